//! The earlier years of every school, and what they made of its verdict.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::{Page, cell};
use crate::report::Report;

const COLUMNS: [(&str, u16); 8] = [
    ("column-school-code", 14),
    ("column-school", 30),
    ("column-year", 9),
    ("history-column-alone", 22),
    ("history-column-final", 22),
    ("column-rank", 12),
    ("column-score", 10),
    ("column-by-what", 70),
];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-history", columns(report, &COLUMNS))?;
    page.lines(&report.history_summary())?;
    page.lines(&report.history_runs())?;
    page.row += 1;
    let mut rows = Vec::new();
    for school in report.assessment.shown() {
        let Some(grid) = report.history_grid(school) else { continue };
        let known = report.assessment.school(school);
        let last = grid.rows.len() - 1;
        for (at, row) in grid.rows.iter().enumerate() {
            let mut cells = vec![Cell::text(&known.id), Cell::text(&known.short_name)];
            cells.extend(row.iter().zip(&grid.figures).map(|(text, figure)| cell(report.texts, text, *figure)));
            // the reason stands with this year
            let because = report.history_line(school).filter(|_| at == last);
            cells.push(because.map_or(Cell::Empty, Cell::Text));
            rows.push((Row::Plain, cells));
        }
    }
    page.table(rows.into_iter())?;
    page.finish()
}

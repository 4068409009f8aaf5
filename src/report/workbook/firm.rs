//! How firm the list is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::looks::Looks;
use super::page::{Column, Page, cell};
use crate::report::Report;
use crate::report::workbook::looks::Row;

/// The width of the columns of figures and of short words, of names, of reasons.
const WIDTHS: [u16; 3] = [16, 34, 80];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let grid = report.firmness.map(|firm| report.firm_grid(firm));
    let columns = grid.as_ref().map_or_else(
        || vec![Column { heading: String::new(), width: WIDTHS[2], printed: true }],
        |grid| {
            let last = grid.header.len() - 1;
            let width = |at: usize| match at {
                1 => WIDTHS[1],
                at if at == last => WIDTHS[2],
                _ => WIDTHS[0],
            };
            (0..)
                .zip(&grid.header)
                .map(|(at, heading)| Column { heading: heading.clone(), width: width(at), printed: true })
                .collect()
        },
    );
    let mut page = Page::new(sheet, looks, report, "book-sheet-firm", columns)?;
    let (Some(grid), Some(firm)) = (grid, report.firmness) else {
        page.line(&report.firm_lacking())?;
        return page.finish();
    };
    page.lines(&report.firm_summary())?;
    page.table(grid.rows.iter().map(|row| {
        let cells = row.iter().zip(&grid.figures).map(|(text, figure)| cell(report.texts, text, *figure));
        (Row::Plain, cells.collect())
    }))?;
    section(&mut page, report, "firm-without", &report.without_lines())?;
    section(&mut page, report, "firm-shifted-heading", &report.shifted_lines())?;
    if !firm.intervals.is_empty() {
        page.heading(&report.word("firm-intervals"))?;
        let mut intervals = report.intervals_grid(firm);
        // names stand in the wide column, after an empty one
        for row in intervals.rows.iter_mut().chain([&mut intervals.header]) {
            row.insert(0, String::new());
        }
        intervals.figures.insert(0, false);
        page.grid(&intervals)?;
        page.line(&report.word("firm-intervals-note"))?;
    }
    section(&mut page, report, "firm-others", &report.agreement())?;
    section(&mut page, report, "firm-notes", &report.firm_notes())?;
    page.finish()
}

fn section(page: &mut Page<'_>, report: &Report<'_>, key: &'static str, lines: &[String]) -> Result<(), XlsxError> {
    if lines.is_empty() {
        return Ok(());
    }
    page.heading(&report.word(key))?;
    page.lines(lines)
}

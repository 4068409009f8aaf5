//! What a draft changes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::columns;
use super::looks::{Looks, Row};
use super::page::{Page, cell};
use crate::report::Report;

const MOVED: [(&str, u16); 5] =
    [("column-school", 34), ("column-score", 22), ("column-rank", 16), ("column-status", 34), ("draft-column-why", 80)];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "draft-heading", columns(report, &MOVED))?;
    let Some((what_if, difference)) = report.draft() else { return page.finish() };
    page.lines(&report.draft_lines(difference))?;
    if !difference.moved.is_empty() {
        let moved = report.moved_grid(difference);
        page.table(moved.rows.iter().map(|row| {
            let cells = row.iter().zip(&moved.figures).map(|(text, figure)| cell(report.texts, text, *figure));
            (Row::Plain, cells.collect())
        }))?;
        page.line(&report.word("draft-note"))?;
    }
    page.heading(&report.word("draft-changes"))?;
    let mut changed = report.changed_grid(what_if);
    // what is changed stands in the wide column, the line at the end
    for row in changed.rows.iter_mut().chain([&mut changed.header]) {
        row.rotate_left(1);
    }
    changed.figures.rotate_left(1);
    page.grid(&changed)?;
    page.finish()
}

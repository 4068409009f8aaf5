//! The first pages: the mark of the attachment, what must be seen first, by whom and by what, the list, who stands beside it.

use super::docx::{Document, Style, Table};
use super::title;
use crate::report::Report;

/// How the columns of the list share the width: number, place, school, score, reasons.
const RANKED: [u32; 5] = [5, 9, 32, 10, 44];
/// The same where nothing ranks: number, school, grounds.
const UNRANKED: [u32; 3] = [5, 38, 57];
/// The same where no score is published: number, school, how many values are.
const PUBLISHED: [u32; 3] = [5, 60, 35];

/// The same of what a draft changes: line, what, was, now; and of who moved: school, score, place, verdict, reason.
const CHANGED: [u32; 4] = [10, 54, 18, 18];
const MOVED: [u32; 5] = [20, 16, 12, 18, 34];

pub(super) fn write(report: &Report<'_>, document: &mut Document) {
    for key in ["attachment-number", "attachment-order", "attachment-date"] {
        document.paragraph(Style::Mark, &report.word(key));
    }
    for banner in report.banners() {
        document.paragraph(Style::Banner, &banner);
    }
    document.paragraph(Style::Title, &title(report));
    document.paragraph(Style::Body, &report.purpose());
    document.lines(Style::Body, &report.by_which());
    document.lines(Style::Warning, &report.warnings());
    draft(report, document);
    document.paragraph(Style::Body, &report.cut());
    if report.assessment.listed().next().is_some() {
        document.table(&list(report).spoken(&report.word("value-none")));
    }
    document.lines(Style::Body, &report.beside_the_list());
    document.lines(Style::Body, &report.decisions_and_marks());
}

/// What a draft changes.
fn draft(report: &Report<'_>, document: &mut Document) {
    let Some((what_if, difference)) = report.draft() else { return };
    document.paragraph(Style::Heading, &report.word("draft-heading"));
    document.table(&Table::of(report.changed_grid(what_if), &CHANGED));
    document.lines(Style::Body, &report.draft_lines(difference));
    if !difference.moved.is_empty() {
        document.table(&Table::of(report.moved_grid(difference), &MOVED));
        document.paragraph(Style::Body, &report.word("draft-note"));
    }
}

/// The list, numbered.
fn list(report: &Report<'_>) -> Table {
    let mut grid = report.list_grid();
    grid.header.insert(0, report.word("column-number"));
    grid.figures.insert(0, true);
    for (row, number) in grid.rows.iter_mut().zip(1..) {
        row.insert(0, i32::to_string(&number));
    }
    let shares: &[u32] = match grid.header.len() {
        5 => &RANKED,
        _ if report.scores_withheld() => &PUBLISHED,
        _ => &UNRANKED,
    };
    Table::of(grid, shares)
}

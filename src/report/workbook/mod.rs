//! `перечень.xlsx`: the whole report as a workbook for whoever checks with a calculator. Numbers stand as they are shown,
//! and beside the page as they are; charts refer to cells. Texts of files go in as texts, never as formulas.

mod cell;
mod charts;
mod contributions;
mod draft;
mod firm;
mod history;
mod list;
mod looks;
mod page;
mod ranking;
mod rules;
mod run;
mod schools;
mod sources;
mod told;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Report, book};
use crate::text::Message;
pub(super) use cell::Cell;
pub(super) use looks::{Looks, Row};
pub(super) use page::{Column, Page};

/// What writes a sheet.
type Write = fn(&mut Worksheet, &mut Looks, &Report<'_>) -> Result<(), XlsxError>;

/// The workbook.
pub(super) fn bytes(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let title = report.head().into_iter().next().unwrap_or_default();
    let mut workbook = book::new(&title, report.date())?;
    let mut looks = Looks::new();
    for write in sheets(report) {
        write(workbook.add_worksheet(), &mut looks, report)?;
    }
    workbook.save_to_buffer()
}

/// The sheets that have something to tell.
fn sheets(report: &Report<'_>) -> Vec<Write> {
    let mut sheets: Vec<Write> = vec![list::write, ranking::write, contributions::write];
    if report.draft().is_some() {
        sheets.insert(1, draft::write);
    }
    if !report.assessment.criteria.rules.is_empty() {
        sheets.push(rules::write);
    }
    if report.assessment.history.is_some() {
        sheets.push(history::write);
    }
    if charts::are_due(report) {
        sheets.push(charts::write);
    }
    sheets.extend([sources::write as Write, told::methodology, told::findings]);
    // what is withheld needs no sheet to say so: the banner does
    if report.run.public.is_none() {
        sheets.push(firm::write);
    }
    sheets.push(run::write);
    sheets
}

/// Columns that are printed: the keys of their headings and their widths.
fn columns(report: &Report<'_>, keys: &[(&'static str, u16)]) -> Vec<Column> {
    let column =
        |(key, width): &(&'static str, u16)| Column { heading: report.word(key), width: *width, printed: true };
    keys.iter().map(column).collect()
}

/// The columns beside the page for a number as it is, named after the column that shows it.
fn exact_columns(report: &Report<'_>, of: &'static str) -> [Column; 3] {
    ["book-exact", "book-exact-above", "book-exact-below"].map(|key| {
        let heading = report.say(&Message::new(key).with("what", report.word(of)));
        Column { heading, width: 18, printed: false }
    })
}

/// Whether some school has a score that is told.
fn is_scored(report: &Report<'_>) -> bool {
    report.assessment.schools.iter().any(|school| school.total().is_some())
}

/// Whether some score lies below zero, so that bars can't begin there.
fn has_negative_scores(report: &Report<'_>) -> bool {
    report.assessment.schools.iter().filter_map(|school| school.total()).any(|total| total.score < 0)
}

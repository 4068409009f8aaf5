//! What was run: program, methodology, options, the files that were read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::Page;
use super::schools::none;
use crate::origin::Input;
use crate::report::Report;
use crate::run_record::VERSION;

const COLUMNS: [(&str, u16); 6] = [
    ("column-file", 40),
    ("column-sheet", 24),
    ("column-kind", 26),
    ("column-year", 9),
    ("column-rows", 16),
    ("column-digest", 68),
];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-run", columns(report, &COLUMNS))?;
    let run = report.run;
    page.lines(&report.head()[1..])?;
    let message = crate::text::Message::new("book-version").with("version", VERSION);
    page.line(&report.say(&message))?;
    if !run.dropped.is_empty() {
        let columns: Vec<&str> = run.dropped.iter().map(String::as_str).collect();
        page.line(&report.say(&crate::text::Message::new("book-dropped").with("columns", columns)))?;
    }
    if run.register_accepted {
        page.line(&report.word("book-register-accepted"))?;
    }
    page.heading(&report.word("report-inputs"))?;
    let changes = run.what_if.iter().map(|what_if| {
        let dash = || Cell::Text(report.word("value-none"));
        let (file, kind) = (Cell::text(what_if.file.as_str()), Cell::Text(report.word("draft-file")));
        let lines = Cell::NoNumber(what_if.lines().to_string());
        (Row::Plain, vec![file, dash(), kind, none(report), lines, Cell::text(what_if.sha256.as_str())])
    });
    page.table(run.inputs.iter().map(|input| (Row::Plain, cells(report, input))).chain(changes))?;
    for (key, lines) in [
        ("report-years", report.years()),
        ("report-matches", report.matches.iter().map(|found| report.matched(found)).collect()),
    ] {
        if !lines.is_empty() {
            page.heading(&report.word(key))?;
            page.lines(&lines)?;
        }
    }
    page.line(&report.word("book-run-note"))?;
    page.finish()
}

/// What is told of a file.
fn cells(report: &Report<'_>, input: &Input) -> Vec<Cell> {
    let dash = report.word("value-none");
    let digest = Some(&input.sha256).filter(|digest| !digest.is_empty());
    vec![
        Cell::text(input.file.as_ref()),
        Cell::text(input.sheet.as_deref().unwrap_or(&dash)),
        Cell::Text(input.layout.clone().unwrap_or_else(|| report.word("report-unused"))),
        input.year.map_or_else(|| none(report), Cell::count),
        Cell::NoNumber(format!("{} / {}", input.rows_read, input.rows_used)),
        Cell::text(digest.unwrap_or(&dash)),
    ]
}

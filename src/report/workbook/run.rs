//! What was run: program, methodology, options, the files that were read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::Page;
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
    let inputs = report.inputs_grid();
    page.table(inputs.rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(&inputs.figures);
        let cells = cells.map(|(text, figure)| super::page::cell(report, &text, *figure));
        (Row::Plain, cells.collect::<Vec<Cell>>())
    }))?;
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

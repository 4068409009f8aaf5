//! Sheets in words: the methodology, and what is odd in the data.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::Page;
use crate::finding::Finding;
use crate::report::{Report, methodology as annex, wording};

const METHODOLOGY: [(&str, u16); 3] = [("column-number", 8), ("column-about", 34), ("column-text", 90)];

const FINDINGS: [(&str, u16); 8] = [
    ("column-number", 6),
    ("column-level", 13),
    ("column-code", 7),
    ("column-file", 28),
    ("column-sheet", 16),
    ("column-cell", 9),
    ("column-what", 60),
    ("column-remedy", 60),
];

/// The methodology in numbered items.
pub(super) fn methodology(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-methodology", columns(report, &METHODOLOGY))?;
    let mut rows = Vec::new();
    for section in annex::sections(report.assessment.criteria, report.texts) {
        rows.push((Row::Part, vec![Cell::Empty, Cell::Text(section.title), Cell::Empty]));
        for item in section.items {
            let (title, parted) = item.title.map_or((String::new(), " "), |title| (title, "\n"));
            let cells = vec![Cell::Text(item.number), Cell::Text(title), Cell::Text(item.lines.join(parted))];
            rows.push((Row::Plain, cells));
        }
    }
    page.table(rows.into_iter())?;
    page.finish()
}

/// What is odd in the data.
pub(super) fn findings(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-findings", columns(report, &FINDINGS))?;
    if report.findings.is_empty() {
        let public = report.run.public.is_some();
        page.line(&report.word(if public { "book-findings-withheld" } else { "book-no-findings" }))?;
    } else {
        page.table((1..).zip(report.findings).map(|(number, finding)| (Row::Plain, cells(report, number, finding))))?;
    }
    page.finish()
}

fn cells(report: &Report<'_>, number: usize, finding: &Finding) -> Vec<Cell> {
    let place = &finding.place;
    let file = if place.file.is_empty() { report.word("finding-folder") } else { place.file.to_string() };
    vec![
        Cell::count(number),
        Cell::Text(report.say(&wording::level(finding.level))),
        Cell::text(finding.code),
        Cell::Text(file),
        place.sheet.as_deref().map_or(Cell::Empty, Cell::text),
        place.address().map_or(Cell::Empty, Cell::Text),
        Cell::Text(report.say(&finding.message)),
        Cell::Text(report.say(&finding.remedy)),
    ]
}

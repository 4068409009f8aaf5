//! What every rule says of every school, by which values.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::Page;
use crate::assess::Held;
use crate::decision::Status;
use crate::report::Report;

const COLUMNS: [(&str, u16); 9] = [
    ("column-number", 6),
    ("column-school-code", 14),
    ("column-school", 24),
    ("column-rule", 44),
    ("column-held", 18),
    ("column-yes", 8),
    ("column-no", 8),
    ("column-unknown", 14),
    ("column-by-what", 70),
];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-rules", columns(report, &COLUMNS))?;
    let considered = |school: &usize| report.assessment.schools[*school].status != Status::NotConsidered;
    let schools = (1..).zip(report.assessment.shown().filter(considered));
    let rules = 0..report.assessment.criteria.rules.len();
    page.table(schools.flat_map(|(number, school)| rules.clone().map(move |rule| row(report, number, school, rule))))?;
    page.finish()
}

fn row(report: &Report<'_>, number: usize, school: usize, rule: usize) -> (Row, Vec<Cell>) {
    let known = report.assessment.school(school);
    let outcome = report.assessment.outcome(school, rule);
    let cells = report.assessment.cells(school, rule);
    let by: Vec<String> = cells.iter().map(|cell| report.rule_cell(school, cell)).collect();
    let listed = outcome.held == Held::Yes;
    let cells = vec![
        Cell::count(number),
        Cell::text(&known.id),
        Cell::text(&known.short_name),
        Cell::text(&report.assessment.criteria.rules[rule].title),
        Cell::Text(report.say(&report.held(outcome.held))),
        Cell::count(outcome.yes),
        Cell::count(outcome.no),
        Cell::count(outcome.unknown),
        Cell::Text(by.join("\n")),
    ];
    (if listed { Row::Listed } else { Row::Plain }, cells)
}

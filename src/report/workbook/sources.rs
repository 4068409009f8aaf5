//! Every value that the methodology takes, with its file, sheet and cell; what else was read stands in observations.csv.
//! What is missing stands in words and never as zero.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::columns;
use super::looks::{Looks, Row};
use super::page::Page;
use crate::observation::{Observation, Reading, Share};
use crate::report::Report;

const COLUMNS: [(&str, u16); 11] = [
    ("column-school-code", 14),
    ("column-school", 24),
    ("column-measure", 46),
    ("column-year", 7),
    ("column-its-value", 20),
    ("column-above", 12),
    ("column-below", 14),
    ("column-printed", 12),
    ("column-file", 30),
    ("column-sheet", 18),
    ("column-cell", 10),
];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, looks, report, "book-sheet-sources", columns(report, &COLUMNS))?;
    page.line(&report.word("book-sources-note"))?;
    let (criteria, year) = (report.assessment.criteria, report.assessment.year);
    let mut taken: BTreeMap<&str, i32> = BTreeMap::new();
    for indicator in &criteria.indicators {
        let first = year.saturating_sub(indicator.window.not_older_than);
        for measure in indicator.take.measures() {
            taken.entry(measure).and_modify(|known| *known = first.min(*known)).or_insert(first);
        }
    }
    let is_taken = |observation: &&Observation| {
        taken.get(&*observation.measure).is_some_and(|first| (*first..=year).contains(&observation.year))
    };
    let rows = report.observations.rows().iter().filter(is_taken);
    page.table(rows.map(|observation| (Row::Plain, cells(report, observation))))?;
    page.finish()
}

fn cells(report: &Report<'_>, observation: &Observation) -> Vec<Cell> {
    let school = report.assessment.school(observation.school);
    let mut cells = vec![
        Cell::text(&school.id),
        Cell::text(&school.short_name),
        Cell::text(report.assessment.criteria.measure_title(&observation.measure)),
        Cell::count(observation.year),
    ];
    cells.extend(reading(report, observation));
    cells.push(observation.printed.as_ref().map_or(Cell::Empty, Cell::exact));
    let origin = &observation.origin;
    cells.push(Cell::text(origin.file.as_ref()));
    cells.push(origin.sheet.as_deref().map_or(Cell::Empty, Cell::text));
    cells.push(Cell::Text(origin.cell()));
    cells
}

/// The value, and the counts above and below the line.
fn reading(report: &Report<'_>, observation: &Observation) -> [Cell; 3] {
    match &observation.reading {
        Reading::Count(count) => [Cell::count(*count), Cell::Empty, Cell::Empty],
        Reading::Number(value) => [Cell::exact(value), Cell::Empty, Cell::Empty],
        Reading::Share(Share::Counted { numerator, denominator }) => {
            [Cell::Empty, Cell::count(*numerator), Cell::count(*denominator)]
        }
        Reading::Share(Share::Printed { percent, digits, numerator }) => {
            let value = Cell::Number {
                value: percent.clone(),
                digits: *digits,
                behind: report.say(&crate::report::wording::behind(crate::criteria::Unit::Percent)),
            };
            [value, numerator.map_or(Cell::Empty, Cell::count), Cell::Empty]
        }
        Reading::Missing(_) => [Cell::NoNumber(report.reading(observation)), Cell::Empty, Cell::Empty],
    }
}

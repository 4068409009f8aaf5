//! Every value that was read, with its file, sheet and cell. What is missing stands in words and never as zero.

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
    page.table(report.observations.rows().iter().map(|observation| (Row::Plain, cells(report, observation))))?;
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

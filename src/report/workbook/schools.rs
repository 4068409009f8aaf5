//! Tables with a row a school, as the list and the ranking have them: each column is its heading, its width and what it
//! says of a school. A column that says nothing of any of them is left out.

use super::cell::Cell;
use super::page::Column;
use super::{columns, exact_columns};
use crate::report::{Report, wording};

/// The column of the score, beside which the exact one stands.
pub(super) const SCORE: &str = "column-score";

/// What a column says of a school.
type Says = fn(&Report<'_>, usize) -> Cell;

/// A column.
pub(super) struct Told {
    key: &'static str,
    width: u16,
    says: Says,
    always: bool,
}

impl Told {
    /// A column that stands there where it says something.
    pub(super) fn where_any(key: &'static str, width: u16, says: Says) -> Self {
        Self { key, width, says, always: false }
    }

    /// A column that stands there whatever it says.
    pub(super) fn always(key: &'static str, width: u16, says: Says) -> Self {
        Self { key, width, says, always: true }
    }

    pub(super) fn rank() -> Self {
        Self::where_any("column-rank", 8, |report, school| {
            report.assessment.schools[school].rank.map_or_else(|| none(report), Cell::count)
        })
    }

    pub(super) fn code() -> Self {
        Self::always("column-school-code", 14, |report, school| Cell::text(&report.assessment.school(school).id))
    }

    pub(super) fn name() -> Self {
        Self::always("column-school", 34, |report, school| Cell::text(&report.assessment.school(school).name))
    }

    pub(super) fn score(width: u16) -> Self {
        Self::where_any(SCORE, width, |report, school| {
            let digits = wording::point_digits(report.assessment.criteria);
            let total = report.assessment.schools[school].total();
            total.map_or_else(|| none(report), |total| Cell::shown(&total.score, digits))
        })
    }
}

/// What stands where others have a number.
pub(super) fn none(report: &Report<'_>) -> Cell {
    Cell::NoNumber(report.word("value-none"))
}

/// The columns of a table.
pub(super) struct Columns(Vec<Told>);

impl Columns {
    /// Those that say something of some of the schools.
    pub(super) fn of(report: &Report<'_>, schools: impl Iterator<Item = usize>, all: Vec<Told>) -> Self {
        let schools: Vec<usize> = schools.collect();
        let says = |told: &Told| schools.iter().any(|school| (told.says)(report, *school).says_something());
        Self(all.into_iter().filter(|told| told.always || says(told)).collect())
    }

    /// Where a column stands.
    pub(super) fn place(&self, key: &str) -> Option<u16> {
        self.0.iter().position(|told| told.key == key).and_then(|at| u16::try_from(at).ok())
    }

    pub(super) fn headings(&self, report: &Report<'_>) -> Vec<Column> {
        let keys: Vec<(&'static str, u16)> = self.0.iter().map(|told| (told.key, told.width)).collect();
        let mut columns = columns(report, &keys);
        columns.extend(self.place(SCORE).into_iter().flat_map(|_| exact_columns(report, SCORE)));
        columns
    }

    pub(super) fn cells(&self, report: &Report<'_>, school: usize) -> Vec<Cell> {
        let exact = report.assessment.schools[school].total().map(|total| Cell::fraction(&total.score));
        self.0.iter().map(|told| (told.says)(report, school)).chain(exact.into_iter().flatten()).collect()
    }
}

//! What is known of the schools: one observation a school, measure and year, each with the cell it came from.
//!
//! A reading is a number or a reason why there is none; missing, suppressed and not applicable are never zero.

mod disclosure;
mod measure;
mod table;
mod what_if;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::number::Exact;
use crate::origin::Origin;

pub use disclosure::Disclosure;
pub use measure::{Catalogue, Measure, MeasureKind, NotHeld, Subject, catalogue};
pub use table::{Parts, Pooling};
pub use what_if::{Changed, WhatIf};

/// Decimals to which means are held: they are summed as scaled integers.
pub const MEAN_DIGITS: u32 = 8;

/// Why a cell holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The cell is empty.
    Blank,
    /// The cell says that there are no data (`н/д`).
    NoData,
    /// The cell says that the number is hidden from us (`менее 5`).
    Suppressed,
    /// The cell says that there is nothing to report (`х`).
    NotApplicable,
    /// A mean over nobody: the cell says 0, the count of participants too.
    Nobody,
    /// What the cell says was not understood, and the analyst let it pass.
    Unreadable,
    /// The cell has a number that we do not publish: only in the edition for publication.
    Withheld,
}

impl Missing {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Blank,
        Self::NoData,
        Self::Suppressed,
        Self::NotApplicable,
        Self::Nobody,
        Self::Unreadable,
        Self::Withheld,
    ];

    /// The reason's word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::NoData => "no_data",
            Self::Suppressed => "suppressed",
            Self::NotApplicable => "not_applicable",
            Self::Nobody => "nobody",
            Self::Unreadable => "unreadable",
            Self::Withheld => "withheld",
        }
    }
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// Both counts are known.
    Counted {
        /// Pupils of whom it is true.
        numerator: i64,
        /// All pupils.
        denominator: i64,
    },
    /// Only the percent is known, as printed.
    Printed {
        /// The percent, 0 … 100.
        percent: Exact,
        /// Digits printed after the point: the true percent lies within half of the last one.
        digits: u32,
        /// The count printed beside it.
        numerator: Option<i64>,
    },
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A number of pupils, families, teachers.
    Count(i64),
    /// A mean or another decimal.
    Number(Exact),
    /// A part of a whole.
    Share(Share),
    /// No number, and why.
    Missing(Missing),
}

/// One cell of the input, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The school: its place in the register.
    pub school: usize,
    /// The measure's id.
    pub measure: Arc<str>,
    /// The year: an exam's is the year it was sat, a report's the year it reports on.
    pub year: i32,
    /// What the cell says.
    pub reading: Reading,
    /// The percent that stands in the cell, where the count was recovered from it.
    pub printed: Option<Exact>,
    /// The cell.
    pub origin: Origin,
}

impl Observation {
    /// The reason, where there is no number.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        match self.reading {
            Reading::Missing(why) => Some(why),
            _ => None,
        }
    }

    fn key(&self) -> (usize, &str, i32) {
        (self.school, &self.measure, self.year)
    }
}

/// All observations, one a school, measure and year, in a fixed order.
pub struct Observations {
    rows: Vec<Observation>,
    /// By measure: its rows, by school and year.
    columns: BTreeMap<Arc<str>, Vec<u32>>,
    table: table::Table,
}

impl Observations {
    /// The observations given, in whatever order. Of two for the same school, measure and year the first by origin is
    /// kept: whoever reads files reports such pairs before they come here.
    #[must_use]
    pub fn new(mut rows: Vec<Observation>) -> Self {
        rows.sort_by(|a, b| (a.key(), &a.origin).cmp(&(b.key(), &b.origin)));
        rows.dedup_by(|later, earlier| later.key() == earlier.key());
        let mut columns: BTreeMap<Arc<str>, Vec<u32>> = BTreeMap::new();
        for (place, row) in (0..).zip(&rows) {
            match columns.get_mut(&row.measure) {
                Some(column) => column.push(place),
                None => {
                    columns.insert(row.measure.clone(), vec![place]);
                }
            }
        }
        let table = table::Table::new(&rows, &columns);
        Self { rows, columns, table }
    }

    /// The same with these rows in the place of those of the same school, measure and year.
    #[must_use]
    pub fn with(&self, changed: Vec<Observation>) -> Self {
        let keys: BTreeSet<_> = changed.iter().map(Observation::key).collect();
        let kept: Vec<Observation> = self.rows.iter().filter(|row| !keys.contains(&row.key())).cloned().collect();
        Self::new(kept.into_iter().chain(changed).collect())
    }

    /// All rows: by school, measure, year.
    #[must_use]
    pub fn rows(&self) -> &[Observation] {
        &self.rows
    }

    /// The row of a school, measure and year.
    #[must_use]
    pub fn find(&self, school: usize, measure: &str, year: i32) -> Option<usize> {
        self.column(measure).find(school, year)
    }

    /// The rows of a measure.
    #[must_use]
    pub fn column(&self, measure: &str) -> Rows<'_> {
        Rows { observations: self, places: self.columns.get(measure).map_or(&[], Vec::as_slice) }
    }

    /// Counts and sums of a set of measures, by school and year: see [`Pooling`].
    #[must_use]
    pub fn parts(&self, pooling: &Pooling<'_>, years: &BTreeSet<i32>) -> Vec<Parts> {
        self.table.parts(pooling, years)
    }
}

/// The rows of one measure, by school and year.
#[derive(Clone, Copy)]
pub struct Rows<'o> {
    observations: &'o Observations,
    places: &'o [u32],
}

impl Rows<'_> {
    /// The row of a school and year.
    #[must_use]
    pub fn find(&self, school: usize, year: i32) -> Option<usize> {
        let key = |place: &u32| {
            let row = &self.observations.rows[*place as usize];
            (row.school, row.year)
        };
        self.places.binary_search_by(|place| key(place).cmp(&(school, year))).ok().map(|at| self.places[at] as usize)
    }

    /// The years for which at least one school has a number.
    #[must_use]
    pub fn years(&self) -> BTreeSet<i32> {
        let rows = self.places.iter().map(|place| &self.observations.rows[*place as usize]);
        rows.filter(|row| row.missing().is_none()).map(|row| row.year).collect()
    }
}

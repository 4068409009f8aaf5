//! What is known of the schools: one observation a school, measure and year, each with the cell it came from.
//!
//! A reading is a number or a reason why there is none; missing, suppressed and not applicable are never zero.

mod measure;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::number::Exact;
use crate::origin::Origin;

pub use measure::{Catalogue, Measure, MeasureKind, NotHeld, Subject, catalogue};
pub use table::{Parts, Pooling};

/// Decimals to which means are held: they are summed as scaled integers.
pub const MEAN_DIGITS: u32 = 8;

/// Why a cell holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The cell is empty.
    Blank,
    /// The cell says that there are no data (`н/д`).
    NoData,
    /// The cell says that the number is withheld (`менее 5`).
    Suppressed,
    /// The cell says that there is nothing to report (`х`).
    NotApplicable,
    /// A mean over nobody: the cell says 0, the count of participants too.
    Nobody,
    /// What the cell says was not understood, and the analyst let it pass.
    Unreadable,
}

impl Missing {
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
    years: BTreeMap<Arc<str>, BTreeSet<i32>>,
    table: table::Table,
}

impl Observations {
    /// The observations given, in whatever order. Of two for the same school, measure and year the first by origin is
    /// kept: whoever reads files reports such pairs before they come here.
    #[must_use]
    pub fn new(mut rows: Vec<Observation>) -> Self {
        rows.sort_by(|a, b| (a.key(), &a.origin).cmp(&(b.key(), &b.origin)));
        rows.dedup_by(|later, earlier| later.key() == earlier.key());
        let mut years: BTreeMap<Arc<str>, BTreeSet<i32>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.missing().is_none()) {
            years.entry(row.measure.clone()).or_default().insert(row.year);
        }
        let table = table::Table::new(&rows);
        Self { rows, years, table }
    }

    /// All rows: by school, measure, year.
    #[must_use]
    pub fn rows(&self) -> &[Observation] {
        &self.rows
    }

    /// The row of a school, measure and year.
    #[must_use]
    pub fn find(&self, school: usize, measure: &str, year: i32) -> Option<usize> {
        self.rows.binary_search_by(|row| row.key().cmp(&(school, measure, year))).ok()
    }

    /// The years for which at least one school has a number of this measure.
    #[must_use]
    pub fn years(&self, measure: &str) -> BTreeSet<i32> {
        self.years.get(measure).cloned().unwrap_or_default()
    }

    /// Counts and sums of a set of measures, by school and year: see [`Pooling`].
    #[must_use]
    pub fn parts(&self, pooling: &Pooling<'_>, years: &BTreeSet<i32>) -> Vec<Parts> {
        self.table.parts(pooling, years)
    }
}

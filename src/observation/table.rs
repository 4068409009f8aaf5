//! The observations as a table of integer columns, and the sums over it. Integers add up to the same total in any
//! order and on any number of threads; this is the one place that uses Polars.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::{Column, DataFrame};

use super::{MEAN_DIGITS, Missing, Observation, Reading, catalogue};

/// What to add up.
#[derive(Debug, Clone)]
pub enum Pooling<'a> {
    /// Counts over counts: a share.
    Share {
        /// Measures whose counts are added above the line.
        above: &'a [String],
        /// Measures whose counts are added below the line.
        below: &'a [String],
    },
    /// Means times their participants over participants: a mean. The sum is scaled by `10^MEAN_DIGITS`.
    Mean {
        /// Measures whose means are added.
        of: &'a [String],
    },
    /// Counts: a sum, over 1.
    Sum {
        /// Measures whose counts are added.
        of: &'a [String],
    },
}

/// The sums of one school and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The school: its place in the register.
    pub school: usize,
    /// The year.
    pub year: i32,
    /// The sum above the line.
    pub above: i64,
    /// The sum below the line.
    pub below: i64,
    /// Whether every cell that the sums need was there.
    pub whole: bool,
}

/// By measure the columns `school`, `year`, `amount` (a count, or a mean times its participants, scaled), `cohort` (the
/// participants of a mean). Only rows with a number that can be added stand here.
pub(super) struct Table {
    frames: BTreeMap<Arc<str>, DataFrame>,
}

impl Table {
    pub(super) fn new(rows: &[Observation], columns: &BTreeMap<Arc<str>, Vec<u32>>) -> Self {
        let mut frames = BTreeMap::new();
        for (measure, places) in columns {
            let base = catalogue().measure(measure).and_then(|known| known.base.as_deref());
            let base = base.and_then(|base| columns.get(base)).map_or(&[][..], Vec::as_slice);
            let mut cohorts = base.iter().map(|place| &rows[*place as usize]).peekable();
            let mut frame = Frame::default();
            for row in places.iter().map(|place| &rows[*place as usize]) {
                // both stand in the order of schools and years
                while cohorts.peek().is_some_and(|other| (other.school, other.year) < (row.school, row.year)) {
                    cohorts.next();
                }
                let cohort = cohorts.peek().filter(|other| (other.school, other.year) == (row.school, row.year));
                let cohort =
                    cohort.and_then(|other| if let Reading::Count(n) = other.reading { Some(n) } else { None });
                let addable = match &row.reading {
                    Reading::Count(count) => Some((*count, 0)),
                    Reading::Number(mean) => {
                        cohort.and_then(|n| Some((mean.to_scaled(MEAN_DIGITS)?.checked_mul(n)?, n)))
                    }
                    // a mean over nobody adds nothing and leaves nothing out
                    Reading::Missing(Missing::Nobody) => Some((0, 0)),
                    _ => None,
                };
                if let Some((amount, n)) = addable {
                    frame.push(row, amount, n);
                }
            }
            frames.insert(measure.clone(), frame.finish());
        }
        Self { frames }
    }

    pub(super) fn parts(&self, pooling: &Pooling<'_>, years: &BTreeSet<i32>) -> Vec<Parts> {
        match pooling {
            Pooling::Share { above, below } => {
                let numerators = self.sums(above, years);
                let mut numerators = numerators.iter().peekable();
                let parts = self.sums(below, years).into_iter().map(|sum| {
                    // both stand in the order of schools and years
                    while numerators.peek().is_some_and(|other| other.place < sum.place) {
                        numerators.next();
                    }
                    let found = numerators.peek().filter(|other| other.place == sum.place);
                    let whole = sum.cells == below.len() && found.is_some_and(|found| found.cells == above.len());
                    sum.parts(found.map_or(0, |found| found.amount), sum.amount, whole)
                });
                parts.collect()
            }
            Pooling::Sum { of } => {
                let sums = self.sums(of, years).into_iter();
                sums.map(|sum| sum.parts(sum.amount, 1, sum.cells == of.len())).collect()
            }
            Pooling::Mean { of } => {
                let sums = self.sums(of, years).into_iter();
                sums.map(|sum| sum.parts(sum.amount, sum.cohort, sum.cells == of.len())).collect()
            }
        }
    }

    #[expect(deprecated, reason = "eager sums: the lazy engine would double the build time and the binary")]
    /// The sums of a set of measures by school and year, in that order.
    fn sums(&self, measures: &[String], years: &BTreeSet<i32>) -> Vec<Sum> {
        let frames: Vec<&DataFrame> = measures.iter().filter_map(|id| self.frames.get(id.as_str())).collect();
        let (summed, names) = match frames.as_slice() {
            [] => return Vec::new(),
            // of one measure there is one row a school and year
            [one] => (Ok((*one).clone()), ["amount", "cohort", "cells"]),
            [first, rest @ ..] => {
                let whole = rest.iter().try_fold((*first).clone(), |whole, frame| whole.vstack(frame));
                let sums = whole.and_then(|rows| {
                    rows.group_by_stable(["school", "year"])?.select(["amount", "cohort", "cells"]).sum()
                });
                (sums, ["amount_sum", "cohort_sum", "cells_sum"])
            }
        };
        let summed = summed.expect("the columns of the table are integers and are all there");
        let column = |name: &str| -> Vec<i64> {
            let column = summed.column(name).expect("the sums have the columns they were asked for");
            let integers = column.cast(&polars::prelude::DataType::Int64).expect("integers are integers");
            integers.i64().expect("they were just made so").iter().map(Option::unwrap_or_default).collect()
        };
        let (schools, found) = (column("school"), column("year"));
        let [amounts, cohorts, cells] = names.map(column);
        let rows = (0..schools.len()).filter_map(|row| {
            let year = i32::try_from(found[row]).unwrap_or(i32::MAX);
            let place = (usize::try_from(schools[row]).unwrap_or(usize::MAX), year);
            let cells = usize::try_from(cells[row]).unwrap_or_default();
            years.contains(&year).then_some(Sum { place, amount: amounts[row], cohort: cohorts[row], cells })
        });
        let mut sums: Vec<Sum> = rows.collect();
        sums.sort_unstable_by_key(|sum| sum.place);
        sums
    }
}

/// The sums of one school and year.
struct Sum {
    place: (usize, i32),
    amount: i64,
    cohort: i64,
    cells: usize,
}

impl Sum {
    fn parts(&self, above: i64, below: i64, whole: bool) -> Parts {
        Parts { school: self.place.0, year: self.place.1, above, below, whole }
    }
}

/// The columns of a measure being filled.
#[derive(Default)]
struct Frame {
    schools: Vec<u32>,
    years: Vec<i32>,
    amounts: Vec<i64>,
    cohorts: Vec<i64>,
}

impl Frame {
    fn push(&mut self, row: &Observation, amount: i64, cohort: i64) {
        self.schools.push(u32::try_from(row.school).unwrap_or(u32::MAX));
        self.years.push(row.year);
        self.amounts.push(amount);
        self.cohorts.push(cohort);
    }

    fn finish(self) -> DataFrame {
        let cells = vec![1_i64; self.schools.len()];
        let columns = vec![
            Column::new("school".into(), self.schools),
            Column::new("year".into(), self.years),
            Column::new("amount".into(), self.amounts),
            Column::new("cohort".into(), self.cohorts),
            Column::new("cells".into(), cells),
        ];
        DataFrame::new_infer_height(columns).expect("the columns have one length and different names")
    }
}

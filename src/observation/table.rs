//! The observations as a table of integer columns, and the sums over it. Integers add up to the same total in any
//! order and on any number of threads; this is the one place that uses Polars.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::{BooleanChunked, Column, DataFrame, NewChunkedArray, PlSmallStr};

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

/// Columns: `school`, `measure`, `year`, `amount` (a count, or a mean times its participants, scaled), `cohort` (the
/// participants of a mean). Only rows with a number that can be added stand here.
pub(super) struct Table {
    frame: DataFrame,
    measures: BTreeMap<Arc<str>, u32>,
    row_measures: Vec<u32>,
    row_years: Vec<i32>,
}

impl Table {
    pub(super) fn new(rows: &[Observation]) -> Self {
        let names: BTreeSet<Arc<str>> = rows.iter().map(|row| row.measure.clone()).collect();
        let measures: BTreeMap<Arc<str>, u32> = names.into_iter().zip(0..).collect();
        let mut counts = BTreeMap::new();
        for row in rows {
            if let Reading::Count(count) = row.reading {
                counts.insert((row.school, row.measure.as_ref(), row.year), count);
            }
        }
        let cohort = |row: &Observation| {
            let base = catalogue().measure(&row.measure)?.base.as_deref()?;
            counts.get(&(row.school, base, row.year)).copied()
        };
        let (mut schools, mut row_measures, mut row_years) = (Vec::new(), Vec::new(), Vec::new());
        let (mut amounts, mut cohorts) = (Vec::new(), Vec::new());
        for row in rows {
            let addable = match &row.reading {
                Reading::Count(count) => Some((*count, 0)),
                Reading::Number(mean) => {
                    cohort(row).and_then(|n| Some((mean.to_scaled(MEAN_DIGITS)?.checked_mul(n)?, n)))
                }
                // a mean over nobody adds nothing and leaves nothing out
                Reading::Missing(Missing::Nobody) => Some((0, 0)),
                _ => None,
            };
            if let Some((amount, n)) = addable {
                schools.push(u32::try_from(row.school).unwrap_or(u32::MAX));
                row_measures.push(measures[&row.measure]);
                row_years.push(row.year);
                amounts.push(amount);
                cohorts.push(n);
            }
        }
        let frame = frame(vec![
            Column::new("school".into(), &schools),
            Column::new("year".into(), &row_years),
            Column::new("amount".into(), &amounts),
            Column::new("cohort".into(), &cohorts),
        ]);
        Self { frame, measures, row_measures, row_years }
    }

    pub(super) fn parts(&self, pooling: &Pooling<'_>, years: &BTreeSet<i32>) -> Vec<Parts> {
        match pooling {
            Pooling::Share { above, below } => {
                let numerators = self.sums(above, years);
                let denominators = self.sums(below, years);
                let parts = denominators.iter().map(|(place, (below_sum, _, cells))| {
                    let (above_sum, _, above_cells) = numerators.get(place).copied().unwrap_or_default();
                    let whole = *cells == below.len() && above_cells == above.len();
                    Parts { school: place.0, year: place.1, above: above_sum, below: *below_sum, whole }
                });
                parts.collect()
            }
            Pooling::Mean { of } => {
                let sums = self.sums(of, years);
                let parts = sums.iter().map(|(place, (above, below, cells))| Parts {
                    school: place.0,
                    year: place.1,
                    above: *above,
                    below: *below,
                    whole: *cells == of.len(),
                });
                parts.collect()
            }
        }
    }

    #[expect(deprecated, reason = "eager sums: the lazy engine would double the build time and the binary")]
    /// By school and year: the sum of amounts, the sum of cohorts, the number of cells.
    fn sums(&self, measures: &[String], years: &BTreeSet<i32>) -> BTreeMap<(usize, i32), (i64, i64, usize)> {
        let wanted: BTreeSet<u32> = measures.iter().filter_map(|id| self.measures.get(id.as_str())).copied().collect();
        let rows = self.row_measures.iter().zip(&self.row_years);
        let mask: Vec<bool> = rows.map(|(measure, year)| wanted.contains(measure) && years.contains(year)).collect();
        let mask = BooleanChunked::from_slice(PlSmallStr::EMPTY, &mask);
        let summed = self.frame.filter(&mask).and_then(|rows| {
            let ones = Column::new("cells".into(), vec![1_i64; rows.height()]);
            let rows = rows.hstack(&[ones])?;
            rows.group_by_stable(["school", "year"])?.select(["amount", "cohort", "cells"]).sum()
        });
        let summed = summed.expect("the columns of the table are integers and are all there");
        let column = |name: &str| -> Vec<i64> {
            let column = summed.column(name).expect("the sums have the columns they were asked for");
            let integers = column.cast(&polars::prelude::DataType::Int64).expect("integers are integers");
            integers.i64().expect("they were just made so").iter().map(Option::unwrap_or_default).collect()
        };
        let (schools, years) = (column("school"), column("year"));
        let (amounts, cohorts, cells) = (column("amount_sum"), column("cohort_sum"), column("cells_sum"));
        let mut sums = BTreeMap::new();
        for row in 0..schools.len() {
            let school = usize::try_from(schools[row]).unwrap_or(usize::MAX);
            let year = i32::try_from(years[row]).unwrap_or(i32::MAX);
            let count = usize::try_from(cells[row]).unwrap_or_default();
            sums.insert((school, year), (amounts[row], cohorts[row], count));
        }
        sums
    }
}

fn frame(columns: Vec<Column>) -> DataFrame {
    DataFrame::new_infer_height(columns).expect("the columns have one length and different names")
}

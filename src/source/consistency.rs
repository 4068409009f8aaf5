//! What the numbers of a table must agree on: parts do not exceed their whole and add up to it, means lie where means
//! can, totals are the sums of their rows, percents are not fractions.

use std::collections::BTreeMap;

use super::header::Column;
use super::notes::{Kind, Notes};
use super::sheet::Cell;
use super::values;
use crate::finding::Level;
use crate::layout::Unit;
use crate::number::Exact;
use crate::observation::{Measure, Reading, Share, catalogue};

const fn kind(code: &'static str, message: &'static str, remedy: &'static str) -> Kind {
    Kind { code, level: Level::Error, message, remedy }
}

const MORE_THAN_ALL: Kind = kind("F42", "finding-more-than-all", "finding-more-than-all-remedy");
const PARTS: Kind = kind("F44", "finding-parts", "finding-parts-remedy");
const TOTALS: Kind = kind("F44", "finding-totals", "finding-totals-remedy");
const MEAN: Kind = kind("F40", "finding-mean", "finding-mean-remedy");
const MARKS: Kind = kind("F45", "finding-marks", "finding-marks-remedy");
const FRACTION: Kind = kind("F39", "finding-fraction", "finding-fraction-remedy");
const FRACTIONS: Kind = kind("F38", "finding-fractions", "finding-fractions-remedy");

/// A cell of a row: its column, its measure, what it says.
pub(super) type Read<'t> = (&'t Column, &'t str, Reading);

/// The count that a row gives for a measure.
pub(super) fn count(cells: &[Read<'_>], measure: &str) -> Option<i64> {
    cells.iter().find(|(_, id, _)| *id == measure).and_then(|(_, _, reading)| match reading {
        Reading::Count(count) => Some(*count),
        _ => None,
    })
}

/// Checks the numbers of one school's row against one another.
pub(super) fn row(cells: &[Read<'_>], row: u32, notes: &mut Notes) {
    for (column, id, reading) in cells {
        let Some(measure) = catalogue().measure(id) else { continue };
        let whole = measure.part_of.as_deref().and_then(|whole| count(cells, whole));
        match reading {
            Reading::Count(part) if whole.is_some_and(|whole| *part > whole) => {
                notes.note(MORE_THAN_ALL, row, column.at, &part.to_string());
            }
            Reading::Count(sum) if parts(cells, measure).is_some_and(|parts| parts != *sum) => {
                notes.note(PARTS, row, column.at, &sum.to_string());
            }
            Reading::Number(mean) if !can_be(measure, mean, cells) => {
                notes.note(MEAN, row, column.at, &mean.to_string().replace('.', ","));
            }
            Reading::Number(mean) if !is_of_marks(cells, measure, mean) => {
                notes.note(MARKS, row, column.at, &mean.to_string().replace('.', ","));
            }
            _ => {}
        }
    }
}

/// Whether a mean is that of the marks beside it, as far as it was rounded. Where not all marks are reported, or they do
/// not add up (which is told by itself), nothing is said.
fn is_of_marks(cells: &[Read<'_>], measure: &Measure, mean: &Exact) -> bool {
    let all = measure.base.as_deref().and_then(|base| count(cells, base));
    let marks: Option<Vec<(i64, i64)>> =
        measure.of_marks.iter().map(|(part, mark)| Some((count(cells, part)?, *mark))).collect();
    let (Some(all), Some(marks)) = (all.filter(|all| *all > 0), marks.filter(|marks| !marks.is_empty())) else {
        return true;
    };
    if marks.iter().map(|(count, _)| count).sum::<i64>() != all {
        return true;
    }
    let sum = marks.iter().map(|(count, mark)| count * mark).sum();
    // what was printed with one digit may have been rounded or cut
    let slack = Exact::scaled(1, mean.decimals().unwrap_or(0).clamp(1, 2));
    Exact::ratio(sum, all).is_none_or(|exact| (&exact - mean).abs() <= slack)
}

/// The sum of a measure's parts, where all are reported.
fn parts(cells: &[Read<'_>], measure: &Measure) -> Option<i64> {
    if measure.sum_of.is_empty() {
        return None;
    }
    let parts: Vec<i64> = measure.sum_of.iter().map(|part| count(cells, part)).collect::<Option<_>>()?;
    let whole = count(cells, &measure.id)?;
    // a part that exceeds the whole is told by itself
    parts.iter().all(|part| *part <= whole).then(|| parts.iter().sum())
}

/// Whether a mean lies where it can; over nobody it says nothing.
fn can_be(measure: &Measure, mean: &Exact, cells: &[Read<'_>]) -> bool {
    let nobody = measure.base.as_deref().and_then(|base| count(cells, base)) == Some(0);
    measure.range.is_none_or(|(least, most)| nobody || (*mean >= least && *mean <= most))
}

/// What is known of the columns of a table when all rows are read.
#[derive(Default)]
pub(super) struct Columns {
    sums: BTreeMap<u32, Option<i64>>,
    percents: BTreeMap<u32, Vec<(u32, Exact)>>,
    /// Rows that belong to no school of the register are part of the totals too.
    pub others: bool,
}

impl Columns {
    /// Takes note of a school's row.
    pub(super) fn add(&mut self, cells: &[Read<'_>], row: u32) {
        for (column, _, reading) in cells {
            match reading {
                Reading::Count(count) => {
                    let sum = self.sums.entry(column.at).or_insert(Some(0));
                    *sum = sum.and_then(|sum| sum.checked_add(*count));
                }
                Reading::Share(Share::Printed { percent, numerator: None, .. }) => {
                    self.percents.entry(column.at).or_default().push((row, percent.clone()));
                }
                // a total may count what the school's own cell withholds
                Reading::Missing(_) if column.unit == Unit::Count => {
                    self.sums.insert(column.at, None);
                }
                _ => {}
            }
        }
    }

    /// Checks the row of totals against the sums of the rows.
    pub(super) fn total<'c>(
        &self,
        row: u32,
        cells: impl Iterator<Item = (&'c Column, Option<&'c Cell>)>,
        notes: &mut Notes,
    ) {
        if self.others {
            return;
        }
        for (column, cell) in cells.filter(|(column, _)| column.unit == Unit::Count) {
            let Some(Some(sum)) = self.sums.get(&column.at) else { continue };
            let Ok(value) = values::read(cell, Unit::Count) else { continue };
            if let Reading::Count(total) = value.reading
                && total != *sum
            {
                notes.note(TOTALS, row, column.at, &format!("{total} ≠ {sum}"));
            }
        }
    }

    /// Checks that percents are percents: a fraction among them, or nothing but fractions.
    pub(super) fn percents(&self, notes: &mut Notes) {
        for (column, values) in &self.percents {
            let fraction = |value: &Exact| *value > 0 && *value < 1;
            let most = values.iter().map(|(_, value)| value).max();
            let all = most.is_some_and(|most| *most <= 1) && values.iter().any(|(_, value)| fraction(value));
            let some = most.is_some_and(|most| *most > 5);
            for (row, value) in values.iter().filter(|(_, value)| fraction(value)) {
                if all || some {
                    notes.note(if all { FRACTIONS } else { FRACTION }, *row, *column, &value.to_string());
                }
            }
        }
    }
}

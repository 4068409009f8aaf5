//! What the numbers of a school must agree on: parts do not exceed their whole and add up to it, means lie where means
//! can; and what those of a column must be: percents and not fractions.

use std::collections::BTreeMap;

use super::cells::Read;
use super::notes::{Kind, Notes};
use crate::finding::Level;
use crate::number::Exact;
use crate::observation::{MEAN_DIGITS, Measure, Reading, Share, catalogue};

const fn kind(code: &'static str, message: &'static str, remedy: &'static str) -> Kind {
    Kind::new(code, Level::Error, message, remedy)
}

const MORE_THAN_ALL: Kind = kind("F42", "finding-more-than-all", "finding-more-than-all-remedy");
const PARTS: Kind = kind("F44", "finding-parts", "finding-parts-remedy");
const GRIM: Kind = Kind {
    code: "F45",
    level: Level::Note,
    message: "finding-mean-impossible",
    remedy: "finding-mean-impossible-remedy",
};
const MEAN: Kind = kind("F40", "finding-mean", "finding-mean-remedy");
const MARKS: Kind = kind("F45", "finding-marks", "finding-marks-remedy");
const FRACTION: Kind = kind("F39", "finding-fraction", "finding-fraction-remedy");
const FRACTIONS: Kind = kind("F38", "finding-fractions", "finding-fractions-remedy");

/// The count that a school's cells give for a measure.
pub(super) fn count(cells: &[Read<'_>], measure: &str) -> Option<i64> {
    cells.iter().find(|cell| *cell.measure == *measure).and_then(|cell| match &cell.reading {
        Reading::Count(count) => Some(*count),
        _ => None,
    })
}

/// Checks the numbers of one school against one another.
pub(super) fn cells(cells: &[Read<'_>], notes: &mut Notes) {
    for Read { row, column, measure, reading, .. } in cells {
        let Some(measure) = catalogue().measure(measure) else { continue };
        let whole = measure.part_of.as_deref().and_then(|whole| count(cells, whole));
        let mut note = |kind, text: &str| notes.note(kind, *row, column.at, text);
        match reading {
            Reading::Count(part) if whole.is_some_and(|whole| *part > whole) => note(MORE_THAN_ALL, &part.to_string()),
            Reading::Count(sum) if parts(cells, measure).is_some_and(|parts| parts != *sum) => {
                note(PARTS, &sum.to_string());
            }
            Reading::Number(mean) => {
                let text = mean.to_string().replace('.', ",");
                if !can_be(measure, mean, cells) {
                    note(MEAN, &text);
                } else if !is_of_marks(cells, measure, mean) {
                    note(MARKS, &text);
                } else if !is_of_whole_numbers(cells, measure, mean) {
                    note(GRIM, &text);
                }
            }
            _ => {}
        }
    }
}

/// Whether a mean of whole numbers over so many can be what was printed, rounded or cut (the GRIM test of Brown and
/// Heathers, 2017). Where the number of participants is not known, nothing is said.
fn is_of_whole_numbers(cells: &[Read<'_>], measure: &Measure, mean: &Exact) -> bool {
    let all = measure.base.as_deref().and_then(|base| count(cells, base)).filter(|all| *all > 0);
    let (Some(all), Some(digits)) = (all, mean.decimals()) else { return true };
    let printed = digits.clamp(1, MEAN_DIGITS);
    // the nearest whole sums below and above: one of them must give the mean as far as it was printed
    let sum = (mean * &Exact::from(all)).floor();
    let slack = Exact::scaled(1, printed);
    let near = |more: i64| (&sum + &Exact::from(more)).over(&Exact::from(all)).map(|exact| (&exact - mean).abs());
    [0, 1].into_iter().any(|more| near(more).is_some_and(|distance| distance < slack))
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

/// The percents of a table's columns: row and value.
#[derive(Default)]
pub(super) struct Percents {
    columns: BTreeMap<u32, Vec<(u32, Exact)>>,
}

impl Percents {
    /// Takes note of a school's cells.
    pub(super) fn add(&mut self, cells: &[Read<'_>]) {
        for cell in cells {
            if let Reading::Share(Share::Printed { percent, numerator: None, .. }) = &cell.reading {
                self.columns.entry(cell.column.at).or_default().push((cell.row, percent.clone()));
            }
        }
    }

    /// Checks that percents are percents: a fraction among them, or nothing but fractions.
    pub(super) fn check(&self, notes: &mut Notes) {
        for (column, values) in &self.columns {
            let fraction = |value: &Exact| *value > 0 && *value < 1;
            let most = values.iter().map(|(_, value)| value).max();
            // 100 % as a part of one is 1
            let one = |value: &Exact| fraction(value) || *value == 1;
            let all = most.is_some_and(|most| *most <= 1) && values.iter().any(|(_, value)| one(value));
            let some = most.is_some_and(|most| *most > 5);
            for (row, value) in values.iter().filter(|(_, value)| if all { one(value) } else { fraction(value) }) {
                if all || some {
                    notes.note(if all { FRACTIONS } else { FRACTION }, *row, *column, &value.to_string());
                }
            }
        }
    }
}

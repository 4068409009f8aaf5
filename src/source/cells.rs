//! From the cells of one school's row to readings: each in the unit of its column, shares and percents as counts where the
//! counts are known, and what is odd about a cell noticed.

use std::sync::Arc;

use super::consistency::{self, count};
use super::header::Column;
use super::notes::{Kind, Notes};
use super::personal::masked;
use super::sheet::{Cell, Sheet};
use super::values::{self, Recovered, Wrong};
use crate::finding::Level;
use crate::layout::Unit;
use crate::number::Exact;
use crate::observation::{Missing, Reading, Share, catalogue};

const TEXT_NUMBER: Kind = Kind::new("F32", Level::Note, "finding-text-number", "finding-text-number-remedy");
const UNIT: Kind = Kind::new("F35", Level::Note, "finding-unit", "finding-unit-remedy");
const MARKER: Kind = Kind::new("F46", Level::Note, "finding-marker", "finding-marker-remedy");
const SUPPRESSED: Kind = Kind::new("F46", Level::Note, "finding-suppressed", "finding-suppressed-remedy");
const BLANK: Kind = Kind::new("F47", Level::Note, "finding-blank", "finding-blank-remedy");
const PRINTED: Kind = Kind::new("F43", Level::Note, "finding-share-base", "finding-share-base-remedy");
const DISAGREES: Kind = Kind::new("F43", Level::Error, "finding-percent-disagrees", "finding-percent-disagrees-remedy");
const SEVERAL: Kind = Kind::new("F43", Level::Error, "finding-percent-several", "finding-percent-several-remedy");
const PERCENT_SUM: Kind = Kind::new("F44", Level::Error, "finding-percent-sum", "finding-percent-sum-remedy");
const RECOVERED: Kind = Kind::new("F79", Level::Note, "finding-recovered", "finding-recovered-remedy");
const MEAN_OF_NOBODY: Kind = Kind::new("F48", Level::Error, "finding-mean-of-nobody", "finding-mean-of-nobody-remedy");
const SHARE_OF_NOBODY: Kind =
    Kind::new("F48", Level::Error, "finding-share-of-nobody", "finding-share-of-nobody-remedy");

const FRACTION: Kind = Kind::new("F39", Level::Error, "finding-fraction", "finding-fraction-remedy");
const FRACTIONS: Kind = Kind::new("F38", Level::Error, "finding-fractions", "finding-fractions-remedy");

/// All pupils, of whom no share can be more.
const PUPILS: &str = "self.1.1";

/// Whether a share is printed as a part of one: as a percent it would be of more than twice of all that there are.
fn is_fraction(share: &Share, all: Option<i64>) -> bool {
    let Share::Printed { percent, numerator: Some(part), .. } = share else { return false };
    let whole = Exact::from(100 * part).over(percent);
    *percent <= 1 && all.zip(whole).is_some_and(|(all, whole)| whole > 2 * all)
}

impl Wrong {
    fn kind(self) -> Kind {
        let error = |code, message, remedy| Kind::new(code, Level::Error, message, remedy);
        match self {
            Self::NotANumber => error("F33", "finding-not-a-number", "finding-not-a-number-remedy"),
            Self::Ambiguous => error("F34", "finding-ambiguous", "finding-ambiguous-remedy"),
            Self::Date => error("F36", "finding-date", "finding-date-remedy"),
            Self::Error => error("F26", "finding-error-cell", "finding-error-cell-remedy"),
            Self::Uncalculated => error("F24", "finding-uncalculated", "finding-uncalculated-remedy"),
            Self::NotACount => error("F41", "finding-not-a-count", "finding-not-a-count-remedy"),
            Self::OutOfRange => error("F40", "finding-out-of-range", "finding-out-of-range-remedy"),
            Self::PercentOfCount => error("F39", "finding-percent-of-count", "finding-percent-of-count-remedy"),
            Self::CountOrPercent => error("F39", "finding-count-or-percent", "finding-count-or-percent-remedy"),
        }
    }
}

/// One cell of a school, understood.
#[derive(Debug, Clone)]
pub(super) struct Read<'t> {
    pub row: u32,
    pub column: &'t Column,
    pub measure: Arc<str>,
    pub reading: Reading,
    /// The percent that stands in the cell, where the count was recovered from it.
    pub printed: Option<Exact>,
}

/// Reads the cells of a school and notices what is odd about them.
pub(super) struct Cells<'s> {
    pub sheet: &'s Sheet,
    /// Percents stand as parts of one.
    pub fractions: bool,
    pub notes: Notes,
}

impl Cells<'_> {
    /// The cell of a column of measures, as it stands.
    pub(super) fn read(&mut self, row: u32, column: &Column) -> Reading {
        let cell = self.sheet.at(row, column.at);
        let hundredfold = match (cell, column.unit) {
            (Some(Cell::Number(part)), Unit::Percent | Unit::PercentOfAll) if self.fractions => {
                Some(Cell::Number(part * &Exact::from(100)))
            }
            _ => None,
        };
        match values::read(hundredfold.as_ref().or(cell), column.unit) {
            Ok(value) => {
                // in a text file every number is text
                if value.was_text && self.sheet.name.is_some() {
                    self.notes.note(TEXT_NUMBER, row, column.at, "");
                }
                if value.had_unit {
                    self.notes.note(UNIT, row, column.at, &self.shown(row, column.at));
                }
                value.reading
            }
            Err(wrong) => {
                self.notes.note(wrong.kind(), row, column.at, &self.shown(row, column.at));
                Reading::Missing(Missing::Unreadable)
            }
        }
    }

    /// The cells of one school, put right with one another: counts behind shares, nothing over nobody.
    pub(super) fn settle(&mut self, cells: &mut [Read<'_>]) {
        self.percent_sums(cells);
        for place in 0..cells.len() {
            let Read { row, column, measure, reading, .. } = cells[place].clone();
            let Some(known) = catalogue().measure(&measure) else { continue };
            let base = known.base.as_deref().and_then(|base| count(cells, base));
            if let (Reading::Number(mean), Some(0)) = (&reading, base)
                && !mean.is_zero()
            {
                self.notes.note(MEAN_OF_NOBODY, row, column.at, "");
            }
            cells[place].reading = match reading {
                Reading::Share(Share::Printed { percent, digits, .. }) if column.unit == Unit::PercentOfAll => {
                    let all = known.part_of.as_deref().and_then(|all| count(cells, all));
                    let count = self.recovered(row, column.at, &percent, digits, all);
                    cells[place].printed = matches!(count, Reading::Count(_)).then_some(percent);
                    count
                }
                Reading::Share(Share::Printed { percent, digits, numerator: Some(part) })
                    if column.unit == Unit::Count =>
                {
                    let all = known.part_of.as_deref().and_then(|all| count(cells, all));
                    if all.is_some_and(|all| !values::agrees(part, all, &percent, digits)) {
                        self.notes.note(DISAGREES, row, column.at, &self.shown(row, column.at));
                    }
                    Reading::Count(part)
                }
                Reading::Share(share) if is_fraction(&share, base.or_else(|| count(cells, PUPILS))) => {
                    self.notes.note(FRACTION, row, column.at, &self.shown(row, column.at));
                    Reading::Missing(Missing::Unreadable)
                }
                Reading::Share(share) => Reading::Share(self.share(row, column.at, share, base)),
                // a mean over nobody is none, whatever the cell says
                Reading::Number(_) | Reading::Missing(_) if base == Some(0) => Reading::Missing(Missing::Nobody),
                other => other,
            };
        }
        for cell in &*cells {
            self.note_missing(cell);
        }
        consistency::cells(cells, &mut self.notes);
    }

    /// Percents that stand beside counts: they must agree with them. Each comes with the measure that it is of.
    pub(super) fn check_percents(&mut self, row: u32, checks: &[(&Column, Arc<str>)], cells: &[Read<'_>]) {
        for (column, measure) in checks {
            let Some(part) = cells.iter().find(|cell| cell.measure == *measure) else { continue };
            let all = catalogue().measure(&part.measure).and_then(|known| count(cells, known.part_of.as_deref()?));
            let Ok(value) = values::read(self.sheet.at(row, column.at), Unit::Percent) else { continue };
            let (Reading::Share(Share::Printed { percent, digits, .. }), Reading::Count(part), Some(all)) =
                (value.reading, &part.reading, all)
            else {
                continue;
            };
            // what was printed may have been rounded or cut
            let slack = Exact::scaled(1, digits);
            if Exact::ratio(100 * part, all).is_some_and(|share| (&share - &percent).abs() > slack) {
                self.notes.note(DISAGREES, row, column.at, &self.shown(row, column.at));
            }
        }
    }

    /// Percents of all parts of a whole must add up to a hundred; where they do not, they are no percents.
    fn percent_sums(&mut self, cells: &mut [Read<'_>]) {
        let wholes: Vec<(u32, u32, Arc<str>)> =
            cells.iter().map(|cell| (cell.row, cell.column.at, cell.measure.clone())).collect();
        for (row, at, whole) in wholes {
            let Some(known) = catalogue().measure(&whole).filter(|known| !known.sum_of.is_empty()) else { continue };
            let percent = |part: &String| {
                let cell = cells.iter().find(|cell| *cell.measure == **part)?;
                match &cell.reading {
                    Reading::Share(Share::Printed { percent, digits, .. })
                        if cell.column.unit == Unit::PercentOfAll =>
                    {
                        Some((percent.clone(), *digits))
                    }
                    _ => None,
                }
            };
            let Some(parts) = known.sum_of.iter().map(percent).collect::<Option<Vec<_>>>() else { continue };
            let sum: Exact = parts.iter().map(|(percent, _)| percent).sum();
            let fewest = parts.iter().map(|(_, digits)| *digits).min().unwrap_or(0);
            let slack = &Exact::scaled(1, fewest) * &Exact::from(2);
            if sum.is_zero() || (&sum - &Exact::from(100)).abs() <= slack {
                continue;
            }
            let fractions = (&sum - &Exact::one()).abs() <= Exact::scaled(2, 2);
            if !fractions {
                let sum = crate::number::decimal_text(&sum, 2, crate::number::Style::Russian);
                self.notes.note(PERCENT_SUM, row, at, &sum);
            }
            for cell in cells.iter_mut().filter(|cell| known.sum_of.iter().any(|part| *cell.measure == **part)) {
                if fractions {
                    let shown = self.sheet.at(cell.row, cell.column.at).map(Cell::shown).unwrap_or_default();
                    self.notes.note(FRACTIONS, cell.row, cell.column.at, &shown);
                }
                cell.reading = Reading::Missing(Missing::Unreadable);
            }
        }
    }

    /// The count behind a percent of all: the only one that fits.
    fn recovered(&mut self, row: u32, column: u32, percent: &Exact, digits: u32, all: Option<i64>) -> Reading {
        let Some(all) = all else { return Reading::Missing(Missing::NoData) };
        match values::part_of(all, percent, digits) {
            Recovered::One(part) => {
                if all > 0 {
                    self.notes.count(RECOVERED);
                }
                Reading::Count(part)
            }
            Recovered::Several(..) => {
                self.notes.note(SEVERAL, row, column, &self.shown(row, column));
                Reading::Missing(Missing::Unreadable)
            }
            Recovered::None if all == 0 => {
                self.notes.note(SHARE_OF_NOBODY, row, column, &self.shown(row, column));
                Reading::Missing(Missing::Unreadable)
            }
            // a part of one where percents are expected
            Recovered::None if *percent < 1 => {
                self.notes.note(FRACTION, row, column, &self.shown(row, column));
                Reading::Missing(Missing::Unreadable)
            }
            Recovered::None => {
                self.notes.note(DISAGREES, row, column, &self.shown(row, column));
                Reading::Missing(Missing::Unreadable)
            }
        }
    }

    /// The share as counts, where the counts are known: beside the base that the table gives, or the only whole that fits.
    fn share(&mut self, row: u32, column: u32, share: Share, base: Option<i64>) -> Share {
        let Share::Printed { percent, digits, numerator: Some(numerator) } = &share else { return share };
        if let Some(base) = base {
            if values::agrees(*numerator, base, percent, *digits) {
                return Share::Counted { numerator: *numerator, denominator: base };
            }
            self.notes.note(PRINTED, row, column, &self.shown(row, column));
        }
        match values::only_whole(*numerator, percent, *digits) {
            Some(whole) => Share::Counted { numerator: *numerator, denominator: whole },
            None => share,
        }
    }

    fn note_missing(&mut self, cell: &Read<'_>) {
        let (row, column) = (cell.row, cell.column.at);
        match cell.reading {
            Reading::Missing(Missing::Blank) => self.notes.note(BLANK, row, column, ""),
            Reading::Missing(Missing::NoData) => {
                self.notes.note_apart(MARKER, row, column, &self.written(row, column));
            }
            Reading::Missing(Missing::Suppressed) => {
                self.notes.note_apart(SUPPRESSED, row, column, &self.written(row, column));
            }
            _ => {}
        }
    }

    /// What stands in a cell, for a message: a text where a number should be may be a person.
    fn shown(&self, row: u32, column: u32) -> String {
        masked(&self.written(row, column))
    }

    fn written(&self, row: u32, column: u32) -> String {
        self.sheet.at(row, column).map(Cell::shown).unwrap_or_default()
    }
}

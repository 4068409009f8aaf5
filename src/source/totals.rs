//! Rows of totals, held against the rows that they sum: the whole table, a municipality, or the block above or below.

use std::collections::BTreeMap;

use super::cells::Read;
use super::header::{Column, Table};
use super::notes::{Kind, Notes};
use super::sheet::Sheet;
use super::values;
use crate::finding::Level;
use crate::layout::Unit;
use crate::observation::Reading;

const TOTALS: Kind = Kind::new("F44", Level::Error, "finding-totals", "finding-totals-remedy");

/// The sum of a column of counts; `None` where a cell does not say its count.
type Sum = Option<i64>;

/// Sums by the place of their column.
type Sums = BTreeMap<u32, Sum>;

/// What a row of totals is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Of {
    /// The whole table, or the block of rows above or below it: the row does not say which.
    Unsaid,
    /// A municipality, by its key.
    Town(String),
}

/// A row of totals with the rows around it.
struct Claim {
    row: u32,
    of: Of,
    /// Sums over all rows above it, and over those since the total before it.
    above: Sums,
    block: Sums,
}

/// The sums of a table's rows and what its totals say.
#[derive(Default)]
pub(super) struct Totals {
    all: Sums,
    block: Sums,
    towns: BTreeMap<String, Sums>,
    claims: Vec<Claim>,
}

impl Totals {
    /// Takes note of a school's row, of whichever municipality.
    pub(super) fn add(&mut self, town: Option<&str>, cells: &[Read<'_>]) {
        for cell in cells.iter().filter(|cell| matches!(cell.column.unit, Unit::Count)) {
            let count = if let Reading::Count(count) = cell.reading { Some(count) } else { None };
            let town = town.map(|town| self.towns.entry(town.to_owned()).or_default());
            for sums in [Some(&mut self.all), Some(&mut self.block), town].into_iter().flatten() {
                let sum = sums.entry(cell.column.at).or_insert(Some(0));
                *sum = sum.zip(count).and_then(|(sum, count)| sum.checked_add(count));
            }
        }
    }

    /// Takes note of a row of totals.
    pub(super) fn claim(&mut self, row: u32, of: Of) {
        let block = std::mem::take(&mut self.block);
        self.claims.push(Claim { row, of, above: self.all.clone(), block });
    }

    /// Holds the totals against the sums. A total that does not say what it is of must be the sum of something.
    pub(super) fn check(&self, sheet: &Sheet, table: &Table, notes: &mut Notes) {
        let counts = || table.measures().map(|(column, _)| column).filter(|column| column.unit == Unit::Count);
        for (place, claim) in self.claims.iter().enumerate() {
            let below = self.claims.get(place + 1).map_or(&self.block, |next| &next.block);
            for column in counts() {
                let Some(total) = total(sheet, claim.row, column) else { continue };
                let sums: Vec<&Sums> = match &claim.of {
                    Of::Town(town) => self.towns.get(town).into_iter().collect(),
                    Of::Unsaid => vec![&claim.block, &claim.above, &self.all, below],
                };
                // rows that do not all say their counts prove nothing
                let known = sums.iter().filter_map(|sums| sums.get(&column.at));
                let known: Option<Vec<i64>> = known.copied().collect();
                let Some(sum) = known.as_ref().and_then(|sums| sums.first()) else { continue };
                if known.iter().flatten().all(|sum| *sum != total) {
                    notes.note(TOTALS, claim.row, column.at, &format!("{total} ≠ {sum}"));
                }
            }
        }
    }
}

/// The count that a row of totals gives.
fn total(sheet: &Sheet, row: u32, column: &Column) -> Option<i64> {
    match values::read(sheet.at(row, column.at), Unit::Count).ok()?.reading {
        Reading::Count(total) => Some(total),
        _ => None,
    }
}

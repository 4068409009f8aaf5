//! `observations.csv` read back: one row a school, measure and year, in the order in which they were written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use csv::StringRecord;

use super::{Text, Unfit};
use crate::number::Exact;
use crate::observation::{Missing, Observation, Observations, Reading, Share};
use crate::origin::Origin;
use crate::school::Register;
use crate::text::Message;

/// The columns, in order.
const COLUMNS: [&str; 12] = [
    "id",
    "measure",
    "year",
    "reading",
    "value",
    "numerator",
    "denominator",
    "printed",
    "file",
    "sheet",
    "cell",
    "synthetic",
];

/// The column that a draft has beside them.
const DRAFT: &str = "what_if";

/// Counts above this are none of schools: the sums of those below fit into a machine word.
const MOST_COUNT: i64 = 1_000_000_000_000;
/// Characters of the longest number: the smallest of a spreadsheet has 324 decimals.
const MOST_DIGITS: usize = 400;

/// Measures, files and sheets of one report: each measure is a table of its own in memory.
const MOST_WORDS: usize = 20_000;

/// Reads the observations of the schools of a register; they are invented, and those of a draft, or not.
pub(super) fn read(
    text: &Text,
    register: &Register,
    (synthetic, is_draft): (bool, bool),
) -> Result<Observations, Unfit> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.text.as_bytes());
    let wrong = |line: u64, key: &'static str| text.wrong(line, Message::new(key));
    let unequal = |error: csv::Error| wrong(error.position().map_or(1, csv::Position::line), "run-row");
    if reader.headers().map_err(unequal)?.iter().ne(COLUMNS.into_iter().chain(is_draft.then_some(DRAFT))) {
        return Err(wrong(1, "run-columns"));
    }
    let schools: BTreeMap<&str, usize> =
        (0..).zip(register.schools()).map(|(place, school)| (school.id.as_str(), place)).collect();
    let mut words = Words::default();
    let mut rows: Vec<Observation> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unequal)?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row(&record);
        let school = row.field(0);
        let Some(place) = schools.get(school) else {
            return Err(text.wrong(line, Message::new("run-school-unknown").with("school", school)));
        };
        let observation = row.observation(*place, synthetic, &mut words).ok_or_else(|| wrong(line, "run-value"))?;
        let key = |row: &Observation| (row.school, row.measure.clone(), row.year);
        if rows.last().is_some_and(|last| key(last) >= key(&observation)) {
            return Err(wrong(line, "run-order"));
        }
        rows.push(observation);
    }
    Ok(Observations::new(rows))
}

/// Texts that many rows share.
#[derive(Default)]
struct Words(BTreeSet<Arc<str>>);

impl Words {
    /// The word; `None` where there are more of them than reports have.
    fn shared(&mut self, word: &str) -> Option<Arc<str>> {
        if let Some(known) = self.0.get(word) {
            return Some(known.clone());
        }
        let word: Arc<str> = word.into();
        self.0.insert(word.clone());
        (self.0.len() <= MOST_WORDS).then_some(word)
    }
}

/// A row; it has all columns.
struct Row<'r>(&'r StringRecord);

impl<'r> Row<'r> {
    /// A field without the sign that keeps office programs from taking it for a formula.
    fn field(&self, place: usize) -> &'r str {
        let field = self.0.get(place).unwrap_or_default();
        field.strip_prefix('\'').unwrap_or(field)
    }

    fn observation(&self, school: usize, synthetic: bool, words: &mut Words) -> Option<Observation> {
        let year = self.field(2).parse().ok().filter(|year| (1900..2200).contains(year))?;
        let sheet = match self.field(9) {
            "" => None,
            sheet => Some(words.shared(sheet)?),
        };
        let printed = match self.field(7) {
            "" => None,
            written => Some(percent(written)?.0),
        };
        if self.field(11).parse() != Ok(synthetic) {
            return None;
        }
        Some(Observation {
            school,
            measure: words.shared(self.field(1))?,
            year,
            reading: self.reading()?,
            printed,
            origin: Origin::of_cell(words.shared(self.field(8))?, sheet, self.field(10))?,
        })
    }

    fn reading(&self) -> Option<Reading> {
        let numbers = [4, 5, 6].map(|place| self.field(place));
        Some(match (self.field(3), numbers) {
            ("count", [value, "", ""]) => Reading::Count(count(value)?),
            ("number", [value, "", ""]) => Reading::Number(exact(value)?),
            ("share", ["", above, below]) => {
                Reading::Share(Share::Counted { numerator: count(above)?, denominator: count(below)? })
            }
            ("percent", [value, above, ""]) => {
                let numerator = if above.is_empty() { None } else { Some(count(above)?) };
                let (percent, digits) = percent(value)?;
                Reading::Share(Share::Printed { percent, digits, numerator })
            }
            (word, ["", "", ""]) => Reading::Missing(Missing::ALL.into_iter().find(|why| why.word() == word)?),
            _ => return None,
        })
    }
}

fn count(text: &str) -> Option<i64> {
    text.parse().ok().filter(|count| (0..=MOST_COUNT).contains(count))
}

/// An exact number that is not longer than numbers are.
pub(super) fn exact(text: &str) -> Option<Exact> {
    if text.len() > MOST_DIGITS { None } else { text.parse().ok() }
}

/// A percent, and how many digits it was printed with.
fn percent(text: &str) -> Option<(Exact, u32)> {
    let percent = exact(text).filter(|percent| !percent.is_negative() && *percent <= 100)?;
    let digits =
        if text.contains('/') { return None } else { text.split_once('.').map_or(0, |(_, after)| after.len()) };
    Some((percent, u32::try_from(digits).ok()?))
}

//! From the rows of a recognised table to observations: which school a row is of, what its cells say.

use super::header::{Column, Holds, Table};
use super::notes::{Kind, Notes, clipped};
use super::sheet::{Cell, Sheet};
use super::values::{self, Wrong};
use super::words;
use crate::finding::{Finding, Level, Place};
use crate::layout::Field;
use crate::observation::{Missing, Observation, Reading, Share, catalogue};
use crate::origin::Origin;
use crate::school::{Found, How, Match, Register};
use crate::text::{Message, fold};

/// What the rows of one table gave.
#[derive(Default)]
pub(super) struct Rows {
    pub observations: Vec<Observation>,
    pub matches: Vec<Match>,
    pub findings: Vec<Finding>,
    pub read: usize,
    pub used: usize,
}

const fn kind(code: &'static str, level: Level, message: &'static str, remedy: &'static str) -> Kind {
    Kind { code, level, message, remedy }
}

const TOTAL: Kind = kind("F51", Level::Note, "finding-total-row", "finding-total-row-remedy");
const NAMELESS: Kind = kind("F54", Level::Error, "finding-nameless-row", "finding-nameless-row-remedy");
const TEXT_NUMBER: Kind = kind("F32", Level::Note, "finding-text-number", "finding-text-number-remedy");
const UNIT: Kind = kind("F35", Level::Note, "finding-unit", "finding-unit-remedy");
const MARKER: Kind = kind("F46", Level::Note, "finding-marker", "finding-marker-remedy");
const BLANK: Kind = kind("F47", Level::Note, "finding-blank", "finding-blank-remedy");
const PRINTED: Kind = kind("F43", Level::Note, "finding-share-base", "finding-share-base-remedy");
const MORE_THAN_ALL: Kind = kind("F42", Level::Error, "finding-more-than-all", "finding-more-than-all-remedy");
const OTHER_TOWN: Kind = kind("F71", Level::Note, "finding-other-town", "finding-other-town-remedy");

impl Wrong {
    fn kind(self) -> Kind {
        match self {
            Self::NotANumber => kind("F33", Level::Error, "finding-not-a-number", "finding-not-a-number-remedy"),
            Self::Ambiguous => kind("F34", Level::Error, "finding-ambiguous", "finding-ambiguous-remedy"),
            Self::Date => kind("F36", Level::Error, "finding-date", "finding-date-remedy"),
            Self::Error => kind("F26", Level::Error, "finding-error-cell", "finding-error-cell-remedy"),
            Self::Uncalculated => kind("F24", Level::Error, "finding-uncalculated", "finding-uncalculated-remedy"),
            Self::NotACount => kind("F41", Level::Error, "finding-not-a-count", "finding-not-a-count-remedy"),
            Self::OutOfRange => kind("F40", Level::Error, "finding-out-of-range", "finding-out-of-range-remedy"),
            Self::CountOrPercent => {
                kind("F39", Level::Error, "finding-count-or-percent", "finding-count-or-percent-remedy")
            }
        }
    }
}

/// Reads the rows under a table's headings.
pub(super) fn read(sheet: &Sheet, table: &Table, register: &Register, year: i32) -> Rows {
    let mut reader = Reader { sheet, table, register, year, notes: Notes::default(), rows: Rows::default() };
    for row in table.bottom + 1..=sheet.last_row() {
        reader.row(row);
    }
    let Reader { notes, mut rows, .. } = reader;
    rows.findings.extend(notes.findings(sheet));
    rows.matches.sort();
    rows.matches.dedup();
    rows
}

struct Reader<'s> {
    sheet: &'s Sheet,
    table: &'s Table,
    register: &'s Register,
    year: i32,
    notes: Notes,
    rows: Rows,
}

impl Reader<'_> {
    fn row(&mut self, row: u32) {
        let Some((first_column, _)) = self.sheet.row(row).next() else { return };
        if is_column_numbers(self.sheet.row(row).map(|(_, cell)| cell)) {
            return;
        }
        self.rows.read += 1;
        let mut beginning = self.sheet.row(row).take(3).map(|(_, cell)| cell.text());
        if let Some(total) = beginning.find(|text| words::is_total(text)) {
            self.notes.note(TOTAL, row, first_column, &total);
            return;
        }
        let (name, code) = (self.field(row, Field::Name), self.field(row, Field::Code));
        if name.is_none() && code.is_none() {
            // a note under the table has no numbers in its columns; a row of numbers without a school is a fault
            let has_values = self.table.measures().any(|(column, _)| self.sheet.at(row, column.at).is_some());
            if has_values {
                self.notes.note(NAMELESS, row, first_column, "");
            }
            return;
        }
        if self.is_of_another_town(row) {
            self.notes.note(OTHER_TOWN, row, first_column, name.as_deref().unwrap_or(""));
            return;
        }
        let Some(school) = self.school(row, name.as_deref(), code.as_deref()) else { return };
        self.rows.used += 1;
        self.values(row, school);
    }

    fn field(&self, row: u32, field: Field) -> Option<String> {
        let column = self.table.column(&Holds::Field(field))?;
        let text = self.sheet.shown(row, column.at)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// Whether the row names a municipality that no school of the register belongs to.
    fn is_of_another_town(&self, row: u32) -> bool {
        let Some(town) = self.field(row, Field::Municipality).map(|town| fold(&town)) else { return false };
        let mut known = self.register.schools().iter().filter_map(|school| school.municipality.as_deref()).peekable();
        known.peek().is_some() && !known.any(|name| fold(name) == town)
    }

    fn school(&mut self, row: u32, name: Option<&str>, code: Option<&str>) -> Option<usize> {
        let by_code = code.and_then(|code| self.register.by_code(code));
        let by_name = name.map(|name| self.register.by_name(name));
        let column = [Field::Name, Field::Code]
            .iter()
            .find_map(|field| self.table.column(&Holds::Field(*field)))
            .map_or(0, |column| column.at);
        let place = Place { file: self.sheet.file.clone(), sheet: self.sheet.name.clone(), cell: Some((row, column)) };
        let names = |places: &[usize]| {
            places.iter().map(|place| self.register.schools()[*place].name.clone()).collect::<Vec<_>>()
        };
        let written = name.or(code).unwrap_or_default();
        let trouble = match (by_code, by_name) {
            (Some(school), Some(Found::School(other, _))) if school != other => Some(Finding {
                code: "F57",
                level: Level::Error,
                place,
                message: Message::new("finding-code-name")
                    .with("code", clipped(code.unwrap_or_default()))
                    .with("name", clipped(written))
                    .with("by_code", self.register.schools()[school].name.as_str())
                    .with("by_name", self.register.schools()[other].name.as_str()),
                remedy: Message::new("finding-code-name-remedy"),
            }),
            (Some(school), _) => return Some(school),
            (None, Some(Found::School(school, how))) => {
                if how >= How::Alias {
                    self.rows.matches.push(Match {
                        school,
                        how,
                        file: self.sheet.file.clone(),
                        written: written.to_owned(),
                    });
                }
                return Some(school);
            }
            (None, Some(Found::Several(places))) => Some(Finding {
                code: "F54",
                level: Level::Stop,
                place,
                message: Message::new("finding-several-schools")
                    .with("name", clipped(written))
                    .with("schools", names(&places)),
                remedy: Message::new("finding-unknown-school-remedy"),
            }),
            (None, found) => {
                let near = match found {
                    Some(Found::Nothing(near)) => names(&near),
                    _ => Vec::new(),
                };
                let message = if near.is_empty() {
                    Message::new("finding-unknown-school")
                } else {
                    Message::new("finding-unknown-school-near").with("near", near)
                };
                Some(Finding {
                    code: "F54",
                    level: Level::Stop,
                    place,
                    message: message.with("name", clipped(written)),
                    remedy: Message::new("finding-unknown-school-remedy"),
                })
            }
        };
        self.rows.findings.extend(trouble);
        None
    }

    fn values(&mut self, row: u32, school: usize) {
        let table = self.table;
        let mut readings: Vec<(&Column, &str, Reading)> = Vec::new();
        for (column, measure) in table.measures() {
            if let Some(reading) = self.value(row, column) {
                readings.push((column, measure, reading));
            }
        }
        let counts: Vec<(String, i64)> = readings
            .iter()
            .filter_map(|(_, measure, reading)| match reading {
                Reading::Count(count) => Some(((*measure).to_owned(), *count)),
                _ => None,
            })
            .collect();
        let count = |measure: &str| counts.iter().find(|(id, _)| id == measure).map(|(_, count)| *count);
        for (column, measure, reading) in readings {
            let base = catalogue().measure(measure).and_then(|known| known.base.as_deref()).and_then(count);
            let reading = match reading {
                Reading::Share(share) => Reading::Share(self.share(row, column.at, share, base)),
                // a mean over nobody is none, whatever the cell says
                Reading::Number(_) | Reading::Missing(_) if base == Some(0) => Reading::Missing(Missing::Nobody),
                other => other,
            };
            if let Reading::Count(part) = reading {
                let participants =
                    measure.rsplit_once('.').and_then(|(subject, _)| count(&format!("{subject}.participants")));
                if participants.is_some_and(|all| part > all) {
                    self.notes.note(MORE_THAN_ALL, row, column.at, &part.to_string());
                }
            }
            self.note_missing(row, column.at, &reading);
            let origin: Origin = self.sheet.origin(row, column.at);
            self.rows.observations.push(Observation {
                school,
                measure: measure.into(),
                year: self.year,
                reading,
                origin,
            });
        }
    }

    fn value(&mut self, row: u32, column: &Column) -> Option<Reading> {
        let cell = self.sheet.at(row, column.at);
        let text = cell.map(Cell::text).unwrap_or_default();
        match values::read(cell, column.unit) {
            Ok(value) => {
                // in a text file every number is text
                if value.was_text && self.sheet.name.is_some() {
                    self.notes.note(TEXT_NUMBER, row, column.at, "");
                }
                if value.had_unit {
                    self.notes.note(UNIT, row, column.at, &text);
                }
                Some(value.reading)
            }
            Err(wrong) => {
                self.notes.note(wrong.kind(), row, column.at, &text);
                None
            }
        }
    }

    fn note_missing(&mut self, row: u32, column: u32, reading: &Reading) {
        match reading {
            Reading::Missing(Missing::Blank) => self.notes.note(BLANK, row, column, ""),
            Reading::Missing(Missing::NoData | Missing::Suppressed) => {
                let text = self.sheet.at(row, column).map(Cell::text).unwrap_or_default();
                self.notes.note(MARKER, row, column, &text);
            }
            _ => {}
        }
    }

    /// The share as counts, where the counts are known: beside the base that the table gives, or the only whole that fits.
    fn share(&mut self, row: u32, column: u32, share: Share, base: Option<i64>) -> Share {
        let Share::Printed { percent, digits, numerator: Some(numerator) } = &share else { return share };
        if let Some(base) = base {
            if values::agrees(*numerator, base, percent, *digits) {
                return Share::Counted { numerator: *numerator, denominator: base };
            }
            self.notes.note(PRINTED, row, column, &self.sheet.at(row, column).map(Cell::text).unwrap_or_default());
        }
        match values::only_whole(*numerator, percent, *digits) {
            Some(whole) => Share::Counted { numerator: *numerator, denominator: whole },
            None => share,
        }
    }
}

/// Whether a row numbers the columns: 1, 2, 3 …
fn is_column_numbers<'c>(cells: impl Iterator<Item = &'c Cell>) -> bool {
    let mut length = 0;
    let mut last = None;
    for cell in cells {
        let Ok(number) = cell.text().trim().parse::<u32>() else { return false };
        if last.is_some_and(|last| number != last + 1) {
            return false;
        }
        (last, length) = (Some(number), length + 1);
    }
    length > 2
}

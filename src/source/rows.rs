//! From the rows of a recognised table to observations: which school a row is of, what its cells say.

use std::collections::BTreeSet;

use super::consistency::{self, Columns, Read, count};
use super::header::{Column, Holds, Table};
use super::notes::{Kind, Notes, clipped};
use super::sheet::{Cell, Sheet};
use super::values::{self, Wrong};
use super::words;
use crate::decision::Decision;
use crate::finding::{Finding, Level, Place};
use crate::layout::{self, Field};
use crate::observation::{Missing, Observation, Reading, Share, catalogue};
use crate::origin::Origin;
use crate::school::{Found, How, Match, NameKey, Register, municipality_key};
use crate::text::{Argument, Message, nearest};

/// What the rows of one table gave.
#[derive(Default)]
pub(super) struct Rows {
    pub observations: Vec<Observation>,
    pub matches: Vec<Match>,
    pub decisions: Vec<Decision>,
    pub findings: Vec<Finding>,
    pub read: usize,
    pub used: usize,
    /// The last row of totals, and whether it is of the whole table.
    pub total: Option<(u32, bool)>,
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
const NO_SCHOOL: Kind = kind("F54", Level::Note, "finding-no-school-row", "finding-no-school-row-remedy");
const RAGGED: Kind = kind("F60", Level::Error, "finding-ragged", "finding-ragged-remedy");
const TOWN_TYPO: Kind = kind("F71", Level::Error, "finding-town-typo", "finding-town-typo-remedy");
const MEAN_OF_NOBODY: Kind = kind("F48", Level::Error, "finding-mean-of-nobody", "finding-mean-of-nobody-remedy");
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
            Self::PercentOfCount => {
                kind("F39", Level::Error, "finding-percent-of-count", "finding-percent-of-count-remedy")
            }
            Self::CountOrPercent => {
                kind("F39", Level::Error, "finding-count-or-percent", "finding-count-or-percent-remedy")
            }
        }
    }
}

/// Reads the rows under a table's headings.
pub(super) fn read(sheet: &Sheet, table: &Table, register: &Register, year: i32) -> Rows {
    let towns: BTreeSet<String> =
        register.schools().iter().filter_map(|school| school.municipality.as_deref()).map(municipality_key).collect();
    let mut reader = Reader {
        sheet,
        table,
        register,
        year,
        towns,
        town: None,
        notes: Notes::default(),
        columns: Columns::default(),
        rows: Rows::default(),
    };
    for row in table.bottom + 1..=sheet.last_row() {
        reader.row(row);
    }
    reader.finish()
}

struct Reader<'s> {
    sheet: &'s Sheet,
    table: &'s Table,
    register: &'s Register,
    year: i32,
    /// The municipalities of the register.
    towns: BTreeSet<String>,
    /// The municipality named last: it goes for the rows below that name none.
    town: Option<String>,
    notes: Notes,
    columns: Columns,
    rows: Rows,
}

impl Reader<'_> {
    fn row(&mut self, row: u32) {
        let Some((first_column, _)) = self.sheet.row(row).next() else { return };
        let under_headings = row <= self.table.bottom + 2;
        let plain = self.table.kind == layout::Kind::Plain;
        if under_headings && !plain && is_column_numbers(self.sheet.row(row).map(|(_, cell)| cell)) {
            return;
        }
        let known = self.field(row, Field::Code).is_some_and(|code| self.register.by_code(&code).is_some());
        let mut beginning = self.sheet.row(row).take(3).map(|(_, cell)| cell.text());
        if let Some(total) = beginning.find(|text| !known && words::is_total(text)) {
            self.rows.read += 1;
            self.notes.note(TOTAL, row, first_column, &total);
            self.rows.total = Some((row, words::is_grand_total(&total)));
            return;
        }
        let (name, code) = (self.field(row, Field::Name), self.field(row, Field::Code));
        if [&name, &code].into_iter().flatten().any(|text| words::is_example(text)) {
            return;
        }
        // a row that bears the municipality's name in the place of a school's is its total
        if let Some(name) =
            name.as_deref().filter(|name| code.is_none() && self.towns.contains(&municipality_key(name)))
        {
            self.rows.read += 1;
            self.notes.note(TOTAL, row, first_column, name);
            return;
        }
        let decided = self.field(row, Field::Decision);
        let has_values =
            decided.is_some() || self.table.measures().any(|(column, _)| self.sheet.at(row, column.at).is_some());
        if name.is_none() && code.is_none() {
            // a note under the table has no numbers in its columns; a row of numbers without a school is a fault
            if has_values {
                self.rows.read += 1;
                self.notes.note(NAMELESS, row, first_column, "");
            }
            return;
        }
        self.rows.read += 1;
        if let Some(town) = self.other_town(row) {
            self.columns.others = true;
            let near = nearest(&municipality_key(&town), self.towns.iter().map(String::as_str)).is_some();
            self.notes.note_apart(if near { TOWN_TYPO } else { OTHER_TOWN }, row, first_column, &town);
            return;
        }
        let found = self.rows.findings.len();
        let Some(school) = self.school(row, name.as_deref(), code.as_deref()) else {
            // a footnote or a subheading is no school that was not recognised
            if !has_values {
                self.rows.findings.truncate(found);
                self.notes.note(NO_SCHOOL, row, first_column, name.as_deref().unwrap_or_default());
            }
            self.columns.others = true;
            return;
        };
        self.rows.used += 1;
        if let Some(decided) = decided {
            self.decision(row, school, &decided);
        }
        self.values(row, school);
    }

    fn finish(mut self) -> Rows {
        if let Some((row, true)) = self.rows.total {
            let cells = self.table.measures().map(|(column, _)| (column, self.sheet.at(row, column.at)));
            self.columns.total(row, cells, &mut self.notes);
        }
        self.columns.percents(&mut self.notes);
        let Self { sheet, notes, mut rows, .. } = self;
        rows.findings.extend(notes.findings(sheet));
        rows.matches.sort();
        rows.matches.dedup();
        rows
    }

    fn field(&self, row: u32, field: Field) -> Option<String> {
        let column = self.table.column(&Holds::Field(field))?;
        let text = self.sheet.shown(row, column.at)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// The municipality of the row, where no school of the register belongs to it.
    fn other_town(&mut self, row: u32) -> Option<String> {
        if let Some(named) = self.field(row, Field::Municipality) {
            self.town = Some(named);
        }
        let other = |town: &&String| !self.towns.is_empty() && !self.towns.contains(&municipality_key(town));
        self.town.as_ref().filter(other).cloned()
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
            (Some(school), Some(Found::School(other, _))) if school != other => {
                let message = Message::new("finding-code-name")
                    .with("code", clipped(code.unwrap_or_default()))
                    .with("name", clipped(written))
                    .with("by_code", self.register.schools()[school].name.as_str())
                    .with("by_name", self.register.schools()[other].name.as_str());
                Some(Finding::new("F57", Level::Error, place, message, "finding-code-name-remedy"))
            }
            (Some(school), Some(Found::Nothing(_) | Found::Several(_))) if self.contradicts(school, written) => {
                let message = Message::new("finding-code-other-name")
                    .with("code", clipped(code.unwrap_or_default()))
                    .with("name", clipped(written))
                    .with("by_code", self.register.schools()[school].name.as_str());
                Some(Finding::new("F57", Level::Error, place, message, "finding-code-name-remedy"))
            }
            (Some(school), found) => {
                // a name that the register does not have is told, though the code is sure
                if matches!(found, Some(Found::Nothing(_))) {
                    self.matched(school, How::Code, written);
                }
                return Some(school);
            }
            (None, Some(Found::School(school, how))) => {
                if how >= How::Alias {
                    self.matched(school, how, written);
                }
                return Some(school);
            }
            (None, Some(Found::Several(places))) => {
                let message = Message::new("finding-several-schools").with("name", clipped(written));
                let message = message.with("schools", names(&places));
                Some(Finding::new("F54", Level::Stop, place, message, "finding-unknown-school-remedy"))
            }
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
                let message = message.with("name", clipped(written));
                Some(Finding::new("F54", Level::Stop, place, message, "finding-unknown-school-remedy"))
            }
        };
        self.rows.findings.extend(trouble);
        None
    }

    /// Whether a name that the register does not have speaks of another school than the one meant: another number or
    /// another kind.
    fn contradicts(&self, school: usize, written: &str) -> bool {
        let (known, said) = (NameKey::of(&self.register.schools()[school].name), NameKey::of(written));
        let differ = |known: Option<u32>, said: Option<u32>| known.is_some() && said.is_some() && known != said;
        let kind = |key: &NameKey| key.kind.and_then(|kind| u32::try_from(kind).ok());
        differ(known.number, said.number) || differ(kind(&known), kind(&said))
    }

    fn matched(&mut self, school: usize, how: How, written: &str) {
        let file = self.sheet.file.clone();
        self.rows.matches.push(Match { school, how, file, written: written.to_owned() });
    }

    /// What a commission decided of a school: the word must be known, and who, when, by which act and why must be there.
    fn decision(&mut self, row: u32, school: usize, written: &str) {
        let column = self.table.column(&Holds::Field(Field::Decision)).map_or(0, |column| column.at);
        let place = Place { file: self.sheet.file.clone(), sheet: self.sheet.name.clone(), cell: Some((row, column)) };
        let Some(status) = words::decision(written) else {
            let message = Message::new("finding-decision-status").with("written", clipped(written));
            let remedy = "finding-decision-status-remedy";
            self.rows.findings.push(Finding::new("F33", Level::Stop, place, message, remedy));
            return;
        };
        let told = [
            (Field::DecidedBy, "decision-by"),
            (Field::DecidedOn, "decision-on"),
            (Field::Act, "decision-act"),
            (Field::Reason, "decision-reason"),
        ];
        let [by, date, act, reason] = told.map(|(field, _)| self.field(row, field).unwrap_or_default());
        let absent = told.into_iter().zip([&by, &date, &act, &reason]).filter(|(_, text)| text.is_empty());
        let absent: Vec<Argument> = absent.map(|((_, key), _)| Argument::Message(Message::new(key))).collect();
        if !absent.is_empty() {
            let message = Message::new("finding-decision-bare")
                .with("school", self.register.schools()[school].name.as_str())
                .with("fields", Argument::List(absent));
            self.rows.findings.push(Finding::new("F76", Level::Error, place, message, "finding-decision-bare-remedy"));
        }
        let shown_as_date = self
            .table
            .column(&Holds::Field(Field::DecidedOn))
            .is_some_and(|column| matches!(self.sheet.at(row, column.at), Some(Cell::Date)));
        if !date.is_empty() && !shown_as_date && !words::is_date(&date) {
            let message = Message::new("finding-decision-date").with("date", clipped(&date));
            let place =
                Place { cell: Some((row, column)), file: self.sheet.file.clone(), sheet: self.sheet.name.clone() };
            self.rows.findings.push(Finding::new("F76", Level::Error, place, message, "finding-decision-date-remedy"));
        }
        let origin = self.sheet.origin(row, column);
        self.rows.decisions.push(Decision { school, status, by, date, act, reason, origin });
    }

    fn values(&mut self, row: u32, school: usize) {
        let table = self.table;
        let mut cells: Vec<Read<'_>> =
            table.measures().map(|(column, measure)| (column, measure, self.value(row, column))).collect();
        let base = |cells: &[Read<'_>], measure: &str| {
            catalogue().measure(measure).and_then(|known| known.base.as_deref()).and_then(|base| count(cells, base))
        };
        for place in 0..cells.len() {
            let (column, measure, reading) = cells[place].clone();
            let base = base(&cells, measure);
            if let (Reading::Number(mean), Some(0)) = (&reading, base)
                && !mean.is_zero()
            {
                self.notes.note(MEAN_OF_NOBODY, row, column.at, "");
            }
            cells[place].2 = match reading {
                Reading::Share(share) => Reading::Share(self.share(row, column.at, share, base)),
                // a mean over nobody is none, whatever the cell says
                Reading::Number(_) | Reading::Missing(_) if base == Some(0) => Reading::Missing(Missing::Nobody),
                other => other,
            };
        }
        consistency::row(&cells, row, &mut self.notes);
        self.columns.add(&cells, row);
        for (column, measure, reading) in cells {
            self.note_missing(row, column.at, &reading);
            let origin: Origin = self.sheet.origin(row, column.at);
            let measure = measure.into();
            self.rows.observations.push(Observation { school, measure, year: self.year, reading, origin });
        }
        self.ragged(row);
    }

    /// In a text file a cell right of all headings means that a comma too many stands in the row.
    fn ragged(&mut self, row: u32) {
        if self.sheet.name.is_some() {
            return;
        }
        let beyond = self.sheet.row(row).find(|(column, _)| *column > self.table.last_column);
        if let Some((column, cell)) = beyond {
            self.notes.note(RAGGED, row, column, &cell.text());
        }
    }

    fn value(&mut self, row: u32, column: &Column) -> Reading {
        let cell = self.sheet.at(row, column.at);
        let text = cell.map(Cell::shown).unwrap_or_default();
        match values::read(cell, column.unit) {
            Ok(value) => {
                // in a text file every number is text
                if value.was_text && self.sheet.name.is_some() {
                    self.notes.note(TEXT_NUMBER, row, column.at, "");
                }
                if value.had_unit {
                    self.notes.note(UNIT, row, column.at, &text);
                }
                value.reading
            }
            Err(wrong) => {
                self.notes.note(wrong.kind(), row, column.at, &text);
                Reading::Missing(Missing::Unreadable)
            }
        }
    }

    fn note_missing(&mut self, row: u32, column: u32, reading: &Reading) {
        match reading {
            Reading::Missing(Missing::Blank) => self.notes.note(BLANK, row, column, ""),
            Reading::Missing(Missing::NoData | Missing::Suppressed) => {
                let text = self.sheet.at(row, column).map(Cell::text).unwrap_or_default();
                self.notes.note_apart(MARKER, row, column, &text);
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

//! From the rows of a recognised table to observations: which school, year, subject and grade a row is of, what its cells
//! say, and what becomes of rows that are no schools.

mod groups;
mod participants;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cells::{Cells, Read};
use super::consistency::Percents;
use super::header::{Holds, Table};
use super::ids::{Ids, Said, Unknown};
use super::matching::{Matcher, Named, Trouble};
use super::notes::{Kind, Notes};
use super::personal::{masked, redacted};
use super::sheet::{Cell, Sheet};
use super::table::Recognition;
use super::totals::{Of, Totals};
use super::{blocks, decisions, words};
use crate::decision::Decision;
use crate::finding::{Finding, Level};
use crate::layout::{self, Field, Grain, Layout};
use crate::observation::Observation;
use crate::school::{Found, How, Match, Register, municipality_key};
use crate::text::fold;

/// What the rows of one table gave.
#[derive(Default)]
pub(super) struct Rows {
    pub observations: Vec<Observation>,
    pub matches: Vec<Match>,
    pub decisions: Vec<Decision>,
    pub findings: Vec<Finding>,
    /// Rows whose school was not found.
    pub troubles: Vec<Trouble>,
    pub read: usize,
    pub used: usize,
}

/// Rows of a table whose schools were not recognised and that are told one by one.
const MOST_TROUBLES: usize = 1_000;

const TOTAL: Kind = Kind::new("F51", Level::Note, "finding-total-row", "finding-total-row-remedy");
const NAMELESS: Kind = Kind::new("F54", Level::Error, "finding-nameless-row", "finding-nameless-row-remedy");
const NO_SCHOOL: Kind = Kind::new("F54", Level::Note, "finding-no-school-row", "finding-no-school-row-remedy");
const MORE_TROUBLES: Kind = Kind::new("F54", Level::Error, "finding-more-unknown", "finding-more-unknown-remedy");
const RAGGED: Kind = Kind::new("F60", Level::Error, "finding-ragged", "finding-ragged-remedy");
const SEVERAL_TOWNS: Kind = Kind::new("F71", Level::Error, "finding-several-towns", "finding-several-towns-remedy");
const ROW_YEAR: Kind = Kind::new("F61", Level::Error, "finding-row-year", "finding-row-year-remedy");
const ROW_SUBJECT: Kind = Kind::new("F62", Level::Note, "finding-row-subject", "finding-row-subject-remedy");
const TWO_SUBJECTS: Kind = Kind::new("F62", Level::Error, "finding-two-subjects", "finding-two-subjects-remedy");

/// Reads the rows under a table's headings.
pub(super) fn read(recognition: &Recognition, register: &Register) -> Rows {
    let Recognition { sheet, layout, table, year, fold, fractions, .. } = recognition;
    let mut reader = Reader {
        sheet,
        layout,
        table,
        register,
        matcher: Matcher::new(register),
        year: *year,
        town: None,
        towns: BTreeSet::new(),
        ids: Ids::new(sheet, table),
        cells: Cells { sheet, fractions: *fractions, notes: Notes::default() },
        totals: Totals::default(),
        percents: Percents::default(),
        rows: Rows::default(),
    };
    if let Some(fold) = fold {
        reader.participants(fold);
        return reader.finish();
    }
    let (repeated, end, mut findings) = blocks::bounds(sheet, layout, table);
    reader.rows.findings.append(&mut findings);
    let mut group = None;
    for row in (table.bottom + 1..=sheet.last_row().min(end)).filter(|row| !repeated.contains(row)) {
        match layout.grain {
            Grain::Groups => reader.grouped(row, &mut group),
            _ => reader.row(row),
        }
    }
    reader.settle_group(group.take());
    reader.finish()
}

struct Reader<'s> {
    sheet: &'s Sheet,
    layout: &'s Layout,
    table: &'s Table,
    register: &'s Register,
    matcher: Matcher<'s>,
    /// The year of the sheet.
    year: Option<i32>,
    /// The municipality named last: it goes for the rows below that name none.
    town: Option<String>,
    /// The municipalities named so far, where the register names none.
    towns: BTreeSet<String>,
    ids: Ids,
    cells: Cells<'s>,
    totals: Totals,
    percents: Percents,
    rows: Rows,
}

impl<'s> Reader<'s> {
    fn row(&mut self, row: u32) {
        let Some((first_column, _)) = self.sheet.row(row).next() else { return };
        let under_headings = row <= self.table.bottom + 2;
        let plain = self.table.kind == layout::Kind::Plain;
        if under_headings && !plain && is_column_numbers(self.sheet.row(row)) {
            // a school may bear a number too
            if self.field(row, Field::Code).is_some_and(|code| self.matcher.knows_code(&code)) {
                self.cells.notes.note(NO_SCHOOL, row, first_column, "");
            }
            return;
        }
        let (name, code) = (self.field(row, Field::Name), self.field(row, Field::Code));
        if [&name, &code].into_iter().flatten().any(|text| words::is_example(text)) {
            return;
        }
        let has_values = self.field(row, Field::Decision).is_some() || self.has_numbers(row);
        if let Some(town) = self.section(row) {
            self.rows.read += 1;
            self.cells.notes.note(NO_SCHOOL, row, first_column, &town);
            self.town = Some(town);
            return;
        }
        if let Some((of, written)) = self.total(row, name.as_deref(), code.as_deref(), has_values) {
            self.rows.read += 1;
            self.cells.notes.note(TOTAL, row, first_column, &written);
            // averages and parts of a total are no sums
            if of != Of::Unsaid || words::is_sum(&written) {
                self.totals.claim(row, of);
            }
            if let Some(town) = self.field_here(row, Field::Municipality).filter(|town| !words::is_total(town)) {
                self.town = Some(town);
            }
            return;
        }
        if name.is_none() && code.is_none() {
            // a note under the table has no numbers in its columns; a row of numbers without a school is a fault
            if has_values {
                self.rows.read += 1;
                self.cells.notes.note(NAMELESS, row, first_column, "");
            }
            return;
        }
        self.rows.read += 1;
        if let Some((kind, town)) = self.town(row) {
            self.cells.notes.note_apart(kind, row, first_column, &town);
            self.foreign(row);
            return;
        }
        let Some(school) = self.school(row, name.as_deref(), code.as_deref(), has_values) else { return };
        self.rows.used += 1;
        let known = &self.register.schools()[school];
        let (decision, mut findings) = decisions::read(self.sheet, self.table, row, (school, known));
        self.rows.decisions.extend(decision);
        self.rows.findings.append(&mut findings);
        let cells = self.values(row);
        self.keep(row, school, cells);
        self.ragged(row);
    }

    /// Whether a row has a number, or says why it has none, in a column of measures: a signature under the table has not.
    fn has_numbers(&self, row: u32) -> bool {
        let mut cells = self.table.measures().filter_map(|(column, _)| self.sheet.at(row, column.at));
        cells.any(|cell| match cell {
            Cell::Text(text) => text.chars().any(|sign| sign.is_ascii_digit()) || words::missing(text).is_some(),
            _ => true,
        })
    }

    /// The municipality that a row names for the rows below it, and nothing else.
    fn section(&self, row: u32) -> Option<String> {
        let mut cells = self.sheet.row(row);
        let (Some((_, Cell::Text(text))), None) = (cells.next(), cells.next()) else { return None };
        let is_town = self.matcher.knows_town(text) || (words::is_place(text) && !words::is_total(text));
        is_town.then(|| text.trim().to_owned())
    }

    /// Whether a row is a total, of what, and how it is called.
    fn total(&self, row: u32, name: Option<&str>, code: Option<&str>, has_values: bool) -> Option<(Of, String)> {
        if code.is_some_and(|code| self.matcher.knows_code(code)) {
            return None;
        }
        let town = self.field_here(row, Field::Municipality);
        let of_town = |town: &str| Of::Town(municipality_key(town));
        let beginning = self.sheet.row(row).take(3).map(|(_, cell)| cell.text()).find(|text| words::is_total(text));
        if let Some(written) = beginning {
            let named = town.filter(|town| !words::is_total(town));
            return Some((named.map_or(Of::Unsaid, |town| of_town(&town)), written));
        }
        match (name, town) {
            // a row that bears the municipality's name in the place of a school's, or alone, is its total
            (Some(name), _) if code.is_none() && self.matcher.knows_town(name) => {
                Some((of_town(name), name.to_owned()))
            }
            (Some(name), Some(town)) if code.is_none() && municipality_key(name) == municipality_key(&town) => {
                Some((of_town(name), name.to_owned()))
            }
            (None, Some(town)) if code.is_none() && has_values => Some((of_town(&town), town)),
            _ => None,
        }
    }

    /// The school of a row; what is no school is noticed.
    fn school(&mut self, row: u32, name: Option<&str>, code: Option<&str>, has_values: bool) -> Option<usize> {
        let columns = [Field::Name, Field::Code].map(|field| self.table.field(field));
        let column = columns.into_iter().flatten().next().map_or(0, |column| column.at);
        let folded = name.map(fold).unwrap_or_default();
        if self.sheet.turned && self.layout.one_school.iter().any(|heading| heading.fits(&folded)) {
            return self.named_outside(row, column);
        }
        let place = self.sheet.place(row, column);
        match self.matcher.school(Named { name, code, town: self.town.as_deref(), place }) {
            Ok((school, matched)) => {
                self.rows.matches.extend(matched);
                Some(school)
            }
            // a country, a region, a town over its schools
            Err(_) if name.is_some_and(words::is_place) => {
                self.cells.notes.note(TOTAL, row, column, name.unwrap_or_default());
                None
            }
            // a footnote or a subheading is no school that was not recognised
            Err(_) if !has_values => {
                self.cells.notes.note(NO_SCHOOL, row, column, &masked(name.unwrap_or_default()));
                None
            }
            Err(trouble) => {
                if self.rows.troubles.len() < MOST_TROUBLES {
                    self.rows.troubles.push(*trouble);
                } else {
                    self.cells.notes.note(MORE_TROUBLES, row, column, "");
                }
                self.foreign(row);
                None
            }
        }
    }

    /// The school that the title, the sheet's or the file's name names: a file of one school.
    fn named_outside(&mut self, row: u32, column: u32) -> Option<usize> {
        let sheet = self.sheet.name.as_deref().unwrap_or_default();
        let texts = [self.table.title.as_str(), sheet, super::context::stem(&self.sheet.file)];
        let found = texts.iter().map(|text| (text, self.register.named_in(text)));
        let mut named = found.filter(|(_, found)| !matches!(found, Found::Nothing(_)));
        if let Some((text, Found::School(school, _))) = named.next() {
            let file = self.sheet.file.clone();
            self.rows.matches.push(Match { school, how: How::Outside, file, written: redacted(text) });
            return Some(school);
        }
        let message = crate::text::Message::new("finding-school-unnamed");
        let place = self.sheet.place(row, column);
        self.rows.findings.push(Finding::new("F54", Level::Stop, place, message, "finding-school-unnamed-remedy"));
        None
    }

    /// A row of a school that is not ours: its counts are part of totals all the same.
    fn foreign(&mut self, row: u32) {
        let notes = std::mem::take(&mut self.cells.notes);
        let cells = self.values(row);
        self.totals.add(self.town.as_deref().map(municipality_key).as_deref(), &cells);
        self.cells.notes = notes;
    }

    /// The cells of a row that hold measures.
    fn values(&mut self, row: u32) -> Vec<Read<'s>> {
        let table = self.table;
        let (mut cells, mut checks) = (Vec::new(), Vec::new());
        for column in &table.columns {
            let (Holds::Measure(measure) | Holds::Check(measure)) = &column.holds else { continue };
            let Some(measure) = self.id(row, measure) else { continue };
            if matches!(column.holds, Holds::Check(_)) {
                checks.push((column, measure));
            } else {
                let reading = self.cells.read(row, column);
                cells.push(Read { row, column, measure, reading, printed: None });
            }
        }
        self.cells.settle(&mut cells);
        self.cells.check_percents(row, &checks, &cells);
        cells
    }

    /// Keeps what the cells of a school say.
    fn keep(&mut self, row: u32, school: usize, cells: Vec<Read<'s>>) {
        self.totals.add(self.town.as_deref().map(municipality_key).as_deref(), &cells);
        self.percents.add(&cells);
        if cells.is_empty() {
            return;
        }
        let Some(year) = self.year(row) else { return };
        for Read { row, column, measure, reading, printed } in cells {
            let origin = self.sheet.origin(row, column.at);
            self.rows.observations.push(Observation { school, measure, year, reading, printed, origin });
        }
    }

    /// The measure of a cell, with what its row says of subject and grade.
    fn id(&mut self, row: u32, form: &Arc<str>) -> Option<Arc<str>> {
        let (sheet, table) = (self.sheet, self.table);
        let text = |column: u32| sheet.shown(row, column).map(Cell::text).filter(|text| !text.trim().is_empty());
        let of = |field| table.field(field).and_then(|column| text(column.at));
        let again = || table.again.iter().find(|(field, _)| *field == Field::Subject).and_then(|(_, at)| text(*at));
        let said = || Said { subject: of(Field::Subject), again: again(), grade: of(Field::Grade) };
        let found = self.ids.id(form, said);
        self.known(row, found)
    }

    /// The measure that was found; what was not understood is noticed.
    fn known(&mut self, row: u32, found: Result<Arc<str>, Unknown>) -> Option<Arc<str>> {
        let column = |field| self.table.field(field).map_or(0, |column| column.at);
        match found {
            Ok(id) => return Some(id),
            Err(Unknown::TwoSubjects(again)) => {
                self.cells.notes.note(TWO_SUBJECTS, row, column(Field::Subject), &again);
            }
            Err(Unknown::Word(field, word)) => {
                self.cells.notes.note_apart(ROW_SUBJECT, row, column(field), &word);
            }
        }
        None
    }

    /// The year of a row: as its cell says, else that of the sheet.
    fn year(&mut self, row: u32) -> Option<i32> {
        let said = self.field(row, Field::Year);
        self.year_said(row, said.as_deref())
    }

    fn year_said(&mut self, row: u32, said: Option<&str>) -> Option<i32> {
        let Some(column) = self.table.field(Field::Year) else {
            return self.year.or((!self.layout.dated).then_some(0));
        };
        let text = said.unwrap_or_default();
        let year = match words::years(text).as_slice() {
            [year] => Some(*year),
            // 2018/2019 in a column of years is a school year
            [first, second] if first + 1 == *second => Some(*second),
            _ => None,
        };
        if year.is_none() {
            self.cells.notes.note(ROW_YEAR, row, column.at, text);
        }
        year
    }

    /// Remembers the municipality that a row names, and tells what is odd about it.
    fn town(&mut self, row: u32) -> Option<(Kind, String)> {
        if let Some(named) = self.field(row, Field::Municipality) {
            self.town = Some(named);
        }
        self.town_of(row)
    }

    /// What is odd about the municipality named last.
    fn town_of(&mut self, row: u32) -> Option<(Kind, String)> {
        let town = self.town.clone()?;
        // whose schools are ours is not known where the register names no municipality
        if !self.matcher.knows_towns() && self.towns.insert(municipality_key(&town)) && self.towns.len() == 2 {
            self.cells.notes.note(SEVERAL_TOWNS, row, 0, &town);
        }
        Some((self.matcher.other_town(&town)?, town))
    }

    /// What a field's cell says, or the block that it is merged into.
    fn field(&self, row: u32, field: Field) -> Option<String> {
        let text = self.sheet.shown(row, self.table.field(field)?.at)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// What a field's own cell says.
    fn field_here(&self, row: u32, field: Field) -> Option<String> {
        let text = self.sheet.at(row, self.table.field(field)?.at)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// In a text file a cell right of all headings means that a comma too many stands in the row.
    fn ragged(&mut self, row: u32) {
        if self.sheet.name.is_some() || self.sheet.turned {
            return;
        }
        let beyond = self.sheet.row(row).find(|(column, _)| *column > self.table.last_column);
        if let Some((column, cell)) = beyond {
            self.cells.notes.note(RAGGED, row, column, &cell.text());
        }
    }

    fn finish(mut self) -> Rows {
        let notes = &mut self.cells.notes;
        self.totals.check(self.sheet, self.table, notes);
        self.percents.check(notes);
        blocks::merged(self.sheet, self.table, notes);
        let Self { sheet, cells, mut rows, .. } = self;
        rows.findings.extend(cells.notes.findings(sheet));
        rows.matches.sort();
        rows.matches.dedup();
        rows
    }
}

/// Whether a row numbers the columns: 1, 2, 3 …
pub(super) fn is_column_numbers<'c>(cells: impl Iterator<Item = (u32, &'c Cell)>) -> bool {
    let mut length = 0;
    let mut last = None;
    for (column, cell) in cells {
        let Ok(number) = cell.text().trim().parse::<u32>() else { return false };
        // they begin with 1, or with the number of their own column
        if last.map_or(number != 1 && number != column + 1, |last| number != last + 1) {
            return false;
        }
        (last, length) = (Some(number), length + 1);
    }
    length > 2
}

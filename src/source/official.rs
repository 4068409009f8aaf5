//! A list that somebody else drew up: the schools that stand in it and what it says of each. It is no data: nothing of it
//! reaches an assessment.

use std::path::Path;

use super::files::{self, Unreadable};
use super::gather::RowSink;
use super::header::{self, Head, Holds, Table};
use super::matching::{Matcher, Named};
use super::notes::clipped;
use super::open::{self, Manner};
use super::personal::{self, Spared, masked};
use super::rows::is_column_numbers;
use super::sheet::{Cell, Sheet};
use super::words;
use crate::decision::Status;
use crate::finding::{Finding, Level};
use crate::layout::{self, ColumnRule, Field, Layout, Meaning, Pattern, Unit};
use crate::number::{Exact, read_number};
use crate::origin::Origin;
use crate::school::{Found, NameKey, Register};
use crate::text::Message;

/// A list read.
#[derive(Debug)]
pub struct Official {
    /// The file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// The rows that name a school of the register, in order.
    pub rows: Vec<OfficialRow>,
    /// It has a column of verdicts.
    pub has_verdicts: bool,
    /// Rows that could not be used, and why.
    pub unread: Vec<(Origin, Message)>,
}

/// A row of it.
#[derive(Debug)]
pub struct OfficialRow {
    /// The school: its place in the register.
    pub school: usize,
    /// What becomes of it, where the list says so.
    pub status: Option<Status>,
    /// The score, and how many digits it is written with.
    pub score: Option<(Exact, u32)>,
    /// The place.
    pub place: Option<i64>,
    /// The cell that names it.
    pub origin: Origin,
}

/// Why there is no list.
#[derive(Debug)]
pub enum NoList {
    /// The file can't be read.
    Unreadable(Unreadable),
    /// It is faulty, or names people.
    Faulty(Vec<Finding>),
    /// No column of it names schools.
    Nameless(String),
}

/// Columns with these ids are the score and the place.
const SCORE: &str = "plain.score";
const PLACE: &str = "plain.place";

/// Nobody takes rows of a list with him.
struct Nobody;

impl RowSink for Nobody {
    fn row(&mut self, _: u32, _: &[(u32, Cell)]) {}
}

/// How such a list looks: a column with schools; verdicts, scores and places where it has them.
fn official_layout() -> Layout {
    let words = words::official();
    let of = |headings: &[String], measure: &str| {
        let named = |heading: &String| (heading.clone(), measure.to_owned(), Unit::Plain(None));
        headings.iter().map(named).collect::<Vec<_>>()
    };
    let measures = [of(&words.score, SCORE), of(&words.place, PLACE)].concat();
    let mut layout = layout::of_measures("official", "official", measures);
    let rule = |headings: &[String], field| ColumnRule {
        headings: headings.iter().map(|heading| Pattern::new(heading)).collect(),
        meaning: Meaning::Field(field),
    };
    layout.columns.push(rule(&words.verdict, Field::Decision));
    layout.columns.push(rule(&words.name, Field::Name));
    layout.columns.push(rule(&words.code, Field::Code));
    layout
}

/// Reads a list. Its schools are found in the register as those of every file are. `program` reads foreign formats in a
/// process of its own; columns of personal data are dropped where their headings are named.
///
/// # Errors
/// [`NoList`].
pub fn read_list(
    path: &Path,
    program: Option<&Path>,
    drop_personal: &[String],
    register: &Register,
) -> Result<Official, NoList> {
    let file = files::read_file(path).map_err(NoList::Unreadable)?;
    let layout = official_layout();
    // a list may be one column, which nothing parts from another
    let is_parted = [b';', b'\t', b',', b'|'].iter().any(|sign| file.bytes.contains(sign));
    let delimiter = (!is_parted).then_some(b';');
    let manner = Manner { plain: Some(&layout), program, delimiter, ..Manner::default() };
    let opened = open::open(&file, manner, &mut |_| None::<Nobody>);
    let stops: Vec<Finding> = opened.findings.into_iter().filter(|finding| finding.level != Level::Note).collect();
    if !stops.is_empty() {
        return Err(NoList::Faulty(stops));
    }
    for (mut sheet, _) in opened.sheets {
        personal::drop_named(&mut sheet, drop_personal);
        let Some(table) = header::find(&Head::new(&sheet), &layout) else { continue };
        // a school of the register is no heading: what stands above it would be lost
        let heading = table.field(Field::Name).map_or("", |column| column.heading.as_str());
        if register.knows(heading) {
            continue;
        }
        let names = [Field::Name, Field::Code].map(|field| table.field(field).map(|column| column.at));
        let spared = Spared { columns: names.into_iter().flatten().collect(), register: false };
        let found = personal::watch(&sheet).found(&spared, None);
        if !found.is_empty() {
            return Err(NoList::Faulty(vec![personal::finding(sheet.whole(), &found)]));
        }
        return Ok(Reader { sheet: &sheet, table: &table, matcher: Matcher::new(register), register }.read(file.name));
    }
    Err(NoList::Nameless(file.name))
}

struct Reader<'s> {
    sheet: &'s Sheet,
    table: &'s Table,
    matcher: Matcher<'s>,
    register: &'s Register,
}

impl Reader<'_> {
    fn read(&self, file: String) -> Official {
        let mut official = Official {
            file,
            sheet: self.sheet.name.as_deref().map(str::to_owned),
            rows: Vec::new(),
            has_verdicts: self.table.field(Field::Decision).is_some(),
            unread: Vec::new(),
        };
        let mut town = None;
        for row in self.table.bottom + 1..=self.sheet.last_row() {
            if row <= self.table.bottom + 2 && is_column_numbers(self.sheet.row(row)) {
                continue;
            }
            town = self.field(row, Field::Municipality).or(town);
            self.row(row, town.as_deref(), &mut official);
        }
        official
    }

    fn row(&self, row: u32, town: Option<&str>, official: &mut Official) {
        let (name, code) = (self.field(row, Field::Name), self.field(row, Field::Code));
        let Some(column) = [Field::Name, Field::Code]
            .iter()
            .find_map(|field| self.field(row, *field).and(self.table.field(*field)).map(|column| column.at))
        else {
            return;
        };
        // what is merged over several columns is a line of text
        if self.sheet.block(row, column).is_some_and(|block| block.columns.0 != block.columns.1) {
            return;
        }
        let origin = self.sheet.origin(row, column);
        let place = self.sheet.place(row, column);
        let named = Named { name: name.as_deref(), code: code.as_deref(), town, place };
        // as a person names a school: by its number alone, where one has it
        let by_number = || match self.register.asked(name.as_deref().filter(|_| code.is_none())?) {
            Found::School(school, _) => Some(school),
            Found::Several(_) | Found::Nothing(_) => None,
        };
        let found = self.matcher.school(named).map(|(school, _)| school);
        let school = match found.or_else(|trouble| by_number().ok_or(trouble)) {
            Ok(school) => school,
            Err(trouble) => {
                // a note or a signature under the list, a total, a subheading is no school
                let is_school = |name: &str| {
                    let key = NameKey::of(name);
                    !words::is_total(name) && (key.kind.is_some() || key.number.is_some())
                };
                let is_alone = self.sheet.row(row).count() < 2 && self.table.last_column > 0;
                if code.is_some() || (!is_alone && name.as_deref().is_some_and(is_school)) {
                    official.unread.push((origin, trouble.finding.message));
                }
                return;
            }
        };
        let status = match self.field(row, Field::Decision) {
            None => None,
            Some(written) => match verdict(&written) {
                Some(status) => Some(status),
                None => {
                    let written = clipped(&masked(&written));
                    official.unread.push((origin, Message::new("verify-list-verdict").with("written", written)));
                    return;
                }
            },
        };
        let score = self.measure(row, SCORE).and_then(|text| number(&text));
        let place = self.measure(row, PLACE).and_then(|text| number(&text)).and_then(|(place, _)| place.to_integer());
        official.rows.push(OfficialRow { school, status, score, place, origin });
    }

    /// What a field's cell says, or the block that it is merged into.
    fn field(&self, row: u32, field: Field) -> Option<String> {
        self.text(row, self.table.field(field)?.at)
    }

    fn measure(&self, row: u32, id: &str) -> Option<String> {
        self.text(row, self.table.column(&Holds::Measure(id.into()))?.at)
    }

    fn text(&self, row: u32, column: u32) -> Option<String> {
        let text = self.sheet.shown(row, column)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// What a word of the list means: as decisions say it, as our own reports do, or yes and no.
fn verdict(written: &str) -> Option<Status> {
    let answer = |yes: bool| if yes { Status::Listed } else { Status::NotListed };
    words::decision(written).or_else(|| words::answer(written).map(answer))
}

/// A number and how many digits stand behind its point.
fn number(written: &str) -> Option<(Exact, u32)> {
    let plain = written.replace(',', ".");
    // a score of three digits behind the point is no thousand
    let number = plain.parse().ok().or_else(|| read_number(written).ok())?;
    let digits = plain.split_once('.').map_or(0, |(_, digits)| digits.len());
    Some((number, u32::try_from(digits).ok()?))
}

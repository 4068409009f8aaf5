//! A list that somebody else drew up: the schools that stand in it and what it says of each. It is no data: nothing of it
//! reaches an assessment.

mod cells;
mod columns;
mod former;
mod heading;
mod reading;
mod several;

use std::collections::BTreeSet;
use std::path::Path;

use reading::Reader;

use crate::decision::Status;
use crate::finding::{Finding, Level};
use crate::layout::{self, ColumnRule, Field, Layout, Meaning, Pattern, Unit};
use crate::number::Exact;
use crate::origin::Origin;
use crate::school::Register;
use crate::source::container::Container;
use crate::source::files::{self, InputFile, Unreadable};
use crate::source::gather::RowSink;
use crate::source::header::Table;
use crate::source::matching::Matcher;
use crate::source::open::{self, Manner};
use crate::source::personal::{self, Spared};
use crate::source::rows::is_column_numbers;
use crate::source::sheet::{Cell, Sheet};
use crate::source::words;
use crate::text::Message;

/// A list read.
#[derive(Debug, Default)]
pub struct Official {
    /// The file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Other sheets of it that name schools.
    pub other_sheets: Vec<String>,
    /// The rows that name a school of the register, in order.
    pub rows: Vec<OfficialRow>,
    /// It has a column of verdicts.
    pub has_verdicts: bool,
    /// Rows that could not be used, and why.
    pub unread: Vec<(Origin, Message)>,
    /// Rows of schools that went into others, and into which.
    pub former: Vec<(Origin, Message)>,
    /// Schools that have a dash for a verdict.
    pub dashes: BTreeSet<usize>,
    /// Scores and places that could not be read, and why.
    pub unread_numbers: Vec<(Origin, Message)>,
    /// Columns that were read.
    pub columns: Vec<ReadColumn>,
    /// Columns that hold something and were not read.
    pub passed_over: Vec<PassedColumn>,
}

/// A row of it.
#[derive(Debug)]
pub struct OfficialRow {
    /// The school: its place in the register.
    pub school: usize,
    /// What becomes of it, where the list says so.
    pub status: Option<Status>,
    /// The score, and with how many digits it is meant.
    pub score: Option<Given<(Exact, u32)>>,
    /// The place.
    pub place: Option<Given<i64>>,
    /// The cell that names it.
    pub origin: Origin,
}

/// What a cell says where a number is wanted.
#[derive(Debug)]
pub struct Given<N> {
    /// The number; `None` where the cell says that there is none.
    pub number: Option<N>,
    /// The cell.
    pub origin: Origin,
}

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnOf {
    /// Names of schools.
    Name,
    /// Their codes.
    Code,
    /// What becomes of them.
    Verdict,
    /// Their scores.
    Score,
    /// Their places.
    Place,
}

/// A column that was read.
#[derive(Debug)]
pub struct ReadColumn {
    /// What it holds.
    pub holds: ColumnOf,
    /// Its heading as it may be shown.
    pub heading: String,
    /// The cell of the heading.
    pub origin: Origin,
    /// It was taken by what stands under its heading, which says nothing.
    pub by_contents: bool,
}

/// A column that holds something and was not read.
#[derive(Debug)]
pub struct PassedColumn {
    /// Its heading as it may be shown, else its letters.
    pub heading: String,
    /// The cell of the heading.
    pub origin: Origin,
    /// It may say of schools what a list says of them: a verdict, a score, a place.
    pub matters: bool,
    /// Why, and what to do.
    pub why: Message,
}

/// Why there is no list.
#[derive(Debug)]
pub enum NoList {
    /// The file can't be read.
    Unreadable(Unreadable),
    /// It is faulty, or names people.
    Faulty(Vec<Finding>),
    /// It is no table: a text document, a picture.
    NoTable(String),
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
    if Container::of(&file.bytes) == Container::Other || file.bytes.starts_with(RICH_TEXT) {
        return Err(NoList::NoTable(file.name));
    }
    let whole = Whole { file: &file, layout: official_layout(), program, drop_personal, register };
    // a list may be one column, which nothing parts from another
    let is_parted = DELIMITERS.iter().any(|sign| file.bytes.contains(sign));
    let official = whole.read((!is_parted).then_some(b';'))?;
    // commas between the schools of one column part nothing either
    let absent = DELIMITERS.into_iter().find(|sign| !file.bytes.contains(sign));
    if let Some(absent) = absent.filter(|_| is_parted && official.as_ref().is_some_and(is_one_column)) {
        return Ok(whole.read(Some(absent)).ok().flatten().or(official).unwrap_or_default());
    }
    official.ok_or(NoList::Nameless(file.name))
}

/// How a text document of an old form begins.
const RICH_TEXT: &[u8] = b"{\\rtf";

/// What may part columns of a text.
const DELIMITERS: [u8; 4] = [b';', b'\t', b'|', b','];

/// Whether a list in a text has one heading, and cells beside what stands under it.
fn is_one_column(official: &Official) -> bool {
    let is_headless = |column: &PassedColumn| column.why.key() == columns::HEADLESS;
    official.sheet.is_none()
        && official.columns.len() == 1
        && !official.passed_over.is_empty()
        && official.passed_over.iter().all(is_headless)
}

/// A file with a list, and what it takes to read it.
struct Whole<'f> {
    file: &'f InputFile,
    layout: Layout,
    program: Option<&'f Path>,
    drop_personal: &'f [String],
    register: &'f Register,
}

impl Whole<'_> {
    /// Reads it, parted by this sign where it is said; `None` where nothing names schools.
    fn read(&self, delimiter: Option<u8>) -> Result<Option<Official>, NoList> {
        let manner = Manner { plain: Some(&self.layout), program: self.program, delimiter, ..Manner::default() };
        let opened = open::open(self.file, manner, &mut |_| None::<Nobody>);
        let stops: Vec<Finding> = opened.findings.into_iter().filter(|finding| finding.level != Level::Note).collect();
        if !stops.is_empty() {
            return Err(NoList::Faulty(stops));
        }
        let mut read: Option<Official> = None;
        for (mut sheet, _) in opened.sheets {
            personal::drop_named(&mut sheet, self.drop_personal);
            let Some(headed) = heading::find(&sheet, &self.layout, self.register) else { continue };
            let table = headed.table;
            if let Some(official) = &mut read {
                official.other_sheets.extend(sheet.name.as_deref().map(str::to_owned));
                continue;
            }
            let names = [Field::Name, Field::Code].map(|field| table.field(field).map(|column| column.at));
            let spared = Spared { columns: names.into_iter().flatten().collect(), register: false };
            let found = personal::watch(&sheet).found(&spared, None);
            if !found.is_empty() {
                return Err(NoList::Faulty(vec![personal::finding(sheet.whole(), &found)]));
            }
            let rows = rows(&sheet, &table);
            let mut columns = columns::settle(&sheet, &table, &rows);
            for column in &mut columns.read {
                column.by_contents = headed.by_contents == Some(column.origin.column);
            }
            let matcher = Matcher::new(self.register);
            let reader = Reader { sheet: &sheet, columns, matcher, register: self.register };
            read = Some(Official { file: self.file.name.clone(), ..reader.read(&rows) });
        }
        Ok(read)
    }
}

/// The rows of a table that name something, without the numbers of its columns.
fn rows(sheet: &Sheet, table: &Table) -> Vec<u32> {
    let keys = [Field::Name, Field::Code].map(|field| table.field(field).map(|column| column.at));
    let names = |row: &u32| {
        let mut keys = keys.iter().flatten();
        keys.any(|at| sheet.shown(*row, *at).is_some_and(|cell| !cell.text().trim().is_empty()))
    };
    let is_numbering = |row: u32| row <= table.bottom + 2 && is_column_numbers(sheet.row(row));
    (table.bottom + 1..=sheet.last_row()).filter(|row| !is_numbering(*row)).filter(names).collect()
}

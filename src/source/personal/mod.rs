//! Personal data: columns that name people are found by their headings and by what stands in them, before anything else
//! sees the sheet. No value of such a column reaches a message: it is told by its heading, or by its letter.

mod values;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::sheet::{Cell, Sheet};
use crate::finding::{Finding, Level, Place};
use crate::layout::Pattern;
use crate::origin::column_letters;
use crate::text::{Message, fold};

pub(super) use values::masked;
pub use values::redacted;

/// The code of the finding that personal data are there.
pub const PERSONAL: &str = "F31";

/// Rows among which headings are looked for.
const HEADING_ROWS: u32 = 60;
/// Columns that are watched.
const MOST_COLUMNS: u32 = 16_384;
/// Dates that make a column one of birthdays.
const DATES: usize = 5;
/// Days of a column that are looked at.
const MOST_DAYS: usize = 10_000;
/// How old those are whose birthdays they may be.
const AGES: std::ops::RangeInclusive<i32> = 5..=20;

/// What kind of personal data a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Name,
    /// A name of a person, or a code of one: the cells tell.
    NameOrCode,
    Snils,
    Document,
    Birth,
    Contact,
    /// A person's or a school's: personal where the sheet names people.
    ContactOrSchool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Vec<String>,
    name_or_code: Vec<String>,
    snils: Vec<String>,
    document: Vec<String>,
    other_passports: Vec<String>,
    birth: Vec<String>,
    contact: Vec<String>,
    contact_or_school: Vec<String>,
    officials: Vec<String>,
    codes: Vec<String>,
    other_dates: Vec<String>,
    patronymics: Vec<String>,
    honours: Vec<String>,
    honoured_endings: Vec<String>,
    plain_patronymics: Vec<String>,
    abbreviations: Vec<String>,
}

struct Words {
    kinds: [(Kind, Vec<Pattern>); 7],
    other_passports: Vec<Pattern>,
    officials: Vec<Pattern>,
    codes: Vec<Pattern>,
    other_dates: Vec<Pattern>,
    patronymics: Vec<String>,
    honours: Vec<String>,
    honoured_endings: Vec<String>,
    plain_patronymics: Vec<String>,
    abbreviations: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml"))
        .expect("personal/words.toml ships with the program and a test reads it");
    let patterns = |written: &[String]| written.iter().map(|text| Pattern::new(text)).collect();
    Words {
        kinds: [
            (Kind::Snils, patterns(&file.snils)),
            (Kind::Document, patterns(&file.document)),
            (Kind::Birth, patterns(&file.birth)),
            (Kind::Contact, patterns(&file.contact)),
            (Kind::ContactOrSchool, patterns(&file.contact_or_school)),
            (Kind::Name, patterns(&file.name)),
            (Kind::NameOrCode, patterns(&file.name_or_code)),
        ],
        other_passports: patterns(&file.other_passports),
        officials: patterns(&file.officials),
        codes: patterns(&file.codes),
        other_dates: patterns(&file.other_dates),
        patronymics: file.patronymics,
        honours: file.honours,
        honoured_endings: file.honoured_endings,
        plain_patronymics: file.plain_patronymics,
        abbreviations: file.abbreviations,
    }
});

fn fits(patterns: &[Pattern], folded: &str) -> bool {
    patterns.iter().any(|pattern| pattern.fits(folded))
}

/// Whether a text is none of words: it begins as a number or a phone does.
fn is_numeric(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '('))
}

/// What kind of personal data a heading announces.
fn announced(folded: &str) -> Option<Kind> {
    let (kind, _) = WORDS.kinds.iter().find(|(_, patterns)| fits(patterns, folded))?;
    (*kind != Kind::Document || !fits(&WORDS.other_passports, folded)).then_some(*kind)
}

/// What was seen of a column.
#[derive(Debug, Clone, Default)]
struct Seen {
    /// A heading that announces personal data, and its row.
    heading: Option<(Kind, String, u32)>,
    /// Cells under that heading which may be such data.
    fitting: u32,
    /// The column is one of codes.
    codes: bool,
    /// Its dates are of something else than birth.
    other_dates: bool,
    /// Its heading is that of an official.
    official: bool,
    /// Cells that hold something, below the first row of headings.
    cells: u32,
    names: u32,
    snils: u32,
    /// Insurance numbers written as such, which nothing else is.
    written_snils: u32,
    passports: u32,
    mobiles: u32,
    /// Years of days.
    days: Vec<i32>,
}

/// Watches the rows of a sheet, from the top, for personal data.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    columns: Vec<Seen>,
    titles: Titles,
}

/// Where a sheet has its title: rows of one cell above the row of several headings, from its first column.
#[derive(Debug, Clone, Default)]
struct Titles {
    /// The row of headings; 0 where no title stands above it.
    above: u32,
    column: u32,
}

impl Titles {
    /// The titles of a sheet. A list of one column has none, nor has one with a row of data below its first heading.
    fn of(sheet: &Sheet) -> Self {
        let Some((above, cells)) = sheet.rows().find(|(_, cells)| cells.len() > 1) else { return Self::default() };
        match cells.first() {
            Some((column, Cell::Text(text))) if !is_numeric(text.trim()) => Self { above, column: *column },
            _ => Self::default(),
        }
    }

    /// Whether a cell is a title and announces nothing of its column. What names people is always a heading.
    fn hold(&self, row: u32, column: u32, text: &str) -> bool {
        row < self.above && column <= self.column && announced(&fold(text)) != Some(Kind::Name)
    }
}

impl Watch {
    /// Ready for the rows of a sheet, whose merged headings reach over the columns of their blocks.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut watch = Self { titles: Titles::of(sheet), ..Self::default() };
        for block in sheet.merged.iter().filter(|block| block.rows.0 <= HEADING_ROWS) {
            let Some(Cell::Text(text)) = sheet.at(block.rows.0, block.columns.0) else { continue };
            if watch.titles.hold(block.rows.0, block.columns.0, text) {
                continue;
            }
            for column in block.columns.0 + 1..=block.columns.1 {
                if let Some(seen) = watch.seen(column) {
                    seen.heads(block.rows.0, text);
                }
            }
        }
        watch
    }

    /// Sees a row.
    pub(super) fn row<'c>(&mut self, row: u32, cells: impl IntoIterator<Item = (u32, &'c Cell)>) {
        for (column, cell) in cells {
            self.cell(row, column, cell);
        }
    }

    /// Sees a cell.
    fn cell(&mut self, row: u32, column: u32, cell: &Cell) {
        let is_title = matches!(cell, Cell::Text(text) if self.titles.hold(row, column, text));
        let Some(seen) = self.seen(column) else { return };
        seen.cells += 1;
        match cell {
            Cell::Text(text) => {
                if row <= HEADING_ROWS && !is_title && seen.heads(row, text) {
                    return;
                }
                seen.text(text.trim());
            }
            // codes and phones of workbooks may be numbers; nothing shorter is worth a look
            Cell::Number(number) => {
                if let Some(number) = number.to_integer().filter(|number| *number >= 1_000_000) {
                    seen.text(&format!("{number:011}"));
                }
            }
            Cell::Date(_) if seen.heading.as_ref().is_some_and(|(kind, ..)| *kind == Kind::Birth) => seen.fitting += 1,
            _ => {}
        }
    }

    fn seen(&mut self, column: u32) -> Option<&mut Seen> {
        let at = usize::try_from(column).ok().filter(|_| column < MOST_COLUMNS)?;
        if self.columns.len() <= at {
            self.columns.resize(at + 1, Seen::default());
        }
        self.columns.get_mut(at)
    }

    /// The columns of personal data, those that are spared left out. In a register of schools officials and ways to reach
    /// a school are no secrets. Birthdays without a heading are told by the year of the document.
    pub(super) fn found(&self, spared: &Spared, year: Option<i32>) -> Vec<Personal> {
        let known = |(at, seen): (usize, &Seen)| {
            let column = u32::try_from(at).unwrap_or(u32::MAX);
            let kind = seen.kind(year)?;
            (!spared.spares(column, seen, kind)).then(|| Personal {
                column,
                kind,
                heading: seen.heading.as_ref().map(|(_, heading, _)| heading.clone()),
            })
        };
        let mut found: Vec<Personal> = self.columns.iter().enumerate().filter_map(known).collect();
        // an address is a person's where the sheet names people
        let people = found.iter().any(|found| found.kind != Kind::ContactOrSchool);
        found.retain(|found| people || found.kind != Kind::ContactOrSchool);
        found
    }

    /// Whether there is anything of the kind.
    pub(super) fn finds_any(&self) -> bool {
        !self.found(&Spared::default(), None).is_empty()
    }
}

impl Seen {
    /// Takes a cell for a heading, if it is one.
    fn heads(&mut self, row: u32, text: &str) -> bool {
        const LONGEST: usize = 200;
        if text.len() > LONGEST || text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '+') {
            return false;
        }
        let folded = fold(text);
        self.codes |= fits(&WORDS.codes, &folded);
        self.other_dates |= fits(&WORDS.other_dates, &folded);
        self.official |= fits(&WORDS.officials, &folded);
        let Some(kind) = announced(&folded) else { return false };
        if self.heading.is_none() {
            let heading = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (self.heading, self.fitting) = (Some((kind, heading, row)), 0);
        }
        true
    }

    fn text(&mut self, text: &str) {
        let numeric = is_numeric(text);
        if let Some((kind, ..)) = &self.heading {
            let fits = match kind {
                Kind::NameOrCode => values::is_name(text) || values::is_short_name(text),
                Kind::Name => !numeric && text.split_whitespace().count() <= 5 && values::count_letters(text) > 2,
                Kind::Snils | Kind::Document => values::count_digits(text) > 5,
                Kind::Birth => values::year_of_day(text).is_some() || values::count_digits(text) == 4,
                Kind::Contact | Kind::ContactOrSchool => {
                    values::count_digits(text) > 4 || values::count_letters(text) > 4
                }
            };
            self.fitting += u32::from(fits);
        }
        if !numeric {
            self.names += u32::from(values::is_name(text));
            return;
        }
        let snils = values::is_snils(text);
        self.snils += u32::from(snils);
        self.written_snils += u32::from(snils && values::is_written_snils(text));
        self.passports += u32::from(values::is_passport(text));
        self.mobiles += u32::from(values::is_mobile(text));
        if self.days.len() < MOST_DAYS {
            self.days.extend(values::year_of_day(text));
        }
    }

    /// What kind of personal data the column holds.
    fn kind(&self, year: Option<i32>) -> Option<Kind> {
        match self.heading.as_ref().filter(|_| self.fitting > 0) {
            Some((Kind::NameOrCode, ..)) if 4 * self.fitting >= self.cells.saturating_sub(1) => {
                return Some(Kind::Name);
            }
            None | Some((Kind::NameOrCode, ..)) => {}
            Some((kind, ..)) => return Some(*kind),
        }
        // a name or two below a table are of those who made it
        let most = |count: u32| count > 1 && 2 * count >= self.cells.saturating_sub(1);
        if self.written_snils > 0 {
            return Some(Kind::Snils);
        }
        let coded = self.codes;
        let born = |year: i32| self.days.iter().filter(|born| AGES.contains(&(year - **born))).count();
        let birthdays = year.map_or(0, born);
        match () {
            () if most(self.names) || (self.names > 4 && 4 * self.names >= self.cells) => Some(Kind::Name),
            () if !coded && most(self.snils) => Some(Kind::Snils),
            () if !coded && most(self.passports) => Some(Kind::Document),
            () if !coded && most(self.mobiles) => Some(Kind::Contact),
            () if !self.other_dates && birthdays == self.days.len() && birthdays >= DATES => Some(Kind::Birth),
            () => None,
        }
    }
}

/// Columns that may name people: names of schools, officials.
#[derive(Debug, Clone, Default)]
pub(super) struct Spared {
    /// Columns that a layout declares as such.
    pub columns: BTreeSet<u32>,
    /// The sheet is a register of schools.
    pub register: bool,
}

impl Spared {
    fn spares(&self, column: u32, seen: &Seen, kind: Kind) -> bool {
        let public = match kind {
            Kind::Name => seen.official,
            Kind::Contact | Kind::ContactOrSchool => true,
            _ => false,
        };
        self.columns.contains(&column) || (self.register && public)
    }
}

/// A column of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Personal {
    column: u32,
    kind: Kind,
    /// Its heading, where a heading announces it.
    heading: Option<String>,
}

impl Personal {
    /// The name by which the column is told and dropped: its heading, else its letter.
    fn name(&self) -> String {
        self.heading.clone().unwrap_or_else(|| column_letters(self.column))
    }

    fn message(&self) -> Message {
        let kind = match self.kind {
            Kind::Name | Kind::NameOrCode => "personal-name",
            Kind::Snils => "personal-snils",
            Kind::Document => "personal-document",
            Kind::Birth => "personal-birth",
            Kind::Contact | Kind::ContactOrSchool => "personal-contact",
        };
        Message::new(if self.heading.is_some() { "finding-personal-column" } else { "finding-personal-unnamed" })
            .with("name", self.name())
            .with("kind", Message::new(kind))
    }
}

/// What is told of a sheet with personal data.
pub(super) fn finding(place: Place, found: &[Personal]) -> Finding {
    let names: BTreeSet<String> = found.iter().map(Personal::name).collect();
    let options: Vec<String> = names.iter().map(|name| format!("--drop-personal \"{name}\"")).collect();
    let message = Message::new("finding-personal")
        .with("count", found.len())
        .with("columns", found.iter().map(Personal::message).collect::<Vec<_>>());
    let remedy = Message::new("finding-personal-remedy").with("options", options.join(" "));
    Finding { remedy, ..Finding::new(PERSONAL, Level::Stop, place, message, "finding-personal-remedy") }
}

/// Watches a whole sheet.
pub(super) fn watch(sheet: &Sheet) -> Watch {
    let mut watch = Watch::of(sheet);
    for (row, cells) in sheet.rows() {
        watch.row(row, cells.iter().map(|(column, cell)| (*column, cell)));
    }
    watch
}

/// Whether a column of this heading or letter is to be dropped.
pub(super) fn is_named(names: &[String], heading: &str) -> bool {
    let folded = fold(heading);
    !folded.is_empty() && names.iter().any(|name| fold(name) == folded)
}

/// Takes the named columns of personal data out of a sheet, from their heading down; their names.
pub(super) fn drop_named(sheet: &mut Sheet, names: &[String]) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    let watch = watch(sheet);
    // above the first row of several cells stands the title
    let top = sheet.rows().find(|(_, cells)| cells.len() > 1).map_or(0, |(row, _)| row);
    let found = watch.found(&Spared::default(), None);
    let mut dropped = Vec::new();
    for (at, seen) in watch.columns.iter().enumerate() {
        let column = u32::try_from(at).unwrap_or(u32::MAX);
        let heading = seen.heading.as_ref().filter(|(_, heading, _)| is_named(names, heading));
        let lettered = found.iter().any(|found| found.column == column && found.heading.is_none())
            && names.contains(&column_letters(column));
        let from = match heading {
            Some((_, _, row)) => *row,
            None if lettered => top,
            None => continue,
        };
        sheet.retain(|row, at| at != column || row < from);
        dropped.push(heading.map_or_else(|| column_letters(column), |(_, heading, _)| heading.clone()));
    }
    dropped
}

/// Takes the columns that are named out of those that were found; their names.
pub(super) fn take_named(found: &mut Vec<Personal>, names: &[String]) -> Vec<String> {
    let named = |column: &Personal| match &column.heading {
        Some(heading) => is_named(names, heading),
        None => names.contains(&column_letters(column.column)),
    };
    let (taken, left): (Vec<Personal>, Vec<Personal>) = found.drain(..).partition(named);
    *found = left;
    taken.iter().map(Personal::name).collect()
}

/// What is told of columns that were dropped.
pub(super) fn dropped(place: Place, columns: &[String]) -> Option<Finding> {
    let message = Message::new("finding-personal-dropped")
        .with("count", columns.len())
        .with("columns", columns.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>());
    (!columns.is_empty())
        .then(|| Finding::new(PERSONAL, Level::Note, place, message, "finding-personal-dropped-remedy"))
}

//! A TOML table read key by key, with every problem reported at once and in its place.
//!
//! The readers of the project's own file kinds (criteria, selection, layouts) ask a [`Table`] for the keys they know.
//! What is missing, of the wrong type or not asked for becomes a [`Problem`] with line, column and, where a known key
//! is near, a suggestion. Numbers are taken from the text, never through a binary float.
//!
//! The same readers say what a file may hold: [`shape`] lets one read from a table that only notes what it is asked for.
//! Schemas and reference pages are made from that, so that they can't differ from what is read.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use toml::de::{DeTable, DeValue};

use crate::number::Exact;
use crate::text::{Message, nearest};

/// A value and where in the file it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// Something wrong in a TOML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line as it stands in the file.
    pub source: String,
    /// What is wrong and what to do.
    pub message: Message,
}

/// What a table may hold, as its reader asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The keys, in the order in which they are asked for.
    pub keys: Vec<Key>,
    /// The kinds of table between which a word decides.
    pub variants: Option<Variants>,
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What stands under it.
    pub holds: Holds,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A decimal number.
    Number,
    /// A whole number.
    Integer,
    /// Yes or no.
    Flag,
    /// A list of texts.
    Texts,
    /// One of these words.
    Word(Vec<&'static str>),
    /// A list of these words.
    Words(Vec<&'static str>),
    /// A table of numbers under names that the file chooses.
    NumberMap,
    /// A table of texts under names that the file chooses.
    TextMap,
    /// Rows of numbers.
    NumberRows,
    /// A table.
    Table(Rc<RefCell<Shape>>),
    /// A list of tables.
    Tables(Rc<RefCell<Shape>>),
}

/// Kinds of table between which a word decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants {
    /// The key under which the word stands.
    pub key: &'static str,
    /// The word that is meant where there is none.
    pub usual: Option<&'static str>,
    /// Each word and what such a table holds besides.
    pub cases: Vec<(&'static str, Rc<RefCell<Shape>>)>,
}

/// What a reader of a table asks for.
pub fn shape<T>(read: impl FnOnce(Table<'_>) -> T) -> Shape {
    let document = Document::parse("");
    let noted = Rc::<RefCell<Shape>>::default();
    let mut root = document.root();
    root.noted = Some(noted.clone());
    let _ = read(root);
    noted.take()
}

/// A TOML text being read: its tables, and the problems found so far.
pub struct Document<'t> {
    text: &'t str,
    root: DeTable<'t>,
    problems: RefCell<Vec<(usize, Message)>>,
}

impl<'t> Document<'t> {
    /// Parses the text. Errors of syntax become problems; what could be parsed can still be read.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (root, errors) = DeTable::parse_recoverable(body);
        let document = Self { text: body, root: root.into_inner(), problems: RefCell::default() };
        let mut lines = BTreeSet::new();
        for error in errors {
            let start = error.span().map_or(0, |span| span.start);
            let (line, _, source) = document.place(start);
            // one mistake often gives several errors of syntax on its line
            if lines.insert(line) {
                document.report(start, syntax_message(&source));
            }
        }
        document
    }

    /// The outermost table.
    #[must_use]
    pub fn root(&self) -> Table<'_> {
        Table {
            document: self,
            entries: &self.root,
            start: 0,
            name: String::new(),
            asked: BTreeSet::new(),
            noted: None,
            forgiving: false,
        }
    }

    /// Notes a problem at a place of the file.
    pub fn report(&self, start: usize, message: Message) {
        self.problems.borrow_mut().push((start, message));
    }

    /// Whether anything was wrong so far.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// All problems, in the order of the file.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut noted = self.problems.borrow().clone();
        noted.sort_by_key(|(start, _)| *start);
        noted.dedup();
        let problem = |(start, message)| {
            let (line, column, source) = self.place(start);
            Problem { line, column, source, message }
        };
        noted.into_iter().map(problem).collect()
    }

    fn place(&self, start: usize) -> (usize, usize, String) {
        let mut start = start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &self.text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let source = self.text[line_start..].lines().next().unwrap_or("").to_owned();
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1, source)
    }
}

/// The likeliest cause of an error of syntax, from the line it stands on.
fn syntax_message(line: &str) -> Message {
    let value = line.split_once('=').map_or("", |(_, value)| value);
    let bytes = value.trim().as_bytes();
    let comma = value.trim().split_once(',').filter(|(left, right)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(left.trim_start_matches('-')) && digits(right)
    });
    if let Some((left, right)) = comma {
        return Message::new("toml-decimal-comma").with("fixed", format!("{left}.{right}"));
    }
    let key = line.split('=').next().unwrap_or("");
    if key.chars().any(|sign| sign.is_alphabetic() && !sign.is_ascii()) && !key.contains('"') {
        return Message::new("toml-latin");
    }
    if line.contains(['“', '”', '„', '«']) && !bytes.starts_with(b"\"") {
        return Message::new("toml-quotes");
    }
    Message::new("toml-syntax")
}

/// A word that chooses a kind of table, and the reader of such a table.
pub type Case<'d, T> = (&'static str, fn(&mut Table<'d>) -> Option<T>);

/// One table of a document, asked for the keys that its reader knows.
pub struct Table<'d> {
    document: &'d Document<'d>,
    entries: &'d DeTable<'d>,
    start: usize,
    name: String,
    asked: BTreeSet<&'static str>,
    /// Where the questions are noted, if that is all that is wanted.
    noted: Option<Rc<RefCell<Shape>>>,
    /// Keys that nobody asks for are let pass: what should be asked could not be told.
    forgiving: bool,
}

impl<'d> Table<'d> {
    /// Where the table begins in the file.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Notes a problem at a place of the file.
    pub fn report(&self, start: usize, message: Message) {
        self.document.report(start, message);
    }

    /// Whether the key stands in the table.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether the table only notes what it is asked for.
    #[must_use]
    pub fn is_noting(&self) -> bool {
        self.noted.is_some()
    }

    /// The text under a key, without a word of what is wrong with it: for a first look over a file.
    #[must_use]
    pub fn glance(&self, key: &str) -> Option<At<String>> {
        let value = self.entries.get(key)?;
        Some(At { value: value.get_ref().as_str()?.to_owned(), span: value.span() })
    }

    /// The text under a key.
    pub fn text(&mut self, key: &'static str) -> Option<At<String>> {
        self.note(key, Holds::Text);
        self.typed(key, "toml-type-text", |value| value.as_str().map(str::to_owned))
    }

    /// The text under a key that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<At<String>> {
        self.require(key);
        let text = self.text(key)?;
        if text.value.trim().is_empty() || text.value.chars().any(char::is_control) {
            self.report(text.span.start, Message::new("toml-empty-text").with("key", key));
            return None;
        }
        Some(text)
    }

    /// The number under a key, exactly as written.
    pub fn number(&mut self, key: &'static str) -> Option<At<Exact>> {
        self.note(key, Holds::Number);
        self.typed(key, "toml-type-number", exact)
    }

    /// The number under a key that must be there.
    pub fn required_number(&mut self, key: &'static str) -> Option<At<Exact>> {
        self.require(key);
        self.number(key)
    }

    /// The whole number under a key.
    pub fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        self.note(key, Holds::Integer);
        self.typed(key, "toml-type-integer", |value| exact(value).and_then(|number| number.to_integer()))
    }

    /// The yes or no under a key.
    pub fn flag(&mut self, key: &'static str) -> Option<At<bool>> {
        self.note(key, Holds::Flag);
        self.typed(key, "toml-type-flag", |value| match value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        })
    }

    /// The list of texts under a key; empty where the key is absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
        self.note(key, Holds::Texts);
        let document = self.document;
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.1.as_array() else {
            document.report(value.0.start, Message::new("toml-type-texts").with("key", key));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => texts.push(At { value: text.to_owned(), span: item.span() }),
                None => document.report(item.span().start, Message::new("toml-type-texts").with("key", key)),
            }
        }
        texts
    }

    /// The word under a key, one of those given.
    pub fn choice<T: Clone>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<At<T>> {
        self.note(key, Holds::Word(words.iter().map(|(word, _)| *word).collect()));
        let written = self.typed(key, "toml-type-text", |value| value.as_str().map(str::to_owned))?;
        self.word(written, words)
    }

    /// The words under a key, each one of those given; empty where the key is absent.
    pub fn choices<T: Clone>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Vec<At<T>> {
        let written = self.texts(key);
        self.note(key, Holds::Words(words.iter().map(|(word, _)| *word).collect()));
        written.into_iter().filter_map(|written| self.word(written, words)).collect()
    }

    fn word<T: Clone>(&self, written: At<String>, words: &[(&'static str, T)]) -> Option<At<T>> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == written.value) {
            return Some(At { value: meaning.clone(), span: written.span });
        }
        let known = || words.iter().map(|(word, _)| *word);
        let message = match nearest(&written.value, known()) {
            Some(near) => Message::new("toml-choice-near").with("near", near),
            None => Message::new("toml-choice"),
        };
        let message = message.with("known", known().collect::<Vec<_>>());
        self.report(written.span.start, message.with("written", written.value));
        None
    }

    /// Reads the rest of the table as the word under a key says: each word with its reader. `None` where the word is
    /// not known, or absent and none is usual.
    pub fn variant<T>(&mut self, key: &'static str, usual: Option<&'static str>, cases: &[Case<'d, T>]) -> Option<T> {
        if let Some(noted) = self.noted.clone() {
            let mut shapes = Vec::new();
            for (word, read) in cases {
                let apart = Rc::<RefCell<Shape>>::default();
                self.noted = Some(apart.clone());
                let _ = read(self);
                shapes.push((*word, apart));
            }
            noted.borrow_mut().variants = Some(Variants { key, usual, cases: shapes });
            self.noted = Some(noted);
            return None;
        }
        let words: Vec<(&'static str, usize)> = cases.iter().enumerate().map(|(at, (word, _))| (*word, at)).collect();
        let chosen = if self.has(key) {
            self.choice(key, &words).map(|chosen| chosen.value)
        } else {
            self.asked.insert(key);
            if usual.is_none() {
                self.require(key);
            }
            words.iter().find(|(word, _)| Some(*word) == usual).map(|(_, at)| *at)
        };
        match chosen {
            Some(chosen) => cases[chosen].1(self),
            None => {
                // what stands in the table can't be judged: nothing in it is called unknown
                self.asked_all();
                None
            }
        }
    }

    /// The numbers under names that the file chooses.
    pub fn number_map(&mut self, key: &'static str) -> Vec<(At<String>, At<Exact>)> {
        self.note(key, Holds::NumberMap);
        self.map(key, "toml-type-number", exact)
    }

    /// The texts under names that the file chooses.
    pub fn text_map(&mut self, key: &'static str) -> Vec<(At<String>, At<String>)> {
        self.note(key, Holds::TextMap);
        self.map(key, "toml-type-text", |value| value.as_str().map(str::to_owned))
    }

    fn map<T>(
        &mut self,
        key: &'static str,
        wrong: &'static str,
        read: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> Vec<(At<String>, At<T>)> {
        let Some((span, value)) = self.value(key) else { return Vec::new() };
        let Some(table) = value.as_table() else {
            self.report(span.start, Message::new("toml-type-table").with("key", key));
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in table {
            match read(value.get_ref()) {
                Some(number) => entries.push((
                    At { value: name.get_ref().to_string(), span: name.span() },
                    At { value: number, span: value.span() },
                )),
                None => {
                    let name: &str = name.get_ref();
                    self.report(value.span().start, Message::new(wrong).with("key", name));
                }
            }
        }
        entries.sort_by_key(|(name, _)| name.span.start);
        entries
    }

    /// Rows of numbers.
    pub fn number_rows(&mut self, key: &'static str) -> Option<At<Vec<Vec<Exact>>>> {
        self.note(key, Holds::NumberRows);
        self.typed(key, "toml-type-rows", |value| {
            let rows = value.as_array()?.iter().map(|row| {
                row.get_ref().as_array()?.iter().map(|number| exact(number.get_ref())).collect::<Option<Vec<_>>>()
            });
            rows.collect()
        })
    }

    /// The table under a key.
    pub fn table(&mut self, key: &'static str) -> Option<Table<'d>> {
        if self.is_noting() {
            return Some(self.noting(key, Holds::Table));
        }
        let (span, value) = self.value(key)?;
        match value.as_table() {
            Some(table) => Some(self.within(key, span.start, table)),
            None => {
                self.report(span.start, Message::new("toml-type-table").with("key", key));
                None
            }
        }
    }

    /// The tables under a key, in their order; empty where the key is absent.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table<'d>> {
        if self.is_noting() {
            return vec![self.noting(key, Holds::Tables)];
        }
        let Some((span, value)) = self.value(key) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.report(span.start, Message::new("toml-type-tables").with("key", key));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => tables.push(self.within(key, item.span().start, table)),
                None => self.report(item.span().start, Message::new("toml-type-tables").with("key", key)),
            }
        }
        tables
    }

    /// Notes a problem where the key is absent.
    pub fn require(&self, key: &'static str) {
        if let Some(noted) = &self.noted {
            let mut noted = noted.borrow_mut();
            match noted.keys.iter_mut().find(|known| known.name == key) {
                Some(known) => known.required = true,
                None => noted.keys.push(Key { name: key, required: true, holds: Holds::Text }),
            }
        } else if !self.has(key) {
            let table = if self.name.is_empty() {
                Message::new("toml-root")
            } else {
                Message::new("toml-in").with("table", self.name.as_str())
            };
            self.report(self.start, Message::new("toml-missing-key").with("key", key).with("table", table));
        }
    }

    /// Ends the reading: every key that nobody asked for is a problem.
    pub fn finish(self) {
        for key in self.entries.keys().filter(|_| !self.forgiving) {
            let written: &str = key.get_ref();
            // letters that no key has are told of as such
            if self.asked.contains(written) || !written.is_ascii() {
                continue;
            }
            if written.bytes().all(|byte| byte.is_ascii_digit()) {
                self.report(key.span().start, Message::new("toml-comma-inside").with("digits", written));
                continue;
            }
            let message = match nearest(written, self.asked.iter().copied()) {
                Some(near) => Message::new("toml-unknown-key-near").with("key", written).with("near", near),
                None => {
                    let known: Vec<&str> = self.asked.iter().copied().collect();
                    Message::new("toml-unknown-key").with("key", written).with("known", known)
                }
            };
            self.report(key.span().start, message);
        }
    }

    /// Takes every key for asked for.
    fn asked_all(&mut self) {
        self.forgiving = true;
    }

    /// Notes what a key is asked to hold.
    fn note(&mut self, key: &'static str, holds: Holds) {
        let Some(noted) = &self.noted else { return };
        let mut noted = noted.borrow_mut();
        match noted.keys.iter_mut().find(|known| known.name == key) {
            Some(known) => known.holds = holds,
            None => noted.keys.push(Key { name: key, required: false, holds }),
        }
    }

    /// A table under a key that only notes what it is asked for.
    fn noting(&mut self, key: &'static str, holds: fn(Rc<RefCell<Shape>>) -> Holds) -> Table<'d> {
        let inner = Rc::<RefCell<Shape>>::default();
        self.note(key, holds(inner.clone()));
        Table { noted: Some(inner), ..self.within(key, self.start, self.entries) }
    }

    fn within(&self, key: &'static str, start: usize, entries: &'d DeTable<'d>) -> Table<'d> {
        Table {
            document: self.document,
            entries,
            start,
            name: key.to_owned(),
            asked: BTreeSet::new(),
            noted: None,
            forgiving: false,
        }
    }

    fn value(&mut self, key: &'static str) -> Option<(Range<usize>, &'d DeValue<'d>)> {
        self.asked.insert(key);
        self.entries.get(key).map(|value| (value.span(), value.get_ref()))
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        wrong: &'static str,
        read: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> Option<At<T>> {
        let (span, value) = self.value(key)?;
        match read(value) {
            Some(value) => Some(At { value, span }),
            None => {
                self.report(span.start, Message::new(wrong).with("key", key));
                None
            }
        }
    }
}

/// Bytes of a number that somebody may have meant.
const MOST_BYTES: usize = 60;

/// A TOML number as written; `None` for anything that is no finite decimal.
fn exact(value: &DeValue<'_>) -> Option<Exact> {
    if let Some(integer) = value.as_integer() {
        return i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok().map(Exact::from);
    }
    let text = value.as_float().map(toml::de::DeFloat::as_str).filter(|text| text.len() <= MOST_BYTES)?;
    let text = text.replace('_', "").to_lowercase();
    let Some((digits, exponent)) = text.split_once('e') else { return text.parse().ok() };
    let (digits, exponent): (Exact, i32) = (digits.parse().ok()?, exponent.parse().ok()?);
    let power = Exact::scaled(1, Some(exponent.unsigned_abs()).filter(|power| *power <= MOST_EXPONENT)?);
    if exponent < 0 { Some(&digits * &power) } else { digits.over(&power) }
}

/// Powers of ten that somebody may have meant.
const MOST_EXPONENT: u32 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_of_a_table_is_reported_at_once_in_its_place() {
        let document = Document::parse("wieght = 15\ntitle = 3\n[list]\nshare = nan\n");
        let mut root = document.root();
        let _ = root.number("weight");
        let _ = root.text("title");
        let mut list = root.table("list").expect("a table");
        let _ = list.number("share");
        let _ = list.required_text("index");
        list.finish();
        root.finish();
        let places: Vec<(usize, usize)> =
            document.problems().iter().map(|problem| (problem.line, problem.column)).collect();
        assert_eq!(places, [(1, 1), (2, 9), (3, 1), (4, 9)]);
    }

    #[test]
    fn numbers_are_taken_as_written() {
        let document = Document::parse("a = 0.1\nb = 1_000\nc = -2.50\n");
        let mut root = document.root();
        let read = |root: &mut Table<'_>, key| root.number(key).expect(key).value.to_string();
        assert_eq!([read(&mut root, "a"), read(&mut root, "b"), read(&mut root, "c")], ["0.1", "1000", "-2.5"]);
        root.finish();
        assert_eq!(document.problems(), []);
    }
}

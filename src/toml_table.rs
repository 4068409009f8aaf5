//! A TOML table read key by key, with every problem reported at once and in its place.
//!
//! The readers of the project's own file kinds (criteria, selection, layouts) ask a [`Table`] for the keys they know.
//! What is missing, of the wrong type or not asked for becomes a [`Problem`] with line, column and, where a known key
//! is near, a suggestion. Numbers are taken from the text, never through a binary float.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

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
        Table { document: self, entries: &self.root, start: 0, name: String::new(), asked: BTreeSet::new() }
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
    if line.contains(['“', '”', '„', '«']) && !bytes.starts_with(b"\"") {
        return Message::new("toml-quotes");
    }
    Message::new("toml-syntax")
}

/// One table of a document, asked for the keys that its reader knows.
pub struct Table<'d> {
    document: &'d Document<'d>,
    entries: &'d DeTable<'d>,
    start: usize,
    name: String,
    asked: BTreeSet<&'static str>,
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

    /// The text under a key.
    pub fn text(&mut self, key: &'static str) -> Option<At<String>> {
        self.typed(key, "toml-type-text", |value| value.as_str().map(str::to_owned))
    }

    /// The text under a key that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<At<String>> {
        self.require(key);
        self.text(key)
    }

    /// The number under a key, exactly as written.
    pub fn number(&mut self, key: &'static str) -> Option<At<Exact>> {
        self.typed(key, "toml-type-number", exact)
    }

    /// The number under a key that must be there.
    pub fn required_number(&mut self, key: &'static str) -> Option<At<Exact>> {
        self.require(key);
        self.number(key)
    }

    /// The whole number under a key.
    pub fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        self.typed(key, "toml-type-integer", |value| exact(value).and_then(|number| number.to_integer()))
    }

    /// The yes or no under a key.
    pub fn flag(&mut self, key: &'static str) -> Option<At<bool>> {
        self.typed(key, "toml-type-flag", |value| match value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        })
    }

    /// The list of texts under a key; empty where the key is absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
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
        let written = self.text(key)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == written.value) {
            return Some(At { value: meaning.clone(), span: written.span });
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = Message::new("toml-choice").with("written", written.value).with("known", known);
        self.report(written.span.start, message);
        None
    }

    /// The table under a key.
    pub fn table(&mut self, key: &'static str) -> Option<Table<'d>> {
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
        if !self.has(key) {
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
        for key in self.entries.keys() {
            let written: &str = key.get_ref();
            if self.asked.contains(written) {
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

    fn within(&self, key: &'static str, start: usize, entries: &'d DeTable<'d>) -> Table<'d> {
        Table { document: self.document, entries, start, name: key.to_owned(), asked: BTreeSet::new() }
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
    value
        .as_float()
        .map(toml::de::DeFloat::as_str)
        .filter(|text| text.len() <= MOST_BYTES)?
        .replace('_', "")
        .parse()
        .ok()
}

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

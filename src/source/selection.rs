//! `selection.toml`: what the analyst says of a data folder, as far as the files do not say it themselves.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use super::delimited::ENCODINGS;
use super::marks::Hidden;
use crate::layout::{ColumnRule, FIELDS, Field, KINDS, Kind, Layout, Meaning, Pattern, Unit, shipped};
use crate::observation::{Disclosure, Measure, MeasureKind, catalogue};
use crate::text::{Message, nearest};
use crate::toml_table::{At, Document, Problem, Table};

/// The first line of a selection file.
const SCHEMA: &str = "shnor/selection/1";

/// What can be said of hidden rows.
const HIDDEN: [(&str, Hidden); 2] = [("use", Hidden::Use), ("skip", Hidden::Skip)];

/// What stands in a `selection.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The year of the list.
    pub year: Option<i32>,
    /// The criteria file, relative to the selection file.
    pub criteria: Option<PathBuf>,
    /// The data are invented.
    pub synthetic: bool,
    /// From how many people on numbers may be published, where it is said.
    pub public: Disclosure,
    /// What is said of single files.
    pub files: Vec<FileHint>,
}

/// What is said of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHint {
    /// Its path, relative to the data folder.
    pub path: String,
    /// The sheet that this is said of; where sheets are named, others are passed over.
    pub sheet: Option<String>,
    /// Its encoding, where it is a text file, or one of Excel 95.
    pub encoding: Option<&'static Encoding>,
    /// What parts the columns of a text file.
    pub delimiter: Option<u8>,
    /// What to do with hidden rows and columns.
    pub hidden: Hidden,
    /// Its year.
    pub year: Option<i32>,
    /// The layout it follows.
    pub layout: Option<String>,
    /// What kind of document it is.
    pub kind: Option<Kind>,
    /// Percents stand as parts of one, as cells of the format «percent» hold them.
    pub fractions: bool,
    /// Of a plain table: the heading of the column that names the school's code.
    pub key: Option<String>,
    /// Of a plain table: headings and what they mean, a field of the school (`school.name`) or a measure.
    pub columns: Vec<(String, Meaning)>,
    /// Of a plain table: it is the register of schools too.
    pub register: bool,
}

impl FileHint {
    /// The layout of a plain table.
    pub(super) fn plain_layout(&self) -> Option<Layout> {
        let rule = |heading: &str, meaning| ColumnRule { headings: vec![Pattern::literal(heading)], meaning };
        let key = rule(self.key.as_deref()?, Meaning::Field(Field::Code));
        let columns = self.columns.iter().map(|(heading, meaning)| rule(heading, meaning.clone()));
        Some(Layout::plain("plain", Kind::Plain.word(), std::iter::once(key).chain(columns).collect()))
    }
}

impl Selection {
    /// Reads a selection file.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let document = Document::parse(text);
        let mut root = document.root();
        root.require("schema");
        let _ = root.choice("schema", &[(SCHEMA, ())]);
        let year = |table: &mut crate::toml_table::Table<'_>| {
            let year = table.integer("year")?;
            if !(2000..2100).contains(&year.value) {
                table.report(year.span.start, Message::new("selection-year"));
            }
            i32::try_from(year.value).ok()
        };
        let mut paths = std::collections::BTreeSet::new();
        let selection = Self {
            year: year(&mut root),
            criteria: root.text("criteria").map(|path| Path::new(&path.value).to_path_buf()),
            synthetic: root.flag("synthetic").is_some_and(|flag| flag.value),
            public: root.table("public").map_or_else(Disclosure::default, disclosure),
            files: root
                .tables("file")
                .into_iter()
                .map(|mut table| {
                    let hint = FileHint {
                        path: table.required_text("path").map(|path| path.value).unwrap_or_default(),
                        sheet: table.text("sheet").map(|sheet| sheet.value),
                        encoding: table.choice("encoding", &ENCODINGS).map(|encoding| encoding.value),
                        delimiter: delimiter(&mut table),
                        fractions: table
                            .choice("percent", &[("fraction", true), ("percent", false)])
                            .is_some_and(|said| said.value),
                        hidden: table.choice("hidden_rows", &HIDDEN).map(|hidden| hidden.value).unwrap_or_default(),
                        year: year(&mut table),
                        layout: table.text("layout").map(|layout| layout.value),
                        kind: table.choice("kind", &KINDS).map(|kind| kind.value),
                        key: table.text("key").map(|key| key.value),
                        register: table.flag("register").is_some_and(|flag| flag.value),
                        columns: columns(&mut table),
                    };
                    let plain = hint.kind == Some(Kind::Plain);
                    if plain && hint.key.is_none() {
                        table.require("key");
                    }
                    if !plain && (hint.key.is_some() || hint.register || !hint.columns.is_empty()) {
                        table.report(table.start(), Message::new("selection-plain-only"));
                    }
                    if !paths.insert((hint.path.clone(), hint.sheet.clone())) {
                        table.report(
                            table.start(),
                            Message::new("selection-file-twice").with("file", hint.path.as_str()),
                        );
                    }
                    table.finish();
                    hint
                })
                .collect(),
        };
        root.finish();
        if document.is_faulty() { Err(document.problems()) } else { Ok(selection) }
    }

    /// Takes in what kinds of number the criteria declare: columns of such measures are read as that.
    pub fn declare(&mut self, kinds: &[(&str, MeasureKind)]) {
        for (_, meaning) in self.files.iter_mut().flat_map(|file| &mut file.columns) {
            let Meaning::Measure { measure, unit: unit @ Unit::Plain(_) } = meaning else { continue };
            match kinds.iter().find(|(id, _)| id == measure).map(|(_, kind)| *kind) {
                Some(MeasureKind::Count) => *unit = Unit::Count,
                Some(MeasureKind::Share) => *unit = Unit::Percent,
                Some(MeasureKind::Answer) => *unit = Unit::Answer,
                _ => {}
            }
        }
    }

    /// What is said of a sheet of a file: of this sheet by name, else of the whole file.
    #[must_use]
    pub fn hint(&self, path: &str, sheet: Option<&str>) -> Option<&FileHint> {
        let named = self.of(path).find(|hint| hint.sheet.is_some() && hint.sheet.as_deref() == sheet);
        named.or_else(|| self.of(path).find(|hint| hint.sheet.is_none()))
    }

    /// Whether a file is said to hold the register.
    #[must_use]
    pub fn registers(&self, path: &str) -> bool {
        let layouts = || shipped().iter().filter(|layout| layout.kind == Kind::Register);
        let laid_out = |hint: &FileHint| layouts().any(|layout| hint.layout.as_ref() == Some(&layout.id));
        self.of(path).any(|hint| hint.register || hint.kind == Some(Kind::Register) || laid_out(hint))
    }

    /// Everything that is said of a file.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &FileHint> {
        self.files.iter().filter(move |hint| hint.path == path)
    }
}

/// From how many people on numbers may be published: never from fewer than the usual, so that nothing is opened by it.
fn disclosure(mut table: Table<'_>) -> Disclosure {
    let usual = Disclosure::default();
    let mut at_least = |key: &'static str, least: i64| {
        let Some(written) = table.integer(key) else { return least };
        if !(least..=1000).contains(&written.value) {
            table.report(written.span.start, Message::new("selection-public").with("key", key).with("least", least));
        }
        written.value
    };
    let rule = Disclosure {
        smallest_count: at_least("smallest_count", usual.smallest_count),
        smallest_group: at_least("smallest_group", usual.smallest_group),
    };
    table.finish();
    rule
}

/// The sign that parts the columns of a text file.
fn delimiter(table: &mut Table<'_>) -> Option<u8> {
    let written = table.text("delimiter")?;
    let delimiter = one_sign(&written.value);
    if delimiter.is_none() {
        table.report(written.span.start, Message::new("selection-delimiter"));
    }
    delimiter
}

/// A delimiter as people write it: one sign, `\\t` for a tab.
#[must_use]
pub fn one_sign(written: &str) -> Option<u8> {
    match written.as_bytes() {
        b"\\t" => Some(b'\t'),
        [sign] if sign.is_ascii_punctuation() || matches!(sign, b'\t' | b' ') => Some(*sign),
        _ => None,
    }
}

/// What the columns of a plain table mean.
fn columns(table: &mut Table<'_>) -> Vec<(String, Meaning)> {
    let decimal = table.choice("decimal", &[("point", '.'), ("comma", ',')]).map(|sign| sign.value);
    let columns = table.text_map("columns").into_iter();
    let columns =
        columns.filter_map(|(heading, written)| Some((heading.value, meaning(table, &written, Unit::Plain(decimal))?)));
    columns.collect()
}

/// A field of a school, a measure of the catalogue, or one that the criteria declare; a bare word is one of those.
fn meaning(table: &Table<'_>, written: &At<String>, unit: Unit) -> Option<Meaning> {
    let report = |message: Message| table.report(written.span.start, message.with("meaning", written.value.as_str()));
    if let Some(field) = written.value.strip_prefix("school.") {
        // what criteria and results call so
        let field = match field {
            "type" => "kind",
            "level" | "levels" => "grades",
            other => other,
        };
        let known = || FIELDS.iter().filter(|(_, field)| field.is_of_school());
        let found = known().find(|(word, _)| *word == field).map(|(_, field)| Meaning::Field(*field));
        if found.is_none() {
            let known: Vec<&str> = known().map(|(word, _)| *word).collect();
            report(Message::new("selection-field").with("known", known));
        }
        return found;
    }
    if let Some(known) = catalogue().measure(&written.value) {
        let unit = match known.kind {
            MeasureKind::Count => Unit::Count,
            MeasureKind::Share => Unit::Percent,
            MeasureKind::Answer => Unit::Answer,
            MeasureKind::Mean | MeasureKind::Number => Unit::Number,
        };
        return Some(Meaning::Measure { measure: written.value.clone(), unit });
    }
    let bare = written.value.strip_prefix(Measure::PLAIN).unwrap_or(&written.value);
    if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        report(match nearest(&written.value, catalogue().ids()) {
            Some(near) => Message::new("selection-meaning-near").with("near", near),
            None => Message::new("selection-meaning"),
        });
        return None;
    }
    Some(Meaning::Measure { measure: format!("{}{bare}", Measure::PLAIN), unit })
}

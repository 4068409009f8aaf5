//! The only way data come in: a folder of workbooks and text files becomes a register and observations, and whatever
//! is wrong or odd becomes findings, all at once.

mod blocks;
mod cells;
mod conflicts;
mod consistency;
mod context;
mod decisions;
mod delimited;
mod files;
mod header;
mod matching;
mod notes;
mod open;
mod participants;
mod personal;
mod proposal;
mod recognise;
mod register;
mod rows;
mod selection;
mod sheet;
mod spelling;
mod table;
mod totals;
mod values;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::decision::Decision;
use crate::finding::{self, Finding, Level, Place};
use crate::layout::{self, Kind, Layout};
use crate::observation::{Observation, Observations};
use crate::origin::Input;
use crate::school::{Match, Register, School, tell_apart};
use crate::text::{Message, fold, nearest};
use table::Recognition;

pub use files::{InputFile, Unreadable, folders, is_folder, list, read_file, read_text, sha256};
pub use personal::PERSONAL;
pub use selection::{FileHint, Selection};

/// How the files are to be read, as the user says for all of them.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of text files, by its name; guessed and proven where it is not said.
    pub encoding: Option<String>,
    /// What parts the columns of text files.
    pub delimiter: Option<char>,
    /// The sheet of workbooks; others are passed over.
    pub sheet: Option<String>,
    /// Columns of personal data that are to be dropped: their headings, or the letters of those without one.
    pub drop_personal: Vec<String>,
    /// Whether a register proposed from the files is used where the folder has none.
    pub accept_register: bool,
    /// Layouts beside those that ship; they go before them.
    pub layouts: Vec<Layout>,
    /// This program, which reads formats without a safe streaming path in a process of their own.
    pub program: Option<std::path::PathBuf>,
}

/// Everything that a data folder holds, understood.
pub struct Data {
    /// The schools.
    pub register: Register,
    /// What is known of them.
    pub observations: Observations,
    /// The files, in order of their names.
    pub inputs: Vec<Input>,
    /// Schools recognised by something else than their registered name or code.
    pub matches: Vec<Match>,
    /// What a commission decided.
    pub decisions: Vec<Decision>,
    /// What is wrong or odd, in the order in which it is shown.
    pub findings: Vec<Finding>,
    /// The tables, with what their headings say.
    tables: Vec<Headings>,
}

/// What the headings of a table say.
struct Headings {
    /// The last row of the headings.
    place: Place,
    years: BTreeSet<i32>,
    measures: BTreeSet<Arc<str>>,
    /// Headings that nobody understood.
    unknown: Vec<String>,
}

impl Headings {
    /// The headings of a table, with the measures and years that only its rows name.
    fn of(recognition: &Recognition, observations: &[Observation]) -> Self {
        let table = &recognition.table;
        let headed = table.measures().map(|(_, measure)| measure.clone());
        Self {
            place: recognition.sheet.place(table.bottom, 0),
            years: recognition.year.into_iter().chain(observations.iter().map(|row| row.year)).collect(),
            measures: headed.chain(observations.iter().map(|row| row.measure.clone())).collect(),
            unknown: recognition.unknown_headings(),
        }
    }
}

/// A measure that a methodology needs, and the years from which it may take it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needed<'a> {
    /// The measure's id.
    pub measure: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// The first and the last year.
    pub years: (i32, i32),
}

impl Data {
    /// Names of schools that the files use and the register does not have, as lines to add to it.
    #[must_use]
    pub fn names_to_add(&self) -> Vec<Message> {
        proposal::names_to_add(&self.register, &self.matches)
    }

    /// Faults for measures that are needed and have no column in any table of a year that counts: told at the tables of
    /// the same subject, else at those of the same document, or once a document where there is no such table. Tables of no year that counts are noted.
    #[must_use]
    pub fn without_column(&self, needed: &[Needed<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        // by document and years: what it should tell and nobody does
        let mut absent: BTreeMap<(&str, (i32, i32)), Vec<&str>> = BTreeMap::new();
        let counts = |table: &Headings, needed: &Needed<'_>| {
            let year = table.years.range(needed.years.0..=needed.years.1).next().is_some();
            year && table.measures.iter().any(|other| document(other) == document(needed.measure))
        };
        for wanted in needed {
            let title = wanted.title;
            let mut report = |place: Place, message: Message| {
                let message = message.with("measure", title);
                findings.push(Finding::new("F28", Level::Error, place, message, "finding-no-column-remedy"));
            };
            let related: Vec<&Headings> = self.tables.iter().filter(|table| counts(table, wanted)).collect();
            if related.is_empty() {
                absent.entry((document(wanted.measure), wanted.years)).or_default().push(title);
                continue;
            }
            // a year's subjects may stand in several files: one of them must have the column
            let years: BTreeSet<i32> = related.iter().flat_map(|table| table.years.clone()).collect();
            for year in years.into_iter().filter(|year| (wanted.years.0..=wanted.years.1).contains(year)) {
                let tables: Vec<&&Headings> = related.iter().filter(|table| table.years.contains(&year)).collect();
                let has = |table: &Headings| table.measures.contains(wanted.measure);
                if tables.iter().any(|table| has(table)) {
                    continue;
                }
                let kin = |table: &Headings| table.measures.iter().any(|id| subject(id) == subject(wanted.measure));
                let any_kin = tables.iter().any(|table| kin(table));
                for table in tables.into_iter().filter(|table| !any_kin || kin(table)) {
                    let message = if table.unknown.is_empty() {
                        Message::new("finding-no-column")
                    } else {
                        Message::new("finding-no-column-near").with("headings", table.unknown.clone())
                    };
                    report(table.place.clone(), message);
                }
            }
        }
        for ((_, (from, to)), measures) in absent {
            let message = Message::new("finding-no-document").with("from", from.to_string()).with("to", to.to_string());
            let message = message.with("measures", measures.join("; "));
            findings.push(Finding::new("F28", Level::Error, Place::default(), message, "finding-no-document-remedy"));
        }
        for table in self.tables.iter().filter(|table| !needed.iter().any(|needed| counts(table, needed))) {
            let message = match table.years.first() {
                Some(year) => Message::new("finding-year-unused").with("year", year.to_string()),
                None => Message::new("finding-table-unused"),
            };
            let place = Place { cell: None, ..table.place.clone() };
            findings.push(Finding::new("F61", Level::Note, place, message, "finding-year-unused-remedy"));
        }
        findings
    }
}

/// The examination and subject that a measure is of; the document, where there are no subjects.
fn subject(measure: &str) -> &str {
    match measure.matches('.').count() {
        2 if !measure.starts_with("self.") => measure.rsplit_once('.').map_or(measure, |(subject, _)| subject),
        _ => document(measure),
    }
}

/// The document that a measure stands in: the examination, the self-evaluation, the social passport.
fn document(measure: &str) -> &str {
    measure.split('.').next().unwrap_or(measure)
}

/// Whether a file of this name is one the tool itself works with and not data.
#[must_use]
pub fn is_settings(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Whether a file of this name looks like a register of schools.
#[must_use]
pub fn is_register(name: &str) -> bool {
    let stem = fold(Path::new(name).file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or(name));
    let mut registers = layout::shipped().iter().filter(|layout| layout.kind == Kind::Register);
    registers.any(|layout| layout.words.iter().any(|word| word.fits(&stem)))
}

/// Whether a file is a workbook of faults that the tool itself wrote.
#[must_use]
pub fn is_own(file: &InputFile) -> bool {
    open::open(file, None).0.first().is_some_and(is_own_sheet)
}

fn is_own_sheet(sheet: &sheet::Sheet) -> bool {
    sheet.at(0, 0).is_some_and(|cell| words::is_own_title(&cell.text()))
}

/// Understands the files of a data folder. Files of settings must not be among them.
#[must_use]
pub fn understand(files: &[InputFile], selection: &Selection, options: &Options) -> Data {
    let layouts: Vec<Layout> = options.layouts.iter().chain(layout::shipped()).cloned().collect();
    let mut findings = hints_without_files(files, selection);
    let mut inputs = Vec::new();
    let mut tables: Vec<(Recognition, usize)> = Vec::new();
    for file in files {
        let plain = selection.of(&file.name).find_map(FileHint::plain_layout);
        let (sheets, mut found) = open::open(file, plain.as_ref());
        findings.append(&mut found);
        for wanted in selection.of(&file.name).filter_map(|hint| hint.sheet.as_deref()) {
            if sheets.iter().any(|sheet| sheet.name.as_deref() == Some(wanted)) {
                continue;
            }
            let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
            let message = Message::new("finding-no-sheet").with("sheet", wanted).with("sheets", names);
            findings.push(Finding::new(
                "F15",
                Level::Stop,
                Place::file(&file.name),
                message,
                "finding-no-sheet-remedy",
            ));
        }
        if sheets.first().is_some_and(is_own_sheet) {
            let message = Message::new("finding-own-workbook");
            let place = Place::file(&file.name);
            findings.push(Finding::new("F72", Level::Note, place, message, "finding-own-workbook-remedy"));
            continue;
        }
        let before = inputs.len();
        for mut sheet in sheets {
            let hint = selection.hint(&file.name, sheet.name.as_deref());
            // where only some sheets are named, the others are not asked for
            if hint.is_none() && selection.of(&file.name).next().is_some() {
                continue;
            }
            let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: None };
            let dropped = personal::drop_named(&mut sheet, &options.drop_personal);
            let watch = personal::watch(&sheet);
            let told = findings.len();
            let recognition = table::recognise(sheet, hint, &layouts, &mut findings);
            let found = match &recognition {
                Some(recognition) => watch.found(&recognition.spared(), recognition.year),
                None => watch.found(&personal::Spared::default(), None),
            };
            if !found.is_empty() {
                // nothing else is told of such a sheet: it might quote what nobody is to see
                findings.truncate(told);
                findings.push(personal::finding(place, &found));
                continue;
            }
            findings.extend(personal::dropped(place, &dropped));
            if let Some(recognition) = recognition {
                findings.extend(spelling::findings(&recognition));
                tables.push((recognition, inputs.len()));
                let (recognition, _) = &tables[tables.len() - 1];
                inputs.push(Input {
                    sheet: recognition.sheet.name.clone(),
                    kind: Some(recognition.layout.kind.word()),
                    layout: Some(recognition.layout.title.clone()),
                    year: recognition.year,
                    ..unused(file)
                });
            }
        }
        if inputs.len() == before {
            inputs.push(unused(file));
        }
    }
    let is_register = |recognition: &Recognition| recognition.layout.kind == Kind::Register || recognition.register;
    let registers: Vec<&(Recognition, usize)> =
        tables.iter().filter(|(recognition, _)| is_register(recognition)).collect();
    let any_data = tables.iter().any(|(recognition, _)| recognition.layout.kind != Kind::Register);
    let register = if registers.is_empty() && any_data {
        let tables = tables.iter().map(|(recognition, _)| recognition);
        proposal::register(tables, options.accept_register, &mut findings)
    } else {
        the_register(&registers, &mut inputs, &mut findings)
    };
    let mut unknown = Vec::new();
    let (mut observations, mut matches, mut decisions) = (Vec::new(), Vec::new(), Vec::new());
    let is_data = |(recognition, _): &&(Recognition, usize)| recognition.layout.kind != Kind::Register;
    let mut headings = Vec::new();
    for (recognition, input) in tables.iter().filter(is_data) {
        let known = recognition.year.is_some() || !recognition.layout.dated || recognition.has_years();
        if !known || register.schools().is_empty() {
            headings.push(Headings::of(recognition, &[]));
            continue;
        }
        let mut rows = rows::read(recognition, &register);
        headings.push(Headings::of(recognition, &rows.observations));
        (inputs[*input].rows_read, inputs[*input].rows_used) = (rows.read, rows.used);
        if rows.used == 0 {
            let (message, remedy) = if rows.read == 0 {
                ("finding-no-rows", "finding-no-rows-remedy")
            } else {
                ("finding-no-used-rows", "finding-no-used-rows-remedy")
            };
            findings.push(Finding::new("F27", Level::Stop, recognition.place(), Message::new(message), remedy));
        }
        observations.append(&mut rows.observations);
        matches.append(&mut rows.matches);
        decisions.append(&mut rows.decisions);
        findings.append(&mut rows.findings);
        for trouble in rows.troubles {
            unknown.extend(proposal::unknown(&trouble, recognition));
            findings.push(trouble.finding);
        }
    }
    if let Some((recognition, _)) = registers.first() {
        findings.extend(proposal::additions(&register, unknown, recognition));
    }
    findings.extend(conflicts::decided_twice(&decisions, &register));
    findings.extend(conflicts::repeated(&observations, &register));
    findings.extend(conflicts::absent(&observations, &register));
    finding::sort(&mut findings);
    let dated = tables.iter().filter(is_data).map(|(recognition, _)| recognition.layout.dated);
    let tables = headings.into_iter().zip(dated).filter(|(_, dated)| *dated).map(|(headings, _)| headings).collect();
    Data { register, observations: Observations::new(observations), inputs, matches, decisions, findings, tables }
}

/// Files that `selection.toml` names and the folder does not have.
fn hints_without_files(files: &[InputFile], selection: &Selection) -> Vec<Finding> {
    let absent = selection.files.iter().filter(|hint| !files.iter().any(|file| file.name == hint.path));
    let finding = |hint: &FileHint| {
        let message = match nearest(&hint.path, files.iter().map(|file| file.name.as_str())) {
            Some(near) => Message::new("finding-file-missing-near").with("near", near),
            None => Message::new("finding-file-missing"),
        };
        let message = message.with("file", hint.path.as_str());
        Finding::new("F01", Level::Stop, Place::file(&hint.path), message, "finding-file-missing-remedy")
    };
    absent.map(finding).collect()
}

/// A file that nothing was taken from.
fn unused(file: &InputFile) -> Input {
    Input {
        file: file.name.as_str().into(),
        sheet: None,
        sha256: file.sha256.clone(),
        kind: None,
        layout: None,
        year: None,
        rows_read: 0,
        rows_used: 0,
    }
}

/// The schools of all register tables together. A code that comes again is told and passed over.
fn the_register(tables: &[&(Recognition, usize)], inputs: &mut [Input], findings: &mut Vec<Finding>) -> Register {
    let mut read: Vec<School> = Vec::new();
    for (recognition, input) in tables {
        let (mut found, mut told, rows) = register::read(&recognition.sheet, &recognition.table);
        (inputs[*input].rows_read, inputs[*input].rows_used) = (rows, found.len());
        findings.append(&mut told);
        read.append(&mut found);
    }
    tell_apart(&mut read);
    let mut schools: Vec<School> = Vec::new();
    for school in read {
        let Some(other) = schools.iter().find(|known| known.id == school.id) else {
            schools.push(school);
            continue;
        };
        let message = Message::new("finding-register-twice")
            .with("id", school.id.as_str())
            .with("name", school.name.as_str())
            .with("other", other.name.as_str());
        let place = Place::from(&school.origin);
        findings.push(Finding::new("F57", Level::Stop, place, message, "finding-register-twice-remedy"));
    }
    Register::new(schools)
}

//! The only way data come in: a folder of workbooks and text files becomes a register and observations, and whatever
//! is wrong or odd becomes findings, all at once.

mod archive;
mod child;
mod conflicts;
mod consistency;
mod container;
mod delimited;
mod fault;
mod files;
mod gather;
mod header;
mod marks;
mod markup;
mod notes;
mod open;
mod proof;
mod recognise;
mod register;
mod rows;
mod selection;
mod sheet;
mod table;
mod values;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::decision::Decision;
use crate::finding::{self, Finding, Level, Place};
use crate::layout::{Kind, Layout};
use crate::observation::Observations;
use crate::origin::Input;
use crate::school::{Match, Register, School};
use crate::text::{Message, nearest};
use open::Manner;
use sheet::Sheet;
use table::Recognition;

pub use child::{VERB as CHILD_VERB, limit as limit_child, serve as serve_child};
pub use delimited::ENCODINGS;
pub use files::{InputFile, Unreadable, folders, is_folder, list, read_file, read_text, sha256};
pub use marks::Hidden;
pub use selection::{FileHint, Selection, one_sign};

/// How the files are to be read, as the user says for all of them.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of text files, by its name; guessed and proven where it is not said.
    pub encoding: Option<String>,
    /// What parts the columns of text files.
    pub delimiter: Option<char>,
    /// The sheet of workbooks; others are passed over.
    pub sheet: Option<String>,
    /// Headings of columns of personal data that are to be dropped.
    pub drop_personal: Vec<String>,
    /// Whether a register proposed from the files is used where the folder has none.
    pub accept_register: bool,
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
    year: Option<i32>,
    measures: Vec<String>,
    /// Headings that nobody understood.
    unknown: Vec<String>,
}

impl Headings {
    fn of(recognition: &Recognition) -> Self {
        Self {
            place: Place { cell: Some((recognition.table.bottom, 0)), ..recognition.place() },
            year: recognition.year,
            measures: recognition.table.measures().map(|(_, measure)| measure.to_owned()).collect(),
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
    /// Faults for measures that are needed and have no column in any table of a year that counts: told at the tables of
    /// the same subject, else at those of the same document, or once a document where there is no such table. Tables of no year that counts are noted.
    #[must_use]
    pub fn without_column(&self, needed: &[Needed<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        // by document and years: what it should tell and nobody does
        let mut absent: BTreeMap<(&str, (i32, i32)), Vec<&str>> = BTreeMap::new();
        let counts = |table: &Headings, needed: &Needed<'_>| {
            let year = table.year.is_some_and(|year| (needed.years.0..=needed.years.1).contains(&year));
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
            let years: BTreeSet<Option<i32>> = related.iter().map(|table| table.year).collect();
            for year in years {
                let tables: Vec<&&Headings> = related.iter().filter(|table| table.year == year).collect();
                let has = |table: &Headings| table.measures.iter().any(|id| id == wanted.measure);
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
            let message = match table.year {
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

/// Understands the files of a data folder. Files of settings must not be among them.
#[must_use]
pub fn understand(files: &[InputFile], selection: &Selection, options: &Options) -> Data {
    let mut findings = hints_without_files(files, selection);
    let mut inputs = Vec::new();
    let mut tables: Vec<(Recognition, usize)> = Vec::new();
    for file in files {
        let plain = selection.of(&file.name).find_map(FileHint::plain_layout);
        let manner = manner(selection, options, &file.name, plain.as_ref());
        let opened = open::open(file, manner, &mut |_| None::<gather::NoSink>);
        findings.extend(opened.findings);
        let sheets: Vec<Sheet> = opened.sheets.into_iter().map(|(sheet, _)| sheet).collect();
        let named: Vec<&str> = selection.of(&file.name).filter_map(|hint| hint.sheet.as_deref()).collect();
        let for_all = options.sheet.as_deref().filter(|_| named.is_empty() && sheets.iter().any(|s| s.name.is_some()));
        for wanted in named.into_iter().chain(for_all) {
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
        let before = inputs.len();
        for sheet in sheets {
            let hint = selection.hint(&file.name, sheet.name.as_deref());
            // where only some sheets are named, the others are not asked for
            if hint.is_none() && selection.of(&file.name).next().is_some() {
                continue;
            }
            if for_all.is_some_and(|wanted| sheet.name.as_deref() != Some(wanted)) {
                continue;
            }
            if let Some(recognition) = table::recognise(sheet, hint, &mut findings) {
                findings.extend(marks::findings(&recognition.sheet, manner.hidden));
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
    if registers.is_empty() && any_data {
        let message = Message::new("finding-no-register");
        findings.push(Finding::new("F73", Level::Stop, Place::default(), message, "finding-no-register-remedy"));
    }
    let register = the_register(&registers, &mut inputs, &mut findings);
    let (mut observations, mut matches, mut decisions) = (Vec::new(), Vec::new(), Vec::new());
    let tables: Vec<(Recognition, usize)> =
        tables.into_iter().filter(|(recognition, _)| recognition.layout.kind != Kind::Register).collect();
    for (recognition, input) in &tables {
        let dated = recognition.layout.dated;
        let year = recognition.year.or((!dated).then_some(0)).filter(|_| !register.schools().is_empty());
        let Some(year) = year else { continue };
        let mut rows = rows::read(&recognition.sheet, &recognition.table, &register, year);
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
    }
    findings.extend(conflicts::decided_twice(&decisions, &register));
    findings.extend(conflicts::repeated(&observations, &register));
    findings.extend(conflicts::absent(&observations, &register));
    finding::sort(&mut findings);
    let dated = tables.iter().filter(|(recognition, _)| recognition.layout.dated);
    let tables = dated.map(|(recognition, _)| Headings::of(recognition)).collect();
    Data { register, observations: Observations::new(observations), inputs, matches, decisions, findings, tables }
}

/// How many rows and cells the sheets of a file hold, and what is wrong with it: everything is read and nothing is kept.
/// For measuring.
#[must_use]
pub fn count(file: &InputFile) -> (usize, usize, Vec<Finding>) {
    let opened = open::open(file, Manner::default(), &mut |_| Some(gather::Count::default()));
    let counts = opened.sheets.iter().filter_map(|(_, count)| count.as_ref());
    let (rows, cells) = counts.fold((0, 0), |(rows, cells), count| (rows + count.rows, cells + count.cells));
    (rows, cells, opened.findings)
}

/// How a file is to be read: as `selection.toml` says of it, else as the user says of all.
fn manner<'m>(selection: &Selection, options: &'m Options, file: &str, plain: Option<&'m Layout>) -> Manner<'m> {
    let encoding = options.encoding.as_deref().and_then(delimited::encoding);
    let delimiter = options.delimiter.and_then(|sign| u8::try_from(sign).ok());
    let hidden = selection.of(file).map(|hint| hint.hidden).find(|hidden| *hidden != Hidden::Unsaid);
    Manner {
        plain,
        encoding: selection.of(file).find_map(|hint| hint.encoding).or(encoding),
        delimiter: selection.of(file).find_map(|hint| hint.delimiter).or(delimiter),
        hidden: hidden.unwrap_or_default(),
        program: options.program.as_deref(),
    }
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
    let mut schools: Vec<School> = Vec::new();
    for (recognition, input) in tables {
        let (found, mut told, rows) = register::read(&recognition.sheet, &recognition.table);
        (inputs[*input].rows_read, inputs[*input].rows_used) = (rows, found.len());
        findings.append(&mut told);
        for school in found {
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
    }
    Register::new(schools)
}

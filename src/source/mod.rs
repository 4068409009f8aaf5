//! The only way data come in: a folder of workbooks and text files becomes a register and observations, and whatever
//! is wrong or odd becomes findings, all at once.

mod conflicts;
mod delimited;
mod files;
mod header;
mod notes;
mod open;
mod recognise;
mod register;
mod rows;
mod selection;
mod sheet;
mod table;
mod values;
mod words;
mod workbook;

use std::path::Path;

use crate::finding::{self, Finding, Level, Place};
use crate::layout::Kind;
use crate::observation::{Observations, catalogue};
use crate::origin::Input;
use crate::school::{Match, Register, School};
use crate::text::{Message, nearest};
use table::Recognition;

pub use files::{InputFile, Unreadable, is_folder, list, read_file, read_text, sha256};
pub use selection::{FileHint, Selection};

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
    /// What is wrong or odd, in the order in which it is shown.
    pub findings: Vec<Finding>,
    /// The tables, with what their headings say.
    tables: Vec<Headings>,
}

/// What the headings of a table say.
struct Headings {
    /// The last row of the headings.
    place: Place,
    measures: Vec<String>,
    /// Headings that nobody understood.
    unknown: Vec<String>,
}

impl Headings {
    fn of(recognition: &Recognition) -> Self {
        Self {
            place: Place { cell: Some((recognition.table.bottom, 0)), ..recognition.place() },
            measures: recognition.table.measures().map(|(_, measure)| measure.to_owned()).collect(),
            unknown: recognition.unknown_headings(),
        }
    }
}

impl Data {
    /// Faults for measures that are needed and have no column: one a table that has other columns of the same subject or
    /// document, or one for the folder where no table has any.
    #[must_use]
    pub fn without_column(&self, needed: &[&str]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for measure in needed {
            let kin = |other: &str| stem(other) == stem(measure);
            let title = catalogue().measure(measure).map_or(*measure, |known| known.title.as_str());
            let related: Vec<&Headings> =
                self.tables.iter().filter(|table| table.measures.iter().any(|other| kin(other))).collect();
            let mut report = |place: Place, message: Message| {
                let remedy = Message::new("finding-no-column-remedy");
                findings.push(Finding { code: "F28", level: Level::Error, place, message, remedy });
            };
            if related.is_empty() {
                report(Place::default(), Message::new("finding-no-document").with("measure", title));
            }
            for table in related.into_iter().filter(|table| !table.measures.iter().any(|known| known == measure)) {
                let message = if table.unknown.is_empty() {
                    Message::new("finding-no-column")
                } else {
                    Message::new("finding-no-column-near").with("headings", table.unknown.clone())
                };
                report(table.place.clone(), message.with("measure", title));
            }
        }
        findings
    }
}

/// What a measure shares with the other columns of its group: all but its last word.
fn stem(measure: &str) -> &str {
    match measure.split_once('.') {
        Some((first @ ("self" | "context"), _)) => first,
        _ => measure.rsplit_once('.').map_or(measure, |(stem, _)| stem),
    }
}

/// Whether a file of this name is one the tool itself works with and not data.
#[must_use]
pub fn is_settings(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Understands the files of a data folder. Files of settings must not be among them.
#[must_use]
pub fn understand(files: &[InputFile], selection: &Selection) -> Data {
    let mut findings = hints_without_files(files, selection);
    let mut inputs = Vec::new();
    let mut tables: Vec<(Recognition, usize)> = Vec::new();
    for file in files {
        let hint = selection.hint(&file.name);
        let (sheets, mut found) = open::open(file);
        findings.append(&mut found);
        let before = inputs.len();
        for sheet in sheets {
            if let Some(recognition) = table::recognise(sheet, hint, &mut findings) {
                tables.push((recognition, inputs.len()));
                let (recognition, _) = &tables[tables.len() - 1];
                inputs.push(Input {
                    sheet: recognition.sheet.name.clone(),
                    kind: Some(recognition.layout.kind.word()),
                    layout: Some(&recognition.layout.title),
                    year: recognition.year,
                    ..unused(file)
                });
            }
        }
        if inputs.len() == before {
            inputs.push(unused(file));
        }
    }
    let (registers, tables): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|(recognition, _)| recognition.layout.kind == Kind::Register);
    if registers.is_empty() && !tables.is_empty() {
        let message = Message::new("finding-no-register");
        findings.push(Finding::new("F73", Level::Stop, Place::default(), message, "finding-no-register-remedy"));
    }
    let register = the_register(&registers, &mut inputs, &mut findings);
    let (mut observations, mut matches) = (Vec::new(), Vec::new());
    for (recognition, input) in &tables {
        let Some(year) = recognition.year.filter(|_| !register.schools().is_empty()) else { continue };
        let mut rows = rows::read(&recognition.sheet, &recognition.table, &register, year);
        (inputs[*input].rows_read, inputs[*input].rows_used) = (rows.read, rows.used);
        if rows.read == 0 {
            let message = Message::new("finding-no-rows");
            findings.push(Finding::new("F27", Level::Stop, recognition.place(), message, "finding-no-rows-remedy"));
        }
        observations.append(&mut rows.observations);
        matches.append(&mut rows.matches);
        findings.append(&mut rows.findings);
    }
    findings.extend(conflicts::repeated(&observations, &register));
    findings.extend(conflicts::absent(&observations, &register));
    finding::sort(&mut findings);
    let tables = tables.iter().map(|(recognition, _)| Headings::of(recognition)).collect();
    Data { register, observations: Observations::new(observations), inputs, matches, findings, tables }
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
fn the_register(tables: &[(Recognition, usize)], inputs: &mut [Input], findings: &mut Vec<Finding>) -> Register {
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

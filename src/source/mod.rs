//! The only way data come in: a folder of workbooks and text files becomes a register and observations, and whatever
//! is wrong or odd becomes findings, all at once.

mod delimited;
mod files;
mod header;
mod notes;
mod recognise;
mod register;
mod rows;
mod selection;
mod sheet;
mod values;
mod words;
mod workbook;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{self, Finding, Level, Place};
use crate::layout::{self, Kind};
use crate::observation::{Observation, Observations, catalogue};
use crate::origin::Input;
use crate::school::{Match, Register};
use crate::text::Message;
use recognise::{Recognised, Year};
use sheet::Sheet;

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
    let mut reading = Reading { findings: Vec::new(), inputs: Vec::new(), tables: Vec::new(), headings: Vec::new() };
    for hint in &selection.files {
        if !files.iter().any(|file| file.name == hint.path) {
            let near = crate::text::nearest(&hint.path, files.iter().map(|file| file.name.as_str()));
            let message = match near {
                Some(near) => Message::new("finding-file-missing-near").with("near", near),
                None => Message::new("finding-file-missing"),
            };
            reading.report(
                "F01",
                Level::Stop,
                Place::file(&hint.path),
                message.with("file", hint.path.as_str()),
                "finding-file-missing-remedy",
            );
        }
    }
    for file in files {
        reading.file(file, selection.hint(&file.name));
    }
    reading.finish()
}

/// A recognised table, waiting for the register.
struct Pending {
    sheet: Sheet,
    recognised: Recognised<'static>,
    year: Option<i32>,
    input: usize,
}

struct Reading {
    findings: Vec<Finding>,
    inputs: Vec<Input>,
    tables: Vec<Pending>,
    headings: Vec<Headings>,
}

impl Reading {
    fn report(&mut self, code: &'static str, level: Level, place: Place, message: Message, remedy: &'static str) {
        self.findings.push(Finding { code, level, place, message, remedy: Message::new(remedy) });
    }

    fn file(&mut self, file: &InputFile, hint: Option<&FileHint>) {
        let name: Arc<str> = file.name.as_str().into();
        let found = self.tables.len();
        for sheet in self.sheets(&name, file) {
            self.sheet(sheet, file, hint);
        }
        if self.tables.len() == found && !self.inputs.iter().any(|input| input.file == name) {
            self.inputs.push(Input {
                file: name,
                sheet: None,
                sha256: file.sha256.clone(),
                kind: None,
                layout: None,
                year: None,
                rows_read: 0,
                rows_used: 0,
            });
        }
    }

    /// The sheets of a file, by its content and not by its extension.
    fn sheets(&mut self, name: &Arc<str>, file: &InputFile) -> Vec<Sheet> {
        let place = Place::file(name);
        let stop = |reading: &mut Self, code, message: &'static str, remedy| {
            reading.report(code, Level::Stop, place.clone(), Message::new(message), remedy);
            Vec::new()
        };
        match container(&file.bytes) {
            Container::Empty => stop(self, "F02", "finding-file-empty", "finding-file-empty-remedy"),
            Container::Web => stop(self, "F04", "finding-file-web", "finding-save-as-remedy"),
            Container::Encrypted => stop(self, "F05", "finding-file-password", "finding-file-password-remedy"),
            Container::OldOffice => stop(self, "F06", "finding-file-old-office", "finding-save-as-remedy"),
            Container::OpenDocument => stop(self, "F06", "finding-file-open-document", "finding-save-as-remedy"),
            Container::Other => {
                self.report(
                    "F72",
                    Level::Note,
                    place,
                    Message::new("finding-file-unknown"),
                    "finding-file-unknown-remedy",
                );
                Vec::new()
            }
            Container::Workbook => match workbook::read(name, &file.bytes) {
                Ok(book) => self.book(name, book),
                Err(workbook::Fault::Password) => {
                    stop(self, "F05", "finding-file-password", "finding-file-password-remedy")
                }
                Err(workbook::Fault::Damaged) => {
                    stop(self, "F06", "finding-file-damaged", "finding-file-damaged-remedy")
                }
                Err(workbook::Fault::TooLarge) => stop(self, "F07", "finding-file-large", "finding-file-large-remedy"),
            },
            Container::Text => match delimited::candidates(name, &file.bytes) {
                Ok(candidates) => self.proven(&place, candidates),
                Err(delimited::Fault::Quote(line)) => {
                    let message = Message::new("finding-quote").with("line", line.to_string());
                    self.report("F60", Level::Stop, place, message, "finding-quote-remedy");
                    Vec::new()
                }
                Err(delimited::Fault::Encoding) => stop(self, "F08", "finding-encoding", "finding-encoding-remedy"),
            },
        }
    }

    fn book(&mut self, name: &Arc<str>, book: workbook::Book) -> Vec<Sheet> {
        if !book.hidden.is_empty() {
            let names: Vec<String> = book.hidden.iter().map(ToString::to_string).collect();
            let message = Message::new("finding-hidden-sheets").with("sheets", names);
            self.report("F16", Level::Note, Place::file(name), message, "finding-hidden-sheets-remedy");
        }
        for (sheet, row, column) in book.stray.into_iter().take(3) {
            let place = Place { file: name.clone(), sheet: Some(sheet), cell: Some((row, column)) };
            self.report("F23", Level::Note, place, Message::new("finding-stray"), "finding-stray-remedy");
        }
        book.sheets
    }

    /// The first reading of a text file whose headings a layout knows: that proves encoding and delimiter.
    fn proven(&mut self, place: &Place, candidates: Vec<delimited::Candidate>) -> Vec<Sheet> {
        let guesses: Vec<String> = candidates
            .iter()
            .map(|candidate| format!("{} «{}»", candidate.encoding, char::from(candidate.delimiter).escape_default()))
            .collect();
        let proven = candidates
            .into_iter()
            .find(|candidate| recognise::recognise(&candidate.sheet, layout::shipped()).is_some());
        match proven {
            Some(candidate) => vec![candidate.sheet],
            None => {
                let message = Message::new("finding-text-unknown").with("guesses", guesses);
                self.report("F72", Level::Note, place.clone(), message, "finding-file-unknown-remedy");
                Vec::new()
            }
        }
    }

    fn sheet(&mut self, sheet: Sheet, file: &InputFile, hint: Option<&FileHint>) {
        let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: None };
        let other_sheet =
            hint.and_then(|hint| hint.sheet.as_deref()).is_some_and(|wanted| sheet.name.as_deref() != Some(wanted));
        if sheet.cells.is_empty() || other_sheet {
            return;
        }
        let layouts = layout::shipped();
        let wanted = hint.and_then(|hint| hint.layout.as_deref());
        let chosen = wanted.and_then(|wanted| layouts.iter().position(|layout| layout.id == wanted));
        if let (Some(wanted), None) = (wanted, chosen) {
            let known: Vec<&str> = layouts.iter().map(|layout| layout.id.as_str()).collect();
            let message = Message::new("finding-layout-unknown").with("layout", wanted).with("known", known);
            self.report("F68", Level::Stop, place, message, "finding-layout-unknown-remedy");
            return;
        }
        let recognised = match chosen {
            Some(chosen) => recognise::recognise(&sheet, &layouts[chosen..=chosen]),
            None => recognise::recognise(&sheet, layouts),
        };
        let Some(recognised) = recognised else {
            self.report(
                "F72",
                Level::Note,
                place,
                Message::new("finding-sheet-unknown"),
                "finding-sheet-unknown-remedy",
            );
            return;
        };
        let year = if recognised.layout.dated { self.year(&sheet, &recognised, hint, &place) } else { None };
        for (first, second) in &recognised.table.doubled {
            let message = Message::new("finding-doubled-heading")
                .with("first", crate::origin::column_letters(first.at))
                .with("second", crate::origin::column_letters(second.at))
                .with("heading", notes::clipped(&second.heading));
            let place = Place { cell: Some((recognised.table.bottom, second.at)), ..place.clone() };
            self.findings.push(Finding {
                code: "F29",
                level: Level::Error,
                place,
                message,
                remedy: Message::new("finding-doubled-heading-remedy"),
            });
        }
        self.headings.push(Headings {
            place: Place { cell: Some((recognised.table.bottom, 0)), ..place.clone() },
            measures: recognised.table.measures().map(|(_, measure)| measure.to_owned()).collect(),
            unknown: recognised
                .table
                .unknown
                .iter()
                .map(|(_, heading)| format!("«{}»", notes::clipped(heading)))
                .collect(),
        });
        if !recognised.table.unknown.is_empty() {
            let headings: Vec<String> =
                recognised.table.unknown.iter().map(|(_, heading)| format!("«{}»", notes::clipped(heading))).collect();
            let message =
                Message::new("finding-unknown-columns").with("count", headings.len()).with("headings", headings);
            self.report("F30", Level::Note, place, message, "finding-unknown-columns-remedy");
        }
        self.inputs.push(Input {
            file: sheet.file.clone(),
            sheet: sheet.name.clone(),
            sha256: file.sha256.clone(),
            kind: Some(recognised.layout.kind.word()),
            layout: Some(&recognised.layout.title),
            year,
            rows_read: 0,
            rows_used: 0,
        });
        self.tables.push(Pending { sheet, recognised, year, input: self.inputs.len() - 1 });
    }

    fn year(
        &mut self,
        sheet: &Sheet,
        recognised: &Recognised<'_>,
        hint: Option<&FileHint>,
        place: &Place,
    ) -> Option<i32> {
        if let Some(year) = hint.and_then(|hint| hint.year) {
            return Some(year);
        }
        match recognise::year(sheet, &recognised.table) {
            Year::Known(year) => {
                if let Some(named) = recognise::file_year(sheet).filter(|named| *named != year) {
                    let message = Message::new("finding-year-file")
                        .with("title", year.to_string())
                        .with("file", named.to_string());
                    self.report("F61", Level::Note, place.clone(), message, "finding-year-remedy");
                }
                Some(year)
            }
            Year::Doubtful(title, name) => {
                let message = Message::new("finding-year-doubtful")
                    .with("title", title.to_string())
                    .with("sheet", name.to_string());
                self.report("F61", Level::Stop, place.clone(), message, "finding-year-remedy");
                None
            }
            Year::Unknown => {
                self.report(
                    "F61",
                    Level::Stop,
                    place.clone(),
                    Message::new("finding-year-unknown"),
                    "finding-year-remedy",
                );
                None
            }
        }
    }

    fn finish(mut self) -> Data {
        let register = self.register();
        let mut observations = Vec::new();
        let mut matches = Vec::new();
        for pending in std::mem::take(&mut self.tables) {
            let Some(year) = pending.year else { continue };
            if register.schools().is_empty() {
                continue;
            }
            let mut rows = rows::read(&pending.sheet, &pending.recognised.table, &register, year);
            let input = &mut self.inputs[pending.input];
            (input.rows_read, input.rows_used) = (rows.read, rows.used);
            if rows.read == 0 {
                let place = Place { file: pending.sheet.file.clone(), sheet: pending.sheet.name.clone(), cell: None };
                self.report("F27", Level::Stop, place, Message::new("finding-no-rows"), "finding-no-rows-remedy");
            }
            observations.append(&mut rows.observations);
            matches.append(&mut rows.matches);
            self.findings.append(&mut rows.findings);
        }
        self.repeated(&observations, &register);
        self.absent(&observations, &register);
        finding::sort(&mut self.findings);
        Data {
            register,
            observations: Observations::new(observations),
            inputs: self.inputs,
            matches,
            findings: self.findings,
            tables: self.headings,
        }
    }

    /// The register: all register tables of the folder together.
    fn register(&mut self) -> Register {
        let mut schools = Vec::new();
        let (registers, others): (Vec<Pending>, Vec<Pending>) = std::mem::take(&mut self.tables)
            .into_iter()
            .partition(|pending| pending.recognised.layout.kind == Kind::Register);
        self.tables = others;
        for pending in &registers {
            let (mut found, mut findings, rows) = register::read(&pending.sheet, &pending.recognised.table);
            let input = &mut self.inputs[pending.input];
            (input.rows_read, input.rows_used) = (rows, found.len());
            schools.append(&mut found);
            self.findings.append(&mut findings);
        }
        if registers.is_empty() && !self.tables.is_empty() {
            self.report(
                "F73",
                Level::Stop,
                Place::default(),
                Message::new("finding-no-register"),
                "finding-no-register-remedy",
            );
        }
        let mut seen = BTreeMap::new();
        schools.retain(|school| {
            let first = seen.insert(school.id.clone(), school.origin.clone()).is_none();
            if !first {
                let message = Message::new("finding-register-twice")
                    .with("id", school.id.as_str())
                    .with("name", school.name.as_str())
                    .with("other", school.name.as_str());
                self.findings.push(Finding {
                    code: "F57",
                    level: Level::Stop,
                    place: Place::from(&school.origin),
                    message,
                    remedy: Message::new("finding-register-twice-remedy"),
                });
            }
            first
        });
        Register::new(schools)
    }

    /// Reports pairs of rows for the same school and year: equal ones, and those that contradict each other.
    fn repeated(&mut self, observations: &[Observation], register: &Register) {
        let mut first: BTreeMap<(usize, &str, i32), &Observation> = BTreeMap::new();
        let mut pairs: BTreeMap<(Place, Place, usize), bool> = BTreeMap::new();
        for observation in observations {
            let key = (observation.school, observation.measure.as_ref(), observation.year);
            let Some(earlier) = first.get(&key) else {
                first.insert(key, observation);
                continue;
            };
            let row = |observation: &Observation| Place {
                cell: Some((observation.origin.row, 0)),
                ..Place::from(&observation.origin)
            };
            let (one, other) = (row(earlier), row(observation));
            let pair = if one <= other { (one, other, observation.school) } else { (other, one, observation.school) };
            *pairs.entry(pair).or_insert(true) &= earlier.reading == observation.reading;
        }
        for ((one, other, school), equal) in pairs {
            let (code, level, message, remedy) = if equal {
                ("F52", Level::Error, "finding-row-twice", "finding-row-twice-remedy")
            } else {
                ("F53", Level::Stop, "finding-row-contradicts", "finding-row-contradicts-remedy")
            };
            let row = |place: &Place| place.cell.map_or(0, |(row, _)| i64::from(row) + 1).to_string();
            let message = Message::new(message)
                .with("school", register.schools()[school].name.as_str())
                .with("row", row(&other))
                .with("first_file", Place { cell: None, ..one.clone() }.to_string())
                .with("first_row", row(&one));
            self.report(code, level, other, message, remedy);
        }
    }

    /// Reports schools of the register of which there are no data at all.
    fn absent(&mut self, observations: &[Observation], register: &Register) {
        for (place, school) in register.schools().iter().enumerate() {
            if !observations.iter().any(|observation| observation.school == place) {
                let message = Message::new("finding-school-absent").with("school", school.name.as_str());
                self.report("F55", Level::Note, Place::from(&school.origin), message, "finding-school-absent-remedy");
            }
        }
    }
}

/// What a file is, by its first bytes.
enum Container {
    Empty,
    Workbook,
    OpenDocument,
    /// A workbook under a password.
    Encrypted,
    OldOffice,
    Web,
    Text,
    Other,
}

fn container(bytes: &[u8]) -> Container {
    let head: String = bytes.iter().take(512).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let head = head.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', ' ', '\r', '\n', '\t']);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        Container::Empty
    } else if bytes.starts_with(b"PK\x03\x04") {
        let open_document = head.contains("mimetypeapplication/vnd.oasis");
        if open_document { Container::OpenDocument } else { Container::Workbook }
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(mark.len()).any(|window| window == mark);
        if encrypted { Container::Encrypted } else { Container::OldOffice }
    } else if head.starts_with("<!doctype")
        || head.starts_with("<html")
        || head.starts_with("<?xml")
        || head.starts_with("mime-version")
    {
        Container::Web
    } else if bytes.starts_with(b"%PDF") || bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8]) {
        Container::Other
    } else {
        Container::Text
    }
}

//! From files to everything that they say: each file is opened, its sheets are recognised and looked through for personal
//! data, then the register is found and the rows are read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::RwLock;

use super::gather::RowSink;
use super::marks;
use super::open::{self, Manner};
use super::participants::Fold;
use super::personal::{self, Watch};
use super::sheet::{Cell, Sheet};
use super::table::{self, Recognition};
use super::{
    Data, FileHint, Headings, Hidden, InputFile, Met, Options, Selection, Unreadable, changes, conflicts, delimited,
    files, proposal, register, rows, spelling, unusual, words,
};
use crate::finding::{self, Finding, Level, Place};
use crate::layout::{self, Kind, Layout};
use crate::observation::Observations;
use crate::origin::Input;
use crate::parallel;
use crate::school::{Register, School, tell_apart};
use crate::text::{Message, nearest};

/// Bytes of the tables of a folder that are kept until all are read.
const MOST_KEPT: usize = 64 * 1024 * 1024;
/// Bytes of a file beside which another is read.
const MOST_BESIDE: u64 = 8 * 1024 * 1024;

/// Reads and understands the files of a data folder, one after another: of each only what is a table stays. Files of
/// settings must not be among them.
///
/// # Errors
/// [`Unreadable`]: the first file that can't be read.
pub fn understand(paths: &[PathBuf], selection: &Selection, options: &Options) -> Result<Data, Unreadable> {
    let reading =
        Reading { selection, options, layouts: options.layouts.iter().chain(layout::shipped()).cloned().collect() };
    let name = |path: &PathBuf| {
        let now = files::name(path);
        options.renamed.get(&now).cloned().unwrap_or(now)
    };
    let names: Vec<String> = paths.iter().map(name).collect();
    let mut all = Ok(Read { findings: hints_without_files(&names, selection), ..Read::default() });
    // a large file is read alone: two of them would take too much memory
    let turn = RwLock::new(());
    let read = |path: &PathBuf| {
        options.on_file.tell(&name(path));
        let large = files::size(path) > MOST_BESIDE;
        let _alone = large.then(|| turn.write());
        let _beside = (!large).then(|| turn.read());
        files::read_file(path).map(|file| reading.file(&InputFile { name: name(path), ..file }))
    };
    parallel::in_order(paths, read, |read| match (&mut all, read) {
        (Ok(all), Ok(read)) => all.append(read),
        (Ok(_), Err(why)) => all = Err(why),
        (Err(_), _) => {}
    });
    all.map(|all| all.finish(options))
}

/// Whether a file is a workbook of faults that the tool itself wrote.
#[must_use]
pub fn is_own(file: &InputFile) -> bool {
    let opened = open::open(file, Manner::default(), &mut |_| None::<Taker>);
    opened.sheets.first().is_some_and(|(sheet, _)| is_own_sheet(sheet))
}

fn is_own_sheet(sheet: &Sheet) -> bool {
    sheet.at(0, 0).is_some_and(|cell| words::is_own_title(&cell.text()))
}

/// Takes the rows of participants as they stream by.
struct Taker {
    fold: Fold,
    watch: Watch,
}

impl RowSink for Taker {
    fn row(&mut self, row: u32, cells: &[(u32, Cell)]) {
        self.watch.row(row, cells.iter().map(|(column, cell)| (*column, cell)));
        self.fold.row(row, cells);
    }
}

/// How files are read.
struct Reading<'r> {
    selection: &'r Selection,
    options: &'r Options,
    layouts: Vec<Layout>,
}

/// What was read of one file or several.
#[derive(Default)]
struct Read {
    findings: Vec<Finding>,
    inputs: Vec<Input>,
    /// The recognised tables, each with the place of its input.
    tables: Vec<(Recognition, usize)>,
    /// Cells that were to be changed.
    met: Vec<Met>,
    /// Bytes that the tables take.
    weight: usize,
}

impl Reading<'_> {
    fn file(&self, file: &InputFile) -> Read {
        let mut read = Read::default();
        let plain = self.selection.of(&file.name).find_map(FileHint::plain_layout);
        let manner = manner(self.selection, self.options, &file.name, plain.as_ref(), &self.layouts);
        let opened = {
            let taker = |head: &Sheet| {
                let hint = self.selection.hint(&file.name, head.name.as_deref());
                let found = table::participants(head, hint, &self.layouts);
                found.map(|found| Taker { fold: Fold::new(&found.table), watch: Watch::of(head) })
            };
            open::open(file, manner, &mut { taker })
        };
        let hidden = manner.hidden;
        read.findings.extend(opened.findings);
        let names: Vec<Option<&str>> = opened.sheets.iter().map(|(sheet, _)| sheet.name.as_deref()).collect();
        let asked = self.sheets_asked(&file.name, &names, &mut read.findings);
        if opened.sheets.first().is_some_and(|(sheet, _)| is_own_sheet(sheet)) {
            let message = Message::new("finding-own-workbook");
            let place = Place::file(&file.name);
            read.findings.push(Finding::new("F72", Level::Note, place, message, "finding-own-workbook-remedy"));
            return read;
        }
        for (sheet, taker) in opened.sheets {
            let hint = self.selection.hint(&file.name, sheet.name.as_deref());
            // where only some sheets are named, the others are not asked for
            let unasked = hint.is_none() && self.selection.of(&file.name).next().is_some();
            if unasked || asked.as_deref().is_some_and(|wanted| sheet.name.as_deref() != Some(wanted)) {
                continue;
            }
            if let Some(recognition) = self.sheet(sheet, taker, hint, (&mut read.findings, &mut read.met)) {
                read.findings.extend(marks::findings(&recognition.sheet, hidden));
                read.inputs.push(Input {
                    sheet: recognition.sheet.name.clone(),
                    kind: Some(recognition.layout.kind.word()),
                    layout: Some(recognition.layout.title.clone()),
                    year: recognition.year,
                    ..unused(file)
                });
                read.tables.push((recognition, read.inputs.len() - 1));
            }
        }
        if read.inputs.is_empty() {
            read.inputs.push(unused(file));
        }
        read
    }

    /// A sheet recognised; `None` where it is not, or names people, which is told.
    fn sheet(
        &self,
        mut sheet: Sheet,
        taker: Option<Taker>,
        hint: Option<&FileHint>,
        (findings, met): (&mut Vec<Finding>, &mut Vec<Met>),
    ) -> Option<Recognition> {
        let place = sheet.whole();
        let names = &self.options.drop_personal;
        let mut dropped = personal::drop_named(&mut sheet, names);
        met.extend(changes::put(&mut sheet, &self.options.changes, taker.is_some()));
        let (fold, watch) = match taker {
            Some(taker) => (Some(taker.fold), taker.watch),
            None => (None, personal::watch(&sheet)),
        };
        let told = findings.len();
        let streamed = fold.is_some();
        let recognition = table::recognise(sheet, fold, hint, &self.layouts, findings);
        let mut found = match &recognition {
            Some(recognition) => watch.found(&recognition.spared(), recognition.year),
            None => watch.found(&personal::Spared::default(), None),
        };
        if streamed {
            // of rows that went by nothing is kept: what is named is dropped already
            dropped = personal::take_named(&mut found, names);
        }
        if !found.is_empty() {
            // nothing else is told of such a sheet: it might quote what nobody is to see
            findings.truncate(told);
            findings.push(personal::finding(place, &found));
            return None;
        }
        findings.extend(personal::dropped(place, &dropped));
        findings.extend(recognition.iter().flat_map(spelling::findings));
        recognition
    }

    /// The only sheet that is asked for of all workbooks, if any; sheets that are named and not there are told.
    fn sheets_asked(&self, file: &str, sheets: &[Option<&str>], findings: &mut Vec<Finding>) -> Option<String> {
        let named: Vec<&str> = self.selection.of(file).filter_map(|hint| hint.sheet.as_deref()).collect();
        let is_book = sheets.iter().any(Option::is_some);
        let for_all = self.options.sheet.as_deref().filter(|_| named.is_empty() && is_book);
        for wanted in named.into_iter().chain(for_all).filter(|wanted| !sheets.contains(&Some(*wanted))) {
            let names: Vec<&str> = sheets.iter().copied().flatten().collect();
            let message = Message::new("finding-no-sheet").with("sheet", wanted).with("sheets", names);
            let place = Place::file(file);
            findings.push(Finding::new("F15", Level::Stop, place, message, "finding-no-sheet-remedy"));
        }
        for_all.map(str::to_owned)
    }
}

impl Read {
    /// Takes what was read of one more file.
    fn append(&mut self, mut other: Self) {
        let before = self.inputs.len();
        self.findings.append(&mut other.findings);
        self.inputs.append(&mut other.inputs);
        self.met.append(&mut other.met);
        for (table, input) in other.tables {
            let weight = table.sheet.weight();
            if self.weight + weight > MOST_KEPT {
                let (message, remedy) = (Message::new("finding-folder-limit"), "finding-folder-limit-remedy");
                self.findings.push(Finding::new("F07", Level::Stop, table.place(), message, remedy));
                continue;
            }
            self.weight += weight;
            self.tables.push((table, before + input));
        }
    }

    fn finish(self, options: &Options) -> Data {
        let Self { mut findings, mut inputs, tables, met, .. } = self;
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
        let mut headings = Vec::new();
        let dated = |table: &Recognition| table.year.is_some() || !table.layout.dated || table.has_years();
        let tables: Vec<&(Recognition, usize)> =
            tables.iter().filter(|(table, _)| table.layout.kind != Kind::Register).collect();
        let read = parallel::by_turns(tables.len(), |at| {
            let known = dated(&tables[at].0) && !register.schools().is_empty();
            known.then(|| rows::read(&tables[at].0, &register))
        });
        for ((recognition, input), read) in tables.into_iter().zip(read) {
            let is_read = read.is_some();
            let mut rows = read.unwrap_or_default();
            if is_read {
                (inputs[*input].rows_read, inputs[*input].rows_used) = (rows.read, rows.used);
                findings.extend(nothing_used(recognition, &rows));
            }
            if recognition.layout.dated {
                headings.push(Headings::of(recognition, &rows.observations));
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
            proposal::add(&mut findings, &register, unknown, recognition);
        }
        findings.extend(conflicts::decided_twice(&decisions, &register));
        findings.extend(conflicts::repeated(&observations, &register));
        // the data may stand in what was left unread
        if !findings.iter().any(conflicts::hides_schools) {
            findings.extend(conflicts::absent(&observations, &register));
        }
        findings.extend(unusual::findings(&observations, &register));
        finding::sort(&mut findings);
        let observations = Observations::new(observations);
        Data { register, observations, inputs, matches, decisions, findings, met, tables: headings }
    }
}

/// What is told of a table of which no row became anything.
fn nothing_used(recognition: &Recognition, rows: &rows::Rows) -> Option<Finding> {
    // whose file it is was not understood, which is told
    if rows.findings.iter().any(|finding| finding.code == "F54" && finding.level == Level::Stop) {
        return None;
    }
    let (message, remedy) = match (rows.used, rows.read) {
        (0, 0) => ("finding-no-rows", "finding-no-rows-remedy"),
        (0, _) => ("finding-no-used-rows", "finding-no-used-rows-remedy"),
        _ => return None,
    };
    Some(Finding::new("F27", Level::Stop, recognition.place(), Message::new(message), remedy))
}

/// How a file is to be read: as `selection.toml` says of it, else as the user says of all.
pub(super) fn manner<'m>(
    selection: &Selection,
    options: &'m Options,
    file: &str,
    plain: Option<&'m Layout>,
    layouts: &'m [Layout],
) -> Manner<'m> {
    let encoding = options.encoding.as_deref().and_then(delimited::encoding);
    let delimiter = options.delimiter.and_then(|sign| u8::try_from(sign).ok());
    let hidden = selection.of(file).map(|hint| hint.hidden).find(|hidden| *hidden != Hidden::Unsaid);
    Manner {
        plain,
        layouts,
        encoding: selection.of(file).find_map(|hint| hint.encoding).or(encoding),
        delimiter: selection.of(file).find_map(|hint| hint.delimiter).or(delimiter),
        hidden: hidden.unwrap_or_default(),
        program: options.program.as_deref(),
    }
}

/// Files that `selection.toml` names and the folder does not have.
fn hints_without_files(files: &[String], selection: &Selection) -> Vec<Finding> {
    let absent = selection.files.iter().filter(|hint| !files.contains(&hint.path));
    let finding = |hint: &FileHint| {
        let message = match nearest(&hint.path, files.iter().map(String::as_str)) {
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
        if found.is_empty() {
            let message = Message::new("finding-no-rows");
            findings.push(Finding::new("F27", Level::Stop, recognition.place(), message, "finding-no-rows-remedy"));
        }
        read.append(&mut found);
    }
    tell_apart(&mut read);
    let mut schools: Vec<School> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for school in read {
        let Some(other) = known.get(&school.id).map(|place| &schools[*place]) else {
            known.insert(school.id.clone(), schools.len());
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

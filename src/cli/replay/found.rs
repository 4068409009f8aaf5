//! The files of a report folder as they are, and each made again and held against them.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::inputs::{self, Inputs};
use crate::cli::exit::Failure;
use crate::cli::judged::Judged;
use crate::cli::load::Loaded;
use crate::cli::public::Edition;
use crate::report::{self, Report};
use crate::run_record::{self, VERSION};
use crate::source::{self, Data, DocumentDifference, DocumentPlace, InputFile, Recorded, Unreadable};
use crate::text::{Language, Texts};
use crate::verify::{Again, At, Difference, HeldFile, ResultChange, Role, State, first_difference};

/// The files of the report that are there.
pub(super) type Found = BTreeMap<String, InputFile>;

/// Reads the files of the report.
///
/// # Errors
/// A [`Failure`] where one that is there can't be read.
pub(super) fn found(folder: &Path, recorded: &Recorded) -> Result<Found, Failure> {
    let mut found = Found::new();
    for output in &recorded.outputs {
        match source::read_file(&folder.join(&output.file)) {
            Ok(file) => drop(found.insert(output.file.clone(), file)),
            Err(Unreadable::Missing(..)) => {}
            Err(why) => return Err(why.into()),
        }
    }
    Ok(found)
}

/// A record as a program of this version would have written it.
fn named(record: &[u8], version: &str) -> Vec<u8> {
    let field = |version: &str| format!("\"version\": {}", serde_json::Value::from(version));
    String::from_utf8_lossy(record).replacen(&field(VERSION), &field(version), 1).into_bytes()
}

/// Where a file differs from what is made now, as far as it can be read.
fn difference(name: &str, lies: &[u8], made: &[u8]) -> Option<Difference> {
    let of_document = |found: DocumentDifference| {
        let at = match found.place {
            DocumentPlace::Cell(sheet, cell) => At::Cell { sheet, cell },
            DocumentPlace::Sheet(sheet) => At::Sheet(sheet),
            DocumentPlace::Paragraph(paragraph) => At::Paragraph(paragraph),
            DocumentPlace::Part(part) => At::Part(part),
        };
        Difference::new(at, found.stands.as_deref(), found.expected.as_deref())
    };
    let found = first_difference(lies, made);
    let found = found.or_else(|| source::document_difference(name, lies, made).map(of_document));
    found.map(|found| found.shown(source::redacted))
}

/// Makes every file of the report again, in its language, and holds it against what lies in the folder; what differs in the
/// result, where the one in the folder is what was written.
pub(super) fn make(
    judged: &Judged<'_>,
    loaded: &Loaded,
    recorded: &Recorded,
    found: &Found,
) -> (BTreeMap<String, Again>, ResultChange) {
    let findings = judged.findings();
    // a record without a language is of a version that wrote in one only
    let written = Texts::of(Language::of(&recorded.language).unwrap_or_default());
    let edition = recorded.public.then(|| Edition::of(judged, loaded));
    let published = edition.as_ref().map(|edition| (edition, edition.assessment(judged)));
    let report: Report<'_> = match &published {
        Some((edition, assessment)) => edition.report(assessment, loaded, &written),
        None => judged.report(&findings, &written),
    };
    let made = Mutex::new((BTreeMap::new(), ResultChange::default()));
    let put = |name: &str, bytes: &[u8]| -> Result<(), Infallible> {
        let is_record = name == run_record::FILE;
        // a record of another version names that version, and nothing else in it may differ
        let of_version = (is_record && recorded.version != VERSION).then(|| named(bytes, &recorded.version));
        let bytes = of_version.as_deref().unwrap_or(bytes);
        let lies = if is_record { Some(&recorded.bytes) } else { found.get(name).map(|file| &file.bytes) };
        let as_found = lies.is_some_and(|lies| lies == bytes);
        let digest = recorded.outputs.iter().find(|output| output.file == name).map(|output| output.sha256.as_str());
        // where the file in the folder is what was recorded, what is made is held against it
        let untouched = found.get(name).map(|file| Some(file.sha256.as_str()) == digest);
        let as_recorded = match untouched {
            _ if is_record => as_found,
            Some(true) => as_found,
            _ => digest == Some(source::sha256(bytes).as_str()),
        };
        let difference = lies.filter(|_| !as_found).and_then(|lies| difference(name, lies, bytes));
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lies) = lies.filter(|_| name == source::RUN_RESULT && untouched == Some(true) && !as_found) {
            made.1 = ResultChange::of(lies, bytes);
        }
        made.0.insert(name.to_owned(), Again { as_recorded, as_found, difference });
        Ok(())
    };
    let Ok(()) = report.files(source::sha256, put);
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Every file held against its digest: inputs and files of the report.
///
/// # Errors
/// A [`Failure`] where one that is there can't be read.
pub(super) fn held(
    recorded: &Recorded,
    inputs: Option<&Inputs>,
    data: Option<&Data>,
    found: &Found,
    mut made: BTreeMap<String, Again>,
) -> Result<Vec<HeldFile>, Failure> {
    // what was read has its digest already
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    if let Some(data) = data {
        read.extend(data.inputs.iter().map(|input| (input.file.to_string(), input.sha256.clone())));
    }
    let mut files = Vec::new();
    for (role, name, recorded) in inputs::files(recorded) {
        let digest = match (read.get(name), inputs.and_then(|inputs| inputs.path(name))) {
            (Some(known), _) => Some(known.clone()),
            (None, Some(path)) => Some(source::read_file(&path)?.sha256),
            (None, None) => None,
        };
        let now = inputs.and_then(|inputs| inputs.names.get(name)).filter(|now| *now != name);
        files.push(HeldFile { found_as: now.cloned(), ..HeldFile::held(name, role, recorded, digest) });
    }
    for output in &recorded.outputs {
        let digest = found.get(&output.file).map(|file| file.sha256.clone());
        let held = HeldFile::held(&output.file, Role::Output, &output.sha256, digest);
        let for_people = report::is_for_people(&output.file);
        let state = if for_people && held.state == State::Changed { State::Edited } else { held.state };
        files.push(HeldFile { state, for_people, again: made.remove(&output.file), ..held });
    }
    // the record itself, and what this version makes and that one did not
    let more = std::iter::once(run_record::FILE.to_owned()).chain(made.keys().cloned().collect::<Vec<_>>());
    for file in more.collect::<BTreeSet<_>>() {
        let again = made.remove(&file);
        let held = HeldFile::held(&file, Role::Output, "", None);
        let for_people = report::is_for_people(&file);
        files.push(HeldFile { state: State::Unheld, for_people, again, ..held });
    }
    Ok(files)
}

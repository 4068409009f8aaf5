//! A run repeated: the inputs found and held against their digests, everything made again, and where it is not what was
//! written, what changed and what that did to schools.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::cli::arguments::{DataArguments, ReadingArguments, VerifyArguments};
use crate::cli::exit::Failure;
use crate::cli::judged::{Judged, judge};
use crate::cli::load::{Loaded, read_at};
use crate::cli::place::Place;
use crate::cli::public::Edition;
use crate::criteria::{self, SHIPPED};
use crate::report::Report;
use crate::run_record::{self, RunRecord, VERSION};
use crate::source::{self, Data, InputFile, KeptResult, KeptVerdict, Recorded, Unfit, Unreadable};
use crate::text::{Language, Texts};
use crate::verify::{
    Again, HeldFile, Repeated, Replay, Role, Standing, State, changed_cells, effects, first_difference,
};

/// A run repeated, and what kept it from being repeated, where something did.
pub(super) struct Done {
    pub replay: Replay,
    pub failure: Option<Failure>,
}

/// Repeats the run of a report folder and holds everything against its record.
///
/// # Errors
/// A [`Failure`] where a file that is there can't be read.
pub(super) fn replay(
    texts: &Texts,
    arguments: &VerifyArguments,
    folder: &Path,
    recorded: &Recorded,
) -> Result<Done, Failure> {
    let found = found(folder, recorded)?;
    let inputs = inputs_folder(arguments, folder, recorded);
    let (mut now, mut other_criteria, mut failure) = (Now::Nothing(Repeated::Nowhere), false, None);
    if let Some(inputs) = &inputs {
        now = Now::Nothing(Repeated::Lacking);
        let is_there = |name: &str| source::is_file(&inputs.join(name));
        if names(recorded).iter().all(|(_, name, _)| is_there(name)) {
            let methodology = methodology(recorded, &found, inputs);
            other_criteria = methodology.is_other;
            let earlier = arguments.data.history.as_ref().is_some_and(|runs| !runs.is_empty());
            now = Now::Nothing(if earlier || recorded.history.is_empty() {
                Repeated::Settings
            } else {
                Repeated::Earlier(recorded.history.clone())
            });
            if let Some(text) = methodology.text.filter(|_| now.repeated() == Repeated::Settings) {
                match repeat(texts, arguments, inputs, recorded, text) {
                    Ok(repeated) => now = repeated,
                    Err(why) => failure = Some(why),
                }
            }
        }
    }
    let judged = match &now {
        Now::Whole(loaded) => Some((loaded, judge(texts, loaded, arguments.data.quiet))),
        _ => None,
    };
    let made = judged.as_ref().map(|(loaded, judged)| make(judged, loaded, recorded, &found)).unwrap_or_default();
    let mut replay = Replay {
        version: recorded.version.clone(),
        own_version: VERSION.to_owned(),
        public: recorded.public,
        files: held(recorded, inputs.as_deref(), &now, &found, made)?,
        extra: inputs.as_deref().map(|inputs| extra(recorded, inputs)).unwrap_or_default(),
        other_criteria,
        repeated: now.repeated(),
        cells: Vec::new(),
        cells_unknown: None,
        effects: Vec::new(),
    };
    if let Some(data) = now.data().filter(|_| replay.is_mismatch() && !recorded.public) {
        match source::read_kept(folder, run_record::FILE) {
            Ok(kept) => {
                let (then, now) = ((&kept.register, &kept.observations), (&data.register, &data.observations));
                replay.cells = changed_cells(then, now);
                let assessment = judged.as_ref().map(|(_, judged)| &judged.assessment);
                replay.effects = assessment.map(|now| effects(&standings(&kept), now)).unwrap_or_default();
            }
            Err(Unfit::Said(message)) => replay.cells_unknown = Some(message),
            Err(Unfit::Unreadable(why)) => return Err(why.into()),
        }
    }
    Ok(Done { replay, failure })
}

/// What the inputs are now.
enum Now {
    /// Nothing is known of them: why.
    Nothing(Repeated),
    /// They have faults that allow no list, so many.
    Faulty(Box<Data>, usize),
    /// All that it takes to draw the list.
    Whole(Box<Loaded>),
}

impl Now {
    fn repeated(&self) -> Repeated {
        match self {
            Self::Nothing(why) => why.clone(),
            Self::Faulty(_, count) => Repeated::Faulty(*count),
            Self::Whole(_) => Repeated::Yes,
        }
    }

    fn data(&self) -> Option<&Data> {
        match self {
            Self::Nothing(_) => None,
            Self::Faulty(data, _) => Some(data),
            Self::Whole(loaded) => Some(&loaded.data),
        }
    }
}

/// The files of the report that are there.
type Found = BTreeMap<String, InputFile>;

fn found(folder: &Path, recorded: &Recorded) -> Result<Found, Failure> {
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

/// Where the inputs are: where the user says, else where the record says. A way that starts at the root of a machine is
/// none of ours.
fn inputs_folder(arguments: &VerifyArguments, folder: &Path, recorded: &Recorded) -> Option<PathBuf> {
    let way = || recorded.retrace.way.as_deref().map(Path::new).filter(|way| way.is_relative());
    arguments.inputs.clone().or_else(|| way().map(|way| folder.join(way)))
}

/// The files that were read, each once: what it is to the run, its name, its digest.
fn names(recorded: &Recorded) -> Vec<(Role, &str, &str)> {
    let mut seen = BTreeSet::new();
    let inputs = recorded.inputs.iter().map(|input| (Role::Input, &*input.file, input.sha256.as_str()));
    let beside = recorded.retrace.beside.iter().map(|file| (Role::Beside, file.file.as_str(), file.sha256.as_str()));
    inputs.chain(beside).filter(|(_, name, _)| seen.insert(*name)).collect()
}

/// Files of the folder that were not read then. Settings that were not read then are no concern of the run either.
fn extra(recorded: &Recorded, inputs: &Path) -> Vec<String> {
    let known: BTreeSet<&str> = names(recorded).into_iter().map(|(_, name, _)| name).collect();
    let paths = source::list(inputs).unwrap_or_default();
    let named = paths.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    named.filter(|name| !known.contains(name.as_str()) && !source::is_settings(name)).collect()
}

/// A methodology, and whether it is another than that of the run.
struct Methodology {
    /// `None` where there is none at all.
    text: Option<String>,
    is_other: bool,
}

/// The methodology of the run, by its digest: that of the report, one that ships, one beside the inputs. Where it is
/// nowhere, what lies in the report in its place.
fn methodology(recorded: &Recorded, found: &Found, inputs: &Path) -> Methodology {
    let is_it = |text: &str| source::sha256(text.as_bytes()) == recorded.criteria_sha256;
    let kept = found.get(source::RUN_CRITERIA).map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    if let Some(text) = kept.clone().filter(|text| is_it(text)) {
        return Methodology { text: Some(text), is_other: false };
    }
    let shipped = SHIPPED.iter().map(|(_, text)| (*text).to_owned());
    let settings = source::list(inputs)
        .unwrap_or_default()
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| source::is_settings(&name.to_string_lossy())));
    let beside = settings.filter_map(|path| source::read_text(&path).ok()).map(|(text, _)| text);
    match shipped.chain(beside).find(|text| is_it(text)) {
        Some(text) => Methodology { text: Some(text), is_other: false },
        None => Methodology { text: kept, is_other: true },
    }
}

/// Reads the inputs again in the way in which they were read.
fn repeat(
    texts: &Texts,
    arguments: &VerifyArguments,
    inputs: &Path,
    recorded: &Recorded,
    text: String,
) -> Result<Now, Failure> {
    let criteria = criteria::read(&text)
        .map_err(|problems| Failure::problems(source::RUN_CRITERIA, "failure-criteria", problems))?;
    let files = names(recorded).into_iter().map(|(_, name, _)| name.to_owned()).collect();
    let place = Place::recorded(inputs, files, &recorded.retrace.folders);
    let mut selection = place.selection()?;
    let said = &arguments.data;
    let arguments = DataArguments {
        data: inputs.to_path_buf(),
        criteria: None,
        year: Some(recorded.year),
        allow: recorded.allowed.clone(),
        history: said.history.clone(),
        quiet: said.quiet,
        ascii: said.ascii,
        colour: said.colour,
        reading: ReadingArguments {
            encoding: recorded.retrace.encoding.clone(),
            delimiter: recorded.retrace.delimiter.and_then(|sign| u8::try_from(sign).ok()),
            sheet: recorded.retrace.sheet.clone(),
            drop_personal: recorded.dropped.clone(),
            accept_register: recorded.register_accepted,
            ..ReadingArguments::default()
        },
    };
    let loaded = read_at(texts, &arguments, &place, &mut selection, (criteria, text))?;
    let faults = loaded.data.findings.iter().filter(|finding| finding.blocks(&arguments.allow)).count();
    if faults > 0 {
        return Ok(Now::Faulty(Box::new(loaded.data), faults));
    }
    let retrace = crate::origin::Retrace { way: recorded.retrace.way.clone(), ..loaded.run.retrace };
    let run = RunRecord { source_date: recorded.source_date, retrace, ..loaded.run };
    Ok(Now::Whole(Box::new(Loaded { run, ..loaded })))
}

/// A record as a program of this version would have written it.
fn named(record: &[u8], version: &str) -> Vec<u8> {
    let field = |version: &str| format!("\"version\": {}", serde_json::Value::from(version));
    String::from_utf8_lossy(record).replacen(&field(VERSION), &field(version), 1).into_bytes()
}

/// Makes every file of the report again, in its language, and holds it against what lies in the folder.
fn make(judged: &Judged<'_>, loaded: &Loaded, recorded: &Recorded, found: &Found) -> BTreeMap<String, Again> {
    let findings = judged.findings();
    let written = Texts::of(Language::of(&recorded.language).unwrap_or_default());
    let edition = recorded.public.then(|| Edition::of(judged, loaded));
    let published = edition.as_ref().map(|edition| (edition, edition.assessment(judged)));
    let report: Report<'_> = match &published {
        Some((edition, assessment)) => edition.report(assessment, loaded, &written),
        None => judged.report(&findings, &written),
    };
    let made = Mutex::new(BTreeMap::new());
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
        let difference = lies.filter(|_| !as_found).and_then(|lies| first_difference(lies, bytes));
        let difference = difference.map(|found| found.shown(source::redacted));
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(name.to_owned(), Again { as_recorded, as_found, difference });
        Ok(())
    };
    let Ok(()) = report.files(source::sha256, put);
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Every file held against its digest.
fn held(
    recorded: &Recorded,
    inputs: Option<&Path>,
    now: &Now,
    found: &Found,
    mut made: BTreeMap<String, Again>,
) -> Result<Vec<HeldFile>, Failure> {
    // what was read has its digest already
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    if let Some(data) = now.data() {
        read.extend(data.inputs.iter().map(|input| (input.file.to_string(), input.sha256.clone())));
    }
    let mut files = Vec::new();
    for (role, name, recorded) in names(recorded) {
        let path = inputs.map(|inputs| inputs.join(name)).filter(|path| source::is_file(path));
        let digest = match (read.get(name), path) {
            (Some(known), _) => Some(known.clone()),
            (None, Some(path)) => Some(source::read_file(&path)?.sha256),
            (None, None) => None,
        };
        let state = State::of(digest.as_deref(), recorded);
        files.push(HeldFile { file: name.to_owned(), role, state, again: None });
    }
    for output in &recorded.outputs {
        let digest = found.get(&output.file).map(|file| file.sha256.as_str());
        let again = made.remove(&output.file);
        let state = State::of(digest, &output.sha256);
        files.push(HeldFile { file: output.file.clone(), role: Role::Output, state, again });
    }
    // the record itself, and what this version makes and that one did not
    let more = std::iter::once(run_record::FILE.to_owned()).chain(made.keys().cloned().collect::<Vec<_>>());
    for file in more.collect::<BTreeSet<_>>() {
        let again = made.remove(&file);
        files.push(HeldFile { file, role: Role::Output, state: State::Unheld, again });
    }
    Ok(files)
}

/// Where the schools stood when the report was made.
fn standings(kept: &KeptResult) -> Vec<(String, String, Standing)> {
    let standing = |verdict: &KeptVerdict| {
        let score = verdict.score.clone();
        let standing = Standing { score, rank: verdict.rank, status: verdict.status, last: verdict.last };
        (verdict.id.clone(), verdict.name.clone(), standing)
    };
    kept.verdicts.iter().map(standing).collect()
}

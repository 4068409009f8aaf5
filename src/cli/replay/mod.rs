//! A run repeated: the inputs found and held against their digests, everything made again, and where it is not what was
//! written, what changed and what that did to schools.

mod earlier;
mod found;
mod inputs;
mod settings;

use std::path::{Path, PathBuf};

use crate::cli::arguments::{DataArguments, ReadingArguments, VerifyArguments};
use crate::cli::exit::{Exit, Failure};
use crate::cli::history;
use crate::cli::judged::judge;
use crate::cli::load::{Loaded, read_at};
use crate::cli::place::Place;
use crate::criteria::{self, Criteria};
use crate::finding::Finding;
use crate::origin::{EarlierRun, Retrace};
use crate::report;
use crate::run_record::{self, RunRecord, VERSION};
use crate::source::{self, Data, KeptResult, KeptVerdict, Recorded, Unfit};
use crate::text::{Message, Texts};
use crate::verify::{Repeated, Replay, Role, Standing, changed_cells, changed_schools, effects};
use earlier::EarlierRuns;
use found::{found, held, make};
use inputs::{Inputs, methodology};
use settings::other_settings;

/// A run repeated, and what kept it from being repeated, where something did.
pub(super) struct Done {
    pub replay: Replay,
    pub failure: Option<Failure>,
}

/// Repeats the run of a report folder and holds everything against its record.
///
/// # Errors
/// A [`Failure`] where a file that is there can't be read, or an earlier report that was named can't be used.
pub(super) fn replay(
    texts: &Texts,
    arguments: &VerifyArguments,
    folder: &Path,
    recorded: &Recorded,
) -> Result<Done, Failure> {
    let paths = arguments.data.history.as_deref().unwrap_or_default();
    let earlier = EarlierRuns::hold(paths, folder, recorded)?;
    let unheld = unheld(recorded);
    if !unheld.is_empty() {
        let message = Message::new("verify-record-lacks").with("record", run_record::FILE).with("files", unheld);
        return Err(Failure::of(Exit::Mismatch, message));
    }
    let found = found(folder, recorded)?;
    let inputs = Inputs::find(arguments, folder, recorded);
    // the record is held against itself, whatever is missing
    let beside = inputs.as_ref().map_or(folder, |inputs| &inputs.folder);
    let (text, own) = methodology(recorded, folder, &found, beside);
    let (mut now, mut failure) = (Now::Nothing(Repeated::Nowhere), None);
    if let Some(inputs) = &inputs {
        now = Now::Nothing(Repeated::Lacking);
        if inputs.is_whole(recorded) {
            match again(texts, arguments, inputs, recorded, (&earlier, text)) {
                Ok(repeated) => now = repeated,
                // runs that were named and do not fit are no fault of the report
                Err(why) if why.exit == Exit::Usage => return Err(why),
                Err(why) => (now, failure) = (Now::Nothing(Repeated::Settings), Some(why)),
            }
        }
    }
    let judged = match &now {
        Now::Whole(loaded) => Some((loaded, judge(texts, loaded, arguments.data.quiet))),
        _ => None,
    };
    let (made, result) =
        judged.as_ref().map(|(loaded, judged)| make(judged, loaded, recorded, &found)).unwrap_or_default();
    let mut files = held(recorded, inputs.as_ref(), now.data(), &found, made)?;
    let made_of = files.iter().position(|file| file.role == Role::Output).unwrap_or(files.len());
    files.splice(made_of..made_of, earlier.files);
    let settings = inputs.as_ref().map(|inputs| other_settings(inputs, recorded, &files)).unwrap_or_default();
    let mut replay = Replay {
        version: recorded.version.clone(),
        own_version: VERSION.to_owned(),
        public: recorded.public,
        files,
        extra: inputs.map(|inputs| inputs.extra).unwrap_or_default(),
        methodology: own,
        repeated: now.repeated(),
        faults: now.faults(&recorded.allowed),
        year: recorded.year,
        settings,
        register: Vec::new(),
        result,
        is_same_list: None,
        cells: Vec::new(),
        cells_unknown: None,
        effects: Vec::new(),
    };
    replay.tell_same_readings();
    if let Some(data) = now.data().filter(|_| replay.is_mismatch() && !replay.is_calm() && !recorded.public) {
        match source::read_kept(folder, run_record::FILE) {
            Ok(kept) => {
                let (then, now) = ((&kept.register, &kept.observations), (&data.register, &data.observations));
                replay.cells = changed_cells(then, now);
                let assessment = judged.as_ref().map(|(_, judged)| &judged.assessment);
                replay.register = changed_schools(&kept.register, &data.register);
                replay.effects = assessment.map(|now| effects(&standings(&kept), now)).unwrap_or_default();
                replay.is_same_list = assessment.map(|_| replay.effects.is_empty());
            }
            Err(Unfit::Said(message)) => replay.cells_unknown = Some(message),
            Err(Unfit::Unreadable(why)) => return Err(why.into()),
        }
    }
    Ok(Done { replay, failure })
}

/// Files that every report of this version has, and of which its record tells no digest.
fn unheld(recorded: &Recorded) -> Vec<&'static str> {
    let is_told = |name: &&str| recorded.outputs.iter().any(|output| output.file == *name);
    let all = report::file_names().into_iter().filter(|name| *name != run_record::FILE && recorded.version == VERSION);
    all.filter(|name| !is_told(name)).collect()
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

    /// What keeps them from being a list.
    fn faults(&self, allowed: &[String]) -> Vec<Finding> {
        match self {
            Self::Faulty(data, _) => data.findings.iter().filter(|finding| finding.blocks(allowed)).cloned().collect(),
            Self::Nothing(_) | Self::Whole(_) => Vec::new(),
        }
    }
}

/// Reads the inputs again in the way in which they were read, where the methodology and the earlier years are at hand.
fn again(
    texts: &Texts,
    arguments: &VerifyArguments,
    inputs: &Inputs,
    recorded: &Recorded,
    (earlier, text): (&EarlierRuns, Option<String>),
) -> Result<Now, Failure> {
    if earlier.is_other() {
        return Ok(Now::Nothing(Repeated::OtherEarlier));
    }
    let missing = earlier.missing(recorded);
    if !missing.is_empty() {
        return Ok(Now::Nothing(Repeated::Earlier(missing)));
    }
    let Some(text) = text else { return Ok(Now::Nothing(Repeated::Settings)) };
    let criteria = criteria::read(&text)
        .map_err(|problems| Failure::problems(source::RUN_CRITERIA, "failure-criteria", problems))?;
    let unnamed = years_unnamed(arguments, recorded, &criteria);
    if !unnamed.is_empty() {
        return Ok(Now::Nothing(Repeated::Earlier(unnamed)));
    }
    repeat(texts, arguments, inputs, recorded, (&earlier.paths, (criteria, text)))
}

/// The years whose runs decided and which an edition for publication does not tell, where nobody named any.
fn years_unnamed(arguments: &VerifyArguments, recorded: &Recorded, criteria: &Criteria) -> Vec<EarlierRun> {
    let rule = criteria.list.as_ref().and_then(|list| list.history.as_ref());
    let is_named = arguments.data.history.as_ref().is_some_and(|paths| !paths.is_empty());
    let Some(rule) = rule.filter(|_| recorded.public && !is_named) else { return Vec::new() };
    let run = |year| EarlierRun { year, file: String::new(), sha256: String::new() };
    history::needed(rule, recorded.year).into_iter().map(run).collect()
}

fn repeat(
    texts: &Texts,
    arguments: &VerifyArguments,
    inputs: &Inputs,
    recorded: &Recorded,
    (history, criteria): (&[PathBuf], (Criteria, String)),
) -> Result<Now, Failure> {
    let earlier = earlier::recorded_runs(recorded);
    let place = Place::recorded(&inputs.folder, inputs.names.clone(), &recorded.retrace.folders, earlier);
    let mut selection = place.selection()?;
    let said = &arguments.data;
    let arguments = DataArguments {
        data: inputs.folder.clone(),
        criteria: None,
        year: Some(recorded.year),
        allow: recorded.allowed.clone(),
        history: Some(history.to_vec()),
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
    let loaded = read_at(texts, &arguments, &place, &mut selection, criteria)?;
    let faults = loaded.data.findings.iter().filter(|finding| finding.blocks(&arguments.allow)).count();
    if faults > 0 {
        return Ok(Now::Faulty(Box::new(loaded.data), faults));
    }
    Ok(Now::Whole(Box::new(Loaded { run: as_recorded(loaded.run, recorded), ..loaded })))
}

/// The record of the run that was repeated, with what no repetition can tell: where the data were, what day it was. The
/// digests of the files that were read are those of the record. They are held by themselves; so it shows whether files
/// whose bytes changed say anything else.
fn as_recorded(run: RunRecord, recorded: &Recorded) -> RunRecord {
    let Recorded { retrace, inputs, .. } = recorded;
    let mut run = RunRecord { source_date: recorded.source_date, ..run };
    for input in &mut run.inputs {
        if let Some(known) = inputs.iter().find(|known| known.file == input.file) {
            input.sha256.clone_from(&known.sha256);
        }
    }
    for file in &mut run.retrace.beside {
        if let Some(known) = retrace.beside.iter().find(|known| known.file == file.file) {
            file.sha256.clone_from(&known.sha256);
        }
    }
    RunRecord { retrace: Retrace { way: retrace.way.clone(), ..run.retrace }, ..run }
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

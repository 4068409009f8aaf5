//! DATA that is a report folder: what it keeps of its run takes the place of the inputs.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::arguments::DataArguments;
use crate::cli::exit::{Exit, Failure};
use crate::cli::history::{Gathered, recalled};
use crate::cli::load::{Loaded, load};
use crate::criteria;
use crate::observation::Disclosure;
use crate::run_record::{self, RunRecord};
use crate::source::{self, Kept, Unfit};
use crate::text::{Message, Texts};

/// Reads and checks everything, from data or from a report folder.
///
/// # Errors
/// A [`Failure`] with everything that is to be said.
pub(super) fn load_or_recall(texts: &Texts, arguments: &DataArguments) -> Result<Loaded, Failure> {
    let Some(folder) = source::run_folder(&arguments.data, run_record::FILE) else { return load(texts, arguments) };
    let settled = settled(arguments);
    if !settled.is_empty() {
        let message = Message::new("run-settled").with("path", folder.display().to_string());
        return Err(Failure::of(Exit::Usage, message.with("options", settled)));
    }
    recall(&folder)
}

/// Refuses a report folder where data are needed.
///
/// # Errors
/// Words on what it is and what to do instead.
pub(super) fn refuse(data: &Path) -> Result<(), Failure> {
    let Some(folder) = source::run_folder(data, run_record::FILE) else { return Ok(()) };
    let message = Message::new("run-no-data").with("path", folder.display().to_string());
    Err(Failure::of(Exit::Usage, message))
}

/// The options that a report folder answers itself.
pub(super) fn settled(arguments: &DataArguments) -> Vec<&'static str> {
    let reading = &arguments.reading;
    let options = [
        ("--criteria", arguments.criteria.is_some()),
        ("--year", arguments.year.is_some()),
        ("--allow", !arguments.allow.is_empty()),
        ("--history", arguments.history.as_ref().is_some_and(|paths| !paths.is_empty())),
        ("--encoding", reading.encoding.is_some()),
        ("--delimiter", reading.delimiter.is_some()),
        ("--sheet", reading.sheet.is_some()),
        ("--drop-personal", !reading.drop_personal.is_empty()),
        ("--accept-register", reading.accept_register),
    ];
    options.into_iter().filter(|(_, given)| *given).map(|(option, _)| option).collect()
}

/// Reads what a report folder keeps.
///
/// # Errors
/// A [`Failure`] with words on what is wrong with it.
pub(super) fn recall(folder: &Path) -> Result<Loaded, Failure> {
    let kept = source::read_run(folder, run_record::FILE)?;
    let Kept {
        data,
        criteria_text,
        year,
        synthetic,
        allowed,
        dropped,
        register_accepted,
        what_if,
        source_date,
        chances,
        earlier,
        retrace,
    } = kept;
    let Gathered { history, runs, .. } = recalled(&earlier, &data.register);
    let criteria = criteria::read(&criteria_text)
        .map_err(|problems| Failure::problems(source::RUN_CRITERIA, "failure-criteria", problems))?;
    let run = RunRecord {
        year,
        synthetic,
        criteria_sha256: source::sha256(criteria_text.as_bytes()),
        criteria_text,
        inputs: data.inputs.clone(),
        allowed,
        dropped,
        register_accepted,
        public: None,
        what_if,
        history: runs,
        source_date,
        retrace,
    };
    let (flags, others) = criteria::beside(&criteria);
    Ok(Loaded {
        data,
        criteria,
        flags,
        others,
        run,
        history,
        disclosure: Disclosure::default(),
        unused: BTreeSet::new(),
        idle: Vec::new(),
        chances,
    })
}

impl From<Unfit> for Failure {
    fn from(why: Unfit) -> Self {
        match why {
            Unfit::Unreadable(why) => why.into(),
            Unfit::Said(message) => Self::of(Exit::Unread, message),
        }
    }
}

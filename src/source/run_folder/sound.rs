//! Whether a run record says only what the program writes. What decides how a run is repeated is never guessed: whatever is
//! no value of its kind is told, all at once.

use std::path::Path;

use super::run::Run;
use super::{Digested, Unfit};
use crate::source::delimited::{ENCODINGS, encoding};
use crate::source::notes::clipped;
use crate::source::personal::masked;
use crate::source::selection::one_sign;
use crate::text::{LANGUAGES, Language, Message};

/// Signs of the number of a version at most.
const LONGEST_VERSION: usize = 40;

/// Refuses a record that says what the program never writes.
///
/// # Errors
/// [`Unfit`] with all that it says of this kind.
pub(super) fn sound(run: &Run, record: &str) -> Result<(), Unfit> {
    let problems = problems(run);
    if problems.is_empty() {
        return Ok(());
    }
    Err(Unfit::Said(Message::new("run-settings").with("record", record).with("problems", problems)))
}

fn problems(run: &Run) -> Vec<Message> {
    let mut problems = Vec::new();
    let mut say = |key: &'static str, written: &str, known: Vec<&str>| {
        problems.push(Message::new(key).with("written", clipped(written)).with("known", known));
    };
    if !is_version(&run.version) {
        say("run-settings-version", &masked(&run.version), Vec::new());
    }
    if let Some(written) = run.encoding.as_deref().filter(|written| encoding(written).is_none()) {
        say("run-settings-encoding", written, ENCODINGS.iter().map(|(name, _)| *name).collect());
    }
    if let Some(written) = run.delimiter.as_deref().filter(|written| one_sign(written).is_none()) {
        say("run-settings-delimiter", written, Vec::new());
    }
    if !run.language.is_empty() && Language::of(&run.language).is_none() {
        say("run-settings-language", &run.language, LANGUAGES.iter().map(|(word, _)| *word).collect());
    }
    // a way that starts at the root of a machine is none of ours
    if let Some(written) = run.data_folder.as_deref().filter(|way| !Path::new(way).is_relative()) {
        say("run-settings-folder", written, Vec::new());
    }
    // an edition for publication has no digests of what it was made of
    let is_public = run.public.is_some();
    let retrace = run.retrace();
    let inputs = run.inputs.iter().map(|input| Digested { file: input.file.to_string(), sha256: input.sha256.clone() });
    let made_of = inputs.chain(retrace.beside).map(|file| (file, !is_public));
    let outputs = run.outputs.iter().cloned().map(|file| (file, true));
    let earlier = run.history.iter().chain(&retrace.unused);
    let earlier = earlier.map(|run| (Digested { file: run.file.clone(), sha256: run.sha256.clone() }, true));
    let criteria = Digested { file: super::CRITERIA.to_owned(), sha256: run.criteria.sha256.clone() };
    for (file, is_needed) in made_of.chain(outputs).chain(earlier).chain([(criteria, true)]) {
        let told = |key: &'static str| Message::new(key).with("file", clipped(&file.file));
        match file.sha256.as_str() {
            "" if is_needed => problems.push(told("run-settings-no-digest")),
            "" => {}
            written if is_digest(written) => {}
            written => problems.push(told("run-settings-digest").with("written", clipped(written))),
        }
    }
    problems.dedup();
    problems
}

/// Whether a text is the number of a version: 0.1.0, 1.2.0-rc.1.
fn is_version(written: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '+');
    written.len() <= LONGEST_VERSION
        && written.starts_with(|sign: char| sign.is_ascii_digit())
        && written.chars().all(plain)
}

/// Whether a text is a SHA-256 in hexadecimal, as the program writes it.
fn is_digest(written: &str) -> bool {
    written.len() == 64 && written.bytes().all(|sign| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign))
}

//! `shnor verify`: a report held against its record and its inputs, everything made again and compared byte for byte.

use crate::cli::arguments::{Format, VerifyArguments};
use crate::cli::colour::Colour;
use crate::cli::exit::{Exit, Failure};
use crate::cli::recall::settled;
use crate::cli::replay::{Done, replay};
use crate::cli::{aside, canvas, official, print};
use crate::output;
use crate::report::{self, Canvas, Replayed};
use crate::run_record;
use crate::source;
use crate::text::{Message, Texts};
use crate::verify::Repeated;

pub(super) fn run(texts: &Texts, arguments: &VerifyArguments) -> anyhow::Result<()> {
    if let Some(list) = &arguments.list {
        return official::run(texts, arguments, list);
    }
    let path = &arguments.data.data;
    let shown = || path.display().to_string();
    let Some(folder) = source::run_folder(path, run_record::FILE) else {
        if !source::is_folder(path) {
            // what is not there is told so
            source::read_file(path).map_err(Failure::from)?;
        }
        // a folder that holds a file that only reports have was one; a methodology may lie among data too
        let mut ours = report::file_names().into_iter().filter(|file| *file != source::RUN_CRITERIA);
        if source::is_folder(path) && ours.any(|file| source::is_file(&path.join(file))) {
            let message = Message::new("verify-no-record").with("path", shown()).with("file", run_record::FILE);
            return Err(Failure::of(Exit::Unread, message).into());
        }
        return Err(Failure::of(Exit::Usage, Message::new("verify-no-run").with("path", shown())).into());
    };
    // earlier reports lie elsewhere: which, the report does not say
    let settled: Vec<&str> = settled(&arguments.data).into_iter().filter(|option| *option != "--history").collect();
    if !settled.is_empty() {
        let message = Message::new("run-settled").with("path", shown()).with("options", settled);
        return Err(Failure::of(Exit::Usage, message).into());
    }
    if source::is_draft(&folder, run_record::FILE) == Some(true) {
        return Err(Failure::of(Exit::Usage, Message::new("verify-draft").with("path", shown())).into());
    }
    if let Some(inputs) = arguments.inputs.as_deref().filter(|inputs| !source::is_folder(inputs)) {
        let message = Message::new("verify-inputs").with("path", inputs.display().to_string());
        return Err(Failure::of(Exit::Unread, message).into());
    }
    let recorded = source::read_record(&folder, run_record::FILE).map_err(Failure::from)?;
    let Done { replay, failure } = replay(texts, arguments, &folder, &recorded)?;
    let lines = |canvas| failure.as_ref().map(|failure| failure.lines(texts, canvas)).unwrap_or_default();
    // how wide a terminal is changes no document
    let problems = lines(Canvas { width: u16::MAX, ..aside(Colour::Never) });
    let replayed = Replayed { replay: &replay, folder: &shown(), problems: &problems, texts };
    print(&match arguments.format {
        Format::Json => replayed.json(),
        _ => replayed.terminal(canvas(&arguments.data)),
    })?;
    if arguments.format != Format::Json {
        for line in lines(aside(arguments.data.colour)) {
            output::tell(&line);
        }
    }
    if replay.agrees() {
        return Ok(());
    }
    let (exit, why) = match &replay.repeated {
        _ if replay.is_calm() => (Exit::Mismatch, "verify-mismatch-calm"),
        _ if replay.is_mismatch() => (Exit::Mismatch, "verify-mismatch"),
        Repeated::Nowhere => (Exit::Unread, "verify-not-repeated-nowhere"),
        Repeated::Earlier(_) => (Exit::Unread, "verify-not-repeated-earlier"),
        _ => (Exit::Unread, "verify-not-repeated"),
    };
    Err(Failure::of(exit, Message::new(why)).into())
}

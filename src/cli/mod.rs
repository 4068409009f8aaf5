//! The command line: one file a verb, each the same way: read, assess, render, write.

mod arguments;
mod check;
mod colour;
mod compare;
mod criteria;
mod exit;
mod explain;
mod history;
mod judged;
mod layouts;
mod load;
mod needed;
mod official;
mod place;
mod public;
mod recall;
mod replay;
mod robust;
mod schema;
mod select;
mod template;
mod verify;
mod what_if;

use std::any::Any;
use std::ffi::OsString;
use std::io::{IsTerminal, Read};
use std::panic;
use std::path::Path;
use std::process::ExitCode;

use crate::output::{self, Progress};
use crate::report::{Canvas, Screen, Strokes, Tone};
use crate::source;
use crate::text::{Message, Texts};

pub use arguments::command;
use arguments::{DataArguments, Verb, parse};
use colour::Colour;
pub use exit::Exit;
use exit::Failure;

/// Runs the program with the arguments of a command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // a panic is told in words below; those inside the workbook reader are that file's fault and told as such
    panic::set_hook(Box::new(|_| {}));
    if arguments.get(1).is_some_and(|verb| verb == source::CHILD_VERB) {
        return serve_child(&arguments[2..]);
    }
    // errors of the command line and help are in the reader's language too
    let texts = Texts::of(arguments::language(&arguments));
    let said = arguments.clone();
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(|| obey(&texts, arguments)));
    let failure = match outcome {
        Ok(Ok(())) => return Exit::Done.into(),
        // what is expected to go wrong is a `Failure` with its own exit code; anything else is a fault of ours
        Ok(Err(error)) => error.downcast::<Failure>().unwrap_or_else(|other| Failure::crash(&format!("{other:#}"))),
        Err(cause) => Failure::crash(panic_text(cause.as_ref())),
    };
    let colour = arguments::colour(&said);
    for line in failure.lines(&texts, aside(colour)) {
        output::tell(&line);
    }
    failure.exit.into()
}

/// Reads a file for the process that started this one, see `source::serve_child`.
fn serve_child(arguments: &[OsString]) -> ExitCode {
    source::limit_child();
    let arguments: Vec<String> = arguments.iter().map(|text| text.to_string_lossy().into_owned()).collect();
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return Exit::Unread.into();
    }
    // where the other process is gone, so is the need
    source::serve_child(&arguments, bytes, &mut |text| drop(output::print(text)));
    Exit::Done.into()
}

/// What a panic said.
fn panic_text(cause: &(dyn Any + Send)) -> &str {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or_default()
}

fn obey(texts: &Texts, arguments: Vec<OsString>) -> anyhow::Result<()> {
    match parse(texts, arguments)? {
        Verb::Shown(text) => print(&text),
        Verb::Select(arguments) => select::run(texts, &arguments),
        Verb::Explain(arguments) => explain::run(texts, &arguments),
        Verb::Robust(arguments) => robust::run(texts, &arguments),
        Verb::Compare(arguments) => compare::run(texts, &arguments),
        Verb::Verify(arguments) => verify::run(texts, &arguments),
        Verb::Check(arguments) => check::run(texts, &arguments),
        Verb::Template(arguments) => template::run(texts, &arguments),
        Verb::Schema(arguments) => schema::run(&arguments),
        Verb::Criteria(arguments, quiet) => criteria::run(texts, &arguments, quiet),
    }
}

fn print(text: &str) -> anyhow::Result<()> {
    output::print(text).map_err(|error| {
        Failure::of(Exit::Unwritten, Message::new("failure-stdout").with("reason", exit::reason(&error)))
    })?;
    Ok(())
}

/// Sweeps what a killed run left beside a path that is to be written, and tells what was put back.
fn recover(texts: &Texts, path: &Path, quiet: bool) {
    for restored in output::recover(path) {
        if quiet {
            continue;
        }
        tell(&texts.say(&Message::new("cli-restored").with("path", restored.display().to_string())));
    }
}

/// What results are drawn on: with plain signs where that is asked for or the terminal says that it has no others.
fn canvas(data: &DataArguments) -> Canvas {
    canvas_of(data.ascii, data.colour)
}

/// The same, where no data are read.
fn canvas_of(ascii: bool, colour: Colour) -> Canvas {
    let strokes = if ascii || is_dumb() { Strokes::Ascii } else { Strokes::Unicode };
    Canvas { width: width(), strokes, ink: colour.on(&std::io::stdout()) }
}

/// What messages are written on.
fn aside(colour: Colour) -> Canvas {
    Canvas { ink: colour.on(&std::io::stderr()), ..Canvas::from(width()) }
}

/// A message, broken between words where a person reads it; programs find it on one line.
fn message(canvas: Canvas, tone: Tone, line: &str) -> String {
    let width = if std::io::stderr().is_terminal() { canvas.width } else { u16::MAX };
    let mut screen = Screen::new(Canvas { width, ..canvas });
    screen.toned(tone, line);
    screen.text().trim_end_matches('\n').to_owned()
}

/// Tells a message.
fn tell(text: &str) {
    output::tell(&message(Canvas::from(width()), Tone::Text, text));
}

/// How far a long work is, for who waits for it at a terminal.
fn progress(steps: u64, words: String, quiet: bool) -> Progress {
    Progress::of(steps, words, !quiet && !is_dumb())
}

/// Whether the terminal says that it can do nothing but letters.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// Columns of the terminal; 80 where there is none.
fn width() -> u16 {
    const USUAL: u16 = 80;
    const MOST: u16 = 120;
    terminal_size::terminal_size().map_or(USUAL, |(width, _)| width.0.clamp(60, MOST))
}

//! A wrong command line in words.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Message, Texts, nearest, typed_in_latin};

/// What is wrong, and what was meant.
pub(super) fn usage(texts: &Texts, command: &Command, error: &clap::Error) -> String {
    let message = texts.say(&Message::new("failure-head").with("message", message(command, error)));
    format!("{message}\n{}", texts.word("cli-see-help"))
}

fn message(command: &Command, error: &clap::Error) -> Message {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = || context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let options = options(command);
            let known: Vec<&str> = options.iter().map(String::as_str).collect();
            unknown("argument", argument(), &known, "cli-unknown-argument", "cli-unknown-argument-near")
        }
        ErrorKind::InvalidSubcommand => {
            let known: Vec<&str> = with_inner(command).map(Command::get_name).collect();
            let written = context(ContextKind::InvalidSubcommand);
            unknown("command", written, &known, "cli-unknown-command", "cli-unknown-command-near")
        }
        ErrorKind::MissingRequiredArgument => Message::new("cli-missing").with("arguments", argument()),
        ErrorKind::MissingSubcommand => Message::new("cli-missing-command"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, known) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            if value.is_empty() {
                Message::new("cli-missing-value").with("argument", argument())
            } else if known.is_empty() {
                Message::new("cli-invalid-value").with("value", value).with("argument", argument())
            } else {
                let message = Message::new("cli-invalid-value-known").with("value", value);
                message.with("argument", argument()).with("known", known)
            }
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            Message::new("cli-conflict").with("argument", argument())
        }
        _ => Message::new("cli-other"),
    }
}

/// The verbs and the verbs within them.
fn with_inner(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().chain(command.get_subcommands().flat_map(Command::get_subcommands))
}

/// All options of all verbs.
fn options(command: &Command) -> Vec<String> {
    let arguments = command.get_arguments().chain(with_inner(command).flat_map(Command::get_arguments));
    arguments.filter_map(|known| known.get_long().map(|long| format!("--{long}"))).collect()
}

/// A word that is not known: typed with another keyboard layout, mistyped, or neither.
fn unknown(
    name: &'static str,
    written: String,
    known: &[&str],
    plain: &'static str,
    suggesting: &'static str,
) -> Message {
    let meant = typed_in_latin(&written).and_then(|latin| nearest(&latin, known.iter().copied()));
    if let Some(near) = meant {
        return Message::new("cli-keyboard").with("written", written).with("near", near);
    }
    match nearest(&written, known.iter().copied()) {
        Some(near) => Message::new(suggesting).with("near", near).with(name, written.as_str()),
        None => Message::new(plain).with(name, written),
    }
}

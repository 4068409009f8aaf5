//! A wrong command line in words.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Message, Texts, nearest};

/// What is wrong, and what was meant.
pub(super) fn usage(texts: &Texts, command: &Command, error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let message = match error.kind() {
        ErrorKind::UnknownArgument => {
            let argument = context(ContextKind::InvalidArg);
            let inner = command.get_subcommands().flat_map(Command::get_subcommands);
            let known: Vec<String> = command
                .get_subcommands()
                .chain(inner)
                .flat_map(Command::get_arguments)
                .filter_map(|known| known.get_long().map(|long| format!("--{long}")))
                .collect();
            match nearest(&argument, known.iter().map(String::as_str)) {
                Some(near) => {
                    Message::new("cli-unknown-argument-near").with("near", near).with("argument", argument.as_str())
                }
                None => Message::new("cli-unknown-argument").with("argument", argument),
            }
        }
        ErrorKind::InvalidSubcommand => {
            let written = context(ContextKind::InvalidSubcommand);
            let inner = command.get_subcommands().flat_map(Command::get_subcommands);
            match nearest(&written, command.get_subcommands().chain(inner).map(Command::get_name)) {
                Some(near) => {
                    Message::new("cli-unknown-command-near").with("near", near).with("command", written.as_str())
                }
                None => Message::new("cli-unknown-command").with("command", written),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new("cli-missing").with("arguments", context(ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand => Message::new("cli-missing-command"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, argument) = (context(ContextKind::InvalidValue), context(ContextKind::InvalidArg));
            let known = context(ContextKind::ValidValue);
            if value.is_empty() {
                Message::new("cli-missing-value").with("argument", argument)
            } else if known.is_empty() {
                Message::new("cli-invalid-value").with("value", value).with("argument", argument)
            } else {
                Message::new("cli-invalid-value-known")
                    .with("value", value)
                    .with("argument", argument)
                    .with("known", known)
            }
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            Message::new("cli-conflict").with("argument", context(ContextKind::InvalidArg))
        }
        _ => Message::new("cli-other"),
    };
    let message = texts.say(&Message::new("failure-head").with("message", message));
    format!("{message}\n{}", texts.word("cli-see-help"))
}

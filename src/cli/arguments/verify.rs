//! Whether a result holds: a report repeated, a list of somebody else's held against the data.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::data::{self, DataArguments};
use super::path;
use super::verbs::{Format, format, format_argument};
use crate::text::Texts;

pub(in crate::cli) struct VerifyArguments {
    pub data: DataArguments,
    /// Where the inputs of the report are now.
    pub inputs: Option<PathBuf>,
    /// The list that somebody else drew up.
    pub list: Option<PathBuf>,
    pub format: Format,
}

/// A result held.
pub(super) fn verify(texts: &Texts, verb: Command) -> Command {
    let file = |name: &'static str, value, about| {
        let arg = Arg::new(name).long(name).value_name(texts.word(value)).help(texts.word(about));
        arg.value_parser(value_parser!(PathBuf))
    };
    data::arguments(texts, verb)
        .mut_arg("data", |data| data.help(texts.word("cli-verify-data")))
        .arg(data::history(texts))
        .arg(file("inputs", "cli-value-folder", "cli-verify-inputs").conflicts_with("list"))
        .arg(file("list", "cli-value-file", "cli-verify-list"))
        .arg(format_argument(texts, "cli-format-verify", &["table", "json"]))
}

impl VerifyArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let list = path(matches, "list");
        let mut data = data::of(matches);
        // a list that is held against the data is none of them
        data.reading.beside.clone_from(&list);
        Self { data, inputs: path(matches, "inputs"), list, format: format(matches) }
    }
}

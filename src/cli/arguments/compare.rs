//! What is said of a comparison of years.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::verbs::{Format, force, format, format_argument};
use super::{all, colour_of, out, path};
use crate::cli::colour::Colour;
use crate::text::Texts;

pub(in crate::cli) struct CompareArguments {
    pub runs: Vec<PathBuf>,
    /// Pairs of schools that are the same, as written: `OLD=NEW`.
    pub same: Vec<String>,
    pub out: Option<PathBuf>,
    pub force: bool,
    pub format: Format,
    pub ascii: bool,
    pub colour: Colour,
    pub quiet: bool,
}

/// The verb with what it is said with.
pub(super) fn command(texts: &Texts, verb: Command) -> Command {
    verb.arg(
        Arg::new("run")
            .required(true)
            .num_args(1..)
            .value_name(texts.word("cli-value-run"))
            .help(texts.word("cli-compare-runs"))
            .help_heading(texts.word("cli-arguments"))
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(out(texts, "cli-value-folder", "cli-compare-out"))
    .arg(force(texts, "cli-compare-force"))
    .arg(
        Arg::new("same")
            .long("same")
            .value_name(texts.word("cli-value-pair"))
            .help(texts.word("cli-compare-same"))
            .action(ArgAction::Append),
    )
    .arg(format_argument(texts, "cli-format-compare", &["table", "json", "csv", "md"]))
    .arg(Arg::new("ascii").long("ascii").help(texts.word("cli-ascii")).action(ArgAction::SetTrue))
}

impl CompareArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            runs: matches.get_many::<PathBuf>("run").map_or_else(Vec::new, |runs| runs.cloned().collect()),
            same: all(matches, "same"),
            out: path(matches, "out"),
            force: matches.get_flag("force"),
            format: format(matches),
            ascii: matches.get_flag("ascii"),
            colour: colour_of(matches),
            quiet: matches.get_flag("quiet"),
        }
    }
}

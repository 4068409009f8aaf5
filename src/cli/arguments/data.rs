//! Where the data are and how they are to be read, as every verb that works with data asks it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{all, path};
use crate::cli::colour::Colour;
use crate::source::{CellChange, ENCODINGS, one_sign};
use crate::text::Texts;

/// What every verb needs that reads data.
#[derive(Clone)]
pub(in crate::cli) struct DataArguments {
    pub data: PathBuf,
    pub criteria: Option<PathBuf>,
    pub year: Option<i32>,
    pub allow: Vec<String>,
    /// The runs of earlier years; `None` where the verb does not look at them.
    pub history: Option<Vec<PathBuf>>,
    pub quiet: bool,
    pub ascii: bool,
    pub colour: Colour,
    pub reading: ReadingArguments,
}

/// How files are to be read.
#[derive(Clone, Default)]
pub(in crate::cli) struct ReadingArguments {
    pub encoding: Option<String>,
    pub delimiter: Option<u8>,
    pub sheet: Option<String>,
    pub drop_personal: Vec<String>,
    pub accept_register: bool,
    /// Cells that are to hold something else.
    pub changes: Vec<CellChange>,
    /// A file that is none of the data, wherever it lies.
    pub beside: Option<PathBuf>,
}

/// The verb with what it is said with: the data, the methodology, the year.
pub(super) fn arguments(texts: &Texts, verb: Command) -> Command {
    let word = |key: &'static str| texts.word(key);
    verb.arg(
        Arg::new("data")
            .required(true)
            .value_name(word("cli-value-data"))
            .help(word("cli-data"))
            .help_heading(word("cli-arguments"))
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(criteria(texts))
    .arg(year(texts))
    .arg(allow(texts))
    .args(reading_arguments(texts))
    .arg(Arg::new("ascii").long("ascii").help(word("cli-ascii")).action(ArgAction::SetTrue))
}

/// The methodology.
pub(super) fn criteria(texts: &Texts) -> Arg {
    Arg::new("criteria")
        .long("criteria")
        .short('c')
        .value_name(texts.word("cli-value-file"))
        .help(texts.word("cli-criteria"))
        .value_parser(value_parser!(PathBuf))
}

/// The year of the list.
pub(super) fn year(texts: &Texts) -> Arg {
    Arg::new("year")
        .long("year")
        .short('y')
        .value_name(texts.word("cli-value-year"))
        .help(texts.word("cli-year"))
        .value_parser(value_parser!(i32).range(2000..2100))
}

/// Errors that are let pass.
pub(super) fn allow(texts: &Texts) -> Arg {
    Arg::new("allow")
        .long("allow")
        .value_name(texts.word("cli-value-code"))
        .help(texts.word("cli-allow"))
        .action(ArgAction::Append)
}

/// The runs of earlier years.
pub(super) fn history(texts: &Texts) -> Arg {
    Arg::new("history")
        .long("history")
        .value_name(texts.word("cli-value-run"))
        .help(texts.word("cli-history"))
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf))
}

/// How the files are to be read, where they do not say it themselves, and what of them is used.
pub(super) fn reading_arguments(texts: &Texts) -> [Arg; 5] {
    let option = |name: &'static str, value, about| {
        Arg::new(name).long(name).value_name(texts.word(value)).help(texts.word(about))
    };
    let encodings = PossibleValuesParser::new(ENCODINGS.map(|(name, _)| name));
    [
        option("encoding", "cli-value-encoding", "cli-encoding")
            .value_parser(encodings)
            .ignore_case(true)
            .hide_possible_values(true),
        option("delimiter", "cli-value-sign", "cli-delimiter")
            .value_parser(|written: &str| one_sign(written).ok_or("")),
        option("sheet", "cli-value-sheet", "cli-sheet"),
        option("drop-personal", "cli-value-heading", "cli-drop-personal").action(ArgAction::Append),
        Arg::new("accept-register")
            .long("accept-register")
            .help(texts.word("cli-accept-register"))
            .action(ArgAction::SetTrue),
    ]
}

/// What was said of the data.
pub(super) fn of(matches: &ArgMatches) -> DataArguments {
    DataArguments {
        data: path(matches, "data").unwrap_or_default(),
        criteria: path(matches, "criteria"),
        year: matches.get_one::<i32>("year").copied(),
        allow: all(matches, "allow"),
        history: matches
            .try_get_many::<PathBuf>("history")
            .ok()
            .map(|paths| paths.into_iter().flatten().cloned().collect()),
        quiet: matches.get_flag("quiet"),
        ascii: matches.get_flag("ascii"),
        colour: super::colour_of(matches),
        reading: reading(matches),
    }
}

/// What was said of how the files are to be read.
pub(super) fn reading(matches: &ArgMatches) -> ReadingArguments {
    ReadingArguments {
        encoding: matches.get_one::<String>("encoding").cloned(),
        delimiter: matches.get_one::<u8>("delimiter").copied(),
        sheet: matches.get_one::<String>("sheet").cloned(),
        drop_personal: all(matches, "drop-personal"),
        accept_register: matches.get_flag("accept-register"),
        ..ReadingArguments::default()
    }
}

//! The verbs that work with data: the list, one school, the faults, the workbook to fill in.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::data::{self, DataArguments};
use super::{out, path};
use crate::cli::exit::{Exit, Failure};
use crate::report::schema_names;
use crate::text::{Message, Texts};

pub(in crate::cli) struct SelectArguments {
    pub data: DataArguments,
    /// Further data, each with a list of its own.
    pub more: Vec<PathBuf>,
    /// The file of changes of a what-if run.
    pub what_if: Option<PathBuf>,
    pub out: Option<PathBuf>,
    pub force: bool,
    /// The edition for publication is asked for.
    pub public: bool,
    pub format: Format,
}

pub(in crate::cli) struct ExplainArguments {
    pub data: DataArguments,
    pub schools: Vec<String>,
    /// All that are listed are asked for.
    pub listed: bool,
    /// Schools outside are asked for: why they are not listed.
    pub why_not: bool,
    /// What they are held against, where it is said.
    pub against: Option<String>,
    pub format: Format,
}

pub(in crate::cli) struct RobustArguments {
    pub data: DataArguments,
    pub format: Format,
}

pub(in crate::cli) struct CheckArguments {
    pub data: DataArguments,
    pub out: Option<PathBuf>,
    pub force: bool,
    pub format: Format,
    /// What is to be explained instead.
    pub codes: Option<Codes>,
    /// How the headings were understood is told instead.
    pub layout: bool,
}

pub(in crate::cli) struct TemplateArguments {
    pub file: PathBuf,
    pub criteria: PathBuf,
    pub year: i32,
    pub quiet: bool,
}

/// The document whose schema is asked for.
pub(in crate::cli) struct SchemaArguments {
    pub name: String,
}

/// Codes of findings that are asked for.
pub(in crate::cli) enum Codes {
    All,
    One(String),
}

/// How the result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Format {
    Table,
    Json,
    Csv,
    /// For Excel.
    OfficeCsv,
    Markdown,
}

/// The option that asks for a table for Excel.
const OFFICE_CSV: &str = "csv-excel";

const FORMATS: [(&str, Format); 4] =
    [("table", Format::Table), ("json", Format::Json), ("csv", Format::Csv), ("md", Format::Markdown)];

/// The list.
pub(super) fn select(texts: &Texts, verb: Command) -> Command {
    data::arguments(texts, verb)
        .mut_arg("data", |data| data.help(texts.word("cli-data-several")).num_args(1..))
        .arg(data::history(texts))
        .arg(out(texts, "cli-value-folder", "cli-out"))
        .arg(force(texts, "cli-force"))
        .arg(
            Arg::new("what-if")
                .long("what-if")
                .value_name(texts.word("cli-value-file"))
                .help(texts.word("cli-what-if"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(Arg::new("public").long("public").help(texts.word("cli-public")).action(ArgAction::SetTrue))
        .arg(format_argument(texts, "cli-format", &["table", "json", "csv", "md"]))
        .arg(office_csv(texts))
}

/// One school.
pub(super) fn explain(texts: &Texts, verb: Command) -> Command {
    data::arguments(texts, verb)
        .mut_arg("data", |data| data.help(texts.word("cli-data-or-run")))
        .arg(data::history(texts))
        .arg(
            Arg::new("school")
                .required_unless_present_any(["listed", "why-not"])
                .num_args(1..)
                .value_name(texts.word("cli-value-school"))
                .help(texts.word("cli-school"))
                .help_heading(texts.word("cli-arguments")),
        )
        .arg(Arg::new("listed").long("listed").help(texts.word("cli-explain-listed")).action(ArgAction::SetTrue))
        .arg(Arg::new("why-not").long("why-not").help(texts.word("cli-explain-why-not")).action(ArgAction::SetTrue))
        .arg(
            Arg::new("against")
                .long("against")
                .value_name(texts.word("cli-value-school"))
                .help(texts.word("cli-explain-against")),
        )
        .arg(format_argument(texts, "cli-format-explain", &["table", "json", "md"]))
}

/// How firm the list is.
pub(super) fn robust(texts: &Texts, verb: Command) -> Command {
    let verb = data::arguments(texts, verb).arg(data::history(texts));
    verb.arg(format_argument(texts, "cli-format-robust", &["table", "json", "md"]))
}

/// The faults of the data; or what a code means, without data.
pub(super) fn check(texts: &Texts, verb: Command) -> Command {
    data::arguments(texts, verb)
        .mut_arg("data", |data| data.required(false).required_unless_present("codes"))
        .arg(out(texts, "cli-value-file", "cli-check-out"))
        .arg(force(texts, "cli-check-force"))
        .arg(format_argument(texts, "cli-format", &["table", "json", "csv", "md"]))
        .arg(office_csv(texts))
        .arg(
            Arg::new("explain-layout")
                .long("explain-layout")
                .help(texts.word("cli-check-explain-layout"))
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["out", "codes"]),
        )
        .arg(
            Arg::new("codes")
                .long("codes")
                .value_name(texts.word("cli-value-code"))
                .help(texts.word("cli-check-codes"))
                .num_args(0..=1),
        )
}

/// The workbook to fill in: nothing of it is guessed.
pub(super) fn template(texts: &Texts, verb: Command) -> Command {
    verb.arg(
        Arg::new("file")
            .required(true)
            .value_name(texts.word("cli-value-file"))
            .help(texts.word("cli-template-file"))
            .help_heading(texts.word("cli-arguments"))
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(data::criteria(texts).required(true))
    .arg(data::year(texts).required(true))
}

/// What machine output looks like.
pub(super) fn schema(texts: &Texts, verb: Command) -> Command {
    verb.arg(
        Arg::new("document")
            .required(true)
            .value_name(texts.word("cli-value-document"))
            .help(texts.word("cli-schema-document"))
            .help_heading(texts.word("cli-arguments"))
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(schema_names())),
    )
}

pub(super) fn force(texts: &Texts, about: &'static str) -> Arg {
    Arg::new("force").long("force").help(texts.word(about)).action(ArgAction::SetTrue).requires("out")
}

pub(super) fn format_argument(texts: &Texts, about: &'static str, known: &[&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .short('f')
        .value_name(texts.word("cli-value-format"))
        .help(texts.word(about))
        .hide_possible_values(true)
        .hide_default_value(true)
        .default_value("table")
        .value_parser(PossibleValuesParser::new(known.to_vec()))
}

fn office_csv(texts: &Texts) -> Arg {
    Arg::new(OFFICE_CSV).long(OFFICE_CSV).help(texts.word("cli-csv-excel")).action(ArgAction::SetTrue)
}

pub(super) fn format(matches: &ArgMatches) -> Format {
    let written = matches.get_one::<String>("format").map_or("table", String::as_str);
    FORMATS.iter().find(|(word, _)| *word == written).map_or(Format::Table, |(_, format)| *format)
}

/// The format, where it can be a table for Excel.
///
/// # Errors
/// A failure where another format is asked for too.
fn table_format(matches: &ArgMatches) -> Result<Format, Failure> {
    let said = (matches.value_source("format") == Some(ValueSource::CommandLine)).then(|| format(matches));
    match (matches.get_flag(OFFICE_CSV), said) {
        (false, _) => Ok(format(matches)),
        (true, None | Some(Format::Csv)) => Ok(Format::OfficeCsv),
        (true, Some(_)) => Err(Failure::of(Exit::Usage, Message::new("failure-csv-excel"))),
    }
}

impl SelectArguments {
    /// What was said.
    ///
    /// # Errors
    /// A failure where two formats are asked for, or a draft of several lists or for publication.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, Failure> {
        let more: Vec<PathBuf> = matches.get_many("data").into_iter().flatten().skip(1).cloned().collect();
        let what_if = path(matches, "what-if");
        for (is_asked, key) in
            [(matches.get_flag("public"), "failure-what-if-public"), (!more.is_empty(), "failure-what-if-several")]
        {
            if what_if.is_some() && is_asked {
                return Err(Failure::of(Exit::Usage, Message::new(key)));
            }
        }
        Ok(Self {
            data: data::of(matches),
            more,
            what_if,
            out: path(matches, "out"),
            force: matches.get_flag("force"),
            public: matches.get_flag("public"),
            format: table_format(matches)?,
        })
    }
}

impl ExplainArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            data: data::of(matches),
            schools: super::all(matches, "school"),
            listed: matches.get_flag("listed"),
            why_not: matches.get_flag("why-not"),
            against: matches.get_one::<String>("against").cloned(),
            format: format(matches),
        }
    }
}

impl RobustArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self { data: data::of(matches), format: format(matches) }
    }
}

impl CheckArguments {
    /// What was said.
    ///
    /// # Errors
    /// A failure where two formats are asked for.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, Failure> {
        Ok(Self {
            data: data::of(matches),
            out: path(matches, "out"),
            force: matches.get_flag("force"),
            format: table_format(matches)?,
            layout: matches.get_flag("explain-layout"),
            codes: match (matches.value_source("codes"), matches.get_one::<String>("codes")) {
                (None, _) => None,
                (_, None) => Some(Codes::All),
                (_, Some(code)) => Some(Codes::One(code.clone())),
            },
        })
    }
}

impl TemplateArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            file: path(matches, "file").unwrap_or_default(),
            criteria: path(matches, "criteria").unwrap_or_default(),
            year: matches.get_one::<i32>("year").copied().unwrap_or_default(),
            quiet: matches.get_flag("quiet"),
        }
    }
}

impl SchemaArguments {
    /// What was said.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self { name: matches.get_one::<String>("document").cloned().unwrap_or_default() }
    }
}

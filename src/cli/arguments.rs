//! What can be said on the command line, in Russian throughout, and what was said.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::exit::Failure;
use crate::run_record::VERSION;
use crate::source::{ENCODINGS, one_sign};
use crate::text::{Message, Texts, nearest};

/// What was asked for.
pub(super) enum Verb {
    /// Help or the version: a text to show.
    Shown(String),
    /// The list.
    Select(SelectArguments),
    /// One school.
    Explain(ExplainArguments),
    /// The faults of the data.
    Check(CheckArguments),
    /// A workbook to fill in.
    Template(TemplateArguments),
    /// Something about methodologies.
    Criteria(CriteriaArguments),
}

/// What every verb needs that reads data.
pub(super) struct DataArguments {
    pub data: PathBuf,
    pub criteria: Option<PathBuf>,
    pub year: Option<i32>,
    pub allow: Vec<String>,
    pub quiet: bool,
    pub reading: ReadingArguments,
}

/// How files are to be read.
#[derive(Default)]
pub(super) struct ReadingArguments {
    pub encoding: Option<String>,
    pub delimiter: Option<u8>,
    pub sheet: Option<String>,
    pub drop_personal: Vec<String>,
    pub accept_register: bool,
}

pub(super) struct SelectArguments {
    pub data: DataArguments,
    pub out: Option<PathBuf>,
    pub force: bool,
    pub format: Format,
}

pub(super) struct ExplainArguments {
    pub data: DataArguments,
    pub school: String,
    pub format: Format,
}

pub(super) struct CheckArguments {
    pub data: DataArguments,
    pub out: Option<PathBuf>,
    pub force: bool,
    pub format: Format,
    /// What is to be explained instead.
    pub codes: Option<Codes>,
}

pub(super) struct TemplateArguments {
    pub file: PathBuf,
    pub criteria: PathBuf,
    pub year: i32,
}

/// Codes of findings that are asked for.
pub(super) enum Codes {
    All,
    One(String),
}

/// What is asked about methodologies.
pub(super) enum CriteriaArguments {
    /// Whether a file is sound, and what is odd about it, with data where there are any.
    Check { file: PathBuf, data: Option<DataArguments> },
    /// The file in words.
    Show { file: PathBuf, out: Option<PathBuf> },
    /// The JSON Schema.
    Schema,
    /// The reference page.
    Reference,
    /// What ships.
    List,
    /// A file to start from.
    New { out: Option<PathBuf> },
}

/// How the result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Table,
    Json,
    Csv,
    Markdown,
}

const FORMATS: [(&str, Format); 4] =
    [("table", Format::Table), ("json", Format::Json), ("csv", Format::Csv), ("md", Format::Markdown)];

/// The command line as clap knows it: used for parsing, help and tests.
#[must_use]
pub fn command(texts: &Texts) -> Command {
    let word = |key: &'static str| texts.word(key);
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", word("cli-usage"));
    let verb = |name: &'static str, about, usage: &[&'static str], examples| {
        let usage: Vec<String> = usage.iter().map(|value| format!("<{}>", word(value))).collect();
        Command::new(name)
            .about(word(about))
            .override_usage(format!("shnor {name} {} [{}]", usage.join(" "), word("cli-options").to_uppercase()))
            .after_help(format!("\n{}", word(examples)))
            .help_template(&template)
            .disable_help_flag(true)
            .arg(help(texts))
            .next_help_heading(word("cli-options"))
    };
    let select = verb("select", "cli-select-about", &["cli-value-data"], "cli-select-examples");
    let select = data_arguments(texts, select)
        .arg(
            Arg::new("out")
                .long("out")
                .short('o')
                .value_name(word("cli-value-folder"))
                .help(word("cli-out"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(Arg::new("force").long("force").help(word("cli-force")).action(ArgAction::SetTrue).requires("out"))
        .arg(format_argument(texts, "cli-format", &["table", "json", "csv", "md"]));
    let explain = verb("explain", "cli-explain-about", &["cli-value-data", "cli-value-school"], "cli-explain-examples");
    let explain = data_arguments(texts, explain)
        .arg(
            Arg::new("school")
                .required(true)
                .value_name(word("cli-value-school"))
                .help(word("cli-school"))
                .help_heading(word("cli-arguments")),
        )
        .arg(format_argument(texts, "cli-format-explain", &["table", "json"]));
    let top = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}\n",
        word("cli-usage"),
        word("cli-commands"),
        word("cli-options")
    );
    Command::new("shnor")
        .about(word("cli-about"))
        .version(VERSION)
        .help_template(top)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .override_usage(format!("shnor <{}> [{}]", word("cli-value-command"), word("cli-options").to_uppercase()))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(word("cli-value-command"))
        .arg(help(texts))
        .arg(Arg::new("version").long("version").short('V').help(word("cli-version")).action(ArgAction::Version))
        .subcommand(select)
        .subcommand(explain)
        .subcommand(check(texts, verb("check", "cli-check-about", &["cli-value-data"], "cli-check-examples")))
        .subcommand(input_template(
            texts,
            verb("template", "cli-template-about", &["cli-value-file"], "cli-template-examples"),
        ))
        .subcommand(criteria(texts))
}

/// The faults of the data; or what a code means, without data.
fn check(texts: &Texts, verb: Command) -> Command {
    data_arguments(texts, verb)
        .mut_arg("data", |data| data.required(false).required_unless_present("codes"))
        .arg(
            Arg::new("out")
                .long("out")
                .short('o')
                .value_name(texts.word("cli-value-file"))
                .help(texts.word("cli-check-out"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .help(texts.word("cli-check-force"))
                .action(ArgAction::SetTrue)
                .requires("out"),
        )
        .arg(format_argument(texts, "cli-format", &["table", "json", "csv", "md"]))
        .arg(
            Arg::new("codes")
                .long("codes")
                .value_name(texts.word("cli-value-code"))
                .help(texts.word("cli-check-codes"))
                .num_args(0..=1),
        )
}

/// The workbook to fill in: nothing of it is guessed.
fn input_template(texts: &Texts, verb: Command) -> Command {
    verb.arg(
        Arg::new("file")
            .required(true)
            .value_name(texts.word("cli-value-file"))
            .help(texts.word("cli-template-file"))
            .help_heading(texts.word("cli-arguments"))
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(criteria_argument(texts).required(true))
    .arg(year(texts).required(true))
}

fn criteria_argument(texts: &Texts) -> Arg {
    Arg::new("criteria")
        .long("criteria")
        .short('c')
        .value_name(texts.word("cli-value-file"))
        .help(texts.word("cli-criteria"))
        .value_parser(value_parser!(PathBuf))
}

/// The verb that has verbs of its own.
fn criteria(texts: &Texts) -> Command {
    let word = |key: &'static str| texts.word(key);
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n", word("cli-usage"));
    let verb = |name: &'static str, about, usage: &str| {
        Command::new(name)
            .about(word(about))
            .override_usage(format!("shnor criteria {name}{usage}"))
            .help_template(&template)
            .disable_help_flag(true)
            .arg(help(texts))
            .next_help_heading(word("cli-options"))
    };
    let file = || {
        Arg::new("file")
            .required(true)
            .value_name(word("cli-value-file"))
            .help(word("cli-criteria-file"))
            .help_heading(word("cli-arguments"))
            .value_parser(value_parser!(PathBuf))
    };
    let of_file = format!(" <{}>", word("cli-value-file"));
    let check = verb("check", "cli-criteria-check", &of_file)
        .arg(file())
        .arg(
            Arg::new("data")
                .long("data")
                .value_name(word("cli-value-data"))
                .help(word("cli-criteria-data"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(year(texts))
        .arg(allow(texts))
        .args(reading_arguments(texts));
    let out = || {
        Arg::new("out")
            .long("out")
            .short('o')
            .value_name(word("cli-value-file"))
            .help(word("cli-criteria-out"))
            .value_parser(value_parser!(PathBuf))
    };
    let new = verb("new", "cli-criteria-new", "").arg(out());
    let top = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}{{after-help}}\n",
        word("cli-usage"),
        word("cli-commands"),
        word("cli-options")
    );
    Command::new("criteria")
        .about(word("cli-criteria-about"))
        .override_usage(format!("shnor criteria <{}>", word("cli-value-command")))
        .help_template(top)
        .after_help(format!("\n{}", word("cli-criteria-examples")))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(word("cli-value-command"))
        .arg(help(texts))
        .subcommand(check)
        .subcommand(verb("show", "cli-criteria-show", &of_file).arg(file()).arg(out()))
        .subcommand(verb("list", "cli-criteria-list", ""))
        .subcommand(new)
        .subcommand(verb("schema", "cli-criteria-schema", ""))
        .subcommand(verb("reference", "cli-criteria-reference", ""))
}

fn year(texts: &Texts) -> Arg {
    Arg::new("year")
        .long("year")
        .short('y')
        .value_name(texts.word("cli-value-year"))
        .help(texts.word("cli-year"))
        .value_parser(value_parser!(i32).range(2000..2100))
}

fn allow(texts: &Texts) -> Arg {
    Arg::new("allow")
        .long("allow")
        .value_name(texts.word("cli-value-code"))
        .help(texts.word("cli-allow"))
        .action(ArgAction::Append)
}

/// How the files are to be read, where they do not say it themselves, and what of them is used.
fn reading_arguments(texts: &Texts) -> [Arg; 5] {
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

fn reading(matches: &ArgMatches) -> ReadingArguments {
    ReadingArguments {
        encoding: matches.get_one::<String>("encoding").cloned(),
        delimiter: matches.get_one::<u8>("delimiter").copied(),
        sheet: matches.get_one::<String>("sheet").cloned(),
        drop_personal: all(matches, "drop-personal"),
        accept_register: matches.get_flag("accept-register"),
    }
}

fn help(texts: &Texts) -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .help(texts.word("cli-help"))
        .action(ArgAction::Help)
        .help_heading(texts.word("cli-options"))
}

fn data_arguments(texts: &Texts, verb: Command) -> Command {
    let word = |key: &'static str| texts.word(key);
    verb.arg(
        Arg::new("data")
            .required(true)
            .value_name(word("cli-value-data"))
            .help(word("cli-data"))
            .help_heading(word("cli-arguments"))
            .value_parser(value_parser!(PathBuf)),
    )
    .arg(criteria_argument(texts))
    .arg(year(texts))
    .arg(allow(texts))
    .args(reading_arguments(texts))
    .arg(Arg::new("quiet").long("quiet").short('q').help(word("cli-quiet")).action(ArgAction::SetTrue))
}

fn format_argument(texts: &Texts, about: &'static str, known: &[&'static str]) -> Arg {
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

/// Understands a command line.
///
/// # Errors
/// A failure with the words for the user.
pub(super) fn parse(texts: &Texts, arguments: Vec<OsString>) -> Result<Verb, Failure> {
    let command = command(texts);
    let matches = match command.clone().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            return match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Verb::Shown(error.render().to_string())),
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Err(Failure::usage(error.render().to_string())),
                _ => Err(Failure::usage(usage(texts, &command, &error))),
            };
        }
    };
    Ok(match matches.subcommand() {
        Some(("select", matches)) => Verb::Select(SelectArguments {
            data: data(matches),
            out: matches.get_one::<PathBuf>("out").cloned(),
            force: matches.get_flag("force"),
            format: format(matches),
        }),
        Some(("explain", matches)) => Verb::Explain(ExplainArguments {
            data: data(matches),
            school: matches.get_one::<String>("school").cloned().unwrap_or_default(),
            format: format(matches),
        }),
        Some(("check", matches)) => Verb::Check(CheckArguments {
            data: data(matches),
            out: matches.get_one::<PathBuf>("out").cloned(),
            force: matches.get_flag("force"),
            format: format(matches),
            codes: match (matches.value_source("codes"), matches.get_one::<String>("codes")) {
                (None, _) => None,
                (_, None) => Some(Codes::All),
                (_, Some(code)) => Some(Codes::One(code.clone())),
            },
        }),
        Some(("template", matches)) => Verb::Template(TemplateArguments {
            file: matches.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
            criteria: matches.get_one::<PathBuf>("criteria").cloned().unwrap_or_default(),
            year: matches.get_one::<i32>("year").copied().unwrap_or_default(),
        }),
        Some(("criteria", matches)) => Verb::Criteria(criteria_arguments(texts, matches)?),
        _ => return Err(Failure::usage(texts.word("cli-missing-command"))),
    })
}

fn criteria_arguments(texts: &Texts, matches: &ArgMatches) -> Result<CriteriaArguments, Failure> {
    let path = |matches: &ArgMatches, name: &str| matches.get_one::<PathBuf>(name).cloned();
    let file = |matches: &ArgMatches| path(matches, "file").unwrap_or_default();
    Ok(match matches.subcommand() {
        Some(("check", matches)) => CriteriaArguments::Check {
            file: file(matches),
            data: path(matches, "data").map(|folder| DataArguments {
                data: folder,
                criteria: Some(file(matches)),
                year: matches.get_one::<i32>("year").copied(),
                allow: all(matches, "allow"),
                quiet: true,
                reading: reading(matches),
            }),
        },
        Some(("show", matches)) => CriteriaArguments::Show { file: file(matches), out: path(matches, "out") },
        Some(("schema", _)) => CriteriaArguments::Schema,
        Some(("reference", _)) => CriteriaArguments::Reference,
        Some(("list", _)) => CriteriaArguments::List,
        Some(("new", matches)) => CriteriaArguments::New { out: path(matches, "out") },
        _ => return Err(Failure::usage(texts.word("cli-missing-command"))),
    })
}

fn all(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many::<String>(name).map_or_else(Vec::new, |values| values.cloned().collect())
}

fn data(matches: &ArgMatches) -> DataArguments {
    DataArguments {
        data: matches.get_one::<PathBuf>("data").cloned().unwrap_or_default(),
        criteria: matches.get_one::<PathBuf>("criteria").cloned(),
        year: matches.get_one::<i32>("year").copied(),
        allow: all(matches, "allow"),
        quiet: matches.get_flag("quiet"),
        reading: reading(matches),
    }
}

fn format(matches: &ArgMatches) -> Format {
    let written = matches.get_one::<String>("format").map_or("table", String::as_str);
    FORMATS.iter().find(|(word, _)| *word == written).map_or(Format::Table, |(_, format)| *format)
}

/// A wrong command line in words.
fn usage(texts: &Texts, command: &Command, error: &clap::Error) -> String {
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

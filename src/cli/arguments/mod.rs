//! What can be said on the command line, in the reader's language throughout, and what was said.

mod compare;
mod criteria;
mod data;
mod verbs;
mod verify;
mod wrong;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::colour::{COLOURS, Colour};
use crate::cli::exit::Failure;
use crate::cli::width;
use crate::run_record::VERSION;
use crate::text::{LANGUAGES, Language, Texts};

pub(super) use compare::CompareArguments;
pub(super) use criteria::CriteriaArguments;
pub(super) use data::{DataArguments, ReadingArguments};
pub(super) use verbs::{
    CheckArguments, Codes, ExplainArguments, Format, RobustArguments, SchemaArguments, SelectArguments,
    TemplateArguments,
};
pub(super) use verify::VerifyArguments;

/// The option that asks for a language.
const LANGUAGE: &str = "lang";
/// The option that asks for colour.
const COLOUR: &str = "color";
/// The place in help below the options of a verb itself.
const LAST: usize = 900;

/// What was asked for.
pub(super) enum Verb {
    /// Help or the version: a text to show.
    Shown(String),
    /// The list.
    Select(SelectArguments),
    /// One school.
    Explain(ExplainArguments),
    /// How firm the list is.
    Robust(RobustArguments),
    /// Runs held against one another.
    Compare(CompareArguments),
    /// Whether a result holds.
    Verify(VerifyArguments),
    /// The faults of the data.
    Check(CheckArguments),
    /// A workbook to fill in.
    Template(TemplateArguments),
    /// What machine output looks like.
    Schema(SchemaArguments),
    /// Something about methodologies; whether messages are unwanted.
    Criteria(CriteriaArguments, bool),
}

/// The command line as clap knows it: used for parsing, help and tests.
#[must_use]
pub fn command(texts: &Texts) -> Command {
    let word = |key: &'static str| texts.word(key);
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", word("cli-usage"));
    let verb = |name: &'static str, usage: &[&'static str], about, examples| {
        let usage: Vec<String> = usage.iter().map(|value| format!("<{}>", word(value))).collect();
        Command::new(name)
            .about(word(about))
            .override_usage(format!("shnor {name} {} [{}]", usage.join(" "), word("cli-options").to_uppercase()))
            .after_help(word(examples))
            .help_template(&template)
            .disable_help_flag(true)
            .arg(help(texts))
            .next_help_heading(word("cli-options"))
    };
    let top = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}{{after-help}}\n",
        word("cli-usage"),
        word("cli-commands"),
        word("cli-options")
    );
    Command::new("shnor")
        .about(word("cli-about"))
        .after_help(word("cli-top-examples"))
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
        .args(manners(texts))
        .arg(Arg::new("version").long("version").short('V').help(word("cli-version")).action(ArgAction::Version))
        .subcommand(verbs::select(
            texts,
            verb("select", &["cli-value-data"], "cli-select-about", "cli-select-examples"),
        ))
        .subcommand(verbs::explain(
            texts,
            verb("explain", &["cli-value-data", "cli-value-school"], "cli-explain-about", "cli-explain-examples"),
        ))
        .subcommand(verbs::robust(
            texts,
            verb("robust", &["cli-value-data"], "cli-robust-about", "cli-robust-examples"),
        ))
        .subcommand(compare::command(
            texts,
            verb("compare", &["cli-value-run", "cli-value-run"], "cli-compare-about", "cli-compare-examples"),
        ))
        .subcommand(verify::verify(
            texts,
            verb("verify", &["cli-value-data"], "cli-verify-about", "cli-verify-examples"),
        ))
        .subcommand(verbs::check(texts, verb("check", &["cli-value-data"], "cli-check-about", "cli-check-examples")))
        .subcommand(verbs::template(
            texts,
            verb("template", &["cli-value-file"], "cli-template-about", "cli-template-examples"),
        ))
        .subcommand(verbs::schema(
            texts,
            verb("schema", &["cli-value-document"], "cli-schema-about", "cli-schema-examples"),
        ))
        .subcommand(criteria::command(texts))
}

fn help(texts: &Texts) -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .help(texts.word("cli-help"))
        .action(ArgAction::Help)
        .help_heading(texts.word("cli-options"))
}

/// How the program speaks: before the verb or after it.
fn manners(texts: &Texts) -> [Arg; 3] {
    let option = |arg: Arg, about| arg.global(true).help(texts.word(about)).help_heading(texts.word("cli-options"));
    let choice = |name: &'static str, value, words: Vec<&'static str>| {
        let known = PossibleValuesParser::new(words);
        Arg::new(name).long(name).value_name(texts.word(value)).hide_possible_values(true).value_parser(known)
    };
    let languages = LANGUAGES.map(|(word, _)| word).to_vec();
    let colours = COLOURS.map(|(word, _)| word).to_vec();
    let quiet = Arg::new("quiet").long("quiet").short('q').action(ArgAction::SetTrue);
    [
        option(quiet, "cli-quiet").display_order(LAST),
        option(choice(COLOUR, "cli-value-when", colours), "cli-color").display_order(LAST + 1),
        option(choice(LANGUAGE, "cli-value-language", languages), "cli-lang").display_order(LAST + 2),
    ]
}

/// The language that a command line asks for. It is looked for before anything else is understood, so that help and
/// errors are in it; a word for no language is told as an error later, in Russian.
pub(super) fn language(arguments: &[OsString]) -> Language {
    asked(arguments, LANGUAGE, Language::of).unwrap_or_default()
}

/// When a command line asks for colour, looked for in the same way.
pub(super) fn colour(arguments: &[OsString]) -> Colour {
    asked(arguments, COLOUR, colour_named).unwrap_or_default()
}

fn colour_named(word: &str) -> Option<Colour> {
    COLOURS.iter().find(|(known, _)| *known == word).map(|(_, colour)| *colour)
}

fn colour_of(matches: &ArgMatches) -> Colour {
    matches.get_one::<String>(COLOUR).and_then(|word| colour_named(word)).unwrap_or_default()
}

/// The last sound value that a command line gives to an option.
fn asked<T>(arguments: &[OsString], name: &str, sound: impl Fn(&str) -> Option<T>) -> Option<T> {
    // what stands behind a bare `--` is no option
    let mut words = arguments.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--").and_then(|option| option.strip_prefix(name)) {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        asked = value.and_then(&sound).or(asked);
    }
    asked
}

/// Where something is written to.
fn out(texts: &Texts, value: &'static str, about: &'static str) -> Arg {
    Arg::new("out")
        .long("out")
        .short('o')
        .value_name(texts.word(value))
        .help(texts.word(about))
        .value_parser(value_parser!(PathBuf))
}

/// Understands a command line.
///
/// # Errors
/// A failure with the words for the user.
pub(super) fn parse(texts: &Texts, arguments: Vec<OsString>) -> Result<Verb, Failure> {
    let command = command(texts).term_width(usize::from(width()));
    let matches = match command.clone().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            return match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Verb::Shown(error.render().to_string())),
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Err(Failure::usage(error.render().to_string())),
                _ => Err(Failure::usage(wrong::usage(texts, &command, &error))),
            };
        }
    };
    Ok(match matches.subcommand() {
        Some(("select", matches)) => Verb::Select(SelectArguments::of(matches)?),
        Some(("explain", matches)) => Verb::Explain(ExplainArguments::of(matches)),
        Some(("robust", matches)) => Verb::Robust(RobustArguments::of(matches)),
        Some(("compare", matches)) => Verb::Compare(CompareArguments::of(matches)),
        Some(("verify", matches)) => Verb::Verify(VerifyArguments::of(matches)),
        Some(("check", matches)) => Verb::Check(CheckArguments::of(matches)?),
        Some(("template", matches)) => Verb::Template(TemplateArguments::of(matches)),
        Some(("schema", matches)) => Verb::Schema(SchemaArguments::of(matches)),
        Some(("criteria", matches)) => Verb::Criteria(criteria::of(texts, matches)?, matches.get_flag("quiet")),
        _ => return Err(Failure::usage(texts.word("cli-missing-command"))),
    })
}

fn all(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many::<String>(name).map_or_else(Vec::new, |values| values.cloned().collect())
}

fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

//! What can be asked about methodologies: the verb that has verbs of its own.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::data::{self, DataArguments};
use super::{all, help, out, path};
use crate::cli::exit::Failure;
use crate::text::Texts;

/// What is asked about methodologies.
pub(in crate::cli) enum CriteriaArguments {
    /// Whether a file is sound, and what is odd about it, with data where there are any.
    Check { file: PathBuf, data: Option<Box<DataArguments>> },
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

/// The verb as clap knows it.
pub(super) fn command(texts: &Texts) -> Command {
    let word = |key: &'static str| texts.word(key);
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", word("cli-usage"));
    let verb = |name: &'static str, about, usage: &str, examples| {
        Command::new(name)
            .about(word(about))
            .override_usage(format!("shnor criteria {name}{usage}"))
            .after_help(word(examples))
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
    let check = verb("check", "cli-criteria-check", &of_file, "cli-criteria-check-examples")
        .arg(file())
        .arg(
            Arg::new("data")
                .long("data")
                .value_name(word("cli-value-data"))
                .help(word("cli-criteria-data"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(data::year(texts))
        .arg(data::allow(texts))
        .args(data::reading_arguments(texts));
    let new = verb("new", "cli-criteria-new", "", "cli-criteria-new-examples").arg(out(
        texts,
        "cli-value-file",
        "cli-criteria-out",
    ));
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
        .after_help(word("cli-criteria-examples"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_value_name(word("cli-value-command"))
        .arg(help(texts))
        .subcommand(check)
        .subcommand(verb("show", "cli-criteria-show", &of_file, "cli-criteria-show-examples").arg(file()).arg(out(
            texts,
            "cli-value-file",
            "cli-criteria-out",
        )))
        .subcommand(verb("list", "cli-criteria-list", "", "cli-criteria-list-examples"))
        .subcommand(new)
        .subcommand(verb("schema", "cli-criteria-schema", "", "cli-criteria-schema-examples"))
        .subcommand(verb("reference", "cli-criteria-reference", "", "cli-criteria-reference-examples"))
}

/// What was asked.
///
/// # Errors
/// A failure where no verb was said.
pub(super) fn of(texts: &Texts, matches: &ArgMatches) -> Result<CriteriaArguments, Failure> {
    let file = |matches: &ArgMatches| path(matches, "file").unwrap_or_default();
    Ok(match matches.subcommand() {
        Some(("check", matches)) => CriteriaArguments::Check {
            file: file(matches),
            data: path(matches, "data").map(|folder| {
                Box::new(DataArguments {
                    ascii: false,
                    colour: super::colour_of(matches),
                    data: folder,
                    criteria: Some(file(matches)),
                    year: matches.get_one::<i32>("year").copied(),
                    allow: all(matches, "allow"),
                    history: None,
                    quiet: true,
                    reading: data::reading(matches),
                })
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

//! `shnor select`: the list, with a reason for every school.

use std::iter;
use std::path::{Path, PathBuf};

use crate::cli::arguments::{Format, SelectArguments};
use crate::cli::exit::Failure;
use crate::cli::judged::judge;
use crate::cli::load::{Loaded, load};
use crate::cli::public::Edition;
use crate::cli::{aside, canvas, print, recover, tell};
use crate::finding::{self, Finding, Level};
use crate::output::{self, Target};
use crate::report::{self, first_findings_text};
use crate::run_record;
use crate::source;
use crate::text::{Message, Texts};

/// Kinds of notes on the data shown beside the list; the report has all of them.
const KINDS_SHOWN: usize = 15;

pub(super) fn run(texts: &Texts, arguments: &SelectArguments) -> anyhow::Result<()> {
    let inputs: Vec<&Path> =
        iter::once(&arguments.data.data).chain(&arguments.data.criteria).map(PathBuf::as_path).collect();
    let ours = report::file_names();
    let target = arguments.out.as_deref().map(|folder| Target {
        folder,
        inputs: &inputs,
        replace: arguments.force,
        ours: &ours,
        record: run_record::FILE,
    });
    if let Some(target) = &target {
        recover(texts, target.folder, arguments.data.quiet);
        target.check().map_err(Failure::from)?;
    }
    let loaded = load(texts, &arguments.data)?;
    let judged = judge(texts, &loaded, arguments.data.quiet);
    let Loaded { data, criteria, unused, idle, .. } = &loaded;
    let assessment = &judged.assessment;
    let mut findings = data.findings.clone();
    findings.extend(assessment.findings.iter().cloned());
    finding::sort(&mut findings);
    if criteria.list.is_some() && assessment.order.is_empty() {
        return Err(Failure::no_scores(findings).into());
    }
    let edition = arguments.public.then(|| Edition::of(&judged, &loaded));
    let published = edition.as_ref().map(|edition| (edition, edition.assessment(&judged)));
    let report = match &published {
        Some((edition, assessment)) => edition.report(assessment, &loaded, texts),
        None => judged.report(&findings, texts),
    };
    let printed = match arguments.format {
        Format::Table => report.terminal(canvas(&arguments.data)),
        Format::Json => report.json(),
        Format::Csv => report.csv(),
        Format::OfficeCsv => report.office_csv(),
        Format::Markdown => report.markdown(),
    };
    if let Some(target) = &target {
        target.write(|put| report.files(source::sha256, put)).map_err(Failure::from)?;
        if !arguments.data.quiet {
            tell(
                &texts.say(
                    &Message::new("cli-written")
                        .with("path", target.folder.display().to_string())
                        .with("files", ours.clone()),
                ),
            );
        }
    }
    print(&printed)?;
    for code in idle.iter().filter(|_| !arguments.data.quiet) {
        tell(&texts.say(&Message::new("cli-allow-idle").with("code", code.as_str())));
    }
    if arguments.public && !arguments.data.quiet && !findings.is_empty() {
        // they name schools and groups whose numbers are withheld
        tell(&texts.say(&Message::new("cli-public-findings").with("count", findings.len())));
    } else if !arguments.data.quiet && !findings.is_empty() {
        // of a file that the criteria do not need only this is said; `check` says the rest
        let is_beside = |finding: &Finding| {
            let said = finding.message.key() == "finding-file-unused";
            finding.level == Level::Note && unused.contains(&finding.place.file) && !said
        };
        let (beside, used): (Vec<Finding>, Vec<Finding>) = findings.iter().cloned().partition(is_beside);
        let (text, more) = first_findings_text(texts, &used, KINDS_SHOWN, aside(arguments.data.colour));
        output::tell(text.trim_end());
        let more = more + beside.len();
        if more > 0 {
            tell(&texts.say(&Message::new("cli-notes-more").with("count", more)));
        }
    }
    Ok(())
}

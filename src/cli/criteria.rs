//! `shnor criteria`: the methodology as a file: checked, read aloud, described, begun.

use std::path::Path;

use crate::assess::{Assessment, assess};
use crate::cli::arguments::{CriteriaArguments, DataArguments};
use crate::cli::exit::{Failure, problem_lines};
use crate::cli::load::{Loaded, load, named_criteria};
use crate::cli::{canvas, print, recover, tell, width};
use crate::criteria::{self, Criteria, SHIPPED, Standing, TEMPLATE, Verified, reference};
use crate::output;
use crate::report::{self, Screen};
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &CriteriaArguments, quiet: bool) -> anyhow::Result<()> {
    match arguments {
        CriteriaArguments::Check { file, data } => check(texts, file, data.as_deref()),
        CriteriaArguments::Show { file, out } => {
            let (criteria, _, _) = read(file)?;
            let page = format!("# {}\n\n{}", criteria.title, report::annex(&criteria, texts, 2));
            deliver(texts, &page, out.as_deref(), quiet)
        }
        CriteriaArguments::Schema => print(&reference::schema(texts)),
        CriteriaArguments::Reference => print(&reference::reference(texts)),
        CriteriaArguments::List => print(&list(texts)?),
        CriteriaArguments::New { out } => deliver(texts, TEMPLATE, out.as_deref(), quiet),
    }
}

/// Prints a text, or writes it to a file that is not there yet.
fn deliver(texts: &Texts, text: &str, out: Option<&Path>, quiet: bool) -> anyhow::Result<()> {
    let Some(out) = out else { return print(text) };
    recover(texts, out, quiet);
    output::write_file(out, text.as_bytes(), false).map_err(Failure::of_file)?;
    if !quiet {
        tell(&texts.say(&Message::new("cli-file-written").with("path", out.display().to_string())));
    }
    Ok(())
}

/// A sound methodology, its name and its text.
fn read(file: &Path) -> Result<(Criteria, String, String), Failure> {
    let (name, text) = named_criteria(file)?;
    let criteria = criteria::read(&text).map_err(|problems| Failure::problems(&name, "failure-criteria", problems))?;
    Ok((criteria, name, text))
}

fn check(texts: &Texts, file: &Path, data: Option<&DataArguments>) -> anyhow::Result<()> {
    let (criteria, name, text) = read(file)?;
    let mut lines = vec![
        texts.say(
            &Message::new("check-sound")
                .with("file", name.as_str())
                .with("indicators", criteria.indicators.len())
                .with("indices", criteria.indices.len())
                .with("rules", criteria.rules.len()),
        ),
    ];
    let remarks = criteria::remarks(&text, &criteria);
    if !remarks.is_empty() {
        lines.push(texts.word("check-remarks"));
        lines.extend(remarks.iter().flat_map(|remark| problem_lines(texts, &name, remark)));
    }
    if let Some(asked) = data {
        let Loaded { data, criteria, run, .. } = load(texts, asked)?;
        let assessment = assess(&criteria, &data.register, &data.observations, run.year);
        lines.push(report::influence(&assessment, texts, canvas(asked)));
        lines.extend(data_remarks(texts, &assessment));
    }
    print(&laid_out(&lines))
}

/// Lines for the terminal. Tables among them fit it already; lines of files, with a stroke before them, stay as they are.
fn laid_out(lines: &[String]) -> String {
    let mut screen = Screen::new(width());
    for line in lines.iter().flat_map(|line| line.lines()) {
        if line.contains(['|', '│', '─']) { screen.verbatim(line) } else { screen.prose(line) }
    }
    screen.text()
}

/// What the data say of a methodology.
fn data_remarks(texts: &Texts, assessment: &Assessment<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let half = crate::number::Exact::scaled(5, 1);
    for influence in assessment.influence() {
        let indicator = &assessment.criteria.indicators[influence.indicator];
        let mut say = |key: &'static str| {
            lines.push(texts.say(&Message::new(key).with("indicator", indicator.title.as_str())));
        };
        if influence.schools == 0 {
            say("check-no-data");
        }
        match &influence.variance {
            Some(variance) if *variance > half => say("check-dominates"),
            Some(variance) if variance.is_negative() => say("check-against"),
            _ => {}
        }
    }
    // what is said of many schools alike is said of a few
    for code in ["F50", "F75"] {
        let findings = assessment.findings.iter().filter(|finding| finding.code == code);
        lines.extend(findings.take(3).map(|finding| texts.say(&finding.message)));
    }
    for (place, rule) in assessment.criteria.rules.iter().enumerate() {
        let held = (0..assessment.schools.len())
            .any(|school| assessment.outcome(school, place).held == crate::assess::Held::Yes);
        if !held {
            lines.push(texts.say(&Message::new("check-rule-nobody").with("rule", rule.title.as_str())));
        }
    }
    lines
}

/// What ships, one line each.
fn list(texts: &Texts) -> anyhow::Result<String> {
    let mut lines = vec![texts.word("criteria-list-head")];
    for (name, text) in SHIPPED {
        let criteria =
            criteria::read(text).map_err(|problems| Failure::problems(name, "failure-criteria", problems))?;
        let verified = match criteria.verified {
            Verified::Text => "verified-text",
            Verified::Secondary => "verified-secondary",
            Verified::Own => "verified-own",
        };
        let standing = match criteria.standing {
            Standing::Template => "standing-template",
            Standing::Draft => "standing-draft",
            Standing::Approved => "standing-approved",
        };
        let line = Message::new("criteria-list-line")
            .with("name", *name)
            .with("title", criteria.title.as_str())
            .with("standing", Message::new(standing))
            .with("verified", Message::new(verified));
        lines.push(texts.say(&line));
    }
    lines.push(texts.word("criteria-list-foot"));
    Ok(laid_out(&lines))
}

//! `shnor explain`: schools whole, each number down to file, sheet and cell; what makes the difference to others, and what
//! would have to change.

use std::collections::BTreeSet;

use crate::assess::{Assessment, Reference};
use crate::cli::arguments::{ExplainArguments, Format};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::judge;
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::decision::Status;
use crate::report::Explained;
use crate::school::{Found, Register};
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &ExplainArguments) -> anyhow::Result<()> {
    let loaded = load_or_recall(texts, &arguments.data)?;
    let register = &loaded.data.register;
    let named: Vec<usize> = arguments.schools.iter().map(|query| find(register, query)).collect::<Result<_, _>>()?;
    let references = references(register, arguments)?;
    let judged = judge(texts, &loaded, arguments.data.quiet);
    let assessment = &judged.assessment;
    let report = judged.report(&loaded.data.findings, texts);
    let schools = schools(assessment, arguments, named)?;
    let flips = assessment.flips();
    let explained = Explained { schools: &schools, references: &references, flips: &flips };
    print(&match arguments.format {
        Format::Json => report.explained_json(&explained),
        Format::Markdown => report.explained_markdown(&explained),
        _ => report.explained(&explained, canvas(&arguments.data)),
    })
}

/// The schools asked for, each once: those named, those listed, those just outside.
fn schools(
    assessment: &Assessment<'_>,
    arguments: &ExplainArguments,
    named: Vec<usize>,
) -> Result<Vec<usize>, Failure> {
    let listed = |school: &usize| assessment.final_status(*school) == Status::Listed;
    let mut schools = named;
    if arguments.why_not {
        if let Some(school) = schools.iter().find(|school| listed(school)) {
            let message = Message::new("failure-why-not-listed");
            let name = assessment.school(*school).short_name.as_str();
            return Err(Failure::of(Exit::Usage, message.with("school", name)));
        }
        if schools.is_empty() {
            schools = assessment.nearest_outside();
        }
    }
    schools.extend(assessment.listed().filter(|_| arguments.listed));
    let mut seen = BTreeSet::new();
    schools.retain(|school| seen.insert(*school));
    if schools.is_empty() {
        let nobody_listed = assessment.listed().next().is_none();
        let key = if nobody_listed { "failure-nobody-listed" } else { "failure-nobody-outside" };
        return Err(Failure::of(Exit::Usage, Message::new(key)));
    }
    Ok(schools)
}

/// What the schools are held against: the cut and the median, where nothing else is said.
fn references(register: &Register, arguments: &ExplainArguments) -> Result<Vec<Reference>, Failure> {
    Ok(match arguments.against.as_deref() {
        None if arguments.format == Format::Json => vec![Reference::Cut, Reference::Median],
        None | Some("cut") => vec![Reference::Cut],
        Some("median") => vec![Reference::Median],
        Some(query) => vec![Reference::School(find(register, query)?)],
    })
}

fn find(register: &Register, query: &str) -> Result<usize, Failure> {
    asked(register, query).map_err(|why| Failure::of(Exit::Usage, why))
}

/// The school that a person asks for.
///
/// # Errors
/// Why there is none, or not one.
pub(super) fn asked(register: &Register, query: &str) -> Result<usize, Message> {
    let names =
        |places: &[usize]| places.iter().map(|place| register.schools()[*place].name.clone()).collect::<Vec<_>>();
    let message = match register.asked(query) {
        Found::School(place, _) => return Ok(place),
        Found::Several(places) => Message::new("failure-school-several").with("schools", names(&places)),
        Found::Nothing(places) if places.is_empty() => Message::new("failure-school-nothing"),
        Found::Nothing(places) => Message::new("failure-school").with("near", names(&places)),
    };
    Err(message.with("query", query))
}

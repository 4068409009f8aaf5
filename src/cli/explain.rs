//! `shnor explain`: one school whole, each number down to file, sheet and cell.

use crate::assess::assess;
use crate::cli::arguments::{ExplainArguments, Format};
use crate::cli::exit::{Exit, Failure};
use crate::cli::load::{Loaded, assess_flags};
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::criteria::flags_beside;
use crate::report::Report;
use crate::school::{Found, Register};
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &ExplainArguments) -> anyhow::Result<()> {
    let Loaded { data, criteria, run, .. } = load_or_recall(&arguments.data)?;
    let school = find(&data.register, &arguments.school)?;
    let mut assessment = assess(&criteria, &data.register, &data.observations, run.year);
    assessment.decide(&data.decisions);
    let beside = flags_beside(&criteria);
    let flags = assess_flags(&beside, &data, run.year);
    let report = Report {
        assessment: &assessment,
        flags: &flags,
        observations: &data.observations,
        run: &run,
        matches: &data.matches,
        findings: &data.findings,
        texts,
    };
    print(&match arguments.format {
        Format::Json => report.school_json(school),
        _ => report.school(school, canvas(arguments.data.ascii)),
    })
}

fn find(register: &Register, query: &str) -> Result<usize, Failure> {
    let names =
        |places: &[usize]| places.iter().map(|place| register.schools()[*place].name.clone()).collect::<Vec<_>>();
    let message = match register.asked(query) {
        Found::School(place, _) => return Ok(place),
        Found::Several(places) => Message::new("failure-school-several").with("schools", names(&places)),
        Found::Nothing(places) if places.is_empty() => Message::new("failure-school-nothing"),
        Found::Nothing(places) => Message::new("failure-school").with("near", names(&places)),
    };
    Err(Failure::of(Exit::Usage, message.with("query", query)))
}

//! `shnor explain`: one school whole, each number down to file, sheet and cell.

use crate::cli::arguments::{ExplainArguments, Format};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::judge;
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::school::{Found, Register};
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &ExplainArguments) -> anyhow::Result<()> {
    let loaded = load_or_recall(&arguments.data)?;
    let school = find(&loaded.data.register, &arguments.school)?;
    let judged = judge(&loaded);
    let report = judged.report(&loaded.data.findings, texts);
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

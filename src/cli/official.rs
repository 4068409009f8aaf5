//! `shnor verify --list`: a list that somebody else drew up, held against the data.

use std::path::Path;

use crate::cli::arguments::{Format, VerifyArguments};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::assessed;
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::origin::Origin;
use crate::report::{Compared, Report};
use crate::source::{self, ColumnOf, Given, NoList, Official, OfficialRow, PassedColumn, ReadColumn};
use crate::text::{Message, Texts};
use crate::verify::{Comparison, Entry, Holds, List, Outcome, PassedOver, Read, Shown, Told, Unread};

pub(super) fn run(texts: &Texts, arguments: &VerifyArguments, list: &Path) -> anyhow::Result<()> {
    // before the data are read: a slip in its name is told at once
    source::read_file(list).map_err(Failure::from)?;
    let loaded = load_or_recall(texts, &arguments.data)?;
    let data = &loaded.data;
    if loaded.criteria.list.is_none() {
        return Err(Failure::of(Exit::Usage, Message::new("verify-list-none")).into());
    }
    let assessment = assessed(&loaded);
    let program = std::env::current_exe().ok();
    let official = source::read_list(list, program.as_deref(), &loaded.run.dropped, &data.register);
    let official = official.map_err(Failure::from)?;
    let (file, sheet) = (official.file.clone(), official.sheet.clone());
    let comparison = Comparison::new(&assessment, &data.observations, list_of(official));
    let report = Report {
        assessment: &assessment,
        firmness: None,
        what_if: None,
        others: &[],
        others_lacking: &[],
        flags: &[],
        observations: &data.observations,
        run: &loaded.run,
        matches: &data.matches,
        findings: &data.findings,
        texts,
    };
    let compared = Compared { report: &report, comparison: &comparison, file: &file, sheet: sheet.as_deref() };
    print(&match arguments.format {
        Format::Json => compared.json(),
        _ => compared.terminal(canvas(&arguments.data)),
    })?;
    let why = match comparison.outcome() {
        Outcome::Agrees => return Ok(()),
        Outcome::OtherSchools => "verify-list-mismatch",
        Outcome::OtherNumbers => "verify-list-other-numbers",
        Outcome::NotWhole => "verify-list-not-read",
    };
    Err(Failure::of(Exit::Mismatch, Message::new(why)).into())
}

/// The list as it is compared.
fn list_of(official: Official) -> List {
    fn told<N, T>(given: Option<Given<N>>, of: impl Fn(N) -> T) -> Option<Told<T>> {
        given.map(|given| Told { number: given.number.map(of), origin: given.origin })
    }
    let entry = |row: OfficialRow| Entry {
        school: row.school,
        status: row.status,
        score: told(row.score, |(value, digits)| Shown { value, digits }),
        place: told(row.place, |place| place),
        origin: row.origin,
    };
    let unread = |(origin, why): (Origin, Message)| Unread { origin, why };
    let column =
        |PassedColumn { heading, origin, matters, why }: PassedColumn| PassedOver { heading, origin, matters, why };
    let holds = |holds: ColumnOf| match holds {
        ColumnOf::Name => Holds::Name,
        ColumnOf::Code => Holds::Code,
        ColumnOf::Verdict => Holds::Verdict,
        ColumnOf::Score => Holds::Score,
        ColumnOf::Place => Holds::Place,
    };
    let read = |column: ReadColumn| Read {
        holds: holds(column.holds),
        heading: column.heading,
        origin: column.origin,
        by_contents: column.by_contents,
    };
    List {
        columns: official.columns.into_iter().map(read).collect(),
        entries: official.rows.into_iter().map(entry).collect(),
        has_verdicts: official.has_verdicts,
        former: official.former.into_iter().map(unread).collect(),
        dashes: official.dashes,
        unread: official.unread.into_iter().map(unread).collect(),
        unread_numbers: official.unread_numbers.into_iter().map(unread).collect(),
        passed_over: official.passed_over.into_iter().map(column).collect(),
        other_sheets: official.other_sheets,
    }
}

impl From<NoList> for Failure {
    fn from(why: NoList) -> Self {
        match why {
            NoList::Unreadable(why) => why.into(),
            NoList::Faulty(findings) => Self::findings(findings),
            NoList::NoTable(file) => Self::of(Exit::Unread, Message::new("verify-list-no-table").with("file", file)),
            NoList::Nameless(file) => Self::of(Exit::Unread, Message::new("verify-list-nameless").with("file", file)),
        }
    }
}

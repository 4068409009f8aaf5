//! `shnor verify --list`: a list that somebody else drew up, held against the data.

use std::path::Path;

use crate::cli::arguments::{Format, VerifyArguments};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::assessed;
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::report::{Compared, Report};
use crate::source::{self, NoList, Official};
use crate::text::{Message, Texts};
use crate::verify::{Comparison, Entry, Unread};

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
    let Official { file, sheet, rows, has_verdicts, unread } = official;
    let entry = |row: source::OfficialRow| Entry {
        school: row.school,
        status: row.status,
        score: row.score,
        place: row.place,
        origin: row.origin,
    };
    let entries: Vec<Entry> = rows.into_iter().map(entry).collect();
    let unread: Vec<Unread> = unread.into_iter().map(|(origin, why)| Unread { origin, why }).collect();
    let comparison = Comparison::new(&assessment, &data.observations, entries, has_verdicts, unread);
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
    if comparison.agrees() {
        return Ok(());
    }
    Err(Failure::of(Exit::Mismatch, Message::new("verify-list-mismatch")).into())
}

impl From<NoList> for Failure {
    fn from(why: NoList) -> Self {
        match why {
            NoList::Unreadable(why) => why.into(),
            NoList::Faulty(findings) => Self::findings(findings),
            NoList::Nameless(file) => Self::of(Exit::Unread, Message::new("verify-list-nameless").with("file", file)),
        }
    }
}

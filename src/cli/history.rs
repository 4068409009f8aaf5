//! `--history`: the runs of earlier years, read, and their schools found in the register of today. What does not fit is
//! told all at once; what can't be used is told and never dropped in silence. A run that is repeated looks at the runs of
//! its record, whatever their folders are called now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::assess::{EarlierYear, History, Past};
use crate::cli::exit::{Exit, Failure};
use crate::criteria::{Criteria, HistoryRule, MissingYear};
use crate::finding::{Finding, Level, Place};
use crate::origin::EarlierRun;
use crate::run_record::{self, HistoryRun};
use crate::school::{Identity, Link, Register, Tie};
use crate::source::{self, BareResult, BareStanding, KeptYear};
use crate::text::Message;

/// The runs of earlier years, as they are looked at.
#[derive(Default)]
pub(super) struct Gathered {
    /// The verdicts, by the schools of today; `None` where the criteria do not ask for them.
    pub history: Option<History>,
    /// The runs, for the record.
    pub runs: Vec<HistoryRun>,
    /// Runs that are too old to decide, for the record.
    pub unused: Vec<EarlierRun>,
    /// What is odd about them.
    pub findings: Vec<Finding>,
}

/// The run that is being made.
pub(super) struct Now<'n> {
    pub criteria: &'n Criteria,
    pub criteria_sha256: &'n str,
    pub register: &'n Register,
    pub year: i32,
    pub synthetic: bool,
    /// The runs that a record names, those that decided and those that were too old: who has the digest of one bears its
    /// name. `None` where no run is repeated.
    pub recorded: Option<&'n RecordedRuns>,
}

/// The earlier runs of a record.
#[derive(Default)]
pub(super) struct RecordedRuns {
    /// Those that decided.
    pub used: Vec<EarlierRun>,
    /// Those that were too old.
    pub unused: Vec<EarlierRun>,
}

/// The years before a year whose runs the rule looks at.
pub(super) fn needed(rule: &HistoryRule, year: i32) -> BTreeSet<i32> {
    let back = i32::try_from(rule.years_back()).unwrap_or(i32::MAX);
    (year.saturating_sub(back)..year).collect()
}

/// Reads one run of an earlier year.
///
/// # Errors
/// A [`Failure`] with words on what is wrong with it.
pub(super) fn read(path: &std::path::Path) -> Result<BareResult, Failure> {
    source::read_result(path, run_record::FILE).map_err(|why| match why {
        source::Unfit::Unreadable(why) => why.into(),
        source::Unfit::Said(why) => {
            let message = Message::new("failure-history-run").with("path", path.display().to_string());
            Failure::of(Exit::Unread, message.with("why", why))
        }
    })
}

/// Reads the runs that the criteria ask for; none where the verb does not look at them.
///
/// # Errors
/// A [`Failure`] that tells of all runs that can't be used, and of the years that are lacking.
pub(super) fn gather(paths: Option<&[PathBuf]>, now: &Now<'_>) -> Result<Gathered, Failure> {
    let Some(paths) = paths else { return Ok(Gathered::default()) };
    let rule = now.criteria.list.as_ref().and_then(|list| list.history.as_ref());
    let Some(rule) = rule else {
        if paths.is_empty() {
            return Ok(Gathered::default());
        }
        let message = Message::new("failure-history-idle").with("id", now.criteria.id.as_str());
        return Err(Failure::of(Exit::Usage, message));
    };
    let needed = needed(rule, now.year);
    if paths.is_empty() {
        let message = Message::new("failure-history-none").with("years", years(&needed)).with("count", needed.len());
        return Err(Failure::of(Exit::Usage, message));
    }
    let mut failures: Vec<Failure> = Vec::new();
    let mut runs: BTreeMap<i32, BareResult> = BTreeMap::new();
    for path in paths {
        let shown = path.display().to_string();
        let told = |key: &'static str| Message::new(key).with("path", shown.as_str());
        let mut run = match read(path) {
            Ok(run) => run,
            Err(why) => {
                failures.push(why);
                continue;
            }
        };
        let year = run.year.to_string();
        let names = now.recorded.map_or(&[][..], |recorded| &recorded.used);
        if let Some(recorded) = names.iter().find(|recorded| recorded.sha256 == run.sha256) {
            run.file.clone_from(&recorded.file);
        }
        if run.year >= now.year {
            let message = told("failure-history-later").with("year", year).with("now", now.year.to_string());
            failures.push(Failure::of(Exit::Usage, message));
        } else if let Some(other) = runs.insert(run.year, run) {
            let message = told("failure-history-twice").with("year", year).with("other", other.file.as_str());
            failures.push(Failure::of(Exit::Usage, message));
        }
    }
    let lacking: BTreeSet<i32> = needed.iter().filter(|year| !runs.contains_key(year)).copied().collect();
    // of a run that can't be used its year is not known: first things first
    if failures.is_empty() && !lacking.is_empty() && rule.missing == MissingYear::Refuse {
        let message = Message::new("failure-history-years").with("years", years(&lacking));
        failures.push(Failure::of(Exit::Usage, message.with("count", lacking.len())));
    }
    let mut findings: Vec<Finding> = lacking_told(&lacking, rule.missing).into_iter().collect();
    let mut unused = now.recorded.map(|recorded| recorded.unused.clone()).unwrap_or_default();
    if !rule.looks_further() {
        let earliest = needed.first().copied().unwrap_or(now.year);
        let kept = runs.split_off(&earliest);
        if now.recorded.is_none() {
            unused = runs.into_values().map(|run| earlier(&run)).collect();
        }
        findings.extend(unused.iter().map(|run| {
            let message = Message::new("finding-history-unused").with("year", run.year.to_string());
            let message = message.with("earliest", earliest.to_string());
            note("F94", &run.file, message, "finding-history-unused-remedy")
        }));
        runs = kept;
    }
    let mut history: BTreeMap<i32, EarlierYear> = BTreeMap::new();
    for run in runs.values() {
        findings.extend(odd(run, now));
        let before: Vec<&Register> = runs.range(..run.year).map(|(_, before)| &before.register).collect();
        let (schools, told) = matched(run, now.register, &before);
        if schools.is_empty() {
            let message = Message::new("failure-history-foreign").with("path", run.file.as_str());
            failures.push(Failure::of(Exit::Usage, message.with("year", run.year.to_string())));
        }
        findings.extend(told);
        history.insert(run.year, EarlierYear { ranked: run.ranked(), schools });
    }
    if let Some(failure) = Failure::joined(failures) {
        return Err(failure);
    }
    let runs = runs.values().map(record).collect();
    Ok(Gathered { history: Some(History::new(history)), runs, unused, findings })
}

/// The history that a report folder keeps of itself: its schools are those of its register.
pub(super) fn recalled(runs: &[KeptYear], register: &Register) -> Gathered {
    if runs.is_empty() {
        return Gathered::default();
    }
    let year = |run: &KeptYear| {
        let schools = run.schools.iter().filter_map(|(id, standing)| Some((register.by_code(id)?, past(standing))));
        (run.year, EarlierYear { ranked: run.ranked, schools: schools.collect() })
    };
    let record = |run: &KeptYear| HistoryRun {
        file: run.file.clone(),
        sha256: run.sha256.clone(),
        year: run.year,
        criteria: run.criteria.clone(),
        criteria_sha256: run.criteria_sha256.clone(),
        ranked: run.ranked,
    };
    Gathered {
        history: Some(History::new(runs.iter().map(year).collect())),
        runs: runs.iter().map(record).collect(),
        ..Gathered::default()
    }
}

/// What is recorded of a run.
fn record(run: &BareResult) -> HistoryRun {
    HistoryRun {
        file: run.file.clone(),
        sha256: run.sha256.clone(),
        year: run.year,
        criteria: run.criteria.id.clone(),
        criteria_sha256: run.criteria.sha256.clone(),
        ranked: run.ranked(),
    }
}

/// By what a record names a run.
pub(super) fn earlier(run: &BareResult) -> EarlierRun {
    EarlierRun { year: run.year, file: run.file.clone(), sha256: run.sha256.clone() }
}

fn past(standing: &BareStanding) -> Past {
    Past {
        this_year: standing.this_year,
        final_status: standing.final_status,
        rank: standing.rank,
        score: standing.score.clone(),
    }
}

fn years(years: &BTreeSet<i32>) -> Vec<String> {
    years.iter().map(ToString::to_string).collect()
}

fn note(code: &'static str, file: &str, message: Message, remedy: &'static str) -> Finding {
    Finding::new(code, Level::Note, Place::file(file), message, remedy)
}

/// Years without a run, and what they count as.
fn lacking_told(lacking: &BTreeSet<i32>, missing: MissingYear) -> Option<Finding> {
    let counted = Message::new(match missing {
        MissingYear::Refuse => return None,
        MissingYear::AsOutside => "history-missing-outside",
        MissingYear::AsInside => "history-missing-inside",
        MissingYear::Skip => "history-missing-skip",
    });
    let message = Message::new("finding-history-lacking").with("years", years(lacking)).with("count", lacking.len());
    let message = message.with("counted", counted);
    (!lacking.is_empty())
        .then(|| Finding::new("F93", Level::Note, Place::default(), message, "finding-history-lacking-remedy"))
}

/// What is odd about a run as a whole.
fn odd(run: &BareResult, now: &Now<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let then = &run.criteria;
    if then.sha256 != now.criteria_sha256 {
        let key = if then.id == now.criteria.id { "finding-history-edition" } else { "finding-history-criteria" };
        let message = Message::new(key).with("year", run.year.to_string()).with("id", then.id.as_str());
        findings.push(note("F91", &run.file, message, "finding-history-criteria-remedy"));
    }
    if run.synthetic != now.synthetic {
        let key = if run.synthetic { "finding-history-invented" } else { "finding-history-real" };
        let message = Message::new(key).with("year", run.year.to_string());
        let place = Place::file(&run.file);
        findings.push(Finding::new("F92", Level::Error, place, message, "finding-history-invented-remedy"));
    }
    findings
}

/// The schools of a run by their places in the register of today, and those for which there is none: by code, by what the
/// register says of predecessors, by name. Where it can't be told whose past it is, nobody has it. `before` are the
/// registers of the runs before it.
fn matched(run: &BareResult, register: &Register, before: &[&Register]) -> (BTreeMap<usize, Past>, Vec<Finding>) {
    let then = &run.register;
    let mut identity = Identity::of(then, register, &[]);
    identity.drop_known(before);
    let today = |place: usize| register.schools()[place].name.as_str();
    let mut findings = Vec::new();
    let mut tell = |key: &'static str, earlier: usize, other: &str| {
        let school = &then.schools()[earlier];
        let message = Message::new(key).with("school", school.name.as_str()).with("id", school.id.as_str());
        let message = message.with("year", run.year.to_string()).with("other", other);
        findings.push(note("F90", &run.file, message, "finding-history-unmatched-remedy"));
    };
    let mut pasts = BTreeMap::new();
    for own in identity.links.chunk_by(|one, other| one.later == other.later) {
        let later = own[0].later;
        let surest = own.iter().map(|link| link.by).min();
        let (first, others): (Vec<&Link>, Vec<&Link>) = own.iter().partition(|link| Some(link.by) == surest);
        let mut tell_all = |key: &'static str, links: &[&Link]| {
            for link in links {
                tell(key, link.earlier, today(later));
            }
        };
        match first.as_slice() {
            [link] => {
                pasts.insert(later, past(&run.standings[link.earlier]));
                tell_all("finding-history-taken", &others);
            }
            _ => tell_all("finding-history-merged", &first),
        }
    }
    for earlier in &identity.gone {
        let near = |pairs: &[(usize, usize)]| pairs.iter().find(|(from, _)| from == earlier).map(|(_, near)| *near);
        // a code that went over to another school tells nothing of either
        match (near(&identity.reused), near(&identity.proposed)) {
            (Some(other), _) => tell("finding-history-code", *earlier, today(other)),
            (None, Some(near)) => tell("finding-history-near", *earlier, today(near)),
            (None, None) => tell("finding-history-unmatched", *earlier, ""),
        }
    }
    // whose code went over to another school and who was found by its name all the same
    let by_name = |earlier: usize| identity.links.iter().any(|link| link.earlier == earlier && link.by >= Tie::Name);
    findings.extend(identity.reused.iter().filter(|(earlier, _)| by_name(*earlier)).map(|(earlier, other)| {
        let school = &then.schools()[*earlier];
        let message = Message::new("finding-history-code-name").with("school", school.name.as_str());
        let message = message.with("id", school.id.as_str()).with("year", run.year.to_string());
        note("F90", &run.file, message.with("other", today(*other)), "finding-history-code-name-remedy")
    }));
    findings.extend(identity.unknown.iter().map(|(place, written)| {
        let message = Message::new("finding-history-predecessor").with("school", today(*place));
        let message = message.with("other", written.as_str()).with("year", run.year.to_string());
        note("F90", &run.file, message, "finding-history-unmatched-remedy")
    }));
    (pasts, findings)
}

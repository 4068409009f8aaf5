//! `--history`: the runs of earlier years, read, and their schools found in the register of today. What does not fit is
//! told all at once; what can't be used is told and never dropped in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::assess::{EarlierYear, History, Past};
use crate::cli::exit::{Exit, Failure};
use crate::criteria::{Criteria, MissingYear};
use crate::finding::{Finding, Level, Place};
use crate::run_record::{self, HistoryRun};
use crate::school::{Identity, Link, Register, Tie};
use crate::source::{self, Earlier, EarlierSchool};
use crate::text::Message;

/// The runs of earlier years, as they are looked at.
#[derive(Default)]
pub(super) struct Gathered {
    /// The verdicts, by the schools of today; `None` where the criteria do not ask for them.
    pub history: Option<History>,
    /// The runs, for the record.
    pub runs: Vec<HistoryRun>,
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
    let back = i32::try_from(rule.years_back()).unwrap_or(i32::MAX);
    let needed: BTreeSet<i32> = (now.year.saturating_sub(back)..now.year).collect();
    if paths.is_empty() {
        let message = Message::new("failure-history-none").with("years", years(&needed)).with("count", needed.len());
        return Err(Failure::of(Exit::Usage, message));
    }
    let mut failures: Vec<Failure> = Vec::new();
    let mut runs: BTreeMap<i32, Earlier> = BTreeMap::new();
    for path in paths {
        let shown = path.display().to_string();
        let told = |key: &'static str| Message::new(key).with("path", shown.as_str());
        let run = match source::read_earlier(path, run_record::FILE) {
            Ok(run) => run,
            Err(source::Unfit::Unreadable(why)) => {
                failures.push(why.into());
                continue;
            }
            Err(source::Unfit::Said(why)) => {
                failures.push(Failure::of(Exit::Unread, told("failure-history-run").with("why", why)));
                continue;
            }
        };
        let year = run.year.to_string();
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
    if !rule.looks_further() {
        let earliest = needed.first().copied().unwrap_or(now.year);
        let kept = runs.split_off(&earliest);
        findings.extend(runs.values().map(|run| {
            let message = Message::new("finding-history-unused").with("year", run.year.to_string());
            note("F94", run, message.with("earliest", earliest.to_string()), "finding-history-unused-remedy")
        }));
        runs = kept;
    }
    let mut history: BTreeMap<i32, EarlierYear> = BTreeMap::new();
    for run in runs.values() {
        findings.extend(odd(run, now));
        let (schools, told) = matched(run, now.register);
        if schools.is_empty() {
            let message = Message::new("failure-history-foreign").with("path", run.file.as_str());
            failures.push(Failure::of(Exit::Usage, message.with("year", run.year.to_string())));
        }
        findings.extend(told);
        history.insert(run.year, EarlierYear { ranked: run.ranked, schools });
    }
    if let Some(failure) = Failure::joined(failures) {
        return Err(failure);
    }
    Ok(Gathered { history: Some(History::new(history)), runs: runs.values().map(record).collect(), findings })
}

/// The history that a report folder keeps of itself: its schools are those of its register.
pub(super) fn recalled(runs: &[Earlier], register: &Register) -> Gathered {
    if runs.is_empty() {
        return Gathered::default();
    }
    let year = |run: &Earlier| {
        let schools =
            run.schools.iter().filter_map(|school| Some((register.by_code(&school.school.id)?, past(school))));
        (run.year, EarlierYear { ranked: run.ranked, schools: schools.collect() })
    };
    Gathered {
        history: Some(History::new(runs.iter().map(year).collect())),
        runs: runs.iter().map(record).collect(),
        findings: Vec::new(),
    }
}

/// What is recorded of a run.
fn record(run: &Earlier) -> HistoryRun {
    HistoryRun {
        file: run.file.clone(),
        sha256: run.sha256.clone(),
        year: run.year,
        criteria: run.criteria.clone(),
        criteria_sha256: run.criteria_sha256.clone(),
        ranked: run.ranked,
    }
}

fn past(school: &EarlierSchool) -> Past {
    Past {
        this_year: school.this_year,
        final_status: school.final_status,
        rank: school.rank,
        score: school.score.clone(),
    }
}

fn years(years: &BTreeSet<i32>) -> Vec<String> {
    years.iter().map(ToString::to_string).collect()
}

fn note(code: &'static str, run: &Earlier, message: Message, remedy: &'static str) -> Finding {
    Finding::new(code, Level::Note, Place::file(&run.file), message, remedy)
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
fn odd(run: &Earlier, now: &Now<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if run.criteria_sha256 != now.criteria_sha256 {
        let key = if run.criteria == now.criteria.id { "finding-history-edition" } else { "finding-history-criteria" };
        let message = Message::new(key).with("year", run.year.to_string()).with("id", run.criteria.as_str());
        findings.push(note("F91", run, message, "finding-history-criteria-remedy"));
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
/// register says of predecessors, by name. Where it can't be told whose past it is, nobody has it.
fn matched(run: &Earlier, register: &Register) -> (BTreeMap<usize, Past>, Vec<Finding>) {
    let then = Register::new(run.schools.iter().map(|school| school.school.clone()).collect());
    let by_id: BTreeMap<&str, &EarlierSchool> =
        run.schools.iter().map(|school| (school.school.id.as_str(), school)).collect();
    let identity = Identity::of(&then, register, &[]);
    let today = |place: usize| register.schools()[place].name.as_str();
    let mut findings = Vec::new();
    let mut tell = |key: &'static str, earlier: usize, other: &str| {
        let school = &then.schools()[earlier];
        let message = Message::new(key).with("school", school.name.as_str()).with("id", school.id.as_str());
        let message = message.with("year", run.year.to_string()).with("other", other);
        findings.push(note("F90", run, message, "finding-history-unmatched-remedy"));
    };
    let mut pasts = BTreeMap::new();
    let mut links = identity.links.as_slice();
    while let Some(Link { later, .. }) = links.first().copied() {
        let (own, rest) = links.split_at(links.partition_point(|link| link.later == later));
        links = rest;
        let surest = own.iter().map(|link| link.by).min();
        let (first, others): (Vec<&Link>, Vec<&Link>) = own.iter().partition(|link| Some(link.by) == surest);
        let mut tell_all = |key: &'static str, links: &[&Link]| {
            for link in links {
                tell(key, link.earlier, today(later));
            }
        };
        match first.as_slice() {
            // a code that went over to another school tells nothing of either
            [link] if link.by == Tie::Code && !register.may_be(later, &then.schools()[link.earlier]) => {
                tell_all("finding-history-code", &first);
            }
            [link] => {
                let earlier = by_id.get(then.schools()[link.earlier].id.as_str());
                pasts.extend(earlier.map(|school| (later, past(school))));
                tell_all("finding-history-taken", &others);
            }
            _ => tell_all("finding-history-merged", &first),
        }
    }
    for earlier in &identity.gone {
        match identity.proposed.iter().find(|(from, _)| from == earlier) {
            Some((_, near)) => tell("finding-history-near", *earlier, today(*near)),
            None => tell("finding-history-unmatched", *earlier, ""),
        }
    }
    findings.extend(identity.unknown.iter().map(|(place, written)| {
        let message = Message::new("finding-history-predecessor").with("school", today(*place));
        let message = message.with("other", written.as_str()).with("year", run.year.to_string());
        note("F90", run, message, "finding-history-unmatched-remedy")
    }));
    (pasts, findings)
}

//! What earlier years made of the verdicts, in words and for programs: the sentence of each school, the table of its years,
//! who entered, stayed and left, and which runs were looked at. An edition for publication tells none of it but the fact.

use schemars::JsonSchema;
use serde::Serialize;

use super::Report;
use super::grid::Grid;
use super::json::{EXACT, SHA256, statuses};
use super::sheet::Sheet;
use super::wording::{self, number};
use crate::assess::{Climb, Passage, Past};
use crate::criteria::{Gain, HistoryRule, ListRule};
use crate::decision::Status;
use crate::number::Exact;
use crate::text::Message;

/// Digits of a change in percent of the schools.
const PERCENT_DIGITS: u32 = 1;

impl Report<'_> {
    /// The rule of entry and exit, where the methodology has one.
    pub(super) fn history_rule(&self) -> Option<&HistoryRule> {
        self.assessment.criteria.list.as_ref()?.history.as_ref()
    }

    /// What earlier years made of the verdict on a school; `None` where they do not decide.
    fn passage(&self, school: usize) -> Option<(&HistoryRule, &Passage)> {
        self.history_rule().zip(self.assessment.passages.get(school))
    }

    /// The same as a sentence; `None` where the rule of this year alone decides.
    pub(super) fn history_line(&self, school: usize) -> Option<String> {
        let (rule, passage) = self.passage(school)?;
        let this_year = self.assessment.schools[school].this_year;
        passage_words(rule, self.assessment.year, this_year, passage).map(|message| self.say(&message))
    }

    /// Which rule over years decided where this year alone says otherwise, and that what follows is said of this year;
    /// `None` where the rule of this year decided.
    pub(super) fn decided_by_years(&self, school: usize) -> Option<String> {
        let (_, passage) = self.passage(school)?;
        let assessed = &self.assessment.schools[school];
        if (assessed.status == Status::Listed) == (assessed.this_year == Status::Listed) {
            return None;
        }
        let key = match passage {
            Passage::Kept { .. } => "history-decided-kept",
            Passage::Entered { .. } => "history-decided-entered",
            Passage::NotYet { .. } => "history-decided-not-yet",
            Passage::Open { .. } => "history-decided-open",
            Passage::Alone | Passage::Stays | Passage::LeftAfter { .. } | Passage::LeftByPlace(_) => return None,
        };
        let year = self.assessment.year;
        let message = Message::new(key).with("now", now_outside(year, assessed.this_year));
        Some(self.say(&message.with("year", year.to_string())))
    }

    /// Why a school is on the list that this year alone would not put there, in a few words.
    pub(super) fn history_short(&self, school: usize) -> Option<String> {
        let (_, passage) = self.passage(school)?;
        let assessed = &self.assessment.schools[school];
        let key = match passage {
            Passage::Kept { .. } => "history-short-kept",
            Passage::Entered { .. } if assessed.this_year != Status::Listed => "history-short-entered",
            _ => return None,
        };
        Some(self.word(key))
    }

    /// Whom earlier years brought onto the list, kept on it, took off it or kept off it, each with the reason.
    pub(super) fn history_summary(&self) -> Vec<String> {
        if self.history_rule().is_none() {
            return Vec::new();
        }
        if self.run.public.is_some() {
            return vec![self.word("history-public")];
        }
        if self.assessment.history.is_none() {
            return vec![self.word("history-none")];
        }
        let mut lines = Vec::new();
        let group = |wanted: fn(&Passage) -> bool| -> Vec<usize> {
            let its = |school: &usize| self.assessment.passages.get(*school).is_some_and(wanted);
            self.assessment.shown().filter(its).collect()
        };
        // why a school is on the list is told with the school
        for (key, schools) in [
            ("history-group-entered", group(|passage| matches!(passage, Passage::Entered { .. }))),
            ("history-group-kept", group(|passage| matches!(passage, Passage::Kept { .. }))),
        ] {
            let names: Vec<&str> = schools.into_iter().map(|school| self.short_name(school)).collect();
            if !names.is_empty() {
                lines.push(self.say(&Message::new(key).with("schools", names)));
            }
        }
        let mut explained = |key: &'static str, schools: Vec<usize>| {
            if schools.is_empty() {
                return;
            }
            lines.push(self.word(key));
            let line = |school: usize| {
                let because = self.history_line(school).unwrap_or_default();
                let message = Message::new("history-school").with("school", self.short_name(school));
                format!("   {}", self.say(&message.with("because", because)))
            };
            lines.extend(schools.into_iter().map(line));
        };
        let left = |passage: &Passage| matches!(passage, Passage::LeftAfter { .. } | Passage::LeftByPlace(_));
        explained("history-group-left", group(left));
        explained("history-group-not-yet", group(|passage| matches!(passage, Passage::NotYet { .. })));
        explained("history-group-open", group(|passage| matches!(passage, Passage::Open { .. })));
        lines
    }

    /// Whether it is the distance from the cut alone that puts schools at risk: no rule, and no lack of years to enter.
    pub(super) fn is_risk_by_score(&self, list: &ListRule) -> bool {
        let waits = self.assessment.passages.iter().any(|passage| matches!(passage, Passage::NotYet { .. }));
        list.risk_rules.is_empty() && !waits
    }

    /// What is said of this year alone where earlier years decide too: how firm the list is, what would have to change.
    pub(super) fn history_note(&self) -> Option<String> {
        self.assessment.history.map(|_| self.word("history-note"))
    }

    /// The earlier years that count for a verdict: those of the runs, and those that the criteria ask for.
    fn history_years(&self) -> Vec<i32> {
        let (Some(rule), Some(history)) = (self.history_rule(), self.assessment.history) else { return Vec::new() };
        let back = i32::try_from(rule.years_back()).unwrap_or_default();
        let first = history.years().next().map_or(self.assessment.year, |(year, _)| year);
        (first.min(self.assessment.year.saturating_sub(back))..self.assessment.year).collect()
    }

    /// The years of a school as a table, the earliest first and this one last.
    pub(super) fn history_grid(&self, school: usize) -> Option<Grid> {
        self.passage(school)?;
        let mut rows: Vec<Vec<String>> =
            self.history_years().into_iter().map(|year| self.history_row(school, year)).collect();
        let assessed = &self.assessment.schools[school];
        let ranked = self.assessment.schools.iter().filter(|school| school.rank.is_some()).count();
        let status = |status: Status| self.say(&wording::status(status));
        rows.push(vec![
            self.assessment.year.to_string(),
            status(assessed.this_year),
            status(self.assessment.final_status(school)),
            self.place_of(assessed.rank, ranked),
            assessed.total().map_or_else(|| self.word("value-none"), |total| self.points(&total.score)),
        ]);
        let header = ["column-year", "history-column-alone", "history-column-final", "column-rank", "column-score"];
        Some(Grid {
            header: header.map(|key| self.word(key)).to_vec(),
            figures: vec![true, false, false, true, true],
            rows,
        })
    }

    /// The earlier years of a school, where they decide too.
    pub(super) fn tell_history(&self, school: usize, sheet: &mut dyn Sheet) {
        if let Some(grid) = self.history_grid(school) {
            sheet.heading(&self.word("history-title"));
            sheet.grid(&grid);
        }
    }

    /// How many are on the list with earlier years, where the cut tells of this one.
    pub(super) fn history_listed(&self, listed: usize) -> Option<String> {
        let over_years = self.assessment.history.is_some() || self.run.public.is_some();
        self.history_rule().filter(|_| over_years)?;
        Some(self.say(&Message::new("history-listed").with("count", listed)))
    }

    fn history_row(&self, school: usize, year: i32) -> Vec<String> {
        let none = || self.word("value-none");
        let history = self.assessment.history;
        let run = history.and_then(|history| history.years().find(|(known, _)| *known == year));
        let Some((run, past)) = run.zip(history.and_then(|history| history.past(school, year))) else {
            let why = self.word(if run.is_some() { "history-no-school" } else { "history-no-run" });
            return vec![year.to_string(), why, none(), none(), none()];
        };
        vec![
            year.to_string(),
            self.say(&wording::status(past.this_year)),
            self.say(&wording::status(past.final_status)),
            self.place_of(past.rank, run.1.ranked),
            past.score.as_ref().map_or_else(none, |score| self.points(score)),
        ]
    }

    fn place_of(&self, rank: Option<usize>, ranked: usize) -> String {
        let place = |rank: usize| self.say(&Message::new("history-place").with("rank", rank).with("ranked", ranked));
        rank.map_or_else(|| self.word("value-none"), place)
    }

    /// The runs of earlier years that were looked at, a line each.
    pub(super) fn history_runs(&self) -> Vec<String> {
        if self.run.public.is_some() {
            return Vec::new();
        }
        let line = |run: &crate::run_record::HistoryRun| {
            let message = Message::new("history-run").with("year", run.year.to_string());
            let message = message.with("file", run.file.as_str()).with("sha256", run.sha256.as_str());
            self.say(&message.with("criteria", run.criteria.as_str()))
        };
        self.run.history.iter().map(line).collect()
    }
}

/// What earlier years made of the verdict of a year, as a sentence; `None` where the rule of that year alone decides.
pub(super) fn passage_words(rule: &HistoryRule, year: i32, this_year: Status, passage: &Passage) -> Option<Message> {
    let enter = |key: &'static str, inside: usize| {
        let (needed, of_last) = rule.enter.as_ref().map_or((0, 0), |enter| (enter.years, enter.of_last));
        let message = Message::new(key).with("year", year.to_string()).with("window", in_years(of_last));
        message.with("times", Message::new("history-times").with("count", inside)).with("needed", needed)
    };
    let now = now_outside(year, this_year);
    let after = rule.leave.as_ref().and_then(|leave| leave.after_years);
    Some(match passage {
        Passage::Alone => return None,
        Passage::Entered { inside } => enter("history-entered", *inside),
        Passage::NotYet { inside } => enter("history-not-yet", *inside),
        Passage::Stays => Message::new("history-stays").with("year", year.to_string()),
        Passage::Kept { outside, moved } => Message::new("history-kept")
            .with("now", now)
            .with("after", after.map_or_else(nothing, |after| kept_after(after, *outside)))
            .with("moved", kept_place(rule, moved.as_ref())),
        Passage::LeftAfter { outside } => Message::new("history-left-after").with("outside", in_years(*outside)),
        Passage::LeftByPlace(moved) => Message::new("history-left-place")
            .with("now", now)
            .with("moved", place(rule, moved))
            .with("needed", needed(rule)),
        Passage::Open { years } => {
            Message::new("history-open").with("years", years.iter().map(ToString::to_string).collect::<Vec<_>>())
        }
    })
}

/// Why a school is not inside a year.
fn now_outside(year: i32, this_year: Status) -> Message {
    let unknown = this_year == Status::InsufficientData;
    let key = if unknown { "history-now-unknown" } else { "history-now-outside" };
    Message::new(key).with("year", year.to_string())
}

fn nothing() -> Message {
    Message::new("history-nothing")
}

/// So many years.
fn in_years(count: usize) -> Message {
    Message::new("history-years").with("count", count)
}

/// How many years outside it takes, and how many there are.
fn kept_after(after: usize, outside: usize) -> Message {
    Message::new("history-kept-after").with("after", after).with("outside", in_years(outside))
}

/// What the place lacks for an exit.
fn kept_place(rule: &HistoryRule, moved: Option<&Climb>) -> Message {
    match (rule.leave.as_ref().and_then(|leave| leave.gain.as_ref()), moved) {
        (None, _) => nothing(),
        (Some(_), None) => Message::new("history-kept-place-unknown"),
        (Some(_), Some(moved)) => {
            Message::new("history-kept-place").with("moved", place(rule, moved)).with("needed", needed(rule))
        }
    }
}

/// By how much a place must be better.
fn needed(rule: &HistoryRule) -> Message {
    match rule.leave.as_ref().and_then(|leave| leave.gain.as_ref()) {
        Some(Gain::Places(places)) => Message::new("history-needed-places").with("count", *places),
        Some(Gain::Share(share)) => {
            let percent = share * &Exact::from(100);
            Message::new("history-needed-percent")
                .with("percent", number(&percent, percent.decimals().unwrap_or(PERCENT_DIGITS)))
        }
        None => nothing(),
    }
}

/// How a place changed, as the rule counts it.
fn place(rule: &HistoryRule, moved: &Climb) -> Message {
    let by_share = matches!(rule.leave.as_ref().and_then(|leave| leave.gain.as_ref()), Some(Gain::Share(_)));
    let since = Message::new(if moved.is_entry { "history-since" } else { "history-since-or-before" });
    let percent = moved.share().map_or_else(Exact::zero, |share| &share * &Exact::from(100));
    Message::new(if by_share { "history-moved-percent" } else { "history-moved" })
        .with("since", since.with("year", moved.since.to_string()))
        .with("from", moved.from.0)
        .with("from_all", moved.from.1)
        .with("to", moved.to.0)
        .with("to_all", moved.to.1)
        .with("places", number(&Exact::from(moved.places()), 0))
        .with("percent", number(&percent, PERCENT_DIGITS))
}

/// A run of an earlier year that decided too.
#[derive(Serialize, JsonSchema)]
pub(super) struct HistoryRunV1<'a> {
    /// The year of its list.
    year: i32,
    /// Its result: the name of the folder and of the file.
    file: &'a str,
    /// The digest of that file.
    #[schemars(regex(pattern = SHA256))]
    sha256: &'a str,
    /// Its methodology.
    criteria: &'a str,
    /// The digest of that.
    #[schemars(regex(pattern = SHA256))]
    criteria_sha256: &'a str,
    /// Schools that had a place.
    ranked: usize,
}

/// The runs of earlier years, for programs.
pub(super) fn runs_v1<'a>(report: &'a Report<'_>) -> Vec<HistoryRunV1<'a>> {
    if report.run.public.is_some() {
        return Vec::new();
    }
    let run = |run: &'a crate::run_record::HistoryRun| HistoryRunV1 {
        year: run.year,
        file: &run.file,
        sha256: &run.sha256,
        criteria: &run.criteria,
        criteria_sha256: &run.criteria_sha256,
        ranked: run.ranked,
    };
    report.run.history.iter().map(run).collect()
}

/// What earlier years made of a verdict.
#[derive(Serialize, JsonSchema)]
pub(super) struct HistoryV1 {
    /// What the methodology makes of this year alone.
    #[schemars(extend("enum" = statuses()))]
    this_year: &'static str,
    /// What earlier years made of it.
    #[schemars(extend("enum" = Passage::words()))]
    passage: &'static str,
    /// The same in words; `null` where this year alone decides.
    because: Option<String>,
    /// The earlier years, the earliest first.
    years: Vec<PastV1>,
}

/// A school in an earlier year. All is `null` but the year where no run tells of it.
#[derive(Serialize, JsonSchema)]
struct PastV1 {
    /// The year.
    year: i32,
    /// What the methodology made of that year alone.
    #[schemars(extend("enum" = known_statuses()))]
    status: Option<&'static str>,
    /// What became of the school in the end.
    #[schemars(extend("enum" = known_statuses()))]
    final_status: Option<&'static str>,
    /// Its place.
    #[schemars(range(min = 1))]
    rank: Option<usize>,
    /// Its score, exactly.
    #[schemars(regex(pattern = EXACT))]
    score_exact: Option<String>,
}

/// The statuses, and none.
fn known_statuses() -> Vec<Option<&'static str>> {
    statuses().into_iter().map(Some).chain([None]).collect()
}

/// What earlier years made of the verdict on a school, for programs.
pub(super) fn history_v1(report: &Report<'_>, school: usize) -> Option<HistoryV1> {
    let (_, passage) = report.passage(school)?;
    let past = |year: i32| {
        let known: Option<&Past> = report.assessment.history.and_then(|history| history.past(school, year));
        PastV1 {
            year,
            status: known.map(|past| past.this_year.word()),
            final_status: known.map(|past| past.final_status.word()),
            rank: known.and_then(|past| past.rank),
            score_exact: known.and_then(|past| past.score.as_ref()).map(ToString::to_string),
        }
    };
    Some(HistoryV1 {
        this_year: report.assessment.schools[school].this_year.word(),
        passage: passage.word(),
        because: report.history_line(school),
        years: report.history_years().into_iter().map(past).collect(),
    })
}

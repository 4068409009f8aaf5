//! Why a school came onto the list, left it, or stayed on it though the year alone would not have it: sentences that each
//! say who or what decided, and by which numbers.

use super::{Comparison, differs};
use crate::assess::{Assessment, Held, Weighed};
use crate::compare::{By, Cause, Incomparable, Move, Step, Turn, Verdict};
use crate::criteria::{Ground, Ties};
use crate::decision::Status;
use crate::report::history::passage_words;
use crate::report::methodology::interval_words;
use crate::report::wording::{self, number};
use crate::text::Message;

/// Indicators named that a school has no value of.
const LACKING_NAMED: usize = 3;

/// Why; nothing where the year alone decided as before.
pub(super) fn reasons(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Vec<String> {
    if found.causes.is_empty() {
        return Vec::new();
    }
    if let Some(run) = unknown(found) {
        return vec![comparison.texts.say(&Message::new("compare-unknown").with("year", comparison.year(run)))];
    }
    let mut said: Vec<String> = Vec::new();
    for cause in &found.causes {
        match cause {
            Cause::Identity => said.extend(identity(comparison, step, found)),
            // told with the years below
            Cause::Unknown(_) | Cause::History(_) => {}
            Cause::Commission(run) => said.extend(commission(comparison, step, found, *run)),
            Cause::Year(by) => {
                // what the earlier methodology makes of the year alone is not what it makes of all years
                if found.causes.iter().any(|cause| matches!(cause, Cause::OverYears(_))) {
                    said.push(comparison.word("compare-year-alone"));
                }
                said.extend(year(comparison, step, found, by));
            }
            Cause::OverYears(_) => said.extend(over_years(comparison, step, found)),
        }
    }
    let moved = found.turn != Turn::Stayed;
    let schools = [found.before.first().filter(|_| found.before.len() == 1).copied(), found.after];
    for (at, school) in schools.into_iter().enumerate() {
        let (Some(verdict), Some(school)) = (&found.verdicts[at], school) else { continue };
        let run = step.earlier + at;
        // what a commission overruled is no reason
        let overruled = (verdict.this_year == Status::Listed) != (verdict.computed == Status::Listed);
        if found.causes.contains(&Cause::History(run)) || moved && !overruled {
            said.extend(passage(comparison, run, verdict));
        }
        // numbers of a school that is no more, or is another one now, say nothing of the later year
        if moved && (at == 1 || !found.causes.contains(&Cause::Identity)) {
            said.extend(detail(comparison, run, school, verdict));
        }
    }
    said
}

/// The run of which it is not known what decided.
fn unknown(found: &Move) -> Option<usize> {
    found.causes.iter().find_map(|cause| if let Cause::Unknown(run) = cause { Some(*run) } else { None })
}

/// The same as one line under the school; that nothing is known is said of all schools at once.
pub(super) fn line(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Option<String> {
    if unknown(found).is_some() {
        return None;
    }
    let said = reasons(comparison, step, found);
    let message = Message::new(match found.turn {
        Turn::Entered => "compare-because-entered",
        Turn::Returned => "compare-because-returned",
        Turn::Left => "compare-because-left",
        Turn::Stayed | Turn::Outside => "compare-because-stayed",
    });
    (!said.is_empty()).then(|| comparison.texts.say(&message.with("reasons", said.join(" "))))
}

/// What became of a school that one of the two runs does not have as one.
fn identity(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Option<String> {
    let (before, after) = (comparison.year(step.earlier), comparison.year(step.earlier + 1));
    let message = match found.change.as_ref().err()? {
        Incomparable::New => Message::new("compare-identity-new").with("year", before),
        Incomparable::Absent(run) => {
            Message::new("compare-identity-absent").with("year", before).with("last", comparison.year(*run))
        }
        Incomparable::Gone => Message::new("compare-identity-gone").with("year", after),
        Incomparable::Merged => {
            let schools = comparison.runs[step.earlier].register.schools();
            let names: Vec<&str> = found.before.iter().map(|place| schools[*place].short_name.as_str()).collect();
            let left = found.turn == Turn::Left;
            let message = Message::new(if left { "compare-identity-merged-of" } else { "compare-identity-merged" });
            message.with("schools", names).with("year", before)
        }
        Incomparable::Divided => Message::new("compare-identity-divided"),
        _ => return None,
    };
    Some(comparison.texts.say(&message))
}

fn commission(comparison: &Comparison<'_>, step: &Step, found: &Move, run: usize) -> Option<String> {
    let verdict = found.verdicts[run - step.earlier].as_ref()?;
    let decision = verdict.decision.as_ref()?;
    let message = Message::new("compare-commission").with("year", comparison.year(run));
    let message = message
        .with("decided", wording::status(decision.status))
        .with("computed", wording::status(verdict.computed))
        .with("by", decision.by.as_str())
        .with("date", decision.date.as_str())
        .with("act", decision.act.as_str())
        .with("reason", decision.reason.as_str());
    Some(comparison.texts.say(&message))
}

fn passage(comparison: &Comparison<'_>, run: usize, verdict: &Verdict) -> Option<String> {
    let rule = comparison.criteria(run)?.list.as_ref()?.history.as_ref()?;
    let year = comparison.runs[run].year;
    let because = passage_words(rule, year, verdict.this_year, verdict.passage.as_ref()?)?;
    let message = Message::new("compare-in-year").with("year", comparison.year(run));
    Some(comparison.texts.say(&message.with("what", because)))
}

/// What the earlier rule of entry and exit would make of the later year.
fn over_years(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Option<String> {
    let has_rule = |run: usize| Some(comparison.criteria(run)?.list.as_ref()?.history.is_some());
    let is = found.verdicts[1].as_ref()?.last == Status::Listed;
    let message = Message::new(match (has_rule(step.earlier)?, has_rule(step.earlier + 1)?) {
        (false, _) => "compare-by-no-rule",
        (true, false) => "compare-by-rule-gone",
        (true, true) => "compare-by-rule",
    });
    let message =
        message.with("before", comparison.year(step.earlier)).with("after", comparison.year(step.earlier + 1));
    let would = Message::new(if is { "compare-would-out" } else { "compare-would-in" });
    Some(comparison.texts.say(&message.with("would", would)))
}

/// What makes the difference between the two years alone.
fn year(comparison: &Comparison<'_>, step: &Step, found: &Move, by: &By) -> Vec<String> {
    let is = found.verdicts[1].as_ref().is_some_and(|verdict| verdict.this_year == Status::Listed);
    // the years alone say opposite things
    let would = |listed: bool| Message::new(if listed { "compare-would-in" } else { "compare-would-out" });
    let key = match by {
        By::SameCriteria => "compare-by-same",
        By::Data => "compare-by-data",
        By::Criteria(_) => "compare-by-criteria",
        By::Both(_) => "compare-by-both",
        By::Either => "compare-by-either",
        By::NotByEarlier(_) => "compare-by-earlier",
        By::Untried => "compare-by-untried",
    };
    let (before, after) = (comparison.year(step.earlier), comparison.year(step.earlier + 1));
    let message = Message::new(key).with("before", before.as_str()).with("after", after.as_str());
    let mut said = vec![comparison.texts.say(&message.with("was", would(!is)).with("is", would(is)))];
    let (By::Criteria(needed) | By::Both(needed) | By::NotByEarlier(needed)) = by else { return said };
    let differences = step.differences.as_deref().unwrap_or_default();
    let what: Vec<String> = needed
        .iter()
        .filter_map(|at| differences.get(*at))
        .map(|difference| differs::short(comparison, step, difference))
        .collect();
    said.push(match what.len() {
        0 => comparison.word("compare-needs-none"),
        count => {
            let message = Message::new("compare-needs").with("count", count).with("after", after);
            comparison.texts.say(&message.with("what", what.join("; ")))
        }
    });
    said
}

/// By which numbers a year alone decided.
fn detail(comparison: &Comparison<'_>, run: usize, school: usize, verdict: &Verdict) -> Vec<String> {
    let Some((assessment, _)) = &comparison.runs[run].made_of else { return Vec::new() };
    let in_year = |what: Message| {
        let message = Message::new("compare-numbers-of-year").with("year", comparison.year(run));
        comparison.texts.say(&message.with("what", what))
    };
    let Some(list) = &assessment.criteria.list else { return Vec::new() };
    match verdict.this_year {
        Status::InsufficientData => return vec![in_year(lacking(comparison, assessment, school))],
        Status::NotConsidered => return vec![in_year(not_considered(assessment, school))],
        Status::Listed | Status::Risk | Status::NotListed => {}
    }
    let Some(total) = assessment.schools[school].total() else { return Vec::new() };
    let mut said = Vec::new();
    for ground in &list.grounds {
        let message = match ground {
            Ground::Lowest(..) => {
                let Some((cut, place)) = assessment.cut(school).zip(assessment.place_in_pool(school)) else { continue };
                if cut.tied.contains(&school) {
                    said.push(in_year(tied(assessment, &list.ties, cut)));
                }
                let key = if assessment.is_inside(school) { "compare-inside" } else { "compare-beyond" };
                Message::new(key).with("place", place).with("ranked", cut.ranked).with("listed", cut.listed)
            }
            Ground::Score(interval) => Message::new("compare-threshold").with("interval", {
                interval_words(interval, |end| {
                    let digits = end.decimals().map_or(2, |digits| digits.min(6));
                    Message::new("value-plain").with("value", number(end, digits))
                })
            }),
            // rules that say something else are told one by one
            Ground::Rule(_) => continue,
        };
        let score = comparison.texts.number(&total.score, wording::point_digits(assessment.criteria));
        said.push(in_year(message.with("score", score)));
    }
    said
}

fn tied(assessment: &Assessment<'_>, ties: &Ties, cut: &crate::assess::Cut) -> Message {
    let names: Vec<&str> = cut.tied.iter().map(|school| assessment.school(*school).short_name.as_str()).collect();
    let rule = Message::new(match ties {
        Ties::IncludeAll => "compare-ties-include",
        Ties::ExcludeAll => "compare-ties-exclude",
        Ties::Tiebreak(_) => "compare-ties-break",
    });
    Message::new("compare-tied").with("schools", names).with("rule", rule)
}

/// What of a school is not known.
fn lacking(comparison: &Comparison<'_>, assessment: &Assessment<'_>, school: usize) -> Message {
    let absent = (0..assessment.criteria.indicators.len()).filter_map(|indicator| {
        let why = assessment.absence(school, indicator)?;
        let applies = *why != crate::assess::Absence::NotApplicable;
        let name = assessment.criteria.indicators[indicator].short.as_str();
        let message = Message::new("compare-lacks").with("indicator", name).with("why", wording::absence(why));
        applies.then(|| comparison.texts.say(&message))
    });
    let absent: Vec<String> = absent.collect();
    let more = absent.len().saturating_sub(LACKING_NAMED);
    let named = absent.iter().take(LACKING_NAMED).cloned().collect::<Vec<_>>().join("; ");
    match (absent.len(), more) {
        (0, _) => Message::new("compare-lacking"),
        (_, 0) => Message::new("compare-lacking-these").with("what", named),
        _ => Message::new("compare-lacking-more").with("what", named).with("count", more),
    }
}

/// Why a school is not considered.
fn not_considered(assessment: &Assessment<'_>, school: usize) -> Message {
    let rules = assessment.criteria.list.iter().flat_map(|list| &list.exclude_when);
    let mut held = rules.filter(|rule| assessment.outcome(school, **rule).held == Held::Yes);
    match held.next() {
        Some(rule) => {
            Message::new("compare-excluded-rule").with("rule", assessment.criteria.rules[*rule].title.as_str())
        }
        None if assessment.schools[school].weighed == Weighed::NotConsidered => Message::new("compare-excluded-kind"),
        None => Message::new("compare-excluded"),
    }
}

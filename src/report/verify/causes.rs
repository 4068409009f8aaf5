//! Changes that could make a list another one, in words.

use crate::criteria::{CountRounding, MissingRule, RuleMissing, Ties};
use crate::number::{Exact, Mode};
use crate::report::Report;
use crate::report::methodology::rounding_words;
use crate::report::wording::number;
use crate::text::Message;
use crate::verify::{Change, Cut, Ends, Site};

/// The word of a kind of change, for people.
pub(super) fn kind(change: &Change) -> Message {
    Message::new(match change {
        Change::Decision => "verify-kind-decision",
        Change::History => "verify-kind-history",
        Change::Ties(_) => "verify-kind-ties",
        Change::Rounding(..) | Change::Mode(_) => "verify-kind-rounding",
        Change::Missing(_) | Change::RuleMissing(_) => "verify-kind-missing",
        Change::Cohort(_) => "verify-kind-cohort",
        Change::Cut(_) => "verify-kind-cut",
        Change::Value(..) => "verify-kind-value",
    })
}

/// What is changed, as a part of a sentence.
pub(super) fn change(report: &Report<'_>, change: &Change) -> String {
    let said = match change {
        Change::Decision => Message::new("verify-cause-decision"),
        Change::History => Message::new("verify-cause-history"),
        Change::Ties(Ties::IncludeAll) => Message::new("verify-cause-ties-include"),
        Change::Ties(Ties::ExcludeAll) => Message::new("verify-cause-ties-exclude"),
        Change::Ties(Ties::Tiebreak(_)) => Message::new("verify-cause-ties-break"),
        Change::Mode(mode) => Message::new(match mode {
            Mode::HalfUp => "verify-cause-half-up",
            Mode::HalfEven => "verify-cause-half-even",
            Mode::Truncate => "verify-cause-truncate",
        }),
        Change::Rounding(site, None) => Message::new(match site {
            Site::Score => "verify-cause-exact-score",
            Site::Contribution => "verify-cause-exact-points",
            Site::Value => "verify-cause-exact-values",
            Site::All => "verify-cause-exact",
        }),
        Change::Rounding(site, Some(rounding)) => Message::new(match site {
            Site::Score => "verify-cause-round-score",
            Site::Contribution => "verify-cause-round-points",
            Site::Value => "verify-cause-round-values",
            Site::All => "verify-cause-round",
        })
        .with("rounding", rounding_words(*rounding)),
        Change::Missing(rule) => missing(rule),
        Change::RuleMissing(RuleMissing::Unknown) => Message::new("verify-cause-rule-unknown"),
        Change::RuleMissing(RuleMissing::NotHeld { .. }) => Message::new("verify-cause-rule-not-held"),
        Change::RuleMissing(RuleMissing::Held { .. }) => Message::new("verify-cause-rule-held"),
        Change::Cohort(Some(cohort)) => Message::new("verify-cause-cohort").with("cohort", *cohort),
        Change::Cohort(None) => Message::new("verify-cause-no-cohort"),
        Change::Cut(cut) => cut_words(report, cut),
        Change::Value(school, indicator, turn) => {
            let name = report.assessment.school(*school).short_name.as_str();
            let what = report.turn(*school, *indicator, turn);
            Message::new("verify-cause-value").with("school", name).with("what", what)
        }
    };
    report.say(&said)
}

fn percent(share: &Exact) -> Message {
    let percent = share * &Exact::from(100);
    let digits = percent.decimals().unwrap_or(2);
    Message::new("value-percent").with("value", number(&percent, digits))
}

fn missing(rule: &MissingRule) -> Message {
    match rule {
        MissingRule::Refuse => Message::new("verify-cause-refuse"),
        MissingRule::Table(_) => Message::new("verify-cause-table"),
        MissingRule::Renormalise { coverage } => {
            Message::new("verify-cause-renormalise").with("coverage", percent(coverage))
        }
        MissingRule::Worst { coverage } => Message::new("verify-cause-worst").with("coverage", percent(coverage)),
        MissingRule::GroupMedian { coverage, .. } => {
            Message::new("verify-cause-median").with("coverage", percent(coverage))
        }
    }
}

fn cut_words(report: &Report<'_>, cut: &Cut) -> Message {
    let title = |rule: usize| report.assessment.criteria.rules[rule].title.as_str();
    match cut {
        Cut::Number(count) => Message::new("verify-cause-number").with("count", *count),
        Cut::Counting(CountRounding::Ceiling) => Message::new("verify-cause-ceiling"),
        Cut::Counting(CountRounding::Floor) => Message::new("verify-cause-floor"),
        Cut::Share(share) => Message::new("verify-cause-share").with("share", percent(share)),
        Cut::Ends(Ends::Score) => Message::new("verify-cause-ends-score"),
        Cut::Ends(Ends::Rule(rule)) => Message::new("verify-cause-ends-rule").with("rule", title(*rule)),
        Cut::Ends(Ends::Rules) => Message::new("verify-cause-ends-rules"),
        Cut::Score(step) => {
            let key = if step.is_negative() { "verify-cause-lower" } else { "verify-cause-higher" };
            Message::new(key).with("points", number(&step.abs(), step.decimals().unwrap_or(2)))
        }
        Cut::Hold(rule, step) => {
            let key = if *step < 0 { "verify-cause-hold-less" } else { "verify-cause-hold-more" };
            Message::new(key).with("rule", title(*rule))
        }
    }
}

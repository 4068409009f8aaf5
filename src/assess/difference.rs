//! One assessment held against another of the same schools by the same criteria: who enters the list, who leaves it, whose
//! score or place moves, and why, exactly.

use super::against::{AdjustmentVersus, Against, between};
use super::rule::Held;
use super::{Assessment, SchoolAssessment};
use crate::decision::Status;
use crate::number::Exact;

/// What is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Schools that are listed only after, most in need first.
    pub enters: Vec<usize>,
    /// Schools that are listed only before, in the order in which they are shown before.
    pub leaves: Vec<usize>,
    /// Schools whose score, place or verdict is another, in the order in which they are shown after.
    pub moved: Vec<Moved>,
}

/// Where a school stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Its score.
    pub score: Option<Exact>,
    /// Its place.
    pub rank: Option<usize>,
    /// What becomes of it.
    pub status: Status,
}

/// A school that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The school.
    pub school: usize,
    /// Where it stands before.
    pub before: Stand,
    /// Where it stands after.
    pub after: Stand,
    /// The indicators that gave other points, in the order of the criteria. With the steps they add up to the difference
    /// of the scores; there are none where one of the scores is not there.
    pub parts: Vec<MovedPart>,
    /// The steps of an index that gave other points.
    pub steps: Vec<AdjustmentVersus>,
    /// The rules that say something else: the rule, what it says before and after.
    pub rules: Vec<(usize, Held, Held)>,
}

/// What an indicator does to the score of a school that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedPart {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// Its points before and after; `None` where it gave none.
    pub points: (Option<Exact>, Option<Exact>),
    /// How many points more.
    pub difference: Exact,
    /// What made the difference.
    pub cause: MoveCause,
}

/// Why an indicator gives other points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveCause {
    /// The school's own value is another.
    Value,
    /// Its value is the same, and other schools moved the scale.
    Scale,
    /// Value and scale are the same, and it weighs more or less: other data of the school came or went.
    Weight,
}

impl MoveCause {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Value, Self::Scale, Self::Weight];

    /// The cause's word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Scale => "scale",
            Self::Weight => "weight",
        }
    }
}

/// What is different after.
#[must_use]
pub fn difference(before: &Assessment<'_>, after: &Assessment<'_>) -> Difference {
    let is_new = |here: &Assessment<'_>, there: &Assessment<'_>| {
        here.listed().filter(|school| there.final_status(*school) != Status::Listed).collect()
    };
    Difference {
        enters: is_new(after, before),
        leaves: is_new(before, after),
        moved: after.shown().filter_map(|school| moved(before, after, school)).collect(),
    }
}

fn stand(assessment: &Assessment<'_>, school: usize) -> Stand {
    let assessed = &assessment.schools[school];
    let score = assessed.total().map(|total| total.score.clone());
    Stand { score, rank: assessed.rank, status: assessment.final_status(school) }
}

/// How a school moved; `None` where it stands as it stood.
fn moved(before: &Assessment<'_>, after: &Assessment<'_>, school: usize) -> Option<Moved> {
    let stands = (stand(before, school), stand(after, school));
    if stands.0 == stands.1 {
        return None;
    }
    let (one, other): (&SchoolAssessment, &SchoolAssessment) = (&before.schools[school], &after.schools[school]);
    let count = after.criteria.indicators.len();
    let (parts, steps) = match between(other, one, count) {
        Some(Against { parts, adjustments, .. }) => (parts, adjustments),
        None => (Vec::new(), Vec::new()),
    };
    let points = |assessed: &SchoolAssessment, indicator| {
        assessed.contribution(indicator).map(|contribution| contribution.points.clone())
    };
    let cause = |indicator| {
        let scaled = [one, other].map(|side| side.contribution(indicator).map(|given| given.normalised.clone()));
        if before.value(school, indicator) != after.value(school, indicator) {
            MoveCause::Value
        } else if scaled[0] == scaled[1] {
            MoveCause::Weight
        } else {
            MoveCause::Scale
        }
    };
    let part = |indicator, difference| MovedPart {
        indicator,
        points: (points(one, indicator), points(other, indicator)),
        difference,
        cause: cause(indicator),
    };
    let parts = parts.into_iter().filter(|versus| !versus.difference.is_zero());
    let parts = parts.map(|versus| part(versus.indicator, versus.difference)).collect();
    let rules = (0..after.criteria.rules.len()).filter_map(|rule| {
        let (was, now) = (before.outcome(school, rule).held, after.outcome(school, rule).held);
        (was != now).then_some((rule, was, now))
    });
    Some(Moved { school, parts, steps, rules: rules.collect(), before: stands.0, after: stands.1 })
}

//! A school held against another, against the city's median, or against the cut: how much of the difference of scores each
//! indicator makes, exactly.
//!
//! `S − S_r = Σ (p_j − p_rj) + Σ (a − a_r)`. The difference of an indicator's points is split at the midpoints of weights
//! and values, which sums exactly also where gaps changed the weights and which for equal weights is the Shapley value:
//! `W z − W_r z_r = ½(W + W_r)(z − z_r) + ½(z + z_r)(W − W_r)`. Source: Shorrocks (2013), Decomposition procedures for
//! distributional analysis, J. Econ. Inequal. 11; for two factors the Shapley value is the split at midpoints.

use crate::assess::explain;
use crate::assess::index::{Adjustment, Contribution, StandIn, StepKind, Total};
use crate::assess::{Assessment, SchoolAssessment};
use crate::decision::Status;
use crate::number::Exact;

/// What a school is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The school on the other side of the list by the criteria: of a listed school the first that is not, of others the
    /// last that is.
    Cut,
    /// The city's median of every indicator, on the school's own scales and weights.
    Median,
    /// This school.
    School(usize),
}

/// A school held against a reference: `difference = Σ parts + Σ adjustments`, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// The school that it is held against; `None` for the median.
    pub school: Option<usize>,
    /// The score of the reference; of the median, the sum of its points.
    pub score: Exact,
    /// The school's score less that of the reference.
    pub difference: Exact,
    /// By indicator, in the order of the criteria.
    pub parts: Vec<Versus>,
    /// What was done to the two sums.
    pub adjustments: Vec<AdjustmentVersus>,
}

/// What an indicator does to the difference of two scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versus {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// The difference of points: the sum of the next three.
    pub difference: Exact,
    /// By the value: the mean of the two weights times the difference of the scaled values.
    pub by_value: Exact,
    /// By the weight: the mean of the two scaled values times the difference of the weights. An indicator that only one of
    /// the two has differs by its weight alone.
    pub by_weight: Exact,
    /// By the rounding of points.
    pub by_rounding: Exact,
    /// The difference of the logarithms times their exponents, where the indicator stands in a geometric mean.
    pub logarithm: Option<Exact>,
}

/// What a step does to the difference of two scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentVersus {
    /// The step.
    pub step: StepKind,
    /// The index in which it was made: its place among the criteria's.
    pub index: usize,
    /// What stood for a part without data, where that is the step.
    pub stand_in: Option<StandIn>,
    /// How much, in points of the score.
    pub amount: Exact,
}

/// What one side gave for an indicator.
struct Side<'c> {
    weight: &'c Exact,
    normalised: Exact,
    points: Exact,
    logarithm: Option<&'c Exact>,
}

impl<'c> Side<'c> {
    fn of(contribution: &'c Contribution) -> Self {
        Self {
            weight: &contribution.weight,
            normalised: contribution.normalised.clone(),
            points: contribution.points.clone(),
            logarithm: contribution.logarithm.as_deref(),
        }
    }
}

/// A school against a reference; `None` where one of them has no score.
pub(super) fn against(assessment: &Assessment<'_>, school: usize, reference: Reference) -> Option<Against> {
    let own = assessment.schools[school].total()?;
    let other = match reference {
        Reference::Median => return Some(against_median(assessment, school, own)),
        Reference::School(other) => other,
        Reference::Cut => across(assessment, school)?,
    };
    let count = assessment.criteria.indicators.len();
    Some(Against { school: Some(other), ..between(&assessment.schools[school], &assessment.schools[other], count)? })
}

/// One verdict against another, by the same criteria of so many indicators; `None` where one of them has no score.
pub(super) fn between(own: &SchoolAssessment, other: &SchoolAssessment, indicators: usize) -> Option<Against> {
    let (total, other_total) = (own.total()?, other.total()?);
    let parts = (0..indicators).filter_map(|indicator| {
        let sides = [own, other].map(|side| side.contribution(indicator).map(Side::of));
        versus(indicator, sides[0].as_ref(), sides[1].as_ref())
    });
    Some(Against {
        school: None,
        score: other_total.score.clone(),
        difference: &total.score - &other_total.score,
        parts: parts.collect(),
        adjustments: adjustments(&total.adjustments, &other_total.adjustments),
    })
}

fn against_median(assessment: &Assessment<'_>, school: usize, own: &Total) -> Against {
    let rounding = assessment.criteria.rounding.contribution;
    let mut score = Exact::zero();
    let mut parts = Vec::with_capacity(own.contributions.len());
    for contribution in &own.contributions {
        let summary = &assessment.indicators[contribution.indicator];
        let known = assessment.school(school);
        let normalised = explain::median_of(assessment.criteria, known, contribution.indicator, summary);
        let median = normalised.map(|normalised| {
            let exact = &contribution.weight * &normalised;
            let points = rounding.map(|rounding| rounding.of(&exact)).unwrap_or(exact);
            Side { weight: &contribution.weight, normalised, points, logarithm: None }
        });
        score = median.as_ref().map(|median| &score + &median.points).unwrap_or(score);
        parts.extend(versus(contribution.indicator, Some(&Side::of(contribution)), median.as_ref()));
    }
    let difference = &own.score - &score;
    Against { school: None, score, difference, parts, adjustments: adjustments(&own.adjustments, &[]) }
}

/// The first school outside a list and the last on it.
pub(super) type Border = (Option<usize>, Option<usize>);

/// The school on the other side of the list of this year by the criteria, in the order of need of the school's pool, or of all where no
/// cut lists: of a listed school the first that is not, of others the last that is.
fn across(assessment: &Assessment<'_>, school: usize) -> Option<usize> {
    let borders = assessment.borders.get_or_init(|| {
        // those of the pools, then that of all
        let orders = assessment.standings.iter().chain([&assessment.order]);
        orders.map(|order| border(assessment, order)).collect()
    });
    let pool = assessment.pools.get(&school).copied().unwrap_or(assessment.standings.len());
    let (first_outside, last_listed) = borders[pool];
    if assessment.schools[school].this_year == Status::Listed { first_outside } else { last_listed }
}

/// The first school of an order that is not listed, and the last that is; of those with a score.
fn border(assessment: &Assessment<'_>, order: &[usize]) -> Border {
    let mut scored = order.iter().copied().filter(|school| assessment.schools[*school].total().is_some());
    let last_listed = scored.clone().rfind(|school| assessment.schools[*school].this_year == Status::Listed);
    (scored.find(|school| is_outside(assessment.schools[*school].this_year)), last_listed)
}

/// Whether a school was weighed and found not to belong on the list.
fn is_outside(status: Status) -> bool {
    matches!(status, Status::Risk | Status::NotListed)
}

/// What an indicator does to the difference; `None` where neither side has it.
fn versus(indicator: usize, own: Option<&Side<'_>>, other: Option<&Side<'_>>) -> Option<Versus> {
    let none = Exact::zero();
    let logarithm = own.zip(other).and_then(|(own, other)| Some(own.logarithm? - other.logarithm?));
    let (own, other) = match (own, other) {
        (Some(own), Some(other)) => (side(own), side(other)),
        (Some(own), None) => (side(own), (&none, &own.normalised, &none)),
        (None, Some(other)) => ((&none, &other.normalised, &none), side(other)),
        (None, None) => return None,
    };
    let ((weight, value, points), (other_weight, other_value, other_points)) = (own, other);
    let half = Exact::scaled(5, 1);
    let (by_value, by_weight) = if weight == other_weight {
        (weight * &(value - other_value), Exact::zero())
    } else {
        let (weights, values) = (weight + other_weight, value + other_value);
        (&(&half * &weights) * &(value - other_value), &(&half * &values) * &(weight - other_weight))
    };
    let difference = points - other_points;
    let by_rounding = &difference - &(&by_value + &by_weight);
    Some(Versus { indicator, difference, by_value, by_weight, by_rounding, logarithm })
}

fn side<'s>(side: &'s Side<'_>) -> (&'s Exact, &'s Exact, &'s Exact) {
    (side.weight, &side.normalised, &side.points)
}

/// The differences of what was done to two sums, each step by its name.
fn adjustments(own: &[Adjustment], other: &[Adjustment]) -> Vec<AdjustmentVersus> {
    let mut differences: Vec<AdjustmentVersus> = Vec::new();
    let signed = own.iter().map(|given| (given, given.amount.clone()));
    for (given, amount) in signed.chain(other.iter().map(|given| (given, -&given.amount))) {
        let alike = |known: &&mut AdjustmentVersus| {
            (known.step, known.index, known.stand_in) == (given.step, given.index, given.stand_in)
        };
        match differences.iter_mut().find(alike) {
            Some(known) => known.amount = &known.amount + &amount,
            None => {
                let (step, index, stand_in) = (given.step, given.index, given.stand_in);
                differences.push(AdjustmentVersus { step, index, stand_in, amount });
            }
        }
    }
    differences.retain(|known| !known.amount.is_zero());
    differences
}

impl Assessment<'_> {
    /// A school held against a reference: what makes the difference of the two scores. `None` where one of them has no
    /// score, or there is nobody on the other side of the cut.
    #[must_use]
    pub fn against(&self, school: usize, reference: Reference) -> Option<Against> {
        against(self, school, reference)
    }

    /// The schools that are nearest to the list and not on it, neither by the criteria nor by a commission: the first
    /// outside the cut of each pool and all with the same score; where no cut lists, those of all schools.
    #[must_use]
    pub fn nearest_outside(&self) -> Vec<usize> {
        let everybody = [self.order.clone()];
        let standings = if self.cuts.is_empty() { everybody.as_slice() } else { self.standings.as_slice() };
        standings.iter().flat_map(|standing| self.first_outside(standing)).collect()
    }

    /// The first school of an order that is not listed, and those equal to it.
    fn first_outside(&self, standing: &[usize]) -> Vec<usize> {
        let outside =
            |school: &usize| is_outside(self.schools[*school].status) && self.final_status(*school) != Status::Listed;
        let score = |school: usize| self.schools[school].total().map(|total| &total.ranked_by);
        let mut left = standing.iter().copied().filter(outside);
        let Some(first) = left.next() else { return Vec::new() };
        let equal = left.filter(|other| score(*other).is_some() && score(*other) == score(first));
        std::iter::once(first).chain(equal).collect()
    }
}

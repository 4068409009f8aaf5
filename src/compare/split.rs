//! The change of a score and of a place, split into what made it.
//!
//! A score follows from three things: the school's own results `o`, the criteria `c` and the other schools `e` (the scales
//! that they make, the medians that stand for gaps, whom a place is counted among). Each is the earlier year's or the later
//! one's: eight states, of which two are the two runs and the others are computed. The part of each thing is its Shapley
//! value over the eight, exactly: what it changes, averaged over the orders in which the three could have changed.
//!
//! What data there are is a part of its own. The eight states look only at the indicators of which both years have a value
//! for the school; what the others do to the two scores is the part of availability. All four parts add up to the change.
//!
//! Sources: Shapley (1953), A value for n-person games; Shorrocks (2013), Decomposition procedures for distributional
//! analysis, J. Econ. Inequal. 11.

use std::borrow::Cow;

use super::{Incomparable, Run, count};
use crate::assess::{Assessment, Total, Weighed, assess};
use crate::criteria::Direction;
use crate::decision::Status;
use crate::number::Exact;

/// The parts of a change: `after − before = own + criteria + others + availability`, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What it was.
    pub before: Exact,
    /// What it is.
    pub after: Exact,
    /// What the school's own results did.
    pub own: Exact,
    /// What the criteria did.
    pub criteria: Exact,
    /// What the other schools did.
    pub others: Exact,
    /// What it did that an indicator has a value in one of the years only.
    pub availability: Exact,
}

impl Parts {
    /// The change.
    #[must_use]
    pub fn change(&self) -> Exact {
        &self.after - &self.before
    }
}

/// The change of a score and of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The score.
    pub score: Parts,
    /// The place, 1 = most in need.
    pub place: Parts,
    /// The score by indicator: those of either methodology that give points in either year, in the order of the later
    /// one. They and `adjustments` add up to the score, part by part.
    pub indicators: Vec<IndicatorSplit>,
    /// What is done to the sum of the points: caps, blends, rounding.
    pub adjustments: Parts,
}

/// The points of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSplit {
    /// Its id.
    pub id: String,
    /// Its points.
    pub points: Parts,
}

/// A score taken apart: points by indicator, what is done to their sum, the place.
struct State {
    points: Vec<Exact>,
    adjustments: Exact,
    score: Exact,
    place: Exact,
}

/// The assessments by which the changes between two runs are split: by criteria and by data, earlier and later.
pub(super) struct Splitter<'r> {
    before: &'r Assessment<'r>,
    after: &'r Assessment<'r>,
    /// The place of the earlier run among those compared.
    at: usize,
    /// The earlier data by the later criteria, and the later data by the earlier ones; `None` where the criteria are the
    /// same.
    crossed: Option<[Assessment<'r>; 2]>,
    /// Scores by criteria and by data, the lowest first.
    ranked: [[Vec<Exact>; 2]; 2],
    /// The ids of all indicators, and the place of each among those of the two methodologies.
    ids: Vec<String>,
    places: [Vec<Option<usize>>; 2],
}

impl<'r> Splitter<'r> {
    /// What it takes to split the changes between two runs, the earlier one with this place among those compared.
    pub(super) fn new(before: &'r Run<'r>, after: &'r Run<'r>, at: usize) -> Result<Self, Incomparable> {
        let made_of = |run: &'r Run<'r>, at| run.made_of.as_ref().ok_or(Incomparable::ResultAlone(at));
        let ((old, of_old), (new, of_new)) = (made_of(before, at)?, made_of(after, at + 1)?);
        let cross = |by: &Assessment<'r>, of: &Assessment<'r>, observations| {
            assess(by.criteria, of.register, observations, of.year)
        };
        let same = before.criteria_sha256 == after.criteria_sha256;
        let crossed = (!same).then(|| [cross(new, old, *of_old), cross(old, new, *of_new)]);
        let ids = |of: &Assessment<'_>| -> Vec<String> {
            of.criteria.indicators.iter().map(|indicator| indicator.id.clone()).collect()
        };
        let (own, mut all) = ([ids(old), ids(new)], ids(new));
        all.extend(own[0].iter().filter(|id| !own[1].contains(id)).cloned());
        let places = own.map(|own| all.iter().map(|id| own.iter().position(|own| own == id)).collect());
        let mut splitter = Self { before: old, after: new, at, crossed, ranked: Default::default(), ids: all, places };
        splitter.ranked = [0, 1].map(|criteria| [0, 1].map(|data| scores(splitter.assessment(criteria, data))));
        Ok(splitter)
    }

    /// What the rule of the year alone makes of a school by the criteria and by the data of the earlier (0) or later (1) run.
    pub(super) fn this_year(&self, criteria: usize, data: usize, school: usize) -> Status {
        self.assessment(criteria, data).schools[school].this_year
    }

    /// The assessment by the criteria and of the data of the earlier (0) or later (1) run.
    fn assessment(&self, criteria: usize, data: usize) -> &Assessment<'r> {
        match &self.crossed {
            Some([earlier_data, _]) if (criteria, data) == (1, 0) => earlier_data,
            Some([_, later_data]) if (criteria, data) == (0, 1) => later_data,
            _ if data == 0 => self.before,
            _ => self.after,
        }
    }

    /// Splits the change of a school, whose places in the two registers are given.
    pub(super) fn split(&self, was: usize, is: usize) -> Result<Split, Incomparable> {
        let schools = [was, is];
        let (old, new) = (self.before, self.after);
        let (before, after) = (old.schools[was].total().is_some(), new.schools[is].total().is_some());
        if !before || !after {
            return Err(Incomparable::NoScore { before: !before, after: !after });
        }
        if old.criteria.direction != new.criteria.direction {
            return Err(Incomparable::Directions);
        }
        let kept = [0, 1].map(|criteria| self.in_common(criteria, schools));
        let weighed = self.weighed(schools, &kept);
        // states by own results, criteria, other schools: bits 1, 2, 4
        let mut states = Vec::with_capacity(8);
        for state in 0..8 {
            let (own, criteria, others) = (state & 1, state >> 1 & 1, state >> 2 & 1);
            let seen = weighed[criteria][own][others].as_ref().or(weighed[criteria][own][own].as_ref());
            let total =
                seen.and_then(|weighed| total(weighed)).ok_or(Incomparable::LittleInCommon(self.at + criteria))?;
            states.push(self.state(schools, (criteria, others), total));
        }
        let end = |at: usize, assessment: &Assessment<'_>| {
            let total = assessment.schools[schools[at]].total().ok_or(Incomparable::LittleInCommon(self.at + at))?;
            Ok(self.state(schools, (at, at), total))
        };
        let (first, last) = (end(0, old)?, end(1, new)?);
        let parts = |of: &dyn Fn(&State) -> Exact| {
            let values: Vec<Exact> = states.iter().map(of).collect();
            let [own, criteria, others] = shapley(&values);
            let (before, after) = (of(&first), of(&last));
            let availability = &(&after - &values[7]) - &(&before - &values[0]);
            Parts { before, after, own, criteria, others, availability }
        };
        let indicators = self.ids.iter().enumerate().map(|(at, id)| {
            let points = parts(&|state| state.points[at].clone());
            IndicatorSplit { id: id.clone(), points }
        });
        let gives_none = |split: &IndicatorSplit| {
            let parts = &split.points;
            let numbers =
                [&parts.before, &parts.after, &parts.own, &parts.criteria, &parts.others, &parts.availability];
            numbers.into_iter().all(|number| *number == 0)
        };
        Ok(Split {
            score: parts(&|state| state.score.clone()),
            place: parts(&|state| state.place.clone()),
            indicators: indicators.filter(|split| !gives_none(split)).collect(),
            adjustments: parts(&|state| state.adjustments.clone()),
        })
    }

    /// The indicators of a methodology of which both years have a value for the school.
    fn in_common(&self, criteria: usize, schools: [usize; 2]) -> Vec<bool> {
        let years = [self.assessment(criteria, 0), self.assessment(criteria, 1)];
        let has = |at: usize, indicator: usize| years[at].value(schools[at], indicator).value().is_some();
        (0..years[0].criteria.indicators.len()).map(|indicator| has(0, indicator) && has(1, indicator)).collect()
    }

    /// The index of the school by criteria, own results and other schools, each of the earlier (0) or later (1) run, with the
    /// kept indicators only. Where other schools move no score there is one for both.
    fn weighed(&self, schools: [usize; 2], kept: &[Vec<bool>; 2]) -> [[[Option<Cow<'_, Weighed>>; 2]; 2]; 2] {
        [0, 1].map(|criteria| {
            [0, 1].map(|own| {
                let (mine, kept) = (self.assessment(criteria, own), &kept[criteria]);
                let school = schools[own];
                let has = |indicator: usize| mine.value(school, indicator).value().is_some();
                let whole = (0..kept.len()).all(|indicator| kept[indicator] || !has(indicator));
                [0, 1].map(|others| {
                    if own != others && !mine.compares_schools() {
                        return None;
                    }
                    if whole && own == others {
                        return Some(Cow::Borrowed(&mine.schools[school].weighed));
                    }
                    let (city, kept) = (self.assessment(criteria, others), |indicator: usize| whole || kept[indicator]);
                    Some(Cow::Owned(mine.weighed_among(school, city, Some(schools[others]), kept)))
                })
            })
        })
    }

    /// A score taken apart by the criteria of one run, its place counted among the schools of one.
    fn state(&self, schools: [usize; 2], (criteria, others): (usize, usize), total: &Total) -> State {
        let city = self.assessment(criteria, others);
        let mut points = vec![Exact::zero(); self.ids.len()];
        for (at, place) in self.places[criteria].iter().enumerate() {
            let given = place.and_then(|place| total.contributions.iter().find(|given| given.indicator == place));
            if let Some(given) = given {
                points[at] = given.points.clone();
            }
        }
        State {
            points,
            adjustments: total.adjustments.iter().map(|adjustment| &adjustment.amount).sum(),
            score: total.score.clone(),
            place: place(city, total, schools[others], &self.ranked[criteria][others]),
        }
    }
}

fn total(weighed: &Weighed) -> Option<&Total> {
    if let Weighed::Scored(total) = weighed { Some(total) } else { None }
}

/// The place of a score among the other schools.
fn place(city: &Assessment<'_>, total: &Total, replaced: usize, ranked: &[Exact]) -> Exact {
    let needs_help_more = |other: &Exact| match city.criteria.direction {
        Direction::HigherIsBetter => *other < total.ranked_by,
        Direction::LowerIsBetter => *other > total.ranked_by,
    };
    let worse = match city.criteria.direction {
        Direction::HigherIsBetter => ranked.partition_point(|other| *other < total.ranked_by),
        Direction::LowerIsBetter => ranked.len() - ranked.partition_point(|other| *other <= total.ranked_by),
    };
    // the school itself is not one of the others
    let itself = city.schools[replaced].total().is_some_and(|own| needs_help_more(&own.ranked_by));
    count(worse + 1 - usize::from(itself))
}

/// The numbers that schools are ranked by, the lowest first.
fn scores(assessment: &Assessment<'_>) -> Vec<Exact> {
    let mut scores: Vec<Exact> =
        assessment.schools.iter().filter_map(|school| Some(school.total()?.ranked_by.clone())).collect();
    scores.sort();
    scores
}

/// The Shapley values of three things over the eight states; the first thing is the lowest bit of a state.
fn shapley(states: &[Exact]) -> [Exact; 3] {
    [1, 2, 4].map(|thing: usize| {
        let others: Vec<usize> = (0..8).filter(|state| state & thing == 0).collect();
        let mut sum = Exact::zero();
        for without in others {
            // two of the six orders have both or none of the others before it, one has either
            let orders = if without.is_power_of_two() { 1 } else { 2 };
            let gain = &states[without | thing] - &states[without];
            sum = &sum + &(&gain * &Exact::from(orders));
        }
        sum.over(&Exact::from(6)).unwrap_or_else(Exact::zero)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // By hand: of `2·own + 3·criteria + 5·others + 12·own·criteria·others` each thing keeps its own number and a third of
    // what only all three together do.
    #[test]
    fn what_only_all_three_do_is_shared_among_them() {
        let state = |bits: usize| {
            let [own, criteria, others] = [bits & 1, bits >> 1 & 1, bits >> 2 & 1];
            count(2 * own + 3 * criteria + 5 * others + 12 * own * criteria * others)
        };
        let states: Vec<Exact> = (0..8).map(state).collect();
        assert_eq!(shapley(&states).map(|part| part.to_string()), ["6", "7", "9"]);
    }
}

//! Why a school stands where it stands: how far each indicator moves it towards the list against the city's median.

use crate::assess::engine::{Engine, Number};
use crate::assess::index::Weighed;
use crate::assess::scale;
use crate::assess::{IndicatorSummary, SchoolAssessment};
use crate::criteria::{Criteria, Direction};
use crate::number::Exact;
use crate::parallel;
use crate::school::School;
use crate::stats::median;

/// What an indicator does to a school's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// Points by which it moves the school towards the list: the points that the city's median would have given a school
    /// with these weights, less its own. Below zero, it moves the school away.
    pub shortfall: Exact,
    /// The points that the city's median would have given a school with these weights.
    pub median_points: Exact,
}

/// The indicators over the schools with a score; over all considered, where the criteria rank none.
pub(super) fn summaries(engine: &Engine<'_>, weighed: &[Weighed]) -> Vec<IndicatorSummary> {
    let counts = |school: usize| match &weighed[school] {
        Weighed::Scored(_) => true,
        Weighed::Unranked => engine.considered[school],
        _ => false,
    };
    let schools: Vec<usize> = (0..weighed.len()).filter(|school| counts(*school)).collect();
    parallel::each(engine.criteria.indicators.len(), weighed.len(), |indicator| {
        let column = engine.indicator(indicator);
        let exact: Vec<&Exact> =
            schools.iter().filter_map(|school| column.values[*school].value().map(|value| &value.exact)).collect();
        let normalised: Vec<Exact> = schools
            .iter()
            .filter(|school| matches!(weighed[**school], Weighed::Scored(_)))
            .filter_map(|school| match engine.scaled(indicator)[*school].number() {
                Number::Value(value) => Some(value),
                _ => None,
            })
            .collect();
        IndicatorSummary {
            years: column.years.clone(),
            median_value: median(exact),
            median_normalised: median(normalised.iter().collect()),
        }
    })
}

/// What the city's median value would give a school on its own scale; on a relative one, the median of the scaled values.
pub(super) fn median_of(
    criteria: &Criteria,
    school: &School,
    indicator: usize,
    summary: &IndicatorSummary,
) -> Option<Exact> {
    let scaling = criteria.indicators[indicator].scaling(school);
    let own = scaling.zip(summary.median_value.as_ref());
    let own = own.and_then(|(scaling, value)| scale::fixed(scaling, criteria.direction, value));
    own.or_else(|| summary.median_normalised.clone())
}

/// The reasons of a school, the weightiest first, equal ones in the order of the criteria.
pub(super) fn reasons(
    criteria: &Criteria,
    school: &School,
    assessed: &SchoolAssessment,
    indicators: &[IndicatorSummary],
) -> Vec<Reason> {
    let Weighed::Scored(total) = &assessed.weighed else { return Vec::new() };
    let mut reasons: Vec<Reason> = total
        .contributions
        .iter()
        .filter_map(|contribution| {
            let median = median_of(criteria, school, contribution.indicator, &indicators[contribution.indicator])?;
            let exact = &contribution.weight * &median;
            let median_points = criteria.rounding.contribution.map(|rounding| rounding.of(&exact)).unwrap_or(exact);
            let shortfall = match criteria.direction {
                Direction::HigherIsBetter => &median_points - &contribution.points,
                Direction::LowerIsBetter => &contribution.points - &median_points,
            };
            Some(Reason { indicator: contribution.indicator, shortfall, median_points })
        })
        .collect();
    reasons.sort_by(|a, b| b.shortfall.cmp(&a.shortfall).then(a.indicator.cmp(&b.indicator)));
    reasons
}

//! Why a school stands where it stands: how far each indicator moves it towards the list against the city's median.

use crate::assess::IndicatorSummary;
use crate::assess::index::Weighed;
use crate::assess::indicator::{IndicatorValue, IndicatorYears};
use crate::criteria::{Criteria, Direction};
use crate::number::Exact;
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

/// An indicator over the schools with a score.
pub(super) fn summary(
    indicator: usize,
    years: &IndicatorYears,
    values: &[IndicatorValue],
    weighed: &[Weighed],
) -> IndicatorSummary {
    let scored = |school: usize| match &weighed[school] {
        Weighed::Scored(total) => Some(total),
        _ => None,
    };
    let exact = values.iter().enumerate().filter_map(|(school, value)| match value {
        IndicatorValue::Value(value) => scored(school).map(|_| value.exact.clone()),
        IndicatorValue::Missing(_) => None,
    });
    let normalised = (0..values.len()).filter_map(|school| {
        let contribution =
            scored(school)?.contributions.iter().find(|contribution| contribution.indicator == indicator)?;
        Some(contribution.normalised.clone())
    });
    IndicatorSummary {
        years: years.clone(),
        median_value: median(&exact.collect::<Vec<_>>()),
        median_normalised: median(&normalised.collect::<Vec<_>>()),
    }
}

/// The reasons of a school, the weightiest first, equal ones in the order of the criteria.
pub(super) fn reasons(criteria: &Criteria, weighed: &Weighed, indicators: &[IndicatorSummary]) -> Vec<Reason> {
    let Weighed::Scored(total) = weighed else { return Vec::new() };
    let mut reasons: Vec<Reason> = total
        .contributions
        .iter()
        .filter_map(|contribution| {
            let exact = &contribution.weight * indicators[contribution.indicator].median_normalised.as_ref()?;
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

//! Why a school stands where it stands: how far each indicator moves it towards the list against the city's median.

use crate::assess::engine::Engine;
use crate::assess::index::Weighed;
use crate::assess::indicator::IndicatorValue;
use crate::assess::{IndicatorSummary, SchoolAssessment};
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

/// The indicators over the schools with a score; over all considered, where the criteria rank none.
pub(super) fn summaries(engine: &Engine<'_>, weighed: &[Weighed]) -> Vec<IndicatorSummary> {
    let mut normalised: Vec<Vec<Exact>> = vec![Vec::new(); engine.criteria.indicators.len()];
    let mut exact = normalised.clone();
    for (school, weighed) in weighed.iter().enumerate() {
        match weighed {
            Weighed::Scored(total) => {
                for contribution in total.contributions.iter().filter(|contribution| contribution.stand_in.is_none()) {
                    normalised[contribution.indicator].push(contribution.normalised.clone());
                }
            }
            Weighed::Unranked if engine.considered[school] => {}
            _ => continue,
        }
        for (indicator, values) in exact.iter_mut().enumerate() {
            if let IndicatorValue::Value(value) = &engine.indicator(indicator).values[school] {
                values.push(value.exact.clone());
            }
        }
    }
    let summary = |(indicator, (exact, normalised)): (usize, (Vec<Exact>, Vec<Exact>))| IndicatorSummary {
        years: engine.indicator(indicator).years.clone(),
        median_value: median(&exact),
        median_normalised: median(&normalised),
    };
    exact.into_iter().zip(normalised).enumerate().map(summary).collect()
}

/// The reasons of a school, the weightiest first, equal ones in the order of the criteria.
pub(super) fn reasons(
    criteria: &Criteria,
    assessed: &SchoolAssessment,
    indicators: &[IndicatorSummary],
) -> Vec<Reason> {
    let Weighed::Scored(total) = &assessed.weighed else { return Vec::new() };
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

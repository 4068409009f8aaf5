//! What would have to change where it can not be solved for: everything that depends on the value is computed again with
//! another one, until the nearest is found that turns the verdict round.
//!
//! A change of several years' results is made in the newest year first. Where rules look at single years, the years that
//! must change are tried one by one and together, each changed by the fewest results that take it across a cut.

use crate::assess::Assessment;
use crate::assess::flip::{Flip, Pupils, Turn};
use crate::assess::indicator::IndicatorValue;
use crate::assess::steps::{Span, Steps, first};
use crate::assess::verdicts;
use crate::criteria::{Node, Test, Years};
use crate::decision::Status;
use crate::number::Exact;

/// More years than this are not tried in all combinations.
const MOST_YEARS: usize = 4;

/// The nearest value of one indicator at which a school's verdict is the other one.
pub(super) fn flip(
    assessment: &Assessment<'_>,
    school: usize,
    indicator: usize,
    steps: &Steps<'_>,
    span: &Span,
) -> Flip {
    let again = Again { assessment, school, indicator };
    let by_years =
        if steps.below.is_some() && again.years_are_told_apart() { again.by_years(steps, span) } else { None };
    let as_a_whole = again.as_a_whole(steps, span);
    let nearest = match (by_years, as_a_whole) {
        (Some(years), Some(whole)) => Some(if whole.distance < years.distance { whole } else { years }),
        (years, whole) => years.or(whole),
    };
    nearest.and_then(|found| again.change(found)).map_or(Flip::OutOfReach, Flip::At)
}

struct Again<'f, 'a> {
    assessment: &'f Assessment<'a>,
    school: usize,
    indicator: usize,
}

/// A value that turns the verdict round.
struct Found {
    distance: Exact,
    value: IndicatorValue,
    pupils: Vec<Pupils>,
}

impl Again<'_, '_> {
    /// The verdicts with another value.
    fn statuses(&self, value: IndicatorValue) -> Vec<Status> {
        let engine = self.assessment.engine.altered(self.indicator, self.school, value);
        verdicts(&engine).decided.statuses
    }

    fn turns(&self, value: Option<IndicatorValue>) -> bool {
        let listed = |status: Status| status == Status::Listed;
        let now = listed(self.assessment.schools[self.school].status);
        value.is_some_and(|value| {
            let status = self.statuses(value)[self.school];
            // a school of which nothing can be said any more has no other verdict
            !matches!(status, Status::InsufficientData | Status::NotConsidered) && listed(status) != now
        })
    }

    fn as_a_whole(&self, steps: &Steps<'_>, span: &Span) -> Option<Found> {
        let (below, above) = steps.beside();
        let (least, most) = steps.ends(span);
        let marks = steps.telling(span);
        let turns = |step: i64| self.turns(steps.altered(step));
        let down = (below >= least).then(|| first(below, least, &marks, turns)).flatten();
        let up = (above <= most).then(|| first(above, most, &marks, turns)).flatten();
        let step = down.into_iter().chain(up).min_by_key(|step| steps.distance(*step))?;
        let pupils = steps.pupils(step).into_iter().collect();
        Some(Found { distance: steps.distance(step), value: steps.altered(step)?, pupils })
    }

    /// Whether a rule looks at single years of the indicator, and there are several.
    fn years_are_told_apart(&self) -> bool {
        let own = Node::Indicator(self.indicator);
        let by_year = |test: &Test| match test {
            Test::Count { items, years, .. } => items.contains(&own) && *years != Years::Pooled,
            _ => false,
        };
        self.assessment.criteria.rules.iter().any(|rule| by_year(&rule.test))
    }

    fn by_years(&self, steps: &Steps<'_>, span: &Span) -> Option<Found> {
        let value = self.assessment.value(self.school, self.indicator).value()?;
        let parts: Vec<usize> = (0..value.parts.len()).rev().take(MOST_YEARS).collect();
        let mut tries: Vec<Vec<(usize, i64)>> = vec![Vec::new()];
        for place in parts {
            let part = &value.parts[place];
            let (Some(above), Some(below)) = (part.numerator, part.denominator) else { continue };
            // the fewest results that take this year across each cut, either way
            let across = span.told.iter().flat_map(|cut| steps.across(cut, above, below));
            let mut ways: Vec<i64> = across.collect();
            ways.sort_unstable();
            ways.dedup();
            let more = tries.iter().flat_map(|known| {
                ways.iter().map(|way| known.iter().copied().chain([(place, *way)]).collect()).collect::<Vec<_>>()
            });
            let more: Vec<Vec<(usize, i64)>> = more.collect();
            tries.extend(more);
        }
        let change = |(place, above): &(usize, i64)| above - value.parts[*place].numerator.unwrap_or_default();
        let results = |way: &Vec<(usize, i64)>| way.iter().map(|year| change(year).abs()).sum::<i64>();
        tries.retain(|way| !way.is_empty());
        tries.sort_by_key(results);
        let found = tries.into_iter().find(|way| self.turns(steps.altered_in(way)))?;
        let pupils = |year: &(usize, i64)| {
            let part = &value.parts[year.0];
            let (numerator, denominator) = (year.1, part.denominator?);
            Some(Pupils { year: Some(part.year), numerator, denominator, change: change(year) })
        };
        let distance = Exact::from(results(&found));
        Some(Found { distance, value: steps.altered_in(&found)?, pupils: found.iter().filter_map(pupils).collect() })
    }

    fn change(&self, found: Found) -> Option<Turn> {
        let value = found.value.value()?.exact.clone();
        let statuses = self.statuses(found.value);
        let others = |listed_now: bool| {
            let moved = |school: &usize| {
                let now = self.assessment.schools[*school].status == Status::Listed;
                *school != self.school && now == listed_now && (statuses[*school] == Status::Listed) != now
            };
            self.assessment.shown().filter(moved).collect()
        };
        Some(Turn { value, pupils: found.pupils, enters: others(false), leaves: others(true) })
    }
}

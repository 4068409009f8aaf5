//! What would have to change where it can not be solved for: everything that depends on the value is computed again with
//! another one, until the nearest is found that turns the verdict round.
//!
//! Where no other school is touched only the school itself is computed, and its score is held against the bar.
//! A change of several years' results is made in the newest year first. Where rules look at single years, the years that
//! must change are tried one by one and together, each changed by the fewest results that take it across a cut.

use crate::assess::Assessment;
use crate::assess::bar::Bar;
use crate::assess::decide;
use crate::assess::engine::Engine;
use crate::assess::flip::{Flip, Turn};
use crate::assess::index::{self, Weighed};
use crate::assess::indicator::IndicatorValue;
use crate::assess::rule::Held;
use crate::assess::steps::{Pupils, Span, Steps, first};
use crate::assess::verdicts;
use crate::criteria::{Ground, Node, Test, Years};
use crate::decision::Status;
use crate::number::Exact;

/// More years than this are not tried in all combinations.
const MOST_YEARS: usize = 4;

/// The question of one school and indicator.
pub(super) struct Again<'f, 'a> {
    assessment: &'f Assessment<'a>,
    school: usize,
    indicator: usize,
    bar: Option<Bar<'f>>,
    /// The school by itself, where no other is touched.
    alone: Option<Engine<'a>>,
    /// It is asked what becomes of the school in the end, earlier years taken in.
    in_the_end: bool,
}

/// A value that turns the verdict round.
struct Found {
    distance: Exact,
    value: IndicatorValue,
    pupils: Vec<Pupils>,
}

impl<'f, 'a> Again<'f, 'a> {
    /// Asks of a school and an indicator. Where another value touches no other school (`alone`) the school is computed by
    /// itself and its score held against the bar.
    pub(super) fn new(
        assessment: &'f Assessment<'a>,
        (school, indicator): (usize, usize),
        bar: Option<Bar<'f>>,
        alone: bool,
    ) -> Self {
        let rules_only = assessment
            .criteria
            .list
            .as_ref()
            .is_some_and(|list| list.grounds.iter().all(|ground| matches!(ground, Ground::Rule(_))));
        let alone = (alone && (rules_only || bar.is_some())).then(|| assessment.engine.alone(school));
        Self { assessment, school, indicator, bar, alone, in_the_end: false }
    }

    /// Asks what becomes of a school in the end, where earlier years decide too: all schools are computed.
    pub(super) fn finally(assessment: &'f Assessment<'a>, (school, indicator): (usize, usize)) -> Self {
        Self { in_the_end: true, ..Self::new(assessment, (school, indicator), None, false) }
    }

    /// The nearest value at which the verdict is the other one.
    pub(super) fn flip(&self, steps: &Steps<'_>, span: &Span) -> Flip {
        let by_years =
            if steps.below.is_some() && self.years_are_told_apart() { self.by_years(steps, span) } else { None };
        let as_a_whole = self.as_a_whole(steps, span);
        let nearest = match (by_years, as_a_whole) {
            (Some(years), Some(whole)) => Some(if whole.distance < years.distance { whole } else { years }),
            (years, whole) => years.or(whole),
        };
        nearest.and_then(|found| self.change(found)).map_or(Flip::OutOfReach, Flip::At)
    }

    /// The verdicts with another value.
    fn statuses(&self, value: IndicatorValue) -> Vec<Status> {
        let engine = self.assessment.engine.altered(self.indicator, self.school, value);
        let verdicts = verdicts(&engine);
        if self.in_the_end {
            return self.assessment.settled(self.assessment.criteria, verdicts);
        }
        verdicts.decided.statuses
    }

    /// Whether a school is listed as things are.
    fn is_listed(&self, school: usize) -> bool {
        let assessed = &self.assessment.schools[school];
        Status::Listed == if self.in_the_end { assessed.status } else { assessed.this_year }
    }

    /// Whether the verdict is the other one with another value. A school of which nothing can be said any more has none.
    fn turns(&self, value: Option<IndicatorValue>) -> bool {
        let now = self.is_listed(self.school);
        let listed = value.and_then(|value| match &self.alone {
            Some(alone) => self.listed_alone(&alone.altered(self.indicator, 0, value)),
            None => match self.statuses(value)[self.school] {
                Status::InsufficientData | Status::NotConsidered => None,
                status => Some(status == Status::Listed),
            },
        });
        listed == Some(!now)
    }

    /// Whether a school computed by itself is listed; `None` where nothing can be said of it.
    fn listed_alone(&self, engine: &Engine<'_>) -> Option<bool> {
        let list = engine.criteria.list.as_ref()?;
        let weighed = engine.criteria.ranking().map_or(Weighed::Unranked, |top| index::weigh(engine, top, 0));
        let inside = match (&weighed, &self.bar) {
            (Weighed::Scored(total), Some(bar)) => bar.lists(&total.ranked_by),
            _ => false,
        };
        let held = |ground: &Ground| decide::held(engine, ground, 0, &weighed, &[inside]);
        let grounds: Vec<Held> = list.grounds.iter().map(held).collect();
        if grounds.iter().all(|held| *held == Held::NotApplicable) {
            return None;
        }
        decide::combined(list, &grounds).known()
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
                let now = self.is_listed(*school);
                *school != self.school && now == listed_now && (statuses[*school] == Status::Listed) != now
            };
            self.assessment.shown().filter(moved).collect()
        };
        Some(Turn { value, pupils: found.pupils, enters: others(false), leaves: others(true), equals: Vec::new() })
    }
}

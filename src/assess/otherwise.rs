//! What other criteria, or another value of one school, would make of every school: verdicts, scores and places.

use crate::assess::engine::Engine;
use crate::assess::flip::Turn;
use crate::assess::index::Weighed;
use crate::assess::indicator::{IndicatorValue, Value};
use crate::assess::steps::Steps;
use crate::assess::{Assessment, Verdicts, verdicts};
use crate::criteria::Criteria;
use crate::decision::Status;
use crate::number::Exact;
use crate::observation::Observations;

/// What would be of every school, each by its place in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Otherwise {
    /// What becomes of it, earlier years taken in.
    pub statuses: Vec<Status>,
    /// The scores, where there are any.
    pub scores: Vec<Option<Exact>>,
    /// The places, where there are any.
    pub places: Vec<Option<usize>>,
}

impl Assessment<'_> {
    /// The verdict that other criteria would give on every school, and nothing else; what was known of the schools and of
    /// earlier years stays what it was.
    #[must_use]
    pub fn statuses_by(&self, criteria: &Criteria, observations: &Observations) -> Vec<Status> {
        let engine = Engine::run(criteria, self.register.schools(), observations, self.year);
        self.settled(criteria, verdicts(&engine))
    }

    /// The same with scores and places.
    #[must_use]
    pub fn otherwise_by(&self, criteria: &Criteria, observations: &Observations) -> Otherwise {
        let engine = Engine::run(criteria, self.register.schools(), observations, self.year);
        self.otherwise(criteria, verdicts(&engine))
    }

    /// What would be with another value of one indicator of a school; `None` where it has no value.
    #[must_use]
    pub fn otherwise_with(&self, school: usize, indicator: usize, turn: &Turn) -> Option<Otherwise> {
        let value = self.value(school, indicator).value()?;
        let steps = Steps::of(&self.criteria.indicators[indicator], value);
        let years = turn.pupils.iter().map(|pupils| {
            let place = value.parts.iter().position(|part| Some(part.year) == pupils.year);
            Some((place?, pupils.numerator))
        });
        let altered = match turn.pupils.as_slice() {
            [] => IndicatorValue::Value(Value { exact: turn.value.clone(), ..value.clone() }),
            [all] if all.year.is_none() => steps.altered(all.numerator)?,
            _ => steps.altered_in(&years.collect::<Option<Vec<_>>>()?)?,
        };
        let engine = self.engine.altered(indicator, school, altered);
        Some(self.otherwise(self.criteria, verdicts(&engine)))
    }

    fn otherwise(&self, criteria: &Criteria, verdicts: Verdicts) -> Otherwise {
        let score = |weighed: &Weighed| match weighed {
            Weighed::Scored(total) => Some(total.score.clone()),
            _ => None,
        };
        let scores = verdicts.weighed.iter().map(score).collect();
        let places = (0..self.schools.len()).map(|school| verdicts.ranking.places.get(&school).copied()).collect();
        Otherwise { scores, places, statuses: self.settled(criteria, verdicts) }
    }
}

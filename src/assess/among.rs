//! A school's own numbers among the schools of another year: on the scales that those make, with the medians that stand for
//! gaps there. What a comparison of years asks: how much of a change is the school's own.

use std::collections::BTreeMap;

use super::index::{self, Weighed};
use super::{Absence, Assessment, IndicatorValue, Value};
use crate::number::Exact;

impl Assessment<'_> {
    /// The index of a school of this assessment as if it stood among the schools of `city`, which is assessed by the same
    /// methodology. There it takes the place of `replaced`, the school that it is; where it is none of them, it joins them.
    /// Indicators that are not `kept` count as if they did not apply. Rules that compare schools say of it what they say
    /// here.
    #[must_use]
    pub fn weighed_among(
        &self,
        school: usize,
        city: &Assessment<'_>,
        replaced: Option<usize>,
        kept: impl Fn(usize) -> bool,
    ) -> Weighed {
        let Some(top) = self.criteria.ranking() else { return self.schools[school].weighed.clone() };
        let instead = |indicator: usize| (!kept(indicator)).then_some(IndicatorValue::Missing(Absence::NotApplicable));
        index::weigh(&self.engine.among(school, &city.engine, replaced, instead), top, 0)
    }

    /// By how much a school's score would change if each of its shares were drawn towards that of all schools as far as its
    /// number of pupils makes likely, and the fewest and the most pupils behind one of them. `None` without a score or such
    /// shares.
    #[must_use]
    pub fn drawn_to_the_mean(&self, school: usize) -> Option<(Exact, (i64, i64))> {
        let (top, total) = (self.criteria.ranking()?, self.schools[school].total()?);
        let counts = total.contributions.iter().map(|given| given.indicator);
        let drawn: BTreeMap<usize, Exact> =
            counts.filter_map(|at| Some((at, self.precision(school, at)?.shrunken?))).collect();
        let pupils: Vec<i64> = drawn.keys().filter_map(|at| self.value(school, *at).value()?.denominator).collect();
        let instead = |indicator: usize| {
            let (value, exact) = (self.value(school, indicator).value()?, drawn.get(&indicator)?);
            Some(IndicatorValue::Value(Value { exact: exact.clone(), ..value.clone() }))
        };
        let engine = self.engine.among(school, &self.engine, Some(school), instead);
        let Weighed::Scored(expected) = index::weigh(&engine, top, 0) else { return None };
        Some((&expected.score - &total.score, (*pupils.iter().min()?, *pupils.iter().max()?)))
    }

    /// Whether other schools' results move the scores of schools.
    #[must_use]
    pub fn compares_schools(&self) -> bool {
        self.criteria.ranking().is_some_and(|top| self.criteria.is_relative(crate::criteria::Node::Index(top)))
    }
}

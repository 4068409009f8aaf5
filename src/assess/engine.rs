//! Everything that the criteria compute, one column a part, in the order in which the parts need one another. What is
//! looked at in a single year is computed school by school from the same functions.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assess::index::{self, Known};
use crate::assess::indicator::{self, Absence, Column, IndicatorValue};
use crate::assess::rule::{self, Held, Outcome};
use crate::assess::scale::{self, Scaled};
use crate::criteria::{Criteria, GroupBy, MissingRule, Node, RuleMissing};
use crate::number::Exact;
use crate::observation::Observations;
use crate::parallel;
use crate::school::School;
use crate::stats::median;

/// The columns computed so far.
#[derive(Clone)]
pub(super) struct Engine<'a> {
    pub criteria: &'a Criteria,
    pub schools: &'a [School],
    pub observations: &'a Observations,
    pub year: i32,
    /// Whether the criteria consider a school at all.
    pub considered: Vec<bool>,
    // what one of them needs is shared by those that differ in something else
    indicators: Vec<Arc<Column>>,
    scaled: Vec<Arc<Vec<Scaled>>>,
    indices: Vec<Arc<Vec<Known>>>,
    rules: Vec<Arc<Vec<Outcome>>>,
    /// By index: the medians of its parts by group of schools.
    medians: Vec<Arc<Medians>>,
    /// Values put in the place of those that were observed.
    altered: Altered,
    /// By index and rule: the schools of which it says nothing, because of values that are withheld.
    hidden: BTreeMap<Node, BTreeSet<usize>>,
}

/// Values put in the place of others, by indicator and school.
pub(super) type Altered = BTreeMap<(usize, usize), IndicatorValue>;

/// The medians of the parts of an index, by group of schools.
type Medians = BTreeMap<(Node, Vec<String>), Exact>;

/// What a part says of a school in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Number {
    Value(Exact),
    NotApplicable,
    Unknown,
}

impl<'a> Engine<'a> {
    /// Computes everything.
    pub(super) fn run(
        criteria: &'a Criteria,
        schools: &'a [School],
        observations: &'a Observations,
        year: i32,
    ) -> Self {
        Self::run_altered(criteria, schools, observations, year, Altered::new())
    }

    /// The same with another value of one indicator for one school. Only what depends on it is computed again.
    pub(super) fn altered(&self, indicator: usize, school: usize, value: IndicatorValue) -> Self {
        let touched = self.criteria.dependent(Node::Indicator(indicator));
        let altered = Altered::from([((indicator, school), value)]);
        // who is considered changes what everything is compared with
        if self.excluders().iter().any(|rule| touched.contains(&Node::Rule(*rule))) {
            return Self::run_altered(self.criteria, self.schools, self.observations, self.year, altered);
        }
        let mut engine = Self { altered, ..self.clone() };
        engine.take(indicator, self.indicators[indicator].as_ref().clone());
        engine.scaled[indicator] = Arc::new(scale::column(&engine, indicator));
        let order = self.criteria.order.iter().filter(|node| **node != Node::Indicator(indicator));
        for node in order.filter(|node| touched.contains(node)) {
            engine.compute(*node);
        }
        engine
    }

    /// One school by itself, with what was computed of it among the others. Only parts that compare no schools and read no
    /// observations may be computed again.
    pub(super) fn alone(&self, school: usize) -> Self {
        fn one<T: Clone>(columns: &[Arc<Vec<T>>], school: usize) -> Vec<Arc<Vec<T>>> {
            columns.iter().map(|column| Arc::new(vec![column[school].clone()])).collect()
        }
        let indicators = self.indicators.iter().map(|column| {
            let values = vec![column.values[school].clone()];
            Arc::new(Column { years: column.years.clone(), values })
        });
        Self {
            schools: &self.schools[school..=school],
            considered: vec![self.considered[school]],
            indicators: indicators.collect(),
            scaled: one(&self.scaled, school),
            indices: one(&self.indices, school),
            rules: one(&self.rules, school),
            hidden: self
                .hidden
                .iter()
                .filter(|(_, of)| of.contains(&school))
                .map(|(node, _)| (*node, [0].into()))
                .collect(),
            ..self.clone()
        }
    }

    /// One school among those of another engine of the same criteria, with other values of some indicators: see
    /// [`super::Assessment::weighed_among`].
    pub(super) fn among(
        &self,
        school: usize,
        city: &Engine<'_>,
        replaced: Option<usize>,
        instead: impl Fn(usize) -> Option<IndicatorValue>,
    ) -> Self {
        let mut engine = Self { medians: city.medians.clone(), ..self.alone(school) };
        for (place, indicator) in self.criteria.indicators.iter().enumerate() {
            let compares = indicator.scalings.iter().any(|scaling| scaling.scale.is_relative());
            let other = instead(place);
            if other.is_none() && !compares {
                continue;
            }
            if let Some(value) = other {
                let years = engine.indicators[place].years.clone();
                engine.indicators[place] = Arc::new(Column { years, values: vec![value] });
            }
            engine.scaled[place] = Arc::new(vec![scale::placed(&engine, place, city, replaced)]);
        }
        for node in &self.criteria.order {
            match node {
                Node::Index(place) => {
                    engine.indices[*place] = Arc::new(vec![index::known(&engine, *place, 0, None)]);
                }
                Node::Rule(place) if !self.criteria.rules[*place].is_relative() => engine.compute(*node),
                Node::Rule(_) | Node::Indicator(_) => {}
            }
        }
        engine
    }

    /// The rules by which schools are not considered.
    fn excluders(&self) -> Vec<usize> {
        self.criteria.list.iter().flat_map(|list| list.exclude_when.iter().copied()).collect()
    }

    /// Computes everything, with other values of some indicators for some schools.
    pub(super) fn run_altered(
        criteria: &'a Criteria,
        schools: &'a [School],
        observations: &'a Observations,
        year: i32,
        altered: Altered,
    ) -> Self {
        let excluded = |school: &School| {
            criteria.list.as_ref().is_some_and(|list| list.exclude_kinds.iter().any(|kind| kind == school.kind_id()))
        };
        let mut engine = Self {
            criteria,
            schools,
            observations,
            year,
            considered: schools.iter().map(|school| !excluded(school)).collect(),
            indicators: vec![Arc::default(); criteria.indicators.len()],
            scaled: vec![Arc::default(); criteria.indicators.len()],
            indices: vec![Arc::default(); criteria.indices.len()],
            rules: vec![Arc::default(); criteria.rules.len()],
            medians: vec![Arc::default(); criteria.indices.len()],
            altered,
            hidden: BTreeMap::new(),
        };
        engine.hidden = engine.behind_what_is_withheld();
        engine.exclude();
        engine.complete();
        engine
    }

    /// The same for publication: the values of `withheld`, by indicator and school, are, and everything that they could
    /// have changed is not known. Who is considered is told by the verdicts.
    pub(super) fn published(&self, observations: &'a Observations, withheld: &BTreeSet<(usize, usize)>) -> Self {
        let missing = || IndicatorValue::Missing(Absence::Withheld);
        let altered = withheld.iter().map(|place| (*place, missing())).collect();
        let mut engine = Self::run_altered(self.criteria, self.schools, observations, self.year, altered);
        if engine.considered != self.considered {
            engine.considered.clone_from(&self.considered);
            engine.complete();
        }
        engine
    }

    /// Of each index and rule: the schools of which it would say something else if it knew what is withheld. Rules that let
    /// gaps stand count true and false cells: what these decide, no gap changes.
    fn behind_what_is_withheld(&self) -> BTreeMap<Node, BTreeSet<usize>> {
        let withheld = self.altered.iter().filter(|(_, value)| **value == IndicatorValue::Missing(Absence::Withheld));
        let withheld: Vec<(usize, usize)> = withheld.map(|(place, _)| *place).collect();
        if withheld.is_empty() {
            return BTreeMap::new();
        }
        let hides = |node: &Node| match node {
            Node::Indicator(_) => false,
            Node::Index(_) => true,
            Node::Rule(place) => {
                self.criteria.rules[*place].missing != RuleMissing::Unknown || self.criteria.is_relative(*node)
            }
        };
        let schools = |node: &Node| {
            let below: BTreeSet<usize> = self.below(*node).collect();
            let own = withheld.iter().filter(|(indicator, _)| below.contains(indicator)).map(|(_, school)| *school);
            let own: BTreeSet<usize> = own.collect();
            // where schools are compared, one number that is withheld stands behind what is said of all of them
            if !own.is_empty() && self.criteria.is_relative(*node) { (0..self.schools.len()).collect() } else { own }
        };
        self.criteria.order.iter().filter(|node| hides(node)).map(|node| (*node, schools(node))).collect()
    }

    /// Says of a rule what the verdicts tell already, where it is not known.
    pub(super) fn tell(&mut self, rule: usize, told: impl Fn(usize) -> Option<Held>) {
        let mut outcomes = self.rules[rule].as_ref().clone();
        for (school, outcome) in outcomes.iter_mut().enumerate().filter(|(_, outcome)| outcome.held == Held::Unknown) {
            outcome.held = told(school).unwrap_or(outcome.held);
        }
        self.rules[rule] = Arc::new(outcomes);
    }

    /// Whether what a part says of a school is not known because of what is withheld.
    pub(super) fn hides(&self, node: Node, school: usize) -> bool {
        self.hidden.get(&node).is_some_and(|schools| schools.contains(&school))
    }

    /// Who is considered is known before anything that compares schools.
    fn exclude(&mut self) {
        let excluders = self.excluders();
        let mut first = BTreeSet::new();
        let mut open: Vec<Node> = excluders.iter().map(|rule| Node::Rule(*rule)).collect();
        while let Some(node) = open.pop() {
            if first.insert(node) {
                open.extend(self.criteria.needs(node));
            }
        }
        for node in self.criteria.order.iter().filter(|node| first.contains(node)) {
            self.compute(*node);
        }
        for school in 0..self.schools.len() {
            let excluded = excluders.iter().any(|rule| self.rules[*rule][school].held == Held::Yes);
            self.considered[school] &= !excluded;
        }
    }

    fn complete(&mut self) {
        let (criteria, schools) = (self.criteria, self.schools.len());
        // what needs nothing else comes first, all of it at once
        let alone = |node: &Node| matches!(node, Node::Indicator(_)) && criteria.needs(*node).is_empty();
        let plain: Vec<usize> = criteria.order.iter().filter(|node| alone(node)).map(|node| node.place()).collect();
        let columns =
            parallel::each(plain.len(), schools, |at| indicator::column(self, &criteria.indicators[plain[at]]));
        for (place, column) in plain.iter().zip(columns) {
            self.take(*place, column);
        }
        let scaled = parallel::each(plain.len(), schools, |at| scale::column(self, plain[at]));
        for (place, scaled) in plain.iter().zip(scaled) {
            self.scaled[*place] = Arc::new(scaled);
        }
        // scales of what was computed first may compare schools: they are made again
        for node in criteria.order.iter().filter(|node| !alone(node)) {
            self.compute(*node);
        }
    }

    /// Takes in an indicator of all schools.
    fn take(&mut self, place: usize, mut column: Column) {
        for ((_, school), value) in self.altered.range((place, 0)..=(place, usize::MAX)) {
            column.values[*school] = value.clone();
        }
        self.indicators[place] = Arc::new(column);
    }

    fn compute(&mut self, node: Node) {
        match node {
            Node::Indicator(place) => {
                self.take(place, indicator::column(self, &self.criteria.indicators[place]));
                self.scaled[place] = Arc::new(scale::column(self, place));
            }
            Node::Index(place) => {
                if let MissingRule::GroupMedian { within, .. } = &self.criteria.indices[place].missing {
                    self.medians[place] = Arc::new(self.part_medians(place, within));
                }
                let known = parallel::each(self.schools.len(), 1, |school| index::known(self, place, school, None));
                self.indices[place] = Arc::new(known);
            }
            Node::Rule(place) => {
                let mut outcomes = rule::column(self, place);
                for school in self.hidden.get(&node).into_iter().flatten() {
                    if outcomes[*school].held != Held::NotApplicable {
                        outcomes[*school] = Outcome::plain(Held::Unknown);
                    }
                }
                self.rules[place] = Arc::new(outcomes);
            }
        }
    }

    fn part_medians(&self, place: usize, within: &[GroupBy]) -> Medians {
        let mut numbers: BTreeMap<(Node, Vec<String>), Vec<Exact>> = BTreeMap::new();
        for school in (0..self.schools.len()).filter(|school| self.considered[*school]) {
            let key = GroupBy::key(within, &self.schools[school]);
            for part in self.criteria.indices[place].all_parts() {
                if let Number::Value(number) = self.part(part, school, None) {
                    numbers.entry((part, key.clone())).or_default().push(number);
                }
            }
        }
        numbers.into_iter().filter_map(|(key, numbers)| Some((key, median(numbers.iter().collect())?))).collect()
    }

    /// The median of a part among the schools of a school's group.
    pub(super) fn group_median(&self, index: usize, part: Node, within: &[GroupBy], school: usize) -> Option<&Exact> {
        self.medians[index].get(&(part, GroupBy::key(within, &self.schools[school])))
    }

    pub(super) fn indicator(&self, place: usize) -> &Column {
        &self.indicators[place]
    }

    pub(super) fn scaled(&self, place: usize) -> &[Scaled] {
        &self.scaled[place]
    }

    /// What is known of an index, of all years or of one.
    pub(super) fn index(&self, place: usize, school: usize, year: Option<i32>) -> Cow<'_, Known> {
        match year {
            None => Cow::Borrowed(&self.indices[place][school]),
            year => Cow::Owned(index::known(self, place, school, year)),
        }
    }

    /// What a rule says of a school, in all years or in one.
    pub(super) fn outcome(&self, place: usize, school: usize, year: Option<i32>) -> Outcome {
        match year {
            None => self.rules[place][school],
            _ if self.hides(Node::Rule(place), school) => Outcome::plain(Held::Unknown),
            year => rule::outcome(self, place, school, year),
        }
    }

    /// The years of a part: those of all indicators below it.
    pub(super) fn years(&self, node: Node) -> Cow<'_, [i32]> {
        if let Node::Indicator(place) = node {
            return Cow::Borrowed(&self.indicators[place].years.taken);
        }
        let years: BTreeSet<i32> =
            self.below(node).flat_map(|place| &self.indicators[place].years.taken).copied().collect();
        Cow::Owned(years.into_iter().collect())
    }

    /// The years of which nobody has data of a part, the newest first: those that should have been there, then those before.
    pub(super) fn years_without(&self, node: Node) -> impl Iterator<Item = i32> {
        let taken = self.years(node);
        let absent: BTreeSet<i32> =
            self.below(node).flat_map(|place| &self.indicators[place].years.absent).copied().collect();
        let first = taken.first().or(absent.first()).copied().unwrap_or(self.year + 1);
        let absent: Vec<i32> = absent.into_iter().rev().filter(|year| !taken.contains(year)).collect();
        absent.into_iter().chain((i32::MIN..first).rev())
    }

    /// The indicators that a part is made of.
    pub(super) fn below(&self, node: Node) -> impl Iterator<Item = usize> {
        let (mut seen, mut open) = (BTreeSet::new(), vec![node]);
        while let Some(node) = open.pop() {
            if seen.insert(node) {
                open.extend(self.criteria.needs(node));
            }
        }
        seen.into_iter().filter_map(|node| if let Node::Indicator(place) = node { Some(place) } else { None })
    }

    /// The raw value of an indicator, of all years or of one.
    pub(super) fn value(&self, place: usize, school: usize, year: Option<i32>) -> Number {
        match (&self.indicators[place].values[school], year) {
            (IndicatorValue::Value(value), None) => Number::Value(value.exact.clone()),
            (IndicatorValue::Value(value), Some(year)) => {
                let part = value.parts.iter().find(|part| part.year == year);
                let least = self.criteria.indicators[place].smallest_cohort;
                let enough =
                    |denominator: Option<i64>| least.is_none_or(|least| denominator.is_none_or(|n| n >= least));
                match part.filter(|part| enough(part.denominator)) {
                    Some(part) => Number::Value(part.exact.clone()),
                    None => Number::Unknown,
                }
            }
            (IndicatorValue::Missing(Absence::NotApplicable), _) => Number::NotApplicable,
            (IndicatorValue::Missing(_), _) => Number::Unknown,
        }
    }

    /// Whether a part applies to a school and has a value; of an index, how much of its weight has data.
    pub(super) fn presence(&self, node: Node, school: usize, year: Option<i32>) -> (bool, bool, Option<Exact>) {
        if let Node::Index(place) = node {
            let known = self.index(place, school, year);
            return (known.applies, known.present, Some(known.data.clone()));
        }
        if let (Node::Indicator(place), None) = (node, year) {
            return match &self.scaled[place][school] {
                Scaled::Value(_) => (true, true, None),
                Scaled::NotApplicable => (false, false, None),
                Scaled::Missing | Scaled::Unscaled(_) => (true, false, None),
            };
        }
        match self.part(node, school, year) {
            Number::Value(_) => (true, true, None),
            Number::NotApplicable => (false, false, None),
            Number::Unknown => (true, false, None),
        }
    }

    /// What an index takes of a part: an indicator on its scale, an index as its mean.
    pub(super) fn part(&self, node: Node, school: usize, year: Option<i32>) -> Number {
        match node {
            Node::Indicator(place) => match year {
                None => self.scaled[place][school].number(),
                Some(_) => scale::single(self, place, school, self.value(place, school, year), year).number(),
            },
            Node::Index(place) => match self.number(node, school, year) {
                Number::Value(value) => {
                    let points = &self.criteria.indices[place].points;
                    Number::Value(value.over(points).unwrap_or_else(Exact::zero))
                }
                other => other,
            },
            Node::Rule(_) => Number::Unknown,
        }
    }

    /// What a rule or a step looks at: an indicator's value, an index's number.
    pub(super) fn number(&self, node: Node, school: usize, year: Option<i32>) -> Number {
        match node {
            Node::Indicator(place) => self.value(place, school, year),
            Node::Index(place) => {
                let known = self.index(place, school, year);
                if !known.applies {
                    return Number::NotApplicable;
                }
                let number = if known.present { index::number(self, place, school, year) } else { None };
                number.map_or(Number::Unknown, Number::Value)
            }
            Node::Rule(_) => Number::Unknown,
        }
    }
}

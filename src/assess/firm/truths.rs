//! What rules say of a school in the draws: its cells, in years and over years.

use super::code;
use super::column::{Line, NOT_ASKED, Op, Slot, UNKNOWN, truth};
use super::compile::{CityKey, School, What};
use crate::assess::engine::Number;
use crate::criteria::{Interval, Is, Node, Scale, Test, Years};

impl<'e> School<'_, '_, 'e> {
    /// What a rule says.
    pub(super) fn rule(&mut self, place: usize, year: Option<i32>) -> Slot {
        let made = self.remember((What::Truth, Node::Rule(place), year), |one| Some(one.outcome(place, year)));
        made.unwrap_or_else(|| self.push(Op::Constant(UNKNOWN)))
    }

    fn outcome(&mut self, place: usize, year: Option<i32>) -> Slot {
        let engine = self.all.engine;
        let rule = &engine.criteria.rules[place];
        let as_it_is = |one: &mut Self| {
            let held = engine.outcome(place, one.at, year).held;
            one.push(Op::Constant(code(held)))
        };
        if !rule.who.may_mean(&engine.schools[self.at]) {
            return self.push(Op::Constant(NOT_ASKED));
        }
        let Test::Count { items, is, years, hold } = &rule.test else {
            let Some(part) = self.all.city_of.get(&CityKey::Rule(place)).copied().filter(|_| year.is_none()) else {
                return as_it_is(self);
            };
            self.take_part(CityKey::Rule(place));
            return self.push(Op::City(part));
        };
        let mut cells = Vec::new();
        for item in items {
            let (last, mode) = match (years, year) {
                (Years::Pooled, year) => {
                    cells.push(self.truth(*item, is.as_ref(), year));
                    continue;
                }
                (_, Some(year)) => {
                    cells.push(self.truth(*item, is.as_ref(), Some(year)));
                    continue;
                }
                (Years::Every(last) | Years::Any(last) | Years::Each(last), None) => (*last, *years),
            };
            let known = engine.years(*item).to_vec();
            let taken = &known[known.len().saturating_sub(last)..];
            let truths: Vec<Slot> = taken.iter().map(|year| self.truth(*item, is.as_ref(), Some(*year))).collect();
            let asked =
                matches!(item, Node::Rule(_)) || !matches!(engine.number(*item, self.at, None), Number::NotApplicable);
            let not_known = if asked { UNKNOWN } else { NOT_ASKED };
            let missing = last - taken.len();
            if let Years::Each(_) = mode {
                cells.extend(truths);
                for _ in 0..missing {
                    cells.push(self.push(Op::Constant(not_known)));
                }
                continue;
            }
            let every = matches!(mode, Years::Every(_));
            cells.push(self.push(Op::Years { truths: truths.into(), every, year_missing: missing > 0, not_known }));
        }
        if cells.iter().all(|cell| self.fixed(*cell).is_some()) {
            return as_it_is(self);
        }
        self.push(Op::Count { cells: cells.into(), hold: hold.clone(), missing: rule.missing.clone() })
    }

    fn truth(&mut self, item: Node, is: Option<&Is>, year: Option<i32>) -> Slot {
        let engine = self.all.engine;
        if let Node::Rule(rule) = item {
            return self.rule(rule, year);
        }
        let Some(of) = self.number(item, year) else {
            let asked = !matches!(engine.number(item, self.at, year), Number::NotApplicable);
            return self.push(Op::Constant(if asked { UNKNOWN } else { NOT_ASKED }));
        };
        let lines: Vec<Line> = match is {
            Some(Is::In(interval)) => vec![Line::of(interval)],
            Some(Is::Graded(wanted)) => self.graded(item, wanted).into_iter().map(Line::of).collect(),
            None => return self.push(Op::Constant(UNKNOWN)),
        };
        if let Some(number) = self.fixed(of) {
            let inside = lines.iter().any(|line| line.contains(number));
            return self.push(Op::Constant(truth(inside)));
        }
        self.push(Op::Inside { of, lines: lines.into() })
    }

    /// The intervals of a number that bear one of these words.
    fn graded(&self, item: Node, wanted: &[String]) -> Vec<&'e Interval> {
        let engine = self.all.engine;
        let school = &engine.schools[self.at];
        match item {
            Node::Index(place) => {
                let grades = engine.criteria.indices[place].grades.iter();
                let its = grades.filter(|grades| grades.who.surely_means(school)).take(1);
                its.flat_map(|grades| &grades.bands)
                    .filter(|(_, grade)| wanted.contains(grade))
                    .map(|(interval, _)| interval)
                    .collect()
            }
            Node::Indicator(place) => {
                match engine.criteria.indicators[place].scaling(school).map(|scaling| &scaling.scale) {
                    Some(Scale::Bands(bands)) => bands
                        .iter()
                        .filter(|band| band.grade.as_ref().is_some_and(|grade| wanted.contains(grade)))
                        .map(|band| &band.interval)
                        .collect(),
                    _ => Vec::new(),
                }
            }
            Node::Rule(_) => Vec::new(),
        }
    }
}

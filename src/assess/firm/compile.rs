//! From a methodology and what is known of a school to the steps that make its score and its verdict from drawn numbers.
//!
//! What does not move in the draws is taken from the assessment as it is: which values there are and which are missing,
//! what stands for them, which years are left out, who is considered, which groups are compared.

use std::collections::BTreeMap;

use super::chance::{self, Chances};
use super::city::CityPart;
use super::column::{Absent, Change, Input, Line, Op, Part, Slot};
use crate::assess::engine::{Engine, Number};
use crate::assess::index;
use crate::assess::scale::Scaled;
use crate::criteria::{Action, BlendShare, Interval, Method, MissingRule, Node, Scale, Scaling, Take, Test};
use crate::number::Exact;

/// What moves in the draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moves {
    /// Results of pupils.
    Results,
    /// The weights of the indices.
    Weights,
}

/// The weight of a part of an index: the index, the group of schools, the part.
pub(super) type WeightPlace = (usize, usize, usize);

/// The steps of one school.
#[derive(Default)]
pub(super) struct Program {
    pub ops: Vec<Op>,
    /// The number of the index that ranks.
    pub score: Option<Slot>,
    /// What each rule among the grounds of the list says.
    pub grounds: Vec<Slot>,
    /// The indicators that chance moves.
    pub moved: Vec<usize>,
}

/// What all schools share.
pub(super) struct Compiler<'a, 'e> {
    pub engine: &'a Engine<'e>,
    pub moves: Moves,
    pub chances: Chances<'a>,
    pub city: Vec<CityPart>,
    pub city_of: BTreeMap<CityKey, usize>,
    /// The columns of multipliers.
    weights: &'a BTreeMap<WeightPlace, usize>,
    /// By part: its level, see [`CityPart::level`].
    levels: BTreeMap<Node, usize>,
}

/// A relative scale of an indicator, or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CityKey {
    Scale(usize, usize),
    Rule(usize),
}

impl<'a, 'e> Compiler<'a, 'e> {
    pub(super) fn new(
        engine: &'a Engine<'e>,
        moves: Moves,
        seed: u64,
        weights: &'a BTreeMap<WeightPlace, usize>,
    ) -> Self {
        let mut levels = BTreeMap::new();
        for node in &engine.criteria.order {
            let below = engine.criteria.needs(*node).iter().filter_map(|node| levels.get(node)).max().copied();
            let compares = match node {
                Node::Indicator(place) => {
                    moves == Moves::Results
                        && engine.criteria.indicators[*place].scalings.iter().any(|scaling| scaling.scale.is_relative())
                }
                Node::Rule(place) => !matches!(engine.criteria.rules[*place].test, Test::Count { .. }),
                Node::Index(_) => false,
            };
            levels.insert(*node, below.unwrap_or(0) + usize::from(compares));
        }
        Self {
            engine,
            moves,
            chances: Chances::of(engine, seed),
            city: Vec::new(),
            city_of: BTreeMap::new(),
            weights,
            levels,
        }
    }

    /// The steps of one school.
    pub(super) fn school(&mut self, school: usize) -> Program {
        let criteria = self.engine.criteria;
        let mut one =
            School { all: self, at: school, ops: Vec::new(), known: BTreeMap::new(), groups: BTreeMap::new() };
        let score = criteria.ranking().and_then(|top| one.number(Node::Index(top), None));
        let list = criteria.list.iter().flat_map(|list| &list.grounds);
        let rules =
            list.filter_map(|ground| if let crate::criteria::Ground::Rule(rule) = ground { Some(*rule) } else { None });
        let grounds = rules.map(|rule| one.rule(rule, None)).collect();
        // what other schools are compared with
        for key in one.all.city_of.keys().copied().collect::<Vec<_>>() {
            one.take_part(key);
        }
        let moved = if one.all.moves == Moves::Results { chance::moved(&mut one) } else { Vec::new() };
        Program { ops: one.ops, score, grounds, moved }
    }

    /// Everything that is compared, before any school is looked at.
    pub(super) fn compare(&mut self) {
        for node in self.engine.criteria.order.clone() {
            match node {
                Node::Indicator(place) if self.moves == Moves::Results => {
                    for at in 0..self.engine.criteria.indicators[place].scalings.len() {
                        if self.engine.criteria.indicators[place].scalings[at].scale.is_relative() {
                            let part = CityPart::scale(self.engine, place, at, self.levels[&node]);
                            self.city_of.insert(CityKey::Scale(place, at), self.city.len());
                            self.city.push(part);
                        }
                    }
                }
                Node::Rule(place) if !matches!(self.engine.criteria.rules[place].test, Test::Count { .. }) => {
                    let part = CityPart::rule(self.engine, place, self.levels[&node]);
                    self.city_of.insert(CityKey::Rule(place), self.city.len());
                    self.city.push(part);
                }
                _ => {}
            }
        }
    }
}

/// What of a node a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Value,
    Scaled,
    Number,
    Truth,
}

/// The parts of an index that count for a school.
pub(super) struct Weighing {
    /// By part: what it is; `None` where something stands for it.
    pub nodes: Vec<Option<Node>>,
    pub parts: Vec<Part>,
    pub absent: Vec<Absent>,
}

/// One school being compiled.
pub(super) struct School<'c, 'a, 'e> {
    pub all: &'c mut Compiler<'a, 'e>,
    /// Its place in the register.
    pub at: usize,
    ops: Vec<Op>,
    known: BTreeMap<(What, Node, Option<i32>), Option<Slot>>,
    pub groups: BTreeMap<(String, Vec<i32>), chance::Shares>,
}

impl<'e> School<'_, '_, 'e> {
    pub(super) fn push(&mut self, op: Op) -> Slot {
        self.ops.push(op);
        self.ops.len() - 1
    }

    pub(super) fn constant(&mut self, number: &Exact) -> Slot {
        self.push(Op::Constant(number.approximate()))
    }

    pub(super) fn fixed(&self, slot: Slot) -> Option<f64> {
        if let Op::Constant(number) = self.ops[slot] { Some(number) } else { None }
    }

    pub(super) fn is_moving(&self, slot: Slot) -> bool {
        self.fixed(slot).is_none()
    }

    fn input(&self, slot: Slot) -> Input {
        self.fixed(slot).map_or(Input::Moving(slot), Input::Fixed)
    }

    pub(super) fn remember(
        &mut self,
        key: (What, Node, Option<i32>),
        make: impl FnOnce(&mut Self) -> Option<Slot>,
    ) -> Option<Slot> {
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let made = make(self);
        self.known.insert(key, made);
        made
    }

    /// What a rule or a step looks at: an indicator's value, an index's number.
    pub(super) fn number(&mut self, node: Node, year: Option<i32>) -> Option<Slot> {
        match node {
            Node::Indicator(place) => self.value(place, year),
            Node::Index(place) => self.remember((What::Number, node, year), |one| one.index(place, year)),
            Node::Rule(_) => None,
        }
    }

    /// An indicator's value.
    pub(super) fn value(&mut self, place: usize, year: Option<i32>) -> Option<Slot> {
        self.remember((What::Value, Node::Indicator(place), year), |one| {
            let Number::Value(value) = one.all.engine.value(place, one.at, year) else { return None };
            let drawn = if one.all.moves == Moves::Results { chance::value(one, place, year) } else { None };
            Some(drawn.unwrap_or_else(|| one.constant(&value)))
        })
    }

    /// An indicator on its scale.
    fn scaled(&mut self, place: usize, year: Option<i32>) -> Option<Slot> {
        self.remember((What::Scaled, Node::Indicator(place), year), |one| {
            let engine = one.all.engine;
            let exact = match year {
                None => engine.scaled(place)[one.at].number(),
                Some(_) => engine.part(Node::Indicator(place), one.at, year),
            };
            let Number::Value(exact) = exact else { return None };
            let indicator = &engine.criteria.indicators[place];
            let scaling = indicator.scaling(&engine.schools[one.at])?;
            let at = indicator.scalings.iter().position(|other| std::ptr::eq(other, scaling))?;
            if let Some(part) = one.all.city_of.get(&CityKey::Scale(place, at)) {
                let part = *part;
                one.take_part(CityKey::Scale(place, at));
                return Some(one.push(Op::City(part)));
            }
            let value = one.value(place, year)?;
            let by = if let Scale::Grid { by, .. } = &scaling.scale { one.value(*by, year) } else { None };
            let moves = [Some(value), by].into_iter().flatten().any(|slot| one.fixed(slot).is_none());
            if !moves {
                return Some(one.constant(&exact));
            }
            one.scale(place, scaling, value, by, year)
        })
    }

    fn scale(
        &mut self,
        place: usize,
        scaling: &Scaling,
        of: Slot,
        by: Option<Slot>,
        year: Option<i32>,
    ) -> Option<Slot> {
        let engine = self.all.engine;
        let points = scaling.points.approximate();
        Some(match &scaling.scale {
            Scale::AsIs => of,
            Scale::Goalposts { worst, best, logarithmic } => {
                let (nought, one) = Scaling::ends(worst, best, engine.criteria.direction);
                let (nought, one) = (nought.approximate(), one.approximate());
                self.push(Op::Goalposts { of, nought, one, points, logarithmic: *logarithmic })
            }
            Scale::Bands(bands) => {
                let bands = bands.iter().map(|band| (Line::of(&band.interval), band.points.approximate())).collect();
                self.push(Op::Bands { of, bands })
            }
            Scale::Cut(interval) => {
                let inside = self.push(Op::Inside { of, lines: Box::new([Line::of(interval)]) });
                self.push(Op::Linear { constant: 0.0, terms: Box::new([(points, inside)]) })
            }
            Scale::Grid { grid, coarse, .. } => {
                let value = engine.indicator(place).values[self.at].value()?;
                let pupils = match year {
                    None => value.denominator,
                    Some(year) => value.parts.iter().find(|part| part.year == year)?.denominator,
                };
                let small = coarse.as_ref().filter(|(below, _)| pupils.is_some_and(|pupils| pupils < *below));
                let grid = small.map_or(grid, |(_, coarse)| coarse);
                let lines = |bands: &[Interval]| bands.iter().map(Line::of).collect();
                let points = |row: &Vec<Exact>| row.iter().map(Exact::approximate).collect();
                let (rows, columns) = ((of, lines(&grid.rows)), (by?, lines(&grid.columns)));
                self.push(Op::Grid { rows, columns, points: grid.points.iter().map(points).collect() })
            }
            Scale::Relative { .. } => return None,
        })
    }

    /// The parts of an index that count for the school; `None` where too little is known.
    pub(super) fn weighing(&mut self, place: usize, year: Option<i32>) -> Option<Weighing> {
        let engine = self.all.engine;
        let index = &engine.criteria.indices[place];
        let look = index::look(engine, place, self.at, year).filter(|look| look.enough)?;
        let group = index.weights.iter().position(|weights| std::ptr::eq(weights, look.weights))?;
        let multiplier = |at: usize| {
            let weights = &self.all.weights;
            (self.all.moves == Moves::Weights).then(|| weights.get(&(place, group, at)).copied()).flatten()
        };
        let multipliers: Vec<Option<usize>> = (0..look.weights.parts.len()).map(multiplier).collect();
        // the weight of gaps in a sum goes to the others, as in a mean
        let renormalised = index.method == Method::Sum && matches!(index.missing, MissingRule::Renormalise { .. });
        let parts_of_all = look.weights.parts.iter().zip(&multipliers);
        let gaps = parts_of_all.filter(|(part, _)| {
            renormalised
                && !look.parts.iter().any(|seen| seen.of == part.of)
                && engine.presence(part.of, self.at, year).0
        });
        let absent: Vec<Absent> = gaps.map(|(part, multiplier)| (part.weight.approximate(), *multiplier)).collect();
        let mut weighing = Weighing { nodes: Vec::new(), parts: Vec::with_capacity(look.parts.len()), absent };
        for seen in &look.parts {
            let (value, factor) = match (&seen.stand_in, seen.of) {
                (Some((_, value)), _) => (Input::Fixed(value.approximate()), 1.0),
                (None, Node::Index(inner)) => {
                    let number = self.number(seen.of, year)?;
                    (self.input(number), 1.0 / engine.criteria.indices[inner].points.approximate())
                }
                (None, _) => {
                    let scaled = self.scaled(seen.of.place(), year)?;
                    (self.input(scaled), 1.0)
                }
            };
            let at = look.weights.parts.iter().position(|part| part.of == seen.of)?;
            weighing.nodes.push(seen.stand_in.is_none().then_some(seen.of));
            let (weight, multiplier) = (seen.weight.approximate(), multipliers[at]);
            weighing.parts.push(Part { value, factor, weight, multiplier });
        }
        Some(weighing)
    }

    /// The number of an index, after all steps.
    fn index(&mut self, place: usize, year: Option<i32>) -> Option<Slot> {
        let engine = self.all.engine;
        let index = &engine.criteria.indices[place];
        let Weighing { parts, absent, .. } = self.weighing(place, year)?;
        let mut slot = self.mean(index.method, parts, absent, index.points.approximate());
        if let Some(rounding) = index.rounding {
            slot = self.push(Op::Round { of: slot, rounding });
        }
        for step in &index.steps {
            let change = match &step.action {
                Action::Cap(most) => Change::Cap(most.approximate()),
                Action::Floor(least) => Change::Floor(least.approximate()),
                Action::Multiply(by) => match self.scaled(*by, year) {
                    Some(by) => Change::Multiply(by),
                    None => continue,
                },
                Action::Blend { with, share } => {
                    let share = match share {
                        BlendShare::Fixed(share) => Some(Input::Fixed(share.approximate())),
                        BlendShare::Of(of) => match engine.value(*of, self.at, year) {
                            Number::Value(share) if !share.is_negative() && share <= 1 => {
                                self.value(*of, year).map(|slot| self.input(slot))
                            }
                            _ => None,
                        },
                    };
                    match (self.number(*with, year), share) {
                        (Some(with), Some(share)) => Change::Blend { with, share },
                        _ => continue,
                    }
                }
            };
            let when = step.when.iter().map(|rule| self.rule(*rule, year)).collect();
            let only = step.only.as_ref().map(Line::of);
            slot = self.push(Op::Step { of: slot, change, only, when, rounding: step.rounding });
        }
        if self.fixed(slot).is_some() {
            let Number::Value(exact) = engine.number(Node::Index(place), self.at, year) else { return None };
            return Some(self.constant(&exact));
        }
        let ranks = engine.criteria.ranking() == Some(place) && year.is_none();
        if !ranks {
            return Some(slot);
        }
        let of = self.rounded_points(place, slot).unwrap_or(slot);
        Some(self.push(Op::Anchored { of }))
    }

    /// A mean; where weights stand still, one step with constant factors.
    fn mean(&mut self, method: Method, parts: Vec<Part>, absent: Vec<Absent>, points: f64) -> Slot {
        let linear = matches!(method, Method::WeightedMean | Method::Sum);
        if !linear || parts.iter().any(|part| part.multiplier.is_some()) {
            return self.push(Op::Mean { method, parts: parts.into(), absent: absent.into(), points });
        }
        let whole: f64 = parts.iter().map(|part| part.weight).sum();
        let gone: f64 = absent.iter().map(|(weight, _)| weight).sum();
        let sum = if method == Method::Sum { whole / (whole + gone) } else { whole };
        let mut constant = 0.0;
        let mut terms = Vec::with_capacity(parts.len());
        for part in parts {
            let factor = part.factor * part.weight / sum * points;
            match part.value {
                Input::Fixed(value) => constant += factor * value,
                Input::Moving(slot) => terms.push((factor, slot)),
            }
        }
        self.push(if terms.is_empty() { Op::Constant(constant) } else { Op::Linear { constant, terms: terms.into() } })
    }

    /// Hands in what this school is compared by.
    pub(super) fn take_part(&mut self, key: CityKey) {
        let part = self.all.city_of[&key];
        if self.all.city[part].inputs[self.at].is_some() {
            return;
        }
        let slot = match key {
            CityKey::Scale(place, at) => {
                let engine = self.all.engine;
                let indicator = &engine.criteria.indicators[place];
                let its = indicator.scaling(&engine.schools[self.at]);
                let scaled = matches!(engine.scaled(place)[self.at], Scaled::Value(_));
                let meant = its.is_some_and(|its| std::ptr::eq(its, &raw const indicator.scalings[at]));
                if meant && scaled { self.value(place, None) } else { None }
            }
            CityKey::Rule(place) => match self.all.engine.criteria.rules[place].test.clone() {
                Test::Extreme { of, .. } | Test::SmallestGroup { of, .. } => self.number(of, None),
                Test::Across { of, .. } => Some(self.rule(of, None)),
                Test::Count { .. } => None,
            },
        };
        self.all.city[part].inputs[self.at] = slot;
    }

    /// What an indicator takes.
    pub(super) fn take(&self, place: usize) -> &'e Take {
        &self.all.engine.criteria.indicators[place].take
    }
}

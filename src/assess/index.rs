//! Indicators weighed into the index of a school, to any depth.
//!
//! `S = Σ W_j z_j + Σ adjustments`, exactly: `z_j` is an indicator on its scale, `W_j` the product of the weights down
//! the tree after gaps were dealt with as the criteria say, and an adjustment is what a rounding, a cap, a floor, a blend
//! or a geometric mean does to the sum. Every school's `W_j` are kept, because they differ between schools.

use crate::assess::engine::{Engine, Number};
use crate::assess::indicator::{Absence, IndicatorValue};
use crate::assess::rule::Held;
use crate::criteria::{Action, BlendShare, Direction, Index, Method, MissingRule, Node, Weights, degrees};
use crate::number::{Exact, HELD_DIGITS, Rounding};

/// The index of a school, or why it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weighed {
    /// It has a score.
    Scored(Total),
    /// Too little is known of it.
    Insufficient {
        /// The index that could not be made: its place among the criteria's indices.
        index: usize,
        /// How much of that index's applicable weight has data, 0 … 1.
        coverage: Exact,
        /// How much of the whole applicable weight has data, 0 … 1.
        overall: Exact,
    },
    /// The criteria do not consider schools of its kind.
    NotConsidered,
    /// The criteria rank no schools.
    Unranked,
}

/// A score and what it is the sum of: `score = Σ contributions + Σ adjustments`, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What each indicator with a value contributed, in the order of the criteria.
    pub contributions: Vec<Contribution>,
    /// What was done to the sum.
    pub adjustments: Vec<Adjustment>,
    /// The score.
    pub score: Exact,
    /// What the schools are ranked by: the score, or the score before it was rounded.
    pub ranked_by: Exact,
    /// Weight with data over applicable weight, 0 … 1.
    pub coverage: Exact,
}

/// What an indicator contributed to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// Its value on its scale.
    pub normalised: Exact,
    /// Its weight for this school, in points of the index.
    pub weight: Exact,
    /// Its weight in the criteria, before gaps were dealt with.
    pub nominal: Exact,
    /// Its points: weight times scaled value, rounded where the criteria say.
    pub points: Exact,
    /// What stands for a value that the school does not have.
    pub stand_in: Option<StandIn>,
    /// The logarithm of the scaled value times the exponent, where the indicator stands in a geometric mean.
    pub logarithm: Option<Exact>,
}

/// What stands for a missing value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandIn {
    /// The worst there is.
    Worst,
    /// The median of the school's group.
    GroupMedian,
}

/// A change to the sum of the contributions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// Which step made it.
    pub step: StepKind,
    /// The index in which it was made.
    pub index: usize,
    /// How much.
    pub amount: Exact,
    /// A part that is itself an index and has no value of its own parts: what stood for it.
    pub stand_in: Option<StandIn>,
}

/// A step that changes a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// A number was rounded.
    Rounding,
    /// A number was cut to what it may be at the most.
    Cap,
    /// A number was raised to what it must be at the least.
    Floor,
    /// Another number was mixed in.
    Blend,
    /// The number was multiplied: a penalty, a bonus.
    Multiply,
    /// A geometric mean lies below the arithmetic one of the same parts: unevenness costs.
    Geometric,
    /// A part without data was replaced.
    StandIn,
}

impl StepKind {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rounding => "rounding",
            Self::Cap => "cap",
            Self::Floor => "floor",
            Self::Blend => "blend",
            Self::Multiply => "multiply",
            Self::Geometric => "geometric",
            Self::StandIn => "stand_in",
        }
    }
}

/// What is known of an index of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Whether it applies to the school at all.
    pub applies: bool,
    /// Its number, after all steps; `None` where too little is known.
    pub value: Option<Exact>,
    /// The share of its applicable weight that has data.
    pub data: Exact,
    /// The share of its applicable weight whose parts have values: data in a part that has no value of its own are of
    /// no use to the whole.
    pub usable: Exact,
}

/// A part of an index, seen for one school.
struct Seen {
    of: Node,
    /// Its weight in the file.
    nominal: Exact,
    /// Its weight after gaps were dealt with.
    weight: Exact,
    value: Option<Exact>,
    stand_in: Option<StandIn>,
}

/// The parts of an index that count for one school.
struct Look<'c> {
    weights: &'c Weights,
    parts: Vec<Seen>,
    /// The sum of the weights of the parts that apply.
    applicable: Exact,
    data: Exact,
    usable: Exact,
    applies: bool,
    /// Whether the parts that are there make a value.
    enough: bool,
}

/// What is known of an index, of all years or of one.
pub(super) fn known(engine: &Engine<'_>, place: usize, school: usize, year: Option<i32>) -> Known {
    let index = &engine.criteria.indices[place];
    let Some(look) = look(engine, place, school, year) else {
        return Known { applies: false, value: None, data: Exact::zero(), usable: Exact::zero() };
    };
    let value = look.enough.then(|| mean(index, &look)).flatten().map(|mean| {
        let mut value = &mean.value * &index.points;
        stepped(engine, place, school, year, &mut value, |_, _| {});
        value
    });
    Known { applies: look.applies, value, data: look.data, usable: look.usable }
}

/// The parts of an index for one school, with gaps dealt with. `None` where the file gives no parts for such a school.
fn look<'c>(engine: &Engine<'c>, place: usize, school: usize, year: Option<i32>) -> Option<Look<'c>> {
    let index = &engine.criteria.indices[place];
    let weights = index.weights(&engine.schools[school])?;
    let (mut applicable, mut with_data, mut usable) = (Exact::zero(), Exact::zero(), Exact::zero());
    let mut parts: Vec<Seen> = Vec::with_capacity(weights.parts.len());
    let mut gaps: Vec<Node> = Vec::new();
    for part in &weights.parts {
        let value = match engine.part(part.of, school, year) {
            Number::NotApplicable => continue,
            Number::Unknown => None,
            Number::Value(value) => Some(value),
        };
        applicable = &applicable + &part.weight;
        if let Node::Index(inner) = part.of {
            let data = &part.weight * &engine.index(inner, school, year).data;
            with_data = &with_data + &data;
            if value.is_some() {
                usable = &usable + &data;
            }
        } else if value.is_some() {
            with_data = &with_data + &part.weight;
            usable = &usable + &part.weight;
        }
        if value.is_none() {
            gaps.push(part.of);
        }
        let weight = part.weight.clone();
        parts.push(Seen { of: part.of, nominal: weight.clone(), weight, value, stand_in: None });
    }
    let (Some(data), Some(usable)) = (with_data.over(&applicable), usable.over(&applicable)) else {
        let none = Exact::zero();
        let (data, usable) = (none.clone(), none);
        return Some(Look { weights, parts, applicable, data, usable, applies: false, enough: false });
    };
    let enough = match &index.missing {
        MissingRule::Refuse => gaps.is_empty(),
        MissingRule::Renormalise { coverage } => usable >= *coverage,
        MissingRule::Table(rows) => {
            gaps.sort_unstable();
            // a part that does not apply is as missing for the table as one without data
            let absent = |node: &Node| !parts.iter().any(|part| part.of == *node && part.value.is_some());
            let mut without: Vec<Node> = weights.parts.iter().map(|part| part.of).filter(absent).collect();
            without.sort_unstable();
            let row = rows.iter().find(|row| row.without == without);
            if let Some(row) = row {
                for part in &mut parts {
                    let weight = row.weights.iter().find(|(of, _)| *of == part.of).map(|(_, weight)| weight.clone());
                    part.weight = weight.unwrap_or_else(Exact::zero);
                }
            }
            row.is_some() || without.is_empty()
        }
        MissingRule::Worst { coverage } | MissingRule::GroupMedian { coverage, .. } => {
            for part in parts.iter_mut().filter(|part| part.value.is_none()) {
                let (value, stand_in) = match &index.missing {
                    MissingRule::GroupMedian { within, .. } => {
                        (engine.group_median(place, part.of, within, school).cloned(), StandIn::GroupMedian)
                    }
                    _ => (worst(engine, part.of), StandIn::Worst),
                };
                if value.is_some() {
                    (part.value, part.stand_in) = (value, Some(stand_in));
                }
            }
            usable >= *coverage && parts.iter().all(|part| part.value.is_some())
        }
    };
    parts.retain(|part| part.value.is_some());
    Some(Look { weights, parts, applicable, data, usable, applies: true, enough })
}

/// The number of a part that means most need.
fn worst(engine: &Engine<'_>, part: Node) -> Option<Exact> {
    let (least, most) = engine.criteria.range(part);
    match engine.criteria.direction {
        Direction::HigherIsBetter => least,
        Direction::LowerIsBetter => most,
    }
}

/// A mean of parts, and what each of them has in it.
struct Mean {
    value: Exact,
    /// By part: what it is multiplied by. Together they give the arithmetic mean.
    factors: Vec<Exact>,
    /// What the value is more than that.
    beyond: Exact,
}

/// The parts as one number, before it is multiplied by the points of the index; `None` where there are none, or a
/// negative one stands in a geometric mean.
fn mean(index: &Index, look: &Look<'_>) -> Option<Mean> {
    let parts = &look.parts;
    let sum: Exact = parts.iter().map(|part| &part.weight).sum();
    let valued = || parts.iter().filter_map(|part| part.value.as_ref());
    let zero = Exact::zero;
    let factors: Vec<Exact> = match index.method {
        Method::WeightedMean | Method::GeometricMean => {
            parts.iter().map(|part| part.weight.over(&sum)).collect::<Option<_>>()?
        }
        // the weight of gaps goes to the others, as in a mean
        Method::Sum => match &index.missing {
            MissingRule::Renormalise { .. } if sum != look.applicable => {
                parts.iter().map(|part| (&part.weight * &look.applicable).over(&sum)).collect::<Option<_>>()?
            }
            _ => parts.iter().map(|part| part.weight.clone()).collect(),
        },
        Method::Largest | Method::Smallest => {
            let chosen = if index.method == Method::Largest { valued().max() } else { valued().min() }?;
            let chosen = valued().position(|value| value == chosen)?;
            (0..parts.len()).map(|part| if part == chosen { Exact::one() } else { zero() }).collect()
        }
    };
    if parts.is_empty() {
        return None;
    }
    let arithmetic: Exact = factors.iter().zip(valued()).map(|(factor, value)| factor * value).sum();
    if index.method != Method::GeometricMean {
        return Some(Mean { value: arithmetic, factors, beyond: zero() });
    }
    let weights: Vec<&Exact> = parts.iter().map(|part| &part.weight).collect();
    let degrees = degrees(&weights)?;
    let mut product = Exact::one();
    for (value, degree) in valued().zip(&degrees) {
        for _ in 0..*degree {
            product = &product * value;
        }
    }
    let value = product.root(degrees.iter().sum())?;
    Some(Mean { beyond: &value - &arithmetic, value, factors })
}

/// Rounds a number and takes the steps of its index; each change is told.
fn stepped(
    engine: &Engine<'_>,
    place: usize,
    school: usize,
    year: Option<i32>,
    value: &mut Exact,
    mut tell: impl FnMut(StepKind, Exact),
) {
    let index = &engine.criteria.indices[place];
    let mut change = |value: &mut Exact, step: StepKind, new: Exact| {
        if new != *value {
            tell(step, &new - value);
            *value = new;
        }
    };
    let round = |rounding: Option<Rounding>, value: &Exact| rounding.map(|rounding| rounding.of(value));
    if let Some(rounded) = round(index.rounding, value) {
        change(value, StepKind::Rounding, rounded);
    }
    for step in &index.steps {
        let asked = step.only.as_ref().is_none_or(|only| only.contains(value))
            && step.when.iter().all(|rule| engine.outcome(*rule, school, year).held == Held::Yes);
        if !asked {
            continue;
        }
        match &step.action {
            Action::Cap(most) => {
                let new = (&*value).min(most).clone();
                change(value, StepKind::Cap, new);
            }
            Action::Floor(least) => {
                let new = (&*value).max(least).clone();
                change(value, StepKind::Floor, new);
            }
            Action::Blend { with, share } => {
                let share = match share {
                    BlendShare::Fixed(share) => Number::Value(share.clone()),
                    BlendShare::Of(indicator) => engine.value(*indicator, school, year),
                };
                if let (Number::Value(other), Number::Value(share)) = (engine.number(*with, school, year), share) {
                    let new = &*value + &(&share * &(&other - &*value));
                    change(value, StepKind::Blend, new);
                } else {
                    continue;
                }
            }
            Action::Multiply(by) => {
                let Number::Value(factor) = engine.part(Node::Indicator(*by), school, year) else { continue };
                let new = &*value * &factor;
                change(value, StepKind::Multiply, new);
            }
        }
        if let Some(rounded) = round(step.rounding, value) {
            change(value, StepKind::Rounding, rounded);
        }
    }
}

/// The score of one school by the index that ranks, taken apart.
pub(super) fn weigh(engine: &Engine<'_>, top: usize, school: usize) -> Weighed {
    if !engine.considered[school] {
        return Weighed::NotConsidered;
    }
    let known = engine.index(top, school, None);
    let Some(value) = &known.value else {
        let index = failing(engine, top, school);
        let coverage = engine.index(index, school, None).usable.clone();
        return Weighed::Insufficient { index, coverage, overall: known.data.clone() };
    };
    let criteria = engine.criteria;
    let mut total = Total {
        contributions: Vec::with_capacity(criteria.indicators.len()),
        adjustments: Vec::new(),
        score: value.clone(),
        ranked_by: value.clone(),
        coverage: known.data.clone(),
    };
    let points = criteria.indices[top].points.clone();
    distribute(engine, top, school, (&points, &points), &mut total);
    total.contributions.sort_by_key(|contribution| contribution.indicator);
    if criteria.rounding.contribution.is_some() {
        total.score = total.contributions.iter().map(|contribution| &contribution.points).sum();
        // what stood for an index without data is points too
        for adjustment in &total.adjustments {
            total.score = &total.score + &adjustment.amount;
        }
    }
    total.ranked_by = total.score.clone();
    if let Some(rounding) = criteria.rounding.score {
        let rounded = rounding.of(&total.score);
        let amount = &rounded - &total.score;
        if !amount.is_zero() {
            total.adjustments.push(Adjustment { step: StepKind::Rounding, index: top, amount, stand_in: None });
        }
        total.score = rounded;
        if criteria.rounding.rank_rounded {
            total.ranked_by = total.score.clone();
        }
    }
    Weighed::Scored(total)
}

/// The index that has no value although all its indices have one: the cause to name.
fn failing(engine: &Engine<'_>, place: usize, school: usize) -> usize {
    let Some(weights) = engine.criteria.indices[place].weights(&engine.schools[school]) else { return place };
    for part in &weights.parts {
        if let Node::Index(inner) = part.of {
            let known = engine.index(inner, school, None);
            if known.applies && known.value.is_none() {
                return failing(engine, inner, school);
            }
        }
    }
    place
}

/// Shares an index's points out among its parts; `points` is what its mean is multiplied by on the way to the score, the
/// other what the criteria alone give it.
fn distribute(
    engine: &Engine<'_>,
    place: usize,
    school: usize,
    (points, nominal): (&Exact, &Exact),
    total: &mut Total,
) {
    let criteria = engine.criteria;
    let index = &criteria.indices[place];
    let Some(look) = look(engine, place, school, None) else { return };
    let Some(mean) = mean(index, &look) else { return };
    let geometric = index.method == Method::GeometricMean;
    let all: &Exact = &look.weights.total;
    for (part, factor) in look.parts.iter().zip(&mean.factors) {
        let value = part.value.as_ref().expect("parts without a value were left out");
        let weight = points * factor;
        let nominal = match index.method {
            Method::WeightedMean | Method::GeometricMean => {
                (nominal * &part.nominal).over(all).unwrap_or_else(Exact::zero)
            }
            Method::Sum => nominal * &part.nominal,
            Method::Largest | Method::Smallest => nominal * factor,
        };
        let round =
            |points: Exact| criteria.rounding.contribution.map(|rounding| rounding.of(&points)).unwrap_or(points);
        match (part.of, part.stand_in) {
            (Node::Index(inner), None) => distribute(engine, inner, school, (&weight, &nominal), total),
            (Node::Index(inner), stand_in) => {
                let amount = round(&weight * value);
                total.adjustments.push(Adjustment { step: StepKind::StandIn, index: inner, amount, stand_in });
            }
            (Node::Indicator(indicator), stand_in) => {
                let points = round(&weight * value);
                let logarithm = if geometric {
                    value.logarithm().map(|logarithm| Rounding::half_up(HELD_DIGITS).of(&(&logarithm * factor)))
                } else {
                    None
                };
                total.contributions.push(Contribution {
                    indicator,
                    normalised: value.clone(),
                    weight,
                    nominal,
                    points,
                    stand_in,
                    logarithm,
                });
            }
            (Node::Rule(_), _) => {}
        }
    }
    let mut adjust = |step: StepKind, amount: Exact| {
        if !amount.is_zero() {
            total.adjustments.push(Adjustment { step, index: place, amount, stand_in: None });
        }
    };
    adjust(StepKind::Geometric, points * &mean.beyond);
    let mut value = &mean.value * &index.points;
    let per_point = points.over(&index.points).unwrap_or_else(Exact::zero);
    stepped(engine, place, school, None, &mut value, |step, amount| adjust(step, &amount * &per_point));
}

/// Why a school has nothing of an indicator to weigh.
pub(super) fn absence(value: &IndicatorValue, scaled: &super::scale::Scaled) -> Option<Absence> {
    match (value, scaled) {
        (IndicatorValue::Missing(why), _) | (_, super::scale::Scaled::Unscaled(why)) => Some(why.clone()),
        _ => None,
    }
}

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
    /// It has one, or none, and which is not published.
    Withheld,
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
    pub logarithm: Option<Box<Exact>>,
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
    /// Whether enough is known for a number.
    pub present: bool,
    /// The share of its applicable weight that has data.
    pub data: Exact,
    /// The share of its applicable weight whose parts have values: data in a part that has no value of its own are of
    /// no use to the whole.
    pub usable: Exact,
}

/// A part of an index, seen for one school.
pub(super) struct Seen<'c> {
    pub of: Node,
    /// Its weight in the file.
    nominal: &'c Exact,
    /// Its weight after gaps were dealt with.
    pub weight: &'c Exact,
    present: bool,
    /// What stands for it where it has no value.
    pub stand_in: Option<(StandIn, Exact)>,
}

impl Seen<'_> {
    fn value(&self, engine: &Engine<'_>, school: usize, year: Option<i32>) -> Option<Exact> {
        if let Some((_, value)) = &self.stand_in {
            return Some(value.clone());
        }
        match engine.part(self.of, school, year) {
            Number::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// The parts of an index that count for one school.
pub(super) struct Look<'c> {
    pub weights: &'c Weights,
    pub parts: Vec<Seen<'c>>,
    /// The sum of the weights of the parts that apply.
    pub applicable: Exact,
    data: Exact,
    usable: Exact,
    applies: bool,
    /// Whether the parts that are there make a value.
    pub enough: bool,
}

/// What is known of an index, of all years or of one.
pub(super) fn known(engine: &Engine<'_>, place: usize, school: usize, year: Option<i32>) -> Known {
    let none = Exact::zero;
    match look(engine, place, school, year) {
        None => Known { applies: false, present: false, data: none(), usable: none() },
        Some(look) if engine.hides(Node::Index(place), school) => {
            Known { applies: look.applies, present: false, data: none(), usable: none() }
        }
        Some(look) => Known { applies: look.applies, present: look.enough, data: look.data, usable: look.usable },
    }
}

/// The number of an index, after all steps; `None` where too little is known.
pub(super) fn number(engine: &Engine<'_>, place: usize, school: usize, year: Option<i32>) -> Option<Exact> {
    let index = &engine.criteria.indices[place];
    if engine.criteria.rounding.contribution.is_some() && engine.criteria.ranking() == Some(place) {
        // the number that ranks is the sum of the rounded points, wherever it is looked at
        return apart(engine, place, school, year).map(|(contributions, adjustments)| {
            let points = contributions.iter().map(|contribution| &contribution.points);
            points.chain(adjustments.iter().map(|adjustment| &adjustment.amount)).sum()
        });
    }
    let look = look(engine, place, school, year).filter(|look| look.enough)?;
    let mut value = &mean(engine, place, school, year, &look)?.value * &index.points;
    stepped(engine, place, school, year, &mut value, |_, _| {});
    Some(value)
}

/// The parts of an index for one school, with gaps dealt with. `None` where the file gives no parts for such a school.
pub(super) fn look<'c>(engine: &Engine<'c>, place: usize, school: usize, year: Option<i32>) -> Option<Look<'c>> {
    let index = &engine.criteria.indices[place];
    let weights = index.weights(&engine.schools[school])?;
    let mut parts: Vec<Seen<'c>> = Vec::with_capacity(weights.parts.len());
    let mut data_of: Vec<Option<Exact>> = Vec::with_capacity(weights.parts.len());
    for part in &weights.parts {
        let (applies, present, data) = engine.presence(part.of, school, year);
        if applies {
            parts.push(Seen { of: part.of, nominal: &part.weight, weight: &part.weight, present, stand_in: None });
            data_of.push(data);
        }
    }
    let applicable: Exact = parts.iter().map(|part| part.weight).sum();
    let complete =
        parts.iter().zip(&data_of).all(|(part, data)| part.present && data.as_ref().is_none_or(|data| *data == 1));
    let weighed = |all: bool| {
        if complete && !applicable.is_zero() {
            return Some(Exact::one());
        }
        let counted = parts.iter().zip(&data_of).filter(|(part, _)| all || part.present);
        let weighed = counted.map(|(part, data)| match data {
            Some(data) => part.weight * data,
            None if part.present => part.weight.clone(),
            None => Exact::zero(),
        });
        weighed.sum::<Exact>().over(&applicable)
    };
    let (Some(data), Some(usable)) = (weighed(true), weighed(false)) else {
        let (data, usable) = (Exact::zero(), Exact::zero());
        return Some(Look { weights, parts, applicable, data, usable, applies: false, enough: false });
    };
    let all_present = parts.iter().all(|part| part.present);
    let enough = match &index.missing {
        MissingRule::Refuse => all_present,
        MissingRule::Renormalise { coverage } => usable >= *coverage,
        MissingRule::Table(rows) => {
            // a part that does not apply is as missing for the table as one without data
            let absent = |node: &Node| !parts.iter().any(|part| part.of == *node && part.present);
            let mut without: Vec<Node> = weights.parts.iter().map(|part| part.of).filter(absent).collect();
            without.sort_unstable();
            let row = rows.iter().find(|row| row.without == without);
            if let Some(row) = row {
                for part in &mut parts {
                    if let Some((_, weight)) = row.weights.iter().find(|(of, _)| *of == part.of) {
                        part.weight = weight;
                    }
                }
            }
            row.is_some() || without.is_empty()
        }
        MissingRule::Worst { coverage } | MissingRule::GroupMedian { coverage, .. } => {
            for part in parts.iter_mut().filter(|part| !part.present) {
                let (value, stand_in) = match &index.missing {
                    MissingRule::GroupMedian { within, .. } => {
                        (engine.group_median(place, part.of, within, school).cloned(), StandIn::GroupMedian)
                    }
                    _ => (worst(engine, part.of, school), StandIn::Worst),
                };
                part.stand_in = value.map(|value| (stand_in, value));
            }
            usable >= *coverage && parts.iter().all(|part| part.present || part.stand_in.is_some())
        }
    };
    parts.retain(|part| part.present || part.stand_in.is_some());
    Some(Look { weights, parts, applicable, data, usable, applies: true, enough })
}

/// The number of a part that means most need, of those that the school could have; `None` where there is no end.
fn worst(engine: &Engine<'_>, part: Node, school: usize) -> Option<Exact> {
    let known = &engine.schools[school];
    match part {
        Node::Indicator(place) => {
            let indicator = &engine.criteria.indicators[place];
            let (least, most) = indicator.scaling(known)?.range(indicator.domain);
            match engine.criteria.direction {
                Direction::HigherIsBetter => least,
                Direction::LowerIsBetter => most,
            }
        }
        Node::Index(place) => {
            let index = &engine.criteria.indices[place];
            let weights = index.weights(known)?;
            let worst: Vec<Exact> =
                weights.parts.iter().map(|part| worst(engine, part.of, school)).collect::<Option<_>>()?;
            let weighed = || weights.parts.iter().zip(&worst).map(|(part, worst)| &part.weight * worst).sum::<Exact>();
            match index.method {
                Method::WeightedMean => weighed().over(&weights.total),
                Method::Sum => Some(weighed()),
                Method::Largest => worst.into_iter().max(),
                Method::Smallest | Method::GeometricMean => worst.into_iter().min(),
            }
        }
        Node::Rule(_) => None,
    }
}

/// A mean of parts.
struct Mean {
    value: Exact,
    /// What it is more than the sum of the parts times their factors.
    beyond: Exact,
}

/// By part: what it is multiplied by on the way to the mean. Of the largest and smallest, the one chosen counts whole.
fn factors(index: &Index, look: &Look<'_>, values: impl Fn(&Seen<'_>) -> Option<Exact>) -> Option<Vec<Exact>> {
    let parts = &look.parts;
    let sum: Exact = parts.iter().map(|part| part.weight).sum();
    match index.method {
        Method::WeightedMean | Method::GeometricMean => parts.iter().map(|part| part.weight.over(&sum)).collect(),
        // the weight of gaps goes to the others, as in a mean
        Method::Sum => match &index.missing {
            MissingRule::Renormalise { .. } if sum != look.applicable => {
                parts.iter().map(|part| (part.weight * &look.applicable).over(&sum)).collect()
            }
            _ => Some(parts.iter().map(|part| part.weight.clone()).collect()),
        },
        Method::Largest | Method::Smallest => {
            let values: Vec<Exact> = parts.iter().map(values).collect::<Option<_>>()?;
            let chosen = if index.method == Method::Largest { values.iter().max() } else { values.iter().min() }?;
            let chosen = values.iter().position(|value| value == chosen)?;
            Some((0..parts.len()).map(|part| if part == chosen { Exact::one() } else { Exact::zero() }).collect())
        }
    }
}

/// The parts as one number, before it is multiplied by the points of the index; `None` where there are none, or a
/// negative one stands in a geometric mean.
fn mean(engine: &Engine<'_>, place: usize, school: usize, year: Option<i32>, look: &Look<'_>) -> Option<Mean> {
    let index = &engine.criteria.indices[place];
    let parts = &look.parts;
    if parts.is_empty() {
        return None;
    }
    let values: Vec<Exact> = parts.iter().map(|part| part.value(engine, school, year)).collect::<Option<_>>()?;
    let arithmetic = match index.method {
        Method::WeightedMean | Method::GeometricMean => {
            let sum: Exact = parts.iter().map(|part| part.weight).sum();
            let weighed: Exact = parts.iter().zip(&values).map(|(part, value)| part.weight * value).sum();
            weighed.over(&sum)?
        }
        Method::Largest => values.iter().max()?.clone(),
        Method::Smallest => values.iter().min()?.clone(),
        Method::Sum => {
            let factors = factors(index, look, |_| None)?;
            factors.iter().zip(&values).map(|(factor, value)| factor * value).sum()
        }
    };
    if index.method != Method::GeometricMean {
        return Some(Mean { value: arithmetic, beyond: Exact::zero() });
    }
    let weights: Vec<&Exact> = parts.iter().map(|part| part.weight).collect();
    let degrees = degrees(&weights)?;
    let mut product = Exact::one();
    for (value, degree) in values.iter().zip(&degrees) {
        for _ in 0..*degree {
            product = &product * value;
        }
    }
    let value = product.root(degrees.iter().sum())?;
    Some(Mean { beyond: &value - &arithmetic, value })
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
                    BlendShare::Of(indicator) => match engine.value(*indicator, school, year) {
                        // a share that is none is not known; it is told of
                        Number::Value(share) if share.is_negative() || share > 1 => Number::Unknown,
                        share => share,
                    },
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
    let criteria = engine.criteria;
    let known = engine.index(top, school, None);
    if !known.applies {
        return Weighed::NotConsidered;
    }
    let Some((mut contributions, mut adjustments)) = apart(engine, top, school, None) else {
        let index = failing(engine, top, school);
        let coverage = engine.index(index, school, None).usable.clone();
        return Weighed::Insufficient { index, coverage, overall: known.data.clone() };
    };
    contributions.sort_by_key(|contribution| contribution.indicator);
    // the parts add up to the number of the index, exactly, or to the sum of the rounded points
    let parts = contributions.iter().map(|contribution| &contribution.points);
    let mut score: Exact = parts.chain(adjustments.iter().map(|adjustment| &adjustment.amount)).sum();
    let mut ranked_by = score.clone();
    if let Some(rounding) = criteria.rounding.score {
        let rounded = rounding.of(&score);
        let amount = &rounded - &score;
        if !amount.is_zero() {
            adjustments.push(Adjustment { step: StepKind::Rounding, index: top, amount, stand_in: None });
        }
        score = rounded;
        if criteria.rounding.rank_rounded {
            ranked_by = score.clone();
        }
    }
    Weighed::Scored(Total { contributions, adjustments, score, ranked_by, coverage: known.data.clone() })
}

/// The index that has no value although all its indices have one: the cause to name.
fn failing(engine: &Engine<'_>, place: usize, school: usize) -> usize {
    let Some(weights) = engine.criteria.indices[place].weights(&engine.schools[school]) else { return place };
    for part in &weights.parts {
        if let Node::Index(inner) = part.of {
            let known = engine.index(inner, school, None);
            if known.applies && !known.present {
                return failing(engine, inner, school);
            }
        }
    }
    place
}

/// The number of an index taken apart; `None` where it has none.
fn apart(
    engine: &Engine<'_>,
    place: usize,
    school: usize,
    year: Option<i32>,
) -> Option<(Vec<Contribution>, Vec<Adjustment>)> {
    if !engine.index(place, school, year).present {
        return None;
    }
    let contributions = Vec::with_capacity(engine.criteria.indicators.len());
    let mut apart = Apart { engine, school, year, contributions, adjustments: Vec::new() };
    let points = &engine.criteria.indices[place].points;
    apart.distribute(place, points, points)?;
    Some((apart.contributions, apart.adjustments))
}

/// A score being taken apart.
struct Apart<'a, 'e> {
    engine: &'a Engine<'e>,
    school: usize,
    year: Option<i32>,
    contributions: Vec<Contribution>,
    adjustments: Vec<Adjustment>,
}

impl Apart<'_, '_> {
    /// Shares an index's points out among its parts; `points` is what its mean is multiplied by on the way to the score,
    /// `nominal` what the criteria alone give it. `None` where the index has no number after all.
    fn distribute(&mut self, place: usize, points: &Exact, nominal: &Exact) -> Option<()> {
        let (engine, school, year) = (self.engine, self.school, self.year);
        let criteria = engine.criteria;
        let index = &criteria.indices[place];
        let look = look(engine, place, school, year)?;
        let factors = factors(index, &look, |part| part.value(engine, school, year))?;
        let round =
            |points: Exact| criteria.rounding.contribution.map(|rounding| rounding.of(&points)).unwrap_or(points);
        let whole = look.parts.len() == look.weights.parts.len() && points == nominal;
        for (part, factor) in look.parts.iter().zip(&factors) {
            let weight = points * factor;
            let nominal = match index.method {
                // where nothing is missing the weights are those of the file
                Method::WeightedMean | Method::GeometricMean if !whole => {
                    (nominal * part.nominal).over(&look.weights.total)?
                }
                Method::Sum => nominal * part.nominal,
                Method::Largest | Method::Smallest => nominal * factor,
                _ => weight.clone(),
            };
            let stand_in = part.stand_in.as_ref().map(|(stand_in, _)| *stand_in);
            match part.of {
                Node::Index(inner) if stand_in.is_none() => self.distribute(inner, &weight, &nominal)?,
                Node::Index(inner) => {
                    let amount = round(&weight * &part.value(engine, school, year)?);
                    self.adjustments.push(Adjustment { step: StepKind::StandIn, index: inner, amount, stand_in });
                }
                Node::Indicator(indicator) => {
                    let normalised = part.value(engine, school, year)?;
                    let points = round(&weight * &normalised);
                    let logarithm = if index.method == Method::GeometricMean {
                        let logarithm = normalised.logarithm();
                        logarithm.map(|logarithm| Box::new(Rounding::half_up(HELD_DIGITS).of(&(&logarithm * factor))))
                    } else {
                        None
                    };
                    self.contributions.push(Contribution {
                        indicator,
                        normalised,
                        weight,
                        nominal,
                        points,
                        stand_in,
                        logarithm,
                    });
                }
                Node::Rule(_) => {}
            }
        }
        if index.method != Method::GeometricMean && index.rounding.is_none() && index.steps.is_empty() {
            return Some(());
        }
        let mean = mean(engine, place, school, year, &look)?;
        let mut adjust = |step: StepKind, amount: Exact| {
            if !amount.is_zero() {
                self.adjustments.push(Adjustment { step, index: place, amount, stand_in: None });
            }
        };
        adjust(StepKind::Geometric, points * &mean.beyond);
        let mut value = &mean.value * &index.points;
        let per_point = points.over(&index.points)?;
        stepped(engine, place, school, year, &mut value, |step, amount| adjust(step, &amount * &per_point));
        Some(())
    }
}

/// Why a school has nothing of an indicator to weigh.
pub(super) fn absence<'a>(value: &'a IndicatorValue, scaled: &'a super::scale::Scaled) -> Option<&'a Absence> {
    match (value, scaled) {
        (IndicatorValue::Missing(why), _) | (_, super::scale::Scaled::Unscaled(why)) => Some(why),
        _ => None,
    }
}

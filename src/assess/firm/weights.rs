//! Other weights: drawn around those of the file, one of them changed, one indicator left out. A change is a column of
//! multipliers for each weight; what a school has no data of stays out, and its weight goes where the criteria say.

use std::collections::BTreeMap;

use super::column::{Column, WIDTH};
use super::compile::WeightPlace;
use crate::criteria::{Criteria, Method, Node};
use crate::number::Exact;
use crate::stats::{Quantiles, Stream};

/// How close drawn weights keep to those of the file: the sum of the parameters of their Dirichlet distribution. A weight of 15 %
/// is then drawn with a standard deviation of 3.6 percentage points, one of 50 % with 5.
const CLOSENESS: f64 = 100.0;

/// A weight of a methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightOf {
    /// The index in which it stands.
    pub index: usize,
    /// What it weighs.
    pub of: Node,
    /// The weight in the file.
    pub weight: Exact,
    /// The sum of the weights of the index.
    pub total: Exact,
}

/// All weights of a methodology.
pub(super) struct Weights {
    /// The column of multipliers of each weight.
    pub places: BTreeMap<WeightPlace, usize>,
    /// By column.
    known: Vec<Place>,
    /// The weights that can be changed: those of parts that share an index with others, each once.
    pub changeable: Vec<WeightOf>,
    /// By group of parts: the columns, and how their shares are drawn.
    drawn: Vec<Vec<Share>>,
}

struct Place {
    index: usize,
    group: usize,
    of: Node,
    share: f64,
}

/// A share drawn as a part of what those before it leave.
struct Share {
    column: usize,
    /// The file's share.
    usual: f64,
    /// `None` of the last.
    law: Option<(Quantiles, Stream)>,
}

impl Weights {
    pub(super) fn of(criteria: &Criteria, seed: u64) -> Self {
        let (mut places, mut known, mut drawn) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut changeable: Vec<WeightOf> = Vec::new();
        for (index, meant) in criteria.indices.iter().enumerate() {
            let weighs = matches!(meant.method, Method::WeightedMean | Method::Sum | Method::GeometricMean);
            for (group, weights) in meant.weights.iter().enumerate() {
                let several = weighs && weights.parts.len() > 1;
                let mut shares = Vec::new();
                for (at, part) in weights.parts.iter().enumerate() {
                    let share = part.weight.over(&weights.total).map_or(0.0, |share| share.approximate());
                    places.insert((index, group, at), known.len());
                    shares.push((known.len(), part.of, share));
                    known.push(Place { index, group, of: part.of, share });
                    if several {
                        let (weight, total) = (part.weight.clone(), weights.total.clone());
                        changeable.push(WeightOf { index, of: part.of, weight, total });
                    }
                }
                if several {
                    drawn.push(sticks(criteria, index, &shares, seed));
                }
            }
        }
        // a part that stands in several groups is told by its weight in the last, that of usual schools
        let of = |weight: &WeightOf| (weight.index, weight.of);
        let last = |at: usize| changeable[at + 1..].iter().all(|later| of(later) != of(&changeable[at]));
        let changeable = (0..changeable.len()).filter(|at| last(*at)).map(|at| changeable[at].clone()).collect();
        Self { places, known, changeable, drawn }
    }

    /// The weights of the file, in all draws.
    pub(super) fn unchanged(&self) -> Vec<Column> {
        vec![[1.0; WIDTH]; self.known.len()]
    }

    /// Weights drawn around those of the file, from a draw on.
    pub(super) fn draw(&self, first: u64, multipliers: &mut [Column]) {
        for shares in &self.drawn {
            let mut left = [1.0; WIDTH];
            for Share { column, usual, law } in shares {
                let out = &mut multipliers[*column];
                let Some((quantiles, stream)) = law else {
                    for (out, left) in out.iter_mut().zip(&left) {
                        *out = left / usual;
                    }
                    continue;
                };
                let fours = (first / 4..).zip(out.chunks_exact_mut(4).zip(left.chunks_exact_mut(4)));
                for (four, (out, left)) in fours {
                    let draws = stream.four(four);
                    for ((out, left), draw) in out.iter_mut().zip(left).zip(draws) {
                        let taken = *left * quantiles.at(draw);
                        *left -= taken;
                        *out = taken / usual;
                    }
                }
            }
        }
    }

    /// In one draw: a weight becomes this share of its index, and the others share the rest as before.
    pub(super) fn set(&self, weight: &WeightOf, share: f64, draw: usize, multipliers: &mut [Column]) {
        let usual = weight.weight.over(&weight.total).map_or(0.0, |share| share.approximate());
        let its = |place: &Place| place.index == weight.index;
        for place in self.known.iter().filter(|place| its(place) && place.of == weight.of) {
            // in other groups of schools it changes in proportion
            let new = (place.share * share / usual).min(1.0);
            let rest = if place.share < 1.0 { (1.0 - new) / (1.0 - place.share) } else { 1.0 };
            for (column, other) in self.known.iter().enumerate() {
                if other.index == place.index && other.group == place.group {
                    multipliers[column][draw] = if other.of == place.of { new / place.share } else { rest };
                }
            }
        }
    }

    /// In one draw: an indicator is left out, and so is an index that has no other part.
    pub(super) fn leave_out(&self, criteria: &Criteria, indicator: usize, draw: usize, multipliers: &mut [Column]) {
        let mut out = vec![Node::Indicator(indicator)];
        for node in &criteria.order {
            if let Node::Index(place) = node {
                let parts = criteria.indices[*place].all_parts();
                if !parts.is_empty() && parts.iter().all(|part| out.contains(part)) {
                    out.push(*node);
                }
            }
        }
        for (column, place) in self.known.iter().enumerate() {
            multipliers[column][draw] = if out.contains(&place.of) { 0.0 } else { 1.0 };
        }
    }
}

/// How the shares of one group of parts are drawn. The same part is drawn alike for all groups of schools.
fn sticks(criteria: &Criteria, index: usize, shares: &[(usize, Node, f64)], seed: u64) -> Vec<Share> {
    let stick = |(at, (column, of, share)): (usize, &(usize, Node, f64))| {
        let after: f64 = shares[at + 1..].iter().map(|(_, _, share)| share).sum();
        let law = (at + 1 < shares.len()).then(|| {
            let words = ["weights", criteria.indices[index].id.as_str(), criteria.id_of(*of)];
            (Quantiles::beta_of(CLOSENESS * share, CLOSENESS * after), Stream::of(seed, &words))
        });
        Share { column: *column, usual: *share, law }
    };
    shares.iter().enumerate().map(stick).collect()
}

//! Indicators weighed into the index of a school, to any depth.
//!
//! `S = Σ W_j z_j`, where `z_j` is an indicator on its scale and `W_j` the product of the weights down the tree, after
//! the weight of missing parts has gone to the others as the criteria say. Every school's `W_j` are kept, because they
//! differ between schools.

use crate::assess::indicator::{Absence, IndicatorValue};
use crate::assess::scale;
use crate::criteria::{Criteria, Index, MissingRule, PartOf};
use crate::number::Exact;

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
    /// Weight with data over applicable weight, 0 … 1.
    pub coverage: Exact,
}

/// What an indicator contributed to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// Its value on its scale, 0 … 1.
    pub normalised: Exact,
    /// Its weight for this school, in points of the index.
    pub weight: Exact,
    /// Its points: weight times scaled value, rounded where the criteria say.
    pub points: Exact,
}

/// A change to the sum of the contributions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// Which step made it.
    pub step: Step,
    /// How much.
    pub amount: Exact,
}

/// A step that changes a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The score was rounded.
    Rounding,
}

impl Step {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rounding => "rounding",
        }
    }
}

/// How much of a part is known of a school.
struct Known {
    /// Whether it applies to the school at all.
    applies: bool,
    /// Whether it has a value.
    present: bool,
    /// The share of its applicable weight that has data.
    data: Exact,
}

/// Weighs the indicators of one school, given in the order of the criteria.
pub(super) fn weigh(criteria: &Criteria, values: &[IndicatorValue]) -> Weighed {
    let tree = Tree { criteria, values };
    let top = criteria.list.index;
    let known = tree.index(top);
    if !known.present {
        let index = tree.failing(top);
        let coverage = tree.usable(&criteria.indices[index]);
        return Weighed::Insufficient { index, coverage, overall: known.data };
    }
    let mut contributions = Vec::new();
    tree.distribute(top, &criteria.indices[top].total, &mut contributions);
    contributions.sort_by_key(|contribution: &Contribution| contribution.indicator);
    let sum: Exact = contributions.iter().map(|contribution| &contribution.points).sum();
    let score = criteria.rounding.score.map_or_else(|| sum.clone(), |rounding| rounding.of(&sum));
    let amount = &score - &sum;
    let adjustments = if amount.is_zero() { Vec::new() } else { vec![Adjustment { step: Step::Rounding, amount }] };
    Weighed::Scored(Total { contributions, adjustments, score, coverage: known.data })
}

struct Tree<'t> {
    criteria: &'t Criteria,
    values: &'t [IndicatorValue],
}

impl Tree<'_> {
    fn part(&self, part: PartOf) -> Known {
        match part {
            PartOf::Index(index) => self.index(index),
            PartOf::Indicator(indicator) => {
                let present = matches!(self.values[indicator], IndicatorValue::Value(_));
                let applies = !matches!(self.values[indicator], IndicatorValue::Missing(Absence::NotApplicable));
                Known { applies, present, data: if present { Exact::one() } else { Exact::zero() } }
            }
        }
    }

    fn index(&self, place: usize) -> Known {
        let index = &self.criteria.indices[place];
        let (mut applicable, mut with_data, mut all_present) = (Exact::zero(), Exact::zero(), true);
        for part in &index.parts {
            let known = self.part(part.of);
            if known.applies {
                applicable = &applicable + &part.weight;
                with_data = &with_data + &(&part.weight * &known.data);
                all_present &= known.present;
            }
        }
        let Some(data) = with_data.over(&applicable) else {
            return Known { applies: false, present: false, data: Exact::zero() };
        };
        let present = match &index.missing {
            MissingRule::Refuse => all_present,
            MissingRule::Renormalise { coverage } => self.usable(index) >= *coverage,
        };
        Known { applies: true, present, data }
    }

    /// The share of an index's applicable weight whose parts have values: data in a part that has no value of its own
    /// are of no use to the whole.
    fn usable(&self, index: &Index) -> Exact {
        let (mut applicable, mut usable) = (Exact::zero(), Exact::zero());
        for part in &index.parts {
            let known = self.part(part.of);
            if known.applies {
                applicable = &applicable + &part.weight;
            }
            if known.applies && known.present {
                usable = &usable + &(&part.weight * &known.data);
            }
        }
        usable.over(&applicable).unwrap_or_else(Exact::zero)
    }

    /// The index that has no value although all its indices have one: the cause to name.
    fn failing(&self, place: usize) -> usize {
        let inner = self.criteria.indices[place].parts.iter().find_map(|part| match part.of {
            PartOf::Index(inner) => {
                let known = self.index(inner);
                (known.applies && !known.present).then_some(inner)
            }
            PartOf::Indicator(_) => None,
        });
        inner.map_or(place, |inner| self.failing(inner))
    }

    /// Shares an index's points out among its parts that have values.
    fn distribute(&self, place: usize, points: &Exact, contributions: &mut Vec<Contribution>) {
        let index = &self.criteria.indices[place];
        let present: Vec<_> = index.parts.iter().filter(|part| self.part(part.of).present).collect();
        let sum: Exact = present.iter().map(|part| &part.weight).sum();
        for part in present {
            let Some(weight) = (points * &part.weight).over(&sum) else { continue };
            match part.of {
                PartOf::Index(inner) => self.distribute(inner, &weight, contributions),
                PartOf::Indicator(indicator) => {
                    let IndicatorValue::Value(value) = &self.values[indicator] else { continue };
                    let normalised = scale::normalised(&self.criteria.indicators[indicator].scale, &value.exact);
                    let exact = &weight * &normalised;
                    let points = self
                        .criteria
                        .rounding
                        .contribution
                        .map_or_else(|| exact.clone(), |rounding| rounding.of(&exact));
                    contributions.push(Contribution { indicator, normalised, weight, points });
                }
            }
        }
    }
}

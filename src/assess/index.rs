//! Indicators weighed into the index of a school, to any depth.
//!
//! `S = Σ W_j z_j`, where `z_j` is an indicator on its scale and `W_j` the product of the weights down the tree, after
//! the weight of missing parts has gone to the others as the criteria say. Every school's `W_j` are kept, because they
//! differ between schools.

use crate::assess::indicator::{Absence, IndicatorValue};
use crate::assess::scale;
use crate::criteria::{Criteria, MissingRule, PartOf};
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
    /// Its weight in the criteria, before the weight of missing parts was shared out.
    pub nominal: Exact,
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
#[derive(Clone)]
struct Known {
    /// Whether it applies to the school at all.
    applies: bool,
    /// Whether it has a value.
    present: bool,
    /// The share of its applicable weight that has data.
    data: Exact,
    /// The share of its applicable weight whose parts have values: data in a part that has no value of its own are of
    /// no use to the whole.
    usable: Exact,
}

/// Weighs the indicators of one school, given in the order of the criteria.
pub(super) fn weigh(criteria: &Criteria, values: &[IndicatorValue]) -> Weighed {
    let mut tree = Tree { criteria, values, known: vec![None; criteria.indices.len()] };
    let top = criteria.list.index;
    let known = tree.index(top);
    if !known.present {
        let index = tree.failing(top);
        return Weighed::Insufficient { index, coverage: tree.index(index).usable, overall: known.data };
    }
    let mut contributions = Vec::new();
    let total = &criteria.indices[top].total;
    tree.distribute(top, total, total, &mut contributions);
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
    /// What was found out of each index.
    known: Vec<Option<Known>>,
}

impl Tree<'_> {
    fn part(&mut self, part: PartOf) -> Known {
        match part {
            PartOf::Index(index) => self.index(index),
            PartOf::Indicator(indicator) => {
                let present = matches!(self.values[indicator], IndicatorValue::Value(_));
                let applies = !matches!(self.values[indicator], IndicatorValue::Missing(Absence::NotApplicable));
                let data = if present { Exact::one() } else { Exact::zero() };
                Known { applies, present, usable: data.clone(), data }
            }
        }
    }

    fn index(&mut self, place: usize) -> Known {
        if let Some(known) = &self.known[place] {
            return known.clone();
        }
        let index = &self.criteria.indices[place];
        let (mut applicable, mut with_data, mut usable) = (Exact::zero(), Exact::zero(), Exact::zero());
        let mut all_present = true;
        for part in &index.parts {
            let known = self.part(part.of);
            if !known.applies {
                continue;
            }
            applicable = &applicable + &part.weight;
            with_data = &with_data + &(&part.weight * &known.data);
            all_present &= known.present;
            if known.present {
                usable = &usable + &(&part.weight * &known.data);
            }
        }
        let known = match (with_data.over(&applicable), usable.over(&applicable)) {
            (Some(data), Some(usable)) => {
                let present = match &index.missing {
                    MissingRule::Refuse => all_present,
                    MissingRule::Renormalise { coverage } => usable >= *coverage,
                };
                Known { applies: true, present, data, usable }
            }
            _ => Known { applies: false, present: false, data: Exact::zero(), usable: Exact::zero() },
        };
        self.known[place] = Some(known.clone());
        known
    }

    /// The index that has no value although all its indices have one: the cause to name.
    fn failing(&mut self, place: usize) -> usize {
        let criteria = self.criteria;
        for part in &criteria.indices[place].parts {
            if let PartOf::Index(inner) = part.of {
                let known = self.index(inner);
                if known.applies && !known.present {
                    return self.failing(inner);
                }
            }
        }
        place
    }

    /// Shares an index's points out among its parts that have values; `nominal` is what the criteria alone give it.
    fn distribute(&mut self, place: usize, points: &Exact, nominal: &Exact, contributions: &mut Vec<Contribution>) {
        let criteria = self.criteria;
        let index = &criteria.indices[place];
        let present: Vec<_> = index.parts.iter().filter(|part| self.part(part.of).present).collect();
        let sum: Exact = present.iter().map(|part| &part.weight).sum();
        for part in present {
            let share = |points: &Exact, whole: &Exact| (points * &part.weight).over(whole);
            let (Some(weight), Some(nominal)) = (share(points, &sum), share(nominal, &index.total)) else { continue };
            match part.of {
                PartOf::Index(inner) => self.distribute(inner, &weight, &nominal, contributions),
                PartOf::Indicator(indicator) => {
                    let IndicatorValue::Value(value) = &self.values[indicator] else { continue };
                    let scale = &criteria.indicators[indicator].scale;
                    let normalised = scale::normalised(scale, criteria.direction, &value.exact);
                    let exact = &weight * &normalised;
                    let rounded = criteria.rounding.contribution.map(|rounding| rounding.of(&exact));
                    let points = rounded.unwrap_or(exact);
                    contributions.push(Contribution { indicator, normalised, weight, nominal, points });
                }
            }
        }
    }
}

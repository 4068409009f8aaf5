//! What would have to change: the value of one indicator alone at which a school's verdict turns round, and who would
//! enter the list in its place.
//!
//! Where the index is a tree of weighted means and sums without steps, the scale is one that no other school moves and
//! nothing else that decides looks at the indicator, it is solved for: `z' = z + (T − S) / W`, back through the scale to a
//! whole number of pupils' results, and held against the rounded score. Everything else is computed again with the other
//! value (`recompute`). Source of the question: Wachter, Mittelstadt, Russell (2018), Counterfactual explanations without
//! opening the black box, Harv. J. Law & Tech. 31(2).

use std::collections::BTreeSet;

use crate::assess::Assessment;
use crate::assess::bar::{self, Bar};
use crate::assess::decide;
use crate::assess::index::{Contribution, StepKind, Total};
use crate::assess::recompute::Again;
use crate::assess::rule::Held;
use crate::assess::scale;
use crate::assess::steps::{Pupils, Span, Steps, first};
use crate::criteria::{Criteria, Ground, Method, MissingRule, Node, Scale, Scaling, Ties};
use crate::decision::Status;
use crate::number::Exact;

/// What another value of one indicator alone would do to a school's verdict by the criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flip {
    /// This is the nearest value at which the verdict is the other one.
    At(Turn),
    /// No value that the indicator can have turns the verdict round.
    OutOfReach,
    /// Nothing that decides on the school looks at the indicator.
    NoEffect,
}

/// A change that turns a verdict round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The value in the indicator's unit: of shares with counts exact, of others at the digits shown.
    pub value: Exact,
    /// The counts of pupils' results, where they are known: all years together, or the single years that must change.
    pub pupils: Vec<Pupils>,
    /// Schools that would be listed then, and are not now: their places in the register.
    pub enters: Vec<usize>,
    /// Other schools that are listed, and would not be then.
    pub leaves: Vec<usize>,
    /// Listed schools whose score the school would share then, where a score is solved for.
    pub equals: Vec<usize>,
}

impl Turn {
    /// How many results change, whichever way.
    #[must_use]
    pub fn results(&self) -> Option<i64> {
        (!self.pupils.is_empty()).then(|| self.pupils.iter().map(|pupils| pupils.change.abs()).sum())
    }
}

/// How an indicator reaches the list.
struct Plan {
    /// Nothing that decides looks at it.
    idle: bool,
    /// It can be solved for, where the school's scale allows it.
    solvable: bool,
    /// Another value says nothing else of any other school.
    alone: bool,
    span: Span,
}

/// The question asked of an assessment. What does not depend on the school is found once.
pub struct Flips<'s, 'a> {
    pub(super) assessment: &'s Assessment<'a>,
    plans: Vec<Plan>,
    /// By school: where it stands in its pool.
    places: Vec<usize>,
}

impl<'a> Assessment<'a> {
    /// What would have to change, for every school and indicator.
    #[must_use]
    pub fn flips(&self) -> Flips<'_, 'a> {
        let plan = |indicator| plan(self, indicator);
        let plans = (0..self.criteria.indicators.len()).map(plan).collect();
        Flips { assessment: self, plans, places: bar::places(self) }
    }
}

/// All that the list looks at.
fn deciding(criteria: &Criteria) -> BTreeSet<Node> {
    let Some(list) = &criteria.list else { return BTreeSet::new() };
    let by_score = list.grounds.iter().any(|ground| !matches!(ground, Ground::Rule(_)));
    let mut open: Vec<Node> = list.index.filter(|_| by_score).map(Node::Index).into_iter().collect();
    let rules =
        list.grounds.iter().filter_map(|ground| if let Ground::Rule(rule) = ground { Some(*rule) } else { None });
    open.extend(rules.chain(list.exclude_when.iter().copied()).map(Node::Rule));
    if let Ties::Tiebreak(indicators) = &list.ties {
        open.extend(indicators.iter().copied().map(Node::Indicator));
    }
    let mut deciding = BTreeSet::new();
    while let Some(node) = open.pop() {
        if deciding.insert(node) {
            open.extend(criteria.needs(node));
        }
    }
    deciding
}

fn plan(assessment: &Assessment<'_>, indicator: usize) -> Plan {
    let criteria = assessment.criteria;
    let own = Node::Indicator(indicator);
    let touched: Vec<Node> = criteria.dependent(own).intersection(&deciding(criteria)).copied().collect();
    let plain = |node: &Node| match node {
        Node::Index(place) => {
            let index = &criteria.indices[*place];
            matches!(index.method, Method::WeightedMean | Method::Sum)
                && index.rounding.is_none()
                && index.steps.is_empty()
                && !matches!(index.missing, MissingRule::GroupMedian { .. })
        }
        other => *other == own,
    };
    let one_cut = criteria.list.as_ref().is_some_and(|list| {
        let cuts = list.grounds.iter().filter(|ground| !matches!(ground, Ground::Rule(_))).count();
        cuts == 1 && !matches!(list.ties, Ties::Tiebreak(_))
    });
    let no_cut =
        criteria.list.as_ref().is_some_and(|list| list.grounds.iter().all(|ground| matches!(ground, Ground::Rule(_))));
    // what compares schools, or reads the observations again, is not one school's own
    let of_one = |node: &Node| match node {
        Node::Indicator(place) => {
            let other = &criteria.indicators[*place];
            let relative = other.scalings.iter().any(|scaling| scaling.scale.is_relative());
            !relative && (*node == own || (!other.take.indicators().is_empty() && other.drop_when.is_empty()))
        }
        Node::Rule(place) if criteria.list.as_ref().is_some_and(|list| list.exclude_when.contains(place)) => false,
        other => !criteria.is_relative(*other),
    };
    Plan {
        idle: touched.is_empty(),
        alone: (one_cut || no_cut) && touched.iter().all(of_one),
        solvable: one_cut && touched.iter().all(plain),
        span: Span::of(&assessment.engine, indicator),
    }
}

impl<'a> Flips<'_, 'a> {
    /// How many indicators there are to ask of.
    #[must_use]
    pub fn indicators(&self) -> usize {
        self.plans.len()
    }

    /// What another value of one indicator alone would do to a school's verdict: solved for where that is possible, else
    /// computed again. `None` where the school has no value of it, or no verdict.
    #[must_use]
    pub fn of(&self, school: usize, indicator: usize) -> Option<Flip> {
        self.solved(school, indicator).or_else(|| {
            self.recomputed(school, indicator, |asked| {
                let bar = Bar::of(self.assessment, school, self.places[school]);
                Again::new(self.assessment, asked, bar, self.plans[indicator].alone)
            })
        })
    }

    /// The same, computed again with other values.
    pub(super) fn recomputed<'f>(
        &'f self,
        school: usize,
        indicator: usize,
        again: impl Fn((usize, usize)) -> Again<'f, 'a>,
    ) -> Option<Flip> {
        self.has_verdict(school).then_some(())?;
        let value = self.assessment.value(school, indicator).value()?;
        let plan = &self.plans[indicator];
        if plan.idle {
            return Some(Flip::NoEffect);
        }
        let steps = Steps::of(&self.assessment.criteria.indicators[indicator], value);
        Some(again((school, indicator)).flip(&steps, &plan.span))
    }

    /// The same where it can be solved for, which takes no time; `None` everywhere else.
    #[must_use]
    pub fn solved(&self, school: usize, indicator: usize) -> Option<Flip> {
        self.has_verdict(school).then_some(())?;
        let plan = &self.plans[indicator];
        let value = self.assessment.value(school, indicator).value()?;
        if plan.idle {
            return Some(Flip::NoEffect);
        }
        let total = self.assessment.schools[school].total().filter(|_| plan.solvable)?;
        let meant = &self.assessment.criteria.indicators[indicator];
        let Some(contribution) = self.assessment.schools[school].contribution(indicator) else {
            return Some(Flip::NoEffect);
        };
        let scaling = meant.scaling(self.assessment.school(school))?;
        if scaling.scale.is_relative() || matches!(scaling.scale, Scale::Grid { .. }) {
            return None;
        }
        let bar = Bar::of(self.assessment, school, self.places[school])?;
        let [outside, inside] = [false, true].map(|inside| self.is_listed_if(school, inside));
        if outside == inside {
            return Some(Flip::OutOfReach);
        }
        let solver = Solver { flips: self, school, bar, total, contribution, scaling };
        let steps = Steps::of(meant, value);
        Some(solver.flip(&steps, &plan.span))
    }

    /// The indicator whose change by the fewest pupils' results turns the verdict round, of those that can be solved for;
    /// of equal ones the first of the criteria.
    pub fn easiest(&self, school: usize, among: impl Fn(usize) -> bool) -> Option<(usize, Turn)> {
        let indicators = (0..self.plans.len()).filter(|indicator| among(*indicator));
        let changes = indicators.filter_map(|indicator| match self.solved(school, indicator)? {
            Flip::At(change) if change.results().is_some() => Some((indicator, change)),
            _ => None,
        });
        changes.min_by_key(|(_, change)| change.results())
    }

    /// Whether a school would be listed if its score lay inside the cut, or outside, the other grounds being what they are.
    fn is_listed_if(&self, school: usize, inside: bool) -> bool {
        let Some(list) = &self.assessment.criteria.list else { return false };
        let held = |ground: &Ground| match ground {
            Ground::Rule(rule) => self.assessment.outcome(school, *rule).held,
            _ if inside => Held::Yes,
            _ => Held::No,
        };
        if let [ground] = list.grounds.as_slice() {
            return held(ground) == Held::Yes;
        }
        decide::combined(list, &list.grounds.iter().map(held).collect::<Vec<_>>()) == Held::Yes
    }

    /// Whether the criteria say of a school that it is listed or that it is not.
    fn has_verdict(&self, school: usize) -> bool {
        let listed = self.assessment.criteria.list.as_ref().is_some_and(|list| !list.grounds.is_empty());
        let status = self.assessment.schools[school].this_year;
        !self.assessment.is_published && listed && !matches!(status, Status::InsufficientData | Status::NotConsidered)
    }
}

/// One indicator of one school being solved for.
struct Solver<'f, 'a> {
    flips: &'f Flips<'f, 'a>,
    school: usize,
    bar: Bar<'f>,
    total: &'f Total,
    contribution: &'f Contribution,
    scaling: &'f Scaling,
}

impl Solver<'_, '_> {
    fn flip(&self, steps: &Steps<'_>, span: &Span) -> Flip {
        let direction = self.flips.assessment.criteria.direction;
        let listed = self.flips.assessment.schools[self.school].this_year == Status::Listed;
        // what is inside the cut is listed, and what is outside is not: the other grounds leave it to the cut
        let turned = |score: &Exact| self.bar.lists(score) != listed;
        let rest = self.rest();
        let at = |step: i64| {
            let value = steps.exact(step)?;
            Some(self.ranked_by(&rest, &scale::fixed(self.scaling, direction, &value)?))
        };
        let turns = |step: i64| at(step).is_some_and(|score| turned(&score));
        let (below, above) = steps.beside();
        let (least, most) = steps.ends(span);
        // on a scale that only rises or falls one of the two ways leads nowhere
        let up = self.scaling.rises(direction).zip(self.bar.rising(listed)).map(|(rises, raise)| rises == raise);
        let mut found: Vec<i64> = Vec::new();
        for (start, end, is_up) in [(below, least, false), (above, most, true)] {
            if up.is_some_and(|up| up != is_up) || (if is_up { start > end } else { start < end }) {
                continue;
            }
            // on a scale that only rises or falls nothing turns on the way where the end does not
            let nowhere = up.is_some() && !turns(end);
            if nowhere {
                continue;
            }
            let solved = self.guessed(&rest, steps, (start, end), &turns);
            found.extend(solved.or_else(|| first(start, end, &steps.telling(span), &turns)));
        }
        let nearest = found.into_iter().min_by_key(|step| steps.distance(*step));
        nearest.and_then(|step| self.change(steps, step, &at(step)?)).map_or(Flip::OutOfReach, Flip::At)
    }

    /// The score before it is rounded, without what the indicator gives.
    fn rest(&self) -> Exact {
        let top = self.flips.assessment.criteria.ranking();
        let rounding = self
            .total
            .adjustments
            .iter()
            .filter(|adjustment| adjustment.step == StepKind::Rounding && Some(adjustment.index) == top);
        let rounding: Exact = rounding.map(|adjustment| &adjustment.amount).sum();
        &(&self.total.score - &rounding) - &self.contribution.points
    }

    /// What the school would be ranked by with another value on the scale.
    fn ranked_by(&self, rest: &Exact, normalised: &Exact) -> Exact {
        let rounding = &self.flips.assessment.criteria.rounding;
        let exact = &self.contribution.weight * normalised;
        let score = rest + &rounding.contribution.map(|rounding| rounding.of(&exact)).unwrap_or(exact);
        match rounding.score.filter(|_| rounding.rank_rounded) {
            Some(rounding) => rounding.of(&score),
            None => score,
        }
    }

    /// The step that solves the equation of the index, held against the rounded score; `None` where there is nothing to
    /// solve.
    fn guessed(
        &self,
        rest: &Exact,
        steps: &Steps<'_>,
        (start, end): (i64, i64),
        turns: &impl Fn(i64) -> bool,
    ) -> Option<i64> {
        let at = self.bar.end()?;
        let direction = self.flips.assessment.criteria.direction;
        let normalised = (at - rest).over(&self.contribution.weight)?;
        let value = match &self.scaling.scale {
            Scale::AsIs => normalised,
            Scale::Goalposts { worst, best, logarithmic: false } => {
                let (nought, one) = Scaling::ends(worst, best, direction);
                let along = normalised.over(&self.scaling.points)?;
                nought + &(&along * &(one - nought))
            }
            _ => return None,
        };
        let sign = (end - start).signum();
        let exact = steps.at(&value);
        let nearest = if sign < 0 { exact.floor() } else { exact.ceiling() }.to_integer()?;
        let mut step = nearest.clamp(start.min(end), start.max(end));
        // rounding moves the border by a little
        for _ in 0..8 {
            if !turns(step) {
                step += sign;
            } else if step != start && turns(step - sign) {
                step -= sign;
            } else {
                return Some(step);
            }
        }
        None
    }

    fn change(&self, steps: &Steps<'_>, step: i64, score: &Exact) -> Option<Turn> {
        let (enters, leaves) = self.bar.others(score, |school, inside| self.flips.is_listed_if(school, inside));
        let pupils = steps.pupils(step).into_iter().collect();
        Some(Turn { value: steps.exact(step)?, pupils, enters, leaves, equals: self.bar.equals(score) })
    }
}

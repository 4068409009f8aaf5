//! The edition for publication: the verdicts, and of the numbers only what anyone can compute from the published
//! observations. Whatever a withheld number could have changed is withheld too, so that none can be solved for.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use crate::assess::engine::Engine;
use crate::assess::steps::Steps;
use crate::assess::{Assessment, Cut, Flip, Held, SchoolAssessment, Value, Weighed, explain, index, verdicts};
use crate::criteria::{Criteria, Ground, Node};
use crate::decision::{Decision, Status};
use crate::observation::{Disclosure, Observations};
use crate::parallel;

/// What the ids of measures of the ВПР begin with, by which schools may not be ranked in public.
const NOT_FOR_RANKING: &str = "vpr";

/// Whether a methodology takes results by which schools may not be ranked in public.
///
/// Source: the ordinances on the ВПР do not provide for their use to assess schools.
#[must_use]
pub fn is_ranking_barred(criteria: &Criteria) -> bool {
    let mut measures = criteria.indicators.iter().flat_map(|indicator| indicator.take.measures());
    measures.any(|measure| measure.starts_with(NOT_FOR_RANKING))
}

/// Values of a withheld number that a verdict must leave open at the least.
const LEFT_OPEN: i64 = 3;
/// Withheld values of a methodology that compares schools up to which each is tried: where there are more, all of them stand
/// behind the list, and it leaves none alone.
const MOST_TRIED: usize = 100;

impl<'a> Assessment<'a> {
    /// Schools whose verdict alone would tell a number that is withheld: so close to the turn of the list does it lie that
    /// fewer than three of the values that it could have go with the verdicts. Each number is looked at by itself, all
    /// others being what they are: of two that are withheld nobody knows the other, so that more is hidden than here.
    #[must_use]
    pub fn exposed(&self, observations: &Observations, rule: Disclosure) -> BTreeSet<usize> {
        let withheld = self.differing(&self.engine_over(observations));
        let flips = self.flips();
        let touches_others: Vec<bool> = (0..self.criteria.indicators.len())
            .map(|indicator| {
                let touched = self.criteria.dependent(Node::Indicator(indicator));
                touched.iter().any(|node| self.criteria.is_relative(*node))
            })
            .collect();
        let is_exposed = |(indicator, school): &(usize, usize)| {
            let Some(value) = self.value(*school, *indicator).value() else { return false };
            let Some(above) = value.numerator else { return false };
            let parts = value.parts.iter().filter(|part| part.counted);
            let (low, high) = parts.fold((above, above), |(low, high), part| {
                let (Some(part), Some(whole)) = (part.numerator, part.denominator) else { return (low, high) };
                let (least, most) = rule.alike(part, whole);
                (low + least - part, high + most - part)
            });
            if touches_others[*indicator] {
                return withheld.len() <= MOST_TRIED && self.tells((*indicator, *school), value, low..=high);
            }
            let Some(Flip::At(turn)) = flips.of(*school, *indicator) else { return false };
            if turn.pupils.is_empty() {
                return false;
            }
            let turns_at: i64 = turn.pupils.iter().map(|pupils| pupils.numerator).sum();
            let (first, last) =
                if turns_at > above { (low, high.min(turns_at - 1)) } else { (low.max(turns_at + 1), high) };
            (low..=high).contains(&turns_at) && last - first + 1 < LEFT_OPEN
        };
        withheld.iter().filter(|place| is_exposed(place)).map(|(_, school)| *school).collect()
    }

    /// Whether the list leaves fewer than three of the counts that a value could have, by trying each.
    fn tells(&self, (indicator, school): (usize, usize), value: &Value, counts: RangeInclusive<i64>) -> bool {
        let steps = Steps::of(&self.criteria.indicators[indicator], value);
        if steps.below.is_none() {
            return false;
        }
        let listed = |status: Status| status == Status::Listed;
        let same = |count: &i64| {
            steps.altered(*count).is_some_and(|other| {
                let statuses = verdicts(&self.engine.altered(indicator, school, other)).decided.statuses;
                statuses.iter().zip(&self.schools).all(|(status, own)| listed(*status) == listed(own.this_year))
            })
        };
        let all = counts.clone().count();
        let left = counts.filter(same).count();
        left < all && i64::try_from(left).is_ok_and(|left| left < LEFT_OPEN)
    }

    /// The same verdicts over what is published of the observations. Scores, and values of indicators, that can't be
    /// computed from these are withheld; so are all places where one score is, who is at risk where anything is, and all
    /// scores and places where schools may not be ranked in public.
    #[must_use]
    pub fn published(&self, observations: &'a Observations) -> Self {
        let (criteria, register) = (self.criteria, self.register);
        let mut withheld = self.differing(&self.engine_over(observations));
        let mut engine = self.engine.published(observations, &withheld);
        // a value that a rule leaves out where it holds is not known where the rule is not
        while let more = self.differing(&engine)
            && !more.is_subset(&withheld)
        {
            withheld.extend(more);
            engine = self.engine.published(observations, &withheld);
        }
        // where one rule alone makes the list, the list tells of whom it holds
        if let Some([Ground::Rule(rule)]) = criteria.list.as_ref().map(|list| list.grounds.as_slice())
            && self.history.is_none()
        {
            engine.tell(*rule, |school| match self.schools[school].status {
                Status::Listed => Some(Held::Yes),
                Status::Risk | Status::NotListed => Some(Held::No),
                Status::InsufficientData | Status::NotConsidered => None,
            });
        }
        let weighed = weighed(self, &engine, &withheld);
        let is_whole = !weighed.contains(&Weighed::Withheld);
        let status = |school: usize| match self.schools[school].status {
            // how close a school is to the list tells its numbers
            Status::Risk if !is_whole || !withheld.is_empty() => Status::NotListed,
            status => status,
        };
        let schools = weighed.iter().enumerate().map(|(school, weighed)| SchoolAssessment {
            weighed: weighed.clone(),
            rank: self.schools[school].rank.filter(|_| is_whole),
            status: status(school),
            // what it was without earlier years is not told
            this_year: status(school),
        });
        let order = if is_whole && criteria.ranking().is_some() {
            self.order.clone()
        } else {
            let considered = |school: &usize| self.schools[*school].status != Status::NotConsidered;
            let mut order: Vec<usize> = (0..self.schools.len()).filter(considered).collect();
            order.sort_by_key(|school| (status(*school), *school));
            order
        };
        Self {
            criteria,
            register,
            year: self.year,
            indicators: explain::summaries(&engine, &weighed),
            schools: schools.collect(),
            order,
            cuts: if is_whole { self.cuts.clone() } else { self.cuts.iter().map(without_scores).collect() },
            findings: Vec::new(),
            decisions: self.decisions.iter().map(|(school, decision)| (*school, without_words(decision))).collect(),
            pools: self.pools.clone(),
            inside: self.inside.clone(),
            standings: self.standings.clone(),
            history: None,
            passages: Vec::new(),
            is_published: true,
            engine,
            borders: OnceLock::new(),
            spreads: OnceLock::new(),
        }
    }

    fn engine_over<'o>(&self, observations: &'o Observations) -> Engine<'o>
    where
        'a: 'o,
    {
        Engine::run(self.criteria, self.register.schools(), observations, self.year)
    }

    /// The indicators and schools of which an engine has another value, or another reason for none.
    fn differing(&self, engine: &Engine<'_>) -> BTreeSet<(usize, usize)> {
        let all = (0..self.criteria.indicators.len())
            .flat_map(|indicator| (0..self.schools.len()).map(move |school| (indicator, school)));
        all.filter(|(indicator, school)| {
            engine.indicator(*indicator).values[*school] != *self.value(*school, *indicator)
        })
        .collect()
    }
}

/// The index of each school, where it can be computed from what is published.
fn weighed(whole: &Assessment<'_>, engine: &Engine<'_>, withheld: &BTreeSet<(usize, usize)>) -> Vec<Weighed> {
    let own = |school: usize| &whole.schools[school].weighed;
    let (criteria, schools) = (whole.criteria, whole.schools.len());
    let kept = |school: usize, seen: Weighed| if *own(school) == seen { seen } else { Weighed::Withheld };
    let Some(top) = criteria.ranking() else {
        let seen = |school: usize| if engine.considered[school] { Weighed::Unranked } else { Weighed::NotConsidered };
        return (0..schools).map(|school| kept(school, seen(school))).collect();
    };
    let parts: Vec<usize> = engine.below(Node::Index(top)).collect();
    let is_withheld = |school: usize| parts.iter().any(|indicator| withheld.contains(&(*indicator, school)));
    // where schools are compared, one number that is withheld stands behind every score
    let compares = criteria.is_relative(Node::Index(top));
    let all = is_ranking_barred(criteria) || (compares && (0..schools).any(is_withheld));
    parallel::each(schools, 1, |school| {
        if all || is_withheld(school) { Weighed::Withheld } else { kept(school, index::weigh(engine, top, school)) }
    })
}

/// A decision without what was written freely: it may name people.
fn without_words(decision: &Decision) -> Decision {
    Decision { by: String::new(), reason: String::new(), ..decision.clone() }
}

/// A cut with the numbers of schools and no more.
fn without_scores(cut: &Cut) -> Cut {
    Cut { last_inside: None, first_outside: None, tied: Vec::new(), ..cut.clone() }
}

//! The method, pure: a register, observations and criteria become an assessment of every school.
//!
//! indicator → scale → index → rule → rank → decide → explain. Each stage is a value that the next one reads and none
//! changes, so that every number of a report can say what it was made of. Nothing here reads a file or knows how a report
//! looks.

mod against;
mod among;
mod bar;
mod decide;
mod difference;
mod engine;
mod entry;
mod explain;
mod finally;
mod firm;
mod flag;
mod flip;
mod history;
mod index;
mod indicator;
mod influence;
mod notices;
mod otherwise;
mod precision;
mod publish;
mod rank;
mod recompute;
mod rule;
mod scale;
mod steps;
mod sufficient;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::criteria::{Criteria, Node};
use crate::decision::{Decision, Status};
use crate::finding::Finding;
use crate::number::Exact;
use crate::observation::Observations;
use crate::parallel;
use crate::school::{Register, School};
use crate::stats::Spread;
use engine::{Engine, Number};

pub use against::{AdjustmentVersus, Against, Reference, Versus};
pub use decide::Cut;
pub use difference::{Difference, MoveCause, Moved, MovedPart, Stand, difference};
pub use explain::Reason;
pub use firm::{
    Change, Doubt, Effort, Firmness, Likelihood, Shifted, WeightInterval, WeightOf, Without, firmness, firmness_watched,
};
pub use flag::{Flag, Unseen};
pub use flip::{Flip, Flips, Turn};
pub use history::{Climb, EarlierYear, History, Passage, Past};
pub use index::{Adjustment, Contribution, StandIn, StepKind, Total, Weighed};
pub use indicator::{Absence, IndicatorValue, IndicatorYears, Value, YearPart};
pub use influence::Influence;
pub use otherwise::Otherwise;
pub use precision::Precision;
pub use publish::is_ranking_barred;
pub use rule::{Cell, Held, Outcome};
pub use steps::Pupils;
pub use sufficient::{Predicate, Sufficient};

/// Every school assessed by one methodology.
pub struct Assessment<'a> {
    /// The methodology.
    pub criteria: &'a Criteria,
    /// The schools.
    pub register: &'a Register,
    /// The year of the list.
    pub year: i32,
    /// By indicator: the years taken and the city's medians.
    pub indicators: Vec<IndicatorSummary>,
    /// By school, in the order of the register.
    pub schools: Vec<SchoolAssessment>,
    /// Schools in the order of need. Where an index ranks them, those with a score; equal ones in the order of the
    /// register. Where only rules decide, all that are considered: those listed first, then by rules that hold.
    pub order: Vec<usize>,
    /// The cut of each pool; none where no school has a score or the list has no cut.
    pub cuts: Vec<Cut>,
    /// What the assessment noticed.
    pub findings: Vec<Finding>,
    /// What a commission decided, by school.
    pub decisions: BTreeMap<usize, Decision>,
    /// The verdicts of earlier years, where they decide too.
    pub history: Option<&'a History>,
    /// By school: what earlier years made of the verdict; empty where they do not decide.
    pub passages: Vec<Passage>,
    pools: BTreeMap<usize, usize>,
    inside: Vec<bool>,
    /// By cut: the schools of its pool in the order of need.
    standings: Vec<Vec<usize>>,
    /// It is the edition for publication: nothing that is withheld may be asked for in another way.
    is_published: bool,
    engine: Engine<'a>,
    /// By pool, and of all: the schools on both sides of the list, known once they are asked for.
    borders: OnceLock<Vec<against::Border>>,
    /// By indicator, how the shares of schools differ: known once it is asked for.
    spreads: OnceLock<Vec<Option<Spread>>>,
}

/// An indicator over all schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSummary {
    /// The years it was taken from.
    pub years: IndicatorYears,
    /// The median of its values over the schools with a score.
    pub median_value: Option<Exact>,
    /// The median of its scaled values over the same schools.
    pub median_normalised: Option<Exact>,
}

/// One school assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolAssessment {
    /// The index.
    pub weighed: Weighed,
    /// Its place, 1 = most in need; equal scores share a place. `None` without a score.
    pub rank: Option<usize>,
    /// What the criteria make of it.
    pub status: Status,
    /// What they make of this year alone: another status only where earlier years decide too.
    pub this_year: Status,
}

impl SchoolAssessment {
    /// The score, where there is one.
    #[must_use]
    pub fn total(&self) -> Option<&Total> {
        match &self.weighed {
            Weighed::Scored(total) => Some(total),
            _ => None,
        }
    }

    /// What an indicator contributed.
    #[must_use]
    pub fn contribution(&self, indicator: usize) -> Option<&Contribution> {
        self.total()
            .and_then(|total| total.contributions.iter().find(|contribution| contribution.indicator == indicator))
    }
}

impl Assessment<'_> {
    /// The school at a place of the register.
    #[must_use]
    pub fn school(&self, place: usize) -> &School {
        &self.register.schools()[place]
    }

    /// A school's value of an indicator.
    #[must_use]
    pub fn value(&self, school: usize, indicator: usize) -> &IndicatorValue {
        &self.engine.indicator(indicator).values[school]
    }

    /// Why a school has no value of an indicator, or none that an index can weigh.
    #[must_use]
    pub fn absence(&self, school: usize, indicator: usize) -> Option<&Absence> {
        let only_rules_look = self.criteria.indicators[indicator].scalings.is_empty();
        let absence = index::absence(self.value(school, indicator), &self.engine.scaled(indicator)[school])?;
        // what only rules look at needs no scale
        (!only_rules_look || *absence != Absence::NoScale).then_some(absence)
    }

    /// The cells that a school's value of an indicator is made of, or that say why there is none: rows of the observations.
    #[must_use]
    pub fn sources(&self, school: usize, indicator: usize) -> Vec<usize> {
        indicator::sources(&self.engine, indicator, school)
    }

    /// A school's value of an indicator on its scale; `None` where it has none.
    #[must_use]
    pub fn normalised(&self, school: usize, indicator: usize) -> Option<Exact> {
        match self.engine.scaled(indicator)[school].number() {
            Number::Value(value) => Some(value),
            _ => None,
        }
    }

    /// A school's number of an index; `None` where it has none.
    #[must_use]
    pub fn index(&self, school: usize, index: usize) -> Option<Exact> {
        match self.engine.number(Node::Index(index), school, None) {
            Number::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The word for a school's number of an index, or for its value of an indicator.
    #[must_use]
    pub fn grade(&self, school: usize, node: Node) -> Option<&str> {
        match self.engine.number(node, school, None) {
            Number::Value(value) => rule::grade(&self.engine, node, school, &value),
            _ => None,
        }
    }

    /// What a rule says of a school.
    #[must_use]
    pub fn outcome(&self, school: usize, rule: usize) -> Outcome {
        self.engine.outcome(rule, school, None)
    }

    /// The cells that a rule looked at.
    #[must_use]
    pub fn cells(&self, school: usize, rule: usize) -> Vec<Cell> {
        rule::cells(&self.engine, rule, school)
    }

    /// Schools with equal numbers at the end of a rule's group of lowest or highest.
    #[must_use]
    pub fn ties(&self, rule: usize) -> Vec<Vec<usize>> {
        rule::ties(&self.engine, rule)
    }

    /// The rules that mark a school.
    pub fn marks(&self, school: usize) -> impl Iterator<Item = usize> {
        let marked = move |rule: &usize| {
            self.criteria.rules[*rule].mark.is_some()
                && self.engine.considered[school]
                && self.outcome(school, *rule).held == Held::Yes
        };
        (0..self.criteria.rules.len()).filter(marked)
    }

    /// Why a school stands where it stands, the weightiest reason first.
    #[must_use]
    pub fn reasons(&self, school: usize) -> Vec<Reason> {
        explain::reasons(self.criteria, self.school(school), &self.schools[school], &self.indicators)
    }

    /// The cut that decides on a school.
    #[must_use]
    pub fn cut(&self, school: usize) -> Option<&Cut> {
        self.pools.get(&school).map(|pool| &self.cuts[*pool])
    }

    /// A school's place in the pool of its cut, 1 = most in need; equal scores share a place.
    #[must_use]
    pub fn place_in_pool(&self, school: usize) -> Option<usize> {
        let (pool, rank) = (self.pools.get(&school)?, self.schools[school].rank?);
        let worse = |other: &&usize| self.schools[**other].rank.is_some_and(|other| other < rank);
        Some(self.standings[*pool].iter().filter(worse).count() + 1)
    }

    /// Whether a school is inside its pool's cut.
    #[must_use]
    pub fn is_inside(&self, school: usize) -> bool {
        self.inside[school]
    }

    /// What becomes of a school: what a commission decided, else what the criteria make of it.
    #[must_use]
    pub fn final_status(&self, school: usize) -> Status {
        self.decisions.get(&school).map_or(self.schools[school].status, |decision| decision.status)
    }

    /// The same work for every school, on as many threads as there are cores; the results stand in the order of the
    /// register, whatever the number of threads.
    pub fn for_each_school<T: Send>(&self, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        parallel::each(self.schools.len(), 1, work)
    }

    /// The schools that are listed in the end, most in need first.
    pub fn listed(&self) -> impl Iterator<Item = usize> {
        self.shown().filter(|school| self.final_status(*school) == Status::Listed)
    }

    /// All schools as they are shown: those in the order of need first, then the others in the order of the register.
    pub fn shown(&self) -> impl Iterator<Item = usize> {
        let placed: std::collections::BTreeSet<usize> = self.order.iter().copied().collect();
        let rest = (0..self.schools.len()).filter(move |school| !placed.contains(school));
        self.order.iter().copied().chain(rest)
    }

    /// How much each indicator really decides.
    #[must_use]
    pub fn influence(&self) -> Vec<Influence> {
        influence::influence(self)
    }

    /// Takes in what a commission decided. It changes what becomes of a school, and never the computed verdict.
    pub fn decide(&mut self, decisions: &[Decision]) {
        self.decisions = decisions.iter().map(|decision| (decision.school, decision.clone())).collect();
    }
}

/// Assesses every school of a register by this year alone.
#[must_use]
pub fn assess<'a>(
    criteria: &'a Criteria,
    register: &'a Register,
    observations: &'a Observations,
    year: i32,
) -> Assessment<'a> {
    assess_with_history(criteria, register, observations, year, None)
}

/// The same, where earlier years decide too if the criteria say so.
#[must_use]
pub fn assess_with_history<'a>(
    criteria: &'a Criteria,
    register: &'a Register,
    observations: &'a Observations,
    year: i32,
    history: Option<&'a History>,
) -> Assessment<'a> {
    let engine = Engine::run(criteria, register.schools(), observations, year);
    let Verdicts { weighed, ranking, decided } = verdicts(&engine);
    let this_year = decided.statuses;
    let rule = criteria.list.as_ref().and_then(|list| list.history.as_ref());
    let (history, passages, statuses) = match rule.zip(history) {
        Some((rule, history)) => {
            let now = history::ThisYear { year, statuses: &this_year, places: &ranking.places };
            let (passages, statuses) = history::decide(rule, history, &now);
            (Some(history), passages, statuses)
        }
        None => (None, Vec::new(), this_year.clone()),
    };
    let indicators = explain::summaries(&engine, &weighed);
    let order = match criteria.ranking() {
        Some(_) => ranking.order,
        None => by_rules(&engine, &statuses),
    };
    let mut places = ranking.places;
    let assessed = weighed.into_iter().zip(statuses.into_iter().zip(this_year)).enumerate();
    let schools = assessed.map(|(school, (weighed, (status, this_year)))| SchoolAssessment {
        weighed,
        rank: places.remove(&school),
        status,
        this_year,
    });
    let mut assessment = Assessment {
        criteria,
        register,
        year,
        schools: schools.collect(),
        indicators,
        order,
        cuts: decided.cuts,
        findings: Vec::new(),
        decisions: BTreeMap::new(),
        history,
        passages,
        pools: decided.pools,
        inside: decided.inside,
        standings: decided.standings,
        is_published: false,
        engine,
        borders: OnceLock::new(),
        spreads: OnceLock::new(),
    };
    assessment.findings = notices::notices(&assessment, observations);
    assessment
}

/// Every school weighed, ranked and decided on.
struct Verdicts {
    weighed: Vec<Weighed>,
    ranking: rank::Ranking,
    decided: decide::Decided,
}

fn verdicts(engine: &Engine<'_>) -> Verdicts {
    let criteria = engine.criteria;
    let weighed: Vec<Weighed> = parallel::each(engine.schools.len(), 1, |school| match criteria.ranking() {
        Some(top) => index::weigh(engine, top, school),
        None if engine.considered[school] => Weighed::Unranked,
        None => Weighed::NotConsidered,
    });
    let ranking = rank::rank(&weighed, criteria.direction);
    let decided = decide::decide(engine, &ranking, &weighed);
    Verdicts { weighed, ranking, decided }
}

/// The order where no index ranks: those listed first, then by how many rules of the list hold, then by how many of their
/// cells are true.
fn by_rules(engine: &Engine<'_>, statuses: &[Status]) -> Vec<usize> {
    let Some(list) = &engine.criteria.list else { return Vec::new() };
    let mut order: Vec<usize> = (0..statuses.len()).filter(|school| engine.considered[*school]).collect();
    let need = |school: usize| {
        let outcomes: Vec<Outcome> = list.rules().into_iter().map(|rule| engine.outcome(rule, school, None)).collect();
        let held = outcomes.iter().filter(|outcome| outcome.held == Held::Yes).count();
        (held, outcomes.iter().map(|outcome| outcome.yes).sum::<usize>())
    };
    order.sort_by_cached_key(|school| (statuses[*school], std::cmp::Reverse(need(*school))));
    order
}

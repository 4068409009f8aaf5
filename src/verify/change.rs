//! One thing about a methodology changed, and nothing else: what could make a list another one.

use crate::assess::Turn;
use crate::criteria::{
    Action, CountRounding, Criteria, Direction, Index, Indicator, MissingRule, RuleMissing, Take, Ties,
};
use crate::number::{Exact, Mode, Rounding};

use super::cuts;

/// One thing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What the commission decided, left out.
    Decision,
    /// The rule of entry and exit over years, left out: this year alone decides.
    History,
    /// What becomes of equal schools at the cut.
    Ties(Ties),
    /// Where and how numbers are rounded; `None`: they are not.
    Rounding(Site, Option<Rounding>),
    /// Every rounding of the methodology goes so.
    Mode(Mode),
    /// What becomes of parts of indices without data.
    Missing(MissingRule),
    /// What becomes of cells of rules without data.
    RuleMissing(RuleMissing),
    /// The smallest number of pupils that counts; `None`: any.
    Cohort(Option<i64>),
    /// Where the list ends.
    Cut(Cut),
    /// A value of a school: the school, the indicator and what it would be.
    Value(usize, usize, Turn),
}

/// What is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// The score, before schools are ranked.
    Score,
    /// The points of each indicator.
    Contribution,
    /// The value of each indicator, before its scale.
    Value,
    /// Everything that the methodology rounds.
    All,
}

/// Where a list ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    /// So many schools.
    Number(usize),
    /// A part of a school counts as a whole one, or as none.
    Counting(CountRounding),
    /// This share of the schools.
    Share(Exact),
    /// Ends that belong to what is asked for do not, and the other way round: «less than» becomes «at most».
    Ends(Ends),
    /// The score at which the list ends is this much higher.
    Score(Exact),
    /// So many more of a rule's conditions must hold, or so many more schools are its group.
    Hold(usize, i64),
}

/// Whose ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Those of the score by which schools are listed.
    Score,
    /// Those of a rule.
    Rule(usize),
    /// Those of all rules.
    Rules,
}

impl Change {
    /// The kind's word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::History => "history",
            Self::Ties(_) => "ties",
            Self::Rounding(..) | Self::Mode(_) => "rounding",
            Self::Missing(_) | Self::RuleMissing(_) => "missing",
            Self::Cohort(_) => "cohort",
            Self::Cut(_) => "cut",
            Self::Value(..) => "value",
        }
    }

    /// All words.
    pub const WORDS: [&str; 8] = ["decision", "history", "ties", "rounding", "cohort", "missing", "cut", "value"];

    /// The place among causes that explain equally much.
    pub(super) fn order(&self) -> usize {
        Self::WORDS.iter().position(|word| *word == self.word()).unwrap_or(usize::MAX)
    }

    /// The methodology with this one thing changed; `None` where it would be what it is, or the change is none of a
    /// methodology.
    pub(super) fn applied(&self, criteria: &Criteria) -> Option<Criteria> {
        let mut changed = criteria.clone();
        match self {
            Self::Decision | Self::Value(..) => return None,
            Self::History => changed.list.as_mut()?.history = None,
            Self::Ties(ties) => changed.list.as_mut()?.ties = ties.clone(),
            Self::Rounding(site, rounding) => round(&mut changed, *site, *rounding),
            Self::Mode(mode) => roundings(&mut changed).into_iter().flatten().for_each(|found| found.mode = *mode),
            Self::Missing(rule) => {
                for index in &mut changed.indices {
                    index.missing = rule.clone();
                }
                if matches!(rule, MissingRule::Worst { .. }) && !worst_is_known(&changed) {
                    return None;
                }
            }
            Self::RuleMissing(missing) => {
                changed.rules.iter_mut().for_each(|rule| rule.missing = missing.clone());
            }
            Self::Cohort(cohort) => {
                let counted =
                    |indicator: &&mut Indicator| matches!(indicator.take, Take::Share { .. } | Take::Mean { .. });
                let any = changed.indicators.iter().any(|indicator| indicator.smallest_cohort.is_some());
                for indicator in changed.indicators.iter_mut().filter(counted) {
                    // where some indicators ask for a number, the others were meant to ask for none
                    if !any || indicator.smallest_cohort.is_some() {
                        indicator.smallest_cohort = *cohort;
                    }
                }
            }
            Self::Cut(cut) => cuts::apply(&mut changed, cut),
        }
        (changed != *criteria).then_some(changed)
    }
}

/// Every rounding of a methodology.
fn roundings(criteria: &mut Criteria) -> Vec<Option<&mut Rounding>> {
    let mut all = vec![criteria.rounding.contribution.as_mut(), criteria.rounding.score.as_mut()];
    all.extend(criteria.indicators.iter_mut().map(|indicator| indicator.rounding.as_mut()));
    for index in &mut criteria.indices {
        all.push(index.rounding.as_mut());
        all.extend(index.steps.iter_mut().map(|step| step.rounding.as_mut()));
    }
    all
}

fn round(criteria: &mut Criteria, site: Site, rounding: Option<Rounding>) {
    match site {
        Site::Score => {
            criteria.rounding.rank_rounded = rounding.is_some();
            if rounding.is_some() {
                criteria.rounding.score = rounding;
            }
        }
        Site::Contribution => criteria.rounding.contribution = rounding,
        Site::Value => criteria.indicators.iter_mut().for_each(|indicator| indicator.rounding = rounding),
        Site::All => {
            criteria.rounding.contribution = rounding;
            criteria.rounding.rank_rounded = false;
            criteria.indicators.iter_mut().for_each(|indicator| indicator.rounding = rounding);
            for index in &mut criteria.indices {
                index.rounding = rounding;
                index.steps.iter_mut().for_each(|step| step.rounding = rounding);
            }
        }
    }
}

/// Whether every part of every index has a worst number.
fn worst_is_known(criteria: &Criteria) -> bool {
    let parts = criteria.indices.iter().flat_map(Index::all_parts);
    let mut ends = parts.map(|part| criteria.range(part));
    let stepped = criteria
        .indices
        .iter()
        .any(|index| index.steps.iter().any(|step| matches!(step.action, Action::Blend { .. } | Action::Multiply(_))));
    !stepped
        && ends.all(|(least, most)| match criteria.direction {
            Direction::HigherIsBetter => least.is_some(),
            Direction::LowerIsBetter => most.is_some(),
        })
}

/// Every change of a methodology that is tried, the smaller ones of a kind first. `wanted` says how many schools the list
/// of a city with one pool wants.
pub(super) fn candidates(criteria: &Criteria, wanted: Option<usize>) -> Vec<Change> {
    let mut all = vec![Change::History];
    let ranks = criteria.list.as_ref().is_some_and(|list| list.index.is_some());
    if criteria.list.as_ref().is_some_and(|list| list.lowest().is_some()) {
        all.extend([Ties::IncludeAll, Ties::ExcludeAll].map(Change::Ties));
    }
    all.extend(rounded(ranks));
    all.extend(cohorts(criteria));
    all.extend(missing(criteria));
    all.extend(cuts::candidates(criteria, wanted).into_iter().map(Change::Cut));
    all
}

fn rounded(ranks: bool) -> Vec<Change> {
    const MODES: [Mode; 3] = [Mode::HalfUp, Mode::HalfEven, Mode::Truncate];
    const DIGITS: [u32; 3] = [2, 1, 0];
    let mut all: Vec<Change> = MODES.map(Change::Mode).to_vec();
    let at = |site, digits, mode| Change::Rounding(site, Some(Rounding { digits, mode }));
    let exact = |site| Change::Rounding(site, None);
    if ranks {
        all.push(exact(Site::Score));
        all.extend(DIGITS.iter().flat_map(|digits| MODES.map(|mode| at(Site::Score, *digits, mode))));
        all.push(exact(Site::Contribution));
        all.extend(DIGITS.map(|digits| at(Site::Contribution, digits, Mode::HalfUp)));
    }
    all.push(exact(Site::All));
    all.push(exact(Site::Value));
    all.extend(
        DIGITS.iter().flat_map(|digits| [Mode::HalfUp, Mode::Truncate].map(|mode| at(Site::Value, *digits, mode))),
    );
    all
}

/// Shares of the weight that are tried where none is given, in percent.
const COVERAGES: [i64; 6] = [0, 50, 60, 70, 75, 80];

fn missing(criteria: &Criteria) -> Vec<Change> {
    let mut all = Vec::new();
    if !criteria.indices.is_empty() {
        let given = criteria.indices.iter().find_map(|index| match &index.missing {
            MissingRule::Renormalise { coverage }
            | MissingRule::Worst { coverage }
            | MissingRule::GroupMedian { coverage, .. } => Some(coverage.clone()),
            _ => None,
        });
        let tried = COVERAGES.map(|percent| Exact::scaled(percent, 2));
        let usual = given.unwrap_or_else(Exact::zero);
        all.push(MissingRule::Refuse);
        all.push(MissingRule::Renormalise { coverage: usual.clone() });
        all.push(MissingRule::Worst { coverage: usual.clone() });
        all.push(MissingRule::GroupMedian { coverage: usual, within: Vec::new() });
        all.extend(tried.into_iter().map(|coverage| MissingRule::Renormalise { coverage }));
    }
    let mut all: Vec<Change> = all.into_iter().map(Change::Missing).collect();
    if !criteria.rules.is_empty() {
        let coverage = Exact::zero();
        all.push(Change::RuleMissing(RuleMissing::Unknown));
        all.push(Change::RuleMissing(RuleMissing::NotHeld { coverage: coverage.clone() }));
        all.push(Change::RuleMissing(RuleMissing::Held { coverage }));
    }
    all
}

fn cohorts(criteria: &Criteria) -> Vec<Change> {
    /// How far from the number that is asked for others are tried one by one.
    const BESIDE: i64 = 5;
    /// Numbers that methodologies often ask for.
    const USUAL: [i64; 6] = [5, 10, 15, 20, 25, 30];
    let given = criteria.indicators.iter().find_map(|indicator| indicator.smallest_cohort);
    let mut tried: Vec<i64> = USUAL.to_vec();
    if let Some(given) = given {
        tried.extend((1..=BESIDE).flat_map(|step| [given - step, given + step]));
    }
    tried.retain(|cohort| *cohort > 0);
    tried.sort_by_key(|cohort| ((cohort - given.unwrap_or(0)).abs(), *cohort));
    tried.dedup();
    tried.into_iter().map(Some).chain([None]).map(Change::Cohort).collect()
}

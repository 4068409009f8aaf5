//! How firm a list is: what becomes of it with other pupils like these, with other weights, without one indicator.
//!
//! Everything here stands beside the verdict and changes nothing in it. Draws are binary floats made by operations that
//! every machine rounds alike, from streams that depend on a recorded seed and on words of the data, so that they are the
//! same on every machine, in any order of schools and on any number of threads; what comes out are counts of draws.
//!
//! Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7; stochastic multicriteria
//! acceptability analysis (Lahdelma, Hokkanen, Salminen 1998); Goldstein & Spiegelhalter (1996), League tables and their
//! limitations, J. R. Stat. Soc. A 159.

mod chance;
mod city;
mod column;
mod compile;
mod list;
mod model;
mod points;
mod scenario;
mod tally;
mod truths;
mod weights;

use super::Assessment;
use super::rule::Held;
use crate::criteria::{Ground, Node};
use crate::decision::Status;
use crate::number::Exact;
use column::WIDTH;
use compile::Moves;
use list::Lists;
use model::Model;
use scenario::Scenarios;
use tally::Run;
use weights::Weights;

pub use weights::WeightOf;

/// The seed of all draws.
const SEED: u64 = 1324;
/// Draws of each kind.
const DRAWS: u32 = 10_000;
/// Draws of each kind at the most: a place is counted in two bytes.
const MOST_DRAWS: u32 = 65_535;
/// Points of a hundred by which a score may be off through rounding: 0.05.
const HALF_TENTH: (i64, u32) = (5, 2);

/// How much is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Draws of each kind; never more than 65,535.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// Threads; `None`: as many as there are cores. It changes nothing but the time.
    pub threads: Option<usize>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { draws: DRAWS, seed: SEED, threads: None }
    }
}

/// How firm a list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firmness {
    /// Draws of each kind.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// With other pupils like these: by school. `None` where nothing that decides is a share of pupils.
    pub results: Option<Vec<Likelihood>>,
    /// Indicators of which it is not known how chance moves them, and the share of the weight that they hold, 0 … 1; the
    /// share is `None` where no index ranks.
    pub still: (Vec<usize>, Option<Exact>),
    /// With other weights: by school. `None` where there are none.
    pub weights: Option<Vec<Likelihood>>,
    /// The list without each of the indicators that are weighed.
    pub without: Vec<Without>,
    /// The list with each weight changed by so many percent of it.
    pub shifted: Vec<Shifted>,
    /// For each weight, where the list stays as it is.
    pub intervals: Vec<WeightInterval>,
    /// By school: why its verdict is not firm; empty where it is firm, `None` where there is no verdict.
    pub borderline: Vec<Option<Vec<Doubt>>>,
}

/// How often a school is listed, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likelihood {
    /// In so many draws.
    pub listed: u32,
    /// The places between which it stands in 95 of 100 draws; `None` without a score.
    pub ranks: Option<(usize, usize)>,
}

/// Who enters a list and who leaves it, in the order of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Schools that are not on the list and would be.
    pub enters: Vec<usize>,
    /// Schools that are on the list and would not be.
    pub leaves: Vec<usize>,
}

/// The list by the methodology without an indicator, whose weight the others of its index share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    /// The indicator.
    pub indicator: usize,
    /// What becomes of the list; `None` where no school has a score without it.
    pub change: Option<Change>,
}

/// The list with one weight changed, the others of its index sharing the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The weight.
    pub weight: WeightOf,
    /// By so many percent of it.
    pub percent: i64,
    /// What becomes of the list.
    pub change: Change,
}

/// Where a weight can lie while the list stays as it is, the others of its index sharing the rest: searched in steps of a
/// thousandth of the index's weight. Both ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightInterval {
    /// The weight.
    pub weight: WeightOf,
    /// The least.
    pub low: Exact,
    /// The most.
    pub high: Exact,
}

/// Why a verdict is not firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// With other pupils like these it is another one in more than 2.5 % of the draws.
    Results,
    /// The score lies within 0.05 of that of the nearest school on the other side of the cut, where the index has 100
    /// points; of another index in proportion.
    Rounding(Exact),
    /// It is another one without one of these indicators.
    Without(Vec<usize>),
    /// It is another one with one of these weights a tenth larger or smaller: what is weighed.
    Weights(Vec<Node>),
}

/// How firm the list of an assessment is. `None` where its methodology draws no list.
#[must_use]
pub fn firmness(assessment: &Assessment<'_>, effort: Effort) -> Option<Firmness> {
    firmness_watched(assessment, effort, &|_| {})
}

/// The same; `drawn` is told, from any thread, of so many more draws as they are made. There are two kinds of them.
#[must_use]
pub fn firmness_watched(assessment: &Assessment<'_>, effort: Effort, drawn: &(dyn Fn(u64) + Sync)) -> Option<Firmness> {
    let lists = Lists::of(assessment)?;
    let effort = Effort { draws: effort.draws.min(MOST_DRAWS), ..effort };
    let criteria = assessment.criteria;
    let weights = Weights::of(criteria, effort.seed);
    let mut weighed = Model::of(assessment, Moves::Weights, effort.seed, &weights);
    weighed.anchor(assessment, &weights);
    let results = Model::of(assessment, Moves::Results, effort.seed, &weights).anchored_as(&weighed);
    let unchanged = weights.unchanged();
    let run = Run { lists: &lists, effort, drawn };
    let by_results = results.moves().then(|| run.tally(&results, |_, multipliers| multipliers.clone_from(&unchanged)));
    let by_weights = (!weights.changeable.is_empty()).then(|| {
        run.tally(&weighed, |first, multipliers| {
            multipliers.resize(unchanged.len(), [1.0; WIDTH]);
            weights.draw(first, multipliers);
        })
    });
    let scenarios = Scenarios { assessment, lists: &lists, weights: &weights, model: &weighed };
    // a wrong likelihood beside a verdict is worse than none: the steps must do what the method does
    let (shift, unchanged) = (weighed.worst_shift(assessment), scenarios.unchanged());
    debug_assert_eq!((shift, &unchanged), (None, &Change::default()), "the steps do what the method does");
    if shift.is_some() || unchanged != Change::default() {
        return None;
    }
    let (without, shifted) = (scenarios.without(), scenarios.shifted());
    let intervals = scenarios.intervals();
    let mut firmness = Firmness {
        draws: effort.draws,
        seed: effort.seed,
        results: by_results,
        still: still(assessment, &results),
        weights: by_weights,
        without,
        shifted,
        intervals,
        borderline: Vec::new(),
    };
    firmness.borderline = (0..assessment.schools.len()).map(|school| doubts(assessment, &firmness, school)).collect();
    Some(firmness)
}

/// The indicators that chance moves in no school although they have values, and the share of the weight that stands still.
fn still(assessment: &Assessment<'_>, results: &Model) -> (Vec<usize>, Option<Exact>) {
    let has_values =
        |place: &usize| (0..assessment.schools.len()).any(|school| assessment.value(school, *place).value().is_some());
    let moved = |place: &usize| results.programs.iter().any(|program| program.moved.contains(place));
    let indicators = (0..assessment.criteria.indicators.len()).filter(|place| has_values(place) && !moved(place));
    let (mut all, mut still) = (Exact::zero(), Exact::zero());
    for (school, program) in assessment.schools.iter().zip(&results.programs) {
        for given in school.total().into_iter().flat_map(|total| &total.contributions) {
            all = &all + &given.weight;
            if !program.moved.contains(&given.indicator) {
                still = &still + &given.weight;
            }
        }
    }
    (indicators.collect(), still.over(&all))
}

/// Why the verdict on a school is not firm.
fn doubts(assessment: &Assessment<'_>, firmness: &Firmness, school: usize) -> Option<Vec<Doubt>> {
    let assessed = &assessment.schools[school];
    if !matches!(assessed.this_year, Status::Listed | Status::Risk | Status::NotListed) {
        return None;
    }
    let mut doubts = Vec::new();
    let listed = assessed.this_year == Status::Listed;
    if let Some(likelihoods) = &firmness.results {
        let likelihood = u64::from(likelihoods[school].listed);
        let other = if listed { u64::from(firmness.draws) - likelihood } else { likelihood };
        if other * 40 > u64::from(firmness.draws) {
            doubts.push(Doubt::Results);
        }
    }
    doubts.extend(near_the_cut(assessment, school).map(Doubt::Rounding));
    let within = |schools: &[usize]| schools.binary_search(&school).is_ok();
    let flips = |change: &Change| within(&change.enters) || within(&change.leaves);
    let without = firmness.without.iter().filter(|without| without.change.as_ref().is_some_and(flips));
    let without: Vec<usize> = without.map(|without| without.indicator).collect();
    if !without.is_empty() {
        doubts.push(Doubt::Without(without));
    }
    let tenth = firmness.shifted.iter().filter(|shifted| shifted.percent.abs() == 10 && flips(&shifted.change));
    let mut weights: Vec<Node> = Vec::new();
    for shifted in tenth {
        if !weights.contains(&shifted.weight.of) {
            weights.push(shifted.weight.of);
        }
    }
    if !weights.is_empty() {
        doubts.push(Doubt::Weights(weights));
    }
    Some(doubts)
}

/// How near a score lies to the cut where that alone decides, if it is so near that the rounding of what it is made of
/// could turn it over.
fn near_the_cut(assessment: &Assessment<'_>, school: usize) -> Option<Exact> {
    let total = assessment.schools[school].total()?;
    let criteria = assessment.criteria;
    let list = criteria.list.as_ref().filter(|list| list.grounds.len() == 1)?;
    let score = |school: usize| assessment.schools[school].total().map(|total| total.ranked_by.clone());
    let cut = match &list.grounds[0] {
        Ground::Lowest(..) => {
            let cut = assessment.cut(school)?;
            if assessment.is_inside(school) { cut.first_outside.and_then(score) } else { cut.last_inside.clone() }
        }
        Ground::Score(interval) => interval.nearest_end(&total.ranked_by).cloned(),
        Ground::Rule(_) => None,
    };
    let near = &criteria.indices[criteria.ranking()?].points * &Exact::scaled(HALF_TENTH.0, HALF_TENTH.1 + 2);
    ((&total.ranked_by - &cut?).abs() <= near).then_some(near)
}

/// What a rule says, as a number of a column.
fn code(held: Held) -> f64 {
    match held {
        Held::Yes => column::YES,
        Held::No => column::NO,
        Held::Unknown => column::UNKNOWN,
        Held::NotApplicable => column::NOT_ASKED,
    }
}

//! The list of one draw: who stands where, who is inside each pool's cut, who is listed.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "scores become whole numbers of a small unit, within ±2^42"
)]

use std::collections::BTreeMap;

use super::column::{Line, NO, NOT_ASKED, UNKNOWN, YES, rounded, truth};
use crate::assess::decide;
use crate::assess::{Assessment, Weighed};
use crate::criteria::{Combine, Direction, Ground, GroupBy, Size, Ties};
use crate::number::Rounding;

/// The bits of a key that say which school it is.
const SCHOOL_BITS: u32 = 20;
/// What is added to a score in a key, so that it is not below zero.
const MIDDLE: i64 = 1 << 42;

/// How the list is drawn, made ready to be drawn often.
pub(super) struct Lists {
    grounds: Vec<Way>,
    all_needed: bool,
    ties: Ties,
    /// By school: its place among all by the indicators that break ties.
    tie_order: Vec<usize>,
    /// By school: its pool.
    pools: Vec<usize>,
    /// How many schools of each pool are wanted; `None` where the list has no such ground.
    size: Option<Size>,
    pool_count: usize,
    considered: Vec<bool>,
    /// Whether the index that ranks has parts for a school.
    indexed: Vec<bool>,
    /// Schools with a score.
    pub ranked: Vec<usize>,
    lower_is_better: bool,
    /// Scores are compared in this unit: what differs by less is equal.
    per_unit: f64,
    rounding: Option<Rounding>,
}

/// A ground of the list.
enum Way {
    Lowest,
    Score(Line),
    /// The rule that stands in this place among those of the grounds.
    Rule(usize),
}

/// What one draw says, and room to work it out in.
#[derive(Default)]
pub(super) struct Drawn {
    /// Schools with a score, most in need first, each with its place.
    pub places: Vec<(usize, usize)>,
    /// By school.
    pub listed: Vec<bool>,
    keys: Vec<u64>,
    pools: Vec<Vec<(u64, usize)>>,
    inside: Vec<bool>,
    wanted: Wanted,
}

/// How many schools are wanted of so many, known once.
#[derive(Default)]
struct Wanted(BTreeMap<usize, usize>);

impl Wanted {
    fn of(&mut self, size: &Size, schools: usize) -> usize {
        *self.0.entry(schools).or_insert_with(|| size.of(schools))
    }
}

impl Lists {
    /// Of an assessment; `None` where its methodology draws no list.
    pub(super) fn of(assessment: &Assessment<'_>) -> Option<Self> {
        let criteria = assessment.criteria;
        let list = criteria.list.as_ref()?;
        // a key has room for so many
        if assessment.schools.len() >= 1 << SCHOOL_BITS {
            return None;
        }
        let schools = assessment.schools.len();
        let score = |school: usize| assessment.schools[school].total().map(|total| total.ranked_by.approximate());
        let ranked: Vec<usize> = (0..schools).filter(|school| score(*school).is_some()).collect();
        let mut pools = vec![0; schools];
        let mut pool_count = 0;
        let size = list.lowest().map(|(size, _)| size.clone());
        if let Some((_, within)) = list.lowest() {
            let mut members: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
            for school in &ranked {
                members.entry(GroupBy::key(within, assessment.school(*school))).or_default().push(*school);
            }
            for members in members.into_values() {
                for school in &members {
                    pools[*school] = pool_count;
                }
                pool_count += 1;
            }
        }
        let mut tie_order = vec![0; schools];
        if let Ties::Tiebreak(indicators) = &list.ties {
            let worse = |a: &usize, b: &usize| decide::tiebreak(&assessment.engine, indicators, *a, *b);
            let mut order = ranked.clone();
            order.sort_by(worse);
            for at in 1..order.len() {
                let step = usize::from(worse(&order[at - 1], &order[at]).is_ne());
                tie_order[order[at]] = tie_order[order[at - 1]] + step;
            }
        }
        let mut rules = 0;
        let mut way = |ground: &Ground| match ground {
            Ground::Lowest(..) => Way::Lowest,
            Ground::Score(interval) => Way::Score(Line::of(interval)),
            Ground::Rule(_) => {
                rules += 1;
                Way::Rule(rules - 1)
            }
        };
        let largest =
            ranked.iter().filter_map(|school| score(*school)).fold(1.0, |most: f64, score| most.max(score.abs()));
        // a power of ten, so that decimals lie in the middle of a unit
        let mut per_unit = 1e7;
        while per_unit * largest * 4.0 > MIDDLE as f64 {
            per_unit /= 10.0;
        }
        Some(Self {
            grounds: list.grounds.iter().map(&mut way).collect(),
            all_needed: list.combine == Combine::All,
            ties: list.ties.clone(),
            tie_order,
            pools,
            size,
            pool_count,
            considered: assessment.engine.considered.clone(),
            indexed: assessment.schools.iter().map(|school| school.weighed != Weighed::NotConsidered).collect(),
            ranked,
            lower_is_better: criteria.direction == Direction::LowerIsBetter,
            per_unit,
            rounding: criteria.rounding.score.filter(|_| criteria.rounding.rank_rounded),
        })
    }

    /// Draws the list from scores (by school; `NaN` where there is none) and from what the rules of the grounds say (by
    /// rule, by school).
    pub(super) fn draw(&self, score: impl Fn(usize) -> f64, rule: impl Fn(usize, usize) -> f64, drawn: &mut Drawn) {
        let schools = self.pools.len();
        let score = |school: usize| {
            let score = score(school);
            self.rounding.map_or(score, |rounding| rounded(score, rounding))
        };
        drawn.keys.clear();
        // whoever has no score in this draw is not ranked in it
        drawn.keys.extend(self.ranked.iter().filter_map(|school| {
            let score = score(*school);
            let need = if self.lower_is_better { -score } else { score } * self.per_unit;
            let key = (need.round() as i64).saturating_add(MIDDLE).clamp(0, 2 * MIDDLE - 1);
            (!score.is_nan()).then_some((key as u64) << SCHOOL_BITS | *school as u64)
        }));
        drawn.keys.sort_unstable();
        drawn.places.clear();
        let mut last = (u64::MAX, 0);
        for (at, key) in drawn.keys.iter().enumerate() {
            let score = key >> SCHOOL_BITS;
            if score != last.0 {
                last = (score, at + 1);
            }
            drawn.places.push(((key & ((1 << SCHOOL_BITS) - 1)) as usize, last.1));
        }
        drawn.inside.clear();
        drawn.inside.resize(schools, false);
        if let Some(size) = &self.size {
            self.cut(size, drawn);
        }
        drawn.listed.clear();
        if let [Way::Lowest] = self.grounds[..] {
            drawn.listed.extend_from_slice(&drawn.inside);
            return;
        }
        for school in 0..schools {
            let held = |way: &Way| match way {
                Way::Rule(place) => rule(*place, school),
                Way::Lowest if self.is_ranked(school) => truth(drawn.inside[school]),
                Way::Score(line) if self.is_ranked(school) => truth(line.contains(score(school))),
                _ if self.indexed[school] => UNKNOWN,
                _ => NOT_ASKED,
            };
            let listed = self.considered[school] && self.is_listed(self.grounds.iter().map(held));
            drawn.listed.push(listed);
        }
    }

    fn is_ranked(&self, school: usize) -> bool {
        self.ranked.binary_search(&school).is_ok()
    }

    /// See `decide::decide`: listed, or anything else.
    fn is_listed(&self, grounds: impl Iterator<Item = f64>) -> bool {
        let (mut yes, mut others) = (0, 0);
        for held in grounds {
            match held {
                held if held == YES => yes += 1,
                held if held == NO || held == UNKNOWN => others += 1,
                held => debug_assert!(held == NOT_ASKED, "{held}"),
            }
        }
        yes > 0 && (others == 0 || !self.all_needed)
    }

    fn cut(&self, size: &Size, drawn: &mut Drawn) {
        drawn.pools.resize(self.pool_count, Vec::new());
        drawn.pools.iter_mut().for_each(Vec::clear);
        for (key, (school, _)) in drawn.keys.iter().zip(&drawn.places) {
            drawn.pools[self.pools[*school]].push((key >> SCHOOL_BITS, *school));
        }
        let Drawn { pools, wanted, inside, .. } = drawn;
        for pool in pools {
            let wanted = wanted.of(size, pool.len());
            let (mut first, mut last) = (wanted, wanted);
            let spans = wanted > 0 && wanted < pool.len() && pool[wanted - 1].0 == pool[wanted].0;
            if spans {
                let score = pool[wanted].0;
                first = pool.partition_point(|(other, _)| *other < score);
                last = pool.partition_point(|(other, _)| *other <= score);
            }
            let end = match &self.ties {
                Ties::IncludeAll => last,
                Ties::ExcludeAll => first,
                Ties::Tiebreak(_) => {
                    pool[first..last].sort_by_key(|(_, school)| self.tie_order[*school]);
                    let mut end = wanted;
                    let order = |at: usize| self.tie_order[pool[at].1];
                    while spans && end < last && order(end) == order(end - 1) {
                        end += 1;
                    }
                    end
                }
            };
            for (_, school) in &pool[..end] {
                inside[*school] = true;
            }
        }
    }
}

//! The list in single cases: without an indicator, with one weight changed, and how far each weight can go.

use std::collections::BTreeMap;

use super::column::{Column, WIDTH};
use super::list::Lists;
use super::model::{Model, Room};
use super::weights::{WeightOf, Weights};
use super::{Change, Shifted, WeightInterval, Without};
use crate::assess::Assessment;
use crate::criteria::Node;
use crate::decision::Status;
use crate::number::Exact;
use crate::parallel;

/// Parts of the weight of an index in which the interval of a weight is sought.
const PARTS: u32 = 1_000;
/// The steps of the first search.
const COARSE: u32 = 25;
/// Percent by which weights are changed.
const PERCENTS: [i64; 4] = [-20, -10, 10, 20];

/// The list in single cases.
pub(super) struct Scenarios<'s> {
    pub assessment: &'s Assessment<'s>,
    pub lists: &'s Lists,
    pub weights: &'s Weights,
    pub model: &'s Model,
}

impl Scenarios<'_> {
    /// The lists of so many cases, of which `set` makes the weights of one; `None` where no school has a score.
    fn lists(&self, cases: usize, set: impl Fn(usize, usize, &mut [Column]) + Sync) -> Vec<Option<Vec<bool>>> {
        let schools = self.model.programs.len();
        let blocks = parallel::each(cases.div_ceil(WIDTH), schools, |block| {
            let first = block * WIDTH;
            let here = WIDTH.min(cases - first);
            let mut multipliers = self.weights.unchanged();
            for draw in 0..here {
                set(first + draw, draw, &mut multipliers);
            }
            let mut lists = Vec::with_capacity(here);
            Room::new(self.model).block(self.lists, 0, &multipliers, |draw, drawn| {
                if draw < here {
                    lists
                        .push((!drawn.places.is_empty() || self.lists.ranked.is_empty()).then(|| drawn.listed.clone()));
                }
            });
            lists
        });
        blocks.into_iter().flatten().collect()
    }

    fn computed(&self) -> Vec<bool> {
        self.assessment.schools.iter().map(|school| school.this_year == Status::Listed).collect()
    }

    fn change(&self, list: &[bool]) -> Change {
        let computed = self.computed();
        let which =
            |now: bool| (0..list.len()).filter(|school| computed[*school] == now && list[*school] != now).collect();
        Change { enters: which(false), leaves: which(true) }
    }

    /// What the steps change in the list where no weight is changed: nothing.
    pub(super) fn unchanged(&self) -> Change {
        let lists = self.lists(1, |_, _, _| {});
        lists.iter().flatten().next().map_or_else(Change::default, |list| self.change(list))
    }

    pub(super) fn without(&self) -> Vec<Without> {
        let criteria = self.assessment.criteria;
        let weighed: Vec<usize> = (0..criteria.indicators.len())
            .filter(|place| criteria.indices.iter().any(|index| index.all_parts().contains(&Node::Indicator(*place))))
            .collect();
        let lists = self.lists(weighed.len(), |case, draw, multipliers| {
            self.weights.leave_out(criteria, weighed[case], draw, multipliers);
        });
        weighed
            .iter()
            .zip(&lists)
            .map(|(place, list)| Without { indicator: *place, change: list.as_ref().map(|list| self.change(list)) })
            .collect()
    }

    pub(super) fn shifted(&self) -> Vec<Shifted> {
        let cases: Vec<(&WeightOf, i64)> =
            self.weights.changeable.iter().flat_map(|weight| PERCENTS.map(|percent| (weight, percent))).collect();
        let lists = self.lists(cases.len(), |case, draw, multipliers| {
            let (weight, percent) = cases[case];
            let factor = &Exact::one() + &Exact::scaled(percent, 2);
            let share = (&weight.weight * &factor).over(&weight.total).map_or(0.0, |share| share.approximate());
            self.weights.set(weight, share, draw, multipliers);
        });
        let shifted = cases.iter().zip(&lists);
        shifted
            .filter_map(|((weight, percent), list)| {
                let change = self.change(list.as_ref()?);
                Some(Shifted { weight: (*weight).clone(), percent: *percent, change })
            })
            .collect()
    }

    /// For each weight how far it can go down and up, in thousandths of its index: first in large steps, then by halves.
    pub(super) fn intervals(&self) -> Vec<WeightInterval> {
        let computed = self.computed();
        let changeable = &self.weights.changeable;
        let stays = |cases: &[(usize, u32)]| -> Vec<bool> {
            let lists = self.lists(cases.len(), |case, draw, multipliers| {
                let (weight, part) = cases[case];
                self.weights.set(&changeable[weight], f64::from(part) / f64::from(PARTS), draw, multipliers);
            });
            lists.into_iter().map(|list| list.as_ref() == Some(&computed)).collect()
        };
        let steps: Vec<u32> = (0..=PARTS).step_by(COARSE as usize).collect();
        let cases: Vec<(usize, u32)> =
            (0..changeable.len()).flat_map(|weight| steps.iter().map(move |step| (weight, *step))).collect();
        let known: BTreeMap<(usize, u32), bool> = cases.iter().copied().zip(stays(&cases)).collect();
        // the nearest parts of the whole on both sides of the file's weight
        let beside = |weight: &WeightOf| {
            let parts = (&weight.weight * &Exact::from(i64::from(PARTS))).over(&weight.total);
            let parts = parts.unwrap_or_else(Exact::zero);
            let whole = |number: Exact| number.to_integer().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
            (whole(parts.floor()), whole(parts.ceiling()))
        };
        // by weight and side: the last part at which the list stays, the next at which it does not
        let mut open: Vec<(usize, u32, u32)> = Vec::new();
        for (weight, known_weight) in changeable.iter().enumerate() {
            let (below, above) = beside(known_weight);
            let fails = |step: &&u32| !known[&(weight, **step)];
            let down = steps.iter().rev().filter(|step| **step < below).find(fails);
            let last_down =
                steps.iter().rev().filter(|step| **step < below).take_while(|step| known[&(weight, **step)]).last();
            open.push((weight, *last_down.unwrap_or(&below), *down.unwrap_or(&u32::MAX)));
            let up = steps.iter().filter(|step| **step > above).find(fails);
            let last_up = steps.iter().filter(|step| **step > above).take_while(|step| known[&(weight, **step)]).last();
            open.push((weight, *last_up.unwrap_or(&above), *up.unwrap_or(&u32::MAX)));
        }
        loop {
            let halves: Vec<usize> =
                (0..open.len()).filter(|at| open[*at].2 != u32::MAX && open[*at].1.abs_diff(open[*at].2) > 1).collect();
            if halves.is_empty() {
                break;
            }
            let cases: Vec<(usize, u32)> =
                halves.iter().map(|at| (open[*at].0, u32::midpoint(open[*at].1, open[*at].2))).collect();
            for ((at, (_, middle)), stays) in halves.iter().zip(&cases).zip(stays(&cases)) {
                let end = if stays { &mut open[*at].1 } else { &mut open[*at].2 };
                *end = *middle;
            }
        }
        let end = |weight: &WeightOf, part: u32, usual: u32| {
            // beside the file's weight there may be no part that stays
            if part == usual {
                return weight.weight.clone();
            }
            &weight.total * &Exact::scaled(i64::from(part), 3)
        };
        open.chunks_exact(2)
            .zip(changeable)
            .map(|(ends, weight)| {
                let (below, above) = beside(weight);
                let (low, high) = (end(weight, ends[0].1, below), end(weight, ends[1].1, above));
                WeightInterval { weight: weight.clone(), low, high }
            })
            .collect()
    }
}

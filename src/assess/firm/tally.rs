//! Many draws of one model, over blocks and threads: how often each school is listed, and where it stands.

use std::collections::BTreeSet;
use std::thread;

use super::column::{Column, WIDTH};
use super::list::{Drawn, Lists};
use super::model::{Model, Room};
use super::{Effort, Likelihood};

/// Places in the tally of ranks; of more schools, several share one.
const MOST_PLACES: usize = 1_024;

/// Draws over blocks and threads.
pub(super) struct Run<'r> {
    pub lists: &'r Lists,
    pub effort: Effort,
    /// Who is told of so many more draws.
    pub drawn: &'r (dyn Fn(u64) + Sync),
}

/// What was counted.
struct Tally {
    listed: Vec<u32>,
    /// By school, by place.
    places: Vec<u16>,
}

impl Run<'_> {
    /// Runs a model with multipliers for each block.
    pub(super) fn tally(&self, model: &Model, multipliers: impl Fn(u64, &mut Vec<Column>) + Sync) -> Vec<Likelihood> {
        let schools = model.programs.len();
        let width = WIDTH as u64;
        let draws = u64::from(self.effort.draws);
        let blocks = draws.div_ceil(width);
        let threads = self.effort.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
        let threads = u64::try_from(threads).unwrap_or(1).clamp(1, blocks.max(1));
        let per_bin = self.lists.ranked.len().div_ceil(MOST_PLACES).max(1);
        let bins = self.lists.ranked.len().div_ceil(per_bin);
        let part = |thread: u64| {
            let mut tally = Tally { listed: vec![0; schools], places: vec![0; schools * bins] };
            let (mut room, mut columns) = (Room::new(model), Vec::new());
            for block in (thread..blocks).step_by(usize::try_from(threads).unwrap_or(1)) {
                let first = block * width;
                multipliers(first, &mut columns);
                room.block(self.lists, first, &columns, |draw, drawn: &Drawn| {
                    if first + draw as u64 >= draws {
                        return;
                    }
                    for (count, listed) in tally.listed.iter_mut().zip(&drawn.listed) {
                        *count += u32::from(*listed);
                    }
                    for (school, place) in &drawn.places {
                        tally.places[school * bins + (place - 1) / per_bin] += 1;
                    }
                });
                (self.drawn)(width.min(draws - first));
            }
            tally
        };
        let part = &part;
        let tallies: Vec<Tally> = thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|thread| scope.spawn(move || part(thread))).collect();
            let joined = handles.into_iter().map(thread::ScopedJoinHandle::join);
            joined.map(|tally| tally.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        let ranked: BTreeSet<usize> = self.lists.ranked.iter().copied().collect();
        let likelihood = |school: usize| {
            let counts: Vec<u64> = (0..bins)
                .map(|bin| tallies.iter().map(|tally| u64::from(tally.places[school * bins + bin])).sum())
                .collect();
            // the place below which 2.5 % of the draws lie, and the one above which 2.5 % do
            let mut sums = counts.iter().scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            });
            let low = sums.position(|sum| sum * 40 > draws).unwrap_or(0) * per_bin + 1;
            let mut sums = counts.iter().rev().scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            });
            let high = (bins - sums.position(|sum| sum * 40 > draws).unwrap_or(0)) * per_bin;
            Likelihood {
                listed: tallies.iter().map(|tally| tally.listed[school]).sum(),
                ranks: ranked.contains(&school).then(|| (low, high.min(self.lists.ranked.len()))),
            }
        };
        (0..schools).map(likelihood).collect()
    }
}

//! How much a list changed, held against what chance alone would change.

use super::{Move, Run, Turn};
use crate::number::Exact;

/// How much a list changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Churn {
    /// Schools listed before.
    pub before: usize,
    /// Schools listed after.
    pub after: usize,
    /// Schools that entered or returned.
    pub entered: usize,
    /// Schools that left.
    pub left: usize,
    /// Schools that stayed.
    pub stayed: usize,
    /// How many of those listed before would leave on the average if the same year came again with other pupils like
    /// these; `None` where that was not drawn.
    pub leaves_by_chance: Option<Exact>,
}

impl Churn {
    pub(super) fn of(before: &Run<'_>, after: &Run<'_>, moves: &[Move]) -> Self {
        let number = |turns: &[Turn]| moves.iter().filter(|found| turns.contains(&found.turn)).count();
        let count = |run: &Run<'_>| (0..run.standings.len()).filter(|at| run.is_listed(*at)).count();
        let chance = before.chances.as_ref().map(|listed| {
            let out = listed.iter().enumerate().filter(|(at, _)| before.is_listed(*at));
            out.map(|(_, listed)| &Exact::one() - listed).sum()
        });
        Self {
            before: count(before),
            after: count(after),
            entered: number(&[Turn::Entered, Turn::Returned]),
            left: number(&[Turn::Left]),
            stayed: number(&[Turn::Stayed]),
            leaves_by_chance: chance,
        }
    }
}

//! How much a list changed, held against what chance alone would change.

use std::collections::BTreeSet;

use super::{Move, Run, Turn};
use crate::decision::Status;
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
    /// Schools of before that are listed no more, and no school that goes on from them is.
    pub left: usize,
    /// Schools of before that are listed, or a school that goes on from them is: `before = left + stayed`.
    pub stayed: usize,
    /// How many of those listed before would leave on the average if the same year came again with other pupils like
    /// these; `None` where that was not drawn.
    pub leaves_by_chance: Option<Exact>,
}

impl Churn {
    pub(super) fn of(before: &Run<'_>, after: &Run<'_>, moves: &[Move]) -> Self {
        let count = |run: &Run<'_>| (0..run.standings.len()).filter(|at| run.is_listed(*at)).count();
        // of the schools listed before: those of whom some heir is listed
        let is_on = |found: &&Move| found.after.is_some_and(|school| after.is_listed(school));
        let stayed: BTreeSet<usize> =
            moves.iter().filter(is_on).flat_map(|found| found.before.iter().copied()).collect();
        let stayed = stayed.into_iter().filter(|school| before.is_listed(*school)).count();
        let entered = moves.iter().filter(|found| matches!(found.turn, Turn::Entered | Turn::Returned)).count();
        // whom a commission or an earlier year keeps on the list, chance does not take off
        let chance = before.chances.as_ref().map(|listed| {
            let out = listed.iter().zip(&before.standings);
            let out = out.filter(|(_, school)| school.status == Status::Listed && school.by_rule);
            out.map(|(listed, _)| &Exact::one() - listed).sum()
        });
        let listed = count(before);
        Self { before: listed, after: count(after), entered, left: listed - stayed, stayed, leaves_by_chance: chance }
    }
}

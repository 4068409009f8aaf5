//! How much a list changed, held against what chance alone would change.

use super::{Move, Run, Turn, is_listed};
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
        let listed =
            |run: &Run<'_>| (0..run.assessment.schools.len()).filter(|at| is_listed(&run.assessment, *at)).count();
        let chance = before.chances.as_ref().and_then(|(likelihoods, draws)| {
            let is_listed = |at: &usize| is_listed(&before.assessment, *at);
            let out = |at: usize| Exact::from(i64::from(draws.saturating_sub(likelihoods[at].listed)));
            let sum: Exact = (0..likelihoods.len()).filter(is_listed).map(out).sum();
            sum.over(&Exact::from(i64::from(*draws)))
        });
        Self {
            before: listed(before),
            after: listed(after),
            entered: number(&[Turn::Entered, Turn::Returned]),
            left: number(&[Turn::Left]),
            stayed: number(&[Turn::Stayed]),
            leaves_by_chance: chance,
        }
    }
}

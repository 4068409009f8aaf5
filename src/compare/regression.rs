//! Regression to the mean: what of a change was to be expected without any. The results of few pupils lie far out by chance
//! in one year and nearer to the others' in the next; a school that was listed for such a year looks better after it
//! whatever is done.
//!
//! Each share is drawn towards that of all schools as far as its number of pupils makes likely (empirical Bayes with a beta
//! distribution); the score of these shares less the score itself is what was to be expected. Source: Goldstein &
//! Spiegelhalter (1996), League tables and their limitations, J. R. Stat. Soc. A 159.

use super::Split;
use crate::assess::Assessment;
use crate::number::Exact;

/// The part of the school's own change from which on it is worth telling: a quarter.
const WORTH_TELLING: i64 = 4;

/// What was to be expected of a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// By how much the score was to change, all else equal.
    pub expected: Exact,
    /// The fewest and the most pupils behind a share of the earlier year.
    pub pupils: (i64, i64),
}

impl Regression {
    /// What was to be expected of a school's change, where it is much of what its own results did.
    pub(super) fn of(earlier: &Assessment<'_>, school: usize, split: &Split) -> Option<Self> {
        let own = &split.score.own;
        let (expected, pupils) = earlier.drawn_to_the_mean(school)?;
        let same_way = expected.is_negative() == own.is_negative() && expected != 0 && *own != 0;
        let much = &expected.abs() * &Exact::from(WORTH_TELLING) >= own.abs();
        (same_way && much).then_some(Self { expected, pupils })
    }
}

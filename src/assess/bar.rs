//! The bar that a school's score must pass: the cut of its pool with the school taken out, or the interval of the criteria.

use crate::assess::Assessment;
use crate::criteria::{Direction, Ground, Interval, Ties};
use crate::decision::Status;
use crate::number::Exact;

/// Which scores list one school, all other schools being what they are.
pub(super) enum Bar<'s> {
    /// Those among the lowest of its pool.
    Pool(Pool<'s>),
    /// Those that lie here.
    Score(&'s Interval),
}

/// A pool of schools in the order of need, seen from one of them.
pub(super) struct Pool<'s> {
    assessment: &'s Assessment<'s>,
    school: usize,
    /// All schools of the pool.
    standing: &'s [usize],
    /// The place of the school among them. Whichever of equal schools is taken out, the scores that are left are the same.
    at: usize,
    /// How many are wanted, before ties.
    wanted: usize,
    ties: &'s Ties,
}

impl<'s> Bar<'s> {
    /// The bar of a school with a score; `None` where no score lists a school.
    /// `at` is the place of the first school of its pool that has the same score.
    pub(super) fn of(assessment: &'s Assessment<'_>, school: usize, at: usize) -> Option<Self> {
        let list = assessment.criteria.list.as_ref()?;
        let interval = list.grounds.iter().find_map(|ground| match ground {
            Ground::Score(interval) => Some(interval),
            _ => None,
        });
        if let Some(interval) = interval {
            return Some(Self::Score(interval));
        }
        let pool = *assessment.pools.get(&school)?;
        let standing = assessment.standings[pool].as_slice();
        Some(Self::Pool(Pool {
            assessment,
            school,
            standing,
            at,
            wanted: assessment.cuts[pool].wanted,
            ties: &list.ties,
        }))
    }

    /// Whether a score lists the school.
    pub(super) fn lists(&self, score: &Exact) -> bool {
        match self {
            Self::Score(interval) => interval.contains(score),
            Self::Pool(pool) => pool.lists(score),
        }
    }

    /// Whether a higher score is what turns the verdict round; `None` where either may.
    pub(super) fn rising(&self, listed: bool) -> Option<bool> {
        match self {
            Self::Score(Interval { low: None, .. }) => Some(listed),
            Self::Score(Interval { high: None, .. }) => Some(!listed),
            Self::Score(_) => None,
            Self::Pool(pool) => Some(listed == (pool.assessment.criteria.direction == Direction::HigherIsBetter)),
        }
    }

    /// The score at which the verdict turns round; `None` where there is none, or more than one.
    pub(super) fn end(&self) -> Option<&Exact> {
        match self {
            Self::Score(
                Interval { low: None, high: Some((end, _)) } | Interval { low: Some((end, _)), high: None },
            ) => Some(end),
            Self::Score(_) => None,
            Self::Pool(pool) => pool.other(pool.wanted.checked_sub(1)?),
        }
    }

    /// Which other schools would enter and leave the list if the school had this score. `listed` says whether a school is
    /// listed if it is inside the cut, or outside.
    pub(super) fn others(&self, score: &Exact, listed: impl Fn(usize, bool) -> bool) -> (Vec<usize>, Vec<usize>) {
        match self {
            Self::Score(_) => (Vec::new(), Vec::new()),
            Self::Pool(pool) => pool.moved(score, listed),
        }
    }

    /// Which other schools of the pool have this score and are listed.
    pub(super) fn equals(&self, score: &Exact) -> Vec<usize> {
        let Self::Pool(pool) = self else { return Vec::new() };
        let its = |other: &usize| pool.assessment.schools[*other].total().map(|total| &total.ranked_by);
        let before = |other: &usize| its(other).is_some_and(|its| needier(pool.assessment, its, score));
        let from = pool.standing.partition_point(before);
        let equal = pool.standing[from..].iter().take_while(|other| its(other) == Some(score));
        let listed = |other: &usize| pool.assessment.schools[*other].this_year == Status::Listed;
        equal.copied().filter(|other| *other != pool.school && listed(other)).collect()
    }
}

/// By school: the place in the order of its pool of the first school with the same score.
pub(super) fn places(assessment: &Assessment<'_>) -> Vec<usize> {
    let score = |school: usize| assessment.schools[school].total().map(|total| &total.ranked_by);
    let mut places = vec![0; assessment.schools.len()];
    for standing in &assessment.standings {
        let mut first = 0;
        for (at, school) in standing.iter().enumerate() {
            if score(*school) != score(standing[first]) {
                first = at;
            }
            places[*school] = first;
        }
    }
    places
}

/// Whether one score means more need than another.
fn needier(assessment: &Assessment<'_>, one: &Exact, other: &Exact) -> bool {
    match assessment.criteria.direction {
        Direction::HigherIsBetter => one < other,
        Direction::LowerIsBetter => one > other,
    }
}

impl Pool<'_> {
    /// The score of the school at a place of the order of need, the school itself taken out.
    fn other(&self, place: usize) -> Option<&Exact> {
        let place = if place < self.at { place } else { place + 1 };
        Some(&self.assessment.schools[*self.standing.get(place)?].total()?.ranked_by)
    }

    fn lists(&self, score: &Exact) -> bool {
        let Some(last) = self.wanted.checked_sub(1) else { return false };
        // fewer others than wanted: whoever has a score is inside
        self.other(last).is_none_or(|other| match self.ties {
            Ties::ExcludeAll => needier(self.assessment, score, other),
            _ => !needier(self.assessment, other, score),
        })
    }

    /// The score at a place of the order of need with the school put in again at another score.
    fn with(&self, score: &Exact, place: usize) -> Option<Exact> {
        let before = |other: &Exact| needier(self.assessment, other, score);
        // the school stands after all others that are needier
        if self.other(place).is_some_and(before) {
            return self.other(place).cloned();
        }
        match place.checked_sub(1).map(|place| self.other(place)) {
            Some(Some(other)) if !before(other) => Some(other.clone()),
            Some(None) => None,
            _ => Some(score.clone()),
        }
    }

    fn moved(&self, score: &Exact, listed: impl Fn(usize, bool) -> bool) -> (Vec<usize>, Vec<usize>) {
        let bar = match self.ties {
            Ties::ExcludeAll => self.with(score, self.wanted),
            _ => self.wanted.checked_sub(1).and_then(|last| self.with(score, last)),
        };
        let inside = |school: &usize| {
            let its = self.assessment.schools[*school].total().map(|total| &total.ranked_by);
            its.is_some_and(|its| match (&bar, self.ties) {
                (Some(bar), Ties::ExcludeAll) => needier(self.assessment, its, bar),
                (Some(bar), _) => !needier(self.assessment, bar, its),
                (None, _) => self.wanted > 0,
            })
        };
        // who is inside stands before who is not, now and then
        let was = self.standing.partition_point(|school| self.assessment.is_inside(*school));
        let is = self.standing.partition_point(inside);
        // the cut alone decides on whoever moves across it
        let moved = |from: usize, to: usize| {
            let others = self.standing.get(from..to).unwrap_or_default().iter().copied();
            others.filter(|other| *other != self.school && listed(*other, true) && !listed(*other, false)).collect()
        };
        (moved(was, is), moved(is, was))
    }
}

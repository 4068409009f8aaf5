//! A list that somebody else drew up, held against an assessment: who is on both, who on one alone, and why.

use std::collections::BTreeSet;

use super::causes::{self, Cause, Differing};
use super::change::Change;
use crate::assess::Assessment;
use crate::decision::Status;
use crate::number::{Exact, Rounding};
use crate::observation::Observations;
use crate::origin::Origin;
use crate::text::Message;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The school: its place in the register.
    pub school: usize,
    /// What the list says of it; `None` where it has no column for that, or nothing in it.
    pub status: Option<Status>,
    /// The score, and how many digits it was written with.
    pub score: Option<(Exact, u32)>,
    /// The place.
    pub place: Option<i64>,
    /// Where it stands.
    pub origin: Origin,
}

/// A row of the list that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The cell.
    pub origin: Origin,
    /// Why.
    pub why: Message,
}

/// The list and what is made of it.
pub struct Comparison<'a> {
    /// What the methodology says.
    pub assessment: &'a Assessment<'a>,
    /// The rows of the list, in its order, each school once.
    pub entries: Vec<Entry>,
    /// The list has a column of verdicts; else who stands in it is listed.
    pub has_verdicts: bool,
    /// Rows that could not be used.
    pub unread: Vec<Unread>,
    /// Schools on both lists.
    pub both: Vec<usize>,
    /// Schools that differ, those that only the other list has first.
    pub differing: Vec<Differing>,
    /// The changes that leave the fewest schools differing, each with how many: best first.
    pub changes: Vec<Cause>,
}

impl<'a> Comparison<'a> {
    /// Holds a list against an assessment. Every change that could explain a difference is computed.
    #[must_use]
    pub fn new(
        assessment: &'a Assessment<'a>,
        observations: &'a Observations,
        entries: Vec<Entry>,
        has_verdicts: bool,
        mut unread: Vec<Unread>,
    ) -> Self {
        let mut seen = BTreeSet::new();
        let (entries, again): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| seen.insert(entry.school));
        unread.extend(again.into_iter().map(|entry| Unread {
            why: Message::new("verify-list-twice").with("school", assessment.school(entry.school).short_name.as_str()),
            origin: entry.origin,
        }));
        let is_listed = |entry: &&Entry| !has_verdicts || entry.status == Some(Status::Listed);
        let theirs: BTreeSet<usize> = entries.iter().filter(is_listed).map(|entry| entry.school).collect();
        let ours: BTreeSet<usize> = assessment.listed().collect();
        let both = assessment.shown().filter(|school| theirs.contains(school) && ours.contains(school)).collect();
        let (differing, changes) = causes::find(assessment, observations, &theirs);
        Self { assessment, entries, has_verdicts, unread, both, differing, changes }
    }

    /// The row of a school.
    #[must_use]
    pub fn entry(&self, school: usize) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.school == school)
    }

    /// The schools that only the other list has.
    pub fn only_theirs(&self) -> impl Iterator<Item = usize> {
        self.differing.iter().filter(|differing| differing.theirs).map(|differing| differing.school)
    }

    /// The schools that only the methodology lists.
    pub fn only_ours(&self) -> impl Iterator<Item = usize> {
        self.differing.iter().filter(|differing| !differing.theirs).map(|differing| differing.school)
    }

    /// Whether the lists are the same and every row was used.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.differing.is_empty() && self.unread.is_empty()
    }

    /// Rows with a score of a school that has one here, and those of them that are the same at the digits written.
    #[must_use]
    pub fn scores(&self) -> (usize, Vec<usize>) {
        let mut compared = 0;
        let mut apart = Vec::new();
        for entry in &self.entries {
            let ours = self.assessment.schools[entry.school].total().map(|total| &total.score);
            let (Some((theirs, digits)), Some(ours)) = (&entry.score, ours) else { continue };
            compared += 1;
            if Rounding::half_up(*digits).of(ours) != *theirs {
                apart.push(entry.school);
            }
        }
        (compared, apart)
    }

    /// The same of places.
    #[must_use]
    pub fn places(&self) -> (usize, Vec<usize>) {
        let mut compared = 0;
        let mut apart = Vec::new();
        for entry in &self.entries {
            let ours = self.assessment.schools[entry.school].rank.and_then(|rank| i64::try_from(rank).ok());
            let (Some(theirs), Some(ours)) = (entry.place, ours) else { continue };
            compared += 1;
            if theirs != ours {
                apart.push(entry.school);
            }
        }
        (compared, apart)
    }

    /// The one change that makes the lists the same, where there is one.
    #[must_use]
    pub fn explains_all(&self) -> Option<&Change> {
        self.changes.first().filter(|cause| cause.left == 0).map(|cause| &cause.change)
    }
}

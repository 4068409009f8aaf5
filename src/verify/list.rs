//! A list that somebody else drew up, held against an assessment: who is on both, who on one alone, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::causes::{self, Cause, Differing};
use super::change::Change;
use super::numbers::{self, Places, Scores, Shown, Stated, Told};
use crate::assess::Assessment;
use crate::decision::Status;
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
    /// The score, where the list says anything of it.
    pub score: Option<Told<Shown>>,
    /// The place, where the list says anything of it.
    pub place: Option<Told<i64>>,
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

/// What a column of the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Names of schools.
    Name,
    /// Their codes.
    Code,
    /// What becomes of them.
    Verdict,
    /// Their scores.
    Score,
    /// Their places.
    Place,
}

impl Holds {
    /// All words.
    pub const WORDS: [&str; 5] = ["name", "code", "verdict", "score", "place"];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Code => "code",
            Self::Verdict => "verdict",
            Self::Score => "score",
            Self::Place => "place",
        }
    }
}

/// A column of the list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it holds.
    pub holds: Holds,
    /// Its heading as it may be shown.
    pub heading: String,
    /// The cell of the heading.
    pub origin: Origin,
    /// It was taken by what stands under its heading, which says nothing.
    pub by_contents: bool,
}

/// A column of the list that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// Its heading as it may be shown.
    pub heading: String,
    /// The cell of the heading.
    pub origin: Origin,
    /// It may say of schools what a list says of them: a verdict, a score, a place.
    pub matters: bool,
    /// Why, and what to do.
    pub why: Message,
}

/// The list as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The rows that name a school, in order.
    pub entries: Vec<Entry>,
    /// It has a column of verdicts; else who stands in it is listed.
    pub has_verdicts: bool,
    /// Rows that could not be used.
    pub unread: Vec<Unread>,
    /// Rows of schools that by the register went into others, and count as those.
    pub former: Vec<Unread>,
    /// Schools that have a dash for a verdict.
    pub dashes: BTreeSet<usize>,
    /// Scores and places that could not be read.
    pub unread_numbers: Vec<Unread>,
    /// Columns that were read.
    pub columns: Vec<Read>,
    /// Columns that were not.
    pub passed_over: Vec<PassedOver>,
    /// Other sheets with schools, which were not read.
    pub other_sheets: Vec<String>,
}

/// How a list came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The same schools, and all numbers of the list are ours.
    Agrees,
    /// The same schools; scores or places are others.
    OtherNumbers,
    /// Other schools.
    OtherSchools,
    /// The list was not read as a whole.
    NotWhole,
}

impl Outcome {
    /// All words.
    pub const WORDS: [&str; 4] = ["agrees", "other_numbers", "other_schools", "not_whole"];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::OtherNumbers => "other_numbers",
            Self::OtherSchools => "other_schools",
            Self::NotWhole => "not_whole",
        }
    }
}

/// The list and what is made of it.
pub struct Comparison<'a> {
    /// What the methodology says.
    pub assessment: &'a Assessment<'a>,
    /// The list, each school once.
    pub list: List,
    /// Schools of which the list says two things: nothing is made of them.
    pub contested: BTreeSet<usize>,
    /// Schools on both lists.
    pub both: Vec<usize>,
    /// Schools that differ, those that only the other list has first.
    pub differing: Vec<Differing>,
    /// The changes that leave the fewest schools differing, each with how many: best first.
    pub changes: Vec<Cause>,
    /// The scores of the list and ours.
    pub scores: Scores,
    /// The places of the list and ours.
    pub places: Places,
}

impl<'a> Comparison<'a> {
    /// Holds a list against an assessment. Every change that could explain a difference is computed.
    #[must_use]
    pub fn new(assessment: &'a Assessment<'a>, observations: &'a Observations, mut list: List) -> Self {
        let has_verdicts = list.has_verdicts;
        let is_listed = |entry: &Entry| !has_verdicts || entry.status == Some(Status::Listed);
        let contested = once(assessment, &mut list, is_listed);
        let listed = list.entries.iter().filter(|entry| is_listed(entry)).map(|entry| entry.school);
        let mut theirs: BTreeSet<usize> = listed.collect();
        let ours: BTreeSet<usize> = assessment.listed().collect();
        for school in &contested {
            theirs.remove(school);
            theirs.extend(ours.get(school));
        }
        let is_on_both =
            |school: &usize| theirs.contains(school) && ours.contains(school) && !contested.contains(school);
        let both = assessment.shown().filter(is_on_both).collect();
        let sure = || list.entries.iter().filter(|entry| !contested.contains(&entry.school));
        let (scores, places) = (numbers::scores(assessment, sure()), numbers::places(assessment, sure()));
        // while rows are not understood nobody knows what there is to explain
        let (differing, changes) = if list.unread.is_empty() {
            causes::find(assessment, observations, &theirs, &Stated::of(assessment, sure(), &scores, &places))
        } else {
            (causes::differing(assessment, &theirs), Vec::new())
        };
        Self { assessment, list, contested, both, differing, changes, scores, places }
    }

    /// The row of a school.
    #[must_use]
    pub fn entry(&self, school: usize) -> Option<&Entry> {
        self.list.entries.iter().find(|entry| entry.school == school)
    }

    /// The schools that only the other list has.
    pub fn only_theirs(&self) -> impl Iterator<Item = usize> {
        self.differing.iter().filter(|differing| differing.theirs).map(|differing| differing.school)
    }

    /// The schools that only the methodology lists.
    pub fn only_ours(&self) -> impl Iterator<Item = usize> {
        self.differing.iter().filter(|differing| !differing.theirs).map(|differing| differing.school)
    }

    /// Whether the list has no verdicts and names every school that can be listed: it ranks them and lists none.
    #[must_use]
    pub fn names_all(&self) -> bool {
        let named: BTreeSet<usize> = self.list.entries.iter().map(|entry| entry.school).collect();
        let can_be = |school: &usize| self.assessment.final_status(*school) != Status::NotConsidered;
        let mut schools = (0..self.assessment.schools.len()).filter(can_be);
        !self.list.has_verdicts && !self.differing.is_empty() && schools.all(|school| named.contains(&school))
    }

    /// How it came out. What was not read goes before everything else: the schools that it names stand in the wrong place.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if !self.list.unread.is_empty() {
            Outcome::NotWhole
        } else if !self.differing.is_empty() {
            Outcome::OtherSchools
        } else if !self.scores.apart.is_empty() || !self.places.apart.is_empty() {
            Outcome::OtherNumbers
        } else if !self.list.unread_numbers.is_empty() || self.list.passed_over.iter().any(|column| column.matters) {
            Outcome::NotWhole
        } else {
            Outcome::Agrees
        }
    }

    /// Whether causes were looked for: not while rows are not understood or contradict each other.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        self.list.unread.is_empty()
    }

    /// The one change that makes the lists the same, where there is one.
    #[must_use]
    pub fn explains_all(&self) -> Option<&Change> {
        self.changes.first().filter(|cause| cause.left == 0).map(|cause| &cause.change)
    }
}

/// Leaves each school in the list once and tells of it where it is named again; the schools of which the rows say opposite
/// things.
fn once(assessment: &Assessment<'_>, list: &mut List, is_listed: impl Fn(&Entry) -> bool) -> BTreeSet<usize> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut kept, mut contested): (Vec<Entry>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
    for entry in std::mem::take(&mut list.entries) {
        let Some(at) = first.get(&entry.school) else {
            first.insert(entry.school, kept.len());
            kept.push(entry);
            continue;
        };
        let earlier = &kept[*at];
        let is_opposite = is_listed(earlier) != is_listed(&entry);
        let key = if is_opposite { "verify-list-contradicts" } else { "verify-list-twice" };
        if is_opposite {
            contested.insert(entry.school);
        }
        let verdict =
            |entry: &Entry| Message::new(if is_listed(entry) { "status-listed" } else { "status-not-listed" });
        let why = Message::new(key)
            .with("school", assessment.school(entry.school).short_name.as_str())
            .with("cell", earlier.origin.cell())
            .with("here", verdict(&entry))
            .with("there", verdict(earlier));
        list.unread.push(Unread { origin: entry.origin, why });
    }
    list.entries = kept;
    contested
}

//! The scores and places of a list, each held against ours: at the digits that the list shows, and what it says of schools
//! that have no number.

use super::list::Entry;
use crate::assess::{Assessment, Otherwise};
use crate::number::{Exact, Mode, Rounding};
use crate::origin::Origin;

/// What a cell of the list says where a number is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<N> {
    /// The number; `None` where the cell says that there is none.
    pub number: Option<N>,
    /// The cell.
    pub origin: Origin,
}

/// A score as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The score.
    pub value: Exact,
    /// Digits behind the point with which it is meant.
    pub digits: u32,
}

/// A number of the list that is not ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart<N, O> {
    /// The school.
    pub school: usize,
    /// The number of the list; `None` where it says that there is none.
    pub theirs: Option<N>,
    /// Ours; `None` where there is none.
    pub ours: Option<O>,
    /// The cell of the list.
    pub origin: Origin,
}

/// How far the numbers of a list are ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers<N, O> {
    /// Schools whose numbers were compared.
    pub compared: usize,
    /// Those of them whose numbers are not the same.
    pub apart: Vec<Apart<N, O>>,
    /// Numbers of the list that were not compared: the methodology gives none to any school.
    pub idle: usize,
}

/// The scores of a list.
pub type Scores = Numbers<Shown, Exact>;
/// The places of a list.
pub type Places = Numbers<i64, i64>;

/// Holds numbers of a list against ours. `same` says whether two are one number.
fn held<'e, N: Clone + 'e, O>(
    told: impl Iterator<Item = (usize, &'e Told<N>, Option<O>)>,
    given: bool,
    same: impl Fn(&N, &O) -> bool,
) -> Numbers<N, O> {
    let mut numbers = Numbers { compared: 0, apart: Vec::new(), idle: 0 };
    for (school, told, ours) in told {
        if !given {
            numbers.idle += usize::from(told.number.is_some());
            continue;
        }
        numbers.compared += 1;
        let agrees = match (&told.number, &ours) {
            (Some(theirs), Some(ours)) => same(theirs, ours),
            (None, None) => true,
            _ => false,
        };
        if !agrees {
            numbers.apart.push(Apart { school, theirs: told.number.clone(), ours, origin: told.origin.clone() });
        }
    }
    numbers
}

/// The scores of these rows against ours, rounded as the list shows them: half away from zero.
pub(super) fn scores<'e>(assessment: &Assessment<'_>, entries: impl Iterator<Item = &'e Entry>) -> Scores {
    let score = |school: usize| assessment.schools[school].total().map(|total| total.score.clone());
    let told = entries.filter_map(|entry| Some((entry.school, entry.score.as_ref()?, score(entry.school))));
    let given = (0..assessment.schools.len()).any(|school| assessment.schools[school].total().is_some());
    held(told, given, |theirs, ours| rounded(theirs, ours, Mode::HalfUp))
}

/// The same of places.
pub(super) fn places<'e>(assessment: &Assessment<'_>, entries: impl Iterator<Item = &'e Entry>) -> Places {
    let place = |school: usize| assessment.schools[school].rank.and_then(|rank| i64::try_from(rank).ok());
    let told = entries.filter_map(|entry| Some((entry.school, entry.place.as_ref()?, place(entry.school))));
    let given = (0..assessment.schools.len()).any(|school| place(school).is_some());
    held(told, given, |theirs, ours| theirs == ours)
}

/// The numbers that a list gives, beside ours: a change that would make others of them is no cause of anything in that list.
#[derive(Default)]
pub(super) struct Stated<'e> {
    scores: Vec<(usize, Option<&'e Shown>, Option<Exact>)>,
    places: Vec<(usize, Option<i64>, Option<i64>)>,
}

impl<'e> Stated<'e> {
    /// The numbers of these rows that were compared.
    pub(super) fn of(
        assessment: &Assessment<'_>,
        entries: impl Iterator<Item = &'e Entry>,
        scores: &Scores,
        places: &Places,
    ) -> Self {
        let mut stated = Self::default();
        for entry in entries {
            let assessed = &assessment.schools[entry.school];
            if let Some(told) = entry.score.as_ref().filter(|_| scores.compared > 0) {
                let ours = assessed.total().map(|total| total.score.clone());
                stated.scores.push((entry.school, told.number.as_ref(), ours));
            }
            if let Some(told) = entry.place.as_ref().filter(|_| places.compared > 0) {
                let ours = assessed.rank.and_then(|rank| i64::try_from(rank).ok());
                stated.places.push((entry.school, told.number, ours));
            }
        }
        stated
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.places.is_empty()
    }

    /// Whether each of them would be what the list says. One that is another already, and stays what it is, has a cause of
    /// its own.
    pub(super) fn allow(&self, otherwise: &Otherwise) -> bool {
        let score = |(school, theirs, ours): &(usize, Option<&Shown>, Option<Exact>)| {
            let then = &otherwise.scores[*school];
            let agrees = |score: &Option<Exact>| match (theirs, score) {
                (Some(theirs), Some(score)) => rounded(theirs, score, Mode::HalfUp),
                (theirs, score) => theirs.is_none() && score.is_none(),
            };
            agrees(then) || (!agrees(ours) && then == ours)
        };
        let place = |(school, theirs, ours): &(usize, Option<i64>, Option<i64>)| {
            let then = otherwise.places[*school].and_then(|place| i64::try_from(place).ok());
            then == *theirs || (ours != theirs && then == *ours)
        };
        self.scores.iter().all(score) && self.places.iter().all(place)
    }
}

impl<N, O> Numbers<N, O> {
    /// Whether there are numbers to compare and all of them are the same.
    #[must_use]
    pub fn all_agree(&self) -> bool {
        self.compared > 0 && self.apart.is_empty()
    }

    /// Schools that have a number here and are said to have none in the list.
    #[must_use]
    pub fn lacking(&self) -> usize {
        self.apart.iter().filter(|apart| apart.theirs.is_none()).count()
    }
}

fn rounded(theirs: &Shown, ours: &Exact, mode: Mode) -> bool {
    Rounding { digits: theirs.digits, mode }.of(ours) == theirs.value
}

impl Scores {
    /// The way of rounding by which all scores would be ours, where there is one.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        let all = |mode: &Mode| {
            let same = |apart: &Apart<Shown, Exact>| match (&apart.theirs, &apart.ours) {
                (Some(theirs), Some(ours)) => rounded(theirs, ours, *mode),
                _ => false,
            };
            !self.apart.is_empty() && self.apart.iter().all(same)
        };
        [Mode::Truncate, Mode::HalfEven].into_iter().find(all)
    }
}

impl Places {
    /// Whether the list counts its places from the other end: each and ours make the same sum.
    #[must_use]
    pub fn is_turned_round(&self) -> bool {
        let sum = |apart: &Apart<i64, i64>| apart.theirs?.checked_add(apart.ours?);
        let first = self.apart.first().and_then(sum);
        // one place in the middle is the same from both ends
        self.apart.len() > 1
            && self.compared - self.apart.len() <= 1
            && first.is_some()
            && self.apart.iter().all(|apart| sum(apart) == first)
    }
}

//! What could have made the difference: one thing is changed at a time and everything computed again. The change that
//! leaves the fewest schools differing is the likeliest. What would make another score or place of one than the list gives is
//! refuted by the list itself.

use std::collections::BTreeSet;

use super::change::{self, Change};
use super::numbers::Stated;
use crate::assess::{Assessment, Flip, Flips, Turn};
use crate::decision::Status;
use crate::observation::Observations;

/// Causes told of one school.
const MOST: usize = 4;

/// A change and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What is changed.
    pub change: Change,
    /// Schools whose difference it explains.
    pub explains: usize,
    /// Schools that differ when it is made.
    pub left: usize,
}

/// A school of which the lists say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The school.
    pub school: usize,
    /// It is the other list that has it.
    pub theirs: bool,
    /// The changes under which the methodology says of it what the other list says, the likeliest first.
    pub causes: Vec<Cause>,
}

/// A change of the methodology, computed.
struct Tried {
    change: Change,
    listed: BTreeSet<usize>,
}

/// The schools that differ, without a word on why: those that only the other list has first.
pub(super) fn differing(assessment: &Assessment<'_>, theirs: &BTreeSet<usize>) -> Vec<Differing> {
    let ours: BTreeSet<usize> = assessment.listed().collect();
    let of_school = |school: usize| Differing { school, theirs: theirs.contains(&school), causes: Vec::new() };
    let apart = assessment.shown().filter(|school| ours.contains(school) != theirs.contains(school));
    let mut apart: Vec<Differing> = apart.map(of_school).collect();
    apart.sort_by_key(|differing| !differing.theirs);
    apart
}

/// The schools that differ with their causes, and the changes that explain most.
pub(super) fn find(
    assessment: &Assessment<'_>,
    observations: &Observations,
    theirs: &BTreeSet<usize>,
    stated: &Stated<'_>,
) -> (Vec<Differing>, Vec<Cause>) {
    let ours: BTreeSet<usize> = assessment.listed().collect();
    let apart = |listed: &BTreeSet<usize>| listed.symmetric_difference(theirs).count();
    let base = apart(&ours);
    if base == 0 {
        return (Vec::new(), Vec::new());
    }
    let apart_of = || ours.symmetric_difference(theirs).copied();
    let agrees = |tried: &Tried, school: usize| tried.listed.contains(&school) == theirs.contains(&school);
    let mut tried = tried(assessment, observations, stated);
    tried.retain(|tried| apart(&tried.listed) < base);
    let flips = assessment.flips();
    let values: Vec<Tried> = apart_of()
        .filter_map(|school| {
            // what a commission decided no value of a school turns round
            if assessment.decisions.contains_key(&school) {
                return None;
            }
            let unexplained = !tried.iter().any(|tried| agrees(tried, school));
            let change = value(assessment, &flips, school, (unexplained, stated))?;
            Some(Tried { listed: with_value(assessment, &ours, &change), change })
        })
        .collect();
    let cause = |tried: &Tried| Cause {
        change: tried.change.clone(),
        explains: apart_of().filter(|school| agrees(tried, *school)).count(),
        left: apart(&tried.listed),
    };
    let sorted = |mut causes: Vec<Cause>| {
        causes.sort_by_key(|cause| (cause.left, cause.change.order()));
        causes
    };
    let with_causes = |found: Differing| {
        let all = tried.iter().chain(&values).filter(|tried| agrees(tried, found.school));
        let mut causes = sorted(all.map(cause).collect());
        causes.truncate(MOST);
        Differing { causes, ..found }
    };
    let of_all = tried.iter().chain(values.iter().filter(|tried| apart(&tried.listed) < base));
    (differing(assessment, theirs).into_iter().map(with_causes).collect(), sorted(of_all.map(cause).collect()))
}

/// Every change of the methodology that makes another list and is not refuted by the list's own numbers, computed.
fn tried(assessment: &Assessment<'_>, observations: &Observations, stated: &Stated<'_>) -> Vec<Tried> {
    let criteria = assessment.criteria;
    let decided = |statuses: &[Status], heeded: bool| -> BTreeSet<usize> {
        let last = |school: usize| match assessment.decisions.get(&school) {
            Some(decision) if heeded => decision.status,
            _ => statuses[school],
        };
        (0..statuses.len()).filter(|school| last(*school) == Status::Listed).collect()
    };
    let computed: Vec<Status> = assessment.schools.iter().map(|school| school.status).collect();
    let ours = decided(&computed, true);
    let mut tried = vec![Tried { change: Change::Decision, listed: decided(&computed, false) }];
    let wanted = match assessment.cuts.as_slice() {
        [cut] => Some(cut.wanted),
        _ => None,
    };
    for change in change::candidates(criteria, wanted) {
        let Some(changed) = change.applied(criteria) else { continue };
        let otherwise = assessment.otherwise_by(&changed, observations);
        if stated.allow(&otherwise) {
            tried.push(Tried { change, listed: decided(&otherwise.statuses, true) });
        }
    }
    tried.retain(|tried| tried.listed != ours);
    // of changes that make the same list the first of a kind is the smallest
    let mut kept: Vec<Tried> = Vec::new();
    for one in tried {
        let known = |other: &Tried| other.listed == one.listed && other.change.word() == one.change.word();
        if !kept.iter().any(known) {
            kept.push(one);
        }
    }
    kept
}

/// The smallest change of one value of a school that turns round what becomes of it in the end, earlier years taken in, and
/// is not refuted by the numbers of the list. Where it takes long to find, it is only looked for if nothing else explains
/// the difference.
fn value(
    assessment: &Assessment<'_>,
    flips: &Flips<'_, '_>,
    school: usize,
    (at_any_cost, stated): (bool, &Stated<'_>),
) -> Option<Change> {
    let indicators = 0..flips.indicators();
    let found = |indicator: usize| match flips.finally(school, indicator, at_any_cost) {
        Some(Flip::At(turn)) => Some((indicator, turn)),
        _ => None,
    };
    let mut turns: Vec<_> = indicators.filter_map(found).collect();
    turns.sort_by_key(|(_, turn)| (turn.results().is_none(), turn.results()));
    let holds = |(indicator, turn): &(usize, Turn)| {
        stated.is_empty()
            || assessment.otherwise_with(school, *indicator, turn).is_some_and(|otherwise| stated.allow(&otherwise))
    };
    let (indicator, turn) = turns.into_iter().find(holds)?;
    Some(Change::Value(school, indicator, turn))
}

/// The list when one value of a school is another.
fn with_value(assessment: &Assessment<'_>, ours: &BTreeSet<usize>, change: &Change) -> BTreeSet<usize> {
    let mut listed = ours.clone();
    if let Change::Value(school, _, turn) = change {
        if !listed.remove(school) {
            listed.insert(*school);
        }
        let computed = |school: &&usize| !assessment.decisions.contains_key(school);
        listed.extend(turn.enters.iter().filter(computed));
        let leaves: BTreeSet<usize> = turn.leaves.iter().filter(computed).copied().collect();
        listed.retain(|school| !leaves.contains(school));
    }
    listed
}

//! Which school is which between two runs, and schools that a run between did not have: whoever has no school in the run
//! before is looked for in those before that, by the same rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{Run, Step};
use crate::school::{Identity, Tie};

/// Two schools of which the user says that one goes on from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The places of the earlier and of the later run among those compared.
    pub runs: (usize, usize),
    /// The places of the schools in the two registers.
    pub schools: (usize, usize),
}

/// What a school was before a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Back {
    /// The last run that had it.
    pub run: usize,
    /// Its place in the register there.
    pub school: usize,
    /// By what it was found.
    pub by: Tie,
}

/// Which schools of one run are which of another.
pub(super) fn identity(runs: &[Run<'_>], (earlier, later): (usize, usize), told: &[Told]) -> Identity {
    let (before, after) = (runs[earlier].register, runs[later].register);
    let told = told.iter().filter(|told| told.runs == (earlier, later));
    Identity::of(before, after, &told.map(|told| told.schools).collect::<Vec<_>>())
}

/// What schools were that have none in the run before; `identity` is that of the last step, which is not among `steps`.
/// What may be meant by a school that is found so is not asked any more.
pub(super) fn back(
    runs: &[Run<'_>],
    steps: &[Step],
    identity: &mut Identity,
    told: &[Told],
) -> BTreeMap<usize, Vec<Back>> {
    let mut found: BTreeMap<usize, Vec<Back>> = BTreeMap::new();
    let later = steps.len() + 1;
    // who came back already is not waited for
    let returned: BTreeSet<(usize, usize)> = steps
        .iter()
        .flat_map(|step| &step.moves)
        .flat_map(|found| &found.back)
        .map(|back| (back.run, back.school))
        .collect();
    for (run, step) in steps.iter().enumerate().rev() {
        let new: BTreeSet<usize> = identity.new.iter().copied().filter(|school| !found.contains_key(school)).collect();
        let ended: BTreeSet<usize> =
            step.identity.gone.iter().copied().filter(|school| !returned.contains(&(run, *school))).collect();
        if new.is_empty() || ended.is_empty() {
            continue;
        }
        for link in self::identity(runs, (run, later), told).links {
            if new.contains(&link.later) && ended.contains(&link.earlier) {
                found.entry(link.later).or_default().push(Back { run, school: link.earlier, by: link.by });
            }
        }
    }
    identity.proposed.retain(|(_, school)| !found.contains_key(school));
    found
}

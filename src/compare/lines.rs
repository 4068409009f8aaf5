//! Every school over all runs.

use std::collections::BTreeMap;

use super::{Incomparable, Run, Step};

/// A school over the runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// By run: its place in the register; `None` where there was no such school, or more than one.
    pub schools: Vec<Option<usize>>,
}

/// The schools over all runs: those of the last one in its order of need, then those that ended before. A school that was
/// merged of several goes on from the one whose code it has, where there is one; one that was split goes on where its code
/// does. One that a run did not have goes on behind the gap.
#[must_use]
pub fn lines(runs: &[Run<'_>], steps: &[Step]) -> Vec<Line> {
    // by run, by school: the run before that has it, and the school there
    let mut back: Vec<BTreeMap<usize, (usize, usize)>> = vec![BTreeMap::new()];
    for step in steps {
        let of_step = step.moves.iter().filter_map(|found| {
            let after = found.after?;
            let code = |run: usize, school: usize| runs[run].register.schools()[school].id.as_str();
            let same = |(run, before): &(usize, usize)| code(*run, *before) == code(step.earlier + 1, after);
            let before = found.before.iter().map(|before| (step.earlier, *before));
            let mut all = before.chain(found.back.iter().map(|back| (back.run, back.school)));
            let is_one = found.before.len() + found.back.len() == 1 && found.change != Err(Incomparable::Divided);
            let before = all.clone().find(same).or_else(|| all.next().filter(|_| is_one))?;
            Some((after, before))
        });
        back.push(of_step.collect());
    }
    let mut lines = Vec::new();
    let mut taken: Vec<Vec<bool>> = runs.iter().map(|run| vec![false; run.standings.len()]).collect();
    for run in (0..runs.len()).rev() {
        for school in runs[run].order.iter().copied() {
            if taken[run][school] {
                continue;
            }
            let mut schools = vec![None; runs.len()];
            let mut at = Some((run, school));
            while let Some((run, school)) = at.filter(|(run, school)| !taken[*run][*school]) {
                taken[run][school] = true;
                schools[run] = Some(school);
                at = back[run].get(&school).copied();
            }
            lines.push(Line { schools });
        }
    }
    lines
}

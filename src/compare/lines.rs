//! Every school over all runs.

use std::collections::BTreeMap;

use super::{Run, Step};
use crate::decision::Status;
use crate::number::Exact;

/// A school over the runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// By run: what it was; `None` where there was no such school, or more than one.
    pub points: Vec<Option<Point>>,
}

/// A school in one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its place in the register of the run.
    pub school: usize,
    /// What became of it.
    pub status: Status,
    /// Its place, 1 = most in need.
    pub place: Option<usize>,
    /// Its score.
    pub score: Option<Exact>,
}

/// The schools over all runs: those of the last one in its order of need, then those that ended before. A school that was
/// merged of several goes on from the one whose code it has, where there is one; one that was split goes on where its code
/// does.
#[must_use]
pub fn lines(runs: &[Run<'_>], steps: &[Step]) -> Vec<Line> {
    let point = |run: usize, school: usize| {
        let assessment = &runs[run].assessment;
        let assessed = &assessment.schools[school];
        let score = assessed.total().map(|total| total.score.clone());
        Point { school, status: assessment.final_status(school), place: assessed.rank, score }
    };
    // by run, by school: the school of the run before
    let mut back: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new()];
    for step in steps {
        let of_step = step.moves.iter().filter_map(|found| {
            let after = found.after?;
            let code = |run: usize, school: usize| runs[run].assessment.school(school).id.as_str();
            let same = |before: &&usize| code(step.earlier, **before) == code(step.earlier + 1, after);
            let before =
                found.before.iter().find(same).or_else(|| found.before.first().filter(|_| found.change.is_ok()))?;
            Some((after, *before))
        });
        back.push(of_step.collect());
    }
    let mut lines = Vec::new();
    let mut taken: Vec<Vec<bool>> = runs.iter().map(|run| vec![false; run.assessment.schools.len()]).collect();
    for run in (0..runs.len()).rev() {
        for school in runs[run].assessment.shown() {
            if taken[run][school] {
                continue;
            }
            let mut points = vec![None; runs.len()];
            let mut at = Some((run, school));
            while let Some((run, school)) = at.filter(|(run, school)| !taken[*run][*school]) {
                taken[run][school] = true;
                points[run] = Some(point(run, school));
                at = back[run].get(&school).map(|before| (run - 1, *before));
            }
            lines.push(Line { points });
        }
    }
    lines
}

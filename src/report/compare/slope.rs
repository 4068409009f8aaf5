//! What became of the scores between two runs: a line a school.

use super::Comparison;
use crate::compare::{Step, Turn};
use crate::number::Exact;
use crate::report::chart::{Picture, Slope, slopes};
use crate::text::Message;

pub(super) fn picture(comparison: &Comparison<'_>, step: &Step) -> Option<Picture> {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    let slope = |found: &crate::compare::Move| {
        let [was] = found.before[..] else { return None };
        let is = found.after?;
        let (before, after): (&Exact, &Exact) =
            (runs[0].standings[was].score.as_ref()?, runs[1].standings[is].score.as_ref()?);
        Some(Slope {
            name: comparison.school(step, found).short_name.clone(),
            before: before.clone(),
            after: after.clone(),
            shown: [(step.earlier, was), (step.earlier + 1, is)]
                .map(|(run, school)| comparison.score_with(run, school, comparison.digits(step))),
            statuses: [runs[0].standings[was].status, runs[1].standings[is].status],
            is_loud: found.turn != Turn::Outside,
        })
    };
    let all: Vec<Slope> = step.moves.iter().filter_map(slope).collect();
    let years = [comparison.year(step.earlier), comparison.year(step.earlier + 1)];
    let title = Message::new("compare-slope-title").with("before", years[0].as_str()).with("after", years[1].as_str());
    let told = (comparison.texts.say(&title), comparison.word("compare-slope"));
    slopes(
        comparison.texts,
        &format!("slope-{}", step.earlier),
        &years,
        &all,
        &|score| comparison.texts.number(score, 0),
        told,
    )
}

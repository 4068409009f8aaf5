//! Drafts in machine output.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{MoveCause, Moved, MovedPart};
use crate::observation::Changed;
use crate::report::json::{CELLS, EXACT, SHA256, shown, statuses};
use crate::report::{Report, wording};

/// The file of changes of a what-if run.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct RunWhatIfV1<'a> {
    /// Its name.
    file: &'a str,
    /// Its digest.
    #[schemars(regex(pattern = SHA256))]
    sha256: &'a str,
    /// What it changes, in the order of its lines.
    changes: Vec<ChangedV1<'a>>,
}

/// A number, or a cell, that is another than in the files.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ChangedV1<'a> {
    /// The line of the file of changes.
    line: u32,
    /// The file in which the number stands; `null` where it stands in none.
    file: Option<&'a str>,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell, or the cells of which the number is made.
    #[schemars(regex(pattern = CELLS))]
    cell: Option<&'a str>,
    /// The school; `null` where the cell is of none: a total, a percent beside a count.
    school: Option<&'a str>,
    /// The measure.
    measure: Option<&'a str>,
    /// The year.
    year: Option<i32>,
    /// What the file says, as it is written; `null` where no number.
    was: Option<&'a str>,
    /// What is said instead.
    now: Option<&'a str>,
}

/// What a draft changes.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct WhatIfV1<'a> {
    /// The numbers that are changed.
    changes: Vec<ChangedV1<'a>>,
    /// Schools that are listed only with the changes, most in need first.
    enters: Vec<&'a str>,
    /// Schools that are listed only without them.
    leaves: Vec<&'a str>,
    /// Schools whose score, place or verdict is another.
    moved: Vec<MovedV1<'a>>,
}

/// A school that moved.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct MovedV1<'a> {
    /// The school.
    school: &'a str,
    /// What becomes of it without the changes.
    #[schemars(extend("enum" = statuses()))]
    status_before: &'static str,
    /// What becomes of it with them.
    #[schemars(extend("enum" = statuses()))]
    status_after: &'static str,
    /// Its score without the changes.
    score_before: Option<serde_json::Number>,
    /// The same exactly.
    #[schemars(regex(pattern = EXACT))]
    score_before_exact: Option<String>,
    /// Its score with them.
    score_after: Option<serde_json::Number>,
    /// The same exactly.
    #[schemars(regex(pattern = EXACT))]
    score_after_exact: Option<String>,
    /// Its place without the changes.
    rank_before: Option<usize>,
    /// Its place with them.
    rank_after: Option<usize>,
    /// Why, in words.
    because: String,
    /// The indicators that gave other points. With the steps they add up to the difference of the scores.
    parts: Vec<PartV1<'a>>,
    /// The steps of an index that gave other points.
    steps: Vec<StepV1>,
}

/// An indicator that gave other points.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct PartV1<'a> {
    /// The indicator.
    indicator: &'a str,
    /// How many points more.
    #[schemars(regex(pattern = EXACT))]
    difference_exact: String,
    /// Its points without the changes; `null` where it gave none.
    #[schemars(regex(pattern = EXACT))]
    before_exact: Option<String>,
    /// Its points with them.
    #[schemars(regex(pattern = EXACT))]
    after_exact: Option<String>,
    /// What made the difference: the school's own value, the scale that other schools moved, the weight.
    #[schemars(extend("enum" = MoveCause::ALL.map(MoveCause::word)))]
    cause: &'static str,
}

/// A step of an index that gave other points.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct StepV1 {
    /// What it is, in words.
    step: String,
    /// How many points more.
    #[schemars(regex(pattern = EXACT))]
    difference_exact: String,
}

impl<'a> ChangedV1<'a> {
    fn of(change: &'a Changed) -> Self {
        Self {
            line: change.line,
            file: change.file.as_deref(),
            sheet: change.sheet.as_deref(),
            cell: change.cell.as_deref(),
            school: change.school.as_deref(),
            measure: change.measure.as_deref(),
            year: change.year,
            was: change.was.as_deref(),
            now: change.now.as_deref(),
        }
    }
}

impl<'a> RunWhatIfV1<'a> {
    /// The file, where there is one.
    pub(in crate::report) fn of(report: &'a Report<'_>) -> Option<Self> {
        let what_if = report.run.what_if.as_ref()?;
        let changes = what_if.changes.iter().map(ChangedV1::of).collect();
        Some(Self { file: &what_if.file, sha256: &what_if.sha256, changes })
    }
}

impl<'a> WhatIfV1<'a> {
    /// What the draft changes, where this is one.
    pub(in crate::report) fn of(report: &'a Report<'_>) -> Option<Self> {
        let (what_if, difference) = report.draft()?;
        let ids = |schools: &[usize]| schools.iter().map(|school| id(report, *school)).collect();
        Some(Self {
            changes: what_if.changes.iter().map(ChangedV1::of).collect(),
            enters: ids(&difference.enters),
            leaves: ids(&difference.leaves),
            moved: difference.moved.iter().map(|moved| MovedV1::of(report, moved)).collect(),
        })
    }
}

impl<'a> MovedV1<'a> {
    fn of(report: &'a Report<'_>, moved: &Moved) -> Self {
        let digits = wording::point_digits(report.assessment.criteria);
        let (before, after) = (&moved.before, &moved.after);
        let part = |part: &MovedPart| PartV1 {
            indicator: &report.assessment.criteria.indicators[part.indicator].id,
            difference_exact: part.difference.to_string(),
            before_exact: part.points.0.as_ref().map(ToString::to_string),
            after_exact: part.points.1.as_ref().map(ToString::to_string),
            cause: part.cause.word(),
        };
        Self {
            school: id(report, moved.school),
            status_before: before.status.word(),
            status_after: after.status.word(),
            score_before: before.score.as_ref().and_then(|score| shown(score, digits)),
            score_before_exact: before.score.as_ref().map(ToString::to_string),
            score_after: after.score.as_ref().and_then(|score| shown(score, digits)),
            score_after_exact: after.score.as_ref().map(ToString::to_string),
            rank_before: before.rank,
            rank_after: after.rank,
            because: report.because(moved),
            parts: moved.parts.iter().map(part).collect(),
            steps: moved
                .steps
                .iter()
                .map(|step| StepV1 {
                    step: report.say(&wording::adjustment(step.step, step.stand_in)),
                    difference_exact: step.amount.to_string(),
                })
                .collect(),
        }
    }
}

fn id<'a>(report: &'a Report<'_>, school: usize) -> &'a str {
    report.assessment.school(school).id.as_str()
}

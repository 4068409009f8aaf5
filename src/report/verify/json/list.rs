//! A list of somebody else's held against the data, as machine output. These structs are the contract: they change only with
//! the version.

use schemars::JsonSchema;
use serde::Serialize;

use crate::decision::Status;
use crate::report::json::{CriteriaV1, EXACT, criteria, statuses, text};
use crate::report::verify::causes;
use crate::report::verify::list::Compared;
use crate::verify::{Cause, Change, Holds, Outcome, Unread};

/// A list of somebody else's held against the data: what `verify --list` prints.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ListV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/verify-list/1"))]
    schema: &'static str,
    /// The year of the list.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// The file of the list.
    file: &'a str,
    /// Its sheet.
    sheet: Option<&'a str>,
    /// The same schools, all scores and places of the list are ours, and the list was read as a whole.
    agrees: bool,
    /// How it came out: `other_numbers` is the same schools with other scores or places, `not_whole` a list of which
    /// something was not read, so that more can not be said.
    #[schemars(extend("enum" = Outcome::WORDS))]
    outcome: &'static str,
    /// The list has a column of verdicts; else who stands in it is listed.
    has_verdicts: bool,
    /// Schools that both list.
    both: Vec<&'a str>,
    /// Schools that only the list has.
    only_theirs: Vec<&'a str>,
    /// Schools that only the methodology lists.
    only_ours: Vec<&'a str>,
    /// Schools of which the list says two opposite things: nothing is made of them.
    contested: Vec<&'a str>,
    /// The scores of the list against ours, at the digits of the list.
    scores: ScoresV1<'a>,
    /// The same of places.
    places: PlacesV1<'a>,
    /// The changes that leave the fewest schools differing.
    changes: Vec<CauseV1>,
    /// The schools that differ.
    differing: Vec<DifferingV1<'a>>,
    /// Rows of the list that could not be used.
    unread: Vec<UnreadV1>,
    /// Rows of schools that by the register went into others, and count as those; their scores and places are not compared.
    former: Vec<UnreadV1>,
    /// Scores and places of the list that could not be read.
    unread_numbers: Vec<UnreadV1>,
    /// Columns of the list that were read.
    columns: Vec<ReadColumnV1<'a>>,
    /// Columns of the list that hold something and were not read.
    passed_over: Vec<PassedOverV1<'a>>,
    /// Other sheets with schools, which were not read.
    other_sheets: &'a [String],
}

/// How far the scores of the list are ours.
#[derive(Serialize, JsonSchema)]
struct ScoresV1<'a> {
    /// Schools of which the list says something, so that it was compared.
    compared: usize,
    /// Scores that were not: the methodology gives none.
    not_compared: usize,
    /// Schools whose scores are not the same.
    apart: Vec<ScoreV1<'a>>,
}

/// A score that is not ours.
#[derive(Serialize, JsonSchema)]
struct ScoreV1<'a> {
    /// The school.
    school: &'a str,
    /// The cell of the list.
    cell: String,
    /// What stands in the list; `null` where it says that there is no score.
    #[schemars(regex(pattern = EXACT))]
    theirs: Option<String>,
    /// Digits behind the point with which it is meant, and at which it was compared.
    digits: Option<u32>,
    /// Ours; `null` where there is none.
    #[schemars(regex(pattern = EXACT))]
    ours_exact: Option<String>,
}

/// How far the places of the list are ours.
#[derive(Serialize, JsonSchema)]
struct PlacesV1<'a> {
    /// Schools of which the list says something, so that it was compared.
    compared: usize,
    /// Places that were not: the methodology gives none.
    not_compared: usize,
    /// Schools whose places are not the same.
    apart: Vec<PlaceV1<'a>>,
}

/// A place that is not ours.
#[derive(Serialize, JsonSchema)]
struct PlaceV1<'a> {
    /// The school.
    school: &'a str,
    /// The cell of the list.
    cell: String,
    /// What stands in the list; `null` where it says that there is no place.
    theirs: Option<i64>,
    /// Ours; `null` where there is none.
    ours: Option<i64>,
}

/// A column that was read.
#[derive(Serialize, JsonSchema)]
struct ReadColumnV1<'a> {
    /// What it holds.
    #[schemars(extend("enum" = Holds::WORDS))]
    holds: &'static str,
    /// The cell of its heading.
    cell: String,
    /// Its heading.
    heading: &'a str,
    /// Whether it was taken by what stands under its heading, which says nothing.
    by_contents: bool,
}

/// A column that was not read.
#[derive(Serialize, JsonSchema)]
struct PassedOverV1<'a> {
    /// The cell of its heading.
    cell: String,
    /// Its heading, else its letters.
    heading: &'a str,
    /// Why, and what to do, in words.
    why: String,
}

/// A change that could explain a difference.
#[derive(Serialize, JsonSchema)]
struct CauseV1 {
    /// Its kind.
    #[schemars(extend("enum" = Change::WORDS))]
    kind: &'static str,
    /// What is changed, in words.
    change: String,
    /// Schools whose difference it explains.
    explains: usize,
    /// Schools that differ when it is made.
    left: usize,
}

/// A school that differs.
#[derive(Serialize, JsonSchema)]
struct DifferingV1<'a> {
    /// The school.
    school: &'a str,
    /// Whether the list has it.
    theirs: bool,
    /// What becomes of it by the methodology and the decisions of a commission.
    #[schemars(extend("enum" = statuses()))]
    ours: &'static str,
    /// Changes under which it would be as the list says, the likeliest first.
    causes: Vec<CauseV1>,
}

/// A row or a cell that could not be used.
#[derive(Serialize, JsonSchema)]
struct UnreadV1 {
    /// The file.
    file: String,
    /// The sheet.
    sheet: Option<String>,
    /// The cell.
    cell: String,
    /// Why, in words.
    why: String,
}

/// What `verify --list` prints, as JSON.
pub(in crate::report::verify) fn list(compared: &Compared<'_>) -> String {
    let (report, comparison) = (compared.report, compared.comparison);
    let id = |school: usize| report.assessment.school(school).id.as_str();
    let cause = |cause: &Cause| CauseV1 {
        kind: cause.change.word(),
        change: causes::change(report, &cause.change),
        explains: cause.explains,
        left: cause.left,
    };
    let (scores, places, list) = (&comparison.scores, &comparison.places, &comparison.list);
    let unread = |row: &'_ Unread| UnreadV1 {
        file: row.origin.file.to_string(),
        sheet: row.origin.sheet.as_deref().map(str::to_owned),
        cell: row.origin.cell(),
        why: report.say(&row.why),
    };
    let ours = |school: usize| Status::word(report.assessment.final_status(school));
    text(&ListV1 {
        schema: "shnor/verify-list/1",
        year: report.assessment.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        file: compared.file,
        sheet: compared.sheet,
        agrees: comparison.outcome() == Outcome::Agrees,
        outcome: comparison.outcome().word(),
        has_verdicts: list.has_verdicts,
        both: comparison.both.iter().map(|school| id(*school)).collect(),
        only_theirs: comparison.only_theirs().map(id).collect(),
        only_ours: comparison.only_ours().map(id).collect(),
        contested: comparison.contested.iter().map(|school| id(*school)).collect(),
        scores: ScoresV1 {
            compared: scores.compared,
            not_compared: scores.idle,
            apart: scores
                .apart
                .iter()
                .map(|apart| ScoreV1 {
                    school: id(apart.school),
                    cell: apart.origin.cell(),
                    theirs: apart.theirs.as_ref().map(|theirs| theirs.value.to_string()),
                    digits: apart.theirs.as_ref().map(|theirs| theirs.digits),
                    ours_exact: apart.ours.as_ref().map(ToString::to_string),
                })
                .collect(),
        },
        places: PlacesV1 {
            compared: places.compared,
            not_compared: places.idle,
            apart: places
                .apart
                .iter()
                .map(|apart| PlaceV1 {
                    school: id(apart.school),
                    cell: apart.origin.cell(),
                    theirs: apart.theirs,
                    ours: apart.ours,
                })
                .collect(),
        },
        changes: comparison.changes.iter().map(cause).collect(),
        differing: comparison
            .differing
            .iter()
            .map(|found| DifferingV1 {
                school: id(found.school),
                theirs: found.theirs,
                ours: ours(found.school),
                causes: found.causes.iter().map(cause).collect(),
            })
            .collect(),
        unread: list.unread.iter().map(unread).collect(),
        former: list.former.iter().map(unread).collect(),
        unread_numbers: list.unread_numbers.iter().map(unread).collect(),
        columns: list
            .columns
            .iter()
            .map(|column| ReadColumnV1 {
                holds: column.holds.word(),
                cell: column.origin.cell(),
                heading: &column.heading,
                by_contents: column.by_contents,
            })
            .collect(),
        passed_over: list
            .passed_over
            .iter()
            .map(|column| PassedOverV1 {
                cell: column.origin.cell(),
                heading: &column.heading,
                why: report.say(&column.why),
            })
            .collect(),
        other_sheets: &list.other_sheets,
    })
}

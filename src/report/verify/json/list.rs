//! A list of somebody else's held against the data, as machine output. These structs are the contract: they change only with
//! the version.

use schemars::JsonSchema;
use serde::Serialize;

use crate::decision::Status;
use crate::report::json::{CriteriaV1, criteria, statuses, text};
use crate::report::verify::causes;
use crate::report::verify::list::Compared;
use crate::verify::{Cause, Change};

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
    /// Both list the same schools, and every row of the list was used.
    agrees: bool,
    /// The list has a column of verdicts; else who stands in it is listed.
    has_verdicts: bool,
    /// Schools that both list.
    both: Vec<&'a str>,
    /// Schools that only the list has.
    only_theirs: Vec<&'a str>,
    /// Schools that only the methodology lists.
    only_ours: Vec<&'a str>,
    /// Schools with a score in the list and here, and those whose score is another at the digits of the list.
    scores: AgreementV1<'a>,
    /// The same of places.
    places: AgreementV1<'a>,
    /// The changes that leave the fewest schools differing.
    changes: Vec<CauseV1>,
    /// The schools that differ.
    differing: Vec<DifferingV1<'a>>,
    /// Rows of the list that could not be used.
    unread: Vec<UnreadV1<'a>>,
}

/// How far numbers of the list are ours.
#[derive(Serialize, JsonSchema)]
struct AgreementV1<'a> {
    /// Schools with both numbers.
    compared: usize,
    /// Those whose numbers are not the same.
    apart: Vec<&'a str>,
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

/// A row that could not be used.
#[derive(Serialize, JsonSchema)]
struct UnreadV1<'a> {
    /// The file.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
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
    let agreement =
        |(compared, apart): (usize, Vec<usize>)| AgreementV1 { compared, apart: apart.into_iter().map(id).collect() };
    let ours = |school: usize| Status::word(report.assessment.final_status(school));
    text(&ListV1 {
        schema: "shnor/verify-list/1",
        year: report.assessment.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        file: compared.file,
        sheet: compared.sheet,
        agrees: comparison.agrees(),
        has_verdicts: comparison.has_verdicts,
        both: comparison.both.iter().map(|school| id(*school)).collect(),
        only_theirs: comparison.only_theirs().map(id).collect(),
        only_ours: comparison.only_ours().map(id).collect(),
        scores: agreement(comparison.scores()),
        places: agreement(comparison.places()),
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
        unread: comparison
            .unread
            .iter()
            .map(|row| UnreadV1 {
                file: &row.origin.file,
                sheet: row.origin.sheet.as_deref(),
                cell: row.origin.cell(),
                why: report.say(&row.why),
            })
            .collect(),
    })
}

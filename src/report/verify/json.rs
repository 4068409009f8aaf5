//! Whether a result holds, as machine output. These structs are the contract: they change only with the version.

use schemars::JsonSchema;
use serde::Serialize;

use super::causes;
use super::list::Compared;
use crate::decision::Status;
use crate::observation::{Observation, Reading, Share};
use crate::origin::Origin;
use crate::report::json::{CriteriaV1, EXACT, criteria, statuses, text};
use crate::verify::{Cause, Change, Effect, HeldFile, Repeated, Replay, Role, Standing, State};

fn roles() -> [&'static str; 3] {
    Role::ALL.map(Role::word)
}

fn states() -> [&'static str; 4] {
    State::ALL.map(State::word)
}

/// A run repeated: what `verify` prints of a report folder.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ReplayV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/verify/1"))]
    schema: &'static str,
    /// Everything was held and is what was recorded, to the byte.
    agrees: bool,
    /// The version that made the report, and this one.
    versions: [&'a str; 2],
    /// Whether the run was repeated, or why not.
    #[schemars(extend("enum" = Repeated::WORDS))]
    repeated: &'static str,
    /// The methodology of the run was not found: the run was repeated with what lies in its place.
    other_criteria: bool,
    /// Inputs, settings and files of the report, each held against its digest.
    files: Vec<FileV1<'a>>,
    /// Files that lie among the inputs and were not read.
    extra: &'a [String],
    /// Cells that say another thing than they did, or stand elsewhere.
    cells: Vec<CellV1<'a>>,
    /// Schools that stand elsewhere than they did.
    schools: Vec<EffectV1<'a>>,
    /// Schools that come onto the list.
    enters: Vec<&'a str>,
    /// Schools that leave it.
    leaves: Vec<&'a str>,
}

/// A file held against its digest.
#[derive(Serialize, JsonSchema)]
struct FileV1<'a> {
    /// Its name.
    file: &'a str,
    /// What it is to the run.
    #[schemars(extend("enum" = roles()))]
    role: &'static str,
    /// What it turned out to be; `unheld` where the record has no digest of it.
    #[schemars(extend("enum" = states()))]
    state: &'static str,
    /// Made again it has the bytes that were recorded; `null` for what is not made.
    again: Option<bool>,
    /// The first line that differs from what is made now, in a file of text.
    line: Option<LineV1<'a>>,
}

/// A line that differs.
#[derive(Serialize, JsonSchema)]
struct LineV1<'a> {
    /// The line, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// What stands there; `null` where the file ends before it.
    stands: Option<&'a str>,
    /// What is made now.
    expected: Option<&'a str>,
}

/// A cell that says another thing than it did.
#[derive(Serialize, JsonSchema)]
struct CellV1<'a> {
    /// The school.
    school: &'a str,
    /// The measure.
    measure: &'a str,
    /// The year.
    year: i32,
    /// What was read then; `null` where nothing was.
    before: Option<ReadV1<'a>>,
    /// What is read now; `null` where nothing is.
    after: Option<ReadV1<'a>>,
}

/// What was read.
#[derive(Serialize, JsonSchema)]
struct ReadV1<'a> {
    /// A number, a fraction of two counts, or why there is none.
    value: String,
    /// The file.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell.
    cell: String,
}

/// A school that stands elsewhere.
#[derive(Serialize, JsonSchema)]
struct EffectV1<'a> {
    /// The school.
    school: &'a str,
    /// Where it stood; `null` where there was no such school.
    before: Option<StandingV1>,
    /// Where it stands; `null` where there is no such school.
    after: Option<StandingV1>,
}

/// Where a school stands.
#[derive(Serialize, JsonSchema)]
struct StandingV1 {
    /// Its score.
    #[schemars(regex(pattern = EXACT))]
    score_exact: Option<String>,
    /// Its place.
    #[schemars(range(min = 1))]
    rank: Option<usize>,
    /// What the methodology makes of it.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// The decision of a commission, else the status.
    #[schemars(extend("enum" = statuses()))]
    final_status: &'static str,
}

/// What `verify` prints of a report folder, as JSON.
pub(super) fn replay(replay: &Replay) -> String {
    let names = |is: fn(&Effect) -> bool| {
        replay.effects.iter().filter(|effect| is(effect)).map(|effect| effect.school.as_str()).collect()
    };
    text(&ReplayV1 {
        schema: "shnor/verify/1",
        agrees: replay.agrees(),
        versions: [&replay.version, &replay.own_version],
        repeated: replay.repeated.word(),
        other_criteria: replay.other_criteria,
        files: replay.files.iter().map(file).collect(),
        extra: &replay.extra,
        cells: replay
            .cells
            .iter()
            .filter_map(|change| {
                let known = change.known()?;
                Some(CellV1 {
                    school: &change.school,
                    measure: &known.measure,
                    year: known.year,
                    before: change.before.as_ref().map(read),
                    after: change.after.as_ref().map(read),
                })
            })
            .collect(),
        schools: replay
            .effects
            .iter()
            .map(|effect| EffectV1 {
                school: &effect.school,
                before: effect.before.as_ref().map(standing),
                after: effect.after.as_ref().map(standing),
            })
            .collect(),
        enters: names(Effect::enters),
        leaves: names(Effect::leaves),
    })
}

fn file(file: &HeldFile) -> FileV1<'_> {
    let difference = file.again.as_ref().and_then(|again| again.difference.as_ref());
    FileV1 {
        file: &file.file,
        role: file.role.word(),
        state: file.state.word(),
        again: file.again.as_ref().map(|again| again.as_recorded),
        line: difference.map(|found| LineV1 {
            line: found.line,
            stands: found.stands.as_deref(),
            expected: found.expected.as_deref(),
        }),
    }
}

fn read(row: &Observation) -> ReadV1<'_> {
    let value = match &row.reading {
        Reading::Count(count) => count.to_string(),
        Reading::Number(number) => number.to_string(),
        Reading::Share(Share::Counted { numerator, denominator }) => format!("{numerator}/{denominator}"),
        Reading::Share(Share::Printed { percent, .. }) => percent.to_string(),
        Reading::Missing(why) => why.word().to_owned(),
    };
    let Origin { file, sheet, .. } = &row.origin;
    ReadV1 { value, file, sheet: sheet.as_deref(), cell: row.origin.cell() }
}

fn standing(standing: &Standing) -> StandingV1 {
    StandingV1 {
        score_exact: standing.score.as_ref().map(ToString::to_string),
        rank: standing.rank,
        status: standing.status.word(),
        final_status: standing.last.word(),
    }
}

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
pub(super) fn list(compared: &Compared<'_>) -> String {
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

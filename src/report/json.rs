//! Machine output, version 1. These structs are the contract and nothing else: they change only with the version.
//! Numbers are rounded; the exact ones stand beside them as text, a decimal or `a/b`.

mod explained;
mod public;
mod rules;
mod run;
mod schema;
mod school;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::Report;
use super::draft::WhatIfV1;
use super::firm::FirmnessV1;
use super::flags::{UnseenV1, unseen_v1};
use super::history::{HistoryRunV1, runs_v1};
use super::wording;
use crate::assess::Cut;
use crate::finding::Finding;
use crate::number::{Exact, Style, decimal_text};
use crate::text::Texts;
use school::{SchoolV1, school_v1};

pub(super) use explained::explained;
use public::{PublicV1, public};
pub(super) use run::run_record;
pub(super) use schema::{CELL, CELLS, EXACT, SHA256, statuses};
use schema::{CODE, DATE, directions, levels, recognised, standings};
pub use schema::{schema, schema_names};

/// The list with a reason for every school: `result.json`, and what `select --format json` prints.
///
/// Further fields may come without a new version.
#[derive(Serialize, JsonSchema)]
struct ResultV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/result/1"))]
    schema: &'static str,
    /// The calendar year of the August in which the list is drawn up.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// The rule of the edition for publication; `null` in a full report.
    public: Option<PublicV1>,
    /// What is changed, and what it changes, in the draft of a what-if run; else `null`.
    what_if: Option<WhatIfV1<'a>>,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// The files, one entry a sheet, with what became of them.
    inputs: Vec<InputV1<'a>>,
    /// The runs of earlier years that decided too; only where some did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<HistoryRunV1<'a>>,
    /// The schools that are listed, after the decisions of a commission: most in need first.
    listed: Vec<&'a str>,
    /// Where the list ends: one cut, or one a pool of schools.
    cuts: Vec<CutV1<'a>>,
    /// How firm the list is; `null` where the methodology draws none, and in the edition for publication.
    firmness: Option<FirmnessV1<'a>>,
    /// Every school: the listed ones first.
    schools: Each<'a, SchoolV1<'a>>,
    /// Marks that could not be looked at, and why.
    flags_unseen: Vec<UnseenV1<'a>>,
    /// Schools recognised by something else than their name or code in the register.
    matches: Vec<MatchV1<'a>>,
    /// What is wrong or odd in the data.
    findings: Vec<FindingV1<'a>>,
}

/// Items that are made one at a time, as they are written: all of them together take much memory.
struct Each<'a, T> {
    count: usize,
    make: &'a dyn Fn(usize) -> T,
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.count).map(self.make))
    }
}

impl<T: JsonSchema> JsonSchema for Each<'_, T> {
    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// A methodology.
#[derive(Serialize, JsonSchema)]
pub(super) struct CriteriaV1<'a> {
    /// Its name for programs.
    id: &'a str,
    /// Its name for people.
    title: &'a str,
    /// The digest of its file.
    #[schemars(regex(pattern = SHA256))]
    sha256: &'a str,
    /// Whether it is in force.
    #[schemars(extend("enum" = standings()))]
    standing: &'static str,
    /// By which act.
    approved: ApprovedV1<'a>,
    /// What a high score means.
    #[schemars(extend("enum" = directions()))]
    direction: &'static str,
}

/// The act by which a methodology was approved, as its file has it.
#[derive(Serialize, JsonSchema)]
struct ApprovedV1<'a> {
    /// The act.
    act: Option<&'a str>,
    /// Its date, as written.
    #[schemars(regex(pattern = DATE))]
    date: Option<&'a str>,
    /// Who approved it.
    by: Option<&'a str>,
}

/// A file, or a sheet of it.
#[derive(Serialize, JsonSchema)]
struct InputV1<'a> {
    /// The file, relative to the folder of the data.
    file: &'a str,
    /// The sheet of a workbook.
    sheet: Option<&'a str>,
    /// `null` in the edition for publication: a number that is withheld could be tried against it.
    #[schemars(regex(pattern = SHA256))]
    sha256: Option<&'a str>,
    /// The kind of document; `null` where the file was not used.
    kind: Option<&'a str>,
    /// The layout that it follows.
    layout: Option<&'a str>,
    /// Its year, where it has one for all rows.
    year: Option<i32>,
    /// Rows under its headings.
    rows_read: usize,
    /// Rows that became data of a school.
    rows_used: usize,
}

/// Where the list ends.
#[derive(Serialize, JsonSchema)]
struct CutV1<'a> {
    /// The pool of schools that the cut divides; empty where all schools are one.
    pool: &'a [String],
    /// Schools with a place.
    ranked: usize,
    /// Schools that the methodology asks to list.
    wanted: usize,
    /// Schools that are inside: ties may make them more.
    listed: usize,
    /// The score of the last school inside.
    #[schemars(regex(pattern = EXACT))]
    last_inside_exact: Option<String>,
    /// The first school outside.
    first_outside: Option<&'a str>,
    /// Schools with the same score at the cut.
    tied: Vec<&'a str>,
}

/// A school recognised in a file.
#[derive(Serialize, JsonSchema)]
struct MatchV1<'a> {
    /// The school.
    school: &'a str,
    /// How the file names it.
    written: &'a str,
    /// The file.
    file: &'a str,
    /// By what it was recognised.
    #[schemars(extend("enum" = recognised()))]
    by: &'static str,
    /// The same in words.
    how: String,
}

/// Something wrong or odd in the data.
#[derive(Serialize, JsonSchema)]
pub(super) struct FindingV1<'a> {
    /// Its code: `shnor check --codes` says what it means.
    #[schemars(regex(pattern = CODE))]
    code: &'a str,
    /// How grave it is.
    #[schemars(extend("enum" = levels()))]
    level: &'static str,
    /// The file; empty where it is about the folder.
    file: &'a str,
    /// The sheet.
    sheet: Option<&'a str>,
    /// The cell, as a spreadsheet names it.
    #[schemars(regex(pattern = CELL))]
    cell: Option<String>,
    /// What it is.
    message: String,
    /// What to do.
    remedy: String,
    /// Lines ready to be pasted into a settings file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<String>,
}

impl<'f> FindingV1<'f> {
    pub(super) fn of(texts: &Texts, finding: &'f Finding) -> Self {
        Self {
            code: finding.code,
            level: finding.level.word(),
            file: &finding.place.file,
            sheet: finding.place.sheet.as_deref(),
            cell: finding.place.address(),
            message: texts.say(&finding.message),
            remedy: texts.say(&finding.remedy),
            lines: finding.lines.iter().map(|line| texts.say(line)).collect(),
        }
    }
}

/// `result.json`.
pub(super) fn result(report: &Report<'_>) -> String {
    with_result(report, |result| text(result))
}

/// `result.json` on one line.
pub(super) fn result_line(report: &Report<'_>) -> String {
    let line = |result: &ResultV1<'_>| serde_json::to_string(result).expect("the structs have text keys only");
    with_result(report, line) + "\n"
}

fn with_result<T>(report: &Report<'_>, then: impl FnOnce(&ResultV1<'_>) -> T) -> T {
    let assessment = report.assessment;
    let id = |school: usize| assessment.school(school).id.as_str();
    let cut = |cut: &'_ Cut| CutV1 {
        pool: &[],
        ranked: cut.ranked,
        wanted: cut.wanted,
        listed: cut.listed,
        last_inside_exact: cut.last_inside.as_ref().map(ToString::to_string),
        first_outside: cut.first_outside.map(id),
        tied: cut.tied.iter().map(|school| id(*school)).collect(),
    };
    let cuts = assessment.cuts.iter().map(|found| CutV1 { pool: &found.pool, ..cut(found) }).collect();
    let flips = assessment.flips();
    let shown: Vec<usize> = assessment.shown().collect();
    let one = |at: usize| school_v1(report, shown[at], explained::solved(report, &flips, shown[at]), None);
    then(&ResultV1 {
        schema: "shnor/result/1",
        year: assessment.year,
        synthetic: report.run.synthetic,
        public: public(report),
        what_if: WhatIfV1::of(report),
        criteria: criteria(report),
        inputs: inputs(report),
        history: runs_v1(report),
        listed: assessment.listed().map(id).collect(),
        cuts,
        firmness: FirmnessV1::of(report),
        schools: Each { count: shown.len(), make: &one },
        flags_unseen: unseen_v1(report),
        matches: report
            .matches
            .iter()
            .map(|found| MatchV1 {
                school: id(found.school),
                written: &found.written,
                file: &found.file,
                by: found.how.word(),
                how: report.say(&wording::how(found.how)),
            })
            .collect(),
        findings: report.findings.iter().map(|finding| FindingV1::of(report.texts, finding)).collect(),
    })
}

pub(super) fn text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("the structs of this file have text keys only");
    text.push('\n');
    text
}

pub(super) fn criteria<'a>(report: &'a Report<'_>) -> CriteriaV1<'a> {
    let criteria = report.assessment.criteria;
    let approved = criteria.approved.as_ref();
    CriteriaV1 {
        id: &criteria.id,
        title: &criteria.title,
        sha256: &report.run.criteria_sha256,
        standing: criteria.standing.word(),
        approved: ApprovedV1 {
            act: approved.map(|approved| approved.act.as_str()),
            date: approved.map(|approved| approved.date.as_str()),
            by: approved.map(|approved| approved.by.as_str()),
        },
        direction: criteria.direction.word(),
    }
}

fn inputs<'a>(report: &'a Report<'_>) -> Vec<InputV1<'a>> {
    let input = |input: &'a crate::origin::Input| InputV1 {
        file: &input.file,
        sheet: input.sheet.as_deref(),
        sha256: told(&input.sha256),
        kind: input.kind,
        layout: input.layout.as_deref(),
        year: input.year,
        rows_read: input.rows_read,
        rows_used: input.rows_used,
    };
    report.run.inputs.iter().map(input).collect()
}

/// A digest, where it is told.
fn told(sha256: &str) -> Option<&str> {
    Some(sha256).filter(|sha256| !sha256.is_empty())
}

/// The number rounded to so many digits. Its decimal form has fewer digits than a binary float holds, so that it is
/// written as it is meant.
pub(super) fn shown(number: &Exact, digits: u32) -> Option<serde_json::Number> {
    let text = decimal_text(number, digits, Style::Machine);
    text.parse().ok().and_then(serde_json::Number::from_f64)
}

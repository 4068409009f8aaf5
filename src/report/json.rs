//! Machine output, version 1. These structs are the contract and nothing else: they change only with the version.
//! Numbers are shown values; the exact ones stand beside them as text, a decimal or `a/b`.

mod explained;
mod school;

use serde::Serialize;

use super::Report;
use super::firm::FirmnessV1;
use super::flags::{UnseenV1, unseen_v1};
use super::wording;
use crate::assess::Cut;
use crate::date::Date;
use crate::finding::Finding;
use crate::number::{Exact, Style, decimal_text};
use crate::run_record::VERSION;
use crate::text::Texts;
use school::{SchoolV1, school_v1};

pub(super) use explained::explained;

#[derive(Serialize)]
struct ResultV1<'a> {
    schema: &'static str,
    year: i32,
    synthetic: bool,
    public: Option<PublicV1>,
    criteria: CriteriaV1<'a>,
    inputs: Vec<InputV1<'a>>,
    listed: Vec<&'a str>,
    cuts: Vec<CutV1<'a>>,
    firmness: Option<FirmnessV1<'a>>,
    schools: Vec<SchoolV1<'a>>,
    flags_unseen: Vec<UnseenV1<'a>>,
    matches: Vec<MatchV1<'a>>,
    findings: Vec<FindingV1<'a>>,
}

#[derive(Serialize)]
pub(super) struct CriteriaV1<'a> {
    id: &'a str,
    title: &'a str,
    sha256: &'a str,
    standing: &'static str,
    approved: ApprovedV1<'a>,
    direction: &'static str,
}

#[derive(Serialize)]
struct ApprovedV1<'a> {
    act: Option<&'a str>,
    date: Option<&'a str>,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct InputV1<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    /// `null` in the edition for publication: a number that is withheld could be tried against it.
    sha256: Option<&'a str>,
    kind: Option<&'a str>,
    layout: Option<&'a str>,
    year: Option<i32>,
    rows_read: usize,
    rows_used: usize,
}

#[derive(Serialize)]
struct CutV1<'a> {
    pool: &'a [String],
    ranked: usize,
    wanted: usize,
    listed: usize,
    last_inside_exact: Option<String>,
    first_outside: Option<&'a str>,
    tied: Vec<&'a str>,
}

#[derive(Serialize)]
struct MatchV1<'a> {
    school: &'a str,
    written: &'a str,
    file: &'a str,
    by: &'static str,
    how: String,
}

#[derive(Serialize)]
pub(super) struct FindingV1<'a> {
    code: &'a str,
    level: &'static str,
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    message: String,
    remedy: String,
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

/// The rule by which an edition for publication withholds numbers.
#[derive(Serialize)]
struct PublicV1 {
    smallest_count: i64,
    smallest_group: i64,
}

fn public(report: &Report<'_>) -> Option<PublicV1> {
    let rule = report.run.public?;
    Some(PublicV1 { smallest_count: rule.smallest_count, smallest_group: rule.smallest_group })
}

#[derive(Serialize)]
struct RunV1<'a> {
    schema: &'static str,
    tool: &'static str,
    version: &'static str,
    year: i32,
    synthetic: bool,
    criteria: CriteriaV1<'a>,
    inputs: Vec<InputV1<'a>>,
    allowed: &'a [String],
    dropped: &'a [String],
    register_accepted: bool,
    public: Option<PublicV1>,
    source_date: Option<Date>,
    language: &'static str,
    outputs: Vec<OutputV1<'a>>,
}

#[derive(Serialize)]
struct OutputV1<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// `result.json`.
pub(super) fn result(report: &Report<'_>) -> String {
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
    let one = |place| school_v1(report, place, explained::solved(report, &flips, place), None);
    text(&ResultV1 {
        schema: "shnor/result/1",
        year: assessment.year,
        synthetic: report.run.synthetic,
        public: public(report),
        criteria: criteria(report),
        inputs: inputs(report),
        listed: assessment.listed().map(id).collect(),
        cuts,
        firmness: FirmnessV1::of(report),
        schools: assessment.shown().map(one).collect(),
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

/// `run.json`: what was run, and the digests of the other files of the folder.
pub(super) fn run_record(report: &Report<'_>, outputs: &[(&str, String)]) -> String {
    text(&RunV1 {
        schema: "shnor/run/1",
        tool: "shnor",
        version: VERSION,
        year: report.run.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        inputs: inputs(report),
        allowed: &report.run.allowed,
        dropped: &report.run.dropped,
        register_accepted: report.run.register_accepted,
        public: public(report),
        source_date: report.run.source_date,
        language: report.texts.language().word(),
        outputs: outputs.iter().map(|(file, sha256)| OutputV1 { file, sha256 }).collect(),
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
        sha256: Some(input.sha256.as_str()).filter(|sha256| !sha256.is_empty()),
        kind: input.kind,
        layout: input.layout.as_deref(),
        year: input.year,
        rows_read: input.rows_read,
        rows_used: input.rows_used,
    };
    report.run.inputs.iter().map(input).collect()
}

/// The number rounded to so many digits. Its decimal form has fewer digits than a binary float holds, so that it is
/// written as it is meant.
pub(super) fn shown(number: &Exact, digits: u32) -> Option<serde_json::Number> {
    let text = decimal_text(number, digits, Style::Machine);
    text.parse().ok().and_then(serde_json::Number::from_f64)
}

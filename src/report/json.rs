//! Machine output, version 1. These structs are the contract and nothing else: they change only with the version.
//! Numbers are shown values; the exact ones stand beside them as text, a decimal or `a/b`.

use serde::Serialize;

use super::Report;
use super::wording;
use crate::assess::{Absence, IndicatorValue, Status, Weighed};
use crate::number::{Exact, Style, decimal_text};
use crate::run_record::VERSION;

/// Digits of values and scaled values.
const VALUE_DIGITS: u32 = 4;
/// Digits of scaled values and shares.
const SHARE_DIGITS: u32 = 6;

#[derive(Serialize)]
struct ResultV1<'a> {
    schema: &'static str,
    year: i32,
    synthetic: bool,
    criteria: CriteriaV1<'a>,
    inputs: Vec<InputV1<'a>>,
    listed: Vec<&'a str>,
    cut: Option<CutV1<'a>>,
    schools: Vec<SchoolV1<'a>>,
    matches: Vec<MatchV1<'a>>,
    findings: Vec<FindingV1<'a>>,
}

#[derive(Serialize)]
struct OneSchoolV1<'a> {
    schema: &'static str,
    year: i32,
    synthetic: bool,
    criteria: CriteriaV1<'a>,
    school: SchoolV1<'a>,
}

#[derive(Serialize)]
struct CriteriaV1<'a> {
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
    sha256: &'a str,
    kind: Option<&'a str>,
    year: Option<i32>,
    rows_read: usize,
    rows_used: usize,
}

#[derive(Serialize)]
struct CutV1<'a> {
    ranked: usize,
    wanted: usize,
    listed: usize,
    last_inside_exact: Option<String>,
    first_outside: Option<&'a str>,
    tied: Vec<&'a str>,
}

#[derive(Serialize)]
struct SchoolV1<'a> {
    id: &'a str,
    name: &'a str,
    r#type: &'static str,
    level: Option<String>,
    status: &'static str,
    decision: Option<()>,
    final_status: &'static str,
    rank: Option<usize>,
    score: Option<serde_json::Number>,
    score_exact: Option<String>,
    coverage: Option<serde_json::Number>,
    borderline: Option<bool>,
    borderline_because: Vec<String>,
    contributions: Vec<ContributionV1<'a>>,
    adjustments: Vec<AdjustmentV1>,
    rules: Vec<RuleV1>,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct ContributionV1<'a> {
    indicator: &'a str,
    title: &'a str,
    value: Option<serde_json::Number>,
    value_exact: Option<String>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    unit: &'static str,
    years: Vec<i32>,
    median: Option<serde_json::Number>,
    normalised: Option<serde_json::Number>,
    weight: Option<serde_json::Number>,
    weight_exact: Option<String>,
    nominal_weight: Option<String>,
    contribution: Option<serde_json::Number>,
    contribution_exact: Option<String>,
    shortfall: Option<serde_json::Number>,
    missing: Option<MissingV1>,
    origins: Vec<OriginV1<'a>>,
}

#[derive(Serialize)]
struct MissingV1 {
    why: String,
    handled: String,
}

#[derive(Serialize)]
struct OriginV1<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    cell: String,
}

#[derive(Serialize)]
struct AdjustmentV1 {
    step: &'static str,
    amount: String,
    because: String,
}

#[derive(Serialize)]
struct RuleV1 {
    rule: &'static str,
    held: Option<bool>,
    value: Option<String>,
    cut: Option<String>,
    margin: Option<String>,
    because: String,
}

#[derive(Serialize)]
struct MatchV1<'a> {
    school: &'a str,
    written: &'a str,
    file: &'a str,
    how: String,
}

#[derive(Serialize)]
struct FindingV1<'a> {
    code: &'a str,
    level: &'static str,
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    message: String,
    remedy: String,
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
    let cut = assessment.cut.as_ref().map(|cut| CutV1 {
        ranked: cut.ranked,
        wanted: cut.wanted,
        listed: cut.listed,
        last_inside_exact: cut.last_inside.as_ref().map(ToString::to_string),
        first_outside: cut.first_outside.map(id),
        tied: cut.tied.iter().map(|school| id(*school)).collect(),
    });
    text(&ResultV1 {
        schema: "shnor/result/1",
        year: assessment.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        inputs: inputs(report),
        listed: assessment.listed().map(id).collect(),
        cut,
        schools: assessment.shown().map(|place| school_v1(report, place)).collect(),
        matches: report
            .matches
            .iter()
            .map(|found| MatchV1 {
                school: id(found.school),
                written: &found.written,
                file: &found.file,
                how: report.say(&wording::how(found.how)),
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|finding| FindingV1 {
                code: finding.code,
                level: finding.level.word(),
                file: &finding.place.file,
                sheet: finding.place.sheet.as_deref(),
                cell: finding.place.address(),
                message: report.say(&finding.message),
                remedy: report.say(&finding.remedy),
            })
            .collect(),
    })
}

/// One school of `result.json`, with what was run.
pub(super) fn school(report: &Report<'_>, school: usize) -> String {
    text(&OneSchoolV1 {
        schema: "shnor/school/1",
        year: report.assessment.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        school: school_v1(report, school),
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
        outputs: outputs.iter().map(|(file, sha256)| OutputV1 { file, sha256 }).collect(),
    })
}

fn text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("the structs of this file have text keys only");
    text.push('\n');
    text
}

fn criteria<'a>(report: &'a Report<'_>) -> CriteriaV1<'a> {
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
        sha256: &input.sha256,
        kind: input.kind,
        year: input.year,
        rows_read: input.rows_read,
        rows_used: input.rows_used,
    };
    report.run.inputs.iter().map(input).collect()
}

/// The number rounded to so many digits. Its decimal form has fewer digits than a binary float holds, so that it is
/// written as it is meant.
fn shown(number: &Exact, digits: u32) -> Option<serde_json::Number> {
    let text = decimal_text(number, digits, Style::Machine);
    text.parse().ok().and_then(serde_json::Number::from_f64)
}

fn school_v1<'a>(report: &'a Report<'_>, place: usize) -> SchoolV1<'a> {
    let school = report.assessment.school(place);
    let assessed = &report.assessment.schools[place];
    let digits = wording::point_digits(report.assessment.criteria);
    let total = assessed.total();
    let coverage = match &assessed.weighed {
        Weighed::Scored(total) => Some(&total.coverage),
        Weighed::Insufficient { overall, .. } => Some(overall),
        Weighed::NotConsidered => None,
    };
    SchoolV1 {
        id: &school.id,
        name: &school.name,
        r#type: school.kind_id(),
        level: school.grades.map(|grades| grades.to_string()),
        status: assessed.status.word(),
        decision: None,
        final_status: assessed.status.word(),
        rank: assessed.rank,
        score: total.and_then(|total| shown(&total.score, digits)),
        score_exact: total.map(|total| total.score.to_string()),
        coverage: coverage.and_then(|coverage| shown(coverage, SHARE_DIGITS)),
        borderline: None,
        borderline_because: Vec::new(),
        contributions: (0..assessed.values.len()).map(|indicator| contribution(report, place, indicator)).collect(),
        adjustments: total.map_or_else(Vec::new, |total| {
            let adjustment = |adjustment: &crate::assess::Adjustment| AdjustmentV1 {
                step: adjustment.step.word(),
                amount: adjustment.amount.to_string(),
                because: report.word("step-rounding"),
            };
            total.adjustments.iter().map(adjustment).collect()
        }),
        rules: rules(report, place),
        reasons: report.weighty(place).map(|reason| report.reason(place, reason)).collect(),
    }
}

fn contribution<'a>(report: &'a Report<'_>, place: usize, indicator: usize) -> ContributionV1<'a> {
    let assessed = &report.assessment.schools[place];
    let criteria = report.assessment.criteria;
    let meant = &criteria.indicators[indicator];
    let digits = wording::point_digits(criteria);
    let given = assessed.contribution(indicator);
    let shortfall =
        assessed.reasons.iter().find(|reason| reason.indicator == indicator).map(|reason| &reason.shortfall);
    let (value, missing, cells) = match &assessed.values[indicator] {
        IndicatorValue::Value(value) => (Some(value), None, value.cells.as_slice()),
        IndicatorValue::Missing(why) => {
            let handled = wording::handled(criteria, &assessed.weighed, indicator, why);
            let missing = MissingV1 { why: report.say(&wording::absence(why)), handled: report.say(&handled) };
            let cells = match why {
                Absence::NoData { cells, .. } | Absence::SmallCohort { cells, .. } => cells.as_slice(),
                _ => &[],
            };
            (None, Some(missing), cells)
        }
    };
    let origin = |cell: &usize| {
        let origin = &report.observations.rows()[*cell].origin;
        OriginV1 { file: &origin.file, sheet: origin.sheet.as_deref(), cell: origin.cell() }
    };
    ContributionV1 {
        indicator: &meant.id,
        title: &meant.title,
        value: value.and_then(|value| shown(&value.exact, VALUE_DIGITS)),
        value_exact: value.map(|value| value.exact.to_string()),
        numerator: value.and_then(|value| value.numerator),
        denominator: value.and_then(|value| value.denominator),
        unit: meant.unit().word(),
        years: value.map_or_else(Vec::new, |value| value.parts.iter().map(|part| part.year).collect()),
        median: report.assessment.indicators[indicator]
            .median_value
            .as_ref()
            .and_then(|median| shown(median, VALUE_DIGITS)),
        normalised: given.and_then(|given| shown(&given.normalised, SHARE_DIGITS)),
        weight: given.and_then(|given| shown(&given.weight, VALUE_DIGITS)),
        weight_exact: given.map(|given| given.weight.to_string()),
        nominal_weight: given.map(|given| given.nominal.to_string()),
        contribution: given.and_then(|given| shown(&given.points, digits)),
        contribution_exact: given.map(|given| given.points.to_string()),
        shortfall: shortfall.and_then(|shortfall| shown(shortfall, digits)),
        missing,
        origins: cells.iter().map(origin).collect(),
    }
}

/// The rule of the list, for one school: its score against that of the last school listed.
fn rules(report: &Report<'_>, place: usize) -> Vec<RuleV1> {
    let assessed = &report.assessment.schools[place];
    let last = report.assessment.cut.as_ref().and_then(|cut| cut.last_inside.as_ref());
    let score = assessed.total().map(|total| &total.score);
    let margin = last.zip(score).map(|(last, score)| match report.assessment.criteria.direction {
        crate::criteria::Direction::HigherIsBetter => last - score,
        crate::criteria::Direction::LowerIsBetter => score - last,
    });
    vec![RuleV1 {
        rule: "lowest",
        held: score.map(|_| assessed.status == Status::Listed),
        value: score.map(ToString::to_string),
        cut: last.map(ToString::to_string),
        margin: margin.map(|margin| margin.to_string()),
        because: report.cut(),
    }]
}

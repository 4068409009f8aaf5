//! A school of `result.json`: each shape, then what fills it.

use schemars::JsonSchema;
use serde::Serialize;

use super::explained::{AgainstV1, FlipV1};
use super::rules::{RuleV1, rules};
use super::schema::{CELLS, EXACT, GRADES, school_kinds, statuses, steps, told_exactly, units};
use super::shown;
use crate::assess::{Absence, Weighed};
use crate::criteria::Node;
use crate::number::Exact;
use crate::origin::Origin;
use crate::report::firm::{SchoolFirmnessV1, borderline};
use crate::report::flags::{FlagV1, flags_v1};
use crate::report::history::{HistoryV1, history_v1};
use crate::report::precision::{PartV1, parts_v1};
use crate::report::{Report, wording};

/// Digits of values and weights.
pub(super) const VALUE_DIGITS: u32 = 4;
/// Digits of scaled values and shares.
pub(super) const SHARE_DIGITS: u32 = 6;

/// A school.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("allOf" = told_exactly(&["score"])))]
pub(super) struct SchoolV1<'a> {
    /// Its code in the register, else its folded name.
    id: &'a str,
    /// Its official name.
    name: &'a str,
    /// Its short name.
    short_name: &'a str,
    /// Its other names.
    aliases: &'a [String],
    /// The schools of an earlier year that it goes on from, by code or name.
    predecessors: &'a [String],
    /// Its kind; empty where it is not known.
    #[schemars(extend("enum" = school_kinds()))]
    r#type: &'static str,
    /// The grades it teaches.
    #[schemars(regex(pattern = GRADES))]
    level: Option<String>,
    /// Its district.
    district: Option<&'a str>,
    /// Its municipality.
    municipality: Option<&'a str>,
    /// Its cluster.
    cluster: Option<&'a str>,
    /// Where the register has it.
    origin: OriginV1<'a>,
    /// What the methodology makes of it.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// What a commission decided.
    decision: Option<DecisionV1<'a>>,
    /// The decision of a commission, else the status.
    #[schemars(extend("enum" = statuses()))]
    final_status: &'static str,
    /// What earlier years made of the verdict; only where they decide too.
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<HistoryV1>,
    /// Its place: 1 is most in need, ties share one.
    #[schemars(range(min = 1))]
    rank: Option<usize>,
    /// Its score as it is shown.
    score: Option<serde_json::Number>,
    /// Its score: the sum of all contributions and adjustments, exactly.
    #[schemars(regex(pattern = EXACT))]
    score_exact: Option<String>,
    /// The weight with data of the weight that applies.
    #[schemars(range(min = 0, max = 1))]
    coverage: Option<serde_json::Number>,
    /// Whether the verdict is not firm; `null` where that was not looked at.
    borderline: Option<bool>,
    /// Why it is not.
    borderline_because: Vec<String>,
    /// How firm the verdict is.
    firmness: Option<SchoolFirmnessV1<'a>>,
    /// Every indicator.
    contributions: Vec<ContributionV1<'a>>,
    /// What the steps of the score add.
    adjustments: Vec<AdjustmentV1<'a>>,
    /// Every index.
    indices: Vec<IndexV1<'a>>,
    /// The grounds of the list and the rules of the methodology.
    rules: Vec<RuleV1<'a>>,
    /// Marks that the methodology sets.
    marks: Vec<&'a str>,
    /// Marks of other methodologies that stand beside the verdict.
    flags: Vec<FlagV1<'a>>,
    /// The reasons in sentences: the heaviest first.
    reasons: Vec<String>,
    /// What would have to change for another verdict.
    flips: Vec<FlipV1<'a>>,
    /// What the school is held against: only where it is explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Vec<AgainstV1<'a>>>,
}

/// An indicator of a school.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("allOf" = told_exactly(&["value", "weight", "contribution"])))]
struct ContributionV1<'a> {
    /// The indicator.
    indicator: &'a str,
    /// Its name for people.
    title: &'a str,
    /// Its value, rounded to four digits after the point; `null` where there is none.
    value: Option<serde_json::Number>,
    /// Its value, exactly.
    #[schemars(regex(pattern = EXACT))]
    value_exact: Option<String>,
    /// The count above the line.
    #[schemars(range(min = 0))]
    numerator: Option<i64>,
    /// The count below the line.
    #[schemars(range(min = 0))]
    denominator: Option<i64>,
    /// The unit of the value.
    #[schemars(extend("enum" = units()))]
    unit: &'static str,
    /// The low end of the 95 % interval.
    low: Option<serde_json::Number>,
    /// Its high end.
    high: Option<serde_json::Number>,
    /// The value drawn towards the mean of all schools.
    shrunken: Option<serde_json::Number>,
    /// The years of the value.
    years: Vec<i32>,
    /// The value in each of them.
    parts: Vec<PartV1>,
    /// The median of all schools.
    median: Option<serde_json::Number>,
    /// The value on the scale.
    normalised: Option<serde_json::Number>,
    /// The weight after missing data.
    weight: Option<serde_json::Number>,
    /// The same, exactly.
    #[schemars(regex(pattern = EXACT))]
    weight_exact: Option<String>,
    /// The weight by the methodology.
    #[schemars(regex(pattern = EXACT))]
    nominal_weight: Option<String>,
    /// Points of the score.
    contribution: Option<serde_json::Number>,
    /// The same, exactly.
    #[schemars(regex(pattern = EXACT))]
    contribution_exact: Option<String>,
    /// The part in logarithms, where an index is a geometric mean.
    #[schemars(regex(pattern = EXACT))]
    log_contribution: Option<String>,
    /// The band that the value falls into.
    grade: Option<&'a str>,
    /// How far it moves the school towards the list against the median school.
    shortfall: Option<serde_json::Number>,
    /// Why there is no value; `null` where there is one.
    missing: Option<MissingV1>,
    /// The cells that it comes from.
    origins: Vec<OriginV1<'a>>,
}

/// What a commission decided of a school.
#[derive(Serialize, JsonSchema)]
struct DecisionV1<'a> {
    /// The status that it gave.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// Who decided.
    by: &'a str,
    /// When, as written.
    date: &'a str,
    /// By which act.
    act: &'a str,
    /// Why.
    reason: &'a str,
    /// The cell.
    origin: OriginV1<'a>,
}

/// An index of a school.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("allOf" = told_exactly(&["value"])))]
struct IndexV1<'a> {
    /// The index.
    index: &'a str,
    /// Its name for people.
    title: &'a str,
    /// Its value, rounded to six digits after the point.
    value: Option<serde_json::Number>,
    /// Its value, exactly.
    #[schemars(regex(pattern = EXACT))]
    value_exact: Option<String>,
    /// The band that it falls into.
    grade: Option<&'a str>,
}

/// Why an indicator has no value.
#[derive(Serialize, JsonSchema)]
struct MissingV1 {
    /// Why, as a word for programs.
    #[schemars(extend("enum" = Absence::words()))]
    code: &'static str,
    /// Why, in words.
    why: String,
    /// What the methodology does about it, in words.
    handled: String,
}

/// Where a number comes from.
#[derive(Serialize, JsonSchema)]
struct OriginV1<'a> {
    /// The file.
    file: &'a str,
    /// The sheet of a workbook.
    sheet: Option<&'a str>,
    /// The cell, or the cells of a column, as a spreadsheet names them.
    #[schemars(regex(pattern = CELLS))]
    cell: String,
}

/// What a step of the score adds.
#[derive(Serialize, JsonSchema)]
struct AdjustmentV1<'a> {
    /// The step.
    #[schemars(extend("enum" = steps()))]
    step: &'static str,
    /// The index whose step it is.
    index: &'a str,
    /// Points.
    #[schemars(regex(pattern = EXACT))]
    amount: String,
    /// Why.
    because: String,
}

/// A school, with what would have to change and what it is held against.
pub(super) fn school_v1<'a>(
    report: &'a Report<'a>,
    place: usize,
    flips: Vec<FlipV1<'a>>,
    against: Option<Vec<AgainstV1<'a>>>,
) -> SchoolV1<'a> {
    let school = report.assessment.school(place);
    let assessed = &report.assessment.schools[place];
    let digits = wording::point_digits(report.assessment.criteria);
    let total = assessed.total();
    let coverage = match &assessed.weighed {
        Weighed::Scored(total) => Some(&total.coverage),
        Weighed::Insufficient { overall, .. } => Some(overall),
        Weighed::NotConsidered | Weighed::Unranked | Weighed::Withheld => None,
    };
    SchoolV1 {
        id: &school.id,
        name: &school.name,
        short_name: &school.short_name,
        aliases: &school.aliases,
        predecessors: &school.predecessors,
        r#type: school.kind_id(),
        level: school.grades.map(|grades| grades.to_string()),
        district: school.district.as_deref(),
        municipality: school.municipality.as_deref(),
        cluster: school.cluster.as_deref(),
        origin: origin_v1(&school.origin),
        status: assessed.status.word(),
        decision: report.assessment.decisions.get(&place).map(|decision| DecisionV1 {
            status: decision.status.word(),
            by: &decision.by,
            date: &decision.date,
            act: &decision.act,
            reason: &decision.reason,
            origin: origin_v1(&decision.origin),
        }),
        final_status: report.assessment.final_status(place).word(),
        history: history_v1(report, place),
        rank: assessed.rank,
        score: total.and_then(|total| shown(&total.score, digits)),
        score_exact: total.map(|total| total.score.to_string()),
        coverage: coverage.and_then(|coverage| shown(coverage, SHARE_DIGITS)),
        borderline: borderline(report, place),
        borderline_because: report.doubts(place),
        firmness: SchoolFirmnessV1::of(report, place),
        contributions: contributions(report, place),
        adjustments: total.map_or_else(Vec::new, |total| {
            let adjustment = |adjustment: &'a crate::assess::Adjustment| AdjustmentV1 {
                step: adjustment.step.word(),
                index: &report.assessment.criteria.indices[adjustment.index].id,
                amount: adjustment.amount.to_string(),
                because: report.say(&wording::adjustment(adjustment.step, adjustment.stand_in)),
            };
            total.adjustments.iter().map(adjustment).collect()
        }),
        indices: indices(report, place),
        rules: rules(report, place),
        marks: report
            .assessment
            .marks(place)
            .filter_map(|rule| report.assessment.criteria.rules[rule].mark.as_deref())
            .collect(),
        flags: flags_v1(report, place),
        reasons: report.all_reasons(place),
        flips,
        against,
    }
}

fn origin_v1(origin: &Origin) -> OriginV1<'_> {
    OriginV1 { file: &origin.file, sheet: origin.sheet.as_deref(), cell: origin.cell() }
}

fn contributions<'a>(report: &'a Report<'_>, place: usize) -> Vec<ContributionV1<'a>> {
    let reasons = report.assessment.reasons(place);
    let shortfall = |indicator: usize| {
        reasons.iter().find(|reason| reason.indicator == indicator).map(|reason| reason.shortfall.clone())
    };
    let indicators = 0..report.assessment.criteria.indicators.len();
    indicators.map(|indicator| contribution(report, place, indicator, shortfall(indicator))).collect()
}

fn contribution<'a>(
    report: &'a Report<'_>,
    place: usize,
    indicator: usize,
    shortfall: Option<Exact>,
) -> ContributionV1<'a> {
    let assessed = &report.assessment.schools[place];
    let criteria = report.assessment.criteria;
    let meant = &criteria.indicators[indicator];
    let digits = wording::point_digits(criteria);
    let given = assessed.contribution(indicator);
    let value = report.assessment.value(place, indicator).value();
    let absence = report.assessment.absence(place, indicator);
    let cells = report.assessment.sources(place, indicator);
    let [low, high, shrunken] =
        report.precision_columns(place, indicator).map(|share| share.and_then(|share| shown(&share, VALUE_DIGITS)));
    let missing = absence.map(|why| {
        let handled = wording::handled(criteria, &assessed.weighed, indicator, why);
        MissingV1 { code: why.word(), why: report.say(&wording::absence(why)), handled: report.say(&handled) }
    });
    let origin = |cell: &usize| origin_v1(&report.observations.rows()[*cell].origin);
    ContributionV1 {
        indicator: &meant.id,
        title: &meant.title,
        value: value.and_then(|value| shown(&value.exact, VALUE_DIGITS)),
        value_exact: value.map(|value| value.exact.to_string()),
        numerator: value.and_then(|value| value.numerator),
        denominator: value.and_then(|value| value.denominator),
        unit: meant.unit.word(),
        low,
        high,
        shrunken,
        years: value.map_or_else(Vec::new, |value| value.years().collect()),
        parts: value.map_or_else(Vec::new, parts_v1),
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
        log_contribution: given.and_then(|given| given.logarithm.as_ref()).map(ToString::to_string),
        grade: report.assessment.grade(place, Node::Indicator(indicator)),
        shortfall: shortfall.and_then(|shortfall| shown(&shortfall, digits)),
        missing,
        origins: cells.iter().map(origin).collect(),
    }
}

fn indices<'a>(report: &'a Report<'_>, place: usize) -> Vec<IndexV1<'a>> {
    let index = |(at, index): (usize, &'a crate::criteria::Index)| {
        let value = report.assessment.index(place, at);
        IndexV1 {
            index: &index.id,
            title: &index.title,
            value: value.as_ref().and_then(|value| shown(value, SHARE_DIGITS)),
            value_exact: value.map(|value| value.to_string()),
            grade: report.assessment.grade(place, Node::Index(at)),
        }
    };
    report.assessment.criteria.indices.iter().enumerate().map(index).collect()
}

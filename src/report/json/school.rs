//! A school of `result.json`: each shape, then what fills it.

use serde::Serialize;

use super::explained::{AgainstV1, FlipV1, SufficientV1, sufficient};
use super::shown;
use crate::assess::{Held, Weighed};
use crate::criteria::{Ground, Node};
use crate::decision::Status;
use crate::number::Exact;
use crate::origin::Origin;
use crate::report::firm::{SchoolFirmnessV1, borderline};
use crate::report::flags::{FlagV1, flags_v1};
use crate::report::precision::{PartV1, parts_v1};
use crate::report::{Report, wording};

/// Digits of values and scaled values.
pub(super) const VALUE_DIGITS: u32 = 4;
/// Digits of scaled values and shares.
pub(super) const SHARE_DIGITS: u32 = 6;

#[derive(Serialize)]
pub(super) struct SchoolV1<'a> {
    id: &'a str,
    name: &'a str,
    short_name: &'a str,
    aliases: &'a [String],
    r#type: &'static str,
    level: Option<String>,
    district: Option<&'a str>,
    municipality: Option<&'a str>,
    cluster: Option<&'a str>,
    origin: OriginV1<'a>,
    status: &'static str,
    decision: Option<DecisionV1<'a>>,
    final_status: &'static str,
    rank: Option<usize>,
    score: Option<serde_json::Number>,
    score_exact: Option<String>,
    coverage: Option<serde_json::Number>,
    borderline: Option<bool>,
    borderline_because: Vec<String>,
    firmness: Option<SchoolFirmnessV1<'a>>,
    contributions: Vec<ContributionV1<'a>>,
    adjustments: Vec<AdjustmentV1<'a>>,
    indices: Vec<IndexV1<'a>>,
    rules: Vec<RuleV1<'a>>,
    marks: Vec<&'a str>,
    flags: Vec<FlagV1<'a>>,
    reasons: Vec<String>,
    flips: Vec<FlipV1<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Vec<AgainstV1<'a>>>,
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
    low: Option<serde_json::Number>,
    high: Option<serde_json::Number>,
    shrunken: Option<serde_json::Number>,
    years: Vec<i32>,
    parts: Vec<PartV1>,
    median: Option<serde_json::Number>,
    normalised: Option<serde_json::Number>,
    weight: Option<serde_json::Number>,
    weight_exact: Option<String>,
    nominal_weight: Option<String>,
    contribution: Option<serde_json::Number>,
    contribution_exact: Option<String>,
    log_contribution: Option<String>,
    grade: Option<&'a str>,
    shortfall: Option<serde_json::Number>,
    missing: Option<MissingV1>,
    origins: Vec<OriginV1<'a>>,
}

#[derive(Serialize)]
struct DecisionV1<'a> {
    status: &'static str,
    by: &'a str,
    date: &'a str,
    act: &'a str,
    reason: &'a str,
    origin: OriginV1<'a>,
}

#[derive(Serialize)]
struct IndexV1<'a> {
    index: &'a str,
    title: &'a str,
    value: Option<serde_json::Number>,
    value_exact: Option<String>,
    grade: Option<&'a str>,
}

#[derive(Serialize)]
struct CellV1<'a> {
    of: &'a str,
    year: Option<i32>,
    held: Option<bool>,
    value: Option<String>,
    cut: Option<String>,
    margin: Option<String>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    pupils: Option<i64>,
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
struct AdjustmentV1<'a> {
    step: &'static str,
    index: &'a str,
    amount: String,
    because: String,
}

#[derive(Serialize)]
struct RuleV1<'a> {
    rule: &'a str,
    title: String,
    held: Option<bool>,
    applies: bool,
    yes: usize,
    no: usize,
    unknown: usize,
    value: Option<String>,
    cut: Option<String>,
    margin: Option<String>,
    because: String,
    sufficient: Option<SufficientV1<'a>>,
    cells: Vec<CellV1<'a>>,
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
                because: report.say(&match adjustment.stand_in {
                    Some(stand_in) => wording::stand_in(stand_in),
                    None => wording::step(adjustment.step),
                }),
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
        MissingV1 { why: report.say(&wording::absence(why)), handled: report.say(&handled) }
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

/// The rules of one school: first the cut of the list and the rule of the score, then those of the criteria.
fn rules<'a>(report: &'a Report<'_>, place: usize) -> Vec<RuleV1<'a>> {
    let assessment = report.assessment;
    let assessed = &assessment.schools[place];
    let score = assessed.total().map(|total| &total.ranked_by);
    let mut rules = Vec::new();
    let grounds = assessment.criteria.list.iter().flat_map(|list| &list.grounds);
    for ground in grounds {
        let (word, cut, held, margin) = match ground {
            Ground::Lowest(..) => {
                let cut = assessment.cut(place).and_then(|cut| cut.last_inside.clone());
                let margin = cut.as_ref().zip(score).map(|(last, score)| match assessment.criteria.direction {
                    crate::criteria::Direction::HigherIsBetter => last - score,
                    crate::criteria::Direction::LowerIsBetter => score - last,
                });
                ("lowest", cut, score.map(|_| report.assessment.is_inside(place)), margin)
            }
            Ground::Score(interval) => {
                let held = score.map(|score| interval.contains(score));
                let cut = score.and_then(|score| interval.nearest_end(score).cloned());
                ("score", cut, held, score.and_then(|score| interval.margin(score)))
            }
            Ground::Rule(_) => continue,
        };
        rules.push(RuleV1 {
            rule: word,
            title: report.word("rule-of-list"),
            held,
            applies: assessed.status != Status::NotConsidered,
            yes: usize::from(held == Some(true)),
            no: usize::from(held == Some(false)),
            unknown: usize::from(held.is_none()),
            value: score.map(ToString::to_string),
            cut: cut.map(|cut| cut.to_string()),
            margin: margin.map(|margin| margin.to_string()),
            because: report.cut_for(place).unwrap_or_else(|| report.cut()),
            sufficient: None,
            cells: Vec::new(),
        });
    }
    for (at, rule) in assessment.criteria.rules.iter().enumerate() {
        let outcome = assessment.outcome(place, at);
        let cells = assessment.cells(place, at);
        let single = if let [cell] = cells.as_slice() { Some(cell.clone()) } else { None };
        let text = |number: &Exact| number.to_string();
        rules.push(RuleV1 {
            rule: &rule.id,
            title: rule.title.clone(),
            held: outcome.held.known(),
            applies: outcome.held != Held::NotApplicable,
            yes: outcome.yes,
            no: outcome.no,
            unknown: outcome.unknown,
            value: single.as_ref().and_then(|cell| cell.value.as_ref().map(text)),
            cut: single.as_ref().and_then(|cell| cell.cut.as_ref().map(text)),
            margin: single.as_ref().and_then(|cell| cell.margin.as_ref().map(text)),
            because: report.rule(place, at),
            sufficient: assessment.sufficient(place, at).map(|found| sufficient(report, &found)),
            cells: cells
                .iter()
                .map(|cell| CellV1 {
                    of: assessment.criteria.id_of(cell.of),
                    year: cell.year,
                    held: cell.held.known(),
                    value: cell.value.as_ref().map(text),
                    cut: cell.cut.as_ref().map(text),
                    margin: cell.margin.as_ref().map(text),
                    numerator: cell.counts.map(|(above, _)| above),
                    denominator: cell.counts.map(|(_, below)| below),
                    pupils: cell.pupils,
                })
                .collect(),
        });
    }
    rules
}

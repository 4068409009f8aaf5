//! Machine output of explanations: what a school is held against, what would have to change, what suffices.

use serde::Serialize;

use super::school::{SHARE_DIGITS, SchoolV1, VALUE_DIGITS, school_v1};
use super::{CriteriaV1, criteria, shown, text};
use crate::assess::{Against, Flip, Flips, Reference, Sufficient};
use crate::report::change::flip_word;
use crate::report::explained::Explained;
use crate::report::{Report, wording};

#[derive(Serialize)]
struct OneSchoolV1<'a> {
    schema: &'static str,
    year: i32,
    synthetic: bool,
    criteria: CriteriaV1<'a>,
    school: SchoolV1<'a>,
}

#[derive(Serialize)]
struct SchoolsV1<'a> {
    schema: &'static str,
    year: i32,
    synthetic: bool,
    criteria: CriteriaV1<'a>,
    schools: Vec<SchoolV1<'a>>,
}

#[derive(Serialize)]
pub(super) struct FlipV1<'a> {
    indicator: &'a str,
    flip: &'static str,
    value: Option<serde_json::Number>,
    value_exact: Option<String>,
    pupils: Vec<PupilsV1>,
    enters: Vec<&'a str>,
    leaves: Vec<&'a str>,
}

#[derive(Serialize)]
struct PupilsV1 {
    year: Option<i32>,
    numerator: i64,
    denominator: i64,
    change: i64,
}

#[derive(Serialize)]
pub(super) struct AgainstV1<'a> {
    reference: &'static str,
    school: Option<&'a str>,
    score_exact: String,
    difference: Option<serde_json::Number>,
    difference_exact: String,
    parts: Vec<VersusV1<'a>>,
    adjustments: Vec<AdjustmentVersusV1<'a>>,
}

#[derive(Serialize)]
struct VersusV1<'a> {
    indicator: &'a str,
    difference: Option<serde_json::Number>,
    difference_exact: String,
    by_value: String,
    by_weight: String,
    by_rounding: String,
    log_difference: Option<String>,
}

#[derive(Serialize)]
struct AdjustmentVersusV1<'a> {
    step: &'static str,
    index: &'a str,
    amount: String,
    because: String,
}

#[derive(Serialize)]
pub(super) struct SufficientV1<'a> {
    needed: usize,
    of: usize,
    yes: usize,
    lacking: usize,
    smallest: Option<usize>,
    predicates: Vec<PredicateV1<'a>>,
}

#[derive(Serialize)]
struct PredicateV1<'a> {
    of: &'a str,
    year: Option<i32>,
    held: Option<bool>,
    pupils: Option<i64>,
    sufficient: Option<Box<SufficientV1<'a>>>,
}

/// Schools with what was run: of one the field is `school`, of several `schools`.
pub(in crate::report) fn explained(report: &Report<'_>, explained: &Explained<'_, '_>) -> String {
    let one = |place: usize| {
        let all = 0..report.assessment.criteria.indicators.len();
        let flips = all.filter_map(|indicator| Some((indicator, explained.flips.of(place, indicator)?)));
        let against = explained.references.iter().filter_map(|reference| {
            let against = report.assessment.against(place, *reference)?;
            (against.school != Some(place)).then(|| against_v1(report, *reference, &against))
        });
        school_v1(
            report,
            place,
            flips.map(|(indicator, flip)| flip_v1(report, indicator, &flip)).collect(),
            Some(against.collect()),
        )
    };
    let (schema, year, synthetic) = ("shnor/school/1", report.assessment.year, report.run.synthetic);
    let criteria = criteria(report);
    if let [place] = explained.schools {
        return text(&OneSchoolV1 { schema, year, synthetic, criteria, school: one(*place) });
    }
    let schools = explained.schools.iter().map(|place| one(*place)).collect();
    text(&SchoolsV1 { schema, year, synthetic, criteria, schools })
}

/// What would have to change for a school, where it can be solved for.
pub(super) fn solved<'a>(report: &'a Report<'_>, flips: &Flips<'_, '_>, place: usize) -> Vec<FlipV1<'a>> {
    let all = 0..report.assessment.criteria.indicators.len();
    let solved = all.filter_map(|indicator| Some((indicator, flips.solved(place, indicator)?)));
    solved.map(|(indicator, flip)| flip_v1(report, indicator, &flip)).collect()
}

fn flip_v1<'a>(report: &'a Report<'_>, indicator: usize, flip: &Flip) -> FlipV1<'a> {
    let id = |school: &usize| report.assessment.school(*school).id.as_str();
    let turn = if let Flip::At(turn) = flip { Some(turn) } else { None };
    let pupils = turn.into_iter().flat_map(|turn| &turn.pupils).map(|pupils| PupilsV1 {
        year: pupils.year,
        numerator: pupils.numerator,
        denominator: pupils.denominator,
        change: pupils.change,
    });
    FlipV1 {
        indicator: &report.assessment.criteria.indicators[indicator].id,
        flip: flip_word(flip),
        value: turn.and_then(|turn| shown(&turn.value, VALUE_DIGITS)),
        value_exact: turn.map(|turn| turn.value.to_string()),
        pupils: pupils.collect(),
        enters: turn.map_or_else(Vec::new, |turn| turn.enters.iter().map(id).collect()),
        leaves: turn.map_or_else(Vec::new, |turn| turn.leaves.iter().map(id).collect()),
    }
}

fn against_v1<'a>(report: &'a Report<'_>, reference: Reference, against: &Against) -> AgainstV1<'a> {
    let criteria = report.assessment.criteria;
    let parts = against.parts.iter().map(|part| VersusV1 {
        indicator: &criteria.indicators[part.indicator].id,
        difference: shown(&part.difference, SHARE_DIGITS),
        difference_exact: part.difference.to_string(),
        by_value: part.by_value.to_string(),
        by_weight: part.by_weight.to_string(),
        by_rounding: part.by_rounding.to_string(),
        log_difference: part.logarithm.as_ref().map(ToString::to_string),
    });
    let adjustments = against.adjustments.iter().map(|given| AdjustmentVersusV1 {
        step: given.step.word(),
        index: &criteria.indices[given.index].id,
        amount: given.amount.to_string(),
        because: report.say(&given.stand_in.map_or_else(|| wording::step(given.step), wording::stand_in)),
    });
    AgainstV1 {
        reference: match reference {
            Reference::Cut => "cut",
            Reference::Median => "median",
            Reference::School(_) => "school",
        },
        school: against.school.map(|school| report.assessment.school(school).id.as_str()),
        score_exact: against.score.to_string(),
        difference: shown(&against.difference, SHARE_DIGITS),
        difference_exact: against.difference.to_string(),
        parts: parts.collect(),
        adjustments: adjustments.collect(),
    }
}

/// What it takes for a rule to hold.
pub(super) fn sufficient<'a>(report: &'a Report<'_>, found: &Sufficient) -> SufficientV1<'a> {
    let predicates = found.predicates.iter().map(|predicate| PredicateV1 {
        of: report.assessment.criteria.id_of(predicate.of),
        year: if let [cell] = predicate.cells.as_slice() { cell.year } else { None },
        held: predicate.held.known(),
        pupils: predicate.pupils,
        sufficient: predicate.inner.as_ref().map(|inner| Box::new(sufficient(report, inner))),
    });
    SufficientV1 {
        needed: found.needed,
        of: found.of,
        yes: found.yes(),
        lacking: found.lacking(),
        smallest: found.smallest(),
        predicates: predicates.collect(),
    }
}

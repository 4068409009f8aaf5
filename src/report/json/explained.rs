//! Machine output of explanations: what a school is held against, what would have to change, what suffices.

use schemars::JsonSchema;
use serde::Serialize;

use super::schema::{EXACT, steps, told_exactly};
use super::school::{SHARE_DIGITS, SchoolV1, VALUE_DIGITS, school_v1};
use super::{CriteriaV1, criteria, shown, text};
use crate::assess::{Against, Flip, Flips, Reference, Sufficient};
use crate::report::change::{flip_word, flips};
use crate::report::explained::Explained;
use crate::report::{Report, wording};

/// What `explain --format json` prints: of one school the field is `school`, of several `schools`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum ExplainedV1<'a> {
    /// One school.
    One(Box<OneSchoolV1<'a>>),
    /// Several schools.
    Several(SchoolsV1<'a>),
}

/// One school explained.
#[derive(Serialize, JsonSchema)]
pub(super) struct OneSchoolV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/school/1"))]
    schema: &'static str,
    /// The year of the list.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// Whether it is of the draft of a what-if run.
    what_if: bool,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// The school.
    school: SchoolV1<'a>,
}

/// Several schools explained.
#[derive(Serialize, JsonSchema)]
pub(super) struct SchoolsV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/school/1"))]
    schema: &'static str,
    /// The year of the list.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// Whether it is of the draft of a what-if run.
    what_if: bool,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// The schools.
    schools: Vec<SchoolV1<'a>>,
}

/// At which value of one indicator, all others as they are, the verdict would be another.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("allOf" = told_exactly(&["value"])))]
pub(super) struct FlipV1<'a> {
    /// The indicator.
    indicator: &'a str,
    /// Whether there is such a value.
    #[schemars(extend("enum" = flips()))]
    flip: &'static str,
    /// The value, rounded to four digits after the point.
    value: Option<serde_json::Number>,
    /// The value, exactly.
    #[schemars(regex(pattern = EXACT))]
    value_exact: Option<String>,
    /// The same in counts, one entry a year.
    pupils: Vec<PupilsV1>,
    /// Schools that would come onto the list.
    enters: Vec<&'a str>,
    /// Schools that would leave it.
    leaves: Vec<&'a str>,
}

/// Counts that would make a value.
#[derive(Serialize, JsonSchema)]
struct PupilsV1 {
    /// The year.
    year: Option<i32>,
    /// The count above the line.
    #[schemars(range(min = 0))]
    numerator: i64,
    /// The count below the line.
    #[schemars(range(min = 0))]
    denominator: i64,
    /// How far the count is from what it was.
    change: i64,
}

/// What makes the difference of scores to a reference: `difference = sum of parts + sum of adjustments`, exactly.
#[derive(Serialize, JsonSchema)]
pub(super) struct AgainstV1<'a> {
    /// What the school is held against.
    #[schemars(extend("enum" = references()))]
    reference: &'static str,
    /// The school that it is; `null` for the median.
    school: Option<&'a str>,
    /// The score of the reference.
    #[schemars(regex(pattern = EXACT))]
    score_exact: String,
    /// The score of the school less that of the reference.
    difference: Option<serde_json::Number>,
    /// The same, exactly.
    #[schemars(regex(pattern = EXACT))]
    difference_exact: String,
    /// What each indicator makes of it.
    parts: Vec<VersusV1<'a>>,
    /// What the steps of the score make of it.
    adjustments: Vec<AdjustmentVersusV1<'a>>,
}

/// What one indicator makes of a difference.
#[derive(Serialize, JsonSchema)]
struct VersusV1<'a> {
    /// The indicator.
    indicator: &'a str,
    /// Its part.
    difference: Option<serde_json::Number>,
    /// The same, exactly.
    #[schemars(regex(pattern = EXACT))]
    difference_exact: String,
    /// Of this, by its value.
    #[schemars(regex(pattern = EXACT))]
    by_value: String,
    /// Of this, by its weight.
    #[schemars(regex(pattern = EXACT))]
    by_weight: String,
    /// Of this, by rounding.
    #[schemars(regex(pattern = EXACT))]
    by_rounding: String,
    /// The part in logarithms, where an index is a geometric mean.
    #[schemars(regex(pattern = EXACT))]
    log_difference: Option<String>,
}

/// What a step of the score makes of a difference.
#[derive(Serialize, JsonSchema)]
struct AdjustmentVersusV1<'a> {
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

/// What it takes for a rule to hold.
#[derive(Serialize, JsonSchema)]
pub(super) struct SufficientV1<'a> {
    /// How many parts must hold.
    needed: usize,
    /// Of so many.
    of: usize,
    /// So many hold.
    yes: usize,
    /// So many are lacking.
    lacking: usize,
    /// The fewest that would do.
    smallest: Option<usize>,
    /// The parts.
    predicates: Vec<PredicateV1<'a>>,
}

/// A part of a rule.
#[derive(Serialize, JsonSchema)]
struct PredicateV1<'a> {
    /// Of which indicator, index or rule it speaks.
    of: &'a str,
    /// Of which year.
    year: Option<i32>,
    /// Whether it holds; `null` where that is not known.
    held: Option<bool>,
    /// How many pupils are missing from it.
    pupils: Option<i64>,
    /// What it takes for it, where it is a rule itself.
    sufficient: Option<Box<SufficientV1<'a>>>,
}

/// Schools with what was run.
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
    let what_if = report.run.what_if.is_some();
    let criteria = criteria(report);
    if let [place] = explained.schools {
        let school = OneSchoolV1 { schema, year, synthetic, what_if, criteria, school: one(*place) };
        return text(&ExplainedV1::One(Box::new(school)));
    }
    let schools = explained.schools.iter().map(|place| one(*place)).collect();
    text(&ExplainedV1::Several(SchoolsV1 { schema, year, synthetic, what_if, criteria, schools }))
}

/// What would have to change for a school, where it can be solved for.
pub(super) fn solved<'a>(report: &'a Report<'_>, flips: &Flips<'_, '_>, place: usize) -> Vec<FlipV1<'a>> {
    let all = 0..report.assessment.criteria.indicators.len();
    let solved = all.filter_map(|indicator| Some((indicator, flips.solved(place, indicator)?)));
    solved.map(|(indicator, flip)| flip_v1(report, indicator, &flip)).collect()
}

/// What a school can be held against.
fn references() -> [&'static str; 3] {
    [Reference::Cut, Reference::Median, Reference::School(0)].map(reference_word)
}

fn reference_word(reference: Reference) -> &'static str {
    match reference {
        Reference::Cut => "cut",
        Reference::Median => "median",
        Reference::School(_) => "school",
    }
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
        because: report.say(&wording::adjustment(given.step, given.stand_in)),
    });
    AgainstV1 {
        reference: reference_word(reference),
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

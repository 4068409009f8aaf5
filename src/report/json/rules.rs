//! The rules of a school of `result.json`: each shape, then what fills it.

use schemars::JsonSchema;
use serde::Serialize;

use super::explained::{SufficientV1, sufficient};
use super::schema::EXACT;
use crate::assess::Held;
use crate::criteria::Ground;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;

/// A rule, or a ground of the list.
#[derive(Serialize, JsonSchema)]
pub(super) struct RuleV1<'a> {
    /// The rule; `lowest` and `score` are grounds of the list.
    rule: &'a str,
    /// Its name for people.
    title: String,
    /// Whether it holds; `null` where that is not known.
    held: Option<bool>,
    /// Whether it speaks of this school.
    applies: bool,
    /// Parts that hold.
    yes: usize,
    /// Parts that do not.
    no: usize,
    /// Parts of which it is not known.
    unknown: usize,
    /// The value, where the rule is of one.
    #[schemars(regex(pattern = EXACT))]
    value: Option<String>,
    /// What it is held against.
    #[schemars(regex(pattern = EXACT))]
    cut: Option<String>,
    /// How far it is inside.
    #[schemars(regex(pattern = EXACT))]
    margin: Option<String>,
    /// The rule in words.
    because: String,
    /// What it takes for the rule to hold.
    sufficient: Option<SufficientV1<'a>>,
    /// What the rule saw.
    cells: Vec<CellV1<'a>>,
}

/// What a rule saw of one indicator in one year.
#[derive(Serialize, JsonSchema)]
struct CellV1<'a> {
    /// Of which indicator, index or rule it is.
    of: &'a str,
    /// The year.
    year: Option<i32>,
    /// Whether it holds; `null` where that is not known.
    held: Option<bool>,
    /// The value.
    #[schemars(regex(pattern = EXACT))]
    value: Option<String>,
    /// What it is held against.
    #[schemars(regex(pattern = EXACT))]
    cut: Option<String>,
    /// How far it is inside.
    #[schemars(regex(pattern = EXACT))]
    margin: Option<String>,
    /// The count above the line.
    #[schemars(range(min = 0))]
    numerator: Option<i64>,
    /// The count below the line.
    #[schemars(range(min = 0))]
    denominator: Option<i64>,
    /// How many pupils make the difference.
    pupils: Option<i64>,
}

/// The rules of one school: first the cut of the list and the rule of the score, then those of the criteria.
pub(super) fn rules<'a>(report: &'a Report<'_>, place: usize) -> Vec<RuleV1<'a>> {
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

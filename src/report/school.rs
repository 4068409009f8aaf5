//! One school whole: every number of its score, down to file, sheet and cell.

use super::Report;
use super::terminal::{Screen, figure, table};
use super::wording::{self, goalpost, in_unit, number};
use crate::assess::{Absence, Contribution, IndicatorValue, Reason, Step, Total, Value};
use crate::criteria::{Indicator, Unit};
use crate::number::Exact;
use crate::text::Message;

/// Digits at which a scaled value is shown: enough for a pocket calculator to give the same points.
const SCALE_DIGITS: u32 = 6;
/// Digits at which a value is shown that has no counts: enough for the same scaled value.
const EXACT_DIGITS: u32 = 6;

pub(super) fn render(report: &Report<'_>, school: usize, width: u16) -> String {
    let mut screen = Screen::new(width);
    for line in report.head() {
        screen.prose(&line);
    }
    screen.gap();
    for line in identity(report, school).into_iter().chain(verdict(report, school)) {
        screen.prose(&line);
    }
    screen.gap();
    screen.table(&sums(report, school, width));
    if let Some(total) = report.assessment.schools[school].total() {
        screen.prose(&sum_line(report, total));
    }
    for indicator in 0..report.assessment.criteria.indicators.len() {
        screen.gap();
        for line in indicator_lines(report, school, indicator) {
            screen.prose(&line);
        }
    }
    screen.text()
}

fn identity(report: &Report<'_>, school: usize) -> Vec<String> {
    let known = report.assessment.school(school);
    let none = || report.word("value-none");
    let kind =
        known.kind.and_then(|kind| crate::school::kinds().get(kind)).map_or_else(none, |kind| kind.title.clone());
    let grades = known.grades.map_or_else(none, |grades| grades.to_string());
    vec![
        report.say(
            &Message::new("explain-title")
                .with("school", known.name.as_str())
                .with("year", report.assessment.year.to_string()),
        ),
        report.say(
            &Message::new("explain-school").with("id", known.id.as_str()).with("kind", kind).with("grades", grades),
        ),
    ]
}

fn verdict(report: &Report<'_>, school: usize) -> Vec<String> {
    let assessed = &report.assessment.schools[school];
    let status = wording::status(assessed.status);
    let (Some(total), Some(rank)) = (assessed.total(), assessed.rank) else {
        return vec![report.say(&Message::new("explain-verdict-unranked").with("status", status))];
    };
    let mut lines = vec![
        report.say(
            &Message::new("explain-verdict")
                .with("status", status)
                .with("rank", rank)
                .with("ranked", report.assessment.order.len())
                .with("score", report.points(&total.score)),
        ),
    ];
    lines.extend(cut(report, school, total));
    let reasons: Vec<String> = report
        .weighty(school)
        .take(3)
        .map(|reason| {
            let title = report.indicator(reason.indicator).short.as_str();
            let message = Message::new("explain-reason")
                .with("indicator", title)
                .with("shortfall", report.points(&reason.shortfall));
            report.say(&message)
        })
        .collect();
    lines.push(if reasons.is_empty() {
        report.word("explain-because-none")
    } else {
        report.say(&Message::new("explain-because").with("reasons", reasons.join("; ")))
    });
    lines
}

/// Where the school stands against the cut.
fn cut(report: &Report<'_>, school: usize, total: &Total) -> Option<String> {
    let cut = report.assessment.cut.as_ref()?;
    let last = cut.last_inside.as_ref()?;
    let gap = |from: &Exact, to: &Exact| report.points(&(to - from).abs());
    let outside = cut.first_outside?;
    let outside_score = &report.assessment.schools[outside].total()?.score;
    let listed = report.assessment.schools[school].status == crate::assess::Status::Listed;
    Some(if listed {
        report.say(
            &Message::new("explain-cut-inside")
                .with("cut", report.points(last))
                .with("outside", report.assessment.school(outside).short_name.as_str())
                .with("outside_score", report.points(outside_score))
                .with("gap", gap(&total.score, outside_score)),
        )
    } else {
        report.say(
            &Message::new("explain-cut-outside").with("cut", report.points(last)).with("gap", gap(&total.score, last)),
        )
    })
}

/// The score as a table: what each indicator gave.
fn sums(report: &Report<'_>, school: usize, width: u16) -> comfy_table::Table {
    let keys = [
        "column-indicator",
        "column-value",
        "column-counts",
        "column-median",
        "column-weight",
        "column-points",
        "column-shortfall",
    ];
    let mut table = table(width, &keys.map(|key| report.word(key)));
    let assessed = &report.assessment.schools[school];
    for (place, indicator) in report.assessment.criteria.indicators.iter().enumerate() {
        let contribution = assessed.contribution(place);
        let dash = || report.word("value-none");
        let shortfall = reason(report, school, place).map_or_else(dash, |reason| report.points(&reason.shortfall));
        table.add_row(vec![
            comfy_table::Cell::new(&indicator.short),
            figure(report.value_or_dash(school, place)),
            figure(report.counts(school, place)),
            figure(report.median(place)),
            figure(contribution.map_or_else(dash, |contribution| {
                report
                    .texts
                    .number(&contribution.weight, contribution.weight.decimals().map_or(2, |digits| digits.min(2)))
            })),
            figure(contribution.map_or_else(dash, |contribution| report.points(&contribution.points))),
            figure(shortfall),
        ]);
    }
    table
}

fn reason<'a>(report: &'a Report<'_>, school: usize, indicator: usize) -> Option<&'a Reason> {
    report.assessment.schools[school].reasons.iter().find(|reason| reason.indicator == indicator)
}

fn sum_line(report: &Report<'_>, total: &Total) -> String {
    let sum: Exact = total.contributions.iter().map(|contribution| &contribution.points).sum();
    let mut adjustments = String::new();
    for adjustment in &total.adjustments {
        let step = match adjustment.step {
            Step::Rounding => "step-rounding",
        };
        adjustments.push_str(if adjustment.amount.is_negative() { " " } else { " +" });
        let message = Message::new("explain-adjustment").with("step", Message::new(step));
        adjustments.push_str(&report.say(&message.with("amount", report.points(&adjustment.amount))));
    }
    let coverage = &total.coverage * &Exact::from(100);
    report.say(
        &Message::new("explain-sum")
            .with("sum", report.points(&sum))
            .with("adjustments", adjustments)
            .with("score", report.points(&total.score))
            .with("coverage", number(&coverage, 1)),
    )
}

fn indicator_lines(report: &Report<'_>, school: usize, place: usize) -> Vec<String> {
    let assessed = &report.assessment.schools[school];
    let indicator = report.indicator(place);
    let numbered = |key| Message::new(key).with("number", place + 1).with("title", indicator.title.as_str());
    match &assessed.values[place] {
        IndicatorValue::Missing(why) => {
            let handled = wording::handled(report.assessment.criteria, &assessed.weighed, place, why);
            let mut lines = vec![
                report.say(&numbered("explain-missing").with("why", wording::absence(why)).with("handled", handled)),
            ];
            let cells = match why {
                Absence::NoData { cells, .. } | Absence::SmallCohort { cells, .. } => cells.as_slice(),
                _ => &[],
            };
            lines.extend(sources(report, cells));
            lines
        }
        IndicatorValue::Value(value) => {
            let unit = indicator.unit();
            let mut lines = vec![report.say(&numbered("explain-value").with("value", report.value(school, place)))];
            lines.push(format!("   {}", parts(report, unit, value)));
            if let Some(contribution) = assessed.contribution(place) {
                lines.push(format!("   {}", scale(report, indicator, value, contribution)));
                lines.extend(points(report, school, place, contribution).into_iter().map(|line| format!("   {line}")));
            }
            lines.extend(sources(report, &value.cells));
            lines
        }
    }
}

/// The single years of a value.
fn parts(report: &Report<'_>, unit: Unit, value: &Value) -> String {
    let part = |part: &crate::assess::YearPart| {
        let key = match (part.numerator, part.denominator) {
            (Some(_), Some(_)) => "explain-part-share",
            (None, Some(_)) => "explain-part-mean",
            _ => "explain-part-plain",
        };
        let message = Message::new(key)
            .with("year", part.year.to_string())
            .with("value", in_unit(unit, &part.exact))
            .with("numerator", part.numerator.unwrap_or_default())
            .with("denominator", part.denominator.unwrap_or_default());
        report.say(&message)
    };
    value.parts.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// How the value came to its place on the scale. The value stands there as a calculator needs it: as counts, or with so
/// many digits that the result is the same.
fn scale(report: &Report<'_>, indicator: &Indicator, value: &Value, contribution: &Contribution) -> String {
    let unit = indicator.unit();
    let (nought, one) = indicator.scale.ends(report.assessment.criteria.direction);
    let along = (&value.exact - nought).over(&(one - nought));
    let key = if along.as_ref() == Some(&contribution.normalised) { "explain-scale" } else { "explain-scale-clipped" };
    let digits = value.exact.decimals().map_or(EXACT_DIGITS, |digits| digits.min(EXACT_DIGITS));
    let exact = match (value.numerator, value.denominator, value.exact.decimals()) {
        (Some(above), Some(below), None) => {
            Message::new("value-quotient").with("numerator", above).with("denominator", below)
        }
        _ => Message::new("value-plain").with("value", number(&value.exact, digits)),
    };
    report.say(
        &Message::new(key)
            .with("nought", goalpost(unit, nought))
            .with("one", goalpost(unit, one))
            .with("low", goalpost(Unit::Points, nought))
            .with("high", goalpost(Unit::Points, one))
            .with("value", exact)
            .with("normalised", number(&contribution.normalised, scale_digits(contribution))),
    )
}

fn scale_digits(contribution: &Contribution) -> u32 {
    contribution.normalised.decimals().map_or(SCALE_DIGITS, |digits| digits.min(SCALE_DIGITS))
}

/// From the place on the scale to points, and the same for the city's median.
fn points(report: &Report<'_>, school: usize, place: usize, contribution: &Contribution) -> Vec<String> {
    let weight = if contribution.weight == contribution.nominal {
        Message::new("explain-weight").with("weight", report.weight(&contribution.weight))
    } else {
        Message::new("explain-weight-shared")
            .with("weight", report.weight(&contribution.weight))
            .with("nominal", report.weight(&contribution.nominal))
    };
    let points = Message::new("explain-points")
        .with("weight", weight)
        .with("normalised", number(&contribution.normalised, scale_digits(contribution)))
        .with("points", report.points(&contribution.points));
    let mut lines = vec![report.say(&points)];
    if let Some(reason) = reason(report, school, place) {
        let median = Message::new("explain-median")
            .with("median", report.median(place))
            .with("points", report.points(&reason.median_points))
            .with("shortfall", report.points(&reason.shortfall));
        lines.push(report.say(&median));
    }
    lines
}

/// The cells, one line a file and sheet.
fn sources(report: &Report<'_>, cells: &[usize]) -> Vec<String> {
    let rows = report.observations.rows();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for cell in cells {
        let observation = &rows[*cell];
        let origin = &observation.origin;
        let file = match &origin.sheet {
            Some(sheet) => format!("{} › {sheet}", origin.file),
            None => origin.file.to_string(),
        };
        let message =
            Message::new("explain-cell").with("place", origin.cell()).with("value", report.reading(observation));
        let shown = report.say(&message);
        match lines.iter_mut().find(|(name, _)| *name == file) {
            Some((_, cells)) => cells.push(shown),
            None => lines.push((file, vec![shown])),
        }
    }
    lines
        .into_iter()
        .map(|(file, cells)| {
            format!(
                "   {}",
                report.say(&Message::new("explain-cells").with("cells", format!("{file} › {}", cells.join(", "))))
            )
        })
        .collect()
}

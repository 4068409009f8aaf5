//! One school whole: every number of its score, down to file, sheet and cell.

use super::Report;
use super::grid::Grid;
use super::sheet::Sheet;
use super::wording::{self, goalpost, in_unit, number};
use crate::assess::{Absence, Contribution, Reason, Total, Value, Weighed};
use crate::criteria::{Direction, MissingRule, Node, Scale, Scaling, Unit};
use crate::decision::Status;
use crate::number::Exact;
use crate::text::Message;

/// Digits at which a scaled value is shown: enough for a pocket calculator to give the same points.
const SCALE_DIGITS: u32 = 6;
/// Digits at which a value is shown that has no counts: enough for the same scaled value.
const EXACT_DIGITS: u32 = 6;
/// Digits at most at which shares of weights with data are shown.
const COVERAGE_DIGITS: u32 = 1;

/// The verdict, and the score as a table of what each indicator gave.
pub(super) fn head(report: &Report<'_>, school: usize, sheet: &mut dyn Sheet) {
    let lines = std::iter::once(identity(report, school)).chain(verdict(report, school));
    let lines: Vec<String> = lines.chain(report.decision(school)).collect();
    sheet.lines(&lines);
    sheet.gap();
    sheet.grid(&report.published_grid(school).unwrap_or_else(|| sums(report, school)));
    let total = report.assessment.schools[school].total();
    let lines: Vec<String> =
        total.map(|total| sum_line(report, total)).into_iter().chain(indices(report, school)).collect();
    sheet.lines(&lines);
}

/// Every number, down to file, sheet and cell.
pub(super) fn numbers(report: &Report<'_>, school: usize, sheet: &mut dyn Sheet) {
    sheet.heading(&report.word("explain-numbers"));
    for indicator in 0..report.assessment.criteria.indicators.len() {
        if indicator > 0 {
            sheet.gap();
        }
        sheet.lines(&indicator_lines(report, school, indicator));
    }
}

/// The school and the year.
pub(super) fn title(report: &Report<'_>, school: usize) -> String {
    let title = Message::new("explain-title").with("school", report.assessment.school(school).name.as_str());
    report.say(&title.with("year", report.assessment.year.to_string()))
}

/// Its code, kind and grades.
pub(super) fn identity(report: &Report<'_>, school: usize) -> String {
    let known = report.assessment.school(school);
    let none = || report.word("value-none");
    let kind =
        known.kind.and_then(|kind| crate::school::kinds().get(kind)).map_or_else(none, |kind| kind.title.clone());
    let grades = known.grades.map_or_else(none, |grades| grades.to_string());
    let message = Message::new("explain-school").with("id", known.id.as_str()).with("kind", kind);
    report.say(&message.with("grades", grades))
}

/// What the criteria make of it: verdict, place and score, and where it stands against the cut.
pub(super) fn place(report: &Report<'_>, school: usize) -> Vec<String> {
    let assessed = &report.assessment.schools[school];
    let status = wording::status(assessed.status);
    let (Some(total), Some(rank)) = (assessed.total(), assessed.rank) else {
        let is_withheld = assessed.weighed == Weighed::Withheld;
        let unranked = if is_withheld { "explain-verdict-withheld" } else { "explain-verdict-unranked" };
        let unranked = report.say(&Message::new(unranked).with("status", status));
        let lack = lack(report, &assessed.weighed);
        return std::iter::once(unranked).chain(report.history_line(school)).chain(lack).collect();
    };
    let verdict = Message::new("explain-verdict")
        .with("status", status)
        .with("rank", rank)
        .with("ranked", report.assessment.order.len())
        .with("score", report.points(&total.score));
    let verdict = std::iter::once(report.say(&verdict)).chain(report.history_line(school));
    verdict.chain(cut(report, school, total)).collect()
}

fn verdict(report: &Report<'_>, school: usize) -> Vec<String> {
    let assessed = &report.assessment.schools[school];
    let mut lines = place(report, school);
    if assessed.total().is_none() || assessed.rank.is_none() {
        if assessed.status == Status::Listed {
            lines.splice(1..1, report.reasons_of_this_year(school));
        }
        return lines;
    }
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

/// How much of the weight has data where a school has no score, and how much it takes.
fn lack(report: &Report<'_>, weighed: &Weighed) -> Option<String> {
    let Weighed::Insufficient { index, coverage, .. } = weighed else { return None };
    let index = &report.assessment.criteria.indices[*index];
    let percent = |share: &Exact| {
        let percent = share * &Exact::from(100);
        number(&percent, percent.decimals().map_or(COVERAGE_DIGITS, |digits| digits.min(COVERAGE_DIGITS)))
    };
    let needed = match &index.missing {
        MissingRule::Refuse => Message::new("explain-lack-all"),
        MissingRule::Table(_) => Message::new("explain-lack-table"),
        MissingRule::Renormalise { coverage }
        | MissingRule::Worst { coverage }
        | MissingRule::GroupMedian { coverage, .. } => {
            Message::new("explain-lack-coverage").with("needed", percent(coverage))
        }
    };
    let message = Message::new("explain-lack").with("index", index.title.as_str()).with("needed", needed);
    Some(report.say(&message.with("coverage", percent(coverage))))
}

/// The numbers and words of all indices, where there is more to tell than the score.
fn indices(report: &Report<'_>, school: usize) -> Vec<String> {
    let line = |(place, index): (usize, &crate::criteria::Index)| {
        let grade = report.assessment.grade(school, Node::Index(place));
        if report.assessment.criteria.ranking() == Some(place) && grade.is_none() {
            return None;
        }
        let message = Message::new(if grade.is_some() { "explain-index-graded" } else { "explain-index" });
        let value = match report.assessment.index(school, place) {
            Some(value) => Message::new("value-plain")
                .with("value", number(&value, value.decimals().map_or(4, |digits| digits.min(4)))),
            None if report.run.public.is_some() => return None,
            None => Message::new("missing-no-index"),
        };
        let message = message.with("index", index.title.as_str()).with("value", value);
        Some(report.say(&message.with("grade", grade.unwrap_or_default())))
    };
    let mut lines: Vec<String> = report.assessment.criteria.indices.iter().enumerate().filter_map(line).collect();
    let rounded = report.assessment.criteria.rounding.digits().is_some();
    lines.extend((rounded && !lines.is_empty()).then(|| report.word("explain-index-note")));
    lines
}

/// Where the school stands against the cut.
fn cut(report: &Report<'_>, school: usize, total: &Total) -> Option<String> {
    // where the cut is one ground of several it does not say who is listed
    let single = report.assessment.criteria.list.as_ref().is_some_and(|list| list.grounds.len() == 1);
    let cut = report.assessment.cut(school).filter(|_| single)?;
    let last = cut.last_inside.as_ref()?;
    let gap = |from: &Exact, to: &Exact| report.points(&(to - from).abs());
    let outside = cut.first_outside?;
    let outside_score = &report.assessment.schools[outside].total()?.score;
    let end = Message::new(match report.assessment.criteria.direction {
        Direction::HigherIsBetter => "cut-end-at-most",
        Direction::LowerIsBetter => "cut-end-at-least",
    });
    let end = end.with("cut", report.points(last));
    let over_years = report.history_rule().is_some();
    Some(if report.assessment.is_inside(school) {
        report.say(
            &Message::new(if over_years { "history-cut-inside" } else { "explain-cut-inside" })
                .with("end", end)
                .with("outside", report.assessment.school(outside).short_name.as_str())
                .with("outside_score", report.points(outside_score))
                .with("gap", gap(&total.score, outside_score)),
        )
    } else {
        let key = if over_years { "history-cut-outside" } else { "explain-cut-outside" };
        report.say(&Message::new(key).with("end", end).with("gap", gap(&total.score, last)))
    })
}

/// The score as a table: what each indicator gave.
fn sums(report: &Report<'_>, school: usize) -> Grid {
    let keys = [
        "column-indicator",
        "column-value",
        "column-counts",
        "column-median",
        "column-weight",
        "column-points",
        "column-shortfall",
    ];
    // where no index ranks there are no weights and points
    let columns = if report.assessment.criteria.ranking().is_some() { keys.len() } else { 4 };
    let header: Vec<String> = keys[..columns].iter().map(|key| report.word(key)).collect();
    let mut rows = Vec::new();
    let assessed = &report.assessment.schools[school];
    for (place, indicator) in report.assessment.criteria.indicators.iter().enumerate() {
        let contribution = assessed.contribution(place);
        let dash = || report.word("value-none");
        let shortfall = reason(report, school, place).map_or_else(dash, |reason| report.points(&reason.shortfall));
        let mut row = vec![
            indicator.short.clone(),
            report.value_or_dash(school, place),
            report.counts(school, place),
            report.median(place),
            contribution.map_or_else(dash, |contribution| {
                report
                    .texts
                    .number(&contribution.weight, contribution.weight.decimals().map_or(2, |digits| digits.min(2)))
            }),
            contribution.map_or_else(dash, |contribution| report.points(&contribution.points)),
            shortfall,
        ];
        row.truncate(columns);
        rows.push(row);
    }
    Grid::of_figures(header, rows)
}

fn reason(report: &Report<'_>, school: usize, indicator: usize) -> Option<Reason> {
    report.assessment.reasons(school).into_iter().find(|reason| reason.indicator == indicator)
}

fn sum_line(report: &Report<'_>, total: &Total) -> String {
    let sum: Exact = total.contributions.iter().map(|contribution| &contribution.points).sum();
    let mut adjustments = String::new();
    for adjustment in &total.adjustments {
        let step = wording::adjustment(adjustment.step, adjustment.stand_in);
        let message = Message::new("explain-adjustment").with("step", step);
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
    let why = report.assessment.absence(school, place).map(|why| {
        let handled = wording::handled(report.assessment.criteria, &assessed.weighed, place, why);
        let message = numbered("explain-missing").with("why", wording::absence(why));
        report.say(&message.with("handled", handled))
    });
    let cells = report.assessment.sources(school, place);
    let Some(value) = report.assessment.value(school, place).value() else {
        let Some(line) = why else { return Vec::new() };
        let mut lines = vec![line];
        // the cells of a value that is withheld would tell which of its numbers are
        if report.assessment.absence(school, place) != Some(&Absence::Withheld) {
            lines.extend(sources(report, &cells));
        }
        lines.extend(stand_in(report, assessed.contribution(place)));
        return lines;
    };
    let mut lines = vec![report.say(&numbered("explain-value").with("value", report.value(school, place)))];
    lines.push(format!("   {}", parts(report, indicator.unit, value)));
    lines.extend(report.precision(school, place).map(|line| format!("   {line}")));
    lines.extend(why);
    if let Some(contribution) = assessed.contribution(place) {
        lines.extend(scale(report, school, place, value, contribution).map(|line| format!("   {line}")));
        lines.extend(points(report, school, place, contribution).into_iter().map(|line| format!("   {line}")));
    }
    lines.extend(sources(report, &cells));
    lines
}

/// What stands for a missing value, and what it gives.
fn stand_in(report: &Report<'_>, contribution: Option<&Contribution>) -> Option<String> {
    let contribution = contribution?;
    let message = Message::new("explain-stand-in")
        .with("what", wording::stand_in(contribution.stand_in?))
        .with("normalised", number(&contribution.normalised, scale_digits(contribution)))
        .with("weight", report.weight(&contribution.weight))
        .with("points", report.points(&contribution.points));
    Some(format!("   {}", report.say(&message)))
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
    value.parts.iter().filter(|part| part.counted).map(part).collect::<Vec<_>>().join("; ")
}

/// How the value came to its place on the scale. The value stands there as a calculator needs it: as counts, or with so
/// many digits that the result is the same.
pub(super) fn scale(
    report: &Report<'_>,
    school: usize,
    place: usize,
    value: &Value,
    contribution: &Contribution,
) -> Option<String> {
    let indicator = report.indicator(place);
    let unit = indicator.unit;
    let scaling = indicator.scaling(report.assessment.school(school))?;
    let normalised = || number(&contribution.normalised, scale_digits(contribution));
    let Scale::Goalposts { worst, best, logarithmic: false } = &scaling.scale else {
        let key = match &scaling.scale {
            Scale::AsIs => "explain-scale-as-is",
            Scale::Bands(_) => "explain-scale-bands",
            Scale::Cut(_) => "explain-scale-cut",
            Scale::Grid { .. } => "explain-scale-grid",
            Scale::Relative { .. } => "explain-scale-relative",
            Scale::Goalposts { .. } => "explain-scale-logarithmic",
        };
        return Some(report.say(&Message::new(key).with("normalised", normalised())));
    };
    let (nought, one) = Scaling::ends(worst, best, report.assessment.criteria.direction);
    let along = (&value.exact - nought).over(&(one - nought)).map(|along| &along * &scaling.points);
    let key = if along.as_ref() == Some(&contribution.normalised) { "explain-scale" } else { "explain-scale-clipped" };
    let digits = value.exact.decimals().map_or(EXACT_DIGITS, |digits| digits.min(EXACT_DIGITS));
    let exact = match (value.numerator, value.denominator, value.exact.decimals()) {
        (Some(above), Some(below), None) if unit == Unit::Percent => {
            Message::new("value-quotient").with("numerator", above).with("denominator", below)
        }
        _ => Message::new("value-plain").with("value", number(&value.exact, digits)),
    };
    let message = Message::new(key)
        .with("nought", goalpost(unit, nought))
        .with("one", goalpost(unit, one))
        .with("low", goalpost(Unit::Points, nought))
        .with("high", goalpost(Unit::Points, one))
        .with("value", exact);
    Some(report.say(&message.with("normalised", normalised())))
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
    let line = |cells: String| format!("   {}", report.say(&Message::new("explain-cells").with("cells", cells)));
    let shown = |(file, cells): (String, Vec<String>)| format!("{file} › {}", cells.join(", "));
    cells_by_sheet(report, cells).into_iter().map(shown).map(line).collect()
}

/// Cells with what stands in them, those of a sheet together behind its name.
pub(super) fn cells_by_sheet(report: &Report<'_>, cells: &[usize]) -> Vec<(String, Vec<String>)> {
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
}

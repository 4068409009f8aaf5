//! What became of the weightiest indicator that is known of two years.

use std::collections::BTreeSet;

use super::scale::Scale;
use super::svg::{Side, Svg, shortened};
use super::{Picture, statuses};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::report::wording::in_unit;
use crate::text::Message;

const X: (i64, i64) = (290, 610);
const Y: (i64, i64) = (560, 60);
const SIZE: (i64, i64) = (900, 590);
/// Steps between two labels at the least.
const APART: i64 = 15;
const NAME_SIGNS: usize = 24;

/// A school's values of the earlier and of the later year.
type Pair = (usize, Exact, Exact);

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    let assessment = report.assessment;
    let (indicator, [earlier, later], pairs) = indicator(report)?;
    let scale = Scale::of(pairs.iter().flat_map(|(_, before, after)| [before, after]), Y.0, Y.1)?;
    let unit = report.indicator(indicator).unit;
    let shown = |value: &Exact| report.say(&in_unit(unit, value));
    let places: Vec<usize> = pairs.iter().map(|(school, ..)| *school).collect();
    let mut svg = Svg::new();
    svg.legend(report, &statuses(report, &places), (60, 18));
    for (x, year) in [(X.0, earlier), (X.1, later)] {
        svg.line("axis", (x, Y.0 + 6), (x, Y.1 - 6));
        svg.text("head", Side::Middle, (x, Y.1 - 14), &year.to_string());
    }
    let (marks, _) = scale.marks();
    for mark in [marks.first(), marks.last()].into_iter().flatten() {
        svg.line("grid", (X.0, scale.at(mark)), (X.1, scale.at(mark)));
        svg.text("tick", Side::Middle, (X.0.midpoint(X.1), scale.at(mark) - 5), &shown(mark));
    }
    // those listed are drawn last, above the others
    let is_listed = |school: usize| assessment.final_status(school) == Status::Listed;
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by_key(|(school, ..)| is_listed(*school));
    for (school, before, after) in order {
        let name = assessment.school(*school).short_name.as_str();
        let tip = Message::new("chart-tip-slope").with("school", name).with("before", shown(before));
        let (from, to) = ((X.0, scale.at(before)), (X.1, scale.at(after)));
        svg.group(&report.say(&tip.with("after", shown(after))), |svg| {
            svg.line(if is_listed(*school) { "slope-listed" } else { "slope" }, from, to);
            svg.school(assessment.final_status(*school), from);
            svg.school(assessment.final_status(*school), to);
        });
    }
    let is_named = |school: usize| matches!(assessment.final_status(school), Status::Listed | Status::Risk);
    let named: Vec<&Pair> = pairs.iter().filter(|(school, ..)| is_named(*school)).collect();
    let label = |school: usize, value: &Exact| {
        let name = shortened(&assessment.school(school).short_name, NAME_SIGNS);
        report.say(&Message::new("chart-label").with("school", name).with("value", shown(value)))
    };
    let at = |of: fn(&Pair) -> &Exact| -> Vec<(i64, String)> {
        let mut labels: Vec<(i64, String)> =
            named.iter().map(|pair| (scale.at(of(pair)), label(pair.0, of(pair)))).collect();
        labels.sort();
        labels
    };
    for (side, x, labels) in [(Side::Left, X.0 - 12, at(|pair| &pair.1)), (Side::Right, X.1 + 12, at(|pair| &pair.2))] {
        for ((_, text), y) in labels.iter().zip(spread(&labels.iter().map(|(y, _)| *y).collect::<Vec<_>>())) {
            svg.text("label", side, (x, y + 4), text);
        }
    }
    let caption = Message::new("chart-slope").with("indicator", report.indicator(indicator).title.as_str());
    let caption = caption.with("earlier", earlier.to_string()).with("later", later.to_string());
    let (title, caption) = (report.word("chart-slope-title"), report.say(&caption));
    let svg = svg.finish("slope", SIZE, &title, &caption);
    Some(Picture { title, caption, svg })
}

/// Sorted places of labels moved down, and then up from the bottom, until they are far enough apart.
fn spread(places: &[i64]) -> Vec<i64> {
    let mut moved: Vec<i64> = Vec::with_capacity(places.len());
    for place in places {
        moved.push(moved.last().map_or(*place, |last| (last + APART).max(*place)));
    }
    let mut limit = Y.0 + APART / 2;
    for place in moved.iter_mut().rev() {
        *place = (*place).min(limit);
        limit = *place - APART;
    }
    moved
}

/// The weightiest indicator of which two schools at least have two years, its last two years, and the schools' values.
fn indicator(report: &Report<'_>) -> Option<(usize, [i32; 2], Vec<Pair>)> {
    let assessment = report.assessment;
    let weight = |indicator: usize| {
        let nominal = |school: &crate::assess::SchoolAssessment| Some(school.contribution(indicator)?.nominal.clone());
        assessment.schools.iter().filter_map(nominal).max().unwrap_or_else(Exact::zero)
    };
    let mut order: Vec<usize> = (0..assessment.criteria.indicators.len()).collect();
    order.sort_by_cached_key(|indicator| std::cmp::Reverse(weight(*indicator)));
    order.into_iter().find_map(|indicator| {
        let years: BTreeSet<i32> = assessment.indicators[indicator].years.taken.iter().copied().collect();
        let mut newest = years.into_iter().rev();
        let (later, earlier) = (newest.next()?, newest.next()?);
        let pair = |school: usize| {
            let value = assessment.value(school, indicator).value()?;
            let of = |year: i32| value.parts.iter().find(|part| part.year == year).map(|part| part.exact.clone());
            Some((school, of(earlier)?, of(later)?))
        };
        let pairs: Vec<Pair> = assessment.shown().filter_map(pair).collect();
        (pairs.len() > 1).then_some((indicator, [earlier, later], pairs))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // the second and third must be 15 below the one before; at the bottom all are pushed up again
    #[test]
    fn labels_do_not_stand_on_one_another() {
        assert_eq!(spread(&[100, 100, 104, 300]), [100, 115, 130, 300]);
        assert_eq!(spread(&[560, 560, 560]), [537, 552, 567]);
        assert_eq!(spread(&[]), Vec::<i64>::new());
    }
}

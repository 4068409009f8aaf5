//! What became of the weightiest indicator that is known of two years.

use std::collections::BTreeSet;

use super::Picture;
use super::scale::Scale;
use super::svg::{Side, Svg, shortened};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::report::wording::in_unit;
use crate::text::{Message, Texts};

const X: (i64, i64) = (290, 610);
const Y: (i64, i64) = (560, 60);
const SIZE: (i64, i64) = (900, 590);
/// Steps between two labels at the least.
const APART: i64 = 15;
const NAME_SIGNS: usize = 24;

/// A school's values of the earlier and of the later year.
type Pair = (usize, Exact, Exact);

/// What became of a school's number.
pub(in crate::report) struct Slope {
    /// The school.
    pub name: String,
    /// The earlier number.
    pub before: Exact,
    /// The later number.
    pub after: Exact,
    /// The two as they are shown.
    pub shown: [String; 2],
    /// What became of the school then and later.
    pub statuses: [Status; 2],
    /// Whether it is drawn above the others and named.
    pub is_loud: bool,
}

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    let assessment = report.assessment;
    let (indicator, [earlier, later], pairs) = indicator(report)?;
    let unit = report.indicator(indicator).unit;
    let shown = |value: &Exact| report.say(&in_unit(unit, value));
    let slope = |(school, before, after): &Pair| {
        let status = assessment.final_status(*school);
        Slope {
            name: assessment.school(*school).short_name.clone(),
            before: before.clone(),
            after: after.clone(),
            shown: [shown(before), shown(after)],
            statuses: [status; 2],
            is_loud: matches!(status, Status::Listed | Status::Risk),
        }
    };
    let all: Vec<Slope> = pairs.iter().map(slope).collect();
    let caption = Message::new("chart-slope").with("indicator", report.indicator(indicator).title.as_str());
    let caption = caption.with("earlier", earlier.to_string()).with("later", later.to_string());
    let told = (report.word("chart-slope-title"), report.say(&caption));
    let years = [earlier, later].map(|year| year.to_string());
    slopes(report.texts, "slope", &years, &all, &|value| shown(value), told)
}

/// A line a school from its earlier to its later number; `None` where there are no schools. The picture has an `id`, a title
/// and a caption; `mark` writes a number on the axis.
pub(in crate::report) fn slopes(
    texts: &Texts,
    id: &str,
    years: &[String; 2],
    all: &[Slope],
    mark: &dyn Fn(&Exact) -> String,
    (title, caption): (String, String),
) -> Option<Picture> {
    let scale = Scale::of(all.iter().flat_map(|slope| [&slope.before, &slope.after]), Y.0, Y.1)?;
    let statuses: BTreeSet<Status> = all.iter().flat_map(|slope| slope.statuses).collect();
    let mut svg = Svg::new();
    svg.legend(texts, &statuses.into_iter().collect::<Vec<_>>(), (60, 18));
    for (x, year) in [(X.0, &years[0]), (X.1, &years[1])] {
        svg.line("axis", (x, Y.0 + 6), (x, Y.1 - 6));
        svg.text("head", Side::Middle, (x, Y.1 - 14), year);
    }
    let (marks, _) = scale.marks();
    for number in [marks.first(), marks.last()].into_iter().flatten() {
        svg.line("grid", (X.0, scale.at(number)), (X.1, scale.at(number)));
        svg.text("tick", Side::Middle, (X.0.midpoint(X.1), scale.at(number) - 5), &mark(number));
    }
    // those listed are drawn last, above the others
    let is_listed = |slope: &Slope| slope.statuses.contains(&Status::Listed);
    let mut order: Vec<&Slope> = all.iter().collect();
    order.sort_by_key(|slope| is_listed(slope));
    for slope in order {
        let [before, after] = &slope.shown;
        let tip = Message::new("chart-tip-slope").with("school", slope.name.as_str()).with("before", before.as_str());
        let (from, to) = ((X.0, scale.at(&slope.before)), (X.1, scale.at(&slope.after)));
        svg.group(&texts.say(&tip.with("after", after.as_str())), |svg| {
            svg.line(if is_listed(slope) { "slope-listed" } else { "slope" }, from, to);
            svg.school(slope.statuses[0], from);
            svg.school(slope.statuses[1], to);
        });
    }
    let label = |slope: &Slope, shown: &String| {
        let name = shortened(&slope.name, NAME_SIGNS);
        texts.say(&Message::new("chart-label").with("school", name).with("value", shown.as_str()))
    };
    let at = |end: usize| -> Vec<(i64, String)> {
        let place = |slope: &Slope| scale.at(if end == 0 { &slope.before } else { &slope.after });
        let named = all.iter().filter(|slope| slope.is_loud);
        let mut labels: Vec<(i64, String)> =
            named.map(|slope| (place(slope), label(slope, &slope.shown[end]))).collect();
        labels.sort();
        labels
    };
    for (side, x, labels) in [(Side::Left, X.0 - 12, at(0)), (Side::Right, X.1 + 12, at(1))] {
        for ((_, text), y) in labels.iter().zip(spread(&labels.iter().map(|(y, _)| *y).collect::<Vec<_>>())) {
            svg.text("label", side, (x, y + 4), text);
        }
    }
    let svg = svg.finish(id, SIZE, &title, &caption);
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

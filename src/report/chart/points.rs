//! What each indicator gave a school's score, against what the city's median would have given.

use super::scale::Scale;
use super::svg::{Side, Svg, shortened};
use super::{Picture, steps};
use crate::number::Exact;
use crate::report::Report;
use crate::text::Message;

const ROW: i64 = 22;
const TOP: i64 = 8;
const NAME_SIGNS: usize = 30;
const NAME: i64 = 250;
const BARS: (i64, i64) = (260, 560);
const FIGURE: i64 = 630;
const WIDTH: i64 = 640;

/// The picture of a school's score; `None` where it has none.
pub(in crate::report) fn points(report: &Report<'_>, school: usize) -> Option<Picture> {
    let total = report.assessment.schools[school].total()?;
    let reasons = report.assessment.reasons(school);
    let median = |indicator: usize| {
        let reason = reasons.iter().find(|reason| reason.indicator == indicator);
        reason.map(|reason| &reason.median_points)
    };
    let zero = Exact::zero();
    let given = total.contributions.iter();
    let numbers = given.flat_map(|given| [Some(&given.points), Some(&given.weight), median(given.indicator)]);
    let scale = Scale::of(numbers.flatten().chain([&zero]), BARS.0, BARS.1)?;
    let bottom = TOP + ROW * steps(total.contributions.len());
    let mut svg = Svg::new();
    for (row, given) in total.contributions.iter().enumerate() {
        let top = TOP + ROW * steps(row);
        let (indicator, points) = (report.indicator(given.indicator), report.points(&given.points));
        let tip = Message::new("chart-tip-points").with("indicator", indicator.title.as_str());
        let tip = tip.with("points", points.as_str()).with("weight", report.weight(&given.weight));
        svg.group(&report.say(&tip), |svg| {
            let (nought, whole, end) = (scale.at(&zero), scale.at(&given.weight), scale.at(&given.points));
            svg.text("label", Side::Left, (NAME, top + 15), &shortened(&indicator.short, NAME_SIGNS));
            svg.rect("track", (nought, top + 4), (whole - nought, ROW - 8));
            svg.rect("bar", (nought.min(end), top + 4), ((end - nought).abs(), ROW - 8));
            if let Some(median) = median(given.indicator) {
                let x = scale.at(median);
                svg.line("median", (x, top + 1), (x, top + ROW - 1));
            }
            svg.text("figure", Side::Left, (FIGURE, top + 15), &points);
        });
    }
    let nought = scale.at(&zero);
    svg.line("axis", (nought, TOP), (nought, bottom));
    let title = report.word("chart-points-title");
    let caption = report.word("chart-points");
    let svg = svg.finish(&format!("points-{}", school + 1), (WIDTH, bottom + TOP), &title, &caption);
    Some(Picture { title, caption, svg })
}

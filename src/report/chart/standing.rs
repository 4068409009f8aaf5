//! All schools by their score, most in need first, with the end of the list; beside it the places between which each
//! stands with other pupils like these.

use super::scale::Scale;
use super::svg::{Side, Svg, shortened};
use super::{Picture, end_of_list, of_so_many, ranked, statuses, steps};
use crate::number::Exact;
use crate::report::Report;
use crate::text::Message;

const ROW: i64 = 20;
const TOP: i64 = 64;
/// The columns: places end, names begin, scores are drawn, written, places are drawn.
const RANK: i64 = 30;
const NAME: i64 = 40;
const NAME_SIGNS: usize = 27;
const SCORES: (i64, i64) = (270, 560);
const SCORE: i64 = 622;
const PLACES: (i64, i64) = (650, 890);
const WIDTH: (i64, i64) = (630, 900);

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    let assessment = report.assessment;
    let schools = ranked(assessment);
    let score = |school: usize| assessment.schools[school].total().map(|total| &total.score);
    let ends: Vec<&Exact> = schools.iter().filter_map(|school| end_of_list(report, *school)).collect();
    let numbers = schools.iter().filter_map(|school| score(*school)).chain(ends.iter().copied());
    let scale = Scale::of(numbers, SCORES.0, SCORES.1)?;
    let likelihoods = report.firmness.and_then(|firm| firm.results.as_ref());
    let places = |school: usize| likelihoods.and_then(|all| all[school].ranks);
    let place = |place: usize| Exact::from(steps(place));
    let drawn: Vec<Exact> = schools
        .iter()
        .filter_map(|school| places(*school).zip(assessment.schools[*school].rank))
        .flat_map(|((low, high), rank)| [low, high, rank].map(place))
        .collect();
    let one = Exact::one();
    let by_place = Scale::of(drawn.iter().chain((!drawn.is_empty()).then_some(&one)), PLACES.0, PLACES.1);
    let bottom = TOP + ROW * steps(schools.len());
    let mut svg = Svg::new();
    svg.legend(report.texts, &statuses(report, &schools), (NAME, 16));
    svg.text("head", Side::Right, (SCORES.0, 40), &report.word("column-score"));
    axis(report, &mut svg, &scale, bottom, |_| true);
    if let Some(by_place) = &by_place {
        svg.text("head", Side::Right, (PLACES.0, 40), &report.word("firm-column-strip"));
        axis(report, &mut svg, by_place, bottom, |mark| *mark >= 1);
    }
    let last_place = report.last_place();
    for (row, school) in schools.iter().copied().enumerate() {
        let (top, middle) = (TOP + ROW * steps(row), TOP + ROW * steps(row) + ROW / 2);
        let (Some(total), name) = (score(school), assessment.school(school).short_name.as_str()) else { continue };
        let status = assessment.final_status(school);
        let tip = Message::new("chart-tip-score").with("school", name).with("score", report.points(total));
        let tip = report.say(&tip.with("status", crate::report::wording::status(status)));
        svg.group(&tip, |svg| {
            let rank = assessment.schools[school].rank.map_or_else(String::new, |rank| rank.to_string());
            svg.text("figure", Side::Left, (RANK, middle + 5), &rank);
            svg.text("label", Side::Right, (NAME, middle + 5), &shortened(name, NAME_SIGNS));
            svg.line("guide", (SCORES.0, middle), (SCORES.1, middle));
            if let Some(end) = end_of_list(report, school) {
                let x = scale.at(end);
                svg.line("cut", (x, top), (x, top + ROW));
            }
            svg.school(status, (scale.at(total), middle));
            svg.text("figure", Side::Left, (SCORE, middle + 5), &report.points(total));
            let Some(by_place) = &by_place else { return };
            if let Some(end) = &last_place {
                let x = by_place.at(end);
                svg.line("cut", (x, top), (x, top + ROW));
            }
            if let (Some((low, high)), Some(rank)) = (places(school), assessment.schools[school].rank) {
                let (low, high) = (by_place.at(&place(low)), by_place.at(&place(high)));
                svg.line("interval", (low, middle), (high, middle));
                for end in [low, high] {
                    svg.line("interval", (end, middle - 4), (end, middle + 4));
                }
                svg.school(status, (by_place.at(&place(rank)), middle));
            }
        });
    }
    let mut caption = vec![report.word("chart-standing")];
    let by_cut = assessment.criteria.list.as_ref().is_some_and(|list| list.lowest().is_some());
    let end = if by_cut { "chart-standing-cut" } else { "chart-standing-bar" };
    caption.extend((!ends.is_empty()).then(|| report.word(end)));
    caption.extend(by_place.is_some().then(|| report.word("chart-standing-places")));
    let all = assessment.schools.iter().filter(|school| school.total().is_some()).count();
    caption.extend(of_so_many(report, schools.len(), all));
    let (title, caption) = (report.word("chart-standing-title"), caption.join(" "));
    let width = if by_place.is_some() { WIDTH.1 } else { WIDTH.0 };
    let svg = svg.finish("standing", (width, bottom + 8), &title, &caption);
    Some(Picture { title, caption, svg })
}

/// The marks of a scale above the rows, with a line down through them. There is no place before the first.
fn axis(report: &Report<'_>, svg: &mut Svg, scale: &Scale, bottom: i64, is_shown: fn(&Exact) -> bool) {
    let (marks, digits) = scale.marks();
    for mark in marks.into_iter().filter(is_shown) {
        let x = scale.at(&mark);
        svg.line("grid", (x, TOP - 2), (x, bottom));
        svg.text("tick", Side::Middle, (x, TOP - 7), &report.texts.number(&mark, digits));
    }
}

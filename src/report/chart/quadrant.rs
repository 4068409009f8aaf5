//! Results against conditions, where the criteria weigh conditions by themselves: which schools have low results in hard
//! conditions, and which in usual ones.

use super::scale::Scale;
use super::svg::{Side, Svg};
use super::{Picture, statuses, width};
use crate::criteria::{Criteria, Direction, Node};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::stats::median;
use crate::text::Message;

/// What the ids of measures begin with that say in what conditions a school works.
const CONDITIONS: &str = "context.";

const X: (i64, i64) = (70, 860);
const Y: (i64, i64) = (540, 60);
const SIZE: (i64, i64) = (960, 600);

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    let assessment = report.assessment;
    let (results, conditions) = axes(assessment.criteria)?;
    let is_open = |school: &usize| assessment.final_status(*school) != Status::NotConsidered;
    let schools: Vec<(usize, Exact, Exact)> = assessment
        .shown()
        .filter(is_open)
        .filter_map(|school| {
            Some((school, report.assessment.index(school, conditions)?, report.assessment.index(school, results)?))
        })
        .collect();
    let across = Scale::of(schools.iter().map(|(_, x, _)| x), X.0, X.1)?;
    let up = Scale::of(schools.iter().map(|(_, _, y)| y), Y.0, Y.1)?;
    let mut svg = Svg::new();
    let places: Vec<usize> = schools.iter().map(|(school, ..)| *school).collect();
    svg.legend(report.texts, &statuses(report, &places), (X.0, 18));
    let (marks, digits) = across.marks();
    for mark in marks {
        let x = across.at(&mark);
        svg.line("grid", (x, Y.0), (x, Y.1));
        svg.text("tick", Side::Middle, (x, Y.0 + 18), &report.texts.number(&mark, digits));
    }
    let (marks, digits) = up.marks();
    for mark in marks {
        let y = up.at(&mark);
        svg.line("grid", (X.0, y), (X.1, y));
        svg.text("tick", Side::Left, (X.0 - 8, y + 4), &report.texts.number(&mark, digits));
    }
    let middle = |of: fn(&(usize, Exact, Exact)) -> &Exact| median(schools.iter().map(of).collect());
    if let (Some(x), Some(y)) = (middle(|(_, x, _)| x), middle(|(_, _, y)| y)) {
        svg.line("cut", (across.at(&x), Y.0), (across.at(&x), Y.1));
        svg.line("cut", (X.0, up.at(&y)), (X.1, up.at(&y)));
    }
    let title = |index: usize| assessment.criteria.indices[index].title.as_str();
    let axis = |key, index| report.say(&Message::new(key).with("index", title(index)));
    let better = match assessment.criteria.direction {
        Direction::HigherIsBetter => ["chart-axis-right", "chart-axis-up", "chart-corner-low"],
        Direction::LowerIsBetter => ["chart-axis-left", "chart-axis-down", "chart-corner-high"],
    };
    svg.text("head", Side::Middle, (X.0.midpoint(X.1), SIZE.1 - 14), &axis(better[0], conditions));
    svg.text("head", Side::Right, (X.0, 42), &axis(better[1], results));
    draw(report, &mut svg, &schools.iter().map(|(school, x, y)| (*school, across.at(x), up.at(y))).collect::<Vec<_>>());
    let caption = Message::new("chart-quadrant").with("results", title(results));
    let caption = caption.with("conditions", title(conditions)).with("corner", Message::new(better[2]));
    let caption = report.say(&caption);
    let title = report.word("chart-quadrant-title");
    let svg = svg.finish("quadrant", SIZE, &title, &caption);
    Some(Picture { title, caption, svg })
}

/// A stretch of the picture: left, top, right, bottom.
type Room = (i64, i64, i64, i64);

/// The schools, with a name where there is room for one; those listed are named first.
fn draw(report: &Report<'_>, svg: &mut Svg, schools: &[(usize, i64, i64)]) {
    let mut taken: Vec<Room> = schools.iter().map(|(_, x, y)| (x - 6, y - 6, x + 6, y + 6)).collect();
    let mut order: Vec<&(usize, i64, i64)> = schools.iter().collect();
    order.sort_by_key(|(school, ..)| report.assessment.final_status(*school));
    for (school, x, y) in order.into_iter().copied() {
        let status = report.assessment.final_status(school);
        let name = report.assessment.school(school).short_name.as_str();
        let wide = width(name);
        let beside = [
            (Side::Right, (x + 9, y + 4), (x + 8, y - 8, x + 9 + wide, y + 6)),
            (Side::Left, (x - 9, y + 4), (x - 9 - wide, y - 8, x - 8, y + 6)),
            (Side::Middle, (x, y - 10), (x - wide / 2, y - 22, x + wide / 2, y - 8)),
            (Side::Middle, (x, y + 20), (x - wide / 2, y + 8, x + wide / 2, y + 22)),
        ];
        let inside = |room: &Room| room.0 >= X.0 && room.2 <= SIZE.0 && room.1 >= Y.1 - 10 && room.3 <= Y.0;
        let free = |room: &Room| {
            let apart = |other: &Room| room.2 < other.0 || other.2 < room.0 || room.3 < other.1 || other.3 < room.1;
            inside(room) && taken.iter().all(apart)
        };
        let label = beside.into_iter().find(|(_, _, room)| free(room));
        taken.extend(label.map(|(_, _, room)| room));
        svg.group(name, |svg| {
            svg.school(status, (x, y));
            if let Some((side, place, _)) = label {
                svg.text("label", side, place, name);
            }
        });
    }
}

/// The index of results and the index of conditions: the first index that takes no conditions, that which ranks before
/// others, and the first that takes nothing else.
fn axes(criteria: &Criteria) -> Option<(usize, usize)> {
    let all = 0..criteria.indices.len();
    let is_of = |index: usize, conditions: bool| {
        let mut leaves = Vec::new();
        leaves_of(criteria, Node::Index(index), &mut leaves);
        !leaves.is_empty() && leaves.iter().all(|leaf| takes_conditions(criteria, *leaf) == conditions)
    };
    let conditions = all.clone().find(|index| is_of(*index, true))?;
    let results = criteria.ranking().into_iter().chain(all).find(|index| is_of(*index, false))?;
    Some((results, conditions))
}

/// The indicators that a part is made of.
fn leaves_of(criteria: &Criteria, node: Node, leaves: &mut Vec<usize>) {
    match node {
        Node::Indicator(indicator) => leaves.push(indicator),
        Node::Index(index) => {
            criteria.indices[index].all_parts().iter().for_each(|part| leaves_of(criteria, *part, leaves));
        }
        Node::Rule(_) => {}
    }
}

/// Whether an indicator says in what conditions a school works.
fn takes_conditions(criteria: &Criteria, indicator: usize) -> bool {
    let take = &criteria.indicators[indicator].take;
    let (measures, others) = (take.measures(), take.indicators());
    measures.iter().any(|measure| measure.starts_with(CONDITIONS))
        || others.into_iter().any(|other| takes_conditions(criteria, other))
}

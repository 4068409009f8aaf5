//! Schools by indicators: how each value stands among those of all schools.

use super::matrix::{Matrix, Square};
use super::{MOST_SCHOOLS, Picture, of_so_many};
use crate::assess::Absence;
use crate::criteria::Direction;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::text::Message;

/// Parts into which the schools are divided by each indicator.
const PARTS: usize = 5;
const SHADES: [&str; PARTS] = ["heat1", "heat2", "heat3", "heat4", "heat5"];

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    // shades order the schools: nothing to put on a site
    if report.run.public.is_some() {
        return None;
    }
    let assessment = report.assessment;
    let judged = |school: &usize| assessment.final_status(*school) != Status::NotConsidered;
    let all: Vec<usize> = assessment.shown().filter(judged).collect();
    let schools = &all[..all.len().min(MOST_SCHOOLS)];
    let columns: Vec<(usize, Vec<Exact>)> = (0..assessment.criteria.indicators.len())
        .filter_map(|indicator| {
            let mut column: Vec<Exact> =
                all.iter().filter_map(|school| assessment.normalised(*school, indicator)).collect();
            column.sort();
            (!column.is_empty()).then_some((indicator, column))
        })
        .collect();
    if columns.is_empty() || schools.is_empty() {
        return None;
    }
    let square = |school: usize, (indicator, column): &(usize, Vec<Exact>)| {
        let part = assessment.normalised(school, *indicator).map(|own| part(report, column, &own));
        let tip = Message::new("chart-tip-value").with("school", report.short_name(school));
        let tip = tip.with("indicator", report.indicator(*indicator).title.as_str());
        Square {
            shade: part.map_or("none", |part| SHADES[part]),
            strong: part == Some(PARTS - 1),
            word: match assessment.absence(school, *indicator) {
                Some(Absence::Withheld) => report.word("chart-withheld"),
                Some(Absence::NotApplicable) => String::new(),
                _ => report.value_or_dash(school, *indicator),
            },
            tip: report.say(&tip.with("value", report.value(school, *indicator))),
        }
    };
    let meaning = |(part, shade): (usize, &&'static str)| {
        let word = match part {
            0 => report.word("chart-heat-best"),
            _ if part == PARTS - 1 => report.word("chart-heat-worst"),
            _ => String::new(),
        };
        Square { shade, strong: part == PARTS - 1, tip: word.clone(), word }
    };
    let matrix = Matrix {
        titles: columns.iter().map(|(indicator, _)| report.indicator(*indicator).short.clone()).collect(),
        rows: schools
            .iter()
            .map(|school| (*school, columns.iter().map(|column| square(*school, column)).collect()))
            .collect(),
        legend: SHADES.iter().enumerate().map(meaning).collect(),
    };
    let (svg, size) = matrix.draw(report);
    let mut caption = vec![report.word("chart-heat")];
    let withheld = |school: &usize| {
        columns.iter().any(|(indicator, _)| assessment.absence(*school, *indicator) == Some(&Absence::Withheld))
    };
    caption.extend(schools.iter().any(withheld).then(|| report.word("chart-heat-withheld")));
    caption.extend(of_so_many(report, schools.len(), all.len()));
    let (title, caption) = (report.word("chart-heat-title"), caption.join(" "));
    let svg = svg.finish("heat", size, &title, &caption);
    Some(Picture { title, caption, svg })
}

/// In which part of the schools a value lies, the last being the most in need: by the middle of the places that it shares
/// with its equals.
fn part(report: &Report<'_>, column: &[Exact], own: &Exact) -> usize {
    let (below, above) =
        (column.partition_point(|other| other < own), column.len() - column.partition_point(|other| other <= own));
    let better = match report.assessment.criteria.direction {
        Direction::HigherIsBetter => above,
        Direction::LowerIsBetter => below,
    };
    let equals = column.len() - below - above;
    // twice the middle of the places, over twice their number
    ((2 * better + equals) * PARTS / (2 * column.len())).min(PARTS - 1)
}

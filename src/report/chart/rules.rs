//! Schools by what the rules of the list look at: which of it is true of which school.

use std::collections::BTreeMap;

use super::matrix::{Matrix, Square};
use super::{MOST_SCHOOLS, Picture, of_so_many};
use crate::assess::{Absence, Cell, Held};
use crate::criteria::{Ground, Node};
use crate::decision::Status;
use crate::report::Report;
use crate::report::wording::{in_unit, number};
use crate::text::Message;

/// Columns that a picture has room for.
const MOST_COLUMNS: usize = 24;

/// What a rule looks at: a part, in a year or over all.
type Column = (Node, Option<i32>);

pub(super) fn picture(report: &Report<'_>) -> Option<Picture> {
    let assessment = report.assessment;
    let grounds = assessment.criteria.list.as_ref()?.grounds.iter();
    let rules: Vec<usize> =
        grounds.filter_map(|ground| if let Ground::Rule(rule) = ground { Some(*rule) } else { None }).collect();
    let judged = |school: &usize| assessment.final_status(*school) != Status::NotConsidered;
    let all: Vec<usize> = assessment.shown().filter(judged).collect();
    let cells: Vec<BTreeMap<Column, Cell>> = all
        .iter()
        .map(|school| {
            let mut cells = BTreeMap::new();
            // what several rules look at is shown as that one sees it which counts it
            for cell in rules.iter().flat_map(|rule| assessment.cells(*school, *rule)) {
                let counts = cell.item == Held::Yes;
                let known = cells.entry((cell.of, cell.year)).or_insert_with(|| cell.clone());
                if counts {
                    *known = cell;
                }
            }
            cells
        })
        .collect();
    let mut columns: Vec<Column> = cells.iter().flat_map(BTreeMap::keys).copied().collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.is_empty() || columns.len() > MOST_COLUMNS {
        return None;
    }
    let title = |(of, year): &Column| {
        let title = match of {
            Node::Indicator(place) => report.indicator(*place).short.as_str(),
            other => assessment.criteria.title_of(*other),
        };
        let message = Message::new("chart-column").with("title", title);
        year.map_or_else(|| title.to_owned(), |year| report.say(&message.with("year", year.to_string())))
    };
    let square = |school: usize, column: &Column, cell: Option<&Cell>| {
        let withheld =
            matches!(column.0, Node::Indicator(place) if assessment.absence(school, place) == Some(&Absence::Withheld));
        let is = cell.map_or(Held::NotApplicable, |cell| cell.held);
        let tip = cell.map_or_else(|| title(column), |cell| report.rule_cell(school, cell));
        let tip = Message::new("chart-tip-cell").with("school", report.short_name(school)).with("cell", tip);
        let (shade, strong) = match is {
            Held::Yes if cell.is_some_and(|cell| cell.item == Held::Yes) => ("heat5", true),
            Held::Yes => ("heat3", true),
            Held::No => ("heat1", false),
            _ => ("none", false),
        };
        let word = match cell {
            _ if withheld => report.word("chart-withheld"),
            Some(Cell { value: Some(value), .. }) => report.say(&match column.0 {
                Node::Indicator(place) => in_unit(report.indicator(place).unit, value),
                _ => Message::new("value-plain")
                    .with("value", number(value, value.decimals().map_or(2, |digits| digits.min(2)))),
            }),
            Some(_) if is == Held::Yes => report.word("value-yes"),
            Some(_) if is == Held::No => report.word("value-no"),
            Some(_) => report.word("value-none"),
            None => String::new(),
        };
        Square { shade, strong, word, tip: report.say(&tip) }
    };
    let shown = all.iter().zip(&cells).take(MOST_SCHOOLS);
    let rows = shown.map(|(school, cells)| {
        (*school, columns.iter().map(|column| square(*school, column, cells.get(column))).collect())
    });
    let matrix = Matrix { titles: columns.iter().map(title).collect(), rows: rows.collect(), legend: Vec::new() };
    let (svg, size) = matrix.draw(report);
    let mut caption = vec![report.word("chart-rules")];
    caption.extend(of_so_many(report, matrix.rows.len(), all.len()));
    let (title, caption) = (report.word("chart-rules-title"), caption.join(" "));
    let svg = svg.finish("rules", size, &title, &caption);
    Some(Picture { title, caption, svg })
}

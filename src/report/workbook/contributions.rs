//! What every indicator gave every school: value, place on the scale, weight, points, each as shown and as it is. A row a
//! school sums its points up again, so that whoever filters by a school sees that they add up.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::{columns, exact_columns, is_scored};
use crate::assess::{IndicatorValue, Total};
use crate::number::{Exact, Rounding};
use crate::origin::{cell_address, column_letters};
use crate::report::{Report, wording};
use crate::text::Message;

/// Digits of a place on the scale and of a weight.
const SCALE_DIGITS: u32 = 6;
const WEIGHT_DIGITS: u32 = 4;

/// Digits of the points that can be added up: far more than are shown, and no more than an office program keeps.
const SUM_DIGITS: u32 = 10;

/// The columns that every methodology has, printed.
const ALWAYS: [(&str, u16); 9] = [
    ("column-number", 6),
    ("column-school-code", 13),
    ("column-school", 22),
    ("column-indicator", 46),
    ("column-its-value", 12),
    ("column-above", 12),
    ("column-below", 14),
    ("column-years", 12),
    ("column-median", 11),
];

/// The columns of a score, printed.
const SCORE: [(&str, u16); 4] =
    [("column-normalised", 11), ("column-weight", 9), ("column-points", 9), ("column-shortfall", 10)];

/// The column of the schools' numbers, by which points are added up.
const NUMBER: u32 = 0;

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let scored = is_scored(report);
    let mut page = Page::new(sheet, looks, report, "book-sheet-contributions", headings(report, scored))?;
    if scored {
        let digits = wording::point_digits(report.assessment.criteria);
        let note = Message::new("book-sum-note").with("digits", digits as usize);
        page.line(&report.say(&note.with("sum_digits", SUM_DIGITS as usize)))?;
    }
    let first = page.row + 1;
    let rows = table(report, scored);
    let count = u32::try_from(rows.len()).unwrap_or_default();
    let sums = Sums { first, last: first + count.saturating_sub(1) };
    let rows = (first..).zip(rows).map(|(at, row)| match row {
        Line::Given(cells) => (Row::Plain, cells),
        Line::Total(cells, sum) => (Row::Total, sums.with_formula(at, cells, &sum)),
    });
    page.table(rows)?;
    page.finish()
}

fn headings(report: &Report<'_>, scored: bool) -> Vec<Column> {
    let mut keys = ALWAYS.to_vec();
    if scored {
        keys.extend(SCORE);
    }
    keys.push(("column-why-none", 40));
    let mut columns = columns(report, &keys);
    if scored {
        let digits = Message::new("column-points-long").with("digits", SUM_DIGITS as usize);
        columns.push(Column { heading: report.say(&digits), width: 18, printed: false });
        columns.push(Column { heading: report.word("column-points-sum"), width: 18, printed: false });
        for of in ["column-points", "column-its-value", "column-normalised", "column-weight", "column-shortfall"] {
            columns.extend(exact_columns(report, of));
        }
    } else {
        columns.extend(exact_columns(report, "column-its-value"));
    }
    columns
}

/// A row of the table.
enum Line {
    /// What an indicator, or a step, gave.
    Given(Vec<Cell>),
    /// The score, and the sum of the points above it as they are added up.
    Total(Vec<Cell>, Exact),
}

fn table(report: &Report<'_>, scored: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, school) in (1..).zip(report.assessment.shown()) {
        let known = report.assessment.school(school);
        let reasons = report.assessment.reasons(school);
        let head = || vec![Cell::count(number), Cell::text(&known.id), Cell::text(&known.short_name)];
        for place in 0..report.assessment.criteria.indicators.len() {
            let shortfall = reasons.iter().find(|reason| reason.indicator == place).map(|reason| &reason.shortfall);
            let mut cells = head();
            cells.extend(indicator(report, school, place, shortfall, scored));
            lines.push(Line::Given(cells));
        }
        let Some(total) = report.assessment.schools[school].total() else { continue };
        for adjustment in &total.adjustments {
            let step = wording::adjustment(adjustment.step, adjustment.stand_in);
            let index = report.assessment.criteria.indices[adjustment.index].title.as_str();
            let step = Message::new("book-step").with("index", index).with("step", step);
            let mut cells = head();
            cells.push(Cell::Text(report.say(&step)));
            cells.extend(of_points(report, &adjustment.amount));
            lines.push(Line::Given(cells));
        }
        let (cells, sum) = sum(report, total);
        lines.push(Line::Total(head().into_iter().chain(cells).collect(), sum));
    }
    lines
}

/// What an indicator gave, from its title on.
fn indicator(report: &Report<'_>, school: usize, place: usize, shortfall: Option<&Exact>, scored: bool) -> Vec<Cell> {
    let (meant, assessed) = (report.indicator(place), &report.assessment.schools[school]);
    let none = || Cell::NoNumber(report.word("value-none"));
    let digits = wording::point_digits(report.assessment.criteria);
    let value = report.assessment.value(school, place);
    let in_unit = |value: &Exact| Cell::in_unit(report, meant.unit, value);
    let mut cells = vec![Cell::text(&meant.title)];
    match value {
        IndicatorValue::Value(value) => {
            let years: Vec<String> = value.years().map(|year| year.to_string()).collect();
            cells.push(in_unit(&value.exact));
            cells.extend([value.numerator, value.denominator].map(|count| count.map_or(Cell::Empty, Cell::count)));
            cells.push(Cell::Text(years.join(", ")));
        }
        IndicatorValue::Missing(_) => cells.extend([none(), Cell::Empty, Cell::Empty, Cell::Empty]),
    }
    let median = report.assessment.indicators[place].median_value.as_ref();
    cells.push(median.map_or_else(none, in_unit));
    let given = assessed.contribution(place);
    if scored {
        cells.extend(match given {
            Some(given) => [
                Cell::short(&given.normalised, SCALE_DIGITS),
                Cell::short(&given.weight, WEIGHT_DIGITS),
                Cell::shown(&given.points, digits),
            ],
            None => [none(), none(), none()],
        });
        cells.push(shortfall.map_or_else(none, |shortfall| Cell::shown(shortfall, digits)));
    }
    cells.push(report.assessment.absence(school, place).map_or(Cell::Empty, |why| {
        let handled = wording::handled(report.assessment.criteria, &assessed.weighed, place, why);
        let message = Message::new("book-why-none").with("why", wording::absence(why)).with("handled", handled);
        Cell::Text(report.say(&message))
    }));
    let fraction = |value: Option<&Exact>| value.map_or_else(blanks, Cell::fraction);
    if scored {
        cells.push(given.map_or(Cell::Empty, |given| Cell::shown(&given.points, SUM_DIGITS)));
        cells.push(Cell::Empty);
        cells.extend(fraction(given.map(|given| &given.points)));
    }
    cells.extend(fraction(value.value().map(|value| &value.exact)));
    if scored {
        cells.extend(fraction(given.map(|given| &given.normalised)));
        cells.extend(fraction(given.map(|given| &given.weight)));
        cells.extend(fraction(shortfall));
    }
    cells
}

fn blanks() -> [Cell; 3] {
    [Cell::Empty, Cell::Empty, Cell::Empty]
}

/// The cells behind the title of what gives points and nothing else.
fn of_points(report: &Report<'_>, points: &Exact) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; SCORE.len() + 8];
    cells[7] = Cell::shown(points, wording::point_digits(report.assessment.criteria));
    cells[10] = Cell::shown(points, SUM_DIGITS);
    cells.extend(Cell::fraction(points));
    cells.extend(vec![Cell::Empty; 12]);
    cells
}

/// The row of a score, and what the points above it add up to at the digits at which they can be added up.
fn sum(report: &Report<'_>, total: &Total) -> (Vec<Cell>, Exact) {
    let mut cells = vec![Cell::Text(report.word("report-sum"))];
    cells.extend(of_points(report, &total.score));
    cells[1 + 6] = Cell::short(&total.contributions.iter().map(|given| &given.weight).sum(), WEIGHT_DIGITS);
    // what is summed must not be in the column that is summed
    cells[1 + 10] = Cell::Empty;
    let rounding = Rounding::half_up(SUM_DIGITS);
    let points = total.contributions.iter().map(|given| &given.points);
    let all: Vec<Exact> =
        points.chain(total.adjustments.iter().map(|step| &step.amount)).map(|points| rounding.of(points)).collect();
    (cells, all.iter().sum())
}

/// The rows over which points are added up.
struct Sums {
    first: u32,
    last: u32,
}

impl Sums {
    /// The cells with the sum of the points of their school, whatever the order into which the rows are sorted.
    fn with_formula(&self, row: u32, mut cells: Vec<Cell>, sum: &Exact) -> Vec<Cell> {
        let long = u32::try_from(ALWAYS.len() + SCORE.len() + 1).unwrap_or_default();
        let range = |column: u32| {
            let letters = column_letters(column);
            format!("${letters}${}:${letters}${}", self.first + 1, self.last + 1)
        };
        let formula = format!("=SUMIF({},{},{})", range(NUMBER), cell_address(row, NUMBER), range(long));
        cells[ALWAYS.len() + SCORE.len() + 2] = Cell::Sum { formula, value: sum.clone(), digits: SUM_DIGITS };
        cells
    }
}

//! What every indicator gave every school: value, place on the scale, weight, points, each as shown and as it is. A row a
//! school sums its points up again, so that whoever filters by a school sees that they add up.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::schools::none;
use super::{columns, exact_columns, is_scored};
use crate::assess::Total;
use crate::number::{Exact, Rounding};
use crate::origin::{cell_address, column_letters};
use crate::report::{Report, wording};
use crate::text::Message;

/// Digits of a place on the scale and of a weight.
const SCALE_DIGITS: u32 = 6;
const WEIGHT_DIGITS: u32 = 4;

/// Digits of the points that can be added up: far more than are shown, and no more than an office program keeps.
const SUM_DIGITS: u32 = 10;

/// Columns that are named more than once.
const NUMBER: &str = "column-number";
const VALUE: &str = "column-its-value";
const NORMALISED: &str = "column-normalised";
const WEIGHT: &str = "column-weight";
const POINTS: &str = "column-points";
const SHORTFALL: &str = "column-shortfall";
/// Points that can be added up, and what they add up to.
const LONG: &str = "column-points-long";
const SUM: &str = "column-points-sum";

/// The columns that every methodology has, printed.
const ALWAYS: [(&str, u16); 9] = [
    (NUMBER, 6),
    ("column-school-code", 13),
    ("column-school", 22),
    ("column-indicator", 46),
    (VALUE, 12),
    ("column-above", 12),
    ("column-below", 14),
    ("column-years", 12),
    ("column-median", 11),
];

/// The columns of a score, printed.
const SCORE: [(&str, u16); 4] = [(NORMALISED, 11), (WEIGHT, 9), (POINTS, 9), (SHORTFALL, 10)];

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let scored = is_scored(report);
    let (layout, columns) = Layout::of(report, scored);
    let mut page = Page::new(sheet, looks, report, "book-sheet-contributions", columns)?;
    if scored {
        let digits = wording::point_digits(report.assessment.criteria);
        let is_rounded = report.assessment.criteria.rounding.contribution.is_some();
        let note = Message::new(if is_rounded { "book-sum-rounded" } else { "book-sum-note" });
        let note = note.with("digits", digits as usize);
        page.line(&report.say(&note.with("sum_digits", SUM_DIGITS as usize)))?;
    }
    let first = page.row + 1;
    let last = page.row + report.assessment.shown().map(|school| height(report, school)).sum::<u32>();
    // a school at a time: all of them together take much memory
    let rows = (1..).zip(report.assessment.shown()).flat_map(|(number, school)| lines(report, number, school));
    let rows = (first..).zip(rows).map(|(at, mut row)| {
        if let Some(value) = row.sum.take() {
            row.put(SUM, Cell::Sum { formula: layout.sum(at, first, last), value, digits: SUM_DIGITS });
        }
        (row.kind, layout.cells(row))
    });
    page.table(rows)?;
    page.finish()
}

/// A column: one with a heading of its own, or one of the three that show the number of another as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Shown(&'static str),
    Exact(&'static str, usize),
}

/// The columns in their order.
struct Layout(Vec<Key>);

impl Layout {
    fn of(report: &Report<'_>, scored: bool) -> (Self, Vec<Column>) {
        let mut printed = ALWAYS.to_vec();
        if scored {
            printed.extend(SCORE);
        }
        printed.push(("column-why-none", 40));
        let mut keys: Vec<Key> = printed.iter().map(|(key, _)| Key::Shown(key)).collect();
        let mut columns = columns(report, &printed);
        if scored {
            let long = Message::new(LONG).with("digits", SUM_DIGITS as usize);
            for (key, heading) in [(LONG, report.say(&long)), (SUM, report.word(SUM))] {
                keys.push(Key::Shown(key));
                columns.push(Column { heading, width: 18, printed: false });
            }
        }
        let exact: &[&'static str] = if scored { &[POINTS, VALUE, NORMALISED, WEIGHT, SHORTFALL] } else { &[VALUE] };
        for of in exact {
            keys.extend((0..3).map(|part| Key::Exact(of, part)));
            columns.extend(exact_columns(report, of));
        }
        (Self(keys), columns)
    }

    fn place(&self, key: &'static str) -> u32 {
        let place = self.0.iter().position(|known| *known == Key::Shown(key));
        place.and_then(|place| u32::try_from(place).ok()).expect("whoever asks for a column has it")
    }

    /// The cells of a row: columns of which it says nothing are empty, and what has no column is left out.
    fn cells(&self, row: Line) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; self.0.len()];
        for (key, cell) in row.cells {
            if let Some(place) = self.0.iter().position(|known| *known == key) {
                cells[place] = cell;
            }
        }
        cells
    }

    /// What adds up the points of the school of a row, whatever the order into which the rows are sorted.
    fn sum(&self, row: u32, first: u32, last: u32) -> String {
        let range = |column: u32| {
            let letters = column_letters(column);
            format!("${letters}${}:${letters}${}", first + 1, last + 1)
        };
        let (number, long) = (self.place(NUMBER), self.place(LONG));
        format!("=SUMIF({},{},{})", range(number), cell_address(row, number), range(long))
    }
}

/// A row: what it says, by column.
struct Line {
    kind: Row,
    cells: Vec<(Key, Cell)>,
    /// In the row of a score, what the points above it add up to at the digits at which they can be added up.
    sum: Option<Exact>,
}

impl Line {
    fn of(report: &Report<'_>, number: usize, school: usize, kind: Row, title: String) -> Self {
        let known = report.assessment.school(school);
        let mut line = Self { kind, cells: Vec::new(), sum: None };
        line.put(NUMBER, Cell::count(number));
        line.put("column-school-code", Cell::text(&known.id));
        line.put("column-school", Cell::text(&known.short_name));
        line.put("column-indicator", Cell::Text(title));
        line
    }

    fn put(&mut self, key: &'static str, cell: Cell) {
        self.cells.push((Key::Shown(key), cell));
    }

    /// A number as it is shown, and beside the page as it is.
    fn number(&mut self, key: &'static str, value: &Exact, shown: Cell) {
        self.put(key, shown);
        self.cells.extend((0..).zip(Cell::fraction(value)).map(|(part, cell)| (Key::Exact(key, part), cell)));
    }

    fn points(&mut self, report: &Report<'_>, points: &Exact) {
        self.number(POINTS, points, Cell::shown(points, wording::point_digits(report.assessment.criteria)));
    }
}

/// How many rows a school has: its indicators, and the steps and the score that it may have.
fn height(report: &Report<'_>, school: usize) -> u32 {
    let scored = report.assessment.schools[school].total().map_or(0, |total| total.adjustments.len() + 1);
    u32::try_from(report.assessment.criteria.indicators.len() + scored).unwrap_or(u32::MAX)
}

/// The rows of a school.
fn lines(report: &Report<'_>, number: usize, school: usize) -> Vec<Line> {
    let reasons = report.assessment.reasons(school);
    let of_indicator = |place: usize| {
        let shortfall = reasons.iter().find(|reason| reason.indicator == place).map(|reason| &reason.shortfall);
        let title = report.indicator(place).title.clone();
        let mut line = Line::of(report, number, school, Row::Plain, title);
        indicator(&mut line, report, school, place, shortfall);
        line
    };
    let mut lines: Vec<Line> = (0..report.assessment.criteria.indicators.len()).map(of_indicator).collect();
    let Some(total) = report.assessment.schools[school].total() else { return lines };
    lines.extend(total.adjustments.iter().map(|adjustment| {
        let step = wording::adjustment(adjustment.step, adjustment.stand_in);
        let index = report.assessment.criteria.indices[adjustment.index].title.as_str();
        let step = Message::new("book-step").with("index", index).with("step", step);
        let mut line = Line::of(report, number, school, Row::Plain, report.say(&step));
        line.points(report, &adjustment.amount);
        line.put(LONG, Cell::shown(&adjustment.amount, SUM_DIGITS));
        line
    }));
    // the score itself does not stand in the column that is added up
    let mut line = Line::of(report, number, school, Row::Total, report.word("report-sum"));
    line.put(WEIGHT, Cell::short(&total.contributions.iter().map(|given| &given.weight).sum(), WEIGHT_DIGITS));
    line.points(report, &total.score);
    line.sum = Some(sum(total));
    lines.push(line);
    lines
}

/// What an indicator gave.
fn indicator(line: &mut Line, report: &Report<'_>, school: usize, place: usize, shortfall: Option<&Exact>) {
    let (meant, assessed) = (report.indicator(place), &report.assessment.schools[school]);
    let digits = wording::point_digits(report.assessment.criteria);
    let in_unit = |value: &Exact| Cell::in_unit(report, meant.unit, value);
    for key in [VALUE, "column-median", NORMALISED, WEIGHT, POINTS, SHORTFALL] {
        line.put(key, none(report));
    }
    if let Some(value) = report.assessment.value(school, place).value() {
        let years: Vec<String> = value.years().map(|year| year.to_string()).collect();
        line.number(VALUE, &value.exact, in_unit(&value.exact));
        line.put("column-above", value.numerator.map_or(Cell::Empty, Cell::count));
        line.put("column-below", value.denominator.map_or(Cell::Empty, Cell::count));
        line.put("column-years", Cell::Text(years.join(", ")));
    }
    if let Some(median) = &report.assessment.indicators[place].median_value {
        line.put("column-median", in_unit(median));
    }
    if let Some(given) = assessed.contribution(place) {
        line.number(NORMALISED, &given.normalised, Cell::short(&given.normalised, SCALE_DIGITS));
        line.number(WEIGHT, &given.weight, Cell::short(&given.weight, WEIGHT_DIGITS));
        line.points(report, &given.points);
        line.put(LONG, Cell::shown(&given.points, SUM_DIGITS));
    }
    if let Some(shortfall) = shortfall {
        line.number(SHORTFALL, shortfall, Cell::shown(shortfall, digits));
    }
    if let Some(why) = report.assessment.absence(school, place) {
        let handled = wording::handled(report.assessment.criteria, &assessed.weighed, place, why);
        let message = Message::new("book-why-none").with("why", wording::absence(why)).with("handled", handled);
        line.put("column-why-none", Cell::Text(report.say(&message)));
    }
}

/// What the points of a score add up to at the digits at which they can be added up.
fn sum(total: &Total) -> Exact {
    let rounding = Rounding::half_up(SUM_DIGITS);
    let points = total.contributions.iter().map(|given| &given.points);
    let all = points.chain(total.adjustments.iter().map(|step| &step.amount));
    all.map(|points| rounding.of(points)).sum()
}

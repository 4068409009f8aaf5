//! `сравнение.xlsx`: the changes of scores and places, why schools moved, the parts by indicator, the schools over the
//! years, which is which.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grids::{PARTS, matches, trend, turn_key};
use super::reasons::reasons;
use super::shown::{Shown, difference};
use super::{Comparison, PLACE_DIGITS, tell};
use crate::compare::{Move, Parts, Standing, Step, Turn};
use crate::date::Date;
use crate::number::Exact;
use crate::report::book;
use crate::report::grid::Grid;
use crate::report::workbook::{Cell, Column, Looks, Page, Row};

pub(super) fn bytes(comparison: &Comparison<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = book::new(&comparison.title(), Date::NONE)?;
    let mut looks = Looks::new();
    changes(workbook.add_worksheet(), &mut looks, comparison)?;
    causes(workbook.add_worksheet(), &mut looks, comparison)?;
    places(workbook.add_worksheet(), &mut looks, comparison)?;
    parts(workbook.add_worksheet(), &mut looks, comparison)?;
    let mut grids: Vec<(&'static str, Vec<Grid>)> = vec![("book-sheet-trend", vec![trend(comparison, true)])];
    grids.push(("book-sheet-matches", comparison.steps.iter().map(|step| matches(comparison, step)).collect()));
    for (name, grids) in grids {
        let widest = grids.iter().map(|grid| grid.header.len()).max().unwrap_or(1);
        let columns = (0..widest).map(|at| Column {
            heading: String::new(),
            width: if at == 0 { 36 } else { 34 },
            printed: true,
        });
        let mut page = Page::new(workbook.add_worksheet(), &mut looks, comparison, name, columns.collect())?;
        for (at, grid) in grids.iter().enumerate() {
            if grids.len() > 1 {
                page.heading(&comparison.step_title(&comparison.steps[at]))?;
            }
            page.grid(grid)?;
        }
        page.finish()?;
    }
    // one column that is wider than the paper would be cut off, several are made to fit
    let wide = (0..4).map(|_| Column { heading: String::new(), width: 30, printed: true }).collect();
    let mut page = Page::new(workbook.add_worksheet(), &mut looks, comparison, "book-sheet-reading", wide)?;
    page.lines(&comparison.head())?;
    for step in &comparison.steps {
        page.heading(&comparison.step_title(step))?;
        page.lines(&tell::criteria(comparison, step))?;
    }
    page.heading(&comparison.word("compare-reading"))?;
    page.lines(&tell::reading(comparison))?;
    page.finish()?;
    workbook.save_to_buffer()
}

fn column(comparison: &Comparison<'_>, key: &'static str, width: u16) -> Column {
    Column { heading: comparison.word(key), width, printed: true }
}

fn none(comparison: &Comparison<'_>) -> Cell {
    Cell::NoNumber(comparison.word("value-none"))
}

/// A number with so many digits as its column has.
fn number(value: Option<&Exact>, digits: u32, comparison: &Comparison<'_>) -> Cell {
    value.map_or_else(|| none(comparison), |value| Cell::shown(value, digits))
}

/// A change and its parts as they are shown, or what stands there instead.
fn split(shown: Option<&Shown>, digits: [u32; 2], comparison: &Comparison<'_>) -> Vec<Cell> {
    let Some(shown) = shown else { return (0..=PARTS.len()).map(|_| none(comparison)).collect() };
    let parts = shown.parts.iter().map(|part| Cell::shown(part, digits[1]));
    std::iter::once(Cell::shown(&shown.change, digits[0])).chain(parts).collect()
}

/// A table of a row a school and step, after the columns by which a school is known.
fn of_schools(
    sheet: &mut Worksheet,
    looks: &mut Looks,
    comparison: &Comparison<'_>,
    name: &'static str,
    columns: Vec<Column>,
    cells: impl Fn(&Step, &Move) -> Option<Vec<Cell>>,
) -> Result<(), XlsxError> {
    let mut all = vec![
        column(comparison, "compare-years", 13),
        column(comparison, "column-code", 10),
        column(comparison, "column-school", 30),
        column(comparison, "compare-turn", 13),
    ];
    all.extend(columns);
    let mut page = Page::new(sheet, looks, comparison, name, all)?;
    let row = |step: &Step, found: &Move| {
        let school = comparison.school(step, found);
        let mut row = vec![
            Cell::Text(comparison.step_title(step)),
            Cell::Text(school.id.clone()),
            Cell::Text(school.name.clone()),
            Cell::Text(comparison.word(turn_key(found.turn))),
        ];
        row.extend(cells(step, found)?);
        Some((if found.turn == Turn::Outside { Row::Plain } else { Row::Listed }, row))
    };
    let rows = comparison.steps.iter().flat_map(|step| step.moves.iter().map(move |found| (step, found)));
    page.table(rows.filter_map(|(step, found)| row(step, found)))?;
    page.finish()
}

/// What a school was in the earlier run and is in the later one, where it was one school.
fn standings<'c>(comparison: &'c Comparison<'_>, step: &Step, found: &Move) -> [Option<&'c Standing>; 2] {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    let was = found.before.first().filter(|_| found.before.len() == 1).map(|place| &runs[0].standings[*place]);
    [was, found.after.map(|place| &runs[1].standings[place])]
}

/// The scores.
fn changes(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let mut columns = vec![
        column(comparison, "compare-score-before", 11),
        column(comparison, "compare-score-after", 11),
        column(comparison, "compare-change", 11),
    ];
    columns.extend(PARTS.map(|(key, _)| column(comparison, key, 12)));
    columns.push(column(comparison, "compare-regression-column", 12));
    columns.push(column(comparison, "compare-not-split", 34));
    of_schools(sheet, looks, comparison, "book-sheet-changes", columns, |step, found| {
        let digits = comparison.digits(step);
        let both = standings(comparison, step, found).map(|school| school.and_then(|school| school.score.as_ref()));
        let mut cells: Vec<Cell> = both.iter().map(|score| number(*score, digits, comparison)).collect();
        let shown = found.change.as_ref().ok().map(|split| Shown::of(&split.score, digits));
        let mut parts = split(shown.as_ref(), [digits; 2], comparison);
        if let ([Some(was), Some(is)], None) = (both, &shown) {
            parts[0] = Cell::shown(&difference(was, is, digits), digits);
        }
        cells.extend(parts);
        let expected = found.regression.as_ref().map(|regression| &regression.expected);
        cells.push(number(expected, digits, comparison));
        let why = found.change.as_ref().err().map(|why| super::grids::incomparable(comparison, step, found, why));
        cells.push(why.map_or(Cell::Empty, Cell::Text));
        Some(cells)
    })
}

/// The places.
fn places(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let mut columns = vec![
        column(comparison, "compare-place-before", 11),
        column(comparison, "compare-place-after", 11),
        column(comparison, "compare-change", 11),
    ];
    columns.extend(PARTS.map(|(key, _)| column(comparison, key, 12)));
    of_schools(sheet, looks, comparison, "book-sheet-places", columns, |step, found| {
        let both = standings(comparison, step, found).map(|school| school.and_then(|school| school.place));
        let mut cells: Vec<Cell> =
            both.iter().map(|place| place.map_or_else(|| none(comparison), Cell::count)).collect();
        let shown = found.change.as_ref().ok().map(|split| Shown::of(&split.place, PLACE_DIGITS));
        cells.extend(split(shown.as_ref(), [0, PLACE_DIGITS], comparison));
        Some(cells)
    })
}

/// Why schools moved.
fn causes(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let columns = vec![column(comparison, "compare-because-column", 100)];
    of_schools(sheet, looks, comparison, "book-sheet-causes", columns, |step, found| {
        let said = reasons(comparison, step, found).join(" ");
        (!said.is_empty()).then(|| vec![Cell::Text(said)])
    })
}

/// The points of each indicator of each school, part by part.
fn parts(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let mut columns = vec![
        column(comparison, "compare-years", 13),
        column(comparison, "column-school", 30),
        column(comparison, "column-indicator", 40),
        column(comparison, "compare-points-before", 11),
        column(comparison, "compare-points-after", 11),
        column(comparison, "compare-change", 11),
    ];
    columns.extend(PARTS.map(|(key, _)| column(comparison, key, 12)));
    let mut page = Page::new(sheet, looks, comparison, "book-sheet-parts", columns)?;
    let mut rows: Vec<(Row, Vec<Cell>)> = Vec::new();
    for step in &comparison.steps {
        let digits = comparison.digits(step);
        for found in &step.moves {
            let Ok(of_school) = &found.change else { continue };
            let mut row = |name: String, parts: &Parts, kind: Row| {
                let mut cells = vec![Cell::Text(comparison.step_title(step))];
                cells.extend([Cell::Text(comparison.school(step, found).short_name.clone()), Cell::Text(name)]);
                cells.extend([&parts.before, &parts.after].map(|points| Cell::shown(points, digits)));
                cells.extend(split(Some(&Shown::of(parts, digits)), [digits; 2], comparison));
                rows.push((kind, cells));
            };
            for of in &of_school.indicators {
                let known = comparison.indicator(step, &of.id);
                row(known.map_or_else(|| of.id.clone(), |known| known.title.clone()), &of.points, Row::Plain);
            }
            if PARTS.iter().any(|(_, part)| *part(&of_school.adjustments) != 0) {
                row(comparison.word("compare-adjustments"), &of_school.adjustments, Row::Plain);
            }
            row(comparison.word("compare-score"), &of_school.score, Row::Total);
        }
    }
    page.table(rows.into_iter())?;
    page.finish()
}

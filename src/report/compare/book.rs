//! `сравнение.xlsx`: the changes, their parts by indicator, the schools over the years, which is which.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grids::{PARTS, matches, trend, turn_key};
use super::{Comparison, tell};
use crate::compare::{Move, Parts, Step, Turn};
use crate::date::Date;
use crate::number::Exact;
use crate::report::book;
use crate::report::grid::Grid;
use crate::report::workbook::{Cell, Column, Looks, Page, Row};

/// Digits of parts: sixths are not written out.
const DIGITS: u32 = 4;

pub(super) fn bytes(comparison: &Comparison<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = book::new(&comparison.title(), Date::NONE)?;
    let mut looks = Looks::new();
    changes(workbook.add_worksheet(), &mut looks, comparison)?;
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
    let wide = vec![Column { heading: String::new(), width: 120, printed: true }];
    let mut page = Page::new(workbook.add_worksheet(), &mut looks, comparison, "book-sheet-reading", wide)?;
    page.lines(&tell::reading(comparison))?;
    page.finish()?;
    workbook.save_to_buffer()
}

fn column(comparison: &Comparison<'_>, key: &'static str, width: u16) -> Column {
    Column { heading: comparison.word(key), width, printed: true }
}

fn number(value: Option<&Exact>, comparison: &Comparison<'_>) -> Cell {
    value.map_or_else(|| Cell::NoNumber(comparison.word("value-none")), |value| Cell::short(value, DIGITS))
}

fn changes(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let mut columns = vec![
        column(comparison, "compare-years", 13),
        column(comparison, "column-code", 10),
        column(comparison, "column-school", 30),
        column(comparison, "compare-turn", 13),
        column(comparison, "compare-score-before", 11),
        column(comparison, "compare-score-after", 11),
        column(comparison, "compare-change", 11),
    ];
    columns.extend(PARTS.map(|(key, _)| column(comparison, key, 12)));
    columns.extend([column(comparison, "compare-place-before", 9), column(comparison, "compare-place-after", 9)]);
    columns.push(column(comparison, "compare-not-split", 34));
    let mut page = Page::new(sheet, looks, comparison, "book-sheet-changes", columns)?;
    page.table(
        comparison.steps.iter().flat_map(|step| step.moves.iter().map(move |found| row(comparison, step, found))),
    )?;
    page.finish()
}

fn row(comparison: &Comparison<'_>, step: &Step, found: &Move) -> (Row, Vec<Cell>) {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    let was = found.before.first().filter(|_| found.before.len() == 1).map(|place| &runs[0].standings[*place]);
    let is = found.after.map(|place| &runs[1].standings[place]);
    let school = comparison.school(step, found);
    let split = found.change.as_ref().ok();
    let mut cells = vec![
        Cell::Text(comparison.step_title(step)),
        Cell::Text(school.id.clone()),
        Cell::Text(school.name.clone()),
        Cell::Text(comparison.word(turn_key(found.turn))),
    ];
    cells.extend([was, is].map(|school| number(school.and_then(|school| school.score.as_ref()), comparison)));
    cells.push(number(split.map(|split| split.score.change()).as_ref(), comparison));
    cells.extend(PARTS.map(|(_, part)| number(split.map(|split| part(&split.score)), comparison)));
    let none = || Cell::NoNumber(comparison.word("value-none"));
    cells.extend([was, is].map(|school| school.and_then(|school| school.place).map_or_else(none, Cell::count)));
    let why = found.change.as_ref().err().map(|why| super::grids::incomparable(comparison, step, found, why));
    cells.push(why.map_or(Cell::Empty, Cell::Text));
    (if found.turn == Turn::Outside { Row::Plain } else { Row::Listed }, cells)
}

/// The points of each indicator of each school, part by part.
fn parts(sheet: &mut Worksheet, looks: &mut Looks, comparison: &Comparison<'_>) -> Result<(), XlsxError> {
    let mut columns = vec![
        column(comparison, "compare-years", 13),
        column(comparison, "column-school", 30),
        column(comparison, "column-indicator", 40),
        column(comparison, "compare-points-before", 11),
        column(comparison, "compare-points-after", 11),
    ];
    columns.extend(PARTS.map(|(key, _)| column(comparison, key, 12)));
    let mut page = Page::new(sheet, looks, comparison, "book-sheet-parts", columns)?;
    let mut rows: Vec<(Row, Vec<Cell>)> = Vec::new();
    for step in &comparison.steps {
        for found in &step.moves {
            let Ok(split) = &found.change else { continue };
            let mut row = |name: String, parts: &Parts, kind: Row| {
                let mut cells = vec![Cell::Text(comparison.step_title(step))];
                cells.extend([Cell::Text(comparison.school(step, found).short_name.clone()), Cell::Text(name)]);
                cells.extend([&parts.before, &parts.after].map(|points| Cell::short(points, DIGITS)));
                cells.extend(PARTS.map(|(_, part)| Cell::short(part(parts), DIGITS)));
                rows.push((kind, cells));
            };
            for of in &split.indicators {
                let known = comparison.indicator(step, &of.id);
                row(known.map_or_else(|| of.id.clone(), |known| known.title.clone()), &of.points, Row::Plain);
            }
            if PARTS.iter().any(|(_, part)| *part(&split.adjustments) != 0) {
                row(comparison.word("compare-adjustments"), &split.adjustments, Row::Plain);
            }
            row(comparison.word("compare-score"), &split.score, Row::Total);
        }
    }
    page.table(rows.into_iter())?;
    page.finish()
}

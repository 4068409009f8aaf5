//! Where a table ends and what breaks it: headings that come again on a printed page, a second table below, cells merged
//! over several schools.

use std::collections::BTreeSet;

use super::header::{Holds, Table};
use super::notes::{Kind, Notes};
use super::sheet::{Cell, Sheet};
use crate::finding::{Finding, Level};
use crate::layout::{Field, Layout, Meaning};
use crate::text::{Message, fold};

const MERGED: Kind = Kind::new("F21", Level::Error, "finding-merged", "finding-merged-remedy");

/// Characters of the longest heading of schools.
const LONGEST_HEADING: usize = 60;

/// Rows that only repeat the headings, the last row of the table, and what is to be told of both.
pub(super) fn bounds(sheet: &Sheet, layout: &Layout, table: &Table) -> (BTreeSet<u32>, u32, Vec<Finding>) {
    let mut repeated = BTreeSet::new();
    let Some(key) = table.field(Field::Name).or_else(|| table.field(Field::Code)) else {
        return (repeated, u32::MAX, Vec::new());
    };
    let headings: Vec<(u32, &Cell)> =
        (table.top..=table.bottom).filter_map(|row| Some((row, sheet.at(row, key.at)?))).collect();
    for (row, cells) in sheet.rows().skip_while(|(row, _)| *row <= table.bottom) {
        if repeated.contains(&row) {
            continue;
        }
        let own = sheet.at(row, key.at);
        if let Some((first, _)) = headings.iter().find(|(_, heading)| Some(*heading) == own) {
            let top = row - (first - table.top).min(row);
            if same_rows(sheet, (table.top, top), table.bottom - table.top) {
                // under a title of its own it is another table, though its headings are the same
                if let Some((title, column)) = title_above(sheet, table.bottom, top) {
                    return (repeated, title - 1, vec![second_table(sheet, title, column)]);
                }
                repeated.extend(top..=top + (table.bottom - table.top));
                continue;
            }
        }
        if is_another_table(sheet, layout, row, cells) {
            let column = cells.first().map_or(0, |(column, _)| *column);
            return (repeated, row - 1, vec![second_table(sheet, row, column)]);
        }
    }
    (repeated, u32::MAX, Vec::new())
}

fn second_table(sheet: &Sheet, row: u32, column: u32) -> Finding {
    let message = Message::new("finding-second-table");
    Finding::new("F22", Level::Error, sheet.place(row, column), message, "finding-second-table-remedy")
}

/// The first row of the title that stands between the rows of a table and headings below them, and its column.
fn title_above(sheet: &Sheet, bottom: u32, headings: u32) -> Option<(u32, u32)> {
    let titles = (bottom + 1..headings).rev().filter(|row| sheet.row(*row).next().is_some());
    let alone = |row: &u32| sheet.row(*row).count() == 1 && matches!(sheet.row(*row).next(), Some((_, Cell::Text(_))));
    let first = titles.take_while(alone).last()?;
    sheet.row(first).next().map(|(column, _)| (first, column))
}

/// Whether some rows say the same as others.
fn same_rows(sheet: &Sheet, (one, other): (u32, u32), height: u32) -> bool {
    (0..=height).all(|step| sheet.row(one + step).eq(sheet.row(other + step)))
}

/// Whether a row is the headings of another table: it names the column of schools as headings do, says several things in
/// words and none in numbers.
fn is_another_table(sheet: &Sheet, layout: &Layout, row: u32, cells: &[(u32, Cell)]) -> bool {
    let words =
        cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(text) if crate::number::read_number(text).is_err()));
    if words.count() < 2 || cells.iter().any(|(_, cell)| matches!(cell, Cell::Number(_))) {
        return false;
    }
    // a blank row parts tables; a school may bear any name
    let parted = row > 0 && sheet.row(row - 1).count() < 2;
    let is_heading = |cell: &Cell| {
        let Cell::Text(text) = cell else { return false };
        if text.chars().count() > LONGEST_HEADING {
            return false;
        }
        let folded = fold(text);
        layout.columns.iter().any(|rule| {
            rule.meaning == Meaning::Field(Field::Name) && rule.headings.iter().any(|heading| heading.fits(&folded))
        })
    };
    parted && cells.iter().take(4).any(|(_, cell)| is_heading(cell))
}

/// Notices values in cells merged over several rows or columns: they are of several schools or of none.
pub(super) fn merged(sheet: &Sheet, table: &Table, notes: &mut Notes) {
    for block in &sheet.merged {
        let covers = |column: u32| (block.columns.0..=block.columns.1).contains(&column);
        let measures =
            table.columns.iter().filter(|column| !matches!(column.holds, Holds::Field(_)) && covers(column.at));
        let several = match measures.count() {
            0 => false,
            1 => block.rows.1 > block.rows.0,
            _ => true,
        };
        // the name of a town over the whole table is of none
        let first =
            table.columns.iter().filter(|column| !matches!(column.holds, Holds::Field(_))).map(|column| column.at);
        let section = block.rows.0 == block.rows.1 && first.min().is_some_and(|first| block.columns.0 < first);
        if block.rows.0 > table.bottom && several && !section && sheet.at(block.rows.0, block.columns.0).is_some() {
            notes.note(MERGED, block.rows.0, block.columns.0, "");
        }
    }
}

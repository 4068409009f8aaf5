//! Where the headings of a list end and which column its schools stand in. A row that names a school of the register is no
//! heading, a line over a wider table is its title, and where the heading of the schools is not known, the column that
//! holds nothing but schools is theirs.

use std::collections::BTreeMap;

use super::several;
use crate::layout::{Field, Layout, Unit};
use crate::school::{Found, NameKey, Register};
use crate::source::header::{self, Column, Head, Holds, Table};
use crate::source::rows::is_column_numbers;
use crate::source::sheet::{Cell, Sheet};

/// A table of a list.
pub(super) struct Headed {
    pub table: Table,
    /// The column of the schools was taken by what stands in it: its heading says nothing.
    pub by_contents: Option<u32>,
}

/// Rows that are looked through for schools.
const ROWS: usize = 2_000;

/// By what a cell names a school.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Name,
    Code,
}

/// The cells of a sheet that name a school of the register for certain.
struct Schools {
    /// By column and row.
    named: BTreeMap<u32, BTreeMap<u32, (usize, By)>>,
    /// Rows from the first of them on that hold more than a line of text.
    height: usize,
    /// The first row that names a school.
    first: Option<u32>,
    /// The sheet has more columns than one.
    wide: bool,
}

impl Schools {
    fn of(sheet: &Sheet, register: &Register) -> Self {
        let wide = sheet.rows().take(ROWS).any(|(_, cells)| cells.len() > 1);
        let mut schools = Self { named: BTreeMap::new(), height: 0, first: None, wide };
        // a line over a wider table is a title, whatever it names
        for (row, cells) in sheet.rows().take(ROWS).filter(|(_, cells)| !wide || cells.len() > 1) {
            for (column, cell) in cells {
                if let Some(named) = school(cell, register) {
                    schools.first.get_or_insert(row);
                    schools.named.entry(*column).or_default().insert(row, named);
                }
            }
            schools.height += usize::from(schools.first.is_some());
        }
        schools
    }

    /// Whether some stand below the headings of a table, in a column that is for them.
    fn stand_in(&self, table: &Table) -> bool {
        let below = |field, by| {
            let column = table.field(field).and_then(|column| self.named.get(&column.at));
            column.is_some_and(|rows| rows.iter().any(|(row, (_, how))| *row > table.bottom && *how == by))
        };
        below(Field::Name, By::Name) || below(Field::Code, By::Code)
    }

    /// The one column that holds nothing but schools, or the first of several that name the same.
    fn column(&self, sheet: &Sheet) -> Option<(u32, By)> {
        let of_schools = |(column, rows): &(&u32, &BTreeMap<u32, (usize, By)>)| {
            let first = rows.keys().next().copied().unwrap_or_default();
            let below = sheet.rows().take(ROWS).filter(|(row, cells)| *row >= first && (!self.wide || cells.len() > 1));
            let filled = below.filter(|(row, _)| sheet.at(*row, **column).is_some()).count();
            // nearly every cell, and no column of remarks
            rows.len() * 5 >= filled * 4 && rows.len() * 2 >= self.height
        };
        let mut fitting = self.named.iter().filter(of_schools);
        let (column, rows) = fitting.next()?;
        let agrees = |row: &u32, school: usize| rows.get(row).is_none_or(|(other, _)| *other == school);
        let all_agree = fitting.all(|(_, other)| other.iter().all(|(row, (school, _))| agrees(row, *school)));
        let by = if rows.values().all(|(_, by)| *by == By::Code) { By::Code } else { By::Name };
        all_agree.then_some((*column, by))
    }
}

/// The school that a cell names by itself. A small number may be that of a row.
fn school(cell: &Cell, register: &Register) -> Option<(usize, By)> {
    /// Digits of the shortest code that is no number of a row, a place or a year.
    const SHORTEST: usize = 5;
    let text = cell.as_text();
    let text = several::without_ordinal(text.trim());
    let named = |name: &str| match register.just_named(name, None) {
        Found::School(school, _) => Some((school, By::Name)),
        Found::Several(_) | Found::Nothing(_) => None,
    };
    if text.len() >= SHORTEST
        && let Some(school) = register.by_code(text)
    {
        return Some((school, By::Code));
    }
    let key = NameKey::of(text);
    if key.kind.is_none() && key.words.is_empty() {
        return None;
    }
    let each = || several::names(text, register)?.iter().find_map(|name| named(name));
    named(text).or_else(each)
}

/// The table of a sheet.
pub(super) fn find(sheet: &Sheet, layout: &Layout, register: &Register) -> Option<Headed> {
    let schools = Schools::of(sheet, register);
    let mut above = sheet.clone();
    if let Some(first) = schools.first {
        above.retain(|row, _| row < first);
    }
    let headed = by_heading(&above, layout, register);
    let is_title = headed.as_ref().is_some_and(|table| is_title(sheet, table));
    let is_certain = headed.as_ref().is_some_and(|table| schools.stand_in(table));
    if is_certain && !is_title {
        return headed.map(|table| Headed { table, by_contents: None });
    }
    // under a title the schools may have a heading of their own
    let bottom = headed.as_ref().map(|table| table.bottom);
    let found = by_contents(sheet, layout, &schools);
    let found = found.filter(|found| !is_certain || bottom.is_none_or(|bottom| found.table.top > bottom));
    let known = headed.filter(|_| is_certain || !is_title).map(|table| Headed { table, by_contents: None });
    found.or(known)
}

/// The table whose headings a layout knows. A title may say what a heading says, «Перечень школ»: it stands alone in its
/// row, and headings below it go before it.
fn by_heading(sheet: &Sheet, layout: &Layout, register: &Register) -> Option<Table> {
    // a school of the register is no heading: what stands above it would be lost
    let is_heading = |table: &Table| {
        let heading = table.field(Field::Name).map_or("", |column| column.heading.as_str());
        !register.knows(heading)
    };
    let table = header::find(&Head::new(sheet), layout).filter(is_heading)?;
    let wide = |table: &Table| sheet.cells_between(table.top, table.bottom).count() > 1;
    if wide(&table) {
        return Some(table);
    }
    let mut below = sheet.clone();
    below.retain(|row, _| row > table.bottom);
    let numbered =
        |table: &Table| table.field(Field::Name).is_some_and(|column| NameKey::of(&column.heading).number.is_some());
    let other = header::find(&Head::new(&below), layout);
    let other = other.filter(|other| wide(other) && is_heading(other) && !numbered(other));
    Some(other.unwrap_or(table))
}

/// Whether what was taken for the heading of schools is a line over a table of more columns.
fn is_title(sheet: &Sheet, table: &Table) -> bool {
    let key = table.field(Field::Name).or_else(|| table.field(Field::Code)).map(|column| column.at);
    let row = key.and_then(|key| (table.top..=table.bottom).find(|row| sheet.at(*row, key).is_some()));
    row.is_some_and(|row| {
        let is_wider = |(below, cells): (u32, &[(u32, Cell)])| below > row && cells.len() > 1;
        sheet.row(row).count() == 1 && sheet.rows().any(is_wider)
    })
}

/// The table over the column that holds nothing but schools, where it has a heading.
fn by_contents(sheet: &Sheet, layout: &Layout, schools: &Schools) -> Option<Headed> {
    let (at, by) = schools.column(sheet)?;
    let first = *schools.named.get(&at)?.keys().next()?;
    let is_heading = |row: &u32| {
        let is_text = matches!(sheet.shown(*row, at), Some(Cell::Text(_)));
        is_text && !is_column_numbers(sheet.row(*row))
    };
    let row = (0..first).rev().find(is_heading)?;
    let mut above = sheet.clone();
    above.retain(|row, _| row < first);
    // of a merged heading the text stands in its first row
    let row = sheet.block(row, at).map_or(row, |block| block.rows.0);
    let mut table = header::understand(&above, layout, row, at);
    let heading = table.headings_in_order().into_iter().find(|(column, ..)| *column == at)?.1.to_owned();
    let holds = Holds::Field(if by == By::Code { Field::Code } else { Field::Name });
    table.unknown.retain(|(column, _)| *column != at);
    table.ignored.retain(|(column, _)| *column != at);
    table.columns.retain(|column| column.at != at && column.holds != holds);
    table.columns.push(Column { at, holds, unit: Unit::Number, heading });
    Some(Headed { table, by_contents: Some(at) })
}

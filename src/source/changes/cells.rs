//! Cells that are changed: put into a sheet as if its file had held them.

use std::collections::BTreeMap;

use crate::number::read_number;
use crate::source::sheet::{Cell, Sheet};

/// A cell that is to hold something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The file.
    pub file: String,
    /// The sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// The row and the column, from 0.
    pub cell: (u32, u32),
    /// What it is to hold, as it is written.
    pub value: String,
}

/// A cell that was to be changed, met in its sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The change: its place among those asked for.
    pub change: usize,
    /// What the cell holds in the file; `None` where nothing.
    pub was: Option<String>,
    /// Whether that is a number, with or without a percent.
    pub is_number: bool,
    /// The rows of the sheet are participants that went by: its cells can't be changed.
    pub is_folded: bool,
}

/// Puts changed cells into a sheet, and tells what it met there. The rows of a folded sheet are gone already.
pub(in crate::source) fn put(sheet: &mut Sheet, changes: &[CellChange], is_folded: bool) -> Vec<Met> {
    let is_here = |change: &CellChange| *change.file == *sheet.file && change.sheet.as_deref() == sheet.name.as_deref();
    let here: Vec<(usize, &CellChange)> = changes.iter().enumerate().filter(|(_, change)| is_here(change)).collect();
    if here.is_empty() {
        return Vec::new();
    }
    let met = |(place, change): &(usize, &CellChange)| {
        let cell = sheet.at(change.cell.0, change.cell.1);
        let was = cell.map(Cell::shown).filter(|text| !text.trim().is_empty());
        Met { change: *place, is_number: was.as_deref().is_some_and(is_number), was, is_folded }
    };
    let met = here.iter().map(met).collect();
    if !is_folded {
        let is_book = sheet.name.is_some();
        let cells = here.iter().map(|(_, change)| (change.cell, cell(&change.value, is_book)));
        sheet.put(&cells.collect::<BTreeMap<_, _>>());
    }
    met
}

fn is_number(text: &str) -> bool {
    read_number(text.trim().trim_end_matches('%').trim_end()).is_ok()
}

/// The cell as the file would hold it: in a workbook a number is a number.
fn cell(value: &str, is_book: bool) -> Cell {
    match read_number(value) {
        Ok(number) if is_book => Cell::Number(number),
        _ => Cell::Text(value.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_cell_stands_where_it_is_said_and_the_others_stay() {
        let mut sheet = Sheet::new("f.xlsx".into(), Some("1".into()), Vec::new());
        let text = |text: &str| Cell::Text(text.into());
        sheet.push(0, [(0, text("a")), (2, text("12,5"))]);
        sheet.push(5, [(1, text("x"))]);
        let change = |sheet: &str, cell, value: &str| CellChange {
            file: "f.xlsx".to_owned(),
            sheet: Some(sheet.to_owned()),
            cell,
            value: value.to_owned(),
        };
        let changes = [change("1", (0, 2), "7"), change("2", (0, 0), "7"), change("1", (3, 3), "н/д")];
        let met = put(&mut sheet, &changes, false);
        let is = |change, was: Option<&str>, is_number| Met {
            change,
            was: was.map(str::to_owned),
            is_number,
            is_folded: false,
        };
        assert_eq!(met, [is(0, Some("12,5"), true), is(2, None, false)]);
        let cells: Vec<(u32, u32, Cell)> =
            sheet.cells_between(0, 9).map(|(row, column, cell)| (row, column, cell.clone())).collect();
        let number = Cell::Number(7.into());
        assert_eq!(cells, [(0, 0, text("a")), (0, 2, number), (3, 3, text("н/д")), (5, 1, text("x"))]);
        assert_eq!((sheet.last_row(), sheet.last_column), (5, 3));
    }
}

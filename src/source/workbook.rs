//! Workbooks (.xlsx, .xlsm), read cell by cell. The dense reader of calamine is never used: on a 1.5-KB file it asks
//! for 550 GB. A workbook may be hostile: cells are counted, far-away ones refused, and a panic of the reader becomes
//! a message.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::sheet::{Cell, Merged, Sheet};
use crate::number::read_float;

/// Rows that are read; a cell below them is a stray one.
const MOST_ROWS: u32 = 200_000;
/// Columns that are read.
const MOST_COLUMNS: u32 = 2_000;
/// Merged blocks of a sheet.
const MOST_MERGED: usize = 20_000;
/// Cells of all sheets together.
const MOST_CELLS: usize = 5_000_000;

/// What was wrong with a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is protected by a password.
    Password,
    /// It can't be read.
    Damaged,
    /// It holds more cells than a table of schools can have.
    TooLarge,
}

/// The sheets of a workbook, and the cells too far away to be read.
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    pub hidden: Vec<Arc<str>>,
    pub stray: Vec<(Arc<str>, u32, u32)>,
}

/// Reads a workbook.
///
/// # Errors
/// A [`Fault`] where it can't be read.
pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Fault> {
    // the reader is third-party code on a foreign file: its panic is that file's fault
    let outcome = catch_unwind(AssertUnwindSafe(|| read_all(file, bytes)));
    outcome.unwrap_or(Err(Fault::Damaged))
}

fn read_all(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Fault> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let mut book = Book { sheets: Vec::new(), hidden: Vec::new(), stray: Vec::new() };
    let sheets: Vec<(String, SheetVisible)> =
        workbook.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let mut cells_read = 0_usize;
    for (name, visible) in sheets {
        let sheet_name: Arc<str> = name.as_str().into();
        if visible != SheetVisible::Visible {
            book.hidden.push(sheet_name);
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        if merged.len() > MOST_MERGED {
            return Err(Fault::TooLarge);
        }
        let merged = merged.iter().map(|block| Merged {
            rows: (block.start.0, block.end.0.min(MOST_ROWS)),
            columns: (block.start.1, block.end.1.min(MOST_COLUMNS)),
        });
        let mut sheet = Sheet::new(file.clone(), Some(sheet_name.clone()), merged.collect());
        let mut cells: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // a chart sheet has no cells
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(fault(&error)),
        };
        while let Some(cell) = reader.next_cell_with_formula().map_err(|error| fault(&error))? {
            let (row, column) = cell.pos;
            let Some(value) = understood(&cell.value, cell.formula.is_some()) else { continue };
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                book.stray.push((sheet_name.clone(), row, column));
                continue;
            }
            cells_read += 1;
            if cells_read > MOST_CELLS || book.stray.len() > MOST_CELLS {
                return Err(Fault::TooLarge);
            }
            cells.entry(row).or_default().insert(column, value);
        }
        for (row, cells) in cells {
            sheet.push(row, cells);
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The cell in our terms; `None` where it is empty.
fn understood(value: &DataRef<'_>, formula: bool) -> Option<Cell> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Cell::Text(text.into()));
    match value {
        DataRef::Empty => formula.then_some(Cell::Uncalculated),
        DataRef::Int(number) => Some(Cell::Number((*number).into())),
        DataRef::Float(number) => read_float(*number).map(Cell::Number),
        DataRef::String(written) => text(written),
        DataRef::SharedString(written) => text(written),
        // a yes or no is no number
        DataRef::Bool(flag) => Some(Cell::Text(flag.to_string().into())),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => Some(Cell::Date),
        DataRef::Error(error) => Some(Cell::Error(error.to_string().into())),
    }
}

fn fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Password,
        _ => Fault::Damaged,
    }
}

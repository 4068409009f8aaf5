//! Workbooks of Excel (.xlsx, .xlsm), streamed cell by cell after [`archive::look`] has looked them over. The dense
//! reader of calamine is never used in this process: on a 1.5-KB file it asks for 550 GB. Its panic becomes a message.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};

use super::archive::Look;
use super::fault::Fault;
use super::gather::{Book, Gather, RowSink};
use super::sheet::Cell;
use crate::date::Date;
use crate::number::read_float;

/// Reads a workbook that was looked over.
///
/// # Errors
/// A [`Fault`] where it can't be read.
pub(super) fn read<S: RowSink>(bytes: &[u8], look: Look, gather: Gather<'_, S>) -> Result<Book<S>, Fault> {
    // the reader is third-party code on a foreign file: its panic is that file's fault
    let outcome = catch_unwind(AssertUnwindSafe(|| read_all(bytes, look, gather)));
    outcome.unwrap_or(Err(Fault::Damaged))
}

/// The day of a moment of a workbook; `None` of a duration and of a day that no document bears.
pub(super) fn day_of(moment: &ExcelDateTime) -> Option<Date> {
    // days since 1900 or 1904; the reader is not asked of what no calendar has
    const MOST: f64 = 100_000.0;
    if !moment.is_datetime() || !(0.0..MOST).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::read(&format!("{year:04}-{month}-{day}"))
}

fn read_all<S: RowSink>(bytes: &[u8], look: Look, mut gather: Gather<'_, S>) -> Result<Book<S>, Fault> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let sheets: Vec<(String, SheetVisible)> =
        workbook.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let mut looks = look.sheets.into_iter();
    let mut texts = Texts(vec![None; TEXTS]);
    for (name, visible) in sheets {
        let look = looks.next().unwrap_or_default();
        if visible != SheetVisible::Visible {
            gather.book.hidden.push(name.into());
            continue;
        }
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // a chart sheet has no cells
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(fault(&error)),
        };
        let formulas = look.formulas;
        gather.sheet(Some(name.into()), look)?;
        let mut take = |(row, column), value: &DataRef<'_>, formula| match texts.understood(value, formula) {
            Some(cell) => gather.cell(row, column, cell, formula),
            None => Ok(()),
        };
        if formulas {
            // the method that expands shared formulas believes their numbers and asks for the memory
            while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| fault(&error))? {
                take(cell.pos, &cell.value, cell.formula.is_some())?;
            }
        } else {
            while let Some(cell) = reader.next_cell().map_err(|error| fault(&error))? {
                take(cell.get_position(), cell.get_value(), false)?;
            }
        }
    }
    gather.finish()
}

/// Shared texts kept at hand.
const TEXTS: usize = 4_096;

/// The shared texts of a workbook that cells asked for lately, each with the place where the reader keeps it: those that
/// many cells share are copied once.
struct Texts(Vec<Option<(usize, Arc<str>)>>);

impl Texts {
    /// The cell in our terms; `None` where it is empty.
    fn understood(&mut self, value: &DataRef<'_>, formula: bool) -> Option<Cell> {
        let written = |text: &str| (!text.trim().is_empty()).then(|| Cell::Text(text.into()));
        match value {
            DataRef::Empty => formula.then_some(Cell::Uncalculated),
            DataRef::Int(number) => Some(Cell::Number((*number).into())),
            DataRef::Float(number) => read_float(*number).map(Cell::Number),
            DataRef::String(text) => written(text),
            DataRef::SharedString(text) => self.shared(text),
            // a yes or no is no number
            DataRef::Bool(flag) => written(&flag.to_string()),
            DataRef::DateTime(moment) => Some(Cell::Date(day_of(moment))),
            DataRef::DateTimeIso(written) => Some(Cell::Date(written.get(..10).and_then(Date::read))),
            DataRef::DurationIso(_) => Some(Cell::Date(None)),
            DataRef::Error(error) => Some(Cell::Error(error.to_string().into())),
        }
    }

    fn shared(&mut self, text: &str) -> Option<Cell> {
        if text.trim().is_empty() {
            return None;
        }
        let place = text.as_ptr().addr();
        // the reader's texts lie at least 32 bytes apart, as the system gives memory
        let slot = &mut self.0[place / 32 % TEXTS];
        let copy = match slot {
            Some((known, copy)) if *known == place => copy.clone(),
            _ => slot.insert((place, text.into())).1.clone(),
        };
        Some(Cell::Text(copy))
    }
}

fn fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Password,
        _ => Fault::Damaged,
    }
}

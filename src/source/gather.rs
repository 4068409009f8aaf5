//! Cells as they stream out of any reader become sheets: row by row, within bounds, hidden rows told or left out. A sheet
//! whose head somebody asks for is not stored: its rows are handed on as they come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::archive::{MOST_PART, SheetLook};
use super::beside::Beside;
use super::fault::Fault;
use super::marks::Hidden;
use super::sheet::{Cell, Merged, Sheet};

/// Rows of a stored sheet; a cell below them is a stray one.
const MOST_ROWS: u32 = 200_000;
/// Columns that are read.
const MOST_COLUMNS: u32 = 2_000;
/// Stored cells of all sheets of a file together.
const MOST_CELLS: usize = 650_000;
/// Cells of a file of which some are handed on: more take longer than anybody waits.
const MOST_STREAMED: usize = 10_000_000;
/// Bytes of the stored texts of a file, and what goes with each of them beside its own.
const MOST_TEXT: usize = 48 * 1024 * 1024;
const TEXT: usize = 32;
/// Stray cells that are only told.
const MOST_STRAY: usize = 1_000;
/// Rows by which a sheet is recognised before the rest of it is read.
const HEAD: usize = 100;
/// Rows that the formats of sheets have: .xls and .xlsx.
const FORMATS: [u32; 2] = [65_536, 1_048_576];

/// Takes the rows of a sheet as they stream by, the head's among them: those that hold something, in order, each with its
/// cells in the order of their columns.
pub(super) trait RowSink: Send + 'static {
    /// One row.
    fn row(&mut self, row: u32, cells: &[(u32, Cell)]);
}

/// Asked with the head of each sheet: who takes its rows. `None` where the sheet is to be stored.
pub(super) type Begin<'b, S> = &'b mut dyn FnMut(&Sheet) -> Option<S>;

/// What is read of a file.
pub(super) struct Book<S> {
    /// The sheets; of those whose rows somebody took, only the head, and who took them.
    pub sheets: Vec<(Sheet, Option<S>)>,
    /// The names of hidden sheets, which are not read.
    pub hidden: Vec<Arc<str>>,
    /// Cells too far away to be read.
    pub stray: Vec<(Option<Arc<str>>, u32, u32)>,
}

impl<S> Default for Book<S> {
    fn default() -> Self {
        Self { sheets: Vec::new(), hidden: Vec::new(), stray: Vec::new() }
    }
}

/// The sheets of one file as they come.
pub(super) struct Gather<'b, S> {
    file: Arc<str>,
    hidden: Hidden,
    begin: Begin<'b, S>,
    pub book: Book<S>,
    sheet: Option<Gathering<S>>,
    cells: usize,
    text: usize,
    stray: usize,
}

/// Where the rows of a sheet go.
enum Rows<S> {
    /// To the head, which is not whole yet.
    Head,
    /// To the sheet.
    Stored,
    /// To somebody who takes them.
    Taken(Beside<S>),
}

/// A sheet that is being read.
struct Gathering<S> {
    sheet: Sheet,
    look: SheetLook,
    rows_go: Rows<S>,
    /// The row that is being read.
    row: u32,
    cells: Vec<(u32, Cell)>,
    /// Cells of rows that are over, as no office program writes them.
    late: BTreeMap<(u32, u32), Cell>,
    hidden_columns: BTreeSet<u32>,
    last_row: u32,
}

impl<'b, S: RowSink> Gather<'b, S> {
    /// Nothing read yet.
    pub(super) fn new(file: Arc<str>, hidden: Hidden, begin: Begin<'b, S>) -> Self {
        Self { file, hidden, begin, book: Book::default(), sheet: None, cells: 0, text: 0, stray: 0 }
    }

    /// A sheet begins.
    ///
    /// # Errors
    /// A [`Fault`] of the sheet before it.
    pub(super) fn sheet(&mut self, name: Option<Arc<str>>, mut look: SheetLook) -> Result<(), Fault> {
        self.end()?;
        let clip = |block: &Merged| Merged {
            rows: (block.rows.0, block.rows.1.min(MOST_ROWS)),
            columns: (block.columns.0, block.columns.1.min(MOST_COLUMNS)),
        };
        let merged = std::mem::take(&mut look.merged).iter().map(clip).collect();
        self.sheet = Some(Gathering {
            sheet: Sheet::new(self.file.clone(), name, merged),
            look,
            rows_go: Rows::Head,
            row: 0,
            cells: Vec::new(),
            late: BTreeMap::new(),
            hidden_columns: BTreeSet::new(),
            last_row: 0,
        });
        Ok(())
    }

    /// A cell that holds something.
    ///
    /// # Errors
    /// A [`Fault`] where there are too many.
    pub(super) fn cell(&mut self, row: u32, column: u32, cell: Cell, formula: bool) -> Result<(), Fault> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let streamed = matches!(sheet.rows_go, Rows::Taken(_));
        if column >= MOST_COLUMNS || (row >= MOST_ROWS && !streamed) {
            self.stray += 1;
            if self.stray > MOST_STRAY {
                return Err(Fault::Limit("limit-rows"));
            }
            self.book.stray.push((sheet.sheet.name.clone(), row, column));
            return Ok(());
        }
        self.cells += 1;
        if streamed && self.cells > MOST_STREAMED {
            return Err(Fault::Limit("limit-streamed"));
        }
        if !streamed {
            // a text that cells share is counted once: the second time nobody but they hold it
            self.text += match &cell {
                Cell::Text(text) if Arc::strong_count(text) <= 2 => TEXT + text.len(),
                _ => 0,
            };
            if self.cells > MOST_CELLS || self.text > MOST_TEXT {
                return Err(Fault::Limit("limit-cells"));
            }
        }
        // what a formula failed to give is told by itself
        let gave = formula && !matches!(cell, Cell::Error(_) | Cell::Uncalculated);
        sheet.sheet.marks.formulas += usize::from(gave);
        if row < sheet.row {
            if streamed {
                return Err(Fault::Damaged);
            }
            sheet.late.insert((row, column), cell);
            return Ok(());
        }
        if row > sheet.row {
            self.flush()?;
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.row = row;
            sheet.cells.push((column, cell));
        }
        Ok(())
    }

    /// The row that was read goes where it belongs.
    fn flush(&mut self) -> Result<(), Fault> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        sheet.row_over(self.hidden == Hidden::Skip);
        if matches!(sheet.rows_go, Rows::Head) && sheet.sheet.height() >= HEAD {
            sheet.ask(self.begin)?;
        }
        Ok(())
    }

    /// The sheet that was read is over.
    fn end(&mut self) -> Result<(), Fault> {
        let Some(mut sheet) = self.sheet.take() else { return Ok(()) };
        let skip = self.hidden == Hidden::Skip;
        sheet.row_over(skip);
        sheet.in_order(skip);
        if matches!(sheet.rows_go, Rows::Head) {
            sheet.ask(self.begin)?;
        }
        sheet.sheet.marks.columns = sheet.hidden_columns.into_iter().collect();
        sheet.sheet.marks.filtered = sheet.look.filtered;
        let rows = sheet.last_row.saturating_add(1);
        let full = FORMATS.contains(&rows) && sheet.sheet.marks.height > rows / 2;
        sheet.sheet.marks.full = full.then_some(rows);
        let taker = match sheet.rows_go {
            Rows::Taken(taker) => Some(taker.finish()),
            _ => None,
        };
        sheet.sheet.fit();
        self.book.sheets.push((sheet.sheet, taker));
        Ok(())
    }

    /// Everything that was read.
    ///
    /// # Errors
    /// A [`Fault`] of the last sheet.
    pub(super) fn finish(mut self) -> Result<Book<S>, Fault> {
        self.end()?;
        Ok(self.book)
    }
}

impl<S: RowSink> Gathering<S> {
    /// Asks who takes the rows of a sheet with this head, and gives him those of the head.
    fn ask(&mut self, begin: &mut dyn FnMut(&Sheet) -> Option<S>) -> Result<(), Fault> {
        self.rows_go = match begin(&self.sheet) {
            Some(mut sink) => {
                self.sheet.rows().for_each(|(row, cells)| sink.row(row, cells));
                Rows::Taken(Beside::new(sink))
            }
            None if self.look.inflated > MOST_PART => return Err(Fault::Limit("limit-inflated")),
            None => Rows::Stored,
        };
        Ok(())
    }

    /// Puts the row that was read where it belongs.
    fn row_over(&mut self, skip: bool) {
        if self.cells.is_empty() {
            return;
        }
        if !self.cells.is_sorted_by(|one, other| one.0 < other.0) {
            // of two cells in one place the later holds
            let cells: BTreeMap<u32, Cell> = std::mem::take(&mut self.cells).into_iter().collect();
            self.cells.extend(cells);
        }
        if !self.look.hidden_columns.is_empty() {
            let hidden = &self.look.hidden_columns;
            let told = &mut self.hidden_columns;
            self.cells.retain(|(column, _)| {
                let is_hidden = hidden.contains(*column);
                if is_hidden {
                    told.insert(*column);
                }
                !(is_hidden && skip)
            });
        }
        let marks = &mut self.sheet.marks;
        marks.height += 1;
        self.last_row = self.row;
        let is_hidden = self.look.hidden_rows.contains(self.row);
        if is_hidden {
            marks.rows.push(self.row);
        }
        if (is_hidden && skip) || self.cells.is_empty() {
            self.cells.clear();
            return;
        }
        match &mut self.rows_go {
            Rows::Taken(taker) => taker.row(self.row, self.cells.drain(..)),
            _ => self.sheet.push(self.row, self.cells.drain(..)),
        }
    }

    /// Cells that came late go to their rows.
    fn in_order(&mut self, skip: bool) {
        if self.late.is_empty() {
            return;
        }
        let mut all = std::mem::take(&mut self.late);
        for (row, cells) in self.sheet.rows() {
            for (column, cell) in cells {
                all.entry((row, *column)).or_insert_with(|| cell.clone());
            }
        }
        let merged = std::mem::take(&mut self.sheet.merged);
        let formulas = self.sheet.marks.formulas;
        self.sheet = Sheet::new(self.sheet.file.clone(), self.sheet.name.clone(), merged);
        self.sheet.marks.formulas = formulas;
        for ((row, column), cell) in all {
            if row != self.row {
                self.row_over(skip);
                self.row = row;
            }
            self.cells.push((column, cell));
        }
        self.row_over(skip);
    }
}

/// Nobody: where all sheets are stored.
pub(super) enum NoSink {}

impl RowSink for NoSink {
    fn row(&mut self, _: u32, _: &[(u32, Cell)]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts rows and cells.
    #[derive(Debug, Default)]
    struct Count {
        rows: usize,
        cells: usize,
    }

    impl RowSink for Count {
        fn row(&mut self, _: u32, cells: &[(u32, Cell)]) {
            self.rows += 1;
            self.cells += cells.len();
        }
    }

    /// 250 rows of two cells, as they would stream out of a reader.
    fn gathered<S: RowSink>(begin: Begin<'_, S>) -> Result<Book<S>, Fault> {
        let mut gather = Gather::new("f".into(), Hidden::Unsaid, begin);
        gather.sheet(Some("1".into()), SheetLook::of_size(0))?;
        for row in 0..250 {
            gather.cell(row, 0, Cell::Text("x".into()), false)?;
            gather.cell(row, 3, Cell::Number(i64::from(row).into()), true)?;
        }
        gather.finish()
    }

    #[test]
    fn rows_that_somebody_takes_are_handed_on_and_only_the_head_is_kept() {
        let mut heads = Vec::new();
        let book = gathered(&mut |head| {
            heads.push(head.height());
            Some(Count::default())
        });
        let book = book.expect("a sheet");
        let (head, count) = &book.sheets[0];
        let count = count.as_ref().expect("a taker");
        assert_eq!((count.rows, count.cells), (250, 500));
        assert_eq!((heads, head.height(), head.last_row()), (vec![100], 100, 99));
        assert_eq!((head.marks.height, head.marks.formulas), (250, 250));
    }

    #[test]
    fn rows_that_nobody_takes_are_stored() {
        let book = gathered(&mut |_| None::<NoSink>).expect("a sheet");
        let (sheet, taker) = &book.sheets[0];
        assert!(taker.is_none());
        assert_eq!((sheet.height(), sheet.last_row()), (250, 249));
        assert_eq!(sheet.at(249, 3), Some(&Cell::Number(249.into())));
        assert_eq!(sheet.at(249, 1), None);
    }

    #[test]
    fn cells_that_come_late_go_to_their_rows_and_the_later_of_two_holds() {
        let mut store = |_: &Sheet| None::<NoSink>;
        let mut gather = Gather::new("f".into(), Hidden::Unsaid, &mut store);
        let mut cell = |row, column, text: &str| gather.cell(row, column, Cell::Text(text.into()), false);
        // before any sheet nothing is kept
        assert_eq!(cell(0, 0, "x"), Ok(()));
        assert_eq!(gather.sheet(None, SheetLook::of_size(0)), Ok(()));
        for (row, column, text) in [(5, 1, "b"), (5, 0, "a"), (5, 1, "c"), (2, 0, "late"), (7, 0, "d")] {
            assert_eq!(gather.cell(row, column, Cell::Text(text.into()), false), Ok(()));
        }
        let book = gather.finish().expect("a sheet");
        let cells = book.sheets[0].0.cells_between(0, 9);
        let cells: Vec<(u32, u32, String)> = cells.map(|(row, column, cell)| (row, column, cell.text())).collect();
        let is = |row, column, text: &str| (row, column, text.to_owned());
        assert_eq!(cells, [is(2, 0, "late"), is(5, 0, "a"), is(5, 1, "c"), is(7, 0, "d")]);
    }

    #[test]
    fn a_sheet_larger_than_tables_of_schools_is_refused_unless_somebody_takes_it() {
        let large = |begin: Begin<'_, Count>| {
            let mut gather = Gather::new("f".into(), Hidden::Unsaid, begin);
            gather.sheet(None, SheetLook::of_size(MOST_PART + 1))?;
            gather.cell(0, 0, Cell::Text("x".into()), false)?;
            gather.finish().map(|book| book.sheets.len())
        };
        assert_eq!(large(&mut |_| Some(Count::default())), Ok(1));
        assert_eq!(large(&mut |_| None), Err(Fault::Limit("limit-inflated")));
    }
}

//! A sheet as it stands in the file: cells with their places, whatever format it came in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::marks::Marks;
use crate::date::Date;
use crate::finding::Place;
use crate::number::Exact;
use crate::origin::Origin;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Cell {
    /// Text as written; cells that say the same may share it.
    Text(Arc<str>),
    /// A number of a workbook.
    Number(Exact),
    /// A date or time of a workbook; the day where it is one that documents bear.
    Date(Option<Date>),
    /// An error of a workbook: `#DIV/0!`.
    Error(Arc<str>),
    /// A formula whose result the workbook does not hold.
    Uncalculated,
}

impl Cell {
    /// The cell as text, for headings and names.
    pub(super) fn text(&self) -> String {
        self.as_text().into_owned()
    }

    /// The same, not copied where it is text.
    pub(super) fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(_) | Self::Uncalculated => Cow::Borrowed(""),
        }
    }
}

impl Cell {
    /// The cell as the office program shows it, for messages.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Number(number) => number.to_string().replace('.', ","),
            other => other.text(),
        }
    }
}

/// A merged block of cells: first and last row, first and last column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

impl Merged {
    /// Whether a place lies in it.
    pub(super) fn covers(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

/// One sheet of one file. Its cells lie row by row in one list, and each row knows where its own begin.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The file, relative to the data folder.
    pub file: Arc<str>,
    /// The sheet's name; `None` in a text file.
    pub name: Option<Arc<str>>,
    /// Merged blocks.
    pub merged: Vec<Merged>,
    /// What the office program does with its rows and cells beside showing them.
    pub marks: Marks,
    /// Rows and columns are changed for one another: addresses are those of the file.
    pub turned: bool,
    /// The last column that holds something.
    pub last_column: u32,
    /// Rows that hold something, in order, and the place of their first cell.
    rows: Vec<(u32, usize)>,
    /// The cells that hold something with their columns, in order.
    cells: Vec<(u32, Cell)>,
}

impl Sheet {
    /// A sheet without cells.
    pub(super) fn new(file: Arc<str>, name: Option<Arc<str>>, merged: Vec<Merged>) -> Self {
        Self {
            file,
            name,
            merged,
            marks: Marks::default(),
            turned: false,
            last_column: 0,
            rows: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Adds a row below the others: its cells in order of their columns.
    pub(super) fn push(&mut self, row: u32, cells: impl IntoIterator<Item = (u32, Cell)>) {
        debug_assert!(self.rows.last().is_none_or(|(last, _)| *last < row), "rows come in order");
        let start = self.cells.len();
        self.cells.extend(cells);
        if let Some((column, _)) = self.cells[start..].last() {
            self.last_column = self.last_column.max(*column);
            self.rows.push((row, start));
        }
    }

    /// Takes out all cells but those of which this is true.
    pub(super) fn retain(&mut self, mut stays: impl FnMut(u32, u32) -> bool) {
        let rows = std::mem::take(&mut self.rows);
        let mut cells = std::mem::take(&mut self.cells).into_iter();
        for (place, (row, start)) in rows.iter().enumerate() {
            let end = rows.get(place + 1).map(|(_, next)| *next);
            let own: Vec<(u32, Cell)> = match end {
                Some(end) => cells.by_ref().take(end - start).collect(),
                None => cells.by_ref().collect(),
            };
            self.push(*row, own.into_iter().filter(|(column, _)| stays(*row, *column)));
        }
    }

    /// Puts cells in their places, whatever stood there.
    pub(super) fn put(&mut self, changed: &BTreeMap<(u32, u32), Cell>) {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        for (row, cells) in self.rows() {
            rows.insert(row, cells.iter().cloned().collect());
        }
        for ((row, column), cell) in changed {
            rows.entry(*row).or_default().insert(*column, cell.clone());
        }
        (self.rows, self.cells) = (Vec::new(), Vec::new());
        for (row, cells) in rows {
            self.push(row, cells);
        }
    }

    /// Whether no cell holds anything.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Bytes of memory that it takes, about: those of a text that cells share are parted among them.
    pub(super) fn weight(&self) -> usize {
        /// What goes with a text beside its own bytes.
        const TEXT: usize = 32;
        let text = |cell: &Cell| match cell {
            Cell::Text(text) | Cell::Error(text) => (TEXT + text.len()) / Arc::strong_count(text).max(1),
            _ => 0,
        };
        self.cells.iter().map(|(_, cell)| size_of::<(u32, Cell)>() + text(cell)).sum()
    }

    /// Gives back memory that was taken for more rows than there are.
    pub(super) fn fit(&mut self) {
        self.rows.shrink_to_fit();
        self.cells.shrink_to_fit();
    }

    /// How many rows hold something.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// The cell at a place.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.cells_of(self.rows.binary_search_by_key(&row, |(row, _)| *row).ok()?);
        cells.binary_search_by_key(&column, |(column, _)| *column).ok().map(|place| &cells[place].1)
    }

    /// The address of a place in the file.
    pub(super) fn origin(&self, row: u32, column: u32) -> Origin {
        let (row, column) = if self.turned { (column, row) } else { (row, column) };
        Origin { file: self.file.clone(), sheet: self.name.clone(), row, column, to: None }
    }

    /// The same as a place to tell of.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place::from(&self.origin(row, column))
    }

    /// The sheet itself as a place to tell of.
    pub(super) fn whole(&self) -> Place {
        Place { file: self.file.clone(), sheet: self.name.clone(), cell: None }
    }

    /// The sheet with rows and columns changed for one another.
    pub(super) fn turned(&self) -> Self {
        let mut cells: Vec<(u32, u32, &Cell)> =
            self.cells_between(0, u32::MAX).map(|(row, column, cell)| (column, row, cell)).collect();
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        let merged = self.merged.iter().map(|block| Merged { rows: block.columns, columns: block.rows });
        let mut turned = Self::new(self.file.clone(), self.name.clone(), merged.collect());
        (turned.marks, turned.turned) = (self.marks.clone(), !self.turned);
        for row in cells.chunk_by(|one, other| one.0 == other.0) {
            turned.push(row[0].0, row.iter().map(|(_, column, cell)| (*column, (*cell).clone())));
        }
        turned
    }

    /// The cells of a row, in order.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells_between(row, row).map(|(_, column, cell)| (column, cell))
    }

    /// The rows that hold something, in order, each with its cells.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &[(u32, Cell)])> {
        self.rows.iter().enumerate().map(|(place, (row, _))| (*row, self.cells_of(place)))
    }

    /// The cells from one row to another, both among them, in order: row, column, cell.
    pub(super) fn cells_between(&self, from: u32, to: u32) -> impl Iterator<Item = (u32, u32, &Cell)> {
        let first = self.rows.partition_point(|(row, _)| *row < from);
        let end = self.rows.partition_point(|(row, _)| *row <= to).max(first);
        (first..end).flat_map(|place| {
            let row = self.rows[place].0;
            self.cells_of(place).iter().map(move |(column, cell)| (row, *column, cell))
        })
    }

    /// The cells of the row at a place of the list of rows.
    fn cells_of(&self, place: usize) -> &[(u32, Cell)] {
        let end = self.rows.get(place + 1).map_or(self.cells.len(), |(_, start)| *start);
        &self.cells[self.rows[place].1..end]
    }

    /// The last row that holds something.
    pub(super) fn last_row(&self) -> u32 {
        self.rows.last().map_or(0, |(row, _)| *row)
    }

    /// The merged block that covers a place.
    pub(super) fn block(&self, row: u32, column: u32) -> Option<Merged> {
        self.merged.iter().find(|merged| merged.covers(row, column)).copied()
    }

    /// The cell at a place, or the one that stands for it in its merged block.
    pub(super) fn shown(&self, row: u32, column: u32) -> Option<&Cell> {
        self.at(row, column)
            .or_else(|| self.block(row, column).and_then(|block| self.at(block.rows.0, block.columns.0)))
    }
}

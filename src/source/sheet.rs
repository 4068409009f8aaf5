//! A sheet as it stands in the file: cells with their places, whatever format it came in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::number::Exact;
use crate::origin::Origin;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text as written.
    Text(String),
    /// A number of a workbook.
    Number(Exact),
    /// A date or time of a workbook.
    Date,
    /// An error of a workbook: `#DIV/0!`.
    Error(String),
    /// A formula whose result the workbook does not hold.
    Uncalculated,
}

impl Cell {
    /// The cell as text, for headings and names.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date | Self::Uncalculated => String::new(),
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

/// One sheet of one file.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The file, relative to the data folder.
    pub file: Arc<str>,
    /// The sheet's name; `None` in a text file.
    pub name: Option<Arc<str>>,
    /// The cells that hold something.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Merged blocks.
    pub merged: Vec<Merged>,
}

impl Sheet {
    /// The cell at a place.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The address of a place.
    pub(super) fn origin(&self, row: u32, column: u32) -> Origin {
        Origin { file: self.file.clone(), sheet: self.name.clone(), row, column }
    }

    /// The cells of a row, in order.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The last row that holds something.
    pub(super) fn last_row(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |((row, _), _)| *row)
    }

    /// The merged block that covers a place.
    pub(super) fn block(&self, row: u32, column: u32) -> Option<Merged> {
        let covers = |merged: &&Merged| {
            (merged.rows.0..=merged.rows.1).contains(&row) && (merged.columns.0..=merged.columns.1).contains(&column)
        };
        self.merged.iter().find(covers).copied()
    }

    /// The cell at a place, or the one that stands for it in its merged block.
    pub(super) fn shown(&self, row: u32, column: u32) -> Option<&Cell> {
        self.at(row, column)
            .or_else(|| self.block(row, column).and_then(|block| self.at(block.rows.0, block.columns.0)))
    }
}

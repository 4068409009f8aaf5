//! Where a value came from, as the analyst sees it in her office program: files, sheets, cells.

use std::fmt;
use std::sync::Arc;

/// A cell of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file, relative to the data folder, with forward slashes.
    pub file: Arc<str>,
    /// The sheet of a workbook; `None` in a text file.
    pub sheet: Option<Arc<str>>,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// The last row, where the value is made of several rows from the first on.
    pub to: Option<u32>,
}

impl Origin {
    /// The cell's address as a spreadsheet shows it: `C7`; of several rows `C7…C40`.
    #[must_use]
    pub fn cell(&self) -> String {
        let first = cell_address(self.row, self.column);
        match self.to.filter(|to| *to != self.row) {
            Some(to) => format!("{first}…{}", cell_address(to, self.column)),
            None => first,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{} › {} › {}", self.file, sheet, self.cell()),
            None => write!(f, "{} › {}", self.file, self.cell()),
        }
    }
}

/// A file, or a sheet of it, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file, relative to the data folder.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Option<Arc<str>>,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// The kind of data; `None` where the file was not used.
    pub kind: Option<&'static str>,
    /// What the layout that it follows is called.
    pub layout: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// Rows under its headings.
    pub rows_read: usize,
    /// Rows that became data of a school.
    pub rows_used: usize,
}

/// The address of a cell as a spreadsheet shows it, from a row and a column counted from 0.
#[must_use]
pub fn cell_address(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}

/// The letters of a column counted from 0: A, B, … Z, AA.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(cell_address(0, 0), "A1");
        assert_eq!(cell_address(6, 25), "Z7");
        assert_eq!(cell_address(6, 26), "AA7");
        assert_eq!(cell_address(1_048_575, 16_383), "XFD1048576");
    }
}

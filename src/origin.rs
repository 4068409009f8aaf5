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
    /// The cell, or the cells of a column, of this address, as [`Self::cell`] writes it. `None` where it is none.
    #[must_use]
    pub fn of_cell(file: Arc<str>, sheet: Option<Arc<str>>, address: &str) -> Option<Self> {
        let (first, last) = address.split_once('…').map_or((address, None), |(first, last)| (first, Some(last)));
        let (row, column) = read_address(first)?;
        let to = match last.map(read_address) {
            None => None,
            Some(Some((to, of))) if of == column && to > row => Some(to),
            Some(_) => return None,
        };
        Some(Self { file, sheet, row, column, to })
    }

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

/// What it takes to read the inputs of a run again, beside the files themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Retrace {
    /// The way from the report folder to the folder of the data, with forward slashes; `None` where it would tell more of
    /// the machine than how the folders beside the report are called.
    pub way: Option<String>,
    /// The encoding that was said for text files.
    pub encoding: Option<String>,
    /// What was said to part the columns of text files.
    pub delimiter: Option<char>,
    /// The sheet of workbooks that was asked for.
    pub sheet: Option<String>,
    /// Files of the folder that are no data and were read too: settings, layouts, workbooks of faults.
    pub beside: Vec<Digested>,
    /// Folders inside the folder: their files were not read, which is told.
    pub folders: Vec<String>,
    /// Runs of earlier years that were named and are too old to decide anything, which is told.
    pub unused: Vec<EarlierRun>,
}

/// A run of an earlier year, as a record names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRun {
    /// The year of its list.
    pub year: i32,
    /// Its result: the name of the folder and of the file.
    pub file: String,
    /// The digest of that file.
    pub sha256: String,
}

/// A file and the digest of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digested {
    /// Its name.
    pub file: String,
    /// The SHA-256 of its bytes; empty where it is not told.
    pub sha256: String,
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

/// The row and the column, from 0, of a cell's address.
fn read_address(address: &str) -> Option<(u32, u32)> {
    let (letters, digits) = address.split_at(address.find(|sign: char| sign.is_ascii_digit())?);
    let digit = |letter: u8| letter.is_ascii_uppercase().then(|| u64::from(letter - b'A') + 1);
    let number = |sum: u64, letter: u8| sum.checked_mul(26)?.checked_add(digit(letter)?);
    let column = letters.bytes().try_fold(0, number)?.checked_sub(1)?;
    let row = digits.parse::<u64>().ok().filter(|_| !digits.starts_with(['+', '0']))?.checked_sub(1)?;
    Some((u32::try_from(row).ok()?, u32::try_from(column).ok()?))
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

    #[test]
    fn an_address_reads_back_and_nothing_else_is_one() {
        for address in ["A1", "Z7", "AA7", "XFD1048576", "C7…C40"] {
            let origin = Origin::of_cell("f".into(), None, address).expect(address);
            assert_eq!(origin.cell(), address);
        }
        let last = cell_address(u32::MAX, u32::MAX);
        assert_eq!(Origin::of_cell("f".into(), None, &last).map(|origin| origin.cell()), Some(last));
        for wrong in
            ["", "A", "7", "A0", "A07", "a1", "A-1", "А1", "A1…", "A7…A7", "A7…B9", "A9…A7", "A1 ", "A4294967297"]
        {
            assert_eq!(Origin::of_cell("f".into(), None, wrong), None, "{wrong}");
        }
    }
}

//! The file of changes of a what-if run: which cells, or which numbers of schools, are to be others. A cell that is changed
//! is changed in the sheet before anything is understood of it, so that it is read as if the file had held it.

mod cells;
mod values;

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};

use super::container::Container;
use super::delimited;
use super::files::{self, Unreadable};
use super::notes::clipped;
use super::personal::masked;
use super::words::{self, Heading};
use crate::origin::Origin;
use crate::text::Message;

pub(super) use cells::put;
pub use cells::{CellChange, Met};
pub use values::{NeedsCount, OfCounts, of_counts, read_share, read_value, written};

/// Lines of a file of changes: more are no correction of a few numbers.
const MOST_LINES: usize = 1_000;
/// What may part the columns.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// A file of changes, read.
pub struct Changes {
    /// Its name.
    pub file: Arc<str>,
    /// Its SHA-256.
    pub sha256: String,
    /// Its lines.
    pub rows: Vec<ChangeRow>,
    /// What is wrong with it, line by line.
    pub problems: Vec<ChangeProblem>,
}

/// A line of a file of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// The line, from 1.
    pub line: u32,
    /// The column of the new value, from 0.
    column: u32,
    /// What is to be changed.
    pub asked: Asked,
    /// The new value, as it is written.
    pub value: String,
}

/// What a line asks to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A cell of a file.
    Cell {
        /// The file.
        file: String,
        /// The sheet, where it is said.
        sheet: Option<String>,
        /// The row and the column, from 0.
        cell: (u32, u32),
    },
    /// A number of a school.
    Number {
        /// The school, as a person names it.
        school: String,
        /// An indicator or a measure, as a person names it.
        what: String,
        /// The year, where it is said.
        year: Option<i32>,
    },
}

/// Something wrong with a file of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProblem {
    /// The line, from 1.
    pub line: u32,
    /// What it is, and what to do.
    pub message: Message,
}

impl Changes {
    /// The cell of the new value of a line: where the changed number comes from.
    #[must_use]
    pub fn origin(&self, row: &ChangeRow) -> Origin {
        Origin { file: self.file.clone(), sheet: None, row: row.line.saturating_sub(1), column: row.column, to: None }
    }
}

/// Reads a file of changes. What is wrong with its lines is told with them.
///
/// # Errors
/// [`Unreadable`] where there is no such file, or it is no text.
pub fn read_changes(path: &Path) -> Result<Changes, Unreadable> {
    let file = files::read_file(path)?;
    if Container::of(&file.bytes).is_workbook() {
        let problems = vec![ChangeProblem { line: 1, message: Message::new("change-workbook") }];
        return Ok(Changes { file: file.name.as_str().into(), sha256: file.sha256, rows: Vec::new(), problems });
    }
    let is_utf8 = std::str::from_utf8(&file.bytes).is_ok();
    let by_mark = Encoding::for_bom(&file.bytes).map(|(encoding, _)| encoding);
    let encoding = by_mark.unwrap_or(if is_utf8 { UTF_8 } else { WINDOWS_1251 });
    let not_text = || Unreadable::NotText(path.to_path_buf());
    let decoded = delimited::decode(&file.bytes, encoding).map_err(|_| not_text())?;
    if decoded.broken.is_some() || decoded.control.is_some() {
        return Err(not_text());
    }
    let (rows, problems) = table(&decoded.text);
    Ok(Changes { file: file.name.as_str().into(), sha256: file.sha256, rows, problems })
}

/// The lines under the headings, and what is wrong with them.
fn table(text: &str) -> (Vec<ChangeRow>, Vec<ChangeProblem>) {
    let problem = |line, message| ChangeProblem { line, message };
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |delimiter: &u8| head.split(char::from(*delimiter)).filter_map(words::heading).count();
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(known).unwrap_or(b';');
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut columns: Option<Columns> = None;
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |position| line_of(text, position.byte()));
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let Some(columns) = &columns else {
            match Columns::of(&record) {
                Ok(read) => columns = Some(read),
                Err(message) => {
                    problems.push(problem(line, message));
                    return (rows, problems);
                }
            }
            continue;
        };
        if rows.len() + problems.len() >= MOST_LINES {
            problems.push(problem(line, Message::new("change-too-many").with("most", MOST_LINES)));
            break;
        }
        match columns.row(line, &record) {
            Ok(row) => rows.push(row),
            Err(message) => problems.push(problem(line, message)),
        }
    }
    if rows.is_empty() && problems.is_empty() {
        problems.push(problem(1, Message::new("change-none")));
    }
    (rows, problems)
}

/// The address of a cell with Latin letters in the place of Cyrillic ones that look like them: no column has a Cyrillic name.
fn latin(address: &str) -> String {
    const ALIKE: [(char, char); 12] = [
        ('А', 'A'),
        ('В', 'B'),
        ('С', 'C'),
        ('Е', 'E'),
        ('Н', 'H'),
        ('К', 'K'),
        ('М', 'M'),
        ('О', 'O'),
        ('Р', 'P'),
        ('Т', 'T'),
        ('У', 'Y'),
        ('Х', 'X'),
    ];
    let alike = |letter| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map_or(letter, |(_, latin)| *latin);
    address.chars().map(alike).collect()
}

/// The line of a record that begins at a byte, or behind the ends of lines that stand there.
fn line_of(text: &str, byte: u64) -> u32 {
    let bytes = text.as_bytes();
    let from = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    let ends = bytes[from..].iter().take_while(|sign| matches!(sign, b'\r' | b'\n')).count();
    let before = memchr::memchr_iter(b'\n', &bytes[..from + ends]).count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

/// The columns of the file by what they hold.
struct Columns {
    headings: Vec<Heading>,
    value: usize,
}

impl Columns {
    fn of(record: &csv::StringRecord) -> Result<Self, Message> {
        let mut headings = Vec::new();
        for written in record {
            let unknown = || Message::new("change-heading").with("heading", masked(&clipped(written)));
            let heading = words::heading(written).ok_or_else(unknown)?;
            if headings.contains(&heading) {
                return Err(Message::new("change-heading-twice").with("heading", written.trim()));
            }
            headings.push(heading);
        }
        let has = |wanted: &[Heading]| wanted.iter().all(|heading| headings.contains(heading));
        let value = headings.iter().position(|heading| *heading == Heading::Value);
        let whole = has(&[Heading::File, Heading::Cell]) || has(&[Heading::School, Heading::Indicator]);
        match value.filter(|_| whole) {
            Some(value) => Ok(Self { headings, value }),
            None => Err(Message::new("change-headings")),
        }
    }

    /// A line; inside, what is wrong with it.
    fn row(&self, line: u32, record: &csv::StringRecord) -> Result<ChangeRow, Message> {
        if record.len() > self.headings.len() {
            let message = Message::new("change-fields").with("fields", record.len());
            return Err(message.with("columns", self.headings.len()));
        }
        let field = |heading: Heading| {
            let at = self.headings.iter().position(|known| *known == heading)?;
            record.get(at).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let value = field(Heading::Value).ok_or_else(|| Message::new("change-no-value"))?;
        let of_cell = [Heading::File, Heading::Sheet, Heading::Cell].map(field);
        let of_number = [Heading::School, Heading::Indicator, Heading::Year].map(field);
        let asked = match (of_cell, of_number) {
            ([Some(file), sheet, Some(written)], [None, None, None]) => {
                let address = latin(&written.to_uppercase());
                let origin = Origin::of_cell(file.as_str().into(), None, &address).filter(|cell| cell.to.is_none());
                let wrong = || Message::new("change-address").with("cell", masked(&clipped(&written)));
                let cell = origin.map(|cell| (cell.row, cell.column)).ok_or_else(wrong)?;
                Asked::Cell { file, sheet, cell }
            }
            ([None, None, None], [Some(school), Some(what), year]) => {
                let wrong = |text: String| Message::new("change-year").with("year", masked(&clipped(&text)));
                let number = |text: String| text.parse().ok().filter(|year| (1900..2200).contains(year)).ok_or(text);
                let year = year.map(number).transpose().map_err(wrong)?;
                Asked::Number { school, what, year }
            }
            _ => return Err(Message::new("change-form")),
        };
        Ok(ChangeRow { line, column: u32::try_from(self.value).unwrap_or_default(), asked, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(u32, &'static str)> {
        table(text).1.iter().map(|problem| (problem.line, problem.message.key())).collect()
    }

    #[test]
    fn both_forms_may_stand_in_one_file_whatever_parts_its_columns() {
        for sign in [";", ",", "\t"] {
            let text =
                "файл;лист;ячейка;школа;показатель;год;значение\nогэ.xlsx;ОГЭ;e13;;;;8\n\n;;;СШ № 1;below;2019;8/40\n";
            // as a program of Windows ends lines too
            let (windows, _) = table(&text.replace(';', sign).replace('\n', "\r\n"));
            let (rows, problems) = table(&text.replace(';', sign));
            assert_eq!(problems, [], "{sign:?}");
            assert_eq!(windows, rows, "{sign:?}");
            let cell = Asked::Cell { file: "огэ.xlsx".into(), sheet: Some("ОГЭ".into()), cell: (12, 4) };
            let number = Asked::Number { school: "СШ № 1".into(), what: "below".into(), year: Some(2019) };
            let row = |line, asked, value: &str| ChangeRow { line, column: 6, asked, value: value.into() };
            assert_eq!(rows, [row(2, cell, "8"), row(4, number, "8/40")], "{sign:?}");
        }
        assert_eq!(table("School,Indicator,Value\nA,b,1\n").0.len(), 1);
        // С32 typed with the Russian keyboard: column C
        let (cyrillic, _) = table("файл;ячейка;значение\nогэ.csv;С32;1\n");
        assert_eq!(cyrillic[0].asked, Asked::Cell { file: "огэ.csv".into(), sheet: None, cell: (31, 2) });
    }

    #[test]
    fn what_is_wrong_with_lines_is_told_of_all_of_them() {
        let text = "Файл;Ячейка;Значение\nа.csv;B2;\nа.csv;22;1\nа.csv;B2…B4;1\n;B2;1\nа.csv;B2;1;2\n";
        let told = ["change-no-value", "change-address", "change-address", "change-form", "change-fields"];
        assert_eq!(keys(text), (2..).zip(told).collect::<Vec<_>>());
        assert_eq!(keys("школа;показатель;год;значение\n1;a;19;1\n"), [(2, "change-year")]);
        assert_eq!(keys("файл;значение\nа;1\n"), [(1, "change-headings")]);
        assert_eq!(keys("файл;ячейка;почему;значение\n"), [(1, "change-heading")]);
        assert_eq!(keys("файл;файл;ячейка;значение\n"), [(1, "change-heading-twice")]);
        assert_eq!(keys("файл;ячейка;значение\n"), [(1, "change-none")]);
        assert_eq!(keys(""), [(1, "change-none")]);
    }
}

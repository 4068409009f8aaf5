//! Something to tell the analyst about her data: what, where, why, and what to do about it.
//!
//! This module knows the form of a finding and nobody's codes: each part of the program names its own.

use std::fmt;
use std::sync::Arc;

use crate::origin::{Origin, cell_address};
use crate::text::Message;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The data can't be used: no report.
    Stop,
    /// No report unless the analyst allows this code, which the run record keeps.
    Error,
    /// Worth knowing; the report says it.
    Note,
}

impl Level {
    /// The level's word in `result.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Error => "error",
            Self::Note => "note",
        }
    }
}

/// A place in the input: a file, perhaps a sheet, perhaps a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file, relative to the data folder; empty where the finding is about the folder itself.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Option<Arc<str>>,
    /// Row and column, from 0.
    pub cell: Option<(u32, u32)>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.into(), sheet: None, cell: None }
    }

    /// The cell's address, where the place is a cell.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        self.cell.map(|(row, column)| cell_address(row, column))
    }
}

impl From<&Origin> for Place {
    fn from(origin: &Origin) -> Self {
        Self { file: origin.file.clone(), sheet: origin.sheet.clone(), cell: Some((origin.row, origin.column)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " › {sheet}")?;
        }
        if let Some(address) = self.address() {
            write!(f, " › {address}")?;
        }
        Ok(())
    }
}

/// Something to tell the analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its short code, by which it can be allowed and looked up.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// What, and why it matters.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// Lines ready to paste where the remedy says.
    pub lines: Vec<Message>,
}

impl Finding {
    /// A finding; its remedy is a sentence without arguments.
    #[must_use]
    pub fn new(code: &'static str, level: Level, place: Place, message: Message, remedy: &'static str) -> Self {
        Self { code, level, place, message, remedy: Message::new(remedy), lines: Vec::new() }
    }
}

/// Sorts findings as they are shown: the weightiest first, then by place and code.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.level, &a.place, a.code).cmp(&(b.level, &b.place, b.code)));
}

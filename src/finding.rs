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

/// A cell that a finding counts, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What stands there, short enough to be shown; empty where that says nothing.
    pub text: String,
}

impl Spot {
    fn shown(&self) -> String {
        let address = cell_address(self.row, self.column);
        if self.text.is_empty() { address } else { format!("{address} «{}»", self.text) }
    }
}

/// Cells named in the sentence of a finding that counts cells.
const SHOWN: usize = 5;

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
    /// How many faults it counts.
    pub count: usize,
    /// The cells that it counts, in order: none where it is about its place alone.
    pub cells: Vec<Spot>,
    /// Lines ready to paste where the remedy says.
    pub lines: Vec<Message>,
}

impl Finding {
    /// A finding; its remedy is a sentence without arguments.
    #[must_use]
    pub fn new(code: &'static str, level: Level, place: Place, message: Message, remedy: &'static str) -> Self {
        let (cells, lines) = (Vec::new(), Vec::new());
        Self { code, level, place, message, remedy: Message::new(remedy), count: 1, cells, lines }
    }

    /// A finding that counts cells of one sheet: `count` of them, though not all may be at hand. Its sentence is told how
    /// many there are and names the first few.
    #[must_use]
    pub fn of_cells(
        code: &'static str,
        level: Level,
        sheet: Place,
        message: &'static str,
        remedy: &'static str,
        (count, mut cells): (usize, Vec<Spot>),
    ) -> Self {
        cells.sort();
        let place = Place { cell: cells.first().map(|spot| (spot.row, spot.column)), ..sheet };
        let message = counted(message, count, cells.iter().take(SHOWN));
        Self { count, cells, ..Self::new(code, level, place, message, remedy) }
    }

    /// Each fault by itself, with its place and its sentence: the finding as it is, or one a cell that it counts.
    #[must_use]
    pub fn each(&self) -> Box<dyn Iterator<Item = (Place, Message)> + '_> {
        if self.cells.is_empty() {
            return Box::new(std::iter::once((self.place.clone(), self.message.clone())));
        }
        Box::new(self.cells.iter().map(|spot| {
            let place = Place { cell: Some((spot.row, spot.column)), ..self.place.clone() };
            (place, counted(self.message.key(), 1, std::iter::once(spot)))
        }))
    }

    /// Whether it stops the selection, where the errors of these codes are let pass.
    #[must_use]
    pub fn blocks(&self, allowed: &[String]) -> bool {
        match self.level {
            Level::Stop => true,
            Level::Error => !allowed.iter().any(|code| code == self.code),
            Level::Note => false,
        }
    }
}

/// The sentence of a finding that counts cells.
fn counted<'s>(key: &'static str, count: usize, shown: impl Iterator<Item = &'s Spot>) -> Message {
    let shown: Vec<String> = shown.map(Spot::shown).collect();
    Message::new(key).with("count", count).with("more", count.saturating_sub(shown.len())).with("cells", shown)
}

/// Sorts findings as they are shown: the weightiest first, then by place and code.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.level, &a.place, a.code).cmp(&(b.level, &b.place, b.code)));
}

//! What a what-if run puts in the place of what the files say: a few numbers of a file of changes.

use std::collections::BTreeSet;

/// The changes of a what-if run, with the file that asks for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// The name of the file of changes.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// What is changed, in the order of its lines.
    pub changes: Vec<Changed>,
}

impl WhatIf {
    /// How many lines of the file change something.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.changes.iter().map(|change| change.line).collect::<BTreeSet<_>>().len()
    }
}

/// A number, or a cell, that is another than in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The line of the file of changes.
    pub line: u32,
    /// The file in which the number stands; `None` where it stands in none.
    pub file: Option<String>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The cell, or the cells of which the number is made.
    pub cell: Option<String>,
    /// The code of the school; `None` where the cell is of none: a total, a percent beside a count.
    pub school: Option<String>,
    /// The measure.
    pub measure: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// What the file says, as it is written there; `None` where it says nothing.
    pub was: Option<String>,
    /// What is said instead.
    pub now: Option<String>,
}

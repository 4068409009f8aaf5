//! What was run: tool, criteria, inputs, options. Enough to run it again and to prove that nothing was changed.

use crate::date::Date;
use crate::observation::{Disclosure, WhatIf};
use crate::origin::{Input, Retrace};

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The file of a report folder that holds the record, by which such a folder is known.
pub const FILE: &str = "run.json";

/// The record of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRecord {
    /// The year of the list.
    pub year: i32,
    /// The data are invented.
    pub synthetic: bool,
    /// The text of the criteria file, as it was read.
    pub criteria_text: String,
    /// The SHA-256 of the criteria file.
    pub criteria_sha256: String,
    /// The files, in order of their names.
    pub inputs: Vec<Input>,
    /// Codes of errors in the data that the user let pass.
    pub allowed: Vec<String>,
    /// Columns of personal data that the user had dropped.
    pub dropped: Vec<String>,
    /// Whether the user accepted a register proposed from the files.
    pub register_accepted: bool,
    /// It is the edition for publication, by this rule.
    pub public: Option<Disclosure>,
    /// It is a draft: what would be if these numbers were others.
    pub what_if: Option<WhatIf>,
    /// The runs of earlier years that decided too, the earliest first.
    pub history: Vec<HistoryRun>,
    /// The day of `SOURCE_DATE_EPOCH`, where it is set: the date that documents bear which no act dates.
    pub source_date: Option<Date>,
    /// What it takes to read the inputs again.
    pub retrace: Retrace,
}

/// A run of an earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRun {
    /// Its result: the name of the folder and of the file.
    pub file: String,
    /// The digest of that file.
    pub sha256: String,
    /// The year of its list.
    pub year: i32,
    /// Its methodology.
    pub criteria: String,
    /// The digest of that.
    pub criteria_sha256: String,
    /// Schools that had a place in it.
    pub ranked: usize,
}

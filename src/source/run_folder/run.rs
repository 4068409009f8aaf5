//! `run.json` read back: what was run, how it can be run again, what it made.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use super::record::{known, versioned, year};
use super::{Text, Unfit};
use crate::date::Date;
use crate::layout::KINDS;
use crate::observation::{Changed, WhatIf};
use crate::origin::{Digested, EarlierRun, Input, Retrace};
use crate::source::selection::one_sign;

/// The version of the run record that is understood.
const RUN: &str = "shnor/run/1";
/// The run record.
#[derive(Deserialize)]
pub(super) struct Run {
    #[serde(deserialize_with = "year")]
    pub year: i32,
    pub synthetic: bool,
    #[serde(deserialize_with = "inputs")]
    pub inputs: Vec<Input>,
    #[serde(default, deserialize_with = "earlier")]
    pub history: Vec<EarlierRun>,
    #[serde(default, deserialize_with = "earlier")]
    history_unused: Vec<EarlierRun>,
    pub allowed: Vec<String>,
    pub dropped: Vec<String>,
    pub register_accepted: bool,
    #[serde(default)]
    pub public: Option<IgnoredAny>,
    #[serde(default, deserialize_with = "what_if")]
    pub what_if: Option<WhatIf>,
    #[serde(default)]
    pub source_date: Option<Date>,
    #[serde(deserialize_with = "digested")]
    pub outputs: Vec<Digested>,
    // what follows came later: who reads a report back does not ask for it
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub criteria: RunCriteria,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub data_folder: Option<String>,
    #[serde(default)]
    pub encoding: Option<String>,
    #[serde(default)]
    pub delimiter: Option<String>,
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default, deserialize_with = "digested")]
    beside: Vec<Digested>,
    #[serde(default)]
    folders: Vec<String>,
}

/// The methodology of a run.
#[derive(Default, Deserialize)]
pub(super) struct RunCriteria {
    #[serde(default)]
    pub sha256: String,
}

impl Run {
    /// What it takes to read the inputs again.
    pub(super) fn retrace(&self) -> Retrace {
        Retrace {
            way: self.data_folder.clone(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter.as_deref().and_then(one_sign).map(char::from),
            sheet: self.sheet.clone(),
            beside: self.beside.clone(),
            folders: self.folders.clone(),
            unused: self.history_unused.clone(),
        }
    }
}

/// Reads the run record.
pub(super) fn run(text: &Text) -> Result<Run, Unfit> {
    versioned(text, RUN)
}

fn earlier<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<EarlierRun>, D::Error> {
    #[derive(Deserialize)]
    struct Entry {
        #[serde(deserialize_with = "year")]
        year: i32,
        file: String,
        sha256: String,
    }
    let run = |entry: Entry| EarlierRun { year: entry.year, file: entry.file, sha256: entry.sha256 };
    Ok(Vec::<Entry>::deserialize(from)?.into_iter().map(run).collect())
}

fn digested<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Digested>, D::Error> {
    #[derive(Deserialize)]
    struct Entry {
        file: String,
        #[serde(deserialize_with = "Option::deserialize")]
        sha256: Option<String>,
    }
    let entries = Vec::<Entry>::deserialize(from)?;
    Ok(entries
        .into_iter()
        .map(|entry| Digested { file: entry.file, sha256: entry.sha256.unwrap_or_default() })
        .collect())
}

fn inputs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Input>, D::Error> {
    #[derive(Deserialize)]
    struct Entry {
        file: String,
        sheet: Option<String>,
        // none in an edition for publication, which is not read back
        #[serde(deserialize_with = "Option::deserialize")]
        sha256: Option<String>,
        kind: Option<String>,
        #[serde(deserialize_with = "Option::deserialize")]
        layout: Option<String>,
        year: Option<i32>,
        rows_read: usize,
        rows_used: usize,
    }
    let input = |entry: Entry| {
        let kind = entry.kind.map(|word| known(KINDS.iter().map(|(kind, _)| *kind).find(|kind| **kind == word)));
        Ok(Input {
            file: entry.file.into(),
            sheet: entry.sheet.map(Into::into),
            sha256: entry.sha256.unwrap_or_default(),
            kind: kind.transpose()?,
            layout: entry.layout,
            year: entry.year,
            rows_read: entry.rows_read,
            rows_used: entry.rows_used,
        })
    };
    Vec::<Entry>::deserialize(from)?.into_iter().map(input).collect()
}

fn what_if<'de, D: Deserializer<'de>>(from: D) -> Result<Option<WhatIf>, D::Error> {
    #[derive(Deserialize)]
    struct Entry {
        file: String,
        sha256: String,
        changes: Vec<ChangeEntry>,
    }
    #[derive(Deserialize)]
    struct ChangeEntry {
        line: u32,
        file: Option<String>,
        sheet: Option<String>,
        cell: Option<String>,
        school: Option<String>,
        measure: Option<String>,
        year: Option<i32>,
        was: Option<String>,
        now: Option<String>,
    }
    let changed = |entry: ChangeEntry| Changed {
        line: entry.line,
        file: entry.file,
        sheet: entry.sheet,
        cell: entry.cell,
        school: entry.school,
        measure: entry.measure,
        year: entry.year,
        was: entry.was,
        now: entry.now,
    };
    let entry: Option<Entry> = Option::deserialize(from)?;
    Ok(entry.map(|entry| WhatIf {
        file: entry.file,
        sha256: entry.sha256,
        changes: entry.changes.into_iter().map(changed).collect(),
    }))
}

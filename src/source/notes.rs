//! Small things noticed cell by cell, told once a sheet: how many, and the first few addresses.

use std::collections::BTreeMap;

use super::personal::redacted;
use super::sheet::Sheet;
use crate::finding::{Finding, Level, Place};
use crate::origin::cell_address;
use crate::text::Message;

/// Addresses shown of each kind.
const SHOWN: usize = 5;

/// A kind of thing noticed: its code, level and keys in the language files (`…` and `…-remedy`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    pub code: &'static str,
    pub level: Level,
    pub message: &'static str,
    pub remedy: &'static str,
}

/// A cell noticed: row, column, what stands in it.
type Noticed = (u32, u32, String);

/// The things noticed on one sheet.
#[derive(Default)]
pub(super) struct Notes {
    noticed: BTreeMap<(Kind, String), Vec<Noticed>>,
}

impl Notes {
    /// Notices a thing in a cell; `text` is what stands there.
    pub(super) fn note(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.noticed.entry((kind, String::new())).or_default().push((row, column, text.to_owned()));
    }

    /// The same, with a finding of its own for each text.
    pub(super) fn note_apart(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.noticed.entry((kind, text.to_lowercase())).or_default().push((row, column, text.to_owned()));
    }

    /// The same, with a finding of its own for each column.
    pub(super) fn note_column(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.noticed.entry((kind, format!("{column:05}"))).or_default().push((row, column, text.to_owned()));
    }

    /// One finding a kind of thing, at the first cell.
    pub(super) fn findings(self, sheet: &Sheet) -> Vec<Finding> {
        let finding = |((kind, _), mut cells): ((Kind, String), Vec<Noticed>)| {
            cells.sort();
            let shown = |(row, column, text): &Noticed| {
                let address = cell_address(*row, *column);
                if text.is_empty() { address } else { format!("{address} «{}»", clipped(text)) }
            };
            let addresses: Vec<String> = cells.iter().take(SHOWN).map(shown).collect();
            let message = Message::new(kind.message)
                .with("count", cells.len())
                .with("more", cells.len().saturating_sub(SHOWN))
                .with("cells", addresses);
            let place = Place {
                file: sheet.file.clone(),
                sheet: sheet.name.clone(),
                cell: cells.first().map(|cell| (cell.0, cell.1)),
            };
            Finding::new(kind.code, kind.level, place, message, kind.remedy)
        };
        self.noticed.into_iter().map(finding).collect()
    }
}

/// A cell's text short enough for a message, on one line, without what may be a person's.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 40;
    let line = redacted(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

//! Small things noticed cell by cell, told once a sheet: how many, and the first few addresses.

use std::collections::BTreeMap;

use super::personal::redacted;
use super::sheet::Sheet;
use crate::finding::{Finding, Level, Place, Spot};
use crate::text::Message;

/// Cells kept of each kind on a sheet; more are counted.
const KEPT: usize = 10_000;

/// A kind of thing noticed: its code, level and keys in the language files (`…` and `…-remedy`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    pub code: &'static str,
    pub level: Level,
    pub message: &'static str,
    pub remedy: &'static str,
}

impl Kind {
    /// A kind of thing.
    pub(super) const fn new(code: &'static str, level: Level, message: &'static str, remedy: &'static str) -> Self {
        Self { code, level, message, remedy }
    }
}

/// The things noticed on one sheet: how many of each kind, and where.
#[derive(Default)]
pub(super) struct Notes {
    noticed: BTreeMap<(Kind, String), (usize, Vec<Spot>)>,
    /// What is told of the sheet as a whole: how often.
    counted: BTreeMap<Kind, usize>,
}

impl Notes {
    /// Notices a thing in a cell; `text` is what stands there.
    pub(super) fn note(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.keep((kind, String::new()), row, column, text);
    }

    /// The same of several things that have one place in common.
    pub(super) fn note_many(&mut self, kind: Kind, row: u32, column: u32, count: usize) {
        for _ in 0..count {
            self.note(kind, row, column, "");
        }
    }

    /// The same, with a finding of its own for each text.
    pub(super) fn note_apart(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.keep((kind, text.to_lowercase()), row, column, text);
    }

    /// Counts a thing of which nobody needs to know the cells: one finding a sheet.
    pub(super) fn count(&mut self, kind: Kind) {
        *self.counted.entry(kind).or_default() += 1;
    }

    fn keep(&mut self, key: (Kind, String), row: u32, column: u32, text: &str) {
        let (count, cells) = self.noticed.entry(key).or_default();
        *count += 1;
        if cells.len() < KEPT {
            cells.push(Spot { row, column, text: clipped(text) });
        }
    }

    /// The same, with a finding of its own for each column.
    pub(super) fn note_column(&mut self, kind: Kind, row: u32, column: u32, text: &str) {
        self.keep((kind, format!("{column:05}")), row, column, text);
    }

    /// One finding a kind of thing, at the first cell.
    pub(super) fn findings(self, sheet: &Sheet) -> Vec<Finding> {
        let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: None };
        let finding = |kind: Kind, (count, spots): (usize, Vec<Spot>)| {
            let in_file = |spot: Spot| {
                let origin = sheet.origin(spot.row, spot.column);
                Spot { row: origin.row, column: origin.column, ..spot }
            };
            let cells = (count, spots.into_iter().map(in_file).collect());
            Finding::of_cells(kind.code, kind.level, place.clone(), kind.message, kind.remedy, cells)
        };
        let whole = |(kind, count): (Kind, usize)| {
            let message = Message::new(kind.message).with("count", count);
            Finding::new(kind.code, kind.level, place.clone(), message, kind.remedy)
        };
        let counted = self.counted.into_iter().map(whole);
        counted.chain(self.noticed.into_iter().map(|((kind, _), cells)| finding(kind, cells))).collect()
    }
}

/// A cell's text short enough for a message, on one line, without what may be a person's.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 40;
    let line = redacted(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

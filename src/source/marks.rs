//! What the office program does with a sheet beside showing it: hidden rows and columns, a filter, formulas, a sheet filled
//! to the last row that its format has.

use super::sheet::Sheet;
use crate::finding::{Finding, Level, Place};
use crate::origin::column_letters;
use crate::text::Message;

/// Rows or columns named in a finding.
const SHOWN: usize = 5;

/// What to do with hidden rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hidden {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// They count like the others.
    Use,
    /// They are left out.
    Skip,
}

/// The marks of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    /// Hidden rows that hold something.
    pub rows: Vec<u32>,
    /// Hidden columns that hold something.
    pub columns: Vec<u32>,
    /// A filter hides the rows.
    pub filtered: bool,
    /// Rows that hold something, hidden or not.
    pub height: u32,
    /// Cells whose value is the result of a formula.
    pub formulas: usize,
    /// The sheet is full: how many rows it has, all that its format allows.
    pub full: Option<u32>,
}

/// What is to be told of a sheet's marks, and what the analyst said of hidden rows.
pub(super) fn findings(sheet: &Sheet, hidden: Hidden) -> Vec<Finding> {
    let marks = &sheet.marks;
    let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: None };
    let mut findings = Vec::new();
    let mut report = |code, level, message, remedy| {
        findings.push(Finding::new(code, level, place.clone(), message, remedy));
    };
    let level = if hidden == Hidden::Unsaid { Level::Error } else { Level::Note };
    let remedy = match hidden {
        Hidden::Unsaid => "finding-hidden-remedy",
        Hidden::Use => "finding-hidden-used",
        Hidden::Skip => "finding-hidden-skipped",
    };
    let listed = |message: Message, names: Vec<String>, count: usize| {
        message.with("count", count).with("names", names).with("more", count.saturating_sub(SHOWN))
    };
    if !marks.rows.is_empty() {
        let names = marks.rows.iter().take(SHOWN).map(|row| (u64::from(*row) + 1).to_string()).collect();
        if marks.filtered {
            let message = Message::new("finding-filter").with("height", marks.height.to_string());
            report("F18", level, listed(message, names, marks.rows.len()), remedy);
        } else {
            report("F17", level, listed(Message::new("finding-hidden-rows"), names, marks.rows.len()), remedy);
        }
    }
    if !marks.columns.is_empty() {
        let names = marks.columns.iter().take(SHOWN).map(|column| column_letters(*column)).collect();
        report("F17", level, listed(Message::new("finding-hidden-columns"), names, marks.columns.len()), remedy);
    }
    if let Some(rows) = marks.full {
        let message = Message::new("finding-full-sheet").with("rows", rows.to_string());
        report("F12", Level::Error, message, "finding-full-sheet-remedy");
    }
    if marks.formulas > 0 {
        let message = Message::new("finding-formulas").with("count", marks.formulas);
        report("F25", Level::Note, message, "finding-formulas-remedy");
    }
    findings
}

//! A run repeated: the cells that say other things. What went with a whole column is told once.

use std::collections::BTreeMap;

use super::replay::Replayed;
use crate::observation::{Observation, catalogue};
use crate::report::reading::reading;
use crate::report::terminal::Screen;
use crate::text::Message;
use crate::verify::CellChange;

/// Cells, and columns of them, that are named.
const CELLS: usize = 20;

/// A column of a file: the file, its sheet, a measure and a year.
type Column<'c> = (&'c str, Option<&'c str>, &'c str, i32);

impl Replayed<'_> {
    pub(super) fn cells(&self, screen: &mut Screen) {
        let lines = self.cell_lines();
        if lines.is_empty() {
            return;
        }
        screen.heading(&self.texts.word("verify-cells"));
        for line in lines {
            screen.prose(&line);
        }
    }

    pub(super) fn cell_lines(&self) -> Vec<String> {
        let (moved, said): (Vec<&CellChange>, Vec<&CellChange>) =
            self.replay.cells.iter().partition(|change| change.is_moved());
        let mut lines = Vec::new();
        let lost = lost(&said);
        for ((file, sheet, measure, year), count) in &lost {
            let place = sheet.map_or_else(|| (*file).to_owned(), |sheet| format!("{file} › {sheet}"));
            let message = Message::new("verify-cells-lost").with("place", place).with("count", *count);
            lines.push(self.texts.say(&message.with("measure", title(measure)).with("year", year.to_string())));
        }
        let single: Vec<&CellChange> =
            said.into_iter().filter(|change| column(change).is_none_or(|column| !lost.contains_key(&column))).collect();
        for change in single.iter().take(CELLS) {
            lines.push(self.cell(change));
        }
        let more = single.len().saturating_sub(CELLS);
        if more > 0 {
            lines.push(self.texts.say(&Message::new("verify-cells-more").with("count", more)));
        }
        if !moved.is_empty() {
            lines.push(self.texts.say(&Message::new("verify-cells-moved").with("count", moved.len())));
        }
        lines
    }

    fn cell(&self, change: &CellChange) -> String {
        let Some(known) = change.known() else { return String::new() };
        let said = |row: Option<&Observation>| match row {
            Some(row) => reading(self.texts, row),
            None => self.texts.word("verify-cell-nothing"),
        };
        let message = Message::new("verify-cell")
            .with("cell", known.origin.to_string())
            .with("school", change.name.as_str())
            .with("measure", title(&known.measure))
            .with("year", known.year.to_string())
            .with("before", said(change.before.as_ref()));
        self.texts.say(&message.with("after", said(change.after.as_ref())))
    }
}

fn title(measure: &str) -> String {
    catalogue().measure(measure).map_or(measure, |known| known.title.as_str()).to_owned()
}

/// The column of a cell that was read then and is read no more.
fn column(change: &CellChange) -> Option<Column<'_>> {
    let before = change.before.as_ref().filter(|_| change.after.is_none())?;
    Some((&before.origin.file, before.origin.sheet.as_deref(), &before.measure, before.year))
}

/// The columns of which several cells were read and no more are, with how many: there the heading changed, or the sheet.
fn lost<'c>(said: &[&'c CellChange]) -> BTreeMap<Column<'c>, usize> {
    let mut columns: BTreeMap<Column<'c>, usize> = BTreeMap::new();
    for column in said.iter().filter_map(|change| column(change)) {
        *columns.entry(column).or_default() += 1;
    }
    columns.retain(|_, count| *count > 1);
    columns
}

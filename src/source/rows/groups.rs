//! Tables in which a school is a row with its name and the rows of its numbers below it.

use super::super::cells::Read;
use super::super::header::Holds;
use super::super::words;
use super::{NAMELESS, Reader, TOTAL};
use crate::layout::Field;
use crate::text::fold;

/// A school of a table of groups, with the numbers read so far.
pub(super) type Reading<'s> = (usize, Vec<Read<'s>>);

impl<'s> Reader<'s> {
    /// A row of a table of groups: a school's name, or one of its numbers.
    pub(super) fn grouped(&mut self, row: u32, group: &mut Option<Reading<'s>>) {
        let Some(name) = self.field(row, Field::Name) else {
            let value = self.table.column(&Holds::Value).filter(|column| self.sheet.at(row, column.at).is_some());
            if let Some(column) = value {
                self.cells.notes.note(NAMELESS, row, column.at, "");
            }
            return;
        };
        let label = fold(&name);
        let rule = self.layout.rows.iter().find(|rule| rule.labels.iter().any(|pattern| pattern.fits(&label)));
        let Some(rule) = rule else {
            self.settle_group(group.take());
            self.rows.read += 1;
            let has_values = self.table.column(&Holds::Value).is_some();
            let found = if words::is_total(&name) || self.matcher.knows_town(&name) {
                self.cells.notes.note(TOTAL, row, self.table.field(Field::Name).map_or(0, |column| column.at), &name);
                None
            } else {
                self.school(row, Some(&name), None, has_values)
            };
            self.rows.used += usize::from(found.is_some());
            *group = found.map(|school| (school, Vec::new()));
            return;
        };
        let Some(column) = self.table.column(&Holds::Value) else { return };
        let Some(measure) = self.id(row, &rule.measure.as_str().into()) else { return };
        // a number above the first name is nobody's
        if self.rows.read == 0 {
            self.cells.notes.note(NAMELESS, row, column.at, "");
        }
        if let Some((_, cells)) = group {
            let reading = self.cells.read(row, column);
            cells.push(Read { row, column, measure, reading, printed: None });
        }
    }

    pub(super) fn settle_group(&mut self, group: Option<Reading<'s>>) {
        let Some((school, mut cells)) = group else { return };
        self.cells.settle(&mut cells);
        let row = cells.first().map_or(0, |cell| cell.row);
        self.keep(row, school, cells);
    }
}

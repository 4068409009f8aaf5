//! Which layout a sheet follows.

use std::cell::LazyCell;
use std::cmp::Reverse;

use super::context::Context;
use super::header::{self, Head, Holds, Table};
use super::sheet::{Cell, Sheet};
use crate::layout::{Field, Grain, Kind, Layout, RowRule};
use crate::text::fold;

/// Rows of a table in which what is asked stands in rows.
const MOST_ASKED: u32 = 2_000;
/// Rows under the headings in which a table of groups must show one of its labels.
const LABEL_ROWS: u32 = 60;

/// A sheet recognised.
pub(super) struct Recognised {
    pub layout: Layout,
    pub table: Table,
    /// The sheet with rows and columns changed for one another, where the table stands so.
    pub turned: Option<Sheet>,
}

/// The layout that understands most of a sheet. A layout whose words stand in the title, the sheet's or the file's name
/// goes before one whose words do not; where the headings alone do not tell the document, its words must stand there.
pub(super) fn recognise<'l>(sheet: &Sheet, layouts: impl IntoIterator<Item = &'l Layout>) -> Option<Recognised> {
    let head = Head::new(sheet);
    let turned: LazyCell<Sheet, _> = LazyCell::new(|| sheet.turned());
    let other: LazyCell<Head<'_>, _> = LazyCell::new(|| Head::new(&turned));
    let mut fitting: Vec<(bool, usize, Recognised)> = Vec::new();
    for layout in layouts {
        // most layouts need not be tried at all
        if layout.worded && !head.holds(&layout.words) && !Context::new(sheet, "").holds(&layout.words) {
            continue;
        }
        fitting.extend(fits(&head, layout));
        let view = layout.turned().filter(|_| sheet.last_row() < MOST_ASKED);
        if let Some((worded, understood, mut recognised)) = view.and_then(|view| fits(&other, &view)) {
            recognised.turned = Some(turned.clone());
            fitting.push((worded, understood, recognised));
        }
    }
    // layouts come in a fixed order and sorting is stable, so that equally good ones are always chosen alike
    fitting.sort_by_key(|(worded, understood, _)| Reverse((*worded, *understood)));
    fitting.into_iter().next().map(|(_, _, recognised)| recognised)
}

/// Whether a sheet follows a layout: whether its words are there, and how many columns are understood.
fn fits(head: &Head<'_>, layout: &Layout) -> Option<(bool, usize, Recognised)> {
    let table = header::find(head, layout)?;
    let sheet = head.sheet;
    let context = Context::new(sheet, &table.title);
    let worded = context.holds(&layout.words);
    if (layout.worded && !worded) || context.holds(&layout.not_words) {
        return None;
    }
    let understood = match (layout.kind, layout.grain) {
        (Kind::Register, _) => register_fields(&table),
        (Kind::Decisions, _) => decision_fields(&table),
        (_, Grain::Schools) => table.measures().count(),
        (_, Grain::Participants) => answers(&table),
        (_, Grain::Groups) => labels(sheet, &table, &layout.rows),
    };
    // a column that bears the title of a declared measure can mean nothing else
    let enough = understood >= 2 || (understood == 1 && (worded || layout.kind == Kind::Plain));
    enough.then(|| (worded, understood, Recognised { layout: layout.clone(), table, turned: None }))
}

/// How many columns speak for a register: names without anything but results are none.
fn register_fields(table: &Table) -> usize {
    let fields = [Field::Aliases, Field::Kind, Field::Grades, Field::ShortName, Field::District];
    let holds = |field: &&Field| table.field(**field).is_some();
    if table.field(Field::Name).is_none() { 0 } else { fields.iter().filter(holds).count() }
}

/// How many columns speak for decisions: the decision itself, and what goes with it.
fn decision_fields(table: &Table) -> usize {
    let fields = [Field::DecidedBy, Field::DecidedOn, Field::Act, Field::Reason];
    let holds = |field: &&Field| table.field(**field).is_some();
    if table.field(Field::Decision).is_none() { 0 } else { 1 + fields.iter().filter(holds).count() }
}

/// How many columns speak of participants: their answers, and what the row is of.
fn answers(table: &Table) -> usize {
    let answers = table
        .columns
        .iter()
        .filter(|column| matches!(column.holds, Holds::Answer(answer) if answer.is_result()))
        .count();
    let fields = [Field::Subject, Field::Grade].iter().filter(|field| table.field(**field).is_some()).count();
    if answers == 0 { 0 } else { answers + fields }
}

/// How many of the labels stand under the headings, where there is a column of their numbers.
fn labels(sheet: &Sheet, table: &Table, rules: &[RowRule]) -> usize {
    let Some(label) = table.field(Field::Name).filter(|_| table.column(&Holds::Value).is_some()) else { return 0 };
    let rows = table.bottom + 1..=sheet.last_row().min(table.bottom + LABEL_ROWS);
    let texts: Vec<String> = rows.filter_map(|row| sheet.at(row, label.at)).map(Cell::text).collect();
    let stands = |rule: &&RowRule| texts.iter().any(|text| rule.labels.iter().any(|label| label.fits(&fold(text))));
    rules.iter().filter(stands).count()
}

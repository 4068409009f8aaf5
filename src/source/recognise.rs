//! Which layout a sheet follows, and which year it is of.

use std::cmp::Reverse;

use super::header::{self, Holds, Table};
use super::sheet::Sheet;
use super::words;
use crate::layout::{Field, Kind, Layout};
use crate::text::fold;

/// A sheet recognised.
pub(super) struct Recognised {
    pub layout: Layout,
    pub table: Table,
}

/// The layout that understands most of a sheet. A layout whose words stand in the title, the sheet's or the file's name
/// goes before one whose words do not; one is never taken against the words of another kind of examination.
pub(super) fn recognise(sheet: &Sheet, layouts: &[Layout]) -> Option<Recognised> {
    let mut fitting: Vec<(bool, usize, &Layout, Table)> = Vec::new();
    for layout in layouts {
        let Some(table) = header::find(sheet, layout) else { continue };
        let understood = match layout.kind {
            Kind::Register => register_fields(&table),
            Kind::Decisions => decision_fields(&table),
            _ => table.measures().count(),
        };
        let worded = wording(sheet, &table.title).iter().any(|text| layout.words.iter().any(|word| word.fits(text)));
        if understood >= 2 || (understood == 1 && worded) {
            fitting.push((worded, understood, layout, table));
        }
    }
    // layouts come in a fixed order and sorting is stable, so that equally good ones are always chosen alike
    fitting.sort_by_key(|(worded, understood, ..)| Reverse((*worded, *understood)));
    fitting.into_iter().next().map(|(_, _, layout, table)| Recognised { layout: layout.clone(), table })
}

/// How many columns speak for a register: names without anything but results are none.
fn register_fields(table: &Table) -> usize {
    let fields = [Field::Aliases, Field::Kind, Field::Grades, Field::ShortName, Field::District];
    let holds = |field: &&Field| table.column(&Holds::Field(**field)).is_some();
    if table.column(&Holds::Field(Field::Name)).is_none() { 0 } else { fields.iter().filter(holds).count() }
}

/// How many columns speak for decisions: the decision itself, and what goes with it.
fn decision_fields(table: &Table) -> usize {
    let fields = [Field::DecidedBy, Field::DecidedOn, Field::Act, Field::Reason];
    let holds = |field: &&Field| table.column(&Holds::Field(**field)).is_some();
    if table.column(&Holds::Field(Field::Decision)).is_none() { 0 } else { 1 + fields.iter().filter(holds).count() }
}

fn wording(sheet: &Sheet, title: &str) -> [String; 3] {
    [fold(title), fold(sheet.name.as_deref().unwrap_or("")), fold(stem(&sheet.file))]
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What is known of a sheet's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// This year.
    Known(i32),
    /// The title says one year, the sheet's name another.
    Doubtful(i32, i32),
    /// Nothing says it, or the title says several.
    Unknown,
}

/// The year of a sheet: as its title says, else its name, else its headings, else the file's name. Of several years in a
/// title the one that is the sheet's name too.
pub(super) fn year(sheet: &Sheet, table: &Table) -> Year {
    let name = sheet.name.as_deref().and_then(words::year);
    match (words::years(&table.title).as_slice(), name) {
        ([title], Some(name)) if *title != name => return Year::Doubtful(*title, name),
        ([year], _) => return Year::Known(*year),
        ([], Some(year)) => return Year::Known(year),
        ([], None) => {}
        (several, Some(name)) if several.contains(&name) => return Year::Known(name),
        _ => return Year::Unknown,
    }
    let known = table.columns.iter().map(|column| &column.heading);
    let headings = known.chain(table.unknown.iter().map(|(_, heading)| heading));
    let mut years: Vec<i32> = headings.flat_map(|heading| words::years(heading)).collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Year::Known(*year),
        _ => file_year(sheet).map_or(Year::Unknown, Year::Known),
    }
}

/// The year that the file's name says.
pub(super) fn file_year(sheet: &Sheet) -> Option<i32> {
    words::year(stem(&sheet.file))
}

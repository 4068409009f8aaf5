//! Finding a table on a sheet: which rows are its headings, what each column means by a layout, what the title says.

use super::sheet::{Cell, Sheet};
use super::words;
use crate::layout::{Field, Kind, Layout, Meaning, Unit};
use crate::observation::catalogue;
use crate::text::fold;

/// Rows among which headings are looked for.
const HEADING_ROWS: u32 = 60;
/// Rows that headings may take.
const MOST_HEIGHT: u32 = 6;

/// What a column of a table holds, as one layout understands it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// A measure.
    Measure(String),
    /// A field of a school.
    Field(Field),
}

/// A column of a recognised table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Where it stands.
    pub at: u32,
    pub holds: Holds,
    pub unit: Unit,
    /// Its headings, from the top, as they stand in the file.
    pub heading: String,
}

/// A table of a sheet, as one layout understands it.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The last row of the headings.
    pub bottom: u32,
    /// Columns understood.
    pub columns: Vec<Column>,
    /// Columns that hold what an earlier one holds: the earlier and the later. The later is not read.
    pub doubled: Vec<(Column, Column)>,
    /// Columns whose headings say nothing to the layout.
    pub unknown: Vec<(u32, String)>,
    /// What stands above the headings.
    pub title: String,
    /// The last column that has a heading.
    pub last_column: u32,
    /// What kind of document it is.
    pub kind: Kind,
}

impl Table {
    /// The column that holds this.
    pub(super) fn column(&self, holds: &Holds) -> Option<&Column> {
        self.columns.iter().find(|column| column.holds == *holds)
    }

    /// The measure columns.
    pub(super) fn measures(&self) -> impl Iterator<Item = (&Column, &str)> {
        self.columns.iter().filter_map(|column| match &column.holds {
            Holds::Measure(measure) => Some((column, measure.as_str())),
            Holds::Field(_) => None,
        })
    }
}

/// The table of a sheet as a layout understands it: from the first row in which the layout finds the school's name or
/// code. `None` where there is no such row.
pub(super) fn find(sheet: &Sheet, layout: &Layout) -> Option<Table> {
    let rows = 0..=sheet.last_row().min(HEADING_ROWS);
    let key_field = |cell: &Cell| match cell {
        Cell::Text(text) => field(layout, &fold(text)),
        _ => None,
    };
    let (row, key) = rows.into_iter().find_map(|row| {
        let of = |wanted| sheet.row(row).find(|(_, cell)| key_field(cell) == Some(wanted));
        // codes may be absent from all rows, names are not
        let (key, _) = of(Field::Name).or_else(|| of(Field::Code))?;
        Some((row, key))
    })?;
    let top = top(sheet, row);
    let bottom = bottom(sheet, row, key);
    let table = understand(sheet, layout, top, bottom);
    Some(Table { title: title(sheet, row), ..table })
}

/// The first row of the headings: rows above the school's heading that hold several headings belong to it.
fn top(sheet: &Sheet, row: u32) -> u32 {
    let mut top = row;
    while top > 0 && sheet.row(top - 1).count() > 1 {
        top -= 1;
    }
    top
}

/// The last row of the headings: as far as the school's heading is merged, or where it is not, as far as the rows below
/// name no school and look like headings.
fn bottom(sheet: &Sheet, row: u32, key: u32) -> u32 {
    if let Some(block) = sheet.block(row, key) {
        return block.rows.1.min(row + MOST_HEIGHT);
    }
    let is_number = |text: &str| crate::number::read_number(text).is_ok();
    let mut bottom = row;
    while bottom - row < MOST_HEIGHT && sheet.at(bottom + 1, key).is_none() {
        let below: Vec<String> = sheet.row(bottom + 1).map(|(_, cell)| cell.text()).collect();
        let words = below.iter().filter(|text| !is_number(text)).count();
        let wordy = !below.is_empty() && 2 * words >= below.len();
        if !wordy && below.len() <= sheet.row(bottom).count() {
            break;
        }
        bottom += 1;
    }
    bottom
}

fn understand(sheet: &Sheet, layout: &Layout, top: u32, bottom: u32) -> Table {
    let last = sheet.cells_between(top, bottom).map(|(_, column, _)| column).max().unwrap_or(0);
    let last = sheet
        .merged
        .iter()
        .filter(|block| (top..=bottom).contains(&block.rows.0))
        .map(|block| block.columns.1)
        .fold(last, u32::max);
    let mut table = Table {
        bottom,
        columns: Vec::new(),
        doubled: Vec::new(),
        unknown: Vec::new(),
        title: String::new(),
        last_column: last,
        kind: layout.kind,
    };
    for column in 0..=last {
        let path = path(sheet, top, bottom, column);
        let heading = path.join(" / ");
        if path.is_empty() {
            continue;
        }
        match meaning(layout, &path) {
            Understood::Holds(holds, unit) => {
                let column = Column { at: column, holds, unit, heading };
                match table.column(&column.holds).cloned() {
                    Some(earlier) => table.doubled.push((earlier, column)),
                    None => table.columns.push(column),
                }
            }
            Understood::PassedOver => {}
            Understood::Unknown => table.unknown.push((column, heading)),
        }
    }
    table
}

/// The headings over a column, from the top. A heading without a merged block reaches over the blank cells right of it,
/// as long as there are headings below them.
fn path(sheet: &Sheet, top: u32, bottom: u32, column: u32) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for row in top..=bottom {
        let cell = sheet.shown(row, column).or_else(|| reaching(sheet, row, bottom, column));
        if let Some(cell) = cell {
            let text = cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() && path.last() != Some(&text) {
                path.push(text);
            }
        }
    }
    path
}

/// The heading left of a blank one that reaches over it: both stand over a heading in the last row.
fn reaching(sheet: &Sheet, row: u32, bottom: u32, column: u32) -> Option<&Cell> {
    if row == bottom || sheet.at(bottom, column).is_none() {
        return None;
    }
    let (left, cell) = sheet.row(row).take_while(|(left, _)| *left < column).last()?;
    let groups = sheet.block(row, left).is_none() && sheet.at(bottom, left).is_some();
    groups.then_some(cell)
}

/// What a layout makes of a column.
enum Understood {
    Holds(Holds, Unit),
    PassedOver,
    Unknown,
}

/// What a column with these headings holds.
fn meaning(layout: &Layout, path: &[String]) -> Understood {
    let folded: Vec<String> = path.iter().map(|heading| fold(heading)).collect();
    let Some(own) = folded.last() else { return Understood::Unknown };
    // a heading may say its unit, and may only be understood with those above it
    let (without_unit, had_unit) = words::without_unit(own);
    let readings = [own.as_str(), without_unit, &folded.join(" ")];
    let percent = path.last().is_some_and(|heading| words::is_percent(heading));
    for rule in &layout.columns {
        if !rule.headings.iter().any(|pattern| readings.iter().any(|reading| pattern.fits(reading))) {
            continue;
        }
        let unit = match &rule.meaning {
            Meaning::Measure { unit, .. } | Meaning::SubjectMeasure { unit, .. } => Some(*unit),
            _ => None,
        };
        // percents where people are counted, or people where percents are: the heading says another thing
        if (unit == Some(Unit::Count) && percent) || (unit == Some(Unit::Percent) && had_unit) {
            return Understood::Unknown;
        }
        match &rule.meaning {
            Meaning::Ignored => return Understood::PassedOver,
            Meaning::Field(field) => return Understood::Holds(Holds::Field(*field), Unit::Number),
            Meaning::Measure { measure, unit } => return Understood::Holds(Holds::Measure(measure.clone()), *unit),
            Meaning::SubjectMeasure { procedure, quantity, unit } => {
                if let Some(subject) = folded.iter().rev().skip(1).find_map(|heading| subject(heading)) {
                    let measure = format!("{procedure}.{subject}.{quantity}");
                    return Understood::Holds(Holds::Measure(measure), *unit);
                }
            }
        }
    }
    Understood::Unknown
}

/// The subject that a folded heading names, with or without the unit behind it: `физика чел`.
fn subject(heading: &str) -> Option<&'static str> {
    let (heading, _) = words::without_unit(heading);
    let subjects = &catalogue().subjects;
    subjects
        .iter()
        .find(|subject| subject.spellings.iter().any(|spelling| spelling == heading))
        .map(|subject| subject.id.as_str())
}

fn field(layout: &Layout, heading: &str) -> Option<Field> {
    layout.columns.iter().find_map(|rule| match rule.meaning {
        Meaning::Field(field) if rule.headings.iter().any(|pattern| pattern.fits(heading)) => Some(field),
        _ => None,
    })
}

/// The text above the row of the school's heading: a title of several cells looks like headings and is one still.
fn title(sheet: &Sheet, row: u32) -> String {
    let Some(above) = row.checked_sub(1) else { return String::new() };
    let cells = sheet.cells_between(0, above).map(|(_, _, cell)| cell.text());
    cells.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Finding a table on a sheet: which rows are its headings, what each column means by a layout, what the title says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::{self, Context};
use super::sheet::{Cell, Merged, Sheet};
use super::words;
use crate::layout::{Answer, ColumnRule, Field, Kind, Layout, Meaning, Pattern, Unit};
use crate::observation::catalogue;
use crate::text::fold;

/// Rows among which headings are looked for.
pub(super) const HEADING_ROWS: u32 = 60;
/// Rows that headings may take.
const MOST_HEIGHT: u32 = 6;
/// Rows that may be the headings and are tried.
const MOST_TRIED: usize = 8;

/// What a column of a table holds, as one layout understands it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// A measure. `{subject}` and `{grade}` still in its id are said by the rows.
    Measure(Arc<str>),
    /// A percent beside the count of a measure: it must agree with it.
    Check(Arc<str>),
    /// A field of a school or of the row.
    Field(Field),
    /// Something of one participant.
    Answer(Answer),
    /// The number of a row whose label says what it is.
    Value,
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
    /// The first row of the headings.
    pub top: u32,
    /// The last row of the headings.
    pub bottom: u32,
    /// Columns understood.
    pub columns: Vec<Column>,
    /// Columns that hold what an earlier one holds: the earlier and the later. The later is not read.
    pub doubled: Vec<(Column, Column)>,
    /// Columns whose headings say nothing to the layout.
    pub unknown: Vec<(u32, String)>,
    /// Columns that the layout knows and does not use.
    pub ignored: Vec<(u32, String)>,
    /// Columns that say the same of a row as an earlier one: a subject by its code and by its name.
    pub again: Vec<(Field, u32)>,
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

    /// The column of a field.
    pub(super) fn field(&self, field: Field) -> Option<&Column> {
        self.column(&Holds::Field(field))
    }

    /// The measure columns.
    pub(super) fn measures(&self) -> impl Iterator<Item = (&Column, &Arc<str>)> {
        self.columns.iter().filter_map(|column| match &column.holds {
            Holds::Measure(measure) => Some((column, measure)),
            _ => None,
        })
    }

    /// All columns with headings in their order: place, heading, and the column where it is read.
    pub(super) fn headings_in_order(&self) -> Vec<(u32, &str, Option<&Column>)> {
        let read = self.columns.iter().map(|column| (column.at, column.heading.as_str(), Some(column)));
        let doubled = self.doubled.iter().map(|(_, later)| (later.at, later.heading.as_str(), None));
        let others = self.unknown.iter().chain(&self.ignored).map(|(at, heading)| (*at, heading.as_str(), None));
        let mut headings: Vec<_> = read.chain(doubled).chain(others).collect();
        headings.sort_by_key(|(at, ..)| *at);
        headings
    }
}

/// The first rows of a sheet with their texts folded once, for all layouts that are tried.
pub(super) struct Head<'s> {
    pub sheet: &'s Sheet,
    rows: Vec<(u32, Vec<(u32, String)>)>,
}

impl<'s> Head<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        let text = |(column, cell): &(u32, Cell)| match cell {
            Cell::Text(text) => Some((*column, fold(text))),
            _ => None,
        };
        let rows = sheet.rows().take_while(|(row, _)| *row <= HEADING_ROWS);
        let rows = rows.map(|(row, cells)| (row, cells.iter().filter_map(text).collect())).collect();
        Self { sheet, rows }
    }

    /// Whether a heading of schools stands in it, as a layout knows them.
    pub(super) fn names_schools(&self, layout: &Layout) -> bool {
        let mut texts = self.rows.iter().flat_map(|(_, texts)| texts);
        texts.any(|(_, text)| matches!(field(layout, text), Some(Field::Name | Field::Code)))
    }

    /// Whether one of the words stands in any of the texts.
    pub(super) fn holds(&self, words: &[Pattern]) -> bool {
        let mut texts = self.rows.iter().flat_map(|(_, texts)| texts);
        texts.any(|(_, text)| words.iter().any(|word| word.fits(text)))
    }
}

/// The table of a sheet as a layout understands it: the headings stand where the layout finds the school's name or code
/// and understands most. `None` where there is no such row.
pub(super) fn find(head: &Head<'_>, layout: &Layout) -> Option<Table> {
    let mut best: Option<Table> = None;
    let mut tried = 0;
    for (row, texts) in &head.rows {
        if tried == MOST_TRIED {
            break;
        }
        let fields: Vec<(u32, Field)> =
            texts.iter().filter_map(|(column, text)| Some((*column, field(layout, text)?))).collect();
        let of = |wanted| fields.iter().find(|(_, field)| *field == wanted);
        // codes may be absent from all rows, names are not
        let Some((key, _)) = of(Field::Name).or_else(|| of(Field::Code)) else { continue };
        tried += 1;
        let table = understand(head.sheet, layout, *row, *key);
        if best.as_ref().is_none_or(|best| table.columns.len() > best.columns.len()) {
            best = Some(table);
        }
    }
    best
}

/// The first row of the headings: rows above the school's heading that hold several headings belong to it.
fn top(sheet: &Sheet, row: u32) -> u32 {
    let mut top = row;
    while top > 0 && row - top < MOST_HEIGHT && sheet.row(top - 1).count() > 1 {
        top -= 1;
    }
    top
}

/// The last row of the headings: as far as the school's heading is merged, or where it is not, as far as the rows below
/// name no school and look like headings.
fn bottom(sheet: &Sheet, layout: &Layout, row: u32, key: u32) -> u32 {
    if let Some(block) = sheet.block(row, key) {
        return block.rows.1.min(row + MOST_HEIGHT);
    }
    let is_number = |text: &str| crate::number::read_number(text).is_ok();
    let mut bottom = row;
    while bottom - row < MOST_HEIGHT {
        match sheet.at(bottom + 1, key) {
            // of a turned table the numbers, names and units of what is asked are all headings
            Some(cell) if sheet.turned && is_heading(layout, cell, bottom + 1 < sheet.last_row()) => {}
            Some(_) => break,
            None => {
                let below: Vec<(u32, String)> =
                    sheet.row(bottom + 1).map(|(column, cell)| (column, cell.text())).collect();
                // the name of a town over its schools is no heading
                if matches!(below.as_slice(), [(column, alone)] if *column < key || words::is_place(alone)) {
                    break;
                }
                let is_word = |text: &str| !is_number(text) && words::missing(text).is_none();
                let words = below.iter().filter(|(_, text)| is_word(text)).count();
                let known = below.len() > 1 && below.iter().all(|(_, text)| is_known(layout, text));
                let wordy = !below.is_empty() && (2 * words >= below.len() || known);
                if !wordy && below.len() <= sheet.row(bottom).count() {
                    break;
                }
            }
        }
        bottom += 1;
    }
    bottom
}

/// Whether a layout knows a heading of this text.
fn is_known(layout: &Layout, text: &str) -> bool {
    let folded = fold(text);
    layout.columns.iter().any(|rule| rule.headings.iter().any(|pattern| pattern.fits(&folded)))
}

/// Whether a cell is one of the headings of what is asked; the heading of units is not where the only values stand below.
fn is_heading(layout: &Layout, cell: &Cell, more: bool) -> bool {
    let folded = fold(&cell.text());
    let fits = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.fits(&folded));
    fits(&layout.turned) && (more || !fits(&layout.one_school))
}

/// The table whose heading of schools stands in this row and column.
pub(super) fn understand(sheet: &Sheet, layout: &Layout, row: u32, key: u32) -> Table {
    let (top, bottom) = (top(sheet, row), bottom(sheet, layout, row, key));
    let last = sheet.cells_between(top, bottom).map(|(_, column, _)| column).max().unwrap_or(0);
    let last = sheet
        .merged
        .iter()
        .filter(|block| (top..=bottom).contains(&block.rows.0))
        .map(|block| block.columns.1)
        .fold(last, u32::max)
        .min(sheet.last_column);
    // in a turned table the title stands left of the headings
    let first = if sheet.turned { key } else { 0 };
    let title = if sheet.turned { title_left(sheet, key) } else { title(sheet, row) };
    let paths = paths(sheet, (top, bottom), (first, last));
    let headings = Headings::new(sheet, layout, &title, &paths);
    let mut table = Table {
        top,
        bottom,
        columns: Vec::new(),
        doubled: Vec::new(),
        unknown: Vec::new(),
        ignored: Vec::new(),
        again: Vec::new(),
        title,
        last_column: last,
        kind: layout.kind,
    };
    // headings merged over many columns mean the same in all of them
    let mut last: Option<(Vec<String>, Understood)> = None;
    for (at, path) in paths.into_iter().filter(|(_, path)| !path.is_empty()) {
        let heading = path.join(" / ");
        let meaning = match last.take() {
            Some((same, meaning)) if same == path => meaning,
            _ => headings.meaning(layout, &path),
        };
        last = Some((path, meaning.clone()));
        match meaning {
            Understood::Holds(holds, unit) => {
                let column = Column { at, holds, unit, heading };
                match (&column.holds, table.column(&column.holds).cloned()) {
                    // a subject may stand as a code and as a name
                    (Holds::Field(field @ (Field::Subject | Field::Grade | Field::Year)), Some(_)) => {
                        table.again.push((*field, at));
                    }
                    (_, Some(earlier)) => table.doubled.push((earlier, column)),
                    (_, None) => table.columns.push(column),
                }
            }
            Understood::PassedOver => table.ignored.push((at, heading)),
            Understood::Unknown => table.unknown.push((at, heading)),
        }
    }
    settle_percents(&mut table);
    table
}

/// A percent is the measure itself where its count has no column, and otherwise must agree with it.
fn settle_percents(table: &mut Table) {
    let counted: BTreeSet<Arc<str>> = table.measures().map(|(_, measure)| measure.clone()).collect();
    for column in &mut table.columns {
        if let Holds::Check(measure) = &column.holds
            && !counted.contains(measure)
        {
            column.holds = Holds::Measure(measure.clone());
        }
    }
}

/// The headings over each column, from the top. A heading without a merged block reaches over the blank cells right of it,
/// as long as there are headings below them.
fn paths(sheet: &Sheet, (top, bottom): (u32, u32), (first, last): (u32, u32)) -> Vec<(u32, Vec<String>)> {
    let mut paths: Vec<(u32, Vec<String>)> = (first..=last).map(|column| (column, Vec::new())).collect();
    let merged: Vec<&Merged> =
        sheet.merged.iter().filter(|block| block.rows.0 <= bottom && block.rows.1 >= top).collect();
    let block = |row: u32, column: u32| merged.iter().find(|block| block.covers(row, column));
    for row in top..=bottom {
        let cells: BTreeMap<u32, &Cell> = sheet.row(row).collect();
        let divided: BTreeSet<u32> =
            (row + 1..=bottom).flat_map(|below| sheet.row(below)).map(|(column, _)| column).collect();
        let mut left: Option<(u32, &Cell)> = cells.range(..first).next_back().map(|(column, cell)| (*column, *cell));
        for (column, path) in &mut paths {
            let own = cells.get(column).copied();
            let reaching = || {
                let (from, cell) = left.filter(|_| row != bottom && !sheet.turned)?;
                let groups = divided.contains(&from) && divided.contains(column) && block(row, from).is_none();
                groups.then_some(cell)
            };
            let of_block = || block(row, *column).and_then(|block| sheet.at(block.rows.0, block.columns.0));
            if let Some(cell) = own.or_else(of_block).or_else(reaching) {
                let text = cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() && path.last() != Some(&text) {
                    path.push(text);
                }
            }
            left = own.map(|cell| (*column, cell)).or(left);
        }
    }
    paths
}

/// What a layout makes of a column.
#[derive(Clone)]
enum Understood {
    Holds(Holds, Unit),
    PassedOver,
    Unknown,
}

/// What is said of subjects and grades beside the headings of a column.
struct Headings {
    subject: Option<&'static str>,
    grade: Option<u8>,
    /// Fields that the rows have.
    fields: BTreeSet<Field>,
    /// The title speaks of percents.
    percents: bool,
}

impl Headings {
    fn new(sheet: &Sheet, layout: &Layout, title: &str, paths: &[(u32, Vec<String>)]) -> Self {
        let context = Context::new(sheet, title);
        let own = paths.iter().filter_map(|(_, path)| field(layout, &fold(path.last()?)));
        let percents = words::in_percents(title);
        Self { subject: context.subject(), grade: context.grade(), fields: own.collect(), percents }
    }

    /// What a column with these headings holds.
    fn meaning(&self, layout: &Layout, path: &[String]) -> Understood {
        // «2» / чел., %: the last heading only says how the number stands
        let mut path = path;
        let mut stands = None;
        while let [above @ .., last] = path
            && !above.is_empty()
            && let Some(unit) = words::unit_alone(last)
        {
            (path, stands) = (above, stands.or(Some(unit)));
        }
        let folded: Vec<String> = path.iter().map(|heading| fold(heading)).collect();
        let Some(own) = folded.last() else { return Understood::Unknown };
        let (without_unit, had_unit) = words::without_unit(own);
        let had_unit = had_unit || stands == Some(words::UnitAlone::People);
        // a heading may say its unit, may only be understood with those above it, and may name its subject itself
        let named = context::without_subject(without_unit);
        let rest = named.as_ref().map_or("", |(_, rest)| rest.as_str());
        // a part of those who are counted above is not all of them
        let joined = if words::is_part(own) { String::new() } else { folded.join(" ") };
        let readings = [own.as_str(), without_unit, &joined];
        let percent = stands == Some(words::UnitAlone::Percent)
            || path.last().is_some_and(|heading| words::is_percent(heading))
            || (!had_unit && path.iter().rev().skip(1).any(|heading| words::is_percent(heading)));
        // a title that speaks of percents speaks of parts, not of their wholes
        let percents = Percents { here: percent, everywhere: self.percents && !had_unit };
        let fits = |rule: &ColumnRule, reading: &str| rule.headings.iter().any(|pattern| pattern.fits(reading));
        for rule in &layout.columns {
            let plain = readings.iter().any(|reading| fits(rule, reading));
            let of_subject = matches!(&rule.meaning, Meaning::Measure { measure, .. } if measure.contains("{subject}"));
            let subject = named.as_ref().filter(|_| !plain && of_subject && !rest.is_empty() && fits(rule, rest));
            if !plain && subject.is_none() {
                continue;
            }
            return match &rule.meaning {
                Meaning::Ignored => Understood::PassedOver,
                Meaning::Field(field) => Understood::Holds(Holds::Field(*field), Unit::Number),
                Meaning::Answer(answer) => Understood::Holds(Holds::Answer(*answer), Unit::Number),
                Meaning::Value if percent => Understood::PassedOver,
                Meaning::Value => Understood::Holds(Holds::Value, Unit::Count),
                Meaning::Measure { measure, unit } => {
                    let above = &folded[..folded.len() - 1];
                    let Some(id) = self.resolve(measure, above, subject.map(|(subject, _)| *subject)) else { continue };
                    measured(id, *unit, percents, had_unit)
                }
            };
        }
        Understood::Unknown
    }

    /// The id with its subject and grade put in, as far as headings, title or names say them. `None` where nobody does,
    /// the rows neither.
    fn resolve(&self, template: &str, above: &[String], own: Option<&'static str>) -> Option<String> {
        let mut id = template.to_owned();
        if id.contains("{subject}") {
            let headed = own.or_else(|| above.iter().rev().find_map(|heading| context::subject_over(heading)));
            let spoken = |heading: &String| {
                context::subject_over(heading).is_some()
                    || words::is_neutral(heading)
                    || context::grade_in(heading).is_some()
            };
            let subject = match headed {
                Some(subject) => Some(subject),
                // a group of a subject that nobody knows is not of the subject that the title names
                None if !above.iter().all(spoken) => return None,
                None if self.fields.contains(&Field::Subject) => None,
                None => Some(self.subject?),
            };
            if let Some(subject) = subject {
                id = id.replace("{subject}", subject);
            }
        }
        if id.contains("{grade}") {
            let headed = above.iter().rev().find_map(|heading| context::grade_in(heading));
            let grade = match headed {
                None if self.fields.contains(&Field::Grade) => None,
                found => Some(found.or(self.grade)?),
            };
            if let Some(grade) = grade {
                id = id.replace("{grade}", &grade.to_string());
            }
        }
        (id.contains('{') || catalogue().measure(&id).is_some() || id.starts_with(crate::observation::Measure::PLAIN))
            .then_some(id)
    }
}

/// Where percents are spoken of.
#[derive(Clone, Copy)]
struct Percents {
    /// In the headings of the column.
    here: bool,
    /// In the title.
    everywhere: bool,
}

/// A column of a measure. Percents where people are counted are of all of them, where it is known who all are; people where
/// percents are mean that the heading says another thing.
fn measured(id: String, unit: Unit, percents: Percents, had_unit: bool) -> Understood {
    let whole = || catalogue().of_form(&id).is_some_and(|measure| measure.part_of.is_some());
    let percent = percents.here;
    match unit {
        Unit::Count if (percent || percents.everywhere) && whole() => {
            Understood::Holds(Holds::Check(id.into()), Unit::PercentOfAll)
        }
        Unit::Count if percent => Understood::Unknown,
        Unit::Percent if had_unit => Understood::Unknown,
        Unit::PercentOfAll if had_unit => Understood::Holds(Holds::Measure(id.into()), Unit::Count),
        unit => Understood::Holds(Holds::Measure(id.into()), unit),
    }
}

fn field(layout: &Layout, heading: &str) -> Option<Field> {
    layout.columns.iter().find_map(|rule| match rule.meaning {
        Meaning::Field(field) if rule.headings.iter().any(|pattern| pattern.fits(heading)) => Some(field),
        _ => None,
    })
}

/// The text left of a column.
fn title_left(sheet: &Sheet, column: u32) -> String {
    let cells = sheet.cells_between(0, u32::MAX).filter(|(_, at, _)| *at < column);
    joined(cells.map(|(_, _, cell)| cell.text()))
}

/// The text above the row of the school's heading: a title of several cells looks like headings and is one still.
fn title(sheet: &Sheet, row: u32) -> String {
    let Some(above) = row.checked_sub(1) else { return String::new() };
    joined(sheet.cells_between(0, above).map(|(_, _, cell)| cell.text()))
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

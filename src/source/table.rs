//! From a sheet to a recognised table: which layout it follows, which year it is of, what its headings leave open.

use super::context;
use super::context::{Context, Year};
use super::header::{self, Head, Holds, Table};
use super::notes::clipped;
use super::participants::Fold;
use super::personal::Spared;
use super::recognise::{self, Recognised};
use super::selection::FileHint;
use super::sheet::Sheet;
use crate::finding::{Finding, Level, Place};
use crate::layout::{Field, Grain, Kind, Layout, Meaning, Pattern};
use crate::origin::column_letters;
use crate::text::{Message, nearest};

/// A recognised table, waiting for the register.
pub(super) struct Recognition {
    pub sheet: Sheet,
    pub layout: Layout,
    pub table: Table,
    /// The table is the register of schools too.
    pub register: bool,
    /// Its year; `None` where it has none, its rows have their own, or nobody knows.
    pub year: Option<i32>,
    /// Its percents stand as parts of one.
    pub fractions: bool,
    /// Its participants, counted and added up, where it has a row for each.
    pub fold: Option<Fold>,
}

impl Recognition {
    /// The sheet as a place.
    pub(super) fn place(&self) -> Place {
        self.sheet.whole()
    }

    /// Whether its rows say their years.
    pub(super) fn has_years(&self) -> bool {
        self.table.field(Field::Year).is_some()
    }

    /// Columns in which names of people are no secret: schools that honour them, officials.
    pub(super) fn spared(&self) -> Spared {
        let public = |field: Field| (Field::Name..=Field::Predecessors).contains(&field) || field >= Field::Decision;
        let columns =
            self.table.columns.iter().filter(|column| matches!(column.holds, Holds::Field(field) if public(field)));
        // the columns of a turned table are rows of the sheet
        let columns = columns.filter(|_| !self.sheet.turned);
        let register = self.layout.kind == Kind::Register;
        Spared { columns: columns.map(|column| column.at).collect(), register }
    }

    /// Headings that nobody understood, in quotes.
    pub(super) fn unknown_headings(&self) -> Vec<String> {
        self.table.unknown.iter().map(|(_, heading)| format!("«{}»", clipped(heading))).collect()
    }
}

/// The layout and the table of a sheet with a row a participant; `None` where it is another, or no layout fits.
pub(super) fn participants(head: &Sheet, hint: Option<&FileHint>, layouts: &[Layout]) -> Option<Recognised> {
    let has = |layout: &&Layout| layout.grain == Grain::Participants;
    // most sheets fit none of these few layouts, and the others need not be tried
    choose(head, hint, layouts.iter().filter(has))?;
    choose(head, hint, layouts).filter(|found| has(&&found.layout))
}

/// The layout and the table of a sheet: those that the analyst names, else those that fit best. Nothing is told.
pub(super) fn choose<'l>(
    sheet: &Sheet,
    hint: Option<&FileHint>,
    layouts: impl IntoIterator<Item = &'l Layout>,
) -> Option<Recognised> {
    let kind = hint.and_then(|hint| hint.kind);
    let mut layouts = layouts.into_iter();
    if let Some(wanted) = hint.and_then(|hint| hint.layout.as_deref()) {
        let chosen = layouts.find(|layout| layout.id == wanted)?;
        // what the analyst names needs no words
        return recognise::recognise(sheet, [&Layout { worded: false, not_words: Vec::new(), ..chosen.clone() }]);
    }
    recognise::recognise(sheet, layouts.filter(|layout| kind.is_none_or(|kind| layout.kind == kind)))
}

/// Understands a sheet; `None` where it is empty or of no known kind, which is told. `fold` holds its participants, where
/// they went by already.
pub(super) fn recognise(
    sheet: Sheet,
    fold: Option<Fold>,
    hint: Option<&FileHint>,
    layouts: &[Layout],
    findings: &mut Vec<Finding>,
) -> Option<Recognition> {
    let place = sheet.whole();
    if sheet.is_empty() {
        return None;
    }
    if let Some(wanted) = hint.and_then(|hint| hint.layout.as_deref())
        && !layouts.iter().any(|layout| layout.id == wanted)
    {
        let known: Vec<&str> = layouts.iter().map(|layout| layout.id.as_str()).collect();
        let message = Message::new("finding-layout-unknown").with("layout", wanted).with("known", known);
        findings.push(Finding::new("F68", Level::Stop, place, message, "finding-layout-unknown-remedy"));
        return None;
    }
    let named = hint.is_some_and(|hint| hint.layout.is_some());
    let found = if hint.is_some_and(|hint| hint.kind == Some(Kind::Plain)) {
        Some(plain(&sheet, hint, &place, findings)?)
    } else {
        choose(&sheet, hint, layouts)
    };
    let Some(Recognised { layout, table, turned }) = found else {
        findings.push(unknown(&sheet, place, layouts));
        return None;
    };
    let context = Context::new(&sheet, &table.title);
    if let Some(word) = context.doubt(&layout.doubtful).filter(|_| !named) {
        let message = Message::new("finding-doubtful-results").with("word", word);
        findings.push(Finding::new("F83", Level::Error, place.clone(), message, "finding-doubtful-results-remedy"));
    }
    let sheet = turned.unwrap_or(sheet);
    let by_row = table.field(Field::Year).is_some();
    let year = if layout.dated && !by_row { year(&sheet, &table, hint, &place, findings) } else { None };
    let register = hint.is_some_and(|hint| hint.register);
    let fractions = hint.is_some_and(|hint| hint.fractions);
    let fold = (layout.grain == Grain::Participants).then(|| fold.unwrap_or_else(|| Fold::of(&sheet, &table)));
    let recognition = Recognition { sheet, layout, table, register, year, fractions, fold };
    headings(&recognition, findings);
    Some(recognition)
}

/// What is told of a sheet that follows no layout: that it is no examination, where it says so; an error, where it names
/// an examination and schools, and nobody understands the rest.
fn unknown(sheet: &Sheet, place: Place, layouts: &[Layout]) -> Finding {
    let head = Head::new(sheet);
    let context = Context::new(sheet, "");
    let speaks = |words: &[Pattern]| head.holds(words) || context.holds(words);
    let worded = layouts.iter().filter(|layout| layout.worded && speaks(&layout.words));
    for layout in worded {
        if let Some(word) = layout.not_words.iter().find(|word| speaks(std::slice::from_ref(word))) {
            let message = Message::new("finding-sheet-refused").with("word", word.whole());
            let message = message.with("layout", layout.title.as_str());
            return Finding::new("F72", Level::Note, place, message, "finding-sheet-refused-remedy");
        }
        if head.names_schools(layout) {
            let message = Message::new("finding-sheet-unread").with("layout", layout.title.as_str());
            return Finding::new("F72", Level::Error, place, message, "finding-sheet-unread-remedy");
        }
    }
    let message = Message::new("finding-sheet-unknown");
    Finding::new("F72", Level::Note, place, message, "finding-sheet-unknown-remedy")
}

/// A table of which `selection.toml` says what its columns mean.
fn plain(sheet: &Sheet, hint: Option<&FileHint>, place: &Place, findings: &mut Vec<Finding>) -> Option<Recognised> {
    let layout = hint?.plain_layout()?;
    let table = header::find(&Head::new(sheet), &layout);
    let Some(mut table) = table else {
        let key = hint.and_then(|hint| hint.key.as_deref()).unwrap_or_default();
        let message = Message::new("finding-plain-no-key").with("key", key);
        findings.push(Finding::new("F28", Level::Stop, place.clone(), message, "finding-plain-column-remedy"));
        return None;
    };
    for rule in &layout.columns {
        let found = table.columns.iter().any(|column| match (&rule.meaning, &column.holds) {
            (Meaning::Measure { measure, .. }, Holds::Measure(found)) => **measure == **found,
            (Meaning::Field(field), Holds::Field(found)) => field == found,
            _ => false,
        });
        if !found {
            let heading = rule.headings.first().map_or("", Pattern::written);
            let known: Vec<String> = table.unknown.iter().map(|(_, heading)| crate::text::fold(heading)).collect();
            let message = match nearest(heading, known.iter().map(String::as_str)) {
                Some(near) => Message::new("finding-plain-no-column-near").with("near", near),
                None => Message::new("finding-plain-no-column"),
            };
            let message = message.with("heading", heading);
            let place = sheet.place(table.bottom, 0);
            findings.push(Finding::new("F28", Level::Stop, place, message, "finding-plain-column-remedy"));
        }
    }
    // the analyst chose the columns: the others are not asked for
    table.unknown.clear();
    Some(Recognised { layout, table, turned: None })
}

/// Tells of headings that mean the same, and of those that nobody understood.
fn headings(recognition: &Recognition, findings: &mut Vec<Finding>) {
    let table = &recognition.table;
    for (first, second) in &table.doubled {
        let message = Message::new("finding-doubled-heading")
            .with("first", column_letters(first.at))
            .with("second", column_letters(second.at))
            .with("heading", clipped(&second.heading));
        let place = recognition.sheet.place(table.bottom, second.at);
        findings.push(Finding::new("F29", Level::Error, place, message, "finding-doubled-heading-remedy"));
    }
    let unknown = recognition.unknown_headings();
    if !unknown.is_empty() {
        let message = Message::new("finding-unknown-columns").with("count", unknown.len()).with("headings", unknown);
        let place = recognition.place();
        findings.push(Finding::new("F30", Level::Note, place, message, "finding-unknown-columns-remedy"));
    }
}

/// The year of a sheet: as the analyst says, else as the sheet itself does.
fn year(
    sheet: &Sheet,
    table: &Table,
    hint: Option<&FileHint>,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Option<i32> {
    if let Some(year) = hint.and_then(|hint| hint.year) {
        return Some(year);
    }
    let mut report = |level, message| {
        findings.push(Finding::new("F61", level, place.clone(), message, "finding-year-remedy"));
    };
    match context::year(sheet, table) {
        Year::Known(year) => {
            if let Some(named) = context::file_year(sheet).filter(|named| *named != year) {
                let message = Message::new("finding-year-file").with("title", year.to_string());
                report(Level::Note, message.with("file", named.to_string()));
            }
            Some(year)
        }
        Year::Doubtful(title, name) => {
            let message = Message::new("finding-year-doubtful").with("title", title.to_string());
            report(Level::Stop, message.with("sheet", name.to_string()));
            None
        }
        Year::Unknown => {
            report(Level::Stop, Message::new("finding-year-unknown"));
            None
        }
    }
}

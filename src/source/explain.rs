//! How the headings of each sheet were understood, and what a layout of one's own would have to say of those that were not.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::context::{self, Context};
use super::gather::RowSink;
use super::header::{Column, Holds};
use super::notes::clipped;
use super::open;
use super::personal::redacted;
use super::recognise::{self, Recognised};
use super::sheet::{Cell, Sheet};
use super::table;
use super::understand::manner;
use super::words;
use super::{FileHint, Options, Selection, Unreadable, files};
use crate::finding::Place;
use crate::layout::{self, ANSWERS, FIELDS, Layout, Meaning, Pattern};
use crate::observation::catalogue;
use crate::text::{fold, nearest_few};

/// Measures that are proposed for a heading.
const PROPOSED: usize = 3;

/// How a sheet was understood.
pub struct Explained {
    /// The sheet.
    pub place: Place,
    /// The layout that it follows, or comes nearest to: its word and its title.
    pub layout: Option<(String, String)>,
    /// Words one of which would have to stand in the title, the sheet's or the file's name; empty where the sheet was
    /// recognised.
    pub words: Vec<String>,
    /// The years that its title or names say.
    pub year: Option<i32>,
    /// The columns with headings, in their order.
    pub headings: Vec<Heading>,
}

/// A heading and what it means.
pub struct Heading {
    /// Its cell.
    pub cell: String,
    /// The headings over the column, from the top.
    pub text: String,
    /// What a layout would have to name: the last of them, with those above it where the last alone says too little.
    pub named: String,
    /// What the column holds.
    pub meaning: HeadingMeaning,
}

/// What a column holds.
pub enum HeadingMeaning {
    /// A measure, by its id; subject and grade that the rows say stand in braces.
    Measure(String),
    /// A percent that must agree with the count of a measure.
    Check(String),
    /// Something that is no number, by its word in layouts.
    Word(&'static str),
    /// The number of a row whose label says what it is.
    Value,
    /// Known and not used.
    Ignored,
    /// The same as an earlier column.
    Doubled,
    /// Not understood.
    Unknown {
        /// Measures of the layout that no column has and whose names are near to the heading.
        near: Vec<String>,
        /// Others that no column has.
        others: Vec<String>,
    },
}

/// Rows that go by without a look.
struct PassedOver;

impl RowSink for PassedOver {
    fn row(&mut self, _: u32, _: &[(u32, Cell)]) {}
}

/// How the sheets of files are understood.
///
/// # Errors
/// [`Unreadable`]: the first file that can't be read.
pub fn explain(paths: &[PathBuf], selection: &Selection, options: &Options) -> Result<Vec<Explained>, Unreadable> {
    let layouts: Vec<Layout> = options.layouts.iter().chain(layout::shipped()).cloned().collect();
    // what a sheet would be if its title said so
    let wordless: Vec<Layout> = layouts.iter().map(wordless).collect();
    let mut explained = Vec::new();
    for path in paths {
        let file = &files::read_file(path)?;
        let plain = selection.of(&file.name).find_map(FileHint::plain_layout);
        let manner = manner(selection, options, &file.name, plain.as_ref(), &wordless);
        let sheets = open::open(file, manner, &mut |_| Some(PassedOver)).sheets;
        if sheets.is_empty() {
            let place = Place::file(&file.name);
            explained.push(Explained { place, layout: None, words: Vec::new(), year: None, headings: Vec::new() });
        }
        for (sheet, _) in sheets {
            let hint = selection.hint(&file.name, sheet.name.as_deref());
            let layouts = plain.iter().chain(&layouts).cloned().collect::<Vec<_>>();
            explained.push(of_sheet(&sheet, hint, &layouts, &wordless));
        }
    }
    Ok(explained)
}

/// A layout that no words are needed for.
fn wordless(layout: &Layout) -> Layout {
    Layout { worded: false, not_words: Vec::new(), ..layout.clone() }
}

fn of_sheet(sheet: &Sheet, hint: Option<&FileHint>, layouts: &[Layout], wordless: &[Layout]) -> Explained {
    let (found, words) = match table::choose(sheet, hint, layouts) {
        Some(found) => (Some(found), Vec::new()),
        None => {
            let found = recognise::recognise(sheet, wordless);
            let written = |found: &Recognised| found.layout.words.iter().map(Pattern::whole).collect();
            let words = found.as_ref().map_or_else(Vec::new, written);
            (found, words)
        }
    };
    let place = sheet.whole();
    let Some(Recognised { layout, table, turned }) = found else {
        return Explained { place, layout: None, words, year: None, headings: Vec::new() };
    };
    let sheet = turned.as_ref().unwrap_or(sheet);
    let headings = table.headings_in_order();
    let unknown: Vec<Vec<&str>> = table.unknown.iter().map(|(_, text)| parts(text)).collect();
    let has = |form: &str| table.measures().any(|(_, known)| is_of_form(known, form));
    let context = Context::new(sheet, &table.title);
    let absent: BTreeSet<String> = layout
        .columns
        .iter()
        .filter_map(|rule| match &rule.meaning {
            Meaning::Measure { measure, .. } => Some(context.put_into(measure)),
            _ => None,
        })
        .filter(|form| !has(form))
        .collect();
    let heading = |(at, text, column): (u32, &str, Option<&Column>)| Heading {
        cell: sheet.origin(table.bottom, at).cell(),
        text: clipped(text),
        named: named(text, &unknown),
        meaning: match column {
            Some(column) => held(&column.holds),
            None if table.ignored.iter().any(|(ignored, _)| *ignored == at) => HeadingMeaning::Ignored,
            None if table.doubled.iter().any(|(_, later)| later.at == at) => HeadingMeaning::Doubled,
            None => proposed(text, &absent),
        },
    };
    let year = match context::year(sheet, &table) {
        context::Year::Known(year) => Some(year),
        _ => None,
    };
    Explained {
        place,
        layout: Some((layout.id.clone(), layout.title.clone())),
        words,
        year,
        headings: headings.into_iter().map(heading).collect(),
    }
}

fn held(holds: &Holds) -> HeadingMeaning {
    match holds {
        Holds::Measure(measure) => HeadingMeaning::Measure(measure.to_string()),
        Holds::Check(measure) => HeadingMeaning::Check(measure.to_string()),
        Holds::Field(field) => {
            HeadingMeaning::Word(FIELDS.iter().find(|(_, known)| known == field).map_or("", |(word, _)| word))
        }
        Holds::Answer(answer) => {
            HeadingMeaning::Word(ANSWERS.iter().find(|(_, known)| known == answer).map_or("", |(word, _)| word))
        }
        Holds::Value => HeadingMeaning::Value,
    }
}

/// Whether a measure is of a form in which subject and grade are open.
fn is_of_form(measure: &str, form: &str) -> bool {
    let fits = |(word, part): (&str, &str)| match part.split_once('{') {
        Some((before, _)) => word.starts_with(before),
        None => word == part,
    };
    measure.split('.').count() == form.split('.').count() && measure.split('.').zip(form.split('.')).all(fits)
}

/// The headings over a column, without those that only say how the number stands.
fn parts(heading: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = heading.split(" / ").collect();
    while parts.len() > 1 && parts.last().is_some_and(|last| words::unit_alone(last).is_some()) {
        parts.pop();
    }
    parts
}

/// The name of a column among those that were not understood: its last heading, or all of them where others have the same
/// under something else than a subject.
fn named(heading: &str, unknown: &[Vec<&str>]) -> String {
    let parts = parts(heading);
    let Some((own, above)) = parts.split_last() else { return String::new() };
    let of_subject = |above: &[&str]| above.iter().any(|part| context::subject_over(&fold(part)).is_some());
    let is_other = |path: &&[&str]| *path != above && !(of_subject(path) && of_subject(above));
    let same = unknown.iter().filter_map(|other| other.split_last().filter(|(last, _)| *last == own));
    let repeats = same.map(|(_, above)| above).any(|path| is_other(&path));
    redacted(&if repeats { parts.join(" ") } else { (*own).to_owned() })
}

/// What a heading that was not understood may mean.
fn proposed(heading: &str, absent: &BTreeSet<String>) -> HeadingMeaning {
    let own = parts(heading).pop().unwrap_or(heading);
    let quantity = |id: &String| {
        let title = catalogue().of_form(id).map_or("", |measure| measure.title.as_str());
        title.rsplit(": ").next().unwrap_or_default().to_owned()
    };
    let titles: Vec<(String, &String)> = absent.iter().map(|id| (quantity(id), id)).collect();
    let near = nearest_few(own, titles.iter().map(|(title, _)| title.as_str()), PROPOSED);
    let (near, others): (Vec<_>, Vec<_>) = titles.iter().partition(|(title, _)| near.contains(&title.as_str()));
    let ids = |titles: Vec<&(String, &String)>| titles.into_iter().map(|(_, id)| (*id).clone()).collect();
    HeadingMeaning::Unknown { near: ids(near), others: ids(others) }
}

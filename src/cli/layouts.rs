//! How the headings of the files were understood, for people, with the lines that a layout of one's own would need for the
//! others: `shnor check --explain-layout`.

use std::collections::BTreeSet;

use crate::layout::SCHEMA;
use crate::observation::{MeasureKind, catalogue};
use crate::report::{self, Canvas, Screen};
use crate::source::{Explained, Heading, HeadingMeaning};
use crate::text::{Message, Texts, printable};

/// Measures named that a heading may mean.
const MEASURES_SHOWN: usize = 6;

/// The page of all sheets.
pub(super) fn page(texts: &Texts, sheets: &[Explained], canvas: Canvas) -> String {
    let mut screen = Screen::new(canvas);
    for (place, sheet) in sheets.iter().enumerate() {
        if place > 0 {
            screen.gap();
        }
        of_sheet(texts, sheet, canvas, &mut screen);
    }
    screen.text()
}

fn of_sheet(texts: &Texts, sheet: &Explained, canvas: Canvas, screen: &mut Screen) {
    screen.prose(&sheet.place.to_string());
    let Some((id, title)) = &sheet.layout else {
        return screen.prose(&texts.word("layout-none"));
    };
    let known = if sheet.words.is_empty() { "layout-is" } else { "layout-nearest" };
    screen.prose(&texts.say(&Message::new(known).with("title", title.as_str()).with("id", id.as_str())));
    if !sheet.words.is_empty() {
        screen.prose(&texts.say(&Message::new("layout-words").with("words", sheet.words.clone())));
    }
    if let Some(year) = sheet.year {
        screen.prose(&texts.say(&Message::new("layout-year").with("year", year.to_string())));
    }
    let header = ["layout-cell", "layout-heading", "layout-meaning"].map(|key| texts.word(key));
    let mut table = report::table(canvas, &header);
    for heading in &sheet.headings {
        let row = [heading.cell.clone(), heading.text.clone(), texts.say(&meaning(texts, &heading.meaning))];
        table.add_row(row.map(|text| printable(&text)));
    }
    screen.table(&table);
    let is_unknown = |heading: &&Heading| matches!(heading.meaning, HeadingMeaning::Unknown { .. });
    let unknown: Vec<&Heading> = sheet.headings.iter().filter(is_unknown).collect();
    if !unknown.is_empty() {
        screen.prose(&texts.say(&Message::new("layout-add").with("id", id.as_str())));
        screen.gap();
        for line in proposal(texts, id, &unknown) {
            screen.verbatim(&line);
        }
    }
}

fn meaning(texts: &Texts, meaning: &HeadingMeaning) -> Message {
    let title = |id: &str| {
        let known = catalogue().measure(id).or_else(|| catalogue().of_form(id));
        known.map_or_else(|| id.to_owned(), |measure| measure.title.clone())
    };
    let row_says = |id: &str| if id.contains('{') { "layout-measure-by-row" } else { "layout-measure-is" };
    match meaning {
        HeadingMeaning::Measure(id) if id.contains('{') => {
            let quantity = title(id).rsplit(": ").next().map(str::to_owned).unwrap_or_default();
            Message::new(row_says(id)).with("title", quantity).with("id", id.as_str())
        }
        HeadingMeaning::Measure(id) => Message::new(row_says(id)).with("title", title(id)),
        HeadingMeaning::Check(id) => Message::new("layout-check").with("title", title(id)),
        HeadingMeaning::Word(word) => {
            Message::new("layout-word").with("word", texts.described(&format!("field-{word}")).unwrap_or_default())
        }
        HeadingMeaning::Value => Message::new("layout-value"),
        HeadingMeaning::Ignored => Message::new("layout-ignored"),
        HeadingMeaning::Doubled => Message::new("layout-doubled"),
        HeadingMeaning::Unknown { .. } => Message::new("layout-unknown"),
    }
}

/// A layout of one's own that adds the headings that were not understood.
fn proposal(texts: &Texts, id: &str, unknown: &[&Heading]) -> Vec<String> {
    let own = texts.say(&Message::new("layout-own-id").with("id", id));
    let mut lines = vec![format!("schema = \"{SCHEMA}\""), format!("id = \"{own}\""), format!("extends = \"{id}\"")];
    let mut told = BTreeSet::new();
    for heading in unknown.iter().filter(|heading| told.insert(&heading.named)) {
        let HeadingMeaning::Unknown { near, others } = &heading.meaning else { continue };
        lines.push(String::new());
        lines.push("[[column]]".to_owned());
        lines.push(format!("headings = [\"{}\"]", heading.named.replace(['"', '\\'], " ")));
        // nobody's ratings are to become somebody's marks by a careless paste
        let mut measures = near.iter().chain(others.iter().take(MEASURES_SHOWN));
        match near.first() {
            Some(first) => lines.push(format!("measure = \"{first}\"")),
            None => lines.push("ignored = true".to_owned()),
        }
        let rest: Vec<&str> = measures.by_ref().skip(usize::from(!near.is_empty())).map(String::as_str).collect();
        if !rest.is_empty() {
            lines.push(format!("# {} {}", texts.word("layout-or-measure"), rest.join(", ")));
        }
        lines.extend(near.first().and_then(|first| unit(first)).map(|unit| format!("# unit = \"{unit}\"")));
    }
    lines
}

/// The unit in which a measure may stand beside its usual one.
fn unit(id: &str) -> Option<&'static str> {
    let measure = catalogue().of_form(id)?;
    (measure.kind == MeasureKind::Count && measure.part_of.is_some()).then_some("percent_of_all")
}

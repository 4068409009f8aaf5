//! Reading a layout file, with every problem of it at once.

use super::{ANSWERS, ColumnRule, FIELDS, GRAINS, Grain, KINDS, Kind, Layout, Meaning, Pattern, RowRule, UNITS, Unit};
use crate::observation::{MeasureKind, catalogue};
use crate::text::Message;
use crate::toml_table::{At, Document, Problem, Table};

/// The first line of a layout file.
pub const SCHEMA: &str = "shnor/layout/1";

/// The columns by which every document names schools: they go behind a layout's own.
const SCHOOL: &str = include_str!("school.toml");

/// Reads a layout file.
///
/// # Errors
/// Every problem of the file.
pub fn read(text: &str) -> Result<Layout, Vec<Problem>> {
    let document = Document::parse(text);
    let mut root = document.root();
    root.require("schema");
    let _ = root.choice("schema", &[(SCHEMA, ())]);
    let id = root.required_text("id");
    // a layout of one's own may add to one that ships
    let base = root.text("extends").and_then(|wanted| {
        let base = super::shipped().iter().find(|layout| layout.id == wanted.value);
        if base.is_none() {
            let known: Vec<&str> = super::shipped().iter().map(|layout| layout.id.as_str()).collect();
            let message = Message::new("layout-extends").with("layout", wanted.value.as_str()).with("known", known);
            root.report(wanted.span.start, message);
        }
        base
    });
    let title = root.text("title");
    if base.is_none() {
        root.require("title");
        root.require("kind");
    }
    let kind = root.choice("kind", &KINDS).map(|kind| kind.value);
    let flag = |root: &mut Table<'_>, key, usual| root.flag(key).map_or(usual, |flag| flag.value);
    let words = |root: &mut Table<'_>, key| -> Vec<Pattern> {
        root.texts(key).into_iter().map(|word| Pattern::new(&format!("*{}*", word.value))).collect()
    };
    root.require("column");
    let mut layout = Layout {
        id: id.map(|id| id.value).unwrap_or_default(),
        title: title.map(|title| title.value).unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Plain),
        words: words(&mut root, "words"),
        not_words: words(&mut root, "not_words"),
        doubtful: words(&mut root, "doubtful"),
        worded: flag(&mut root, "worded", false),
        grain: root.choice("grain", &GRAINS).map_or(Grain::Schools, |grain| grain.value),
        turned: patterns(&root.texts("turned")),
        one_school: patterns(&root.texts("one_school")),
        procedure: root.text("procedure").map(|procedure| procedure.value),
        dated: flag(&mut root, "dated", true),
        columns: root.tables("column").into_iter().flat_map(column).collect(),
        rows: root.tables("row").into_iter().map(row).collect(),
    };
    if let Some(procedure) =
        layout.procedure.as_ref().filter(|procedure| catalogue().of_form(&participants(procedure)).is_none())
    {
        root.report(root.start(), Message::new("layout-measure").with("measure", procedure.as_str()));
    }
    if base.is_none() && (layout.grain == Grain::Participants) != layout.procedure.is_some()
        || base.is_none() && (layout.grain == Grain::Groups) == layout.rows.is_empty()
    {
        root.report(root.start(), Message::new("layout-grain"));
    }
    root.finish();
    if document.is_faulty() {
        return Err(document.problems());
    }
    if let Some(base) = base {
        return Ok(extended(base, layout));
    }
    if layout.kind != Kind::Register {
        layout.columns.extend(school_columns());
    }
    Ok(layout)
}

/// A layout with what another adds to it: words and columns.
fn extended(base: &Layout, added: Layout) -> Layout {
    let after = |mut own: Vec<Pattern>, base: &[Pattern]| {
        own.extend_from_slice(base);
        own
    };
    Layout {
        id: added.id,
        title: if added.title.is_empty() { base.title.clone() } else { added.title },
        words: after(added.words, &base.words),
        turned: after(added.turned, &base.turned),
        one_school: after(added.one_school, &base.one_school),
        columns: added.columns.into_iter().chain(base.columns.iter().cloned()).collect(),
        rows: added.rows.into_iter().chain(base.rows.iter().cloned()).collect(),
        ..base.clone()
    }
}

/// The layout of a table whose columns bear the names of measures: heading, measure, unit.
#[must_use]
pub fn of_measures(id: &str, title: &str, measures: impl IntoIterator<Item = (String, String, Unit)>) -> Layout {
    let rule = |(heading, measure, unit): (String, String, Unit)| ColumnRule {
        headings: vec![Pattern::literal(&heading)],
        meaning: Meaning::Measure { measure, unit },
    };
    Layout::plain(id, title, measures.into_iter().map(rule).chain(school_columns()).collect())
}

fn school_columns() -> Vec<ColumnRule> {
    Document::parse(SCHOOL).root().tables("column").into_iter().flat_map(column).collect()
}

/// The measure that every procedure has.
fn participants(procedure: &str) -> String {
    format!("{procedure}.{{subject}}.participants")
}

fn column(mut table: Table<'_>) -> Vec<ColumnRule> {
    table.require("headings");
    let headings = table.texts("headings");
    let measure = table.text("measure");
    let field = table.choice("field", &FIELDS).map(|field| Meaning::Field(field.value));
    let answer = table.choice("participant", &ANSWERS).map(|answer| Meaning::Answer(answer.value));
    let value = table.flag("value").filter(|flag| flag.value).map(|_| Meaning::Value);
    let ignored = table.flag("ignored").filter(|flag| flag.value).map(|_| Meaning::Ignored);
    let unit = table.choice("unit", &UNITS).map(|unit| unit.value);
    let mut meanings = [field, answer, value, ignored].into_iter().flatten();
    let rules = match (measure, meanings.next(), meanings.next()) {
        (Some(measure), None, None) => measured(&table, &headings, &measure, unit),
        (None, Some(meaning), None) => vec![ColumnRule { headings: patterns(&headings), meaning }],
        _ => {
            table.report(table.start(), Message::new("layout-column-meaning"));
            Vec::new()
        }
    };
    table.finish();
    rules
}

fn row(mut table: Table<'_>) -> RowRule {
    table.require("labels");
    let labels = patterns(&table.texts("labels"));
    let measure = table.required_text("measure");
    if let Some(measure) = measure.as_ref().filter(|measure| catalogue().of_form(&measure.value).is_none()) {
        unknown(&table, measure);
    }
    table.finish();
    RowRule { labels, measure: measure.map(|measure| measure.value).unwrap_or_default() }
}

/// The rules of a measure: one, or one a code where the measure is `self.{code}`.
fn measured(table: &Table<'_>, headings: &[At<String>], measure: &At<String>, unit: Option<Unit>) -> Vec<ColumnRule> {
    let codes = if measure.value.contains("{code}") { catalogue().self_codes.clone() } else { vec![String::new()] };
    let mut rules = Vec::new();
    for code in codes {
        let id = measure.value.replace("{code}", &code);
        let Some(kind) = catalogue().of_form(&id).map(|measure| measure.kind) else {
            unknown(table, measure);
            continue;
        };
        let usual = match kind {
            MeasureKind::Count => Unit::Count,
            MeasureKind::Share => Unit::CountAndPercent,
            MeasureKind::Answer => Unit::Answer,
            MeasureKind::Mean | MeasureKind::Number => Unit::Number,
        };
        let headings = headings.iter().map(|heading| Pattern::new(&heading.value.replace("{code}", &code))).collect();
        rules.push(ColumnRule { headings, meaning: Meaning::Measure { measure: id, unit: unit.unwrap_or(usual) } });
    }
    rules
}

fn unknown(table: &Table<'_>, measure: &At<String>) {
    table.report(measure.span.start, Message::new("layout-measure").with("measure", measure.value.as_str()));
}

fn patterns(written: &[At<String>]) -> Vec<Pattern> {
    written.iter().map(|text| Pattern::new(&text.value)).collect()
}

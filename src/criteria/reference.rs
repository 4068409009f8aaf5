//! The language itself, described: a JSON Schema and a reference page, both made from what the reader of criteria files
//! asks for. What the keys mean is said in the language file.

use std::fmt::Write as _;

use crate::criteria::SCHEMA;
use crate::text::{Message, Texts};
use crate::toml_table::{Holds, Key, Shape, shape};

/// The name of the outermost table among the descriptions.
const ROOT: &str = "file";

/// A table of the language: where it stands, its name, and what it holds.
struct Described {
    path: Vec<&'static str>,
    name: &'static str,
    many: bool,
    shape: Shape,
}

/// Every key of the language with the table it stands in: what must be described.
#[must_use]
pub fn keys() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for table in tables() {
        for key in table.shape.keys.iter().map(|key| key.name).chain(variant_keys(&table.shape)) {
            if !found.contains(&(table.name, key)) {
                found.push((table.name, key));
            }
        }
    }
    found
}

fn variant_keys(shape: &Shape) -> Vec<&'static str> {
    let Some(variants) = &shape.variants else { return Vec::new() };
    let inner =
        variants.cases.iter().flat_map(|(_, shape)| shape.borrow().keys.iter().map(|key| key.name).collect::<Vec<_>>());
    std::iter::once(variants.key).chain(inner).collect()
}

/// Every word that chooses between kinds of table, with the table's name.
#[must_use]
pub fn words() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for table in tables() {
        for (word, _) in table.shape.variants.iter().flat_map(|variants| &variants.cases) {
            if !found.contains(&(table.name, *word)) {
                found.push((table.name, *word));
            }
        }
    }
    found
}

/// All tables of the language, the outermost first; a table that stands in several places comes with each of them.
fn tables() -> Vec<Described> {
    let root = Described { path: Vec::new(), name: ROOT, many: false, shape: shape(super::criteria) };
    let mut tables = vec![root];
    let mut at = 0;
    while at < tables.len() {
        let mut inner = Vec::new();
        let path = tables[at].path.clone();
        let mut look = |keys: &[Key]| {
            for key in keys {
                let (many, shape) = match &key.holds {
                    Holds::Table(shape) => (false, shape),
                    Holds::Tables(shape) => (true, shape),
                    _ => continue,
                };
                let path = path.iter().copied().chain([key.name]).collect();
                inner.push(Described { path, name: key.name, many, shape: shape.borrow().clone() });
            }
        };
        look(&tables[at].shape.keys);
        for (_, case) in tables[at].shape.variants.iter().flat_map(|variants| &variants.cases) {
            look(&case.borrow().keys);
        }
        at += 1;
        tables.splice(at..at, inner);
    }
    tables
}

/// What a key means: said for its table, else for every table that has such a key.
fn about(texts: &Texts, table: &str, key: &str) -> String {
    let plain = key.replace('_', "-");
    [format!("key-{table}-{plain}"), format!("key-any-{plain}")]
        .iter()
        .find_map(|id| texts.described(&id.replace('_', "-")))
        .unwrap_or_default()
}

fn about_word(texts: &Texts, table: &str, word: &str) -> String {
    texts.described(&format!("key-{table}-is-{word}").replace('_', "-")).unwrap_or_default()
}

/// Whether a key of a table is described.
#[must_use]
pub fn is_described(texts: &Texts, table: &str, key: &str) -> bool {
    !about(texts, table, key).is_empty()
}

/// Whether a word that chooses a kind of table is described.
#[must_use]
pub fn is_word_described(texts: &Texts, table: &str, word: &str) -> bool {
    !about_word(texts, table, word).is_empty()
}

/// The reference page of the language, as Markdown.
#[must_use]
pub fn reference(texts: &Texts) -> String {
    let mut page = format!("# {}\n\n{}\n", texts.word("reference-title"), texts.word("reference-intro"));
    let mut shown: Vec<(&str, Shape, String)> = Vec::new();
    for table in tables() {
        let title = if table.path.is_empty() {
            texts.word("reference-root")
        } else {
            let dotted = table.path.join(".");
            if table.many { format!("`[[{dotted}]]`") } else { format!("`[{dotted}]`") }
        };
        // a table that was described is only pointed to
        if let Some((.., first)) = shown.iter().find(|(name, shape, _)| *name == table.name && *shape == table.shape) {
            if *first == title {
                continue;
            }
            let same = Message::new("reference-same").with("title", title.as_str()).with("first", first.as_str());
            let _ = write!(page, "\n{}\n", texts.say(&same));
            continue;
        }
        let _ = write!(page, "\n## {title}\n\n");
        if let Some(about) = texts.described(&format!("key-table-{}", table.name).replace('_', "-")) {
            let _ = write!(page, "{about}\n\n");
        }
        if !table.shape.keys.is_empty() {
            page.push_str(&rows(texts, &table, &table.shape.keys));
        }
        if let Some(variants) = &table.shape.variants {
            let usual = variants
                .usual
                .map_or_else(String::new, |usual| texts.say(&Message::new("reference-usual").with("word", usual)));
            let _ = write!(page, "\n`{}` — {}{usual}\n", variants.key, about(texts, table.name, variants.key));
            for (word, case) in &variants.cases {
                let _ = write!(page, "\n**`{word}`** — {}\n", about_word(texts, table.name, word));
                let keys = case.borrow().keys.clone();
                if !keys.is_empty() {
                    page.push('\n');
                    page.push_str(&rows(texts, &table, &keys));
                }
            }
        }
        shown.push((table.name, table.shape.clone(), title));
    }
    page
}

fn rows(texts: &Texts, table: &Described, keys: &[Key]) -> String {
    let head = ["reference-key", "reference-holds", "reference-about"].map(|key| texts.word(key));
    let mut rows = format!("| {} |\n| --- | --- | --- |\n", head.join(" | "));
    for key in keys {
        let required = if key.required { texts.word("reference-required") } else { String::new() };
        let about = about(texts, table.name, key.name).replace('|', "\\|");
        let _ = writeln!(rows, "| `{}`{required} | {} | {about} |", key.name, holds(texts, &key.holds));
    }
    rows
}

fn holds(texts: &Texts, holds: &Holds) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    match holds {
        Holds::Text => texts.word("holds-text"),
        Holds::Number => texts.word("holds-number"),
        Holds::Integer => texts.word("holds-integer"),
        Holds::Flag => texts.word("holds-flag"),
        Holds::Texts => texts.word("holds-texts"),
        Holds::Word(known) => words(known),
        Holds::Words(known) => texts.say(&Message::new("holds-words").with("words", words(known))),
        Holds::NumberMap => texts.word("holds-number-map"),
        Holds::TextMap => texts.word("holds-text-map"),
        Holds::NumberRows => texts.word("holds-number-rows"),
        Holds::Table(_) => texts.word("holds-table"),
        Holds::Tables(_) => texts.word("holds-tables"),
    }
}

/// The JSON Schema (draft 2020-12) of criteria files, for editors that complete and check while one writes.
///
/// # Panics
/// Never: all keys of a schema are texts.
#[must_use]
pub fn schema(texts: &Texts) -> String {
    let mut schema = object(texts, ROOT, &shape(super::criteria));
    let head = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": texts.word("reference-title"),
    });
    if let (Some(head), Some(body)) = (head.as_object(), schema.as_object_mut()) {
        let mut whole = head.clone();
        whole.append(body);
        *body = whole;
    }
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema has text keys only");
    text.push('\n');
    text
}

fn object(texts: &Texts, name: &str, shape: &Shape) -> serde_json::Value {
    let plain = |keys: &[Key]| {
        let mut properties = serde_json::Map::new();
        for key in keys {
            properties.insert(key.name.to_owned(), property(texts, name, key));
        }
        let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        (properties, required)
    };
    let (properties, required) = plain(&shape.keys);
    let Some(variants) = &shape.variants else {
        return serde_json::json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false,
        });
    };
    let cases: Vec<serde_json::Value> = variants
        .cases
        .iter()
        .map(|(word, case)| {
            let (own, own_required) = plain(&case.borrow().keys);
            let mut all = properties.clone();
            let about = about_word(texts, name, word);
            all.insert(variants.key.to_owned(), serde_json::json!({ "const": word, "description": about }));
            all.extend(own);
            let mut required = required.clone();
            required.extend(own_required);
            if variants.usual != Some(*word) {
                required.push(variants.key);
            }
            serde_json::json!({
                "type": "object", "properties": all, "required": required, "additionalProperties": false,
            })
        })
        .collect();
    serde_json::json!({ "oneOf": cases })
}

fn property(texts: &Texts, name: &str, key: &Key) -> serde_json::Value {
    let about = about(texts, name, key.name);
    let numbers = serde_json::json!({ "type": "number" });
    let mut value = match &key.holds {
        Holds::Text => serde_json::json!({ "type": "string" }),
        Holds::Number => numbers,
        Holds::Integer => serde_json::json!({ "type": "integer" }),
        Holds::Flag => serde_json::json!({ "type": "boolean" }),
        Holds::Texts => serde_json::json!({ "type": "array", "items": { "type": "string" } }),
        Holds::Word(words) => serde_json::json!({ "enum": words }),
        Holds::Words(words) => serde_json::json!({ "type": "array", "items": { "enum": words } }),
        Holds::NumberMap => serde_json::json!({ "type": "object", "additionalProperties": numbers }),
        Holds::TextMap => serde_json::json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Holds::NumberRows => {
            serde_json::json!({ "type": "array", "items": { "type": "array", "items": numbers } })
        }
        Holds::Table(shape) => object(texts, key.name, &shape.borrow()),
        Holds::Tables(shape) => {
            serde_json::json!({ "type": "array", "items": object(texts, key.name, &shape.borrow()) })
        }
    };
    if let Some(value) = value.as_object_mut() {
        value.insert("description".to_owned(), about.into());
    }
    value
}

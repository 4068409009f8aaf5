//! The page that the program makes of the language of criteria is the committed one; every key and code is described.

use std::collections::BTreeSet;

use shnor::criteria::{self, TEMPLATE, reference};
use shnor::text::Texts;

use crate::city::root;

fn committed(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect(path)
}

#[test]
fn the_reference_page_is_what_the_program_prints() {
    let same = committed("criteria/README.md") == reference::reference(&Texts::russian());
    assert!(same, "write it again: shnor criteria reference > criteria/README.md");
}

#[test]
fn the_schema_is_what_the_program_prints() {
    let same = committed("criteria/schema.json") == reference::schema(&Texts::russian());
    assert!(same, "write it again: shnor criteria schema > criteria/schema.json");
}

#[test]
fn every_code_is_described_and_every_description_is_of_a_code() {
    let mut known: BTreeSet<String> = ["code-head", "code-head-bare"].map(str::to_owned).into();
    let texts = Texts::russian();
    for code in shnor::report::codes() {
        assert!(!code.title(&texts).is_empty() && code.meaning(&texts).is_some(), "{}", code.code);
        assert!(code.elsewhere || code.remedy(&texts).is_some(), "{}", code.code);
        assert_eq!(code.elsewhere, code.levels.is_empty(), "{}", code.code);
        let about = if code.elsewhere { &["", "-elsewhere"][..] } else { &["", "-means", "-do"] };
        known.extend(about.iter().map(|about| format!("code-{}{about}", code.code.to_lowercase())));
    }
    let told = committed("src/text/ru.ftl");
    let keys = told.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
    let idle: Vec<&str> = keys.filter(|key| key.starts_with("code-") && !known.contains(*key)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn every_key_and_word_of_the_language_is_described() {
    let texts = Texts::russian();
    let keys = reference::keys().into_iter().filter(|(table, key)| !reference::is_described(&texts, table, key));
    assert_eq!(keys.collect::<Vec<_>>(), []);
    let words =
        reference::words().into_iter().filter(|(table, word)| !reference::is_word_described(&texts, table, word));
    assert_eq!(words.collect::<Vec<_>>(), []);
}

#[test]
fn every_description_is_of_a_key_of_the_language() {
    let plain = |text: &str| text.replace('_', "-");
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (table, key) in reference::keys() {
        known.insert(format!("key-{}-{}", plain(table), plain(key)));
        known.insert(format!("key-any-{}", plain(key)));
        known.insert(format!("key-table-{}", plain(key)));
    }
    known
        .extend(reference::words().into_iter().map(|(table, word)| format!("key-{}-is-{}", plain(table), plain(word))));
    let told = committed("src/text/ru.ftl");
    let idle: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
        .filter(|key| key.starts_with("key-") && !known.contains(*key))
        .collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn the_template_is_sound_and_shows_every_key() {
    assert_eq!(criteria::read(TEMPLATE).map(|criteria| criteria.id), Ok("my-criteria".to_owned()));
    let words: BTreeSet<&str> = TEMPLATE.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').collect();
    let absent: BTreeSet<&str> =
        reference::keys().into_iter().map(|(_, key)| key).filter(|key| !words.contains(key)).collect();
    assert_eq!(absent, BTreeSet::new());
    let absent: BTreeSet<&str> =
        reference::words().into_iter().map(|(_, word)| word).filter(|word| !words.contains(word)).collect();
    assert_eq!(absent, BTreeSet::new());
}

#[test]
fn every_criteria_file_follows_the_schema_in_its_keys() {
    let schema: serde_json::Value = serde_json::from_str(&committed("criteria/schema.json")).expect("JSON");
    for (name, text) in criteria::SHIPPED {
        let file: toml::Value = toml::from_str(text).expect("TOML");
        assert_eq!(fits(&schema, &file), Ok(()), "{name}");
    }
}

/// Whether a value follows a schema, as far as the schema uses types, properties, required keys and alternatives.
fn fits(schema: &serde_json::Value, value: &toml::Value) -> Result<(), String> {
    if let Some(cases) = schema["oneOf"].as_array() {
        let fitting = cases.iter().filter(|case| fits(case, value).is_ok()).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{fitting} alternatives fit {value}")) };
    }
    if let Some(constant) = schema.get("const") {
        return if value.as_str() == constant.as_str() { Ok(()) } else { Err(format!("{value} is not {constant}")) };
    }
    if let Some(words) = schema["enum"].as_array() {
        let known = words.iter().any(|word| word.as_str() == value.as_str());
        return if known { Ok(()) } else { Err(format!("{value} is none of {words:?}")) };
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), toml::Value::Table(table)) => {
            for key in schema["required"].as_array().into_iter().flatten() {
                let key = key.as_str().unwrap_or_default();
                if !table.contains_key(key) {
                    return Err(format!("{key} is missing"));
                }
            }
            for (key, inner) in table {
                let property = match (&schema["properties"][key], &schema["additionalProperties"]) {
                    (serde_json::Value::Null, serde_json::Value::Bool(_)) => return Err(format!("{key} is unknown")),
                    (serde_json::Value::Null, any) => any,
                    (property, _) => property,
                };
                fits(property, inner).map_err(|why| format!("{key}: {why}"))?;
            }
            Ok(())
        }
        (Some("array"), toml::Value::Array(items)) => items.iter().try_for_each(|item| fits(&schema["items"], item)),
        (Some("string"), toml::Value::String(_))
        | (Some("number"), toml::Value::Integer(_) | toml::Value::Float(_))
        | (Some("integer"), toml::Value::Integer(_))
        | (Some("boolean"), toml::Value::Boolean(_)) => Ok(()),
        (wanted, found) => Err(format!("{found} is no {wanted:?}")),
    }
}

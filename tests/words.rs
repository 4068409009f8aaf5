//! Every word that a user reads stands in the language file, and every word there is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::city::{root, shnor, stderr, stdout};

fn sources(folder: &Path, texts: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("source");
            // tests speak the language of what they test
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            texts.push((path.display().to_string(), text));
        }
    }
}

fn code() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    sources(&root().join("src"), &mut texts);
    let without_comments = |text: &str| {
        let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
        lines.collect::<Vec<_>>().join("\n")
    };
    texts.into_iter().map(|(path, text)| (path, without_comments(&text))).collect()
}

fn keys() -> BTreeSet<String> {
    let texts = std::fs::read_to_string(root().join("src/text/ru.ftl")).expect("ru.ftl");
    let key = |line: &str| {
        let (key, _) = line.split_once(" =")?;
        key.starts_with(|sign: char| sign.is_ascii_lowercase()).then(|| key.to_owned())
    };
    texts.lines().filter_map(key).collect()
}

/// The texts in quotes of some code.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        // a quote as a character is no text
        if sign == '\'' && signs.next_if_eq(&'"').is_some() {
            continue;
        }
        if sign != '"' {
            continue;
        }
        let mut literal = String::new();
        while let Some(inner) = signs.next() {
            match inner {
                '"' => break,
                '\\' => literal.extend(signs.next()),
                other => literal.push(other),
            }
        }
        literals.push(literal);
    }
    literals
}

/// Texts in quotes that look like keys: lower-case words joined by hyphens.
fn named() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (_, text) in code() {
        for literal in literals(&text) {
            let key_like = literal.contains('-')
                && literal.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if key_like || literal == "reason" {
                named.insert(literal);
            }
        }
    }
    named
}

#[test]
fn every_key_of_the_language_file_is_used_in_the_code() {
    let named = named();
    // the words for keys of criteria files are asked for as the keys are: tests/reference.rs holds them
    let unused: Vec<String> = keys()
        .into_iter()
        .filter(|key| !named.contains(key) && !["key-", "code-", "field-"].iter().any(|asked| key.starts_with(asked)))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn what_columns_of_layouts_hold_has_its_words() {
    let fields = shnor::layout::FIELDS.iter().map(|(word, _)| *word);
    let words: BTreeSet<String> = fields
        .chain(shnor::layout::ANSWERS.iter().map(|(word, _)| *word))
        .map(|word| format!("field-{word}"))
        .collect();
    assert_eq!(words, keys().into_iter().filter(|key| key.starts_with("field-")).collect());
}

#[test]
fn every_message_of_the_code_has_its_words() {
    let keys = keys();
    let mut missing = BTreeSet::new();
    for (path, text) in code() {
        for call in ["Message::new(\"", "word(\"", "texts.word(\""] {
            for after in text.split(call).skip(1) {
                let key = after.split('"').next().unwrap_or_default();
                if !keys.contains(key) {
                    missing.insert(format!("{path}: {key}"));
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn no_russian_word_stands_in_the_code() {
    for (path, text) in code() {
        // the table of look-alike letters is made of letters
        // and so is the one of keyboards
        if path.ends_with("fold.rs") || path.ends_with("keyboard.rs") {
            continue;
        }
        for literal in literals(&text) {
            let cyrillic = literal.chars().any(|sign| ('\u{400}'..='\u{4ff}').contains(&sign));
            // names of files in the report folder are names, not words
            let name = [".md", ".xlsx", ".docx", ".html"].iter().any(|end| literal.ends_with(end));
            assert!(!cyrillic || name, "{path}: {literal}");
        }
    }
}

/// The sentences of a language file by their keys.
fn sentences(file: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(root().join("src/text").join(file)).expect(file);
    let (mut sentences, mut key): (BTreeMap<String, String>, Option<String>) = (BTreeMap::new(), None);
    for line in text.lines() {
        let begun = line.split_once(" =").filter(|(word, _)| word.starts_with(|sign: char| sign.is_ascii_lowercase()));
        match begun {
            Some((word, sentence)) => {
                assert_eq!(sentences.insert(word.to_owned(), sentence.to_owned()), None, "{file}: {word} stands twice");
                key = Some(word.to_owned());
            }
            None if line.starts_with([' ', '}']) => {
                let known = key.as_ref().and_then(|key| sentences.get_mut(key)).expect("a sentence goes on");
                known.push('\n');
                known.push_str(line);
            }
            None => key = None,
        }
    }
    sentences
}

/// What a sentence shows of what it is told: the names after `$`, but for those that only choose between its forms.
fn shown(sentence: &str) -> BTreeSet<&str> {
    let after = sentence.split("{ $").skip(1).filter_map(|text| text.split_once(' '));
    after.filter(|(_, rest)| !rest.starts_with("->")).map(|(name, _)| name).collect()
}

#[test]
fn both_languages_say_the_same_things_of_the_same_arguments() {
    let (russian, english) = (sentences("ru.ftl"), sentences("en.ftl"));
    assert_eq!(russian.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (key, sentence) in &russian {
        assert_eq!(shown(sentence), shown(&english[key]), "{key}");
    }
}

// CLDR: Russian has one, few and many, English one and other
#[test]
fn words_bend_after_numbers_as_each_language_does() {
    for (key, sentence) in sentences("ru.ftl") {
        assert!(!sentence.contains("[few]") || (sentence.contains("[one]") && sentence.contains("*[")), "{key}");
    }
    for (key, sentence) in sentences("en.ftl") {
        assert!(!sentence.contains("[few]") && !sentence.contains("[many]"), "{key}");
        assert!(!sentence.contains("[one]") || sentence.contains("*[other]"), "{key}");
    }
}

/// Words of Russian may stand in English sentences only as names: of files, headings and values that are Russian.
#[test]
fn the_english_file_is_english() {
    // what stands in quotation marks is quoted from files
    let unquoted = |text: &str| -> String {
        text.split('«').map(|part| part.split_once('»').map_or(part, |(_, after)| after)).collect()
    };
    let cyrillic = |text: &str| unquoted(text).chars().filter(|sign| ('\u{400}'..='\u{4ff}').contains(sign)).count();
    for (key, sentence) in sentences("en.ftl") {
        let latin = sentence.chars().filter(char::is_ascii_alphabetic).count();
        assert!(cyrillic(&sentence) <= latin.max(40), "{key}: {sentence}");
    }
}

#[test]
fn the_language_may_be_said_before_the_verb_or_after_it_and_changes_no_number_and_no_machine_word() {
    let run = |arguments: &[&str]| stdout(&shnor(arguments));
    let after = run(&["select", "sample-data/norilsk-2020", "-q", "--format", "csv", "--lang", "en"]);
    assert_eq!(after, run(&["--lang=en", "select", "sample-data/norilsk-2020", "-q", "--format", "csv"]));
    assert_eq!(after, run(&["select", "sample-data/norilsk-2020", "-q", "--format", "csv"]));
    assert!(run(&["--lang", "en", "select", "--help"]).contains("Examples:"));
    assert!(run(&["select", "--help"]).contains("Примеры:"));
    let wrong = shnor(&["--lang", "de", "select", "sample-data/norilsk-2020"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("ru, en"), "{}", stderr(&wrong));
    let missing = shnor(&["select", "нет такой папки", "--lang", "en"]);
    assert!(stderr(&missing).starts_with("Error:"), "{}", stderr(&missing));
}

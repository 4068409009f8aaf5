//! Every word that a user reads stands in the language files, and every word there is used; the files say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::city::root;

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

/// The messages of a language file by their keys; a key that stands there twice is named twice here.
fn entries(file: &str) -> Vec<(String, String)> {
    let texts = std::fs::read_to_string(root().join("src/text").join(file)).expect(file);
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in texts.lines().filter(|line| !line.starts_with('#')) {
        let key = |(key, rest): (&str, &str)| {
            key.starts_with(|sign: char| sign.is_ascii_lowercase()).then(|| (key.to_owned(), rest.to_owned()))
        };
        match (line.split_once(" =").and_then(key), entries.last_mut()) {
            (Some(entry), _) => entries.push(entry),
            (None, Some((_, text))) => text.extend(["\n", line]),
            (None, None) => {}
        }
    }
    entries
}

fn messages(file: &str) -> BTreeMap<String, String> {
    entries(file).into_iter().collect()
}

fn keys() -> BTreeSet<String> {
    messages("ru.ftl").into_keys().collect()
}

/// What is asked for in a message behind `$`, where what follows the name is wanted.
fn arguments(message: &str, wanted: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    let named = message.split('$').skip(1).filter_map(|text| {
        let end = text.find(|sign: char| !sign.is_ascii_lowercase() && sign != '_')?;
        wanted(text[end..].trim_start()).then_some(&text[..end])
    });
    named.collect()
}

/// The forms between which a message chooses by a count: the words in brackets of each choice.
fn choices(message: &str) -> Vec<BTreeSet<&str>> {
    message.split(" ->").skip(1).map(forms).collect()
}

/// The forms of one choice.
fn forms(choice: &str) -> BTreeSet<&str> {
    let lines = choice.lines().skip(1).map(str::trim_start).take_while(|line| !line.starts_with('}'));
    lines.filter_map(|line| Some(line.trim_start_matches('*').strip_prefix('[')?.split_once(']')?.0)).collect()
}

/// The texts in quotes of some code.
fn literals(code: &str) -> Vec<String> {
    placed_literals(code).into_iter().map(|(_, literal)| literal).collect()
}

/// The texts in quotes of some code, each with the code before it.
fn placed_literals(code: &str) -> Vec<(&str, String)> {
    let mut literals = Vec::new();
    let mut signs = code.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        // a quote as a character is no text
        if sign == '\'' && signs.next_if(|(_, next)| *next == '"').is_some() {
            continue;
        }
        if sign != '"' {
            continue;
        }
        let mut literal = String::new();
        while let Some((_, inner)) = signs.next() {
            match inner {
                '"' => break,
                '\\' => literal.extend(signs.next().map(|(_, escaped)| escaped)),
                other => literal.push(other),
            }
        }
        literals.push((&code[..at], literal));
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
fn both_languages_have_the_same_messages_each_once_with_the_same_in_them() {
    for file in ["ru.ftl", "en.ftl"] {
        let mut keys: Vec<String> = entries(file).into_iter().map(|(key, _)| key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{file} has a key twice");
    }
    let (russian, english) = (messages("ru.ftl"), messages("en.ftl"));
    let apart: Vec<&String> = russian
        .keys()
        .chain(english.keys())
        .filter(|key| !(russian.contains_key(*key) && english.contains_key(*key)))
        .collect();
    assert_eq!(apart, Vec::<&String>::new());
    for (key, message) in &russian {
        let shown = |rest: &str| !rest.starts_with("->");
        assert_eq!(arguments(message, shown), arguments(&english[key], shown), "{key}");
        // a grammar may need a count that the other one does not
        let known = arguments(message, |_| true);
        let unknown: Vec<&str> = arguments(&english[key], |_| true).difference(&known).copied().collect();
        assert_eq!(unknown, Vec::<&str>::new(), "{key}");
    }
}

/// Messages whose counts stand in a case that has two forms: из 21 школы, из 22 школ.
const TWO_FORMS: [&str; 7] = [
    "precision-alarms",
    "report-cut-rule",
    "rounding-half-even",
    "rounding-half-up",
    "rounding-truncate",
    "sufficient-lacking",
    "sufficient-unknown",
];

#[test]
fn words_that_depend_on_a_count_have_the_forms_that_the_language_has() {
    for (key, message) in messages("ru.ftl") {
        for forms in choices(&message).iter().filter(|forms| forms.contains("one")) {
            let many = forms.contains("few") && (forms.contains("many") || forms.contains("other"));
            assert!(many || TWO_FORMS.contains(&key.as_str()), "{key}: {forms:?}");
        }
    }
    for (key, message) in messages("en.ftl") {
        for forms in choices(&message) {
            assert!(!forms.contains("few") && !forms.contains("many"), "{key}: {forms:?}");
            assert!(!forms.contains("one") || forms.contains("other"), "{key}: {forms:?}");
        }
    }
}

/// A text without what stands between these signs.
fn without(text: &str, open: char, close: char) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(close).map_or("", |(_, rest)| rest))
}

#[test]
fn english_is_russian_only_where_it_quotes_what_stands_in_russian_files() {
    let cyrillic = |text: &str| text.chars().any(|sign| ('\u{400}'..='\u{4ff}').contains(&sign));
    for (key, message) in messages("en.ftl") {
        // what is written into a workbook that schools fill in, and the name of a file that the program proposes
        let of_a_file = (key.starts_with("template-") && !message.contains(". ")) || key == "layout-own-id";
        let told = without(&message, '«', '»');
        let told = if key.ends_with("-examples") { without(&told, '"', '"') } else { told };
        let foreign = told.split_whitespace().filter(|word| cyrillic(word)).filter(|word| {
            let name = [".md", ".xlsx", ".csv", ".toml"].iter().any(|end| word.ends_with(end));
            !name && !word.starts_with('#')
        });
        assert!(of_a_file || foreign.count() == 0, "{key}: {message}");
    }
}

/// Whether a text in quotes speaks: two words side by side, the second with a small letter.
fn speaks(literal: &str) -> bool {
    let words = without(literal, '{', '}');
    let code = words.contains(['<', '>', '=', ';', '\\', '/', '#', '_', '|', '$', '@', '\0']);
    let word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let pairs: Vec<&str> = words.split(' ').collect();
    !code
        && !words.starts_with("shnor ")
        && pairs.windows(2).any(|pair| {
            word(pair[0]) && word(pair[1].trim_end_matches(['.', ',', ':'])) && pair[1].starts_with(char::is_lowercase)
        })
}

#[test]
fn no_english_sentence_stands_in_the_code_where_a_user_could_read_it() {
    let mut spoken = Vec::new();
    for (path, text) in code() {
        for (before, literal) in placed_literals(&text) {
            // what is said of a fault of ours, and why a lint is off, is said to us
            let statement = before.rsplit([';', '}']).next().unwrap_or_default();
            let ours = before.trim_end().ends_with("expect(")
                || before.trim_end().ends_with("reason =")
                || ["assert", "panic!", "unreachable!"].iter().any(|word| statement.contains(word));
            if speaks(&literal) && !ours {
                spoken.push(format!("{path}: {literal}"));
            }
        }
    }
    assert_eq!(spoken, Vec::<String>::new());
    assert!(speaks("no such file") && speaks("Saved to {path}: see there"), "sentences are known");
    assert!(!speaks("Times New Roman") && !speaks("<td class=wide left>") && !speaks("one"), "and only they");
}

#[test]
fn no_russian_word_stands_in_the_code() {
    for (path, text) in code() {
        // tables of look-alike letters and of keys are made of letters
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

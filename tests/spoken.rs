//! The language the program speaks: one throughout, the one that was asked for, and nothing but words depends on it.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Command;
use serde_json::Value;
use shnor::report;
use shnor::text::{Language, Texts};

use crate::check::faulty;
use crate::city::{folder, sample, shnor, stderr, stdout};

const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

fn is_cyrillic(sign: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&sign)
}

/// The help of every verb and of every verb within it, by its name.
fn pages(language: Language) -> Vec<(String, String)> {
    fn collect(command: &mut Command, pages: &mut Vec<(String, String)>) {
        pages.push((command.get_name().to_owned(), command.render_help().to_string()));
        for inner in command.get_subcommands_mut() {
            collect(inner, pages);
        }
    }
    let mut command = shnor::cli::command(&Texts::of(language));
    command.build();
    let mut pages = Vec::new();
    collect(&mut command, &mut pages);
    pages
}

/// The words of a language that are words of the program: verbs, options, and what options can be given.
fn program_words() -> BTreeSet<String> {
    fn collect(command: &Command, words: &mut Vec<String>) {
        words.push(command.get_name().to_owned());
        for argument in command.get_arguments() {
            words.extend(argument.get_long().map(str::to_owned));
            words.extend(argument.get_possible_values().iter().map(|value| value.get_name().to_owned()));
        }
        command.get_subcommands().for_each(|inner| collect(inner, words));
    }
    let mut words = Vec::new();
    collect(&shnor::cli::command(&Texts::russian()), &mut words);
    words.iter().flat_map(|word| latin_words(word)).collect()
}

/// Words of four Latin letters or more.
fn latin_words(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_ascii_alphabetic()).filter(|word| word.len() > 3);
    words.map(str::to_lowercase).collect()
}

/// Names of things that have no others in Russian: programs, formats, files, and words that are written into files.
const NAMES: [&str; 9] = ["excel", "markdown", "json", "schema", "toml", "xlsx", "selection", "median", "windows"];

/// English words in a text that are neither words of the program nor names.
fn english_words(text: &str, said: &[&str]) -> Vec<String> {
    let mut known = program_words();
    known.extend(NAMES.map(str::to_owned));
    known.extend(said.iter().flat_map(|word| latin_words(word)));
    latin_words(text).into_iter().filter(|word| !known.contains(word)).collect()
}

#[test]
fn every_page_of_help_ends_with_examples_of_its_own_verb() {
    for (language, heading) in LANGUAGES.into_iter().zip(["Примеры:", "Examples:"]) {
        let pages = pages(language);
        assert!(pages.len() >= 14, "seven verbs, six within one of them, and the program");
        for (name, page) in pages {
            let (_, examples) = page.split_once(&format!("\n{heading}\n")).expect(&name);
            let lines: Vec<&str> = examples.trim_end().lines().collect();
            assert!(lines.iter().all(|line| line.starts_with("  shnor ")), "{name}: {lines:?}");
            assert!(
                lines.iter().any(|line| name == "shnor" || line.contains(&format!(" {name}"))),
                "{name}: {lines:?}"
            );
        }
    }
}

#[test]
fn help_is_in_one_language_throughout() {
    for (name, page) in pages(Language::Russian) {
        // commands are what is typed
        let told: Vec<&str> = page.lines().filter(|line| !line.starts_with("  shnor ")).collect();
        assert_eq!(english_words(&told.join("\n"), &[]), Vec::<String>::new(), "{name}");
    }
    for (name, page) in pages(Language::English) {
        let foreign: Vec<&str> = page.lines().filter(|line| line.contains(is_cyrillic)).collect();
        let quoted = |line: &&str| line.starts_with("  shnor ") && line.contains('"');
        assert!(foreign.iter().all(quoted), "{name}: {foreign:?}");
    }
}

/// Command lines that are wrong, each in its own way.
const WRONG: [&[&str]; 24] = [
    &["unheard"],
    &["selekt", "a"],
    &["select"],
    &["select", "a", "--unheard"],
    &["select", "a", "--frmat", "json"],
    &["select", "a", "--format", "xml"],
    &["select", "a", "--format"],
    &["select", "a", "--year", "x"],
    &["select", "a", "--year", "1"],
    &["select", "a", "--year", "2020", "--year", "2021"],
    &["robust", "a", "b"],
    &["select", "a", "--force"],
    &["select", "a", "--delimiter", "ab"],
    &["select", "a", "--encoding", "ebcdic"],
    &["select", "a", "--lang"],
    &["select", "nowhere"],
    &["explain", "a"],
    &["check"],
    &["check", "a", "--codes", "F38", "--explain-layout"],
    &["check", "--codes", "F999"],
    &["check", "sample-data/norilsk-2020", "--out", "faults.txt"],
    &["template", "a.xlsx"],
    &["criteria", "chekc", "a"],
    &["criteria", "check"],
];

#[test]
fn errors_of_the_command_line_are_in_the_language_that_was_asked_for() {
    for line in WRONG {
        let output = shnor(line);
        assert!(matches!(output.status.code(), Some(2 | 4)), "{line:?}: {}", stderr(&output));
        let said = stderr(&output);
        assert!(said.contains(is_cyrillic), "{line:?}: {said}");
        assert_eq!(english_words(&said, line), Vec::<String>::new(), "{line:?}: {said}");
        let said = stderr(&shnor(&[&["--lang", "en"], line].concat()));
        assert!(said.starts_with("Error: ") && !said.contains(is_cyrillic), "{line:?}: {said}");
    }
}

#[test]
fn the_language_can_be_asked_for_anywhere_before_a_bare_double_hyphen() {
    let english = stdout(&shnor(&["--lang", "en", "select", "--help"]));
    assert!(english.contains("Usage: shnor select"), "{english}");
    for line in [&["select", "--lang", "en", "--help"][..], &["select", "--help", "--lang=en"]] {
        assert_eq!(stdout(&shnor(line)), english, "{line:?}");
    }
    for line in [&["criteria", "list"][..], &["check", "--codes", "F38"]] {
        let (before, after) = (shnor(&[&["--lang", "en"], line].concat()), shnor(&[line, &["--lang", "en"]].concat()));
        assert_eq!(stdout(&before), stdout(&after), "{line:?}");
        assert_ne!(stdout(&before), stdout(&shnor(line)), "{line:?}");
    }
    let named = stderr(&shnor(&["explain", "sample-data/norilsk-2020", "--", "--lang", "en"]));
    assert!(named.starts_with("Ошибка: "), "{named}");
}

#[test]
fn a_language_that_there_is_not_is_told_in_russian_with_those_that_there_are() {
    for line in [&["--lang", "de", "--help"][..], &["select", "a", "--lang=English"], &["--lang", "", "select", "a"]] {
        let output = shnor(line);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
        assert!(said.starts_with("Ошибка: ") && said.contains("--lang"), "{line:?}: {said}");
    }
    let said = stderr(&shnor(&["select", "a", "--lang", "de"]));
    assert!(said.contains("ru, en"), "{said}");
}

#[test]
fn what_was_typed_with_the_russian_layout_on_is_read_by_its_keys() {
    for (line, meant) in [
        (&["ыудусе", "a"][..], "select"),
        (&["сруел", "a"], "check"),
        (&["select", "a", "--нуфк", "2020"], "--year"),
        (&["criteria", "ырщц", "a"], "show"),
    ] {
        let said = stderr(&shnor(line));
        assert!(said.contains("раскладка клавиатуры") && said.contains(&format!("«{meant}»")), "{line:?}: {said}");
    }
    let said = stderr(&shnor(&["отобрать", "a"]));
    assert!(!said.contains("раскладка"), "a Russian word is no slip of the layout: {said}");
}

/// The report folder of the sample city in this language.
fn run(language: &str) -> tempfile::TempDir {
    let place = folder(&[]);
    let out = place.path().join("run").to_string_lossy().into_owned();
    let data = sample().to_string_lossy().into_owned();
    let output = shnor(&["select", &data, "--out", &out, "--lang", language, "--quiet"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    place
}

fn bytes(run: &Path, name: &str) -> Vec<u8> {
    std::fs::read(run.join("run").join(name)).expect(name)
}

/// The fields of `contributions.csv`.
fn contributions(run: &Path) -> Vec<Vec<String>> {
    let bytes = bytes(run, "contributions.csv");
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    table.records().map(|record| row(record.expect("a row"))).collect()
}

/// The keys under which two documents differ, each with the keys that lead to it.
fn differing(one: &Value, other: &Value, path: &str, found: &mut BTreeSet<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            assert!(one.keys().eq(other.keys()), "{path}");
            for (key, value) in one {
                differing(value, &other[key], &format!("{path}.{key}"), found);
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{path}");
            one.iter().zip(other).for_each(|(one, other)| differing(one, other, path, found));
        }
        _ if one != other => {
            assert!(one.is_string() && other.is_string(), "{path}: {one} and {other}");
            found.insert(path.to_owned());
        }
        _ => {}
    }
}

#[test]
fn a_report_in_english_has_the_same_files_and_the_same_numbers_and_is_understood_in_russian() {
    let (russian, english) = (run("ru"), run("en"));
    for name in report::file_names() {
        assert!(english.path().join("run").join(name).exists(), "{name}");
    }
    for name in ["ranking.csv", "observations.csv", "criteria.toml"] {
        assert!(bytes(russian.path(), name) == bytes(english.path(), name), "{name}");
    }
    // one column of it says why a value is missing
    let (one, other) = (contributions(russian.path()), contributions(english.path()));
    let apart = one.iter().zip(&other).flat_map(|(one, other)| {
        one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other).map(|(column, _)| column)
    });
    let missing = one[0].iter().position(|heading| heading == "missing").expect("a column");
    assert_eq!((one.len(), apart.collect::<BTreeSet<_>>()), (other.len(), BTreeSet::from([missing])));
    let result = |run: &Path| -> Value { serde_json::from_slice(&bytes(run, "result.json")).expect("JSON") };
    let mut sentences = BTreeSet::new();
    differing(&result(russian.path()), &result(english.path()), "", &mut sentences);
    assert_eq!(sentences.into_iter().collect::<Vec<_>>(), SENTENCES, "only what is said to people differs");

    for more in [&["--format", "json"][..], &["--format", "md"], &[]] {
        let explained = |run: &Path| {
            let run = run.join("run").to_string_lossy().into_owned();
            stdout(&shnor(&[&["explain", &run, "16", "41"], more].concat()))
        };
        let from_english = explained(english.path());
        assert!(from_english.contains("Оганерская") || from_english.contains("СШ № 41"), "{from_english}");
        assert_eq!(from_english, explained(russian.path()), "{more:?}");
    }
}

/// Where `result.json` speaks.
const SENTENCES: [&str; 11] = [
    ".findings.message",
    ".findings.remedy",
    ".flags_unseen.because",
    ".matches.how",
    ".schools.borderline_because",
    ".schools.contributions.missing.handled",
    ".schools.contributions.missing.why",
    ".schools.flags.because",
    ".schools.reasons",
    ".schools.rules.because",
    ".schools.rules.title",
];

#[test]
fn a_workbook_of_faults_in_english_is_no_data_and_can_be_replaced() {
    let place = faulty();
    let data = place.path().to_string_lossy().into_owned();
    let book = place.path().join("faults.xlsx").to_string_lossy().into_owned();
    let write = |more: &[&str]| shnor(&[&["check", &data, "--out", &book], more].concat()).status.code();
    assert_eq!(write(&["--lang", "en"]), Some(1), "faults are told and written");
    assert_eq!(write(&["--lang", "en"]), Some(5), "it is there already");
    assert_eq!(write(&["--force"]), Some(1), "what was written in English is ours in Russian");
    assert_eq!(write(&["--force", "--lang", "en"]), Some(1), "and the other way round");
    let told = stdout(&shnor(&["check", &data, "--lang", "en"]));
    assert!(told.contains("a workbook of faults written by the program"), "{told}");
}

#[test]
fn a_workbook_to_fill_in_has_the_same_headings_and_words_in_either_language() {
    use calamine::{Reader, Xlsx, open_workbook};
    let cells = |language: &str| {
        let place = folder(&[]);
        let file = place.path().join("данные.xlsx").to_string_lossy().into_owned();
        let line = ["template", &file, "--criteria", "thirty-percent-two", "--year", "2020", "--lang", language];
        let output = shnor(&line);
        assert!(output.status.success(), "{}", stderr(&output));
        let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
        let mut cells = Vec::new();
        for (name, sheet) in book.worksheets() {
            // the second row says how to fill the sheet in
            let read = sheet.used_cells().filter(|(row, ..)| *row != 1);
            cells.extend(read.map(|(row, column, cell)| (name.clone(), row, column, cell.to_string())));
        }
        (cells, stdout(&output))
    };
    let (russian, english) = (cells("ru"), cells("en"));
    assert!(russian.0.len() > 40, "{russian:?}");
    assert_eq!(russian, english);
}

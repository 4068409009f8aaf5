//! How the program behaves where it is used: in a terminal of 80 columns, with and without colour, in a pipe that is
//! closed early, asked to be quiet, opened in Excel.

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

use crate::city::{folder, root, shnor, skipped, stderr, stdout};

const SAMPLE: &str = "sample-data/norilsk-2020";
/// A small city, of which everything is quickly told.
const SMALL: &str = "tests/cases/by-hand/data";
/// A small city whose data are faulty.
const FAULTY: &str = "tests/cases/text-for-a-number/data";

/// Every verb that prints something for people.
const SPOKEN: [&[&str]; 9] = [
    &["select", SMALL],
    &["select", SMALL, "--ascii"],
    &["explain", SMALL, "--listed"],
    &["explain", SMALL, "--why-not"],
    &["robust", SMALL],
    &["check", SMALL],
    &["check", SMALL, "--explain-layout"],
    &["criteria", "list"],
    &["criteria", "check", "criteria/municipal-index.toml", "--data", SAMPLE],
];

/// The widths of the lines that are wider than a terminal of 80 columns.
fn wide(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.chars().count() > 80).collect()
}

/// The text without the sequences that make a terminal paint, and whether there were any; whatever else it would obey
/// stays.
fn unpainted(text: &str) -> (String, bool) {
    let mut plain = String::new();
    let mut rest = text;
    let mut painted = false;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        let end = after.find(|sign: char| !sign.is_ascii_digit() && sign != ';').unwrap_or(after.len());
        plain.push_str(before);
        match after[end..].strip_prefix('m') {
            Some(left) => (rest, painted) = (left, true),
            None => {
                plain.push_str("\u{1b}[");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    (plain, painted)
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for language in ["ru", "en"] {
        let large: [&[&str]; 3] = [&["select", SAMPLE], &["explain", SAMPLE, "СШ № 16"], &["check", SAMPLE]];
        for arguments in SPOKEN.iter().chain(&large) {
            let output = shnor(&[*arguments, &["--lang", language]].concat());
            assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
            assert_eq!(wide(&stdout(&output)), [""; 0], "{arguments:?}");
        }
        let verbs: [&[&str]; 14] = [
            &[],
            &["select"],
            &["explain"],
            &["robust"],
            &["check"],
            &["template"],
            &["schema"],
            &["criteria"],
            &["criteria", "check"],
            &["criteria", "show"],
            &["criteria", "list"],
            &["criteria", "new"],
            &["criteria", "schema"],
            &["criteria", "reference"],
        ];
        for verb in verbs {
            let help = stdout(&shnor(&[verb, &["--help", "--lang", language]].concat()));
            assert_eq!(wide(&help), [""; 0], "{verb:?}");
        }
        let output = shnor(&["select", FAULTY, "--lang", language]);
        let found = stderr(&output);
        assert_eq!(wide(&found), [""; 0], "what stops a selection");
    }
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    for arguments in SPOKEN {
        let plain = stdout(&shnor(arguments));
        assert!(!plain.contains('\u{1b}'), "{arguments:?}: a file is not painted");
        let (text, painted) = unpainted(&stdout(&shnor(&[arguments, &["--color", "always"]].concat())));
        assert_eq!(text, plain, "{arguments:?}");
        // what tells of files and methodologies has nothing that would need it
        let without = arguments[0] == "criteria" || arguments.contains(&"--explain-layout");
        assert_eq!(painted, !without, "{arguments:?}");
    }
    for format in ["json", "csv", "md"] {
        let output = shnor(&["select", SMALL, "--format", format, "--color", "always", "-q"]);
        assert!(!stdout(&output).contains('\u{1b}'), "{format} is for programs");
    }
    let failed = shnor(&["select", FAULTY, "--color", "always"]);
    let (text, painted) = unpainted(&stderr(&failed));
    assert_eq!((text, painted), (stderr(&shnor(&["select", FAULTY])), true));
}

#[test]
fn names_from_files_can_not_paint() {
    let register = "Код;Официальное наименование\n1;\"Школа \u{1b}[31m№ 1\"\n2;Школа № 2\n";
    let results = "Код;Предмет;Участников;2\n1;Математика;10;\u{1b}[2J\n2;Математика;10;пять\n";
    let city = folder(&[
        ("реестр.csv", register.as_bytes()),
        ("огэ-2019.csv", results.as_bytes()),
        ("плохая.toml", "schema = \"shnor/criteria/1\"\n\"\\u001b[31m\" = 1\n".as_bytes()),
    ]);
    let path = |name: &str| city.path().join(name).to_string_lossy().into_owned();
    let mut shown = false;
    for arguments in [["check", &path("")], ["check", &path("огэ-2019.csv")]] {
        let output = shnor(&[&arguments[..], &["--color", "always"]].concat());
        for text in [stdout(&output), stderr(&output)] {
            let (plain, _) = unpainted(&text);
            shown |= plain.contains("\u{fffd}[");
            assert!(!plain.contains('\u{1b}'), "{arguments:?}: {plain}");
            assert!(!text.contains("\u{1b}[31m"), "{arguments:?}: the tone of another's name");
        }
    }
    assert!(shown, "there is such a text, made harmless");
    let told = stderr(&shnor(&["criteria", "check", &path("плохая.toml"), "--color", "never"]));
    assert!(told.contains("[31m") && !told.contains('\u{1b}'), "{told:?}");
}

#[test]
fn names_from_files_stay_in_their_cells_and_words_that_no_line_holds_are_broken() {
    let long = "Ё".repeat(150);
    // the first two of the city's list
    let names = [("СШ № 1", "СШ \u{202e}№ 1\u{200b}"), ("Школа-интернат № 4", long.as_str())];
    let city = folder(&[]);
    for entry in std::fs::read_dir(root().join(SMALL)).expect("a folder") {
        let from = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&from).expect("a text");
        let text = names.iter().fold(text, |text, (name, other)| text.replace(name, other));
        std::fs::write(city.path().join(from.file_name().expect("a name")), text).expect("a file");
    }
    let path = city.path().to_string_lossy().into_owned();
    let mut tables = 0;
    for verb in [&["select"][..], &["robust"], &["explain", "--listed"], &["check"]] {
        let output = shnor(&[&verb[..1], &[path.as_str()], &verb[1..]].concat());
        assert!(output.status.success(), "{verb:?}: {}", stderr(&output));
        let text = stdout(&output);
        assert!(!text.contains(['\u{202e}', '\u{200b}']), "{verb:?}");
        assert_eq!(wide(&text), [""; 0], "{verb:?}");
        // the lines of a table are as long as its border
        let mut border = 0;
        for line in text.lines() {
            match line.chars().next() {
                Some('┌') => border = line.chars().count(),
                Some('│') => {
                    tables += usize::from(line.contains("‹U+202E›"));
                    assert_eq!(line.chars().count(), border, "{verb:?}: {line}");
                }
                _ => {}
            }
        }
    }
    assert!(tables > 0, "such a name stands in a table");
}

#[test]
fn the_edition_for_publication_says_how_many_notes_there_are_and_none_of_them() {
    let of = |more: &[&str]| stderr(&shnor(&[&["select", SAMPLE], more].concat()));
    let (whole, public) = (of(&[]), of(&["--public"]));
    assert!(whole.contains("[F") && !public.contains("[F"), "{public}");
    // the 209 notes of `check` in the README
    assert!(public.contains("Замечаний к данным: ") && public.contains("shnor check"), "{public}");
    assert_eq!(of(&["--public", "-q"]), "");
}

#[test]
fn quiet_takes_away_the_messages_and_nothing_else() {
    let place = folder(&[]);
    let path = |name: &str| place.path().join(name).to_string_lossy().into_owned();
    let (loud, still) = (path("loud"), path("still"));
    for arguments in SPOKEN {
        let output = shnor(&[arguments, &["-q"]].concat());
        assert_eq!(stderr(&output), "", "{arguments:?}");
        assert_eq!(stdout(&output), stdout(&shnor(arguments)), "{arguments:?}");
    }
    let written: [&[&str]; 4] = [
        &["select", SAMPLE, "--allow", "F12", "--out"],
        &["check", SMALL, "--out"],
        &["template", "--criteria", "municipal-index", "--year", "2020"],
        &["criteria", "new", "--out"],
    ];
    for (place, arguments) in written.into_iter().enumerate() {
        let ending = ["", ".xlsx", ".xlsx", ".toml"][place];
        let (loud, still) = (format!("{loud}{place}{ending}"), format!("{still}{place}{ending}"));
        assert!(!stderr(&shnor(&[arguments, &[&loud]].concat())).is_empty(), "{arguments:?}");
        let output = shnor(&[arguments, &[&still, "--quiet"]].concat());
        assert!(output.status.success() && stderr(&output).is_empty(), "{arguments:?}: {}", stderr(&output));
        assert!(std::path::Path::new(&still).exists());
    }
    let failed = shnor(&["select", FAULTY, "-q"]);
    assert_eq!((failed.status.code(), stderr(&failed)), (Some(1), stderr(&shnor(&["select", FAULTY]))));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let endless: [&[&str]; 11] = [
        &["select", SMALL],
        &["select", SMALL, "--format", "json"],
        &["select", SMALL, "--format", "md"],
        &["select", SMALL, "--csv-excel"],
        &["explain", SMALL, "--listed"],
        &["explain", SMALL, "--listed", "--format", "json"],
        &["robust", SMALL, "--format", "json"],
        &["check", SAMPLE],
        &["check", SAMPLE, "--format", "csv"],
        &["schema", "result"],
        &["criteria", "reference"],
    ];
    for arguments in endless {
        let mut child = Command::new(env!("CARGO_BIN_EXE_shnor"))
            .args(arguments)
            .arg("-q")
            .current_dir(root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let mut line = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("a pipe"));
        reader.read_line(&mut line).expect("a line");
        drop(reader);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{arguments:?}");
    }
}

#[test]
fn the_table_for_excel_tells_what_was_computed_beside_what_was_decided() {
    let decision =
        "Школа;Решение;Кем принято;Дата;Акт;Основание\nСШ № 41;не включать;комиссия;01.09.2020;пр. 3;жалоба\n";
    let place = folder(&[("решения.csv", decision.as_bytes())]);
    for entry in std::fs::read_dir(root().join(SAMPLE)).expect("the sample").map(|entry| entry.expect("a file")) {
        if entry.file_name() != "selection.toml" {
            std::fs::copy(entry.path(), place.path().join(entry.file_name())).expect("a copy");
        }
    }
    let data = place.path().to_string_lossy().into_owned();
    let table = shnor(&["select", &data, "-c", "municipal-index-no-vpr", "-y", "2020", "--csv-excel", "-q"]);
    let table = stdout(&table);
    assert!(table.lines().next().is_some_and(|header| header.contains(";По расчёту;Решение")), "{table}");
    assert!(table.lines().any(|row| row.contains("№ 41") && row.contains(";включена;не включена")), "{table}");
}

#[test]
fn a_table_for_excel_says_what_the_one_for_programs_says() {
    let text = stdout(&shnor(&["select", SAMPLE, "--csv-excel", "-q"]));
    let table = text.strip_prefix('\u{feff}').expect("a mark of UTF-8");
    assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
    let mut office = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let headings: Vec<&str> = office.headers().expect("headings").iter().collect::<Vec<_>>();
    assert_eq!(headings, ["Место", "Код", "Школа", "Балл", "Полнота, %", "Решение", "Примечание"]);
    let office: Vec<csv::StringRecord> = office.records().map(|row| row.expect("a row")).collect();
    let machine = stdout(&shnor(&["select", SAMPLE, "--format", "csv", "-q"]));
    let mut machine = csv::Reader::from_reader(machine.as_bytes());
    let machine: Vec<csv::StringRecord> = machine.records().map(|row| row.expect("a row")).collect();
    assert_eq!(office.len(), machine.len());
    for (office, machine) in office.iter().zip(&machine) {
        assert_eq!([&office[0], &office[1], &office[2]], [&machine[0], &machine[1], &machine[2]]);
        assert_eq!(&office[3], machine[7].replace('.', ","), "{machine:?}");
        assert_eq!(&office[6], "вымышленные данные");
    }
    assert!(office.iter().any(|row| row[3].contains(',')), "there are fractions");
    assert_eq!(&office[0][5], "включена");

    let english = stdout(&shnor(&["select", SAMPLE, "--csv-excel", "-q", "--lang", "en", "--format", "csv"]));
    assert!(english.contains(";41,18;"), "the comma is that of Excel, not of the words: {english}");
    let wrong = shnor(&["select", SAMPLE, "--csv-excel", "--format", "json"]);
    assert_eq!((wrong.status.code(), stdout(&wrong)), (Some(2), String::new()));
    let faults = stdout(&shnor(&["check", FAULTY, "--csv-excel"]));
    assert!(faults.starts_with("\u{feff}Школа;Файл;Лист;Ячейка;Код;Уровень;"), "{faults}");
    assert!(faults.contains(";F33;"), "{faults}");
}

/// What the program writes to a terminal of 80 columns; `None` where no terminal can be made.
fn on_a_terminal(arguments: &str, environment: &str) -> Option<String> {
    let program = env!("CARGO_BIN_EXE_shnor");
    let run = |command: &str| -> Option<Output> {
        Command::new("script").args(["-qec", command, "/dev/null"]).current_dir(root()).output().ok()
    };
    let output = run(&format!("stty cols 80; {environment} '{program}' {arguments}"));
    let Some(output) = output.filter(|output| !output.stdout.is_empty()) else {
        skipped("`script` is not there to make a terminal");
        return None;
    };
    Some(stdout(&output))
}

#[test]
fn a_terminal_is_painted_unless_it_or_its_user_does_not_want_it() {
    let check = format!("check {FAULTY}");
    let Some(painted) = on_a_terminal(&check, "TERM=xterm") else { return };
    assert!(painted.contains("\u{1b}[1;31m"), "{painted}");
    for environment in ["NO_COLOR=1 TERM=xterm", "TERM=dumb"] {
        let plain = on_a_terminal(&check, environment).expect("a terminal");
        assert!(!plain.contains('\u{1b}') && plain.contains("F33"), "{environment}: {plain}");
    }
    let empty = on_a_terminal(&check, "NO_COLOR= TERM=xterm").expect("a terminal");
    assert!(empty.contains("\u{1b}[1;31m"), "an empty NO_COLOR asks for nothing");
    let asked = on_a_terminal(&format!("{check} --color always"), "NO_COLOR=1 TERM=xterm").expect("a terminal");
    assert!(asked.contains("\u{1b}[1;31m"), "what is asked for on the command line goes first");
    let missing = on_a_terminal("criteria check tests/cases/criteria-faulty/faulty.toml", "TERM=dumb");
    assert_eq!(wide(&missing.expect("a terminal").replace('\r', "")), [""; 0], "messages are broken between words");
}

#[test]
fn progress_is_a_matter_of_terminals() {
    let output = shnor(&["robust", SAMPLE]);
    assert_eq!(stderr(&output), "", "nothing is drawn into a pipe");
    let quiet = on_a_terminal(&format!("robust {SAMPLE} -q"), "TERM=xterm");
    if let Some(quiet) = quiet {
        assert!(!quiet.contains("\r\u{1b}"), "nothing is drawn for who wants it quiet: {quiet}");
    }
}

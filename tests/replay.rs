//! What a repeated report says of what it was made of: earlier reports by their digests, files that were saved again or
//! renamed, documents that people wrote into, records that were altered.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shnor::source::sha256;

use crate::city::{repacked, root, stderr, stdout};
use crate::verify::{City, document, ends, odd, text};

/// A text with its lines joined where a terminal broke them.
fn flat(text: &str) -> String {
    text.replace("\n  ", " ")
}

fn digest(path: &Path) -> String {
    sha256(&std::fs::read(path).expect("a file"))
}

/// A file of a replay.
fn file<'r>(replay: &'r Value, name: &str) -> &'r Value {
    replay["files"].as_array().expect("files").iter().find(|file| file["file"] == name).expect(name)
}

/// A city whose methodology looks back, with the report of 2020 in `run` and that of 2021, which looked at it.
struct TwoYears {
    city: City,
}

impl TwoYears {
    fn new(more: &[&str]) -> Self {
        let years = Self { city: City::new(&[]) };
        let path = years.city.data().join("by-hand.toml");
        let rules = std::fs::read_to_string(&path).expect("criteria");
        let rule = "\n[list.history]\nmissing = \"refuse\"\nleave = { after_years = 2 }\n";
        std::fs::write(&path, format!("{rules}{rule}")).expect("criteria");
        let (data, out, earlier) = (text(&years.city.data()), text(&years.late()), text(&years.city.run()));
        let select = ["select", &data, "--year", "2021", "-q", "--history", &earlier, "--out", &out];
        ends(&[&select[..], more].concat(), 0);
        years
    }

    fn at(&self, name: &str) -> PathBuf {
        self.city.run().with_file_name(name)
    }

    fn late(&self) -> PathBuf {
        self.at("run-2021")
    }

    /// The report of 2020 as another folder, with a text in its data changed.
    fn another(&self, name: &str, year: &str, from: &str, to: &str) -> PathBuf {
        let (data, out) = (self.at(&format!("{name}-data")), self.at(name));
        std::fs::create_dir(&data).expect("a folder");
        for entry in std::fs::read_dir(root().join("tests/cases/by-hand/data")).expect("the city") {
            let path = entry.expect("an entry").path();
            let whole = std::fs::read_to_string(&path).expect("a text").replacen(from, to, 1);
            std::fs::write(data.join(path.file_name().expect("a name")), whole).expect("a file");
        }
        ends(&["select", &text(&data), "--year", year, "-q", "--out", &text(&out)], 0);
        out
    }

    fn verify(&self, history: &[&Path]) -> Vec<String> {
        let mut arguments = vec!["verify".to_owned(), text(&self.late())];
        for path in history {
            arguments.extend(["--history".to_owned(), text(path)]);
        }
        arguments
    }

    fn ends(&self, history: &[&Path], exit: i32) -> (String, String) {
        let arguments = self.verify(history);
        let output = ends(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), exit);
        (flat(&stdout(&output)), stderr(&output))
    }

    fn json(&self, history: &[&Path], exit: i32) -> Value {
        let arguments = self.verify(history);
        document(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), exit, "verify")
    }
}

#[test]
fn an_earlier_report_is_known_by_its_digest_wherever_it_lies() {
    let years = TwoYears::new(&[]);
    let moved = years.at("архив");
    std::fs::rename(years.city.run(), &moved).expect("moved");
    let sha256 = digest(&moved.join("result.json"));
    for path in [moved.clone(), moved.join("result.json")] {
        let replay = years.json(&[&path], 0);
        assert_eq!((&replay["agrees"], odd(&replay)), (&json!(true), Vec::new()));
        let held = file(&replay, "run/result.json");
        assert_eq!((&held["role"], &held["state"], &held["year"]), (&json!("earlier"), &json!("same"), &json!(2020)));
        assert_eq!(held["recorded_sha256"], sha256);
        assert_eq!(held["found_as"], text(&path));
    }
    // the same one twice is no other one
    assert_eq!(years.json(&[&moved, &moved.join("result.json")], 0)["agrees"], true);
}

#[test]
fn a_missing_earlier_report_is_told_with_its_year_and_its_digest_and_not_as_a_missing_input() {
    let years = TwoYears::new(&[]);
    let sha256 = digest(&years.city.run().join("result.json"));
    let (printed, said) = years.ends(&[], 4);
    for part in ["прошлого отчёта здесь нет", "за 2020 год — run/result.json", sha256.as_str(), "--history ОТЧЁТ"]
    {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(said.contains("не указаны прошлые отчёты") && !said.contains("исходных файлов"), "{said}");
    let replay = years.json(&[], 4);
    assert_eq!(replay["repeated"], "history_missing");
    assert!(replay["reason"].as_str().is_some_and(|reason| reason.contains(&sha256)), "{replay}");
}

#[test]
fn an_earlier_report_that_can_not_be_the_one_is_told_for_what_it_is() {
    let years = TwoYears::new(&[]);
    // not there
    let (printed, said) = years.ends(&[&years.at("нигде")], 4);
    assert!(said.contains("не найдено") && printed.is_empty(), "{said}");
    // of the same year, and another: СШ № 5 has one more with «2»
    let other = years.another("другой", "2020", "СШ № 5;8;1;3;4;0", "СШ № 5;8;2;2;4;0");
    let digests = [digest(&years.city.run().join("result.json")), digest(&other.join("result.json"))];
    assert_ne!(digests[0], digests[1]);
    let (printed, _) = years.ends(&[&other], 7);
    assert!(
        printed.contains("указан не тот прошлый отчёт") && !printed.contains("методика или настройки"),
        "{printed}"
    );
    assert!(digests.iter().all(|digest| printed.contains(digest)), "{printed}");
    let replay = years.json(&[&other], 7);
    let held = file(&replay, "run/result.json");
    assert_eq!((&replay["repeated"], &held["state"]), (&json!("history_other"), &json!("changed")));
    assert_eq!([&held["recorded_sha256"], &held["found_sha256"]], [&json!(digests[0]), &json!(digests[1])]);
    // of a year at which the report did not look
    let old = years.another("давний", "2019", "", "");
    let (_, said) = years.ends(&[&years.city.run(), &old], 2);
    for part in ["за 2019 год", "не участвовал", &digests[0], &digest(&old.join("result.json"))] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // the report of 2020 looked at no earlier one
    let said = stderr(&ends(&["verify", &text(&years.city.run()), "--history", &text(&old)], 2));
    assert!(said.contains("прошлые годы не участвовали") && said.contains("--history"), "{said}");
}

#[test]
fn a_report_that_was_given_one_too_old_is_repeated_without_it() {
    let years = TwoYears::new(&[]);
    let old = years.another("давний", "2019", "", "");
    let (data, late) = (text(&years.city.data()), text(&years.late()));
    let (one, two) = (text(&years.city.run()), text(&old));
    ends(
        &["select", &data, "--year", "2021", "-q", "--force", "--history", &one, "--history", &two, "--out", &late],
        0,
    );
    let record: Value =
        serde_json::from_slice(&std::fs::read(years.late().join("run.json")).expect("run.json")).expect("JSON");
    let sha256 = digest(&old.join("result.json"));
    assert_eq!(record["history_unused"], json!([{ "year": 2019, "file": "давний/result.json", "sha256": sha256 }]));
    std::fs::rename(&old, years.at("убран")).expect("moved");
    assert_eq!(years.json(&[&years.city.run()], 0)["agrees"], true);
    assert_eq!(years.json(&[&years.at("убран"), &years.city.run()], 0)["agrees"], true);
}

#[test]
fn an_edition_for_publication_asks_for_what_it_does_not_tell() {
    let years = TwoYears::new(&["--public"]);
    let (printed, said) = years.ends(&[], 4);
    assert!(printed.contains("издание для публикации не говорит") && printed.contains("--inputs ПАПКА"), "{printed}");
    assert!(said.contains("не сказано, где лежат исходные файлы") && said.contains("--inputs ПАПКА"), "{said}");
    let untold = years.json(&[], 4);
    assert_eq!((&untold["repeated"], &untold["methodology"]), (&json!("inputs_unknown"), &json!("recorded")));
    let (late, data, earlier) = (text(&years.late()), text(&years.city.data()), text(&years.city.run()));
    let asked = document(&["verify", &late, "--inputs", &data], 4, "verify");
    assert_eq!(asked["repeated"], "history_missing");
    assert!(asked["reason"].as_str().is_some_and(|reason| reason.contains("за 2020 год")), "{asked}");
    let whole = document(&["verify", &late, "--inputs", &data, "--history", &earlier], 0, "verify");
    assert_eq!(whole["agrees"], true);
}

#[test]
fn an_input_same_reading_without_a_change_of_what_is_read_is_told_calmly() {
    let city = City::new(&[]);
    // an editor wrote the ends of lines of Windows, and somebody a remark into the settings
    let table = city.data().join("огэ.csv");
    let lines = std::fs::read_to_string(&table).expect("the table").replace('\n', "\r\n");
    std::fs::write(&table, lines).expect("saved");
    city.change("data/selection.toml", "year = 2020", "year = 2020 # август");
    let replay = city.json(&[], 7);
    let told: Vec<(String, String)> = odd(&replay).into_iter().map(|(file, state, _)| (file, state)).collect();
    let saved = |name: &str| (name.to_owned(), "same_reading".to_owned());
    assert_eq!(told, [saved("огэ.csv"), saved("selection.toml")]);
    assert_eq!((&replay["machine_files_hold"], &replay["agrees"]), (&json!(true), &json!(false)));
    assert_eq!((&replay["cells"], &replay["schools"]), (&json!([]), &json!([])));
    let printed = city.verify(&[], 7);
    for part in [
        "Перечень тот же",
        "огэ.csv сохранён заново",
        "ни одна ячейка, которую читает программа",
        "selection.toml — другой, но на отчёт это не влияет",
    ] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(!printed.contains("Не сошлось"), "{printed}");
    // where a cell that is read differs too, nothing is calm: СШ № 2 has one more with «2»
    city.change("data/огэ.csv", "СШ № 2;50;5;15;20;10", "СШ № 2;50;6;14;20;10");
    let replay = city.json(&[], 7);
    assert_eq!((&file(&replay, "огэ.csv")["state"], &replay["machine_files_hold"]), (&json!("changed"), &json!(false)));
    assert!(city.verify(&[], 7).contains("Не сошлось"));
}

/// Changes a text in a part of a document, which is packed anew.
fn write_into(path: &Path, part: &str, from: &str, to: &str) {
    let whole = std::fs::read(path).expect("a document");
    let changed = |name: &str, text: &mut String| {
        if name == part {
            assert!(text.contains(from), "{part}: {from}");
            *text = text.replacen(from, to, 1);
        }
    };
    std::fs::write(path, repacked(&whole, changed, &[])).expect("written");
}

#[test]
fn a_document_that_somebody_wrote_into_is_told_apart_from_a_file_for_programs() {
    let city = City::new(&[]);
    let (order, book) = (city.run().join("обоснование.docx"), city.run().join("перечень.xlsx"));
    write_into(&order, "word/document.xml", "Проверка на бумаге", "Проверка на бумаге, приказ № 12 от 03.09.2020");
    write_into(&book, "xl/sharedStrings.xml", ">СШ № 5<", ">СШ № 5 (звонили)<");
    let replay = city.json(&[], 7);
    let state = |name: &str| file(&replay, name)["state"].clone();
    assert_eq!([state("обоснование.docx"), state("перечень.xlsx")], ["edited", "edited"]);
    assert_eq!((&replay["machine_files_hold"], &replay["repeated"]), (&json!(true), &json!("yes")));
    let place = &file(&replay, "обоснование.docx")["place"];
    assert!(place["paragraph"].is_number() && place["cell"].is_null(), "{place}");
    let told = |side: &str| place[side].as_str().expect("a text").to_owned();
    assert_eq!(told("stands").replace(", приказ № 12 от 03.09.2020", ""), told("expected"));
    let place = &file(&replay, "перечень.xlsx")["place"];
    assert!(place["sheet"].is_string() && place["cell"].is_string(), "{place}");
    assert_eq!((&place["stands"], &place["expected"]), (&json!("СШ № 5 (звонили)"), &json!("СШ № 5")));
    let printed = city.verify(&[], 7);
    for part in ["Перечень тот же", "Документ обоснование.docx изменён от руки", "«СШ № 5 (звонили)»", "приказ № 12"]
    {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    // a file that programs read is no such document
    city.change("run/ranking.csv", "95.00,95,", "96.00,96,");
    let replay = city.json(&[], 7);
    assert_eq!(file(&replay, "ranking.csv")["state"], "changed");
    assert_eq!(replay["machine_files_hold"], false);
    assert!(city.verify(&[], 7).contains("Не сошлось"));
}

#[test]
fn what_differs_in_no_cell_and_no_paragraph_is_named_by_its_part() {
    let city = City::new(&[]);
    let style = |text: &mut String| *text = text.replacen("Times New Roman", "Arial", 1);
    let path = city.run().join("обоснование.docx");
    let whole = std::fs::read(&path).expect("a document");
    let changed = repacked(
        &whole,
        |name, text| {
            if name == "word/styles.xml" {
                style(text);
            }
        },
        &[],
    );
    std::fs::write(&path, changed).expect("written");
    let place = file(&city.json(&[], 7), "обоснование.docx")["place"].clone();
    assert_eq!((&place["part"], &place["paragraph"]), (&json!("word/styles.xml"), &Value::Null));
}

// the column of participants has five cells, one a school
#[test]
fn a_heading_that_was_renamed_is_told_by_the_fault_that_it_makes() {
    let city = City::new(&[]);
    city.change("data/огэ.csv", ";Участники;2;", ";Жёлтые;2;");
    let replay = city.json(&[], 7);
    assert_eq!(replay["repeated"], "inputs_faulty");
    let faults = replay["faults"].as_array().expect("faults");
    let fault = faults.iter().find(|fault| fault["code"] == "F28").expect("a column that is missing");
    assert_eq!(fault["file"], "огэ.csv");
    let printed = city.verify(&[], 7);
    assert!(printed.contains("[F28]") && printed.contains("Жёлтые"), "{printed}");
    let lost = "больше не прочитано ничего (5 ячеек). Похоже, изменён заголовок столбца";
    assert!(printed.contains(lost) && !printed.contains("стало ничего"), "{printed}");
}

#[test]
fn a_file_that_was_renamed_is_found_by_its_digest() {
    let city = City::new(&[]);
    for (from, to) in [("огэ.csv", "Итоги ОГЭ.csv"), ("selection.toml", "настройки.toml")] {
        std::fs::rename(city.data().join(from), city.data().join(to)).expect("renamed");
    }
    let replay = city.json(&[], 0);
    assert_eq!((&replay["agrees"], &replay["extra"]), (&json!(true), &json!([])));
    assert_eq!(file(&replay, "огэ.csv")["found_as"], "Итоги ОГЭ.csv");
    assert_eq!(file(&replay, "selection.toml")["found_as"], "настройки.toml");
    assert_eq!(file(&replay, "егэ.csv")["found_as"], Value::Null);
    let printed = city.verify(&[], 0);
    assert!(printed.contains("огэ.csv называется теперь «Итоги ОГЭ.csv»"), "{printed}");
    // renamed and changed it is nowhere
    city.change("data/Итоги ОГЭ.csv", "СШ № 5;8;1", "СШ № 5;8;2");
    let replay = city.json(&[], 4);
    assert_eq!(odd(&replay), [("огэ.csv".to_owned(), "missing".to_owned(), Value::Null)]);
}

#[test]
fn settings_that_no_program_wrote_are_told_all_at_once_and_never_guessed() {
    let city = City::new(&["--encoding", "utf-8", "--delimiter", ";"]);
    assert_eq!(city.json(&[], 0)["agrees"], true);
    for (from, to) in [
        ("\"encoding\": \"utf-8\"", "\"encoding\": \"klingon\""),
        ("\"delimiter\": \";\"", "\"delimiter\": \"abc\""),
        ("\"language\": \"ru\"", "\"language\": \"эльфийский\""),
        ("\"data_folder\": \"../data\"", "\"data_folder\": \"/etc\""),
        ("\"version\": \"0.1.0\"", "\"version\": \"0.1.0 СНИЛС 112-233-445 95\""),
    ] {
        city.change("run/run.json", from, to);
    }
    let said = stderr(&ends(&["verify", &text(&city.run())], 4));
    for part in ["run.json", "«klingon»", "windows-1251", "«abc»", "«эльфийский»", "«/etc»"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("версия программы «0.1.0") && !said.contains("112-233-445"), "{said}");
    let city = City::new(&[]);
    let sha256 = digest(&city.data().join("огэ.csv"));
    city.change("run/run.json", &format!("\"{sha256}\""), "\"0123\"");
    let said = stderr(&ends(&["verify", &text(&city.run())], 4));
    assert!(said.contains("огэ.csv «0123» (а это не SHA-256)"), "{said}");
}

#[test]
fn an_altered_digest_of_the_methodology_in_the_record_is_no_fault_of_the_file() {
    let city = City::new(&[]);
    let (own, wrong) = (digest(&city.run().join("criteria.toml")), "0".repeat(64));
    // in the record the digest stands with the methodology first, then with the file
    city.change("run/run.json", &own, &wrong);
    let replay = city.json(&[], 7);
    assert_eq!((&replay["methodology"], &replay["other_criteria"]), (&json!("contradicted"), &json!(false)));
    assert_eq!(file(&replay, "criteria.toml")["state"], "same");
    let printed = city.verify(&[], 7);
    assert!(printed.contains("Запись и файл не согласуются") && printed.contains(&own), "{printed}");
    assert!(!printed.contains("criteria.toml изменён"), "{printed}");
    // also where nothing can be repeated
    let nothing = tempfile::tempdir().expect("a folder");
    assert_eq!(city.json(&["--inputs", &text(nothing.path())], 7)["methodology"], "contradicted");
    // the result names it too, where the digest of the file was altered as well
    city.change("run/run.json", &own, &wrong);
    assert_eq!(city.json(&[], 7)["methodology"], "contradicted");
}

#[test]
fn a_record_that_names_no_digest_of_a_file_of_the_report_is_told_to_be_altered() {
    let city = City::new(&[]);
    city.change("run/run.json", "\"file\": \"ranking.csv\"", "\"file\": \"ranking-2.csv\"");
    let said = stderr(&ends(&["verify", &text(&city.run())], 7));
    assert!(said.contains("нет отпечатков файлов: ranking.csv"), "{said}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let city = City::new(&[]);
    let pipe = |path: &Path| {
        let _ = std::fs::remove_file(path);
        let made = std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo");
        assert!(made.success(), "{}", path.display());
        text(path)
    };
    let told = |arguments: &[&str], path: &str| {
        let said = stderr(&ends(arguments, 4));
        assert!(said.contains(path) && said.contains("не файл, а канал"), "{said}");
    };
    let (data, run) = (text(&city.data()), text(&city.run()));
    let odd = pipe(&city.run().with_file_name("канал.csv"));
    told(&["select", &odd, "--year", "2020", "--criteria", "municipal-index"], &odd);
    told(&["select", &data, "--criteria", &odd], &odd);
    told(&["select", &data, "--what-if", &odd], &odd);
    told(&["select", "/dev/null", "--year", "2020"], "/dev/null");
    let page = pipe(&city.run().join("отчет.md"));
    told(&["verify", &run], &page);
    let settings = pipe(&city.data().join("selection.toml"));
    told(&["select", &data], &settings);
}

//! A report is repeated from its inputs and held to the byte: what changed is named with its cell and what it did.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};

use crate::city::{folder, root, shnor, stderr, stdout};

pub(crate) fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A text with its lines joined where a terminal broke them.
pub(crate) fn flat(text: &str) -> String {
    text.replace("\n  ", " ")
}

/// Runs the program and asserts how it ends.
pub(crate) fn ends(arguments: &[&str], exit: i32) -> Output {
    let output = shnor(arguments);
    assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {}{}", stdout(&output), stderr(&output));
    output
}

/// What the program prints as JSON, held against its schema.
pub(crate) fn document(arguments: &[&str], exit: i32, schema: &str) -> Value {
    let output = ends(&[arguments, &["--format", "json"]].concat(), exit);
    let document: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let schema = shnor::report::schema(schema).expect(schema);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    document
}

/// The city of `tests/cases/by-hand`, and the report on it, in one folder.
pub(crate) struct City {
    place: tempfile::TempDir,
}

impl City {
    pub(crate) fn new(more: &[&str]) -> Self {
        let place = folder(&[]);
        let data = place.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        for entry in std::fs::read_dir(root().join("tests/cases/by-hand/data")).expect("the city") {
            let path = entry.expect("an entry").path();
            std::fs::copy(&path, data.join(path.file_name().expect("a name"))).expect("a copy");
        }
        let city = Self { place };
        city.select(more);
        city
    }

    fn select(&self, more: &[&str]) {
        let (data, run) = (text(&self.data()), text(&self.run()));
        ends(&[&["select", &data, "-q", "--force", "--out", &run], more].concat(), 0);
    }

    /// Makes the report anew.
    pub(crate) fn again(&self) {
        self.select(&[]);
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.place.path().join("data")
    }

    pub(crate) fn run(&self) -> PathBuf {
        self.place.path().join("run")
    }

    /// Changes a text in a file of the data or the report.
    pub(crate) fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.place.path().join(file);
        let before = std::fs::read_to_string(&path).expect(file);
        assert!(before.contains(from), "{file}: {from}");
        std::fs::write(&path, before.replacen(from, to, 1)).expect(file);
    }

    pub(crate) fn verify(&self, more: &[&str], exit: i32) -> String {
        flat(&stdout(&ends(&[&["verify", &text(&self.run())], more].concat(), exit)))
    }

    pub(crate) fn json(&self, more: &[&str], exit: i32) -> Value {
        document(&[&["verify", &text(&self.run())], more].concat(), exit, "verify")
    }
}

/// The states of the files of a replay that are not what they were, or come out otherwise.
pub(crate) fn odd(replay: &Value) -> Vec<(String, String, Value)> {
    let files = replay["files"].as_array().expect("files").iter();
    let differs = ["changed", "same_reading", "edited", "missing"];
    let odd = files.filter(|file| differs.iter().any(|word| file["state"] == *word) || file["again"] == false);
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    odd.map(|file| (word(&file["file"]), word(&file["state"]), file["again"].clone())).collect()
}

#[test]
fn a_report_whose_inputs_are_untouched_is_repeated_to_the_byte_in_its_own_language_and_edition() {
    for more in [&[][..], &["--lang", "en"]] {
        let city = City::new(more);
        let printed = city.verify(&[], 0);
        assert!(printed.contains("Всё сошлось до байта"), "{printed}");
        let replay = city.json(&[], 0);
        assert_eq!((&replay["agrees"], &replay["repeated"]), (&json!(true), &json!("yes")));
        // nine files, the record itself, three inputs and selection.toml
        assert_eq!(replay["files"].as_array().map(Vec::len), Some(9 + 1 + 3 + 1));
        assert!(odd(&replay).is_empty(), "{replay}");
    }
    let city = City::new(&["--public"]);
    assert_eq!(city.json(&[], 4)["repeated"], "inputs_unknown", "a published record does not say where the inputs are");
    let inputs = text(&city.data());
    assert_eq!(city.json(&["--inputs", &inputs], 0)["agrees"], true);
}

#[test]
fn how_the_files_were_read_is_recorded_and_the_report_is_repeated_by_it() {
    // a table that is not proven to be in any one encoding, with a delimiter of its own, a layout beside it and no register
    let criteria = std::fs::read(root().join("tests/cases/by-hand/data/by-hand.toml")).expect("criteria");
    let (oge, _, _) = encoding_rs::WINDOWS_1251.encode(
        "Результаты ОГЭ 2019 года\nШкола|Математика|||||\n|Участники|2|3|4|5\nСШ № 1|40|8|12|12|8\n\
         СШ № 2|50|5|15|20|10\nГимназия № 3|60|0|15|30|15\n",
    );
    let place = folder(&[]);
    let (data, run) = (place.path().join("data"), text(&place.path().join("run")));
    std::fs::create_dir_all(data.join("старое")).expect("folders");
    std::fs::write(data.join("методика.toml"), criteria).expect("a file");
    std::fs::write(data.join("огэ.csv"), oge).expect("a file");
    let layout = "schema = \"shnor/layout/1\"\nid = \"own\"\nextends = \"oge-school\"\n[[column]]\nheadings = [\"неуды\"]\n\
                  measure = \"oge.{subject}.mark_2\"\n";
    std::fs::write(data.join("раскладка.toml"), layout).expect("a file");
    let data = text(&data);
    let said =
        ["--year", "2020", "--encoding", "windows-1251", "--delimiter", "|", "--accept-register", "--allow", "F28"];
    ends(&[&["select", &data, "-q", "--out", &run], &said[..]].concat(), 0);
    let record: Value =
        serde_json::from_slice(&std::fs::read(place.path().join("run/run.json")).expect("run.json")).expect("JSON");
    assert_eq!(record["data_folder"], "../data");
    assert_eq!((&record["encoding"], &record["delimiter"]), (&json!("windows-1251"), &json!("|")));
    assert_eq!((&record["folders"], &record["beside"][0]["file"]), (&json!(["старое"]), &json!("раскладка.toml")));
    assert_eq!(document(&["verify", &run], 0, "verify")["agrees"], true);
    // what was not read then is told and does no harm, be it a file or a folder
    std::fs::write(Path::new(&data).join("письмо.txt"), "Добрый день").expect("a file");
    std::fs::create_dir(Path::new(&data).join("новое")).expect("a folder");
    let replay = document(&["verify", &run], 0, "verify");
    assert_eq!(replay["extra"], json!(["письмо.txt"]));
    // a layout is held too, though no heading of the table is the one that it names
    std::fs::write(Path::new(&data).join("раскладка.toml"), layout.replace("неуды", "двойки")).expect("a file");
    let replay = document(&["verify", &run], 7, "verify");
    assert_eq!(odd(&replay)[0], ("раскладка.toml".to_owned(), "same_reading".to_owned(), Value::Null));
}

// СШ № 1 had 8 of 40 and 37.33 points. With 2 of 40: z = (25 − 5) / 25 = 0.8, 32 points; quality 50 %, 10; mean 19.33: 61.33.
// Then СШ № 2 with its 60.00 is the second of four, 40 % of which are two: it is listed in place of СШ № 1.
#[test]
fn a_changed_cell_is_named_with_what_it_did_to_which_school() {
    let city = City::new(&[]);
    city.change("data/огэ.csv", "СШ № 1;40;8;12;12;8", "СШ № 1;40;2;18;12;8");
    let printed = city.verify(&[], 7);
    for part in [
        "Первое расхождение — исходный файл огэ.csv: он изменён",
        "огэ.csv › C4: СШ № 1, ОГЭ, математика: отметка «2», 2019 — было 8, стало 2",
        "Вошли бы в перечень: СШ № 2",
        "Вышли бы из перечня: СШ № 1",
        "37,33 → 61,33",
    ] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    let replay = city.json(&[], 7);
    assert_eq!((&replay["enters"], &replay["leaves"]), (&json!(["2"]), &json!(["1"])));
    let cell = &replay["cells"][0];
    assert_eq!(cell["before"], json!({ "value": "8", "file": "огэ.csv", "sheet": null, "cell": "C4" }));
    assert_eq!((&cell["school"], &cell["after"]["value"]), (&json!("1"), &json!("2")));
    let first = replay["schools"].as_array().expect("schools").iter().find(|school| school["school"] == "1");
    let first = first.expect("the school");
    assert_eq!((&first["before"]["rank"], &first["after"]["rank"]), (&json!(2), &json!(3)));
    // 40 × 0.8 + 20 × 0.5 + 40 × 29 / 60, whose points are rounded to two digits
    assert_eq!(first["after"]["score_exact"], "61.33");
}

#[test]
fn a_file_of_the_report_edited_by_hand_is_named_with_its_first_line_that_differs() {
    let city = City::new(&[]);
    city.change("run/ranking.csv", "95.00,95,", "96.00,96,");
    let mut document = std::fs::read(city.run().join("обоснование.docx")).expect("a document");
    document.push(0);
    std::fs::write(city.run().join("обоснование.docx"), document).expect("a document");
    std::fs::remove_file(city.run().join("отчет.html")).expect("a page");
    let replay = city.json(&[], 7);
    let told = odd(&replay);
    // the inputs give the files that were written
    let edited: Vec<(&str, &str)> = told.iter().map(|(file, state, _)| (file.as_str(), state.as_str())).collect();
    assert_eq!(edited, [("отчет.html", "missing"), ("обоснование.docx", "edited"), ("ranking.csv", "changed")]);
    assert!(told.iter().all(|(_, _, again)| *again == true), "{told:?}");
    let ranking = replay["files"].as_array().expect("files").iter().find(|file| file["file"] == "ranking.csv");
    let line = &ranking.expect("the file")["line"];
    assert_eq!(line["line"], 5, "a header, then the third place of those with a score");
    assert!(line["stands"].as_str().is_some_and(|text| text.contains("96.00,96")), "{line}");
    assert!(line["expected"].as_str().is_some_and(|text| text.contains("95.00,95")), "{line}");
    let printed = city.verify(&[], 7);
    assert!(
        printed.contains("Файл отчёта ranking.csv изменён после записи: по исходным файлам выходит тот"),
        "{printed}"
    );
    assert!(printed.contains("Нет файла отчёта отчет.html"), "{printed}");
}

#[test]
fn a_digest_corrected_beside_an_edited_file_hides_nothing() {
    let city = City::new(&[]);
    let before = shnor::source::sha256(&std::fs::read(city.run().join("ranking.csv")).expect("a file"));
    city.change("run/ranking.csv", "95.00,95,", "96.00,96,");
    let after = shnor::source::sha256(&std::fs::read(city.run().join("ranking.csv")).expect("a file"));
    city.change("run/run.json", &before, &after);
    let replay = city.json(&[], 7);
    let told: Vec<String> = odd(&replay).into_iter().map(|(file, ..)| file).collect();
    assert_eq!(told, ["ranking.csv", "run.json"]);
    assert!(city.verify(&[], 7).contains("Исходные файлы те же, а ranking.csv выходит другим"));
}

#[test]
fn inputs_that_moved_are_asked_for_and_what_is_there_is_held_without_them() {
    let city = City::new(&[]);
    let moved = city.place.path().join("архив");
    std::fs::rename(city.data(), &moved).expect("moved");
    let printed = city.verify(&[], 4);
    assert!(printed.contains("не найдено 4 исходных файла") && printed.contains("--inputs ПАПКА"), "{printed}");
    let inputs = text(&moved);
    assert_eq!(city.json(&["--inputs", &inputs], 0)["agrees"], true);
    std::fs::remove_file(moved.join("егэ.csv")).expect("gone");
    let replay = city.json(&["--inputs", &inputs], 4);
    assert_eq!(odd(&replay), [("егэ.csv".to_owned(), "missing".to_owned(), Value::Null)]);
    // a file that is there and is another one is a mismatch, whatever is missing
    std::fs::write(moved.join("огэ.csv"), "Школа").expect("a file");
    let replay = city.json(&["--inputs", &inputs], 7);
    assert_eq!(replay["repeated"], "inputs_missing");
    let told: Vec<String> = odd(&replay).into_iter().map(|(file, ..)| file).collect();
    assert_eq!(told, ["егэ.csv", "огэ.csv"]);
    ends(&["verify", &text(&city.run()), "--inputs", "nowhere"], 4);
}

// 60 % of 4 schools are 2.4, that is three: СШ № 2 is listed too
#[test]
fn a_methodology_that_was_changed_is_found_elsewhere_by_its_digest_or_told_with_what_it_does() {
    let city = City::new(&[]);
    city.change("run/criteria.toml", "share = 40", "share = 60");
    let replay = city.json(&[], 7);
    // the methodology of the run still lies among the inputs
    assert_eq!(replay["other_criteria"], false);
    assert_eq!(odd(&replay), [("criteria.toml".to_owned(), "changed".to_owned(), json!(true))]);
    city.change("data/by-hand.toml", "share = 40", "share = 60");
    let replay = city.json(&[], 7);
    assert_eq!((&replay["other_criteria"], &replay["enters"]), (&json!(true), &json!(["2"])));
    let printed = city.verify(&[], 7);
    let digest = |text: &str| shnor::source::sha256(text.as_bytes());
    let rules = std::fs::read_to_string(root().join("tests/cases/by-hand/data/by-hand.toml")).expect("criteria");
    for digest in [digest(&rules), digest(&rules.replacen("share = 40", "share = 60", 1))] {
        assert!(printed.contains("Методика не та") && printed.contains(&digest), "{digest}: {printed}");
    }
    std::fs::write(city.run().join("criteria.toml"), "schema = ").expect("a file");
    assert_eq!(city.json(&[], 7)["repeated"], "settings_faulty");
}

#[test]
fn another_version_is_told_first_and_is_no_mismatch_where_the_files_are_the_same() {
    let city = City::new(&[]);
    city.change("run/run.json", "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"");
    let printed = city.verify(&[], 0);
    let told = printed.lines().nth(1).unwrap_or_default();
    assert!(told.contains("версией программы 0.0.9"), "{printed}");
    assert!(printed.contains("Всё сошлось до байта"), "{printed}");
    city.change("run/ranking.csv", "95.00,95,", "96.00,96,");
    assert!(city.verify(&[], 7).lines().nth(1).unwrap_or_default().contains("0.0.9"));
}

#[test]
fn inputs_with_faults_allow_no_list_and_their_cells_are_compared_all_the_same() {
    let city = City::new(&[]);
    city.change("data/огэ.csv", "СШ № 1;40;8;12;12;8", "СШ № 1;40;48;12;12;8");
    let replay = city.json(&[], 7);
    assert_eq!(replay["repeated"], "inputs_faulty");
    assert!(city.verify(&[], 7).contains("перечня не составить"), "48 of 40 are too many");
}

#[test]
fn a_wrong_command_is_told_in_words() {
    let city = City::new(&[]);
    let said = stderr(&ends(&["verify", &text(&city.data())], 2));
    assert!(said.contains("не папка отчёта") && said.contains("--list"), "{said}");
    ends(&["verify", "nowhere"], 4);
    let said = stderr(&ends(&["verify", &text(&city.run()), "--year", "2020"], 2));
    assert!(said.contains("--year"), "{said}");
    ends(&["verify", &text(&city.run()), "--list", "nowhere.csv"], 4);
    ends(&["verify", &text(&city.data()), "--list", "a.csv", "--inputs", "b"], 2);
}

#[test]
fn reports_of_several_data_are_repeated_each_by_itself_and_a_draft_is_told_to_be_one() {
    let city = City::new(&[]);
    let next = city.place.path().join("data-2021");
    std::fs::create_dir(&next).expect("a folder");
    for entry in std::fs::read_dir(city.data()).expect("the city") {
        let path = entry.expect("an entry").path();
        std::fs::copy(&path, next.join(path.file_name().expect("a name"))).expect("a copy");
    }
    city.change("data-2021/selection.toml", "2020", "2021");
    let out = city.place.path().join("отчеты");
    ends(&["select", &text(&city.data()), &text(&next), "-q", "--out", &text(&out), "--format", "csv"], 0);
    for (year, data) in [("2020", city.data()), ("2021", next)] {
        let replay = document(&["verify", &text(&out.join(year)), "--inputs", &text(&data)], 0, "verify");
        assert_eq!(replay["agrees"], true, "{year}");
    }
    let changes = city.place.path().join("если.csv");
    std::fs::write(&changes, "Файл;Ячейка;Значение\nогэ.csv;C4;2\nогэ.csv;D4;18\n").expect("a file");
    let draft = text(&city.place.path().join("черновик"));
    ends(&["select", &text(&city.data()), "-q", "--what-if", &text(&changes), "--out", &draft], 0);
    assert!(stderr(&ends(&["verify", &draft], 2)).contains("черновик"));
}

#[test]
fn a_report_in_which_earlier_years_decided_asks_for_their_reports() {
    let city = City::new(&[]);
    let earlier = text(&city.run());
    let path = city.data().join("by-hand.toml");
    let rules = std::fs::read_to_string(&path).expect("criteria");
    std::fs::write(&path, format!("{rules}\n[list.history]\nmissing = \"refuse\"\nleave = {{ better_places = 3 }}\n"))
        .expect("criteria");
    let (data, run) = (text(&city.data()), text(&city.place.path().join("run-2021")));
    ends(&["select", &data, "--year", "2021", "-q", "--history", &earlier, "--out", &run], 0);
    let replay = document(&["verify", &run], 4, "verify");
    let missing = ("run/result.json".to_owned(), "missing".to_owned(), Value::Null);
    assert_eq!((&replay["repeated"], odd(&replay)), (&json!("history_missing"), vec![missing]));
    assert_eq!(document(&["verify", &run, "--history", &earlier], 0, "verify")["agrees"], true);
}

#[test]
fn what_somebody_wrote_of_a_person_into_a_file_is_not_repeated() {
    let city = City::new(&[]);
    let page = city.run().join("отчет.md");
    let whole = std::fs::read_to_string(&page).expect("the page");
    std::fs::write(&page, format!("Иванова Мария Петровна, СНИЛС 123-456-789 00\n{whole}")).expect("edited");
    let said = stdout(&ends(&["verify", &text(&city.run())], 7));
    assert!(said.contains("отчет.md") && !said.contains("Иванова") && !said.contains("789"), "{said}");
}

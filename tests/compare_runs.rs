//! `shnor compare` from outside: report folders of two years in every format, a result alone, what is refused.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::city::{MATHS, folder, shnor, stderr, stdout};
use crate::language::HEAD;
use crate::schema::{faults, schema};

/// Of 100 points the share of failures in mathematics takes 2 a percent; the one school with the lowest score is listed.
fn criteria(worst: u32) -> String {
    format!(
        "{HEAD}direction = \"higher_is_better\"\n[[indicator]]\nid = \"math\"\ntitle = \"Математика: «2»\"\nshare = [\"oge.math.mark_2\"]\n\
         of = [\"oge.math.participants\"]\nyears = {{ last = 1, not_older_than = 1 }}\nscale = {{ worst = {worst}, best = 0 }}\n\
         [[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = {{ policy = \"refuse\" }}\n\
         parts = [{{ indicator = \"math\", weight = 100 }}]\n\
         [list]\nindex = \"top\"\nlowest = {{ number = 1 }}\nties = \"include_all\"\n"
    )
}

/// Of 2020: 10, 20 and 30 % of failures, so 80, 60 and 40 points; СШ № 3 is listed.
const FIRST: &str = "Код;Школа;МА2;МА\n001;СШ № 1;10;100\n002;СШ № 2;20;100\n003;СШ № 3;30;100\n";
/// Of 2021: 40, 20, 5 and 25 %, so 20, 60, 90 and 50 points; СШ № 1 is listed.
const SECOND: &str = "Код;Школа;МА2;МА\n001;СШ № 1;40;100\n002;СШ № 2;20;100\n003;Лицей № 3;5;100\n004;СШ № 4;25;100\n";

/// The report folder of a year, inside a folder that goes with it.
fn report(year: i32, table: &str, criteria: &str, more: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let selection = MATHS.replace("year = 2020", &format!("year = {year}"));
    let selection = selection.replace("year = 2019", &format!("year = {}", year - 1));
    let data = folder(&[
        ("данные.csv", table.as_bytes()),
        ("selection.toml", selection.as_bytes()),
        ("методика.toml", criteria.as_bytes()),
    ]);
    let (out, methodology) = (data.path().join("отчет"), data.path().join("методика.toml"));
    let said = ["select", text(data.path()), "-c", text(&methodology), "--out", text(&out), "-q"];
    let arguments = [&said[..], more].concat();
    let done = shnor(&arguments);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    (data, out)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

// Places: of school 3 its 90 points among the 80 and 60 of before are place 3, its 40 among the 20, 60 and 50 of now place 2:
// own results ((3 − 1) + (4 − 2)) / 2, the others ((2 − 1) + (4 − 3)) / 2.
#[test]
fn all_formats_tell_the_same_changes() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &criteria(50), &[]);
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("сравнение");
    // the order in which they are named does not matter
    let done = shnor(&["compare", text(&after), text(&before), "--out", text(&out)]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let told = stdout(&done);
    for line in [
        "В перечне было 1, стало 1. Вошли: СШ № 1. Вернулись (были раньше): нет. Вышли:",
        "Лицей № 3. Остались: нет.",
        "Методика та же.",
        "80,00 → 20,00",
        "40,00 → 90,00",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let csv = std::fs::read_to_string(out.join("changes.csv")).expect("a table");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "2020,2021,001,001,СШ № 1,entered,code,not_listed,listed,80,20,-60,0,0,0,3,1,-2,0,0,0,,,false",
            "2020,2021,,004,СШ № 4,outside,,,not_listed,,50,,,,,,2,,,,,new,,false",
            "2020,2021,002,002,СШ № 2,outside,code,not_listed,not_listed,60,60,0,0,0,0,2,3,0,0,1,0,,,false",
            "2020,2021,003,003,Лицей № 3,left,code,listed,not_listed,40,90,50,0,0,0,1,4,2,0,1,0,,,false",
        ]
    );
    let json = std::fs::read_to_string(out.join("compare.json")).expect("a document");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(faults(&schema("compare"), &json), Vec::<String>::new());
    assert_eq!(json["steps"][0]["moves"][3]["score"]["own"], "50");
    assert_eq!(json["trend"][0][0]["status"], "not_listed");
    let page = std::fs::read_to_string(out.join("сравнение.html")).expect("a page");
    let markdown = std::fs::read_to_string(out.join("сравнение.md")).expect("a page");
    for document in [&page, &markdown] {
        assert!(document.contains("80,00 → 20,00") && document.contains("40,00 → 90,00"), "{document}");
    }
    let book = std::fs::read(out.join("сравнение.xlsx")).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).expect("a workbook");
    let sheet = book.worksheet_range("Изменения").expect("the sheet");
    let row = sheet.rows().find(|row| row.contains(&Data::String("Лицей № 3".to_owned()))).expect("the school");
    assert_eq!(row[4..8], [40.0, 90.0, 50.0, 50.0].map(Data::Float));
}

// By the line to 100 %: 90, 80, 70 in 2020 and 60, 80, 95, 75 in 2021. School 1: 80 → 60; 10 → 40 % costs 60 by the old line
// and 30 by the new one, on the average 45; the line gives 10 for 10 % and 40 for 40 %, on the average 25: −45 + 25 = −20.
#[test]
fn another_methodology_is_told_and_its_part_too() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &criteria(100), &[]);
    let done = shnor(&["compare", text(&before), text(&after), "--format", "csv"]);
    let csv = stdout(&done);
    assert!(csv.contains(",80,60,-45,25,0,0,"), "{csv}");
    let told = stdout(&shnor(&["compare", text(&before), text(&after)]));
    assert!(told.contains("Методика другая:") && told.contains("Математика: «2»: другая шкала"), "{told}");
}

#[test]
fn a_result_alone_tells_who_moved_and_says_what_it_lacks() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &criteria(50), &[]);
    let alone = tempfile::tempdir().expect("a folder");
    let result = alone.path().join("2020.json");
    std::fs::copy(before.join("result.json"), &result).expect("copied");
    let done = shnor(&["compare", text(&result), text(&after)]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let told = stdout(&done);
    assert!(told.contains("Вошли: СШ № 1.") && told.contains("80,00 → 20,00"), "{told}");
    assert!(told.contains("от отчёта 2020 есть только result.json"), "{told}");
    let json = stdout(&shnor(&["compare", text(&result), text(&after), "--format", "json"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(faults(&schema("compare"), &json), Vec::<String>::new());
    assert_eq!(json["steps"][0]["moves"][0]["not_compared"], "result_alone");
    // and the other way round the same schools moved
    let csv = |runs: [&Path; 2]| {
        let csv = stdout(&shnor(&["compare", text(runs[0]), text(runs[1]), "--format", "csv"]));
        csv.lines().map(|line| line.split(',').take(11).collect::<Vec<_>>().join(",")).collect::<Vec<_>>()
    };
    assert_eq!(csv([&result, &after]), csv([&before, &after]));
}

#[test]
fn the_same_runs_give_the_same_bytes_whatever_the_clock_and_the_place() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &criteria(50), &[]);
    let place = tempfile::tempdir().expect("a folder");
    let read = |out: &Path| -> Vec<(String, Vec<u8>)> {
        let files = std::fs::read_dir(out).expect("a folder").map(|entry| entry.expect("a file"));
        let mut files: Vec<_> = files
            .map(|file| (file.file_name().to_string_lossy().into_owned(), std::fs::read(file.path()).expect("a file")))
            .collect();
        files.sort();
        files
    };
    let mut seen = Vec::new();
    for (name, zone) in [("а", "Asia/Krasnoyarsk"), ("б", "UTC")] {
        let out = place.path().join(name);
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_shnor"))
            .args(["compare", text(&before), text(&after), "-q", "--out", text(&out)])
            .env("TZ", zone)
            .current_dir(place.path())
            .output()
            .expect("started");
        assert!(done.status.success());
        seen.push(read(&out));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0].len(), 8);
}

#[test]
fn a_school_that_nothing_ties_is_proposed_and_the_user_can_say_that_it_is_the_same() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let other = SECOND.replace("003;Лицей № 3", "903;Лицей № 33");
    let (_second, after) = report(2021, &other, &criteria(50), &[]);
    let csv = |more: &[&str]| {
        let arguments = [&["compare", text(&before), text(&after), "--format", "csv"], more].concat();
        let done = shnor(&arguments);
        (done.status.code(), stdout(&done), stderr(&done))
    };
    let (code, plain, _) = csv(&[]);
    assert!(code == Some(0) && plain.contains(",gone,") && plain.contains("903,Лицей № 33,outside,,"), "{plain}");
    let (code, told, _) = csv(&["--same", "003=903"]);
    assert!(code == Some(0) && told.contains("003,903,Лицей № 33,left,told,listed,not_listed,40,90,50,"), "{told}");
    // both go on under their own codes
    let (code, _, why) = csv(&["--same", "001=002"]);
    assert!(code == Some(2) && why.contains("001=002"), "{why}");
    let (code, _, why) = csv(&["--same", "003=777"]);
    assert!(code == Some(2) && why.contains("003=777"), "{why}");
}

#[test]
fn what_is_no_run_is_refused_in_words() {
    let (data, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_public, public) = report(2021, SECOND, &criteria(50), &["--public"]);
    let refused = |runs: &[&Path]| {
        let runs: Vec<&str> = runs.iter().map(|run| text(run)).collect();
        let done = shnor(&[&["compare"][..], &runs].concat());
        (done.status.code(), stderr(&done))
    };
    let (code, why) = refused(&[&before]);
    assert!(code == Some(2) && why.contains("нужны по меньшей мере два отчёта"), "{why}");
    let (code, why) = refused(&[&before, data.path()]);
    assert!(code == Some(2) && why.contains("не папка отчёта и не result.json"), "{why}");
    let (code, why) = refused(&[&before, &data.path().join("нет")]);
    assert!(code == Some(4) && !why.contains("не папка отчёта"), "{why}");
    let (code, why) = refused(&[&before, &public]);
    assert!(code == Some(4) && why.contains("издание для публикации"), "{why}");
    let (code, why) = refused(&[&before, &public.join("result.json")]);
    assert!(code == Some(4) && why.contains("издание для публикации"), "{why}");
}

#[test]
fn two_runs_of_one_year_are_told_apart() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2020, FIRST, &criteria(100), &[]);
    let told = stdout(&shnor(&["compare", text(&before), text(&after)]));
    assert!(told.contains("2020 (1) → 2020 (2)"), "{told}");
}

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
    report_of(year, table, criteria, "", more)
}

/// The same with what a commission decided.
fn report_of(year: i32, table: &str, criteria: &str, decisions: &str, more: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let selection = MATHS.replace("year = 2020", &format!("year = {year}"));
    let selection = selection.replace("year = 2019", &format!("year = {}", year - 1));
    let mut files = vec![
        ("данные.csv", table.as_bytes()),
        ("selection.toml", selection.as_bytes()),
        ("методика.toml", criteria.as_bytes()),
    ];
    files.extend((!decisions.is_empty()).then_some(("решения.csv", decisions.as_bytes())));
    let data = folder(&files);
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
    // all but the reason in words and whether the data are invented
    let rows: Vec<String> =
        csv.lines().skip(1).map(|row| row.split(',').take(32).collect::<Vec<_>>().join(",")).collect();
    let verdicts = |before: &str, after: &str| format!(",,,{before},{after},,,{before},{after},,,");
    assert_eq!(
        rows,
        [
            format!(
                "2020,2021,001,001,СШ № 1,entered,code,not_listed,listed,80,20,-60,0,0,0,3,1,-2,0,0,0{}data",
                verdicts("not_listed", "listed")
            ),
            format!(
                "2020,2021,,004,СШ № 4,outside,,,not_listed,,50,,,,,,2,,,,,new{}",
                ",,,not_listed,,,,not_listed,,,"
            ),
            format!(
                "2020,2021,002,002,СШ № 2,outside,code,not_listed,not_listed,60,60,0,0,0,0,2,3,0,0,1,0{}",
                verdicts("not_listed", "not_listed")
            ),
            format!(
                "2020,2021,003,003,Лицей № 3,left,code,listed,not_listed,40,90,50,0,0,0,1,4,2,0,1,0{}data",
                verdicts("listed", "not_listed")
            ),
        ]
    );
    assert!(csv.lines().skip(1).all(|row| row.ends_with(",false")), "{csv}");
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
    // place 1 → 4: own results +2, the others +1
    let sheet = book.worksheet_range("Места").expect("the sheet");
    let row = sheet.rows().find(|row| row.contains(&Data::String("Лицей № 3".to_owned()))).expect("the school");
    assert_eq!(row[4..11], [1.0, 4.0, 3.0, 2.0, 0.0, 1.0, 0.0].map(Data::Float));
    // why is the same sentence everywhere
    let because = "Решение изменили данные. 2020: балл 40,00, место 1 из 3, внутри черты (внутри неё 1 школа). \
                   2021: балл 90,00, место 4 из 4, за чертой (внутри неё 1 школа).";
    let sheet = book.worksheet_range("Почему").expect("the sheet");
    assert!(sheet.rows().any(|row| row.last() == Some(&Data::String(because.to_owned()))), "{sheet:?}");
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for document in [&told, &csv, &page, &markdown] {
        assert!(joined(document).contains(because), "{document}");
    }
    let of_json = json["steps"][0]["moves"][3]["because"].as_array().expect("sentences");
    let of_json: Vec<&str> = of_json.iter().filter_map(Value::as_str).collect();
    assert_eq!(of_json.join(" "), because);
    assert!(joined(&told).contains("Из перечня 2020 года вышла 1 школа из 1"), "{told}");
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
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let scale = "«Математика: «2»»: шкала — было «по прямой от 50 % (0) до 0 % (1); за границами — те же 0 и 1», \
                 стало «по прямой от 100 % (0) до 0 % (1); за границами — те же 0 и 1»";
    assert!(told.contains("Методика другая:") && told.contains(scale), "{told}");
}

#[test]
fn a_new_indicator_is_told_with_its_weight_on_the_screen_and_in_the_workbook() {
    let more = "[[indicator]]\nid = \"more\"\ntitle = \"Ещё раз\"\nshare = [\"oge.math.mark_2\"]\nof = [\"oge.math.participants\"]\n\
                years = { last = 1, not_older_than = 1 }\nscale = { worst = 50, best = 0 }\n[[index]]";
    let parts = "parts = [{ indicator = \"math\", weight = 80 }, { indicator = \"more\", weight = 20 }]";
    let both = criteria(50).replace("[[index]]", more);
    let both = both.replace("parts = [{ indicator = \"math\", weight = 100 }]", parts);
    let (first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &both, &[]);
    let out = first.path().join("сравнение");
    let told = stdout(&shnor(&["compare", text(&before), text(&after), "--out", text(&out), "-q"]));
    let bytes = std::fs::read(out.join("сравнение.xlsx")).expect("the workbook");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("Как читать").expect("the sheet");
    let cells: Vec<String> = sheet.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    for line in ["новый показатель: Ещё раз; вес 20", "Математика: «2»: вес 100 → 80"]
    {
        assert!(told.contains(line), "{line}: {told}");
        assert!(cells.iter().any(|cell| cell == line), "{line}: {cells:?}");
    }
}

#[test]
fn a_result_alone_tells_who_moved_and_says_what_it_lacks() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let (_second, after) = report(2021, SECOND, &criteria(50), &[]);
    let alone = tempfile::tempdir().expect("a folder");
    // under the name that it has in a report folder
    let result = alone.path().join("result.json");
    std::fs::copy(before.join("result.json"), &result).expect("copied");
    let done = shnor(&["compare", text(&result), text(&after)]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let told = stdout(&done);
    assert!(told.contains("Вошли: СШ № 1.") && told.contains("80,00 → 20,00"), "{told}");
    // said once, and of no school again
    assert_eq!(told.matches("есть только result.json").count(), 1, "{told}");
    assert!(told.contains("От отчёта 2020 есть только result.json") && !told.contains("СШ № 1 — вошла"), "{told}");
    let json = stdout(&shnor(&["compare", text(&result), text(&after), "--format", "json"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(faults(&schema("compare"), &json), Vec::<String>::new());
    assert_eq!(json["steps"][0]["moves"][0]["not_compared"], "result_alone");
    assert_eq!(json["steps"][0]["moves"][0]["causes"][0]["cause"], "unknown");
    // and under any other name
    let renamed = alone.path().join("2020.json");
    std::fs::copy(&result, &renamed).expect("copied");
    assert_eq!(stdout(&shnor(&["compare", text(&renamed), text(&after)])), told);
    // a place that no school can have is none
    for place in ["0", "18446744073709551615"] {
        let wrong =
            std::fs::read_to_string(&result).expect("JSON").replacen("\"rank\": 3", &format!("\"rank\": {place}"), 1);
        std::fs::write(&renamed, wrong).expect("written");
        let refused = shnor(&["compare", text(&renamed), text(&after)]);
        assert!(
            refused.status.code() == Some(4) && stderr(&refused).contains("место, которого нет"),
            "{}",
            stderr(&refused)
        );
    }
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
    let (code, plain, said) = csv(&[]);
    assert!(said.starts_with("1 пара школ похожа"), "{said}");
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
    assert!(told.contains("2020 (1) — отчёт «отчет»: в перечне"), "{told}");
    let itself = shnor(&["compare", text(&before), &format!("{}/", text(&before))]);
    assert!(itself.status.code() == Some(2) && stderr(&itself).contains("назван дважды"), "{}", stderr(&itself));
}

/// Numbers of a cell as people read them.
fn number(cell: &str) -> Option<shnor::number::Exact> {
    cell.replace('\u{2212}', "-").replace(['+', ' '], "").replace(',', ".").parse().ok()
}

// A scale that schools make, and a score that is rounded in one year only: the parts are sixths of odd fractions.
#[test]
fn the_parts_that_are_shown_add_up_to_the_change_and_that_to_the_numbers_beside_it() {
    let relative = |weights: &str| {
        criteria(50).replace("scale = { worst = 50, best = 0 }", "scale = { method = \"min_max\", better = \"low\" }")
            + weights
    };
    let table = |numbers: &[(u32, u32)]| {
        let rows = numbers.iter().enumerate().map(|(at, (twos, all))| format!("{:03};СШ № {0};{twos};{all}\n", at + 1));
        "Код;Школа;МА2;МА\n".to_owned() + &rows.collect::<String>()
    };
    let first = table(&[(1, 30), (7, 31), (11, 37), (5, 41), (13, 43), (2, 47), (17, 53)]);
    let second = table(&[(5, 33), (3, 29), (12, 35), (9, 44), (7, 39), (6, 51), (11, 59)]);
    let (_first, before) = report(2020, &first, &relative(""), &[]);
    let (_second, after) =
        report(2021, &second, &relative("[rounding]\nscore = { digits = 3, mode = \"half_up\" }\n"), &[]);
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("сравнение");
    let done = shnor(&["compare", text(&before), text(&after), "-q", "--out", text(&out)]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let markdown = std::fs::read_to_string(out.join("сравнение.md")).expect("a page");
    let mut seen = 0;
    for row in markdown.lines().filter(|line| line.starts_with("| СШ") && line.matches('|').count() == 10) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (was, is) = cells[2].split_once(" → ").expect("two scores");
        let numbers: Vec<_> = [was, is].into_iter().chain(cells[3..8].iter().copied()).map(number).collect();
        let numbers: Vec<_> = numbers.into_iter().collect::<Option<_>>().unwrap_or_else(|| panic!("{row}"));
        assert_eq!(&numbers[0] + &numbers[2], numbers[1], "{row}");
        assert_eq!(numbers[3..].iter().sum::<shnor::number::Exact>(), numbers[2], "{row}");
        seen += 1;
    }
    assert_eq!(seen, 7, "{markdown}");
    let book = std::fs::read(out.join("сравнение.xlsx")).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).expect("a workbook");
    for (name, rows) in [("Изменения", 7), ("Места", 7), ("По показателям", 14)] {
        let sheet = book.worksheet_range(name).expect("the sheet");
        let start = if name == "По показателям" { 3 } else { 4 };
        let of_row = |row: &&[Data]| -> Option<Vec<shnor::number::Exact>> {
            let cells = row.get(start..start + 7)?.iter();
            cells
                .map(|cell| if let Data::Float(number) = cell { number.to_string().parse().ok() } else { None })
                .collect()
        };
        let all: Vec<_> = sheet.rows().filter_map(|row| of_row(&row)).collect();
        // with one indicator there is a row of it and one of the sum, and one more where the sum is rounded
        assert!(all.len() >= rows, "{name}: {}", all.len());
        for numbers in all {
            assert_eq!(&numbers[0] + &numbers[2], numbers[1], "{name}: {numbers:?}");
            assert_eq!(numbers[3..].iter().sum::<shnor::number::Exact>(), numbers[2], "{name}: {numbers:?}");
        }
    }
}

// 2020 lists СШ № 3 (40 points); 2021 does not have it and lists СШ № 1; 2022 has it again, with 40 points once more.
#[test]
fn a_school_that_one_report_lacks_returns_and_stands_on_one_line() {
    let (_first, before) = report(2020, FIRST, &criteria(50), &[]);
    let rows: Vec<&str> = SECOND.lines().filter(|line| !line.starts_with("003")).collect();
    let without = rows.join("\n") + "\n";
    let (_second, between) = report(2021, &without, &criteria(50), &[]);
    let (_third, after) = report(2022, FIRST, &criteria(50), &[]);
    let done = shnor(&["compare", text(&before), text(&between), text(&after)]);
    let told = stdout(&done).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Вернулись (были раньше): СШ № 3."), "{told}");
    assert!(told.contains("В отчёте 2021 этой школы нет; последний раз она была в отчёте 2020."), "{told}");
    assert!(told.contains("после перерыва, из отчёта 2020: по коду"), "{told}");
    let json = stdout(&shnor(&["compare", text(&before), text(&between), text(&after), "--format", "json"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(faults(&schema("compare"), &json), Vec::<String>::new());
    let lines = json["trend"].as_array().expect("lines");
    let of_three: Vec<&Value> =
        lines.iter().filter(|line| line[0]["school"] == "003" || line[2]["school"] == "003").collect();
    assert_eq!(of_three.len(), 1);
    assert!(of_three[0][1].is_null() && of_three[0][0]["school"] == "003" && of_three[0][2]["school"] == "003");
    // a code that is another in the last year, told by the user over the gap
    let (_fourth, recoded) = report(2022, &FIRST.replace("003;СШ № 3", "703;Лицей «Полюс»"), &criteria(50), &[]);
    let turn = |more: &[&str]| {
        let runs = ["compare", text(&before), text(&between), text(&recoded), "--format", "csv"];
        let csv = stdout(&shnor(&[&runs[..], more].concat()));
        let row = csv.lines().find(|row| row.contains(",703,")).expect("the school").to_owned();
        row.split(',').nth(5).map(str::to_owned)
    };
    assert_eq!(turn(&[]).as_deref(), Some("entered"));
    assert_eq!(turn(&["--same", "003=703"]).as_deref(), Some("returned"));
}

// Of 2020 СШ № 3 is listed. In 2021 five of its pupils sat, and ten are asked for; СШ № 1 has the lowest score then, and a
// commission lists СШ № 2 too, which is second of two.
#[test]
fn a_school_without_enough_pupils_and_one_that_a_commission_lists_have_that_as_their_reason() {
    let method = criteria(50).replace("years = {", "smallest_cohort = 10\nyears = {");
    let (_first, before) = report(2020, FIRST, &method, &[]);
    let small = "Код;Школа;МА2;МА\n001;СШ № 1;40;100\n002;СШ № 2;20;100\n003;СШ № 3;4;5\n";
    let decisions = "Школа;Решение;Кем принято;Дата;Акт;Основание\n\
                     СШ № 2;включена;комиссия;01.02.2021;протокол 1;капитальный ремонт\n";
    let (_second, after) = report_of(2021, small, &method, decisions, &[]);
    let told = stdout(&shnor(&["compare", text(&before), text(&after)]));
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "Почему вышла. Решение изменили данные. 2020: балл 40,00, место 1 из 3, внутри черты (внутри неё 1 школа). 2021: \
         данных для решения недостаточно; нет показателей: Математика: «2» (результатов 5, нужно не меньше 10).",
        "Почему вошла. 2021 год. Решила комиссия: включена (по расчёту: не включена). комиссия, 01.02.2021, протокол 1. \
         Основание: капитальный ремонт. 2020: балл 60,00, место 2 из 3, за чертой (внутри неё 1 школа). 2021: балл \
         60,00, место 2 из 2, за чертой (внутри неё 1 школа).",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let csv = stdout(&shnor(&["compare", text(&before), text(&after), "--format", "csv"]));
    let row = csv.lines().find(|row| row.contains(",002,002,")).expect("a row");
    // computed as before; the commission's word stands beside it
    assert!(row.contains(",not_listed,not_listed,,,not_listed,not_listed,,listed,commission 2021,"), "{row}");
}

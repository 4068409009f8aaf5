//! What would be if numbers were others: the change of every score is worked by hand, the lines of the file of changes are
//! checked before anything is computed, and everything that comes of it says that it is a draft.
//!
//! The city is that of `tests/cases/by-hand`: below, quality and mean weigh 40, 20 and 40; see its `case.toml`.

use std::io::Read;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use shnor::number::Exact;

use crate::city::{folder, sample, shnor, stderr, stdout};

const DATA: &str = "tests/cases/by-hand/data";

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A file of changes in a folder of its own.
fn changes(text: &str) -> (tempfile::TempDir, String) {
    let place = folder(&[("правки.csv", text.as_bytes())]);
    let file = path(&place.path().join("правки.csv"));
    (place, file)
}

/// `select` on the data with these changes.
fn select(data: &str, text: &str, more: &[&str]) -> Output {
    let (_place, file) = changes(text);
    shnor(&[&["select", data, "-q", "--what-if", &file], more].concat())
}

fn result(data: &str, text: &str) -> Value {
    let output = select(data, text, &["--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

/// The ranking of data, without the column that says that it is a draft.
fn ranking(output: &Output) -> Vec<String> {
    assert!(output.status.success(), "{}", stderr(output));
    let line = |line: &str| line.strip_suffix(",what_if").or_else(|| line.strip_suffix(",true")).map(str::to_owned);
    stdout(output).lines().map(|text| line(text).unwrap_or_else(|| panic!("{text} is of no draft"))).collect()
}

fn exact(value: &Value) -> Exact {
    value.as_str().expect("exact text").parse().expect("an exact number")
}

// By hand: below of СШ № 1 is 2 of 40 = 5 %, z = (25 − 5) / 25 = 0.8, 32.00 instead of 8.00; with 10.00 and 19.33 its score
// is 61.33 instead of 37.33. Of four schools two are listed: 8.33 and СШ № 2 with 60.00, which itself stands as it stood.
// 61.33 is within 10 of 60.00: risk. Гимназия № 3 with 95.00 was the last and is.
#[test]
fn a_changed_number_moves_the_score_by_what_paper_says_and_the_others_only_in_place() {
    let told = result(DATA, "школа;показатель;год;значение\nСШ № 1;below;2019;2/40\n");
    let what_if = &told["what_if"];
    assert_eq!((&what_if["enters"], &what_if["leaves"]), (&serde_json::json!(["2"]), &serde_json::json!(["1"])));
    assert_eq!(told["listed"], serde_json::json!(["4", "2"]));
    let change = &what_if["changes"][0];
    let fields = ["line", "file", "sheet", "cell", "school", "measure", "year", "was", "now"].map(|key| &change[key]);
    let held = serde_json::json!([2, "огэ.csv", null, "C4", "1", "oge.math.mark_2", 2019, "8", "2"]);
    assert_eq!(serde_json::json!(fields), held);
    let moved = what_if["moved"].as_array().expect("a list");
    let schools: Vec<&Value> = moved.iter().map(|moved| &moved["school"]).collect();
    assert_eq!(schools, ["2", "1"]);
    let (other, own) = (&moved[0], &moved[1]);
    assert_eq!((&other["rank_before"], &other["rank_after"]), (&3.into(), &2.into()));
    assert_eq!((&other["score_before_exact"], &other["score_after_exact"]), (&"60".into(), &"60".into()));
    assert_eq!((&other["parts"], &other["status_after"]), (&serde_json::json!([]), &"listed".into()));
    assert!(other["because"].as_str().is_some_and(|words| words.contains("сдвинулись другие")), "{other}");
    assert_eq!((&own["score_before_exact"], &own["score_after_exact"]), (&"37.33".into(), &"61.33".into()));
    assert_eq!((&own["status_before"], &own["status_after"]), (&"listed".into(), &"risk".into()));
    let part = serde_json::json!([{ "indicator": "below", "difference_exact": "24", "before_exact": "8",
        "after_exact": "32", "cause": "value" }]);
    assert_eq!(own["parts"], part);
}

// By hand: a mean of 70 gives СШ № 2 (70 − 50) / 30 · 40 = 26.67; its other indicators weigh 40 and 20 again instead of
// 66.667 and 33.333: 0.6 · 40 = 24.00 instead of 40.00, 0.6 · 20 = 12.00 instead of 20.00. 62.67 instead of 60.00.
#[test]
fn a_number_that_was_missing_changes_the_weights_of_the_others_and_all_of_it_adds_up() {
    let told = result(DATA, "школа;показатель;значение\n2;ЕГЭ, русский язык: средний балл;70\n");
    assert_eq!(told["what_if"]["changes"][0]["was"], Value::Null);
    let moved = &told["what_if"]["moved"][0];
    assert_eq!((&moved["school"], &moved["score_after_exact"]), (&"2".into(), &"62.67".into()));
    let parts = moved["parts"].as_array().expect("a list");
    let shown: Vec<[&str; 3]> = parts
        .iter()
        .map(|part| ["indicator", "difference_exact", "cause"].map(|key| part[key].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(shown, [["below", "-16", "weight"], ["quality", "-8", "weight"], ["mean", "26.67", "value"]]);
    let sum: Exact = parts.iter().map(|part| exact(&part["difference_exact"])).sum();
    assert_eq!(sum, &exact(&moved["score_after_exact"]) - &exact(&moved["score_before_exact"]));
}

/// The data with texts of a file replaced.
fn replaced(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let root = crate::city::root().join(DATA);
    let names = ["by-hand.toml", "selection.toml", "егэ.csv", "огэ.csv", "реестр.csv"];
    let files = names.map(|name| {
        let text = std::fs::read_to_string(root.join(name)).expect(name);
        assert!(name != file || text.contains(from), "{name}: {from}");
        (name, if name == file { text.replace(from, to) } else { text })
    });
    folder(&files.each_ref().map(|(name, text)| (*name, text.as_bytes())))
}

#[test]
fn changed_cells_are_read_as_if_the_files_had_held_them() {
    let rows = [
        ("огэ.csv", "СШ № 1;40;8;12;", "СШ № 1;40;2;18;", "огэ.csv;;c4;2\nогэ.csv;;D4;18\n"),
        ("егэ.csv", "СШ № 2;30;1;н/д", "СШ № 2;30;1;70", "егэ.csv;;D5;70\n"),
        ("егэ.csv", "СШ № 1;20;0;64,5", "СШ № 1;20;0;н/д", "егэ.csv;;D4;н/д\n"),
        ("егэ.csv", "СШ № 1;20;0;64,5", "СШ № 1;20;1/5,0%;64,5", "егэ.csv;;C4;\"1/5,0%\"\n"),
    ];
    for (file, from, to, lines) in rows {
        let as_file = replaced(file, from, to);
        let plain = shnor(&["select", &path(as_file.path()), "-q", "--format", "csv"]);
        assert!(plain.status.success(), "{}", stderr(&plain));
        let draft = select(DATA, &format!("файл;лист;ячейка;значение\n{lines}"), &["--format", "csv"]);
        assert_eq!(ranking(&draft), stdout(&plain).lines().collect::<Vec<_>>(), "{lines}");
    }
    // the same said of the school comes to the same
    let of_cells = select(DATA, "файл,ячейка,значение\nогэ.csv,C4,2\nогэ.csv,D4,18\n", &["--format", "csv"]);
    for value in ["2/40", "5 %", "5,0%"] {
        let of_school = format!("школа;показатель;значение\n1;below;{value}\n");
        assert_eq!(ranking(&select(DATA, &of_school, &["--format", "csv"])), ranking(&of_cells), "{value}");
    }
}

#[test]
fn a_cell_that_moves_no_score_is_told_to_move_none() {
    let data = path(&sample());
    // A13 is the number of the row; U13 the mean mark in social studies, which no indicator of the criteria takes
    let cells = [("A13", "99", "не число школы, балла не меняет"), ("U13", "3,2", "методика этого числа не берёт")];
    for (cell, value, told) in cells {
        let text = format!("файл;лист;ячейка;значение\nОГЭ-2018.xlsx;ОГЭ;{cell};\"{value}\"\n");
        let output = select(&data, &text, &["--format", "md"]);
        let line = stdout(&output).lines().find(|line| line.starts_with("| 2 |")).map(str::to_owned);
        assert!(line.as_ref().is_some_and(|line| line.contains(told)), "{cell}: {line:?}, {}", stderr(&output));
    }
}

#[test]
fn a_workbook_of_changes_is_told_to_be_saved_as_text() {
    let workbook = std::fs::read(sample().join("ОГЭ-2018.xlsx")).expect("a workbook");
    let place = folder(&[("правки.xlsx", &workbook)]);
    let output = shnor(&["select", DATA, "-q", "--what-if", &path(&place.path().join("правки.xlsx"))]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("как CSV"), "{}", stderr(&output));
}

// By hand: with 8 instead of 12 of 55 in 2018 СШ № 16 has 16 of 105 = 15.238 %, z = (40 − 15.238) / 40 = 0.619048, times 15
// is 9.29 instead of 7.86; its score is 41.18 + 1.43 = 42.61.
#[test]
fn a_cell_of_a_workbook_is_changed_too_and_its_marks_must_still_add_up() {
    let data = path(&sample());
    let text = "файл;лист;ячейка;значение\nОГЭ-2018.xlsx;;E13;8\nОГЭ-2018.xlsx;ОГЭ;F13;28\n";
    let moved = &result(&data, text)["what_if"]["moved"];
    assert_eq!(moved.as_array().map(Vec::len), Some(1));
    assert_eq!((&moved[0]["score_before_exact"], &moved[0]["score_after_exact"]), (&"41.18".into(), &"42.61".into()));
    // 8 and 24 and 15 and 4 are 51, not 55
    let alone = "файл;лист;ячейка;значение\nОГЭ-2018.xlsx;ОГЭ;E13;8\n";
    let refused = select(&data, alone, &[]);
    assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(1), ""));
    for part in ["правками", "[F44]", "D13", "--allow F44"] {
        assert!(stderr(&refused).contains(part), "{part}: {}", stderr(&refused));
    }
    assert!(select(&data, alone, &["--allow", "F44"]).status.success());
    // the number that the methodology takes is changed without a look at what stands beside it
    assert!(select(&data, "школа;показатель;год;значение\n16;oge_math_below;2018;8/55\n", &[]).status.success());
}

/// Asserts that nothing is printed, and that these lines are told, in order, and no others.
fn assert_told(data: &str, text: &str, told: &[(u32, &str)]) {
    let output = select(data, text, &[]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{said}");
    let lines: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(lines.len(), told.len(), "{said}");
    for (line, (number, words)) in lines.iter().zip(told) {
        assert!(line.starts_with(&format!("строка {number}: ")) && line.contains(words), "{number} {words}: {said}");
    }
}

#[test]
fn every_line_of_cells_is_checked_and_all_faults_are_told_at_once() {
    let text = "файл;лист;ячейка;значение\nогэ.csv;;C4;8\nогэ.csv;;A4;СШ № 9\nогэ.csv;;C4;3\nогэ2.csv;;C4;3\n\
                огэ.csv;;C5;много\nогэ.csv;ОГЭ;C6;1\nогэ.csv;;Z99;1\nогэ.csv;;C99999999999;1\nогэ.csv;;C6;\n\
                огэ.csv;;;1\nby-hand.toml;;A1;1\n";
    let told = [
        (2, "ничего не меняет"),
        (3, "не число школы"),
        (4, "уже меняет строка 2"),
        (5, "Похожий: огэ.csv"),
        (6, "«много» в этой ячейке числом не читается"),
        (7, "без листов назван лист «ОГЭ»"),
        (8, "не число школы"),
        (9, "не ячейка"),
        (10, "нет нового значения"),
        (11, "либо файл и ячейку, либо школу и показатель"),
        (12, "файла «by-hand.toml» среди данных нет"),
    ];
    assert_told(DATA, text, &told);
    let sample = path(&sample());
    let text = "файл;лист;ячейка;значение\nВПР 2019.xlsx;;C9;3\nОГЭ-2018.xlsx;ОГЭ 18;E13;8\n";
    assert_told(&sample, text, &[(2, "укажите, какой из них"), (3, "листа «ОГЭ 18»")]);
}

// 19 % of 40 is 7.6 pupils; of СШ № 5 nothing has 8 participants more than 8 of whom got a «2».
#[test]
fn every_line_of_schools_is_checked_and_all_faults_are_told_at_once() {
    let text = "школа;показатель;год;значение\nСШ № 77;below;2019;2/40\nСШ № 1;belo;;2/40\n1;below;2018;2/40\n\
                1;below;;8/40\n1;quality;;3/40\n1;below;;19 %\n1;below;;2\n1;below;;41/40\n1;oge.math.mark_2;;41\n\
                1;mean;;высокий\n5;oge.math.participants;;0\n4;below;;1/20\n4;oge.math.mark_2;;2\n";
    let told = [
        (2, "«СШ № 77» не найдена"),
        (3, "Похоже: below"),
        (4, "Годы: 2019"),
        (5, "ничего не меняет"),
        (6, "oge.math.mark_4, oge.math.mark_5, oge.math.participants"),
        (7, "19 % от 40 — не целое число людей"),
        (8, "«12/34»"),
        (9, "41 больше, чем 40"),
        (10, "— 41, больше, чем"),
        (11, "нужно число"),
        (12, "больше, чем"),
        (14, "уже меняет строка 13"),
    ];
    assert_told(DATA, text, &told);
}

#[test]
fn a_file_of_changes_with_unknown_columns_or_in_another_encoding_is_told_or_read() {
    assert_told(DATA, "школа;показатель;почему;значение\n1;below;;1/40\n", &[(1, "столбец «почему» не узнан")]);
    // the extension left out; and what may be written is shown as people call it too
    assert_told(DATA, "файл;ячейка;значение\nогэ;C4;2\n", &[(2, "Похожий: огэ.csv")]);
    assert_told(DATA, "школа;показатель;значение\n1;нечто совсем иное;2\n", &[(2, "доля «2» (below)")]);
    assert_told(DATA, "школа;значение\n1;1/40\n", &[(1, "не хватает столбцов")]);
    assert_told(DATA, "\n", &[(1, "правок нет")]);
    let text = "школа;показатель;значение\nСШ № 1;below;2/40\n";
    let (old, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let place = folder(&[("old.csv", &old), ("utf-16.csv", b"\xff\xfe\x00")]);
    let draft = |name: &str| {
        let file = path(&place.path().join(name));
        shnor(&["select", DATA, "-q", "--format", "csv", "--what-if", &file])
    };
    assert_eq!(ranking(&draft("old.csv")), ranking(&select(DATA, text, &["--format", "csv"])));
    assert_eq!(draft("utf-16.csv").status.code(), Some(4));
    assert_eq!(draft("нет.csv").status.code(), Some(4));
}

#[test]
fn a_table_of_participants_is_changed_by_school_and_not_by_cell() {
    let marks = [40, 65, 60, 70, 55, 50, 45, 35, 60, 70, 80];
    let rows: String = marks.map(|mark| format!("1;11;Русский язык;20;{mark};01.06.2019\n")).concat();
    let text = format!("Код ОО;Класс;Предмет;Первичный балл;Тестовый балл;Дата экзамена\n{rows}");
    let city = replaced("егэ.csv", "Результаты", "Результаты");
    std::fs::remove_file(city.path().join("егэ.csv")).expect("a file");
    std::fs::write(city.path().join("егэ 2019.csv"), text).expect("a file");
    let data = path(city.path());
    assert_told(&data, "файл;ячейка;значение\nегэ 2019.csv;E2;90\n", &[(2, "укажите школу и показатель")]);
    // 630 / 11 is 57.27; 65 gives (65 − 50) / 30 · 40 = 20.00
    let told = result(&data, "школа;показатель;значение\n1;mean;65\n");
    let part = &told["what_if"]["moved"][0]["parts"][0];
    assert_eq!((&part["indicator"], &part["after_exact"]), (&"mean".into(), &"20".into()));
    assert_eq!(told["what_if"]["changes"][0]["cell"], "E2…E12");
}

/// The parts of an archive that are XML.
fn parts(file: &Path) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).expect("a file")).expect("an archive");
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        (part.name().expect("a name").into_owned(), text)
    };
    (0..count).map(part).collect()
}

#[test]
fn every_file_of_a_draft_says_that_it_is_one_and_what_it_changes() {
    let place = folder(&[]);
    let out = place.path().join("черновик");
    let text = "школа;показатель;значение\n1;below;2/40\n";
    let printed = select(DATA, text, &["--out", &path(&out)]);
    assert!(printed.status.success(), "{}", stderr(&printed));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).expect(name);
    for shown in [stdout(&printed), read("отчет.md"), read("отчет.html")] {
        for words in ["ЧЕРНОВИК: что было бы", "Не", "37,33 → 61,33", "правки.csv"] {
            assert!(shown.contains(words), "{words}");
        }
        let whole: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(whole.contains("Вошла бы в перечень: СШ № 2.") && whole.contains("Вышла бы из перечня: СШ № 1."));
    }
    let record: Value = serde_json::from_str(&read("run.json")).expect("JSON");
    let digest = shnor::source::sha256(text.as_bytes());
    assert_eq!(record["what_if"]["sha256"], digest);
    assert_eq!(record["what_if"]["changes"][0]["now"], "2");
    let told: Value = serde_json::from_str(&read("result.json")).expect("JSON");
    assert_eq!(told["what_if"]["changes"], record["what_if"]["changes"]);
    for name in ["ranking.csv", "contributions.csv", "observations.csv"] {
        let text = read(name);
        let mut lines = text.lines();
        assert!(lines.next().is_some_and(|head| head.ends_with(",synthetic,what_if")), "{name}");
        assert!(lines.all(|line| line.ends_with(",false,true")), "{name}");
    }
    // the number comes from the file of changes, and says so
    assert!(read("observations.csv").contains("1,oge.math.mark_2,2019,count,2,,,,правки.csv,,C2,"));
    let parts_of = |name: &str| parts(&out.join(name));
    let document = parts_of("обоснование.docx");
    for part in ["word/document.xml", "word/header1.xml"] {
        let found = document.iter().find(|(name, _)| name == part);
        let (_, text) =
            found.unwrap_or_else(|| panic!("{part} is not among {:?}", document.iter().map(|part| &part.0)));
        assert!(text.contains("ЧЕРНОВИК"), "{part}");
    }
    assert!(document.iter().any(|(_, text)| text.contains(&digest)));
    let sheets: Vec<(String, String)> =
        parts_of("перечень.xlsx").into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert!(sheets.len() >= 7, "sheets are gone");
    assert!(sheets.iter().all(|(_, text)| text.contains("ЧЕРНОВИК")), "a sheet whose pages bear no banner");
    let office = stdout(&select(DATA, text, &["--csv-excel"]));
    assert!(office.lines().skip(1).all(|line| line.trim_end().ends_with("черновик, не перечень")), "{office}");
    // the methodology is what it was
    let criteria = std::fs::read(crate::city::root().join(DATA).join("by-hand.toml")).expect("a file");
    assert_eq!(std::fs::read(out.join("criteria.toml")).expect("a file"), criteria);
}

#[test]
fn a_draft_that_moves_nobody_is_the_plain_run_under_a_banner() {
    // how many failed in Russian is none of this methodology's business
    let text = "файл;ячейка;значение\nегэ.csv;C4;1\n";
    let plain = shnor(&["select", DATA, "-q"]);
    let draft = stdout(&select(DATA, text, &[]));
    let (head, rest) = draft.split_once("\n\n").expect("a head");
    let (about, rest) = rest.split_once("\n\n").expect("what is different");
    assert!(about.contains("Ни балл, ни место, ни решение ни одной школы не изменились бы"), "{about}");
    let plain = stdout(&plain);
    let (plain_head, plain_rest) = plain.split_once("\n\n").expect("a head");
    assert!(head.starts_with("ЧЕРНОВИК") && head.ends_with(plain_head), "{head}");
    assert_eq!(rest, plain_rest);
    let told = result(DATA, text);
    assert_eq!(
        (&told["what_if"]["moved"], &told["what_if"]["enters"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
    let mut told = told;
    let plain = shnor(&["select", DATA, "-q", "--format", "json"]);
    let mut plain: Value = serde_json::from_str(&stdout(&plain)).expect("JSON");
    assert_eq!(plain["what_if"], Value::Null);
    for document in [&mut told, &mut plain] {
        document.as_object_mut().expect("an object").remove("what_if");
    }
    assert_eq!(told, plain);
}

#[test]
fn a_draft_never_takes_the_place_of_a_report_and_gives_way_to_one() {
    let place = folder(&[]);
    let out = path(&place.path().join("отчет"));
    let text = "школа;показатель;значение\n1;below;2/40\n";
    let plain = |more: &[&str]| shnor(&[&["select", DATA, "-q", "--out", &out], more].concat());
    assert!(plain(&[]).status.success());
    let before = std::fs::read(place.path().join("отчет/result.json")).expect("a report");
    for more in [&["--out", &out][..], &["--out", &out, "--force"]] {
        let refused = select(DATA, text, more);
        assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(5), ""));
        assert!(stderr(&refused).contains("а не черновик"), "{}", stderr(&refused));
    }
    assert_eq!(std::fs::read(place.path().join("отчет/result.json")).expect("a report"), before);
    let draft = path(&place.path().join("черновик"));
    assert!(select(DATA, text, &["--out", &draft]).status.success());
    assert_eq!(select(DATA, text, &["--out", &draft]).status.code(), Some(5));
    assert!(select(DATA, text, &["--out", &draft, "--force"]).status.success());
    let over = shnor(&["select", DATA, "-q", "--out", &draft, "--force"]);
    assert!(over.status.success(), "{}", stderr(&over));
}

#[test]
fn a_draft_is_explained_under_its_banner_and_is_no_data() {
    let place = folder(&[]);
    let out = path(&place.path().join("черновик"));
    assert!(select(DATA, "школа;показатель;значение\n1;below;2/40\n", &["--out", &out]).status.success());
    for verb in [&["explain", &out, "1"][..], &["robust", &out], &["explain", &out, "1", "--format", "md"]] {
        let output = shnor(verb);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stdout(&output).contains("ЧЕРНОВИК: что было бы"), "{verb:?}");
    }
    for verb in [&["explain", &out, "1", "--format", "json"][..], &["robust", &out, "--format", "json"]] {
        let told: Value = serde_json::from_str(&stdout(&shnor(verb))).expect("JSON");
        assert_eq!(told["what_if"], true, "{verb:?}");
    }
    let shown = stdout(&shnor(&["explain", &out, "1"]));
    assert!(shown.contains("61,33") && shown.contains("правки.csv › C2 = 2"), "{shown}");
    assert_eq!(shnor(&["select", &out]).status.code(), Some(2));
    // and no year that another is held against
    let bare = path(&place.path().join("один.json"));
    std::fs::copy(Path::new(&out).join("result.json"), &bare).expect("a copy");
    let real = path(&place.path().join("отчет"));
    assert!(shnor(&["select", DATA, "-q", "--out", &real]).status.success());
    for draft in [&out, &bare] {
        let refused = shnor(&["compare", draft, &real]);
        assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(4), ""));
        assert!(stderr(&refused).contains("черновик"), "{}", stderr(&refused));
    }
}

#[test]
fn a_file_of_changes_among_the_data_is_none_of_them_where_it_is_named() {
    let city = replaced("огэ.csv", "Результаты", "Результаты");
    let file = city.path().join("правки.csv");
    std::fs::write(&file, "школа;показатель;значение\n1;below;2/40\n").expect("a file");
    let data = path(city.path());
    let output = shnor(&["select", &data, "--format", "json", "--what-if", &path(&file)]);
    assert!(output.status.success(), "{}", stderr(&output));
    let told: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let inputs = told["inputs"].as_array().expect("a list");
    assert!(inputs.len() == 3 && inputs.iter().all(|input| input["file"] != "правки.csv"), "{inputs:?}");
    // a report may not be written over it either
    let place = folder(&[("правки.csv", b"x")]);
    let named = path(&place.path().join("правки.csv"));
    assert!(!shnor(&["select", DATA, "--what-if", &named, "--out", &path(place.path())]).status.success());
}

#[test]
fn a_draft_is_of_one_folder_and_not_for_publication() {
    for (more, words) in
        [(&["--public"][..], "--public"), (&["tests/cases/moscow-contribution/data"], "с одной папкой")]
    {
        let output = select(DATA, "школа;показатель;значение\n1;below;2/40\n", more);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
}

/// The data as of the year after: 2019 is still not too old.
fn next_year() -> tempfile::TempDir {
    replaced("selection.toml", "year = 2020", "year = 2021")
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let paths = shnor::source::list(folder).expect("a folder");
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("a file"))).collect()
}

#[test]
fn several_data_in_one_call_are_what_each_is_alone() {
    let (next, place) = (next_year(), folder(&[]));
    let next = path(next.path());
    let (out, alone) = (place.path().join("вместе"), place.path().join("отдельно"));
    let both = shnor(&["select", DATA, &next, "-q", "--out", &path(&out)]);
    assert!(both.status.success(), "{}", stderr(&both));
    for (year, data) in [("2020", DATA), ("2021", &next)] {
        let single = alone.join(year);
        assert!(shnor(&["select", data, "-q", "--out", &path(&single)]).status.success());
        assert!(files(&out.join(year)) == files(&single), "{year}");
        assert!(stdout(&both).contains(stdout(&shnor(&["select", data, "-q"])).trim_end()), "{year}");
    }
    let heads: Vec<String> =
        stdout(&both).lines().filter(|line| line.contains("Данные: ")).map(str::to_owned).collect();
    assert_eq!(heads, [format!("2020 год. Данные: {DATA}"), format!("2021 год. Данные: {next}")]);
    // again: not without --force, and not into a report
    assert_eq!(shnor(&["select", DATA, &next, "-q", "--out", &path(&out)]).status.code(), Some(5));
    assert!(shnor(&["select", DATA, &next, "-q", "--out", &path(&out), "--force"]).status.success());
    assert_eq!(shnor(&["select", DATA, &next, "-q", "--out", &path(&out.join("2020"))]).status.code(), Some(5));
}

#[test]
fn a_stream_of_several_years_is_one_table_or_a_document_a_line() {
    let next = next_year();
    let next = path(next.path());
    let printed = |data: &[&str], format: &[&str]| {
        let output = shnor(&[&["select"], data, &["-q"], format].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    let lines = printed(&[DATA, &next], &["--format", "json"]);
    let documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let alone = [DATA, &next].map(|data| printed(&[data], &["--format", "json"]));
    assert_eq!(documents, alone.map(|text| serde_json::from_str::<Value>(&text).expect("JSON")));
    let dated = |data: &str, year: &str| {
        let text = printed(&[data], &["--format", "csv"]);
        text.lines().skip(1).map(|row| format!("{year},{row}")).collect::<Vec<_>>()
    };
    let table = printed(&[DATA, &next], &["--format", "csv"]);
    let mut rows = table.lines();
    assert!(rows.next().is_some_and(|head| head.starts_with("year,rank,id,")));
    assert_eq!(rows.collect::<Vec<_>>(), [dated(DATA, "2020"), dated(&next, "2021")].concat());
    let office = printed(&[DATA, &next], &["--csv-excel"]);
    assert_eq!(office.matches("Год;").count(), 1);
    assert_eq!(office.matches('\u{feff}').count(), 1);
    assert_eq!(office.lines().count(), 1 + 5 + 5);
}

#[test]
fn where_one_of_several_data_is_faulty_nothing_is_written_and_all_are_told() {
    let (next, place) = (next_year(), folder(&[]));
    let (next, out) = (path(next.path()), place.path().join("отчеты"));
    let faulty = "tests/cases/text-for-a-number/data";
    let call = |data: &[&str]| shnor(&[&["select"], data, &["-q", "--out", &path(&out)]].concat());
    let one = call(&[DATA, faulty, &next]);
    assert_eq!((one.status.code(), stdout(&one).as_str()), (Some(1), ""));
    assert!(stderr(&one).contains(faulty) && stderr(&one).contains("[F33]"));
    // of two failures the gravest is the exit code: 4 of a folder that is not there
    let two = call(&["нет такой папки", DATA, faulty]);
    assert_eq!((two.status.code(), stdout(&two).as_str()), (Some(4), ""));
    assert!(stderr(&two).contains("[F33]") && stderr(&two).contains("нет такой папки:"), "{}", stderr(&two));
    let same = call(&[DATA, &next, DATA]);
    assert_eq!(same.status.code(), Some(2));
    assert!(stderr(&same).contains("за 2020 год указаны две папки"), "{}", stderr(&same));
    assert!(!out.exists());
}

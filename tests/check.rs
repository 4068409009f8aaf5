//! `shnor check`: every fault at once, grouped, with its place; the workbook of faults; what the codes mean.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::process::Output;

use shnor::report::findings_text;
use shnor::text::Texts;

use crate::city::{folder, shnor, stderr, stdout, understand};
use crate::findings::{Files, city, oge};

fn check(data: &Path, more: &[&str]) -> Output {
    let data = data.to_string_lossy().into_owned();
    shnor(&[&["check", &data], more].concat())
}

/// Seven schools without a mean, and two rows whose schools the register lacks.
pub(crate) fn faulty() -> tempfile::TempDir {
    let each = |row: &dyn Fn(u32) -> String| (1..=7).map(row).collect::<Vec<_>>().join("\n");
    let rows = each(&|number| format!("СШ № {number};40;4;16;12;8;н/д"));
    let register = each(&|number| format!("10{number};СШ № {number};1-11"));
    let oge = format!(
        "ОГЭ, 2019 год\nШкола;Математика;;;;;\n;Участники;2;3;4;5;Средняя отметка\n{rows}\nСШ № 99;1;0;1;0;0;3\n=1+1;2;0;2;0;0;3\n"
    );
    folder(&[
        ("реестр.csv", format!("Реестр школ\nКод;Наименование;Уровень\n{register}").as_bytes()),
        ("огэ-2019.csv", oge.as_bytes()),
    ])
}

#[test]
fn faults_are_grouped_by_file_and_kind_the_gravest_first() {
    let output = check(Path::new("tests/cases/text-for-a-number/data"), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "", "the faults are the result");
    let text = stdout(&output);
    let places = [
        "\nбитый.xlsx\n  СТОП [F06]",
        "\nогэ.csv\n  ОШИБКА [F33] не число: C5 «пять»\n    Что сделать: ",
        "\nегэ.csv\n",
    ]
    .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}")));
    assert!(places.is_sorted());
    assert!(text.contains("Стоп: 1, ошибок: 1, замечаний: 3. Проверено файлов: 4, строк: 14"));
    // what each file was taken for, its year, its rows
    assert!(text.contains("│ огэ.csv    ┆ ОГЭ по школам    ┆ 2019 ┆            5 / 5 ┆      1 ┆         0 │"));
}

#[test]
fn a_clean_folder_is_told_in_words() {
    let data = city(&[]);
    let output = check(data.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    // three schools in each of four files
    let text = stdout(&output);
    assert!(text.contains("Ошибок нет. Проверено файлов: 4, строк: 12, видов проверок: "), "{text}");
    assert!(text.contains("Методика не указана"), "{text}");
}

#[test]
fn many_kinds_of_faults_are_told_with_which_to_begin() {
    let mut files = oge("СШ № 1;40;4;16", "СШ № 1;сорок;4%;1,024");
    let damaged = std::fs::read("tests/cases/text-for-a-number/data/битый.xlsx").expect("a damaged workbook");
    files.push(("битый.xlsx", damaged));
    let output = check(city(&files).path(), &[]);
    let text = stdout(&output);
    let (_, first) = text.split_once("Сначала исправьте эти 3:\n").unwrap_or_else(|| panic!("{text}"));
    let lines: Vec<&str> = first.lines().take(3).collect();
    assert!(lines[0].starts_with("  1. [F06]") && lines[0].ends_with(": 1 раз"), "{first}");
    assert!(lines[1].starts_with("  2. [F33]") && lines[2].starts_with("  3. [F34]"), "{first}");
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(first.contains("--allow F33 --allow F34 --allow F39"), "{first}");
}

#[test]
fn an_error_let_pass_does_not_stop_and_a_stop_does() {
    let data = city(&oge("СШ № 1;40;4;", "СШ № 1;40;четыре;"));
    assert_eq!(check(data.path(), &[]).status.code(), Some(1));
    let allowed = check(data.path(), &["--allow", "F33"]);
    assert_eq!(allowed.status.code(), Some(0));
    assert!(stdout(&allowed).contains("ОШИБКА [F33]"), "it is told still");
    let idle = check(data.path(), &["--allow", "F33", "--allow", "F34"]);
    assert!(stderr(&idle).contains("--allow F34: такой ошибки в данных нет"));
    // a school that the register lacks is left out if somebody says so, two rows of one school are not chosen between
    assert_eq!(check(faulty().path(), &[]).status.code(), Some(1));
    assert_eq!(check(faulty().path(), &["--allow", "F54"]).status.code(), Some(0));
    let twice = city(&oge("СШ № 2;", "СШ № 1;40;5;15;12;8;3,58\nСШ № 2;"));
    assert_eq!(check(twice.path(), &["--allow", "F53"]).status.code(), Some(1));
}

#[test]
fn with_criteria_and_a_year_what_they_need_is_checked_too() {
    let data = city(&[]);
    let criteria = ["--criteria", "municipal-index-no-vpr"];
    let no_year = check(data.path(), &criteria);
    assert_eq!(no_year.status.code(), Some(0));
    assert!(stdout(&no_year).contains("Год отбора не указан"));
    let whole = check(data.path(), &[&criteria[..], &["--year", "2020"]].concat());
    assert_eq!(whole.status.code(), Some(1));
    assert!(stdout(&whole).contains("Папка в целом\n  ОШИБКА [F28]"), "{}", stdout(&whole));
    assert_eq!(check(data.path(), &["--criteria", "нет-такой"]).status.code(), Some(4));
}

#[test]
fn one_file_is_checked_with_the_register_of_its_folder_and_without_its_neighbours() {
    let mut files: Files = oge("СШ № 1;40;4;", "СШ № 1;40;четыре;");
    files.push(("пустой.csv", Vec::new()));
    let data = city(&files);
    let one = check(&data.path().join("огэ-2019.csv"), &[]);
    let text = stdout(&one);
    assert_eq!(one.status.code(), Some(1), "{text}");
    assert!(text.contains("[F33]") && !text.contains("F02") && !text.contains("F73"), "{text}");
    assert!(text.contains("Проверено файлов: 1, строк: 3") && text.contains("Проверен один файл"), "{text}");
    // the other files of the folder are not opened
    assert_eq!(check(&data.path().join("соцпаспорт.csv"), &[]).status.code(), Some(0));
    // a register under another name, as selection.toml says
    let schools = std::fs::read(data.path().join("реестр.csv")).expect("the register");
    let settings = "schema = \"shnor/selection/1\"\n[[file]]\npath = \"школы.csv\"\nlayout = \"register\"\n\
                    [[file]]\npath = \"пустой.csv\"\nyear = 2019\n";
    files.extend([("реестр.csv", b"(absent)".to_vec()), ("школы.csv", schools), ("selection.toml", settings.into())]);
    let data = city(&files);
    let text = stdout(&check(&data.path().join("огэ-2019.csv"), &[]));
    assert!(text.contains("Стоп: 0, ошибок: 1") || text.contains("Ошибок: 1, замечаний: 0"), "{text}");
}

#[test]
fn no_line_is_longer_than_the_terminal_is_wide() {
    for data in ["tests/cases/text-for-a-number/data", "sample-data/norilsk-2020"] {
        for line in stdout(&check(Path::new(data), &[])).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
    let findings = understand(faulty().path()).findings;
    for width in [80, 120] {
        let text = findings_text(&Texts::russian(), &findings, width);
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest <= usize::from(width) && longest > 60), "{longest:?}");
    }
}

#[test]
fn select_stops_with_the_same_words() {
    let data = "tests/cases/text-for-a-number/data";
    let (checked, selected) = (stdout(&check(Path::new(data), &["--year", "2020"])), stderr(&shnor(&["select", data])));
    let start = selected.find("битый.xlsx").expect("the file");
    let end = selected.find("\nегэ.csv").expect("the next file");
    assert!(checked.contains(&selected[start..end]), "{checked}\n{selected}");
    assert!(selected.contains("\nСтоп: 1, ошибок: 1, замечаний: "), "{selected}");
}

#[test]
fn formats_for_machines_hold_every_fault() {
    let data = faulty();
    let json: serde_json::Value = serde_json::from_str(&stdout(&check(data.path(), &["-f", "json"]))).expect("JSON");
    assert_eq!((json["errors"].as_u64(), json["notes"].as_u64()), (Some(2), Some(7)));
    let marker = json["findings"].as_array().expect("findings").iter().find(|one| one["code"] == "F46");
    let marker = marker.expect("a marker");
    assert_eq!(marker["cells"].as_array().map(Vec::len), Some(7));
    assert_eq!((marker["count"].as_u64(), marker["cells"][6].as_str()), (Some(7), Some("G10")));
    assert_eq!(json["files"][0]["rows_read"].as_u64(), Some(9));
    let csv = stdout(&check(data.path(), &["-f", "csv"]));
    assert!(csv.contains("\nСШ № 7,огэ-2019.csv,,G10,F46,note,"), "{csv}");
    // a heading, two errors, seven notes
    assert_eq!(csv.lines().count(), 10, "{csv}");
    let page = stdout(&check(data.path(), &["-f", "md"]));
    assert!(page.contains("| СШ № 7 | огэ-2019.csv |  | G10 | F46 | замечание |"), "{page}");
}

/// The parts of a workbook that hold its sheets' texts, links and cells.
fn part(book: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(book).expect("a workbook")).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn the_workbook_has_a_row_a_fault_with_a_link_and_no_formula() {
    let data = faulty();
    let away = folder(&[]);
    let (one, two) = (away.path().join("ошибки.xlsx"), away.path().join("ошибки 2.xlsx"));
    for book in [&one, &two] {
        assert_eq!(check(data.path(), &["--out", &book.to_string_lossy()]).status.code(), Some(1));
    }
    assert_eq!(std::fs::read(&one).expect("a book"), std::fs::read(&two).expect("a book"), "the same bytes");
    let sheet = part(&one, "xl/worksheets/sheet2.xml");
    // a heading, two errors, seven notes; nothing of a file becomes a formula
    assert_eq!(sheet.matches("<row ").count(), 10, "{sheet}");
    assert!(!sheet.contains("<f>") && part(&one, "xl/sharedStrings.xml").contains("=1+1"));
    let links = part(&one, "xl/worksheets/_rels/sheet2.xml.rels");
    let name = data.path().file_name().expect("a name").to_string_lossy().into_owned();
    assert!(links.contains(&format!("Target=\"../{name}/огэ-2019.csv\"")), "{links}");
    for told in ["<autoFilter ref=\"A1:I10\"/>", "state=\"frozen\"", "orientation=\"landscape\""] {
        assert!(sheet.contains(told), "{told}");
    }
    // in a workbook the link leads to the cell
    let book = city(&crate::findings::workbook(|book| {
        crate::findings::first(book).write_string(3, 1, "сорок").expect("a cell");
        crate::findings::first(book).set_name("ОГЭ '19").expect("a name");
    }));
    let beside = book.path().join("ошибки.xlsx");
    assert_eq!(check(book.path(), &["--out", &beside.to_string_lossy()]).status.code(), Some(1));
    assert!(part(&beside, "xl/worksheets/_rels/sheet2.xml.rels").contains("Target=\"огэ-2019.xlsx\""));
    assert!(part(&beside, "xl/worksheets/sheet2.xml").contains("location=\"'ОГЭ ''19'!B4\""));
}

/// The rows of a sheet of a workbook, each cell as its text.
fn rows(book: &Path, sheet: &str) -> Option<Vec<Vec<String>>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(book).expect("a workbook");
    let range = calamine::Reader::worksheet_range(&mut book, sheet).ok()?;
    let text = |cell: &calamine::Data| match cell {
        calamine::Data::String(text) => text.clone(),
        calamine::Data::Empty => String::new(),
        other => panic!("{other:?} is no text"),
    };
    Some(range.rows().map(|row| row.iter().map(text).collect()).collect())
}

#[test]
fn the_workbook_has_the_lines_for_the_register_and_names_schools_that_it_lacks() {
    let out = folder(&[]);
    let written = |data: &Path, name: &str| {
        let book = out.path().join(name);
        check(data, &["--out", &book.to_string_lossy()]);
        book
    };
    let register = "Код;Уровень;Наименование;Тип;Другие названия\n1;1-11;СШ № 1;средняя школа;\n";
    let oge = "Результаты ОГЭ 2019 года\nКод;Школа;Математика;\n;;Участники;2\n;СОШ №1;40;8\n0099;СШ № 99;50;5\n";
    let data = folder(&[("реестр.csv", register.as_bytes()), ("огэ.csv", oge.as_bytes())]);
    let book = written(data.path(), "ошибки.xlsx");
    let lines = rows(&book, "Для реестра").expect("a sheet");
    let lines: Vec<String> = lines.iter().map(|row| row.join("|").trim_end_matches('|').to_owned()).collect();
    assert_eq!(
        lines,
        [
            "Для вставки в реестр [F54]:",
            "0099|1-9|СШ № 99|средняя школа",
            "Школы узнаны по типу и номеру. Чтобы их названия были в реестре:",
            "СШ № 1: в «Другие названия» допишите: СОШ №1",
        ]
    );
    // the school's own column names it too
    let csv = stdout(&check(data.path(), &["-f", "csv"]));
    assert!(csv.contains("\nСШ № 99,огэ.csv,,B5,F54,error,"), "{csv}");
    // a register that is proposed is a table
    let data = folder(&[("огэ.csv", oge.as_bytes())]);
    let proposed = rows(&written(data.path(), "предложение.xlsx"), "Для реестра").expect("a sheet");
    assert_eq!(proposed[1], ["Код", "Наименование", "Другие названия", "Тип", "Уровень"]);
    assert_eq!(proposed[2], ["", "СОШ №1", "", "средняя школа", "1-9"]);
    // and where nothing is to be pasted there is no such sheet
    assert_eq!(rows(&written(city(&[]).path(), "чисто.xlsx"), "Для реестра"), None);
}

#[test]
fn a_workbook_of_faults_is_no_data_and_only_such_a_one_is_replaced() {
    let data = faulty();
    let out = |name: &str| data.path().join(name).to_string_lossy().into_owned();
    let before = std::fs::read(data.path().join("огэ-2019.csv")).expect("a file");
    let write = |name: &str, more: &[&str]| check(data.path(), &[&["--out", &out(name)], more].concat());
    assert_eq!(write("ошибки.xlsx", &[]).status.code(), Some(1));
    let again = write("ошибки.xlsx", &[]);
    assert_eq!(again.status.code(), Some(5));
    assert!(stderr(&again).contains("--force"));
    let replaced = write("ошибки.xlsx", &["--force"]);
    assert_eq!(replaced.status.code(), Some(1));
    assert!(stdout(&replaced).contains("книга ошибок, записанная программой"), "{}", stdout(&replaced));
    assert_eq!(write("огэ-2019.csv", &["--force"]).status.code(), Some(2), "no workbook");
    std::fs::write(data.path().join("данные.xlsx"), b"PK\x03\x04 xl/").expect("a file");
    assert_eq!(write("данные.xlsx", &["--force"]).status.code(), Some(5), "not ours");
    assert_eq!(write("нет/ошибки.xlsx", &[]).status.code(), Some(5), "no such folder");
    assert_eq!(std::fs::read(data.path().join("огэ-2019.csv")).expect("a file"), before);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(data.path().join("ошибки.xlsx"), data.path().join("ссылка.xlsx")).expect("a link");
        assert_eq!(write("ссылка.xlsx", &["--force"]).status.code(), Some(5), "a link");
    }
}

#[test]
fn a_school_told_twice_is_a_row_a_school_with_its_name() {
    let again = oge("Результаты", "Результаты")[0].1.clone();
    let data = city(&[("огэ-2019 копия.csv", again)]);
    let csv = stdout(&check(data.path(), &["-f", "csv"]));
    for (school, row) in [("СШ № 1", 4), ("СШ № 2", 5), ("Гимназия № 1", 6)] {
        let line = format!("{school},огэ-2019 копия.csv,,A{row},F52,error,{school} встречается ещё раз");
        assert!(csv.contains(&line), "{line}: {csv}");
    }
    assert_eq!(csv.lines().count(), 4, "{csv}");
}

#[test]
fn a_code_is_explained() {
    for written in ["F38", "f38"] {
        let output = shnor(&["check", "--codes", written]);
        assert!(output.status.success());
        assert!(stdout(&output).starts_with("F38 — ошибка: "), "{}", stdout(&output));
    }
    assert!(stdout(&shnor(&["check", "--codes", "F13"])).contains("SHA-256"));
    let unknown = shnor(&["check", "--codes", "F99"]);
    assert_eq!((unknown.status.code(), stdout(&unknown).as_str()), (Some(2), ""));
    let page = stdout(&shnor(&["check", "--codes"]));
    let codes: BTreeSet<&str> =
        page.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| word.len() == 3).collect();
    // every code of the catalogue from F01 to F70, whatever became of it
    for number in 1..=70 {
        assert!(codes.contains(format!("F{number:02}").as_str()), "F{number:02}");
    }
}

#[test]
fn what_is_no_fault_of_the_data_has_its_own_exit_code() {
    assert_eq!(check(Path::new("нет-такой-папки"), &[]).status.code(), Some(4));
    assert_eq!(shnor(&["check"]).status.code(), Some(2));
    let data = city(&[("selection.toml", b"year = \"2020\"".to_vec())]);
    assert_eq!(check(data.path(), &[]).status.code(), Some(3));
}

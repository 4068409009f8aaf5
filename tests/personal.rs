//! Personal data never leave the files they stand in: names and insurance numbers are planted wherever they can be, and
//! nothing that the program prints, says or writes holds them.

use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Output;

use rust_xlsxwriter::{Format, Workbook};

use crate::city::{folder, root, shnor, stdout};

/// What is planted. The check sums of the insurance numbers are right: 112-233-445 by hand 95, 998-877-665 by hand 52.
const SECRETS: [&str; 9] = [
    "Гуськов",
    "гуськов",
    "Эраст",
    "Пантелеймон",
    "112-233-445",
    "11223344595",
    "998-877-665",
    "99887766552",
    "913 555-44-33",
];
const PEOPLE: [[&str; 3]; 3] = [
    ["Гуськов Эраст Пантелеймонович", "112-233-445 95", "12.05.2004"],
    ["Гуськова Анна Пантелеймоновна", "998-877-665 52", "01.02.2004"],
    ["Гуськова Эраста Пантелеймоновна", "087-654-303 00", "21.12.2003"],
];

/// The city whose list was made by hand, with more files.
fn city(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for entry in std::fs::read_dir(root().join("tests/cases/by-hand/data")).expect("the case") {
        let path = entry.expect("a file").path();
        std::fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect(name);
    }
    folder
}

/// The texts of a file: itself, or, where it is packed, whatever is in it.
fn unpacked(bytes: &[u8]) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if !bytes.starts_with(b"PK") {
        return vec![text(bytes)];
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut texts = Vec::new();
    for place in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(place).expect("a part").read_to_end(&mut bytes).expect("the part whole");
        texts.push(text(&bytes));
    }
    texts
}

/// Runs the selection with a report folder, and holds all that comes out against what is planted.
fn select(folder: &Path, options: &[&str]) -> Output {
    let out = tempfile::tempdir().expect("a temporary folder");
    let report = out.path().join("report");
    let (folder, path) = (folder.display().to_string(), report.display().to_string());
    let output = shnor(&[&["select", &folder, "--out", &path], options].concat());
    let mut texts = vec![
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ];
    if let Ok(entries) = std::fs::read_dir(&report) {
        texts.extend(
            entries.flat_map(|entry| unpacked(&std::fs::read(entry.expect("an entry").path()).expect("a file"))),
        );
    }
    for text in texts {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
    output
}

fn csv(headings: &str, row: impl Fn(&[&str; 3]) -> String) -> Vec<u8> {
    let rows: Vec<String> = PEOPLE.iter().map(row).collect();
    format!("{headings}\n{}\n", rows.join("\n")).into_bytes()
}

fn book(sheets: &[(&str, Vec<Vec<&str>>)], change: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, *text).expect("a cell");
            }
        }
    }
    change(&mut book);
    book.save_to_buffer().expect("a workbook")
}

/// Files that name people, each in another way.
fn planted() -> Vec<(&'static str, Vec<u8>)> {
    let results = csv(
        "Результаты ОГЭ 2019\nШкола;ФИО участника;СНИЛС;Математика, балл",
        |[name, snils, _]| format!("СШ № 1;{name};{snils};12"),
    );
    let unheaded = csv("Школа;Кто;Отметка", |[name, ..]| format!("СШ № 1;{name};5"));
    let bare =
        csv("Школа;Ид;Отметка", |[_, snils, _]| format!("СШ № 1;{};5", snils.replace(['-', ' '], "")));
    let initials = csv("Участник;Отметка", |[name, ..]| {
        let words: Vec<&str> = name.split(' ').collect();
        format!("{} Э. П.;5", words[0])
    });
    let birthdays = csv("Школа;Дата рождения", |[.., born]| format!("СШ № 1;{born}"));
    let (ansi, _, _) = encoding_rs::WINDOWS_1251
        .encode("Кто;Куда\nГуськов Эраст Пантелеймонович;в 5 класс\nГуськова Анна Пантелеймоновна;в 6 класс\n");
    let people = || PEOPLE.iter().map(|person| person.to_vec());
    let second = book(&[("Итоги", vec![vec!["Школа", "Отметка"]]), ("Список", people().collect())], |_| ());
    let hidden = book(
        &[("Список", std::iter::once(vec!["Фамилия Имя Отчество", "СНИЛС", "Рождён"]).chain(people()).collect())],
        |book| {
            book.worksheet_from_index(0)
                .expect("a sheet")
                .set_column_hidden(0)
                .expect("a column")
                .set_column_hidden(1)
                .expect("a column");
        },
    );
    let merged = book(
        &[("Список", {
            let parts = || PEOPLE.iter().map(|person| person[0].split(' ').collect::<Vec<_>>());
            std::iter::once(vec![]).chain(parts()).collect()
        })],
        |book| {
            let sheet = book.worksheet_from_index(0).expect("a sheet");
            sheet.merge_range(0, 0, 0, 2, "Фамилия, имя, отчество", &Format::new()).expect("a block");
        },
    );
    vec![
        ("участники-2019.csv", results),
        ("список.csv", unheaded),
        ("номера.csv", bare),
        ("инициалы.csv", initials),
        ("дни.csv", birthdays),
        ("ансi.csv", ansi.into_owned()),
        ("второй-лист.xlsx", second),
        ("скрытый-столбец.xlsx", hidden),
        ("блок.xlsx", merged),
    ]
}

#[test]
fn each_file_that_names_people_stops_with_its_own_exit_code() {
    for (name, bytes) in planted() {
        let output = select(city(&[(name, bytes)]).path(), &[]);
        assert_eq!(output.status.code(), Some(6), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("F31") && said.contains(name) && said.contains("--drop-personal"), "{name}: {said}");
    }
}

/// Whether a file of this text stops with the exit code of personal data, and what is said of it.
fn is_personal(name: &'static str, text: &str) -> (bool, String) {
    let output = shnor(&["check", &city(&[(name, text.into())]).path().display().to_string()]);
    (output.status.code() == Some(6), stdout(&output))
}

#[test]
fn a_title_and_passports_that_are_no_persons_announce_nothing() {
    for (title, heading) in [
        ("Социальный паспорт 2019", "Код"),
        ("Результаты по социальному паспорту, 2019", "Код"),
        ("Серия и номер документа: приказ 2019", "Код"),
        ("Сведения за 2019 год", "Социальный паспорт"),
        ("Сведения за 2019 год", "Номер паспорта кабинета"),
    ] {
        let text = format!("{title}\n{heading};Школа;Всего учащихся\n550001;СШ № 1;400\n550002;СШ № 2;500\n");
        let (personal, said) = is_personal("сведения.csv", &text);
        assert!(!personal, "{title}, {heading}: {said}");
    }
    // real ones, under a title, beside it and in a list of one column
    for text in [
        "Социальный паспорт 2019\nПаспорт;Школа\n0404123456;СШ № 1\n",
        "Социальный паспорт 2019\nШкола;Паспорт\nСШ № 1;0404123456\n",
        "Паспорт\n0404123456;СШ № 1\n0404123457;СШ № 2\n",
    ] {
        let (personal, said) = is_personal("сведения.csv", text);
        assert!(personal, "{text}: {said}");
    }
    for heading in ["Фамилия", "Список"] {
        let rows = std::iter::once(vec![heading]).chain(PEOPLE.iter().map(|person| vec![person[0]])).collect();
        let output = select(city(&[("список.xlsx", book(&[("Лист1", rows)], |_| ()))]).path(), &[]);
        assert_eq!(output.status.code(), Some(6), "{heading}");
    }
}

#[test]
fn names_under_participant_are_seen_and_numbers_and_codes_are_not() {
    for heading in ["Участник", "Ученик", "Обучающийся"] {
        let file = |cells: [&str; 2]| format!("{heading};Отметка\n{};5\n{};4\n", cells[0], cells[1]);
        let (personal, said) = is_personal("список.csv", &file(["Гуськов Эраст", "Ким Анна Мария"]));
        assert!(personal && !said.contains("Гуськов") && said.contains(heading), "{heading}: {said}");
        for cells in [["50001", "50002"], ["А-17", "Б-18"], ["участник 1", "участник 2"], ["СШ № 1", "СШ № 2"]]
        {
            let (personal, said) = is_personal("список.csv", &file(cells));
            assert!(!personal, "{heading}: {said}");
        }
    }
}

#[test]
fn faults_of_other_kinds_do_not_hide_personal_data() {
    let files = [planted().remove(0), ("лишний.csv", Vec::new())];
    assert_eq!(select(city(&files).path(), &[]).status.code(), Some(6));
}

#[test]
fn the_columns_that_are_named_are_dropped_and_told() {
    let files: Vec<_> = planted().into_iter().filter(|(name, _)| *name == "скрытый-столбец.xlsx").collect();
    let folder = city(&files);
    let options = ["--drop-personal", "Фамилия имя отчество", "--drop-personal", "СНИЛС"];
    let output = select(folder.path(), &options);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let path = folder.path().display().to_string();
    let checked = stdout(&shnor(&[&["check", &path, "-f", "json"], &options[..]].concat()));
    assert!(checked.contains("F31") && checked.contains("«Фамилия Имя Отчество», «СНИЛС»"), "{checked}");
    // one of two is not enough
    assert_eq!(select(folder.path(), &options[..2]).status.code(), Some(6));
    // a column without a heading is dropped by its letter
    let files: Vec<_> = planted().into_iter().filter(|(name, _)| *name == "список.csv").collect();
    assert_eq!(select(city(&files).path(), &["--drop-personal", "B"]).status.code(), Some(0));
}

#[test]
fn who_made_a_table_is_no_secret_and_is_not_quoted() {
    let results = std::fs::read_to_string(root().join("tests/cases/by-hand/data/огэ.csv")).expect("a file");
    let note = "Исп. Гуськова Анна Пантелеймоновна, тел. 8 913 555-44-33\n;Гуськов Э. П., СНИЛС 112-233-445 95\n";
    let output = select(city(&[("огэ.csv", format!("{results}{note}").into_bytes())]).path(), &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(0) || output.status.code() == Some(1), "{said}");
    assert!(!said.contains("F31"), "{said}");
}

#[test]
fn schools_that_honour_people_and_officials_of_a_register_are_no_secret() {
    let register = std::fs::read_to_string(root().join("tests/cases/by-hand/data/реестр.csv")).expect("a file");
    let mut lines: Vec<String> = register.lines().map(str::to_owned).collect();
    let heading = lines.iter().position(|line| line.contains("Наименование")).expect("a heading");
    for (place, line) in lines.iter_mut().enumerate().skip(heading) {
        line.push_str(if place == heading {
            ";Директор;Телефон"
        } else {
            ";Петров Пётр Петрович;8 (3919) 46-12-34"
        });
    }
    let output = select(city(&[("реестр.csv", lines.join("\n").into_bytes())]).path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("Пётр"));
}

#[test]
fn participants_are_counted_when_their_names_are_dropped() {
    let text = csv(
        "ЕГЭ 2019\nФИО;СНИЛС;Школа;Код предмета;Балл;Зачет",
        |[name, snils, _]| format!("{name};{snils};СШ № 1;1;50;1"),
    );
    let folder = folder(&[
        ("реестр.csv", "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n".as_bytes()),
        ("егэ.csv", &text),
    ]);
    let path = folder.path().display().to_string();
    assert_eq!(shnor(&["check", &path]).status.code(), Some(6));
    assert_eq!(shnor(&["check", &path, "--drop-personal", "ФИО"]).status.code(), Some(6), "one is not enough");
    let output = shnor(&["check", &path, "-f", "json", "--drop-personal", "ФИО", "--drop-personal", "СНИЛС"]);
    let checked: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let file = checked["files"].as_array().expect("files").iter().find(|file| file["file"] == "егэ.csv");
    let file = file.expect("the file");
    assert_eq!((file["rows_read"].as_u64(), file["rows_used"].as_u64()), (Some(3), Some(3)), "{checked}");
    for secret in SECRETS {
        assert!(!stdout(&output).contains(secret));
    }
}

#[test]
fn a_person_in_a_title_or_where_a_number_should_be_is_not_quoted() {
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n".as_bytes();
    let title = "Самообследование СШ № 1 за 2019 год, отв. Гуськова Анна Пантелеймоновна, тел. 8 913 555-44-33\n";
    let one_school = format!("{title}№;Показатели;Значение\n1.1;Общая численность учащихся;400\n");
    let odd = "Результаты ОГЭ 2019\nШкола;Математика;;\n;Участники;2;3\nСШ № 1;Гуськов Эраст;4;guskov@mail.example\n";
    let files = [("реестр.csv", register), ("отчёт.csv", one_school.as_bytes()), ("огэ.csv", odd.as_bytes())];
    let folder = folder(&files);
    let path = folder.path().display().to_string();
    for format in ["table", "json", "csv", "md"] {
        let output = shnor(&["check", &path, "-f", format]);
        let said = format!("{}{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("F33"), "{format}: the cells are told: {said}");
        for secret in ["Пантелеймонов", "Гуськов", "Эраст", "555-44-33", "guskov"] {
            assert!(!said.contains(secret), "{format}, {secret}: {said}");
        }
    }
}

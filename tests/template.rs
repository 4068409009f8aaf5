//! `shnor template`: what it writes the tool reads: every column that a methodology needs is there and understood, and
//! filled in it makes a list.

use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use shnor::criteria::SHIPPED;

use crate::city::{folder, shnor, stderr, stdout};

/// The template of a methodology for 2020, and the lines for `selection.toml` beside it.
fn template(folder: &Path, criteria: &str) -> String {
    let file = folder.join("данные.xlsx").to_string_lossy().into_owned();
    let output = shnor(&["template", &file, "--criteria", criteria, "--year", "2020"]);
    assert!(output.status.success(), "{criteria}: {}", stderr(&output));
    let lines = stdout(&output);
    if !lines.is_empty() {
        std::fs::write(folder.join("selection.toml"), &lines).expect("selection.toml");
    }
    lines
}

/// What an analyst writes into a column for the school of this number, by its heading and its example. Ten pupils and
/// forty participants are the wholes; every part is the school's number.
fn value(heading: &str, example: &str, school: u32) -> String {
    let whole = ["участник", "Всего", "Писали", "численность учащихся", "Все выпускники"];
    match (heading, example) {
        ("Код", _) => format!("10{school}"),
        ("Школа" | "Официальное наименование", _) => format!("СШ № {school}"),
        ("Краткое наименование" | "Другие названия" | "Район" | "Кластер" | "Муниципалитет", _) => {
            String::new()
        }
        ("3", _) => (40 - 3 * school).to_string(),
        (heading, "25") if heading.starts_with("1.1 ") => "10".to_owned(),
        (heading, "25") if whole.iter().any(|word| heading.contains(word)) => "40".to_owned(),
        (_, "25") => school.to_string(),
        (_, "3,6") => format!("3,{school}"),
        // so many of forty
        (_, "12,5") => format!("{},{}", school * 25 / 10, school * 25 % 10),
        (_, "12/48,0%") => format!("{school}/{school}0,0%"),
        (_, "да") => if school > 4 { "да" } else { "нет" }.to_owned(),
        (_, other) => other.to_owned(),
    }
}

/// The workbook with eight schools under the example of each sheet. Cells are copied, looks are not.
fn fill(file: &Path) {
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    let mut filled = Workbook::new();
    for (name, range) in book.worksheets() {
        let sheet = filled.add_worksheet().set_name(&name).expect("a name");
        let cells: Vec<(u32, u16, String)> = range
            .used_cells()
            .map(|(row, column, cell)| {
                (u32::try_from(row).expect("few"), u16::try_from(column).expect("few"), cell.to_string())
            })
            .collect();
        for (row, column, text) in &cells {
            sheet.write_string(*row, *column, text).expect("a cell");
        }
        for block in book.merge_cells_by_sheet_name(&name).expect("merged cells") {
            let (top, left) = (block.start.0, u16::try_from(block.start.1).expect("few"));
            let (bottom, right) = (block.end.0, u16::try_from(block.end.1).expect("few"));
            let text =
                cells.iter().find(|(row, column, _)| (*row, *column) == (top, left)).map_or("", |(.., text)| text);
            sheet.merge_range(top, left, bottom, right, text, &rust_xlsxwriter::Format::new()).expect("a block");
        }
        let example = cells.iter().find(|(.., text)| text == "ПРИМЕР").expect("an example").0;
        for column in 0..u16::try_from(range.width()).expect("few") {
            let at = |wanted: u32| cells.iter().find(|(row, at, _)| (*row, *at) == (wanted, column));
            let heading = at(example - 1).or_else(|| at(example - 2)).map_or("", |(.., text)| text);
            for school in 1..=8 {
                let text = value(heading, at(example).map_or("", |(.., text)| text), school);
                match text.replace(',', ".").parse::<f64>() {
                    _ if text.is_empty() => continue,
                    Ok(number) if heading != "Код" => sheet.write_number(example + school, column, number),
                    _ => sheet.write_string(example + school, column, &text),
                }
                .expect("a cell");
            }
        }
    }
    filled.save(file).expect("a workbook");
}

#[test]
fn what_is_filled_in_is_understood_whole_and_makes_a_list_by_every_methodology_that_ships() {
    for (name, _) in SHIPPED {
        let place = folder(&[]);
        template(place.path(), name);
        let folder = place.path().to_string_lossy().into_owned();
        fill(&place.path().join("данные.xlsx"));
        let said = ["--criteria", name, "--year", "2020"];
        let checked = shnor(&[&["check", &folder, "--format", "json"], &said[..]].concat());
        let found: serde_json::Value = serde_json::from_str(&stdout(&checked)).expect("JSON");
        for finding in found["findings"].as_array().expect("findings") {
            // no heading unknown, no sheet passed over, no year unused
            let code = finding["code"].as_str().expect("a code");
            let unfit = finding["level"] != "note" || ["F28", "F29", "F30", "F61", "F72"].contains(&code);
            assert!(!unfit, "{name}: {finding}");
        }
        assert_eq!(checked.status.code(), Some(0), "{name}");
        for sheet in found["files"].as_array().expect("files") {
            // the example is no row
            assert_eq!(
                (sheet["rows_read"].as_u64(), sheet["rows_used"].as_u64()),
                (Some(8), Some(8)),
                "{name}: {sheet}"
            );
        }
        let selected = shnor(&[&["select", &folder], &said[..]].concat());
        assert_eq!(selected.status.code(), Some(0), "{name}: {}", stderr(&selected));
    }
}

#[test]
fn an_empty_template_is_told_as_empty_and_as_nothing_else() {
    let place = folder(&[]);
    assert_eq!(template(place.path(), "municipal-index-no-vpr"), "", "its headings tell everything");
    let output = shnor(&["check", &place.path().to_string_lossy(), "--format", "csv"]);
    let text = stdout(&output);
    assert!(text.lines().skip(1).all(|line| line.contains(",F27,")) && text.contains("F27"), "{text}");
}

#[test]
fn the_template_asks_for_the_years_that_count_and_not_for_examinations_that_were_not_held() {
    let place = folder(&[]);
    template(place.path(), "municipal-index-no-vpr");
    let book: Xlsx<_> = open_workbook(place.path().join("данные.xlsx")).expect("a workbook");
    // ОГЭ was not held in 2020; self-evaluation reports on the year before
    let names = book.sheet_names();
    let expected = [
        "Реестр",
        "ОГЭ по школам 2018",
        "ОГЭ по школам 2019",
        "ЕГЭ по школам 2019",
        "ЕГЭ по школам 2020",
        "Показатели 2019",
        "Социальный паспорт 2020",
    ];
    assert_eq!(names, expected);
}

#[test]
fn two_templates_are_the_same_bytes_and_none_is_overwritten() {
    let (one, two) = (folder(&[]), folder(&[]));
    template(one.path(), "municipal-index");
    template(two.path(), "municipal-index");
    let bytes = |place: &tempfile::TempDir| std::fs::read(place.path().join("данные.xlsx")).expect("a workbook");
    assert!(bytes(&one) == bytes(&two));
    let file = one.path().join("данные.xlsx").to_string_lossy().into_owned();
    let again = shnor(&["template", &file, "--criteria", "two-axes", "--year", "2020"]);
    assert_eq!(again.status.code(), Some(5));
    assert!(bytes(&one) == bytes(&two));
    let no_year = shnor(&["template", "новая.xlsx", "--criteria", "two-axes"]);
    assert_eq!(no_year.status.code(), Some(2), "a year is never guessed");
    let no_workbook = shnor(&["template", "новая.csv", "--criteria", "two-axes", "--year", "2020"]);
    assert_eq!(no_workbook.status.code(), Some(2));
}

#[test]
fn cells_say_what_they_take() {
    let place = folder(&[]);
    template(place.path(), "municipal-index-no-vpr");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(place.path().join("данные.xlsx")).expect("a file"))
        .expect("an archive");
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect(name), &mut text).expect("text");
        text
    };
    let register = part("xl/worksheets/sheet1.xml");
    for told in ["средняя школа,основная школа", "1-4,1-9,5-11,10-11,1-11", "state=\"frozen\"", "type=\"list\""]
    {
        assert!(register.contains(told), "{told}: {register}");
    }
    let results = part("xl/worksheets/sheet2.xml");
    assert!(
        results.contains("type=\"custom\"") && results.contains("\"менее 5\"")
            || results.contains("&quot;менее 5&quot;")
    );
    assert!(part("xl/comments2.xml").contains("Ноль — это 0"));
    // the spans of grades that are offered are ones that the register takes
    for grades in ["1-4", "1-9", "5-11", "10-11", "1-11"] {
        assert!(grades.parse::<shnor::school::Grades>().is_ok(), "{grades}");
    }
}

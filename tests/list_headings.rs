//! Lists whose headings nobody has seen before, held against a city worked by hand: no school is lost as a heading, no title
//! is taken for one, and no number of a row for a school.

use serde_json::json;

use crate::list_rows::{held, said, told};

/// Headings over names that no layout knows.
const UNKNOWN: [&str; 7] = [
    "Краткое наименование МБОУ",
    "Наименование школы (сокращённое)",
    "Наименование ОО (по уставу)",
    "Наименование школы, адрес",
    "МБОУ",
    "Юридическое лицо",
    "Наименование МБОУ",
];

// 4 and 1 are listed, by 8.33 and 37.33. A school among the headings would be missing, and the last column would be no score
#[test]
fn a_row_that_names_a_school_is_no_heading_whatever_stands_above() {
    let titles =
        ["", "Перечень школ;;\n", "Перечень школ, отнесённых к ШНОР, 2020 год;;\n", "Список школ Норильска;;\n"];
    for (at, title) in titles.into_iter().enumerate() {
        // without a title every heading, below each title some
        for heading in UNKNOWN.into_iter().skip(at).step_by(if at == 0 { 1 } else { 3 }) {
            let list = format!("{title}№ п/п;{heading};Балл\n1;Школа-интернат № 4;8,33\n2;СШ № 1;37,33\n");
            let found = held(&list, 0);
            assert_eq!((&found["both"], &found["scores"]["compared"]), (&json!(["4", "1"]), &json!(2)), "{list}");
            assert_eq!(told(&found, "columns", "heading"), [heading, "Балл"], "{list}");
            // without numbers of rows the first column is that of the schools
            let list = format!("{title}{heading};Балл;\nШкола-интернат № 4;8,33;\nСШ № 1;37,33;\n");
            let found = held(&list, 0);
            assert_eq!((&found["both"], &found["scores"]["compared"]), (&json!(["4", "1"]), &json!(2)), "{list}");
        }
    }
}

#[test]
fn a_column_taken_by_what_stands_in_it_is_told_to_be() {
    let list = "Перечень школ;;\n№ п/п;МБОУ;Балл\n1;Интернат № 4;8,33\n2;СШ № 1;37,33\n;Начальник управления;\n";
    let found = held(list, 0);
    let column = json!({ "holds": "name", "cell": "B2", "heading": "МБОУ", "by_contents": true });
    assert_eq!(found["columns"][0], column);
    assert_eq!(found["columns"][1]["by_contents"], false);
    assert!(said(list, 0).contains("школа — «МБОУ» (B2) — по тому, что под заголовком"), "{}", said(list, 0));
    // a heading that is known needs no such word
    assert!(!said(&list.replace("МБОУ", "Школа"), 0).contains("по тому, что под"));
    // a title over one column, without a heading below it, is that of the column
    assert_eq!(held("Перечень школ\nИнтернат № 4\nСШ № 1\n", 0)["columns"][0]["by_contents"], false);
}

// the numbers 1 and 2 are codes of schools of this city: in a column «№» they are those of the rows
#[test]
fn a_number_of_a_row_is_no_school_and_where_no_column_is_certain_that_is_told() {
    for list in [
        "Перечень школ;;\n№ п/п;Чей приказ;Балл\n1;управления;8,33\n2;управления;37,33\n",
        "Список школ;;\n№;Учредитель;Балл\n1;город;8,33\n2;край;37,33\n",
        // two columns of schools that name other ones
        "№;Кто;С кем\n1;СШ № 1;СШ № 2\n2;СШ № 2;СШ № 1\n",
    ] {
        let said = said(list, 4);
        assert!(said.contains("не найден столбец со школами") && said.contains("Наименование школы"), "{said}");
    }
    // a remark that names a school here and there makes no column of schools
    let list = "№;Юридическое лицо;Куда переданы классы\n1;Интернат № 4;\n2;СШ № 1;СШ № 2\n3;СШ № 2;\n4;СШ № 5;\n";
    assert_eq!(told(&held(list, 7), "columns", "cell"), ["B1"]);
}

#[test]
fn headings_that_hold_an_abbreviation_are_shown() {
    let list = "Код ОО;Наименование ОО;Итог ОО;Директор Петрова Анна Львовна\n4;Интернат № 4;1;x\n1;СШ № 1;2;x\n";
    let found = held(list, 0);
    assert_eq!(told(&found, "columns", "heading"), ["Наименование ОО", "Код ОО"]);
    assert_eq!(told(&found, "passed_over", "heading"), ["Итог ОО", "Директор …"]);
}

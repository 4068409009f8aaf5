//! Lists as people write them, held against a city worked by hand: scores and places, several schools in a cell, a school
//! twice, headings that may mean anything. Nothing of a list is lost without a word.

use serde_json::{Value, json};

use crate::city::{folder, root, stderr, stdout};
use crate::verify::{document, ends, text};

/// Holds a list against the city of `tests/cases/by-hand`: scores 8.33 (4), 37.33 (1), 60 (2), 95 (3), in the order of need;
/// 4 and 1 are listed; 5 has no score.
fn held_bytes(name: &str, bytes: &[u8], exit: i32) -> Value {
    let place = folder(&[(name, bytes)]);
    let (data, list) = (data(), text(&place.path().join(name)));
    document(&["verify", &data, "--list", &list], exit, "verify-list")
}

fn data() -> String {
    text(&root().join("tests/cases/by-hand/data"))
}

/// The same of a text.
pub(crate) fn held(list: &str, exit: i32) -> Value {
    held_bytes("приказ.csv", list.as_bytes(), exit)
}

/// What a list prints, and what is said beside it, for people; lines that a terminal broke are joined.
pub(crate) fn said(list: &str, exit: i32) -> String {
    let place = folder(&[("приказ.csv", list.as_bytes())]);
    let (data, list) = (data(), text(&place.path().join("приказ.csv")));
    let output = ends(&["verify", &data, "--list", &list], exit);
    format!("{}{}", stdout(&output), stderr(&output)).replace("\n  ", " ")
}

/// What each of the things of a kind says.
pub(crate) fn told(held: &Value, key: &str, word: &str) -> Vec<String> {
    let all = held[key].as_array().unwrap_or_else(|| panic!("{held}"));
    all.iter().map(|one| one[word].as_str().expect("a word").to_owned()).collect()
}

// 37.33 is 37.3 at one digit, and 41.0 is not; 8.33 is 8.3
#[test]
fn the_same_schools_with_another_score_do_not_agree() {
    let list = "Код;Балл;Место\n4;8,3;1\n1;41,0;2\n";
    let found = held(list, 7);
    assert_eq!((&found["agrees"], &found["outcome"]), (&json!(false), &json!("other_numbers")));
    assert_eq!((&found["both"], &found["differing"]), (&json!(["4", "1"]), &json!([])));
    let apart = json!([{ "school": "1", "cell": "B3", "theirs": "41", "digits": 1, "ours_exact": "37.33" }]);
    assert_eq!(found["scores"], json!({ "compared": 2, "not_compared": 0, "apart": apart }));
    assert_eq!(found["places"], json!({ "compared": 2, "not_compared": 0, "apart": [] }));
    let said = said(list, 7);
    for words in ["Баллы другие: 1 из 2", "41,0", "37,3", "школы в перечне те же"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(held(&list.replace("41,0", "37,3"), 0)["outcome"], "agrees");
}

// places are 4, 1, 2, 3: in the list 1 and 4 have changed theirs
#[test]
fn the_same_schools_in_other_places_do_not_agree() {
    let found = held("Код;Место\n1;1\n4;2\n", 7);
    assert_eq!(found["outcome"], "other_numbers");
    let place = |school: &str, cell: &str, theirs: i64, ours: i64| json!({ "school": school, "cell": cell, "theirs": theirs, "ours": ours });
    assert_eq!(found["places"]["apart"], json!([place("1", "B2", 1, 2), place("4", "B3", 2, 1)]));
    // another school on the list is told before other numbers
    assert_eq!(held("Код;Место\n1;1\n2;2\n", 7)["outcome"], "other_schools");
}

// from the best school down the places 4, 3, 2, 1 of schools 4, 1, 2, 3 and ours make five each
#[test]
fn places_counted_from_the_other_end_are_told_to_be() {
    let list = "Код;Решение;Место\n4;включена;4\n1;включена;3\n2;не включена;2\n3;не включена;1\n";
    let said = said(list, 7);
    assert!(said.contains("Места другие: 4 из 4") && said.contains("считаются с другого конца"), "{said}");
}

// 37.33 at one digit is 37.3, 8.33 is 8.3; 60 and 95 are 60.0 and 95.0 among them, which they are
#[test]
fn a_whole_number_among_decimals_is_meant_with_their_digits() {
    let list = "Код;Решение;Балл\n4;включена;8,3\n1;включена;37,3\n2;не включена;60\n3;не включена;95\n";
    assert_eq!(held(list, 0)["outcome"], "agrees");
    // 8 and 37 would be right at no digits: the other two show one digit, so that 8.0 and 37.0 are meant
    let list = "Код;Решение;Балл\n4;включена;8\n1;включена;37,3\n2;не включена;60,1\n3;не включена;95\n";
    assert_eq!(told(&held(list, 7)["scores"], "apart", "school"), ["4", "2"]);
    // where nobody shows a digit behind the point, each is meant as a whole
    assert_eq!(held("Код;Балл\n4;8\n1;37\n", 0)["outcome"], "agrees");
}

// a score there, none here, the other way round, and none on either side (5 has no score)
#[test]
fn a_score_that_only_one_side_has_is_told_and_what_is_no_number_is_told_with_its_cell() {
    let list =
        "Код;Решение;Балл;Место\n4;включена;н/д;1\n1;включена;37,33;второе\n5;не включена;—;\n3;нет;95;\n2;нет;;\n";
    let found = held(list, 7);
    assert_eq!(found["outcome"], "other_numbers");
    let apart = json!([{ "school": "4", "cell": "C2", "theirs": null, "digits": null, "ours_exact": "8.33" }]);
    // of 2 the list says nothing
    assert_eq!(found["scores"], json!({ "compared": 4, "not_compared": 0, "apart": apart }));
    assert_eq!(told(&found, "unread_numbers", "cell"), ["D3"]);
    let said = said(list, 7);
    assert!(said.contains("приказ.csv › D3: «второе» — не число") && said.contains("C2"), "{said}");
    // with nothing else wrong it is a list that was not read as a whole
    let found = held("Код;Балл\n4;8,33\n1;тридцать семь\n", 7);
    assert_eq!(
        (&found["outcome"], told(&found, "unread_numbers", "cell")),
        (&json!("not_whole"), vec!["B3".to_owned()])
    );
    let found = held("Код;Балл\n4;8,33\n1;37,33\n5;40\n2;60\n", 7);
    assert_eq!(found["scores"]["apart"][0]["ours_exact"], Value::Null);
}

#[test]
fn several_schools_in_a_cell_are_each_recognised_or_told() {
    for cell in ["СШ № 1, интернат № 4", "СШ № 1; Школа-интернат № 4", "СШ № 1\nинтернат № 4", "СШ № 1 и интернат № 4"]
    {
        let found = held(&format!("Наименование школы,Примечание\n\"{cell}\",\n"), 0);
        assert_eq!(found["both"], json!(["4", "1"]), "{cell}");
    }
    // a number behind a school is another of its kind
    let found = held("Школа,Решение\n\"СШ № 1, 2 и № 5\",включена\nИнтернат № 4,да\n", 7);
    assert_eq!((&found["both"], &found["only_theirs"]), (&json!(["4", "1"]), &json!(["2", "5"])));
    let found = held("Школа;Решение\nСШ №№ 1, 2 и 5;включена\nИнтернат № 4;да\n", 7);
    assert_eq!(found["only_theirs"], json!(["2", "5"]));
    // the number of a house is none of a school
    let found = held("Школа;Решение\nСШ № 1, ул. Ленина, 2;включена\nИнтернат № 4;да\n", 7);
    assert_eq!((&found["only_theirs"], told(&found, "unread", "cell")), (&json!([]), vec!["A2".to_owned()]));
    // in a text of one column a comma parts no columns
    for list in ["Школа\nСШ № 1, интернат № 4\n", "Школа\nСШ № 1; интернат № 4\n"]
    {
        assert_eq!(held(list, 0)["both"], json!(["4", "1"]), "{list}");
    }
    // what stands behind a school is no other one where it has no number and nobody knows it
    let found = held("Школа,Решение\n\"СШ № 1, гимназия искусств и спорта\",да\nИнтернат № 4,да\n", 7);
    assert_eq!((told(&found, "unread", "cell"), &found["both"]), (vec!["A2".to_owned()], &json!(["4"])));
    // codes
    let found = held("Код школы,Решение\n\"1, 4\",включена\n", 0);
    assert_eq!(found["both"], json!(["4", "1"]));
    // one that the register does not have, and one that it has
    let list = "Школа,Решение\n\"СШ № 1, СШ № 20\",включена\nИнтернат № 4,да\n";
    let found = held(list, 7);
    assert_eq!((&found["both"], &found["outcome"]), (&json!(["4", "1"]), &json!("not_whole")));
    assert_eq!(told(&found, "unread", "cell"), ["A2"]);
    let said = said(list, 7);
    assert!(said.contains("СШ № 20") && said.contains("Запишите школы по одной в строке"), "{said}");
}

// the score of a row of two schools is nobody's; where the cell has one for each, each has its own
#[test]
fn numbers_of_several_schools_in_a_row_are_each_schools_own_or_told() {
    let found = held("Школа,Балл\n\"СШ № 1, интернат № 4\",\"37,33\"\n", 7);
    assert_eq!((&found["both"], &found["scores"]["compared"]), (&json!(["4", "1"]), &json!(0)));
    assert_eq!(told(&found, "unread_numbers", "cell"), ["B2", "B2"]);
    let found = held("Школа,Балл,Статус\n\"СШ № 1\nинтернат № 4\",\"37,33\n8,34\",\"да\nнет\"\n", 7);
    assert_eq!((&found["both"], &found["only_ours"]), (&json!(["1"]), &json!(["4"])));
    assert_eq!(told(&found["scores"], "apart", "school"), ["4"]);
}

#[test]
fn a_school_of_which_two_things_are_said_is_told_with_both_cells_and_nothing_is_made_of_it() {
    let list = "Школа;Решение\nСШ № 1;включена\nИнтернат № 4;да\nСШ №1;не включена\n";
    let found = held(list, 7);
    assert_eq!((&found["outcome"], &found["contested"]), (&json!("not_whole"), &json!(["1"])));
    assert_eq!((&found["both"], &found["differing"]), (&json!(["4"]), &json!([])));
    assert_eq!(told(&found, "unread", "cell"), ["A4"]);
    let said = said(list, 7);
    assert!(said.contains("A4") && said.contains("здесь — не включена, а в ячейке A2 — включена"), "{said}");
    // which of the two stands first does not matter
    let turned = list.replace("№ 1;включена", "№ 1;нет").replace("№1;не включена", "№1;да");
    assert_eq!(held(&turned, 7)["differing"], json!([]));
    // the same again is another matter
    let again = held(&list.replace("не включена", "включена"), 7);
    assert_eq!((&again["contested"], &again["both"]), (&json!([]), &json!(["4", "1"])));
}

#[test]
fn columns_that_are_not_read_are_named_and_unsure_headings_taken_only_where_all_fits() {
    let list =
        "№ п/п;Школа;Результат;Норма;Рейтинг;Примечание;\n1;СШ № 1;57,1;60;2,5;;да\n2;Интернат № 4;50;60;1,5;;\n";
    let found = held(list, 0);
    assert_eq!((&found["has_verdicts"], &found["places"]["compared"]), (&json!(false), &json!(0)));
    // the number of the row and an empty column are nothing that is lost
    assert_eq!(told(&found, "passed_over", "heading"), ["Результат", "Норма", "Рейтинг", "G"]);
    assert_eq!(told(&found, "passed_over", "cell"), ["C1", "D1", "E1", "G1"]);
    let said = said(list, 0);
    assert!(
        said.contains("Не прочитано: «Результат» (C1), «Норма» (D1), «Рейтинг» (E1).")
            && said.contains("назовите его «Решение»"),
        "{said}"
    );
    // places from 1 to the number of rows; words that are verdicts
    let found = held("Школа;Рейтинг;Результат\nИнтернат № 4;1;включена\nСШ № 1;2;включена\nСШ № 2;3;не включена\n", 0);
    assert_eq!((&found["has_verdicts"], &found["places"]["compared"]), (&json!(true), &json!(3)));
    assert_eq!(
        [told(&found, "columns", "holds"), told(&found, "columns", "cell")],
        [["name", "verdict", "place"], ["A1", "C1", "B1"]]
    );
    assert_eq!(found["passed_over"], json!([]));
    // 40 is no place among two
    let found = held("Школа;Рейтинг\nИнтернат № 4;8\nСШ № 1;40\n", 0);
    assert_eq!(told(&found, "passed_over", "heading"), ["Рейтинг"]);
    // numbers under a heading of verdicts, a second score, words under a place: what they say, nobody held
    let found = held("Школа;Итог;Балл;Баллы;Место\nИнтернат № 4;8,33;8,33;9;верх\nСШ № 1;37,33;37,33;40;верх\n", 7);
    assert_eq!(found["outcome"], "not_whole");
    assert_eq!(told(&found, "passed_over", "heading"), ["Итог", "Баллы", "Место"]);
    assert_eq!(found["scores"]["compared"], 2);
}

// the title says what a heading says; the numbers of the rows are the codes of schools
#[test]
fn a_title_is_no_heading_and_the_numbers_of_rows_are_no_codes() {
    let list = "Приложение к приказу;;\nПеречень школ;;\n№ п/п;Наименование;Примечание\n1;Интернат № 4;\n2;СШ № 1;\n;Итого: 2 школы;\n;Начальник управления;\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(list);
    let found = held_bytes("приказ.csv", &bytes, 0);
    assert_eq!((&found["both"], &found["unread"]), (&json!(["4", "1"]), &json!([])));
}

// 37.33 is 37.3 at one digit, 8.33 is 8.3; the total names no school, and the second sheet is another list
#[test]
fn a_workbook_with_merged_headings_and_totals_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let format = rust_xlsxwriter::Format::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "Перечень школ, которым нужна поддержка", &format).expect("a title");
    sheet.merge_range(1, 0, 2, 0, "№ п/п", &format).expect("a heading");
    sheet.merge_range(1, 1, 2, 1, "Наименование школы", &format).expect("a heading");
    sheet.merge_range(1, 2, 1, 3, "Итоги", &format).expect("a heading");
    sheet.write(2, 2, "Балл").expect("a heading");
    sheet.write(2, 3, "Место").expect("a heading");
    sheet.merge_range(1, 4, 2, 4, "Решение", &format).expect("a heading");
    for (row, (name, score, place)) in (3..).zip([("СШ № 1", 37.3, 2), ("Школа-интернат № 4", 8.3, 1)])
    {
        sheet.write(row, 0, row - 2).expect("a number");
        sheet.write(row, 1, name).expect("a name");
        sheet.write(row, 2, score).expect("a score");
        sheet.write(row, 3, place).expect("a place");
        sheet.write(row, 4, "включена").expect("a verdict");
    }
    sheet.write(5, 1, "Итого").expect("a total");
    sheet.write(5, 2, 45.6).expect("a total");
    let other = book.add_worksheet().set_name("Прошлый год").expect("a name");
    other.write(0, 0, "Школа").expect("a heading");
    other.write(1, 0, "СШ № 2").expect("a school");
    let found = held_bytes("приказ.xlsx", &book.save_to_buffer().expect("a workbook"), 0);
    assert_eq!((&found["both"], &found["scores"]["compared"]), (&json!(["4", "1"]), &json!(2)));
    assert_eq!((&found["places"]["compared"], &found["unread"]), (&json!(2), &json!([])));
    assert_eq!(found["other_sheets"], json!(["Прошлый год"]));
}

// who names all five schools and says of none that it is listed lists nobody; 5 has no score
#[test]
fn a_ranking_without_verdicts_is_told_to_be_none_and_its_numbers_are_held() {
    let list =
        "Школа;Место;Балл (из 100)\nИнтернат № 4;1;8,33\nСШ № 1;2;37,33\nСШ № 2;3;60\nГимназия № 3;4;95\nСШ № 5;—;—\n";
    let found = said(list, 7);
    assert!(found.contains("это рейтинг, а не перечень") && found.contains("Баллы те же"), "{found}");
    assert!(!found.contains("Вероятная причина"), "{found}");
    // with a heading of its own for who is in it, whatever year stands in that, it is a list
    let list = "Школа;ШНОР 2020\nИнтернат № 4;да\nСШ № 1;да\nСШ № 2;нет\nГимназия № 3;нет\nСШ № 5;\n";
    assert_eq!(held(list, 0)["has_verdicts"], true);
    let list = list.replace("ШНОР 2020", "Вывод").replace("да", "ШНОР").replace("нет", "");
    assert_eq!(held(&list, 0)["both"], json!(["4", "1"]));
    assert!(said(&list, 0).contains("в столбце решения пусто: 3"));
}

#[test]
fn a_list_of_numbered_lines_is_read() {
    let found = held("Приложение к приказу\n\nПеречень школ\n1. МБОУ «СШ № 1»\n2) Интернат № 4\n", 0);
    assert_eq!((&found["both"], &found["unread"]), (&json!(["4", "1"]), &json!([])));
}

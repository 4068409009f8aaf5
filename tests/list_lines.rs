//! Lines of a list that are no plain rows: a school with words of its own beside nothing else, headings within the list,
//! addresses in brackets. The city is that of `tests/cases/by-hand`, where 4 and 1 are listed.

use serde_json::{Value, json};

use crate::city::{folder, root};
use crate::verify::{document, text};

/// Holds a list against the city.
fn held(list: &str, exit: i32) -> Value {
    let place = folder(&[("приказ.csv", list.as_bytes())]);
    let data = text(&root().join("tests/cases/by-hand/data"));
    document(&["verify", &data, "--list", &text(&place.path().join("приказ.csv"))], exit, "verify-list")
}

fn cells(held: &Value) -> Vec<&str> {
    held["unread"].as_array().expect("a list").iter().map(|row| row["cell"].as_str().expect("a cell")).collect()
}

#[test]
fn a_school_that_is_not_known_is_told_however_little_stands_beside_it() {
    for school in ["СШ № 39 (базовая)", "МБОУ «СШ № 13», ул. Ленина, 20", "Лицей Надежда"]
    {
        let list =
            format!("Школа;Примечание\n8.33;\nСШ № 1;\n{school};\nСШ № 1;\n").replace("8.33", "Школа-интернат № 4");
        let found = held(&list, 7);
        assert_eq!(found["outcome"], "not_whole", "{school}");
        assert!(cells(&found).contains(&"A4"), "{school}: {found}");
    }
}

#[test]
fn a_heading_within_the_list_that_speaks_of_a_decision_is_told_and_one_under_it_is_a_note() {
    for heading in ["Не включены в перечень:", "Исключены из перечня:", "Группа риска"]
    {
        let found = held(&format!("Школа;Балл\n{heading};\nШкола-интернат № 4;8,33\nСШ № 1;37,33\n"), 7);
        assert_eq!((&found["outcome"], cells(&found)), (&json!("not_whole"), vec!["A2"]), "{heading}");
        let found = held(&format!("Школа;Балл\nШкола-интернат № 4;8,33\nСШ № 1;37,33\n{heading};\n"), 0);
        assert_eq!(found["outcome"], "agrees", "{heading}");
    }
}

// СШ № 2 and Гимназия № 3 are schools too: the number of a house is none of theirs
#[test]
fn what_stands_in_brackets_or_behind_quotes_is_no_other_school() {
    let list = |school: &str| format!("Школа;Балл\n{school};37,33\nШкола-интернат № 4;8,33\n");
    assert_eq!(held(&list("СШ № 1 (ул. Ленина, 2)"), 0)["both"], json!(["4", "1"]));
    let found = held(&list("МБОУ «СШ № 1», 2"), 7);
    assert_eq!((&found["only_theirs"], cells(&found)), (&json!([]), vec!["A2"]));
}

// 70 000 digits, and places that add up to more than a number holds
#[test]
fn numbers_of_any_size_are_told_and_nothing_falls() {
    let long = format!("Код;Балл\n4;0,{}\n1;37,33\n", "3".repeat(70_000));
    assert_eq!(held(&long, 7)["outcome"], "not_whole");
    let places = "Код;Место\n4;9223372036854775807\n1;9223372036854775806\n";
    assert_eq!(held(places, 7)["outcome"], "other_numbers");
}

// 4 and 1 are listed
#[test]
fn a_column_that_may_say_something_else_of_schools_keeps_a_list_from_agreeing() {
    for (list, outcome, exit) in [
        // two columns that disagree: none of them is right because it stands first
        ("Код;Решение;Решение комиссии\n4;включена;не включена\n1;включена;не включена\n", "not_whole", 7),
        // no verdicts at all under a heading of verdicts
        ("Код;Решение\n4;2\n1;2\n", "not_whole", 7),
        ("Код;Балл\n4;8,33 из 100\n1;37,33 из 100\n", "not_whole", 7),
        // what became of them in the end is said by the second
        ("id;status;final_status\n4;not_listed;listed\n1;listed;listed\n2;listed;not_listed\n", "agrees", 0),
        // a column that nobody filled in
        ("Код;Решение комиссии\n4;\n1;\n", "agrees", 0),
        ("Код;Итоговое решение комиссии\n4;исключить\n1;исключить\n", "other_schools", 7),
    ] {
        assert_eq!(held(list, exit)["outcome"], outcome, "{list}");
    }
}

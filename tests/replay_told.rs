//! Where a report comes out otherwise and no number changed, what changed is named all the same: the register, the findings,
//! settings that were not used, else the first value of the result.

use serde_json::{Value, json};

use crate::city::{stderr, stdout};
use crate::verify::{City, ends, flat, text};

/// The terminal's words and the JSON of a report that does not match, both of which name these.
fn told(city: &City, parts: &[&str]) -> Value {
    let (printed, replay) = (city.verify(&[], 7), city.json(&[], 7));
    let reason = replay["reason"].as_str().expect("a reason");
    for part in parts {
        assert!(printed.contains(part), "{part}: {printed}");
        assert!(reason.contains(part), "{part}: {reason}");
    }
    replay
}

const SAME_LIST: &str = "Не сошлось до байта, но перечень, баллы и места те же.";

#[test]
fn a_school_renamed_in_the_register_is_told_with_both_names_and_its_row() {
    let city = City::new(&[]);
    // the results name the school by what is now another name of it
    city.change("data/реестр.csv", "Код;Наименование;Тип", "Код;Наименование;Другие названия;Тип");
    for (code, name) in [("1", "СШ № 1"), ("2", "СШ № 2"), ("3", "Гимназия № 3"), ("4", "Школа-интернат № 4")]
    {
        city.change("data/реестр.csv", &format!("{code};{name};"), &format!("{code};{name};;"));
    }
    city.change("data/реестр.csv", "5;СШ № 5;", "5;СШ № 5;;");
    city.again();
    city.change("data/реестр.csv", "5;СШ № 5;;", "5;СШ № 5 «Лад»;СШ № 5;");
    let parts = [SAME_LIST, "реестр.csv › B6: в реестре школа СШ № 5 теперь называется СШ № 5 «Лад»"];
    let replay = told(&city, &parts);
    let change = &replay["register"][0];
    assert_eq!((&change["school"], &change["field"]), (&json!("5"), &json!("name")));
    assert_eq!((&change["before"], &change["after"]), (&json!("СШ № 5"), &json!("СШ № 5 «Лад»")));
    // its other names changed too; that the short name follows the official one is not told again
    let fields: Vec<&Value> =
        replay["register"].as_array().expect("changes").iter().map(|change| &change["field"]).collect();
    assert_eq!(fields, [&json!("name"), &json!("aliases")]);
    assert_eq!((&replay["same_list"], &replay["cells"], &replay["schools"]), (&json!(true), &json!([]), &json!([])));
}

#[test]
fn a_school_whose_kind_or_grades_changed_in_the_register_is_told_with_both() {
    let city = City::new(&[]);
    city.change("data/реестр.csv", "2;СШ № 2;средняя школа;1-11", "2;СШ № 2;средняя школа;1-9");
    let parts = ["в реестре у школы СШ № 2 другое: уровень — было «1-11», стало «1-9»"];
    let replay = told(&city, &parts);
    assert_eq!(replay["register"][0]["field"], "level");
    // a row that stands elsewhere and says the same is counted
    let city = City::new(&[]);
    city.change("data/реестр.csv", "4;Школа-интернат № 4;школа-интернат;1-9\n5;", "5;");
    city.change(
        "data/реестр.csv",
        "5;СШ № 5;средняя школа;1-11\n",
        "5;СШ № 5;средняя школа;1-11\n4;Школа-интернат № 4;школа-интернат;1-9\n",
    );
    told(&city, &[SAME_LIST, "Строки реестра переместились, а значат то же: 2."]);
}

#[test]
fn a_total_row_that_is_called_otherwise_is_told_by_its_finding() {
    let city = City::new(&[]);
    // 178 = 40 + 50 + 60 + 20 + 8 participants; 19 with «2», 55, 69, 35
    city.change("data/огэ.csv", "СШ № 5;8;1;3;4;0\n", "СШ № 5;8;1;3;4;0\nИТОГО;178;19;55;71;33\n");
    city.again();
    city.change("data/огэ.csv", "ИТОГО;", "ИТОГО по городу;");
    let replay = told(&city, &[SAME_LIST, "Новое [F51] огэ.csv › A9", "«ИТОГО по городу»"]);
    for (list, written) in [("findings_new", "«ИТОГО по городу»"), ("findings_gone", "«ИТОГО»")] {
        let finding = &replay[list][0];
        assert_eq!((&finding["code"], &finding["cell"]), (&json!("F51"), &json!("A9")));
        assert!(finding["message"].as_str().is_some_and(|message| message.contains(written)), "{finding}");
    }
    assert!(city.verify(&[], 7).contains("Больше нет [F51] огэ.csv › A9"));
}

#[test]
fn a_note_below_a_table_is_told_by_its_finding() {
    let city = City::new(&[]);
    city.change("data/огэ.csv", "СШ № 5;8;1;3;4;0\n", "СШ № 5;8;1;3;4;0\nПримечание: сверено;;;;;\n");
    let replay = told(&city, &[SAME_LIST, "Новое [F54] огэ.csv › A9", "«Примечание: сверено»"]);
    assert_eq!(replay["findings_new"][0]["code"], "F54");
    // the row is the sixth of the table: that is the first that the result says otherwise
    let first = json!({ "path": "inputs[1].rows_read", "before": "5", "after": "6" });
    assert_eq!((&replay["findings_gone"], &replay["first_value"]), (&json!([]), &first));
}

#[test]
fn what_neither_a_cell_nor_the_register_nor_a_finding_says_is_told_by_the_first_value_of_the_result() {
    let city = City::new(&[]);
    let decision = "Решения комиссии\nКод;Решение;Кем принято;Дата;Акт;Основание\n\
                    3;включить;комиссия управления образования;03.09.2020;протокол № 2;новый коллектив\n";
    std::fs::write(city.data().join("решения.csv"), decision).expect("written");
    city.again();
    city.change("data/решения.csv", "протокол № 2", "протокол № 7");
    let replay = told(&city, &[SAME_LIST, ".decision.act: было «протокол № 2», стало «протокол № 7»"]);
    assert_eq!((&replay["register"], &replay["findings_new"], &replay["cells"]), (&json!([]), &json!([]), &json!([])));
    // a decision that is another one moves a school, and that is what is told
    city.change("data/решения.csv", "3;включить;", "3;не включать;");
    let replay = city.json(&[], 7);
    assert_eq!((&replay["same_list"], &replay["leaves"]), (&json!(false), &json!(["3"])));
    assert!(
        replay["reason"].as_str().is_some_and(|reason| reason.contains("Вышли бы из перечня: Гимназия № 3")),
        "{replay}"
    );
}

#[test]
fn a_year_or_a_methodology_of_the_settings_that_was_not_used_is_never_called_harmless() {
    let city = City::new(&[]);
    city.change("data/selection.toml", "year = 2020", "year = 2021");
    let year = "В selection.toml другой год: 2021 вместо 2020. Отчёт повторён за 2020 год";
    let replay = told(&city, &[SAME_LIST, year]);
    assert_eq!(replay["settings"], json!([{ "file": "selection.toml", "setting": "year", "stands": "2021" }]));
    assert!(!city.verify(&[], 7).contains("не влияет"));
    city.change("data/selection.toml", "year = 2021", "criteria = \"municipal-index-no-vpr\"");
    let other = "В selection.toml другая методика: municipal-index-no-vpr";
    let replay = told(&city, &[SAME_LIST, "В selection.toml год не указан", other]);
    let stands =
        |place: usize| (replay["settings"][place]["setting"].clone(), replay["settings"][place]["stands"].clone());
    assert_eq!(stands(0), (json!("year"), Value::Null));
    assert_eq!(stands(1), (json!("criteria"), json!("municipal-index-no-vpr")));
    // what names the methodology of the run by its file is the same setting
    city.change(
        "data/selection.toml",
        "criteria = \"municipal-index-no-vpr\"",
        "year = 2020\ncriteria = \"by-hand.toml\"",
    );
    assert_eq!(city.json(&[], 7)["settings"], json!([]));
    assert!(city.verify(&[], 7).contains("на отчёт это не влияет"));
    // a second methodology in the folder: nobody says which it is
    city.change("data/selection.toml", "criteria = \"by-hand.toml\"", "# методика");
    let second = std::fs::read(city.data().join("by-hand.toml")).expect("criteria");
    std::fs::write(city.data().join("вторая.toml"), second).expect("written");
    told(&city, &["В selection.toml методика не названа"]);
}

#[test]
fn a_file_of_the_report_that_was_altered_is_never_told_calmly() {
    let city = City::new(&[]);
    city.change("data/реестр.csv", "2;СШ № 2;средняя школа;1-11", "2;СШ № 2;средняя школа;1-9");
    city.change("run/ranking.csv", "95.00,95,", "96.00,96,");
    let printed = city.verify(&[], 7);
    assert!(printed.contains("Не сошлось.") && !printed.contains("баллы и места те же"), "{printed}");
    assert!(printed.contains("Файл отчёта ranking.csv изменён"), "{printed}");
}

#[test]
fn a_report_without_its_record_is_told_for_what_it_lacks() {
    let city = City::new(&[]);
    std::fs::remove_file(city.run().join("run.json")).expect("removed");
    let said = flat(&stderr(&ends(&["verify", &text(&city.run())], 4)));
    assert!(said.contains("нет run.json") && !said.contains("не папка отчёта"), "{said}");
    // a folder of data is no report at all
    let output = ends(&["verify", &text(&city.data())], 2);
    assert!(stderr(&output).contains("не папка отчёта") && stdout(&output).is_empty(), "{}", stderr(&output));
}

//! Documents that look like what they are not: each was read wrongly, or silently, by a reader once. What they must give
//! was counted by hand.

use crate::city::{codes, folder, understand};
use crate::layouts::{gives, read};

/// The codes that a document raises, beside names for the register, blanks and schools without data.
fn told(name: &str, text: &str) -> Vec<&'static str> {
    read(name, text).1
}

#[test]
fn headings_that_come_again_under_a_title_of_their_own_begin_another_table() {
    let table = "Результаты ОГЭ по математике, 2019 год\nШкола;Участники;2;3;4;5\nСШ № 1;30;4;10;10;6\n";
    let first = ["1 oge.math.participants 2019 = 30", "1 oge.math.mark_2 2019 = 4", "1 oge.math.mark_3 2019 = 10"];
    let first = [&first[..], &["1 oge.math.mark_4 2019 = 10", "1 oge.math.mark_5 2019 = 6"]].concat();
    for title in ["Результаты ГВЭ по математике, 2019 год", "ОГЭ по физике, 2019", "ОГЭ по математике, 2018 год"]
    {
        let text = format!("{table};;;;;\n{title};;;;;\nШкола;Участники;2;3;4;5\nСШ № 2;6;0;3;2;1\n");
        gives("огэ.csv", &text, &first, &["F22"]);
    }
    // a printed page that only repeats the headings goes on
    let text = format!("{table}Школа;Участники;2;3;4;5\nСШ № 2;6;0;3;2;1\n");
    assert_eq!((read("огэ.csv", &text).0.len(), told("огэ.csv", &text)), (10, vec![]));
}

#[test]
fn a_town_over_its_schools_goes_for_them_wherever_it_stands() {
    let title = "ОГЭ 2019, математика\n";
    let ours = [
        "2 oge.math.participants 2019 = 50",
        "2 oge.math.mark_2 2019 = 10",
        "2 oge.math.mark_3 2019 = 20",
        "2 oge.math.mark_4 2019 = 12",
        "2 oge.math.mark_5 2019 = 8",
    ];
    let tables = [
        "Школа;Участники;2;3;4;5\nг. Норильск;;;;;\nСШ № 2;50;10;20;12;8\nг. Дудинка;;;;;\nСШ № 1;40;4;16;12;8\n",
        "№ п/п;Школа;Участники;2;3;4;5\n1;СШ № 2;50;10;20;12;8\nг. Дудинка;;;;;;\n2;СШ № 1;40;4;16;12;8\n",
        "№ п/п;Школа;Участники;2;3;4;5\nг. Норильск;;;;;;\n1;СШ № 2;50;10;20;12;8\nТаймырский район;;;;;;\n2;СШ № 1;40;4;16;12;8\n",
        "Муниципалитет;Школа;Участники;2;3;4;5\nг. Дудинка;;;;;;\n;СШ № 1;40;4;16;12;8\nг. Норильск;;;;;;\n;СШ № 2;50;10;20;12;8\n",
    ];
    for table in tables {
        gives("огэ.csv", &format!("{title}{table}"), &ours, &["F54", "F71"]);
    }
}

#[test]
fn several_towns_are_a_fault_where_the_register_names_none() {
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n2;СШ № 2;средняя школа;1-11\n";
    let table = "ОГЭ 2019, математика\nМуниципалитет;Школа;Участники;2\nЭнск;СШ № 1;30;4\nСоседск;СШ № 2;33;3\n";
    let data = understand(folder(&[("реестр.csv", register.as_bytes()), ("огэ.csv", table.as_bytes())]).path());
    assert_eq!(codes(&data.findings), ["F71"]);
}

#[test]
fn percents_are_percents_wherever_it_is_said() {
    // by hand: 10 % of 40 is 4, 20 % of 40 is 8
    let expected = ["1 oge.math.participants 2019 = 40", "1 oge.math.mark_2 2019 = 4", "1 oge.math.mark_5 2019 = 8"];
    for text in [
        "Результаты ОГЭ, 2019 год, в процентах\nШкола;Математика;;\n;Участники;2;5\nСШ № 1;40;10;20\n",
        "ОГЭ 2019\nШкола;Математика;;\n;Участники;Доля обучающихся, получивших отметку;\n;;2;5\nСШ № 1;40;10;20\n",
    ] {
        gives("огэ.csv", text, &expected, &["F79"]);
    }
    // three rows: the last says how the number stands
    let text = "ОГЭ 2019\nШкола;Математика;;;;\n;Участники;«2»;;«5»;\n;;чел.;%;чел.;%\nСШ № 1;40;4;10,0;8;20,0\n";
    gives("огэ.csv", text, &expected, &[]);
    assert_eq!(told("огэ.csv", &text.replace("10,0", "11,5")), ["F43"]);
    // a part of the participants is not all of them
    let text = "ОГЭ 2019\nШкола;Математика;;;\n;Количество участников;;2;5\n;всего;из них с ОВЗ;;\nСШ № 1;40;3;4;8\n";
    assert!(!read("огэ.csv", text).0.iter().any(|line| line.ends_with("participants 2019 = 3")));
}

#[test]
fn parts_of_one_are_no_percents() {
    let table = "Соцпаспорт за 2019 год\nШкола;Всего учащихся;Оба родителя с высшим образованием, %\n";
    assert_eq!(told("паспорт.csv", &format!("{table}СШ № 1;400;1\nСШ № 2;500;0\n")), ["F38"]);
    let selfs = "Самообследование за 2019 год\nШкола;1.1 Численность;1.5 Успевают на «4» и «5»\nСШ № 1;500;200/0,4\n";
    assert_eq!(told("самообследование.csv", selfs), ["F39"]);
    // the same by its signs
    for (cell, value) in [("200/40%", "200/500"), ("200 (40 %)", "200/500")] {
        let text = selfs.replace("200/0,4", cell);
        gives("самообследование.csv", &text, &["1 self.1.1 2019 = 500", &format!("1 self.1.5 2019 = {value}")], &[]);
    }
    let oge = "ОГЭ 2019\nШкола;Математика;;;;\n;Участники;2, %;3, %;4, %;5, %\nСШ № 1;40;0,10;0,40;0,30;0,20\n";
    assert_eq!(told("огэ.csv", oge), ["F38"]);
    let counted = "ОГЭ 2019\nШкола;Математика;\n;Участники;2\nСШ № 1;60;20/33,3%\nСШ № 2;60;10 (16,7 %)\n";
    let expected = [
        "1 oge.math.participants 2019 = 60",
        "1 oge.math.mark_2 2019 = 20",
        "2 oge.math.participants 2019 = 60",
        "2 oge.math.mark_2 2019 = 10",
    ];
    gives("огэ.csv", counted, &expected, &[]);
    assert_eq!(told("огэ.csv", &counted.replace("33,3", "43,3")), ["F43"]);
}

#[test]
fn cells_of_the_format_percent_are_read_where_the_analyst_says_so() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = ["ОГЭ 2019", "Школа;Математика;", ";Участники;2, %", "СШ № 1;40;0.1", "СШ № 2;50;0.2"];
    for (row, line) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(line.split(';')).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).map(|_| ()).expect("a cell"),
                Err(_) => sheet.write_string(row, column, cell).map(|_| ()).expect("a cell"),
            }
        }
    }
    let book = book.save_to_buffer().expect("a workbook");
    let said = "schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ.xlsx\"\npercent = \"fraction\"\n";
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n2;СШ № 2;средняя школа;1-11\n";
    let files = [("реестр.csv", register.as_bytes()), ("огэ.xlsx", &book), ("selection.toml", said.as_bytes())];
    let data = understand(folder(&files).path());
    assert_eq!(codes(&data.findings), ["F79"]);
    let marks = data.observations.rows().iter().filter(|row| row.measure.ends_with("mark_2"));
    let counts: Vec<_> = marks.map(|row| row.reading.clone()).collect();
    assert_eq!(counts, [4, 10].map(shnor::observation::Reading::Count));
    assert_eq!(codes(&understand(folder(&files[..2]).path()).findings), ["F39"]);
}

#[test]
fn results_that_are_not_of_all_participants_are_none() {
    // who passed is known of two of three: the least score decides, and the gap is told
    let passed = "ЕГЭ 2019\nШкола;Код предмета;Балл;Зачет\nСШ № 1;1;71;1\nСШ № 1;1;20;2\nСШ № 1;1;10;\n";
    let (found, told) = read("егэ.csv", passed);
    assert!(found.contains(&"1 ege.russian.below_min 2019 = 2".to_owned()), "{found:?}");
    assert_eq!(told, ["F33"]);
    let marks =
        "ОГЭ 2019\nШкола;Предмет;Балл;Отметка\nСШ № 1;Математика;7;2\nСШ № 1;Математика;6;\nСШ № 1;Математика;20;4\n";
    let (found, told) = read("огэ.csv", marks);
    assert!(!found.iter().any(|line| line.contains("mark_") || line.contains("below_min")), "{found:?}");
    assert_eq!(told, ["F33"]);
}

#[test]
fn nobody_counts_twice_and_annulled_results_do_not_count() {
    let twice = "ОГЭ 2019\nКод участника;Школа;Предмет;Отметка\n71;СШ № 1;Математика;2\n71;СШ № 1;Математика;4\n72;СШ № 1;Математика;5\n";
    assert_eq!(told("огэ.csv", twice), ["F52"]);
    assert_eq!(told("огэ.csv", &twice.replace("71;СШ № 1;Математика;4", "71;СШ № 1;Физика;4")), Vec::<&str>::new());
    let annulled =
        "ЕГЭ 2019\nШкола;Код предмета;Балл;Зачет;Статус\nСШ № 1;1;71;1;Действующий\nСШ № 1;1;0;2;Аннулирован\n";
    let (found, told) = read("егэ.csv", annulled);
    assert!(found.contains(&"1 ege.russian.below_min 2019 = 0".to_owned()), "{found:?}");
    assert_eq!(told, ["F80"]);
    let periods = "ЕГЭ 2019\nШкола;Код предмета;Балл;Зачет;Период\nСШ № 1;1;71;1;основной\nСШ № 1;1;60;1;резервный\n";
    assert_eq!(read("егэ.csv", periods).1, ["F62"]);
}

#[test]
fn a_row_of_column_numbers_is_no_participant_and_a_row_of_counts_no_numbering() {
    let text = "ОГЭ 2019\nКод ОО;Предмет;Балл;Отметка\n1;2;3;4\n1;Математика;7;2\n";
    let (found, _) = read("огэ.csv", text);
    assert!(found.iter().all(|line| line.starts_with("1 oge.math.")), "{found:?}");
    let text = "ОГЭ 2019\nКод ОО;Математика;;;\n;2;3;4;5\n3;4;5;6;7\n1;3;5;9;2\n";
    assert!(read("огэ.csv", text).0.contains(&"3 oge.math.mark_2 2019 = 4".to_owned()));
}

#[test]
fn a_code_and_a_name_of_different_subjects_are_neither() {
    let text = "ЕГЭ 2019\nШкола;Код предмета;Предмет;Балл;Зачет\nСШ № 1;1;Математика базовая;71;1\nСШ № 1;2;Математика профильная;50;1\n";
    let (found, told) = read("егэ.csv", text);
    assert!(found.iter().all(|line| line.contains("math_profile")) && !found.is_empty(), "{found:?}");
    assert_eq!(told, ["F62"]);
}

#[test]
fn participants_far_down_a_streamed_file_keep_their_subject_and_year() {
    let mut text = "ЕГЭ, выгрузка\nГод;Школа;Предмет;Балл;Зачет\n".to_owned();
    for _ in 0..250 {
        text.push_str("2018;СШ № 1;Русский язык;60;1\n");
    }
    text.push_str("2019;СШ № 2;Физика;40;1\n2019;СОШ №2;физика;20;2\n");
    let (found, told) = read("егэ.csv", &text);
    for line in [
        "1 ege.russian.participants 2018 = 250",
        "2 ege.physics.participants 2019 = 2",
        "2 ege.physics.below_min 2019 = 1",
    ] {
        assert!(found.contains(&line.to_owned()), "{line}: {found:?}");
    }
    assert_eq!(told, Vec::<&str>::new());
}

#[test]
fn a_year_in_one_heading_is_not_that_of_the_sheet() {
    let text = "Результаты ОГЭ по математике\nШкола;Участники;2;5;Средний балл 2018\nСШ № 1;40;10;20;15\n";
    assert_eq!(told("огэ.csv", text), ["F30", "F61"]);
    assert!(read("огэ 2019.csv", text).0.contains(&"1 oge.math.mark_2 2019 = 10".to_owned()));
}

#[test]
fn results_that_may_not_be_final_are_a_fault_until_somebody_says_otherwise() {
    let table = "Школа;Математика;\n;Участники;2\nСШ № 1;30;4\n";
    for title in ["ОГЭ 2019, досрочный период", "ОГЭ 2019 (пересдача)", "Предварительные результаты ОГЭ 2019"]
    {
        assert_eq!(told("таблица.csv", &format!("{title}\n{table}")), ["F83"], "{title}");
    }
    assert_eq!(told("огэ_предварит.csv", &format!("ОГЭ 2019\n{table}")), ["F83"]);
}

#[test]
fn signatures_and_parts_are_no_schools_and_no_totals() {
    let table = "ОГЭ 2019\nШкола;Математика;;;;\n;Участники;2;3;4;5\nСШ № 1;60;5;20;20;15\n";
    let rows = [
        "Начальник отдела;;;И. И. Петрова;;\n",
        "в том числе филиал;20;2;8;6;4\n",
        "Среднее по городу;40;5;12;13;10\n",
    ];
    for row in rows {
        let told = told("огэ.csv", &format!("{table}{row}"));
        assert!(told == ["F51"] || told == ["F54"], "{row}: {told:?}");
    }
    // markers without a name are no headings
    let text = table.replace("СШ № 1;", ";н/д;н/д;н/д;н/д;н/д\nСШ № 1;");
    assert!(read("огэ.csv", &text).0.contains(&"1 oge.math.mark_2 2019 = 5".to_owned()));
    assert_eq!(told("огэ.csv", &text), ["F54"]);
}

#[test]
fn a_mark_is_no_score_and_a_school_does_not_grow_tenfold() {
    let marks = "ОГЭ 2019\nШкола;Математика;;;;;\n;Участники;2;3;4;5;Средний балл\nСШ № 1;40;4;16;12;8;3,6\n";
    assert_eq!(told("огэ.csv", marks), ["F40"]);
    let years = "ВПР, свод\nГод;Класс;Предмет;Школа;Кол-во участников\n2018;4;Математика;СШ № 1;60\n2019;4;Математика;СШ № 1;600\n";
    assert_eq!(told("впр.csv", years), ["F49"]);
}

#[test]
fn a_table_of_results_that_nobody_understands_stops_the_list() {
    let text = "ОГЭ 2019\nШкола;Математика;;\n;Балльность;Качество;Рейтинг\nСШ № 1;30;4;1\n";
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(text.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(';')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    let book = book.save_to_buffer().expect("a workbook");
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n";
    let data = understand(folder(&[("реестр.csv", register.as_bytes()), ("огэ.xlsx", &book)]).path());
    let unread = data.findings.iter().find(|finding| finding.code == "F72").expect("a finding");
    assert_eq!(unread.level, shnor::finding::Level::Error);
}

#[test]
fn subjects_may_stand_in_a_column_of_results_by_school() {
    let text = "ОГЭ 2019\nКод ОО;ОО;Предмет;Участники;2\n1;СШ № 1;Математика;30;4\n1;СШ № 1;Русский язык;31;1\n";
    let expected = [
        "1 oge.math.participants 2019 = 30",
        "1 oge.math.mark_2 2019 = 4",
        "1 oge.russian.participants 2019 = 31",
        "1 oge.russian.mark_2 2019 = 1",
    ];
    gives("огэ.csv", text, &expected, &[]);
}

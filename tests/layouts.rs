//! Each kind of document that ships with a layout, as it is really written: what its cells become. Expected values stand
//! beside the document and were counted by hand.

use std::fmt::Write as _;

use shnor::finding::{Finding, Level};
use shnor::observation::{Reading, Share};

use crate::city::{codes, folder, root, shnor, stderr, stdout, understand};

const REGISTER: &str = "\
Код;Наименование;Тип;Уровень;Муниципалитет
1;МБОУ «СШ № 1»;средняя школа;1-11;Норильск
2;МБОУ «СШ № 2»;средняя школа;1-11;Норильск
3;МБОУ «Гимназия № 1»;гимназия;1-11;Норильск
";

/// What a document gives: `school measure year = value`, and the codes of what is told beside notes of blank cells.
pub(crate) fn read(name: &str, text: &str) -> (Vec<String>, Vec<&'static str>) {
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), (name, text.as_bytes())]);
    let data = understand(folder.path());
    let shown = |row: &shnor::observation::Observation| {
        let value = match &row.reading {
            Reading::Count(count) => count.to_string(),
            Reading::Number(number) => number.to_string(),
            Reading::Share(Share::Counted { numerator, denominator }) => format!("{numerator}/{denominator}"),
            Reading::Share(share) => format!("{share:?}"),
            Reading::Missing(why) => why.word().to_owned(),
        };
        format!("{} {} {} = {value}", data.register.schools()[row.school].id, row.measure, row.year)
    };
    // told apart are blank cells (F47), schools of which nothing is said (F55), names for the register (F57)
    let noise = |finding: &&Finding| ["F47", "F55", "F57"].contains(&finding.code) && finding.level == Level::Note;
    let told: Vec<Finding> = data.findings.iter().filter(|finding| !noise(finding)).cloned().collect();
    let told = codes(&told);
    (data.observations.rows().iter().map(shown).collect(), told)
}

/// Holds a document against what it must give, whatever the order.
pub(crate) fn gives(name: &str, text: &str, expected: &[&str], told: &[&str]) {
    let (found, codes) = read(name, text);
    let missing: Vec<&&str> = expected.iter().filter(|line| !found.iter().any(|row| row == *line)).collect();
    assert_eq!(missing, Vec::<&&str>::new(), "{name}: {found:#?} {codes:?}");
    assert_eq!(found.len(), expected.len(), "{name}: {found:#?}");
    assert_eq!(codes, told, "{name}");
}

#[test]
fn ege_in_three_rows_of_headings_with_column_numbers_and_subtotals() {
    let text = "\
Информация о результатах ЕГЭ выпускников школ в 2019 году;;;;;;;;
;;;;;;;;
Муниципальное образование;Образовательная организация (школа);Физика, чел.;;;Русский язык;;;
;;из них;;;из них;;;
;;приняло участие;не преодолен min порог;средний балл;приняло участие;не преодолен min порог;средний балл;Рейтинг
1;2;3;4;5;6;7;8;9
Норильск;;12;1;;70;2;;
;СШ № 1;12;1;48,5;30;2;61,4;5
;СШ № 2;0;0;0;40;0;66,25;1
Дудинка;;5;5;;5;1;;
;СШ № 1;5;5;30;5;1;50;2
ВСЕГО;;17;6;;75;3;;
";
    gives(
        "егэ.csv",
        text,
        &[
            "1 ege.physics.participants 2019 = 12",
            "1 ege.physics.below_min 2019 = 1",
            "1 ege.physics.mean 2019 = 48.5",
            "1 ege.russian.participants 2019 = 30",
            "1 ege.russian.below_min 2019 = 2",
            "1 ege.russian.mean 2019 = 61.4",
            "2 ege.physics.participants 2019 = 0",
            "2 ege.physics.below_min 2019 = 0",
            "2 ege.physics.mean 2019 = nobody",
            "2 ege.russian.participants 2019 = 40",
            "2 ege.russian.below_min 2019 = 0",
            "2 ege.russian.mean 2019 = 66.25",
        ],
        &["F30", "F51", "F71"],
    );
    // the totals are held against their rows: of the town, of another town, of all
    let (_, told) = read("егэ.csv", &text.replace("Норильск;;12;1", "Норильск;;12;2"));
    assert_eq!(told, ["F30", "F44", "F51", "F71"]);
    let (_, told) = read("егэ.csv", &text.replace("ВСЕГО;;17;6", "ВСЕГО;;18;6"));
    assert_eq!(told, ["F30", "F44", "F51", "F71"]);
}

#[test]
fn headings_in_one_row_may_name_the_subject_and_percents_stand_beside_counts() {
    let text = "\
Результаты ОГЭ 2019 года
Школа;Математика, участники;Математика, «2»;Математика, доля «2», %
СШ № 1;30;4;13,3
СШ № 2;40;2;5,0
";
    let expected = [
        "1 oge.math.participants 2019 = 30",
        "1 oge.math.mark_2 2019 = 4",
        "2 oge.math.participants 2019 = 40",
        "2 oge.math.mark_2 2019 = 2",
    ];
    gives("огэ.csv", text, &expected, &[]);
    // a percent that does not agree with its count is a fault
    assert_eq!(read("огэ.csv", &text.replace("13,3", "31,3")).1, ["F43"]);
    // without the counts the percents give them
    let percents = text.replace("Математика, «2»;", "").replace("30;4;", "30;").replace("40;2;", "40;");
    gives("огэ.csv", &percents, &expected, &["F79"]);
}

#[test]
fn a_subject_may_be_said_by_the_sheet_or_the_file_alone() {
    let text = "ОГЭ 2019\nШкола;Участники;2;3;4;5\nСШ № 1;30;4;10;10;6\n";
    gives(
        "математика.csv",
        text,
        &[
            "1 oge.math.participants 2019 = 30",
            "1 oge.math.mark_2 2019 = 4",
            "1 oge.math.mark_3 2019 = 10",
            "1 oge.math.mark_4 2019 = 10",
            "1 oge.math.mark_5 2019 = 6",
        ],
        &[],
    );
}

#[test]
fn a_rehearsal_or_a_list_of_choices_is_no_examination() {
    let table = "Школа;Математика;\n;Участники;2\nСШ № 1;30;4\n";
    for title in ["Пробный ОГЭ 2019", "Заявки на ОГЭ 2019", "ГВЭ-9 и ОГЭ 2019", "Контрольная 2019"]
    {
        let (found, told) = read("таблица.csv", &format!("{title}\n{table}"));
        assert_eq!((found.len(), told), (0, vec!["F72"]), "{title}");
    }
}

#[test]
fn participants_of_the_ege_become_counts_of_their_school() {
    let text = "\
Результаты ЕГЭ 2019
Код предмета;Дата экзамена;Код ОУ;Наименование ОУ;Муниципальный район;Балл;Зачет
1;03.06.2019;1;МБОУ «СШ № 1»;Норильск;71;1
1;03.06.2019;2;СШ № 2;Норильск;20;2
1;03.06.2019;1;МБОУ «СШ № 1»;Норильск;100;1
1;03.06.2019;1;МБОУ «СШ № 1»;Норильск;;
2;29.05.2019;1;МБОУ «СШ № 1»;Норильск;23;2
1;03.06.2019;;СШ № 1;Дудинка;40;1
";
    gives(
        "егэ.csv",
        text,
        &[
            "1 ege.russian.participants 2019 = 2",
            "1 ege.russian.below_min 2019 = 0",
            "1 ege.russian.high_80_99 2019 = 0",
            "1 ege.russian.score_100 2019 = 1",
            "1 ege.russian.mean 2019 = 85.5",
            "1 ege.math_profile.participants 2019 = 1",
            "1 ege.math_profile.below_min 2019 = 1",
            "1 ege.math_profile.high_80_99 2019 = 0",
            "1 ege.math_profile.score_100 2019 = 0",
            "1 ege.math_profile.mean 2019 = 23",
            "2 ege.russian.participants 2019 = 1",
            "2 ege.russian.below_min 2019 = 1",
            "2 ege.russian.high_80_99 2019 = 0",
            "2 ege.russian.score_100 2019 = 0",
            "2 ege.russian.mean 2019 = 20",
        ],
        &["F71", "F80"],
    );
}

#[test]
fn participants_of_the_oge_count_by_their_marks() {
    let text = "\
ОГЭ по математике, 2019 год
Код ОО;Класс;Первичный балл;Отметка
1;9А;5;2
1;9Б;10;3
1;9А;;
2;9А;28;5
";
    gives(
        "огэ.csv",
        text,
        &[
            "1 oge.math.participants 2019 = 2",
            "1 oge.math.mark_2 2019 = 1",
            "1 oge.math.mark_3 2019 = 1",
            "1 oge.math.mark_4 2019 = 0",
            "1 oge.math.mark_5 2019 = 0",
            "1 oge.math.below_min 2019 = 1",
            "1 oge.math.mean 2019 = 7.5",
            "1 oge.math.mean_mark 2019 = 2.5",
            "2 oge.math.participants 2019 = 1",
            "2 oge.math.mark_2 2019 = 0",
            "2 oge.math.mark_3 2019 = 0",
            "2 oge.math.mark_4 2019 = 0",
            "2 oge.math.mark_5 2019 = 1",
            "2 oge.math.below_min 2019 = 0",
            "2 oge.math.mean 2019 = 28",
            "2 oge.math.mean_mark 2019 = 5",
        ],
        &["F80"],
    );
}

#[test]
fn vpr_marks_are_percents_of_groups_of_participants() {
    // by hand: 57 × 22,81 % = 13, 57 × 36,84 % = 21, 57 × 24,56 % = 14, 57 × 15,79 % = 9; together 57
    let text = "\
ВПР 2019. 5 класс
Предмет: Русский язык
Статистика по отметкам
Группы участников;Кол-во ОО;Кол-во участников;2;3;4;5
Вся выборка;35000;1300000;13,5;35,2;37,1;14,2
Красноярский край;900;29000;15,1;36,6;35,3;13
город Норильск;37;2100;14,1;36,6;35,3;14
МБОУ «СШ № 1»;;57;22,81;36,84;24,56;15,79
СШ № 2;;0;0;0;0;0
";
    gives(
        "впр.csv",
        text,
        &[
            "1 vpr5.russian.participants 2019 = 57",
            "1 vpr5.russian.mark_2 2019 = 13",
            "1 vpr5.russian.mark_3 2019 = 21",
            "1 vpr5.russian.mark_4 2019 = 14",
            "1 vpr5.russian.mark_5 2019 = 9",
            "2 vpr5.russian.participants 2019 = 0",
            "2 vpr5.russian.mark_2 2019 = 0",
            "2 vpr5.russian.mark_3 2019 = 0",
            "2 vpr5.russian.mark_4 2019 = 0",
            "2 vpr5.russian.mark_5 2019 = 0",
        ],
        &["F51", "F79"],
    );
    // counts where percents are expected do not add up to a hundred
    let counts = text.replace("22,81;36,84;24,56;15,79", "13;21;14;9");
    assert_eq!(read("впр.csv", &counts).1, ["F44", "F51"]);
    // a percent that no count of 57 is
    let wrong = text.replace("22,81;36,84", "23,81;35,84");
    assert!(read("впр.csv", &wrong).1.contains(&"F43"));
}

#[test]
fn a_flat_file_of_a_region_names_year_grade_and_subject_in_its_rows() {
    let text = "\
ВПР, свод края
Год;Класс;Предмет;Муниципалитет;ОО;Логин;Кол-во участников;2;3;4;5
2018;4;Математика;Норильск;СШ № 1;sch243001;40;10;40;30;20
2018/2019;5;Русский язык;Норильск;СШ № 1;sch243001;20;25;25;25;25
2019;5;Астрономия;Норильск;СШ № 1;sch243001;20;25;25;25;25
2019;5;Математика;Дудинка;СШ № 9;sch243009;20;25;25;25;25
";
    gives(
        "впр.csv",
        text,
        &[
            "1 vpr4.math.participants 2018 = 40",
            "1 vpr4.math.mark_2 2018 = 4",
            "1 vpr4.math.mark_3 2018 = 16",
            "1 vpr4.math.mark_4 2018 = 12",
            "1 vpr4.math.mark_5 2018 = 8",
            "1 vpr5.russian.participants 2019 = 20",
            "1 vpr5.russian.mark_2 2019 = 5",
            "1 vpr5.russian.mark_3 2019 = 5",
            "1 vpr5.russian.mark_4 2019 = 5",
            "1 vpr5.russian.mark_5 2019 = 5",
        ],
        &["F62", "F71", "F79"],
    );
}

#[test]
fn marks_against_the_journal_stand_in_rows_below_their_school() {
    let text = "\
ВПР 2019. Математика, 4 класс
Сравнение отметок с отметками по журналу
Группы участников;Кол-во участников;%
Красноярский край;;
  Понизили (Отметка < Отметка по журналу) %;9000;30
  Подтвердили (Отметка = Отметке по журналу) %;18000;60
  Повысили (Отметка > Отметка по журналу) %;3000;10
  Всего;30000;100
МБОУ «СШ № 1»;;
  Понизили (Отметка < Отметка по журналу) %;10;20
  Подтвердили (Отметка = Отметке по журналу) %;35;70
  Повысили (Отметка > Отметка по журналу) %;5;10
  Всего;50;100
СШ № 2;;
  Понизили (Отметка < Отметка по журналу) %;4;20
  Подтвердили (Отметка = Отметке по журналу) %;16;80
  Повысили (Отметка > Отметка по журналу) %;0;0
  Всего;20;100
";
    gives(
        "журнал.csv",
        text,
        &[
            "1 vpr4.math.journal_lowered 2019 = 10",
            "1 vpr4.math.journal_confirmed 2019 = 35",
            "1 vpr4.math.journal_raised 2019 = 5",
            "1 vpr4.math.journal_all 2019 = 50",
            "2 vpr4.math.journal_lowered 2019 = 4",
            "2 vpr4.math.journal_confirmed 2019 = 16",
            "2 vpr4.math.journal_raised 2019 = 0",
            "2 vpr4.math.journal_all 2019 = 20",
        ],
        &["F51"],
    );
    assert!(read("журнал.csv", &text.replace("Всего;50", "Всего;51")).1.contains(&"F44"));
}

#[test]
fn individual_results_of_the_vpr_are_counted_and_compared_with_the_journal() {
    let text = "\
ВПР 2019 Русский язык 5 класс;;;;;;;;;
Предмет;Русский язык;;;;;;;;
Максимальный первичный балл;45;;;;;;;;
;;;;;;Б;П;;
ОО;Муниципалитет;Название ОО;Код участника;Класс;Вариант;1К1 (4б);9.1 (1б);Первичный балл;Отметка;Отметка по журналу
edu240001;Норильск;МБОУ «СШ № 1»;50001;5А;1;3;1;20;3;4
edu240001;Норильск;МБОУ «СШ № 1»;50002;5Б;2;2;X;12;2;2
edu240001;Норильск;МБОУ «СШ № 1»;50003;5Б;2;X;X;X;НЕТ ОТМЕТКИ;3
edu240001;Норильск;МБОУ «СШ № 1»;50004;5А;1;4;1;40;5;4
";
    gives(
        "Ф1.csv",
        text,
        &[
            "1 vpr5.russian.participants 2019 = 3",
            "1 vpr5.russian.mark_2 2019 = 1",
            "1 vpr5.russian.mark_3 2019 = 1",
            "1 vpr5.russian.mark_4 2019 = 0",
            "1 vpr5.russian.mark_5 2019 = 1",
            "1 vpr5.russian.journal_all 2019 = 3",
            "1 vpr5.russian.journal_lowered 2019 = 1",
            "1 vpr5.russian.journal_confirmed 2019 = 1",
            "1 vpr5.russian.journal_raised 2019 = 1",
        ],
        &["F80"],
    );
}

// 5 points are a 2 and 6 a 3, seen from both schools. School 1: three works with 6, one with 5, none with 4. School 2: one
// each with 5 and 4. Where 4 begins is not sure: 9 points are a 3 and a 4. A primary score that is none is passed over.
#[test]
fn works_on_the_boundary_of_a_mark_and_just_below_are_counted_by_school() {
    let works = [
        (1, "6", "3"),
        (1, "6", "3"),
        (1, "6", "3"),
        (1, "5", "2"),
        (1, "9", "4"),
        (1, "X", "3"),
        (2, "5", "2"),
        (2, "4", "2"),
        (2, "9", "3"),
        (2, "10", "4"),
    ];
    let mut text =
        "ВПР 2019 Математика 4 класс;;\nОО;Название ОО;Код участника;Класс;Первичный балл;Отметка\n".to_owned();
    for (row, (school, score, mark)) in works.iter().enumerate() {
        let _ = writeln!(text, "edu24000{school};МБОУ «СШ № {school}»;{row};4А;{score};{mark}");
    }
    let (told, _) = read("Ф1.csv", &text);
    let around: Vec<&str> = told.iter().map(String::as_str).filter(|line| line.contains("_boundary")).collect();
    assert_eq!(
        around,
        [
            "1 vpr4.math.at_boundary 2019 = 3",
            "1 vpr4.math.below_boundary 2019 = 1",
            "2 vpr4.math.at_boundary 2019 = 0",
            "2 vpr4.math.below_boundary 2019 = 2",
        ]
    );
}

#[test]
fn markers_of_bias_come_by_year() {
    let text = "\
Год;Логин;Муниципалитет;ОО;4 РУ;4 МА;5 РУ;5 МА
2018;sch1;Норильск;СШ № 1;0;1;0;0
2019;sch1;Норильск;СШ № 1;0;0;0;1
";
    gives(
        "маркеры.csv",
        text,
        &[
            "1 objectivity.russian_4 2018 = 0",
            "1 objectivity.math_4 2018 = 1",
            "1 objectivity.russian_5 2018 = 0",
            "1 objectivity.math_5 2018 = 0",
            "1 objectivity.russian_4 2019 = 0",
            "1 objectivity.math_4 2019 = 0",
            "1 objectivity.russian_5 2019 = 0",
            "1 objectivity.math_5 2019 = 1",
        ],
        &[],
    );
}

#[test]
fn self_evaluation_is_read_with_schools_in_columns_and_as_a_file_of_one_school() {
    // by hand: 180 of 400 is 45,0 %; 5 is 8,6 % of 58 and of no other number
    let columns = "\
Показатели деятельности, подлежащей самообследованию, за 2019 год;;;;
№ п/п;Показатели;Единица измерения;СШ № 1;МБОУ «Гимназия № 1»
1.;Образовательная деятельность;;;
1.1;Общая численность учащихся;человек;400;600
1.5;Численность/удельный вес успевающих на «4» и «5»;человек/%;180/45,0%;420/70,0%
1.14;Не получившие аттестаты;человек/%;5/8,6%;0/0%
2.4;Наличие читального зала;да/нет;да;нет
";
    gives(
        "показатели.csv",
        columns,
        &[
            "1 self.1.1 2019 = 400",
            "1 self.1.5 2019 = 180/400",
            "1 self.1.14 2019 = 5/58",
            "1 self.2.4 2019 = 1",
            "3 self.1.1 2019 = 600",
            "3 self.1.5 2019 = 420/600",
            "3 self.1.14 2019 = Printed { percent: 0, digits: 0, numerator: Some(0) }",
            "3 self.2.4 2019 = 0",
        ],
        &[],
    );
    let one = "\
Отчёт о самообследовании МБОУ «СШ № 2» за 2019 год;;
N п/п;Показатели;Единица измерения
1.1;Общая численность учащихся;500 человек
1.5;Успевающие на «4» и «5»;150 чел./30,0 %
";
    gives("отчет.csv", one, &["2 self.1.1 2019 = 500", "2 self.1.5 2019 = 150/500"], &["F35"]);
    // the file's name will do
    let nameless = one.replace("МБОУ «СШ № 2» ", "");
    gives("СШ 2 самообсл.csv", &nameless, &["2 self.1.1 2019 = 500", "2 self.1.5 2019 = 150/500"], &["F35"]);
    assert_eq!(read("отчет.csv", &nameless).1, ["F54"]);
}

#[test]
fn conditions_staff_olympiads_and_diagnostic_works_are_read() {
    let passport =
        "Социальный паспорт за 2019 год;;\nПоказатель;СШ № 1;СШ № 2\nВсего учащихся;400;500\nВсего семей;350;420\n";
    gives(
        "паспорт.csv",
        passport,
        &[
            "1 context.pupils 2019 = 400",
            "1 context.families 2019 = 350",
            "2 context.pupils 2019 = 500",
            "2 context.families 2019 = 420",
        ],
        &[],
    );
    let staff = "ОО-1, выписка, 2019\nШкола;Всего обучающихся;Классов;Педагогических работников;Высшая категория\nСШ № 1;400;16;30;12\n";
    gives(
        "оо-1.csv",
        staff,
        &[
            "1 context.pupils 2019 = 400",
            "1 context.classes 2019 = 16",
            "1 teachers.all 2019 = 30",
            "1 teachers.highest_category 2019 = 12",
        ],
        &[],
    );
    let rooms = "ОО-2, выписка, 2019\nШкола;Общая площадь, кв. м;Компьютеров;Книжный фонд\nСШ № 1;4512,5;60;12000\n";
    gives(
        "оо-2.csv",
        rooms,
        &["1 context.area 2019 = 4512.5", "1 context.computers 2019 = 60", "1 context.books 2019 = 12000"],
        &[],
    );
    let teachers =
        "Квалификация педагогов, 2019\nШкола;Всего педагогов;Высшая;Первая;Без категории\nСШ № 1;30;12;10;8\n";
    gives(
        "кадры.csv",
        teachers,
        &[
            "1 teachers.all 2019 = 30",
            "1 teachers.highest_category 2019 = 12",
            "1 teachers.first_category 2019 = 10",
            "1 teachers.no_category 2019 = 8",
        ],
        &[],
    );
    let olympiads = "Олимпиады, 2019\nШкола;Муниципальный этап;;;Региональный этап;\n;участники;победители;призёры;участники;призёры\nСШ № 1;40;2;5;3;0\n";
    gives(
        "олимпиады.csv",
        olympiads,
        &[
            "1 olympiad.municipal_participants 2019 = 40",
            "1 olympiad.municipal_winners 2019 = 2",
            "1 olympiad.municipal_prizes 2019 = 5",
            "1 olympiad.regional_participants 2019 = 3",
            "1 olympiad.regional_prizes 2019 = 0",
        ],
        &[],
    );
    // by hand: 10 % of 40 is 4, 20 % is 8, 50 % is 20, 20 % is 8
    let levels = "КДР 2019, 4 класс, читательская грамотность\nШкола;Участники;Уровни, %;;;\n;;недостаточный;пониженный;базовый;повышенный\nСШ № 1;40;10;20;50;20\n";
    gives(
        "кдр.csv",
        levels,
        &[
            "1 kdr4.reading_literacy.participants 2019 = 40",
            "1 kdr4.reading_literacy.level_insufficient 2019 = 4",
            "1 kdr4.reading_literacy.level_low 2019 = 8",
            "1 kdr4.reading_literacy.level_base 2019 = 20",
            "1 kdr4.reading_literacy.level_high 2019 = 8",
        ],
        &["F79"],
    );
}

/// A city of twelve schools with one line of results each, by year.
fn dozen(results: &str, line: impl Fn(u32) -> String) -> Vec<Finding> {
    let schools = (1..=12).map(|school| format!("{school};СШ № {school};средняя школа;1-11\n"));
    let register = format!("Код;Наименование;Тип;Уровень\n{}", schools.collect::<String>());
    let text = format!("{results}\n{}", (1..=12).map(line).collect::<String>());
    understand(folder(&[("реестр.csv", register.as_bytes()), ("таблица.csv", text.as_bytes())]).path()).findings
}

// By hand: of the means 60 … 70 and 6.5 the median is 64.5, the distances' median 3; 6.5 lies 58 away, more than 7.4 × 3.
#[test]
fn a_mean_far_from_those_of_the_other_schools_is_told() {
    let headings = "ЕГЭ 2019\nКод;Физика;\n;приняло участие;средний балл";
    let mean = |school: u32| if school == 12 { "6,5".to_owned() } else { (59 + school).to_string() };
    let told = dozen(headings, |school| format!("{school};{};{}\n", 20 + 2 * school, mean(school)));
    let far: Vec<&Finding> = told.iter().filter(|finding| finding.code == "F49").collect();
    assert_eq!(far.iter().map(|finding| finding.place.to_string()).collect::<Vec<_>>(), ["таблица.csv › C15"]);
}

// By hand: 2 of 40 is 5 %, 18 of 40 is 45 %: 40 points in a year; from 5 to 30 % it is 25.
#[test]
fn a_share_far_from_the_year_before_is_told() {
    let flat = "ВПР, свод\nГод;Класс;Предмет;Код;Кол-во участников;2, чел.;3, чел.;4, чел.;5, чел.";
    let rows = |school: u32| {
        let bad = match school {
            7 => 18,
            8 => 12,
            _ => 2,
        };
        let row = |year: u32, bad: u32| {
            format!("{year};4;Математика;{school};40;{bad};{};{};{}\n", 30 - bad, 5 + school % 3, 5 - school % 3)
        };
        row(2018, 2) + &row(2019, bad)
    };
    let told = dozen(flat, rows);
    let told: Vec<&Finding> = told.iter().filter(|finding| finding.code == "F49").collect();
    assert_eq!(told.iter().map(|finding| finding.place.address()).collect::<Vec<_>>(), [Some("F16".to_owned())]);
}

#[test]
fn a_number_copied_down_a_whole_column_is_told() {
    let told = dozen(
        "Социальный паспорт за 2019 год\nКод;Всего учащихся;Всего семей",
        |school| format!("{school};{};20\n", 400 + school),
    );
    let same: Vec<&Finding> = told.iter().filter(|finding| finding.code == "F50").collect();
    assert_eq!(same.len(), 1, "{told:?}");
}

#[test]
fn a_layout_of_ones_own_goes_before_those_that_ship() {
    let layout = "schema = \"shnor/layout/1\"\nid = \"наш-свод\"\ntitle = \"Наш свод\"\nkind = \"results\"\nwords = [\"сводка\"]\n\
                  [[column]]\nheadings = [\"неуды\"]\nmeasure = \"oge.{subject}.mark_2\"\n\
                  [[column]]\nheadings = [\"сдавало *\"]\nmeasure = \"oge.{subject}.participants\"\n";
    let table = "Сводка за 2019 год\nШкола;Математика;\n;Сдавало человек;Неуды\nСШ № 1;30;4\n";
    let folder = folder(&[
        ("реестр.csv", REGISTER.as_bytes()),
        ("сводка.csv", table.as_bytes()),
        ("наш-свод.toml", layout.as_bytes()),
    ]);
    let path = folder.path().display().to_string();
    let checked = stdout(&shnor(&["check", &path, "-f", "json"]));
    let checked: serde_json::Value = serde_json::from_str(&checked).expect("JSON");
    let files = checked["files"].as_array().expect("files");
    let ours = files.iter().find(|file| file["file"] == "сводка.csv").expect("the table");
    assert_eq!((ours["rows_used"].as_u64(), checked["errors"].as_u64()), (Some(1), Some(0)), "{checked}");
    // a faulty layout is told with its line
    std::fs::write(folder.path().join("наш-свод.toml"), layout.replace("mark_2", "mark_1")).expect("a file");
    let output = shnor(&["check", &path]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        stderr(&output).contains("oge.{subject}.mark_1") && stderr(&output).contains("строка 8"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn columns_that_bear_the_titles_of_declared_measures_are_understood() {
    let criteria = std::fs::read_to_string(root().join("criteria/moscow-contribution.toml")).expect("criteria");
    let title = criteria.split("[[measure]]").nth(1).and_then(|part| part.split("title = \"").nth(1)).expect("a title");
    let title = title.split('"').next().expect("a title");
    let table = format!("Показатели за 2020 год\nКод;{title}\n1;5\n2;7\n3;0\n");
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("показатели.csv", table.as_bytes())]);
    let path = folder.path().display().to_string();
    let checked =
        stdout(&shnor(&["check", &path, "-f", "json", "--criteria", "moscow-contribution", "--year", "2020"]));
    let checked: serde_json::Value = serde_json::from_str(&checked).expect("JSON");
    let ours = checked["files"].as_array().expect("files").iter().find(|file| file["file"] == "показатели.csv");
    assert_eq!(ours.expect("the table")["rows_used"].as_u64(), Some(3), "{checked}");
}

#[test]
fn the_lines_proposed_for_a_heading_make_it_understood() {
    let table = "Итоги ОГЭ за 2019 год\nШкола;Математика;;\n;Участники;2;Средняя отметк\nСШ № 1;30;0;4,1\n";
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("огэ.csv", table.as_bytes())]);
    let file = folder.path().join("огэ.csv").display().to_string();
    let page = stdout(&shnor(&["check", &file, "--explain-layout"]));
    assert!(page.contains("│ D3     ┆ Математика / Средняя отметк ┆ НЕ ПОНЯТО"), "{page}");
    assert!(page.contains("│ C3     ┆ Математика / 2              ┆ ОГЭ, математика: отметка «2»"), "{page}");
    let lines = page.split_once("schema = ").expect("lines to paste").1;
    std::fs::write(folder.path().join("oge-school-наша.toml"), format!("schema = {lines}")).expect("a file");
    let page = stdout(&shnor(&["check", &file, "--explain-layout"]));
    assert!(page.contains("ОГЭ, математика: средняя отметка") && !page.contains("НЕ ПОНЯТО"), "{page}");
}

#[test]
fn headings_that_come_twice_are_proposed_with_what_stands_over_them() {
    let table = "Итоги ОГЭ за 2019 год\nШкола;Математика;;Русский язык;;Мнение родителей;Мнение учеников\n\
                 ;Участники;Отсев, чел.;Участники;Отсев, чел.;Балл;Балл\nСШ № 1;30;2;30;1;4;5\n";
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("огэ.csv", table.as_bytes())]);
    let page = stdout(&shnor(&["check", &folder.path().join("огэ.csv").display().to_string(), "--explain-layout"]));
    let lines: Vec<&str> = page.lines().filter(|line| line.contains("headings = ")).map(str::trim).collect();
    let expected = ["\"Отсев, чел.\"", "\"Мнение родителей Балл\"", "\"Мнение учеников Балл\""];
    assert_eq!(lines, expected.map(|heading| format!("headings = [{heading}]")), "{page}");
}

#[test]
fn a_sheet_that_says_nothing_of_its_examination_is_told_what_it_lacks() {
    let table = "Итоги за 2019 год\nШкола;Математика;\n;Участники;2\nСШ № 1;30;0\n";
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("итоги.csv", table.as_bytes())]);
    let page = stdout(&shnor(&["check", &folder.path().join("итоги.csv").display().to_string(), "--explain-layout"]));
    let told = "Не понято. Больше всего похоже на: ОГЭ по школам (oge-school)\n\
                В заголовке, названии листа или файла нужно одно из слов: огэ,";
    assert!(page.contains(told), "{page}");
}

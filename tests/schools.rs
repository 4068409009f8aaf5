//! Schools of files and of the register: a register proposed where there is none, lines to add to one that is there.

use shnor::finding::Level;
use shnor::school::{How, School};
use shnor::source::{self, Data, Options, Selection};
use shnor::text::Texts;

use crate::city::{codes, folder, root, shnor, stderr};

const OGE: &str = "Результаты ОГЭ 2019 года\nКод;Школа;Математика;\n;;Участники;2\n\
                   1;СШ № 1;40;8\n2;МБОУ «СШ № 2»;50;5\n4;Школа-интернат № 4;20;5\n";
const EGE: &str = "Результаты ЕГЭ 2019 года\nШкола;Русский язык;\n;Приняли участие;Не преодолели минимальный порог\n\
                   СОШ №1;20;0\nСШ № 2;30;1\nШкола-интернат № 4;0;0\nВсего;50;1\n";

fn understand(files: &[(&str, &str)], accept_register: bool) -> Data {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = folder(&files);
    let files = source::list(folder.path()).expect("a folder");
    let options = Options { accept_register, ..Options::default() };
    source::understand(&files, &Selection::default(), &options).expect("files that can be read")
}

/// The lines to paste of the findings of a code.
fn lines(data: &Data, code: &str) -> Vec<String> {
    let texts = Texts::russian();
    let lines = data.findings.iter().filter(|finding| finding.code == code).flat_map(|finding| &finding.lines);
    lines.map(|line| texts.say(line)).collect()
}

// СШ № 1 and СОШ №1 are one key; so are the two of СШ № 2. Who sat no ЕГЭ teaches to the ninth grade.
#[test]
fn a_register_is_proposed_from_the_files() {
    let data = understand(&[("огэ.csv", OGE), ("егэ.csv", EGE)], false);
    assert_eq!(codes(&data.findings), ["F73"]);
    assert!(data.findings.iter().all(|finding| finding.level == Level::Stop));
    assert_eq!(
        lines(&data, "F73"),
        [
            "Код;Наименование;Другие названия;Тип;Уровень",
            "1;СОШ №1;СШ № 1;средняя школа;1-11",
            "2;МБОУ «СШ № 2»;СШ № 2;средняя школа;1-11",
            "4;Школа-интернат № 4;;школа-интернат;1-9",
        ]
    );
    assert_eq!(data.observations.rows().len(), 0);
}

#[test]
fn the_proposed_register_saved_is_the_register_accepted() {
    let proposed = lines(&understand(&[("огэ.csv", OGE), ("егэ.csv", EGE)], false), "F73").join("\n");
    let saved = understand(&[("огэ.csv", OGE), ("егэ.csv", EGE), ("реестр.csv", &proposed)], false);
    let accepted = understand(&[("огэ.csv", OGE), ("егэ.csv", EGE)], true);
    assert_eq!(codes(&saved.findings), ["F51"], "{:#?}", saved.findings);
    assert_eq!(codes(&accepted.findings), ["F51", "F73"], "{:#?}", accepted.findings);
    let schools = |data: &Data| -> Vec<School> { data.register.schools().to_vec() };
    assert_eq!(schools(&saved), schools(&accepted));
    // three schools: participants and marks «2» of the one examination, participants and failures of the other
    assert_eq!((saved.observations.rows().len(), accepted.observations.rows().len()), (12, 12));
    assert_eq!(accepted.matches.iter().filter(|found| found.how > How::Alias).count(), 0);
}

#[test]
fn schools_of_a_proposed_register_are_merged_by_key_alone_and_doubts_are_asked() {
    let renamed = EGE.replace("СОШ №1", "Лицей № 1").replace("Школа-интернат № 4", "СШ № 4");
    let coded = OGE.replace("4;Школа", "2;Школа");
    let data = understand(&[("огэ.csv", &coded), ("егэ.csv", &renamed)], false);
    let texts = Texts::russian();
    let asked: Vec<String> = data
        .findings
        .iter()
        .filter(|finding| finding.code == "F57")
        .map(|finding| texts.say(&finding.message))
        .collect();
    assert_eq!(
        asked,
        [
            "код 2 в файлах стоит при разных названиях: «МБОУ «СШ № 2»», «Школа-интернат № 4»",
            "школы с номером 1 не встречаются в одном файле: «Лицей № 1», «СШ № 1». Возможно, это одна школа",
            "школы с номером 4 не встречаются в одном файле: «СШ № 4», «Школа-интернат № 4». Возможно, это одна школа",
        ]
    );
    assert_eq!(lines(&data, "F73").len(), 1 + 5);
}

#[test]
fn one_name_in_two_municipalities_is_proposed_as_two_schools() {
    let text = "Результаты ОГЭ 2019 года\nМуниципалитет;Школа;Математика;\n;;Участники;2\n\
                Норильск;СШ № 1;40;8\n;СШ № 2;50;5\nг. Дудинка;СШ № 1;20;5\n";
    let one = "Результаты ОГЭ 2018 года\nШкола;Математика;\n;Участники;2\nСШ № 2;40;8\nСШ № 1;10;1\n";
    let data = understand(&[("огэ.csv", text), ("огэ-2018.csv", one)], false);
    assert_eq!(
        lines(&data, "F73"),
        [
            "Наименование;Другие названия;Тип;Уровень;Муниципалитет",
            "СШ № 1;;средняя школа;1-9;г. Дудинка",
            "СШ № 1;;средняя школа;1-9;Норильск",
            "СШ № 2;;средняя школа;1-9;Норильск",
        ]
    );
    let saved = lines(&data, "F73").join("\n");
    let saved = understand(&[("огэ.csv", text), ("реестр.csv", &saved)], false);
    assert_eq!(saved.findings, []);
    let ids: Vec<&str> = saved.register.schools().iter().map(|school| school.id.as_str()).collect();
    assert_eq!(ids, ["сш № 1 дудинка", "сш № 1 норильск", "сш № 2"]);
    // and a row that does not say its municipality stops with both
    let accepted = understand(&[("огэ.csv", text), ("огэ-2018.csv", one)], true);
    let texts = Texts::russian();
    let stops: Vec<String> = accepted
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Stop)
        .map(|finding| texts.say(&finding.message))
        .collect();
    assert_eq!(stops, ["«СШ № 1» подходит к нескольким школам реестра: СШ № 1 (г. Дудинка), СШ № 1 (Норильск)"]);
}

const REGISTER: &str = "Код;Уровень;Наименование;Тип;Другие названия\n1;1-11;СШ № 1;средняя школа;\n\
                        2;1-11;СШ № 2;средняя школа;\n4;1-9;Школа-интернат № 4;школа-интернат;\n";

#[test]
fn lines_for_the_register_come_in_its_own_order_and_once() {
    let oge = OGE.replace("4;Школа-интернат № 4", "5;СШ № 5").replace("2;МБОУ «СШ № 2»", ";Гимназия № 2");
    let ege = EGE.replace("СШ № 2", "СШ № 5");
    let data = understand(&[("огэ.csv", &oge), ("егэ.csv", &ege), ("реестр.csv", REGISTER)], false);
    assert_eq!(
        lines(&data, "F54"),
        [
            "5;1-11;СШ № 5;средняя школа;",
            "СШ № 2: если в файлах она названа «Гимназия № 2», допишите это в «Другие названия»; если это другая школа, добавьте строку:",
            ";1-9;Гимназия № 2;гимназия;",
        ]
    );
    let texts = Texts::russian();
    let names: Vec<String> = data.names_to_add().iter().map(|line| texts.say(line)).collect();
    assert_eq!(names, ["СШ № 1: в «Другие названия» допишите: СОШ №1"]);
}

#[test]
fn the_command_line_prints_the_proposal_and_takes_it() {
    let files = [("огэ.csv", OGE.as_bytes()), ("егэ.csv", EGE.as_bytes())];
    let folder = folder(&files);
    let criteria = root().join("tests/cases/by-hand/data/by-hand.toml").display().to_string();
    let path = folder.path().display().to_string();
    let arguments = ["select", &path, "--criteria", &criteria, "--year", "2020"];
    let stopped = shnor(&arguments);
    assert_eq!(stopped.status.code(), Some(1));
    assert!(stderr(&stopped).contains("\nКод;Наименование;Другие названия;Тип;Уровень\n1;"), "{}", stderr(&stopped));
    // the criteria need columns that these small files lack
    let taken = shnor(&[&arguments[..], &["--accept-register", "--allow", "F28"]].concat());
    assert!(stderr(&taken).contains("--accept-register"), "{}", stderr(&taken));
    assert!(!stderr(&taken).contains("\nКод;"), "{}", stderr(&taken));
}

#[test]
fn schools_of_several_owners_are_proposed_apart() {
    let oge = "Результаты ОГЭ 2019 года\nШкола;Математика;\n;Участники;2\n\
               МБОУ «Гимназия № 1»;40;8\nЧОУ «Гимназия № 1»;20;1\nМАОУ «СШ № 2»;30;3\n";
    let ege = "Результаты ЕГЭ 2019 года\nШкола;Русский язык;\n;Приняли участие;Не преодолели минимальный порог\n\
               МАОУ «Гимназия № 1»;20;0\nМБОУ «СШ № 2»;30;1\n";
    let proposed = lines(&understand(&[("огэ.csv", oge), ("егэ.csv", ege)], false), "F73");
    let names: Vec<&str> = proposed.iter().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert_eq!(names.len(), 3, "{proposed:#?}");
    assert_eq!(names.iter().filter(|name| name.contains("Гимназия")).count(), 2, "{proposed:#?}");
    let data = understand(&[("огэ.csv", oge), ("егэ.csv", ege), ("реестр.csv", &proposed.join("\n"))], false);
    assert!(data.findings.iter().all(|finding| finding.code != "F54"), "{:#?}", data.findings);
}

// the title names the school: a text that holds a name is no other name of it
#[test]
fn the_title_of_one_schools_file_is_listed_and_not_proposed_as_an_alias() {
    let title = "Показатели деятельности МБОУ «СШ № 1», подлежащей самообследованию, за 2019 год";
    let own = format!("{title}\n№;Показатели;Значение\n1.1;Общая численность учащихся;400\n");
    let data = understand(&[("отчёт.csv", &own), ("реестр.csv", REGISTER)], false);
    let matches: Vec<_> = data.matches.iter().map(|found| (found.how, found.written.as_str())).collect();
    assert_eq!(matches, [(How::Outside, title)], "{:#?}", data.findings);
    assert_eq!(data.names_to_add(), []);
}

/// The results of the tests with three schools named so, and a register with these codes: the code and the participants
/// of each school that was found, and the codes of findings.
fn with_logins(codes_of_register: [&str; 2], names: [&str; 2]) -> (Vec<String>, Vec<&'static str>) {
    let [one, two] = codes_of_register;
    let register = format!(
        "Код;Уровень;Наименование;Тип\n{one};1-11;МБОУ «СОШ № 1»;средняя школа\n{two};1-11;МБОУ «СОШ № 2»;средняя школа\n"
    );
    let vpr = format!(
        "ВПР 2019, математика, 4 класс\nГруппы участников;Кол-во участников;2;3;4;5\n\
         {};40;10;40;30;20\n{};50;20;20;40;20\n",
        names[0], names[1]
    );
    let data = understand(&[("впр.csv", &vpr), ("реестр.csv", &register)], false);
    let rows = data.observations.rows().iter().filter(|row| row.measure.ends_with("participants"));
    let found = rows.map(|row| format!("{}: {:?}", data.register.schools()[row.school].id, row.reading));
    (found.collect(), codes(&data.findings))
}

#[test]
fn a_login_is_the_code_that_stands_in_it() {
    let both = |one: &str, two: &str| {
        let found = [(one, 40), (two, 50)].map(|(code, count)| format!("{code}: Count({count})"));
        (found.to_vec(), vec!["F79"])
    };
    let plain = ["550001", "550002"];
    for names in [
        ["sch550001", "edu550002"],
        ["МБОУ «СОШ № 1» (sch550001)", "SCH550002 МБОУ «СОШ № 2»"],
        // the code goes before a name that the register does not have
        ["Школа Полярная, sch550001", "Школа Северная(edu550002)"],
        // a login that nobody knows leaves the name
        ["МБОУ «СОШ № 1» (sch999999)", "СОШ № 2"],
    ] {
        assert_eq!(with_logins(plain, names), both("550001", "550002"), "{names:?}");
    }
    let logins = ["sch550001", "sch550002"];
    assert_eq!(with_logins(logins, ["sch550001", "СОШ № 2 (sch550002)"]), both("sch550001", "sch550002"));
    // an exact code goes before the code of a login
    let mixed = ["sch550001", "550001"];
    assert_eq!(with_logins(mixed, ["sch550001", "edu550001"]), both("sch550001", "550001"));
    let (found, codes) = with_logins(plain, ["sch990001", "СОШ № 2"]);
    assert_eq!((found.len(), codes), (1, vec!["F54", "F79"]));
    // the login of one school beside the name of another
    assert!(with_logins(plain, ["МБОУ «СОШ № 2» (sch550001)", "СОШ № 2"]).1.contains(&"F57"));
}

#[test]
fn a_login_is_proposed_as_the_code_and_not_as_the_name() {
    let oge = OGE.replace("1;СШ № 1", "550001;СШ № 1").replace("2;МБОУ «СШ № 2»", ";МБОУ «СШ № 2»");
    let ege = EGE.replace("СОШ №1", "СОШ №1 (sch550001)").replace("СШ № 2", "СШ № 2 (sch550002)");
    let data = understand(&[("огэ.csv", &oge), ("егэ.csv", &ege)], false);
    let lines = lines(&data, "F73");
    assert_eq!(lines[1], "550001;СОШ №1;СШ № 1;средняя школа;1-11");
    assert_eq!(lines[2], "sch550002;МБОУ «СШ № 2»;СШ № 2;средняя школа;1-11");
}

#[test]
fn rows_of_a_table_of_another_city_are_not_told_one_by_one_without_end() {
    let rows: Vec<String> = (0..1_500).map(|school| format!("Школа Неведомая{school};40;4")).collect();
    let rows = rows.join("\n");
    let results = format!("Результаты ОГЭ, 2019 год\nШкола;Математика;\n;Участники;2\nСШ № 1;40;4\n{rows}");
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n";
    let data = understand(&[("реестр.csv", register), ("огэ.csv", &results)], false);
    let unknown: Vec<_> = data.findings.iter().filter(|finding| finding.code == "F54").collect();
    // the first thousand each, the other five hundred at once
    assert_eq!(unknown.len(), 1_001);
    let rest = unknown.iter().find(|finding| finding.count == 500).expect("the rest");
    // the headings are three rows, the known school is the fourth, and then a thousand
    assert_eq!(rest.place.to_string(), "огэ.csv › A1005");
}

#[test]
fn rows_of_one_school_are_not_told_one_by_one_without_end() {
    let rows = ["СШ № 1;40;4"; 300].join("\n");
    let results = format!("Результаты ОГЭ, 2019 год\nШкола;Математика;\n;Участники;2\n{rows}\n");
    let register = "Код;Наименование;Тип;Уровень\n1;СШ № 1;средняя школа;1-11\n";
    let data = understand(&[("реестр.csv", register), ("огэ.csv", &results)], false);
    let counts: Vec<usize> = data.findings.iter().filter(|one| one.code == "F52").map(|one| one.count).collect();
    // 299 later rows: a hundred each, and the rest at once
    assert_eq!((counts.len(), counts.iter().sum::<usize>(), counts.iter().max()), (101, 299, Some(&199)));
}

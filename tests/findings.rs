//! One smallest input for each finding: it raises that finding and no other, and a clean set raises none. An input is a
//! clean city with one thing wrong in it.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, Workbook};
use shnor::finding::Level;

use shnor::source::Needed;

use crate::city::{assessed, codes, criteria, folder, repacked, root, understand};

const REGISTER: &str = "\
Реестр школ
Код;Наименование;Другие названия;Тип;Уровень;Муниципалитет
101;СШ № 1;;средняя школа;1-11;Снежногорск
102;СШ № 2;Северная школа;средняя школа;1-11;Снежногорск
103;Гимназия № 1;;гимназия;1-11;Снежногорск
";

const OGE: &str = "\
Результаты ОГЭ, 2019 год
Школа;Математика;;;;;
;Участники;2;3;4;5;Средняя отметка
СШ № 1;40;4;16;12;8;3,60
СШ № 2;50;10;20;12;8;3,36
Гимназия № 1;60;0;12;24;24;4,20
";

const PASSPORT: &str = "\
Социальный паспорт за 2019 год
Наименование ОО;Всего учащихся;Всего семей;Неполные семьи;Оба родителя с высшим образованием, %
СШ № 1;400;350;100;23,4
СШ № 2;500;420;140;12,5
Гимназия № 1;600;500;60;61
";

const SELF: &str = "\
Самообследование за 2019 год
Школа;1.1 Общая численность;1.5 Успевают на «4» и «5»;1.14 Не получили аттестат
СШ № 1;400;180/45,0%;0/0%
СШ № 2;500;150/30,0%;5/8,6%
Гимназия № 1;600;420/70,0%;0/0%
";

const VPR: &str = "\
ВПР, свод
Год;Класс;Предмет;ОО;Кол-во участников;2;3;4;5
2019;4;Математика;СШ № 1;40;10;40;30;20
";

const EGE: &str = "\
ЕГЭ 2019
Школа;Код предмета;Балл;Зачет
СШ № 1;1;71;1
СШ № 2;1;45;1
";

/// The results with the percents of the worst mark beside its count, one of them replaced.
fn with_percents(from: &str, to: &str) -> String {
    let rows = ["СШ № 1;40;4;16;12;8;3,60", "СШ № 2;50;10;20;12;8;3,36", "Гимназия № 1;60;0;12;24;24;4,20"];
    let percents = ["10,0", "20,0", "0"];
    let mut text = OGE.replace("Средняя отметка", "Средняя отметка;Доля «2», %");
    for (row, percent) in rows.iter().zip(percents) {
        text = text.replace(row, &format!("{row};{percent}"));
    }
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

/// Names of files and what stands in them.
pub(crate) type Files = Vec<(&'static str, Vec<u8>)>;

/// The clean city with some files changed: a name and its new content.
pub(crate) fn city(changed: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("реестр.csv", REGISTER.into()),
        ("огэ-2019.csv", OGE.into()),
        ("соцпаспорт.csv", PASSPORT.into()),
        ("самообследование.csv", SELF.into()),
    ];
    for (name, bytes) in changed {
        files.retain(|(known, _)| known != name);
        files.push((name, bytes.clone()));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .filter(|(_, bytes)| *bytes != b"(absent)")
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    folder(&files)
}

fn replaced(name: &'static str, text: &str, from: &str, to: &str) -> Files {
    assert!(text.contains(from), "{from}");
    vec![(name, text.replacen(from, to, 1).into_bytes())]
}

pub(crate) fn oge(from: &str, to: &str) -> Files {
    replaced("огэ-2019.csv", OGE, from, to)
}

/// The results with the municipality, spelt otherwise than in the register.
fn with_towns() -> String {
    OGE.replace("Школа;", "Муниципалитет;Школа;")
        .replace("\n;Уч", "\n;;Уч")
        .replace("\nСШ", "\nг. Снежногорск;СШ")
        .replace("\nГим", "\nСНЕЖНОГОРСК;Гим")
}

/// The results as a workbook, with something done to its sheet.
pub(crate) fn workbook(change: impl Fn(&mut Workbook)) -> Files {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in OGE.lines().enumerate() {
        for (column, text) in line.split(';').enumerate() {
            let place = (u32::try_from(row).expect("few rows"), u16::try_from(column).expect("few columns"));
            match text.replace(',', ".").parse::<f64>() {
                Ok(number) if row > 2 && column > 0 => sheet.write_number(place.0, place.1, number).map(|_| ()),
                _ if text.is_empty() => Ok(()),
                _ => sheet.write_string(place.0, place.1, text).map(|_| ()),
            }
            .expect("a cell");
        }
    }
    change(&mut book);
    let bytes = book.save_to_buffer().expect("a workbook");
    vec![("огэ-2019.csv", b"(absent)".to_vec()), ("огэ-2019.xlsx", bytes)]
}

/// The results as a workbook, with something replaced in the XML of a part.
fn changed(part: &str, from: &str, to: &str) -> Files {
    let mut files = workbook(|_| ());
    files[1].1 = repacked(
        &files[1].1,
        |name, text| {
            if name.ends_with(part) {
                assert!(text.contains(from), "{text}");
                *text = text.replacen(from, to, 1);
            }
        },
        &[],
    );
    files
}

/// A file that only an office program makes.
fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/files").join(name)).expect(name)
}

pub(crate) fn first(book: &mut Workbook) -> &mut rust_xlsxwriter::Worksheet {
    book.worksheet_from_index(0).expect("a sheet")
}

/// A code and the smallest change that raises it.
fn inputs() -> Vec<(&'static str, Files)> {
    let password: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let damaged = {
        let bytes = workbook(|_| ())[1].1.clone();
        bytes[..bytes.len() / 2].to_vec()
    };
    // made with openpyxl, which stores formulas without their results
    let uncalculated = file("formula-without-value.xlsx");
    let utf16_garbage = vec![0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8];
    let mut broken = OGE.as_bytes().to_vec();
    broken.push(0xff);
    vec![
        ("F03", vec![("огэ-2019.csv", b"(absent)".to_vec()), ("огэ-2019.xls", OGE.into())]),
        ("F05", vec![("пароль.xls", file("password.xls"))]),
        ("F05", vec![("пароль.xlsx", file("password.xlsx"))]),
        ("F05", vec![("пароль.ods", file("password.ods"))]),
        ("F07", changed("sheet1.xml", "<worksheet", "<!DOCTYPE worksheet []><worksheet")),
        ("F08", vec![("странный.csv", encoding_rs::WINDOWS_1251.encode("Кому;Когда\nИвану;завтра\n").0.into_owned())]),
        ("F09", vec![("огэ-2019.csv", encoding_rs::WINDOWS_1251.decode(OGE.as_bytes()).0.into_owned().into_bytes())]),
        ("F09", vec![("огэ-2019.csv", encoding_rs::WINDOWS_1252.decode(OGE.as_bytes()).0.into_owned().into_bytes())]),
        ("F10", vec![("огэ-2019.csv", broken)]),
        ("F10", oge("Результаты ОГЭ", "Результаты\u{1} ОГЭ")),
        ("F11", vec![("огэ-2019.csv", format!("sep=|\n{OGE}").into_bytes())]),
        (
            "F12",
            workbook(|book| {
                for row in 6..65_536 {
                    first(book).write_string(row, 9, "x").expect("a cell");
                }
            }),
        ),
        ("F14", {
            let mut files = workbook(|_| ());
            files[1].1 = repacked(&files[1].1, |_, _| (), &[("xl/vbaProject.bin", b"macro")]);
            files
        }),
        ("F17", workbook(|book| _ = first(book).set_row_hidden(3).expect("a row"))),
        ("F17", workbook(|book| _ = first(book).set_column_hidden(6).expect("a column"))),
        (
            "F18",
            workbook(|book| {
                let sheet = first(book);
                sheet.autofilter(2, 0, 5, 6).expect("a filter");
                let condition = rust_xlsxwriter::FilterCondition::new().add_list_filter("СШ № 2");
                sheet.filter_column(0, &condition).expect("a filter");
            }),
        ),
        (
            "F25",
            workbook(|book| {
                let formula = rust_xlsxwriter::Formula::new("=20+20").set_result("40");
                first(book).write_formula(3, 1, formula).expect("a cell");
            }),
        ),
        (
            "F21",
            workbook(|book| {
                // the number below stays, as some programs leave it
                first(book).merge_range(3, 1, 4, 1, "", &Format::new()).expect("a block");
                first(book).write_number(3, 1, 40).expect("a cell");
                first(book).write_number(4, 1, 50).expect("a cell");
            }),
        ),
        (
            "F22",
            vec![("огэ-2019.csv", format!("{OGE};;;;;;\nШкола;Адрес;Телефон;;;;\nСШ № 1;ул. Мира;нет;;;;\n").into())],
        ),
        ("F43", vec![("огэ-2019.csv", with_percents("10,0", "11,5").into())]),
        ("F44", vec![("впр.csv", VPR.replace("10;40;30;20", "4;16;12;8").into())]),
        ("F48", vec![("впр.csv", VPR.replace("40;10;40;30;20", "0;10;40;30;20").into())]),
        // by hand: 6 × 63,47 = 380,82, and 380 / 6 = 63,33, 381 / 6 = 63,50
        ("F45", vec![("егэ.csv", "ЕГЭ 2019\nШкола;Физика;\n;приняло участие;средний балл\nСШ № 1;6;63,47\n".into())]),
        ("F61", vec![("маркеры.csv", "Год;ОО;4 РУ;4 МА\nпрошлый;СШ № 1;0;1\n".into())]),
        ("F62", vec![("впр.csv", VPR.replace("Математика", "Астрономия").into())]),
        ("F79", vec![("впр.csv", VPR.into())]),
        ("F80", vec![("егэ.csv", EGE.replace("\n71;", "\n;").replace("СШ № 1;1;71", "СШ № 1;1;").into())]),
        ("F81", vec![("егэ.csv", EGE.replace(";Зачет", "").replace(";1\n", "\n").into())]),
        ("F33", vec![("егэ.csv", EGE.replace("СШ № 1;1;71", "СШ № 1;1;много").into())]),
        (
            "F54",
            vec![(
                "самообследование.csv",
                "Самообследование за 2019 год\n№;Показатели;Значение\n1.1;Численность;400\n1.2;Начальное;100\n".into(),
            )],
        ),
        ("F37", changed("workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"")),
        ("F15", {
            let mut files = workbook(|_| ());
            files.push((
                "selection.toml",
                "schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ-2019.xlsx\"\nsheet = \"ОГЭ\"\n".into(),
            ));
            files
        }),
        (
            "F38",
            vec![(
                "соцпаспорт.csv",
                PASSPORT.replace("23,4", "0,234").replace("12,5", "0,125").replace(";61\n", ";0,61\n").into_bytes(),
            )],
        ),
        ("F39", replaced("соцпаспорт.csv", PASSPORT, "23,4", "0,234")),
        ("F39", oge("СШ № 1;40;4;", "СШ № 1;40;4%;")),
        ("F40", oge("3,60", "36,0")),
        ("F42", replaced("соцпаспорт.csv", PASSPORT, "350;100", "350;400")),
        ("F44", oge("СШ № 1;40;4;16", "СШ № 1;40;4;15")),
        ("F28", vec![("реестр.csv", REGISTER.replacen("Уровень", "№ п/п", 1).into_bytes())]),
        ("F45", oge("Участники;2;3;4;5;", "Участники;5;3;4;2;")),
        (
            "F51",
            oge(
                "Гимназия № 1;60;0;12;24;24;4,20\n",
                "Гимназия № 1;60;0;12;24;24;4,20\nг. Снежногорск;150;14;48;48;40;3,76\n",
            ),
        ),
        ("F48", oge("СШ № 1;40;4;16;12;8;3,60", "СШ № 1;0;0;0;0;0;3,60")),
        ("F54", oge("СШ № 2;", "* без учёта пересдач\nСШ № 2;")),
        ("F54", vec![("реестр.csv", format!("{REGISTER};Исп. специалист отдела;;;;\n").into_bytes())]),
        ("F33", vec![("реестр.csv", REGISTER.replacen("1-11", "01.сен", 1).into_bytes())]),
        ("F33", vec![("реестр.csv", REGISTER.replacen("1-11", "", 1).into_bytes())]),
        ("F33", vec![("реестр.csv", REGISTER.replacen("1-11", "5-9", 1).into_bytes())]),
        ("F33", vec![("реестр.csv", REGISTER.replacen(";средняя школа;", ";СБШ;", 1).into_bytes())]),
        ("F60", vec![("соцпаспорт.csv", PASSPORT.replace(", %", "").replace(';', ",").into_bytes())]),
        ("F61", oge("Результаты ОГЭ, 2019 год", "Результаты ОГЭ, 2018 год")),
        ("F72", vec![("приказ.docx", b"PK\x03\x04 word/document.xml".to_vec())]),
        ("F72", vec![("приказ.docx", b"PK\x03\x04 xl/ broken".to_vec())]),
        ("F72", vec![("скан.dat", vec![0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8])]),
        ("F72", vec![("пустой.docx", Vec::new())]),
        ("F72", vec![("страница.html", b"<html><table></table></html>".to_vec())]),
        ("F01", vec![("selection.toml", "schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ-2018.csv\"\n".into())]),
        ("F02", vec![("лишний.csv", Vec::new())]),
        ("F04", vec![("отчёт.xls", b"<html><table></table></html>".to_vec())]),
        ("F05", vec![("пароль.xlsx", password)]),
        ("F06", vec![("битый.xlsx", damaged)]),
        ("F08", vec![("странный.csv", utf16_garbage)]),
        (
            "F16",
            workbook(|book| {
                book.add_worksheet().set_name("черновик").expect("a name").set_hidden(true);
            }),
        ),
        (
            "F23",
            workbook(|book| {
                first(book).write_string(1_048_575, 19, "x").expect("a cell");
            }),
        ),
        ("F24", vec![("огэ-2019.csv", b"(absent)".to_vec()), ("огэ-2019.xlsx", uncalculated)]),
        (
            "F26",
            workbook(|book| {
                first(book)
                    .write_formula(3, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))
                    .expect("a cell");
            }),
        ),
        ("F27", vec![("огэ-2018.csv", "Результаты ОГЭ, 2018 год\nШкола;Математика;\n;Участники;2\n".into())]),
        ("F29", oge("Участники;2;3;4;5;Средняя отметка", "Участники;2;3;4;5;5")),
        ("F31", vec![("ученики.csv", "Школа;ФИО;Класс\nСШ № 1;Иванов Иван Иванович;9\n".into())]),
        ("F30", oge("Участники;2;3;4;5;Средняя отметка", "Участники;2;3;4;5;Настроение")),
        (
            "F32",
            workbook(|book| {
                first(book).write_string(3, 1, "40").expect("a cell");
            }),
        ),
        ("F33", oge("СШ № 1;40;4;", "СШ № 1;40;четыре;")),
        ("F34", oge("3,60", "1,024")),
        ("F35", oge("СШ № 1;40;4;", "СШ № 1;40 чел.;4;")),
        (
            "F36",
            workbook(|book| {
                let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2019, 5, 3).expect("a date");
                first(book)
                    .write_datetime_with_format(3, 6, &date, &Format::new().set_num_format("dd.mm.yyyy"))
                    .expect("a cell");
            }),
        ),
        ("F39", replaced("самообследование.csv", SELF, "180/45,0%", "180")),
        ("F40", replaced("соцпаспорт.csv", PASSPORT, "23,4", "123,4")),
        ("F41", oge("СШ № 1;40;4;", "СШ № 1;40;4,5;")),
        ("F42", oge("СШ № 1;40;4;", "СШ № 1;40;44;")),
        ("F43", replaced("самообследование.csv", SELF, "180/45,0%", "180/44,0%")),
        ("F46", oge("СШ № 1;40;4;", "СШ № 1;40;н/д;")),
        ("F46", oge("СШ № 1;40;4;", "СШ № 1;40;менее 5;")),
        ("F47", oge("СШ № 1;40;4;", "СШ № 1;40;;")),
        (
            "F51",
            oge("Гимназия № 1;60;0;12;24;24;4,20\n", "Гимназия № 1;60;0;12;24;24;4,20\nИТОГО;150;14;48;48;40;3,76\n"),
        ),
        ("F52", oge("СШ № 2;", "СШ № 1;40;4;16;12;8;3,60\nСШ № 2;")),
        ("F53", oge("СШ № 2;", "СШ № 1;40;5;15;12;8;3,58\nСШ № 2;")),
        ("F54", oge("СШ № 2;", "СШ № 99;")),
        ("F55", vec![("реестр.csv", format!("{REGISTER}104;СШ № 4;;средняя школа;1-11;Снежногорск\n").into_bytes())]),
        // the first letter is Latin
        ("F58", oge("СШ № 2;", "CШ № 2;")),
        ("F58", oge("Средняя отметка", "Средняя oтметка")),
        ("F59", oge("СШ № 2;", "СШ\u{200b} № 2;")),
        ("F59", oge("СШ № 2;", "СШ  № 2;")),
        (
            "F57",
            vec![(
                "огэ-2019.csv",
                OGE.replace("Школа;", "Код;Школа;")
                    .replace("\n;Уч", "\n;;Уч")
                    .replace("\nСШ № 1", "\n102;СШ № 1")
                    .replace("\nСШ № 2", "\n;СШ № 2")
                    .replace("\nГим", "\n103;Гим")
                    .into_bytes(),
            )],
        ),
        (
            "F53",
            decisions(
                "СШ № 1;включить;комиссия;01.09.2020;пр. 1;жалоба\nСШ № 1;исключить;комиссия;02.09.2020;пр. 2;жалоба\n",
            ),
        ),
        (
            "F54",
            decisions(
                "СШ № 99;включить;комиссия;01.09.2020;пр. 1;жалоба\nСШ № 1;включить;комиссия;01.09.2020;пр. 1;жалоба\n",
            ),
        ),
        ("F33", decisions("СШ № 1;подумать;комиссия;01.09.2020;пр. 1;жалоба\n")),
        ("F76", decisions("СШ № 1;не включать;комиссия;01.09.2020;;жалоба\n")),
        ("F28", plain("Двойки")),
        ("F28", plain("Шифр")),
        ("F60", oge("СШ № 2;50", "\"СШ № 2;50")),
        ("F61", oge("Результаты ОГЭ, 2019 год", "Результаты ОГЭ за 2018 и 2020 годы")),
        (
            "F68",
            vec![(
                "selection.toml",
                "schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ-2019.csv\"\nlayout = \"oge\"\n".into(),
            )],
        ),
        ("F71", replaced("огэ-2019.csv", &with_towns(), "г. Снежногорск;СШ № 1;", "Дудинка;СШ № 1;")),
        ("F71", replaced("огэ-2019.csv", &with_towns(), "г. Снежногорск;СШ № 1;", "г. Снежногорк;СШ № 1;")),
        ("F72", vec![("заметки.csv", "Кому;Когда\nИвану;завтра\n".into())]),
        ("F54", oge("СШ № 2;", ";1;0;1;0;0;3,00\nСШ № 2;")),
        ("F57", vec![("реестр.csv", format!("{REGISTER}101;СШ № 1;;средняя школа;1-11;Снежногорск\n").into_bytes())]),
        ("F73", vec![("реестр.csv", b"(absent)".to_vec())]),
        ("F83", oge("Результаты ОГЭ", "Результаты ОГЭ, досрочный период")),
        ("F72", unread_results()),
    ]
}

/// A sheet that is one of results by its title and its schools, and of which nothing else is understood.
fn unread_results() -> Files {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [&["ОГЭ 2019"][..], &["Школа", "Балльность", "Качество", "Рейтинг"], &["СШ № 1", "30", "4", "1"]];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, *cell).expect("a cell");
        }
    }
    vec![("огэ-рейтинг.xlsx", book.save_to_buffer().expect("a workbook"))]
}

/// A file of decisions.
fn decisions(rows: &str) -> Files {
    vec![("решения.csv", format!("Школа;Решение;Кем принято;Дата;Акт;Основание\n{rows}").into_bytes())]
}

/// A plain table in which the heading named is written otherwise than `selection.toml` says.
fn plain(otherwise: &str) -> Files {
    let table = "Шифр;Двойки\n101;4\n102;10\n103;0\n".replace(otherwise, "иначе");
    let selection = "schema = \"shnor/selection/1\"\n[[file]]\npath = \"прочее.csv\"\nkind = \"plain\"\nkey = \"Шифр\"\n\
                     year = 2019\ncolumns = { \"Двойки\" = \"bad_marks\" }\n";
    vec![("прочее.csv", table.into_bytes()), ("selection.toml", selection.into())]
}

/// Codes that no input raises. They need an assessment and are
/// tested below, in `method.rs`, in `language.rs` and in the case `thirty-percent-two`.
const ELSEWHERE: [&str; 17] = [
    "F49", "F50", "F56", "F62", "F63", "F64", "F74", "F75", "F77", "F78", "F82", "F90", "F91", "F92", "F93", "F94",
    "F95",
];

#[test]
fn a_clean_city_raises_nothing() {
    let folder = city(&[]);
    let data = understand(folder.path());
    assert_eq!(data.findings, []);
    assert_eq!(data.register.schools().len(), 3);
    // 3 schools × (6 columns of results, 4 of the passport, 3 of self-evaluation)
    assert_eq!(data.observations.rows().len(), 39);
}

#[test]
fn each_input_raises_its_finding_and_no_other() {
    let mut raised: BTreeSet<(String, Level)> = BTreeSet::new();
    for (code, changed) in inputs() {
        let folder = city(&changed);
        let data = understand(folder.path());
        // a file that is taken out of the city leaves its schools without nothing else to say
        assert_eq!(codes(&data.findings), [code], "{code}: {:#?}", data.findings);
        for (place, finding) in data.findings.iter().enumerate() {
            assert!(!data.findings[..place].contains(finding), "{code}: told twice: {finding:#?}");
        }
        raised.extend(data.findings.iter().map(|finding| (finding.code.to_owned(), finding.level)));
    }
    // the catalogue names the levels that findings have, and no others; notes of F31, F57 and F73 need an option or a folder
    // without a register: `personal.rs`, `schools.rs`
    let elsewhere = |code: &str| ELSEWHERE.contains(&code) || ["F28", "F31", "F55", "F57", "F73"].contains(&code);
    let told: BTreeSet<(String, Level)> = shnor::report::codes()
        .filter(|code| code.is_raised() && !elsewhere(&code.code))
        .flat_map(|code| code.levels.iter().map(|level| (code.code.clone(), *level)))
        .collect();
    raised.retain(|(code, _)| !elsewhere(code));
    assert_eq!(told, raised);
}

#[test]
fn files_of_systems_are_passed_over_and_a_table_under_a_foreign_extension_is_read() {
    let junk = [0xd0_u8, 0xcf, 0x11, 0xe0, 1, 2, 3].to_vec();
    let files = [
        ("Thumbs.db", junk.clone()),
        ("desktop.ini", b"[.ShellClassInfo]\r\n".to_vec()),
        (".DS_Store", junk.clone()),
        ("огэ-2019.csv", b"(absent)".to_vec()),
        ("огэ-2019.dat", OGE.into()),
    ];
    let data = understand(city(&files).path());
    assert_eq!(data.findings, []);
    assert_eq!(data.observations.rows().len(), 39);
    // without an extension a file that can't be read stops, as it does under one of ours
    let damaged = |name| codes(&understand(city(&[(name, b"PK\x03\x04 xl/ broken".to_vec())]).path()).findings);
    assert_eq!((damaged("огэ"), damaged("огэ.XLSX")), (vec!["F06"], vec!["F06"]));
}

#[test]
fn after_a_stop_no_school_is_told_to_be_absent() {
    let register = format!("{REGISTER}104;СШ № 4;;средняя школа;1-11;Снежногорск\n");
    let damaged = ("битый.xlsx", b"PK\x03\x04 xl/".to_vec());
    let data = understand(city(&[("реестр.csv", register.into_bytes()), damaged]).path());
    assert_eq!(codes(&data.findings), ["F06"]);
}

#[test]
fn two_sheets_of_one_book_that_contradict_each_other_are_told_how_to_name_one() {
    let contradicting = workbook(|book| {
        let sheet = book.add_worksheet();
        for (row, line) in (0_u32..).zip(OGE.replace("СШ № 1;40;4;16;12;8;3,60", "СШ № 1;40;5;15;12;8;3,58").lines())
        {
            for (column, text) in (0_u16..).zip(line.split(';')) {
                match text.replace(',', ".").parse::<f64>() {
                    Ok(number) if row > 2 => sheet.write_number(row, column, number).map(|_| ()),
                    _ => sheet.write_string(row, column, text).map(|_| ()),
                }
                .expect("a cell");
            }
        }
    });
    let data = understand(city(&contradicting).path());
    let texts = shnor::text::Texts::russian();
    let remedies: Vec<String> =
        data.findings.iter().filter(|told| told.code == "F53").map(|told| texts.say(&told.remedy)).collect();
    assert_eq!(remedies.len(), 1, "{:#?}", data.findings);
    assert!(remedies[0].contains("--sheet") && remedies[0].contains("selection.toml"), "{remedies:?}");
}

#[test]
fn a_sheet_of_which_no_row_is_used_stops() {
    let other =
        OGE.replace("СШ № 1;", "Дудинка;СШ № 1;").replace("СШ № 2;", "Дудинка;СШ № 2;").replace("Гимн", "Дудинка;Гимн");
    let other = other
        .replace("Школа;", "Муниципалитет;Школа;")
        .replace("\n;Уч", "\n;;Уч")
        .replace("Дудинка;Дудинка", "Дудинка");
    let data = understand(city(&[("огэ-2019.csv", other.into_bytes())]).path());
    assert_eq!(codes(&data.findings), ["F27", "F71"]);
}

#[test]
fn a_register_without_a_school_stops() {
    let heading = REGISTER.lines().take(2).collect::<Vec<_>>().join("\n");
    let data = understand(city(&[("реестр.csv", heading.into_bytes())]).path());
    assert_eq!(codes(&data.findings), ["F27"]);
}

#[test]
fn a_municipality_named_once_goes_for_the_rows_below_it() {
    let rows = "Снежногорск;СШ № 1;40;4;16;12;8;3,60\nДудинка;СШ № 1;50;10;20;12;8;3,36\n;СШ № 2;60;0;12;24;24;4,20\n";
    let text = format!(
        "Результаты ОГЭ, 2019 год\nМуниципалитет;Школа;Математика;;;;;\n;;Участники;2;3;4;5;Средняя отметка\n{rows}"
    );
    let data = understand(city(&[("огэ-2019.csv", text.into_bytes())]).path());
    assert_eq!(codes(&data.findings), ["F71"]);
    let schools: BTreeSet<usize> =
        data.observations.rows().iter().filter(|row| row.measure.starts_with("oge")).map(|row| row.school).collect();
    assert_eq!(schools.len(), 1, "only the first row is of our town");
}

#[test]
fn years_of_sheets_can_be_said_one_by_one() {
    let mut book = Workbook::new();
    for name in ["ОГЭ-18", "ОГЭ-19"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, line) in (0_u32..).zip(OGE.replace("Результаты ОГЭ, 2019 год", "ОГЭ").lines()) {
            for (column, cell) in (0_u16..).zip(line.split(';')) {
                match cell.replace(',', ".").parse::<f64>() {
                    Ok(number) if row > 2 => sheet.write_number(row, column, number).map(|_| ()).expect("a cell"),
                    _ if cell.is_empty() => {}
                    _ => sheet.write_string(row, column, cell).map(|_| ()).expect("a cell"),
                }
            }
        }
    }
    let book = book.save_to_buffer().expect("a workbook");
    let said = |year: i32| format!("[[file]]\npath = \"огэ.xlsx\"\nsheet = \"ОГЭ-{}\"\nyear = {year}\n", year - 2000);
    let selection = format!("schema = \"shnor/selection/1\"\n{}{}", said(2018), said(2019));
    let files: Files =
        vec![("огэ-2019.csv", b"(absent)".to_vec()), ("огэ.xlsx", book), ("selection.toml", selection.into_bytes())];
    let data = understand(city(&files).path());
    assert_eq!(data.findings, []);
    assert_eq!(data.observations.column("oge.math.mark_2").years(), BTreeSet::from([2018, 2019]));
}

#[test]
fn a_title_of_several_cells_is_a_title() {
    let title = "Приложение 1;Результаты ОГЭ;за 2019 год";
    let data = understand(city(&oge("Результаты ОГЭ, 2019 год", title)).path());
    assert_eq!(data.findings, []);
    assert_eq!(data.observations.rows().len(), 39);
}

#[test]
fn a_total_that_is_not_the_sum_of_its_rows_is_told_and_one_that_is_passes() {
    let last = "Гимназия № 1;60;0;12;24;24;4,20\n";
    let with_total = |total: &str| codes(&understand(city(&oge(last, &format!("{last}{total}\n"))).path()).findings);
    assert_eq!(with_total("ИТОГО;150;14;48;48;40;3,76"), ["F51"]);
    assert_eq!(with_total("ИТОГО;150;14;48;49;40;3,76"), ["F44", "F51"]);
}

#[test]
fn every_code_of_the_program_has_its_input() {
    let mut written = BTreeSet::new();
    collect(&root().join("src"), &mut written);
    let tested: BTreeSet<String> = inputs().iter().map(|(code, _)| *code).chain(ELSEWHERE).map(str::to_owned).collect();
    assert_eq!(written, tested);
    let told: BTreeSet<String> =
        shnor::report::codes().filter(|code| code.is_raised()).map(|code| code.code.clone()).collect();
    assert_eq!(written, told, "src/report/faults/codes.toml names the codes that are raised");
}

fn collect(folder: &std::path::Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, codes);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("source");
        for literal in text.split('"') {
            let number = literal.strip_prefix('F').filter(|number| number.len() == 2);
            if number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
                codes.insert(literal.to_owned());
            }
        }
    }
}

#[test]
fn a_column_that_the_criteria_need_and_the_table_lacks_is_told_with_its_place() {
    let needed = ["oge.math.mark_2", "oge.math.participants"].map(|measure| Needed {
        measure,
        title: measure,
        years: (2017, 2020),
    });
    let missing = |folder: &tempfile::TempDir| -> Vec<String> {
        let found = understand(folder.path()).without_column(&needed);
        found.iter().filter(|finding| finding.code == "F28").map(|finding| finding.place.to_string()).collect()
    };
    assert_eq!(missing(&city(&[])), Vec::<String>::new());
    assert_eq!(missing(&city(&oge("Участники;2;3", "Участники;неуды;3"))), ["огэ-2019.csv › A3"]);
    // a whole subject under another name, beside one that is understood: both columns are missed, in their table
    let two = "ОГЭ 2019\nШкола;Математика (ГВЭ);;Русский язык;\n;Участники;2;Участники;2\nСШ № 1;40;4;40;1\n";
    assert_eq!(missing(&city(&[("огэ-2019.csv", two.into())])), ["огэ-2019.csv › A3", "огэ-2019.csv › A3"]);
    // subjects in files of their own: nothing is missed
    let russian = OGE.replace("Математика", "Русский язык").into_bytes();
    assert_eq!(missing(&city(&[("огэ-2019-русский.csv", russian)])), Vec::<String>::new());
    // no file at all, or one of a year that does not count: missed in the folder
    assert_eq!(missing(&city(&[("огэ-2019.csv", b"(absent)".to_vec())])), [""]);
    assert_eq!(missing(&city(&oge("2019 год", "2012 год"))), [""]);
    let unused = understand(city(&oge("2019 год", "2012 год")).path()).without_column(&needed);
    assert!(unused.iter().any(|finding| finding.code == "F61" && finding.place.to_string() == "огэ-2019.csv"));
}

#[test]
fn a_subject_that_was_not_held_in_a_year_is_not_missed_in_its_table() {
    let missing = |year: i32| {
        let table = format!("ЕГЭ {year}\nШкола;Русский язык;\n;Участники;Ниже минимума\nСШ № 1;40;1\n");
        let needed = Needed { measure: "ege.math_base.participants", title: "база", years: (year, year) };
        let found = understand(city(&[("егэ.csv", table.into())]).path()).without_column(&[needed]);
        found.iter().filter(|finding| finding.code == "F28").count()
    };
    // basic mathematics was sat in 2019 and again in 2022
    assert_eq!([2019, 2020, 2021, 2022].map(missing), [1, 0, 0, 1]);
}

#[test]
fn a_measure_is_not_asked_of_a_document_that_never_has_it() {
    let told = |measure: &str, years: (i32, i32)| -> Vec<String> {
        let needed = [Needed { measure, title: measure, years }];
        let found = understand(city(&[("впр.csv", VPR.into())]).path()).without_column(&needed);
        let of_file = found.iter().filter(|finding| *finding.place.file == *"впр.csv" || finding.code == "F28");
        of_file.map(|finding| format!("{} {}", finding.code, finding.place)).collect()
    };
    let in_file = |code: &str| vec![format!("{code} впр.csv")];
    assert_eq!(told("vpr4.math.mark_2", (2017, 2020)), Vec::<String>::new());
    // the comparison with the journal is a document of its own: it is missed in the folder, and this file is not needed
    assert_eq!(told("vpr4.math.journal_all", (2017, 2020)), ["F28 ".to_owned(), "F72 впр.csv".to_owned()]);
    // a document that is needed, of a year that is not
    assert_eq!(told("vpr4.math.mark_2", (2012, 2013)), ["F28 ".to_owned(), "F61 впр.csv".to_owned()]);
    // another document altogether: its year is nobody's fault
    assert_eq!(told("oge.math.mark_2", (2017, 2020)), in_file("F72"));
}

const ONE_INDICATOR: &str = r#"
schema = "shnor/criteria/1"
id = "one"
title = "Одна доля"
purpose = "проверка"
source = "тест"
verified = "own"
standing = "template"
direction = "higher_is_better"
[[indicator]]
id = "below"
title = "Доля «2»"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 2 }
smallest_cohort = 45
scale = { worst = 50, best = 0 }
[[index]]
id = "index"
title = "Индекс"
total = 100
missing = { policy = "renormalise", coverage = 60 }
parts = [{ indicator = "below", weight = 100 }]
[list]
index = "index"
lowest = { share = 50, rounding = "floor" }
ties = "include_all"
"#;

#[test]
fn a_small_cohort_and_a_tie_at_the_cut_are_told() {
    let settings = folder(&[("one.toml", ONE_INDICATOR.as_bytes())]);
    let criteria = criteria(&settings.path().join("one.toml"));
    // school 1 has 40 participants, fewer than 45; school 2 and the gymnasium then share the place at which the list ends
    let folder = city(&oge("Гимназия № 1;60;0;12;24;24;4,20", "Гимназия № 1;60;12;0;24;24;4,00"));
    let data = understand(folder.path());
    let assessment = assessed(&criteria, &data, 2020);
    assert_eq!(codes(&assessment.findings), ["F55", "F63", "F64"]);
    assert!(assessment.findings.iter().all(|finding| finding.level == Level::Note));
    assert_eq!(assessment.listed().count(), 2);
}

#[test]
fn a_day_in_a_cell_of_a_workbook_dates_a_decision_as_a_text_does() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Школа", "Решение", "Кем принято", "Дата", "Акт", "Основание"],
        ["СШ № 1", "не включать", "комиссия", "", "пр. 1", "жалоба"],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    // to Excel 1 January 2020 is day 43 831; 20 August is 31+29+31+30+31+30+31+19 = 232 days later
    let day = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write_number_with_format(1, 3, 44_063, &day).expect("a cell");
    let folder = city(&[("решения.xlsx", book.save_to_buffer().expect("a workbook"))]);
    let data = understand(folder.path());
    let told: Vec<&str> = data.decisions.iter().map(|decision| decision.date.as_str()).collect();
    assert_eq!(told, ["20.08.2020"]);
    assert!(!codes(&data.findings).contains(&"F76"));
}

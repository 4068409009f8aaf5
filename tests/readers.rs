//! Documents as other regions write them: headings elsewhere, subjects in another order, a column too many. The same
//! table in another file format gives the same observations.

use std::fmt::Write;

use rust_xlsxwriter::{Format, Workbook};
use shnor::finding::Level;
use shnor::observation::{Missing, Reading};
use shnor::source::{Options, Selection};

use crate::city::{codes, damaged, folder, repacked, root, shnor, stderr, understand};

const REGISTER: &str =
    "Код;Наименование;Тип;Уровень\n1;МБОУ «СШ № 1»;средняя школа;1-11\n2;МБОУ «СШ № 2»;средняя школа;1-11\n";

/// Readings by school, measure and year, as text.
fn readings(files: &[(&str, &[u8])]) -> Vec<String> {
    let folder = folder(files);
    let data = understand(folder.path());
    let shown = |row: &shnor::observation::Observation| {
        let value = match &row.reading {
            Reading::Count(count) => count.to_string(),
            Reading::Number(number) => number.to_string(),
            Reading::Share(share) => format!("{share:?}"),
            Reading::Missing(why) => why.word().to_owned(),
        };
        format!("{} {} {} {value}", data.register.schools()[row.school].id, row.measure, row.year)
    };
    data.observations.rows().iter().map(shown).collect()
}

/// A sheet of ЕГЭ with two rows of headings, rows of column numbers, subjects in another order, a column too many, a
/// title row with the year, the municipality merged, a total row, nobody in a subject.
fn foreign() -> Vec<u8> {
    let mut book = Workbook::new();
    let merged = Format::new();
    let sheet = book.add_worksheet().set_name("Свод").expect("a name");
    sheet.write_string(0, 1, "Итоги ЕГЭ-2019 в районе").expect("a cell");
    sheet.write_string(2, 1, "Муниципальное\nобразование").expect("a cell");
    sheet.merge_range(2, 2, 3, 2, "Наименование ОО", &merged).expect("a block");
    sheet.merge_range(2, 3, 2, 6, "Физика, чел.", &merged).expect("a block");
    sheet.merge_range(2, 7, 2, 10, "РУССКИЙ  ЯЗЫК", &merged).expect("a block");
    for group in [3, 7] {
        for (offset, heading) in
            ["Средний балл", "Не преодолели min-порог", "Приняли участие", "Рейтинг"].iter().enumerate()
        {
            sheet.write_string(3, group + u16::try_from(offset).expect("few"), *heading).expect("a cell");
        }
    }
    for column in 1_u16..=10 {
        sheet.write_number(4, column, f64::from(column)).expect("a cell");
    }
    sheet.merge_range(5, 1, 6, 1, "Район", &merged).expect("a block");
    let rows: [(&str, [f64; 8]); 2] = [
        ("СОШ №2", [0.0, 0.0, 0.0, 9.0, 71.25, 1.0, 24.0, 3.0]),
        ("мбоу  сш 1", [48.5, 2.0, 11.0, 8.0, 64.0, 0.0, 30.0, 5.0]),
    ];
    for (offset, (name, numbers)) in rows.iter().enumerate() {
        let row = 5 + u32::try_from(offset).expect("few");
        sheet.write_string(row, 2, *name).expect("a cell");
        for (column, number) in numbers.iter().enumerate() {
            sheet.write_number(row, 3 + u16::try_from(column).expect("few"), *number).expect("a cell");
        }
    }
    sheet.write_string(7, 1, "ВСЕГО").expect("a cell");
    sheet.write_number(7, 9, 54.0).expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_foreign_form_of_the_same_document_is_understood() {
    let readings = readings(&[("реестр.csv", REGISTER.as_bytes()), ("свод.xlsx", &foreign())]);
    let expected = [
        "1 ege.physics.below_min 2019 2",
        "1 ege.physics.mean 2019 48.5",
        "1 ege.physics.participants 2019 11",
        "1 ege.russian.below_min 2019 0",
        "1 ege.russian.mean 2019 64",
        "1 ege.russian.participants 2019 30",
        "2 ege.physics.below_min 2019 0",
        "2 ege.physics.mean 2019 nobody",
        "2 ege.physics.participants 2019 0",
        "2 ege.russian.below_min 2019 1",
        "2 ege.russian.mean 2019 71.25",
        "2 ege.russian.participants 2019 24",
    ];
    assert_eq!(readings, expected);
}

const TABLE: [[&str; 5]; 5] = [
    ["Результаты ОГЭ 2019 года", "", "", "", ""],
    ["Школа", "Русский язык", "", "", ""],
    ["", "Участники", "2", "4", "5"],
    ["СШ № 1", "40", "4", "12", "8"],
    ["СШ № 2", "50", "", "н/д", "8"],
];

fn text(delimiter: &str) -> String {
    TABLE.iter().map(|row| row.join(delimiter) + "\r\n").collect()
}

#[test]
fn the_same_table_gives_the_same_observations_from_every_format() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(TABLE) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) if row > 2 => drop(sheet.write_number(row, column, number).expect("a cell")),
                _ if cell.is_empty() => {}
                _ => drop(sheet.write_string(row, column, cell).expect("a cell")),
            }
        }
    }
    let xlsx = book.save_to_buffer().expect("a workbook");
    let utf8 = text(";");
    let (ansi, _, _) = encoding_rs::WINDOWS_1251.encode(&utf8);
    let (dos, _, _) = encoding_rs::IBM866.encode(&utf8);
    let with_mark = format!("\u{feff}{utf8}");
    let utf16: Vec<u8> = with_mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (tabs, commas) = (text("\t"), text(","));
    let register = ("реестр.csv", REGISTER.as_bytes());
    let expected = readings(&[register, ("огэ.xlsx", &xlsx)]);
    assert_eq!(expected.len(), 8);
    // made in LibreOffice
    for name in ["table.xls", "table.ods"] {
        let bytes = std::fs::read(root().join("tests/files").join(name)).expect(name);
        assert_eq!(readings(&[register, (name, &bytes)]), expected, "{name}");
        // the extension decides nothing
        assert_eq!(readings(&[register, ("огэ.csv", &bytes)]), expected, "{name} named .csv");
    }
    let without_mark: Vec<u8> = utf8.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (bars, named) = (text("|"), format!("sep=|\r\n{}", text("|")));
    let quoted = utf8.replace("СШ № 1", "\"СШ № 1\"").replace("СШ № 2", "МБОУ \"СШ № 2\"");
    for (name, bytes) in [
        ("utf-8", utf8.as_bytes()),
        ("utf-8 with a mark", with_mark.as_bytes()),
        ("windows-1251", &ansi),
        ("cp866", &dos),
        ("utf-16", &utf16),
        ("tabs", tabs.as_bytes()),
        ("commas", commas.as_bytes()),
        ("utf-16 without a mark", &without_mark),
        ("bars", bars.as_bytes()),
        ("a line sep=", named.as_bytes()),
        ("quotes at the beginning of a field and within", quoted.as_bytes()),
    ] {
        assert_eq!(readings(&[register, ("огэ.csv", bytes)]), expected, "{name}");
    }
}

#[test]
fn what_is_said_of_a_text_file_goes_before_what_is_guessed() {
    let register = ("реестр.csv", REGISTER.as_bytes());
    let said = |key: &str, value: &str| {
        format!("schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ.csv\"\n{key} = \"{value}\"\n")
    };
    let table = text("^");
    let selection = said("delimiter", "^");
    let files = [register, ("огэ.csv", table.as_bytes()), ("selection.toml", selection.as_bytes())];
    assert_eq!(readings(&files).len(), 8);
    assert_eq!(readings(&files[..2]).len(), 0);
    // the letters of KOI8-R are letters in Windows-1251 too, and other ones
    let table = text(";").replace("№ ", "");
    let (koi, _, _) = encoding_rs::KOI8_R.encode(&table);
    let selection = said("encoding", "koi8-r");
    let files = [register, ("огэ.csv", &koi[..]), ("selection.toml", selection.as_bytes())];
    assert_eq!(readings(&files).len(), 8);
    let guessed = folder(&files[..2]);
    assert_eq!(codes(&understand(guessed.path()).findings), ["F08", "F55"]);
}

#[test]
fn hidden_rows_are_used_or_left_out_as_the_analyst_says() {
    let hidden = std::fs::read(root().join("tests/files/hidden-row.ods")).expect("a file");
    let with = |answer: &str| {
        let selection =
            format!("schema = \"shnor/selection/1\"\n[[file]]\npath = \"огэ.ods\"\nhidden_rows = \"{answer}\"\n");
        let files =
            [("реестр.csv", REGISTER.as_bytes()), ("огэ.ods", &hidden[..]), ("selection.toml", selection.as_bytes())];
        (readings(&files), understand(folder(&files).path()).findings)
    };
    let (used, told) = with("use");
    assert_eq!(used.len(), 8);
    assert!(told.iter().any(|finding| finding.code == "F17" && finding.level == Level::Note));
    let (left, told) = with("skip");
    assert_eq!(left.len(), 4);
    assert!(left.iter().all(|reading| reading.starts_with("2 ")), "row 4, school 1, is the hidden one");
    assert!(told.iter().any(|finding| finding.code == "F17" && finding.level == Level::Note));
}

#[test]
fn without_the_program_foreign_formats_are_told_and_not_read() {
    let place = folder(&[("table.xls", &std::fs::read(root().join("tests/files/table.xls")).expect("a file"))]);
    let files = [place.path().join("table.xls")];
    let data = shnor::source::understand(&files, &Selection::default(), &Options::default()).expect("a file");
    assert_eq!(codes(&data.findings), ["F06"]);
}

#[test]
fn blank_and_marked_cells_are_missing_and_not_zero() {
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("огэ.csv", text(";").as_bytes())]);
    let data = understand(folder.path());
    let missing = |measure: &str| {
        let found = data.observations.find(1, measure, 2019).map(|place| &data.observations.rows()[place]);
        found.and_then(shnor::observation::Observation::missing)
    };
    assert_eq!(missing("oge.russian.mark_2"), Some(Missing::Blank));
    assert_eq!(missing("oge.russian.mark_4"), Some(Missing::NoData));
    assert_eq!(missing("oge.russian.mark_5"), None);
}

#[test]
fn a_workbook_whose_far_corner_is_filled_is_read_within_bounds() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "x").expect("a cell");
    sheet.write_string(1_048_575, 16_383, "x").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("угол.xlsx", &bytes)]);
    let codes = crate::city::codes(&understand(folder.path()).findings);
    assert!(codes.contains(&"F23"), "{codes:?}");
}

/// The sample's files with bytes cut off or turned: whatever comes out, it comes as findings and not as a crash.
#[test]
fn damaged_files_give_findings_and_no_crash() {
    let mut state = 20_200_831_u64;
    for entry in std::fs::read_dir(crate::city::sample()).expect("the sample") {
        let path = entry.expect("an entry").path();
        let whole = std::fs::read(&path).expect("a file");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            continue;
        }
        for bytes in damaged(&whole, &mut state) {
            let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), (&name, &bytes)]);
            let data = understand(folder.path());
            assert!(!data.inputs.is_empty(), "{name}");
        }
    }
}

/// A workbook with one thing in the XML of its sheet replaced.
fn with_xml(from: &str, to: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["Школа", "Математика", "ОГЭ 2019"]) {
        sheet.write_string(1, column, heading).expect("a cell");
    }
    sheet.merge_range(4, 0, 5, 0, "СШ № 1", &Format::new()).expect("a block");
    let bytes = book.save_to_buffer().expect("a workbook");
    let change = |name: &str, text: &mut String| {
        if name.ends_with("sheet1.xml") {
            assert!(text.contains(from), "{text}");
            *text = text.replace(from, to);
        }
    };
    repacked(&bytes, change, &[])
}

#[test]
fn merged_blocks_over_the_whole_sheet_are_read_within_bounds() {
    for block in ["A2:XFD1048576", "A2:A4294967295", "A2:A1048576"] {
        let bytes = with_xml("ref=\"A5:A6\"", &format!("ref=\"{block}\""));
        let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("блок.xlsx", &bytes)]);
        let data = understand(folder.path());
        assert!(!data.inputs.is_empty(), "{block}");
    }
}

#[test]
fn endless_numbers_and_deep_indices_end() {
    let long = format!("Школа;Математика;\n;Участники;2\nСШ № 1;0,{};4\n", "3".repeat(1_000_000));
    let folder = folder(&[("реестр.csv", REGISTER.as_bytes()), ("огэ-2019.csv", long.as_bytes())]);
    assert!(crate::city::codes(&understand(folder.path()).findings).contains(&"F33"));
    // a chain of forty indices of one part each
    let sample =
        std::fs::read_to_string(crate::city::root().join("criteria/municipal-index-no-vpr.toml")).expect("criteria");
    let mut text = sample.replace("index = \"need\"", "index = \"i40\"");
    for depth in 1..=40 {
        let inner = if depth == 1 { "need".to_owned() } else { format!("i{}", depth - 1) };
        let _ = write!(
            text,
            "[[index]]\nid = \"i{depth}\"\ntitle = \"x\"\ntotal = 100\nmissing = {{ policy = \"refuse\" }}\nparts = [{{ index = \"{inner}\", weight = 100 }}]\n"
        );
    }
    let deep = shnor::criteria::read(&text).expect("sound");
    let (plain, data) = (crate::city::municipal_index(), understand(&crate::city::sample()));
    let scores = |criteria| {
        let assessment = crate::city::assessed(criteria, &data, 2020);
        assessment.schools.iter().map(|school| school.total().map(|total| total.score.clone())).collect::<Vec<_>>()
    };
    assert_eq!(scores(&deep), scores(&plain));
}

#[test]
fn how_files_are_read_can_be_said_on_the_command_line() {
    let select = |files: &[(&str, &[u8])], more: &[&str]| {
        let place = folder(files);
        let data = place.path().to_string_lossy().into_owned();
        let output =
            shnor(&[&["select", &data, "--year", "2019", "-c", "criteria/municipal-index.toml"], more].concat());
        (output.status.code(), stderr(&output))
    };
    let table = text("^");
    let files = [("реестр.csv", REGISTER.as_bytes()), ("огэ.csv", table.as_bytes())];
    // a delimiter that nobody guesses: the table is read only where it is said
    assert!(!select(&files[1..], &[]).1.contains("[F73]"));
    let (_, said) = select(&files[1..], &["--delimiter", "^"]);
    // nobody knows the schools of a table that was read
    assert!(said.contains("[F73]"), "{said}");
    let (code, said) = select(&files, &["--encoding", "cp1252"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("windows-1251") && said.contains("cp866"), "{said}");
    assert_eq!(select(&files, &["--delimiter", "ab"]).0, Some(2));
    let mut book = Workbook::new();
    book.add_worksheet().set_name("ОГЭ").expect("a name");
    let book = book.save_to_buffer().expect("a workbook");
    let (code, said) = select(&[("реестр.csv", REGISTER.as_bytes()), ("книга.xlsx", &book)], &["--sheet", "ЕГЭ"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("книга.xlsx\n  СТОП [F15]"), "{said}");
}

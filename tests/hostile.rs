//! Files made to bring a reader down. The program is run on each with the memory that it may have: it ends by itself, with
//! an exit code of its own, no word of a panic and a finding that says what is wrong.

use std::process::{Command, Output};

use rust_xlsxwriter::Workbook;

use crate::city::{damaged, folder, repacked, root, stderr, stdout};

/// Kilobytes of memory that the program and its processes may ask for.
const MEMORY: &str = "262144";

/// Seconds of processor time that it may take. It must end in five; without optimisation it is several times slower, and
/// what takes twice as long even so is out of bounds. Processor time, since other tests run beside.
const TIME: &str = if cfg!(debug_assertions) { "10" } else { "5" };

/// Runs the program on a data folder, within its memory and time. Who waits for ever is ended too.
fn select(data: &std::path::Path) -> Output {
    let limited = format!("ulimit -d {MEMORY} && ulimit -t {TIME} && exec timeout 30 \"$0\" \"$@\"");
    let (shell, arguments) = if cfg!(target_os = "linux") {
        ("sh", vec!["-c", &limited, env!("CARGO_BIN_EXE_shnor")])
    } else {
        (env!("CARGO_BIN_EXE_shnor"), Vec::new())
    };
    Command::new(shell)
        .args(arguments)
        .arg("select")
        .arg(data)
        .args(["--year", "2020", "--criteria", "criteria/municipal-index-no-vpr.toml"])
        .current_dir(root())
        .output()
        .expect("the program can be started")
}

/// What the program says of files, none of which may bring it down.
fn told(files: &[(&str, &[u8])]) -> String {
    let place = folder(files);
    let output = select(place.path());
    let said = stdout(&output) + &stderr(&output);
    assert!(matches!(output.status.code(), Some(1 | 4)), "{}: {:?}\n{said}", files[0].0, output.status);
    assert!(!said.contains("panicked") && !said.contains("memory allocation"), "{}: {said}", files[0].0);
    said
}

/// Asserts what is told of each file.
fn each_is_told(cases: &[(&str, Vec<u8>, &str)]) {
    for (name, bytes, code) in cases {
        let said = told(&[(name, bytes)]);
        assert!(said.contains(&format!("\n{name}")) && said.contains(&format!("[{code}]")), "{name}, {code}: {said}");
    }
}

/// A small table of results.
fn table() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Результаты ОГЭ, 2019 год").expect("a cell");
    for (column, heading) in (0_u16..).zip(["Школа", "Математика", ""]) {
        sheet.write_string(1, column, heading).expect("a cell");
    }
    sheet.write_string(2, 1, "Участники").expect("a cell");
    sheet.write_string(2, 2, "2").expect("a cell");
    sheet.write_string(3, 0, "СШ № 1").expect("a cell");
    sheet.write_number(3, 1, 40).expect("a cell");
    sheet.write_number(3, 2, 4).expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

/// The table with the XML of a part changed.
fn changed(part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let change = |name: &str, text: &mut String| {
        if name.ends_with(part) {
            *text = change(text);
        }
    };
    repacked(&table(), change, &[])
}

fn replaced(part: &str, from: &str, to: &str) -> Vec<u8> {
    changed(part, |text| {
        assert!(text.contains(from), "{text}");
        text.replacen(from, to, 1)
    })
}

/// An entry of an archive made by hand: name, method, what it holds, the size that it claims to inflate to.
type Entry<'e> = (&'e str, u16, &'e [u8], u32);

/// An archive in which nothing is checked.
fn archive(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let long = |number: usize| u32::try_from(number).expect("a small archive").to_le_bytes();
    let short = |number: usize| u16::try_from(number).expect("a small archive").to_le_bytes();
    for (name, method, bytes, claimed) in entries {
        let start = out.len();
        let mut head = vec![20, 0, 0, 0];
        head.extend(method.to_le_bytes());
        head.extend([0; 8]); // time, day, checksum
        head.extend(long(bytes.len()));
        head.extend(claimed.to_le_bytes());
        head.extend(short(name.len()));
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04".iter().chain(&head).copied());
        out.extend(name.bytes().chain(bytes.iter().copied()));
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&head).copied());
        directory.extend([0; 10]); // comment, disk, attributes
        directory.extend(long(start));
        directory.extend(name.bytes());
    }
    let start = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([short(entries.len()), short(entries.len())].concat());
    out.extend([long(directory.len()), long(start)].concat());
    out.extend([0, 0]);
    out
}

/// A stream that inflates to so many megabytes of one byte.
fn inflating(byte: u8, megabytes: usize) -> Vec<u8> {
    let mut block = Vec::with_capacity(64 * 1024);
    let mut deflate = flate2::Compress::new(flate2::Compression::best(), false);
    deflate.compress_vec(&vec![byte; 1 << 20], &mut block, flate2::FlushCompress::Full).expect("a block");
    let mut stream = block.repeat(megabytes);
    stream.extend([3, 0]);
    stream
}

#[test]
fn archives_that_inflate_without_end_are_refused() {
    let (spaces, zeros) = (inflating(b' ', 512), inflating(0, 512));
    assert!(spaces.len() < 600_000, "a small archive");
    let bomb = |name: &str, stream: &[u8], claimed| archive(&[(name, 8, stream, claimed)]);
    each_is_told(&[
        ("лист.xlsx", bomb("xl/worksheets/sheet1.xml", &spaces, 512 << 20), "F07"),
        ("рисунок.xlsx", bomb("xl/media/image1.png", &zeros, 512 << 20), "F07"),
        // more than it claims: the archive does not agree with itself
        ("малый.xlsx", bomb("xl/media/image1.png", &zeros, 10), "F06"),
        ("тексты.xlsx", bomb("xl/sharedStrings.xml", &spaces, 4_000_000_000), "F07"),
        ("двоичный.xlsb", archive(&[("xl/workbook.bin", 8, &zeros, 512 << 20)]), "F07"),
    ]);
    let ods = archive(&[
        ("mimetype", 0, b"application/vnd.oasis.opendocument.spreadsheet", 46),
        ("content.xml", 8, &spaces, 512 << 20),
    ]);
    // a checksum is wrong before the bomb is reached
    each_is_told(&[("лист.ods", ods, "F06")]);
}

#[test]
fn markup_made_to_blow_up_is_refused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet";
    let attributes = " a=\"\"".repeat(300_000);
    let deep = "<a>".repeat(300_000);
    each_is_told(&[
        ("смех.xlsx", replaced("sheet1.xml", "<worksheet", laughs), "F07"),
        (
            "снаружи.xlsx",
            replaced("workbook.xml", "<workbook ", "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><workbook "),
            "F07",
        ),
        ("атрибуты.xlsx", replaced("sheet1.xml", "<sheetData>", &format!("<sheetData{attributes}>")), "F07"),
        ("глубина.xlsx", replaced("sheet1.xml", "<sheetData>", &format!("<sheetData>{deep}")), "F07"),
        ("ячейка.xlsx", replaced("sharedStrings.xml", "Школа", &"Ш".repeat(2 << 20)), "F07"),
        ("число-текстов.xlsx", replaced("sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999"), "F07"),
        ("стили.xlsx", replaced("styles.xml", "</cellXfs>", &format!("{}</cellXfs>", "<xf/>".repeat(100_000))), "F07"),
        // the number of a shared formula is believed by one of the reader's methods, which is not used
        (
            "формула.xlsx",
            replaced("sheet1.xml", "<v>40</v>", "<f t=\"shared\" ref=\"B4:B5\" si=\"4000000000\">1</f><v>40</v>"),
            "F25",
        ),
    ]);
}

#[test]
fn odd_archives_are_refused() {
    let sheet: &[u8] = b"<worksheet/>";
    let named = |names: [&str; 2]| archive(&names.map(|name| (name, 0, sheet, 12)));
    each_is_told(&[
        ("дважды.xlsx", named(["xl/workbook.xml", "xl/workbook.xml"]), "F07"),
        ("почти-дважды.xlsx", named(["xl/workbook.xml", "XL/Workbook.xml"]), "F07"),
        ("вверх.xlsx", named(["xl/workbook.xml", "../../etc/passwd"]), "F07"),
        ("от-корня.xlsx", named(["xl/workbook.xml", "/etc/passwd"]), "F07"),
        ("черта.xlsx", named(["xl/workbook.xml", "xl\\workbook.xml"]), "F07"),
        ("пустой-архив.xlsx", archive(&[]), "F72"),
    ]);
}

#[test]
fn far_cells_cost_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "x").expect("a cell");
    sheet.write_string(1_048_575, 16_383, "x").expect("a cell");
    let corners = book.save_to_buffer().expect("a workbook");
    let row = "<row r=\"1048576\"><c r=\"T1048576\"><v>1</v></c></row>";
    each_is_told(&[
        ("углы.xlsx", corners, "F23"),
        (
            "далеко.xlsx",
            changed("sheet1.xml", |text| text.replace("</sheetData>", &format!("{row}</sheetData>"))),
            "F23",
        ),
        ("за-краем.xlsx", replaced("sheet1.xml", "r=\"B4\"", "r=\"ZZZZZZZZ99999999999\""), "F06"),
    ]);
}

#[test]
fn files_that_are_something_else_are_told() {
    let old = std::fs::read(root().join("tests/files/table.xls")).expect("a file");
    let sectors = |at: usize, bytes: [u8; 4]| {
        let mut file = old.clone();
        file[at..at + 4].copy_from_slice(&bytes);
        file
    };
    each_is_told(&[
        ("страница.xls", b"\xef\xbb\xbf <html><table><tr><td>1</td></tr></table></html>".to_vec(), "F04"),
        ("лист2003.xls", b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "F04"),
        ("пусто.xlsx", Vec::new(), "F02"),
        ("снимок.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(), "F72"),
        ("книга.csv", table(), "F03"),
        ("старая.xlsx", old.clone(), "F03"),
        ("обрывок.xls", old[..512].to_vec(), "F72"),
    ]);
    // how many sectors the tables have, the reader finds out by itself
    for (name, at) in [("таблица-секторов.xls", 44), ("дополнение.xls", 72)] {
        assert!(told(&[(name, &sectors(at, [255, 255, 255, 127]))]).contains(&format!("{name} › ОГЭ")), "{name}");
    }
    for (name, file) in
        [("размер-сектора.xls", sectors(30, [30, 0, 30, 0])), ("каталог.xls", sectors(48, [255, 255, 255, 127]))]
    {
        let said = told(&[(name, &file)]);
        assert!(said.contains("[F06]") || said.contains("[F07]"), "{name}: {said}");
    }
}

#[test]
fn a_folder_named_like_a_workbook_is_a_folder() {
    let place = folder(&[("огэ.csv", "Школа;Математика\n".as_bytes())]);
    std::fs::create_dir(place.path().join("книга.xlsx")).expect("a folder");
    let output = select(place.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("[F72]"), "{}", stderr(&output));
}

/// Files of every format cut off and turned, a dozen of each in one folder.
#[test]
fn damaged_files_of_every_format_end_in_findings() {
    let file = |name: &str| std::fs::read(root().join("tests/files").join(name)).expect(name);
    let text: &[u8] = "Школа;Математика;\n;Участники;2\nСШ № 1;40;4\n".as_bytes();
    let mut state = 20_201_124_u64;
    for (extension, whole) in
        [("xlsx", table()), ("xls", file("table.xls")), ("ods", file("table.ods")), ("csv", text.to_vec())]
    {
        let files = damaged(&whole, &mut state).into_iter().enumerate();
        let files: Vec<(String, Vec<u8>)> =
            files.map(|(round, bytes)| (format!("{round}.{extension}"), bytes)).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        told(&files);
    }
}

/// A register of so many schools, each with what stands in its row.
fn register(heading: &str, schools: usize, row: impl Fn(usize) -> String) -> String {
    let rows = (0..schools).map(|school| format!("{school};{};средняя школа;1-11\n", row(school)));
    format!("Реестр школ\nКод;{heading};Тип;Уровень\n{}", rows.collect::<String>())
}

/// Results of so many schools.
fn results(schools: usize, name: impl Fn(usize) -> String) -> String {
    let rows = (0..schools).map(|school| format!("{};40;4\n", name(school)));
    format!("Результаты ОГЭ, 2019 год\nШкола;Математика;\n;Участники;2\n{}", rows.collect::<String>())
}

#[test]
fn names_that_nobody_knows_cost_no_more_than_others() {
    let unknown = |rows| results(rows, |school| format!("Школа Неведомая{school}"));
    let town = |school: usize| format!("Школа Имярек{school};Город{school}");
    let same = |school: usize| format!("СШ № 1;Энск {school}");
    for (what, register, results) in [
        ("many schools", register("Наименование", 1_000, |school| format!("Школа Имярек{school}")), unknown(1_000)),
        ("many rows", register("Наименование", 40, |school| format!("СШ № {school}")), unknown(20_000)),
        ("many towns", register("Наименование;Муниципалитет", 2_000, town), unknown(2_000)),
        ("one name", register("Наименование;Муниципалитет", 2_000, same), results(2_000, |_| "СШ № 1".to_owned())),
    ] {
        let said = told(&[("огэ.csv", results.as_bytes()), ("реестр.csv", register.as_bytes())]);
        assert!(said.contains("[F54]"), "{what}: {}", said.chars().take(2_000).collect::<String>());
    }
}

#[test]
fn names_without_a_register_and_a_register_alone_cost_no_more_than_others() {
    let numbered = results(20_000, |school| format!("СШ № {school}"));
    let named = results(20_000, |school| format!("Школа Мира {school}")).replace("2019", "2018");
    let said = told(&[("огэ-2019.csv", numbered.as_bytes()), ("огэ-2018.csv", named.as_bytes())]);
    assert!(said.contains("[F73]"), "{}", said.chars().take(2_000).collect::<String>());
    let twice = register("Наименование", 20_000, |school| format!("СШ № {}", school / 2));
    told(&[("реестр.csv", twice.as_bytes())]);
}

#[test]
fn a_folder_of_large_files_takes_no_more_memory_than_one() {
    // 33 MB each, of no known kind: nothing of them is kept
    let words = "слово;другое\n".repeat(1_400_000);
    let names = ["1.csv", "2.csv", "3.csv", "4.csv", "5.csv"];
    let said = told(&names.map(|name| (name, words.as_bytes())));
    // each was read, and the system refused nothing
    assert!(names.iter().all(|name| said.contains(&format!("\n{name}\n  замечание [F72]"))), "{said}");
}

#[test]
fn tables_of_a_folder_are_kept_within_one_bound() {
    let rows = "СШ № 1;40;4;16;12;8\n".repeat(100_000);
    let table = format!("Результаты ОГЭ, 2019 год\nШкола;Математика;;;;\n;Участники;2;3;4;5\n{rows}");
    let said = told(&["1.csv", "2.csv", "3.csv"].map(|name| (name, table.as_bytes())));
    // 600,000 cells each, of some 74 bytes: the first is kept, the second is more than fits beside it
    assert!(!said.contains("\n1.csv\n  СТОП [F07]"), "{said}");
    assert!(said.contains("\n2.csv\n  СТОП [F07]") && said.contains("\n3.csv\n  СТОП [F07]"), "{said}");
}

#[test]
fn wide_headings_cost_no_more_than_others() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..56 {
        sheet.write_string(row, 0, "Школа").expect("a cell");
        for column in (1..500).step_by(2) {
            sheet.write_string(row, column, "Математика").expect("a cell");
        }
    }
    for column in 0..500 {
        sheet.write_string(56, column, "Участники").expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    assert!(bytes.len() < 60_000, "a small file");
    told(&[("огэ.xlsx", &bytes)]);
}

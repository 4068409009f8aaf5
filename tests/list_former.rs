//! What a list may hold that is no school of today: schools that went into others, dashes for verdicts, files that are no
//! tables.

use serde_json::{Value, json};

use crate::city::{folder, root, stderr, stdout};
use crate::list_rows::{held, said, told};
use crate::verify::{document, ends, text};

/// Holds a list against the city of `tests/cases/by-hand` whose register names predecessors: of school 1 the school 24 by name,
/// of 4 another by its code 240007, and of 2 and 5 both the school 30.
fn held_after_mergers(list: &str, exit: i32) -> (Value, String) {
    let case = root().join("tests/cases/by-hand/data");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(&case).expect("the case").map(|entry| entry.expect("a file").path()) {
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        let mut bytes = std::fs::read(&entry).expect("a file");
        if name == "реестр.csv" {
            let register = String::from_utf8(bytes).expect("text");
            let former = ["Предшественники", "СШ № 24", "СШ № 30", "", "240007", "СОШ № 30"];
            let lines = register.lines().zip(former).map(|(line, former)| format!("{line};{former}\n"));
            bytes = lines.collect::<String>().into_bytes();
        }
        files.push((name, bytes));
    }
    files.push(("приказ.csv".to_owned(), list.as_bytes().to_vec()));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let place = folder(&files);
    let (data, list) = (text(place.path()), text(&place.path().join("приказ.csv")));
    let found = document(&["verify", &data, "--list", &list], exit, "verify-list");
    (found, stdout(&ends(&["verify", &data, "--list", &list], exit)).replace("\n  ", " "))
}

// 4 and 1 are listed. School 24 is none of today: it counts as 1, whose score of 37.33 is not that of 24
#[test]
fn a_school_that_went_into_another_counts_as_that_and_is_told() {
    let (found, said) = held_after_mergers("Школа;Балл\nШкола-интернат № 4;8,33\nСредняя школа № 24;12,5\n", 0);
    assert_eq!((&found["both"], &found["scores"]["compared"]), (&json!(["4", "1"]), &json!(1)));
    assert_eq!((told(&found, "former", "cell"), &found["unread"]), (vec!["A3".to_owned()], &json!([])));
    assert!(said.contains("по реестру школа Средняя школа № 24 вошла в школу СШ № 1"), "{said}");
    // by its code as well
    let (found, _) = held_after_mergers("Код школы\n240007\n1\n", 0);
    assert_eq!(told(&found, "former", "cell"), ["A2"]);
    // both in one list are one school named twice
    let (found, _) = held_after_mergers("Школа\nСШ № 1\nСШ № 24\nИнтернат № 4\n", 7);
    assert_eq!(told(&found, "unread", "cell"), ["A3"]);
}

#[test]
fn a_predecessor_that_is_not_certain_is_asked_for() {
    let (found, _) = held_after_mergers("Школа\nСШ № 30\nСШ № 1\nИнтернат № 4\n", 7);
    assert!(told(&found, "unread", "why")[0].contains("предшественник сразу нескольких школ: СШ № 2, СШ № 5"));
    // of 240007 no name is known, and it ends with the number
    let (found, _) = held_after_mergers("Школа\nСШ № 7\nСШ № 1\n", 7);
    let why = told(&found, "unread", "why");
    assert!(why[0].contains("школа с кодом 240007") && why[0].contains("Школа-интернат № 4"), "{why:?}");
    // a number of no code
    let (found, _) = held_after_mergers("Школа\nСШ № 8\nСШ № 1\n", 7);
    assert!(told(&found, "unread", "why")[0].starts_with("в реестре нет школы «СШ № 8»"));
}

#[test]
fn a_dash_for_a_verdict_is_not_told_to_be_empty() {
    let list = "Школа;Решение\nИнтернат № 4;да\nСШ № 1;да\nСШ № 2;-\nГимназия № 3;—\nСШ № 5;\n";
    let said = said(list, 0);
    assert!(said.contains("прочерк: 2. Прочерк — не решение"), "{said}");
    assert!(said.contains("в столбце решения пусто: 1."), "{said}");
    assert_eq!(held(list, 0)["outcome"], "agrees");
}

#[test]
fn a_file_that_is_no_table_is_told_to_be_none() {
    let data = text(&root().join("tests/cases/by-hand/data"));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let docx = archive.finish().expect("an archive").into_inner();
    for (name, bytes) in
        [("приказ.docx", docx.as_slice()), ("приказ.pdf", b"%PDF-1.7\n1 0 obj"), ("приказ.rtf", b"{\\rtf1 1}")]
    {
        let place = folder(&[(name, bytes)]);
        let said = stderr(&ends(&["verify", &data, "--list", &text(&place.path().join(name))], 4));
        let said = said.replace("\n  ", " ");
        assert!(said.contains("не таблица") && said.contains(".xlsx") && said.contains(name), "{said}");
    }
}

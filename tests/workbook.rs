//! `перечень.xlsx`, read back: numbers as shown are the exact ones rounded, points add up, everything that `result.json`
//! and `observations.csv` say is there, and no text of a file became a formula.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx};
use shnor::number::Exact;

use crate::city::{MATHS, folder, shnor, stderr};

const SAMPLE: &str = "sample-data/norilsk-2020";
const FILE: &str = "перечень.xlsx";
const BANNER: &str = "ВЫМЫШЛЕННЫЕ ДАННЫЕ";

/// The files of a report.
struct Run {
    files: BTreeMap<String, Vec<u8>>,
}

/// A table of a sheet: its headings, its rows, the row of its headings.
struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Data>>,
    top: usize,
}

impl Run {
    fn of(data: &str, more: &[&str]) -> Self {
        let place = folder(&[]);
        let out = place.path().join("report");
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let run = shnor(&[&["select", data, "-q", "--out", &path(&out)], more].concat());
        assert!(run.status.success(), "{}", stderr(&run));
        let entries = std::fs::read_dir(&out).expect("a report").map(|entry| entry.expect("an entry"));
        let read = |entry: std::fs::DirEntry| {
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("a file"))
        };
        Self { files: entries.map(read).collect() }
    }

    fn result(&self) -> serde_json::Value {
        serde_json::from_slice(&self.files["result.json"]).expect("JSON")
    }

    fn book(&self) -> Xlsx<Cursor<&[u8]>> {
        Xlsx::new(Cursor::new(self.files[FILE].as_slice())).expect("a workbook")
    }

    fn names(&self) -> Vec<String> {
        self.book().sheet_names().clone()
    }

    /// All cells of a sheet, from A1 on.
    fn cells(&self, sheet: &str) -> Vec<Vec<Data>> {
        let range = self.book().worksheet_range(sheet).expect(sheet);
        assert_eq!(range.start(), Some((0, 0)), "{sheet}");
        range.rows().map(<[Data]>::to_vec).collect()
    }

    /// The table under the row that has this heading.
    fn table(&self, sheet: &str, heading: &str) -> Table {
        let cells = self.cells(sheet);
        let is_top = |row: &Vec<Data>| row.iter().any(|cell| *cell == *heading);
        let top = cells.iter().position(is_top).unwrap_or_else(|| panic!("{sheet}: {heading}"));
        let headings: Vec<String> = cells[top].iter().map(ToString::to_string).collect();
        let filled = |row: &&Vec<Data>| row.iter().filter(|cell| **cell != Data::Empty).count() > 1;
        let rows = cells[top + 1..].iter().take_while(filled).cloned().collect();
        Table { headings, rows, top }
    }

    /// The parts of the workbook whose names begin and end like this, by name.
    fn parts(&self, begin: &str, end: &str) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.files[FILE].as_slice())).expect("an archive");
        let mut parts = BTreeMap::new();
        for place in 0..archive.len() {
            let mut part = archive.by_index(place).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("XML");
            if name.starts_with(begin) && name.ends_with(end) {
                parts.insert(name, text);
            }
        }
        parts
    }

    /// The worksheet of a sheet as XML: sheets are numbered in their order.
    fn sheet_xml(&self, sheet: &str) -> String {
        let place = self.names().iter().position(|name| name == sheet).expect(sheet) + 1;
        self.parts(&format!("xl/worksheets/sheet{place}.xml"), "").into_values().next().expect("a sheet")
    }
}

/// The report on the sample city, made once.
fn sample() -> &'static Run {
    static RUN: LazyLock<Run> = LazyLock::new(|| Run::of(SAMPLE, &[]));
    &RUN
}

impl Table {
    fn column(&self, heading: &str) -> usize {
        self.headings.iter().position(|known| known == heading).unwrap_or_else(|| panic!("no column {heading}"))
    }

    fn cell<'r>(&self, row: &'r [Data], heading: &str) -> &'r Data {
        &row[self.column(heading)]
    }
}

/// A number of a cell; a fraction stands as a text.
fn exact(cell: &Data) -> Option<Exact> {
    match cell {
        Data::Float(number) => number.to_string().parse().ok(),
        Data::Int(number) => Some(Exact::from(*number)),
        Data::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn json_exact(value: &serde_json::Value) -> Option<Exact> {
    value.as_str().map(|text| text.parse().expect("an exact number"))
}

/// What is shown lies within half of the last of so many digits, and has no more of them.
fn is_rounding(shown: &Exact, exact: &Exact, digits: u32) -> bool {
    let half = Exact::scaled(1, digits).over(&Exact::from(2)).expect("not nought");
    (shown - exact).abs() <= half && shown.decimals().is_some_and(|has| has <= digits)
}

#[test]
fn every_sheet_is_there_and_bears_the_banner_and_the_title() {
    let run = sample();
    let expected = [
        "Перечень",
        "Все школы",
        "Вклады",
        "Диаграммы",
        "Исходные данные",
        "Методика",
        "Замечания",
        "Устойчивость",
        "Запуск",
    ];
    assert_eq!(run.names(), expected);
    for sheet in run.names() {
        let cells = run.cells(&sheet);
        assert!(cells[0][0].to_string().starts_with("Перечень школ для адресной поддержки, 2020 год"), "{sheet}");
        assert!(cells[1][0].to_string().starts_with(BANNER), "{sheet}");
        assert!(run.sheet_xml(&sheet).contains(&format!("<oddHeader>&amp;C&amp;B{BANNER}")), "{sheet}: on paper");
    }
}

#[test]
fn the_exact_points_of_a_school_add_up_to_its_score_and_so_do_those_to_be_added_in_an_office_program() {
    let run = sample();
    let table = run.table("Вклады", "Код школы");
    let points = |row: &[Data]| {
        let whole = exact(table.cell(row, "Баллы: точно"));
        let [above, below] =
            ["Баллы: числитель дроби", "Баллы: знаменатель дроби"].map(|heading| exact(table.cell(row, heading)));
        if let (Some(above), Some(below)) = (&above, &below) {
            assert_eq!(above.over(below), whole, "the parts of the fraction are those of the whole");
        }
        whole
    };
    let mut checked = 0;
    for school in run.result()["schools"].as_array().expect("schools") {
        let Some(score) = json_exact(&school["score_exact"]) else { continue };
        let its: Vec<&Vec<Data>> =
            table.rows.iter().filter(|row| table.cell(row, "Код школы").to_string() == school["id"]).collect();
        let (total, given) = its.split_last().expect("rows");
        assert_eq!(table.cell(total, "Показатель").to_string(), "Итого");
        assert_eq!(points(total), Some(score.clone()), "{}", school["name"]);
        let sum: Exact = given.iter().filter_map(|row| points(row)).collect::<Vec<_>>().iter().sum();
        assert_eq!(sum, score, "{}", school["name"]);
        // what the head adds up on the sheet gives the shown score
        let long: Vec<Exact> = given.iter().filter_map(|row| exact(table.cell(row, "Баллы, 10 знаков"))).collect();
        let long: Exact = long.iter().sum();
        let shown = exact(table.cell(total, "Баллы")).expect("a shown score");
        assert!(is_rounding(&shown, &long, 2), "{}: {shown} {long}", school["name"]);
        assert_eq!(exact(table.cell(total, "Сумма баллов школы")), Some(long), "the cached result of our formula");
        assert_eq!(shown.to_string(), school["score"].to_string().trim_end_matches(".0"), "{}", school["name"]);
        checked += 1;
    }
    assert_eq!(checked, 37);
}

#[test]
fn what_is_shown_is_the_exact_number_rounded() {
    let run = sample();
    let mut checked = 0;
    for (sheet, pairs) in [
        ("Все школы", vec![("Балл", 2)]),
        ("Перечень", vec![("Балл", 2)]),
        ("Вклады", vec![("Баллы", 2), ("Недобор", 2), ("На шкале", 6), ("Вес", 4)]),
    ] {
        let table = run.table(sheet, "Код школы");
        for row in &table.rows {
            for (heading, digits) in &pairs {
                let Some(whole) = exact(table.cell(row, &format!("{heading}: точно"))) else { continue };
                let shown = exact(table.cell(row, heading)).expect("what has an exact number shows one");
                assert!(is_rounding(&shown, &whole, *digits), "{sheet}, {heading}: {shown} for {whole}");
                checked += 1;
            }
        }
    }
    assert!(checked > 1000, "{checked}");
}

#[test]
fn every_contribution_of_result_json_stands_on_its_sheet() {
    let run = sample();
    let table = run.table("Вклады", "Код школы");
    let mut missing = 0;
    for school in run.result()["schools"].as_array().expect("schools") {
        for given in school["contributions"].as_array().expect("contributions") {
            let row = table.rows.iter().find(|row| {
                table.cell(row, "Код школы").to_string() == school["id"]
                    && table.cell(row, "Показатель").to_string() == given["title"]
            });
            let row = row.expect("a row");
            for (heading, field) in [
                ("Значение: точно", "value_exact"),
                ("Баллы: точно", "contribution_exact"),
                ("Вес: точно", "weight_exact"),
            ] {
                assert_eq!(exact(table.cell(row, heading)), json_exact(&given[field]), "{heading} {given}");
            }
            for (heading, field) in [("Числитель", "numerator"), ("Знаменатель", "denominator")] {
                let count = given[field].as_i64().map(Exact::from);
                assert_eq!(exact(table.cell(row, heading)), count, "{heading} {given}");
            }
            let why = given["missing"]["why"].as_str().unwrap_or_default();
            let told = table.cell(row, "Почему нет значения").to_string();
            assert!(told.starts_with(why) && told.is_empty() == why.is_empty(), "{told}: {why}");
            missing += usize::from(!why.is_empty());
        }
    }
    assert!(missing > 0, "the sample has gaps");
}

#[test]
fn every_value_that_is_taken_stands_on_its_sheet_with_its_cell_and_missing_is_no_nought() {
    let run = sample();
    let table = run.table("Исходные данные", "Код школы");
    let mut reader = csv::Reader::from_reader(run.files["observations.csv"].as_slice());
    let header = reader.headers().expect("a header").clone();
    // what the methodology names is what it takes
    let criteria = String::from_utf8(run.files["criteria.toml"].clone()).expect("text");
    let is_taken = |record: &csv::StringRecord| criteria.contains(&format!("\"{}\"", &record[1]));
    let records = reader.records().map(|record| record.expect("a row"));
    let records: Vec<csv::StringRecord> = records.filter(is_taken).collect();
    assert_eq!(records.len(), table.rows.len());
    let mut kinds = BTreeSet::new();
    for (record, row) in records.iter().zip(&table.rows) {
        let field = |name: &str| &record[header.iter().position(|known| known == name).expect(name)];
        for (heading, name) in
            [("Код школы", "id"), ("Год", "year"), ("Файл", "file"), ("Лист", "sheet"), ("Ячейка", "cell")]
        {
            assert_eq!(table.cell(row, heading).to_string(), field(name), "{heading} {record:?}");
        }
        let value = table.cell(row, "Значение");
        match field("value").parse::<Exact>() {
            Ok(number) => assert_eq!(exact(value), Some(number), "{record:?}"),
            Err(_) if field("reading") == "share" => assert_eq!(*value, Data::Empty),
            Err(_) => assert!(matches!(value, Data::String(_)) && exact(value).is_none(), "{record:?}: {value}"),
        }
        kinds.insert(field("reading").to_owned());
    }
    assert!(kinds.contains("count") && kinds.contains("blank"), "{kinds:?}");
}

/// Formulas of all sheets, by the part that holds them.
fn formulas(run: &Run) -> Vec<(String, String)> {
    let sheets = run.parts("xl/worksheets/sheet", ".xml");
    let of = |(name, text): (&String, &String)| {
        let formulas = text.split("<f>").skip(1).map(|after| after.split("</f>").next().unwrap_or_default().to_owned());
        formulas.map(|formula| (name.clone(), formula)).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of).collect()
}

const HOSTILE: &str = "Код;Школа;МА2;МА\n=1+1;=1+1;20;50\n@SUM(A1);=cmd|' /C calc'!A0;18;50\n-3;+1;16;50\n04;<b>&\"x\"</b>;0;50\n05;СШ № 5;н/д;50\n";

const CRITERIA: &str = r#"
schema = "shnor/criteria/1"
id = "x"
title = "=2+2"
purpose = "x"
source = "x"
verified = "own"
standing = "template"
direction = "higher_is_better"
[[indicator]]
id = "math"
title = "=3+3"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 3 }
scale = { worst = 60, best = 0 }
[[index]]
id = "score"
title = "score"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "math", weight = 100 }]
[list]
index = "score"
lowest = { number = 2 }
ties = "include_all"
"#;

fn small(data: &str, criteria: &str, more: &[&str]) -> Run {
    let files = [("данные.csv", data), ("методика.toml", criteria), ("selection.toml", MATHS)];
    let place = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    Run::of(&place.path().to_string_lossy(), more)
}

// 20 of 50 are 40 %, on the scale (40 − 60)/(0 − 60) = 1/3, of 100 points 100/3; 0 of 50 are a nought and no gap
#[test]
fn texts_of_files_stay_texts_and_a_small_city_has_the_numbers_of_a_hand_calculation() {
    let run = small(HOSTILE, CRITERIA, &[]);
    let ranking = run.table("Все школы", "Код школы");
    let names: Vec<String> = ranking.rows.iter().map(|row| ranking.cell(row, "Школа").to_string()).collect();
    assert_eq!(names, ["=1+1", "=cmd|' /C calc'!A0", "+1", "<b>&\"x\"</b>", "СШ № 5"]);
    let scores = ranking.rows.iter().map(|row| ranking.cell(row, "Балл: точно").to_string()).collect::<Vec<_>>();
    assert_eq!(scores, ["100/3", "40", "140/3", "100", ""]);
    let shown: Vec<String> = ranking.rows.iter().map(|row| ranking.cell(row, "Балл").to_string()).collect();
    assert_eq!(shown, ["33.33", "40", "46.67", "100", "—"]);
    let given = run.table("Вклады", "Код школы");
    let last = given.rows.iter().find(|row| *given.cell(row, "Код школы") == "05").expect("a row");
    assert_eq!(given.cell(last, "Значение").to_string(), "—");
    assert!(given.cell(last, "Почему нет значения").to_string().starts_with("в ячейке «н/д»"));
    let nought = given.rows.iter().find(|row| *given.cell(row, "Код школы") == "04").expect("a row");
    assert_eq!(
        (given.cell(nought, "Значение"), given.cell(nought, "Числитель")),
        (&Data::Float(0.0), &Data::Float(0.0))
    );
    let formulas = formulas(&run);
    assert_eq!(formulas.len(), 4, "one a school with a score");
    assert!(formulas.iter().all(|(_, formula)| formula.starts_with("SUMIF($A$")), "{formulas:?}");
    assert_eq!(run.files[FILE], small(HOSTILE, CRITERIA, &[]).files[FILE], "the same bytes each time");
}

#[test]
fn headings_stay_in_sight_and_on_every_page_of_a4() {
    let run = sample();
    let names = run.parts("xl/workbook.xml", "").into_values().next().expect("a workbook");
    for (place, sheet) in run.names().iter().enumerate() {
        let xml = run.sheet_xml(sheet);
        assert!(xml.contains("paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""), "{sheet}");
        let defined = |what: &str| format!("name=\"_xlnm.{what}\" localSheetId=\"{place}\"");
        assert!(names.contains(&defined("Print_Area")), "{sheet}");
        if sheet == "Диаграммы" {
            continue;
        }
        assert!(xml.contains("state=\"frozen\"") && names.contains(&defined("Print_Titles")), "{sheet}");
        assert!(xml.contains("<autoFilter "), "{sheet}");
    }
    let merged: Vec<String> = run.sheet_xml("Вклады").split("<mergeCell ref=\"").skip(1).map(str::to_owned).collect();
    let top = run.table("Вклады", "Код школы").top;
    assert!(!merged.is_empty());
    for block in merged {
        let row: usize = block.split([':', '"']).next().expect("a cell")[1..].parse().expect("a row");
        assert!(row <= top, "neither headings nor data are merged");
    }
}

/// The row and column, from 0, of an address with signs of dollars.
fn cell(address: &str) -> (usize, usize) {
    let plain = address.replace('$', "");
    let split = plain.find(|sign: char| sign.is_ascii_digit()).expect("a row");
    let column = plain[..split].bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    (plain[split..].parse::<usize>().expect("a row") - 1, column - 1)
}

#[test]
fn charts_draw_cells_that_hold_numbers_and_say_in_words_what_they_show() {
    let run = sample();
    let charts = run.parts("xl/charts/chart", ".xml");
    assert_eq!(charts.len(), 2);
    let cells = run.cells("Диаграммы");
    let mut ranges = 0;
    for chart in charts.values() {
        for values in chart.split("<c:val>").skip(1) {
            let range = values.split("<c:f>").nth(1).and_then(|after| after.split("</c:f>").next()).expect("a range");
            let (sheet, range) = range.split_once('!').expect("a sheet");
            assert_eq!(sheet.trim_matches('\''), "Диаграммы");
            let (from, to) = range.split_once(':').expect("a range");
            let ((top, left), (bottom, right)) = (cell(from), cell(to));
            assert_eq!(left, right);
            assert!(!matches!(cells[top - 1][left], Data::Empty), "a heading stands above {range}");
            let numbers = (top..=bottom).filter(|row| matches!(cells[*row][left], Data::Float(_))).count();
            assert!(numbers > 0, "{range}");
            ranges += 1;
        }
    }
    // eight indicators and the rest; the listed, the others, the cut
    assert_eq!(ranges, 9 + 3);
    let drawing = run.parts("xl/drawings/drawing", ".xml").into_values().next().expect("a drawing");
    assert_eq!(drawing.matches("descr=\"").count(), 2);
}

// 3 of 8 listed schools are firm: the README shows it; the cut is the score of the eighth
#[test]
fn the_chart_of_scores_has_each_school_once_with_the_cut() {
    let run = sample();
    let table = run.table("Диаграммы", "Последний балл перечня");
    assert_eq!(table.rows.len(), 37);
    let count = |heading: &str| table.rows.iter().filter(|row| *table.cell(row, heading) != Data::Empty).count();
    assert_eq!((count("В перечне"), count("Вне перечня")), (8, 29));
    assert!(table.rows.iter().all(|row| *table.cell(row, "Последний балл перечня") == Data::Float(59.02)));
}

#[test]
fn where_rules_decide_there_are_no_empty_charts_and_no_columns_of_a_score() {
    let run = Run::of(SAMPLE, &["--criteria", "thirty-percent-two"]);
    assert!(run.names().iter().all(|name| name != "Диаграммы") && run.names().contains(&"Правила".to_owned()));
    assert!(run.parts("xl/charts/", ".xml").is_empty());
    for sheet in ["Перечень", "Все школы", "Вклады", "Правила"] {
        let table = run.table(sheet, "Код школы");
        for heading in ["Балл", "Баллы", "Недобор", "Место", "Полнота, %"] {
            assert!(!table.headings.contains(&heading.to_owned()), "{sheet}: {heading}");
        }
    }
    let rules = run.table("Правила", "Код школы");
    let held: BTreeSet<String> = rules
        .rows
        .iter()
        .filter(|row| *rules.cell(row, "Выполнено") == "выполняется")
        .map(|row| rules.cell(row, "Код школы").to_string())
        .collect();
    let result = run.result();
    let listed = result["listed"].as_array().expect("a list");
    assert!(!listed.is_empty());
    assert!(listed.iter().all(|id| held.contains(id.as_str().expect("an id"))), "a rule holds of each listed school");
}

#[test]
fn the_edition_for_publication_tells_no_digest_of_data_no_finding_and_bears_its_banner() {
    let internal = sample();
    let public = Run::of(SAMPLE, &["--public"]);
    let all = |run: &Run| run.parts("", ".xml").into_values().collect::<String>();
    let (told, published) = (all(internal), all(&public));
    for input in internal.result()["inputs"].as_array().expect("inputs") {
        let digest = input["sha256"].as_str().expect("a digest");
        assert!(told.contains(digest) && !published.contains(digest));
    }
    for sheet in public.names() {
        let cells = public.cells(&sheet);
        assert!(cells[2][0].to_string().starts_with("ДЛЯ ПУБЛИКАЦИИ"), "{sheet}");
    }
    // the sample has small numbers: no school has a score, and no sheet a column for one
    let result = public.result();
    let schools = result["schools"].as_array().expect("schools");
    assert!(!schools.is_empty() && schools.iter().all(|school| school["score"].is_null() && school["rank"].is_null()));
    for sheet in ["Перечень", "Все школы", "Вклады"] {
        let headings = public.table(sheet, "Код школы").headings;
        let of_score =
            |heading: &&String| ["Балл", "Место", "Полнота", "Недобор"].iter().any(|word| heading.contains(word));
        assert_eq!(headings.iter().find(of_score), None, "{sheet}");
    }
    assert!(
        public.names().iter().all(|name| name != "Устойчивость")
            && internal.names().contains(&"Устойчивость".to_owned())
    );
}

#[test]
fn no_number_stands_in_the_row_of_what_is_withheld() {
    let public = Run::of(SAMPLE, &["--public"]);
    let mut reader = csv::Reader::from_reader(public.files["observations.csv"].as_slice());
    let criteria = String::from_utf8(public.files["criteria.toml"].clone()).expect("text");
    let is_taken = |row: &csv::StringRecord| criteria.contains(&format!("\"{}\"", &row[1]));
    // a row of the workbook for each row of the table that is taken, in its order
    let rows = reader.records().map(|row| row.expect("a row")).filter(is_taken);
    let table = public.table("Исходные данные", "Код школы");
    let (mut withheld, mut told) = (0, 0);
    for (at, row) in rows.enumerate() {
        let numbers = ["Значение", "Числитель", "Знаменатель", "Процент в ячейке"]
            .map(|heading| matches!(table.cell(&table.rows[at], heading), Data::Float(_) | Data::Int(_)));
        assert_eq!(table.cell(&table.rows[at], "Код школы").to_string(), row[0], "row {at}");
        if &row[3] == "withheld" {
            withheld += 1;
            assert_eq!(numbers, [false; 4], "row {at}: {row:?}");
        } else {
            told += usize::from(numbers.contains(&true));
        }
    }
    assert!(withheld > 0 && told > 0, "{withheld} rows are withheld, {told} are told");
}

#[test]
fn what_we_withhold_is_told_apart_from_what_the_source_hides() {
    let (internal, public) = (sample(), Run::of(SAMPLE, &["--public"]));
    let observations = String::from_utf8(public.files["observations.csv"].clone()).expect("text");
    let count = observations.lines().filter(|row| row.contains(",withheld,,,,")).count();
    let sources = public.table("Исходные данные", "Код школы");
    let told = sources.rows.iter().filter(|row| *sources.cell(row, "Значение") == *"не публикуется").count();
    assert!(count > 0 && told == count, "{told} of {count}");
    let source = String::from_utf8(internal.files["observations.csv"].clone()).expect("text");
    assert!(!source.contains(",withheld,"), "a full report withholds nothing");
    for row in observations.lines().filter(|row| row.contains(",suppressed,")) {
        assert!(source.lines().any(|own| own == row), "the source hides {row}");
    }
}

#[test]
fn the_workbook_bears_the_date_of_the_act_and_no_other() {
    let approved = CRITERIA.replace("standing = \"template\"", "standing = \"approved\"");
    let act = "[approved]\nact = \"Приказ № 1\"\ndate = \"20.08.2025\"\nby = \"Управление\"\n[[indicator]]";
    let approved = approved.replacen("[[indicator]]", act, 1);
    for (criteria, day) in [(approved.as_str(), "2025-08-20"), (CRITERIA, "2000-01-01")] {
        let run = small(HOSTILE, criteria, &[]);
        let core = run.parts("docProps/core.xml", "").into_values().next().expect("properties");
        assert_eq!(core.matches(&format!(">{day}T")).count(), 2, "made and changed: {core}");
        assert!(core.contains("<dc:title>Перечень школ для адресной поддержки, 2020 год</dc:title>"), "{core}");
    }
}

#[test]
fn an_english_workbook_has_english_sheets() {
    let run = Run::of(SAMPLE, &["--lang", "en"]);
    assert_eq!(run.names()[..4], ["List", "All schools", "Contributions", "Charts"]);
    let table = run.table("Contributions", "School code");
    assert!(table.rows.iter().all(|row| row.len() == table.headings.len()));
}

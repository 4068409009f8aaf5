//! `обоснование.docx`: a sound package of the page that orders ask for, a page a school with the numbers of `result.json`.
//! The document is read by a reader of its own, which knows nothing of what wrote it.

mod document;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::city::{MATHS_AND_RUSSIAN, folder, shnor, skipped, stderr};
use document::{Element, parts};

const FILE: &str = "обоснование.docx";

/// A report of a folder: the bytes of its document and `result.json`.
fn report(data: &str, more: &[&str]) -> (Vec<u8>, Value) {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("report");
    let run = shnor(&[&["select", data, "-q", "--out", &out.to_string_lossy()], more].concat());
    assert!(run.status.success(), "{}", stderr(&run));
    let result = std::fs::read_to_string(out.join("result.json")).expect("result.json");
    (std::fs::read(out.join(FILE)).expect(FILE), serde_json::from_str(&result).expect("JSON"))
}

/// A report of the sample city. The common one is made once.
fn of_sample(more: &[&str]) -> (Vec<u8>, Value) {
    static COMMON: OnceLock<(Vec<u8>, Value)> = OnceLock::new();
    let make = || report("sample-data/norilsk-2020", more);
    if more.is_empty() { COMMON.get_or_init(make).clone() } else { make() }
}

/// The parts of the text that begin on a page of their own: heading, paragraphs and tables.
fn pages(document: &Element) -> Vec<(String, Vec<&Element>)> {
    let mut pages: Vec<(String, Vec<&Element>)> = Vec::new();
    for block in &document.first("w:body").expect("a body").children {
        if block.name == "w:p" && block.has("w:pageBreakBefore") {
            assert_eq!(block.style(), "Heading1", "what begins a page is a heading by which one navigates");
            pages.push((block.words(), Vec::new()));
        } else if let Some((_, blocks)) = pages.last_mut() {
            blocks.push(block);
        }
    }
    pages
}

/// The rows of a table as words.
fn rows(table: &Element) -> Vec<Vec<String>> {
    let cell = |cell: &&Element| cell.all("w:p").iter().map(|line| line.words()).collect::<Vec<_>>().join("\n");
    table.all("w:tr").iter().map(|row| row.all("w:tc").iter().map(cell).collect()).collect()
}

fn said(blocks: &[&Element]) -> String {
    blocks.iter().filter(|block| block.name == "w:p").map(|block| block.words() + "\n").collect()
}

fn tables<'e>(blocks: &[&'e Element]) -> Vec<&'e Element> {
    blocks.iter().copied().filter(|block| block.name == "w:tbl").collect()
}

/// A number as Russians write it, in hundredths.
fn hundredths(text: &str) -> i64 {
    let (whole, part) = text.split_once(',').unwrap_or((text, "00"));
    let negative = whole.starts_with('\u{2212}');
    let whole: i64 = whole.trim_start_matches('\u{2212}').parse().unwrap_or_else(|_| panic!("{text}"));
    let number = whole * 100 + format!("{part:0<2}").parse::<i64>().expect("two digits");
    if negative { -number } else { number }
}

fn listed(result: &Value) -> Vec<&Value> {
    let schools = result["schools"].as_array().expect("schools");
    let one = |id: &Value| schools.iter().find(|school| school["id"] == *id).expect("the school");
    result["listed"].as_array().expect("listed").iter().map(one).collect()
}

#[test]
fn every_part_is_sound_and_every_reference_leads_to_a_part() {
    let parts = parts(&of_sample(&[]).0);
    let types = &parts["[Content_Types].xml"];
    let known: BTreeSet<&str> = types.all("Override").into_iter().map(|part| part.value("PartName")).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml" && !name.ends_with(".rels")) {
        assert!(known.contains(format!("/{name}").as_str()), "{name} has no type");
    }
    for name in &known {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name} is not there");
    }
    let defaults: Vec<&str> = types.all("Default").into_iter().map(|kind| kind.value("Extension")).collect();
    assert!(defaults.contains(&"rels"));
    for (name, part) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.split_once("_rels/").expect("a folder").0;
        for related in part.all("Relationship") {
            let target = format!("{folder}{}", related.value("Target"));
            assert!(parts.contains_key(&target), "{name}: {target}");
        }
    }
    let related = &parts["word/_rels/document.xml.rels"];
    let ids: Vec<&str> = related.all("Relationship").into_iter().map(|related| related.value("Id")).collect();
    for header in parts["word/document.xml"].all("w:headerReference") {
        assert!(ids.contains(&header.value("r:id")));
    }
    let styles: BTreeSet<&str> =
        parts["word/styles.xml"].all("w:style").into_iter().map(|style| style.value("w:styleId")).collect();
    for style in parts["word/document.xml"].all("w:pStyle") {
        assert!(styles.contains(style.value("w:val")), "{}", style.value("w:val"));
    }
}

// 1 mm is 1440 / 25.4 twentieths of a point: 20 mm are 1134, 10 mm 567, 210 and 297 mm 11 906 and 16 838
#[test]
fn the_page_is_as_orders_ask_for_with_its_number_from_the_second_on() {
    let parts = parts(&of_sample(&[]).0);
    let document = &parts["word/document.xml"];
    assert_eq!(document.all("w:sectPr").len(), 1);
    let size = document.first("w:pgSz").expect("a size");
    assert_eq!((size.value("w:w"), size.value("w:h"), size.value("w:orient")), ("11906", "16838", ""));
    let margins = document.first("w:pgMar").expect("margins");
    let side = |side: &str| margins.value(side).to_owned();
    assert_eq!(["w:left", "w:right", "w:top", "w:bottom"].map(side), ["1134", "567", "1134", "1134"]);
    assert!(document.has("w:titlePg") && document.all("w:headerReference").len() == 1);
    assert_eq!(document.first("w:headerReference").map(|header| header.value("w:type")), Some("default"));
    let header = &parts["word/header1.xml"];
    assert_eq!(header.first("w:fldSimple").map(|field| field.value("w:instr")), Some("PAGE"));
    let styles = &parts["word/styles.xml"];
    let centred = |style: &&&Element| style.value("w:styleId") == header.style();
    let number = styles.all("w:style");
    let number = number.iter().find(centred).expect("the style of the page number");
    assert_eq!(number.first("w:jc").map(|align| align.value("w:val")), Some("center"));
    assert_eq!(styles.first("w:rFonts").map(|fonts| fonts.value("w:ascii")), Some("Times New Roman"));
    assert_eq!(styles.first("w:lang").map(|language| language.value("w:val")), Some("ru-RU"));
    // whatever bears words outside tables is 12 to 14 points high, in tables no less than 9
    let sizes: BTreeMap<&str, i32> = styles
        .all("w:style")
        .into_iter()
        .filter(|style| style.value("w:type") == "paragraph")
        .map(|style| {
            let size = style.first("w:sz").expect("a size").value("w:val").parse().expect("a number");
            (style.value("w:styleId"), size)
        })
        .collect();
    for block in &document.first("w:body").expect("a body").children {
        for paragraph in block.all("w:p").into_iter().chain((block.name == "w:p").then_some(block)) {
            // what explains a table is as high as what stands in it
            let is_text = block.name == "w:p" && paragraph.style() != "Print";
            let allowed = if is_text { 24..=28 } else { 18..=24 };
            let size = sizes[paragraph.style()];
            assert!(allowed.contains(&size) || paragraph.words().is_empty(), "{}: {size}", paragraph.style());
        }
    }
}

/// Every table repeats its header, tears no row and is as wide as the text.
fn tables_are_sound(document: &Element) {
    for table in document.all("w:tbl") {
        let rows = table.all("w:tr");
        assert!(rows[0].has("w:tblHeader") && rows[1..].iter().all(|row| !row.has("w:tblHeader")));
        assert!(rows.iter().all(|row| row.has("w:cantSplit")));
        let widths: Vec<&str> = table.all("w:gridCol").into_iter().map(|column| column.value("w:w")).collect();
        assert!(widths.len() <= 7, "more columns do not fit upright");
        // 210 mm less 20 and 10
        let whole: u32 = widths.iter().map(|width| width.parse::<u32>().expect("a width")).sum();
        assert_eq!(whole, 11_906 - 1134 - 567);
        for row in rows {
            let cells: Vec<&str> = row.all("w:tcW").into_iter().map(|cell| cell.value("w:w")).collect();
            assert_eq!(cells, widths);
            assert!(row.all("w:tc").iter().all(|cell| cell.has("w:p")), "a cell without a paragraph is none");
        }
    }
}

#[test]
fn each_listed_school_has_one_page_in_order_with_its_counts_and_points_that_add_up() {
    let (bytes, result) = of_sample(&[]);
    let parts = parts(&bytes);
    let pages = pages(&parts["word/document.xml"]);
    let listed = listed(&result);
    assert_eq!(listed.len(), 8);
    for (school, (heading, blocks)) in listed.iter().zip(&pages) {
        assert_eq!(*heading, school["name"].as_str().expect("a name"));
        let text = said(blocks);
        assert!(text.contains(&format!("Место {} из 37", school["rank"])), "{text}");
        assert!(text.contains("Решение комиссии: ") && text.contains("Возражения школы: "), "{text}");
        let table = rows(tables(blocks)[0]);
        let column = |title: &str| table[0].iter().position(|cell| cell == title).unwrap_or_else(|| panic!("{title}"));
        let (value, weight, points) = (column("Школа"), column("Вес"), column("Баллы"));
        let (sum, given) = table[1..].split_last().expect("rows");
        let contributions = school["contributions"].as_array().expect("contributions");
        assert_eq!(given.len(), contributions.len(), "{heading}");
        for (row, contribution) in given.iter().zip(contributions) {
            if let (Some(above), Some(below)) =
                (contribution["numerator"].as_i64(), contribution["denominator"].as_i64())
            {
                assert!(row[value].ends_with(&format!("({above} из {below})")), "{heading}: {row:?}");
            }
            if contribution["missing"].is_object() {
                assert_eq!((row[value].as_str(), row[points].as_str()), ("—", "—"), "{heading}: {row:?}");
            }
        }
        let known = given.iter().filter(|row| row[points] != "—");
        let added: i64 = known.map(|row| hundredths(&row[points])).sum();
        let score = school["score_exact"].as_str().expect("a score").replace('.', ",");
        assert_eq!((added, hundredths(&sum[points])), (hundredths(&score), hundredths(&score)), "{heading}");
        assert_eq!(sum[weight], "100", "{heading}");
        let cells = tables(blocks)[1];
        let last = cells.all("w:tr").into_iter().next_back().expect("a row");
        assert!(last.all("w:p").iter().all(|line| line.has("w:keepNext")), "{heading}: it stays with the form");
        let named = format!("{}. Решение комиссии: ", school["short_name"].as_str().expect("a name"));
        assert!(text.contains(&named), "{text}");
        let origin = &contributions[0]["origins"][0];
        let row = rows(cells).into_iter().find(|row| row[0].starts_with(origin["file"].as_str().expect("a file")));
        let cell = format!("{} = ", origin["cell"].as_str().expect("a cell"));
        assert!(row.is_some_and(|row| row[1].contains(&cell)), "{heading}: {cell}");
    }
    let rest: Vec<&str> = pages[8..].iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(rest, ["Методика", "Исходные данные"]);
    // the list itself: number, place, school, score
    let list = rows(parts["word/document.xml"].all("w:tbl")[0]);
    for (at, (row, school)) in list[1..].iter().zip(&listed).enumerate() {
        let score = school["score_exact"].as_str().expect("a score").replace('.', ",");
        assert_eq!(row[..4], [(at + 1).to_string(), school["rank"].to_string(), pages[at].0.clone(), score]);
    }
    assert_eq!(list.len(), 9);
}

#[test]
fn whatever_the_methodology_it_stands_there_whole_each_listed_school_has_a_page_and_tables_are_sound() {
    for criteria in ["municipal-index-no-vpr", "two-axes", "thirty-percent-two", "three-lists"] {
        let (bytes, result) = of_sample(&["--criteria", criteria]);
        let parts = parts(&bytes);
        let document = &parts["word/document.xml"];
        tables_are_sound(document);
        let pages = pages(document);
        let names: Vec<&str> = listed(&result).iter().map(|school| school["name"].as_str().expect("a name")).collect();
        let headings: Vec<&str> = pages.iter().map(|(heading, _)| heading.as_str()).collect();
        assert_eq!(headings[..names.len()], names, "{criteria}");
        assert_eq!(headings[names.len()..], ["Методика", "Исходные данные"], "{criteria}");
        let (_, methodology) = &pages[names.len()];
        let text = said(methodology);
        assert!(text.contains("1. Общие положения") && text.contains("Точность и округление"), "{criteria}: {text}");
        let digests = rows(tables(&pages[names.len() + 1].1)[1]);
        let inputs = result["inputs"].as_array().expect("inputs");
        for input in inputs {
            let of = |key: &str| input[key].as_str().expect("text").to_owned();
            assert!(digests.contains(&vec![of("file"), of("sha256")]), "{criteria}: {input}");
        }
    }
}

/// Three schools: the first and the second of the worst two, one with a name that wants to be markup.
fn small_city(decisions: &str) -> tempfile::TempDir {
    let criteria = r#"
schema = "shnor/criteria/1"
id = "x"
title = "Порядок & <b>условия</b>"
purpose = "x"
source = "x"
verified = "own"
standing = "approved"
direction = "higher_is_better"
[approved]
act = "приказ № 7"
date = "20.08.2020"
by = "Управление образования"
[[indicator]]
id = "math"
title = "Математика"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 3 }
scale = { worst = 50, best = 0 }
[[indicator]]
id = "russian"
title = "Русский"
share = ["oge.russian.mark_2"]
of = ["oge.russian.participants"]
years = { last = 1, not_older_than = 3 }
scale = { worst = 50, best = 0 }
[[index]]
id = "score"
title = "score"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "math", weight = 50 }, { indicator = "russian", weight = 50 }]
[list]
index = "score"
lowest = { number = 2 }
ties = "include_all"
"#;
    let rows =
        "Код;Школа;МА2;МА;РУ2;РУ\n01;\"СШ № 1 <w:p>&amp;\";20;50;25;50\n02;СШ № 2;10;50;5;50\n03;СШ № 3;0;50;0;50\n";
    let mut files = vec![("данные.csv", rows), ("методика.toml", criteria), ("selection.toml", MATHS_AND_RUSSIAN)];
    files.extend((!decisions.is_empty()).then_some(("решения.csv", decisions)));
    folder(&files.into_iter().map(|(name, text)| (name, text.as_bytes())).collect::<Vec<_>>())
}

// 20 of 50 are 40 %, on a scale from 50 % to 0 % 0.2, 10 points of 50; 25 of 50 are 50 %, 0 points. The medians are 20 % and
// 10 %: 30 and 40 points, so that 20 and 40 fall short.
#[test]
fn a_name_that_wants_to_be_markup_stays_a_name_and_the_numbers_are_those_of_the_hand() {
    let place = small_city("");
    let parts = parts(&report(&place.path().to_string_lossy(), &[]).0);
    let document = &parts["word/document.xml"];
    let pages = pages(document);
    assert_eq!(pages[0].0, "СШ № 1 <w:p>&amp;");
    let table = rows(tables(&pages[0].1)[0]);
    assert_eq!(table[1], ["Математика", "40,0 % (20 из 50)", "20,0 %", "50 % → 0 %", "50", "10,00", "20,00"]);
    assert_eq!(table[2], ["Русский", "50,0 % (25 из 50)", "10,0 %", "50 % → 0 %", "50", "0,00", "40,00"]);
    assert_eq!(table[3], ["Итого", "", "", "", "100", "10,00", "60,00"]);
    let opening: String =
        document.first("w:body").expect("a body").children.iter().map(|block| block.words() + "\n").collect();
    assert!(opening.starts_with("Приложение № ___"), "{opening}");
    assert!(opening.contains("Методика: Порядок & <b>условия</b> (x; утверждена;"), "{opening}");
    assert!(opening.contains("Утверждена: Управление образования, приказ № 7 от 20.08.2020"), "{opening}");
    assert!(!document.all("w:pStyle").iter().any(|style| style.value("w:val") == "Banner"), "nothing to warn of");
    // the act dates the document, nobody is named as its author
    let core = &parts["docProps/core.xml"];
    assert_eq!(core.first("dcterms:created").map(|date| date.text.as_str()), Some("2020-08-20T00:00:00Z"));
    assert_eq!(
        core.first("dc:title").map(|title| title.text.as_str()),
        Some("Перечень школ для адресной поддержки, 2020 год")
    );
    assert!(!core.has("dc:creator") && !core.has("cp:lastModifiedBy"));
}

#[test]
fn what_a_commission_decided_stands_on_the_page_of_the_school_also_where_it_took_the_school_off() {
    let place = small_city(
        "Код;Решение;Кем принято;Дата;Акт;Основание\n02;не включена;Комиссия;01.09.2020;№ 8;<нет> & нет\n03;включена;Комиссия;01.09.2020;№ 8;просьба\n",
    );
    let parts = parts(&report(&place.path().to_string_lossy(), &[]).0);
    let pages = pages(&parts["word/document.xml"]);
    let headings: Vec<&str> = pages.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(headings[..3], ["СШ № 1 <w:p>&amp;", "СШ № 3", "СШ № 2"]);
    let taken_off = said(&pages[2].1);
    assert!(taken_off.contains("Решение комиссии: СШ № 2 — не включена (по расчёту: включена)"), "{taken_off}");
    assert!(taken_off.contains("Основание: <нет> & нет") && taken_off.contains("Возражения школы: "), "{taken_off}");
    let list = rows(parts["word/document.xml"].all("w:tbl")[0]);
    let places: Vec<&[String]> = list[1..].iter().map(|row| &row[..2]).collect();
    assert_eq!(places, [["1", "1"], ["2", "3"]], "numbers go on, places are those of the calculation");
}

#[test]
fn what_must_be_seen_first_stands_above_the_title_and_the_public_edition_tells_no_digest_and_no_cell() {
    for (more, banners) in [(&[][..], 1), (&["--public"][..], 2)] {
        let (bytes, result) = of_sample(more);
        let parts = parts(&bytes);
        let document = &parts["word/document.xml"];
        let body = &document.first("w:body").expect("a body").children;
        let at = |style: &str| body.iter().position(|block| block.style() == style).expect("a paragraph of the style");
        let loud: Vec<String> = body.iter().filter(|block| block.style() == "Banner").map(Element::words).collect();
        assert_eq!(loud.len(), banners);
        assert!(loud[0].starts_with("ВЫМЫШЛЕННЫЕ ДАННЫЕ") && at("Banner") < at("Title"));
        let pages = pages(document);
        let schools = listed(&result).len();
        assert_eq!(schools, 8);
        let whole = said(&body.iter().collect::<Vec<_>>())
            + &document.all("w:tbl").into_iter().flat_map(rows).flatten().collect::<Vec<_>>().join("\n");
        let is_digest = |word: &&str| word.len() == 64 && word.bytes().all(|sign| sign.is_ascii_hexdigit());
        let digests = whole.split_whitespace().filter(is_digest).count();
        for (_, blocks) in &pages[..schools] {
            assert_eq!(said(blocks).contains("Возражения школы"), banners == 1);
            let tells_cells = tables(blocks).into_iter().any(|table| rows(table)[0][0] == "Файл и лист");
            assert_eq!(tells_cells, banners == 1, "no cells in the public edition");
        }
        if banners == 2 {
            assert_eq!(digests, 1, "of the methodology alone");
            assert!(loud[1].starts_with("ДЛЯ ПУБЛИКАЦИИ") && !whole.contains("Балла нет"), "{whole}");
        } else {
            assert!(digests > 5, "{digests}");
        }
    }
}

#[test]
fn the_document_speaks_english_where_the_report_does() {
    let place = small_city("");
    let parts = parts(&report(&place.path().to_string_lossy(), &["--lang", "en"]).0);
    let pages = pages(&parts["word/document.xml"]);
    assert_eq!(rows(tables(&pages[0].1)[0])[1][1..6], ["40.0% (20 of 50)", "20.0%", "50% → 0%", "50", "10.00"]);
    assert!(said(&pages[0].1).contains("Objections of the school: "));
    assert_eq!(parts["word/styles.xml"].first("w:lang").map(|language| language.value("w:val")), Some("en-GB"));
}

#[test]
fn the_archive_bears_no_time_of_its_making_and_is_the_same_twice() {
    let place = small_city("");
    let make = || report(&place.path().to_string_lossy(), &[]).0;
    let bytes = make();
    assert!(bytes == make());
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    for at in 0..archive.len() {
        let part = archive.by_index(at).expect("a part");
        let time = part.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2020, 8, 20, 0));
    }
    assert_eq!(archive.by_index(0).expect("a part").name().expect("a name"), "[Content_Types].xml");
}

/// The office program opens the document and makes pages of it; where it is absent, the test says so.
#[test]
fn an_office_program_opens_it_and_prints_it() {
    let place = tempfile::tempdir().expect("a folder");
    std::fs::write(place.path().join("annex.docx"), of_sample(&[]).0).expect("a file");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", path(&place.path().join("profile"))))
        .args(["--headless", "--convert-to", "pdf", "--outdir", &path(place.path())])
        .arg(place.path().join("annex.docx"))
        .output();
    let Ok(run) = run else {
        skipped("there is no soffice here");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let paper = place.path().join("annex.pdf");
    assert!(std::fs::read(&paper).expect("a printed document").starts_with(b"%PDF"));
    let Ok(text) = Command::new("pdftotext").args(["-layout", &path(&paper), "-"]).output() else {
        skipped("there is no pdftotext here");
        return;
    };
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    let result = of_sample(&[]).1;
    let names: Vec<&str> =
        listed(&result).iter().map(|school| school["short_name"].as_str().expect("a name")).collect();
    let of = |page: &str| names.iter().filter(|name| page.contains(&format!("{name}. Решение комиссии:"))).count();
    let forms: Vec<&str> = text.split('\u{c}').filter(|page| page.contains("Подпись")).collect();
    assert_eq!(forms.len(), 8, "a form a school");
    for form in forms {
        assert_eq!(of(form), 1, "the form names its school: {form}");
        assert!(form.contains("Возражения школы:") && form.contains(" = "), "and some cells stand above it: {form}");
    }
}

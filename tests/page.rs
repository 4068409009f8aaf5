//! `отчет.html`: one file that needs nothing beside it and lets nothing in; every school is on it; the numbers are those of
//! the other files; it works in a browser.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use base64::Engine;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::city::{MATHS, folder, root, shnor, skipped, stderr};

/// An element of a page: its name, attributes, and the text within it and within those inside it.
#[derive(Debug, Default, Clone)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    /// The names of the elements around it, the outermost first, each with its id.
    within: Vec<(String, String)>,
}

impl Element {
    fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn is_in(&self, id: &str) -> bool {
        self.within.iter().any(|(_, known)| known == id)
    }
}

/// The page as its elements, in the order in which they begin. It is well-formed XML but for what a browser wants first.
fn elements(page: &str) -> Vec<Element> {
    let page = page.strip_prefix("<!DOCTYPE html>").expect("a page begins so");
    let mut reader = Reader::from_str(page);
    let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let (start, closes) = match event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::Text(text) => {
                let text = text.as_ref().to_owned();
                for at in &open {
                    elements[*at].text.push_str(&text);
                }
                continue;
            }
            Event::GeneralRef(sign) => {
                let name = sign.as_ref().to_owned();
                let text = quick_xml::escape::unescape(&format!("&{name};")).expect("a known sign").into_owned();
                for at in &open {
                    elements[*at].text.push_str(&text);
                }
                continue;
            }
            Event::End(_) => {
                open.pop().expect("something is open");
                continue;
            }
            Event::Eof => break,
            other => panic!("a page has no {other:?}"),
        };
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("a sound attribute");
            let name = attribute.key.as_ref().to_owned();
            let value = attribute.value.as_ref();
            (name, quick_xml::escape::unescape(value).expect("known signs").into_owned())
        });
        let element = Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            text: String::new(),
            within: open
                .iter()
                .map(|at| (elements[*at].name.clone(), elements[*at].attribute("id").to_owned()))
                .collect(),
        };
        elements.push(element);
        if !closes {
            open.push(elements.len() - 1);
        }
    }
    assert!(open.is_empty(), "everything that begins ends");
    elements
}

/// The files of a report folder that are looked at here.
#[derive(Clone)]
struct Files {
    page: Arc<str>,
    markdown: Arc<str>,
    result: Arc<str>,
    ranking: Arc<str>,
}

/// A report of a folder made with these options. Each is made once, since that takes seconds.
fn made(data: &str, more: &[&str]) -> Files {
    static KNOWN: Mutex<BTreeMap<String, Files>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let made = known.entry(format!("{data} {}", more.join(" "))).or_insert_with(|| {
        let place = folder(&[]);
        let out = place.path().join("out");
        let output = shnor(&[&["select", data, "-q", "--out", &out.to_string_lossy()], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        let read = |name: &str| std::fs::read_to_string(out.join(name)).expect(name).into();
        Files {
            page: read("отчет.html"),
            markdown: read("отчет.md"),
            result: read("result.json"),
            ranking: read("ranking.csv"),
        }
    });
    made.clone()
}

const SAMPLE: &str = "sample-data/norilsk-2020";
const BY_HAND: &str = "tests/cases/by-hand/data";
const RULES: &str = "criteria/thirty-percent-two-no-vpr.toml";

/// Asserts that nothing of the page is loaded, run or styled but what its policy names.
fn is_closed(page: &str, what: &str) {
    let elements = elements(page);
    let named = |name: &str| elements.iter().filter(|element| element.name == name).collect::<Vec<_>>();
    let policy = elements.iter().find(|element| element.attribute("http-equiv") == "Content-Security-Policy");
    let policy = policy.expect("a policy").attribute("content");
    let digest = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    let (styles, scripts) = (named("style"), named("script"));
    let ([style], [script]) = (styles.as_slice(), scripts.as_slice()) else {
        panic!("{what}: one style sheet and one script")
    };
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(&style.text),
        digest(&script.text)
    );
    assert_eq!(policy, expected, "{what}");
    let ids: Vec<&str> =
        elements.iter().filter_map(|element| element.attributes.get("id")).map(String::as_str).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "{what}: no id is given twice");
    for element in &elements {
        let name = element.name.as_str();
        assert!(
            !["link", "img", "iframe", "object", "embed", "form", "base", "a:href"].contains(&name),
            "{what}: {name}"
        );
        for (attribute, value) in &element.attributes {
            let acts = attribute == "style" || attribute == "src" || attribute.starts_with("on");
            assert!(!acts, "{what}: {name} {attribute}={value}");
            if attribute == "href" {
                let target = value.strip_prefix('#').unwrap_or_else(|| panic!("{what}: a link to {value}"));
                assert!(known.contains(target), "{what}: a link to {value}, which is nowhere");
            }
            for id in ["aria-labelledby", "aria-describedby"]
                .contains(&attribute.as_str())
                .then(|| value.split(' '))
                .into_iter()
                .flatten()
            {
                assert!(known.contains(id), "{what}: {attribute}={value}");
            }
        }
    }
    for sheet in ["@import", "url(", "http"] {
        assert!(!style.text.contains(sheet), "{what}: {sheet}");
    }
}

#[test]
fn nothing_is_loaded_and_nothing_runs_but_the_script_that_the_policy_names() {
    for more in
        [&[][..], &["--public"], &["--lang", "en"], &["--criteria", RULES], &["--criteria", "criteria/two-axes.toml"]]
    {
        is_closed(&made(SAMPLE, more).page, &more.join(" "));
    }
}

/// The city of `tests/cases/by-hand`, in which schools bear these names.
fn by_hand(names: &[(&str, &str)]) -> tempfile::TempDir {
    let data = root().join("tests/cases/by-hand/data");
    let place = folder(&[]);
    for entry in std::fs::read_dir(data).expect("a folder") {
        let path = entry.expect("an entry").path();
        let mut text = std::fs::read_to_string(&path).expect("a text");
        for (name, other) in names {
            text = text.replace(name, other);
        }
        std::fs::write(place.path().join(path.file_name().expect("a name")), text).expect("a file");
    }
    place
}

#[test]
fn a_name_that_is_markup_stays_a_name() {
    let (script, image) = ("<script>alert(1)</script>", "'><img src=x onerror=alert(2)>");
    let data = by_hand(&[("Гимназия № 3", script), ("СШ № 2", image)]);
    let page = made(&data.path().to_string_lossy(), &[]).page;
    is_closed(&page, "hostile names");
    let elements = elements(&page);
    for name in [script, image] {
        let tells = |element: &&Element| element.text.contains(name);
        for wanted in ["summary", "td", "title"] {
            assert!(
                elements.iter().filter(|element| element.name == wanted).any(|element| tells(&element)),
                "{wanted}: {name}"
            );
        }
    }
}

#[test]
fn a_name_that_would_turn_what_stands_beside_it_around_shows_how() {
    // the first turns all that follows it in its line around, the second hides what differs, the third ends a line
    let data =
        by_hand(&[("СШ № 1", "СШ \u{202e}№ 1"), ("СШ № 2", "СШ № \u{200b}2"), ("Гимназия № 3", "Гимназия\u{85} № 3")]);
    let files = made(&data.path().to_string_lossy(), &[]);
    for (format, text) in [("page", &files.page), ("Markdown", &files.markdown)] {
        let steers = |sign: char| {
            matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
                || (sign.is_control() && sign != '\n')
        };
        assert_eq!(text.chars().find(|sign| steers(*sign)), None, "{format}");
        for shown in ["СШ ‹U+202E›№ 1", "СШ № ‹U+200B›2"] {
            assert!(text.contains(shown), "{format}: {shown}");
        }
    }
    // labels of pictures too
    let label = |element: &&Element| element.name == "text" && element.text.contains("‹U+202E›");
    assert!(elements(&files.page).iter().any(|element| label(&element)));
}

/// The title of the section in which all schools stand, and the headings of their table.
fn table_of_all(page: &str) -> (String, Vec<String>) {
    let elements = elements(page);
    let title = elements.iter().find(|element| element.attribute("id") == "ranking-title").expect("a title");
    let headings = elements.iter().filter(|element| element.name == "th" && element.is_in("ranked"));
    (title.text.clone(), headings.map(|heading| heading.text.clone()).collect())
}

#[test]
fn where_no_place_and_no_score_is_told_the_table_of_all_schools_has_no_columns_for_them() {
    let headings = |more: &[&str]| table_of_all(&made(SAMPLE, more).page);
    let (title, columns) = headings(&[]);
    assert_eq!(title, "Все школы по месту");
    assert_eq!(columns, ["Место", "Школа", "Балл", "Полнота, %", "Решение"]);
    for more in [&["--public"][..], &["--criteria", RULES]] {
        let (title, columns) = headings(more);
        assert_eq!(
            (title.as_str(), columns),
            ("Все школы", ["Школа", "Решение"].map(str::to_owned).to_vec()),
            "{more:?}"
        );
        let markdown = made(SAMPLE, more).markdown;
        assert!(markdown.contains("\n## Все школы\n\n| Школа | Решение |\n"), "{more:?}");
    }
}

#[test]
fn the_edition_for_publication_says_of_firmness_that_it_is_withheld() {
    let public = made(SAMPLE, &["--public"]);
    for text in [&public.page, &public.markdown] {
        assert!(!text.contains("методика перечня не составляет") && text.contains("устойчивость перечня"));
    }
}

const DECISION: &str = "Код;Решение;Кем принято;Дата;Акт;Основание\n7;не включена;Комиссия;01.09.2020;№ 8;просьба\n";
const ONE_INDICATOR: &str = r#"
schema = "shnor/criteria/1"
id = "x"
title = "x"
purpose = "x"
source = "x"
verified = "own"
standing = "template"
direction = "higher_is_better"
[[indicator]]
id = "math"
title = "Математика"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 3 }
scale = { worst = 100, best = 0 }
[[index]]
id = "score"
title = "score"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "math", weight = 100 }]
[list]
index = "score"
lowest = { number = 10 }
ties = "include_all"
"#;

#[test]
fn of_many_schools_those_have_cards_of_whom_something_was_decided() {
    // school n has n of 200 that failed, the last one tells nothing; the worst ten are listed, of one a commission decided
    let rows: Vec<String> = (1..=159).map(|at| format!("{at};Школа № {at};{at};200\n")).collect();
    let rows = rows.concat();
    let data = folder(&[
        ("данные.csv", format!("Код;Школа;МА2;МА\n{rows}160;Школа № 160;;\n").as_bytes()),
        ("решения.csv", DECISION.as_bytes()),
        ("методика.toml", ONE_INDICATOR.as_bytes()),
        ("selection.toml", MATHS.as_bytes()),
    ]);
    let page = made(&data.path().to_string_lossy(), &[]).page;
    is_closed(&page, "many schools");
    let elements = elements(&page);
    let called = |element: &&Element| element.name == "span" && element.attribute("class") == "name";
    let cards: BTreeSet<String> = elements.iter().filter(called).map(|element| element.text.clone()).collect();
    let expected = (150..=160).chain([7]).map(|at| format!("Школа № {at}")).collect();
    assert_eq!(cards, expected);
    assert_eq!(table_rows(&elements, "ranked").len(), 160, "the table has them all");
    assert!(elements.iter().any(|element| element.name == "p" && element.text.contains("у 12 школ из 160")));
}

#[test]
fn every_school_has_a_card_and_the_tables_link_to_it() {
    for more in [&[][..], &["--public"], &["--criteria", "criteria/three-years-failing.toml"]] {
        let files = made(SAMPLE, more);
        let elements = elements(&files.page);
        let result: Value = serde_json::from_str(&files.result).expect("JSON");
        let schools = result["schools"].as_array().expect("schools");
        let names: BTreeSet<&str> = schools.iter().filter_map(|school| school["name"].as_str()).collect();
        let cards: Vec<&Element> = elements.iter().filter(|element| element.name == "details").collect();
        let called = |element: &&Element| element.name == "span" && element.attribute("class") == "name";
        let told: BTreeSet<&str> = elements.iter().filter(called).map(|element| element.text.as_str()).collect();
        assert_eq!((cards.len(), &told), (schools.len(), &names), "{more:?}");
        // each link bears the name of the school whose card it leads to
        for link in
            elements.iter().filter(|element| element.name == "a" && element.attribute("href").starts_with("#school-"))
        {
            let id = &link.attribute("href")[1..];
            let card = elements.iter().find(|element| called(element) && element.is_in(id)).expect("a card");
            assert_eq!(link.text, card.text, "{more:?}");
        }
    }
}

/// The cells of the rows of a table.
fn table_rows(elements: &[Element], id: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for element in elements.iter().filter(|element| element.is_in(id)) {
        match element.name.as_str() {
            "tr" => rows.push(Vec::new()),
            "td" => rows.last_mut().expect("a row").push(element.text.clone()),
            _ => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// The rank, name, score and verdict of every school of `ranking.csv`, as a reader of Russian would write them.
fn ranking(files: &Files) -> Vec<[String; 4]> {
    let mut reader = csv::Reader::from_reader(files.ranking.as_bytes());
    let headers = reader.headers().expect("headers").clone();
    let at = |name: &str| headers.iter().position(|header| header == name).expect("a column");
    let columns = ["rank", "name", "score", "final_status"].map(at);
    let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    let rows = reader.records().map(|record| {
        let record = record.expect("a row");
        let [rank, name, score, status] = columns.map(|column| record[column].to_owned());
        let word = match status.as_str() {
            "listed" => "включена",
            "risk" => "группа риска",
            "not_listed" => "не включена",
            "insufficient_data" => "недостаточно данных",
            other => other,
        };
        [dash(&rank), name, dash(&score.replace('.', ",")), word.to_owned()]
    });
    rows.collect()
}

#[test]
fn the_table_of_all_schools_says_what_the_ranking_says() {
    for (data, more) in [(SAMPLE, &[][..]), (SAMPLE, &["--public"]), (BY_HAND, &[])] {
        let files = made(data, more);
        let elements = elements(&files.page);
        let table = table_rows(&elements, "ranked");
        let (_, headings) = table_of_all(&files.page);
        let cell = |row: &[String], heading: &str| {
            headings.iter().position(|known| known == heading).map_or_else(|| "—".to_owned(), |at| row[at].clone())
        };
        let told: Vec<[String; 4]> =
            table.iter().map(|row| ["Место", "Школа", "Балл", "Решение"].map(|heading| cell(row, heading))).collect();
        assert_eq!(told, ranking(&files), "{data} {more:?}");
    }
}

/// The places of the marks of an axis and their numbers.
type Ticks = Vec<(f64, f64)>;

/// What a picture draws for each school: by its label, the places across of the signs in the group.
fn signs(elements: &[Element], picture: &str) -> (Ticks, BTreeMap<String, Vec<f64>>) {
    let inside: Vec<&Element> = {
        let of = |element: &&Element| {
            element.attribute("aria-labelledby") == format!("{picture}-t {picture}-d") && element.name == "svg"
        };
        let start = elements.iter().position(|element| of(&element)).expect("the picture");
        let depth = elements[start].within.len();
        elements[start + 1..].iter().take_while(|element| element.within.len() > depth).collect()
    };
    let number = |text: &str| text.replace(',', ".").replace('\u{2212}', "-").parse::<f64>().expect("a number");
    let ticks = inside.iter().filter(|element| element.attribute("class") == "tick");
    let ticks = ticks.map(|tick| (number(tick.attribute("x")), number(&tick.text))).collect();
    let (mut signs, mut name): (BTreeMap<String, Vec<f64>>, String) = (BTreeMap::new(), String::new());
    for element in inside {
        match (element.name.as_str(), element.attribute("class")) {
            ("text", "label") => name.clone_from(&element.text),
            ("circle", _) => signs.entry(name.clone()).or_default().push(number(element.attribute("cx"))),
            ("path", "listed" | "risk") => {
                let x = element.attribute("d")[1..].split(' ').next().expect("a place");
                signs.entry(name.clone()).or_default().push(number(x));
            }
            _ => {}
        }
    }
    (ticks, signs)
}

#[test]
fn a_sign_stands_where_its_score_says() {
    // scores 8.33, 37.33, 60 and 95, see the case: from the marks of the picture back to numbers
    let elements = elements(&made(BY_HAND, &[]).page);
    let (ticks, signs) = signs(&elements, "standing");
    let by_place = ticks.windows(2).position(|pair| pair[1].1 <= pair[0].1).map_or(ticks.len(), |at| at + 1);
    let ((x, low), (end, high)) = (ticks[0], ticks[by_place - 1]);
    for (name, score) in [("Школа-интернат № 4", 8.33), ("СШ № 1", 37.33), ("СШ № 2", 60.0), ("Гимназия № 3", 95.0)]
    {
        let drawn = low + (signs[name][0] - x) / (end - x) * (high - low);
        // a step of the grid is a third of a point
        assert!((drawn - score).abs() < 0.4, "{name}: {drawn} for {score}, {ticks:?}");
    }
    assert!(!signs.contains_key("СШ № 5"), "a school without a score is not drawn");
}

#[test]
fn the_line_of_the_list_stands_at_its_last_score_as_the_words_say() {
    // the worst two of 8.33, 37.33, 60 and 95 are listed
    let elements = elements(&made(BY_HAND, &[]).page);
    let (ticks, _) = signs(&elements, "standing");
    let line = elements.iter().find(|element| element.name == "path" && element.attribute("class") == "cut");
    let x = line.expect("a line").attribute("d")[1..].split(' ').next().expect("a place").parse::<f64>();
    let ((start, low), (end, high)) = (ticks[0], ticks[1]);
    let drawn = low + (x.expect("a number") - start) / (end - start) * (high - low);
    assert!((drawn - 37.33).abs() < 0.4, "{drawn}, {ticks:?}");
    assert!(
        elements.iter().any(|element| element.name == "figcaption" && element.text.contains("последний балл перечня"))
    );
}

/// The pictures that a page has.
fn pictures(page: &str) -> BTreeSet<String> {
    let names = elements(page)
        .into_iter()
        .filter(|element| element.name == "svg")
        .map(|element| element.attribute("aria-labelledby").split("-t ").next().unwrap_or_default().to_owned());
    names.filter(|name| !name.starts_with("points-")).collect()
}

#[test]
fn a_picture_is_there_where_there_is_something_to_show() {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    // scores, scales, conditions that are weighed apart, two years
    let all = set(&["standing", "heat", "quadrant", "slope"]);
    assert_eq!(pictures(&made(SAMPLE, &[]).page), all);
    let axes = pictures(&made(SAMPLE, &["--criteria", "criteria/two-axes.toml"]).page);
    assert_eq!(axes, all.union(&set(&["rules"])).cloned().collect());
    // one year, no conditions
    assert_eq!(pictures(&made(BY_HAND, &[]).page), set(&["standing", "heat"]));
    // rules over two years, no scores and no scales
    let rules = made(SAMPLE, &["--criteria", RULES]);
    assert_eq!(pictures(&rules.page), set(&["rules", "slope"]));
}

#[test]
fn what_the_edition_for_publication_withholds_is_not_on_its_page() {
    let (whole, public) = (made(SAMPLE, &[]), made(SAMPLE, &["--public"]));
    let (scores, published) = (ranking(&whole), ranking(&public));
    let (whole, page) = (&whole.page, &public.page);
    let withheld = |name: &str| published.iter().any(|row| row[1] == name && row[2] == "—");
    let mut seen = 0;
    for row in scores.iter().filter(|row| withheld(&row[1])) {
        seen += 1;
        // a score may be another number's likeness in the text; what is told of a score is not
        for told in [format!("балл {}", row[2]), format!(">{}</td>", row[2])].iter().filter(|_| row[2] != "—") {
            assert!(whole.contains(told), "{told} is told in the whole edition");
            assert!(!page.contains(told), "{}: {told}", row[1]);
        }
    }
    assert!(seen > 0, "the sample has scores that are withheld");
    assert!(!pictures(page).contains("standing"), "no picture of scores that are withheld");
    assert!(page.contains("не публикуется"), "what is withheld is said to be");
}

/// The browser of this machine, where there is one.
fn browser() -> Option<&'static str> {
    let known = ["chromium", "chromium-browser", "google-chrome"];
    let found = known.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        skipped(&format!("there is no {} here", known.join(", ")));
    }
    found
}

/// Runs the browser without a window, in a folder of its own.
fn browse(name: &str, place: &Path, more: &[&str]) -> std::process::Output {
    let profile = format!("--user-data-dir={}", place.join("profile").display());
    let mut command = Command::new(name);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]);
    command.args(["--enable-logging=stderr", "--virtual-time-budget=20000", &profile]).args(more);
    command.output().expect("the browser can be started")
}

/// The page in a frame; what is done with it and what comes of it is written below it.
const WRAPPER: &str = include_str!("page/wrapper.html");

#[test]
fn in_a_browser_it_sorts_filters_and_overflows_nowhere() {
    let Some(name) = browser() else { return };
    let place = folder(&[]);
    for more in [&[][..], &["--criteria", RULES], &["--public", "--lang", "en"]] {
        let page = made(SAMPLE, more).page;
        std::fs::write(place.path().join("page.html"), page.as_bytes()).expect("a file");
        std::fs::write(place.path().join("wrapper.html"), WRAPPER).expect("a file");
        let address = format!("file://{}", place.path().join("wrapper.html").display());
        let output = browse(name, place.path(), &["--dump-dom", &address]);
        let (dom, log) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let found = dom.split("<pre id=\"found\">").nth(1).and_then(|text| text.split("</pre>").next());
        let found = found.filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("{more:?}: {dom:.2000}\n{log}"));
        let found: Value =
            serde_json::from_str(&found.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")).expect("JSON");
        // what the wrapper says to the console comes through, and nothing else does
        let said: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
        assert!(matches!(said.as_slice(), [line] if line.contains("the console is heard")), "{more:?}: {said:?}");
        assert_eq!(found["errors"], serde_json::json!([]), "{more:?}");
        for width in ["360", "718", "1280", "paper"] {
            assert_eq!(found["overflow"][width], serde_json::json!([]), "{more:?}: at {width}");
        }
        let rows = found["names"].as_array().expect("names").len();
        assert_eq!(rows, 37, "{more:?}");
        assert_eq!(found["sorted"]["ascending"], serde_json::json!(true), "{more:?}: {found}");
        assert_eq!(found["sorted"]["descending"], serde_json::json!(true), "{more:?}: {found}");
        // of the 37 schools of the sample six are гимназии
        assert_eq!(found["filtered"]["rows"], 6, "{more:?}");
        let told = found["filtered"]["told"].as_str().expect("a text");
        assert!(told.contains('6') && told.contains("37"), "{more:?}: {told}");
        assert_eq!(found["opened"], serde_json::json!(true), "{more:?}: a link opens the card that it leads to");
    }
}

#[test]
fn on_paper_stands_what_is_open_and_the_rest_in_a_line_each() {
    let Some(name) = browser() else { return };
    if Command::new("pdftotext").arg("-v").output().is_err() {
        skipped("there is no pdftotext here");
        return;
    }
    let place = folder(&[]);
    let whole = made(BY_HAND, &[]).page.clone();
    std::fs::write(place.path().join("page.html"), whole.as_bytes()).expect("a file");
    let (page, paper) = (place.path().join("page.html"), place.path().join("paper.pdf"));
    let printed = |opened: &str| {
        let print = format!("--print-to-pdf={}", paper.display());
        let address = format!("file://{}{opened}", page.display());
        browse(name, place.path(), &[&print, "--no-pdf-header-footer", &address]);
        let output = Command::new("pdftotext").args(["-layout", &paper.to_string_lossy(), "-"]).output().expect("text");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    // the cell that holds the eight marks of СШ № 1 is named in its card alone
    assert!(!printed("").contains("C4 = 8"));
    let link = whole.split("<details").skip(1).find(|card| card.contains("C4 = 8")).expect("the card of СШ № 1");
    let id = link.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its id");
    let opened = printed(&format!("#{id}"));
    assert!(opened.contains("C4 = 8"), "{opened}");
}

/// The contrast of two colours by WCAG 2: (L1 + 0.05) / (L2 + 0.05).
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let digits = colour.trim_start_matches('#');
        let digits: String = if digits.len() == 3 {
            digits.chars().flat_map(|digit| [digit, digit]).collect()
        } else {
            digits.to_owned()
        };
        let linear = |at: usize| {
            let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("a colour")) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(0) + 0.7152 * linear(2) + 0.0722 * linear(4)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn what_is_read_stands_out_from_its_ground_in_the_light_in_the_dark_and_on_paper() {
    // black on white is 21 to 1 by definition
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
    let style = std::fs::read_to_string(root().join("src/report/page/page.css")).expect("the style");
    let mut schemes: Vec<BTreeMap<String, String>> = Vec::new();
    for (name, value) in style.split("--").skip(1).filter_map(|rest| rest.split_once(':')) {
        let value = value.split(';').next().unwrap_or_default().trim();
        if name == "ground" {
            schemes.push(schemes.first().cloned().unwrap_or_default());
        }
        if let Some(scheme) = schemes.last_mut().filter(|_| value.starts_with('#')) {
            scheme.insert(name.to_owned(), value.to_owned());
        }
    }
    assert_eq!(schemes.len(), 3, "light, dark, print");
    for scheme in &schemes {
        let of = |name: &str| scheme.get(name).unwrap_or_else(|| panic!("no colour {name}")).as_str();
        let words = [("ink", "ground"), ("ink", "paper"), ("faint", "ground"), ("faint", "paper"), ("link", "ground")];
        let signs =
            [("link", "paper"), ("loud", "loud-ground"), ("listed", "ground"), ("risk", "ground"), ("other", "ground")];
        let cells = ["heat1", "heat2", "heat3", "heat4", "heat5"].map(|cell| ("ink", cell));
        for (front, back) in words.into_iter().chain(signs).chain(cells) {
            let told = contrast(of(front), of(back));
            assert!(told >= 4.5, "{front} on {back}: {told:.2}");
        }
    }
}

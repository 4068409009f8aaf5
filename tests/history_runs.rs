//! Reports of years that follow one another: each looks at those before it; what is told of runs that do not fit, of schools
//! that changed codes and names, in every format.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use shnor::source;

use crate::city::{folder, shnor, stderr, stdout};

/// A methodology of one share: of ten pupils more than five with «2» put a school inside.
pub(crate) const METHOD: &str = r#"
schema = "shnor/criteria/1"
id = "years"
title = "Вход и выход"
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
years = { last = 1, not_older_than = 1 }
scale = { worst = 100, best = 0 }
[[index]]
id = "index"
title = "Индекс"
total = 100
missing = { policy = "refuse" }
parts = [{ indicator = "below", weight = 100 }]
[list]
index = "index"
score = { less_than = 50 }
"#;

/// Two years to enter and two to leave: the year before is all that counts.
const TWO_YEARS: &str = "[list.history]\nmissing = \"refuse\"\nleave = { after_years = 2 }\n\
                         enter = { years = 2, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }\n";

pub(crate) const NAMES: [(&str, &str, &str); 4] =
    [("1", "СШ № 1", ""), ("2", "СШ № 2", ""), ("3", "СШ № 3", ""), ("4", "СШ № 4", "")];

/// The folder of a year: a register (code, name, other names) and of each school how many of ten have «2».
pub(crate) fn data(year: i32, schools: &[(&str, &str, &str)], twos: &[i32]) -> tempfile::TempDir {
    let mut register = "Реестр школ\nКод;Наименование;Другие названия;Тип;Уровень\n".to_owned();
    let mut table = "Код;МА2;МА\n".to_owned();
    for ((code, name, others), twos) in schools.iter().zip(twos) {
        let _ = writeln!(register, "{code};{name};{others};средняя школа;1-11");
        let _ = writeln!(table, "{code};{twos};10");
    }
    let selection = format!(
        "schema = \"shnor/selection/1\"\nyear = {year}\n[[file]]\npath = \"данные.csv\"\nkind = \"plain\"\n\
         key = \"Код\"\nyear = {}\ncolumns = {{ \"МА2\" = \"oge.math.mark_2\", \"МА\" = \"oge.math.participants\" }}\n",
        year - 1
    );
    folder(&[
        ("реестр.csv", register.as_bytes()),
        ("данные.csv", table.as_bytes()),
        ("selection.toml", selection.as_bytes()),
    ])
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Everything that the runs of a test need.
pub(crate) struct Runs {
    place: tempfile::TempDir,
}

impl Runs {
    pub(crate) fn new() -> Self {
        Self { place: folder(&[("plain.toml", METHOD.as_bytes()), ("years.toml", years().as_bytes())]) }
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Runs `select` with a methodology, into a folder of that name.
    fn select(&self, data: &Path, criteria: &str, out: &str, more: &[&str]) -> Output {
        let (criteria, out) = (self.at(criteria), self.at(out));
        let arguments = ["select", text(data), "-c", text(&criteria), "--out", text(&out)];
        shnor(&[&arguments[..], more].concat())
    }

    /// The same, which ends well; the result.
    pub(crate) fn done(&self, data: &Path, criteria: &str, out: &str, history: &[&str]) -> Value {
        let paths: Vec<PathBuf> = history.iter().map(|name| self.at(name)).collect();
        let more: Vec<&str> = paths.iter().flat_map(|path| ["--history", text(path)]).collect();
        let output = self.select(data, criteria, out, &more);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let result = std::fs::read_to_string(self.at(out).join("result.json")).expect("a result");
        serde_json::from_str(&result).expect("JSON")
    }
}

fn years() -> String {
    format!("{METHOD}{TWO_YEARS}")
}

fn school<'r>(result: &'r Value, id: &str) -> &'r Value {
    result["schools"].as_array().expect("schools").iter().find(|school| school["id"] == id).expect(id)
}

/// Status, and what earlier years made of it, of each school.
fn fates(result: &Value, ids: &[&str]) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("—").to_owned();
    ids.iter()
        .map(|id| (word(&school(result, id)["status"]), word(&school(result, id)["history"]["passage"])))
        .collect()
}

fn codes(result: &Value) -> Vec<&str> {
    let findings = result["findings"].as_array().expect("findings");
    let mut codes: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    codes.retain(|code| code.starts_with("F9"));
    codes.dedup();
    codes
}

const TWOS: [(i32, [i32; 4]); 3] = [(2018, [7, 6, 2, 1]), (2019, [3, 7, 8, 1]), (2020, [2, 3, 7, 6])];

/// The runs of 2018 (by that year alone), 2019 and 2020, each looking at the one before.
pub(crate) fn three_years(runs: &Runs) -> [Value; 3] {
    let [first, second, third] = TWOS.map(|(year, twos)| data(year, &NAMES, &twos));
    [
        runs.done(first.path(), "plain.toml", "2018", &[]),
        runs.done(second.path(), "years.toml", "2019", &["2018"]),
        runs.done(third.path(), "years.toml", "2020", &["2019"]),
    ]
}

// 2018: 1 and 2 have more than five of ten. 2019: 1 is outside for one year, 2 inside, 3 inside for the first time.
// 2020: 1 is outside for two years (2019 counts as outside, though it was on the list), 2 for one, 3 is inside for two
// years (2019 counts as inside, though it was not on the list), 4 for the first time. 3 has 30 points, 2 has 70.
#[test]
fn three_years_follow_one_another_from_report_to_report() {
    let runs = Runs::new();
    let [first, second, third] = three_years(&runs);
    let ids = ["1", "2", "3", "4"];
    assert_eq!(first["listed"], serde_json::json!(["1", "2"]));
    assert!(first.get("history").is_none() && school(&first, "1").get("history").is_none());
    let pairs = |pairs: [(&str, &str); 4]| pairs.map(|(status, passage)| (status.to_owned(), passage.to_owned()));
    assert_eq!(
        fates(&second, &ids),
        pairs([("listed", "kept"), ("listed", "stays"), ("risk", "not_yet"), ("not_listed", "alone")])
    );
    assert_eq!(second["listed"], serde_json::json!(["2", "1"]));
    // the run of 2018 had no rule over years: another edition of the methodology
    assert_eq!(codes(&second), ["F91"]);
    assert_eq!(
        fates(&third, &ids),
        pairs([("not_listed", "left_after_years"), ("listed", "kept"), ("listed", "entered"), ("risk", "not_yet")])
    );
    assert_eq!(third["listed"], serde_json::json!(["3", "2"]));
    assert_eq!(codes(&third), [""; 0]);
    let because = |id: &str| school(&third, id)["history"]["because"].as_str().expect("a reason").to_owned();
    assert_eq!(
        because("2"),
        "Включена по правилу выхода: была в перечне; вне черты 2020 года, но вышла бы только после 2 лет подряд вне \
         черты, а вне черты она 1 год."
    );
    assert_eq!(because("1"), "Вышла из перечня: вне черты 2 года подряд, столько и нужно для выхода.");
    assert_eq!(
        because("3"),
        "Включена по правилу входа: за 2 года, считая 2020, была внутри черты 2 раза (для входа нужно 2)."
    );
    assert_eq!(
        because("4"),
        "Внутри черты 2020 года, но не включена: за 2 года была внутри черты 1 раз, а для входа нужно 2."
    );
    assert_eq!(
        school(&third, "1")["history"]["years"],
        serde_json::json!([{ "year": 2019, "status": "not_listed", "final_status": "listed", "rank": 3,
                             "score_exact": "70" }])
    );
    let reasons = school(&third, "2")["reasons"].as_array().expect("reasons");
    assert_eq!(reasons.last(), Some(&Value::from(because("2"))));
}

// by these years alone 1 would have been out in 2019 and 3 in; with them 1 leaves in 2020 and 3 enters
#[test]
fn a_comparison_of_years_tells_who_left_by_the_rule_over_years() {
    let runs = Runs::new();
    three_years(&runs);
    let (before, after) = (runs.at("2019"), runs.at("2020"));
    let output = shnor(&["compare", text(&before), text(&after), "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = stdout(&output);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|known| known == name).expect(name);
    let mut turns: Vec<(String, String)> = rows
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[at("school_after")].to_owned(), row[at("turn")].to_owned()))
        .collect();
    turns.sort();
    let told = [("1", "left"), ("2", "stayed"), ("3", "entered"), ("4", "outside")];
    assert_eq!(turns, told.map(|(school, turn)| (school.to_owned(), turn.to_owned())));
    // 1 was kept in 2019 and 3 was not let in yet; 2 is kept in 2020
    let output = shnor(&["compare", text(&before), text(&after)]);
    let told = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "Почему вышла. 2019 год. Включена по правилу выхода: была в перечне; вне черты 2019 года, но вышла бы только \
         после 2 лет подряд вне черты, а вне черты она 1 год.",
        "2020 год. Вышла из перечня: вне черты 2 года подряд, столько и нужно для выхода.",
        "Почему вошла. 2019 год. Внутри черты 2019 года, но не включена: за 2 года была внутри черты 1 раз, а для \
         входа нужно 2.",
        "Почему осталась. 2020 год. Включена по правилу выхода:",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let json = stdout(&shnor(&["compare", text(&before), text(&after), "--format", "json"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let causes = |id: &str| {
        let moves = json["steps"][0]["moves"].as_array().expect("moves");
        let found = moves.iter().find(|found| found["after"] == id).expect(id);
        let causes = found["causes"].as_array().expect("causes").iter();
        causes.map(|cause| format!("{} {}", cause["cause"], cause["run"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!([causes("1"), causes("2"), causes("3")], [["history 2019"], ["history 2020"], ["history 2019"]]);
}

// In 2020 school 2 is outside (three of ten) and kept, school 4 inside (six of ten) and not let in yet.
#[test]
fn of_a_school_that_a_rule_over_years_decided_on_the_year_alone_is_told_as_that() {
    let runs = Runs::new();
    three_years(&runs);
    let explain = |id: &str| {
        let output = shnor(&["explain", text(&runs.at("2020")), id]);
        stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let kept = explain("2");
    assert!(kept.contains("Решило правило выхода: школа остаётся в перечне, хотя она вне черты 2020 года."), "{kept}");
    assert!(kept.contains("По правилу этого года с другими такими же учениками школа была бы внутри черты"), "{kept}");
    assert!(kept.contains("По правилу этого года школа была бы внутри черты, если бы"), "{kept}");
    let waits = explain("4");
    assert!(waits.contains("Решило правило входа: школа ещё не включена, хотя она внутри черты 2020 года."), "{waits}");
    assert!(waits.contains("По правилу этого года школа была бы за чертой, если бы"), "{waits}");
    for told in [&kept, &waits] {
        assert!(!told.contains("входила бы в перечень") && !told.contains("вошла бы в перечень, если"), "{told}");
        assert!(!told.contains("Вне перечня её держат"), "{told}");
    }
    // where the year decides, it is spoken of as ever
    assert!(explain("1").contains("Что изменило бы решение") || explain("1").contains("ЧТО ИЗМЕНИЛО БЫ РЕШЕНИЕ"));
}

#[test]
fn the_record_names_the_earlier_runs_with_their_digests() {
    let runs = Runs::new();
    three_years(&runs);
    let bytes = std::fs::read(runs.at("2019/result.json")).expect("a result");
    for file in ["run.json", "result.json"] {
        let text = std::fs::read_to_string(runs.at("2020").join(file)).expect(file);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let criteria = source::sha256(years().as_bytes());
        assert_eq!(
            document["history"],
            serde_json::json!([{ "year": 2019, "file": "2019/result.json", "sha256": source::sha256(&bytes),
                                 "criteria": "years", "criteria_sha256": criteria, "ranked": 4 }]),
            "{file}"
        );
        let name = if file == "run.json" { "run" } else { "result" };
        let schema = shnor::report::schema(name).expect("a schema");
        let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
        assert!(schema.is_valid(&document), "{file}");
    }
}

#[test]
fn a_report_folder_explains_with_the_years_it_was_made_of() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let (report, criteria, before) = (runs.at("2020"), runs.at("years.toml"), runs.at("2019/result.json"));
    for format in ["table", "json", "md"] {
        let ask = |more: &[&str]| {
            let output = shnor(&[&["explain"], more, &["1", "2", "3", "4", "-q", "--format", format]].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            stdout(&output)
        };
        // a bare result is enough, without its folder's record
        let of_data = ask(&[text(third.path()), "-c", text(&criteria), "--history", text(&before)]);
        let from = |text: &str| text.find("СШ № 1").map(|at| text[at..].to_owned()).expect("a school");
        assert_eq!(from(&of_data), from(&ask(&[text(&report)])), "{format}");
        assert!(of_data.contains(if format == "json" {
            "left_after_years"
        } else {
            "вне черты 2 года подряд"
        }));
    }
}

/// The text of a file of a report folder that people read.
fn shown(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a file");
    if path.extension().is_some_and(|extension| extension == "docx" || extension == "xlsx") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut all = String::new();
        for at in 0..archive.len() {
            let _ = std::io::Read::read_to_string(&mut archive.by_index(at).expect("a part"), &mut all);
        }
        return all;
    }
    String::from_utf8(bytes).expect("UTF-8").replace("&#x2f;", "/")
}

#[test]
fn every_format_says_what_earlier_years_made_of_a_verdict() {
    let runs = Runs::new();
    three_years(&runs);
    for file in ["отчет.html", "отчет.md", "перечень.xlsx", "обоснование.docx", "result.json"]
    {
        let text = shown(&runs.at("2020").join(file));
        // who stays, who left, who is not yet there, and in the methodology how it is decided
        for words in ["но вышла бы только после 2 лет подряд", "столько и нужно для выхода", "для входа нужно 2"]
        {
            assert!(text.contains(words), "{file}: {words}");
        }
        let rule = "Школа, которой в перечне не было, входит, если внутри черты и в этом году";
        assert!(text.contains(rule) || file == "result.json", "{file}");
        assert!(text.contains("2019/result.json"), "{file}");
    }
    let table = std::fs::read_to_string(runs.at("2020/ranking.csv")).expect("a table");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|known| known == name).expect(name);
    let (id, status, own) = (at("id"), at("status"), at("status_this_year"));
    let mut told: Vec<[String; 3]> =
        rows.records().map(|row| [id, status, own].map(|at| row.as_ref().expect("a row")[at].to_owned())).collect();
    told.sort();
    assert_eq!(
        told,
        [
            ["1", "not_listed", "not_listed"],
            ["2", "listed", "not_listed"],
            ["3", "listed", "listed"],
            ["4", "risk", "listed"]
        ]
    );
}

#[test]
fn the_edition_for_publication_tells_the_verdict_and_no_earlier_year() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let before = runs.at("2019");
    let output = runs.select(third.path(), "years.toml", "public", &["--public", "--history", text(&before)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let result = std::fs::read_to_string(runs.at("public/result.json")).expect("a result");
    let result: Value = serde_json::from_str(&result).expect("JSON");
    let listed: Vec<&str> =
        ["1", "2", "3", "4"].into_iter().filter(|id| school(&result, id)["status"] == "listed").collect();
    assert_eq!(listed, ["2", "3"]);
    assert!(result.get("history").is_none() && school(&result, "2").get("history").is_none());
    for file in ["отчет.html", "отчет.md", "обоснование.docx", "result.json", "run.json"] {
        let text = shown(&runs.at("public").join(file));
        assert!(!text.contains("2019/result.json") && !text.contains("столько и нужно"), "{file}");
    }
    assert!(shown(&runs.at("public/отчет.md")).contains("Решения учитывают и прошлые годы"));
    // and a later year can't look at it
    let fourth = data(2021, &NAMES, &[1; 4]);
    let public = runs.at("public");
    let output = runs.select(fourth.path(), "years.toml", "2021", &["--history", text(&public)]);
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).contains("издание для публикации"), "{}", stderr(&output));
}

// 2 was kept in 2019 under another code and name; 9 is new. By its former name among the other names its past is found
// (outside in 2019, so that it leaves now); without that it is told, and nothing is known of the year before
#[test]
fn a_renamed_school_is_found_by_its_other_names_and_told_of_where_it_is_not() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 2, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let renamed = |other: &'static str| [("1", "СШ № 1", ""), ("77", "Гимназия «Север»", other), ("3", "СШ № 3", "")];
    let found = data(2020, &renamed("СШ № 2"), &[7, 3, 2]);
    let result = runs.done(found.path(), "years.toml", "found", &["2019"]);
    let pair = |status: &str, passage: &str| (status.to_owned(), passage.to_owned());
    assert_eq!(fates(&result, &["77"]), [pair("listed", "kept")]);
    // 4 was closed: it is told
    let told = |result: &Value| -> Vec<String> {
        let findings = result["findings"].as_array().expect("findings").iter();
        let its = findings.filter(|finding| finding["code"] == "F90");
        its.map(|finding| finding["message"].as_str().expect("words").to_owned()).collect()
    };
    let closed = "школы «СШ № 4» (4) из перечня 2019 года в реестре этого года нет: её прошлое не учтено";
    assert_eq!(told(&result), [closed]);
    let lost = data(2020, &renamed(""), &[7, 3, 2]);
    let result = runs.done(lost.path(), "years.toml", "lost", &["2019"]);
    assert_eq!(told(&result).len(), 2);
    assert!(told(&result).iter().any(|told| told.contains("«СШ № 2» (2)")), "{:?}", told(&result));
    // it was not on the list as far as is known, and is outside: this year decides
    assert_eq!(fates(&result, &["77"]), [pair("not_listed", "alone")]);
}

// 1, 2 and 3 were listed. 8 was merged of 1 and 2: nobody says whose past goes on. 5 goes on from 3, and is kept
#[test]
fn a_school_that_goes_on_from_one_has_its_past_and_one_merged_of_several_has_none() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 8, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let now = [("8", "Школа «Мир»", ""), ("5", "Школа «Труд»", ""), ("4", "СШ № 4", "")];
    let second = data(2020, &now, &[3, 3, 1]);
    let register = "Реестр школ\nКод;Наименование;Предшественники;Тип;Уровень\n8;Школа «Мир»;\"1; 2\";средняя школа;1-11\n\
                    5;Школа «Труд»;3;средняя школа;1-11\n4;СШ № 4;;средняя школа;1-11\n";
    std::fs::write(second.path().join("реестр.csv"), register).expect("written");
    let result = runs.done(second.path(), "years.toml", "2020", &["2019"]);
    let pair = |status: &str, passage: &str| (status.to_owned(), passage.to_owned());
    assert_eq!(fates(&result, &["8", "5"]), [pair("not_listed", "alone"), pair("listed", "kept")]);
    let findings = result["findings"].as_array().expect("findings").iter();
    let merged = findings.filter(|finding| {
        finding["code"] == "F90"
            && finding["message"].as_str().is_some_and(|told| told.contains("образована из нескольких"))
    });
    assert_eq!(merged.count(), 2);
}

// 77 became 2 between 2018 and 2019, and stays in the register as its predecessor. 99 stands in no report
#[test]
fn a_predecessor_that_an_earlier_year_replaced_is_not_missed() {
    let runs = Runs::new();
    let wide = TWO_YEARS.replace("of_last = 2", "of_last = 3");
    std::fs::write(runs.at("wide.toml"), format!("{METHOD}{wide}")).expect("written");
    let with_predecessors = |year, twos: &[i32], predecessors: &str| {
        let city = data(year, &[("1", "СШ № 1", ""), ("2", "СШ № 2", "")], twos);
        let register = format!(
            "Реестр школ\nКод;Наименование;Предшественники;Тип;Уровень\n1;СШ № 1;;средняя школа;1-11\n\
             2;СШ № 2;\"{predecessors}\";средняя школа;1-11\n"
        );
        std::fs::write(city.path().join("реестр.csv"), register).expect("written");
        city
    };
    let first = data(2018, &[("1", "СШ № 1", ""), ("77", "Школа «Мир»", "")], &[7, 6]);
    runs.done(first.path(), "plain.toml", "2018", &[]);
    let second = with_predecessors(2019, &[7, 3], "77");
    runs.done(second.path(), "plain.toml", "2019", &[]);
    let third = with_predecessors(2020, &[7, 3], "77; 99");
    let told = |criteria: &str, out: &str, history: &[&str]| -> Vec<String> {
        let result = runs.done(third.path(), criteria, out, history);
        let findings = result["findings"].as_array().expect("findings").iter();
        let its = findings.filter(|finding| finding["code"] == "F90");
        its.map(|finding| finding["message"].as_str().expect("words").to_owned()).collect()
    };
    let lacking = |year: i32| {
        format!("реестр называет предшественником школы «СШ № 2» — «99», а в отчёте {year} года такой школы нет")
    };
    // the report of 2018 has it, that of 2019 names it as a predecessor itself
    assert_eq!(told("wide.toml", "both", &["2018", "2019"]), [lacking(2018), lacking(2019)]);
    assert_eq!(told("years.toml", "one", &["2019"]), [lacking(2019)]);
}

#[test]
fn a_code_that_is_now_another_schools_gives_no_past_and_a_name_does_if_it_is_free() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 2, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let told = |result: &Value, words: &str| {
        let findings = result["findings"].as_array().expect("findings").iter();
        findings.filter_map(|finding| finding["message"].as_str()).filter(|told| told.contains(words)).count()
    };
    // 1 and 2 have exchanged their codes: both were listed, both are outside for one year of the two that it takes to leave
    let exchanged = [("2", "СШ № 1", ""), ("1", "СШ № 2", ""), ("3", "СШ № 3", ""), ("4", "СШ № 4", "")];
    let second = data(2020, &exchanged, &[3, 3, 2, 1]);
    let result = runs.done(second.path(), "years.toml", "2020", &["2019"]);
    assert_eq!(codes(&result), ["F90", "F91"]);
    assert_eq!((told(&result, "её прошлое взято по названию"), told(&result, "чьё это прошлое")), (2, 0));
    assert!(fates(&result, &["1", "2"]).iter().all(|(_, passage)| passage == "kept"));
    // the name of the first is another name of the third now, which goes on from itself, and its code is a lyceum's
    let taken = [("1", "Лицей № 9", ""), ("2", "СШ № 2", ""), ("3", "СШ № 3", "СШ № 1"), ("4", "СШ № 4", "")];
    let third = data(2020, &taken, &[3, 3, 2, 1]);
    let result = runs.done(third.path(), "years.toml", "taken", &["2019"]);
    assert_eq!((told(&result, "её прошлое взято по названию"), told(&result, "чьё это прошлое")), (0, 1));
    assert_eq!(fates(&result, &["1"])[0].1, "alone");
}

/// What is said where a selection is refused.
fn refused(output: &Output, exit: i32, words: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(exit), "{said}");
    for words in words {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn runs_that_can_not_be_used_are_told_all_at_once() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let select = |criteria: &str, history: &[&str]| {
        let paths: Vec<PathBuf> = history.iter().map(|name| runs.at(name)).collect();
        let more: Vec<&str> = paths.iter().flat_map(|path| ["--history", text(path)]).collect();
        runs.select(third.path(), criteria, "out", &more)
    };
    refused(&select("years.toml", &[]), 2, &["нужен отчёт за год 2019", "--history"]);
    refused(&select("years.toml", &["2018"]), 2, &["missing = \"refuse\"", "за год 2019 его нет"]);
    refused(&select("plain.toml", &["2019"]), 2, &["не смотрит на прошлые годы"]);
    let all = select("years.toml", &["2020", "2019", "2019", "nowhere"]);
    refused(&all, 2, &["за 2020 год, а перечень составляется за 2020", "за этот год уже дан", "nowhere"]);
    assert!(!runs.at("out").exists());
    // a changed result, one that is none, one of other schools
    let copy = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(runs.at("2019/result.json")).expect("a result");
        assert!(text.contains(from), "{from}");
        std::fs::write(runs.at(name), text.replace(from, to)).expect("written");
    };
    copy("2019/result.json", "\"kept\"", "\"stays\"");
    refused(&select("years.toml", &["2019"]), 4, &["изменён", "result.json"]);
    copy("other.json", "\"shnor/result/1\"", "\"shnor/result/9\"");
    refused(&select("years.toml", &["other.json"]), 4, &["other.json", "shnor/result/9"]);
    let foreign = [("101", "Лицей «Заря»", ""), ("102", "Лицей «Восход»", "")];
    let elsewhere = data(2019, &foreign, &[7, 1]);
    runs.done(elsewhere.path(), "plain.toml", "foreign", &[]);
    refused(&select("years.toml", &["foreign"]), 2, &["другого муниципалитета"]);
}

#[test]
fn what_is_odd_about_a_run_is_told_and_decides_as_the_file_says() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    std::fs::write(
        runs.at("outside.toml"),
        years()
            .replace("refuse", "as_outside")
            .replace("missing = { policy = \"as_outside\" }", "missing = { policy = \"refuse\" }"),
    )
    .expect("written");
    // 2018 is too old to be looked at, 2019 lacks: nobody has a past
    let two = ["2018"].map(|name| runs.at(name));
    let output = runs.select(third.path(), "outside.toml", "lacking", &["--history", text(&two[0])]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let result: Value =
        serde_json::from_str(&std::fs::read_to_string(runs.at("lacking/result.json")).expect("a result"))
            .expect("JSON");
    assert_eq!(codes(&result), ["F93", "F94"]);
    assert_eq!(fates(&result, &["3", "4"]).iter().filter(|(_, passage)| passage == "not_yet").count(), 2);
    // invented data among real ones stop, unless they are let pass
    let invented = data(2019, &NAMES, &TWOS[1].1);
    let selection = invented.path().join("selection.toml");
    let text_of = std::fs::read_to_string(&selection).expect("a selection");
    std::fs::write(&selection, text_of.replacen("year = 2019", "year = 2019\nsynthetic = true", 1)).expect("written");
    runs.done(invented.path(), "plain.toml", "invented", &[]);
    let before = runs.at("invented");
    let output = runs.select(third.path(), "years.toml", "mixed", &["--history", text(&before)]);
    refused(&output, 1, &["F92", "вымышленными"]);
    let output = runs.select(third.path(), "years.toml", "mixed", &["--history", text(&before), "--allow", "F92"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_same_runs_in_another_order_give_the_same_bytes() {
    let runs = Runs::new();
    let wide = TWO_YEARS.replace("of_last = 2", "of_last = 3");
    std::fs::write(runs.at("wide.toml"), format!("{METHOD}{wide}")).expect("written");
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    runs.done(third.path(), "wide.toml", "one", &["2018", "2019"]);
    runs.done(third.path(), "wide.toml", "other", &["2019", "2018"]);
    for file in shnor::report::file_names() {
        let bytes = |out: &str| std::fs::read(runs.at(out).join(file)).expect(file);
        assert!(bytes("one") == bytes("other"), "{file}");
    }
}

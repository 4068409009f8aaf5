//! The edition for publication: small numbers are withheld, and nothing that is published depends on them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::city::{MATHS_AND_RUSSIAN, folder, shnor, stderr};

const CRITERIA: &str = r#"
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
title = "math"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 3 }
scale = { worst = 50, best = 0 }
[[indicator]]
id = "russian"
title = "russian"
share = ["oge.russian.mark_2"]
of = ["oge.russian.participants"]
years = { last = 1, not_older_than = 3 }
scale = SCALE
[[index]]
id = "score"
title = "score"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "math", weight = 50 }, { indicator = "russian", weight = 50 }]
[list]
index = "score"
lowest = { number = 3 }
ties = "include_all"
risk = { within = 5 }
"#;

const FIXED: &str = "{ worst = 50, best = 0 }";
const RELATIVE: &str = r#"{ method = "min_max", better = "low" }"#;

/// Schools 1–3 are listed with or without whatever 4, 5 and 6 hide: 4 in mathematics, 5 in Russian, 6 as a group of 8.
fn rows(hidden: [i64; 3]) -> String {
    let [four, five, six] = hidden;
    let mut text = String::from("Код;Школа;МА2;МА;РУ2;РУ\n");
    for (code, math, all, russian) in [
        (1, 20, 50, 20),
        (2, 18, 50, 19),
        (3, 16, 50, 18),
        (4, four, 50, 10),
        (5, 9, 50, five),
        (6, six, 8, 0),
        (7, 8, 50, 7),
        (8, 0, 50, 6),
        (9, 6, 50, 5),
    ] {
        writeln!(text, "{code:02};СШ № {code};{math};{all};{russian};{all}").expect("a text takes any line");
    }
    text
}

/// All files of a report.
fn report(rows: &str, scale: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    report_by(CRITERIA, rows, scale, more)
}

fn report_by(criteria: &str, rows: &str, scale: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let criteria = criteria.replace("SCALE", scale);
    let files = [("данные.csv", rows), ("методика.toml", criteria.as_str()), ("selection.toml", MATHS_AND_RUSSIAN)];
    let place = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let out = tempfile::tempdir().expect("a folder");
    let report = out.path().join("report");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let run = shnor(&[&["select", &path(place.path()), "-q", "--out", &path(&report)], more].concat());
    assert!(run.status.success(), "{}", stderr(&run));
    let entries = std::fs::read_dir(&report).expect("a report").map(|entry| entry.expect("an entry"));
    let read = |entry: std::fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("a file"))
    };
    entries.map(read).chain([("printed".to_owned(), run.stdout)]).collect()
}

fn result(report: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&report["result.json"]).expect("JSON")
}

fn school<'v>(result: &'v Value, id: &str) -> &'v Value {
    let schools = result["schools"].as_array().expect("schools");
    schools.iter().find(|school| school["id"] == id).expect("the school")
}

/// The published bytes are the same for every value of a number that is withheld: it can not be solved for, by whatever
/// means, from anything published. The internal reports differ, so that the claim is not empty.
#[test]
fn nothing_published_depends_on_a_number_that_is_withheld() {
    for scale in [FIXED, RELATIVE] {
        let published = report(&rows([1, 1, 0]), scale, &["--public"]);
        let internal = report(&rows([1, 1, 0]), scale, &[]);
        for hidden in [[2, 1, 0], [4, 1, 0], [1, 3, 0], [1, 4, 0], [1, 1, 1], [1, 1, 2], [3, 2, 1]] {
            let other = report(&rows(hidden), scale, &[]);
            assert_eq!(result(&other)["listed"], result(&internal)["listed"], "the verdicts are the same");
            assert_ne!(other["ranking.csv"], internal["ranking.csv"]);
            let other = report(&rows(hidden), scale, &["--public"]);
            for (name, bytes) in &published {
                assert!(*bytes == other[name], "{name}: {hidden:?} can be told from [1, 1, 0]");
            }
        }
    }
}

// on a fixed scale school 1 has 100 × (50 × (1 − 40/50) + 50 × (1 − 40/50)) / 100 = 20 points of 100
#[test]
fn what_no_small_number_stands_behind_is_published_as_it_is() {
    let published = result(&report(&rows([1, 1, 0]), FIXED, &["--public"]));
    assert_eq!(published["listed"], serde_json::json!(["01", "02", "03"]));
    assert_eq!(school(&published, "01")["score_exact"], "20");
    assert_eq!(school(&published, "01")["contributions"][0]["numerator"], 20);
    assert_eq!(school(&published, "04")["score_exact"], Value::Null);
    assert_eq!(school(&published, "04")["contributions"][0]["numerator"], Value::Null);
    assert_eq!(school(&published, "04")["contributions"][1]["numerator"], 10);
    let ranks = published["schools"].as_array().expect("schools").iter().map(|school| &school["rank"]);
    assert!(ranks.into_iter().all(Value::is_null), "one score is withheld, so that no place is told");
    let relative = result(&report(&rows([1, 1, 0]), RELATIVE, &["--public"]));
    let scores = relative["schools"].as_array().expect("schools").iter().map(|school| &school["score"]);
    assert!(scores.into_iter().all(Value::is_null), "where schools are compared, each score tells the extremes");
}

// 04 has 50 × (1 − 8/50) + 0 = 42 points with 4 of 50 in mathematics, 44 with 3; 03 has 50 × 0.4 + 50 × (1 − 22/41) = 43.17.
// Whoever knows the other numbers and that 04 is listed knows that it is 4 and not 1, 2 or 3.
#[test]
fn a_number_that_the_verdict_alone_would_tell_takes_all_numbers_of_its_school_with_it() {
    let rows = "Код;Школа;МА2;МА;РУ2;РУ\n01;СШ № 1;20;50;20;50\n02;СШ № 2;18;50;19;50\n03;СШ № 3;12;40;11;41\n\
                04;СШ № 4;4;50;29;50\n05;СШ № 5;9;50;9;50\n06;СШ № 6;8;50;7;50\n";
    let internal = result(&report(rows, FIXED, &[]));
    assert_eq!(internal["listed"], serde_json::json!(["01", "02", "04"]));
    let published = result(&report(rows, FIXED, &["--public"]));
    assert_eq!(published["listed"].as_array().map(Vec::len), Some(3));
    for contribution in school(&published, "04")["contributions"].as_array().expect("contributions") {
        assert_eq!(contribution["value"], Value::Null);
    }
}

// where schools are compared: Russian is 1 at 7 of 50, the best, and 0 at 29 of 50, the worst; 04, the worst, has
// 50 × (1 − x/25) = 42 points with 4 of 50 in mathematics and 44 with 3; 03 has 50 × 0.4 + 50 × (0.58 − 17/45)/0.44 = 42.98
#[test]
fn the_same_where_schools_are_compared() {
    let rows = |four: i64| {
        format!(
            "Код;Школа;МА2;МА;РУ2;РУ\n01;СШ № 1;20;50;20;50\n02;СШ № 2;18;50;19;50\n03;СШ № 3;12;40;17;45\n\
             04;СШ № 4;{four};50;29;50\n05;СШ № 5;9;50;9;50\n06;СШ № 6;8;50;7;50\n"
        )
    };
    for (four, listed) in [(1, ["01", "02", "03"]), (3, ["01", "02", "03"]), (4, ["01", "02", "04"])] {
        assert_eq!(result(&report(&rows(four), RELATIVE, &[]))["listed"], serde_json::json!(listed), "{four}");
    }
    let published = result(&report(&rows(4), RELATIVE, &["--public"]));
    for contribution in school(&published, "04")["contributions"].as_array().expect("contributions") {
        assert_eq!(contribution["value"], Value::Null);
    }
    let open = result(&report(&rows(1), RELATIVE, &["--public"]));
    assert_eq!(school(&open, "04")["contributions"][1]["numerator"], 29, "1, 2 and 3 go with that list");
}

/// Holds what is said of every school in public against the whole report: what rules say, marks, numbers of indices. Gives
/// how many rules say something.
fn held_alike(published: &Value, internal: &Value) -> usize {
    let mut told = 0;
    for public in published["schools"].as_array().expect("schools") {
        let id = public["id"].as_str().expect("an id");
        let whole = school(internal, id);
        let pairs = |field: &str| {
            let (public, whole) = (public[field].as_array().expect(field), whole[field].as_array().expect(field));
            assert_eq!(public.len(), whole.len(), "{id} {field}");
            public.iter().cloned().zip(whole.iter().cloned()).collect::<Vec<_>>()
        };
        for (rule, whole) in pairs("rules") {
            if !rule["held"].is_null() {
                assert_eq!(rule["held"], whole["held"], "{id}: {}", rule["rule"]);
                told += 1;
            }
        }
        for (index, whole) in pairs("indices") {
            assert!(index["value_exact"].is_null() || index == whole, "{id}: {index} is not {whole}");
        }
        let marks = whole["marks"].as_array().expect("marks");
        assert!(public["marks"].as_array().expect("marks").iter().all(|mark| marks.contains(mark)), "{id}");
    }
    told
}

#[test]
fn what_rules_marks_and_indices_say_in_public_is_true() {
    // 4, 5 and 6 hide something. The rule `own` looks at mathematics, which 4 and 6 hide: told of 7 schools. The end of the
    // list is told of the 6 schools with a score. Of the three lowest nothing is said, of a number of its own of those 6.
    let rules = |test: &str| {
        let mark = "mark = \"m\"";
        format!(
            "[[rule]]\nid = \"own\"\ntitle = \"own\"\nof = [\"math\"]\nis = {{ at_least = 20 }}\nmark = \"o\"\n[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"score\"]\n{test}\n{mark}\n[list]"
        )
    };
    for (test, told) in [
        ("lowest = { number = 3 }", 7 + 6),
        ("highest = { number = 3 }", 7 + 6),
        ("is = { less_than = 60 }\nmissing = { policy = \"not_held\" }", 7 + 6 + 6),
    ] {
        let criteria = CRITERIA.replace("[list]", &rules(test));
        let of = |more: &[&str]| result(&report_by(&criteria, &rows([1, 1, 0]), FIXED, more));
        assert_eq!(held_alike(&of(&["--public"]), &of(&[])), told, "{test}");
    }
    let run = |criteria: &str, more: &[&str]| -> Value {
        let select = ["select", "sample-data/norilsk-2020", "-q", "--format", "json", "--criteria", criteria];
        let output = shnor(&[&select, more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    for criteria in ["criteria/two-axes.toml", "criteria/thirty-percent-two-no-vpr.toml", "criteria/three-lists.toml"] {
        held_alike(&run(criteria, &["--public"]), &run(criteria, &[]));
    }
}

#[test]
fn where_results_of_vpr_take_part_no_score_and_no_place_is_published() {
    let out = tempfile::tempdir().expect("a folder");
    let path = out.path().join("report").to_string_lossy().into_owned();
    let criteria = ["--criteria", "criteria/municipal-index.toml", "--allow", "F28"];
    let run =
        shnor(&[&["select", "sample-data/norilsk-2020", "--public", "-q", "--out", &path], &criteria[..]].concat());
    assert!(run.status.success(), "{}", stderr(&run));
    let text = std::fs::read_to_string(out.path().join("report/result.json")).expect("result.json");
    let result: Value = serde_json::from_str(&text).expect("JSON");
    for school in result["schools"].as_array().expect("schools") {
        assert!(school["score"].is_null() && school["rank"].is_null() && school["firmness"].is_null());
    }
    assert!(result["inputs"].as_array().expect("inputs").iter().all(|input| input["sha256"].is_null()));
    let again = shnor(&["explain", &path, "СШ № 16"]);
    assert_eq!(again.status.code(), Some(4), "an edition for publication is not computed from again");
}

#[test]
fn the_thresholds_may_be_raised_and_never_lowered() {
    let selection = |count: i64| format!("{MATHS_AND_RUSSIAN}[public]\nsmallest_count = {count}\n");
    let read = |text: &str| shnor::source::Selection::read(text);
    assert_eq!(read(MATHS_AND_RUSSIAN).expect("sound").public.smallest_count, 5);
    assert_eq!(read(&selection(8)).expect("sound").public.smallest_count, 8);
    assert_eq!(read(&selection(4)).err().map(|problems| problems.len()), Some(1));
}

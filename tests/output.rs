//! The report folder: written as a set or not at all, the same bytes each time, nothing overwritten unasked.

use std::path::Path;
use std::process::{Command, Stdio};

use shnor::number::Exact;

use crate::city::{folder, root, sample, shnor, stderr, stdout};

const FILES: [&str; 10] = [
    "contributions.csv",
    "criteria.toml",
    "observations.csv",
    "ranking.csv",
    "result.json",
    "run.json",
    "обоснование.docx",
    "отчет.html",
    "отчет.md",
    "перечень.xlsx",
];

fn select(out: &Path, more: &[&str]) -> std::process::Output {
    let out = out.to_string_lossy().into_owned();
    shnor(&[&["select", "sample-data/norilsk-2020", "--out", &out], more].concat())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn result(out: &Path) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(out.join("result.json")).expect("result.json")).expect("JSON")
}

#[test]
fn the_folder_holds_the_set_and_two_runs_give_the_same_bytes() {
    let place = folder(&[]);
    let (one, two) = (place.path().join("one"), place.path().join("two"));
    assert!(select(&one, &[]).status.success());
    assert!(select(&two, &[]).status.success());
    assert_eq!(names(&one), FILES);
    assert_eq!(names(place.path()), ["one", "two"], "nothing is left beside the folders");
    for name in FILES {
        let read = |folder: &Path| std::fs::read(folder.join(name)).expect(name);
        assert_eq!(read(&one), read(&two), "{name}");
    }
}

#[test]
fn the_run_record_names_the_digest_of_every_other_file_and_of_every_input() {
    let place = folder(&[]);
    let out = place.path().join("out");
    assert!(select(&out, &["-q"]).status.success());
    let record: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("run.json")).expect("run.json")).expect("JSON");
    let digest = |path: &Path| shnor::source::sha256(&std::fs::read(path).expect("a file"));
    let outputs = record["outputs"].as_array().expect("outputs");
    assert_eq!(outputs.len(), FILES.len() - 1);
    for output in outputs {
        assert_eq!(output["sha256"], digest(&out.join(output["file"].as_str().expect("a name"))));
    }
    for input in record["inputs"].as_array().expect("inputs") {
        assert_eq!(input["sha256"], digest(&sample().join(input["file"].as_str().expect("a name"))));
    }
    assert_eq!(record["criteria"]["sha256"], digest(&root().join("criteria/municipal-index-no-vpr.toml")));
    let machine_path = root().to_string_lossy().into_owned();
    for name in FILES {
        // what is packed is looked into by tests of its own
        let Ok(text) = String::from_utf8(std::fs::read(out.join(name)).expect(name)) else { continue };
        assert!(!text.contains(&machine_path), "{name} names a path of this machine");
    }
}

#[test]
fn result_json_has_the_fields_of_the_contract_and_its_sums_close() {
    let place = folder(&[]);
    let out = place.path().join("out");
    assert!(select(&out, &["-q"]).status.success());
    let result = result(&out);
    for field in ["schema", "year", "synthetic", "criteria", "inputs", "listed", "schools", "findings"] {
        assert!(result.get(field).is_some(), "{field}");
    }
    assert_eq!(result["schema"], "shnor/result/1");
    assert_eq!(result["listed"].as_array().map(Vec::len), Some(8));
    let exact =
        |value: &serde_json::Value| value.as_str().expect("exact text").parse::<Exact>().expect("an exact number");
    for school in result["schools"].as_array().expect("schools") {
        let fields = [
            "id",
            "name",
            "type",
            "level",
            "status",
            "decision",
            "final_status",
            "rank",
            "score",
            "score_exact",
            "coverage",
            "borderline",
            "borderline_because",
            "contributions",
            "adjustments",
            "rules",
            "reasons",
        ];
        for field in fields {
            assert!(school.get(field).is_some(), "{field}");
        }
        let mut sum = Exact::zero();
        for contribution in school["contributions"].as_array().expect("contributions") {
            let fields = [
                "indicator",
                "title",
                "value",
                "numerator",
                "denominator",
                "unit",
                "normalised",
                "weight",
                "contribution",
                "contribution_exact",
                "shortfall",
                "missing",
                "origins",
            ];
            for field in fields {
                assert!(contribution.get(field).is_some(), "{field}");
            }
            let missing = !contribution["missing"].is_null();
            assert_eq!(missing, contribution["contribution_exact"].is_null());
            if !missing {
                sum = &sum + &exact(&contribution["contribution_exact"]);
                assert!(!contribution["origins"].as_array().expect("origins").is_empty(), "a number knows its origin");
            }
        }
        for adjustment in school["adjustments"].as_array().expect("adjustments") {
            sum = &sum + &exact(&adjustment["amount"]);
        }
        assert_eq!(sum, exact(&school["score_exact"]), "{}", school["name"]);
    }
}

#[test]
fn an_existing_folder_is_replaced_only_when_asked_and_only_if_it_is_a_report() {
    let place = folder(&[]);
    let out = place.path().join("out");
    assert!(select(&out, &[]).status.success());
    std::fs::write(out.join("ranking.csv"), "старое").expect("a file");
    let refused = select(&out, &[]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("--force"));
    assert_eq!(std::fs::read_to_string(out.join("ranking.csv")).expect("a file"), "старое");
    assert!(select(&out, &["--force"]).status.success());
    assert_ne!(std::fs::read_to_string(out.join("ranking.csv")).expect("a file"), "старое");

    let foreign = place.path().join("foreign");
    std::fs::create_dir(&foreign).expect("a folder");
    std::fs::write(foreign.join("важное.txt"), "не трогать").expect("a file");
    assert_eq!(select(&foreign, &["--force"]).status.code(), Some(5));
    assert_eq!(names(&foreign), ["важное.txt"]);
}

#[test]
fn a_report_is_never_written_over_its_input_nor_through_a_link() {
    let before = names(&sample());
    let over = shnor(&["select", "sample-data/norilsk-2020", "--out", "sample-data/norilsk-2020", "--force"]);
    assert_eq!(over.status.code(), Some(5));
    let above = shnor(&["select", "sample-data/norilsk-2020", "--out", "sample-data", "--force"]);
    assert_eq!(above.status.code(), Some(5));
    assert_eq!(names(&sample()), before);
    #[cfg(unix)]
    {
        let place = folder(&[]);
        let target = place.path().join("target");
        std::fs::create_dir(&target).expect("a folder");
        let link = place.path().join("link");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        assert_eq!(select(&link, &["--force"]).status.code(), Some(5));
        assert_eq!(names(&target), Vec::<String>::new());
    }
}

#[test]
fn where_the_data_are_at_fault_nothing_is_written() {
    let place = folder(&[]);
    let out = place.path().join("out").to_string_lossy().into_owned();
    let refused = shnor(&["select", "tests/cases/text-for-a-number/data", "--out", &out]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(names(place.path()), Vec::<String>::new());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shnor"))
        .args(["select", "sample-data/norilsk-2020", "--format", "json"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_whole_school_is_shown_down_to_the_cell() {
    // the cells were read from the workbooks with openpyxl: the headings stand over them, the school's code beside them
    let output = shnor(&["explain", "sample-data/norilsk-2020", "СШ № 16"]);
    let text = stdout(&output);
    for part in
        ["МБОУ «СШ № 16»", "ОГЭ-2018.xlsx › ОГЭ › E13 = 12, D13 = 55", "ОГЭ-2019.xlsx › ОГЭ 2019 › K14 = 8, J14 = 50"]
    {
        assert!(text.contains(part), "{part}");
    }
    for query in ["16", "240016", "СОШ №16", "мбоу сш 16"] {
        assert_eq!(stdout(&shnor(&["explain", "sample-data/norilsk-2020", query])), text, "{query}");
    }
}

#[test]
fn at_eighty_columns_no_line_of_the_list_is_longer() {
    let text = stdout(&shnor(&["select", "sample-data/norilsk-2020"]));
    let school = stdout(&shnor(&["explain", "sample-data/norilsk-2020", "16"]));
    for line in text.lines().chain(school.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

/// Whether the text has a sign of Unicode's lines and blocks, or one that stands for a mark on them.
fn is_drawn(text: &str) -> bool {
    text.contains(|sign| ('\u{2500}'..='\u{25ff}').contains(&sign) || sign == '¦')
}

#[test]
fn where_plain_signs_are_asked_for_tables_and_bars_have_no_others() {
    let verbs: [&[&str]; 3] = [
        &["select", "sample-data/norilsk-2020"],
        &["explain", "sample-data/norilsk-2020", "16"],
        &["check", "sample-data/norilsk-2020"],
    ];
    for verb in verbs {
        let usual = stdout(&shnor(verb));
        let plain = stdout(&shnor(&[verb, &["--ascii"]].concat()));
        let dumb = Command::new(env!("CARGO_BIN_EXE_shnor"))
            .args(verb)
            .current_dir(root())
            .env("TERM", "dumb")
            .output()
            .expect("the program can be started");
        assert!(is_drawn(&usual) && !is_drawn(&plain), "{}", verb[0]);
        assert_eq!(plain, stdout(&dumb), "{}", verb[0]);
        assert_eq!(plain.lines().count(), usual.lines().count(), "{}", verb[0]);
        assert!(plain.lines().all(|line| line.chars().count() <= 80), "{}", verb[0]);
    }
}

// The scores stand in the list: 60.03 of the first school outside less 41.18, 50.11, 59.02 is 18.85, 9.92, 1.01. Of the
// 64 eighths of a bar for 18.85 that is 64, 33.7 → 34 (4 blocks and 2 eighths), 3.4 → 3.
#[test]
fn the_bars_of_the_list_are_as_long_as_the_points_to_its_end() {
    let text = stdout(&shnor(&["select", "sample-data/norilsk-2020"]));
    let bars = [("СШ № 16", "41,18", "████████"), ("СШ № 20", "50,11", "████▎   "), ("СШ № 41", "59,02", "▍       ")];
    for (school, score, bar) in bars {
        let row = format!("┆ {school:<18} ┆ {score} ┆ {bar} ┆");
        assert!(text.contains(&row), "{row}");
    }
    assert!(text.contains("вся полоса — 18,85"));
}

//! Machine output follows the schemas that the program publishes: every document that the cases make, in either language,
//! in full and for publication. What lacks a field, or has it of a wrong kind, does not.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::city::{folder, root, shnor, stderr, stdout};

const DOCUMENTS: [&str; 8] = ["result", "run", "explain", "robust", "check", "compare", "verify", "verify-list"];

pub(crate) fn schema(name: &str) -> Validator {
    let text = shnor::report::schema(name).expect(name);
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

/// What does not follow the schema, each with its place.
pub(crate) fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What the program prints as JSON, where it prints a result.
fn printed(arguments: &[&str]) -> Value {
    let output = shnor(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{arguments:?}: {}", stderr(&output)))
}

/// The arguments of the cases that end well and print something of schools or files, without the format.
fn cases() -> Vec<Vec<String>> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/cases")).expect("cases") {
        let folder = entry.expect("an entry").path();
        let text = std::fs::read_to_string(folder.join("case.toml")).expect("case.toml");
        let case: toml::Table = toml::from_str(&text).expect("a sound case");
        let here = format!("tests/cases/{}", folder.file_name().expect("a name").to_string_lossy());
        let said = case["arguments"].as_array().expect("arguments").iter().filter_map(toml::Value::as_str);
        let mut arguments: Vec<String> = said.map(|said| said.replace("{case}", &here)).collect();
        if let Some(place) = arguments.iter().position(|said| said == "--format") {
            arguments.drain(place..=place + 1);
        }
        let verb = arguments.first().is_some_and(|verb| ["select", "explain", "robust", "check"].contains(&&**verb));
        let plain = !arguments.iter().any(|said| ["--codes", "--explain-layout", "--help"].contains(&&**said));
        if case["exit"].as_integer() == Some(0) && verb && plain {
            cases.push(arguments);
        }
    }
    cases.sort();
    cases
}

#[test]
fn the_schemas_are_those_that_are_kept() {
    assert_eq!(shnor::report::schema_names(), DOCUMENTS);
    for name in DOCUMENTS {
        let kept = std::fs::read_to_string(root().join(format!("tests/schema/{name}.json"))).expect(name);
        let same = stdout(&shnor(&["schema", name])) == kept;
        assert!(
            same,
            "write it again: shnor schema {name} > tests/schema/{name}.json, if the version allows the change"
        );
    }
}

#[test]
fn what_every_case_prints_follows_its_schema() {
    let cases = cases();
    let schemas = ["result", "explain", "robust", "check"].map(schema);
    for arguments in &cases {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let place = ["select", "explain", "robust", "check"].iter().position(|verb| *verb == arguments[0]);
        let schema = &schemas[place.expect("a verb")];
        assert_eq!(faults(schema, &printed(&arguments)), [""; 0], "{arguments:?}");
        if arguments[0] == "select" {
            let check = [&["check"], &arguments[1..]].concat();
            assert_eq!(faults(&schemas[3], &printed(&check)), [""; 0], "{check:?}");
            let robust = [&["robust"], &arguments[1..]].concat();
            assert_eq!(faults(&schemas[2], &printed(&robust)), [""; 0], "{robust:?}");
        }
    }
    assert!(cases.iter().filter(|arguments| arguments[0] == "select").count() >= 12, "{cases:?}");
}

#[test]
fn both_languages_editions_and_the_files_of_a_folder_follow_the_schemas() {
    let (result, run, explain) = (schema("result"), schema("run"), schema("explain"));
    let place = folder(&[]);
    let editions: [(&str, &[&str]); 3] =
        [("full", &[]), ("english", &["--lang", "en"]), ("public", &["--public", "--criteria", "three-lists"])];
    for (name, more) in editions {
        let out = place.path().join(name);
        let arguments = ["select", "sample-data/norilsk-2020", "-q", "--out", out.to_str().expect("a path")];
        let output = shnor(&[&arguments[..], more].concat());
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        for (file, schema) in [("result.json", &result), ("run.json", &run)] {
            let text = std::fs::read_to_string(out.join(file)).expect(file);
            let document = serde_json::from_str(&text).expect("JSON");
            assert_eq!(faults(schema, &document), [""; 0], "{name}: {file}");
        }
    }
    let all = printed(&["explain", place.path().join("full").to_str().expect("a path"), "--listed"]);
    assert_eq!(faults(&explain, &all), [""; 0]);
    assert_eq!(all["schools"].as_array().map(Vec::len), Some(8), "several schools stand in `schools`");
    let one = printed(&["explain", "sample-data/norilsk-2020", "СШ № 16", "--lang", "en"]);
    assert_eq!(faults(&explain, &one), [""; 0]);
    assert!(one["school"].is_object(), "one school stands in `school`");
}

/// The document with one value exchanged, or taken away.
fn changed(document: &Value, pointer: &str, value: Option<Value>) -> Value {
    let mut changed = document.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = changed.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    assert!(parent.contains_key(key), "{pointer}");
    match value {
        Some(value) => parent.insert(key.to_owned(), value),
        None => parent.remove(key),
    };
    changed
}

#[test]
fn a_document_that_lacks_a_field_or_has_a_wrong_one_is_refused() {
    let schema = schema("result");
    let sound = printed(&["select", "tests/cases/by-hand/data"]);
    assert_eq!(faults(&schema, &sound), [""; 0]);
    let fields = ["/schema", "/criteria/direction", "/schools/0/score_exact", "/schools/0/contributions/0/missing"];
    for pointer in fields {
        assert!(!schema.is_valid(&changed(&sound, pointer, None)), "{pointer} was taken away");
    }
    let wrong = [
        ("/schema", json!("shnor/result/2")),
        ("/year", json!("2020")),
        ("/listed", Value::Null),
        ("/schools/0/status", json!("bad")),
        ("/schools/0/score_exact", json!("58,2")),
        ("/schools/0/score_exact", json!(58.2)),
        ("/schools/0/score_exact", Value::Null),
        ("/schools/0/score_exact", json!("1/0")),
        ("/schools/0/score_exact", json!("1/05")),
        ("/schools/0/rank", json!(0)),
        ("/schools/0/rank", json!(-1)),
        ("/schools/0/type", json!("boo")),
        ("/schools/0/level", json!("9")),
        ("/schools/0/level", json!("1-12")),
        ("/schools/0/origin/cell", json!("??")),
        ("/schools/0/origin/cell", json!("B0")),
        ("/schools/0/origin/cell", json!("B5…")),
        ("/schools/0/contributions/0/value_exact", Value::Null),
        ("/schools/0/contributions/0/weight_exact", Value::Null),
        ("/schools/0/contributions/0/contribution_exact", Value::Null),
        ("/schools/0/contributions/0/numerator", json!(-5)),
        ("/schools/0/contributions/0/denominator", json!(-20)),
        ("/schools/0/contributions/0/parts/0/numerator", json!(-5)),
        ("/schools/0/contributions/0/origins/0/cell", json!("c7")),
        ("/schools/0/indices/0/value_exact", Value::Null),
        ("/schools/1/flips/0/value_exact", Value::Null),
        ("/findings/0/code", json!("boo")),
        ("/findings/0/code", json!("F")),
        ("/findings/0/cell", json!("D5…D6")),
        ("/criteria/approved/date", json!("foo")),
        ("/schools/0/contributions/0/unit", json!("percents")),
        ("/criteria/sha256", json!("beef")),
    ];
    for (pointer, value) in wrong {
        assert!(!schema.is_valid(&changed(&sound, pointer, Some(value.clone()))), "{pointer} became {value}");
    }
    let right = [
        ("/schools/0/score_exact", json!("-175/3")),
        ("/schools/0/score", Value::Null),
        ("/schools/0/type", json!("")),
        ("/schools/0/origin/cell", json!("AB5…AB12")),
        ("/findings/0/code", json!("F100")),
        ("/criteria/approved/date", json!("20.08.2025")),
        ("/criteria/approved/date", json!("2025-08-20")),
    ];
    for (pointer, value) in right {
        assert_eq!(
            faults(&schema, &changed(&sound, pointer, Some(value.clone()))),
            [""; 0],
            "{pointer} became {value}"
        );
    }
    let mut more = sound.clone();
    more["schools"][0]["new"] = json!(1);
    assert!(schema.is_valid(&more), "more fields are welcome");
}

// school 4 has no grade 11, the mean of school 2 is «н/д», 8 pupils of school 5 are fewer than 10
#[test]
fn a_program_can_tell_why_a_value_is_missing() {
    let result = printed(&["select", "tests/cases/by-hand/data", "--lang", "en"]);
    let codes = |id: &str| -> Vec<Value> {
        let schools = result["schools"].as_array().expect("schools");
        let school = schools.iter().find(|school| school["id"] == id).expect(id);
        let given = school["contributions"].as_array().expect("contributions").iter();
        given.map(|given| given["missing"]["code"].clone()).collect()
    };
    assert_eq!(json!(codes("4")), json!([null, null, "not_applicable"]));
    assert_eq!(json!(codes("2")), json!([null, null, "no_data"]));
    assert_eq!(json!(codes("5")), json!(["small_cohort", "small_cohort", null]));
    let invented = changed(&result, "/schools/0/contributions/2/missing/code", Some(json!("boo")));
    assert!(!schema("result").is_valid(&invented));
    let out = folder(&[]);
    let path = out.path().join("report");
    let run = shnor(&["select", "tests/cases/by-hand/data", "-q", "--out", path.to_str().expect("a path")]);
    assert!(run.status.success(), "{}", stderr(&run));
    let mut table = csv::Reader::from_path(path.join("contributions.csv")).expect("a table");
    let header = table.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|known| known == name).expect(name);
    assert_eq!((column("missing_code") + 2, &header[header.len() - 1]), (header.len(), "synthetic"));
    let rows = table.records().map(|row| row.expect("a row"));
    let told: Vec<String> =
        rows.filter(|row| row[0] == *"5").map(|row| row[column("missing_code")].to_owned()).collect();
    assert_eq!(told, ["small_cohort", "small_cohort", ""]);
}

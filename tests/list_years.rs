//! A list that somebody else drew up where earlier years decide too: what is told to explain a difference is true of what
//! becomes of a school in the end.

use serde_json::{Value, json};

use crate::city::folder;
use crate::history_runs::{NAMES, Runs, data, text, three_years};
use crate::verify::document;

/// Holds a list of these codes against the year 2020 of these numbers of «2» of ten, looking back at the report of 2019: there
/// 1 was kept, 2 stayed (seven of ten), 3 was inside for the first time (eight of ten) and 4 outside (one).
fn held(twos: [i32; 4], listed: &[&str]) -> Value {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &twos);
    let place = folder(&[("приказ.csv", format!("Код школы\n{}\n", listed.join("\n")).as_bytes())]);
    let (criteria, before, list) = (runs.at("years.toml"), runs.at("2019"), place.path().join("приказ.csv"));
    let arguments = ["-c", text(&criteria), "--history", text(&before), "--list", text(&list)];
    document(&[&["verify", text(third.path())], &arguments[..]].concat(), 7, "verify-list")
}

/// Kind, how many differ then, of each cause of all differences.
fn changes(held: &Value) -> Vec<(&str, i64)> {
    let causes = held["changes"].as_array().expect("causes").iter();
    causes.map(|cause| (cause["kind"].as_str().expect("a kind"), cause["left"].as_i64().expect("a number"))).collect()
}

/// The kinds of causes of a school.
fn kinds<'h>(held: &'h Value, school: &str) -> Vec<&'h str> {
    let mut differing = held["differing"].as_array().expect("schools").iter();
    let found = differing.find(|differing| differing["school"] == school).unwrap_or_else(|| panic!("{held}"));
    found["causes"].as_array().expect("causes").iter().filter_map(|cause| cause["kind"].as_str()).collect()
}

// 2020: 1 leaves, 2 (three of ten) is kept, 3 (seven) enters, 4 (six) is inside for the first time: 2 and 3. By this year alone
// those with six and more: 3 and 4. No value of 2 takes it off, for inside or outside it stays; none of 4 brings it on
#[test]
fn a_rule_of_entry_and_exit_that_is_not_heeded_is_found_and_no_value_is_told_that_it_outweighs() {
    let held = held([2, 3, 7, 6], &["3", "4"]);
    assert_eq!((&held["only_theirs"], &held["only_ours"]), (&json!(["4"]), &json!(["2"])));
    assert_eq!(changes(&held)[0], ("history", 0));
    assert_eq!(held["changes"][0]["explains"], 2);
    assert_eq!([kinds(&held, "2")[0], kinds(&held, "4")[0]], ["history", "history"]);
    assert!(!kinds(&held, "2").contains(&"value") && !kinds(&held, "4").contains(&"value"), "{held}");
}

// theirs is 2 alone. 3 entered by seven of ten; its score is 30, and the list ends below 50: with five of ten it is 50 and outside,
// and a school that was not listed does not come in from there. Where more than ten participants are asked for, nobody has a
// score: 2 was inside in 2019 and is kept, and 3 does not enter either
#[test]
fn a_value_that_turns_the_verdict_in_the_end_is_told() {
    let held = held([2, 3, 7, 1], &["2"]);
    assert_eq!(held["only_ours"], json!(["3"]));
    assert_eq!(changes(&held), [("cohort", 0), ("value", 0)]);
    let change = held["changes"][1]["change"].as_str().expect("words");
    assert!(change.contains("5 из 10 вместо 7 (на 2 меньше)"), "{change}");
}

// 3 and 4 have five of ten: a score of 50, which is not below 50. Where 50 is inside too, 3 is for the second year and enters, 4
// for the first and does not: so the bound explains all, which it would not if this year alone decided
#[test]
fn a_methodology_that_is_changed_looks_at_earlier_years_too() {
    let held = held([2, 3, 5, 5], &["2", "3"]);
    assert_eq!(held["only_theirs"], json!(["3"]));
    assert_eq!(changes(&held)[0], ("cut", 0));
    let change = held["changes"][0]["change"].as_str().expect("words");
    assert!(change.starts_with("сам балл на черте"), "{change}");
}

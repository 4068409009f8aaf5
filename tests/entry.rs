//! An exit by place counts from the year of entry: where the reports do not show it and the verdict could hang on it, that is
//! told.

use std::collections::BTreeMap;

use serde_json::Value;
use shnor::assess::{EarlierYear, History, Past};
use shnor::criteria::Criteria;
use shnor::decision::Status::{Listed, NotListed};

use crate::city::{stderr, stdout};
use crate::history::{city, told, with};
use crate::history_runs::{METHOD, NAMES, Runs, data};

/// The findings of an entry that is not known: of which school, in which year, which year lacks.
fn unknown(criteria: &Criteria, numbers: &[&str], history: &History) -> Vec<String> {
    let texts = shnor::text::Texts::of(shnor::text::Language::default());
    city(numbers).look_back(criteria, Some(history), |assessment| {
        let entries = assessment.findings.iter().filter(|finding| finding.code == "F95");
        entries.map(|finding| texts.say(&finding.message).split(", ").next().unwrap_or_default().to_owned()).collect()
    })
}

const NUMBERS: [&str; 6] = ["70", "60", "55", "40", "45", "80"];

// the city of `a_listed_school_leaves_when_its_place_is_better_by_enough_since_it_entered`: places 5, 4, 3, 1, 2, 6; 4 and 5 are
// inside. Three places: 1 left by its place since 2018, and may have come in at place 5 before; 2 was not listed in 2018;
// 3 is kept at place 3, and no place is three better: 3 − 1 = 2. Two places are enough for it: 3 − 1 = 2
#[test]
fn an_entry_that_no_report_shows_is_told_where_the_verdict_could_hang_on_it() {
    let rule = |leave: &str| with(&format!("missing = \"refuse\"\nleave = {{ {leave} }}"));
    let history = told(&[(2018, "IoIIII"), (2019, "IIIIIo")]);
    let names = |leave: &str| -> Vec<String> {
        let told = unknown(&rule(leave), &NUMBERS, &history);
        assert!(told.iter().all(|told| told.ends_with("школа была в перечне уже в отчёте за 2018 год")), "{told:?}");
        told.iter().map(|told| told.split(':').next().unwrap_or_default().to_owned()).collect()
    };
    let all = city(&NUMBERS).look_back(&rule("better_places = 3"), Some(&history), |assessment| {
        assessment.register.schools().iter().map(|school| school.short_name.clone()).collect::<Vec<_>>()
    });
    assert_eq!(names("better_places = 3"), [all[0].clone()]);
    assert_eq!(names("better_places = 2"), [all[0].clone(), all[2].clone()]);
    // of 3: 3 of 6 are 50 %, and the first of ever more schools comes as near to 50 % better as one likes. 1 has 5/6 against 1/6
    assert_eq!(names("better_percent = 50"), [all[0].clone()]);
    assert_eq!(names("better_percent = 49.9"), [all[0].clone(), all[2].clone()]);
    // places are not asked for
    assert!(names("after_years = 3").is_empty());
    // a report of the year before tells that they were not listed; one of two years before leaves a year in which they may have
    assert!(
        unknown(&rule("better_places = 2"), &NUMBERS, &told(&[(2017, "oooooo"), (2018, "IoIIII"), (2019, "IIIIIo")]))
            .is_empty()
    );
    assert_eq!(
        unknown(&rule("better_places = 2"), &NUMBERS, &told(&[(2016, "oooooo"), (2018, "IoIIII"), (2019, "IIIIIo")]))
            .len(),
        2
    );
}

// a school that the earlier report does not know came in when it was first told of: no report is lacking
#[test]
fn a_school_that_is_new_in_a_report_has_an_entry_that_is_known() {
    let past = Past { this_year: Listed, final_status: Listed, rank: Some(1), score: None };
    let outside = Past { this_year: NotListed, final_status: NotListed, rank: Some(1), score: None };
    let year = |schools: &[(usize, &Past)]| EarlierYear {
        ranked: 2,
        schools: schools.iter().map(|(school, past)| (*school, (*past).clone())).collect(),
    };
    let history =
        History::new(BTreeMap::from([(2018, year(&[(1, &outside)])), (2019, year(&[(0, &past), (1, &outside)]))]));
    let criteria = with("missing = \"as_outside\"\nleave = { better_places = 1 }");
    assert!(unknown(&criteria, &["60", "70"], &history).is_empty());
}

// 1 is on the list of 2018 (place 1 of 4) and of 2019 (9, 8, 6, 1 of ten with «2»: place 3), and in 2020 the last of four. Since
// 2018 that is three places, since 2019 one, and two are enough: it leaves with both reports and stays with one
#[test]
fn a_report_that_is_not_handed_in_and_could_change_the_list_is_asked_for() {
    let runs = Runs::new();
    let rule = "[list.history]\nmissing = \"refuse\"\nleave = { better_places = 2 }\n";
    std::fs::write(runs.at("gain.toml"), format!("{METHOD}{rule}")).expect("written");
    let years = [(2018, [7, 6, 2, 1]), (2019, [6, 9, 8, 1]), (2020, [3, 7, 6, 5])];
    let [first, second, third] = years.map(|(year, twos)| data(year, &NAMES, &twos));
    runs.done(first.path(), "plain.toml", "2018", &[]);
    runs.done(second.path(), "gain.toml", "2019", &["2018"]);
    let passage = |result: &Value| {
        let mut schools = result["schools"].as_array().expect("schools").iter();
        schools.find(|school| school["id"] == "1").expect("the school")["history"]["passage"].clone()
    };
    let entries = |result: &Value| -> Vec<String> {
        let findings = result["findings"].as_array().expect("findings").iter();
        let entries = findings.filter(|finding| finding["code"] == "F95");
        entries.map(|finding| finding["message"].as_str().expect("words").to_owned()).collect()
    };
    let both = runs.done(third.path(), "gain.toml", "both", &["2018", "2019"]);
    let one = runs.done(third.path(), "gain.toml", "one", &["2019"]);
    assert_eq!((passage(&both), passage(&one)), ("left_by_place".into(), "kept".into()));
    let told = entries(&one);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("СШ № 1: школа была в перечне уже в отчёте за 2019 год, а отчёта за 2018 год нет"),
        "{told:?}"
    );
    assert!(entries(&both)[0].contains("в отчёте за 2018 год, а отчёта за 2017 год нет"));
    let output = crate::city::shnor(&["check", "--codes", "F95"]);
    assert!(stdout(&output).contains("год входа в перечень неизвестен"), "{}", stderr(&output));
}

//! Causes that another rule of entry and exit is, and what pushed the other way and is no cause.

use shnor::assess::{EarlierYear, History, Past};
use shnor::compare::{Aspect, By, Cause, Turn, compare};
use shnor::criteria::Criteria;
use shnor::decision::{Decision, Status};
use shnor::origin::Origin;

use crate::city::{shnor, stderr, stdout};
use crate::compare::run;
use crate::compare_causes::{Method, city};
use crate::history_runs::{NAMES, Runs, data, text};

const LOWEST_ONE: &str = "lowest = { number = 1 }\nties = \"include_all\"\n";

fn over_years(rule: &str) -> Criteria {
    Method::of(&format!("{LOWEST_ONE}[list.history]\nmissing = \"as_outside\"\n{rule}\n")).read()
}

fn exit_after(years: u32) -> Criteria {
    over_years(&format!("leave = {{ after_years = {years} }}"))
}

/// What became of schools in years before: inside in that year alone, and listed in the end.
fn history(years: &[(i32, &[(bool, bool)])]) -> History {
    let status = |is: bool| if is { Status::Listed } else { Status::NotListed };
    let of = |schools: &[(bool, bool)]| {
        let past = |(at, (inside, listed)): (usize, &(bool, bool))| {
            (at, Past { this_year: status(*inside), final_status: status(*listed), rank: None, score: None })
        };
        EarlierYear { ranked: 0, schools: schools.iter().enumerate().map(past).collect() }
    };
    History::new(years.iter().map(|(year, schools)| (*year, of(schools))).collect())
}

pub(crate) fn decision(school: usize, status: Status) -> Decision {
    Decision {
        school,
        status,
        by: "комиссия".to_owned(),
        date: "01.02.2021".to_owned(),
        act: "протокол 1".to_owned(),
        reason: "капитальный ремонт".to_owned(),
        origin: Origin { file: "f".into(), sheet: None, row: 1, column: 0, to: None },
    }
}

/// A year: shares of the schools, the methodology, what is known of earlier years, decisions.
struct Year<'a> {
    shares: &'a [&'a str],
    criteria: &'a Criteria,
    history: Option<&'a History>,
    decisions: Vec<Decision>,
}

impl<'a> Year<'a> {
    fn of(shares: &'a [&'a str], criteria: &'a Criteria, history: Option<&'a History>) -> Self {
        Self { shares, criteria, history, decisions: Vec::new() }
    }
}

/// What became of the first school from 2021 to 2022, and why; what the causes need of the methodology.
fn fate(before: &Year<'_>, after: &Year<'_>) -> (Turn, Vec<Cause>, Vec<Aspect>) {
    city(2021, before.shares).assessed_back(before.criteria, 2021, before.history, |mut one, of_one| {
        one.decide(&before.decisions);
        city(2022, after.shares).assessed_back(after.criteria, 2022, after.history, |mut other, of_other| {
            other.decide(&after.decisions);
            let sha = if std::ptr::eq(before.criteria, after.criteria) { "old" } else { "new" };
            let steps = compare(&[run(one, of_one, "old"), run(other, of_other, sha)], &[]);
            let found = steps[0].moves.iter().find(|found| found.after == Some(0)).expect("the first school");
            let all = steps[0].differences.as_deref().unwrap_or_default();
            let needs = found.causes.iter().flat_map(Cause::needs).map(|at| all[*at].aspect).collect();
            (found.turn, found.causes.clone(), needs)
        })
    })
}

/// The causes by a word each, with the run.
fn words(causes: &[Cause]) -> Vec<(&'static str, Option<usize>)> {
    causes.iter().map(|cause| (cause.word(), cause.run())).collect()
}

// 2020: inside and listed. 2021: second of two, outside for one year, kept by three. 2022: outside for the second year. By
// three years it would be kept; by one, or without a rule, it leaves.
#[test]
fn a_rule_of_exit_that_was_shortened_or_dropped_is_the_reason_to_leave() {
    let (three, one, none) = (exit_after(3), exit_after(1), Method::of(LOWEST_ONE).read());
    let of_2020 = history(&[(2020, &[(true, true), (false, false)])]);
    let of_2021 = history(&[(2020, &[(true, true), (false, false)]), (2021, &[(false, true), (true, true)])]);
    let before = Year::of(&["10", "80"], &three, Some(&of_2020));
    let leaves = |criteria: &Criteria, history| {
        let (turn, causes, needs) = fate(&before, &Year::of(&["10", "90"], criteria, history));
        assert_eq!((turn, needs), (Turn::Left, vec![Aspect::History]));
        assert_eq!(words(&causes), [("history", Some(0)), ("criteria", None)]);
    };
    leaves(&one, Some(&of_2021));
    // a run without a rule over years knows no earlier year: the run before it does
    leaves(&none, None);
    // a year of its own report is not enough for three: the report before tells of 2020
    let of_last = history(&[(2021, &[(false, true), (true, true)])]);
    leaves(&one, Some(&of_last));
    // by the same rule it stays
    assert_eq!(fate(&before, &Year::of(&["10", "90"], &three, Some(&of_2021))).0, Turn::Stayed);
}

// Inside in 2019; outside in 2020, 2021 and 2022: by three years it leaves in 2022, in both editions of which the titles alone
// differ; by two, which is another rule, in 2022 too. So the rule is no cause.
#[test]
fn a_rule_that_says_the_same_is_no_reason() {
    let three = exit_after(3);
    let mut renamed = exit_after(3);
    renamed.title = "y".to_owned();
    let two = exit_after(2);
    let of_2020 = history(&[(2019, &[(true, true), (false, false)]), (2020, &[(false, true), (true, true)])]);
    let of_2021 = history(&[
        (2019, &[(true, true), (false, false)]),
        (2020, &[(false, true), (true, true)]),
        (2021, &[(false, true), (true, true)]),
    ]);
    let before = Year::of(&["10", "80"], &three, Some(&of_2020));
    for later in [&three, &renamed, &two] {
        let (turn, causes, needs) = fate(&before, &Year::of(&["10", "90"], later, Some(&of_2021)));
        assert_eq!((turn, words(&causes), needs.len()), (Turn::Left, vec![("history", Some(0))], 0));
    }
}

// Second in 2021 and first in 2022. By two years of two it does not enter yet, by this year alone it does: data and the rule
// are needed, each. By the lowest one of both editions the data are what makes the years alone differ.
#[test]
fn a_rule_of_entry_that_was_dropped_is_a_reason_beside_the_data() {
    let two = over_years("enter = { years = 2, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }");
    let none = Method::of(LOWEST_ONE).read();
    let of_2020 = history(&[(2020, &[(false, false), (true, true)])]);
    let before = Year::of(&["10", "80"], &two, Some(&of_2020));
    let (turn, causes, needs) = fate(&before, &Year::of(&["90", "80"], &none, None));
    assert_eq!((turn, needs), (Turn::Entered, vec![Aspect::History]));
    assert!(matches!(causes[..], [Cause::Year(By::Data), Cause::OverYears(_)]), "{causes:?}");
}

// Inside in 2021, outside in 2022, where the new rule of exit keeps it: without a rule, as before, it would be out.
#[test]
fn a_new_rule_of_exit_is_the_reason_to_stay() {
    let (none, three) = (Method::of(LOWEST_ONE).read(), exit_after(3));
    let of_2021 = history(&[(2021, &[(true, true), (false, false)])]);
    let later = Year::of(&["10", "80"], &three, Some(&of_2021));
    let (turn, causes, needs) = fate(&Year::of(&["90", "80"], &none, None), &later);
    assert_eq!((turn, needs), (Turn::Stayed, vec![Aspect::History]));
    assert_eq!(words(&causes), [("history", Some(1)), ("criteria", None)]);
}

// First in 2021, where a commission takes it off, and last in 2022, where one puts it on: the data took it off. The same the
// other way round: last and put on, then first and taken off.
#[test]
fn data_that_push_the_other_way_are_no_reason() {
    let criteria = Method::of(LOWEST_ONE).read();
    let (first, last) = (["90", "80", "10"], ["10", "80", "90"]);
    let decided = |shares, status| Year { decisions: vec![decision(0, status)], ..Year::of(shares, &criteria, None) };
    let both = vec![Cause::Commission(0), Cause::Commission(1)];
    let (off, on) = (decided(&first, Status::NotListed), decided(&last, Status::Listed));
    assert_eq!(fate(&off, &on), (Turn::Entered, both.clone(), Vec::new()));
    let (on, off) = (decided(&last, Status::Listed), decided(&first, Status::NotListed));
    assert_eq!(fate(&on, &off), (Turn::Left, both, Vec::new()));
    // first and taken off, then first and not: the commission alone
    let off = decided(&first, Status::NotListed);
    assert_eq!(fate(&off, &Year::of(&first, &criteria, None)), (Turn::Entered, vec![Cause::Commission(0)], Vec::new()));
}

// 2022: second, kept by three years, and taken off by a commission: earlier years pushed the other way. The data of the year
// alone would have put it out too, and the commission would have done so whatever they are.
#[test]
fn earlier_years_that_a_commission_overruled_are_no_reason() {
    let three = exit_after(3);
    let of_2020 = history(&[(2020, &[(true, true), (false, false)])]);
    let of_2021 = history(&[(2021, &[(true, true), (false, false)])]);
    let before = Year::of(&["90", "80"], &three, Some(&of_2020));
    let after =
        Year { decisions: vec![decision(0, Status::NotListed)], ..Year::of(&["10", "80"], &three, Some(&of_2021)) };
    assert_eq!(fate(&before, &after), (Turn::Left, vec![Cause::Commission(1)], Vec::new()));
}

// The runs of 2018, 2019 and 2020 as they stand in tests of entry and exit; 2 is outside in 2020 for one year and kept. By
// the year alone it leaves, and the earlier rule would have kept it.
#[test]
fn the_report_says_that_the_rule_of_exit_is_gone_and_whom_it_would_have_kept() {
    let runs = Runs::new();
    crate::history_runs::three_years(&runs);
    let last = data(2020, &NAMES, &[2, 3, 7, 6]);
    runs.done(last.path(), "plain.toml", "without", &[]);
    let (before, after) = (runs.at("2019"), runs.at("without"));
    let output = shnor(&["compare", text(&before), text(&after), "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "Почему вышла. Сначала — о самом годе, без прошлых лет. Решение изменили данные:",
        "Решает правило входа и выхода, а теперь его нет: по правилу 2019 года в 2020 году школа была бы в перечне.",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

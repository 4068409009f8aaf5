//! Entry and exit over years, worked by hand on a few schools: the rule, its language, what turns a verdict round in the end.

use std::collections::BTreeMap;

use shnor::assess::{Climb, EarlierYear, Flip, History, Passage, Past};
use shnor::criteria::{self, Criteria};
use shnor::decision::Status;
use shnor::decision::Status::{InsufficientData, Listed, NotListed, Risk};

use crate::language::{AS_IS, City, criteria_of, statuses, try_criteria_of};

/// The index is the number itself, and a school below 50 is inside.
const LIST: &str = "[[index]]\nid = \"i\"\ntitle = \"i\"\ntotal = 1\nmissing = { policy = \"refuse\" }\n\
                    parts = [{ indicator = \"x\", weight = 1 }]\n\
                    [list]\nindex = \"i\"\nscore = { less_than = 50 }\n";

pub(crate) fn with(history: &str) -> Criteria {
    criteria_of("higher_is_better", &[("x", AS_IS)], &format!("{LIST}[list.history]\n{history}\n"))
}

pub(crate) fn city(numbers: &[&str]) -> City {
    City::of(numbers.len()).column("plain.x", 2020, numbers)
}

/// Earlier years, a letter a school: `I` inside and listed, `o` outside and not listed, `K` outside and listed in the end,
/// `n` inside and not listed in the end, `?` without a verdict, `-` not in the run. Places are those of the order.
pub(crate) fn told(years: &[(i32, &str)]) -> History {
    let past = |(school, letter): (usize, char)| {
        let (this_year, final_status) = match letter {
            'I' => (Listed, Listed),
            'o' => (NotListed, NotListed),
            'K' => (NotListed, Listed),
            'n' => (Listed, NotListed),
            '?' => (InsufficientData, InsufficientData),
            _ => return None,
        };
        Some((school, Past { this_year, final_status, rank: Some(school + 1), score: None }))
    };
    let year = |(year, letters): &(i32, &str)| {
        let schools: BTreeMap<usize, Past> = letters.chars().enumerate().filter_map(past).collect();
        (*year, EarlierYear { ranked: schools.len(), schools })
    };
    History::new(years.iter().map(year).collect())
}

fn passages(criteria: &Criteria, numbers: &[&str], history: &History) -> (Vec<Passage>, Vec<Status>) {
    city(numbers).look_back(criteria, Some(history), |assessment| (assessment.passages.clone(), statuses(assessment)))
}

fn kept(outside: usize) -> Passage {
    Passage::Kept { outside, moved: None }
}

// inside in 2020: 1, 2, 3, 5. Years inside of 2018, 2019, 2020:
// 1: – + + = 2;  2: + – + = 2;  3: – – + = 1;  4: + + – = 2, but not this year;  5: + + + = 3;  6 was listed and is outside
#[test]
fn a_school_enters_only_when_it_was_inside_in_so_many_of_the_last_years() {
    let (numbers, history) = (["40", "40", "40", "60", "40", "60"], told(&[(2018, "ononnI"), (2019, "noonnI")]));
    let rule = |this_year: &str, otherwise: &str| {
        with(&format!(
            "missing = \"refuse\"\n\
             enter = {{ years = 2, of_last = 3, this_year = \"{this_year}\", otherwise = \"{otherwise}\" }}"
        ))
    };
    let entered = |inside| Passage::Entered { inside };
    let (found, verdicts) = passages(&rule("needed", "risk"), &numbers, &history);
    let not_yet = Passage::NotYet { inside: 1 };
    assert_eq!(found, [entered(2), entered(2), not_yet.clone(), Passage::Alone, entered(3), Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, Risk, NotListed, Listed, NotListed]);
    // where this year counts as any other, two years of three are enough for the fourth
    let (found, verdicts) = passages(&rule("counted", "not_listed"), &numbers, &history);
    assert_eq!(found, [entered(2), entered(2), not_yet, entered(2), entered(3), Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, NotListed, Listed, Listed, NotListed]);
}

// outside in 2020: all but 5. In a row, this year first: 1: 2020;  2: 2020, 2019;  3: 2020, 2019, 2018;  4: 2020, for 2019
// was inside;  6 was outside for long, and not listed in the end of 2019, so that there is nothing to leave
#[test]
fn a_listed_school_leaves_only_after_so_many_years_outside_in_a_row() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    let history = told(&[(2018, "IIKKKK"), (2019, "IKKIKo")]);
    let (found, verdicts) = passages(&criteria, &["60", "60", "60", "60", "40", "60"], &history);
    let left = Passage::LeftAfter { outside: 3 };
    assert_eq!(found, [kept(1), kept(2), left, kept(1), Passage::Stays, Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, NotListed, Listed, Listed, NotListed]);
}

// Two years outside to leave, two of three inside to enter; there is no run of 2019.
// 1: inside and listed in 2018, outside now.  2: outside and listed in 2018, outside now.  3: outside in 2018, inside now.
// 4: inside and not listed in 2018, inside now.  5: inside and listed in 2018, not assessed now.  6: not in the run of 2018
#[test]
fn a_missing_year_counts_as_the_file_says() {
    let numbers = ["60", "60", "40", "40", "—", "40"];
    let history = told(&[(2018, "IKonI-")]);
    let look = |missing: &str| {
        let criteria = with(&format!(
            "missing = \"{missing}\"\nleave = {{ after_years = 2 }}\n\
             enter = {{ years = 2, of_last = 3, this_year = \"needed\", otherwise = \"risk\" }}"
        ));
        passages(&criteria, &numbers, &history)
    };
    let (entered, not_yet) = (|inside| Passage::Entered { inside }, Passage::NotYet { inside: 1 });
    let (left, open) = (Passage::LeftAfter { outside: 2 }, |years: &[i32]| Passage::Open { years: years.to_vec() });
    // 1, 2, 5: two years outside; 4: 2018 and 2020
    let (found, verdicts) = look("as_outside");
    assert_eq!(found, [left.clone(), left.clone(), not_yet.clone(), entered(2), left.clone(), not_yet.clone()]);
    assert_eq!(verdicts, [NotListed, NotListed, Risk, Listed, InsufficientData, Risk]);
    // 1, 2: 2019 breaks the row; 5: 2020 does; 3: 2019 and 2020; 6: all three
    let (found, verdicts) = look("as_inside");
    assert_eq!(found, [kept(1), kept(1), entered(2), entered(3), kept(0), entered(3)]);
    assert_eq!(verdicts, [Listed; 6]);
    // 1: 2018 was inside; 2: 2020 and 2018 in a row; 5: nothing but 2018, which was inside
    let (found, verdicts) = look("skip");
    assert_eq!(found, [kept(1), left, not_yet.clone(), entered(2), kept(0), not_yet]);
    assert_eq!(verdicts, [Listed, NotListed, Risk, Listed, Listed, Risk]);
    // only the verdict on 4 does not hang on 2019
    let (found, verdicts) = look("refuse");
    assert_eq!(
        found,
        [open(&[2019]), open(&[2019]), open(&[2019]), entered(2), open(&[2019, 2020]), open(&[2018, 2019])]
    );
    let not_known = InsufficientData;
    assert_eq!(verdicts, [not_known, not_known, not_known, Listed, not_known, not_known]);
}

// places in 2020 by 70, 60, 55, 40, 45, 80: 5, 4, 3, 1, 2, 6; inside: 4 and 5. On the list without a break
// 1: since 2018 or before, place 1 then: 5 − 1 = 4;  2: since 2019, for it was not listed in 2018, place 2: 4 − 2 = 2;
// 3: since 2018, place 3: 0;  6: not listed in the end of 2019
#[test]
fn a_listed_school_leaves_when_its_place_is_better_by_enough_since_it_entered() {
    let numbers = ["70", "60", "55", "40", "45", "80"];
    let history = told(&[(2018, "IoIIII"), (2019, "IIIIIo")]);
    let (found, verdicts) = passages(&with("missing = \"refuse\"\nleave = { better_places = 3 }"), &numbers, &history);
    let moved = |since, is_entry, from, to| Climb { since, is_entry, from: (from, 6), to: (to, 6) };
    let stays = |since, is_entry, from, to| Passage::Kept { outside: 1, moved: Some(moved(since, is_entry, from, to)) };
    assert_eq!(
        found,
        [
            Passage::LeftByPlace(moved(2018, false, 1, 5)),
            stays(2019, true, 2, 4),
            stays(2018, false, 3, 3),
            Passage::Stays,
            Passage::Stays,
            Passage::Alone,
        ]
    );
    assert_eq!(verdicts, [NotListed, Listed, Listed, Listed, Listed, NotListed]);
    // in percent of the schools with a place: of 1: 5/6 − 1/6 = 2/3; of 2: 4/6 − 2/6 = 1/3, which is more than 33.3 %
    let second = |percent: &str| {
        let criteria = with(&format!("missing = \"refuse\"\nleave = {{ better_percent = {percent} }}"));
        passages(&criteria, &numbers, &history).0[1].word()
    };
    assert_eq!((second("33.3"), second("33.4")), ("left_by_place", "kept"));
    // either condition is enough: after one year outside all leave that are outside
    let either = with("missing = \"refuse\"\nleave = { after_years = 1, better_places = 3 }");
    assert_eq!(passages(&either, &numbers, &history).1, [NotListed, NotListed, NotListed, Listed, Listed, NotListed]);
}

// The run of 2019: 1 and 2 were put on the list by a commission, without a place; 3 entered with place 2 of the three that
// had one. Places in 2020 by 60, 80, —: 1 of 2, 2 of 2, none. Two places better are needed, one is what 1 and 2 can reach
// at most: (2 − 1) = 1. Of one place: 2 could have been first of all (2 − 1 = 1), 1 could not (1 − 1 = 0). 3 has no
// verdict this year: it would be the last of three, 3 − 2 = 1.
#[test]
fn an_exit_by_place_that_hangs_on_a_place_nobody_knows_is_open_where_nothing_is_taken_for_granted() {
    let placed = |rank, status| Past { this_year: status, final_status: Listed, rank, score: None };
    let schools = [placed(None, InsufficientData), placed(None, InsufficientData), placed(Some(2), Listed)];
    let year = EarlierYear { ranked: 3, schools: schools.into_iter().enumerate().collect() };
    let history = History::new(BTreeMap::from([(2019, year)]));
    let look = |missing: &str, leave: &str| {
        let criteria = with(&format!("missing = \"{missing}\"\nleave = {{ {leave} }}"));
        passages(&criteria, &["60", "80", "—"], &history)
    };
    let open = |years: &[i32]| Passage::Open { years: years.to_vec() };
    let (found, verdicts) = look("refuse", "better_places = 1");
    assert_eq!(found, [kept(1), open(&[2019]), open(&[2020])]);
    assert_eq!(verdicts, [Listed, InsufficientData, InsufficientData]);
    let (found, verdicts) = look("refuse", "better_places = 2");
    assert_eq!((found, verdicts), (vec![kept(1), kept(1), kept(0)], vec![Listed; 3]));
    // in percent: 2 of 2 against the first of what would be four: 100 − 25 = 75; 3 of 3 against 2 of 3: 33.3
    let words = |percent: &str| {
        let (found, _) = look("refuse", &format!("better_percent = {percent}"));
        found.iter().map(Passage::word).collect::<Vec<_>>()
    };
    assert_eq!(words("75"), ["kept", "open", "kept"]);
    assert_eq!(words("75.1"), ["kept", "kept", "kept"]);
    assert_eq!(words("33"), ["kept", "open", "open"]);
    // where the file says what such a year counts as, nothing is open
    for missing in ["as_outside", "as_inside", "skip"] {
        assert_eq!(look(missing, "better_places = 1").1, [Listed; 3], "{missing}");
    }
    // two years outside in a row are enough too: of 1 and 2 the year 2019 is open; 3 was inside then
    let (found, _) = look("refuse", "after_years = 2, better_places = 1");
    assert_eq!(found, [open(&[2019]), open(&[2019]), open(&[2020])]);
}

#[test]
fn without_earlier_years_the_rule_of_this_year_decides() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    city(&["60", "40"]).look(&criteria, |assessment| {
        assert_eq!(statuses(assessment), [NotListed, Listed]);
        assert!(assessment.passages.is_empty() && assessment.history.is_none());
    });
}

// 1 is kept, so that it is on the list though the last school inside is 3; by this year alone 2 is the first outside (55)
#[test]
fn what_is_said_of_the_cut_is_said_of_this_year_alone() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    let history = told(&[(2018, "Ioo"), (2019, "Ioo")]);
    city(&["60", "55", "40"]).look_back(&criteria, Some(&history), |assessment| {
        assert_eq!(statuses(assessment), [Listed, NotListed, Listed]);
        let against = |school| assessment.against(school, shnor::assess::Reference::Cut).and_then(|found| found.school);
        assert_eq!([against(0), against(1), against(2)], [Some(2), Some(2), Some(1)]);
        assert_eq!(assessment.listed().collect::<Vec<_>>(), [2, 0]);
        let firm = shnor::assess::firmness(assessment, crate::firm::EFFORT).expect("a list");
        let change = firm.without.iter().find_map(|without| without.change.clone());
        assert!(change.is_none_or(|change| !change.leaves.contains(&0)), "1 is not on the list of this year");
    });
}

/// What is wrong with a rule of entry and exit.
fn problems(rest: &str, history: &str) -> Vec<String> {
    let text = format!("{rest}[list.history]\n{history}\n");
    try_criteria_of("higher_is_better", &[("x", AS_IS)], &text).expect_err("a problem")
}

#[test]
fn a_rule_of_entry_and_exit_that_can_not_be_is_told() {
    let one = |rest: &str, history: &str, words: &str| {
        let told = problems(rest, history);
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:#?}");
    };
    one(LIST, "missing = \"refuse\"", "ни enter, ни leave");
    one(LIST, "leave = { after_years = 2 }", "missing");
    one(LIST, "missing = \"maybe\"\nleave = { after_years = 2 }", "as_outside");
    one(LIST, "missing = \"skip\"\nleave = {}", "after_years");
    one(LIST, "missing = \"skip\"\nleave = { better_places = 2, better_percent = 20 }", "только одно");
    one(LIST, "missing = \"skip\"\nleave = { after_years = 0 }", "от 1 до 20");
    let enter = "missing = \"skip\"\nenter = { years = 3, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }";
    one(LIST, enter, "of_last");
    one(LIST, "missing = \"skip\"\nenter = { years = 1, of_last = 2 }", "this_year");
    let rules = "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"x\"]\nis = { less_than = 50 }\n[list]\nrules = [\"r\"]\n";
    one(rules, "missing = \"skip\"\nleave = { better_places = 2 }", "места есть только у перечня с индексом");
    let nobody = LIST.replace("score = { less_than = 50 }\n", "");
    one(&nobody, "missing = \"skip\"\nleave = { after_years = 2 }", "нужны основания");
}

/// The remarks on a rule of entry and exit.
fn remarks(history: &str) -> Vec<&'static str> {
    let text = format!(
        "{}direction = \"higher_is_better\"\n[[measure]]\nid = \"plain.x\"\ntitle = \"x\"\nkind = \"number\"\n\
         [[indicator]]\nid = \"x\"\ntitle = \"x\"\nvalue = \"plain.x\"\nyears = {{ last = 1, not_older_than = 1 }}\n\
         scale = {AS_IS}\n{LIST}[list.history]\nmissing = \"skip\"\n{history}\n",
        crate::language::HEAD
    );
    let criteria = criteria::read(&text).expect("sound criteria");
    let told = criteria::remarks(&text, &criteria).into_iter().map(|problem| problem.message.key());
    told.filter(|key| key.contains("history")).collect()
}

#[test]
fn what_is_legal_and_changes_nothing_is_remarked() {
    let enter = |years: i32, last: i32, now: &str| {
        format!("enter = {{ years = {years}, of_last = {last}, this_year = \"{now}\", otherwise = \"risk\" }}\n")
    };
    assert_eq!(remarks(&enter(1, 3, "needed")), ["remark-history-enter"]);
    assert_eq!(remarks(&enter(1, 1, "counted")), ["remark-history-enter"]);
    assert_eq!(remarks(&enter(1, 3, "counted")), [""; 0]);
    assert_eq!(remarks("leave = { after_years = 1 }"), ["remark-history-leave"]);
    assert_eq!(remarks("leave = { after_years = 1, better_places = 2 }"), ["remark-history-gain"]);
    assert_eq!(remarks("leave = { better_percent = 100 }"), ["remark-history-never"]);
    // inside in years 1 and 2, outside in 3, left; in 4 the years 1–4 hold two inside; of three years only one
    assert_eq!(remarks(&(enter(2, 4, "counted") + "leave = { after_years = 1, better_places = 1 }")).len(), 2);
    assert_eq!(remarks(&(enter(2, 5, "counted") + "leave = { after_years = 2 }")), ["remark-history-returns"]);
    assert_eq!(remarks(&(enter(2, 4, "counted") + "leave = { after_years = 2 }")), [""; 0]);
    assert_eq!(remarks(&(enter(2, 5, "needed") + "leave = { after_years = 2 }")), [""; 0]);
}

// the cities of `a_listed_school_leaves_when_its_place_is_better_by_enough_since_it_entered`, three places to leave. 1 (70) left:
// it came in at place 1 and has 5. At 55 it shares place 3 with school 3, which is two places better and too few: it is kept.
// School 2 (60), in since place 2, has place 5 then instead of 4: three places better, and leaves. A value below 50, at which
// 1 is inside this year, is farther off. 2 leaves at 70.01, where 1 is before it: 40, 45, 55, 70 and then its place 5
#[test]
fn where_places_decide_the_value_that_turns_a_verdict_is_one_that_turns_it_in_the_end() {
    let criteria = with("missing = \"refuse\"\nleave = { better_places = 3 }");
    let history = told(&[(2018, "IoIIII"), (2019, "IIIIIo")]);
    city(&["70", "60", "55", "40", "45", "80"]).look_back(&criteria, Some(&history), |assessment| {
        let turn = |school| match assessment.flips().finally(school, 0, true) {
            Some(Flip::At(turn)) => (turn.value.to_string(), turn.enters, turn.leaves),
            other => panic!("{other:?}"),
        };
        assert_eq!(turn(0), ("55".to_owned(), vec![], vec![1]));
        assert_eq!(turn(1), ("70.01".to_owned(), vec![], vec![]));
        // of this year alone the value of the first would have to be below 50
        let Some(Flip::At(of_this_year)) = assessment.flips().of(0, 0) else { panic!("a value") };
        assert_eq!(of_this_year.value.to_string(), "49.99");
    });
}

// inside below 50; two years to enter and two to leave; 2019 decides with 2020. 1 was in and is outside for the first year:
// kept, and inside or outside it stays. 2 was outside and is inside: no value brings it in. 3 was inside twice and enters:
// above 50 it does not. 4 was inside in 2019 only and is outside: below 50 it enters
#[test]
fn a_value_that_earlier_years_outweigh_turns_nothing_round() {
    let criteria = with(
        "missing = \"refuse\"\nleave = { after_years = 2 }\n\
         enter = { years = 2, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }",
    );
    let history = told(&[(2019, "Ionn")]);
    city(&["60", "40", "30", "70"]).look_back(&criteria, Some(&history), |assessment| {
        assert_eq!(statuses(assessment), [Listed, Risk, Listed, NotListed]);
        let flips = assessment.flips();
        let turn = |school| match flips.finally(school, 0, false) {
            Some(Flip::At(turn)) => Some(turn.value.to_string()),
            Some(Flip::OutOfReach) => None,
            other => panic!("{other:?}"),
        };
        assert_eq!([turn(0), turn(1)], [None, None]);
        assert_eq!([turn(2), turn(3)], [Some("50".to_owned()), Some("49.99".to_owned())]);
    });
}

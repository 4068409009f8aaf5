//! Why a school entered a list or left it: by the data, by one thing of the methodology, by earlier years, by a commission.
//! Each case is a few schools whose verdicts by either methodology on either year stand in the comments.

use std::fmt::Write as _;

use shnor::compare::{Aspect, By, Cause, Difference, Named, Run, Step, Turn, compare};
use shnor::criteria::{self, Criteria};
use shnor::decision::Status;
use shnor::text::Texts;

use crate::compare::{compared, run};
use crate::compare_over_years::decision;
use crate::language::{City, HEAD};

/// A methodology of shares of a hundred: the score is 100 less the percent.
pub(crate) struct Method {
    head: String,
    /// Behind each indicator.
    indicator: &'static str,
    weights: Vec<(&'static str, i64)>,
    missing: &'static str,
    /// Rules, then the list, then what else there is.
    rest: String,
}

pub(crate) const LOWEST_TWO: &str = "lowest = { number = 2 }\nties = \"include_all\"\n";

impl Method {
    pub(crate) fn of(list: &str) -> Self {
        Self {
            head: HEAD.to_owned(),
            indicator: "years = { last = 1, not_older_than = 1 }\n",
            weights: vec![("a", 100)],
            missing: "{ policy = \"renormalise\", coverage = 30 }",
            rest: format!("[list]\nindex = \"top\"\n{list}"),
        }
    }

    pub(crate) fn read(&self) -> Criteria {
        let mut text = format!("{}direction = \"higher_is_better\"\n", self.head);
        for (name, _) in &self.weights {
            let _ = write!(
                text,
                "[[measure]]\nid = \"plain.{name}\"\ntitle = \"{name}\"\nkind = \"count\"\n\
                 [[measure]]\nid = \"plain.all_{name}\"\ntitle = \"all {name}\"\nkind = \"count\"\n\
                 [[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nshare = [\"plain.{name}\"]\n\
                 of = [\"plain.all_{name}\"]\nscale = {{ worst = 100, best = 0 }}\n{}",
                self.indicator
            );
        }
        let parts: Vec<String> = self
            .weights
            .iter()
            .map(|(name, weight)| format!("{{ indicator = \"{name}\", weight = {weight} }}"))
            .collect();
        let _ = write!(
            text,
            "[[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = {}\nparts = [{}]\n{}",
            self.missing,
            parts.join(", "),
            self.rest
        );
        criteria::read(&text).unwrap_or_else(|problems| {
            let said: Vec<String> = problems.iter().map(|problem| Texts::russian().say(&problem.message)).collect();
            panic!("{said:?}\n{text}")
        })
    }
}

/// Shares in percent of 100 pupils of the year.
pub(crate) fn city(year: i32, a: &[&str]) -> City {
    City::of(a.len()).column("plain.a", year, a).column("plain.all_a", year, &vec!["100"; a.len()])
}

fn with_b(city: City, year: i32, b: &[&str]) -> City {
    city.column("plain.b", year, b).column("plain.all_b", year, &vec!["100"; b.len()])
}

/// What became of the school with this code, and why: what each needed difference is.
fn fate(step: &Step, runs: &[Run<'_>], code: &str) -> (Turn, Vec<Cause>, Vec<Difference>) {
    let place = runs[1].register.by_code(code).expect("a school");
    let found = step.moves.iter().find(|found| found.after == Some(place)).expect("its move");
    let needs = found.causes.iter().flat_map(Cause::needs);
    let all = step.differences.as_deref().unwrap_or_default();
    (found.turn, found.causes.clone(), needs.map(|at| all[*at].clone()).collect())
}

fn fates(before: (&City, &Criteria), after: (&City, &Criteria), code: &str) -> (Turn, Vec<Cause>, Vec<Difference>) {
    compared(before, after, |runs, steps| fate(&steps[0], runs, code))
}

fn whole(aspect: Aspect) -> Vec<Difference> {
    vec![Difference { aspect, of: None }]
}

fn of_index(aspect: Aspect) -> Vec<Difference> {
    vec![Difference { aspect, of: Some(Named::Index("top".to_owned())) }]
}

fn of_a(aspect: Aspect) -> Vec<Difference> {
    vec![Difference { aspect, of: Some(Named::Indicator("a".to_owned())) }]
}

/// The schools that move by the methodology alone where the data of both years are the same.
fn moved_by(old: &Method, new: &Method, a: &[&str]) -> Vec<(String, Turn, Vec<Difference>)> {
    let (old, new) = (old.read(), new.read());
    compared((&city(2020, a), &old), (&city(2021, a), &new), |runs, steps| {
        let codes = runs[1].register.schools().iter().map(|school| school.id.clone());
        let fates = codes.map(|code| (fate(&steps[0], runs, &code), code));
        let moved = fates.filter(|((turn, ..), _)| matches!(turn, Turn::Entered | Turn::Left));
        moved
            .map(|((turn, causes, needs), code)| {
                assert!(matches!(causes[..], [Cause::Year(By::Criteria(_))]), "{code}: {causes:?}");
                (code, turn, needs)
            })
            .collect()
    })
}

// Shares 90, 80, 70 %: of one school it is the first that is listed, of two the second too.
#[test]
fn a_longer_list_is_told_as_the_reason() {
    let (one, two) = (Method::of("lowest = { number = 1 }\nties = \"include_all\"\n"), Method::of(LOWEST_TWO));
    let entered = ("02".to_owned(), Turn::Entered, whole(Aspect::Size));
    assert_eq!(moved_by(&one, &two, &["90", "80", "70"]), [entered]);
    // a share: two thirds of three are two, a third is one
    let share = |percent: u32| {
        Method::of(&format!("lowest = {{ share = {percent}, rounding = \"floor\" }}\nties = \"include_all\"\n"))
    };
    let left = ("02".to_owned(), Turn::Left, whole(Aspect::Size));
    assert_eq!(moved_by(&share(67), &share(34), &["90", "80", "70"]), [left]);
}

// Shares 90, 80, 80, 10 %: the second and third are equal at the cut of two.
#[test]
fn what_becomes_of_equal_scores_is_told_as_the_reason() {
    let exclude = Method::of(&LOWEST_TWO.replace("include_all", "exclude_all"));
    let left = |code: &str| (code.to_owned(), Turn::Left, whole(Aspect::Ties));
    assert_eq!(moved_by(&Method::of(LOWEST_TWO), &exclude, &["90", "80", "80", "10"]), [left("02"), left("03")]);
}

// Scores 20, 45, 55: below 50 are two, below 40 one.
#[test]
fn another_threshold_is_told_as_the_reason() {
    let below = |score: u32| Method::of(&format!("score = {{ less_than = {score} }}\n"));
    let left = ("02".to_owned(), Turn::Left, whole(Aspect::Threshold));
    assert_eq!(moved_by(&below(50), &below(40), &["80", "55", "45"]), [left]);
}

// The percent rounded: 501 of 1000 are 50.1 %, 49.9 points, and rounded 50 %, 50 points, so that it leaves a list of those
// below 50; 505 are 50.5 %, 49.5 points, and rounded 51 %, 49 points: nothing moves.
#[test]
fn rounding_is_told_as_the_reason() {
    let plain = Method::of("score = { less_than = 50 }\n");
    let mut rounded = Method::of("score = { less_than = 50 }\n");
    rounded.indicator = "years = { last = 1, not_older_than = 1 }\nrounding = { digits = 0, mode = \"half_up\" }\n";
    let of = |year: i32| {
        City::of(3).column("plain.a", year, &["800", "501", "505"]).column(
            "plain.all_a",
            year,
            &["1000", "1000", "1000"],
        )
    };
    let (old, new) = (plain.read(), rounded.read());
    let (before, after) = (of(2020), of(2021));
    let (turn, causes, needs) = fates((&before, &old), (&after, &new), "02");
    assert_eq!((turn, needs), (Turn::Left, of_a(Aspect::Rounding)));
    assert!(matches!(causes[..], [Cause::Year(By::Criteria(_))]), "{causes:?}");
    assert_eq!(fates((&before, &old), (&after, &new), "03").0, Turn::Stayed);
}

// b of school 02 is not known: its 100 points of weight go to a, or it is not assessed at all.
#[test]
fn what_becomes_of_missing_data_is_told_as_the_reason() {
    let mut lenient = Method::of(LOWEST_TWO);
    lenient.weights = vec![("a", 50), ("b", 50)];
    let mut strict = Method::of(LOWEST_TWO);
    strict.weights.clone_from(&lenient.weights);
    strict.missing = "{ policy = \"refuse\" }";
    let of = |year: i32| with_b(city(year, &["90", "80", "10"]), year, &["90", "—", "10"]);
    let (old, new) = (lenient.read(), strict.read());
    compared((&of(2020), &old), (&of(2021), &new), |runs, steps| {
        let (turn, causes, needs) = fate(&steps[0], runs, "02");
        assert_eq!((turn, needs), (Turn::Left, of_index(Aspect::Missing)));
        assert!(matches!(causes[..], [Cause::Year(By::Criteria(_))]), "{causes:?}");
        let found = steps[0].moves.iter().find(|found| found.before == [1]).expect("school 02");
        let last = found.verdicts.each_ref().map(|verdict| verdict.as_ref().map(|verdict| verdict.last));
        assert_eq!(last, [Some(Status::Listed), Some(Status::InsufficientData)]);
    });
}

// 9 of 10 pupils of school 01; with ten at least they count, with eleven they do not.
#[test]
fn the_smallest_number_of_pupils_is_told_as_the_reason() {
    let method = |least: &'static str| {
        let mut method = Method::of(LOWEST_TWO);
        method.indicator = least;
        method.read()
    };
    let old = method("years = { last = 1, not_older_than = 1 }\nsmallest_cohort = 10\n");
    let new = method("years = { last = 1, not_older_than = 1 }\nsmallest_cohort = 11\n");
    let of = |year: i32| {
        City::of(3).column("plain.a", year, &["9", "80", "10"]).column("plain.all_a", year, &["10", "100", "100"])
    };
    let (turn, causes, needs) = fates((&of(2020), &old), (&of(2021), &new), "01");
    assert_eq!((turn, needs), (Turn::Left, of_a(Aspect::Cohort)));
    assert!(matches!(causes[..], [Cause::Year(By::Criteria(_))]), "{causes:?}");
}

// The lowest one. 2020: 01 has 30 %, 02 has 80: 02 is listed, by one year or by two. 2021: 30 and 20 %. By two years
// together 02 has (80 + 20) / 200 = 50 % and would still be listed; by one 01 is. The data of 2020 say 02 either way: data and
// years only together.
#[test]
fn fewer_years_and_better_data_are_told_together() {
    let method = |years: &'static str| {
        let mut method = Method::of("lowest = { number = 1 }\nties = \"include_all\"\n");
        method.indicator = years;
        method.read()
    };
    let old = method("years = { last = 2, not_older_than = 2 }\n");
    let new = method("years = { last = 1, not_older_than = 2 }\n");
    let before = city(2020, &["30", "80"]);
    let after =
        city(2020, &["30", "80"]).column("plain.a", 2021, &["30", "20"]).column("plain.all_a", 2021, &["100"; 2]);
    for (code, turn) in [("01", Turn::Entered), ("02", Turn::Left)] {
        let (found, causes, needs) = fates((&before, &old), (&after, &new), code);
        assert_eq!((found, needs), (turn, of_a(Aspect::Years)), "{code}");
        assert!(matches!(causes[..], [Cause::Year(By::Both(_))]), "{causes:?}");
    }
}

// A school above 85 % is not considered any more: 01, and 03 moves up.
#[test]
fn a_school_that_is_not_considered_any_more_has_that_as_its_reason() {
    let plain = Method::of(LOWEST_TWO);
    let mut excluding = Method::of("");
    excluding.rest = format!(
        "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"a\"]\nis = {{ more_than = 85 }}\n\
         [list]\nindex = \"top\"\n{LOWEST_TWO}exclude_when = [\"r\"]\n"
    );
    let fate = |code: &str, turn| (code.to_owned(), turn, whole(Aspect::Excluded));
    assert_eq!(moved_by(&plain, &excluding, &["90", "80", "70"]), [fate("01", Turn::Left), fate("03", Turn::Entered)]);
}

// The lowest one of 2020 and the lowest two of 2021. 02 is second and then first: the first of one list and among two of the
// other, so that either is enough. 03 is third and then second: by one school it is never listed, by two only in 2021. 01 is
// first and then third, and leaves by either methodology.
#[test]
fn data_and_methodology_are_told_apart_by_what_each_says_of_the_other_year() {
    let (old, new) =
        (Method::of("lowest = { number = 1 }\nties = \"include_all\"\n").read(), Method::of(LOWEST_TWO).read());
    let (before, after) = (city(2020, &["90", "80", "70", "10"]), city(2021, &["20", "80", "70", "10"]));
    let of = |code| fates((&before, &old), (&after, &new), code);
    assert_eq!(of("02"), (Turn::Entered, vec![Cause::Year(By::Either)], Vec::new()));
    let (turn, causes, needs) = of("03");
    assert_eq!((turn, needs), (Turn::Entered, whole(Aspect::Size)));
    assert!(matches!(causes[..], [Cause::Year(By::Both(_))]), "{causes:?}");
    assert_eq!(of("01"), (Turn::Left, vec![Cause::Year(By::Data)], Vec::new()));
    // by one methodology there is nothing else than the data
    let of = |code| fates((&before, &new), (&after, &new), code);
    assert_eq!(of("03"), (Turn::Entered, vec![Cause::Year(By::SameCriteria)], Vec::new()));
    assert_eq!(of("04"), (Turn::Outside, Vec::new(), Vec::new()));
}

// 03 is not among the lowest two in either year; a commission lists it in 2021, and takes 01 off.
#[test]
fn what_a_commission_decided_is_the_reason_and_no_number_is() {
    let criteria = Method::of(LOWEST_TWO).read();
    let (before, after) = (city(2020, &["90", "80", "70"]), city(2021, &["90", "80", "70"]));
    before.assessed(&criteria, 2020, |one, of_one| {
        after.assessed(&criteria, 2021, |mut other, of_other| {
            other.decide(&[decision(2, Status::Listed), decision(0, Status::NotListed)]);
            let runs = [run(one, of_one, "c"), run(other, of_other, "c")];
            let steps = compare(&runs, &[]);
            let causes = |code| fate(&steps[0], &runs, code);
            assert_eq!(causes("03"), (Turn::Entered, vec![Cause::Commission(1)], Vec::new()));
            assert_eq!(causes("01"), (Turn::Left, vec![Cause::Commission(1)], Vec::new()));
            assert_eq!(causes("02"), (Turn::Stayed, Vec::new(), Vec::new()));
        });
    });
}

// A new school is listed by the lowest two and would not be by the lowest one.
#[test]
fn of_a_new_school_the_earlier_methodology_is_asked_too() {
    let (old, new) =
        (Method::of("lowest = { number = 1 }\nties = \"include_all\"\n").read(), Method::of(LOWEST_TWO).read());
    let (before, after) = (city(2020, &["90", "10"]), city(2021, &["90", "10", "80"]).renamed(2, "Лицей № 9"));
    let (turn, causes, needs) = fates((&before, &old), (&after, &new), "03");
    assert_eq!((turn, needs), (Turn::Entered, whole(Aspect::Size)));
    assert!(matches!(causes[..], [Cause::Identity, Cause::Year(By::NotByEarlier(_))]), "{causes:?}");
    // by the lowest two of either year nothing more is to be said
    let (_, causes, _) = fates((&before, &new), (&after, &new), "03");
    assert_eq!(causes, [Cause::Identity]);
}

/// What differs, each with the part it is of.
fn differences(old: &Criteria, new: &Criteria) -> Vec<(&'static str, Option<String>)> {
    let empty = city(2020, &["1"]);
    compared((&empty, old), (&empty, new), |_, steps| {
        let all = steps[0].differences.clone().expect("two methodologies");
        all.into_iter().map(|one| (one.aspect.word(), one.of.map(|named| named.id().to_owned()))).collect()
    })
}

// A part more before all others moves the places by which the others are named, and none of the others.
#[test]
fn parts_are_held_against_one_another_by_their_ids_and_not_by_their_places() {
    let rest = |list: &str| {
        format!(
            "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"b\"]\nis = {{ more_than = 85 }}\n\
             [list]\nindex = \"top\"\nlowest = {{ number = 2 }}\nties = \"tiebreak\"\ntiebreak = [\"b\"]\n{list}"
        )
    };
    let mut old = Method::of("");
    (old.weights, old.rest) = (vec![("b", 100)], rest("exclude_when = [\"r\"]\n"));
    let mut new = Method::of("");
    (new.weights, new.rest) = (vec![("a", 40), ("b", 60)], rest("exclude_when = [\"r\"]\n"));
    let of = |id: &str| Some(id.to_owned());
    assert_eq!(differences(&old.read(), &new.read()), [("measures", None), ("added", of("a")), ("weights", of("top"))]);
    assert_eq!(
        differences(&new.read(), &old.read()),
        [("measures", None), ("removed", of("a")), ("weights", of("top"))]
    );
}

#[test]
fn whatever_a_methodology_says_of_its_list_is_found_to_be_another() {
    let mut old = Method::of(LOWEST_TWO);
    old.rest.push_str("[list.risk]\nwithin = 2\n");
    let mut new =
        Method::of("lowest = { number = 3 }\nscore = { less_than = 60 }\ncombine = \"all\"\nties = \"exclude_all\"\n");
    new.rest.push_str("[list.risk]\nwithin = 3\n[list.history]\nmissing = \"skip\"\nleave = { after_years = 2 }\n");
    new.head = HEAD.replace("title = \"x\"", "title = \"y\"").replace("source = \"x\"", "source = \"y\"");
    let words: Vec<&str> = differences(&old.read(), &new.read()).into_iter().map(|(word, _)| word).collect();
    assert_eq!(words, ["title", "source", "size", "threshold", "combine", "ties", "risk", "history"]);
    assert_eq!(differences(&old.read(), &old.read()), []);
}

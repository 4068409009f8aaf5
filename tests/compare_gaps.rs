//! Schools that one of three years does not have: they go on behind the gap, or are new. And schools with the code of
//! another.

use std::collections::BTreeSet;

use shnor::compare::{Incomparable, Run, Step, Turn, compare, lines};
use shnor::school::Tie;

use crate::compare::run;
use crate::compare_causes::{LOWEST_TWO, Method, city};
use crate::language::City;

/// Three years in which a school may have no row, each a city of its own.
fn three_years<T>(cities: [&City; 3], look: impl FnOnce(&[Run<'_>], &[Step]) -> T) -> T {
    let criteria = Method::of(LOWEST_TWO).read();
    cities[0].assessed(&criteria, 2020, |first, of_first| {
        cities[1].assessed(&criteria, 2021, |second, of_second| {
            cities[2].assessed(&criteria, 2022, |third, of_third| {
                let runs = [run(first, of_first, "c"), run(second, of_second, "c"), run(third, of_third, "c")];
                let steps = compare(&runs, &[]);
                look(&runs, &steps)
            })
        })
    })
}

// The lowest two. 2020: 01 and 04; 2021 has no 04: 01 and 02; 2022: 01 and 04 again.
#[test]
fn a_school_that_a_year_between_did_not_have_returns_on_one_line_with_a_gap() {
    let whole = ["90", "20", "10", "80"];
    let cities = [city(2020, &whole), city(2021, &whole[..3]), city(2022, &whole)];
    three_years([&cities[0], &cities[1], &cities[2]], |runs, steps| {
        let found = steps[1].moves.iter().find(|found| found.after == Some(3)).expect("school 04");
        assert_eq!((found.turn, &found.change), (Turn::Returned, &Err(Incomparable::Absent(0))));
        assert_eq!(found.back.iter().map(|back| (back.run, back.school)).collect::<Vec<_>>(), [(0, 3)]);
        assert_eq!(steps[0].moves.iter().find(|found| found.before == [3]).map(|found| found.turn), Some(Turn::Left));
        let lines = lines(runs, steps);
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().any(|line| line.schools == [Some(3), None, Some(3)]), "{lines:?}");
        let churn = &steps[1].churn;
        assert_eq!((churn.entered, churn.left, churn.stayed), (1, 1, 1));
    });
}

// 04 has another code in 2022: it is found by its name, by what the register says of predecessors, or not at all.
#[test]
fn a_school_is_looked_for_behind_a_gap_by_all_the_rules_of_identity() {
    let whole = ["90", "20", "10", "80"];
    let (first, second) = (city(2020, &whole), city(2021, &whole[..3]));
    let turn = |third: City| {
        three_years([&first, &second, &third], |runs, steps| {
            let place = runs[2].register.by_code("77").expect("77");
            let found = steps[1].moves.iter().find(|found| found.after == Some(place)).expect("school 77");
            (found.turn, found.by, lines(runs, steps).len())
        })
    };
    let third = || city(2022, &whole).recoded(3, "77", &[]);
    assert_eq!(turn(third()), (Turn::Returned, Some(Tie::Name), 4));
    let renamed = || third().renamed(3, "Лицей «Полюс»");
    assert_eq!(turn(renamed()), (Turn::Entered, None, 5));
    assert_eq!(turn(renamed().recoded(3, "77", &["04"])), (Turn::Returned, Some(Tie::Predecessor), 4));
}

// 03 was never listed before the gap: it enters. And a code that another school has taken over is no return.
#[test]
fn who_was_not_listed_before_the_gap_enters_and_a_code_of_another_school_is_new() {
    let first = city(2020, &["90", "80", "10"]);
    let second = city(2021, &["90", "80"]);
    let third = city(2022, &["90", "20", "85"]);
    let of = |third: &City| {
        three_years([&first, &second, third], |_, steps| {
            let found = steps[1].moves.iter().find(|found| found.after == Some(2)).expect("school 03");
            (found.turn, found.change.clone().err(), found.back.len())
        })
    };
    assert_eq!(of(&third), (Turn::Entered, Some(Incomparable::Absent(0)), 1));
    // 03 is now called as the 02 of before, and 02 otherwise
    let taken = city(2022, &["90", "20", "85"]).renamed(2, "СШ № 2").renamed(1, "Лицей № 8");
    assert_eq!(of(&taken).2, 0);
}

// Schools 01 and 02 have exchanged their codes. By 50, 20 and 30 % of 100 pupils school 01 is the lowest of 2020; in 2021
// it is again, under code 02.
#[test]
fn schools_that_exchanged_their_codes_are_found_by_their_names() {
    let before = city(2020, &["50", "20", "30"]);
    let after = city(2021, &["20", "50", "30"]).renamed(0, "СШ № 2").renamed(1, "СШ № 1");
    three_years([&before, &after, &after], |runs, steps| {
        let identity = &steps[0].identity;
        let code = |run: usize, place: usize| runs[run].register.schools()[place].id.as_str();
        let links = identity.links.iter().map(|link| (code(0, link.earlier), code(1, link.later), link.by));
        let links: BTreeSet<_> = links.collect();
        assert_eq!(links, [("01", "02", Tie::Name), ("02", "01", Tie::Name), ("03", "03", Tie::Code)].into());
        let reused: BTreeSet<_> = identity.reused.iter().map(|(was, is)| (code(0, *was), code(1, *is))).collect();
        assert_eq!(reused, [("01", "01"), ("02", "02")].into());
        assert!(identity.gone.is_empty() && identity.new.is_empty() && identity.proposed.is_empty());
        // the share of nobody changed, and so nothing of nobody
        assert!(steps[0].moves.iter().all(|found| found.change.as_ref().is_ok_and(|split| split.score.change() == 0)));
    });
}

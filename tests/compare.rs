//! Years held against one another: the parts of a change are those of a hand calculation, and they add up; schools are
//! found in the other year or told. The numbers of these cities stand in the comments.

use std::fmt::Write as _;

use proptest::prelude::*;
use shnor::assess::Assessment;
use shnor::compare::{Incomparable, Parts, Run, Split, Step, Turn, compare, lines};
use shnor::criteria::{self, Criteria};
use shnor::number::Exact;
use shnor::observation::Observations;
use shnor::school::{Register, Tie};
use shnor::text::Texts;

use crate::language::{City, HEAD};

/// Two shares of a hundred, on a scale, with these weights; the list is the lowest two.
fn two_shares(scale: &str, weights: [i64; 2]) -> Criteria {
    shares(scale, weights, "missing = { policy = \"renormalise\", coverage = 30 }")
}

fn shares(scale: &str, weights: [i64; 2], missing: &str) -> Criteria {
    let mut text = format!("{HEAD}direction = \"higher_is_better\"\n");
    let weighed = || ["a", "b"].into_iter().zip(weights).filter(|(_, weight)| *weight > 0);
    for (name, _) in weighed() {
        let _ = write!(
            text,
            "[[measure]]\nid = \"plain.{name}\"\ntitle = \"{name}\"\nkind = \"count\"\n\
             [[measure]]\nid = \"plain.all_{name}\"\ntitle = \"all {name}\"\nkind = \"count\"\n\
             [[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nshare = [\"plain.{name}\"]\nof = [\"plain.all_{name}\"]\n\
             years = {{ last = 1, not_older_than = 1 }}\nscale = {scale}\n"
        );
    }
    let parts: Vec<String> =
        weighed().map(|(name, weight)| format!("{{ indicator = \"{name}\", weight = {weight} }}")).collect();
    let _ = write!(
        text,
        "[[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\n{missing}\nparts = [{}]\n\
         [list]\nindex = \"top\"\nlowest = {{ number = 2 }}\nties = \"include_all\"\n",
        parts.join(", ")
    );
    criteria::read(&text).unwrap_or_else(|problems| {
        let said: Vec<String> = problems.iter().map(|problem| Texts::russian().say(&problem.message)).collect();
        panic!("{said:?}\n{text}")
    })
}

const FIXED: &str = "{ worst = 100, best = 0 }";
const MIN_MAX: &str = "{ method = \"min_max\", better = \"low\" }";

/// Shares in percent of 100 pupils, `—` for none.
fn city(year: i32, a: &[&str], b: &[&str]) -> City {
    let all = vec!["100"; a.len()];
    let mut city = City::of(a.len()).column("plain.a", year, a).column("plain.all_a", year, &all);
    if !b.is_empty() {
        city = city.column("plain.b", year, b).column("plain.all_b", year, &all);
    }
    city
}

pub(crate) fn run<'a>(assessment: Assessment<'a>, observations: &'a Observations, criteria_sha256: &'a str) -> Run<'a> {
    Run::of(assessment, observations, criteria_sha256, None)
}

/// 2020 by one methodology held against 2021 by another.
pub(crate) fn compared<T>(
    before: (&City, &Criteria),
    after: (&City, &Criteria),
    look: impl FnOnce(&[Run<'_>], Vec<Step>) -> T,
) -> T {
    before.0.assessed(before.1, 2020, |one, of_one| {
        after.0.assessed(after.1, 2021, |other, of_other| {
            let sha = if std::ptr::eq(before.1, after.1) { "old" } else { "new" };
            let runs = [run(one, of_one, "old"), run(other, of_other, sha)];
            let steps = compare(&runs, &[]);
            look(&runs, steps)
        })
    })
}

/// The change of the school with this code.
fn split(before: (&City, &Criteria), after: (&City, &Criteria), code: &str) -> Split {
    compared(before, after, |runs, steps| {
        let place = runs[1].register.by_code(code).expect("a school");
        let found = steps[0].moves.iter().find(|found| found.after == Some(place)).expect("its move");
        found.change.clone().expect("a split")
    })
}

/// Before, after; own results, criteria, other schools, availability.
fn parts(parts: &Parts) -> [String; 6] {
    let Parts { before, after, own, criteria, others, availability } = parts;
    [before, after, own, criteria, others, availability].map(ToString::to_string)
}

// School 1: a 50 → 30 %, b 20 → 40 %. Of 100, better is lower: z = 1 − share. By weights 60:40 it had 60·0.5 + 40·0.8 = 62
// and would have 60·0.7 + 40·0.6 = 66 now; by 40:60 it would have had 20 + 48 = 68 and has 28 + 36 = 64. Own results:
// ((66 − 62) + (64 − 68)) / 2 = 0; criteria: ((68 − 62) + (64 − 66)) / 2 = 2. Of a: 30, 42, 20, 28, so own (12 + 8) / 2 = 10
// and criteria (−10 − 14) / 2 = −12; of b: 32, 24, 48, 36, so own −10 and criteria 14.
#[test]
fn what_new_weights_do_is_told_from_what_the_school_did() {
    let (old, new) = (two_shares(FIXED, [60, 40]), two_shares(FIXED, [40, 60]));
    let before = city(2020, &["50", "10", "90"], &["20", "10", "90"]);
    let after = city(2021, &["30", "10", "90"], &["40", "10", "90"]);
    let split = split((&before, &old), (&after, &new), "01");
    assert_eq!(parts(&split.score), ["62", "64", "0", "2", "0", "0"]);
    let by: Vec<_> = split.indicators.iter().map(|one| (one.id.as_str(), parts(&one.points))).collect();
    assert_eq!(
        by,
        [
            ("a", ["30", "28", "10", "-12", "0", "0"].map(str::to_owned)),
            ("b", ["32", "36", "-10", "14", "0", "0"].map(str::to_owned))
        ]
    );
    assert_eq!(parts(&split.adjustments), ["0"; 6]);
}

// Min–max, better is lower. Before 10, 20, 30, 40 and the school's 50: it is the worst, z = 0. After 10, 20, 30, 40 and 35:
// z = (40 − 35) / 30 = 1/6. Its 35 among the others of before: the same 1/6. Its 50 among the others of now: 0. So all of it
// is its own. A scale held at 10 … 50 would say (50 − 35) / 40 and blame the rest on others.
// Places: 1 before, 2 now; of its 1/6 among the scores of before (25 and more) 1, of its 0 among those of now 1.
#[test]
fn a_school_that_made_the_end_of_the_scale_moves_it_by_itself() {
    let criteria = two_shares(MIN_MAX, [100, 0]);
    let before = city(2020, &["10", "20", "30", "40", "50"], &[]);
    let after = city(2021, &["10", "20", "30", "40", "35"], &[]);
    let split = split((&before, &criteria), (&after, &criteria), "05");
    assert_eq!(parts(&split.score), ["0", "50/3", "50/3", "0", "0", "0"]);
    assert_eq!(parts(&split.place), ["1", "2", "0.5", "0", "0.5", "0"]);
}

// Min–max. Before 10, 20, [30], 40, 50: z = 20/40 = 1/2. Now 10, 30, [25], 40, 90: z = 65/80 = 13/16. 25 among the others of
// before: 25/40 = 5/8. 30 among the others of now: 60/80 = 3/4. Own: ((62.5 − 50) + (81.25 − 75)) / 2 = 9.375; the others:
// ((75 − 50) + (81.25 − 62.5)) / 2 = 21.875.
#[test]
fn a_scale_that_others_stretch_is_their_doing() {
    let criteria = two_shares(MIN_MAX, [100, 0]);
    let before = city(2020, &["10", "20", "30", "40", "50"], &[]);
    let after = city(2021, &["10", "30", "25", "40", "90"], &[]);
    let split = split((&before, &criteria), (&after, &criteria), "03");
    assert_eq!(parts(&split.score), ["50", "81.25", "9.375", "0", "21.875", "0"]);
}

// Weights 60:40; b has no value in the second year, and its weight goes to a. Before 60·0.5 + 40·0.8 = 62, now 70. With a
// alone 50 and 70: own results 20. The rest, (70 − 70) − (62 − 50) = −12, is that b was there and is not.
#[test]
fn an_indicator_of_one_year_is_a_part_of_its_own() {
    let criteria = two_shares(FIXED, [60, 40]);
    let before = city(2020, &["50", "10", "90"], &["20", "10", "90"]);
    let after = city(2021, &["30", "10", "90"], &[]);
    let split = split((&before, &criteria), (&after, &criteria), "01");
    assert_eq!(parts(&split.score), ["62", "70", "20", "0", "0", "-12"]);
}

// The same where the criteria refuse a score without b: there is nothing to compare.
#[test]
fn a_year_without_a_score_is_not_compared_and_says_so() {
    let criteria = shares(FIXED, [60, 40], "missing = { policy = \"refuse\" }");
    let before = city(2020, &["50", "10", "90"], &["20", "10", "90"]);
    let after = city(2021, &["30", "10", "90"], &["—", "10", "90"]);
    compared((&before, &criteria), (&after, &criteria), |_, steps| {
        let found = steps[0].moves.iter().find(|found| found.before == [0]).expect("school 01");
        assert_eq!(found.change, Err(Incomparable::NoScore { before: false, after: true }));
    });
}

// Four schools before. Of the second year: 01 is renamed; 09 goes on from 02 and 03, which are gone; 10 and 11 both go on
// from 04; 12 is nobody's.
#[test]
fn schools_that_were_merged_split_closed_or_opened_are_told_and_not_compared() {
    let criteria = two_shares(FIXED, [100, 0]);
    let before = city(2020, &["50", "60", "70", "80"], &[]);
    let after = city(2021, &["40", "65", "20", "30", "10"], &[])
        .renamed(0, "Гимназия № 1")
        .recoded(1, "09", &["02", "СШ № 3"])
        .recoded(2, "10", &["04"])
        .recoded(3, "11", &["СШ № 4", "СШ № 77"])
        .recoded(4, "12", &[])
        .renamed(4, "Лицей № 99");
    compared((&before, &criteria), (&after, &criteria), |runs, steps| {
        let later = runs[1].register;
        let of = |code: &str| {
            let place = later.by_code(code).expect(code);
            steps[0].moves.iter().find(|found| found.after == Some(place)).expect(code)
        };
        assert!(of("01").change.is_ok() && of("01").by == Some(Tie::Code));
        assert_eq!((&of("09").change, &of("09").before), (&Err(Incomparable::Merged), &vec![1, 2]));
        assert_eq!(of("10").change, Err(Incomparable::Divided));
        assert_eq!(of("11").change, Err(Incomparable::Divided));
        assert_eq!(of("12").change, Err(Incomparable::New));
        let identity = &steps[0].identity;
        assert_eq!(identity.unknown, [(later.by_code("11").expect("11"), "СШ № 77".to_owned())]);
        assert_eq!((identity.gone.len(), identity.new.len()), (0, 1));
        // lowest two of four: СШ № 3 and № 4; now 09 and 01
        assert_eq!([of("09").turn, of("01").turn, of("10").turn], [Turn::Stayed, Turn::Entered, Turn::Left]);
        // of the two listed before, № 3 goes on in 09, and no half of № 4 is listed
        let churn = &steps[0].churn;
        assert_eq!((churn.before, churn.stayed, churn.left), (2, 1, 1));
    });
}

#[test]
fn a_school_with_another_code_is_found_by_its_names_and_a_doubtful_one_is_only_proposed() {
    let register = |city: City| {
        let criteria = two_shares(FIXED, [100, 0]);
        city.assessed(&criteria, 2020, |assessment, _| Register::new(assessment.register.schools().to_vec()))
    };
    let earlier = register(City::new(&["МБОУ «СШ № 1»", "СШ № 2", "Лицей «Полюс»", "СШ № 40"]));
    let later = register(
        City::new(&["МАОУ «СШ № 1»", "Гимназия № 2", "Лицей «Полюсы»", "СШ № 41"])
            .recoded(0, "91", &[])
            .recoded(1, "92", &[])
            .also_called(1, "СШ № 2")
            .recoded(2, "93", &[])
            .recoded(3, "94", &[]),
    );
    let identity = shnor::school::Identity::of(&earlier, &later, &[]);
    let name = |register: &Register, at: usize| register.schools()[at].name.clone();
    let found: Vec<_> =
        identity.links.iter().map(|link| (name(&earlier, link.earlier), name(&later, link.later), link.by)).collect();
    let link = |from: &str, to: &str, by| (from.to_owned(), to.to_owned(), by);
    assert!(found.contains(&link("МБОУ «СШ № 1»", "МАОУ «СШ № 1»", Tie::Spelling)), "{found:?}");
    assert!(found.contains(&link("СШ № 2", "Гимназия № 2", Tie::Alias)), "{found:?}");
    assert_eq!(found.len(), 2);
    let proposed: Vec<_> =
        identity.proposed.iter().map(|(from, to)| (name(&earlier, *from), name(&later, *to))).collect();
    assert!(proposed.contains(&("Лицей «Полюс»".to_owned(), "Лицей «Полюсы»".to_owned())), "{proposed:?}");
    assert_eq!((identity.gone.len(), identity.new.len()), (2, 2));
    // the user's word goes before everything
    let place =
        |register: &Register, name: &str| register.schools().iter().position(|school| school.name == name).expect(name);
    let told = [(place(&earlier, "СШ № 40"), place(&later, "СШ № 41"))];
    let identity = shnor::school::Identity::of(&earlier, &later, &told);
    let link = identity.links.iter().find(|link| (link.earlier, link.later) == told[0]).expect("told");
    assert_eq!(link.by, Tie::Told);
}

// Code 03 goes over to another school, and the school that had it has another code: its name tells where it is.
#[test]
fn a_code_that_went_over_to_another_school_makes_them_no_one_school() {
    let criteria = two_shares(FIXED, [100, 0]);
    let before = city(2020, &["50", "60", "70"], &[]);
    let after =
        city(2021, &["50", "60", "10", "75"], &[]).renamed(2, "СШ № 9").recoded(3, "07", &[]).renamed(3, "СШ № 3");
    compared((&before, &criteria), (&after, &criteria), |runs, steps| {
        let place = runs[1].register.by_code("03").expect("03");
        let found = steps[0].moves.iter().find(|found| found.after == Some(place)).expect("its move");
        assert_eq!((&found.change, &found.before), (&Err(Incomparable::New), &Vec::new()));
        let moved = runs[1].register.by_code("07").expect("07");
        let found = steps[0].moves.iter().find(|found| found.after == Some(moved)).expect("its move");
        assert_eq!((&found.before[..], found.by), (&[2][..], Some(Tie::Name)));
        let identity = &steps[0].identity;
        assert_eq!(
            (&identity.reused[..], &identity.gone[..], &identity.new[..]),
            (&[(2, place)][..], &[][..], &[place][..])
        );
        assert_eq!(identity.proposed, []);
    });
}

// Lists of the lowest two. 2020: schools 1 and 2; 2021: 2 and 3; 2022: 1 and 4. So in 2022 school 1 returns and school 4
// enters.
#[test]
fn a_school_that_was_listed_before_the_last_year_returns() {
    let criteria = two_shares(FIXED, [100, 0]);
    let years = [["90", "80", "10", "10"], ["10", "80", "90", "20"], ["90", "10", "20", "80"]];
    let cities: Vec<City> = (2020..).zip(&years).map(|(year, a)| city(year, a, &[])).collect();
    cities[0].assessed(&criteria, 2020, |first, of_first| {
        cities[1].assessed(&criteria, 2021, |second, of_second| {
            cities[2].assessed(&criteria, 2022, |third, of_third| {
                let runs = [run(first, of_first, "c"), run(second, of_second, "c"), run(third, of_third, "c")];
                let steps = compare(&runs, &[]);
                let turns = |step: &Step| {
                    let mut turns: Vec<_> = step.moves.iter().map(|found| (found.after, found.turn)).collect();
                    turns.sort_unstable();
                    turns.into_iter().map(|(_, turn)| turn).collect::<Vec<_>>()
                };
                assert_eq!(turns(&steps[0]), [Turn::Left, Turn::Stayed, Turn::Entered, Turn::Outside]);
                assert_eq!(turns(&steps[1]), [Turn::Returned, Turn::Left, Turn::Left, Turn::Entered]);
                let lines = lines(&runs, &steps);
                assert_eq!(lines.len(), 4);
                let places: Vec<Vec<Option<usize>>> = lines
                    .iter()
                    .map(|line| {
                        let of = |(run, school): (usize, &Option<usize>)| runs[run].standings[(*school)?].place;
                        line.schools.iter().enumerate().map(of).collect()
                    })
                    .collect();
                // in the order of need of 2022: school 1, 4, 3, 2
                assert_eq!(places[0], [Some(1), Some(4), Some(1)]);
                assert_eq!(places[3], [Some(2), Some(2), Some(4)]);
            });
        });
    });
}

// Of all draws the two listed schools are listed in 0.8 and 0.95: 0.2 + 0.05 = 0.25 of a school leaves by chance.
#[test]
fn churn_is_held_against_what_chance_alone_would_change() {
    let criteria = two_shares(FIXED, [100, 0]);
    let (before, after) = (city(2020, &["90", "80", "10"], &[]), city(2021, &["90", "10", "80"], &[]));
    before.assessed(&criteria, 2020, |one, of_one| {
        after.assessed(&criteria, 2021, |other, of_other| {
            let drawn = ["0.8", "0.95", "0.25"].map(|listed| listed.parse::<Exact>().expect("a number"));
            let first = Run { chances: Some(drawn.to_vec()), ..run(one, of_one, "c") };
            let churn = compare(&[first, run(other, of_other, "c")], &[]).remove(0).churn;
            assert_eq!((churn.entered, churn.left, churn.stayed), (1, 1, 1));
            assert_eq!(churn.leaves_by_chance, Some("0.25".parse::<Exact>().expect("a number")));
        });
    });
}

// One indicator of weight 100 on the line from 100 to 0 %: the score is 100 less the percent. So what was to be expected is
// the percent less the one drawn to the mean.
#[test]
fn what_was_to_be_expected_is_the_score_of_shares_drawn_to_the_mean() {
    let criteria = two_shares(FIXED, [100, 0]);
    let small = City::of(6).column("plain.a", 2020, &["6", "30", "28", "35", "31", "25"]).column(
        "plain.all_a",
        2020,
        &["10", "100", "100", "100", "100", "100"],
    );
    let after = City::of(6).column("plain.a", 2021, &["4", "30", "28", "35", "31", "25"]).column(
        "plain.all_a",
        2021,
        &["10", "100", "100", "100", "100", "100"],
    );
    compared((&small, &criteria), (&after, &criteria), |runs, steps| {
        let (assessment, _) = runs[0].made_of.as_ref().expect("an assessment");
        let drawn = assessment.precision(0, 0).expect("a share").shrunken.expect("other schools");
        let expected = &Exact::from(60) - &drawn;
        let found = steps[0].moves.iter().find(|found| found.before == [0]).expect("school 01");
        let told = found.regression.as_ref().expect("ten pupils, and it got better");
        assert_eq!((&told.expected, told.pupils), (&expected, (10, 10)));
        assert!(expected > 5, "{expected}");
        // nobody else changed
        assert!(steps[0].moves.iter().filter(|found| found.before != [0]).all(|found| found.regression.is_none()));
    });
}

fn numbers(count: usize) -> impl Strategy<Value = Vec<Option<u8>>> {
    prop::collection::vec(prop::option::weighted(0.9, 0_u8..=100), count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_parts_of_every_change_add_up_to_it(
        rows in [numbers(7), numbers(7), numbers(7), numbers(7)],
        scales in [0_usize..4, 0_usize..4],
        weights in [1_i64..99, 1_i64..99],
    ) {
        const SCALES: [&str; 4] = [
            FIXED,
            MIN_MAX,
            "{ method = \"percentile\", better = \"low\" }",
            "{ method = \"z_score\", better = \"low\" }",
        ];
        let column = |row: &[Option<u8>]| -> Vec<String> {
            row.iter().map(|number| number.map_or("—".to_owned(), |number| number.to_string())).collect()
        };
        let rows = rows.map(|row| column(&row));
        let row = |at: usize| rows[at].iter().map(String::as_str).collect::<Vec<_>>();
        let (before, after) = (city(2020, &row(0), &row(1)), city(2021, &row(2), &row(3)));
        let criteria = [0, 1].map(|at| two_shares(SCALES[scales[at]], [weights[at], 100 - weights[at]]));
        compared((&before, &criteria[0]), (&after, &criteria[1]), |_, steps| {
            for found in &steps[0].moves {
                let Ok(split) = &found.change else { continue };
                let whole = |parts: &Parts| {
                    let sum = &(&parts.own + &parts.criteria) + &(&parts.others + &parts.availability);
                    assert_eq!(sum, parts.change());
                    sum
                };
                whole(&split.place);
                let points: Exact = split.indicators.iter().map(|one| whole(&one.points)).sum();
                assert_eq!(&points + &whole(&split.adjustments), whole(&split.score));
                let own: Exact = split.indicators.iter().map(|one| &one.points.own).sum();
                assert_eq!(&own + &split.adjustments.own, split.score.own.clone());
            }
        });
    }
}

//! Explanations are exact: differences add up, and what is said to turn a verdict round turns it round.

use std::fmt::Write as _;

use proptest::prelude::*;
use shnor::assess::{Assessment, Flip, Reference, Weighed};
use shnor::criteria::{self, Criteria};
use shnor::decision::Status;
use shnor::number::Exact;

use crate::language::{City, HEAD, criteria_of};
use crate::properties::{city_of_rows, of_anything};

/// Pupils who did badly and all pupils, of three indicators.
type Counts = [(i64, i64); 3];

fn counts() -> impl Strategy<Value = Vec<Counts>> {
    let share = (5_i64..25).prop_flat_map(|all| (0..=all, Just(all)));
    prop::collection::vec(prop::array::uniform3(share), 3..7)
}

fn city(rows: &[Counts]) -> City {
    let mut city = City::of(rows.len());
    for (place, name) in ["a", "b", "c"].into_iter().enumerate() {
        let column = |of: &dyn Fn(&(i64, i64)) -> i64| -> Vec<String> {
            rows.iter().map(|row| of(&row[place]).to_string()).collect()
        };
        for (part, numbers) in [("low", column(&|share| share.0)), ("all", column(&|share| share.1))] {
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            city = city.column(&format!("plain.{part}_{name}"), 2020, &numbers);
        }
    }
    city
}

/// Three shares on scales of their own, the first two in an index inside the other, and any list.
fn of_shares(direction: &str, scales: [&str; 3], rest: &str) -> Criteria {
    let mut text = format!("{HEAD}direction = \"{direction}\"\n");
    for (name, scale) in ["a", "b", "c"].into_iter().zip(scales) {
        for part in ["low", "all"] {
            let _ = write!(
                text,
                "[[measure]]\nid = \"plain.{part}_{name}\"\ntitle = \"{part} {name}\"\nkind = \"count\"\n"
            );
        }
        let _ = write!(
            text,
            "[[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nshare = [\"plain.low_{name}\"]\n\
             of = [\"plain.all_{name}\"]\nyears = {{ last = 1, not_older_than = 1 }}\nscale = {scale}\n"
        );
    }
    text.push_str(rest);
    let texts = shnor::text::Texts::russian();
    criteria::read(&text).unwrap_or_else(|problems| {
        panic!("{:?}", problems.iter().map(|problem| texts.say(&problem.message)).collect::<Vec<_>>())
    })
}

const SCALES: [&str; 5] = [
    "{ worst = 60, best = 0 }",
    "{ worst = 30, best = 5 }",
    "{ method = \"bands\", bands = [{ less_than = 20, points = 3 }, { at_least = 20, less_than = 45, points = 2 }, { at_least = 45, points = 0 }] }",
    "{ method = \"cut\", at_most = 33 }",
    "{ method = \"as_is\" }",
];

const LISTS: [&str; 5] = [
    "lowest = { share = 40, rounding = \"ceiling\" }\nties = \"include_all\"\n",
    "lowest = { share = 40, rounding = \"floor\" }\nties = \"exclude_all\"\n",
    "lowest = { number = 2 }\nties = \"include_all\"\nrules = [\"bad\"]\ncombine = \"any\"\n",
    "score = { less_than = 50 }\n",
    "lowest = { share = 40, rounding = \"ceiling\" }\nties = \"tiebreak\"\ntiebreak = [\"a\"]\n",
];

const ROUNDINGS: [&str; 4] = [
    "",
    "[rounding]\ncontribution = { digits = 1, mode = \"half_up\" }\n",
    "[rounding]\nscore = { digits = 0, mode = \"half_up\" }\nrank = \"after\"\n",
    "[rounding]\ncontribution = { digits = 0, mode = \"half_even\" }\n",
];

fn weighted(high: bool, scales: [usize; 3], list: usize, rounding: usize, middle: &str) -> Criteria {
    let rest = format!(
        "[[index]]\nid = \"inner\"\ntitle = \"inner\"\ntotal = 70\nmissing = {{ policy = \"refuse\" }}\n{middle}\n\
         parts = [{{ indicator = \"a\", weight = 40 }}, {{ indicator = \"b\", weight = 30 }}]\n\
         [[index]]\nid = \"top\"\ntitle = \"top\"\ntotal = 100\nmissing = {{ policy = \"refuse\" }}\n\
         parts = [{{ index = \"inner\", weight = 70 }}, {{ indicator = \"c\", weight = 30 }}]\n\
         [[rule]]\nid = \"bad\"\ntitle = \"bad\"\nmark = \"bad\"\nof = [\"b\"]\nis = {{ at_least = 90 }}\nmissing = {{ policy = \"unknown\" }}\n\
         [list]\nindex = \"top\"\n{}{}",
        LISTS[list], ROUNDINGS[rounding]
    );
    let direction = if high { "higher_is_better" } else { "lower_is_better" };
    of_shares(direction, scales.map(|scale| SCALES[scale]), &rest)
}

fn listed(assessment: &Assessment<'_>) -> Vec<bool> {
    assessment.schools.iter().map(|school| school.status == Status::Listed).collect()
}

fn ranked_by(assessment: &Assessment<'_>) -> Vec<Option<Exact>> {
    assessment.schools.iter().map(|school| school.total().map(|total| total.ranked_by.clone())).collect()
}

/// Every flip of a city, held against a city in which the counts are the other ones.
fn hold(rows: &[Counts], criteria: &Criteria, solved: bool) {
    let (now, flips) = city(rows).look(criteria, |assessment| {
        let flips = assessment.flips();
        let of = |school: usize, indicator: usize| {
            let whole = flips.of(school, indicator);
            let quick = flips.solved(school, indicator);
            assert!(quick.is_none() || quick == whole);
            assert!(!solved || quick.is_some());
            whole.expect("a verdict")
        };
        let of_school = |school: usize| [0, 1, 2].map(|indicator| of(school, indicator));
        (listed(assessment), (0..rows.len()).map(of_school).collect::<Vec<_>>())
    });
    for (school, flips) in flips.iter().enumerate() {
        for (indicator, flip) in flips.iter().enumerate() {
            let with = |above: i64| {
                let mut other = rows.to_vec();
                other[school][indicator].0 = above;
                city(&other).look(criteria, listed)
            };
            let (above, below) = rows[school][indicator];
            match flip {
                Flip::At(change) => {
                    let pupils = &change.pupils[0];
                    assert_eq!((pupils.denominator, pupils.numerator), (below, above + pupils.change));
                    assert_eq!(Exact::ratio(100 * pupils.numerator, below), Some(change.value.clone()));
                    let then = with(pupils.numerator);
                    assert_ne!(then[school], now[school], "{rows:?} {school} {indicator} {change:?}");
                    let mut altered = rows.to_vec();
                    altered[school][indicator].0 = pupils.numerator;
                    let scores = city(&altered).look(criteria, ranked_by);
                    assert!(change.equals.iter().all(|other| now[*other] && scores[*other] == scores[school]));
                    for nearer in 1..pupils.change.abs() {
                        assert_eq!(with(above + nearer.min(below - above))[school], now[school]);
                        assert_eq!(with(above - nearer.min(above))[school], now[school]);
                    }
                    let others = |was: bool| -> Vec<usize> {
                        let moved = |other: &usize| *other != school && now[*other] == was && then[*other] != was;
                        (0..rows.len()).filter(moved).collect()
                    };
                    let sorted = |schools: &[usize]| {
                        let mut schools = schools.to_vec();
                        schools.sort_unstable();
                        schools
                    };
                    assert_eq!((sorted(&change.enters), sorted(&change.leaves)), (others(false), others(true)));
                }
                Flip::OutOfReach => {
                    assert!(
                        (0..=below).all(|above| with(above)[school] == now[school]),
                        "{rows:?} {school} {indicator}"
                    );
                }
                Flip::NoEffect => panic!("every indicator is looked at"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_solved_for_turns_the_verdict_round_and_one_result_less_does_not(
        rows in counts(),
        high in any::<bool>(),
        scales in [0..SCALES.len(), 0..SCALES.len(), 0..SCALES.len()],
        list in 0_usize..4,
        rounding in 0..ROUNDINGS.len(),
    ) {
        // a rule that looks at one of the indicators leaves that one to be computed again
        hold(&rows, &weighted(high, scales, list, rounding, ""), list != 2);
    }

    #[test]
    fn what_is_computed_again_turns_the_verdict_round_and_one_result_less_does_not(
        rows in counts(),
        high in any::<bool>(),
        scales in [0_usize..4, 0_usize..4, 0_usize..4],
        middle in 0_usize..3,
        list in prop::sample::select(vec![0_usize, 1, 3, 4]),
    ) {
        let middle = ["", "steps = [{ step = \"cap\", at_most = 50 }]", "rounding = { digits = 0, mode = \"half_up\" }"][middle];
        hold(&rows, &weighted(high, scales, list, 0, middle), false);
    }

    #[test]
    fn the_differences_add_up_to_the_difference_of_scores_in_any_methodology(
        rows in prop::collection::vec(prop::array::uniform4(prop::option::weighted(0.85, 0_i64..100)), 3..9),
        direction in any::<bool>(),
        methods in [0_usize..5, 0_usize..5],
        gaps in [0_usize..4, 0_usize..4],
        steps in [0_usize..5, 0_usize..5],
        rounded in 0_usize..3,
    ) {
        let criteria = of_anything(direction, methods, gaps, steps, rounded);
        let city = city_of_rows(&rows);
        city.look(&criteria, |assessment| {
            for school in 0..rows.len() {
                let Weighed::Scored(own) = &assessment.schools[school].weighed else {
                    assert_eq!(assessment.against(school, Reference::Median), None);
                    continue;
                };
                let others = (0..rows.len()).map(Reference::School);
                for reference in [Reference::Cut, Reference::Median].into_iter().chain(others) {
                    let Some(against) = assessment.against(school, reference) else { continue };
                    let parts: Exact = against.parts.iter().map(|part| &part.difference).sum();
                    let adjustments: Exact = against.adjustments.iter().map(|given| &given.amount).sum();
                    assert_eq!(&parts + &adjustments, against.difference);
                    assert_eq!(&own.score - &against.score, against.difference);
                    for part in &against.parts {
                        assert_eq!(&(&part.by_value + &part.by_weight) + &part.by_rounding, part.difference);
                    }
                    if let Some(other) = against.school {
                        let is_listed = |school: usize| assessment.schools[school].status == Status::Listed;
                        assert!(reference != Reference::Cut || is_listed(school) != is_listed(other));
                        assert_eq!(assessment.schools[other].total().map(|total| &total.score), Some(&against.score));
                        let back = assessment.against(other, Reference::School(school)).expect("both have scores");
                        assert_eq!(&back.difference + &against.difference, Exact::zero());
                    }
                }
            }
        });
    }
}

/// Three shares of tens over two years that only rules look at; a count below zero is not known.
fn ruled(rows: [[(i64, i64); 3]; 2], rest: &str) -> (City, Criteria) {
    let mut city = City::new(&["СШ № 1", "СШ № 2"]);
    for (place, name) in ["a", "b", "c"].into_iter().enumerate() {
        for (year, of) in [(2019, 0), (2020, 1)] {
            let count = |school: usize| if of == 0 { rows[school][place].0 } else { rows[school][place].1 };
            let numbers = [count(0), count(1)].map(|count| if count < 0 { "—".to_owned() } else { count.to_string() });
            city = city.column(&format!("plain.low_{name}"), year, &[&numbers[0], &numbers[1]]);
            city = city.column(&format!("plain.all_{name}"), year, &["10", "10"]);
        }
    }
    let mut text = format!("{HEAD}direction = \"higher_is_better\"\n");
    for name in ["a", "b", "c"] {
        for part in ["low", "all"] {
            let _ = write!(
                text,
                "[[measure]]\nid = \"plain.{part}_{name}\"\ntitle = \"{part} {name}\"\nkind = \"count\"\n"
            );
        }
        let _ = write!(
            text,
            "[[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nshare = [\"plain.low_{name}\"]\n\
             of = [\"plain.all_{name}\"]\nyears = {{ last = 2, not_older_than = 2 }}\n"
        );
    }
    text.push_str(rest);
    let texts = shnor::text::Texts::russian();
    let told = |problems: Vec<shnor::toml_table::Problem>| {
        problems.iter().map(|problem| texts.say(&problem.message)).collect::<Vec<_>>()
    };
    (city, criteria::read(&text).map_err(told).expect("sound criteria"))
}

const TWO_OF_THREE: &str = "[[rule]]\nid = \"two\"\ntitle = \"two\"\nof = [\"a\", \"b\", \"c\"]\nis = { at_least = 30 }\n\
                            years = { every_of_last = 1 }\nhold_at_least = 2\nmissing = { policy = \"unknown\" }\n\
                            [list]\nrules = [\"two\"]\n";

// In 2020 of ten: 3, 5 and 4, at least 30 % each, and 3 of 10 is 30 %. Any two of the three suffice; 1, 3 and 2 results
// fewer take one of them below; no single one turns the rule round. The other school has 3, 1 and 2: one holds,
// one more is needed, c with 1 result more is nearest, then b with 2.
#[test]
fn any_two_of_three_suffice_and_the_nearest_ones_are_counted_in_results() {
    let (city, criteria) = ruled([[(0, 3), (0, 5), (0, 4)], [(0, 3), (0, 1), (0, 2)]], TWO_OF_THREE);
    city.look(&criteria, |assessment| {
        let holds = assessment.sufficient(0, 0).expect("a rule that counts");
        assert_eq!((holds.needed, holds.yes(), holds.of, holds.smallest(), holds.lacking()), (2, 3, 3, Some(2), 0));
        let pupils = assessment.cells(0, 0).iter().map(|cell| cell.pupils).collect::<Vec<_>>();
        assert_eq!(pupils, [Some(-1), Some(-3), Some(-2)]);
        let flips = assessment.flips();
        assert_eq!([0, 1, 2].map(|indicator| flips.of(0, indicator)), [const { Some(Flip::OutOfReach) }; 3]);
        let fails = assessment.sufficient(1, 0).expect("a rule that counts");
        assert_eq!((fails.yes(), fails.lacking()), (1, 1));
        let nearest: Vec<_> =
            fails.predicates.iter().map(|predicate| (predicate.of.place(), predicate.pupils)).collect();
        assert_eq!(nearest, [(0, Some(1)), (2, Some(1)), (1, Some(2))]);
        let results = |indicator: usize| match flips.of(1, indicator) {
            Some(Flip::At(turn)) => turn.results(),
            _ => None,
        };
        assert_eq!([0, 1, 2].map(results), [None, Some(2), Some(1)]);
    });
}

// 3 of 10 in 2019 and 5 of 10 in 2020: one result fewer in 2019 is enough, though 2020 is newer. Of the other school 2 and
// 1: both years must come to 3, by 1 and 2 results.
#[test]
fn the_years_that_must_change_are_those_with_the_fewest_results() {
    let rest = "[[rule]]\nid = \"twice\"\ntitle = \"twice\"\nof = [\"a\"]\nis = { at_least = 30 }\n\
                years = { every_of_last = 2 }\nhold = \"any\"\nmissing = { policy = \"unknown\" }\n\
                [[rule]]\nid = \"other\"\ntitle = \"other\"\nmark = \"other\"\nof = [\"b\", \"c\"]\nis = { at_least = 100 }\n\
                hold = \"any\"\nmissing = { policy = \"unknown\" }\n[list]\nrules = [\"twice\"]\n";
    let (city, criteria) = ruled([[(3, 5), (0, 0), (0, 0)], [(2, 1), (0, 0), (0, 0)]], rest);
    city.look(&criteria, |assessment| {
        let flips = assessment.flips();
        let years = |school: usize| match flips.of(school, 0) {
            Some(Flip::At(turn)) => {
                turn.pupils.iter().map(|pupils| (pupils.year, pupils.numerator, pupils.change)).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(years(0), [(Some(2019), 2, -1)]);
        assert_eq!(years(1), [(Some(2020), 3, 2), (Some(2019), 3, 1)]);
        assert_eq!(flips.of(0, 1), Some(Flip::NoEffect));
    });
}

// Of the first school a has 2 of 10 in 2019 and nothing in 2020: 1 result more would not make both years 30 %. b has 1 and
// 1: 2 and 2 results more would. Of the other school nothing is known of 2020 at all: no other result makes the rule hold.
#[test]
fn what_a_year_without_data_keeps_from_holding_is_not_called_near() {
    let rest = "[[rule]]\nid = \"twice\"\ntitle = \"twice\"\nof = [\"a\", \"b\"]\nis = { at_least = 30 }\n\
                years = { every_of_last = 2 }\nhold = \"any\"\nmissing = { policy = \"unknown\" }\n\
                [[rule]]\nid = \"other\"\ntitle = \"other\"\nmark = \"other\"\nof = [\"c\"]\nis = { at_least = 100 }\n\
                hold = \"any\"\nmissing = { policy = \"unknown\" }\n[list]\nrules = [\"twice\"]\n";
    let (city, criteria) = ruled([[(2, -1), (1, 1), (0, 0)], [(2, -1), (1, -1), (0, 0)]], rest);
    city.look(&criteria, |assessment| {
        let found = |school: usize| {
            let found = assessment.sufficient(school, 0).expect("a rule that counts");
            let predicates =
                found.predicates.iter().map(|predicate| (predicate.of.place(), predicate.reachable, predicate.pupils));
            (found.lacking(), found.reachable, predicates.collect::<Vec<_>>())
        };
        assert_eq!(found(0), (1, true, vec![(1, true, Some(4)), (0, false, None)]));
        assert_eq!(found(1), (1, false, vec![(0, false, None), (1, false, None)]));
    });
}

/// By hand: the first school has 60 · 0.2 + 40 · 0.5 = 32; the second lacks b, so that a holds 100 and gives 100 · 0.5 = 50.
/// Of a: the mean of the weights 80 times −0.3 is −24, the mean of the values 0.35 times −40 is −14. Of b, which the second
/// lacks, all is by weight: 0.5 · 40 = 20. −24 − 14 + 20 = −18 = 32 − 50.
#[test]
fn a_difference_is_split_by_the_midpoints_of_weights_and_values() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 100 }"), ("b", "{ worst = 0, best = 100 }")],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\ntotal = 100\nmissing = { policy = \"renormalise\", coverage = 50 }\n\
         parts = [{ indicator = \"a\", weight = 60 }, { indicator = \"b\", weight = 40 }]\n[list]\nindex = \"x1\"\n\
         lowest = { number = 1 }\nties = \"include_all\"\n",
    );
    let city = City::of(2).column("plain.a", 2020, &["20", "50"]).column("plain.b", 2020, &["50", "—"]);
    city.look(&criteria, |assessment| {
        let against = assessment.against(0, Reference::School(1)).expect("both have a score");
        let parts: Vec<[String; 4]> = against
            .parts
            .iter()
            .map(|part| [&part.by_value, &part.by_weight, &part.by_rounding, &part.difference].map(ToString::to_string))
            .collect();
        assert_eq!(parts, [["-24", "-14", "0", "-38"], ["0", "20", "0", "20"]].map(|part| part.map(str::to_owned)));
        assert_eq!(against.difference, Exact::from(-18));
    });
}

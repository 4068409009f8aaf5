//! The quick computation of draws against the exact engine, over everything that the criteria language has.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shnor::assess::{Assessment, Change, Effort, firmness};
use shnor::criteria::{Criteria, MissingRule, Node};
use shnor::decision::Status;
use shnor::number::Exact;

use crate::firm::{firm, read, shares};
use crate::language::City;

/// Few draws: what is held against the engine is one case each.
const EFFORT: Effort = Effort { draws: 256, seed: 3, threads: Some(1) };

/// A methodology to try: a word for it, the scales of the shares a, b, c, and the rest of the file.
struct Tried {
    word: &'static str,
    scales: [&'static str; 3],
    rest: &'static str,
}

const LINE: &str = "{ worst = 100, best = 0 }";
const AS_IS: &str = "{ method = \"as_is\" }";
const BANDS: &str = "{ method = \"bands\", bands = [{ less_than = 20, points = 1 }, { at_least = 20, less_than = 45, points = 0.4 }, { at_least = 45, points = 0 }] }";

/// Three parts with odd weights, so that few sums are equal.
macro_rules! index {
    ($head:literal) => {
        concat!(
            "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\n",
            $head,
            "\nparts = [{ indicator = \"a\", weight = 17 }, { indicator = \"b\", weight = 31 }, { indicator = \"c\", weight = 53 }]\n"
        )
    };
}

const TRIED: &[Tried] = &[
    Tried {
        word: "a mean",
        scales: [LINE; 3],
        rest: concat!(
            index!("missing = { policy = \"refuse\" }"),
            "[list]\nindex = \"x1\"\nlowest = { share = 30, rounding = \"ceiling\" }\nties = \"include_all\"\n"
        ),
    },
    Tried {
        word: "gaps, pools, ties left out",
        scales: [LINE, BANDS, LINE],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            "[list]\nindex = \"x1\"\nlowest = { number = 2, within = [\"cluster\"] }\nties = \"exclude_all\"\n"
        ),
    },
    Tried {
        word: "relative scales",
        scales: [
            "{ method = \"min_max\", better = \"low\", winsorise = { most = 2, skewness = 2, kurtosis = 3.5 } }",
            "{ method = \"z_score\", better = \"low\" }",
            "{ method = \"percentile\", better = \"low\" }",
        ],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            "[list]\nindex = \"x1\"\nlowest = { share = 30, rounding = \"ceiling\" }\nties = \"include_all\"\n"
        ),
    },
    Tried {
        word: "ranks within clusters",
        scales: [
            "{ method = \"rank\", better = \"low\", ties = \"mean\" }",
            "{ method = \"percentile\", better = \"low\", ties = \"max\" }",
            "{ method = \"min_max\", better = \"low\", within = [\"cluster\"], points_at_best = 10 }",
        ],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            "[list]\nindex = \"x1\"\nlowest = { share = 30, rounding = \"ceiling\" }\nties = \"include_all\"\n"
        ),
    },
    Tried {
        word: "a geometric mean of logarithms",
        scales: [LINE, "{ worst = 120, best = 1, logarithmic = true }", LINE],
        rest: r#"
[[index]]
id = "x1"
title = "x1"
method = "geometric_mean"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "a", weight = 50 }, { index = "x2", weight = 50 }]
[[index]]
id = "x2"
title = "x2"
weights = "relative"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "b", weight = 17 }, { indicator = "c", weight = 31 }]
[list]
index = "x1"
lowest = { number = 3 }
ties = "include_all"
"#,
    },
    Tried {
        word: "a table of replacement weights",
        scales: [LINE; 3],
        rest: concat!(
            index!(
                "missing = { policy = \"table\", rows = [{ without = [\"c\"], weights = { a = 41, b = 59 } }, { without = [\"a\", \"c\"], weights = { b = 100 } }] }"
            ),
            "[list]\nindex = \"x1\"\nscore = { less_than = 0.601 }\n"
        ),
    },
    Tried {
        word: "the worst, a cap and a floor",
        scales: [LINE, BANDS, LINE],
        rest: concat!(
            index!("missing = { policy = \"worst\", coverage = 10 }"),
            "steps = [{ step = \"cap\", at_most = 0.7, when = [\"c_high\"] }, { step = \"floor\", at_least = 0.35 }]\n[[rule]]\nid = \"c_high\"\ntitle = \"c\"\nof = [\"c\"]\nis = { at_least = 50 }\n[list]\nindex = \"x1\"\nlowest = { share = 40, rounding = \"floor\" }\nties = \"tiebreak\"\ntiebreak = [\"b\", \"a\"]\n"
        ),
    },
    Tried {
        word: "the median of the group, a blend and a penalty",
        scales: [LINE; 3],
        rest: concat!(
            index!("missing = { policy = \"group_median\", coverage = 10, within = [\"cluster\"] }"),
            "steps = [{ step = \"blend\", with = \"a\", share = 0.5, only_if = { at_least = 0.2 } }, { step = \"multiply\", by = \"b\" }]\n[list]\nindex = \"x1\"\nlowest = { number = 4 }\nties = \"include_all\"\n"
        ),
    },
    Tried {
        word: "an index inside another one, best of, rounding",
        scales: [LINE; 3],
        rest: r#"
[[index]]
id = "best"
title = "best"
method = "largest"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "a" }, { indicator = "b" }]
[[index]]
id = "worst"
title = "worst"
method = "smallest"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ index = "best" }, { indicator = "c" }]
[[index]]
id = "x1"
title = "x1"
total = 100
missing = { policy = "renormalise", coverage = 10 }
parts = [{ index = "best", weight = 47 }, { indicator = "c", weight = 53 }]
rounding = { digits = 1, mode = "half_even" }
[[rule]]
id = "w"
title = "w"
of = ["worst"]
is = { less_than = 0.321 }
[list]
index = "x1"
lowest = { number = 2 }
ties = "include_all"
rules = ["w"]
combine = "any"
"#,
    },
    Tried {
        word: "a sum with gaps",
        scales: [LINE, LINE, AS_IS],
        rest: r#"
[[index]]
id = "x1"
title = "x1"
method = "sum"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "a", weight = 17 }, { indicator = "b", weight = 31 }, { indicator = "c", weight = 0.53 }]
[list]
index = "x1"
lowest = { share = 30, rounding = "ceiling" }
ties = "include_all"
[rounding]
score = { digits = 1, mode = "half_up" }
rank = "after"
"#,
    },
    Tried {
        word: "a score rounded before it is compared",
        scales: [LINE; 3],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            "[list]\nindex = \"x1\"\nscore = { less_than = 0.6 }\n[rounding]\nscore = { digits = 1, mode = \"half_up\" }\nrank = \"after\"\n"
        ),
    },
    Tried {
        word: "points rounded before they are added, and looked at by a rule",
        scales: [LINE; 3],
        rest: r#"
[[index]]
id = "x1"
title = "x1"
total = 10
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "a", weight = 3 }, { indicator = "b", weight = 3 }, { indicator = "c", weight = 4 }]
[[rule]]
id = "low"
title = "low"
of = ["x1"]
is = { less_than = 5.55 }
[list]
index = "x1"
score = { less_than = 5.55 }
rules = ["low"]
combine = "all"
[rounding]
contribution = { digits = 6, mode = "half_up" }
"#,
    },
    Tried {
        word: "words of an index, of an indicator, and of nothing",
        scales: [LINE, BANDS_WITH_WORDS, LINE],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            r#"
[[index.grades]]
clusters = ["t"]
bands = [{ less_than = 0.55, grade = "red" }, { at_least = 0.55, grade = "green" }]
[[rule]]
id = "red"
title = "red"
of = ["x1"]
is = { grade = ["red"] }
missing = { policy = "not_held" }
[[rule]]
id = "bad"
title = "bad"
of = ["b"]
is = { grade = ["bad", "poor"] }
[[rule]]
id = "neither"
title = "neither"
of = ["red", "bad"]
hold = "none"
[[rule]]
id = "listed"
title = "listed"
of = ["neither"]
hold = "none"
[list]
rules = ["listed"]
"#
        ),
    },
    Tried {
        word: "rules over years, over groups and over the largest",
        scales: [LINE; 3],
        rest: r#"
[[rule]]
id = "every"
title = "every"
of = ["a"]
is = { at_least = 40 }
years = { every_of_last = 2 }
[[rule]]
id = "any"
title = "any"
of = ["b"]
is = { at_least = 70 }
years = { any_of_last = 2 }
missing = { policy = "not_held" }
[[rule]]
id = "each"
title = "each"
of = ["a", "b", "c"]
is = { at_least = 45 }
years = { each_of_last = 2 }
hold_at_least = 3
missing = { policy = "held", coverage = 55 }
[[rule]]
id = "worst"
title = "worst"
of = ["c"]
highest = { share = 25, rounding = "ceiling", within = ["cluster"] }
[[rule]]
id = "most"
title = "most"
of = ["a"]
smallest_group = { share = 40 }
[[rule]]
id = "district"
title = "district"
of = ["each"]
across = "cluster"
hold_share = { more_than = 45 }
[[rule]]
id = "share"
title = "share"
of = ["every", "any", "worst", "most", "district"]
hold_share = { at_least = 40 }
missing = { policy = "not_held" }
[list]
rules = ["share"]
"#,
    },
    Tried {
        word: "the lowest by an index, compared in a rule, and a rule besides",
        scales: [LINE, BANDS, BANDS],
        rest: concat!(
            index!("missing = { policy = \"renormalise\", coverage = 10 }"),
            r#"
[[rule]]
id = "lowest"
title = "lowest"
of = ["x1"]
lowest = { share = 35, rounding = "ceiling" }
[[rule]]
id = "c_20"
title = "c"
of = ["c"]
is = { at_least = 20 }
missing = { policy = "held" }
[list]
index = "x1"
rules = ["lowest", "c_20"]
combine = "all"
"#
        ),
    },
    Tried {
        word: "an index for some schools only",
        scales: [LINE; 3],
        rest: r#"
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "d", weight = 1 }, { indicator = "e", weight = 2 }]
[[rule]]
id = "c_30"
title = "c"
of = ["c"]
is = { at_least = 30 }
[[rule]]
id = "ab"
title = "ab"
of = ["a", "b"]
is = { at_least = 0 }
mark = "ab"
[list]
index = "x1"
lowest = { share = 50, rounding = "ceiling" }
ties = "include_all"
rules = ["c_30"]
combine = "all"
[[indicator]]
id = "d"
title = "d"
share = ["plain.low_a"]
of = ["plain.all_a"]
years = { last = 1, not_older_than = 3 }
levels = ["1-11"]
scale = { worst = 100, best = 0 }
[[indicator]]
id = "e"
title = "e"
share = ["plain.low_b"]
of = ["plain.all_b"]
years = { last = 1, not_older_than = 3 }
levels = ["1-11"]
rounding = { digits = 0, mode = "half_up" }
scale = { worst = 100, best = 0 }
"#,
    },
    Tried {
        word: "a grid of status and change, a ratio, a mean of years",
        scales: [AS_IS, LINE, LINE],
        rest: r#"
[[indicator]]
id = "change"
title = "change"
change = { of = "b", years_back = 1 }
[[indicator]]
id = "ratio"
title = "ratio"
ratio = { of = "a", over = "b" }
scale = { worst = 4, best = 0 }
[[indicator]]
id = "status"
title = "status"
share = ["plain.low_c"]
of = ["plain.all_c"]
years = { last = 2, not_older_than = 3 }
pool = "mean"
[indicator.scale]
method = "grid"
by = "change"
rows = [{ less_than = 30 }, { at_least = 30, less_than = 60 }, { at_least = 60 }]
columns = [{ less_than = -5 }, { at_least = -5, at_most = 5 }, { more_than = 5 }]
points = [[5, 5, 4], [4, 3, 2], [3, 2, 1]]
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = { policy = "renormalise", coverage = 10 }
parts = [{ indicator = "status", weight = 1 }, { indicator = "ratio", weight = 2 }, { indicator = "c", weight = 3 }]
for = [{ clusters = ["c"], parts = [{ indicator = "status", weight = 5 }, { indicator = "c", weight = 4 }] }]
[list]
index = "x1"
lowest = { share = 30, rounding = "ceiling" }
ties = "include_all"
"#,
    },
];

const BANDS_WITH_WORDS: &str = "{ method = \"bands\", bands = [{ less_than = 20, points = 1, grade = \"good\" }, { at_least = 20, less_than = 45, points = 0.4, grade = \"poor\" }, { at_least = 45, points = 0, grade = \"bad\" }] }";

impl Tried {
    fn criteria(&self, direction: &str) -> Criteria {
        let [a, b, c] = [("a", 0), ("b", 1), ("c", 2)].map(|(name, at)| shares(&[name], self.scales[at]));
        // tables after the list are indicators: they go before it
        read(direction, &[&a, &b, &c, self.rest])
    }
}

/// Percent of a, b, c of a school in 2019 and 2020; `None`: nothing is known.
type Numbers = [[Option<i64>; 3]; 2];

fn numbers() -> impl Strategy<Value = Vec<Numbers>> {
    let one = || prop::option::weighted(0.85, 2_i64..98);
    prop::collection::vec([[one(), one(), one()], [one(), one(), one()]], 12..16)
}

/// A city of so many pupils in each cell; each school has a little of its own, so that few numbers are equal.
fn city(numbers: &[Numbers], pupils: i64, gaps: bool) -> City {
    let mut city = City::of(numbers.len());
    let words = |words: [&'static str; 2]| (0..numbers.len()).map(move |at| words[at % 2]).collect::<Vec<_>>();
    city = city.clusters(&words(["t", "c"])).levels(&words(["1-11", "1-9"]));
    for (at, year) in [2019, 2020].into_iter().enumerate() {
        for (place, name) in ["a", "b", "c"].into_iter().enumerate() {
            let percent = |school: usize| numbers[school][at][place].or((!gaps).then_some(50));
            let column = |count: &dyn Fn(i64, i64) -> i64| {
                let cell = |school: usize| {
                    let own = i64::try_from(school * 13 + at * 29).expect("few") + 7;
                    percent(school).map_or_else(|| "—".to_owned(), |percent| count(percent, own).to_string())
                };
                (0..numbers.len()).map(cell).collect::<Vec<_>>()
            };
            // 37 hundredths of a percent and a thousandth part of its own
            let low = column(&|percent, own| (percent * 1_000 + 370 + own) * (pupils / 100) / 1_000);
            let all = column(&|_, _| pupils);
            let texts = |column: &[String]| column.to_vec();
            for (part, column) in [("low", texts(&low)), ("all", texts(&all))] {
                let cells: Vec<&str> = column.iter().map(String::as_str).collect();
                city = city.column(&format!("plain.{part}_{name}"), year, &cells);
            }
        }
    }
    city
}

fn listed(assessment: &Assessment<'_>) -> Vec<bool> {
    assessment.schools.iter().map(|school| school.status == Status::Listed).collect()
}

/// A list against the one of the assessment.
fn change(usual: &[bool], now: &[bool]) -> Change {
    let which = |now_listed: bool| {
        (0..now.len()).filter(|school| usual[*school] != now[*school] && now[*school] == now_listed).collect()
    };
    Change { enters: which(true), leaves: which(false) }
}

/// The criteria without an indicator: its parts are gone, and so are indices that have no others.
fn without(criteria: &Criteria, indicator: usize) -> Criteria {
    let mut criteria = criteria.clone();
    let mut gone = vec![Node::Indicator(indicator)];
    while let Some(node) = gone.pop() {
        for (place, index) in criteria.indices.iter_mut().enumerate() {
            for weights in &mut index.weights {
                let before = weights.parts.len();
                weights.parts.retain(|part| part.of != node);
                weights.total = weights.parts.iter().map(|part| &part.weight).sum();
                if before > 0 && weights.parts.is_empty() {
                    gone.push(Node::Index(place));
                }
            }
            if let MissingRule::Table(rows) = &mut index.missing {
                rows.retain(|row| !row.without.contains(&node));
            }
        }
    }
    criteria
}

/// The criteria with one weight changed, the others of its index sharing the rest, in each group of schools.
fn shifted(criteria: &Criteria, index: usize, of: Node, percent: i64) -> Criteria {
    let mut criteria = criteria.clone();
    for weights in &mut criteria.indices[index].weights {
        let total = weights.total.clone();
        let Some(part) = weights.parts.iter().find(|part| part.of == of) else { continue };
        let old = part.weight.clone();
        let new = &old * &(&Exact::one() + &Exact::scaled(percent, 2));
        let rest = (&total - &new).over(&(&total - &old)).unwrap_or_else(Exact::one);
        for part in &mut weights.parts {
            part.weight = if part.of == of { new.clone() } else { &part.weight * &rest };
        }
    }
    criteria
}

/// Which schools have which indices.
fn scored(assessment: &Assessment<'_>) -> Vec<Vec<bool>> {
    let has = |school: usize| {
        (0..assessment.criteria.indices.len()).map(|index| assessment.index(school, index).is_some()).collect()
    };
    (0..assessment.schools.len()).map(has).collect()
}

#[test]
fn every_methodology_that_is_tried_can_be_read() {
    for tried in TRIED {
        for direction in ["higher_is_better", "lower_is_better"] {
            let _ = tried.criteria(direction);
        }
    }
}

/// The shipped methodologies have tests of their own; here are the constructs.
fn of(word: usize) -> &'static Tried {
    &TRIED[word % TRIED.len()]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 102, failure_persistence: None, max_shrink_iters: 0, rng_seed: RngSeed::Fixed(1324), ..ProptestConfig::default()
    })]

    // Two thousand million pupils: chance moves no share by as much as schools differ, and each draw must be the exact list.
    #[test]
    fn where_chance_moves_nothing_each_draw_is_the_list_of_the_engine(
        word in 0..TRIED.len(), numbers in numbers(), gaps in any::<bool>(),
    ) {
        let criteria = of(word).criteria("higher_is_better");
        let city = city(&numbers, 2_000_000_000, gaps);
        city.look(&criteria, |assessment| {
            let firm = firmness(assessment, EFFORT).expect("a list");
            let Some(results) = &firm.results else { panic!("{}: nothing moves", of(word).word) };
            for (school, likelihood) in results.iter().enumerate() {
                let listed = assessment.schools[school].status == Status::Listed;
                // a near tie may go the other way in some draws
                assert_eq!(likelihood.listed * 2 > EFFORT.draws, listed, "{} school {school}", of(word).word);
                let rank = assessment.schools[school].rank;
                let near = |(low, high): (usize, usize)| {
                    rank.is_some_and(|rank| low <= rank && rank <= high) && high - low <= 2
                };
                assert!(likelihood.ranks.map_or(rank.is_none(), near), "{} {likelihood:?} {rank:?}", of(word).word);
            }
        });
    }

    #[test]
    fn lists_without_an_indicator_and_with_other_weights_are_those_of_the_engine(
        word in 0..TRIED.len(), numbers in numbers(), gaps in any::<bool>(), down in any::<bool>(),
    ) {
        let criteria = of(word).criteria(if down { "lower_is_better" } else { "higher_is_better" });
        let city = city(&numbers, 100, gaps);
        let (usual, scored, firm) =
            city.look(&criteria, |assessment| (listed(assessment), scored(assessment), firmness(assessment, EFFORT)));
        let firm = firm.expect("a list");
        // a table says what becomes of other weights
        let table = gaps && criteria.indices.iter().any(|index| matches!(index.missing, MissingRule::Table(_)));
        let hold = |found: &Change, other: &Criteria, what: String| {
            let (now, now_scored) = city.look(other, |assessment| (listed(assessment), self::scored(assessment)));
            // who has a score is what it is: of what the other weights make of coverage nothing is said
            if now_scored == scored && !table {
                assert_eq!(found, &change(&usual, &now), "{}: {what}", of(word).word);
            }
        };
        for case in &firm.shifted {
            let other = shifted(&criteria, case.weight.index, case.weight.of, case.percent);
            hold(&case.change, &other, format!("{:?} by {}", case.weight, case.percent));
        }
        for case in &firm.without {
            // without it there may be no score at all
            let Some(change) = &case.change else { continue };
            hold(change, &without(&criteria, case.indicator), format!("without {}", case.indicator));
        }
    }
}

#[test]
fn a_list_of_nobody_is_firm() {
    let criteria = TRIED[0].criteria("higher_is_better");
    let firm = firm(&criteria, &City::of(3), EFFORT);
    assert!(firm.results.is_none());
    assert!(firm.borderline.iter().all(|doubts| doubts.as_ref().is_none_or(Vec::is_empty)));
}

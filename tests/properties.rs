//! What holds for every city: sums close, order does not matter, a better result never worsens a place.

use std::sync::Arc;

use proptest::prelude::*;
use shnor::assess::{Assessment, Weighed, assess};
use shnor::criteria::Criteria;
use shnor::number::Exact;
use shnor::observation::{Missing, Observation, Observations, Reading};
use shnor::origin::Origin;
use shnor::school::{NameKey, Register, School};

use crate::city::{folder, municipal_index, shnor, stdout};
use crate::language::{City, criteria_of, try_criteria_of};

/// Participants, and of every hundred of them how many did badly and how many well.
type Results = (i64, i64, i64);

/// A school: results in maths and Russian in two years, means, and whether it has an eleventh form.
type Draw = ([Option<Results>; 4], i64, i64, bool);

fn draw() -> impl Strategy<Value = Draw> {
    let results = prop::option::weighted(0.9, (0_i64..120, 0_i64..=100, 0_i64..=100));
    (prop::array::uniform4(results), 2000_i64..9000, 0_i64..60, any::<bool>())
}

fn register(schools: &[Draw]) -> Register {
    let school = |(number, (.., full)): (usize, &Draw)| {
        let name = format!("СШ № {}", number + 1);
        School {
            id: format!("{:03}", number + 1),
            short_name: name.clone(),
            kind: NameKey::of(&name).kind,
            name,
            aliases: Vec::new(),
            predecessors: Vec::new(),
            grades: Some(if *full { "1-11" } else { "1-9" }.parse().expect("grades")),
            district: None,
            municipality: None,
            cluster: None,
            origin: Origin { file: "register".into(), sheet: None, row: 0, column: 0, to: None },
        }
    };
    Register::new(schools.iter().enumerate().map(school).collect())
}

fn observations(schools: &[Draw]) -> Vec<Observation> {
    let mut rows = Vec::new();
    for (school, (results, mean, pupils, full)) in schools.iter().enumerate() {
        let mut add = |measure: String, year: i32, reading: Reading| {
            let column = u32::try_from(rows.len()).expect("few cells");
            let origin = Origin { file: "results".into(), sheet: None, row: 0, column, to: None };
            rows.push(Observation { school, measure: Arc::from(measure), year, reading, printed: None, origin });
        };
        for (place, result) in results.iter().enumerate() {
            let (subject, year) = (["math", "russian"][place % 2], 2018 + i32::try_from(place / 2).expect("two"));
            let count = |count: i64| result.map_or(Reading::Missing(Missing::Blank), |_| Reading::Count(count));
            let (all, low, high) = result.unwrap_or_default();
            let (low, high) = (all * low / 200, all * high / 200);
            for (quantity, number) in
                [("participants", all), ("mark_2", low), ("mark_3", all - low - high), ("mark_4", high), ("mark_5", 0)]
            {
                add(format!("oge.{subject}.{quantity}"), year, count(number));
            }
        }
        if *full {
            for subject in ["russian", "math_profile", "math_base"] {
                add(format!("ege.{subject}.participants"), 2019, Reading::Count(*pupils));
                add(format!("ege.{subject}.below_min"), 2019, Reading::Count(pupils / 9));
                add(format!("ege.{subject}.mean"), 2019, Reading::Number(Exact::scaled(*mean, 2)));
            }
        }
    }
    rows
}

fn with_assessment<T>(
    criteria: &Criteria,
    schools: &[Draw],
    rows: Vec<Observation>,
    look: impl Fn(&Assessment<'_>) -> T,
) -> T {
    let (register, observations) = (register(schools), Observations::new(rows));
    look(&assess(criteria, &register, &observations, 2020))
}

/// Everything that an assessment decided, as text.
fn decided(assessment: &Assessment<'_>) -> String {
    let school = |place: usize| {
        let assessed = &assessment.schools[place];
        let reasons: Vec<String> = assessment
            .reasons(place)
            .iter()
            .map(|reason| format!("{} {}", reason.indicator, reason.shortfall))
            .collect();
        format!(
            "{} {:?} {:?} {:?} {reasons:?}\n",
            assessment.school(place).id,
            assessed.weighed,
            assessed.rank,
            assessed.status
        )
    };
    (0..assessment.schools.len()).map(school).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_score_is_the_sum_of_its_contributions_and_adjustments(schools in prop::collection::vec(draw(), 1..12), score_digits in prop::option::of(0_u32..2)) {
        let mut criteria = municipal_index();
        criteria.rounding.score = score_digits.map(shnor::number::Rounding::half_up);
        with_assessment(&criteria, &schools, observations(&schools), |assessment| {
            for school in &assessment.schools {
                if let Weighed::Scored(total) = &school.weighed {
                    let points: Exact = total.contributions.iter().map(|contribution| &contribution.points).sum();
                    let adjustments: Exact = total.adjustments.iter().map(|adjustment| &adjustment.amount).sum();
                    assert_eq!(&points + &adjustments, total.score);
                    let weights: Exact = total.contributions.iter().map(|contribution| &contribution.weight).sum();
                    assert_eq!(weights, Exact::from(100));
                }
            }
        });
    }

    #[test]
    fn the_order_of_observations_changes_nothing(schools in prop::collection::vec(draw(), 1..12), seed in any::<u64>()) {
        let criteria = municipal_index();
        let rows = observations(&schools);
        let mut shuffled = rows.clone();
        let mut state = seed;
        for place in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(place, usize::try_from(state >> 33).expect("31 bits") % (place + 1));
        }
        let one = with_assessment(&criteria, &schools, rows, decided);
        prop_assert_eq!(one, with_assessment(&criteria, &schools, shuffled, decided));
    }

    // The promise of goalposts: no other school moves the scale, so that only the school's own results count.
    #[test]
    fn fewer_low_marks_never_lower_a_score(schools in prop::collection::vec(draw(), 1..8), chosen in any::<prop::sample::Index>()) {
        let criteria = municipal_index();
        let school = chosen.index(schools.len());
        let rows = observations(&schools);
        let mut better = rows.clone();
        for row in better.iter_mut().filter(|row| row.school == school && row.measure.ends_with("mark_2")) {
            if let Reading::Count(count) = &mut row.reading {
                *count = (*count - 1).max(0);
            }
        }
        let score = |assessment: &Assessment<'_>| assessment.schools[school].total().map(|total| total.score.clone());
        let (before, after) = (with_assessment(&criteria, &schools, rows, score), with_assessment(&criteria, &schools, better, score));
        prop_assert!(after >= before);
    }
}

/// Scales that promise that a better result never worsens a school's own place, for high values.
const PROMISING: [&str; 6] = [
    "{ worst = 10, best = 90 }",
    "{ method = \"as_is\" }",
    "{ method = \"min_max\", better = \"high\" }",
    "{ method = \"percentile\", better = \"high\" }",
    "{ method = \"cut\", at_least = 50 }",
    "{ method = \"bands\", bands = [{ less_than = 30, points = 0 }, { at_least = 30, less_than = 60, points = 2 }, { at_least = 60, points = 3 }] }",
];

/// Methods that keep the promise of their parts.
const METHODS: [&str; 4] = ["weighted_mean", "sum", "largest", "smallest"];

/// A methodology of three indicators, given in this order, with these weights.
fn of_three(order: [usize; 3], scales: [usize; 3], method: &str, weights: [i64; 3]) -> Criteria {
    let names = ["a", "b", "c"];
    let columns: Vec<(&str, &str)> = order.iter().map(|place| (names[*place], PROMISING[scales[*place]])).collect();
    let parts: Vec<String> = order
        .iter()
        .map(|place| match method {
            "largest" | "smallest" => format!("{{ indicator = \"{}\" }}", names[*place]),
            _ => format!("{{ indicator = \"{}\", weight = {} }}", names[*place], weights[*place]),
        })
        .collect();
    let weights = if method == "weighted_mean" { "weights = \"relative\"\n" } else { "" };
    let rest = format!(
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nmethod = \"{method}\"\n{weights}missing = {{ policy = \"refuse\" }}\n\
         parts = [{}]\n[list]\nindex = \"x1\"\nlowest = {{ share = 40, rounding = \"ceiling\" }}\nties = \"include_all\"\n",
        parts.join(", ")
    );
    criteria_of("higher_is_better", &columns, &rest)
}

/// A city of numbers for the three indicators.
fn of_numbers(numbers: &[[i64; 3]]) -> City {
    let column = |place: usize| numbers.iter().map(|row| row[place].to_string()).collect::<Vec<_>>();
    let mut city = City::of(numbers.len());
    for (place, name) in ["plain.a", "plain.b", "plain.c"].into_iter().enumerate() {
        let column = column(place);
        city = city.column(name, 2020, &column.iter().map(String::as_str).collect::<Vec<_>>());
    }
    city
}

/// Of every school by name: place, score, status.
fn outcome(assessment: &Assessment<'_>) -> Vec<(String, Option<usize>, Option<String>, &'static str)> {
    let of = |place: usize| {
        let school = &assessment.schools[place];
        let score = school.total().map(|total| total.score.to_string());
        (assessment.school(place).id.clone(), school.rank, score, school.status.word())
    };
    let mut outcome: Vec<_> = (0..assessment.schools.len()).map(of).collect();
    outcome.sort();
    outcome
}

fn numbers() -> impl Strategy<Value = Vec<[i64; 3]>> {
    prop::collection::vec([0_i64..100, 0_i64..100, 0_i64..100], 6..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_better_result_never_worsens_the_place(
        numbers in numbers(),
        scales in [0..PROMISING.len(), 0..PROMISING.len(), 0..PROMISING.len()],
        method in 0..METHODS.len(),
        weights in [1_i64..9, 1_i64..9, 1_i64..9],
        chosen in any::<prop::sample::Index>(),
        indicator in 0_usize..3,
        more in 1_i64..60,
    ) {
        let criteria = of_three([0, 1, 2], scales, METHODS[method], weights);
        let school = chosen.index(numbers.len());
        let mut better = numbers.clone();
        better[school][indicator] += more;
        let place = |numbers: &[[i64; 3]]| of_numbers(numbers).look(&criteria, |assessment| {
            // a constant column has no information: such a city has no ranks to compare
            assessment.schools[school].rank
        });
        if let (Some(before), Some(after)) = (place(&numbers), place(&better)) {
            prop_assert!(after >= before, "from place {} to {}", before, after);
        }
    }

    #[test]
    fn the_order_of_schools_and_indicators_and_the_size_of_relative_weights_change_nothing(
        numbers in numbers(),
        scales in [0..PROMISING.len(), 0..PROMISING.len(), 0..PROMISING.len()],
        weights in [1_i64..9, 1_i64..9, 1_i64..9],
        factor in 2_i64..50,
        turn in 0_usize..6,
    ) {
        let criteria = of_three([0, 1, 2], scales, "weighted_mean", weights);
        let expected = of_numbers(&numbers).look(&criteria, outcome);
        let larger = of_three([0, 1, 2], scales, "weighted_mean", weights.map(|weight| weight * factor));
        prop_assert_eq!(of_numbers(&numbers).look(&larger, outcome), expected.clone());
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let turned = of_three(orders[turn], scales, "weighted_mean", weights);
        prop_assert_eq!(of_numbers(&numbers).look(&turned, outcome), expected.clone());
        // the schools the other way round: what a school gets goes with its numbers
        let mut reversed = numbers.clone();
        reversed.reverse();
        let of_reversed = of_numbers(&reversed).look(&criteria, outcome);
        let without_names = |outcome: Vec<(String, Option<usize>, Option<String>, &'static str)>| {
            let mut rest: Vec<_> = outcome.into_iter().map(|(_, rank, score, status)| (rank, score, status)).collect();
            rest.sort();
            rest
        };
        prop_assert_eq!(without_names(of_reversed), without_names(expected));
    }

    #[test]
    fn whatever_the_method_and_the_gaps_a_score_is_the_sum_of_its_parts(
        numbers in numbers(),
        scales in [0..PROMISING.len(), 0..PROMISING.len(), 0..PROMISING.len()],
        method in 0..METHODS.len(),
        weights in [1_i64..9, 1_i64..9, 1_i64..9],
    ) {
        let criteria = of_three([0, 1, 2], scales, METHODS[method], weights);
        of_numbers(&numbers).look(&criteria, |assessment| {
            for (place, school) in assessment.schools.iter().enumerate() {
                let Weighed::Scored(total) = &school.weighed else { continue };
                let points: Exact = total.contributions.iter().map(|contribution| &contribution.points).sum();
                let adjustments: Exact = total.adjustments.iter().map(|adjustment| &adjustment.amount).sum();
                assert_eq!(&points + &adjustments, total.score);
                assert_eq!(assessment.index(place, 0).as_ref(), Some(&total.score));
            }
        });
    }
}

/// Rules for gaps.
const GAPS: [&str; 4] = [
    "policy = \"refuse\"",
    "policy = \"renormalise\", coverage = 30",
    "policy = \"worst\", coverage = 30",
    "policy = \"group_median\", coverage = 30",
];

/// What is done with the number of an index.
const STEPS: [&str; 5] = [
    "",
    "rounding = { digits = 1, mode = \"half_even\" }",
    "steps = [{ step = \"cap\", at_most = 0.6 }, { step = \"floor\", at_least = 0.2 }]",
    "steps = [{ step = \"blend\", with = \"c\", share = 30, only_if = { at_least = 0.3 } }]",
    "steps = [{ step = \"multiply\", by = \"d\" }]",
];

/// A city of four columns; what a row lacks is a dash.
pub(crate) fn city_of_rows(rows: &[[Option<i64>; 4]]) -> City {
    let names = ["plain.a", "plain.b", "plain.c", "plain.d"];
    names.into_iter().enumerate().fold(City::of(rows.len()), |city, (place, name)| {
        let cell = |row: &[Option<i64>; 4]| row[place].map_or_else(|| "—".to_owned(), |number| number.to_string());
        let column: Vec<String> = rows.iter().map(cell).collect();
        city.column(name, 2020, &column.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

/// A methodology of four indicators and an index inside another one, with gaps, steps and either direction.
pub(crate) fn of_anything(
    direction: bool,
    methods: [usize; 2],
    gaps: [usize; 2],
    steps: [usize; 2],
    rounded: usize,
) -> Criteria {
    let methods = methods.map(|method| ["weighted_mean", "sum", "largest", "smallest", "geometric_mean"][method]);
    let scale = "{ worst = 0, best = 100 }";
    let columns = [("a", scale), ("b", scale), ("c", scale), ("d", "{ worst = 100, best = 0 }")];
    let index = |id: &str, place: usize, parts: [&str; 2]| {
        let weighed = !matches!(methods[place], "largest" | "smallest");
        let weights = [2, 3].map(|weight| if weighed { format!(", weight = {weight}") } else { String::new() });
        let relative = if weighed && methods[place] != "sum" { "weights = \"relative\"\n" } else { "" };
        format!(
            "[[index]]\nid = \"{id}\"\ntitle = \"{id}\"\nmethod = \"{}\"\n{relative}missing = {{ {} }}\n\
             parts = [{{ {}{} }}, {{ {}{} }}]\n{}\n",
            methods[place], GAPS[gaps[place]], parts[0], weights[0], parts[1], weights[1], STEPS[steps[place]]
        )
    };
    let inner = index("inner", 0, ["indicator = \"a\"", "indicator = \"b\""]);
    let outer = index("outer", 1, ["index = \"inner\"", "indicator = \"d\""]);
    let rounding = [
        "",
        "[rounding]\nscore = { digits = 1, mode = \"half_up\" }\n",
        "[rounding]\nscore = { digits = 2, mode = \"truncate\" }\nrank = \"after\"\n",
    ];
    let rest = format!(
        "{inner}{outer}[[rule]]\nid = \"keep\"\ntitle = \"keep\"\nmark = \"keep\"\nof = [\"c\"]\nis = {{ at_least = 1 }}\n\
         [list]\nindex = \"outer\"\nlowest = {{ share = 40, rounding = \"ceiling\" }}\nties = \"include_all\"\n{}",
        rounding[rounded]
    );
    let direction = if direction { "higher_is_better" } else { "lower_is_better" };
    // some of these are refused, which is an answer too: the worst of an index with steps, a negative root
    try_criteria_of(direction, &columns, &rest).unwrap_or_else(|_| {
        let plain = rest.replace(GAPS[2], GAPS[1]).replace(STEPS[2], "").replace(STEPS[3], "").replace(STEPS[4], "");
        criteria_of(direction, &columns, &plain)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contributions_and_adjustments_add_up_to_the_score_in_any_methodology(
        rows in prop::collection::vec([prop::option::weighted(0.85, 0_i64..100), prop::option::weighted(0.85, 0_i64..100), prop::option::weighted(0.85, 0_i64..100), prop::option::weighted(0.85, 0_i64..100)], 3..9),
        direction in any::<bool>(),
        methods in [0_usize..5, 0_usize..5],
        gaps in [0_usize..4, 0_usize..4],
        steps in [0_usize..5, 0_usize..5],
        rounded in 0_usize..3,
    ) {
        let criteria = of_anything(direction, methods, gaps, steps, rounded);
        let city = city_of_rows(&rows);
        city.look(&criteria, |assessment| {
            for (place, school) in assessment.schools.iter().enumerate() {
                let Weighed::Scored(total) = &school.weighed else { continue };
                let points: Exact = total.contributions.iter().map(|contribution| &contribution.points).sum();
                let adjustments: Exact = total.adjustments.iter().map(|adjustment| &adjustment.amount).sum();
                assert_eq!(&points + &adjustments, total.score, "{total:?}");
                // before the score itself was rounded, it is the number of the index
                let rounding: Exact = total.adjustments.last().filter(|_| criteria.rounding.score.is_some() && total.score != assessment.index(place, 1).expect("a number")).map_or_else(Exact::zero, |last| last.amount.clone());
                assert_eq!(assessment.index(place, 1), Some(&total.score - &rounding));
            }
        });
    }
}

/// A small city: the files of the case worked by hand, as text.
fn by_hand() -> Vec<(String, String)> {
    let folder = crate::city::root().join("tests/cases/by-hand/data");
    let names = ["реестр.csv", "огэ.csv", "егэ.csv", "by-hand.toml", "selection.toml"];
    names.map(|name| (name.to_owned(), std::fs::read_to_string(folder.join(name)).expect(name))).to_vec()
}

/// The rows of a table turned round, as text or as a workbook.
fn turned(text: &str, headings: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines[headings..].reverse();
    lines.join("\n") + "\n"
}

fn workbook(text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(text.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(';')) {
            if let Ok(number) = cell.replace(',', ".").parse::<f64>() {
                sheet.write_number(row, column, number).expect("a cell");
            } else if !cell.is_empty() {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The result without digests and cell addresses: what is said of a file, a row or a cell goes without it.
fn result(files: &[(String, Vec<u8>)]) -> serde_json::Value {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    let data = folder.path().to_string_lossy().into_owned();
    let output = shnor(&["select", &data, "--format", "json"]);
    let mut result: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    result.as_object_mut().expect("an object").remove("inputs");
    for school in result["schools"].as_array_mut().expect("schools") {
        school.as_object_mut().expect("an object").remove("origin");
        for contribution in school["contributions"].as_array_mut().expect("contributions") {
            contribution.as_object_mut().expect("an object").remove("origins");
        }
    }
    let codes = |result: &serde_json::Value, list: &str, field: &str| {
        let mut codes: Vec<String> =
            result[list].as_array().expect(list).iter().map(|entry| entry[field].to_string()).collect();
        codes.sort();
        codes
    };
    result["findings"] = codes(&result, "findings", "code").into();
    result["matches"] = codes(&result, "matches", "school").into();
    result
}

#[test]
fn the_order_of_files_and_rows_changes_nothing_but_digests_and_cell_addresses() {
    let bytes = |files: Vec<(String, String)>| {
        files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect::<Vec<_>>()
    };
    let expected = result(&bytes(by_hand()));
    let headings = |name: &str| if name == "реестр.csv" { 1 } else { 3 };
    // the names turn the order of the files round: я before а
    let renamed = |name: &str| {
        if name.ends_with(".csv") {
            format!("{}-{name}", if name < "о" { "я" } else { "а" })
        } else {
            name.to_owned()
        }
    };
    let change = |name: String, text: String| {
        let text = if name.ends_with(".csv") { turned(&text, headings(&name)) } else { text };
        (renamed(&name), text)
    };
    let turned: Vec<_> = by_hand().into_iter().map(|(name, text)| change(name, text)).collect();
    assert_eq!(result(&bytes(turned.clone())), expected);
    // the same as workbooks; names of the sheets say nothing
    let as_workbook = |(name, text): (String, String)| match name.strip_suffix(".csv") {
        Some(stem) => (format!("{stem}.xlsx"), workbook(&text)),
        None => (name, text.into_bytes()),
    };
    assert_eq!(result(&turned.into_iter().map(as_workbook).collect::<Vec<_>>()), expected);
}

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
            grades: Some(if *full { "1-11" } else { "1-9" }.parse().expect("grades")),
            district: None,
            municipality: None,
            cluster: None,
            origin: Origin { file: "register".into(), sheet: None, row: 0, column: 0 },
        }
    };
    Register::new(schools.iter().enumerate().map(school).collect())
}

fn observations(schools: &[Draw]) -> Vec<Observation> {
    let mut rows = Vec::new();
    for (school, (results, mean, pupils, full)) in schools.iter().enumerate() {
        let mut add = |measure: String, year: i32, reading: Reading| {
            let column = u32::try_from(rows.len()).expect("few cells");
            let origin = Origin { file: "results".into(), sheet: None, row: 0, column };
            rows.push(Observation { school, measure: Arc::from(measure), year, reading, origin });
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

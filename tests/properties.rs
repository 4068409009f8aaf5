//! What holds for every city: sums close, order does not matter, a better result never worsens a place.

use std::sync::Arc;

use proptest::prelude::*;
use shnor::assess::{Assessment, Weighed, assess};
use shnor::criteria::Criteria;
use shnor::number::Exact;
use shnor::observation::{Missing, Observation, Observations, Reading};
use shnor::origin::Origin;
use shnor::school::{NameKey, Register, School};

use crate::city::{folder, municipal_index, sample, shnor, stdout};

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
        let reasons: Vec<String> =
            assessed.reasons.iter().map(|reason| format!("{} {}", reason.indicator, reason.shortfall)).collect();
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

/// The sample's files with their rows turned round, as text files under other names.
fn turned_round() -> tempfile::TempDir {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(sample()).expect("the sample") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a file");
        if name == "selection.toml" {
            let text = String::from_utf8(bytes).expect("text");
            let criteria = crate::city::root().join("criteria/municipal-index.toml");
            let line = format!("criteria = '{}'", criteria.display());
            files.push((name, text.replace("criteria = \"../../criteria/municipal-index.toml\"", &line).into_bytes()));
        } else if name.ends_with(".csv") {
            let (text, _, _) = encoding_rs::WINDOWS_1251.decode(&bytes);
            let mut lines: Vec<&str> = text.lines().collect();
            lines[2..].reverse();
            files.push((format!("я {name}"), (lines.join("\r\n") + "\r\n").into_bytes()));
        } else {
            files.push((format!("я {name}"), bytes));
        }
    }
    // the file that came first comes last now
    for (name, _) in &mut files {
        if name.starts_with("я Реестр") {
            "ъ Реестр.xlsx".clone_into(name);
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    folder(&files)
}

#[test]
fn the_order_of_files_and_rows_changes_nothing_but_digests_and_cell_addresses() {
    let turned = turned_round();
    let result = |data: &str| -> serde_json::Value {
        let mut result: serde_json::Value =
            serde_json::from_str(&stdout(&shnor(&["select", data, "--format", "json"]))).expect("JSON");
        for field in ["inputs", "findings", "matches"] {
            result.as_object_mut().expect("an object").remove(field);
        }
        for school in result["schools"].as_array_mut().expect("schools") {
            for contribution in school["contributions"].as_array_mut().expect("contributions") {
                contribution.as_object_mut().expect("an object").remove("origins");
            }
        }
        result
    };
    let turned = turned.path().to_string_lossy().into_owned();
    assert_eq!(result("sample-data/norilsk-2020"), result(&turned));
}

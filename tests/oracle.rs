//! The numbers of the sample city, computed independently by `benches/independent.py` from the same files.

use std::collections::BTreeMap;

use crate::city::{assessed, municipal_index, root, sample, shnor, stdout, understand};

fn expected() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(root().join("tests/oracle/norilsk-2020.csv")).expect("the oracle's table");
    let header = reader.headers().expect("a header").clone();
    let row = |record: csv::StringRecord| -> BTreeMap<String, String> {
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("a record"))).map(|row| (row["code"].clone(), row)).collect()
}

#[test]
fn every_score_place_and_contribution_agrees_with_an_independent_computation_to_the_last_digit() {
    let (criteria, data) = (municipal_index(), understand(&sample()));
    let assessment = assessed(&criteria, &data, 2020);
    let expected = expected();
    assert_eq!(expected.len(), 37);
    for (place, school) in assessment.schools.iter().enumerate() {
        let id = &assessment.school(place).id;
        let row = &expected[id];
        let total = school.total().expect("every school of the sample has a score");
        let two_digits =
            |number: &shnor::number::Exact| shnor::number::decimal_text(number, 2, shnor::number::Style::Machine);
        assert_eq!(two_digits(&total.score), row["score"], "score of {id}");
        assert_eq!(school.rank.map(|rank| rank.to_string()).as_deref(), Some(row["rank"].as_str()), "place of {id}");
        for (indicator, meant) in criteria.indicators.iter().enumerate() {
            let points = school.contribution(indicator).map_or_else(String::new, |given| two_digits(&given.points));
            assert_eq!(points, row[&meant.id], "{} of {id}", meant.id);
        }
    }
}

// The programme's own list: «СШ № 16, 20, 23, 28, 32, 33, 41, Интернат 2».
#[test]
fn the_eight_schools_of_the_programme_come_out_of_the_sample_by_the_criteria() {
    let (criteria, data) = (municipal_index(), understand(&sample()));
    let assessment = assessed(&criteria, &data, 2020);
    let mut names: Vec<&str> = assessment.listed().map(|place| assessment.school(place).short_name.as_str()).collect();
    names.sort_unstable();
    let mut programme =
        ["СШ № 16", "СШ № 20", "СШ № 23", "СШ № 28", "СШ № 32", "СШ № 33", "СШ № 41", "Школа-интернат № 2"];
    programme.sort_unstable();
    assert_eq!(names, programme);
}

#[test]
fn no_code_that_decides_and_no_criteria_file_names_a_school() {
    let criteria = std::fs::read_to_string(root().join("criteria/municipal-index-no-vpr.toml")).expect("criteria");
    let assess = std::fs::read_dir(root().join("src/assess")).expect("assess");
    let mut texts = vec![criteria];
    texts.extend(assess.map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("source")));
    for text in texts {
        for name in ["СШ № ", "СОШ № ", "Гимназия № ", "Лицей № ", "нтернат № ", "2400"]
        {
            assert!(!text.contains(name), "{name}");
        }
    }
}

#[test]
fn the_sample_has_a_blank_a_marker_a_small_cohort_a_partial_year_and_a_tie() {
    use shnor::assess::{Absence, IndicatorValue};
    use shnor::observation::Missing;
    let (criteria, data) = (municipal_index(), understand(&sample()));
    let assessment = assessed(&criteria, &data, 2020);
    let schools = 0..assessment.schools.len();
    let values = || {
        let of = |school: usize| (0..criteria.indicators.len()).map(move |indicator| (school, indicator));
        schools.clone().flat_map(of).map(|(school, indicator)| assessment.value(school, indicator))
    };
    let missing = |wanted: Missing| {
        values().any(
            |value| matches!(value, IndicatorValue::Missing(Absence::NoData { why: Some(why), .. }) if *why == wanted),
        )
    };
    assert!(missing(Missing::Blank));
    assert!(missing(Missing::NoData));
    assert!(values().any(|value| matches!(value, IndicatorValue::Missing(Absence::SmallCohort { .. }))));
    assert!(values().any(|value| matches!(value, IndicatorValue::Missing(Absence::NotApplicable))));
    let pooled =
        criteria.indicators.iter().position(|indicator| indicator.id == "oge_math_below").expect("an indicator");
    let years = |school: usize| match assessment.value(school, pooled) {
        IndicatorValue::Value(value) => value.parts.len(),
        IndicatorValue::Missing(_) => 0,
    };
    assert!(schools.clone().any(|school| years(school) == 1));
    let ranks: Vec<Option<usize>> = assessment.order.iter().map(|school| assessment.schools[*school].rank).collect();
    assert!(ranks.windows(2).any(|pair| pair[0] == pair[1]));
}

#[test]
fn every_output_of_invented_data_carries_the_banner() {
    for format in ["table", "md"] {
        let output = shnor(&["select", "sample-data/norilsk-2020", "--format", format]);
        assert!(stdout(&output).contains("ВЫМЫШЛЕННЫЕ ДАННЫЕ"), "{format}");
    }
    let explained = shnor(&["explain", "sample-data/norilsk-2020", "СШ № 16"]);
    assert!(stdout(&explained).contains("ВЫМЫШЛЕННЫЕ ДАННЫЕ"));
    for verb in [&["select"][..], &["explain"][..]] {
        let school: &[&str] = if verb == ["explain"] { &["16"] } else { &[] };
        let arguments = [verb, &["sample-data/norilsk-2020"], school, &["--format", "json"]].concat();
        let json: serde_json::Value = serde_json::from_str(&stdout(&shnor(&arguments))).expect("JSON");
        assert_eq!(json["synthetic"], true, "{verb:?}");
    }
    let table = stdout(&shnor(&["select", "sample-data/norilsk-2020", "--format", "csv"]));
    let (header, rows) = table.split_once('\n').expect("rows");
    assert!(header.ends_with(",synthetic"));
    assert!(rows.lines().all(|row| row.ends_with(",true")));
}

//! Marks stand beside the verdict: each is given at its threshold and not below it, none without data, and none changes
//! who is listed.

use serde_json::Value;
use shnor::criteria::{SHIPPED, read};

use crate::city::{folder, sample, shnor, stderr, stdout};
use crate::language::City;

/// The marks of each school by a methodology that ships.
fn marks(name: &str, city: &City) -> Vec<Vec<String>> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name).expect(name);
    let criteria = read(text).expect("sound criteria");
    city.look(&criteria, |assessment| {
        let marks = |school| assessment.flags(school).iter().map(|flag| flag.title.to_owned()).collect();
        (0..assessment.schools.len()).map(marks).collect()
    })
}

/// Which schools bear a mark, as numbers from 1.
fn bearers(name: &str, mark: &str, city: &City) -> Vec<usize> {
    let marks = marks(name, city);
    (1..).zip(&marks).filter(|(_, marks)| marks.iter().any(|given| given == mark)).map(|(school, _)| school).collect()
}

// 1: 1 of 20 is 5 %, 4 of 20 are 20 %.  2: 1 of 19 is 5.3 %.  3: 19 of 100 are 19 %.  4: nobody knows of the tests.
// 5: 9 participants are too few.  6: good in the one subject, bad in the other.
#[test]
fn few_failures_in_the_tests_and_many_in_the_examination_of_one_subject_are_marked() {
    let city = City::of(6)
        .column("vpr8.math.mark_2", 2019, &["1", "1", "0", "—", "0", "—"])
        .column("vpr8.math.participants", 2019, &["20", "19", "20", "—", "9", "—"])
        .column("vpr8.russian.mark_2", 2019, &["—", "—", "—", "—", "—", "0"])
        .column("vpr8.russian.participants", 2019, &["—", "—", "—", "—", "—", "20"])
        .column("oge.math.mark_2", 2019, &["4", "4", "19", "20", "20", "20"])
        .column("oge.math.participants", 2019, &["20", "20", "100", "20", "20", "20"]);
    assert_eq!(bearers("disagreement", "ВПР расходятся с ОГЭ", &city), [1]);
}

// 1: 50 % and 2 of 10.  2: 49.9 %.  3: 19 of 100.  4: no self-evaluation.  5: no examination.  6: 2 of 9 are too few.
#[test]
fn good_marks_of_the_school_beside_failed_examinations_are_marked() {
    let city = City::of(6)
        .column("self.1.5", 2019, &["50", "49.9", "90", "—", "90", "90"])
        .column("ege.russian.below_min", 2019, &["2", "2", "19", "9", "—", "2"])
        .column("ege.russian.participants", 2019, &["10", "10", "100", "10", "—", "9"]);
    assert_eq!(bearers("disagreement", "отметки школы расходятся с экзаменами", &city), [1]);
}

// 1: 20 % of the examination less 10 % are 10 points.  2: 20 − 10.1 = 9.9.  3: told worse than it was.  4: nothing told.
// 5: the report is of another year than the examination.
#[test]
fn fewer_failures_in_the_self_evaluation_than_in_the_examination_of_that_year_are_marked() {
    let city = City::of(5)
        .column("oge.math.mark_2", 2018, &["0", "0", "0", "0", "—"])
        .column("oge.math.participants", 2018, &["20", "20", "20", "20", "—"])
        .column("oge.math.mark_2", 2019, &["4", "4", "4", "4", "4"])
        .column("oge.math.participants", 2019, &["20", "20", "20", "20", "20"])
        .column("self.1.11", 2019, &["10", "10.1", "40", "—", "—"])
        .column("self.1.11", 2018, &["—", "—", "—", "—", "0"]);
    assert_eq!(bearers("disagreement", "самообследование расходится с экзаменами", &city), [1]);
}

// 1: 4 of 10 and 4 of 20.  2: 39 of 100.  3: 19 of 100 failed.  4: no staff known.  5: the self-evaluation tells of staff.
#[test]
fn many_teachers_of_the_highest_category_beside_failed_examinations_are_marked() {
    let city = City::of(5)
        .column("teachers.highest_category", 2020, &["4", "39", "10", "—", "—"])
        .column("teachers.all", 2020, &["10", "100", "10", "—", "—"])
        .column("self.1.29.1", 2019, &["—", "—", "—", "—", "40"])
        .column("oge.russian.mark_2", 2019, &["4", "4", "19", "4", "4"])
        .column("oge.russian.participants", 2019, &["20", "20", "100", "20", "20"]);
    assert_eq!(bearers("disagreement", "высокая категория при низких результатах", &city), [1, 5]);
}

// 1: a marker.  2: none.  3: not known.  Journal: 1: 6 of 20 are 30 %; 2: 29 of 100; 3: not known.
// Growth: 1: 10 % to 20 %; 2: 10 % to 19 %; 3: only one year.
#[test]
fn markers_the_journal_and_a_leap_are_marked_at_their_thresholds() {
    let city = City::of(3)
        .column("objectivity.math_4", 2019, &["1", "0", "—"])
        .column("vpr4.math.journal_lowered", 2019, &["6", "20", "—"])
        .column("vpr4.math.journal_raised", 2019, &["0", "9", "—"])
        .column("vpr4.math.journal_all", 2019, &["20", "100", "—"])
        .column("vpr5.russian.mark_2", 2018, &["2", "10", "—"])
        .column("vpr5.russian.participants", 2018, &["20", "100", "—"])
        .column("vpr5.russian.mark_2", 2019, &["4", "19", "10"])
        .column("vpr5.russian.participants", 2019, &["20", "100", "20"]);
    for mark in ["признак необъективности", "расхождение с журналом", "резкий рост доли «2»"]
    {
        assert_eq!(bearers("vpr-objectivity", mark, &city), [1], "{mark}");
    }
}

// 1: 18 of 30 works on the boundary are 60 %.  2: 17 of 30.  3: 18 of 29 are too few works.  4: not known.
#[test]
fn a_heap_of_works_on_the_boundary_of_a_mark_is_marked() {
    let city = City::of(4).column("vpr5.math.at_boundary", 2019, &["18", "17", "18", "—"]).column(
        "vpr5.math.below_boundary",
        2019,
        &["12", "13", "11", "—"],
    );
    assert_eq!(bearers("vpr-objectivity", "пик на границе отметок", &city), [1]);
}

#[test]
fn a_mark_is_followed_down_to_the_numbers_that_gave_it() {
    let city = City::of(1).column("self.1.5", 2019, &["60"]).column("oge.math.mark_2", 2019, &["5"]).column(
        "oge.math.participants",
        2019,
        &["20"],
    );
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == "disagreement").expect("it ships");
    let criteria = read(text).expect("sound criteria");
    city.look(&criteria, |assessment| {
        let flags = assessment.flags(0);
        let cells = flags[0].because.iter().map(|cell| {
            (criteria.id_of(cell.of), cell.value.as_ref().map(ToString::to_string).unwrap_or_default(), cell.counts)
        });
        let expected = [("self_marks", "60".to_owned(), None), ("oge_math", "25".to_owned(), Some((5, 20)))];
        assert_eq!(cells.collect::<Vec<_>>(), expected);
        assert!(flags.iter().all(|flag| flag.caveat.is_some()));
    });
}

// Of the staff nothing is known; of the tests one year, and a leap needs two.
#[test]
fn what_could_not_be_looked_at_is_told_with_what_is_missing() {
    let city = City::of(2)
        .column("vpr5.math.mark_2", 2019, &["1", "2"])
        .column("vpr5.math.participants", 2019, &["20", "20"])
        .column("vpr7.math.mark_2", 2019, &["1", "2"])
        .column("vpr7.math.participants", 2019, &["20", "20"])
        .column("oge.math.mark_2", 2019, &["1", "2"])
        .column("oge.math.participants", 2019, &["20", "20"])
        .column("self.1.11", 2019, &["5", "10"]);
    let unseen = |name: &str| {
        let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name).expect(name);
        let criteria = read(text).expect("sound criteria");
        let id = |indicator: &usize| criteria.indicators[*indicator].id.clone();
        city.look(&criteria, |assessment| {
            let unseen = assessment.unseen().into_iter();
            unseen
                .map(|unseen| (criteria.rules[unseen.rule].id.clone(), unseen.without.iter().map(id).collect()))
                .collect()
        })
    };
    let found: Vec<(String, Vec<String>)> = unseen("disagreement");
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["self_exams", "category_results"]);
    assert!(found[1].1.contains(&"teachers_highest".to_owned()) && !found[1].1.contains(&"oge_math".to_owned()));
    let rules: Vec<String> = unseen("vpr-objectivity").into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["markers", "journal", "worsened", "peaks"]);
}

fn selected(folder: &std::path::Path, more: &[&str]) -> Value {
    let folder = folder.display().to_string();
    let output = shnor(&[&["select", &folder, "--format", "json"], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

#[test]
fn the_verdict_is_the_same_with_and_without_the_data_that_only_marks_use() {
    let copied: Vec<(String, Vec<u8>)> = std::fs::read_dir(sample())
        .expect("the sample")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(&path).expect("a file"))
        })
        .filter(|(name, _)| !name.contains("ВПР") && name != "selection.toml")
        .collect();
    let files: Vec<(&str, &[u8])> = copied.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let without = folder(&files);
    let criteria = ["--criteria", "municipal-index-no-vpr", "--year", "2020"];
    let (with, without) = (selected(&sample(), &criteria), selected(without.path(), &criteria));
    assert_eq!(with["listed"], without["listed"]);
    let verdict = |run: &Value| {
        let of = |school: &Value| {
            ["id", "status", "rank", "score_exact", "contributions", "reasons"].map(|key| school[key].clone())
        };
        run["schools"].as_array().expect("schools").iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(verdict(&with), verdict(&without));
    let given = |run: &Value| {
        let flags = run["schools"].as_array().expect("schools").iter().filter_map(|school| school["flags"].as_array());
        flags.flatten().map(|flag| flag["source"].clone()).collect::<Vec<_>>()
    };
    assert!(given(&with).contains(&"vpr-objectivity".into()) && !given(&without).contains(&"vpr-objectivity".into()));
}

#[test]
fn a_mark_that_lacks_its_data_is_no_error_and_is_silent_on_the_terminal() {
    let case = "tests/cases/by-hand/data";
    let output = shnor(&["select", case]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!stdout(&output).contains("Отметк"), "{}", stdout(&output));
    let run = selected(std::path::Path::new(case), &[]);
    let unseen: Vec<&str> =
        run["flags_unseen"].as_array().expect("flags").iter().filter_map(|flag| flag["rule"].as_str()).collect();
    assert_eq!(
        unseen,
        ["markers", "journal", "worsened", "peaks", "vpr_oge", "self_exams", "self_counts", "category_results"]
    );
}

#[test]
fn a_methodology_that_marks_is_not_evaluated_a_second_time_beside_itself() {
    let run = selected(&sample(), &["--criteria", "vpr-objectivity", "--allow", "F28"]);
    let schools = run["schools"].as_array().expect("schools");
    let own = |school: &Value| {
        let flags = school["flags"].as_array().expect("flags");
        flags.iter().filter(|flag| flag["source"] == "vpr-objectivity").count()
    };
    assert_eq!(schools.iter().map(own).max(), Some(1));
    let markers: Vec<&str> =
        schools.iter().filter(|school| own(school) == 1).filter_map(|school| school["id"].as_str()).collect();
    assert_eq!(markers.len(), schools.iter().filter(|school| school["marks"] != Value::Array(Vec::new())).count());
    assert!(run["flags_unseen"].as_array().expect("flags").iter().all(|flag| flag["source"] == "disagreement"));
}

//! The method on cities small enough for paper. Every expected number is worked by hand in the comment beside it.

use std::sync::Arc;

use shnor::assess::{Assessment, Weighed, assess};
use shnor::criteria::{self, Criteria};
use shnor::decision::Status;
use shnor::number::Exact;
use shnor::observation::{Observation, Observations, Reading};
use shnor::origin::Origin;
use shnor::school::{NameKey, Register, School};

/// Two shares of ten pupils each and a mean. A mark of 2 for nobody is best, 0 of 10; a 5 for all is best, 10 of 10.
const CRITERIA: &str = r#"
schema = "shnor/criteria/1"
id = "paper"
title = "На бумаге"
purpose = "проверка"
source = "tests/method.rs"
verified = "own"
standing = "template"
direction = "higher_is_better"

[[indicator]]
id = "low"
title = "Доля «2»"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 2, not_older_than = 3 }
scale = { worst = 100, best = 0 }

[[indicator]]
id = "high"
title = "Доля «5»"
share = ["oge.math.mark_5"]
of = ["oge.math.participants"]
years = { last = 2, not_older_than = 3 }
scale = { worst = 0, best = 100 }

[[indicator]]
id = "mean"
title = "ЕГЭ, русский язык"
mean = ["ege.russian.mean"]
years = { last = 2, not_older_than = 3 }
levels = ["1-11"]
scale = { worst = 0, best = 100 }

[[indicator]]
id = "self"
title = "1.14"
value = "self.1.14"
years = { last = 2, not_older_than = 3 }
scale = { worst = 100, best = 0 }

[[index]]
id = "exams"
title = "Экзамены"
total = 60
missing = { policy = "renormalise", coverage = 50 }
parts = [{ indicator = "low", weight = 20 }, { indicator = "high", weight = 20 }, { indicator = "mean", weight = 20 }]

[[index]]
id = "all"
title = "Всё"
total = 100
missing = { policy = "renormalise", coverage = 50 }
parts = [{ index = "exams", weight = 60 }, { indicator = "self", weight = 40 }]

[list]
index = "all"
lowest = { share = 50, rounding = "floor" }
ties = "include_all"
risk = { within = 5 }
exclude_types = []
"#;

fn criteria_with(changes: &[(&str, &str)]) -> Criteria {
    let mut text = CRITERIA.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    criteria::read(&text).expect("sound criteria")
}

/// A school being told of: name, level, and its cells.
struct Told {
    name: &'static str,
    level: &'static str,
    cells: Vec<(&'static str, i32, Reading)>,
}

fn told(name: &'static str, level: &'static str) -> Told {
    Told { name, level, cells: Vec::new() }
}

impl Told {
    /// Marks of a year: participants, 2, 5.
    fn marks(mut self, year: i32, all: i64, low: i64, high: i64) -> Self {
        for (measure, count) in [("oge.math.participants", all), ("oge.math.mark_2", low), ("oge.math.mark_5", high)] {
            self.cells.push((measure, year, Reading::Count(count)));
        }
        self
    }

    /// A mean of a year over so many.
    fn mean(mut self, year: i32, mean: i64, n: i64) -> Self {
        self.cells.push(("ege.russian.mean", year, Reading::Number(mean.into())));
        self.cells.push(("ege.russian.participants", year, Reading::Count(n)));
        self
    }

    /// A percent of self-evaluation.
    fn own(mut self, year: i32, percent: i64) -> Self {
        let share = shnor::observation::Share::Printed { percent: percent.into(), digits: 0, numerator: None };
        self.cells.push(("self.1.14", year, Reading::Share(share)));
        self
    }
}

fn look<T>(criteria: &Criteria, city: &[Told], look: impl Fn(&Assessment<'_>) -> T) -> T {
    let origin = |row: usize| Origin {
        file: "f".into(),
        sheet: None,
        row: u32::try_from(row).expect("few"),
        column: 0,
        to: None,
    };
    let schools = city.iter().map(|told| School {
        id: told.name.to_owned(),
        name: told.name.to_owned(),
        short_name: told.name.to_owned(),
        aliases: Vec::new(),
        predecessors: Vec::new(),
        kind: NameKey::of(told.name).kind,
        grades: told.level.parse().ok(),
        district: None,
        municipality: None,
        cluster: None,
        origin: origin(0),
    });
    let register = Register::new(schools.collect());
    let place = |name: &str| register.schools().iter().position(|school| school.name == name).expect("a school");
    let rows = city.iter().flat_map(|told| told.cells.iter().map(move |cell| (told.name, cell)));
    let rows = rows.enumerate().map(|(row, (name, (measure, year, reading)))| Observation {
        school: place(name),
        measure: Arc::from(*measure),
        year: *year,
        reading: reading.clone(),
        printed: None,
        origin: origin(row),
    });
    let observations = Observations::new(rows.collect());
    look(&assess(criteria, &register, &observations, 2020))
}

fn scores(assessment: &Assessment<'_>) -> Vec<String> {
    let shown = |place: usize| {
        let school = &assessment.schools[place];
        let score = school.total().map_or("—".to_owned(), |total| total.score.to_string());
        format!("{} {score} {}", assessment.school(place).name, school.status.word())
    };
    assessment.shown().map(shown).collect()
}

/// Three schools with everything. Scores, 20 + 20 + 20 + 40:
/// СШ № 1: 5 of 10 low: 10; 1 of 10 high: 2; mean 50: 10; self 50: 20; 42
/// СШ № 2: 1 of 10 low: 18; 5 of 10 high: 10; mean 70: 14; self 10: 36; 78
/// СШ № 3: 4 of 10 low: 12; 2 of 10 high: 4; mean 45: 9; self 45: 22; 47
fn three() -> Vec<Told> {
    vec![
        told("СШ № 1", "1-11").marks(2019, 10, 5, 1).mean(2019, 50, 10).own(2019, 50),
        told("СШ № 2", "1-11").marks(2019, 10, 1, 5).mean(2019, 70, 10).own(2019, 10),
        told("СШ № 3", "1-11").marks(2019, 10, 4, 2).mean(2019, 45, 10).own(2019, 45),
    ]
}

#[test]
fn a_nested_index_is_the_weighed_sum_of_its_parts_and_the_risk_group_reaches_to_its_border() {
    // half of three is 1.5, rounded down: one school; 47 lies exactly 5 above 42
    let expected = ["СШ № 1 42 listed", "СШ № 3 47 risk", "СШ № 2 78 not_listed"];
    assert_eq!(look(&criteria_with(&[]), &three(), scores), expected);
    let narrower = criteria_with(&[("within = 5", "within = 4.99")]);
    assert_eq!(look(&narrower, &three(), scores)[1], "СШ № 3 47 not_listed");
}

#[test]
fn where_a_high_index_means_need_the_scale_turns_and_the_highest_are_listed() {
    // every part is turned: 100 less the scores above
    let turned = criteria_with(&[("higher_is_better", "lower_is_better")]);
    let expected = ["СШ № 1 58 listed", "СШ № 3 53 risk", "СШ № 2 22 not_listed"];
    assert_eq!(look(&turned, &three(), scores), expected);
    // «low» of СШ № 1: z = 0.5, 10 points; the median z is 0.4, 8 points: it moves the school 2 towards the list
    let shortfall = |assessment: &Assessment<'_>| {
        let reasons = assessment.reasons(0);
        reasons.iter().find(|reason| reason.indicator == 0).map(|reason| reason.shortfall.to_string())
    };
    assert_eq!(look(&turned, &three(), shortfall).as_deref(), Some("2"));
    // the other way up: z = 0.5, 10 points, the median z 0.6, 12 points: the same 2
    assert_eq!(look(&criteria_with(&[]), &three(), shortfall).as_deref(), Some("2"));
}

#[test]
fn equal_scores_at_the_cut_are_all_listed_or_none_as_the_file_says() {
    let mut city = three();
    city.push(told("СШ № 4", "1-11").marks(2019, 10, 5, 1).mean(2019, 50, 10).own(2019, 50));
    city.push(told("СШ № 5", "1-11").marks(2019, 10, 5, 1).mean(2019, 50, 10).own(2019, 50));
    // half of five is 2.5, down to two; three schools have 42
    let listed = |criteria: &Criteria| {
        look(criteria, &city, |assessment| (assessment.listed().count(), assessment.cuts[0].tied.len()))
    };
    assert_eq!(listed(&criteria_with(&[])), (3, 3));
    assert_eq!(listed(&criteria_with(&[("include_all", "exclude_all")])), (0, 3));
}

#[test]
fn kinds_that_are_excluded_are_not_considered_and_do_not_count() {
    let mut city = three();
    city.push(told("Вечерняя школа № 1", "1-11").marks(2019, 10, 9, 0).mean(2019, 20, 10).own(2019, 90));
    let criteria = criteria_with(&[("exclude_types = []", "exclude_types = [\"evening_school\"]")]);
    let expected =
        ["СШ № 1 42 listed", "СШ № 3 47 risk", "СШ № 2 78 not_listed", "Вечерняя школа № 1 — not_considered"];
    assert_eq!(look(&criteria, &city, scores), expected);
}

#[test]
fn what_does_not_apply_is_left_out_and_a_school_of_unknown_level_is_taken_to_be_meant() {
    let mut city = three();
    city[2] = told("СШ № 3", "1-9").marks(2019, 10, 4, 2).own(2019, 45);
    // exams from two parts of 20: weights 30 and 30; 0.6 × 30 + 0.2 × 30 + 0.55 × 40 = 18 + 6 + 22
    let of = |level: &'static str, mut city: Vec<Told>| {
        city[2].level = level;
        look(&criteria_with(&[]), &city, |assessment| match &assessment.schools[2].weighed {
            Weighed::Scored(total) => (total.score.to_string(), total.coverage.to_string()),
            _ => (String::new(), String::new()),
        })
    };
    assert_eq!(of("1-9", city), ("46".to_owned(), "1".to_owned()));
    let mut city = three();
    city[2] = told("СШ № 3", "?").marks(2019, 10, 4, 2).own(2019, 45);
    // the same score, but the mean is missing: 80 of 100 have data
    assert_eq!(of("?", city), ("46".to_owned(), "0.8".to_owned()));
}

#[test]
fn data_in_a_part_that_has_no_value_of_its_own_do_not_help_the_whole() {
    let mut city = three();
    // only the mean: 20 of 60, below half; exams have no value, and self alone is 40 of 100, below half
    city[2] = told("СШ № 3", "1-11").mean(2019, 45, 10).own(2019, 45);
    let status = |criteria: &Criteria| look(criteria, &city, |assessment| assessment.schools[2].status);
    assert_eq!(status(&criteria_with(&[])), Status::InsufficientData);
    // with self at 60 of 100 the rest is enough: 55 of 100 points
    let heavier = criteria_with(&[
        ("{ index = \"exams\", weight = 60 }", "{ index = \"exams\", weight = 40 }"),
        ("{ indicator = \"self\", weight = 40 }", "{ indicator = \"self\", weight = 60 }"),
    ]);
    let score = look(&heavier, &city, |assessment| assessment.schools[2].total().map(|total| total.score.to_string()));
    assert_eq!(score.as_deref(), Some("55"));
    // two thirds of exams have data, 2/3 of 60 and 40: 80 % of the whole weight
    let mut city = three();
    city[2] = told("СШ № 3", "1-11").marks(2019, 10, 4, 2).own(2019, 45);
    let stricter = criteria_with(&[(
        "total = 100\nmissing = { policy = \"renormalise\", coverage = 50 }",
        "total = 100\nmissing = { policy = \"renormalise\", coverage = 81 }",
    )]);
    assert_eq!(look(&stricter, &city, |assessment| assessment.schools[2].status), Status::InsufficientData);
}

#[test]
fn an_index_that_refuses_gaps_has_no_value_with_one() {
    let mut city = three();
    city[2] = told("СШ № 3", "1-11").marks(2019, 10, 4, 2).own(2019, 45);
    let refuse = criteria_with(&[(
        "missing = { policy = \"renormalise\", coverage = 50 }",
        "missing = { policy = \"refuse\" }",
    )]);
    assert_eq!(look(&refuse, &city, |assessment| assessment.schools[2].status), Status::InsufficientData);
    assert_eq!(look(&refuse, &three(), |assessment| assessment.schools[2].status), Status::Risk);
}

#[test]
fn years_are_pooled_by_counts_and_a_plain_value_is_the_latest() {
    let mut city = three();
    // 5 of 10 and 1 of 30: 6 of 40 is 15 %, not the mean of 50 % and 3.3 %; means 50 over 10 and 70 over 30: 65;
    // self 50 in 2018 and 30 in 2019: 30
    city[0] = told("СШ № 1", "1-11")
        .marks(2018, 10, 5, 0)
        .marks(2019, 30, 1, 0)
        .mean(2018, 50, 10)
        .mean(2019, 70, 30)
        .own(2018, 50)
        .own(2019, 30);
    let values = look(&criteria_with(&[]), &city, |assessment| {
        let value = |value: &shnor::assess::IndicatorValue| match value {
            shnor::assess::IndicatorValue::Value(value) => value.exact.clone(),
            shnor::assess::IndicatorValue::Missing(_) => Exact::from(-1),
        };
        (0..4).map(|indicator| value(assessment.value(0, indicator))).collect::<Vec<_>>()
    });
    assert_eq!(values, [15, 0, 65, 30].map(Exact::from));
}

#[test]
fn a_year_counts_only_if_some_school_has_every_number_of_it() {
    let mut city = three();
    // 2020 is told of by halves: one school's participants, another's marks
    city[0].cells.push(("oge.math.participants", 2020, Reading::Count(10)));
    city[1].cells.push(("oge.math.mark_2", 2020, Reading::Count(1)));
    let years = look(&criteria_with(&[]), &city, |assessment| assessment.indicators[0].years.clone());
    assert_eq!((years.taken, years.absent), (vec![2019], vec![2020]));
}

#[test]
fn the_median_is_of_the_schools_that_have_a_score() {
    let mut city = three();
    // the worst by far, but without a score: the median of «low» stays the middle of 50, 10 and 40 %
    city.push(told("СШ № 9", "1-11").marks(2019, 10, 10, 0));
    let median = look(
        &criteria_with(&[("coverage = 50 }\nparts = [{ index", "coverage = 90 }\nparts = [{ index")]),
        &city,
        |assessment| (assessment.schools[3].status, assessment.indicators[0].median_value.clone()),
    );
    assert_eq!(median, (Status::InsufficientData, Some(Exact::from(40))));
}

#[test]
fn results_of_a_school_whose_level_excludes_them_are_told() {
    let mut city = three();
    city[2].level = "1-9";
    let told = look(&criteria_with(&[]), &city, |assessment| {
        assessment.findings.iter().filter(|finding| finding.code == "F62").count()
    });
    assert_eq!(told, 1);
    let all = look(&criteria_with(&[]), &three(), |assessment| assessment.findings.clone());
    assert_eq!(all, []);
}

#[test]
fn a_school_that_lacks_one_of_the_years_taken_is_told_of() {
    let mut city = three();
    for school in &mut city[..2] {
        let name = school.name;
        let earlier = told(name, "1-11").marks(2018, 10, 2, 2).mean(2018, 50, 10);
        school.cells.extend(earlier.cells);
    }
    let findings = look(&criteria_with(&[]), &city, |assessment| assessment.findings.clone());
    let texts = shnor::text::Texts::russian();
    let told: Vec<String> =
        findings.iter().filter(|finding| finding.code == "F56").map(|finding| texts.say(&finding.message)).collect();
    // both shares and the mean of the third school
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|words| words.contains("СШ № 3") && words.contains("2018")), "{told:?}");
}

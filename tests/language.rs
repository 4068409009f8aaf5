//! The language says what systems elsewhere say: each test is one of them, or one construct, on schools few enough for
//! paper. Expected numbers are worked by hand in the comments. None of these methodologies ships.

use std::fmt::Write as _;
use std::sync::Arc;

use shnor::assess::{Assessment, Held, History, Weighed, assess_with_history};
use shnor::criteria::{self, Criteria, Node};
use shnor::decision::Status;
use shnor::number::Exact;
use shnor::observation::{Missing, Observation, Observations, Reading, Share};
use shnor::origin::Origin;
use shnor::school::{NameKey, Register, School};

/// Schools told of by columns of numbers: a name, the year's numbers, a blank for what is not known.
pub(crate) struct City {
    schools: Vec<School>,
    rows: Vec<Observation>,
}

fn origin(row: usize) -> Origin {
    Origin { file: "f".into(), sheet: None, row: u32::try_from(row).expect("few"), column: 0, to: None }
}

impl City {
    pub(crate) fn new(names: &[&str]) -> Self {
        let school = |(row, name): (usize, &&str)| School {
            id: format!("{:02}", row + 1),
            name: (*name).to_owned(),
            short_name: (*name).to_owned(),
            aliases: Vec::new(),
            predecessors: Vec::new(),
            kind: NameKey::of(name).kind,
            grades: "1-11".parse().ok(),
            district: None,
            municipality: None,
            cluster: None,
            origin: origin(row),
        };
        Self { schools: names.iter().enumerate().map(school).collect(), rows: Vec::new() }
    }

    /// So many schools named by number.
    pub(crate) fn of(count: usize) -> Self {
        let names: Vec<String> = (1..=count).map(|number| format!("СШ № {number}")).collect();
        Self::new(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub(crate) fn districts(mut self, districts: &[&str]) -> Self {
        for (school, district) in self.schools.iter_mut().zip(districts) {
            school.district = Some((*district).to_owned());
        }
        self
    }

    pub(crate) fn clusters(mut self, clusters: &[&str]) -> Self {
        for (school, cluster) in self.schools.iter_mut().zip(clusters) {
            school.cluster = Some((*cluster).to_owned());
        }
        self
    }

    pub(crate) fn levels(mut self, levels: &[&str]) -> Self {
        for (school, level) in self.schools.iter_mut().zip(levels) {
            school.grades = level.parse().ok();
        }
        self
    }

    /// A column of a year, a number a school; `—` is not known.
    pub(crate) fn column(mut self, measure: &str, year: i32, numbers: &[&str]) -> Self {
        for (school, number) in numbers.iter().enumerate() {
            let reading = match number.parse::<Exact>() {
                Ok(number) => number.to_integer().map_or(Reading::Number(number), Reading::Count),
                Err(_) => Reading::Missing(Missing::Blank),
            };
            let measure = Arc::from(measure);
            self.rows.push(Observation {
                school,
                measure,
                year,
                reading,
                printed: None,
                origin: origin(self.rows.len()),
            });
        }
        self
    }

    /// One school more, with these counts of a year.
    pub(crate) fn and(mut self, counts: &[(&str, i64)], year: i32) -> Self {
        let school = self.schools.len();
        let name = format!("СШ № {}", school + 1);
        self.schools.extend(Self::new(&vec![name.as_str(); school + 1]).schools.pop());
        for (measure, count) in counts {
            let (measure, reading) = (Arc::from(*measure), Reading::Count(*count));
            let origin = origin(self.rows.len());
            self.rows.push(Observation { school, measure, year, reading, printed: None, origin });
        }
        self
    }

    /// The same schools and cells, the other way round.
    pub(crate) fn turned(mut self) -> Self {
        let last = self.schools.len() - 1;
        self.schools.reverse();
        self.rows.reverse();
        for row in &mut self.rows {
            row.school = last - row.school;
        }
        self
    }

    /// A school under another name.
    pub(crate) fn renamed(mut self, school: usize, name: &str) -> Self {
        name.clone_into(&mut self.schools[school].name);
        name.clone_into(&mut self.schools[school].short_name);
        self
    }

    /// A school with another code and these predecessors.
    pub(crate) fn recoded(mut self, school: usize, id: &str, predecessors: &[&str]) -> Self {
        id.clone_into(&mut self.schools[school].id);
        self.schools[school].predecessors = predecessors.iter().map(|one| (*one).to_owned()).collect();
        self
    }

    /// A school with another name beside its own.
    pub(crate) fn also_called(mut self, school: usize, name: &str) -> Self {
        self.schools[school].aliases.push(name.to_owned());
        self
    }

    pub(crate) fn look<T>(&self, criteria: &Criteria, look: impl Fn(&Assessment<'_>) -> T) -> T {
        self.look_back(criteria, None, look)
    }

    /// The same with what became of the schools in earlier years.
    pub(crate) fn look_back<T>(
        &self,
        criteria: &Criteria,
        history: Option<&History>,
        look: impl Fn(&Assessment<'_>) -> T,
    ) -> T {
        self.assessed_back(criteria, 2020, history, |assessment, _| look(&assessment))
    }

    /// Assessed for a year.
    pub(crate) fn assessed<T>(
        &self,
        criteria: &Criteria,
        year: i32,
        look: impl FnOnce(Assessment<'_>, &Observations) -> T,
    ) -> T {
        self.assessed_back(criteria, year, None, look)
    }

    pub(crate) fn assessed_back<T>(
        &self,
        criteria: &Criteria,
        year: i32,
        history: Option<&History>,
        look: impl FnOnce(Assessment<'_>, &Observations) -> T,
    ) -> T {
        let register = Register::new(self.schools.clone());
        let place = |school: usize| {
            register.schools().iter().position(|known| known.id == self.schools[school].id).expect("a school")
        };
        let rows = self.rows.iter().map(|row| Observation { school: place(row.school), ..row.clone() });
        let observations = Observations::new(rows.collect());
        look(assess_with_history(criteria, &register, &observations, year, history), &observations)
    }
}

pub(crate) const HEAD: &str = "schema = \"shnor/criteria/1\"\nid = \"x\"\ntitle = \"x\"\npurpose = \"x\"\nsource = \"x\"\n\
                    verified = \"own\"\nstanding = \"template\"\n";

/// Criteria with the measures named declared, each a plain number, and an indicator of each with the scale given.
pub(crate) fn criteria_of(direction: &str, columns: &[(&str, &str)], rest: &str) -> Criteria {
    try_criteria_of(direction, columns, rest).expect("sound criteria")
}

/// The same, or what is wrong with them.
pub(crate) fn try_criteria_of(direction: &str, columns: &[(&str, &str)], rest: &str) -> Result<Criteria, Vec<String>> {
    let mut text = format!("{HEAD}direction = \"{direction}\"\n");
    for (name, scale) in columns {
        let scale = if scale.is_empty() { String::new() } else { format!("scale = {scale}\n") };
        let _ = write!(
            text,
            "[[measure]]\nid = \"plain.{name}\"\ntitle = \"{name}\"\nkind = \"number\"\n\
             [[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nvalue = \"plain.{name}\"\n\
             years = {{ last = 3, not_older_than = 3 }}\n{scale}"
        );
    }
    text.push_str(rest);
    let texts = shnor::text::Texts::russian();
    let told = |problems: Vec<shnor::toml_table::Problem>| -> Vec<String> {
        problems.iter().map(|problem| format!("{}: {}", problem.line, texts.say(&problem.message))).collect()
    };
    criteria::read(&text).map_err(told)
}

pub(crate) const AS_IS: &str = "{ method = \"as_is\" }";

fn place(criteria: &Criteria, id: &str) -> usize {
    criteria.nodes().find(|node| criteria.id_of(*node) == id).expect(id).place()
}

/// The number of an index, school by school.
fn numbers(assessment: &Assessment<'_>, index: &str) -> Vec<String> {
    let index = place(assessment.criteria, index);
    let shown = |school: usize| assessment.index(school, index).map_or("—".to_owned(), |number| number.to_string());
    (0..assessment.schools.len()).map(shown).collect()
}

pub(crate) fn statuses(assessment: &Assessment<'_>) -> Vec<Status> {
    assessment.schools.iter().map(|school| school.status).collect()
}

fn held(assessment: &Assessment<'_>, rule: &str) -> Vec<Held> {
    let rule = place(assessment.criteria, rule);
    (0..assessment.schools.len()).map(|school| assessment.outcome(school, rule).held).collect()
}

/// Score, contributions and adjustments of every school add up.
fn adds_up(assessment: &Assessment<'_>) {
    for school in &assessment.schools {
        if let Weighed::Scored(total) = &school.weighed {
            let points: Exact = total.contributions.iter().map(|given| &given.points).sum();
            let adjustments: Exact = total.adjustments.iter().map(|adjustment| &adjustment.amount).sum();
            assert_eq!(&points + &adjustments, total.score, "{total:?}");
        }
    }
}

use Held::{No, NotApplicable, Unknown, Yes};
use Status::{InsufficientData, Listed, NotConsidered, NotListed, Risk};

/// North Carolina G.S. 115C-83.15 and 115C-105.37: score = 0.8 achievement + 0.2 growth, half up; grades 85/70/55/40;
/// low-performing = D or F and growth «met» or «not met» (coded 1 and 0; 2 is «exceeded»); a missing growth is not «not
/// met»; recurring = in at least two of three years, and not a charter school; a district is low-performing where more
/// than half of its schools are.
#[test]
fn north_carolina_with_its_list_over_three_years_and_its_districts() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("achievement", AS_IS), ("growth", AS_IS), ("growth_status", ""), ("charter", "")],
        r#"
[[index]]
id = "score"
title = "score"
weights = "relative"
missing = { policy = "refuse" }
parts = [{ indicator = "achievement", weight = 0.8 }, { indicator = "growth", weight = 0.2 }]
rounding = { digits = 0, mode = "half_up" }
[[index.grades]]
bands = [
  { at_least = 85, grade = "A" }, { at_least = 70, less_than = 85, grade = "B" }, { at_least = 55, less_than = 70, grade = "C" },
  { at_least = 40, less_than = 55, grade = "D" }, { less_than = 40, grade = "F" },
]
[[rule]]
id = "low_grade"
title = "D or F"
of = ["score"]
is = { grade = ["D", "F"] }
[[rule]]
id = "growth_no_better"
title = "growth met or not met"
of = ["growth_status"]
is = { at_most = 1 }
missing = { policy = "not_held" }
[[rule]]
id = "low"
title = "low-performing"
of = ["low_grade", "growth_no_better"]
[[rule]]
id = "twice"
title = "in at least two of three years"
of = ["low"]
years = { each_of_last = 3 }
hold_at_least = 2
[[rule]]
id = "no_charter"
title = "not a charter school"
of = ["charter"]
is = { equal = 0 }
[[rule]]
id = "district"
title = "a low-performing district"
of = ["low"]
across = "district"
hold_share = { more_than = 50 }
mark = "low-performing district"
[list]
rules = ["twice", "no_charter"]
combine = "all"
index = "score"
"#,
    );
    // score of 1: 0.8 · 53 + 0.2 · 60 = 54.4, D in all years. 2: 0.8 · 54 + 0.2 · 60 = 55.2 → 55, C; half up: 0.8 · 53.125
    // + 12 = 54.5 → 55, C. 3: D in 2018 and 2019 only. 4: D, but its growth is not known. 5: a charter school, D always
    let city = City::of(5)
        .districts(&["A", "A", "B", "B", "B"])
        .column("plain.achievement", 2018, &["53", "54", "53", "53", "50"])
        .column("plain.achievement", 2019, &["53", "53.125", "53", "53", "50"])
        .column("plain.achievement", 2020, &["53", "54", "90", "53", "50"])
        .column("plain.growth", 2018, &["60", "60", "60", "60", "60"])
        .column("plain.growth", 2019, &["60", "60", "60", "60", "60"])
        .column("plain.growth", 2020, &["60", "60", "60", "60", "60"])
        .column("plain.growth_status", 2018, &["1", "1", "0", "—", "1"])
        .column("plain.growth_status", 2019, &["1", "1", "0", "—", "1"])
        .column("plain.growth_status", 2020, &["1", "1", "0", "—", "1"])
        .column("plain.charter", 2020, &["0", "0", "0", "0", "1"]);
    city.look(&criteria, |assessment| {
        assert_eq!(held(assessment, "twice"), [Yes, No, Yes, No, Yes]);
        assert_eq!(statuses(assessment), [Listed, NotListed, Listed, NotListed, NotListed]);
        // this year: 1 and 5 are low; half of district A, a third of district B: neither is more than half
        assert_eq!(held(assessment, "low"), [Yes, No, No, No, Yes]);
        assert_eq!(held(assessment, "district"), [No, No, No, No, No]);
        adds_up(assessment);
    });
    let mut worse = city;
    worse.rows.retain(|row| !(row.measure.as_ref() == "plain.achievement" && row.year == 2020 && row.school == 2));
    let worse = worse.column("plain.achievement", 2020, &[]).column("plain.x", 2020, &[]);
    // school 3 without this year's results: its newest value is that of 2019, D: two of three in district B
    worse.look(&criteria, |assessment| {
        assert_eq!(held(assessment, "district"), [No, No, Yes, Yes, Yes]);
        assert_eq!(held(assessment, "twice")[2], Yes);
    });
}

/// Every Student Succeeds Act, § 1111(c)(4)(D): the lowest five percent of each pool, and high schools that graduate
/// less than 67 %.
#[test]
fn the_lowest_five_percent_of_each_pool_and_high_schools_that_fail_to_graduate_a_third() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("index", AS_IS), ("graduates", "")],
        r#"
[[index]]
id = "score"
title = "score"
weights = "relative"
missing = { policy = "refuse" }
parts = [{ indicator = "index", weight = 1 }]
[[rule]]
id = "graduation"
title = "graduates less than 67 %"
of = ["graduates"]
is = { less_than = 67 }
levels = ["10-11"]
missing = { policy = "not_held" }
[list]
index = "score"
lowest = { share = 5, rounding = "ceiling", within = ["cluster"] }
rules = ["graduation"]
combine = "any"
ties = "include_all"
"#,
    );
    // title I: 21 schools, 5 % is 1.05, up: two. others: 3 schools, 0.15, up: one
    let clusters: Vec<&str> = (0..24).map(|school| if school < 21 { "title i" } else { "other" }).collect();
    let levels: Vec<&str> = (0..24).map(|school| if school == 10 { "10-11" } else { "1-9" }).collect();
    let scores: Vec<String> = (0..24).map(|school| format!("{}", 100 - school)).collect();
    let scores: Vec<&str> = scores.iter().map(String::as_str).collect();
    let graduates: Vec<&str> = (0..24).map(|school| if school == 10 { "66.9" } else { "50" }).collect();
    let city = City::of(24).clusters(&clusters).levels(&levels).column("plain.index", 2020, &scores).column(
        "plain.graduates",
        2020,
        &graduates,
    );
    let listed = city.look(&criteria, |assessment| {
        assert_eq!(assessment.cuts.len(), 2);
        let mut ids: Vec<String> = assessment.listed().map(|school| assessment.school(school).id.clone()).collect();
        ids.sort();
        ids
    });
    assert_eq!(listed, ["11", "20", "21", "24"]);
}

/// UNDP, Human Development Report, technical note 1: goalposts 20–85, 0–15, 0–18 and the logarithm of 100–75,000, the
/// mean of the two of education, the geometric mean of the three dimensions, rounded before ranking.
#[test]
fn a_human_development_index_is_a_geometric_mean_of_goalposts_rounded_before_ranking() {
    let rest = |rank: &str| {
        format!(
            r#"
[[index]]
id = "education"
title = "education"
weights = "relative"
missing = {{ policy = "refuse" }}
parts = [{{ indicator = "schooling", weight = 1 }}, {{ indicator = "expected", weight = 1 }}]
[[index]]
id = "hdi"
title = "hdi"
method = "geometric_mean"
weights = "relative"
missing = {{ policy = "refuse" }}
parts = [{{ indicator = "life", weight = 1 }}, {{ index = "education", weight = 1 }}, {{ indicator = "income", weight = 1 }}]
[list]
index = "hdi"
lowest = {{ number = 1 }}
ties = "include_all"
[rounding]
score = {{ digits = 3, mode = "half_up" }}
rank = "{rank}"
"#
        )
    };
    let columns = [
        ("life", "{ worst = 20, best = 85 }"),
        ("schooling", "{ worst = 0, best = 15 }"),
        ("expected", "{ worst = 0, best = 18 }"),
        ("income", "{ worst = 100, best = 75000, logarithmic = true }"),
    ];
    // life 79.93: 0.922; 8.37/15 and 13.5/18: 0.654; ln(130.117)/ln(750) = 4.86844/6.62007 = 0.7354;
    // (0.922 · 0.654 · 0.7354)^(1/3) = 0.7626. The second has a hundredth of a year less to live: the same at three digits.
    // The third lies beyond the goalposts: 1, the mean of 1 and 1, 1
    let city = City::of(3)
        .column("plain.life", 2020, &["79.93", "79.92", "90"])
        .column("plain.schooling", 2020, &["8.37", "8.37", "15"])
        .column("plain.expected", 2020, &["13.5", "13.5", "20"])
        .column("plain.income", 2020, &["13011.7", "13011.7", "80000"]);
    let places = |criteria: &Criteria| {
        city.look(criteria, |assessment| {
            adds_up(assessment);
            assessment
                .schools
                .iter()
                .map(|school| {
                    (
                        school.rank.expect("a rank"),
                        school.total().map(|total| total.score.to_string()).expect("a score"),
                    )
                })
                .collect::<Vec<_>>()
        })
    };
    let score = |rank: usize, score: &str| (rank, score.to_owned());
    let after = criteria_of("higher_is_better", &columns, &rest("after"));
    assert_eq!(places(&after), [score(1, "0.763"), score(1, "0.763"), score(3, "1")]);
    let before = criteria_of("higher_is_better", &columns, &rest("before"));
    assert_eq!(places(&before), [score(2, "0.763"), score(1, "0.763"), score(3, "1")]);
    // the logarithms of the parts add up to that of the index: ln 0.7626 = −0.2710
    city.look(&before, |assessment| {
        let total = assessment.schools[2].total().expect("a score");
        assert!(total.contributions.iter().any(|given| given.logarithm.as_deref() == Some(&Exact::zero())));
    });
}

/// California School Dashboard: status in five bands, change in five, a grid of colours; below 150 pupils a grid with
/// three columns of change, below 30 none.
#[test]
fn a_grid_of_status_and_change_is_coarser_for_small_schools() {
    let mut text = format!("{HEAD}direction = \"higher_is_better\"\n");
    text.push_str(
        r#"
[[indicator]]
id = "status"
title = "status"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 2, not_older_than = 3 }
pool = "latest"
smallest_cohort = 30
[indicator.scale]
method = "grid"
by = "change"
rows = [{ less_than = 10 }, { at_least = 10, less_than = 20 }, { at_least = 20 }]
columns = [{ less_than = -5 }, { at_least = -5, at_most = 5 }, { more_than = 5 }]
points = [[5, 5, 4], [4, 3, 2], [3, 2, 1]]
[indicator.scale.coarse]
fewer_than = 150
rows = [{ less_than = 10 }, { at_least = 10, less_than = 20 }, { at_least = 20 }]
columns = [{ at_most = 5 }, { more_than = 5 }]
points = [[5, 4], [3, 3], [2, 2]]
[[indicator]]
id = "change"
title = "change"
change = { of = "status", years_back = 1 }
[[index]]
id = "colour"
title = "colour"
weights = "relative"
missing = { policy = "refuse" }
parts = [{ indicator = "status", weight = 1 }]
[list]
index = "colour"
score = { less_than = 2 }
"#,
    );
    let Err(problems) = criteria::read(&text) else { panic!("a ring") };
    // a change of the very indicator that it is a scale of leads back to itself: the change is of a twin
    assert!(!problems.is_empty());
    let twin = "[[indicator]]\nid = \"twin\"\ntitle = \"twin\"\nshare = [\"oge.math.mark_2\"]\nof = [\"oge.math.participants\"]\n\
                years = { last = 2, not_older_than = 3 }\nsmallest_cohort = 30\n[[indicator]]\nid = \"change\"";
    let text =
        text.replace("[[indicator]]\nid = \"change\"", twin).replace("of = \"status\", years", "of = \"twin\", years");
    let criteria = criteria::read(&text).expect("sound criteria");
    // 1: 40/200 = 20 %, from 10: + 10: 1. 2: the same with 100 pupils: 2. 3: 15 %, from 25 %: − 10: 4. 4: with 100 pupils:
    // 3. 5: 29 pupils: nothing
    let city = City::of(5)
        .column("oge.math.participants", 2019, &["200", "100", "200", "100", "29"])
        .column("oge.math.mark_2", 2019, &["20", "10", "50", "25", "5"])
        .column("oge.math.participants", 2020, &["200", "100", "200", "100", "29"])
        .column("oge.math.mark_2", 2020, &["40", "20", "30", "15", "5"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "colour"), ["1", "2", "4", "3", "—"]);
        assert_eq!(statuses(assessment), [Listed, NotListed, NotListed, NotListed, InsufficientData]);
    });
}

/// Massachusetts DESE, School Leader's Guide to the accountability system: 60/20/10/10; where the third is missing the
/// weights are 67.5/22.5/–/10, by table and not by proportion.
#[test]
fn massachusetts_replaces_weights_by_table() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", AS_IS), ("g", AS_IS), ("e", AS_IS), ("o", AS_IS)],
        r#"
[[index]]
id = "points"
title = "points"
weights = "relative"
missing = { policy = "table", rows = [{ without = ["e"], weights = { a = 67.5, g = 22.5, o = 10 } }] }
parts = [
  { indicator = "a", weight = 60 }, { indicator = "g", weight = 20 }, { indicator = "e", weight = 10 }, { indicator = "o", weight = 10 },
]
[list]
index = "points"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    // 1: 0.6 · 50 + 0.2 · 40 + 0.1 · 30 + 0.1 · 20 = 43. 2: 0.675 · 50 + 0.225 · 40 + 0.1 · 20 = 33.75 + 9 + 2 = 44.75; by
    // proportion it would have been 44.44. 3: no row for a missing second: nothing
    let city = City::of(3)
        .column("plain.a", 2020, &["50", "50", "50"])
        .column("plain.g", 2020, &["40", "40", "—"])
        .column("plain.e", 2020, &["30", "—", "30"])
        .column("plain.o", 2020, &["20", "20", "20"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "points"), ["43", "44.75", "—"]);
        assert_eq!(statuses(assessment)[2], InsufficientData);
        adds_up(assessment);
    });
}

/// Inspectie van het Onderwijs, Onderwijsresultatenmodel: insufficient below the norm, unless the school was above it in
/// the year before or its pupils changed; no verdict where there are too few.
#[test]
fn insufficient_unless_and_no_verdict() {
    let rest = r#"
[[rule]]
id = "below"
title = "below the norm"
of = ["result"]
is = { less_than = 85 }
[[rule]]
id = "unless"
title = "unless"
of = ["was_above", "many_new"]
hold = "any"
missing = { policy = "not_held" }
[[rule]]
id = "was_above"
title = "above the norm before"
of = ["earlier"]
is = { at_least = 85 }
[[rule]]
id = "many_new"
title = "many newcomers"
of = ["newcomers"]
is = { more_than = 30 }
[[rule]]
id = "no_excuse"
title = "no unless"
of = ["unless"]
hold = "none"
[list]
rules = ["below", "no_excuse"]
combine = "all"
risk = { rules = ["below"] }
"#;
    let with =
        |rest: &str| criteria_of("higher_is_better", &[("result", ""), ("earlier", ""), ("newcomers", "")], rest);
    // 1: below, no excuse. 2: below, above before. 3: below, and nothing known of an excuse. 4: above. 5: no result
    let city = City::of(5)
        .column("plain.result", 2020, &["84.9", "80", "80", "85", "—"])
        .column("plain.earlier", 2020, &["80", "85", "—", "80", "80"])
        .column("plain.newcomers", 2020, &["0", "0", "—", "0", "0"]);
    // an excuse of which nothing is known is none
    city.look(&with(rest), |assessment| {
        assert_eq!(statuses(assessment), [Listed, Risk, Listed, NotListed, InsufficientData]);
    });
    // or half of the excuses must be known: then there is no verdict
    let careful = rest.replace("policy = \"not_held\"", "policy = \"not_held\", coverage = 50");
    city.look(&with(&careful), |assessment| {
        assert_eq!(held(assessment, "no_excuse")[2], Unknown);
        assert_eq!(statuses(assessment), [Listed, Risk, InsufficientData, NotListed, InsufficientData]);
    });
}

#[test]
fn each_rule_for_gaps_does_what_it_says() {
    let with = |missing: &str| {
        criteria_of(
            "higher_is_better",
            &[("a", "{ worst = 0, best = 100 }"), ("b", "{ worst = 0, best = 100 }")],
            &format!(
                r#"
[[index]]
id = "x1"
title = "x1"
total = 100
missing = {{ {missing} }}
parts = [{{ indicator = "a", weight = 60 }}, {{ indicator = "b", weight = 40 }}]
[list]
index = "x1"
lowest = {{ number = 1 }}
ties = "include_all"
"#
            ),
        )
    };
    // school 1 lacks b, school 2 lacks a; b: 20, 40, 90, the median of 20, 40, 90 is 40; a: 80, 50, 100, 10: median 65
    let city = City::of(5).column("plain.a", 2020, &["80", "—", "50", "100", "10"]).column(
        "plain.b",
        2020,
        &["—", "30", "20", "40", "90"],
    );
    let numbers = |missing: &str| {
        city.look(&with(missing), |assessment| {
            adds_up(assessment);
            numbers(assessment, "x1")
        })
    };
    // whole: 30 + 8 = 38; 60 + 16 = 76; 6 + 36 = 42
    assert_eq!(numbers("policy = \"refuse\""), ["—", "—", "38", "76", "42"]);
    // all weight to what is there: 80 with 60 % of the weight; 30 has only 40 %
    assert_eq!(numbers("policy = \"renormalise\", coverage = 60"), ["80", "—", "38", "76", "42"]);
    assert_eq!(numbers("policy = \"renormalise\", coverage = 40"), ["80", "30", "38", "76", "42"]);
    // the worst is 0: 48 and 12
    assert_eq!(numbers("policy = \"worst\", coverage = 40"), ["48", "12", "38", "76", "42"]);
    // the median of b is 35 (20, 30, 40, 90), of a 65 (10, 50, 80, 100): 48 + 14 and 39 + 12
    assert_eq!(numbers("policy = \"group_median\", coverage = 40"), ["62", "51", "38", "76", "42"]);
}

#[test]
fn the_largest_the_smallest_the_sum_a_cap_a_floor_a_blend_and_a_penalty() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", AS_IS), ("b", AS_IS), ("d", AS_IS), ("e", AS_IS), ("c", ""), ("p", "{ worst = 10, best = 0 }")],
        r#"
[[index]]
id = "large"
title = "large"
method = "largest"
missing = { policy = "refuse" }
parts = [{ indicator = "a" }, { indicator = "b" }]
[[index]]
id = "small"
title = "small"
method = "smallest"
missing = { policy = "refuse" }
parts = [{ indicator = "d" }, { indicator = "e" }]
[[index]]
id = "all"
title = "all"
method = "sum"
missing = { policy = "refuse" }
parts = [{ index = "large", weight = 2 }, { index = "small", weight = 1 }]
steps = [
  { step = "cap", at_most = 100, when = ["c_low"] },
  { step = "floor", at_least = 20 },
  { step = "blend", with = "c", share = 25, only_if = { at_least = 90 }, rounding = { digits = 0, mode = "half_even" } },
  { step = "multiply", by = "p" },
]
[[rule]]
id = "c_low"
title = "c below 50"
of = ["c"]
is = { less_than = 50 }
[list]
index = "all"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    // 1: 2 · 40 + 30 = 110; c 10: capped to 100; blended 0.75 · 100 + 0.25 · 10 = 77.5, to even: 78; times 1 − 5/10: 39
    // 2: 2 · 40 + 30 = 110; c 70: not capped; 82.5 + 17.5 = 100; times 1: 100.  3: 2 · 5 + 1 = 11; raised to 20
    let city = City::of(3)
        .column("plain.a", 2020, &["40", "30", "5"])
        .column("plain.b", 2020, &["30", "40", "1"])
        .column("plain.d", 2020, &["40", "30", "5"])
        .column("plain.e", 2020, &["30", "40", "1"])
        .column("plain.c", 2020, &["10", "70", "70"])
        .column("plain.p", 2020, &["5", "0", "0"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "all"), ["39", "100", "20"]);
        adds_up(assessment);
        let steps = |school: usize| {
            let total = assessment.schools[school].total().expect("a score");
            total.adjustments.iter().map(|step| format!("{} {}", step.step.word(), step.amount)).collect::<Vec<_>>()
        };
        assert_eq!(steps(0), ["cap -10", "blend -22.5", "rounding 0.5", "multiply -39"]);
        assert_eq!(steps(1), ["blend -10"]);
        assert_eq!(steps(2), ["floor 9"]);
    });
}

#[test]
fn groups_of_schools_may_have_their_own_scales_weights_and_words() {
    let criteria = criteria_of(
        "higher_is_better",
        &[
            ("a", "{ worst = 0, best = 100 }\nfor = [{ levels = [\"1-9\"], scale = { worst = 0, best = 50 } }]"),
            ("b", AS_IS),
        ],
        r#"
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = { policy = "refuse" }
parts = [{ indicator = "a", weight = 1 }, { indicator = "b", weight = 1 }]
for = [{ clusters = ["Село"], parts = [{ indicator = "a", weight = 3 }, { indicator = "b", weight = 1 }] }]
[[index.grades]]
clusters = ["село"]
bands = [{ less_than = 0.5, grade = "red" }, { at_least = 0.5, grade = "green" }]
[[index.grades]]
bands = [{ less_than = 0.4, grade = "red" }, { at_least = 0.4, grade = "green" }]
[list]
index = "x1"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    // a = 40, b = 0.5: 0.4 and 0.5: 0.45; of grades 1–9 0.8: 0.65; in the country (3 · 0.4 + 0.5) / 4 = 0.425, red there
    let city = City::of(3)
        .levels(&["1-11", "1-9", "1-11"])
        .clusters(&["город", "город", "село"])
        .column("plain.a", 2020, &["40", "40", "40"])
        .column("plain.b", 2020, &["0.5", "0.5", "0.5"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["0.45", "0.65", "0.425"]);
        let words: Vec<Option<&str>> = (0..3).map(|school| assessment.grade(school, Node::Index(0))).collect();
        assert_eq!(words, [Some("green"), Some("green"), Some("red")]);
    });
}

#[test]
fn what_does_not_apply_is_neither_passed_nor_failed() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", ""), ("b", "\nlevels = [\"1-11\"]")].map(|(name, more)| {
            (name, if more.is_empty() { "" } else { "{ method = \"as_is\" }\nlevels = [\"1-11\"]" })
        }),
        r#"
[[rule]]
id = "both"
title = "both low"
of = ["a", "b"]
is = { less_than = 30 }
[[rule]]
id = "older"
title = "only of schools to grade 11"
of = ["b"]
is = { less_than = 30 }
mark = "older"
[list]
rules = ["both"]
"#,
    );
    // 1: both low. 2: of grades 1–9 only a is asked, and is low. 3: a is not. 4: b is not known, a is low
    let city = City::of(4)
        .levels(&["1-11", "1-9", "1-11", "1-11"])
        .column("plain.a", 2020, &["10", "10", "50", "10"])
        .column("plain.b", 2020, &["10", "10", "10", "—"]);
    city.look(&criteria, |assessment| {
        assert_eq!(held(assessment, "both"), [Yes, Yes, No, Unknown]);
        assert_eq!(held(assessment, "older"), [Yes, NotApplicable, Yes, Unknown]);
        assert_eq!(statuses(assessment), [Listed, Listed, NotListed, InsufficientData]);
    });
}

#[test]
fn a_cut_is_compared_exactly_and_schools_are_excluded_by_a_rule() {
    let mut text = format!("{HEAD}direction = \"higher_is_better\"\n");
    text.push_str(
        r#"
[[indicator]]
id = "below"
title = "below"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 3 }
[[indicator]]
id = "pupils"
title = "pupils"
value = "context.pupils"
years = { last = 1, not_older_than = 3 }
[[rule]]
id = "thirty"
title = "not less than 30 %"
of = ["below"]
is = { at_least = 30 }
[[rule]]
id = "tiny"
title = "fewer than 20 pupils"
of = ["pupils"]
is = { less_than = 20 }
[list]
rules = ["thirty"]
exclude_when = ["tiny"]
"#,
    );
    let criteria = criteria::read(&text).expect("sound criteria");
    // 3 of 10 is 30 %; 29 of 97 is 29.9 %; 33 of 110 is 30 %; the fourth is too small to be considered
    let city = City::of(4)
        .column("oge.math.participants", 2020, &["10", "97", "110", "4"])
        .column("oge.math.mark_2", 2020, &["3", "29", "33", "4"])
        .column("context.pupils", 2020, &["200", "200", "200", "19"]);
    city.look(&criteria, |assessment| {
        assert_eq!(statuses(assessment), [Listed, NotListed, Listed, NotConsidered]);
    });
}

#[test]
fn equal_schools_at_the_cut_are_told_by_other_indicators_where_the_file_says_so() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 100 }"), ("t", "{ worst = 100, best = 0 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
total = 100
missing = { policy = "refuse" }
parts = [{ indicator = "a", weight = 100 }]
[[rule]]
id = "t_high"
title = "t"
of = ["t"]
is = { at_least = 0 }
mark = "t"
[list]
index = "x1"
lowest = { number = 2 }
ties = "tiebreak"
tiebreak = ["t"]
"#,
    );
    // 10, then three with 20: the one with the highest t is worst, for low values of t are good; two of the same t go in
    let listed = |t: [&str; 5]| {
        let city = City::of(5).column("plain.a", 2020, &["10", "20", "20", "20", "30"]).column("plain.t", 2020, &t);
        city.look(&criteria, |assessment| {
            assert_eq!(assessment.cuts[0].tied.len(), 3);
            assert!(assessment.findings.iter().any(|finding| finding.code == "F64"));
            statuses(assessment).iter().map(|status| *status == Listed).collect::<Vec<_>>()
        })
    };
    assert_eq!(listed(["0", "1", "3", "2", "9"]), [true, false, true, false, false]);
    assert_eq!(listed(["0", "3", "3", "2", "9"]), [true, true, true, false, false]);
}

#[test]
fn a_small_group_and_a_constant_indicator_have_no_relative_scale() {
    let criteria = criteria_of(
        "higher_is_better",
        &[
            ("a", "{ method = \"min_max\", better = \"high\", within = [\"cluster\"] }"),
            ("b", "{ method = \"percentile\", better = \"high\" }"),
        ],
        r#"
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = { policy = "renormalise", coverage = 50 }
parts = [{ indicator = "a", weight = 1 }, { indicator = "b", weight = 1 }]
[list]
index = "x1"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    // five in the town, four in the country: those have no «a». «b» is the same for all: it says nothing, and the country
    // has no index at all
    let clusters = ["t", "t", "t", "t", "t", "c", "c", "c", "c"];
    let city = City::of(9)
        .clusters(&clusters)
        .column("plain.a", 2020, &["0", "25", "50", "75", "100", "1", "2", "3", "4"])
        .column("plain.b", 2020, &["7"; 9]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["0", "0.25", "0.5", "0.75", "1", "—", "—", "—", "—"]);
        let codes = crate::city::codes(&assessment.findings);
        assert_eq!(codes, ["F50", "F55", "F75"]);
    });
}

#[test]
fn rounding_happens_where_it_is_said_and_nowhere_else() {
    let with = |rounding: &str| {
        criteria_of(
            "higher_is_better",
            &[("a", "{ method = \"as_is\" }"), ("b", "{ method = \"as_is\" }")],
            &format!(
                r#"
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = {{ policy = "refuse" }}
parts = [{{ indicator = "a", weight = 1 }}, {{ indicator = "b", weight = 1 }}]
{rounding}
[list]
index = "x1"
lowest = {{ number = 1 }}
ties = "include_all"
"#
            ),
        )
    };
    // (2.5 + 2.5) / 2 = 2.5; (3.5 + 3.5) / 2 = 3.5; (2 + 2.98) / 2 = 2.49
    let city =
        City::of(3).column("plain.a", 2020, &["2.5", "3.5", "2"]).column("plain.b", 2020, &["2.5", "3.5", "2.98"]);
    let numbers = |rounding: &str| city.look(&with(rounding), |assessment| numbers(assessment, "x1"));
    assert_eq!(numbers(""), ["2.5", "3.5", "2.49"]);
    assert_eq!(numbers("rounding = { digits = 0, mode = \"half_up\" }"), ["3", "4", "2"]);
    assert_eq!(numbers("rounding = { digits = 0, mode = \"half_even\" }"), ["2", "4", "2"]);
    assert_eq!(numbers("rounding = { digits = 1, mode = \"truncate\" }"), ["2.5", "3.5", "2.4"]);
}

#[test]
fn differences_ratios_and_numbers_per_hundred() {
    let mut text = format!("{HEAD}direction = \"higher_is_better\"\n");
    text.push_str(
        r#"
[[indicator]]
id = "per_hundred"
title = "on record for a hundred pupils"
share = ["context.pupils_on_record"]
of = ["context.pupils"]
unit = "per_hundred"
years = { last = 1, not_older_than = 3 }
scale = { method = "as_is" }
[[indicator]]
id = "pupils"
title = "pupils"
value = "context.pupils"
years = { last = 1, not_older_than = 3 }
scale = { method = "as_is" }
[[indicator]]
id = "families"
title = "families"
value = "context.families"
years = { last = 1, not_older_than = 3 }
scale = { method = "as_is" }
[[indicator]]
id = "ratio"
title = "pupils in a family"
ratio = { of = "pupils", over = "families" }
scale = { method = "as_is" }
[[indicator]]
id = "difference"
title = "pupils less families"
difference = { of = "pupils", less = "families" }
scale = { method = "as_is" }
"#,
    );
    for id in ["per_hundred", "ratio", "difference"] {
        let _ = write!(
            text,
            "[[index]]\nid = \"i_{id}\"\ntitle = \"x\"\nweights = \"relative\"\nmissing = {{ policy = \"refuse\" }}\n\
             parts = [{{ indicator = \"{id}\", weight = 1 }}]\n"
        );
    }
    let criteria = criteria::read(&text).expect("sound criteria");
    let city = City::of(2)
        .column("context.pupils", 2020, &["400", "300"])
        .column("context.pupils_on_record", 2020, &["10", "3"])
        .column("context.families", 2020, &["320", "—"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "i_per_hundred"), ["2.5", "1"]);
        assert_eq!(numbers(assessment, "i_ratio"), ["1.25", "—"]);
        assert_eq!(numbers(assessment, "i_difference"), ["80", "—"]);
    });
}

#[test]
fn rules_over_single_years_and_over_groups() {
    let rule = |rest: &str| {
        criteria_of(
            "higher_is_better",
            &[("a", ""), ("b", "")],
            &format!(
                "[[rule]]\nid = \"r\"\ntitle = \"r\"\n{rest}\n[[rule]]\nid = \"all\"\ntitle = \"all\"\nmark = \"all\"\n\
                 of = [\"a\", \"b\"]\nis = {{ at_least = 0 }}\n[list]\nrules = [\"r\"]\n"
            ),
        )
    };
    // a over three years: 1: low, low, low; 2: low, high, low; 3: high, high, high; 4: low, unknown, low
    let city = City::of(4)
        .column("plain.a", 2018, &["1", "1", "9", "1"])
        .column("plain.a", 2019, &["1", "9", "9", "—"])
        .column("plain.a", 2020, &["1", "1", "9", "1"])
        .column("plain.b", 2020, &["1", "9", "1", "9"]);
    let holds = |rest: &str| city.look(&rule(rest), |assessment| held(assessment, "r"));
    let low = "is = { less_than = 5 }";
    assert_eq!(holds(&format!("of = [\"a\"]\n{low}\nyears = {{ every_of_last = 3 }}")), [Yes, No, No, Unknown]);
    assert_eq!(holds(&format!("of = [\"a\"]\n{low}\nyears = {{ every_of_last = 1 }}")), [Yes, Yes, No, Yes]);
    assert_eq!(holds(&format!("of = [\"a\"]\n{low}\nyears = {{ any_of_last = 3 }}")), [Yes, Yes, No, Yes]);
    // six cells: three of a, and three of b, of which one year has data and two are not known
    let cells = format!("of = [\"a\", \"b\"]\n{low}\nyears = {{ each_of_last = 3 }}\nhold_at_least = 3");
    assert_eq!(holds(&cells), [Yes, Unknown, Unknown, Unknown]);
    // four of six known are 67 %, three of six 50 %
    let known = format!("{cells}\nmissing = {{ policy = \"not_held\", coverage = 60 }}");
    assert_eq!(holds(&known), [Yes, No, No, Unknown]);
    assert_eq!(holds(&format!("{cells}\nmissing = {{ policy = \"held\" }}")), [Yes, Yes, Yes, Yes]);
    // one year of three: true in every, in any of them, is not known where the one year does not tell
    assert_eq!(holds(&format!("of = [\"b\"]\n{low}\nyears = {{ any_of_last = 3 }}")), [Yes, Unknown, Yes, Unknown]);
    assert_eq!(holds(&format!("of = [\"b\"]\n{low}\nyears = {{ every_of_last = 3 }}")), [Unknown, No, Unknown, No]);
    assert_eq!(holds(&format!("of = [\"a\", \"b\"]\n{low}\nhold = \"none\"")), [No, No, No, No]);
    assert_eq!(holds(&format!("of = [\"a\", \"b\"]\n{low}\nhold_share = {{ at_least = 50 }}")), [Yes, Yes, Yes, Yes]);
    assert_eq!(holds("of = [\"b\"]\nlowest = { number = 1 }"), [Yes, No, Yes, No]);
    assert_eq!(holds("of = [\"b\"]\nhighest = { share = 25, rounding = \"floor\" }"), [No, Yes, No, Yes]);
    // 9 + 9 of 20 is 90 %; 80 % are 16: both nines; 40 % are 8: the first nine is enough, and its equal goes with it
    assert_eq!(holds("of = [\"b\"]\nsmallest_group = { share = 40 }"), [No, Yes, No, Yes]);
}

/// By hand, of three schools: points of a 0, 30, 60, of b 40, 0, 40: scores 40, 30, 100. Their mean is 170/3; the
/// deviations −50/3, −80/3, 130/3 with squares 2500, 6400, 16900 over 9. Of a: 30 · (−80/3) + 60 · 130/3 = 1800, over
/// 25800/9 = 0.6279; of b: 40 · (−50/3) + 40 · 130/3 = 3200/3, over the same 0.3721. Together 1.
#[test]
fn the_weight_in_fact_is_the_share_of_the_variance_of_the_scores() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 100 }"), ("b", "{ worst = 0, best = 100 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
total = 100
missing = { policy = "refuse" }
parts = [{ indicator = "a", weight = 60 }, { indicator = "b", weight = 40 }]
[list]
index = "x1"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    let city = City::of(3).column("plain.a", 2020, &["0", "50", "100"]).column("plain.b", 2020, &["100", "0", "100"]);
    let influence = city.look(&criteria, |assessment| {
        adds_up(assessment);
        assessment.influence()
    });
    let four = shnor::number::Rounding::half_up(4);
    let variance: Vec<String> = influence
        .iter()
        .map(|influence| influence.variance.as_ref().map(|share| four.of(share).to_string()).unwrap_or_default())
        .collect();
    assert_eq!(variance, ["0.6279", "0.3721"]);
    let nominal: Vec<String> =
        influence.iter().map(|influence| influence.nominal.clone().expect("a weight").to_string()).collect();
    assert_eq!(nominal, ["0.6", "0.4"]);
}

/// High is need: a gap counts as 10 points in the town and as 2 in the country, whose bands give no more.
#[test]
fn the_worst_is_the_worst_that_the_school_could_have() {
    let bands = |points: i64| {
        format!(
            "{{ method = \"bands\", bands = [{{ less_than = 30, points = 0 }}, {{ at_least = 30, points = {points} }}] }}"
        )
    };
    let scale = format!("{}\nfor = [{{ clusters = [\"c\"], scale = {} }}]", bands(10), bands(2));
    let criteria = criteria_of(
        "lower_is_better",
        &[("a", &scale), ("b", "{ worst = 100, best = 0 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
method = "sum"
missing = { policy = "worst", coverage = 40 }
parts = [{ indicator = "a" }, { indicator = "b" }]
[list]
index = "x1"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    let city = City::of(3).clusters(&["t", "c", "t"]).column("plain.a", 2020, &["—", "—", "10"]).column(
        "plain.b",
        2020,
        &["50", "50", "100"],
    );
    city.look(&criteria, |assessment| assert_eq!(numbers(assessment, "x1"), ["10.5", "2.5", "1"]));
}

/// Points are rounded to tenths and added: 1.1 + 1.1 + 1.1 is 3.3 where the exact sum is 10/3. Whoever looks at the index
/// sees the number that ranks.
#[test]
fn a_school_has_one_number_for_its_score_its_words_and_its_rules() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 9 }"), ("b", "{ worst = 0, best = 9 }"), ("c", "{ worst = 0, best = 9 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
total = 10
missing = { policy = "refuse" }
parts = [{ indicator = "a", weight = 3 }, { indicator = "b", weight = 3 }, { indicator = "c", weight = 4 }]
[[index.grades]]
bands = [{ less_than = 3.33, grade = "red" }, { at_least = 3.33, grade = "green" }]
[[rule]]
id = "low"
title = "low"
of = ["x1"]
is = { less_than = 3.33 }
[list]
index = "x1"
score = { less_than = 3.33 }
rules = ["low"]
combine = "all"
[rounding]
contribution = { digits = 1, mode = "half_up" }
"#,
    );
    // 3 · 3/9 = 1, twice, and 4 · 3/9 = 1.333: 1.3 rounded; 3.3 and not 10/3
    let city =
        City::of(1).column("plain.a", 2020, &["3"]).column("plain.b", 2020, &["3"]).column("plain.c", 2020, &["3"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["3.3"]);
        assert_eq!(assessment.schools[0].total().map(|total| total.score.to_string()).as_deref(), Some("3.3"));
        assert_eq!(held(assessment, "low"), [Yes]);
        assert_eq!(assessment.grade(0, Node::Index(0)), Some("red"));
        assert_eq!(statuses(assessment), [Listed]);
    });
}

/// A geometric mean of equal thirds is a third, and 30 of 90 is not less than 30.
#[test]
fn a_geometric_mean_of_equal_fractions_is_that_fraction() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 90 }"), ("b", "{ worst = 0, best = 90 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
method = "geometric_mean"
total = 90
missing = { policy = "refuse" }
parts = [{ indicator = "a", weight = 45 }, { indicator = "b", weight = 45 }]
[list]
index = "x1"
score = { less_than = 30 }
"#,
    );
    let city = City::of(1).column("plain.a", 2020, &["30"]).column("plain.b", 2020, &["30"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["30"]);
        assert_eq!(statuses(assessment), [NotListed]);
    });
}

#[test]
fn a_share_that_is_none_mixes_nothing_in_and_a_value_without_a_scale_is_told_of() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", AS_IS), ("other", ""), ("share", ""), ("z", "{ worst = 0, best = 1 }")],
        r#"
[[index]]
id = "x1"
title = "x1"
weights = "relative"
missing = { policy = "renormalise", coverage = 50 }
parts = [{ indicator = "a", weight = 1 }]
steps = [{ step = "blend", with = "other", share_of = "share" }]
[[index]]
id = "x2"
title = "x2"
weights = "relative"
missing = { policy = "refuse" }
parts = [{ indicator = "z", weight = 1 }]
[list]
index = "x1"
lowest = { number = 1 }
ties = "include_all"
"#,
    );
    // 50 and 80: with a share of 0.2 it is 56; a share of 20 is none
    let city = City::of(2)
        .column("plain.a", 2020, &["50", "50"])
        .column("plain.other", 2020, &["80", "80"])
        .column("plain.share", 2020, &["0.2", "20"])
        .column("plain.z", 2020, &["1", "1"]);
    city.look(&criteria, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["56", "50"]);
        assert_eq!(crate::city::codes(&assessment.findings), ["F77"]);
    });
    // a scale for the country only: the town's school has a value and no scale
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", AS_IS)],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 1 }]\n[list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"include_all\"\n",
    );
    let mut only_country = criteria;
    only_country.indicators[0].scalings[0].who.clusters = vec!["c".to_owned()];
    let city = City::of(2).clusters(&["t", "c"]).column("plain.a", 2020, &["1", "1"]);
    city.look(&only_country, |assessment| {
        assert_eq!(numbers(assessment, "x1"), ["—", "1"]);
        assert_eq!(crate::city::codes(&assessment.findings), ["F55", "F78"]);
    });
}

/// Bands give 1 below 30 and 0 from 30. Of 10, 20, 40, 50 the median is 30, which gives nothing: the school with 40 has
/// lost nothing against it, the one with 10 is 10 points better.
#[test]
fn the_median_school_is_judged_by_the_same_scale() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ method = \"bands\", bands = [{ less_than = 30, points = 1 }, { at_least = 30, points = 0 }] }")],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\ntotal = 10\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 10 }]\n[list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"include_all\"\n",
    );
    let city = City::of(4).column("plain.a", 2020, &["10", "20", "40", "50"]);
    city.look(&criteria, |assessment| {
        let shortfall = |school: usize| assessment.reasons(school)[0].shortfall.to_string();
        assert_eq!([shortfall(0), shortfall(2)], ["-10", "0"]);
    });
}

#[test]
fn a_school_that_no_ground_speaks_of_is_not_considered() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "")],
        "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"a\"]\nis = { less_than = 5 }\nlevels = [\"1-9\"]\n[list]\nrules = [\"r\"]\n",
    );
    let city = City::of(2).levels(&["1-9", "1-11"]).column("plain.a", 2020, &["1", "1"]);
    city.look(&criteria, |assessment| assert_eq!(statuses(assessment), [Listed, NotConsidered]));
}

/// Bands give the same for 10, 45 and 20 %; what is above 5 % is worse the higher it is.
#[test]
fn a_tie_within_one_band_is_broken_by_the_value_in_the_direction_of_the_bands() {
    let bands = "{ method = \"bands\", bands = [{ less_than = 5, points = 10 }, { at_least = 5, points = 0 }] }";
    let listed = |direction: &str, bands: &str| {
        let criteria = criteria_of(
            direction,
            &[("a", bands)],
            "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nmethod = \"sum\"\nmissing = { policy = \"refuse\" }\n\
             parts = [{ indicator = \"a\" }]\n[list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"tiebreak\"\ntiebreak = [\"a\"]\n",
        );
        let city = City::of(5).column("plain.a", 2020, &["10", "45", "20", "2", "1"]);
        city.look(&criteria, |assessment| statuses(assessment).iter().position(|status| *status == Listed))
    };
    assert_eq!(listed("higher_is_better", bands), Some(1));
    // where points mean need, more of them for higher values: the same school
    let need = bands.replace("points = 10", "points = 3").replace("points = 0", "points = 9");
    assert_eq!(listed("lower_is_better", &need), Some(1));
}

#[test]
fn a_tie_at_the_end_of_a_rules_group_is_told_too() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "")],
        "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"a\"]\nlowest = { number = 2 }\n[list]\nrules = [\"r\"]\n",
    );
    // 1, then two with 2: three schools and not two
    let tied = City::of(4).column("plain.a", 2020, &["1", "2", "2", "3"]);
    tied.look(&criteria, |assessment| {
        assert_eq!(held(assessment, "r"), [Yes, Yes, Yes, No]);
        assert_eq!(crate::city::codes(&assessment.findings), ["F64"]);
    });
    let clear = City::of(4).column("plain.a", 2020, &["1", "2", "4", "3"]);
    clear.look(&criteria, |assessment| assert_eq!(assessment.findings, []));
}

/// By hand: what is printed as 30 % may be 29.5 to 30.5, on both sides of a cut at 30; 31 % may not; and 30.0 % may be 29.95.
#[test]
fn a_printed_percent_whose_interval_holds_a_cut_is_told() {
    let printed = |percent: &str, digits| {
        let mut city = City::of(2).column("plain.share", 2019, &["10", "20"]);
        let percent = percent.parse().expect("decimal");
        city.rows[0].reading = Reading::Share(Share::Printed { percent, digits, numerator: None });
        city
    };
    let criteria = criteria_of(
        "higher_is_better",
        &[("share", "")],
        "[[rule]]\nid = \"low\"\ntitle = \"low\"\nof = [\"share\"]\nis = { at_least = 30 }\n\
         [list]\nrules = [\"low\"]\n",
    );
    for (percent, digits, told) in
        [("30", 0, true), ("30", 1, true), ("30.5", 0, true), ("31", 0, false), ("30.1", 1, false)]
    {
        printed(percent, digits).look(&criteria, |assessment| {
            assert_eq!(crate::city::codes(&assessment.findings).contains(&"F82"), told, "{percent} {digits}");
        });
    }
}

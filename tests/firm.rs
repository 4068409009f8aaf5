//! How firm a list is with other pupils like these: probabilities and places against closed forms, and what changes no draw.
//!
//! Probabilities of beta and Dirichlet distributions in the comments are integrals computed apart from the program (numpy,
//! trapezoids over θ with x = sin² θ). Each tolerance is four standard errors of a binomial count, and half a thousandth
//! for the tables of quantiles.

use std::fmt::Write as _;

use shnor::assess::{Assessment, Doubt, Effort, Firmness, firmness};
use shnor::criteria::{self, Criteria};

use crate::language::{City, HEAD};

/// Few draws, so that a build without optimisation is quick.
pub(crate) const EFFORT: Effort = Effort { draws: 4_000, seed: 7, threads: Some(2) };

/// Shares of plain counts: `x` is `plain.low_x` of `plain.all_x`.
pub(crate) fn shares(names: &[&str], scale: &str) -> String {
    let mut text = String::new();
    for name in names {
        for part in ["low", "all"] {
            let _ = write!(
                text,
                "[[measure]]\nid = \"plain.{part}_{name}\"\ntitle = \"{part} {name}\"\nkind = \"count\"\n"
            );
        }
        let scale = if scale.is_empty() { String::new() } else { format!("scale = {scale}\n") };
        let _ = write!(
            text,
            "[[indicator]]\nid = \"{name}\"\ntitle = \"{name}\"\nshare = [\"plain.low_{name}\"]\nof = [\"plain.all_{name}\"]\n\
             years = {{ last = 3, not_older_than = 3 }}\n{scale}"
        );
    }
    text
}

/// A criteria file of these parts.
pub(crate) fn read(direction: &str, parts: &[&str]) -> Criteria {
    let text = format!("{HEAD}direction = \"{direction}\"\n{}", parts.concat());
    let texts = shnor::text::Texts::russian();
    criteria::read(&text).unwrap_or_else(|problems| {
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.line, texts.say(&problem.message))).collect();
        panic!("{told:#?}\n{text}")
    })
}

/// How firm the list of a city is.
pub(crate) fn firm(criteria: &Criteria, city: &City, effort: Effort) -> Firmness {
    city.look(criteria, |assessment| firmness(assessment, effort).expect("a list"))
}

/// A column of counts: of each school so many of so many.
pub(crate) fn counted(city: City, name: &str, year: i32, counts: &[(i64, i64)]) -> City {
    let column = |of: fn(&(i64, i64)) -> i64| counts.iter().map(|pair| of(pair).to_string()).collect::<Vec<_>>();
    let (low, all) = (column(|pair| pair.0), column(|pair| pair.1));
    let low: Vec<&str> = low.iter().map(String::as_str).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    city.column(&format!("plain.low_{name}"), year, &low).column(&format!("plain.all_{name}"), year, &all)
}

/// Holds a count of draws against a probability.
pub(crate) fn near(found: u32, draws: u32, probability: f64, what: &str) {
    let (found, draws) = (f64::from(found) / f64::from(draws), f64::from(draws));
    let tolerance = 4.0 * (probability * (1.0 - probability) / draws).sqrt() + 0.0005;
    assert!((found - probability).abs() <= tolerance, "{what}: {found}, not {probability}, by more than {tolerance}");
}

/// How often each school is listed with other pupils.
fn listed(firm: &Firmness) -> Vec<u32> {
    firm.results.as_ref().expect("shares of pupils").iter().map(|likelihood| likelihood.listed).collect()
}

/// Places in 95 of 100 draws.
fn places(firm: &Firmness) -> Vec<(usize, usize)> {
    firm.results.as_ref().expect("shares").iter().map(|likelihood| likelihood.ranks.expect("a score")).collect()
}

const THIRTY: &str = "[[rule]]\nid = \"thirty\"\ntitle = \"thirty\"\nof = [\"a\"]\nis = { at_least = 30 }\n\
                      [list]\nrules = [\"thirty\"]\n";

const ONE_SHARE: &str = "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\nmissing = { policy = \"refuse\" }\n\
                         parts = [{ indicator = \"a\", weight = 1 }]\n\
                         [list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"include_all\"\n";

/// k of n below 30 %, and `P(Beta(k + ½, n − k + ½) ≥ 0.3)`.
const BY_SHARE: [((i64, i64), f64); 12] = [
    ((0, 1), 0.339_254),
    ((0, 5), 0.052_663),
    ((0, 12), 0.003_103),
    ((1, 20), 0.002_796),
    ((2, 8), 0.399_705),
    ((3, 10), 0.519_251),
    ((5, 12), 0.813_712),
    ((12, 40), 0.509_297),
    ((30, 100), 0.505_835),
    ((7, 45), 0.013_152),
    ((150, 480), 0.726_353),
    ((20, 20), 1.0),
];

#[test]
fn a_share_over_its_cut_is_as_likely_as_the_beta_distribution_says() {
    let criteria = read("higher_is_better", &[&shares(&["a"], ""), THIRTY]);
    let counts = BY_SHARE.map(|(counts, _)| counts);
    let city = counted(City::of(counts.len()), "a", 2020, &counts);
    let effort = Effort { draws: 20_000, ..EFFORT };
    let firm = firm(&criteria, &city, effort);
    for (found, ((low, all), probability)) in listed(&firm).into_iter().zip(BY_SHARE) {
        near(found, effort.draws, probability, &format!("{low} of {all}"));
    }
    // 3 of 10 is listed, and might not be; 150 of 480 too; 20 of 20 is firm; 1 of 20 is firmly not listed, 0 of 5 is not:
    // more than 2.5 of 100 draws say otherwise
    let doubtful = |school: usize| firm.borderline[school].as_deref() == Some(&[Doubt::Results]);
    assert_eq!([5, 10, 11, 3, 1].map(doubtful), [true, true, false, false, true]);
}

#[test]
fn marks_that_nobody_asks_for_keep_their_halves() {
    let marks = "[[indicator]]\nid = \"a\"\ntitle = \"a\"\nshare = [\"oge.math.mark_2\"]\nof = [\"oge.math.participants\"]\n\
                 years = { last = 1, not_older_than = 1 }\n";
    let criteria = read("higher_is_better", &[marks, THIRTY]);
    // of a Dirichlet distribution over four marks one is Beta(k + ½, n − k + 1½): 0.034550, 0.439973, 0.468441 above 0.3
    let city = City::of(3).column("oge.math.participants", 2020, &["5", "10", "40"]).column(
        "oge.math.mark_2",
        2020,
        &["0", "3", "12"],
    );
    let effort = Effort { draws: 20_000, ..EFFORT };
    for (found, probability) in
        listed(&firm(&criteria, &city, effort)).into_iter().zip([0.034_550, 0.439_973, 0.468_441])
    {
        near(found, effort.draws, probability, "a mark of four");
    }
}

/// Which of independent shares is the largest: `∫ f_i Π F_j`, computed apart; the places likewise.
#[test]
fn two_and_three_schools_take_their_places_as_often_as_their_shares_say() {
    let criteria = read("higher_is_better", &[&shares(&["a"], "{ worst = 100, best = 0 }"), ONE_SHARE]);
    let effort = Effort { draws: 10_000, ..EFFORT };
    let of = |counts: &[(i64, i64)]| firm(&criteria, &counted(City::of(counts.len()), "a", 2020, counts), effort);
    let two = of(&[(6, 20), (4, 20)]);
    for (found, probability) in listed(&two).into_iter().zip([0.766_65, 0.233_35]) {
        near(found, effort.draws, probability, "two");
    }
    assert_eq!(places(&two), [(1, 2), (1, 2)]);
    // nobody of ten against one of thirty: the small school is last by its share, and first in 38 of 100 draws
    let zero = of(&[(0, 10), (1, 30)]);
    for (found, probability) in listed(&zero).into_iter().zip([0.384_06, 0.615_94]) {
        near(found, effort.draws, probability, "none of ten");
    }
    // places of 9/30: 88.8, 11.0, 0.1 %; of 5/30: 11.1, 83.6, 5.4 %; of 2/40: 0.1, 5.4, 94.5 %; less than 2.5 % is cut off
    let three = of(&[(9, 30), (5, 30), (2, 40)]);
    for (found, probability) in listed(&three).into_iter().zip([0.888_47, 0.110_51, 0.001_03]) {
        near(found, effort.draws, probability, "three");
    }
    assert_eq!(places(&three), [(1, 2), (1, 3), (2, 3)]);
}

/// Marks 2, 3, 4, 5.
fn marked(city: City, marks: &[[i64; 4]]) -> City {
    let column = |of: &dyn Fn(&[i64; 4]) -> i64| marks.iter().map(|marks| of(marks).to_string()).collect::<Vec<_>>();
    let all = column(&|marks| marks.iter().sum());
    let mut city = city.column("oge.math.participants", 2020, &all.iter().map(String::as_str).collect::<Vec<_>>());
    for place in 0..4 {
        let numbers = column(&|marks| marks[place]);
        let measure = format!("oge.math.mark_{}", place + 2);
        city = city.column(&measure, 2020, &numbers.iter().map(String::as_str).collect::<Vec<_>>());
    }
    city
}

fn of_marks(id: &str, marks: &[i64], scale: &str) -> String {
    let marks: Vec<String> = marks.iter().map(|mark| format!("\"oge.math.mark_{mark}\"")).collect();
    format!(
        "[[indicator]]\nid = \"{id}\"\ntitle = \"{id}\"\nshare = [{}]\nof = [\"oge.math.participants\"]\n\
         years = {{ last = 1, not_older_than = 1 }}\n{scale}",
        marks.join(", ")
    )
}

/// Eight «2», ten «3», five «4», one «5» are drawn from Dirichlet(8½, 10½, 5½, 1½).
///
/// What is neither «2» nor «4» or «5» is «3»: the sum of the two shares exceeds 55 % with `P(Beta(10½, 15½) < 0.45)`. Were they
/// drawn apart, it would be 0.63. Their difference by the integral over the simplex of Dirichlet(8½, 7, 10½).
#[test]
fn the_marks_of_one_examination_are_drawn_together() {
    let scale = "scale = { method = \"as_is\" }\n";
    let sum = "[[index]]\nid = \"sum\"\ntitle = \"sum\"\nmethod = \"sum\"\nmissing = { policy = \"refuse\" }\n\
               parts = [{ indicator = \"low\" }, { indicator = \"high\" }]\n\
               [list]\nindex = \"sum\"\nscore = { more_than = 55 }\n";
    let difference = "[[indicator]]\nid = \"d\"\ntitle = \"d\"\ndifference = { of = \"high\", less = \"low\" }\n\
                      [[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"d\"]\nis = { more_than = 10 }\n[list]\nrules = [\"r\"]\n";
    let (low, high) = (of_marks("low", &[2], scale), of_marks("high", &[4, 5], scale));
    let city = marked(City::of(1), &[[8, 10, 5, 1]]);
    let effort = Effort { draws: 20_000, ..EFFORT };
    for (rest, probability) in [(sum, SUM_OVER_55), (difference, DIFFERENCE_OVER_10)] {
        let criteria = read("lower_is_better", &[&low, &high, rest]);
        near(listed(&firm(&criteria, &city, effort))[0], effort.draws, probability, rest);
    }
    // and in each draw all four are the whole
    let all = of_marks("all", &[2, 3, 4, 5], scale);
    let whole = "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"all\"]\nis = { less_than = 99.999999 }\n\
                 [list]\nrules = [\"r\"]\n";
    let criteria = read("lower_is_better", &[&all, whole]);
    assert_eq!(listed(&firm(&criteria, &marked(City::of(2), &[[8, 10, 5, 1], [0, 0, 0, 3]]), EFFORT)), [0, 0]);
}

const SUM_OVER_55: f64 = 0.690_059;
const DIFFERENCE_OVER_10: f64 = 0.145_014;

/// Two indicators over the same counts are one chance: their difference stays nothing.
#[test]
fn the_same_counts_are_drawn_once() {
    let mut text = shares(&["a"], "");
    text.push_str(
        "[[indicator]]\nid = \"twin\"\ntitle = \"twin\"\nshare = [\"plain.low_a\"]\nof = [\"plain.all_a\"]\n\
         years = { last = 3, not_older_than = 3 }\n[[indicator]]\nid = \"d\"\ntitle = \"d\"\ndifference = { of = \"a\", less = \"twin\" }\n\
         [[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"d\"]\nis = { more_than = 0.001 }\n[list]\nrules = [\"r\"]\n",
    );
    let criteria = read("higher_is_better", &[&text]);
    assert_eq!(listed(&firm(&criteria, &counted(City::of(1), "a", 2020, &[(5, 20)]), EFFORT)), [0]);
}

/// All years together and each year by itself are one chance too: who is over 30 % in both years is over it in all.
#[test]
fn single_years_and_all_years_are_drawn_together() {
    let rest = "[[rule]]\nid = \"both\"\ntitle = \"both\"\nof = [\"a\"]\nis = { at_least = 30 }\nyears = { every_of_last = 2 }\n\
                [[rule]]\nid = \"under\"\ntitle = \"under\"\nof = [\"a\"]\nis = { less_than = 30 }\n\
                [list]\nrules = [\"both\", \"under\"]\ncombine = \"all\"\n";
    let criteria = read("higher_is_better", &[&shares(&["a"], ""), rest]);
    let city = counted(counted(City::of(1), "a", 2019, &[(4, 12)]), "a", 2020, &[(12, 40)]);
    assert_eq!(listed(&firm(&criteria, &city, EFFORT)), [0]);
}

/// A city with some chance in it: two shares and a number that stands still.
fn some_city(count: usize) -> City {
    let pair = |school: usize, step: i64| {
        let school = i64::try_from(school).expect("few");
        let all = 12 + school * 37 % 50;
        ((school * step) % (all / 2 + 1), all)
    };
    let counts = |step: i64| (0..count).map(|school| pair(school, step)).collect::<Vec<_>>();
    counted(counted(City::of(count), "a", 2020, &counts(5)), "b", 2020, &counts(11))
}

const TWO_SHARES: &str = "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\nmissing = { policy = \"refuse\" }\n\
                          parts = [{ indicator = \"a\", weight = 3 }, { indicator = \"b\", weight = 2 }]\n";

fn two_shares(list: &str) -> Criteria {
    read("higher_is_better", &[&shares(&["a", "b"], "{ worst = 60, best = 0 }"), TWO_SHARES, list])
}

const LOWEST: &str =
    "[list]\nindex = \"x1\"\nlowest = { share = 25, rounding = \"ceiling\" }\nties = \"include_all\"\n";

#[test]
fn threads_the_order_of_schools_and_their_names_change_no_draw() {
    let criteria = two_shares(LOWEST);
    let usual = firm(&criteria, &some_city(12), EFFORT);
    for threads in [Some(1), Some(3), Some(8), None] {
        assert_eq!(firm(&criteria, &some_city(12), Effort { threads, ..EFFORT }), usual);
    }
    // the register may put schools into another order: they are compared by their codes
    let by_code = |city: &City| {
        city.look(&criteria, |assessment| {
            let firm = firmness(assessment, EFFORT).expect("a list");
            let (results, weights) = (firm.results.expect("shares"), firm.weights.expect("weights"));
            let of = |school: usize| {
                (
                    assessment.school(school).id.clone(),
                    results[school],
                    weights[school],
                    firm.borderline[school].clone(),
                )
            };
            let mut schools: Vec<_> = (0..assessment.schools.len()).map(of).collect();
            schools.sort_by(|(a, ..), (b, ..)| a.cmp(b));
            (schools, firm.intervals)
        })
    };
    let usual = by_code(&some_city(12));
    assert_eq!(by_code(&some_city(12).renamed(4, "Лицей № 7")), usual);
    assert_eq!(by_code(&some_city(12).turned()), usual);
}

#[test]
fn a_school_far_away_changes_no_other_draw() {
    let criteria = two_shares("[list]\nindex = \"x1\"\nlowest = { number = 3 }\nties = \"include_all\"\n");
    let of = |city: &City| firm(&criteria, city, EFFORT);
    let usual = of(&some_city(12));
    // nobody of 100,000 did badly: it is never listed and always last
    let counts = [("plain.low_a", 0), ("plain.all_a", 100_000), ("plain.low_b", 0), ("plain.all_b", 100_000)];
    let more = of(&some_city(12).and(&counts, 2020));
    assert_eq!(more.results.as_ref().map(|results| &results[..12]), usual.results.as_deref());
    assert_eq!(more.results.expect("shares")[12].ranks, Some((13, 13)));
    assert_eq!(more.weights.as_ref().map(|weights| &weights[..12]), usual.weights.as_deref());
}

#[test]
fn another_seed_draws_otherwise_and_more_draws_go_on_from_fewer() {
    let criteria = two_shares(LOWEST);
    let of = |effort: Effort| listed(&firm(&criteria, &some_city(12), effort));
    let usual = of(EFFORT);
    let other = of(Effort { seed: 8, ..EFFORT });
    assert_ne!(other, usual);
    for (one, other) in usual.iter().zip(&other) {
        // the difference of two counts: √2 of the standard error of one
        let probability = f64::from(one + other) / 2.0 / f64::from(EFFORT.draws);
        let error = (2.0 * probability * (1.0 - probability) * f64::from(EFFORT.draws)).sqrt();
        assert!(f64::from(one.abs_diff(*other)) <= 4.0 * error + 2.0, "{one} {other}");
    }
    let fewer = of(Effort { draws: 1_000, ..EFFORT });
    assert!(fewer.iter().zip(&usual).all(|(fewer, more)| fewer <= more && more - fewer <= 3_000));
    // a count of draws that is no multiple of a block
    let odd = of(Effort { draws: 1_001, ..EFFORT });
    assert!(fewer.iter().zip(&odd).all(|(fewer, odd)| odd - fewer <= 1));
}

#[test]
fn counts_are_of_as_many_draws_as_are_told() {
    let criteria = two_shares("[list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"include_all\"\n");
    // one school of two is listed in each draw
    let firm = firm(&criteria, &some_city(2), Effort { draws: 70_000, ..EFFORT });
    assert_eq!(listed(&firm).iter().sum::<u32>(), firm.draws);
}

#[test]
fn what_stands_still_is_told_with_its_weight() {
    let mut text = shares(&["a"], "{ worst = 60, best = 0 }");
    text.push_str(
        "[[measure]]\nid = \"plain.m\"\ntitle = \"m\"\nkind = \"number\"\n[[indicator]]\nid = \"m\"\ntitle = \"m\"\nvalue = \"plain.m\"\n\
         years = { last = 1, not_older_than = 1 }\nscale = { worst = 0, best = 100 }\n\
         [[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 3 }, { indicator = \"m\", weight = 1 }]\n",
    );
    let criteria = read("higher_is_better", &[&text, LOWEST]);
    let city =
        counted(City::of(3), "a", 2020, &[(3, 10), (1, 10), (2, 10)]).column("plain.m", 2020, &["50", "60", "70"]);
    let (still, share) = firm(&criteria, &city, EFFORT).still;
    assert_eq!((still, share.map(|share| share.to_string()).as_deref()), (vec![1], Some("0.25")));
    // and where nothing is a share there is nothing to draw
    let only = text.replace("{ indicator = \"a\", weight = 3 }, ", "");
    let unused =
        format!("{only}[[rule]]\nid = \"u\"\ntitle = \"u\"\nof = [\"a\"]\nis = {{ at_least = 0 }}\nmark = \"u\"\n");
    let criteria = read("higher_is_better", &[&unused, LOWEST]);
    let still = city.look(&criteria, |assessment: &Assessment<'_>| {
        firmness(assessment, EFFORT).and_then(|firm| firm.results).map(|results| results[0].ranks)
    });
    // a share that decides nothing moves no school
    assert!(still.is_none_or(|ranks| ranks == Some((1, 1))));
}

/// The methodology takes two years; without the file of one of them each verb that judges says so before anything else.
#[test]
fn a_missing_year_is_told_before_what_is_made_without_it() {
    let place = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(crate::city::sample()).expect("the sample") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name != "ОГЭ-2019.xlsx" && name != "selection.toml" {
            std::fs::copy(&path, place.path().join(name)).expect("a copy");
        }
    }
    let data = place.path().to_string_lossy().into_owned();
    for verb in
        [&["select", &data][..], &["robust", &data], &["robust", &data, "--format", "md"], &["explain", &data, "16"]]
    {
        let arguments = [verb, &["--criteria", "municipal-index-no-vpr", "--year", "2020"]].concat();
        let printed = crate::city::stdout(&crate::city::shnor(&arguments));
        let (told, made) = (printed.find("ВНИМАНИЕ"), printed.find("СШ № 16").or(printed.find("СШ\u{a0}№\u{a0}16")));
        assert!(told.is_some() && told < made, "{verb:?}\n{printed}");
    }
}

//! How firm a list is with other weights: intervals and changed lists worked by hand, drawn weights against closed forms.

use shnor::assess::{Change, Doubt, Effort, Firmness};
use shnor::criteria::Node;

use crate::firm::{EFFORT, firm, near};
use crate::language::{City, criteria_of};

const LINE: &str = "{ worst = 0, best = 100 }";

/// An index of 100 points over these indicators with these weights, and a list.
fn weighed(parts: &[(&str, i64)], missing: &str, list: &str) -> shnor::criteria::Criteria {
    let columns: Vec<(&str, &str)> = parts.iter().map(|(name, _)| (*name, LINE)).collect();
    let parts: Vec<String> =
        parts.iter().map(|(name, weight)| format!("{{ indicator = \"{name}\", weight = {weight} }}")).collect();
    let rest = format!(
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\ntotal = 100\nmissing = {{ {missing} }}\nparts = [{}]\n[list]\nindex = \"x1\"\n{list}\n",
        parts.join(", ")
    );
    criteria_of("higher_is_better", &columns, &rest)
}

const REFUSE: &str = "policy = \"refuse\"";
const LOWEST: &str = "lowest = { number = 1 }\nties = \"include_all\"";

fn intervals(firm: &Firmness) -> Vec<(String, String)> {
    firm.intervals.iter().map(|interval| (interval.low.to_string(), interval.high.to_string())).collect()
}

fn enters(school: usize, leaves: usize) -> Change {
    Change { enters: vec![school], leaves: vec![leaves] }
}

/// With a share w of the first weight the schools have 80 − 60 w, 20 + 50 w and 90: the first is lowest from w = 60/110 =
/// 0.5454… on, at 0.546 but not at 0.545. At 0.6 they have 44, 50 and 90. The other weight is 1 − w: up to 0.454.
#[test]
fn a_weight_can_go_as_far_as_the_scores_of_two_schools_meet() {
    let criteria = weighed(&[("a", 60), ("b", 40)], REFUSE, LOWEST);
    let city = City::of(3).column("plain.a", 2020, &["20", "70", "90"]).column("plain.b", 2020, &["80", "20", "90"]);
    let found = firm(&criteria, &city, EFFORT);
    let text = |low: &str, high: &str| (low.to_owned(), high.to_owned());
    assert_eq!(intervals(&found), [text("54.6", "100"), text("0", "45.4")]);
    // 0.9 · 60 is 0.54 of the whole: below the end; 1.1 · 40 is 0.44: inside; 1.2 · 40 is 0.48: beyond
    let changed: Vec<(usize, i64)> = found
        .shifted
        .iter()
        .filter(|shifted| shifted.change != Change::default())
        .map(|shifted| (shifted.weight.of.place(), shifted.percent))
        .collect();
    assert_eq!(changed, [(0, -20), (0, -10), (1, 20)]);
    assert!(found.shifted.iter().all(|shifted| shifted.change == Change::default() || shifted.change == enters(1, 0)));
    // by b alone the second is lowest, by a alone the first is
    let without: Vec<Change> = found.without.iter().filter_map(|without| without.change.clone()).collect();
    assert_eq!(without, [enters(1, 0), Change::default()]);
    // the verdicts on both hang on the first indicator, and on a tenth of its weight
    let doubts = [Doubt::Without(vec![0]), Doubt::Weights(vec![Node::Indicator(0)])];
    assert_eq!(found.borderline, [Some(doubts.to_vec()), Some(doubts.to_vec()), Some(Vec::new())]);
}

/// 80 − 60 w and 30 + 40 w meet at w = ½ exactly: there both are lowest and the list is another one, so that ½ is outside.
#[test]
fn a_weight_at_which_two_schools_are_equal_does_not_belong_to_the_interval() {
    let criteria = weighed(&[("a", 60), ("b", 40)], REFUSE, LOWEST);
    let city = City::of(3).column("plain.a", 2020, &["20", "70", "90"]).column("plain.b", 2020, &["80", "30", "90"]);
    let found = firm(&criteria, &city, EFFORT);
    assert_eq!(
        (found.intervals[0].low.to_string(), found.intervals[1].high.to_string()),
        ("50.1".into(), "49.9".into())
    );
}

/// Three weights of 50, 30, 20; six schools, the two lowest are listed: the third with 29 and the first with 35, before the
/// second with 40.
///
/// Schools 1 (10, 50, 75), 2 (40, 20, 70), 3 (30, 20, 40), 4 (90, 80, 70), 5 (60, 60, 60), 6 (45, 90, 30). The third is always
/// the lowest or the next; who the other one is, the lines of the rest say.
/// Of the first weight w, with the rest as 30 : 20: school 1 has 60 − 50 w, school 2 has 40: they meet at 0.4, a tie.
/// Of the second weight v, with the rest as 50 : 20: 28.57 + 21.43 v and 48.57 − 28.57 v meet at 0.4, a tie.
/// Of the third weight u, with the rest as 50 : 30: 25 + 50 u; school 6 has 61.875 − 31.875 u, less from u = 0.45038 on, where
/// school 2 with 32.5 + 37.5 u still has more.
#[test]
fn three_weights_of_six_schools() {
    let criteria =
        weighed(&[("a", 50), ("b", 30), ("c", 20)], REFUSE, "lowest = { number = 2 }\nties = \"include_all\"");
    let city = City::of(6)
        .column("plain.a", 2020, &["10", "40", "30", "90", "60", "45"])
        .column("plain.b", 2020, &["50", "20", "20", "80", "60", "90"])
        .column("plain.c", 2020, &["75", "70", "40", "70", "60", "30"]);
    let found = firm(&criteria, &city, EFFORT);
    let text = |low: &str, high: &str| (low.to_owned(), high.to_owned());
    assert_eq!(intervals(&found), [text("40.1", "100"), text("0", "39.9"), text("0", "45")]);
    // without a the first has 60 and the second 40; without b 28.6 and 48.6; without c 25 and 32.5
    let without: Vec<Change> = found.without.iter().filter_map(|without| without.change.clone()).collect();
    assert_eq!(without, [enters(1, 0), Change::default(), Change::default()]);
}

/// The third school has no b: its score is 48 whatever the weights. The first has 80 − 60 w, the second 20 + 50 w; one is
/// listed. Of the three the first is lowest at 0.6 with 44, before 48 and 50; 80 − 60 w = 48 at w = 0.5333…, but 20 + 50 w is
/// below 80 − 60 w already below 0.5454…, and at 0.546 the second has 47.3 and the first 47.24: again 54.6.
/// Without a it has no data at all and comes last.
#[test]
fn a_school_without_an_indicator_keeps_its_score_when_the_weights_change() {
    let criteria = weighed(&[("a", 60), ("b", 40)], "policy = \"renormalise\", coverage = 50", LOWEST);
    let city = City::of(3).column("plain.a", 2020, &["20", "70", "48"]).column("plain.b", 2020, &["80", "20", "—"]);
    let found = firm(&criteria, &city, EFFORT);
    assert_eq!(found.intervals[0].low.to_string(), "54.6");
    assert_eq!(found.without[0].change, Some(enters(1, 0)));
    // nearer: with 45 of the third the first keeps its place from 35/60 = 0.58333… on
    let city = City::of(3).column("plain.a", 2020, &["20", "70", "45"]).column("plain.b", 2020, &["80", "20", "—"]);
    let found = firm(&criteria, &city, EFFORT);
    assert_eq!(
        (found.intervals[0].low.to_string(), found.intervals[1].high.to_string()),
        ("58.4".into(), "41.6".into())
    );
    let tenth = found.shifted.iter().find(|shifted| shifted.weight.of.place() == 0 && shifted.percent == -10);
    assert_eq!(tenth.map(|tenth| &tenth.change), Some(&enters(2, 0)));
}

/// A school with 100 in one indicator and 0 in the others has 100 p points, p the drawn share: Beta(100 s, 100 (1 − s)), with
/// the mean s and the standard deviation √(s (1 − s) / 101): 3.571 points of 15, 4.769 of 35, 5 of 50 (Kotz, Balakrishnan,
/// Johnson, Continuous Multivariate Distributions, chapter 49). Probabilities to lie below the mean and a deviation to either
/// side are integrals of these densities, computed apart.
#[test]
fn drawn_weights_have_the_mean_and_the_deviation_of_their_dirichlet_distribution() {
    let effort = Effort { draws: 20_000, ..EFFORT };
    let unit = |at: usize| [0, 1, 2].map(|school| if school == at { "100" } else { "0" });
    for (school, cuts) in DRAWN.iter().enumerate() {
        for (cut, probability) in cuts {
            let criteria =
                weighed(&[("a", 15), ("b", 35), ("c", 50)], REFUSE, &format!("score = {{ less_than = {cut} }}"));
            let city = City::of(3).column("plain.a", 2020, &unit(0)).column("plain.b", 2020, &unit(1)).column(
                "plain.c",
                2020,
                &unit(2),
            );
            let drawn = firm(&criteria, &city, effort).weights.expect("weights");
            near(drawn[school].listed, effort.draws, *probability, &format!("school {school} below {cut}"));
        }
    }
}

/// Weights of 1 to 5 of 15 are no halves of hundredths: the share of the first is Beta(6⅔, 93⅓), below 6.67 % with 0.547.
#[test]
fn drawn_weights_lie_around_those_of_the_file_whatever_fractions_they_are() {
    let names = ["a", "b", "c", "d", "e"];
    let columns = names.map(|name| (name, LINE));
    let parts = ["a", "b", "c", "d", "e"]
        .iter()
        .zip(1..)
        .map(|(name, weight)| format!("{{ indicator = \"{name}\", weight = {weight} }}"));
    let rest = format!(
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nweights = \"relative\"\nmissing = {{ policy = \"refuse\" }}\nparts = [{}]\n\
         [[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"x1\"]\nis = {{ less_than = 0.0667 }}\n[list]\nindex = \"x1\"\nrules = [\"r\"]\n",
        parts.collect::<Vec<_>>().join(", ")
    );
    let criteria = criteria_of("higher_is_better", &columns, &rest);
    let city = names.iter().fold(City::of(1), |city, name| {
        city.column(&format!("plain.{name}"), 2020, &[if *name == "a" { "100" } else { "0" }])
    });
    let effort = Effort { draws: 20_000, ..EFFORT };
    let drawn = firm(&criteria, &city, effort).weights.expect("weights");
    near(drawn[0].listed, effort.draws, FIRST_OF_FIFTEEN, "one of fifteen");
}

const FIRST_OF_FIFTEEN: f64 = 0.546_814;

const DRAWN: [[(f64, f64); 3]; 3] = [
    [(11.429, 0.156_691), (15.0, 0.526_112), (18.571, 0.842_655)],
    [(30.231, 0.158_488), (35.0, 0.508_377), (39.769, 0.841_439)],
    [(45.0, 0.158_652), (50.0, 0.500_000), (55.0, 0.841_348)],
];

/// With weights of 60 and 40 the first school of the first test is lowest where its weight is above 60/110: with
/// `P(Beta(60, 40) > 0.5454…)`; the third never is.
#[test]
fn a_list_is_as_likely_as_the_drawn_weight_is_on_its_side() {
    let criteria = weighed(&[("a", 60), ("b", 40)], REFUSE, LOWEST);
    let city = City::of(3).column("plain.a", 2020, &["20", "70", "90"]).column("plain.b", 2020, &["80", "20", "90"]);
    let effort = Effort { draws: 20_000, ..EFFORT };
    let drawn = firm(&criteria, &city, effort).weights.expect("weights");
    near(drawn[0].listed, effort.draws, ABOVE, "the first");
    assert_eq!((drawn[1].listed, drawn[2].listed), (effort.draws - drawn[0].listed, 0));
    assert_eq!([0, 1, 2].map(|school| drawn[school].ranks), [Some((1, 2)), Some((1, 2)), Some((3, 3))]);
}

const ABOVE: f64 = 0.866_732;

/// Points are rounded to tenths and added: 1 + 1 + 1.3 is 3.3 where the exact sum is 10/3, and 3.33 lies between. The rule and
/// the cut both look at 3.3, so that the school is listed. With 3.3 for the first weight the others are 2.871 and 3.829, and the
/// points 1.1 + 1.0 (0.957) + 1.3 (1.276) = 3.4: it is not. With 2.7 they are 3.129 and 4.171, and 0.9 + 1.0 + 1.4 = 3.3: it is.
#[test]
fn a_rule_sees_the_rounded_number_that_ranks() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", "{ worst = 0, best = 9 }"), ("b", "{ worst = 0, best = 9 }"), ("c", "{ worst = 0, best = 9 }")],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\ntotal = 10\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 3 }, { indicator = \"b\", weight = 3 }, { indicator = \"c\", weight = 4 }]\n\
         [[rule]]\nid = \"low\"\ntitle = \"low\"\nof = [\"x1\"]\nis = { less_than = 3.33 }\n\
         [list]\nindex = \"x1\"\nscore = { less_than = 3.33 }\nrules = [\"low\"]\ncombine = \"all\"\n\
         [rounding]\ncontribution = { digits = 1, mode = \"half_up\" }\n",
    );
    let city =
        City::of(1).column("plain.a", 2020, &["3"]).column("plain.b", 2020, &["3"]).column("plain.c", 2020, &["3"]);
    let found = firm(&criteria, &city, EFFORT);
    let of_the_first = found.shifted.iter().filter(|shifted| shifted.weight.of == Node::Indicator(0));
    let tenth: Vec<&Change> =
        of_the_first.filter(|shifted| shifted.percent.abs() == 10).map(|shifted| &shifted.change).collect();
    assert_eq!(tenth.iter().map(|change| change.leaves.len()).collect::<Vec<_>>(), [0, 1]);
}

/// A geometric mean of which a school has only the indicator that is left out has no number: the school comes last.
#[test]
fn a_geometric_mean_of_nothing_is_no_number() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", LINE), ("b", LINE)],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\nmethod = \"geometric_mean\"\ntotal = 100\n\
         missing = { policy = \"renormalise\", coverage = 10 }\n\
         parts = [{ indicator = \"a\", weight = 50 }, { indicator = \"b\", weight = 50 }]\n\
         [list]\nindex = \"x1\"\nlowest = { number = 1 }\nties = \"include_all\"\n",
    );
    let city = City::of(3).column("plain.a", 2020, &["10", "50", "60"]).column("plain.b", 2020, &["—", "40", "70"]);
    let found = firm(&criteria, &city, EFFORT);
    assert_eq!(
        found.without.iter().filter_map(|without| without.change.clone()).collect::<Vec<_>>(),
        [enters(1, 0), Change::default()]
    );
}

/// An indicator that stands in the index that ranks and in one that a rule looks at is named once.
#[test]
fn a_weight_is_named_once_however_often_it_is_weighed() {
    let criteria = criteria_of(
        "higher_is_better",
        &[("a", LINE), ("b", LINE)],
        "[[index]]\nid = \"x1\"\ntitle = \"x1\"\ntotal = 100\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 50 }, { indicator = \"b\", weight = 50 }]\n\
         [[index]]\nid = \"x2\"\ntitle = \"x2\"\ntotal = 100\nmissing = { policy = \"refuse\" }\n\
         parts = [{ indicator = \"a\", weight = 50 }, { indicator = \"b\", weight = 50 }]\n\
         [[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"x2\"]\nis = { less_than = 50 }\n\
         [list]\nindex = \"x1\"\nscore = { less_than = 50 }\nrules = [\"r\"]\ncombine = \"all\"\n",
    );
    // 49 by halves; with 45 % of the first weight 52.8, with 55 % 45.2
    let city = City::of(1).column("plain.a", 2020, &["11"]).column("plain.b", 2020, &["87"]);
    let found = firm(&criteria, &city, EFFORT);
    let weights = found.borderline[0].iter().flatten().find_map(|doubt| match doubt {
        Doubt::Weights(nodes) => Some(nodes.clone()),
        _ => None,
    });
    assert_eq!(weights, Some(vec![Node::Indicator(0), Node::Indicator(1)]));
}

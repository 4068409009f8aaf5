//! What a criteria file may not say, and what is told of it then.

use shnor::criteria::{SHIPPED, read};

fn shipped() -> String {
    SHIPPED.iter().find(|(name, _)| *name == "municipal-index-no-vpr").expect("it ships").1.to_owned()
}

/// Line and key of each problem of the shipped file with one thing changed.
fn problems(from: &str, to: &str) -> Vec<(usize, String)> {
    let text = shipped();
    assert!(text.contains(from), "{from}");
    let texts = shnor::text::Texts::russian();
    let problems = read(&text.replacen(from, to, 1)).expect_err("a problem");
    problems.into_iter().map(|problem| (problem.line, texts.say(&problem.message))).collect()
}

fn line_of(needle: &str) -> usize {
    shipped().lines().position(|line| line.contains(needle)).map_or(0, |line| line + 1)
}

#[test]
fn every_criteria_file_that_ships_is_sound_and_named_as_its_file() {
    for (name, text) in SHIPPED.iter().copied() {
        assert_eq!(read(text).map(|criteria| criteria.id), Ok(name.to_owned()));
    }
}

#[test]
fn a_misspelt_key_a_wrong_sum_and_an_unknown_indicator_are_told_with_line_and_suggestion() {
    let found = problems("smallest_cohort = 10", "smalest_cohort = 10");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, line_of("smallest_cohort = 10"));
    assert!(found[0].1.contains("smallest_cohort"), "{found:?}");

    let found = problems(
        "{ indicator = \"oge_math_below\", weight = 15 }",
        "{ indicator = \"oge_math_below\", weight = 14.5 }",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, line_of("total = 70"));
    assert!(found[0].1.contains("69.5") && found[0].1.contains("70"), "{found:?}");

    let found = problems("{ indicator = \"oge_math_below\"", "{ indicator = \"oge_math_bellow\"");
    assert!(found[0].1.contains("oge_math_below"), "{found:?}");

    let found = problems("\"oge.math.mark_2\"", "\"oge.math.marks_2\"");
    assert_eq!(found[0].0, line_of("\"oge.math.mark_2\""));
    assert!(found[0].1.contains("oge.math.mark_2"), "{found:?}");
}

#[test]
fn all_problems_are_told_at_once() {
    let text = shipped().replacen("direction = \"higher_is_better\"", "direction = \"up\"", 1).replacen(
        "share = 20",
        "share = 0",
        1,
    );
    assert_eq!(read(&text).expect_err("problems").len(), 2);
}

#[test]
fn an_index_that_leads_to_itself_is_refused() {
    let found = problems("{ indicator = \"self_progress\", weight = 8 }", "{ index = \"need\", weight = 8 }");
    // the ring is need → self_evaluation → need: either may be named
    assert!(found.iter().any(|(_, words)| words.contains("ссылается сам на себя")), "{found:?}");
}

#[test]
fn numbers_that_are_none_are_refused() {
    for wrong in ["nan", "inf", "\"15\"", "0", "-3"] {
        let found = problems(
            "{ indicator = \"oge_math_below\", weight = 15 }",
            &format!("{{ indicator = \"oge_math_below\", weight = {wrong} }}"),
        );
        assert!(!found.is_empty(), "{wrong}");
    }
}

/// Two rules a storey, each of both below: the ways down double with every storey.
#[test]
fn a_methodology_in_which_everything_refers_to_everything_is_refused_at_once() {
    use std::fmt::Write as _;
    let mut text = String::from(
        "schema = \"shnor/criteria/1\"\nid = \"x\"\ntitle = \"x\"\npurpose = \"x\"\nsource = \"x\"\nverified = \"own\"\n\
         standing = \"template\"\ndirection = \"higher_is_better\"\n[[indicator]]\nid = \"a\"\ntitle = \"a\"\n\
         value = \"context.pupils\"\nyears = { last = 1, not_older_than = 1 }\nscale = { method = \"as_is\" }\n",
    );
    let index = |text: &mut String, id: &str, parts: &str| {
        let _ = write!(
            text,
            "[[index]]\nid = \"{id}\"\ntitle = \"{id}\"\nweights = \"relative\"\nmissing = {{ policy = \"refuse\" }}\nparts = [{parts}]\n"
        );
    };
    for side in ["l", "r"] {
        index(&mut text, &format!("{side}0"), "{ indicator = \"a\", weight = 1 }");
    }
    for storey in 1..120 {
        let below = storey - 1;
        let parts = format!("{{ index = \"l{below}\", weight = 1 }}, {{ index = \"r{below}\", weight = 1 }}");
        index(&mut text, &format!("l{storey}"), &parts);
        index(&mut text, &format!("r{storey}"), &parts);
    }
    let texts = shnor::text::Texts::russian();
    let problems = read(&text).expect_err("too tangled");
    assert!(texts.say(&problems[0].message).contains("упростите"), "{problems:?}");
}

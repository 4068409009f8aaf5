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
fn a_date_of_approval_without_a_digit_is_none() {
    let told = |date: &str| {
        let approved = format!("act = \"№ 1\"\ndate = \"{date}\"\nby = \"x\"");
        let text = shipped().replacen("act = \"\"\ndate = \"\"\nby = \"\"", &approved, 1);
        read(&text.replacen("standing = \"template\"", "standing = \"approved\"", 1))
    };
    let sound = told("20 августа 2020 г.").expect("a date");
    assert_eq!(sound.approved.map(|approved| approved.date), Some("20 августа 2020 г.".to_owned()));
    let texts = shnor::text::Texts::russian();
    let problems = told("в августе").expect_err("a problem");
    assert!(texts.say(&problems[0].message).contains("дата цифрами"));
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

/// A small sound file, to be broken in one place at a time.
const SOUND: &str = r#"schema = "shnor/criteria/1"
id = "x"
title = "x"
purpose = "x"
source = "x"
verified = "own"
standing = "template"
direction = "higher_is_better"
[[measure]]
id = "plain.a"
title = "a"
kind = "percent"
[[indicator]]
id = "a"
title = "a"
value = "plain.a"
years = { last = 2, not_older_than = 3 }
scale = { method = "bands", bands = [{ less_than = 30, points = 1, grade = "red" }, { at_least = 30, points = 0, grade = "green" }] }
[[indicator]]
id = "b"
title = "b"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 2, not_older_than = 3 }
scale = { worst = 40, best = 0 }
[[index]]
id = "i"
title = "i"
total = 100
missing = { policy = "renormalise", coverage = 60 }
parts = [{ indicator = "a", weight = 60 }, { indicator = "b", weight = 40 }]
[[rule]]
id = "r"
title = "r"
of = ["a"]
is = { at_least = 30 }
[[rule]]
id = "s"
title = "s"
of = ["r"]
[list]
index = "i"
lowest = { share = 20, rounding = "ceiling" }
rules = ["s"]
combine = "any"
ties = "include_all"
"#;

/// What is told of the small file with one thing changed: lines and words.
fn told(from: &str, to: &str) -> Vec<(usize, String)> {
    assert!(SOUND.contains(from), "{from}");
    let texts = shnor::text::Texts::russian();
    let problems = read(&SOUND.replacen(from, to, 1)).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.line, texts.say(&problem.message))).collect()
}

#[test]
fn each_mistake_is_told_on_its_line_with_what_to_do() {
    assert_eq!(told("id = \"x\"", "id = \"x\""), []);
    for (from, to, line, words) in [
        ("weight = 60", "weigth = 60", 31, "Возможно, «weight»"),
        ("weight = 60", "weight = 61", 29, "равна 101"),
        ("weight = 60", "weight = -60", 31, "больше нуля"),
        ("weight = 60", "weight = nan", 31, "конечным числом"),
        ("weight = 60", "weight = 6,0", 31, "с точкой"),
        ("indicator = \"a\", weight", "indicator = \"aa\", weight", 31, "неизвестно: показатель «aa»"),
        ("value = \"plain.a\"", "value = \"plain.b\"", 16, "Возможно, «plain.a»"),
        ("at_least = 30, points", "at_least = 31, points", 18, "дыра у 30"),
        ("less_than = 30, points", "at_most = 30, points", 18, "накладывается"),
        ("less_than = 30, points", "less_than = inf, points", 18, "конечным числом"),
        ("of = [\"r\"]", "of = [\"q\"]", 40, "неизвестно"),
        ("of = [\"a\"]\n", "of = [\"s\"]\n", 0, "ссылается сам на себя"),
        ("is = { at_least = 30 }", "is = { at_least = 30, more_than = 20 }", 36, "не больше одной с каждой стороны"),
        ("is = { at_least = 30 }", "is = { at_least = 30, at_most = 20 }", 36, "не оставляют ни одного числа"),
        ("is = { at_least = 30 }", "is = { grade = [\"rot\"] }", 32, "Есть: red, green"),
        ("is = { at_least = 30 }\n", "", 32, "не сказано, каким должно быть значение"),
        (
            "policy = \"renormalise\", coverage = 60",
            "policy = \"renormalize\", coverage = 60",
            30,
            "Возможно, «renormalise»",
        ),
        ("policy = \"renormalise\", coverage = 60", "policy = \"renormalise\"", 30, "coverage"),
        (
            "policy = \"renormalise\", coverage = 60",
            "policy = \"refuse\", coverage = 60",
            30,
            "неизвестный ключ «coverage»",
        ),
        ("combine = \"any\"\n", "", 41, "combine"),
        ("ties = \"include_all\"", "ties = \"tiebreak\"", 41, "tiebreak"),
        ("rules = [\"s\"]\ncombine = \"any\"\n", "", 37, "правило «s» ничего не решает"),
        ("share = 20", "share = 120", 43, "не больше 100"),
        ("scale = { worst = 40, best = 0 }\n", "", 19, "нет шкалы"),
        ("scale = { worst = 40, best = 0 }", "scale = { worst = 0, best = 40, logarithmic = true }", 25, "больше нуля"),
        ("scale = { worst = 40, best = 0 }", "scale = { method = \"min_max\" }", 25, "better"),
        ("kind = \"percent\"", "kind = \"procent\"", 12, "Возможно, «percent»"),
        ("title = \"s\"", "title = \"s\"\nhold_at_least = 1\nhold = \"any\"", 37, "не больше одного из"),
        ("title = \"i\"", "title = \"i\"\nweights = \"relative\"", 30, "total не пишется"),
        ("title = \"i\"", "title = \"i\"\nmethod = \"largest\"", 30, "total имеет смысл только"),
        ("id = \"r\"", "id = \"Правило один\"", 33, "латинские строчные буквы"),
        ("title = \"r\"", "title = \"\"", 34, "пуст"),
        ("title = \"r\"", "title = \"r\"\ncaveat = \"not a proof\"", 35, "без mark"),
        ("[list]", "[перечень]", 41, "пишутся латиницей"),
        (
            "bands = [{ less_than = 30, points = 1, grade = \"red\" }, { at_least = 30, points = 0, grade = \"green\" }]",
            "bands = []",
            18,
            "нет ни одной полосы",
        ),
        ("of = [\"r\"]", "of = [\"r\"]\nhold_share = { at_least = 150 }", 37, "не бывает"),
        (
            "of = [\"a\"]\nis = { at_least = 30 }",
            "of = [\"a\"]\nlowest = { number = 1 }\nhold = \"none\"",
            32,
            "здесь не действуют",
        ),
    ] {
        let told = told(from, to);
        let fits = |(at, said): &(usize, String)| said.contains(words) && (line == 0 || *at == line);
        assert!(told.iter().any(fits), "{to}: {told:?}");
    }
}

/// What is legal and senseless.
#[test]
fn what_makes_no_sense_is_remarked_on() {
    let remarks = |changes: &[(&str, &str)]| {
        let mut text = SOUND.to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        let texts = shnor::text::Texts::russian();
        let criteria = read(&text).expect("sound criteria");
        let remarks = shnor::criteria::remarks(&text, &criteria).into_iter();
        remarks.map(|remark| (remark.line, texts.say(&remark.message))).collect::<Vec<_>>()
    };
    let has = |changes: &[(&str, &str)], line: usize, words: &str| {
        let told = remarks(changes);
        assert!(told.iter().any(|(at, said)| *at == line && said.contains(words)), "{changes:?}: {told:?}");
    };
    assert_eq!(remarks(&[]).len(), 1, "only that nobody approved it");
    let relative = "scale = { method = \"min_max\", better = \"low\" }";
    has(&[("scale = { worst = 40, best = 0 }", relative)], 19, "зависит от других школ");
    has(&[("is = { at_least = 30 }", "is = { more_than = 100 }")], 32, "не может выполниться");
    has(&[("is = { at_least = 30 }", "is = { at_least = 0 }")], 32, "выполняется всегда");
    let four = "is = { at_least = 30 }\nyears = { every_of_last = 4 }";
    has(&[("is = { at_least = 30 }", four)], 32, "меньше лет");
    has(&[("is = { at_least = 30 }", "is = { at_least = 30 }\nhold_at_least = 2")], 32, "не может выполниться");
    has(&[("points = 1,", "points = 0,")], 13, "одно и то же");
    has(&[("points = 1,", "points = 5,")], 26, "может выйти за total");
    has(&[("coverage = 60", "coverage = 0.6")], 26, "похоже на долю");
    has(&[("is = { at_least = 30 }", "is = { at_least = 0.3 }")], 32, "похоже на долю");
    let rounded = "ties = \"include_all\"\n[rounding]\ncontribution = { digits = 0, mode = \"half_up\" }";
    let light =
        [("weight = 60", "weight = 99.6"), ("weight = 40", "weight = 0.4"), ("ties = \"include_all\"", rounded)];
    has(&light, 19, "после округления ничего не меняет");
}

#[test]
fn a_ring_is_found_beside_other_mistakes_and_told_with_its_path() {
    let text = SOUND.replacen("of = [\"a\"]\nis = { at_least = 30 }", "of = [\"s\"]", 1).replacen(
        "weight = 40",
        "weight = -40",
        1,
    );
    let texts = shnor::text::Texts::russian();
    let told: Vec<String> = read(&text).expect_err("two mistakes").iter().map(|one| texts.say(&one.message)).collect();
    assert!(told.iter().any(|said| said.contains("больше нуля")), "{told:?}");
    assert!(told.iter().any(|said| said.contains("r → s → r") || said.contains("s → r → s")), "{told:?}");
}

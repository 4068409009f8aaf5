//! Causes of differences held against the list's own numbers: what the list itself refutes is no cause, and while the list is
//! not understood none is told.

use serde_json::{Value, json};

use crate::list_rows::{held, said, told};

/// The kinds of causes that are told of any school.
fn kinds(held: &Value) -> Vec<&str> {
    let differing = held["differing"].as_array().expect("schools").iter();
    let causes = differing.flat_map(|differing| differing["causes"].as_array().expect("causes"));
    causes.chain(held["changes"].as_array().expect("changes")).filter_map(|cause| cause["kind"].as_str()).collect()
}

// scores 8.33 (4), 37.33 (1), 60 (2): the lowest two are 4 and 1, and theirs is 1 alone. No cut leaves out the lowest; with none
// of 20 below instead of 5 school 4 has (40·100 + 20·25) / 60 = 75 and is outside, but the list says that it has 8.33
#[test]
fn a_cause_that_would_make_other_numbers_than_the_list_has_is_none() {
    let bare = "Код;Решение\n4;не включена\n1;включена\n2;не включена\n";
    assert!(kinds(&held(bare, 7)).contains(&"value"));
    let list = "Код;Решение;Балл;Место\n4;не включена;8,33;1\n1;включена;37,33;2\n2;не включена;60,00;3\n";
    let found = held(list, 7);
    assert_eq!((&found["only_theirs"], &found["only_ours"]), (&json!([]), &json!(["4"])));
    assert_eq!(kinds(&found), [""; 0]);
    let printed = said(list, 7);
    assert!(printed.contains("При тех же баллах и местах решено иначе — возможно, это решение комиссии."), "{printed}");
    let scores = "Код;Решение;Балл\n4;не включена;8,33\n1;включена;37,33\n2;не включена;60,00\n";
    assert!(said(scores, 7).contains("При тех же баллах решено иначе"));
    let places = "Код;Решение;Место\n4;не включена;1\n1;включена;2\n2;не включена;3\n";
    assert!(said(places, 7).contains("При тех же местах решено иначе"));
    // of numbers that are not ours nobody can say that; a score that is another stays refuted as it is
    assert_eq!(kinds(&held(&list.replace("8,33", "9,33"), 7)), [""; 0]);
    assert!(!said(&list.replace("60,00", "61,00"), 7).contains("решено иначе"));
}

// three schools instead of two leave every score and place as it is
#[test]
fn a_cause_that_leaves_all_numbers_stays() {
    let list = "Код;Решение;Балл;Место\n4;включена;8,33;1\n1;включена;37,33;2\n2;включена;60,00;3\n";
    let found = held(list, 7);
    assert_eq!((&found["only_theirs"], &found["changes"][0]["kind"]), (&json!(["2"]), &json!("cut")));
    assert_eq!((&found["changes"][0]["left"], kinds(&found).contains(&"value")), (&json!(0), false));
    // what is only said of other schools refutes nothing: 2 may have another value where only the score of 4 is known
    let list = "Код;Решение;Балл\n4;включена;8,33\n1;не включена;\n2;включена;\n";
    assert!(kinds(&held(list, 7)).contains(&"value"));
}

#[test]
fn no_cause_is_told_while_rows_are_not_understood_or_contradict_each_other() {
    for list in [
        "Код;Решение\n4;включена\n99;включена\n2;включена\n",
        "Код;Решение\n4;включена\n4;не включена\n2;включена\n",
        "Код;Решение\n4;как решит комиссия\n2;включена\n",
    ] {
        let found = held(list, 7);
        assert_eq!((kinds(&found).len(), &found["outcome"]), (0, &json!("not_whole")), "{list}");
        assert!(found["differing"].as_array().is_some_and(|differing| !differing.is_empty()), "{list}");
        let printed = said(list, 7);
        assert!(!printed.to_lowercase().contains("вероятн") && !printed.contains("Испытаны"), "{printed}");
        assert!(printed.contains("Расхождения среди прочитанного".to_uppercase().as_str()), "{printed}");
    }
}

// 4 has a score of 8.33 and the list has none; 1 has another
#[test]
fn a_score_that_the_list_does_not_have_is_told_apart_from_another_score() {
    let printed = said("Код;Балл;Место\n4;н/д;—\n1;41,00;2\n", 7);
    for words in [
        "Баллы другие: 1 из 2.",
        "Нет балла в перечне, а по методике он есть: 1 из 2.",
        "Нет места в перечне, а по методике оно есть: 1 из 2.",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    let none = said("Код;Балл\n4;н/д\n1;37,33\n", 7);
    assert!(!none.contains("Баллы другие") && none.contains("Нет балла в перечне"), "{none}");
    let found = held("Код;Балл\n4;н/д\n1;37,33\n", 7);
    assert_eq!(told(&found["scores"], "apart", "school"), ["4"]);
}

//! A list that somebody else drew up is held against the data, and each cause of a difference is found where it was
//! planted: in small cities worked by hand, and in the published ratings of Texas.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use shnor::assess::assess;
use shnor::decision::Status;
use shnor::number::Exact;
use shnor::origin::Origin;
use shnor::verify::{Comparison, Entry, List};

use crate::city::{MATHS, MATHS_AND_RUSSIAN, folder, stderr, stdout};
use crate::published;
use crate::verify::{City, document, ends, text};

/// The head of a methodology of these indicators, each «2» of an examination in percent from 100 (worst) to 0.
fn methodology(subjects: &[&str], missing: &str, more: &str, list: &str) -> String {
    let mut text = String::from(
        "schema = \"shnor/criteria/1\"\nid = \"small\"\ntitle = \"Малая\"\npurpose = \"-\"\nsource = \"-\"\n\
         verified = \"own\"\nstanding = \"template\"\ndirection = \"higher_is_better\"\n",
    );
    for subject in subjects {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"{subject}\"\ntitle = \"{subject}\"\nshare = [\"oge.{subject}.mark_2\"]\n\
             of = [\"oge.{subject}.participants\"]\nyears = {{ last = 1, not_older_than = 1 }}\n\
             scale = {{ worst = 100, best = 0 }}\n{more}\n"
        );
    }
    let weight = 100 / subjects.len();
    let parts: Vec<String> =
        subjects.iter().map(|subject| format!("{{ indicator = \"{subject}\", weight = {weight} }}")).collect();
    let parts = parts.join(", ");
    let _ = write!(
        text,
        "[[index]]\nid = \"score\"\ntitle = \"Балл\"\ntotal = 100\nmissing = {missing}\nparts = [{parts}]\n[list]\n{list}\n"
    );
    text
}

const REFUSE: &str = "{ policy = \"refuse\" }";

/// Holds a list of these codes against a city of these rows (school 1 first), and gives what is printed as JSON.
fn held(selection: &str, criteria: &str, rows: &[&str], listed: &[&str], more: &[(&str, &str)]) -> Value {
    let header =
        if selection == MATHS { "Код;Школа;МА2;МА" } else { "Код;Школа;МА2;МА;РУ2;РУ" };
    let mut table = format!("{header}\n");
    for (row, at) in rows.iter().zip(1..) {
        let _ = writeln!(table, "{at};СШ № {at};{row}");
    }
    let list = format!("Перечень школ\nКод школы\n{}\n", listed.join("\n"));
    let mut files: Vec<(&str, &[u8])> = vec![
        ("данные.csv", table.as_bytes()),
        ("selection.toml", selection.as_bytes()),
        ("методика.toml", criteria.as_bytes()),
        // it lies among the data and is none of them
        ("перечень.csv", list.as_bytes()),
    ];
    files.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    let place = folder(&files);
    let (data, list) = (text(place.path()), text(&place.path().join("перечень.csv")));
    document(&["verify", &data, "--list", &list], 7, "verify-list")
}

/// The kind of the first cause of the first school that differs, what is changed, how many schools differ then.
fn cause(held: &Value) -> (String, String, i64) {
    let cause = &held["differing"][0]["causes"][0];
    let word = |key: &str| cause[key].as_str().unwrap_or_else(|| panic!("{held}")).to_owned();
    (word("kind"), word("change"), cause["left"].as_i64().expect("a number"))
}

// 50 took the examination in each school; scores are 100 less the percent of «2»
const FIVE: [&str; 5] = ["25;50", "20;50", "15;50", "10;50", "5;50"];

// scores 50, 60, 70, 80, 90: the two lowest are 1 and 2. Three are 1, 2, 3
#[test]
fn a_cut_one_school_further_is_found() {
    let criteria =
        methodology(&["math"], REFUSE, "", "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"");
    let held = held(MATHS, &criteria, &FIVE, &["1", "2", "3"], &[]);
    assert_eq!((&held["both"], &held["only_theirs"]), (&json!(["1", "2"]), &json!(["3"])));
    assert_eq!(cause(&held), ("cut".to_owned(), "в перечне 3 школы".to_owned(), 0));
    assert_eq!(held["changes"][0]["kind"], "cut");
}

// 40 % of 4 schools with a score are 1.6: two rounded up, one rounded down
#[test]
fn a_share_rounded_down_is_found() {
    let list = "index = \"score\"\nlowest = { share = 40, rounding = \"ceiling\" }\nties = \"include_all\"";
    let held = held(MATHS, &methodology(&["math"], REFUSE, "", list), &FIVE[..4], &["1"], &[]);
    assert_eq!(held["only_ours"], json!(["2"]));
    assert_eq!(cause(&held), ("cut".to_owned(), "доля школ округлена вниз".to_owned(), 0));
}

// scores 50, 60, 60, 80, 90: two are wanted, and 2 and 3 have the same. Who excludes them lists 1 alone
#[test]
fn ties_decided_otherwise_are_found() {
    let criteria =
        methodology(&["math"], REFUSE, "", "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"");
    let rows = ["25;50", "20;50", "20;50", "10;50", "5;50"];
    let held = held(MATHS, &criteria, &rows, &["1"], &[]);
    assert_eq!(held["only_ours"], json!(["2", "3"]));
    assert_eq!(cause(&held), ("ties".to_owned(), "школы с равным баллом на черте не включены".to_owned(), 0));
    assert_eq!(held["changes"][0]["explains"], 2);
}

// scores 50, 59.5, 60, 80, 90. Rounded to whole numbers 2 and 3 have 60 both, and both are listed
#[test]
fn a_score_rounded_before_schools_are_ranked_is_found() {
    let criteria =
        methodology(&["math"], REFUSE, "", "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"");
    let rows = ["100;200", "81;200", "80;200", "40;200", "20;200"];
    let held = held(MATHS, &criteria, &rows, &["1", "2", "3"], &[]);
    let (kind, change, left) = cause(&held);
    assert_eq!((kind.as_str(), left), ("rounding", 0));
    assert_eq!(change, "балл округлён до расстановки школ, до 0 знаков после запятой, половина — от нуля");
}

// mathematics and Russian weigh 50 each; scores 50, 60, none, 80, 90. Where the weight of Russian goes to mathematics,
// school 3 has 100 − 44 = 56 and is the second
#[test]
fn another_rule_for_missing_data_is_found() {
    let criteria = methodology(
        &["math", "russian"],
        REFUSE,
        "",
        "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"",
    );
    let rows = ["25;50;25;50", "20;50;20;50", "22;50;;", "10;50;10;50", "5;50;5;50"];
    let held = held(MATHS_AND_RUSSIAN, &criteria, &rows, &["1", "3"], &[]);
    assert_eq!((&held["only_theirs"], &held["only_ours"]), (&json!(["3"]), &json!(["2"])));
    let (kind, change, left) = cause(&held);
    assert_eq!((kind.as_str(), left), ("missing", 0));
    assert!(change.starts_with("вес частей без данных делится между остальными"), "{change}");
    assert_eq!(held["differing"][0]["ours"], "insufficient_data");
}

// school 3 had 8 participants where 10 are asked for; 6 of 8 are 75 %, its score would be 25 and the lowest
#[test]
fn a_smaller_smallest_cohort_is_found() {
    let list = "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"";
    let criteria = methodology(&["math"], REFUSE, "smallest_cohort = 10", list);
    let rows = ["25;50", "20;50", "6;8", "10;50", "5;50"];
    let held = held(MATHS, &criteria, &rows, &["1", "3"], &[]);
    assert_eq!(cause(&held), ("cohort".to_owned(), "наименьшее число участников — 8".to_owned(), 0));
}

// scores 50, 60, 62, 80, 90, the list 1 and 2, theirs 1 and 3. School 3 with 20 of 50 would share 60 with school 2 and both
// would be listed: one difference is left. School 2 with 18 of 50 has 64, lies above 62 and changes places with school 3
#[test]
fn an_input_value_is_found_with_the_pupils_that_it_takes() {
    let criteria =
        methodology(&["math"], REFUSE, "", "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"");
    let rows = ["25;50", "20;50", "19;50", "10;50", "5;50"];
    let held = held(MATHS, &criteria, &rows, &["1", "3"], &[]);
    let (kind, change, left) = cause(&held);
    assert_eq!((kind.as_str(), left), ("value", 0));
    assert_eq!(change, "СШ № 2: math — 18 из 50 вместо 20 (на 2 меньше)");
    // of school 3 its own value is told too, and that it leaves one school
    let causes = held["differing"][0]["causes"].as_array().expect("causes");
    let own = causes.iter().find(|cause| cause["change"].as_str().is_some_and(|text| text.starts_with("СШ № 3")));
    assert_eq!(own.expect("its own value")["left"], 1);
}

// a rule at 30 %: school 3 has 15 of 50 and is listed; who reads «more than 30 %» does not list it
#[test]
fn the_bound_of_a_rule_read_otherwise_is_found() {
    let list = "rules = [\"many\"]";
    let mut criteria = methodology(&["math"], REFUSE, "", list);
    criteria.push_str("[[rule]]\nid = \"many\"\ntitle = \"Много «2»\"\nof = [\"math\"]\nis = { at_least = 30 }\n");
    let held = held(MATHS, &criteria, &FIVE, &["1", "2"], &[]);
    let (kind, change, left) = cause(&held);
    assert_eq!((kind.as_str(), left), ("cut", 0));
    assert!(change.starts_with("сама граница в правиле «Много «2»»"), "{change}");
}

// the commission lists school 5, which the list does not heed
#[test]
fn a_decision_that_is_not_heeded_is_found() {
    let criteria =
        methodology(&["math"], REFUSE, "", "index = \"score\"\nlowest = { number = 2 }\nties = \"include_all\"");
    let decisions = "Код;Решение;Кем принято;Дата;Акт;Основание\n5;включить;Комиссия;01.08.2020;№ 7;Переезд\n";
    let held = held(MATHS, &criteria, &FIVE, &["1", "2"], &[("решения.csv", decisions)]);
    assert_eq!(held["only_ours"], json!(["5"]));
    assert_eq!(cause(&held), ("decision".to_owned(), "решения комиссии из данных не учтены".to_owned(), 0));
}

// 4 and 1 are listed, and 2 by the commission
#[test]
fn its_own_ranking_is_a_list_also_where_a_commission_decided() {
    let city = City::new(&[]);
    let decisions = "Код;Решение;Кем принято;Дата;Акт;Основание\n2;включить;Комиссия;01.08.2020;№ 7;Переезд\n";
    std::fs::write(city.data().join("решения.csv"), decisions).expect("written");
    let (data, out) = (text(&city.data()), city.run().with_file_name("решено"));
    ends(&["select", &data, "--out", &text(&out), "-q"], 0);
    let held = document(&["verify", &data, "--list", &text(&out.join("ranking.csv"))], 0, "verify-list");
    assert_eq!((&held["outcome"], &held["both"]), (&json!("agrees"), &json!(["4", "1", "2"])));
    // a sentence of the commission beside a school is no verdict, and is told with its cell
    let held = document(&["verify", &data, "--list", &text(&out.join("перечень.xlsx"))], 7, "verify-list");
    assert_eq!((&held["outcome"], held["unread"].as_array().map(Vec::len)), (&json!("not_whole"), Some(1)));
}

#[test]
fn a_list_with_verdicts_scores_and_places_is_read_by_names_and_what_is_not_understood_is_told() {
    let city = City::new(&[]);
    let (data, run) = (text(&city.data()), text(&city.run()));
    // its own reports are lists: a table for programs, a workbook for people
    for name in ["ranking.csv", "перечень.xlsx"] {
        let held = document(&["verify", &data, "--list", &text(&city.run().join(name))], 0, "verify-list");
        assert_eq!((&held["agrees"], &held["both"]), (&json!(true), &json!(["4", "1"])), "{name}");
        assert_eq!(held["scores"]["apart"], json!([]), "{name}");
        assert!(held["scores"]["compared"].as_i64() >= Some(2), "{name}");
    }
    let list = "Наименование школы;Статус;Балл;Место\nСредняя школа № 1;включена;37,3;2\nСШ 2;да;60,00;3\n\
                Школа-интернат № 2;да;1;1\nИнтернат № 4;как решит комиссия;8,33;1\nСШ № 1;да;;\nНачальник управления;;;\n";
    let place = folder(&[("приказ.csv", list.as_bytes())]);
    let path = text(&place.path().join("приказ.csv"));
    // a report folder answers as the data do
    for from in [&data, &run] {
        let held = document(&["verify", from, "--list", &path], 7, "verify-list");
        assert_eq!(
            (&held["both"], &held["only_theirs"], &held["only_ours"]),
            (&json!(["1"]), &json!(["2"]), &json!(["4"]))
        );
        // 37.33 is 37.3 at one digit
        assert_eq!(held["scores"], json!({ "compared": 2, "not_compared": 0, "apart": [] }));
        let cells: Vec<&str> =
            held["unread"].as_array().expect("rows").iter().filter_map(|row| row["cell"].as_str()).collect();
        assert_eq!(cells, ["A4", "A5", "A6"], "no such school, no such verdict, a school again: {held}");
    }
    let printed = stdout(&ends(&["verify", &data, "--list", &path], 7));
    assert!(printed.contains("как решит комиссия") && printed.contains("названа ещё раз"), "{printed}");
    let english = stdout(&ends(&["verify", &data, "--list", &path, "--lang", "en"], 7));
    assert!(english.contains("too early to judge") && english.contains("On both lists: 1"), "{english}");
}

#[test]
fn a_file_that_is_no_list_is_told_with_what_it_lacks() {
    let city = City::new(&[]);
    let data = text(&city.data());
    let people = "Школа;ФИО директора\nСШ № 1;Иванова Мария Петровна\nСШ № 2;Петров Пётр Ильич\nГимназия № 3;Сидорова Анна Львовна\n";
    let place = folder(&[("слова.csv", "Раз;Два\n1;2\n".as_bytes()), ("люди.csv", people.as_bytes())]);
    let list = |name: &str| text(&place.path().join(name));
    let said = stderr(&ends(&["verify", &data, "--list", &list("слова.csv")], 4));
    assert!(said.contains("столбец со школами"), "{said}");
    let said = stderr(&ends(&["verify", &data, "--list", &list("люди.csv")], 6));
    assert!(!said.contains("Иванова"), "{said}");
    ends(&["verify", &data, "--list", &list("слова.csv"), "-c", "vpr-objectivity", "--allow", "F28"], 2);
}

/// The table of Texas for this test: every school whose published score is below 62 or that lacks a part of it, and each
/// sixtieth of the others; standard schools only, with a score.
fn texas_rows(reference: &Path) -> Vec<BTreeMap<String, String>> {
    let mut rows = published::rows(&reference.join("texas-2019/campus.csv"));
    rows.retain(|row| row["CFLALTED"] == "N" && row["CFLPAIR"] == "N" && !row["CDALLS"].is_empty());
    let score = |text: &str| text.parse::<Exact>().expect("a number");
    let mut at = 0;
    rows.retain(|row| {
        at += 1;
        score(&row["CDALLS"]) < 62 || row["CD3S"].is_empty() || at % 60 == 0
    });
    rows
}

/// Holds the list of the schools rated F in the published table (or other `theirs`) against a methodology and the table,
/// changed here and there. Gives how many differ, and of the change that explains most its kind and how many it leaves.
fn texas(
    rows: &[BTreeMap<String, String>],
    criteria: &str,
    theirs: &BTreeSet<String>,
) -> (usize, Option<(&'static str, usize)>) {
    let criteria = published::read(criteria);
    let columns: Vec<&String> = rows[0].keys().collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(&columns).expect("a header");
    for row in rows {
        table.write_record(columns.iter().map(|column| &row[*column])).expect("a row");
    }
    let place = folder(&[("campus.csv", &table.into_inner().expect("a table"))]);
    let selection = include_str!("published/texas-2019.selection.toml");
    let data = published::data(&place.path().join("campus.csv"), selection, &criteria);
    let assessment = assess(&criteria, &data.register, &data.observations, 2019);
    let entry = |id: &String| Entry {
        school: data.register.by_code(id).expect("a school of the table"),
        status: Some(Status::Listed),
        score: None,
        place: None,
        origin: Origin { file: "list".into(), sheet: None, row: 0, column: 0, to: None },
    };
    let list = List { entries: theirs.iter().map(entry).collect(), has_verdicts: true, ..List::default() };
    let compared = Comparison::new(&assessment, &data.observations, list);
    let best = compared.changes.first().map(|cause| (cause.change.word(), cause.left));
    (compared.differing.len(), best)
}

/// The published ratings of Texas 2019 are the list of somebody else's: the right rule agrees with all of them, and each of
/// the rules and tables moved by one thing is found out by that thing. Its values are no shares of pupils, so that there is
/// no cohort to move: the small cities above have one.
#[test]
fn texas_2019_tells_which_one_thing_was_moved() {
    let Some(reference) = published::reference("verify_texas") else { return };
    let rows = texas_rows(&reference);
    let failing_rule =
        "[[rule]]\nid = \"failing\"\ntitle = \"Rated F\"\nof = [\"overall\"]\nis = { grade = [\"F\"] }\n";
    let base = include_str!("published/texas-2019.toml").replace(failing_rule, "");
    let base = base.replace("rules = [\"failing\"]\n", "score = { less_than = 60 }\n");
    let score = |row: &BTreeMap<String, String>| row["CDALLS"].parse::<Exact>().expect("a number");
    let code = |row: &BTreeMap<String, String>| row["CAMPUS"].clone();
    let failing: BTreeSet<String> = rows.iter().filter(|row| score(row) < 60).map(code).collect();
    assert!(failing.len() >= 359, "359 of the 7,624 with all parts");
    assert_eq!(texas(&rows, &base, &failing), (0, None));
    let moved = |from: &str, to: &str| {
        assert!(base.contains(from), "{from}");
        base.replacen(from, to, 1)
    };
    // an overall score that is cut off and not rounded: 17 schools more. Counted from the published parts by themselves: 17
    // schools are published with 60 of which 0.7 of the better part and 0.3 of the third are less
    let cut_off =
        moved("rounding = { digits = 0, mode = \"half_up\" }", "rounding = { digits = 0, mode = \"truncate\" }");
    assert_eq!(texas(&rows, &cut_off, &failing), (17, Some(("rounding", 0))));
    // 60 is rated F too
    let (differing, best) = texas(&rows, &moved("less_than = 60 }\nexclude", "at_most = 60 }\nexclude"), &failing);
    let sixty = rows.iter().filter(|row| score(row) == 60).count();
    assert_eq!((differing, best), (sixty, Some(("cut", 0))));
    // two of the schools without «Closing the Gaps» are rated F
    let refuse = moved("missing = { policy = \"renormalise\", coverage = 70 }", "missing = { policy = \"refuse\" }");
    assert_eq!(texas(&rows, &refuse, &failing), (2, Some(("missing", 0))));
    // one number of a school that is rated F and of no other
    let mut typed = rows.clone();
    let school = typed.iter_mut().find(|row| score(row) == 59 && !row["CD3S"].is_empty()).expect("a school");
    for column in ["CD1S", "CD2S", "CD3S"] {
        school.insert(column.to_owned(), "60".to_owned());
    }
    assert_eq!(texas(&typed, &base, &failing), (1, Some(("value", 0))));
    // the lowest 300 with all that share the last score, by the published scores alone
    let lowest = |ties: &str| {
        let list = format!("lowest = {{ number = 300 }}\nties = \"{ties}\"\n");
        base.replace("score = { less_than = 60 }\n", &list)
    };
    let mut scores: Vec<Exact> = rows.iter().map(score).collect();
    scores.sort();
    let last = scores[299].clone();
    assert_eq!(scores[300], last, "the last score is shared");
    let theirs: BTreeSet<String> = rows.iter().filter(|row| score(row) <= last).map(code).collect();
    let tied = rows.iter().filter(|row| score(row) == last).count();
    assert_eq!(texas(&rows, &lowest("include_all"), &theirs), (0, None));
    assert_eq!(texas(&rows, &lowest("exclude_all"), &theirs), (tied, Some(("ties", 0))));
}

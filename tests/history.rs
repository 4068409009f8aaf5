//! Entry and exit over years, worked by hand on a few schools, and everything that is told of runs that do not fit.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use shnor::assess::{Climb, EarlierYear, Flip, History, Passage, Past};
use shnor::criteria::{self, Criteria};
use shnor::decision::Status;
use shnor::decision::Status::{InsufficientData, Listed, NotListed, Risk};
use shnor::source;

use crate::city::{folder, shnor, stderr, stdout};
use crate::language::{AS_IS, City, criteria_of, statuses, try_criteria_of};

/// The index is the number itself, and a school below 50 is inside.
const LIST: &str = "[[index]]\nid = \"i\"\ntitle = \"i\"\ntotal = 1\nmissing = { policy = \"refuse\" }\n\
                    parts = [{ indicator = \"x\", weight = 1 }]\n\
                    [list]\nindex = \"i\"\nscore = { less_than = 50 }\n";

pub(crate) fn with(history: &str) -> Criteria {
    criteria_of("higher_is_better", &[("x", AS_IS)], &format!("{LIST}[list.history]\n{history}\n"))
}

pub(crate) fn city(numbers: &[&str]) -> City {
    City::of(numbers.len()).column("plain.x", 2020, numbers)
}

/// Earlier years, a letter a school: `I` inside and listed, `o` outside and not listed, `K` outside and listed in the end,
/// `n` inside and not listed in the end, `?` without a verdict, `-` not in the run. Places are those of the order.
pub(crate) fn told(years: &[(i32, &str)]) -> History {
    let past = |(school, letter): (usize, char)| {
        let (this_year, final_status) = match letter {
            'I' => (Listed, Listed),
            'o' => (NotListed, NotListed),
            'K' => (NotListed, Listed),
            'n' => (Listed, NotListed),
            '?' => (InsufficientData, InsufficientData),
            _ => return None,
        };
        Some((school, Past { this_year, final_status, rank: Some(school + 1), score: None }))
    };
    let year = |(year, letters): &(i32, &str)| {
        let schools: BTreeMap<usize, Past> = letters.chars().enumerate().filter_map(past).collect();
        (*year, EarlierYear { ranked: schools.len(), schools })
    };
    History::new(years.iter().map(year).collect())
}

fn passages(criteria: &Criteria, numbers: &[&str], history: &History) -> (Vec<Passage>, Vec<Status>) {
    city(numbers).look_back(criteria, Some(history), |assessment| (assessment.passages.clone(), statuses(assessment)))
}

fn kept(outside: usize) -> Passage {
    Passage::Kept { outside, moved: None }
}

// inside in 2020: 1, 2, 3, 5. Years inside of 2018, 2019, 2020:
// 1: – + + = 2;  2: + – + = 2;  3: – – + = 1;  4: + + – = 2, but not this year;  5: + + + = 3;  6 was listed and is outside
#[test]
fn a_school_enters_only_when_it_was_inside_in_so_many_of_the_last_years() {
    let (numbers, history) = (["40", "40", "40", "60", "40", "60"], told(&[(2018, "ononnI"), (2019, "noonnI")]));
    let rule = |this_year: &str, otherwise: &str| {
        with(&format!(
            "missing = \"refuse\"\n\
             enter = {{ years = 2, of_last = 3, this_year = \"{this_year}\", otherwise = \"{otherwise}\" }}"
        ))
    };
    let entered = |inside| Passage::Entered { inside };
    let (found, verdicts) = passages(&rule("needed", "risk"), &numbers, &history);
    let not_yet = Passage::NotYet { inside: 1 };
    assert_eq!(found, [entered(2), entered(2), not_yet.clone(), Passage::Alone, entered(3), Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, Risk, NotListed, Listed, NotListed]);
    // where this year counts as any other, two years of three are enough for the fourth
    let (found, verdicts) = passages(&rule("counted", "not_listed"), &numbers, &history);
    assert_eq!(found, [entered(2), entered(2), not_yet, entered(2), entered(3), Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, NotListed, Listed, Listed, NotListed]);
}

// outside in 2020: all but 5. In a row, this year first: 1: 2020;  2: 2020, 2019;  3: 2020, 2019, 2018;  4: 2020, for 2019
// was inside;  6 was outside for long, and not listed in the end of 2019, so that there is nothing to leave
#[test]
fn a_listed_school_leaves_only_after_so_many_years_outside_in_a_row() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    let history = told(&[(2018, "IIKKKK"), (2019, "IKKIKo")]);
    let (found, verdicts) = passages(&criteria, &["60", "60", "60", "60", "40", "60"], &history);
    let left = Passage::LeftAfter { outside: 3 };
    assert_eq!(found, [kept(1), kept(2), left, kept(1), Passage::Stays, Passage::Alone]);
    assert_eq!(verdicts, [Listed, Listed, NotListed, Listed, Listed, NotListed]);
}

// Two years outside to leave, two of three inside to enter; there is no run of 2019.
// 1: inside and listed in 2018, outside now.  2: outside and listed in 2018, outside now.  3: outside in 2018, inside now.
// 4: inside and not listed in 2018, inside now.  5: inside and listed in 2018, not assessed now.  6: not in the run of 2018
#[test]
fn a_missing_year_counts_as_the_file_says() {
    let numbers = ["60", "60", "40", "40", "—", "40"];
    let history = told(&[(2018, "IKonI-")]);
    let look = |missing: &str| {
        let criteria = with(&format!(
            "missing = \"{missing}\"\nleave = {{ after_years = 2 }}\n\
             enter = {{ years = 2, of_last = 3, this_year = \"needed\", otherwise = \"risk\" }}"
        ));
        passages(&criteria, &numbers, &history)
    };
    let (entered, not_yet) = (|inside| Passage::Entered { inside }, Passage::NotYet { inside: 1 });
    let (left, open) = (Passage::LeftAfter { outside: 2 }, |years: &[i32]| Passage::Open { years: years.to_vec() });
    // 1, 2, 5: two years outside; 4: 2018 and 2020
    let (found, verdicts) = look("as_outside");
    assert_eq!(found, [left.clone(), left.clone(), not_yet.clone(), entered(2), left.clone(), not_yet.clone()]);
    assert_eq!(verdicts, [NotListed, NotListed, Risk, Listed, InsufficientData, Risk]);
    // 1, 2: 2019 breaks the row; 5: 2020 does; 3: 2019 and 2020; 6: all three
    let (found, verdicts) = look("as_inside");
    assert_eq!(found, [kept(1), kept(1), entered(2), entered(3), kept(0), entered(3)]);
    assert_eq!(verdicts, [Listed; 6]);
    // 1: 2018 was inside; 2: 2020 and 2018 in a row; 5: nothing but 2018, which was inside
    let (found, verdicts) = look("skip");
    assert_eq!(found, [kept(1), left, not_yet.clone(), entered(2), kept(0), not_yet]);
    assert_eq!(verdicts, [Listed, NotListed, Risk, Listed, Listed, Risk]);
    // only the verdict on 4 does not hang on 2019
    let (found, verdicts) = look("refuse");
    assert_eq!(
        found,
        [open(&[2019]), open(&[2019]), open(&[2019]), entered(2), open(&[2019, 2020]), open(&[2018, 2019])]
    );
    let not_known = InsufficientData;
    assert_eq!(verdicts, [not_known, not_known, not_known, Listed, not_known, not_known]);
}

// places in 2020 by 70, 60, 55, 40, 45, 80: 5, 4, 3, 1, 2, 6; inside: 4 and 5. On the list without a break
// 1: since 2018 or before, place 1 then: 5 − 1 = 4;  2: since 2019, for it was not listed in 2018, place 2: 4 − 2 = 2;
// 3: since 2018, place 3: 0;  6: not listed in the end of 2019
#[test]
fn a_listed_school_leaves_when_its_place_is_better_by_enough_since_it_entered() {
    let numbers = ["70", "60", "55", "40", "45", "80"];
    let history = told(&[(2018, "IoIIII"), (2019, "IIIIIo")]);
    let (found, verdicts) = passages(&with("missing = \"refuse\"\nleave = { better_places = 3 }"), &numbers, &history);
    let moved = |since, is_entry, from, to| Climb { since, is_entry, from: (from, 6), to: (to, 6) };
    let stays = |since, is_entry, from, to| Passage::Kept { outside: 1, moved: Some(moved(since, is_entry, from, to)) };
    assert_eq!(
        found,
        [
            Passage::LeftByPlace(moved(2018, false, 1, 5)),
            stays(2019, true, 2, 4),
            stays(2018, false, 3, 3),
            Passage::Stays,
            Passage::Stays,
            Passage::Alone,
        ]
    );
    assert_eq!(verdicts, [NotListed, Listed, Listed, Listed, Listed, NotListed]);
    // in percent of the schools with a place: of 1: 5/6 − 1/6 = 2/3; of 2: 4/6 − 2/6 = 1/3, which is more than 33.3 %
    let second = |percent: &str| {
        let criteria = with(&format!("missing = \"refuse\"\nleave = {{ better_percent = {percent} }}"));
        passages(&criteria, &numbers, &history).0[1].word()
    };
    assert_eq!((second("33.3"), second("33.4")), ("left_by_place", "kept"));
    // either condition is enough: after one year outside all leave that are outside
    let either = with("missing = \"refuse\"\nleave = { after_years = 1, better_places = 3 }");
    assert_eq!(passages(&either, &numbers, &history).1, [NotListed, NotListed, NotListed, Listed, Listed, NotListed]);
}

// The run of 2019: 1 and 2 were put on the list by a commission, without a place; 3 entered with place 2 of the three that
// had one. Places in 2020 by 60, 80, —: 1 of 2, 2 of 2, none. Two places better are needed, one is what 1 and 2 can reach
// at most: (2 − 1) = 1. Of one place: 2 could have been first of all (2 − 1 = 1), 1 could not (1 − 1 = 0). 3 has no
// verdict this year: it would be the last of three, 3 − 2 = 1.
#[test]
fn an_exit_by_place_that_hangs_on_a_place_nobody_knows_is_open_where_nothing_is_taken_for_granted() {
    let placed = |rank, status| Past { this_year: status, final_status: Listed, rank, score: None };
    let schools = [placed(None, InsufficientData), placed(None, InsufficientData), placed(Some(2), Listed)];
    let year = EarlierYear { ranked: 3, schools: schools.into_iter().enumerate().collect() };
    let history = History::new(BTreeMap::from([(2019, year)]));
    let look = |missing: &str, leave: &str| {
        let criteria = with(&format!("missing = \"{missing}\"\nleave = {{ {leave} }}"));
        passages(&criteria, &["60", "80", "—"], &history)
    };
    let open = |years: &[i32]| Passage::Open { years: years.to_vec() };
    let (found, verdicts) = look("refuse", "better_places = 1");
    assert_eq!(found, [kept(1), open(&[2019]), open(&[2020])]);
    assert_eq!(verdicts, [Listed, InsufficientData, InsufficientData]);
    let (found, verdicts) = look("refuse", "better_places = 2");
    assert_eq!((found, verdicts), (vec![kept(1), kept(1), kept(0)], vec![Listed; 3]));
    // in percent: 2 of 2 against the first of what would be four: 100 − 25 = 75; 3 of 3 against 2 of 3: 33.3
    let words = |percent: &str| {
        let (found, _) = look("refuse", &format!("better_percent = {percent}"));
        found.iter().map(Passage::word).collect::<Vec<_>>()
    };
    assert_eq!(words("75"), ["kept", "open", "kept"]);
    assert_eq!(words("75.1"), ["kept", "kept", "kept"]);
    assert_eq!(words("33"), ["kept", "open", "open"]);
    // where the file says what such a year counts as, nothing is open
    for missing in ["as_outside", "as_inside", "skip"] {
        assert_eq!(look(missing, "better_places = 1").1, [Listed; 3], "{missing}");
    }
    // two years outside in a row are enough too: of 1 and 2 the year 2019 is open; 3 was inside then
    let (found, _) = look("refuse", "after_years = 2, better_places = 1");
    assert_eq!(found, [open(&[2019]), open(&[2019]), open(&[2020])]);
}

#[test]
fn without_earlier_years_the_rule_of_this_year_decides() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    city(&["60", "40"]).look(&criteria, |assessment| {
        assert_eq!(statuses(assessment), [NotListed, Listed]);
        assert!(assessment.passages.is_empty() && assessment.history.is_none());
    });
}

// 1 is kept, so that it is on the list though the last school inside is 3; by this year alone 2 is the first outside (55)
#[test]
fn what_is_said_of_the_cut_is_said_of_this_year_alone() {
    let criteria = with("missing = \"refuse\"\nleave = { after_years = 3 }");
    let history = told(&[(2018, "Ioo"), (2019, "Ioo")]);
    city(&["60", "55", "40"]).look_back(&criteria, Some(&history), |assessment| {
        assert_eq!(statuses(assessment), [Listed, NotListed, Listed]);
        let against = |school| assessment.against(school, shnor::assess::Reference::Cut).and_then(|found| found.school);
        assert_eq!([against(0), against(1), against(2)], [Some(2), Some(2), Some(1)]);
        assert_eq!(assessment.listed().collect::<Vec<_>>(), [2, 0]);
        let firm = shnor::assess::firmness(assessment, crate::firm::EFFORT).expect("a list");
        let change = firm.without.iter().find_map(|without| without.change.clone());
        assert!(change.is_none_or(|change| !change.leaves.contains(&0)), "1 is not on the list of this year");
    });
}

/// What is wrong with a rule of entry and exit.
fn problems(rest: &str, history: &str) -> Vec<String> {
    let text = format!("{rest}[list.history]\n{history}\n");
    try_criteria_of("higher_is_better", &[("x", AS_IS)], &text).expect_err("a problem")
}

#[test]
fn a_rule_of_entry_and_exit_that_can_not_be_is_told() {
    let one = |rest: &str, history: &str, words: &str| {
        let told = problems(rest, history);
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:#?}");
    };
    one(LIST, "missing = \"refuse\"", "ни enter, ни leave");
    one(LIST, "leave = { after_years = 2 }", "missing");
    one(LIST, "missing = \"maybe\"\nleave = { after_years = 2 }", "as_outside");
    one(LIST, "missing = \"skip\"\nleave = {}", "after_years");
    one(LIST, "missing = \"skip\"\nleave = { better_places = 2, better_percent = 20 }", "только одно");
    one(LIST, "missing = \"skip\"\nleave = { after_years = 0 }", "от 1 до 20");
    let enter = "missing = \"skip\"\nenter = { years = 3, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }";
    one(LIST, enter, "of_last");
    one(LIST, "missing = \"skip\"\nenter = { years = 1, of_last = 2 }", "this_year");
    let rules = "[[rule]]\nid = \"r\"\ntitle = \"r\"\nof = [\"x\"]\nis = { less_than = 50 }\n[list]\nrules = [\"r\"]\n";
    one(rules, "missing = \"skip\"\nleave = { better_places = 2 }", "места есть только у перечня с индексом");
    let nobody = LIST.replace("score = { less_than = 50 }\n", "");
    one(&nobody, "missing = \"skip\"\nleave = { after_years = 2 }", "нужны основания");
}

/// The remarks on a rule of entry and exit.
fn remarks(history: &str) -> Vec<&'static str> {
    let text = format!(
        "{}direction = \"higher_is_better\"\n[[measure]]\nid = \"plain.x\"\ntitle = \"x\"\nkind = \"number\"\n\
         [[indicator]]\nid = \"x\"\ntitle = \"x\"\nvalue = \"plain.x\"\nyears = {{ last = 1, not_older_than = 1 }}\n\
         scale = {AS_IS}\n{LIST}[list.history]\nmissing = \"skip\"\n{history}\n",
        crate::language::HEAD
    );
    let criteria = criteria::read(&text).expect("sound criteria");
    let told = criteria::remarks(&text, &criteria).into_iter().map(|problem| problem.message.key());
    told.filter(|key| key.contains("history")).collect()
}

#[test]
fn what_is_legal_and_changes_nothing_is_remarked() {
    let enter = |years: i32, last: i32, now: &str| {
        format!("enter = {{ years = {years}, of_last = {last}, this_year = \"{now}\", otherwise = \"risk\" }}\n")
    };
    assert_eq!(remarks(&enter(1, 3, "needed")), ["remark-history-enter"]);
    assert_eq!(remarks(&enter(1, 1, "counted")), ["remark-history-enter"]);
    assert_eq!(remarks(&enter(1, 3, "counted")), [""; 0]);
    assert_eq!(remarks("leave = { after_years = 1 }"), ["remark-history-leave"]);
    assert_eq!(remarks("leave = { after_years = 1, better_places = 2 }"), ["remark-history-gain"]);
    assert_eq!(remarks("leave = { better_percent = 100 }"), ["remark-history-never"]);
    // inside in years 1 and 2, outside in 3, left; in 4 the years 1–4 hold two inside; of three years only one
    assert_eq!(remarks(&(enter(2, 4, "counted") + "leave = { after_years = 1, better_places = 1 }")).len(), 2);
    assert_eq!(remarks(&(enter(2, 5, "counted") + "leave = { after_years = 2 }")), ["remark-history-returns"]);
    assert_eq!(remarks(&(enter(2, 4, "counted") + "leave = { after_years = 2 }")), [""; 0]);
    assert_eq!(remarks(&(enter(2, 5, "needed") + "leave = { after_years = 2 }")), [""; 0]);
}

/// A methodology of one share: of ten pupils more than five with «2» put a school inside.
pub(crate) const METHOD: &str = r#"
schema = "shnor/criteria/1"
id = "years"
title = "Вход и выход"
purpose = "проверка"
source = "тест"
verified = "own"
standing = "template"
direction = "higher_is_better"
[[indicator]]
id = "below"
title = "Доля «2»"
share = ["oge.math.mark_2"]
of = ["oge.math.participants"]
years = { last = 1, not_older_than = 1 }
scale = { worst = 100, best = 0 }
[[index]]
id = "index"
title = "Индекс"
total = 100
missing = { policy = "refuse" }
parts = [{ indicator = "below", weight = 100 }]
[list]
index = "index"
score = { less_than = 50 }
"#;

/// Two years to enter and two to leave: the year before is all that counts.
const TWO_YEARS: &str = "[list.history]\nmissing = \"refuse\"\nleave = { after_years = 2 }\n\
                         enter = { years = 2, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }\n";

pub(crate) const NAMES: [(&str, &str, &str); 4] =
    [("1", "СШ № 1", ""), ("2", "СШ № 2", ""), ("3", "СШ № 3", ""), ("4", "СШ № 4", "")];

/// The folder of a year: a register (code, name, other names) and of each school how many of ten have «2».
pub(crate) fn data(year: i32, schools: &[(&str, &str, &str)], twos: &[i32]) -> tempfile::TempDir {
    let mut register = "Реестр школ\nКод;Наименование;Другие названия;Тип;Уровень\n".to_owned();
    let mut table = "Код;МА2;МА\n".to_owned();
    for ((code, name, others), twos) in schools.iter().zip(twos) {
        let _ = writeln!(register, "{code};{name};{others};средняя школа;1-11");
        let _ = writeln!(table, "{code};{twos};10");
    }
    let selection = format!(
        "schema = \"shnor/selection/1\"\nyear = {year}\n[[file]]\npath = \"данные.csv\"\nkind = \"plain\"\n\
         key = \"Код\"\nyear = {}\ncolumns = {{ \"МА2\" = \"oge.math.mark_2\", \"МА\" = \"oge.math.participants\" }}\n",
        year - 1
    );
    folder(&[
        ("реестр.csv", register.as_bytes()),
        ("данные.csv", table.as_bytes()),
        ("selection.toml", selection.as_bytes()),
    ])
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Everything that the runs of a test need.
pub(crate) struct Runs {
    place: tempfile::TempDir,
}

impl Runs {
    pub(crate) fn new() -> Self {
        Self { place: folder(&[("plain.toml", METHOD.as_bytes()), ("years.toml", years().as_bytes())]) }
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Runs `select` with a methodology, into a folder of that name.
    fn select(&self, data: &Path, criteria: &str, out: &str, more: &[&str]) -> Output {
        let (criteria, out) = (self.at(criteria), self.at(out));
        let arguments = ["select", text(data), "-c", text(&criteria), "--out", text(&out)];
        shnor(&[&arguments[..], more].concat())
    }

    /// The same, which ends well; the result.
    pub(crate) fn done(&self, data: &Path, criteria: &str, out: &str, history: &[&str]) -> Value {
        let paths: Vec<PathBuf> = history.iter().map(|name| self.at(name)).collect();
        let more: Vec<&str> = paths.iter().flat_map(|path| ["--history", text(path)]).collect();
        let output = self.select(data, criteria, out, &more);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let result = std::fs::read_to_string(self.at(out).join("result.json")).expect("a result");
        serde_json::from_str(&result).expect("JSON")
    }
}

fn years() -> String {
    format!("{METHOD}{TWO_YEARS}")
}

fn school<'r>(result: &'r Value, id: &str) -> &'r Value {
    result["schools"].as_array().expect("schools").iter().find(|school| school["id"] == id).expect(id)
}

/// Status, and what earlier years made of it, of each school.
fn fates(result: &Value, ids: &[&str]) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("—").to_owned();
    ids.iter()
        .map(|id| (word(&school(result, id)["status"]), word(&school(result, id)["history"]["passage"])))
        .collect()
}

fn codes(result: &Value) -> Vec<&str> {
    let findings = result["findings"].as_array().expect("findings");
    let mut codes: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    codes.retain(|code| code.starts_with("F9"));
    codes.dedup();
    codes
}

const TWOS: [(i32, [i32; 4]); 3] = [(2018, [7, 6, 2, 1]), (2019, [3, 7, 8, 1]), (2020, [2, 3, 7, 6])];

/// The runs of 2018 (by that year alone), 2019 and 2020, each looking at the one before.
pub(crate) fn three_years(runs: &Runs) -> [Value; 3] {
    let [first, second, third] = TWOS.map(|(year, twos)| data(year, &NAMES, &twos));
    [
        runs.done(first.path(), "plain.toml", "2018", &[]),
        runs.done(second.path(), "years.toml", "2019", &["2018"]),
        runs.done(third.path(), "years.toml", "2020", &["2019"]),
    ]
}

// 2018: 1 and 2 have more than five of ten. 2019: 1 is outside for one year, 2 inside, 3 inside for the first time.
// 2020: 1 is outside for two years (2019 counts as outside, though it was on the list), 2 for one, 3 is inside for two
// years (2019 counts as inside, though it was not on the list), 4 for the first time. 3 has 30 points, 2 has 70.
#[test]
fn three_years_follow_one_another_from_report_to_report() {
    let runs = Runs::new();
    let [first, second, third] = three_years(&runs);
    let ids = ["1", "2", "3", "4"];
    assert_eq!(first["listed"], serde_json::json!(["1", "2"]));
    assert!(first.get("history").is_none() && school(&first, "1").get("history").is_none());
    let pairs = |pairs: [(&str, &str); 4]| pairs.map(|(status, passage)| (status.to_owned(), passage.to_owned()));
    assert_eq!(
        fates(&second, &ids),
        pairs([("listed", "kept"), ("listed", "stays"), ("risk", "not_yet"), ("not_listed", "alone")])
    );
    assert_eq!(second["listed"], serde_json::json!(["2", "1"]));
    // the run of 2018 had no rule over years: another edition of the methodology
    assert_eq!(codes(&second), ["F91"]);
    assert_eq!(
        fates(&third, &ids),
        pairs([("not_listed", "left_after_years"), ("listed", "kept"), ("listed", "entered"), ("risk", "not_yet")])
    );
    assert_eq!(third["listed"], serde_json::json!(["3", "2"]));
    assert_eq!(codes(&third), [""; 0]);
    let because = |id: &str| school(&third, id)["history"]["because"].as_str().expect("a reason").to_owned();
    assert_eq!(
        because("2"),
        "Включена по правилу выхода: была в перечне; вне черты 2020 года, но вышла бы только после 2 лет подряд вне \
         черты, а вне черты она 1 год."
    );
    assert_eq!(because("1"), "Вышла из перечня: вне черты 2 года подряд, столько и нужно для выхода.");
    assert_eq!(
        because("3"),
        "Включена по правилу входа: за 2 года, считая 2020, была внутри черты 2 раза (для входа нужно 2)."
    );
    assert_eq!(
        because("4"),
        "Внутри черты 2020 года, но не включена: за 2 года была внутри черты 1 раз, а для входа нужно 2."
    );
    assert_eq!(
        school(&third, "1")["history"]["years"],
        serde_json::json!([{ "year": 2019, "status": "not_listed", "final_status": "listed", "rank": 3,
                             "score_exact": "70" }])
    );
    let reasons = school(&third, "2")["reasons"].as_array().expect("reasons");
    assert_eq!(reasons.last(), Some(&Value::from(because("2"))));
}

// by these years alone 1 would have been out in 2019 and 3 in; with them 1 leaves in 2020 and 3 enters
#[test]
fn a_comparison_of_years_tells_who_left_by_the_rule_over_years() {
    let runs = Runs::new();
    three_years(&runs);
    let (before, after) = (runs.at("2019"), runs.at("2020"));
    let output = shnor(&["compare", text(&before), text(&after), "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = stdout(&output);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|known| known == name).expect(name);
    let mut turns: Vec<(String, String)> = rows
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[at("school_after")].to_owned(), row[at("turn")].to_owned()))
        .collect();
    turns.sort();
    let told = [("1", "left"), ("2", "stayed"), ("3", "entered"), ("4", "outside")];
    assert_eq!(turns, told.map(|(school, turn)| (school.to_owned(), turn.to_owned())));
    // 1 was kept in 2019 and 3 was not let in yet; 2 is kept in 2020
    let output = shnor(&["compare", text(&before), text(&after)]);
    let told = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "Почему вышла. 2019 год. Включена по правилу выхода: была в перечне; вне черты 2019 года, но вышла бы только \
         после 2 лет подряд вне черты, а вне черты она 1 год.",
        "2020 год. Вышла из перечня: вне черты 2 года подряд, столько и нужно для выхода.",
        "Почему вошла. 2019 год. Внутри черты 2019 года, но не включена: за 2 года была внутри черты 1 раз, а для \
         входа нужно 2.",
        "Почему осталась. 2020 год. Включена по правилу выхода:",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let json = stdout(&shnor(&["compare", text(&before), text(&after), "--format", "json"]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let causes = |id: &str| {
        let moves = json["steps"][0]["moves"].as_array().expect("moves");
        let found = moves.iter().find(|found| found["after"] == id).expect(id);
        let causes = found["causes"].as_array().expect("causes").iter();
        causes.map(|cause| format!("{} {}", cause["cause"], cause["run"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!([causes("1"), causes("2"), causes("3")], [["history 2019"], ["history 2020"], ["history 2019"]]);
}

// In 2020 school 2 is outside (three of ten) and kept, school 4 inside (six of ten) and not let in yet.
#[test]
fn of_a_school_that_a_rule_over_years_decided_on_the_year_alone_is_told_as_that() {
    let runs = Runs::new();
    three_years(&runs);
    let explain = |id: &str| {
        let output = shnor(&["explain", text(&runs.at("2020")), id]);
        stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let kept = explain("2");
    assert!(kept.contains("Решило правило выхода: школа остаётся в перечне, хотя она вне черты 2020 года."), "{kept}");
    assert!(kept.contains("По правилу этого года с другими такими же учениками школа была бы внутри черты"), "{kept}");
    assert!(kept.contains("По правилу этого года школа была бы внутри черты, если бы"), "{kept}");
    let waits = explain("4");
    assert!(waits.contains("Решило правило входа: школа ещё не включена, хотя она внутри черты 2020 года."), "{waits}");
    assert!(waits.contains("По правилу этого года школа была бы за чертой, если бы"), "{waits}");
    for told in [&kept, &waits] {
        assert!(!told.contains("входила бы в перечень") && !told.contains("вошла бы в перечень, если"), "{told}");
        assert!(!told.contains("Вне перечня её держат"), "{told}");
    }
    // where the year decides, it is spoken of as ever
    assert!(explain("1").contains("Что изменило бы решение") || explain("1").contains("ЧТО ИЗМЕНИЛО БЫ РЕШЕНИЕ"));
}

#[test]
fn the_record_names_the_earlier_runs_with_their_digests() {
    let runs = Runs::new();
    three_years(&runs);
    let bytes = std::fs::read(runs.at("2019/result.json")).expect("a result");
    for file in ["run.json", "result.json"] {
        let text = std::fs::read_to_string(runs.at("2020").join(file)).expect(file);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let criteria = source::sha256(years().as_bytes());
        assert_eq!(
            document["history"],
            serde_json::json!([{ "year": 2019, "file": "2019/result.json", "sha256": source::sha256(&bytes),
                                 "criteria": "years", "criteria_sha256": criteria, "ranked": 4 }]),
            "{file}"
        );
        let name = if file == "run.json" { "run" } else { "result" };
        let schema = shnor::report::schema(name).expect("a schema");
        let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
        assert!(schema.is_valid(&document), "{file}");
    }
}

#[test]
fn a_report_folder_explains_with_the_years_it_was_made_of() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let (report, criteria, before) = (runs.at("2020"), runs.at("years.toml"), runs.at("2019/result.json"));
    for format in ["table", "json", "md"] {
        let ask = |more: &[&str]| {
            let output = shnor(&[&["explain"], more, &["1", "2", "3", "4", "-q", "--format", format]].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            stdout(&output)
        };
        // a bare result is enough, without its folder's record
        let of_data = ask(&[text(third.path()), "-c", text(&criteria), "--history", text(&before)]);
        let from = |text: &str| text.find("СШ № 1").map(|at| text[at..].to_owned()).expect("a school");
        assert_eq!(from(&of_data), from(&ask(&[text(&report)])), "{format}");
        assert!(of_data.contains(if format == "json" {
            "left_after_years"
        } else {
            "вне черты 2 года подряд"
        }));
    }
}

/// The text of a file of a report folder that people read.
fn shown(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a file");
    if path.extension().is_some_and(|extension| extension == "docx" || extension == "xlsx") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut all = String::new();
        for at in 0..archive.len() {
            let _ = std::io::Read::read_to_string(&mut archive.by_index(at).expect("a part"), &mut all);
        }
        return all;
    }
    String::from_utf8(bytes).expect("UTF-8").replace("&#x2f;", "/")
}

#[test]
fn every_format_says_what_earlier_years_made_of_a_verdict() {
    let runs = Runs::new();
    three_years(&runs);
    for file in ["отчет.html", "отчет.md", "перечень.xlsx", "обоснование.docx", "result.json"]
    {
        let text = shown(&runs.at("2020").join(file));
        // who stays, who left, who is not yet there, and in the methodology how it is decided
        for words in ["но вышла бы только после 2 лет подряд", "столько и нужно для выхода", "для входа нужно 2"]
        {
            assert!(text.contains(words), "{file}: {words}");
        }
        let rule = "Школа, которой в перечне не было, входит, если внутри черты и в этом году";
        assert!(text.contains(rule) || file == "result.json", "{file}");
        assert!(text.contains("2019/result.json"), "{file}");
    }
    let table = std::fs::read_to_string(runs.at("2020/ranking.csv")).expect("a table");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|known| known == name).expect(name);
    let (id, status, own) = (at("id"), at("status"), at("status_this_year"));
    let mut told: Vec<[String; 3]> =
        rows.records().map(|row| [id, status, own].map(|at| row.as_ref().expect("a row")[at].to_owned())).collect();
    told.sort();
    assert_eq!(
        told,
        [
            ["1", "not_listed", "not_listed"],
            ["2", "listed", "not_listed"],
            ["3", "listed", "listed"],
            ["4", "risk", "listed"]
        ]
    );
}

#[test]
fn the_edition_for_publication_tells_the_verdict_and_no_earlier_year() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let before = runs.at("2019");
    let output = runs.select(third.path(), "years.toml", "public", &["--public", "--history", text(&before)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let result = std::fs::read_to_string(runs.at("public/result.json")).expect("a result");
    let result: Value = serde_json::from_str(&result).expect("JSON");
    let listed: Vec<&str> =
        ["1", "2", "3", "4"].into_iter().filter(|id| school(&result, id)["status"] == "listed").collect();
    assert_eq!(listed, ["2", "3"]);
    assert!(result.get("history").is_none() && school(&result, "2").get("history").is_none());
    for file in ["отчет.html", "отчет.md", "обоснование.docx", "result.json", "run.json"] {
        let text = shown(&runs.at("public").join(file));
        assert!(!text.contains("2019/result.json") && !text.contains("столько и нужно"), "{file}");
    }
    assert!(shown(&runs.at("public/отчет.md")).contains("Решения учитывают и прошлые годы"));
    // and a later year can't look at it
    let fourth = data(2021, &NAMES, &[1; 4]);
    let public = runs.at("public");
    let output = runs.select(fourth.path(), "years.toml", "2021", &["--history", text(&public)]);
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).contains("издание для публикации"), "{}", stderr(&output));
}

// 2 was kept in 2019 under another code and name; 9 is new. By its former name among the other names its past is found
// (outside in 2019, so that it leaves now); without that it is told, and nothing is known of the year before
#[test]
fn a_renamed_school_is_found_by_its_other_names_and_told_of_where_it_is_not() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 2, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let renamed = |other: &'static str| [("1", "СШ № 1", ""), ("77", "Гимназия «Север»", other), ("3", "СШ № 3", "")];
    let found = data(2020, &renamed("СШ № 2"), &[7, 3, 2]);
    let result = runs.done(found.path(), "years.toml", "found", &["2019"]);
    let pair = |status: &str, passage: &str| (status.to_owned(), passage.to_owned());
    assert_eq!(fates(&result, &["77"]), [pair("listed", "kept")]);
    // 4 was closed: it is told
    let told = |result: &Value| -> Vec<String> {
        let findings = result["findings"].as_array().expect("findings").iter();
        let its = findings.filter(|finding| finding["code"] == "F90");
        its.map(|finding| finding["message"].as_str().expect("words").to_owned()).collect()
    };
    let closed = "школы «СШ № 4» (4) из перечня 2019 года в реестре этого года нет: её прошлое не учтено";
    assert_eq!(told(&result), [closed]);
    let lost = data(2020, &renamed(""), &[7, 3, 2]);
    let result = runs.done(lost.path(), "years.toml", "lost", &["2019"]);
    assert_eq!(told(&result).len(), 2);
    assert!(told(&result).iter().any(|told| told.contains("«СШ № 2» (2)")), "{:?}", told(&result));
    // it was not on the list as far as is known, and is outside: this year decides
    assert_eq!(fates(&result, &["77"]), [pair("not_listed", "alone")]);
}

// 1, 2 and 3 were listed. 8 was merged of 1 and 2: nobody says whose past goes on. 5 goes on from 3, and is kept
#[test]
fn a_school_that_goes_on_from_one_has_its_past_and_one_merged_of_several_has_none() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 8, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let now = [("8", "Школа «Мир»", ""), ("5", "Школа «Труд»", ""), ("4", "СШ № 4", "")];
    let second = data(2020, &now, &[3, 3, 1]);
    let register = "Реестр школ\nКод;Наименование;Предшественники;Тип;Уровень\n8;Школа «Мир»;\"1; 2\";средняя школа;1-11\n\
                    5;Школа «Труд»;3;средняя школа;1-11\n4;СШ № 4;;средняя школа;1-11\n";
    std::fs::write(second.path().join("реестр.csv"), register).expect("written");
    let result = runs.done(second.path(), "years.toml", "2020", &["2019"]);
    let pair = |status: &str, passage: &str| (status.to_owned(), passage.to_owned());
    assert_eq!(fates(&result, &["8", "5"]), [pair("not_listed", "alone"), pair("listed", "kept")]);
    let findings = result["findings"].as_array().expect("findings").iter();
    let merged = findings.filter(|finding| {
        finding["code"] == "F90"
            && finding["message"].as_str().is_some_and(|told| told.contains("образована из нескольких"))
    });
    assert_eq!(merged.count(), 2);
}

// 77 became 2 between 2018 and 2019, and stays in the register as its predecessor. 99 stands in no report
#[test]
fn a_predecessor_that_an_earlier_year_replaced_is_not_missed() {
    let runs = Runs::new();
    let wide = TWO_YEARS.replace("of_last = 2", "of_last = 3");
    std::fs::write(runs.at("wide.toml"), format!("{METHOD}{wide}")).expect("written");
    let with_predecessors = |year, twos: &[i32], predecessors: &str| {
        let city = data(year, &[("1", "СШ № 1", ""), ("2", "СШ № 2", "")], twos);
        let register = format!(
            "Реестр школ\nКод;Наименование;Предшественники;Тип;Уровень\n1;СШ № 1;;средняя школа;1-11\n\
             2;СШ № 2;\"{predecessors}\";средняя школа;1-11\n"
        );
        std::fs::write(city.path().join("реестр.csv"), register).expect("written");
        city
    };
    let first = data(2018, &[("1", "СШ № 1", ""), ("77", "Школа «Мир»", "")], &[7, 6]);
    runs.done(first.path(), "plain.toml", "2018", &[]);
    let second = with_predecessors(2019, &[7, 3], "77");
    runs.done(second.path(), "plain.toml", "2019", &[]);
    let third = with_predecessors(2020, &[7, 3], "77; 99");
    let told = |criteria: &str, out: &str, history: &[&str]| -> Vec<String> {
        let result = runs.done(third.path(), criteria, out, history);
        let findings = result["findings"].as_array().expect("findings").iter();
        let its = findings.filter(|finding| finding["code"] == "F90");
        its.map(|finding| finding["message"].as_str().expect("words").to_owned()).collect()
    };
    let lacking = |year: i32| {
        format!("реестр называет предшественником школы «СШ № 2» — «99», а в отчёте {year} года такой школы нет")
    };
    // the report of 2018 has it, that of 2019 names it as a predecessor itself
    assert_eq!(told("wide.toml", "both", &["2018", "2019"]), [lacking(2018), lacking(2019)]);
    assert_eq!(told("years.toml", "one", &["2019"]), [lacking(2019)]);
}

#[test]
fn a_code_that_is_now_another_schools_gives_no_past_and_a_name_does_if_it_is_free() {
    let runs = Runs::new();
    let first = data(2019, &NAMES, &[7, 6, 2, 1]);
    runs.done(first.path(), "plain.toml", "2019", &[]);
    let told = |result: &Value, words: &str| {
        let findings = result["findings"].as_array().expect("findings").iter();
        findings.filter_map(|finding| finding["message"].as_str()).filter(|told| told.contains(words)).count()
    };
    // 1 and 2 have exchanged their codes: both were listed, both are outside for one year of the two that it takes to leave
    let exchanged = [("2", "СШ № 1", ""), ("1", "СШ № 2", ""), ("3", "СШ № 3", ""), ("4", "СШ № 4", "")];
    let second = data(2020, &exchanged, &[3, 3, 2, 1]);
    let result = runs.done(second.path(), "years.toml", "2020", &["2019"]);
    assert_eq!(codes(&result), ["F90", "F91"]);
    assert_eq!((told(&result, "её прошлое взято по названию"), told(&result, "чьё это прошлое")), (2, 0));
    assert!(fates(&result, &["1", "2"]).iter().all(|(_, passage)| passage == "kept"));
    // the name of the first is another name of the third now, which goes on from itself, and its code is a lyceum's
    let taken = [("1", "Лицей № 9", ""), ("2", "СШ № 2", ""), ("3", "СШ № 3", "СШ № 1"), ("4", "СШ № 4", "")];
    let third = data(2020, &taken, &[3, 3, 2, 1]);
    let result = runs.done(third.path(), "years.toml", "taken", &["2019"]);
    assert_eq!((told(&result, "её прошлое взято по названию"), told(&result, "чьё это прошлое")), (0, 1));
    assert_eq!(fates(&result, &["1"])[0].1, "alone");
}

/// What is said where a selection is refused.
fn refused(output: &Output, exit: i32, words: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(exit), "{said}");
    for words in words {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn runs_that_can_not_be_used_are_told_all_at_once() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    let select = |criteria: &str, history: &[&str]| {
        let paths: Vec<PathBuf> = history.iter().map(|name| runs.at(name)).collect();
        let more: Vec<&str> = paths.iter().flat_map(|path| ["--history", text(path)]).collect();
        runs.select(third.path(), criteria, "out", &more)
    };
    refused(&select("years.toml", &[]), 2, &["нужен отчёт за год 2019", "--history"]);
    refused(&select("years.toml", &["2018"]), 2, &["missing = \"refuse\"", "за год 2019 его нет"]);
    refused(&select("plain.toml", &["2019"]), 2, &["не смотрит на прошлые годы"]);
    let all = select("years.toml", &["2020", "2019", "2019", "nowhere"]);
    refused(&all, 2, &["за 2020 год, а перечень составляется за 2020", "за этот год уже дан", "nowhere"]);
    assert!(!runs.at("out").exists());
    // a changed result, one that is none, one of other schools
    let copy = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(runs.at("2019/result.json")).expect("a result");
        assert!(text.contains(from), "{from}");
        std::fs::write(runs.at(name), text.replace(from, to)).expect("written");
    };
    copy("2019/result.json", "\"kept\"", "\"stays\"");
    refused(&select("years.toml", &["2019"]), 4, &["изменён", "result.json"]);
    copy("other.json", "\"shnor/result/1\"", "\"shnor/result/9\"");
    refused(&select("years.toml", &["other.json"]), 4, &["other.json", "shnor/result/9"]);
    let foreign = [("101", "Лицей «Заря»", ""), ("102", "Лицей «Восход»", "")];
    let elsewhere = data(2019, &foreign, &[7, 1]);
    runs.done(elsewhere.path(), "plain.toml", "foreign", &[]);
    refused(&select("years.toml", &["foreign"]), 2, &["другого муниципалитета"]);
}

#[test]
fn what_is_odd_about_a_run_is_told_and_decides_as_the_file_says() {
    let runs = Runs::new();
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    std::fs::write(
        runs.at("outside.toml"),
        years()
            .replace("refuse", "as_outside")
            .replace("missing = { policy = \"as_outside\" }", "missing = { policy = \"refuse\" }"),
    )
    .expect("written");
    // 2018 is too old to be looked at, 2019 lacks: nobody has a past
    let two = ["2018"].map(|name| runs.at(name));
    let output = runs.select(third.path(), "outside.toml", "lacking", &["--history", text(&two[0])]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let result: Value =
        serde_json::from_str(&std::fs::read_to_string(runs.at("lacking/result.json")).expect("a result"))
            .expect("JSON");
    assert_eq!(codes(&result), ["F93", "F94"]);
    assert_eq!(fates(&result, &["3", "4"]).iter().filter(|(_, passage)| passage == "not_yet").count(), 2);
    // invented data among real ones stop, unless they are let pass
    let invented = data(2019, &NAMES, &TWOS[1].1);
    let selection = invented.path().join("selection.toml");
    let text_of = std::fs::read_to_string(&selection).expect("a selection");
    std::fs::write(&selection, text_of.replacen("year = 2019", "year = 2019\nsynthetic = true", 1)).expect("written");
    runs.done(invented.path(), "plain.toml", "invented", &[]);
    let before = runs.at("invented");
    let output = runs.select(third.path(), "years.toml", "mixed", &["--history", text(&before)]);
    refused(&output, 1, &["F92", "вымышленными"]);
    let output = runs.select(third.path(), "years.toml", "mixed", &["--history", text(&before), "--allow", "F92"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_same_runs_in_another_order_give_the_same_bytes() {
    let runs = Runs::new();
    let wide = TWO_YEARS.replace("of_last = 2", "of_last = 3");
    std::fs::write(runs.at("wide.toml"), format!("{METHOD}{wide}")).expect("written");
    three_years(&runs);
    let third = data(2020, &NAMES, &TWOS[2].1);
    runs.done(third.path(), "wide.toml", "one", &["2018", "2019"]);
    runs.done(third.path(), "wide.toml", "other", &["2019", "2018"]);
    for file in shnor::report::file_names() {
        let bytes = |out: &str| std::fs::read(runs.at(out).join(file)).expect(file);
        assert!(bytes("one") == bytes("other"), "{file}");
    }
}

// the cities of `a_listed_school_leaves_when_its_place_is_better_by_enough_since_it_entered`, three places to leave. 1 (70) left:
// it came in at place 1 and has 5. At 55 it shares place 3 with school 3, which is two places better and too few: it is kept.
// School 2 (60), in since place 2, has place 5 then instead of 4: three places better, and leaves. A value below 50, at which
// 1 is inside this year, is farther off. 2 leaves at 70.01, where 1 is before it: 40, 45, 55, 70 and then its place 5
#[test]
fn where_places_decide_the_value_that_turns_a_verdict_is_one_that_turns_it_in_the_end() {
    let criteria = with("missing = \"refuse\"\nleave = { better_places = 3 }");
    let history = told(&[(2018, "IoIIII"), (2019, "IIIIIo")]);
    city(&["70", "60", "55", "40", "45", "80"]).look_back(&criteria, Some(&history), |assessment| {
        let turn = |school| match assessment.flips().finally(school, 0, true) {
            Some(Flip::At(turn)) => (turn.value.to_string(), turn.enters, turn.leaves),
            other => panic!("{other:?}"),
        };
        assert_eq!(turn(0), ("55".to_owned(), vec![], vec![1]));
        assert_eq!(turn(1), ("70.01".to_owned(), vec![], vec![]));
        // of this year alone the value of the first would have to be below 50
        let Some(Flip::At(of_this_year)) = assessment.flips().of(0, 0) else { panic!("a value") };
        assert_eq!(of_this_year.value.to_string(), "49.99");
    });
}

// inside below 50; two years to enter and two to leave; 2019 decides with 2020. 1 was in and is outside for the first year:
// kept, and inside or outside it stays. 2 was outside and is inside: no value brings it in. 3 was inside twice and enters:
// above 50 it does not. 4 was inside in 2019 only and is outside: below 50 it enters
#[test]
fn a_value_that_earlier_years_outweigh_turns_nothing_round() {
    let criteria = with(
        "missing = \"refuse\"\nleave = { after_years = 2 }\n\
         enter = { years = 2, of_last = 2, this_year = \"needed\", otherwise = \"risk\" }",
    );
    let history = told(&[(2019, "Ionn")]);
    city(&["60", "40", "30", "70"]).look_back(&criteria, Some(&history), |assessment| {
        assert_eq!(statuses(assessment), [Listed, Risk, Listed, NotListed]);
        let flips = assessment.flips();
        let turn = |school| match flips.finally(school, 0, false) {
            Some(Flip::At(turn)) => Some(turn.value.to_string()),
            Some(Flip::OutOfReach) => None,
            other => panic!("{other:?}"),
        };
        assert_eq!([turn(0), turn(1)], [None, None]);
        assert_eq!([turn(2), turn(3)], [Some("50".to_owned()), Some("49.99".to_owned())]);
    });
}

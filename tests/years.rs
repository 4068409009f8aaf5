//! The sample city over three years: what its folders say of themselves is so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use calamine::{Data as Cell, Reader, Xlsx, open_workbook};
use shnor::observation::Reading;
use shnor::school::{Identity, Tie};
use shnor::source::Data;

use crate::city::{assessed, criteria, root, shnor, stderr, stdout, understand};

const YEARS: [i32; 3] = [2020, 2021, 2022];

fn sample(year: i32) -> PathBuf {
    root().join(format!("sample-data/norilsk-{year}"))
}

/// The three folders, understood once.
static CITY: LazyLock<[Data; 3]> = LazyLock::new(|| YEARS.map(|year| understand(&sample(year))));

/// The methodology by which the list of a year is made.
fn methodology(year: i32) -> PathBuf {
    let shared = root().join("criteria/municipal-index-no-vpr.toml");
    if year == 2022 { sample(year).join("методика-2022.toml") } else { shared }
}

/// Counts of a measure in a year, by the school's code.
fn counts(data: &Data, measure: &str, year: i32) -> BTreeMap<String, i64> {
    let rows = data.observations.rows().iter().filter(|row| *row.measure == *measure && row.year == year);
    let known = rows.filter_map(|row| match row.reading {
        Reading::Count(count) => Some((data.register.schools()[row.school].id.clone(), count)),
        _ => None,
    });
    known.collect()
}

/// The subjects of an examination of which the results of a year are known: `oge.math.mark_2` is of `math`.
fn subjects(data: &Data, examination: &str, year: i32) -> BTreeSet<String> {
    let rows = data.observations.rows().iter().filter(|row| row.year == year && row.missing().is_none());
    let parts = rows.map(|row| row.measure.split('.').map(str::to_owned).collect::<Vec<_>>());
    parts.filter(|parts| parts.len() == 3 && parts[0] == examination).map(|parts| parts[1].clone()).collect()
}

/// The years of which results of an examination are known.
fn held(data: &Data, examination: &str) -> BTreeSet<i32> {
    let rows = data.observations.rows().iter().filter(|row| row.missing().is_none());
    rows.filter(|row| row.measure.split('.').next() == Some(examination)).map(|row| row.year).collect()
}

/// The schools of the list, by what they were called at first.
fn listed(year: i32) -> BTreeSet<String> {
    listed_by(&methodology(year), year)
}

fn listed_by(path: &Path, year: i32) -> BTreeSet<String> {
    let place = YEARS.iter().position(|other| *other == year).expect("a year of the sample");
    let (method, data) = (criteria(path), &CITY[place]);
    let assessment = assessed(&method, data, year);
    assessment.listed().map(|place| first_name(&assessment.school(place).short_name)).collect()
}

/// What a school was called at first.
fn first_name(name: &str) -> String {
    name.replace("Оганерская школа", "СШ № 41")
}

fn names(of: &[&str]) -> BTreeSet<String> {
    of.iter().map(|name| (*name).to_owned()).collect()
}

/// What was before, and what is now.
type Pairs = Vec<(String, String)>;

/// What became of the schools of one folder in the next: links that are not by the same code, and names that differ.
fn changes(earlier: usize) -> (Identity, Pairs, Pairs) {
    let [before, after] = [&CITY[earlier].register, &CITY[earlier + 1].register];
    let identity = Identity::of(before, after, &[]);
    let pair = |link: &shnor::school::Link| (&before.schools()[link.earlier], &after.schools()[link.later]);
    let others = identity.links.iter().filter(|link| link.by != Tie::Code).map(|link| {
        assert_eq!(link.by, Tie::Predecessor);
        let (old, new) = pair(link);
        (old.id.clone(), new.id.clone())
    });
    let renamed = identity.links.iter().filter(|link| link.by == Tie::Code).map(pair);
    let renamed = renamed.filter(|(old, new)| old.name != new.name);
    let renamed = renamed.map(|(old, new)| (old.name.clone(), new.name.clone())).collect();
    let others = others.collect();
    (identity, others, renamed)
}

fn pairs(of: &[(&str, &str)]) -> Pairs {
    of.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn from_2020_to_2021_one_school_takes_another_name_one_another_form_and_one_another_code() {
    let (identity, others, renamed) = changes(0);
    assert_eq!((identity.links.len(), &identity.gone, &identity.new), (37, &vec![], &vec![]));
    assert_eq!(others, pairs(&[("240013", "240113")]));
    let expected = [("МБОУ «СШ № 41»", "МБОУ «Оганерская школа»"), ("МБОУ «Гимназия № 4»", "МАОУ «Гимназия № 4»")];
    assert_eq!(renamed, pairs(&expected));
}

#[test]
fn from_2021_to_2022_one_school_becomes_part_of_another_and_one_is_new() {
    let (identity, others, renamed) = changes(1);
    // 36 keep their code; of them СШ № 38 goes on from two
    assert_eq!((identity.links.len(), &identity.gone), (37, &vec![]));
    assert_eq!(others, pairs(&[("240024", "240038")]));
    assert_eq!(renamed, []);
    let new: Vec<&str> =
        identity.new.iter().map(|place| CITY[2].register.schools()[*place].short_name.as_str()).collect();
    assert_eq!(new, ["СШ № 50"]);
}

// The ОГЭ of 2020 was not held, that of 2021 in two subjects; there was no basic ЕГЭ in mathematics in 2020 and 2021.
#[test]
fn each_folder_has_the_examinations_that_were_held() {
    let [first, second, third] = &*CITY;
    assert_eq!(held(first, "oge"), BTreeSet::from([2018, 2019]));
    assert_eq!(held(second, "oge"), BTreeSet::from([2021]));
    assert_eq!(held(third, "oge"), BTreeSet::from([2021, 2022]));
    for data in [second, third] {
        assert_eq!(subjects(data, "oge", 2021), names(&["math", "russian"]));
    }
    assert_eq!(subjects(third, "oge", 2022).len(), 11);
    assert_eq!(held(first, "ege"), BTreeSet::from([2018, 2019]));
    assert_eq!(held(second, "ege"), BTreeSet::from([2020, 2021]));
    assert_eq!(held(third, "ege"), BTreeSet::from([2021, 2022]));
    for (data, year, basic) in [
        (first, 2018, true),
        (first, 2019, true),
        (second, 2020, false),
        (second, 2021, false),
        (third, 2021, false),
        (third, 2022, true),
    ] {
        assert_eq!(subjects(data, "ege", year).contains("math_base"), basic, "{year}");
    }
    // the tests of the spring of 2020 were put off
    assert_eq!((held(second, "vpr4").len(), held(third, "vpr4").len()), (0, 0));
    // the self-evaluation is of the year before
    let years = CITY.iter().map(|data| held(data, "self"));
    assert_eq!(years.collect::<Vec<_>>(), [2019, 2020, 2021].map(|year| BTreeSet::from([year])));
}

#[test]
fn the_ege_of_2020_and_2021_was_sat_by_a_part_of_the_pupils_alone() {
    let sat = |place: usize, year: i32| counts(&CITY[place], "ege.russian.participants", year).values().sum::<i64>();
    let [all, some, more, again] = [sat(0, 2019), sat(1, 2020), sat(1, 2021), sat(2, 2022)];
    assert!(some < more && more < all.min(again), "{all} {some} {more} {again}");
}

#[test]
fn results_of_a_year_are_the_same_in_two_folders_but_for_the_schools_that_became_one() {
    for measure in ["oge.math.mark_2", "oge.russian.participants", "ege.russian.participants", "ege.russian.below_min"]
    {
        let [mut then, mut now] = [1, 2].map(|place| counts(&CITY[place], measure, 2021));
        let [part, whole] = ["240024", "240038"].map(|code| then.remove(code).expect("a school of 2021"));
        assert_eq!(now.remove("240038"), Some(part + whole), "{measure}");
        assert_eq!(then, now, "{measure}");
        assert_eq!(then.len(), if measure.starts_with("oge") { 35 } else { 34 }, "{measure}");
    }
}

// 2020 by the programme: 16, 20, 23, 28, 32, 33, 41 and the boarding-school.
#[test]
fn a_few_schools_of_the_eight_change_each_year_and_those_that_got_better_leave() {
    let [first, second, third] = YEARS.map(listed);
    assert_eq!((first.len(), second.len(), third.len()), (8, 8, 8));
    for (before, after) in [(&first, &second), (&second, &third)] {
        let entered = after.difference(before).count();
        assert!((2..=4).contains(&entered), "{before:?} {after:?}");
    }
    let change = |before: &BTreeSet<String>, after: &BTreeSet<String>| -> [BTreeSet<String>; 2] {
        [after.difference(before).cloned().collect(), before.difference(after).cloned().collect()]
    };
    // as README tells
    let [entered, left] = [&["СШ № 13", "СШ № 39", "СШ № 42"], &["СШ № 16", "СШ № 32", "СШ № 33"]].map(|of| names(of));
    assert_eq!(change(&first, &second), [entered, left]);
    let [entered, left] = [&["СШ № 32", "СШ № 38"], &["СШ № 23", "СШ № 39"]].map(|of| names(of));
    assert_eq!(change(&second, &third), [entered, left]);
    // by the methodology of the years before, СШ № 39 would be listed and СШ № 38 would not
    let [entered, left] = [&["СШ № 38"], &["СШ № 39"]].map(|of| names(of));
    assert_eq!(change(&listed_by(&methodology(2021), 2022), &third), [entered, left]);
    for better in ["СШ № 16", "СШ № 33"] {
        assert!(first.contains(better) && !second.contains(better) && !third.contains(better), "{better}");
    }
    assert!(!first.contains("СШ № 42") && second.contains("СШ № 42") && third.contains("СШ № 42"));
}

/// Pupils and the share of «2» in mathematics, in ten-thousandths, by name.
fn twos(place: usize, year: i32) -> BTreeMap<String, (i64, i64)> {
    let data = &CITY[place];
    let twos = counts(data, "oge.math.mark_2", year);
    let school = |code: &str| data.register.schools().iter().find(|school| school.id == code).expect("a school");
    let share =
        |(code, sat): (&String, &i64)| (first_name(&school(code).short_name), (*sat, 10_000 * twos[code] / sat));
    counts(data, "oge.math.participants", year).iter().map(share).collect()
}

#[test]
fn weak_schools_stay_weak_and_small_ones_change_most() {
    for (before, after) in [(twos(0, 2019), twos(1, 2021)), (twos(1, 2021), twos(2, 2022))] {
        let weakest = |of: &BTreeMap<String, (i64, i64)>, number: usize| {
            let mut sorted: Vec<(i64, &str)> = of.iter().map(|(name, (_, share))| (-share, name.as_str())).collect();
            sorted.sort_unstable();
            sorted.into_iter().take(number).map(|(_, name)| name.to_owned()).collect::<BTreeSet<_>>()
        };
        // chance alone would find two or three
        let again = weakest(&before, 8).intersection(&weakest(&after, 12)).count();
        assert!(again >= 5, "{again}");
        let both = before.iter().filter_map(|(name, (sat, share))| Some((*sat, share - after.get(name)?.1)));
        let mut moved: Vec<(i64, i64)> = both.map(|(sat, change)| (sat, change.abs())).collect();
        moved.sort_unstable();
        let third = |part: &[(i64, i64)]| part.iter().map(|(_, change)| change).sum::<i64>();
        assert!(third(&moved[..12]) > third(&moved[moved.len() - 12..]), "{moved:?}");
    }
}

#[test]
fn the_lists_of_2021_and_2022_are_made_without_a_fault_and_say_what_is_absent() {
    for year in [2021, 2022] {
        let folder = format!("sample-data/norilsk-{year}");
        let output = shnor(&["select", &folder]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(!stderr(&output).contains("ОШИБКА"), "{}", stderr(&output));
        let text = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.starts_with("ВЫМЫШЛЕННЫЕ ДАННЫЕ"), "{text}");
        assert_eq!(text.contains("данных нет ни за один год: ЕГЭ: ниже минимума"), year == 2021, "{text}");
        // a new school without a year of the ЕГЭ is not taken for one that does well
        assert_eq!(text.contains("Недостаточно данных, не оценивались: СШ № 50"), year == 2022, "{text}");
    }
}

/// The table of TOML at a path.
fn toml(path: &Path) -> toml::Table {
    std::fs::read_to_string(path).expect("a file").parse().expect("TOML")
}

/// The entry of a list that has this value under this key.
fn entry<'t>(list: &'t mut toml::Value, key: &str, value: &str) -> &'t mut toml::Table {
    let tables = list.as_array_mut().expect("a list").iter_mut().filter_map(toml::Value::as_table_mut);
    let mut found = tables.filter(|table| table.get(key).and_then(toml::Value::as_str) == Some(value));
    found.next().expect("an entry")
}

// The head of the file names three differences; with these made in the old methodology, nothing else differs.
#[test]
fn the_methodology_of_2022_differs_from_that_of_2020_by_what_its_head_says() {
    let path = methodology(2022);
    let output = shnor(&["criteria", "check", path.to_str().expect("a path")]);
    assert!(output.status.success(), "{}", stderr(&output));

    let (mut old, mut new) = (toml(&methodology(2020)), toml(&path));
    let number = toml::Value::Integer;
    // 1: an indicator more, its weight 5; the share of «2» in mathematics weighs 10 instead of 15
    let indicators = new["indicator"].as_array_mut().expect("indicators");
    let place = indicators.iter().position(|one| one["id"].as_str() == Some("oge_choice_below")).expect("the new one");
    let added = indicators.remove(place);
    assert_eq!(added["scale"], toml::Value::Table("worst = 30\nbest = 0".parse().expect("TOML")));
    let parts = entry(&mut new["index"], "id", "results")["parts"].as_array_mut().expect("parts");
    let place =
        parts.iter().position(|one| one["indicator"].as_str() == Some("oge_choice_below")).expect("the new one");
    assert_eq!(parts.remove(place)["weight"], number(5));
    let maths = entry(&mut entry(&mut old["index"], "id", "results")["parts"], "indicator", "oge_math_below");
    assert_eq!(maths.insert("weight".to_owned(), number(10)), Some(number(15)));
    // 2: the scale of the mathematics of the profile level
    let scale = entry(&mut old["indicator"], "id", "ege_math_mean")["scale"].as_table_mut().expect("a scale");
    assert_eq!(scale.insert("worst".to_owned(), number(35)), Some(number(30)));
    assert_eq!(scale.insert("best".to_owned(), number(75)), Some(number(70)));
    // 3: the group at risk
    let risk = old["list"]["risk"].as_table_mut().expect("a risk");
    assert_eq!(risk.insert("within".to_owned(), number(3)), Some(number(2)));

    for words in ["id", "title", "valid_years", "note"] {
        assert_ne!(old.remove(words), new.remove(words), "{words}");
    }
    assert_eq!(old, new);
}

#[test]
fn every_sheet_of_every_folder_says_that_its_data_are_invented() {
    for year in YEARS {
        let mut read = 0;
        for entry in std::fs::read_dir(sample(year)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if extension == "toml" {
                let synthetic = toml(&path).get("synthetic").map(toml::Value::as_bool);
                assert!(path.ends_with("методика-2022.toml") || synthetic == Some(Some(true)), "{}", path.display());
            } else if extension == "csv" {
                let bytes = std::fs::read(&path).expect("a table");
                let text = encoding_rs::WINDOWS_1251.decode(&bytes).0;
                let first = text.lines().next().expect("a line");
                assert!(first.contains("ВЫМЫШЛЕННЫЕ ДАННЫЕ"), "{}", path.display());
                read += 1;
            } else {
                let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
                for (sheet, range) in book.worksheets() {
                    let says = |cell: &Cell| cell.to_string().contains("ВЫМЫШЛЕННЫЕ ДАННЫЕ");
                    let top = range.rows().take(5).flatten().any(says);
                    assert!(top, "{} › {sheet}", path.display());
                }
                read += 1;
            }
        }
        assert_eq!(read, if year == 2020 { 8 } else { 5 }, "{year}");
    }
}

/// The names of files in a plan.
fn planned(value: &toml::Value, into: &mut BTreeSet<String>) {
    let known = |text: &str| text.ends_with(".xlsx") || text.ends_with(".csv");
    match value {
        toml::Value::String(text) if known(text) => drop(into.insert(text.clone())),
        toml::Value::Array(values) => values.iter().for_each(|value| planned(value, into)),
        toml::Value::Table(table) => table.values().for_each(|value| planned(value, into)),
        _ => {}
    }
}

// What the generator compares with those on disk is all that lies there, but for what is written by hand.
#[test]
fn every_data_file_of_the_sample_is_one_that_the_generator_makes() {
    let folder = root().join("sample-data");
    let mut years = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the sample").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().into_string().expect("a name");
        let Some(year) = name.strip_prefix("norilsk-").filter(|_| entry.path().is_dir()) else { continue };
        years.push(year.to_owned());
        let mut expected = BTreeSet::new();
        planned(&toml::Value::Table(toml(&folder.join(format!("generate/norilsk-{year}.toml")))), &mut expected);
        let there = std::fs::read_dir(entry.path()).expect("a folder").map(|file| file.expect("a file").file_name());
        let there = there.map(|name| name.into_string().expect("a name")).filter(|name| !name.ends_with(".toml"));
        assert_eq!(there.collect::<BTreeSet<_>>(), expected, "{year}");
    }
    years.sort_unstable();
    assert_eq!(years, YEARS.map(|year| year.to_string()));
    let ci = std::fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    assert!(ci.contains("generate-sample -- --check"));
}

//! Words of documents that are no headings: totals, markers of missing data, units. They stand in `words.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::decision::Status;
use crate::layout::Pattern;
use crate::observation::Missing;
use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    totals: Vec<String>,
    own_titles: Vec<String>,
    examples: Vec<String>,
    percent_headings: Vec<String>,
    school_year: Vec<String>,
    no_data: Vec<String>,
    suppressed: Vec<String>,
    not_applicable: Vec<String>,
    units: Vec<String>,
    neutral_headings: Vec<String>,
    percent_alone: Vec<String>,
    in_percents: Vec<String>,
    people_alone: Vec<String>,
    parts: Vec<String>,
    sums: Vec<String>,
    annulled: Vec<String>,
    joining: Vec<String>,
    class: Vec<String>,
    absent: Vec<String>,
    places: Vec<String>,
    passed: Vec<String>,
    failed: Vec<String>,
    decisions: Decisions,
    answers: Answers,
    changes: Changes,
    official: OfficialHeadings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decisions {
    not_listed: Vec<String>,
    insufficient_data: Vec<String>,
    not_considered: Vec<String>,
    risk: Vec<String>,
    listed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    yes: Vec<String>,
    no: Vec<String>,
}

/// Headings of a file of changes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    file: Vec<String>,
    sheet: Vec<String>,
    cell: Vec<String>,
    school: Vec<String>,
    indicator: Vec<String>,
    year: Vec<String>,
    value: Vec<String>,
    months: Vec<String>,
}

/// What a column of a file of changes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    File,
    Sheet,
    Cell,
    School,
    Indicator,
    Year,
    Value,
}

/// Headings of the columns of a list that somebody else drew up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficialHeadings {
    pub name: Vec<String>,
    pub code: Vec<String>,
    pub verdict: Vec<String>,
    pub score: Vec<String>,
    pub place: Vec<String>,
    /// Of the headings of verdicts those that say what became of a school in the end.
    pub last: Vec<String>,
    /// Headings that may mean a place: what stands under them says whether they do.
    pub unsure_place: Vec<String>,
    /// Headings that may mean a score.
    pub unsure_score: Vec<String>,
    /// Headings that may mean a verdict or a number.
    pub unsure: Vec<String>,
    /// Words between two schools in one cell.
    pub between: Vec<String>,
}

struct Words {
    totals: Vec<Pattern>,
    examples: Vec<Pattern>,
    percent_headings: Vec<Pattern>,
    school_year: Vec<Pattern>,
    neutral_headings: Vec<Pattern>,
    parts: Vec<Pattern>,
    sums: Vec<Pattern>,
    annulled: Vec<Pattern>,
    places: Vec<Pattern>,
    file: File,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("words.toml")).expect("words.toml ships with the program and a test reads it");
    let patterns = |written: &[String]| written.iter().map(|text| Pattern::new(text)).collect();
    Words {
        totals: patterns(&file.totals),
        examples: patterns(&file.examples),
        percent_headings: patterns(&file.percent_headings),
        school_year: patterns(&file.school_year),
        neutral_headings: patterns(&file.neutral_headings),
        parts: patterns(&file.parts),
        sums: patterns(&file.sums),
        annulled: patterns(&file.annulled),
        places: patterns(&file.places),
        file,
    }
});

/// What a column of a file of changes holds, by its heading.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let (folded, words) = (fold(text), &WORDS.file.changes);
    let known = [
        (Heading::File, &words.file),
        (Heading::Sheet, &words.sheet),
        (Heading::Cell, &words.cell),
        (Heading::School, &words.school),
        (Heading::Indicator, &words.indicator),
        (Heading::Year, &words.year),
        (Heading::Value, &words.value),
    ];
    known.into_iter().find(|(_, spellings)| spellings.contains(&folded)).map(|(heading, _)| heading)
}

/// What a commission's word means.
pub(super) fn decision(text: &str) -> Option<Status> {
    let folded = fold(text);
    let words = &WORDS.file.decisions;
    let lists = [
        (Status::NotConsidered, &words.not_considered),
        (Status::Risk, &words.risk),
        (Status::NotListed, &words.not_listed),
        (Status::InsufficientData, &words.insufficient_data),
        (Status::Listed, &words.listed),
    ];
    let fits = |spellings: &[String]| spellings.iter().any(|spelling| Pattern::new(spelling).fits(&folded));
    lists.into_iter().find(|(_, spellings)| fits(spellings)).map(|(status, _)| status)
}

/// Headings of the columns of a list that somebody else drew up.
pub(super) fn official() -> &'static OfficialHeadings {
    &WORDS.file.official
}

/// Whether a text is a day: 03.09.2020, 2020-09-03.
pub(super) fn is_date(text: &str) -> bool {
    if !text.contains(['.', '-', '/']) {
        return false;
    }
    let parts: Vec<u32> = text.split(['.', '-', '/']).filter_map(|part| part.trim().parse().ok()).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if *year > 1900 => (*year, *month, *day),
        [day, month, year] => (*year, *month, *day),
        _ => return false,
    };
    (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether a text is what a spreadsheet makes of a fraction that it takes for a day: `дек.34`, `08.дек`.
pub(super) fn has_month(text: &str) -> bool {
    let mut parts = text.split('.').map(|part| part.trim().to_lowercase());
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_month = |part: &String| WORDS.file.changes.months.contains(part);
    let is_number = |part: &String| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    (is_month(&first) && is_number(&second)) || (is_number(&first) && is_month(&second))
}

/// Yes or no, as people write it.
pub(super) fn answer(text: &str) -> Option<bool> {
    either(text, &WORDS.file.answers.yes, &WORDS.file.answers.no)
}

/// Yes or no, by the words for either.
fn either(text: &str, yes: &[String], no: &[String]) -> Option<bool> {
    let plain = text.trim().to_lowercase();
    if yes.contains(&plain) { Some(true) } else { no.contains(&plain).then_some(false) }
}

/// Whether a row that begins so is no school but a total, an average or a part of one.
pub(super) fn is_total(name: &str) -> bool {
    let folded = fold(name);
    WORDS.totals.iter().any(|pattern| pattern.fits(&folded))
}

/// Whether a folded heading over others says nothing but that they belong together.
pub(super) fn is_neutral(heading: &str) -> bool {
    WORDS.neutral_headings.iter().any(|pattern| pattern.fits(heading))
}

/// Whether a folded word only joins a subject to what is said of it.
pub(super) fn is_joining(word: &str) -> bool {
    WORDS.file.joining.iter().any(|joining| joining == word)
}

/// Whether a folded word means a grade of a school.
pub(super) fn is_class(word: &str) -> bool {
    WORDS.file.class.iter().any(|class| class == word)
}

/// Whether a group of participants is a whole country, region or town and no school.
pub(super) fn is_place(name: &str) -> bool {
    let folded = fold(name);
    WORDS.places.iter().any(|pattern| pattern.fits(&folded))
}

/// Whether a cell says that a participant was absent.
pub(super) fn is_absent(text: &str) -> bool {
    WORDS.file.absent.contains(&text.trim().to_lowercase())
}

/// Whether a cell says that a participant passed, or did not.
pub(super) fn passed(text: &str) -> Option<bool> {
    either(text, &WORDS.file.passed, &WORDS.file.failed)
}

/// Whether a row so called shows how to fill in a table.
pub(super) fn is_example(name: &str) -> bool {
    let folded = fold(name);
    WORDS.examples.iter().any(|pattern| pattern.fits(&folded))
}

/// Whether a workbook that begins so was written by the tool itself.
pub(super) fn is_own_title(text: &str) -> bool {
    WORDS.file.own_titles.contains(&fold(text))
}

/// How a number stands, where a heading says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitAlone {
    /// People are counted.
    People,
    /// In percents.
    Percent,
}

/// How the number under a heading stands, where the heading says nothing else: `чел.`, `%`.
pub(super) fn unit_alone(heading: &str) -> Option<UnitAlone> {
    let folded = fold(heading);
    if heading.trim() == "%" || WORDS.file.percent_alone.contains(&folded) {
        return Some(UnitAlone::Percent);
    }
    WORDS.file.people_alone.contains(&folded).then_some(UnitAlone::People)
}

/// Whether a folded heading speaks of a part of those who are counted above it.
pub(super) fn is_part(heading: &str) -> bool {
    WORDS.parts.iter().any(|pattern| pattern.fits(heading))
}

/// Whether a title says that the numbers are percents.
pub(super) fn in_percents(title: &str) -> bool {
    let folded = fold(title);
    title.contains('%') || WORDS.file.in_percents.iter().any(|words| folded.contains(words.as_str()))
}

/// Whether a row of totals is the sum of others, and not an average or a part.
pub(super) fn is_sum(name: &str) -> bool {
    let folded = fold(name);
    WORDS.sums.iter().any(|pattern| pattern.fits(&folded))
}

/// Whether a cell says that a participant's result was annulled.
pub(super) fn is_annulled(text: &str) -> bool {
    let folded = fold(text);
    WORDS.annulled.iter().any(|pattern| pattern.fits(&folded))
}

/// Whether a heading speaks of percents.
pub(super) fn is_percent(heading: &str) -> bool {
    let folded = fold(heading);
    heading.contains('%') || WORDS.percent_headings.iter().any(|pattern| pattern.fits(&folded))
}

/// Why a cell with this text holds no number; `None` where it says nothing of the kind.
pub(super) fn missing(text: &str) -> Option<Missing> {
    let plain = text.replace('\u{a0}', " ").trim().to_lowercase();
    let holds = |markers: &[String]| markers.contains(&plain);
    if holds(&WORDS.file.not_applicable) {
        Some(Missing::NotApplicable)
    } else if holds(&WORDS.file.suppressed) {
        Some(Missing::Suppressed)
    } else if holds(&WORDS.file.no_data) {
        Some(Missing::NoData)
    } else {
        None
    }
}

/// The text without a unit behind it, and whether there was one.
pub(super) fn without_unit(text: &str) -> (&str, bool) {
    let trimmed = text.trim();
    for unit in &WORDS.file.units {
        if let Some(number) = trimmed.strip_suffix(unit.as_str()) {
            return (number.trim_end(), true);
        }
    }
    (trimmed, false)
}

/// The years that a title names, between 2000 and 2099, each once; a school year counts as the year in which it ends.
pub(super) fn years(title: &str) -> Vec<i32> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    // 2025г. is a year too, 11а is none
    let bare = |word: &str| word.trim_end_matches(char::is_alphabetic).to_owned();
    let number = |word: &str| {
        let bare = bare(word);
        bare.parse::<i32>().ok().filter(|year| bare.len() == 4 && (2000..2100).contains(year))
    };
    let mut years = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(year) = number(words[at]) {
            // 2019/2020 and 2019/20 are the same
            let short = |word: &&&str| word.len() == 2 && word.parse() == Ok((year + 1) % 100);
            let next =
                words.get(at + 1).and_then(|word| number(word).or_else(|| Some(word).filter(short).map(|_| year + 1)));
            let behind = words.get(at + 2..).map_or(String::new(), |rest| rest.join(" "));
            let school_year = next == Some(year + 1) && WORDS.school_year.iter().any(|pattern| pattern.fits(&behind));
            years.push(if school_year { year + 1 } else { year });
            at += usize::from(school_year);
        }
        at += 1;
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// The only year that a text names.
pub(super) fn year(text: &str) -> Option<i32> {
    match years(text).as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_schools() {
        for name in ["ВСЕГО по муниципалитету", "Итого:", "в т.ч. гимназии", "Среднее по городу"]
        {
            assert!(is_total(name), "{name}");
        }
        for name in ["Средняя школа № 1", "МБОУ «СШ № 16»", "Школа-интернат № 2"]
        {
            assert!(!is_total(name), "{name}");
        }
    }

    #[test]
    fn a_title_names_its_year_and_an_act_does_not() {
        assert_eq!(year("Информация о результатах ЕГЭ выпускников школ в 2019 году"), Some(2019));
        assert_eq!(year("Социальный паспорт, 2019/2020 учебный год"), Some(2020));
        assert_eq!(year("Показатели (приказ от 10.12.2013 № 1324) за 2019 год"), Some(2019));
        assert_eq!(year("ЕГЭ 2018-2019"), None);
        assert_eq!(year("Социальный паспорт, 2019/20 учебный год"), Some(2020));
        assert_eq!(year("Реестр школ"), None);
    }

    #[test]
    fn missing_suppressed_and_not_applicable_are_different() {
        assert_eq!(missing(" Н/Д "), Some(Missing::NoData));
        assert_eq!(missing("менее\u{a0}5"), Some(Missing::Suppressed));
        assert_eq!(missing("Х"), Some(Missing::NotApplicable));
        assert_eq!(missing("0"), None);
    }
}

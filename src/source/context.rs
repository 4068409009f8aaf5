//! What is said of a whole sheet beside its table: the title above the headings, the sheet's name, the file's name. They
//! may say the year, the subject and the grade that the rows do not.

use super::header::Table;
use super::sheet::Sheet;
use super::words;
use crate::layout::Pattern;
use crate::observation::catalogue;
use crate::text::fold;

/// Words of the longest name of a subject.
const LONGEST_SUBJECT: usize = 6;

/// What is said of a sheet, folded: its title, its name, its file's name.
pub(super) struct Context {
    texts: [String; 3],
}

impl Context {
    pub(super) fn new(sheet: &Sheet, title: &str) -> Self {
        Self { texts: [fold(title), fold(sheet.name.as_deref().unwrap_or("")), fold(stem(&sheet.file))] }
    }

    /// Whether one of the words stands anywhere.
    pub(super) fn holds(&self, words: &[Pattern]) -> bool {
        self.texts.iter().any(|text| words.iter().any(|word| word.fits(text)))
    }

    /// The word that makes the results doubtful: they may be preliminary, or of another date than the main one.
    pub(super) fn doubt(&self, doubtful: &[Pattern]) -> Option<String> {
        let word = doubtful.iter().find(|word| self.holds(std::slice::from_ref(word)))?;
        Some(word.whole())
    }

    /// The only subject that the title names, else the sheet's, else the file's name.
    pub(super) fn subject(&self) -> Option<&'static str> {
        self.texts.iter().find_map(|text| subject_in(text))
    }

    /// The id of a measure with its subject and grade put in, as far as they are said here.
    pub(super) fn put_into(&self, form: &str) -> String {
        let mut id = form.to_owned();
        if let Some(subject) = self.subject() {
            id = id.replace("{subject}", subject);
        }
        if let Some(grade) = self.grade() {
            id = id.replace("{grade}", &grade.to_string());
        }
        id
    }

    /// The grade, likewise.
    pub(super) fn grade(&self) -> Option<u8> {
        self.texts.iter().find_map(|text| grade_in(text))
    }
}

/// The name of a file without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The only subject that a folded text names; `None` where it names none, or several.
pub(super) fn subject_in(text: &str) -> Option<&'static str> {
    subjects(text).0
}

/// The subject that a folded heading over others names, and nothing else that could make it another examination:
/// «математика, чел.», «русский язык, 5 класс», but not «математика (ГВЭ)».
pub(super) fn subject_over(heading: &str) -> Option<&'static str> {
    let (subject, rest) = subjects(words::without_unit(heading).0);
    let plain = rest.is_empty() || words::is_neutral(&rest) || grade_in(&rest).is_some() || rest.parse::<u32>().is_ok();
    subject.filter(|_| plain)
}

/// The only subject that a folded text names, and the text without it: `математика средний балл`.
pub(super) fn without_subject(text: &str) -> Option<(&'static str, String)> {
    let (subject, rest) = subjects(text);
    Some((subject?, rest))
}

fn subjects(text: &str) -> (Option<&'static str>, String) {
    let words: Vec<&str> = text.split(' ').collect();
    let (mut found, mut rest): (Vec<&'static str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < words.len() {
        // the longest name first: математика профильная is not математика
        let longest = LONGEST_SUBJECT.min(words.len() - at);
        let spelt = |length: &usize| catalogue().subject_spelt(&words[at..at + length].join(" "));
        match (1..=longest).rev().find_map(|length| Some((length, spelt(&length)?))) {
            Some((length, subject)) => {
                found.push(&subject.id);
                at += length;
            }
            None => {
                rest.push(words[at]);
                at += 1;
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    // what only joined the subject to the rest goes with it
    let joins = |word: Option<&&str>| word.is_some_and(|word| words::is_joining(word));
    while joins(rest.last()) {
        rest.pop();
    }
    while joins(rest.first()) {
        rest.remove(0);
    }
    (if let [subject] = found.as_slice() { Some(subject) } else { None }, rest.join(" "))
}

/// The only grade that a folded text names: `5 класс`, `класс 5`, `5 кл`, `9 х классов`.
pub(super) fn grade_in(text: &str) -> Option<u8> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut grades: Vec<u8> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(grade) = leading_grade(word) else { continue };
        let after = words[at + 1..].iter().find(|next| next.chars().count() > 2 || words::is_class(next));
        let before = at.checked_sub(1).map(|before| words[before]);
        if after.is_some_and(|next| words::is_class(next)) || before.is_some_and(words::is_class) {
            grades.push(grade);
        }
    }
    grades.sort_unstable();
    grades.dedup();
    if let [grade] = grades.as_slice() { Some(*grade) } else { None }
}

/// The grade with which a word begins: `5`, `5а`, `9х`.
pub(super) fn leading_grade(word: &str) -> Option<u8> {
    let digits = word.trim_start().split(|sign: char| !sign.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|grade| (1..=11).contains(grade))
}

/// What is known of a sheet's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// This year.
    Known(i32),
    /// The title says one year, the sheet's name another.
    Doubtful(i32, i32),
    /// Nothing says it, or the title says several.
    Unknown,
}

/// The year of a sheet: as its title says, else its name, else the headings of all its measures, else the file's name, else
/// the only year of the other headings. Of several years in a title the one that is the sheet's name too.
pub(super) fn year(sheet: &Sheet, table: &Table) -> Year {
    let title = table.title.as_str();
    let name = sheet.name.as_deref().and_then(words::year);
    match (words::years(title).as_slice(), name) {
        ([title], Some(name)) if *title != name => return Year::Doubtful(*title, name),
        ([year], _) => return Year::Known(*year),
        ([], Some(year)) => return Year::Known(year),
        ([], None) => {}
        (several, Some(name)) if several.contains(&name) => return Year::Known(name),
        _ => return Year::Unknown,
    }
    // the year beside one measure may be that of a comparison
    let of_measures: Vec<Option<i32>> = table.measures().map(|(column, _)| words::year(&column.heading)).collect();
    let same =
        of_measures.first().copied().flatten().filter(|first| of_measures.iter().all(|year| *year == Some(*first)));
    let of_others = || {
        let mut years: Vec<i32> = table.ignored.iter().flat_map(|(_, heading)| words::years(heading)).collect();
        years.sort_unstable();
        years.dedup();
        if let [year] = years.as_slice() { Some(*year) } else { None }
    };
    same.or_else(|| file_year(sheet)).or_else(of_others).map_or(Year::Unknown, Year::Known)
}

/// The year that the file's name says.
pub(super) fn file_year(sheet: &Sheet) -> Option<i32> {
    words::year(stem(&sheet.file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_subject_or_none() {
        let subject = |text: &str| subject_in(&fold(text));
        assert_eq!(subject("ВПР 2019 Русский язык 5 класс"), Some("russian"));
        assert_eq!(subject("ЕГЭ: математика (профильный уровень)"), Some("math_profile"));
        assert_eq!(subject("Результаты ОГЭ по математике, 2019"), Some("math"));
        assert_eq!(subject("ОГЭ: математика и русский язык"), None);
        assert_eq!(subject("Результаты ОГЭ"), None);
        assert_eq!(without_subject(&fold("Средний балл по математике")), Some(("math", "средний балл".to_owned())));
    }

    #[test]
    fn a_grade_stands_beside_the_word_for_it() {
        let grade = |text: &str| grade_in(&fold(text));
        assert_eq!(grade("ВПР 2019. 5 класс. Математика"), Some(5));
        assert_eq!(grade("Класс: 4"), Some(4));
        assert_eq!(grade("для 9-х классов"), Some(9));
        assert_eq!(grade("4 и 5 классы"), None);
        assert_eq!(grade("СШ № 5, 2019 год"), None);
        assert_eq!(leading_grade("5-А"), Some(5));
        assert_eq!(leading_grade("12"), None);
    }
}

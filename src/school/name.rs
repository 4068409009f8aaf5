//! What a school's name says: its kind, its number and whatever else, however the name was written.

use std::cmp::Reverse;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::fold;

/// A name taken apart. Two names of one school are equal as keys: `МБОУ «СШ № 16»`, `СОШ №16`, `Средняя школа 16`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey {
    /// Place of the kind in `names.toml`; `None` where no kind is named.
    pub kind: Option<usize>,
    /// The school's number.
    pub number: Option<u32>,
    /// The words left over: a name of honour, a village.
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    legal_forms: Vec<String>,
    number_signs: Vec<String>,
    kind: Vec<Kind>,
    municipality: Municipality,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Municipality {
    words: Vec<String>,
}

/// A kind of school.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its word in criteria files and in `result.json`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    spellings: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("names.toml")).expect("names.toml ships with the program and a test reads it")
});

/// Kinds and their spellings, those of most words first.
static SPELLINGS: LazyLock<Vec<(usize, &str)>> = LazyLock::new(|| {
    let of_kind =
        |(kind, entry): (usize, &'static Kind)| entry.spellings.iter().map(move |spelling| (kind, spelling.as_str()));
    let mut spellings: Vec<(usize, &str)> = NAMES.kind.iter().enumerate().flat_map(of_kind).collect();
    spellings.sort_by_key(|(kind, spelling)| (Reverse(spelling.split(' ').count()), *kind));
    spellings
});

/// The kinds of school, in the order in which schools are listed.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    &NAMES.kind
}

/// The name of a municipality without the words that do not tell one from another: `г. Норильск` → `норильск`.
#[must_use]
pub fn municipality_key(name: &str) -> String {
    let folded = fold(name);
    let telling = folded.split(' ').filter(|word| !NAMES.municipality.words.iter().any(|plain| plain == word));
    telling.collect::<Vec<_>>().join(" ")
}

impl NameKey {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let folded = fold(name);
        let words: Vec<String> = folded.split(' ').flat_map(parted).collect();
        let mut rest: Vec<&str> = words.iter().map(String::as_str).collect();
        for form in &NAMES.legal_forms {
            cut(&mut rest, form);
        }
        let kind = SPELLINGS.iter().find(|(_, spelling)| cut(&mut rest, spelling)).map(|(kind, _)| *kind);
        let number = take_number(&mut rest);
        Self { kind, number, words: rest.into_iter().map(str::to_owned).collect() }
    }
}

/// A word parted where letters meet digits: `сш16` → `сш`, `16`.
fn parted(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last_was_digit = None;
    for character in word.chars() {
        let digit = character.is_ascii_digit();
        match parts.last_mut() {
            Some(part) if last_was_digit == Some(digit) => part.push(character),
            _ => parts.push(character.to_string()),
        }
        last_was_digit = Some(digit);
    }
    parts
}

/// Takes the words of a phrase out of a name, where they stand in a row; says whether they did.
fn cut(words: &mut Vec<&str>, phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let found = words.windows(phrase.len()).position(|window| window == phrase);
    if let Some(at) = found {
        words.drain(at..at + phrase.len());
    }
    found.is_some()
}

/// Takes the school's number out of a name: the digits after a number sign, else the first digits.
fn take_number(words: &mut Vec<&str>) -> Option<u32> {
    let is_sign = |word: &str| NAMES.number_signs.iter().any(|sign| sign == word);
    let signed = words.windows(2).position(|pair| is_sign(pair[0]) && pair[1].parse::<u32>().is_ok());
    if let Some(at) = signed {
        let number = words[at + 1].parse().ok();
        words.drain(at..=at + 1);
        return number;
    }
    let at = words.iter().position(|word| word.parse::<u32>().is_ok())?;
    words.remove(at).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(key: &NameKey) -> &str {
        key.kind.map_or("", |kind| &kinds()[kind].id)
    }

    #[test]
    fn a_school_is_the_same_however_its_name_is_written() {
        let official = NameKey::of("МБОУ «СШ № 16»");
        assert_eq!((kind(&official), official.number, official.words.len()), ("school", Some(16), 0));
        for written in [
            "СШ №16",
            "\"СОШ № 16\"",
            "МАОУ СШ N 16",
            "cш 16",
            "Средняя\u{a0}школа №\u{a0}16",
            "СШ16",
            "муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 16»",
        ] {
            assert_eq!(NameKey::of(written), official, "{written}");
        }
    }

    #[test]
    fn kinds_and_numbers_tell_schools_apart() {
        let names =
            ["СШ № 1", "Гимназия № 1", "Лицей № 3", "Школа-интернат № 2", "СШ № 11", "ООШ № 1", "СШ № 1 г. Дудинка"];
        for (index, name) in names.iter().enumerate() {
            for other in &names[index + 1..] {
                assert_ne!(NameKey::of(name), NameKey::of(other), "{name} and {other}");
            }
        }
        assert_eq!(NameKey::of("Интернат 2"), NameKey::of("МБОУ «Школа-интернат № 2»"));
        assert_eq!(kind(&NameKey::of("Интернат 2")), "boarding_school");
        assert_eq!(kind(&NameKey::of("МБОУ «Гимназия № 4»")), "gymnasium");
    }

    #[test]
    fn a_municipality_is_the_same_however_it_is_called() {
        for name in
            ["город Норильск", "г. Норильск", "НОРИЛЬСК", "Муниципальное образование город Норильск", "г.Hорильск"]
        {
            assert_eq!(municipality_key(name), "норильск", "{name}");
        }
        assert_ne!(municipality_key("Таймырский район"), municipality_key("Норильск"));
    }
}

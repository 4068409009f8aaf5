//! What a school's name says: its kind, its number and whatever else, however the name was written.

use std::cmp::Reverse;
use std::collections::BTreeSet;
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
    /// The words left over; of a school with a number without its name of honour and its profile.
    pub words: Vec<String>,
    /// The places it is named after: `г. Дудинка`. Without their endings, so that the case does not count.
    pub places: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    legal_forms: Vec<String>,
    number_signs: Vec<String>,
    logins: Vec<String>,
    tails: Vec<String>,
    owners: Owners,
    kind: Vec<Kind>,
    municipality: Municipality,
    place: PlaceWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Owners {
    municipal: Vec<String>,
    state: Vec<String>,
    private: Vec<String>,
}

/// Whose a school is. It changes seldom, unlike the legal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The municipality's.
    Municipal,
    /// The region's or the country's.
    State,
    /// A private one.
    Private,
}

impl Owner {
    /// The owner that a school's name says; `None` where it says none, or two.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let folded = fold(name);
        let says = |words: &[String]| folded.split(' ').any(|word| holds(words, word));
        let Owners { municipal, state, private } = &NAMES.owners;
        match (says(municipal), says(state), says(private)) {
            (true, false, false) => Some(Self::Municipal),
            (false, true, false) => Some(Self::State),
            (false, false, true) => Some(Self::Private),
            _ => None,
        }
    }

    /// Whether two names may be of one school: one of them says no owner, or both the same.
    pub(super) fn agree(one: Option<Self>, other: Option<Self>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceWords {
    before: Vec<String>,
    short: Vec<String>,
    after: Vec<String>,
    endings: Vec<String>,
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

/// The words of a municipality's name that tell it from another, without their endings.
pub(super) fn municipality_stems(name: &str) -> Vec<String> {
    municipality_key(name).split(' ').filter(|word| !word.is_empty()).map(stem).collect()
}

/// The code in a school's login: `sch550001` → `550001`; `None` where the text is none.
pub(crate) fn login_code(text: &str) -> Option<&str> {
    const LEAST: usize = 4;
    let of_prefix = |prefix: &String| {
        let (begin, code) = text.split_at_checked(prefix.len())?;
        let digits = code.len() >= LEAST && code.bytes().all(|byte| byte.is_ascii_digit());
        (digits && begin.eq_ignore_ascii_case(prefix)).then_some(code)
    };
    NAMES.logins.iter().find_map(of_prefix)
}

/// A name without the login that stands in it, and the login: `СОШ № 1 (sch550001)` → `СОШ № 1`, `sch550001`.
pub(crate) fn take_login(name: &str) -> Option<(String, &str)> {
    let ends = |sign: char| !sign.is_alphanumeric();
    let login = name.split(ends).find(|word| login_code(word).is_some())?;
    let rest = name.replacen(login, " ", 1).split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = ["( )", "[ ]"].iter().fold(rest, |rest, empty| rest.replace(empty, ""));
    let between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | ':' | '-' | '–' | '—' | '_' | '/');
    Some((rest.trim_matches(between).to_owned(), login))
}

impl NameKey {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::of_folded(&fold(name))
    }

    /// Takes a folded name apart.
    pub(super) fn of_folded(folded: &str) -> Self {
        let words: Vec<String> = folded.split(' ').flat_map(parted).collect();
        let mut rest: Vec<&str> = words.iter().map(String::as_str).collect();
        let kind = SPELLINGS.iter().find(|(_, spelling)| cut(&mut rest, spelling)).map(|(kind, _)| *kind);
        rest.retain(|word| !holds(&NAMES.legal_forms, word));
        let signed = take_signed(&mut rest);
        let tail = take_tail(&mut rest);
        let number = signed.or_else(|| take_number(&mut rest));
        let (mut words, places) = take_places(&rest);
        if number.is_none() {
            words.extend(tail.into_iter().map(str::to_owned));
        }
        words.retain(|word| !holds(&NAMES.municipality.words, word));
        Self { kind, number, words, places }
    }

    /// The name without a municipality of these words; `None` where it does not name it.
    pub(super) fn without(&self, municipality: &[String]) -> Option<Self> {
        let names = |word: &String| self.places.contains(word) || self.words.iter().any(|own| stem(own) == *word);
        if municipality.is_empty() || !municipality.iter().all(names) {
            return None;
        }
        let mut key = self.clone();
        key.places.retain(|place| !municipality.contains(place));
        key.words.retain(|word| !municipality.contains(&stem(word)));
        Some(key)
    }

    /// What may be words of a municipality in the name, without their endings.
    pub(super) fn stems(&self) -> BTreeSet<String> {
        self.places.iter().cloned().chain(self.words.iter().map(|word| stem(word))).collect()
    }

    /// Whether the name says nothing that tells a school from another.
    pub(super) fn is_empty(&self) -> bool {
        self.number.is_none() && self.words.is_empty() && self.places.is_empty()
    }

    /// The name without any place.
    pub(super) fn placeless(&self) -> Self {
        Self { places: Vec::new(), ..self.clone() }
    }
}

fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}

/// A word without the ending that changes with its case.
fn stem(word: &str) -> String {
    const SHORTEST: usize = 3;
    let fitting = NAMES.place.endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
    fitting.into_iter().find(|stem| stem.chars().count() >= SHORTEST).unwrap_or(word).to_owned()
}

/// Takes off what does not tell numbered schools apart: from `имени` or `с углубленным` to the next place or the end.
fn take_tail<'w>(words: &mut Vec<&'w str>) -> Vec<&'w str> {
    let begins = |phrase: &String| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).position(|window| window == phrase)
    };
    let Some(from) = NAMES.tails.iter().filter_map(begins).min() else { return Vec::new() };
    let place = (from + 2..words.len()).find(|at| is_before_place(words, *at));
    words.drain(from..place.unwrap_or(words.len())).collect()
}

/// Whether the word at a place stands before the name of a town or village.
fn is_before_place(words: &[&str], at: usize) -> bool {
    let letters = |word: &str| if word.chars().all(char::is_alphabetic) { word.chars().count() } else { 0 };
    let long = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| letters(word) >= 3);
    let is_short = holds(&NAMES.place.short, words[at]) && (at == 0 || letters(words[at - 1]) != 1);
    long(Some(at + 1)) && (is_short || holds(&NAMES.place.before, words[at]))
}

/// The words parted into those of places, without their endings and in order, and all others.
fn take_places(rest: &[&str]) -> (Vec<String>, Vec<String>) {
    let (mut words, mut places): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let is_adjective =
        |word: &String| NAMES.place.endings.iter().any(|ending| ending.chars().count() > 1 && word.ends_with(ending));
    let mut at = 0;
    while at < rest.len() {
        if is_before_place(rest, at) {
            places.push(stem(rest[at + 1]));
            at += 1;
        } else if holds(&NAMES.place.after, rest[at]) {
            while let Some(word) = words.pop_if(|word| is_adjective(word)) {
                if !holds(&NAMES.municipality.words, &word) {
                    places.push(stem(&word));
                }
            }
        } else {
            words.push(rest[at].to_owned());
        }
        at += 1;
    }
    places.sort();
    places.dedup();
    (words, places)
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

/// Takes the number behind a number sign out of a name.
fn take_signed(words: &mut Vec<&str>) -> Option<u32> {
    let signed =
        words.windows(2).position(|pair| holds(&NAMES.number_signs, pair[0]) && pair[1].parse::<u32>().is_ok());
    let at = signed?;
    let number = words[at + 1].parse().ok();
    words.drain(at..=at + 1);
    number
}

/// Takes the first number out of a name.
fn take_number(words: &mut Vec<&str>) -> Option<u32> {
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
    fn names_of_honour_and_profiles_do_not_count_beside_a_number() {
        let plain = NameKey::of("СШ № 16");
        for written in [
            "МБОУ «СШ № 16 имени Героя Советского Союза И. И. Иванова»",
            "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 16 с углубленным изучением отдельных предметов»",
            "СШ им. 50-летия Октября № 16",
            "МАОУ СОШ №16 с УИОП",
        ] {
            assert_eq!(NameKey::of(written), plain, "{written}");
        }
        assert_ne!(NameKey::of("Школа имени Пушкина"), NameKey::of("Школа имени Гоголя"));
        assert_eq!(NameKey::of("Гимназия имени 50-летия Октября").number, None);
    }

    #[test]
    fn the_place_of_a_school_is_the_same_in_every_case() {
        let places = |name: &str| NameKey::of(name).places.join(" ");
        for written in [
            "муниципальное бюджетное общеобразовательное учреждение города Норильска «Средняя школа № 16»",
            "МБОУ СШ № 16 г. Норильск",
            "СШ № 16 имени С. Есенина г. Норильска",
            "СШ № 16 муниципального образования город Норильск",
        ] {
            assert_eq!(places(written), "норильск", "{written}");
            assert_eq!(NameKey::of(written).placeless(), NameKey::of("СШ № 16"), "{written}");
        }
        assert_eq!(places("СШ № 1 п. Хатанга"), "хатанг");
        assert_eq!(places("СШ № 1 имени С. Есенина"), "");
        assert_eq!(places("СШ № 5 Енисейского муниципального района"), "енисейск");
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
    fn a_name_may_say_whose_the_school_is() {
        assert_eq!(Owner::of("ЧОУ «Гимназия № 1»"), Some(Owner::Private));
        assert_eq!(Owner::of("Автономная некоммерческая организация «Школа № 1»"), Some(Owner::Private));
        assert_eq!(Owner::of("КГБОУ «Школа-интернат № 1»"), Some(Owner::State));
        assert_eq!(
            Owner::of("Муниципальное бюджетное общеобразовательное учреждение «СШ № 1»"),
            Some(Owner::Municipal)
        );
        assert_eq!(Owner::of("МАОУ СШ № 1"), Owner::of("МБОУ СШ № 1"));
        assert_eq!(Owner::of("Гимназия № 1"), None);
        assert_eq!(Owner::of("ГБОУ СШ № 1, муниципальное образование город Норильск"), None);
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

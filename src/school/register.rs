//! The register of schools, and finding a school in it by code, name, alias or any usual spelling.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::school::name::{login_code, municipality_stems};
use crate::school::{NameKey, Owner, School, kinds, municipality_key};
use crate::text::{fold, nearest_few};

/// Words of a text among which a school's name is looked for.
const MOST_WORDS: usize = 200;
/// Words of the longest name that is looked for in a text.
const LONGEST_NAME: usize = 16;
/// Bytes of a text that may be a school's name.
const MOST_BYTES: usize = 2_000;
/// Names of one school among which the same one is looked for.
const MOST_NAMES: usize = 16;
/// Schools that are named as near.
const MOST_NEAR: usize = 5;

/// How a school was recognised, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its code.
    Code,
    /// By its official or short name.
    Name,
    /// By another name that the register gives.
    Alias,
    /// By kind and number: the name as written stands nowhere in the register.
    Spelling,
    /// The title of its table or the name of its file names it: no name of a school, but a text that holds one.
    Outside,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Code, Self::Name, Self::Alias, Self::Spelling, Self::Outside];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Spelling => "spelling",
            Self::Outside => "outside",
        }
    }
}

/// A school recognised in a file by something else than its name or code in the register.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The school: its place in the register.
    pub school: usize,
    /// How it was recognised.
    pub how: How,
    /// The file.
    pub file: Arc<str>,
    /// The name as it stands there.
    pub written: String,
}

/// What a look-up gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This school (its place in the register), recognised so.
    School(usize, How),
    /// Several schools fit.
    Several(Vec<usize>),
    /// None fits; these are the nearest.
    Nothing(Vec<usize>),
}

/// All schools of a municipality, in the order in which they are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    schools: Vec<School>,
    by_code: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<(How, usize)>>,
    /// By name without the municipality that the school is of.
    by_key: BTreeMap<NameKey, Vec<usize>>,
    /// By name without any place.
    by_placeless: BTreeMap<NameKey, Vec<usize>>,
    /// Whose each school is, where a name of it says that.
    owners: Vec<Option<Owner>>,
    /// The municipality of each school, as it is compared.
    homes: Vec<Option<Home>>,
    /// The municipalities by the rarest of the words that tell them from others: each as those words.
    towns: BTreeMap<String, Vec<Vec<String>>>,
    /// By the number in the official name.
    by_number: BTreeMap<u32, Vec<usize>>,
    /// By name as it is looked for among near ones.
    by_plain: BTreeMap<String, Vec<usize>>,
}

/// A municipality as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Home {
    key: String,
    stems: Vec<String>,
}

impl Register {
    /// The register of these schools. Their order here does not matter.
    #[must_use]
    pub fn new(mut schools: Vec<School>) -> Self {
        schools.sort_by_cached_key(School::order);
        let mut register = Self::default();
        for (place, school) in schools.iter().enumerate() {
            register.by_code.insert(code_key(&school.id), place);
            let own = [&school.name, &school.short_name].into_iter().map(|name| (How::Name, name));
            let names = own.chain(school.aliases.iter().map(|alias| (How::Alias, alias)));
            for (how, name) in names {
                add(&mut register.by_name, fold(name), (how, place));
                let key = home_key(name, school);
                add(&mut register.by_placeless, key.placeless(), place);
                add(&mut register.by_key, key, place);
            }
            if let Some(number) = NameKey::of(&school.name).number {
                add(&mut register.by_number, number, place);
            }
            register.owners.push(Owner::of(&school.name).or_else(|| Owner::of(&school.short_name)));
            register.homes.push(
                school
                    .municipality
                    .as_deref()
                    .map(|town| Home { key: municipality_key(town), stems: municipality_stems(town) }),
            );
        }
        for (key, places) in &register.by_key {
            register.by_plain.entry(plain(key)).or_default().extend(places);
        }
        register.towns = by_rarest(register.homes.iter().flatten().map(|home| home.stems.clone()).collect());
        register.schools = schools;
        register
    }

    /// The schools, in the order in which they are listed.
    #[must_use]
    pub fn schools(&self) -> &[School] {
        &self.schools
    }

    /// The school with this code, else with the code of this login.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<usize> {
        let key = code_key(code);
        let exact = self.by_code.get(&key);
        exact.or_else(|| self.by_code.get(login_code(&key)?)).copied()
    }

    /// The official name, with the municipality where another school is called alike.
    #[must_use]
    pub fn full_name(&self, place: usize) -> String {
        let school = &self.schools[place];
        let alone = self.by_key.get(&home_key(&school.name, school)).is_none_or(|places| places.len() < 2);
        match &school.municipality {
            Some(municipality) if !alone => format!("{} ({municipality})", school.name),
            _ => school.name.clone(),
        }
    }

    /// The school that a data file calls so.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Found {
        self.by_name_in(name, None)
    }

    /// The school that a data file calls so, in this municipality where the file names one. Without it, a name that
    /// schools of several municipalities bear is none of theirs.
    #[must_use]
    pub fn by_name_in(&self, name: &str, town: Option<&str>) -> Found {
        match self.just_named(name, town) {
            Found::Nothing(_) => Found::Nothing(self.nearest(name)),
            found => found,
        }
    }

    /// The same without a look at near names, which takes long.
    #[must_use]
    pub fn just_named(&self, name: &str, town: Option<&str>) -> Found {
        if name.len() > MOST_BYTES {
            return Found::Nothing(Vec::new());
        }
        let key = NameKey::of(name);
        let town = town.map(municipality_key);
        let in_town = |place: &usize| self.is_in(*place, town.as_deref());
        let alike: Vec<usize> = self.alike(&key, Owner::of(name)).into_iter().filter(in_town).collect();
        let named = self.by_name.get(&fold(name)).into_iter().flatten().filter(|(_, place)| in_town(place));
        let named: Vec<(How, usize)> = named.copied().collect();
        if let Some((how, place)) = named.first() {
            let decides = named.iter().all(|(_, other)| other == place)
                && alike.iter().all(|other| self.same_town(*place, *other));
            if decides {
                return Found::School(*place, *how);
            }
        }
        let places: BTreeSet<usize> = named.into_iter().map(|(_, place)| place).chain(alike).collect();
        match places.into_iter().collect::<Vec<_>>().as_slice() {
            [] => Found::Nothing(Vec::new()),
            [place] => Found::School(*place, How::Spelling),
            several => Found::Several(several.to_vec()),
        }
    }

    /// The schools of kind, number and place of a name. A name may name the municipality that the school is of; one that
    /// names no place may be that of a school whose name does. Of schools of another owner it is none.
    fn alike(&self, key: &NameKey, owner: Option<Owner>) -> BTreeSet<usize> {
        if key.kind.is_none() && key.is_empty() {
            return BTreeSet::new();
        }
        let mut places: BTreeSet<usize> = self.by_key.get(key).into_iter().flatten().copied().collect();
        let stems: BTreeSet<String> = if self.towns.is_empty() { BTreeSet::new() } else { key.stems() };
        for town in stems.iter().filter_map(|stem| self.towns.get(stem)).flatten() {
            let of_town = key.without(town).and_then(|key| self.by_key.get(&key)).into_iter().flatten();
            let is_home = |place: &&usize| self.homes[**place].as_ref().is_none_or(|home| home.stems == *town);
            places.extend(of_town.filter(is_home));
        }
        if places.is_empty() && key.places.is_empty() && !key.is_empty() {
            places.extend(self.by_placeless.get(key).into_iter().flatten());
        }
        places.retain(|place| Owner::agree(owner, self.owners[*place]));
        places
    }

    /// Whether a school may be of this municipality: it is, or one of the two is not said.
    fn is_in(&self, place: usize, town: Option<&str>) -> bool {
        match (town, &self.homes[place]) {
            (Some(town), Some(home)) => town == home.key,
            _ => true,
        }
    }

    /// Whether two schools are of one municipality.
    fn same_town(&self, one: usize, other: usize) -> bool {
        let town = |place: usize| self.homes[place].as_ref().map(|home| &home.key);
        one == other || town(one) == town(other)
    }

    /// The school that a person asks for: as [`Self::by_name`], by code, and also by number alone.
    #[must_use]
    pub fn asked(&self, query: &str) -> Found {
        if let Some(place) = self.by_code(query) {
            return Found::School(place, How::Code);
        }
        let found = self.by_name(query);
        let key = NameKey::of(query);
        if !matches!(found, Found::Nothing(_)) || !key.words.is_empty() {
            return found;
        }
        // a number alone, or a kind of which there is one school
        let fitting = match (key.kind, key.number) {
            (None, Some(number)) => self.by_number.get(&number).cloned().unwrap_or_default(),
            (Some(_), None) => (0..self.schools.len()).filter(|place| self.schools[*place].kind == key.kind).collect(),
            _ => return found,
        };
        match fitting.as_slice() {
            [] => found,
            [place] => Found::School(*place, How::Spelling),
            several => Found::Several(several.to_vec()),
        }
    }

    /// The one school that a longer text names: a title, a file's name. Of names that lie one in another the longer counts.
    #[must_use]
    pub fn named_in(&self, text: &str) -> Found {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').take(MOST_WORDS).collect();
        let mut free = vec![true; words.len()];
        let mut named: BTreeMap<usize, How> = BTreeMap::new();
        for length in (1..=LONGEST_NAME.min(words.len())).rev() {
            for from in 0..=words.len() - length {
                let window = from..from + length;
                if !free[window.clone()].iter().all(|free| *free) {
                    continue;
                }
                let found = self.named_by(&words[window.clone()], &words[window.end..]);
                if !found.is_empty() {
                    named.extend(found);
                    free[window].fill(false);
                }
            }
        }
        match named.into_iter().collect::<Vec<_>>().as_slice() {
            [] => Found::Nothing(Vec::new()),
            [(place, how)] => Found::School(*place, *how),
            several => Found::Several(several.iter().map(|(place, _)| *place).collect()),
        }
    }

    /// The schools whose name just these words are. One that another town's name follows is a school of that town.
    fn named_by(&self, words: &[&str], behind: &[&str]) -> Vec<(usize, How)> {
        let name = words.join(" ");
        let key = NameKey::of_folded(&name);
        let of_town = |behind: &[&str]| NameKey::of_folded(&[&name, " ", &behind.join(" ")].concat()).places;
        if !self.towns.is_empty() && key.places.is_empty() && !of_town(&behind[..behind.len().min(2)]).is_empty() {
            return Vec::new();
        }
        let named: Vec<(usize, How)> =
            self.by_name.get(&name).into_iter().flatten().map(|(how, place)| (*place, *how)).collect();
        // a kind alone names no school, nor does a number alone; two numbers are two names
        let numbers = words.iter().filter(|word| word.len() < 4 && word.parse::<u32>().is_ok()).count();
        if !named.is_empty() || key.kind.is_none() || key.is_empty() || numbers > 1 {
            return named;
        }
        self.alike(&key, Owner::of(&name)).into_iter().map(|place| (place, How::Spelling)).collect()
    }

    /// The schools whose names are nearest to one that fits nowhere: the same number first, then like spelling.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Vec<usize> {
        let key = NameKey::of(name);
        let numbered = key.number.and_then(|number| self.by_number.get(&number)).into_iter().flatten();
        let mut near: Vec<usize> = numbered.take(MOST_NEAR).copied().collect();
        if near.len() < MOST_NEAR {
            for candidate in nearest_few(&plain(&key), self.by_plain.keys().map(String::as_str), MOST_NEAR) {
                let alike = self.by_plain[candidate].iter().filter(|place| !near.contains(place)).take(MOST_NEAR);
                let alike: BTreeSet<usize> = alike.copied().collect();
                near.extend(alike);
            }
        }
        near.truncate(MOST_NEAR);
        near
    }
}

/// A name without legal forms and signs, so that СШ 166 is nearest to СШ № 16.
fn plain(key: &NameKey) -> String {
    let kind = key.kind.map_or("", |kind| &kinds()[kind].title);
    let number = key.number.map_or_else(String::new, |number| number.to_string());
    format!("{kind} {number} {}", key.words.join(" "))
}

/// Municipalities by the rarest of their words: who looks for those that a name may name meets few others.
fn by_rarest(towns: BTreeSet<Vec<String>>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for stem in towns.iter().flatten() {
        *counts.entry(stem.clone()).or_default() += 1;
    }
    let mut by_rarest: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for town in towns {
        if let Some(rarest) = town.iter().min_by_key(|stem| counts.get(*stem)).cloned() {
            by_rarest.entry(rarest).or_default().push(town);
        }
    }
    by_rarest
}

/// A school's name taken apart, without the municipality that the school is of.
fn home_key(name: &str, school: &School) -> NameKey {
    let key = NameKey::of(name);
    let home = school.municipality.as_deref().map(municipality_stems).unwrap_or_default();
    key.without(&home).unwrap_or(key)
}

/// A code as it is compared: only the case of its letters and blanks about it do not count.
fn code_key(code: &str) -> String {
    code.trim().to_lowercase()
}

/// Adds a value under a key, once.
fn add<K: Ord, V: PartialEq>(map: &mut BTreeMap<K, Vec<V>>, key: K, value: V) {
    let values = map.entry(key).or_default();
    // one school after the other is added: what is there already stands among the last
    if !values.iter().rev().take(MOST_NAMES).any(|known| *known == value) {
        values.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::Origin;

    fn school(id: &str, name: &str, aliases: &[&str]) -> School {
        School {
            id: id.to_owned(),
            name: name.to_owned(),
            short_name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            predecessors: Vec::new(),
            kind: NameKey::of(name).kind,
            grades: None,
            district: None,
            municipality: None,
            cluster: None,
            origin: Origin { file: "register".into(), sheet: None, row: 0, column: 0, to: None },
        }
    }

    fn register() -> Register {
        Register::new(vec![
            school("7", "МБОУ «Школа-интернат № 2»", &["Интернат"]),
            school("3", "МБОУ «Гимназия № 1»", &[]),
            school("1", "МБОУ «СШ № 1»", &["Школа Полярная"]),
            school("2", "МБОУ «СШ № 16»", &[]),
        ])
    }

    #[test]
    fn a_school_is_found_by_code_name_alias_and_spelling() {
        let register = register();
        let name = |found| match found {
            Found::School(place, how) => (register.schools()[place].id.as_str(), how),
            other => panic!("{other:?}"),
        };
        assert_eq!(name(register.by_name("МБОУ \"СШ № 16\"")), ("2", How::Name));
        assert_eq!(name(register.by_name("СОШ №16")), ("2", How::Spelling));
        assert_eq!(name(register.by_name("школа полярная")), ("1", How::Alias));
        assert_eq!(name(register.asked("7")), ("7", How::Code));
        assert_eq!(name(register.asked("16")), ("2", How::Spelling));
    }

    #[test]
    fn one_name_in_two_municipalities_is_two_schools() {
        let of = |id, name, town: &str| School { municipality: Some(town.to_owned()), ..school(id, name, &[]) };
        let register = Register::new(vec![
            of("1", "СШ № 1", "Норильск"),
            of("2", "МБОУ «СОШ № 1»", "город Дудинка"),
            of("3", "СШ № 2", "Дудинка"),
        ]);
        let id = |found| match found {
            Found::School(place, _) => register.schools()[place].id.as_str(),
            other => panic!("{other:?}"),
        };
        assert_eq!(id(register.by_name_in("СШ № 1", Some("г. Норильск"))), "1");
        assert_eq!(id(register.by_name_in("СШ № 1", Some("Дудинка"))), "2");
        assert_eq!(id(register.by_name("СШ № 2")), "3");
        assert!(matches!(register.by_name("СШ № 1"), Found::Several(places) if places.len() == 2));
        assert!(matches!(register.by_name_in("СШ № 2", Some("Норильск")), Found::Nothing(_)));
    }

    #[test]
    fn a_name_may_say_the_municipality_of_its_school() {
        let of = |id, name, town: &str| School { municipality: Some(town.to_owned()), ..school(id, name, &[]) };
        let register = Register::new(vec![
            of("1", "МБОУ «СШ № 1»", "Норильск"),
            of("2", "СШ № 1 г. Дудинка", "Таймырский Долгано-Ненецкий муниципальный район"),
            of("3", "МБОУ «СШ № 3 им. Пушкина» города Норильска", "г. Норильск"),
        ]);
        let id = |name: &str| match register.by_name(name) {
            Found::School(place, _) => register.schools()[place].id.as_str(),
            _ => "",
        };
        assert_eq!(
            id("Муниципальное бюджетное общеобразовательное учреждение города Норильска «Средняя школа № 1»"),
            "1"
        );
        assert_eq!(id("Средняя школа № 1 города Дудинки"), "2");
        assert_eq!(id("СШ № 3"), "3");
        assert_eq!(id("СШ № 3 г. Дудинка"), "");
        assert_eq!(id("МБОУ"), "");
    }

    #[test]
    fn a_school_of_another_owner_is_another_school() {
        let alone = Register::new(vec![school("1", "МБОУ «Гимназия № 1»", &[])]);
        for name in ["ЧОУ Гимназия № 1", "АНО «Гимназия № 1»", "КГБОУ «Гимназия № 1»"]
        {
            assert_eq!(alone.by_name(name), Found::Nothing(vec![0]), "{name}");
        }
        for name in ["МАОУ Гимназия № 1", "Гимназия № 1"] {
            assert_eq!(alone.by_name(name), Found::School(0, How::Spelling), "{name}");
        }
        let both = Register::new(vec![school("1", "МБОУ «Гимназия № 1»", &[]), school("2", "ЧОУ «Гимназия № 1»", &[])]);
        let id = |name: &str| match both.by_name(name) {
            Found::School(place, _) => both.schools()[place].id.as_str(),
            _ => "",
        };
        assert_eq!((id("МАОУ гимназия 1"), id("НОУ гимназия 1"), id("Гимназия № 1")), ("1", "2", ""));
        // an alias says that it is the same all the same
        let renamed = Register::new(vec![school("1", "КГБОУ «Гимназия № 1»", &["МБОУ «Гимназия № 1»"])]);
        assert_eq!(renamed.by_name("МБОУ «Гимназия № 1»"), Found::School(0, How::Alias));
    }

    #[test]
    fn a_longer_text_names_its_school() {
        let register = register();
        let found = |text: &str| match register.named_in(text) {
            Found::School(place, _) => register.schools()[place].id.clone(),
            Found::Several(places) => format!("{} schools", places.len()),
            Found::Nothing(_) => String::new(),
        };
        assert_eq!(found("Отчёт о самообследовании МБОУ «СШ № 16» за 2019 год"), "2");
        assert_eq!(found("СШ 16 самообследование исправл2"), "2");
        assert_eq!(found("Показатели деятельности школы Полярная (Школа Полярная), 2019"), "1");
        assert_eq!(found("СШ № 16 имени Героя Труда Петрова за 2019 год"), "2");
        assert_eq!(found("МБОУ СШ № 16 и СШ № 1"), "2 schools");
        assert_eq!(found("Сводный отчёт школ за 2019 год, приказ № 16"), "");
        assert_eq!(found("Отчёт СШ № 17"), "");
    }

    #[test]
    fn a_text_that_names_another_town_names_none_of_our_schools() {
        let of = |id, name, town: &str| School { municipality: Some(town.to_owned()), ..school(id, name, &[]) };
        let register = Register::new(vec![of("1", "СШ № 1", "Норильск")]);
        assert!(matches!(register.named_in("Отчёт СШ № 1 г. Дудинка за 2019 год"), Found::Nothing(_)));
        assert!(matches!(register.named_in("Отчёт СШ № 1 г. Норильска за 2019 год"), Found::School(0, _)));
    }

    #[test]
    fn a_doubtful_name_gives_candidates_and_no_school() {
        let register = register();
        assert_eq!(register.asked("№ 1"), Found::Several(vec![0, 2]));
        assert!(matches!(register.by_name("СШ № 99"), Found::Nothing(_)));
        assert_eq!(register.by_name("Лицей № 16"), Found::Nothing(vec![1]));
    }
}

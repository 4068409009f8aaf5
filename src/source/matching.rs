//! From what a row says of its school (name, code, municipality) to a school of the register: found, or told why not.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::notes::{Kind, clipped};
use super::personal::{masked, redacted};
use crate::finding::{Finding, Level, Place};
use crate::school::{Found, How, Match, NameKey, Register, municipality_key, take_login};
use crate::text::{Message, nearest};

const TOWN_TYPO: Kind = Kind::new("F71", Level::Error, "finding-town-typo", "finding-town-typo-remedy");
const OTHER_TOWN: Kind = Kind::new("F71", Level::Note, "finding-other-town", "finding-other-town-remedy");

/// What a row says of its school.
pub(super) struct Named<'a> {
    pub name: Option<&'a str>,
    pub code: Option<&'a str>,
    /// The municipality.
    pub town: Option<&'a str>,
    /// Where it stands.
    pub place: Place,
}

/// A row whose school was not found.
pub(super) struct Trouble {
    pub finding: Finding,
    /// What the row says of a school that the register does not have: its name, code and municipality.
    pub unknown: Option<(String, Option<String>, Option<String>)>,
}

/// Comparisons of names that a table may cost: where hundreds of names are unknown, they are no slips of a hand.
const MOST_COMPARED: usize = 40_000;
/// Schools that are named where several fit.
const MOST_TOLD: usize = 10;

/// Looks for names that are near to unknown ones, as long as that takes no time.
#[derive(Default)]
pub(super) struct NearNames {
    compared: Cell<usize>,
}

impl NearNames {
    /// Whether a look among so many names is still to be made.
    fn may_look(&self, names: usize) -> bool {
        self.compared.set(self.compared.get().saturating_add(names));
        self.compared.get() <= MOST_COMPARED
    }

    /// The schools whose names are near.
    pub(super) fn of(&self, name: &str, register: &Register) -> Vec<usize> {
        if self.may_look(register.schools().len()) { register.nearest(name) } else { Vec::new() }
    }
}

/// A name and the municipality named with it.
type Written = (String, Option<String>);

/// Finds the schools of the rows of a table.
pub(super) struct Matcher<'r> {
    register: &'r Register,
    /// What was looked for already.
    found: RefCell<BTreeMap<Written, Found>>,
    near: NearNames,
    /// Municipalities that the register does not have, with what is to be told of them.
    foreign: RefCell<BTreeMap<String, Kind>>,
    /// The municipalities of the register.
    towns: BTreeSet<String>,
}

impl<'r> Matcher<'r> {
    pub(super) fn new(register: &'r Register) -> Self {
        let towns = register.schools().iter().filter_map(|school| school.municipality.as_deref());
        Self {
            register,
            found: RefCell::default(),
            near: NearNames::default(),
            foreign: RefCell::default(),
            towns: towns.map(municipality_key).collect(),
        }
    }

    /// The school of this name: what was looked for once is known.
    fn named(&self, name: &str, town: Option<&str>) -> Found {
        let written = (name.to_owned(), town.map(str::to_owned));
        if let Some(found) = self.found.borrow().get(&written) {
            return found.clone();
        }
        let mut found = self.register.just_named(name, town);
        if let Found::Nothing(near) = &mut found {
            *near = self.near.of(name, self.register);
        }
        self.found.borrow_mut().insert(written, found.clone());
        found
    }

    /// Whether the register names municipalities.
    pub(super) fn knows_towns(&self) -> bool {
        !self.towns.is_empty()
    }

    /// Whether the register has schools of this municipality.
    pub(super) fn knows_town(&self, name: &str) -> bool {
        self.towns.contains(&municipality_key(name))
    }

    /// What is to be told of a municipality of which the register has no school.
    pub(super) fn other_town(&self, name: &str) -> Option<Kind> {
        if self.towns.is_empty() || self.knows_town(name) {
            return None;
        }
        let key = municipality_key(name);
        let mut foreign = self.foreign.borrow_mut();
        if let Some(kind) = foreign.get(&key) {
            return Some(*kind);
        }
        let towns = self.towns.iter().map(String::as_str);
        let near = if self.near.may_look(self.towns.len()) { nearest(&key, towns) } else { None };
        let kind = if near.is_some() { TOWN_TYPO } else { OTHER_TOWN };
        foreign.insert(key, kind);
        Some(kind)
    }

    /// Whether the register has this code.
    pub(super) fn knows_code(&self, code: &str) -> bool {
        self.register.by_code(code).is_some()
    }

    /// The school of a row, with what is to be told of how it was recognised.
    pub(super) fn school(&self, named: Named<'_>) -> Result<(usize, Option<Match>), Box<Trouble>> {
        let Named { name, code, town, place } = named;
        // a login in the name is a code, which stands behind one that the register has
        let parted = name.and_then(take_login);
        let name = parted.as_ref().map_or(name, |(rest, _)| Some(rest.as_str()).filter(|rest| !rest.is_empty()));
        let login = parted.as_ref().map(|(_, login)| *login);
        let code = code.filter(|code| login.is_none() || self.knows_code(code)).or(login).or(code);
        let by_code = code.and_then(|code| self.register.by_code(code));
        let by_name = name.map(|name| self.named(name, town));
        let written = name.or(code).unwrap_or_default();
        let matched = |school, how| {
            let (file, written) = (place.file.clone(), redacted(written));
            Some(Match { school, how, file, written })
        };
        let official = |school: usize| self.register.schools()[school].name.as_str();
        let of_code = |key| {
            let message = Message::new(key).with("code", clipped(code.unwrap_or_default()));
            message.with("name", clipped(written))
        };
        let error = |level, code, message, remedy| {
            let finding = Finding::new(code, level, place.clone(), message, remedy);
            Err(Box::new(Trouble { finding, unknown: None }))
        };
        let unknown = |message: Message| {
            let message = message.with("name", clipped(&masked(written)));
            let finding = Finding::new("F54", Level::Error, place.clone(), message, "finding-unknown-school-remedy");
            let of_row = |name: &str| (name.to_owned(), code.map(str::to_owned), town.map(str::to_owned));
            Err(Box::new(Trouble { finding, unknown: name.map(of_row) }))
        };
        match (by_code, by_name) {
            (Some(school), Some(Found::School(other, _))) if school != other => {
                let message = of_code("finding-code-name").with("by_code", official(school));
                let message = message.with("by_name", official(other));
                error(Level::Error, "F57", message, "finding-code-name-remedy")
            }
            (Some(school), Some(Found::Nothing(_) | Found::Several(_))) if self.contradicts(school, written) => {
                let message = of_code("finding-code-other-name").with("by_code", official(school));
                error(Level::Error, "F57", message, "finding-code-name-remedy")
            }
            // a name that the register does not have is told, though the code is sure
            (Some(school), Some(Found::Nothing(_))) => Ok((school, matched(school, How::Code))),
            (Some(school), _) => Ok((school, None)),
            (None, Some(Found::School(school, how))) => {
                Ok((school, if how >= How::Alias { matched(school, how) } else { None }))
            }
            (None, Some(Found::Several(places))) => {
                let told = places.iter().take(MOST_TOLD).map(|place| self.register.full_name(*place));
                let rest = (places.len() > MOST_TOLD).then(|| "…".to_owned());
                let schools: Vec<String> = told.chain(rest).collect();
                let message = Message::new("finding-several-schools").with("name", clipped(written));
                error(Level::Stop, "F54", message.with("schools", schools), "finding-several-schools-remedy")
            }
            (None, Some(Found::Nothing(near))) if !near.is_empty() => {
                let near: Vec<String> = near.iter().map(|place| self.register.full_name(*place)).collect();
                unknown(Message::new("finding-unknown-school-near").with("near", near))
            }
            (None, _) => unknown(Message::new("finding-unknown-school")),
        }
    }

    /// Whether a name that the register does not have speaks of another school than the one meant: another number or
    /// another kind.
    fn contradicts(&self, school: usize, written: &str) -> bool {
        let (known, said) = (NameKey::of(&self.register.schools()[school].name), NameKey::of(written));
        let differ = |known: Option<u32>, said: Option<u32>| known.is_some() && said.is_some() && known != said;
        let kind = |key: &NameKey| key.kind.and_then(|kind| u32::try_from(kind).ok());
        differ(known.number, said.number) || differ(kind(&known), kind(&said))
    }
}

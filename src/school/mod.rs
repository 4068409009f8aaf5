//! Schools: who they are, the register of them, and finding one by any of its names.

mod identity;
mod name;
mod register;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use crate::origin::Origin;
use crate::text::fold;

pub use identity::{Identity, Link, Tie};
pub use name::{Kind, NameKey, Owner, kinds, municipality_key};
pub(crate) use name::{login_code, take_login};
pub use register::{Found, How, Match, Register};

/// The grades a school teaches: `1–11`, `1–9`, `5–11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grades {
    /// The lowest grade.
    pub from: u8,
    /// The highest grade.
    pub to: u8,
}

/// The text is no range of grades between 1 and 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotGrades;

impl FromStr for Grades {
    type Err = NotGrades;

    fn from_str(text: &str) -> Result<Self, NotGrades> {
        // 1–9, «1-9 классы», «1 - 11 кл.»: two numbers, whatever stands about them
        let folded = fold(text);
        let numbers: Vec<u8> = folded.split(' ').filter_map(|word| word.parse().ok()).collect();
        let &[from, to] = numbers.as_slice() else { return Err(NotGrades) };
        let is_grade = |grade: u8| (1..=11).contains(&grade);
        if !is_grade(from) || !is_grade(to) {
            return Err(NotGrades);
        }
        let grades = Self { from, to };
        if grades.from <= grades.to { Ok(grades) } else { Err(NotGrades) }
    }
}

impl fmt::Display for Grades {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// A school of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// The register's code verbatim, else the folded official name. Unique.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The name for tables: the register's short name, else the official one.
    pub short_name: String,
    /// Other names that the register gives.
    pub aliases: Vec<String>,
    /// The schools of an earlier year that it goes on from, by code or name, where that is not told by its own code: it was
    /// merged of them, split from one, or its code changed.
    pub predecessors: Vec<String>,
    /// Its kind: place in [`kinds`].
    pub kind: Option<usize>,
    /// The grades it teaches; `None` where the register does not say.
    pub grades: Option<Grades>,
    /// The district of the town.
    pub district: Option<String>,
    /// The municipality.
    pub municipality: Option<String>,
    /// The cluster: schools that are compared with one another.
    pub cluster: Option<String>,
    /// Its row in the register.
    pub origin: Origin,
}

/// Tells schools apart that have no code and one name in several municipalities: the municipality joins their ids.
pub fn tell_apart(schools: &mut [School]) {
    let mut towns: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for school in schools.iter().filter(|school| school.id == fold(&school.name)) {
        towns.entry(school.id.clone()).or_default().insert(school.municipality.as_deref().map(municipality_key));
    }
    for school in schools {
        if let Some(town) =
            school.municipality.as_deref().filter(|_| towns.get(&school.id).is_some_and(|towns| towns.len() > 1))
        {
            school.id = format!("{} {}", school.id, municipality_key(town));
        }
    }
}

impl School {
    /// The kind's word in criteria files and results; empty where the kind is not known.
    #[must_use]
    pub fn kind_id(&self) -> &'static str {
        self.kind.and_then(|kind| kinds().get(kind)).map_or("", |kind| &kind.id)
    }

    /// The order in which schools are listed where nothing else decides: by kind, number, name, code.
    fn order(&self) -> (usize, u32, String, String) {
        let key = NameKey::of(&self.name);
        (self.kind.unwrap_or(usize::MAX), key.number.unwrap_or(u32::MAX), fold(&self.name), self.id.clone())
    }
}

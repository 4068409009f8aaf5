//! The schools of two readings of the same register that are told otherwise.

use std::collections::BTreeMap;

use crate::origin::Origin;
use crate::school::{Register, School};

/// What is told of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchoolField {
    /// That there is such a school.
    School,
    /// Its official name.
    Name,
    /// Its short name.
    ShortName,
    /// Its other names.
    Aliases,
    /// The schools that it goes on from.
    Predecessors,
    /// Its kind.
    Kind,
    /// The grades it teaches.
    Grades,
    /// Its district.
    District,
    /// Its municipality.
    Municipality,
    /// Its cluster.
    Cluster,
    /// Where its row stands.
    Row,
}

impl SchoolField {
    /// All of it.
    pub const ALL: [Self; 11] = [
        Self::School,
        Self::Name,
        Self::ShortName,
        Self::Aliases,
        Self::Predecessors,
        Self::Kind,
        Self::Grades,
        Self::District,
        Self::Municipality,
        Self::Cluster,
        Self::Row,
    ];

    /// Its word in machine output: the field of a school in `result.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Name => "name",
            Self::ShortName => "short_name",
            Self::Aliases => "aliases",
            Self::Predecessors => "predecessors",
            Self::Kind => "type",
            Self::Grades => "level",
            Self::District => "district",
            Self::Municipality => "municipality",
            Self::Cluster => "cluster",
            Self::Row => "origin",
        }
    }

    /// What a register says of a school.
    fn of(self, school: &School) -> Option<String> {
        let several = |texts: &[String]| (!texts.is_empty()).then(|| texts.join("; "));
        match self {
            Self::School | Self::Name => Some(school.name.clone()),
            Self::ShortName => Some(school.short_name.clone()),
            Self::Aliases => several(&school.aliases),
            Self::Predecessors => several(&school.predecessors),
            Self::Kind => Some(school.kind_id().to_owned()).filter(|kind| !kind.is_empty()),
            Self::Grades => school.grades.map(|grades| grades.to_string()),
            Self::District => school.district.clone(),
            Self::Municipality => school.municipality.clone(),
            Self::Cluster => school.cluster.clone(),
            Self::Row => Some(school.origin.to_string()),
        }
    }
}

/// A school of which the register says another thing than it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolChange {
    /// Its code.
    pub school: String,
    /// Its short name as it was; of a school that was not there, as it is.
    pub name: String,
    /// What is told otherwise.
    pub what: SchoolField,
    /// What was told; `None` where nothing was.
    pub before: Option<String>,
    /// What is told; `None` where nothing is.
    pub after: Option<String>,
    /// Its row: as it is now, else as it was.
    pub origin: Origin,
}

/// What differs, in the order of the rows; of each school what is told of it in order. A short name that only follows the
/// official one is not told again.
#[must_use]
pub fn changed_schools(before: &Register, after: &Register) -> Vec<SchoolChange> {
    fn by_code(register: &Register) -> BTreeMap<&str, &School> {
        register.schools().iter().map(|school| (school.id.as_str(), school)).collect()
    }
    let (then, now) = (by_code(before), by_code(after));
    let mut changes = Vec::new();
    for (id, known) in then.iter().chain(now.iter().filter(|(id, _)| !then.contains_key(*id))) {
        let (was, is) = (then.get(id), now.get(id));
        let change = |what: SchoolField, told: [Option<String>; 2]| {
            let [before, after] = told;
            let origin = is.map_or_else(|| known.origin.clone(), |school| school.origin.clone());
            let (school, name) = ((*id).to_owned(), known.short_name.clone());
            SchoolChange { school, name, what, before, after, origin }
        };
        let (Some(was), Some(is)) = (was, is) else {
            changes.push(change(
                SchoolField::School,
                [was, is].map(|school| school.and_then(|school| SchoolField::School.of(school))),
            ));
            continue;
        };
        let follows = was.short_name == was.name && is.short_name == is.name;
        for what in SchoolField::ALL.into_iter().filter(|what| *what != SchoolField::School) {
            let told = [what.of(was), what.of(is)];
            if told[0] != told[1] && !(what == SchoolField::ShortName && follows) {
                changes.push(change(what, told));
            }
        }
    }
    changes.sort_by(|one, other| (&one.origin, &one.school, one.what).cmp(&(&other.origin, &other.school, other.what)));
    changes
}

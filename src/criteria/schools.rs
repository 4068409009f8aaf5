//! Which schools something is said of, and the groups within which schools are compared.

use crate::school::{self, Grades, School, kinds};
use crate::text::{Message, nearest};
use crate::toml_table::{At, Table};

/// Which schools something is said of. What is empty says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// Schools that teach these grades.
    pub levels: Vec<Grades>,
    /// Schools of these kinds.
    pub types: Vec<String>,
    /// Schools of these clusters.
    pub clusters: Vec<String>,
}

impl Who {
    /// Whether it is said of all schools.
    #[must_use]
    pub fn is_everyone(&self) -> bool {
        self.levels.is_empty() && self.types.is_empty() && self.clusters.is_empty()
    }

    /// Whether a school is meant; one whose grades or kind are not known is taken to be.
    #[must_use]
    pub fn may_mean(&self, school: &School) -> bool {
        let level = self.levels.is_empty() || school.grades.is_none_or(|grades| self.levels.contains(&grades));
        let kind =
            self.types.is_empty() || school.kind.is_none() || self.types.iter().any(|kind| kind == school.kind_id());
        level && kind && self.means_cluster(school)
    }

    /// Whether a school is meant for certain.
    #[must_use]
    pub fn surely_means(&self, school: &School) -> bool {
        let level = self.levels.is_empty() || school.grades.is_some_and(|grades| self.levels.contains(&grades));
        let kind = self.types.is_empty() || self.types.iter().any(|kind| kind == school.kind_id());
        level && kind && self.means_cluster(school)
    }

    fn means_cluster(&self, school: &School) -> bool {
        let named =
            |cluster: &str| self.clusters.iter().any(|named| crate::text::fold(named) == crate::text::fold(cluster));
        self.clusters.is_empty() || school.cluster.as_deref().is_some_and(named)
    }
}

/// What a group of schools agrees in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupBy {
    /// The grades taught.
    Level,
    /// The kind of school.
    Type,
    /// The cluster.
    Cluster,
    /// The district of the town.
    District,
    /// The municipality.
    Municipality,
}

impl GroupBy {
    /// The words for it in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("level", Self::Level),
        ("type", Self::Type),
        ("cluster", Self::Cluster),
        ("district", Self::District),
        ("municipality", Self::Municipality),
    ];

    /// What a school has of it; empty where that is not known.
    #[must_use]
    pub fn of(self, school: &School) -> String {
        match self {
            Self::Level => school.grades.map_or_else(String::new, |grades| grades.to_string()),
            Self::Type => school.kind_id().to_owned(),
            Self::Cluster => school.cluster.as_deref().map_or_else(String::new, crate::text::fold),
            Self::District => school.district.as_deref().map_or_else(String::new, crate::text::fold),
            Self::Municipality => school.municipality.as_deref().map_or_else(String::new, school::municipality_key),
        }
    }

    /// The group of a school: what it has of each of these.
    #[must_use]
    pub fn key(within: &[Self], school: &School) -> Vec<String> {
        within.iter().map(|by| by.of(school)).collect()
    }
}

/// Reads which schools something is said of: all, where nothing is said.
pub(super) fn who(table: &mut Table<'_>) -> Option<Who> {
    let (levels, types, clusters) = (table.texts("levels"), table.texts("types"), table.texts("clusters"));
    let levels: Vec<Option<Grades>> = levels.iter().map(|level| grades(table, level)).collect();
    let types: Vec<Option<String>> = types.iter().map(|kind| school_kind(table, kind)).collect();
    Some(Who {
        levels: levels.into_iter().collect::<Option<_>>()?,
        types: types.into_iter().collect::<Option<_>>()?,
        clusters: clusters.into_iter().map(|cluster| cluster.value).collect(),
    })
}

fn grades(table: &Table<'_>, written: &At<String>) -> Option<Grades> {
    let grades = written.value.parse().ok();
    if grades.is_none() {
        table.report(written.span.start, Message::new("criteria-level").with("level", written.value.as_str()));
    }
    grades
}

/// A kind of school by its word.
pub(super) fn school_kind(table: &Table<'_>, written: &At<String>) -> Option<String> {
    let known = || kinds().iter().map(|known| known.id.as_str());
    if known().any(|kind| kind == written.value) {
        return Some(written.value.clone());
    }
    let message = match nearest(&written.value, known()) {
        Some(near) => Message::new("criteria-unknown-near").with("near", near),
        None => Message::new("criteria-unknown").with("known", known().collect::<Vec<_>>()),
    };
    let message = message.with("what", Message::new("criteria-school-kind")).with("id", written.value.as_str());
    table.report(written.span.start, message);
    None
}

/// Reads what groups of schools agree in.
pub(super) fn groups(table: &mut Table<'_>, key: &'static str) -> Vec<GroupBy> {
    table.choices(key, &GroupBy::WORDS).into_iter().map(|by| by.value).collect()
}

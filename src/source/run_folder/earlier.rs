//! The verdicts of an earlier run, which later years may look at: the result of a report folder, or that file alone.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use super::record::{self, about, known, status, versioned, year};
use super::{RESULT, Text, Unfit, observations, run};
use crate::decision::Status;
use crate::number::Exact;
use crate::origin::Origin;
use crate::school::{NameKey, School};
use crate::source::files;
use crate::text::Message;

/// A run of an earlier year: by what, and what became of the schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its result: the name of the folder and of the file.
    pub file: String,
    /// The digest of that file.
    pub sha256: String,
    /// The year of its list.
    pub year: i32,
    /// Its data are invented.
    pub synthetic: bool,
    /// Its methodology.
    pub criteria: String,
    /// The digest of that.
    pub criteria_sha256: String,
    /// Schools that had a place.
    pub ranked: usize,
    /// Its schools.
    pub schools: Vec<EarlierSchool>,
}

/// A school of an earlier run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierSchool {
    /// The school as it was then: its code and its names.
    pub school: School,
    /// What the methodology made of that year alone.
    pub this_year: Status,
    /// What became of it in the end.
    pub final_status: Status,
    /// Its place.
    pub rank: Option<usize>,
    /// Its score.
    pub score: Option<Exact>,
}

#[derive(Deserialize)]
struct ResultEntry {
    #[serde(deserialize_with = "year")]
    year: i32,
    synthetic: bool,
    #[serde(default)]
    public: Option<IgnoredAny>,
    #[serde(default)]
    what_if: Option<IgnoredAny>,
    criteria: CriteriaEntry,
    schools: Vec<SchoolEntry>,
}

#[derive(Deserialize)]
struct CriteriaEntry {
    id: String,
    sha256: String,
}

#[derive(Deserialize)]
struct SchoolEntry {
    id: String,
    name: String,
    #[serde(default)]
    short_name: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    municipality: Option<String>,
    #[serde(deserialize_with = "status")]
    status: Status,
    #[serde(deserialize_with = "status")]
    final_status: Status,
    #[serde(deserialize_with = "Option::deserialize")]
    rank: Option<usize>,
    #[serde(deserialize_with = "score")]
    score_exact: Option<Exact>,
    /// Only where earlier years decided.
    #[serde(default)]
    history: Option<AloneEntry>,
}

/// What of a school's history a later year needs: the verdict without it.
#[derive(Deserialize)]
struct AloneEntry {
    #[serde(deserialize_with = "status")]
    this_year: Status,
}

/// An exact score, where there is one.
pub(super) fn score<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Exact>, D::Error> {
    let written: Option<String> = Option::deserialize(from)?;
    written.map(|written| known(observations::exact(&written))).transpose()
}

/// Reads the result of an earlier run: that of a report folder, held against the digest of its record, or the file alone.
///
/// # Errors
/// [`Unfit`].
pub fn read_earlier(path: &Path, record: &str) -> Result<Earlier, Unfit> {
    let (folder, name) = if files::is_folder(path) {
        (path.to_path_buf(), RESULT.to_owned())
    } else {
        // the record of a folder stands for the folder
        let name = files::name(path);
        let name = if name == record { RESULT.to_owned() } else { name };
        (path.parent().unwrap_or(Path::new("")).to_path_buf(), name)
    };
    let file = files::read_file(&folder.join(&name))?;
    if name == RESULT && files::is_file(&folder.join(record)) {
        let run = run::run(&Text::read(&folder, record)?)?;
        let written = run.outputs.iter().find(|output| output.file == RESULT);
        if written.is_none_or(|written| written.sha256 != file.sha256) {
            return Err(Unfit::Said(Message::new("run-changed").with("count", 1_usize).with("files", vec![RESULT])));
        }
    }
    let shown: Arc<str> = match files::name(&folder) {
        within if within.is_empty() => name.as_str().into(),
        within => format!("{within}/{name}").into(),
    };
    let text = Text::of(&folder, &name, file.bytes)?;
    let read: ResultEntry = versioned(&text, record::RESULT)?;
    if read.public.is_some() {
        return Err(Unfit::Said(Message::new("run-public")));
    }
    if read.what_if.is_some() {
        return Err(Unfit::Said(Message::new("run-draft")));
    }
    let mut ids = BTreeSet::new();
    if let Some(twice) = read.schools.iter().find(|school| !ids.insert(school.id.as_str())) {
        return Err(about(&text, Message::new("run-school-twice").with("school", twice.id.as_str())));
    }
    Ok(Earlier {
        file: shown.to_string(),
        sha256: file.sha256,
        year: read.year,
        synthetic: read.synthetic,
        criteria: read.criteria.id,
        criteria_sha256: read.criteria.sha256,
        ranked: read.schools.iter().filter(|school| school.rank.is_some()).count(),
        schools: read.schools.into_iter().map(|entry| school(entry, &shown)).collect(),
    })
}

fn school(entry: SchoolEntry, file: &Arc<str>) -> EarlierSchool {
    let short_name = entry.short_name.unwrap_or_else(|| entry.name.clone());
    let school = School {
        short_name,
        aliases: entry.aliases,
        municipality: entry.municipality,
        ..nameless(entry.id, entry.name, file)
    };
    EarlierSchool {
        school,
        this_year: entry.history.map_or(entry.status, |history| history.this_year),
        final_status: entry.final_status,
        rank: entry.rank,
        score: entry.score_exact,
    }
}

/// A school of which no more is known than its code and its name.
pub(super) fn nameless(id: String, name: String, file: &Arc<str>) -> School {
    School {
        id,
        short_name: name.clone(),
        kind: NameKey::of(&name).kind,
        name,
        aliases: Vec::new(),
        predecessors: Vec::new(),
        grades: None,
        district: None,
        municipality: None,
        cluster: None,
        origin: Origin { file: file.clone(), sheet: None, row: 0, column: 0, to: None },
    }
}

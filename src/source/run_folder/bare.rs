//! A result that is read without what it was made of: by whom its schools were judged and what became of them. A comparison
//! takes it where there is no report folder, and later years look at it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::record::{self, SchoolEntry, about, versioned, year};
use super::{RESULT, Text, Unfit, run};
use crate::decision::Status;
use crate::number::Exact;
use crate::school::{Register, School};
use crate::source::files;
use crate::text::Message;

/// What a result alone tells: its schools and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareResult {
    /// The name of the folder and of the file.
    pub file: String,
    /// The digest of the file.
    pub sha256: String,
    /// The year of the list.
    pub year: i32,
    /// The data are invented.
    pub synthetic: bool,
    /// The methodology.
    pub criteria: BareCriteria,
    /// The schools.
    pub register: Register,
    /// What became of each, in the order of the register.
    pub standings: Vec<BareStanding>,
    /// The schools in the order in which the result has them.
    pub order: Vec<usize>,
    /// How often each school is listed where results are drawn anew; `None` where one of them says nothing.
    pub chances: Option<Vec<Exact>>,
}

/// The methodology of a result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BareCriteria {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The digest of its file.
    pub sha256: String,
}

/// What became of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareStanding {
    /// What the methodology made of that year alone.
    pub this_year: Status,
    /// What became of it in the end.
    pub final_status: Status,
    /// Its place.
    pub rank: Option<usize>,
    /// Its score.
    pub score: Option<Exact>,
}

/// An earlier year as a later report keeps it: by whom it was judged, and what became of the schools by their codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptYear {
    /// Its result: the name of the folder and of the file.
    pub file: String,
    /// The digest of that file.
    pub sha256: String,
    /// The year of its list.
    pub year: i32,
    /// Its methodology.
    pub criteria: String,
    /// The digest of that.
    pub criteria_sha256: String,
    /// Schools that had a place.
    pub ranked: usize,
    /// Its schools.
    pub schools: Vec<(String, BareStanding)>,
}

impl BareResult {
    /// How many schools had a place.
    #[must_use]
    pub fn ranked(&self) -> usize {
        self.standings.iter().filter(|standing| standing.rank.is_some()).count()
    }
}

#[derive(Deserialize)]
struct BareEntry {
    #[serde(deserialize_with = "year")]
    year: i32,
    synthetic: bool,
    #[serde(default)]
    public: Option<IgnoredAny>,
    #[serde(default)]
    what_if: Option<IgnoredAny>,
    criteria: BareCriteria,
    schools: Vec<SchoolEntry>,
}

/// Reads the result of a report folder, held against the digest of its `record`, or a result that stands alone.
///
/// # Errors
/// [`Unfit`].
pub fn read_result(path: &Path, record: &str) -> Result<BareResult, Unfit> {
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
    let shown = match files::name(&folder) {
        within if within.is_empty() => name.clone(),
        within => format!("{within}/{name}"),
    };
    bare(&Text::of(&folder, &name, file.bytes)?, shown, file.sha256)
}

fn bare(text: &Text, file: String, sha256: String) -> Result<BareResult, Unfit> {
    let read: BareEntry = versioned(text, record::RESULT)?;
    if read.public.is_some() {
        return Err(Unfit::Said(Message::new("run-public")));
    }
    if read.what_if.is_some() {
        return Err(Unfit::Said(Message::new("run-draft")));
    }
    let mut ids = BTreeSet::new();
    if let Some(twice) = read.schools.iter().find(|school| !ids.insert(school.id.as_str())) {
        return Err(about(text, Message::new("run-school-twice").with("school", twice.id.as_str())));
    }
    let count = read.schools.len();
    let is_no_place = |school: &&SchoolEntry| school.standing().rank.is_some_and(|rank| rank == 0 || rank > count);
    if let Some(wrong) = read.schools.iter().find(is_no_place) {
        return Err(about(text, Message::new("run-school-place").with("school", wrong.id.as_str())));
    }
    let named: Vec<String> = read.schools.iter().map(|school| school.id.clone()).collect();
    let (mut schools, mut known): (Vec<School>, BTreeMap<String, _>) = (Vec::new(), BTreeMap::new());
    for entry in read.schools {
        known.insert(entry.id.clone(), (entry.standing(), entry.chance()));
        schools.push(entry.parted().0);
    }
    let register = Register::new(schools);
    let places: BTreeMap<&str, usize> =
        (0..).zip(register.schools()).map(|(at, school)| (school.id.as_str(), at)).collect();
    let order = named.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
    let told = register.schools().iter().filter_map(|school| known.remove(&school.id));
    let (standings, chances): (Vec<BareStanding>, Vec<Option<Exact>>) = told.unzip();
    Ok(BareResult {
        file,
        sha256,
        year: read.year,
        synthetic: read.synthetic,
        criteria: read.criteria,
        register,
        standings,
        order,
        chances: chances.into_iter().collect(),
    })
}

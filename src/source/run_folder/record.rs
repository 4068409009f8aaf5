//! `result.json` read back: what it takes to assess again, and what became of the schools.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

use super::bare::{BareStanding, KeptYear};
use super::{KeptVerdict, Text, Unfit};
use crate::decision::{Decision, Status};
use crate::number::Exact;
use crate::origin::Origin;
use crate::school::{Grades, How, Match, Register, School, kinds};
use crate::text::Message;

/// The version of the result that is understood.
pub(super) const RESULT: &str = "shnor/result/1";

/// The schools and what was decided of them.
pub(super) struct Schools {
    pub register: Register,
    pub decisions: Vec<Decision>,
    pub matches: Vec<Match>,
    /// What it was told of earlier years.
    pub earlier: Vec<KeptYear>,
    /// How often each school is listed where results are drawn anew; `None` where one of them says nothing.
    pub chances: Option<Vec<Exact>>,
}

/// Reads the schools of a result.
pub(super) fn schools(text: &Text) -> Result<Schools, Unfit> {
    let read: ResultEntry = versioned(text, RESULT)?;
    let mut decided: BTreeMap<String, DecisionEntry> = BTreeMap::new();
    let mut schools: BTreeMap<String, School> = BTreeMap::new();
    let mut listed: BTreeMap<String, Option<Exact>> = BTreeMap::new();
    let mut earlier: BTreeMap<i32, KeptYear> = read.history.into_iter().map(|run| (run.year, run.whole())).collect();
    for mut entry in read.schools {
        listed.insert(entry.id.clone(), entry.chance());
        for past in entry.history.take().into_iter().flat_map(|history| history.years) {
            let year = past.year;
            if let Some(standing) = past.standing() {
                let unknown = || about(text, Message::new("run-history").with("year", year.to_string()));
                earlier.get_mut(&year).ok_or_else(unknown)?.schools.push((entry.id.clone(), standing));
            }
        }
        let (school, decision) = entry.parted();
        decided.extend(decision.map(|decision| (school.id.clone(), decision)));
        if let Some(twice) = schools.insert(school.id.clone(), school) {
            return Err(about(text, Message::new("run-school-twice").with("school", twice.id)));
        }
    }
    let register = Register::new(schools.into_values().collect());
    let places: BTreeMap<&str, usize> =
        (0..).zip(register.schools()).map(|(at, known)| (known.id.as_str(), at)).collect();
    let decision = |(school, entry): (usize, &DecisionEntry)| Decision {
        school,
        status: entry.status,
        by: entry.by.clone(),
        date: entry.date.clone(),
        act: entry.act.clone(),
        reason: entry.reason.clone(),
        origin: entry.origin.clone(),
    };
    let by_place = (0..).zip(register.schools()).filter_map(|(at, known)| Some((at, decided.get(&known.id)?)));
    let decisions = by_place.map(decision).collect();
    let matched = |entry: MatchEntry| {
        let unknown = || about(text, Message::new("run-school-unknown").with("school", entry.school.as_str()));
        let school = *places.get(entry.school.as_str()).ok_or_else(unknown)?;
        Ok(Match { school, how: entry.by, file: entry.file, written: entry.written })
    };
    let matches = read.matches.into_iter().map(matched).collect::<Result<_, Unfit>>()?;
    let chances = register.schools().iter().map(|school| listed.remove(&school.id).flatten()).collect();
    Ok(Schools { register, decisions, matches, chances, earlier: earlier.into_values().collect() })
}

/// Reads what was made of the schools of a result.
pub(super) fn verdicts(text: &Text) -> Result<Vec<KeptVerdict>, Unfit> {
    #[derive(Deserialize)]
    struct All {
        schools: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        id: String,
        short_name: String,
        #[serde(deserialize_with = "status")]
        status: Status,
        #[serde(deserialize_with = "status")]
        final_status: Status,
        rank: Option<usize>,
        #[serde(deserialize_with = "exact")]
        score_exact: Option<Exact>,
    }
    let all: All = versioned(text, RESULT)?;
    let verdict = |entry: Entry| KeptVerdict {
        id: entry.id,
        name: entry.short_name,
        score: entry.score_exact,
        rank: entry.rank,
        status: entry.status,
        last: entry.final_status,
    };
    Ok(all.schools.into_iter().map(verdict).collect())
}

/// Reads a file of JSON, after it has said that it is of the version that is understood.
pub(super) fn versioned<T: DeserializeOwned>(text: &Text, known: &str) -> Result<T, Unfit> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    let head: Head = json(text)?;
    if head.schema == known {
        return json(text);
    }
    let document = known.rsplit_once('/').map_or(known, |(document, _)| document);
    let other = head.schema.rsplit_once('/').is_some_and(|(of, version)| of == document && !version.is_empty());
    let message = Message::new(if other { "run-other-version" } else { "run-foreign" });
    Err(about(text, message.with("written", head.schema).with("known", known)))
}

fn json<T: DeserializeOwned>(text: &Text) -> Result<T, Unfit> {
    serde_json::from_str(&text.text).map_err(|error| {
        let line = u64::try_from(error.line()).unwrap_or_default();
        text.wrong(line, Message::new(if error.is_data() { "run-value" } else { "run-not-json" }))
    })
}

/// What is wrong with a file as a whole.
pub(super) fn about(text: &Text, what: Message) -> Unfit {
    Unfit::Said(Message::new("run-file").with("file", text.name.as_str()).with("what", what))
}

#[derive(Deserialize)]
struct ResultEntry {
    schools: Vec<SchoolEntry>,
    matches: Vec<MatchEntry>,
    /// Only where earlier years decided.
    #[serde(default)]
    history: Vec<RunEntry>,
}

/// A run of an earlier year that was looked at.
#[derive(Deserialize)]
struct RunEntry {
    #[serde(deserialize_with = "year")]
    year: i32,
    file: String,
    sha256: String,
    criteria: String,
    criteria_sha256: String,
    ranked: usize,
}

impl RunEntry {
    /// The run, as yet without schools.
    fn whole(self) -> KeptYear {
        KeptYear {
            file: self.file,
            sha256: self.sha256,
            year: self.year,
            criteria: self.criteria,
            criteria_sha256: self.criteria_sha256,
            ranked: self.ranked,
            schools: Vec::new(),
        }
    }
}

/// The earlier years of a school.
#[derive(Deserialize)]
struct HistoryEntry {
    #[serde(deserialize_with = "status")]
    this_year: Status,
    years: Vec<PastEntry>,
}

/// A school in an earlier year; nothing but the year where no run tells of it.
#[derive(Deserialize)]
struct PastEntry {
    #[serde(deserialize_with = "year")]
    year: i32,
    #[serde(deserialize_with = "known_status")]
    status: Option<Status>,
    #[serde(deserialize_with = "known_status")]
    final_status: Option<Status>,
    #[serde(deserialize_with = "Option::deserialize")]
    rank: Option<usize>,
    #[serde(deserialize_with = "exact")]
    score_exact: Option<Exact>,
}

impl PastEntry {
    fn standing(self) -> Option<BareStanding> {
        Some(BareStanding {
            this_year: self.status?,
            final_status: self.final_status?,
            rank: self.rank,
            score: self.score_exact,
        })
    }
}

#[derive(Deserialize)]
struct FirmEntry {
    results: Option<LikelihoodEntry>,
}

#[derive(Deserialize)]
struct LikelihoodEntry {
    listed: serde_json::Number,
}

/// A school of the result. What may be nothing is said to be nothing: a reader of its own makes the key required.
#[derive(Deserialize)]
pub(super) struct SchoolEntry {
    pub id: String,
    name: String,
    short_name: String,
    aliases: Vec<String>,
    #[serde(default)]
    predecessors: Vec<String>,
    #[serde(deserialize_with = "kind")]
    r#type: Option<usize>,
    #[serde(deserialize_with = "grades")]
    level: Option<Grades>,
    #[serde(deserialize_with = "Option::deserialize")]
    district: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    municipality: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    cluster: Option<String>,
    #[serde(deserialize_with = "origin")]
    origin: Origin,
    #[serde(deserialize_with = "Option::deserialize")]
    decision: Option<DecisionEntry>,
    #[serde(deserialize_with = "status")]
    status: Status,
    #[serde(deserialize_with = "status")]
    final_status: Status,
    rank: Option<usize>,
    #[serde(default, deserialize_with = "exact")]
    score_exact: Option<Exact>,
    #[serde(default)]
    firmness: Option<FirmEntry>,
    #[serde(default)]
    history: Option<HistoryEntry>,
}

impl SchoolEntry {
    /// How often it is listed where results are drawn anew.
    pub(super) fn chance(&self) -> Option<Exact> {
        self.firmness.as_ref()?.results.as_ref()?.listed.to_string().parse().ok()
    }

    /// What became of it. Where earlier years decided too, what this year alone would have made of it is told apart.
    pub(super) fn standing(&self) -> BareStanding {
        BareStanding {
            this_year: self.history.as_ref().map_or(self.status, |history| history.this_year),
            final_status: self.final_status,
            rank: self.rank,
            score: self.score_exact.clone(),
        }
    }

    pub(super) fn parted(self) -> (School, Option<DecisionEntry>) {
        let school = School {
            id: self.id,
            name: self.name,
            short_name: self.short_name,
            aliases: self.aliases,
            predecessors: self.predecessors,
            kind: self.r#type,
            grades: self.level,
            district: self.district,
            municipality: self.municipality,
            cluster: self.cluster,
            origin: self.origin,
        };
        (school, self.decision)
    }
}

#[derive(Deserialize)]
pub(super) struct DecisionEntry {
    #[serde(deserialize_with = "status")]
    status: Status,
    by: String,
    date: String,
    act: String,
    reason: String,
    #[serde(deserialize_with = "origin")]
    origin: Origin,
}

#[derive(Deserialize)]
struct MatchEntry {
    school: String,
    written: String,
    #[serde(deserialize_with = "shared")]
    file: Arc<str>,
    #[serde(deserialize_with = "how")]
    by: How,
}

/// What is wrong with a value is told by its line: these words are for nobody.
pub(super) fn known<T, E: Error>(value: Option<T>) -> Result<T, E> {
    value.ok_or_else(|| E::custom("value"))
}

pub(super) fn year<'de, D: Deserializer<'de>>(from: D) -> Result<i32, D::Error> {
    let year = i32::deserialize(from)?;
    known((2000..2100).contains(&year).then_some(year))
}

fn shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    String::deserialize(from).map(Into::into)
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<usize>, D::Error> {
    let word = String::deserialize(from)?;
    let place = kinds().iter().position(|kind| kind.id == word);
    known((place.is_some() || word.is_empty()).then_some(place))
}

fn grades<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Grades>, D::Error> {
    let written: Option<String> = Option::deserialize(from)?;
    written.map(|written| known(written.parse().ok())).transpose()
}

pub(super) fn status<'de, D: Deserializer<'de>>(from: D) -> Result<Status, D::Error> {
    let word = String::deserialize(from)?;
    known(Status::ALL.into_iter().find(|status| status.word() == word))
}

fn exact<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Exact>, D::Error> {
    let written: Option<String> = Option::deserialize(from)?;
    written.map(|written| known(super::observations::exact(&written))).transpose()
}

fn known_status<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Status>, D::Error> {
    let word: Option<String> = Option::deserialize(from)?;
    word.map(|word| known(Status::ALL.into_iter().find(|status| status.word() == word))).transpose()
}

fn how<'de, D: Deserializer<'de>>(from: D) -> Result<How, D::Error> {
    let word = String::deserialize(from)?;
    known(How::ALL.into_iter().find(|how| how.word() == word))
}

fn origin<'de, D: Deserializer<'de>>(from: D) -> Result<Origin, D::Error> {
    #[derive(Deserialize)]
    struct Entry {
        file: String,
        sheet: Option<String>,
        cell: String,
    }
    let entry = Entry::deserialize(from)?;
    known(Origin::of_cell(entry.file.into(), entry.sheet.map(Into::into), &entry.cell))
}

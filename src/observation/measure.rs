//! The catalogue of what can be observed of a school: the words that layouts and criteria files share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What kind of number a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// A number of pupils, families, teachers.
    Count,
    /// A mean over a number of pupils.
    Mean,
    /// A part of a whole, reported as count and percent or as percent.
    Share,
    /// A decimal of which no count is known.
    Number,
    /// Yes or no: 1 or 0.
    #[serde(rename = "yes_no")]
    Answer,
}

/// One thing that can be observed of a school in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its word in layouts and criteria: `oge.math.mark_2`.
    pub id: String,
    /// Its name for people, in Russian.
    pub title: String,
    /// What kind of number it is.
    pub kind: MeasureKind,
    /// The count that weighs a mean, or the whole that a share is part of, where it is a measure too.
    pub base: Option<String>,
    /// The count that a count can not exceed.
    pub part_of: Option<String>,
    /// The counts that add up to it, where all are reported.
    pub sum_of: Vec<String>,
    /// The least and the most that a mean can be.
    pub range: Option<(i64, i64)>,
    /// The counts that a mean is of, and what each counts for.
    pub of_marks: Vec<(String, i64)>,
}

impl Measure {
    /// What the ids of measures begin with that the catalogue does not know: columns of plain tables.
    pub const PLAIN: &str = "plain.";
}

/// A subject of examinations and the ways in which it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its word in measures: `math_profile`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its spellings in headings and titles, folded.
    pub spellings: Vec<String>,
    /// The procedures that have it, by the beginning of their words; all where none are named.
    #[serde(default)]
    procedures: Vec<String>,
    /// Its codes in lists of participants.
    #[serde(default)]
    pub codes: Vec<u32>,
    /// The least score of the ЕГЭ that passes, where the mark does not say it.
    pub least_passing: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Procedure {
    id: String,
    title: String,
    quantities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quantity {
    id: String,
    title: String,
    kind: MeasureKind,
    weighed_by: Option<String>,
    part_of: Option<String>,
    #[serde(default)]
    sum_of: Vec<String>,
    least: Option<i64>,
    #[serde(default)]
    least_of: BTreeMap<String, i64>,
    most: Option<i64>,
    #[serde(default)]
    of_marks: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SelfEvaluation {
    code: String,
    title: String,
    kind: MeasureKind,
    base: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Single {
    id: String,
    title: String,
    kind: MeasureKind,
    part_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marker {
    id: String,
    title: String,
}

/// A procedure that was not held in a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotHeld {
    /// The procedure's word in measures, or a procedure and a subject.
    pub procedure: String,
    /// The year.
    pub year: i32,
    /// The reason in words.
    pub why: String,
    /// How sure the fact is.
    pub source: String,
}

impl NotHeld {
    /// Whether only one subject was not held: the document of the year is there without it.
    #[must_use]
    pub fn is_of_a_subject(&self) -> bool {
        self.procedure.contains('.')
    }
}

/// Documents that report on an earlier year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lag {
    prefix: String,
    years: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lag: Vec<Lag>,
    procedure: Vec<Procedure>,
    quantity: Vec<Quantity>,
    subject: Vec<Subject>,
    self_evaluation: Vec<SelfEvaluation>,
    single: Vec<Single>,
    marker: Vec<Marker>,
    not_held: Vec<NotHeld>,
}

/// All measures and subjects that the program knows.
pub struct Catalogue {
    measures: BTreeMap<String, Measure>,
    /// What other measures are parts or means of.
    wholes: BTreeSet<String>,
    /// The subjects of examinations.
    pub subjects: Vec<Subject>,
    /// Codes of the self-evaluation order, in its order.
    pub self_codes: Vec<String>,
    not_held: Vec<NotHeld>,
    lags: Vec<Lag>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("measures.toml"))
        .expect("measures.toml ships with the program and a test reads it");
    Catalogue::of(file)
});

/// The catalogue that ships with the program.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
    fn of(file: File) -> Self {
        let mut measures = Vec::new();
        for procedure in &file.procedure {
            let of = |subject: &&Subject| {
                let named = subject.procedures.iter().any(|known| procedure.id.starts_with(known.as_str()));
                subject.procedures.is_empty() || named
            };
            for subject in file.subject.iter().filter(of) {
                for quantity in file.quantity.iter().filter(|quantity| procedure.quantities.contains(&quantity.id)) {
                    let id = |quantity: &str| format!("{}.{}.{quantity}", procedure.id, subject.id);
                    measures.push(Measure {
                        id: id(&quantity.id),
                        title: format!("{}, {}: {}", procedure.title, subject.title, quantity.title),
                        kind: quantity.kind,
                        base: quantity.weighed_by.as_deref().map(id),
                        part_of: quantity.part_of.as_deref().map(id),
                        sum_of: quantity
                            .sum_of
                            .iter()
                            .filter(|part| procedure.quantities.contains(part))
                            .map(|part| id(part))
                            .collect(),
                        range: quantity.least_of.get(&procedure.id).copied().or(quantity.least).zip(quantity.most),
                        of_marks: quantity
                            .of_marks
                            .iter()
                            .filter(|(part, _)| procedure.quantities.contains(part))
                            .map(|(part, mark)| (id(part), *mark))
                            .collect(),
                    });
                }
            }
        }
        let plain = |id: String, title: String, kind| Measure {
            id,
            title,
            kind,
            base: None,
            part_of: None,
            sum_of: Vec::new(),
            range: None,
            of_marks: Vec::new(),
        };
        for entry in &file.self_evaluation {
            let id = |code: &str| format!("self.{code}");
            let title = format!("{} {}", entry.code, entry.title);
            let base = entry.base.as_deref().map(id);
            measures.push(Measure { base, ..plain(id(&entry.code), title, entry.kind) });
        }
        for entry in file.single {
            let part_of = entry.part_of;
            measures.push(Measure { part_of, ..plain(entry.id, entry.title, entry.kind) });
        }
        for entry in &file.marker {
            measures.push(plain(format!("objectivity.{}", entry.id), entry.title.clone(), MeasureKind::Answer));
        }
        let wholes = measures.iter().flat_map(|measure| measure.part_of.iter().chain(&measure.base)).cloned().collect();
        Self {
            wholes,
            measures: measures.into_iter().map(|measure| (measure.id.clone(), measure)).collect(),
            subjects: file.subject,
            self_codes: file.self_evaluation.into_iter().map(|entry| entry.code).collect(),
            not_held: file.not_held,
            lags: file.lag,
        }
    }

    /// The subject with this word.
    #[must_use]
    pub fn subject(&self, id: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.id == id)
    }

    /// The subject that a folded text names and nothing else.
    #[must_use]
    pub fn subject_spelt(&self, folded: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.spellings.iter().any(|spelling| spelling == folded))
    }

    /// The measure with this id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.get(id)
    }

    /// A measure of this form, in which `{subject}` and `{grade}` stand for any.
    #[must_use]
    pub fn of_form(&self, form: &str) -> Option<&Measure> {
        let subjects = self.subjects.iter().map(|subject| form.replace("{subject}", &subject.id));
        let grades = |id: String| (1..=11).map(move |grade| id.replace("{grade}", &grade.to_string()));
        subjects.flat_map(grades).find_map(|id| self.measure(&id))
    }

    /// Whether other measures are parts or means of this one.
    #[must_use]
    pub fn is_whole(&self, id: &str) -> bool {
        self.wholes.contains(id)
    }

    /// The ids of all measures.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.measures.keys().map(String::as_str)
    }

    /// How many years before the year of a list the newest data of a measure are to be expected.
    #[must_use]
    pub fn lag(&self, measure: &str) -> i32 {
        let prefix = measure.split('.').next().unwrap_or("");
        self.lags.iter().find(|lag| lag.prefix == prefix).map_or(0, |lag| lag.years)
    }

    /// Why a measure's procedure was not held in a year, where that is known.
    #[must_use]
    pub fn not_held(&self, measure: &str, year: i32) -> Option<&NotHeld> {
        let is_of = |entry: &&NotHeld| {
            let rest = measure.strip_prefix(entry.procedure.as_str());
            entry.year == year && rest.is_some_and(|rest| rest.starts_with('.'))
        };
        self.not_held.iter().find(is_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_base_is_a_count_of_the_catalogue() {
        let catalogue = catalogue();
        for measure in catalogue.measures.values() {
            if let Some(base) = &measure.base {
                assert_eq!(catalogue.measure(base).map(|base| base.kind), Some(MeasureKind::Count), "{}", measure.id);
            }
        }
    }

    #[test]
    fn spellings_are_folded_and_mean_one_subject() {
        let mut seen = BTreeMap::new();
        for subject in &catalogue().subjects {
            for spelling in &subject.spellings {
                assert_eq!(&crate::text::fold(spelling), spelling);
                assert_eq!(seen.insert(spelling, &subject.id), None, "{spelling}");
            }
        }
    }
}

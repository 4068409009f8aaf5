//! What is peculiar to the sample of one year, read from `norilsk-<year>.toml`: which examinations were held and
//! how, and what the year's workbooks look like. No year is named in the code.

use std::path::Path;

use serde::Deserialize;

use super::Failure;
use super::schools::Style;

/// The sample of one list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    /// The day on which the workbooks say they were made: year, month, day.
    pub(crate) made: (u16, u8, u8),
    pub(crate) seed: u64,
    /// What the purposes of draws that belong to no examination begin with, so that two years do not draw the same.
    pub(crate) stream: String,
    /// The examinations that are drawn from this year's table of schools, from early to late.
    pub(crate) session: Vec<Session>,
    pub(crate) register: RegisterForm,
    pub(crate) oge: Vec<OgeBook>,
    pub(crate) ege: EgeBook,
    pub(crate) self_evaluation: EvaluationForm,
    pub(crate) passport: PassportForm,
    pub(crate) vpr: Option<VprForm>,
}

/// The examinations of one year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Session {
    pub(crate) year: u32,
    /// Of a thousand eleventh-graders, how many sit the ЕГЭ: all of them, but for years in which it was for those who
    /// apply to universities.
    pub(crate) sitting: i64,
    /// How much better than their school those are who sit it.
    pub(crate) sitters_better: i64,
    /// Of a thousand who sit the mathematics of the profile level, how many sit the basic one too.
    pub(crate) both_maths: i64,
    pub(crate) certificates: Certificates,
    /// None where the ОГЭ was not held.
    #[serde(default)]
    pub(crate) oge: Vec<OgeSubject>,
    pub(crate) ege: Vec<EgeSubject>,
}

/// What a certificate takes.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Certificates {
    /// Russian and mathematics passed.
    Exams,
    /// The marks of the year: there are no examinations.
    AnnualMarks,
    /// In the ninth grade both; in the eleventh Russian, or another examination for those who sit no ЕГЭ.
    ExamsWithoutEgeMaths,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OgeSubject {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The share of ninth-graders who sit it.
    pub(crate) percent: i64,
    /// The abilities from which the marks 3, 4 and 5 begin.
    pub(crate) cuts: [i64; 3],
}

#[derive(Deserialize)]
pub(crate) struct EgeSubject {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The share of eleventh-graders who choose it; both kinds of mathematics go by the school.
    pub(crate) percent: i64,
    #[serde(flatten)]
    pub(crate) scale: Scale,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Scale {
    /// 0–100 points.
    Points { centre: i64, spread: i64, minimum: i64 },
    /// Marks 2–5: the abilities from which 3, 4 and 5 begin.
    Marks { cuts: [i64; 3] },
    /// In the form, and not held in this year.
    NotHeld { not_held: bool },
}

impl Scale {
    /// Whether the examination was held.
    pub(crate) fn held(&self) -> bool {
        !matches!(self, Self::NotHeld { not_held: true })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterForm {
    pub(crate) file: String,
    pub(crate) title: String,
    /// Whether it has a column for the schools that became part of a school, or that it was before.
    pub(crate) predecessors: bool,
}

/// A workbook of the ОГЭ.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OgeBook {
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) sheet: Vec<OgeForm>,
}

/// How the form of one year differs from that of another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OgeForm {
    /// What the table of schools calls it.
    pub(crate) tag: String,
    pub(crate) year: u32,
    pub(crate) sheet: String,
    pub(crate) titles: Vec<String>,
    pub(crate) name_heading: String,
    pub(crate) style: Style,
    pub(crate) code_is_number: bool,
    /// The subjects in the order of the columns.
    pub(crate) subjects: Vec<String>,
    pub(crate) columns: [String; 6],
}

/// The workbook of the ЕГЭ.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EgeBook {
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) sheet: Vec<EgeForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EgeForm {
    pub(crate) tag: String,
    pub(crate) year: u32,
    pub(crate) style: Style,
    /// Decimals of the means.
    pub(crate) digits: u32,
    /// Whether a mean of nobody is a dash; otherwise it is a nought.
    pub(crate) dash: bool,
    /// A line of text between the title and the region.
    #[serde(default)]
    pub(crate) note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvaluationForm {
    pub(crate) file: String,
    pub(crate) tag: String,
    pub(crate) year: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassportForm {
    pub(crate) file: String,
    pub(crate) tag: String,
    pub(crate) school_year: String,
}

/// The workbooks of the ВПР.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VprForm {
    pub(crate) marks: String,
    pub(crate) markers: String,
    pub(crate) year: u32,
    /// The years of the markers.
    pub(crate) marked: Vec<u32>,
}

impl Plan {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
    }

    /// The purpose of a draw that belongs to no examination.
    pub(crate) fn purpose(&self, what: &str) -> String {
        format!("{}{what}", self.stream)
    }
}

//! The methodology: everything that decides the list, as one checked value.
//!
//! A [`Criteria`] can only be made by [`read`], which takes the text of a criteria file, reports every problem in it at
//! once and hands out nothing that has one.

mod check;
mod file;
mod tree;

use crate::number::{Exact, Rounding};
use crate::observation::{MeasureKind, catalogue};
use crate::school::{Grades, School};
use crate::toml_table::Problem;

/// The first line of every criteria file.
pub const SCHEMA: &str = "shnor/criteria/1";

/// Reads and checks a criteria file.
///
/// # Errors
/// Every problem of the file, in its order.
pub fn read(text: &str) -> Result<Criteria, Vec<Problem>> {
    check::check(text)
}

/// The text of the methodology `municipal-index`, which ships with the program, and its name.
pub const SHIPPED: [(&str, &str); 1] = [("municipal-index", include_str!("../../criteria/municipal-index.toml"))];

/// A whole methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criteria {
    /// Its word, the name of its file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the list is for.
    pub purpose: String,
    /// Where the method comes from.
    pub source: String,
    /// The act it follows; empty where there is none.
    pub act: String,
    /// How far the method was checked against that act.
    pub verified: Verified,
    /// Whether it is in force.
    pub standing: Standing,
    /// The first and the last year that it is meant for.
    pub valid: (Option<i32>, Option<i32>),
    /// Anything else that a reader must know.
    pub note: String,
    /// Who approved it; `None` where nobody has.
    pub approved: Option<Approved>,
    /// Which way the index points.
    pub direction: Direction,
    /// The indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// The indices, in the order of the file.
    pub indices: Vec<Index>,
    /// How the list is drawn.
    pub list: ListRule,
    /// Where numbers are rounded.
    pub rounding: RoundingSteps,
}

/// How far a methodology was checked against its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// Against the text of the act.
    Text,
    /// Against a text that quotes the act.
    Secondary,
    /// It is our own and follows no act.
    Own,
}

/// Whether a methodology is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// An example to start from.
    Template,
    /// Written for a department, not yet approved.
    Draft,
    /// Approved by an act.
    Approved,
}

impl Standing {
    /// Its word in files and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Draft => "draft",
            Self::Approved => "approved",
        }
    }
}

/// Who approved a methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// The act.
    pub act: String,
    /// Its date, as written.
    pub date: String,
    /// The authority.
    pub by: String,
}

/// Which way an index points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// A school with a high score does well; the lowest need support.
    HigherIsBetter,
    /// A school with a high score needs support.
    LowerIsBetter,
}

impl Direction {
    /// Its word in files and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher_is_better",
            Self::LowerIsBetter => "lower_is_better",
        }
    }
}

/// One indicator: what is taken, from which years, of whom, and on which scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its word.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is called in narrow tables; the title where the file gives nothing shorter.
    pub short: String,
    /// What is taken.
    pub take: Take,
    /// From which years.
    pub window: Window,
    /// The smallest number of pupils, over all years taken together, that counts.
    pub smallest_cohort: Option<i64>,
    /// The grades of the schools it applies to; empty: all schools.
    pub levels: Vec<Grades>,
    /// The scale from its value to 0 … 1.
    pub scale: Scale,
}

/// What an indicator's value is made of. Measures are ids of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// Sum of counts over sum of counts, years pooled by counts.
    Share {
        /// Counts above the line.
        above: Vec<String>,
        /// Counts below the line.
        below: Vec<String>,
    },
    /// Mean of means, weighed by participants, years pooled by participants.
    Mean {
        /// The means.
        of: Vec<String>,
    },
    /// A value as it stands in the document, of the latest year taken.
    Value {
        /// The measure.
        measure: String,
    },
}

impl Take {
    /// All measures that the value is made of; with a mean go the participants that weigh it.
    #[must_use]
    pub fn measures(&self) -> Vec<&str> {
        let weight = |mean: &String| catalogue().measure(mean).and_then(|known| known.base.as_deref());
        match self {
            Self::Share { above, below } => above.iter().chain(below).map(String::as_str).collect(),
            Self::Mean { of } => of.iter().flat_map(|mean| [Some(mean.as_str()), weight(mean)]).flatten().collect(),
            Self::Value { measure } => vec![measure],
        }
    }
}

/// In what a value is shown and its scale stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Percent.
    Percent,
    /// Points of an examination, or any other number.
    Points,
}

impl Unit {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
        }
    }
}

impl Indicator {
    /// In what the value is shown.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match &self.take {
            Take::Share { .. } => Unit::Percent,
            Take::Mean { .. } => Unit::Points,
            Take::Value { measure } => match catalogue().measure(measure).map(|known| known.kind) {
                Some(MeasureKind::Share) => Unit::Percent,
                _ => Unit::Points,
            },
        }
    }

    /// Whether the indicator says anything of this school. A school whose grades are not known is taken to be meant.
    #[must_use]
    pub fn applies_to(&self, school: &School) -> bool {
        self.levels.is_empty() || school.grades.is_none_or(|grades| self.levels.contains(&grades))
    }
}

/// The years an indicator is taken from: the last so many for which there are data, none older than so many years
/// before the year of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many years.
    pub last: usize,
    /// How far back, in years before the year of the list.
    pub not_older_than: i32,
}

/// From a value to 0 … 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// A straight line between two fixed values, 0 beyond the worst and 1 beyond the best. A better result never
    /// lowers it, and no other school moves it.
    Goalposts {
        /// The value that gives 0.
        worst: Exact,
        /// The value that gives 1.
        best: Exact,
    },
}

impl Scale {
    /// The values that give 0 and 1: where a high index means need, the best gives 0.
    #[must_use]
    pub fn ends(&self, direction: Direction) -> (&Exact, &Exact) {
        let Self::Goalposts { worst, best } = self;
        match direction {
            Direction::HigherIsBetter => (worst, best),
            Direction::LowerIsBetter => (best, worst),
        }
    }
}

/// A weighted mean of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its word.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the weights of its parts add up to.
    pub total: Exact,
    /// What becomes of parts without data.
    pub missing: MissingRule,
    /// The parts.
    pub parts: Vec<Part>,
}

/// A part of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub of: PartOf,
    /// Its weight, in units of the index's total.
    pub weight: Exact,
}

/// What a part of an index is: its place among the criteria's indicators or indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOf {
    /// An indicator.
    Indicator(usize),
    /// Another index.
    Index(usize),
}

/// What becomes of parts without data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingRule {
    /// One missing part that applies to the school, and the index has no value.
    Refuse,
    /// The weight of missing parts goes to the others in proportion, while those hold this share of the weight that
    /// applies to the school (0 … 1); below it the index has no value.
    Renormalise {
        /// The smallest share of the weight.
        coverage: Exact,
    },
}

/// How the list is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRule {
    /// The index that ranks the schools: place among the indices.
    pub index: usize,
    /// How many are listed.
    pub lowest: Lowest,
    /// What becomes of schools with equal scores on both sides of the cut.
    pub ties: Ties,
    /// The risk group: schools not listed whose score is at most so far from the cut.
    pub risk_within: Option<Exact>,
    /// Kinds of school that are not considered.
    pub exclude_kinds: Vec<String>,
}

/// How many schools are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowest {
    /// The share of the schools that have a score, 0 … 1.
    pub share: Exact,
    /// How their number becomes a whole one.
    pub rounding: CountRounding,
}

/// How a number of schools becomes a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountRounding {
    /// Up.
    Ceiling,
    /// Down.
    Floor,
}

/// What becomes of schools with equal scores on both sides of the cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// All of them are listed.
    IncludeAll,
    /// None of them is.
    ExcludeAll,
}

/// Where numbers are rounded on the way to the score. What is not named stays exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoundingSteps {
    /// Each indicator's points.
    pub contribution: Option<Rounding>,
    /// The score.
    pub score: Option<Rounding>,
}

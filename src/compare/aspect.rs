//! What of a methodology can be another.

use crate::criteria::{Criteria, Node};

/// What of a methodology is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Its word.
    Id,
    /// Its title.
    Title,
    /// What the list is for.
    Purpose,
    /// Where the method comes from.
    Source,
    /// The act it follows.
    Act,
    /// How far it was checked against that act.
    Verified,
    /// Whether it is in force.
    Standing,
    /// The years it is meant for.
    Valid,
    /// Its note.
    Note,
    /// Who approved it.
    Approved,
    /// Which way indices point.
    Direction,
    /// What measures it declares.
    Measures,
    /// A part that only the later one has.
    Added,
    /// A part that only the earlier one has.
    Removed,
    /// What a part is called, how it marks schools.
    Name,
    /// What an indicator is made of.
    Taken,
    /// From which years.
    Years,
    /// How years become one value.
    Pool,
    /// The smallest number of pupils that counts.
    Cohort,
    /// The schools it is for.
    Who,
    /// The rules that leave a year out.
    Dropped,
    /// The scale.
    Scale,
    /// How an index is made of its parts.
    Method,
    /// The parts of an index and their weights.
    Weights,
    /// What becomes of gaps.
    Missing,
    /// The steps of an index.
    Steps,
    /// The words for numbers of an index.
    Grades,
    /// What a rule asks.
    Test,
    /// What is rounded, and how.
    Rounding,
    /// Whether there is a list at all.
    List,
    /// The index that ranks.
    Ranked,
    /// How many schools are listed.
    Size,
    /// The scores that are listed.
    Threshold,
    /// The rules that put schools on the list.
    Grounds,
    /// Whether one ground is enough.
    Combine,
    /// What becomes of equal scores at the cut.
    Ties,
    /// The risk group.
    Risk,
    /// The schools that are not considered.
    Excluded,
    /// Entry and exit over years.
    History,
}

impl Aspect {
    /// All of them with their words in machine output.
    pub const WORDS: [(Self, &'static str); 39] = [
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::Purpose, "purpose"),
        (Self::Source, "source"),
        (Self::Act, "act"),
        (Self::Verified, "verified"),
        (Self::Standing, "standing"),
        (Self::Valid, "valid_years"),
        (Self::Note, "note"),
        (Self::Approved, "approved"),
        (Self::Direction, "direction"),
        (Self::Measures, "measures"),
        (Self::Added, "added"),
        (Self::Removed, "removed"),
        (Self::Name, "name"),
        (Self::Taken, "taken"),
        (Self::Years, "years"),
        (Self::Pool, "pool"),
        (Self::Cohort, "smallest_cohort"),
        (Self::Who, "who"),
        (Self::Dropped, "drop_when"),
        (Self::Scale, "scale"),
        (Self::Method, "method"),
        (Self::Weights, "weights"),
        (Self::Missing, "missing"),
        (Self::Steps, "steps"),
        (Self::Grades, "grades"),
        (Self::Test, "test"),
        (Self::Rounding, "rounding"),
        (Self::List, "list"),
        (Self::Ranked, "ranked_by"),
        (Self::Size, "size"),
        (Self::Threshold, "threshold"),
        (Self::Grounds, "rules"),
        (Self::Combine, "combine"),
        (Self::Ties, "ties"),
        (Self::Risk, "risk"),
        (Self::Excluded, "excluded"),
        (Self::History, "history"),
    ];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(aspect, _)| *aspect == self).map_or("", |(_, word)| word)
    }

    /// Whether it only says what the methodology is, and computes nothing.
    #[must_use]
    pub fn is_told_only(self) -> bool {
        self <= Self::Approved
    }
}

/// A part of a methodology: of which kind, and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// An indicator.
    Indicator(String),
    /// An index.
    Index(String),
    /// A rule.
    Rule(String),
}

impl Named {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Indicator(id) | Self::Index(id) | Self::Rule(id) => id,
        }
    }

    /// Its place in a methodology; `None` where it has no such part.
    #[must_use]
    pub fn place(&self, criteria: &Criteria) -> Option<Node> {
        match self {
            Self::Indicator(id) => criteria.indicators.iter().position(|one| one.id == *id).map(Node::Indicator),
            Self::Index(id) => criteria.indices.iter().position(|one| one.id == *id).map(Node::Index),
            Self::Rule(id) => criteria.rules.iter().position(|one| one.id == *id).map(Node::Rule),
        }
    }
}

/// One thing in which two methodologies differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What is another.
    pub aspect: Aspect,
    /// Of which part; `None`: of the methodology or its list.
    pub of: Option<Named>,
}

//! What becomes of a school: by the criteria, and by whoever has the last word.

use crate::origin::Origin;

/// What is made of a school. The computed verdict is a draft until a commission closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// On the list.
    Listed,
    /// Not on it, and close to the cut.
    Risk,
    /// Not on it.
    NotListed,
    /// Too little is known: not assessed, which is not the same as safe.
    InsufficientData,
    /// The criteria do not consider schools of its kind.
    NotConsidered,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Listed, Self::Risk, Self::NotListed, Self::InsufficientData, Self::NotConsidered];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Risk => "risk",
            Self::NotListed => "not_listed",
            Self::InsufficientData => "insufficient_data",
            Self::NotConsidered => "not_considered",
        }
    }
}

/// What a commission decided of a school. It stands beside the computed verdict and never changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The school: its place in the register.
    pub school: usize,
    /// What was decided.
    pub status: Status,
    /// Who decided.
    pub by: String,
    /// When, as written.
    pub date: String,
    /// By which act.
    pub act: String,
    /// Why.
    pub reason: String,
    /// The row of the document.
    pub origin: Origin,
}

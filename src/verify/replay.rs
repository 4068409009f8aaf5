//! A run repeated from its inputs: what every file was held against, and how it came out.

use super::{CellChange, Effect, LineDifference};
use crate::text::Message;

/// What a file is to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Data.
    Input,
    /// Settings, or another file of the folder that is no data.
    Beside,
    /// A file of the report.
    Output,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Input, Self::Beside, Self::Output];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Beside => "beside",
            Self::Output => "output",
        }
    }
}

/// What a file turned out to be when it was held against the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its bytes are those that were recorded.
    Same,
    /// They are others.
    Changed,
    /// It is not there.
    Missing,
    /// The record has no digest of it.
    Unheld,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Same, Self::Changed, Self::Missing, Self::Unheld];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unheld => "unheld",
        }
    }

    /// The state of bytes with this digest, where another is recorded; empty: none is.
    #[must_use]
    pub fn of(found: Option<&str>, recorded: &str) -> Self {
        match found {
            None => Self::Missing,
            Some(_) if recorded.is_empty() => Self::Unheld,
            Some(found) if found == recorded => Self::Same,
            Some(_) => Self::Changed,
        }
    }
}

/// A file of the report made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// What is made now has the bytes that were recorded.
    pub as_recorded: bool,
    /// What is made now has the bytes that lie in the folder.
    pub as_found: bool,
    /// The first line of the file in the folder that differs from what is made now, in a file of text.
    pub difference: Option<LineDifference>,
}

/// A file held against the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// Its name.
    pub file: String,
    /// What it is to the run.
    pub role: Role,
    /// What it turned out to be.
    pub state: State,
    /// How it came out when it was made again; `None` for what is not made, and where nothing could be.
    pub again: Option<Again>,
}

impl HeldFile {
    /// Whether it is not what it was.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.state == State::Changed || (self.state == State::Missing && self.role == Role::Output)
    }

    /// Whether it comes out otherwise now.
    #[must_use]
    pub fn is_made_otherwise(&self) -> bool {
        self.again.as_ref().is_some_and(|again| !again.as_recorded)
    }
}

/// Whether the run could be repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeated {
    /// It was.
    Yes,
    /// Inputs are missing.
    Lacking,
    /// Nobody says where the inputs are.
    Nowhere,
    /// The runs of these earlier years decided too, and nobody named them.
    Earlier(Vec<i32>),
    /// The inputs, as they are now, allow no list: so many faults.
    Faulty(usize),
    /// The methodology or the settings, as they are now, have problems.
    Settings,
}

impl Repeated {
    /// Its word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Lacking => "inputs_missing",
            Self::Nowhere => "inputs_unknown",
            Self::Earlier(_) => "history_missing",
            Self::Faulty(_) => "inputs_faulty",
            Self::Settings => "settings_faulty",
        }
    }

    /// All words.
    pub const WORDS: [&str; 6] =
        ["yes", "inputs_missing", "inputs_unknown", "history_missing", "inputs_faulty", "settings_faulty"];
}

/// A run repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// The version that made the report.
    pub version: String,
    /// This version.
    pub own_version: String,
    /// It is an edition for publication, whose record has no digests of inputs.
    pub public: bool,
    /// The files: inputs, settings, files of the report.
    pub files: Vec<HeldFile>,
    /// Files that lie among the inputs now and did not then: they were not read.
    pub extra: Vec<String>,
    /// The methodology is not the one of the run, and that one was not found: the run was repeated with it.
    pub other_criteria: bool,
    /// Whether the run could be repeated.
    pub repeated: Repeated,
    /// Cells that say another thing than they did.
    pub cells: Vec<CellChange>,
    /// Why the cells could not be compared.
    pub cells_unknown: Option<Message>,
    /// What became of schools.
    pub effects: Vec<Effect>,
}

impl Replay {
    /// Whether another version made the report.
    #[must_use]
    pub fn is_of_other_version(&self) -> bool {
        self.version != self.own_version
    }

    /// Whether something is not what was recorded.
    #[must_use]
    pub fn is_mismatch(&self) -> bool {
        self.files.iter().any(|file| file.is_changed() || file.is_made_otherwise())
            || matches!(self.repeated, Repeated::Faulty(_) | Repeated::Settings)
    }

    /// Whether everything was held and is what was recorded.
    #[must_use]
    pub fn agrees(&self) -> bool {
        !self.is_mismatch() && self.repeated == Repeated::Yes
    }

    /// The files of a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &HeldFile> {
        self.files.iter().filter(move |file| file.role == role)
    }
}

//! A run repeated from its inputs: what every file was held against, and how it came out.

use super::{CellChange, Difference, Effect, ResultChange, SchoolChange};
use crate::finding::Finding;
use crate::origin::EarlierRun;
use crate::text::Message;

/// What a file is to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Data.
    Input,
    /// Settings, or another file of the folder that is no data.
    Beside,
    /// The result of an earlier year that decided too.
    Earlier,
    /// A file of the report.
    Output,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Input, Self::Beside, Self::Earlier, Self::Output];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Beside => "beside",
            Self::Earlier => "earlier",
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
    /// They are others, and all that is read of the file is the same: every file of the report comes out as recorded.
    SameReading,
    /// They are others, in a document that people may write into.
    Edited,
    /// It is not there.
    Missing,
    /// The record has no digest of it.
    Unheld,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Same, Self::Changed, Self::SameReading, Self::Edited, Self::Missing, Self::Unheld];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::SameReading => "same_reading",
            Self::Edited => "edited",
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
    /// What is made now has the bytes that were recorded; the digests of inputs, which are told by themselves, are those
    /// of the record.
    pub as_recorded: bool,
    /// What is made now has the bytes that lie in the folder.
    pub as_found: bool,
    /// Where the file in the folder differs first from what is made now, as far as it can be read.
    pub difference: Option<Difference>,
}

/// A file held against the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// Its name in the record.
    pub file: String,
    /// The year of an earlier run.
    pub year: Option<i32>,
    /// Where it was found, where that is elsewhere than the record says.
    pub found_as: Option<String>,
    /// The digest that is recorded, where one is.
    pub recorded: Option<String>,
    /// The digest of what was found.
    pub found: Option<String>,
    /// It is a document that people may write into, and no program reads.
    pub for_people: bool,
    /// What it is to the run.
    pub role: Role,
    /// What it turned out to be.
    pub state: State,
    /// How it came out when it was made again; `None` for what is not made, and where nothing could be.
    pub again: Option<Again>,
}

impl HeldFile {
    /// A file that was held against a digest; empty: none is recorded.
    #[must_use]
    pub fn held(file: &str, role: Role, recorded: &str, found: Option<String>) -> Self {
        Self {
            file: file.to_owned(),
            year: None,
            found_as: None,
            state: State::of(found.as_deref(), recorded),
            recorded: Some(recorded.to_owned()).filter(|recorded| !recorded.is_empty()),
            found,
            for_people: false,
            role,
            again: None,
        }
    }

    /// Whether it is not what it was.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        match self.state {
            State::Changed | State::SameReading | State::Edited => true,
            State::Missing => self.role == Role::Output,
            State::Same | State::Unheld => false,
        }
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
    /// These earlier runs decided too, and nobody named them. Where the record does not tell them, only their years are
    /// known.
    Earlier(Vec<EarlierRun>),
    /// An earlier run that was named is another than the one that decided.
    OtherEarlier,
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
            Self::OtherEarlier => "history_other",
            Self::Faulty(_) => "inputs_faulty",
            Self::Settings => "settings_faulty",
        }
    }

    /// All words.
    pub const WORDS: [&str; 7] = [
        "yes",
        "inputs_missing",
        "inputs_unknown",
        "history_missing",
        "history_other",
        "inputs_faulty",
        "settings_faulty",
    ];
}

/// Which methodology a run was repeated with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Methodology {
    /// The one of the run, by its digest.
    Recorded,
    /// The one of the run, it seems: the record names one digest, and the file and the rest of the report another.
    Contradicted {
        /// The digest that the record names.
        recorded: String,
        /// That of the file.
        file: String,
    },
    /// What lies in its place: the one of the run was found nowhere.
    Other {
        /// The digest that the record names.
        recorded: String,
        /// That of the file; `None` where there is none.
        file: Option<String>,
    },
}

impl Methodology {
    /// Its word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Recorded => Self::WORDS[0],
            Self::Contradicted { .. } => Self::WORDS[1],
            Self::Other { .. } => Self::WORDS[2],
        }
    }

    /// All words.
    pub const WORDS: [&str; 3] = ["recorded", "contradicted", "other"];
}

/// A setting of a file that says another thing than what the run was repeated with: that of the record was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherSetting {
    /// The year; `None` where the file names none.
    Year(Option<i32>),
    /// The methodology; `None` where the file names none, and it does not go by itself.
    Criteria(Option<String>),
}

impl OtherSetting {
    /// Its word in machine output: the key in the file.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Year(_) => Self::WORDS[0],
            Self::Criteria(_) => Self::WORDS[1],
        }
    }

    /// All words.
    pub const WORDS: [&str; 2] = ["year", "criteria"];
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
    /// With which methodology the run was repeated.
    pub methodology: Methodology,
    /// Whether the run could be repeated.
    pub repeated: Repeated,
    /// What is wrong with the inputs as they are now, where they allow no list.
    pub faults: Vec<Finding>,
    /// The year of the list.
    pub year: i32,
    /// Settings of the changed file of settings, by its name in the record, that were not used.
    pub settings: Vec<(String, OtherSetting)>,
    /// Schools of which the register says another thing than it did.
    pub register: Vec<SchoolChange>,
    /// What else of the result is told otherwise.
    pub result: ResultChange,
    /// Whether every school has the verdict, the score and the place that it had; `None` where that is not known.
    pub is_same_list: Option<bool>,
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
            || matches!(self.repeated, Repeated::Faulty(_) | Repeated::Settings | Repeated::OtherEarlier)
            || self.methodology != Methodology::Recorded
    }

    /// Whether bytes differ and nothing that counts does: inputs were saved again, people wrote into documents, and the
    /// report comes out as it was recorded.
    #[must_use]
    pub fn is_calm(&self) -> bool {
        let harmless = |file: &HeldFile| {
            matches!(file.state, State::Same | State::Unheld | State::SameReading | State::Edited)
                && !file.is_made_otherwise()
        };
        self.repeated == Repeated::Yes && self.files.iter().all(harmless)
    }

    /// Whether something was read otherwise, or came out so, and the list is the same: every school has its verdict, score
    /// and place, and no file of the report was changed after it was written.
    #[must_use]
    pub fn keeps_the_list(&self) -> bool {
        let untouched = self.of(Role::Output).all(|file| !file.is_changed());
        self.repeated == Repeated::Yes
            && self.methodology == Methodology::Recorded
            && self.is_same_list == Some(true)
            && untouched
    }

    /// Whether the files that programs read are those that were recorded, and come out so.
    #[must_use]
    pub fn machine_files_hold(&self) -> bool {
        self.of(Role::Output)
            .filter(|file| !file.for_people)
            .all(|file| !file.is_changed() && !file.is_made_otherwise())
    }

    /// Marks inputs whose bytes are others as saved again, where the report comes out as it was recorded.
    pub fn tell_same_readings(&mut self) {
        let made = self.of(Role::Output).all(|file| file.again.as_ref().is_some_and(|again| again.as_recorded));
        if self.repeated != Repeated::Yes || self.methodology != Methodology::Recorded || !made {
            return;
        }
        for file in self.files.iter_mut().filter(|file| matches!(file.role, Role::Input | Role::Beside)) {
            // what it says of the year or the methodology is read by who draws the list up, and was not used here
            let is_used = !self.settings.iter().any(|(name, _)| *name == file.file);
            if file.state == State::Changed && is_used {
                file.state = State::SameReading;
            }
        }
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

//! Why a file can't be read at all, and how that is told.

use crate::finding::{Finding, Level, Place};
use crate::text::Message;

/// What is wrong with a workbook or a text file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is protected by a password.
    Password,
    /// It can't be read.
    Damaged,
    /// It goes beyond what a table of schools can be; the message says in what.
    Limit(&'static str),
    /// Its format is read in a process of its own, which could not be started.
    NoChild,
    /// A quote that opens in this line (from 1) is never closed.
    Quote(usize),
}

impl Fault {
    /// The finding about the file.
    pub(super) fn finding(self, place: Place) -> Finding {
        let (code, message, remedy) = match self {
            Self::Password => ("F05", Message::new("finding-file-password"), "finding-file-password-remedy"),
            Self::Damaged => ("F06", Message::new("finding-file-damaged"), "finding-file-damaged-remedy"),
            Self::NoChild => ("F06", Message::new("finding-file-no-child"), "finding-save-as-remedy"),
            Self::Limit(why) => {
                ("F07", Message::new("finding-file-limit").with("why", Message::new(why)), "finding-file-limit-remedy")
            }
            Self::Quote(line) => {
                ("F60", Message::new("finding-quote").with("line", line.to_string()), "finding-quote-remedy")
            }
        };
        Finding::new(code, Level::Stop, place, message, remedy)
    }
}

//! The runs of earlier years that decided in a run that is repeated: those that are named now, each held against the digest
//! of the record, whatever its folder is called.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::exit::{Exit, Failure};
use crate::cli::history::{self, RecordedRuns};
use crate::origin::EarlierRun;
use crate::source::{BareResult, Recorded};
use crate::text::Message;
use crate::verify::{HeldFile, Role, State};

/// The earlier runs, as they were named.
pub(super) struct EarlierRuns {
    /// Each that the record names, held against what was named in its place.
    pub files: Vec<HeldFile>,
    /// Where those lie that were named, one a year.
    pub paths: Vec<PathBuf>,
}

impl EarlierRuns {
    /// Reads what was named and finds it in the record.
    ///
    /// # Errors
    /// A [`Failure`] with everything that was named and can't be used: it is not there, it is damaged, the run that is
    /// repeated did not look at it, another is named for the same year.
    pub(super) fn hold(paths: &[PathBuf], shown: &Path, recorded: &Recorded) -> Result<Self, Failure> {
        // an edition for publication does not tell which they were
        if recorded.history.is_empty() && !recorded.public && !paths.is_empty() {
            let message = Message::new("verify-earlier-idle").with("path", shown.display().to_string());
            return Err(Failure::of(Exit::Usage, message));
        }
        let (mut named, mut failures): (BTreeMap<i32, (&PathBuf, BareResult)>, _) = (BTreeMap::new(), Vec::new());
        for path in paths {
            match history::read(path) {
                Ok(run) if !recorded.public && is_unused(recorded, &run) => {}
                Ok(run) if !recorded.public && !recorded.history.iter().any(|known| known.year == run.year) => {
                    failures.push(foreign(path, &run, recorded));
                }
                Ok(run) => {
                    let (year, sha256) = (run.year, run.sha256.clone());
                    if let Some((other, known)) = named.insert(year, (path, run))
                        && known.sha256 != sha256
                    {
                        let message = Message::new("failure-history-twice").with("path", path.display().to_string());
                        let message = message.with("year", year.to_string()).with("other", other.display().to_string());
                        failures.push(Failure::of(Exit::Usage, message));
                    }
                }
                Err(why) => failures.push(why),
            }
        }
        if let Some(failure) = Failure::joined(failures) {
            return Err(failure);
        }
        let held = |run: &EarlierRun| {
            let named = named.get(&run.year);
            let found = named.map(|(_, named)| named.sha256.clone());
            let elsewhere = named.filter(|(_, named)| named.file != run.file || named.sha256 != run.sha256);
            HeldFile {
                year: Some(run.year),
                found_as: elsewhere.map(|(path, _)| path.display().to_string()),
                ..HeldFile::held(&run.file, Role::Earlier, &run.sha256, found)
            }
        };
        let files = recorded.history.iter().map(held).collect();
        Ok(Self { files, paths: named.into_values().map(|(path, _)| path.clone()).collect() })
    }

    /// Those that nobody named.
    pub(super) fn missing(&self, recorded: &Recorded) -> Vec<EarlierRun> {
        let held = recorded.history.iter().zip(&self.files);
        held.filter(|(_, file)| file.state == State::Missing).map(|(run, _)| run.clone()).collect()
    }

    /// Whether another than the one that decided was named.
    pub(super) fn is_other(&self) -> bool {
        self.files.iter().any(|file| file.state == State::Changed)
    }
}

/// The runs of a record, for who looks at earlier years again.
pub(super) fn recorded_runs(recorded: &Recorded) -> RecordedRuns {
    RecordedRuns { used: recorded.history.clone(), unused: recorded.retrace.unused.clone() }
}

fn is_unused(recorded: &Recorded, run: &BareResult) -> bool {
    recorded.retrace.unused.iter().any(|unused| unused.sha256 == run.sha256)
}

/// A run of a year that the record does not name.
fn foreign(path: &Path, run: &BareResult, recorded: &Recorded) -> Failure {
    let message = Message::new("verify-earlier-foreign")
        .with("path", path.display().to_string())
        .with("year", run.year.to_string())
        .with("found", run.sha256.as_str())
        .with("runs", recorded.history.iter().map(named).collect::<Vec<_>>());
    Failure::of(Exit::Usage, message)
}

/// How an earlier run is told of.
fn named(run: &EarlierRun) -> Message {
    let message = Message::new("verify-earlier-run").with("year", run.year.to_string());
    message.with("file", run.file.as_str()).with("sha256", run.sha256.as_str())
}

//! The files that a run was made of: where they are now, also under other names, and the methodology by its digest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::found::Found;
use crate::cli::arguments::VerifyArguments;
use crate::criteria::SHIPPED;
use crate::run_record;
use crate::source::{self, Recorded};
use crate::verify::{Methodology, Role};

/// The folder of the inputs, and what of it the record names.
pub(super) struct Inputs {
    pub folder: PathBuf,
    /// The files by their names in the record, each with the name that it has now.
    pub names: BTreeMap<String, String>,
    /// Files that were not read then. Settings that were not read then are no concern of the run either.
    pub extra: Vec<String>,
}

impl Inputs {
    /// The folder that the user names, else the one that the record does; `None` where nobody says. A file that is not
    /// there by its name is looked for by its digest.
    pub(super) fn find(arguments: &VerifyArguments, folder: &Path, recorded: &Recorded) -> Option<Self> {
        let way = || recorded.retrace.way.as_deref().map(|way| folder.join(way));
        let folder = arguments.inputs.clone().or_else(way)?;
        let files = files(recorded);
        let known: BTreeSet<&str> = files.iter().map(|(_, name, _)| *name).collect();
        let there = files.iter().filter(|(_, name, _)| source::is_file(&folder.join(name)));
        let mut names: BTreeMap<String, String> =
            there.map(|(_, name, _)| ((*name).to_owned(), (*name).to_owned())).collect();
        let paths = source::list(&folder).unwrap_or_default();
        let named = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut others: Vec<String> = paths.iter().filter_map(named).collect();
        others.retain(|name| !known.contains(name.as_str()));
        let lacking: Vec<_> =
            files.iter().filter(|(_, name, sha256)| !names.contains_key(*name) && !sha256.is_empty()).collect();
        if !lacking.is_empty() {
            for other in &others {
                // what can't be read is none of them, or is told to be missing
                let Ok(file) = source::read_file(&folder.join(other)) else { continue };
                let mut its = lacking.iter().filter(|(_, _, sha256)| **sha256 == file.sha256);
                if let Some((_, name, _)) = its.find(|(_, name, _)| !names.contains_key(*name)) {
                    names.insert((*name).to_owned(), other.clone());
                }
            }
        }
        let taken: BTreeSet<&String> = names.values().collect();
        let extra = others.iter().filter(|name| !taken.contains(name) && !source::is_settings(name)).cloned().collect();
        Some(Self { folder, names, extra })
    }

    /// Whether all files that the record names are there.
    pub(super) fn is_whole(&self, recorded: &Recorded) -> bool {
        files(recorded).iter().all(|(_, name, _)| self.names.contains_key(*name))
    }

    /// Where a file is now.
    pub(super) fn path(&self, name: &str) -> Option<PathBuf> {
        self.names.get(name).map(|now| self.folder.join(now))
    }
}

/// The files that were read, each once: what it is to the run, its name, its digest.
pub(super) fn files(recorded: &Recorded) -> Vec<(Role, &str, &str)> {
    let mut seen = BTreeSet::new();
    let inputs = recorded.inputs.iter().map(|input| (Role::Input, &*input.file, input.sha256.as_str()));
    let beside = recorded.retrace.beside.iter().map(|file| (Role::Beside, file.file.as_str(), file.sha256.as_str()));
    inputs.chain(beside).filter(|(_, name, _)| seen.insert(*name)).collect()
}

/// The methodology of the run, by its digest: that of the report, one that ships, one beside the inputs. Where it is
/// nowhere, what lies in the report in its place; `None` where nothing does.
pub(super) fn methodology(
    recorded: &Recorded,
    folder: &Path,
    found: &Found,
    inputs: &Path,
) -> (Option<String>, Methodology) {
    let wanted = recorded.criteria_sha256.as_str();
    let is_it = |text: &str| source::sha256(text.as_bytes()) == wanted;
    let kept = found.get(source::RUN_CRITERIA);
    let own = kept.map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    if own.as_deref().is_some_and(is_it) {
        return (own, Methodology::Recorded);
    }
    // the record may have been altered and not the file: the list of outputs and the result name its digest too
    let listed = recorded.outputs.iter().find(|output| output.file == source::RUN_CRITERIA);
    let of_result = || source::read_result(folder, run_record::FILE).ok().map(|result| result.criteria.sha256);
    let others = listed.map(|output| output.sha256.clone()).into_iter().chain(of_result());
    if let Some(file) = kept.map(|file| file.sha256.clone())
        && others.into_iter().any(|other| other == file)
    {
        return (own, Methodology::Contradicted { recorded: wanted.to_owned(), file });
    }
    let shipped = SHIPPED.iter().map(|(_, text)| (*text).to_owned());
    let settings = source::list(inputs)
        .unwrap_or_default()
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| source::is_settings(&name.to_string_lossy())));
    let beside = settings.filter_map(|path| source::read_text(&path).ok()).map(|(text, _)| text);
    match shipped.chain(beside).find(|text| is_it(text)) {
        Some(text) => (Some(text), Methodology::Recorded),
        None => {
            let file = kept.map(|file| file.sha256.clone());
            (own, Methodology::Other { recorded: wanted.to_owned(), file })
        }
    }
}

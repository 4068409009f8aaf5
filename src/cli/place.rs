//! Where the data of a run are: the folder, what of it is data, settings, layouts, and what it takes to read it again. Of a
//! run that is repeated each file bears the name that the record gives it, however it is called now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::arguments::ReadingArguments;
use crate::cli::exit::Failure;
use crate::cli::history::RecordedRuns;
use crate::cli::recall::refuse;
use crate::finding::{self, Finding, Level};
use crate::layout;
use crate::origin::{Digested, Retrace};
use crate::run_record;
use crate::source::{self, Data, Selection};
use crate::text::Message;

/// The name of the file in which the analyst says what the data do not.
pub(super) const SELECTION: &str = "selection.toml";

/// Where the data are: a folder, or one file of it.
pub(super) struct Place {
    pub folder: PathBuf,
    pub file: Option<PathBuf>,
    /// What of the folder a run record names: nothing else of it is looked at.
    recorded: Option<Named>,
}

/// What a run record names of a folder.
struct Named {
    /// The files, each with the name that it has now.
    files: BTreeMap<String, String>,
    folders: Vec<String>,
    earlier: RecordedRuns,
}

impl Place {
    /// The place that a path names.
    ///
    /// # Errors
    /// A [`Failure`] where there is nothing that can be read, or a report.
    pub(super) fn of(data: &Path) -> Result<Self, Failure> {
        refuse(data)?;
        if source::is_folder(data) {
            return Ok(Self { folder: data.to_path_buf(), file: None, recorded: None });
        }
        let folder =
            data.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
        source::read_file(data)?;
        let is_selection = data.file_name().is_some_and(|name| name == SELECTION);
        Ok(Self { folder, file: (!is_selection).then(|| data.to_path_buf()), recorded: None })
    }

    /// A folder of which only these files are looked at, as a run record names them, each with the name that it has now;
    /// and the earlier runs of that record.
    pub(super) fn recorded(
        folder: &Path,
        files: BTreeMap<String, String>,
        folders: &[String],
        earlier: RecordedRuns,
    ) -> Self {
        let recorded = Some(Named { files, folders: folders.to_vec(), earlier });
        Self { folder: folder.to_path_buf(), file: None, recorded }
    }

    /// The earlier runs of the record.
    pub(super) fn earlier(&self) -> Option<&RecordedRuns> {
        self.recorded.as_ref().map(|named| &named.earlier)
    }

    /// The names that files have now, each with the one by which it goes.
    pub(super) fn renamed(&self) -> BTreeMap<String, String> {
        let files = self.recorded.iter().flat_map(|named| &named.files);
        files.filter(|(name, now)| name != now).map(|(name, now)| (now.clone(), name.clone())).collect()
    }

    /// The files of the folder, in order of their names.
    fn list(&self) -> Result<Vec<PathBuf>, Failure> {
        match &self.recorded {
            Some(named) => Ok(named.files.values().map(|now| self.folder.join(now)).collect()),
            None => Ok(source::list(&self.folder)?),
        }
    }

    /// The name by which a file goes.
    fn name(&self, path: &Path) -> String {
        let now = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let named = self.recorded.iter().flat_map(|named| &named.files).find(|(_, known)| **known == now);
        named.map_or(now, |(name, _)| name.clone())
    }

    /// Where `selection.toml` lies; `None` where the record names none.
    fn selection_path(&self) -> Option<PathBuf> {
        match &self.recorded {
            Some(named) => named.files.get(SELECTION).map(|now| self.folder.join(now)),
            None => Some(self.folder.join(SELECTION)),
        }
    }

    /// What it takes to read these files again, but for the way to the folder.
    ///
    /// # Errors
    /// A [`Failure`] where a file can't be read.
    pub(super) fn retrace(&self, said: &ReadingArguments, files: &[PathBuf], data: &Data) -> Result<Retrace, Failure> {
        let selection = self.selection_path().filter(|path| source::is_file(path));
        let settings = self.settings(layout::SCHEMA)?;
        let is_data = |path: &&PathBuf| data.inputs.iter().any(|input| *input.file == *self.name(path));
        // a workbook of faults is told of, and is no data
        let ours = files.iter().filter(|path| !is_data(path)).cloned();
        let mut beside = Vec::new();
        for path in selection.into_iter().chain(settings).chain(ours) {
            let sha256 = source::read_file(&path)?.sha256;
            beside.push(Digested { file: self.name(&path), sha256 });
        }
        beside.sort_by(|one, other| one.file.cmp(&other.file));
        Ok(Retrace {
            way: None,
            encoding: said.encoding.clone(),
            delimiter: said.delimiter.map(char::from),
            sheet: said.sheet.clone(),
            beside,
            folders: self.folders(),
            unused: Vec::new(),
        })
    }

    /// What `selection.toml` says.
    ///
    /// # Errors
    /// A [`Failure`] where it can't be read or has problems.
    pub(super) fn selection(&self) -> Result<Selection, Failure> {
        let Some(path) = self.selection_path() else { return Ok(Selection::default()) };
        match source::read_text(&path) {
            Ok((text, _)) => {
                Selection::read(&text).map_err(|problems| Failure::problems(SELECTION, "failure-selection", problems))
            }
            Err(source::Unreadable::Missing(..)) => Ok(Selection::default()),
            Err(why) => Err(why.into()),
        }
    }

    /// The files with data.
    ///
    /// # Errors
    /// A [`Failure`] where the folder can't be listed.
    pub(super) fn data_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let paths = match &self.file {
            Some(file) => vec![file.clone()],
            None => self.list()?,
        };
        Ok(paths.into_iter().filter(|path| !source::is_settings(&self.name(path))).collect())
    }

    /// The files to read for checking: all of a folder; of one file itself and, from its folder, what looks like the
    /// register by its name or is the register by `selection.toml`. Other hints are dropped.
    pub(super) fn files_to_check(&self, selection: &mut Selection) -> Result<Vec<PathBuf>, Failure> {
        let Some(file) = &self.file else { return self.data_files() };
        let register = |path: &&PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let other = path.file_name() != file.file_name() && !source::is_settings(&name);
            other && (source::is_register(&name) || selection.registers(&name))
        };
        let paths = source::list(&self.folder)?;
        let files: Vec<PathBuf> = std::iter::once(file).chain(paths.iter().filter(register)).cloned().collect();
        let is_read = |hint: &source::FileHint| files.iter().any(|file| file.file_name() == Some(hint.path.as_ref()));
        selection.files.retain(is_read);
        Ok(files)
    }

    /// A note of the folders inside: their files are not read.
    pub(super) fn unread_folders(&self) -> Option<Finding> {
        let folders = self.folders();
        let message = Message::new("finding-folders").with("folders", folders.clone());
        let place = finding::Place::default();
        (!folders.is_empty()).then(|| Finding::new("F72", Level::Note, place, message, "finding-folders-remedy"))
    }

    fn folders(&self) -> Vec<String> {
        match &self.recorded {
            Some(named) => named.folders.clone(),
            None if self.file.is_some() => Vec::new(),
            None => source::folders(&self.folder, run_record::FILE),
        }
    }

    /// The files of the folder that bear the name of a schema: criteria, layouts.
    ///
    /// # Errors
    /// A [`Failure`] where the folder can't be listed.
    pub(super) fn settings(&self, schema: &str) -> Result<Vec<PathBuf>, Failure> {
        let mut found = Vec::new();
        for path in self.list()? {
            let name = self.name(&path);
            if !source::is_settings(&name) || name == SELECTION {
                continue;
            }
            if let Ok((text, _)) = source::read_text(&path)
                && text.contains(schema)
            {
                found.push(path);
            }
        }
        Ok(found)
    }
}

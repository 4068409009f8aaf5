//! From the arguments to everything a verb needs: the data understood, the criteria checked, the year known.

use std::path::{Path, PathBuf};

use crate::cli::arguments::DataArguments;
use crate::cli::exit::{Exit, Failure};
use crate::criteria::{self, Criteria, SCHEMA, SHIPPED};
use crate::finding::{self, Finding, Level};
use crate::run_record::{self, RunRecord};
use crate::source::{self, Data, InputFile, Needed, Options, Selection};
use crate::text::{Message, nearest};

/// The name of the file in which the analyst says what the data do not.
const SELECTION: &str = "selection.toml";

/// What a verb works with.
pub(super) struct Loaded {
    pub data: Data,
    pub criteria: Criteria,
    pub run: RunRecord,
    /// Codes that the user let pass and that did not occur.
    pub idle: Vec<String>,
}

/// Reads and checks everything. Faults of the data that are not allowed end it here, all at once.
///
/// # Errors
/// A [`Failure`] with everything that is to be said.
pub(super) fn load(arguments: &DataArguments) -> Result<Loaded, Failure> {
    let place = Place::of(&arguments.data)?;
    let mut selection = place.selection()?;
    let (criteria_name, criteria_text) = criteria_text(arguments, &place, &selection)?;
    let criteria = criteria::read(&criteria_text)
        .map_err(|problems| Failure::problems(&criteria_name, "failure-criteria", problems))?;
    let kinds: Vec<_> = criteria.measures.iter().map(|measure| (measure.id.as_str(), measure.kind)).collect();
    selection.declare(&kinds);
    let files = place.data_files()?;
    if files.is_empty() {
        return Err(Failure::of(Exit::Data, Message::new("failure-empty-folder").with("path", shown(&place.folder))));
    }
    let mut data = source::understand(&files, &selection, &options(arguments));
    let Some(year) = arguments.year.or(selection.year) else {
        let years: std::collections::BTreeSet<i32> = data.observations.rows().iter().map(|row| row.year).collect();
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        return Err(Failure::of(Exit::Usage, Message::new("failure-no-year").with("years", years)));
    };
    data.findings.extend(data.without_column(&needed(&criteria, year)));
    data.findings.extend(place.unread_folders());
    finding::sort(&mut data.findings);
    let blocks = |finding: &Finding| match finding.level {
        Level::Stop => true,
        Level::Error => !arguments.allow.iter().any(|code| code == finding.code),
        Level::Note => false,
    };
    if data.findings.iter().any(blocks) {
        // the notes are told too: the cause of a fault is often among them
        return Err(Failure::findings(data.findings));
    }
    let let_pass =
        |code: &&String| data.findings.iter().any(|finding| finding.level == Level::Error && finding.code == **code);
    let run = RunRecord {
        year,
        synthetic: selection.synthetic,
        criteria_sha256: source::sha256(criteria_text.as_bytes()),
        criteria_text,
        inputs: data.inputs.clone(),
        allowed: arguments.allow.iter().filter(let_pass).cloned().collect(),
    };
    let idle = arguments.allow.iter().filter(|code| !run.allowed.contains(code)).cloned().collect();
    Ok(Loaded { data, criteria, run, idle })
}

/// How the files are to be read. The program names itself, for it reads some formats in a process of its own.
fn options(arguments: &DataArguments) -> Options {
    Options {
        encoding: arguments.reading.encoding.clone(),
        delimiter: arguments.reading.delimiter.map(char::from),
        sheet: arguments.reading.sheet.clone(),
        program: std::env::current_exe().ok(),
        ..Options::default()
    }
}

/// The measures that the criteria need, with the years from which they are taken.
fn needed(criteria: &Criteria, year: i32) -> Vec<Needed<'_>> {
    let of = |indicator: &'_ criteria::Indicator| (year.saturating_sub(indicator.window.not_older_than), year);
    let needed = criteria.indicators.iter().flat_map(|indicator| {
        let years = of(indicator);
        indicator.take.measures().into_iter().map(move |measure| Needed {
            measure,
            title: criteria.measure_title(measure),
            years,
        })
    });
    let needed: std::collections::BTreeSet<Needed<'_>> = needed.collect();
    needed.into_iter().collect()
}

/// Where the data are: a folder, or one file of it.
struct Place {
    folder: PathBuf,
    file: Option<PathBuf>,
}

impl Place {
    fn of(data: &Path) -> Result<Self, Failure> {
        if source::is_folder(data) {
            return Ok(Self { folder: data.to_path_buf(), file: None });
        }
        let folder =
            data.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
        source::read_file(data)?;
        let is_selection = data.file_name().is_some_and(|name| name == SELECTION);
        Ok(Self { folder, file: (!is_selection).then(|| data.to_path_buf()) })
    }

    fn selection(&self) -> Result<Selection, Failure> {
        let path = self.folder.join(SELECTION);
        match source::read_text(&path) {
            Ok((text, _)) => {
                Selection::read(&text).map_err(|problems| Failure::problems(SELECTION, "failure-selection", problems))
            }
            Err(source::Unreadable::Missing(..)) => Ok(Selection::default()),
            Err(why) => Err(why.into()),
        }
    }

    fn data_files(&self) -> Result<Vec<InputFile>, Failure> {
        let paths = match &self.file {
            Some(file) => vec![file.clone()],
            None => source::list(&self.folder)?,
        };
        let is_data =
            |path: &&PathBuf| path.file_name().is_some_and(|name| !source::is_settings(&name.to_string_lossy()));
        paths.iter().filter(is_data).map(|path| source::read_file(path).map_err(Failure::from)).collect()
    }

    /// A note of the folders inside: their files are not read.
    fn unread_folders(&self) -> Option<Finding> {
        let folders = if self.file.is_some() { Vec::new() } else { source::folders(&self.folder, run_record::FILE) };
        let message = Message::new("finding-folders").with("folders", folders.clone());
        let place = finding::Place::default();
        (!folders.is_empty()).then(|| Finding::new("F72", Level::Note, place, message, "finding-folders-remedy"))
    }

    /// The criteria files of the folder.
    fn criteria_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut found = Vec::new();
        for path in source::list(&self.folder)? {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if !source::is_settings(&name) || name == SELECTION {
                continue;
            }
            if let Ok((text, _)) = source::read_text(&path)
                && text.contains(SCHEMA)
            {
                found.push(path);
            }
        }
        Ok(found)
    }
}

/// The name and the text of the criteria file: the one asked for, else that of `selection.toml`, else the only one of
/// the folder. A name without a file is looked for among those that ship.
fn criteria_text(arguments: &DataArguments, place: &Place, selection: &Selection) -> Result<(String, String), Failure> {
    let chosen = arguments.criteria.clone().or_else(|| selection.criteria.as_ref().map(|path| place.folder.join(path)));
    let path = match chosen {
        Some(path) => path,
        None => match place.criteria_files()?.as_slice() {
            [path] => path.clone(),
            [] => {
                let shipped: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
                return Err(Failure::of(Exit::Criteria, Message::new("failure-no-criteria").with("shipped", shipped)));
            }
            several => {
                let files: Vec<String> = several.iter().map(|path| shown(path)).collect();
                return Err(Failure::of(Exit::Criteria, Message::new("failure-several-criteria").with("files", files)));
            }
        },
    };
    named_criteria(&path)
}

/// The name and the text of a methodology: a file, or the name of one that ships.
///
/// # Errors
/// A [`Failure`] where there is neither.
pub(super) fn named_criteria(path: &Path) -> Result<(String, String), Failure> {
    match source::read_text(path) {
        Ok((text, _)) => Ok((shown(path), text)),
        Err(why) => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            match SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
                Some((shipped, text)) => Ok(((*shipped).to_owned(), (*text).to_owned())),
                None => {
                    let near = nearest(&name, SHIPPED.iter().map(|(shipped, _)| *shipped));
                    match (why, near) {
                        (source::Unreadable::Missing(path, files), Some(near)) if files.is_empty() => {
                            Err(source::Unreadable::Missing(path, vec![near.to_owned()]).into())
                        }
                        (why, _) => Err(why.into()),
                    }
                }
            }
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

//! From the arguments to everything a verb needs: the data understood, the criteria checked, the year known.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assess::{History, assess};
use crate::cli::arguments::DataArguments;
use crate::cli::exit::{Exit, Failure};
use crate::cli::history::{Gathered, Now, gather};
use crate::cli::needed::needed;
use crate::cli::place::Place;
use crate::cli::progress;
use crate::criteria::{self, Criteria, SCHEMA, SHIPPED};
use crate::date::Date;
use crate::finding::{self, Finding, Level};
use crate::layout::{self, Layout, Unit};
use crate::number::Exact;
use crate::observation::{Disclosure, MeasureKind};
use crate::origin::Retrace;
use crate::run_record::RunRecord;
use crate::source::{self, Data, Explained, OnFile, Options, Selection};
use crate::text::{Message, Texts, nearest, printable};

/// What a verb works with.
pub(super) struct Loaded {
    pub data: Data,
    pub criteria: Criteria,
    /// The methodologies whose marks stand beside the verdict.
    pub flags: Vec<Criteria>,
    /// The other methodologies that ship and draw a list.
    pub others: Vec<Criteria>,
    pub run: RunRecord,
    /// The verdicts of earlier years, where the criteria look at them.
    pub history: Option<History>,
    /// From how many people on numbers may be published.
    pub disclosure: Disclosure,
    /// Files that tell nothing of what the criteria need.
    pub unused: BTreeSet<Arc<str>>,
    /// Codes that the user let pass and that did not occur.
    pub idle: Vec<String>,
    /// Of a report folder: how often each school is listed where results are drawn anew.
    pub chances: Option<Vec<Exact>>,
}

/// Reads and checks everything. Faults of the data that are not allowed end it here, all at once.
///
/// # Errors
/// A [`Failure`] with everything that is to be said.
pub(super) fn load(texts: &Texts, arguments: &DataArguments) -> Result<Loaded, Failure> {
    let loaded = read(texts, arguments)?;
    if loaded.data.findings.iter().any(|finding| finding.blocks(&arguments.allow)) {
        // the notes are told too: the cause of a fault is often among them
        return Err(Failure::findings(loaded.data.findings));
    }
    Ok(loaded)
}

/// Reads everything, however faulty.
///
/// # Errors
/// A [`Failure`] where something else than the data is at fault.
pub(super) fn read(texts: &Texts, arguments: &DataArguments) -> Result<Loaded, Failure> {
    let place = Place::of(&arguments.data)?;
    let mut selection = place.selection()?;
    let chosen = chosen_criteria(arguments, &place, &selection)?;
    let path = chosen.map_err(|why| Failure::of(Exit::Criteria, why))?;
    let loaded = read_at(texts, arguments, &place, &mut selection, read_criteria(&path)?)?;
    Ok(Loaded { run: RunRecord { source_date: source_date(), ..loaded.run }, ..loaded })
}

/// Reads the data of a place by a methodology, given with its text, however faulty they are.
///
/// # Errors
/// A [`Failure`] where something else than the data is at fault.
pub(super) fn read_at(
    texts: &Texts,
    arguments: &DataArguments,
    place: &Place,
    selection: &mut Selection,
    (criteria, criteria_text): (Criteria, String),
) -> Result<Loaded, Failure> {
    let mut files = place.data_files()?;
    files.retain(|file| !arguments.reading.beside.as_ref().is_some_and(|beside| source::is_same(file, beside)));
    let mut options = options(arguments, place, Some(&criteria))?;
    options.on_file = reading(texts, arguments, files.len());
    let mut data = understand(place, &files, selection, Some(&criteria), &options)?;
    // nobody is told of files any more: the line of progress goes
    drop(options);
    let year = the_year(arguments, selection, &data).map_err(|why| Failure::of(Exit::Usage, why))?;
    let needed = needed(&criteria, year);
    data.findings.extend(data.without_column(&needed));
    let unused = data.unused_files(&needed);
    data.findings.extend(place.unread_folders());
    let criteria_sha256 = source::sha256(criteria_text.as_bytes());
    let (criteria_digest, register, synthetic) = (criteria_sha256.as_str(), &data.register, selection.synthetic);
    let recorded = place.earlier();
    let now = Now { criteria: &criteria, criteria_sha256: criteria_digest, register, year, synthetic, recorded };
    let Gathered { history, runs, unused: unused_runs, findings } = gather(arguments.history.as_deref(), &now)?;
    data.findings.extend(findings);
    finding::sort(&mut data.findings);
    let idle = idle(&arguments.allow, &data.findings);
    let run = RunRecord {
        year,
        synthetic: selection.synthetic,
        criteria_sha256,
        criteria_text,
        inputs: data.inputs.clone(),
        allowed: arguments.allow.iter().filter(|code| !idle.contains(code)).cloned().collect(),
        dropped: arguments.reading.drop_personal.clone(),
        register_accepted: arguments.reading.accept_register,
        public: None,
        what_if: None,
        history: runs,
        source_date: None,
        retrace: Retrace { unused: unused_runs, ..place.retrace(&arguments.reading, &files, &data)? },
    };
    let (flags, others) = criteria::beside(&criteria);
    let disclosure = selection.public;
    Ok(Loaded { data, criteria, flags, others, run, history, disclosure, unused, idle, chances: None })
}

/// The day that builders of reproducible documents name.
#[expect(clippy::disallowed_methods, reason = "it dates documents and reaches no result; the run record keeps it")]
fn source_date() -> Option<Date> {
    Date::of_epoch(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

/// How the files are to be read: as the arguments say, by the folder's own layouts and the names that the criteria give.
fn options(arguments: &DataArguments, place: &Place, criteria: Option<&Criteria>) -> Result<Options, Failure> {
    let mut layouts = Vec::new();
    for path in place.settings(layout::SCHEMA)? {
        let (text, _) = source::read_text(&path)?;
        let name = shown(&path);
        let read = layout::read(&text).map_err(|problems| Failure::problems(&name, "failure-layout", problems))?;
        layouts.push(read);
    }
    layouts.extend(criteria.and_then(declared));
    Ok(Options {
        encoding: arguments.reading.encoding.clone(),
        delimiter: arguments.reading.delimiter.map(char::from),
        sheet: arguments.reading.sheet.clone(),
        drop_personal: arguments.reading.drop_personal.clone(),
        accept_register: arguments.reading.accept_register,
        changes: arguments.reading.changes.clone(),
        layouts,
        renamed: place.renamed(),
        // the program names itself, for it reads some formats in a process of its own
        program: std::env::current_exe().ok(),
        on_file: OnFile::default(),
    })
}

/// Who is told of the files as they are read: somebody who waits for it. The line goes when the reading ends.
fn reading(texts: &Texts, arguments: &DataArguments, files: usize) -> OnFile {
    let steps = u64::try_from(files).unwrap_or(u64::MAX);
    let progress = progress(steps, texts.word("progress-reading"), arguments.quiet);
    OnFile::new(move |name| progress.step(printable(name)))
}

/// The layout of a table whose columns bear the titles of the measures that the criteria declare.
fn declared(criteria: &Criteria) -> Option<Layout> {
    let unit = |kind| match kind {
        MeasureKind::Count => Unit::Count,
        MeasureKind::Share => Unit::Percent,
        MeasureKind::Answer => Unit::Answer,
        MeasureKind::Mean | MeasureKind::Number => Unit::Plain(None),
    };
    let measures =
        criteria.measures.iter().map(|measure| (measure.title.clone(), measure.id.clone(), unit(measure.kind)));
    (!criteria.measures.is_empty()).then(|| layout::of_measures("criteria", &criteria.title, measures))
}

/// What is known of the data without stopping at their faults.
pub(super) struct Checked {
    pub data: Data,
    /// The folder of the files.
    pub folder: PathBuf,
    /// What could not be checked, and why.
    pub left_out: Vec<Message>,
}

/// Reads the data and finds every fault. Without a methodology or a year the checks that need them are left out. Of one
/// file only its own faults are told; what else the folder says of it is read too.
///
/// # Errors
/// A [`Failure`] where something else than the data is at fault.
pub(super) fn check(texts: &Texts, arguments: &DataArguments) -> Result<Checked, Failure> {
    let place = Place::of(&arguments.data)?;
    let mut selection = place.selection()?;
    let mut left_out = Vec::new();
    let criteria = match chosen_criteria(arguments, &place, &selection)? {
        Ok(path) => Some(read_criteria(&path)?.0),
        Err(_) => None,
    };
    let files = place.files_to_check(&mut selection)?;
    let mut options = options(arguments, &place, criteria.as_ref())?;
    // a file alone can be checked, though nobody says which schools there are
    options.accept_register |= place.file.is_some();
    options.on_file = reading(texts, arguments, files.len());
    let mut data = understand(&place, &files, &mut selection, criteria.as_ref(), &options)?;
    drop(options);
    match (&criteria, the_year(arguments, &selection, &data)) {
        // columns that a methodology needs may stand in other files
        _ if place.file.is_some() => left_out.push(Message::new("check-left-one-file")),
        (None, _) => left_out.push(Message::new("check-left-no-criteria")),
        (Some(_), Err(_)) => left_out.push(Message::new("check-left-no-year")),
        (Some(criteria), Ok(year)) => {
            data.findings.extend(data.without_column(&needed(criteria, year)));
            let mut found = assess(criteria, &data.register, &data.observations, year).findings;
            let unread = data.findings.iter().any(source::hides_schools);
            found.retain(|finding| !unread || finding.code != "F55");
            data.findings.extend(found);
        }
    }
    data.findings.extend(place.unread_folders());
    if let Some(name) = place.file.as_deref().and_then(Path::file_name).map(std::ffi::OsStr::to_string_lossy) {
        data.findings.retain(|finding| finding.place.file.is_empty() || *finding.place.file == *name);
        data.inputs.retain(|input| *input.file == *name);
    }
    finding::sort(&mut data.findings);
    Ok(Checked { data, folder: place.folder, left_out })
}

/// How the headings of the files are understood.
///
/// # Errors
/// A [`Failure`] where something else than the data is at fault.
pub(super) fn headings(arguments: &DataArguments) -> Result<Vec<Explained>, Failure> {
    let place = Place::of(&arguments.data)?;
    let mut selection = place.selection()?;
    let criteria = match chosen_criteria(arguments, &place, &selection)? {
        Ok(path) => Some(read_criteria(&path)?.0),
        Err(_) => None,
    };
    declare(&mut selection, criteria.as_ref());
    let options = options(arguments, &place, criteria.as_ref())?;
    Ok(source::explain(&place.data_files()?, &selection, &options)?)
}

/// Codes that were let pass and that no error has.
pub(super) fn idle(allow: &[String], findings: &[Finding]) -> Vec<String> {
    let occurs = |code: &String| findings.iter().any(|found| found.level == Level::Error && found.code == *code);
    allow.iter().filter(|code| !occurs(code)).cloned().collect()
}

/// A sound methodology and its text.
///
/// # Errors
/// A [`Failure`] with every problem.
pub(super) fn read_criteria(path: &Path) -> Result<(Criteria, String), Failure> {
    let (name, text) = named_criteria(path)?;
    let criteria = criteria::read(&text).map_err(|problems| Failure::problems(&name, "failure-criteria", problems))?;
    Ok((criteria, text))
}

fn understand(
    place: &Place,
    files: &[PathBuf],
    selection: &mut Selection,
    criteria: Option<&Criteria>,
    options: &Options,
) -> Result<Data, Failure> {
    if files.is_empty() {
        return Err(Failure::of(Exit::Data, Message::new("failure-empty-folder").with("path", shown(&place.folder))));
    }
    declare(selection, criteria);
    Ok(source::understand(files, selection, options)?)
}

/// Tells the selection what kinds of number the criteria declare.
fn declare(selection: &mut Selection, criteria: Option<&Criteria>) {
    let declared = criteria.map_or(&[][..], |criteria| &criteria.measures);
    let kinds: Vec<_> = declared.iter().map(|measure| (measure.id.as_str(), measure.kind)).collect();
    selection.declare(&kinds);
}

/// The year of the list, or words for who did not say it.
fn the_year(arguments: &DataArguments, selection: &Selection, data: &Data) -> Result<i32, Message> {
    arguments.year.or(selection.year).ok_or_else(|| {
        let years: BTreeSet<i32> = data.observations.rows().iter().map(|row| row.year).collect();
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        Message::new("failure-no-year").with("years", years)
    })
}

/// The criteria file: the one asked for, else that of `selection.toml`, else the only one of the folder. Inside: words for
/// who has none, or several.
fn chosen_criteria(
    arguments: &DataArguments,
    place: &Place,
    selection: &Selection,
) -> Result<Result<PathBuf, Message>, Failure> {
    let chosen = arguments.criteria.clone().or_else(|| selection.criteria.as_ref().map(|path| place.folder.join(path)));
    if let Some(path) = chosen {
        return Ok(Ok(path));
    }
    Ok(match place.settings(SCHEMA)?.as_slice() {
        [path] => Ok(path.clone()),
        [] => {
            let shipped: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
            Err(Message::new("failure-no-criteria").with("shipped", shipped))
        }
        several => {
            let files: Vec<String> = several.iter().map(|path| shown(path)).collect();
            Err(Message::new("failure-several-criteria").with("files", files))
        }
    })
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

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

//! A report folder read back: what `select --out` wrote is enough to assess every school again without the inputs. The
//! files that are read are held against the digests of the run record; whatever else does not fit is told with its line.

mod bare;
mod observations;
mod record;
mod run;
mod sound;

use std::path::{Component, Path, PathBuf};

use super::Data;
use super::files::{self, Unreadable};
use crate::date::Date;
use crate::decision::Status;
use crate::number::Exact;
use crate::observation::{Observations, WhatIf};
use crate::origin::{Digested, EarlierRun, Input, Retrace};
use crate::school::Register;
use crate::text::Message;

pub use bare::{BareCriteria, BareResult, BareStanding, KeptYear, read_result};

/// The file of a report folder that holds the register, the decisions and the matches.
pub const RESULT: &str = "result.json";
/// The file that holds the observations.
const OBSERVATIONS: &str = "observations.csv";
/// The file of a report folder that holds the methodology.
pub const CRITERIA: &str = "criteria.toml";

/// What a report folder keeps of its run.
pub struct Kept {
    /// The schools, what is known of them, the decisions. Findings are not kept: they are told in words only.
    pub data: Data,
    /// The text of the methodology.
    pub criteria_text: String,
    /// The year of the list.
    pub year: i32,
    /// The data are invented.
    pub synthetic: bool,
    /// Codes of errors that were let pass.
    pub allowed: Vec<String>,
    /// Columns of personal data that were dropped.
    pub dropped: Vec<String>,
    /// Whether a proposed register was accepted.
    pub register_accepted: bool,
    /// It is a draft: what would be if these numbers were others.
    pub what_if: Option<WhatIf>,
    /// The day of `SOURCE_DATE_EPOCH`.
    pub source_date: Option<Date>,
    /// How often each school is listed where results are drawn anew, 0 … 1, in the order of the register; `None` where the
    /// result does not say.
    pub chances: Option<Vec<Exact>>,
    /// What it was told of earlier years, by the schools of its own register.
    pub earlier: Vec<KeptYear>,
    /// What it takes to read the inputs again.
    pub retrace: Retrace,
}

/// What a run record says of its run. Nothing of it has been held against anything.
pub struct Recorded {
    /// The version of the program.
    pub version: String,
    /// The year of the list.
    pub year: i32,
    /// The digest of the methodology.
    pub criteria_sha256: String,
    /// The files.
    pub inputs: Vec<Input>,
    /// The earlier runs that decided too; an edition for publication tells none.
    pub history: Vec<EarlierRun>,
    /// Codes of errors that were let pass.
    pub allowed: Vec<String>,
    /// Columns of personal data that were dropped.
    pub dropped: Vec<String>,
    /// Whether a proposed register was accepted.
    pub register_accepted: bool,
    /// It is the edition for publication.
    pub public: bool,
    /// The day of `SOURCE_DATE_EPOCH`.
    pub source_date: Option<Date>,
    /// The word of the language.
    pub language: String,
    /// What it takes to read the inputs again.
    pub retrace: Retrace,
    /// The other files of the folder.
    pub outputs: Vec<Digested>,
    /// The bytes of the record itself.
    pub bytes: Vec<u8>,
}

/// Why a report folder can't be used.
#[derive(Debug)]
pub enum Unfit {
    /// A file of it can't be read.
    Unreadable(Unreadable),
    /// It is not what was written, or not what this version understands: in words.
    Said(Message),
}

impl From<Unreadable> for Unfit {
    fn from(why: Unreadable) -> Self {
        Self::Unreadable(why)
    }
}

/// The report folder that a path names: itself, known by its `record`, or the one that holds the named record or result.
#[must_use]
pub fn run_folder(path: &Path, record: &str) -> Option<PathBuf> {
    if files::is_folder(path) {
        return files::is_file(&path.join(record)).then(|| path.to_path_buf());
    }
    let named = path.file_name().is_some_and(|name| name == record || name == RESULT);
    let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    folder.filter(|_| named && files::is_file(path)).map(Path::to_path_buf)
}

/// Whether a report folder is a draft of what would be; `None` where there is no record that says it.
#[must_use]
pub fn is_draft(folder: &Path, record: &str) -> Option<bool> {
    let run = run::run(&Text::read(folder, record).ok()?).ok()?;
    Some(run.what_if.is_some())
}

/// Reads the run record of a report folder.
///
/// # Errors
/// [`Unfit`]: also where it names a file that can't be one of its own or of the data, or says what no run is made with.
pub fn read_record(folder: &Path, record: &str) -> Result<Recorded, Unfit> {
    let bytes = files::read_file(&folder.join(record))?.bytes;
    let run = run::run(&Text::of(folder, record, bytes.clone())?)?;
    let retrace = run.retrace();
    let inputs = run.inputs.iter().map(|input| &*input.file);
    let beside = retrace.beside.iter().chain(&run.outputs).map(|file| file.file.as_str());
    named_plainly(record, inputs.chain(beside))?;
    sound::sound(&run, record)?;
    Ok(Recorded {
        version: run.version,
        year: run.year,
        criteria_sha256: run.criteria.sha256,
        inputs: run.inputs,
        history: run.history,
        allowed: run.allowed,
        dropped: run.dropped,
        register_accepted: run.register_accepted,
        public: run.public.is_some(),
        source_date: run.source_date,
        language: run.language,
        retrace,
        outputs: run.outputs,
        bytes,
    })
}

/// Whether all names are those of files in a folder: one that leads out of it is none of ours.
fn named_plainly<'f>(record: &str, mut files: impl Iterator<Item = &'f str>) -> Result<(), Unfit> {
    let is_plain = |file: &str| {
        let mut parts = Path::new(file).components();
        matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
    };
    match files.find(|file| !is_plain(file)) {
        Some(file) => Err(Unfit::Said(Message::new("run-name").with("record", record).with("file", file))),
        None => Ok(()),
    }
}

/// Reads a report folder.
///
/// # Errors
/// [`Unfit`].
pub fn read_run(folder: &Path, record: &str) -> Result<Kept, Unfit> {
    if !files::is_file(&folder.join(record)) {
        return Err(Unfit::Said(Message::new("run-bare").with("files", vec![record, OBSERVATIONS, CRITERIA])));
    }
    let run = run::run(&Text::read(folder, record)?)?;
    if run.public.is_some() {
        return Err(Unfit::Said(Message::new("run-public")));
    }
    let [criteria, result, rows] = unchanged(folder, record, &run.outputs, [CRITERIA, RESULT, OBSERVATIONS])?;
    let retrace = run.retrace();
    let record::Schools { register, decisions, matches, chances, earlier } = record::schools(&result)?;
    let observations = observations::read(&rows, &register, (run.synthetic, run.what_if.is_some()))?;
    Ok(Kept {
        data: Data {
            register,
            observations,
            inputs: run.inputs,
            matches,
            decisions,
            findings: Vec::new(),
            met: Vec::new(),
            tables: Vec::new(),
        },
        criteria_text: criteria.text,
        year: run.year,
        synthetic: run.synthetic,
        allowed: run.allowed,
        dropped: run.dropped,
        register_accepted: run.register_accepted,
        what_if: run.what_if,
        source_date: run.source_date,
        chances,
        earlier,
        retrace,
    })
}

/// Whether a path names a result that no run record stands beside.
#[must_use]
pub fn is_bare_result(path: &Path, record: &str) -> bool {
    let beside = path.parent().map(|folder| folder.join(record));
    let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    json && files::is_file(path) && !beside.is_some_and(|beside| files::is_file(&beside))
}

/// What a report folder keeps of its result: what was read, and what was made of it.
pub struct KeptResult {
    /// The schools.
    pub register: Register,
    /// What was known of them.
    pub observations: Observations,
    /// What became of them.
    pub verdicts: Vec<KeptVerdict>,
}

/// What was made of a school.
pub struct KeptVerdict {
    /// Its code.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// Its score.
    pub score: Option<Exact>,
    /// Its place.
    pub rank: Option<usize>,
    /// The verdict of the methodology.
    pub status: Status,
    /// What becomes of it in the end.
    pub last: Status,
}

/// Reads the result of a report folder, whatever became of its methodology.
///
/// # Errors
/// [`Unfit`].
pub fn read_kept(folder: &Path, record: &str) -> Result<KeptResult, Unfit> {
    let run = run::run(&Text::read(folder, record)?)?;
    let [result, rows] = unchanged(folder, record, &run.outputs, [RESULT, OBSERVATIONS])?;
    let register = record::schools(&result)?.register;
    let observations = observations::read(&rows, &register, (run.synthetic, run.what_if.is_some()))?;
    Ok(KeptResult { register, observations, verdicts: record::verdicts(&result)? })
}

/// The files that are read back, each held against its digest. The others are for people, who may add a word to a page or
/// take it out of the folder: nothing is read from them.
fn unchanged<const N: usize>(
    folder: &Path,
    record: &str,
    outputs: &[Digested],
    names: [&'static str; N],
) -> Result<[Text; N], Unfit> {
    named_plainly(record, outputs.iter().map(|output| output.file.as_str()))?;
    let (mut texts, mut changed) = (Vec::new(), Vec::new());
    for name in names {
        let Some(output) = outputs.iter().find(|output| output.file == name) else {
            return Err(Unfit::Said(Message::new("run-lacks").with("record", record).with("file", name)));
        };
        let file = match files::read_file(&folder.join(name)) {
            Err(Unreadable::Missing(..)) => {
                return Err(Unfit::Said(Message::new("run-missing").with("record", record).with("file", name)));
            }
            read => read?,
        };
        if file.sha256 == output.sha256 {
            texts.push(Text::of(folder, name, file.bytes)?);
        } else {
            changed.push(name);
        }
    }
    let told = Message::new("run-changed").with("count", changed.len()).with("files", changed);
    texts.try_into().map_err(|_| Unfit::Said(told))
}

/// A file of the folder.
struct Text {
    /// Its name, for messages.
    name: String,
    text: String,
}

impl Text {
    fn read(folder: &Path, name: &str) -> Result<Self, Unfit> {
        Self::of(folder, name, files::read_file(&folder.join(name))?.bytes)
    }

    fn of(folder: &Path, name: &str, bytes: Vec<u8>) -> Result<Self, Unfit> {
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::NotText(folder.join(name)))?;
        Ok(Self { name: name.to_owned(), text })
    }

    /// What is wrong on a line of it.
    fn wrong(&self, line: u64, what: Message) -> Unfit {
        let message = Message::new("run-line").with("file", self.name.as_str());
        Unfit::Said(message.with("line", line.to_string()).with("what", what))
    }
}

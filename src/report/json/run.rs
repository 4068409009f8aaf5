//! `run.json`: what was run, how it can be run again, and the digests of what it made.

use schemars::JsonSchema;
use serde::Serialize;

use super::public::{PublicV1, public};
use super::schema::{CODE, SHA256, languages};
use super::{CriteriaV1, InputV1, criteria, inputs, text, told};
use crate::date::Date;
use crate::origin::{Digested, EarlierRun};
use crate::report::Report;
use crate::report::draft::RunWhatIfV1;
use crate::report::history::{HistoryRunV1, runs_v1};
use crate::run_record::VERSION;

/// What was run, with the digests of the other files of a report folder: `run.json`.
#[derive(Serialize, JsonSchema)]
pub(super) struct RunV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/run/1"))]
    schema: &'static str,
    /// The program.
    #[schemars(extend("const" = "shnor"))]
    tool: &'static str,
    /// Its version.
    version: &'static str,
    /// The year of the list.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// The files.
    inputs: Vec<InputV1<'a>>,
    /// The runs of earlier years that decided too; only where some did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<HistoryRunV1<'a>>,
    /// Those that were named and are too old to decide; only where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history_unused: Vec<UnusedV1<'a>>,
    /// Codes of errors that were let pass.
    #[schemars(inner(regex(pattern = CODE)))]
    allowed: &'a [String],
    /// Columns of personal data that were left out.
    dropped: &'a [String],
    /// Whether the register was proposed from the files.
    register_accepted: bool,
    /// The rule of the edition for publication; `null` in a full report.
    public: Option<PublicV1>,
    /// The file of changes of a what-if run; else `null`.
    what_if: Option<RunWhatIfV1<'a>>,
    /// The day of `SOURCE_DATE_EPOCH`, where it was set.
    source_date: Option<Date>,
    /// The language of the report.
    #[schemars(extend("enum" = languages()))]
    language: &'static str,
    /// The way from the report folder to the folder of the data; `null` where it is not told.
    data_folder: Option<&'a str>,
    /// The encoding that was said for text files.
    encoding: Option<&'a str>,
    /// What was said to part the columns of text files.
    delimiter: Option<char>,
    /// The sheet of workbooks that was asked for.
    sheet: Option<&'a str>,
    /// Files of the folder of the data that are no data and were read too.
    beside: Vec<BesideV1<'a>>,
    /// Folders inside it, whose files were not read.
    folders: &'a [String],
    /// The other files of the folder.
    outputs: Vec<OutputV1<'a>>,
}

/// A file that was read and is no data.
#[derive(Serialize, JsonSchema)]
struct BesideV1<'a> {
    /// Its name.
    file: &'a str,
    /// The digest of its bytes; `null` in the edition for publication.
    #[schemars(regex(pattern = SHA256))]
    sha256: Option<&'a str>,
}

impl<'a> BesideV1<'a> {
    fn of(file: &'a Digested) -> Self {
        Self { file: &file.file, sha256: told(&file.sha256) }
    }
}

/// A run of an earlier year that decided nothing.
#[derive(Serialize, JsonSchema)]
struct UnusedV1<'a> {
    /// The year of its list.
    year: i32,
    /// Its result: the name of the folder and of the file.
    file: &'a str,
    /// The digest of that file.
    #[schemars(regex(pattern = SHA256))]
    sha256: &'a str,
}

impl<'a> UnusedV1<'a> {
    fn of(run: &'a EarlierRun) -> Self {
        Self { year: run.year, file: &run.file, sha256: &run.sha256 }
    }
}

/// A file of the report folder.
#[derive(Serialize, JsonSchema)]
struct OutputV1<'a> {
    /// Its name.
    file: &'a str,
    /// The digest of its bytes.
    #[schemars(regex(pattern = SHA256))]
    sha256: &'a str,
}

/// `run.json`: what was run, and the digests of the other files of the folder.
pub(in crate::report) fn run_record(report: &Report<'_>, outputs: &[(&str, String)]) -> String {
    let retrace = &report.run.retrace;
    text(&RunV1 {
        schema: "shnor/run/1",
        tool: "shnor",
        version: VERSION,
        year: report.run.year,
        synthetic: report.run.synthetic,
        criteria: criteria(report),
        inputs: inputs(report),
        history: runs_v1(report),
        history_unused: retrace.unused.iter().map(UnusedV1::of).collect(),
        allowed: &report.run.allowed,
        dropped: &report.run.dropped,
        register_accepted: report.run.register_accepted,
        public: public(report),
        what_if: RunWhatIfV1::of(report),
        source_date: report.run.source_date,
        language: report.texts.language().word(),
        data_folder: retrace.way.as_deref(),
        encoding: retrace.encoding.as_deref(),
        delimiter: retrace.delimiter,
        sheet: retrace.sheet.as_deref(),
        beside: retrace.beside.iter().map(BesideV1::of).collect(),
        folders: &retrace.folders,
        outputs: outputs.iter().map(|(file, sha256)| OutputV1 { file, sha256 }).collect(),
    })
}

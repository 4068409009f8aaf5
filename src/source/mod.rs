//! The only way data come in: a folder of workbooks and text files becomes a register and observations, and whatever
//! is wrong or odd becomes findings, all at once.

mod ahead;
mod archive;
mod beside;
mod blocks;
mod boundaries;
mod cells;
mod changes;
mod child;
mod conflicts;
mod consistency;
mod container;
mod context;
mod decisions;
mod delimited;
mod documents;
mod explain;
mod fault;
mod files;
mod gather;
mod header;
mod ids;
mod marks;
mod markup;
mod matching;
mod notes;
mod official;
mod on_file;
mod open;
mod participants;
mod personal;
mod proof;
mod proposal;
mod recognise;
mod register;
mod rows;
mod run_folder;
mod selection;
mod sheet;
mod spelling;
mod table;
mod totals;
mod understand;
mod unusual;
mod values;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::decision::Decision;
use crate::finding::{Finding, Level, Place};
use crate::layout::{self, Kind, Layout};
use crate::observation::{Observation, Observations, catalogue};
use crate::origin::Input;
use crate::school::{Match, Register};
use crate::text::{Message, fold};
use table::Recognition;

pub use changes::{
    Asked, CellChange, ChangeProblem, ChangeRow, Changes, Met, NeedsCount, OfCounts, of_counts, read_changes,
    read_share, read_value, written,
};
pub use child::{VERB as CHILD_VERB, limit as limit_child, serve as serve_child};
pub use conflicts::hides_schools;
pub use delimited::ENCODINGS;
pub use documents::{DocumentDifference, DocumentPlace, document_difference};
pub use explain::{Explained, Heading, HeadingMeaning, explain};
pub use files::{InputFile, Unreadable, folders, is_file, is_folder, is_same, list, read_file, read_text, sha256};
pub use marks::Hidden;
pub use official::{ColumnOf, Given, NoList, Official, OfficialRow, PassedColumn, ReadColumn, read_list};
pub use on_file::OnFile;
pub use personal::{PERSONAL, redacted};
pub use run_folder::{
    BareCriteria, BareResult, BareStanding, CRITERIA as RUN_CRITERIA, Kept, KeptResult, KeptVerdict, KeptYear,
    RESULT as RUN_RESULT, Recorded, Unfit, is_bare_result, is_draft, read_kept, read_record, read_result, read_run,
    run_folder,
};
pub use selection::{FileHint, Selection, one_sign};
pub use understand::{is_own, understand};

/// How the files are to be read, as the user says for all of them.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of text files, by its name; guessed and proven where it is not said.
    pub encoding: Option<String>,
    /// What parts the columns of text files.
    pub delimiter: Option<char>,
    /// The sheet of workbooks; others are passed over.
    pub sheet: Option<String>,
    /// Columns of personal data that are to be dropped: their headings, or the letters of those without one.
    pub drop_personal: Vec<String>,
    /// Whether a register proposed from the files is used where the folder has none.
    pub accept_register: bool,
    /// Layouts beside those that ship; they go before them.
    pub layouts: Vec<Layout>,
    /// Cells that are to hold something else.
    pub changes: Vec<CellChange>,
    /// The names by which files go, by those that they have now.
    pub renamed: BTreeMap<String, String>,
    /// This program, which reads formats without a safe streaming path in a process of their own.
    pub program: Option<std::path::PathBuf>,
    /// Who is told of each file before it is read.
    pub on_file: OnFile,
}

/// Everything that a data folder holds, understood.
pub struct Data {
    /// The schools.
    pub register: Register,
    /// What is known of them.
    pub observations: Observations,
    /// The files, in order of their names.
    pub inputs: Vec<Input>,
    /// Schools recognised by something else than their registered name or code.
    pub matches: Vec<Match>,
    /// What a commission decided.
    pub decisions: Vec<Decision>,
    /// What is wrong or odd, in the order in which it is shown.
    pub findings: Vec<Finding>,
    /// The cells that were to be changed, where they were met.
    pub met: Vec<Met>,
    /// The tables, with what their headings say.
    tables: Vec<Headings>,
}

/// What the headings of a table say.
struct Headings {
    /// The last row of the headings.
    place: Place,
    years: BTreeSet<i32>,
    measures: BTreeSet<Arc<str>>,
    layout: Layout,
    /// Headings that nobody understood.
    unknown: Vec<String>,
}

impl Headings {
    /// The headings of a table, with the measures and years that only its rows name.
    fn of(recognition: &Recognition, observations: &[Observation]) -> Self {
        let table = &recognition.table;
        let headed = table.measures().map(|(_, measure)| measure.clone());
        Self {
            place: recognition.sheet.place(table.bottom, 0),
            years: recognition.year.into_iter().chain(observations.iter().map(|row| row.year)).collect(),
            measures: headed.chain(observations.iter().map(|row| row.measure.clone())).collect(),
            layout: recognition.layout.clone(),
            unknown: recognition.unknown_headings(),
        }
    }

    /// Whether the table is of the document in which a measure stands.
    fn is_of(&self, measure: &str) -> bool {
        self.layout.can_tell(measure) && self.measures.iter().any(|other| document(other) == document(measure))
    }
}

/// A measure that a methodology needs, and the years from which it may take it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needed<'a> {
    /// The measure's id.
    pub measure: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// The first and the last year.
    pub years: (i32, i32),
}

impl Data {
    /// Names of schools that the files use and the register does not have, as lines to add to it.
    #[must_use]
    pub fn names_to_add(&self) -> Vec<Message> {
        proposal::names_to_add(&self.register, &self.matches)
    }

    /// Faults for measures that are needed and have no column in any table of a year that counts: told at the tables of
    /// the same subject, else at those of the same document, or once a document where there is no such table. Tables of no
    /// year that counts are noted.
    #[must_use]
    pub fn without_column(&self, needed: &[Needed<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        // by document and years: what it should tell and nobody does
        let mut absent: BTreeMap<(&str, (i32, i32)), Vec<&str>> = BTreeMap::new();
        let counts = |table: &Headings, needed: &Needed<'_>| {
            table.years.range(needed.years.0..=needed.years.1).next().is_some() && table.is_of(needed.measure)
        };
        for wanted in needed {
            let title = wanted.title;
            let mut report = |place: Place, message: Message| {
                let message = message.with("measure", title);
                findings.push(Finding::new("F28", Level::Error, place, message, "finding-no-column-remedy"));
            };
            let related: Vec<&Headings> = self.tables.iter().filter(|table| counts(table, wanted)).collect();
            if related.is_empty() {
                absent.entry((document(wanted.measure), wanted.years)).or_default().push(title);
                continue;
            }
            // a year's subjects may stand in several files: one of them must have the column
            let years: BTreeSet<i32> = related.iter().flat_map(|table| table.years.clone()).collect();
            // what was not held has no column
            let asked = |year: &i32| {
                let held = catalogue().not_held(wanted.measure, *year).is_none();
                held && (wanted.years.0..=wanted.years.1).contains(year)
            };
            for year in years.into_iter().filter(asked) {
                let tables: Vec<&&Headings> = related.iter().filter(|table| table.years.contains(&year)).collect();
                let has = |table: &Headings| table.measures.contains(wanted.measure);
                if tables.iter().any(|table| has(table)) {
                    continue;
                }
                let kin = |table: &Headings| table.measures.iter().any(|id| subject(id) == subject(wanted.measure));
                let any_kin = tables.iter().any(|table| kin(table));
                for table in tables.into_iter().filter(|table| !any_kin || kin(table)) {
                    let message = if table.unknown.is_empty() {
                        Message::new("finding-no-column")
                    } else {
                        Message::new("finding-no-column-near").with("headings", table.unknown.clone())
                    };
                    report(table.place.clone(), message);
                }
            }
        }
        for ((_, (from, to)), measures) in absent {
            let message = Message::new("finding-no-document").with("from", from.to_string()).with("to", to.to_string());
            let message = message.with("measures", measures.join("; "));
            findings.push(Finding::new("F28", Level::Error, Place::default(), message, "finding-no-document-remedy"));
        }
        let needed_at_all = |table: &Headings| needed.iter().any(|needed| table.is_of(needed.measure));
        let uncounted = |table: &&Headings| !needed.iter().any(|needed| counts(table, needed));
        for table in self.tables.iter().filter(uncounted).filter(|table| needed_at_all(table)) {
            let Some(year) = table.years.first() else { continue };
            let message = Message::new("finding-year-unused").with("year", year.to_string());
            let place = Place { cell: None, ..table.place.clone() };
            findings.push(Finding::new("F61", Level::Note, place, message, "finding-year-unused-remedy"));
        }
        let unused = |file: Arc<str>| {
            let message = Message::new("finding-file-unused");
            Finding::new("F72", Level::Note, Place::file(&file), message, "finding-file-unused-remedy")
        };
        findings.extend(self.unused_files(needed).into_iter().map(unused));
        findings
    }

    /// The files that tell nothing that is needed, of whatever year.
    #[must_use]
    pub fn unused_files(&self, needed: &[Needed<'_>]) -> BTreeSet<Arc<str>> {
        let is_needed = |table: &Headings| needed.iter().any(|needed| table.is_of(needed.measure));
        let files = |wanted: bool| {
            let tables = self.tables.iter().filter(move |table| is_needed(table) == wanted);
            tables.map(|table| table.place.file.clone()).collect::<BTreeSet<Arc<str>>>()
        };
        &files(false) - &files(true)
    }
}

/// The examination and subject that a measure is of; the document, where there are no subjects.
fn subject(measure: &str) -> &str {
    match measure.matches('.').count() {
        2 if !measure.starts_with("self.") => measure.rsplit_once('.').map_or(measure, |(subject, _)| subject),
        _ => document(measure),
    }
}

/// The document that a measure stands in: the examination, the self-evaluation, the social passport.
fn document(measure: &str) -> &str {
    measure.split('.').next().unwrap_or(measure)
}

/// Whether a file of this name is one the tool itself works with and not data.
#[must_use]
pub fn is_settings(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Whether a file of this name looks like a register of schools.
#[must_use]
pub fn is_register(name: &str) -> bool {
    let stem = fold(Path::new(name).file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or(name));
    let mut registers = layout::shipped().iter().filter(|layout| layout.kind == Kind::Register);
    registers.any(|layout| layout.words.iter().any(|word| word.fits(&stem)))
}

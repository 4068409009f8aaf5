//! What a run found out, ready to be shown: one value, whatever the format. Each format is a file of its own that turns
//! it into bytes and touches nothing else.

mod against;
mod annex;
mod book;
mod change;
mod chart;
mod compare;
mod document;
mod draft;
mod escape;
mod explained;
mod faults;
mod firm;
mod flags;
mod grid;
mod history;
mod influence;
mod ink;
mod json;
mod markdown;
mod methodology;
mod page;
mod picture;
mod precision;
mod reading;
mod school;
mod sections;
mod sheet;
mod tables;
mod template;
mod terminal;
mod verify;
mod wording;
mod workbook;

use crate::assess::{Assessment, Difference, Firmness, is_ranking_barred};
use crate::criteria::Criteria;
use crate::date::Date;
use crate::finding::Finding;
use crate::observation::Observations;
use crate::parallel;
use crate::run_record::{self, RunRecord};
use crate::school::Match;
use crate::text::{Message, Texts};

pub use compare::{Comparison, comparison_files};
pub use explained::Explained;
pub use faults::{
    Code, Faults, code_page, codes, codes_page, findings_end, findings_text, findings_total, first_findings_text,
    paste_text,
};
pub use influence::influence;
pub use ink::{Ink, Tone};
pub use json::{schema, schema_names};
pub use methodology::annex;
pub use picture::{Canvas, Strokes, bar, strip};
pub use template::Template;
pub use terminal::{Screen, table};
pub use verify::{Compared, Replayed};

/// Everything that a report says.
pub struct Report<'a> {
    /// The assessment of every school.
    pub assessment: &'a Assessment<'a>,
    /// How firm the list is; `None` where the methodology draws none.
    pub firmness: Option<&'a Firmness>,
    /// The same schools assessed by the other methodologies that ship and that the data allow.
    pub others: &'a [Assessment<'a>],
    /// The same schools assessed by the methodologies whose marks stand beside the verdict.
    pub flags: &'a [Assessment<'a>],
    /// Those that the data do not allow: columns or years are missing.
    pub others_lacking: &'a [&'a Criteria],
    /// The cells that it stands on.
    pub observations: &'a Observations,
    /// What was run.
    pub run: &'a RunRecord,
    /// Schools recognised by something else than their registered name or code.
    pub matches: &'a [Match],
    /// What is odd in the data, in the order in which it is shown.
    pub findings: &'a [Finding],
    /// What is different from the data as they are, in the report of a draft.
    pub what_if: Option<&'a Difference>,
    /// The words.
    pub texts: &'a Texts,
}

/// What makes a file of a report.
type Make = fn(&Report<'_>) -> Vec<u8>;

/// The files of a report folder but the run record, in the order in which they are named, each with what makes it.
const MADE: [(&str, Make); 9] = [
    ("result.json", |report| report.json().into_bytes()),
    ("отчет.html", |report| report.page().into_bytes()),
    ("отчет.md", |report| report.markdown().into_bytes()),
    ("перечень.xlsx", |report| workbook::bytes(report).expect("what a sheet takes is written to it")),
    ("обоснование.docx", annex::bytes),
    ("ranking.csv", |report| tables::ranking(report).into_bytes()),
    ("contributions.csv", |report| tables::contributions(report).into_bytes()),
    ("observations.csv", |report| tables::observations(report).into_bytes()),
    ("criteria.toml", |report| report.run.criteria_text.clone().into_bytes()),
];

/// The one that works on all cores itself, and takes much memory: it is made before the others.
const ALONE: usize = 1;

/// The order in which the others are made: the workbook takes longest, so they are made beside it.
const TURNS: [usize; MADE.len() - 1] = [3, 0, 7, 4, 2, 5, 6, 8];

/// The names of the files of a report folder; the run record comes last.
#[must_use]
pub fn file_names() -> Vec<&'static str> {
    MADE.iter().map(|(name, _)| *name).chain([run_record::FILE]).collect()
}

/// Whether a file of a report folder is a document for people, which no program reads back: they may write into it.
#[must_use]
pub fn is_for_people(file: &str) -> bool {
    ["html", "md", "xlsx", "docx"]
        .iter()
        .any(|extension| file.rsplit_once('.').is_some_and(|(_, own)| own == *extension))
}

impl Report<'_> {
    /// The list with its reasons, for a terminal.
    #[must_use]
    pub fn terminal(&self, canvas: Canvas) -> String {
        terminal::render(self, canvas)
    }

    /// How firm the list is, for a terminal.
    #[must_use]
    pub fn firm_terminal(&self, canvas: Canvas) -> String {
        firm::render(self, canvas)
    }

    /// How firm the list is, as JSON.
    #[must_use]
    pub fn firm_json(&self) -> String {
        firm::document(self)
    }

    /// The whole report as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::render(self)
    }

    /// The whole report as one self-contained page.
    #[must_use]
    pub fn page(&self) -> String {
        page::render(self)
    }

    /// `result.json`.
    #[must_use]
    pub fn json(&self) -> String {
        json::result(self)
    }

    /// The same on one line, for a stream of several.
    #[must_use]
    pub fn json_line(&self) -> String {
        json::result_line(self)
    }

    /// What every format shows above everything else: that the data are invented, that this is no final list.
    pub(crate) fn banners(&self) -> Vec<String> {
        let synthetic = self.run.synthetic.then(|| self.word("banner-synthetic"));
        let draft = self.run.what_if.as_ref().map(|what_if| {
            let banner = Message::new("banner-what-if").with("file", what_if.file.as_str());
            self.say(&banner.with("count", what_if.lines()))
        });
        let public = self.run.public.map(|rule| {
            let banner = Message::new("banner-public").with("count", rule.smallest_count.to_string());
            self.say(&banner.with("group", rule.smallest_group.to_string()))
        });
        let barred = public.is_some() && is_ranking_barred(self.assessment.criteria);
        let barred = barred.then(|| self.word("banner-public-barred"));
        draft.into_iter().chain(synthetic).chain(public).chain(barred).collect()
    }

    /// The date that documents bear: that of the act, else that of `SOURCE_DATE_EPOCH`, else always the same one.
    pub(crate) fn date(&self) -> Date {
        let approved = self.assessment.criteria.approved.as_ref();
        approved.and_then(|act| Date::read(&act.date)).or(self.run.source_date).unwrap_or(Date::NONE)
    }

    /// `ranking.csv`.
    #[must_use]
    pub fn csv(&self) -> String {
        tables::ranking(self)
    }

    /// `ranking.csv` with the year before each row, for a stream of several years; the headings where they are wanted.
    #[must_use]
    pub fn csv_of_years(&self, headed: bool) -> String {
        tables::ranking_of_years(self, headed)
    }

    /// The ranking for Excel with the year before each row; the headings where they are wanted.
    #[must_use]
    pub fn office_csv_of_years(&self, headed: bool) -> String {
        tables::office_ranking_of_years(self, headed)
    }

    /// The ranking as a table that Excel opens by itself.
    #[must_use]
    pub fn office_csv(&self) -> String {
        tables::office_ranking(self)
    }

    /// Makes the files of the report folder and gives each to `put`, from any thread, as soon as it is made: all of them
    /// together take much memory. The run record comes last and names the digests of the others, which `digest` computes.
    ///
    /// # Errors
    /// The first that `put` has.
    pub fn files<E: Send>(
        &self,
        digest: impl Fn(&[u8]) -> String + Sync,
        put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let made = |at: usize| {
            let (name, make) = MADE[at];
            let bytes = make(self);
            put(name, &bytes).map(|()| (at, name, digest(&bytes)))
        };
        let alone = made(ALONE);
        let others = parallel::by_turns(TURNS.len(), |turn| made(TURNS[turn]));
        let mut made = [alone].into_iter().chain(others).collect::<Result<Vec<(usize, &str, String)>, E>>()?;
        made.sort_by_key(|(at, ..)| *at);
        let outputs: Vec<(&str, String)> = made.into_iter().map(|(_, name, digest)| (name, digest)).collect();
        put(run_record::FILE, json::run_record(self, &outputs).as_bytes())
    }
}

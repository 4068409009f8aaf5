//! Runs held against one another, ready to be shown: who entered the list and who left it, and why.

mod book;
mod differs;
mod grids;
mod json;
mod reasons;
mod shown;
mod slope;
mod tables;
mod tell;

use super::markdown::Page;
use super::page::{self, Blocks, Section};
use super::picture::Canvas;
use super::sheet::{Sheet, Terminal};
use super::terminal::Screen;
use super::wording::{self, point_digits};
use super::{Tone, escape};
use crate::compare::{Line, Move, Run, Step};
use crate::criteria::{Criteria, Indicator};
use crate::decision::Status;
use crate::number::Exact;
use crate::parallel;
use crate::run_record::VERSION;
use crate::school::School;
use crate::text::{Message, Texts};

pub(super) use json::CompareV1;
use tell::Extent;

/// What files tell.
const WHOLE: Extent = Extent { all: true, wide: true };
/// Columns of a terminal from which on tables have all columns.
const WIDE_FROM: u16 = 132;
/// Digits of a part of a place.
const PLACE_DIGITS: u32 = 1;

/// Runs held against one another.
pub struct Comparison<'a> {
    /// The runs, the earliest first.
    pub runs: &'a [Run<'a>],
    /// Of each run: what its folder or file is called.
    pub names: Vec<String>,
    /// Of each run: the title of its methodology.
    pub titles: Vec<String>,
    /// Whether the data of some of them are invented.
    pub synthetic: bool,
    /// Each run held against the one before it.
    pub steps: Vec<Step>,
    /// The schools over all runs.
    pub lines: Vec<Line>,
    /// The words.
    pub texts: &'a Texts,
}

/// What makes a file.
type Make = fn(&Comparison<'_>) -> Vec<u8>;

/// The files of a comparison.
const MADE: [(&str, Make); 8] = [
    ("compare.json", |comparison| comparison.json().into_bytes()),
    ("сравнение.html", |comparison| comparison.page().into_bytes()),
    ("сравнение.md", |comparison| comparison.markdown().into_bytes()),
    ("сравнение.xlsx", |comparison| book::bytes(comparison).expect("what a sheet takes is written to it")),
    ("changes.csv", |comparison| tables::changes(comparison).into_bytes()),
    ("parts.csv", |comparison| tables::parts(comparison).into_bytes()),
    ("trend.csv", |comparison| tables::trend(comparison).into_bytes()),
    ("matches.csv", |comparison| tables::matches(comparison).into_bytes()),
];

/// The files of a comparison, the one by which its folder is known first.
#[must_use]
pub fn comparison_files() -> Vec<&'static str> {
    MADE.iter().map(|(name, _)| *name).collect()
}

impl Comparison<'_> {
    /// Makes the files and gives each to `put`, from any thread.
    ///
    /// # Errors
    /// The first that `put` has.
    pub fn files<E: Send>(&self, put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync) -> Result<(), E> {
        let made = parallel::by_turns(MADE.len(), |at| {
            let (name, make) = MADE[at];
            put(name, &make(self))
        });
        made.into_iter().collect()
    }

    /// For a terminal.
    #[must_use]
    pub fn terminal(&self, canvas: Canvas) -> String {
        let mut screen = Screen::new(canvas);
        for line in self.banners() {
            screen.toned(Tone::Banner, &line);
        }
        screen.toned(Tone::Title, &self.title());
        let mut sheet = Terminal { screen, canvas };
        sheet.lines(&self.head());
        let wide = canvas.width >= WIDE_FROM;
        tell::whole(self, &mut sheet, Extent { all: false, wide });
        sheet.screen.text()
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = Page::new();
        for banner in self.banners() {
            page.block(&format!("> **{}**", escape::escaped(&banner)));
        }
        page.block(&format!("# {}", escape::escaped(&self.title())));
        page.lines(&self.head());
        tell::whole(self, &mut page, WHOLE);
        page.into_text()
    }

    /// As one self-contained page.
    #[must_use]
    pub fn page(&self) -> String {
        let mut sections: Vec<Section> = Vec::new();
        let mut add = |id: String, title: String, blocks: Blocks| {
            let blocks = blocks.into_blocks();
            if !blocks.is_empty() {
                sections.push(Section { id: id.into(), title, blocks });
            }
        };
        for (at, step) in self.steps.iter().enumerate() {
            let title = self.step_title(step);
            let mut blocks = Blocks::under(&title);
            tell::step(self, step, &mut blocks, WHOLE);
            if let Some(picture) = slope::picture(self, step) {
                blocks.picture(picture);
            }
            // the link that skips to the contents leads to the list
            add(if at == 0 { "list".to_owned() } else { format!("step-{at}") }, title, blocks);
        }
        for (id, key, write) in tell::CLOSING {
            let title = self.word(key);
            let mut blocks = Blocks::under(&title);
            write(self, &mut blocks, WHOLE);
            add(id.to_owned(), title, blocks);
        }
        let version = self.texts.say(&Message::new("page-version").with("version", VERSION));
        let files = self.texts.say(&Message::new("page-files").with("files", comparison_files()));
        page::written(self, self.head(), sections, vec![version, files])
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> String {
        json::document(self)
    }

    /// The changes, one row a school and step.
    #[must_use]
    pub fn csv(&self) -> String {
        tables::changes(self)
    }

    pub(super) fn word(&self, key: &'static str) -> String {
        self.texts.word(key)
    }

    pub(super) fn title(&self) -> String {
        self.texts.say(&Message::new("compare-title").with("years", self.years()))
    }

    pub(super) fn banners(&self) -> Vec<String> {
        self.synthetic.then(|| self.word("banner-synthetic")).into_iter().collect()
    }

    /// What the runs are called: by their years, those of one year by letters too.
    fn years(&self) -> Vec<String> {
        (0..self.runs.len()).map(|at| self.year(at)).collect()
    }

    /// What a run is called.
    pub(super) fn year(&self, at: usize) -> String {
        let year = self.runs[at].year;
        let alike = self.runs.iter().filter(|run| run.year == year).count();
        let before = self.runs[..at].iter().filter(|run| run.year == year).count();
        // two runs of a year are told apart: 2020 (1), 2020 (2)
        if alike > 1 { format!("{year} ({})", before + 1) } else { year.to_string() }
    }

    fn head(&self) -> Vec<String> {
        let run = |at: usize| {
            let run = &self.runs[at];
            let listed = run.standings.iter().filter(|school| school.status == Status::Listed).count();
            let alike = self.runs.iter().filter(|other| other.year == run.year).count();
            let key = if alike > 1 { "compare-run-named" } else { "compare-run" };
            let message = Message::new(key).with("year", self.year(at)).with("name", self.names[at].as_str());
            let message = message.with("criteria", self.titles[at].as_str()).with("sha256", run.criteria_sha256);
            self.texts.say(&message.with("listed", listed).with("schools", run.standings.len()))
        };
        (0..self.runs.len()).map(run).collect()
    }

    fn step_title(&self, step: &Step) -> String {
        let message = Message::new("compare-step").with("before", self.year(step.earlier));
        self.texts.say(&message.with("after", self.year(step.earlier + 1)))
    }

    /// The school of a move, as the later run knows it, else as the earlier one does.
    fn school(&self, step: &Step, found: &Move) -> &School {
        let schools = |run: usize| self.runs[run].register.schools();
        match found.after {
            Some(school) => &schools(step.earlier + 1)[school],
            None => &schools(step.earlier)[found.before[0]],
        }
    }

    fn criteria(&self, run: usize) -> Option<&Criteria> {
        self.runs[run].made_of.as_ref().map(|(assessment, _)| assessment.criteria)
    }

    /// An indicator of a step, as the later methodology has it, else as the earlier one does.
    fn indicator(&self, step: &Step, id: &str) -> Option<&Indicator> {
        let of = |run: usize| self.criteria(run)?.indicators.iter().find(|indicator| indicator.id == id);
        of(step.earlier + 1).or_else(|| of(step.earlier))
    }

    /// Digits of points in a step.
    fn digits(&self, step: &Step) -> u32 {
        let of = |run: usize| self.criteria(run).map_or(2, point_digits);
        of(step.earlier).max(of(step.earlier + 1))
    }

    /// A difference with its sign.
    fn signed(&self, number: &Exact, digits: u32) -> String {
        let text = self.texts.number(number, digits);
        if *number > 0 { format!("+{text}") } else { text }
    }

    fn score(&self, run: usize, school: usize) -> String {
        self.score_with(run, school, self.criteria(run).map_or(2, point_digits))
    }

    /// A score with so many digits: beside one of another year it has as many as that one.
    fn score_with(&self, run: usize, school: usize, digits: u32) -> String {
        let score = self.runs[run].standings[school].score.as_ref();
        score.map_or_else(|| self.word("value-none"), |score| self.texts.number(score, digits))
    }

    fn place(&self, run: usize, school: usize) -> String {
        let place = self.runs[run].standings[school].place;
        place.map_or_else(|| self.word("value-none"), |place| place.to_string())
    }

    /// From something to something else.
    fn both(&self, before: Option<String>, after: Option<String>) -> String {
        let none = || self.word("value-none");
        let message = Message::new("compare-from-to").with("before", before.unwrap_or_else(none));
        self.texts.say(&message.with("after", after.unwrap_or_else(none)))
    }

    fn status(&self, run: usize, school: usize) -> String {
        self.texts.say(&wording::status(self.runs[run].standings[school].status))
    }
}

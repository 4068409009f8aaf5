//! A list of somebody else's held against the data, for a terminal: how far it agrees, and for each school that differs
//! what would explain it.

use super::{causes, json};
use crate::report::Report;
use crate::report::ink::Tone;
use crate::report::picture::Canvas;
use crate::report::terminal::{Screen, figure, opening, table, words};
use crate::report::wording::{number, status};
use crate::text::Message;
use crate::verify::{Comparison, Differing, Holds, Outcome, PassedOver, Unread};

/// Rows that could not be used and are named.
const UNREAD: usize = 20;
/// Columns that were not read for one reason and are named.
const COLUMNS: usize = 12;

/// A list held against the data, ready to be shown.
pub struct Compared<'r> {
    /// What is known of the data.
    pub report: &'r Report<'r>,
    /// What came out.
    pub comparison: &'r Comparison<'r>,
    /// The file of the list.
    pub file: &'r str,
    /// Its sheet.
    pub sheet: Option<&'r str>,
}

impl Compared<'_> {
    /// As JSON.
    #[must_use]
    pub fn json(&self) -> String {
        json::list(self)
    }

    /// For a terminal.
    #[must_use]
    pub fn terminal(&self, canvas: Canvas) -> String {
        let (report, comparison) = (self.report, self.comparison);
        let mut screen = Screen::new(canvas);
        opening(report, &mut screen);
        let place = match self.sheet {
            Some(sheet) => format!("{} › {sheet}", self.file),
            None => self.file.to_owned(),
        };
        screen.heading(&report.word("verify-list-heading"));
        let head = Message::new("verify-list-head").with("place", place).with("count", comparison.list.entries.len());
        screen.prose(&report.say(&head));
        self.columns(&mut screen);
        if !comparison.list.has_verdicts {
            screen.prose(&report.word("verify-list-no-verdicts"));
        }
        for row in &comparison.list.former {
            screen.prose(&report.say(&line(row)));
        }
        self.unread(&comparison.list.unread, "verify-list-unread", "verify-list-rows-more", &mut screen);
        if !comparison.list.unread.is_empty() {
            screen.gap();
            screen.prose(&report.word("verify-list-first"));
        }
        self.unread(&comparison.list.unread_numbers, "verify-list-numbers", "verify-list-cells-more", &mut screen);
        if !comparison.list.unread.is_empty() || !comparison.list.unread_numbers.is_empty() {
            screen.heading(&report.word("verify-list-result"));
        }
        let counts = Message::new("verify-list-counts")
            .with("both", comparison.both.len())
            .with("theirs", comparison.only_theirs().count())
            .with("ours", comparison.only_ours().count());
        screen.prose(&report.say(&counts));
        let agrees = comparison.outcome() == Outcome::Agrees;
        let tone = if agrees { Tone::Title } else { Tone::Fault };
        screen.toned(tone, &self.verdict());
        self.blank_verdicts(&mut screen);
        self.numbers(&mut screen);
        self.numbers_apart(canvas, &mut screen);
        if !comparison.differing.is_empty() && !comparison.names_all() {
            let is_explained = comparison.is_explained();
            screen.heading(&report.word(if is_explained {
                "verify-list-differing"
            } else {
                "verify-list-apart-so-far"
            }));
            screen.table(&self.table(canvas));
            if comparison.is_explained() {
                for differing in &comparison.differing {
                    self.causes(differing, &mut screen);
                }
                screen.gap();
                screen.prose(&report.word("verify-list-note"));
            }
        }
        screen.text()
    }

    fn verdict(&self) -> String {
        let comparison = self.comparison;
        let is_whole = comparison.list.unread.is_empty();
        if comparison.differing.is_empty() {
            return self.report.word(if is_whole { "verify-list-agrees" } else { "verify-list-agrees-so-far" });
        }
        if !is_whole {
            return self.report.word("verify-list-not-whole");
        }
        if comparison.names_all() {
            return self.report.word("verify-list-names-all");
        }
        let Some(best) = comparison.changes.first() else {
            return self.report.word(self.decided_otherwise().unwrap_or("verify-list-unexplained"));
        };
        let change = causes::change(self.report, &best.change);
        let key = if best.left == 0 { "verify-list-explained" } else { "verify-list-partly" };
        let message = Message::new(key).with("kind", causes::kind(&best.change)).with("change", change);
        let all = comparison.differing.len();
        let message = message.with("count", all).with("explains", best.explains).with("left", best.left);
        self.report.say(&message)
    }

    /// What is said where no change explains anything, though the numbers of the list are ours.
    fn decided_otherwise(&self) -> Option<&'static str> {
        let (scores, places) = (&self.comparison.scores, &self.comparison.places);
        if !scores.apart.is_empty() || !places.apart.is_empty() {
            return None;
        }
        match (scores.all_agree(), places.all_agree()) {
            (true, true) => Some("verify-list-decided-otherwise"),
            (true, false) => Some("verify-list-decided-otherwise-scores"),
            (false, true) => Some("verify-list-decided-otherwise-places"),
            (false, false) => None,
        }
    }

    /// The columns that were not read, and the sheets.
    fn columns(&self, screen: &mut Screen) {
        let list = &self.comparison.list;
        let read = list.columns.iter().map(|column| {
            let message = Message::new(match column.holds {
                Holds::Name => "verify-list-of-name",
                Holds::Code => "verify-list-of-code",
                Holds::Verdict => "verify-list-of-verdict",
                Holds::Score => "verify-list-of-score",
                Holds::Place => "verify-list-of-place",
            });
            let message = message.with("heading", column.heading.as_str()).with("cell", column.origin.cell());
            if column.by_contents { Message::new("verify-list-by-contents").with("column", message) } else { message }
        });
        let message = Message::new("verify-list-read").with("columns", read.collect::<Vec<_>>());
        screen.prose(&self.report.say(&message));
        // those that are not read for one reason stand in one sentence
        let mut told: Vec<(&Message, Vec<&PassedOver>)> = Vec::new();
        for column in &list.passed_over {
            match told.iter_mut().find(|(why, _)| **why == column.why) {
                Some((_, columns)) => columns.push(column),
                None => told.push((&column.why, vec![column])),
            }
        }
        for (why, columns) in told {
            let named = columns.iter().take(COLUMNS).map(|column| {
                let message = Message::new("verify-list-column").with("heading", column.heading.as_str());
                self.report.say(&message.with("cell", column.origin.cell()))
            });
            let rest = (columns.len() > COLUMNS).then(|| "…".to_owned());
            let named: Vec<String> = named.chain(rest).collect();
            let message = Message::new("verify-list-passed-over").with("columns", named).with("why", why.clone());
            screen.prose(&self.report.say(&message));
        }
        if !list.other_sheets.is_empty() {
            let message = Message::new("verify-list-other-sheets").with("sheets", list.other_sheets.clone());
            screen.prose(&self.report.say(&message));
        }
    }

    /// Schools of which the column of verdicts says nothing, or has a dash.
    fn blank_verdicts(&self, screen: &mut Screen) {
        let list = &self.comparison.list;
        let without = list.entries.iter().filter(|entry| list.has_verdicts && entry.status.is_none());
        let (dashes, blank): (Vec<_>, Vec<_>) = without.partition(|entry| list.dashes.contains(&entry.school));
        for (key, count) in [("verify-list-blank", blank.len()), ("verify-list-dashes", dashes.len())] {
            if count > 0 {
                screen.prose(&self.report.say(&Message::new(key).with("count", count)));
            }
        }
    }

    fn table(&self, canvas: Canvas) -> comfy_table::Table {
        let report = self.report;
        let is_explained = self.comparison.is_explained();
        let mut header =
            vec!["column-school", "verify-column-theirs", "verify-column-ours", "column-rank", "column-score"];
        header.extend(is_explained.then_some("verify-column-cause"));
        let mut rows = table(canvas, &header.into_iter().map(|key| report.word(key)).collect::<Vec<_>>());
        for differing in &self.comparison.differing {
            let school = differing.school;
            let assessed = &report.assessment.schools[school];
            let none = || report.word("value-none");
            let cause = differing.causes.first().map(|cause| causes::kind(&cause.change));
            let mut row = vec![
                words(&report.assessment.school(school).short_name),
                words(self.theirs(differing)),
                words(report.say(&status(report.assessment.final_status(school)))),
                figure(assessed.rank.map_or_else(none, |rank| rank.to_string())),
                figure(assessed.total().map_or_else(none, |total| report.points(&total.score))),
            ];
            row.extend(is_explained.then(|| words(cause.map_or_else(none, |cause| report.say(&cause)))));
            rows.add_row(row);
        }
        rows
    }

    /// What the list says of a school: with its score or place, where it gives them.
    fn theirs(&self, differing: &Differing) -> String {
        let report = self.report;
        let entry = self.comparison.entry(differing.school);
        let verdict = match entry.and_then(|entry| entry.status) {
            Some(said) => report.say(&status(said)),
            None if differing.theirs => report.word("status-listed"),
            None if entry.is_some() => report.word("verify-list-undecided"),
            None => report.word("verify-list-absent"),
        };
        let score = entry.and_then(|entry| entry.score.as_ref()?.number.as_ref());
        match score {
            Some(score) => {
                let message = Message::new("verify-list-with-score").with("verdict", verdict);
                report.say(&message.with("score", number(&score.value, score.digits)))
            }
            None => verdict,
        }
    }

    fn causes(&self, differing: &Differing, screen: &mut Screen) {
        let report = self.report;
        let name = report.assessment.school(differing.school).short_name.as_str();
        screen.gap();
        screen.toned(Tone::Title, name);
        if differing.causes.is_empty() {
            let is_apart = !self.comparison.scores.apart.is_empty() || !self.comparison.places.apart.is_empty();
            let none = if is_apart { "verify-list-no-cause-stated" } else { "verify-list-no-cause" };
            screen.prose(&report.word(self.decided_otherwise().unwrap_or(none)));
        }
        for (place, cause) in differing.causes.iter().enumerate() {
            let key = if place == 0 { "verify-list-cause" } else { "verify-list-cause-other" };
            let verdict = report.word(if differing.theirs { "status-listed" } else { "status-not-listed" });
            let message = Message::new(key)
                .with("kind", causes::kind(&cause.change))
                .with("change", causes::change(report, &cause.change))
                .with("verdict", verdict)
                .with("left", cause.left);
            screen.prose(&report.say(&message));
        }
    }

    /// Rows or cells that were not read, under a heading.
    fn unread(&self, unread: &[Unread], heading: &'static str, rest: &'static str, screen: &mut Screen) {
        if unread.is_empty() {
            return;
        }
        screen.heading(&self.report.word(heading));
        for row in unread.iter().take(UNREAD) {
            screen.prose(&self.report.say(&line(row)));
        }
        let more = unread.len().saturating_sub(UNREAD);
        if more > 0 {
            screen.prose(&self.report.say(&Message::new(rest).with("count", more)));
        }
    }
}

/// A row of the list and what is to be told of it.
fn line(row: &Unread) -> Message {
    Message::new("verify-list-row").with("cell", row.origin.to_string()).with("why", row.why.clone())
}

//! Schools explained: the same text of each for a terminal and as Markdown.

use super::Report;
use super::escape::escaped;
use super::ink::Tone;
use super::json;
use super::markdown::Page;
use super::picture::Canvas;
use super::school;
use super::sheet::{Sheet, Terminal};
use super::terminal::{Screen, opening};
use crate::assess::{Flips, Reference};

/// What is to be explained, and how.
pub struct Explained<'r, 'a> {
    /// The schools: places of the register, in the order in which they are shown.
    pub schools: &'r [usize],
    /// What each of them is held against.
    pub references: &'r [Reference],
    /// What would have to change.
    pub flips: &'r Flips<'r, 'a>,
}

impl Report<'_> {
    /// Schools whole, for a terminal.
    #[must_use]
    pub fn explained(&self, explained: &Explained<'_, '_>, canvas: Canvas) -> String {
        let mut terminal = Terminal { screen: Screen::new(canvas), canvas };
        opening(self, &mut terminal.screen);
        for line in self.warnings() {
            terminal.screen.toned(Tone::Warning, &line);
        }
        for school in explained.schools {
            terminal.gap();
            terminal.screen.toned(Tone::Title, &school::title(self, *school));
            self.tell(explained, *school, &mut terminal);
        }
        terminal.screen.text()
    }

    /// Schools whole, as Markdown.
    #[must_use]
    pub fn explained_markdown(&self, explained: &Explained<'_, '_>) -> String {
        let mut page = Page::headed(self);
        page.warnings(self);
        for school in explained.schools {
            page.block(&format!("## {}", escaped(&school::title(self, *school))));
            self.tell(explained, *school, &mut page);
        }
        page.into_text()
    }

    /// Schools whole, as JSON.
    #[must_use]
    pub fn explained_json(&self, explained: &Explained<'_, '_>) -> String {
        json::explained(self, explained)
    }

    /// All that is told of one school.
    pub(super) fn tell(&self, explained: &Explained<'_, '_>, school: usize, sheet: &mut dyn Sheet) {
        school::head(self, school, sheet);
        self.tell_history(school, sheet);
        section(sheet, &self.word("firm-of-school"), &self.firm_lines(school));
        let flags = self.flag_lines(school);
        if !flags.is_empty() {
            let lines: Vec<String> = std::iter::once(self.word("flags-note")).chain(flags).collect();
            section(sheet, &self.word("report-flags"), &lines);
        }
        for reference in explained.references {
            self.tell_against(school, *reference, sheet);
        }
        self.tell_rules(school, sheet);
        self.tell_changes(explained.flips, school, sheet);
        school::numbers(self, school, sheet);
        section(sheet, &self.word("report-precision"), &self.precision_note(true));
    }
}

fn section(sheet: &mut dyn Sheet, heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        sheet.heading(heading);
        sheet.lines(lines);
    }
}

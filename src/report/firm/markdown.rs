//! How firm the list is, as a section of a page; and alone, as Markdown.

use crate::report::Report;
use crate::report::markdown::Page;
use crate::report::sheet::Sheet;

/// What stands under the heading of the section.
pub(in crate::report) fn section(page: &mut dyn Sheet, report: &Report<'_>) {
    let Some(firm) = report.firmness else {
        page.lines(&[report.firm_lacking()]);
        return;
    };
    page.lines(&report.firm_summary());
    page.grid(&report.firm_grid(firm));
    let items = |page: &mut dyn Sheet, key: &'static str, lines: &[String]| {
        if !lines.is_empty() {
            page.heading(&report.word(key));
            page.items(lines);
        }
    };
    items(page, "firm-without", &report.without_lines());
    items(page, "firm-shifted-heading", &report.shifted_lines());
    if !firm.intervals.is_empty() {
        page.heading(&report.word("firm-intervals"));
        page.grid(&report.intervals_grid(firm));
        page.lines(&[report.word("firm-intervals-note")]);
    }
    items(page, "firm-others", &report.agreement());
    items(page, "firm-notes", &report.firm_notes());
}

impl Report<'_> {
    /// How firm the list is, as a page of Markdown.
    #[must_use]
    pub fn firm_markdown(&self) -> String {
        let mut page = Page::headed(self);
        page.warnings(self);
        page.block(&format!("## {}", self.word("firm-heading")));
        section(&mut page, self);
        page.into_text()
    }
}

//! How firm the list is, as a section of Markdown.

use crate::report::Report;
use crate::report::markdown::Page;

/// The section, under headings of a level; of a report, or alone.
pub(in crate::report) fn section(page: &mut Page, report: &Report<'_>, level: usize) {
    let heading = |key: &'static str, more: usize| format!("{} {}", "#".repeat(level + more), report.word(key));
    page.block(&heading("firm-heading", 0));
    let Some(firm) = report.firmness else {
        page.paragraph(&report.word("firm-none"));
        return;
    };
    for line in report.firm_summary() {
        page.paragraph(&line);
    }
    page.table(&report.firm_grid(firm));
    lines(page, &heading("firm-without", 1), &report.without_lines());
    lines(page, &heading("firm-shifted-heading", 1), &report.shifted_lines());
    if !firm.intervals.is_empty() {
        page.block(&heading("firm-intervals", 1));
        page.table(&report.intervals_grid(firm));
        page.paragraph(&report.word("firm-intervals-note"));
    }
    lines(page, &heading("firm-others", 1), &report.agreement());
    lines(page, &heading("firm-notes", 1), &report.firm_notes());
}

fn lines(page: &mut Page, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    page.block(heading);
    page.items(lines);
}

impl Report<'_> {
    /// How firm the list is, as a page of Markdown.
    #[must_use]
    pub fn firm_markdown(&self) -> String {
        let mut page = Page::headed(self);
        page.warnings(self);
        section(&mut page, self, 2);
        page.into_text()
    }
}

//! How firm the list is, as a section of Markdown.

use crate::decision::Status;
use crate::report::Report;
use crate::report::grid::Grid;
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
    let mut header = vec!["column-rank", "column-school", "column-status"];
    header.extend(firm.results.as_ref().map(|_| "firm-column-results"));
    header.extend(firm.weights.as_ref().map(|_| "firm-column-weights"));
    let ranks = firm.results.is_some() && report.assessment.criteria.ranking().is_some();
    header.extend(ranks.then_some("firm-column-places"));
    header.push("firm-doubts");
    let figures: Vec<bool> =
        header.iter().map(|key| !matches!(*key, "column-school" | "column-status" | "firm-doubts")).collect();
    let row = |school: usize| {
        let assessed = &report.assessment.schools[school];
        let none = || report.word("value-none");
        let mut row = vec![
            assessed.rank.map_or_else(none, |rank| rank.to_string()),
            report.assessment.school(school).short_name.clone(),
            report.say(&crate::report::wording::status(assessed.status)),
        ];
        for likelihoods in [&firm.results, &firm.weights].into_iter().flatten() {
            row.push(report.likelihood_cell(firm, likelihoods[school]));
        }
        if let (true, Some(likelihoods)) = (ranks, &firm.results) {
            row.push(likelihoods[school].ranks.map_or_else(none, |(low, high)| format!("{low}–{high}")));
        }
        row.push(report.doubts(school).join("; "));
        row
    };
    let judged = |school: &usize| {
        matches!(report.assessment.schools[*school].status, Status::Listed | Status::Risk | Status::NotListed)
    };
    let rows: Vec<Vec<String>> = report.assessment.shown().filter(judged).map(row).collect();
    let header: Vec<String> = header.into_iter().map(|key| report.word(key)).collect();
    page.table(&Grid { header, figures, rows });
    lines(page, &heading("firm-without", 1), &report.without_lines());
    lines(page, &heading("firm-shifted-heading", 1), &report.shifted_lines());
    if !firm.intervals.is_empty() {
        page.block(&heading("firm-intervals", 1));
        let header = ["firm-column-weighed", "column-weight", "firm-column-from", "firm-column-to"];
        let rows: Vec<Vec<String>> =
            firm.intervals.iter().map(|interval| report.weight_interval(interval).to_vec()).collect();
        page.table(&Grid::of_figures(header.map(|key| report.word(key)).to_vec(), rows));
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

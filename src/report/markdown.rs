//! The whole report as Markdown: `отчет.md`.

use super::Report;
use super::escape::escaped;
use super::firm;
use super::grid::Grid;
use super::methodology;
use crate::text::{Message, printable};

pub(super) fn render(report: &Report<'_>) -> String {
    let mut page = Page::headed(report);
    if report.draft().is_some() {
        page.block(&format!("## {}", report.word("draft-heading")));
        report.tell_draft(&mut page);
    }
    page.block(&format!("## {}", report.word("report-list")));
    page.warnings(report);
    page.block(&escaped(&report.cut()));
    if report.assessment.listed().next().is_some() {
        page.table(&report.list_grid());
    }
    for line in report.beside_the_list().into_iter().chain(report.decisions_and_marks()) {
        page.block(&escaped(line.trim_start()));
    }
    flags(&mut page, report);
    if report.assessment.listed().next().is_some() {
        page.block(&format!("## {}", report.word("report-why")));
        page.block(&escaped(&report.why_note()));
        for line in report.precision_note(false) {
            page.paragraph(&line);
        }
    }
    let flips = report.assessment.flips();
    if let Some(note) = report.easiest_note(&flips) {
        page.paragraph(&note);
    }
    for school in report.assessment.listed() {
        school_section(&mut page, report, school);
        if let Some(easiest) = report.easiest(&flips, school) {
            page.paragraph(&easiest);
        }
    }
    page.block(&format!("## {}", report.word("firm-heading")));
    firm::section(&mut page, report);
    page.block(&format!("## {}", report.word(report.ranking_title())));
    page.table(&report.ranking_told());
    section(&mut page, report, "report-years", &report.years());
    let matches: Vec<String> = report.matches.iter().map(|found| report.matched(found)).collect();
    section(&mut page, report, "report-matches", &matches);
    page.block(&format!("## {}", report.word("report-inputs")));
    page.table(&report.inputs_grid());
    let findings: Vec<String> = report.findings.iter().map(|finding| report.finding(finding)).collect();
    section(&mut page, report, "report-findings", &findings);
    page.block(&format!("## {}", report.word("report-methodology")));
    page.block(methodology::annex(report.assessment.criteria, report.texts, 3).trim_end());
    page.block(&format!("## {}", report.word("report-criteria-file")));
    page.block(&escaped(&report.word("report-methodology-note")));
    page.fenced(&report.run.criteria_text);
    page.into_text()
}

/// A page being written.
pub(super) struct Page {
    text: String,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { text: String::new() }
    }

    /// With the lines above every report: the banner of invented data, the title, the methodology.
    pub(super) fn headed(report: &Report<'_>) -> Self {
        let mut page = Self::new();
        let mut head = report.head().into_iter();
        for banner in report.banners() {
            page.block(&format!("> **{}**", escaped(&banner)));
        }
        page.block(&format!("# {}", escaped(&head.next().unwrap_or_default())));
        for line in head {
            page.paragraph(&line);
        }
        page
    }

    /// What must be seen before anything that is made of the data.
    pub(super) fn warnings(&mut self, report: &Report<'_>) {
        for line in report.warnings() {
            self.block(&format!("**{}**", escaped(&line)));
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Words that may come from files.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(&escaped(text));
    }

    pub(super) fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub(super) fn table(&mut self, grid: &Grid) {
        let line = |cells: &[String]| {
            format!("| {} |", cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(" | "))
        };
        let rule =
            grid.figures.iter().map(|figure| if *figure { "---:" } else { "---" }).collect::<Vec<_>>().join(" | ");
        let mut lines = vec![line(&grid.header), format!("| {rule} |")];
        lines.extend(grid.rows.iter().map(|row| line(row)));
        self.block(&lines.join("\n"));
    }

    /// A list of lines.
    pub(super) fn list(&mut self, lines: &[String]) {
        self.block(&lines.iter().map(|line| format!("- {}", escaped(line))).collect::<Vec<_>>().join("\n"));
    }

    /// A text as it is, in a fence longer than any in it; what would steer the reading of it is shown.
    fn fenced(&mut self, text: &str) {
        let text = printable(&text.replace("\r\n", "\n"));
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.block(&format!("{fence}toml\n{text}{end}{fence}"));
    }
}

fn section(page: &mut Page, report: &Report<'_>, key: &'static str, lines: &[String]) {
    if !lines.is_empty() {
        page.block(&format!("## {}", report.word(key)));
        page.list(lines);
    }
}

/// The marks beside the verdict, and those that could not be looked at.
fn flags(page: &mut Page, report: &Report<'_>) {
    let (given, unseen) = (report.flags_in_whole(), report.flags_unseen());
    if given.is_empty() && unseen.is_empty() {
        return;
    }
    page.block(&format!("## {}", report.word("report-flags")));
    page.paragraph(&report.word("flags-note"));
    items(page, &given);
    items(page, &unseen);
}

/// Lines as items of a list.
fn items(page: &mut Page, lines: &[String]) {
    if !lines.is_empty() {
        page.block(&lines.iter().map(|line| listed(line)).collect::<Vec<_>>().join("\n"));
    }
}

fn school_section(page: &mut Page, report: &Report<'_>, school: usize) {
    let assessed = &report.assessment.schools[school];
    let name = report.assessment.school(school).name.as_str();
    let head = match (assessed.rank, assessed.total()) {
        (Some(rank), Some(total)) => report.say(
            &Message::new("report-school-head")
                .with("school", name)
                .with("rank", rank.to_string())
                .with("score", report.points(&total.score)),
        ),
        _ => name.to_owned(),
    };
    page.block(&format!("### {}", escaped(&head)));
    items(page, &report.rule_lines(school));
    if let Some(line) = report.history_line(school) {
        page.paragraph(&line);
    }
    if let Some(years) = report.history_grid(school) {
        page.table(&years);
    }
    if let Some(total) = assessed.total() {
        page.table(&report.sums_grid(school, total));
    } else if let Some(published) = report.published_grid(school) {
        page.table(&published);
    }
    let missing: Vec<String> = report.missing(school, true).iter().map(|line| format!("- {}", escaped(line))).collect();
    if !missing.is_empty() {
        page.block(&missing.join("\n"));
    }
    items(page, &report.flag_lines(school));
}

/// A line as an item of a list, an indented one inside the item before it.
fn listed(line: &str) -> String {
    let indent = if line.starts_with(' ') { "  " } else { "" };
    format!("{indent}- {}", escaped(line.trim_start()))
}

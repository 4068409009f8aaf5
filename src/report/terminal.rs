//! The list with its reasons, as text for a terminal.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::Report;
use crate::number::Exact;
use crate::text::{Message, printable};

/// How many reasons the list names beside each school.
const REASONS_SHOWN: usize = 2;

pub(super) fn render(report: &Report<'_>, width: u16) -> String {
    let mut screen = Screen::new(width);
    for line in report.head() {
        screen.prose(&line);
    }
    screen.gap();
    for line in report.warnings() {
        screen.prose(&line);
    }
    screen.prose(&report.cut());
    if report.assessment.listed().next().is_some() {
        screen.table(&list(report, width));
    }
    for line in report.beside_the_list().into_iter().chain(report.decisions_and_marks()) {
        screen.prose(&line);
    }
    if report.assessment.listed().next().is_some() {
        screen.heading(&report.word("report-why"));
        screen.prose(&report.why_note());
    }
    for school in report.assessment.listed() {
        screen.gap();
        screen.prose(&school_head(report, school));
        if report.assessment.schools[school].total().is_some() {
            screen.table(&reasons(report, school, width));
        }
        for line in report.rule_lines(school, false) {
            screen.prose(&line);
        }
        for line in report.missing(school, false) {
            screen.prose(&line);
        }
        if let Some(rest) = rest(report, school) {
            screen.prose(&rest);
        }
    }
    screen.heading(&report.word("report-years"));
    for line in report.years() {
        screen.prose(&line);
    }
    if !report.matches.is_empty() {
        screen.heading(&report.word("report-matches"));
        for found in report.matches {
            screen.prose(&report.matched(found));
        }
    }
    screen.text()
}

/// Text being laid out for so many columns of a terminal.
pub struct Screen {
    width: usize,
    text: String,
}

impl Screen {
    /// Nothing yet.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self { width: usize::from(width), text: String::new() }
    }

    /// A line of prose, broken between words; what is broken off stands under the text and two columns in.
    pub fn prose(&mut self, line: &str) {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let mut column = indent;
        self.text.push_str(&" ".repeat(indent));
        for (index, word) in body.split(' ').enumerate() {
            let length = word.chars().count();
            if index > 0 && column + 1 + length > self.width {
                column = indent + 2;
                self.text.push('\n');
                self.text.push_str(&" ".repeat(column));
            } else if index > 0 {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(word);
            column += length;
        }
        self.text.push('\n');
    }

    /// A line as it is.
    pub fn verbatim(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A heading over what follows.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.prose(&text.to_uppercase());
    }

    /// A table.
    pub fn table(&mut self, table: &Table) {
        self.text.push_str(&table.to_string());
        self.text.push('\n');
    }

    /// A blank line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The text with nothing in it that a terminal would obey.
    #[must_use]
    pub fn text(self) -> String {
        printable(&self.text)
    }
}

/// A table that fits so many columns.
#[must_use]
pub fn table(width: u16, header: &[String]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .set_header(header);
    table
}

/// A cell of figures.
pub(super) fn figure(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn list(report: &Report<'_>, width: u16) -> Table {
    if report.assessment.criteria.ranking().is_none() {
        let mut table = table(width, &["column-school", "column-grounds"].map(|key| report.word(key)));
        for school in report.assessment.listed() {
            let name = Cell::new(&report.assessment.school(school).short_name);
            table.add_row(vec![name, Cell::new(report.in_short(school, REASONS_SHOWN))]);
        }
        return table;
    }
    let header = ["column-rank", "column-school", "column-score", "column-reasons"].map(|key| report.word(key));
    let mut table = table(width, &header);
    for school in report.assessment.listed() {
        let assessed = &report.assessment.schools[school];
        table.add_row(vec![
            figure(assessed.rank.map_or_else(String::new, |rank| rank.to_string())),
            Cell::new(report.name_in_pool(school)),
            figure(assessed.total().map_or_else(String::new, |total| report.points(&total.score))),
            Cell::new(report.in_short(school, REASONS_SHOWN)),
        ]);
    }
    table
}

fn school_head(report: &Report<'_>, school: usize) -> String {
    let assessed = &report.assessment.schools[school];
    let name = report.assessment.school(school).short_name.as_str();
    let (Some(total), Some(rank)) = (assessed.total(), assessed.rank) else { return name.to_owned() };
    let message = Message::new("report-school-head").with("school", name).with("rank", rank.to_string());
    report.say(&message.with("score", report.points(&total.score)))
}

fn reasons(report: &Report<'_>, school: usize, width: u16) -> Table {
    let keys =
        ["column-indicator", "column-value", "column-counts", "column-median", "column-outside", "column-shortfall"];
    let mut table = table(width, &keys.map(|key| report.word(key)));
    let outside = report.assessment.cut(school).and_then(|cut| cut.first_outside);
    for reason in report.weighty(school) {
        table.add_row(vec![
            Cell::new(&report.indicator(reason.indicator).short),
            figure(report.value(school, reason.indicator)),
            figure(report.counts(school, reason.indicator)),
            figure(report.median(reason.indicator)),
            figure(
                outside.map_or_else(
                    || report.word("value-none"),
                    |outside| report.value_or_dash(outside, reason.indicator),
                ),
            ),
            figure(report.points(&reason.shortfall)),
        ]);
    }
    table
}

/// What the indicators that are no worse than the median add, so that the sums close.
fn rest(report: &Report<'_>, school: usize) -> Option<String> {
    let reasons = report.assessment.reasons(school);
    let others: Vec<_> = reasons.iter().filter(|reason| reason.shortfall <= 0).collect();
    let sum: Exact = others.iter().map(|reason| -&reason.shortfall).sum();
    (!others.is_empty()).then(|| report.say(&Message::new("report-school-rest").with("amount", report.points(&sum))))
}

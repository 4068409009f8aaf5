//! The list with its reasons, as text for a terminal.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::Report;
use crate::text::Message;

/// How many reasons the list names beside each school.
const REASONS_SHOWN: usize = 2;

pub(super) fn render(report: &Report<'_>, width: u16) -> String {
    let mut lines: Vec<String> = report.head();
    lines.push(String::new());
    lines.push(report.cut());
    lines.push(list(report, width));
    lines.extend(report.beside_the_list());
    lines.push(String::new());
    lines.push(report.word("report-why").to_uppercase());
    lines.push(report.why_note());
    for school in report.assessment.listed() {
        lines.push(String::new());
        lines.push(school_head(report, school));
        lines.push(reasons(report, school, width));
    }
    let years = report.years();
    if !years.is_empty() {
        lines.push(String::new());
        lines.push(report.word("report-years").to_uppercase());
        lines.extend(years);
    }
    if !report.matches.is_empty() {
        lines.push(String::new());
        lines.push(report.word("report-matches").to_uppercase());
        lines.extend(report.matches.iter().map(|found| report.matched(found)));
    }
    lines.push(String::new());
    printable(&lines.join("\n"))
}

/// A table that fits so many columns.
pub(super) fn table(width: u16, header: &[String]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic).set_width(width).set_header(header);
    table
}

/// A cell of figures.
pub(super) fn figure(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn list(report: &Report<'_>, width: u16) -> String {
    let header = ["column-rank", "column-school", "column-score", "column-reasons"].map(|key| report.word(key));
    let mut table = table(width, &header);
    for school in report.assessment.listed() {
        let assessed = &report.assessment.schools[school];
        let reasons: Vec<String> = report.weighty(school).take(REASONS_SHOWN).map(|reason| report.indicator(reason.indicator).title.clone()).collect();
        table.add_row(vec![
            figure(assessed.rank.map_or_else(String::new, |rank| rank.to_string())),
            Cell::new(&report.assessment.school(school).short_name),
            figure(assessed.total().map_or_else(String::new, |total| report.points(&total.score))),
            Cell::new(reasons.join("; ")),
        ]);
    }
    table.to_string()
}

fn school_head(report: &Report<'_>, school: usize) -> String {
    let assessed = &report.assessment.schools[school];
    report.say(
        &Message::new("report-school-head")
            .with("school", report.assessment.school(school).short_name.as_str())
            .with("rank", assessed.rank.map_or_else(String::new, |rank| rank.to_string()))
            .with("score", assessed.total().map_or_else(String::new, |total| report.points(&total.score))),
    )
}

fn reasons(report: &Report<'_>, school: usize, width: u16) -> String {
    let keys = ["column-indicator", "column-value", "column-counts", "column-median", "column-outside", "column-shortfall"];
    let mut table = table(width, &keys.map(|key| report.word(key)));
    let outside = report.assessment.cut.as_ref().and_then(|cut| cut.first_outside);
    for reason in report.weighty(school) {
        table.add_row(vec![
            Cell::new(&report.indicator(reason.indicator).title),
            figure(report.value(school, reason.indicator)),
            figure(report.counts(school, reason.indicator)),
            figure(report.median(reason.indicator)),
            figure(outside.map_or_else(|| report.word("value-none"), |outside| report.value_or_dash(outside, reason.indicator))),
            figure(report.points(&reason.shortfall)),
        ]);
    }
    let rest: crate::number::Exact =
        report.assessment.schools[school].reasons.iter().filter(|reason| !(reason.shortfall > 0)).map(|reason| -&reason.shortfall).sum();
    let rest = report.say(&Message::new("report-school-rest").with("amount", report.points(&rest)));
    format!("{table}\n{rest}")
}

/// The text with nothing in it that a terminal would obey: control characters become U+FFFD, marks of direction are
/// shown by their number.
pub(super) fn printable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => plain.push(character),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                plain.push_str(&format!("‹U+{:04X}›", u32::from(character)));
            }
            control if control.is_control() => plain.push('\u{fffd}'),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(printable("СШ\u{1b}[2J\u{9b}1m\u{7}\nа"), "СШ\u{fffd}[2J\u{fffd}1m\u{fffd}\nа");
        assert_eq!(printable("а\u{202e}б"), "а‹U+202E›б");
    }
}

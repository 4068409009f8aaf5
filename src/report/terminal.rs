//! The list with its reasons, as text for a terminal.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use super::Report;
use super::ink::{Ink, Tone};
use super::picture::{Canvas, Strokes, bar};
use super::sheet::{Sheet, Terminal, drawn};
use crate::criteria::Ground;
use crate::number::Exact;
use crate::text::{Message, printable};

/// How many reasons the list names beside each school.
const REASONS_SHOWN: usize = 2;
/// Columns of the bars in the list: as many as leave the headings of the others on one line.
const BAR: usize = 8;
/// Columns of a terminal from which on the list has bars.
const BARS_FROM: u16 = 80;
/// Columns of a terminal from which on the reasons stand on one line beside the bars.
const ONE_LINE_FROM: u16 = 100;

pub(super) fn render(report: &Report<'_>, canvas: Canvas) -> String {
    let mut screen = Screen::new(canvas);
    opening(report, &mut screen);
    if report.draft().is_some() {
        let mut sheet = Terminal { screen, canvas };
        sheet.heading(&report.word("draft-heading"));
        report.tell_draft(&mut sheet);
        screen = sheet.screen;
    }
    screen.gap();
    for line in report.warnings() {
        screen.toned(Tone::Warning, &line);
    }
    screen.prose(&report.cut());
    if report.assessment.listed().next().is_some() {
        let gaps = Gaps::of(report).filter(|_| canvas.width >= BARS_FROM);
        screen.table(&list(report, canvas, gaps.as_ref()));
        if let Some(gaps) = gaps {
            screen.prose(&gaps.meaning(report));
        }
    }
    let beside = report.beside_the_list().into_iter().chain(report.decisions_and_marks());
    for line in beside.chain(report.flags_in_short()) {
        screen.prose(&line);
    }
    for line in report.firm_summary() {
        screen.prose(&line);
    }
    if report.assessment.listed().next().is_some() {
        screen.heading(&report.word("report-why"));
        screen.prose(&report.why_note());
    }
    let flips = report.assessment.flips();
    if let Some(note) = report.easiest_note(&flips) {
        screen.prose(&note);
    }
    for school in report.assessment.listed() {
        screen.gap();
        screen.toned(Tone::Title, &school_head(report, school));
        if report.weighty(school).next().is_some() {
            screen.table(&reasons(report, school, canvas));
        }
        if let Some(published) = report.published_grid(school) {
            screen.table(&drawn(canvas, &published));
        }
        for line in report.rule_lines(school).into_iter().chain(report.history_line(school)) {
            screen.prose(&line);
        }
        for line in report.missing(school, false) {
            screen.prose(&line);
        }
        if let Some(rest) = rest(report, school) {
            screen.prose(&rest);
        }
        if let Some(easiest) = report.easiest(&flips, school) {
            screen.prose(&easiest);
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

/// Text being laid out for a terminal.
pub struct Screen {
    width: usize,
    ink: Ink,
    text: String,
}

impl Screen {
    /// Nothing yet.
    #[must_use]
    pub fn new(canvas: impl Into<Canvas>) -> Self {
        let canvas = canvas.into();
        Self { width: usize::from(canvas.width), ink: canvas.ink, text: String::new() }
    }

    /// A line of prose, broken between words, and within one that is wider than the terminal; what is broken off stands
    /// under the text and two columns in.
    pub fn prose(&mut self, line: &str) {
        self.toned(Tone::Text, line);
    }

    /// A line of prose in a tone.
    pub fn toned(&mut self, tone: Tone, line: &str) {
        let broken = self.broken(line);
        self.put(&self.ink.paint(tone, &broken));
    }

    /// A line of prose that begins with words in a tone.
    pub fn led(&mut self, tone: Tone, words: &str, rest: &str) {
        let broken = self.broken(&format!("{words} {rest}"));
        // the words are a few, which the first line holds
        match broken.strip_prefix(printable(words).as_str()) {
            Some(rest) => self.put(&format!("{}{rest}", self.ink.paint(tone, &printable(words)))),
            None => self.put(&broken),
        }
    }

    /// The line as it is broken, with nothing in it that a terminal would obey.
    fn broken(&self, line: &str) -> String {
        let line = printable(line);
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let mut column = indent;
        let mut text = " ".repeat(indent);
        for (index, word) in body.split(' ').enumerate() {
            let length = word.chars().count();
            if index > 0 && column + 1 + length > self.width {
                column = indent + 2;
                text.push('\n');
                text.push_str(&" ".repeat(column));
            } else if index > 0 {
                text.push(' ');
                column += 1;
            }
            for sign in word.chars() {
                // a word that no line holds is broken where the line ends
                if column >= self.width && self.width > indent + 2 {
                    column = indent + 2;
                    text.push('\n');
                    text.push_str(&" ".repeat(column));
                }
                text.push(sign);
                column += 1;
            }
        }
        text
    }

    /// A line as it is.
    pub fn verbatim(&mut self, line: &str) {
        self.put(&printable(line));
    }

    /// Text that another screen has laid out.
    pub(super) fn laid(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A heading over what follows.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.toned(Tone::Title, &text.to_uppercase());
    }

    /// A table.
    pub fn table(&mut self, table: &Table) {
        self.put(&printable(&table.to_string()));
    }

    /// A blank line.
    pub fn gap(&mut self) {
        self.put("");
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// The text with nothing in it that a terminal would obey, but the colours.
    #[must_use]
    pub fn text(self) -> String {
        self.text
    }
}

/// What stands above every report: its banners and what it is.
pub(super) fn opening(report: &Report<'_>, screen: &mut Screen) {
    for line in report.banners() {
        screen.toned(Tone::Banner, &line);
    }
    for (place, line) in report.head().iter().enumerate() {
        screen.toned(if place == 0 { Tone::Title } else { Tone::Text }, line);
    }
}

/// A table that fits the width, drawn with the signs that there are.
#[must_use]
pub fn table(canvas: Canvas, header: &[String]) -> Table {
    let mut table = Table::new();
    table
        .load_style(match canvas.strokes {
            Strokes::Unicode => presets::UTF8_FULL_CONDENSED,
            Strokes::Ascii => presets::ASCII_FULL_CONDENSED,
        })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(canvas.width)
        .set_header(header.iter().map(words));
    table
}

/// A cell of words. What is not to be obeyed is shown before the table is laid out, since it takes room.
pub(super) fn words(text: impl AsRef<str>) -> Cell {
    Cell::new(printable(text.as_ref()))
}

/// A cell of figures.
pub(super) fn figure(text: impl AsRef<str>) -> Cell {
    words(text).set_alignment(CellAlignment::Right)
}

fn list(report: &Report<'_>, canvas: Canvas, gaps: Option<&Gaps>) -> Table {
    let part = if gaps.is_some() && canvas.width < ONE_LINE_FROM { ";\n" } else { "; " };
    let in_short = |school| words(report.in_short(school, REASONS_SHOWN).join(part));
    if report.assessment.criteria.ranking().is_none() {
        let mut table = table(canvas, &["column-school", "column-grounds"].map(|key| report.word(key)));
        for school in report.assessment.listed() {
            table.add_row(vec![words(&report.assessment.school(school).short_name), in_short(school)]);
        }
        return table;
    }
    if report.scores_withheld() {
        let mut table = table(canvas, &["column-school", "column-published"].map(|key| report.word(key)));
        for school in report.assessment.listed() {
            table.add_row(vec![words(report.name_in_pool(school)), figure(report.published_count(school))]);
        }
        return table;
    }
    let mut keys = vec!["column-rank", "column-school", "column-score", "column-reasons"];
    if gaps.is_some() {
        keys.insert(GAP_COLUMN, "column-gap");
    }
    let header: Vec<String> = keys.into_iter().map(|key| report.word(key)).collect();
    let mut table = table(canvas, &header);
    for school in report.assessment.listed() {
        let assessed = &report.assessment.schools[school];
        let mut row = vec![
            figure(assessed.rank.map_or_else(|| report.word("value-none"), |rank| rank.to_string())),
            words(report.name_in_pool(school)),
            figure(assessed.total().map_or_else(|| report.word("value-none"), |total| report.points(&total.score))),
            in_short(school),
        ];
        if let Some(gaps) = gaps {
            row.insert(GAP_COLUMN, words(gaps.bar(report, school, canvas.strokes)));
        }
        table.add_row(row);
    }
    if let Some(column) = table.column_mut(GAP_COLUMN).filter(|_| gaps.is_some()) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

/// The place of the bars among the columns of the list.
const GAP_COLUMN: usize = 3;

/// How far the schools of the list are from its end.
struct Gaps {
    most: Exact,
}

impl Gaps {
    /// `None` where the list has no cut, or one that is not the only ground to be on it.
    fn of(report: &Report<'_>) -> Option<Self> {
        let most = report.assessment.listed().filter_map(|school| gap(report, school)).max()?;
        (!most.is_zero()).then_some(Self { most })
    }

    fn bar(&self, report: &Report<'_>, school: usize, strokes: Strokes) -> String {
        gap(report, school).map_or_else(String::new, |gap| bar(&gap, (&Exact::zero(), &self.most), BAR, strokes))
    }

    fn meaning(&self, report: &Report<'_>) -> String {
        let cuts = report.assessment.cuts.as_slice();
        let message = match cuts {
            [] => Message::new("report-gap-score"),
            [cut] => {
                let outside = cut.first_outside;
                let score = outside.and_then(|school| report.assessment.schools[school].total());
                let name = outside.map_or("", |school| report.assessment.school(school).short_name.as_str());
                Message::new("report-gap-school")
                    .with("school", name)
                    .with("score", score.map_or_else(String::new, |total| report.points(&total.score)))
            }
            _ => Message::new("report-gap-pools"),
        };
        report.say(&message.with("most", report.points(&self.most)))
    }
}

/// Points from a school that the cut lists to the first one outside, or to the end of the scores that are listed. `None`
/// for others, and where the cut is one ground of several and does not say who is listed.
fn gap(report: &Report<'_>, school: usize) -> Option<Exact> {
    let assessment = report.assessment;
    let [ground] = assessment.criteria.list.as_ref()?.grounds.as_slice() else { return None };
    let score = &assessment.schools[school].total()?.score;
    match ground {
        Ground::Lowest(..) if assessment.is_inside(school) => {
            let outside = assessment.cut(school)?.first_outside?;
            Some((score - &assessment.schools[outside].total()?.score).abs())
        }
        Ground::Score(interval) => interval.margin(score).filter(|margin| !margin.is_negative()),
        _ => None,
    }
}

fn school_head(report: &Report<'_>, school: usize) -> String {
    let assessed = &report.assessment.schools[school];
    let name = report.assessment.school(school).short_name.as_str();
    let (Some(total), Some(rank)) = (assessed.total(), assessed.rank) else { return name.to_owned() };
    let message = Message::new("report-school-head").with("school", name).with("rank", rank.to_string());
    report.say(&message.with("score", report.points(&total.score)))
}

fn reasons(report: &Report<'_>, school: usize, canvas: Canvas) -> Table {
    let keys =
        ["column-indicator", "column-value", "column-counts", "column-median", "column-outside", "column-shortfall"];
    let mut table = table(canvas, &keys.map(|key| report.word(key)));
    let outside = report.assessment.cut(school).and_then(|cut| cut.first_outside);
    for reason in report.weighty(school) {
        table.add_row(vec![
            words(&report.indicator(reason.indicator).short),
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
    if !reasons.is_empty() && reasons.iter().all(|reason| reason.shortfall.is_zero()) {
        return Some(report.word("explain-because-none"));
    }
    let others: Vec<_> = reasons.iter().filter(|reason| reason.shortfall <= 0).collect();
    let sum: Exact = others.iter().map(|reason| -&reason.shortfall).sum();
    let key = if sum.is_zero() { "report-school-rest-nothing" } else { "report-school-rest" };
    (!others.is_empty()).then(|| report.say(&Message::new(key).with("amount", report.points(&sum))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_no_line_holds_is_broken_and_loses_nothing() {
        let (digest, mut screen) = ("5a".repeat(32), Screen::new(20));
        screen.prose(&format!("Файл методики: {digest} и всё"));
        let text = screen.text();
        assert!(text.lines().all(|line| line.chars().count() <= 20), "{text}");
        assert_eq!(text.replace(['\n', ' '], ""), format!("Файлметодики:{digest}ивсё"));
    }
}

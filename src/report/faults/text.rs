//! Findings as text: under each file what is wrong in it, kind by kind, the gravest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Faults, Summary, totals};
use crate::finding::{Finding, Level, Place};
use crate::report::ink::Tone;
use crate::report::picture::Canvas;
use crate::report::terminal::{Screen, figure, table, words};
use crate::report::wording;
use crate::text::{Message, Texts};

/// Findings of one kind shown in a file.
const SHOWN: usize = 5;
/// Sheets of a file from which on the same is told of all of them together.
const MANY_SHEETS: usize = 3;
/// Kinds named as those with which to begin.
const FIRST: usize = 3;

/// The whole check.
pub(super) fn render(faults: &Faults<'_>, canvas: Canvas) -> String {
    let (texts, mut screen) = (faults.texts, Screen::new(canvas));
    screen.table(&summary(faults, canvas));
    let head = screen.text();
    let mut screen = Screen::new(canvas);
    let [stops, errors, _] = totals(faults.findings);
    let tone = if stops + errors > 0 { Tone::Fault } else { Tone::Title };
    screen.toned(tone, &texts.say(&faults.verdict()));
    for message in faults.left_out {
        screen.prose(&texts.say(message));
    }
    let found = findings_text(texts, faults.findings, canvas);
    let gap = if found.is_empty() { "" } else { "\n" };
    let end = findings_end(texts, faults.findings, faults.allowed, canvas);
    let groups = faults.to_paste();
    let paste: String = groups.iter().map(|(head, lines)| paste_lines(texts, head, lines, canvas)).collect();
    format!("{head}{gap}{found}{}{end}{paste}", screen.text())
}

fn summary(faults: &Faults<'_>, canvas: Canvas) -> comfy_table::Table {
    let header = ["column-file", "column-understood", "column-year", "column-rows", "column-errors", "column-notes"];
    let mut table = table(canvas, &header.map(|key| faults.texts.word(key)));
    for Summary { input, counts: [stops, errors, notes] } in faults.summary() {
        let place = input.map_or_else(
            || faults.texts.word("finding-folder"),
            |input| Place { file: input.file.clone(), sheet: input.sheet.clone(), cell: None }.to_string(),
        );
        let rows = input.filter(|input| input.kind.is_some()).map_or_else(String::new, |input| {
            let rows = Message::new("value-rows").with("read", input.rows_read.to_string());
            faults.texts.say(&rows.with("used", input.rows_used.to_string()))
        });
        table.add_row(vec![
            words(place),
            words(input.map_or_else(String::new, |input| understood(faults, input))),
            figure(input.and_then(|input| input.year).map_or_else(String::new, |year| year.to_string())),
            figure(rows),
            figure((stops + errors).to_string()),
            figure(notes.to_string()),
        ]);
    }
    table
}

/// What a file was taken for.
pub(super) fn understood(faults: &Faults<'_>, input: &crate::origin::Input) -> String {
    let title = input.layout.clone().or_else(|| input.kind.map(str::to_owned));
    title.unwrap_or_else(|| faults.texts.word("report-unused"))
}

/// Findings of the same kind in one file.
type Kind<'f> = Vec<&'f Finding>;

/// Findings as text: the files with the gravest first, in each the gravest kinds first.
#[must_use]
pub fn findings_text(texts: &Texts, findings: &[Finding], canvas: impl Into<Canvas>) -> String {
    first_findings_text(texts, findings, usize::MAX, canvas).0
}

/// The first kinds of findings as text, and how many findings that leaves.
#[must_use]
pub fn first_findings_text(
    texts: &Texts,
    findings: &[Finding],
    most: usize,
    canvas: impl Into<Canvas>,
) -> (String, usize) {
    let (mut screen, mut kinds_left, mut findings_left) = (Screen::new(canvas), most, findings.len());
    for (place, mut kinds) in grouped(findings) {
        kinds.truncate(kinds_left);
        if kinds.is_empty() {
            break;
        }
        kinds_left -= kinds.len();
        let place = place.to_string();
        screen.toned(Tone::Title, &if place.is_empty() { texts.word("finding-folder-head") } else { place });
        for kind in kinds {
            findings_left -= kind.len();
            kind_text(texts, &mut screen, &kind);
        }
        screen.gap();
    }
    (screen.text(), findings_left)
}

/// The findings by file and sheet, and there by kind. What is told of many sheets of a file alike is told of the file.
fn grouped(findings: &[Finding]) -> Vec<(Place, Vec<Kind<'_>>)> {
    let mut gravest: BTreeMap<&str, Level> = BTreeMap::new();
    let mut sheets: BTreeMap<(&str, KindKey<'_>), BTreeSet<Option<&str>>> = BTreeMap::new();
    for finding in findings {
        let level = gravest.entry(&finding.place.file).or_insert(finding.level);
        *level = finding.level.min(*level);
        sheets.entry((&finding.place.file, key(finding))).or_default().insert(finding.place.sheet.as_deref());
    }
    let alike = |finding: &Finding| {
        sheets.get(&(&*finding.place.file, key(finding))).is_some_and(|sheets| sheets.len() >= MANY_SHEETS)
    };
    let head = |finding: &Finding| {
        if alike(finding) { Place::file(&finding.place.file) } else { Place { cell: None, ..finding.place.clone() } }
    };
    let mut sorted: Vec<(Option<&Level>, Place, &Finding)> =
        findings.iter().map(|finding| (gravest.get(&*finding.place.file), head(finding), finding)).collect();
    sorted.sort_by(|(a_level, a_head, a), (b_level, b_head, b)| {
        (a_level, a_head, key(a), &a.place).cmp(&(b_level, b_head, key(b), &b.place))
    });
    let mut groups: Vec<(Place, Vec<Kind<'_>>)> = Vec::new();
    for (_, head, finding) in sorted {
        match groups.last_mut() {
            Some((last, kinds)) if *last == head => match kinds.last_mut() {
                Some(kind) if kind.first().is_some_and(|first| key(first) == key(finding)) => kind.push(finding),
                _ => kinds.push(vec![finding]),
            },
            _ => groups.push((head, vec![vec![finding]])),
        }
    }
    groups
}

/// What makes findings of one kind.
type KindKey<'f> = (Level, &'static str, &'f str);

fn key(finding: &Finding) -> KindKey<'_> {
    (finding.level, finding.code, finding.message.key())
}

fn kind_text(texts: &Texts, screen: &mut Screen, kind: &[&Finding]) {
    let Some(first) = kind.first() else { return };
    let head = Message::new("finding-kind").with("code", first.code).with("level", wording::level(first.level));
    let head = format!("  {}", texts.say(&head));
    let tone = if first.level == Level::Note { Tone::Text } else { Tone::Fault };
    let lines = kind_lines(texts, kind);
    if kind.len() == 1 {
        let told = lines.join("");
        let (first, more) = told.split_once('\n').unwrap_or((&told, ""));
        screen.led(tone, &head, first);
        for line in more.lines() {
            screen.verbatim(&format!("  {line}"));
        }
    } else {
        let count: usize = kind.iter().map(|finding| finding.count).sum();
        screen.led(tone, &head, &texts.say(&Message::new("finding-times").with("count", count)));
        for line in lines.iter().take(SHOWN) {
            passage(screen, 4, line);
        }
        if lines.len() > SHOWN {
            let more = Message::new("finding-times-more").with("count", lines.len() - SHOWN);
            screen.prose(&format!("    {}", texts.say(&more)));
        }
    }
    passage(screen, 4, &texts.say(&Message::new("finding-what-to-do").with("remedy", first.remedy.clone())));
}

/// What is said of each finding and where; of sheets of which the same is said it is said once.
fn kind_lines(texts: &Texts, kind: &[&Finding]) -> Vec<String> {
    let several_sheets = kind.iter().any(|finding| finding.place.sheet != kind[0].place.sheet);
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for finding in kind {
        let sheet = finding.place.sheet.as_deref().filter(|_| several_sheets).map(str::to_owned);
        // the sentence of a finding that counts cells names them itself
        let address = finding.place.address().filter(|_| finding.cells.is_empty());
        let is_cell = address.is_some();
        let place: Vec<String> = sheet.into_iter().chain(address).collect();
        let message = texts.say(&finding.message);
        match lines.iter_mut().find(|(places, said)| !is_cell && !places.is_empty() && *said == message) {
            Some((places, _)) => places.extend(place),
            None if is_cell => lines.push((vec![place.join(" › ")], message)),
            None => lines.push((place, message)),
        }
    }
    let line = |(places, message): (Vec<String>, String)| match places.as_slice() {
        [] => message,
        places => format!("{}: {message}", places.join(", ")),
    };
    lines.into_iter().map(line).collect()
}

/// A sentence; lines behind its first are there to be copied and stay as they are.
fn passage(screen: &mut Screen, indent: usize, text: &str) {
    let mut lines = text.lines();
    screen.prose(&format!("{}{}", " ".repeat(indent), lines.next().unwrap_or_default()));
    for line in lines {
        screen.verbatim(&format!("{}{line}", " ".repeat(indent)));
    }
}

/// How many there are of each level, in words.
#[must_use]
pub fn findings_total(texts: &Texts, findings: &[Finding]) -> String {
    let [stops, errors, notes] = totals(findings);
    let total = Message::new("finding-totals-line").with("stops", stops).with("errors", errors).with("notes", notes);
    texts.say(&total)
}

/// What is said behind the findings: with which to begin, which may be let pass.
#[must_use]
pub fn findings_end(texts: &Texts, findings: &[Finding], allowed: &[String], canvas: impl Into<Canvas>) -> String {
    let mut screen = Screen::new(canvas);
    let blocking: Vec<&Finding> = findings.iter().filter(|finding| finding.blocks(allowed)).collect();
    if blocking.is_empty() {
        return String::new();
    }
    let kinds = by_code(&blocking);
    if kinds.len() > FIRST {
        screen.prose(&texts.word("finding-first"));
        for (place, (level, code, count)) in kinds.iter().take(FIRST).enumerate() {
            let title = super::codes().find(|known| known.code == *code).map(|known| known.title(texts));
            let line = Message::new("finding-first-line")
                .with("number", (place + 1).to_string())
                .with("code", *code)
                .with("level", wording::level(*level))
                .with("title", title.unwrap_or_default())
                .with("count", *count);
            screen.prose(&format!("  {}", texts.say(&line)));
        }
    }
    let mut allowable: Vec<&str> =
        findings.iter().filter(|finding| finding.level == Level::Error).map(|finding| finding.code).collect();
    allowable.sort_unstable();
    allowable.dedup();
    if !allowable.is_empty() {
        screen.prose(&texts.say(&Message::new("finding-allow").with("code", allowable.join(" --allow "))));
    }
    screen.text()
}

/// The lines of findings that are ready to paste, each group under its finding's code.
#[must_use]
pub fn paste_text(texts: &Texts, findings: &[Finding], canvas: impl Into<Canvas>) -> String {
    let canvas = canvas.into();
    let head = |finding: &Finding| Message::new("paste-head").with("code", finding.code);
    findings.iter().map(|finding| paste_lines(texts, &head(finding), &finding.lines, canvas)).collect()
}

/// Lines that are ready to paste; nothing where there are none.
fn paste_lines(texts: &Texts, head: &Message, lines: &[Message], canvas: Canvas) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let mut screen = Screen::new(canvas);
    screen.gap();
    screen.prose(&texts.say(head));
    for line in lines {
        screen.verbatim(&texts.say(line));
    }
    screen.text()
}

/// The codes of findings with how many faults each has: the gravest first, then those with the most.
fn by_code(findings: &[&Finding]) -> Vec<(Level, &'static str, usize)> {
    let mut codes: Vec<(Level, &'static str, usize)> = Vec::new();
    for finding in findings {
        match codes.iter_mut().find(|(level, code, _)| (*level, *code) == (finding.level, finding.code)) {
            Some((_, _, count)) => *count += finding.count,
            None => codes.push((finding.level, finding.code, finding.count)),
        }
    }
    codes.sort_by_key(|(level, code, count)| (*level, Reverse(*count), *code));
    codes
}

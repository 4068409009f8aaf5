//! The sections of the page, in the order in which they are read.

use std::collections::BTreeMap;

use super::blocks::{Block, Blocks, Card, Section, Table};
use crate::assess::{Flips, Reference};
use crate::decision::Status;
use crate::number::{Exact, Style, decimal_text};
use crate::parallel;
use crate::report::chart;
use crate::report::sheet::Sheet;
use crate::report::{Explained, Report, firm, methodology, wording};
use crate::run_record::VERSION;
use crate::text::{Message, Texts};

/// Digits by which rows are sorted: more than are shown.
const SORTED_BY: u32 = 6;

/// Schools up to which each has a card.
const MOST_CARDS: usize = 150;

/// How much work a card is against what needs no thread of its own.
const CARD_WEIGHT: usize = 200;

/// Words of the page's own, by what the template calls them.
pub(super) fn words(texts: &Texts) -> BTreeMap<&'static str, String> {
    let shown = Message::new("page-shown").with("shown", "%shown%").with("all", "%all%");
    let words = [
        ("skip", "page-skip"),
        ("contents", "page-contents"),
        ("find", "page-find"),
        ("every", "page-every"),
        ("verdict", "column-status"),
        ("open", "page-open"),
        ("close", "page-close"),
        ("record", "page-record"),
        ("list", "page-to-list"),
    ];
    words.map(|(name, key)| (name, texts.word(key))).into_iter().chain([("shown", texts.say(&shown))]).collect()
}

/// What was run, in the last lines of the page.
pub(super) fn record(report: &Report<'_>) -> Vec<String> {
    let version = Message::new("page-version").with("version", VERSION);
    let files = Message::new("page-files").with("files", crate::report::file_names());
    vec![report.say(&version), report.say(&files)]
}

/// All sections that have something in them.
pub(super) fn sections(report: &Report<'_>) -> Vec<Section> {
    let flips = report.assessment.flips();
    let mut sections = vec![list(report)];
    let mut section = |id: &'static str, key: &'static str, fill: &dyn Fn(&mut Blocks)| {
        let title = report.word(key);
        let mut blocks = Blocks::under(&title);
        fill(&mut blocks);
        let blocks = blocks.into_blocks();
        if !blocks.is_empty() {
            sections.push(Section { id: id.into(), title, blocks });
        }
    };
    section("draft", "draft-heading", &|blocks| report.tell_draft(blocks));
    section("flags", "report-flags", &|blocks| flags(report, blocks));
    section("pictures", "page-pictures", &|blocks| {
        for picture in chart::pictures(report) {
            blocks.picture(picture);
        }
    });
    section("ranking", report.ranking_title(), &|blocks| ranking(report, blocks));
    section("schools", "page-schools", &|blocks| {
        blocks.lines(&[cards_note(report), report.why_note()]);
        blocks.push(Block::Cards { cards: cards(report, &flips) });
    });
    section("firm", "firm-heading", &|blocks| firm::section(blocks, report));
    section("precision", "report-precision", &|blocks| blocks.lines(&report.precision_note(true)));
    section("years", "report-years", &|blocks| blocks.list(&report.years()));
    section("matches", "report-matches", &|blocks| {
        blocks.list(&report.matches.iter().map(|found| report.matched(found)).collect::<Vec<_>>());
    });
    section("inputs", "report-inputs", &|blocks| blocks.grid(&report.inputs_grid()));
    section("findings", "report-findings", &|blocks| {
        blocks.list(&report.findings.iter().map(|finding| report.finding(finding)).collect::<Vec<_>>());
    });
    section("methodology", "report-methodology", &|blocks| annex(report, blocks));
    section("criteria", "report-criteria-file", &|blocks| {
        blocks.lines(&[report.word("report-methodology-note")]);
        blocks.push(Block::Verbatim { text: report.run.criteria_text.replace("\r\n", "\n") });
    });
    sections
}

fn list(report: &Report<'_>) -> Section {
    let title = report.word("report-list");
    let mut blocks = Blocks::under(&title);
    blocks.loud(report.warnings());
    blocks.lines(&[report.cut()]);
    if report.assessment.listed().next().is_some() {
        let (grid, school) = (report.list_grid(), report.word("column-school"));
        let column = grid.header.iter().position(|heading| *heading == school).unwrap_or_default();
        let table =
            Table::of(&grid, &title).linked(column, report.assessment.listed().map(|school| link(report, school)));
        blocks.push(Block::Table { table });
    }
    blocks.lines(&report.beside_the_list());
    blocks.lines(&report.decisions_and_marks());
    blocks.lines(&report.firm_summary());
    Section { id: "list".into(), title, blocks: blocks.into_blocks() }
}

fn flags(report: &Report<'_>, blocks: &mut Blocks) {
    let (given, unseen) = (report.flags_in_whole(), report.flags_unseen());
    if !(given.is_empty() && unseen.is_empty()) {
        blocks.lines(&[report.word("flags-note")]);
        blocks.list(&given);
        blocks.list(&unseen);
    }
}

/// All schools, each row with its verdict and with the numbers by which rows are sorted.
fn ranking(report: &Report<'_>, blocks: &mut Blocks) {
    let assessment = report.assessment;
    let columns = report.ranking_columns();
    let links = assessment.shown().map(|school| link(report, school));
    let mut table = Table::of(&report.ranking_told(), blocks.name()).linked(usize::from(columns[0]), links);
    for (row, school) in table.rows.iter_mut().zip(assessment.shown()) {
        let (assessed, status) = (&assessment.schools[school], assessment.final_status(school));
        let total = assessed.total();
        let number = |number: Option<&Exact>| number.map(|number| decimal_text(number, SORTED_BY, Style::Machine));
        let keys = [
            assessed.rank.map(|rank| rank.to_string()),
            None,
            number(total.map(|total| &total.score)),
            number(total.map(|total| &total.coverage)),
            Some((status as usize + 1).to_string()),
        ];
        // what has no number stands at the end, whichever way it is sorted
        let keys = keys.into_iter().zip(columns).filter_map(|(key, is_told)| is_told.then_some(key));
        for (cell, key) in row.cells.iter_mut().zip(keys) {
            cell.key = key.or_else(|| cell.figure.then(String::new));
        }
        row.status = Some(status.word().to_owned());
    }
    let mut statuses: Vec<Status> = assessment.shown().map(|school| assessment.final_status(school)).collect();
    statuses.sort();
    statuses.dedup();
    let word = |status: &Status| [status.word().to_owned(), report.say(&wording::status(*status))];
    blocks.push(Block::Ranking { table, statuses: statuses.iter().map(word).collect() });
}

/// Every school whole, as it is shown.
fn cards(report: &Report<'_>, flips: &Flips<'_, '_>) -> Vec<Card> {
    let explained = Explained { schools: &[], references: &[Reference::Cut], flips };
    let card = |school: usize| {
        let assessment = report.assessment;
        let status = assessment.final_status(school);
        let name = assessment.school(school).name.clone();
        let mut blocks = Blocks::under(&name);
        if let Some(picture) = chart::points(report, school) {
            blocks.picture(picture);
        }
        report.tell(&explained, school, &mut blocks);
        let assessed = &assessment.schools[school];
        let word = wording::status(status);
        let verdict = match (assessed.rank, assessed.total()) {
            (Some(rank), Some(total)) => Message::new("page-verdict")
                .with("status", word)
                .with("rank", rank.to_string())
                .with("score", report.points(&total.score)),
            (_, Some(total)) => {
                Message::new("page-verdict-score").with("status", word).with("score", report.points(&total.score))
            }
            _ => word,
        };
        let verdict = report.say(&verdict);
        Card { id: anchor(school), name, status: status.word(), verdict, blocks: blocks.into_blocks() }
    };
    let schools: Vec<usize> = report.assessment.shown().filter(|school| has_card(report, *school)).collect();
    parallel::each(schools.len(), CARD_WEIGHT, |at| card(schools[at]))
}

/// Whether a school is told whole. Of many schools those are of whom something was decided, or could not be: a page of
/// all of them would be too large to open.
fn has_card(report: &Report<'_>, school: usize) -> bool {
    let assessment = report.assessment;
    assessment.schools.len() <= MOST_CARDS
        || assessment.final_status(school) != Status::NotListed
        || assessment.decisions.contains_key(&school)
}

/// What the cards tell, and whose there are.
fn cards_note(report: &Report<'_>) -> String {
    let all = report.assessment.shown().count();
    let shown = report.assessment.shown().filter(|school| has_card(report, *school)).count();
    if shown == all {
        return report.word("page-schools-note");
    }
    report.say(&Message::new("page-cards-some").with("shown", shown.to_string()).with("all", all.to_string()))
}

/// The card of a school, where it has one.
fn link(report: &Report<'_>, school: usize) -> Option<String> {
    has_card(report, school).then(|| anchor(school))
}

/// What links to a school name: its place in the register, since its code is anybody's text.
fn anchor(school: usize) -> String {
    format!("school-{}", school + 1)
}

/// The methodology in words.
fn annex(report: &Report<'_>, blocks: &mut Blocks) {
    for section in methodology::sections(report.assessment.criteria, report.texts) {
        blocks.heading(&section.title);
        for item in &section.items {
            match &item.title {
                Some(title) => {
                    blocks.lines(&[format!("{} {title}", item.number)]);
                    blocks.list(&item.lines);
                }
                None => blocks.lines(&[format!("{} {}", item.number, item.lines.join(" "))]),
            }
        }
    }
}

//! The page of a school: where it stands and why, its numbers, how firm that is, what is missing, where the numbers come
//! from, and room for what the commission decides and what the school objects.

use super::docx::{Document, Style, Table};
use crate::assess::Total;
use crate::number::Exact;
use crate::report::Report;
use crate::report::{school, wording};

/// How many reasons are told as sentences; the table has them all.
const REASONS: usize = 5;

pub(super) fn write(report: &Report<'_>, place: usize, document: &mut Document) {
    document.part(&report.assessment.school(place).name);
    document.paragraph(Style::Body, &school::identity(report, place));
    document.lines(Style::Body, &school::place(report, place));
    document.lines(Style::Body, report.decision(place).as_slice());
    let reasons = report.weighty(place).take(REASONS).map(|reason| report.reason(place, &reason));
    part(report, document, "attachment-reasons", &reasons.chain(report.rule_lines(place)).collect::<Vec<_>>());
    document.paragraph(Style::Heading, &report.word("annex-indicators"));
    match report.assessment.schools[place].total() {
        Some(total) => scored(report, place, total, document),
        None => document.table(&values(report, place)),
    }
    part(report, document, "firm-of-school", &report.firm_lines(place));
    part(report, document, "report-flags", &report.flag_lines(place));
    let missing = report.missing(place, true);
    let whole = missing.is_empty().then(|| report.word("attachment-nothing-missing"));
    part(report, document, "attachment-missing", &missing.into_iter().chain(whole).collect::<Vec<_>>());
    if report.run.public.is_some() {
        return;
    }
    part(report, document, "attachment-sources", &sources(report, place));
    if report.decision(place).is_none() {
        document.blank(&[&report.word("attachment-decision")], 1);
    }
    document.blank(&[&report.word("attachment-objections")], 1);
    document.blank(&[&report.word("attachment-day"), &report.word("attachment-signature")], 0);
}

/// Lines under a heading, where there are any.
fn part(report: &Report<'_>, document: &mut Document, heading: &'static str, lines: &[String]) {
    if !lines.is_empty() {
        document.paragraph(Style::Heading, &report.word(heading));
        document.lines(Style::Item, lines);
    }
}

/// The table of a score: what each indicator gave, and the sums.
fn scored(report: &Report<'_>, place: usize, total: &Total, document: &mut Document) {
    let mut table = Table::new([
        (report.word("column-indicator"), 44, false),
        (report.word("column-value"), 14, true),
        (report.word("column-median"), 12, true),
        (report.word("column-weight"), 8, true),
        (report.word("column-points"), 11, true),
        (report.word("column-shortfall"), 11, true),
    ]);
    let assessed = &report.assessment.schools[place];
    let reasons = report.assessment.reasons(place);
    let dash = || report.word("value-none");
    for (indicator, meant) in report.assessment.criteria.indicators.iter().enumerate() {
        let given = assessed.contribution(indicator);
        let shortfall = reasons.iter().find(|reason| reason.indicator == indicator);
        let title = std::iter::once(meant.title.clone()).chain(school::scale_in_short(report, place, indicator));
        table.row(vec![
            title.collect(),
            value(report, place, indicator),
            vec![report.median(indicator)],
            vec![given.map_or_else(dash, |given| report.weight(&given.weight))],
            vec![given.map_or_else(dash, |given| report.points(&given.points))],
            vec![shortfall.map_or_else(dash, |reason| report.points(&reason.shortfall))],
        ]);
    }
    for adjustment in &total.adjustments {
        let step = adjustment.stand_in.map_or_else(|| wording::step(adjustment.step), wording::stand_in);
        let mut row = vec![vec![report.say(&step)]];
        row.extend(std::iter::repeat_n(Vec::new(), 3));
        row.extend([vec![report.points(&adjustment.amount)], Vec::new()]);
        table.row(row);
    }
    let weight: Exact = total.contributions.iter().map(|given| &given.weight).sum();
    let shortfall: Exact = reasons.iter().map(|reason| &reason.shortfall).sum();
    table.sum(vec![
        report.word("report-sum"),
        String::new(),
        String::new(),
        report.weight(&weight),
        report.points(&total.score),
        report.points(&shortfall),
    ]);
    document.table(&table);
    if report.assessment.criteria.rounding.contribution.is_none() {
        document.paragraph(Style::Body, &report.word("attachment-rounded"));
    }
}

/// The values where there is no score.
fn values(report: &Report<'_>, place: usize) -> Table {
    let mut table = Table::new([
        (report.word("column-indicator"), 60, false),
        (report.word("column-value"), 24, true),
        (report.word("column-median"), 16, true),
    ]);
    for (indicator, meant) in report.assessment.criteria.indicators.iter().enumerate() {
        table.row(vec![vec![meant.title.clone()], value(report, place, indicator), vec![report.median(indicator)]]);
    }
    table
}

/// A value, and the counts behind it.
fn value(report: &Report<'_>, place: usize, indicator: usize) -> Vec<String> {
    let (value, counts) = (report.value_or_dash(place, indicator), report.counts(place, indicator));
    let is_bare = counts == report.word("value-none");
    if is_bare { vec![value] } else { vec![value, counts] }
}

/// The cells that the school's numbers are made of, by files and sheets.
fn sources(report: &Report<'_>, place: usize) -> Vec<String> {
    let mut cells: Vec<usize> = Vec::new();
    for indicator in 0..report.assessment.criteria.indicators.len() {
        for cell in report.assessment.sources(place, indicator) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
    }
    school::cells_by_sheet(report, &cells)
}

//! The page of a school: where it stands and why, its numbers, how firm that is, what is missing, where the numbers come
//! from, and room for what the commission decides and what the school objects.

use super::docx::{Document, Style, Table};
use crate::assess::{Absence, Total};
use crate::criteria::{Scale, Scaling};
use crate::number::Exact;
use crate::report::Report;
use crate::report::{school, wording};
use crate::text::Message;

/// How the columns of the published values share the width: indicator, value, counts.
const PUBLISHED: [u32; 3] = [62, 18, 20];
/// The same of the earlier years: year, by that year alone, in the end, place, score.
const YEARS: [u32; 5] = [10, 30, 30, 15, 15];

pub(super) fn write(report: &Report<'_>, place: usize, document: &mut Document) {
    document.part(&report.assessment.school(place).name);
    let identity = format!("{}.", school::identity(report, place));
    let place_in_words: Vec<String> = std::iter::once(identity).chain(school::place(report, place)).collect();
    document.paragraph(Style::Body, &joined(&place_in_words));
    document.lines(Style::Body, report.decision(place).as_slice());
    let reasons = report.weighty(place).take(wording::REASONS_TOLD).map(|reason| report.reason(place, &reason));
    part(report, document, "attachment-reasons", &reasons.chain(report.rule_lines(place)).collect::<Vec<_>>());
    if let Some(years) = report.history_grid(place) {
        document.paragraph(Style::Heading, &report.word("history-title"));
        document.table(&Table::of(years, &YEARS).spoken(&report.word("value-none")));
    }
    match report.assessment.schools[place].total() {
        Some(total) => scored(report, place, total, document),
        None if report.run.public.is_some() => {
            if let Some(published) = report.published_grid(place) {
                document.table(&Table::of(published, &PUBLISHED));
            }
        }
        None => document.table(&values(report, place).spoken(&report.word("value-none"))),
    }
    if report.assessment.schools[place].total().is_some() {
        document.paragraph(Style::Print, &report.word("attachment-meaning"));
    }
    let missing: Vec<String> = report.missing(place, false).into_iter().chain(inapplicable(report, place)).collect();
    if missing.is_empty() {
        document.paragraph(Style::Body, &report.word("attachment-nothing-missing"));
    }
    part(report, document, "attachment-missing", &missing);
    let firm = report.firm_lines(place);
    if !firm.is_empty() {
        document.paragraph(Style::Heading, &report.word("firm-of-school"));
        document.paragraph(Style::Body, &joined(&firm));
    }
    part(report, document, "report-flags", &report.flag_lines(place));
    if report.run.public.is_some() {
        return;
    }
    document.table(&sources(report, place).kept());
    form(report, place, document);
}

/// Room for what is written by hand. It stands together and names its school: the page before it may be full.
fn form(report: &Report<'_>, place: usize, document: &mut Document) {
    let open = report.decision(place).is_none().then_some("attachment-decision");
    for (at, key) in open.into_iter().chain(["attachment-objections"]).enumerate() {
        let line = report.word(key);
        let named =
            Message::new("attachment-form").with("school", report.short_name(place)).with("line", line.as_str());
        document.blank(&[&if at == 0 { report.say(&named) } else { line }], 1);
    }
    document.blank(&[&report.word("attachment-day"), &report.word("attachment-signature")], 0);
}

/// Lines as one paragraph; those that are indented end the sentence before them.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        let is_inner = line.starts_with(' ');
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(' '));
        text.push_str(line.trim_start());
        text.push_str(match (is_inner, goes_on) {
            (true, true) => ";",
            (true, false) => ".",
            (false, _) => "",
        });
        text.push(' ');
    }
    text.trim_end().to_owned()
}

/// The indicators that do not apply to a school, on one line.
fn inapplicable(report: &Report<'_>, place: usize) -> Option<String> {
    let is_out = |indicator: &usize| report.assessment.absence(place, *indicator) == Some(&Absence::NotApplicable);
    let titles: Vec<&str> = (0..report.assessment.criteria.indicators.len())
        .filter(is_out)
        .map(|indicator| report.indicator(indicator).short.as_str())
        .collect();
    let line = Message::new("attachment-inapplicable").with("indicators", titles.join("; "));
    (!titles.is_empty()).then(|| report.say(&line))
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
        (report.word("column-indicator"), 29, false),
        (report.word("column-value"), 20, true),
        (report.word("column-median"), 10, true),
        (report.word("attachment-scale"), 14, true),
        (report.word("column-weight"), 8, true),
        (report.word("column-points"), 8, true),
        (report.word("column-shortfall"), 11, true),
    ]);
    let assessed = &report.assessment.schools[place];
    let reasons = report.assessment.reasons(place);
    let dash = || report.word("value-none");
    for (indicator, meant) in report.assessment.criteria.indicators.iter().enumerate() {
        let given = assessed.contribution(indicator);
        let shortfall = reasons.iter().find(|reason| reason.indicator == indicator);
        let scale = scale(report, place, indicator);
        // a scale that two numbers do not tell stands below the title
        let (ends, below) =
            scale.map_or((None, None), |scale| scale.map_or_else(|told| (None, Some(told)), |ends| (Some(ends), None)));
        table.row(vec![
            std::iter::once(meant.short.clone()).chain(below).collect(),
            vec![value(report, place, indicator)],
            vec![report.median(indicator)],
            vec![ends.unwrap_or_else(dash)],
            vec![given.map_or_else(dash, |given| report.weight(&given.weight))],
            vec![given.map_or_else(dash, |given| report.points(&given.points))],
            vec![shortfall.map_or_else(dash, |reason| report.points(&reason.shortfall))],
        ]);
    }
    for adjustment in &total.adjustments {
        let step = wording::adjustment(adjustment.step, adjustment.stand_in);
        let mut row = vec![vec![report.say(&step)]];
        row.extend(std::iter::repeat_n(Vec::new(), 4));
        row.extend([vec![report.points(&adjustment.amount)], Vec::new()]);
        table.row(row);
    }
    let weight: Exact = total.contributions.iter().map(|given| &given.weight).sum();
    let shortfall: Exact = reasons.iter().map(|reason| &reason.shortfall).sum();
    table.sum(vec![
        report.word("report-sum"),
        String::new(),
        String::new(),
        String::new(),
        report.weight(&weight),
        report.points(&total.score),
        report.points(&shortfall),
    ]);
    document.table(&table.spoken(&dash()));
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
        table.row(vec![
            vec![meant.title.clone()],
            vec![value(report, place, indicator)],
            vec![report.median(indicator)],
        ]);
    }
    table
}

/// A value with the counts behind it.
fn value(report: &Report<'_>, place: usize, indicator: usize) -> String {
    let (value, counts) = (report.value_or_dash(place, indicator), report.counts(place, indicator));
    if counts == report.word("value-none") {
        return value;
    }
    report.say(&Message::new("attachment-value").with("value", value).with("counts", counts))
}

/// The cells that the school's numbers are made of, by files and sheets.
fn sources(report: &Report<'_>, place: usize) -> Table {
    let mut cells: Vec<usize> = Vec::new();
    for indicator in 0..report.assessment.criteria.indicators.len() {
        for cell in report.assessment.sources(place, indicator) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
    }
    let mut table =
        Table::new([(report.word("attachment-files"), 30, false), (report.word("attachment-cells"), 70, false)]);
    for (file, cells) in school::cells_by_sheet(report, &cells) {
        table.row(vec![vec![file], vec![cells.join(", ")]]);
    }
    table
}

/// The ends of a school's scale of an indicator, or how its value came to its place where two ends do not tell it.
fn scale(report: &Report<'_>, place: usize, indicator: usize) -> Option<Result<String, String>> {
    let contribution = report.assessment.schools[place].contribution(indicator)?;
    let value = report.assessment.value(place, indicator).value()?;
    let meant = report.indicator(indicator);
    let scaling = meant.scaling(report.assessment.school(place))?;
    match &scaling.scale {
        Scale::Goalposts { worst, best, logarithmic: false } if scaling.points == 1 => {
            let (nought, one) = Scaling::ends(worst, best, report.assessment.criteria.direction);
            let ends = Message::new("attachment-scale-ends").with("nought", wording::goalpost(meant.unit, nought));
            Some(Ok(report.say(&ends.with("one", wording::goalpost(meant.unit, one)))))
        }
        _ => school::scale(report, place, indicator, value, contribution).map(Err),
    }
}

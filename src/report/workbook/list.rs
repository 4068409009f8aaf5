//! The list: who is on it and why; under it how it was drawn, who stands beside it, what else is to be known.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::Page;
use super::schools::{Columns, SCORE, Told};
use crate::report::{Report, wording};

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let told = told(report);
    let mut page = Page::new(sheet, looks, report, "book-sheet-list", told.headings(report))?;
    page.lines(&report.head()[1..])?;
    page.lines(&report.warnings())?;
    page.line(&report.cut())?;
    if report.assessment.listed().next().is_some() {
        page.table(report.assessment.listed().map(|school| (Row::Plain, told.cells(report, school))))?;
        page.row += 1;
    }
    page.lines(&report.beside_the_list())?;
    page.lines(&report.decisions_and_marks())?;
    page.lines(&report.flags_in_short())?;
    page.lines(&report.firm_summary())?;
    if told.place(SCORE).is_some() {
        page.line(&report.word("report-why-note-plain"))?;
    }
    page.finish()
}

/// What there is to tell of the listed schools.
fn told(report: &Report<'_>) -> Columns {
    let reasons_key = if report.assessment.criteria.ranking().is_some() { "column-reasons" } else { "column-grounds" };
    let all = vec![
        Told::rank(),
        Told::code(),
        Told::name(),
        Told::score(10),
        // none are told where what they are made of is not published
        Told::where_any(reasons_key, 90, |report, school| Cell::Text(reasons(report, school).join("\n"))),
        Told::where_any("column-decision", 40, |report, school| {
            Cell::Text(report.decision(school).unwrap_or_default())
        }),
    ];
    Columns::of(report, report.assessment.listed(), all)
}

/// Why a school is on the list: its weightiest indicators, the rules that hold.
fn reasons(report: &Report<'_>, school: usize) -> Vec<String> {
    let weighty: Vec<_> = report.weighty(school).take(wording::REASONS_TOLD).collect();
    let indicators = weighty.iter().map(|reason| report.reason(school, reason));
    let rules = report.grounds(school).into_iter().map(|rule| report.rule(school, rule));
    indicators.chain(rules).chain(report.history_line(school)).collect()
}

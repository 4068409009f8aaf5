//! The list: who is on it and why; under it how it was drawn, who stands beside it, what else is to be known.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::{columns, exact_columns};
use crate::report::{Report, wording};

/// Reasons told of a school.
const REASONS: usize = 4;

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let has = Has::of(report);
    let mut page = Page::new(sheet, looks, report, "book-sheet-list", has.columns(report))?;
    page.lines(&report.head()[1..])?;
    page.lines(&report.warnings())?;
    page.line(&report.cut())?;
    if report.assessment.listed().next().is_some() {
        page.table(report.assessment.listed().map(|school| (Row::Plain, has.cells(report, school))))?;
        page.row += 1;
    }
    page.lines(&report.beside_the_list())?;
    page.lines(&report.decisions_and_marks())?;
    page.lines(&report.flags_in_short())?;
    page.lines(&report.firm_summary())?;
    if has.scores {
        page.line(&report.word("report-why-note-plain"))?;
    }
    page.finish()
}

/// What there is to tell of the listed schools: a column that says nothing is left out.
#[expect(clippy::struct_excessive_bools, reason = "a column each")]
struct Has {
    ranks: bool,
    scores: bool,
    reasons: bool,
    decisions: bool,
}

impl Has {
    fn of(report: &Report<'_>) -> Self {
        let any = |told: &dyn Fn(usize) -> bool| report.assessment.listed().any(told);
        Self {
            ranks: any(&|school| report.assessment.schools[school].rank.is_some()),
            scores: any(&|school| report.assessment.schools[school].total().is_some()),
            // none are told where what they are made of is not published
            reasons: any(&|school| !reasons(report, school).is_empty()),
            decisions: any(&|school| report.assessment.decisions.contains_key(&school)),
        }
    }

    fn columns(&self, report: &Report<'_>) -> Vec<Column> {
        let mut keys = Vec::new();
        keys.extend(self.ranks.then_some(("column-rank", 8)));
        keys.extend([("column-school-code", 14), ("column-school", 34)]);
        keys.extend(self.scores.then_some(("column-score", 10)));
        let reasons = if report.assessment.criteria.ranking().is_some() { "column-reasons" } else { "column-grounds" };
        keys.extend(self.reasons.then_some((reasons, 90)));
        keys.extend(self.decisions.then_some(("column-decision", 40)));
        let mut columns = columns(report, &keys);
        if self.scores {
            columns.extend(exact_columns(report, "column-score"));
        }
        columns
    }

    fn cells(&self, report: &Report<'_>, school: usize) -> Vec<Cell> {
        let (known, assessed) = (report.assessment.school(school), &report.assessment.schools[school]);
        let none = || Cell::NoNumber(report.word("value-none"));
        let digits = wording::point_digits(report.assessment.criteria);
        let mut cells = Vec::new();
        if self.ranks {
            cells.push(assessed.rank.map_or_else(none, Cell::count));
        }
        cells.extend([Cell::text(&known.id), Cell::text(&known.name)]);
        if self.scores {
            cells.push(assessed.total().map_or_else(none, |total| Cell::shown(&total.score, digits)));
        }
        if self.reasons {
            cells.push(Cell::Text(reasons(report, school).join("\n")));
        }
        if self.decisions {
            cells.push(Cell::Text(report.decision(school).unwrap_or_default()));
        }
        if let Some(total) = assessed.total() {
            cells.extend(Cell::fraction(&total.score));
        }
        cells
    }
}

/// Why a school is on the list: its weightiest indicators, the rules that hold.
fn reasons(report: &Report<'_>, school: usize) -> Vec<String> {
    let weighty: Vec<_> = report.weighty(school).take(REASONS).collect();
    let indicators = weighty.iter().map(|reason| report.reason(school, reason));
    let rules = report.grounds(school).into_iter().map(|rule| report.rule(school, rule));
    indicators.chain(rules).collect()
}

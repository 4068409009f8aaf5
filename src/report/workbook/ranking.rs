//! All schools in the order in which they are shown, each with its score as a bar, its verdict and its reasons.

use rust_xlsxwriter::{Color, ConditionalFormatDataBar, ConditionalFormatType, Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::{columns, exact_columns, has_negative_scores, is_scored};
use crate::assess::Absence;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::{Report, wording};

/// Reasons told of a school.
const REASONS: usize = 3;

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let assessed = &report.assessment.schools;
    let any = |told: &dyn Fn(usize) -> String| (0..assessed.len()).any(|school| !told(school).is_empty());
    let has = Has {
        reasons: any(&|school| reasons(report, school)),
        lacking: any(&|school| lacking(report, school, false)),
        withheld: any(&|school| lacking(report, school, true)),
        ranks: assessed.iter().any(|school| school.rank.is_some()),
        scores: is_scored(report),
        decisions: !report.assessment.decisions.is_empty(),
        districts: report.assessment.register.schools().iter().any(|school| school.district.is_some()),
    };
    let keys = has.keys();
    let score = keys.iter().position(|(key, _)| *key == "column-score").and_then(|at| u16::try_from(at).ok());
    let mut page = Page::new(sheet, looks, report, "book-sheet-ranking", has.columns(report, &keys))?;
    let top = page.row + 1;
    page.table(report.assessment.shown().map(|school| {
        let listed = report.assessment.final_status(school) == Status::Listed;
        (if listed { Row::Listed } else { Row::Plain }, has.cells(report, school))
    }))?;
    if let Some(score) = score.filter(|_| page.row > top) {
        let mut bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x009D_C3E6)).set_solid_fill(true);
        if !has_negative_scores(report) {
            bar = bar.set_minimum(ConditionalFormatType::Number, 0);
        }
        page.sheet.add_conditional_format(top, score, page.row - 1, score, &bar)?;
    }
    page.finish()
}

/// What there is to tell of the schools: a column that says nothing is left out.
#[expect(clippy::struct_excessive_bools, reason = "a column each")]
struct Has {
    ranks: bool,
    scores: bool,
    decisions: bool,
    districts: bool,
    reasons: bool,
    lacking: bool,
    withheld: bool,
}

impl Has {
    fn keys(&self) -> Vec<(&'static str, u16)> {
        let mut keys = Vec::new();
        keys.extend(self.ranks.then_some(("column-rank", 8)));
        keys.extend([("column-school-code", 14), ("column-school", 34)]);
        keys.extend(self.districts.then_some(("column-district", 16)));
        if self.scores {
            keys.extend([("column-score", 16), ("column-coverage", 10)]);
        }
        keys.push(("column-computed", 18));
        keys.extend(self.decisions.then_some(("column-decided", 18)));
        keys.extend(self.reasons.then_some(("column-because", 52)));
        keys.extend(self.lacking.then_some(("column-lacking", 44)));
        keys.extend(self.withheld.then_some(("column-withheld", 44)));
        keys
    }

    fn columns(&self, report: &Report<'_>, keys: &[(&'static str, u16)]) -> Vec<Column> {
        let mut columns = columns(report, keys);
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
        if self.districts {
            cells.push(Cell::Text(known.district.clone().unwrap_or_default()));
        }
        if self.scores {
            let total = assessed.total();
            cells.push(total.map_or_else(none, |total| Cell::shown(&total.score, digits)));
            let percent = total.map(|total| &total.coverage * &Exact::from(100));
            cells.push(percent.map_or_else(none, |percent| Cell::shown(&percent, 0)));
        }
        cells.push(Cell::Text(report.say(&wording::status(assessed.status))));
        if self.decisions {
            cells.push(Cell::Text(report.say(&wording::status(report.assessment.final_status(school)))));
        }
        cells.extend(self.reasons.then(|| Cell::Text(reasons(report, school))));
        cells.extend(self.lacking.then(|| Cell::Text(lacking(report, school, false))));
        cells.extend(self.withheld.then(|| Cell::Text(lacking(report, school, true))));
        if let Some(total) = assessed.total() {
            cells.extend(Cell::fraction(&total.score));
        }
        cells
    }
}

/// Why a school is where it is, in short.
fn reasons(report: &Report<'_>, school: usize) -> String {
    report.in_short(school, REASONS).join("; ")
}

/// What a school has no value of, in short; or none that is published.
fn lacking(report: &Report<'_>, school: usize, withheld: bool) -> String {
    let lacks = |place: &usize| match report.assessment.absence(school, *place) {
        None | Some(Absence::NotApplicable) => false,
        Some(why) => (*why == Absence::Withheld) == withheld,
    };
    let lacking = (0..report.assessment.criteria.indicators.len()).filter(lacks);
    lacking.map(|place| report.indicator(place).short.as_str()).collect::<Vec<_>>().join("; ")
}

//! All schools in the order in which they are shown, each with its score as a bar, its verdict and its reasons.

use rust_xlsxwriter::{Color, ConditionalFormatDataBar, ConditionalFormatType, Worksheet, XlsxError};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::{columns, exact_columns, has_negative_scores, is_scored};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::{Report, wording};

/// Reasons told of a school.
const REASONS: usize = 3;

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let assessed = &report.assessment.schools;
    let has = Has {
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

/// What there is to tell of the schools.
struct Has {
    ranks: bool,
    scores: bool,
    decisions: bool,
    districts: bool,
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
        keys.extend([("column-because", 52), ("column-lacking", 44)]);
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
        cells.push(Cell::Text(report.in_short(school, REASONS).join("; ")));
        cells.push(Cell::Text(lacking(report, school)));
        if let Some(total) = assessed.total() {
            cells.extend(Cell::fraction(&total.score));
        }
        cells
    }
}

/// What a school has no value of, in short.
fn lacking(report: &Report<'_>, school: usize) -> String {
    let applies = |place: &usize| {
        let why = report.assessment.absence(school, *place);
        why.is_some_and(|why| *why != crate::assess::Absence::NotApplicable)
    };
    let lacking = (0..report.assessment.criteria.indicators.len()).filter(applies);
    lacking.map(|place| report.indicator(place).short.as_str()).collect::<Vec<_>>().join("; ")
}

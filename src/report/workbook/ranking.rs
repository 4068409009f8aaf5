//! All schools in the order in which they are shown, each with its score as a bar, its verdict and its reasons.

use rust_xlsxwriter::{Color, ConditionalFormatDataBar, ConditionalFormatType, Worksheet, XlsxError};

use super::cell::Cell;
use super::has_negative_scores;
use super::looks::{Looks, Row};
use super::page::Page;
use super::schools::{Columns, SCORE, Told, none};
use crate::assess::Absence;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::{Report, wording};

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let told = told(report);
    let mut page = Page::new(sheet, looks, report, "book-sheet-ranking", told.headings(report))?;
    let top = page.row + 1;
    page.table(report.assessment.shown().map(|school| {
        let listed = report.assessment.final_status(school) == Status::Listed;
        (if listed { Row::Listed } else { Row::Plain }, told.cells(report, school))
    }))?;
    if let Some(score) = told.place(SCORE).filter(|_| page.row > top) {
        let mut bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x009D_C3E6)).set_solid_fill(true);
        if !has_negative_scores(report) {
            bar = bar.set_minimum(ConditionalFormatType::Number, 0);
        }
        page.sheet.add_conditional_format(top, score, page.row - 1, score, &bar)?;
    }
    page.finish()
}

/// What there is to tell of the schools.
fn told(report: &Report<'_>) -> Columns {
    let all = vec![
        Told::rank(),
        Told::code(),
        Told::name(),
        Told::where_any("column-district", 16, |report, school| {
            Cell::Text(report.assessment.school(school).district.clone().unwrap_or_default())
        }),
        Told::score(16),
        Told::where_any("column-coverage", 10, |report, school| {
            let total = report.assessment.schools[school].total();
            let percent = total.map(|total| &total.coverage * &Exact::from(100));
            percent.map_or_else(|| none(report), |percent| Cell::shown(&percent, 0))
        }),
        Told::always("column-computed", 18, |report, school| {
            Cell::Text(report.say(&wording::status(report.assessment.schools[school].status)))
        }),
        Told::where_any("column-decided", 18, |report, school| {
            let is_decided = !report.assessment.decisions.is_empty();
            let status = || report.say(&wording::status(report.assessment.final_status(school)));
            if is_decided { Cell::Text(status()) } else { Cell::Empty }
        }),
        Told::where_any("column-because", 52, |report, school| Cell::Text(reasons(report, school))),
        Told::where_any("column-lacking", 44, |report, school| Cell::Text(lacking(report, school, false))),
        Told::where_any("column-withheld", 44, |report, school| Cell::Text(lacking(report, school, true))),
    ];
    Columns::of(report, report.assessment.shown(), all)
}

/// Why a school is where it is, in short.
fn reasons(report: &Report<'_>, school: usize) -> String {
    report.in_short(school, wording::REASONS_IN_SHORT).join("; ")
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

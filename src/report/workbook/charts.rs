//! The charts and the numbers that they are drawn from: what takes the listed schools down, and how the scores lie about
//! the cut.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::cell::Cell;
use super::looks::{Looks, Row};
use super::page::{Column, Page};
use super::{has_negative_scores, is_scored};
use crate::decision::Status;
use crate::number::Exact;
use crate::report::grid::Grid;
use crate::report::{Report, wording};

/// Indicators that have a colour of their own in the chart; the others share one.
const MOST_PARTS: usize = 8;
/// Colours that differ in print and to whoever does not tell red from green (Okabe and Ito), the last for the rest.
const COLOURS: [u32; MOST_PARTS + 1] = [
    0x00D5_5E00,
    0x0000_72B2,
    0x00E6_9F00,
    0x0056_B4E9,
    0x0000_9E73,
    0x00CC_79A7,
    0x00F0_E442,
    0x0044_4444,
    0x00BB_BBBB,
];
/// The colours of the listed schools, of the others, of the cut.
const LISTED: u32 = 0x00D5_5E00;
const OTHERS: u32 = 0x009D_C3E6;
const CUT: u32 = 0x0000_0000;

/// Widths of the columns: names, figures.
const WIDTHS: (u16, u16) = (34, 16);
/// Pixels of a row, and of a chart across.
const ROW_PIXELS: u32 = 20;
const CHART_WIDTH: u32 = 1290;
/// The colour of the lines behind the bars.
const GRID: u32 = 0x00D9_D9D9;

/// Whether there is anything to draw.
pub(super) fn are_due(report: &Report<'_>) -> bool {
    is_scored(report)
}

pub(super) fn write(sheet: &mut Worksheet, looks: &mut Looks, report: &Report<'_>) -> Result<(), XlsxError> {
    let column =
        |at: usize| Column { heading: String::new(), width: if at == 0 { WIDTHS.0 } else { WIDTHS.1 }, printed: true };
    let columns = (0..=MOST_PARTS + 1).map(column).collect();
    let mut page = Page::new(sheet, looks, report, "book-sheet-charts", columns)?;
    let above = page.row;
    shortfalls(&mut page, report)?;
    scores(&mut page, report, above)?;
    page.finish()
}

/// A solid colour.
fn filled(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
    format
}

/// The lines behind the bars.
fn grid() -> ChartLine {
    ChartLine::new().set_color(Color::RGB(GRID)).clone()
}

/// What takes each listed school down: a bar a school, a part an indicator.
fn shortfalls(page: &mut Page<'_>, report: &Report<'_>) -> Result<(), XlsxError> {
    let schools: Vec<usize> =
        report.assessment.listed().filter(|school| report.assessment.schools[*school].total().is_some()).collect();
    let parts = parts(report, &schools);
    if parts.is_empty() {
        return Ok(());
    }
    page.line(&report.word("book-chart-shortfalls-note"))?;
    let height = 160 + 34 * u32::try_from(schools.len()).unwrap_or(1).min(30);
    let chart_row = page.row;
    page.row += height.div_ceil(ROW_PIXELS) + 1;
    let top = page.row;
    let digits = wording::point_digits(report.assessment.criteria);
    let header = std::iter::once(report.word("column-school")).chain(parts.iter().map(|(title, _)| title.clone()));
    let rows = (0..).zip(&schools).map(|(at, school)| {
        let name = Cell::text(&report.assessment.school(*school).short_name);
        let points = parts.iter().map(|(_, points): &(String, Vec<Exact>)| Cell::shown(&points[at], digits));
        (Row::Plain, std::iter::once(name).chain(points).collect())
    });
    let rows: Vec<(Row, Vec<Cell>)> = rows.collect();
    numbers(page, header.collect(), &rows)?;
    let last = page.row - 1;
    let mut chart = Chart::new(ChartType::BarStacked);
    let name = page.name().to_owned();
    let name = name.as_str();
    for (at, colour) in (1..).zip(COLOURS).take(parts.len()) {
        let colour = if usize::from(at) > MOST_PARTS { COLOURS[MOST_PARTS] } else { colour };
        chart
            .add_series()
            .set_name((name, top, at))
            .set_categories((name, top + 1, 0, last, 0))
            .set_values((name, top + 1, at, last, at))
            .set_gap(45)
            .set_format(&mut filled(colour));
    }
    // the school most in need on top, the figures below the bars
    chart.y_axis().set_reverse();
    let axis = chart.x_axis().set_name(report.word("book-axis-shortfall").as_str());
    axis.set_label_position(ChartAxisLabelPosition::High).set_major_gridlines_line(&grid());
    finish(&mut chart, report, "book-chart-shortfalls", height);
    page.sheet.insert_chart(chart_row, 0, &chart)?;
    page.row += 1;
    Ok(())
}

/// The indicators that take the schools down most, each with the points by school; the others together.
fn parts(report: &Report<'_>, schools: &[usize]) -> Vec<(String, Vec<Exact>)> {
    let indicators = report.assessment.criteria.indicators.len();
    let mut points = vec![vec![Exact::zero(); schools.len()]; indicators];
    for (at, school) in schools.iter().enumerate() {
        for reason in report.weighty(*school) {
            points[reason.indicator][at] = reason.shortfall;
        }
    }
    let mut parts: Vec<(Exact, String, Vec<Exact>)> = points
        .into_iter()
        .enumerate()
        .map(|(place, points)| (points.iter().sum(), report.indicator(place).short.clone(), points))
        .filter(|(sum, ..): &(Exact, _, _)| *sum > 0)
        .collect();
    parts.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    let rest = parts.split_off(parts.len().min(MOST_PARTS));
    let mut parts: Vec<(String, Vec<Exact>)> = parts.into_iter().map(|(_, title, points)| (title, points)).collect();
    if !rest.is_empty() {
        let sum = |at: usize| rest.iter().map(|(.., points)| &points[at]).sum();
        parts.push((report.word("book-chart-rest"), (0..schools.len()).map(sum).collect()));
    }
    parts
}

/// The scores in the order of need, the listed in another colour, with the cut; on a page of their own below what stands
/// above.
fn scores(page: &mut Page<'_>, report: &Report<'_>, above: u32) -> Result<(), XlsxError> {
    let digits = wording::point_digits(report.assessment.criteria);
    let scored: Vec<(usize, &Exact)> = report
        .assessment
        .shown()
        .filter_map(|school| Some((school, &report.assessment.schools[school].total()?.score)))
        .collect();
    let cut = cut(report);
    if page.row > above {
        page.sheet.set_page_breaks(&[page.row])?;
    }
    page.line(&report.cut())?;
    let height = 520;
    let chart_row = page.row;
    page.row += height / ROW_PIXELS + 1;
    let top = page.row;
    let mut header = ["column-school", "book-series-listed", "book-series-others"].map(|key| report.word(key)).to_vec();
    header.extend(cut.map(|_| report.word("book-series-cut")));
    let row = |(school, score): &(usize, &Exact)| {
        let listed = report.assessment.final_status(*school) == Status::Listed;
        let score = Cell::shown(score, digits);
        let [inside, outside] = if listed { [score, Cell::Empty] } else { [Cell::Empty, score] };
        let name = Cell::text(&report.assessment.school(*school).short_name);
        let mut cells = vec![name, inside, outside];
        cells.extend(cut.map(|cut| Cell::shown(cut, digits)));
        (if listed { Row::Listed } else { Row::Plain }, cells)
    };
    let rows: Vec<(Row, Vec<Cell>)> = scored.iter().map(row).collect();
    numbers(page, header, &rows)?;
    let last = page.row - 1;
    let name = page.name().to_owned();
    let name = name.as_str();
    let mut chart = Chart::new(ChartType::Column);
    for (at, colour) in [(1, LISTED), (2, OTHERS)] {
        chart
            .add_series()
            .set_name((name, top, at))
            .set_categories((name, top + 1, 0, last, 0))
            .set_values((name, top + 1, at, last, at))
            .set_overlap(100)
            .set_gap(30)
            .set_format(&mut filled(colour));
    }
    if cut.is_some() {
        let mut line = Chart::new(ChartType::Line);
        let drawn =
            ChartLine::new().set_color(Color::RGB(CUT)).set_width(1.5).set_dash_type(ChartLineDashType::Dash).clone();
        line.add_series()
            .set_name((name, top, 3))
            .set_categories((name, top + 1, 0, last, 0))
            .set_values((name, top + 1, 3, last, 3))
            .set_marker(ChartMarker::new().set_none())
            .set_format(ChartFormat::new().set_line(&drawn));
        chart.combine(&line);
    }
    chart.x_axis().set_font(ChartFont::new().set_rotation(-90));
    chart.y_axis().set_name(report.word("column-score").as_str()).set_major_gridlines_line(&grid());
    if !has_negative_scores(report) {
        chart.y_axis().set_min(0);
    }
    finish(&mut chart, report, "book-chart-scores", height);
    page.sheet.insert_chart(chart_row, 0, &chart)?;
    Ok(())
}

/// The score at which the list ends, where one cut decides.
fn cut<'r>(report: &'r Report<'_>) -> Option<&'r Exact> {
    let [cut] = report.assessment.cuts.as_slice() else { return None };
    report.last_score(Some(cut))
}

/// The numbers of a chart, under their headings.
fn numbers(page: &mut Page<'_>, header: Vec<String>, rows: &[(Row, Vec<Cell>)]) -> Result<(), XlsxError> {
    page.grid(&Grid::of_figures(header, Vec::new()))?;
    rows.iter().try_for_each(|(kind, cells)| page.cells(*kind, cells))
}

/// Title, legend, size, and what a reader who does not see the chart is told.
fn finish(chart: &mut Chart, report: &Report<'_>, title: &'static str, height: u32) {
    let title = report.word(title);
    chart.title().set_name(title.as_str());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(CHART_WIDTH).set_height(height).set_alt_text(title);
}

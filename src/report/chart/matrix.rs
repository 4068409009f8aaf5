//! Schools by anything that is told of each: a row a school, a column a thing, a square with its word.

use super::svg::{Side, Svg, shortened};
use super::{statuses, steps, width};
use crate::report::Report;

const ROW: i64 = 22;
const COLUMN: i64 = 62;
const NAME_SIGNS: usize = 26;
const NAME: i64 = 24;
const LEFT: i64 = 230;
/// Room for the legend above.
const LEGEND: i64 = 30;
const TITLE_SIGNS: usize = 34;

/// A square: its shade, its word, and what it tells where a pointer rests on it.
pub(super) struct Square {
    /// The class of its colour.
    pub shade: &'static str,
    /// Whether its word stands out.
    pub strong: bool,
    /// Its word.
    pub word: String,
    /// What it tells.
    pub tip: String,
}

/// The rows and columns of a picture.
pub(super) struct Matrix {
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The schools, each with its squares.
    pub rows: Vec<(usize, Vec<Square>)>,
    /// What the shades mean.
    pub legend: Vec<Square>,
}

impl Matrix {
    /// The picture, and how large it is.
    pub(super) fn draw(&self, report: &Report<'_>) -> (Svg, (i64, i64)) {
        let schools: Vec<usize> = self.rows.iter().map(|(school, _)| *school).collect();
        let mut svg = Svg::new();
        svg.legend(report.texts, &statuses(report, &schools), (NAME - 20, 16));
        let titles: Vec<String> = self.titles.iter().map(|title| shortened(title, TITLE_SIGNS)).collect();
        // a title that climbs by 45 degrees takes seven tenths of its length upwards, and to the right
        let slanted = |title: &String| width(title) * 7 / 10;
        let over = titles.iter().map(slanted).max().unwrap_or_default();
        let beside = titles.iter().rev().zip(0..).map(|(title, at)| slanted(title) - COLUMN * at).max();
        let start = LEGEND + over + 16;
        for (at, title) in titles.iter().enumerate() {
            svg.slanted("label", (LEFT + COLUMN * steps(at) + COLUMN / 2, start - 8), title);
        }
        for (row, (school, squares)) in self.rows.iter().enumerate() {
            let top = start + ROW * steps(row);
            let name = shortened(&report.assessment.school(*school).short_name, NAME_SIGNS);
            svg.school(report.assessment.final_status(*school), (10, top + ROW / 2));
            svg.text("label", Side::Right, (NAME, top + 16), &name);
            squares_of(&mut svg, squares, top);
        }
        let bottom = start + ROW * steps(self.rows.len());
        squares_of(&mut svg, &self.legend, bottom + 14);
        let columns = titles.len().max(self.legend.len());
        (svg, (LEFT + COLUMN * steps(columns) + beside.unwrap_or_default().max(0), bottom + 44))
    }
}

fn squares_of(svg: &mut Svg, squares: &[Square], top: i64) {
    for (at, square) in squares.iter().enumerate() {
        let x = LEFT + COLUMN * steps(at);
        svg.group(&square.tip, |svg| {
            svg.rect(square.shade, (x, top), (COLUMN - 2, ROW - 2));
            let class = if square.strong { "worst" } else { "cell" };
            svg.text(class, Side::Middle, (x + COLUMN / 2 - 1, top + 15), &square.word);
        });
    }
}

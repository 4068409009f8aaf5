//! Pictures of an assessment as SVG. What decides where a stroke stands is exact; what a shape means is said in words,
//! and no number or verdict is told by colour alone.

mod heat;
mod matrix;
mod points;
mod quadrant;
mod rules;
mod scale;
mod slope;
mod standing;
mod svg;

use super::Report;
use crate::assess::Assessment;
use crate::criteria::Ground;
use crate::decision::Status;
use crate::number::Exact;
use crate::text::{Message, Texts};
use svg::{Place, Side, Svg};

pub(super) use points::points;
pub(super) use slope::{Slope, slopes};

/// Schools that a picture shows at the most: those most in need.
const MOST_SCHOOLS: usize = 80;
/// Steps of the grid that a sign of a label may be wide.
const SIGN: i64 = 8;

/// A picture and what is said of it.
pub(super) struct Picture {
    /// Its title.
    pub title: String,
    /// What it shows and how to read it.
    pub caption: String,
    /// The picture, as markup.
    pub svg: String,
}

/// The pictures of the whole list, as far as there is something to show.
pub(super) fn pictures(report: &Report<'_>) -> Vec<Picture> {
    let drawn = [
        standing::picture(report),
        rules::picture(report),
        heat::picture(report),
        quadrant::picture(report),
        slope::picture(report),
    ];
    drawn.into_iter().flatten().collect()
}

/// The schools with a score that a picture has room for, most in need first.
fn ranked(assessment: &Assessment<'_>) -> Vec<usize> {
    let scored = |school: &usize| assessment.schools[*school].total().is_some();
    assessment.shown().filter(scored).take(MOST_SCHOOLS).collect()
}

/// The score at which the list ends for a school: the last score of the list, or the end of the scores that are listed.
/// `None` where scores alone do not say who is listed.
fn end_of_list<'r>(report: &'r Report<'_>, school: usize) -> Option<&'r Exact> {
    if let Some(last) = report.last_score(report.assessment.cut(school)) {
        return Some(last);
    }
    let [Ground::Score(interval)] = report.assessment.criteria.list.as_ref()?.grounds.as_slice() else { return None };
    match (&interval.low, &interval.high) {
        (None, Some((end, _))) | (Some((end, _)), None) => Some(end),
        _ => None,
    }
}

impl Svg {
    /// What stands for a school: a shape for each verdict.
    fn school(&mut self, status: Status, place: Place) {
        match status {
            Status::Listed => self.diamond("listed", place, 6),
            Status::Risk => self.triangle("risk", place, 5),
            _ => self.circle("other", place, 4),
        }
    }

    /// What each shape means, from a place on to the right.
    fn legend(&mut self, texts: &Texts, statuses: &[Status], (mut x, y): Place) {
        for status in statuses {
            let word = texts.say(&super::wording::status(*status));
            self.school(*status, (x + 6, y - 4));
            self.text("label", Side::Right, (x + 18, y), &word);
            x += 34 + width(&word);
        }
    }
}

/// The verdicts among some schools, in the order of their weight.
fn statuses(report: &Report<'_>, schools: &[usize]) -> Vec<Status> {
    let mut statuses: Vec<Status> = schools.iter().map(|school| report.assessment.final_status(*school)).collect();
    statuses.sort();
    statuses.dedup();
    statuses
}

/// How wide a label may be.
fn width(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or_default() * SIGN
}

/// A count as steps of the grid.
fn steps(count: usize) -> i64 {
    i64::try_from(count).unwrap_or_default()
}

/// What a picture says of schools that it has no room for.
fn of_so_many(report: &Report<'_>, shown: usize, all: usize) -> Option<String> {
    let message = Message::new("chart-shown").with("shown", shown.to_string()).with("all", all.to_string());
    (shown < all).then(|| report.say(&message))
}

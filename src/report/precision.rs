//! How sure the shares are, in words and in `result.json`: intervals, smoothed values, the single years.

use schemars::JsonSchema;
use serde::Serialize;

use super::Report;
use super::json::EXACT;
use super::wording::number;
use crate::assess::Value;
use crate::number::Exact;
use crate::text::Message;

/// Schools of a hundred whose true share lies outside a 95 % interval.
const OUTSIDE_OF_HUNDRED: usize = 5;

/// Digits of shares in machine output.
const DIGITS: u32 = 4;

impl Report<'_> {
    /// A school's interval, for a table: a dash where there is none.
    pub(super) fn interval(&self, school: usize, indicator: usize) -> String {
        let Some(precision) = self.assessment.precision(school, indicator) else { return self.word("value-none") };
        let message = Message::new("precision-interval").with("low", number(&precision.low, 0));
        self.say(&message.with("high", number(&precision.high, 0)))
    }

    /// A school's interval and smoothed value as a line.
    pub(super) fn precision(&self, school: usize, indicator: usize) -> Option<String> {
        let precision = self.assessment.precision(school, indicator)?;
        let key = if precision.shrunken.is_some() { "precision-line" } else { "precision-line-alone" };
        let message = Message::new(key).with("interval", self.interval(school, indicator));
        Some(self.say(&message.with("shrunken", number(&precision.shrunken.unwrap_or_else(Exact::zero), 1))))
    }

    /// What intervals mean, and smoothed values where they are shown, and how many of so many schools lie outside.
    pub(super) fn precision_note(&self, smoothed: bool) -> Vec<String> {
        let indicators = 0..self.assessment.criteria.indicators.len();
        let has = |school: &usize| indicators.clone().any(|at| self.assessment.is_counted(*school, at));
        let schools = (0..self.assessment.schools.len()).filter(has).count();
        if schools == 0 {
            return Vec::new();
        }
        let outside = (schools * OUTSIDE_OF_HUNDRED + 50) / 100;
        let alarms = Message::new("precision-alarms").with("schools", schools).with("outside", outside);
        let mut note = vec![self.word("precision-meaning")];
        note.extend((outside > 0).then(|| self.say(&alarms)));
        note.extend(smoothed.then(|| self.word("precision-smoothed")));
        note
    }

    /// The interval and the smoothed value of a school, for scripts: empty where there is none.
    pub(super) fn precision_columns(&self, school: usize, indicator: usize) -> [Option<Exact>; 3] {
        match self.assessment.precision(school, indicator) {
            Some(precision) => [Some(precision.low), Some(precision.high), precision.shrunken],
            None => [None, None, None],
        }
    }
}

/// One year of a value in `result.json`.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartV1 {
    /// The year.
    year: i32,
    /// The value, rounded to four digits after the point.
    value: Option<serde_json::Number>,
    /// The value, exactly.
    #[schemars(regex(pattern = EXACT))]
    value_exact: String,
    /// The count above the line.
    #[schemars(range(min = 0))]
    numerator: Option<i64>,
    /// The count below the line.
    #[schemars(range(min = 0))]
    denominator: Option<i64>,
    /// Whether the value of all years is made of it.
    counted: bool,
}

/// The single years of a value.
pub(super) fn parts_v1(value: &Value) -> Vec<PartV1> {
    let part = |part: &crate::assess::YearPart| PartV1 {
        year: part.year,
        value: super::json::shown(&part.exact, DIGITS),
        value_exact: part.exact.to_string(),
        numerator: part.numerator,
        denominator: part.denominator,
        counted: part.counted,
    };
    value.parts.iter().map(part).collect()
}

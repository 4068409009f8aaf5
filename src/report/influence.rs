//! How much each indicator weighs by the criteria and how much it really decides, as a table for a terminal.

use super::picture::Canvas;
use super::terminal::{figure, table, words};
use crate::assess::Assessment;
use crate::number::Exact;
use crate::text::Texts;

/// Digits at which shares are shown.
const DIGITS: u32 = 1;

/// The table of influence.
#[must_use]
pub fn influence(assessment: &Assessment<'_>, texts: &Texts, canvas: Canvas) -> String {
    let keys = ["column-indicator", "column-with-data", "column-nominal", "column-variance"];
    let mut table = table(canvas, &keys.map(|key| texts.word(key)));
    let percent = |share: Option<&Exact>| match share {
        Some(share) => texts.number(&(share * &Exact::from(100)), DIGITS),
        None => texts.word("value-none"),
    };
    for influence in assessment.influence() {
        table.add_row(vec![
            words(&assessment.criteria.indicators[influence.indicator].short),
            figure(influence.schools.to_string()),
            figure(percent(influence.nominal.as_ref())),
            figure(percent(influence.variance.as_ref())),
        ]);
    }
    format!("{}\n{table}\n{}", texts.word("influence-title"), texts.word("influence-note"))
}

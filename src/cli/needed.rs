//! What a methodology needs of the data.

use std::collections::BTreeSet;

use crate::criteria::{self, Criteria};
use crate::source::Needed;

/// The measures that the criteria need, with the years from which they are taken.
pub(super) fn needed(criteria: &Criteria, year: i32) -> Vec<Needed<'_>> {
    let of = |indicator: &'_ criteria::Indicator| (year.saturating_sub(indicator.window.not_older_than), year);
    let needed = criteria.indicators.iter().flat_map(|indicator| {
        let years = of(indicator);
        indicator.take.measures().into_iter().map(move |measure| Needed {
            measure,
            title: criteria.measure_title(measure),
            years,
        })
    });
    let needed: BTreeSet<Needed<'_>> = needed.collect();
    needed.into_iter().collect()
}

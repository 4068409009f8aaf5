//! How sure a share is: its interval, and its value drawn towards that of all schools. Both only inform: neither takes
//! part in a score or a list.

use crate::assess::{Assessment, Value, Weighed};
use crate::criteria::Unit;
use crate::number::Exact;
use crate::parallel;
use crate::stats::{Spread, wilson};

/// How sure a school's share is, in percent. Results are taken for independent of one another: where an indicator adds up
/// several examinations of the same pupils, the true interval is wider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precision {
    /// The lower end of the 95 % interval.
    pub low: Exact,
    /// The upper end.
    pub high: Exact,
    /// The share drawn towards that of all schools; `None` where no other school has counts.
    pub shrunken: Option<Exact>,
}

impl Assessment<'_> {
    /// How sure a school's value of an indicator is; `None` unless it is a share with counts.
    #[must_use]
    pub fn precision(&self, school: usize, indicator: usize) -> Option<Precision> {
        let (above, below) = self.counted(indicator, self.value(school, indicator).value()?)?;
        let (low, high) = wilson(above, below)?;
        let percent = |share: Exact| &share * &Exact::from(100);
        let spread = self.spreads.get_or_init(|| self.all_spreads())[indicator].as_ref();
        let shrunken = spread.and_then(|spread| spread.shrunken(above, below)).map(percent);
        Some(Precision { low: percent(low), high: percent(high), shrunken })
    }

    /// Whether a school's value of an indicator is a share with counts.
    #[must_use]
    pub fn is_counted(&self, school: usize, indicator: usize) -> bool {
        self.value(school, indicator).value().is_some_and(|value| self.counted(indicator, value).is_some())
    }

    /// How the shares of schools differ, by indicator: over the schools that make the medians.
    fn all_spreads(&self) -> Vec<Option<Spread>> {
        let counts = |school: &usize| matches!(self.schools[*school].weighed, Weighed::Scored(_) | Weighed::Unranked);
        let schools: Vec<usize> = (0..self.schools.len()).filter(counts).collect();
        parallel::each(self.criteria.indicators.len(), schools.len(), |indicator| {
            let counted = |school: &usize| self.counted(indicator, self.value(*school, indicator).value()?);
            Spread::of(&schools.iter().filter_map(counted).collect::<Vec<_>>())
        })
    }

    /// The counts above and below the line of a share in percent of those below it.
    fn counted(&self, indicator: usize, value: &Value) -> Option<(i64, i64)> {
        let counts = value.numerator.zip(value.denominator)?;
        let share = self.criteria.indicators[indicator].unit == Unit::Percent && (0..=counts.1).contains(&counts.0);
        (share && counts.1 > 0).then_some(counts)
    }
}

//! From observations to an indicator's value for every school: which years, which cells, how they are pooled, and why
//! there is no value where there is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::criteria::{Indicator, Take};
use crate::number::Exact;
use crate::observation::{MEAN_DIGITS, Missing, Observations, Parts, Pooling, Reading, Share, catalogue};
use crate::school::School;

/// The years of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorYears {
    /// The years taken: the last ones for which at least one school has every number that the indicator needs.
    pub taken: Vec<i32>,
    /// Years between the oldest taken and the newest to be expected for which there are no data.
    pub absent: Vec<i32>,
}

/// An indicator's value for a school, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorValue {
    /// The value.
    Value(Value),
    /// None, and why.
    Missing(Absence),
}

/// A value and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value in the indicator's unit: percent or points. Exact, unless `printed`.
    pub exact: Exact,
    /// The pooled count above the line, for shares.
    pub numerator: Option<i64>,
    /// The pooled count below the line: for means the participants.
    pub denominator: Option<i64>,
    /// Only a rounded percent is known; the value is as printed.
    pub printed: bool,
    /// The single years.
    pub parts: Vec<YearPart>,
    /// The cells: rows of the observations.
    pub cells: Vec<usize>,
}

/// One year of a pooled value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearPart {
    /// The year.
    pub year: i32,
    /// The value of this year alone.
    pub exact: Exact,
    /// The count above the line, for shares.
    pub numerator: Option<i64>,
    /// The count below the line.
    pub denominator: Option<i64>,
}

/// Why a school has no value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// The indicator says nothing of schools of this level. Neither good nor bad.
    NotApplicable,
    /// No school has data of it.
    NoYears,
    /// The school has none: its cells say why, or there is no row of it.
    NoData {
        /// What the first empty cell says; `None` where there is no cell.
        why: Option<Missing>,
        /// The cells: rows of the observations.
        cells: Vec<usize>,
    },
    /// Fewer pupils than the criteria let count.
    SmallCohort {
        /// How many there are, over all years taken.
        cohort: i64,
        /// How many there must be.
        least: i64,
        /// The cells: rows of the observations.
        cells: Vec<usize>,
    },
}

/// The years of an indicator, and its value for every school of the register.
pub(super) fn values(
    indicator: &Indicator,
    schools: &[School],
    observations: &Observations,
    year: i32,
) -> (IndicatorYears, Vec<IndicatorValue>) {
    let oldest = year.saturating_sub(indicator.window.not_older_than);
    let whole = whole_parts(indicator, observations, &(oldest..=year).collect());
    let years = years(indicator, observations, (oldest, year), &whole);
    let taken: BTreeSet<i32> = years.taken.iter().copied().collect();
    let mut pooled: BTreeMap<usize, Vec<Parts>> = BTreeMap::new();
    for parts in whole.into_iter().filter(|parts| taken.contains(&parts.year)) {
        pooled.entry(parts.school).or_default().push(parts);
    }
    let value = |(place, school): (usize, &School)| {
        if !indicator.applies_to(school) {
            return IndicatorValue::Missing(Absence::NotApplicable);
        }
        if taken.is_empty() {
            return IndicatorValue::Missing(Absence::NoYears);
        }
        match &indicator.take {
            Take::Value { measure } => single(place, measure, observations, &taken),
            _ => sum(indicator, place, observations, &taken, pooled.get(&place).map_or(&[], Vec::as_slice)),
        }
    };
    let values = schools.iter().enumerate().map(value).collect();
    (years, values)
}

/// The years for which at least one school has every number that the indicator needs: the last so many of them, and
/// those between that are missing.
fn years(
    indicator: &Indicator,
    observations: &Observations,
    (oldest, year): (i32, i32),
    whole: &[Parts],
) -> IndicatorYears {
    let available: BTreeSet<i32> = match &indicator.take {
        Take::Value { measure } => observations.years(measure).range(oldest..=year).copied().collect(),
        _ => whole.iter().filter(|parts| parts.below > 0).map(|parts| parts.year).collect(),
    };
    let taken: Vec<i32> =
        available.iter().copied().skip(available.len().saturating_sub(indicator.window.last)).collect();
    let first = taken.first().copied().unwrap_or(year);
    let measures = indicator.take.measures();
    let expected = year - measures.iter().map(|measure| catalogue().lag(measure)).max().unwrap_or(0);
    let absent = (first..=expected).filter(|year| !available.contains(year)).collect();
    IndicatorYears { taken, absent }
}

/// The sums of those schools and years that have every number that the indicator needs.
fn whole_parts(indicator: &Indicator, observations: &Observations, years: &BTreeSet<i32>) -> Vec<Parts> {
    let pooling = match &indicator.take {
        Take::Share { above, below } => Pooling::Share { above, below },
        Take::Mean { of } => Pooling::Mean { of },
        Take::Value { .. } => return Vec::new(),
    };
    observations.parts(&pooling, years).into_iter().filter(|parts| parts.whole).collect()
}

fn sum(
    indicator: &Indicator,
    school: usize,
    observations: &Observations,
    years: &BTreeSet<i32>,
    parts: &[Parts],
) -> IndicatorValue {
    let measures = indicator.take.measures();
    let cells = |year: i32| measures.iter().filter_map(move |measure| observations.find(school, measure, year));
    let no_data = || {
        let cells: Vec<usize> = years.iter().copied().flat_map(cells).collect();
        let why = cells.iter().find_map(|cell| observations.rows()[*cell].missing());
        IndicatorValue::Missing(Absence::NoData { why, cells })
    };
    let used = parts.iter().flat_map(|part| cells(part.year)).collect();
    let above: i64 = parts.iter().map(|part| part.above).sum();
    let below: i64 = parts.iter().map(|part| part.below).sum();
    let Some(exact) = quotient(&indicator.take, above, below) else { return no_data() };
    if let Some(least) = indicator.smallest_cohort.filter(|least| below < *least) {
        return IndicatorValue::Missing(Absence::SmallCohort { cohort: below, least, cells: used });
    }
    let counted = matches!(indicator.take, Take::Share { .. });
    let year_part = |part: &Parts| {
        let exact = quotient(&indicator.take, part.above, part.below)?;
        Some(YearPart {
            year: part.year,
            exact,
            numerator: counted.then_some(part.above),
            denominator: Some(part.below),
        })
    };
    IndicatorValue::Value(Value {
        exact,
        numerator: counted.then_some(above),
        denominator: Some(below),
        printed: false,
        parts: parts.iter().filter_map(year_part).collect(),
        cells: used,
    })
}

/// The percent or the mean of two sums; `None` of nobody.
fn quotient(take: &Take, above: i64, below: i64) -> Option<Exact> {
    let quotient = Exact::ratio(above, below)?;
    Some(match take {
        Take::Share { .. } => &quotient * &Exact::from(100),
        _ => &quotient * &Exact::scaled(1, MEAN_DIGITS),
    })
}

/// A value as it stands in the document, of the school's latest year.
fn single(school: usize, measure: &str, observations: &Observations, years: &BTreeSet<i32>) -> IndicatorValue {
    let found: Vec<usize> = years.iter().rev().filter_map(|year| observations.find(school, measure, *year)).collect();
    let rows = observations.rows();
    let missing = |why, cells| IndicatorValue::Missing(Absence::NoData { why, cells });
    let Some(cell) = found.iter().copied().find(|cell| rows[*cell].missing().is_none()) else {
        let why = found.iter().find_map(|cell| rows[*cell].missing());
        return missing(why, found);
    };
    let observation = &rows[cell];
    let (exact, numerator, denominator, printed) = match &observation.reading {
        Reading::Count(count) => (Exact::from(*count), None, None, false),
        Reading::Number(number) => (number.clone(), None, None, false),
        Reading::Share(Share::Counted { numerator, denominator }) => match Exact::ratio(*numerator, *denominator) {
            Some(share) => (&share * &Exact::from(100), Some(*numerator), Some(*denominator), false),
            None => return missing(Some(Missing::Nobody), vec![cell]),
        },
        Reading::Share(Share::Printed { percent, numerator, .. }) => {
            (percent.clone(), *numerator, None, !percent.is_zero())
        }
        Reading::Missing(why) => return missing(Some(*why), vec![cell]),
    };
    let part = YearPart { year: observation.year, exact: exact.clone(), numerator, denominator };
    IndicatorValue::Value(Value { exact, numerator, denominator, printed, parts: vec![part], cells: vec![cell] })
}

//! From observations to an indicator's value for every school: which years, which cells, what is left out, how the years
//! become one, and why there is no value where there is none.

use std::collections::BTreeSet;

use crate::assess::engine::Engine;
use crate::assess::rule::Held;
use crate::criteria::{Indicator, Pool, Take, Unit};
use crate::number::Exact;
use crate::observation::{MEAN_DIGITS, Missing, Parts, Pooling, Reading, Share, catalogue};

/// The years of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

impl IndicatorValue {
    /// The value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing(_) => None,
        }
    }
}

/// A value and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value in the indicator's unit. Exact, unless `printed`.
    pub exact: Exact,
    /// The pooled count above the line, for shares.
    pub numerator: Option<i64>,
    /// The pooled count below the line: for means the participants.
    pub denominator: Option<i64>,
    /// Only a rounded percent is known, printed with so many digits: the true value lies within half of the last one.
    pub printed: Option<u32>,
    /// The single years of the school.
    pub parts: Box<[YearPart]>,
    /// Years left out because a rule of the criteria says so: the year and the rule.
    pub dropped: Box<[(i32, usize)]>,
}

impl Value {
    /// The years that the value is made of.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.parts.iter().filter(|part| part.counted).map(|part| part.year)
    }
}

/// One year of a value.
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
    /// Whether the value of all years is made of it.
    pub counted: bool,
}

/// Why a school has no value of an indicator, or none on its scale.
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
    },
    /// Fewer pupils than the criteria let count.
    SmallCohort {
        /// How many there are, over all years taken.
        cohort: i64,
        /// How many there must be.
        least: i64,
    },
    /// Rules of the criteria leave out all its years.
    Dropped {
        /// Each year and its rule.
        years: Vec<(i32, usize)>,
    },
    /// It is made of another indicator that has no value.
    Without(usize),
    /// It has one that is not published: of so few people that they could be known, or made of such numbers.
    Withheld,
    /// It has a value and no scale: its group is too small to be compared with.
    SmallGroup(usize),
    /// It has a value and no scale: all schools of the group have the same.
    Constant,
    /// It has a value, and the file gives no scale for such a school.
    NoScale,
}

impl Absence {
    /// The reason's word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::NoYears => "no_years",
            Self::NoData { why: None } => "no_row",
            Self::NoData { why: Some(Missing::NotApplicable) } => "marked_not_applicable",
            Self::NoData { why: Some(why) } => why.word(),
            Self::SmallCohort { .. } => "small_cohort",
            Self::Dropped { .. } => "dropped",
            Self::Without(_) => "without",
            Self::Withheld => Missing::Withheld.word(),
            Self::SmallGroup(_) => "small_group",
            Self::Constant => "constant",
            Self::NoScale => "no_scale",
        }
    }

    /// All the words, in alphabetical order.
    #[must_use]
    pub fn words() -> BTreeSet<&'static str> {
        let cells = Missing::ALL.map(|why| Self::NoData { why: Some(why) });
        let others = [
            Self::NotApplicable,
            Self::NoYears,
            Self::NoData { why: None },
            Self::SmallCohort { cohort: 0, least: 0 },
            Self::Dropped { years: Vec::new() },
            Self::Without(0),
            Self::Withheld,
            Self::SmallGroup(0),
            Self::Constant,
            Self::NoScale,
        ];
        cells.iter().chain(&others).map(Self::word).collect()
    }
}

/// An indicator of all schools.
#[derive(Default, Clone)]
pub(super) struct Column {
    pub years: IndicatorYears,
    pub values: Vec<IndicatorValue>,
}

/// The years of an indicator, and its value for every school of the register.
pub(super) fn column(engine: &Engine<'_>, indicator: &Indicator) -> Column {
    match &indicator.take {
        Take::Change { of, back } => {
            let other = engine.indicator(*of);
            let earlier = |year: i32| {
                let at = other.years.taken.iter().position(|taken| *taken == year)?;
                at.checked_sub(*back).map(|at| other.years.taken[at])
            };
            derived(engine, indicator, (*of, *of), |year, _| earlier(year), |newer, older| Some(newer - older))
        }
        Take::Difference { of, less } => {
            derived(engine, indicator, (*of, *less), |year, _| Some(year), |a, b| Some(a - b))
        }
        Take::Ratio { of, over } => derived(engine, indicator, (*of, *over), |year, _| Some(year), Exact::over),
        _ => observed(engine, indicator),
    }
}

/// A value made of two others. A change is that of the newest year; anything else is made of the values of all years.
fn derived(
    engine: &Engine<'_>,
    indicator: &Indicator,
    (first, second): (usize, usize),
    partner: impl Fn(i32, usize) -> Option<i32>,
    make: impl Fn(&Exact, &Exact) -> Option<Exact>,
) -> Column {
    let (left, right) = (engine.indicator(first), engine.indicator(second));
    let rounded = |number: Exact| indicator.rounding.map(|rounding| rounding.of(&number)).unwrap_or(number);
    let value = |school: usize| {
        let missing = IndicatorValue::Missing;
        if !indicator.applies_to(&engine.schools[school]) {
            return missing(Absence::NotApplicable);
        }
        let (a, b) = match (&left.values[school], &right.values[school]) {
            (IndicatorValue::Missing(Absence::NotApplicable), _)
            | (_, IndicatorValue::Missing(Absence::NotApplicable)) => {
                return missing(Absence::NotApplicable);
            }
            (IndicatorValue::Value(a), IndicatorValue::Value(b)) => (a, b),
            (IndicatorValue::Missing(_), _) => return missing(Absence::Without(first)),
            _ => return missing(Absence::Without(second)),
        };
        let of_year =
            |value: &Value, year: i32| value.parts.iter().find(|part| part.year == year).map(|part| part.exact.clone());
        let mut parts: Vec<YearPart> = a
            .parts
            .iter()
            .filter_map(|part| {
                let exact = rounded(make(&part.exact, &of_year(b, partner(part.year, second)?)?)?);
                Some(YearPart { year: part.year, exact, numerator: None, denominator: None, counted: false })
            })
            .collect();
        let newest_only = first == second;
        let exact = if newest_only {
            let newest = left.years.taken.last().copied();
            parts.iter().find(|part| Some(part.year) == newest).map(|part| part.exact.clone())
        } else {
            make(&a.exact, &b.exact).map(rounded)
        };
        let Some(exact) = exact else { return missing(Absence::Without(second)) };
        let newest = parts.len().saturating_sub(1);
        for (place, part) in parts.iter_mut().enumerate() {
            part.counted = !newest_only || place == newest;
        }
        let dropped = a.dropped.iter().chain(b.dropped.iter()).copied().collect();
        let parts = parts.into_boxed_slice();
        let printed = [a.printed, b.printed].into_iter().flatten().min();
        IndicatorValue::Value(Value { exact, numerator: None, denominator: None, printed, parts, dropped })
    };
    let values = (0..engine.schools.len()).map(value).collect();
    Column { years: left.years.clone(), values }
}

/// One school's cells of one year.
struct YearCells {
    year: i32,
    above: i64,
    below: i64,
    /// The value, where it is not a quotient of sums.
    alone: Option<Alone>,
}

/// The value of one cell.
struct Alone {
    exact: Exact,
    numerator: Option<i64>,
    denominator: Option<i64>,
    /// The digits of a percent of which nothing else is known.
    printed: Option<u32>,
}

fn observed(engine: &Engine<'_>, indicator: &Indicator) -> Column {
    let oldest = engine.year.saturating_sub(indicator.window.not_older_than);
    let range: BTreeSet<i32> = (oldest..=engine.year).collect();
    let measures = indicator.take.measures();
    let columns: Vec<_> = measures.iter().map(|measure| engine.observations.column(measure)).collect();
    let mut whole = whole_parts(engine, indicator, &range);
    let available: BTreeSet<i32> = match &indicator.take {
        Take::Value { .. } => columns[0].years().into_iter().filter(|year| range.contains(year)).collect(),
        _ => whole.iter().filter(|parts| parts.below > 0).map(|parts| parts.year).collect(),
    };
    let taken: Vec<i32> =
        available.iter().copied().skip(available.len().saturating_sub(indicator.window.last)).collect();
    let first = taken.first().copied().unwrap_or(engine.year);
    let expected = engine.year - measures.iter().map(|measure| catalogue().lag(measure)).max().unwrap_or(0);
    let absent = (first..=expected).filter(|year| !available.contains(year)).collect();
    whole.retain(|parts| taken.contains(&parts.year));
    // the parts stand in the order of schools: each school takes its own
    let mut left = whole.as_slice();
    let mut own = |school: usize| {
        let (its, rest) = left.split_at(left.iter().take_while(|parts| parts.school <= school).count());
        left = rest;
        its
    };
    let value = |school: usize| {
        let parts = own(school);
        if !indicator.applies_to(&engine.schools[school]) {
            return IndicatorValue::Missing(Absence::NotApplicable);
        }
        if taken.is_empty() {
            return IndicatorValue::Missing(Absence::NoYears);
        }
        let years: Vec<YearCells> = match &indicator.take {
            Take::Value { .. } => {
                let cells = taken.iter().filter_map(|year| single(engine, *year, columns[0].find(school, *year)?));
                cells.collect()
            }
            _ => {
                let cells =
                    |parts: &Parts| YearCells { year: parts.year, above: parts.above, below: parts.below, alone: None };
                parts.iter().map(cells).collect()
            }
        };
        let no_data = || {
            let rows = engine.observations.rows();
            let cells =
                taken.iter().rev().flat_map(|year| columns.iter().filter_map(|column| column.find(school, *year)));
            let why = |cell: usize| match &rows[cell].reading {
                Reading::Share(Share::Counted { denominator: 0, .. }) => Some(Missing::Nobody),
                _ => rows[cell].missing(),
            };
            // where the source has no number, a number beside it that is withheld is no reason
            let found: Vec<Missing> = cells.filter_map(why).collect();
            let told = found.iter().find(|why| **why != Missing::Withheld).or(found.first());
            IndicatorValue::Missing(Absence::NoData { why: told.copied() })
        };
        one(engine, indicator, school, &years).unwrap_or_else(no_data)
    };
    let values = (0..engine.schools.len()).map(value).collect();
    Column { years: IndicatorYears { taken, absent }, values }
}

/// The cells that say what a school's value is made of, or why it has none: rows of the observations.
pub(super) fn sources(engine: &Engine<'_>, place: usize, school: usize) -> Vec<usize> {
    let indicator = &engine.criteria.indicators[place];
    let column = engine.indicator(place);
    let years: Vec<i32> = match &column.values[school] {
        IndicatorValue::Value(value) => value.years().collect(),
        IndicatorValue::Missing(Absence::NotApplicable | Absence::NoYears) => Vec::new(),
        IndicatorValue::Missing(Absence::Dropped { years, .. }) => years.iter().map(|(year, _)| *year).collect(),
        IndicatorValue::Missing(_) => column.years.taken.iter().rev().copied().collect(),
    };
    let mut cells: Vec<usize> = Vec::new();
    for other in indicator.take.indicators() {
        cells.extend(sources(engine, other, school));
    }
    for year in years {
        let of = indicator.take.measures().into_iter();
        cells.extend(of.filter_map(|measure| engine.observations.find(school, measure, year)));
    }
    let mut seen = BTreeSet::new();
    cells.retain(|cell| seen.insert(*cell));
    cells
}

/// The sums of those schools and years that have every number that the indicator needs.
fn whole_parts(engine: &Engine<'_>, indicator: &Indicator, years: &BTreeSet<i32>) -> Vec<Parts> {
    let pooling = match &indicator.take {
        Take::Share { above, below } => Pooling::Share { above, below },
        Take::Mean { of } => Pooling::Mean { of },
        Take::Sum { of } => Pooling::Sum { of },
        _ => return Vec::new(),
    };
    engine.observations.parts(&pooling, years).into_iter().filter(|parts| parts.whole).collect()
}

/// The value of one cell; `None` where it holds none.
fn single(engine: &Engine<'_>, year: i32, cell: usize) -> Option<YearCells> {
    let plain = |exact| Alone { exact, numerator: None, denominator: None, printed: None };
    let alone = match &engine.observations.rows()[cell].reading {
        Reading::Count(count) => plain(Exact::from(*count)),
        Reading::Number(number) => plain(number.clone()),
        Reading::Share(Share::Counted { numerator, denominator }) => Alone {
            numerator: Some(*numerator),
            denominator: Some(*denominator),
            ..plain(&Exact::ratio(*numerator, *denominator)? * &Exact::from(100))
        },
        Reading::Share(Share::Printed { percent, numerator, digits }) => Alone {
            numerator: *numerator,
            printed: (*numerator != Some(0)).then_some(*digits),
            ..plain(percent.clone())
        },
        Reading::Missing(_) => return None,
    };
    Some(YearCells { year, above: 0, below: 0, alone: Some(alone) })
}

/// The value of one school; `None` where its cells give none.
fn one(engine: &Engine<'_>, indicator: &Indicator, school: usize, years: &[YearCells]) -> Option<IndicatorValue> {
    let counted = matches!(indicator.take, Take::Share { .. });
    let summed = matches!(indicator.take, Take::Sum { .. });
    let rounded = |number: Exact| indicator.rounding.map(|rounding| rounding.of(&number)).unwrap_or(number);
    let mut dropped = Vec::new();
    let mut parts: Vec<YearPart> = Vec::with_capacity(years.len());
    let mut used: Vec<&YearCells> = Vec::with_capacity(years.len());
    let mut printed: Option<u32> = None;
    for cells in years {
        let holds = |rule: &&usize| engine.outcome(**rule, school, Some(cells.year)).held == Held::Yes;
        if let Some(rule) = indicator.drop_when.iter().find(holds) {
            dropped.push((cells.year, *rule));
            continue;
        }
        let part = match &cells.alone {
            Some(alone) => {
                printed = [printed, alone.printed].into_iter().flatten().min();
                Some((alone.exact.clone(), alone.numerator, alone.denominator))
            }
            None if summed => Some((Exact::from(cells.above), None, None)),
            None => quotient(indicator, cells.above, cells.below)
                .map(|exact| (exact, counted.then_some(cells.above), Some(cells.below))),
        };
        let Some((exact, numerator, denominator)) = part else { continue };
        used.push(cells);
        parts.push(YearPart { year: cells.year, exact: rounded(exact), numerator, denominator, counted: true });
    }
    if dropped.len() == years.len() && !dropped.is_empty() {
        return Some(IndicatorValue::Missing(Absence::Dropped { years: dropped }));
    }
    let newest = parts.len().checked_sub(1)?;
    if indicator.pool == Pool::Latest {
        for part in &mut parts[..newest] {
            part.counted = false;
        }
        used = used.split_off(newest);
    }
    // numbers that no school has are no number
    let above = used.iter().try_fold(0_i64, |sum, cells| sum.checked_add(cells.above))?;
    let below = used.iter().try_fold(0_i64, |sum, cells| sum.checked_add(cells.below))?;
    let quotients = used.iter().all(|cells| cells.alone.is_none()) && !summed;
    if let Some(least) = indicator.smallest_cohort.filter(|least| quotients && below < *least) {
        return Some(IndicatorValue::Missing(Absence::SmallCohort { cohort: below, least }));
    }
    let (exact, numerator, denominator) = match indicator.pool {
        Pool::Latest => {
            let part = &parts[newest];
            (part.exact.clone(), part.numerator, part.denominator)
        }
        Pool::Mean => {
            let sum: Exact = parts.iter().map(|part| &part.exact).sum();
            let count = Exact::from(i64::try_from(parts.len()).ok()?);
            (rounded(sum.over(&count)?), None, quotients.then_some(below))
        }
        Pool::Counts if summed => (rounded(Exact::from(above)), None, None),
        Pool::Counts if newest == 0 => (parts[0].exact.clone(), parts[0].numerator, parts[0].denominator),
        Pool::Counts => (rounded(quotient(indicator, above, below)?), counted.then_some(above), Some(below)),
    };
    let (parts, dropped) = (parts.into_boxed_slice(), dropped.into_boxed_slice());
    Some(IndicatorValue::Value(Value { exact, numerator, denominator, printed, parts, dropped }))
}

/// The percent or the mean of two sums; `None` of nobody.
fn quotient(indicator: &Indicator, above: i64, below: i64) -> Option<Exact> {
    match &indicator.take {
        Take::Share { .. } => share(indicator, above, below),
        _ => Exact::ratio(above, below).map(|quotient| &quotient * &Exact::scaled(1, MEAN_DIGITS)),
    }
}

/// Whether a share of the indicator is told in hundredths.
pub(super) fn is_in_hundreds(indicator: &Indicator) -> bool {
    matches!(indicator.unit, Unit::Percent | Unit::PerHundred) || matches!(indicator.take, Take::Value { .. })
}

/// One count over another, in the unit of the indicator; `None` of nobody.
pub(super) fn share(indicator: &Indicator, above: i64, below: i64) -> Option<Exact> {
    if !is_in_hundreds(indicator) {
        return Exact::ratio(above, below);
    }
    match above.checked_mul(100) {
        Some(hundredfold) => Exact::ratio(hundredfold, below),
        None => Exact::ratio(above, below).map(|quotient| &quotient * &Exact::from(100)),
    }
}

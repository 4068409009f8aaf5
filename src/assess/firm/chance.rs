//! What chance does to results: shares of pupils drawn anew, as if the same years came again with other pupils like these.
//!
//! The counts of one examination are drawn together, from a Dirichlet distribution with the counts and ½ each (Jeffreys'
//! prior), so that zero failures still vary and the shares of one examination move together. A share of which no more is
//! known than two counts is drawn from a beta distribution. Means and single numbers, of whose spread nothing is known,
//! stand still; how much of the weight they hold is told.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Op, Slot};
use super::compile::School;
use crate::assess::engine::Engine;
use crate::assess::indicator::{Value, is_in_hundreds};
use crate::criteria::{Criteria, Pool, Take, Test, Years};
use crate::observation::{Reading, catalogue};
use crate::stats::{Beta, Stream};

/// What all schools share.
pub(super) struct Chances<'a> {
    seed: u64,
    /// Whether single years are looked at anywhere, so that each is drawn by itself.
    by_year: bool,
    /// By indicator: the counts that it is made of, in one word.
    counts: Vec<String>,
    /// By whole: its parts that the criteria look at, in the order of the catalogue.
    parts: BTreeMap<&'a str, Vec<&'a str>>,
    /// Parameters of the tables, and which table has them.
    pub tables: Vec<(u32, u32)>,
    table_of: BTreeMap<(u32, u32), usize>,
}

/// The drawn shares of one examination in some years.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    total: i64,
    of: Vec<(String, Slot)>,
}

impl<'a> Chances<'a> {
    pub(super) fn of(engine: &Engine<'a>, seed: u64) -> Self {
        let mut parts: BTreeMap<&'a str, BTreeSet<&'a str>> = BTreeMap::new();
        for indicator in &engine.criteria.indicators {
            let Take::Share { above, below } = &indicator.take else { continue };
            for measure in above {
                if let Some(whole) = whole_of(measure, below) {
                    parts.entry(whole).or_default().insert(measure);
                }
            }
        }
        let parts = parts.into_iter().map(|(whole, parts)| (whole, parts.into_iter().collect())).collect();
        let by_year = looks_at_years(engine.criteria);
        let counts = engine.criteria.indicators.iter().map(|indicator| indicator.take.measures().join("+")).collect();
        Self { seed, by_year, counts, parts, tables: Vec::new(), table_of: BTreeMap::new() }
    }

    fn step(&mut self, twice_alpha: u32, twice_beta: u32, stream: Stream) -> Op {
        match Beta::of(twice_alpha, twice_beta) {
            Beta::Large(law) => Op::Normal { law, stream },
            Beta::Small(a, b) => {
                let tables = &mut self.tables;
                let table = *self.table_of.entry((a, b)).or_insert_with(|| {
                    tables.push((a, b));
                    tables.len() - 1
                });
                Op::Table { table, stream }
            }
        }
    }
}

/// The whole that a count is part of, where it stands below the line.
fn whole_of<'m>(measure: &str, below: &'m [String]) -> Option<&'m str> {
    let whole = catalogue().measure(measure)?.part_of.as_deref()?;
    below.iter().map(String::as_str).find(|below| *below == whole)
}

/// Whether a single year is looked at anywhere.
fn looks_at_years(criteria: &Criteria) -> bool {
    let rules = criteria
        .rules
        .iter()
        .any(|rule| matches!(&rule.test, Test::Count { years: Years::Every(_) | Years::Any(_) | Years::Each(_), .. }));
    let indicators = criteria
        .indicators
        .iter()
        .any(|indicator| indicator.pool == Pool::Mean || matches!(indicator.take, Take::Change { .. }));
    rules || indicators
}

/// The years of a school that are drawn together: all that are added up, unless some of them are also looked at by
/// themselves or with others.
fn sets(one: &School<'_, '_, '_>, counts: &str, years: &[i32]) -> Vec<Vec<i32>> {
    let engine = one.all.engine;
    let singly = one.all.chances.by_year
        || engine.criteria.indicators.iter().enumerate().any(|(place, indicator)| {
            let of = &indicator.take;
            let same = match of {
                Take::Share { below, .. } => below.iter().any(|whole| whole == counts),
                _ => false,
            };
            let value = engine.indicator(place).values[one.at].value();
            (same || one.all.chances.counts[place] == counts)
                && value.is_some_and(|value| !value.years().eq(years.iter().copied()))
        });
    if singly { years.iter().map(|year| vec![*year]).collect() } else { vec![years.to_vec()] }
}

/// An indicator's value with what chance does to it; `None` where it stands still.
pub(super) fn value(one: &mut School<'_, '_, '_>, place: usize, year: Option<i32>) -> Option<Slot> {
    let engine = one.all.engine;
    let indicator = &engine.criteria.indicators[place];
    let value = engine.indicator(place).values[one.at].value()?;
    let slot = match one.take(place) {
        Take::Change { of, back } => {
            let taken = &engine.indicator(*of).years.taken;
            let newest = year.or_else(|| taken.last().copied())?;
            let at = taken.iter().position(|taken| *taken == newest)?;
            let earlier = taken[at.checked_sub(*back)?];
            let (new, old) = (one.value(*of, Some(newest))?, one.value(*of, Some(earlier))?);
            one.moving(Op::Linear { constant: 0.0, terms: Box::new([(1.0, new), (-1.0, old)]) }, [new, old])?
        }
        Take::Difference { of, less } => {
            let (of, less) = (one.value(*of, year)?, one.value(*less, year)?);
            one.moving(Op::Linear { constant: 0.0, terms: Box::new([(1.0, of), (-1.0, less)]) }, [of, less])?
        }
        Take::Ratio { of, over } => {
            let (of, by) = (one.value(*of, year)?, one.value(*over, year)?);
            one.moving(Op::Quotient { of, by }, [of, by])?
        }
        Take::Share { .. } | Take::Value { .. } => {
            let years: Vec<i32> = match year {
                Some(year) => vec![year],
                None => value.years().collect(),
            };
            // the mean of the years' values; or counts added up
            let singly = indicator.pool == Pool::Mean || matches!(indicator.take, Take::Value { .. });
            let sets: Vec<Vec<i32>> =
                if singly { years.into_iter().map(|year| vec![year]).collect() } else { vec![years] };
            let slots: Vec<Slot> = sets.iter().map(|years| share(one, place, value, years)).collect::<Option<_>>()?;
            match slots.as_slice() {
                [slot] => *slot,
                _ => {
                    let part = 1.0 / f64::from(u32::try_from(slots.len()).ok()?);
                    let terms = slots.iter().map(|slot| (part, *slot)).collect();
                    one.push(Op::Linear { constant: 0.0, terms })
                }
            }
        }
        Take::Mean { .. } | Take::Sum { .. } => return None,
    };
    Some(match indicator.rounding {
        Some(rounding) => one.push(Op::Round { of: slot, rounding }),
        None => slot,
    })
}

/// A share of pupils in the indicator's unit, over years added up.
fn share(one: &mut School<'_, '_, '_>, place: usize, value: &Value, years: &[i32]) -> Option<Slot> {
    let indicator = &one.all.engine.criteria.indicators[place];
    let factor = if is_in_hundreds(indicator) { 100.0 } else { 1.0 };
    if let Take::Share { above, below } = one.take(place)
        && let Some(terms) = together(one, above, below, years, factor)
    {
        return Some(one.push(Op::Linear { constant: 0.0, terms: terms.into() }));
    }
    // the same counts are one chance, whatever indicator looks at them
    let measures = one.all.chances.counts[place].clone();
    let mut parts = Vec::new();
    for years in sets(one, &measures, years) {
        let (mut above, mut below) = (0_i64, 0_i64);
        for part in value.parts.iter().filter(|part| years.contains(&part.year)) {
            above = above.checked_add(part.numerator?)?;
            below = below.checked_add(part.denominator?)?;
        }
        let twice = |count: i64| u32::try_from(count.checked_mul(2)?.checked_add(1)?).ok();
        if below == 0 {
            return None;
        }
        let (a, b) = (twice(above)?, twice(below - above)?);
        let stream = one.stream(&measures, &years, "");
        let op = one.all.chances.step(a, b, stream);
        parts.push((below, one.push(op)));
    }
    let terms = by_size(parts, factor)?;
    Some(one.push(Op::Linear { constant: 0.0, terms: terms.into() }))
}

/// Parts, each as large as its number of pupils.
fn by_size(parts: Vec<(i64, Slot)>, factor: f64) -> Option<Vec<(f64, Slot)>> {
    let size = |pupils: i64| Some(f64::from(u32::try_from(pupils).ok()?));
    let whole = size(parts.iter().map(|(pupils, _)| pupils).sum())?;
    parts.into_iter().map(|(pupils, slot)| Some((factor * size(pupils)? / whole, slot))).collect()
}

/// The parts of examinations of which the whole is known, each by its size; `None` where a part has no whole.
fn together(
    one: &mut School<'_, '_, '_>,
    above: &[String],
    below: &[String],
    years: &[i32],
    factor: f64,
) -> Option<Vec<(f64, Slot)>> {
    if above.iter().any(|measure| whole_of(measure, below).is_none()) {
        return None;
    }
    let mut parts: Vec<(i64, Slot)> = Vec::new();
    let mut total = 0_i64;
    for whole in below {
        for years in sets(one, whole, years) {
            let shares = shares(one, whole, &years)?;
            total = total.checked_add(shares.total)?;
            for measure in above.iter().filter(|measure| whole_of(measure, below) == Some(whole)) {
                let (_, slot) = shares.of.iter().find(|(known, _)| known == measure)?;
                parts.push((shares.total, *slot));
            }
        }
    }
    let weight = |size: i64| Some(f64::from(u32::try_from(size).ok()?));
    let whole = weight(total).filter(|whole| *whole > 0.0)?;
    parts.into_iter().map(|(size, slot)| Some((factor * weight(size)? / whole, slot))).collect()
}

/// The shares of one examination, drawn together.
fn shares(one: &mut School<'_, '_, '_>, whole: &str, years: &[i32]) -> Option<Shares> {
    let key = (whole.to_owned(), years.to_vec());
    if let Some(known) = one.groups.get(&key) {
        return Some(known.clone());
    }
    let engine = one.all.engine;
    let count = |measure: &str| {
        years.iter().try_fold(0_i64, |sum, year| {
            let row = engine.observations.find(one.at, measure, *year)?;
            let Reading::Count(count) = engine.observations.rows()[row].reading else { return None };
            sum.checked_add(count)
        })
    };
    let total = count(whole)?;
    let looked_at = one.all.chances.parts.get(whole).cloned().unwrap_or_default();
    let known: Vec<(&str, i64)> = looked_at.iter().filter_map(|part| Some((*part, count(part)?))).collect();
    let rest = total - known.iter().map(|(_, count)| count).sum::<i64>();
    if rest < 0 || known.iter().any(|(_, count)| *count < 0) {
        return None;
    }
    // what is not looked at stays one part, with the ½ of each mark in it
    let all = catalogue().measure(whole).map_or(0, |measure| measure.sum_of.len());
    let others = if all == 0 { 1 } else { all.saturating_sub(known.len()) };
    let twice = |count: i64| u32::try_from(count.checked_mul(2)?).ok();
    let mut doubled: Vec<u32> = known.iter().map(|(_, count)| Some(twice(*count)? + 1)).collect::<Option<_>>()?;
    doubled.push(twice(rest)? + u32::try_from(others).ok()?);
    let mut shares = Shares { total, of: Vec::new() };
    let mut left: Option<Slot> = None;
    for (at, (measure, _)) in known.iter().enumerate() {
        let after = u32::try_from(doubled[at + 1..].iter().map(|count| u64::from(*count)).sum::<u64>()).ok()?;
        let slot = if after == 0 {
            // the last part is what the others leave
            left.unwrap_or_else(|| one.push(Op::Constant(1.0)))
        } else {
            let stream = one.stream(whole, years, measure);
            let op = one.all.chances.step(doubled[at], after, stream);
            let taken = one.push(op);
            let slot = left.map_or(taken, |of| one.push(Op::Product { of, by: taken }));
            if at + 1 < known.len() {
                left = Some(one.push(Op::Left { of: left, taken }));
            }
            slot
        };
        shares.of.push(((*measure).to_owned(), slot));
    }
    one.groups.insert(key, shares.clone());
    Some(shares)
}

impl School<'_, '_, '_> {
    /// A step that is worth taking only where something in it moves.
    fn moving(&mut self, op: Op, of: [Slot; 2]) -> Option<Slot> {
        of.iter().any(|slot| self.is_moving(*slot)).then(|| self.push(op))
    }

    /// The draws of one thing of this school, the same whatever other schools there are.
    fn stream(&self, what: &str, years: &[i32], part: &str) -> Stream {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let school = &self.all.engine.schools[self.at].id;
        Stream::of(self.all.chances.seed, &["results", school, what, &years.join("+"), part])
    }
}

/// The indicators that chance moves in a school.
pub(super) fn moved(one: &mut School<'_, '_, '_>) -> Vec<usize> {
    let indicators = 0..one.all.engine.criteria.indicators.len();
    indicators.filter(|place| one.value(*place, None).is_some_and(|slot| one.is_moving(slot))).collect()
}

//! What a school's value of an indicator could be instead: one pupil's result more or fewer where the counts are known,
//! else a step of the last digit shown.

use crate::assess::engine::Engine;
use crate::assess::indicator::{self, IndicatorValue, Value, YearPart};
use crate::criteria::{Indicator, Interval, Is, Node, Pool, Scale, Take, Test, Unit};
use crate::number::Exact;

/// Counts as they would have to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pupils {
    /// The year; `None`: all years together.
    pub year: Option<i32>,
    /// The count above the line.
    pub numerator: i64,
    /// The count below the line, which stays.
    pub denominator: i64,
    /// By how much the count above the line differs from what it is.
    pub change: i64,
}

/// The values that could stand in the place of one, as whole steps.
pub(super) struct Steps<'a> {
    pub indicator: &'a Indicator,
    value: &'a Value,
    /// The count below the line, where a step is a pupil's result.
    pub below: Option<i64>,
    digits: u32,
}

impl<'a> Steps<'a> {
    pub(super) fn of(indicator: &'a Indicator, value: &'a Value) -> Self {
        let counted = value.numerator.and(value.denominator).filter(|below| *below > 0 && value.printed.is_none());
        let shares = matches!(indicator.take, Take::Share { .. } | Take::Value { .. });
        Self { indicator, value, below: counted.filter(|_| shares), digits: indicator.unit.digits() }
    }

    /// The steps next to the value as it is: the highest below it and the lowest above.
    pub(super) fn beside(&self) -> (i64, i64) {
        if let (Some(_), Some(above)) = (self.below, self.value.numerator) {
            return (above - 1, above + 1);
        }
        let at = self.at(&self.value.exact);
        let (floor, ceiling) = (whole(&at.floor()), whole(&at.ceiling()));
        if floor == ceiling { (floor - 1, floor + 1) } else { (floor, ceiling) }
    }

    /// A value as a number of steps, not always a whole one.
    pub(super) fn at(&self, value: &Exact) -> Exact {
        match self.below {
            Some(below) if self.in_hundreds() => &(value * &Exact::from(below)) * &Exact::scaled(1, 2),
            Some(below) => value * &Exact::from(below),
            None => value * &Exact::from(10_i64.pow(self.digits)),
        }
    }

    /// The counts at a step, where a step is a pupil's result.
    pub(super) fn pupils(&self, step: i64) -> Option<Pupils> {
        let (denominator, above) = (self.below?, self.value.numerator?);
        Some(Pupils { year: None, numerator: step, denominator, change: step - above })
    }

    /// The counts above the line nearest to one, of those on the other side of a cut: the cut itself and beyond it, where
    /// both are there.
    pub(super) fn across(&self, cut: &Exact, above: i64, below: i64) -> Vec<i64> {
        let at = if self.in_hundreds() { cut * &Exact::scaled(below, 2) } else { cut * &Exact::from(below) };
        let mut counts: Vec<i64> = around(&at).into_iter().filter(|count| *count != above && *count >= 0).collect();
        counts.retain(|count| above > below || *count <= below);
        counts
    }

    fn in_hundreds(&self) -> bool {
        indicator::is_in_hundreds(self.indicator)
    }

    /// The value at a step.
    pub(super) fn exact(&self, step: i64) -> Option<Exact> {
        let Some(below) = self.below else { return Some(Exact::scaled(step, self.digits)) };
        let exact = indicator::share(self.indicator, step, below)?;
        Some(self.indicator.rounding.map(|rounding| rounding.of(&exact)).unwrap_or(exact))
    }

    /// How far a step is from the value as it is.
    pub(super) fn distance(&self, step: i64) -> Exact {
        match self.value.numerator.filter(|_| self.below.is_some()) {
            Some(above) => Exact::from((step - above).abs()),
            None => (&Exact::from(step) - &self.at(&self.value.exact)).abs(),
        }
    }

    /// The whole value at a step. What is changed is changed in the newest year, and in older ones only where that has no
    /// more results to change.
    pub(super) fn altered(&self, step: i64) -> Option<IndicatorValue> {
        let exact = self.exact(step)?;
        let mut value = self.value.clone();
        if self.below.is_some() {
            let mut change = step - value.numerator?;
            value.numerator = Some(step);
            let last = value.parts.iter().position(|part| part.counted);
            for (place, part) in value.parts.iter_mut().enumerate().rev().filter(|(_, part)| part.counted) {
                let (Some(above), Some(below)) = (part.numerator, part.denominator) else { continue };
                let whole = above + change;
                // the oldest takes what is left
                let most = if above <= below { below } else { i64::MAX };
                let now = if Some(place) == last { whole } else { whole.clamp(0, most) };
                change = whole - now;
                self.set(part, now);
            }
        } else {
            let change = &exact - &value.exact;
            let years = value.parts.iter().filter(|part| part.counted).count();
            let whole = value.denominator;
            if let Some(newest) = value.parts.iter_mut().rev().find(|part| part.counted) {
                let times = match (self.indicator.pool, whole, newest.denominator) {
                    (Pool::Counts, Some(all), Some(its)) => Exact::ratio(all, its),
                    (Pool::Mean, ..) => i64::try_from(years).ok().map(Exact::from),
                    _ => None,
                };
                newest.exact = &newest.exact + &(&change * &times.unwrap_or_else(Exact::one));
            }
        }
        value.exact = exact;
        Some(IndicatorValue::Value(value))
    }

    /// The whole value with other counts in single years: places of its parts, and the counts above the line.
    pub(super) fn altered_in(&self, counts: &[(usize, i64)]) -> Option<IndicatorValue> {
        let mut value = self.value.clone();
        for (place, above) in counts {
            self.set(value.parts.get_mut(*place)?, *above);
        }
        let counted = || value.parts.iter().filter(|part| part.counted);
        let above: Option<i64> = counted().map(|part| part.numerator).sum();
        value.exact = match (self.below, above) {
            (Some(_), Some(above)) => {
                value.numerator = Some(above);
                self.exact(above)?
            }
            _ => {
                let years = Exact::from(i64::try_from(counted().count()).ok()?);
                counted().map(|part| &part.exact).sum::<Exact>().over(&years)?
            }
        };
        Some(IndicatorValue::Value(value))
    }

    fn set(&self, part: &mut YearPart, above: i64) {
        let exact = part.denominator.and_then(|below| indicator::share(self.indicator, above, below));
        if let Some(exact) = exact {
            part.exact = self.indicator.rounding.map(|rounding| rounding.of(&exact)).unwrap_or(exact);
        }
        part.numerator = Some(above);
    }

    /// The first and the last step there can be.
    pub(super) fn ends(&self, span: &Span) -> (i64, i64) {
        (whole(&self.at(&span.low).ceiling()), whole(&self.at(&span.high).floor()))
    }

    /// The steps on both sides of every number at which the criteria tell values apart.
    pub(super) fn telling(&self, span: &Span) -> Vec<i64> {
        span.told.iter().flat_map(|end| around(&self.at(end))).collect()
    }
}

/// Between which values an indicator can be.
pub(super) struct Span {
    low: Exact,
    high: Exact,
    /// Every number at which scales and rules tell values apart.
    pub told: Vec<Exact>,
}

impl Span {
    /// The span of an indicator. Where what is measured has no end, all that schools of the city have and all that the
    /// criteria tell apart lies inside it; a share that is nowhere above the whole is at most the whole.
    pub(super) fn of(engine: &Engine<'_>, place: usize) -> Self {
        let indicator = &engine.criteria.indicators[place];
        let told: Vec<Exact> = told_apart(engine, place).into_iter().cloned().collect();
        let seen = || engine.indicator(place).values.iter().filter_map(IndicatorValue::value).map(|value| &value.exact);
        let beyond = Exact::from(1);
        let low = seen().chain(&told).min().map_or_else(Exact::zero, |low| low - &beyond);
        let high = seen().chain(&told).max().map_or_else(Exact::zero, |high| high + &beyond);
        let whole = Exact::from(100);
        let a_part = indicator.unit == Unit::Percent && seen().all(|value| *value <= whole);
        let (least, most) = indicator.domain.ends();
        Self {
            low: least.map_or(low, Exact::from),
            high: most.map_or(if a_part { whole } else { high }, Exact::from),
            told,
        }
    }
}

/// The whole numbers on both sides of one, and itself where it is whole.
fn around(at: &Exact) -> [i64; 4] {
    let (low, high) = (whole(&at.floor()), whole(&at.ceiling()));
    [low - 1, low, high, high + 1]
}

/// Every number at which scales and rules tell values of an indicator apart.
fn told_apart<'a>(engine: &Engine<'a>, place: usize) -> Vec<&'a Exact> {
    let criteria = engine.criteria;
    let scales = criteria.indicators[place].scalings.iter().map(|scaling| &scaling.scale);
    let mut told: Vec<&Exact> = Vec::new();
    let ends =
        |interval: &'a Interval| interval.low.iter().chain(&interval.high).map(|(end, _)| end).collect::<Vec<_>>();
    for scale in scales {
        match scale {
            Scale::Goalposts { worst, best, .. } => told.extend([worst, best]),
            Scale::Bands(bands) => told.extend(bands.iter().flat_map(|band| ends(&band.interval))),
            Scale::Cut(interval) => told.extend(ends(interval)),
            Scale::Grid { grid, coarse, .. } => {
                let grids = std::iter::once(grid).chain(coarse.iter().map(|(_, grid)| grid));
                told.extend(grids.flat_map(|grid| &grid.rows).flat_map(ends));
            }
            Scale::AsIs | Scale::Relative { .. } => {}
        }
    }
    for other in criteria.indicators.iter().flat_map(|indicator| &indicator.scalings) {
        if let Scale::Grid { by, grid, coarse } = &other.scale
            && *by == place
        {
            let grids = std::iter::once(grid).chain(coarse.iter().map(|(_, grid)| grid));
            told.extend(grids.flat_map(|grid| &grid.columns).flat_map(ends));
        }
    }
    for rule in &criteria.rules {
        if let Test::Count { items, is: Some(Is::In(interval)), .. } = &rule.test
            && items.contains(&Node::Indicator(place))
        {
            told.extend(ends(interval));
        }
    }
    told
}

/// By how many results a count must change for its share to come into an interval, or out of it; `None` where none do.
pub(super) fn results_across(indicator: &Indicator, interval: &Interval, above: i64, below: i64) -> Option<i64> {
    let lies = |count: i64| {
        let exact = indicator::share(indicator, count, below)?;
        Some(interval.contains(&indicator.rounding.map(|rounding| rounding.of(&exact)).unwrap_or(exact)))
    };
    let now = lies(above)?;
    let turned = |count: i64| lies(count) == Some(!now);
    let hundred = if indicator::is_in_hundreds(indicator) { 2 } else { 0 };
    let ends = interval.low.iter().chain(&interval.high);
    let marks: Vec<i64> = ends.flat_map(|(end, _)| around(&(end * &Exact::scaled(below, hundred)))).collect();
    // a part of the whole is at most the whole
    let most = if above > below { marks.iter().copied().max()?.max(above) } else { below };
    let down = (above > 0).then(|| first(above - 1, 0, &marks, turned)).flatten();
    let up = (above < most).then(|| first(above + 1, most, &marks, turned)).flatten();
    down.into_iter().chain(up).map(|count| count - above).min_by_key(|change| change.abs())
}

/// The first step from `start` towards `end`, both included, at which something turned true: exactly the first where it
/// turns once on the way, or turns only at the steps marked. Before the step found it is not true.
pub(super) fn first(start: i64, end: i64, marks: &[i64], mut turned: impl FnMut(i64) -> bool) -> Option<i64> {
    let sign = (end - start).signum();
    let most = (end - start).abs();
    let mut tries: Vec<i64> =
        marks.iter().map(|mark| (mark - start) * sign).filter(|k| (0..=most).contains(k)).collect();
    tries.extend((0..62).map(|power| (1_i64 << power) - 1).take_while(|k| *k < most));
    tries.push(most);
    tries.sort_unstable();
    tries.dedup();
    let mut before = -1;
    for k in tries {
        if !turned(start + sign * k) {
            before = k;
            continue;
        }
        let (mut not, mut is) = (before, k);
        while is - not > 1 {
            let middle = not + (is - not) / 2;
            if turned(start + sign * middle) { is = middle } else { not = middle }
        }
        return Some(start + sign * is);
    }
    None
}

/// A number known to be whole; held at the ends of what a machine word holds.
fn whole(number: &Exact) -> i64 {
    let most = 1_i64 << 60;
    number.to_integer().map_or(if number.is_negative() { -most } else { most }, |whole| whole.clamp(-most, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_step_is_found_in_both_directions() {
        for border in 0..200 {
            assert_eq!(first(0, 199, &[], |step| step >= border), (border < 200).then_some(border));
            assert_eq!(first(199, 0, &[], |step| step <= border), Some(border.min(199)));
        }
        assert_eq!(first(5, 5, &[], |_| true), Some(5));
        assert_eq!(first(0, 1000, &[], |_| false), None);
    }

    // True from 40 to 45 only: the doubling steps 31 and 63 miss it, the marks do not.
    #[test]
    fn what_turns_at_marks_is_not_jumped_over() {
        let within = |step: i64| (40..=45).contains(&step);
        assert_eq!(first(0, 1000, &[39, 40, 45, 46], within), Some(40));
    }
}

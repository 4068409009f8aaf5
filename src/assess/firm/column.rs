//! What a methodology does to one school, as a list of small steps that each work on a column: the same number in many
//! draws at once. Nothing here decides: columns are binary floats, made by operations that all machines round alike.
#![expect(clippy::cast_precision_loss, reason = "columns are approximations; counts in them are small")]
#![expect(clippy::float_cmp, reason = "truths are whole numbers")]

use crate::criteria::{Hold, Interval, Method, RuleMissing};
use crate::number::{Mode, Rounding};
use crate::stats::{Quantiles, Stream, exp, ln};

/// Draws in a column.
pub(super) const WIDTH: usize = 128;
/// One number in so many draws.
pub(super) type Column = [f64; WIDTH];
/// The place of a step among those of a school, and of the column that it makes.
pub(super) type Slot = usize;

/// Whether something is true, as a number in a column.
pub(super) const NO: f64 = 0.0;
/// See [`NO`].
pub(super) const YES: f64 = 1.0;
/// See [`NO`].
pub(super) const UNKNOWN: f64 = 2.0;
/// See [`NO`].
pub(super) const NOT_ASKED: f64 = 3.0;
/// What stands for the logarithm of zero.
const LEAST: f64 = -1e300;

/// What differs by less, as a part of 1 or of a larger number, is equal but for the last bits of floats.
pub(super) const NEARLY: f64 = 1e-9;

/// By how much a number may be off through the last bits of floats.
pub(super) fn nearly(number: f64) -> f64 {
    NEARLY * number.abs().max(1.0)
}

/// An interval of floats. A number that is an end but for the last bits of a float counts as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    low: f64,
    high: f64,
}

impl Line {
    pub(super) fn of(interval: &Interval) -> Self {
        // out by a little where the end belongs to the interval, else in
        let out = |end: f64, closed: bool| if closed { nearly(end) } else { -nearly(end) };
        let low = interval.low.as_ref().map(|(end, closed)| (end.approximate(), *closed));
        let high = interval.high.as_ref().map(|(end, closed)| (end.approximate(), *closed));
        Self {
            low: low.map_or(f64::NEG_INFINITY, |(end, closed)| end - out(end, closed)),
            high: high.map_or(f64::INFINITY, |(end, closed)| end + out(end, closed)),
        }
    }

    pub(super) fn contains(&self, number: f64) -> bool {
        number >= self.low && number <= self.high
    }
}

/// A part of a mean: `factor · value`, weighed.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub value: Input,
    pub factor: f64,
    pub weight: f64,
    /// The column that multiplies the weight.
    pub multiplier: Option<usize>,
}

/// A part that has no value: its weight, and the column that multiplies it.
pub(super) type Absent = (f64, Option<usize>);

/// What a step takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Input {
    Fixed(f64),
    Moving(Slot),
}

/// One step.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// The same in all draws.
    Constant(f64),
    /// A share drawn from a table of quantiles.
    Table { table: usize, stream: Stream },
    /// A share drawn from a normal distribution with a correction for skewness.
    Normal { law: [f64; 3], stream: Stream },
    /// `constant + Σ factor · column`.
    Linear { constant: f64, terms: Box<[(f64, Slot)]> },
    /// `of · by`.
    Product { of: Slot, by: Slot },
    /// `of / by`.
    Quotient { of: Slot, by: Slot },
    /// `of · (1 − taken)`; without `of`, `1 − taken`.
    Left { of: Option<Slot>, taken: Slot },
    /// The way from one value to another, held between 0 and 1, times points.
    Goalposts { of: Slot, nought: f64, one: f64, points: f64, logarithmic: bool },
    /// The points of the band; of the first where none fits.
    Bands { of: Slot, bands: Box<[(Line, f64)]> },
    /// Points by two bands.
    Grid { rows: (Slot, Box<[Line]>), columns: (Slot, Box<[Line]>), points: Box<[Box<[f64]>]> },
    /// Whether the number lies in one of the intervals.
    Inside { of: Slot, lines: Box<[Line]> },
    /// The number rounded.
    Round { of: Slot, rounding: Rounding },
    /// A mean of parts, times points. A part that has no number in a draw has no weight in it. The weight of absent parts of
    /// a sum goes to the others.
    Mean { method: Method, parts: Box<[Part]>, absent: Box<[Absent]>, points: f64 },
    /// What a unit of weight in an index is of what the index is itself a share of: see `Mean`.
    Unit { of: Option<Slot>, parts: Box<[Part]>, absent: Box<[Absent]>, sum: bool },
    /// The share of a part whose index has such a unit.
    Share { unit: Slot, part: Part },
    /// A share of weight times a value and a factor, rounded.
    Points { share: Slot, value: Input, factor: f64, rounding: Rounding },
    /// The number and what the exact one is more than that of the steps.
    Anchored { of: Slot },
    /// What a step of an index does to its number: `change` where it is asked for, rounded.
    Step { of: Slot, change: Change, only: Option<Line>, when: Box<[Slot]>, rounding: Option<Rounding> },
    /// What is true over years: of every one, or of any.
    Years { truths: Box<[Slot]>, every: bool, year_missing: bool, not_known: f64 },
    /// Cells counted, after the rule for gaps.
    Count { cells: Box<[Slot]>, hold: Hold, missing: RuleMissing },
    /// What was made of all schools together.
    City(usize),
}

/// A change to the number of an index.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    Cap(f64),
    Floor(f64),
    Blend { with: Slot, share: Input },
    Multiply(Slot),
}

/// What the steps of a school look at beside one another.
pub(super) struct Around<'a> {
    /// The number of the first draw.
    pub first: u64,
    pub school: usize,
    pub tables: &'a [Quantiles],
    pub normal: &'a Quantiles,
    pub multipliers: &'a [Column],
    /// By part of the city, by school.
    pub city: &'a [Vec<Column>],
    /// What the school's exact score is more than that of the steps.
    pub shift: f64,
}

/// Takes the steps up to one of them, that one included.
pub(super) fn run(ops: &[Op], last: Slot, columns: &mut Vec<Column>, around: &Around<'_>) {
    if columns.len() <= last {
        columns.resize(last + 1, [0.0; WIDTH]);
    }
    for (slot, op) in ops.iter().enumerate().take(last + 1) {
        let (done, rest) = columns.split_at_mut(slot);
        step(op, done, &mut rest[0], around);
    }
}

fn step(op: &Op, done: &[Column], out: &mut Column, around: &Around<'_>) {
    match op {
        Op::Constant(number) => out.fill(*number),
        Op::Table { table, stream } => draw(*stream, around, out, |draw| around.tables[*table].at(draw)),
        Op::Normal { law: [mean, deviation, skewness], stream } => draw(*stream, around, out, |draw| {
            let z = around.normal.at(draw);
            (mean + deviation * (z + skewness * (z * z - 1.0))).clamp(0.0, 1.0)
        }),
        Op::Linear { constant, terms } => {
            out.fill(*constant);
            for (factor, of) in terms {
                each(out, &done[*of], |sum, number| sum + factor * number);
            }
        }
        Op::Product { of, by } => each_of(out, &done[*of], &done[*by], |a, b| a * b),
        Op::Quotient { of, by } => each_of(out, &done[*of], &done[*by], |a, b| a / b),
        Op::Left { of: None, taken } => each(out, &done[*taken], |_, taken| 1.0 - taken),
        Op::Left { of: Some(of), taken } => each_of(out, &done[*of], &done[*taken], |of, taken| of * (1.0 - taken)),
        Op::Goalposts { of, nought, one, points, logarithmic: false } => {
            let per_unit = 1.0 / (one - nought);
            each(out, &done[*of], |_, number| points * ((number - nought) * per_unit).clamp(0.0, 1.0));
        }
        Op::Goalposts { of, nought, one, points, logarithmic: true } => {
            let (low, width) = (ln(*nought), ln(*one) - ln(*nought));
            each(out, &done[*of], |_, number| points * ((ln(number).max(LEAST) - low) / width).clamp(0.0, 1.0));
        }
        Op::Bands { of, bands } => each(out, &done[*of], |_, number| {
            bands.iter().find(|(line, _)| line.contains(number)).map_or(bands[0].1, |(_, points)| *points)
        }),
        Op::Grid { rows, columns, points } => {
            let at = |lines: &[Line], number: f64| lines.iter().position(|line| line.contains(number)).unwrap_or(0);
            each_of(out, &done[rows.0], &done[columns.0], |row, column| {
                points[at(&rows.1, row)][at(&columns.1, column)]
            });
        }
        Op::Inside { of, lines } => {
            each(out, &done[*of], |_, number| truth(lines.iter().any(|line| line.contains(number))));
        }
        Op::Round { of, rounding } => {
            *out = done[*of];
            round(out, *rounding);
        }
        Op::Mean { method, parts, absent, points } => {
            mean(*method, parts, done, out, around.multipliers);
            if !absent.is_empty() {
                let (there, gone) = weights(parts, absent, done, around.multipliers);
                for ((out, there), gone) in out.iter_mut().zip(there).zip(gone) {
                    *out *= (there + gone) / there;
                }
            }
            for number in out {
                *number *= points;
            }
        }
        Op::Unit { of, parts, absent, sum } => {
            let (there, gone) = weights(parts, absent, done, around.multipliers);
            let one = |there: f64, gone: f64| {
                let shared_out = if *sum { there + gone } else { 1.0 };
                if there > 0.0 { shared_out / there } else { 0.0 }
            };
            each_of(out, &there, &gone, one);
            if let Some(of) = of {
                each(out, &done[*of], |unit, of| unit * of);
            }
        }
        Op::Share { unit, part } => {
            out.fill(0.0);
            add_weight(part, done, around.multipliers, out);
            each(out, &done[*unit], |weight, unit| weight * unit);
        }
        Op::Points { share, value, factor, rounding } => {
            match value {
                Input::Fixed(value) => each(out, &done[*share], |_, share| share * value * factor),
                Input::Moving(slot) => each_of(out, &done[*share], &done[*slot], |share, value| share * value * factor),
            }
            round(out, *rounding);
        }
        Op::Anchored { of } => each(out, &done[*of], |_, number| number + around.shift),
        Op::Step { of, change, only, when, rounding } => {
            for draw in 0..WIDTH {
                let number = done[*of][draw];
                let asked =
                    only.is_none_or(|only| only.contains(number)) && when.iter().all(|rule| done[*rule][draw] == YES);
                out[draw] = if asked { changed(number, change, *rounding, done, draw) } else { number };
            }
        }
        Op::Years { truths, every, year_missing, not_known } => {
            for (draw, out) in out.iter_mut().enumerate() {
                let has = |wanted: f64| truths.iter().any(|truth| done[*truth][draw] == wanted);
                let telling = if *every { NO } else { YES };
                *out = if has(telling) {
                    telling
                } else if !truths.is_empty() && !has(YES) && !has(NO) && !has(UNKNOWN) {
                    NOT_ASKED
                } else if has(UNKNOWN) || *year_missing {
                    *not_known
                } else {
                    YES - telling
                };
            }
        }
        Op::Count { cells, hold, missing } => {
            for (draw, out) in out.iter_mut().enumerate() {
                let mut counts = [0_usize; 4];
                for cell in cells {
                    counts[code(done[*cell][draw])] += 1;
                }
                *out = decided(counts[1], counts[0], counts[2], hold, missing);
            }
        }
        Op::City(part) => *out = around.city[*part][around.school],
    }
}

fn each(out: &mut Column, of: &Column, make: impl Fn(f64, f64) -> f64) {
    for (out, of) in out.iter_mut().zip(of) {
        *out = make(*out, *of);
    }
}

fn each_of(out: &mut Column, a: &Column, b: &Column, make: impl Fn(f64, f64) -> f64) {
    for (out, (a, b)) in out.iter_mut().zip(a.iter().zip(b)) {
        *out = make(*a, *b);
    }
}

fn draw(stream: Stream, around: &Around<'_>, out: &mut Column, quantile: impl Fn(u16) -> f64) {
    for (four, out) in (around.first / 4..).zip(out.chunks_exact_mut(4)) {
        for (out, draw) in out.iter_mut().zip(stream.four(four)) {
            *out = quantile(draw);
        }
    }
}

/// Whether something is true, as a number.
pub(super) fn truth(truth: bool) -> f64 {
    if truth { YES } else { NO }
}

/// 0, 1, 2 or 3.
fn code(truth: f64) -> usize {
    if truth == YES {
        1
    } else if truth == NO {
        0
    } else if truth == UNKNOWN {
        2
    } else {
        3
    }
}

/// Rounds a column as criteria round.
fn round(column: &mut Column, rounding: Rounding) {
    let power = power(rounding);
    for number in column {
        *number = (whole(number.abs() * power, rounding.mode) / power).copysign(*number);
    }
}

/// A number rounded as criteria round.
pub(super) fn rounded(number: f64, rounding: Rounding) -> f64 {
    let power = power(rounding);
    (whole(number.abs() * power, rounding.mode) / power).copysign(number)
}

fn power(rounding: Rounding) -> f64 {
    (0..rounding.digits).fold(1.0, |power, _| power * 10.0)
}

/// A whole number. What is a half but for the last bits of a float counts as one.
#[inline]
fn whole(scaled: f64, mode: Mode) -> f64 {
    match mode {
        Mode::HalfUp => floor(scaled + 0.5 + NEARLY),
        Mode::Truncate => floor(scaled + NEARLY),
        Mode::HalfEven => {
            let below = floor(scaled);
            let half = (scaled - below - 0.5).abs() < NEARLY;
            if half && below % 2.0 == 0.0 { below } else { floor(scaled + 0.5 + NEARLY) }
        }
    }
}

/// The whole number below one that is not negative, without a call, so that many numbers of a column are
/// made at once. From 2⁵² on floats are whole.
#[inline]
fn floor(number: f64) -> f64 {
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    let near = (number + WHOLE) - WHOLE;
    let below = if near > number { near - 1.0 } else { near };
    if number < WHOLE { below } else { number }
}

/// Where weights are not multiplied.
const USUAL: Column = [1.0; WIDTH];

fn multiplier_of(multiplier: Option<usize>, multipliers: &[Column]) -> &Column {
    multiplier.map_or(&USUAL, |multiplier| &multipliers[multiplier])
}

/// The weights of the parts that have a number, added up, and those of absent parts.
fn weights(parts: &[Part], absent: &[Absent], done: &[Column], multipliers: &[Column]) -> (Column, Column) {
    let (mut there, mut gone) = ([0.0; WIDTH], [0.0; WIDTH]);
    for part in parts {
        add_weight(part, done, multipliers, &mut there);
    }
    for (weight, multiplier) in absent {
        each(&mut gone, multiplier_of(*multiplier, multipliers), |sum, by| sum + weight * by);
    }
    (there, gone)
}

/// Adds the weight of a part, where it has a number.
fn add_weight(part: &Part, done: &[Column], multipliers: &[Column], sum: &mut Column) {
    let multiplier = multiplier_of(part.multiplier, multipliers);
    match part.value {
        Input::Fixed(_) => each(sum, multiplier, |sum, by| sum + part.weight * by),
        Input::Moving(slot) => {
            for ((sum, by), value) in sum.iter_mut().zip(multiplier).zip(&done[slot]) {
                *sum += if value.is_nan() { 0.0 } else { part.weight * by };
            }
        }
    }
}

fn mean(method: Method, parts: &[Part], done: &[Column], out: &mut Column, multipliers: &[Column]) {
    let multiplier = |part: &Part| multiplier_of(part.multiplier, multipliers);
    let value = |part: &Part, draw: usize| match part.value {
        Input::Fixed(number) => number * part.factor,
        Input::Moving(slot) => done[slot][draw] * part.factor,
    };
    match method {
        Method::WeightedMean | Method::Sum | Method::GeometricMean => {
            let (mut sum, mut whole) = ([0.0; WIDTH], [0.0; WIDTH]);
            let geometric = method == Method::GeometricMean;
            for part in parts {
                let (multiplier, factor) = (multiplier(part), part.factor);
                let sums = (&mut sum, &mut whole);
                match part.value {
                    Input::Fixed(number) if geometric => {
                        let number = logarithm(number * factor);
                        add(part.weight, multiplier, sums, |_| number);
                    }
                    Input::Moving(slot) if geometric => {
                        add(part.weight, multiplier, sums, |draw| logarithm(done[slot][draw] * factor));
                    }
                    Input::Fixed(number) => add(part.weight, multiplier, sums, |_| number * factor),
                    Input::Moving(slot) => add(part.weight, multiplier, sums, |draw| done[slot][draw] * factor),
                }
            }
            for draw in 0..WIDTH {
                out[draw] = match method {
                    Method::Sum if whole[draw] > 0.0 => sum[draw],
                    Method::GeometricMean => exp(sum[draw] / whole[draw]),
                    _ => sum[draw] / whole[draw],
                };
            }
        }
        Method::Largest | Method::Smallest => {
            let largest = method == Method::Largest;
            for (draw, out) in out.iter_mut().enumerate() {
                let counted = parts.iter().filter(|part| multiplier(part)[draw] > 0.0);
                let ends = counted.map(|part| value(part, draw));
                *out = if largest { ends.fold(f64::NAN, f64::max) } else { ends.fold(f64::NAN, f64::min) };
            }
        }
    }
}

/// What has no weight takes no part, though its logarithm be infinite; of no number there is none.
fn logarithm(number: f64) -> f64 {
    if number.is_nan() { number } else { ln(number).max(LEAST) }
}

/// Adds a weighed part to the sums of a mean.
fn add(weight: f64, multiplier: &Column, (sum, whole): (&mut Column, &mut Column), value: impl Fn(usize) -> f64) {
    for draw in 0..WIDTH {
        let value = value(draw);
        let (weight, value) = if value.is_nan() { (0.0, 0.0) } else { (weight * multiplier[draw], value) };
        sum[draw] += weight * value;
        whole[draw] += weight;
    }
}

fn changed(number: f64, change: &Change, rounding: Option<Rounding>, done: &[Column], draw: usize) -> f64 {
    let new = match change {
        Change::Cap(most) => number.min(*most),
        Change::Floor(least) => number.max(*least),
        Change::Multiply(by) => number * done[*by][draw],
        Change::Blend { with, share } => {
            let share = match share {
                Input::Fixed(share) => *share,
                Input::Moving(slot) => done[*slot][draw].clamp(0.0, 1.0),
            };
            number + share * (done[*with][draw] - number)
        }
    };
    rounding.map_or(new, |rounding| rounded(new, rounding))
}

/// See `rule::decide`: the same over counts of one draw.
pub(super) fn decided(yes: usize, no: usize, unknown: usize, hold: &Hold, missing: &RuleMissing) -> f64 {
    let all = yes + no + unknown;
    if all == 0 {
        return NOT_ASKED;
    }
    let (mut yes, mut open) = (yes, unknown);
    match missing {
        RuleMissing::Unknown => {}
        RuleMissing::NotHeld { coverage } | RuleMissing::Held { coverage }
            if ((yes + no) as f64) < all as f64 * coverage.approximate() - NEARLY =>
        {
            return UNKNOWN;
        }
        RuleMissing::NotHeld { .. } => open = 0,
        RuleMissing::Held { .. } => (yes, open) = (yes + open, 0),
    }
    let holds = |yes: usize| match hold {
        Hold::All => yes == all,
        Hold::Any => yes > 0,
        Hold::None => yes == 0,
        Hold::AtLeast(least) => yes >= *least,
        Hold::Share(share) => Line::of(share).contains(100.0 * yes as f64 / all as f64),
    };
    let first = holds(yes);
    if (yes..=yes + open).all(|yes| holds(yes) == first) { truth(first) } else { UNKNOWN }
}

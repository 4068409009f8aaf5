//! From a value to the number that an index weighs. Scales: OECD/JRC, Handbook on Constructing Composite Indicators
//! (2008), step 5; percentile ranks as in `COINr` (Becker et al. 2022), `n_prank`.

use std::collections::BTreeMap;

use crate::assess::engine::{Engine, Number};
use crate::assess::indicator::Absence;
use crate::criteria::{Better, Direction, GroupBy, RankTies, Relative, Scale, Scaling, Winsorise};
use crate::number::Exact;
use crate::stats::{shape, standard_scores};

/// Schools with a value that a group must have for its members to be compared.
pub(super) const SMALLEST_GROUP: usize = 5;

/// An indicator on its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scaled {
    Value(Exact),
    NotApplicable,
    /// There is no value.
    Missing,
    /// There is a value, and no scale for it.
    Unscaled(Absence),
}

impl Scaled {
    pub(super) fn number(&self) -> Number {
        match self {
            Self::Value(number) => Number::Value(number.clone()),
            Self::NotApplicable => Number::NotApplicable,
            Self::Missing | Self::Unscaled(_) => Number::Unknown,
        }
    }
}

/// An indicator on its scale, of all schools.
pub(super) fn column(engine: &Engine<'_>, place: usize) -> Vec<Scaled> {
    let indicator = &engine.criteria.indicators[place];
    let mut scaled: Vec<Scaled> = (0..engine.schools.len())
        .map(|school| single(engine, place, school, engine.value(place, school, None), None))
        .collect();
    for scaling in indicator.scalings.iter().filter(|scaling| scaling.scale.is_relative()) {
        relative(engine, place, scaling, &mut scaled);
    }
    scaled
}

/// A value of a school on its scale, where the scale is one that no other school moves.
pub(super) fn single(engine: &Engine<'_>, place: usize, school: usize, value: Number, year: Option<i32>) -> Scaled {
    let indicator = &engine.criteria.indicators[place];
    let value = match value {
        Number::Value(value) => value,
        Number::NotApplicable => return Scaled::NotApplicable,
        Number::Unknown => return Scaled::Missing,
    };
    let Some(scaling) = indicator.scaling(&engine.schools[school]) else { return Scaled::Unscaled(Absence::NoScale) };
    match &scaling.scale {
        Scale::Grid { by, grid, coarse } => {
            let Number::Value(other) = engine.value(*by, school, year) else {
                return Scaled::Unscaled(Absence::Without(*by));
            };
            let pupils = engine.indicator(place).values[school].value().and_then(|value| match year {
                None => value.denominator,
                Some(year) => value.parts.iter().find(|part| part.year == year)?.denominator,
            });
            let small = coarse.as_ref().filter(|(below, _)| pupils.is_some_and(|pupils| pupils < *below));
            let points = small.map_or(grid, |(_, coarse)| coarse).points(&value, &other);
            points.map_or(Scaled::Unscaled(Absence::NoScale), |points| Scaled::Value(points.clone()))
        }
        Scale::Relative { .. } => Scaled::Missing,
        _ => {
            fixed(scaling, engine.criteria.direction, &value).map_or(Scaled::Unscaled(Absence::NoScale), Scaled::Value)
        }
    }
}

/// The value on a scale that no other school moves; `None` on any other.
pub(super) fn fixed(scaling: &Scaling, direction: Direction, value: &Exact) -> Option<Exact> {
    match &scaling.scale {
        Scale::AsIs => Some(value.clone()),
        Scale::Goalposts { worst, best, logarithmic } => {
            let (nought, one) = Scaling::ends(worst, best, direction);
            let along = if !logarithmic {
                (value - nought).over(&(one - nought))?
            } else if *value > 0 {
                value.along_logarithm(nought, one)?
            } else {
                // zero and below lie beyond the lower end
                if nought < one { Exact::zero() } else { Exact::one() }
            };
            let along = along.clip(&Exact::zero(), &Exact::one());
            Some(if scaling.points == 1 { along } else { &along * &scaling.points })
        }
        Scale::Bands(bands) => bands.iter().find(|band| band.interval.contains(value)).map(|band| band.points.clone()),
        Scale::Cut(interval) => Some(if interval.contains(value) { scaling.points.clone() } else { Exact::zero() }),
        Scale::Relative { .. } | Scale::Grid { .. } => None,
    }
}

/// Scales all schools of one relative scale: within their groups, of those considered and with a value.
fn relative(engine: &Engine<'_>, place: usize, scaling: &Scaling, scaled: &mut [Scaled]) {
    let indicator = &engine.criteria.indicators[place];
    let Scale::Relative { method, better, within, winsorise } = &scaling.scale else { return };
    let mut groups: BTreeMap<Vec<String>, Vec<(usize, Exact)>> = BTreeMap::new();
    for (school, known) in engine.schools.iter().enumerate() {
        let its = indicator.scaling(known).is_some_and(|its| std::ptr::eq(its, scaling));
        if let (true, Number::Value(value)) = (its, engine.value(place, school, None)) {
            if engine.considered[school] {
                groups.entry(GroupBy::key(within, known)).or_default().push((school, value));
            } else {
                scaled[school] = Scaled::Missing;
            }
        }
    }
    let rising = (*better == Better::High) == (engine.criteria.direction == Direction::HigherIsBetter);
    for members in groups.into_values() {
        let size = members.len();
        let mut values: Vec<Exact> = members.iter().map(|(_, value)| value.clone()).collect();
        if let Some(winsorise) = winsorise {
            draw_in(&mut values, winsorise);
        }
        let constant = values.iter().all(|value| *value == values[0]);
        let numbers = if size < SMALLEST_GROUP || constant { None } else { Some(among(*method, rising, &values)) };
        for (member, (school, _)) in members.iter().enumerate() {
            scaled[*school] = match &numbers {
                Some(numbers) => Scaled::Value(&numbers[member] * &scaling.points),
                None if size < SMALLEST_GROUP => Scaled::Unscaled(Absence::SmallGroup(size)),
                None => Scaled::Unscaled(Absence::Constant),
            };
        }
    }
}

/// The value of a school that is computed by itself, on the scale that the schools of another engine make with it in the
/// place of one of them.
pub(super) fn placed(alone: &Engine<'_>, place: usize, city: &Engine<'_>, replaced: Option<usize>) -> Scaled {
    let (indicator, own) = (&alone.criteria.indicators[place], &alone.schools[0]);
    let of = |scaling: &Scaling| indicator.scalings.iter().position(|other| std::ptr::eq(other, scaling));
    let fixed = |value: Number| single(alone, place, 0, value, None);
    let value = alone.value(place, 0, None);
    let Some(at) = indicator.scaling(own).and_then(of) else { return fixed(value) };
    let scaling = &indicator.scalings[at];
    let Scale::Relative { method, better, within, winsorise } = &scaling.scale else { return fixed(value) };
    let value = match value {
        Number::Value(value) if alone.considered[0] => value,
        Number::NotApplicable => return Scaled::NotApplicable,
        Number::Value(_) | Number::Unknown => return Scaled::Missing,
    };
    let group = GroupBy::key(within, own);
    let of_city = &city.criteria.indicators[place];
    let compared = |school: &usize| {
        let known = &city.schools[*school];
        let same_scale = {
            let its = of_city.scaling(known);
            its.is_some_and(|its| of_city.scalings.get(at).is_some_and(|same| std::ptr::eq(its, same)))
        };
        Some(*school) != replaced && city.considered[*school] && same_scale && GroupBy::key(within, known) == group
    };
    let mut values: Vec<Exact> = (0..city.schools.len())
        .filter(compared)
        .filter_map(|school| match city.value(place, school, None) {
            Number::Value(value) => Some(value),
            _ => None,
        })
        .collect();
    values.push(value);
    if let Some(winsorise) = winsorise {
        draw_in(&mut values, winsorise);
    }
    if values.len() < SMALLEST_GROUP {
        return Scaled::Unscaled(Absence::SmallGroup(values.len()));
    }
    if values.iter().all(|value| *value == values[0]) {
        return Scaled::Unscaled(Absence::Constant);
    }
    let rising = (*better == Better::High) == (alone.criteria.direction == Direction::HigherIsBetter);
    last_among(*method, rising, &values).map_or(Scaled::Missing, |number| Scaled::Value(&number * &scaling.points))
}

/// The last of some values on a relative scale among all of them, which are not all equal: as [`among`] has it.
fn last_among(method: Relative, rising: bool, values: &[Exact]) -> Option<Exact> {
    let value = values.last()?;
    let rank = |ties: RankTies| {
        let before = values.iter().filter(|other| if rising { *other < value } else { *other > value }).count();
        rank(before, values.iter().filter(|other| *other == value).count(), ties)
    };
    match method {
        Relative::MinMax => {
            let (least, most) = (values.iter().min()?, values.iter().max()?);
            let along = (value - least).over(&(most - least))?;
            Some(if rising { along } else { &Exact::one() - &along })
        }
        Relative::ZScore => among(method, rising, values).pop(),
        Relative::Percentile(ties) => along_ranks(&rank(ties), values.len()),
        Relative::Rank(ties) => Some(rank(ties)),
    }
}

/// Draws in outliers.
pub(super) fn draw_in(values: &mut [Exact], winsorise: &Winsorise) {
    let skewed = &winsorise.skewness * &winsorise.skewness;
    for _ in 0..winsorise.most {
        let Some((skewness, kurtosis)) = shape(values) else { return };
        if skewness.abs() <= skewed || kurtosis <= winsorise.kurtosis {
            return;
        }
        let outermost = if skewness.is_negative() { values.iter().min() } else { values.iter().max() };
        let Some(outermost) = outermost.cloned() else { return };
        let others = values.iter().filter(|value| **value != outermost);
        let next = if skewness.is_negative() { others.min() } else { others.max() };
        let Some(next) = next.cloned() else { return };
        for value in values.iter_mut().filter(|value| **value == outermost) {
            *value = next.clone();
        }
    }
}

/// Values on a relative scale among themselves. They are not all equal.
fn among(method: Relative, rising: bool, values: &[Exact]) -> Vec<Exact> {
    let turned = |number: Exact| if rising { number } else { &Exact::one() - &number };
    match method {
        Relative::MinMax => {
            let (least, most) = (values.iter().min().expect("a group"), values.iter().max().expect("a group"));
            let width = most - least;
            values.iter().map(|value| turned((value - least).over(&width).expect("not all are equal"))).collect()
        }
        Relative::ZScore => {
            // decimals stay as they are; other fractions are measured in the width of the group and held there, so that
            // their sums stay short and small numbers keep their digits
            let (least, most) = (values.iter().min().expect("a group"), values.iter().max().expect("a group"));
            let width = most - least;
            let along = |value: &Exact| (value - least).over(&width).expect("not all are equal").held();
            let decimal = values.iter().all(|value| value.decimals().is_some());
            let places: Vec<Exact> = if decimal { values.to_vec() } else { values.iter().map(along).collect() };
            let scores = standard_scores(&places).expect("not all are equal");
            scores.into_iter().map(|score| if rising { score } else { -&score }).collect()
        }
        Relative::Percentile(ties) => {
            let along = |rank: Exact| along_ranks(&rank, values.len()).expect("more than one");
            ranks(values, rising, ties).into_iter().map(along).collect()
        }
        Relative::Rank(ties) => ranks(values, rising, ties),
    }
}

/// A rank among so many as a part of the way from the first to the last.
fn along_ranks(rank: &Exact, count: usize) -> Option<Exact> {
    (rank - &Exact::one()).over(&Exact::from(i64::try_from(count - 1).unwrap_or(i64::MAX)))
}

/// The rank of so many equal values behind so many others.
fn rank(before: usize, equal: usize, ties: RankTies) -> Exact {
    let number = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    let (low, high) = (number(before + 1), number(before + equal));
    match ties {
        RankTies::Min => Exact::from(low),
        RankTies::Max => Exact::from(high),
        RankTies::Mean => &Exact::from(low + high) * &Exact::scaled(5, 1),
    }
}

/// The ranks of values, 1 for the worst.
fn ranks(values: &[Exact], rising: bool, ties: RankTies) -> Vec<Exact> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| if rising { values[*a].cmp(&values[*b]) } else { values[*b].cmp(&values[*a]) });
    let mut ranks = vec![Exact::zero(); values.len()];
    let mut first = 0;
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let rank = rank(first, equal.len(), ties);
        for place in equal {
            ranks[*place] = rank.clone();
        }
        first += equal.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::Who;

    fn scaling(scale: Scale) -> Scaling {
        Scaling { who: Who::default(), scale, points: Exact::one() }
    }

    // By hand: on the line from 40 % (0) to 0 % (1), 10 % lies at (10 − 40) / (0 − 40) = 3/4.
    #[test]
    fn goalposts_measure_the_way_from_worst_to_best_and_end_there() {
        let scale = scaling(Scale::Goalposts { worst: Exact::from(40), best: Exact::zero(), logarithmic: false });
        let at = |direction, value: i64| fixed(&scale, direction, &Exact::from(value)).expect("a scale").to_string();
        assert_eq!([10, 0, 40, 75].map(|value| at(Direction::HigherIsBetter, value)), ["0.75", "1", "0", "0"]);
        assert_eq!([10, 0, 40, 75].map(|value| at(Direction::LowerIsBetter, value)), ["0.25", "0", "1", "1"]);
    }

    // By hand, of 2, 4, 4, 4, 5, 5, 7, 9 (mean 5, deviation 2: the usual textbook row).
    #[test]
    fn relative_scales_are_those_of_the_textbook() {
        let values: Vec<Exact> = [2, 4, 4, 4, 5, 5, 7, 9].map(Exact::from).to_vec();
        let on = |method, rising| among(method, rising, &values).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(on(Relative::ZScore, true), ["-1.5", "-0.5", "-0.5", "-0.5", "0", "0", "1", "2"]);
        assert_eq!(on(Relative::ZScore, false)[7], "-2");
        assert_eq!(on(Relative::MinMax, true)[6], "5/7");
        assert_eq!(on(Relative::MinMax, false)[6], "2/7");
        assert_eq!(on(Relative::Rank(RankTies::Min), true), ["1", "2", "2", "2", "5", "5", "7", "8"]);
        assert_eq!(on(Relative::Rank(RankTies::Mean), true), ["1", "3", "3", "3", "5.5", "5.5", "7", "8"]);
        assert_eq!(on(Relative::Rank(RankTies::Max), false), ["8", "7", "7", "7", "4", "4", "2", "1"]);
        assert_eq!(on(Relative::Percentile(RankTies::Min), true), ["0", "1/7", "1/7", "1/7", "4/7", "4/7", "6/7", "1"]);
        // the same of one of them, wherever it stands
        let ties = [RankTies::Min, RankTies::Max, RankTies::Mean];
        let methods = ties.into_iter().flat_map(|ties| [Relative::Percentile(ties), Relative::Rank(ties)]);
        for (method, rising) in
            methods.chain([Relative::MinMax, Relative::ZScore]).flat_map(|of| [(of, true), (of, false)])
        {
            let all = among(method, rising, &values);
            for (place, one) in all.iter().enumerate() {
                let mut turned = values.clone();
                turned.rotate_left(place + 1);
                assert_eq!(last_among(method, rising, &turned).as_ref(), Some(one));
            }
        }
    }
}

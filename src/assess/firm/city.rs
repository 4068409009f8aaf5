//! What is made of all schools together in one draw: relative scales, rules that compare schools.
#![expect(clippy::cast_precision_loss, reason = "columns are approximations; ranks and sizes in them are small")]

use std::collections::BTreeMap;

use super::column::{Column, NO, NOT_ASKED, Slot, UNKNOWN, WIDTH, YES, decided, nearly};
use crate::assess::engine::{Engine, Number};
use crate::assess::scale::{self, Scaled};
use crate::criteria::{
    Better, Direction, End, GroupBy, Hold, Node, RankTies, Relative, RuleMissing, Scale, Size, Test,
};
use crate::number::Exact;

/// One thing that is made of all schools together.
pub(super) struct CityPart {
    kind: Kind,
    /// The schools that are compared with one another.
    groups: Vec<Group>,
    /// By school: what it is where the school is compared with nobody.
    alone: Vec<f64>,
    /// By school: the column that is compared.
    pub inputs: Vec<Option<Slot>>,
    /// Parts of a level need those of lower levels only.
    pub level: usize,
}

struct Group {
    members: Vec<usize>,
    /// Outliers are drawn in to these.
    bounds: Option<(f64, f64)>,
}

enum Kind {
    Scale { method: Relative, rising: bool, points: f64 },
    Extreme { lowest: bool, size: Size },
    SmallestGroup { share: f64 },
    Across { hold: Hold, missing: RuleMissing },
}

impl CityPart {
    /// A relative scale of an indicator. Groups that are too small or all alike stay without a scale, as they are.
    pub(super) fn scale(engine: &Engine<'_>, place: usize, scaling_at: usize, level: usize) -> Self {
        let indicator = &engine.criteria.indicators[place];
        let scaling = &indicator.scalings[scaling_at];
        let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        let Scale::Relative { method, better, within, winsorise } = &scaling.scale else {
            return Self::empty(engine, Kind::SmallestGroup { share: 0.0 }, level);
        };
        for (school, known) in engine.schools.iter().enumerate() {
            let its = indicator.scaling(known).is_some_and(|its| std::ptr::eq(its, scaling));
            if its && engine.considered[school] && matches!(engine.scaled(place)[school], Scaled::Value(_)) {
                groups.entry(GroupBy::key(within, known)).or_default().push(school);
            }
        }
        let bounds = |members: &[usize]| {
            let value = |school: &usize| match engine.value(place, *school, None) {
                Number::Value(value) => Some(value),
                _ => None,
            };
            let mut values: Vec<Exact> = members.iter().filter_map(value).collect();
            scale::draw_in(&mut values, winsorise.as_ref()?);
            Some((values.iter().min()?.approximate(), values.iter().max()?.approximate()))
        };
        let groups = groups.into_values().map(|members| Group { bounds: bounds(&members), members }).collect();
        let rising = (*better == Better::High) == (engine.criteria.direction == Direction::HigherIsBetter);
        let kind = Kind::Scale { method: *method, rising, points: scaling.points.approximate() };
        Self { groups, ..Self::empty(engine, kind, level) }
    }

    /// A rule that compares schools.
    pub(super) fn rule(engine: &Engine<'_>, place: usize, level: usize) -> Self {
        let rule = &engine.criteria.rules[place];
        let asked = |school: &usize| engine.considered[*school] && rule.who.may_mean(&engine.schools[*school]);
        let by = |within: &[GroupBy], members: &mut dyn Iterator<Item = usize>| {
            let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
            for school in members {
                groups.entry(GroupBy::key(within, &engine.schools[school])).or_default().push(school);
            }
            groups.into_values().map(|members| Group { members, bounds: None }).collect::<Vec<_>>()
        };
        let known = |of: Node| {
            move |school: &usize| asked(school) && matches!(engine.number(of, *school, None), Number::Value(_))
        };
        let all = 0..engine.schools.len();
        let (kind, groups) = match &rule.test {
            Test::Extreme { of, end, size, within } => (
                Kind::Extreme { lowest: *end == End::Lowest, size: size.clone() },
                by(within, &mut all.filter(known(*of))),
            ),
            Test::SmallestGroup { of, share } => {
                (Kind::SmallestGroup { share: share.approximate() }, by(&[], &mut all.filter(known(*of))))
            }
            Test::Across { by: group, share, .. } => {
                let named = |school: &usize| asked(school) && !group.of(&engine.schools[*school]).is_empty();
                let kind = Kind::Across { hold: Hold::Share(share.clone()), missing: rule.missing.clone() };
                (kind, by(&[*group], &mut all.filter(named)))
            }
            Test::Count { .. } => (Kind::SmallestGroup { share: 0.0 }, Vec::new()),
        };
        let mut part = Self { groups, ..Self::empty(engine, kind, level) };
        // who is compared with nobody is what it is
        part.alone =
            (0..engine.schools.len()).map(|school| super::code(engine.outcome(place, school, None).held)).collect();
        part
    }

    fn empty(engine: &Engine<'_>, kind: Kind, level: usize) -> Self {
        let count = engine.schools.len();
        Self { kind, groups: Vec::new(), alone: vec![0.0; count], inputs: vec![None; count], level }
    }

    /// Compares the schools, draw by draw.
    pub(super) fn compare(&self, inputs: &[Column], out: &mut [Column]) {
        for (out, alone) in out.iter_mut().zip(&self.alone) {
            out.fill(*alone);
        }
        let mut numbers: Vec<(f64, usize)> = Vec::new();
        for group in &self.groups {
            for draw in 0..WIDTH {
                numbers.clear();
                numbers.extend(group.members.iter().map(|school| {
                    let number = inputs[*school][draw];
                    (group.bounds.map_or(number, |(low, high)| number.clamp(low, high)), *school)
                }));
                let mut set = |school: usize, number: f64| out[school][draw] = number;
                match &self.kind {
                    Kind::Scale { method, rising, points } => {
                        along(*method, *rising, *points, &mut numbers, &mut set);
                    }
                    Kind::Extreme { lowest, size } => extreme(*lowest, size, &mut numbers, &mut set),
                    Kind::SmallestGroup { share } => smallest_group(*share, &mut numbers, &mut set),
                    Kind::Across { hold, missing } => {
                        let count =
                            |wanted: f64| numbers.iter().filter(|(held, _)| held.total_cmp(&wanted).is_eq()).count();
                        let held = decided(count(YES), count(NO), count(UNKNOWN), hold, missing);
                        for (_, school) in &numbers {
                            set(*school, if count(NOT_ASKED) == numbers.len() { UNKNOWN } else { held });
                        }
                    }
                }
            }
        }
    }
}

fn along(method: Relative, rising: bool, points: f64, numbers: &mut [(f64, usize)], set: &mut impl FnMut(usize, f64)) {
    let turned = |number: f64| points * if rising { number } else { 1.0 - number };
    match method {
        Relative::MinMax => {
            let low = numbers.iter().fold(f64::INFINITY, |low, (number, _)| low.min(*number));
            let high = numbers.iter().fold(f64::NEG_INFINITY, |high, (number, _)| high.max(*number));
            let width = if high > low { high - low } else { 1.0 };
            for (number, school) in numbers {
                set(*school, turned((*number - low) / width));
            }
        }
        Relative::ZScore => {
            let count = numbers.len() as f64;
            let mean = numbers.iter().map(|(number, _)| number).sum::<f64>() / count;
            let squares: f64 = numbers.iter().map(|(number, _)| (number - mean) * (number - mean)).sum();
            let deviation = (squares / count).sqrt();
            let deviation = if deviation > 0.0 { deviation } else { 1.0 };
            for (number, school) in numbers {
                let score = (*number - mean) / deviation;
                set(*school, points * if rising { score } else { -score });
            }
        }
        Relative::Percentile(ties) | Relative::Rank(ties) => {
            let last = (numbers.len() - 1).max(1) as f64;
            let percentile = matches!(method, Relative::Percentile(_));
            order(numbers, rising);
            let mut first = 0;
            for equal in numbers.chunk_by(|(a, _), (b, _)| a.total_cmp(b).is_eq()) {
                let (low, high) = ((first + 1) as f64, (first + equal.len()) as f64);
                let rank = match ties {
                    RankTies::Min => low,
                    RankTies::Max => high,
                    RankTies::Mean => (low + high) * 0.5,
                };
                for (_, school) in equal {
                    set(*school, points * if percentile { (rank - 1.0) / last } else { rank });
                }
                first += equal.len();
            }
        }
    }
}

fn order(numbers: &mut [(f64, usize)], rising: bool) {
    numbers.sort_unstable_by(|(a, _), (b, _)| if rising { a.total_cmp(b) } else { b.total_cmp(a) });
}

fn extreme(lowest: bool, size: &Size, numbers: &mut [(f64, usize)], set: &mut impl FnMut(usize, f64)) {
    order(numbers, lowest);
    let last = size.of(numbers.len()).checked_sub(1).map(|last| numbers[last].0);
    for (number, school) in numbers {
        let inside = last
            .is_some_and(|last| if lowest { *number <= last + nearly(last) } else { *number >= last - nearly(last) });
        set(*school, super::column::truth(inside));
    }
}

fn smallest_group(share: f64, numbers: &mut [(f64, usize)], set: &mut impl FnMut(usize, f64)) {
    order(numbers, false);
    let wanted = share * numbers.iter().map(|(number, _)| number).sum::<f64>();
    let (mut sum, mut last) = (0.0, f64::NAN);
    for (number, school) in numbers {
        let inside = *number > 0.0 && (sum < wanted - nearly(wanted) || (last - *number).abs() <= nearly(last));
        set(*school, super::column::truth(inside));
        if inside {
            last = *number;
            sum += *number;
        }
    }
}

//! What the rules say of a school: true, false, not known, or not asked of it.

use std::collections::BTreeMap;

use crate::assess::engine::{Engine, Number};
use crate::assess::steps;
use crate::criteria::{End, GroupBy, Hold, Is, Node, Rule, RuleMissing, Scale, Size, Test, Years};
use crate::number::Exact;
use crate::parallel;

/// Whether something is true of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// Too little is known.
    Unknown,
    /// It is not asked of such a school.
    NotApplicable,
}

impl Held {
    /// Yes or no; `None` where neither.
    #[must_use]
    pub fn known(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown | Self::NotApplicable => None,
        }
    }

    fn of(truth: bool) -> Self {
        if truth { Self::Yes } else { Self::No }
    }
}

/// What a rule says of a school, and how many of its cells are true, false and not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The rule.
    pub held: Held,
    /// Cells that are true.
    pub yes: usize,
    /// Cells that are not.
    pub no: usize,
    /// Cells of which too little is known.
    pub unknown: usize,
}

impl Outcome {
    pub(super) fn plain(held: Held) -> Self {
        Self { held, yes: 0, no: 0, unknown: 0 }
    }
}

/// One cell of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is looked at.
    pub of: Node,
    /// In which year; `None`: all years together.
    pub year: Option<i32>,
    /// Whether it is true.
    pub held: Held,
    /// Whether what is looked at is true over all the years that the rule asks for.
    pub item: Held,
    /// The number that is looked at.
    pub value: Option<Exact>,
    /// The cut nearest to the number.
    pub cut: Option<Exact>,
    /// How far inside the cut it lies, below zero outside.
    pub margin: Option<Exact>,
    /// Counts above and below the line, where the number is a share.
    pub counts: Option<(i64, i64)>,
    /// By how many pupils' results the count above the line must change for the cell to turn round; `None` where it is no
    /// share with counts, or no change does it.
    pub pupils: Option<i64>,
}

/// A rule of all schools.
pub(super) fn column(engine: &Engine<'_>, place: usize) -> Vec<Outcome> {
    let rule = &engine.criteria.rules[place];
    match &rule.test {
        Test::Count { .. } => parallel::each(engine.schools.len(), 1, |school| outcome(engine, place, school, None)),
        Test::Extreme { of, end, size, within } => extreme(engine, rule, *of, *end, size, within),
        Test::SmallestGroup { of, share } => smallest_group(engine, rule, *of, share),
        Test::Across { of, by, share } => {
            let mut groups: BTreeMap<String, Outcome> = BTreeMap::new();
            let asked = |school: usize| engine.considered[school] && rule.who.may_mean(&engine.schools[school]);
            for school in (0..engine.schools.len()).filter(|school| asked(*school)) {
                let group = groups.entry(by.of(&engine.schools[school])).or_insert(Outcome::plain(Held::Unknown));
                count(group, engine.outcome(*of, school, None).held);
            }
            for group in groups.values_mut() {
                group.held = decide(rule, &Hold::Share(share.clone()), group);
            }
            let held = |school: usize| match by.of(&engine.schools[school]) {
                _ if !asked(school) => Outcome::plain(Held::NotApplicable),
                key if key.is_empty() => Outcome::plain(Held::Unknown),
                key => groups[&key],
            };
            (0..engine.schools.len()).map(held).collect()
        }
    }
}

/// A rule that counts cells, of one school.
pub(super) fn outcome(engine: &Engine<'_>, place: usize, school: usize, year: Option<i32>) -> Outcome {
    let rule = &engine.criteria.rules[place];
    if !rule.who.may_mean(&engine.schools[school]) {
        return Outcome::plain(Held::NotApplicable);
    }
    let Test::Count { hold, .. } = &rule.test else { return Outcome::plain(Held::Unknown) };
    let mut outcome = Outcome::plain(Held::Unknown);
    for_each_cell(engine, rule, school, year, |held, _, _| count(&mut outcome, held));
    outcome.held = decide(rule, hold, &outcome);
    outcome
}

/// The cells of a rule that counts, for a report.
pub(super) fn cells(engine: &Engine<'_>, place: usize, school: usize) -> Vec<Cell> {
    let rule = &engine.criteria.rules[place];
    let (of, is) = match &rule.test {
        Test::Count { is, .. } => (None, is.as_ref()),
        Test::Extreme { of, .. } | Test::SmallestGroup { of, .. } => (Some(*of), None),
        Test::Across { .. } => (None, None),
    };
    let mut cells = Vec::new();
    let mut push = |item: Held, held: Held, of: Node, year: Option<i32>| {
        let value = match engine.number(of, school, year) {
            Number::Value(value) => Some(value),
            _ => None,
        };
        let interval = is.and_then(|is| if let Is::In(interval) = is { Some(interval) } else { None });
        let counts = match of {
            Node::Indicator(indicator) => {
                engine.indicator(indicator).values[school].value().and_then(|value| match year {
                    None => value.numerator.zip(value.denominator),
                    Some(year) => value
                        .parts
                        .iter()
                        .find(|part| part.year == year)
                        .and_then(|part| part.numerator.zip(part.denominator)),
                })
            }
            _ => None,
        };
        cells.push(Cell {
            of,
            year,
            held,
            item,
            pupils: match (of, interval, counts) {
                (Node::Indicator(indicator), Some(interval), Some((above, below))) => {
                    steps::results_across(&engine.criteria.indicators[indicator], interval, above, below)
                }
                _ => None,
            },
            cut: interval.zip(value.as_ref()).and_then(|(interval, value)| interval.nearest_end(value)).cloned(),
            margin: interval.zip(value.as_ref()).and_then(|(interval, value)| interval.margin(value)),
            value,
            counts,
        });
    };
    match of {
        Some(of) => {
            let held = engine.outcome(place, school, None).held;
            push(held, held, of, None);
        }
        None => for_each_cell(engine, rule, school, None, |held, of, year| match (&rule.test, year) {
            // every year that was looked at, not only the one that decided
            (Test::Count { years: Years::Every(last) | Years::Any(last), .. }, Some(_)) => {
                let known = engine.years(of);
                let taken = &known[known.len().saturating_sub(*last)..];
                for year in taken {
                    push(held, truth(engine, of, is, school, Some(*year)), of, Some(*year));
                }
                let unknown = if held == Held::NotApplicable { held } else { Held::Unknown };
                for year in engine.years_without(of).take(last - taken.len()) {
                    push(held, unknown, of, Some(year));
                }
            }
            _ => push(held, held, of, year),
        }),
    }
    cells
}

/// Looks at every cell of a rule that counts: the truth of it, what it is of, and the year.
fn for_each_cell(
    engine: &Engine<'_>,
    rule: &Rule,
    school: usize,
    year: Option<i32>,
    mut see: impl FnMut(Held, Node, Option<i32>),
) {
    let Test::Count { items, is, years, .. } = &rule.test else { return };
    let truth = |item: Node, year: Option<i32>| truth(engine, item, is.as_ref(), school, year);
    for item in items {
        // in a single year there is but that year
        let (last, mode) = match (years, year) {
            (Years::Pooled, year) => {
                see(truth(*item, year), *item, year);
                continue;
            }
            (_, Some(year)) => {
                see(truth(*item, Some(year)), *item, Some(year));
                continue;
            }
            (Years::Every(last) | Years::Any(last) | Years::Each(last), None) => (*last, *years),
        };
        let known = engine.years(*item);
        let taken = &known[known.len().saturating_sub(last)..];
        let truths: Vec<(Held, i32)> = taken.iter().map(|year| (truth(*item, Some(*year)), *year)).collect();
        let not_known = || {
            let applies =
                !matches!(engine.number(*item, school, None), Number::NotApplicable) || matches!(item, Node::Rule(_));
            if applies { Held::Unknown } else { Held::NotApplicable }
        };
        let missing_years = last - taken.len();
        if let Years::Each(_) = mode {
            for (held, year) in truths {
                see(held, *item, Some(year));
            }
            // years of which nobody has data are cells too, and not known
            for year in engine.years_without(*item).take(missing_years) {
                see(not_known(), *item, Some(year));
            }
            continue;
        }
        // the year that says most: for every year the one that fails, for any the one that holds
        let telling = if matches!(mode, Years::Every(_)) { Held::No } else { Held::Yes };
        let has = |wanted: Held| truths.iter().rev().find(|(held, _)| *held == wanted);
        let newest = truths.last().map(|(_, year)| *year);
        if let Some((held, year)) = has(telling) {
            see(*held, *item, Some(*year));
        } else if !truths.is_empty() && truths.iter().all(|(held, _)| *held == Held::NotApplicable) {
            see(Held::NotApplicable, *item, newest);
        } else if has(Held::Unknown).is_some() || missing_years > 0 {
            see(not_known(), *item, newest);
        } else {
            see(if telling == Held::No { Held::Yes } else { Held::No }, *item, newest);
        }
    }
}

fn truth(engine: &Engine<'_>, item: Node, is: Option<&Is>, school: usize, year: Option<i32>) -> Held {
    if let Node::Rule(rule) = item {
        return engine.outcome(rule, school, year).held;
    }
    let value = match engine.number(item, school, year) {
        Number::Value(value) => value,
        Number::NotApplicable => return Held::NotApplicable,
        Number::Unknown => return Held::Unknown,
    };
    match is {
        Some(Is::In(interval)) => Held::of(interval.contains(&value)),
        Some(Is::Graded(grades)) => {
            let grade = grade(engine, item, school, &value);
            grade.map_or(Held::Unknown, |grade| Held::of(grades.iter().any(|wanted| wanted == grade)))
        }
        None => Held::Unknown,
    }
}

/// The word for a value.
pub(super) fn grade<'e>(engine: &'e Engine<'_>, item: Node, school: usize, value: &Exact) -> Option<&'e str> {
    let known = &engine.schools[school];
    match item {
        Node::Index(place) => engine.criteria.indices[place].grade(known, value),
        Node::Indicator(place) => match &engine.criteria.indicators[place].scaling(known)?.scale {
            Scale::Bands(bands) => bands.iter().find(|band| band.interval.contains(value))?.grade.as_deref(),
            _ => None,
        },
        Node::Rule(_) => None,
    }
}

fn count(outcome: &mut Outcome, held: Held) {
    match held {
        Held::Yes => outcome.yes += 1,
        Held::No => outcome.no += 1,
        Held::Unknown => outcome.unknown += 1,
        Held::NotApplicable => {}
    }
}

/// What a rule would say if so many of its false cells were true.
pub(super) fn with_more(rule: &Rule, hold: &Hold, outcome: &Outcome, more: usize) -> Held {
    let no = outcome.no.saturating_sub(more);
    decide(rule, hold, &Outcome { yes: outcome.yes + more, no, ..*outcome })
}

/// What so many true, false and unknown cells make of a rule: Kleene's three-valued logic, after the rule for gaps.
fn decide(rule: &Rule, hold: &Hold, outcome: &Outcome) -> Held {
    let all = outcome.yes + outcome.no + outcome.unknown;
    if all == 0 {
        return Held::NotApplicable;
    }
    let number = |count: usize| Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
    let (mut yes, mut unknown) = (outcome.yes, outcome.unknown);
    let enough = |coverage: &Exact| number(outcome.yes + outcome.no) >= &number(all) * coverage;
    match &rule.missing {
        RuleMissing::Unknown => {}
        RuleMissing::NotHeld { coverage } | RuleMissing::Held { coverage } if !enough(coverage) => {
            return Held::Unknown;
        }
        RuleMissing::NotHeld { .. } => unknown = 0,
        RuleMissing::Held { .. } => (yes, unknown) = (yes + unknown, 0),
    }
    // every number of true cells that the unknown ones leave open
    let mut open = (yes..=yes + unknown).map(|yes| match hold {
        Hold::All => yes == all,
        Hold::Any => yes > 0,
        Hold::None => yes == 0,
        Hold::AtLeast(least) => yes >= *least,
        Hold::Share(share) => {
            let percent = (&number(yes) * &Exact::from(100)).over(&number(all));
            percent.is_some_and(|percent| share.contains(&percent))
        }
    });
    let first = open.next().unwrap_or(false);
    if open.all(|other| other == first) { Held::of(first) } else { Held::Unknown }
}

/// The numbers of all schools that a rule asks of, and what it says of the others.
fn numbers(engine: &Engine<'_>, rule: &Rule, of: Node) -> (Vec<(usize, Exact)>, Vec<Outcome>) {
    let mut numbers = Vec::new();
    let outcome = |school: usize| {
        let known = &engine.schools[school];
        if !engine.considered[school] || !rule.who.may_mean(known) {
            return Outcome::plain(Held::NotApplicable);
        }
        match engine.number(of, school, None) {
            Number::Value(value) => {
                numbers.push((school, value));
                Outcome::plain(Held::No)
            }
            Number::NotApplicable => Outcome::plain(Held::NotApplicable),
            Number::Unknown => match rule.missing {
                RuleMissing::Unknown => Outcome::plain(Held::Unknown),
                RuleMissing::NotHeld { .. } => Outcome::plain(Held::No),
                RuleMissing::Held { .. } => Outcome::plain(Held::Yes),
            },
        }
    };
    let outcomes = (0..engine.schools.len()).map(outcome).collect();
    (numbers, outcomes)
}

fn extreme(engine: &Engine<'_>, rule: &Rule, of: Node, end: End, size: &Size, within: &[GroupBy]) -> Vec<Outcome> {
    let (numbers, mut outcomes) = numbers(engine, rule, of);
    let mut groups: BTreeMap<Vec<String>, Vec<(usize, Exact)>> = BTreeMap::new();
    for (school, value) in numbers {
        groups.entry(GroupBy::key(within, &engine.schools[school])).or_default().push((school, value));
    }
    for mut group in groups.into_values() {
        group.sort_by(|(_, a), (_, b)| if end == End::Lowest { a.cmp(b) } else { b.cmp(a) });
        let wanted = size.of(group.len());
        // schools equal to the last one belong to the group
        let Some(last) = wanted.checked_sub(1).map(|last| group[last].1.clone()) else { continue };
        for (school, value) in group {
            let inside = if end == End::Lowest { value <= last } else { value >= last };
            outcomes[school].held = Held::of(inside);
        }
    }
    outcomes
}

/// Schools with equal numbers on both sides of the end of a group of lowest or highest: all of them are in it.
pub(super) fn ties(engine: &Engine<'_>, place: usize) -> Vec<Vec<usize>> {
    let rule = &engine.criteria.rules[place];
    let Test::Extreme { of, end, size, within } = &rule.test else { return Vec::new() };
    let mut groups: BTreeMap<Vec<String>, Vec<(usize, Exact)>> = BTreeMap::new();
    for (school, value) in numbers(engine, rule, *of).0 {
        groups.entry(GroupBy::key(within, &engine.schools[school])).or_default().push((school, value));
    }
    let tie = |mut group: Vec<(usize, Exact)>| {
        group.sort_by(|(_, a), (_, b)| if *end == End::Lowest { a.cmp(b) } else { b.cmp(a) });
        let wanted = size.of(group.len());
        let (last, next) = (group.get(wanted.checked_sub(1)?)?, group.get(wanted)?);
        let tied = group.iter().filter(|(_, value)| *value == last.1).map(|(school, _)| *school);
        (last.1 == next.1).then(|| tied.collect())
    };
    groups.into_values().filter_map(tie).collect()
}

fn smallest_group(engine: &Engine<'_>, rule: &Rule, of: Node, share: &Exact) -> Vec<Outcome> {
    let (mut numbers, mut outcomes) = numbers(engine, rule, of);
    numbers.sort_by(|(_, a), (_, b)| b.cmp(a));
    let whole: Exact = numbers.iter().map(|(_, value)| value).sum();
    let wanted = &whole * share;
    let (mut sum, mut last) = (Exact::zero(), None);
    for (school, value) in &numbers {
        // schools equal to the last one belong to the group; who adds nothing does not
        let inside = *value > 0 && (sum < wanted || last == Some(value));
        if inside {
            outcomes[*school].held = Held::Yes;
            last = Some(value);
            sum = &sum + value;
        }
    }
    outcomes
}

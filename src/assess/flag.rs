//! Marks beside the verdict: what a school is marked with and by which cells, and which marks no school has the data for.

use crate::assess::Assessment;
use crate::assess::engine::Engine;
use crate::assess::rule::{self, Cell, Held};
use crate::criteria::{Criteria, Hold, Node, Test, Years};

/// A mark of a school. It decides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag<'c> {
    /// The rule: its place among the criteria's.
    pub rule: usize,
    /// The mark.
    pub title: &'c str,
    /// What the rule says.
    pub rule_title: &'c str,
    /// What the mark does not mean.
    pub caveat: Option<&'c str>,
    /// The cells that make the rule hold: rules among them are followed down to indicators and indices.
    pub because: Vec<Cell>,
}

/// A mark for which no school has the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// The rule: its place among the criteria's.
    pub rule: usize,
    /// The indicators of which there are no data at all; none where each has some and no school has enough of them.
    pub without: Vec<usize>,
}

impl Assessment<'_> {
    /// What the rules mark a school with, in the order of the criteria.
    #[must_use]
    pub fn flags(&self, school: usize) -> Vec<Flag<'_>> {
        let flag = |place: usize| {
            let rule = &self.criteria.rules[place];
            let mut because = Vec::new();
            evidence(&self.engine, place, school, &mut because);
            let (rule_title, caveat) = (rule.title.as_str(), rule.caveat.as_deref());
            rule.mark.as_deref().map(|title| Flag { rule: place, title, rule_title, caveat, because })
        };
        self.marks(school).filter_map(flag).collect()
    }

    /// The marks that could not be looked at.
    #[must_use]
    pub fn unseen(&self) -> Vec<Unseen> {
        let marks = self.criteria.rules.iter().enumerate().filter(|(_, rule)| rule.mark.is_some());
        let unseen = marks.filter(|(place, _)| {
            !(0..self.schools.len())
                .any(|school| self.engine.considered[school] && may_hold(&self.engine, *place, school))
        });
        let without = |place: usize| {
            let mut indicators = indicators_below(self.criteria, Node::Rule(place));
            indicators.retain(|indicator| self.indicators[*indicator].years.taken.is_empty());
            indicators
        };
        unseen.map(|(rule, _)| Unseen { rule, without: without(rule) }).collect()
    }
}

/// The cells that make a rule hold, each once.
fn evidence(engine: &Engine<'_>, place: usize, school: usize, found: &mut Vec<Cell>) {
    for cell in rule::cells(engine, place, school) {
        if cell.held != Held::Yes || cell.item != Held::Yes {
            continue;
        }
        match (cell.of, cell.year) {
            (Node::Rule(inner), None) => evidence(engine, inner, school, found),
            _ if !found.contains(&cell) => found.push(cell),
            _ => {}
        }
    }
}

/// Whether a school has the data with which a rule could hold: of a rule that looks at any of several years, one is enough.
fn may_hold(engine: &Engine<'_>, place: usize, school: usize) -> bool {
    let rule = &engine.criteria.rules[place];
    let Test::Count { hold, years, .. } = &rule.test else {
        return engine.outcome(place, school, None).held.known().is_some();
    };
    if !rule.who.may_mean(&engine.schools[school]) {
        return false;
    }
    let cells = rule::cells(engine, place, school);
    let known = |cell: &Cell| match (cell.of, cell.year) {
        (Node::Rule(inner), None) => may_hold(engine, inner, school),
        _ => cell.held.known().is_some(),
    };
    // the years of an item that are looked at together stand one after another
    let items: Vec<bool> = cells
        .chunk_by(|a, b| !matches!(years, Years::Each(_)) && a.of == b.of)
        .filter(|years| years.iter().any(|cell| cell.held != Held::NotApplicable))
        .map(|cells| match years {
            Years::Any(_) => cells.iter().any(known),
            _ => cells.iter().all(known),
        })
        .collect();
    let needed = match hold {
        Hold::All | Hold::None => items.len(),
        Hold::Any | Hold::Share(_) => 1,
        Hold::AtLeast(least) => *least,
    };
    !items.is_empty() && items.iter().filter(|known| **known).count() >= needed
}

/// The indicators that take from the data whatever a part looks at, in the order of the criteria.
fn indicators_below(criteria: &Criteria, node: Node) -> Vec<usize> {
    let (mut seen, mut open) = (std::collections::BTreeSet::new(), vec![node]);
    while let Some(node) = open.pop() {
        if seen.insert(node) {
            open.extend(criteria.needs(node));
        }
    }
    let taken = seen.into_iter().filter_map(|node| match node {
        Node::Indicator(place) if criteria.indicators[place].take.indicators().is_empty() => Some(place),
        _ => None,
    });
    taken.collect()
}

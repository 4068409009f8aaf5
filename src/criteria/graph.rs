//! How the parts of a methodology hang together: in which order they can be computed, and what can't be computed at all.

use std::collections::BTreeSet;

use crate::criteria::rule::{Is, Test, Years};
use crate::criteria::scale::Scale;
use crate::criteria::{Criteria, Index, Method, MissingRule, Node};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::Table;

/// Where in the file each part begins.
pub(super) struct Starts {
    indicators: Vec<usize>,
    indices: Vec<usize>,
    rules: Vec<usize>,
}

impl Starts {
    pub(super) fn of([indicators, indices, rules]: &[Vec<Table<'_>>; 3]) -> Self {
        let starts = |tables: &[Table<'_>]| tables.iter().map(Table::start).collect();
        Self { indicators: starts(indicators), indices: starts(indices), rules: starts(rules) }
    }

    pub(super) fn at(&self, node: Node) -> usize {
        match node {
            Node::Indicator(place) => self.indicators[place],
            Node::Index(place) => self.indices[place],
            Node::Rule(place) => self.rules[place],
        }
    }
}

/// How many ways may lead down from a part, all steps counted: what is looked at in a single year is computed along all
/// of them.
const MOST_WAYS: u64 = 5_000;

/// The order of computation; `None` where there is none. Other problems of the whole are reported, where the whole could
/// be read.
pub(super) fn check(root: &Table<'_>, criteria: &Criteria, starts: &Starts, whole: bool) -> Option<Vec<Node>> {
    let checker = Checker { root, criteria, starts };
    let order = checker.order()?;
    checker.tangled(&order)?;
    if !whole {
        return None;
    }
    checker.used();
    checker.counted_once();
    checker.scales();
    checker.single_years();
    checker.grades();
    checker.rounding();
    Some(order)
}

struct Checker<'c> {
    root: &'c Table<'c>,
    criteria: &'c Criteria,
    starts: &'c Starts,
}

impl Criteria {
    /// What must be computed before a part.
    #[must_use]
    pub fn needs(&self, node: Node) -> Vec<Node> {
        match node {
            Node::Index(place) => self.indices[place].needs(),
            Node::Rule(place) => self.rules[place].needs(),
            Node::Indicator(place) => {
                let indicator = &self.indicators[place];
                let grids = indicator.scalings.iter().filter_map(|scaling| match &scaling.scale {
                    Scale::Grid { by, .. } => Some(*by),
                    _ => None,
                });
                let others = indicator.take.indicators().into_iter().chain(grids).map(Node::Indicator);
                others.chain(indicator.drop_when.iter().map(|rule| Node::Rule(*rule))).collect()
            }
        }
    }

    /// A part and all that is computed from it.
    #[must_use]
    pub fn dependent(&self, node: Node) -> BTreeSet<Node> {
        let mut dependent = BTreeSet::from([node]);
        for other in &self.order {
            if self.needs(*other).iter().any(|needed| dependent.contains(needed)) {
                dependent.insert(*other);
            }
        }
        dependent
    }

    /// All parts.
    pub fn nodes(&self) -> impl Iterator<Item = Node> {
        let indicators = (0..self.indicators.len()).map(Node::Indicator);
        let indices = (0..self.indices.len()).map(Node::Index);
        indicators.chain(indices).chain((0..self.rules.len()).map(Node::Rule))
    }

    /// Whether other schools' results can change what a part says of a school.
    #[must_use]
    pub fn is_relative(&self, node: Node) -> bool {
        let own = match node {
            Node::Indicator(place) => self.indicators[place].scalings.iter().any(|scaling| scaling.scale.is_relative()),
            Node::Index(place) => matches!(self.indices[place].missing, MissingRule::GroupMedian { .. }),
            Node::Rule(place) => self.rules[place].is_relative(),
        };
        let through = |inner: Node| match (node, inner) {
            // a rule, a difference or a grid looks at an indicator's value, not at its scale
            (Node::Rule(_) | Node::Indicator(_), Node::Indicator(place)) => {
                self.needs(inner).into_iter().any(|deeper| self.is_relative(deeper))
                    && !self.indicators[place].take.indicators().is_empty()
            }
            _ => self.is_relative(inner),
        };
        own || self.needs(node).into_iter().any(through)
    }

    /// The least and the most that a part of an index can give; `None` where there is no end.
    #[must_use]
    pub fn range(&self, node: Node) -> (Option<Exact>, Option<Exact>) {
        match node {
            Node::Rule(_) => (None, None),
            Node::Indicator(place) => {
                let indicator = &self.indicators[place];
                let ranges: Vec<_> = indicator.scalings.iter().map(|scaling| scaling.range(indicator.domain)).collect();
                let least: Option<Vec<&Exact>> = ranges.iter().map(|(least, _)| least.as_ref()).collect();
                let most: Option<Vec<&Exact>> = ranges.iter().map(|(_, most)| most.as_ref()).collect();
                (
                    least.and_then(|ends| ends.into_iter().min().cloned()),
                    most.and_then(|ends| ends.into_iter().max().cloned()),
                )
            }
            Node::Index(place) => self.index_range(&self.indices[place]),
        }
    }

    /// As [`Self::range`], of an index as its parent takes it.
    fn index_range(&self, index: &Index) -> (Option<Exact>, Option<Exact>) {
        // what is done afterwards may lead anywhere
        if !index.steps.is_empty() {
            return (None, None);
        }
        let ranges: Vec<_> = index.all_parts().into_iter().map(|part| self.range(part)).collect();
        let least: Option<Vec<&Exact>> = ranges.iter().map(|(least, _)| least.as_ref()).collect();
        let most: Option<Vec<&Exact>> = ranges.iter().map(|(_, most)| most.as_ref()).collect();
        if index.method == Method::Sum {
            let sum = |low: bool| {
                let sums = index.weights.iter().map(|weights| {
                    let ends = weights.parts.iter().map(|part| {
                        let (least, most) = self.range(part.of);
                        // a gap may count as nothing
                        let end = if low { least?.min(Exact::zero()) } else { most?.max(Exact::zero()) };
                        Some(&end * &part.weight)
                    });
                    ends.sum::<Option<Exact>>()
                });
                let sums = sums.collect::<Option<Vec<Exact>>>()?;
                if low { sums.into_iter().min() } else { sums.into_iter().max() }
            };
            return (sum(true), sum(false));
        }
        (least.and_then(|ends| ends.into_iter().min().cloned()), most.and_then(|ends| ends.into_iter().max().cloned()))
    }
}

impl Checker<'_> {
    fn report(&self, node: Node, message: Message) {
        self.root.report(self.starts.at(node), message);
    }

    fn say(&self, node: Node, key: &'static str) {
        self.report(node, Message::new(key).with("id", self.criteria.id_of(node)));
    }

    /// Everything after what it needs, in the order of the file otherwise.
    fn order(&self) -> Option<Vec<Node>> {
        let mut order = Vec::new();
        let (mut done, mut open) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        let mut trail: Vec<Node> = Vec::new();
        // first what is waited for, last what waits: no recursion, the depth is the file's to choose
        for node in self.criteria.nodes() {
            let mut stack = vec![(node, false)];
            while let Some((node, ready)) = stack.pop() {
                if ready {
                    open.remove(&node);
                    trail.pop();
                    if done.insert(node) {
                        order.push(node);
                    }
                    continue;
                }
                if done.contains(&node) {
                    continue;
                }
                open.insert(node);
                trail.push(node);
                stack.push((node, true));
                for need in self.criteria.needs(node).into_iter().rev() {
                    if open.contains(&need) {
                        let from = trail.iter().position(|node| *node == need).unwrap_or(0);
                        let ring = trail[from..].iter().chain([&need]).map(|node| self.criteria.id_of(*node));
                        let path = ring.collect::<Vec<_>>().join(" → ");
                        let message = Message::new("criteria-cycle").with("id", self.criteria.id_of(need));
                        self.report(need, message.with("path", path));
                        return None;
                    }
                    if !done.contains(&need) {
                        stack.push((need, false));
                    }
                }
            }
        }
        Some(order)
    }

    /// A methodology in which everything refers to everything is neither readable nor computable.
    fn tangled(&self, order: &[Node]) -> Option<()> {
        let mut ways: std::collections::BTreeMap<Node, u64> = std::collections::BTreeMap::new();
        for node in order {
            let below = self.criteria.needs(*node).into_iter().map(|need| ways.get(&need).copied().unwrap_or(1));
            let all = below.fold(1_u64, u64::saturating_add);
            if all > MOST_WAYS {
                self.report(*node, Message::new("criteria-tangled").with("id", self.criteria.id_of(*node)));
                return None;
            }
            ways.insert(*node, all);
        }
        Some(())
    }

    /// What decides nothing and is not shown for its own sake.
    fn used(&self) {
        let mut reached = std::collections::BTreeSet::new();
        let mut open: Vec<Node> = (0..self.criteria.indices.len()).map(Node::Index).collect();
        let rules = self.criteria.rules.iter().enumerate();
        open.extend(rules.filter(|(_, rule)| rule.mark.is_some()).map(|(place, _)| Node::Rule(place)));
        if let Some(list) = &self.criteria.list {
            open.extend(list.rules().into_iter().map(Node::Rule));
            if let crate::criteria::Ties::Tiebreak(indicators) = &list.ties {
                open.extend(indicators.iter().map(|indicator| Node::Indicator(*indicator)));
            }
        }
        while let Some(node) = open.pop() {
            if reached.insert(node) {
                open.extend(self.criteria.needs(node));
            }
        }
        for node in self.criteria.nodes().filter(|node| !reached.contains(node)) {
            self.say(
                node,
                if matches!(node, Node::Rule(_)) { "criteria-rule-unused" } else { "criteria-indicator-unused" },
            );
        }
    }

    /// Nothing is counted twice in the index of the list.
    fn counted_once(&self) {
        let Some(top) = self.criteria.ranking() else { return };
        let mut times = std::collections::BTreeMap::new();
        let mut open = vec![Node::Index(top)];
        while let Some(Node::Index(place)) = open.pop() {
            for part in self.criteria.indices[place].all_parts() {
                let seen = times.entry(part).or_insert(0);
                *seen += 1;
                // what is counted twice is told once and not followed again
                if *seen == 1 && matches!(part, Node::Index(_)) {
                    open.push(part);
                }
            }
        }
        for (node, _) in times.into_iter().filter(|(_, times)| *times > 1) {
            let index = matches!(node, Node::Index(_));
            self.say(node, if index { "criteria-index-twice" } else { "criteria-indicator-twice" });
        }
    }

    /// Parts of indices have scales, and scales that their index can work with.
    fn scales(&self) {
        if let Some(crate::criteria::Ties::Tiebreak(indicators)) = self.criteria.list.as_ref().map(|list| &list.ties) {
            for of in indicators.iter().filter(|of| self.criteria.indicators[**of].scalings.is_empty()) {
                self.say(Node::Indicator(*of), "criteria-scale-needed");
            }
        }
        for (place, index) in self.criteria.indices.iter().enumerate() {
            let here = Node::Index(place);
            for part in index.all_parts() {
                let unscaled = matches!(part, Node::Indicator(of) if self.criteria.indicators[of].scalings.is_empty());
                if unscaled {
                    self.say(part, "criteria-scale-needed");
                    continue;
                }
                let (least, most) = self.criteria.range(part);
                let id = self.criteria.id_of(part);
                if index.method == Method::GeometricMean && least.as_ref().is_none_or(Exact::is_negative) {
                    self.report(here, Message::new("criteria-geometric-negative").with("part", id));
                }
                let end = match self.criteria.direction {
                    crate::criteria::Direction::HigherIsBetter => least,
                    crate::criteria::Direction::LowerIsBetter => most,
                };
                let stepped = matches!(part, Node::Index(of) if !self.criteria.indices[of].steps.is_empty());
                if matches!(index.missing, MissingRule::Worst { .. }) && (end.is_none() || stepped) {
                    self.report(here, Message::new("criteria-worst-endless").with("part", id));
                }
            }
            for step in &index.steps {
                if let crate::criteria::Action::Multiply(by) = step.action
                    && self.criteria.indicators[by].scalings.is_empty()
                {
                    self.say(Node::Indicator(by), "criteria-scale-needed");
                }
            }
            if let MissingRule::Table(rows) = &index.missing {
                let all = index.all_parts();
                if index.weights.len() > 1 {
                    self.say(here, "criteria-table-for");
                }
                for (at, row) in rows.iter().enumerate() {
                    let foreign = row.without.iter().any(|node| !all.contains(node));
                    let again = rows[..at].iter().any(|earlier| earlier.without == row.without);
                    if row.without.is_empty() || foreign || again {
                        self.say(here, "criteria-table-without");
                        continue;
                    }
                    let weights: Vec<&Exact> = row.weights.iter().map(|(_, weight)| weight).collect();
                    if index.method == Method::GeometricMean && crate::criteria::degrees(&weights).is_none() {
                        self.say(here, "criteria-table-geometric");
                    }
                    let there: Vec<Node> = all.iter().copied().filter(|part| !row.without.contains(part)).collect();
                    let mut weighed: Vec<Node> = row.weights.iter().map(|(part, _)| *part).collect();
                    weighed.sort_unstable();
                    let total: Exact = row.weights.iter().map(|(_, weight)| weight).sum();
                    let positive = row.weights.iter().all(|(_, weight)| *weight > 0);
                    if weighed != there || !positive {
                        self.say(here, "criteria-table-parts");
                    } else if !index.relative && index.method != Method::Sum && total != index.points {
                        let without: Vec<&str> = row.without.iter().map(|node| self.criteria.id_of(*node)).collect();
                        let message = Message::new("criteria-table-sum").with("index", index.id.as_str());
                        let message = message.with("sum", total.to_string()).with("total", index.points.to_string());
                        self.report(here, message.with("without", without));
                    }
                }
                if matches!(index.method, Method::Largest | Method::Smallest) {
                    self.say(here, "criteria-table-extreme");
                }
            }
        }
    }

    /// Whether a part looks at single years somewhere below.
    fn has_years(&self, node: Node) -> bool {
        let own = matches!(node, Node::Rule(rule)
            if matches!(&self.criteria.rules[rule].test, Test::Count { years, .. } if *years != Years::Pooled));
        own || self.criteria.needs(node).into_iter().any(|need| self.has_years(need))
    }

    /// What is looked at in single years must not depend on other schools, nor on other years.
    fn single_years(&self) {
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            if let Test::Count { items, years, .. } = &rule.test
                && *years != Years::Pooled
            {
                for item in items.iter().filter(|item| !matches!(item, Node::Indicator(_)) && self.has_years(**item)) {
                    let message = Message::new("criteria-years-nested").with("id", self.criteria.id_of(*item));
                    self.report(Node::Rule(place), message);
                }
            }
        }
        for rule in self.criteria.indicators.iter().flat_map(|indicator| &indicator.drop_when) {
            if self.has_years(Node::Rule(*rule)) {
                self.say(Node::Rule(*rule), "criteria-years-nested");
            }
        }
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            if let Test::Count { items, years, .. } = &rule.test
                && *years != Years::Pooled
            {
                for item in items.iter().filter(|item| self.criteria.is_relative(**item)) {
                    if !matches!(item, Node::Indicator(_)) {
                        let message = Message::new("criteria-years-relative").with("id", self.criteria.id_of(*item));
                        self.report(Node::Rule(place), message);
                    }
                }
            }
        }
        let droppers = self.criteria.indicators.iter().flat_map(|indicator| &indicator.drop_when);
        let excluders = self.criteria.list.iter().flat_map(|list| &list.exclude_when);
        for rule in droppers.chain(excluders) {
            if self.criteria.is_relative(Node::Rule(*rule)) {
                self.say(Node::Rule(*rule), "criteria-drop-relative");
            }
        }
    }

    /// A rule that asks for a word asks where such a word is given.
    fn grades(&self) {
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            let Test::Count { items, is: Some(is), .. } = &rule.test else { continue };
            for item in items {
                let words = self.words(*item);
                match is {
                    Is::Graded(wanted) => {
                        for word in wanted.iter().filter(|word| !words.contains(word)) {
                            let message = Message::new("criteria-grade-unknown").with("grade", word.as_str());
                            let known: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
                            self.report(
                                Node::Rule(place),
                                message.with("id", self.criteria.id_of(*item)).with("known", known),
                            );
                        }
                    }
                    Is::In(_) => {}
                }
            }
        }
    }

    /// The words that a part can bear.
    fn words(&self, node: Node) -> Vec<&String> {
        match node {
            Node::Rule(_) => Vec::new(),
            Node::Index(place) => self.criteria.indices[place]
                .grades
                .iter()
                .flat_map(|grades| &grades.bands)
                .map(|(_, word)| word)
                .collect(),
            Node::Indicator(place) => self.criteria.indicators[place]
                .scalings
                .iter()
                .filter_map(|scaling| match &scaling.scale {
                    Scale::Bands(bands) => Some(bands.iter().filter_map(|band| band.grade.as_ref())),
                    _ => None,
                })
                .flatten()
                .collect(),
        }
    }

    /// Rounded points add up to the score only where the score is a sum of points.
    fn rounding(&self) {
        let Some(top) = self.criteria.ranking() else { return };
        if self.criteria.rounding.contribution.is_none() {
            return;
        }
        let mut open = vec![Node::Index(top)];
        while let Some(node) = open.pop() {
            let Node::Index(place) = node else { continue };
            let index = &self.criteria.indices[place];
            let plain = matches!(index.method, Method::WeightedMean | Method::Sum);
            if !plain || index.rounding.is_some() || !index.steps.is_empty() {
                self.say(node, "criteria-rounding-contribution");
            }
            open.extend(index.all_parts());
        }
    }
}

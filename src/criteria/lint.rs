//! What is legal in a criteria file and makes no sense, or should be known before it is signed.

use crate::criteria::graph::Starts;
use crate::criteria::{
    Action, Criteria, Direction, Domain, Gain, Ground, Hold, Index, Is, ListRule, Method, MissingRule, Node, Scale,
    Size, Test, Years,
};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::{Document, Problem};

/// The remarks on a sound criteria file, in its order.
#[must_use]
pub fn remarks(text: &str, criteria: &Criteria) -> Vec<Problem> {
    let document = Document::parse(text);
    let mut root = document.root();
    let starts = Starts::of(&[root.tables("indicator"), root.tables("index"), root.tables("rule")]);
    let list = root.table("list").map_or(0, |list| list.start());
    let at = |key: &str| root.glance(key).map_or(0, |found| found.span.start);
    let linter = Linter { document: &document, criteria, starts, title: at("title"), standing: at("standing") };
    linter.scales();
    linter.weights();
    linter.rules();
    linter.fractions(list);
    linter.list(list);
    document.problems()
}

struct Linter<'c> {
    document: &'c Document<'c>,
    criteria: &'c Criteria,
    starts: Starts,
    /// Where the title and the standing are.
    title: usize,
    standing: usize,
}

impl Linter<'_> {
    fn say(&self, node: Node, message: Message) {
        self.document.report(self.starts.at(node), message.with("id", self.criteria.id_of(node)));
    }

    /// Scales that move when another school does, and scales that give the same to all.
    fn scales(&self) {
        for (place, indicator) in self.criteria.indicators.iter().enumerate() {
            let node = Node::Indicator(place);
            if indicator.scalings.iter().any(|scaling| scaling.scale.is_relative()) {
                self.say(node, Message::new("remark-relative"));
            }
            let flat = indicator.scalings.iter().any(|scaling| match &scaling.scale {
                Scale::Bands(bands) => bands.windows(2).all(|pair| pair[0].points == pair[1].points),
                _ => false,
            });
            if flat {
                self.say(node, Message::new("remark-flat"));
            }
        }
    }

    /// Parts whose weight never changes what is shown, and parts that are never chosen.
    fn weights(&self) {
        for (place, index) in self.criteria.indices.iter().enumerate() {
            match index.method {
                Method::Largest | Method::Smallest => self.never_chosen(place, index),
                _ => {}
            }
        }
        let Some(top) = self.criteria.ranking() else { return };
        let steps = &self.criteria.rounding;
        let Some(rounding) = steps.contribution.or(steps.score.filter(|_| steps.rank_rounded)) else { return };
        // what moves the score by less than half of its last digit is rounded away
        let half = &Exact::scaled(5, 1) * &Exact::scaled(1, rounding.digits);
        let mut open = vec![(Node::Index(top), self.criteria.indices[top].points.clone())];
        while let Some((node, points)) = open.pop() {
            match node {
                Node::Index(place) => {
                    let index = &self.criteria.indices[place];
                    for weights in &index.weights {
                        for part in &weights.parts {
                            let share = match index.method {
                                Method::WeightedMean | Method::GeometricMean => part.weight.over(&weights.total),
                                _ => Some(part.weight.clone()),
                            };
                            open.extend(share.map(|share| (part.of, &points * &share)));
                        }
                    }
                }
                Node::Indicator(_) => {
                    if let (Some(least), Some(most)) = self.criteria.range(node)
                        && &points * &(&most - &least) < half
                    {
                        self.say(node, Message::new("remark-weight"));
                    }
                }
                Node::Rule(_) => {}
            }
        }
    }

    fn never_chosen(&self, place: usize, index: &Index) {
        let largest = index.method == Method::Largest;
        let parts = index.all_parts();
        for part in &parts {
            let (least, most) = self.criteria.range(*part);
            let beaten = parts.iter().filter(|other| *other != part).any(|other| {
                let (other_least, other_most) = self.criteria.range(*other);
                match (largest, &most, &other_least, &least, &other_most) {
                    (true, Some(most), Some(other), ..) => most < other,
                    (false, _, _, Some(least), Some(other)) => least > other,
                    _ => false,
                }
            });
            if beaten {
                let message = Message::new("remark-never-chosen").with("part", self.criteria.id_of(*part));
                self.say(Node::Index(place), message);
            }
        }
    }

    /// Rules that can't hold, or can't fail.
    fn rules(&self) {
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            let node = Node::Rule(place);
            let Test::Count { items, is, years, hold } = &rule.test else { continue };
            let mut possible = 0;
            for item in items {
                let never = match is {
                    Some(Is::In(interval)) => self.misses(*item, interval),
                    _ => false,
                };
                let too_long = match (item, years) {
                    (Node::Indicator(of), Years::Every(last)) => {
                        let of = &self.criteria.indicators[*of];
                        of.take.indicators().is_empty() && of.window.last < *last
                    }
                    _ => false,
                };
                if never {
                    self.say(node, Message::new("remark-rule-outside").with("item", self.criteria.id_of(*item)));
                } else if too_long {
                    self.say(node, Message::new("remark-rule-years").with("item", self.criteria.id_of(*item)));
                } else {
                    possible += if let Years::Each(last) = years { *last } else { 1 };
                }
            }
            let cells = items.len() * if let Years::Each(last) = years { *last } else { 1 };
            let can = match hold {
                Hold::All => possible == cells,
                Hold::Any => possible > 0,
                Hold::AtLeast(least) => possible >= *least,
                Hold::None | Hold::Share(_) => true,
            };
            if !can {
                self.say(node, Message::new("remark-rule-never"));
            }
            if let (Hold::All | Hold::AtLeast(_), Some(Is::In(_)), true) = (hold, is, items.len() == 1 && possible == 1)
                && self.always(items[0], is.as_ref())
            {
                self.say(node, Message::new("remark-rule-always"));
            }
        }
        for (place, index) in self.criteria.indices.iter().enumerate() {
            let (least, most) = self.criteria.range(Node::Index(place));
            let reach = |end: Option<Exact>| end.map(|end| &end * &index.points);
            let (least, most) = (reach(least), reach(most));
            for step in &index.steps {
                let idle = match &step.action {
                    Action::Cap(cap) => most.as_ref().is_some_and(|most| most <= cap),
                    Action::Floor(floor) => least.as_ref().is_some_and(|least| least >= floor),
                    Action::Blend { .. } | Action::Multiply(_) => false,
                };
                if idle {
                    self.say(Node::Index(place), Message::new("remark-step-idle"));
                }
            }
        }
    }

    /// Whether a number never lies in an interval.
    fn misses(&self, item: Node, interval: &crate::criteria::Interval) -> bool {
        match item {
            Node::Indicator(place) => interval.misses(self.criteria.indicators[place].domain),
            Node::Index(place) => {
                let points = &self.criteria.indices[place].points;
                let (least, most) = self.criteria.range(item);
                let above = most.is_some_and(|most| {
                    let most = &most * points;
                    interval.low.as_ref().is_some_and(|(low, closed)| *low > most || (!closed && *low == most))
                });
                let below = least.is_some_and(|least| {
                    let least = &least * points;
                    interval.high.as_ref().is_some_and(|(high, closed)| *high < least || (!closed && *high == least))
                });
                self.criteria.indices[place].steps.is_empty() && (above || below)
            }
            Node::Rule(_) => false,
        }
    }

    /// Whether a number always lies in the interval.
    fn always(&self, item: Node, is: Option<&Is>) -> bool {
        let (Node::Indicator(place), Some(Is::In(interval))) = (item, is) else { return false };
        let domain = self.criteria.indicators[place].domain;
        let ends = match domain {
            Domain::Percent => [Exact::zero(), Exact::from(100)],
            Domain::Answers => [Exact::zero(), Exact::one()],
            _ => return false,
        };
        ends.iter().all(|end| interval.contains(end))
    }

    /// Shares that look like fractions where percents are meant, and bounds of percents that do.
    fn fractions(&self, list: usize) {
        let small = |share: &Exact| *share <= Exact::scaled(1, 2);
        for (place, index) in self.criteria.indices.iter().enumerate() {
            if let MissingRule::Renormalise { coverage }
            | MissingRule::Worst { coverage }
            | MissingRule::GroupMedian { coverage, .. } = &index.missing
                && small(coverage)
            {
                self.say(Node::Index(place), Message::new("remark-fraction"));
            }
            let beyond = |part: &Node| {
                let (least, most) = self.criteria.range(*part);
                most.is_none_or(|most| most > 1) || least.is_none_or(|least| least.is_negative())
            };
            if !index.relative && index.points != 1 && index.all_parts().iter().any(beyond) {
                self.say(Node::Index(place), Message::new("remark-beyond-total"));
            }
            if !index.grades.is_empty() && !index.grades.iter().any(|grades| grades.who.is_everyone()) {
                self.say(Node::Index(place), Message::new("remark-grades-some"));
            }
        }
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            if let Test::Count { items, is: Some(Is::In(interval)), .. } = &rule.test {
                let ends: Vec<&Exact> = interval.low.iter().chain(&interval.high).map(|(end, _)| end).collect();
                let percents = items.iter().all(|item| {
                    matches!(item, Node::Indicator(of) if self.criteria.indicators[*of].domain == Domain::Percent)
                });
                if percents && ends.iter().all(|end| **end > 0 && **end < 1) {
                    self.say(Node::Rule(place), Message::new("remark-fraction"));
                }
            }
        }
        if let Some((Size::Share(share, _), _)) = self.criteria.list.as_ref().and_then(|list| list.lowest())
            && small(share)
        {
            let message = Message::new("remark-fraction").with("id", "lowest");
            self.document.report(list, message);
        }
    }

    /// Entry and exit over years that change nothing, or send schools to and fro.
    fn history(&self, list: &ListRule, start: usize) {
        let Some(history) = &list.history else { return };
        let say = |message: Message| self.document.report(start, message);
        let after = history.leave.as_ref().and_then(|leave| leave.after_years);
        if let Some(enter) = &history.enter {
            if enter.years == 1 && (enter.of_last == 1 || enter.this_year_needed) {
                say(Message::new("remark-history-enter"));
            }
            // the years before the school was outside still stand in the window in the year after it left
            if let Some(after) = after.filter(|_| !enter.this_year_needed)
                && enter.of_last > after + enter.years
            {
                let message = Message::new("remark-history-returns").with("years", enter.years);
                say(message.with("last", enter.of_last).with("after", after));
            }
        }
        if after == Some(1) {
            let idle = history.leave.as_ref().is_some_and(|leave| leave.gain.is_none());
            say(Message::new(if idle { "remark-history-leave" } else { "remark-history-gain" }));
        }
        let whole = |gain: &Gain| matches!(gain, Gain::Share(share) if *share == 1);
        if history.leave.as_ref().and_then(|leave| leave.gain.as_ref()).is_some_and(whole) {
            say(Message::new("remark-history-never"));
        }
    }

    fn list(&self, start: usize) {
        let Some(list) = &self.criteria.list else {
            self.document.report(self.title, Message::new("remark-no-list"));
            return;
        };
        for ground in &list.grounds {
            if let Ground::Rule(rule) = ground
                && list.exclude_when.contains(rule)
            {
                self.document.report(start, Message::new("remark-excluded-ground"));
            }
            if let Ground::Score(interval) = ground {
                let wrong = match self.criteria.direction {
                    Direction::HigherIsBetter => interval.high.is_none(),
                    Direction::LowerIsBetter => interval.low.is_none(),
                };
                if wrong {
                    self.document.report(start, Message::new("remark-score-side"));
                }
            }
            if let (Ground::Score(interval), Some(index)) = (ground, list.index)
                && self.misses(Node::Index(index), interval)
            {
                self.document.report(start, Message::new("remark-score-never"));
            }
        }
        self.history(list, start);
        if self.criteria.approved.is_none() {
            self.document.report(self.standing, Message::new("remark-not-approved"));
        }
    }
}

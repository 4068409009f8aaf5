//! Where parts of a methodology name one another. They do so by places; two methodologies can be held against one another
//! only where the same place means the same part in both.

use std::collections::BTreeMap;

use crate::criteria::{
    Action, BlendShare, Criteria, Ground, Index, Indicator, ListRule, MissingRule, Node, Rule, Scale, Take, Test, Ties,
};

/// What looks at a reference and says what it is to be.
type See<'s> = dyn FnMut(Node) -> Node + 's;

fn indicator_at(place: &mut usize, see: &mut See<'_>) {
    *place = see(Node::Indicator(*place)).place();
}

fn rule_at(place: &mut usize, see: &mut See<'_>) {
    *place = see(Node::Rule(*place)).place();
}

fn node_at(node: &mut Node, see: &mut See<'_>) {
    *node = see(*node);
}

fn in_indicator(indicator: &mut Indicator, see: &mut See<'_>) {
    match &mut indicator.take {
        Take::Change { of, .. } => indicator_at(of, see),
        Take::Difference { of, less: other } | Take::Ratio { of, over: other } => {
            indicator_at(of, see);
            indicator_at(other, see);
        }
        Take::Share { .. } | Take::Mean { .. } | Take::Sum { .. } | Take::Value { .. } => {}
    }
    indicator.drop_when.iter_mut().for_each(|rule| rule_at(rule, see));
    for scaling in &mut indicator.scalings {
        if let Scale::Grid { by, .. } = &mut scaling.scale {
            indicator_at(by, see);
        }
    }
}

fn in_index(index: &mut Index, see: &mut See<'_>) {
    for part in index.weights.iter_mut().flat_map(|weights| &mut weights.parts) {
        node_at(&mut part.of, see);
    }
    if let MissingRule::Table(rows) = &mut index.missing {
        for row in rows {
            row.without.iter_mut().for_each(|node| node_at(node, see));
            row.weights.iter_mut().for_each(|(node, _)| node_at(node, see));
        }
    }
    for step in &mut index.steps {
        step.when.iter_mut().for_each(|rule| rule_at(rule, see));
        match &mut step.action {
            Action::Blend { with, share } => {
                node_at(with, see);
                if let BlendShare::Of(indicator) = share {
                    indicator_at(indicator, see);
                }
            }
            Action::Multiply(indicator) => indicator_at(indicator, see),
            Action::Cap(_) | Action::Floor(_) => {}
        }
    }
}

fn in_rule(rule: &mut Rule, see: &mut See<'_>) {
    match &mut rule.test {
        Test::Count { items, .. } => items.iter_mut().for_each(|node| node_at(node, see)),
        Test::Extreme { of, .. } | Test::SmallestGroup { of, .. } => node_at(of, see),
        Test::Across { of, .. } => rule_at(of, see),
    }
}

fn in_list(list: &mut ListRule, see: &mut See<'_>) {
    if let Some(index) = &mut list.index {
        *index = see(Node::Index(*index)).place();
    }
    for ground in &mut list.grounds {
        if let Ground::Rule(rule) = ground {
            rule_at(rule, see);
        }
    }
    if let Ties::Tiebreak(indicators) = &mut list.ties {
        for indicator in indicators {
            indicator_at(indicator, see);
        }
    }
    list.risk_rules.iter_mut().chain(&mut list.exclude_when).for_each(|rule| rule_at(rule, see));
}

/// The earlier methodology with its references as the later one has them: a part of the same id has the same place. Parts
/// that the later one does not have come behind all of its own. Only the references are others, not where the parts stand.
pub(super) fn renumbered(old: &Criteria, new: &Criteria) -> Criteria {
    fn places<'i>(old: impl Iterator<Item = &'i str>, new: &[&str]) -> Vec<usize> {
        let mut more = new.len()..;
        let place = |id: &str| new.iter().position(|known| *known == id);
        old.map(|id| place(id).or_else(|| more.next()).unwrap_or(usize::MAX)).collect()
    }
    let ids = |of: &Criteria| {
        (
            of.indicators.iter().map(|one| one.id.clone()).collect::<Vec<_>>(),
            of.indices.iter().map(|one| one.id.clone()).collect::<Vec<_>>(),
            of.rules.iter().map(|one| one.id.clone()).collect::<Vec<_>>(),
        )
    };
    let (was, is) = (ids(old), ids(new));
    let maps = [(&was.0, &is.0), (&was.1, &is.1), (&was.2, &is.2)].map(|(was, is)| {
        let is: Vec<&str> = is.iter().map(String::as_str).collect();
        places(was.iter().map(String::as_str), &is)
    });
    let mut see = |node: Node| match node {
        Node::Indicator(place) => Node::Indicator(maps[0][place]),
        Node::Index(place) => Node::Index(maps[1][place]),
        Node::Rule(place) => Node::Rule(maps[2][place]),
    };
    let mut changed = old.clone();
    changed.indicators.iter_mut().for_each(|indicator| in_indicator(indicator, &mut see));
    changed.indices.iter_mut().for_each(|index| in_index(index, &mut see));
    changed.rules.iter_mut().for_each(|rule| in_rule(rule, &mut see));
    changed.list.iter_mut().for_each(|list| in_list(list, &mut see));
    changed
}

/// Whether a methodology that was put together of two can be computed: every part that one names is there, comes before it
/// in the order of computing, and has a scale where it is weighed; an index that takes the worst knows it.
pub(super) fn can_be_computed(criteria: &Criteria) -> bool {
    let mut checked = criteria.clone();
    let turns: BTreeMap<Node, usize> = criteria.order.iter().enumerate().map(|(turn, node)| (*node, turn)).collect();
    let mut sound = true;
    for (turn, node) in criteria.order.iter().enumerate() {
        let mut see = |named: Node| {
            sound &= turns.get(&named).is_some_and(|before| *before < turn);
            named
        };
        match node {
            Node::Indicator(place) => in_indicator(&mut checked.indicators[*place], &mut see),
            Node::Index(place) => in_index(&mut checked.indices[*place], &mut see),
            Node::Rule(place) => in_rule(&mut checked.rules[*place], &mut see),
        }
    }
    let mut see = |named: Node| {
        sound &= turns.contains_key(&named);
        named
    };
    checked.list.iter_mut().for_each(|list| in_list(list, &mut see));
    if !sound {
        return false;
    }
    criteria.indices.iter().all(|index| {
        let parts = index.all_parts();
        let scaled = |part: &Node| !matches!(part, Node::Indicator(at) if criteria.indicators[*at].scalings.is_empty());
        let ended = |part: &Node| {
            let (least, most) = criteria.range(*part);
            match criteria.direction {
                crate::criteria::Direction::HigherIsBetter => least.is_some(),
                crate::criteria::Direction::LowerIsBetter => most.is_some(),
            }
        };
        parts.iter().all(scaled) && (!matches!(index.missing, MissingRule::Worst { .. }) || parts.iter().all(ended))
    })
}

//! In what two methodologies differ, field by field: whatever a criteria file can say is here or does not compile. One thing
//! can be undone at a time, to see what it decides.

use super::aspect::{Aspect, Difference, Named};
use super::refs::{can_be_computed, renumbered};
use crate::criteria::{Criteria, Ground, HistoryRule, Index, Indicator, Interval, ListRule, Node, Rule};

/// Two methodologies held against one another.
pub(super) struct Differing {
    /// The earlier one with references that mean in it what they mean in the later one.
    old: Criteria,
    pub all: Vec<Difference>,
}

impl Differing {
    pub(super) fn of(old: &Criteria, new: &Criteria) -> Self {
        let old = renumbered(old, new);
        let mut found = Found(Vec::new());
        found.of_criteria(&old, new);
        found.of_parts(&old.indicators, &new.indicators, |one| Named::Indicator(one.id.clone()), Found::of_indicator);
        found.of_parts(&old.indices, &new.indices, |one| Named::Index(one.id.clone()), Found::of_index);
        found.of_parts(&old.rules, &new.rules, |one| Named::Rule(one.id.clone()), Found::of_rule);
        found.of_list(old.list.as_ref(), new.list.as_ref());
        Self { old, all: found.0 }
    }

    /// The rule of entry and exit of the earlier one; `None` where it has none.
    pub(super) fn earlier_rule_over_years(&self) -> Option<&HistoryRule> {
        self.old.list.as_ref()?.history.as_ref()
    }

    /// The later methodology with one thing as the earlier one has it, by this year alone; `None` where it can not be told
    /// apart from the rest, or decides nothing.
    pub(super) fn undone(&self, new: &Criteria, difference: &Difference) -> Option<Criteria> {
        let mut changed = new.clone();
        match &difference.of {
            None => undo(&mut changed, &self.old, difference.aspect)?,
            Some(named) => match (named.place(new)?, named.place(&self.old)?) {
                (Node::Indicator(is), Node::Indicator(was)) => {
                    undo_indicator(&mut changed.indicators[is], &self.old.indicators[was], difference.aspect)?;
                }
                (Node::Index(is), Node::Index(was)) => {
                    undo_index(&mut changed.indices[is], &self.old.indices[was], difference.aspect)?;
                }
                (Node::Rule(is), Node::Rule(was)) => {
                    undo_rule(&mut changed.rules[is], &self.old.rules[was], difference.aspect)?;
                }
                _ => return None,
            },
        }
        changed.list.iter_mut().for_each(|list| list.history = None);
        can_be_computed(&changed).then_some(changed)
    }
}

struct Found(Vec<Difference>);

impl Found {
    fn note(&mut self, differs: bool, aspect: Aspect, of: Option<&Named>) {
        if differs {
            self.0.push(Difference { aspect, of: of.cloned() });
        }
    }

    fn of_criteria(&mut self, old: &Criteria, new: &Criteria) {
        let Criteria {
            id,
            title,
            purpose,
            source,
            act,
            verified,
            standing,
            valid,
            note,
            approved,
            direction,
            measures,
            rounding,
            // told part by part
            indicators: _,
            indices: _,
            rules: _,
            list: _,
            // follows from them
            order: _,
        } = old;
        self.note(*id != new.id, Aspect::Id, None);
        self.note(*title != new.title, Aspect::Title, None);
        self.note(*purpose != new.purpose, Aspect::Purpose, None);
        self.note(*source != new.source, Aspect::Source, None);
        self.note(*act != new.act, Aspect::Act, None);
        self.note(*verified != new.verified, Aspect::Verified, None);
        self.note(*standing != new.standing, Aspect::Standing, None);
        self.note(*valid != new.valid, Aspect::Valid, None);
        self.note(*note != new.note, Aspect::Note, None);
        self.note(*approved != new.approved, Aspect::Approved, None);
        self.note(*direction != new.direction, Aspect::Direction, None);
        self.note(*measures != new.measures, Aspect::Measures, None);
        self.note(*rounding != new.rounding, Aspect::Rounding, None);
    }

    /// Parts of one kind: those of both in the order of the later methodology, then those that are gone.
    fn of_parts<P>(
        &mut self,
        old: &[P],
        new: &[P],
        named: impl Fn(&P) -> Named,
        each: impl Fn(&mut Self, &P, &P, &Named),
    ) {
        for part in new {
            let name = named(part);
            match old.iter().find(|known| named(known) == name) {
                Some(was) => each(self, was, part, &name),
                None => self.note(true, Aspect::Added, Some(&name)),
            }
        }
        for part in old.iter().map(&named).filter(|name| !new.iter().any(|known| named(known) == *name)) {
            self.note(true, Aspect::Removed, Some(&part));
        }
    }

    fn of_indicator(&mut self, old: &Indicator, new: &Indicator, name: &Named) {
        let Indicator {
            id: _,
            title,
            short,
            take,
            unit,
            domain,
            window,
            pool,
            smallest_cohort,
            who,
            drop_when,
            rounding,
            scalings,
        } = old;
        let name = Some(name);
        self.note((title, short) != (&new.title, &new.short), Aspect::Name, name);
        self.note((take, unit, domain) != (&new.take, &new.unit, &new.domain), Aspect::Taken, name);
        self.note(*window != new.window, Aspect::Years, name);
        self.note(*pool != new.pool, Aspect::Pool, name);
        self.note(*smallest_cohort != new.smallest_cohort, Aspect::Cohort, name);
        self.note(*who != new.who, Aspect::Who, name);
        self.note(*drop_when != new.drop_when, Aspect::Dropped, name);
        self.note(*rounding != new.rounding, Aspect::Rounding, name);
        self.note(*scalings != new.scalings, Aspect::Scale, name);
    }

    fn of_index(&mut self, old: &Index, new: &Index, name: &Named) {
        let Index { id: _, title, method, points, relative, weights, missing, rounding, steps, grades } = old;
        let name = Some(name);
        self.note(*title != new.title, Aspect::Name, name);
        let way = (*method, points, *relative) != (new.method, &new.points, new.relative);
        self.note(way, Aspect::Method, name);
        self.note(*weights != new.weights, Aspect::Weights, name);
        self.note(*missing != new.missing, Aspect::Missing, name);
        self.note(*rounding != new.rounding, Aspect::Rounding, name);
        self.note(*steps != new.steps, Aspect::Steps, name);
        self.note(*grades != new.grades, Aspect::Grades, name);
    }

    fn of_rule(&mut self, old: &Rule, new: &Rule, name: &Named) {
        let Rule { id: _, title, who, test, mark, caveat, missing } = old;
        let name = Some(name);
        self.note((title, mark, caveat) != (&new.title, &new.mark, &new.caveat), Aspect::Name, name);
        self.note(*who != new.who, Aspect::Who, name);
        self.note(*test != new.test, Aspect::Test, name);
        self.note(*missing != new.missing, Aspect::Missing, name);
    }

    fn of_list(&mut self, old: Option<&ListRule>, new: Option<&ListRule>) {
        let (Some(old), Some(new)) = (old, new) else {
            self.note(old.is_some() != new.is_some(), Aspect::List, None);
            return;
        };
        let ListRule {
            index,
            // told ground by ground
            grounds: _,
            combine,
            ties,
            risk_within,
            risk_rules,
            exclude_kinds,
            exclude_when,
            history,
        } = old;
        self.note(*index != new.index, Aspect::Ranked, None);
        self.note(old.lowest() != new.lowest(), Aspect::Size, None);
        self.note(threshold(old) != threshold(new), Aspect::Threshold, None);
        self.note(rules(old) != rules(new), Aspect::Grounds, None);
        // where there is one ground the word is not heeded
        let several = old.grounds.len() > 1 || new.grounds.len() > 1;
        self.note(several && *combine != new.combine, Aspect::Combine, None);
        self.note(*ties != new.ties, Aspect::Ties, None);
        self.note((risk_within, risk_rules) != (&new.risk_within, &new.risk_rules), Aspect::Risk, None);
        let excluded = (exclude_kinds, exclude_when) != (&new.exclude_kinds, &new.exclude_when);
        self.note(excluded, Aspect::Excluded, None);
        self.note(*history != new.history, Aspect::History, None);
    }
}

/// The scores that a list takes.
fn threshold(list: &ListRule) -> Option<&Interval> {
    list.grounds.iter().find_map(|ground| if let Ground::Score(interval) = ground { Some(interval) } else { None })
}

/// The rules among the grounds of a list.
fn rules(list: &ListRule) -> Vec<usize> {
    let of = |ground: &Ground| if let Ground::Rule(rule) = ground { Some(*rule) } else { None };
    list.grounds.iter().filter_map(of).collect()
}

/// Takes the grounds of one kind from the earlier list.
fn swap(list: &mut ListRule, old: &ListRule, kind: impl Fn(&Ground) -> bool) {
    list.grounds.retain(|ground| !kind(ground));
    list.grounds.extend(old.grounds.iter().filter(|ground| kind(ground)).cloned());
}

fn undo(changed: &mut Criteria, old: &Criteria, aspect: Aspect) -> Option<()> {
    if aspect == Aspect::Rounding {
        changed.rounding = old.rounding;
        return Some(());
    }
    let (list, old) = (changed.list.as_mut()?, old.list.as_ref()?);
    match aspect {
        Aspect::Ranked => list.index = Some(old.index?),
        Aspect::Size => swap(list, old, |ground| matches!(ground, Ground::Lowest(..))),
        Aspect::Threshold => swap(list, old, |ground| matches!(ground, Ground::Score(_))),
        Aspect::Grounds => swap(list, old, |ground| matches!(ground, Ground::Rule(_))),
        Aspect::Combine => list.combine = old.combine,
        Aspect::Ties => list.ties = old.ties.clone(),
        Aspect::Excluded => {
            list.exclude_kinds.clone_from(&old.exclude_kinds);
            list.exclude_when.clone_from(&old.exclude_when);
        }
        _ => return None,
    }
    // without a ground there is no list, and without an index nothing that ranks
    let by_score = list.grounds.iter().any(|ground| !matches!(ground, Ground::Rule(_)));
    (!list.grounds.is_empty() && (!by_score || list.index.is_some())).then_some(())
}

fn undo_indicator(changed: &mut Indicator, old: &Indicator, aspect: Aspect) -> Option<()> {
    match aspect {
        Aspect::Taken => {
            changed.take = old.take.clone();
            (changed.unit, changed.domain) = (old.unit, old.domain);
        }
        Aspect::Years => changed.window = old.window,
        Aspect::Pool => changed.pool = old.pool,
        Aspect::Cohort => changed.smallest_cohort = old.smallest_cohort,
        Aspect::Who => changed.who = old.who.clone(),
        Aspect::Dropped => changed.drop_when.clone_from(&old.drop_when),
        Aspect::Rounding => changed.rounding = old.rounding,
        Aspect::Scale => changed.scalings.clone_from(&old.scalings),
        _ => return None,
    }
    Some(())
}

fn undo_index(changed: &mut Index, old: &Index, aspect: Aspect) -> Option<()> {
    match aspect {
        Aspect::Method => {
            changed.method = old.method;
            changed.points = old.points.clone();
            changed.relative = old.relative;
        }
        Aspect::Weights => changed.weights.clone_from(&old.weights),
        Aspect::Missing => changed.missing = old.missing.clone(),
        Aspect::Rounding => changed.rounding = old.rounding,
        Aspect::Steps => changed.steps.clone_from(&old.steps),
        Aspect::Grades => changed.grades.clone_from(&old.grades),
        _ => return None,
    }
    Some(())
}

fn undo_rule(changed: &mut Rule, old: &Rule, aspect: Aspect) -> Option<()> {
    match aspect {
        Aspect::Who => changed.who = old.who.clone(),
        Aspect::Test => changed.test = old.test.clone(),
        Aspect::Missing => changed.missing = old.missing.clone(),
        _ => return None,
    }
    Some(())
}

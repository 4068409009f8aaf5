//! Which predicates of a rule suffice, in the form of a threshold: any two of the three that are true; and of a rule that
//! does not hold, how many more it takes and which are nearest.

use crate::assess::Assessment;
use crate::assess::rule::{Cell, Held, with_more};
use crate::criteria::{Hold, Node, RuleMissing, Test, Years};

/// What it takes for a rule to hold for a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sufficient {
    /// The rule: its place among the criteria's.
    pub rule: usize,
    /// Whether it holds.
    pub held: Held,
    /// How many true predicates it takes; those of which nothing is known are already counted as the criteria say.
    pub needed: usize,
    /// How many predicates apply to the school.
    pub of: usize,
    /// Whether other values of what is known can make the rule hold; always so where it holds.
    pub reachable: bool,
    /// The predicates, those that are true first, then the others, the nearest first.
    pub predicates: Vec<Predicate>,
}

/// A predicate of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// An indicator, an index, another rule.
    pub of: Node,
    /// Whether it is true.
    pub held: Held,
    /// The cells that it is made of: one, or one a year.
    pub cells: Vec<Cell>,
    /// By how many pupils' results it would turn round, whichever way; `None` where counts do not say it.
    pub pupils: Option<i64>,
    /// Whether it is false, and other values of what is known can make it true.
    pub reachable: bool,
    /// What it takes for the rule, where it is one.
    pub inner: Option<Box<Sufficient>>,
}

impl Sufficient {
    /// How many predicates are true.
    #[must_use]
    pub fn yes(&self) -> usize {
        self.predicates.iter().filter(|predicate| predicate.held == Held::Yes).count()
    }

    /// How many more must be true for the rule to hold.
    #[must_use]
    pub fn lacking(&self) -> usize {
        self.needed.saturating_sub(self.yes())
    }

    /// The size of the smallest sets of single predicates that suffice, rules within rules resolved; `None` where a rule
    /// within is not one that can be counted.
    #[must_use]
    pub fn smallest(&self) -> Option<usize> {
        let size = |predicate: &Predicate| match (&predicate.inner, predicate.of) {
            (Some(inner), _) => inner.smallest(),
            (None, Node::Rule(_)) => None,
            _ => Some(1),
        };
        let open = self.predicates.iter().filter(|predicate| self.held != Held::Yes || predicate.held == Held::Yes);
        let mut sizes: Vec<usize> = open.map(size).collect::<Option<_>>()?;
        sizes.sort_unstable();
        (sizes.len() >= self.needed).then(|| sizes.iter().take(self.needed).sum())
    }
}

impl Assessment<'_> {
    /// What it takes for a rule to hold for a school: the smallest sets of true predicates that suffice. `None` where the
    /// rule does not count predicates, does not apply to the school, or holds when few are true.
    #[must_use]
    pub fn sufficient(&self, school: usize, rule: usize) -> Option<Sufficient> {
        let meant = &self.criteria.rules[rule];
        let Test::Count { hold, years, .. } = &meant.test else { return None };
        let outcome = self.outcome(school, rule);
        let of = outcome.yes + outcome.no + outcome.unknown;
        if of == 0 {
            return None;
        }
        let enough = match hold {
            Hold::All => of,
            Hold::Any => 1,
            Hold::AtLeast(least) => *least,
            Hold::Share(share) if share.high.is_none() => (0..=of).find(|yes| {
                let percent =
                    |yes: usize| crate::number::Exact::ratio(i64::try_from(100 * yes).ok()?, i64::try_from(of).ok()?);
                percent(*yes).is_some_and(|percent| share.contains(&percent))
            })?,
            Hold::Share(_) | Hold::None => return None,
        };
        // what is not known counts as true where the criteria say so
        let given = if matches!(meant.missing, RuleMissing::Held { .. }) { outcome.unknown } else { 0 };
        let mut predicates = self.predicates(school, rule, matches!(years, Years::Every(_) | Years::Any(_)), *years);
        predicates.sort_by_key(|predicate| {
            let rank = match predicate.held {
                Held::Yes => 0,
                Held::No if predicate.reachable => 1,
                Held::No => 2,
                Held::Unknown | Held::NotApplicable => 3,
            };
            (rank, predicate.pupils.is_none(), if rank == 0 { 0 } else { predicate.pupils.unwrap_or_default() })
        });
        let more = predicates.iter().filter(|predicate| predicate.reachable).count();
        let reachable = outcome.held == Held::Yes || with_more(meant, hold, &outcome, more) == Held::Yes;
        Some(Sufficient { rule, held: outcome.held, needed: enough.saturating_sub(given), of, reachable, predicates })
    }

    /// The predicates of a rule that apply to a school, in the order of the criteria.
    fn predicates(&self, school: usize, rule: usize, grouped: bool, years: Years) -> Vec<Predicate> {
        let mut predicates: Vec<Predicate> = Vec::new();
        for cell in self.cells(school, rule) {
            let same = predicates.last_mut().filter(|last| grouped && last.of == cell.of);
            match same {
                Some(last) => last.cells.push(cell),
                None => {
                    let inner = match cell.of {
                        Node::Rule(inner) if cell.year.is_none() => self.sufficient(school, inner).map(Box::new),
                        _ => None,
                    };
                    let (of, held) = (cell.of, cell.item);
                    predicates.push(Predicate { of, held, cells: vec![cell], pupils: None, reachable: false, inner });
                }
            }
        }
        predicates.retain(|predicate| predicate.held != Held::NotApplicable);
        for predicate in &mut predicates {
            predicate.pupils = turning(&predicate.cells, predicate.held, years);
            predicate.reachable = reachable(predicate, years);
        }
        predicates
    }
}

/// Whether a false predicate can be made true by other values of what is known.
fn reachable(predicate: &Predicate, years: Years) -> bool {
    let can_turn = |cell: &Cell| cell.held == Held::No && (cell.counts.is_none() || cell.pupils.is_some());
    let mut cells = predicate.cells.iter();
    let inner = predicate.inner.as_ref().is_none_or(|inner| inner.reachable);
    let turns = match years {
        Years::Any(_) => cells.any(can_turn),
        _ => cells.all(|cell| matches!(cell.held, Held::Yes | Held::NotApplicable) || can_turn(cell)),
    };
    predicate.held == Held::No && inner && turns
}

/// By how many results a predicate over one or several years would turn round.
fn turning(cells: &[Cell], held: Held, years: Years) -> Option<i64> {
    let pupils = |held: Held| cells.iter().filter(move |cell| cell.held == held).map(|cell| cell.pupils.map(i64::abs));
    match (held, years) {
        // one year that fails is enough, or one that holds
        (Held::Yes, Years::Every(_)) => pupils(Held::Yes).flatten().min(),
        (Held::No, Years::Any(_)) => pupils(Held::No).flatten().min(),
        (Held::Yes, _) => pupils(Held::Yes).sum(),
        // a year of which nothing is known stays so
        (Held::No, _) if cells.iter().any(|cell| cell.held == Held::Unknown) => None,
        (Held::No, _) => pupils(Held::No).sum(),
        _ => None,
    }
}

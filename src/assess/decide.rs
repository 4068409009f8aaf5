//! The list: who is on it and on which ground, what becomes of equal ones at the cut, and who stands close to it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::assess::engine::{Engine, Number};
use crate::assess::index::Weighed;
use crate::assess::rank::Ranking;
use crate::assess::rule::Held;
use crate::criteria::{Combine, Direction, Ground, GroupBy, ListRule, Node, Size, Ties};
use crate::decision::Status;
use crate::number::Exact;

/// Where the list of the schools most in need ends, in one pool of schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// What the schools of the pool agree in; empty where there is one pool.
    pub pool: Vec<String>,
    /// Schools with a score.
    pub ranked: usize,
    /// Schools that the share gives, before ties.
    pub wanted: usize,
    /// Schools inside.
    pub listed: usize,
    /// The score of the last school inside; `None` where none is.
    pub last_inside: Option<Exact>,
    /// The first school outside: its place in the register. `None` where all are inside.
    pub first_outside: Option<usize>,
    /// The schools with the score at which the wanted number ends, where they are on both sides of it.
    pub tied: Vec<usize>,
}

/// The verdict on every school, in the order of the register, and the cuts.
pub(super) struct Decided {
    pub statuses: Vec<Status>,
    pub cuts: Vec<Cut>,
    /// By school: the place of its pool's cut.
    pub pools: BTreeMap<usize, usize>,
    /// Whether each school is inside its pool's cut.
    pub inside: Vec<bool>,
    /// By pool: its schools in the order of need.
    pub standings: Vec<Vec<usize>>,
}

/// Draws the list.
pub(super) fn decide(engine: &Engine<'_>, ranking: &Ranking, weighed: &[Weighed]) -> Decided {
    let considered = |school: usize| engine.considered[school];
    let Some(list) = &engine.criteria.list else {
        let status = |school: usize| if considered(school) { Status::NotListed } else { Status::NotConsidered };
        let statuses = (0..weighed.len()).map(status).collect();
        let (pools, inside) = (BTreeMap::new(), vec![false; weighed.len()]);
        return Decided { statuses, cuts: Vec::new(), pools, inside, standings: Vec::new() };
    };
    let Drawn { cuts, inside, pools, standings } = cuts(engine, list, ranking);
    let status = |school: usize| {
        if !considered(school) {
            return Status::NotConsidered;
        }
        let grounds: Vec<Held> =
            list.grounds.iter().map(|ground| held(engine, ground, school, &weighed[school], &inside)).collect();
        let listed = match &weighed[school] {
            // a methodology that ranks and lists nobody
            Weighed::Scored(_) if list.grounds.is_empty() => Held::No,
            Weighed::NotConsidered if list.grounds.is_empty() => return Status::NotConsidered,
            _ if list.grounds.is_empty() => Held::Unknown,
            // what says nothing of such a school neither lists it nor clears it
            _ if grounds.iter().all(|held| *held == Held::NotApplicable) => return Status::NotConsidered,
            _ => combined(list, &grounds),
        };
        match listed {
            Held::Yes => Status::Listed,
            Held::Unknown | Held::NotApplicable => Status::InsufficientData,
            Held::No if at_risk(engine, list, school, &weighed[school], &cuts, &pools) => Status::Risk,
            Held::No => Status::NotListed,
        }
    };
    let statuses = (0..weighed.len()).map(status).collect();
    Decided { statuses, cuts, pools, inside, standings }
}

/// What the grounds of a list make of a school together: Kleene's three-valued logic. Those that say nothing of such a
/// school are left out.
pub(super) fn combined(list: &ListRule, grounds: &[Held]) -> Held {
    let has = |wanted: Held| grounds.contains(&wanted);
    match list.combine {
        Combine::Any if has(Held::Yes) => Held::Yes,
        Combine::All if has(Held::No) => Held::No,
        _ if has(Held::Unknown) => Held::Unknown,
        Combine::Any => Held::No,
        Combine::All => Held::Yes,
    }
}

/// Whether a ground lists a school.
pub(super) fn held(engine: &Engine<'_>, ground: &Ground, school: usize, weighed: &Weighed, inside: &[bool]) -> Held {
    let known = |truth: bool| if truth { Held::Yes } else { Held::No };
    match (ground, weighed) {
        (Ground::Rule(rule), _) => engine.outcome(*rule, school, None).held,
        (Ground::Lowest(..), Weighed::Scored(_)) => known(inside[school]),
        (Ground::Score(interval), Weighed::Scored(total)) => known(interval.contains(&total.ranked_by)),
        (_, Weighed::NotConsidered) => Held::NotApplicable,
        _ => Held::Unknown,
    }
}

fn at_risk(
    engine: &Engine<'_>,
    list: &ListRule,
    school: usize,
    weighed: &Weighed,
    cuts: &[Cut],
    pools: &BTreeMap<usize, usize>,
) -> bool {
    if list.risk_rules.iter().any(|rule| engine.outcome(*rule, school, None).held == Held::Yes) {
        return true;
    }
    let (Some(within), Weighed::Scored(total)) = (&list.risk_within, weighed) else { return false };
    let cut = pools.get(&school).and_then(|pool| cuts[*pool].last_inside.as_ref());
    let score = list.grounds.iter().find_map(|ground| match ground {
        Ground::Score(interval) => interval.nearest_end(&total.ranked_by),
        _ => None,
    });
    // how far on the safe side of the cut; a school on the other side of it is nearer still
    let beyond = |cut: &Exact| match engine.criteria.direction {
        Direction::HigherIsBetter => &total.ranked_by - cut,
        Direction::LowerIsBetter => cut - &total.ranked_by,
    };
    cut.into_iter().chain(score).any(|cut| beyond(cut) <= *within)
}

/// The cut of each pool, whether each school is inside its own, which pool it belongs to, and each pool's order.
struct Drawn {
    cuts: Vec<Cut>,
    inside: Vec<bool>,
    pools: BTreeMap<usize, usize>,
    standings: Vec<Vec<usize>>,
}

fn cuts(engine: &Engine<'_>, list: &ListRule, ranking: &Ranking) -> Drawn {
    let mut inside = vec![false; engine.schools.len()];
    let (mut membership, mut standings) = (BTreeMap::new(), Vec::new());
    let Some((size, within)) = list.lowest() else {
        return Drawn { cuts: Vec::new(), inside, pools: membership, standings };
    };
    let mut pools: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (place, school) in ranking.order.iter().enumerate() {
        pools.entry(GroupBy::key(within, &engine.schools[*school])).or_default().push(place);
    }
    let mut cuts = Vec::new();
    for (pool, places) in pools {
        let (cut, listed) = cut(engine, list, size, pool, ranking, &places);
        for place in &places {
            membership.insert(ranking.order[*place], cuts.len());
        }
        for place in listed {
            inside[ranking.order[place]] = true;
        }
        standings.push(places.iter().map(|place| ranking.order[*place]).collect());
        cuts.push(cut);
    }
    Drawn { cuts, inside, pools: membership, standings }
}

/// The cut of a pool, given as places in the ranking, and the places inside.
fn cut(
    engine: &Engine<'_>,
    list: &ListRule,
    size: &Size,
    pool: Vec<String>,
    ranking: &Ranking,
    places: &[usize],
) -> (Cut, Vec<usize>) {
    let ranked = places.len();
    let wanted = size.of(ranked);
    let score = |at: usize| &ranking.scores[places[at]];
    let tie_spans = wanted > 0 && wanted < ranked && score(wanted - 1) == score(wanted);
    let tied: Vec<usize> =
        if tie_spans { (0..ranked).filter(|at| score(*at) == score(wanted)).collect() } else { Vec::new() };
    let (first, last) = (tied.first().copied().unwrap_or(wanted), tied.last().map_or(wanted, |last| last + 1));
    let listed: Vec<usize> = match &list.ties {
        Ties::IncludeAll => places[..last].to_vec(),
        Ties::ExcludeAll => places[..first].to_vec(),
        Ties::Tiebreak(indicators) => {
            let mut listed = places[..first].to_vec();
            let mut order: Vec<usize> = places[first..last].to_vec();
            let worse = |a: &usize, b: &usize| tiebreak(engine, indicators, ranking.order[*a], ranking.order[*b]);
            order.sort_by(worse);
            let left = wanted.saturating_sub(first);
            let border = left.checked_sub(1).and_then(|at| order.get(at)).copied();
            listed.extend(order.into_iter().filter(|place| border.is_some_and(|border| worse(place, &border).is_le())));
            listed
        }
    };
    let inside: std::collections::BTreeSet<usize> = listed.iter().copied().collect();
    let outside = places.iter().find(|place| !inside.contains(place)).map(|place| ranking.order[*place]);
    let cut = Cut {
        pool,
        ranked,
        wanted,
        listed: listed.len(),
        last_inside: listed
            .iter()
            .map(|place| (place, &ranking.scores[*place]))
            .max_by_key(|(place, _)| **place)
            .map(|(_, score)| score.clone()),
        first_outside: outside,
        tied: tied.into_iter().map(|at| ranking.order[places[at]]).collect(),
    };
    (cut, listed)
}

/// Which of two schools is worse by these indicators, one after another: by the scaled value, and where a scale gives both
/// the same, by the value itself in the direction in which the scale goes. One without a value comes after one with.
pub(super) fn tiebreak(engine: &Engine<'_>, indicators: &[usize], a: usize, b: usize) -> Ordering {
    let scaled = |indicator: usize, school: usize| engine.part(Node::Indicator(indicator), school, None);
    let compare = |indicator: usize| match (scaled(indicator, a), scaled(indicator, b)) {
        (Number::Value(x), Number::Value(y)) => {
            let order = x.cmp(&y).then_with(|| by_value(engine, indicator, a, b));
            if engine.criteria.direction == Direction::HigherIsBetter { order } else { order.reverse() }
        }
        (Number::Value(_), _) => Ordering::Less,
        (_, Number::Value(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    };
    indicators.iter().map(|indicator| compare(*indicator)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// Two values in the order in which the scale of the first school puts values; equal where it has no one direction.
fn by_value(engine: &Engine<'_>, indicator: usize, a: usize, b: usize) -> Ordering {
    let (Number::Value(x), Number::Value(y)) = (engine.value(indicator, a, None), engine.value(indicator, b, None))
    else {
        return Ordering::Equal;
    };
    let scaling = engine.criteria.indicators[indicator].scaling(&engine.schools[a]);
    match scaling.and_then(|scaling| scaling.rises(engine.criteria.direction)) {
        Some(true) => x.cmp(&y),
        Some(false) => y.cmp(&x),
        None => Ordering::Equal,
    }
}

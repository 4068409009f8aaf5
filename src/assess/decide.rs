//! The list: how many schools, which, what becomes of equal ones at the cut, and who stands close to it.

use crate::assess::index::Weighed;
use crate::assess::rank::Ranking;
use crate::criteria::{CountRounding, Criteria, Ties};
use crate::number::Exact;

/// What the criteria make of a school. The verdict is a draft until a commission closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// On the list.
    Listed,
    /// Not on it, and close to the cut.
    Risk,
    /// Not on it.
    NotListed,
    /// Too little is known: not assessed, which is not the same as safe.
    InsufficientData,
    /// The criteria do not consider schools of its kind.
    NotConsidered,
}

impl Status {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Risk => "risk",
            Self::NotListed => "not_listed",
            Self::InsufficientData => "insufficient_data",
            Self::NotConsidered => "not_considered",
        }
    }
}

/// Where the list ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Schools with a score.
    pub ranked: usize,
    /// Schools that the share gives, before ties.
    pub wanted: usize,
    /// Schools listed.
    pub listed: usize,
    /// The score of the last school listed; `None` where none is.
    pub last_inside: Option<Exact>,
    /// The first school outside: its place in the register. `None` where all are listed.
    pub first_outside: Option<usize>,
    /// The schools with the score at which the wanted number ends, where they are on both sides of it.
    pub tied: Vec<usize>,
}

/// The verdict on every school, in the order of the register, and the cut.
pub(super) struct Decided {
    pub statuses: Vec<Status>,
    pub cut: Option<Cut>,
}

/// Draws the list.
pub(super) fn decide(criteria: &Criteria, ranking: &Ranking, weighed: &[Weighed]) -> Decided {
    let cut = (!ranking.order.is_empty()).then(|| cut(criteria, ranking));
    let mut statuses: Vec<Status> = weighed
        .iter()
        .map(|weighed| match weighed {
            Weighed::Scored(_) => Status::NotListed,
            Weighed::Insufficient { .. } => Status::InsufficientData,
            Weighed::NotConsidered => Status::NotConsidered,
        })
        .collect();
    let listed = cut.as_ref().map_or(0, |cut| cut.listed);
    for (index, school) in ranking.order.iter().enumerate() {
        if index < listed {
            statuses[*school] = Status::Listed;
        } else if let (Some(within), Some(last)) =
            (&criteria.list.risk_within, cut.as_ref().and_then(|cut| cut.last_inside.as_ref()))
        {
            let distance = (&ranking.scores[index] - last).abs();
            if distance <= *within {
                statuses[*school] = Status::Risk;
            }
        }
    }
    Decided { statuses, cut }
}

fn cut(criteria: &Criteria, ranking: &Ranking) -> Cut {
    let ranked = ranking.order.len();
    let share = &Exact::from(i64::try_from(ranked).unwrap_or(i64::MAX)) * &criteria.list.lowest.share;
    let whole = match criteria.list.lowest.rounding {
        CountRounding::Ceiling => share.ceiling(),
        CountRounding::Floor => share.floor(),
    };
    let wanted = whole.to_integer().and_then(|whole| usize::try_from(whole).ok()).unwrap_or(0).min(ranked);
    let same = |index: usize, other: usize| ranking.scores[index] == ranking.scores[other];
    let tie_spans = wanted > 0 && wanted < ranked && same(wanted - 1, wanted);
    let tied: Vec<usize> =
        if tie_spans { (0..ranked).filter(|index| same(*index, wanted)).collect() } else { Vec::new() };
    let listed = match (tied.first(), tied.last(), criteria.list.ties) {
        (Some(_), Some(last), Ties::IncludeAll) => last + 1,
        (Some(first), Some(_), Ties::ExcludeAll) => *first,
        _ => wanted,
    };
    Cut {
        ranked,
        wanted,
        listed,
        last_inside: listed.checked_sub(1).map(|last| ranking.scores[last].clone()),
        first_outside: ranking.order.get(listed).copied(),
        tied: tied.into_iter().map(|index| ranking.order[index]).collect(),
    }
}

//! Schools in the order of need. Equal scores share a place: 1, 2, 2, 4 (standard competition ranking).

use std::collections::BTreeMap;

use crate::assess::index::Weighed;
use crate::criteria::Direction;
use crate::number::Exact;

/// Schools ranked.
pub(super) struct Ranking {
    /// The schools, most in need first; equal ones in the order in which they came.
    pub order: Vec<usize>,
    /// Each school's place, from 1.
    pub places: BTreeMap<usize, usize>,
    /// Each school's score, in the order of need.
    pub scores: Vec<Exact>,
}

/// Ranks schools by their scores.
pub(super) fn rank(weighed: &[Weighed], direction: Direction) -> Ranking {
    let scored = weighed.iter().enumerate().filter_map(|(school, weighed)| match weighed {
        Weighed::Scored(total) => Some((school, &total.ranked_by)),
        _ => None,
    });
    let mut sorted: Vec<(usize, &Exact)> = scored.collect();
    sorted.sort_by(|(_, a), (_, b)| match direction {
        Direction::HigherIsBetter => a.cmp(b),
        Direction::LowerIsBetter => b.cmp(a),
    });
    let mut places = BTreeMap::new();
    let mut place = 0;
    for (index, (school, score)) in sorted.iter().enumerate() {
        if index == 0 || sorted[index - 1].1 != *score {
            place = index + 1;
        }
        places.insert(*school, place);
    }
    Ranking {
        order: sorted.iter().map(|(school, _)| *school).collect(),
        places,
        scores: sorted.iter().map(|(_, score)| (*score).clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::index::Total;

    #[test]
    fn equal_scores_share_a_place_and_the_next_is_counted_on() {
        let scored = |score: i64| {
            let (score, coverage) = (Exact::from(score), Exact::one());
            let (contributions, adjustments) = (Vec::new(), Vec::new());
            Weighed::Scored(Total { contributions, adjustments, ranked_by: score.clone(), score, coverage })
        };
        let named = [50, 40, 50, 30].map(scored);
        let up = rank(&named, Direction::HigherIsBetter);
        assert_eq!(up.order, [3, 1, 0, 2]);
        assert_eq!(up.places.values().copied().collect::<Vec<_>>(), [3, 2, 3, 1]);
        let down = rank(&named, Direction::LowerIsBetter);
        assert_eq!(down.order, [0, 2, 1, 3]);
        assert_eq!(down.places.values().copied().collect::<Vec<_>>(), [1, 3, 1, 4]);
    }
}

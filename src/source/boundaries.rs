//! Where one mark ends and the next begins, as the works of a whole file show it, and how many works of a school lie on
//! those boundaries and just below. A heap on a boundary is one sign of results that are not what they seem (FIOCO, how to
//! analyse the all-Russian tests: peaks of the histogram at the boundaries of marks).

use std::collections::BTreeMap;

/// Works by primary score, and of each how many have the marks 2 … 5.
pub(super) type Works = BTreeMap<i64, [i64; 4]>;

/// Adds works to others.
pub(super) fn add(works: &mut Works, more: &Works) {
    for (score, marks) in more {
        let known = works.entry(*score).or_default();
        known.iter_mut().zip(marks).for_each(|(known, more)| *known += more);
    }
}

/// The least scores of the marks 3, 4, 5: of a mark only where the works leave no doubt, that is where some work with the
/// next lower mark has one point less and none has more.
pub(super) fn boundaries(works: &Works) -> Vec<i64> {
    let of = |mark: usize| works.iter().filter(move |(_, marks)| marks[mark] > 0).map(|(score, _)| *score);
    let boundary = |mark: usize| {
        let (least, below) = (of(mark).next()?, of(mark - 1).next_back()?);
        (least == below + 1).then_some(least)
    };
    (1..4).filter_map(boundary).collect()
}

/// Works on the boundaries, and works with one or two points less.
pub(super) fn around(works: &Works, boundaries: &[i64]) -> (i64, i64) {
    let at = |score: i64| works.get(&score).map_or(0, |marks| marks.iter().sum::<i64>());
    let on = boundaries.iter().map(|boundary| at(*boundary)).sum();
    let below = boundaries.iter().map(|boundary| at(boundary - 1) + at(boundary - 2)).sum();
    (on, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn works(rows: &[(i64, usize, i64)]) -> Works {
        let mut works = Works::new();
        for (score, mark, count) in rows {
            works.entry(*score).or_default()[mark - 2] += count;
        }
        works
    }

    // 3 from 8 points, for 7 points are still a 2; 4 from 14, for 13 are a 3. Nobody has 17 points, so that 5 may begin there.
    #[test]
    fn a_boundary_is_known_where_the_works_leave_no_doubt() {
        let rows = [(5, 2, 1), (7, 2, 1), (8, 3, 4), (13, 3, 1), (14, 4, 2), (16, 4, 1), (18, 5, 1)];
        assert_eq!(boundaries(&works(&rows)), [8, 14]);
        // one work of 9 points that got a 2: where 3 begins is not sure any more
        let odd = [rows.as_slice(), &[(9, 2, 1)]].concat();
        assert_eq!(boundaries(&works(&odd)), [14]);
        assert_eq!(boundaries(&Works::new()), Vec::<i64>::new());
    }

    // By hand: on 8 and 14 lie 4 + 2, on 7, 6, 13, 12 lie 1 + 0 + 1 + 3.
    #[test]
    fn works_are_counted_on_the_boundary_and_on_the_two_points_below() {
        let works = works(&[(5, 2, 9), (7, 2, 1), (8, 3, 4), (12, 3, 3), (13, 3, 1), (14, 4, 2), (15, 4, 9)]);
        assert_eq!(around(&works, &[8, 14]), (6, 5));
    }
}

//! The parts of a change as they are shown. Each rounded by itself might miss the change by a digit: here they are rounded
//! so that they add up to the change that is shown, and that to the two numbers it lies between.

use std::cmp::Reverse;

use super::grids::PARTS;
use crate::compare::Parts;
use crate::number::{Exact, Rounding};

/// A change and its parts with so many digits: the parts add up to the change.
pub(super) struct Shown {
    /// The change.
    pub change: Exact,
    /// Its parts, in the order of [`PARTS`].
    pub parts: [Exact; 4],
}

impl Shown {
    /// Largest remainders: every part is cut off below, and what is then lacking goes to those that were cut most. A part
    /// that has no more digits stays what it is, so that nought stays nought.
    pub(super) fn of(parts: &Parts, digits: u32) -> Self {
        let unit = Exact::scaled(1, digits);
        let in_units = |number: &Exact| number.over(&unit).unwrap_or_else(Exact::zero);
        let whole = PARTS.map(|(_, part)| in_units(part(parts)));
        let mut floors = whole.clone().map(|part| part.floor());
        let rest = |at: usize| &whole[at] - &in_units(&(&whole[at].floor() * &unit));
        let mut cut: Vec<usize> = (0..whole.len()).filter(|at| !rest(*at).is_zero()).collect();
        cut.sort_by_key(|at| Reverse(rest(*at)));
        let sum: Exact = floors.iter().sum();
        let lacks =
            |change: &Exact| (&in_units(change) - &sum).to_integer().and_then(|lack| usize::try_from(lack).ok());
        let between = difference(&parts.before, &parts.after, digits);
        // where that can not be, as of two numbers on a half, it is the change itself that is rounded
        let fits = |change: Exact| Some((lacks(&change).filter(|lack| *lack <= cut.len())?, change));
        let rounded = Rounding::half_up(digits).of(&parts.change());
        let (lack, change) = fits(between).or_else(|| fits(rounded.clone())).unwrap_or((0, rounded));
        for at in cut.into_iter().take(lack) {
            floors[at] = &floors[at] + &Exact::one();
        }
        Self { change, parts: floors.map(|part| &part * &unit) }
    }
}

/// The difference of two numbers as they are shown.
pub(super) fn difference(before: &Exact, after: &Exact, digits: u32) -> Exact {
    let rounding = Rounding::half_up(digits);
    &rounding.of(after) - &rounding.of(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    fn shown(numbers: [&str; 6], digits: u32) -> [String; 5] {
        let [before, after, own, criteria, others, availability] = numbers.map(exact);
        let shown = Shown::of(&Parts { before, after, own, criteria, others, availability }, digits);
        let [own, criteria, others, availability] = shown.parts.map(|part| part.to_string());
        [shown.change.to_string(), own, criteria, others, availability]
    }

    // 10 → 11 in three thirds: 0.33 three times lacks 0.01, which goes to the first of equals; each by itself is 0.33.
    #[test]
    fn parts_add_up_to_the_change_that_is_shown() {
        let thirds = shown(["10", "11", "1/3", "1/3", "1/3", "0"], 2);
        assert_eq!(thirds, ["1", "0.34", "0.33", "0.33", "0"]);
        // −1.004 and 0.004: cut off below they are −1.01 and 0.00, and −1.00 is asked for: the one cut by 0.006 is raised
        let both = shown(["10", "9", "-1.004", "0", "0.004", "0"], 2);
        assert_eq!(both, ["-1", "-1", "0", "0", "0"]);
    }

    // 10.006 is shown as 10.01 and 10.014 too: between them nothing is to be seen, though 0.008 rounds to 0.01.
    #[test]
    fn the_change_is_that_of_the_numbers_beside_it() {
        assert_eq!(shown(["10.006", "10.014", "0.008", "0", "0", "0"], 2), ["0", "0", "0", "0", "0"]);
        // 10.004 → 10.006 are 10.00 and 10.01
        assert_eq!(shown(["10.004", "10.006", "0", "0.002", "0", "0"], 2), ["0.01", "0", "0.01", "0", "0"]);
    }

    // A methodology that is the same has no part in anything, whatever is lacking.
    #[test]
    fn nought_stays_nought_and_what_is_whole_stays_whole() {
        assert_eq!(shown(["0", "1.5", "0.5", "0", "1", "0"], 1), ["1.5", "0.5", "0", "1", "0"]);
        // −0.05 and 0.05 are shown as −0.1 and 0.1; the change is 0.1 and no part may be 0.2
        assert_eq!(shown(["-0.05", "0.05", "0.1", "0", "0", "0"], 1), ["0.1", "0.1", "0", "0", "0"]);
    }
}

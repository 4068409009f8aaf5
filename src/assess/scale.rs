//! From a value to 0 … 1. Scales: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.

use crate::criteria::{Direction, Scale};
use crate::number::Exact;

/// The value on the scale: 0 is worst and 1 is best where a high index is good, the other way round where it means need.
pub(super) fn normalised(scale: &Scale, direction: Direction, value: &Exact) -> Exact {
    let (nought, one) = scale.ends(direction);
    let along = (value - nought).over(&(one - nought)).expect("a checked scale has two different ends");
    along.clip(&Exact::zero(), &Exact::one())
}

#[cfg(test)]
mod tests {
    use super::*;

    // By hand: on the line from 40 % (0) to 0 % (1), 10 % lies at (10 − 40) / (0 − 40) = 3/4.
    #[test]
    fn goalposts_measure_the_way_from_worst_to_best_and_end_there() {
        let scale = Scale::Goalposts { worst: Exact::from(40), best: Exact::zero() };
        let at = |direction, value: i64| normalised(&scale, direction, &Exact::from(value)).to_string();
        assert_eq!([10, 0, 40, 75].map(|value| at(Direction::HigherIsBetter, value)), ["0.75", "1", "0", "0"]);
        assert_eq!([10, 0, 40, 75].map(|value| at(Direction::LowerIsBetter, value)), ["0.25", "0", "1", "1"]);
    }
}

//! From a value to 0 … 1. Scales: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.

use crate::criteria::Scale;
use crate::number::Exact;

/// The value on the scale: 0 is worst, 1 is best.
pub(super) fn normalised(scale: &Scale, value: &Exact) -> Exact {
    match scale {
        Scale::Goalposts { worst, best } => {
            let along = (value - worst).over(&(best - worst)).expect("a checked scale has two different ends");
            along.clip(&Exact::zero(), &Exact::one())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // By hand: on the line from 40 % (0) to 0 % (1), 10 % lies at (10 − 40) / (0 − 40) = 3/4.
    #[test]
    fn goalposts_measure_the_way_from_worst_to_best_and_end_there() {
        let scale = Scale::Goalposts { worst: Exact::from(40), best: Exact::zero() };
        let at = |value: i64| normalised(&scale, &Exact::from(value)).to_string();
        assert_eq!([at(10), at(0), at(40), at(75)], ["0.75", "1", "0", "0"]);
    }
}

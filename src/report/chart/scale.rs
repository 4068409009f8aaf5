//! Where a number stands in a picture, exactly, and the marks of an axis.

use crate::number::{Exact, Rounding};

/// Marks on an axis at the most.
const MOST_MARKS: i64 = 6;
/// The smallest step between two marks is ten to the power of minus so many.
const FINEST: u32 = 6;

/// A stretch of numbers drawn on a stretch of whole steps.
pub(super) struct Scale {
    low: Exact,
    high: Exact,
    from: i64,
    to: i64,
    step: Exact,
}

impl Scale {
    /// A scale that holds all the numbers, widened to whole marks; `None` where there are no numbers.
    pub(super) fn of<'n>(numbers: impl IntoIterator<Item = &'n Exact>, from: i64, to: i64) -> Option<Self> {
        let mut numbers = numbers.into_iter();
        let first = numbers.next()?;
        let (low, high) = numbers.fold((first, first), |(low, high), number| (low.min(number), high.max(number)));
        let half = Exact::scaled(5, 1);
        let (low, high) = if low == high { (low - &half, high + &half) } else { (low.clone(), high.clone()) };
        let step = step(&(&high - &low));
        let in_steps = |number: &Exact| number.over(&step).unwrap_or_else(Exact::zero);
        let (low, high) = (&in_steps(&low).floor() * &step, &in_steps(&high).ceiling() * &step);
        Some(Self { low, high, from, to, step })
    }

    /// The place of a number; what lies outside stands at the end.
    pub(super) fn at(&self, number: &Exact) -> i64 {
        let share = (number - &self.low).over(&(&self.high - &self.low)).unwrap_or_else(Exact::zero);
        let along = &share.clip(&Exact::zero(), &Exact::one()) * &Exact::from(self.to - self.from);
        self.from + Rounding::half_up(0).of(&along).to_integer().unwrap_or_default()
    }

    /// The numbers at which the axis has marks, and with how many digits they are written.
    pub(super) fn marks(&self) -> (Vec<Exact>, u32) {
        let mut marks = vec![self.low.clone()];
        while let Some(next) = marks.last().map(|last| last + &self.step).filter(|next| *next <= self.high) {
            marks.push(next);
        }
        (marks, self.step.decimals().unwrap_or_default())
    }
}

/// The least of 1, 2 and 5 times a power of ten that gives no more marks than there is room for.
fn step(span: &Exact) -> Exact {
    let most = Exact::from(MOST_MARKS);
    let mut unit = Exact::scaled(1, FINEST);
    loop {
        for times in [1, 2, 5] {
            let step = &unit * &Exact::from(times);
            if &step * &most >= *span {
                return step;
            }
        }
        unit = &unit * &Exact::from(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    // 41.18 … 78.4: a span of 37.22; steps of 5 would make 7.4 of it, steps of 10 make 3.7; the scale is 40 … 80
    #[test]
    fn marks_are_round_numbers_around_all_that_is_drawn() {
        let scale = Scale::of([&exact("78.4"), &exact("41.18")], 100, 500).expect("a scale");
        assert_eq!(scale.marks(), (["40", "50", "60", "70", "80"].map(exact).to_vec(), 0));
        assert_eq!(
            ["40", "60", "80", "50.04", "0", "99"].map(|number| scale.at(&exact(number))),
            [100, 300, 500, 200, 100, 500]
        );
    }

    #[test]
    fn numbers_below_zero_fractions_and_a_single_number_have_a_scale() {
        let scale = Scale::of([&exact("-1.3"), &exact("0.4")], 0, 200).expect("a scale");
        assert_eq!(scale.marks(), (["-1.5", "-1", "-0.5", "0", "0.5"].map(exact).to_vec(), 1));
        let scale = Scale::of([&exact("7")], 0, 10).expect("a scale");
        assert_eq!(scale.at(&exact("7")), 5);
        assert!(Scale::of([], 0, 1).is_none());
    }
}

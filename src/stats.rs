//! Statistics of lists of numbers, without any word of schools in them.

mod draws;
mod elementary;
mod shares;

use crate::number::Exact;

pub use draws::{Beta, Quantiles, Stream};
pub use elementary::{exp, ln};
pub use shares::{Spread, wilson};

/// The median: the middle number, or the mean of the two middle ones (Hyndman & Fan 1996, type 7 at p = ½).
/// `None` of an empty list.
#[must_use]
pub fn median(mut numbers: Vec<&Exact>) -> Option<Exact> {
    let middle = numbers.len() / 2;
    if numbers.is_empty() {
        return None;
    }
    let odd = numbers.len() % 2 == 1;
    let (below, upper, _) = numbers.select_nth_unstable(middle);
    if odd {
        return Some(upper.clone());
    }
    let lower = below.iter().max()?;
    Some(&(*lower + *upper) * &Exact::scaled(5, 1))
}

/// The mean, held at a fixed number of decimals. `None` of an empty list.
#[must_use]
pub fn mean(numbers: &[Exact]) -> Option<Exact> {
    let sum: Exact = numbers.iter().sum();
    sum.over(&Exact::from(i64::try_from(numbers.len()).ok()?)).map(|mean| mean.held())
}

/// How many standard deviations of the whole population each number lies from the mean: exact where that is a fraction,
/// else held. `None` of an empty list and where all are equal.
#[must_use]
pub fn standard_scores(numbers: &[Exact]) -> Option<Vec<Exact>> {
    let n = Exact::from(i64::try_from(numbers.len()).ok()?);
    let mean = numbers.iter().sum::<Exact>().over(&n)?;
    let squares: Vec<Exact> = numbers.iter().map(|number| number - &mean).map(|off| &off * &off).collect();
    let variance = squares.iter().sum::<Exact>().over(&n)?;
    let scores = numbers.iter().zip(&squares).map(|(number, square)| {
        let score = square.over(&variance)?.root(2)?.held();
        Some(if *number < mean { -&score } else { score })
    });
    scores.collect()
}

/// The square of the skewness with the skewness's sign, and the excess kurtosis, both corrected for the size of the sample
/// (Joanes & Gill 1998, `G1` and `G2`). `None` of fewer than four numbers and where all are equal.
#[must_use]
pub fn shape(numbers: &[Exact]) -> Option<(Exact, Exact)> {
    let n = Exact::from(i64::try_from(numbers.len()).ok().filter(|n| *n > 3)?);
    let width = numbers.iter().max()? - numbers.iter().min()?;
    let mean = mean(numbers)?;
    let off: Vec<Exact> =
        numbers.iter().map(|number| (number - &mean).over(&width).map(|off| off.held())).collect::<Option<_>>()?;
    let moment = |power: u32| {
        let sum: Exact = off.iter().map(|off| (1..power).fold(off.clone(), |product, _| (&product * off).held())).sum();
        sum.over(&n)
    };
    let (second, third, fourth) = (moment(2)?, moment(3)?, moment(4)?);
    let less = |number: i64| &n - &Exact::from(number);
    let squares = (&third * &third).over(&(&(&second * &second) * &second))?;
    let squares = (&(&squares * &n) * &less(1)).over(&(&less(2) * &less(2)))?;
    let excess = &fourth.over(&(&second * &second))? - &Exact::from(3);
    let kurtosis = &(&(&n + &Exact::one()) * &excess) + &Exact::from(6);
    let kurtosis = (&kurtosis * &less(1)).over(&(&less(2) * &less(3)))?;
    Some((if third.is_negative() { -&squares } else { squares }, kurtosis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_list_lies_between_the_middle_two() {
        let numbers = |values: &[i64]| values.iter().map(|value| Exact::from(*value)).collect::<Vec<_>>();
        assert_eq!(median(numbers(&[7, 1, 3]).iter().collect()), Some(Exact::from(3)));
        assert_eq!(median(numbers(&[4, 1, 3, 2]).iter().collect()), Exact::ratio(5, 2));
        assert_eq!(median(Vec::new()), None);
    }

    // By hand, of 1, 2, 3 (mean 2, variance 2/3): ∓√1.5 and 0; a billionth of them is the same.
    #[test]
    fn standard_scores_do_not_depend_on_the_unit() {
        let scores = |texts: [&str; 3]| {
            let numbers = texts.map(|text| text.parse::<Exact>().expect(text));
            standard_scores(&numbers).map(|scores| scores.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let expected = ["-1.22474487139158905", "0", "1.22474487139158905"].map(str::to_owned).to_vec();
        assert_eq!(scores(["1", "2", "3"]), Some(expected.clone()));
        assert_eq!(scores(["0.000000001", "0.000000002", "0.000000003"]), Some(expected));
        assert_eq!(scores(["5", "5", "5"]), None);
    }

    // By hand, of 0, 0, 0, 4: mean 1, m2 = 3, m3 = 6, m4 = 21; g1² = 36/27 = 4/3, G1² = 4/3 · 4 · 3 / 2² = 4;
    // g2 = 21/9 − 3 = −2/3, G2 = (5 · (−2/3) + 6) · 3 / (2 · 1) = 4.
    #[test]
    fn skewness_and_kurtosis_are_those_of_a_calculation_by_hand() {
        let numbers = |values: [i64; 4]| values.map(Exact::from);
        let near = |number: &Exact, whole: i64| (number - &Exact::from(whole)).abs() < Exact::scaled(1, 12);
        let (skewness, kurtosis) = shape(&numbers([0, 0, 0, 4])).expect("a shape");
        assert!(near(&skewness, 4) && near(&kurtosis, 4), "{skewness} {kurtosis}");
        assert!(shape(&numbers([0, 4, 4, 4])).is_some_and(|(skewness, _)| near(&skewness, -4)));
        assert_eq!(shape(&numbers([2, 2, 2, 2])), None);
    }
}

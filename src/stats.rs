//! Statistics of lists of numbers, without any word of schools in them.

use crate::number::Exact;

/// The median: the middle number, or the mean of the two middle ones (Hyndman & Fan 1996, type 7 at p = ½).
/// `None` of an empty list.
#[must_use]
pub fn median(numbers: &[Exact]) -> Option<Exact> {
    let mut sorted: Vec<&Exact> = numbers.iter().collect();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.clone());
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some(&(lower + upper) * &Exact::scaled(5, 1))
}

/// The mean, held at a fixed number of decimals. `None` of an empty list.
#[must_use]
pub fn mean(numbers: &[Exact]) -> Option<Exact> {
    let sum: Exact = numbers.iter().sum();
    sum.over(&Exact::from(i64::try_from(numbers.len()).ok()?)).map(|mean| mean.held())
}

/// The standard deviation of a whole population, held at a fixed number of decimals. `None` of an empty list.
#[must_use]
pub fn deviation(numbers: &[Exact]) -> Option<Exact> {
    let mean = mean(numbers)?;
    let squares: Exact = numbers.iter().map(|number| (number - &mean).held()).map(|off| (&off * &off).held()).sum();
    squares.over(&Exact::from(i64::try_from(numbers.len()).ok()?))?.root(2).map(|root| root.held())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_list_lies_between_the_middle_two() {
        let numbers = |values: &[i64]| values.iter().map(|value| Exact::from(*value)).collect::<Vec<_>>();
        assert_eq!(median(&numbers(&[7, 1, 3])), Some(Exact::from(3)));
        assert_eq!(median(&numbers(&[4, 1, 3, 2])), Exact::ratio(5, 2));
        assert_eq!(median(&[]), None);
    }
}

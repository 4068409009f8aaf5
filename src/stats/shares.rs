//! Shares of counts: how sure one is, and by how much several differ beyond chance.

use crate::number::{Exact, Rounding};

/// The square of the 97.5 % point of the normal distribution, 1.959963984540054², at twelve decimals.
const NORMAL_SQUARE: u128 = 3_841_458_820_694;
/// One, at as many decimals.
const NORMAL_ONE: u128 = 1_000_000_000_000;
/// Decimals at which what only informs is held.
const INFORMING: u32 = 9;

/// The 95 % interval of a share by its score test, at nine decimals (Wilson 1927; method 3 of Newcombe 1998, Statistics in
/// Medicine 17). Integers and a whole root only. `None` where there are no trials, more than a thousand million, or
/// successes that are not among them.
#[must_use]
pub fn wilson(successes: i64, trials: i64) -> Option<(Exact, Exact)> {
    let (x, n) = (u128::try_from(successes).ok()?, u128::try_from(trials).ok()?);
    if !(1..=1_000_000_000).contains(&n) || x > n {
        return None;
    }
    // (2x + z² ∓ √(z² (4x(n − x)/n + z²))) / 2(n + z²)
    let root = (NORMAL_SQUARE * (4 * x * (n - x) * NORMAL_ONE / n + NORMAL_SQUARE)).isqrt();
    let (middle, whole) = (2 * x * NORMAL_ONE + NORMAL_SQUARE, n * NORMAL_ONE + NORMAL_SQUARE);
    let end = |sum: u128| {
        let scaled = (sum * 10_u128.pow(INFORMING) + whole) / (2 * whole);
        i64::try_from(scaled).ok().map(|scaled| Exact::scaled(scaled, INFORMING))
    };
    Some((end(middle.saturating_sub(root))?, end(middle + root)?))
}

/// What the shares of several groups have in common, and by how much they differ beyond chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The share of all groups together.
    pub mean: Exact,
    /// The variance of the true shares between groups; zero where chance alone explains the differences.
    pub between: Exact,
    /// The variance of one trial.
    within: Exact,
}

impl Spread {
    /// The spread of groups given as successes and trials, by the method of moments (DerSimonian & Laird 1986, Controlled
    /// Clinical Trials 7) with the variance of each share taken at the common one, so that a group without a
    /// success does not weigh infinitely; at nine decimals. `None` of fewer than two groups with trials.
    #[must_use]
    pub fn of(groups: &[(i64, i64)]) -> Option<Self> {
        let groups: Vec<&(i64, i64)> = groups.iter().filter(|(_, trials)| *trials > 0).collect();
        let less_one = i64::try_from(groups.len().checked_sub(1).filter(|less| *less > 0)?).ok()?;
        let sum = |of: &dyn Fn(&Exact, &Exact) -> Option<Exact>| -> Option<Exact> {
            let each = groups.iter().map(|(x, n)| of(&Exact::from(*x), &Exact::from(*n)).map(|number| number.held()));
            each.sum()
        };
        let (successes, trials) = (sum(&|x, _| Some(x.clone()))?, sum(&|_, n| Some(n.clone()))?);
        let mean = successes.over(&trials)?;
        let within = &mean * &(&Exact::one() - &mean);
        let squares = &sum(&|x, n| (x * x).over(n))? - &(&successes * &mean);
        let beyond = &squares - &(&Exact::from(less_one) * &within);
        let between = beyond.over(&(&trials - &sum(&|_, n| Some(n * n))?.over(&trials)?))?;
        let shown = |number: &Exact| Rounding::half_up(INFORMING).of(number);
        Some(Self { mean: shown(&mean), between: shown(&between).max(Exact::zero()), within: shown(&within) })
    }

    /// The share of a group drawn towards the common one by as much of it as is chance, at nine decimals:
    /// `λy + (1 − λ)μ`, `λ = τ² / (τ² + μ(1 − μ)/n)`. The more trials, the less it moves. `None` without trials.
    #[must_use]
    pub fn shrunken(&self, successes: i64, trials: i64) -> Option<Exact> {
        let (x, n) = (Exact::from(successes), Exact::from(trials));
        let whole = &(&self.between * &n) + &self.within;
        let drawn = (&(&self.between * &x) + &(&self.within * &self.mean)).over(&whole);
        // where all groups are at one end there is nothing to draw them to
        drawn.or_else(|| x.over(&n)).map(|share| Rounding::half_up(INFORMING).of(&share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(number: &Exact, digits: u32) -> String {
        Rounding::half_up(digits).of(number).to_string()
    }

    // Newcombe 1998, Statistics in Medicine 17, table I, method 3: four decimals.
    #[test]
    fn the_interval_of_a_share_is_that_of_newcombes_table() {
        let ends = |x, n| wilson(x, n).map(|(low, high)| [rounded(&low, 4), rounded(&high, 4)]);
        for (x, n, low, high) in [
            (81, 263, "0.2553", "0.3662"),
            (15, 148, "0.0624", "0.1605"),
            (0, 20, "0", "0.1611"),
            (1, 29, "0.0061", "0.1718"),
        ] {
            assert_eq!(ends(x, n), Some([low.to_owned(), high.to_owned()]), "{x} of {n}");
        }
        assert_eq!((wilson(0, 0), wilson(3, 2), wilson(-1, 2)), (None, None, None));
    }

    // The list of a manual calculation, in whole percent: 2 of 8 and so on.
    #[test]
    fn the_interval_of_small_cohorts_is_as_wide_as_calculated_apart() {
        let percent = |x, n| {
            let ends = wilson(x, n).map(|(low, high)| [low, high].map(|end| rounded(&(&end * &Exact::from(100)), 0)));
            ends.map(|ends| ends.join("–")).unwrap_or_default()
        };
        let found = [(2, 8), (3, 10), (0, 6), (5, 12), (12, 40), (30, 100)].map(|(x, n)| percent(x, n));
        assert_eq!(found, ["7–59", "11–60", "0–39", "19–68", "18–45", "22–40"]);
        assert_eq!(wilson(7, 7).map(|(_, high)| high), Some(Exact::one()));
    }

    // Of each number of trials and each true share: the exact probability that the interval holds the share.
    #[test]
    #[expect(clippy::cast_precision_loss, reason = "counts below a hundred")]
    fn the_interval_holds_the_true_share_in_about_95_cases_of_100() {
        let near = |number: &Exact| number.to_string().parse::<f64>().unwrap_or(f64::NAN);
        let (mut sum, mut cases) = (0.0, 0.0);
        for trials in [5_i64, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100] {
            let ends: Vec<(f64, f64)> = (0..=trials)
                .map(|x| wilson(x, trials).map(|(low, high)| (near(&low), near(&high))).unwrap_or_default())
                .collect();
            for step in 1..40 {
                let share = f64::from(step) / 40.0;
                let mut chance = (0..trials).fold(1.0, |power, _| power * (1.0 - share));
                for (x, (low, high)) in (0_i64..).zip(&ends) {
                    if *low <= share && share <= *high {
                        sum += chance;
                    }
                    chance *= (trials - x) as f64 / (x + 1) as f64 * share / (1.0 - share);
                }
                cases += 1.0;
            }
        }
        let coverage = sum / cases;
        assert!((0.93..0.97).contains(&coverage), "{coverage}");
    }

    // By hand, of 1 of 10 and 5 of 10: μ = 6/20 = 0.3, μ(1 − μ) = 0.21; Σx²/n − X²/N = 2.6 − 1.8 = 0.8;
    // τ² = (0.8 − 1 · 0.21) / (20 − 200/20) = 0.059; λ = 0.059 / (0.059 + 0.021) = 0.7375;
    // 0.7375 · 0.5 + 0.2625 · 0.3 = 0.4475 and 0.7375 · 0.1 + 0.2625 · 0.3 = 0.1525.
    #[test]
    fn a_share_is_drawn_to_the_common_one_as_in_a_calculation_by_hand() {
        let spread = Spread::of(&[(1, 10), (5, 10), (0, 0)]).expect("two groups");
        assert_eq!((spread.mean.to_string(), spread.between.to_string()), ("0.3".to_owned(), "0.059".to_owned()));
        assert_eq!(spread.shrunken(5, 10).map(|share| share.to_string()), Some("0.4475".to_owned()));
        assert_eq!(spread.shrunken(1, 10).map(|share| share.to_string()), Some("0.1525".to_owned()));
    }

    // 2 of 10 and 3 of 10 differ by less than chance: τ² = (1.3 − 1.25 − 0.1875) / 10 < 0, so that both become 5/20.
    #[test]
    fn shares_that_differ_by_less_than_chance_become_the_common_one() {
        let spread = Spread::of(&[(2, 10), (3, 10)]).expect("two groups");
        assert_eq!(spread.shrunken(2, 10), Exact::ratio(1, 4));
        assert_eq!(Spread::of(&[(2, 10)]), None);
        let nobody = Spread::of(&[(0, 10), (0, 20)]).expect("two groups");
        assert_eq!(nobody.shrunken(0, 10), Some(Exact::zero()));
    }
}

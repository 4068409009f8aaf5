//! Roots and logarithms, which are no fractions: computed with integers to more digits than are kept, the same on every
//! machine, and held at [`HELD_DIGITS`] decimals.

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use super::exact::power_of_ten;
use super::{Exact, Rounding};

/// Decimals at which a number is held that no fraction is equal to.
pub const HELD_DIGITS: u32 = 17;

/// Decimals with which logarithms are computed before they are held.
const WORKING_DIGITS: u32 = 36;

impl Exact {
    /// The root of this degree; `None` of a negative number. Exact where it is a fraction; else the digits after
    /// one more than [`HELD_DIGITS`] are cut off and a 1 is put behind them, so that a later rounding to fewer digits goes the
    /// way of the true root.
    #[must_use]
    pub fn root(&self, degree: u32) -> Option<Self> {
        if self.is_negative() || degree == 0 {
            return None;
        }
        let (above, below) = self.parts();
        let whole = [above.nth_root(degree), below.nth_root(degree)];
        if whole[0].pow(degree) == above && whole[1].pow(degree) == below {
            return Self::from_scaled(whole[0].clone(), 0).over(&Self::from_scaled(whole[1].clone(), 0));
        }
        let scaled = above * power_of_ten((HELD_DIGITS + 1) * degree);
        let root = (scaled / below).nth_root(degree);
        Some(Self::from_scaled(root * BigInt::from(10u8) + BigInt::one(), HELD_DIGITS + 2))
    }

    /// The natural logarithm at [`WORKING_DIGITS`] decimals, the last few of which are not sure; `None` of zero and below.
    fn working_logarithm(&self) -> Option<BigInt> {
        let (above, below) = self.parts();
        if !above.is_positive() {
            return None;
        }
        let one = power_of_ten(WORKING_DIGITS);
        // x = m · 2^k with m near 1
        let halvings = i64::try_from(above.bits()).ok()? - i64::try_from(below.bits()).ok()?;
        let power = BigInt::one() << halvings.unsigned_abs();
        let near_one = if halvings >= 0 { &above * &one / (&below * power) } else { above * power * &one / below };
        let two = logarithm_near_one(&(BigInt::from(2u8) * &one), &one);
        Some(logarithm_near_one(&near_one, &one) + two * halvings)
    }

    /// The natural logarithm, held; `None` of zero and below.
    #[must_use]
    pub fn logarithm(&self) -> Option<Self> {
        let working = Self::from_scaled(self.working_logarithm()?, WORKING_DIGITS);
        Some(Rounding::half_up(HELD_DIGITS).of(&working))
    }

    /// Where this number lies between two others on a logarithmic line: 0 at the first, 1 at the second, held. `None`
    /// unless all three are above zero and the two differ.
    #[must_use]
    pub fn along_logarithm(&self, from: &Self, to: &Self) -> Option<Self> {
        let (number, from, to) = (self.working_logarithm()?, from.working_logarithm()?, to.working_logarithm()?);
        let along = |logarithm: BigInt| Self::from_scaled(logarithm, 0);
        let quotient = along(number - &from).over(&along(to - &from))?;
        Some(Rounding::half_up(HELD_DIGITS).of(&quotient))
    }

    /// This number at [`HELD_DIGITS`] decimals.
    #[must_use]
    pub fn held(&self) -> Self {
        Rounding::half_up(HELD_DIGITS).of(self)
    }
}

/// `ln x = 2 (t + t³/3 + t⁵/5 + …)` with `t = (x − 1) / (x + 1)`, for x between ½ and 2, as scaled integers.
fn logarithm_near_one(number: &BigInt, one: &BigInt) -> BigInt {
    let t = (number - one) * one / (number + one);
    let square = &t * &t / one;
    let (mut sum, mut power, mut odd) = (BigInt::zero(), t, 1_u32);
    while !power.is_zero() {
        sum += &power / odd;
        power = power * &square / one;
        odd += 2;
    }
    sum * 2u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        text.parse().expect(text)
    }

    // Abramowitz & Stegun, Handbook of Mathematical Functions, tables 1.1 and 4.2: √2, ∛10, ln 2, ln 10.
    #[test]
    fn roots_and_logarithms_are_those_of_the_tables() {
        let root = |text: &str, degree| number(text).root(degree).map(|root| root.to_string());
        assert_eq!(root("2", 2).as_deref(), Some("1.4142135623730950481"));
        assert_eq!(root("10", 3).as_deref(), Some("2.1544346900318837211"));
        assert_eq!(root("0.0625", 4).as_deref(), Some("0.5"));
        assert_eq!(root("8/27", 3).as_deref(), Some("2/3"));
        assert_eq!(root("-1", 2), None);
        let ln = |text: &str| number(text).logarithm().map(|ln| ln.to_string());
        assert_eq!(ln("2").as_deref(), Some("0.69314718055994531"));
        assert_eq!(ln("10").as_deref(), Some("2.30258509299404568"));
        assert_eq!(ln("0.1").as_deref(), Some("-2.30258509299404568"));
        assert_eq!(ln("0"), None);
    }

    // 10 lies half way between 1 and 100 on a logarithmic line.
    #[test]
    fn a_logarithmic_line_measures_ratios() {
        assert_eq!(number("10").along_logarithm(&number("1"), &number("100")), Exact::ratio(1, 2));
        assert_eq!(number("0").along_logarithm(&number("1"), &number("100")), None);
    }
}

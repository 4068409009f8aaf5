//! A rational number of any size, with the arithmetic that the method needs and no conversion from floats.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact rational number.
///
/// Its `Display` form is the machine form of `result.json`: a decimal with a point where the fraction terminates
/// (`12.5`), else `a/b` in lowest terms (`1/3`). [`FromStr`] reads both back.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Exact(BigRational);

impl Exact {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// The fraction `numerator / denominator`; `None` where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(BigRational::new(numerator.into(), denominator.into())))
    }

    /// `value / 10^digits`: a scaled decimal.
    #[must_use]
    pub fn scaled(value: i64, digits: u32) -> Self {
        Self(BigRational::new(value.into(), power_of_ten(digits)))
    }

    /// This number times `10^digits` as an integer; `None` where it is not one, or not an `i64`.
    #[must_use]
    pub fn to_scaled(&self, digits: u32) -> Option<i64> {
        let scaled = &self.0 * BigRational::from(power_of_ten(digits));
        if scaled.is_integer() { scaled.to_integer().to_i64() } else { None }
    }

    /// This number as an integer; `None` where it has a fractional part or does not fit.
    #[must_use]
    pub fn to_integer(&self) -> Option<i64> {
        self.to_scaled(0)
    }

    /// The quotient; `None` where the divisor is zero.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// The nearest integer not below this number.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        Self(self.0.ceil())
    }

    /// The nearest integer not above this number.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// This number held between two bounds.
    #[must_use]
    pub fn clip(&self, low: &Self, high: &Self) -> Self {
        self.max(low).min(high).clone()
    }

    fn cmp_integer(&self, other: i64) -> Ordering {
        self.0.cmp(&BigRational::from(BigInt::from(other)))
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    pub(super) fn parts(&self) -> (&BigInt, &BigInt) {
        (self.0.numer(), self.0.denom())
    }

    /// The integer given, as a number.
    pub(super) fn from_big(value: BigInt) -> Self {
        Self(BigRational::from(value))
    }

    /// The number of decimal digits after the point that show this number whole; `None` where none do (1/3).
    #[must_use]
    pub fn decimals(&self) -> Option<u32> {
        let mut rest = self.0.denom().clone();
        let mut twos = 0;
        let mut fives = 0;
        while (&rest % 2u8).is_zero() {
            rest /= 2u8;
            twos += 1;
        }
        while (&rest % 5u8).is_zero() {
            rest /= 5u8;
            fives += 1;
        }
        rest.is_one().then(|| twos.max(fives))
    }
}

/// `10^digits`.
pub(super) fn power_of_ten(digits: u32) -> BigInt {
    BigInt::from(10u8).pow(digits)
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(BigRational::from(BigInt::from(value)))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals() {
            Some(digits) => f.write_str(&super::decimal_text(self, digits, super::Style::Machine)),
            None => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

/// The text is neither a decimal with a point nor a fraction `a/b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotExact;

impl FromStr for Exact {
    type Err = NotExact;

    /// Reads the machine form: `-12.50`, `7`, `1/3`. People's numbers are read by [`super::read_number`].
    fn from_str(text: &str) -> Result<Self, NotExact> {
        if let Some((above, below)) = text.split_once('/') {
            let above: BigInt = above.parse().map_err(|_| NotExact)?;
            let below: BigInt = below.parse().map_err(|_| NotExact)?;
            return if below.is_zero() { Err(NotExact) } else { Ok(Self(BigRational::new(above, below))) };
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
        let point_without_digits = text.contains('.') && fraction.is_empty();
        if unsigned.is_empty() || point_without_digits || !digits(unsigned) || !digits(fraction) {
            return Err(NotExact);
        }
        let joined: BigInt = format!("{whole}{fraction}").parse().map_err(|_| NotExact)?;
        let places = u32::try_from(fraction.len()).map_err(|_| NotExact)?;
        Ok(Self(BigRational::new(joined, power_of_ten(places))))
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: Self) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: Self) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: Self) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-&self.0)
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(items: I) -> Exact {
        items.fold(Exact::zero(), |total, item| &total + item)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(items: I) -> Exact {
        items.fold(Exact::zero(), |total, item| &total + &item)
    }
}

impl PartialEq<i64> for Exact {
    fn eq(&self, other: &i64) -> bool {
        self.cmp_integer(*other) == Ordering::Equal
    }
}

impl PartialOrd<i64> for Exact {
    fn partial_cmp(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp_integer(*other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_of_ten_is_thirty_percent() {
        let share = Exact::ratio(3, 10).expect("ten is not zero");
        assert_eq!(&share * &Exact::from(100), Exact::from(30));
    }

    #[test]
    fn a_terminating_fraction_shows_as_a_decimal_and_others_as_fractions() {
        assert_eq!(Exact::ratio(25, 2).expect("two").to_string(), "12.5");
        assert_eq!(Exact::ratio(-1, 8).expect("eight").to_string(), "-0.125");
        assert_eq!(Exact::ratio(1, 3).expect("three").to_string(), "1/3");
        assert_eq!(Exact::from(7).to_string(), "7");
    }

    #[test]
    fn the_machine_form_reads_back() {
        for text in ["0", "-12.5", "1/3", "-22/7", "100000000000000000000.000000000001"] {
            let number: Exact = text.parse().expect(text);
            assert_eq!(number.to_string(), text);
        }
        for text in ["", "1.", ".5", "1,5", "1/0", "1e3", "--1", "nan", "a/b"] {
            assert_eq!(text.parse::<Exact>(), Err(NotExact), "{text}");
        }
    }
}

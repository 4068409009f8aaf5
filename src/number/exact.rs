//! A rational number of any size, with the arithmetic that the method needs and no conversion from floats.
//!
//! Almost every number of a school is small: it is held in two machine words, and only what does not fit there becomes a
//! number of any size. Which of the two it is follows from the number alone, so that equal numbers are equal values.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact rational number.
///
/// Its `Display` form is the machine form of `result.json`: a decimal with a point where the fraction terminates
/// (`12.5`), else `a/b` in lowest terms (`1/3`). [`FromStr`] reads both back.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    /// Numerator and denominator, where both fit.
    Small(i64, i64),
    /// Anything else.
    Big(Box<BigRational>),
}

impl Exact {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self::from(1)
    }

    /// The fraction `numerator / denominator`; `None` where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self::small(numerator.into(), denominator.into()))
    }

    /// `value / 10^digits`: a scaled decimal.
    #[must_use]
    pub fn scaled(value: i64, digits: u32) -> Self {
        match 10_i64.checked_pow(digits) {
            Some(power) => Self::small(value.into(), power.into()),
            None => Self::big(BigRational::new(value.into(), power_of_ten(digits))),
        }
    }

    /// This number times `10^digits` as an integer; `None` where it is not one, or not an `i64`.
    #[must_use]
    pub fn to_scaled(&self, digits: u32) -> Option<i64> {
        if let (Form::Small(above, below), Some(power)) = (&self.0, 10_i128.checked_pow(digits)) {
            let scaled = i128::from(*above).checked_mul(power)?;
            let below = i128::from(*below);
            return if scaled % below == 0 { i64::try_from(scaled / below).ok() } else { None };
        }
        let scaled = self.to_big() * BigRational::from(power_of_ten(digits));
        if scaled.is_integer() { scaled.to_integer().to_i64() } else { None }
    }

    /// This number as an integer; `None` where it has a fractional part or does not fit.
    #[must_use]
    pub fn to_integer(&self) -> Option<i64> {
        match self.0 {
            // in lowest terms, so that no other is one
            Form::Small(whole, below) => (below == 1).then_some(whole),
            Form::Big(_) => self.to_scaled(0),
        }
    }

    /// The quotient; `None` where the divisor is zero.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Form::Small(a, b), Form::Small(c, d)) => Self::small(wide(*a) * wide(*d), wide(*b) * wide(*c)),
            _ => Self::big(self.to_big() / divisor.to_big()),
        })
    }

    /// The nearest binary float or one beside it: for simulations and pictures, never for what decides.
    #[must_use]
    pub fn approximate(&self) -> f64 {
        match &self.0 {
            #[expect(clippy::cast_precision_loss, reason = "an approximation is asked for")]
            Form::Small(above, below) => *above as f64 / *below as f64,
            Form::Big(big) => big.to_f64().unwrap_or(f64::NAN),
        }
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Form::Small(0, _))
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(above, _) => *above < 0,
            Form::Big(big) => big.is_negative(),
        }
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The nearest integer not below this number.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        Self::big(self.to_big().ceil())
    }

    /// The nearest integer not above this number.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self::big(self.to_big().floor())
    }

    /// This number held between two bounds.
    #[must_use]
    pub fn clip(&self, low: &Self, high: &Self) -> Self {
        self.max(low).min(high).clone()
    }

    /// Numerator and denominator, where both are small.
    pub(super) fn small_parts(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Form::Small(above, below) => Some((*above, *below)),
            Form::Big(_) => None,
        }
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    pub(super) fn parts(&self) -> (BigInt, BigInt) {
        self.to_big().into_raw()
    }

    /// The integer given over a power of ten.
    pub(super) fn from_scaled(value: BigInt, digits: u32) -> Self {
        Self::big(BigRational::new(value, power_of_ten(digits)))
    }

    /// The number of decimal digits after the point that show this number whole; `None` where none do (1/3).
    #[must_use]
    pub fn decimals(&self) -> Option<u32> {
        if let Form::Small(_, below) = &self.0 {
            let twos = below.trailing_zeros();
            let (mut rest, mut fives) = (below >> twos, 0);
            while rest % 5 == 0 {
                rest /= 5;
                fives += 1;
            }
            return (rest == 1).then(|| twos.max(fives));
        }
        let mut rest = self.to_big().denom().clone();
        let (mut twos, mut fives) = (0, 0);
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

    /// A fraction of two wide integers, of which the lower is not zero.
    fn small(above: i128, below: i128) -> Self {
        // most fractions fit into words, whose division is many times as fast as that of wide numbers
        if let (Ok(above), Ok(below)) = (i64::try_from(above), i64::try_from(below))
            && below > 0
            && above > i64::MIN
        {
            if below == 1 {
                return Self(Form::Small(above, 1));
            }
            let common = above.unsigned_abs().gcd(&below.unsigned_abs()).cast_signed();
            return Self(Form::Small(above / common, below / common));
        }
        // the products of two small numbers fit: 2^63 × 2^63 < 2^127
        let common = match (u64::try_from(above.unsigned_abs()), u64::try_from(below.unsigned_abs())) {
            (Ok(above), Ok(below)) => i128::from(above.gcd(&below)),
            _ => above.gcd(&below),
        };
        let common = if below < 0 { -common } else { common };
        let (above, below) = (above / common, below / common);
        match (i64::try_from(above), i64::try_from(below)) {
            (Ok(above), Ok(below)) => Self(Form::Small(above, below)),
            _ => Self(Form::Big(Box::new(BigRational::new_raw(above.into(), below.into())))),
        }
    }

    /// A number of any size, held as small where it is.
    fn big(number: BigRational) -> Self {
        match (number.numer().to_i64(), number.denom().to_i64()) {
            (Some(above), Some(below)) => Self(Form::Small(above, below)),
            _ => Self(Form::Big(Box::new(number))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Form::Small(above, below) => BigRational::new_raw((*above).into(), (*below).into()),
            Form::Big(big) => big.as_ref().clone(),
        }
    }
}

fn wide(number: i64) -> i128 {
    number.into()
}

/// `10^digits`.
pub(super) fn power_of_ten(digits: u32) -> BigInt {
    BigInt::from(10u8).pow(digits)
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => (wide(*a) * wide(*d)).cmp(&(wide(*c) * wide(*b))),
            (Form::Big(a), Form::Big(b)) => a.cmp(b),
            (Form::Big(a), Form::Small(..)) => a.as_ref().cmp(&other.to_big()),
            (Form::Small(..), Form::Big(b)) => self.to_big().cmp(b.as_ref()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(Form::Small(value, 1))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Form::Small(whole, 1) = self.0 {
            return write!(f, "{whole}");
        }
        match self.decimals() {
            Some(digits) => f.write_str(&super::decimal_text(self, digits, super::Style::Machine)),
            None => {
                let (above, below) = self.parts();
                write!(f, "{above}/{below}")
            }
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
            return if below.is_zero() { Err(NotExact) } else { Ok(Self::big(BigRational::new(above, below))) };
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
        let point_without_digits = text.contains('.') && fraction.is_empty();
        if unsigned.is_empty() || point_without_digits || !digits(unsigned) || !digits(fraction) {
            return Err(NotExact);
        }
        let joined = format!("{whole}{fraction}");
        let places = u32::try_from(fraction.len()).map_err(|_| NotExact)?;
        match joined.parse::<i64>() {
            Ok(joined) => Ok(Self::scaled(joined, places)),
            Err(_) => Ok(Self::from_scaled(joined.parse().map_err(|_| NotExact)?, places)),
        }
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: Self) -> Exact {
        if let (Form::Small(a, b), Form::Small(c, d)) = (&self.0, &other.0)
            && let Some(above) = (wide(*a) * wide(*d)).checked_add(wide(*c) * wide(*b))
        {
            return Exact::small(above, wide(*b) * wide(*d));
        }
        Exact::big(self.to_big() + other.to_big())
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: Self) -> Exact {
        self + &-other
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: Self) -> Exact {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => Exact::small(wide(*a) * wide(*c), wide(*b) * wide(*d)),
            _ => Exact::big(self.to_big() * other.to_big()),
        }
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Form::Small(above, below) => Exact::small(-wide(*above), wide(*below)),
            Form::Big(big) => Exact::big(-big.as_ref()),
        }
    }
}

/// A sum being made: over one denominator in machine words as long as they hold it, brought to lowest terms at the end.
enum Running {
    Wide(i128, i128),
    Big(BigRational),
}

impl Running {
    fn add(self, item: &Exact) -> Self {
        if let (Self::Wide(above, below), Form::Small(a, b)) = (&self, &item.0)
            && let Some((above, below)) = wide_sum((*above, *below), (wide(*a), wide(*b)))
        {
            return Self::Wide(above, below);
        }
        Self::Big(self.into_big() + item.to_big())
    }

    fn into_big(self) -> BigRational {
        match self {
            Self::Wide(above, below) => BigRational::new(above.into(), below.into()),
            Self::Big(big) => big,
        }
    }

    fn finish(self) -> Exact {
        match self {
            Self::Wide(above, below) => Exact::small(above, below),
            Self::Big(big) => Exact::big(big),
        }
    }
}

/// A sum of two fractions over their least common denominator, not brought to lowest terms; `None` where it is too wide.
fn wide_sum((a, b): (i128, i128), (c, d): (i128, i128)) -> Option<(i128, i128)> {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    let common = match (u64::try_from(b), u64::try_from(d)) {
        (Ok(b), Ok(d)) => i128::from(b.gcd(&d)),
        _ => b.gcd(&d),
    };
    let (left, right) = (d / common, b / common);
    Some((a.checked_mul(left)?.checked_add(c.checked_mul(right)?)?, b.checked_mul(left)?))
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(items: I) -> Exact {
        items.fold(Running::Wide(0, 1), Running::add).finish()
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(items: I) -> Exact {
        items.fold(Running::Wide(0, 1), |sum, item| sum.add(&item)).finish()
    }
}

impl PartialEq<i64> for Exact {
    fn eq(&self, other: &i64) -> bool {
        self.cmp(&Self::from(*other)) == Ordering::Equal
    }
}

impl PartialOrd<i64> for Exact {
    fn partial_cmp(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp(&Self::from(*other)))
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

    // i64::MIN has no positive twin, and 2^63 does not fit: where the two forms meet, they must agree
    #[test]
    fn small_and_big_numbers_agree_where_they_meet() {
        let edge = Exact::from(i64::MIN);
        assert_eq!((-&edge).to_string(), "9223372036854775808");
        assert_eq!(-&-&edge, edge);
        assert_eq!(&(&edge - &Exact::one()) + &Exact::one(), edge);
        assert_eq!(edge.over(&edge), Some(Exact::one()));
        let tiny = Exact::ratio(1, i64::MIN).expect("not zero");
        assert_eq!(tiny.to_string().parse(), Ok(tiny.clone()));
        assert_eq!(&tiny * &edge, Exact::one());
        let huge: Exact = "123456789012345678901234567890/7".parse().expect("a fraction");
        assert_eq!(&(&huge - &huge) + &Exact::one(), Exact::one());
        assert!(huge > edge && Exact::zero() > tiny);
        assert_eq!(huge.floor().to_string(), "17636684144620811271604938270");
    }

    // 1/2 + 1/3 + … has no short denominator: the sum outgrows machine words and is still exact.
    #[test]
    fn a_sum_is_that_of_its_items_one_by_one_however_wide_it_grows() {
        let items: Vec<Exact> = (2..60).filter_map(|below| Exact::ratio(1, below)).collect();
        let one_by_one = items.iter().fold(Exact::zero(), |total, item| &total + item);
        assert_eq!(items.iter().sum::<Exact>(), one_by_one);
        let halves: Vec<Exact> = [1, 2, -4].into_iter().filter_map(|above| Exact::ratio(above, 2)).collect();
        assert_eq!(halves.into_iter().sum::<Exact>().to_string(), "-0.5");
    }
}

//! Decimal rounding, as stated in a criteria file: how many digits, and what becomes of a half.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Signed;

use super::Exact;
use super::exact::power_of_ten;

/// What becomes of the digits that are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A half goes away from zero: 0.125 → 0.13, −0.125 → −0.13. What Excel shows and a school teaches.
    HalfUp,
    /// A half goes to the even digit: 0.125 → 0.12, 0.135 → 0.14.
    HalfEven,
    /// The digits are dropped: 0.129 → 0.12.
    Truncate,
}

/// A rounding to so many digits after the decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    /// Digits after the point.
    pub digits: u32,
    /// What becomes of the rest.
    pub mode: Mode,
}

impl Rounding {
    /// Half away from zero to so many digits: the rounding of everything shown.
    #[must_use]
    pub const fn half_up(digits: u32) -> Self {
        Self { digits, mode: Mode::HalfUp }
    }

    /// The number rounded.
    #[must_use]
    pub fn of(self, number: &Exact) -> Exact {
        match self.small(number) {
            Some(scaled) => Exact::scaled(scaled, self.digits),
            None => Exact::from_scaled(self.scaled(number), self.digits),
        }
    }

    /// The rounded number times `10^digits`.
    pub(super) fn scaled(self, number: &Exact) -> BigInt {
        if let Some(scaled) = self.small(number) {
            return scaled.into();
        }
        let (above, below) = number.parts();
        let negative = above.is_negative();
        let (whole, rest) = (above.abs() * power_of_ten(self.digits)).div_rem(&below);
        let up = self.goes_up((rest * 2u8).cmp(&below), whole.is_odd());
        let rounded = if up { whole + 1u8 } else { whole };
        if negative { -rounded } else { rounded }
    }

    /// The same in machine words, where they hold it.
    fn small(self, number: &Exact) -> Option<i64> {
        let (above, below) = number.small_parts()?;
        let scaled = i128::from(above.unsigned_abs()).checked_mul(10_i128.checked_pow(self.digits)?)?;
        let (whole, rest) = scaled.div_rem(&i128::from(below));
        let up = rest > 0 && self.goes_up((rest * 2).cmp(&i128::from(below)), whole.is_odd());
        let rounded = whole + i128::from(up);
        i64::try_from(if above < 0 { -rounded } else { rounded }).ok()
    }

    /// Whether the digits cut off, compared with a half, take the last digit up.
    fn goes_up(self, half: Ordering, odd: bool) -> bool {
        match self.mode {
            Mode::Truncate => false,
            Mode::HalfUp => half.is_ge(),
            Mode::HalfEven => half.is_gt() || (half.is_eq() && odd),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(text: &str, digits: u32, mode: Mode) -> String {
        Rounding { digits, mode }.of(&text.parse().expect(text)).to_string()
    }

    // Ordinary school arithmetic.
    #[test]
    fn a_half_goes_where_the_mode_says() {
        assert_eq!(rounded("78.25", 1, Mode::HalfUp), "78.3");
        assert_eq!(rounded("78.25", 1, Mode::HalfEven), "78.2");
        assert_eq!(rounded("78.35", 1, Mode::HalfEven), "78.4");
        assert_eq!(rounded("78.29", 1, Mode::Truncate), "78.2");
        assert_eq!(rounded("-0.125", 2, Mode::HalfUp), "-0.13");
        assert_eq!(rounded("-0.125", 2, Mode::HalfEven), "-0.12");
        assert_eq!(rounded("2/3", 3, Mode::HalfUp), "0.667");
        assert_eq!(rounded("59.5", 0, Mode::HalfUp), "60");
        assert_eq!(rounded("-0.004", 2, Mode::HalfUp), "0");
    }
}

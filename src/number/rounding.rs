//! Decimal rounding, as stated in a criteria file: how many digits, and what becomes of a half.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

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
        let scaled = self.scaled(number);
        &Exact::from_big(scaled) * &Exact::scaled(1, self.digits)
    }

    /// The rounded number times `10^digits`.
    pub(super) fn scaled(self, number: &Exact) -> BigInt {
        let (above, below) = number.parts();
        let sign = if above.is_negative() { -BigInt::one() } else { BigInt::one() };
        let (whole, rest) = (above.abs() * power_of_ten(self.digits)).div_rem(below);
        let up = match self.mode {
            Mode::Truncate => false,
            _ if rest.is_zero() => false,
            Mode::HalfUp => &rest * 2u8 >= *below,
            Mode::HalfEven => {
                let twice = &rest * 2u8;
                twice > *below || (twice == *below && whole.is_odd())
            }
        };
        sign * if up { whole + 1u8 } else { whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(text: &str, digits: u32, mode: Mode) -> String {
        Rounding { digits, mode }.of(&text.parse().expect(text)).to_string()
    }

    // The cases of faults.md 0.5 and of ordinary arithmetic books, not of the program.
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

//! What stands in a cell: words, a number as it is shown, a number as it is.

use crate::criteria::Unit;
use crate::number::{Exact, Style, decimal_text};
use crate::report::{Report, wording};

/// Digits that an office program keeps of a number.
const HELD: usize = 15;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number rounded to so many digits, and what is shown behind it.
    Number {
        /// The number.
        value: Exact,
        /// Digits after the point.
        digits: u32,
        /// What is shown behind it.
        behind: String,
    },
    /// Words where others have a number.
    NoNumber(String),
    /// A number that the office program can add up again by a formula of ours.
    Sum {
        /// The formula.
        formula: String,
        /// What it gives.
        value: Exact,
        /// Digits after the point.
        digits: u32,
    },
}

impl Cell {
    pub(in crate::report) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number as it is shown.
    pub(in crate::report) fn shown(value: &Exact, digits: u32) -> Self {
        Self::Number { value: value.clone(), digits, behind: String::new() }
    }

    /// A count of people or rows.
    pub(in crate::report) fn count(count: impl TryInto<i64>) -> Self {
        count.try_into().map_or(Self::Empty, |count| Self::shown(&Exact::from(count), 0))
    }

    /// Whether it is more than an empty place, or a dash where others have a number.
    pub(in crate::report) fn says_something(&self) -> bool {
        match self {
            Self::Empty | Self::NoNumber(_) => false,
            Self::Text(text) => !text.is_empty(),
            Self::Number { .. } | Self::Sum { .. } => true,
        }
    }

    /// A number at no more digits than it has.
    pub(in crate::report) fn short(value: &Exact, most: u32) -> Self {
        Self::shown(value, value.decimals().map_or(most, |digits| digits.min(most)))
    }

    /// A value in its unit.
    pub(in crate::report) fn in_unit(report: &Report<'_>, unit: Unit, value: &Exact) -> Self {
        match unit {
            Unit::Answer => Self::Text(report.say(&wording::in_unit(unit, value))),
            _ => Self::Number {
                value: value.clone(),
                digits: wording::unit_digits(unit, value),
                behind: report.say(&wording::behind(unit)),
            },
        }
    }

    /// The number as it is: as a number where an office program keeps all its digits, else as a text.
    pub(in crate::report) fn exact(value: &Exact) -> Self {
        match value.decimals() {
            Some(digits) if is_kept(&decimal_text(value, digits, Style::Machine)) => Self::shown(value, digits),
            _ => Self::NoNumber(value.to_string()),
        }
    }

    /// The number as it is, and what is above and below the line where it is no decimal that an office program keeps.
    pub(in crate::report) fn fraction(value: &Exact) -> [Self; 3] {
        let whole = Self::exact(value);
        let text = value.to_string();
        match text.split_once('/').filter(|_| matches!(whole, Self::NoNumber(_))) {
            Some((above, below)) => [whole, part(above), part(below)],
            None => [whole, Self::Empty, Self::Empty],
        }
    }
}

/// A whole number of any size.
fn part(text: &str) -> Cell {
    match text.parse::<Exact>() {
        Ok(value) if is_kept(text) => Cell::shown(&value, 0),
        _ => Cell::NoNumber(text.to_owned()),
    }
}

fn is_kept(decimal: &str) -> bool {
    let digits = decimal.chars().filter(char::is_ascii_digit);
    digits.skip_while(|digit| *digit == '0').count() <= HELD
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    // 15 significant digits are kept, 16 are not; noughts in front are no digits
    #[test]
    fn a_number_that_an_office_program_would_cut_stays_a_text() {
        let number = |text: &str| matches!(Cell::exact(&exact(text)), Cell::Number { .. });
        assert!(number("41.25") && number("-0.000123456789012345") && number("123456789012345"));
        assert!(!number("1234567890123456") && !number("0.1234567890123456") && !number("20/21"));
    }

    #[test]
    fn a_fraction_stands_whole_and_in_two_parts_and_a_decimal_alone() {
        let [whole, above, below] = Cell::fraction(&exact("-20/21"));
        assert_eq!(whole, Cell::NoNumber("-20/21".to_owned()));
        assert_eq!((above, below), (Cell::shown(&exact("-20"), 0), Cell::shown(&exact("21"), 0)));
        assert_eq!(Cell::fraction(&exact("0.5")), [Cell::shown(&exact("0.5"), 1), Cell::Empty, Cell::Empty]);
    }
}

//! Numbers as text: for people (as their language writes them, minus sign) and for machines (point).

use num_traits::Signed;

use super::{Exact, Rounding};

/// Who reads the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Scripts: point, ASCII minus, no grouping.
    Machine,
    /// Readers of Russian: decimal comma, U+2212, thousands parted by a narrow no-break space from 10 000 on.
    Russian,
    /// Readers of English: decimal point, U+2212, thousands parted by a comma from 10,000 on.
    English,
}

/// The number with so many digits after the point, rounded half away from zero.
#[must_use]
pub fn decimal_text(number: &Exact, digits: u32, style: Style) -> String {
    let scaled = Rounding::half_up(digits).scaled(number);
    let negative = scaled.is_negative();
    let places = digits as usize;
    let digits = scaled.abs().to_string();
    let padded = "0".repeat((places + 1).saturating_sub(digits.len())) + &digits;
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let (minus, point, group) = match style {
        Style::Machine => ("-", ".", ""),
        Style::Russian => ("\u{2212}", ",", "\u{202f}"),
        Style::English => ("\u{2212}", ".", ","),
    };
    let mut text = String::new();
    if negative {
        text.push_str(minus);
    }
    let grouped = whole.len() > 4;
    for (index, digit) in whole.chars().enumerate() {
        if grouped && index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if places > 0 {
        text.push_str(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_machines_read_their_own_form() {
        let number: Exact = "-24625.375".parse().expect("a decimal");
        assert_eq!(decimal_text(&number, 2, Style::Machine), "-24625.38");
        assert_eq!(decimal_text(&number, 2, Style::Russian), "\u{2212}24\u{202f}625,38");
        assert_eq!(decimal_text(&number, 2, Style::English), "\u{2212}24,625.38");
        assert_eq!(decimal_text(&"1080.5".parse().expect("decimal"), 1, Style::English), "1080.5");
        // more digits than a format takes
        assert_eq!(decimal_text(&"0.5".parse().expect("decimal"), 70_000, Style::Machine).len(), 70_002);
        assert_eq!(decimal_text(&"1080".parse().expect("integer"), 0, Style::Russian), "1080");
        assert_eq!(decimal_text(&"0.004".parse().expect("decimal"), 2, Style::Russian), "0,00");
        assert_eq!(decimal_text(&"-0.004".parse().expect("decimal"), 2, Style::Russian), "0,00");
    }
}

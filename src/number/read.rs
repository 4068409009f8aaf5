//! Numbers as people write them in workbooks, read exactly or refused.

use super::Exact;

/// Why a text is not taken for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotANumber {
    /// There is something in it that is no part of a number.
    Text,
    /// `1.024` or `1,024` with three digits: a thousand or a fraction?
    Ambiguous,
}

/// Significant digits that a spreadsheet's binary number is read to: beyond them stands only binary noise
/// (`7.000000000000001`).
const SIGNIFICANT: usize = 12;

/// Bytes of a text that can still be a number of somebody's.
const MOST_BYTES: usize = 60;

/// Reads a number written by a person: decimal comma or point, thousands parted by spaces of any kind, a minus of any
/// kind. A single separator before exactly three digits is refused as ambiguous where the part before it could be
/// thousands (`1,024`, but not `0,024` or `1234,567`).
///
/// # Errors
/// [`NotANumber`] where the text is something else, or could be read in two ways.
pub fn read_number(text: &str) -> Result<Exact, NotANumber> {
    if text.len() > MOST_BYTES {
        return Err(NotANumber::Text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut grouped = false;
    for character in text.trim().chars() {
        match character {
            '\u{2212}' | '\u{2013}' if plain.is_empty() => plain.push('-'),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => grouped = true,
            other => plain.push(other),
        }
    }
    if grouped && !spaces_part_thousands(text.trim()) {
        return Err(NotANumber::Text);
    }
    if plain.matches([',', '.']).count() > 1 {
        return Err(NotANumber::Text);
    }
    if let Some((whole, fraction)) = plain.split_once([',', '.']) {
        let whole = whole.trim_start_matches(['-', '+']);
        if !grouped && fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
            return if all_digits(whole) && all_digits(fraction) {
                Err(NotANumber::Ambiguous)
            } else {
                Err(NotANumber::Text)
            };
        }
    }
    if plain.contains('/') {
        return Err(NotANumber::Text);
    }
    plain.replace(',', ".").parse().map_err(|_| NotANumber::Text)
}

/// Whether every space stands before exactly three digits: `24 625`, not `3 8`.
fn spaces_part_thousands(text: &str) -> bool {
    let whole = text.split([',', '.']).next().unwrap_or(text);
    let mut groups = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let first = groups.next().unwrap_or("").trim_start_matches(['-', '+', '\u{2212}', '\u{2013}']);
    let fraction_is_whole = !text[whole.len()..].contains([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    (1..=3).contains(&first.len()) && fraction_is_whole && groups.all(|group| group.len() == 3 && all_digits(group))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The decimal that a spreadsheet's binary number stands for: its shortest form that reads back the same, cut at
/// twelve significant digits. `None` for NaN and infinities.
#[must_use]
pub fn read_float(value: f64) -> Option<Exact> {
    if !value.is_finite() {
        return None;
    }
    // whole numbers, of which tables are full, need no text
    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and has twelve digits at most")]
        return Some(Exact::from(value as i64));
    }
    let text = format!("{value}");
    let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if digits <= SIGNIFICANT { text.parse().ok() } else { significant(value) }
}

/// Whole numbers below this have no more digits than are significant.
const WHOLE: f64 = 1e12;

/// The number at twelve significant digits, rounded half away from zero.
fn significant(value: f64) -> Option<Exact> {
    let scientific = format!("{value:e}");
    let (_, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let after_point = i32::try_from(SIGNIFICANT).ok()? - 1 - exponent;
    let exact: Exact = format!("{value}").parse().ok()?;
    Some(super::Rounding::half_up(u32::try_from(after_point.max(0)).ok()?).of(&exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        read_number(text).map_or_else(|why| format!("{why:?}"), |number| number.to_string())
    }

    #[test]
    fn people_write_numbers_in_many_ways() {
        for (written, meant) in [
            ("12", "12"),
            (" 63,4 ", "63.4"),
            ("63.45", "63.45"),
            ("24\u{a0}625", "24625"),
            ("1 234,5", "1234.5"),
            ("\u{2212}3,5", "-3.5"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("2 048,125", "2048.125"),
            ("1,024", "Ambiguous"),
            ("25.300", "Ambiguous"),
            ("3,8 (из 5)", "Text"),
            ("3 8", "Text"),
            ("12/34", "Text"),
            ("н/д", "Text"),
            ("1,2,3", "Text"),
            ("", "Text"),
            ("1e5", "Text"),
            (&"3".repeat(100_000), "Text"),
        ] {
            assert_eq!(read(written), meant, "{written}");
        }
    }

    #[test]
    fn binary_noise_is_cut_at_twelve_significant_digits() {
        let read = |value| read_float(value).map(|number| number.to_string());
        assert_eq!(read(7.000_000_000_000_001).as_deref(), Some("7"));
        assert_eq!(read(63.4).as_deref(), Some("63.4"));
        assert_eq!(read(0.1 + 0.2).as_deref(), Some("0.3"));
        assert_eq!(read(0.0).as_deref(), Some("0"));
        assert_eq!(read(-1.0 / 3.0).as_deref(), Some("-0.333333333333"));
        assert_eq!(read(1e300).map(|number| number.len()), Some(301));
        assert_eq!(read(f64::NAN), None);
    }
}

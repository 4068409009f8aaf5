//! Text from files made safe for a terminal.

use std::fmt::Write;

/// The text with nothing in it that a terminal would obey: control characters become U+FFFD, marks of direction are
/// shown by their number.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => plain.push(character),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(plain, "‹U+{:04X}›", u32::from(character));
            }
            control if control.is_control() => plain.push('\u{fffd}'),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(printable("СШ\u{1b}[2J\u{9b}1m\u{7}\nа"), "СШ\u{fffd}[2J\u{fffd}1m\u{fffd}\nа");
        assert_eq!(printable("а\u{202e}б"), "а‹U+202E›б");
    }
}

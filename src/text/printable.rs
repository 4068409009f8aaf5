//! Text from files made safe for whoever reads it: in a terminal, on a page, in a document.

use std::fmt::Write;

use super::fold::is_invisible;

/// The text with nothing in it that a terminal or a page would obey: control characters become U+FFFD, marks that steer
/// what stands beside them or take no place are shown by their number.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => plain.push(character),
            mark if steers(mark) => {
                let _ = write!(plain, "‹U+{:04X}›", u32::from(character));
            }
            control if control.is_control() => plain.push('\u{fffd}'),
            other => plain.push(other),
        }
    }
    plain
}

/// Marks of direction, characters without width, separators of lines, tags. The soft hyphen only tells where to break.
fn steers(character: char) -> bool {
    (is_invisible(character) && character != '\u{ad}')
        || matches!(character, '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(printable("СШ\u{1b}[2J\u{9b}1m\u{7}\nа"), "СШ\u{fffd}[2J\u{fffd}1m\u{fffd}\nа");
        assert_eq!(printable("а\u{202e}б\u{200b}\u{85}"), "а‹U+202E›б‹U+200B›\u{fffd}");
        assert_eq!(printable("а\u{61c}б\u{2028}в\u{e0041}"), "а‹U+061C›б‹U+2028›в‹U+E0041›");
    }
}

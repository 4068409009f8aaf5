//! Where two files differ first: the line of a text, the cell of a workbook, the paragraph of a document.

/// The signs shown of a line.
const SHOWN: usize = 160;
/// The signs shown before the first that differs.
const BEFORE: usize = 40;

/// The first difference of two files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub at: At,
    /// What stands there; `None` where nothing does.
    pub stands: Option<String>,
    /// What would have to stand there; `None` where nothing would.
    pub expected: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// A line of a text, from 1.
    Line(usize),
    /// A cell of a workbook.
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell's address.
        cell: String,
    },
    /// A whole sheet of a workbook.
    Sheet(String),
    /// A paragraph of a document, from 1.
    Paragraph(usize),
    /// A part of a file that is an archive, where all that is read of it is the same.
    Part(String),
}

impl Difference {
    /// The difference at a place, of long texts only what is about the first sign that differs.
    #[must_use]
    pub fn new(at: At, stands: Option<&str>, expected: Option<&str>) -> Self {
        let from = shared(stands.unwrap_or_default(), expected.unwrap_or_default()).saturating_sub(BEFORE);
        let [stands, expected] = [stands, expected].map(|text| text.map(|text| clipped(text, from)));
        Self { at, stands, expected }
    }

    /// The same with the two texts as they may be shown: whoever edited a file may have written anything into it.
    #[must_use]
    pub fn shown(self, how: impl Fn(&str) -> String) -> Self {
        let texts = [self.stands, self.expected].map(|text| text.map(|text| how(&text)));
        let [stands, expected] = texts;
        Self { at: self.at, stands, expected }
    }
}

/// Where two files of text differ first; `None` where they do not, or are no texts.
#[must_use]
pub fn first_difference(stands: &[u8], expected: &[u8]) -> Option<Difference> {
    let (stands, expected) = (std::str::from_utf8(stands).ok()?, std::str::from_utf8(expected).ok()?);
    if stands == expected {
        return None;
    }
    // the ends of lines are a part of them: an editor may have written others
    let (mut one, mut other) = (stands.split_inclusive('\n'), expected.split_inclusive('\n'));
    let mut line = 1;
    loop {
        let (here, there) = (one.next(), other.next());
        if here != there {
            return Some(Difference::new(At::Line(line), here, there));
        }
        line += 1;
    }
}

/// How many signs two lines begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

fn clipped(line: &str, from: usize) -> String {
    let text: String = line.trim_end_matches(['\n', '\r']).chars().skip(from).take(SHOWN).collect();
    let text = text.trim().to_owned();
    if from > 0 { format!("…{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_told_with_both_texts() {
        let found = first_difference(b"a\nb\nc\n", b"a\nx\nc\n").expect("a difference");
        assert_eq!((found.at, found.stands.as_deref(), found.expected.as_deref()), (At::Line(2), Some("b"), Some("x")));
        let short = first_difference(b"a\n", b"a\nb\n").expect("a difference");
        assert_eq!((short.at, short.stands, short.expected.as_deref()), (At::Line(2), None, Some("b")));
        assert_eq!(first_difference(b"a\n", b"a\n"), None);
        assert_eq!(first_difference(&[0xff], b"a\n"), None, "no text");
    }

    #[test]
    fn of_a_long_line_the_part_that_differs_is_shown() {
        let one = format!("{}1", "x".repeat(500));
        let other = format!("{}2", "x".repeat(500));
        let found = first_difference(one.as_bytes(), other.as_bytes()).expect("a difference");
        assert!(found.stands.as_deref().is_some_and(|text| text.ends_with('1') && text.chars().count() <= 161));
    }
}

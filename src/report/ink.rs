//! Colour in a terminal: a help to the eye. Whatever is painted says the same in words.

/// Whether text is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// It is not.
    Plain,
    /// It is, by the sequences that terminals obey.
    Colour,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Text like any other.
    Text,
    /// A title, a heading, the verdict.
    Title,
    /// What stands above everything else.
    Banner,
    /// What the reader should beware of.
    Warning,
    /// What is wrong.
    Fault,
}

impl Ink {
    /// The text, which holds no sequences of its own, in its tone.
    #[must_use]
    pub fn paint(self, tone: Tone, text: &str) -> String {
        let code = match (self, tone) {
            (Self::Plain, _) | (_, Tone::Text) => return text.to_owned(),
            (_, Tone::Title) => "1",
            (_, Tone::Banner) => "1;35",
            (_, Tone::Warning) => "33",
            (_, Tone::Fault) => "1;31",
        };
        // line by line: a pager or a filter may show one without the others
        let line = |line: &str| {
            let start = line.len() - line.trim_start().len();
            let (indent, words) = line.split_at(start);
            if words.is_empty() { line.to_owned() } else { format!("{indent}\u{1b}[{code}m{words}\u{1b}[0m") }
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_painted_by_itself_and_plain_text_is_left_alone() {
        assert_eq!(Ink::Colour.paint(Tone::Title, "a\n  b\n"), "\u{1b}[1ma\u{1b}[0m\n  \u{1b}[1mb\u{1b}[0m\n");
        assert_eq!(Ink::Colour.paint(Tone::Text, "a"), "a");
        assert_eq!(Ink::Plain.paint(Tone::Fault, "a"), "a");
    }
}

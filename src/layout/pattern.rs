//! Patterns of headings, titles and labels.

use memchr::memmem;

use crate::text::fold;

/// A heading to look for, folded; `*` stands for any text. A space beside it stays, so that `1.1 *` is not `1.14 …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    first: String,
    rest: Vec<String>,
}

impl Pattern {
    /// The pattern of a heading as written in a layout.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let mut parts = written.split('*').map(|part| {
            let folded = fold(part);
            let (before, after) = (part.starts_with(' '), part.len() > 1 && part.ends_with(' '));
            format!("{}{folded}{}", if before { " " } else { "" }, if after && !folded.is_empty() { " " } else { "" })
        });
        Self { first: parts.next().unwrap_or_default(), rest: parts.collect() }
    }

    /// The pattern of this heading and no other.
    #[must_use]
    pub fn literal(heading: &str) -> Self {
        Self { first: fold(heading), rest: Vec::new() }
    }

    /// The heading as it is compared, up to the first star.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.first
    }

    /// The pattern for people, without stars at its ends.
    #[must_use]
    pub fn whole(&self) -> String {
        let parts: Vec<&str> = std::iter::once(&self.first).chain(&self.rest).map(String::as_str).collect();
        parts.join("*").trim_matches(['*', ' ']).to_owned()
    }

    /// Whether a folded heading fits.
    #[must_use]
    pub fn fits(&self, heading: &str) -> bool {
        let Some((last, middle)) = self.rest.split_last() else { return heading == self.first };
        let Some(mut left) = heading.strip_prefix(self.first.as_str()) else { return false };
        // most headings fail here, and many are looked at
        if !left.ends_with(last.as_str()) {
            return false;
        }
        for part in middle {
            match memmem::find(left.as_bytes(), part.as_bytes()) {
                Some(at) => left = &left[at + part.len()..],
                None => return false,
            }
        }
        left.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_words() {
        let fits = |pattern: &str, heading: &str| Pattern::new(pattern).fits(&fold(heading));
        assert!(fits("всего выпускников *", "Всего выпускников в 2019 году, принявших участие в ЕГЭ, чел."));
        assert!(fits("не преодолен* порог", "Не преодолён min порог"));
        assert!(fits("1.14 *", "1.14 Численность выпускников"));
        assert!(!fits("1.1 *", "1.14 Численность выпускников"));
        assert!(!fits("школа", "школа-интернат"));
    }
}

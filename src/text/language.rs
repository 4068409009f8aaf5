//! The languages the program speaks. A language is a file of words, a grammar of counts and a way to write numbers.

use crate::number::Style;

/// A language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// What the analysts read, and what is spoken where nothing else is asked for.
    #[default]
    Russian,
    /// What colleagues abroad read.
    English,
}

/// The languages by the words they are asked for with.
pub const LANGUAGES: [(&str, Language); 2] = [("ru", Language::Russian), ("en", Language::English)];

impl Language {
    /// The language that is asked for with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        LANGUAGES.iter().find(|(known, _)| *known == word).map(|(_, language)| *language)
    }

    /// The word it is asked for with; it names the rules for counts too.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// Its file of words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Russian => include_str!("ru.ftl"),
            Self::English => include_str!("en.ftl"),
        }
    }

    /// How its readers write numbers.
    pub(super) const fn style(self) -> Style {
        match self {
            Self::Russian => Style::Russian,
            Self::English => Style::English,
        }
    }
}

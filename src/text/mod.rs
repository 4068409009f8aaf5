//! Every word a user reads. The program makes [`Message`]s (a key and typed arguments); the words stand in `ru.ftl` and
//! `en.ftl` and are put in at the very end by [`Texts`], so that the method never holds a sentence and a language is a
//! file.

mod fold;
mod keyboard;
mod language;
mod printable;
mod suggest;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::number::{Exact, decimal_text};

pub use fold::{fold, is_invisible, mixed_letters};
pub use keyboard::typed_in_latin;
pub use language::{LANGUAGES, Language};
pub use printable::printable;
pub use suggest::{nearest, nearest_few};

/// A sentence to be: its key in the language files, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What stands in a sentence. It is shown in the reader's language, so a number comes as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A name or a value as somebody wrote it.
    Text(String),
    /// A whole number that the grammar of the sentence may depend on (1 школа, 2 школы).
    Count(i64),
    /// A number with so many digits after the point.
    Number(Exact, u32),
    /// A sentence within the sentence.
    Message(Message),
    /// Several things, parted by commas.
    List(Vec<Argument>),
}

impl Message {
    /// The sentence of this key, without arguments.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The key of the sentence.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// A text that stands in the sentence.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find_map(|(known, argument)| match argument {
            Argument::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The same sentence with one more thing in it.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<i32> for Argument {
    fn from(count: i32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl<T: Into<Argument>> From<Vec<T>> for Argument {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// The words of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl Texts {
    /// The texts of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let resource = FluentResource::try_new(language.words().to_owned()).unwrap_or_else(|(partial, _)| partial);
        let grammar = language.word().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![grammar]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, language }
    }

    /// The Russian texts.
    #[must_use]
    pub fn russian() -> Self {
        Self::of(Language::Russian)
    }

    /// The language they are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence in words. A key that the file does not have is shown as it is, in angle brackets.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self.bundle.get_message(message.key).and_then(|found| found.value()) else {
            return format!("<{}>", message.key);
        };
        let mut arguments = FluentArgs::new();
        for (name, argument) in &message.arguments {
            let value = match argument {
                Argument::Count(count) => FluentValue::from(*count),
                other => FluentValue::from(self.show(other)),
            };
            arguments.set(*name, value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// The words of a key that takes no arguments.
    #[must_use]
    pub fn word(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// The words under a key that is only known while the program runs; `None` where there are none.
    #[must_use]
    pub fn described(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// A number for people, in this language's way.
    #[must_use]
    pub fn number(&self, number: &Exact, digits: u32) -> String {
        decimal_text(number, digits, self.language.style())
    }

    fn show(&self, argument: &Argument) -> String {
        match argument {
            Argument::Text(text) => text.clone(),
            Argument::Count(count) => count.to_string(),
            Argument::Number(number, digits) => self.number(number, *digits),
            Argument::Message(message) => self.say(message),
            Argument::List(items) => items.iter().map(|item| self.show(item)).collect::<Vec<_>>().join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_whole() {
        for (word, language) in LANGUAGES {
            let errors = FluentResource::try_new(language.words().to_owned()).err().map(|(_, errors)| errors);
            assert_eq!(errors, None, "{word}");
            assert_eq!((language.word(), Language::of(word)), (word, Some(language)));
        }
    }

    #[test]
    fn the_grammar_follows_the_count() {
        let tied = |count: i64| Message::new("finding-tie").with("count", count).with("schools", "…");
        let russian =
            [(1, "1 школа"), (2, "2 школы"), (5, "5 школ"), (11, "11 школ"), (21, "21 школа"), (112, "112 школ")];
        let english = [(0, "0 schools"), (1, "1 school"), (2, "2 schools"), (21, "21 schools")];
        for (language, forms) in [(Language::Russian, &russian[..]), (Language::English, &english[..])] {
            let texts = Texts::of(language);
            for (count, words) in forms {
                let said = texts.say(&tied(*count));
                assert!(said.contains(&format!("{words} ")), "{said}");
            }
        }
    }
}

//! Texts made comparable: the same heading or name, however it was typed, folds to the same text.
//!
//! Case, ё and е, spaces of every kind, line breaks, quotes, dashes and other punctuation do not count; a Latin letter
//! inside a Cyrillic word counts as the Cyrillic one it looks like (after UTS #39, confusables). A point between digits
//! stays, so that 1.14 is not 1 14.

use std::borrow::Cow;

/// Latin letters and the Cyrillic letters they are mistaken for, both in lower case.
const LOOK_ALIKES: [(char, char); 12] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
];

/// The text folded: words in lower case, parted by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let lower: Vec<char> = text.to_lowercase().chars().filter(|character| !is_invisible(*character)).collect();
    let mut folded = String::with_capacity(text.len());
    for (index, character) in lower.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| lower.get(at)).is_some_and(char::is_ascii_digit);
        match character {
            'ё' => folded.push('е'),
            '.' if digit(index.checked_sub(1)) && digit(Some(index + 1)) => folded.push('.'),
            '№' => folded.push_str(" № "),
            // most letters need not be looked up
            '\u{430}'..='\u{44f}' | 'a'..='z' => folded.push(*character),
            other if other.is_alphanumeric() => folded.push(*other),
            _ => folded.push(' '),
        }
    }
    let mut words = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&cyrillic_word(word));
    }
    words
}

/// The word with Latin look-alikes replaced, where it holds a Cyrillic letter.
fn cyrillic_word(word: &str) -> Cow<'_, str> {
    if !word.chars().any(|character| character.is_ascii_alphabetic()) || !word.chars().any(is_cyrillic) {
        return Cow::Borrowed(word);
    }
    let replaced = |character| {
        LOOK_ALIKES.iter().find(|(latin, _)| *latin == character).map_or(character, |(_, cyrillic)| *cyrillic)
    };
    Cow::Owned(word.chars().map(replaced).collect())
}

/// The words of a text that mix Cyrillic letters with Latin ones of the same look, each with those Latin letters. Words of
/// one alphabet are as they should be.
#[must_use]
pub fn mixed_letters(text: &str) -> Vec<(&str, Vec<char>)> {
    let mixed = |word: &'_ str| {
        let looks_cyrillic = |character: &char| {
            let lower = character.to_ascii_lowercase();
            LOOK_ALIKES.iter().any(|(latin, _)| *latin == lower)
        };
        let latin: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
        let is_mixed = word.chars().any(is_cyrillic) && !latin.is_empty() && latin.iter().all(looks_cyrillic);
        is_mixed.then_some(latin)
    };
    let words = text.split(|character: char| !character.is_alphanumeric() && !is_invisible(character));
    words.filter_map(|word| Some((word, mixed(word)?))).collect()
}

fn is_cyrillic(character: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&character)
}

/// Characters that take no place on the screen: zero-width ones, soft hyphen, direction marks.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_was_typed_it_folds_to_the_same() {
        for written in [
            "Не преодолён  min порог",
            "не\u{a0}преодолен\nmin-порог",
            "НЕ ПРЕОДОЛЕН MIN ПОРОГ",
            "не преод\u{ad}олен min порог,",
        ] {
            assert_eq!(fold(written), "не преодолен min порог");
        }
        assert_eq!(fold("CШ №16"), "сш № 16");
        assert_eq!(mixed_letters("CШ № 16 им. Пушкинa"), [("CШ", vec!['C']), ("Пушкинa", vec!['a'])]);
        assert_eq!(mixed_letters("СШ № 16, IT-класс, min порог, 11A"), []);
        assert_eq!(fold("1.14. Численность/удельный вес"), "1.14 численность удельный вес");
        assert_eq!(fold("«2»"), "2");
    }
}

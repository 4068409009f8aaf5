//! Several schools in one cell: `СШ № 16, СШ № 20`, a line for each, `СШ № 16 и 20`. Each is looked for by itself.

use crate::school::{Found, How, NameKey, Register, kinds};
use crate::source::words;

/// The names in a cell that holds several; `None` where it holds one. A name that the register has as it stands is one,
/// whatever signs are in it.
pub(super) fn names(text: &str, register: &Register) -> Option<Vec<String>> {
    if matches!(register.just_named(text, None), Found::School(_, How::Name | How::Alias)) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    // whether a number that comes next is one of a school, and not of a house or a class
    let mut counts = false;
    for part in parts(text) {
        let key = NameKey::of(part);
        let is_number = key.kind.is_none() && key.words.is_empty() && key.places.is_empty();
        // what has no number may be a part of a school: a nursery, a branch, whom it is named after
        let is_known = || matches!(register.just_named(part, None), Found::School(..));
        let is_school = (key.kind.is_some() && key.number.is_some()) || is_known();
        match (names.last_mut(), key.number) {
            // «СШ №№ 16, 20» says the sign of all numbers at once
            (_, _) if is_school => names.push(part.replace("№№", "№")),
            // a number behind a school is another one of its kind
            (Some(last), Some(number)) if counts && is_number => {
                let kind = NameKey::of(last).kind;
                let title = kind.and_then(|kind| kinds().get(kind)).map_or("", |kind| kind.title.as_str());
                names.push(format!("{title} № {number}"));
            }
            // a place, or what the school is named after
            (Some(last), _) => {
                last.push_str(", ");
                last.push_str(part);
            }
            (None, _) => names.push(part.to_owned()),
        }
        // behind a name in quotes comes what belongs to it: a house, a building
        counts = (is_school && !part.ends_with(['»', '"', ')'])) || (counts && is_number);
    }
    (names.len() > 1).then_some(names)
}

/// The codes in a cell that holds several.
pub(super) fn codes<'t>(text: &'t str, register: &Register) -> Option<Vec<&'t str>> {
    if register.by_code(text).is_some() {
        return None;
    }
    let codes: Vec<&str> = parts(text).flat_map(str::split_whitespace).collect();
    (codes.len() > 1 && codes.iter().any(|code| register.by_code(code).is_some())).then_some(codes)
}

/// What stands between the signs and words by which people part things.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    by_sign(text).into_iter().flat_map(by_word).map(|part| without_ordinal(part.trim())).filter(|part| !part.is_empty())
}

/// A text parted at signs; what stands in brackets or quotes is one thing: `СШ № 16 (ул. Ленина, 20)`.
fn by_sign(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '«' => depth += 1,
            ')' | '»' => depth = depth.saturating_sub(1),
            '\n' | '\r' | ';' => {
                parts.push(&text[from..at]);
                (from, depth) = (at + 1, 0);
            }
            ',' | '/' | '+' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// A name without its number in a list: `1. СШ № 16`, `2) СШ № 20`.
pub(super) fn without_ordinal(name: &str) -> &str {
    let rest = name.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let behind = rest.strip_prefix(['.', ')']).map(str::trim_start);
    let is_ordinal = (1..=3).contains(&(name.len() - rest.len()));
    behind.filter(|behind| is_ordinal && behind.starts_with(char::is_alphabetic)).unwrap_or(name)
}

/// A text parted at the words that join things.
fn by_word(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        if words::official().between.iter().any(|between| word.trim() == between) {
            parts.push(&text[from..at]);
            from = at + word.len();
        }
        at += word.len();
    }
    parts.push(&text[from..]);
    parts
}

/// The lines of a cell.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split(['\n', ';']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The lines of a cell that has one for each of so many schools.
pub(super) fn each(text: &str, schools: usize) -> Option<Vec<&str>> {
    Some(lines(text)).filter(|lines| lines.len() == schools)
}

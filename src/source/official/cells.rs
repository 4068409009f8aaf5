//! What the cells of somebody else's list say: a verdict, a number, that there is none, or something that is not understood.

use crate::decision::Status;
use crate::number::{Exact, read_number};
use crate::observation::Missing;
use crate::source::notes::clipped;
use crate::source::personal::masked;
use crate::source::sheet::Cell;
use crate::source::words;
use crate::text::Message;

/// What a cell says where a number is wanted.
pub(super) enum Number {
    /// Nothing stands there.
    Blank,
    /// It says that there is none.
    Nothing,
    /// This number.
    Is(Written),
    /// Something else; the text as it may be shown.
    Unclear(String),
}

/// A number as it is written.
#[derive(Clone)]
pub(super) struct Written {
    pub value: Exact,
    /// Digits behind the point.
    pub digits: u32,
    /// The last of them is a nought, which only somebody writes who writes all digits.
    pub to_the_end: bool,
}

impl Number {
    /// Reads a cell.
    pub(super) fn of(cell: Option<&Cell>) -> Self {
        match cell {
            None => Self::Blank,
            Some(Cell::Number(value)) => {
                Self::Is(Written { value: value.clone(), digits: value.decimals().unwrap_or(0), to_the_end: false })
            }
            Some(Cell::Text(text)) => Self::of_text(text),
            Some(other) => match words::missing(&other.text()) {
                Some(Missing::NoData) => Self::Nothing,
                _ => Self::Unclear(clipped(&other.text())),
            },
        }
    }

    /// Reads a text.
    pub(super) fn of_text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Blank;
        }
        match words::missing(text) {
            Some(Missing::Suppressed) => return Self::Unclear(clipped(text)),
            Some(_) => return Self::Nothing,
            None => {}
        }
        let (bare, _) = words::without_unit(text);
        written(bare).map_or_else(|| Self::Unclear(clipped(&masked(text))), Self::Is)
    }
}

/// Signs of a number at most.
const LONGEST: usize = 60;

/// A number and how it is written.
fn written(text: &str) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = text.replace(',', ".");
    // a score of three digits behind the point is no thousand
    let value = plain.parse().ok().or_else(|| read_number(text).ok())?;
    let fraction = plain.split_once('.').map_or("", |(_, fraction)| fraction);
    Some(Written { value, digits: u32::try_from(fraction.len()).ok()?, to_the_end: fraction.ends_with('0') })
}

/// A place of a text: one number, or the first of two that equal schools share: `3–4`.
pub(super) fn place(cell: Option<&Cell>) -> Number {
    let found = Number::of(cell);
    let (Number::Unclear(_), Some(Cell::Text(text))) = (&found, cell) else { return found };
    let folded = text.trim().trim_end_matches('.');
    let ends: Vec<&str> = folded.split(['-', '–', '—']).map(str::trim).collect();
    let whole = |text: &str| text.parse::<u32>().ok();
    match ends.as_slice() {
        [one] if whole(one).is_some() => Number::of_text(one),
        [from, to] if whole(from).zip(whole(to)).is_some_and(|(from, to)| from < to) => Number::of_text(from),
        _ => found,
    }
}

/// Why a cell gives no number.
pub(super) fn unclear(shown: String) -> Message {
    if shown.is_empty() {
        return Message::new("verify-list-number-empty");
    }
    Message::new("verify-list-number").with("written", shown)
}

/// What a word of the list means: as decisions say it, as our own reports do, or yes and no.
pub(super) fn verdict(written: &str) -> Option<Status> {
    let answer = |yes: bool| if yes { Status::Listed } else { Status::NotListed };
    words::decision(written).or_else(|| words::answer(written).map(answer))
}

/// Whether a cell of a verdict says nothing.
pub(super) fn is_dash(written: &str) -> bool {
    written.chars().all(|sign| matches!(sign, '-' | '–' | '—'))
}

/// The digits with which the numbers of a column are meant. Workbooks, and people, leave noughts at the end off: a number of
/// fewer digits than most of its column has means all of them. Where somebody writes such noughts, each number shows its own.
pub(super) fn meant(column: &[Written]) -> Vec<u32> {
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for number in column {
        *counts.entry(number.digits).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|(digits, count)| (*count, *digits)).map_or(0, |(digits, _)| digits);
    let each = column.iter().any(|number| number.to_the_end);
    column.iter().map(|number| if each { number.digits } else { number.digits.max(usual) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(written: &[&str]) -> Vec<u32> {
        let read = |text: &&str| match Number::of_text(text) {
            Number::Is(written) => written,
            _ => panic!("{text}"),
        };
        meant(&written.iter().map(read).collect::<Vec<_>>())
    }

    // of «37,3; 60; 8,3» 60 is 60.0; of «37,3; 60,00» each is what it shows; one long number among short ones is alone
    #[test]
    fn a_number_without_its_noughts_is_meant_with_the_digits_of_its_column() {
        assert_eq!(digits(&["37,3", "60", "8,3"]), [1, 1, 1]);
        assert_eq!(digits(&["37,3", "60,00"]), [1, 2]);
        assert_eq!(digits(&["37,33", "60,12", "8,333333", "50"]), [2, 2, 6, 2]);
        assert_eq!(digits(&["37", "60", "8,3"]), [0, 0, 1]);
    }

    #[test]
    fn a_shared_place_is_the_first_of_the_two() {
        let of = |text: &str| match place(Some(&Cell::Text(text.into()))) {
            Number::Is(written) => written.value.to_string(),
            Number::Nothing => "none".to_owned(),
            Number::Blank => "blank".to_owned(),
            Number::Unclear(text) => text,
        };
        let told = ["3", "3–4", " 3 - 4 ", "3.", "4–3", "третье", "—", "н/д"].map(of);
        assert_eq!(told, ["3", "3", "3", "3", "4–3", "третье", "none", "none"]);
    }
}

//! Oddities of typing in headings and names of schools, told once a column: Latin letters that look Cyrillic, characters
//! that nobody sees.
//!
//! All of them are folded away before anything is compared, so they are notes: an office program's search and lookup
//! formulas will not find such a name. Straight and typographic quotes, blanks about a name, a no-break space behind № or beside a dash and
//! wrapped headings are how people write, and are not told.

use std::collections::BTreeSet;

use super::header::Holds;
use super::notes::{Kind, Notes};
use super::sheet::Cell;
use super::table::Recognition;
use crate::finding::{Finding, Level};
use crate::layout::{Field, Grain};
use crate::text::{is_invisible, mixed_letters};

const LOOK_ALIKE: Kind = Kind::new("F58", Level::Note, "finding-look-alike", "finding-look-alike-remedy");
const UNSEEN: Kind = Kind::new("F59", Level::Note, "finding-unseen", "finding-unseen-remedy");

/// Quotes of other alphabets and what careless programs make of quotes.
const ODD_QUOTES: [char; 9] =
    ['\u{201a}', '\u{2018}', '\u{2019}', '\u{201b}', '\u{201f}', '\u{2039}', '\u{203a}', '`', '\u{b4}'];

/// What is odd about the headings of a table and its names of schools.
pub(super) fn findings(recognition: &Recognition) -> Vec<Finding> {
    let (sheet, table) = (&recognition.sheet, &recognition.table);
    let mut notes = Notes::default();
    let known = table.columns.iter().map(|column| (column.at, column.heading.as_str()));
    let mut told = BTreeSet::new();
    for (column, heading) in known.chain(table.unknown.iter().map(|(at, heading)| (*at, heading.as_str()))) {
        // a heading over several columns is told at the first
        let new = heading.split(" / ").filter(|part| told.insert(*part)).collect::<Vec<_>>().join(" / ");
        let heading = new.as_str();
        look_alikes(&mut notes, table.bottom, column, heading);
        let unseen: Vec<char> = heading.chars().filter(|sign| is_invisible(*sign)).collect();
        unseen_characters(&mut notes, table.bottom, column, &unseen);
    }
    let of_names =
        |holds: &Holds| matches!(holds, Holds::Field(field) if (Field::Name..=Field::Predecessors).contains(field));
    // labels of groups are indented with blanks
    let named = table.columns.iter().filter(|column| of_names(&column.holds));
    for column in named.filter(|_| recognition.layout.grain != Grain::Groups) {
        for row in table.bottom + 1..=sheet.last_row() {
            let Some(Cell::Text(name)) = sheet.at(row, column.at) else { continue };
            look_alikes(&mut notes, row, column.at, name);
            unseen_characters(&mut notes, row, column.at, &odd(name));
        }
    }
    notes.findings(sheet)
}

/// Notes words of two alphabets, with the Latin letters among the Cyrillic ones.
fn look_alikes(notes: &mut Notes, row: u32, column: u32, text: &str) {
    for (word, letters) in mixed_letters(text) {
        let codes: Vec<String> = letters.iter().map(|letter| format!("{letter} = {}", code(*letter))).collect();
        notes.note_column(LOOK_ALIKE, row, column, &format!("{word}: {}", codes.join(", ")));
    }
}

/// Notes characters by their numbers, each once.
fn unseen_characters(notes: &mut Notes, row: u32, column: u32, odd: &[char]) {
    let mut codes: Vec<String> = odd.iter().map(|sign| code(*sign)).collect();
    codes.dedup();
    if !codes.is_empty() {
        notes.note_column(UNSEEN, row, column, &codes.join(", "));
    }
}

fn code(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// What a name has in it that is not seen or not typed: a blank stands for one too many.
fn odd(name: &str) -> Vec<char> {
    let signs: Vec<char> = name.trim().chars().collect();
    let is_odd = |(at, sign): (usize, &char)| {
        let before = at.checked_sub(1).map(|before| signs[before]);
        let twice = before.is_some_and(char::is_whitespace);
        match sign {
            '\u{a0}' | '\u{202f}' => twice || !before.is_some_and(|before| matches!(before, '№' | '.' | '—' | '–')),
            ' ' => twice,
            sign => is_invisible(*sign) || ODD_QUOTES.contains(sign),
        }
    };
    signs.iter().enumerate().filter(|(at, sign)| is_odd((*at, sign))).map(|(_, sign)| *sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_meant_to_type_is_odd() {
        for name in ["МБОУ «СШ № 16»", "МБОУ \"СШ №\u{a0}16\"", "СШ № 1 им. А.\u{a0}С. Пушкина", "Школа „Мир“"]
        {
            assert_eq!(odd(name), [], "{name}");
        }
        assert_eq!(odd(" СШ  № 1 "), [' ']);
        assert_eq!(odd("СШ\u{a0}№ 1"), ['\u{a0}']);
        assert_eq!(odd("С\u{200b}Ш № 1\u{202e}"), ['\u{200b}', '\u{202e}']);
        assert_eq!(odd("Школа ‘Мир’"), ['‘', '’']);
    }
}

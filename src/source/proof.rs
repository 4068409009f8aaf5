//! How a text file is meant: encoding and delimiter are guessed and then proven on the headings, which a layout must
//! recognise; nothing is taken on a guess alone.

use std::sync::Arc;

use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

use super::delimited::{self, Said, Way};
use super::gather::{Gather, NoSink};
use super::header::{self, Head};
use super::marks::Hidden;
use super::notes::clipped;
use super::sheet::{Cell, Sheet};
use super::{personal, recognise};
use crate::finding::{Finding, Level, Place};
use crate::layout::Layout;
use crate::text::Message;

/// Rows in which garbled text is looked for.
const ROWS: u32 = 20;
/// Letters that must be garbled alike.
const LETTERS: usize = 4;

/// A way, and the head of the file as it is read so.
struct Candidate {
    way: Way,
    sheet: Sheet,
}

/// The way in which a text file is meant, with notes.
///
/// # Errors
/// Why there is none.
pub(super) fn way(
    file: &Arc<str>,
    bytes: &[u8],
    said: Said,
    (plain, layouts): (Option<&Layout>, &[Layout]),
) -> Result<(Way, Vec<Finding>), Vec<Finding>> {
    let place = Place::file(file);
    let candidates: Vec<Candidate> = delimited::ways(bytes, said)
        .into_iter()
        .filter_map(|way| Some(Candidate { way, sheet: sheet(file, bytes, way)? }))
        .collect();
    let known = |candidate: &&Candidate| match plain {
        Some(layout) => header::find(&Head::new(&candidate.sheet), layout).is_some(),
        None => recognise::recognise(&candidate.sheet, layouts).is_some(),
    };
    let proven: Vec<Way> = candidates.iter().filter(known).map(|candidate| candidate.way).collect();
    if let Some(way) = proven.first() {
        let named = delimited::head(bytes, way.encoding).and_then(|text| Some(delimited::named(&text)?.0));
        let rivals = proven.iter().filter(|other| other.encoding == way.encoding).count() > 1;
        let note = (rivals || named.is_some_and(|named| named != way.delimiter)).then(|| {
            let message = Message::new("finding-delimiter").with("delimiter", shown(way.delimiter));
            Finding::new("F11", Level::Note, place, message, "finding-delimiter-remedy")
        });
        return Ok((*way, note.into_iter().collect()));
    }
    let Some(first) = candidates.first() else {
        let message = Message::new("finding-encoding");
        return Err(vec![Finding::new("F08", Level::Stop, place, message, "finding-encoding-remedy")]);
    };
    if let Some(meant) = candidates.iter().find_map(|candidate| garbled(&candidate.sheet)) {
        let message = Message::new("finding-garbled").with("encoding", meant);
        return Err(vec![Finding::new("F09", Level::Stop, place, message, "finding-garbled-remedy")]);
    }
    // the headings that `selection.toml` names are missed later, in their table
    if plain.is_some() {
        return Ok((first.way, Vec::new()));
    }
    // a file that nobody knows is looked through for personal data all the same
    if let Some(names) = candidates.iter().find(|candidate| personal::watch(&candidate.sheet).finds_any()) {
        return Ok((names.way, Vec::new()));
    }
    Err(vec![unproven(place, bytes, said, &candidates)])
}

/// The head of a file read in a way; `None` where it can't be.
fn sheet(file: &Arc<str>, bytes: &[u8], way: Way) -> Option<Sheet> {
    let text = delimited::head(bytes, way.encoding)?;
    let mut store = |_: &Sheet| None::<NoSink>;
    let gather = Gather::new(file.clone(), Hidden::Unsaid, &mut store);
    // a quote that is not closed is told when the whole file is read
    let book = delimited::read(&text, way.delimiter, gather).or_else(|_| {
        let lines: Vec<&str> = text.lines().take(5).map(|line| line.trim_matches('"')).collect();
        let gather = Gather::new(file.clone(), Hidden::Unsaid, &mut store);
        delimited::read(&lines.join("\n").replace('"', ""), way.delimiter, gather)
    });
    book.ok()?.sheets.into_iter().next().map(|(sheet, _)| sheet)
}

/// Nobody knows the headings: where the encoding is certain, the file is none of ours; else it may be, and is told with
/// what each encoding makes of the headings.
fn unproven(place: Place, bytes: &[u8], said: Said, candidates: &[Candidate]) -> Finding {
    let guess = |candidate: &Candidate| {
        format!("{} «{}»", delimited::name(candidate.way.encoding), shown(candidate.way.delimiter))
    };
    if said.encoding.is_some() || delimited::is_certain(bytes) {
        let guesses: Vec<String> = candidates.iter().map(guess).collect();
        let message = Message::new("finding-text-unknown").with("guesses", guesses);
        return Finding::new("F72", Level::Note, place, message, "finding-file-unknown-remedy");
    }
    let mut samples: Vec<Message> = Vec::new();
    let mut last = None;
    for candidate in candidates {
        if last != Some(candidate.way.encoding) {
            last = Some(candidate.way.encoding);
            let message = Message::new("finding-encoding-sample");
            let message = message.with("encoding", delimited::name(candidate.way.encoding));
            samples.push(message.with("sample", sample(&candidate.sheet)));
        }
    }
    let message = Message::new("finding-encoding-doubtful").with("samples", samples);
    Finding::new("F08", Level::Error, place, message, "finding-encoding-doubtful-remedy")
}

/// What may be the first headings; nothing of a row that holds a number, for that may be one of a person.
fn sample(sheet: &Sheet) -> String {
    let row = sheet.rows().find(|(_, cells)| cells.len() > 1).map_or(&[][..], |(_, cells)| cells);
    let texts: Vec<String> = row.iter().map(|(_, cell)| cell.text()).collect();
    let is_data = |text: &String| text.trim().starts_with(|sign: char| sign.is_ascii_digit());
    if texts.iter().any(is_data) {
        return "…".to_owned();
    }
    texts.iter().take(2).map(|text| clipped(text)).collect::<Vec<_>>().join("; ")
}

/// The encoding in which text was taken that is UTF-8 in truth: its letters, written in that encoding, are UTF-8 again.
fn garbled(sheet: &Sheet) -> Option<&'static str> {
    let mut texts = sheet.cells_between(0, ROWS).filter_map(|(_, _, cell)| match cell {
        Cell::Text(text) if text.chars().filter(|sign| !sign.is_ascii()).count() >= LETTERS => Some(text),
        _ => None,
    });
    let meant = |text: &Arc<str>| {
        [WINDOWS_1251, WINDOWS_1252].into_iter().find(|encoding| {
            let (bytes, _, unmappable) = encoding.encode(text);
            let cyrillic = |text: &str| text.chars().any(|sign| ('\u{430}'..='\u{44f}').contains(&sign));
            !unmappable && std::str::from_utf8(&bytes).is_ok_and(cyrillic)
        })
    };
    texts.find_map(meant).map(encoding_rs::Encoding::name)
}

/// A delimiter as it is told.
fn shown(delimiter: u8) -> String {
    char::from(delimiter).escape_default().to_string()
}

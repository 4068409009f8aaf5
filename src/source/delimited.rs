//! Text files with delimiters (.csv, .tsv, .txt): their encoding and delimiter are guessed and then proven on the
//! headings, which a layout must recognise; nothing is taken on a guess alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::{Encoding, IBM866, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::sheet::{Cell, Sheet};

/// A text file decoded in one of the ways in which it might be meant.
pub(super) struct Candidate {
    /// The encoding's name.
    pub encoding: &'static str,
    /// The delimiter.
    pub delimiter: u8,
    /// The line (from 1) of the first bytes that are no text in this encoding.
    pub broken: Option<usize>,
    /// The file in this reading.
    pub sheet: Sheet,
}

/// Why a text file can't be read in a certain way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// No encoding fits.
    Encoding,
    /// A quote that opens in this line (from 1) is never closed.
    Quote(u64),
}

/// The readings of a text file, the likeliest first. An encoding that makes replacement characters is no reading.
///
/// # Errors
/// [`Fault`] where there is none.
pub(super) fn candidates(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Candidate>, Fault> {
    let mut found = Vec::new();
    let mut unclosed = None;
    for encoding in encodings(bytes) {
        let (text, _, broken) = encoding.decode(bytes);
        // a file in UTF-8 with a few stray bytes is one, and told as such
        if (broken && encoding != UTF_8) || text.contains('\u{0}') {
            continue;
        }
        let broken =
            if broken { text.lines().position(|line| line.contains('\u{fffd}')).map(|line| line + 1) } else { None };
        for delimiter in delimiters(&text) {
            match table(file, &text, delimiter) {
                Ok(sheet) => found.push(Candidate { encoding: encoding.name(), delimiter, broken, sheet }),
                Err(line) => unclosed = unclosed.or(Some(line)),
            }
        }
    }
    match (found.is_empty(), unclosed) {
        (false, _) => Ok(found),
        (true, Some(line)) => Err(Fault::Quote(line)),
        (true, None) => Err(Fault::Encoding),
    }
}

/// The encodings to try: what a mark at the beginning says, else UTF-8 where the bytes are valid, else the Cyrillic
/// one-byte encodings.
fn encodings(bytes: &[u8]) -> Vec<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return vec![encoding];
    }
    if std::str::from_utf8(bytes).is_ok() {
        return if bytes.contains(&0) { vec![UTF_16LE, UTF_16BE] } else { vec![UTF_8] };
    }
    vec![WINDOWS_1251, IBM866, UTF_8]
}

/// The delimiters to try, the most frequent in the text first.
fn delimiters(text: &str) -> Vec<u8> {
    let mut counted: Vec<(usize, u8)> =
        [b';', b'\t', b',', b'|'].map(|sign| (text.matches(char::from(sign)).count(), sign)).to_vec();
    counted.retain(|(count, _)| *count > 0);
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, sign)| sign).collect()
}

/// The text as a sheet; the error is the line of a quote that is never closed.
fn table(file: &Arc<str>, text: &str, delimiter: u8) -> Result<Sheet, u64> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut cells: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut record = csv::StringRecord::new();
    let (mut row, mut next_line, mut last_start, mut many_lines) = (0_u64, 1, 1, false);
    // the text is in memory and valid UTF-8: reading it can't fail
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(next_line, csv::Position::line);
        // the reader passes over blank lines, a spreadsheet does not
        row += start.saturating_sub(next_line);
        for (column, field) in record.iter().enumerate() {
            if !field.trim().is_empty() {
                let place = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
                cells.entry(place.0).or_default().insert(place.1, Cell::Text(field.into()));
            }
        }
        (last_start, many_lines) = (start, record.iter().any(|field| field.contains('\n')));
        next_line = reader.position().line();
        row += 1;
    }
    // a quote that opens and never closes swallows the rest of the file into its last record
    if many_lines && text.matches('"').count() % 2 == 1 {
        return Err(last_start);
    }
    let mut sheet = Sheet::new(file.clone(), None, Vec::new());
    for (row, cells) in cells {
        sheet.push(row, cells);
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let candidates = candidates(&"f.csv".into(), bytes).unwrap_or_default();
        let first = candidates.into_iter().next().expect("a reading");
        (
            format!("{} {}", first.encoding, char::from(first.delimiter)),
            first.sheet.cells_between(0, u32::MAX).map(|(_, _, cell)| cell.text()).collect(),
        )
    }

    #[test]
    fn the_usual_encodings_and_delimiters_give_the_same_cells() {
        let text = "Школа;Доля\r\n\"СШ \"\"№ 1\"\"\";23,4\r\n";
        let cells = vec!["Школа".to_owned(), "Доля".to_owned(), "СШ \"№ 1\"".to_owned(), "23,4".to_owned()];
        assert_eq!(read(text.as_bytes()), ("UTF-8 ;".to_owned(), cells.clone()));
        let (ansi, _, _) = WINDOWS_1251.encode(text);
        assert_eq!(read(&ansi), ("windows-1251 ;".to_owned(), cells.clone()));
        let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16), ("UTF-16LE ;".to_owned(), cells));
    }

    #[test]
    fn an_unclosed_quote_is_told_with_its_line() {
        let text = "Школа;Доля\n\"СШ № 1;5\nСШ № 2;6\n";
        assert_eq!(candidates(&"f.csv".into(), text.as_bytes()).err(), Some(Fault::Quote(2)));
    }
}

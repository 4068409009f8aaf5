//! Text files with delimiters (.csv, .tsv, .txt): the ways in which they may be meant, and the text read in one of them.

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::archive::SheetLook;
use super::fault::Fault;
use super::gather::{Book, Gather, RowSink};
use super::sheet::Cell;

/// Encodings that can be asked for, by the names that people know.
pub const ENCODINGS: [(&str, &Encoding); 6] = [
    ("utf-8", UTF_8),
    ("windows-1251", WINDOWS_1251),
    ("cp866", IBM866),
    ("utf-16le", UTF_16LE),
    ("utf-16be", UTF_16BE),
    ("koi8-r", KOI8_R),
];
/// Delimiters that are tried.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Bytes by which a file is recognised. Even, so that UTF-16 is not cut within a letter.
const HEAD: usize = 128 * 1024;
/// Bytes of a text file.
const MOST_BYTES: usize = 58 * 1024 * 1024;

/// A way in which a text file may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    pub encoding: &'static Encoding,
    pub delimiter: u8,
}

/// What is said of a text file, by the user or by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub encoding: Option<&'static Encoding>,
    pub delimiter: Option<u8>,
}

/// The encoding of a name.
pub(super) fn encoding(name: &str) -> Option<&'static Encoding> {
    ENCODINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, encoding)| *encoding)
}

/// The name of an encoding.
pub(super) fn name(encoding: &'static Encoding) -> &'static str {
    ENCODINGS.iter().find(|(_, known)| *known == encoding).map_or(encoding.name(), |(name, _)| name)
}

/// Whether the bytes themselves say their encoding: by a mark at the beginning, or being UTF-8.
pub(super) fn is_certain(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some() || (std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0))
}

/// The encodings in which a file may be: what is said, what a mark at the beginning says, UTF-16 where there are zero
/// bytes, UTF-8 where the bytes are valid, else the Cyrillic one-byte encodings.
fn encodings(bytes: &[u8], said: Said) -> Vec<&'static Encoding> {
    if let Some(encoding) = said.encoding.or(Encoding::for_bom(bytes).map(|(encoding, _)| encoding)) {
        return vec![encoding];
    }
    if bytes.contains(&0) {
        return vec![UTF_16LE, UTF_16BE, UTF_8, WINDOWS_1251];
    }
    if std::str::from_utf8(bytes).is_ok() { vec![UTF_8] } else { vec![WINDOWS_1251, IBM866, UTF_8] }
}

/// The beginning of a file as text; `None` where it is none in this encoding. A file in UTF-8 with a few stray bytes is
/// one, which is told later.
pub(super) fn head(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let whole = bytes.len() <= HEAD;
    let mut text = String::new();
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let head = &bytes[..bytes.len().min(HEAD)];
    text.reserve(decoder.max_utf8_buffer_length(head.len())?);
    let (_, _, broken) = decoder.decode_to_string(head, &mut text, whole);
    if broken && encoding != UTF_8 {
        return None;
    }
    if !whole {
        text.truncate(text.rfind('\n').unwrap_or(text.len()));
    }
    Some(text)
}

/// The ways in which a file may be meant, the likeliest first.
pub(super) fn ways(bytes: &[u8], said: Said) -> Vec<Way> {
    let mut ways = Vec::new();
    for encoding in encodings(bytes, said) {
        let Some(text) = head(bytes, encoding) else { continue };
        ways.extend(delimiters(&text, said).into_iter().map(|delimiter| Way { encoding, delimiter }));
    }
    ways
}

/// The delimiters to try: what is said, what the first line says, then the most frequent in the text first.
fn delimiters(text: &str, said: Said) -> Vec<u8> {
    if let Some(delimiter) = said.delimiter {
        return vec![delimiter];
    }
    let mut counted: Vec<(usize, u8)> = DELIMITERS.map(|sign| (text.matches(char::from(sign)).count(), sign)).to_vec();
    counted.retain(|(count, _)| *count > 0);
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let named = named(text).map(|(delimiter, _)| delimiter);
    let others = counted.into_iter().map(|(_, sign)| sign).filter(|sign| Some(*sign) != named);
    named.into_iter().chain(others).collect()
}

/// The delimiter that a first line `sep=;` names, and the text below that line. Excel shows no such line.
pub(super) fn named(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let prefix = line.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("sep="))?;
    match &line.as_bytes()[prefix.len()..] {
        [delimiter] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// A whole file decoded, with the lines (from 1) of the first bytes that are no text and of the first control sign.
pub(super) struct Decoded<'b> {
    pub text: std::borrow::Cow<'b, str>,
    pub broken: Option<usize>,
    pub control: Option<usize>,
}

/// Decodes a whole file.
///
/// # Errors
/// A [`Fault`] where it is too large.
pub(super) fn decode<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Result<Decoded<'b>, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::Limit("limit-text-file"));
    }
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    let line_of = |place: Option<usize>| place.map(|place| 1 + text[..place].matches('\n').count());
    let broken = if broken { line_of(text.find('\u{fffd}')) } else { None };
    // the programs of DOS end a text with a sign of their own
    let inner = text.trim_end_matches('\u{1a}');
    let control = line_of(inner.find(|sign: char| sign < ' ' && !matches!(sign, '\t' | '\r' | '\n' | '\u{c}')));
    Ok(Decoded { text, broken, control })
}

/// Reads text with delimiters, as Excel does: a quote opens a field only at its beginning, and stands for itself elsewhere.
///
/// # Errors
/// A [`Fault`]: a quote that is never closed, or too many cells.
pub(super) fn read<S: RowSink>(text: &str, delimiter: u8, mut gather: Gather<'_, S>) -> Result<Book<S>, Fault> {
    let below = named(text).map(|(_, rest)| rest);
    let (text, first_line) = below.map_or((text, 1), |rest| (rest, 2));
    let inflated = text.len() as u64;
    gather.sheet(None, SheetLook::of_size(inflated))?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut row, mut line, mut at) = (0_usize, first_line, 0_usize);
    // the text is in memory and valid UTF-8: reading it can't fail
    while reader.read_record(&mut record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
        let raw = &text[at..end];
        let body = raw.trim_start_matches(['\r', '\n']);
        let before = newlines(&raw[..raw.len() - body.len()]);
        // the reader passes over blank lines, a spreadsheet does not; the first may be the end of the row above
        row += before - usize::from(before > 0 && text[..at].ends_with('\r'));
        let body = body.trim_end_matches(['\r', '\n']);
        if body.contains('\n') && is_unclosed(body.as_bytes(), delimiter) {
            return Err(Fault::Quote(line + before));
        }
        (line, at) = (line + newlines(raw), end);
        let place = u32::try_from(row).unwrap_or(u32::MAX);
        for (column, field) in (0_u32..).zip(record.iter()).filter(|(_, field)| !field.trim().is_empty()) {
            gather.cell(place, column, Cell::Text(field.into()), false)?;
        }
        row += 1;
    }
    gather.finish()
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// Whether a quote in a row of several lines was never meant to reach so far: it is not closed, or closed in the middle of
/// a field, where it opens the next one.
fn is_unclosed(raw: &[u8], delimiter: u8) -> bool {
    let mut quoted = false;
    let mut lines = 0;
    let mut field_begins = true;
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            match byte {
                b'"' if bytes.next_if_eq(&b'"').is_some() => {}
                b'"' => {
                    let ends = bytes.peek().is_none_or(|next| *next == delimiter || matches!(next, b'\r' | b'\n'));
                    if lines > 0 && !ends {
                        return true;
                    }
                    (quoted, lines) = (false, 0);
                }
                b'\n' => lines += 1,
                _ => {}
            }
        } else if byte == b'"' && field_begins {
            quoted = true;
        }
        field_begins = !quoted && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::gather::NoSink;
    use crate::source::marks::Hidden;

    fn cells(text: &str, delimiter: u8) -> Result<Vec<(u32, u32, String)>, Fault> {
        let mut store = |_: &_| None::<NoSink>;
        let book = read(text, delimiter, Gather::new("f.csv".into(), Hidden::Unsaid, &mut store))?;
        let sheet = &book.sheets[0].0;
        Ok(sheet.cells_between(0, u32::MAX).map(|(row, column, cell)| (row, column, cell.text())).collect())
    }

    fn first_way(bytes: &[u8]) -> (&'static str, char) {
        let way = ways(bytes, Said::default())[0];
        (name(way.encoding), char::from(way.delimiter))
    }

    #[test]
    fn the_usual_encodings_and_delimiters_are_tried_first() {
        let text = "Школа;Доля\r\n\"СШ \"\"№ 1\"\"\";23,4\r\n";
        assert_eq!(first_way(text.as_bytes()), ("utf-8", ';'));
        let (ansi, _, _) = WINDOWS_1251.encode(text);
        assert_eq!(first_way(&ansi), ("windows-1251", ';'));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(first_way(&utf16), ("utf-16le", ';'));
        let with_mark: Vec<u8> = "\u{feff}a\tb".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(first_way(&with_mark), ("utf-16be", '\t'));
    }

    #[test]
    fn quotes_are_read_as_excel_reads_them() {
        let is = |row, column, text: &str| (row, column, text.to_owned());
        let text = "Школа;Доля\r\n\"СШ \"\"№ 1\"\"\";23,4\r\n\r\nСШ \"№ 2\";6\r\n\"СШ\n№ 3\";7\r\n";
        let expected = vec![
            is(0, 0, "Школа"),
            is(0, 1, "Доля"),
            is(1, 0, "СШ \"№ 1\""),
            is(1, 1, "23,4"),
            is(3, 0, "СШ \"№ 2\""),
            is(3, 1, "6"),
            is(4, 0, "СШ\n№ 3"),
            is(4, 1, "7"),
        ];
        assert_eq!(cells(text, b';'), Ok(expected));
        // a line `sep=` is none of the rows
        assert_eq!(cells("sep=,\r\na,b\r\n", b','), Ok(vec![is(0, 0, "a"), is(0, 1, "b")]));
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told_with_its_line() {
        assert_eq!(cells("Школа;Доля\n\"СШ № 1;5\nСШ № 2;6\n", b';'), Err(Fault::Quote(2)));
        assert_eq!(cells("sep=;\nШкола;Доля\n\"СШ № 1;5\nСШ № 2;6\n", b';'), Err(Fault::Quote(3)));
        // the quote of the next row seems to close it
        assert_eq!(cells("Школа;Доля\n\"СШ № 1;5\n\"СШ № 2;6\n", b';'), Err(Fault::Quote(2)));
    }
}

//! A workbook that is an archive (.xlsx, .xlsm, .xlsb, .ods), looked over before a reader that trusts it may have it: every
//! part is inflated once as it streams by and its real size is counted; odd entries, document types and XML that no office
//! program writes are refused. The same pass notes what the reader does not tell: hidden rows and columns, filters,
//! merged blocks, macros, links.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::ahead::ahead;
use super::fault::Fault;
use super::markup::{self, Tag};
use super::sheet::Merged;

/// Bytes of an inflated part.
pub(super) const MOST_PART: u64 = 64 * 1024 * 1024;
/// Bytes of an inflated sheet, which may be one of participants and then streams by.
const MOST_SHEET: u64 = 1024 * 1024 * 1024;
/// Bytes of all inflated parts that are no sheets together.
const MOST_ALL: u64 = 256 * 1024 * 1024;
/// Parts.
const MOST_PARTS: usize = 10_000;
/// Shared texts.
const MOST_TEXTS: u32 = 1_500_000;
/// Cell formats; Excel allows 65,490.
const MOST_FORMATS: u32 = 66_000;
/// Fonts, sheets, names, relations and the like in all parts together.
const MOST_RECORDS: u32 = 300_000;
/// Bytes of the names of fonts and number formats, as often as cell formats may repeat them.
const MOST_NAMES: u64 = 64 * 1024 * 1024;
/// Merged blocks of a sheet.
const MOST_MERGED: usize = 20_000;

/// What kind of archive it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Parts in XML as Excel writes them, or in its binary form.
    #[default]
    Excel,
    /// OpenDocument.
    OpenDocument,
}

/// Rows or columns from the first to the last of each span, in order.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    fn add(&mut self, from: u32, to: u32) {
        match self.0.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(from) => *last = to,
            _ => self.0.push((from, to)),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a row or column is among them.
    pub(super) fn contains(&self, place: u32) -> bool {
        let after = self.0.partition_point(|(from, _)| *from <= place);
        after.checked_sub(1).is_some_and(|span| place <= self.0[span].1)
    }
}

/// What the pass saw of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    pub hidden_rows: Spans,
    pub hidden_columns: Spans,
    /// A filter hides rows.
    pub filtered: bool,
    pub merged: Vec<Merged>,
    /// Some of its cells hold formulas.
    pub formulas: bool,
    /// Bytes that the sheet inflates to.
    pub inflated: u64,
    row: u32,
    column: u32,
}

/// What the pass saw of a workbook.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Its sheets, in the order in which the workbook names them.
    pub sheets: Vec<SheetLook>,
    pub macros: bool,
    /// It takes values from other workbooks.
    pub links: bool,
    /// Days are counted from 1904.
    pub since_1904: bool,
}

impl SheetLook {
    /// A sheet of which nothing is known but its size.
    pub(super) fn of_size(inflated: u64) -> Self {
        Self { inflated, ..Self::default() }
    }
}

/// Looks an archive over.
///
/// # Errors
/// The [`Fault`] for which it must not be read.
pub(super) fn look(bytes: &[u8], kind: Kind) -> Result<Look, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let names = entries(bytes, archive.central_directory_start(), archive.len())?;
    let mut pass = Pass { kind, ..Pass::default() };
    // an OpenDocument's parts make no sense where its list says that they are encrypted
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    order.sort_by_key(|(_, name)| *name != "meta-inf/manifest.xml");
    for (place, name) in order {
        let part = archive.by_index(place).map_err(|_| Fault::Damaged)?;
        let says = part.size();
        ahead(part, says, |part| pass.part(name, part))?;
    }
    Ok(pass.finish())
}

/// The names of the entries in lower case, read from the directory itself: the library keeps only the last of two that are
/// named alike.
fn entries(bytes: &[u8], start: u64, known: usize) -> Result<Vec<String>, Fault> {
    if known > MOST_PARTS {
        return Err(Fault::Limit("limit-parts"));
    }
    let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).ok_or(Fault::Damaged)?;
    while rest.starts_with(b"PK\x01\x02") && rest.len() >= 46 {
        let number = |at: usize| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]]));
        let (flags, name, extra, comment) = (number(8), number(28), number(30), number(32));
        let written = rest.get(46..46 + name).ok_or(Fault::Damaged)?;
        if flags & 1 != 0 {
            return Err(Fault::Password);
        }
        let name = String::from_utf8_lossy(written).to_lowercase();
        let odd = name.starts_with('/')
            || name.contains(['\\', '\0', ':'])
            || name.split('/').any(|step| step == ".." || step == ".");
        if odd {
            return Err(Fault::Limit("limit-odd-part"));
        }
        if !seen.insert(name.clone()) || names.len() > known {
            return Err(Fault::Limit("limit-part-twice"));
        }
        names.push(name);
        rest = rest.get(46 + written.len() + extra + comment..).ok_or(Fault::Damaged)?;
    }
    if names.len() == known { Ok(names) } else { Err(Fault::Damaged) }
}

/// What is known while the parts are read.
#[derive(Default)]
struct Pass {
    kind: Kind,
    look: Look,
    /// The sheets' parts by their paths.
    parts: BTreeMap<String, SheetLook>,
    /// Relations of the workbook: what they are called and which part they mean.
    relations: BTreeMap<Vec<u8>, String>,
    /// The relations of the sheets, in their order.
    sheets: Vec<Vec<u8>>,
    inflated: u64,
    records: u32,
    texts: u32,
    formats: u64,
    longest_name: u64,
}

impl Pass {
    fn part(&mut self, name: &str, mut part: impl Read) -> Result<(), Fault> {
        let file = name.rsplit('/').next().unwrap_or(name);
        let is_sheet = name.contains("worksheets/") && file.starts_with("sheet") && file.ends_with(".xml");
        let most = if is_sheet { MOST_SHEET } else { MOST_PART };
        let mut inflated = 0;
        let mut all = self.inflated;
        let mut count = |read: usize| {
            inflated += read as u64;
            all += if is_sheet { 0 } else { read as u64 };
            if inflated > most || all > MOST_ALL { Err(Fault::Limit("limit-inflated")) } else { Ok(()) }
        };
        self.look.macros |= file == "vbaproject.bin";
        self.look.links |= name.contains("/externallinks/");
        if !(file.ends_with(".xml") || file.ends_with(".rels")) {
            let mut buffer = vec![0; 64 * 1024];
            loop {
                let read = part.read(&mut buffer).map_err(|_| Fault::Damaged)?;
                if read == 0 {
                    self.inflated = all;
                    return Ok(());
                }
                count(read)?;
            }
        }
        if self.kind == Kind::OpenDocument {
            let content = name == "content.xml";
            markup::tags(part, &mut count, &mut |tag| {
                if content {
                    self.open_document(tag)
                } else if tag.name == b"encryption-data" {
                    Err(Fault::Password)
                } else {
                    Ok(())
                }
            })?;
            if let Some(sheet) = self.look.sheets.first_mut().filter(|_| content) {
                sheet.inflated = inflated;
            }
        } else if is_sheet {
            let mut sheet = SheetLook::default();
            markup::tags(part, &mut count, &mut |tag| sheet_tag(&mut sheet, tag))?;
            sheet.inflated = inflated;
            self.parts.insert(name.to_owned(), sheet);
        } else {
            markup::tags(part, &mut count, &mut |tag| self.book_tag(name, tag))?;
        }
        self.inflated = all;
        Ok(())
    }

    /// A tag of a part of an Excel workbook that is no sheet.
    fn book_tag(&mut self, part: &str, tag: Tag<'_>) -> Result<(), Fault> {
        match tag.name {
            b"si" => self.texts += 1,
            // the reader believes this number and asks for the memory
            b"sst" if tag.attribute(b"uniqueCount").is_some() => match tag.number(b"uniqueCount") {
                Some(0..=MOST_TEXTS) => {}
                _ => return Err(Fault::Limit("limit-texts")),
            },
            b"xf" => self.formats += 1,
            b"name" | b"numFmt" => self.longest_name = self.longest_name.max(tag.attributes_length()),
            b"font" | b"fill" | b"border" | b"definedName" => self.records += 1,
            b"Relationship" => {
                self.records += 1;
                if let Some((folder, file)) = part.split_once("_rels/")
                    && file.starts_with("workbook")
                    && let (Some(id), Some(target)) = (tag.attribute(b"Id"), tag.attribute(b"Target"))
                {
                    let target = String::from_utf8_lossy(target).to_lowercase();
                    let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                    self.relations.insert(id.to_vec(), path);
                }
            }
            b"sheet" => {
                self.records += 1;
                self.sheets.extend(tag.attribute(b"id").map(<[u8]>::to_vec));
            }
            b"workbookPr" => self.look.since_1904 |= tag.flag(b"date1904"),
            _ => {}
        }
        let formats = self.formats > u64::from(MOST_FORMATS) || self.formats * self.longest_name > MOST_NAMES;
        match (self.texts > MOST_TEXTS, formats || self.records > MOST_RECORDS) {
            (true, _) => Err(Fault::Limit("limit-texts")),
            (_, true) => Err(Fault::Limit("limit-records")),
            _ => Ok(()),
        }
    }

    /// A tag of the content of an OpenDocument workbook.
    fn open_document(&mut self, tag: Tag<'_>) -> Result<(), Fault> {
        if tag.name == b"table" {
            self.look.sheets.push(SheetLook::default());
            return Ok(());
        }
        let Some(sheet) = self.look.sheets.last_mut() else { return Ok(()) };
        let times = |wanted: &[u8]| tag.number(wanted).unwrap_or(1).max(1);
        let hidden = tag.attribute(b"visibility");
        let is_hidden = matches!(hidden, Some(b"collapse" | b"filter"));
        match tag.name {
            b"table-column" => {
                let end = sheet.column.saturating_add(times(b"number-columns-repeated"));
                if is_hidden {
                    sheet.hidden_columns.add(sheet.column, end - 1);
                }
                sheet.column = end;
            }
            b"table-row" => {
                let end = sheet.row.saturating_add(times(b"number-rows-repeated"));
                if is_hidden {
                    sheet.hidden_rows.add(sheet.row, end - 1);
                    sheet.filtered |= hidden == Some(b"filter");
                }
                (sheet.row, sheet.column) = (end, 0);
            }
            b"table-cell" | b"covered-table-cell" => {
                let (wide, high) = (times(b"number-columns-spanned"), times(b"number-rows-spanned"));
                if wide > 1 || high > 1 {
                    let row = sheet.row.saturating_sub(1);
                    sheet.merged.push(Merged {
                        rows: (row, row.saturating_add(high - 1)),
                        columns: (sheet.column, sheet.column.saturating_add(wide - 1)),
                    });
                }
                sheet.column = sheet.column.saturating_add(times(b"number-columns-repeated"));
            }
            _ => {}
        }
        if sheet.merged.len() > MOST_MERGED { Err(Fault::Limit("limit-merged")) } else { Ok(()) }
    }

    fn finish(mut self) -> Look {
        if self.kind == Kind::Excel {
            let relations = &self.relations;
            let parts = &mut self.parts;
            let part = |id: &Vec<u8>| relations.get(id).and_then(|path| parts.remove(path)).unwrap_or_default();
            self.look.sheets = self.sheets.iter().map(part).collect();
        }
        self.look
    }
}

/// A tag of a sheet.
fn sheet_tag(sheet: &mut SheetLook, tag: Tag<'_>) -> Result<(), Fault> {
    match tag.name {
        b"row" => {
            let row = tag.number(b"r").map_or(sheet.row, |row| row.saturating_sub(1));
            if tag.flag(b"hidden") {
                sheet.hidden_rows.add(row, row);
            }
            sheet.row = row.saturating_add(1);
        }
        b"col" if tag.flag(b"hidden") => {
            if let (Some(from), Some(to)) = (tag.number(b"min"), tag.number(b"max")) {
                sheet.hidden_columns.add(from.saturating_sub(1), to.saturating_sub(1));
            }
        }
        b"f" => sheet.formulas = true,
        b"filterColumn" => sheet.filtered = true,
        b"sheetPr" => sheet.filtered |= tag.flag(b"filterMode"),
        b"mergeCell" => {
            sheet.merged.extend(tag.attribute(b"ref").and_then(merged));
            if sheet.merged.len() > MOST_MERGED {
                return Err(Fault::Limit("limit-merged"));
            }
        }
        _ => {}
    }
    Ok(())
}

/// The block that an address like `A1:B2` means.
fn merged(written: &[u8]) -> Option<Merged> {
    let written = std::str::from_utf8(written).ok()?;
    let (first, last) = written.split_once(':')?;
    let (from, to) = (place(first)?, place(last)?);
    Some(Merged { rows: (from.0, to.0), columns: (from.1, to.1) })
}

/// Row and column, from 0, of an address like `B7`.
fn place(address: &str) -> Option<(u32, u32)> {
    let digits = address.find(|sign: char| sign.is_ascii_digit())?;
    let letter = |column: u32, sign: u8| {
        let letter = u32::from(sign.to_ascii_uppercase().checked_sub(b'A')?);
        column.checked_mul(26)?.checked_add(letter + 1).filter(|_| letter < 26)
    };
    let column = address.bytes().take(digits).try_fold(0, letter)?;
    Some((address[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_a_spreadsheet_writes_them() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place("ZZZZZZZZZ1"), None);
        assert_eq!(place("1"), None);
        assert_eq!(merged(b"C3:D5"), Some(Merged { rows: (2, 4), columns: (2, 3) }));
    }

    #[test]
    fn spans_hold_what_was_added() {
        let mut spans = Spans::default();
        for row in [2, 3, 4, 8] {
            spans.add(row, row);
        }
        assert_eq!(spans.0, [(2, 4), (8, 8)]);
        assert!(spans.contains(3) && spans.contains(8) && !spans.contains(5) && !spans.contains(0));
    }
}

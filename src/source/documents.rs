//! Where two documents for people differ first: a cell of a workbook, a paragraph of a text. People write into such files,
//! and office programs pack them anew, so that their bytes say nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::archive::MOST_PART;
use super::files::InputFile;
use super::gather::RowSink;
use super::open::{self, Manner};
use super::sheet::{Cell, Sheet};
use crate::finding::Level;
use crate::origin::cell_address;

/// The part of a text document that holds its text.
const TEXT: &str = "word/document.xml";

/// Where two documents differ first, and what stands in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDifference {
    /// Where.
    pub place: DocumentPlace,
    /// What stands in the first; `None` where nothing does.
    pub stands: Option<String>,
    /// What stands in the second.
    pub expected: Option<String>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentPlace {
    /// A cell of a workbook: its sheet and its address.
    Cell(String, String),
    /// A whole sheet.
    Sheet(String),
    /// A paragraph, from 1.
    Paragraph(usize),
    /// A part of the archive, where everything that is read is the same.
    Part(String),
}

/// Nobody takes rows of a document with him.
struct Nobody;

impl RowSink for Nobody {
    fn row(&mut self, _: u32, _: &[(u32, Cell)]) {}
}

/// Where a document differs from what it should be; `None` where nothing that can be read does.
#[must_use]
pub fn document_difference(name: &str, stands: &[u8], expected: &[u8]) -> Option<DocumentDifference> {
    let read = match name.rsplit_once('.')?.1 {
        "xlsx" => sheets(name, stands).zip(sheets(name, expected)).and_then(|(one, other)| of_sheets(&one, &other)),
        "docx" => paragraphs(stands).zip(paragraphs(expected)).and_then(|(one, other)| of_texts(&one, &other)),
        _ => return None,
    };
    read.or_else(|| of_parts(stands, expected))
}

/// The sheets of a workbook that can be read.
fn sheets(name: &str, bytes: &[u8]) -> Option<Vec<Sheet>> {
    let file = InputFile { name: name.to_owned(), bytes: bytes.to_vec(), sha256: String::new() };
    let opened = open::open(&file, Manner::default(), &mut |_| None::<Nobody>);
    let is_whole = opened.findings.iter().all(|finding| finding.level != Level::Stop) && !opened.sheets.is_empty();
    is_whole.then(|| opened.sheets.into_iter().map(|(sheet, _)| sheet).collect())
}

fn of_sheets(stands: &[Sheet], expected: &[Sheet]) -> Option<DocumentDifference> {
    let name = |sheet: &Sheet| sheet.name.as_deref().unwrap_or_default().to_owned();
    let by_name: BTreeMap<String, &Sheet> = stands.iter().map(|sheet| (name(sheet), sheet)).collect();
    for sheet in expected {
        let Some(own) = by_name.get(&name(sheet)) else {
            let place = DocumentPlace::Sheet(name(sheet));
            return Some(DocumentDifference { place, stands: None, expected: Some(name(sheet)) });
        };
        let found = of_cells(own, sheet);
        if found.is_some() {
            return found;
        }
    }
    let known: BTreeSet<String> = expected.iter().map(name).collect();
    let more = stands.iter().map(name).find(|name| !known.contains(name))?;
    Some(DocumentDifference { place: DocumentPlace::Sheet(more.clone()), stands: Some(more), expected: None })
}

fn of_cells(stands: &Sheet, expected: &Sheet) -> Option<DocumentDifference> {
    let cells = |sheet: &Sheet| -> BTreeMap<(u32, u32), String> {
        let shown = sheet.cells_between(0, u32::MAX).map(|(row, column, cell)| ((row, column), cell.shown()));
        shown.filter(|(_, text)| !text.is_empty()).collect()
    };
    let (here, there) = (cells(stands), cells(expected));
    let places: BTreeSet<(u32, u32)> = here.keys().chain(there.keys()).copied().collect();
    let (row, column) = places.into_iter().find(|place| here.get(place) != there.get(place))?;
    let sheet = stands.name.as_deref().unwrap_or_default().to_owned();
    Some(DocumentDifference {
        place: DocumentPlace::Cell(sheet, cell_address(row, column)),
        stands: here.get(&(row, column)).cloned(),
        expected: there.get(&(row, column)).cloned(),
    })
}

/// The paragraphs of a text document.
fn paragraphs(bytes: &[u8]) -> Option<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(TEXT).ok()?.take(MOST_PART).read_to_string(&mut text).ok()?;
    let mut reader = Reader::from_str(&text);
    // a box with text may stand within a paragraph
    let (mut done, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut is_text = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.local_name().as_ref() == "p" => open.push(String::new()),
            Event::End(tag) if tag.local_name().as_ref() == "p" => done.extend(open.pop()),
            Event::Start(tag) if tag.local_name().as_ref() == "t" => is_text = true,
            Event::End(tag) if tag.local_name().as_ref() == "t" => is_text = false,
            Event::Text(words) if is_text => open.last_mut()?.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if is_text => {
                let name = name.xml10_content();
                open.last_mut()?.push_str(&quick_xml::escape::unescape(&format!("&{name};")).ok()?);
            }
            Event::Eof => return Some(done),
            _ => {}
        }
    }
}

fn of_texts(stands: &[String], expected: &[String]) -> Option<DocumentDifference> {
    let longest = stands.len().max(expected.len());
    let at = (0..longest).find(|at| stands.get(*at) != expected.get(*at))?;
    Some(DocumentDifference {
        place: DocumentPlace::Paragraph(at + 1),
        stands: stands.get(at).cloned(),
        expected: expected.get(at).cloned(),
    })
}

/// The first part of two archives that is not the same, by the check sums that they keep.
fn of_parts(stands: &[u8], expected: &[u8]) -> Option<DocumentDifference> {
    let parts = |bytes: &[u8]| -> Option<BTreeMap<String, (u32, u64)>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).ok()?;
            parts.insert(part.name().ok()?.into_owned(), (part.crc32(), part.size()));
        }
        Some(parts)
    };
    let (here, there) = (parts(stands)?, parts(expected)?);
    let names: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
    let name = names.into_iter().find(|name| here.get(*name) != there.get(*name))?;
    Some(DocumentDifference { place: DocumentPlace::Part(name.clone()), stands: None, expected: None })
}

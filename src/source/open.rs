//! From the bytes of a file to its sheets: what it is, by its content and not by its extension, and what is wrong with it.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, IBM866, WINDOWS_1251};

use super::archive::{self, Kind, Look};
use super::child::{self, Format};
use super::container::Container;
use super::delimited::{self, Said, Way};
use super::fault::Fault;
use super::files::InputFile;
use super::gather::{Begin, Book, Gather, RowSink};
use super::marks::Hidden;
use super::sheet::Sheet;
use super::{proof, workbook};
use crate::finding::{Finding, Level, Place};
use crate::layout::Layout;
use crate::text::Message;

/// Stray cells that are named.
const STRAY: usize = 3;

/// How a file is to be read, as far as somebody says it.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner<'m> {
    /// The layout of a plain table.
    pub plain: Option<&'m Layout>,
    /// The layouts that there are.
    pub layouts: &'m [Layout],
    pub encoding: Option<&'static Encoding>,
    pub delimiter: Option<u8>,
    pub hidden: Hidden,
    /// This program, which reads some formats in a process of their own.
    pub program: Option<&'m Path>,
}

/// A file opened: its sheets, those whose rows somebody takes with him, and what is wrong or odd about the file.
pub(super) struct Opened<S> {
    /// The sheets; of those whose rows somebody took, only the head, and who took them.
    pub sheets: Vec<(Sheet, Option<S>)>,
    pub findings: Vec<Finding>,
}

/// Opens a file. `begin` is asked with the head of each sheet who takes its rows as they stream by; a sheet that nobody
/// takes is stored, within narrower limits.
pub(super) fn open<S: RowSink>(file: &InputFile, manner: Manner<'_>, begin: Begin<'_, S>) -> Opened<S> {
    let name: Arc<str> = file.name.as_str().into();
    let place = Place::file(&name);
    let mut findings = Vec::new();
    let container = Container::of(&file.bytes);
    // what can't be read and does not even claim to be a table is nobody's data
    let is_foreign = manner.plain.is_none() && Container::is_foreign(&name);
    let unknown = || {
        let message = Message::new("finding-file-unknown");
        vec![Finding::new("F72", Level::Note, place.clone(), message, "finding-file-unknown-remedy")]
    };
    let told = |fault: Fault| vec![fault.finding(place.clone())];
    let stop =
        |code, message, remedy| vec![Finding::new(code, Level::Stop, place.clone(), Message::new(message), remedy)];
    let read = match container {
        Container::Empty | Container::Web | Container::Encrypted if is_foreign => Err(unknown()),
        Container::Empty => Err(stop("F02", "finding-file-empty", "finding-file-empty-remedy")),
        Container::Web => Err(stop("F04", "finding-file-web", "finding-save-as-remedy")),
        Container::Encrypted => Err(told(Fault::Password)),
        Container::Other => Err(unknown()),
        Container::Text => {
            let said = Said { encoding: manner.encoding, delimiter: manner.delimiter };
            let way = proof::way(&name, &file.bytes, said, (manner.plain, manner.layouts));
            let way = way.map_err(|why| if is_foreign { unknown() } else { why });
            way.and_then(|way| text(&name, &file.bytes, way, begin, &mut findings))
        }
        _ => {
            let gather = Gather::new(name.clone(), manner.hidden, begin);
            let book = book(container, &file.bytes, manner, gather, &place, &mut findings);
            book.map_err(|fault| if is_foreign { unknown() } else { told(fault) })
        }
    };
    let mut book = read.unwrap_or_else(|why| {
        findings.extend(why);
        Book::default()
    });
    if !book.sheets.is_empty()
        && let Some(named) = container.misnamed(&name)
    {
        let message = Message::new("finding-misnamed").with("named", named).with("format", container.word());
        findings.push(Finding::new("F03", Level::Note, place.clone(), message, "finding-misnamed-remedy"));
    }
    about_sheets(&name, &mut book, &mut findings);
    Opened { sheets: book.sheets, findings }
}

/// The sheets of a workbook.
fn book<S: RowSink>(
    container: Container,
    bytes: &[u8],
    manner: Manner<'_>,
    gather: Gather<'_, S>,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<Book<S>, Fault> {
    let look = match container {
        Container::OldExcel => Look::default(),
        Container::OpenDocument => archive::look(bytes, Kind::OpenDocument)?,
        _ => archive::look(bytes, Kind::Excel)?,
    };
    let mut note = |code, message| {
        findings.push(Finding::new(code, Level::Note, place.clone(), Message::new(message), "finding-nothing-to-do"));
    };
    if look.macros {
        note("F14", "finding-macros");
    }
    if look.links {
        note("F14", "finding-links");
    }
    if look.since_1904 {
        note("F37", "finding-since-1904");
    }
    let foreign = |format, look, gather| child::read(manner.program, format, codepage(manner), bytes, look, gather);
    match container {
        Container::OldExcel => foreign(Format::Xls, look, gather),
        Container::ExcelBinary => foreign(Format::Xlsb, look, gather),
        Container::OpenDocument => foreign(Format::Ods, look, gather),
        _ => workbook::read(bytes, look, gather),
    }
}

/// The number of an encoding in workbooks of Excel up to 2003.
fn codepage(manner: Manner<'_>) -> Option<u16> {
    let numbers = [(WINDOWS_1251, 1251), (IBM866, 866)];
    numbers.iter().find(|(encoding, _)| manner.encoding == Some(*encoding)).map(|(_, number)| *number)
}

/// The one sheet of a text file, read in a way that is proven.
fn text<S: RowSink>(
    name: &Arc<str>,
    bytes: &[u8],
    (way, notes): (Way, Vec<Finding>),
    begin: Begin<'_, S>,
    findings: &mut Vec<Finding>,
) -> Result<Book<S>, Vec<Finding>> {
    let place = Place::file(name);
    let told = |fault: Fault| vec![fault.finding(place.clone())];
    let decoded = delimited::decode(bytes, way.encoding).map_err(told)?;
    if let Some(line) = decoded.broken {
        let message = Message::new("finding-broken-bytes").with("line", line.to_string());
        return Err(vec![Finding::new("F10", Level::Stop, place, message, "finding-encoding-remedy")]);
    }
    let book = delimited::read(&decoded.text, way.delimiter, Gather::new(name.clone(), Hidden::Unsaid, begin));
    let book = book.map_err(told)?;
    findings.extend(notes);
    if let Some(line) = decoded.control {
        let message = Message::new("finding-control").with("line", line.to_string());
        findings.push(Finding::new("F10", Level::Error, place, message, "finding-encoding-remedy"));
    }
    Ok(book)
}

/// What is to be told of the sheets of a book together.
fn about_sheets<S>(name: &Arc<str>, book: &mut Book<S>, findings: &mut Vec<Finding>) {
    if !book.hidden.is_empty() {
        let names: Vec<String> = book.hidden.iter().map(ToString::to_string).collect();
        let message = Message::new("finding-hidden-sheets").with("sheets", names);
        findings.push(Finding::new("F16", Level::Note, Place::file(name), message, "finding-hidden-sheets-remedy"));
    }
    for (sheet, row, column) in book.stray.drain(..).take(STRAY) {
        let place = Place { file: name.clone(), sheet, cell: Some((row, column)) };
        findings.push(Finding::new("F23", Level::Note, place, Message::new("finding-stray"), "finding-stray-remedy"));
    }
}

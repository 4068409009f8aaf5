//! From the bytes of a file to its sheets: what it is, by its content and not by its extension, and what is wrong with it.

use std::sync::Arc;

use super::files::InputFile;
use super::sheet::Sheet;
use super::{delimited, header, personal, recognise, workbook};
use crate::finding::{Finding, Level, Place};
use crate::layout::{self, Layout};
use crate::text::Message;

/// The sheets of a file, and what is wrong or odd about it.
pub(super) fn open(file: &InputFile, plain: Option<&Layout>) -> (Vec<Sheet>, Vec<Finding>) {
    let name: Arc<str> = file.name.as_str().into();
    let place = Place::file(&name);
    let stop = |code, message, remedy| {
        let finding = Finding::new(code, Level::Stop, place.clone(), Message::new(message), remedy);
        (Vec::new(), vec![finding])
    };
    match container(&file.bytes) {
        Container::Empty => stop("F02", "finding-file-empty", "finding-file-empty-remedy"),
        Container::Web => stop("F04", "finding-file-web", "finding-save-as-remedy"),
        Container::Encrypted => stop("F05", "finding-file-password", "finding-file-password-remedy"),
        Container::OldOffice => stop("F06", "finding-file-old-office", "finding-save-as-remedy"),
        Container::OpenDocument => stop("F06", "finding-file-open-document", "finding-save-as-remedy"),
        Container::Other => (Vec::new(), vec![unknown(place, Message::new("finding-file-unknown"))]),
        Container::Workbook => match workbook::read(&name, &file.bytes) {
            Ok(book) => sheets_of(&name, book),
            Err(workbook::Fault::Password) => stop("F05", "finding-file-password", "finding-file-password-remedy"),
            Err(workbook::Fault::Damaged) => stop("F06", "finding-file-damaged", "finding-file-damaged-remedy"),
            Err(workbook::Fault::TooLarge) => stop("F07", "finding-file-large", "finding-file-large-remedy"),
        },
        Container::Text => match delimited::candidates(&name, &file.bytes) {
            Ok(candidates) => proven(place, candidates, plain),
            Err(delimited::Fault::Quote(line)) => {
                let message = Message::new("finding-quote").with("line", line.to_string());
                (Vec::new(), vec![Finding::new("F60", Level::Stop, place, message, "finding-quote-remedy")])
            }
            Err(delimited::Fault::Encoding) => stop("F08", "finding-encoding", "finding-encoding-remedy"),
        },
    }
}

/// A file that is passed over.
fn unknown(place: Place, message: Message) -> Finding {
    Finding::new("F72", Level::Note, place, message, "finding-file-unknown-remedy")
}

fn sheets_of(name: &Arc<str>, book: workbook::Book) -> (Vec<Sheet>, Vec<Finding>) {
    let mut findings = Vec::new();
    if !book.hidden.is_empty() {
        let names: Vec<String> = book.hidden.iter().map(ToString::to_string).collect();
        let message = Message::new("finding-hidden-sheets").with("sheets", names);
        findings.push(Finding::new("F16", Level::Note, Place::file(name), message, "finding-hidden-sheets-remedy"));
    }
    for (sheet, row, column) in book.stray.into_iter().take(3) {
        let place = Place { file: name.clone(), sheet: Some(sheet), cell: Some((row, column)) };
        findings.push(Finding::new("F23", Level::Note, place, Message::new("finding-stray"), "finding-stray-remedy"));
    }
    (book.sheets, findings)
}

/// The first reading of a text file whose headings a layout knows: that proves encoding and delimiter.
fn proven(place: Place, candidates: Vec<delimited::Candidate>, plain: Option<&Layout>) -> (Vec<Sheet>, Vec<Finding>) {
    let guess = |candidate: &delimited::Candidate| {
        format!("{} «{}»", candidate.encoding, char::from(candidate.delimiter).escape_default())
    };
    let guesses: Vec<String> = candidates.iter().map(guess).collect();
    let known = |candidate: &delimited::Candidate| match plain {
        Some(layout) => header::find(&candidate.sheet, layout).is_some(),
        None => recognise::recognise(&candidate.sheet, layout::shipped()).is_some(),
    };
    // the headings that `selection.toml` names are missed later, in their table; a file that nobody knows is watched for
    // personal data all the same
    let personal = |candidate: &delimited::Candidate| personal::watch(&candidate.sheet).finds_any();
    let chosen = candidates.iter().position(known).or(plain.map(|_| 0)).or(candidates.iter().position(personal));
    match chosen.and_then(|chosen| candidates.into_iter().nth(chosen)) {
        Some(delimited::Candidate { broken: Some(line), .. }) => {
            let message = Message::new("finding-broken-bytes").with("line", line.to_string());
            (Vec::new(), vec![Finding::new("F10", Level::Stop, place, message, "finding-encoding-remedy")])
        }
        Some(candidate) => (vec![candidate.sheet], Vec::new()),
        None => (Vec::new(), vec![unknown(place, Message::new("finding-text-unknown").with("guesses", guesses))]),
    }
}

/// What a file is, by its first bytes.
enum Container {
    Empty,
    Workbook,
    OpenDocument,
    /// A workbook under a password.
    Encrypted,
    OldOffice,
    Web,
    Text,
    Other,
}

fn container(bytes: &[u8]) -> Container {
    let head: String = bytes.iter().take(512).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let head = head.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', ' ', '\r', '\n', '\t']);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        Container::Empty
    } else if bytes.starts_with(b"PK\x03\x04") {
        if head.contains("mimetypeapplication/vnd.oasis") {
            Container::OpenDocument
        } else if holds(bytes, b"xl/") {
            Container::Workbook
        } else {
            Container::Other
        }
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // the names of the streams inside stand in UTF-16
        let stream = |name: &str| holds(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        if stream("EncryptedPackage") {
            Container::Encrypted
        } else if stream("Workbook") || stream("Book") {
            Container::OldOffice
        } else {
            Container::Other
        }
    } else if head.starts_with("<!doctype")
        || head.starts_with("<html")
        || head.starts_with("<?xml")
        || head.starts_with("mime-version")
    {
        Container::Web
    } else if bytes.starts_with(b"%PDF") || bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8]) {
        Container::Other
    } else {
        Container::Text
    }
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

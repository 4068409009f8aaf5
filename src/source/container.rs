//! What a file is, by its content and not by its extension.

use memchr::memmem;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Nothing.
    Empty,
    /// A workbook of Excel since 2007.
    Excel,
    /// Its binary form.
    ExcelBinary,
    /// A workbook of Excel up to 2003.
    OldExcel,
    /// A workbook of LibreOffice.
    OpenDocument,
    /// A workbook under a password.
    Encrypted,
    /// A web page or XML.
    Web,
    /// Text.
    Text,
    /// Something that is no table.
    Other,
}

/// Extensions of tables, and what files of that name hold.
const EXTENSIONS: [(&str, Container); 12] = [
    ("xlsx", Container::Excel),
    ("xlsm", Container::Excel),
    ("xltx", Container::Excel),
    ("xltm", Container::Excel),
    ("xlsb", Container::ExcelBinary),
    ("xls", Container::OldExcel),
    ("xlt", Container::OldExcel),
    ("ods", Container::OpenDocument),
    ("ots", Container::OpenDocument),
    ("csv", Container::Text),
    ("tsv", Container::Text),
    ("txt", Container::Text),
];

impl Container {
    /// What a file with these bytes is.
    pub(super) fn of(bytes: &[u8]) -> Self {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            Self::Empty
        } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            archive(bytes)
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            compound(bytes)
        } else {
            plain(bytes)
        }
    }

    /// Whether it is a workbook, of whatever program.
    pub(super) fn is_workbook(self) -> bool {
        matches!(self, Self::Excel | Self::ExcelBinary | Self::OldExcel | Self::OpenDocument | Self::Encrypted)
    }

    /// The extension in a file's name where it promises a table of another kind.
    pub(super) fn misnamed(self, name: &str) -> Option<String> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_lowercase();
        let (_, promised) = EXTENSIONS.iter().find(|(known, _)| *known == extension)?;
        (*promised != self).then_some(extension)
    }

    /// Whether a file's name has an extension, and none of a table.
    pub(super) fn is_foreign(name: &str) -> bool {
        let Some((_, extension)) = name.rsplit_once('.') else { return false };
        !EXTENSIONS.iter().any(|(known, _)| known.eq_ignore_ascii_case(extension))
    }

    /// What such a file is called in messages: an extension.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Text => "csv",
            other => EXTENSIONS.iter().find(|(_, known)| *known == other).map_or("", |(extension, _)| extension),
        }
    }
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    memmem::find(bytes, mark).is_some()
}

fn archive(bytes: &[u8]) -> Container {
    if holds(&bytes[..bytes.len().min(512)], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        Container::OpenDocument
    } else if holds(bytes, b"xl/workbook.bin") {
        Container::ExcelBinary
    } else if holds(bytes, b"xl/") || holds(bytes, b"xl\\") || holds(bytes, b"workbook.xml") {
        Container::Excel
    } else {
        Container::Other
    }
}

/// The container of the old office formats; the names of its streams stand in UTF-16.
fn compound(bytes: &[u8]) -> Container {
    let stream = |name: &str| holds(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if stream("EncryptedPackage") {
        Container::Encrypted
    } else if stream("Workbook") || stream("Book") {
        Container::OldExcel
    } else {
        Container::Other
    }
}

fn plain(bytes: &[u8]) -> Container {
    let head = &bytes[..bytes.len().min(512)];
    // an XML file of Excel 2003 may come in UTF-16
    let head: Vec<u8> = head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let head =
        head.strip_prefix(b"\xef\xbb\xbf").or(head.strip_prefix(b"\xff\xfe")).unwrap_or(&head).trim_ascii_start();
    let starts = |mark: &[u8]| head.starts_with(mark);
    if [&b"<!doctype"[..], b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"mime-version"].into_iter().any(starts) {
        Container::Web
    } else if starts(b"%pdf") || starts(b"\x89png") || starts(&[0xff, 0xd8]) || starts(b"rar!") || starts(b"7z\xbc\xaf")
    {
        Container::Other
    } else if bytes[0] == 0x09 && matches!(bytes.get(1), Some(0 | 2 | 4 | 8)) {
        // the record that begins a workbook without a container, of Excel 2 to 4
        Container::OldExcel
    } else {
        Container::Text
    }
}

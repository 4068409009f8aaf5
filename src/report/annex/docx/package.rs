//! The package of a document: its parts, what they are, how they refer to each other. The same parts give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::styles::{self, MAIN, Style};
use super::xml::Xml;
use super::{Flow, REFERENCES, paragraph, run};
use crate::date::Date;
use crate::text::Language;

/// By what the document names its header.
pub(super) const HEADER: &str = "rId3";

const DOCUMENT: &str = "word/document.xml";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The bytes of a document with this body.
pub(super) fn bytes(title: &str, running: &str, language: Language, date: Date, document: Vec<u8>) -> Vec<u8> {
    let locale = match language {
        Language::Russian => "ru-RU",
        Language::English => "en-GB",
    };
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", package()),
        (DOCUMENT, document),
        ("word/_rels/document.xml.rels", of_document()),
        ("word/styles.xml", styles::part(locale)),
        ("word/settings.xml", settings(locale)),
        ("word/header1.xml", header(running)),
        ("docProps/core.xml", core(title, locale, date)),
        ("docProps/app.xml", app()),
    ];
    packed(&parts, date).expect("memory takes what is written")
}

fn packed(parts: &[(&str, Vec<u8>)], date: Date) -> zip::result::ZipResult<Vec<u8>> {
    let time = DateTime::from_date_and_time(date.year, date.month, date.day, 0, 0, 0).unwrap_or_default();
    // the archive must not tell on which system it was made
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time)
        .system(System::Dos);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn types() -> Vec<u8> {
    let mut xml = Xml::new();
    let kinds = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.within("Types", &[("xmlns", kinds)], |xml| {
        let related = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", related)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (part, kind) in
            [("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("header1", "header")]
        {
            let (part, kind) = (format!("/word/{part}.xml"), format!("{CONTENT}{kind}+xml"));
            xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
        let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
        xml.empty("Override", &[("PartName", "/docProps/app.xml"), ("ContentType", app)]);
    });
    xml.into_bytes()
}

/// The references of a part: names, kinds, targets.
fn related(references: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, kind, target) in references {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.into_bytes()
}

fn package() -> Vec<u8> {
    let kind = |kind: &str| format!("{REFERENCES}/{kind}");
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    related(&[
        ("rId1", &kind("officeDocument"), DOCUMENT),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", &kind("extended-properties"), "docProps/app.xml"),
    ])
}

fn of_document() -> Vec<u8> {
    let kind = |kind: &str| format!("{REFERENCES}/{kind}");
    related(&[
        ("rId1", &kind("styles"), "styles.xml"),
        ("rId2", &kind("settings"), "settings.xml"),
        (HEADER, &kind("header"), "header1.xml"),
    ])
}

fn settings(locale: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:compat", &[], |xml| {
            // else the layout is that of an old version, and the program offers to convert the document
            let owner = "http://schemas.microsoft.com/office/word";
            let mode = [("w:name", "compatibilityMode"), ("w:uri", owner), ("w:val", "15")];
            xml.empty("w:compatSetting", &mode);
        });
        xml.value("w:themeFontLang", locale);
    });
    xml.into_bytes()
}

/// The number of the page, and what the document is: a page may be handed over alone.
fn header(running: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:hdr", &[("xmlns:w", MAIN)], |xml| {
        paragraph(xml, Style::PageNumber, Flow::Plain, |xml| {
            xml.within("w:fldSimple", &[("w:instr", "PAGE")], |xml| {
                xml.within("w:r", &[], |xml| xml.within("w:t", &[], |xml| xml.text("2")));
            });
        });
        paragraph(xml, Style::Running, Flow::Plain, |xml| run(xml, running, false));
    });
    xml.into_bytes()
}

fn core(title: &str, locale: &str, date: Date) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let moment = format!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month, date.day);
    xml.within("cp:coreProperties", &spaces, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(title));
        xml.within("dc:language", &[], |xml| xml.text(locale));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.within(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&moment));
        }
    });
    xml.into_bytes()
}

fn app() -> Vec<u8> {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.within("Properties", &[("xmlns", space)], |xml| {
        xml.within("Application", &[], |xml| xml.text("shnor"));
    });
    xml.into_bytes()
}

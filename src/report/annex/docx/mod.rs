//! A text document for office programs: paragraphs and tables as `WordprocessingML` (ECMA-376), in a package.

mod package;
mod styles;
mod table;
mod xml;

use crate::date::Date;
use crate::text::Language;
use styles::{MAIN, MARGINS, PAPER, TEXT_WIDTH};
use xml::Xml;

pub(super) use styles::Style;
pub(super) use table::Table;

/// The namespace of references from one part to another.
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document being written.
pub(super) struct Document {
    xml: Xml,
}

impl Document {
    /// An empty one.
    pub(super) fn new() -> Self {
        Self { xml: Xml::piece() }
    }

    /// The file: what was written, with a title, what every page but the first says of the document, a language, a date.
    pub(super) fn into_file(self, title: &str, running: &str, language: Language, date: Date) -> Vec<u8> {
        let mut whole = Xml::new();
        whole.within("w:document", &[("xmlns:w", MAIN), ("xmlns:r", REFERENCES)], |xml| {
            xml.within("w:body", &[], |xml| {
                xml.append(self.xml);
                section(xml);
            });
        });
        package::bytes(title, running, language, date, whole.into_bytes())
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, style: Style, text: &str) {
        paragraph(&mut self.xml, style, Flow::Plain, |xml| run(xml, text, false));
    }

    /// Several of them, a line each; one that is indented belongs to the line before it.
    pub(super) fn lines(&mut self, style: Style, lines: &[String]) {
        for line in lines {
            let style = if line.starts_with(' ') { Style::Inner } else { style };
            self.paragraph(style, line.trim_start());
        }
    }

    /// A part of the document that begins on a page of its own.
    pub(super) fn part(&mut self, title: &str) {
        paragraph(&mut self.xml, Style::Part, Flow::OnNewPage, |xml| run(xml, title, false));
    }

    /// What is to be written by hand: words, and a line to the end of the text's width; then further whole lines.
    pub(super) fn blank(&mut self, words: &[&str], further: usize) {
        let stops: Vec<u32> = match words {
            [_] => vec![TEXT_WIDTH],
            words => {
                let count = u32::try_from(words.len()).unwrap_or(1);
                (1..=count).map(|place| TEXT_WIDTH * place / count).collect()
            }
        };
        ruled(&mut self.xml, &stops, |xml| {
            for (place, word) in words.iter().enumerate() {
                run(xml, &format!("{}{word} ", if place > 0 { " " } else { "" }), false);
                xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
            }
        });
        for _ in 0..further {
            ruled(&mut self.xml, &[TEXT_WIDTH], |xml| xml.within("w:r", &[], |xml| xml.empty("w:tab", &[])));
        }
    }

    /// Space about a table.
    fn gap(&mut self) {
        paragraph(&mut self.xml, Style::Gap, Flow::Plain, |_| {});
    }
}

/// How a paragraph stands to the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Wherever there is room.
    Plain,
    /// On a new page.
    OnNewPage,
    /// On the page of what follows.
    WithNext,
}

/// A paragraph.
fn paragraph(xml: &mut Xml, style: Style, flow: Flow, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style.id());
            match flow {
                Flow::Plain => {}
                Flow::OnNewPage => xml.empty("w:pageBreakBefore", &[]),
                Flow::WithNext => xml.empty("w:keepNext", &[]),
            }
        });
        inside(xml);
    });
}

/// A paragraph with lines drawn up to these places.
fn ruled(xml: &mut Xml, stops: &[u32], inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", Style::Blank.id());
            xml.within("w:tabs", &[], |xml| {
                for stop in stops {
                    let at = stop.to_string();
                    xml.empty("w:tab", &[("w:val", "left"), ("w:leader", "underscore"), ("w:pos", &at)]);
                }
            });
        });
        inside(xml);
    });
}

/// A piece of text.
fn run(xml: &mut Xml, text: &str, is_bold: bool) {
    if text.is_empty() {
        return;
    }
    xml.within("w:r", &[], |xml| {
        if is_bold {
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            });
        }
        xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    });
}

/// The page: paper, margins, and that its number stands on it from the second one on.
fn section(xml: &mut Xml) {
    let [left, right, top, bottom] = MARGINS.map(|margin| margin.to_string());
    xml.within("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", package::HEADER)]);
        xml.empty("w:pgSz", &[("w:w", &PAPER.0.to_string()), ("w:h", &PAPER.1.to_string())]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:pgNumType", &[("w:start", "1")]);
        xml.empty("w:titlePg", &[]);
    });
}

//! XML being written: elements that are closed as they were opened, texts with nothing in them that XML forbids.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::text::printable;

/// A part of the document being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A part, from its declaration on.
    pub(super) fn new() -> Self {
        let mut xml = Self::piece();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// A piece of a part.
    pub(super) fn piece() -> Self {
        Self { writer: Writer::new(Vec::new()) }
    }

    /// A piece that was written apart.
    pub(super) fn append(&mut self, piece: Self) {
        self.writer.get_mut().extend(piece.into_bytes());
    }

    /// An element with what `inside` writes into it.
    pub(super) fn within(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose only attribute is its value, as most properties are.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text, on one line.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&allowed(text))));
    }

    /// What was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes what is written");
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// The text as XML 1.0 can hold it.
fn allowed(text: &str) -> String {
    let plain = printable(text).replace(['\n', '\t'], " ").replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    // the sign of a number stays with the number, and with what is numbered
    plain.replace(" № ", "\u{a0}№\u{a0}").replace("№ ", "№\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_file_is_no_markup_and_holds_nothing_that_xml_forbids() {
        let mut xml = Xml::new();
        xml.within("w:t", &[("w:val", "a\"<b")], |xml| xml.text("</w:t>&\u{1}\u{ffff}\n№ 5"));
        let text = String::from_utf8(xml.into_bytes()).expect("UTF-8");
        let (_, written) = text.split_once("?>").expect("a declaration");
        let expected = "<w:t w:val=\"a&quot;&lt;b\">&lt;/w:t&gt;&amp;\u{fffd}\u{fffd}\u{a0}№\u{a0}5</w:t>";
        assert_eq!(written, expected);
    }
}

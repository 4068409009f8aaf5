//! A reader of documents that knows nothing of what wrote them: parts of an archive as trees of elements.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::city::root;

/// An element: its name, attributes, what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// All elements of a name, at any depth, in the order of the document.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> Vec<&'e Element> {
        let one = |child: &'e Element| (child.name == name).then_some(child).into_iter().chain(child.all(name));
        self.children.iter().flat_map(one).collect()
    }

    pub(super) fn first<'e>(&'e self, name: &'e str) -> Option<&'e Element> {
        self.all(name).first().copied()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }

    pub(super) fn value(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// The words in it, runs joined, spaces that do not break as others.
    pub(super) fn words(&self) -> String {
        let texts: Vec<&str> = self.all("w:t").into_iter().map(|text| text.text.as_str()).collect();
        plain(&texts.concat())
    }

    pub(super) fn style(&self) -> &str {
        self.first("w:pStyle").map_or("", |style| style.value("w:val"))
    }
}

/// A text with every space as the common one.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// A part as a tree; it panics where the part is not well-formed.
fn tree(part: &str, xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let started = |start: &BytesStart<'_>| Element {
        name: start.name().as_ref().to_owned(),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.expect("an attribute, none twice");
                let key = attribute.key.as_ref().to_owned();
                (key, attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value").into_owned())
            })
            .collect(),
        ..Element::default()
    };
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap_or_else(|problem| panic!("{part}: {problem}"));
        let last = open.last_mut().expect("the root");
        match event {
            Event::Start(start) => open.push(started(&start)),
            Event::Empty(start) => last.children.push(started(&start)),
            Event::End(_) => {
                let closed = open.pop().expect("an element");
                open.last_mut().expect("the root").children.push(closed);
            }
            Event::Text(text) => last.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => last.text.push(match &*reference.xml10_content() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("{part}: &{other};"),
            }),
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{part}: {other:?}"),
        }
    }
    let mut root = open.pop().expect("the root");
    assert!(open.is_empty() && root.children.len() == 1, "{part} is one element, closed");
    assert!(root.text.is_empty(), "{part}: {}", root.text);
    let forbidden = |sign: char| (sign < ' ' && sign != '\n') || ['\u{fffe}', '\u{ffff}'].contains(&sign);
    assert!(!xml.contains(forbidden), "{part} holds what XML forbids");
    root.children.pop().expect("an element")
}

/// The parts of a document.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, Element> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        assert!(!text.contains(&*root().to_string_lossy()), "{name} names a path of this machine");
        assert!(parts.insert(name.clone(), tree(&name, &text)).is_none(), "{name} stands there twice");
    }
    parts
}

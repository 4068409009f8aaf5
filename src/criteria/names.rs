//! The words by which a criteria file refers to its own parts, and to schools.

use std::collections::BTreeMap;

use crate::criteria::{Declared, Node};
use crate::observation::{Measure, MeasureKind, catalogue};
use crate::text::{Message, nearest};
use crate::toml_table::{At, Table};

/// Everything that a criteria file gives a name.
#[derive(Default)]
pub(super) struct Names {
    nodes: BTreeMap<String, Node>,
    measures: BTreeMap<String, Declared>,
}

/// What may stand in a place that names a part of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Indicator,
    Index,
    Rule,
    /// An indicator or an index.
    Number,
    Any,
}

impl Wanted {
    fn fits(self, node: Node) -> bool {
        matches!(
            (self, node),
            (Self::Any, _)
                | (Self::Number, Node::Indicator(_) | Node::Index(_))
                | (Self::Indicator, Node::Indicator(_))
                | (Self::Index, Node::Index(_))
                | (Self::Rule, Node::Rule(_))
        )
    }

    fn words(self) -> Message {
        Message::new(match self {
            Self::Indicator => "criteria-indicator",
            Self::Index => "criteria-index",
            Self::Rule => "criteria-rule",
            Self::Number => "criteria-number",
            Self::Any => "criteria-part",
        })
    }
}

/// Whether a text is a word by which things are referred to.
pub(super) fn is_word(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
    !id.is_empty() && id.bytes().all(plain)
}

impl Names {
    /// Notes the ids of a list of tables. A name that comes again is a problem.
    pub(super) fn add(&mut self, tables: &[Table<'_>], node: fn(usize) -> Node) {
        for (place, table) in tables.iter().enumerate() {
            let Some(id) = table.glance("id") else { continue };
            if !is_word(&id.value) {
                table.report(id.span.start, Message::new("criteria-id").with("id", id.value.as_str()));
            }
            if self.nodes.insert(id.value.clone(), node(place)).is_some() {
                table.report(id.span.start, Message::new("criteria-same-id").with("id", id.value));
            }
        }
    }

    pub(super) fn declare(&mut self, measures: &[Declared]) {
        self.measures = measures.iter().map(|measure| (measure.id.clone(), measure.clone())).collect();
    }

    /// The part of the file with this name.
    pub(super) fn find(&self, table: &Table<'_>, id: &At<String>, wanted: Wanted) -> Option<Node> {
        if let Some(node) = self.nodes.get(&id.value).copied().filter(|node| wanted.fits(*node)) {
            return Some(node);
        }
        let fitting: Vec<&str> =
            self.nodes.iter().filter(|(_, node)| wanted.fits(**node)).map(|(id, _)| id.as_str()).collect();
        let message = match nearest(&id.value, fitting.iter().copied()) {
            Some(near) => Message::new("criteria-unknown-near").with("near", near),
            None if fitting.is_empty() => Message::new("criteria-unknown-none"),
            None => Message::new("criteria-unknown").with("known", fitting),
        };
        table.report(id.span.start, message.with("what", wanted.words()).with("id", id.value.as_str()));
        None
    }

    /// The parts with these names: `None` where one is not known; all of them are looked at.
    pub(super) fn find_all(&self, table: &Table<'_>, ids: &[At<String>], wanted: Wanted) -> Option<Vec<Node>> {
        let found: Vec<Option<Node>> = ids.iter().map(|id| self.find(table, id, wanted)).collect();
        for (place, id) in ids.iter().enumerate() {
            if ids[..place].iter().any(|other| other.value == id.value) {
                table.report(id.span.start, Message::new("criteria-same-measure").with("id", id.value.as_str()));
            }
        }
        found.into_iter().collect()
    }

    /// The rules with these names.
    pub(super) fn rules(&self, table: &mut Table<'_>, key: &'static str) -> Option<Vec<usize>> {
        let ids = table.texts(key);
        let nodes = self.find_all(table, &ids, Wanted::Rule)?;
        Some(nodes.into_iter().filter_map(|node| if let Node::Rule(rule) = node { Some(rule) } else { None }).collect())
    }

    /// The kind of a measure, of the catalogue or declared in the file.
    pub(super) fn measure_kind(&self, id: &str) -> Option<MeasureKind> {
        self.measures.get(id).map(|declared| declared.kind).or_else(|| Some(catalogue().measure(id)?.kind))
    }

    /// A measure that is of the kind wanted, if one is wanted.
    pub(super) fn measure(
        &self,
        table: &Table<'_>,
        written: &At<String>,
        wanted: Option<MeasureKind>,
    ) -> Option<String> {
        let id = written.value.as_str();
        let report = |message: Message| table.report(written.span.start, message.with("id", id));
        let Some(kind) = self.measure_kind(id) else {
            let known = catalogue().ids().chain(self.measures.keys().map(String::as_str));
            report(match nearest(id, known) {
                Some(near) => Message::new("criteria-measure-near").with("near", near),
                None => Message::new("criteria-measure"),
            });
            return None;
        };
        match wanted {
            Some(MeasureKind::Count) if kind != MeasureKind::Count => report(Message::new("criteria-measure-no-count")),
            Some(MeasureKind::Mean) if kind != MeasureKind::Mean => report(Message::new("criteria-measure-no-mean")),
            _ => return Some(id.to_owned()),
        }
        None
    }

    /// The measures of a list, each once.
    pub(super) fn measures(&self, table: &Table<'_>, written: &[At<String>], kind: MeasureKind) -> Option<Vec<String>> {
        let mut seen = std::collections::BTreeSet::new();
        for measure in written.iter().filter(|measure| !seen.insert(measure.value.as_str())) {
            let id = measure.value.as_str();
            table.report(measure.span.start, Message::new("criteria-same-measure").with("id", id));
        }
        // every one is looked at before any is missed, so that all problems are told
        let measures: Vec<Option<String>> =
            written.iter().map(|measure| self.measure(table, measure, Some(kind))).collect();
        measures.into_iter().collect()
    }
}

/// Reads a declared measure.
pub(super) fn declared(mut table: Table<'_>) -> Option<Declared> {
    let id = table.required_text("id");
    let title = table.required_text("title");
    table.require("kind");
    let kind = table.choice(
        "kind",
        &[
            ("count", MeasureKind::Count),
            ("number", MeasureKind::Number),
            ("percent", MeasureKind::Share),
            ("yes_no", MeasureKind::Answer),
        ],
    );
    if let Some(id) = &id {
        let plain = id.value.strip_prefix(Measure::PLAIN).is_some_and(|rest| {
            !rest.is_empty()
                && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        });
        if !plain {
            table.report(id.span.start, Message::new("criteria-measure-plain").with("id", id.value.as_str()));
        }
    }
    table.finish();
    Some(Declared { id: id?.value, title: title?.value, kind: kind?.value })
}

//! The whole report as one page that needs nothing beside it: `отчет.html`. It is read in a browser, with or without its
//! script, and printed. Every text is escaped by the template; a policy in its head lets nothing run and nothing load but
//! the one script and the one style sheet, whose digests it names.
//!
//! The page is well-formed XML too, so that a strict reader can hold it.

mod blocks;
mod parts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context, escape_formatter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Report;
use super::document::Document;
use crate::text::printable;
use blocks::{Block, Card};
pub(super) use blocks::{Blocks, Section};

const TEMPLATES: [(&str, &str); 4] = [
    ("page.html", include_str!("page.html")),
    ("block.html", include_str!("block.html")),
    ("folding.html", include_str!("folding.html")),
    ("card.html", include_str!("card.html")),
];
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the template puts into words.
#[derive(Serialize)]
struct Page {
    language: &'static str,
    policy: String,
    style: Value,
    script: Value,
    words: BTreeMap<&'static str, String>,
    banners: Vec<String>,
    title: String,
    head: Vec<String>,
    sections: Vec<DrawnSection>,
    record: Vec<String>,
}

/// A section, drawn.
#[derive(Serialize)]
struct DrawnSection {
    id: Cow<'static, str>,
    title: String,
    body: Value,
}

/// A school whole, drawn.
#[derive(Serialize)]
struct DrawnCard {
    id: String,
    name: String,
    status: &'static str,
    verdict: String,
    body: Value,
}

/// The page of a report.
pub(super) fn render(report: &Report<'_>) -> String {
    let head = report.head().into_iter().skip(1).collect();
    written(report, head, parts::sections(report), parts::record(report))
}

/// A page: the lines above its contents, its sections, and what was run.
pub(super) fn written(
    document: &dyn Document,
    head: Vec<String>,
    sections: Vec<Section>,
    record: Vec<String>,
) -> String {
    let words = parts::words(document.texts());
    let pen = Pen { environment: environment(), words: Value::from(Serde(&words)) };
    // a section at a time: what the template reads takes much more memory than what it writes
    let drawn = |section: Section| DrawnSection {
        id: section.id,
        title: section.title,
        body: Value::from_safe_string(pen.blocks(section.blocks, "h3")),
    };
    let page = Page {
        language: document.texts().language().word(),
        policy: policy(),
        style: Value::from_safe_string(STYLE.to_owned()),
        script: Value::from_safe_string(SCRIPT.to_owned()),
        sections: sections.into_iter().map(drawn).collect(),
        words,
        banners: document.banners(),
        title: document.title(),
        head,
        record,
    };
    pen.draw("page.html", Value::from(Serde(page)))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    // whatever is no markup is shown so that nothing in it steers what stands beside it
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => escape_formatter(out, state, &Value::from(printable(text))),
        None => escape_formatter(out, state, value),
    });
    for (name, text) in TEMPLATES {
        environment.add_template(name, text).expect("the templates ship with the program and are tested");
    }
    environment
}

/// What draws pieces of a page.
struct Pen {
    environment: Environment<'static>,
    /// Words of the page's own.
    words: Value,
}

impl Pen {
    fn draw(&self, template: &str, what: Value) -> String {
        let template = self.environment.get_template(template).expect("the template was added");
        template.render(what).expect("the template asks for what it is given")
    }

    /// Pieces one below another, each under headings of this rank.
    fn blocks(&self, blocks: Vec<Block>, heading: &str) -> String {
        let words = &self.words;
        let drawn = blocks.into_iter().map(|block| match block {
            Block::Cards { cards } => {
                let cards = cards.into_iter().map(|card| self.card(card));
                iter::once(self.draw("folding.html", context!(words))).chain(cards).collect::<Vec<_>>().join("\n")
            }
            block => self.draw("block.html", context!(block => Value::from(Serde(block)), words, heading)),
        });
        drawn.collect::<Vec<_>>().join("\n")
    }

    fn card(&self, card: Card) -> String {
        let Card { id, name, status, verdict, blocks } = card;
        let body = Value::from_safe_string(self.blocks(blocks, "h4"));
        let card = Value::from(Serde(DrawnCard { id, name, status, verdict, body }));
        self.draw("card.html", context!(card, words => &self.words))
    }
}

/// What the page lets a browser do: use this style sheet, run this script, and nothing else.
fn policy() -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

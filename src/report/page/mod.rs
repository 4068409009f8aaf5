//! The whole report as one page that needs nothing beside it: `отчет.html`. It is read in a browser, with or without its
//! script, and printed. Every text is escaped by the template; a policy in its head lets nothing run and nothing load but
//! the one script and the one style sheet, whose digests it names.
//!
//! The page is well-formed XML too, so that a strict reader can hold it.

mod blocks;
mod parts;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value, escape_formatter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Report;
use super::document::Document;
use crate::text::printable;
pub(super) use blocks::{Blocks, Section};

const TEMPLATES: [(&str, &str); 2] =
    [("page.html", include_str!("page.html")), ("blocks.html", include_str!("blocks.html"))];
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
    sections: Vec<Section>,
    record: Vec<String>,
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
    let page = Page {
        language: document.texts().language().word(),
        policy: policy(),
        style: Value::from_safe_string(STYLE.to_owned()),
        script: Value::from_safe_string(SCRIPT.to_owned()),
        words: parts::words(document.texts()),
        banners: document.banners(),
        title: document.title(),
        head,
        sections,
        record,
    };
    let mut environment = Environment::new();
    // whatever is no markup is shown so that nothing in it steers what stands beside it
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => escape_formatter(out, state, &Value::from(printable(text))),
        None => escape_formatter(out, state, value),
    });
    for (name, text) in TEMPLATES {
        environment.add_template(name, text).expect("the templates ship with the program and are tested");
    }
    let template = environment.get_template("page.html").expect("the template was added");
    template.render(Serde(page)).expect("the template asks for what the page has")
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

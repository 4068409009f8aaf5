//! The methodology as a numbered annex in words: what a lawyer reads and an authority signs. Made from the criteria alone,
//! so that it says what is computed.

mod indicators;
mod indices;
mod list;
mod phrases;
mod rules;
mod scales;

pub(super) use phrases::interval_words;

use super::escape::escaped;
use crate::criteria::{Criteria, Direction, Method, Node, Standing, Verified};
use crate::text::{Message, Texts};
pub(super) use phrases::rounding_words;

/// A numbered section of the annex.
pub(super) struct Section {
    /// Its number and title.
    pub title: String,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// A numbered item of a section.
pub(super) struct Item {
    /// Its number, as «2.3.».
    pub number: String,
    /// What it is about, where it has a title.
    pub title: Option<String>,
    /// Its sentences: one below another under a title, else one after another.
    pub lines: Vec<String>,
    /// The part that it tells of; `None`: the whole or its list.
    of: Option<Node>,
    /// The keys of its sentences.
    keys: Vec<&'static str>,
}

/// What the annex says of one thing: the sentences on a part, or on the whole, whose keys begin so.
pub(super) fn sentences(criteria: &Criteria, texts: &Texts, of: Option<Node>, keys: &[&str]) -> Vec<String> {
    let sections = sections(criteria, texts);
    let items = sections.iter().flat_map(|section| &section.items).filter(|item| item.of == of);
    let lines = items.flat_map(|item| item.keys.iter().zip(&item.lines));
    let asked = lines.filter(|(said, _)| keys.iter().any(|key| said.starts_with(key)));
    asked.map(|(_, line)| line.clone()).collect()
}

/// The annex: its sections in their order, words of the criteria not yet escaped.
pub(super) fn sections(criteria: &Criteria, texts: &Texts) -> Vec<Section> {
    let mut annex = Annex { criteria, texts, sections: Vec::new() };
    annex.purpose();
    annex.indicators();
    annex.indices();
    annex.rules();
    annex.list();
    annex.rounding();
    annex.sections
}

/// The annex as Markdown; its sections are headings of this level.
#[must_use]
pub fn annex(criteria: &Criteria, texts: &Texts, level: usize) -> String {
    let mark = "#".repeat(level);
    let mut blocks: Vec<String> = Vec::new();
    for section in sections(criteria, texts) {
        blocks.push(format!("{mark} {}", section.title));
        for item in &section.items {
            let lines: Vec<String> = item.lines.iter().map(|line| escaped(line)).collect();
            match &item.title {
                Some(title) => {
                    blocks.push(format!("{} **{}**", item.number, escaped(title)));
                    blocks.push(lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"));
                }
                None => blocks.push(format!("{} {}", item.number, lines.join(" "))),
            }
        }
    }
    blocks.push(String::new());
    blocks.join("\n\n")
}

struct Annex<'a> {
    criteria: &'a Criteria,
    texts: &'a Texts,
    sections: Vec<Section>,
}

impl Annex<'_> {
    fn say(&self, message: &Message) -> String {
        self.texts.say(message)
    }

    fn section(&mut self, key: &'static str) {
        let title = format!("{}. {}", self.sections.len() + 1, self.texts.word(key));
        self.sections.push(Section { title, items: Vec::new() });
    }

    /// A numbered item of the last section, on the whole.
    fn item(&mut self, title: Option<&str>, lines: &[Message]) {
        self.item_of(None, title, lines);
    }

    /// A numbered item of the last section, on a part where it is one.
    fn item_of(&mut self, of: Option<Node>, title: Option<&str>, lines: &[Message]) {
        let keys = lines.iter().map(Message::key).collect();
        let lines = lines.iter().map(|line| self.say(line)).collect();
        let section = self.sections.len();
        let Some(last) = self.sections.last_mut() else { return };
        let number = format!("{section}.{}.", last.items.len() + 1);
        last.items.push(Item { number, title: title.map(str::to_owned), lines, of, keys });
    }

    fn purpose(&mut self) {
        let criteria = self.criteria;
        self.section("annex-purpose");
        let plain = |key, value: &str| Message::new(key).with("text", value);
        self.item(None, &[plain("annex-purpose-text", &criteria.purpose)]);
        self.item(None, &[plain("annex-source", &criteria.source)]);
        if !criteria.act.is_empty() {
            self.item(None, &[plain("annex-act", &criteria.act)]);
        }
        self.item(
            None,
            &[Message::new(match criteria.verified {
                Verified::Text => "annex-verified-text",
                Verified::Secondary => "annex-verified-secondary",
                Verified::Own => "annex-verified-own",
            })],
        );
        let approved = match (&criteria.approved, criteria.standing) {
            (Some(approved), _) => Message::new("report-approved")
                .with("by", approved.by.as_str())
                .with("act", approved.act.as_str())
                .with("date", approved.date.as_str()),
            (None, Standing::Template) => Message::new("annex-template"),
            (None, _) => Message::new("annex-not-approved"),
        };
        self.item(None, &[approved]);
        let year = |year: Option<i32>| year.map_or_else(|| "…".to_owned(), |year| year.to_string());
        if criteria.valid != (None, None) {
            let valid = Message::new("annex-valid").with("from", year(criteria.valid.0));
            self.item(None, &[valid.with("to", year(criteria.valid.1))]);
        }
        if !criteria.note.is_empty() {
            self.item(None, &[plain("annex-note", &criteria.note)]);
        }
        if !criteria.indices.is_empty() {
            self.item(
                None,
                &[Message::new(match criteria.direction {
                    Direction::HigherIsBetter => "annex-higher",
                    Direction::LowerIsBetter => "annex-lower",
                })],
            );
        }
    }

    fn rounding(&mut self) {
        self.section("annex-rounding");
        self.item(None, &[Message::new("annex-exact")]);
        let steps = &self.criteria.rounding;
        if let Some(rounding) = steps.contribution {
            self.item(None, &[Message::new("annex-points-rounding").with("rounding", rounding_words(rounding))]);
        }
        if let Some(rounding) = steps.score {
            let rank = if steps.rank_rounded { "annex-rank-after" } else { "annex-rank-before" };
            let message = Message::new("annex-score-rounding").with("rounding", rounding_words(rounding));
            self.item(None, &[message, Message::new(rank)]);
        }
    }
}

fn has_weights(method: Method) -> bool {
    matches!(method, Method::WeightedMean | Method::Sum | Method::GeometricMean)
}

//! The list in the words of the annex: on which grounds a school is put on it, who is at risk, who is not considered.

use super::Annex;
use super::phrases::{exact, group, interval_words, kinds, plain, size_words};
use crate::criteria::{Combine, Ground, ListRule, Ties};
use crate::text::Message;

impl Annex<'_> {
    pub(super) fn list(&mut self) {
        self.section("annex-list");
        let Some(list) = &self.criteria.list else {
            self.item(None, &[Message::new("report-no-list")]);
            return;
        };
        let title = |rule: usize| self.criteria.rules[rule].title.as_str();
        let grounds: Vec<Message> = list
            .grounds
            .iter()
            .map(|ground| match ground {
                Ground::Lowest(size, within) => Message::new("annex-ground-lowest")
                    .with("size", size_words(size))
                    .with("index", list.index.map_or("", |index| self.criteria.indices[index].title.as_str()))
                    .with("within", group(within)),
                Ground::Score(interval) => {
                    Message::new("annex-ground-score").with("interval", interval_words(interval, plain))
                }
                Ground::Rule(rule) => Message::new("annex-ground-rule").with("rule", title(*rule)),
            })
            .collect();
        if let Some(index) = list.index {
            let title = self.criteria.indices[index].title.as_str();
            self.item(None, &[Message::new("annex-ranked").with("index", title)]);
        }
        match (grounds.len(), list.combine) {
            (0, _) => {}
            (1, _) => self.item(None, &[Message::new("annex-one-ground")]),
            (_, Combine::Any) => self.item(None, &[Message::new("combine-any")]),
            (_, Combine::All) => self.item(None, &[Message::new("combine-all"), Message::new("annex-all-grounds")]),
        }
        for ground in grounds {
            self.item(None, &[ground]);
        }
        if list.grounds.is_empty() {
            self.item(None, &[Message::new("annex-ranking-only")]);
        }
        if list.lowest().is_some() {
            self.item(None, &[self.ties(list)]);
        }
        if let Some(within) = &list.risk_within {
            self.item(None, &[Message::new("annex-risk").with("within", exact(within))]);
        }
        if !list.risk_rules.is_empty() {
            let rules: Vec<&str> = list.risk_rules.iter().map(|rule| title(*rule)).collect();
            self.item(None, &[Message::new("annex-risk-rules").with("rules", rules.join("; "))]);
        }
        if !list.exclude_kinds.is_empty() {
            self.item(None, &[Message::new("annex-exclude").with("kinds", kinds(&list.exclude_kinds))]);
        }
        if !list.exclude_when.is_empty() {
            let rules: Vec<&str> = list.exclude_when.iter().map(|rule| title(*rule)).collect();
            self.item(None, &[Message::new("annex-exclude-when").with("rules", rules.join("; "))]);
        }
        self.item(None, &[Message::new("annex-insufficient")]);
        self.item(None, &[Message::new("annex-commission")]);
    }

    fn ties(&self, list: &ListRule) -> Message {
        match &list.ties {
            Ties::IncludeAll => Message::new("annex-ties-include"),
            Ties::ExcludeAll => Message::new("annex-ties-exclude"),
            Ties::Tiebreak(indicators) => {
                let titles: Vec<&str> =
                    indicators.iter().map(|indicator| self.criteria.indicators[*indicator].title.as_str()).collect();
                Message::new("annex-ties-break").with("indicators", titles.join("; "))
            }
        }
    }
}

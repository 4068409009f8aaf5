//! The list in the words of the annex: on which grounds a school is put on it, who is at risk, who is not considered.

use super::Annex;
use super::phrases::{exact, group, interval_words, kinds, plain, size_words};
use crate::criteria::{Combine, Gain, Ground, HistoryRule, ListRule, MissingYear, Ties};
use crate::number::Exact;
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
        if let Some(history) = &list.history {
            self.history(history);
        }
        self.item(None, &[Message::new("annex-insufficient")]);
        self.item(None, &[Message::new("annex-commission")]);
    }

    /// Entry and exit over years.
    fn history(&mut self, history: &HistoryRule) {
        let years = |count: usize| Message::new("history-years").with("count", count);
        self.item(None, &[Message::new("annex-history")]);
        let enter = match &history.enter {
            Some(enter) => {
                let key = if enter.this_year_needed { "annex-history-enter-now" } else { "annex-history-enter" };
                let message = Message::new(key).with("window", years(enter.of_last));
                message.with("times", Message::new("history-times").with("count", enter.years))
            }
            None => Message::new("annex-history-enter-plain"),
        };
        let otherwise = history.enter.as_ref().map(|enter| {
            Message::new(if enter.otherwise_risk { "annex-history-risk" } else { "annex-history-not-listed" })
        });
        self.item(None, &std::iter::once(enter).chain(otherwise).collect::<Vec<_>>());
        let Some(leave) = &history.leave else {
            self.item(None, &[Message::new("annex-history-leave-plain")]);
            return self.missing_year(history);
        };
        let after = leave.after_years.map(|after| Message::new("annex-history-after").with("outside", years(after)));
        let gain = leave.gain.as_ref().map(|gain| match gain {
            Gain::Places(places) => Message::new("annex-history-places").with("count", *places),
            Gain::Share(share) => {
                Message::new("annex-history-share").with("percent", exact(&(share * &Exact::from(100))))
            }
        });
        let leave = match (after, gain) {
            (Some(after), Some(gain)) => Message::new("annex-history-either").with("first", after).with("second", gain),
            (one, other) => {
                let only = one.or(other).unwrap_or_else(|| Message::new("history-nothing"));
                Message::new("annex-history-leave").with("condition", only)
            }
        };
        self.item(None, &[leave]);
        self.missing_year(history);
    }

    /// What a year counts as of which nothing is known.
    fn missing_year(&mut self, history: &HistoryRule) {
        let key = match history.missing {
            MissingYear::Refuse => "annex-history-refuse",
            MissingYear::AsOutside => "annex-history-outside",
            MissingYear::AsInside => "annex-history-inside",
            MissingYear::Skip => "annex-history-skip",
        };
        self.item(None, &[Message::new(key)]);
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

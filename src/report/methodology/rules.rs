//! Rules in the words of the annex: what each looks at, when it holds, what happens where something is missing.

use super::Annex;
use super::phrases::{answer, exact, group, group_key, interval_words, percent_of, size_words, who};
use crate::criteria::{End, Hold, Is, Node, Rule, RuleMissing, Test, Unit, Years};
use crate::number::Exact;
use crate::text::Message;

impl Annex<'_> {
    pub(super) fn rules(&mut self) {
        if self.criteria.rules.is_empty() {
            return;
        }
        self.section("annex-rules");
        for (place, rule) in self.criteria.rules.iter().enumerate() {
            let mut lines = vec![self.test(rule)];
            if !rule.who.is_everyone() {
                lines.push(Message::new("annex-applies").with("who", who(&rule.who)));
            }
            let enough = |coverage: &Exact| {
                if coverage.is_zero() {
                    return Message::new("scale-no-ties");
                }
                Message::new("rule-gap-coverage").with("share", exact(&(coverage * &Exact::from(100))))
            };
            lines.push(match &rule.missing {
                RuleMissing::Unknown => Message::new("rule-gap-unknown"),
                RuleMissing::NotHeld { coverage } => {
                    Message::new("rule-gap-not-held").with("coverage", enough(coverage))
                }
                RuleMissing::Held { coverage } => Message::new("rule-gap-held").with("coverage", enough(coverage)),
            });
            if let Some(mark) = &rule.mark {
                lines.push(Message::new("annex-mark").with("mark", mark.as_str()));
            }
            if let Some(caveat) = &rule.caveat {
                lines.push(Message::new("annex-caveat").with("caveat", caveat.as_str()));
            }
            self.item_of(Some(Node::Rule(place)), Some(&rule.title), &lines);
        }
    }

    fn test(&self, rule: &Rule) -> Message {
        let title = |node: Node| self.criteria.title_of(node).to_owned();
        match &rule.test {
            Test::Count { items, is, years, hold } => {
                let unit = match items.first() {
                    Some(Node::Indicator(place)) => self.criteria.indicators[*place].unit,
                    _ => Unit::Points,
                };
                let is = match is {
                    None => Message::new("test-holds"),
                    Some(Is::In(interval)) => {
                        Message::new("test-is").with("interval", interval_words(interval, |value| answer(unit, value)))
                    }
                    Some(Is::Graded(grades)) => Message::new("test-graded").with("grades", grades.clone()),
                };
                let years = match years {
                    Years::Pooled => Message::new("test-pooled"),
                    Years::Every(last) => Message::new("test-every").with("last", *last),
                    Years::Any(last) => Message::new("test-any").with("last", *last),
                    Years::Each(last) => Message::new("test-each").with("last", *last),
                };
                let items: Vec<String> = items.iter().map(|node| title(*node)).collect();
                let single = items.len() == 1 && *hold == Hold::All;
                let hold = match hold {
                    _ if single => Message::new("hold-single"),
                    Hold::All => Message::new("hold-all"),
                    Hold::Any => Message::new("hold-any"),
                    Hold::None => Message::new("hold-none"),
                    Hold::AtLeast(least) => Message::new("hold-at-least").with("least", *least),
                    Hold::Share(share) => {
                        Message::new("hold-share").with("interval", interval_words(share, percent_of))
                    }
                };
                Message::new("test-count")
                    .with("hold", hold)
                    .with("items", items.join("; "))
                    .with("is", is)
                    .with("years", years)
            }
            Test::Extreme { of, end, size, within } => {
                Message::new(if *end == End::Lowest { "test-lowest" } else { "test-highest" })
                    .with("size", size_words(size))
                    .with("of", title(*of))
                    .with("within", group(within))
            }
            Test::SmallestGroup { of, share } => Message::new("test-smallest-group")
                .with("of", title(*of))
                .with("share", exact(&(share * &Exact::from(100)))),
            Test::Across { of, by, share } => Message::new("test-across")
                .with("rule", title(Node::Rule(*of)))
                .with("by", Message::new(group_key(*by)))
                .with("interval", interval_words(share, percent_of)),
        }
    }
}

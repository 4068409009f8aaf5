//! Indicators in the words of the annex: how each is taken, from which years, for whom, on which scale, with which weight.

use super::phrases::{exact, rounding_words, who};
use super::{Annex, has_weights};
use crate::criteria::{Indicator, Method, Node, Pool, Take, Unit};
use crate::text::Message;

impl Annex<'_> {
    pub(super) fn indicators(&mut self) {
        self.section("annex-indicators");
        for (place, indicator) in self.criteria.indicators.iter().enumerate() {
            let lines = self.indicator(place, indicator);
            self.item_of(Some(Node::Indicator(place)), Some(&indicator.title), &lines);
        }
    }

    fn indicator(&self, place: usize, indicator: &Indicator) -> Vec<Message> {
        let titles = |measures: &[String]| -> Vec<String> {
            measures.iter().map(|id| self.criteria.measure_title(id).to_owned()).collect()
        };
        let other = |place: usize| self.criteria.indicators[place].title.as_str();
        let mut lines = vec![match &indicator.take {
            Take::Share { above, below } if indicator.unit == Unit::PerHundred => {
                Message::new("taken-per-hundred").with("above", titles(above)).with("below", titles(below))
            }
            Take::Share { above, below } => {
                Message::new("taken-share").with("above", titles(above)).with("below", titles(below))
            }
            Take::Mean { of } => Message::new("taken-mean").with("of", titles(of)),
            Take::Sum { of } => Message::new("taken-sum").with("of", titles(of)),
            Take::Value { measure } => {
                Message::new("taken-value").with("measure", titles(std::slice::from_ref(measure)))
            }
            Take::Change { of, back } => Message::new("taken-change").with("of", other(*of)).with("back", *back),
            Take::Difference { of, less } => {
                Message::new("taken-difference").with("of", other(*of)).with("less", other(*less))
            }
            Take::Ratio { of, over } => Message::new("taken-ratio").with("of", other(*of)).with("over", other(*over)),
        }];
        if indicator.take.indicators().is_empty() {
            let pool = Message::new(match (&indicator.take, indicator.pool) {
                (_, Pool::Latest) => "annex-pool-latest",
                (_, Pool::Mean) => "annex-pool-mean",
                (Take::Mean { .. }, Pool::Counts) => "annex-pool-participants",
                (_, Pool::Counts) => "annex-pool-counts",
            });
            let years = Message::new("annex-years").with("last", indicator.window.last);
            let years = years.with("oldest", i64::from(indicator.window.not_older_than));
            lines.push(if indicator.window.last == 1 { years } else { years_pooled(indicator, pool) });
        }
        if let Some(least) = indicator.smallest_cohort {
            lines.push(Message::new("annex-cohort").with("least", least));
        }
        lines.push(Message::new("annex-applies").with("who", who(&indicator.who)));
        for rule in &indicator.drop_when {
            lines.push(Message::new("annex-drop").with("rule", self.criteria.rules[*rule].title.as_str()));
        }
        if let Some(rounding) = indicator.rounding {
            lines.push(Message::new("annex-value-rounding").with("rounding", rounding_words(rounding)));
        }
        for scaling in &indicator.scalings {
            let scale = self.scale(indicator.unit, scaling);
            lines.push(if scaling.who.is_everyone() {
                let alone = indicator.scalings.len() == 1;
                Message::new(if alone { "annex-scale" } else { "annex-scale-rest" }).with("scale", scale)
            } else {
                Message::new("annex-scale-for").with("who", who(&scaling.who)).with("scale", scale)
            });
        }
        for index in &self.criteria.indices {
            for weights in &index.weights {
                let part = weights.parts.iter().find(|part| part.of == Node::Indicator(place));
                if let Some(part) = part.filter(|_| has_weights(index.method)) {
                    let key = if index.method == Method::Sum { "annex-factor" } else { "annex-weight" };
                    let message = Message::new(key)
                        .with("index", index.title.as_str())
                        .with("weight", exact(&part.weight))
                        .with("total", exact(&weights.total));
                    lines.push(if weights.who.is_everyone() {
                        message.with("who", "")
                    } else {
                        message.with("who", Message::new("annex-weight-for").with("who", who(&weights.who)))
                    });
                }
            }
        }
        lines
    }
}

fn years_pooled(indicator: &Indicator, pool: Message) -> Message {
    Message::new("annex-years-pooled")
        .with("last", indicator.window.last)
        .with("oldest", i64::from(indicator.window.not_older_than))
        .with("pool", pool)
}

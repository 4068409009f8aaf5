//! Indices in the words of the annex: what each is made of, what is done where something is missing, its steps and grades.

use super::phrases::{exact, group, interval_words, plain, rounding_words, who};
use super::{Annex, has_weights};
use crate::criteria::{Action, BlendShare, Index, Method, MissingRule, Node, Step};
use crate::number::Exact;
use crate::text::Message;

impl Annex<'_> {
    pub(super) fn indices(&mut self) {
        if self.criteria.indices.is_empty() {
            return;
        }
        self.section("annex-indices");
        for (place, index) in self.criteria.indices.iter().enumerate() {
            let mut lines = Vec::new();
            for weights in &index.weights {
                let parts: Vec<String> = weights
                    .parts
                    .iter()
                    .map(|part| {
                        let title = self.criteria.title_of(part.of);
                        let key = if has_weights(index.method) { "annex-part-weight" } else { "annex-part" };
                        self.say(&Message::new(key).with("part", title).with("weight", exact(&part.weight)))
                    })
                    .collect();
                let method = Message::new(match index.method {
                    Method::WeightedMean if index.relative => "method-mean-relative",
                    Method::WeightedMean => "method-mean",
                    Method::Sum => "method-sum",
                    Method::GeometricMean => "method-geometric",
                    Method::Largest => "method-largest",
                    Method::Smallest => "method-smallest",
                });
                let method = method.with("points", exact(&index.points)).with("parts", parts.join("; "));
                lines.push(if weights.who.is_everyone() && index.weights.len() > 1 {
                    Message::new("annex-for-rest").with("text", method)
                } else if weights.who.is_everyone() {
                    method
                } else {
                    Message::new("annex-for").with("who", who(&weights.who)).with("text", method)
                });
            }
            lines.push(self.missing(index));
            if let Some(rounding) = index.rounding {
                lines.push(Message::new("annex-index-rounding").with("rounding", rounding_words(rounding)));
            }
            lines.extend(index.steps.iter().map(|step| self.step(step)));
            for grades in &index.grades {
                let bands: Vec<String> = grades
                    .bands
                    .iter()
                    .map(|(interval, grade)| {
                        let interval = interval_words(interval, plain);
                        self.say(&Message::new("annex-grade").with("interval", interval).with("grade", grade.as_str()))
                    })
                    .collect();
                let message = Message::new("annex-grades").with("bands", bands.join("; "));
                lines.push(if grades.who.is_everyone() && index.grades.len() > 1 {
                    Message::new("annex-for-rest").with("text", message)
                } else if grades.who.is_everyone() {
                    message
                } else {
                    Message::new("annex-for").with("who", who(&grades.who)).with("text", message)
                });
            }
            self.item_of(Some(Node::Index(place)), Some(&index.title), &lines);
        }
    }

    fn missing(&self, index: &Index) -> Message {
        let percent = |coverage: &Exact| exact(&(coverage * &Exact::from(100)));
        match &index.missing {
            MissingRule::Refuse => Message::new("gap-refuse"),
            MissingRule::Renormalise { coverage } => {
                Message::new("gap-renormalise").with("coverage", percent(coverage))
            }
            MissingRule::Worst { coverage } => Message::new("gap-worst").with("coverage", percent(coverage)),
            MissingRule::GroupMedian { coverage, within } => {
                Message::new("gap-median").with("coverage", percent(coverage)).with("within", group(within))
            }
            MissingRule::Table(rows) => {
                let rows: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        let without: Vec<&str> = row.without.iter().map(|node| self.criteria.title_of(*node)).collect();
                        let weights: Vec<String> = row
                            .weights
                            .iter()
                            .map(|(node, weight)| {
                                let part =
                                    Message::new("annex-part-weight").with("part", self.criteria.title_of(*node));
                                self.say(&part.with("weight", exact(weight)))
                            })
                            .collect();
                        let message = Message::new("gap-table-row").with("without", without);
                        self.say(&message.with("weights", weights.join("; ")))
                    })
                    .collect();
                Message::new("gap-table").with("rows", rows.join(" "))
            }
        }
    }

    fn step(&self, step: &Step) -> Message {
        let action = match &step.action {
            Action::Cap(most) => Message::new("annex-step-cap").with("most", exact(most)),
            Action::Floor(least) => Message::new("annex-step-floor").with("least", exact(least)),
            Action::Blend { with, share } => {
                let share = match share {
                    BlendShare::Fixed(share) => Message::new("value-plain").with("value", exact(share)),
                    BlendShare::Of(indicator) => {
                        let title = self.criteria.indicators[*indicator].title.as_str();
                        Message::new("annex-share-of").with("title", title)
                    }
                };
                Message::new("annex-step-blend").with("with", self.criteria.title_of(*with)).with("share", share)
            }
            Action::Multiply(by) => {
                Message::new("annex-step-multiply").with("by", self.criteria.indicators[*by].title.as_str())
            }
        };
        let mut conditions: Vec<String> = Vec::new();
        if let Some(only) = &step.only {
            conditions.push(self.say(&Message::new("annex-step-only").with("interval", interval_words(only, plain))));
        }
        for rule in &step.when {
            let title = self.criteria.rules[*rule].title.as_str();
            conditions.push(self.say(&Message::new("annex-step-when").with("rule", title)));
        }
        let rounding = match step.rounding {
            Some(rounding) => Message::new("annex-step-rounding").with("rounding", rounding_words(rounding)),
            None => Message::new("scale-no-ties"),
        };
        let key = if conditions.is_empty() { "annex-step" } else { "annex-step-if" };
        Message::new(key).with("action", action).with("conditions", conditions).with("rounding", rounding)
    }
}

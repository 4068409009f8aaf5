//! The methodology as a numbered annex in words: what a lawyer reads and an authority signs. Made from the criteria alone,
//! so that it says what is computed.

mod phrases;
mod scales;

use std::fmt::Write as _;

pub(super) use phrases::interval_words;

use super::escape::escaped;
use crate::criteria::{
    Action, BlendShare, Combine, Criteria, Direction, End, Ground, Hold, Index, Indicator, Is, ListRule, Method,
    MissingRule, Node, Pool, Rule, RuleMissing, Standing, Step, Take, Test, Ties, Unit, Verified, Years,
};
use crate::number::Exact;
use crate::text::{Message, Texts};
use phrases::{answer, exact, group, group_key, kinds, percent_of, plain, rounding_words, size_words, who};

/// The annex as Markdown; its sections are headings of this level.
#[must_use]
pub fn annex(criteria: &Criteria, texts: &Texts, level: usize) -> String {
    let mut annex = Annex { criteria, texts, level, text: String::new(), section: 0, item: 0 };
    annex.purpose();
    annex.indicators();
    annex.indices();
    annex.rules();
    annex.list();
    annex.rounding();
    annex.text
}

struct Annex<'a> {
    criteria: &'a Criteria,
    texts: &'a Texts,
    level: usize,
    text: String,
    section: usize,
    item: usize,
}

impl Annex<'_> {
    fn say(&self, message: &Message) -> String {
        self.texts.say(message)
    }

    fn section(&mut self, key: &'static str) {
        self.section += 1;
        self.item = 0;
        let mark = "#".repeat(self.level);
        let title = self.texts.word(key);
        let _ = write!(self.text, "{mark} {}. {}\n\n", self.section, title);
    }

    /// A numbered item: its title in bold where it has one, then its lines.
    fn item(&mut self, title: Option<&str>, lines: &[Message]) {
        self.item += 1;
        let number = format!("{}.{}.", self.section, self.item);
        match title {
            Some(title) => drop(write!(self.text, "{number} **{}**\n\n", escaped(title))),
            None => drop(write!(self.text, "{number} ")),
        }
        let lines: Vec<String> = lines.iter().map(|line| escaped(&self.say(line))).collect();
        if title.is_some() {
            for line in &lines {
                let _ = writeln!(self.text, "- {line}");
            }
            self.text.push('\n');
        } else {
            let _ = write!(self.text, "{}\n\n", lines.join(" "));
        }
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

    fn indicators(&mut self) {
        self.section("annex-indicators");
        for (place, indicator) in self.criteria.indicators.iter().enumerate() {
            let lines = self.indicator(place, indicator);
            self.item(Some(&indicator.title), &lines);
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

    fn indices(&mut self) {
        if self.criteria.indices.is_empty() {
            return;
        }
        self.section("annex-indices");
        for index in &self.criteria.indices {
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
            self.item(Some(&index.title), &lines);
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

    fn rules(&mut self) {
        if self.criteria.rules.is_empty() {
            return;
        }
        self.section("annex-rules");
        for rule in &self.criteria.rules {
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
            self.item(Some(&rule.title), &lines);
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

    fn list(&mut self) {
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

fn years_pooled(indicator: &Indicator, pool: Message) -> Message {
    Message::new("annex-years-pooled")
        .with("last", indicator.window.last)
        .with("oldest", i64::from(indicator.window.not_older_than))
        .with("pool", pool)
}

//! How firm the list is, in words: the lines that all formats for people share.

mod json;
mod markdown;
mod tables;
mod terminal;

use super::Report;
use super::wording::number;
use crate::assess::{Change, Doubt, Firmness, Likelihood, Shifted, WeightInterval};
use crate::criteria::Node;
use crate::decision::Status;
use crate::number::Exact;
use crate::text::Message;

pub(super) use json::{DocumentV1, FirmnessV1, SchoolFirmnessV1, borderline, document};
pub(super) use markdown::section;
pub(super) use terminal::render;

/// A hundredth, below and above which a likelihood is only said to lie.
const EDGE: i64 = 1;

impl Report<'_> {
    /// Why nothing is said of how firm the list is.
    pub(super) fn firm_lacking(&self) -> String {
        self.word(if self.run.public.is_some() { "firm-withheld" } else { "firm-none" })
    }

    /// What a list that is known to be firm or not says of itself, in a few lines.
    pub(super) fn firm_summary(&self) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let computed = |school: &usize| self.assessment.schools[*school].this_year == Status::Listed;
        let doubtful = |school: &usize| firm.borderline[*school].as_ref().is_some_and(|doubts| !doubts.is_empty());
        let names = |inside: bool| -> Vec<String> {
            let its = self.assessment.shown().filter(|school| doubtful(school) && computed(school) == inside);
            its.map(|school| self.with_likelihood(firm, school)).collect()
        };
        let listed = (0..self.assessment.schools.len()).filter(computed).count();
        let (inside, outside) = (names(true), names(false));
        let mut lines = Vec::new();
        if !self.assessment.decisions.is_empty() {
            lines.push(self.word("firm-computed"));
        }
        lines.extend(self.history_note());
        lines.push(match listed {
            0 => self.word("firm-empty"),
            _ if firm.results.is_none() && firm.weights.is_none() => self.word("firm-untested"),
            _ => self.say(&Message::new("firm-summary").with("firm", listed - inside.len()).with("listed", listed)),
        });
        if !inside.is_empty() {
            lines.push(self.say(&Message::new("firm-inside").with("schools", inside.clone())));
        }
        if !outside.is_empty() {
            lines.push(self.say(&Message::new("firm-outside").with("schools", outside.clone())));
        }
        if firm.results.is_some() && !(inside.is_empty() && outside.is_empty()) {
            lines.push(self.say(&Message::new("firm-in-brackets").with("draws", self.draws(firm))));
        }
        lines
    }

    fn draws(&self, firm: &Firmness) -> String {
        self.texts.number(&Exact::from(i64::from(firm.draws)), 0)
    }

    /// A school with what makes its verdict doubtful: how often it is listed, or what else.
    fn with_likelihood(&self, firm: &Firmness, school: usize) -> String {
        let name = self.assessment.school(school).short_name.as_str();
        let doubts = || firm.borderline[school].iter().flatten();
        let mut causes: Vec<String> = Vec::new();
        if let Some(likelihoods) = &firm.results {
            causes.push(self.likelihood(firm, likelihoods[school]));
        }
        if firm.results.is_none() || !doubts().any(|doubt| *doubt == Doubt::Results) {
            let cause = |doubt: &Doubt| match doubt {
                Doubt::Results => None,
                Doubt::Rounding(_) => Some("cause-rounding"),
                Doubt::Without(_) => Some("cause-without"),
                Doubt::Weights(_) => Some("cause-weights"),
            };
            causes.extend(doubts().filter_map(cause).map(|key| self.word(key)));
        }
        self.say(&Message::new("firm-school").with("school", name).with("causes", causes.join("; ")))
    }

    /// How often a school is listed, in percent; never as sure.
    pub(super) fn likelihood(&self, firm: &Firmness, likelihood: Likelihood) -> String {
        self.in_percent(firm, likelihood, ["firm-percent-below", "firm-percent", "firm-percent-above"])
    }

    /// The same within a sentence: `в 46 % случаев`.
    fn often(&self, firm: &Firmness, likelihood: Likelihood) -> String {
        self.in_percent(firm, likelihood, ["firm-often-below", "firm-often", "firm-often-above"])
    }

    /// The same for the cell of a table.
    pub(super) fn likelihood_cell(&self, firm: &Firmness, likelihood: Likelihood) -> String {
        self.in_percent(firm, likelihood, ["firm-cell-below", "firm-percent", "firm-cell-above"])
    }

    fn in_percent(
        &self,
        firm: &Firmness,
        likelihood: Likelihood,
        [below, between, above]: [&'static str; 3],
    ) -> String {
        let draws = i64::from(firm.draws);
        let listed = i64::from(likelihood.listed);
        let (key, percent) = if listed * 100 < draws * EDGE {
            (below, Exact::from(EDGE))
        } else if (draws - listed) * 100 < draws * EDGE {
            (above, Exact::from(100 - EDGE))
        } else {
            (between, Exact::ratio(listed * 100, draws).unwrap_or_else(Exact::zero))
        };
        self.say(&Message::new(key).with("percent", number(&percent, 0)))
    }

    /// Why the verdict on a school is not firm, a sentence each.
    pub(super) fn doubts(&self, school: usize) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let doubts = firm.borderline[school].iter().flatten();
        let by_years = self.decided_by_years(school).is_some();
        let sentence = |doubt: &Doubt| match doubt {
            Doubt::Results => {
                let often = firm.results.as_ref().map(|likelihoods| self.often(firm, likelihoods[school]));
                Message::new(if by_years { "doubt-results-year" } else { "doubt-results" })
                    .with("often", often.unwrap_or_default())
            }
            Doubt::Rounding(near) => {
                let near = number(near, near.decimals().unwrap_or(4));
                Message::new("doubt-rounding").with("near", near)
            }
            Doubt::Without(indicators) => {
                let titles: Vec<&str> = indicators.iter().map(|place| self.indicator(*place).short.as_str()).collect();
                Message::new("doubt-without").with("indicators", quoted(&titles))
            }
            Doubt::Weights(nodes) => {
                let titles: Vec<&str> = nodes.iter().map(|node| self.short(*node)).collect();
                Message::new("doubt-weights").with("weights", quoted(&titles))
            }
        };
        doubts.map(|doubt| self.say(&sentence(doubt))).collect()
    }

    /// How firm the verdict on one school is: a few lines.
    pub(super) fn firm_lines(&self, school: usize) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let Some(doubts) = &firm.borderline[school] else {
            let lacking = self.assessment.schools[school].status == Status::InsufficientData;
            return lacking.then(|| self.word("firm-school-lacking")).into_iter().collect();
        };
        let mut lines = Vec::new();
        if !self.assessment.decisions.is_empty() {
            lines.push(self.word("firm-computed"));
        }
        let by_years = self.decided_by_years(school);
        let is_of_year = by_years.is_some();
        lines.extend(by_years);
        let results = if is_of_year { "firm-year-results" } else { "firm-school-results" };
        let weights = if is_of_year { "firm-year-weights" } else { "firm-school-weights" };
        for (kind, key) in [(&firm.results, results), (&firm.weights, weights)] {
            let Some(likelihoods) = kind else { continue };
            let likelihood = likelihoods[school];
            let message = Message::new(key).with("often", self.often(firm, likelihood));
            let places = match likelihood.ranks {
                Some((low, high)) if low == high => Message::new("firm-place").with("place", low),
                Some((low, high)) => Message::new("firm-places").with("low", low).with("high", high),
                None => Message::new("firm-no-places"),
            };
            lines.push(self.say(&message.with("places", places)));
        }
        if doubts.is_empty() {
            lines.push(self.word(match (&firm.results, &firm.weights) {
                (Some(_), _) if is_of_year => "firm-year-firm",
                (Some(_), _) => "firm-school-firm",
                (None, Some(_)) => "firm-school-firm-weights",
                (None, None) => "firm-school-untested",
            }));
        } else {
            lines.push(self.word(if is_of_year { "firm-year-border" } else { "firm-school-border" }));
            lines.extend(self.doubts(school).into_iter().map(|doubt| format!("   {doubt}")));
        }
        lines.extend(self.also_listed(school));
        lines
    }

    /// Which other methodologies list a school too.
    fn also_listed(&self, school: usize) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let listing = self.others.iter().filter(|other| other.schools[school].status == Status::Listed);
        let titles: Vec<&str> = listing.map(|other| other.criteria.title.as_str()).collect();
        let message = Message::new(if titles.is_empty() { "firm-also-none" } else { "firm-also" });
        Some(self.say(&message.with("titles", titles).with("count", self.others.len())))
    }

    /// How the list of every other methodology agrees with this one, a line each.
    pub(super) fn agreement(&self) -> Vec<String> {
        let here: Vec<bool> = self.assessment.schools.iter().map(|school| school.this_year == Status::Listed).collect();
        let line = |other: &crate::assess::Assessment<'_>| {
            let there: Vec<bool> = other.schools.iter().map(|school| school.status == Status::Listed).collect();
            let both = here.iter().zip(&there).filter(|(here, there)| **here && **there).count();
            let count = |list: &[bool]| list.iter().filter(|listed| **listed).count();
            let message = Message::new("firm-agreement")
                .with("title", other.criteria.title.as_str())
                .with("id", other.criteria.id.as_str())
                .with("listed", count(&there))
                .with("both", both)
                .with("here", count(&here));
            self.say(&message)
        };
        let mut lines: Vec<String> = self.others.iter().map(line).collect();
        if !self.others_lacking.is_empty() {
            let ids: Vec<&str> = self.others_lacking.iter().map(|criteria| criteria.id.as_str()).collect();
            lines.push(self.say(&Message::new("firm-others-lacking").with("titles", ids)));
        }
        lines
    }

    /// What the draws are and what they are not, a sentence each.
    pub(super) fn firm_notes(&self) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let mut lines = Vec::new();
        if firm.results.is_some() {
            lines.push(self.say(&Message::new("firm-note-results").with("draws", self.draws(firm))));
        } else {
            lines.push(self.word("firm-note-no-results"));
        }
        let (indicators, share) = &firm.still;
        if !indicators.is_empty() && firm.results.is_some() {
            let titles: Vec<&str> = indicators.iter().map(|place| self.indicator(*place).short.as_str()).collect();
            let message = Message::new("firm-note-still").with("indicators", quoted(&titles));
            let share = match share {
                Some(share) => Message::new("firm-note-share").with("percent", number(&(share * &Exact::from(100)), 0)),
                None => Message::new("firm-no-places"),
            };
            lines.push(self.say(&message.with("share", share)));
        }
        if firm.weights.is_some() {
            lines.push(self.say(&Message::new("firm-note-weights").with("draws", self.draws(firm))));
        }
        lines.push(self.say(&Message::new("firm-note-seed").with("seed", firm.seed.to_string())));
        lines
    }

    /// What the list is without each indicator, one line for those without which it is the same.
    pub(super) fn without_lines(&self) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let title = |indicator: usize| self.indicator(indicator).short.as_str();
        let titles = |wanted: fn(&Option<Change>) -> bool| -> Vec<&str> {
            let its = firm.without.iter().filter(|without| wanted(&without.change));
            its.map(|without| title(without.indicator)).collect()
        };
        let changing = firm.without.iter().filter_map(|without| {
            let change = without.change.as_ref().filter(|change| **change != Change::default())?;
            Some(self.changed(title(without.indicator), change))
        });
        let mut lines: Vec<String> = changing.collect();
        let same = titles(|change| *change == Some(Change::default()));
        let none = titles(Option::is_none);
        for (key, titles) in [("firm-same", same), ("firm-no-scores", none)] {
            if !titles.is_empty() {
                lines.push(self.say(&Message::new(key).with("titles", quoted(&titles))));
            }
        }
        lines
    }

    fn changed(&self, title: &str, change: &Change) -> String {
        let names = |schools: &[usize]| -> Vec<&str> {
            schools.iter().map(|school| self.assessment.school(*school).short_name.as_str()).collect()
        };
        let message = Message::new(match (change.enters.is_empty(), change.leaves.is_empty()) {
            (false, false) => "firm-change-both",
            (false, true) => "firm-change-enters",
            _ => "firm-change-leaves",
        });
        let message =
            message.with("title", title).with("enters", names(&change.enters)).with("leaves", names(&change.leaves));
        self.say(&message.with("entering", change.enters.len()).with("leaving", change.leaves.len()))
    }

    /// What changes where a weight is a tenth or a fifth smaller or larger.
    pub(super) fn shifted_lines(&self) -> Vec<String> {
        let Some(firm) = self.firmness else { return Vec::new() };
        let changing: Vec<&Shifted> =
            firm.shifted.iter().filter(|shifted| shifted.change != Change::default()).collect();
        if changing.is_empty() && !firm.shifted.is_empty() {
            return vec![self.word("firm-shifted-none")];
        }
        let line = |shifted: &&Shifted| {
            let title = Message::new("firm-shifted").with("title", self.short(shifted.weight.of)).with(
                "percent",
                Message::new(if shifted.percent < 0 { "firm-minus" } else { "firm-plus" })
                    .with("percent", shifted.percent.abs()),
            );
            self.changed(&self.say(&title), &shifted.change)
        };
        changing.iter().map(line).collect()
    }

    /// Between which places the list ends, where one cut decides.
    pub(super) fn last_place(&self) -> Option<Exact> {
        let grounds = self.assessment.criteria.list.as_ref().map_or(0, |list| list.grounds.len());
        let [cut] = self.assessment.cuts.as_slice() else { return None };
        let half = Exact::scaled(5, 1);
        (grounds == 1).then(|| &Exact::from(i64::try_from(cut.listed).unwrap_or(i64::MAX)) + &half)
    }

    /// What is weighed, in short.
    fn short(&self, node: Node) -> &str {
        match node {
            Node::Indicator(place) => &self.indicator(place).short,
            other => self.assessment.criteria.title_of(other),
        }
    }

    /// The weight, the least and the most that leave the list as it is, at digits that show a thousandth of the index.
    pub(super) fn weight_interval(&self, interval: &WeightInterval) -> [String; 4] {
        let WeightInterval { weight, low, high } = interval;
        let digits = if weight.total >= 20 {
            1
        } else if weight.total >= 2 {
            2
        } else {
            3
        };
        // towards the weight of the file, so that what is shown holds
        let unit = Exact::scaled(1, digits);
        let in_units = |number: &Exact| number.over(&unit).unwrap_or_else(Exact::zero);
        let (low, high) = (&in_units(low).ceiling() * &unit, &in_units(high).floor() * &unit);
        let shown = |number: &Exact| self.texts.number(number, digits);
        let (low, high) = (shown((&low).min(&weight.weight)), shown((&high).max(&weight.weight)));
        [self.short(weight.of).to_owned(), self.weight(&weight.weight), low, high]
    }
}

fn quoted(titles: &[&str]) -> String {
    titles.join("; ")
}

//! A school held against another or the median, in words: a table of differences that adds up.

use super::Report;
use super::grid::Grid;
use super::sheet::Sheet;
use super::wording;
use crate::assess::{Against, Reference, Versus, Weighed};
use crate::criteria::{Direction, Ground};
use crate::number::Exact;
use crate::text::Message;

/// How many indicators a sentence names.
const NAMED: usize = 3;

impl Report<'_> {
    /// What makes the difference between a school and a reference, or why there is nothing to tell.
    pub(super) fn tell_against(&self, school: usize, reference: Reference, sheet: &mut dyn Sheet) {
        let is_withheld = self.assessment.schools[school].weighed == Weighed::Withheld;
        if is_withheld || self.assessment.criteria.ranking().is_none() && reference == Reference::Cut {
            return;
        }
        sheet.heading(&self.word("against-title"));
        if reference == Reference::School(school) {
            return sheet.lines(&[self.word("against-itself")]);
        }
        let Some(against) = self.assessment.against(school, reference) else {
            return sheet.lines(&[self.incomparable(school, reference)]);
        };
        let note = self.decided_by_years(school).or_else(|| self.history_note());
        let mut lines: Vec<String> = note.filter(|_| reference == Reference::Cut).into_iter().collect();
        lines.push(self.against_line(school, reference, &against));
        if reference == Reference::Cut && !self.is_listed(school) && self.scores_alone_list() {
            lines.extend(self.kept_off(&against));
        }
        sheet.lines(&lines);
        sheet.grid(&self.differences(school, &against));
        if self.assessment.criteria.rounding.contribution.is_none() {
            sheet.lines(&[self.word("against-note")]);
        }
    }

    /// Why a school cannot be held against a reference.
    fn incomparable(&self, school: usize, reference: Reference) -> String {
        let name = |school: usize| Message::new("against-no-score").with("school", self.short_name(school));
        match reference {
            _ if self.assessment.schools[school].total().is_none() => self.say(&name(school)),
            Reference::School(other) => self.say(&name(other)),
            _ if self.is_listed(school) => self.word("against-nobody-outside"),
            _ => self.word("against-nobody-inside"),
        }
    }

    pub(super) fn short_name(&self, school: usize) -> &str {
        self.assessment.school(school).short_name.as_str()
    }

    /// Whether it is the scores that say who is listed, and no rule beside them.
    fn scores_alone_list(&self) -> bool {
        let list = self.assessment.criteria.list.as_ref();
        list.is_some_and(|list| !list.grounds.iter().any(|ground| matches!(ground, Ground::Rule(_))))
    }

    fn against_line(&self, school: usize, reference: Reference, against: &Against) -> String {
        // where earlier years decide too, the cut of this year is not where the list ends
        let over_years = self.assessment.history.is_some();
        let key = match (reference, self.is_listed(school)) {
            (Reference::Median, _) => "against-median",
            (Reference::School(_), _) => "against-school",
            (Reference::Cut, true) if over_years => "against-first-beyond",
            (Reference::Cut, false) if over_years => "against-last-within",
            (Reference::Cut, true) => "against-first-outside",
            (Reference::Cut, false) => "against-last-inside",
        };
        let name = against.school.map_or("", |other| self.short_name(other));
        let message = Message::new(key).with("school", name).with("other", self.points(&against.score));
        let own = &against.score + &against.difference;
        self.say(&message.with("score", self.points(&own)).with("difference", self.signed(&against.difference)))
    }

    /// What keeps a school outside the cut.
    fn kept_off(&self, against: &Against) -> Option<String> {
        let away = |part: &&Versus| self.towards(&part.difference).is_negative();
        let mut parts: Vec<&Versus> = against.parts.iter().filter(away).collect();
        parts.sort_by_key(|part| self.towards(&part.difference));
        let named = |part: &&Versus| {
            let message = Message::new("against-part").with("indicator", self.indicator(part.indicator).short.as_str());
            self.say(&message.with("difference", self.signed(&part.difference)))
        };
        let named: Vec<String> = parts.iter().take(NAMED).map(named).collect();
        let over_years = self.assessment.history.is_some();
        let key = if over_years { "against-kept-beyond" } else { "against-kept-off" };
        (!named.is_empty()).then(|| self.say(&Message::new(key).with("parts", named.join("; "))))
    }

    /// How far a difference of scores moves a school towards the list.
    fn towards(&self, difference: &Exact) -> Exact {
        match self.assessment.criteria.direction {
            Direction::HigherIsBetter => -difference,
            Direction::LowerIsBetter => difference.clone(),
        }
    }

    /// Points with their sign.
    pub(super) fn signed(&self, points: &Exact) -> String {
        let shown = self.points(points);
        if *points > 0 { format!("+{shown}") } else { shown }
    }

    fn differences(&self, school: usize, against: &Against) -> Grid {
        let by_weight = against.parts.iter().any(|part| !part.by_weight.is_zero());
        let other = match against.school {
            Some(other) => self.assessment.school(other).short_name.clone(),
            None => self.word("column-median"),
        };
        let mut header = vec![self.word("column-indicator"), self.word("column-value"), other];
        header.push(self.word("column-difference"));
        header.extend(by_weight.then(|| self.word("column-by-weight")));
        let mut parts: Vec<&Versus> = against.parts.iter().filter(|part| !part.difference.is_zero()).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(self.towards(&part.difference)));
        let reference = |indicator: usize| match against.school {
            Some(other) => self.value_or_dash(other, indicator),
            None => self.median(indicator),
        };
        let mut rows: Vec<Vec<String>> = parts
            .iter()
            .map(|part| {
                let mut row = vec![self.indicator(part.indicator).short.clone()];
                row.extend([self.value_or_dash(school, part.indicator), reference(part.indicator)]);
                row.push(self.signed(&part.difference));
                row.extend(by_weight.then(|| self.signed(&part.by_weight)));
                row
            })
            .collect();
        let empty = String::new;
        for adjustment in &against.adjustments {
            let step = wording::adjustment(adjustment.step, adjustment.stand_in);
            let mut row = vec![self.say(&step), empty(), empty(), self.signed(&adjustment.amount)];
            row.extend(by_weight.then(empty));
            rows.push(row);
        }
        let own = &against.score + &against.difference;
        let mut row = vec![self.word("column-score"), self.points(&own), self.points(&against.score)];
        row.push(self.signed(&against.difference));
        let weights: Exact = against.parts.iter().map(|part| &part.by_weight).sum();
        row.extend(by_weight.then(|| self.signed(&weights)));
        rows.push(row);
        Grid::of_figures(header, rows)
    }
}

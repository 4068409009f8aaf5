//! What a draft changes: the numbers that are others, who enters the list and who leaves it, whose score or place moves and
//! why. Each format draws these the way it draws the rest.

mod json;

use super::Report;
use super::grid::Grid;
use super::sheet::Sheet;
use super::wording;
use crate::assess::{Difference, MoveCause, Moved, MovedPart};
use crate::number::Exact;
use crate::observation::{Changed, WhatIf};
use crate::text::Message;

pub(super) use json::{RunWhatIfV1, WhatIfV1};

impl Report<'_> {
    /// What is changed and what it changes, in the report of a draft.
    pub(super) fn draft(&self) -> Option<(&WhatIf, &Difference)> {
        self.run.what_if.as_ref().zip(self.what_if)
    }

    /// What stands under the heading of the section; nothing where this is no draft.
    pub(super) fn tell_draft(&self, sheet: &mut dyn Sheet) {
        let Some((what_if, difference)) = self.draft() else { return };
        sheet.grid(&self.changed_grid(what_if));
        sheet.lines(&self.draft_lines(difference));
        if !difference.moved.is_empty() {
            sheet.grid(&self.moved_grid(difference));
            sheet.lines(&[self.word("draft-note")]);
        }
    }

    /// Who enters and who leaves.
    pub(super) fn draft_lines(&self, difference: &Difference) -> Vec<String> {
        if difference.moved.is_empty() {
            return vec![self.word("draft-nothing")];
        }
        let said = |key, schools: &[usize]| {
            let names: Vec<&str> = schools.iter().map(|school| self.short_name(*school)).collect();
            let message = Message::new(key).with("count", names.len()).with("schools", names);
            (!schools.is_empty()).then(|| self.say(&message))
        };
        let lines = [said("draft-enters", &difference.enters), said("draft-leaves", &difference.leaves)];
        let mut lines: Vec<String> = lines.into_iter().flatten().collect();
        if lines.is_empty() {
            lines.push(self.word("draft-same-list"));
        }
        let moved = Message::new("draft-moved").with("count", difference.moved.len());
        lines.push(self.say(&moved));
        lines
    }

    /// The numbers that are changed, a row each.
    pub(super) fn changed_grid(&self, what_if: &WhatIf) -> Grid {
        let header = ["draft-column-line", "draft-column-what", "draft-column-was", "draft-column-now"];
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| self.word("draft-no-number"));
        let row = |change: &Changed| {
            vec![change.line.to_string(), self.changed_number(change), value(&change.was), value(&change.now)]
        };
        Grid {
            header: header.map(|key| self.word(key)).to_vec(),
            figures: vec![true, false, false, false],
            rows: what_if.changes.iter().map(row).collect(),
        }
    }

    /// What a change changes: whose number, of what, where it stands.
    fn changed_number(&self, change: &Changed) -> String {
        let parts = [&change.file, &change.sheet, &change.cell];
        let place = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" › ");
        let school = change.school.as_ref().and_then(|id| {
            let known = self.assessment.register.schools().iter().find(|school| school.id == *id)?;
            Some(known.short_name.clone())
        });
        let (Some(school), Some(measure), Some(year)) = (school, &change.measure, change.year) else {
            return self.say(&Message::new("draft-changed-unread").with("place", place));
        };
        let title = self.assessment.criteria.measure_title(measure);
        let key = match (place.is_empty(), self.is_taken(measure, year)) {
            (true, _) => "draft-changed-nowhere",
            (false, true) => "draft-changed",
            (false, false) => "draft-changed-untaken",
        };
        let message = Message::new(key).with("school", school).with("measure", title).with("place", place);
        self.say(&message.with("year", year.to_string()))
    }

    /// Whether an indicator takes a measure of this year.
    fn is_taken(&self, measure: &str, year: i32) -> bool {
        let indicators = self.assessment.criteria.indicators.iter().zip(&self.assessment.indicators);
        let mut taken = indicators.filter(|(_, assessed)| assessed.years.taken.contains(&year));
        taken.any(|(indicator, _)| indicator.take.measures().contains(&measure))
    }

    /// The schools that moved, a row each.
    pub(super) fn moved_grid(&self, difference: &Difference) -> Grid {
        let header = ["column-school", "column-score", "column-rank", "column-status", "draft-column-why"];
        let row = |moved: &Moved| {
            let (before, after) = (&moved.before, &moved.after);
            let rank = |rank: Option<usize>| rank.map_or_else(|| self.word("value-none"), |rank| rank.to_string());
            let score = |score: &Option<Exact>| {
                score.as_ref().map_or_else(|| self.word("value-none"), |score| self.points(score))
            };
            let status = |status| self.say(&wording::status(status));
            vec![
                self.short_name(moved.school).to_owned(),
                self.arrow(score(&before.score), score(&after.score)),
                self.arrow(rank(before.rank), rank(after.rank)),
                self.arrow(status(before.status), status(after.status)),
                self.because(moved),
            ]
        };
        Grid {
            header: header.map(|key| self.word(key)).to_vec(),
            figures: vec![false; 5],
            rows: difference.moved.iter().map(row).collect(),
        }
    }

    /// Two values, or one where they are the same.
    fn arrow(&self, before: String, after: String) -> String {
        if before == after {
            return after;
        }
        self.say(&Message::new("draft-from-to").with("before", before).with("after", after))
    }

    /// Why a school moved, in words.
    pub(super) fn because(&self, moved: &Moved) -> String {
        let mut reasons: Vec<String> = moved.parts.iter().map(|part| self.moved_part(part)).collect();
        reasons.extend(moved.steps.iter().map(|step| {
            let name = self.say(&wording::adjustment(step.step, step.stand_in));
            let message = Message::new("draft-step").with("step", name);
            self.say(&message.with("amount", self.signed(&step.amount)))
        }));
        reasons.extend(moved.rules.iter().map(|(rule, before, after)| {
            let title = self.assessment.criteria.rules[*rule].title.as_str();
            let message = Message::new("draft-rule").with("rule", title).with("before", self.held(*before));
            self.say(&message.with("after", self.held(*after)))
        }));
        match (&moved.before.score, &moved.after.score) {
            (None, Some(_)) => reasons.push(self.word("draft-scored")),
            (Some(_), None) => reasons.push(self.word("draft-unscored")),
            _ => {}
        }
        if reasons.is_empty() { self.word("draft-others") } else { reasons.join("; ") }
    }

    fn moved_part(&self, part: &MovedPart) -> String {
        let points = |points: &Option<Exact>| {
            points.as_ref().map_or_else(|| self.word("value-none"), |points| self.points(points))
        };
        let key = match part.cause {
            MoveCause::Value => "draft-part",
            MoveCause::Scale => "draft-part-scale",
            MoveCause::Weight => "draft-part-weight",
        };
        let message = Message::new(key)
            .with("indicator", self.indicator(part.indicator).short.as_str())
            .with("before", points(&part.points.0))
            .with("after", points(&part.points.1));
        self.say(&message.with("difference", self.signed(&part.difference)))
    }
}

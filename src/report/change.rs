//! What would have to change, in words: counts of results, values, who would enter instead.

use super::Report;
use super::sheet::Sheet;
use super::wording::in_unit;
use crate::assess::{Cell, Flip, Flips, Held, Predicate, Pupils, Sufficient, Turn};
use crate::criteria::{Node, Take, Test, Years};
use crate::decision::Status;
use crate::text::Message;

/// How many of the nearest predicates a sentence names.
const NAMED: usize = 3;

impl Report<'_> {
    /// What another value of each indicator alone would do to the verdict.
    pub(super) fn tell_changes(&self, flips: &Flips<'_, '_>, school: usize, sheet: &mut dyn Sheet) {
        let (mut turns, mut out, mut idle) = (Vec::new(), Vec::new(), Vec::new());
        for indicator in 0..self.assessment.criteria.indicators.len() {
            let name = self.indicator(indicator).short.as_str();
            match flips.of(school, indicator) {
                Some(Flip::At(turn)) => turns.push((indicator, turn)),
                Some(Flip::OutOfReach) => out.push(name),
                Some(Flip::NoEffect) => idle.push(name),
                None => {}
            }
        }
        if turns.is_empty() && out.is_empty() {
            return;
        }
        turns.sort_by_key(|(_, turn)| (turn.results().is_none(), turn.results()));
        let by_years = self.decided_by_years(school);
        sheet.heading(&self.word(if by_years.is_some() { "change-title-year" } else { "change-title" }));
        let overruled = self.assessment.final_status(school) != self.assessment.schools[school].status;
        let computed = overruled.then(|| self.word("change-computed"));
        let keys =
            if by_years.is_some() { ["change-year-out", "change-year-in"] } else { ["change-leaves", "change-enters"] };
        let mut lines: Vec<String> = computed.into_iter().chain(by_years.or_else(|| self.history_note())).collect();
        // what most of the changes would do is said once
        let alike = |turn: &Turn| turns.iter().filter(|(_, other)| same(turn, other)).count();
        if let Some((_, usual)) = turns.iter().rev().max_by_key(|(_, turn)| alike(turn)) {
            let intro = Message::new(keys[usize::from(!self.is_listed(school))]);
            lines.push(self.say(&intro.with("others", self.others(usual))));
            lines.extend(turns.iter().map(|(indicator, turn)| {
                let said = same(turn, usual) && (turn.equals.is_empty() || !self.others(usual).is_empty());
                let others = if said { String::new() } else { self.otherwise(turn) };
                format!("   {}{others}", self.turn(school, *indicator, turn))
            }));
            lines.push(self.word("change-note"));
        }
        let said = |key, names: &[&str]| self.say(&Message::new(key).with("indicators", names.join("; ")));
        lines.extend((!out.is_empty()).then(|| said("change-out", &out)));
        lines.extend((!idle.is_empty()).then(|| said("change-idle", &idle)));
        sheet.lines(&lines);
    }

    /// The change by the fewest results that turns the verdict round, as a sentence: of examinations where there are any.
    /// Nothing where earlier years decided otherwise than this one: no such change would turn round what they did.
    pub(super) fn easiest(&self, flips: &Flips<'_, '_>, school: usize) -> Option<String> {
        let assessed = &self.assessment.schools[school];
        if (assessed.status == Status::Listed) != (assessed.this_year == Status::Listed) {
            return None;
        }
        let of_examinations = |indicator: usize| match &self.indicator(indicator).take {
            Take::Share { below, .. } => below.iter().all(|measure| measure.ends_with(".participants")),
            _ => false,
        };
        let easiest = flips.easiest(school, of_examinations).or_else(|| flips.easiest(school, |_| true));
        let (indicator, turn) = easiest?;
        let verdict = if self.is_listed(school) { "change-easiest-leaves" } else { "change-easiest-enters" };
        let message = Message::new(verdict).with("change", self.turn(school, indicator, &turn));
        Some(self.say(&message.with("others", self.others(&turn))))
    }

    /// What the sentences on the easiest changes mean, where there are any.
    pub(super) fn easiest_note(&self, flips: &Flips<'_, '_>) -> Option<String> {
        let any = self.assessment.listed().any(|school| self.easiest(flips, school).is_some());
        let note = [Some(self.word("change-easiest-note")), self.history_note()];
        any.then(|| note.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// Whether the criteria list a school by this year alone: what is said of other values and other schools is said of it.
    pub(super) fn is_listed(&self, school: usize) -> bool {
        self.assessment.schools[school].this_year == Status::Listed
    }

    /// Who would enter and who would leave; nothing where nobody would.
    fn others(&self, turn: &Turn) -> String {
        let names = |schools: &[usize]| {
            schools.iter().map(|school| self.assessment.school(*school).short_name.clone()).collect::<Vec<_>>()
        };
        let said = |key, schools: &[usize]| {
            let message = Message::new(key).with("count", schools.len()).with("schools", names(schools));
            if schools.is_empty() { String::new() } else { self.say(&message) }
        };
        said("change-others-enter", &turn.enters) + &said("change-others-leave", &turn.leaves)
    }

    /// The same, where it is not the usual.
    fn otherwise(&self, turn: &Turn) -> String {
        let others = self.others(turn);
        match turn.equals.as_slice() {
            _ if !others.is_empty() => others,
            [] => self.word("change-others-none"),
            equals => {
                let names = equals.iter().map(|school| self.short_name(*school).to_owned()).collect::<Vec<_>>();
                self.say(&Message::new("change-others-equal").with("count", equals.len()).with("schools", names))
            }
        }
    }

    /// An indicator as it would have to be.
    pub(super) fn turn(&self, school: usize, indicator: usize, turn: &Turn) -> String {
        let meant = self.indicator(indicator);
        let counts = |pupils: &Pupils| {
            let key = if pupils.year.is_some() { "change-counts-year" } else { "change-counts" };
            let message = Message::new(key).with("year", pupils.year.unwrap_or_default().to_string());
            self.counts_instead(message, pupils.numerator, pupils.denominator, pupils.change)
        };
        let what = if turn.pupils.is_empty() {
            let value = Message::new("change-value").with("value", in_unit(meant.unit, &turn.value));
            self.say(&value.with("now", self.value(school, indicator)))
        } else {
            turn.pupils.iter().map(counts).collect::<Vec<_>>().join("; ")
        };
        self.say(&Message::new("change-line").with("indicator", meant.short.as_str()).with("what", what))
    }

    fn counts_instead(&self, message: Message, above: i64, below: i64, change: i64) -> String {
        let way = Message::new(if change > 0 { "change-more" } else { "change-less" });
        let message = message.with("numerator", above).with("denominator", below).with("now", above - change);
        self.say(&message.with("way", way.with("count", change.abs())))
    }

    /// The rules of the criteria: every predicate, and what it takes.
    pub(super) fn tell_rules(&self, school: usize, sheet: &mut dyn Sheet) {
        if self.assessment.criteria.rules.is_empty() {
            return;
        }
        sheet.heading(&self.word("report-rules"));
        let mut lines = Vec::new();
        for rule in 0..self.assessment.criteria.rules.len() {
            lines.push(self.rule(school, rule));
            let cells = self.assessment.cells(school, rule);
            lines.extend(cells.iter().map(|cell| format!("   {}{}", self.rule_cell(school, cell), self.across(cell))));
            let sufficient = self.assessment.sufficient(school, rule);
            lines.extend(sufficient.and_then(|found| self.takes(&found)).map(|line| format!("   {line}")));
        }
        sheet.lines(&lines);
    }

    /// How many results would turn a cell round.
    pub(super) fn across(&self, cell: &Cell) -> String {
        match (cell.pupils, cell.counts) {
            (Some(change), Some((above, below))) => {
                self.counts_instead(Message::new("rule-cell-pupils"), above + change, below, change)
            }
            _ => String::new(),
        }
    }

    /// What it takes for a rule to hold.
    fn takes(&self, sufficient: &Sufficient) -> Option<String> {
        if sufficient.held == Held::Yes {
            return self.suffices(sufficient);
        }
        if sufficient.lacking() == 0 {
            return None;
        }
        let lacking = |key| Message::new(key).with("lacking", sufficient.lacking());
        if !sufficient.reachable {
            let mut cells = sufficient.predicates.iter().flat_map(|predicate| &predicate.cells);
            let unknown = cells.any(|cell| cell.held == Held::Unknown);
            return unknown.then(|| self.say(&lacking("sufficient-unknown")));
        }
        let near = sufficient.predicates.iter().filter(|predicate| predicate.reachable);
        let near = near.filter_map(|predicate| self.near(predicate));
        let near: Vec<String> = near.take(NAMED.max(sufficient.lacking())).collect();
        (!near.is_empty()).then(|| self.say(&lacking("sufficient-lacking").with("nearest", near.join("; "))))
    }

    /// What a rule that holds rests on.
    fn suffices(&self, sufficient: &Sufficient) -> Option<String> {
        let yes = sufficient.yes();
        if sufficient.needed == 0 || yes == 0 {
            return None;
        }
        let any_year = match &self.assessment.criteria.rules[sufficient.rule].test {
            Test::Count { years: Years::Any(last), .. } => Some(*last).filter(|last| *last > 1),
            _ => None,
        };
        let a_year = any_year.map(|years| self.say(&Message::new("sufficient-any-year").with("years", years)));
        if sufficient.of == 1 {
            return a_year;
        }
        let key = if yes > sufficient.needed { "sufficient-any" } else { "sufficient-all" };
        let message = Message::new(key).with("needed", sufficient.needed).with("yes", yes);
        Some(std::iter::once(self.say(&message)).chain(a_year).collect::<Vec<_>>().join(" "))
    }

    /// A predicate with the number of results that would make it true.
    fn near(&self, predicate: &Predicate) -> Option<String> {
        let title = match predicate.of {
            Node::Indicator(place) => self.indicator(place).short.as_str(),
            other => self.assessment.criteria.title_of(other),
        };
        let year = match predicate.cells.as_slice() {
            [cell] => cell.year,
            _ => None,
        };
        let year = match year {
            Some(year) => Message::new("rule-cell-year").with("year", year.to_string()),
            None => Message::new("rule-cell-pooled"),
        };
        let message = Message::new("sufficient-near").with("title", title).with("year", year);
        predicate.pupils.map(|count| self.say(&message.with("count", count)))
    }
}

/// Whether two changes would do the same to other schools.
fn same(one: &Turn, other: &Turn) -> bool {
    (&one.enters, &one.leaves) == (&other.enters, &other.leaves)
}

/// The word of a flip in machine output.
pub(super) fn flip_word(flip: &Flip) -> &'static str {
    let [at, out_of_reach, no_effect] = flips();
    match flip {
        Flip::At(_) => at,
        Flip::OutOfReach => out_of_reach,
        Flip::NoEffect => no_effect,
    }
}

/// The words of all changes in machine output.
pub(super) fn flips() -> [&'static str; 3] {
    ["at", "out_of_reach", "no_effect"]
}

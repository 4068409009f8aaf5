//! What would have to change for that which becomes of a school in the end: earlier years may keep it on the list, or off
//! it, whatever its verdict of this year alone.
//!
//! Where the rule over years looks at verdicts only, the verdict of this year is the only way in which a value reaches the
//! end: it is turned round first, and passed through the rule. Where the rule looks at places too, everything is computed
//! again with other values until the end is another.

use std::collections::BTreeMap;

use crate::assess::flip::{Flip, Flips, Turn};
use crate::assess::history::{self, History, Passage, ThisYear};
use crate::assess::recompute::Again;
use crate::assess::{Assessment, Verdicts};
use crate::criteria::{Criteria, HistoryRule};
use crate::decision::Status;

impl Assessment<'_> {
    /// What becomes of every school by these criteria, earlier years taken in where they decide.
    pub(super) fn settled(&self, criteria: &Criteria, verdicts: Verdicts) -> Vec<Status> {
        let Verdicts { ranking, decided, .. } = verdicts;
        let Some((rule, history)) = self.looking_back(criteria) else { return decided.statuses };
        let now = ThisYear { year: self.year, statuses: &decided.statuses, places: &ranking.places };
        history::decide(rule, history, &now).1
    }

    /// What another rule over years would make of the verdicts of this year, with what is known of earlier ones: the
    /// passage of each school and its status. What a commission decided is not asked.
    #[must_use]
    pub fn over_years_by(&self, rule: &HistoryRule, history: &History) -> (Vec<Passage>, Vec<Status>) {
        let statuses: Vec<Status> = self.schools.iter().map(|school| school.this_year).collect();
        let ranked = self.schools.iter().enumerate().filter_map(|(at, school)| Some((at, school.rank?)));
        let places: BTreeMap<usize, usize> = ranked.collect();
        history::decide(rule, history, &ThisYear { year: self.year, statuses: &statuses, places: &places })
    }

    /// The rule over years and what is known of them, where they decide.
    fn looking_back<'s>(&'s self, criteria: &'s Criteria) -> Option<(&'s HistoryRule, &'s History)> {
        criteria.list.as_ref()?.history.as_ref().zip(self.history)
    }
}

impl Flips<'_, '_> {
    /// What another value of one indicator alone would do to that which becomes of a school in the end. Where it takes long
    /// to find, it is only looked for if that is wanted. `None` where the school has no value of it, or no verdict of this
    /// year, or the answer was not looked for.
    #[must_use]
    pub fn finally(&self, school: usize, indicator: usize, at_any_cost: bool) -> Option<Flip> {
        let of_this_year = || {
            let asked = || at_any_cost.then(|| self.of(school, indicator)).flatten();
            self.solved(school, indicator).or_else(asked)
        };
        let Some((rule, history)) = self.assessment.looking_back(self.assessment.criteria) else {
            return of_this_year();
        };
        if rule.leave.as_ref().is_some_and(|leave| leave.gain.is_some()) {
            let asked =
                at_any_cost.then(|| self.recomputed(school, indicator, |asked| Again::finally(self.assessment, asked)));
            return asked.flatten();
        }
        let judge = |statuses: &[Status]| {
            let now = ThisYear { year: self.assessment.year, statuses, places: &BTreeMap::new() };
            history::decide(rule, history, &now).1
        };
        let schools = &self.assessment.schools;
        let mut statuses: Vec<Status> = schools.iter().map(|school| school.this_year).collect();
        turn(&mut statuses[school]);
        let (now, then) = (schools[school].status, judge(&statuses)[school]);
        let reaches = match then {
            Status::Listed => now != Status::Listed,
            Status::Risk | Status::NotListed => now == Status::Listed,
            // where nothing can be said the verdict is not turned round
            Status::InsufficientData | Status::NotConsidered => false,
        };
        match of_this_year()? {
            Flip::At(_) if !reaches => Some(Flip::OutOfReach),
            Flip::At(found) => {
                for other in found.enters.iter().chain(&found.leaves) {
                    turn(&mut statuses[*other]);
                }
                let last = judge(&statuses);
                let moved = |listed: bool| {
                    let is_listed = |status: Status| status == Status::Listed;
                    let moves = |other: &usize| {
                        *other != school
                            && is_listed(schools[*other].status) == listed
                            && is_listed(last[*other]) != listed
                    };
                    self.assessment.shown().filter(moves).collect()
                };
                let (enters, leaves) = (moved(false), moved(true));
                Some(Flip::At(Turn { enters, leaves, ..found }))
            }
            other => Some(other),
        }
    }
}

/// The verdict of a year turned round.
fn turn(status: &mut Status) {
    *status = if *status == Status::Listed { Status::NotListed } else { Status::Listed };
}

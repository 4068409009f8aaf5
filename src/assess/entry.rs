//! An exit by place counts from the year in which a school came onto the list. Where no report tells of the year before the
//! earliest that lists it, that year is not known, and reports that nobody named could make the verdict another.

use super::{Assessment, Climb, History, Passage};
use crate::criteria::Gain;
use crate::decision::Status;
use crate::finding::{Finding, Level, Place};
use crate::text::Message;

/// The schools whose year of entry is not known, where the verdict could hang on it.
pub(super) fn unknown_entries(assessment: &Assessment<'_>) -> Vec<Finding> {
    let rule = assessment.criteria.list.as_ref().and_then(|list| list.history.as_ref());
    let gain = rule.and_then(|rule| rule.leave.as_ref()).and_then(|leave| leave.gain.as_ref());
    let (Some(gain), Some(history)) = (gain, assessment.history) else { return Vec::new() };
    let unknown = |(school, passage): (usize, &Passage)| {
        let since = unknown_entry(history, school)?;
        hangs_on_entry(assessment, school, passage, gain).then(|| finding(assessment, school, since))
    };
    assessment.passages.iter().enumerate().filter_map(unknown).collect()
}

/// The earliest year of those in which a school is seen on the list without a break, where no report tells of the year
/// before it.
fn unknown_entry(history: &History, school: usize) -> Option<i32> {
    let told = history.years().rev().filter_map(|(year, _)| Some((year, history.past(school, year)?)));
    let listed = told.take_while(|(_, past)| past.final_status == Status::Listed);
    let (since, _) = listed.last()?;
    history.years().all(|(year, _)| year != since - 1).then_some(since)
}

/// Whether another year of entry could make another verdict: a school that left by its place could stay, for its place may
/// have been no worse than it is; one that was kept could leave where the first place of all was enough better than its own.
fn hangs_on_entry(assessment: &Assessment<'_>, school: usize, passage: &Passage, gain: &Gain) -> bool {
    let own = &assessment.schools[school];
    let is_outside = matches!(own.this_year, Status::Risk | Status::NotListed);
    match passage {
        Passage::LeftByPlace(_) => true,
        Passage::Kept { .. } if is_outside => {
            let ranked = assessment.schools.iter().filter(|other| other.rank.is_some()).count();
            own.rank.is_some_and(|rank| could_be_enough(rank, ranked, gain))
        }
        _ => false,
    }
}

/// Whether a school with this place of so many could be better by enough than the first of a year that nobody knows. Of how
/// many it was the first is not known: of ever more, its part of them comes as near to nought as one likes.
fn could_be_enough(rank: usize, ranked: usize, gain: &Gain) -> bool {
    match gain {
        Gain::Places(places) => rank > *places,
        Gain::Share(least) => {
            let nobody = Climb { since: 0, is_entry: false, from: (0, 1), to: (rank, ranked) };
            nobody.share().is_some_and(|share| share > *least)
        }
    }
}

fn finding(assessment: &Assessment<'_>, school: usize, since: i32) -> Finding {
    let message = Message::new("finding-history-entry").with("school", assessment.school(school).short_name.as_str());
    let message = message.with("year", since.to_string()).with("before", (since - 1).to_string());
    Finding::new("F95", Level::Note, Place::default(), message, "finding-history-entry-remedy")
}

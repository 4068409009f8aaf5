//! Why a school is listed and was not, or was and is not. Three things decide one after another: the rule of the list on the
//! year alone, earlier years, a commission. Where a later one turned round what came before it, it is a cause; where the
//! year alone says something else than the other, the cause is what makes the difference: the data, the methodology, or
//! both. That is tried, not guessed: the data of each year are decided on by the methodology of the other, by the later
//! methodology with one thing after another as it was, and by the rule of entry and exit as it was. What pushed the other
//! way and was overruled is no cause.

use std::sync::OnceLock;

use super::aspect::Difference;
use super::differing::Differing;
use super::over_years::ByEarlierRule;
use super::split::Splitter;
use super::{Incomparable, Move, Run, Turn};
use crate::assess::{Assessment, Passage};
use crate::decision::{Decision, Status};
use crate::school::Identity;

/// What decided on a school in a run, one thing after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What the rule of the list makes of the year alone.
    pub this_year: Status,
    /// What earlier years made of that; `None` where they do not decide.
    pub passage: Option<Passage>,
    /// What the methodology makes of both.
    pub computed: Status,
    /// What a commission decided; `None` where none did.
    pub decision: Option<Decision>,
    /// What became of the school in the end.
    pub last: Status,
}

impl Verdict {
    /// What decided on a school in an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment<'_>, school: usize) -> Self {
        let assessed = &assessment.schools[school];
        Self {
            this_year: assessed.this_year,
            passage: assessment.passages.get(school).cloned(),
            computed: assessed.status,
            decision: assessment.decisions.get(&school).cloned(),
            last: assessment.final_status(school),
        }
    }

    /// Whether the school is where the year alone puts it, and neither earlier years nor a commission put it elsewhere.
    fn is_by_year(&self) -> bool {
        is_on(self.this_year) == is_on(self.computed) && is_on(self.computed) == is_on(self.last)
    }
}

/// Why a school came onto the list or left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// One of the two runs does not have it as one school.
    Identity,
    /// What decided in the run with this place is not known: there is the result alone.
    Unknown(usize),
    /// In the run with this place a commission decided otherwise than the methodology.
    Commission(usize),
    /// In the run with this place earlier years decided otherwise than that year alone, and no commission after them.
    History(usize),
    /// The years alone say different things, and this makes the difference.
    Year(By),
    /// The rule of entry and exit is another: by the earlier one the verdict on the later year would be the other. The
    /// difference, as the only one.
    OverYears([usize; 1]),
}

/// What makes the difference between two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The data: the methodology is the same.
    SameCriteria,
    /// The data: either methodology says so.
    Data,
    /// The methodology: the data of either year say so. The differences each of which is needed, by their places.
    Criteria(Vec<usize>),
    /// Data and methodology together: neither is enough. The differences each of which is needed.
    Both(Vec<usize>),
    /// Either of them would have been enough.
    Either,
    /// The later methodology, as far as there is one year to tell: by the earlier one the verdict on the later data would be
    /// another. The differences each of which is needed.
    NotByEarlier(Vec<usize>),
    /// The criteria differ, and how each judges the other year's data is not known.
    Untried,
}

impl Cause {
    /// Its word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Unknown(_) => "unknown",
            Self::Commission(_) => "commission",
            Self::History(_) => "history",
            Self::Year(By::SameCriteria | By::Data) => "data",
            Self::Year(By::Criteria(_) | By::NotByEarlier(_)) | Self::OverYears(_) => "criteria",
            Self::Year(By::Both(_)) => "data_and_criteria",
            Self::Year(By::Either) => "data_or_criteria",
            Self::Year(By::Untried) => "untried",
        }
    }

    /// All words.
    pub const WORDS: [&'static str; 9] = [
        "identity",
        "unknown",
        "commission",
        "history",
        "data",
        "criteria",
        "data_and_criteria",
        "data_or_criteria",
        "untried",
    ];

    /// The run in which it decided; `None` where it is the difference between the two.
    #[must_use]
    pub fn run(&self) -> Option<usize> {
        match self {
            Self::Unknown(run) | Self::Commission(run) | Self::History(run) => Some(*run),
            Self::Identity | Self::Year(_) | Self::OverYears(_) => None,
        }
    }

    /// The differences between the methodologies each of which it takes: their places among those of the step.
    #[must_use]
    pub fn needs(&self) -> &[usize] {
        match self {
            Self::Year(By::Criteria(needed) | By::Both(needed) | By::NotByEarlier(needed)) => needed,
            Self::OverYears(difference) => difference,
            _ => &[],
        }
    }
}

/// What finds causes between two runs.
pub(super) struct Judge<'r> {
    after: &'r Run<'r>,
    /// The place of the earlier run among those compared.
    earlier: usize,
    splitter: Option<&'r Splitter<'r>>,
    same_criteria: bool,
    differing: Option<Differing>,
    /// What the earlier rule of entry and exit makes of the later year, where it is another.
    over_years: Option<ByEarlierRule>,
    /// The verdicts on the later data where one difference is undone, known once they are asked for.
    undone: OnceLock<Vec<(usize, Vec<Status>)>>,
}

fn is_on(status: Status) -> bool {
    status == Status::Listed
}

impl<'r> Judge<'r> {
    pub(super) fn new(
        [before, after]: [&'r Run<'r>; 2],
        earlier: usize,
        splitter: Option<&'r Splitter<'r>>,
        identity: &Identity,
    ) -> Self {
        let same_criteria = before.criteria_sha256 == after.criteria_sha256;
        let differing = match (&before.made_of, &after.made_of) {
            (Some((old, _)), Some((new, _))) if !same_criteria => Some(Differing::of(old.criteria, new.criteria)),
            _ => None,
        };
        let over_years = differing.as_ref().and_then(|all| ByEarlierRule::of(before, after, all, identity));
        Self { after, earlier, splitter, same_criteria, differing, over_years, undone: OnceLock::new() }
    }

    /// In what the two methodologies differ; `None` where they are one, or one is not known.
    pub(super) fn differences(&self) -> Option<Vec<Difference>> {
        self.differing.as_ref().map(|differing| differing.all.clone())
    }

    /// Why a school moved; of one that did not, what else than the year alone decided.
    pub(super) fn causes(&self, found: &Move) -> Vec<Cause> {
        let moved = matches!(found.turn, Turn::Entered | Turn::Returned | Turn::Left);
        if !moved && found.turn != Turn::Stayed {
            return Vec::new();
        }
        let mut causes = Vec::new();
        let schools = match (&found.before[..], found.after) {
            ([was], Some(is)) if found.change != Err(Incomparable::Divided) => Some((*was, is)),
            _ => None,
        };
        if moved && schools.is_none() {
            causes.push(Cause::Identity);
        }
        for (at, verdict) in found.verdicts.iter().enumerate() {
            let run = self.earlier + at;
            match verdict {
                Some(verdict) => {
                    // who decides last is the cause; what it overruled pushed the other way
                    if is_on(verdict.computed) != is_on(verdict.last) {
                        causes.push(Cause::Commission(run));
                    } else if is_on(verdict.this_year) != is_on(verdict.computed) {
                        causes.push(Cause::History(run));
                    }
                }
                None if moved && schools.is_some() => causes.push(Cause::Unknown(run)),
                None => {}
            }
        }
        let Some((is, school)) = found.verdicts[1].as_ref().zip(found.after) else { return causes };
        if moved && is.is_by_year() {
            match (&found.verdicts[0], schools) {
                (Some(was), Some((before, after))) if is_on(was.this_year) != is_on(is.this_year) => {
                    causes.push(Cause::Year(self.by((was.this_year, is.this_year), before, after)));
                }
                (_, Some(_)) => {}
                (_, None) => causes.extend(self.not_by_earlier(is_on(is.this_year), school).map(Cause::Year)),
            }
        }
        if is_on(is.computed) == is_on(is.last)
            && let Some(over_years) = &self.over_years
            && over_years.listed(school).is_some_and(|listed| listed != is_on(is.last))
        {
            causes.push(Cause::OverYears([over_years.difference]));
        }
        causes
    }

    /// Of a school that the earlier run does not have as one: whether the methodology decides on it.
    fn not_by_earlier(&self, is: bool, after: usize) -> Option<By> {
        let splitter = self.splitter.filter(|_| !self.same_criteria)?;
        (is_on(splitter.this_year(0, 1, after)) != is).then(|| By::NotByEarlier(self.needed(after, !is)))
    }

    /// What makes the difference between two years alone.
    fn by(&self, (was, is): (Status, Status), before: usize, after: usize) -> By {
        if self.same_criteria {
            return By::SameCriteria;
        }
        let Some(splitter) = self.splitter else { return By::Untried };
        // the later data by the earlier methodology, and the earlier data by the later one
        let old_says = is_on(splitter.this_year(0, 1, after));
        let new_says = is_on(splitter.this_year(1, 0, before));
        let (was, is) = (is_on(was), is_on(is));
        match (old_says == is, new_says == was) {
            (true, true) => By::Data,
            (false, false) => By::Criteria(self.needed(after, was)),
            (false, true) => By::Both(self.needed(after, was)),
            (true, false) => By::Either,
        }
    }

    /// The differences without any one of which the later verdict would be the earlier one.
    fn needed(&self, school: usize, was: bool) -> Vec<usize> {
        let undone = self.undone.get_or_init(|| self.undo());
        let turned = undone.iter().filter(|(_, statuses)| is_on(statuses[school]) == was);
        turned.map(|(difference, _)| *difference).collect()
    }

    fn undo(&self) -> Vec<(usize, Vec<Status>)> {
        let (Some(differing), Some((assessment, observations))) = (&self.differing, &self.after.made_of) else {
            return Vec::new();
        };
        let tried = differing.all.iter().enumerate().filter_map(|(at, difference)| {
            let changed = differing.undone(assessment.criteria, difference)?;
            Some((at, assessment.statuses_by(&changed, observations)))
        });
        tried.collect()
    }
}

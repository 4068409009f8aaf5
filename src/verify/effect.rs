//! What became of schools between two assessments: score, place, verdict.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::decision::Status;
use crate::number::Exact;

/// Where a school stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The score.
    pub score: Option<Exact>,
    /// The place.
    pub rank: Option<usize>,
    /// The verdict of the criteria.
    pub status: Status,
    /// What becomes of the school in the end.
    pub last: Status,
}

impl Standing {
    /// Where a school of an assessment stands.
    #[must_use]
    pub fn of(assessment: &Assessment<'_>, school: usize) -> Self {
        let assessed = &assessment.schools[school];
        Self {
            score: assessed.total().map(|total| total.score.clone()),
            rank: assessed.rank,
            status: assessed.status,
            last: assessment.final_status(school),
        }
    }
}

/// A school that stands elsewhere than it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Its code.
    pub school: String,
    /// Its short name.
    pub name: String,
    /// Where it stood; `None` where there was no such school.
    pub before: Option<Standing>,
    /// Where it stands; `None` where there is no such school any more.
    pub after: Option<Standing>,
}

impl Effect {
    fn listed(standing: Option<&Standing>) -> bool {
        standing.is_some_and(|standing| standing.last == Status::Listed)
    }

    /// Whether it comes onto the list.
    #[must_use]
    pub fn enters(&self) -> bool {
        !Self::listed(self.before.as_ref()) && Self::listed(self.after.as_ref())
    }

    /// Whether it leaves the list.
    #[must_use]
    pub fn leaves(&self) -> bool {
        Self::listed(self.before.as_ref()) && !Self::listed(self.after.as_ref())
    }
}

/// The schools that stand elsewhere than they stood `before`, each with its code and short name: in the order in which they
/// are shown now, then those that are gone.
#[must_use]
pub fn effects(before: &[(String, String, Standing)], after: &Assessment<'_>) -> Vec<Effect> {
    let then: BTreeMap<&str, &Standing> = before.iter().map(|(id, _, standing)| (id.as_str(), standing)).collect();
    let now = after.shown().map(|at| {
        let school = after.school(at);
        Effect {
            school: school.id.clone(),
            name: school.short_name.clone(),
            before: then.get(school.id.as_str()).map(|standing| (*standing).clone()),
            after: Some(Standing::of(after, at)),
        }
    });
    let known: BTreeSet<&str> = after.register.schools().iter().map(|school| school.id.as_str()).collect();
    let gone = before.iter().filter(|(id, ..)| !known.contains(id.as_str())).map(|(id, name, standing)| Effect {
        school: id.clone(),
        name: name.clone(),
        before: Some(standing.clone()),
        after: None,
    });
    now.chain(gone).filter(|effect| effect.before != effect.after).collect()
}

//! What the rule of entry and exit of the earlier methodology makes of the later year. The verdicts of the later year alone
//! stay what they are, and so does what is known of the years before it; the rule over them is the earlier one.

use std::collections::BTreeMap;

use super::Run;
use super::aspect::Aspect;
use super::differing::Differing;
use crate::assess::{Assessment, EarlierYear, History, Passage, Past};
use crate::criteria::HistoryRule;
use crate::decision::Status;
use crate::school::Identity;

/// The later year by the earlier rule.
pub(super) struct ByEarlierRule {
    /// The difference in this rule: its place among all of them.
    pub difference: usize,
    /// By school of the later run: whether it would be listed where the rule alone is another; `None` where that can not be
    /// told.
    listed: Vec<Option<bool>>,
}

impl ByEarlierRule {
    /// Tried where both methodologies are known and their rules over years differ.
    pub(super) fn of(before: &Run<'_>, after: &Run<'_>, differing: &Differing, identity: &Identity) -> Option<Self> {
        let difference = differing.all.iter().position(|difference| difference.aspect == Aspect::History)?;
        let ((earlier, _), (later, _)) = before.made_of.as_ref().zip(after.made_of.as_ref())?;
        let heirs = heirs(identity);
        let known = known(earlier, later, &heirs);
        let by = |rule: Option<&HistoryRule>| match rule {
            Some(rule) => later.over_years_by(rule, &known),
            None => (Vec::new(), later.schools.iter().map(|school| school.this_year).collect()),
        };
        let (passages, then) = by(differing.earlier_rule_over_years());
        let (_, now) = by(later.criteria.list.as_ref()?.history.as_ref());
        let listed = (0..later.schools.len()).map(|school| {
            // of a school that went on from no single one only the later run itself knows the past
            let is_known = later.history.is_some() || heirs.values().any(|heir| *heir == school);
            let is_open = matches!(passages.get(school), Some(Passage::Open { .. }));
            // where what is known of earlier years makes another verdict than the run has, the rule alone is not what differs
            let is_same = is_on(now[school]) == is_on(later.schools[school].status);
            (is_known && !is_open && is_same).then(|| is_on(then[school]))
        });
        Some(Self { difference, listed: listed.collect() })
    }

    /// Whether the school would be listed by the earlier rule; `None` where that can not be told.
    pub(super) fn listed(&self, school: usize) -> Option<bool> {
        self.listed[school]
    }
}

fn is_on(status: Status) -> bool {
    status == Status::Listed
}

/// The later school of each earlier one, where one went on as one.
fn heirs(identity: &Identity) -> BTreeMap<usize, usize> {
    let links = &identity.links;
    let count = |of: &dyn Fn(&crate::school::Link) -> bool| links.iter().filter(|link| of(link)).count();
    let single = links.iter().filter(|link| {
        count(&|other| other.earlier == link.earlier) == 1 && count(&|other| other.later == link.later) == 1
    });
    single.map(|link| (link.earlier, link.later)).collect()
}

/// What either run knows of the years before the later one; where both tell of a year, as the later one has it.
fn known(earlier: &Assessment<'_>, later: &Assessment<'_>, heirs: &BTreeMap<usize, usize>) -> History {
    let mut years: BTreeMap<i32, EarlierYear> = BTreeMap::new();
    let told = earlier.history.into_iter().flat_map(History::years);
    for (year, of_year) in told.filter(|(year, _)| *year < later.year) {
        let schools = of_year.schools.iter().filter_map(|(was, past)| Some((*heirs.get(was)?, past.clone())));
        years.insert(year, EarlierYear { ranked: of_year.ranked, schools: schools.collect() });
    }
    if earlier.year < later.year {
        let past = |was: usize| Past {
            this_year: earlier.schools[was].this_year,
            final_status: earlier.final_status(was),
            rank: earlier.schools[was].rank,
            score: earlier.schools[was].total().map(|total| total.score.clone()),
        };
        let ranked = earlier.schools.iter().filter(|school| school.rank.is_some()).count();
        let schools = heirs.iter().map(|(was, is)| (*is, past(*was))).collect();
        years.insert(earlier.year, EarlierYear { ranked, schools });
    }
    for (year, of_year) in later.history.into_iter().flat_map(History::years) {
        years.insert(year, of_year.clone());
    }
    History::new(years)
}

//! The list: who is on it, who stands close to it, who is not considered, and what becomes of equal schools at the cut.

use crate::criteria::bounds::{self, Interval};
use crate::criteria::history;
use crate::criteria::names::{Names, Wanted};
use crate::criteria::rule::{self, Size};
use crate::criteria::schools;
use crate::criteria::{GroupBy, HistoryRule, Node};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::Table;

/// How the list is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRule {
    /// The index that ranks the schools; `None` where only rules decide.
    pub index: Option<usize>,
    /// What puts a school on the list.
    pub grounds: Vec<Ground>,
    /// Whether one ground is enough.
    pub combine: Combine,
    /// What becomes of schools with equal scores on both sides of the cut.
    pub ties: Ties,
    /// The risk group: schools not listed whose score is at most so far from the cut.
    pub risk_within: Option<Exact>,
    /// The risk group: schools not listed for which one of these rules holds.
    pub risk_rules: Vec<usize>,
    /// Kinds of school that are not considered.
    pub exclude_kinds: Vec<String>,
    /// Schools are not considered for which one of these rules holds.
    pub exclude_when: Vec<usize>,
    /// Entry and exit over years; `None`: this year alone decides.
    pub history: Option<HistoryRule>,
}

/// Something that puts a school on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// It is among those most in need by the index.
    Lowest(Size, Vec<GroupBy>),
    /// Its score lies here.
    Score(Interval),
    /// The rule holds.
    Rule(usize),
}

/// Whether one of several grounds is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// One is enough.
    Any,
    /// All are needed.
    All,
}

/// What becomes of schools with equal scores on both sides of the cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ties {
    /// All of them are listed.
    IncludeAll,
    /// None of them is.
    ExcludeAll,
    /// Those are listed that are worse by these indicators, one after another; who is equal in all of them is listed too.
    Tiebreak(Vec<usize>),
}

impl ListRule {
    /// The ground that lists the schools most in need by the index.
    #[must_use]
    pub fn lowest(&self) -> Option<(&Size, &[GroupBy])> {
        self.grounds.iter().find_map(|ground| match ground {
            Ground::Lowest(size, within) => Some((size, within.as_slice())),
            _ => None,
        })
    }

    /// All rules that the list looks at.
    #[must_use]
    pub fn rules(&self) -> Vec<usize> {
        let grounds =
            self.grounds.iter().filter_map(|ground| if let Ground::Rule(rule) = ground { Some(*rule) } else { None });
        grounds.chain(self.risk_rules.iter().copied()).chain(self.exclude_when.iter().copied()).collect()
    }
}

/// What becomes of ties, as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    IncludeAll,
    ExcludeAll,
    Tiebreak,
}

/// Reads the list.
pub(super) fn read(mut table: Table<'_>, names: &Names) -> Option<ListRule> {
    let index_id = table.text("index");
    let index = index_id.as_ref().map(|id| names.find(&table, id, Wanted::Index));
    let lowest = table.table("lowest").map(rule::size);
    let score = table.table("score").map(|mut inner| {
        let interval = bounds::interval(&mut inner);
        inner.finish();
        interval
    });
    let rules = names.rules(&mut table, "rules");
    let combine = table.choice("combine", &[("any", Combine::Any), ("all", Combine::All)]);
    let ties =
        table.choice("ties", &[("include_all", 0), ("exclude_all", 1), ("tiebreak", 2)]).map(|ties| match ties.value {
            0 => Written::IncludeAll,
            1 => Written::ExcludeAll,
            _ => Written::Tiebreak,
        });
    let tiebreak = table.texts("tiebreak");
    let mut risk = table.table("risk");
    let risk_within = risk.as_mut().and_then(|risk| risk.number("within"));
    let risk_rules = risk.as_mut().map_or(Some(Vec::new()), |risk| names.rules(risk, "rules"));
    if let Some(risk) = risk {
        if let Some(within) = risk_within.as_ref().filter(|within| within.value.is_negative()) {
            risk.report(within.span.start, Message::new("criteria-risk-negative"));
        }
        risk.finish();
    }
    let exclude_types = table.texts("exclude_types");
    let exclude_kinds: Vec<Option<String>> =
        exclude_types.iter().map(|kind| schools::school_kind(&table, kind)).collect();
    let exclude_when = names.rules(&mut table, "exclude_when");
    let ranked = index_id.is_some();
    let history = table.table("history").map(|table| history::read(table, ranked));
    if table.is_noting() {
        return None;
    }
    let by_score = lowest.is_some() || score.is_some() || risk_within.is_some();
    if by_score && index.is_none() {
        table.require("index");
    }
    if lowest.is_some() {
        table.require("ties");
    }
    let tiebreak_nodes = names.find_all(&table, &tiebreak, Wanted::Indicator);
    let needs_tiebreak = matches!(ties, Some(Written::Tiebreak));
    if needs_tiebreak == tiebreak.is_empty() {
        table.report(table.start(), Message::new("criteria-tiebreak"));
    }
    let mut grounds = Vec::new();
    if let Some(lowest) = lowest {
        let (size, within) = lowest?;
        grounds.push(Ground::Lowest(size, within));
    }
    if let Some(score) = score {
        grounds.push(Ground::Score(score?));
    }
    grounds.extend(rules?.into_iter().map(Ground::Rule));
    if grounds.is_empty() && index.is_none() {
        table.report(table.start(), Message::new("criteria-list-empty"));
    }
    if grounds.is_empty() && history.is_some() {
        table.report(table.start(), Message::new("criteria-history-no-list"));
    }
    if grounds.len() > 1 && combine.is_none() {
        table.require("combine");
    }
    table.finish();
    let index = match index {
        Some(index) => Some(index?.place()),
        None => None,
    };
    let ties = match ties {
        None | Some(Written::IncludeAll) => Ties::IncludeAll,
        Some(Written::ExcludeAll) => Ties::ExcludeAll,
        Some(Written::Tiebreak) => Ties::Tiebreak(tiebreak_nodes?.into_iter().map(Node::place).collect()),
    };
    let history = match history {
        Some(history) => Some(history?),
        None => None,
    };
    Some(ListRule {
        index,
        grounds,
        combine: combine.map_or(Combine::Any, |combine| combine.value),
        ties,
        risk_within: risk_within.map(|within| within.value),
        risk_rules: risk_rules?,
        exclude_kinds: exclude_kinds.into_iter().collect::<Option<_>>()?,
        exclude_when: exclude_when?,
        history,
    })
}

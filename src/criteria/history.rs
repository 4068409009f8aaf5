//! Entry and exit over years: in how many of the last years a school must be inside the rule of the list to come onto it,
//! and what it takes to leave. What a year counts as of which nothing is known is said in the file, never taken for granted.

use crate::criteria::{percent, within};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::Table;

/// The most years that anything here looks back.
const MOST_YEARS: i64 = 20;

/// How earlier years decide beside this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRule {
    /// What a year counts as that has no run, or no verdict on the school.
    pub missing: MissingYear,
    /// What brings a school onto the list that was not on it; `None`: the rule of this year alone.
    pub enter: Option<Enter>,
    /// What takes a school off the list that was on it; `None`: the rule of this year alone.
    pub leave: Option<Leave>,
}

/// What a year counts as of which nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingYear {
    /// A run of every year is needed; a school whose verdict hangs on a year without one is not assessed.
    Refuse,
    /// As a year outside the rule.
    AsOutside,
    /// As a year inside the rule.
    AsInside,
    /// As no year at all: what is counted in a row goes on before it.
    Skip,
}

/// What brings a school onto the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enter {
    /// In so many years it was inside the rule …
    pub years: usize,
    /// … of so many last ones, this year among them.
    pub of_last: usize,
    /// Whether it must be inside this year too.
    pub this_year_needed: bool,
    /// Whether a school that is inside this year, and in too few others, is at risk; else it is just not listed.
    pub otherwise_risk: bool,
}

/// What takes a school off the list: either is enough. A school that is inside the rule this year stays whatever these say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// So many years in a row, this year among them, it was outside the rule.
    pub after_years: Option<usize>,
    /// Its place is better than in the year in which it came onto the list.
    pub gain: Option<Gain>,
}

/// By how much a place must be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gain {
    /// By so many places.
    Places(usize),
    /// By this part of all schools with a place, 0 … 1.
    Share(Exact),
}

impl HistoryRule {
    /// How many years before this one must have runs.
    #[must_use]
    pub fn years_back(&self) -> usize {
        let enter = self.enter.as_ref().map_or(0, |enter| enter.of_last - 1);
        let leave = self.leave.as_ref().and_then(|leave| leave.after_years).map_or(0, |years| years - 1);
        // the year before says whether the school was listed
        enter.max(leave).max(1)
    }

    /// Whether runs of more years tell more: in which year a school came onto the list, what stood before a year skipped.
    #[must_use]
    pub fn looks_further(&self) -> bool {
        self.missing == MissingYear::Skip || self.leave.as_ref().is_some_and(|leave| leave.gain.is_some())
    }
}

/// Reads the rule. `ranked` says whether the list has an index that gives schools places.
pub(super) fn read(mut table: Table<'_>, ranked: bool) -> Option<HistoryRule> {
    let words = [
        ("refuse", MissingYear::Refuse),
        ("as_outside", MissingYear::AsOutside),
        ("as_inside", MissingYear::AsInside),
        ("skip", MissingYear::Skip),
    ];
    table.require("missing");
    let missing = table.choice("missing", &words);
    let enter = table.table("enter").map(enter);
    let leave = table.table("leave").map(|table| leave(table, ranked));
    if table.is_noting() {
        return None;
    }
    if enter.is_none() && leave.is_none() {
        table.report(table.start(), Message::new("criteria-history-empty"));
    }
    table.finish();
    // one of them was told to be wrong
    if matches!(enter, Some(None)) || matches!(leave, Some(None)) {
        return None;
    }
    let (enter, leave) = (enter.flatten(), leave.flatten());
    (enter.is_some() || leave.is_some()).then_some(HistoryRule { missing: missing?.value, enter, leave })
}

/// A problem was told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told;

/// A count of years, where there is one.
fn count(table: &mut Table<'_>, key: &'static str) -> Result<Option<usize>, Told> {
    let Some(written) = table.integer(key) else { return Ok(None) };
    let number = within(table, &written, (1, MOST_YEARS), key).ok_or(Told)?;
    usize::try_from(number).map(Some).map_err(|_| Told)
}

fn enter(mut table: Table<'_>) -> Option<Enter> {
    for key in ["years", "of_last", "this_year", "otherwise"] {
        table.require(key);
    }
    let years = count(&mut table, "years");
    let of_last = count(&mut table, "of_last");
    let this_year = table.choice("this_year", &[("needed", true), ("counted", false)]);
    let otherwise = table.choice("otherwise", &[("risk", true), ("not_listed", false)]);
    if let (Ok(Some(years)), Ok(Some(of_last))) = (years, of_last)
        && years > of_last
    {
        table.report(table.start(), Message::new("criteria-history-years"));
    }
    table.finish();
    let (years, of_last) = (years.ok()??, of_last.ok()??);
    (years <= of_last).then_some(Enter {
        years,
        of_last,
        this_year_needed: this_year?.value,
        otherwise_risk: otherwise?.value,
    })
}

fn leave(mut table: Table<'_>, ranked: bool) -> Option<Leave> {
    let after_years = count(&mut table, "after_years");
    let places = table.integer("better_places");
    let share = table.number("better_percent");
    if table.is_noting() {
        return None;
    }
    let given = usize::from(places.is_some()) + usize::from(share.is_some());
    if after_years == Ok(None) && given == 0 {
        table.report(table.start(), Message::new("criteria-history-leave"));
    }
    if given > 1 {
        table.report(table.start(), Message::new("criteria-history-gain"));
    }
    if given > 0 && !ranked {
        table.report(table.start(), Message::new("criteria-history-unranked"));
    }
    let places = places.map(|places| within(&table, &places, (1, 1_000_000), "better_places"));
    let share = share.map(|share| percent(&table, &share, "better_percent"));
    table.finish();
    let gain = match (places, share) {
        (Some(places), _) => Some(Gain::Places(usize::try_from(places?).ok()?)),
        (_, Some(share)) => Some(Gain::Share(share?)),
        _ => None,
    };
    let after_years = after_years.ok()?;
    let sound = (after_years.is_some() || gain.is_some()) && given <= 1 && (given == 0 || ranked);
    sound.then_some(Leave { after_years, gain })
}

//! Indicators: what is taken, from which years, of whom, what is left out, and on which scale.

use crate::criteria::bounds::Domain;
use crate::criteria::names::{Names, Wanted};
use crate::criteria::scale::{self, Scaling};
use crate::criteria::schools;
use crate::criteria::{Node, Who, rounding, within};
use crate::number::Rounding;
use crate::observation::{MeasureKind, catalogue};
use crate::school::School;
use crate::text::Message;
use crate::toml_table::Table;

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its word.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is called in narrow tables; the title where the file gives nothing shorter.
    pub short: String,
    /// What is taken.
    pub take: Take,
    /// In what the value is shown.
    pub unit: Unit,
    /// The numbers that the value can be.
    pub domain: Domain,
    /// From which years.
    pub window: Window,
    /// How the years become one value.
    pub pool: Pool,
    /// The smallest number of pupils that counts: over all years taken together, and in each year that a rule looks at.
    pub smallest_cohort: Option<i64>,
    /// The schools it applies to.
    pub who: Who,
    /// Rules that leave out a year's results where they hold.
    pub drop_when: Vec<usize>,
    /// How the value is rounded before anything is done with it.
    pub rounding: Option<Rounding>,
    /// The scales, those of single groups of schools first; empty where only rules look at the indicator.
    pub scalings: Vec<Scaling>,
}

/// What an indicator's value is made of. Measures are ids of the catalogue, or declared in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// Sum of counts over sum of counts, in percent.
    Share {
        /// Counts above the line.
        above: Vec<String>,
        /// Counts below the line.
        below: Vec<String>,
    },
    /// Mean of means, weighed by participants.
    Mean {
        /// The means.
        of: Vec<String>,
    },
    /// Sum of counts.
    Sum {
        /// The counts.
        of: Vec<String>,
    },
    /// A value as it stands in the document.
    Value {
        /// The measure.
        measure: String,
    },
    /// What another indicator changed by: its newest year less the one so many of its years before.
    Change {
        /// The other indicator.
        of: usize,
        /// How many of the years taken back.
        back: usize,
    },
    /// One indicator less another.
    Difference {
        /// The one.
        of: usize,
        /// What is taken off.
        less: usize,
    },
    /// One indicator over another.
    Ratio {
        /// The one above the line.
        of: usize,
        /// The one below.
        over: usize,
    },
}

impl Take {
    /// All measures that the value is made of; with a mean go the participants that weigh it.
    #[must_use]
    pub fn measures(&self) -> Vec<&str> {
        let weight = |mean: &String| catalogue().measure(mean).and_then(|known| known.base.as_deref());
        match self {
            Self::Share { above, below } => above.iter().chain(below).map(String::as_str).collect(),
            Self::Sum { of } => of.iter().map(String::as_str).collect(),
            Self::Mean { of } => of.iter().flat_map(|mean| [Some(mean.as_str()), weight(mean)]).flatten().collect(),
            Self::Value { measure } => vec![measure],
            Self::Change { .. } | Self::Difference { .. } | Self::Ratio { .. } => Vec::new(),
        }
    }

    /// The indicators that the value is made of.
    #[must_use]
    pub fn indicators(&self) -> Vec<usize> {
        match self {
            Self::Change { of, .. } => vec![*of],
            Self::Difference { of, less } => vec![*of, *less],
            Self::Ratio { of, over } => vec![*of, *over],
            _ => Vec::new(),
        }
    }
}

/// In what a value is shown and its scale stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Percent.
    Percent,
    /// Points of an examination, or any other number.
    Points,
    /// Pupils, schools, anything counted.
    Count,
    /// Yes or no: 1 or 0.
    Answer,
    /// A change of percent.
    PercentPoints,
    /// So many for every hundred.
    PerHundred,
}

impl Unit {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Count => "count",
            Self::Answer => "yes_no",
            Self::PercentPoints => "percent_points",
            Self::PerHundred => "per_hundred",
        }
    }

    /// Digits after the point at which a value is shown.
    #[must_use]
    pub fn digits(self) -> u32 {
        match self {
            Self::Percent | Self::PercentPoints | Self::PerHundred => 1,
            Self::Points => 2,
            Self::Count | Self::Answer => 0,
        }
    }

    fn of(kind: MeasureKind) -> Self {
        match kind {
            MeasureKind::Share => Self::Percent,
            MeasureKind::Count => Self::Count,
            MeasureKind::Answer => Self::Answer,
            MeasureKind::Mean | MeasureKind::Number => Self::Points,
        }
    }
}

impl Indicator {
    /// Whether the indicator says anything of this school. A school whose grades are not known is taken to be meant.
    #[must_use]
    pub fn applies_to(&self, school: &School) -> bool {
        self.who.may_mean(school)
    }

    /// The scale of a school; `None` where the indicator has none.
    #[must_use]
    pub fn scaling(&self, school: &School) -> Option<&Scaling> {
        self.scalings.iter().find(|scaling| scaling.who.surely_means(school))
    }
}

/// The years an indicator is taken from: the last so many for which there are data, none older than so many years
/// before the year of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many years.
    pub last: usize,
    /// How far back, in years before the year of the list.
    pub not_older_than: i32,
}

/// How several years become one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// Counts are added up over the years.
    Counts,
    /// The mean of the years' values, each year alike.
    Mean,
    /// The newest year that the school has.
    Latest,
}

impl Pool {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Mean => "mean",
            Self::Latest => "latest",
        }
    }
}

/// What stands for an indicator that could not be read: it takes nothing.
pub(super) fn nothing() -> Indicator {
    Indicator {
        id: String::new(),
        title: String::new(),
        short: String::new(),
        take: Take::Sum { of: Vec::new() },
        unit: Unit::Points,
        domain: Domain::Any,
        window: Window { last: 1, not_older_than: 0 },
        pool: Pool::Counts,
        smallest_cohort: None,
        who: Who::default(),
        drop_when: Vec::new(),
        rounding: None,
        scalings: Vec::new(),
    }
}

/// Reads an indicator.
pub(super) fn read(mut table: Table<'_>, names: &Names) -> Option<Indicator> {
    let id = table.required_text("id");
    let title = table.required_text("title");
    let short = table.text("short");
    let (take, usual) = match take(&mut table, names) {
        Some((take, unit)) => (Some(take), unit),
        None => (None, Unit::Points),
    };
    let derived = take.as_ref().is_some_and(|take| !take.indicators().is_empty());
    let unit = table.choice(
        "unit",
        &[
            ("percent", Unit::Percent),
            ("points", Unit::Points),
            ("count", Unit::Count),
            ("per_hundred", Unit::PerHundred),
        ],
    );
    let window = table.table("years").map(window);
    if take.is_some() && !derived && window.is_none() {
        table.require("years");
    }
    if derived && let Some(Some(_)) = &window {
        table.report(table.start(), Message::new("criteria-years-derived"));
    }
    let pool = table.choice("pool", &[("counts", Pool::Counts), ("mean", Pool::Mean), ("latest", Pool::Latest)]);
    let smallest_cohort = table.integer("smallest_cohort");
    let cohort = smallest_cohort.as_ref().and_then(|cohort| within(&table, cohort, (1, 1_000_000), "smallest_cohort"));
    let cohortless = matches!(take, Some(Take::Value { .. } | Take::Sum { .. })) || derived;
    if let Some(cohort) = smallest_cohort.filter(|_| cohortless) {
        table.report(cohort.span.start, Message::new("criteria-cohort-of-value"));
    }
    let single = matches!(take, Some(Take::Value { .. }));
    if let Some(pool) = pool.as_ref().filter(|pool| derived || (single && pool.value == Pool::Counts)) {
        table.report(pool.span.start, Message::new("criteria-pool-unfit"));
    }
    let who = schools::who(&mut table);
    let drop_when = names.rules(&mut table, "drop_when");
    let rounding = table.table("rounding").map(rounding);
    let pool_of = pool.map_or(if single { Pool::Latest } else { Pool::Counts }, |pool| pool.value);
    let mut indicator = Indicator {
        id: id.as_ref().map_or_else(String::new, |id| id.value.clone()),
        title: title.as_ref().map_or_else(String::new, |title| title.value.clone()),
        short: short.or_else(|| title.clone()).map_or_else(String::new, |short| short.value),
        take: take.clone().unwrap_or(Take::Sum { of: Vec::new() }),
        unit: unit.map_or(usual, |unit| unit.value),
        domain: take.as_ref().map_or(Domain::Any, |take| domain(take, pool_of, names)),
        window: window.flatten().unwrap_or(Window { last: 1, not_older_than: 0 }),
        pool: pool_of,
        smallest_cohort: cohort,
        who: who.clone().unwrap_or_default(),
        drop_when: drop_when.clone().unwrap_or_default(),
        rounding: rounding.flatten(),
        scalings: Vec::new(),
    };
    let scalings = scale::scalings(&mut table, names, indicator.domain);
    if take.is_some()
        && let Some(scalings) = &scalings
    {
        indicator.scalings.clone_from(scalings);
    }
    table.finish();
    (id.is_some() && title.is_some() && take.is_some() && who.is_some() && drop_when.is_some() && scalings.is_some())
        .then_some(indicator)
}

fn window(mut table: Table<'_>) -> Option<Window> {
    table.require("last");
    table.require("not_older_than");
    let (last, oldest) = (table.integer("last"), table.integer("not_older_than"));
    let last = last.and_then(|last| within(&table, &last, (1, 50), "last"));
    let oldest = oldest.and_then(|oldest| within(&table, &oldest, (0, 50), "not_older_than"));
    table.finish();
    Some(Window { last: usize::try_from(last?).ok()?, not_older_than: i32::try_from(oldest?).ok()? })
}

/// The numbers that a value can be.
fn domain(take: &Take, pool: Pool, names: &Names) -> Domain {
    let whole = |domain: Domain| if pool == Pool::Mean { Domain::NotNegative } else { domain };
    match take {
        Take::Share { above, below } => {
            // parts of what stands below the line can not be more than it; other counts can
            let part = |id: &String| catalogue().measure(id).and_then(|known| known.part_of.clone());
            let inside = above.len() == 1 && part(&above[0]).is_some_and(|whole| below.contains(&whole));
            if inside { Domain::Percent } else { Domain::NotNegative }
        }
        Take::Mean { .. } => Domain::NotNegative,
        Take::Sum { .. } => whole(Domain::Counts),
        Take::Value { measure } => match names.measure_kind(measure) {
            Some(MeasureKind::Share) => Domain::Percent,
            Some(MeasureKind::Count) => whole(Domain::Counts),
            Some(MeasureKind::Answer) if pool != Pool::Mean => Domain::Answers,
            _ => Domain::Any,
        },
        Take::Change { .. } | Take::Difference { .. } | Take::Ratio { .. } => Domain::Any,
    }
}

/// What is taken, and the unit that such a value usually has.
fn take(table: &mut Table<'_>, names: &Names) -> Option<(Take, Unit)> {
    let (share, of) = (table.texts("share"), table.texts("of"));
    let (mean, sum) = (table.texts("mean"), table.texts("sum"));
    let value = table.text("value");
    let derived = |mut inner: Table<'_>, other: Option<&'static str>| {
        let first = inner.required_text("of").and_then(|of| names.find(&inner, &of, Wanted::Indicator));
        let second = match other {
            Some(other) => {
                inner.required_text(other).and_then(|id| names.find(&inner, &id, Wanted::Indicator)).map(Node::place)
            }
            None => {
                let back = inner.integer("years_back");
                let back = back.map_or(Some(1), |back| within(&inner, &back, (1, 50), "years_back"));
                back.and_then(|back| usize::try_from(back).ok())
            }
        };
        inner.finish();
        Some((first?.place(), second?))
    };
    let change = table.table("change").map(|inner| derived(inner, None));
    let difference = table.table("difference").map(|inner| derived(inner, Some("less")));
    let ratio = table.table("ratio").map(|inner| derived(inner, Some("over")));
    if table.is_noting() {
        return None;
    }
    let given = [
        !share.is_empty() || !of.is_empty(),
        !mean.is_empty(),
        !sum.is_empty(),
        value.is_some(),
        change.is_some(),
        difference.is_some(),
        ratio.is_some(),
    ];
    if given.iter().filter(|given| **given).count() != 1 {
        table.report(table.start(), Message::new("criteria-take-one"));
        return None;
    }
    if let Some(value) = &value {
        let measure = names.measure(table, value, None)?;
        let kind = names.measure_kind(&measure)?;
        return Some((Take::Value { measure }, Unit::of(kind)));
    }
    if let Some((of, back)) = change.flatten() {
        return Some((Take::Change { of, back }, Unit::PercentPoints));
    }
    if let Some((of, less)) = difference.flatten() {
        return Some((Take::Difference { of, less }, Unit::Points));
    }
    if let Some((of, over)) = ratio.flatten() {
        return Some((Take::Ratio { of, over }, Unit::Points));
    }
    if given[0] {
        if share.is_empty() || of.is_empty() {
            table.report(table.start(), Message::new("criteria-take-share"));
            return None;
        }
        let above = names.measures(table, &share, MeasureKind::Count);
        let below = names.measures(table, &of, MeasureKind::Count);
        return Some((Take::Share { above: above?, below: below? }, Unit::Percent));
    }
    if given[2] {
        let of = names.measures(table, &sum, MeasureKind::Count)?;
        return Some((Take::Sum { of }, Unit::Count));
    }
    let of = names.measures(table, &mean, MeasureKind::Mean).filter(|of| !of.is_empty())?;
    Some((Take::Mean { of }, Unit::Points))
}

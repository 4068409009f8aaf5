//! Rules: what can be true or false of a school, or not known, or not asked of it.

use crate::criteria::bounds::{self, Interval};
use crate::criteria::names::{Names, Wanted};
use crate::criteria::schools;
use crate::criteria::{CountRounding, GroupBy, Node, Who, percent, within};
use crate::number::Exact;
use crate::text::Message;
use crate::toml_table::Table;

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its word.
    pub id: String,
    /// What it says.
    pub title: String,
    /// The schools it is asked of.
    pub who: Who,
    /// What is looked at.
    pub test: Test,
    /// What a school is marked with where the rule holds. A mark decides nothing.
    pub mark: Option<String>,
    /// What the mark does not mean.
    pub caveat: Option<String>,
    /// What becomes of cells without data.
    pub missing: RuleMissing,
}

/// What a rule looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// How many of these are true.
    Count {
        /// Indicators, indices, other rules.
        items: Vec<Node>,
        /// What must be true of an indicator or index; rules must hold.
        is: Option<Is>,
        /// In which years.
        years: Years,
        /// How many must be true.
        hold: Hold,
    },
    /// The school is one of those with the lowest or highest numbers.
    Extreme {
        /// The indicator or index.
        of: Node,
        /// Which end.
        end: End,
        /// How many schools.
        size: Size,
        /// Counted apart in each group.
        within: Vec<GroupBy>,
    },
    /// The school is in the smallest group of schools that holds this share of the whole sum: the largest numbers first.
    SmallestGroup {
        /// The indicator.
        of: Node,
        /// The share, 0 … 1.
        share: Exact,
    },
    /// A rule holds for this share of the schools of the school's group.
    Across {
        /// The rule.
        of: usize,
        /// The group.
        by: GroupBy,
        /// The share in percent.
        share: Interval,
    },
}

/// Which end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The lowest numbers.
    Lowest,
    /// The highest numbers.
    Highest,
}

/// How many schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Size {
    /// A share of those that have a number, 0 … 1.
    Share(Exact, CountRounding),
    /// So many.
    Number(usize),
}

impl Size {
    /// How many of so many schools.
    #[must_use]
    pub fn of(&self, schools: usize) -> usize {
        match self {
            Self::Number(number) => (*number).min(schools),
            Self::Share(share, rounding) => {
                let share = &Exact::from(i64::try_from(schools).unwrap_or(i64::MAX)) * share;
                let whole = match rounding {
                    CountRounding::Ceiling => share.ceiling(),
                    CountRounding::Floor => share.floor(),
                };
                whole.to_integer().and_then(|whole| usize::try_from(whole).ok()).unwrap_or(0).min(schools)
            }
        }
    }
}

/// What must be true of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// It lies in an interval.
    In(Interval),
    /// Its word is one of these.
    Graded(Vec<String>),
}

/// In which years a number is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// The value of all years taken together.
    Pooled,
    /// True in every one of the last so many years.
    Every(usize),
    /// True in at least one of the last so many years.
    Any(usize),
    /// Each of the last so many years is a cell of its own.
    Each(usize),
}

/// How many cells must be true. Cells that do not apply to the school are not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// All.
    All,
    /// At least one.
    Any,
    /// None.
    None,
    /// At least so many.
    AtLeast(usize),
    /// This share of them, in percent.
    Share(Interval),
}

/// What becomes of cells without data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleMissing {
    /// They may be true or false: the rule is known only if they can't change it.
    Unknown,
    /// They count as not true, while the cells with data are this share of those that apply (0 … 1).
    NotHeld {
        /// The smallest share.
        coverage: Exact,
    },
    /// They count as true, while the cells with data are this share of those that apply (0 … 1).
    Held {
        /// The smallest share.
        coverage: Exact,
    },
}

impl Rule {
    /// What must be known before the rule.
    #[must_use]
    pub fn needs(&self) -> Vec<Node> {
        match &self.test {
            Test::Count { items, .. } => items.clone(),
            Test::Extreme { of, .. } | Test::SmallestGroup { of, .. } => vec![*of],
            Test::Across { of, .. } => vec![Node::Rule(*of)],
        }
    }

    /// Whether the rule compares a school with others.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        !matches!(self.test, Test::Count { .. })
    }
}

/// What a rule tests, as it is written.
enum Kind {
    Count,
    Extreme(End),
    SmallestGroup,
    Across,
}

/// What stands for a rule that could not be read: it looks at nothing.
pub(super) fn nothing() -> Rule {
    Rule {
        id: String::new(),
        title: String::new(),
        who: Who::default(),
        test: Test::Count { items: Vec::new(), is: None, years: Years::Pooled, hold: Hold::All },
        mark: None,
        caveat: None,
        missing: RuleMissing::Unknown,
    }
}

/// Reads a rule.
pub(super) fn read(mut table: Table<'_>, names: &Names) -> Option<Rule> {
    let id = table.required_text("id");
    let title = table.required_text("title");
    table.require("of");
    let of = table.texts("of");
    let who = schools::who(&mut table);
    let mark = table.text("mark");
    let caveat = table.text("caveat");
    let missing = table.table("missing").map(missing);
    let is = table.table("is").map(is);
    let years = table.table("years").map(years);
    let hold = hold(&mut table);
    let lowest = table.table("lowest").map(size);
    let highest = table.table("highest").map(size);
    let smallest = table.table("smallest_group").map(|mut inner| {
        let share = inner.required_number("share").and_then(|share| percent(&inner, &share, "share"));
        inner.finish();
        share
    });
    let across = table.choice("across", &GroupBy::WORDS);
    if table.is_noting() {
        return None;
    }
    let kinds = [
        lowest.is_some().then_some(Kind::Extreme(End::Lowest)),
        highest.is_some().then_some(Kind::Extreme(End::Highest)),
        smallest.is_some().then_some(Kind::SmallestGroup),
        across.is_some().then_some(Kind::Across),
    ];
    let mut kinds: Vec<Kind> = kinds.into_iter().flatten().collect();
    if kinds.len() > 1 {
        table.report(table.start(), Message::new("criteria-rule-one"));
        table.finish();
        return None;
    }
    let kind = kinds.pop().unwrap_or(Kind::Count);
    let wanted = match kind {
        Kind::Count => Wanted::Any,
        Kind::Extreme(_) => Wanted::Number,
        Kind::SmallestGroup => Wanted::Indicator,
        Kind::Across => Wanted::Rule,
    };
    if let Some(caveat) = caveat.as_ref().filter(|_| mark.is_none()) {
        table.report(caveat.span.start, Message::new("criteria-caveat-no-mark"));
    }
    let items = names.find_all(&table, &of, wanted);
    let single = !matches!(kind, Kind::Count);
    if (single && of.len() != 1) || of.is_empty() {
        table.report(table.start(), Message::new("criteria-rule-of-one"));
    }
    let group = matches!(kind, Kind::Extreme(_) | Kind::SmallestGroup);
    let covered = matches!(
        &missing,
        Some(Some(RuleMissing::NotHeld { coverage } | RuleMissing::Held { coverage })) if !coverage.is_zero()
    );
    if single
        && (is.is_some()
            || years.is_some()
            || (group && (table.has("hold") || table.has("hold_at_least") || table.has("hold_share") || covered)))
    {
        table.report(table.start(), Message::new("criteria-rule-unfit"));
    }
    let numbers = items.as_ref().is_some_and(|items| items.iter().any(|item| !matches!(item, Node::Rule(_))));
    let rules = items.as_ref().is_some_and(|items| items.iter().any(|item| matches!(item, Node::Rule(_))));
    if !single && items.is_some() {
        match &is {
            None if numbers => table.report(table.start(), Message::new("criteria-rule-is-needed")),
            Some(_) if rules => table.report(table.start(), Message::new("criteria-rule-is-unfit")),
            _ => {}
        }
    }
    let hold = hold?;
    let first = items.as_ref().and_then(|items| items.first().copied());
    let test = match kind {
        Kind::Count => {
            let is = match is {
                Some(is) => Some(is?),
                None => None,
            };
            let years = years.map_or(Some(Years::Pooled), |years| years);
            items.zip(years).map(|(items, years)| Test::Count { items, is, years, hold })
        }
        Kind::Extreme(end) => {
            let size = lowest.or(highest).flatten();
            first.zip(size).map(|(of, (size, within))| Test::Extreme { of, end, size, within })
        }
        Kind::SmallestGroup => first.zip(smallest.flatten()).map(|(of, share)| Test::SmallestGroup { of, share }),
        Kind::Across => match hold {
            Hold::Share(share) => {
                first.zip(across).map(|(of, by)| Test::Across { of: of.place(), by: by.value, share })
            }
            _ => {
                table.report(table.start(), Message::new("criteria-rule-across"));
                None
            }
        },
    };
    table.finish();
    let missing = missing.map_or(Some(RuleMissing::Unknown), |missing| missing);
    Some(Rule {
        id: id?.value,
        title: title?.value,
        who: who?,
        test: test?,
        mark: mark.map(|mark| mark.value),
        caveat: caveat.map(|caveat| caveat.value),
        missing: missing?,
    })
}

fn is(mut table: Table<'_>) -> Option<Is> {
    let grades = table.texts("grade");
    let is = if grades.is_empty() || table.is_noting() {
        bounds::interval(&mut table).map(Is::In)
    } else {
        Some(Is::Graded(grades.into_iter().map(|grade| grade.value).collect()))
    };
    table.finish();
    is
}

fn years(mut table: Table<'_>) -> Option<Years> {
    let every = table.integer("every_of_last");
    let any = table.integer("any_of_last");
    let each = table.integer("each_of_last");
    let given = [every.is_some(), any.is_some(), each.is_some()];
    if given.iter().filter(|given| **given).count() != 1 {
        table.report(table.start(), Message::new("criteria-rule-years"));
        return None;
    }
    let (written, years): (_, fn(usize) -> Years) = match (every, any, each) {
        (Some(every), ..) => (every, Years::Every),
        (_, Some(any), _) => (any, Years::Any),
        (_, _, each) => (each?, Years::Each),
    };
    let last = within(&table, &written, (1, 50), "of_last");
    table.finish();
    Some(years(usize::try_from(last?).ok()?))
}

/// How many must be true; all where nothing is said. The outer `None` is a problem.
fn hold(table: &mut Table<'_>) -> Option<Hold> {
    let word = table.choice("hold", &[("all", Hold::All), ("any", Hold::Any), ("none", Hold::None)]);
    let least = table.integer("hold_at_least");
    let share = table.table("hold_share").map(|mut inner| {
        let interval = bounds::interval(&mut inner);
        inner.finish();
        interval
    });
    let given = [word.is_some(), least.is_some(), share.is_some()];
    if given.iter().filter(|given| **given).count() > 1 {
        table.report(table.start(), Message::new("criteria-rule-hold"));
        return None;
    }
    match (word, least, share) {
        (Some(word), ..) => Some(word.value),
        (_, Some(least), _) => within(table, &least, (1, 10_000), "hold_at_least")
            .and_then(|least| usize::try_from(least).ok())
            .map(Hold::AtLeast),
        (_, _, Some(share)) => {
            let share = share?;
            if share.misses(bounds::Domain::Percent) {
                table.report(table.start(), Message::new("criteria-share-outside"));
                return None;
            }
            Some(Hold::Share(share))
        }
        _ => Some(Hold::All),
    }
}

/// Reads how many schools an end of an order is.
pub(super) fn size(mut table: Table<'_>) -> Option<(Size, Vec<GroupBy>)> {
    let share = table.number("share");
    let number = table.integer("number");
    let rounding = table.choice("rounding", &[("ceiling", CountRounding::Ceiling), ("floor", CountRounding::Floor)]);
    let within_groups = schools::groups(&mut table, "within");
    if table.is_noting() {
        return None;
    }
    let size = match (&share, &number) {
        (Some(share), None) => {
            table.require("rounding");
            percent(&table, share, "share").zip(rounding).map(|(share, rounding)| Size::Share(share, rounding.value))
        }
        (None, Some(number)) => {
            if let Some(rounding) = rounding {
                table.report(rounding.span.start, Message::new("criteria-size-rounding"));
            }
            let number = within(&table, number, (1, 1_000_000), "number");
            number.and_then(|number| usize::try_from(number).ok()).map(Size::Number)
        }
        _ => {
            table.report(table.start(), Message::new("criteria-size-one"));
            None
        }
    };
    table.finish();
    Some((size?, within_groups))
}

fn missing(mut table: Table<'_>) -> Option<RuleMissing> {
    fn coverage(table: &mut Table<'_>) -> Option<Exact> {
        match table.number("coverage") {
            None => Some(Exact::zero()),
            Some(coverage) => percent(table, &coverage, "coverage"),
        }
    }
    let rule = table.variant::<RuleMissing>(
        "policy",
        None,
        &[
            ("unknown", |_| Some(RuleMissing::Unknown)),
            ("not_held", |table| coverage(table).map(|coverage| RuleMissing::NotHeld { coverage })),
            ("held", |table| coverage(table).map(|coverage| RuleMissing::Held { coverage })),
        ],
    );
    table.finish();
    rule
}

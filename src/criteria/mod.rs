//! The methodology: everything that decides the list, as one checked value.
//!
//! A few things that combine: an [`Indicator`] takes a value from the data, a [`Scaling`] makes it comparable, an
//! [`Index`] weighs indicators and indices, a [`Rule`] says what is true of a school, the [`ListRule`] draws the list
//! from them. A [`Criteria`] can only be made by [`read`], which reports every problem of a criteria file at once and
//! hands out nothing that has one.

mod bounds;
mod graph;
mod history;
mod index;
mod indicator;
mod lint;
mod list;
mod names;
pub mod reference;
mod rule;
mod scale;
mod schools;

use crate::number::{Exact, Mode, Rounding};
use crate::observation::{MeasureKind, catalogue};
use crate::text::Message;
use crate::toml_table::{At, Document, Problem, Table};

pub use bounds::{Domain, Interval};
pub use history::{Enter, Gain, HistoryRule, Leave, MissingYear};
pub use index::{Action, BlendShare, Grades, Index, Method, MissingRule, Part, Replacement, Step, Weights, degrees};
pub use indicator::{Indicator, Pool, Take, Unit, Window};
pub use lint::remarks;
pub use list::{Combine, Ground, ListRule, Ties};
pub use rule::{End, Hold, Is, Rule, RuleMissing, Size, Test, Years};
pub use scale::{Band, Better, Grid, RankTies, Relative, Scale, Scaling, Winsorise};
pub use schools::{GroupBy, Who};

/// The first line of every criteria file.
pub const SCHEMA: &str = "shnor/criteria/1";

/// Indicators, indices and rules that a methodology may have, of each.
const MOST_ENTRIES: usize = 300;

/// Digits that a rounding may keep at the most.
const MOST_DIGITS: i64 = 12;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../criteria/", $name, ".toml")))),*]
    };
}

/// The methodologies that ship with the program: names and texts.
pub const SHIPPED: &[(&str, &str)] = shipped![
    "municipal-index",
    "municipal-index-no-vpr",
    "thirty-percent-two",
    "thirty-percent-two-strict",
    "thirty-percent-two-no-vpr",
    "risk-indicators",
    "vpr-objectivity",
    "disagreement",
    "moscow-contribution",
    "zones-banded",
    "two-axes",
    "three-years-failing",
    "three-lists",
];

/// Those of [`SHIPPED`] that draw no list: their marks stand beside the verdict of every methodology and never inside it.
const FLAGS: [&str; 2] = ["vpr-objectivity", "disagreement"];

/// A commented file to start a methodology from.
pub const TEMPLATE: &str = include_str!("template.toml");

/// Reads and checks a criteria file.
///
/// # Errors
/// Every problem of the file, in its order.
pub fn read(text: &str) -> Result<Criteria, Vec<Problem>> {
    let document = Document::parse(text);
    match criteria(document.root()) {
        Some(criteria) if !document.is_faulty() => Ok(criteria),
        _ => Err(document.problems()),
    }
}

/// What ships beside the chosen methodology: those whose marks stand beside every verdict, and those that draw a list of
/// their own.
#[must_use]
pub fn beside(chosen: &Criteria) -> (Vec<Criteria>, Vec<Criteria>) {
    let others = SHIPPED.iter().filter(|(name, _)| *name != chosen.id).filter_map(|(_, text)| read(text).ok());
    let (mut flags, others): (Vec<_>, Vec<_>) = others.partition(|criteria| FLAGS.contains(&criteria.id.as_str()));
    // no mark is given twice
    flags.retain(|flags| !flags.marks().any(|mark| chosen.marks().any(|other| other == mark)));
    (flags, others.into_iter().filter(|criteria| criteria.list.is_some()).collect())
}

/// A whole methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criteria {
    /// Its word, the name of its file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the list is for.
    pub purpose: String,
    /// Where the method comes from.
    pub source: String,
    /// The act it follows; empty where there is none.
    pub act: String,
    /// How far the method was checked against that act.
    pub verified: Verified,
    /// Whether it is in force.
    pub standing: Standing,
    /// The first and the last year that it is meant for.
    pub valid: (Option<i32>, Option<i32>),
    /// Anything else that a reader must know.
    pub note: String,
    /// Who approved it; `None` where nobody has.
    pub approved: Option<Approved>,
    /// Which way the indices point.
    pub direction: Direction,
    /// Measures that the catalogue does not know.
    pub measures: Vec<Declared>,
    /// The indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// The indices, in the order of the file.
    pub indices: Vec<Index>,
    /// The rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// How the list is drawn; `None` where the methodology draws none and only measures and marks.
    pub list: Option<ListRule>,
    /// Where the score is rounded.
    pub rounding: RoundingSteps,
    /// Everything in the order in which it can be computed.
    pub order: Vec<Node>,
}

/// A named part of a methodology: its place among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// An indicator.
    Indicator(usize),
    /// An index.
    Index(usize),
    /// A rule.
    Rule(usize),
}

impl Node {
    /// The place among those of its kind.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::Indicator(place) | Self::Index(place) | Self::Rule(place) => place,
        }
    }
}

/// A measure that the file itself declares: a column of a plain table, or a number given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Its id: `plain.` and a word.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What kind of number it is.
    pub kind: MeasureKind,
}

impl Criteria {
    /// What a measure is called.
    #[must_use]
    pub fn measure_title<'c>(&'c self, id: &'c str) -> &'c str {
        let declared = self.measures.iter().find(|measure| measure.id == id).map(|measure| measure.title.as_str());
        declared.or_else(|| catalogue().measure(id).map(|known| known.title.as_str())).unwrap_or(id)
    }

    /// The word of a part.
    #[must_use]
    pub fn id_of(&self, node: Node) -> &str {
        match node {
            Node::Indicator(place) => &self.indicators[place].id,
            Node::Index(place) => &self.indices[place].id,
            Node::Rule(place) => &self.rules[place].id,
        }
    }

    /// What its rules mark schools with.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter_map(|rule| rule.mark.as_deref())
    }

    /// What a part is called.
    #[must_use]
    pub fn title_of(&self, node: Node) -> &str {
        match node {
            Node::Indicator(place) => &self.indicators[place].title,
            Node::Index(place) => &self.indices[place].title,
            Node::Rule(place) => &self.rules[place].title,
        }
    }

    /// The index that ranks the schools.
    #[must_use]
    pub fn ranking(&self) -> Option<usize> {
        match &self.list {
            Some(list) => list.index,
            None => None,
        }
    }
}

/// How far a methodology was checked against its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// Against the text of the act.
    Text,
    /// Against a text that quotes the act.
    Secondary,
    /// It is our own and follows no act.
    Own,
}

/// Whether a methodology is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// An example to start from.
    Template,
    /// Written for a department, not yet approved.
    Draft,
    /// Approved by an act.
    Approved,
}

impl Standing {
    /// Its word in files and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Draft => "draft",
            Self::Approved => "approved",
        }
    }
}

/// Who approved a methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// The act.
    pub act: String,
    /// Its date, as written.
    pub date: String,
    /// The authority.
    pub by: String,
}

/// Which way an index points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// A school with a high score does well; the lowest need support.
    HigherIsBetter,
    /// A school with a high score needs support.
    LowerIsBetter,
}

impl Direction {
    /// Its word in files and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher_is_better",
            Self::LowerIsBetter => "lower_is_better",
        }
    }
}

/// How a number of schools becomes a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountRounding {
    /// Up.
    Ceiling,
    /// Down.
    Floor,
}

/// Where the score is rounded on the way to the list. What is not named stays exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoundingSteps {
    /// Each indicator's points.
    pub contribution: Option<Rounding>,
    /// The score.
    pub score: Option<Rounding>,
    /// Schools are ranked by the score as rounded; else by the score before.
    pub rank_rounded: bool,
}

impl RoundingSteps {
    /// Digits at which points and scores are stated, where the file states any.
    #[must_use]
    pub fn digits(&self) -> Option<u32> {
        self.contribution.or(self.score).map(|rounding| rounding.digits)
    }
}

/// Reads a whole file; `None` where something is missing, which has been reported then.
fn criteria(mut root: Table<'_>) -> Option<Criteria> {
    root.require("schema");
    let _ = root.choice("schema", &[(SCHEMA, ())]);
    let id = root.required_text("id");
    if let Some(id) = id.as_ref().filter(|id| !names::is_word(&id.value)) {
        root.report(id.span.start, Message::new("criteria-id").with("id", id.value.as_str()));
    }
    let title = root.required_text("title");
    let purpose = root.required_text("purpose");
    let source = root.required_text("source");
    let act = root.text("act");
    root.require("verified");
    let verified = root
        .choice("verified", &[("text", Verified::Text), ("secondary", Verified::Secondary), ("own", Verified::Own)]);
    root.require("standing");
    let standing = root.choice(
        "standing",
        &[("template", Standing::Template), ("draft", Standing::Draft), ("approved", Standing::Approved)],
    );
    let valid_years = root.text("valid_years");
    let note = root.text("note");
    root.require("direction");
    let direction = root.choice(
        "direction",
        &[("higher_is_better", Direction::HigherIsBetter), ("lower_is_better", Direction::LowerIsBetter)],
    );
    let approved = approved(&mut root, standing.as_ref());
    let measures: Vec<Option<Declared>> = root.tables("measure").into_iter().map(names::declared).collect();
    let declared: Vec<Declared> = measures.iter().flatten().cloned().collect();
    let mut names = names::Names::default();
    for (place, measure) in declared.iter().enumerate() {
        if declared[..place].iter().any(|other| other.id == measure.id) {
            root.report(0, Message::new("criteria-same-id").with("id", measure.id.as_str()));
        }
    }
    names.declare(&declared);
    root.require("indicator");
    let tables = [root.tables("indicator"), root.tables("index"), root.tables("rule")];
    if tables.iter().any(|tables| tables.len() > MOST_ENTRIES) {
        root.report(0, Message::new("criteria-too-many").with("most", MOST_ENTRIES));
        return None;
    }
    names.add(&tables[0], Node::Indicator);
    names.add(&tables[1], Node::Index);
    names.add(&tables[2], Node::Rule);
    let starts = graph::Starts::of(&tables);
    let [indicators, indices, rules] = tables;
    let indicators: Vec<Option<Indicator>> =
        indicators.into_iter().map(|table| indicator::read(table, &names)).collect();
    let indices: Vec<Option<Index>> = indices.into_iter().map(|table| index::read(table, &names)).collect();
    let rules: Vec<Option<Rule>> = rules.into_iter().map(|table| rule::read(table, &names)).collect();
    let list = root.table("list").map(|table| list::read(table, &names));
    let rounding = root.table("rounding").map_or_else(RoundingSteps::default, rounding_steps);
    let valid = valid(&root, valid_years.as_ref());
    let text = |text: Option<At<String>>| text.map(|text| text.value).unwrap_or_default();
    let noting = root.is_noting();
    let whole = !matches!(list, Some(None))
        && indicators.iter().all(Option::is_some)
        && indices.iter().all(Option::is_some)
        && rules.iter().all(Option::is_some);
    // what could not be read says nothing and needs nothing: rings among the rest are found all the same
    let mut criteria = Criteria {
        id: text(id.clone()),
        title: text(title.clone()),
        purpose: text(purpose.clone()),
        source: text(source.clone()),
        act: text(act),
        verified: verified.as_ref().map_or(Verified::Own, |verified| verified.value),
        standing: standing.map_or(Standing::Template, |standing| standing.value),
        valid,
        note: text(note),
        approved,
        direction: direction.as_ref().map_or(Direction::HigherIsBetter, |direction| direction.value),
        measures: declared,
        indicators: indicators.into_iter().map(|read| read.unwrap_or_else(indicator::nothing)).collect(),
        indices: indices.into_iter().map(|read| read.unwrap_or_else(index::nothing)).collect(),
        rules: rules.into_iter().map(|read| read.unwrap_or_else(rule::nothing)).collect(),
        list: list.flatten(),
        rounding,
        order: Vec::new(),
    };
    let order = if noting { None } else { graph::check(&root, &criteria, &starts, whole) };
    root.finish();
    criteria.order = order?;
    whole.then_some(criteria)
}

fn approved(root: &mut Table<'_>, standing: Option<&At<Standing>>) -> Option<Approved> {
    let filled =
        |text: Option<At<String>>| text.map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty());
    let given = root.table("approved").map(|mut table| {
        let fields = [filled(table.text("act")), filled(table.text("date")), filled(table.text("by"))];
        let start = table.start();
        table.finish();
        (start, fields)
    });
    // however a date is written, it has digits
    let is_date = |date: &str| date.contains(|sign: char| sign.is_ascii_digit());
    let in_force = standing.is_some_and(|standing| standing.value == Standing::Approved);
    match given {
        Some((start, [Some(act), Some(date), Some(by)])) if is_date(&date) => {
            if !in_force {
                root.report(start, Message::new("criteria-approved-standing"));
            }
            Some(Approved { act, date, by })
        }
        Some((start, fields)) => {
            if in_force || fields.iter().any(Option::is_some) {
                root.report(start, Message::new("criteria-approved-partly"));
            }
            None
        }
        None => {
            if let Some(standing) = standing.filter(|_| in_force) {
                root.report(standing.span.start, Message::new("criteria-approved-partly"));
            }
            None
        }
    }
}

/// The years that a methodology is meant for: `2018–2022`, `2018–`, `–2022`, `2020`; empty: all.
fn valid(root: &Table<'_>, written: Option<&At<String>>) -> (Option<i32>, Option<i32>) {
    let Some(written) = written.filter(|written| !written.value.trim().is_empty()) else { return (None, None) };
    let (from, to) = written.value.split_once(['-', '–', '—']).unwrap_or((&written.value, &written.value));
    let year = |part: &str| match part.trim() {
        "" => Ok(None),
        year => year.parse::<i32>().ok().filter(|year| (2000..2100).contains(year)).map(Some).ok_or(()),
    };
    if let (Ok(from), Ok(to)) = (year(from), year(to))
        && from.zip(to).is_none_or(|(from, to)| from <= to)
    {
        return (from, to);
    }
    root.report(written.span.start, Message::new("criteria-valid-years"));
    (None, None)
}

fn rounding_steps(mut table: Table<'_>) -> RoundingSteps {
    let contribution = table.table("contribution").map(rounding);
    let score = table.table("score").map(rounding);
    let rank = table.choice("rank", &[("before", false), ("after", true)]);
    if let Some(rank) = rank.as_ref().filter(|rank| rank.value && score.is_none()) {
        table.report(rank.span.start, Message::new("criteria-rank-after"));
    }
    table.finish();
    RoundingSteps {
        contribution: contribution.flatten(),
        score: score.flatten(),
        rank_rounded: rank.is_some_and(|rank| rank.value),
    }
}

/// Reads a rounding.
fn rounding(mut table: Table<'_>) -> Option<Rounding> {
    table.require("digits");
    table.require("mode");
    let digits = table.integer("digits").and_then(|digits| within(&table, &digits, (0, MOST_DIGITS), "digits"));
    let modes = [("half_up", Mode::HalfUp), ("half_even", Mode::HalfEven), ("truncate", Mode::Truncate)];
    let mode = table.choice("mode", &modes);
    table.finish();
    Some(Rounding { digits: u32::try_from(digits?).ok()?, mode: mode?.value })
}

/// A whole number that lies between two others.
fn within(table: &Table<'_>, number: &At<i64>, (least, most): (i64, i64), key: &'static str) -> Option<i64> {
    if (least..=most).contains(&number.value) {
        return Some(number.value);
    }
    let message = Message::new("criteria-range").with("key", key).with("least", least).with("most", most);
    table.report(number.span.start, message);
    None
}

/// A percent as a share of one.
fn percent(table: &Table<'_>, written: &At<Exact>, key: &'static str) -> Option<Exact> {
    if written.value > 0 && written.value <= 100 {
        return Some(&written.value * &Exact::scaled(1, 2));
    }
    table.report(written.span.start, Message::new("criteria-percent").with("key", key));
    None
}

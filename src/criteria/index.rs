//! Indices: how indicators and other indices become one number, what is done with it, and what becomes of gaps.

use crate::criteria::bounds::{self, Domain, Interval};
use crate::criteria::names::{Names, Wanted};
use crate::criteria::schools;
use crate::criteria::{GroupBy, Node, Who, percent, rounding};
use crate::number::{Exact, Rounding};
use crate::school::School;
use crate::text::Message;
use crate::toml_table::{At, Table};

/// An index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its word.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How the parts become one number.
    pub method: Method,
    /// What the mean of the parts is multiplied by: the total of the weights, or 1 where weights are relative. A parent
    /// index takes the mean itself.
    pub points: Exact,
    /// Weights are only proportions.
    pub relative: bool,
    /// The parts, for single groups of schools first.
    pub weights: Vec<Weights>,
    /// What becomes of parts without data.
    pub missing: MissingRule,
    /// How the number is rounded.
    pub rounding: Option<Rounding>,
    /// What is done with the number after that, in this order.
    pub steps: Vec<Step>,
    /// Words for the number, for single groups of schools first.
    pub grades: Vec<Grades>,
}

/// How the parts of an index become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `Σ w z / Σ w`.
    WeightedMean,
    /// `Σ w z`.
    Sum,
    /// `exp(Σ w ln z / Σ w)`.
    GeometricMean,
    /// The largest.
    Largest,
    /// The smallest.
    Smallest,
}

impl Method {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        METHODS.iter().find(|(_, method)| *method == self).map_or("", |(word, _)| word)
    }
}

const METHODS: [(&str, Method); 5] = [
    ("weighted_mean", Method::WeightedMean),
    ("sum", Method::Sum),
    ("geometric_mean", Method::GeometricMean),
    ("largest", Method::Largest),
    ("smallest", Method::Smallest),
];

/// Integer weights of a geometric mean add up to no more than this, in lowest terms.
const MOST_DEGREE: i64 = 200;

/// The parts of an index for some schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// The schools.
    pub who: Who,
    /// The parts.
    pub parts: Vec<Part>,
    /// The sum of their weights.
    pub total: Exact,
}

/// A part of an index: an indicator or an index, and its weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub of: Node,
    /// Its weight.
    pub weight: Exact,
}

/// What becomes of parts without data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingRule {
    /// One missing part that applies to the school, and the index has no value.
    Refuse,
    /// The weight of missing parts goes to the others in proportion, while those hold this share of the weight that
    /// applies to the school (0 … 1); below it the index has no value.
    Renormalise {
        /// The smallest share of the weight.
        coverage: Exact,
    },
    /// Weights by a table; where no row fits what is missing, the index has no value.
    Table(Vec<Replacement>),
    /// A missing part counts as the worst there is, while the others hold this share of the weight.
    Worst {
        /// The smallest share of the weight.
        coverage: Exact,
    },
    /// A missing part counts as the median of the school's group, while the others hold this share of the weight.
    GroupMedian {
        /// The smallest share of the weight.
        coverage: Exact,
        /// The group: schools that agree in all of these.
        within: Vec<GroupBy>,
    },
}

/// Weights where certain parts are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The parts that are missing.
    pub without: Vec<Node>,
    /// The weights of those that are there.
    pub weights: Vec<(Node, Exact)>,
}

/// Something done with the number of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub action: Action,
    /// Only if the number lies here.
    pub only: Option<Interval>,
    /// Only if all these rules hold. A rule of which nothing is known does not.
    pub when: Vec<usize>,
    /// How the result is rounded.
    pub rounding: Option<Rounding>,
}

/// What is done with the number of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It is no more than this.
    Cap(Exact),
    /// It is no less than this.
    Floor(Exact),
    /// A share of it is replaced by another number, where that is known.
    Blend {
        /// The other number: an indicator's value, or an index.
        with: Node,
        /// The share.
        share: BlendShare,
    },
    /// It is multiplied by an indicator on its scale, where that is known: a penalty, a bonus.
    Multiply(usize),
}

/// The share of another number in a blend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlendShare {
    /// The same for all schools, 0 … 1.
    Fixed(Exact),
    /// The value of this indicator, 0 … 1.
    Of(usize),
}

/// Words for the numbers of an index, for some schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grades {
    /// The schools.
    pub who: Who,
    /// The bands and their words.
    pub bands: Vec<(Interval, String)>,
}

impl Index {
    /// The parts of a school, with their weights; `None` where the file gives none for it.
    #[must_use]
    pub fn weights(&self, school: &School) -> Option<&Weights> {
        self.weights.iter().find(|weights| weights.who.surely_means(school))
    }

    /// The word for a number of a school.
    #[must_use]
    pub fn grade(&self, school: &School, number: &Exact) -> Option<&str> {
        let grades = self.grades.iter().find(|grades| grades.who.surely_means(school))?;
        grades.bands.iter().find(|(band, _)| band.contains(number)).map(|(_, grade)| grade.as_str())
    }

    /// All parts of all groups, each once.
    #[must_use]
    pub fn all_parts(&self) -> Vec<Node> {
        let mut parts: Vec<Node> = self.weights.iter().flat_map(|weights| &weights.parts).map(|part| part.of).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// What must be known before the index.
    #[must_use]
    pub fn needs(&self) -> Vec<Node> {
        let mut needs = self.all_parts();
        for step in &self.steps {
            needs.extend(step.when.iter().map(|rule| Node::Rule(*rule)));
            if let Action::Multiply(indicator) = &step.action {
                needs.push(Node::Indicator(*indicator));
            }
            if let Action::Blend { with, share } = &step.action {
                needs.push(*with);
                if let BlendShare::Of(indicator) = share {
                    needs.push(Node::Indicator(*indicator));
                }
            }
        }
        needs
    }
}

/// What stands for an index that could not be read: it has no parts.
pub(super) fn nothing() -> Index {
    Index {
        id: String::new(),
        title: String::new(),
        method: Method::WeightedMean,
        points: Exact::one(),
        relative: true,
        weights: Vec::new(),
        missing: MissingRule::Refuse,
        rounding: None,
        steps: Vec::new(),
        grades: Vec::new(),
    }
}

/// Reads an index.
pub(super) fn read(mut table: Table<'_>, names: &Names) -> Option<Index> {
    let id = table.required_text("id");
    let title = table.required_text("title");
    let method = table.choice("method", &METHODS).map_or(Method::WeightedMean, |method| method.value);
    let total = table.number("total");
    let relative = table.choice("weights", &[("relative", ())]);
    let proportional = matches!(method, Method::WeightedMean | Method::GeometricMean);
    if !table.is_noting() {
        match (&total, &relative) {
            (None, None) if proportional => table.report(table.start(), Message::new("criteria-total-needed")),
            (Some(total), Some(_)) => table.report(total.span.start, Message::new("criteria-total-relative")),
            (Some(total), None) if !proportional => {
                table.report(total.span.start, Message::new("criteria-total-unused"));
            }
            _ => {}
        }
        if let Some(total) = total.as_ref().filter(|total| total.value <= 0) {
            table.report(total.span.start, Message::new("criteria-weight-positive"));
        }
    }
    let name = id.as_ref().map_or_else(String::new, |id| id.value.clone());
    let wants = Wants { method, total: total.as_ref(), index: &name };
    let special: Vec<Option<Weights>> = table
        .tables("for")
        .into_iter()
        .map(|mut special| {
            let who = schools::who(&mut special);
            special.require("parts");
            let parts = parts(&mut special, names, &wants);
            if who.as_ref().is_some_and(Who::is_everyone) && !special.is_noting() {
                special.report(special.start(), Message::new("criteria-for-nobody"));
            }
            special.finish();
            Some(Weights { who: who?, ..parts? })
        })
        .collect();
    table.require("parts");
    let plain = parts(&mut table, names, &wants);
    table.require("missing");
    let missing = table.table("missing").and_then(|inner| missing(inner, names));
    let rounding = table.table("rounding").map(rounding);
    let steps: Vec<Option<Step>> = table.tables("steps").into_iter().map(|inner| step(inner, names)).collect();
    let grades: Vec<Option<Grades>> = table.tables("grades").into_iter().map(grades).collect();
    table.finish();
    let mut weights = special.into_iter().collect::<Option<Vec<_>>>()?;
    weights.push(plain?);
    Some(Index {
        id: id?.value,
        title: title?.value,
        method,
        points: total.filter(|_| proportional).map_or_else(Exact::one, |total| total.value),
        relative: relative.is_some(),
        weights,
        missing: missing?,
        rounding: rounding.flatten(),
        steps: steps.into_iter().collect::<Option<_>>()?,
        grades: grades.into_iter().collect::<Option<_>>()?,
    })
}

/// What the weights of an index must be.
struct Wants<'w> {
    method: Method,
    total: Option<&'w At<Exact>>,
    index: &'w str,
}

fn parts(table: &mut Table<'_>, names: &Names, wants: &Wants<'_>) -> Option<Weights> {
    let mut sum = Some(Exact::zero());
    let tables = table.tables("parts");
    if tables.is_empty() {
        table.report(table.start(), Message::new("criteria-index-empty"));
    }
    let extreme = matches!(wants.method, Method::Largest | Method::Smallest);
    let parts: Vec<Option<Part>> = tables
        .into_iter()
        .map(|mut part| {
            let (indicator, index) = (part.text("indicator"), part.text("index"));
            let of = match (&indicator, &index) {
                (Some(id), None) => names.find(&part, id, Wanted::Indicator),
                (None, Some(id)) => names.find(&part, id, Wanted::Index),
                _ => {
                    part.report(part.start(), Message::new("criteria-part-one"));
                    None
                }
            };
            let weight = part.number("weight");
            match &weight {
                None if extreme || wants.method == Method::Sum || part.is_noting() => {}
                None => part.require("weight"),
                Some(weight) if extreme => part.report(weight.span.start, Message::new("criteria-weight-extreme")),
                Some(weight) if weight.value <= 0 => {
                    part.report(weight.span.start, Message::new("criteria-weight-positive"));
                }
                Some(_) => {}
            }
            part.finish();
            let optional = extreme || wants.method == Method::Sum;
            let value = weight.map(|weight| weight.value).or_else(|| optional.then(Exact::one));
            match (&value, &mut sum) {
                (Some(weight), Some(sum)) => *sum = &*sum + weight,
                _ => sum = None,
            }
            Some(Part { of: of?, weight: value? })
        })
        .collect();
    if table.is_noting() {
        return None;
    }
    if let (Some(sum), Some(total)) = (&sum, wants.total)
        && *sum != total.value
        && !parts.is_empty()
    {
        let message = Message::new("criteria-weights-sum").with("index", wants.index);
        table.report(total.span.start, message.with("sum", sum.to_string()).with("total", total.value.to_string()));
    }
    let parts = parts.into_iter().collect::<Option<Vec<Part>>>()?;
    for (place, part) in parts.iter().enumerate() {
        if parts[..place].iter().any(|other| other.of == part.of) {
            table.report(table.start(), Message::new("criteria-part-twice").with("index", wants.index));
        }
    }
    if wants.method == Method::GeometricMean
        && degrees(&parts.iter().map(|part| &part.weight).collect::<Vec<_>>()).is_none()
    {
        table.report(table.start(), Message::new("criteria-geometric-weights").with("most", MOST_DEGREE));
    }
    Some(Weights { who: Who::default(), parts, total: sum? })
}

/// Weights as small whole numbers in the same proportion; `None` where they are not small.
#[must_use]
pub fn degrees(weights: &[&Exact]) -> Option<Vec<u32>> {
    let digits = weights.iter().map(|weight| weight.decimals()).collect::<Option<Vec<_>>>()?;
    let most = digits.into_iter().max().unwrap_or(0);
    let scaled: Vec<i64> = weights.iter().map(|weight| weight.to_scaled(most)).collect::<Option<_>>()?;
    let common = scaled.iter().fold(0_i64, |common, weight| num_integer::gcd(common, *weight)).max(1);
    let reduced: Vec<i64> = scaled.iter().map(|weight| weight / common).collect();
    let sum = reduced.iter().try_fold(0_i64, |sum, weight| sum.checked_add(*weight))?;
    (sum <= MOST_DEGREE).then(|| reduced.iter().filter_map(|weight| u32::try_from(*weight).ok()).collect())
}

fn missing(mut table: Table<'_>, names: &Names) -> Option<MissingRule> {
    enum Policy {
        Refuse,
        Renormalise(Exact),
        Table(Vec<Option<Written>>),
        Worst(Exact),
        GroupMedian(Exact, Vec<GroupBy>),
    }
    struct Written {
        without: Vec<At<String>>,
        weights: Vec<(At<String>, At<Exact>)>,
    }
    fn coverage(table: &mut Table<'_>) -> Option<Exact> {
        table.require("coverage");
        let coverage = table.number("coverage")?;
        percent(table, &coverage, "coverage")
    }
    let policy = table.variant::<Policy>(
        "policy",
        None,
        &[
            ("refuse", |_| Some(Policy::Refuse)),
            ("renormalise", |table| coverage(table).map(Policy::Renormalise)),
            ("table", |table| {
                table.require("rows");
                let rows = table.tables("rows").into_iter().map(|mut row| {
                    row.require("without");
                    row.require("weights");
                    let written = Written { without: row.texts("without"), weights: row.number_map("weights") };
                    row.finish();
                    Some(written)
                });
                Some(Policy::Table(rows.collect()))
            }),
            ("worst", |table| coverage(table).map(Policy::Worst)),
            ("group_median", |table| {
                let coverage = coverage(table);
                let within = schools::groups(table, "within");
                Some(Policy::GroupMedian(coverage?, within))
            }),
        ],
    );
    let rule = match policy {
        Some(Policy::Refuse) => Some(MissingRule::Refuse),
        Some(Policy::Renormalise(coverage)) => Some(MissingRule::Renormalise { coverage }),
        Some(Policy::Worst(coverage)) => Some(MissingRule::Worst { coverage }),
        Some(Policy::GroupMedian(coverage, within)) => Some(MissingRule::GroupMedian { coverage, within }),
        Some(Policy::Table(rows)) => {
            let rows: Vec<Option<Replacement>> = rows
                .into_iter()
                .flatten()
                .map(|row| {
                    let mut without = names.find_all(&table, &row.without, Wanted::Number)?;
                    without.sort_unstable();
                    let weights: Vec<Option<(Node, Exact)>> = row
                        .weights
                        .into_iter()
                        .map(|(id, weight)| Some((names.find(&table, &id, Wanted::Number)?, weight.value)))
                        .collect();
                    Some(Replacement { without, weights: weights.into_iter().collect::<Option<_>>()? })
                })
                .collect();
            rows.into_iter().collect::<Option<_>>().map(MissingRule::Table)
        }
        None => None,
    };
    table.finish();
    rule
}

fn step(mut table: Table<'_>, names: &Names) -> Option<Step> {
    enum Written {
        Cap(Exact),
        Floor(Exact),
        Blend(At<String>, Option<At<Exact>>, Option<At<String>>),
        Multiply(At<String>),
    }
    let only = table.table("only_if").map(|mut inner| {
        let interval = bounds::interval(&mut inner);
        inner.finish();
        interval
    });
    let when = names.rules(&mut table, "when");
    let rounding = table.table("rounding").map(rounding);
    let written = table.variant::<Written>(
        "step",
        None,
        &[
            ("cap", |table| table.required_number("at_most").map(|most| Written::Cap(most.value))),
            ("floor", |table| table.required_number("at_least").map(|least| Written::Floor(least.value))),
            ("blend", |table| {
                let with = table.required_text("with");
                let (share, share_of) = (table.number("share"), table.text("share_of"));
                Some(Written::Blend(with?, share, share_of))
            }),
            ("multiply", |table| table.required_text("by").map(Written::Multiply)),
        ],
    );
    let action = match written {
        Some(Written::Cap(most)) => Some(Action::Cap(most)),
        Some(Written::Floor(least)) => Some(Action::Floor(least)),
        Some(Written::Blend(with, share, share_of)) => {
            let with = names.find(&table, &with, Wanted::Number);
            let share = match (share, share_of) {
                (Some(share), None) => percent(&table, &share, "share").map(BlendShare::Fixed),
                (None, Some(id)) => names.find(&table, &id, Wanted::Indicator).map(|node| BlendShare::Of(node.place())),
                _ => {
                    table.report(table.start(), Message::new("criteria-blend-share"));
                    None
                }
            };
            with.zip(share).map(|(with, share)| Action::Blend { with, share })
        }
        Some(Written::Multiply(by)) => {
            names.find(&table, &by, Wanted::Indicator).map(|node| Action::Multiply(node.place()))
        }
        None => None,
    };
    table.finish();
    let only = match only {
        Some(only) => Some(only?),
        None => None,
    };
    Some(Step { action: action?, only, when: when?, rounding: rounding.flatten() })
}

fn grades(mut table: Table<'_>) -> Option<Grades> {
    let who = schools::who(&mut table);
    table.require("bands");
    let bands: Vec<Option<(Interval, String)>> = table
        .tables("bands")
        .into_iter()
        .map(|mut band| {
            let interval = bounds::interval(&mut band);
            let grade = band.required_text("grade");
            band.finish();
            Some((interval?, grade?.value))
        })
        .collect();
    let bands = bands.into_iter().collect::<Option<Vec<_>>>();
    if let Some(bands) = &bands {
        let intervals: Vec<&Interval> = bands.iter().map(|(interval, _)| interval).collect();
        for (place, message) in bounds::covers(&intervals, Domain::Any) {
            table.report(table.start(), message.with("band", place + 1));
        }
    }
    table.finish();
    Some(Grades { who: who?, bands: bands? })
}

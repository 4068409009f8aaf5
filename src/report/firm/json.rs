//! How firm the list is, as machine output: a part of `result.json`, and a document of its own.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Change, Firmness, Likelihood, WeightOf};
use crate::criteria::Node;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::report::json::{CriteriaV1, EXACT, criteria, shown, statuses, text};

/// Digits of likelihoods.
const DIGITS: u32 = 4;

/// How firm a list is.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct FirmnessV1<'a> {
    /// Draws of each kind.
    draws: u32,
    /// The seed of the draws.
    seed: u64,
    /// Indicators that the draws of results do not move, and the share of the weight that they hold.
    still: Vec<&'a str>,
    /// The share of the weight that they hold.
    #[schemars(range(min = 0, max = 1))]
    still_weight: Option<serde_json::Number>,
    /// The list without one indicator.
    without: Vec<WithoutV1<'a>>,
    /// The list with one weight changed.
    shifted: Vec<ShiftedV1<'a>>,
    /// Within which bounds a weight does not change the list.
    intervals: Vec<IntervalV1<'a>>,
    /// What other methodologies list.
    others: Vec<OtherV1<'a>>,
}

/// The list without one indicator.
#[derive(Serialize, JsonSchema)]
struct WithoutV1<'a> {
    /// The indicator.
    indicator: &'a str,
    /// `null` where no school has a score without the indicator.
    #[serde(flatten)]
    change: Option<ChangeV1<'a>>,
}

/// The list with one weight changed.
#[derive(Serialize, JsonSchema)]
struct ShiftedV1<'a> {
    /// The index that has the weight.
    index: &'a str,
    /// What it weighs.
    of: &'a str,
    /// The change, in percent of the weight.
    percent: i64,
    #[serde(flatten)]
    change: ChangeV1<'a>,
}

/// How a list changes.
#[derive(Serialize, JsonSchema)]
struct ChangeV1<'a> {
    /// Schools that come onto it.
    enters: Vec<&'a str>,
    /// Schools that leave it.
    leaves: Vec<&'a str>,
}

/// The bounds of a weight.
#[derive(Serialize, JsonSchema)]
struct IntervalV1<'a> {
    /// The index that has the weight.
    index: &'a str,
    /// What it weighs.
    of: &'a str,
    /// The weight.
    #[schemars(regex(pattern = EXACT))]
    weight: String,
    /// The least.
    #[schemars(regex(pattern = EXACT))]
    low: String,
    /// The most.
    #[schemars(regex(pattern = EXACT))]
    high: String,
}

/// What another methodology lists.
#[derive(Serialize, JsonSchema)]
struct OtherV1<'a> {
    /// The methodology.
    criteria: &'a str,
    /// Its name for people.
    title: &'a str,
    /// The schools.
    listed: Vec<&'a str>,
}

/// How firm the verdict on a school is.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct SchoolFirmnessV1<'a> {
    /// Were the same years sat by other pupils.
    results: Option<LikelihoodV1>,
    /// Were the weights others.
    weights: Option<LikelihoodV1>,
    /// Other methodologies that list the school.
    also_listed_by: Vec<&'a str>,
}

/// How likely a school is listed.
#[derive(Serialize, JsonSchema)]
struct LikelihoodV1 {
    /// The share of the draws in which the school is listed.
    #[schemars(range(min = 0, max = 1))]
    listed: Option<serde_json::Number>,
    /// The low end of the 95 % interval of its place.
    #[schemars(range(min = 1))]
    rank_low: Option<usize>,
    /// Its high end.
    #[schemars(range(min = 1))]
    rank_high: Option<usize>,
}

/// How firm the list is: what `robust --format json` prints.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct DocumentV1<'a> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/firmness/1"))]
    schema: &'static str,
    /// The year of the list.
    year: i32,
    /// Whether the data are invented.
    synthetic: bool,
    /// Whether it is of the draft of a what-if run.
    what_if: bool,
    /// The methodology.
    criteria: CriteriaV1<'a>,
    /// How firm the list is; `null` where the methodology draws none.
    firmness: Option<FirmnessV1<'a>>,
    /// Every school.
    schools: Vec<RowV1<'a>>,
}

/// How firm the verdict on one school is.
#[derive(Serialize, JsonSchema)]
struct RowV1<'a> {
    /// The school.
    id: &'a str,
    /// Its official name.
    name: &'a str,
    /// What the methodology makes of it.
    #[schemars(extend("enum" = statuses()))]
    status: &'static str,
    /// Its place.
    #[schemars(range(min = 1))]
    rank: Option<usize>,
    /// Whether the verdict is not firm.
    borderline: Option<bool>,
    /// Why it is not.
    borderline_because: Vec<String>,
    /// In numbers.
    firmness: Option<SchoolFirmnessV1<'a>>,
}

impl<'a> FirmnessV1<'a> {
    pub(in crate::report) fn of(report: &'a Report<'a>) -> Option<Self> {
        let firm = report.firmness?;
        let criteria = report.assessment.criteria;
        let place = |weight: &WeightOf| (criteria.indices[weight.index].id.as_str(), criteria.id_of(weight.of));
        let listed = |other: &'a crate::assess::Assessment<'a>| {
            let its = other.shown().filter(|school| other.schools[*school].status == Status::Listed);
            its.map(|school| other.school(school).id.as_str()).collect()
        };
        Some(Self {
            draws: firm.draws,
            seed: firm.seed,
            still: firm.still.0.iter().map(|place| criteria.id_of(Node::Indicator(*place))).collect(),
            still_weight: firm.still.1.as_ref().and_then(|number| shown(number, DIGITS)),
            without: firm
                .without
                .iter()
                .map(|without| WithoutV1 {
                    indicator: criteria.id_of(Node::Indicator(without.indicator)),
                    change: without.change.as_ref().map(|found| change(report, found)),
                })
                .collect(),
            shifted: firm
                .shifted
                .iter()
                .map(|shifted| {
                    let (index, of) = place(&shifted.weight);
                    ShiftedV1 { index, of, percent: shifted.percent, change: change(report, &shifted.change) }
                })
                .collect(),
            intervals: firm
                .intervals
                .iter()
                .map(|interval| {
                    let (index, of) = place(&interval.weight);
                    let [weight, low, high] =
                        [&interval.weight.weight, &interval.low, &interval.high].map(ToString::to_string);
                    IntervalV1 { index, of, weight, low, high }
                })
                .collect(),
            others: report
                .others
                .iter()
                .map(|other| OtherV1 {
                    criteria: &other.criteria.id,
                    title: &other.criteria.title,
                    listed: listed(other),
                })
                .collect(),
        })
    }
}

impl<'a> SchoolFirmnessV1<'a> {
    pub(in crate::report) fn of(report: &'a Report<'a>, school: usize) -> Option<Self> {
        let firm = report.firmness?;
        let its = |likelihoods: &Option<Vec<Likelihood>>| {
            likelihoods.as_ref().map(|likelihoods| likelihood(firm, likelihoods[school]))
        };
        let others = report.others.iter().filter(|other| other.schools[school].status == Status::Listed);
        Some(Self {
            results: its(&firm.results),
            weights: its(&firm.weights),
            also_listed_by: others.map(|other| other.criteria.id.as_str()).collect(),
        })
    }
}

fn likelihood(firm: &Firmness, likelihood: Likelihood) -> LikelihoodV1 {
    LikelihoodV1 {
        listed: Exact::ratio(likelihood.listed.into(), firm.draws.into())
            .as_ref()
            .and_then(|number| shown(number, DIGITS)),
        rank_low: likelihood.ranks.map(|(low, _)| low),
        rank_high: likelihood.ranks.map(|(_, high)| high),
    }
}

fn change<'a>(report: &'a Report<'_>, change: &Change) -> ChangeV1<'a> {
    let ids = |schools: &[usize]| schools.iter().map(|school| report.assessment.school(*school).id.as_str()).collect();
    ChangeV1 { enters: ids(&change.enters), leaves: ids(&change.leaves) }
}

/// How firm the list is, with what was run.
pub(in crate::report) fn document(report: &Report<'_>) -> String {
    let row = |place: usize| RowV1 {
        id: &report.assessment.school(place).id,
        name: &report.assessment.school(place).name,
        status: report.assessment.schools[place].status.word(),
        rank: report.assessment.schools[place].rank,
        borderline: borderline(report, place),
        borderline_because: report.doubts(place),
        firmness: SchoolFirmnessV1::of(report, place),
    };
    text(&DocumentV1 {
        schema: "shnor/firmness/1",
        year: report.assessment.year,
        synthetic: report.run.synthetic,
        what_if: report.run.what_if.is_some(),
        criteria: criteria(report),
        firmness: FirmnessV1::of(report),
        schools: report.assessment.shown().map(row).collect(),
    })
}

/// Whether the verdict on a school is borderline; `None` where there is no verdict.
pub(in crate::report) fn borderline(report: &Report<'_>, place: usize) -> Option<bool> {
    report.firmness?.borderline[place].as_ref().map(|doubts| !doubts.is_empty())
}

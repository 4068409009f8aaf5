//! How firm the list is, as machine output: a part of `result.json`, and a document of its own.

use serde::Serialize;

use crate::assess::{Change, Firmness, Likelihood, WeightOf};
use crate::criteria::Node;
use crate::decision::Status;
use crate::number::Exact;
use crate::report::Report;
use crate::report::json::{CriteriaV1, criteria, shown, text};

/// Digits of likelihoods.
const DIGITS: u32 = 4;

/// How firm a list is.
#[derive(Serialize)]
pub(in crate::report) struct FirmnessV1<'a> {
    draws: u32,
    seed: u64,
    /// Indicators that the draws of results do not move, and the share of the weight that they hold.
    still: Vec<&'a str>,
    still_weight: Option<serde_json::Number>,
    without: Vec<WithoutV1<'a>>,
    shifted: Vec<ShiftedV1<'a>>,
    intervals: Vec<IntervalV1<'a>>,
    others: Vec<OtherV1<'a>>,
}

#[derive(Serialize)]
struct WithoutV1<'a> {
    indicator: &'a str,
    /// `null` where no school has a score without the indicator.
    #[serde(flatten)]
    change: Option<ChangeV1<'a>>,
}

#[derive(Serialize)]
struct ShiftedV1<'a> {
    index: &'a str,
    of: &'a str,
    percent: i64,
    #[serde(flatten)]
    change: ChangeV1<'a>,
}

#[derive(Serialize)]
struct ChangeV1<'a> {
    enters: Vec<&'a str>,
    leaves: Vec<&'a str>,
}

#[derive(Serialize)]
struct IntervalV1<'a> {
    index: &'a str,
    of: &'a str,
    weight: String,
    low: String,
    high: String,
}

#[derive(Serialize)]
struct OtherV1<'a> {
    criteria: &'a str,
    title: &'a str,
    listed: Vec<&'a str>,
}

/// How firm the verdict on a school is.
#[derive(Serialize)]
pub(in crate::report) struct SchoolFirmnessV1<'a> {
    results: Option<LikelihoodV1>,
    weights: Option<LikelihoodV1>,
    /// Other methodologies that list the school.
    also_listed_by: Vec<&'a str>,
}

#[derive(Serialize)]
struct LikelihoodV1 {
    /// The share of the draws in which the school is listed.
    listed: Option<serde_json::Number>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
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
    #[derive(Serialize)]
    struct DocumentV1<'a> {
        schema: &'static str,
        year: i32,
        synthetic: bool,
        criteria: CriteriaV1<'a>,
        firmness: Option<FirmnessV1<'a>>,
        schools: Vec<RowV1<'a>>,
    }
    #[derive(Serialize)]
    struct RowV1<'a> {
        id: &'a str,
        name: &'a str,
        status: &'static str,
        rank: Option<usize>,
        borderline: Option<bool>,
        borderline_because: Vec<String>,
        firmness: Option<SchoolFirmnessV1<'a>>,
    }
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
        criteria: criteria(report),
        firmness: FirmnessV1::of(report),
        schools: report.assessment.shown().map(row).collect(),
    })
}

/// Whether the verdict on a school is borderline; `None` where there is no verdict.
pub(in crate::report) fn borderline(report: &Report<'_>, place: usize) -> Option<bool> {
    report.firmness?.borderline[place].as_ref().map(|doubts| !doubts.is_empty())
}

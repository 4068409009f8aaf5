//! How much each indicator really decides: its share of the variance of the scores, beside the weight that the criteria
//! give it. Source: Paruolo, Saisana, Saltelli (2013), Ratings and rankings: voodoo or science?, J. R. Stat. Soc. A 176.

use crate::assess::Assessment;
use crate::number::Exact;
use crate::stats::mean;

/// What an indicator does to the scores of all schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Influence {
    /// The indicator: its place among the criteria's.
    pub indicator: usize,
    /// Schools with a value.
    pub schools: usize,
    /// Its share of the weight in the criteria, 0 … 1; the mean over the schools that it applies to.
    pub nominal: Option<Exact>,
    /// Its share of the variance of the scores: the covariance of its points with the score over the variance of the
    /// score. All shares add up to 1, less what adjustments do. `None` where all scores are equal.
    pub variance: Option<Exact>,
}

/// The influence of every indicator.
pub(super) fn influence(assessment: &Assessment<'_>) -> Vec<Influence> {
    let totals: Vec<_> = assessment.schools.iter().filter_map(super::SchoolAssessment::total).collect();
    let scores: Vec<Exact> = totals.iter().map(|total| total.ranked_by.clone()).collect();
    let center = mean(&scores);
    let off = |score: &Exact, center: &Exact| (score - center).held();
    let offs: Vec<Exact> =
        center.as_ref().map_or_else(Vec::new, |center| scores.iter().map(|score| off(score, center)).collect());
    let variance: Exact = offs.iter().map(|off| (off * off).held()).sum();
    let points = assessment.criteria.ranking().map(|top| assessment.criteria.indices[top].points.clone());
    let of = |indicator: usize| {
        let known = |school: &usize| assessment.value(*school, indicator).value().is_some();
        let schools = (0..assessment.schools.len()).filter(known).count();
        let contributions =
            totals.iter().map(|total| total.contributions.iter().find(|given| given.indicator == indicator));
        let contributions: Vec<_> = contributions.collect();
        let weights: Vec<Exact> = contributions.iter().flatten().map(|given| given.nominal.clone()).collect();
        let gave = |given: Option<&&super::Contribution>| given.map_or_else(Exact::zero, |given| given.points.clone());
        let points_of: Vec<Exact> = contributions.iter().map(|given| gave(given.as_ref())).collect();
        let shared: Exact = points_of.iter().zip(&offs).map(|(points, off)| (points * off).held()).sum();
        Influence {
            indicator,
            schools,
            nominal: mean(&weights).zip(points.clone()).and_then(|(weight, points)| weight.over(&points)),
            variance: if weights.is_empty() { None } else { shared.over(&variance).map(|share| share.held()) },
        }
    };
    (0..assessment.criteria.indicators.len()).map(of).collect()
}

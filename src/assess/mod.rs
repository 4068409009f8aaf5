//! The method, pure: a register, observations and criteria become an assessment of every school.
//!
//! indicator → scale → index → rank → decide → explain. Each stage is a value that the next one reads and none changes,
//! so that every number of a report can say what it was made of. Nothing here reads a file or knows how a report looks.

mod decide;
mod explain;
mod index;
mod indicator;
mod rank;
mod scale;

use crate::criteria::{Criteria, Take};
use crate::finding::{Finding, Level, Place};
use crate::number::Exact;
use crate::observation::{Observations, Reading};
use crate::school::{Register, School};
use crate::text::Message;

pub use decide::{Cut, Status};
pub use explain::Reason;
pub use index::{Adjustment, Contribution, Step, Total, Weighed};
pub use indicator::{Absence, IndicatorValue, IndicatorYears, Value, YearPart};

/// Every school assessed by one methodology.
pub struct Assessment<'a> {
    /// The methodology.
    pub criteria: &'a Criteria,
    /// The schools.
    pub register: &'a Register,
    /// The year of the list.
    pub year: i32,
    /// By indicator: the years taken and the city's medians.
    pub indicators: Vec<IndicatorSummary>,
    /// By school, in the order of the register.
    pub schools: Vec<SchoolAssessment>,
    /// Schools with a score, most in need first; equal ones in the order of the register.
    pub order: Vec<usize>,
    /// The cut; `None` where no school has a score.
    pub cut: Option<Cut>,
    /// What the assessment noticed.
    pub findings: Vec<Finding>,
}

/// An indicator over all schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSummary {
    /// The years it was taken from.
    pub years: IndicatorYears,
    /// The median of its values over the schools with a score.
    pub median_value: Option<Exact>,
    /// The median of its scaled values over the same schools.
    pub median_normalised: Option<Exact>,
}

/// One school assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolAssessment {
    /// By indicator.
    pub values: Vec<IndicatorValue>,
    /// The index.
    pub weighed: Weighed,
    /// Its place, 1 = most in need; equal scores share a place. `None` without a score.
    pub rank: Option<usize>,
    /// What the criteria make of it.
    pub status: Status,
    /// Why, by indicator, the weightiest first.
    pub reasons: Vec<Reason>,
}

impl SchoolAssessment {
    /// The score, where there is one.
    #[must_use]
    pub fn total(&self) -> Option<&Total> {
        match &self.weighed {
            Weighed::Scored(total) => Some(total),
            _ => None,
        }
    }

    /// What an indicator contributed.
    #[must_use]
    pub fn contribution(&self, indicator: usize) -> Option<&Contribution> {
        self.total()
            .and_then(|total| total.contributions.iter().find(|contribution| contribution.indicator == indicator))
    }
}

impl Assessment<'_> {
    /// The school at a place of the register.
    #[must_use]
    pub fn school(&self, place: usize) -> &School {
        &self.register.schools()[place]
    }

    /// The listed schools, most in need first.
    pub fn listed(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().filter(|school| self.schools[*school].status == Status::Listed)
    }

    /// All schools as they are shown: ranked ones first, then the others in the order of the register.
    pub fn shown(&self) -> impl Iterator<Item = usize> {
        let unranked = (0..self.schools.len()).filter(|school| self.schools[*school].rank.is_none());
        self.order.iter().copied().chain(unranked)
    }
}

/// Assesses every school of a register.
#[must_use]
pub fn assess<'a>(
    criteria: &'a Criteria,
    register: &'a Register,
    observations: &Observations,
    year: i32,
) -> Assessment<'a> {
    let schools = register.schools();
    let considered: Vec<bool> =
        schools.iter().map(|school| !criteria.list.exclude_kinds.iter().any(|kind| kind == school.kind_id())).collect();
    let taken: Vec<(IndicatorYears, Vec<IndicatorValue>)> =
        criteria.indicators.iter().map(|indicator| indicator::values(indicator, schools, observations, year)).collect();
    let values = |school: usize| taken.iter().map(|(_, values)| values[school].clone()).collect::<Vec<_>>();
    let weighed: Vec<Weighed> = (0..schools.len())
        .map(|school| if considered[school] { index::weigh(criteria, &values(school)) } else { Weighed::NotConsidered })
        .collect();
    let scores: Vec<(usize, &Exact)> = weighed
        .iter()
        .enumerate()
        .filter_map(|(school, weighed)| match weighed {
            Weighed::Scored(total) => Some((school, &total.score)),
            _ => None,
        })
        .collect();
    let ranking = rank::rank(&scores, criteria.direction);
    let decided = decide::decide(criteria, &ranking, &weighed);
    let indicators: Vec<IndicatorSummary> = taken
        .iter()
        .enumerate()
        .map(|(place, (years, values))| explain::summary(place, years, values, &weighed))
        .collect();
    let assessed = (0..schools.len()).map(|school| SchoolAssessment {
        values: values(school),
        weighed: weighed[school].clone(),
        rank: ranking.places.get(&school).copied(),
        status: decided.statuses[school],
        reasons: explain::reasons(criteria, &weighed[school], &indicators),
    });
    let mut assessment = Assessment {
        criteria,
        register,
        year,
        schools: assessed.collect(),
        indicators,
        order: ranking.order,
        cut: decided.cut,
        findings: Vec::new(),
    };
    assessment.findings = notices(&assessment, observations);
    assessment
}

/// What is worth knowing of an assessment: years missing, levels that results contradict, cohorts too small, schools
/// without enough data, a tie at the cut.
fn notices(assessment: &Assessment<'_>, observations: &Observations) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |code, place: Place, message, remedy| {
        findings.push(Finding::new(code, Level::Note, place, message, remedy));
    };
    for (school, assessed) in assessment.schools.iter().enumerate() {
        let place = || Place::from(&assessment.school(school).origin);
        let name = assessment.school(school).name.as_str();
        for (place_of, (indicator, value)) in assessment.criteria.indicators.iter().zip(&assessed.values).enumerate() {
            if let IndicatorValue::Value(value) = value {
                let years = &assessment.indicators[place_of].years.taken;
                let lacking = |year: &&i32| !value.parts.iter().any(|part| part.year == **year);
                let lacking: Vec<String> = years.iter().filter(lacking).map(ToString::to_string).collect();
                if !lacking.is_empty() && matches!(indicator.take, Take::Share { .. } | Take::Mean { .. }) {
                    let message = Message::new("finding-partial-years").with("school", name).with("years", lacking);
                    note(
                        "F56",
                        place(),
                        message.with("indicator", indicator.title.as_str()),
                        "finding-partial-years-remedy",
                    );
                }
            }
            if *value == IndicatorValue::Missing(Absence::NotApplicable) {
                let measures = indicator.take.measures();
                let years = &assessment.indicators[place_of].years.taken;
                let known = |measure: &str, year: i32| {
                    let found = observations.find(school, measure, year).map(|row| &observations.rows()[row].reading);
                    matches!(found, Some(Reading::Count(1..) | Reading::Number(_) | Reading::Share(_)))
                };
                if years.iter().any(|year| measures.iter().any(|measure| known(measure, *year))) {
                    let message = Message::new("finding-level-contradicts").with("school", name);
                    let grades = assessment.school(school).grades.map_or_else(String::new, |grades| grades.to_string());
                    let message = message.with("indicator", indicator.title.as_str()).with("grades", grades);
                    note("F62", place(), message, "finding-level-contradicts-remedy");
                }
            }
            if let IndicatorValue::Missing(Absence::SmallCohort { cohort, least, .. }) = value {
                let message = Message::new("finding-small-cohort")
                    .with("school", name)
                    .with("indicator", indicator.title.as_str())
                    .with("cohort", *cohort)
                    .with("least", *least);
                note("F63", place(), message, "finding-small-cohort-remedy");
            }
        }
        if let Weighed::Insufficient { index, coverage, .. } = &assessed.weighed {
            let message = Message::new("finding-insufficient")
                .with("school", name)
                .with("index", assessment.criteria.indices[*index].title.as_str())
                .with("coverage", crate::text::Argument::Number(coverage * &Exact::from(100), 0));
            note("F55", place(), message, "finding-insufficient-remedy");
        }
    }
    if let Some(cut) = &assessment.cut
        && cut.tied.len() > 1
    {
        let names: Vec<&str> = cut.tied.iter().map(|school| assessment.school(*school).name.as_str()).collect();
        let message = Message::new("finding-tie").with("schools", names).with("count", cut.tied.len());
        note("F64", Place::default(), message, "finding-tie-remedy");
    }
    findings
}

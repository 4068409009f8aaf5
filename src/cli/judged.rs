//! Everything that is found out of loaded data, in the one way that all verbs do it: the assessment, how firm its list is,
//! what other methodologies say.

use crate::assess::{Assessment, Effort, Firmness, assess, assess_with_history, firmness_watched};
use crate::cli::load::Loaded;
use crate::cli::progress;
use crate::criteria::Criteria;
use crate::decision::Status;
use crate::finding::{self, Finding};
use crate::report::Report;
use crate::text::Texts;

/// What was found out.
pub(super) struct Judged<'l> {
    loaded: &'l Loaded,
    pub assessment: Assessment<'l>,
    firmness: Option<Firmness>,
    others: Vec<Assessment<'l>>,
    lacking: Vec<&'l Criteria>,
    flags: Vec<Assessment<'l>>,
}

/// Every school assessed, earlier years and the decisions of a commission taken in.
pub(super) fn assessed(loaded: &Loaded) -> Assessment<'_> {
    let (data, history) = (&loaded.data, loaded.history.as_ref());
    let mut assessment =
        assess_with_history(&loaded.criteria, &data.register, &data.observations, loaded.run.year, history);
    assessment.decide(&data.decisions);
    assessment
}

/// Finds everything out.
pub(super) fn judge<'l>(texts: &Texts, loaded: &'l Loaded, quiet: bool) -> Judged<'l> {
    let Loaded { data, flags, others, run, .. } = loaded;
    let by = |criteria| assess(criteria, &data.register, &data.observations, run.year);
    let assessment = assessed(loaded);
    let effort = Effort::default();
    let told = progress(2 * u64::from(effort.draws), texts.word("progress-firm"), quiet);
    let firmness = firmness_watched(&assessment, effort, &|draws| told.done(draws));
    drop(told);
    let (others, lacking): (Vec<_>, Vec<_>) = others.iter().map(by).partition(allowed);
    let lacking = lacking.iter().map(|assessment| assessment.criteria).collect();
    // what a mark's methodology lacks is no fault of the data
    let flags = flags.iter().map(by).collect();
    Judged { loaded, assessment, firmness, others, lacking, flags }
}

/// Whether the data allow a methodology: there are all years of every indicator, and a verdict on a school.
fn allowed(assessment: &Assessment<'_>) -> bool {
    let verdict = |status: Status| matches!(status, Status::Listed | Status::Risk | Status::NotListed);
    let mut indicators = assessment.indicators.iter().zip(&assessment.criteria.indicators);
    indicators.all(|(found, asked)| {
        let derived = !asked.take.indicators().is_empty();
        !found.years.taken.is_empty() && (derived || found.years.taken.len() >= asked.window.last)
    }) && assessment.schools.iter().any(|school| verdict(school.status))
}

impl Judged<'_> {
    /// What is odd in the data and what the assessment noticed, in the order in which it is shown.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let noticed = self.assessment.findings.iter();
        let mut findings: Vec<Finding> = self.loaded.data.findings.iter().chain(noticed).cloned().collect();
        finding::sort(&mut findings);
        findings
    }

    /// What there is to report.
    pub(super) fn report<'r>(&'r self, findings: &'r [Finding], texts: &'r Texts) -> Report<'r> {
        Report {
            assessment: &self.assessment,
            firmness: self.firmness.as_ref(),
            others: &self.others,
            others_lacking: &self.lacking,
            flags: &self.flags,
            observations: &self.loaded.data.observations,
            run: &self.loaded.run,
            matches: &self.loaded.data.matches,
            findings,
            what_if: None,
            texts,
        }
    }
}

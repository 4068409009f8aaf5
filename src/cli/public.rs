//! The edition of a report for publication: what may be published of what was found out.

use crate::assess::Assessment;
use crate::cli::judged::Judged;
use crate::cli::load::Loaded;
use crate::cli::needed::needed;
use crate::observation::{Observation, Observations};
use crate::report::Report;
use crate::run_record::RunRecord;
use crate::text::Texts;

/// What an edition for publication stands on.
pub(super) struct Edition {
    observations: Observations,
    run: RunRecord,
}

impl Edition {
    /// What may be published of the observations: what the list needs, without numbers of few people, and without those
    /// that a verdict alone would tell.
    pub(super) fn of(judged: &Judged<'_>, loaded: &Loaded) -> Self {
        let needed = needed(&loaded.criteria, loaded.run.year);
        let is_needed = |row: &Observation| {
            let (measure, year) = (&*row.measure, row.year);
            needed.iter().any(|need| need.measure == measure && (need.years.0..=need.years.1).contains(&year))
        };
        let observations = loaded.data.observations.published(loaded.disclosure, is_needed);
        let exposed = judged.assessment.exposed(&observations, loaded.disclosure);
        let observations = observations.without_numbers_of(&exposed);
        let mut run = RunRecord { public: Some(loaded.disclosure), ..loaded.run.clone() };
        for input in &mut run.inputs {
            // a number that is withheld could be tried against it
            input.sha256.clear();
        }
        run.retrace.beside.iter_mut().for_each(|file| file.sha256.clear());
        run.retrace.folders.clear();
        run.retrace.unused.clear();
        run.retrace.way = None;
        Self { observations, run }
    }

    /// The verdicts, over what is published.
    pub(super) fn assessment<'e>(&'e self, judged: &Judged<'e>) -> Assessment<'e> {
        judged.assessment.published(&self.observations)
    }

    /// What there is to publish. What the data are faulty of is not published, nor how firm the list is and what other
    /// methodologies say: all of these can tell a number.
    pub(super) fn report<'r>(
        &'r self,
        assessment: &'r Assessment<'r>,
        loaded: &'r Loaded,
        texts: &'r Texts,
    ) -> Report<'r> {
        Report {
            assessment,
            firmness: None,
            others: &[],
            others_lacking: &[],
            flags: &[],
            observations: &self.observations,
            run: &self.run,
            matches: &loaded.data.matches,
            findings: &[],
            what_if: None,
            texts,
        }
    }
}

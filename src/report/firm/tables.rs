//! How firm the list is, as tables in words that formats for people share.

use crate::assess::Firmness;
use crate::decision::Status;
use crate::report::grid::Grid;
use crate::report::{Report, wording};

impl Report<'_> {
    /// The schools with a verdict, each with how often it is listed and why its verdict is doubtful.
    pub(in crate::report) fn firm_grid(&self, firm: &Firmness) -> Grid {
        let mut header = vec!["column-rank", "column-school", "column-status"];
        header.extend(firm.results.as_ref().map(|_| "firm-column-results"));
        header.extend(firm.weights.as_ref().map(|_| "firm-column-weights"));
        let ranks = firm.results.is_some() && self.assessment.criteria.ranking().is_some();
        header.extend(ranks.then_some("firm-column-places"));
        header.push("firm-doubts");
        let figures: Vec<bool> =
            header.iter().map(|key| !matches!(*key, "column-school" | "column-status" | "firm-doubts")).collect();
        let row = |school: usize| {
            let assessed = &self.assessment.schools[school];
            let none = || self.word("value-none");
            let mut row = vec![
                assessed.rank.map_or_else(none, |rank| rank.to_string()),
                self.assessment.school(school).short_name.clone(),
                self.say(&wording::status(assessed.this_year)),
            ];
            for likelihoods in [&firm.results, &firm.weights].into_iter().flatten() {
                row.push(self.likelihood_cell(firm, likelihoods[school]));
            }
            if let (true, Some(likelihoods)) = (ranks, &firm.results) {
                row.push(likelihoods[school].ranks.map_or_else(none, |(low, high)| format!("{low}–{high}")));
            }
            row.push(self.doubts(school).join("; "));
            row
        };
        let judged = |school: &usize| {
            matches!(self.assessment.schools[*school].this_year, Status::Listed | Status::Risk | Status::NotListed)
        };
        let rows: Vec<Vec<String>> = self.assessment.shown().filter(judged).map(row).collect();
        let header: Vec<String> = header.into_iter().map(|key| self.word(key)).collect();
        Grid { header, figures, rows }
    }

    /// For each weight, the least and the most that leave the list as it is.
    pub(in crate::report) fn intervals_grid(&self, firm: &Firmness) -> Grid {
        let header = ["firm-column-weighed", "column-weight", "firm-column-from", "firm-column-to"];
        let rows = firm.intervals.iter().map(|interval| self.weight_interval(interval).to_vec());
        Grid::of_figures(header.map(|key| self.word(key)).to_vec(), rows.collect())
    }
}

//! Tables that reports for people share, as words in cells: a page, a document, a terminal each draw them their way.

use super::Report;
use super::wording;
use crate::assess::Total;
use crate::number::Exact;
use crate::text::Message;

/// A table: its header, which columns hold figures, its rows, as long as the header.
pub(super) struct Grid {
    /// The header.
    pub header: Vec<String>,
    /// Which columns hold figures.
    pub figures: Vec<bool>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table whose first column holds words and whose others hold figures.
    pub(super) fn of_figures(header: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let figures = (0..header.len()).map(|place| place > 0).collect();
        Self { header, figures, rows }
    }

    /// These of its columns.
    fn only(mut self, wanted: &[bool]) -> Self {
        fn kept<T>(all: &mut Vec<T>, wanted: &[bool]) {
            let mut wanted = wanted.iter();
            all.retain(|_| wanted.next().is_some_and(|is| *is));
        }
        kept(&mut self.header, wanted);
        kept(&mut self.figures, wanted);
        self.rows.iter_mut().for_each(|row| kept(row, wanted));
        self
    }
}

impl Report<'_> {
    /// The list: who is on it and why in a few words.
    pub(super) fn list_grid(&self) -> Grid {
        let in_short = |school: usize| self.in_short(school, wording::REASONS_IN_SHORT).join("; ");
        if self.assessment.criteria.ranking().is_none() {
            let header = ["column-school", "column-grounds"].map(|key| self.word(key)).to_vec();
            let row = |school: usize| vec![self.assessment.school(school).name.clone(), in_short(school)];
            return Grid { header, figures: vec![false; 2], rows: self.assessment.listed().map(row).collect() };
        }
        if self.scores_withheld() {
            let header = ["column-school", "column-published"].map(|key| self.word(key)).to_vec();
            let row = |school: usize| vec![self.assessment.school(school).name.clone(), self.published_count(school)];
            return Grid { header, figures: vec![false, true], rows: self.assessment.listed().map(row).collect() };
        }
        let keys = ["column-rank", "column-school", "column-score", "column-reasons"];
        let row = |school: usize| {
            let [rank, name] = self.rank_and_name(school);
            vec![rank, name, self.score_or_dash(school), in_short(school)]
        };
        Grid {
            header: keys.map(|key| self.word(key)).to_vec(),
            figures: vec![true, false, true, false],
            rows: self.assessment.listed().map(row).collect(),
        }
    }

    /// Whether this is an edition for publication that has no score of any school of the list.
    pub(super) fn scores_withheld(&self) -> bool {
        self.run.public.is_some()
            && self.assessment.criteria.ranking().is_some()
            && self.assessment.listed().all(|school| self.assessment.schools[school].total().is_none())
    }

    /// How many of the indicators have a value.
    pub(super) fn published_count(&self, school: usize) -> String {
        let count = self.assessment.criteria.indicators.len();
        let published = (0..count).filter(|place| self.assessment.value(school, *place).value().is_some()).count();
        let message = Message::new("report-published-count").with("published", published);
        self.say(&message.with("count", count))
    }

    /// The values of a school that are published, where its score is not; `None` elsewhere and where there are none.
    pub(super) fn published_grid(&self, school: usize) -> Option<Grid> {
        if self.run.public.is_none() || self.assessment.schools[school].total().is_some() {
            return None;
        }
        let keys = ["column-indicator", "column-value", "column-counts"];
        let published = |place: &usize| self.assessment.value(school, *place).value().is_some();
        let row = |place: usize| {
            let name = self.indicator(place).title.clone();
            vec![name, self.value(school, place), self.counts(school, place)]
        };
        let rows: Vec<Vec<String>> =
            (0..self.assessment.criteria.indicators.len()).filter(published).map(row).collect();
        (!rows.is_empty()).then(|| Grid::of_figures(keys.map(|key| self.word(key)).to_vec(), rows))
    }

    fn rank_and_name(&self, school: usize) -> [String; 2] {
        let rank = self.assessment.schools[school].rank;
        [
            rank.map_or_else(|| self.word("value-none"), |rank| rank.to_string()),
            self.assessment.school(school).name.clone(),
        ]
    }

    fn score_or_dash(&self, school: usize) -> String {
        let total = self.assessment.schools[school].total();
        total.map_or_else(|| self.word("value-none"), |total| self.points(&total.score))
    }

    /// The table of a score: what each indicator gave, and the sums.
    pub(super) fn sums_grid(&self, school: usize, total: &Total) -> Grid {
        let assessed = &self.assessment.schools[school];
        let reasons = self.assessment.reasons(school);
        let keys = [
            "column-indicator",
            "column-value",
            "column-counts",
            "column-interval",
            "column-median",
            "column-outside",
            "column-weight",
            "column-points",
            "column-shortfall",
        ];
        let outside = self.assessment.cut(school).and_then(|cut| cut.first_outside);
        let mut rows: Vec<Vec<String>> = reasons
            .iter()
            .filter_map(|reason| {
                let given = assessed.contribution(reason.indicator)?;
                Some(vec![
                    self.indicator(reason.indicator).title.clone(),
                    self.value(school, reason.indicator),
                    self.counts(school, reason.indicator),
                    self.interval(school, reason.indicator),
                    self.median(reason.indicator),
                    outside.map_or_else(
                        || self.word("value-none"),
                        |outside| self.value_or_dash(outside, reason.indicator),
                    ),
                    self.weight(&given.weight),
                    self.points(&given.points),
                    self.points(&reason.shortfall),
                ])
            })
            .collect();
        for adjustment in &total.adjustments {
            let step = wording::adjustment(adjustment.step, adjustment.stand_in);
            let mut row = vec![self.say(&step)];
            row.extend(std::iter::repeat_n(String::new(), 6));
            row.extend([self.points(&adjustment.amount), String::new()]);
            rows.push(row);
        }
        let shortfall: Exact = reasons.iter().map(|reason| &reason.shortfall).sum();
        let weight: Exact = total.contributions.iter().map(|given| &given.weight).sum();
        let mut row = vec![self.word("report-sum")];
        row.extend(std::iter::repeat_n(String::new(), 5));
        row.extend([self.weight(&weight), self.points(&total.score), self.points(&shortfall)]);
        rows.push(row);
        Grid::of_figures(keys.map(|key| self.word(key)).to_vec(), rows)
    }

    /// All schools in the order in which they are shown: place, score, how much of the weight has data, verdict.
    pub(super) fn ranking_grid(&self) -> Grid {
        let header = ["column-rank", "column-school", "column-score", "column-coverage", "column-status"]
            .map(|key| self.word(key));
        let rows: Vec<Vec<String>> = self
            .assessment
            .shown()
            .map(|school| {
                let assessed = &self.assessment.schools[school];
                let coverage = assessed.total().map(|total| &total.coverage * &Exact::from(100));
                let mut row = self.rank_and_name(school).to_vec();
                row.extend([
                    self.score_or_dash(school),
                    coverage.map_or_else(|| self.word("value-none"), |coverage| self.texts.number(&coverage, 0)),
                    self.say(&wording::status(self.assessment.final_status(school))),
                ]);
                row
            })
            .collect();
        Grid { header: header.to_vec(), figures: vec![true, false, true, true, false], rows }
    }

    /// Which columns of that table say something of some school.
    pub(super) fn ranking_columns(&self) -> [bool; 5] {
        let schools = &self.assessment.schools;
        let is_scored = schools.iter().any(|school| school.total().is_some());
        [schools.iter().any(|school| school.rank.is_some()), true, is_scored, is_scored, true]
    }

    /// That table without the columns that say nothing of any school.
    pub(super) fn ranking_told(&self) -> Grid {
        self.ranking_grid().only(&self.ranking_columns())
    }

    /// What that table is called.
    pub(super) fn ranking_title(&self) -> &'static str {
        if self.ranking_columns()[0] { "report-ranking" } else { "report-schools" }
    }

    /// The files that were read, a sheet a row.
    pub(super) fn inputs_grid(&self) -> Grid {
        let keys = ["column-file", "column-sheet", "column-kind", "column-year", "column-rows", "column-digest"];
        let none = || self.word("value-none");
        let rows: Vec<Vec<String>> = self
            .run
            .inputs
            .iter()
            .map(|input| {
                vec![
                    input.file.to_string(),
                    input.sheet.as_deref().map_or_else(none, str::to_owned),
                    input.layout.clone().unwrap_or_else(|| self.word("report-unused")),
                    input.year.map_or_else(none, |year| year.to_string()),
                    format!("{} / {}", input.rows_read, input.rows_used),
                    if input.sha256.is_empty() { none() } else { input.sha256.clone() },
                ]
            })
            .chain(self.run.what_if.iter().map(|what_if| {
                let kind = self.word("draft-file");
                vec![what_if.file.clone(), none(), kind, none(), what_if.lines().to_string(), what_if.sha256.clone()]
            }))
            .collect();
        Grid {
            header: keys.map(|key| self.word(key)).to_vec(),
            figures: vec![false, false, false, true, true, false],
            rows,
        }
    }
}

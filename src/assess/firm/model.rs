//! A methodology made ready to be run often, and the room in which it is run.
//!
//! A score of a draw is the school's exact score and what the draw changes in it, so that without a change the list is the
//! computed one, ties and rounding included.

use super::city::CityPart;
use super::column::{Around, Column, WIDTH, run};
use super::compile::{Compiler, Moves, Program};
use super::list::{Drawn, Lists};
use super::weights::Weights;
use crate::assess::{Assessment, index};
use crate::number::Exact;
use crate::parallel;
use crate::stats::Quantiles;

/// A methodology made ready.
pub(super) struct Model {
    pub programs: Vec<Program>,
    city: Vec<CityPart>,
    tables: Vec<Quantiles>,
    normal: Quantiles,
    /// By school: what its exact score is more than that of the steps.
    shifts: Vec<f64>,
}

impl Model {
    /// Of an assessment, without an anchor: see [`Self::anchor`] and [`Self::anchored_as`].
    pub(super) fn of(assessment: &Assessment<'_>, moves: Moves, seed: u64, weights: &Weights) -> Self {
        let mut compiler = Compiler::new(&assessment.engine, moves, seed, &weights.places);
        compiler.compare();
        let programs = (0..assessment.schools.len()).map(|school| compiler.school(school)).collect();
        let (city, parameters) = (compiler.city, compiler.chances.tables);
        let tables =
            parallel::each(parameters.len(), 50, |table| Quantiles::beta(parameters[table].0, parameters[table].1));
        Self { programs, city, tables, normal: Quantiles::normal(), shifts: vec![0.0; assessment.schools.len()] }
    }

    /// Whether anything moves.
    pub(super) fn moves(&self) -> bool {
        self.programs.iter().any(|program| !program.moved.is_empty())
    }

    /// Makes scores without a change those of the assessment.
    pub(super) fn anchor(&mut self, assessment: &Assessment<'_>, weights: &Weights) {
        let Some(top) = assessment.criteria.ranking() else { return };
        let mut room = Room::new(self);
        room.evaluate(0, &weights.unchanged());
        let shift = |school: usize| {
            let exact = index::number(&assessment.engine, top, school, None)?;
            assessment.schools[school].total()?;
            Some(exact.approximate() - room.scores[school][0])
        };
        self.shifts = (0..assessment.schools.len()).map(|school| shift(school).unwrap_or(0.0)).collect();
    }

    /// Takes the anchor of another model of the same assessment.
    pub(super) fn anchored_as(mut self, other: &Self) -> Self {
        self.shifts.clone_from(&other.shifts);
        self
    }

    /// The school whose exact score is further from that of the steps than the rounding of points explains.
    pub(super) fn worst_shift(&self, assessment: &Assessment<'_>) -> Option<(usize, f64)> {
        let unit = assessment
            .criteria
            .rounding
            .contribution
            .map_or(0.0, |rounding| Exact::scaled(1, rounding.digits).approximate());
        let explained = |school: usize| {
            let total = assessment.schools[school].total()?;
            let parts = total.contributions.len() + total.adjustments.len();
            Some(
                unit * Exact::from(i64::try_from(parts).ok()?).approximate()
                    + 1e-6 * total.score.approximate().abs().max(1.0),
            )
        };
        let mut shifts = self.shifts.iter().copied().enumerate();
        shifts.find(|(school, shift)| explained(*school).is_some_and(|most| shift.is_nan() || shift.abs() > most))
    }
}

/// Room for one block of draws.
pub(super) struct Room<'m> {
    model: &'m Model,
    columns: Vec<Column>,
    city: Vec<Vec<Column>>,
    scores: Vec<Column>,
    /// By rule among the grounds of the list, by school.
    grounds: Vec<Vec<Column>>,
    drawn: Drawn,
}

impl<'m> Room<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let schools = model.programs.len();
        let column = vec![[f64::NAN; WIDTH]; schools];
        let grounds = model.programs.first().map_or(0, |program| program.grounds.len());
        Self {
            model,
            columns: Vec::new(),
            city: vec![column.clone(); model.city.len()],
            grounds: vec![column.clone(); grounds],
            scores: column,
            drawn: Drawn::default(),
        }
    }

    /// Runs a block from a draw on, and shows the list of each draw.
    pub(super) fn block(
        &mut self,
        lists: &Lists,
        first: u64,
        multipliers: &[Column],
        mut see: impl FnMut(usize, &Drawn),
    ) {
        self.evaluate(first, multipliers);
        let (scores, grounds) = (&self.scores, &self.grounds);
        for draw in 0..WIDTH {
            lists.draw(|school| scores[school][draw], |rule, school| grounds[rule][school][draw], &mut self.drawn);
            see(draw, &self.drawn);
        }
    }

    fn evaluate(&mut self, first: u64, multipliers: &[Column]) {
        let model = self.model;
        let levels = model.city.iter().map(|part| part.level).max().unwrap_or(0);
        let mut inputs: Vec<Vec<Column>> = Vec::new();
        for level in 1..=levels {
            let parts: Vec<usize> = (0..model.city.len()).filter(|part| model.city[*part].level == level).collect();
            inputs.resize(inputs.len().max(parts.len()), vec![[f64::NAN; WIDTH]; model.programs.len()]);
            for (school, program) in model.programs.iter().enumerate() {
                let slots = parts.iter().filter_map(|part| model.city[*part].inputs[school]);
                let Some(last) = slots.max() else { continue };
                run(&program.ops, last, &mut self.columns, &around(model, &self.city, school, first, multipliers));
                for (part, inputs) in parts.iter().zip(&mut inputs) {
                    if let Some(slot) = model.city[*part].inputs[school] {
                        inputs[school] = self.columns[slot];
                    }
                }
            }
            for (part, inputs) in parts.iter().zip(&inputs) {
                model.city[*part].compare(inputs, &mut self.city[*part]);
            }
        }
        for (school, program) in model.programs.iter().enumerate() {
            let Some(last) = program.score.iter().chain(&program.grounds).max() else { continue };
            run(&program.ops, *last, &mut self.columns, &around(model, &self.city, school, first, multipliers));
            if let Some(score) = program.score {
                self.scores[school] = self.columns[score];
            }
            for (ground, slot) in self.grounds.iter_mut().zip(&program.grounds) {
                ground[school] = self.columns[*slot];
            }
        }
    }
}

fn around<'r>(
    model: &'r Model,
    city: &'r [Vec<Column>],
    school: usize,
    first: u64,
    multipliers: &'r [Column],
) -> Around<'r> {
    let (tables, normal, shift) = (&model.tables, &model.normal, model.shifts[school]);
    Around { first, school, tables, normal, multipliers, city, shift }
}

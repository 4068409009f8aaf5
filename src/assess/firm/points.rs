//! A score as the sum of rounded points, where the criteria round them: what a changed weight does to the list then depends
//! on the rounding too.

use super::column::{Op, Slot};
use super::compile::{Moves, School, Weighing};
use crate::criteria::{Criteria, Method, Node};
use crate::number::Rounding;

impl School<'_, '_, '_> {
    /// The number of the index that ranks as the sum of rounded points. `None` where no points are rounded, or weights stand
    /// still, or the index is more than means and sums of parts.
    pub(super) fn rounded_points(&mut self, top: usize, number: Slot) -> Option<Slot> {
        let criteria = self.all.engine.criteria;
        let rounding = criteria.rounding.contribution?;
        if self.all.moves != Moves::Weights || !is_plain(criteria, Node::Index(top)) {
            return None;
        }
        let points = criteria.indices[top].points.approximate();
        // where there is no number there is no sum
        let mut terms = vec![(0.0, number)];
        self.share(top, None, (points, rounding), &mut terms)?;
        Some(self.push(Op::Linear { constant: 0.0, terms: terms.into() }))
    }

    /// Shares the weight of an index out among its parts, down to the points of each indicator.
    fn share(
        &mut self,
        place: usize,
        of: Option<Slot>,
        points: (f64, Rounding),
        terms: &mut Vec<(f64, Slot)>,
    ) -> Option<()> {
        let weighing = self.weighing(place, None)?;
        let sum = self.all.engine.criteria.indices[place].method == Method::Sum;
        let Weighing { nodes, parts, absent } = weighing;
        let unit = self.push(Op::Unit { of, parts: parts.clone().into(), absent: absent.into(), sum });
        for (part, node) in parts.into_iter().zip(nodes) {
            let (value, factor) = (part.value, points.0 * part.factor);
            let share = self.push(Op::Share { unit, part });
            if let Some(Node::Index(inner)) = node {
                self.share(inner, Some(share), points, terms)?;
                continue;
            }
            terms.push((1.0, self.push(Op::Points { share, value, factor, rounding: points.1 })));
        }
        Some(())
    }
}

/// Whether an index is nothing but means and sums of its parts.
fn is_plain(criteria: &Criteria, node: Node) -> bool {
    let Node::Index(place) = node else { return true };
    let index = &criteria.indices[place];
    matches!(index.method, Method::WeightedMean | Method::Sum)
        && index.rounding.is_none()
        && index.steps.is_empty()
        && index.all_parts().into_iter().all(|part| is_plain(criteria, part))
}

//! Scales in the words of the annex: how a value becomes a part of an index.

use super::super::wording::goalpost;
use super::Annex;
use super::phrases::{answer, exact, group, interval_words};
use crate::criteria::{Better, Direction, Grid, Interval, RankTies, Relative, Scale, Scaling, Unit};
use crate::number::Exact;
use crate::text::Message;

impl Annex<'_> {
    pub(super) fn scale(&self, unit: Unit, scaling: &Scaling) -> Message {
        let points = |value: &Exact| exact(value);
        match &scaling.scale {
            Scale::AsIs => Message::new("scale-as-is"),
            Scale::Goalposts { worst, best, logarithmic } => {
                let (nought, one) = Scaling::ends(worst, best, self.criteria.direction);
                let key = if *logarithmic { "scale-logarithmic" } else { "scale-goalposts" };
                Message::new(key)
                    .with("nought", goalpost(unit, nought))
                    .with("one", goalpost(unit, one))
                    .with("points", points(&scaling.points))
            }
            Scale::Relative { method, better, within, winsorise } => {
                let key = match method {
                    Relative::MinMax => "scale-min-max",
                    Relative::ZScore => "scale-z",
                    Relative::Percentile(_) => "scale-percentile",
                    Relative::Rank(_) => "scale-rank",
                };
                let ties = match method {
                    Relative::Percentile(ties) | Relative::Rank(ties) => Message::new(match ties {
                        RankTies::Min => "scale-ties-min",
                        RankTies::Max => "scale-ties-max",
                        RankTies::Mean => "scale-ties-mean",
                    }),
                    _ => Message::new("scale-no-ties"),
                };
                let better =
                    Message::new(if *better == Better::High { "scale-better-high" } else { "scale-better-low" });
                // the number 1 is given to the end that an index of this direction calls low
                let first = Message::new(match self.criteria.direction {
                    Direction::HigherIsBetter => "scale-first-worst",
                    Direction::LowerIsBetter => "scale-first-best",
                });
                Message::new(key)
                    .with("points", points(&scaling.points))
                    .with("first", first)
                    .with("better", better)
                    .with("ties", ties)
                    .with("within", group(within))
                    .with(
                        "outliers",
                        winsorise.as_ref().map_or_else(
                            || Message::new("scale-no-ties"),
                            |winsorise| {
                                Message::new("scale-winsorised")
                                    .with("most", winsorise.most)
                                    .with("skewness", exact(&winsorise.skewness))
                                    .with("kurtosis", exact(&winsorise.kurtosis))
                            },
                        ),
                    )
            }
            Scale::Bands(bands) => {
                let band = |band: &crate::criteria::Band| {
                    let message = Message::new(if band.grade.is_some() { "scale-band-graded" } else { "scale-band" })
                        .with("interval", interval_words(&band.interval, |value| answer(unit, value)))
                        .with("points", points(&band.points));
                    self.say(&message.with("grade", band.grade.clone().unwrap_or_default()))
                };
                let bands: Vec<String> = bands.iter().map(band).collect();
                Message::new("scale-bands").with("bands", bands.join("; "))
            }
            Scale::Cut(interval) => Message::new("scale-cut")
                .with("interval", interval_words(interval, |value| answer(unit, value)))
                .with("points", points(&scaling.points)),
            Scale::Grid { by, grid, coarse } => {
                let change = &self.criteria.indicators[*by];
                let message = Message::new("scale-grid")
                    .with("by", change.title.as_str())
                    .with("cells", self.grid(unit, change.unit, grid));
                let coarse = match coarse {
                    Some((below, grid)) => Message::new("scale-grid-coarse")
                        .with("below", *below)
                        .with("cells", self.grid(unit, change.unit, grid)),
                    None => Message::new("scale-no-ties"),
                };
                message.with("coarse", coarse)
            }
        }
    }

    fn grid(&self, unit: Unit, change: Unit, grid: &Grid) -> String {
        let row = |(row, interval): (usize, &Interval)| {
            let cells: Vec<String> = grid
                .columns
                .iter()
                .zip(&grid.points[row])
                .map(|(column, points)| {
                    let column = interval_words(column, |value| answer(change, value));
                    self.say(&Message::new("scale-grid-cell").with("column", column).with("points", exact(points)))
                })
                .collect();
            let interval = interval_words(interval, |value| answer(unit, value));
            self.say(&Message::new("scale-grid-row").with("row", interval).with("cells", cells.join(", ")))
        };
        grid.rows.iter().enumerate().map(row).collect::<Vec<_>>().join("; ")
    }
}

//! The scores and places of somebody else's list beside ours, for a terminal: how many are others, and each with both.

use std::collections::BTreeMap;

use super::list::Compared;
use crate::number::{Mode, Rounding};
use crate::report::picture::Canvas;
use crate::report::terminal::{Screen, figure, table, words};
use crate::report::wording::number;
use crate::text::Message;
use crate::verify::{Apart, Numbers};

/// Schools whose numbers are shown beside ours.
const SHOWN: usize = 50;

/// What is said of numbers: all are the same, some are others, the list says that there is none, none were compared.
const SCORES: [&str; 4] =
    ["verify-list-scores", "verify-list-scores-apart", "verify-list-scores-lacking", "verify-list-scores-idle"];
const PLACES: [&str; 4] =
    ["verify-list-places", "verify-list-places-apart", "verify-list-places-lacking", "verify-list-places-idle"];

/// What stands in the list and here of one school.
#[derive(Default)]
struct Both {
    cells: Vec<String>,
    place: Option<[String; 2]>,
    score: Option<[String; 2]>,
}

impl Compared<'_> {
    /// Whether the scores and places of the list are ours, where it has them.
    pub(super) fn numbers(&self, screen: &mut Screen) {
        let (scores, places) = (&self.comparison.scores, &self.comparison.places);
        self.count(scores, SCORES, screen);
        if let Some(mode) = scores.mode() {
            let key = if mode == Mode::Truncate { "verify-list-scores-cut" } else { "verify-list-scores-even" };
            screen.prose(&self.report.word(key));
        }
        self.count(places, PLACES, screen);
        if places.is_turned_round() {
            screen.prose(&self.report.word("verify-list-places-turned"));
        }
    }

    fn count<N, O>(
        &self,
        numbers: &Numbers<N, O>,
        [same, apart, lacking, idle]: [&'static str; 4],
        screen: &mut Screen,
    ) {
        if numbers.idle > 0 {
            screen.prose(&self.report.say(&Message::new(idle).with("count", numbers.idle)));
        }
        let without = numbers.lacking();
        let others = numbers.apart.len() - without;
        let say =
            |key, count| self.report.say(&Message::new(key).with("compared", numbers.compared).with("count", count));
        if numbers.all_agree() {
            screen.prose(&say(same, 0));
        }
        if others > 0 {
            screen.prose(&say(apart, others));
        }
        if without > 0 {
            screen.prose(&say(lacking, without));
        }
    }

    /// Each school whose score or place is another, with both.
    pub(super) fn numbers_apart(&self, canvas: Canvas, screen: &mut Screen) {
        let report = self.report;
        let both = self.both();
        if both.is_empty() {
            return;
        }
        screen.heading(&report.word("verify-list-apart"));
        let [has_places, has_scores] =
            [both.values().any(|both| both.place.is_some()), both.values().any(|both| both.score.is_some())];
        let mut header = vec!["column-school", "verify-column-cell"];
        if has_places {
            header.extend(["verify-column-place-theirs", "verify-column-place-ours"]);
        }
        if has_scores {
            header.extend(["verify-column-score-theirs", "verify-column-score-ours"]);
        }
        let header: Vec<String> = header.into_iter().map(|key| report.word(key)).collect();
        let mut rows = table(canvas, &header);
        let all = report.assessment.shown().filter_map(|school| Some((school, both.get(&school)?)));
        for (school, both) in all.take(SHOWN) {
            let mut row = vec![words(&report.assessment.school(school).short_name), words(both.cells.join(", "))];
            for (told, has) in [(&both.place, has_places), (&both.score, has_scores)] {
                // what is the same on both sides is not repeated
                row.extend(told.clone().unwrap_or_default().map(figure).into_iter().filter(|_| has));
            }
            rows.add_row(row);
        }
        screen.table(&rows);
        let more = both.len().saturating_sub(SHOWN);
        if more > 0 {
            screen.prose(&report.say(&Message::new("verify-list-apart-more").with("count", more)));
        }
    }

    /// By school: what is another.
    fn both(&self) -> BTreeMap<usize, Both> {
        let report = self.report;
        let none = || report.word("value-none");
        let mut both: BTreeMap<usize, Both> = BTreeMap::new();
        for Apart { school, theirs, ours, origin } in &self.comparison.places.apart {
            let shown = |place: &Option<i64>| place.map_or_else(none, |place| place.to_string());
            let told = both.entry(*school).or_default();
            told.cells.push(origin.cell());
            told.place = Some([shown(theirs), shown(ours)]);
        }
        for Apart { school, theirs, ours, origin } in &self.comparison.scores.apart {
            // both at the digits of the list
            let at =
                |score, digits| report.say(&Message::new("verify-list-points").with("score", number(score, digits)));
            let pair = match (theirs, ours) {
                (Some(theirs), Some(ours)) => {
                    let rounded = Rounding::half_up(theirs.digits).of(ours);
                    [at(&theirs.value, theirs.digits), at(&rounded, theirs.digits)]
                }
                (theirs, ours) => [
                    theirs.as_ref().map_or_else(none, |theirs| at(&theirs.value, theirs.digits)),
                    ours.as_ref().map_or_else(none, |ours| report.points(ours)),
                ],
            };
            let told = both.entry(*school).or_default();
            told.cells.push(origin.cell());
            told.score = Some(pair);
        }
        both
    }
}

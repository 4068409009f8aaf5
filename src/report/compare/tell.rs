//! A comparison told, whatever the format: each step, then the schools over all years, which is which, how to read it.

use super::grids::{PARTS, changes, incomparable, matches, named, place_parts, trend, turn_key};
use super::shown::Shown;
use super::{Comparison, differs, reasons};
use crate::compare::{Cause, Incomparable, Move, Split, Step, Turn};
use crate::number::Exact;
use crate::report::sheet::Sheet;
use crate::report::wording::number;
use crate::text::Message;

/// Indicators named with a part of a change.
const INDICATORS_NAMED: usize = 3;
/// Schools named in one sentence.
const SCHOOLS_NAMED: usize = 40;

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Every school, not only those that were listed.
    pub all: bool,
    /// Tables have columns for the parts of a change; where they have not, the parts stand in the lines below.
    pub wide: bool,
}

/// What writes a closing part.
type Write = fn(&Comparison<'_>, &mut dyn Sheet, Extent);

/// What follows the steps: the id of a section, the key of its title, what writes it.
pub(super) const CLOSING: [(&str, &str, Write); 3] = [
    ("trend", "compare-trend", |comparison, sheet, extent| {
        let grid = trend(comparison, extent.all);
        if grid.rows.is_empty() {
            sheet.lines(&[comparison.word("compare-nobody-listed")]);
        } else {
            sheet.grid(&grid);
        }
    }),
    ("matches", "compare-matches", |comparison, sheet, _| who_is_who(comparison, sheet)),
    ("reading", "compare-reading", |comparison, sheet, _| sheet.lines(&reading(comparison))),
];

/// How the parts of a change are to be read.
pub(super) fn reading(comparison: &Comparison<'_>) -> [String; 4] {
    let keys =
        ["compare-reading-parts", "compare-reading-others", "compare-reading-availability", "compare-reading-exact"];
    keys.map(|key| comparison.word(key))
}

/// Everything.
pub(super) fn whole(comparison: &Comparison<'_>, sheet: &mut dyn Sheet, extent: Extent) {
    for found in &comparison.steps {
        sheet.heading(&comparison.step_title(found));
        step(comparison, found, sheet, extent);
    }
    for (_, key, write) in CLOSING {
        sheet.heading(&comparison.word(key));
        write(comparison, sheet, extent);
    }
}

/// One step: the sums, the criteria, who moved and why.
pub(super) fn step(comparison: &Comparison<'_>, step: &Step, sheet: &mut dyn Sheet, extent: Extent) {
    let mut lines = vec![summary(comparison, step)];
    lines.extend(churn(comparison, step));
    lines.extend(criteria(comparison, step));
    lines.extend(for_all(comparison, step));
    sheet.lines(&lines);
    let on_the_list = |found: &Move| found.turn != Turn::Outside;
    if step.moves.iter().any(on_the_list) {
        sheet.grid(&changes(comparison, step, extent.wide, on_the_list));
    }
    for found in step.moves.iter().filter(|found| on_the_list(found)) {
        sheet.lines(&why(comparison, step, found));
    }
    if extent.all && step.moves.iter().any(|found| !on_the_list(found)) {
        sheet.lines(&[comparison.word("compare-outside-schools")]);
        sheet.grid(&changes(comparison, step, extent.wide, |found| !on_the_list(found)));
    }
}

fn summary(comparison: &Comparison<'_>, step: &Step) -> String {
    let churn = &step.churn;
    let names = |turn: Turn| {
        let of = step.moves.iter().filter(|found| found.turn == turn);
        let names: Vec<&str> = of.map(|found| comparison.school(step, found).short_name.as_str()).collect();
        let more = names.len().saturating_sub(SCHOOLS_NAMED);
        let shown = names.into_iter().take(SCHOOLS_NAMED).collect::<Vec<_>>();
        match (shown.is_empty(), more) {
            (true, _) => comparison.word("compare-nobody"),
            (false, 0) => shown.join(", "),
            (false, more) => {
                let message = Message::new("compare-and-more").with("names", shown.join(", "));
                comparison.texts.say(&message.with("count", more))
            }
        }
    };
    let message = Message::new("compare-summary").with("before", churn.before).with("after", churn.after);
    let message = message.with("entered", names(Turn::Entered)).with("returned", names(Turn::Returned));
    comparison.texts.say(&message.with("left", names(Turn::Left)).with("stayed", names(Turn::Stayed)))
}

/// How much the list changed against what chance alone would change.
fn churn(comparison: &Comparison<'_>, step: &Step) -> Option<String> {
    let churn = &step.churn;
    let chance = churn.leaves_by_chance.as_ref().filter(|_| churn.before > 0)?;
    let left = Exact::from(i64::try_from(churn.left).ok()?);
    let key = if left <= *chance { "compare-churn-chance" } else { "compare-churn" };
    let message = Message::new(key).with("year", comparison.year(step.earlier)).with("left", churn.left);
    Some(comparison.texts.say(&message.with("before", churn.before).with("chance", number(chance, 1))))
}

/// In what the methodologies differ.
pub(super) fn criteria(comparison: &Comparison<'_>, step: &Step) -> Vec<String> {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    if runs[0].criteria_sha256 == runs[1].criteria_sha256 {
        return vec![comparison.word("compare-same-criteria")];
    }
    let mut lines = vec![comparison.word("compare-other-criteria")];
    match &step.differences {
        Some(differences) => lines.extend(differs::lines(comparison, step, differences)),
        None => lines.push(format!("  {}", comparison.word("compare-criteria-unknown"))),
    }
    lines
}

/// Why no school's numbers are split, where it is one reason for all.
fn for_all(comparison: &Comparison<'_>, step: &Step) -> Option<String> {
    let why = step.moves.iter().find_map(|found| found.change.as_ref().err().filter(|why| is_for_all(why)))?;
    let message = match why {
        Incomparable::ResultAlone(run) => Message::new("compare-all-alone").with("year", comparison.year(*run)),
        _ => Message::new("compare-all-directions"),
    };
    Some(comparison.texts.say(&message))
}

/// Whether it is a reason that all schools of a step share.
fn is_for_all(why: &Incomparable) -> bool {
    matches!(why, Incomparable::ResultAlone(_) | Incomparable::Directions)
}

/// Why a school moved.
fn why(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Vec<String> {
    let name = comparison.school(step, found).short_name.as_str();
    let message = Message::new("compare-school").with("school", name);
    let mut lines = vec![comparison.texts.say(&message.with("turn", comparison.word(turn_key(found.turn))))];
    lines.extend(reasons::line(comparison, step, found).map(|line| format!("  {line}")));
    match &found.change {
        // said once for all, or as the reason
        Err(why) if is_for_all(why) || found.causes.contains(&Cause::Identity) => {}
        Err(why) => lines.push(format!("  {}", incomparable(comparison, step, found, why))),
        Ok(split) => {
            lines.extend((0..PARTS.len()).filter_map(|part| part_line(comparison, step, split, part)));
            if split.place.change() != 0 {
                let message = Message::new("compare-place-parts");
                let change = comparison.signed(&Shown::of(&split.place, 0).change, 0);
                let parts = place_parts(comparison, &split.place);
                lines.push(format!("  {}", comparison.texts.say(&message.with("change", change).with("parts", parts))));
            }
        }
    }
    if let Some(regression) = &found.regression {
        let message = Message::new("compare-regression").with("year", comparison.year(step.earlier));
        let message = message.with("expected", comparison.signed(&regression.expected, comparison.digits(step)));
        let message = message.with("fewest", regression.pupils.0).with("most", regression.pupils.1);
        lines.push(format!("  {}", comparison.texts.say(&message)));
    }
    for turn in &found.rules {
        let titles = [step.earlier + 1, step.earlier].map(|run| {
            let mut rules = comparison.criteria(run)?.rules.iter();
            rules.find(|rule| rule.id == turn.rule).map(|rule| rule.title.as_str())
        });
        let title = titles.into_iter().flatten().next().unwrap_or(&turn.rule);
        let held = |held: Option<bool>| match held {
            Some(true) => comparison.word("compare-rule-held"),
            Some(false) => comparison.word("compare-rule-not-held"),
            None => comparison.word("compare-rule-unknown"),
        };
        let message = Message::new("compare-rule").with("rule", title).with("before", held(turn.before));
        lines.push(format!("  {}", comparison.texts.say(&message.with("after", held(turn.after)))));
    }
    // that it moved stands in the table
    if lines.len() == 1 { Vec::new() } else { lines }
}

/// A part of a change and the indicators that make most of it; nothing where it is nought.
fn part_line(comparison: &Comparison<'_>, step: &Step, split: &Split, at: usize) -> Option<String> {
    let digits = comparison.digits(step);
    let (key, part) = PARTS[at];
    let name = |id: &'_ str| comparison.indicator(step, id).map_or_else(|| id.to_owned(), |known| known.short.clone());
    let given = split.indicators.iter().filter(|of| *part(&of.points) != 0);
    let mut named: Vec<(String, &Exact, Exact)> =
        given.map(|of| (name(&of.id), part(&of.points), Shown::of(&of.points, digits).parts[at].clone())).collect();
    if *part(&split.score) == 0 && named.is_empty() {
        return None;
    }
    named.sort_by_key(|(_, points, _)| std::cmp::Reverse(points.abs()));
    let of = |(name, _, shown): &(String, &Exact, Exact)| {
        let message = Message::new("compare-part").with("part", name.as_str());
        comparison.texts.say(&message.with("points", comparison.signed(shown, digits)))
    };
    let names: Vec<String> = named.iter().take(INDICATORS_NAMED).map(of).collect();
    let more = named.len().saturating_sub(INDICATORS_NAMED);
    let message = Message::new(match (names.is_empty(), more) {
        (true, _) => "compare-part-alone",
        (_, 0) => "compare-part-of",
        _ => "compare-part-of-more",
    });
    let shown = &Shown::of(&split.score, digits).parts[at];
    let message = message.with("part", comparison.word(key)).with("points", comparison.signed(shown, digits));
    Some(format!("  {}", comparison.texts.say(&message.with("indicators", names.join("; ")).with("count", more))))
}

/// Which school is which, where it is not plain.
fn who_is_who(comparison: &Comparison<'_>, sheet: &mut dyn Sheet) {
    for step in &comparison.steps {
        let (earlier, later) = (comparison.runs[step.earlier].register, comparison.runs[step.earlier + 1].register);
        let title = comparison.step_title(step);
        let grid = matches(comparison, step);
        let is_plain = |link: &&crate::school::Link| {
            let names = (&earlier.schools()[link.earlier].name, &later.schools()[link.later].name);
            link.by == crate::school::Tie::Code && names.0 == names.1
        };
        let by_code = step.identity.links.iter().filter(is_plain).count();
        let plain = Message::new("compare-by-code").with("step", title).with("count", by_code);
        sheet.lines(&[comparison.texts.say(&plain)]);
        if !grid.rows.is_empty() {
            sheet.grid(&grid);
        }
        let unknown = step.identity.unknown.iter().map(|(school, written)| {
            let message = Message::new("compare-unknown-predecessor").with("school", named(later, *school));
            comparison.texts.say(&message.with("written", written.as_str()))
        });
        let proposed = step.identity.proposed.iter().map(|(from, to)| {
            let message = Message::new("compare-proposed").with("before", named(earlier, *from));
            let ids = (earlier.schools()[*from].id.as_str(), later.schools()[*to].id.as_str());
            let message = message.with("after", named(later, *to)).with("from", ids.0).with("to", ids.1);
            comparison.texts.say(&message)
        });
        sheet.items(&unknown.chain(proposed).collect::<Vec<_>>());
    }
}

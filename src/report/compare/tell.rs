//! A comparison told, whatever the format: each step, then the schools over all years, which is which, how to read it.

use super::Comparison;
use super::grids::{PARTS, Part, changes, incomparable, matches, named, place_parts, trend, turn_key};
use crate::assess::{Assessment, SchoolAssessment};
use crate::compare::{Move, Split, Step, Turn};
use crate::criteria::Criteria;
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
fn criteria(comparison: &Comparison<'_>, step: &Step) -> Vec<String> {
    let runs = [&comparison.runs[step.earlier], &comparison.runs[step.earlier + 1]];
    if runs[0].criteria_sha256 == runs[1].criteria_sha256 {
        return vec![comparison.word("compare-same-criteria")];
    }
    let mut lines = vec![comparison.word("compare-other-criteria")];
    if let [Some((old, _)), Some((new, _))] = runs.map(|run| run.made_of.as_ref()) {
        lines.extend(differences(comparison, old, new));
    }
    lines
}

/// What indicators and weights of the later methodology are others.
fn differences(comparison: &Comparison<'_>, before: &Assessment<'_>, after: &Assessment<'_>) -> Vec<String> {
    let (old, new) = (before.criteria, after.criteria);
    let say = |message: Message| format!("  {}", comparison.texts.say(&message));
    let mut lines = Vec::new();
    let of = |criteria: &Criteria, id: &str| criteria.indicators.iter().position(|indicator| indicator.id == id);
    for (place, indicator) in new.indicators.iter().enumerate() {
        let name = indicator.title.as_str();
        let Some(was) = of(old, &indicator.id) else {
            lines.push(say(Message::new("compare-indicator-new").with("indicator", name)));
            continue;
        };
        let weights = [weight(before, was), weight(after, place)];
        // of an indicator that no school has a value of the weight is not known
        if let [Some(was), Some(is)] = &weights
            && was != is
        {
            let digits = |weight: &Exact| weight.decimals().map_or(2, |digits| digits.min(2));
            let shown = |weight: &Exact| comparison.texts.number(weight, digits(weight));
            let message = Message::new("compare-weight").with("indicator", name).with("before", shown(was));
            lines.push(say(message.with("after", shown(is))));
        }
        if old.indicators[was].scalings != indicator.scalings {
            lines.push(say(Message::new("compare-scale").with("indicator", name)));
        }
    }
    for indicator in old.indicators.iter().filter(|indicator| of(new, &indicator.id).is_none()) {
        lines.push(say(Message::new("compare-indicator-gone").with("indicator", indicator.title.as_str())));
    }
    lines
}

/// The weight of an indicator in the criteria; `None` where no score has it.
fn weight(assessment: &Assessment<'_>, indicator: usize) -> Option<Exact> {
    let nominal = |school: &SchoolAssessment| Some(school.contribution(indicator)?.nominal.clone());
    assessment.schools.iter().filter_map(nominal).max()
}

/// Why a school moved.
fn why(comparison: &Comparison<'_>, step: &Step, found: &Move) -> Vec<String> {
    let name = comparison.school(step, found).short_name.as_str();
    let message = Message::new("compare-school").with("school", name);
    let mut lines = vec![comparison.texts.say(&message.with("turn", comparison.word(turn_key(found.turn))))];
    match &found.change {
        Err(why) => lines.push(format!("  {}", incomparable(comparison, step, found, why))),
        Ok(split) => {
            lines.extend(PARTS.iter().filter_map(|part| part_line(comparison, step, split, *part)));
            if split.place.change() != 0 {
                let message = Message::new("compare-place-parts");
                let change = comparison.signed(&split.place.change(), 0);
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
    lines
}

/// A part of a change and the indicators that make most of it; nothing where it is nought.
fn part_line(
    comparison: &Comparison<'_>,
    step: &Step,
    split: &Split,
    (key, part): (&'static str, Part),
) -> Option<String> {
    let digits = comparison.digits(step);
    let mut named: Vec<(&str, &Exact)> = split
        .indicators
        .iter()
        .map(|of| (comparison.indicator(step, &of.id).map_or(of.id.as_str(), |known| &known.short), part(&of.points)))
        .filter(|(_, points)| **points != 0)
        .collect();
    if *part(&split.score) == 0 && named.is_empty() {
        return None;
    }
    named.sort_by_key(|(_, points)| std::cmp::Reverse(points.abs()));
    let of = |(name, points): &(&str, &Exact)| {
        let message = Message::new("compare-part").with("part", *name);
        comparison.texts.say(&message.with("points", comparison.signed(points, digits)))
    };
    let names: Vec<String> = named.iter().take(INDICATORS_NAMED).map(of).collect();
    let more = named.len().saturating_sub(INDICATORS_NAMED);
    let message = Message::new(if more > 0 { "compare-part-of-more" } else { "compare-part-of" });
    let message =
        message.with("part", comparison.word(key)).with("points", comparison.signed(part(&split.score), digits));
    Some(format!("  {}", comparison.texts.say(&message.with("indicators", names.join("; ")).with("count", more))))
}

/// Which school is which, where it is not plain.
fn who_is_who(comparison: &Comparison<'_>, sheet: &mut dyn Sheet) {
    for step in &comparison.steps {
        let (earlier, later) = (comparison.runs[step.earlier].register, comparison.runs[step.earlier + 1].register);
        let title = comparison.step_title(step);
        let grid = matches(comparison, step);
        // what is in the table is not plain, or is in one register only
        let told = grid.rows.len() - step.identity.gone.len() - step.identity.new.len();
        let by_code = step.identity.links.len() - told;
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

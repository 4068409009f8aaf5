//! The tables of a comparison, as words in cells.

use super::shown::{Shown, difference};
use super::{Comparison, PLACE_DIGITS};
use crate::compare::{Incomparable, Move, Parts, Step, Turn};
use crate::number::Exact;
use crate::report::grid::Grid;
use crate::school::Tie;
use crate::text::Message;

/// What takes a part of a change.
pub(super) type Part = fn(&Parts) -> &Exact;

/// The parts of a change, each with the key of its word.
pub(super) const PARTS: [(&str, Part); 4] = [
    ("compare-own", |parts| &parts.own),
    ("compare-criteria", |parts| &parts.criteria),
    ("compare-others", |parts| &parts.others),
    ("compare-availability", |parts| &parts.availability),
];

pub(super) fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::Entered => "compare-entered",
        Turn::Returned => "compare-returned",
        Turn::Left => "compare-left",
        Turn::Stayed => "compare-stayed",
        Turn::Outside => "compare-outside",
    }
}

pub(super) fn tie_key(tie: Tie) -> &'static str {
    match tie {
        Tie::Told => "compare-tie-told",
        Tie::Code => "compare-tie-code",
        Tie::Predecessor => "compare-tie-predecessor",
        Tie::Name => "compare-tie-name",
        Tie::Alias => "compare-tie-alias",
        Tie::Spelling => "compare-tie-spelling",
    }
}

/// Why the numbers of a school are not split.
pub(super) fn incomparable(comparison: &Comparison<'_>, step: &Step, found: &Move, why: &Incomparable) -> String {
    let year = |at: usize| comparison.year(at);
    let (before, after) = (year(step.earlier), year(step.earlier + 1));
    let message = match why {
        Incomparable::New => Message::new("compare-why-new").with("year", before),
        Incomparable::Absent(run) => Message::new("compare-why-absent").with("year", before).with("last", year(*run)),
        Incomparable::Gone => Message::new("compare-why-gone").with("year", after),
        Incomparable::Merged => {
            let schools = comparison.runs[step.earlier].register.schools();
            let names: Vec<&str> = found.before.iter().map(|place| schools[*place].short_name.as_str()).collect();
            Message::new("compare-why-merged").with("schools", names)
        }
        Incomparable::Divided => Message::new("compare-why-divided"),
        Incomparable::NoScore { before: true, after: true } => Message::new("compare-why-no-scores"),
        Incomparable::NoScore { before: true, .. } => Message::new("compare-why-no-score").with("year", before),
        Incomparable::NoScore { .. } => Message::new("compare-why-no-score").with("year", after),
        Incomparable::Directions => Message::new("compare-why-directions"),
        Incomparable::LittleInCommon(run) => Message::new("compare-why-little").with("year", year(*run)),
        Incomparable::ResultAlone(run) => Message::new("compare-why-alone").with("year", year(*run)),
    };
    comparison.texts.say(&message)
}

/// Schools and their changes: those asked for, with columns for the parts or without.
pub(super) fn changes(
    comparison: &Comparison<'_>,
    step: &Step,
    with_parts: bool,
    asked: impl Fn(&Move) -> bool,
) -> Grid {
    let parts = if with_parts { &PARTS[..] } else { &[] };
    let keys = ["column-school", "compare-turn", "compare-score", "compare-change"];
    let keys = keys.into_iter().chain(parts.iter().map(|(key, _)| *key)).chain(["compare-place"]);
    let header: Vec<String> = keys.map(|key| comparison.word(key)).collect();
    let digits = comparison.digits(step);
    let row = |found: &Move| {
        let (was, is) = (found.before.first().filter(|_| found.before.len() == 1), found.after);
        let mut row = vec![
            comparison.school(step, found).short_name.clone(),
            comparison.word(turn_key(found.turn)),
            comparison.both(
                was.map(|school| comparison.score_with(step.earlier, *school, digits)),
                is.map(|school| comparison.score_with(step.earlier + 1, school, digits)),
            ),
        ];
        match &found.change {
            Ok(split) => {
                let shown = Shown::of(&split.score, digits);
                row.push(comparison.signed(&shown.change, digits));
                row.extend(shown.parts.iter().take(parts.len()).map(|part| comparison.signed(part, digits)));
            }
            Err(_) => {
                let score = |run: usize, school: usize| comparison.runs[run].standings[school].score.as_ref();
                let both =
                    was.and_then(|was| score(step.earlier, *was)).zip(is.and_then(|is| score(step.earlier + 1, is)));
                let none = comparison.word("value-none");
                row.push(
                    both.map_or(none.clone(), |(was, is)| comparison.signed(&difference(was, is, digits), digits)),
                );
                row.extend(vec![none; parts.len()]);
            }
        }
        row.push(comparison.both(
            was.map(|school| comparison.place(step.earlier, *school)),
            is.map(|school| comparison.place(step.earlier + 1, school)),
        ));
        row
    };
    let figures = (0..header.len()).map(|column| column > 1).collect();
    Grid { header, figures, rows: step.moves.iter().filter(|found| asked(found)).map(row).collect() }
}

/// Every school over all runs: what became of it, its place and its score. Of many schools those that were ever listed,
/// unless all are asked for.
pub(super) fn trend(comparison: &Comparison<'_>, all: bool) -> Grid {
    let years = (0..comparison.runs.len()).map(|run| comparison.year(run));
    let header: Vec<String> = std::iter::once(comparison.word("column-school")).chain(years).collect();
    let is_listed = |(run, school): (usize, &Option<usize>)| {
        school.is_some_and(|school| comparison.runs[run].standings[school].status == crate::decision::Status::Listed)
    };
    let rows = comparison.lines.iter().filter(|line| all || line.schools.iter().enumerate().any(is_listed));
    let row = |line: &crate::compare::Line| {
        let last = line.schools.iter().enumerate().rev().find_map(|(run, school)| Some((run, (*school)?)));
        let name = last.map(|(run, school)| comparison.runs[run].register.schools()[school].short_name.clone());
        let cell = |(run, school): (usize, &Option<usize>)| {
            let Some(school) = *school else { return comparison.word("value-none") };
            if comparison.runs[run].standings[school].place.is_none() {
                return comparison.status(run, school);
            }
            let message = Message::new("compare-point").with("status", comparison.status(run, school));
            let message = message.with("place", comparison.place(run, school));
            comparison.texts.say(&message.with("score", comparison.score(run, school)))
        };
        std::iter::once(name.unwrap_or_default()).chain(line.schools.iter().enumerate().map(cell)).collect()
    };
    Grid { figures: vec![false; header.len()], header, rows: rows.map(row).collect() }
}

/// Which school is which: those that are not found by their code under the same name.
pub(super) fn matches(comparison: &Comparison<'_>, step: &Step) -> Grid {
    let keys = ["compare-school-before", "compare-school-after", "compare-tie"];
    let (earlier, later) = (comparison.runs[step.earlier].register, comparison.runs[step.earlier + 1].register);
    let differs = |link: &&crate::school::Link| {
        let names = (&earlier.schools()[link.earlier].name, &later.schools()[link.later].name);
        link.by != Tie::Code || names.0 != names.1
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for link in step.identity.links.iter().filter(differs) {
        rows.push(vec![named(earlier, link.earlier), named(later, link.later), comparison.word(tie_key(link.by))]);
    }
    let none = || comparison.word("value-none");
    for school in &step.identity.gone {
        rows.push(vec![named(earlier, *school), none(), comparison.word("compare-gone")]);
    }
    let back = |school: usize| step.moves.iter().find(|found| found.after == Some(school)).map(|found| &found.back);
    for school in &step.identity.new {
        let back = back(*school).into_iter().flatten();
        let seen: Vec<Vec<String>> = back
            .map(|back| {
                let then = comparison.runs[back.run].register.schools();
                let is_plain = back.by == Tie::Code && then[back.school].name == later.schools()[*school].name;
                let key = if is_plain { "compare-tie-code-alone" } else { tie_key(back.by) };
                let message = Message::new("compare-back").with("year", comparison.year(back.run));
                let how = comparison.texts.say(&message.with("how", comparison.word(key)));
                vec![named(comparison.runs[back.run].register, back.school), named(later, *school), how]
            })
            .collect();
        if seen.is_empty() {
            rows.push(vec![none(), named(later, *school), comparison.word("compare-new")]);
        }
        rows.extend(seen);
    }
    Grid { header: keys.map(|key| comparison.word(key)).to_vec(), figures: vec![false; 3], rows }
}

/// A school by name and code.
pub(super) fn named(register: &crate::school::Register, school: usize) -> String {
    let school = &register.schools()[school];
    if school.id == crate::text::fold(&school.name) {
        school.name.clone()
    } else {
        format!("{} ({})", school.name, school.id)
    }
}

/// The change of a place in words: its parts that are not nought.
pub(super) fn place_parts(comparison: &Comparison<'_>, parts: &Parts) -> String {
    let shown = Shown::of(parts, PLACE_DIGITS).parts;
    let told = PARTS.iter().zip(&shown).filter(|((_, part), _)| *part(parts) != 0).map(|((key, _), shown)| {
        let message = Message::new("compare-part").with("part", comparison.word(key).to_lowercase());
        comparison.texts.say(&message.with("points", comparison.signed(shown, PLACE_DIGITS)))
    });
    told.collect::<Vec<_>>().join("; ")
}

//! `select --what-if`: the data as they are and as they would be with the changes of a file. Every line of the file is
//! checked before anything is computed, and all that is wrong is told at once.

mod resolve;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::assess::assess;
use crate::cli::arguments::DataArguments;
use crate::cli::exit::{Exit, Failure};
use crate::cli::load::{Loaded, load, read};
use crate::cli::{aside, message};
use crate::finding::Finding;
use crate::observation::{Changed, Missing, Observation, WhatIf};
use crate::report::Tone;
use crate::run_record;
use crate::source::{self, Asked, CellChange, ChangeProblem, Changes, written};
use crate::text::{Message, Texts};

/// The data as they are, and as they would be.
pub(super) struct Draft {
    /// As they are.
    pub before: Loaded,
    /// As they would be; the record of the run says so.
    pub after: Loaded,
}

/// Refuses to write a draft over a report that is none, whatever is asked for: a list that was signed is not to be lost to
/// a question.
///
/// # Errors
/// Words on what it is and what to do instead.
pub(super) fn spare(folder: &Path) -> Result<(), Failure> {
    match source::run_folder(folder, run_record::FILE) {
        Some(report) if source::is_draft(&report, run_record::FILE) != Some(true) => {
            let message = Message::new("change-over-report").with("path", folder.display().to_string());
            Err(Failure::of(Exit::Unwritten, message))
        }
        _ => Ok(()),
    }
}

/// Reads the data twice, as they are and with the changes of a file.
///
/// # Errors
/// A [`Failure`] with everything that is to be said.
pub(super) fn load_both(texts: &Texts, arguments: &DataArguments, path: &Path) -> Result<Draft, Failure> {
    let changes = source::read_changes(path)?;
    let mut arguments = arguments.clone();
    arguments.reading.beside = Some(path.to_path_buf());
    let before = load(texts, &arguments)?;
    let asked = Request::of(&changes, &before);
    let (ready, quiet) = (arguments.allow.clone(), arguments.quiet);
    arguments.reading.changes = asked.cells.iter().map(|(_, change)| change.clone()).collect();
    // the files are read for the second time: nobody needs to wait for it twice
    arguments.quiet = true;
    let mut after = read(texts, &arguments)?;
    arguments.quiet = quiet;
    let (made, more) = asked.made(&changes, &before, &after);
    let mut problems: Vec<ChangeProblem> = changes.problems.iter().cloned().chain(asked.problems).chain(more).collect();
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.line);
        return Err(told(texts, &arguments, &changes.file, &problems));
    }
    let blocking: Vec<Finding> = after.data.findings.iter().filter(|finding| finding.blocks(&ready)).cloned().collect();
    if !blocking.is_empty() {
        return Err(Failure::contradicted(&changes.file, blocking));
    }
    if after.data.register != before.data.register {
        let message = Message::new("change-register").with("file", changes.file.as_ref());
        return Err(Failure::of(Exit::Usage, message));
    }
    after.data.observations = after.data.observations.with(made.observations);
    after.run.what_if =
        Some(WhatIf { file: changes.file.to_string(), sha256: changes.sha256.clone(), changes: made.changes });
    Ok(Draft { before, after })
}

/// The failure that tells what is wrong with a file of changes, line by line.
fn told(texts: &Texts, arguments: &DataArguments, file: &str, problems: &[ChangeProblem]) -> Failure {
    let canvas = aside(arguments.colour);
    let head = Message::new("change-head").with("file", file);
    let head = texts.say(&Message::new("failure-head").with("message", head));
    let line = |problem: &ChangeProblem| {
        let told = Message::new("changes-line").with("line", problem.line.to_string());
        message(canvas, Tone::Text, &texts.say(&told.with("what", problem.message.clone())))
    };
    let lines = std::iter::once(message(canvas, Tone::Fault, &head)).chain(problems.iter().map(line));
    Failure::usage(lines.collect::<Vec<_>>().join("\n"))
}

/// A school, a measure and a year.
type Key = (usize, Arc<str>, i32);

/// A cell: its file, sheet, row and column.
type Cell = (String, Option<String>, (u32, u32));

/// What the lines of the file come down to.
struct Request {
    /// Cells, each with its line's place among the lines.
    cells: Vec<(usize, CellChange)>,
    /// Numbers of schools, each with its line's place.
    numbers: Vec<(usize, Observation)>,
    problems: Vec<ChangeProblem>,
}

/// What was changed in the end.
struct Made {
    observations: Vec<Observation>,
    changes: Vec<Changed>,
}

impl Request {
    fn of(changes: &Changes, before: &Loaded) -> Self {
        let data = &before.data;
        let assessment = assess(&before.criteria, &data.register, &data.observations, before.run.year);
        let mut asked = Self { cells: Vec::new(), numbers: Vec::new(), problems: Vec::new() };
        // which line changes a number, or a cell that is none of a school
        let mut changed: BTreeMap<Key, u32> = BTreeMap::new();
        let mut others: BTreeMap<Cell, u32> = BTreeMap::new();
        for (place, row) in changes.rows.iter().enumerate() {
            let earlier = match &row.asked {
                Asked::Cell { .. } => resolve::cell(row, before).map(|change| {
                    let cell = (change.file.clone(), change.sheet.clone(), change.cell);
                    let mut earlier = others.insert(cell, row.line);
                    for key in at(before, &change).map(key) {
                        earlier = changed.insert(key, row.line).or(earlier);
                    }
                    asked.cells.push((place, change));
                    earlier
                }),
                Asked::Number { .. } => {
                    resolve::numbers(row, before, &assessment, &changes.origin(row)).map(|numbers| {
                        let mut earlier = None;
                        for number in numbers {
                            earlier = changed.insert(key(&number), row.line).or(earlier);
                            asked.numbers.push((place, number));
                        }
                        earlier
                    })
                }
            };
            let message = match earlier {
                Ok(None) => continue,
                Ok(Some(earlier)) => Message::new("change-twice").with("line", earlier.to_string()),
                Err(message) => message,
            };
            asked.problems.push(ChangeProblem { line: row.line, message });
        }
        asked
    }

    /// What the changes make of the data that were read with them, and what is wrong with those that do not do what they
    /// should.
    fn made(&self, changes: &Changes, before: &Loaded, after: &Loaded) -> (Made, Vec<ChangeProblem>) {
        let mut made = Made { observations: Vec::new(), changes: Vec::new() };
        let mut problems = Vec::new();
        for (at_change, (place, change)) in self.cells.iter().enumerate() {
            let row = &changes.rows[*place];
            match cell_made(at_change, change, before, after) {
                Ok(was) => {
                    let here: Vec<Observation> = at(after, change).cloned().collect();
                    let shown = here.first();
                    made.changes.push(Changed {
                        line: row.line,
                        file: Some(change.file.clone()),
                        sheet: change.sheet.clone(),
                        cell: Some(crate::origin::cell_address(change.cell.0, change.cell.1)),
                        school: shown.map(|row| after.data.register.schools()[row.school].id.clone()),
                        measure: shown.map(|row| row.measure.to_string()),
                        year: shown.map(|row| row.year),
                        was,
                        now: Some(row.value.clone()),
                    });
                    let moved =
                        here.into_iter().map(|row_here| Observation { origin: changes.origin(row), ..row_here });
                    made.observations.extend(moved);
                }
                Err(message) => problems.push(ChangeProblem { line: row.line, message }),
            }
        }
        let whole = after.data.observations.with(self.numbers.iter().map(|(_, number)| number.clone()).collect());
        let mut told = BTreeSet::new();
        for (place, number) in &self.numbers {
            let row = &changes.rows[*place];
            let measured = before.data.observations.find(number.school, &number.measure, number.year);
            let was = measured.map(|place| &before.data.observations.rows()[place]);
            if let Some(message) =
                resolve::impossible(&whole, number, &before.criteria).filter(|_| told.insert(row.line))
            {
                problems.push(ChangeProblem { line: row.line, message });
            }
            made.changes.push(Changed {
                line: row.line,
                file: was.map(|was| was.origin.file.to_string()),
                sheet: was.and_then(|was| was.origin.sheet.as_deref().map(str::to_owned)),
                cell: was.map(|was| was.origin.cell()),
                school: Some(before.data.register.schools()[number.school].id.clone()),
                measure: Some(number.measure.to_string()),
                year: Some(number.year),
                was: was.and_then(|was| written(&was.reading)),
                now: written(&number.reading),
            });
            made.observations.push(number.clone());
        }
        made.changes.sort_by_key(|change| change.line);
        (made, problems)
    }
}

fn key(row: &Observation) -> Key {
    (row.school, row.measure.clone(), row.year)
}

/// The observations that come from a cell.
fn at<'l>(loaded: &'l Loaded, change: &'l CellChange) -> impl Iterator<Item = &'l Observation> {
    let is_here = |row: &&Observation| {
        let origin = &row.origin;
        *origin.file == *change.file
            && origin.sheet.as_deref() == change.sheet.as_deref()
            && (origin.row, origin.column, origin.to) == (change.cell.0, change.cell.1, None)
    };
    loaded.data.observations.rows().iter().filter(is_here)
}

/// What a changed cell held; inside, why the change does not do what it should.
fn cell_made(place: usize, change: &CellChange, before: &Loaded, after: &Loaded) -> Result<Option<String>, Message> {
    let met = after.data.met.iter().find(|met| met.change == place).ok_or_else(|| Message::new("change-no-cell"))?;
    if met.is_folded {
        return Err(Message::new("change-folded"));
    }
    let (was, now): (Vec<_>, Vec<_>) = (at(before, change).collect(), at(after, change).collect());
    if now.is_empty() && !met.is_number {
        return Err(Message::new("change-no-number-cell"));
    }
    let unread = Some(Missing::Unreadable);
    if now.iter().any(|row| row.missing() == unread) {
        return Err(Message::new("change-unread").with("value", change.value.as_str()));
    }
    let readings = |rows: &[&Observation]| {
        rows.iter().map(|row| (key(row), row.reading.clone(), row.printed.clone())).collect::<Vec<_>>()
    };
    let same_text = met.was.as_deref().map(str::trim) == Some(change.value.as_str());
    if same_text || (!now.is_empty() && readings(&was) == readings(&now)) {
        return Err(Message::new("change-same"));
    }
    Ok(met.was.clone())
}

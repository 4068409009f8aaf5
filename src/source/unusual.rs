//! Numbers that are possible and odd: far from what the other schools or the same school a year earlier have, or the same
//! for everybody. They are told and used.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, Level, Place};
use crate::number::Exact;
use crate::observation::{Measure, MeasureKind, Observation, Reading, Share, catalogue};
use crate::school::Register;
use crate::stats::median;
use crate::text::{Argument, Message};

/// Schools among which one may be unusual.
const LEAST_SCHOOLS: usize = 10;
/// Tenths of the median distance from the median that are far: a robust z of 5, which is 0.6745 times the distance over the
/// median distance (Iglewicz and Hoaglin, 1993, who take 3.5).
const FAR: i64 = 74;
/// Participants below whom a share may jump from year to year by chance.
const LEAST_COHORT: i64 = 20;
/// How many times a school does not grow in a year, and numbers below which it may.
const TIMES: i64 = 3;
const LEAST_GROWN: i64 = 40;
/// Percentage points between two years that are told.
const JUMP: i64 = 30;
/// Schools that are named.
const SHOWN: usize = 5;

/// What is known of a measure in a year, by school.
type Column<'o> = BTreeMap<usize, &'o Observation>;

/// All measures and years.
type Columns<'o> = BTreeMap<(&'o Arc<str>, i32), Column<'o>>;

/// What is odd about the numbers of all schools together.
pub(super) fn findings(observations: &[Observation], register: &Register) -> Vec<Finding> {
    let mut columns: Columns<'_> = BTreeMap::new();
    for observation in observations {
        let column = columns.entry((&observation.measure, observation.year)).or_default();
        column.entry(observation.school).or_insert(observation);
    }
    let mut findings = Vec::new();
    for ((measure, year), rows) in &columns {
        let Some(known) = catalogue().measure(measure) else { continue };
        findings.extend(same_for_all(known, *year, rows));
        if matches!(known.kind, MeasureKind::Mean | MeasureKind::Share) {
            findings.extend(far_from_others(known, *year, rows, register));
        }
    }
    findings.extend(jumps(&columns, register));
    findings.extend(multiplied(&columns, register));
    findings
}

/// A column in which all schools have the same number other than zero: somebody may have filled it down.
fn same_for_all(measure: &Measure, year: i32, rows: &Column<'_>) -> Option<Finding> {
    let numbers: Vec<Exact> = rows.values().filter_map(|row| number(row)).collect();
    let first = numbers.first().filter(|first| !first.is_zero() && measure.kind != MeasureKind::Answer)?;
    if numbers.len() < LEAST_SCHOOLS || numbers.iter().any(|number| number != first) {
        return None;
    }
    let message =
        Message::new("finding-same-for-all").with("measure", measure.title.as_str()).with("year", year.to_string());
    let message = message.with("value", shown(first)).with("count", numbers.len());
    let place = Place { cell: None, ..Place::from(&rows.first_key_value()?.1.origin) };
    Some(Finding::new("F50", Level::Note, place, message, "finding-same-for-all-remedy"))
}

/// Means and shares far from those of the other schools.
fn far_from_others(measure: &Measure, year: i32, rows: &Column<'_>, register: &Register) -> Vec<Finding> {
    let numbers: Vec<(Exact, &Observation)> = rows.values().filter_map(|row| Some((number(row)?, *row))).collect();
    if numbers.len() < LEAST_SCHOOLS {
        return Vec::new();
    }
    let Some(centre) = median(numbers.iter().map(|(number, _)| number).collect()) else { return Vec::new() };
    let distances: Vec<Exact> = numbers.iter().map(|(number, _)| (number - &centre).abs()).collect();
    let spread = median(distances.iter().collect()).filter(|spread| !spread.is_zero());
    let Some(spread) = spread else { return Vec::new() };
    let limit = &spread * &Exact::scaled(FAR, 1);
    let far = numbers.iter().filter(|(number, _)| (number - &centre).abs() > limit);
    let told = far.map(|(number, row)| {
        let message = Message::new("finding-far-from-others")
            .with("school", register.schools()[row.school].short_name.as_str())
            .with("measure", measure.title.as_str())
            .with("year", year.to_string())
            .with("value", shown(number))
            .with("median", shown(&centre));
        Finding::new("F49", Level::Note, Place::from(&row.origin), message, "finding-far-remedy")
    });
    told.take(SHOWN).collect()
}

/// Shares of the worst mark and of those below the least score that are far from the year before.
fn jumps(columns: &Columns<'_>, register: &Register) -> Vec<Finding> {
    let mut findings = Vec::new();
    let worst = |measure: &str| measure.ends_with(".mark_2") || measure.ends_with(".below_min");
    for ((measure, year), rows) in columns.iter().filter(|((measure, _), _)| worst(measure)) {
        let Some(known) = catalogue().measure(measure) else { continue };
        let Some(all) = known.part_of.as_deref().map(Arc::from) else { continue };
        let count =
            |measure: &Arc<str>, year: i32, school: usize| match columns.get(&(measure, year))?.get(&school)?.reading {
                Reading::Count(count) => Some(count),
                _ => None,
            };
        let share = |year: i32, school: usize| {
            let all = count(&all, year, school).filter(|all| *all >= LEAST_COHORT)?;
            Exact::ratio(100 * count(measure, year, school)?, all)
        };
        for (school, row) in rows {
            let (Some(now), Some(before)) = (share(*year, *school), share(year - 1, *school)) else { continue };
            if (&now - &before).abs() <= JUMP {
                continue;
            }
            let message = Message::new("finding-jump")
                .with("school", register.schools()[*school].short_name.as_str())
                .with("measure", known.title.as_str())
                .with("before", shown(&before))
                .with("now", shown(&now));
            findings.push(Finding::new("F49", Level::Note, Place::from(&row.origin), message, "finding-far-remedy"));
        }
    }
    findings
}

/// Numbers of participants and pupils that are several times those of the year before, or a fraction of them.
fn multiplied(columns: &Columns<'_>, register: &Register) -> Vec<Finding> {
    let mut findings = Vec::new();
    let whole =
        |measure: &str| measure.ends_with(".participants") || measure == "context.pupils" || measure == "self.1.1";
    for ((measure, year), rows) in columns.iter().filter(|((measure, _), _)| whole(measure)) {
        let (Some(known), Some(before)) = (catalogue().measure(measure), columns.get(&(*measure, year - 1))) else {
            continue;
        };
        for (school, row) in rows {
            let (Reading::Count(now), Some(Reading::Count(then))) =
                (&row.reading, before.get(school).map(|row| &row.reading))
            else {
                continue;
            };
            let (least, most) = (*now.min(then), *now.max(then));
            if least == 0 || most < LEAST_GROWN || most < TIMES * least {
                continue;
            }
            let message = Message::new("finding-multiplied")
                .with("school", register.schools()[*school].short_name.as_str())
                .with("measure", known.title.as_str())
                .with("before", then.to_string())
                .with("now", now.to_string());
            findings.push(Finding::new("F49", Level::Note, Place::from(&row.origin), message, "finding-far-remedy"));
        }
    }
    findings
}

/// The number of an observation; a share as its percent.
fn number(row: &Observation) -> Option<Exact> {
    match &row.reading {
        Reading::Count(count) => Some((*count).into()),
        Reading::Number(number) => Some(number.clone()),
        Reading::Share(Share::Counted { numerator, denominator }) => Exact::ratio(100 * numerator, *denominator),
        Reading::Share(Share::Printed { percent, .. }) => Some(percent.clone()),
        Reading::Missing(_) => None,
    }
}

fn shown(number: &Exact) -> Argument {
    Argument::Number(number.clone(), number.decimals().unwrap_or(1).min(1))
}

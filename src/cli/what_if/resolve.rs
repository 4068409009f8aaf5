//! What a line of a file of changes means: which cell of which file, which numbers of which school.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assess::Assessment;
use crate::cli::explain::asked;
use crate::cli::load::Loaded;
use crate::cli::needed::needed;
use crate::criteria::{Criteria, Indicator, Take};
use crate::observation::{MeasureKind, Observation, Observations, Reading, catalogue};
use crate::origin::Origin;
use crate::source::{Asked, CellChange, ChangeRow, NeedsCount, OfCounts, of_counts, read_share, read_value};
use crate::text::{Message, fold, nearest};

/// The cell that a line means, among the files that were read.
///
/// # Errors
/// What is wrong with it.
pub(super) fn cell(row: &ChangeRow, before: &Loaded) -> Result<CellChange, Message> {
    let Asked::Cell { file, sheet, cell } = &row.asked else { return Err(Message::new("change-form")) };
    let inputs = &before.data.inputs;
    let here: Vec<_> = inputs.iter().filter(|input| *input.file == **file).collect();
    if here.is_empty() {
        let names = || inputs.iter().map(|input| &*input.file);
        let is_short = |name: &&str| name.strip_prefix(file.as_str()).is_some_and(|rest| rest.starts_with('.'));
        let near = names().find(is_short).or_else(|| nearest(file, names()));
        let message = Message::new(if near.is_some() { "change-no-file-near" } else { "change-no-file" });
        return Err(message.with("file", file.as_str()).with("near", near.unwrap_or_default()));
    }
    if here.iter().all(|input| input.kind.is_none()) {
        return Err(Message::new("change-file-unused").with("file", file.as_str()));
    }
    let sheets: Vec<&str> = here.iter().filter_map(|input| input.sheet.as_deref()).collect();
    let sheet = match (sheet, sheets.as_slice()) {
        (None, []) => None,
        (None, [one]) => Some((*one).to_owned()),
        (Some(asked), []) => return Err(Message::new("change-no-sheets").with("sheet", asked.as_str())),
        (Some(asked), known) if known.contains(&asked.as_str()) => Some(asked.clone()),
        (Some(asked), _) => {
            return Err(Message::new("change-no-sheet").with("sheet", asked.as_str()).with("sheets", sheets));
        }
        (None, _) => return Err(Message::new("change-which-sheet").with("sheets", sheets)),
    };
    Ok(CellChange { file: file.clone(), sheet, cell: *cell, value: row.value.clone() })
}

/// The numbers that a line means, as they would be.
///
/// # Errors
/// What is wrong with it.
pub(super) fn numbers(
    row: &ChangeRow,
    before: &Loaded,
    assessment: &Assessment<'_>,
    origin: &Origin,
) -> Result<Vec<Observation>, Message> {
    let Asked::Number { school, what, year } = &row.asked else { return Err(Message::new("change-form")) };
    let school = asked(&before.data.register, school)?;
    let criteria = &before.criteria;
    let observations = &before.data.observations;
    let meant = meant(criteria, before.run.year, what)?;
    let years: BTreeSet<i32> = match &meant {
        Meant::Indicator(place, _) => assessment.indicators[*place].years.taken.iter().copied().collect(),
        Meant::Measure(measure) => {
            let needed = needed(criteria, before.run.year);
            let taken = |year: &i32| {
                let mut its = needed.iter().filter(|needed| needed.measure == measure.as_str());
                its.any(|needed| (needed.years.0..=needed.years.1).contains(year))
            };
            observations.column(measure).years().into_iter().filter(taken).collect()
        }
    };
    let year = the_year(*year, &years)?;
    let now = |measure: &str| observations.find(school, measure, year).map(|place| &observations.rows()[place]);
    let readings = match &meant {
        Meant::Measure(measure) => vec![(measure.clone(), one_value(criteria, measure, &row.value)?)],
        Meant::Indicator(_, indicator) => of_indicator(criteria, indicator, &row.value, &now)?,
    };
    let is_new = |(measure, reading): &(String, Reading)| now(measure).map(|row| &row.reading) != Some(reading);
    let observation = |(measure, reading): (String, Reading)| {
        let measure: Arc<str> = measure.as_str().into();
        Observation { school, measure, year, reading, printed: None, origin: origin.clone() }
    };
    let changed: Vec<Observation> = readings.into_iter().filter(is_new).map(observation).collect();
    if changed.is_empty() { Err(Message::new("change-same")) } else { Ok(changed) }
}

/// What a line names.
enum Meant<'c> {
    Indicator(usize, &'c Indicator),
    Measure(String),
}

/// The indicator, or the measure, that a person names by its id or its title.
fn meant<'c>(criteria: &'c Criteria, year: i32, what: &str) -> Result<Meant<'c>, Message> {
    let folded = fold(what);
    let is_named = |id: &str, titles: &[&str]| id == what || titles.iter().any(|title| fold(title) == folded);
    let indicators = criteria.indicators.iter().enumerate();
    let indicators: Vec<(usize, &Indicator)> = indicators
        .filter(|(_, indicator)| is_named(&indicator.id, &[indicator.title.as_str(), indicator.short.as_str()]))
        .collect();
    let known: BTreeSet<(&str, &str)> =
        needed(criteria, year).into_iter().map(|needed| (needed.measure, needed.title)).collect();
    let measures: Vec<&str> = known.iter().filter(|(id, title)| is_named(id, &[*title])).map(|(id, _)| *id).collect();
    match (indicators.as_slice(), measures.as_slice()) {
        ([(place, indicator)], _) => Ok(Meant::Indicator(*place, indicator)),
        ([], [measure]) => Ok(Meant::Measure((*measure).to_owned())),
        ([], []) => {
            let names = criteria.indicators.iter().flat_map(|known| [known.id.as_str(), known.title.as_str()]);
            let near = nearest(what, names.chain(known.iter().flat_map(|(id, title)| [*id, *title])));
            let called = |indicator: &Indicator| format!("{} ({})", indicator.short, indicator.id);
            let ids: Vec<String> = criteria.indicators.iter().map(called).collect();
            let message = Message::new(if near.is_some() { "change-unknown-near" } else { "change-unknown" });
            Err(message.with("what", what).with("near", near.unwrap_or_default()).with("known", ids))
        }
        (several, measures) => {
            let ids: Vec<&str> =
                several.iter().map(|(_, known)| known.id.as_str()).chain(measures.iter().copied()).collect();
            Err(Message::new("change-several").with("what", what).with("known", ids))
        }
    }
}

fn the_year(asked: Option<i32>, years: &BTreeSet<i32>) -> Result<i32, Message> {
    let shown: Vec<String> = years.iter().map(ToString::to_string).collect();
    match (asked, years.first(), years.len()) {
        (_, None, _) => Err(Message::new("change-no-years")),
        (Some(year), ..) if years.contains(&year) => Ok(year),
        (Some(year), ..) => Err(Message::new("change-other-year").with("year", year.to_string()).with("years", shown)),
        (None, Some(only), 1) => Ok(*only),
        (None, ..) => Err(Message::new("change-which-year").with("years", shown)),
    }
}

/// The new value of a measure.
fn one_value(criteria: &Criteria, measure: &str, value: &str) -> Result<Reading, Message> {
    let declared = criteria.measures.iter().find(|declared| declared.id == measure).map(|declared| declared.kind);
    let kind = declared.or_else(|| catalogue().measure(measure).map(|known| known.kind)).unwrap_or(MeasureKind::Number);
    read_value(value, kind, declared.is_some())
}

/// The new numbers of what an indicator takes.
fn of_indicator<'o>(
    criteria: &Criteria,
    indicator: &Indicator,
    value: &str,
    now: &dyn Fn(&str) -> Option<&'o Observation>,
) -> Result<Vec<(String, Reading)>, Message> {
    let one = |measure: &String| Ok(vec![(measure.clone(), one_value(criteria, measure, value)?)]);
    match &indicator.take {
        Take::Value { measure } => one(measure),
        Take::Mean { of } | Take::Sum { of } if of.len() == 1 => one(&of[0]),
        Take::Share { above, below } if above.len() == 1 && below.len() == 1 => {
            let (above, below) = (&above[0], &below[0]);
            Ok(match read_share(value)? {
                OfCounts::Missing(why) => vec![(above.clone(), Reading::Missing(why))],
                OfCounts::Counts(part, whole) => {
                    vec![(above.clone(), Reading::Count(part)), (below.clone(), Reading::Count(whole))]
                }
                OfCounts::Percent(percent, digits) => {
                    let whole = match now(below).map(|row| &row.reading) {
                        Some(Reading::Count(whole)) => *whole,
                        _ => return Err(Message::new("change-need-counts")),
                    };
                    let count = of_counts(whole, &percent, digits).map_err(|why| {
                        let message = Message::new(match why {
                            NeedsCount::None => "change-no-such-percent",
                            NeedsCount::Several(..) => "change-several-counts",
                        });
                        let (least, most) = match why {
                            NeedsCount::None => (0, 0),
                            NeedsCount::Several(least, most) => (least, most),
                        };
                        let message = message.with("value", value).with("whole", whole.to_string());
                        message.with("least", least.to_string()).with("most", most.to_string())
                    })?;
                    vec![(above.clone(), Reading::Count(count))]
                }
            })
        }
        Take::Change { .. } | Take::Difference { .. } | Take::Ratio { .. } => {
            let parts = indicator.take.indicators();
            let ids: Vec<&str> = parts.into_iter().map(|place| criteria.indicators[place].id.as_str()).collect();
            Err(Message::new("change-derived").with("known", ids))
        }
        _ => {
            let ids: BTreeSet<&str> = indicator.take.measures().into_iter().collect();
            Err(Message::new("change-compound").with("known", ids.into_iter().collect::<Vec<_>>()))
        }
    }
}

/// Why a changed count can not be: it is more than the whole that it is part of, or less than a part of it.
pub(super) fn impossible(whole: &Observations, number: &Observation, criteria: &Criteria) -> Option<Message> {
    let Reading::Count(count) = number.reading else { return None };
    let other = |measure: &str| {
        let place = whole.find(number.school, measure, number.year)?;
        match whole.rows()[place].reading {
            Reading::Count(count) => Some(count),
            _ => None,
        }
    };
    let told = |part: &str, part_count: i64, all: &str, all_count: i64| {
        let message = Message::new("change-part").with("part", criteria.measure_title(part));
        let message = message.with("count", part_count.to_string()).with("all", criteria.measure_title(all));
        message.with("of", all_count.to_string())
    };
    let all = catalogue().measure(&number.measure).and_then(|known| known.part_of.as_deref());
    if let Some((all, of)) = all.and_then(|all| Some((all, other(all)?))).filter(|(_, of)| count > *of) {
        return Some(told(&number.measure, count, all, of));
    }
    let parts = catalogue().ids().filter_map(|id| catalogue().measure(id));
    let parts = parts.filter(|known| known.part_of.as_deref() == Some(&*number.measure));
    let larger = parts.filter_map(|known| Some((known.id.as_str(), other(&known.id)?)));
    let (part, part_count) = larger.into_iter().find(|(_, part)| *part > count)?;
    Some(told(part, part_count, &number.measure, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_said_where_there_are_several_and_is_one_of_those_taken() {
        let years = |list: &[i32]| list.iter().copied().collect::<BTreeSet<i32>>();
        assert_eq!(the_year(None, &years(&[2019])), Ok(2019));
        assert_eq!(the_year(Some(2018), &years(&[2018, 2019])), Ok(2018));
        let key = |found: Result<i32, Message>| found.err().map(|message| message.key());
        assert_eq!(key(the_year(None, &years(&[2018, 2019]))), Some("change-which-year"));
        assert_eq!(key(the_year(Some(2017), &years(&[2018]))), Some("change-other-year"));
        assert_eq!(key(the_year(None, &years(&[]))), Some("change-no-years"));
    }
}

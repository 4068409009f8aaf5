//! What only shows when all files are read: two rows for one school, a school of which nobody says anything.

use std::collections::BTreeMap;

use crate::finding::{Finding, Level, Place};
use crate::observation::Observation;
use crate::school::Register;
use crate::text::Message;

/// Pairs of rows for the same school and year: equal ones, and those that contradict each other.
pub(super) fn repeated(observations: &[Observation], register: &Register) -> Vec<Finding> {
    let mut first: BTreeMap<(usize, &str, i32), &Observation> = BTreeMap::new();
    let mut pairs: BTreeMap<(Place, Place, usize), bool> = BTreeMap::new();
    let row = |observation: &Observation| {
        let place = Place::from(&observation.origin);
        Place { cell: Some((observation.origin.row, 0)), ..place }
    };
    for observation in observations {
        let key = (observation.school, observation.measure.as_ref(), observation.year);
        let Some(earlier) = first.get(&key) else {
            first.insert(key, observation);
            continue;
        };
        let (one, other) = (row(earlier), row(observation));
        let pair = if one <= other { (one, other, observation.school) } else { (other, one, observation.school) };
        *pairs.entry(pair).or_insert(true) &= earlier.reading == observation.reading;
    }
    let finding = |((one, other, school), equal): ((Place, Place, usize), bool)| {
        let (code, level, message, remedy) = if equal {
            ("F52", Level::Error, "finding-row-twice", "finding-row-twice-remedy")
        } else {
            ("F53", Level::Stop, "finding-row-contradicts", "finding-row-contradicts-remedy")
        };
        let number = |place: &Place| place.cell.map_or(0, |(row, _)| i64::from(row) + 1).to_string();
        let message = Message::new(message)
            .with("school", register.schools()[school].name.as_str())
            .with("row", number(&other))
            .with("first_row", number(&one))
            .with("first_file", Place { cell: None, ..one }.to_string());
        Finding::new(code, level, other, message, remedy)
    };
    pairs.into_iter().map(finding).collect()
}

/// Schools of the register of which there are no data at all.
pub(super) fn absent(observations: &[Observation], register: &Register) -> Vec<Finding> {
    let known: std::collections::BTreeSet<usize> = observations.iter().map(|observation| observation.school).collect();
    let unknown = register.schools().iter().enumerate().filter(|(place, _)| !known.contains(place));
    let finding = |(_, school): (usize, &crate::school::School)| {
        let message = Message::new("finding-school-absent").with("school", school.name.as_str());
        Finding::new("F55", Level::Note, Place::from(&school.origin), message, "finding-school-absent-remedy")
    };
    unknown.map(finding).collect()
}

//! What only shows when all files are read: two rows for one school, a school of which nobody says anything.

use std::collections::BTreeMap;

use crate::decision::Decision;
use crate::finding::{Finding, Level, Place};
use crate::observation::Observation;
use crate::school::Register;
use crate::text::Message;

/// Pairs of rows named in one finding.
const SHOWN: usize = 5;

/// Two rows for one school: the earlier, the later, the school.
type Pair = (Place, Place, usize);

/// Pairs of rows for the same school and year: equal ones, and those that contradict each other.
pub(super) fn repeated(observations: &[Observation], register: &Register) -> Vec<Finding> {
    let mut first: BTreeMap<(usize, &str, i32), &Observation> = BTreeMap::new();
    let mut pairs: BTreeMap<Pair, bool> = BTreeMap::new();
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
    // a file copied whole is one thing to tell, not one a school
    let sheet = |place: &Place| Place { cell: None, ..place.clone() };
    let mut groups: BTreeMap<(Place, Place, bool), Vec<Pair>> = BTreeMap::new();
    for ((one, other, school), equal) in pairs {
        groups.entry((sheet(&one), sheet(&other), equal)).or_default().push((one, other, school));
    }
    let finding = |((first_sheet, _, equal), rows): ((Place, Place, bool), Vec<Pair>)| {
        let (code, level, message, remedy) = if equal {
            ("F52", Level::Error, "finding-row-twice", "finding-row-twice-remedy")
        } else {
            ("F53", Level::Stop, "finding-row-contradicts", "finding-row-contradicts-remedy")
        };
        let number = |place: &Place| place.cell.map_or(0, |(row, _)| i64::from(row) + 1).to_string();
        let shown = |(one, other, school): &Pair| {
            let name = register.schools()[*school].short_name.as_str();
            Message::new("finding-row-pair").with("school", name).with("row", number(other)).with("first", number(one))
        };
        let pairs: Vec<Message> = rows.iter().take(SHOWN).map(shown).collect();
        let message = Message::new(message)
            .with("count", rows.len())
            .with("file", first_sheet.to_string())
            .with("pairs", pairs)
            .with("more", rows.len().saturating_sub(SHOWN));
        Finding::new(code, level, rows[0].1.clone(), message, remedy)
    };
    groups.into_iter().map(finding).collect()
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

/// Two decisions on one school.
pub(super) fn decided_twice(decisions: &[Decision], register: &Register) -> Vec<Finding> {
    let twice = |(place, decision): (usize, &Decision)| {
        decisions[..place].iter().any(|earlier| earlier.school == decision.school).then(|| {
            let name = register.schools()[decision.school].name.as_str();
            let message = Message::new("finding-decision-twice").with("school", name);
            Finding::new("F53", Level::Stop, Place::from(&decision.origin), message, "finding-decision-twice-remedy")
        })
    };
    decisions.iter().enumerate().filter_map(twice).collect()
}

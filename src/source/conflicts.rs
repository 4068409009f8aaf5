//! What only shows when all files are read: two rows for one school, a school of which nobody says anything.

use std::collections::{BTreeMap, BTreeSet};

use crate::decision::Decision;
use crate::finding::{Finding, Level, Place};
use crate::observation::Observation;
use crate::school::Register;
use crate::text::Message;

/// Later rows of a school that are told one by one; the rest are told at once.
const MOST_REPEATED: usize = 100;

/// Two rows for one school: the earlier, the later, the school.
type Pair = (Place, Place, usize);

/// Pairs of rows for the same school and year: equal ones, and those that contradict each other. Told at the earlier row,
/// of which the data are kept.
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
    let mut findings: Vec<Finding> = Vec::new();
    // how often an earlier row has been told, and where the finding of the rest stands
    let mut told: BTreeMap<(Place, usize, &str), (usize, usize)> = BTreeMap::new();
    for ((one, other, school), equal) in pairs {
        let one_book = one.file == other.file && one.sheet != other.sheet;
        let (code, level, message, remedy) = match (equal, one_book) {
            (true, _) => ("F52", Level::Error, "finding-row-twice", "finding-row-twice-remedy"),
            (_, true) => ("F53", Level::Stop, "finding-sheet-contradicts", "finding-sheet-contradicts-remedy"),
            _ => ("F53", Level::Stop, "finding-row-contradicts", "finding-row-contradicts-remedy"),
        };
        let (count, rest) = told.entry((one.clone(), school, code)).or_default();
        *count += 1;
        if *count > MOST_REPEATED + 1 {
            findings[*rest].count += 1;
            continue;
        }
        let message = if *count > MOST_REPEATED { "finding-rows-more" } else { message };
        let message = Message::new(message)
            .with("school", register.schools()[school].short_name.as_str())
            .with("other", other.to_string());
        *rest = findings.len();
        findings.push(Finding::new(code, level, one, message, remedy));
    }
    findings
}

/// Whether a finding tells that rows of schools were left unread: then it is no news that a school has no data.
#[must_use]
pub fn hides_schools(finding: &Finding) -> bool {
    finding.level == Level::Stop || (finding.code == "F54" && finding.level == Level::Error)
}

/// Schools of the register of which there are no data at all.
pub(super) fn absent(observations: &[Observation], register: &Register) -> Vec<Finding> {
    let known: BTreeSet<usize> = observations.iter().map(|observation| observation.school).collect();
    let unknown = register.schools().iter().enumerate().filter(|(place, _)| !known.contains(place));
    let finding = |(_, school): (usize, &crate::school::School)| {
        let message = Message::new("finding-school-absent").with("school", school.name.as_str());
        Finding::new("F55", Level::Note, Place::from(&school.origin), message, "finding-school-absent-remedy")
    };
    unknown.map(finding).collect()
}

/// Two decisions on one school.
pub(super) fn decided_twice(decisions: &[Decision], register: &Register) -> Vec<Finding> {
    let mut decided = BTreeSet::new();
    let twice = |decision: &Decision| {
        (!decided.insert(decision.school)).then(|| {
            let name = register.schools()[decision.school].name.as_str();
            let message = Message::new("finding-decision-twice").with("school", name);
            Finding::new("F53", Level::Stop, Place::from(&decision.origin), message, "finding-decision-twice-remedy")
        })
    };
    decisions.iter().filter_map(twice).collect()
}

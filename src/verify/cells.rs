//! The cells of two readings of the same data that say other things.

use std::collections::BTreeMap;

use crate::observation::{Observation, Observations};
use crate::school::Register;

/// A cell that says another thing than it did, or stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The school's code.
    pub school: String,
    /// Its short name.
    pub name: String,
    /// What was read then; `None` where nothing was.
    pub before: Option<Observation>,
    /// What is read now; `None` where nothing is.
    pub after: Option<Observation>,
}

impl CellChange {
    /// Whether the same stands in another cell.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        let said = |row: &Observation| (row.reading.clone(), row.printed.clone());
        matches!((&self.before, &self.after), (Some(before), Some(after)) if said(before) == said(after))
    }

    /// What is known of the cell: as it is now, else as it was.
    #[must_use]
    pub fn known(&self) -> Option<&Observation> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// A school's code, a measure and a year.
type Key<'o> = (&'o str, &'o str, i32);

fn by_key<'o>(register: &'o Register, observations: &'o Observations) -> BTreeMap<Key<'o>, &'o Observation> {
    let key = |row: &'o Observation| (register.schools()[row.school].id.as_str(), &*row.measure, row.year);
    observations.rows().iter().map(|row| (key(row), row)).collect()
}

/// What differs: cells that say other things first, in the order of files, sheets and cells; then those that moved.
#[must_use]
pub fn changed_cells(before: (&Register, &Observations), after: (&Register, &Observations)) -> Vec<CellChange> {
    let (then, now) = (by_key(before.0, before.1), by_key(after.0, after.1));
    let mut keys: Vec<&Key<'_>> = then.keys().chain(now.keys().filter(|key| !then.contains_key(*key))).collect();
    keys.retain(|key| {
        let said = |row: &&Observation| (row.reading.clone(), row.printed.clone(), row.origin.clone());
        then.get(*key).map(said) != now.get(*key).map(said)
    });
    let name = |id: &str| {
        let named = |register: &Register| register.by_code(id).map(|at| register.schools()[at].short_name.clone());
        named(after.0).or_else(|| named(before.0)).unwrap_or_default()
    };
    let change = |key: &&Key<'_>| CellChange {
        school: key.0.to_owned(),
        name: name(key.0),
        before: then.get(*key).map(|row| (*row).clone()),
        after: now.get(*key).map(|row| (*row).clone()),
    };
    let mut changes: Vec<CellChange> = keys.iter().map(change).collect();
    changes.sort_by(|one, other| {
        let order = |change: &CellChange| (change.is_moved(), change.known().map(|row| row.origin.clone()));
        order(one).cmp(&order(other))
    });
    changes
}

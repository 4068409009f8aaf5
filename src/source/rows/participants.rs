//! Tables in which a row is a participant: the groups that they were folded into while they streamed by become numbers of
//! schools.

use std::collections::btree_map::{BTreeMap, Entry};
use std::sync::Arc;

use super::super::boundaries::{self, Works};
use super::super::ids::Said;
use super::super::notes::Kind;
use super::super::participants::{Fold, Group};
use super::{NAMELESS, Reader};
use crate::finding::Level;
use crate::layout::Field;
use crate::observation::{Observation, catalogue};
use crate::origin::Origin;

const ABSENT: Kind = Kind::new("F80", Level::Note, "finding-participants-absent", "finding-participants-absent-remedy");
const BY_SCORE: Kind = Kind::new("F81", Level::Note, "finding-passed-by-score", "finding-passed-by-score-remedy");
const PARTIAL: Kind = Kind::new("F33", Level::Error, "finding-partial-results", "finding-partial-results-remedy");
const REPEATED: Kind = Kind::new("F52", Level::Error, "finding-participant-twice", "finding-participant-twice-remedy");
const PERIODS: Kind = Kind::new("F62", Level::Error, "finding-several-periods", "finding-several-periods-remedy");
const ODD_ANSWER: Kind = Kind::new("F33", Level::Error, "finding-odd-answer", "finding-odd-answer-remedy");

impl Reader<'_> {
    /// The groups of participants, each as if it were a row; groups that spell one school otherwise are one.
    pub(super) fn participants(&mut self, folded: &Fold) {
        let procedure = self.layout.procedure.as_deref().unwrap_or_default();
        let form: Arc<str> = format!("{procedure}.{{subject}}.participants").into();
        let column = folded.column();
        let mut groups: BTreeMap<(usize, Arc<str>, i32), Group> = BTreeMap::new();
        for group in folded.groups() {
            self.rows.read += group.all;
            let row = group.rows.0;
            if group.absent > 0 {
                self.cells.notes.note_many(ABSENT, row, column, group.absent);
            }
            let (name, code) = (group.field(Field::Name), group.field(Field::Code));
            self.town = group.field(Field::Municipality).map(str::to_owned);
            if let Some((kind, town)) = self.town_of(row) {
                self.cells.notes.note_apart(kind, row, column, &town);
                continue;
            }
            if name.is_none() && code.is_none() {
                self.cells.notes.note(NAMELESS, row, column, "");
                continue;
            }
            let Some(school) = self.school(row, name, code, true) else { continue };
            self.rows.used += group.all;
            let Some(year) = self.year_said(row, group.field(Field::Year)) else { continue };
            let said = |field| group.field(field).map(str::to_owned);
            let said = Said { subject: said(Field::Subject), again: group.again(), grade: said(Field::Grade) };
            let found = self.ids.id(&form, || said);
            let Some(id) = self.known(row, found) else { continue };
            match groups.entry((school, id, year)) {
                Entry::Occupied(mut known) => known.get_mut().add(group),
                Entry::Vacant(new) => _ = new.insert(group.clone()),
            }
        }
        // where marks begin is seen from all works of the file on one examination
        let mut works: BTreeMap<(&str, i32), Works> = BTreeMap::new();
        for ((_, id, year), group) in &groups {
            boundaries::add(works.entry((id, *year)).or_default(), &group.works);
        }
        for ((school, id, year), group) in &groups {
            let Some(prefix) = id.strip_suffix(".participants") else { continue };
            let (row, last) = group.rows;
            if group.is_partial() {
                self.cells.notes.note(PARTIAL, row, column, "");
            }
            let boundaries = works.get(&(&**id, *year)).map(boundaries::boundaries).unwrap_or_default();
            let mut readings = folded.readings(group, prefix.rsplit('.').next().unwrap_or_default());
            readings.extend(folded.around(group, &boundaries));
            for (quantity, column, reading) in readings {
                let measure = format!("{prefix}.{quantity}");
                if catalogue().measure(&measure).is_none() {
                    continue;
                }
                if quantity == "below_min" && folded.passes_by_score() {
                    self.cells.notes.note(BY_SCORE, row, column, "");
                }
                let origin = Origin { to: (last > row).then_some(last), ..self.sheet.origin(row, column) };
                let (school, year, measure) = (*school, *year, measure.into());
                self.rows.observations.push(Observation { school, measure, year, reading, printed: None, origin });
            }
        }
        for row in folded.repeated() {
            self.cells.notes.note(REPEATED, row, column, "");
        }
        if let Some((row, column)) = folded.second_period {
            self.cells.notes.note(PERIODS, row, column, "");
        }
        for (row, column) in &folded.odd {
            // what stands there may be somebody's name
            self.cells.notes.note(ODD_ANSWER, *row, *column, "");
        }
    }
}

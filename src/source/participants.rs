//! Tables with a row a participant: rows are counted and added up a school, subject and grade as they go by, and nothing
//! of a participant is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::boundaries::{self, Works};
use super::context::leading_grade;
use super::header::{Holds, Table};
use super::rows::is_column_numbers;
use super::sheet::Cell;
use super::words;
use crate::layout::{Answer, Field};
use crate::number::{Exact, Rounding, read_number};
use crate::observation::{MEAN_DIGITS, Reading, catalogue};

/// What tells one group of participants from another.
const KEY: [Field; 6] = [Field::Code, Field::Name, Field::Municipality, Field::Year, Field::Subject, Field::Grade];

/// Keys kept at hand.
const RECENT: usize = 1_024;

/// The participants of one school, subject and grade.
#[derive(Clone, Default)]
pub(super) struct Group {
    /// What the rows say of school, year, subject and grade, in the order of [`KEY`].
    key: Box<[Option<Arc<str>>]>,
    /// The first and the last row.
    pub rows: (u32, u32),
    /// Rows.
    pub all: usize,
    /// Participants without a result.
    pub absent: usize,
    present: i64,
    scores: BTreeMap<i64, i64>,
    /// Marks 2 … 5.
    marks: BTreeMap<i64, i64>,
    /// Of how many it is known whether they passed, and how many did not.
    passed: (i64, i64),
    /// The mark below that of the journal, the same, above.
    journal: [i64; 3],
    /// Works by primary score and mark.
    pub works: Works,
}

impl Group {
    /// The subject, as a second column says it.
    pub(super) fn again(&self) -> Option<String> {
        self.key.last()?.as_deref().map(str::to_owned)
    }

    /// Takes in another group of the same school and subject.
    pub(super) fn add(&mut self, other: &Self) {
        self.rows = (self.rows.0.min(other.rows.0), self.rows.1.max(other.rows.1));
        (self.all, self.absent) = (self.all + other.all, self.absent + other.absent);
        self.present += other.present;
        self.passed = (self.passed.0 + other.passed.0, self.passed.1 + other.passed.1);
        for (known, more) in [(&mut self.scores, &other.scores), (&mut self.marks, &other.marks)] {
            for (number, count) in more {
                *known.entry(*number).or_default() += count;
            }
        }
        boundaries::add(&mut self.works, &other.works);
        for (known, more) in self.journal.iter_mut().zip(other.journal) {
            *known += more;
        }
    }

    /// Whether a result is known of some of those present and not of others.
    pub(super) fn is_partial(&self) -> bool {
        let known = [self.scores.values().sum(), self.marks.values().sum(), self.passed.0];
        known.iter().any(|known| (1..self.present).contains(known))
    }

    /// What the rows say of a field.
    pub(super) fn field(&self, field: Field) -> Option<&str> {
        let place = KEY.iter().position(|known| *known == field)?;
        self.key.get(place)?.as_deref()
    }
}

/// The cells of a key, and the place of its group.
type Recent = ([Option<Cell>; KEY.len() + 1], usize);

/// A table of participants, folded as its rows go by.
pub(super) struct Fold {
    /// Where the rows begin.
    bottom: u32,
    columns: [Option<u32>; KEY.len() + 1],
    answers: Vec<(Answer, u32)>,
    groups: Vec<Group>,
    index: BTreeMap<Box<[Option<Arc<str>>]>, usize>,
    /// The cells of the keys of rows that went by lately, and their groups: asked first, by what the cells hash to.
    recent: Vec<Option<Recent>>,
    /// Cells that no answer of their column can be: row and column.
    pub odd: Vec<(u32, u32)>,
    /// Participants that were counted, hashed with their group, and their rows.
    ids: Vec<(u64, u32)>,
    /// The periods that rows name, and the row that names a second one.
    periods: BTreeSet<Arc<str>>,
    /// The cell of the second period.
    pub second_period: Option<(u32, u32)>,
}

impl Fold {
    pub(super) fn new(table: &Table) -> Self {
        let answers = table.columns.iter().filter_map(|column| match column.holds {
            Holds::Answer(answer) => Some((answer, column.at)),
            _ => None,
        });
        Self {
            bottom: table.bottom,
            columns: columns(table),
            answers: answers.collect(),
            groups: Vec::new(),
            index: BTreeMap::new(),
            recent: vec![None; RECENT],
            odd: Vec::new(),
            ids: Vec::new(),
            periods: BTreeSet::new(),
            second_period: None,
        }
    }

    /// The participants of a whole sheet.
    pub(super) fn of(sheet: &super::sheet::Sheet, table: &Table) -> Self {
        let mut fold = Self::new(table);
        sheet.rows().for_each(|(row, cells)| fold.row(row, cells));
        fold
    }

    /// The column of the results.
    pub(super) fn column(&self) -> u32 {
        self.answers.iter().find(|(answer, _)| answer.is_result()).map_or(0, |(_, column)| *column)
    }

    /// Rows of participants who were counted in their group before.
    pub(super) fn repeated(&self) -> Vec<u32> {
        let mut ids = self.ids.clone();
        ids.sort_unstable();
        let mut repeated: Vec<u32> =
            ids.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).collect();
        repeated.sort_unstable();
        repeated
    }

    /// The groups, in order of their first rows.
    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: u32, cells: &[(u32, Cell)]) {
        let numbered = row <= self.bottom + 2 && is_column_numbers(cells.iter().map(|(column, cell)| (*column, cell)));
        if row <= self.bottom || numbered {
            return;
        }
        let at = |column: u32| cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|place| &cells[place].1);
        let key: [Option<&Cell>; KEY.len() + 1] = self.columns.map(|column| column.and_then(at));
        // a participant without a result is named by several cells, a title or a note by one
        if self.answers.iter().all(|(_, column)| at(*column).is_none())
            && (cells.len() < 2 || key.iter().all(Option::is_none))
        {
            return;
        }
        let place = self.group(row, key);
        let (mut score, mut mark, mut journal, mut passed, mut odd) = (None, None, None, None, false);
        let (mut id, mut annulled, mut primary) = (None, false, None);
        for (answer, column) in &self.answers {
            let Some(cell) = at(*column) else { continue };
            match answer {
                Answer::Id => id = Some(cell),
                Answer::Primary => primary = understood(*answer, cell),
                Answer::Status => annulled = words::is_annulled(&cell.as_text()),
                Answer::Period => {
                    let text = cell.as_text();
                    if self.periods.len() < 2 && self.periods.insert(text.trim().into()) && self.periods.len() == 2 {
                        self.second_period = Some((row, *column));
                    }
                }
                _ => {}
            }
            if !answer.is_result() {
                continue;
            }
            match understood(*answer, cell) {
                None if words::is_absent(&cell.as_text()) => {}
                None => {
                    self.odd.push((row, *column));
                    odd = true;
                }
                Some(number) => match answer {
                    Answer::Score => score = Some(number),
                    Answer::Mark => mark = Some(number),
                    Answer::JournalMark => journal = Some(number),
                    _ => passed = Some(number == 1),
                },
            }
        }
        let group = &mut self.groups[place];
        group.rows.1 = row;
        group.all += 1;
        if annulled || (score.is_none() && mark.is_none()) {
            // what was not understood is told by itself
            group.absent += usize::from(!odd);
            return;
        }
        group.present += 1;
        if let Some(passed) = passed {
            group.passed = (group.passed.0 + 1, group.passed.1 + i64::from(!passed));
        }
        if let Some(id) = id {
            let mut hasher = DefaultHasher::new();
            (place, id).hash(&mut hasher);
            self.ids.push((hasher.finish(), row));
        }
        if let Some(score) = score {
            *group.scores.entry(score).or_default() += 1;
        }
        if let Some(mark) = mark {
            *group.marks.entry(mark).or_default() += 1;
        }
        if let (Some(mark), Some(primary)) = (mark, primary) {
            let marks = group.works.entry(primary).or_default();
            marks.iter_mut().zip(2..).filter(|(_, known)| *known == mark).for_each(|(works, _)| *works += 1);
        }
        if let (Some(mark), Some(journal)) = (mark, journal) {
            group.journal[1 + usize::from(mark > journal) - usize::from(mark < journal)] += 1;
        }
    }

    fn group(&mut self, row: u32, cells: [Option<&Cell>; KEY.len() + 1]) -> usize {
        let mut hasher = DefaultHasher::new();
        cells.hash(&mut hasher);
        let slot = usize::try_from(hasher.finish() % RECENT as u64).unwrap_or_default();
        if let Some((known, place)) = &self.recent[slot]
            && known.each_ref().map(Option::as_ref) == cells
        {
            return *place;
        }
        let text = |(field, cell): (Field, Option<&Cell>)| -> Option<Arc<str>> {
            let cell = cell?;
            match (field, cell) {
                // classes of one grade are one group
                (Field::Grade, cell) => Some(leading_grade(&cell.text())?.to_string().into()),
                (_, Cell::Text(text)) => Some(text.clone()),
                (_, cell) => Some(cell.text().into()),
            }
        };
        let key: Box<[Option<Arc<str>>]> = KEY.into_iter().chain([Field::Subject]).zip(cells).map(text).collect();
        let place = match self.index.get(&key) {
            Some(place) => *place,
            None => {
                let place = self.groups.len();
                self.index.insert(key.clone(), place);
                self.groups.push(Group { key, rows: (row, row), ..Group::default() });
                place
            }
        };
        self.recent[slot] = Some((cells.map(Option::<&Cell>::cloned), place));
        place
    }

    /// The column of an answer.
    fn column_of(&self, answer: Answer) -> Option<u32> {
        self.answers.iter().find(|(known, _)| *known == answer).map(|(_, column)| *column)
    }

    /// What a group gives: quantities of its procedure, each with the column that it was taken from.
    pub(super) fn readings(&self, group: &Group, subject: &str) -> Vec<(&'static str, u32, Reading)> {
        let column = |answer| self.column_of(answer);
        let (score, mark, passed) = (column(Answer::Score), column(Answer::Mark), column(Answer::Passed));
        let Some(any) = score.or(mark) else { return Vec::new() };
        let mut readings = vec![("participants", any, Reading::Count(group.present))];
        let mut count = |quantity, column, count| readings.push((quantity, column, Reading::Count(count)));
        let marked = |mark: i64| group.marks.get(&mark).copied().unwrap_or(0);
        // what is not known of all present is not counted
        let marks_known = group.marks.values().sum::<i64>() == group.present;
        if let Some(column) = mark.filter(|_| marks_known) {
            for (quantity, mark) in ["mark_2", "mark_3", "mark_4", "mark_5"].into_iter().zip(2..) {
                count(quantity, column, marked(mark));
            }
        }
        let scored = |least: i64, most: i64| group.scores.range(least..=most).map(|(_, count)| count).sum();
        let least = catalogue().subject(subject).and_then(|subject| subject.least_passing);
        let passed = passed.filter(|_| group.passed.0 == group.present);
        let (marked_all, scored_all) =
            (mark.filter(|_| marks_known), score.filter(|_| group.scores.values().sum::<i64>() == group.present));
        match (passed, marked_all, scored_all, least) {
            (Some(column), ..) => count("below_min", column, group.passed.1),
            (None, Some(column), ..) => count("below_min", column, marked(2)),
            (None, None, Some(column), Some(least)) => count("below_min", column, scored(0, least - 1)),
            _ => {}
        }
        if let (Some(column), Some(journal)) = (mark, column(Answer::JournalMark)) {
            count("journal_all", column, group.journal.iter().sum());
            let compared = ["journal_lowered", "journal_confirmed", "journal_raised"].into_iter().zip(group.journal);
            for (quantity, marks) in compared {
                count(quantity, journal, marks);
            }
        }
        if let Some(column) = scored_all {
            count("high_80_99", column, scored(80, 99));
            count("score_100", column, scored(100, 100));
        }
        // a mean is of all participants or of none
        for (quantity, column, counts) in [("mean", score, &group.scores), ("mean_mark", mark, &group.marks)] {
            let (number, sum) =
                counts.iter().fold((0, 0), |(number, sum), (each, count)| (number + count, sum + each * count));
            let mean = Exact::ratio(sum, group.present).filter(|_| number == group.present);
            if let (Some(column), Some(mean)) = (column, mean) {
                readings.push((quantity, column, Reading::Number(Rounding::half_up(MEAN_DIGITS).of(&mean))));
            }
        }
        readings
    }

    /// The works of a group on the boundaries of marks and just below; nothing where no boundary or no work is known.
    pub(super) fn around(&self, group: &Group, boundaries: &[i64]) -> Vec<(&'static str, u32, Reading)> {
        let Some(column) = self.column_of(Answer::Primary) else { return Vec::new() };
        if boundaries.is_empty() || group.works.is_empty() {
            return Vec::new();
        }
        let (on, below) = boundaries::around(&group.works, boundaries);
        vec![("at_boundary", column, Reading::Count(on)), ("below_boundary", column, Reading::Count(below))]
    }

    /// Whether who failed is only known from the least score that passes.
    pub(super) fn passes_by_score(&self) -> bool {
        !self.answers.iter().any(|(answer, _)| matches!(answer, Answer::Passed | Answer::Mark))
    }
}

/// The columns of a key: those of its fields, and the second one that names the subject.
fn columns(table: &Table) -> [Option<u32>; KEY.len() + 1] {
    let mut columns = [None; KEY.len() + 1];
    for (column, field) in columns.iter_mut().zip(KEY) {
        *column = table.field(field).map(|column| column.at);
    }
    columns[KEY.len()] = table.again.iter().find(|(field, _)| *field == Field::Subject).map(|(_, at)| *at);
    columns
}

/// What a cell answers, as a number; whether somebody passed as 1 or 0.
fn understood(answer: Answer, cell: &Cell) -> Option<i64> {
    let possible = match answer {
        Answer::Passed => return words::passed(&cell.as_text()).map(i64::from),
        Answer::Score | Answer::Primary => 0..=1000,
        Answer::Mark | Answer::JournalMark => 2..=5,
        Answer::Id | Answer::Status | Answer::Period => return None,
    };
    let number = match cell {
        Cell::Number(number) => number.to_integer(),
        Cell::Text(text) => read_number(text).ok()?.to_integer(),
        _ => None,
    };
    number.filter(|number| possible.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Kind;

    fn fold() -> Fold {
        let column = |at, holds| super::super::header::Column {
            at,
            holds,
            unit: crate::layout::Unit::Number,
            heading: String::new(),
        };
        let table = Table {
            top: 0,
            bottom: 0,
            columns: vec![
                column(0, Holds::Field(Field::Name)),
                column(1, Holds::Field(Field::Subject)),
                column(2, Holds::Answer(Answer::Score)),
                column(3, Holds::Answer(Answer::Passed)),
            ],
            doubled: Vec::new(),
            unknown: Vec::new(),
            ignored: Vec::new(),
            again: Vec::new(),
            title: String::new(),
            last_column: 3,
            kind: Kind::Results,
        };
        Fold::new(&table)
    }

    // By hand: of 20, 70, 95 and 100 one failed, the mean is 285 / 4; one participant did not come.
    #[test]
    fn participants_become_counts_and_a_mean_of_their_school() {
        let mut fold = fold();
        let rows = [("А", 20, "2"), ("Б", 50, "1"), ("А", 70, "1"), ("А", 95, "1"), ("А", 100, "1")];
        for (row, (school, score, passed)) in (1..).zip(rows) {
            let text = |text: &str| Cell::Text(text.into());
            fold.row(row, &[(0, text(school)), (1, text("1")), (2, Cell::Number(score.into())), (3, text(passed))]);
        }
        fold.row(6, &[(0, Cell::Text("А".into())), (1, Cell::Text("1".into())), (2, Cell::Text("неявка".into()))]);
        let group = &fold.groups()[0];
        assert_eq!((group.field(Field::Name), group.rows, group.all, group.absent), (Some("А"), (1, 6), 5, 1));
        let readings = fold.readings(group, "russian");
        let of = |quantity| readings.iter().find(|(known, ..)| *known == quantity).map(|(_, _, reading)| reading);
        assert_eq!(of("participants"), Some(&Reading::Count(4)));
        assert_eq!(of("below_min"), Some(&Reading::Count(1)));
        assert_eq!(of("high_80_99"), Some(&Reading::Count(1)));
        assert_eq!(of("score_100"), Some(&Reading::Count(1)));
        assert_eq!(of("mean"), Some(&Reading::Number("71.25".parse().expect("decimal"))));
        assert_eq!(fold.odd, []);
    }
}

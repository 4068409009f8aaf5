//! Which columns of somebody else's list are read. A heading that may mean several things is taken at its word only where
//! what stands under it leaves no doubt; every other column with something in it is passed over and told.

use std::collections::BTreeSet;

use super::cells::{self, Number};
use super::{ColumnOf, PLACE, PassedColumn, ReadColumn, SCORE, several};
use crate::layout::{Field, Pattern};
use crate::origin::{Origin, column_letters};
use crate::source::header::{Column, Holds, Table};
use crate::source::notes::clipped;
use crate::source::personal::{masked, redacted};
use crate::source::sheet::{Cell, Sheet};
use crate::source::words;
use crate::text::{Message, fold};

/// The columns that are read.
#[derive(Default)]
pub(super) struct Columns {
    pub name: Option<u32>,
    pub code: Option<u32>,
    pub town: Option<u32>,
    pub verdict: Option<u32>,
    pub score: Option<u32>,
    pub place: Option<u32>,
    /// Those that are, as they may be told.
    pub read: Vec<ReadColumn>,
    /// Those that hold something and are not.
    pub passed_over: Vec<PassedColumn>,
}

/// What the cells of a column are.
#[derive(Default)]
struct Contents {
    /// Cells with anything.
    filled: usize,
    /// Words that say a verdict.
    verdicts: usize,
    numbers: usize,
    /// Numbers that are neither nought nor one: no answer.
    beyond_one: usize,
    /// Numbers that can be places: whole, and no more than there are rows.
    places: usize,
    /// Cells that say that there is nothing.
    nothing: usize,
}

impl Contents {
    fn of(sheet: &Sheet, rows: &[u32], column: u32) -> Self {
        let mut contents = Self::default();
        // what is merged over several columns is a line of text
        let is_line = |row: u32| sheet.block(row, column).is_some_and(|block| block.columns.0 != block.columns.1);
        for cell in rows.iter().filter(|row| !is_line(**row)).filter_map(|row| sheet.shown(*row, column)) {
            match several::lines(&cell.as_text()).as_slice() {
                // a cell of several schools says something of each
                lines @ [_, _, ..] => {
                    for line in lines {
                        contents.add(&Cell::Text((*line).into()), rows.len());
                    }
                }
                _ => contents.add(cell, rows.len()),
            }
        }
        contents
    }

    fn add(&mut self, cell: &Cell, rows: usize) {
        match cells::place(Some(cell)) {
            Number::Blank => return,
            Number::Nothing => self.nothing += 1,
            Number::Is(number) => {
                self.numbers += 1;
                let whole = number.value.to_integer();
                self.beyond_one += usize::from(!matches!(whole, Some(0 | 1)));
                let place = whole.and_then(|whole| usize::try_from(whole).ok());
                self.places += usize::from(place.is_some_and(|place| (1..=rows).contains(&place)));
            }
            Number::Unclear(_) => self.verdicts += usize::from(cells::verdict(&cell.text()).is_some()),
        }
        self.filled += 1;
    }

    /// Every cell holds a number, or says that there is none.
    fn is_of_numbers(&self) -> bool {
        self.numbers > 0 && self.numbers + self.nothing == self.filled
    }
}

/// What is told of a column without a heading.
pub(super) const HEADLESS: &str = "verify-list-column-headless";

/// What the cells under a heading have to be.
type Fits = fn(&Contents) -> bool;

/// The columns of a table, settled by what stands in these rows.
pub(super) fn settle(sheet: &Sheet, table: &Table, rows: &[u32]) -> Columns {
    let field = |field| table.field(field).map(|column| column.at);
    let measure = |id: &str| table.column(&Holds::Measure(id.into())).map(|column| column.at);
    let contents = |column: u32| Contents::of(sheet, rows, column);
    let mut columns = Columns {
        name: field(Field::Name),
        code: field(Field::Code),
        town: field(Field::Municipality),
        ..Columns::default()
    };
    let mut settled: BTreeSet<u32> = [columns.name, columns.code, columns.town].into_iter().flatten().collect();
    settled.extend(table.ignored.iter().map(|(at, _)| *at));
    let pass_over = |columns: &mut Columns, at: u32, matters: bool, why: Message| {
        let (heading, origin) = heading(sheet, table, at);
        columns.passed_over.push(PassedColumn { heading, origin, matters, why });
    };
    let take = |column: Option<u32>, is_what_it_says: &dyn Fn(&Contents) -> bool| {
        column.map(|at| (at, is_what_it_says(&contents(at))))
    };
    // a heading that is certain is only doubted where nothing under it can be meant by it
    let holds_numbers = |contents: &Contents| contents.numbers > 0 || contents.nothing == contents.filled;
    let says_verdicts = |contents: &Contents| !(contents.is_of_numbers() && contents.beyond_one > 0);
    let official = words::official();
    // of two columns of verdicts the one that says what became of the schools in the end
    let is_last = |(_, later): &&(Column, Column)| official.last.contains(&fold(&later.heading));
    let verdicts = table.doubled.iter().filter(|(_, later)| later.holds == Holds::Field(Field::Decision));
    let last = verdicts.clone().find(is_last).map(|(_, later)| later.at);
    let doubted = [
        (take(last.or(field(Field::Decision)), &says_verdicts), "verify-list-column-no-verdict"),
        (take(measure(SCORE), &holds_numbers), "verify-list-column-no-number"),
        (take(measure(PLACE), &holds_numbers), "verify-list-column-no-number"),
    ];
    let [verdict, score, place] = doubted.map(|(taken, why)| {
        let (at, sure) = taken?;
        settled.insert(at);
        // a column in which nobody wrote anything says nothing of anybody
        let is_filled = contents(at).filled > 0;
        if !sure && is_filled {
            pass_over(&mut columns, at, true, Message::new(why));
        }
        (sure && is_filled).then_some(at)
    });
    (columns.verdict, columns.score, columns.place) = (verdict, score, place);
    let unsure = |words: &[String]| {
        let fits = |heading: &str| words.iter().any(|word| Pattern::new(word).fits(&fold(heading)));
        let known = table.unknown.iter().filter(|(_, heading)| fits(heading)).map(|(at, _)| *at);
        known.collect::<Vec<_>>()
    };
    let is_places: Fits = |found| found.places > 0 && found.places + found.nothing == found.filled;
    let is_verdicts: Fits = |found| found.verdicts > 0 && found.verdicts + found.nothing == found.filled;
    let candidates = [
        (&official.unsure_place, is_places, &mut columns.place),
        (&official.unsure_score, Contents::is_of_numbers as Fits, &mut columns.score),
        (&official.unsure, is_verdicts, &mut columns.verdict),
    ];
    let mut doubtful = Vec::new();
    for (words, fits, column) in candidates {
        let all: Vec<u32> = unsure(words).into_iter().filter(|at| !settled.contains(at)).collect();
        let fitting: Vec<u32> = all.iter().copied().filter(|at| column.is_none() && fits(&contents(*at))).collect();
        // of two that fit neither is certain
        if let [only] = fitting.as_slice() {
            *column = Some(*only);
        }
        settled.extend(&all);
        doubtful.extend(all.into_iter().filter(|at| *column != Some(*at) && contents(*at).filled > 0));
    }
    for at in doubtful {
        let says_verdicts = contents(at).verdicts > 0;
        pass_over(&mut columns, at, says_verdicts, Message::new("verify-list-column-unsure"));
    }
    for (earlier, later) in &table.doubled {
        let (taken, other) = if last == Some(later.at) { (later, earlier) } else { (earlier, later) };
        if settled.insert(other.at) && contents(other.at).filled > 0 {
            // whatever says of a school what the list says of it
            let names = [Field::Name, Field::Code, Field::Municipality].map(Holds::Field);
            let matters = last.is_none() && !names.contains(&other.holds);
            let why = Message::new("verify-list-column-twice").with("heading", clipped(&masked(&taken.heading)));
            pass_over(&mut columns, other.at, matters, why);
        }
    }
    let headed: BTreeSet<u32> = table.headings_in_order().iter().map(|(at, ..)| *at).collect();
    for at in (0..=sheet.last_column).filter(|at| !settled.contains(at)) {
        let key = if headed.contains(&at) { "verify-list-column-unknown" } else { HEADLESS };
        if contents(at).filled > 0 {
            pass_over(&mut columns, at, false, Message::new(key));
        }
    }
    columns.passed_over.sort_by(|one, other| one.origin.cmp(&other.origin));
    let read = [
        (ColumnOf::Name, columns.name),
        (ColumnOf::Code, columns.code),
        (ColumnOf::Verdict, columns.verdict),
        (ColumnOf::Score, columns.score),
        (ColumnOf::Place, columns.place),
    ];
    let read_column = |(holds, at): (ColumnOf, Option<u32>)| {
        let (heading, origin) = heading(sheet, table, at?);
        Some(ReadColumn { holds, heading, origin, by_contents: false })
    };
    columns.read = read.into_iter().filter_map(read_column).collect();
    columns
}

/// The heading of a column as it may be shown, else its letters; where it stands.
fn heading(sheet: &Sheet, table: &Table, at: u32) -> (String, Origin) {
    let named = table.headings_in_order().into_iter().find(|(column, ..)| *column == at);
    // a heading that is known is no person's
    let shown = |heading: &str, known: bool| clipped(&if known { redacted(heading) } else { masked(heading) });
    let heading = named.map_or_else(|| column_letters(at), |(_, heading, read)| shown(heading, read.is_some()));
    let row = (table.top..=table.bottom).rev().find(|row| sheet.at(*row, at).is_some()).unwrap_or(table.bottom);
    (heading, sheet.origin(row, at))
}

//! Which columns of somebody else's list are read. A heading that may mean several things is taken at its word only where
//! what stands under it leaves no doubt; every other column with something in it is passed over and told.

use std::collections::BTreeSet;

use super::cells::{self, Number};
use super::{PLACE, PassedColumn, SCORE, several};
use crate::layout::{Field, Pattern};
use crate::origin::column_letters;
use crate::source::header::{Holds, Table};
use crate::source::notes::clipped;
use crate::source::personal::masked;
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
        for cell in rows.iter().filter_map(|row| sheet.shown(*row, column)) {
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
    let pass_over = |columns: &mut Columns, at: u32, why: Message| {
        columns.passed_over.push(passed_over(sheet, table, at, why));
    };
    let take = |column: Option<u32>, is_what_it_says: &dyn Fn(&Contents) -> bool| {
        column.map(|at| (at, is_what_it_says(&contents(at))))
    };
    // a heading that is certain is only doubted where nothing under it can be meant by it
    let holds_numbers = |contents: &Contents| contents.numbers > 0 || contents.nothing == contents.filled;
    let says_verdicts = |contents: &Contents| !(contents.is_of_numbers() && contents.beyond_one > 0);
    let doubted = [
        (take(field(Field::Decision), &says_verdicts), "verify-list-column-no-verdict"),
        (take(measure(SCORE), &holds_numbers), "verify-list-column-no-number"),
        (take(measure(PLACE), &holds_numbers), "verify-list-column-no-number"),
    ];
    let [verdict, score, place] = doubted.map(|(taken, why)| {
        let (at, sure) = taken?;
        settled.insert(at);
        if !sure {
            pass_over(&mut columns, at, Message::new(why));
        }
        sure.then_some(at)
    });
    (columns.verdict, columns.score, columns.place) = (verdict, score, place);
    let official = words::official();
    let unsure = |words: &[String]| {
        let fits = |heading: &str| words.iter().any(|word| Pattern::new(word).fits(&fold(heading)));
        let known = table.unknown.iter().filter(|(_, heading)| fits(heading)).map(|(at, _)| *at);
        known.collect::<Vec<_>>()
    };
    for at in unsure(&official.unsure_place) {
        let found = contents(at);
        if columns.place.is_none() && found.places > 0 && found.places + found.nothing == found.filled {
            columns.place = Some(at);
            settled.insert(at);
        } else if found.filled > 0 {
            settled.insert(at);
            pass_over(&mut columns, at, Message::new("verify-list-column-unsure"));
        }
    }
    for at in unsure(&official.unsure) {
        let found = contents(at);
        if columns.verdict.is_none() && found.verdicts > 0 && found.verdicts == found.filled {
            columns.verdict = Some(at);
            settled.insert(at);
        } else if found.filled > 0 {
            settled.insert(at);
            pass_over(&mut columns, at, Message::new("verify-list-column-unsure"));
        }
    }
    for (earlier, later) in &table.doubled {
        if settled.insert(later.at) && contents(later.at).filled > 0 {
            let heading = clipped(&masked(&earlier.heading));
            pass_over(&mut columns, later.at, Message::new("verify-list-column-twice").with("heading", heading));
        }
    }
    let headed: BTreeSet<u32> = table.headings_in_order().iter().map(|(at, ..)| *at).collect();
    for at in (0..=sheet.last_column).filter(|at| !settled.contains(at)) {
        let key = if headed.contains(&at) { "verify-list-column-unknown" } else { "verify-list-column-headless" };
        if contents(at).filled > 0 {
            pass_over(&mut columns, at, Message::new(key));
        }
    }
    columns.passed_over.sort_by(|one, other| one.origin.cmp(&other.origin));
    columns
}

fn passed_over(sheet: &Sheet, table: &Table, at: u32, why: Message) -> PassedColumn {
    let named = table.headings_in_order().into_iter().find(|(column, ..)| *column == at);
    let heading = named.map_or_else(|| column_letters(at), |(_, heading, _)| clipped(&masked(heading)));
    let row = (table.top..=table.bottom).rev().find(|row| sheet.at(*row, at).is_some()).unwrap_or(table.bottom);
    PassedColumn { heading, origin: sheet.origin(row, at), why }
}

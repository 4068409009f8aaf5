//! The rows of somebody else's list read one by one: which schools each names, and what it says of them.

use super::cells::{self, Number, Written};
use super::columns::Columns;
use super::former::{self, Former};
use super::{Given, Official, OfficialRow, several};
use crate::decision::Status;
use crate::origin::Origin;
use crate::school::{Found, NameKey, Register};
use crate::source::matching::{Matcher, Named};
use crate::source::notes::clipped;
use crate::source::personal::masked;
use crate::source::sheet::{Cell, Sheet};
use crate::source::words;
use crate::text::Message;

/// A table being read.
pub(super) struct Reader<'s> {
    pub sheet: &'s Sheet,
    pub columns: Columns,
    pub matcher: Matcher<'s>,
    pub register: &'s Register,
}

/// A school of the register, and what is to be told where a row names one that went into it.
type Recognised = (usize, Option<Message>);

/// A row being read: where it is, and what it says of its school.
struct Row<'r> {
    at: u32,
    town: Option<&'r str>,
    /// The cell that names it.
    origin: Origin,
}

/// The numbers of a list with the rows that they are of.
#[derive(Default)]
struct Scores {
    rows: Vec<usize>,
    written: Vec<Written>,
}

impl Reader<'_> {
    /// Reads these rows.
    pub(super) fn read(mut self, rows: &[u32]) -> Official {
        let mut official = Official {
            sheet: self.sheet.name.as_deref().map(str::to_owned),
            has_verdicts: self.columns.verdict.is_some(),
            columns: std::mem::take(&mut self.columns.read),
            passed_over: std::mem::take(&mut self.columns.passed_over),
            ..Official::default()
        };
        let (mut town, mut scores, mut doubted) = (None, Scores::default(), Vec::new());
        for row in rows {
            town = self.text(*row, self.columns.town).or(town);
            let known = official.rows.len();
            doubted.extend(self.row(*row, town.as_deref(), &mut official, &mut scores));
            // what stands over a school is no note under the list
            if official.rows.len() > known {
                official.unread.append(&mut doubted);
            }
        }
        let meant = cells::meant(&scores.written);
        for ((row, written), digits) in scores.rows.into_iter().zip(scores.written).zip(meant) {
            if let Some(given) = &mut official.rows[row].score {
                given.number = Some((written.value, digits));
            }
        }
        official
    }

    /// Reads a row; what it says is given back where only the rows that follow say whether it belongs to the list.
    fn row(
        &self,
        at: u32,
        town: Option<&str>,
        official: &mut Official,
        scores: &mut Scores,
    ) -> Option<(Origin, Message)> {
        let (name, code) = (self.text(at, self.columns.name), self.text(at, self.columns.code));
        let named = [(&name, self.columns.name), (&code, self.columns.code)];
        let column = named.into_iter().find_map(|(text, column)| text.as_ref().and(column))?;
        let doubted = name.as_deref().and_then(|name| self.doubted(name, at, column));
        // what is merged over several columns is a line of text
        let block = self.sheet.block(at, column);
        if block.is_some_and(|block| block.columns.0 != block.columns.1) {
            return doubted;
        }
        // a name that reaches over several rows is one school, unless they say more of it
        let says = [self.columns.verdict, self.columns.score, self.columns.place];
        let is_below = block.is_some_and(|block| block.rows.0 < at);
        if is_below && says.iter().flatten().all(|column| self.sheet.at(at, *column).is_none()) {
            return None;
        }
        let row = Row { at, town, origin: self.sheet.origin(at, column) };
        let name = name.as_deref().map(several::without_ordinal);
        let found = self.found(&row, name, code.as_deref());
        let several = found.len() > 1;
        let is_told = several || self.is_told(&row, name, code.is_some());
        let mut schools: Vec<(usize, usize, bool)> = Vec::new();
        for (place, found) in found.iter().enumerate() {
            match found {
                // one school under two of its names
                Ok((school, _)) if schools.iter().any(|(_, known, _)| known == school) => {}
                Ok((school, note)) => {
                    schools.push((place, *school, note.is_some()));
                    official.former.extend(note.clone().map(|note| (row.origin.clone(), note)));
                }
                // a note or a signature under the list, a total, a subheading is no school
                Err(_) if !is_told => return doubted,
                Err(why) if several => {
                    let why = Message::new("verify-list-one-of-several").with("why", why.clone());
                    official.unread.push((row.origin.clone(), why));
                }
                Err(why) => official.unread.push((row.origin.clone(), why.clone())),
            }
        }
        let all = found.len();
        let verdicts = self.text(at, self.columns.verdict);
        for (place, school, is_former) in &schools {
            let said = verdicts.as_deref().filter(|said| !cells::is_dash(said));
            if said.is_none() && verdicts.is_some() {
                official.dashes.insert(*school);
            }
            let own = said.map(|said| several::each(said, all).map_or(said, |each| each[*place]));
            let status = match own.map(|own| cells::verdict(own).ok_or(own)) {
                None => None,
                Some(Ok(status)) => Some(status),
                Some(Err(own)) => {
                    let why = Message::new("verify-list-verdict").with("written", clipped(&masked(own)));
                    official.unread.push((row.origin.clone(), why));
                    continue;
                }
            };
            // the numbers of a school that went into another are not those of the other
            if *is_former {
                let row = OfficialRow { school: *school, status, score: None, place: None, origin: row.origin.clone() };
                official.rows.push(row);
                continue;
            }
            let asked = (at, *place, if schools.len() > 1 { all } else { 1 });
            let score = self.number(asked, self.columns.score, official, Number::of);
            if let Some(Given { number: Some(written), .. }) = &score {
                scores.rows.push(official.rows.len());
                scores.written.push(written.clone());
            }
            // with how many digits it is meant the whole column says
            let score = score.map(|given| Given { number: None, origin: given.origin });
            let place = self.number(asked, self.columns.place, official, cells::place).and_then(|given| {
                let whole = given.number.as_ref().map(|written| written.value.to_integer());
                if whole == Some(None) {
                    let shown = given.number.map(|written| written.value.to_string()).unwrap_or_default();
                    official.unread_numbers.push((given.origin, cells::unclear(shown)));
                    return None;
                }
                Some(Given { number: whole.flatten(), origin: given.origin })
            });
            official.rows.push(OfficialRow { school: *school, status, score, place, origin: row.origin.clone() });
        }
        None
    }

    /// Why a line of text over schools is told: it speaks of those below it as not listed, or names a school by no number.
    fn doubted(&self, name: &str, at: u32, column: u32) -> Option<(Origin, Message)> {
        let key = match words::decision(name) {
            Some(Status::Listed) => return None,
            Some(_) => "verify-list-subheading",
            None if NameKey::of(name).kind.is_some() && !words::is_total(name) => "verify-list-line",
            None => return None,
        };
        Some((self.sheet.origin(at, column), Message::new(key).with("written", clipped(&masked(name)))))
    }

    /// The schools that a row names, each by itself; why one was not found.
    fn found(&self, row: &Row<'_>, name: Option<&str>, code: Option<&str>) -> Vec<Result<Recognised, Message>> {
        let names = name.and_then(|name| several::names(name, self.register)).unwrap_or_default();
        let codes = code.and_then(|code| several::codes(code, self.register)).unwrap_or_default();
        if names.is_empty() && codes.is_empty() {
            return vec![self.school(row, name, code)];
        }
        // the one that names more schools says more
        if codes.len() > names.len() {
            return codes.iter().map(|code| self.school(row, None, Some(code))).collect();
        }
        names.iter().map(|name| self.school(row, Some(name), None)).collect()
    }

    /// The school of a name or code; why there is none.
    fn school(&self, row: &Row<'_>, name: Option<&str>, code: Option<&str>) -> Result<Recognised, Message> {
        let place = (&row.origin).into();
        // as a person names a school: by its number alone, where one has it; with an address in brackets
        let asked = |name: &str| match self.register.asked(name) {
            Found::School(school, _) => Some(school),
            Found::Several(_) | Found::Nothing(_) => None,
        };
        let by_number = || {
            let name = name.filter(|_| code.is_none())?;
            asked(name).or_else(|| asked(name.split_once('(')?.0.trim()))
        };
        let found = self.matcher.school(Named { name, code, town: row.town, place });
        match found {
            Ok((school, _)) => Ok((school, None)),
            Err(trouble) => {
                let by_number = by_number().map(|school| (school, None));
                by_number.map_or_else(|| self.former(name, code, trouble.finding.message), Ok)
            }
        }
    }

    /// The school that one which the register does not have went into; else why there is none.
    fn former(&self, name: Option<&str>, code: Option<&str>, why: Message) -> Result<Recognised, Message> {
        let called = |place: usize| self.register.schools()[place].short_name.clone();
        let written = clipped(&masked(name.or(code).unwrap_or_default()));
        match former::find(self.register, name, code) {
            Some(Former::Of(later)) => match later.as_slice() {
                [school] => {
                    let message = Message::new("verify-list-former").with("former", written);
                    Ok((*school, Some(message.with("school", called(*school)))))
                }
                several => {
                    let several: Vec<String> = several.iter().map(|place| called(*place)).collect();
                    let message = Message::new("verify-list-former-several").with("former", written);
                    Err(message.with("schools", several))
                }
            },
            Some(Former::Perhaps(code, school)) => {
                let message = Message::new("verify-list-former-perhaps").with("name", written);
                Err(message.with("code", code).with("school", called(school)))
            }
            None => Err(why),
        }
    }

    /// Whether a row whose school is not known is told: it has a code, or names a school and says something of it.
    fn is_told(&self, row: &Row<'_>, name: Option<&str>, has_code: bool) -> bool {
        let Some(name) = name.filter(|_| !has_code) else { return has_code };
        if words::is_total(name) {
            return false;
        }
        let key = NameKey::of(name);
        let is_alone = self.sheet.row(row.at).count() < 2 && self.sheet.last_column > 0;
        match (key.kind, key.number) {
            // whatever else is said of it
            (Some(_), Some(_)) => true,
            (None, None) => false,
            _ => !is_alone,
        }
    }

    /// What a cell says where a number is wanted of one of the schools of a row: the row, the place among them, how many
    /// they are.
    fn number(
        &self,
        (row, place, schools): (u32, usize, usize),
        column: Option<u32>,
        official: &mut Official,
        read: impl Fn(Option<&Cell>) -> Number,
    ) -> Option<Given<Written>> {
        let column = column?;
        let (cell, origin) = (self.sheet.shown(row, column), self.sheet.origin(row, column));
        let text = cell.map(Cell::text).unwrap_or_default();
        let own = several::each(&text, schools).filter(|_| schools > 1).map(|each| Cell::Text(each[place].into()));
        let found = read(own.as_ref().or(cell));
        let unread = match found {
            Number::Blank => return None,
            Number::Nothing => return Some(Given { number: None, origin }),
            // one number of several schools: whose it is, nobody says
            Number::Is(_) if schools > 1 && own.is_none() => Message::new("verify-list-number-shared"),
            Number::Is(written) => return Some(Given { number: Some(written), origin }),
            Number::Unclear(shown) => cells::unclear(shown),
        };
        official.unread_numbers.push((origin, unread));
        None
    }

    /// What a cell says, or the block that it is merged into.
    fn text(&self, row: u32, column: Option<u32>) -> Option<String> {
        let text = self.sheet.shown(row, column?)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

//! Schools that the files name and no register does: a register proposed from them, and lines to add to one that is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::header::{Holds, Table};
use super::matching::{NearNames, Trouble};
use super::participants::Fold;
use super::personal::redacted;
use super::sheet::{Cell, Sheet};
use super::table::Recognition;
use super::words;
use crate::finding::{Finding, Level, Place};
use crate::layout::Field;
use crate::number::read_number;
use crate::origin::Origin;
use crate::school::{
    Found, Grades, How, Match, NameKey, Owner, Register, School, kinds, login_code, municipality_key, take_login,
    tell_apart,
};
use crate::text::{Message, fold};

/// How the proposed register is called, and its columns.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file: String,
    code: String,
    name: String,
    aliases: String,
    kind: String,
    grades: String,
    municipality: String,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("proposal.toml")).expect("proposal.toml ships with the program and a test reads it")
});

/// Schools of one kind that may be one without a number; where there are more, nothing is asked.
const MOST_NEAR: usize = 3;

/// Schools of one number that may be one; where there are more, nothing is asked.
const MOST_ALIKE: usize = 100;

/// Lines that are proposed: where more are missing, the register is another city's.
const MOST_LINES: usize = 400;

/// What a row says of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sighting {
    pub name: String,
    pub code: Option<String>,
    pub town: Option<String>,
    /// The grades that its examinations speak for.
    pub grades: Option<Grades>,
    /// The sheet: two rows of one sheet are two schools.
    pub sheet: Place,
}

/// A school put together from rows that name it alike.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    key: NameKey,
    /// The spelling that most rows have.
    name: String,
    /// The other spellings.
    others: Vec<String>,
    codes: BTreeSet<String>,
    town: Option<String>,
    grades: Option<Grades>,
    sheets: BTreeSet<Place>,
}

/// The schools that the rows of a table name, as far as they have any results, each once.
fn sightings(recognition: &Recognition) -> Vec<Sighting> {
    let (sheet, table) = (&recognition.sheet, &recognition.table);
    let mut seen: BTreeMap<(String, Option<String>, Option<String>), Option<Grades>> = BTreeMap::new();
    for group in recognition.fold.iter().flat_map(Fold::groups) {
        let field = |field: Field| group.field(field).map(str::to_owned);
        if let Some(name) = field(Field::Name).filter(|name| !words::is_total(name)) {
            seen.insert((name, field(Field::Code), field(Field::Municipality)), grades(recognition, group.rows.0));
        }
    }
    let mut town = None;
    for row in table.bottom + 1..=sheet.last_row() {
        town = text(sheet, table, row, Field::Municipality).or(town);
        let Some(name) = text(sheet, table, row, Field::Name) else { continue };
        let total = sheet.row(row).take(3).any(|(_, cell)| words::is_total(&cell.text()));
        let values = table.measures().any(|(column, _)| sheet.at(row, column.at).is_some());
        let is_town = town.as_deref().is_some_and(|town| municipality_key(town) == municipality_key(&name));
        // a number in the place of a name numbers the columns; the one column of a school's own file is not named after it
        let folded = fold(&name);
        let own = recognition.layout.one_school.iter().any(|heading| heading.fits(&folded));
        if !values || total || is_town || own || words::is_place(&name) || read_number(&name).is_ok() {
            continue;
        }
        let known = seen.entry((name, text(sheet, table, row, Field::Code), town.clone())).or_default();
        *known = (*known).max(grades(recognition, row));
    }
    let sheet = recognition.place();
    let sighting = |((name, code, town), grades): ((String, Option<String>, Option<String>), _)| {
        let (name, code) = match take_login(&name) {
            Some((rest, login)) if !rest.is_empty() => (rest, code.or(Some(login.to_owned()))),
            _ => (name, code),
        };
        Sighting { name, code, town, grades, sheet: sheet.clone() }
    };
    seen.into_iter().map(sighting).collect()
}

/// A row whose school the register does not have.
pub(super) fn unknown(trouble: &Trouble, recognition: &Recognition) -> Option<Sighting> {
    let (name, code, town) = trouble.unknown.clone()?;
    let turned = recognition.sheet.turned;
    let row = trouble.finding.place.cell.map_or(0, |(row, column)| if turned { column } else { row });
    Some(Sighting { name, code, town, grades: grades(recognition, row), sheet: recognition.place() })
}

fn text(sheet: &Sheet, table: &Table, row: u32, field: Field) -> Option<String> {
    let column = table.field(field)?;
    let text = sheet.shown(row, column.at)?.text().split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The grades that a row speaks for: who sits the examination of the eleventh grade teaches it.
fn grades(recognition: &Recognition, row: u32) -> Option<Grades> {
    let sat = |procedure: &str| {
        if recognition.fold.is_some() {
            return recognition.layout.procedure.as_deref() == Some(procedure);
        }
        let of = recognition.table.measures().filter(|(_, measure)| measure.split('.').next() == Some(procedure));
        let mut cells = of.filter_map(|(column, _)| recognition.sheet.at(row, column.at));
        cells.any(|cell| match cell {
            Cell::Number(number) => !number.is_zero(),
            Cell::Text(text) => read_number(text).is_ok_and(|number| !number.is_zero()),
            _ => false,
        })
    };
    if sat("ege") { taught("ege") } else { taught("oge").filter(|_| sat("oge")) }
}

/// The grades of a school whose pupils sit an examination.
fn taught(procedure: &str) -> Option<Grades> {
    match procedure {
        "ege" => Some(Grades { from: 1, to: 11 }),
        "oge" => Some(Grades { from: 1, to: 9 }),
        _ => None,
    }
}

/// The schools that rows name: rows of one key and municipality are one school, and no others.
fn merged(sightings: Vec<Sighting>) -> Vec<Candidate> {
    let mut groups: BTreeMap<(String, NameKey), Vec<Sighting>> = BTreeMap::new();
    // what may be a person's name is proposed to nobody
    for sighting in sightings.into_iter().filter(|sighting| redacted(&sighting.name) == sighting.name) {
        let town = sighting.town.as_deref().map(municipality_key).unwrap_or_default();
        groups.entry((town, NameKey::of(&sighting.name))).or_default().push(sighting);
    }
    // a row without a municipality is of the only one in which the name is known
    let mut homes: BTreeMap<NameKey, Vec<String>> = BTreeMap::new();
    for (town, key) in groups.keys() {
        let homes = homes.entry(key.clone()).or_default();
        if !town.is_empty() {
            homes.push(town.clone());
        }
    }
    for (key, homes) in homes {
        let Some(home) = homes.first() else { continue };
        let rows = groups.remove(&(String::new(), key.clone())).unwrap_or_default();
        if homes.len() == 1 {
            groups.entry((home.clone(), key)).or_default().extend(rows);
        }
    }
    let candidates = |((_, key), rows): ((String, NameKey), Vec<Sighting>)| {
        by_owner(rows).into_iter().map(move |rows| Candidate::of(key.clone(), &rows))
    };
    groups.into_iter().flat_map(candidates).collect()
}

/// Rows of one key parted where they say several owners: then a row that says none may be of any of these schools.
fn by_owner(rows: Vec<Sighting>) -> Vec<Vec<Sighting>> {
    let owners: BTreeSet<Owner> = rows.iter().filter_map(|row| Owner::of(&row.name)).collect();
    if owners.len() < 2 {
        return vec![rows];
    }
    let mut parted: BTreeMap<Owner, Vec<Sighting>> = BTreeMap::new();
    for row in rows {
        if let Some(owner) = Owner::of(&row.name) {
            parted.entry(owner).or_default().push(row);
        }
    }
    parted.into_values().collect()
}

impl Candidate {
    fn of(key: NameKey, rows: &[Sighting]) -> Self {
        let mut spellings: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        for row in rows {
            spellings.entry(fold(&row.name)).or_insert((0, &row.name)).0 += 1;
        }
        let mut spellings: Vec<(usize, &str)> = spellings.into_values().collect();
        spellings.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
        let mut names = spellings.into_iter().map(|(_, name)| name.to_owned());
        let codes: BTreeSet<String> = rows.iter().filter_map(|row| row.code.clone()).collect();
        // a login says the same as its code
        let alone = |code: &&String| login_code(code).is_none_or(|plain| !codes.contains(plain));
        Self {
            key,
            name: names.next().unwrap_or_default(),
            others: names.collect(),
            codes: codes.iter().filter(alone).cloned().collect(),
            town: rows.iter().find_map(|row| row.town.clone()),
            grades: rows.iter().filter_map(|row| row.grades).max(),
            sheets: rows.iter().map(|row| row.sheet.clone()).collect(),
        }
    }

    /// What stands in a column of the register.
    fn field(&self, field: Field) -> String {
        match field {
            Field::Code => self.codes.first().cloned().unwrap_or_default(),
            Field::Name | Field::ShortName => self.name.clone(),
            Field::Aliases => self.others.join("; "),
            Field::Kind => self.key.kind.and_then(|kind| kinds().get(kind)).map_or("", |kind| &kind.title).to_owned(),
            Field::Grades => self.grades.map(|grades| grades.to_string()).unwrap_or_default(),
            Field::Municipality => self.town.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn school(&self, row: u32) -> School {
        let code = self.field(Field::Code);
        School {
            id: if code.is_empty() { fold(&self.name) } else { code },
            name: self.name.clone(),
            short_name: self.name.clone(),
            aliases: self.others.clone(),
            predecessors: Vec::new(),
            kind: self.key.kind,
            grades: self.grades,
            district: None,
            municipality: self.town.clone(),
            cluster: None,
            origin: Origin { file: WORDS.file.as_str().into(), sheet: None, row, column: 1, to: None },
        }
    }
}

/// Proposes a register from the tables, and uses it where that was accepted.
pub(super) fn register<'t>(
    tables: impl Iterator<Item = &'t Recognition>,
    accepted: bool,
    findings: &mut Vec<Finding>,
) -> Register {
    let mut schools = merged(tables.flat_map(sightings).collect());
    let questions = questions(&mut schools);
    let place = Place::default();
    if schools.is_empty() {
        let message = Message::new("finding-no-register");
        findings.push(Finding::new("F73", Level::Stop, place, message, "finding-no-register-remedy"));
        return Register::default();
    }
    findings.extend(questions);
    let count = schools.len();
    if accepted {
        let message = Message::new("finding-register-accepted").with("count", count);
        findings.push(Finding::new("F73", Level::Note, place, message, "finding-register-accepted-remedy"));
        findings.extend(schools.iter().filter(|school| school.grades.is_none()).map(without_grades));
        let mut schools: Vec<School> = (1..).zip(&schools).map(|(row, school)| school.school(row)).collect();
        tell_apart(&mut schools);
        return Register::new(schools);
    }
    let message = Message::new("finding-register-proposed").with("count", count);
    let finding = Finding::new("F73", Level::Stop, place, message, "finding-register-proposed-remedy");
    findings.push(Finding { lines: file(&schools).into_iter().map(line).collect(), ..finding });
    Register::default()
}

/// A school of which no examination tells the grades.
fn without_grades(school: &Candidate) -> Finding {
    let message = Message::new("finding-proposed-grades").with("name", school.name.as_str());
    Finding::new("F33", Level::Error, Place::default(), message, "finding-proposed-grades-remedy")
}

/// A line to paste as it is.
fn line(text: String) -> Message {
    Message::new("paste-line").with("line", text)
}

/// The lines of the proposed register.
fn file(schools: &[Candidate]) -> Vec<String> {
    let columns = [
        (Field::Code, &WORDS.code),
        (Field::Name, &WORDS.name),
        (Field::Aliases, &WORDS.aliases),
        (Field::Kind, &WORDS.kind),
        (Field::Grades, &WORDS.grades),
        (Field::Municipality, &WORDS.municipality),
    ];
    // codes that nobody gives and a municipality that nobody names have no column
    let told = |field: Field| {
        let optional = matches!(field, Field::Code | Field::Municipality);
        !optional || schools.iter().any(|school| !school.field(field).is_empty())
    };
    let columns: Vec<_> = columns.into_iter().filter(|(field, _)| told(*field)).collect();
    let heads = delimited(columns.iter().map(|(_, heading)| heading.as_str()), ';');
    let row = |school: &Candidate| delimited(columns.iter().map(|(field, _)| school.field(*field)), ';');
    std::iter::once(heads).chain(schools.iter().map(row)).collect()
}

/// The cells of a line, in quotes where they need them.
fn delimited<T: AsRef<str>>(cells: impl Iterator<Item = T>, delimiter: char) -> String {
    let quoted = |cell: T| {
        let cell = cell.as_ref().replace('\t', " ");
        if delimiter != '\t' && cell.contains([delimiter, '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    cells.map(quoted).collect::<Vec<_>>().join(&delimiter.to_string())
}

/// What the analyst must answer of proposed schools: one code for two names, two codes for one name, names that are near
/// and never stand in one sheet. A code goes to the first of its schools.
fn questions(schools: &mut [Candidate]) -> Vec<Finding> {
    let mut asked: BTreeMap<(&'static str, String), BTreeSet<String>> = BTreeMap::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for place in 0..schools.len() {
        if schools[place].codes.len() > 1 {
            let codes = schools[place].codes.iter().map(|code| redacted(code)).collect();
            asked.insert(("finding-proposed-codes", schools[place].name.clone()), codes);
        }
        for code in schools[place].codes.clone() {
            let Some(first) = taken.get(&code.to_lowercase()).copied() else {
                taken.insert(code.to_lowercase(), place);
                continue;
            };
            let names = [first, place].map(|school| format!("«{}»", schools[school].name));
            asked.entry(("finding-proposed-code", redacted(&code))).or_default().extend(names);
            schools[place].codes.remove(&code);
        }
    }
    let mut numbered: BTreeMap<(Option<String>, u32), Vec<&Candidate>> = BTreeMap::new();
    for school in schools.iter() {
        if let Some(number) = school.key.number {
            numbered.entry((school.town.as_deref().map(municipality_key), number)).or_default().push(school);
        }
    }
    for ((_, number), alike) in numbered {
        // schools of one sheet are different ones
        let apart =
            |one: &Candidate, other: &Candidate| one.name != other.name && one.sheets.is_disjoint(&other.sheets);
        if alike.len() > MOST_ALIKE {
            continue;
        }
        let near = alike.iter().filter(|one| alike.iter().any(|other| apart(one, other)));
        let names: BTreeSet<String> = near.map(|school| format!("«{}»", school.name)).collect();
        if !names.is_empty() {
            asked.insert(("finding-proposed-near", number.to_string()), names);
        }
    }
    // by kind and the sheets in which they stand: there are few of either
    let mut numbered: BTreeMap<(Option<usize>, &BTreeSet<Place>), Vec<&Candidate>> = BTreeMap::new();
    for school in schools.iter().filter(|school| school.key.number.is_some()) {
        numbered.entry((school.key.kind, &school.sheets)).or_default().push(school);
    }
    for school in schools.iter().filter(|school| school.key.number.is_none()) {
        // it may be called by its number elsewhere
        let apart = numbered
            .iter()
            .filter(|((kind, sheets), _)| *kind == school.key.kind && sheets.is_disjoint(&school.sheets))
            .flat_map(|(_, others)| others);
        let near: BTreeSet<String> = apart.take(MOST_NEAR + 1).map(|other| format!("«{}»", other.name)).collect();
        if (1..=MOST_NEAR).contains(&near.len()) {
            asked.insert(("finding-proposed-unnumbered", school.name.clone()), near);
        }
    }
    let finding = |((key, about), things): ((&'static str, String), BTreeSet<String>)| {
        let message = Message::new(key).with("about", about).with("things", things.into_iter().collect::<Vec<_>>());
        Finding::new("F57", Level::Note, Place::default(), message, "finding-proposed-remedy")
    };
    asked.into_iter().map(finding).collect()
}

/// Lines to add to the register for schools that the files name and it does not have. They go with the first finding that
/// tells of such a school.
pub(super) fn add(findings: &mut [Finding], register: &Register, unknown: Vec<Sighting>, recognition: &Recognition) {
    let told = findings.iter_mut().find(|finding| finding.message.key().starts_with("finding-unknown-school"));
    let Some(told) = told else { return };
    let near_names = NearNames::default();
    for school in merged(unknown) {
        if told.lines.len() >= MOST_LINES {
            break;
        }
        let Found::Nothing(_) = register.just_named(&school.name, school.town.as_deref()) else { continue };
        let near = near_names.of(&school.name, register);
        let same = |place: &&usize| NameKey::of(&register.schools()[**place].name).number == school.key.number;
        told.lines.extend(near.iter().find(same).map(|near| {
            Message::new("paste-alias-if").with("school", register.full_name(*near)).with("names", school.name.as_str())
        }));
        told.lines.push(line(row(&school, recognition)));
    }
}

/// Names by which schools were recognised and which the register does not have, each with its school.
pub(super) fn names_to_add(register: &Register, matches: &[Match]) -> Vec<Message> {
    let mut names: BTreeMap<usize, BTreeMap<String, &str>> = BTreeMap::new();
    for found in matches.iter().filter(|found| matches!(found.how, How::Code | How::Spelling)) {
        names.entry(found.school).or_default().insert(fold(&found.written), &found.written);
    }
    let alias = |(school, names): (&usize, &BTreeMap<String, &str>)| {
        let names = names.values().copied().collect::<Vec<_>>().join("; ");
        Message::new("paste-alias").with("school", register.full_name(*school)).with("names", names)
    };
    names.iter().map(alias).collect()
}

/// A school as a row of the register that is there.
fn row(school: &Candidate, recognition: &Recognition) -> String {
    let table = &recognition.table;
    let cell = |column: u32| {
        let holds = table.columns.iter().find(|known| known.at == column).map(|known| &known.holds);
        if let Some(Holds::Field(field)) = holds { school.field(*field) } else { String::new() }
    };
    let delimiter = if recognition.sheet.name.is_some() { '\t' } else { ';' };
    delimited((0..=table.last_column).map(cell), delimiter)
}

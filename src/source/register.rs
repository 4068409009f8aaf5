//! The register of schools, read from its table.

use super::header::{Holds, Table};
use super::notes::clipped;
use super::sheet::Sheet;
use super::words;
use crate::finding::{Finding, Level, Place};
use crate::layout::{Field, Kind};
use crate::school::{Grades, NameKey, School};
use crate::text::{Message, fold};

/// The levels of schools; criteria state theirs in the same words.
const LEVELS: [Grades; 5] = [
    Grades { from: 1, to: 4 },
    Grades { from: 1, to: 9 },
    Grades { from: 1, to: 11 },
    Grades { from: 5, to: 11 },
    Grades { from: 10, to: 11 },
];

/// The schools of a register's table, and how many rows it has.
pub(super) fn read(sheet: &Sheet, table: &Table) -> (Vec<School>, Vec<Finding>, usize) {
    let mut schools: Vec<School> = Vec::new();
    let mut findings = Vec::new();
    let mut rows = 0;
    if table.column(&Holds::Field(Field::Grades)).is_none() && table.kind != Kind::Plain {
        let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: Some((table.bottom, 0)) };
        let message = Message::new("finding-register-no-grades");
        findings.push(Finding::new("F28", Level::Error, place, message, "finding-register-no-grades-remedy"));
    }
    for row in table.bottom + 1..=sheet.last_row() {
        let field = |field| {
            let column = table.column(&Holds::Field(field))?;
            let text = sheet.shown(row, column.at)?.text().trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        if sheet.row(row).next().is_none() || field(Field::Name).is_some_and(|name| words::is_example(&name)) {
            continue;
        }
        rows += 1;
        let column = table.column(&Holds::Field(Field::Name)).map_or(0, |column| column.at);
        let place = Place { file: sheet.file.clone(), sheet: sheet.name.clone(), cell: Some((row, column)) };
        let mut report = |code, level, message: Message, remedy| {
            findings.push(Finding::new(code, level, place.clone(), message, remedy));
        };
        // a plain table may have codes alone
        let plain_name = if table.kind == Kind::Plain { field(Field::Code) } else { None };
        let Some(name) = field(Field::Name).or(plain_name) else {
            report("F54", Level::Error, Message::new("finding-register-nameless"), "finding-register-nameless-remedy");
            continue;
        };
        if words::is_total(&name) {
            report(
                "F51",
                Level::Note,
                Message::new("finding-register-total").with("name", clipped(&name)),
                "finding-total-row-remedy",
            );
            continue;
        }
        let told = [Field::Code, Field::Kind, Field::Grades, Field::ShortName, Field::District, Field::Municipality];
        let has_column = |field: Field| table.column(&Holds::Field(field)).is_some();
        if told.iter().any(|told| has_column(*told)) && !told.iter().any(|told| field(*told).is_some()) {
            report(
                "F54",
                Level::Note,
                Message::new("finding-register-no-school").with("name", clipped(&name)),
                "finding-register-no-school-remedy",
            );
            continue;
        }
        let id = field(Field::Code).unwrap_or_else(|| fold(&name));
        let written_grades = field(Field::Grades);
        let grades =
            written_grades.as_deref().and_then(|written| written.parse().ok()).filter(|grades| LEVELS.contains(grades));
        if has_column(Field::Grades) && grades.is_none() {
            // a date is what an office program makes of 1-9
            let message = Message::new("finding-register-grades").with("name", name.as_str());
            report(
                "F33",
                Level::Error,
                message.with("written", clipped(&written_grades.unwrap_or_default())),
                "finding-register-grades-remedy",
            );
        }
        let written_kind = field(Field::Kind);
        let kind_as_written = written_kind.as_deref().and_then(|kind| NameKey::of(kind).kind);
        if let (Some(written), None) = (written_kind, kind_as_written) {
            let message =
                Message::new("finding-register-kind").with("name", name.as_str()).with("written", clipped(&written));
            report("F33", Level::Error, message, "finding-register-kind-remedy");
        }
        let kind = kind_as_written.or_else(|| NameKey::of(&name).kind);
        let several = |of: Field| -> Vec<String> {
            let written = field(of).unwrap_or_default();
            written.split(';').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
        };
        schools.push(School {
            id,
            short_name: field(Field::ShortName).unwrap_or_else(|| name.clone()),
            name,
            aliases: several(Field::Aliases),
            predecessors: several(Field::Predecessors),
            kind,
            grades,
            district: field(Field::District),
            municipality: field(Field::Municipality),
            cluster: field(Field::Cluster),
            origin: sheet.origin(row, column),
        });
    }
    (schools, findings, rows)
}

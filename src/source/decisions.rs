//! What a commission decided of a school: the word must be known, and who, when, by which act and why must be there.

use super::header::Table;
use super::notes::clipped;
use super::sheet::{Cell, Sheet};
use super::words;
use crate::decision::Decision;
use crate::finding::{Finding, Level};
use crate::layout::Field;
use crate::school::School;
use crate::text::{Argument, Message};

/// The decision that a row holds on a school, and what is wrong with it.
pub(super) fn read(
    sheet: &Sheet,
    table: &Table,
    row: u32,
    (school, known): (usize, &School),
) -> (Option<Decision>, Vec<Finding>) {
    let mut findings = Vec::new();
    let field = |field| match sheet.shown(row, table.field(field)?.at)? {
        Cell::Date(day) => day.map(|day| day.to_string()),
        cell => Some(cell.text().trim().to_owned()).filter(|text| !text.is_empty()),
    };
    let Some(written) = field(Field::Decision) else { return (None, findings) };
    let column = table.field(Field::Decision).map_or(0, |column| column.at);
    let place = sheet.place(row, column);
    let Some(status) = words::decision(&written) else {
        let message = Message::new("finding-decision-status").with("written", clipped(&written));
        findings.push(Finding::new("F33", Level::Stop, place, message, "finding-decision-status-remedy"));
        return (None, findings);
    };
    let told = [
        (Field::DecidedBy, "decision-by"),
        (Field::DecidedOn, "decision-on"),
        (Field::Act, "decision-act"),
        (Field::Reason, "decision-reason"),
    ];
    let [by, date, act, reason] = told.map(|(told, _)| field(told).unwrap_or_default());
    let absent = told.into_iter().zip([&by, &date, &act, &reason]).filter(|(_, text)| text.is_empty());
    let absent: Vec<Argument> = absent.map(|((_, key), _)| Argument::Message(Message::new(key))).collect();
    if !absent.is_empty() {
        let message = Message::new("finding-decision-bare")
            .with("school", known.name.as_str())
            .with("fields", Argument::List(absent));
        findings.push(Finding::new("F76", Level::Error, place.clone(), message, "finding-decision-bare-remedy"));
    }
    if !date.is_empty() && !words::is_date(&date) {
        let message = Message::new("finding-decision-date").with("date", clipped(&date));
        findings.push(Finding::new("F76", Level::Error, place, message, "finding-decision-date-remedy"));
    }
    let origin = sheet.origin(row, column);
    (Some(Decision { school, status, by, date, act, reason, origin }), findings)
}

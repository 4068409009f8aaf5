//! JSON Schemas of everything that the program prints as JSON, made from the shapes themselves. What they demand is
//! what every document has; further fields may come.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::explained::ExplainedV1;
use super::run::RunV1;
use super::{ResultV1, text};
use crate::assess::StepKind;
use crate::criteria::{Direction, Standing, Unit};
use crate::decision::Status;
use crate::finding::Level;
use crate::report::compare::CompareV1;
use crate::report::faults::CheckV1;
use crate::report::firm::DocumentV1;
use crate::report::verify::{ListV1, ReplayV1};
use crate::school::{How, kinds};
use crate::text::LANGUAGES;

/// An exact number as text: a decimal or a fraction.
pub(in crate::report) const EXACT: &str = r"^-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$";
/// A digest.
pub(in crate::report) const SHA256: &str = "^[0-9a-f]{64}$";
/// The code of a finding. Which ones there are is no part of the contract.
pub(super) const CODE: &str = "^F[0-9]+$";
/// A cell, as a spreadsheet names it.
pub(in crate::report) const CELL: &str = "^[A-Z]+[1-9][0-9]*$";
/// A cell, or the cells of a column from the first to the last.
pub(in crate::report) const CELLS: &str = "^[A-Z]+[1-9][0-9]*(…[A-Z]+[1-9][0-9]*)?$";
/// The grades of a school.
pub(super) const GRADES: &str = "^([1-9]|1[01])-([1-9]|1[01])$";
/// The date of an act, however it is written: criteria demand no more of it.
pub(super) const DATE: &str = "[0-9]";

/// What makes a schema.
type Make = fn() -> Schema;

/// The documents, each by the verb that prints it or the file that it is.
const DOCUMENTS: [(&str, Make); 8] = [
    ("result", schema_of::<ResultV1<'static>>),
    ("run", schema_of::<RunV1<'static>>),
    ("explain", schema_of::<ExplainedV1<'static>>),
    ("robust", schema_of::<DocumentV1<'static>>),
    ("check", schema_of::<CheckV1<'static>>),
    ("compare", schema_of::<CompareV1<'static>>),
    ("verify", schema_of::<ReplayV1<'static>>),
    ("verify-list", schema_of::<ListV1<'static>>),
];

/// The documents that have a schema.
#[must_use]
pub fn schema_names() -> Vec<&'static str> {
    DOCUMENTS.iter().map(|(name, _)| *name).collect()
}

/// The JSON Schema of a document.
#[must_use]
pub fn schema(name: &str) -> Option<String> {
    DOCUMENTS.iter().find(|(known, _)| *known == name).map(|(_, make)| text(&make()))
}

fn schema_of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

pub(in crate::report) fn statuses() -> [&'static str; 5] {
    Status::ALL.map(Status::word)
}

/// What of several fields, each with an exact one beside it, must hold: a number is shown only where it is told exactly.
pub(super) fn told_exactly(fields: &[&str]) -> Vec<Value> {
    let told = |field: &&str| {
        let exact = format!("{field}_exact");
        json!({ "anyOf": [
            { "properties": { *field: { "type": "null" } } },
            { "properties": { exact: { "type": "string" } } },
        ] })
    };
    fields.iter().map(told).collect()
}

/// The kinds of schools; empty where it is not known.
pub(super) fn school_kinds() -> Vec<&'static str> {
    kinds().iter().map(|kind| kind.id.as_str()).chain([""]).collect()
}

pub(in crate::report) fn standings() -> [&'static str; 3] {
    [Standing::Template, Standing::Draft, Standing::Approved].map(Standing::word)
}

pub(in crate::report) fn directions() -> [&'static str; 2] {
    [Direction::HigherIsBetter, Direction::LowerIsBetter].map(Direction::word)
}

pub(in crate::report) fn levels() -> [&'static str; 3] {
    [Level::Stop, Level::Error, Level::Note].map(Level::word)
}

pub(in crate::report) fn recognised() -> [&'static str; 5] {
    How::ALL.map(How::word)
}

pub(in crate::report) fn languages() -> [&'static str; 2] {
    LANGUAGES.map(|(word, _)| word)
}

pub(in crate::report) fn units() -> [&'static str; 6] {
    use Unit::{Answer, Count, PerHundred, Percent, PercentPoints, Points};
    [Percent, Points, Count, Answer, PercentPoints, PerHundred].map(Unit::word)
}

pub(in crate::report) fn steps() -> [&'static str; 7] {
    use StepKind::{Blend, Cap, Floor, Geometric, Multiply, Rounding, StandIn};
    [Rounding, Cap, Floor, Blend, Multiply, Geometric, StandIn].map(StepKind::word)
}

//! The measure of a cell whose headings leave its subject or grade open: the row says them, else the title or the names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, leading_grade, subject_in};
use super::header::Table;
use super::sheet::Sheet;
use crate::layout::Field;
use crate::observation::{Measure, catalogue};
use crate::text::fold;

/// What a row says.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub subject: Option<String>,
    /// The subject once more, in another column.
    pub again: Option<String>,
    pub grade: Option<String>,
}

/// Why there is no such measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Two columns speak of different subjects.
    TwoSubjects(String),
    /// What was not understood, and in which column it stands.
    Word(Field, String),
}

/// Measures by their forms and what rows say.
pub(super) struct Ids {
    context: Context,
    by_row: [bool; 2],
    known: BTreeMap<(Arc<str>, Said), Result<Arc<str>, Unknown>>,
}

impl Ids {
    pub(super) fn new(sheet: &Sheet, table: &Table) -> Self {
        let by_row = [Field::Subject, Field::Grade].map(|field| table.field(field).is_some());
        Self { context: Context::new(sheet, &table.title), by_row, known: BTreeMap::new() }
    }

    /// The id of the measure of this form in a row that says so much.
    pub(super) fn id(&mut self, form: &Arc<str>, said: impl FnOnce() -> Said) -> Result<Arc<str>, Unknown> {
        if !form.contains('{') {
            return Ok(form.clone());
        }
        let key = (form.clone(), said());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let id = self.find(form, &key.1);
        self.known.insert(key, id.clone());
        id
    }

    fn find(&self, form: &str, said: &Said) -> Result<Arc<str>, Unknown> {
        let [subject_by_row, grade_by_row] = self.by_row;
        let subject = said.subject.as_deref().and_then(subject_of);
        if let (Some(one), Some(again)) = (subject, &said.again)
            && subject_of(again).is_some_and(|other| other != one)
        {
            return Err(Unknown::TwoSubjects(again.clone()));
        }
        let subject = subject.or_else(|| self.context.subject().filter(|_| !subject_by_row));
        let grade = said.grade.as_deref().and_then(leading_grade);
        let grade = grade.or_else(|| self.context.grade().filter(|_| !grade_by_row));
        let mut id = form.to_owned();
        if let Some(subject) = subject {
            id = id.replace("{subject}", subject);
        }
        if let Some(grade) = grade {
            id = id.replace("{grade}", &grade.to_string());
        }
        if catalogue().measure(&id).is_some() || id.starts_with(Measure::PLAIN) {
            return Ok(id.into());
        }
        let field = if id.contains("{grade}") && !id.contains("{subject}") { Field::Grade } else { Field::Subject };
        let word = if field == Field::Grade { &said.grade } else { &said.subject };
        Err(Unknown::Word(field, word.clone().unwrap_or_default()))
    }
}

/// The subject that a cell names: by its code, or in words.
fn subject_of(text: &str) -> Option<&'static str> {
    if let Ok(code) = text.trim().parse::<u32>() {
        return catalogue().subjects.iter().find(|subject| subject.codes.contains(&code)).map(|subject| &*subject.id);
    }
    let folded = fold(text);
    catalogue().subject_spelt(&folded).map(|subject| &*subject.id).or_else(|| subject_in(&folded))
}

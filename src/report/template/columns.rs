//! Which column holds a measure, under which heading, and what goes into its cells.

use crate::criteria::Criteria;
use crate::layout::{ColumnRule, Field, Kind, Layout, Meaning, Unit, shipped};
use crate::observation::{MeasureKind, catalogue};
use crate::text::{Texts, fold};

/// What goes into the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Text,
    /// One of the kinds of school.
    SchoolKind,
    /// One of the spans of grades.
    Grades,
    Count,
    Number,
    Percent,
    CountAndPercent,
    Answer,
}

/// A column of a sheet.
pub(super) struct Column {
    /// The heading over it that it shares with others: the subject.
    pub group: Option<String>,
    pub heading: String,
    pub fill: Fill,
    /// The measure; none where it names the school.
    pub measure: Option<String>,
    /// It holds the school's name.
    pub names: bool,
    /// It holds the school's code.
    pub keys: bool,
}

/// A measure that is asked for, and where it stands: by layout, grade, subject and column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    /// The layout's place; `None` where no layout has it.
    pub layout: Option<usize>,
    pub grade: Option<String>,
    subject: Option<usize>,
    rule: usize,
    measure: String,
}

impl Asked {
    /// Where a measure stands in the first layout that has it.
    pub(super) fn of(measure: &str) -> Self {
        let laid = shipped().iter().enumerate().filter(|(_, layout)| layout.kind != Kind::Register);
        let mut found = laid.flat_map(|(place, layout)| {
            layout.columns.iter().enumerate().filter_map(move |(rule, column)| {
                let (form, _) = form(&column.meaning)?;
                let (subject, grade) = bound(&form, measure)?;
                plain_heading(column)?;
                Some(Self { layout: Some(place), grade, subject, rule, measure: measure.to_owned() })
            })
        });
        let nowhere = || Self { layout: None, grade: None, subject: None, rule: 0, measure: measure.to_owned() };
        found.next().unwrap_or_else(nowhere)
    }

    /// What stands on one sheet: layouts in their order, then what no layout has.
    pub(super) fn document(&self) -> (bool, Option<usize>, Option<&str>) {
        (self.layout.is_none(), self.layout, self.grade.as_deref())
    }
}

/// The measure of a column, with `{subject}` and `{grade}` where the headings above say them, and its unit.
fn form(meaning: &Meaning) -> Option<(String, Unit)> {
    match meaning {
        Meaning::Measure { measure, unit } => Some((measure.clone(), *unit)),
        _ => None,
    }
}

/// The subject and the grade for which a form is this measure.
fn bound(form: &str, measure: &str) -> Option<(Option<usize>, Option<String>)> {
    let (mut subject, mut grade) = (None, None);
    let (mut forms, mut words) = (form.split('.'), measure.split('.'));
    loop {
        match (forms.next(), words.next()) {
            (None, None) => return Some((subject, grade)),
            (Some("{subject}"), Some(word)) => {
                subject = Some(catalogue().subjects.iter().position(|known| known.id == word)?);
            }
            (Some(form), Some(word)) => match form.strip_suffix("{grade}") {
                Some(procedure) => {
                    let number = word.strip_prefix(procedure).filter(|number| number.parse::<u8>().is_ok())?;
                    grade = Some(number.to_owned());
                }
                None if form == word => {}
                None => return None,
            },
            _ => return None,
        }
    }
}

/// The first heading of a rule that stands for itself alone.
fn plain_heading(rule: &ColumnRule) -> Option<&str> {
    // a pattern with a star does not fit what stands before the star, or fits more
    let itself = |written: &str| rule.headings.iter().find(|pattern| pattern.written() == written);
    rule.headings.iter().map(crate::layout::Pattern::written).find(|written| {
        itself(written).is_some_and(|pattern| pattern.fits(written) && !pattern.fits(&format!("{written} *")))
    })
}

/// The columns of the register, in the order of its layout.
pub(super) fn of_register(layout: &Layout) -> Vec<Column> {
    let columns = layout.columns.iter().filter_map(|rule| {
        let Meaning::Field(field) = rule.meaning else { return None };
        let fill = match field {
            Field::Kind => Fill::SchoolKind,
            Field::Grades => Fill::Grades,
            _ => Fill::Text,
        };
        let heading = capital(plain_heading(rule)?);
        Some(Column {
            group: None,
            heading,
            fill,
            measure: None,
            names: field == Field::Name,
            keys: field == Field::Code,
        })
    });
    columns.collect()
}

/// The columns of a document: the school's code and name, then what is asked, subject by subject.
pub(super) fn of_document<'s>(
    layout: Option<&Layout>,
    asked: impl Iterator<Item = &'s Asked>,
    criteria: &Criteria,
    texts: &Texts,
) -> Vec<Column> {
    let school = [Field::Code, Field::Name].into_iter().map(|field| {
        let rules = layout.into_iter().flat_map(|layout| &layout.columns);
        let rules: Vec<&ColumnRule> = rules.filter(|rule| rule.meaning == Meaning::Field(field)).collect();
        let usual = rules.iter().find_map(|rule| usual_heading(rule, field, texts));
        let heading = usual.or_else(|| rules.iter().find_map(|rule| plain_heading(rule).map(str::to_owned)));
        Column {
            group: None,
            heading: capital(&heading.unwrap_or_else(|| field_word(field, texts))),
            fill: Fill::Text,
            measure: None,
            names: field == Field::Name,
            keys: field == Field::Code,
        }
    });
    let mut columns: Vec<Column> = school.collect();
    columns.extend(asked.map(|asked| measured(layout, asked, criteria)));
    columns
}

fn measured(layout: Option<&Layout>, asked: &Asked, criteria: &Criteria) -> Column {
    let title = criteria.measure_title(&asked.measure);
    let rule = layout.and_then(|layout| layout.columns.get(asked.rule));
    let fill = match rule.and_then(|rule| form(&rule.meaning)) {
        Some((_, Unit::Count)) => Fill::Count,
        Some((_, Unit::Number | Unit::Plain(_))) => Fill::Number,
        Some((_, Unit::CountAndPercent)) => Fill::CountAndPercent,
        Some((_, Unit::Answer)) => Fill::Answer,
        Some(_) => Fill::Percent,
        None => declared(&asked.measure, criteria),
    };
    // what the catalogue calls it says more than a word of a heading, where the layout knows it too
    let heading = match rule {
        Some(rule) if rule.headings.iter().any(|pattern| pattern.fits(&fold(title))) => title.to_owned(),
        Some(rule) => plain_heading(rule).unwrap_or(title).to_owned(),
        None => title.to_owned(),
    };
    let sign = if fill == Fill::Percent && rule.is_some() { ", %" } else { "" };
    Column {
        group: asked.subject.map(|place| capital(&catalogue().subjects[place].title)),
        heading: format!("{}{sign}", capital(&heading)),
        fill,
        measure: Some(asked.measure.clone()),
        names: false,
        keys: false,
    }
}

/// What goes into the cells of a measure that no layout has.
fn declared(measure: &str, criteria: &Criteria) -> Fill {
    let declared = criteria.measures.iter().find(|known| known.id == measure).map(|known| known.kind);
    match declared.or_else(|| catalogue().measure(measure).map(|known| known.kind)) {
        Some(MeasureKind::Count) => Fill::Count,
        Some(MeasureKind::Share) => Fill::Percent,
        Some(MeasureKind::Answer) => Fill::Answer,
        _ => Fill::Number,
    }
}

/// The usual word for a field, where the rule knows it.
fn usual_heading(rule: &ColumnRule, field: Field, texts: &Texts) -> Option<String> {
    Some(field_word(field, texts)).filter(|word| rule.headings.iter().any(|known| known.fits(&fold(word))))
}

fn field_word(field: Field, texts: &Texts) -> String {
    texts.word(match field {
        Field::Code => "template-code",
        _ => "template-school",
    })
}

/// With a capital letter, as headings begin.
fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

//! What documents look like. A layout is data: one TOML file says how one kind of document is recognised, where its
//! columns are and what they mean. This module reads such files; `source` applies them.

use std::sync::LazyLock;

use crate::observation::catalogue;
use crate::text::{Message, fold};
use crate::toml_table::{At, Document, Problem, Table};

/// The layouts that ship with the program.
const SHIPPED: [&str; 6] = [
    include_str!("register.toml"),
    include_str!("oge-school.toml"),
    include_str!("ege-school.toml"),
    include_str!("self-evaluation.toml"),
    include_str!("social-passport.toml"),
    include_str!("decisions.toml"),
];

/// What kind of data a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Results of examinations.
    Results,
    /// Self-evaluation by order No. 1324.
    SelfEvaluation,
    /// Conditions of a school's work.
    Context,
    /// The register of schools.
    Register,
    /// What a commission decided.
    Decisions,
    /// Any table with a row a school; `selection.toml` says what its columns mean.
    Plain,
}

/// The kinds and their words in files.
pub const KINDS: [(&str, Kind); 6] = [
    ("results", Kind::Results),
    ("self_evaluation", Kind::SelfEvaluation),
    ("context", Kind::Context),
    ("register", Kind::Register),
    ("decisions", Kind::Decisions),
    ("plain", Kind::Plain),
];

impl Kind {
    /// The kind's word in files and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// How a number stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A whole number.
    Count,
    /// A decimal.
    Number,
    /// A percent, 0 … 100, with or without the sign.
    Percent,
    /// A count, a slash and a percent: `12/34,5%`.
    CountAndPercent,
    /// Yes or no.
    Answer,
    /// Any number, as large and as small as it is: the criteria say what it means. With a decimal point, or whichever
    /// sign the file says parts the decimals.
    Plain(Option<char>),
}

const UNITS: [(&str, Unit); 5] = [
    ("count", Unit::Count),
    ("number", Unit::Number),
    ("percent", Unit::Percent),
    ("count_and_percent", Unit::CountAndPercent),
    ("yes_no", Unit::Answer),
];

/// What a column of the register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The school's code.
    Code,
    /// The official name.
    Name,
    /// The short name.
    ShortName,
    /// Other names, parted by semicolons.
    Aliases,
    /// The kind of school.
    Kind,
    /// The grades it teaches.
    Grades,
    /// The district.
    District,
    /// The municipality.
    Municipality,
    /// The cluster.
    Cluster,
    /// What was decided.
    Decision,
    /// Who decided.
    DecidedBy,
    /// When.
    DecidedOn,
    /// By which act.
    Act,
    /// Why.
    Reason,
}

impl Field {
    /// Whether it is something of a school, and not of a decision.
    #[must_use]
    pub fn is_of_school(self) -> bool {
        !matches!(self, Self::Decision | Self::DecidedBy | Self::DecidedOn | Self::Act | Self::Reason)
    }
}

/// The fields and their words in files.
pub const FIELDS: [(&str, Field); 14] = [
    ("code", Field::Code),
    ("name", Field::Name),
    ("short_name", Field::ShortName),
    ("aliases", Field::Aliases),
    ("kind", Field::Kind),
    ("grades", Field::Grades),
    ("district", Field::District),
    ("municipality", Field::Municipality),
    ("cluster", Field::Cluster),
    ("decision", Field::Decision),
    ("decided_by", Field::DecidedBy),
    ("decided_on", Field::DecidedOn),
    ("act", Field::Act),
    ("reason", Field::Reason),
];

/// A heading to look for, folded; `*` stands for any text. A space beside it stays, so that `1.1 *` is not `1.14 …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    first: String,
    rest: Vec<String>,
}

impl Pattern {
    /// The pattern of a heading as written in a layout.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let mut parts = written.split('*').map(|part| {
            let folded = fold(part);
            let (before, after) = (part.starts_with(' '), part.len() > 1 && part.ends_with(' '));
            format!("{}{folded}{}", if before { " " } else { "" }, if after && !folded.is_empty() { " " } else { "" })
        });
        Self { first: parts.next().unwrap_or_default(), rest: parts.collect() }
    }

    /// The pattern of this heading and no other.
    #[must_use]
    pub fn literal(heading: &str) -> Self {
        Self { first: fold(heading), rest: Vec::new() }
    }

    /// The heading as it is compared, up to the first star.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.first
    }

    /// Whether a folded heading fits.
    #[must_use]
    pub fn fits(&self, heading: &str) -> bool {
        let Some((last, middle)) = self.rest.split_last() else { return heading == self.first };
        let Some(mut left) = heading.strip_prefix(self.first.as_str()) else { return false };
        for part in middle {
            match left.find(part.as_str()) {
                Some(at) => left = &left[at + part.len()..],
                None => return false,
            }
        }
        left.ends_with(last.as_str())
    }
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A measure of the catalogue.
    Measure {
        /// Its id.
        measure: String,
        /// How the number stands in the cells.
        unit: Unit,
    },
    /// A measure of whichever subject the heading names.
    SubjectMeasure {
        /// The examination.
        procedure: String,
        /// What is counted or averaged.
        quantity: String,
        /// How the number stands in the cells.
        unit: Unit,
    },
    /// A field of the register, or of every kind the school's code, name and municipality.
    Field(Field),
    /// Known and not used.
    Ignored,
}

/// One rule: these headings mean this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRule {
    /// The headings.
    pub headings: Vec<Pattern>,
    /// What they mean.
    pub meaning: Meaning,
}

/// How one kind of document looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its word: the name of its file.
    pub id: String,
    /// What it is called for people.
    pub title: String,
    /// What kind of data it holds.
    pub kind: Kind,
    /// Words one of which must stand in the title, the sheet's name or the file's name; empty where headings
    /// alone tell.
    pub words: Vec<Pattern>,
    /// What its headings mean.
    pub columns: Vec<ColumnRule>,
    /// Whether a document of this kind has a year.
    pub dated: bool,
}

/// The layouts that ship with the program.
#[must_use]
pub fn shipped() -> &'static [Layout] {
    static LAYOUTS: LazyLock<Vec<Layout>> = LazyLock::new(|| {
        let read = |text: &str| match read(text) {
            Ok(layout) => layout,
            Err(problems) => unreachable!("a layout that ships is faulty, which a test forbids: {problems:?}"),
        };
        SHIPPED.iter().map(|text| read(text)).collect()
    });
    &LAYOUTS
}

/// Reads a layout file.
///
/// # Errors
/// Every problem of the file.
pub fn read(text: &str) -> Result<Layout, Vec<Problem>> {
    let document = Document::parse(text);
    let mut root = document.root();
    let _ = root.choice("schema", &[("shnor/layout/1", ())]);
    let id = root.required_text("id");
    let title = root.required_text("title");
    root.require("kind");
    let kind = root.choice("kind", &KINDS);
    let dated = root.flag("dated");
    let words = root.texts("words").into_iter().map(|word| Pattern::new(&format!("*{}*", word.value))).collect();
    root.require("column");
    let columns = root.tables("column").into_iter().flat_map(column).collect();
    root.finish();
    match (id, title, kind) {
        (Some(id), Some(title), Some(kind)) if !document.is_faulty() => Ok(Layout {
            id: id.value,
            title: title.value,
            kind: kind.value,
            words,
            columns,
            dated: dated.is_none_or(|dated| dated.value),
        }),
        _ => Err(document.problems()),
    }
}

fn column(mut table: Table<'_>) -> Vec<ColumnRule> {
    table.require("headings");
    let headings = table.texts("headings");
    let measure = table.text("measure");
    let field = table.choice("field", &FIELDS);
    let ignored = table.flag("ignored").is_some_and(|flag| flag.value);
    let unit = table.choice("unit", &UNITS).map(|unit| unit.value);
    let start = table.start();
    let rules = match (measure, field, ignored) {
        (Some(measure), None, false) => measured(&table, &headings, &measure, unit),
        (None, Some(field), false) => vec![rule(&headings, Meaning::Field(field.value))],
        (None, None, true) => vec![rule(&headings, Meaning::Ignored)],
        _ => {
            table.report(start, Message::new("layout-column-meaning"));
            Vec::new()
        }
    };
    table.finish();
    rules
}

/// The rules of a measure: one, or one a code where the measure is `self.{code}`.
fn measured(table: &Table<'_>, headings: &[At<String>], measure: &At<String>, unit: Option<Unit>) -> Vec<ColumnRule> {
    let unknown =
        || table.report(measure.span.start, Message::new("layout-measure").with("measure", measure.value.as_str()));
    if let Some((procedure, quantity)) = measure.value.split_once(".{subject}.") {
        let known = catalogue()
            .subjects
            .iter()
            .any(|subject| catalogue().measure(&format!("{procedure}.{}.{quantity}", subject.id)).is_some());
        if !known {
            unknown();
        }
        let unit = unit.unwrap_or(Unit::Count);
        let meaning = Meaning::SubjectMeasure { procedure: procedure.to_owned(), quantity: quantity.to_owned(), unit };
        return vec![rule(headings, meaning)];
    }
    let ids = if measure.value.contains("{code}") { catalogue().self_codes.clone() } else { vec![String::new()] };
    let mut rules = Vec::new();
    for code in ids {
        let id = measure.value.replace("{code}", &code);
        let Some(known) = catalogue().measure(&id) else {
            unknown();
            continue;
        };
        let usual = match known.kind {
            crate::observation::MeasureKind::Count => Unit::Count,
            crate::observation::MeasureKind::Share => Unit::CountAndPercent,
            crate::observation::MeasureKind::Answer => Unit::Answer,
            _ => Unit::Number,
        };
        let headings = headings.iter().map(|heading| Pattern::new(&heading.value.replace("{code}", &code))).collect();
        rules.push(ColumnRule { headings, meaning: Meaning::Measure { measure: id, unit: unit.unwrap_or(usual) } });
    }
    rules
}

fn rule(headings: &[At<String>], meaning: Meaning) -> ColumnRule {
    ColumnRule { headings: headings.iter().map(|heading| Pattern::new(&heading.value)).collect(), meaning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_that_ships_reads_without_a_problem() {
        for text in SHIPPED {
            assert_eq!(read(text).err(), None);
        }
        let ids: Vec<&str> = shipped().iter().map(|layout| layout.id.as_str()).collect();
        assert_eq!(ids, ["register", "oge-school", "ege-school", "self-evaluation", "social-passport", "decisions"]);
    }

    #[test]
    fn a_star_stands_for_any_words() {
        let fits = |pattern: &str, heading: &str| Pattern::new(pattern).fits(&fold(heading));
        assert!(fits("всего выпускников *", "Всего выпускников в 2019 году, принявших участие в ЕГЭ, чел."));
        assert!(fits("не преодолен* порог", "Не преодолён min порог"));
        assert!(fits("1.14 *", "1.14 Численность выпускников"));
        assert!(!fits("1.1 *", "1.14 Численность выпускников"));
        assert!(!fits("школа", "школа-интернат"));
    }
}

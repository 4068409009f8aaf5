//! What documents look like. A layout is data: one TOML file says how one kind of document is recognised, what its
//! headings and rows mean, what one row is of. This module holds the types; `file` reads such files; `source` applies
//! them.

mod file;
mod pattern;

use std::sync::LazyLock;

pub use file::{SCHEMA, of_measures, read};
pub use pattern::Pattern;

/// The layouts that ship with the program.
const SHIPPED: [&str; 17] = [
    include_str!("register.toml"),
    include_str!("oge-school.toml"),
    include_str!("ege-school.toml"),
    include_str!("oge-participants.toml"),
    include_str!("ege-participants.toml"),
    include_str!("vpr-marks.toml"),
    include_str!("vpr-journal.toml"),
    include_str!("vpr-participants.toml"),
    include_str!("objectivity.toml"),
    include_str!("self-evaluation.toml"),
    include_str!("social-passport.toml"),
    include_str!("oo-1.toml"),
    include_str!("oo-2.toml"),
    include_str!("kdr-levels.toml"),
    include_str!("olympiads.toml"),
    include_str!("teachers.toml"),
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
    /// Any table with a row a school; `selection.toml` or the criteria say what its columns mean.
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

/// What one row of a table is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A school, perhaps in a year, a subject, a grade that the row names.
    Schools,
    /// A participant of an examination: rows are counted and added up a school and subject.
    Participants,
    /// A school, and below it a row for each of its numbers.
    Groups,
}

/// The grains and their words in files.
pub const GRAINS: [(&str, Grain); 3] =
    [("schools", Grain::Schools), ("participants", Grain::Participants), ("groups", Grain::Groups)];

/// How a number stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A whole number.
    Count,
    /// A decimal.
    Number,
    /// A percent, 0 … 100, with or without the sign.
    Percent,
    /// A percent of the participants (families, pupils) whose number stands in the same row: the count is recovered.
    PercentOfAll,
    /// A count, a slash and a percent: `12/34,5%`.
    CountAndPercent,
    /// Yes or no.
    Answer,
    /// Any number, as large and as small as it is: the criteria say what it means. With a decimal point, or whichever
    /// sign the file says parts the decimals.
    Plain(Option<char>),
}

/// The units and their words in files.
pub const UNITS: [(&str, Unit); 6] = [
    ("count", Unit::Count),
    ("number", Unit::Number),
    ("percent", Unit::Percent),
    ("percent_of_all", Unit::PercentOfAll),
    ("count_and_percent", Unit::CountAndPercent),
    ("yes_no", Unit::Answer),
];

/// What a column says that is no number.
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
    /// The schools that it was made of, by code or name, parted by semicolons.
    Predecessors,
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
    /// The year that the row is of.
    Year,
    /// The subject that the row is of: its name, or its code in lists of participants.
    Subject,
    /// The grade that the row is of.
    Grade,
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
    /// Whether it is something of a school, and not of a decision or a result.
    #[must_use]
    pub fn is_of_school(self) -> bool {
        self <= Self::Cluster
    }
}

/// The fields and their words in files.
pub const FIELDS: [(&str, Field); 18] = [
    ("code", Field::Code),
    ("name", Field::Name),
    ("short_name", Field::ShortName),
    ("aliases", Field::Aliases),
    ("predecessors", Field::Predecessors),
    ("kind", Field::Kind),
    ("grades", Field::Grades),
    ("district", Field::District),
    ("municipality", Field::Municipality),
    ("cluster", Field::Cluster),
    ("year", Field::Year),
    ("subject", Field::Subject),
    ("grade", Field::Grade),
    ("decision", Field::Decision),
    ("decided_by", Field::DecidedBy),
    ("decided_on", Field::DecidedOn),
    ("act", Field::Act),
    ("reason", Field::Reason),
];

/// What a cell says of one participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The score.
    Score,
    /// The mark, 2 … 5.
    Mark,
    /// The mark that the school's journal gives.
    JournalMark,
    /// Whether the least score was reached.
    Passed,
    /// Who the participant is, by a code: nobody counts twice.
    Id,
    /// What became of the result: annulled ones do not count.
    Status,
    /// The date or period of the examination: a table holds one.
    Period,
    /// The primary score that the mark was made of.
    Primary,
}

impl Answer {
    /// Whether it is a result, and not what is said about one.
    #[must_use]
    pub fn is_result(self) -> bool {
        self <= Self::Passed
    }
}

/// The answers and their words in files.
pub const ANSWERS: [(&str, Answer); 8] = [
    ("score", Answer::Score),
    ("mark", Answer::Mark),
    ("journal_mark", Answer::JournalMark),
    ("passed", Answer::Passed),
    ("id", Answer::Id),
    ("status", Answer::Status),
    ("period", Answer::Period),
    ("primary", Answer::Primary),
];

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A measure of the catalogue. `{subject}` and `{grade}` in its id stand for what the headings above, the row, the
    /// title, the sheet's or the file's name say.
    Measure {
        /// Its id.
        measure: String,
        /// How the number stands in the cells.
        unit: Unit,
    },
    /// A field of the register, or of every kind the school's code, name and municipality.
    Field(Field),
    /// Something of one participant.
    Answer(Answer),
    /// The number of a row whose label says what it is.
    Value,
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

/// One rule of a table of groups: rows so labelled hold this measure of the school above them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRule {
    /// The labels.
    pub labels: Vec<Pattern>,
    /// The measure's id, perhaps with `{subject}` and `{grade}`.
    pub measure: String,
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
    /// Words one of which stands in the title, the sheet's name or the file's name.
    pub words: Vec<Pattern>,
    /// Words none of which may stand there: a rehearsal is no examination.
    pub not_words: Vec<Pattern>,
    /// Words that make the results doubtful where they stand there: they may not be the final ones.
    pub doubtful: Vec<Pattern>,
    /// Whether one of the words must stand there: the headings alone do not tell what the document is.
    pub worded: bool,
    /// What one row is of.
    pub grain: Grain,
    /// Where what is asked may stand in rows and the schools in columns: headings over what is asked. Empty: never.
    pub turned: Vec<Pattern>,
    /// Of such a table: headings of the column of the one school that the title, the sheet's or the file's name names.
    pub one_school: Vec<Pattern>,
    /// What its headings mean.
    pub columns: Vec<ColumnRule>,
    /// What its rows mean, in a table of groups.
    pub rows: Vec<RowRule>,
    /// The procedure whose results are counted, in a table of participants: `ege`, `vpr{grade}`.
    pub procedure: Option<String>,
    /// Whether a document of this kind has a year.
    pub dated: bool,
}

impl Layout {
    /// The layout of a table with a row a school, of which somebody said what its columns mean.
    #[must_use]
    pub fn plain(id: &str, title: &str, columns: Vec<ColumnRule>) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            kind: Kind::Plain,
            words: Vec::new(),
            not_words: Vec::new(),
            doubtful: Vec::new(),
            worded: false,
            grain: Grain::Schools,
            turned: Vec::new(),
            one_school: Vec::new(),
            columns,
            rows: Vec::new(),
            procedure: None,
            dated: true,
        }
    }

    /// Whether a document of this kind can have a measure. Of a plain table nobody knows what else it could have.
    #[must_use]
    pub fn can_tell(&self, measure: &str) -> bool {
        let columns = self.columns.iter().filter_map(|rule| match &rule.meaning {
            Meaning::Measure { measure, .. } => Some(measure),
            _ => None,
        });
        let mut forms = columns.chain(self.rows.iter().map(|rule| &rule.measure));
        let of_procedure = |procedure: &String| is_of_form(procedure, measure.split('.').next().unwrap_or_default());
        self.kind == Kind::Plain
            || self.procedure.as_ref().is_some_and(of_procedure)
            || forms.any(|form| is_of_form(form, measure))
    }

    /// The layout of such a table with rows and columns changed for one another; `None` where that is never done.
    #[must_use]
    pub fn turned(&self) -> Option<Self> {
        if self.turned.is_empty() {
            return None;
        }
        let names = ColumnRule { headings: self.turned.clone(), meaning: Meaning::Field(Field::Name) };
        let columns = std::iter::once(names).chain(self.columns.iter().cloned()).collect();
        Some(Self { columns, ..self.clone() })
    }
}

/// Whether `vpr5.math.mark_2` is of the form `vpr{grade}.{subject}.mark_2`.
fn is_of_form(form: &str, measure: &str) -> bool {
    let part = |(form, part): (&str, &str)| match form.split_once('{') {
        Some((before, _)) => part.starts_with(before),
        None => form == part,
    };
    form.split('.').count() == measure.split('.').count() && form.split('.').zip(measure.split('.')).all(part)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_knows_what_its_documents_can_tell() {
        let layout = |id: &str| shipped().iter().find(|layout| layout.id == id).expect(id);
        for (id, told, not_told) in [
            ("vpr-marks", "vpr5.math.mark_2", "vpr5.math.journal_all"),
            ("vpr-journal", "vpr5.math.journal_all", "vpr5.math.mark_2"),
            ("vpr-participants", "vpr5.math.mark_2", "oge.math.mark_2"),
            ("oge-school", "oge.math.mark_2", "vpr5.math.mark_2"),
            ("self-evaluation", "self.1.14", "context.families"),
        ] {
            assert!(layout(id).can_tell(told), "{id}");
            assert!(!layout(id).can_tell(not_told), "{id}");
        }
    }

    #[test]
    fn every_layout_that_ships_reads_without_a_problem() {
        for text in SHIPPED {
            assert_eq!(read(text).err(), None, "{text}");
        }
        let mut ids: Vec<&str> = shipped().iter().map(|layout| layout.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), SHIPPED.len());
    }
}

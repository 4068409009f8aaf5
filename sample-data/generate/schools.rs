//! The table of schools, `norilsk-<year>.schools.csv`: everything that is peculiar about a school.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::Failure;
use super::cells::Cell;

/// One line of the data table. Strengths and hardship are in thousandths of a pupil's standard
/// deviation.
pub(crate) struct School {
    pub(crate) code: String,
    pub(crate) official: String,
    pub(crate) short: String,
    pub(crate) other_names: String,
    /// The files that call the school by the first of its other names.
    other_name_used_in: String,
    /// The codes of the schools that became part of it, or that it had, parted by `;`.
    pub(crate) predecessors: String,
    pub(crate) kind: String,
    pub(crate) level: String,
    pub(crate) district: String,
    pub(crate) profile: String,
    pub(crate) ninth: u64,
    pub(crate) eleventh: u64,
    pub(crate) maths_profile_percent: u64,
    pub(crate) oge: i64,
    pub(crate) ege: i64,
    /// How much better at mathematics, and worse at Russian.
    pub(crate) maths: i64,
    /// How freely the school itself gives good marks.
    pub(crate) marks: i64,
    pub(crate) hardship: i64,
    /// Cells that hold something else than the figure, as `file.column=text`; how many of a grade sit the examinations of a
    /// year, as `ninth-year=count`; for the ВПР, the pupils of a grade, as `vpr-2019.grade=count`, and the tests with a
    /// marker of biased results, as `marker-year.test=1`.
    pub(crate) cells: BTreeMap<String, String>,
}

impl School {
    pub(crate) fn has_primary(&self) -> bool {
        self.level.starts_with('1')
    }

    pub(crate) fn has_eleventh(&self) -> bool {
        self.level.ends_with("11")
    }

    /// The name as `file` writes it.
    pub(crate) fn name(&self, file: &str, style: Style) -> String {
        if parted(&self.other_name_used_in).any(|named| named == file) {
            return parted(&self.other_names).next().unwrap_or_default().to_string();
        }
        let tight = self.short.replace("№ ", "№");
        let form = self.official.split(' ').next().unwrap_or_default();
        match style {
            Style::Official => self.official.clone(),
            Style::OfficialNoBreak => self.official.replace("№ ", "№\u{a0}"),
            Style::Short => self.short.clone(),
            Style::ShortTight => tight,
            Style::Straight => format!("{form} \"{}\"", self.short),
            Style::StraightTight => format!("{form} \"{tight}\""),
        }
    }

    /// The codes under which its results of other years may stand: its own and those of its predecessors.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.code.as_str()).chain(parted(&self.predecessors))
    }

    /// What stands in `cell` instead of the figure, if anything.
    pub(crate) fn instead(&self, cell: &str) -> Option<Cell> {
        self.cells.get(cell).map(|text| if text.is_empty() { Cell::Blank } else { Cell::text(text) })
    }

    /// A number of the column of cells.
    pub(crate) fn count(&self, cell: &str) -> Result<Option<u64>, Failure> {
        Ok(self.cells.get(cell).map(|count| count.parse()).transpose()?)
    }
}

fn parted(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// How a file writes a school's name: МБОУ «СШ № 16», СШ №16, МБОУ "СШ № 16" …
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Style {
    Official,
    OfficialNoBreak,
    Short,
    ShortTight,
    Straight,
    StraightTight,
}

pub(crate) fn read(path: &Path) -> Result<Vec<School>, Failure> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let mut schools = Vec::new();
    for row in reader.records() {
        let row = row?;
        let found = |column: &str| -> Option<String> {
            let position = header.iter().position(|name| name == column);
            position.and_then(|position| row.get(position)).map(str::to_string)
        };
        let text = |column: &str| -> Result<String, Failure> {
            found(column).ok_or_else(|| format!("no column {column}").into())
        };
        let count = |column: &str| -> Result<u64, Failure> { Ok(text(column)?.parse()?) };
        let signed = |column: &str| -> Result<i64, Failure> { Ok(text(column)?.parse()?) };
        schools.push(School {
            code: text("code")?,
            official: text("official_name")?,
            short: text("short_name")?,
            other_names: text("other_names")?,
            other_name_used_in: text("other_name_used_in")?,
            predecessors: found("predecessors").unwrap_or_default(),
            kind: text("type")?,
            level: text("level")?,
            district: text("district")?,
            profile: text("profile")?,
            ninth: count("ninth_graders")?,
            eleventh: count("eleventh_graders")?,
            maths_profile_percent: count("maths_profile_percent")?,
            oge: signed("strength_oge")?,
            ege: signed("strength_ege")?,
            maths: signed("strength_maths")?,
            marks: signed("strength_marks")?,
            hardship: signed("hardship")?,
            cells: text("cells")?
                .split(';')
                .filter_map(|cell| cell.split_once('='))
                .map(|(cell, text)| (cell.trim().to_string(), text.trim().to_string()))
                .collect(),
        });
    }
    Ok(schools)
}

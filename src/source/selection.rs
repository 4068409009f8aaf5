//! `selection.toml`: what the analyst says of a data folder, as far as the files do not say it themselves.

use std::path::{Path, PathBuf};

use crate::text::Message;
use crate::toml_table::{Document, Problem};

/// The first line of a selection file.
const SCHEMA: &str = "shnor/selection/1";

/// What stands in a `selection.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The year of the list.
    pub year: Option<i32>,
    /// The criteria file, relative to the selection file.
    pub criteria: Option<PathBuf>,
    /// The data are invented.
    pub synthetic: bool,
    /// What is said of single files.
    pub files: Vec<FileHint>,
}

/// What is said of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHint {
    /// Its path, relative to the data folder.
    pub path: String,
    /// The sheet that this is said of; where sheets are named, others are passed over.
    pub sheet: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// The layout it follows.
    pub layout: Option<String>,
}

impl Selection {
    /// Reads a selection file.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let document = Document::parse(text);
        let mut root = document.root();
        root.require("schema");
        let _ = root.choice("schema", &[(SCHEMA, ())]);
        let year = |table: &mut crate::toml_table::Table<'_>| {
            let year = table.integer("year")?;
            if !(2000..2100).contains(&year.value) {
                table.report(year.span.start, Message::new("selection-year"));
            }
            i32::try_from(year.value).ok()
        };
        let mut paths = std::collections::BTreeSet::new();
        let selection = Self {
            year: year(&mut root),
            criteria: root.text("criteria").map(|path| Path::new(&path.value).to_path_buf()),
            synthetic: root.flag("synthetic").is_some_and(|flag| flag.value),
            files: root
                .tables("file")
                .into_iter()
                .map(|mut table| {
                    let hint = FileHint {
                        path: table.required_text("path").map(|path| path.value).unwrap_or_default(),
                        sheet: table.text("sheet").map(|sheet| sheet.value),
                        year: year(&mut table),
                        layout: table.text("layout").map(|layout| layout.value),
                    };
                    if !paths.insert((hint.path.clone(), hint.sheet.clone())) {
                        table.report(
                            table.start(),
                            Message::new("selection-file-twice").with("file", hint.path.as_str()),
                        );
                    }
                    table.finish();
                    hint
                })
                .collect(),
        };
        root.finish();
        if document.is_faulty() { Err(document.problems()) } else { Ok(selection) }
    }

    /// What is said of a sheet of a file: of this sheet by name, else of the whole file.
    #[must_use]
    pub fn hint(&self, path: &str, sheet: Option<&str>) -> Option<&FileHint> {
        let named = self.of(path).find(|hint| hint.sheet.is_some() && hint.sheet.as_deref() == sheet);
        named.or_else(|| self.of(path).find(|hint| hint.sheet.is_none()))
    }

    /// Everything that is said of a file.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &FileHint> {
        self.files.iter().filter(move |hint| hint.path == path)
    }
}

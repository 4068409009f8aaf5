//! The check for machines and for pages: JSON, CSV and Markdown.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::understood;
use super::{Fault, Faults, Summary, totals};
use crate::origin::cell_address;
use crate::report::grid::Grid;
use crate::report::json::{self, FindingV1};
use crate::report::markdown::Page;
use crate::report::tables::{self, csv_text};
use crate::report::wording;

/// The faults of the data: what `check --format json` prints.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct CheckV1<'f> {
    /// The kind of document and its version.
    #[schemars(extend("const" = "shnor/check/1"))]
    schema: &'static str,
    /// The files, one entry a sheet.
    files: Vec<FileV1<'f>>,
    /// What was not checked, in words.
    left_out: Vec<String>,
    /// Faults that stop the selection.
    stops: usize,
    /// Errors: they stop it where they are not let pass.
    errors: usize,
    /// Notes.
    notes: usize,
    /// The faults, alike ones in one.
    findings: Vec<CountedV1<'f>>,
}

/// A file, or a sheet of it.
#[derive(Serialize, JsonSchema)]
struct FileV1<'f> {
    /// The file.
    file: &'f str,
    /// The sheet of a workbook.
    sheet: Option<&'f str>,
    /// The kind of document; `null` where it was not recognised.
    kind: Option<&'static str>,
    /// The layout that it follows.
    layout: Option<&'f str>,
    /// Its year.
    year: Option<i32>,
    /// Rows under its headings.
    rows_read: usize,
    /// Rows that became data of a school.
    rows_used: usize,
    /// Faults that stop the selection.
    stops: usize,
    /// Errors.
    errors: usize,
    /// Notes.
    notes: usize,
}

/// A fault, with how often it occurs.
#[derive(Serialize, JsonSchema)]
struct CountedV1<'f> {
    #[serde(flatten)]
    finding: FindingV1<'f>,
    /// How often.
    count: usize,
    /// Its cells.
    #[schemars(inner(regex(pattern = json::CELL)))]
    cells: Vec<String>,
    /// Whether it is an error that was let pass.
    allowed: bool,
}

pub(super) fn json(faults: &Faults<'_>) -> String {
    let [stops, errors, notes] = totals(faults.findings);
    let file = |row: Summary<'_>| {
        let [stops, errors, notes] = row.counts;
        row.input.map(|input| (input.file.clone(), input.sheet.clone(), input.clone(), [stops, errors, notes]))
    };
    let rows: Vec<_> = faults.summary().into_iter().filter_map(file).collect();
    json::text(&CheckV1 {
        schema: "shnor/check/1",
        files: rows
            .iter()
            .map(|(file, sheet, input, [stops, errors, notes])| FileV1 {
                file,
                sheet: sheet.as_deref(),
                kind: input.kind,
                layout: input.layout.as_deref(),
                year: input.year,
                rows_read: input.rows_read,
                rows_used: input.rows_used,
                stops: *stops,
                errors: *errors,
                notes: *notes,
            })
            .collect(),
        left_out: faults.left_out.iter().map(|message| faults.texts.say(message)).collect(),
        stops,
        errors,
        notes,
        findings: faults
            .findings
            .iter()
            .map(|finding| CountedV1 {
                finding: FindingV1::of(faults.texts, finding),
                count: finding.count,
                cells: finding.cells.iter().map(|spot| cell_address(spot.row, spot.column)).collect(),
                allowed: finding.level == crate::finding::Level::Error && !finding.blocks(faults.allowed),
            })
            .collect(),
    })
}

pub(super) fn csv(faults: &Faults<'_>) -> String {
    let header = ["school", "file", "sheet", "cell", "code", "level", "message", "remedy"];
    let rows = faults.each();
    csv_text(&header, rows.iter().map(|fault| fields(faults, fault, fault.finding.level.word().to_owned())))
}

/// What a table says of one fault: school, file, sheet, cell, code, level, what, what to do.
pub(super) fn fields(faults: &Faults<'_>, fault: &Fault<'_>, level: String) -> Vec<String> {
    vec![
        fault.school.unwrap_or_default().to_owned(),
        fault.place.file.to_string(),
        fault.place.sheet.as_deref().unwrap_or_default().to_owned(),
        fault.place.address().unwrap_or_default(),
        fault.finding.code.to_owned(),
        level,
        faults.texts.say(&fault.message),
        faults.texts.say(&fault.finding.remedy),
    ]
}

pub(super) fn markdown(faults: &Faults<'_>) -> String {
    let word = |key| faults.texts.word(key);
    let mut page = Page::new();
    page.block(&format!("# {}", word("faults-title")));
    page.paragraph(&faults.texts.say(&faults.verdict()));
    for message in faults.left_out {
        page.paragraph(&faults.texts.say(message));
    }
    let header = [
        "column-file",
        "column-sheet",
        "column-understood",
        "column-year",
        "column-rows-read",
        "column-rows-used",
        "column-errors",
        "column-notes",
    ];
    let rows: Vec<Vec<String>> = faults.summary().iter().map(|row| summary_row(faults, row)).collect();
    let figures = vec![false, false, false, true, true, true, true, true];
    page.table(&Grid { header: header.map(word).to_vec(), figures, rows });
    let grid = each_grid(faults);
    if !grid.rows.is_empty() {
        page.table(&grid);
    }
    page.into_text()
}

/// The faults one a row, in words.
fn each_grid(faults: &Faults<'_>) -> Grid {
    let header = [
        "column-school",
        "column-file",
        "column-sheet",
        "column-cell",
        "column-code",
        "column-level",
        "column-what",
        "column-remedy",
    ];
    let row = |fault: &Fault<'_>| fields(faults, fault, faults.texts.say(&wording::level(fault.finding.level)));
    Grid {
        header: header.map(|key| faults.texts.word(key)).to_vec(),
        figures: vec![false; header.len()],
        rows: faults.each().iter().map(row).collect(),
    }
}

pub(super) fn office_csv(faults: &Faults<'_>) -> String {
    tables::office_csv(&each_grid(faults))
}

/// What a table says of a file: file, sheet, what it was taken for, year, rows read and used, errors, notes.
pub(super) fn summary_row(faults: &Faults<'_>, row: &Summary<'_>) -> Vec<String> {
    let [stops, errors, notes] = row.counts;
    let of = |told: fn(&crate::origin::Input) -> String| row.input.map(told).unwrap_or_default();
    let used = |input: &&crate::origin::Input| input.kind.is_some();
    vec![
        row.input.map_or_else(|| faults.texts.word("finding-folder"), |input| input.file.to_string()),
        of(|input| input.sheet.as_deref().unwrap_or_default().to_owned()),
        row.input.map_or_else(String::new, |input| understood(faults, input)),
        of(|input| input.year.map_or_else(String::new, |year| year.to_string())),
        row.input.filter(used).map_or_else(String::new, |input| input.rows_read.to_string()),
        row.input.filter(used).map_or_else(String::new, |input| input.rows_used.to_string()),
        (stops + errors).to_string(),
        notes.to_string(),
    ]
}

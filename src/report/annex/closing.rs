//! The last pages: the methodology whole, the files that were read, how firm the list is, and what it takes to make the
//! same document again.

use super::docx::{Document, Style, Table};
use crate::report::Report;
use crate::report::methodology;
use crate::run_record::VERSION;
use crate::text::Message;

/// How the columns of the table of files share the width: file, sheet, kind, year, rows.
const INPUTS: [u32; 5] = [30, 18, 26, 10, 16];

pub(super) fn write(report: &Report<'_>, document: &mut Document) {
    document.part(&report.word("report-methodology"));
    for section in methodology::sections(report.assessment.criteria, report.texts) {
        document.paragraph(Style::Heading, &section.title);
        for item in &section.items {
            match &item.title {
                Some(title) => {
                    document.paragraph(Style::Subheading, &format!("{} {title}", item.number));
                    document.lines(Style::Item, &item.lines);
                }
                None => document.paragraph(Style::Body, &format!("{} {}", item.number, item.lines.join(" "))),
            }
        }
    }
    document.part(&report.word("attachment-data"));
    document.table(&Table::of(report.inputs_grid(), &INPUTS).narrowed(INPUTS.len()));
    document.paragraph(Style::Heading, &report.word("report-years"));
    document.lines(Style::Item, &report.years());
    let firm = report.firm_summary();
    if !firm.is_empty() {
        document.paragraph(Style::Heading, &report.word("firm-heading"));
        document.lines(Style::Item, &firm);
    }
    let is_public = report.run.public.is_some();
    if !is_public {
        document.table(&digests(report));
    }
    document.paragraph(Style::Heading, &report.word("attachment-again"));
    let again = match &report.run.what_if {
        Some(what_if) => Message::new("attachment-again-draft").with("file", what_if.file.as_str()),
        None if is_public => Message::new("attachment-again-public"),
        None => Message::new("attachment-again-text"),
    };
    let again = again.with("version", VERSION);
    document.paragraph(Style::Body, &report.say(&again.with("year", report.assessment.year.to_string())));
    document.paragraph(Style::Body, &report.digest());
}

/// The files with their digests, each once.
fn digests(report: &Report<'_>) -> Table {
    let mut table = Table::new([(report.word("column-file"), 36, false), (report.word("column-digest"), 64, false)]);
    let mut last = "";
    for input in report.run.inputs.iter().filter(|input| !input.sha256.is_empty()) {
        if *input.file != *last {
            table.row(vec![vec![input.file.to_string()], vec![input.sha256.clone()]]);
        }
        last = &input.file;
    }
    if let Some(what_if) = &report.run.what_if {
        table.row(vec![vec![what_if.file.clone()], vec![what_if.sha256.clone()]]);
    }
    table
}

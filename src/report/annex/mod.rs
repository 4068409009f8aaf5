//! The list with its grounds as an attachment to an order, by ГОСТ Р 7.0.97: `обоснование.docx`. The list, then a page a
//! school, then by which methodology and from which files.

mod closing;
mod docx;
mod opening;
mod school;

use super::Report;
use super::document::Document as _;
use crate::text::Message;
use docx::Document;

/// The bytes of the document.
pub(super) fn bytes(report: &Report<'_>) -> Vec<u8> {
    let mut document = Document::new();
    opening::write(report, &mut document);
    for school in schools(report) {
        school::write(report, school, &mut document);
    }
    closing::write(report, &mut document);
    document.into_file(&title(report), &running(report), report.texts.language(), report.date())
}

/// The title of the list.
fn title(report: &Report<'_>) -> String {
    report.say(&Message::new("report-title").with("year", report.assessment.year.to_string()))
}

/// What every page says of the document: its title, and what must be seen of it in a few words.
fn running(report: &Report<'_>) -> String {
    let banners = report.banners_in_short();
    let title = format!("{}.", title(report));
    [title].into_iter().chain(banners).collect::<Vec<_>>().join(" ")
}

/// Those with a page of their own: who is listed, then of whom else a commission decided.
fn schools(report: &Report<'_>) -> Vec<usize> {
    let listed: Vec<usize> = report.assessment.listed().collect();
    let decided = report.assessment.shown().filter(|school| report.assessment.decisions.contains_key(school));
    let others: Vec<usize> = decided.filter(|school| !listed.contains(school)).collect();
    listed.into_iter().chain(others).collect()
}

//! `обоснование.docx`: the annex to the order, then a page a school.

use super::Report;

pub(super) fn render(_report: &Report<'_>) -> Vec<u8> {
    Vec::new()
}

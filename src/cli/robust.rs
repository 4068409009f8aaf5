//! `shnor robust`: how firm the list is.

use crate::cli::arguments::{Format, RobustArguments};
use crate::cli::judged::judge;
use crate::cli::recall::load_or_recall;
use crate::cli::{canvas, print};
use crate::text::Texts;

pub(super) fn run(texts: &Texts, arguments: &RobustArguments) -> anyhow::Result<()> {
    let loaded = load_or_recall(texts, &arguments.data)?;
    let judged = judge(texts, &loaded, arguments.data.quiet);
    let report = judged.report(&loaded.data.findings, texts);
    print(&match arguments.format {
        Format::Json => report.firm_json(),
        Format::Markdown => report.firm_markdown(),
        _ => report.firm_terminal(canvas(&arguments.data)),
    })
}

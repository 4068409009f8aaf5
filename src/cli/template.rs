//! `shnor template`: the workbook to fill in for a methodology.

use crate::cli::arguments::TemplateArguments;
use crate::cli::exit::{Failure, is_workbook};
use crate::cli::load::read_criteria;
use crate::cli::{print, recover, tell};
use crate::output;
use crate::report::Template;
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &TemplateArguments) -> anyhow::Result<()> {
    let file = &arguments.file;
    is_workbook(file)?;
    recover(texts, file, arguments.quiet);
    let (criteria, _) = read_criteria(&arguments.criteria)?;
    let template = Template { criteria: &criteria, year: arguments.year, texts };
    let bytes = template.workbook().map_err(|error| Failure::crash(&error.to_string()))?;
    output::write_file(file, &bytes, false).map_err(Failure::of_file)?;
    if !arguments.quiet {
        tell(&texts.say(&Message::new("cli-file-written").with("path", file.display().to_string())));
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(lines) = template.selection(&name) {
        if !arguments.quiet {
            tell(&texts.word("template-selection"));
        }
        print(&format!("schema = \"shnor/selection/1\"\n{lines}"))?;
    }
    Ok(())
}

//! `shnor check`: every fault of the data at once, grouped, each with its place and what to do; as a workbook too.

use std::path::{Component, Path};

use crate::cli::arguments::{CheckArguments, Codes, Format};
use crate::cli::exit::{Exit, Failure, is_workbook};
use crate::cli::load::{Checked, check, headings, idle};
use crate::cli::{canvas, layouts, print, recover, tell};
use crate::output::{self, Unwritable};
use crate::report::{self, Faults};
use crate::source;
use crate::text::{Message, Texts};

pub(super) fn run(texts: &Texts, arguments: &CheckArguments) -> anyhow::Result<()> {
    match &arguments.codes {
        Some(Codes::All) => return print(&report::codes_page(texts)),
        Some(Codes::One(code)) => return explain(texts, code),
        None => {}
    }
    if arguments.layout {
        let explained = headings(&arguments.data)?;
        return print(&layouts::page(texts, &explained, canvas(&arguments.data)));
    }
    if let Some(out) = &arguments.out {
        recover(texts, out, arguments.data.quiet);
        writable(out, arguments.force)?;
    }
    let Checked { data, folder, left_out } = check(texts, &arguments.data)?;
    let idle = idle(&arguments.data.allow, &data.findings);
    let names = data.names_to_add();
    let faults = Faults {
        findings: &data.findings,
        inputs: &data.inputs,
        register: &data.register,
        observations: &data.observations,
        allowed: &arguments.data.allow,
        left_out: &left_out,
        names: &names,
        texts,
    };
    let printed = match arguments.format {
        Format::Table => faults.terminal(canvas(&arguments.data)),
        Format::Json => faults.json(),
        Format::Csv => faults.csv(),
        Format::OfficeCsv => faults.office_csv(),
        Format::Markdown => faults.markdown(),
    };
    if let Some(out) = &arguments.out {
        let bytes = faults.workbook(&way(out, &folder)).map_err(|error| Failure::crash(&error.to_string()))?;
        output::write_file(out, &bytes, arguments.force).map_err(Failure::of_file)?;
        if !arguments.data.quiet {
            tell(&texts.say(&Message::new("cli-file-written").with("path", out.display().to_string())));
        }
    }
    print(&printed)?;
    for code in idle.into_iter().filter(|_| !arguments.data.quiet) {
        tell(&texts.say(&Message::new("cli-allow-idle").with("code", code)));
    }
    if data.findings.iter().any(|finding| finding.blocks(&arguments.data.allow)) {
        return Err(Failure::told(data.findings).into());
    }
    Ok(())
}

/// Whether the workbook of faults may be written here: nothing is there yet, or an earlier one that may be replaced.
fn writable(out: &Path, replace: bool) -> Result<(), Failure> {
    is_workbook(out)?;
    match source::read_file(out) {
        Ok(_) if !replace => {
            let message = Message::new("failure-book-exists").with("path", out.display().to_string());
            Err(Failure::of(Exit::Unwritten, message))
        }
        Ok(file) if !source::is_own(&file) => Err(Failure::of_file(Unwritable::NotAReport(out.to_path_buf()))),
        // what can't be read is told when it can't be written
        _ => Ok(()),
    }
}

/// One code in words.
fn explain(texts: &Texts, code: &str) -> anyhow::Result<()> {
    let Some(page) = report::code_page(texts, code) else {
        return Err(Failure::of(Exit::Usage, Message::new("failure-code").with("code", code)).into());
    };
    print(&page)
}

/// The way from a file to a folder, as links write it: `../2020/`; nothing where the file lies in the folder. Where there
/// is no way (another drive), the whole path.
fn way(file: &Path, folder: &Path) -> String {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(from), Ok(to)) = (parent.canonicalize(), folder.canonicalize()) else { return String::new() };
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let text = |part: &Component<'_>| part.as_os_str().to_string_lossy().into_owned();
    let up = if shared == 0 { &[][..] } else { &from[shared..] };
    let steps = up.iter().map(|_| "..".to_owned()).chain(to[shared..].iter().map(text));
    // a step ends with its stroke: the last too, so that the file's name can follow
    steps.chain([String::new()]).collect::<Vec<_>>().join("/")
}

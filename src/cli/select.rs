//! `shnor select`: the list, with a reason for every school; of one DATA, of several, or as it would be.

use std::collections::BTreeMap;
use std::iter;
use std::path::{Path, PathBuf};

use crate::assess::{Difference, difference};
use crate::cli::arguments::{DataArguments, Format, SelectArguments};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::{Judged, assessed, judge};
use crate::cli::load::{Loaded, load};
use crate::cli::public::Edition;
use crate::cli::{aside, canvas, print, recover, tell, what_if};
use crate::finding::{Finding, Level};
use crate::output::{self, Target};
use crate::report::{self, Report, first_findings_text};
use crate::run_record;
use crate::source;
use crate::text::{Message, Texts};

/// Kinds of notes on the data shown beside the list; the report has all of them.
const KINDS_SHOWN: usize = 15;

/// The way from the report folder to the folder of the data, where the report lies beside the data, or in them: a longer
/// one would tell how the folders of a machine are called, and would be another one on the next machine.
fn way(out: &Path, data: &Path) -> Option<String> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = if source::is_folder(data) { data } else { data.parent()? };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (from, to) = (parent.canonicalize().ok()?, folder.canonicalize().ok()?);
    let beside = to.strip_prefix(&from).map(|inside| {
        let steps = inside.components().map(|step| step.as_os_str().to_string_lossy().into_owned());
        iter::once("..".to_owned()).chain(steps).collect::<Vec<_>>()
    });
    let within = || from.strip_prefix(&to).ok().map(|above| vec!["..".to_owned(); above.components().count() + 1]);
    beside.ok().or_else(within).map(|steps| steps.join("/"))
}

pub(super) fn run(texts: &Texts, arguments: &SelectArguments) -> anyhow::Result<()> {
    if !arguments.more.is_empty() {
        return several(texts, arguments);
    }
    let data = &arguments.data;
    let inputs: Vec<&Path> =
        iter::once(&data.data).chain(&data.criteria).chain(&arguments.what_if).map(PathBuf::as_path).collect();
    let ours = report::file_names();
    let target = arguments.out.as_deref().map(|folder| target(folder, &inputs, &ours, arguments.force));
    if let Some(target) = &target {
        recover(texts, target.folder, data.quiet);
        if arguments.what_if.is_some() {
            what_if::spare(target.folder)?;
        }
        target.check().map_err(Failure::from)?;
    }
    let (before, mut loaded) = match &arguments.what_if {
        Some(path) => {
            let draft = what_if::load_both(texts, data, path)?;
            (Some(draft.before), draft.after)
        }
        None => (None, load(texts, data)?),
    };
    loaded.run.retrace.way = arguments.out.as_deref().and_then(|folder| way(folder, &data.data));
    let found = Found::of(texts, &loaded, before.as_ref(), data.quiet)?;
    let edition = arguments.public.then(|| Edition::of(&found.judged, &loaded));
    found.with_report(texts, edition.as_ref(), |report| -> anyhow::Result<()> {
        let printed = printed(report, arguments);
        if let Some(target) = &target {
            write(texts, target, report, data.quiet)?;
        }
        print(&printed)
    })?;
    found.tell(texts, data, arguments.public);
    Ok(())
}

/// Several DATA: each is read and judged before anything is written or printed; whatever is wrong with one of them stops
/// all.
fn several(texts: &Texts, arguments: &SelectArguments) -> anyhow::Result<()> {
    let all: Vec<DataArguments> = iter::once(&arguments.data.data)
        .chain(&arguments.more)
        .map(|data| DataArguments { data: data.clone(), ..arguments.data.clone() })
        .collect();
    if let Some(folder) =
        arguments.out.as_deref().filter(|folder| source::run_folder(folder, run_record::FILE).is_some())
    {
        let message = Message::new("failure-several-out").with("path", folder.display().to_string());
        return Err(Failure::of(Exit::Unwritten, message).into());
    }
    let loaded = each(texts, &all, |_, data| {
        let mut loaded = load(texts, data)?;
        let folder = arguments.out.as_ref().map(|out| out.join(loaded.run.year.to_string()));
        loaded.run.retrace.way = folder.and_then(|folder| way(&folder, &data.data));
        Ok(loaded)
    })?;
    apart(&all, &loaded)?;
    let places: Vec<(&DataArguments, &Loaded)> = all.iter().zip(&loaded).collect();
    let found = each(texts, &all, |place, data| Found::of(texts, &loaded[place], None, data.quiet))?;
    let editions: Vec<Option<Edition>> = places
        .iter()
        .zip(&found)
        .map(|((_, loaded), found)| arguments.public.then(|| Edition::of(&found.judged, loaded)))
        .collect();
    let inputs: Vec<&Path> =
        all.iter().map(|data| &data.data).chain(&arguments.data.criteria).map(PathBuf::as_path).collect();
    let ours = report::file_names();
    let folders: Vec<Option<PathBuf>> =
        loaded.iter().map(|loaded| arguments.out.as_ref().map(|out| out.join(loaded.run.year.to_string()))).collect();
    let target = |folder| target(folder, &inputs, &ours, arguments.force);
    for folder in folders.iter().flatten() {
        recover(texts, folder, arguments.data.quiet);
        target(folder).check().map_err(Failure::from)?;
    }
    for (place, (data, _)) in places.iter().enumerate() {
        found[place].with_report(texts, editions[place].as_ref(), |report| -> anyhow::Result<()> {
            let printed = match arguments.format {
                Format::Json => report.json_line(),
                Format::Csv => report.csv_of_years(place == 0),
                Format::OfficeCsv => report.office_csv_of_years(place == 0),
                Format::Table | Format::Markdown => {
                    let head = Message::new("cli-several-head").with("path", data.data.display().to_string());
                    let head = texts.say(&head.with("year", report.assessment.year.to_string()));
                    let mark = if arguments.format == Format::Markdown { "# " } else { "" };
                    let gap = if place == 0 { "" } else { "\n" };
                    format!("{gap}{mark}{head}\n\n{}", printed(report, arguments))
                }
            };
            if let Some(folder) = &folders[place] {
                write(texts, &target(folder), report, data.quiet)?;
            }
            print(&printed)
        })?;
    }
    for ((data, _), found) in places.iter().zip(&found) {
        if !data.quiet && !found.findings.is_empty() {
            tell(&texts.say(&Message::new("cli-several-of").with("path", data.data.display().to_string())));
        }
        found.tell(texts, data, arguments.public);
    }
    Ok(())
}

/// Does the same with every DATA. Where some fail, what is wrong with all of them is told, and the gravest is the failure.
fn each<T>(
    texts: &Texts,
    all: &[DataArguments],
    work: impl Fn(usize, &DataArguments) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    for (place, data) in all.iter().enumerate() {
        match work(place, data) {
            Ok(result) => done.push(result),
            Err(failure) => failed.push((data, failure)),
        }
    }
    let Some(gravest) = failed.iter().map(|(_, failure)| failure.exit).max_by_key(|exit| *exit as u8) else {
        return Ok(done);
    };
    let mut lines = Vec::new();
    for (data, failure) in &failed {
        lines.push(texts.say(&Message::new("cli-several-of").with("path", data.data.display().to_string())));
        lines.extend(failure.lines(texts, aside(data.colour)));
    }
    Err(Failure::words(gravest, lines.join("\n")))
}

/// Refuses two DATA of one year: their reports would have one name, and their rows could not be told apart.
fn apart(all: &[DataArguments], loaded: &[Loaded]) -> Result<(), Failure> {
    let mut years: BTreeMap<i32, &Path> = BTreeMap::new();
    for (data, loaded) in all.iter().zip(loaded) {
        if let Some(other) = years.insert(loaded.run.year, &data.data) {
            let message = Message::new("failure-one-year").with("year", loaded.run.year.to_string());
            let message = message.with("one", other.display().to_string());
            return Err(Failure::of(Exit::Usage, message.with("other", data.data.display().to_string())));
        }
    }
    Ok(())
}

/// What was found out of one DATA.
struct Found<'l> {
    loaded: &'l Loaded,
    judged: Judged<'l>,
    findings: Vec<Finding>,
    difference: Option<Difference>,
}

impl<'l> Found<'l> {
    /// Finds everything out; in a draft, also what is different from the data as they are.
    fn of(texts: &Texts, loaded: &'l Loaded, before: Option<&Loaded>, quiet: bool) -> Result<Self, Failure> {
        let judged = judge(texts, loaded, quiet);
        let assessment = &judged.assessment;
        let findings = judged.findings();
        if loaded.criteria.list.is_some() && assessment.order.is_empty() {
            return Err(Failure::no_scores(findings));
        }
        let difference = before.map(|before| difference(&assessed(before), assessment));
        Ok(Self { loaded, judged, findings, difference })
    }

    /// Does something with the report, or with its edition for publication.
    fn with_report<T>(&self, texts: &Texts, edition: Option<&Edition>, then: impl FnOnce(&Report<'_>) -> T) -> T {
        let Some(edition) = edition else {
            let report = self.judged.report(&self.findings, texts);
            return then(&Report { what_if: self.difference.as_ref(), ..report });
        };
        let assessment = edition.assessment(&self.judged);
        then(&edition.report(&assessment, self.loaded, texts))
    }

    /// Tells what is odd in the data.
    fn tell(&self, texts: &Texts, data: &DataArguments, is_public: bool) {
        if data.quiet {
            return;
        }
        let Loaded { unused, idle, .. } = self.loaded;
        for code in idle {
            tell(&texts.say(&Message::new("cli-allow-idle").with("code", code.as_str())));
        }
        if self.findings.is_empty() {
            return;
        }
        if is_public {
            // they name schools and groups whose numbers are withheld
            tell(&texts.say(&Message::new("cli-public-findings").with("count", self.findings.len())));
            return;
        }
        // of a file that the criteria do not need only this is said; `check` says the rest
        let is_beside = |finding: &Finding| {
            let said = finding.message.key() == "finding-file-unused";
            finding.level == Level::Note && unused.contains(&finding.place.file) && !said
        };
        let (beside, used): (Vec<Finding>, Vec<Finding>) = self.findings.iter().cloned().partition(is_beside);
        let (text, more) = first_findings_text(texts, &used, KINDS_SHOWN, aside(data.colour));
        output::tell(text.trim_end());
        let more = more + beside.len();
        if more > 0 {
            tell(&texts.say(&Message::new("cli-notes-more").with("count", more)));
        }
    }
}

/// What is printed of one DATA.
fn printed(report: &Report<'_>, arguments: &SelectArguments) -> String {
    match arguments.format {
        Format::Table => report.terminal(canvas(&arguments.data)),
        Format::Json => report.json(),
        Format::Csv => report.csv(),
        Format::OfficeCsv => report.office_csv(),
        Format::Markdown => report.markdown(),
    }
}

fn target<'t>(folder: &'t Path, inputs: &'t [&'t Path], ours: &'t [&'t str], replace: bool) -> Target<'t> {
    Target { folder, inputs, replace, ours, record: run_record::FILE }
}

fn write(texts: &Texts, target: &Target<'_>, report: &Report<'_>, quiet: bool) -> Result<(), Failure> {
    target.write(|put| report.files(source::sha256, put)).map_err(Failure::from)?;
    if !quiet {
        let message = Message::new("cli-written").with("path", target.folder.display().to_string());
        tell(&texts.say(&message.with("files", target.ours.to_vec())));
    }
    Ok(())
}

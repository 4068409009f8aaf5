//! `shnor compare`: runs held against one another.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{CompareArguments, Format};
use crate::cli::exit::{Exit, Failure};
use crate::cli::judged::assessed;
use crate::cli::load::Loaded;
use crate::cli::recall::recall;
use crate::cli::{canvas_of, print, recover, tell};
use crate::compare::{Run, Standing, Step, Told, compare, lines};
use crate::output::Target;
use crate::report::{Comparison, comparison_files};
use crate::run_record;
use crate::school::{Found, Register};
use crate::source::{self, BareResult};
use crate::text::{Message, Texts, printable};

/// A run as it was kept.
enum Kept {
    Whole(Box<Loaded>),
    Result(Box<BareResult>),
}

impl Kept {
    fn read(path: &Path) -> Result<Self, Failure> {
        // a result without the record of its run stands alone, whatever it is called
        let recorded = |folder: &PathBuf| source::is_file(&folder.join(run_record::FILE));
        if let Some(folder) = source::run_folder(path, run_record::FILE).filter(recorded) {
            let loaded = recall(&folder)?;
            // what was never decided is no earlier list
            if loaded.run.what_if.is_some() {
                return Err(Failure::of(Exit::Unread, Message::new("run-draft")));
            }
            return Ok(Self::Whole(Box::new(loaded)));
        }
        // what is not there at all is told as such
        if source::is_bare_result(path, run_record::FILE) || !(source::is_file(path) || source::is_folder(path)) {
            return Ok(Self::Result(Box::new(source::read_result(path, run_record::FILE)?)));
        }
        Err(Failure::of(Exit::Usage, Message::new("compare-no-run").with("path", path.display().to_string())))
    }

    fn year(&self) -> i32 {
        match self {
            Self::Whole(loaded) => loaded.run.year,
            Self::Result(result) => result.year,
        }
    }

    fn is_synthetic(&self) -> bool {
        match self {
            Self::Whole(loaded) => loaded.run.synthetic,
            Self::Result(result) => result.synthetic,
        }
    }

    fn title(&self) -> String {
        match self {
            Self::Whole(loaded) => loaded.criteria.title.clone(),
            Self::Result(result) => result.criteria.title.clone(),
        }
    }

    fn register(&self) -> &Register {
        match self {
            Self::Whole(loaded) => &loaded.data.register,
            Self::Result(result) => &result.register,
        }
    }

    fn run(&self) -> Run<'_> {
        match self {
            Self::Whole(loaded) => Run::of(
                assessed(loaded),
                &loaded.data.observations,
                &loaded.run.criteria_sha256,
                loaded.chances.clone(),
            ),
            Self::Result(result) => Run {
                year: result.year,
                register: &result.register,
                criteria_sha256: &result.criteria.sha256,
                standings: result
                    .standings
                    .iter()
                    .map(|standing| Standing {
                        status: standing.final_status,
                        place: standing.rank,
                        score: standing.score.clone(),
                        // what else decided is not told there
                        by_rule: true,
                        verdict: None,
                    })
                    .collect(),
                order: result.order.clone(),
                chances: result.chances.clone(),
                made_of: None,
            },
        }
    }
}

pub(super) fn run(texts: &Texts, arguments: &CompareArguments) -> anyhow::Result<()> {
    if arguments.runs.len() < 2 {
        return Err(Failure::of(Exit::Usage, Message::new("compare-one-run")).into());
    }
    let inputs: Vec<&Path> = arguments.runs.iter().map(PathBuf::as_path).collect();
    let ours = comparison_files();
    let target = arguments.out.as_deref().map(|folder| Target {
        folder,
        inputs: &inputs,
        replace: arguments.force,
        ours: &ours,
        record: ours[0],
    });
    if let Some(target) = &target {
        recover(texts, target.folder, arguments.quiet);
        target.check().map_err(Failure::from)?;
    }
    for (at, path) in arguments.runs.iter().enumerate() {
        if arguments.runs[..at].iter().any(|other| source::is_same(other, path)) {
            let message = Message::new("compare-same-run").with("path", path.display().to_string());
            return Err(Failure::of(Exit::Usage, message).into());
        }
    }
    let read = |path: &PathBuf| Ok((called(path), Kept::read(path)?));
    let mut kept = arguments.runs.iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
    // runs of one year stay in the order in which they were named
    kept.sort_by_key(|(_, kept)| kept.year());
    let (names, kept): (Vec<String>, Vec<Kept>) = kept.into_iter().unzip();
    let told = told(&arguments.same, &kept)?;
    let runs: Vec<Run<'_>> = kept.iter().map(Kept::run).collect();
    let steps = compare(&runs, &told);
    let comparison = Comparison {
        names,
        titles: kept.iter().map(Kept::title).collect(),
        synthetic: kept.iter().any(Kept::is_synthetic),
        lines: lines(&runs, &steps),
        steps,
        runs: &runs,
        texts,
    };
    if let Some(target) = &target {
        target.write(|put| comparison.files(put)).map_err(Failure::from)?;
        if !arguments.quiet {
            let message = Message::new("cli-written").with("path", target.folder.display().to_string());
            tell(&texts.say(&message.with("files", ours.clone())));
        }
    }
    print(&match arguments.format {
        Format::Json => comparison.json(),
        Format::Csv | Format::OfficeCsv => comparison.csv(),
        Format::Markdown => comparison.markdown(),
        Format::Table => comparison.terminal(canvas_of(arguments.ascii, arguments.colour)),
    })?;
    let proposed: usize = comparison.steps.iter().map(|step: &Step| step.identity.proposed.len()).sum();
    if proposed > 0 && !arguments.quiet {
        tell(&texts.say(&Message::new("compare-some-proposed").with("count", proposed)));
    }
    Ok(())
}

/// What the folder or the file of a run is called: of the way to it only the last step, which goes on to the next machine.
fn called(path: &Path) -> String {
    let last = path.components().next_back().map(|step| step.as_os_str().to_string_lossy().into_owned());
    printable(&last.unwrap_or_default())
}

/// Pairs of schools that the user names: a pair belongs to every two runs whose registers have both.
fn told(same: &[String], kept: &[Kept]) -> Result<Vec<Told>, Failure> {
    let mut pairs = Vec::new();
    let school = |register: &Register, written: &str| match register.asked(written) {
        Found::School(place, _) => Some(place),
        Found::Several(_) | Found::Nothing(_) => None,
    };
    let runs: Vec<(usize, usize)> =
        (0..kept.len()).flat_map(|later| (0..later).map(move |earlier| (earlier, later))).collect();
    let mut wrong = Vec::new();
    for written in same {
        let told = pairs.len();
        let Some((from, to)) = written.split_once('=') else {
            wrong.push(written.as_str());
            continue;
        };
        for runs in &runs {
            let (earlier, later) = (kept[runs.0].register(), kept[runs.1].register());
            // what has its own code in both years is no other school
            let goes_on = |from: usize, to: usize| {
                let (from, to) = (&earlier.schools()[from].id, &later.schools()[to].id);
                later.schools().iter().any(|school| school.id == *from)
                    || earlier.schools().iter().any(|school| school.id == *to)
            };
            let places = (school(earlier, from.trim()), school(later, to.trim()));
            if let (Some(from), Some(to)) = places
                && !goes_on(from, to)
            {
                pairs.push(Told { runs: *runs, schools: (from, to) });
            }
        }
        if pairs.len() == told {
            wrong.push(written.as_str());
        }
    }
    if wrong.is_empty() {
        return Ok(pairs);
    }
    Err(Failure::of(Exit::Usage, Message::new("compare-same-unknown").with("pairs", wrong)))
}

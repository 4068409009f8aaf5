//! How the program ends: its exit codes, and failures with everything that is to be said of them.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::message;
use crate::finding::{Finding, Level};
use crate::output::Unwritable;
use crate::report::{Canvas, Tone, findings_end, findings_text, findings_total, paste_text};
use crate::source::{PERSONAL, Unreadable};
use crate::text::{Message, Texts, printable};
use crate::toml_table::Problem;

/// Characters shown of a faulty line.
const LINE_SHOWN: usize = 160;

/// The exit codes. They are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All done.
    Done = 0,
    /// Faults in the data stop the selection.
    Data = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The criteria or `selection.toml` are faulty, or no criteria chosen.
    Criteria = 3,
    /// A file can't be read.
    Unread = 4,
    /// The output can't be written.
    Unwritten = 5,
    /// The data name people.
    Personal = 6,
    /// A result is not what it should be.
    Mismatch = 7,
    /// A fault of the program.
    Crash = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why the program did not do what it was asked, in full.
#[derive(Debug)]
pub(super) struct Failure {
    pub exit: Exit,
    /// Sentences, each of its own.
    messages: Vec<Message>,
    problems: Vec<(String, Problem)>,
    findings: Vec<Finding>,
    words: Option<String>,
}

impl Failure {
    /// A failure told in one sentence.
    pub(super) fn of(exit: Exit, message: Message) -> Self {
        Self { exit, messages: vec![message], problems: Vec::new(), findings: Vec::new(), words: None }
    }

    /// Several failures told as one, which ends as the first would; `None` where there are none.
    pub(super) fn joined(failures: Vec<Self>) -> Option<Self> {
        failures.into_iter().reduce(|mut all, failure| {
            all.messages.extend(failure.messages);
            all
        })
    }

    /// Problems of a settings file.
    pub(super) fn problems(file: &str, message: &'static str, problems: Vec<Problem>) -> Self {
        let problems = problems.into_iter().map(|problem| (file.to_owned(), problem)).collect();
        Self { problems, ..Self::of(Exit::Criteria, Message::new(message).with("file", file)) }
    }

    /// Faults of the data that stop the selection; personal data before all others.
    pub(super) fn findings(findings: Vec<Finding>) -> Self {
        let personal = |finding: &Finding| finding.code == PERSONAL && finding.level == Level::Stop;
        let exit = if findings.iter().any(personal) { Exit::Personal } else { Exit::Data };
        Self { findings, ..Self::of(exit, Message::new("finding-head")) }
    }

    /// Faults that only the changes of a what-if run bring.
    pub(super) fn contradicted(file: &str, findings: Vec<Finding>) -> Self {
        let message = Message::new("change-contradicts").with("file", file);
        Self { messages: vec![message], ..Self::findings(findings) }
    }

    /// The same, where everything has been said already.
    pub(super) fn told(findings: Vec<Finding>) -> Self {
        Self { messages: Vec::new(), findings: Vec::new(), ..Self::findings(findings) }
    }

    /// No school has a score: there is nothing to list.
    pub(super) fn no_scores(findings: Vec<Finding>) -> Self {
        Self { findings, ..Self::of(Exit::Data, Message::new("failure-no-scores")) }
    }

    /// A wrong command line, told in words that are ready.
    pub(super) fn usage(words: String) -> Self {
        Self::words(Exit::Usage, words)
    }

    /// A failure told in words that are ready.
    pub(super) fn words(exit: Exit, words: String) -> Self {
        Self { exit, messages: Vec::new(), problems: Vec::new(), findings: Vec::new(), words: Some(words) }
    }

    /// A fault of the program.
    pub(super) fn crash(what: &str) -> Self {
        Self::of(Exit::Crash, Message::new("failure-crash").with("what", what))
    }

    /// Everything to be said, line by line.
    pub(super) fn lines(&self, texts: &Texts, canvas: Canvas) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.words.clone());
        lines.extend(
            self.messages
                .iter()
                .map(|message| texts.say(&Message::new("failure-head").with("message", message.clone())))
                .map(|head| message(canvas, Tone::Fault, &head)),
        );
        lines.extend(self.problems.iter().flat_map(|(file, problem)| {
            let [told, line, place] = problem_lines(texts, file, problem);
            [message(canvas, Tone::Text, &told), line, place]
        }));
        if !self.findings.is_empty() {
            lines.extend(findings_text(texts, &self.findings, canvas).lines().map(str::to_owned));
            lines.push(message(canvas, Tone::Title, &findings_total(texts, &self.findings)));
            lines.extend(findings_end(texts, &self.findings, &[], canvas).lines().map(str::to_owned));
        }
        lines.extend(paste_text(texts, &self.findings, canvas).lines().map(str::to_owned));
        lines
    }
}

/// Whether a file to be written is named as a workbook is.
///
/// # Errors
/// A wrong command line.
pub(super) fn is_workbook(path: &Path) -> Result<(), Failure> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
        return Ok(());
    }
    Err(Failure::of(Exit::Usage, Message::new("failure-not-xlsx").with("path", path.display().to_string())))
}

/// A problem of a settings file with its line and the place on it.
pub(super) fn problem_lines(texts: &Texts, file: &str, problem: &Problem) -> [String; 3] {
    let place = Message::new("toml-place")
        .with("file", file)
        .with("line", problem.line.to_string())
        .with("column", problem.column.to_string())
        .with("message", problem.message.clone());
    let clipped: String = problem.source.trim_end().chars().take(LINE_SHOWN).collect();
    let before: String =
        problem.source.chars().take(problem.column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    [
        format!("  {}", printable(&texts.say(&place))),
        format!("    {:>4} | {}", problem.line, printable(&clipped)),
        format!("         | {before}^"),
    ]
}

impl Failure {
    /// A single file that could not be written.
    pub(super) fn of_file(why: Unwritable) -> Self {
        let told =
            |key, path: &Path| Self::of(Exit::Unwritten, Message::new(key).with("path", path.display().to_string()));
        match &why {
            Unwritable::Exists(path) => told("failure-file-exists", path),
            Unwritable::NotAReport(path) => told("failure-file-foreign", path),
            Unwritable::Link(path) => told("failure-file-link", path),
            Unwritable::Denied(path, error) => {
                let message = Message::new("failure-file-write").with("path", path.display().to_string());
                Self::of(Exit::Unwritten, message.with("reason", reason(error)))
            }
            Unwritable::Input(_) | Unwritable::Foreign(..) => why.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {:?}", self.exit)
    }
}

impl std::error::Error for Failure {}

impl From<Unreadable> for Failure {
    fn from(why: Unreadable) -> Self {
        let shown = |path: &std::path::Path| path.display().to_string();
        let message = match why {
            Unreadable::Missing(path, near) if near.is_empty() => {
                Message::new("failure-missing").with("path", shown(&path))
            }
            Unreadable::Missing(path, near) => {
                Message::new("failure-missing-near").with("path", shown(&path)).with("near", near)
            }
            Unreadable::Denied(path, error) => {
                Message::new("failure-denied").with("path", shown(&path)).with("reason", reason(&error))
            }
            Unreadable::TooLarge(path) => Message::new("failure-too-large").with("path", shown(&path)),
            Unreadable::NotText(path) => Message::new("failure-not-text").with("path", shown(&path)),
            Unreadable::NotFile(path) => Message::new("failure-not-file").with("path", shown(&path)),
        };
        Self::of(Exit::Unread, message)
    }
}

/// Why the system refused, in words where they are known.
pub(super) fn reason(error: &io::Error) -> Message {
    let key = match error.kind() {
        io::ErrorKind::PermissionDenied => "reason-permission",
        io::ErrorKind::NotFound => "reason-not-found",
        io::ErrorKind::StorageFull => "reason-full",
        io::ErrorKind::ReadOnlyFilesystem => "reason-read-only",
        io::ErrorKind::IsADirectory => "reason-folder",
        io::ErrorKind::NotADirectory => "reason-no-folder",
        io::ErrorKind::FileTooLarge | io::ErrorKind::QuotaExceeded => "reason-quota",
        io::ErrorKind::ResourceBusy => "reason-busy",
        _ if is_shared(error) => "reason-busy",
        _ => "reason-other",
    };
    let code = error.raw_os_error().map_or_else(String::new, |code| code.to_string());
    Message::new(key).with("code", code)
}

/// Whether another program holds a file open, as Windows says it.
fn is_shared(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

impl From<Unwritable> for Failure {
    fn from(why: Unwritable) -> Self {
        let (key, path, reason) = match why {
            Unwritable::Exists(path) => ("failure-out-exists", path, None),
            Unwritable::NotAReport(path) => ("failure-out-not-report", path, None),
            Unwritable::Foreign(path, name) => {
                let message = Message::new("failure-out-foreign").with("path", path.display().to_string());
                return Self::of(Exit::Unwritten, message.with("file", name));
            }
            Unwritable::Link(path) => ("failure-out-link", path, None),
            Unwritable::Input(path) => ("failure-out-input", path, None),
            Unwritable::Denied(path, error) => ("failure-out-write", path, Some(reason(&error))),
        };
        let message = Message::new(key).with("path", path.display().to_string());
        let message = match reason {
            Some(reason) => message.with("reason", reason),
            None => message,
        };
        Self::of(Exit::Unwritten, message)
    }
}

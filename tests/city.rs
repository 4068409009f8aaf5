//! Small invented cities for tests: text files in a temporary folder, and the program run on them.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use shnor::assess::{Assessment, assess};
use shnor::criteria::{self, Criteria};
use shnor::finding::Finding;
use shnor::source::{self, Data, Options, Selection};

/// The project's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sample city.
pub(crate) fn sample() -> PathBuf {
    root().join("sample-data/norilsk-2020")
}

/// Runs the program from the project's root.
pub(crate) fn shnor(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shnor"))
        .args(arguments)
        .current_dir(root())
        // how tables are drawn is the terminal's business
        .env_remove("TERM")
        .output()
        .expect("the program can be started")
}

/// What the program printed.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program prints UTF-8")
}

/// What the program said beside the result.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the program speaks UTF-8")
}

/// The selection of a table `данные.csv` with those who failed in mathematics, and how many took it.
pub(crate) const MATHS: &str = r#"
schema = "shnor/selection/1"
year = 2020
[[file]]
path = "данные.csv"
kind = "plain"
key = "Код"
year = 2019
register = true
columns = { "Школа" = "school.name", "МА2" = "oge.math.mark_2", "МА" = "oge.math.participants" }
"#;

/// The same in mathematics and in Russian.
pub(crate) const MATHS_AND_RUSSIAN: &str = r#"
schema = "shnor/selection/1"
year = 2020
[[file]]
path = "данные.csv"
kind = "plain"
key = "Код"
year = 2019
register = true
columns = { "Школа" = "school.name", "МА2" = "oge.math.mark_2", "МА" = "oge.math.participants", "РУ2" = "oge.russian.mark_2", "РУ" = "oge.russian.participants" }
"#;

/// Says that a test, or a part of it, was not run here, and why.
#[expect(clippy::print_stderr, reason = "who runs the tests should know")]
pub(crate) fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// A temporary folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect(name);
    }
    folder
}

/// A workbook with its parts changed, and some added.
pub(crate) fn repacked(workbook: &[u8], change: impl Fn(&str, &mut String), more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("an archive");
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        change(&name, &mut text);
        out.start_file(name, options).expect("a part");
        out.write_all(text.as_bytes()).expect("a part");
    }
    for (name, bytes) in more {
        out.start_file(*name, options).expect("a part");
        out.write_all(bytes).expect("a part");
    }
    out.finish().expect("an archive").into_inner()
}

/// The files of a folder, understood.
pub(crate) fn understand(folder: &Path) -> Data {
    understood(folder, &[])
}

/// The files of a folder, understood with the measures that criteria declare.
pub(crate) fn understand_as(folder: &Path, criteria: &Criteria) -> Data {
    let kinds: Vec<_> = criteria.measures.iter().map(|measure| (measure.id.as_str(), measure.kind)).collect();
    understood(folder, &kinds)
}

fn understood(folder: &Path, kinds: &[(&str, shnor::observation::MeasureKind)]) -> Data {
    let paths = source::list(folder).expect("a folder");
    let data = paths.iter().filter(|path| path.extension().is_none_or(|extension| extension != "toml"));
    let files: Vec<_> = data.cloned().collect();
    let mut selection = source::read_text(&folder.join("selection.toml"))
        .map_or_else(|_| Selection::default(), |(text, _)| Selection::read(&text).expect("a sound selection"));
    selection.declare(kinds);
    let options = Options { program: Some(env!("CARGO_BIN_EXE_shnor").into()), ..Options::default() };
    source::understand(&files, &selection, &options).expect("files that can be read")
}

/// The criteria of a file.
pub(crate) fn criteria(path: &Path) -> Criteria {
    let (text, _) = source::read_text(path).expect("a criteria file");
    criteria::read(&text).expect("sound criteria")
}

/// The criteria that ship for a municipality.
pub(crate) fn municipal_index() -> Criteria {
    criteria(&root().join("criteria/municipal-index-no-vpr.toml"))
}

/// A folder assessed.
pub(crate) fn assessed<'a>(criteria: &'a Criteria, data: &'a Data, year: i32) -> Assessment<'a> {
    assess(criteria, &data.register, &data.observations, year)
}

/// The codes of findings, sorted, each once.
pub(crate) fn codes(findings: &[Finding]) -> Vec<&'static str> {
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A file a dozen times, with bytes cut off or turned; the same for the same state of the sequence.
pub(crate) fn damaged(whole: &[u8], state: &mut u64) -> Vec<Vec<u8>> {
    let mut next = |below: usize| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).expect("31 bits") % below.max(1)
    };
    let mut once = |round: usize| {
        let mut bytes = whole.to_vec();
        if round.is_multiple_of(3) {
            bytes.truncate(next(whole.len()));
        } else {
            for _ in 0..=round {
                let place = next(bytes.len());
                bytes[place] ^= u8::try_from(1 + next(255)).expect("a byte");
            }
        }
        bytes
    };
    (0..12).map(&mut once).collect()
}

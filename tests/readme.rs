//! What README.md shows is what happens: its commands run, and what it says they print they print.

use crate::city::{root, shnor, stderr, stdout};

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("README.md")
}

/// The blocks of one kind.
fn blocks(kind: &str) -> Vec<String> {
    let text = readme();
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).map(|after| after.split("\n```").next().unwrap_or_default().to_owned()).collect()
}

/// The words of a command line, with quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in line.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn run(line: &str) -> std::process::Output {
    let words = words(line.strip_prefix("cargo run -- ").expect("a command of the program"));
    shnor(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn every_shown_command_prints_what_is_shown() {
    let blocks = blocks("console");
    assert_eq!(blocks.len(), 8);
    for block in blocks {
        let (command, shown) = block.split_once('\n').expect("a command and what it prints");
        let output = run(command.strip_prefix("$ ").expect("a command"));
        assert!(output.status.success(), "{command}: {}", stderr(&output));
        let printed = stdout(&output);
        let mut rest = printed.as_str();
        for part in shown.split('…').map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()) {
            let at = rest.find(part).unwrap_or_else(|| panic!("{command} does not print\n{part}\nbut\n{rest}"));
            rest = &rest[at + part.len()..];
        }
    }
}

#[test]
fn what_is_shown_of_a_comparison_is_what_it_prints() {
    let place = crate::city::folder(&[]);
    let report = |year: &str| {
        let out = place.path().join(year).to_string_lossy().into_owned();
        let done = shnor(&["select", &format!("sample-data/norilsk-{year}"), "-q", "--out", &out]);
        assert!(done.status.success(), "{}", stderr(&done));
        out
    };
    let printed = stdout(&shnor(&["compare", &report("2021"), &report("2022")]));
    let shown = blocks("text").into_iter().find(|block| block.starts_with("СШ № 39")).expect("a block");
    assert!(printed.contains(&shown), "{shown}\n{printed}");
}

#[test]
fn the_set_up_commands_are_the_two_that_ci_and_a_newcomer_run() {
    let first = blocks("sh").first().expect("a block").clone();
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!(lines, ["cargo run -- select sample-data/norilsk-2020", "cargo test"]);
    assert!(run(lines[0]).status.success());
    let ci = std::fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    assert!(ci.contains("\ncargo test"));
}

#[test]
fn the_selection_file_of_the_readme_is_sound() {
    let text = blocks("toml").first().expect("a block").clone();
    let selection = shnor::source::Selection::read(&text).expect("sound");
    assert_eq!((selection.year, selection.files.len()), (Some(2020), 1));
    let layout = selection.files[0].layout.clone();
    assert!(shnor::layout::shipped().iter().any(|known| Some(&known.id) == layout.as_ref()));
    let plain = format!("schema = \"shnor/selection/1\"\n{}", blocks("toml").get(1).expect("a second block"));
    let selection = shnor::source::Selection::read(&plain).expect("sound");
    assert_eq!(selection.files[0].columns.len(), 3);
    let layout = shnor::layout::read(blocks("toml").get(2).expect("a third block")).expect("a sound layout");
    assert!(layout.columns.len() > 10 && layout.id == "наш-свод");
}

/// The folders of the sample, one a year, by their years.
#[cfg(unix)]
fn sample_years() -> Vec<String> {
    let entries =
        std::fs::read_dir(root().join("sample-data")).expect("the sample").map(|entry| entry.expect("an entry"));
    let folders =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut years: Vec<String> = folders.filter_map(|name| name.strip_prefix("norilsk-").map(str::to_owned)).collect();
    years.sort();
    years
}

/// The scripts of README that go over years, run in a folder beside the sample, with the program on the path: what they
/// print, and the folder.
#[cfg(unix)]
fn scripts_run() -> (tempfile::TempDir, Vec<String>) {
    let place = crate::city::folder(&[]);
    std::os::unix::fs::symlink(root().join("sample-data"), place.path().join("sample-data")).expect("a link");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_shnor")).parent().expect("a folder");
    let path = std::env::join_paths([program.to_path_buf(), "/usr/bin".into(), "/bin".into()]).expect("a path");
    let scripts: Vec<String> = blocks("sh").into_iter().filter(|block| block.contains("norilsk-*/")).collect();
    assert_eq!(scripts.len(), 2);
    let run = |script: &String| {
        let mut shell = std::process::Command::new("/bin/sh");
        let output = shell.args(["-e", "-c", script]).env("PATH", &path).current_dir(place.path()).output();
        let output = output.expect("a shell");
        assert!(output.status.success() && output.stderr.is_empty(), "{script}\n{}", stderr(&output));
        stdout(&output)
    };
    let printed = scripts.iter().map(run).collect();
    (place, printed)
}

#[test]
#[cfg(unix)]
fn the_scripts_over_years_do_what_is_said() {
    let years = sample_years();
    assert!(!years.is_empty());
    let (place, printed) = scripts_run();
    let done: Vec<String> = years.iter().map(|year| format!("{year}: готово")).collect();
    assert_eq!(printed[0].lines().collect::<Vec<_>>(), done);
    assert_eq!(printed[1], "");
    let text = |name: &str| std::fs::read_to_string(place.path().join(name)).expect(name);
    let mut rows = Vec::new();
    for year in &years {
        let table = text(&format!("отчеты/{year}.csv"));
        assert_eq!(table, text(&format!("отчеты/{year}/ranking.csv")));
        // one folder alone is one report, as it always was
        let together = if years.len() == 1 { String::new() } else { format!("{year}/") };
        assert_eq!(table, text(&format!("отчеты-сразу/{together}ranking.csv")));
        rows.extend(table.lines().skip(1).map(|row| format!("{year},{row}")));
    }
    if years.len() > 1 {
        assert_eq!(text("все-годы.csv").lines().skip(1).collect::<Vec<_>>(), rows);
        assert_eq!(text("все-годы.jsonl").lines().count(), years.len());
    }
}

#[test]
fn the_columns_that_are_told_of_tables_are_those_that_they_have() {
    let out = crate::city::folder(&[]);
    let report = out.path().join("report");
    let written = shnor(&["select", "tests/cases/by-hand/data", "-q", "--out", &report.to_string_lossy()]);
    assert!(written.status.success(), "{}", stderr(&written));
    for name in ["ranking.csv", "contributions.csv", "observations.csv"] {
        let table = std::fs::read_to_string(report.join(name)).expect(name);
        let text = readme();
        let row = text.lines().find(|line| line.starts_with(&format!("| `{name}`"))).expect(name).to_owned();
        let told = row.rsplit_once(" | ").map(|(_, columns)| columns.to_owned()).expect("columns");
        let told: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
        assert_eq!(told.join(","), table.lines().next().unwrap_or_default(), "{name}");
    }
}

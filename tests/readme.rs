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
    assert_eq!(blocks.len(), 7);
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

//! Cases: a folder each, with the inputs and a `case.toml` that says the command, the exit code, and what the program
//! must print and say, in order. `{case}` stands for the folder. Whatever goes wrong, nothing is printed as a result.

use serde::Deserialize;

use crate::city::{root, shnor, stderr, stdout};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    claim: String,
    /// The arguments.
    arguments: Vec<String>,
    /// The exit code.
    exit: i32,
    /// Texts that the result holds, in order. None: there is no result at all.
    #[serde(default)]
    prints: Vec<String>,
    /// Texts that the messages hold, in order.
    #[serde(default)]
    says: Vec<String>,
}

fn holds_in_order(text: &str, parts: &[String]) -> Result<(), String> {
    let mut rest = text;
    for part in parts {
        match rest.find(part.as_str()) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return Err(part.clone()),
        }
    }
    Ok(())
}

#[test]
fn every_case_ends_as_it_says() {
    let mut names: Vec<_> = std::fs::read_dir(root().join("tests/cases"))
        .expect("cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    names.sort();
    assert!(names.len() >= 10, "the cases are gone");
    for folder in names {
        let text = std::fs::read_to_string(folder.join("case.toml")).expect("case.toml");
        let case: Case = toml::from_str(&text).expect("a sound case");
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let here = format!("tests/cases/{name}");
        let arguments: Vec<String> = case.arguments.iter().map(|argument| argument.replace("{case}", &here)).collect();
        let output = shnor(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let (printed, said) = (stdout(&output), stderr(&output));
        let about = format!("{name} ({})\nprinted:\n{printed}\nsaid:\n{said}\n", case.claim);
        assert_eq!(output.status.code(), Some(case.exit), "{about}");
        assert_eq!(holds_in_order(&printed, &case.prints), Ok(()), "{about}");
        assert_eq!(holds_in_order(&said, &case.says), Ok(()), "{about}");
        // the faults of the data are what a check is asked for
        let check = case.arguments.first().is_some_and(|verb| verb == "check");
        assert!(case.exit == 0 || check || printed.is_empty(), "{about}");
        assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{about}");
        let key_without_words = said.contains("<finding") || said.contains("<failure") || printed.contains("<report");
        assert!(!key_without_words, "{about}");
    }
}

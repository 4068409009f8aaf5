//! The house has floors: a module uses only what stands below it. This reads the `use crate::…` lines and the paths of
//! the code, and holds them against the table.

use std::collections::BTreeMap;
use std::path::Path;

use crate::city::root;

/// Each module and the modules that it may use.
const TABLE: [(&str, &[&str]); 20] = [
    ("date", &[]),
    ("number", &[]),
    ("text", &["number"]),
    ("stats", &["number"]),
    ("output", &[]),
    ("parallel", &[]),
    ("toml_table", &["number", "text"]),
    ("origin", &[]),
    ("finding", &["origin", "text"]),
    ("school", &["origin", "text"]),
    ("observation", &["number", "origin", "school", "text"]),
    ("decision", &["origin"]),
    ("layout", &["observation", "school", "text", "toml_table"]),
    ("criteria", &["number", "observation", "school", "text", "toml_table"]),
    (
        "source",
        &[
            "date",
            "decision",
            "finding",
            "layout",
            "number",
            "observation",
            "origin",
            "parallel",
            "school",
            "stats",
            "text",
            "toml_table",
        ],
    ),
    (
        "assess",
        &["criteria", "decision", "finding", "number", "observation", "origin", "parallel", "school", "stats", "text"],
    ),
    ("compare", &["assess", "criteria", "decision", "number", "observation", "parallel", "school"]),
    ("run_record", &["date", "observation", "origin"]),
    ("verify", &["assess", "criteria", "decision", "finding", "number", "observation", "origin", "school", "text"]),
    (
        "report",
        &[
            "assess",
            "compare",
            "criteria",
            "date",
            "decision",
            "finding",
            "layout",
            "number",
            "observation",
            "origin",
            "parallel",
            "run_record",
            "school",
            "stats",
            "text",
            "verify",
        ],
    ),
];

/// The command line may use everything.
const TOP: [&str; 3] = ["cli", "lib", "main"];

/// The modules that each module names, with a file that does.
fn used() -> BTreeMap<(String, String), String> {
    let mut used = BTreeMap::new();
    visit(&root().join("src"), &mut |path, text| {
        let inside = path.strip_prefix(root().join("src")).expect("a file of src");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        assert!(
            !text.contains("crate::{"),
            "{}: name one module a line, so that this test can read it",
            inside.display()
        );
        for after in text.split("crate::").skip(1) {
            let name: String = after.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect();
            if name != module && !name.is_empty() {
                used.insert((module.clone(), name), inside.display().to_string());
            }
        }
    });
    used
}

fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            each(&path, &std::fs::read_to_string(&path).expect("source text"));
        }
    }
}

#[test]
fn no_module_looks_upwards() {
    for ((module, other), file) in used() {
        if TOP.contains(&module.as_str()) {
            continue;
        }
        let (_, allowed) = TABLE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} has no row in the table"));
        assert!(allowed.contains(&other.as_str()), "{file}: `{module}` may not use `{other}`");
    }
}

#[test]
fn the_table_has_no_ring_because_every_module_uses_only_earlier_ones() {
    for (place, (module, allowed)) in TABLE.iter().enumerate() {
        for other in *allowed {
            let earlier = TABLE[..place].iter().any(|(name, _)| name == other);
            assert!(earlier, "`{module}` may use `{other}`, which does not stand before it");
        }
    }
}

#[test]
fn the_three_prohibitions_hold_in_the_table() {
    let may =
        |module: &str, other: &str| TABLE.iter().any(|(name, allowed)| *name == module && allowed.contains(&other));
    for upper in ["source", "report", "cli"] {
        assert!(!may("assess", upper));
    }
    assert!(!may("report", "source"));
    assert!(!may("finding", "source") && !may("finding", "assess"));
}

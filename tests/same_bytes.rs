//! The same inputs give the same bytes, whatever the machine: threads, time zone, locale, folder, the order in which the
//! files came there, their times. What `SOURCE_DATE_EPOCH` says dates documents and touches no result.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use crate::city::{folder, root, sample, stderr};

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// Writes the report of a folder where the environment is like this, from a folder of its own.
fn reported(program: &[&str], data: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let place = folder(&[]);
    let out = place.path().join("отчет");
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).current_dir(place.path());
    for name in ["TZ", "LC_ALL", "LANG", "SOURCE_DATE_EPOCH", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    command.arg("select").arg(data).args(["--criteria", "municipal-index-no-vpr", "--year", "2020", "-q", "--out"]);
    let output = command.arg(&out).output().expect("the program can be started");
    assert!(output.status.success(), "{environment:?}: {}", stderr(&output));
    files(&out)
}

/// A copy of a folder, made last file first, with times of long ago.
fn copied(data: &Path) -> tempfile::TempDir {
    let copy = folder(&[]);
    for (place, (name, bytes)) in files(data).iter().rev().enumerate() {
        let path = copy.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let hours = Duration::from_secs(3600 * u64::try_from(place).expect("few"));
        let time = UNIX_EPOCH + Duration::from_secs(1_000_000_000) + hours;
        fs::File::options().write(true).open(&path).expect("a file").set_modified(time).expect("a time");
    }
    copy
}

#[test]
fn machines_threads_zones_and_locales_give_the_same_bytes() {
    let program = env!("CARGO_BIN_EXE_shnor");
    let many = [
        ("TZ", "Asia/Krasnoyarsk"),
        ("LC_ALL", "ru_RU.UTF-8"),
        ("POLARS_MAX_THREADS", "8"),
        ("RAYON_NUM_THREADS", "8"),
        ("COLUMNS", "200"),
    ];
    let first = reported(&[program], &sample(), &many);
    assert!(first.len() >= 7, "{:?}", first.keys());
    let one = [
        ("TZ", "America/Los_Angeles"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("POLARS_MAX_THREADS", "1"),
        ("RAYON_NUM_THREADS", "1"),
        ("NO_COLOR", "1"),
    ];
    // on one core, where that can be had
    let alone = Command::new("taskset").args(["-c", "0", "true"]).status().is_ok_and(|status| status.success());
    let on_one_core: &[&str] = if alone { &["taskset", "-c", "0", program] } else { &[program] };
    let copy = copied(&sample());
    let second = reported(on_one_core, copy.path(), &one);
    let third = reported(&[program], &root().join("sample-data/../sample-data/norilsk-2020/"), &[("LC_ALL", "C")]);
    for other in [second, third] {
        assert_eq!(other.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
        for (name, bytes) in &other {
            assert!(first[name] == *bytes, "{name} differs");
        }
    }
}

#[test]
fn the_date_of_the_source_dates_documents_and_touches_no_result() {
    let data = sample();
    let program = [env!("CARGO_BIN_EXE_shnor")];
    let undated = reported(&program, &data, &[]);
    let dated = reported(&program, &data, &[("SOURCE_DATE_EPOCH", "1597881600")]);
    let run = |files: &BTreeMap<String, Vec<u8>>| -> serde_json::Value {
        serde_json::from_slice(&files["run.json"]).expect("JSON")
    };
    let (mut before, mut after) = (run(&undated), run(&dated));
    assert_eq!(before["source_date"], serde_json::Value::Null);
    // 1597881600 is 20 August 2020, by `date -u -d @1597881600`
    assert_eq!(after["source_date"], serde_json::json!({ "year": 2020, "month": 8, "day": 20 }));
    for run in [&mut before, &mut after] {
        run["source_date"].take();
        run["outputs"].take();
    }
    assert_eq!(before, after);
    let is_data = |name: &str| [".json", ".csv", ".toml"].iter().any(|ending| name.ends_with(ending));
    for (name, bytes) in dated.iter().filter(|(name, _)| is_data(name) && *name != "run.json") {
        assert!(undated[name] == *bytes, "{name} holds a date");
    }
    assert_eq!(undated.keys().collect::<Vec<_>>(), dated.keys().collect::<Vec<_>>());
}

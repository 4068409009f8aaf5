//! Whatever happens while a report is written, whoever looks finds the earlier set or the new one, whole: each fault is made
//! to happen. What a file that is open on Windows does can't be made to happen here: the system refuses the rename, which
//! `output::stage` has a test for, and `cli::exit` tells it as a file to be closed.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::city::{folder, root, shnor, skipped, stderr};

/// Two sets of inputs, small and quick, that give different reports.
const DATA: [&str; 2] = ["tests/cases/by-hand/data", "tests/cases/decided/data"];

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn select(data: &str, out: &Path, more: &[&str]) -> Output {
    shnor(&[&["select", data, "-q", "--out", &text(out)], more].concat())
}

/// The program under a shell that first says something to the system; `None` where that can't be done here.
fn under(shell: &str, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", &format!("{shell}\nexec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_shnor")])
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("a shell")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// The digests of a whole set, by which one set is told from another. A set that lacks a file, has one too many or one of
/// another set is none.
fn set(folder: &Path) -> Vec<String> {
    let record = std::fs::read_to_string(folder.join("run.json")).expect("run.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let outputs = record["outputs"].as_array().expect("outputs");
    let digest = |output: &serde_json::Value| {
        let file = folder.join(output["file"].as_str().expect("a name"));
        let digest = shnor::source::sha256(&std::fs::read(&file).expect("a file of the set"));
        assert_eq!(output["sha256"], digest, "{}", file.display());
        digest
    };
    assert_eq!(names(folder).len(), outputs.len() + 1);
    outputs.iter().map(digest).collect()
}

/// A place with a report on the first data; the sets of both.
fn reported() -> (tempfile::TempDir, PathBuf, [Vec<String>; 2]) {
    let place = folder(&[]);
    let sets = [0, 1].map(|which| {
        let out = place.path().join("отчёт");
        assert!(select(DATA[which], &out, &["--force"]).status.success());
        set(&out)
    });
    assert_ne!(sets[0], sets[1]);
    let out = place.path().join("отчёт");
    assert!(select(DATA[0], &out, &["--force"]).status.success());
    (place, out, sets)
}

/// Asserts that after a kill there is a whole set, at once or when the next run has looked, and nothing else.
fn assert_whole(place: &Path, out: &Path, sets: &[Vec<String>; 2], about: &str) {
    if out.exists() {
        assert!(sets.contains(&set(out)), "{about}");
    }
    // it refuses, for the folder is there, and has tidied up first
    let next = select(DATA[0], out, &[]);
    assert_eq!(next.status.code(), Some(5), "{about}: {}", stderr(&next));
    assert!(sets.contains(&set(out)), "{about}");
    let left: Vec<String> = names(place).into_iter().filter(|name| name != "отчёт").collect();
    for stage in left {
        // killed before it said whose it is, it has nothing in it that anybody could miss
        let inside = names(&place.join(&stage));
        assert!(inside.is_empty() || inside == BTreeSet::from(["draft".to_owned()]), "{about}: {stage}: {inside:?}");
        std::fs::remove_dir_all(place.join(stage)).expect("a stage");
    }
}

#[test]
fn a_run_killed_at_any_moment_of_its_writing_leaves_one_set_or_the_other() {
    let (place, out, sets) = reported();
    let mut caught = 0;
    for round in 0_u64..60 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_shnor"))
            .args(["select", DATA[1 - usize::from(round % 2 == 1)], "-q", "--force", "--out", &text(&out)])
            .current_dir(root())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program can be started");
        let staged = || names(place.path()).len() > 1;
        while !staged() && child.try_wait().expect("a child").is_none() {
            sleep(Duration::from_micros(50));
        }
        sleep(Duration::from_micros(round * 150));
        caught += u8::from(child.try_wait().expect("a child").is_none());
        let _ = child.kill();
        child.wait().expect("the child ends");
        assert_whole(place.path(), &out, &sets, &format!("round {round}"));
    }
    assert!(caught >= 10, "only {caught} were killed while they wrote");
}

#[test]
fn a_run_killed_at_any_call_that_changes_files_leaves_one_set_or_the_other() {
    if !Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success()) {
        skipped("nothing here can stop a program at a call of its choice");
        return;
    }
    let (place, out, sets) = reported();
    let mut gone = 0;
    let calls: [(&str, &[u32]); 6] = [
        ("rename", &[1, 2, 3]),
        ("mkdir", &[1, 2]),
        ("fsync", &[1, 5, 10]),
        ("unlink", &[1, 10]),
        ("unlinkat", &[1, 5, 10]),
        ("rmdir", &[1, 2]),
    ];
    for (call, places) in calls {
        for at in places {
            Command::new("strace")
                .args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}")])
                .args(["-e", &format!("inject={call}:signal=KILL:when={at}"), env!("CARGO_BIN_EXE_shnor")])
                .args(["select", DATA[1], "-q", "--force", "--out", &text(&out)])
                .current_dir(root())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .expect("strace");
            gone += u8::from(!out.exists());
            assert_whole(place.path(), &out, &sets, &format!("{call} {at}"));
            assert!(select(DATA[0], &out, &["--force"]).status.success());
        }
    }
    // the only moment at which there is no folder under its name: between the two renames
    assert!(gone >= 1, "the moment between the renames was not met");
}

#[test]
fn where_the_disk_is_full_the_earlier_set_stands_and_it_is_said() {
    let place = folder(&[]);
    let disk = place.path().join("диск");
    std::fs::create_dir(&disk).expect("a folder");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "none"])
        .arg(&disk)
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        skipped("no disk can be made here");
        return;
    }
    let out = disk.join("отчёт");
    let first = select(DATA[0], &out, &[]);
    let before = first.status.success().then(|| set(&out));
    // what is left of the disk is less than a report
    let mut size = 250_000;
    while std::fs::write(disk.join("прочее"), vec![0; size]).is_err() {
        size -= 4_096;
    }
    let second = select(DATA[1], &out, &["--force"]);
    let after = before.as_ref().map(|_| set(&out));
    let left = names(&disk);
    let book = disk.join("ошибки.xlsx");
    let faults = shnor(&["check", DATA[0], "--out", &text(&book)]);
    let book_is_there = book.exists();
    let unmounted = Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert!(first.status.success(), "{}", stderr(&first));
    assert_eq!(second.status.code(), Some(5));
    assert!(stderr(&second).contains("на диске нет места"), "{}", stderr(&second));
    assert_eq!(before, after);
    assert_eq!(left, BTreeSet::from(["отчёт".to_owned(), "прочее".to_owned()]));
    assert_eq!((faults.status.code(), book_is_there), (Some(5), false), "{}", stderr(&faults));
}

#[test]
fn where_a_file_may_not_grow_the_earlier_set_stands_and_it_is_said() {
    let (place, out, sets) = reported();
    let arguments = ["select", DATA[1], "-q", "--force", "--out", &text(&out)];
    let limited = under("trap '' XFSZ; ulimit -f 8", &arguments);
    assert_eq!(limited.status.code(), Some(5), "{}", stderr(&limited));
    assert!(stderr(&limited).contains("файл больше, чем разрешает система"), "{}", stderr(&limited));
    assert_eq!((set(&out), names(place.path()).len()), (sets[0].clone(), 1));
}

#[test]
fn where_there_are_no_rights_the_earlier_set_stands_and_it_is_said() {
    let (place, out, sets) = reported();
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o555)).expect("rights");
    let refused = select(DATA[1], &out, &["--force"]);
    let superuser = refused.status.success();
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o755)).expect("rights");
    if superuser {
        skipped("whoever runs this has all rights");
        return;
    }
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("нет прав"), "{}", stderr(&refused));
    assert_eq!(set(&out), sets[0]);
}

#[test]
fn a_disk_that_is_only_read_is_told_as_such() {
    if !Path::new("/proc/version").exists() {
        skipped("no folder here that takes no files");
        return;
    }
    for out in ["/proc/отчёт", "/dev/null/отчёт", "/dev/null"] {
        let refused = select(DATA[0], Path::new(out), &["--force"]);
        assert_eq!(refused.status.code(), Some(5), "{out}: {}", stderr(&refused));
        assert!(stderr(&refused).starts_with("Ошибка: "), "{out}: {}", stderr(&refused));
    }
}

#[test]
fn a_report_is_never_written_through_a_link_however_it_is_named() {
    let (place, out, sets) = reported();
    let link = place.path().join("ссылка");
    symlink(&out, &link).expect("a link");
    for name in ["ссылка", "ссылка/", "ссылка/.", "./ссылка//"] {
        let refused = select(DATA[1], &place.path().join(name), &["--force"]);
        assert_eq!(refused.status.code(), Some(5), "{name}");
        assert!(stderr(&refused).contains("ссылка"), "{name}: {}", stderr(&refused));
        assert!(link.is_symlink() && set(&out) == sets[0], "{name}");
    }
    let nowhere = place.path().join("никуда");
    symlink(place.path().join("нет"), &nowhere).expect("a link");
    assert_eq!(select(DATA[1], &nowhere, &["--force"]).status.code(), Some(5));
    // a report in which somebody laid a link in the place of a file
    let outside = place.path().join("чужое.txt");
    std::fs::write(&outside, "не трогать").expect("a file");
    std::fs::remove_file(out.join("ranking.csv")).expect("a file");
    symlink(&outside, out.join("ranking.csv")).expect("a link");
    let refused = select(DATA[1], &out, &["--force"]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("ranking.csv"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(&outside).expect("a file"), "не трогать");
}

#[test]
fn neither_the_data_nor_the_methodology_are_ever_written_over() {
    let (_place, out, sets) = reported();
    let criteria = text(&out.join("criteria.toml"));
    let refused = select(DATA[1], &out, &["--force", "--criteria", &criteria]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("содержит исходные данные"), "{}", stderr(&refused));
    assert_eq!(set(&out), sets[0]);
    // data inside the target, and one file of data as the target
    let place = folder(&[]);
    let data = place.path().join("данные");
    std::fs::create_dir(&data).expect("a folder");
    for file in std::fs::read_dir(root().join(DATA[0])).expect("data") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), data.join(file.file_name())).expect("a copy");
    }
    let before = names(&data);
    for target in [place.path().to_path_buf(), data.clone(), data.join("огэ.csv")] {
        let refused = select(&text(&data), &target, &["--force"]);
        assert_eq!(refused.status.code(), Some(5), "{}", target.display());
    }
    assert_eq!(names(&data), before);
    // beside the data is a place like any other
    assert!(select(&text(&data), &data.join("отчёт"), &[]).status.success());
    assert!(select(&text(&data), &data.join("отчёт"), &["--force"]).status.success());
}

#[test]
fn what_somebody_laid_into_the_report_is_never_removed_with_it() {
    let (_place, out, sets) = reported();
    std::fs::create_dir(out.join("ranking.csv.d")).expect("a folder");
    let refused = select(DATA[1], &out, &["--force"]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(stderr(&refused).contains("ranking.csv.d"), "{}", stderr(&refused));
    std::fs::remove_dir(out.join("ranking.csv.d")).expect("a folder");
    assert_eq!(set(&out), sets[0]);
    // a folder under the name of a file of ours may hold anything
    std::fs::remove_file(out.join("ranking.csv")).expect("a file");
    std::fs::create_dir(out.join("ranking.csv")).expect("a folder");
    std::fs::write(out.join("ranking.csv/важное.txt"), "не трогать").expect("a file");
    assert_eq!(select(DATA[1], &out, &["--force"]).status.code(), Some(5));
    assert!(out.join("ranking.csv/важное.txt").exists());
    // a file where the folder should be
    let file = out.with_file_name("файл");
    std::fs::write(&file, "не трогать").expect("a file");
    assert_eq!(select(DATA[1], &file, &["--force"]).status.code(), Some(5));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "не трогать");
}

#[test]
fn single_files_go_out_by_the_same_door() {
    let place = folder(&[("книга.xlsx", b"PK"), ("методика.toml", b"id")]);
    let (book, new) = (place.path().join("ошибки.xlsx"), place.path().join("заготовка.toml"));
    symlink(place.path().join("книга.xlsx"), place.path().join("ссылка.xlsx")).expect("a link");
    let run = |arguments: &[&str]| shnor(arguments).status.code();
    assert_eq!(run(&["check", DATA[0], "-q", "--out", &text(&book)]), Some(0));
    assert_eq!(run(&["check", DATA[0], "-q", "--out", &text(&book)]), Some(5));
    assert_eq!(run(&["check", DATA[0], "-q", "--out", &text(&book), "--force"]), Some(0));
    assert_eq!(run(&["criteria", "new", "--out", &text(&new)]), Some(0));
    // others in the office can read them: they have the rights that the system gives new files
    let rights = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let usual = rights(&place.path().join("книга.xlsx"));
    assert_eq!([rights(&book), rights(&new)], [usual, usual]);
    for name in ["книга.xlsx", "ссылка.xlsx"] {
        let path = text(&place.path().join(name));
        assert_eq!(run(&["check", DATA[0], "--out", &path, "--force"]), Some(5), "{name}");
        assert_eq!(run(&["template", &path, "-c", "municipal-index-no-vpr", "-y", "2020"]), Some(5), "{name}");
    }
    assert_eq!(run(&["criteria", "new", "--out", &text(&place.path().join("методика.toml"))]), Some(5));
    assert_eq!(std::fs::read(place.path().join("книга.xlsx")).expect("a file"), b"PK");
    assert_eq!(std::fs::read(place.path().join("методика.toml")).expect("a file"), b"id");
    assert_eq!(names(place.path()).len(), 5, "nothing is left beside");
}

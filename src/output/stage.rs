//! The hidden folder beside a target in which what is new is made ready and what was there is kept until the new stands in
//! its place; and what is done about one whose process was killed.

#![expect(clippy::disallowed_methods, reason = "this is the module through which files are written")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use super::parent;

/// How the names of such folders begin.
const PREFIX: &str = ".shnor-";
/// The file that its process keeps locked, by which a folder is known as ours; it holds the name of the target.
const CLAIM: &str = "claim";
/// The claim before it is locked.
const DRAFT: &str = "draft";
/// The first line of a claim.
const MARK: &str = "shnor/stage/1";
/// What is new.
const NEW: &str = "new";
/// What stood in the place of the target. While what is new lies beside it, it is to be put back.
const OLD: &str = "old";
/// Bytes of a claim that are read.
const MOST: u64 = 4_096;

/// A folder of ours. When it is dropped nothing is left of it.
pub(super) struct Stage {
    // let go before its folder is removed: some systems remove no open file
    claim: Option<File>,
    folder: tempfile::TempDir,
    kept: bool,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.kept {
            empty(self.folder.path());
        }
        self.claim = None;
    }
}

impl Stage {
    /// A new one beside a target.
    pub(super) fn beside(target: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent(target))?;
        // where nothing can be locked nobody can tell a killed process from one at work: such a folder is never swept
        let claim = claim(folder.path(), target).ok();
        Ok(Self { claim, folder, kept: false })
    }

    /// Where what is new is made ready.
    pub(super) fn new_one(&self) -> PathBuf {
        self.folder.path().join(NEW)
    }

    /// Puts the new folder in the place of the target, which is moved away where there is one.
    pub(super) fn exchange(mut self, target: &Path, replaced: bool) -> io::Result<()> {
        let old = self.folder.path().join(OLD);
        if replaced {
            fs::rename(target, &old)?;
        }
        if let Err(error) = fs::rename(self.new_one(), target) {
            // what was there is put back; if even that fails, it is still whole beside the target
            if replaced && fs::rename(&old, target).is_err() {
                self.folder.disable_cleanup(true);
                self.kept = true;
            }
            return Err(error);
        }
        Ok(())
    }
}

/// Removes what a folder of ours holds, the claim last: a process that is killed meanwhile leaves what can be swept.
fn empty(stage: &Path) {
    for part in [NEW, OLD].map(|name| stage.join(name)) {
        // what is not there needs no removing, and what can't be removed is swept by a later run
        let _ = if part.is_dir() { fs::remove_dir_all(&part) } else { fs::remove_file(&part) };
    }
}

/// Claims a folder for this process: the claim is locked before it bears its name.
fn claim(folder: &Path, target: &Path) -> io::Result<File> {
    let name = target.file_name().and_then(|name| name.to_str()).ok_or(io::ErrorKind::InvalidFilename)?;
    let draft = folder.join(DRAFT);
    let mut file = File::create_new(&draft)?;
    write!(file, "{MARK}\n{name}")?;
    file.try_lock().map_err(io::Error::from)?;
    fs::rename(draft, folder.join(CLAIM))?;
    Ok(file)
}

/// Sweeps what killed processes left beside a target, and puts back what they had moved away and had not replaced: gives
/// the paths of that. Folders of processes at work, and all that may not be ours, are left alone.
#[must_use]
pub fn recover(target: &Path) -> Vec<PathBuf> {
    let folder = super::plain(target);
    let Ok(entries) = fs::read_dir(parent(&folder)) else { return Vec::new() };
    let named = |entry: &fs::DirEntry| {
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        folder && entry.file_name().to_string_lossy().starts_with(PREFIX)
    };
    let mut left: Vec<PathBuf> = entries.flatten().filter(named).map(|entry| entry.path()).collect();
    left.sort();
    left.iter().filter_map(|stage| sweep(stage)).collect()
}

/// Sweeps one folder, where its process is gone.
fn sweep(stage: &Path) -> Option<PathBuf> {
    let (claim, target) = deserted(stage)?;
    let old = stage.join(OLD);
    let mut restored = None;
    if fs::symlink_metadata(&old).is_ok() && fs::symlink_metadata(stage.join(NEW)).is_ok() {
        // where something stands in its place, or it can't be put there, it stays: it may be the only one
        let free = fs::symlink_metadata(&target).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        if !free || fs::rename(&old, &target).is_err() {
            return None;
        }
        restored = Some(target);
    }
    empty(stage);
    drop(claim);
    let _ = fs::remove_dir_all(stage);
    restored
}

/// The claim of a folder, locked by nobody else, and the path of its target; nothing where it is not ours.
fn deserted(stage: &Path) -> Option<(File, PathBuf)> {
    let known = [CLAIM, NEW, OLD];
    let entries: Vec<fs::DirEntry> = fs::read_dir(stage).ok()?.collect::<Result<_, _>>().ok()?;
    if !entries.iter().all(|entry| known.iter().any(|name| entry.file_name() == *name)) {
        return None;
    }
    let path = stage.join(CLAIM);
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    let claim = File::open(path).ok()?;
    claim.try_lock().ok()?;
    let mut text = String::new();
    (&claim).take(MOST).read_to_string(&mut text).ok()?;
    let name = text.strip_prefix(MARK)?.strip_prefix('\n')?;
    let mut parts = Path::new(name).components();
    let (Some(Component::Normal(name)), None) = (parts.next(), parts.next()) else { return None };
    let target = parent(stage).join(name);
    Some((claim, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(path: &Path, text: &str) {
        fs::create_dir(path).expect("a folder");
        fs::write(path.join("отчет.md"), text).expect("a file");
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path.join("отчет.md")).expect("a file")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    /// What a killed process leaves: its folder, and nobody who holds the claim.
    fn killed(mut stage: Stage) {
        stage.folder.disable_cleanup(true);
        stage.kept = true;
    }

    #[test]
    fn what_a_process_killed_between_the_renames_had_moved_away_is_put_back() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("отчёт");
        written(&target, "прежний");
        let stage = Stage::beside(&target).expect("a stage");
        written(&stage.new_one(), "новый");
        fs::rename(&target, stage.folder.path().join(OLD)).expect("a rename");
        killed(stage);
        assert_eq!(recover(&target), std::slice::from_ref(&target));
        assert_eq!((read(&target), names(place.path())), ("прежний".to_owned(), vec!["отчёт".to_owned()]));
        assert_eq!(recover(&target), Vec::<PathBuf>::new());
    }

    #[test]
    fn what_a_process_killed_at_its_writing_or_its_tidying_left_is_swept() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("отчёт");
        written(&target, "прежний");
        for left in [NEW, OLD] {
            let stage = Stage::beside(&target).expect("a stage");
            written(&stage.folder.path().join(left), "часть");
            killed(stage);
            assert_eq!(recover(&target), Vec::<PathBuf>::new());
            assert_eq!((read(&target), names(place.path()).len()), ("прежний".to_owned(), 1), "{left}");
        }
    }

    #[test]
    fn nothing_of_a_process_at_work_nor_of_anybody_else_is_swept() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("отчёт");
        let at_work = Stage::beside(&target).expect("a stage");
        written(&at_work.new_one(), "новый");
        written(&place.path().join(".shnor-чужая"), "чужое");
        let odd = Stage::beside(&target).expect("a stage");
        fs::write(odd.folder.path().join("заметки.txt"), "чужое").expect("a file");
        killed(odd);
        let outside = Stage::beside(&target).expect("a stage");
        written(&outside.folder.path().join(OLD), "чужое");
        written(&outside.new_one(), "чужое");
        fs::write(outside.folder.path().join(CLAIM), format!("{MARK}\n../отчёт")).expect("a claim");
        killed(outside);
        assert_eq!(recover(&target), Vec::<PathBuf>::new());
        assert_eq!(names(place.path()).len(), 4);
        at_work.exchange(&target, false).expect("a free place");
        assert_eq!(read(&target), "новый");
    }

    #[test]
    fn an_earlier_report_is_never_put_over_what_stands_in_its_place() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("отчёт");
        let stage = Stage::beside(&target).expect("a stage");
        written(&stage.folder.path().join(OLD), "прежний");
        written(&stage.new_one(), "новый");
        let kept = stage.folder.path().join(OLD);
        killed(stage);
        written(&target, "другой");
        assert_eq!(recover(&target), Vec::<PathBuf>::new());
        assert_eq!((read(&target), read(&kept)), ("другой".to_owned(), "прежний".to_owned()));
    }

    #[test]
    fn where_the_new_can_not_take_its_place_the_old_stands_there_still() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("отчёт");
        written(&target, "прежний");
        // there is nothing new: the second rename fails
        let stage = Stage::beside(&target).expect("a stage");
        assert!(stage.exchange(&target, true).is_err());
        assert_eq!((read(&target), names(place.path()).len()), ("прежний".to_owned(), 1));
    }
}

//! The only way bytes go out: to standard output, to a file, to a report folder; each as a whole or not at all.
//!
//! What is promised of a report folder: whoever looks sees the earlier report or the new one and never parts of both. A
//! full disk, a locked file, missing rights or a kill while the new one is being written leave the earlier one where it
//! is. The change itself is two renames; a process that is killed between them leaves the earlier report whole in a
//! hidden folder beside, and the next run that writes there puts it back ([`recover`]).

#![expect(clippy::disallowed_methods, reason = "this is the module through which files are written")]

mod progress;
mod stage;

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

pub use progress::Progress;
use stage::Stage;
pub use stage::recover;

/// Why a report could not be written.
#[derive(Debug)]
pub enum Unwritable {
    /// The folder is there already.
    Exists(PathBuf),
    /// The folder is there and is no report.
    NotAReport(PathBuf),
    /// The folder is an earlier report and holds a file of somebody else's.
    Foreign(PathBuf, String),
    /// The path is a link.
    Link(PathBuf),
    /// The folder holds the input.
    Input(PathBuf),
    /// The system refused.
    Denied(PathBuf, io::Error),
}

/// Writes text to standard output. A reader that has gone away is no error.
///
/// # Errors
/// Whatever else the system says.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    // what stands after the last line break would else fail unseen, when the program has ended
    quietly(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes a line to standard error.
pub fn tell(line: &str) {
    // there is nobody left to tell of a failure here
    let _ = writeln!(io::stderr().lock(), "{line}");
}

fn quietly(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A folder that a report is to be written to, and what may be there.
pub struct Target<'t> {
    /// The folder, as the user named it.
    pub folder: &'t Path,
    /// What the report is made of: never written over.
    pub inputs: &'t [&'t Path],
    /// Whether an earlier report may be replaced.
    pub replace: bool,
    /// The names of the files of a report.
    pub ours: &'t [&'t str],
    /// The one of them by which a report is known.
    pub record: &'t str,
}

impl Target<'_> {
    /// Whether the report may be written: the folder is not there, or empty, or an earlier report with nothing else in
    /// it that may be replaced.
    ///
    /// # Errors
    /// [`Unwritable`].
    pub fn check(&self) -> Result<(), Unwritable> {
        let path = || self.folder.to_path_buf();
        let folder = plain(self.folder);
        let known = match fs::symlink_metadata(&folder) {
            Ok(known) => known,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Unwritable::Denied(path(), error)),
        };
        if known.is_symlink() {
            return Err(Unwritable::Link(path()));
        }
        if self.inputs.iter().any(|input| holds(&folder, input)) {
            return Err(Unwritable::Input(path()));
        }
        if known.is_dir() && self.entries(&folder)?.is_empty() {
            return Ok(());
        }
        if !self.replace {
            return Err(Unwritable::Exists(path()));
        }
        if !known.is_dir() || !fs::symlink_metadata(folder.join(self.record)).is_ok_and(|record| record.is_file()) {
            return Err(Unwritable::NotAReport(path()));
        }
        let is_ours = |entry: &fs::DirEntry| {
            let file = entry.file_type().is_ok_and(|kind| kind.is_file());
            file && self.ours.iter().any(|name| entry.file_name() == *name)
        };
        match self.entries(&folder)?.into_iter().find(|entry| !is_ours(entry)) {
            Some(entry) => Err(Unwritable::Foreign(path(), entry.file_name().to_string_lossy().into_owned())),
            None => Ok(()),
        }
    }

    fn entries(&self, folder: &Path) -> Result<Vec<fs::DirEntry>, Unwritable> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect);
        entries.map_err(|error| Unwritable::Denied(self.folder.to_path_buf(), error))
    }

    /// Takes the files from `make`, which gives each by its name, from any thread; writes them beside the folder, looks
    /// again whether they may take its place, and puts them there as a set.
    ///
    /// # Errors
    /// [`Unwritable`]; what was there before is there still.
    pub fn write(
        &self,
        make: impl FnOnce(&(dyn Fn(&str, &[u8]) -> io::Result<()> + Sync)) -> io::Result<()>,
    ) -> Result<(), Unwritable> {
        let denied = |error| Unwritable::Denied(self.folder.to_path_buf(), error);
        let folder = plain(self.folder);
        fs::create_dir_all(parent(&folder)).map_err(denied)?;
        let stage = Stage::beside(&folder).map_err(denied)?;
        fs::create_dir(stage.new_one()).map_err(denied)?;
        make(&|name, bytes| write_new(&stage.new_one().join(name), bytes)).map_err(denied)?;
        // reading took its time: somebody may have put something there. What comes only now is not looked at, so not moved
        let is_there = fs::symlink_metadata(&folder).is_ok();
        self.check()?;
        stage.exchange(&folder, is_there).map_err(denied)
    }
}

/// Writes a file whole or not at all. One that is there is replaced only where that is asked for, never through a link:
/// whoever asks has looked whether it may be.
///
/// # Errors
/// [`Unwritable`]; what was there before is there still.
pub fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Unwritable> {
    let denied = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Unwritable::Exists(path.to_path_buf()),
        _ => Unwritable::Denied(path.to_path_buf(), error),
    };
    if let Ok(known) = fs::symlink_metadata(path) {
        if known.is_symlink() {
            return Err(Unwritable::Link(path.to_path_buf()));
        }
        if known.is_dir() {
            return Err(denied(io::ErrorKind::IsADirectory.into()));
        }
    }
    let stage = Stage::beside(path).map_err(denied)?;
    write_new(&stage.new_one(), bytes).map_err(denied)?;
    if replace {
        return fs::rename(stage.new_one(), path).map_err(denied);
    }
    let staged = tempfile::TempPath::try_from_path(stage.new_one()).map_err(denied)?;
    staged.persist_noclobber(path).map_err(|error| denied(error.error))
}

/// Writes a file that is not there yet, down to the disk.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all())
}

/// The path without a stroke or a point at its end: with one, the system would look through a link. A path that ends in no
/// name (`.`, `..`) is spelt out.
fn plain(path: &Path) -> PathBuf {
    let spelt: PathBuf = path.components().collect();
    match spelt.components().next_back() {
        Some(Component::Normal(_)) => spelt,
        _ => spelt.canonicalize().unwrap_or(spelt),
    }
}

/// The folder that holds a path.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a folder is, or holds, what a path names.
fn holds(folder: &Path, path: &Path) -> bool {
    match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => false,
    }
}

//! The only way bytes go out: to standard output and to a report folder, as a whole set or not at all.

#![expect(clippy::disallowed_methods, reason = "this is the module through which files are written")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
    quietly(io::stdout().lock().write_all(text.as_bytes()))
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

/// Whether a report of the files named `ours` may be written to this folder: it is not there, or empty, or an earlier
/// report, known by its `record`, with nothing else in it that may be replaced.
///
/// # Errors
/// [`Unwritable`].
pub fn check_folder(
    folder: &Path,
    inputs: &Path,
    replace: bool,
    ours: &[&str],
    record: &str,
) -> Result<(), Unwritable> {
    let path = || folder.to_path_buf();
    let Ok(known) = fs::symlink_metadata(folder) else { return Ok(()) };
    if known.is_symlink() {
        return Err(Unwritable::Link(path()));
    }
    let holds_input = |input: &Path| match (folder.canonicalize(), input.canonicalize()) {
        (Ok(folder), Ok(input)) => input.starts_with(folder),
        _ => false,
    };
    if holds_input(inputs) {
        return Err(Unwritable::Input(path()));
    }
    let empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if known.is_dir() && empty {
        return Ok(());
    }
    if !replace {
        return Err(Unwritable::Exists(path()));
    }
    if !known.is_dir() || !folder.join(record).is_file() {
        return Err(Unwritable::NotAReport(path()));
    }
    let entries = fs::read_dir(folder).map_err(|error| Unwritable::Denied(path(), error))?;
    match entries.flatten().find(|entry| !ours.iter().any(|name| entry.file_name() == *name)) {
        Some(entry) => Err(Unwritable::Foreign(path(), entry.file_name().to_string_lossy().into_owned())),
        None => Ok(()),
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
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut staged = tempfile::NamedTempFile::new_in(parent).map_err(denied)?;
    staged.write_all(bytes).and_then(|()| staged.as_file().sync_all()).map_err(denied)?;
    let persisted = if replace { staged.persist(path) } else { staged.persist_noclobber(path) };
    persisted.map_err(|error| denied(error.error))?;
    Ok(())
}

/// Writes the files beside the folder and then puts them in its place as a set: whoever looks sees the old report or
/// the new one.
///
/// # Errors
/// [`Unwritable`]; what was there before is there still.
pub fn write_folder<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Result<(), Unwritable> {
    let denied = |error| Unwritable::Denied(folder.to_path_buf(), error);
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(denied)?;
    let staged = tempfile::Builder::new().prefix(".shnor-").tempdir_in(parent).map_err(denied)?;
    let new = staged.path().join("new");
    fs::create_dir(&new).map_err(denied)?;
    for (name, bytes) in files {
        let mut file = fs::File::create_new(new.join(name)).map_err(denied)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(denied)?;
    }
    let old = staged.path().join("old");
    let replaced = folder.exists();
    if replaced {
        fs::rename(folder, &old).map_err(denied)?;
    }
    if let Err(error) = fs::rename(&new, folder) {
        if replaced {
            // put the old report back; if even that fails, it is still whole beside the folder
            if fs::rename(&old, folder).is_err() {
                let _ = staged.keep();
            }
        }
        return Err(denied(error));
    }
    Ok(())
}

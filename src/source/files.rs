//! The only door through which files come in: a data folder listed, each file read whole within a limit and digested.

#![expect(clippy::disallowed_methods, reason = "this is the module through which files are read")]

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Bytes of a file that are read; a larger one is refused.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// Files that systems lay beside data, in lower case.
const SYSTEM: [&str; 3] = ["thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Why a file or folder could not be read.
#[derive(Debug)]
pub enum Unreadable {
    /// There is nothing at this path; these names in the folder are near.
    Missing(PathBuf, Vec<String>),
    /// It is there and can't be read; the system's error.
    Denied(PathBuf, std::io::Error),
    /// It is larger than a table of schools can be.
    TooLarge(PathBuf),
    /// It is no text in UTF-8.
    NotText(PathBuf),
    /// It is neither a file nor a folder: a pipe, a device, a socket.
    NotFile(PathBuf),
}

/// A file read whole.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// Its name, relative to the data folder, with forward slashes.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// Whether the path is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether the path is a file.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether two paths lead to the same file.
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The name by which a file is told of.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Bytes of a file; none where nobody can tell.
pub(super) fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

/// Reads one file. What is none is not even opened: a pipe to which nobody writes would be waited for without end.
///
/// # Errors
/// [`Unreadable`], with names that are near where there is no such file.
pub fn read_file(path: &Path) -> Result<InputFile, Unreadable> {
    let is_odd = |about: &fs::Metadata| !about.is_file() && !about.is_dir();
    let about = fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if is_odd(&about) {
        return Err(Unreadable::NotFile(path.to_path_buf()));
    }
    let file = fs::File::open(path).map_err(|error| unreadable(path, error))?;
    // another may have been put in its place
    if file.metadata().is_ok_and(|about| is_odd(&about)) {
        return Err(Unreadable::NotFile(path.to_path_buf()));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(Unreadable::TooLarge(path.to_path_buf()));
    }
    let sha256 = sha256(&bytes);
    Ok(InputFile { name: name(path), bytes, sha256 })
}

/// Reads a text file in UTF-8, or in UTF-16 with a mark, and gives it with its digest.
///
/// # Errors
/// [`Unreadable`].
pub fn read_text(path: &Path) -> Result<(String, String), Unreadable> {
    let file = read_file(path)?;
    // Notepad may have saved it in UTF-16
    let encoding = encoding_rs::Encoding::for_bom(&file.bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, _, broken) = encoding.decode(&file.bytes);
    if broken { Err(Unreadable::NotText(path.to_path_buf())) } else { Ok((text.into_owned(), file.sha256)) }
}

/// The paths of a folder's files, in order of their names. Left out: folders, dot files, files of systems, lock
/// files of office programs.
///
/// # Errors
/// [`Unreadable`] where the folder can't be listed.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_ours = !name.starts_with('.') && !name.starts_with("~$");
        if path.is_file() && is_ours && !SYSTEM.contains(&name.to_lowercase().as_str()) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The names of a folder's folders, in order: files in them are not read, which is told. Report folders, known by their
/// `record`, are left out.
#[must_use]
pub fn folders(folder: &Path, record: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).map_or_else(
        |_| Vec::new(),
        |entries| {
            let data = |path: &Path| path.is_dir() && !path.join(record).is_file();
            let folders = entries.flatten().filter(|entry| data(&entry.path()));
            folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        },
    );
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unreadable(path: &Path, error: std::io::Error) -> Unreadable {
    if error.kind() != std::io::ErrorKind::NotFound {
        return Unreadable::Denied(path.to_path_buf(), error);
    }
    let written = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names: Vec<String> = fs::read_dir(folder).map_or_else(
        |_| Vec::new(),
        |entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect(),
    );
    let near = crate::text::nearest_few(&written, names.iter().map(String::as_str), 3);
    Unreadable::Missing(path.to_path_buf(), near.into_iter().map(str::to_owned).collect())
}

//! Inputs: files, folders, standard input.

use std::io::Read as _;
use std::path::{Component, Path};

use recoupe::config::Config;
use recoupe::document::Library;
use recoupe::{Draft, Error, ErrorKind};

use super::arguments::{Beside, InputFormat};
use super::{complain, told};

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 13] = ["md", "markdown", "mdown", "txt", "text", "qmd", "docx", "odt", "fodt", "html", "htm", "tex", "pdf"];
/// Folders that hold no reports.
const SKIPPED: [&str; 4] = ["target", "node_modules", "vendor", "__pycache__"];

/// Files that folders are not searched for, in the manner of `.gitignore`.
const IGNORE_FILE: &str = ".recoupeignore";

/// The name of standard input on the command line.
pub(crate) const STDIN: &str = "-";

/// The files that paths stand for: files as they are, folders searched, in order and once each.
pub(crate) fn expand(paths: &[String]) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if path != STDIN && Path::new(path).is_dir() {
            let mut found = Vec::new();
            search(Path::new(path), &mut found).map_err(|e| Error::from(ErrorKind::Io(io(e))).in_file(path.as_str()))?;
            found.sort();
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|f| seen.insert(f.clone()));
    Ok(files)
}

/// Files with a known ending, except those that `.gitignore`, `.ignore` and `.recoupeignore` leave out.
fn search(folder: &Path, found: &mut Vec<String>) -> Result<(), ignore::Error> {
    let mut walk = ignore::WalkBuilder::new(folder);
    walk.require_git(false).add_custom_ignore_filename(IGNORE_FILE);
    walk.filter_entry(|entry| {
        let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        // a folder that is asked for by name is searched
        entry.depth() == 0 || !folder || !SKIPPED.iter().any(|skipped| entry.file_name() == *skipped)
    });
    for entry in walk.build() {
        let entry = entry?;
        let path = entry.path();
        let file = entry.file_type().is_some_and(|kind| kind.is_file());
        if file && path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            let shown = path.to_string_lossy();
            found.push(shown.strip_prefix("./").unwrap_or(&shown).to_owned());
        }
    }
    Ok(())
}

/// What went wrong on the disk.
fn io(error: ignore::Error) -> std::io::Error {
    let shown = error.to_string();
    error.into_io_error().unwrap_or_else(|| std::io::Error::other(shown))
}

/// Reads one input, as the format that the user says, else as the one that it shows, with the references
/// given beside it.
pub(crate) fn read(path: &str, format: Option<InputFormat>, beside: &Beside, config: &Config) -> Result<Draft, Error> {
    let (name, bytes) = bytes(path, beside)?;
    let mut draft = Draft::open(name, bytes, format.map(Into::into))?;
    add_libraries(&mut draft, name, beside, config)?;
    Ok(draft)
}

/// The bytes of one input, and the name that it goes by.
pub(super) fn bytes<'a>(path: &'a str, beside: &'a Beside) -> Result<(&'a str, Vec<u8>), Error> {
    let name = if path == STDIN { beside.stdin_filename.as_deref().unwrap_or("<stdin>") } else { path };
    let bytes = if path == STDIN {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    Ok((name, bytes.map_err(|e| Error::from(ErrorKind::Io(e)).in_file(name))?))
}

/// Adds the references that the command line, the configuration and the draft itself name. Those that the draft names are
/// looked for beside it, and only there.
pub(super) fn add_libraries(draft: &mut Draft, name: &str, beside: &Beside, config: &Config) -> Result<(), Error> {
    let given: Vec<&String> = beside.bibliography.iter().chain(&config.bibliography).collect();
    for file in &given {
        draft.add_library(library(Path::new(file))?);
    }
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    for named in draft.libraries_named() {
        let inside = Path::new(&named).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        let file = [folder.join(&named), folder.join(format!("{named}.bib"))].into_iter().find(|f| inside && f.is_file());
        match file {
            Some(file) => draft.add_library(library(&file)?),
            // a list that lies elsewhere was named in another way
            None if given.iter().any(|g| Path::new(g).file_name() == Path::new(&named).file_name()) => {}
            // the draft can be read without it
            None => {
                let why = told("error-library", &[("named", named.as_str().into())]);
                let gone = std::io::Error::new(std::io::ErrorKind::NotFound, why);
                complain(&Error::from(ErrorKind::Io(gone)).in_file(name));
            }
        }
    }
    Ok(())
}

fn library(file: &Path) -> Result<Library, Error> {
    let path = file.to_string_lossy().into_owned();
    let bytes = std::fs::read(file).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(path.as_str()))?;
    Ok(Library::new(path, String::from_utf8_lossy(&bytes)))
}

//! The configuration of an input: given, or found upwards from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use recoupe::config::Config;
use recoupe::{Error, ErrorKind};

use super::arguments::Configuring;
use super::files::STDIN;

/// Where a configuration is looked for, in each folder from the input's upwards.
const NAMES: [&str; 3] = ["recoupe.toml", ".recoupe.toml", ".config/recoupe.toml"];

/// The configurations of one run; each file is read once.
#[derive(Debug, Default)]
pub(crate) struct Configurations {
    read: Vec<(PathBuf, Arc<Config>)>,
    none: Arc<Config>,
}

impl Configurations {
    /// The configuration that holds for an input.
    pub(crate) fn of(&mut self, options: &Configuring, input: &str) -> Result<Arc<Config>, Error> {
        if options.isolated {
            return Ok(self.none.clone());
        }
        let path = match &options.config {
            Some(given) => Some(PathBuf::from(given)),
            None => found(input),
        };
        let Some(path) = path else { return Ok(self.none.clone()) };
        if let Some(at) = self.read.iter().position(|(known, _)| *known == path) {
            return Ok(self.read[at].1.clone());
        }
        let shown = path.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(shown.as_str()))?;
        let config = Arc::new(Config::parse(&text).map_err(|e| e.in_file(shown.as_str()))?);
        self.read.push((path, config.clone()));
        Ok(config)
    }
}

/// The nearest configuration above an input; above the working folder for standard input.
fn found(input: &str) -> Option<PathBuf> {
    let start = if input == STDIN { PathBuf::from(".") } else { Path::new(input).parent().map(Path::to_path_buf)? };
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find_map(|folder| NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file()))
}

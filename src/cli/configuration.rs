//! The configuration of an input: given, or found upwards from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use recoupe::Error;
use recoupe::config::Config;
use recoupe::settings::Settings;

use super::arguments::Configuring;
use super::files::STDIN;

/// Where a configuration is looked for, in each folder from the input's upwards.
const NAMES: [&str; 3] = ["recoupe.toml", ".recoupe.toml", ".config/recoupe.toml"];

/// The configurations of one run; each file is read once.
#[derive(Debug, Default)]
pub(crate) struct Configurations {
    read: Vec<(Option<PathBuf>, Arc<Settings>)>,
    /// What holds for inputs without overrides of their own.
    plain: Vec<Arc<Config>>,
}

impl Configurations {
    /// The configuration that holds for an input.
    pub(crate) fn of(&mut self, options: &Configuring, input: &str) -> Result<Arc<Config>, Error> {
        let at = self.position(options, input)?;
        let settings = &self.read[at].1;
        if settings.config.overrides.is_empty() {
            return Ok(self.plain[at].clone());
        }
        Ok(Arc::new(settings.for_input(Path::new(input))))
    }

    /// All that was read for an input.
    pub(crate) fn settings(&mut self, options: &Configuring, input: &str) -> Result<Arc<Settings>, Error> {
        let at = self.position(options, input)?;
        Ok(self.read[at].1.clone())
    }

    fn position(&mut self, options: &Configuring, input: &str) -> Result<usize, Error> {
        let path = match &options.config {
            _ if options.isolated => None,
            Some(given) => Some(PathBuf::from(given)),
            None => found(input),
        };
        if let Some(at) = self.read.iter().position(|(known, _)| *known == path) {
            return Ok(at);
        }
        let settings = Settings::load(path.as_deref(), options.policy.as_deref())?;
        self.plain.push(Arc::new(settings.config.clone()));
        self.read.push((path, Arc::new(settings)));
        Ok(self.read.len() - 1)
    }
}

/// The nearest configuration above an input; above the working folder for standard input.
fn found(input: &str) -> Option<PathBuf> {
    let path = Path::new(input);
    let start = match input {
        STDIN => PathBuf::from("."),
        _ if path.is_dir() => path.to_path_buf(),
        _ => path.parent().map(Path::to_path_buf)?,
    };
    // a bare name stands in the working folder
    let start = if start.as_os_str().is_empty() { PathBuf::from(".") } else { start };
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find_map(|folder| NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file())).map(|path| shown(&path))
}

/// Relative to the working folder where it lies below, so that messages are short.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf)).unwrap_or_else(|| path.to_path_buf())
}

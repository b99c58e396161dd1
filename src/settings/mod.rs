//! From `recoupe.toml` to a [`Config`]: the policy it names, the configurations it builds upon, and names of
//! rules, each mistake shown at its place in its own file.

mod policy;
mod schema;

pub use policy::{POLICIES, Policy, policy};
pub use schema::schema;

use std::path::{Path, PathBuf};

use crate::config::{Config, merge, refuse_at, suggest};
use crate::error::{Misconfiguration, Misnomer};
use crate::rules::RULES;
use crate::{Error, ErrorKind};

/// A configuration with all that it builds upon.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Settings {
    /// The configuration.
    pub config: Config,
    /// The folder that paths of overrides are relative to.
    pub root: PathBuf,
    /// The files that were read, the one that was asked for last.
    pub files: Vec<PathBuf>,
}

impl Settings {
    /// Reads a configuration file, or none; `policy` stands in for the policy that the file names.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the file, the line and the column of what is wrong; [`ErrorKind::Io`] for a file
    /// that cannot be read; [`ErrorKind::Unknown`] for a policy that there is not.
    pub fn load(path: Option<&Path>, policy: Option<&str>) -> Result<Self, Error> {
        let mut layers = Layers::default();
        if let Some(path) = path {
            layers.read(path, &mut Vec::new())?;
        }
        let named = policy.map(str::to_owned).or_else(|| layers.table.get("policy").and_then(|p| p.as_str()).map(str::to_owned));
        let mut table = toml::Table::new();
        if let Some(name) = named {
            table = self::policy(&name)?.table()?;
            layers.table.insert("policy".to_owned(), name.into());
        }
        merge(&mut table, layers.table);
        let config = table.try_into().map_err(|error: toml::de::Error| {
            // each layer reads on its own: only what they say together can be wrong
            let problem = Misconfiguration::of(error.message());
            let shown = path.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
            Error::from(ErrorKind::Config { line: 1, column: 1, problem }).in_file(shown)
        })?;
        let root = path.and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
        // `.config/recoupe.toml` is about the folder that holds `.config`
        let root = if root.file_name().is_some_and(|name| name == ".config") {
            root.parent().map(Path::to_path_buf).unwrap_or(root)
        } else {
            root
        };
        Ok(Self { config, root, files: layers.files })
    }

    /// Reads a configuration from text, with the policy that it names; it cannot build upon files.
    ///
    /// # Errors
    ///
    /// As [`Settings::load`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let config = checked(text)?;
        let mut table = match &config.policy {
            Some(name) => policy(name)?.table()?,
            None => toml::Table::new(),
        };
        merge(&mut table, text.parse().unwrap_or_default());
        let config = table.try_into().unwrap_or(config);
        Ok(Self { config, ..Self::default() })
    }

    /// What holds for an input.
    pub fn for_input(&self, path: &Path) -> Config {
        let folder = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let root = std::path::absolute(folder).unwrap_or_else(|_| self.root.clone());
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let relative = absolute.strip_prefix(&root).unwrap_or(path);
        self.config.for_path(&relative.to_string_lossy())
    }
}

#[derive(Debug, Default)]
struct Layers {
    table: toml::Table,
    files: Vec<PathBuf>,
}

impl Layers {
    /// Reads a file after those it builds upon. `open` holds the files that build upon this one.
    fn read(&mut self, path: &Path, open: &mut Vec<PathBuf>) -> Result<(), Error> {
        let shown = path.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).map_err(|e| Error::from(ErrorKind::Io(e)).in_file(shown.as_str()))?;
        let config = checked(&text).map_err(|e| e.in_file(shown.as_str()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        open.push(path.to_path_buf());
        for base in &config.extends {
            let base = folder.join(base);
            let same = |other: &PathBuf| std::fs::canonicalize(other).ok() == std::fs::canonicalize(&base).ok();
            if open.iter().any(|o| base.exists() && same(o)) {
                return Err(refuse_at(&text, "extends", Misconfiguration::Circle).in_file(shown));
            }
            if !base.is_file() {
                let problem = Misconfiguration::NoFile { path: base.to_string_lossy().into_owned() };
                return Err(refuse_at(&text, "extends", problem).in_file(shown));
            }
            self.read(&base, open)?;
        }
        open.pop();
        let mut table: toml::Table = text.parse().unwrap_or_default();
        if !config.bibliography.is_empty() {
            let lists = config.bibliography.iter().map(|named| beside(folder, named, &text)).collect::<Result<Vec<_>, _>>();
            let lists = lists.map_err(|e| e.in_file(shown.as_str()))?;
            table.insert("bibliography".to_owned(), lists.into());
        }
        merge(&mut self.table, table);
        self.files.push(path.to_path_buf());
        Ok(())
    }
}

/// The path of a list of references that a configuration in this folder names.
fn beside(folder: &Path, named: &str, text: &str) -> Result<toml::Value, Error> {
    let list = folder.join(named);
    if list.is_file() {
        return Ok(list.to_string_lossy().into_owned().into());
    }
    Err(refuse_at(text, named, Misconfiguration::NoFile { path: list.to_string_lossy().into_owned() }))
}

/// A configuration whose names of rules and policies are known.
fn checked(text: &str) -> Result<Config, Error> {
    let config = Config::parse(text)?;
    let names = || RULES.iter().flat_map(|r| [r.name, r.group.slug()]).chain(["all"]);
    let of_overrides = config.overrides.iter().flat_map(|o| o.select.iter().chain(&o.ignore).chain(o.rules.keys()));
    for name in config.select.iter().chain(&config.ignore).chain(config.rules.keys()).chain(of_overrides) {
        if !names().any(|known| known == name) {
            return Err(refuse_at(text, name, Misconfiguration::UnknownRule(Misnomer::new(name, suggest(name, names())))));
        }
    }
    if let Some(name) = &config.policy
        && !POLICIES.iter().any(|p| p.name == name)
    {
        let known = suggest(name, POLICIES.iter().map(|p| p.name));
        return Err(refuse_at(text, name, Misconfiguration::UnknownPolicy(Misnomer::new(name, known))));
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rules_and_policies_are_checked_at_their_place() {
        for (text, wanted) in [
            ("ignore = [\"dates\", \"singel-source\"]\n", "1:21: unknown rule `singel-source`; did you mean `single-source`?"),
            ("[rules]\n# weekday\nweekday-mismach = \"off\"\n", "3:1: unknown rule `weekday-mismach`; did you mean `weekday-mismatch`?"),
            (
                "[[overrides]]\npaths = [\"a\"]\nrules = { footnote = \"off\" }\n",
                "3:11: unknown rule `footnote`; did you mean `footnotes`?",
            ),
            ("policy = \"coy\"\n", "1:11: unknown policy `coy`; did you mean `coi`?"),
        ] {
            let error = Settings::parse(text).expect_err(text).to_string();
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }

    #[test]
    fn what_a_file_says_wins_over_the_policy_it_names() {
        let settings = Settings::parse("policy = \"coi\"\n[corroboration]\nthreshold = 3\n").expect("sound");
        assert_eq!(settings.config.corroboration.threshold, 3);
        assert!(!settings.config.required.is_empty(), "the policy's own");
    }
}

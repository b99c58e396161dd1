//! One configuration upon another.

use super::{Config, glob};

/// Lists of names that a configuration replaces; other lists go on from those it builds upon.
const REPLACED: [&str; 2] = ["select", "paths"];

/// Lays `upper` over `lower`: tables are merged, lists joined, other values replaced.
pub(crate) fn merge(lower: &mut toml::Table, upper: toml::Table) {
    for (key, value) in upper {
        match (lower.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => merge(below, above),
            (Some(toml::Value::Array(below)), toml::Value::Array(above)) if !REPLACED.contains(&key.as_str()) => below.extend(above),
            (_, value) => {
                lower.insert(key, value);
            }
        }
    }
}

impl Config {
    /// What holds for an input: this configuration with every override that its path fits. The path is
    /// relative to the configuration's folder.
    #[must_use]
    pub fn for_path(&self, path: &str) -> Self {
        let mut config = self.clone();
        let path = path.replace('\\', "/");
        let path = path.trim_start_matches("./");
        for over in self.overrides.iter().filter(|o| o.paths.iter().any(|pattern| glob::fits(pattern, path))) {
            if !over.select.is_empty() {
                config.select.clone_from(&over.select);
            }
            config.ignore.extend(over.ignore.iter().cloned());
            config.rules.extend(over.rules.iter().map(|(name, setting)| (name.clone(), *setting)));
            config.min_severity = over.min_severity.or(config.min_severity);
            config.min_confidence = over.min_confidence.or(config.min_confidence);
            config.fail_on = over.fail_on.or(config.fail_on);
            config.language = over.language.or(config.language);
            config.report_date = over.report_date.or(config.report_date);
            config.period = over.period.clone().or(config.period);
            config.coverage = over.coverage.unwrap_or(config.coverage);
            config.corroboration = over.corroboration.clone().unwrap_or(config.corroboration);
            config.parties.extend(over.parties.iter().cloned());
            config.required.extend(over.required.iter().cloned());
        }
        config
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Coverage, RuleSetting};

    #[test]
    fn overrides_hold_for_their_paths_and_later_ones_win() {
        let config = Config::parse(
            "ignore = [\"dates\"]\n[rules]\nsingle-source = \"warning\"\n\
             [[overrides]]\npaths = [\"final/**\"]\ncoverage = \"sentence\"\nrules = { single-source = \"error\" }\n\
             [[overrides]]\npaths = [\"*.txt\"]\nignore = [\"footnotes\"]\nrules = { single-source = \"off\" }\n",
        )
        .expect("sound");
        let other = config.for_path("drafts/a.md");
        assert_eq!((other.coverage, other.rules["single-source"]), (Coverage::SincePreviousMarker, RuleSetting::Warning));
        let last = config.for_path("./final/a.md");
        assert_eq!((last.coverage, last.rules["single-source"]), (Coverage::Sentence, RuleSetting::Error));
        let text = config.for_path("final/a.txt");
        assert_eq!(text.rules["single-source"], RuleSetting::Off);
        assert_eq!(text.ignore, ["dates", "footnotes"]);
    }

    #[test]
    fn tables_merge_and_lists_join() {
        let mut lower: toml::Table =
            toml::from_str("select = [\"dates\"]\nparties = [\"A\"]\n[publishers.X]\ngroup = \"G\"\n").expect("TOML");
        let upper: toml::Table =
            toml::from_str("select = [\"footnotes\"]\nparties = [\"B\"]\n[publishers.X]\ntype = \"media\"\n").expect("TOML");
        merge(&mut lower, upper);
        let config: Config = lower.try_into().expect("sound");
        assert_eq!(config.select, ["footnotes"]);
        assert_eq!(config.parties, ["A", "B"]);
        assert_eq!(config.publishers["X"].group.as_deref(), Some("G"));
        assert!(config.publishers["X"].kind.is_some());
    }
}

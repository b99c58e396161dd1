//! `recoupe.toml`: what a newsroom or a country unit knows beyond its documents.
//!
//! ```toml
//! independent = ["BBC Monitoring", { publisher = "Radio Azattyk", reason = "own newsroom in Bishkek" }]
//!
//! [corroboration]
//! threshold = 2
//!
//! [publishers."Vlast"]
//! aliases = ["Vlast.kz"]
//! group = "Vlast"
//! type = "media"
//!
//! [[derivation]]
//! source = "Le Figaro 2022-01-09"
//! from = "AFP"
//! kind = "syndication"
//!
//! [[retracted]]
//! source = "https://example.org/report"
//! reason = "withdrawn by its publisher on 3 May"
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{DerivationKind, SourceType};
use crate::{Error, ErrorKind};

/// What the configuration says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Config {
    /// Publishers that stand apart from the group that the document or the registry puts them in.
    pub independent: Vec<Independent>,
    /// When a claim counts as corroborated.
    pub corroboration: Corroboration,
    /// Publishers by name: aliases, group, type.
    pub publishers: BTreeMap<String, PublisherEntry>,
    /// Sources that derive from others.
    pub derivation: Vec<DerivationEntry>,
    /// Sources that were withdrawn.
    pub retracted: Vec<Named>,
    /// Sources that declare reporting of their own, though they pass on others' too.
    pub own_reporting: Vec<Named>,
}

/// A publisher that stands apart, with a reason or without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Independent {
    /// Its name.
    Name(String),
    /// Its name, and why.
    Explained {
        /// Its name.
        publisher: String,
        /// Why.
        reason: String,
    },
}

impl Independent {
    /// The publisher's name.
    pub fn publisher(&self) -> &str {
        match self {
            Self::Name(publisher) | Self::Explained { publisher, .. } => publisher,
        }
    }
}

/// Thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Corroboration {
    /// The number of independent origins from which a claim counts as corroborated; at least 1.
    pub threshold: usize,
}

impl Default for Corroboration {
    fn default() -> Self {
        Self { threshold: 2 }
    }
}

/// What is known of a publisher.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct PublisherEntry {
    /// Other names of it.
    pub aliases: Vec<String>,
    /// The group it belongs to.
    pub group: Option<String>,
    /// What kind of voice it is.
    #[serde(rename = "type")]
    pub kind: Option<SourceType>,
}

/// A source that derives from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DerivationEntry {
    /// The source: its address, its title, or its publisher and date.
    pub source: String,
    /// What it derives from: a source in the same manner, or the name of a publisher.
    pub from: String,
    /// How.
    pub kind: DerivationKind,
}

/// A source by its address, its title, or its publisher and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Named {
    /// The source.
    pub source: String,
    /// Why it is named.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the line and column of what is wrong: TOML that does not parse, an
    /// unknown key (with the closest known one), a value of the wrong kind.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let config: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            refuse(text, at, error.message())
        })?;
        if config.corroboration.threshold == 0 {
            let at = text.find("threshold").unwrap_or(0);
            return Err(refuse(text, at, "threshold must be at least 1"));
        }
        Ok(config)
    }
}

fn refuse(text: &str, at: usize, message: &str) -> Error {
    let head = &text[..at.min(text.len())];
    let line = head.matches('\n').count() + 1;
    let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let mut message = message.trim().to_owned();
    if let Some(suggestion) = suggestion(&message) {
        message.push_str(&format!("; did you mean `{suggestion}`?"));
    }
    ErrorKind::Config { line, column, message }.into()
}

/// Serde says "unknown field `x`, expected one of `a`, `b`": the one that is close.
fn suggestion(message: &str) -> Option<String> {
    let rest = message.strip_prefix("unknown field ").or_else(|| message.strip_prefix("unknown variant "))?;
    let mut words = rest.split('`').skip(1).step_by(2);
    let given = words.next()?;
    let limit = (given.chars().count() / 3).clamp(1, 4);
    words.filter_map(|known| crate::distance(given, known, limit).map(|d| (d, known))).min().map(|(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_configuration_is_read() {
        let lines = include_str!("config.rs").lines().skip_while(|l| *l != "//! ```toml").skip(1).take_while(|l| *l != "//! ```");
        let doc = lines.map(|l| l.trim_start_matches("//!").trim_start()).collect::<Vec<_>>().join("\n");
        let config = Config::parse(&doc).expect("the example of the documentation");
        assert_eq!(config.corroboration.threshold, 2);
        assert_eq!(config.independent[1].publisher(), "Radio Azattyk");
        assert_eq!(config.publishers["Vlast"].kind, Some(SourceType::Media));
        assert_eq!(config.derivation[0].kind, DerivationKind::Syndication);
        assert_eq!(config.retracted.len(), 1);
    }

    #[test]
    fn mistakes_are_shown_at_their_place() {
        for (text, wanted) in [
            ("[corroboration]\ntreshold = 2\n", "2:1: unknown field `treshold`"),
            ("[corroboration]\ntreshold = 2\n", "did you mean `threshold`?"),
            ("[corroboration]\nthreshold = 0\n", "2:1: threshold must be at least 1"),
            ("[publishers.X]\ntype = \"medai\"\n", "did you mean `media`?"),
            ("a = [", "1:"),
        ] {
            let error = Config::parse(text).expect_err(text).to_string();
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }
}

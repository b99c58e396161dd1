//! Values of the configuration.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::document::PartialDate;
use crate::error::{Misconfiguration, NO_DATE};
use crate::severity::Severity;

/// What a marker covers (DESIGN, section 5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Coverage {
    /// The text back to the previous marker of its block.
    #[default]
    SincePreviousMarker,
    /// Its own sentence only.
    Sentence,
}

/// From what severity on a finding fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The least severity that fails; `None` where nothing does.
    pub const fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// What a configuration makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RuleSetting {
    /// It does not run.
    Off,
    /// Its findings are for information.
    Info,
    /// Its findings are to be checked.
    Warning,
    /// Its findings are errors.
    Error,
}

impl RuleSetting {
    /// The severity of its findings; `None` where it does not run.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// A level that can be required (DESIGN, section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RequiredLevel {
    /// One source that can be used.
    SingleSource,
    /// The configured number of independent origins.
    Corroborated,
}

/// What excuses a passage below the level that is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unless {
    /// The author says that it could not be confirmed.
    Acknowledged,
    /// The text says whose word it is.
    Attributed,
    /// The text gives it as a rumour, a hypothesis, in the conditional.
    Hedged,
    /// The text sets another version against it.
    Contested,
}

/// A date in quotes or as TOML writes it: `"2022-01"`, `2022-01-09`, `2022`.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PartialDate>, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => text,
        toml::Value::Integer(year) => year.to_string(),
        toml::Value::Datetime(day) => day.to_string(),
        other => return Err(D::Error::custom(format!("`{}`{NO_DATE}", other.type_str()))),
    };
    text.parse().map(Some).map_err(D::Error::custom)
}

/// One path, or a list of paths.
pub(super) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let wrong = || D::Error::custom(Misconfiguration::NoPath);
    match toml::Value::deserialize(deserializer)? {
        toml::Value::String(path) => Ok(vec![path]),
        toml::Value::Array(paths) => paths.into_iter().map(|p| p.as_str().map(str::to_owned).ok_or_else(wrong)).collect(),
        _ => Err(wrong()),
    }
}

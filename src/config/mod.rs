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

mod glob;
mod layers;
mod parse;
mod values;

pub use values::{Coverage, FailOn, RequiredLevel, RuleSetting, Unless};

pub(crate) use layers::merge;
pub(crate) use parse::{refuse_at, suggest};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{DerivationKind, Language, PartialDate, SourceType};
use crate::severity::{Confidence, Severity};

/// What the configuration says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Config {
    /// Configurations that this one builds upon: paths relative to its own folder.
    #[serde(deserialize_with = "values::one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<String>,
    /// The name of a policy that comes with the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Lists of references beside the drafts (BibTeX, CSL-JSON, RIS, hayagriva): paths relative to the folder of
    /// the configuration. Of these, what a draft cites by key joins its bibliography.
    #[serde(deserialize_with = "values::one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub bibliography: Vec<String>,
    /// The language of messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Language>,
    /// The language of the documents; else it is told from their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The date of the report; else the one that it gives itself.
    #[serde(deserialize_with = "values::date", skip_serializing_if = "Option::is_none")]
    pub report_date: Option<PartialDate>,
    /// What a marker covers.
    pub coverage: Coverage,
    /// The only rules or groups that run; all where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub select: Vec<String>,
    /// Rules or groups that do not run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// The least severity that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_severity: Option<Severity>,
    /// The least confidence that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
    /// From what severity on a finding fails the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// Parties to the conflict: what they put out is a party's word, whatever they are elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// Publishers that stand apart from the group that the document or the registry puts them in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub independent: Vec<Independent>,
    /// When a claim counts as corroborated.
    pub corroboration: Corroboration,
    /// From how many places on some rules speak.
    #[serde(skip_serializing_if = "Thresholds::is_default")]
    pub thresholds: Thresholds,
    /// The span of time that the report is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Severities of rules, and rules that are off, by rule or group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, RuleSetting>,
    /// Publishers by name: aliases, group, type.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub publishers: BTreeMap<String, PublisherEntry>,
    /// Sources that derive from others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<DerivationEntry>,
    /// Sources that were withdrawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retracted: Vec<Named>,
    /// Sources that declare reporting of their own, though they pass on others' too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own_reporting: Vec<Named>,
    /// Levels that passages must reach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Required>,
    /// What holds for some inputs only; later entries win.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The group it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The state body whose word its reports are: it belongs to that body's group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_media_of: Option<String>,
    /// What kind of voice it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// From how many places on some rules speak; `None` for the rule's own number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Thresholds {
    /// Sentences under one note from which `bundled-footnote` speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundled_footnote: Option<usize>,
    /// Notes that cite one running page from which `rolling-source` speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rolling_source: Option<usize>,
}

impl Thresholds {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A span of time, both ends included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Period {
    /// Its first day, month or year: claims on older sources alone are `outdated`.
    #[serde(deserialize_with = "values::date", skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Its last day, month or year.
    #[serde(deserialize_with = "values::date", skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

/// A level that passages must reach: those under a heading, with a tag, with a figure, or all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Required {
    /// Words of the headings above them, in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// A tag that a comment gives them: `<!-- recoupe: tag NAME -->`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only those that hold a figure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub figures: bool,
    /// The level.
    pub level: RequiredLevel,
    /// What excuses a passage below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Unless>,
    /// Why it is required, for the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What holds for some inputs only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Override {
    /// Patterns of paths, relative to the folder of the configuration. `*` stands for any letters but `/`, `**` for
    /// any folders, `?` for a letter; a pattern without `/` is one of file names.
    pub paths: Vec<String>,
    /// The only rules or groups that run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub select: Vec<String>,
    /// Further rules or groups that do not run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// Severities of rules.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, RuleSetting>,
    /// The least severity that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_severity: Option<Severity>,
    /// The least confidence that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
    /// From what severity on a finding fails the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// The language of these documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Their date.
    #[serde(deserialize_with = "values::date", skip_serializing_if = "Option::is_none")]
    pub report_date: Option<PartialDate>,
    /// What they are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What a marker covers in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// When a claim counts as corroborated in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corroboration: Option<Corroboration>,
    /// Further parties to their conflict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// Further levels that their passages must reach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Required>,
}

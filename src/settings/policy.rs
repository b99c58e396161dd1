//! Policies that come with the program: named configurations with the standard that they follow.

use serde::Deserialize;

use crate::config::suggest;
use crate::error::Misconfiguration;
use crate::message::Messages;
use crate::{Error, ErrorKind};

/// A policy by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// Its name.
    pub name: &'static str,
    /// Its file: what it is for, the standards that it follows, its configuration.
    pub text: &'static str,
}

/// All policies.
pub const POLICIES: [Policy; 4] = [
    Policy { name: "coi", text: include_str!("policies/coi.toml") },
    Policy { name: "newsroom", text: include_str!("policies/newsroom.toml") },
    Policy { name: "casualty-recording", text: include_str!("policies/casualty-recording.toml") },
    Policy { name: "academic", text: include_str!("policies/academic.toml") },
];

/// The policy of a name.
///
/// # Errors
///
/// [`ErrorKind::Unknown`] with the closest name.
pub fn policy(name: &str) -> Result<Policy, Error> {
    let known = POLICIES.into_iter().find(|p| p.name == name);
    known.ok_or_else(|| {
        let suggestion = suggest(name, POLICIES.iter().map(|p| p.name));
        ErrorKind::Unknown { what: "policy", given: name.to_owned(), suggestion }.into()
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    standards: Vec<String>,
    config: toml::Table,
}

impl Policy {
    fn file(self) -> Result<File, Error> {
        // a test reads every policy
        toml::from_str(self.text).map_err(|e| ErrorKind::Config { line: 1, column: 1, problem: Misconfiguration::of(e.message()) }.into())
    }

    /// Its configuration.
    pub(super) fn table(self) -> Result<toml::Table, Error> {
        Ok(self.file()?.config)
    }

    /// What it is for, in a line.
    pub fn title(self, messages: &Messages) -> String {
        messages.words(&format!("policy-{}", self.name), &[])
    }

    /// The standards that it follows.
    pub fn standards(self) -> Vec<String> {
        self.file().map(|f| f.standards).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Language;
    use crate::settings::Settings;

    #[test]
    fn every_policy_is_sound_and_names_its_standard() {
        for policy in POLICIES {
            let file = policy.file().unwrap_or_else(|e| panic!("{}: {e}", policy.name));
            assert!(!file.standards.is_empty(), "{}", policy.name);
            assert_ne!(policy.title(&Messages::new(Language::ENGLISH)), format!("policy-{}", policy.name));
            let own = policy
                .text
                .split_once("[config]")
                .map(|(_, own)| own.replace("[config.", "[").replace("[[config.", "[["))
                .unwrap_or_default();
            if let Err(error) = Settings::parse(&own) {
                panic!("{}: {error}", policy.name);
            }
            let settings = Settings::load(None, Some(policy.name)).unwrap_or_else(|e| panic!("{}: {e}", policy.name));
            assert_eq!(settings.config.policy.as_deref(), Some(policy.name));
        }
        assert!(policy("newsrom").expect_err("unknown").to_string().contains("did you mean `newsroom`"));
    }
}

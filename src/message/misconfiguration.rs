//! What is wrong with a configuration, in the reader's language.

use super::{Messages, Value};
use crate::error::{Misconfiguration, Misnomer};

impl Messages {
    pub(super) fn misconfiguration(&self, problem: &Misconfiguration) -> String {
        let one = |id: &str, name: &'static str, value: &str| self.words(id, &[(name, value.into())]);
        match problem {
            Misconfiguration::UnknownField(name) => self.misnomer("field", name),
            Misconfiguration::UnknownValue(name) => self.misnomer("value", name),
            Misconfiguration::UnknownRule(name) => self.misnomer("rule", name),
            Misconfiguration::UnknownPolicy(name) => self.misnomer("policy", name),
            Misconfiguration::MissingField { name } => one("config-missing", "name", name),
            Misconfiguration::WrongKind { found, wanted } => {
                self.words("config-kind", &[("found", found.slug().into()), ("wanted", wanted.slug().into())])
            }
            Misconfiguration::NoDate { given } => one("config-date", "given", given),
            Misconfiguration::NoPath => self.words("config-path", &[]),
            Misconfiguration::NoThreshold => self.words("config-threshold", &[]),
            Misconfiguration::PeriodBackwards => self.words("config-period", &[]),
            Misconfiguration::OverrideWithoutPaths => self.words("config-override", &[]),
            Misconfiguration::GroupAndBody => self.words("config-group", &[]),
            Misconfiguration::Circle => self.words("config-circle", &[]),
            Misconfiguration::NoFile { path } => one("config-file", "path", path),
            Misconfiguration::NoBaseline { reason } => one("config-baseline", "reason", reason),
            Misconfiguration::OtherBaseline { given, known } => {
                self.words("config-baseline-version", &[("given", given.as_str().into()), ("known", (*known).into())])
            }
            Misconfiguration::Said(words) => one("config-said", "words", words),
        }
    }

    fn misnomer(&self, kind: &str, name: &Misnomer) -> String {
        let quoted: Vec<String> = name.known.iter().map(|known| self.words("config-name", &[("name", known.as_str().into())])).collect();
        let mut text = self.words("config-unknown", &[("kind", kind.into()), ("given", name.given.as_str().into())]);
        if !quoted.is_empty() {
            text = self.words("config-known", &[("said", text.into()), ("names", Value::from(quoted.join(", ")))]);
        }
        if let Some(close) = &name.suggestion {
            text = self.words("config-close", &[("said", text.into()), ("known", close.as_str().into())]);
        }
        text
    }
}

//! What a rule reports.

use crate::document::PartialDate;
use crate::message::Message;
use crate::rules::Rule;
pub use crate::severity::{Confidence, Severity};
use crate::text::{FNV, Span, fnv};

/// Where a finding stands, in the words of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A note, by its label.
    Note(String),
    /// The bibliography.
    Bibliography,
    /// The running text.
    Text,
}

/// Another place that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub message: Message,
}

/// What a rule reports: it always has a place.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it is about: findings with one cause are one entry for people.
    pub cause: String,
    /// What was seen and what to do.
    pub message: Message,
    /// Where.
    pub span: Span,
    /// Where, in the words of a report.
    pub place: Place,
    /// Other places that it concerns.
    pub related: Vec<Related>,
    /// A stable name that survives edits elsewhere: `v1:` and 16 hexadecimal digits.
    pub fingerprint: String,
    /// The comment in the draft that silences it.
    pub suppressed: Option<Suppression>,
    /// How it stands to the baseline; `None` where there is none.
    pub state: Option<State>,
}

/// What a comment in the draft says about the findings that it silences.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suppression {
    /// Where the comment stands.
    pub span: Span,
    /// Why.
    pub reason: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
    /// When it was decided.
    pub on: Option<PartialDate>,
    /// The last day on which it holds.
    pub until: Option<PartialDate>,
}

/// How a finding stands to a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum State {
    /// The baseline does not hold it.
    New,
    /// The baseline holds it.
    Unchanged,
}

impl State {
    /// The slug used in JSON and SARIF.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
        }
    }
}

impl Finding {
    /// A finding of a rule, with the rule's own severity and confidence.
    pub(crate) fn new(rule: &'static Rule, cause: impl Into<String>, place: Place, span: Span, message: Message) -> Self {
        Self {
            rule,
            severity: rule.severity,
            confidence: rule.confidence,
            cause: cause.into(),
            message,
            span,
            place,
            related: Vec::new(),
            fingerprint: String::new(),
            suppressed: None,
            state: None,
        }
    }

    /// The message of a related place where another passage rests on what the finding is about.
    pub(crate) const ANOTHER_PASSAGE: &'static str = "rests-on-it-too";

    /// How many passages it is about: the one that it stands on, and those that rest on the same.
    pub(crate) fn passages(&self) -> usize {
        1 + self.related.iter().filter(|r| r.message.id == Self::ANOTHER_PASSAGE).count()
    }

    /// A stable name of its cause, the same for all findings that one comment of `recoupe annotate` is
    /// about: 12 hexadecimal digits.
    pub fn key(&self) -> String {
        let hash = [self.rule.name.as_bytes(), b"\0", self.cause.as_bytes()].into_iter().fold(FNV, fnv);
        format!("{:012x}", hash & 0xffff_ffff_ffff)
    }

    /// True for a finding that no comment silences and no baseline holds.
    pub fn is_open(&self) -> bool {
        self.suppressed.is_none() && self.state != Some(State::Unchanged)
    }

    #[must_use]
    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    #[must_use]
    pub(crate) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    #[must_use]
    pub(crate) fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push(Related { span, message });
        self
    }
}

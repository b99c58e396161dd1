//! A checked document in words: its findings with their messages and their lines, without the document.
//! What every machine-readable output is written from; it may outlive the document and pass between threads.

use crate::baseline::Known;
use crate::check::Selection;
use crate::document::{Document, Format};
use crate::evidence::{Coverage, Evidence};
use crate::finding::{Confidence, Finding, Place, Severity, State, Suppression};
use crate::message::Messages;
use crate::report::Support;
use crate::rules::{Rule, short};
use crate::text::{Location, Span};

/// One document's findings in words, in order of place.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Listing {
    /// The name of the input, folders separated by `/`.
    pub path: String,
    /// The format it was read as.
    pub format: Format,
    /// Its length in bytes.
    pub length: usize,
    /// What was read.
    pub coverage: Coverage,
    /// How its cited passages are supported.
    pub support: Support,
    /// The findings.
    pub findings: Vec<Entry>,
    /// What the baseline holds and the document no longer gives.
    pub fixed: Vec<Known>,
    /// Findings below the least severity or confidence, which are not listed.
    pub hidden: usize,
}

/// One finding in words.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it is about.
    pub cause: String,
    /// What was seen.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where, in the words of a report.
    pub place: Place,
    /// Where.
    pub region: Region,
    /// Paragraph, note and page, in files without lines of their own.
    pub location: Option<Location>,
    /// The author's words there, cut after some 120 characters.
    pub words: String,
    /// Other places that it concerns.
    pub related: Vec<RelatedEntry>,
    /// Its stable name.
    pub fingerprint: String,
    /// The comment that silences it.
    pub suppressed: Option<Suppression>,
    /// How it stands to the baseline.
    pub state: Option<State>,
}

/// Another place of a finding, in words.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RelatedEntry {
    /// Where.
    pub region: Region,
    /// Paragraph, note and page, in files without lines of their own.
    pub location: Option<Location>,
    /// What stands there.
    pub message: String,
}

/// A stretch of the input with its lines and columns, which count from 1; columns count characters and the
/// end is excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Region {
    /// Byte offsets.
    pub span: Span,
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column just after the last character.
    pub end_column: usize,
}

impl Region {
    fn of(document: &Document, span: Span) -> Self {
        let (start, end) = (document.position(span.start), document.position(span.end.max(span.start)));
        Self { span, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

impl Entry {
    /// True for a finding that no comment silences and no baseline holds.
    pub fn is_open(&self) -> bool {
        self.suppressed.is_none() && self.state != Some(State::Unchanged)
    }

    /// What was seen and what to do, as sentences.
    pub(crate) fn advice(&self) -> String {
        let Some(help) = &self.help else { return self.message.clone() };
        format!("{}{} {help}", self.message, full_stop(&self.message))
    }

    fn of(evidence: &Evidence, finding: &Finding, messages: &Messages) -> Self {
        /// Characters of the author's words that are kept.
        const WORDS: usize = 120;
        let document = &evidence.document;
        let related = finding
            .related
            .iter()
            .map(|r| RelatedEntry {
                region: Region::of(document, r.span),
                location: document.location(r.span),
                message: messages.text(&r.message),
            })
            .collect();
        Self {
            rule: finding.rule,
            severity: finding.severity,
            confidence: finding.confidence,
            cause: finding.cause.clone(),
            message: messages.text(&finding.message),
            help: messages.help(&finding.message),
            place: finding.place.clone(),
            region: Region::of(document, finding.span),
            location: document.location(finding.span),
            words: short(document.words(finding.span), WORDS),
            related,
            fingerprint: finding.fingerprint.clone(),
            suppressed: finding.suppressed.clone(),
            state: finding.state,
        }
    }
}

/// The full stop after a message, unless a quotation at its end brings one.
pub(super) fn full_stop(message: &str) -> &'static str {
    let inside = message.trim_end_matches(|c: char| c.is_whitespace() || "»”’\"".contains(c));
    if inside.ends_with(['.', '!', '?', '…']) { "" } else { "." }
}

impl Listing {
    /// The findings of a document that the selection reaches, those that are silenced or in the baseline
    /// among them.
    pub fn of(evidence: &Evidence, findings: &[Finding], selection: &Selection, messages: &Messages) -> Self {
        let reached: Vec<&Finding> = findings.iter().filter(|f| selection.reaches(f)).collect();
        Self {
            path: evidence.document.input.path().replace('\\', "/"),
            format: evidence.document.format,
            length: evidence.document.input.text().len(),
            coverage: evidence.coverage(),
            support: Support::of(evidence),
            hidden: findings.len() - reached.len(),
            findings: reached.into_iter().map(|f| Entry::of(evidence, f, messages)).collect(),
            fixed: Vec::new(),
        }
    }

    /// The findings that are neither silenced nor in the baseline.
    pub fn open(&self) -> impl Iterator<Item = &Entry> {
        self.findings.iter().filter(|f| f.is_open())
    }
}

/// How many findings there are of each severity, and how many are quiet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Open errors.
    pub errors: usize,
    /// Open warnings.
    pub warnings: usize,
    /// Open findings for information.
    pub infos: usize,
    /// Findings that a comment silences.
    pub suppressed: usize,
    /// Findings that the baseline holds.
    pub unchanged: usize,
    /// Findings of the baseline that are gone.
    pub fixed: usize,
}

impl Totals {
    /// Counts the findings of several documents.
    pub fn of(listings: &[Listing]) -> Self {
        let mut totals = Self::default();
        for finding in listings.iter().flat_map(|l| &l.findings) {
            let count = if finding.suppressed.is_some() {
                &mut totals.suppressed
            } else if finding.state == Some(State::Unchanged) {
                &mut totals.unchanged
            } else {
                match finding.severity {
                    Severity::Error => &mut totals.errors,
                    Severity::Warning => &mut totals.warnings,
                    Severity::Info => &mut totals.infos,
                }
            };
            *count += 1;
        }
        totals.fixed = listings.iter().map(|l| l.fixed.len()).sum();
        totals
    }
}

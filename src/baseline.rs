//! A baseline: findings that a house knows and lives with, so that only new ones count. By fingerprint, which
//! edits elsewhere in the text do not change.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt as _};
use serde::{Deserialize, Serialize};

use crate::check::Selection;
use crate::error::Misconfiguration;
use crate::evidence::Evidence;
use crate::finding::{Finding, State};
use crate::rules::{rule, short};
use crate::{Error, ErrorKind};

/// The name of the format.
const SCHEMA: &str = "recoupe-baseline/1";

/// Known findings, by document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Baseline {
    schema: String,
    /// Path of each document, as the caller names them, and its findings in order of place.
    pub documents: BTreeMap<String, Vec<Known>>,
}

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Known {
    /// The rule's name.
    pub rule: String,
    /// Its stable name.
    pub fingerprint: String,
    /// The words that it stands at, for people.
    pub words: String,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), documents: BTreeMap::new() }
    }
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the place of what is no baseline.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |line, column, problem| Error::from(ErrorKind::Config { line, column, problem });
        let read: Self = serde_json::from_str(text).map_err(|e| {
            let said = e.to_string();
            let reason = said.split(" at line ").next().unwrap_or(&said).to_owned();
            refuse(e.line(), e.column(), Misconfiguration::NoBaseline { reason })
        })?;
        if read.schema == SCHEMA {
            Ok(read)
        } else {
            Err(refuse(1, 1, Misconfiguration::OtherBaseline { given: read.schema, known: SCHEMA }))
        }
    }

    /// The text of the file: JSON, a finding a line, the same for the same findings.
    pub fn text(&self) -> String {
        let mut text = format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"documents\": {{");
        for (at, (path, known)) in self.documents.iter().enumerate() {
            text.push_str(if at == 0 { "\n" } else { ",\n" });
            text.push_str(&format!("    {}: [", serde_json::json!(path)));
            for (at, one) in known.iter().enumerate() {
                text.push_str(if at == 0 { "\n" } else { ",\n" });
                let one = serde_json::json!({ "rule": one.rule, "fingerprint": one.fingerprint, "words": one.words });
                text.push_str(&format!("      {one}"));
            }
            text.push_str(if known.is_empty() { "]" } else { "\n    ]" });
        }
        text.push_str(if self.documents.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
        text
    }

    /// Adds the findings of a document, those that comments silence left out.
    pub fn add(&mut self, path: &str, evidence: &Evidence, findings: &[Finding]) {
        const WORDS: usize = 80;
        let known = findings.iter().filter(|f| f.suppressed.is_none()).map(|f| Known {
            rule: f.rule.name.to_owned(),
            fingerprint: f.fingerprint.clone(),
            words: short(evidence.document.words(f.span), WORDS),
        });
        self.documents.insert(path.to_owned(), known.collect());
    }

    /// Tells the findings that are known from those that are new, and gives the known ones that are gone. Rules that
    /// were not asked for have nothing that is gone.
    pub fn compare(&self, path: &str, findings: &mut [Finding], selection: &Selection) -> Vec<Known> {
        let known = self.documents.get(path).map(Vec::as_slice).unwrap_or_default();
        let names: HashSet<&str> = known.iter().map(|k| k.fingerprint.as_str()).collect();
        let mut seen: HashSet<&str> = HashSet::new();
        for finding in &mut *findings {
            let held = names.get(finding.fingerprint.as_str());
            finding.state = Some(if held.is_some() { State::Unchanged } else { State::New });
            seen.extend(held);
        }
        let asked = |name: &str| rule(name).is_none_or(|r| selection.runs(r));
        known.iter().filter(|k| !seen.contains(k.fingerprint.as_str()) && asked(&k.rule)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::document::Format;
    use crate::text::Input;

    fn checked(text: &str) -> (Evidence, Vec<Finding>) {
        let evidence = crate::analyse(Input::new("a.md", text).expect("small"), Format::Markdown);
        let findings = check(&evidence, &Selection::everything());
        (evidence, findings)
    }

    #[test]
    fn known_findings_stay_known_when_the_text_around_them_changes() {
        let before = "One fact.[^1] Another fact.[^2]\n\n[^1]: Reuters, 4 May 2023\n[^2]: BBC, 5 May 2023\n";
        let (evidence, findings) = checked(before);
        let mut baseline = Baseline::default();
        baseline.add("a.md", &evidence, &findings);
        let baseline = Baseline::parse(&baseline.text()).expect("its own text");
        let after = "# Title\n\nSourced by two.[^3] One fact.[^1] A third fact.[^4]\n\n[^3]: AFP, 3 May 2023 ; AP, 3 May 2023\n[^1]: Reuters, 4 May 2023\n[^4]: BBC, 5 May 2023\n";
        let (_, mut findings) = checked(after);
        let gone = baseline.compare("a.md", &mut findings, &Selection::everything());
        let of = |state| findings.iter().filter(|f| f.rule.name == "single-source" && f.state == Some(state)).count();
        assert_eq!((of(State::Unchanged), of(State::New)), (1, 1));
        assert_eq!(gone.iter().map(|k| k.words.as_str()).collect::<Vec<_>>(), ["Another fact."]);
        let mut narrow = Selection::everything();
        narrow.ignore.push("corroboration".to_owned());
        assert!(baseline.compare("a.md", &mut [], &narrow).is_empty(), "a rule that does not run has mended nothing");
        assert_eq!(baseline.compare("b.md", &mut findings, &Selection::everything()), []);
    }

    #[test]
    fn what_is_no_baseline_is_refused_at_its_place() {
        let error = Baseline::parse("{\n  \"schema\": 3\n}").expect_err("a number").to_string();
        assert!(error.starts_with("2:") && error.contains("no baseline"), "{error}");
        assert!(Baseline::parse("{\"schema\":\"recoupe-baseline/9\",\"documents\":{}}").is_err());
        assert_eq!(Baseline::parse(&Baseline::default().text()).expect("sound"), Baseline::default());
    }
}

//! Findings that comments in the draft silence, and what is wrong with such comments.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt as _};

use crate::directive::{Action, Directive};
use crate::document::PartialDate;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place, Suppression};
use crate::message::Message;
use crate::rules::{RULES, Rule, expired_suppression, unused_suppression};
use crate::text::{Span, SpanIndex};

/// Marks the findings that comments silence, and adds one for each comment that has expired or silences
/// nothing. `runs` tells the rules that were asked for: what is not asked for cannot be silenced.
pub(crate) fn apply(evidence: &Evidence, findings: &mut Vec<Finding>, today: Option<NaiveDate>, runs: impl Fn(&Rule) -> bool) {
    let mut own = Vec::new();
    let mut named: HashMap<&str, Named> = HashMap::new();
    let all = [String::from("all")];
    for directive in evidence.directives.iter().filter(|d| d.action.silences()) {
        if let (Some(last), Some(today)) = (directive.until.and_then(PartialDate::latest), today)
            && last < today
        {
            let message = Message::new("expired-suppression").with("until", PartialDate::from(last));
            own.push(about(evidence, directive, expired_suppression(), message));
            continue;
        }
        let mut unused: Vec<&str> = Vec::new();
        let names: &[String] = if directive.names.is_empty() && directive.action == Action::Disable { &all } else { &directive.names };
        for name in names {
            if !RULES.iter().any(|rule| means(name, rule) && runs(rule)) {
                continue;
            }
            let named = named.entry(name).or_insert_with(|| Named::of(name, findings));
            if !named.silence(evidence, directive, findings) {
                unused.push(name);
            }
        }
        if !unused.is_empty() {
            let message = Message::new("unused-suppression").with("rules", unused.join(", "));
            own.push(about(evidence, directive, unused_suppression(), message));
        }
    }
    findings.extend(own.into_iter().filter(|f| runs(f.rule)));
}

/// True where a name in a comment means a rule: its own, its group's, "all".
fn means(name: &str, rule: &Rule) -> bool {
    rule.name == name || rule.group.slug() == name || name == "all"
}

/// The findings that one name means, so that a comment looks at those that it silences alone: a long text may hold as
/// many comments as findings.
struct Named {
    /// Indices of findings, in order of place.
    findings: Vec<usize>,
    /// Where they stand.
    spans: SpanIndex,
    /// The same without those that a comment silenced by this name.
    open: SpanIndex,
    /// Findings about a note, by its label; an empty list once they are silenced.
    of_notes: HashMap<String, Vec<usize>>,
}

impl Named {
    fn of(name: &str, all: &[Finding]) -> Self {
        let mut findings: Vec<usize> = (0..all.len()).filter(|&at| means(name, all[at].rule)).collect();
        findings.sort_by_key(|&at| all[at].span);
        let mut of_notes: HashMap<String, Vec<usize>> = HashMap::new();
        for &at in &findings {
            if let Place::Note(label) = &all[at].place {
                of_notes.entry(label.clone()).or_default().push(at);
            }
        }
        // an empty span stands at the byte after it
        let spans = SpanIndex::new(findings.iter().map(|&at| Span::new(all[at].span.start, all[at].span.end.max(all[at].span.start + 1))));
        Self { findings, open: spans.clone(), spans, of_notes }
    }

    /// Silences what a comment is about; false where there is nothing.
    fn silence(&mut self, evidence: &Evidence, directive: &Directive, findings: &mut [Finding]) -> bool {
        let mut found = false;
        let mut quiet = |at: usize| {
            findings[at].suppressed.get_or_insert_with(|| suppression(directive));
        };
        for &cover in &directive.covers {
            found |= self.spans.last_touching(cover).is_some();
            while let Some(last) = self.open.last_touching(cover) {
                self.open.remove(last);
                quiet(self.findings[last]);
            }
        }
        // a comment in note 12 is about what is found about note 12
        let note = directive.footnote.filter(|_| directive.action == Action::Ignore);
        if let Some(about) = note.and_then(|note| self.of_notes.get_mut(&evidence.document.footnotes[note].label)) {
            found = true;
            about.drain(..).for_each(quiet);
        }
        found
    }
}

fn suppression(directive: &Directive) -> Suppression {
    Suppression {
        span: directive.span,
        reason: directive.reason.clone(),
        by: directive.by.clone(),
        on: directive.on,
        until: directive.until,
    }
}

fn about(evidence: &Evidence, directive: &Directive, rule: &'static Rule, message: Message) -> Finding {
    let place = directive.footnote.map_or(Place::Text, |note| Place::Note(evidence.document.footnotes[note].label.clone()));
    Finding::new(rule, evidence.document.words(directive.span), place, directive.span, message)
}

/// The day that counts as today: the one that is asked for, else the report's own, else that of the run.
pub(crate) fn today(asked: Option<PartialDate>, evidence: &Evidence, day_of_run: Option<NaiveDate>) -> Option<NaiveDate> {
    asked.and_then(PartialDate::latest).or_else(|| evidence.document.report_date.and_then(PartialDate::latest)).or(day_of_run)
}

#[cfg(test)]
mod tests {
    use crate::check::{Selection, check};
    use crate::document::Format;
    use crate::text::Input;

    const NOTES: &str = "\n\n[^1]: Reuters, 4 May 2023, https://www.reuters.com/a\n[^2]: BBC, 5 May 2023, https://www.bbc.com/b\n";

    /// The rules of open findings, with their lines, then those that are silenced.
    fn rules(text: &str, today: &str) -> (Vec<(&'static str, usize)>, Vec<&'static str>) {
        let evidence = crate::analyse(Input::new("a.md", text).expect("small"), Format::Markdown);
        let mut selection = Selection::everything();
        selection.today = today.parse().ok();
        let findings = check(&evidence, &selection);
        let line = |f: &crate::finding::Finding| evidence.document.position(f.span.start).line;
        (
            findings.iter().filter(|f| f.is_open()).map(|f| (f.rule.name, line(f))).collect(),
            findings.iter().filter(|f| f.suppressed.is_some()).map(|f| f.rule.name).collect(),
        )
    }

    fn open(text: &str) -> Vec<(&'static str, usize)> {
        rules(&format!("{text}{NOTES}"), "").0
    }

    #[test]
    fn a_comment_holds_for_the_sentence_it_stands_in_or_follows() {
        let both = [("single-source", 1), ("single-source", 1)];
        assert_eq!(open("One fact.[^1] Another fact.[^2]"), both);
        for text in [
            "One fact.[^1] <!-- recoupe: ignore single-source — seen --> Another fact.[^2]",
            "One fact <!-- recoupe: ignore single-source — seen -->.[^1] Another fact.[^2]",
            "One fact.[^1]<!-- recoupe: ignore corroboration — seen --> Another fact.[^2]",
            "One fact.[^1] Another fact.[^2] <!-- recoupe: ignore single-source — seen -->",
            "<!-- recoupe: ignore-next single-source — seen --> One fact.[^1] Another fact.[^2]",
            "One fact.[^1] <!-- recoupe: ignore-next single-source — seen --> Another fact.[^2]",
        ] {
            assert_eq!(open(text), both[..1], "{text}");
        }
        let (open, silenced) = rules(&format!("One fact.[^1] Another fact.[^2] <!-- recoupe: ignore single-source — x -->{NOTES}"), "");
        assert_eq!((open.len(), silenced), (1, vec!["single-source"]));
    }

    #[test]
    fn alone_on_its_line_it_holds_for_a_paragraph_and_stretches_can_be_left_out() {
        for text in [
            "One fact.[^1] Another fact.[^2]\n\n<!-- recoupe: ignore single-source — seen -->\n\nWords.",
            "<!-- recoupe: ignore-next single-source — seen -->\n\nOne fact.[^1] Another fact.[^2]",
            "<!-- recoupe: ignore-next single-source — seen -->\nOne fact.[^1] Another fact.[^2]",
            "<!-- recoupe: disable single-source — seen -->\n\nOne fact.[^1]\n\nAnother fact.[^2]\n\n<!-- recoupe: enable -->\n",
            "<!-- recoupe: disable — seen -->\n\nOne fact.[^1]\n\nAnother fact.[^2]",
        ] {
            let left: Vec<_> = open(text).into_iter().filter(|(name, _)| *name != "unsourced-claim").collect();
            assert_eq!(left, [], "{text}");
        }
        let left = open(
            "<!-- recoupe: disable single-source — seen -->\n\nOne fact.[^1]\n\n<!-- recoupe: enable single-source -->\n\nAnother fact.[^2]",
        );
        assert_eq!(left, [("single-source", 7)]);
    }

    #[test]
    fn a_comment_in_a_note_is_about_what_is_found_about_the_note() {
        let text = "One fact.[^1] Another.[^2]\n\n[^1]: Reuters, 4 May 2023 <!-- recoupe: ignore single-source — seen -->\n[^2]: BBC, 31 February 2023 <!-- recoupe: ignore impossible-date — as printed -->\n";
        let (open, silenced) = rules(text, "");
        assert_eq!(open, [("single-source", 1)]);
        assert_eq!(silenced, ["single-source", "impossible-date"]);
    }

    #[test]
    fn comments_without_effect_reason_or_time_left_are_findings() {
        for (comment, wanted) in [
            ("ignore single-source", vec!["reasonless-suppression"]),
            ("ignore dates — seen", vec!["single-source", "unused-suppression"]),
            ("ignore single-source until 2024-01-31 — seen", vec!["single-source", "expired-suppression"]),
            ("ignore single-source until 2024-05 — seen", vec![]),
            ("ignore singel-source — seen", vec!["single-source", "malformed-suppression"]),
            ("ignore — seen", vec!["single-source", "malformed-suppression"]),
            ("ignroe single-source — seen", vec!["single-source", "malformed-suppression"]),
        ] {
            let (open, _) = rules(&format!("One fact.[^1] <!-- recoupe: {comment} -->\n\n[^1]: Reuters, 4 May 2023\n"), "2024-03-01");
            let mut names: Vec<_> = open.into_iter().map(|(name, _)| name).collect();
            names.sort_by_key(|n| wanted.iter().position(|w| w == n));
            assert_eq!(names, wanted, "{comment}");
        }
    }

    #[test]
    fn a_comment_changes_no_fingerprint() {
        let of = |text: &str| {
            let evidence = crate::analyse(Input::new("a.md", text).expect("small"), Format::Markdown);
            check(&evidence, &Selection::everything()).into_iter().map(|f| f.fingerprint).collect::<Vec<_>>()
        };
        let plain = of("One fact that matters.[^1]\n\n[^1]: Reuters, 4 May 2023\n");
        assert_eq!(plain, of("One fact <!-- recoupe: ignore single-source — seen -->that matters.[^1]\n\n[^1]: Reuters, 4 May 2023\n"));
    }
}

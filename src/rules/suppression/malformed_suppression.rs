use crate::config::suggest;
use crate::directive::{Action, Directive};
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::{RULES, declare_rule};

declare_rule! {
    /// A comment to the program is not understood.
    ///
    /// ## Why
    ///
    /// A misspelt rule silences nothing, or not what was meant.
    ///
    /// ## What it cannot see
    ///
    /// Comments that do not begin with `recoupe:`; they are comments of the author's own.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1] <!-- recoupe: ignore singel-source — only the ministry counts -->
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1] <!-- recoupe: tag key-finding -->
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Write `recoupe: ignore RULE — reason`; `ignore-next`, `disable`, `enable` and `tag` are the other words, and
    /// `recoupe rules` lists the rules. `--ignore malformed-suppression` leaves the rule out.
    "malformed-suppression", Suppression, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for directive in &evidence.directives {
        let Some(message) = mistake(directive) else { continue };
        let place = directive.footnote.map_or(Place::Text, |note| Place::Note(evidence.document.footnotes[note].label.clone()));
        findings.push(Finding::new(&RULE, evidence.document.words(directive.span), place, directive.span, message));
    }
}

fn mistake(directive: &Directive) -> Option<Message> {
    let with_suggestion = |id: &'static str, plain: &'static str, given: &str, known: Option<String>| match known {
        Some(known) => Message::new(id).with("given", given).with("known", known),
        None => Message::new(plain).with("given", given),
    };
    if let Action::Unknown(word) = &directive.action {
        let known = suggest(word, Action::WORDS.into_iter());
        return Some(with_suggestion("malformed-suppression-word-close", "malformed-suppression-word", word, known));
    }
    if matches!(directive.action, Action::Tag | Action::Ignore | Action::IgnoreNext) && directive.names.is_empty() {
        return Some(Message::new("malformed-suppression"));
    }
    if directive.action == Action::Tag {
        return None;
    }
    let names = || RULES.iter().flat_map(|r| [r.name, r.group.slug()]).chain(["all"]);
    let wrong = directive.names.iter().find(|name| !names().any(|n| n == name.as_str()))?;
    Some(with_suggestion("malformed-suppression-rule-close", "malformed-suppression-rule", wrong, suggest(wrong, names())))
}

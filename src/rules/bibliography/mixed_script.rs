use foldhash::{HashSet, HashSetExt as _};

use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;
use crate::text::{MappedText, Span};

declare_rule! {
    /// A word mixes Latin letters with Cyrillic or Greek ones that look the same.
    ///
    /// ## Why
    ///
    /// "Moskvy" with a Cyrillic у looks right and is another word: no search finds it, citations do not
    /// match their entry, and an address copied with it leads elsewhere. The letters come in by copying
    /// from a page in another script.
    ///
    /// ## What it cannot see
    ///
    /// A word written wholly in look-alike letters.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Ekho Moskvу, "Bridge closed", 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Ekho Moskvy, "Bridge closed", 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Type the word again. `--ignore mixed-script` leaves the rule out.
    "mixed-script", Bibliography, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut seen: HashSet<Span> = HashSet::new();
    let mut report = |text: &MappedText, place: &Place| {
        for word in mixed_words(text.as_str()) {
            let span = text.span(word.clone());
            if !seen.insert(span) {
                continue;
            }
            let shown = &text.as_str()[word];
            let strange: Vec<String> =
                shown.chars().filter(|&c| is_of_strange(c) && c.is_alphabetic()).map(|c| format!("{c} (U+{:04X})", c as u32)).collect();
            let message = Message::new("mixed-script").with("word", shown).with("letters", strange.join(", "));
            findings.push(Finding::new(&RULE, shown.to_owned(), place.clone(), span, message));
        }
    };
    for source in evidence.sources.iter().filter(|s| s.is_listed()) {
        report(evidence.text_of_source(source), &Place::Bibliography);
    }
    for note in &evidence.document.footnotes {
        report(&note.text, &Place::Note(note.label.clone()));
    }
}

/// For letters: a Latin one.
fn is_of_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}')
}

/// For letters: a Cyrillic or a Greek one.
fn is_of_strange(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// Words with letters of both kinds, in order. A Greek letter beside a hyphen ("β-test") is a sign.
fn mixed_words(text: &str) -> Vec<std::ops::Range<usize>> {
    // the first bytes of all letters that are strange here
    if !text.bytes().any(|byte| (0xCD..=0xD4).contains(&byte)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = None;
    let (mut latin, mut strange) = (0, 0);
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        if c.is_alphabetic() {
            start.get_or_insert(at);
            latin += usize::from(is_of_latin(c));
            strange += usize::from(is_of_strange(c));
            continue;
        }
        if let Some(from) = start.take()
            && latin > 0
            && strange > 0
            && latin + strange >= 3
        {
            found.push(from..at);
        }
        (latin, strange) = (0, 0);
    }
    found
}

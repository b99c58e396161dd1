//! Short forms that the running text introduces: "the International Crisis Group (ICG) notes".

use super::Names;
use super::parse::{initials_match, is_acronym};
use crate::language::{Word, lexicon, words};
use crate::text::ceil;

/// Adds the short forms of a text to the names.
pub(crate) fn introduce(text: &str, names: &mut Names) {
    /// A longer look back at each bracket would be quadratic.
    const REACH: usize = 120;
    const LONGEST: usize = 12;
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        let rest = &text.as_bytes()[open + 1..];
        let Some(close) = rest.iter().take(LONGEST + 1).position(|&b| b == b')') else { continue };
        let Some(short) = text.get(open + 1..open + 1 + close).filter(|short| is_acronym(short)) else { continue };
        let from = ceil(text, open.saturating_sub(REACH));
        let head = text[from..open].trim_end();
        let head = head.rsplit(['.', ',', ';', ':', '(', ')', '«', '“', '"', '\n']).next().unwrap_or_default().trim_start();
        let held: Vec<Word<'_>> = words(head).collect();
        let begins = |w: &&Word<'_>| head[w.range.clone()].starts_with(char::is_uppercase);
        let names_it = |w: &Word<'_>| {
            let full = &head[w.range.start..];
            names.registered(full).is_some()
                || full.contains(' ') && (initials_match(short, full) || long_words(full).eq_ignore_ascii_case(short))
        };
        // the longest name that is known, else the shortest with these initials
        let known = held.iter().filter(begins).find(|w| names.registered(&head[w.range.start..]).is_some());
        if let Some(word) = known.or_else(|| held.iter().rev().filter(begins).find(|w| names_it(w))) {
            let full = head[word.range.start..].to_owned();
            names.add_acronym(short, &full);
        }
    }
}

/// The first letters of all words but the small ones: "Association des pêcheurs de Tamba" is APT.
fn long_words(name: &str) -> String {
    words(name).filter(|w| !lexicon().citation.particles.holds(w)).filter_map(|w| w.folded.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_those_of_the_name_before_them() {
        for (text, short, full) in [
            ("According to the Harbour Workers Union (HWU), 40 men left.", "HWU", "Harbour Workers Union"),
            ("In May 2022, the human rights organisation Amnesty International (AI) reports", "AI", "Amnesty International"),
            ("L'Association des pêcheurs de Tamba (APT) avance le chiffre", "APT", "Association des pêcheurs de Tamba"),
        ] {
            let mut names = Names::default();
            introduce(text, &mut names);
            assert!(names.same(short, full), "{text}");
        }
        let mut names = Names::default();
        introduce("The Mayor of Rask (RIP) and the price (USD) rose (12).", &mut names);
        assert!(!names.knows("RIP") && !names.knows("USD"));
    }
}

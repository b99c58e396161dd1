//! Sentences that speak of the evidence: "this information could not be corroborated".

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::language::{fold_words, lexicon, words};

/// The longest sentence that is taken for a caveat, in bytes.
const LONGEST: usize = 400;

/// True where a block may hold a caveat: a word of one stands in it. Folding every sentence to look
/// would cost more than reading the document.
pub(super) fn may_hold_caveat(text: &str) -> bool {
    static STEMS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let stems = STEMS.get_or_init(|| {
        AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(&lexicon().caveat_stems).ok()
    });
    stems.as_ref().is_none_or(|stems| stems.is_match(text))
}

/// True for a sentence whose subject points back and that says that nothing confirms it.
pub(super) fn is_caveat(sentence: &str) -> bool {
    if sentence.len() > LONGEST {
        return false;
    }
    if says_unable(sentence) {
        return true;
    }
    let folded = fold_words(sentence);
    let Some(caveat) = lexicon().caveats.iter().find_map(|c| folded.find(c.as_str())) else { return false };
    // "Ce décompte n'a pu être recoupé": a word that points back, its noun, the caveat
    const SUBJECT: usize = 5;
    let mut before = folded[..caveat].split_whitespace();
    if before.clone().count() <= SUBJECT && before.by_ref().take(SUBJECT - 1).any(|w| lexicon().pointers.contains(w)) {
        return true;
    }
    lexicon()
        .caveat_subjects
        .iter()
        .any(|subject| folded[..caveat].contains(subject.as_str()) && word_at(&folded, subject) || folded.starts_with(subject.as_str()))
}

/// How many words stand before an admission inside a sentence: "…, which we could not confirm", "although
/// this has not been confirmed"; `None` where there is none.
pub(super) fn admits(text: &str) -> Option<usize> {
    const NEAR: usize = 4;
    let known = lexicon();
    let held: Vec<_> = words(text).collect();
    let points = |from: usize, to: usize| held[from..to].iter().any(|w| known.pointers.holds(w) || known.grammar.taken_up.holds(w));
    let active = (1..held.len()).find(|&at| known.active_caveats.prefix(&held[at..]) > 0 && points(at.saturating_sub(NEAR), at));
    let passive = || {
        let folded = fold_words(text);
        known.caveats.iter().filter_map(|c| folded.find(c.as_str())).find_map(|place| {
            let at = folded[..place].split_whitespace().count();
            (at > 0 && at <= held.len() && points(at.saturating_sub(NEAR), at)).then_some(at)
        })
    };
    active.or_else(passive)
}

/// "Nous n'avons pas pu recouper ces deux chiffres": early in the sentence, with a word that points back.
fn says_unable(sentence: &str) -> bool {
    /// A later one belongs to a clause of a claim: "…, a figure that we could not verify".
    const EARLY: usize = 8;
    let words: Vec<_> = words(sentence).take(2 * EARLY).collect();
    (0..words.len().min(EARLY)).any(|at| {
        let count = lexicon().active_caveats.prefix(&words[at..]);
        let object = &words[(at + count).min(words.len())..];
        count > 0
            && (object.first().is_some_and(|next| lexicon().pointers.holds(next))
                || object.iter().take(2).any(|w| lexicon().statements.information.holds(w)))
    })
}

fn word_at(folded: &str, subject: &str) -> bool {
    folded.find(subject).is_some_and(|at| {
        (at == 0 || folded.as_bytes()[at - 1] == b' ') && folded.as_bytes().get(at + subject.len()).is_none_or(|&b| b == b' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caveat_points_back_and_says_that_nothing_confirms() {
        for yes in [
            "Toutefois, cette information n'a pu être recoupée auprès d'autres sources.",
            "Ces chiffres n'ont pas pu être vérifiés de manière indépendante.",
            "These claims could not be independently verified.",
            "This account has not been corroborated.",
            "Nous n’avons pas pu recouper ces deux chiffres.",
            "The authors were unable to independently verify these accounts.",
        ] {
            assert!(is_caveat(yes), "{yes}");
        }
        for no in [
            "Le ministre a été confirmé à son poste.",
            "The appointment could not be confirmed by the Senate before the recess.",
            "La police a vérifié les papiers des passants.",
            "The police could not confirm the name of the driver.",
        ] {
            assert!(!is_caveat(no), "{no}");
        }
    }
}

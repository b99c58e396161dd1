//! Sentences that speak of the evidence: "this information could not be corroborated".

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::language::{fold_words, lexicon};

/// The longest sentence that is taken for a caveat, in bytes.
const LONGEST: usize = 400;

/// True where a block may hold a caveat: a word of one stands in it. Folding every sentence to look
/// would cost more than reading the document.
pub(super) fn may_hold_caveat(text: &str) -> bool {
    static STEMS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let stems = STEMS.get_or_init(|| AhoCorasick::builder().ascii_case_insensitive(true).build(&lexicon().caveat_stems).ok());
    stems.as_ref().is_none_or(|stems| stems.is_match(text))
}

/// True for a sentence whose subject points back and that says that nothing confirms it.
pub(super) fn is_caveat(sentence: &str) -> bool {
    if sentence.len() > LONGEST {
        return false;
    }
    let folded = fold_words(sentence);
    let Some(caveat) = lexicon().caveats.iter().find_map(|c| folded.find(c.as_str())) else { return false };
    lexicon()
        .caveat_subjects
        .iter()
        .any(|subject| folded[..caveat].contains(subject.as_str()) && word_at(&folded, subject) || folded.starts_with(subject.as_str()))
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
        ] {
            assert!(is_caveat(yes), "{yes}");
        }
        for no in [
            "Le ministre a été confirmé à son poste.",
            "The appointment could not be confirmed by the Senate before the recess.",
            "La police a vérifié les papiers des passants.",
        ] {
            assert!(!is_caveat(no), "{no}");
        }
    }
}

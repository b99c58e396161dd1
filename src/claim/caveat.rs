//! Sentences that speak of the evidence: "this information could not be corroborated".

use std::sync::OnceLock;

use super::CaveatKind;
use crate::language::{Stems, Word, fold_words, lexicon, words};

/// The longest sentence that is taken for a caveat, in bytes.
const LONGEST: usize = 400;

/// True where a block may hold a caveat: a word of one stands in it. Folding every sentence to look
/// would cost more than reading the document.
pub(super) fn may_hold_caveat(text: &str) -> bool {
    static STEMS: OnceLock<Stems> = OnceLock::new();
    STEMS.get_or_init(|| Stems::new(&lexicon().caveat_stems)).may_be_in(text)
}

/// True for a sentence whose subject points back and that says that nothing confirms it.
pub(super) fn is_caveat(sentence: &str) -> bool {
    if sentence.len() > LONGEST {
        return false;
    }
    if says_unable(sentence) || accounts_differ(sentence) || stands_on_one_voice(sentence) {
        return true;
    }
    let folded = fold_words(sentence);
    let Some((caveat, said)) = lexicon().caveats.iter().find_map(|c| folded.find(c.as_str()).map(|at| (at, c))) else { return false };
    // "Neither list could be checked"; "This list could be checked" admits nothing
    let possible = lexicon().statements.possible.prefix(&words(said).collect::<Vec<_>>()) > 0;
    let points = |w: &str| lexicon().pointers.contains(w) && (!possible || lexicon().grammar.nobody.contains(w));
    // "Ce décompte n'a pu être recoupé": a word that points back, its noun, the caveat
    const SUBJECT: usize = 5;
    let mut before = folded[..caveat].split_whitespace();
    if before.clone().count() <= SUBJECT && before.by_ref().take(SUBJECT - 1).any(points) {
        return true;
    }
    // "Aucune des deux versions n'a pu être confirmée": nothing of what was told
    let subject: Vec<_> = words(sentence).take(folded[..caveat].split_whitespace().count()).collect();
    let nothing = subject.len() <= SUBJECT && subject.first().is_some_and(|w| lexicon().grammar.nobody.holds(w));
    if nothing && subject.iter().any(is_account) {
        return true;
    }
    lexicon()
        .caveat_subjects
        .iter()
        .filter(|subject| !possible || subject.split(' ').next().is_some_and(|w| lexicon().grammar.nobody.contains(w)))
        .any(|subject| folded[..caveat].contains(subject.as_str()) && word_at(&folded, subject) || folded.starts_with(subject.as_str()))
}

/// How many words stand before an admission inside a sentence: "…, which we could not confirm", "although
/// this has not been confirmed"; `None` where there is none.
pub(super) fn admits(text: &str) -> Option<usize> {
    const NEAR: usize = 4;
    const HEAD: usize = 3;
    let known = lexicon();
    let held: Vec<_> = words(text).collect();
    let points = |from: usize, to: usize| held[from..to].iter().any(|w| known.pointers.holds(w) || known.grammar.taken_up.holds(w));
    let own = (0..held.len()).find(|&at| admits_itself(&held, at));
    if own.is_some() {
        return own;
    }
    let active = (1..held.len()).find(|&at| known.active_caveats.prefix(&held[at..]) > 0 && points(at.saturating_sub(NEAR), at));
    let passive = || {
        let folded = fold_words(text);
        known.caveats.iter().filter_map(|c| folded.find(c.as_str())).find_map(|place| {
            let at = folded[..place].split_whitespace().count();
            // "Reports that divers took part could not be substantiated"
            let says = |i: usize| known.statements.says.prefix(&held[i..]).max(known.statements.says_any.prefix(&held[i..])) > 0;
            let reported = || {
                let noun = held.iter().take(HEAD).position(|w| known.statements.information.holds(w));
                noun.is_some_and(|noun| !(noun + 1..at.min(held.len())).any(says))
            };
            // "says that the name could not be confirmed": reported, and not admitted
            let relative = held[..at.min(held.len())].iter().rev().take(NEAR).any(|w| known.grammar.reports.holds(w));
            let told = (0..at.min(held.len())).any(says);
            let pointed = points(at.saturating_sub(NEAR), at.min(held.len())) && !(relative && told);
            (at > 0 && at <= held.len() && (pointed || reported())).then_some(at)
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
        if admits_itself(&words, at) {
            return true;
        }
        let count = lexicon().active_caveats.prefix(&words[at..]);
        let object = &words[(at + count).min(words.len())..];
        count > 0
            && (object.first().is_some_and(|next| lexicon().pointers.holds(next))
                || object.iter().take(2).any(|w| lexicon().statements.information.holds(w)))
    })
}

/// "This announcement rests solely on the army's word": on whose word alone a count or an account stands.
fn stands_on_one_voice(sentence: &str) -> bool {
    const SUBJECT: usize = 6;
    let known = lexicon();
    let held: Vec<_> = words(sentence).take(2 * SUBJECT).collect();
    let said = (1..held.len().min(SUBJECT + 1)).find(|&at| known.statements.one_voice.prefix(&held[at..]) > 0);
    let subject = said.map_or(&[][..], |at| &held[..at]);
    !held.is_empty() && known.pointers.holds(&held[0]) && subject.iter().any(is_account)
}

/// A word for what somebody told or counted.
fn is_account(word: &Word<'_>) -> bool {
    let statements = &lexicon().statements;
    statements.accounts.holds(word) || statements.information.holds(word) || statements.count_nouns.holds(word)
}

/// "The accounts differ widely", "L'écart n'est pas expliqué": what is told is not one.
fn accounts_differ(sentence: &str) -> bool {
    const SUBJECT: usize = 5;
    const LONGEST: usize = 14;
    let known = lexicon();
    let held: Vec<_> = words(sentence).take(LONGEST + 1).collect();
    if held.len() > LONGEST {
        return false;
    }
    let subject = held.iter().take(SUBJECT).position(|w| is_account(w) || known.gaps.holds(w));
    subject.is_some_and(|noun| {
        let said = if known.gaps.holds(&held[noun]) { &known.unexplained } else { &known.differ };
        (noun + 1..held.len()).any(|at| said.prefix(&held[at..]) > 0)
    })
}

/// What a caveat says: accounts that differ stand against each other, all else could not be confirmed.
pub(super) fn kind(caveat: &str) -> CaveatKind {
    if accounts_differ(caveat) { CaveatKind::Contested } else { CaveatKind::Acknowledged }
}

/// True where a caveat speaks of several claims at once: "neither figure could be verified", "the accounts differ".
pub(crate) fn is_of_several(caveat: &str) -> bool {
    const NEAR: usize = 12;
    let held: Vec<_> = words(caveat).take(NEAR).collect();
    (0..held.len()).any(|at| lexicon().statements.several_claims.prefix(&held[at..]) > 0)
}

/// True for "these figures could not be verified".
pub(crate) fn is_plural(caveat: &str) -> bool {
    words(caveat).take(3).any(|w| lexicon().grammar.plural_pointers.holds(&w))
}

/// An admission that needs no word that points back: what nobody could do, what the authors could not do or had not.
fn admits_itself(held: &[Word<'_>], at: usize) -> bool {
    const ADVERBS: usize = 2;
    const NEAR: usize = 6;
    let known = lexicon();
    let rest = &held[at..];
    if known.object_caveats.begin(rest) || known.impersonal_caveats.begin(rest) || known.undecided.begin(rest) {
        return true;
    }
    // "found no evidence that it sank" tells something of the world
    let points = |from: usize| {
        let of_clause = |w: &&Word<'_>| !known.grammar.reports.holds(w);
        rest[from..].iter().take(NEAR).take_while(of_clause).any(|w| known.pointers.holds(w))
    };
    let unsupported = known.no_support.prefix(rest);
    if unsupported > 0 && points(unsupported) || at == 0 && known.unsupported.prefix(rest) > 0 {
        return true;
    }
    let had = known.authors_caveats.begin(rest) || known.had_not.prefix(rest) > 0;
    let nothing = known.found_nothing.prefix(rest);
    (had || nothing > 0 && points(nothing)) && (0..=ADVERBS.min(at)).any(|skipped| known.authors.suffix(&held[..at - skipped]) > 0)
}

/// True for "This attack could not be verified": its subject is what it tells, and no figure or account before it.
pub(super) fn speaks_of_itself(sentence: &str) -> bool {
    const SUBJECT: usize = 5;
    let known = lexicon();
    let folded = fold_words(sentence);
    let Some(place) = known.caveats.iter().filter_map(|c| folded.find(c.as_str())).min() else { return false };
    let until = folded[..place].split_whitespace().count();
    if !(2..=SUBJECT).contains(&until) || known.caveat_subjects.iter().any(|s| folded.starts_with(s.as_str())) {
        return false;
    }
    words(sentence).next().is_some_and(|w| known.pointers.holds(&w)) && !words(sentence).take(until).any(|w| is_account(&w))
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
            "We were unable to reach the owner.",
            "We have not seen the log of the barge.",
            "We found nothing to support this.",
            "It was not possible to verify who fired.",
            "Nous n’avons pas pu le vérifier.",
            "Nous n’avons pas eu accès au chantier.",
            "Il n’a pas été possible de vérifier qui a tiré.",
            "Rien ne permet de l’établir.",
            "Neither list could be checked against death certificates, which the registry refused to release.",
            "Corroborating information could not be found among the sources consulted.",
            "Aucune information corroborant ces propos n’a été trouvée.",
            "Aucune des deux versions n’a pu être confirmée.",
            "Cette annonce repose sur les seules déclarations de l’armée ; personne n’a vu la zone.",
            "This count rests solely on the army's word.",
        ] {
            assert!(is_caveat(yes), "{yes}");
        }
        for no in [
            "Le ministre a été confirmé à son poste.",
            "The appointment could not be confirmed by the Senate before the recess.",
            "La police a vérifié les papiers des passants.",
            "The police could not confirm the name of the driver.",
            "The rescuers were unable to reach the village.",
            "The jury has not seen the film.",
            "We found no evidence that the police fired.",
            "It is possible to see the river.",
            "These lists could be checked against death certificates.",
            "The boat could not be found among the wrecks.",
            "Les sauveteurs n’ont pas pu atteindre le village.",
            "Les détenus n’ont pas eu accès à un avocat.",
            "Aucun pêcheur n’a été confirmé dans ses droits.",
            "This bridge rests solely on two piers.",
        ] {
            assert!(!is_caveat(no), "{no}");
        }
    }
}

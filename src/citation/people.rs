//! Names of people as reports write them: "Smith, J.", "Martin J. et Diallo A.", "Traoré et al."

use crate::language::{Word, fold_key, fold_words, lexicon, words};

/// The surname under which a work is listed: "Smith and Jones" → smith, "Traoré et al." → traore; the
/// whole name of an institution.
pub(crate) fn author_key(name: &str) -> String {
    let first = name.split([',', '&']).next().unwrap_or_default();
    let first = lexicon().citation.name_joins.iter().fold(first, |n, join| n.split(join.as_str()).next().unwrap_or(n));
    fold_key(surname(first))
}

/// The keys under which a work may be cited: [`author_key`], and where given names are written out the word before
/// or behind them: "Meunier Deborah", "Deborah Meunier"; of an institution the words before what it is on or of:
/// "Panel of Experts" of the "Panel of Experts on Somalia".
pub(crate) fn author_keys(name: &str) -> Vec<String> {
    const LONGEST: usize = 4;
    let mut keys = vec![author_key(name)];
    let first = name.split([',', '&', ';']).next().unwrap_or_default();
    let first = surname(joined(first).next().unwrap_or_default());
    let person: Vec<&str> = first.split_whitespace().collect();
    let particle = |w: &str| lexicon().citation.particles.contains(&fold_words(w));
    if (2..=LONGEST).contains(&person.len()) && person.iter().all(|w| w.starts_with(char::is_uppercase) || particle(w)) {
        keys.extend([person[0], person[person.len() - 1]].map(fold_key).into_iter().filter(|k| k.len() >= 3));
    }
    keys.extend(heads(first));
    keys.dedup();
    keys
}

/// What stands before the small words of an institution's name: two words at least, the last of them no small word.
fn heads(name: &str) -> Vec<String> {
    const LEAST: usize = 2;
    const MOST: usize = 8;
    let held: Vec<Word<'_>> = words(name).take(MOST).collect();
    let ends =
        |at: &usize| name[held[*at].range.clone()].starts_with(char::is_lowercase) && !lexicon().citation.particles.holds(&held[at - 1]);
    (LEAST..held.len()).filter(ends).map(|at| fold_key(&name[..held[at].range.start])).collect()
}

/// The names in "AFP et Reuters".
pub(super) fn joined(names: &str) -> impl Iterator<Item = &str> {
    lexicon()
        .citation
        .name_joins
        .iter()
        .fold(vec![names], |all, join| all.into_iter().flat_map(|part| part.split(join.as_str())).collect())
        .into_iter()
}

/// The last names in "Jane Doe and A. Traoré", folded.
pub(super) fn surnames(name: &str) -> Vec<String> {
    let name = name.replace(" et al.", "").replace(" et al", "");
    name.split([',', '&', ';'])
        .flat_map(joined)
        .filter_map(|person| surname(person).split_whitespace().next_back())
        .map(fold_key)
        .filter(|k| k.len() >= 3)
        .collect()
}

/// One person's name without initials, which stand before it or after it: "J. Martin", "Martin J.-P.".
/// A name without any is given back whole.
pub(super) fn surname(person: &str) -> &str {
    let person = person.trim();
    let mut kept = person;
    while let Some((rest, last)) = kept.rsplit_once([' ', '\u{a0}']).filter(|(_, last)| is_initials(last)) {
        debug_assert!(last.len() < kept.len());
        kept = rest.trim_end();
    }
    if kept.len() == person.len() {
        while let Some((_, rest)) = kept.split_once([' ', '\u{a0}']).filter(|(first, _)| is_initials(first)) {
            kept = rest.trim_start();
        }
    }
    if kept.is_empty() { person } else { kept }
}

/// "J.", "J.-P.", "JP.": letters that stand for given names. Without a full stop one letter only: "HRW"
/// and "UN" are names.
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let signs = word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '‑'));
    signs && (letters == 1 || word.ends_with('.') && (1..=3).contains(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_on_either_side() {
        for (written, key) in [
            ("Martin J. et Diallo A.", "martin"),
            ("J. Martin and A. Diallo", "martin"),
            ("Smith, J.", "smith"),
            ("Ndiaye F., Brunel P. et Oumar H.", "ndiaye"),
            ("Traoré et al.", "traore"),
            ("HRW", "hrw"),
            ("UN", "un"),
            ("Human Rights Watch", "humanrightswatch"),
            ("van den Berg K.-L.", "vandenberg"),
        ] {
            assert_eq!(author_key(written), key, "{written}");
        }
        assert_eq!(surnames("Martin J. et Diallo A."), ["martin", "diallo"]);
        let known = |name: &str, cited: &str| author_keys(name).contains(&fold_key(cited));
        assert!(known("Groupe d'experts sur la Somalie", "Groupe d'experts"));
        assert!(known("Panel of Experts on Somalia", "Panel of Experts"));
        assert!(!known("Human Rights Watch", "Human Rights"));
        assert!(!known("Ligue des droits du Mali", "Ligue des"));
        assert_eq!(surnames("Jane Doe and A. Traoré"), ["doe", "traore"]);
    }
}

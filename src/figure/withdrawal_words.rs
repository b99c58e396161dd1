//! The words that take a count back.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::data::tables;
use crate::language::{Phrases, Stems, Word, fold_words};

#[derive(Debug, Default, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
struct File {
    withdraws: Vec<&'static str>,
    parted: Vec<[&'static str; 2]>,
    alone: Vec<&'static str>,
    corrects: Vec<&'static str>,
    lowers: Vec<&'static str>,
    only_now: Vec<&'static str>,
    errors: Vec<&'static str>,
    to: Vec<&'static str>,
    counts: Vec<&'static str>,
    said: Vec<&'static str>,
    carriers: Vec<&'static str>,
    pronouns: Vec<&'static str>,
    clitics: Vec<&'static str>,
    plural: Vec<&'static str>,
    older: Vec<&'static str>,
    negations: Vec<&'static str>,
    follows: Vec<&'static str>,
    stems: Vec<&'static str>,
}

/// The words of all languages together: a quotation or a title may be in another than its text.
#[derive(Debug)]
pub(super) struct WithdrawalWords {
    /// "withdrew", with an object.
    pub(super) withdraws: Phrases,
    /// "backtracked", without one.
    pub(super) alone: Phrases,
    pub(super) corrects: Phrases,
    /// "revised down … to".
    pub(super) lowers: Phrases,
    /// "now counts only".
    pub(super) only_now: Phrases,
    /// "a misprint".
    pub(super) errors: Phrases,
    /// Before the number that stands instead.
    pub(super) to: Phrases,
    /// "figure", "toll".
    pub(super) counts: Phrases,
    /// "statement".
    pub(super) said: Phrases,
    /// "message", "list".
    pub(super) carriers: Phrases,
    pub(super) pronouns: Phrases,
    /// "l'a retiré".
    pub(super) clitics: Phrases,
    /// Nouns and pronouns for the whole of what was said.
    pub(super) plural: Phrases,
    /// "earlier", "first".
    pub(super) older: Phrases,
    pub(super) negations: Phrases,
    /// Between a noun and the verb said of it.
    pub(super) follows: Phrases,
    /// "took … back", folded.
    parted: Vec<[String; 2]>,
    stems: Stems,
}

impl WithdrawalWords {
    /// False for a text that takes nothing back: to fold the words of every paragraph would be dear.
    pub(super) fn may_take_back(&self, text: &str) -> bool {
        self.stems.may_be_in(text)
    }

    /// Where a verb in two parts ends that begins with the first of `words`.
    pub(super) fn parted(&self, words: &[Word<'_>]) -> Option<usize> {
        const BETWEEN: usize = 5;
        self.parted.iter().find_map(|[first, second]| {
            let begins = words.first().is_some_and(|w| w.folded == first.as_str())
                || first.split_once(' ').is_some_and(|(a, b)| words.len() > 1 && words[0].folded == a && words[1].folded == b);
            if !begins {
                return None;
            }
            words.iter().take(BETWEEN + 1).skip(1).position(|w| w.folded == second.as_str()).map(|at| at + 2)
        })
    }
}

pub(super) fn withdrawal_words() -> &'static WithdrawalWords {
    static READ: OnceLock<WithdrawalWords> = OnceLock::new();
    READ.get_or_init(|| {
        let files: Vec<File> = tables("withdrawals", |files| files.withdrawals);
        let all = |pick: fn(&File) -> &Vec<&'static str>| Phrases::new(files.iter().flat_map(pick));
        let stems = files.iter().flat_map(|f| &f.stems);
        WithdrawalWords {
            withdraws: all(|f| &f.withdraws),
            alone: all(|f| &f.alone),
            corrects: all(|f| &f.corrects),
            lowers: all(|f| &f.lowers),
            only_now: all(|f| &f.only_now),
            errors: all(|f| &f.errors),
            to: all(|f| &f.to),
            counts: all(|f| &f.counts),
            said: all(|f| &f.said),
            carriers: all(|f| &f.carriers),
            pronouns: all(|f| &f.pronouns),
            clitics: all(|f| &f.clitics),
            plural: all(|f| &f.plural),
            older: all(|f| &f.older),
            negations: all(|f| &f.negations),
            follows: all(|f| &f.follows),
            parted: files.iter().flat_map(|f| &f.parted).map(|[a, b]| [fold_words(a), fold_words(b)]).collect(),
            stems: Stems::new(stems),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A phrase whose text holds none of the stems would never be looked for.
    #[test]
    fn the_stems_are_in_all_that_takes_back() {
        let held = withdrawal_words();
        let files: Vec<File> = tables("withdrawals", |files| files.withdrawals);
        for (file, name) in files.into_iter().zip(crate::data::CODES) {
            let parted = file.parted.iter().map(|p| p.join(" "));
            let plain = [&file.withdraws, &file.alone, &file.corrects, &file.lowers, &file.only_now, &file.errors];
            for phrase in plain.into_iter().flatten().map(|&p| p.to_owned()).chain(parted) {
                assert!(held.may_take_back(&phrase), "{name}: {phrase}");
            }
        }
        assert!(!held.may_take_back("Police counted 12 dead."));
    }
}

//! Whose report a reference passes on: "Le Monde avec AFP", "according to Reuters", "reprinted from …".

use super::Parser;
use crate::citation::people::joined;
use crate::citation::{Upstream, UpstreamKind};
use crate::language::{Word, lexicon, words};

impl Parser<'_> {
    /// Reads "according to AFP" at the beginning of some words; only a known publisher is taken.
    pub(super) fn upstream(&mut self, shown: &str, held: &[Word<'_>]) -> bool {
        let citation = &lexicon().citation;
        let kinds = [
            (&citation.reprinted_from, UpstreamKind::Syndication),
            (&citation.translated_from, UpstreamKind::Translation),
            (&citation.relays_from, UpstreamKind::Relay),
        ];
        for (phrases, kind) in kinds {
            let count = phrases.prefix(held);
            if count == 0 || count >= held.len() {
                continue;
            }
            let named = shown[held[count].range.start..].trim().trim_end_matches(['.', ')', ']']);
            let publishers: Vec<&str> = if self.context.names.knows(named) {
                vec![named]
            } else {
                // "avec AFP et Reuters"
                named.split([',', '/']).flat_map(joined).map(str::trim).collect()
            };
            if !publishers.is_empty() && publishers.iter().all(|name| self.context.names.knows(name)) {
                let all = publishers.into_iter().map(|publisher| Upstream { publisher: publisher.to_owned(), kind });
                self.reference.upstream.get_or_insert_with(|| all.collect());
                return true;
            }
        }
        false
    }

    /// "Le Figaro avec AFP": where in a name the words begin that say so.
    pub(super) fn upstream_inside(&mut self, shown: &str) -> Option<usize> {
        let held: Vec<Word<'_>> = words(shown).take(12).collect();
        (1..held.len()).find_map(|at| {
            let left = shown[..held[at - 1].range.end].trim();
            let rest: Vec<Word<'_>> = held[at..].to_vec();
            (self.context.names.knows(left) && self.upstream(shown, &rest)).then_some(left.len())
        })
    }
}

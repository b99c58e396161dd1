//! Claims that name the one who publishes their source as the author of a document: "the ONSE barometer", "a September
//! 2025 briefing by the Norwegian Refugee Council", "les données de l'ANIL".

use crate::citation::Wanted;
use crate::claim::opens_quotation;
use crate::document::Document;
use crate::language::{Word, lexicon, words};
use crate::text::floor;

/// A name has no more words than this.
const NAME: usize = 7;

/// Whether the words that introduce a quotation name the publisher: "The Population Council’s paper of 2018 noted that:".
pub(super) fn introduces(document: &Document, block: usize, publisher: &Wanted<'_>) -> bool {
    /// A quotation of more paragraphs is a text of its own.
    const PARAGRAPHS: usize = 8;
    const LONGEST: usize = 400;
    let quoted = |&i: &usize| opens_quotation(document.blocks[i].text.as_str());
    let before = (0..=block).rev().take(PARAGRAPHS).take_while(quoted).last().and_then(|first| first.checked_sub(1));
    let Some(lead) = before.map(|i| document.blocks[i].text.as_str().trim_end()).filter(|lead| lead.ends_with(':')) else { return false };
    let last = lead[floor(lead, lead.len().saturating_sub(LONGEST))..].rsplit(". ").next().unwrap_or(lead);
    let held: Vec<Word<'_>> = words(last).collect();
    (0..held.len()).any(|from| {
        last[held[from].range.clone()].starts_with(char::is_uppercase)
            && (from + 1..=held.len().min(from + NAME))
                .any(|to| publisher.is_meant_by(&last[held[from].range.start..held[to - 1].range.end]))
    })
}

/// Whether a claim names the publisher beside something written or recorded.
pub(super) fn names_document_of(claim: &str, publisher: &Wanted<'_>) -> bool {
    /// Words between the document and its author: "focus | n° 105 du | Conseil", "UNESCO's | Situation | Report".
    const BETWEEN: usize = 4;
    /// The document opens the claim: of what a later clause names, the rest need not be told.
    const OPENING: usize = 16;
    let grammar = &lexicon().grammar;
    let held: Vec<Word<'_>> = words(claim).take(OPENING + NAME + BETWEEN).collect();
    let documents = (0..held.len().min(OPENING)).filter(|&i| lexicon().statements.material.holds(&held[i]));
    let gap = |i: usize| held.get(i + 1).map_or("", |next| &claim[held[i].range.end..next.range.start]);
    let whole = |from: usize, to: usize| (from..to).all(|i| !gap(i).contains([',', ';', ':', '(', '.', '—', '–']));
    let is_publisher = |from: usize, to: usize| {
        let name = &claim[held[from].range.start..held[to - 1].range.end];
        name.starts_with(char::is_uppercase) && publisher.is_meant_by(name)
    };
    let begins = |at: usize| claim[held[at].range.clone()].starts_with(char::is_uppercase);
    documents.into_iter().any(|document| {
        // "les données | ANIL", "le Focus n° 105 du | Conseil d'analyse économique"
        let behind = (document + 1..held.len().min(document + 2 + BETWEEN)).any(|from| {
            let led = from == document + 1
                || grammar.agents.holds(&held[from - 1])
                || grammar.joints.holds(&held[from - 1])
                || grammar.articles.holds(&held[from - 1]);
            led && begins(from)
                && whole(document, from)
                && (from + 1..=held.len().min(from + NAME)).any(|to| whole(from, to - 1) && is_publisher(from, to))
        });
        // "UNESCO's Situation | Report", "Samuel Hall research | brief"
        let before = || {
            let last = document.saturating_sub(BETWEEN);
            (last..=document).rev().filter(|&to| to > 0).any(|to| {
                let owner = to == document || gap(to - 1).contains(['\'', '’']) || begins(to) || to + 1 == document;
                owner
                    && whole(to - 1, document)
                    && (to.saturating_sub(NAME)..to).any(|from| begins(from) && whole(from, to - 1) && is_publisher(from, to))
            })
        };
        behind || before()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Names;

    #[test]
    fn a_document_is_told_with_its_author() {
        let names = Names::default();
        for (claim, publisher) in [
            ("UNESCO’s Education Situation Report 2025 puts the number at 2.2 million", "UNESCO"),
            ("A September 2025 briefing by the Norwegian Refugee Council set out a gap", "NRC"),
            ("A Samuel Hall research brief drew the same picture", "Samuel Hall"),
            ("Les données ANIL apportent un autre éclairage", "ANIL"),
            ("Le bulletin n° 105 du Conseil d’analyse économique examine ces seuils", "Conseil d’analyse économique"),
            ("Le rapport annuel d’Amnesty International dresse le même constat", "Amnesty International"),
        ] {
            assert!(names_document_of(claim, &names.wanted(publisher)), "{claim}");
        }
        for (claim, publisher) in [
            ("Soldiers burned the office of the Norwegian Refugee Council", "NRC"),
            ("The report was late, and the Norwegian Refugee Council left", "NRC"),
            ("A briefing by the army set out a gap", "NRC"),
            ("Les données de la préfecture manquent", "ANIL"),
        ] {
            assert!(!names_document_of(claim, &names.wanted(publisher)), "{claim}");
        }
    }
}

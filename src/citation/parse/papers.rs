//! Papers that no outlet put out: judgments, minutes, certificates, data, posts. What they are comes first, or
//! last, and who issued them stands beside it.

use super::{Field, Parser, tidy};
use crate::language::{Word, lexicon, words};
use std::ops::Range;

/// A kind of document in a stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kind {
    /// The words that name it, with the adjectives before them.
    words: Range<usize>,
    /// It hands on what its issuer says.
    announces: bool,
}

/// "Minutes of …", "Leaked memo": a kind at the beginning.
fn first_kind(held: &[Word<'_>]) -> Option<Kind> {
    const ADJECTIVES: usize = 2;
    let citation = &lexicon().citation;
    let mut from = 0;
    loop {
        let count = citation.documents.prefix(&held[from..]);
        if count > 0 {
            let announces = citation.announcements.prefix(&held[from..]) >= count;
            return Some(Kind { words: 0..from + count, announces });
        }
        let adjective = citation.document_adjectives.prefix(&held[from..]);
        if adjective == 0 || from >= ADJECTIVES {
            return None;
        }
        from += adjective;
    }
}

/// "Port of Rask data": a kind at the end, behind a name.
fn last_kind(held: &[Word<'_>]) -> Option<Kind> {
    let count = lexicon().citation.documents.suffix(held);
    (count > 0 && count < held.len()).then(|| Kind { words: held.len() - count..held.len(), announces: false })
}

/// Whether a stretch is the name of a document and nothing else: what it is, with its day, its number or who issued
/// it, and no verb.
pub(crate) fn is_paper(text: &str, dated: bool) -> bool {
    const LONGEST: usize = 30;
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    let held: Vec<Word<'_>> = words(text).take(LONGEST + 1).collect();
    let citation = &lexicon().citation;
    let own = |w: &Word<'_>| citation.documents.holds(w);
    // "May" is a month
    let runs = |w: &Word<'_>| text[w.range.clone()].starts_with(char::is_lowercase) && citation.finite.holds(w);
    if held.len() > LONGEST
        || held.first().is_none_or(|w| lexicon().grammar.articles.holds(w))
        || held.iter().any(|w| runs(w) || !own(w) && lexicon().statements.says.holds(w))
    {
        return false;
    }
    let opens = first_kind(&held);
    // "Own calculation based on …", "Data: Port of Rask"
    if let Some(kind) = &opens {
        let end = held[kind.words.end - 1].range.end;
        let issued = citation.issued_by.prefix(&held[kind.words.end..]);
        let named = |from: usize| {
            (from..held.len())
                .any(|at| text[held[at].range.clone()].starts_with(char::is_uppercase) || citation.own_work.prefix(&held[at..]) > 0)
        };
        if (issued > 0 || text[end..].trim_start().starts_with(':')) && held.len() <= LONGEST / 2 && named(kind.words.end + issued) {
            return true;
        }
    }
    (dated || has_number(text, &held))
        && (opens.is_some()
            || text.split([',', ';']).any(|field| {
                let held: Vec<Word<'_>> = words(field).collect();
                first_kind(&held).is_some() || last_kind(&held).is_some() || inner_kind(&held).is_some()
            }))
}

fn is_number(word: &Word<'_>) -> bool {
    word.starts_with_digit() || lexicon().citation.number_signs.holds(word)
}

/// "Sentinel-2 image of 9 May": a kind behind a name, before the words that say whose it is or from when.
fn inner_kind(held: &[Word<'_>]) -> Option<Kind> {
    let citation = &lexicon().citation;
    (1..held.len()).find_map(|at| {
        let count = citation.documents.prefix(&held[at..]);
        (count > 0 && citation.issued_by.prefix(&held[at + count..]) > 0).then(|| Kind { words: at..at + count, announces: false })
    })
}

/// "no. 44/2022", "case 2023/114", "n° 465123".
fn has_number(text: &str, held: &[Word<'_>]) -> bool {
    let digits = |w: &Word<'_>| w.starts_with_digit();
    held.windows(2).any(|pair| {
        let number = lexicon().citation.number_signs.holds(&pair[0]);
        let slashed = digits(&pair[0]) && digits(&pair[1]) && text[pair[0].range.end..pair[1].range.start] == *"/";
        number && digits(&pair[1]) || slashed
    })
}

/// Who issued a document whose kind ends at a word: behind "of" or a colon, up to whom it goes to, what else is cited,
/// or what of theirs it rests on ("own calculation based on Port of Rask data").
fn issuer_behind(shown: &str, held: &[Word<'_>], end: usize) -> Option<Range<usize>> {
    let colon = shown[held[end - 1].range.end..held[end].range.start].contains(':');
    let start = end + lexicon().citation.issued_by.prefix(&held[end..]);
    if start == end && !colon {
        return None;
    }
    let parted = |at: usize| colon && shown[..held[at].range.start].trim_end().ends_with(';');
    let until = (start..held.len()).find(|&at| parted(at) || at > start && is_addressee(&held[at])).unwrap_or(held.len());
    let until = last_kind(&held[start..until]).map_or(until, |kind| start + kind.words.start);
    (start < until).then(|| held[start].range.start..held[until - 1].range.end)
}

impl Parser<'_> {
    /// Reads the issuer of a document: "Communiqué de la CGT", "Satellite image, Planet Labs", "Port of Rask data".
    pub(super) fn paper(&mut self, kept: &[Field]) -> bool {
        let Some(first) = kept.first() else { return false };
        if self.reference.publisher.is_some() || self.known(first) {
            return false;
        }
        let shown = &self.text[first.range.clone()];
        let all: Vec<Word<'_>> = words(shown).collect();
        // "UNSC Resolution 2664"
        let held = &all[..all.iter().rposition(|w| !is_number(w)).map_or(0, |last| last + 1)];
        if held.is_empty() || lexicon().citation.own_work.prefix(held) > 0 {
            return false;
        }
        let inside = |r: Range<usize>| first.range.start + r.start..first.range.start + r.end;
        let (kind, issuer) = if let Some(kind) = first_kind(held) {
            let next = || kept.get(1).filter(|f| self.may_be_outlet(f)).map(|f| f.range.clone());
            let issuer = if kind.words.end == held.len() { next() } else { issuer_behind(shown, held, kind.words.end).map(inside) };
            (kind, issuer)
        } else if let Some(kind) = last_kind(held).or_else(|| inner_kind(held)) {
            // "The Guardian Post" is a name, "UNSC Resolution 2664" a document
            let plain = shown[held[kind.words.start].range.clone()].starts_with(char::is_lowercase) || held.len() < all.len();
            let named =
                plain && shown.starts_with(char::is_uppercase) && lexicon().citation.document_adjectives.prefix(held) < kind.words.start;
            let name = held[0].range.start..held[kind.words.start - 1].range.end;
            (kind, named.then(|| inside(name)))
        } else {
            return false;
        };
        let Some(issuer) = issuer else { return false };
        if !kind.announces && self.reference.title.is_none() {
            // what stood behind "of" was the date
            let end = all.len() - lexicon().citation.issued_by.suffix(&all).min(all.len() - 1);
            self.reference.title = Some(tidy(&shown[..if end == all.len() { shown.len() } else { all[end - 1].range.end }]).into());
        }
        self.set_publisher(issuer);
        true
    }

    /// "Telegram channel “Rask Live”": who speaks is what stands in quotes.
    pub(super) fn account(&mut self, kept: &[Field]) -> bool {
        let (Some(first), Some(title)) = (kept.first(), self.title.clone()) else { return false };
        let held: Vec<Word<'_>> = words(&self.text[first.range.clone()]).collect();
        let follows = self.text.get(first.range.end..title.start).is_some_and(|between| between.trim().is_empty());
        if first.after_title || !follows || lexicon().citation.accounts.prefix(&held) != held.len() || self.reference.publisher.is_some() {
            return false;
        }
        self.reference.publisher = self.reference.title.take();
        self.reference.publisher_range = Some(title.into());
        true
    }
}

/// Behind who wrote a letter: "… to the union", "… au syndicat".
pub(super) fn is_addressee(word: &Word<'_>) -> bool {
    lexicon().citation.addressees.holds(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_told_from_sentences() {
        for text in [
            "Rask District Court, case 2023/114, order of 12 May 2023",
            "Rask District Court, judgment of 12 May 2023, case no. 2023/114",
            "Freedom of information request 23/114, reply of 3 May 2023",
            "Minutes of the harbour board, 3 May 2023, item 7",
            "Own calculation based on Port of Rask data",
            "Data: Port of Rask; calculation by the authors",
            "Chiffres de l’Insee, calculs de l’auteur",
            "Sentinel-2 image of 9 May 2023",
            "Procès-verbal du conseil municipal, séance du 3 mai 2023",
            "Certificate no. 44/2022, seen by the author",
        ] {
            assert!(is_paper(text, text.contains("May 2023") || text.contains("mai 2023")), "{text}");
        }
        for text in [
            "The figure includes part-time workers.",
            "Figures include part-time workers.",
            "Data were collected in May 2023.",
            "Les chiffres comprennent les saisonniers.",
            "Minutes later the bridge fell.",
            "Order was restored on 12 May 2023",
            "Trois rapports du ministère ont paru en mai 2023",
        ] {
            assert!(!is_paper(text, text.contains("May 2023") || text.contains("mai 2023")), "{text}");
        }
    }
}

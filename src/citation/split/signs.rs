//! The signs that tell a reference from prose.

use std::ops::Range;

use super::{Splitter, containing};
use crate::citation::parse::{is_legal_act, is_paper};
use crate::citation::{BackReference, Reference};
use crate::language::{Word, fold_words, lexicon, sentences, words};

impl Splitter<'_> {
    /// A sentence of running words with none of the signs of a reference.
    pub(super) fn is_plain_sentence(&self, range: &Range<usize>) -> bool {
        self.is_long_prose(range)
            && self.dates_in(range).next().is_none()
            && !self.has_address(range)
            && !self.signs.quotations.iter().any(|q| q.whole.start < range.end && q.whole.end > range.start)
    }

    /// Whether a segment begins with running words: two in lower case among its first four.
    pub(super) fn is_prose_head(&self, segment: &Range<usize>) -> bool {
        let piece = &self.text[segment.clone()];
        words(piece).take(4).any(|w| piece[w.range].starts_with(char::is_lowercase))
    }

    /// Running words: many in lower case outside titles and addresses, and no reference at their head.
    pub(super) fn is_prose(&self, range: &Range<usize>) -> bool {
        let piece = &self.text[range.clone()];
        let mut all = 0;
        let mut lower = 0;
        for word in words(piece) {
            let at = range.start + word.range.start;
            if covers(&self.wordless, at) || word.folded.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            all += 1;
            lower += usize::from(piece[word.range.clone()].starts_with(char::is_lowercase));
        }
        all >= 4 && lower * 2 >= all
    }

    pub(super) fn is_citation(&self, reference: &Reference, segment: &Range<usize>) -> bool {
        let piece = self.text[segment.clone()].trim();
        if piece.is_empty() {
            return false;
        }
        match &reference.back_reference {
            Some(BackReference::Ibid | BackReference::Supra(_)) => return true,
            Some(_) => return !self.is_long_prose(segment),
            None => {}
        }
        let known = reference.publisher.as_deref().is_some_and(|p| self.context.names.knows(p));
        if reference.url.is_some() {
            // an address inside running words is still a citation of it
            return true;
        }
        let long = self.is_long_prose(segment);
        let ends_in_sign = self.ends_in_sign(reference, segment);
        if known
            && reference.publisher_range.is_some_and(|p| p.start() <= segment.start + 30)
            && (reference.date.is_some() || reference.title.is_some() || words(piece).count() <= 12)
            && (!long || ends_in_sign)
        {
            return true;
        }
        if reference.date.is_some() && reference.title.is_some() && (!long || ends_in_sign) {
            return true;
        }
        if reference.oral && (reference.date.is_some() || !long) {
            return true;
        }
        let symbol = has_document_symbol(piece);
        if symbol && !long || reference.locator.is_some() && reference.publisher.is_some() && !long {
            return true;
        }
        if piece.contains(" v. ") && piece.bytes().any(|b| b.is_ascii_digit()) && !long {
            return true;
        }
        if is_legal_act(piece) && sentences(piece).len() == 1 {
            return true;
        }
        if sentences(piece).len() == 1 && is_paper(piece, self.date_ends_field(reference)) {
            return true;
        }
        reference.date.is_some()
            && reference.publisher.is_some()
            && ends_in_sign
            && self.stands_alone(reference)
            && (!long || piece.matches(',').count() >= 2)
            || reference.title.is_some() && reference.publisher.is_some() && !long
            || starts_with_exhibit(piece)
            || self.is_fragment(reference, segment)
    }

    /// "Radio Mbara, journaux des 9 et 10 novembre 2023.", "Mairie de Lobo, Registre des arrivées": a name, then what of
    /// it, and no verb.
    fn is_fragment(&self, reference: &Reference, segment: &Range<usize>) -> bool {
        const LONGEST: usize = 14;
        const NAME: usize = 7;
        let piece = self.text[segment.clone()].trim();
        let known = lexicon();
        if !piece.starts_with(char::is_uppercase) || reference.publisher.is_none() || sentences(piece).len() != 1 {
            return false;
        }
        let held: Vec<Word<'_>> = words(piece).take(LONGEST + 1).collect();
        let verb = |at: usize| {
            let word = &held[at];
            // "la mairie du port | a fermé", "Goma, a town that | has …"
            known.grammar.passives.holds(word)
                || known.grammar.auxiliaries.holds(word) && !known.grammar.places.holds(word)
                || known.grammar.pronouns.holds(word)
                || known.statements.says.prefix(&held[at..]) > 0
                || known.statements.says_any.prefix(&held[at..]) > 0
        };
        if held.len() > LONGEST || (1..held.len()).any(verb) {
            return false;
        }
        let Some(comma) = piece.find(',') else { return false };
        let name = &piece[..comma];
        let body = |w: &Word<'_>| known.citation.institution_words.holds(w) || known.statements.speakers.holds(w);
        let capitals = words(name).filter(|w| name[w.range.clone()].starts_with(char::is_uppercase)).count();
        let dated = reference.date.is_some() || reference.accessed.is_some();
        // "Mayor, then in office", "Police, army and gendarmerie" are no names
        let named = self.context.names.knows(name) || words(name).any(|w| body(&w)) && (dated || capitals > 1);
        words(name).count() <= NAME && (named || dated && capitals > 1)
    }

    /// Whether nothing but a sign follows the date: "… of 12 May 2023, item 7".
    fn date_ends_field(&self, reference: &Reference) -> bool {
        let Some(date) = reference.date_range else { return false };
        let after = self.text[date.end()..].trim_start();
        after.is_empty() || after.starts_with([',', '.', ';', ')', '(', ']'])
    }

    /// Whether the date is set apart as the dates of references are: "…, March 2023", not "built in March
    /// 2023".
    fn stands_alone(&self, reference: &Reference) -> bool {
        let Some(date) = reference.date_range else { return true };
        let before = self.text[..date.start()].trim_end();
        before.is_empty() || before.ends_with(|c: char| !c.is_alphabetic()) || before.ends_with(char::is_uppercase)
    }

    pub(super) fn is_long_prose(&self, range: &Range<usize>) -> bool {
        let piece = &self.text[range.clone()];
        let outside = words(piece)
            .filter(|w| !covers(&self.wordless, range.start + w.range.start) && !w.folded.bytes().all(|b| b.is_ascii_digit()))
            .count();
        outside >= 9 && self.is_prose(range)
    }

    /// References end in a date, an address, a locator; sentences in words.
    pub(super) fn ends_in_sign(&self, reference: &Reference, segment: &Range<usize>) -> bool {
        let signs = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ']' | ';' | '<' | '>');
        let last_date = self.dates_in(segment).last().map(|d| d.range.end);
        let mut end = segment.start + self.text[segment.clone()].trim_end_matches(signs).len();
        // a link whose words say nothing: "url", "lien"
        if let Some(link) = self.links.iter().find(|l| l.range.end == end && l.range.len() <= 12 && l.range.start > segment.start) {
            end = segment.start + self.text[segment.start..link.range.start].trim_end_matches(signs).len();
        }
        // the same word without a link
        let tail: Vec<Word<'_>> = words(&self.text[segment.start..end]).collect();
        if let Some(word) = tail.last().filter(|w| tail.len() > 1 && lexicon().citation.available.holds(w)) {
            end = segment.start + self.text[segment.start..segment.start + word.range.start].trim_end_matches(signs).len();
        }
        last_date.is_some_and(|d| d + 4 >= end)
            || reference.url_range.is_some_and(|u| u.end() + 3 >= end)
            || reference.locator.is_some()
            || reference.disambiguator.is_some() && self.text[..segment.end].trim_end().ends_with(']')
    }
}

fn covers(ranges: &[Range<usize>], at: usize) -> bool {
    containing(ranges, at).is_some()
}

/// "A/HRC/49/72", "S/RES/2118 (2013)", "CCPR/C/GC/36", "COM(2020) 12": symbols of UN and EU documents.
fn has_document_symbol(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).any(|token| {
        let token = token.trim_end_matches('.');
        let parts: Vec<&str> = token.split('/').collect();
        parts.len() >= 3
            && !token.contains(':')
            && parts[0].chars().all(|c| c.is_ascii_uppercase())
            && !parts[0].is_empty()
            && parts[0].len() <= 6
            && parts.iter().skip(1).any(|p| p.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
            && token.bytes().any(|b| b.is_ascii_digit())
    })
}

pub(in crate::citation) fn starts_with_exhibit(text: &str) -> bool {
    let folded = fold_words(text);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let number = words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()) || w.len() == 1);
    lexicon().citation.exhibits.contains(first) && number && text.len() < 200
}

//! Folding: what is left of words when case, accents, punctuation and spacing are taken away.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::folded::Folded;
use super::phrases::Key;

/// Letters and digits of every script. The tables of Unicode are asked last: searching them takes longer than all the
/// rest of folding, and nearly all that is no ASCII is a Latin, Cyrillic, Arabic or Chinese letter, an accent, a quotation
/// mark or a dash.
fn is_letter(c: char) -> bool {
    match c {
        '\u{80}'..='¿' => matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        '×' | '÷' | '\u{300}'..='\u{344}' | '\u{2000}'..='\u{206f}' => false,
        'À'..='ɏ' | 'Ѐ'..='ҁ' | '\u{620}'..='\u{64a}' | '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Marks that stand on the letter before them.
fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2ff}' | '\u{2000}'..='\u{206f}' => false,
        '\u{300}'..='\u{36f}' => true,
        _ => is_combining_mark(c),
    }
}

/// Lower case without accents; letters and digits of every script are kept, all else becomes one
/// space between words. "L'Union européenne" → "l union europeenne".
pub(crate) fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    if text.is_ascii() {
        for &byte in text.as_bytes() {
            if byte.is_ascii_alphanumeric() {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(char::from(byte.to_ascii_lowercase()));
            } else {
                gap = true;
            }
        }
        return folded;
    }
    each_decomposed(text, |c| {
        if is_letter(c) || matches!(c, '§' | '¶' | '©') {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            push_lower(&mut folded, c);
        } else if !is_mark(c) {
            gap = true;
        }
    });
    folded
}

/// Like [`fold_words`] without the spaces: brackets, spacing and case are not spelling.
pub(crate) fn fold_key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.extend(text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())));
        return folded;
    }
    each_folded(text, |c| folded.push(c));
    folded
}

/// For the letters from À to ÿ, the plain letter that folding leaves; 0 where it leaves two, or no letter at all.
const LATIN: [u8; 64] = *b"aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

/// The first byte of those letters; the second counts from 0x80.
pub(super) const LATIN_LEAD: u8 = 0xc3;

/// What folding leaves of the letter whose bytes are [`LATIN_LEAD`] and this one, where that is one plain letter.
pub(super) fn plain_latin(second: u8) -> Option<u8> {
    LATIN.get(usize::from(second.wrapping_sub(0x80))).copied().filter(|&letter| letter > 0)
}

/// Every character taken apart into its letter and its marks. Marks are dropped afterwards, so that
/// their order, which full normalisation would settle, is of no matter.
fn each_decomposed(text: &str, mut take: impl FnMut(char)) {
    for c in text.chars() {
        match c {
            '\0'..='\u{7f}' => take(c),
            'é' | 'è' | 'ê' | 'ë' => take('e'),
            'à' | 'â' => take('a'),
            'ç' => take('c'),
            'î' | 'ï' => take('i'),
            'ô' => take('o'),
            'ù' | 'û' => take('u'),
            _ => decompose_canonical(c, &mut take),
        }
    }
}

fn push_lower(folded: &mut String, c: char) {
    lower(c, |c| folded.push(c));
}

fn lower(c: char, mut take: impl FnMut(char)) {
    let mut both = |first, second| {
        take(first);
        take(second);
    };
    match c {
        'œ' | 'Œ' => both('o', 'e'),
        'æ' | 'Æ' => both('a', 'e'),
        'ß' => both('s', 's'),
        'ø' | 'Ø' => take('o'),
        'ł' | 'Ł' => take('l'),
        'đ' | 'Đ' => take('d'),
        'ı' | 'İ' => take('i'),
        _ if c.is_ascii() => take(c.to_ascii_lowercase()),
        _ => c.to_lowercase().for_each(take),
    }
}

/// The characters that [`fold_key`] keeps.
pub(super) fn each_folded(text: &str, mut take: impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                take(c.to_ascii_lowercase());
            }
        } else if let Some(plain) = u8::try_from(u32::from(c)).ok().and_then(|c| plain_latin(c.wrapping_sub(0x40))) {
            take(char::from(plain));
        } else {
            decompose_canonical(c, |c| {
                if is_letter(c) {
                    lower(c, &mut take);
                }
            });
        }
    }
}

/// A word of a text: where it stands and what is left of it when folded.
#[derive(Debug, Clone)]
pub(crate) struct Word<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) folded: Folded<'a>,
    /// What it is looked up by.
    pub(super) key: Key,
}

impl<'a> Word<'a> {
    fn new(range: Range<usize>, folded: Folded<'a>) -> Self {
        let key = folded.key();
        Self { range, folded, key }
    }

    /// True for "12", "3rd".
    pub(crate) fn starts_with_digit(&self) -> bool {
        self.folded.letters().first().is_some_and(u8::is_ascii_digit)
    }

    /// The same word, so many bytes further on.
    pub(crate) fn moved(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

/// All words of a text.
pub(crate) fn all_words(text: &str) -> Vec<Word<'_>> {
    /// Bytes to a word, its gap included: what most texts need is made at once.
    const WORD: usize = 5;
    let mut found = Vec::with_capacity(text.len() / WORD + 1);
    found.extend(words(text));
    found
}

/// The words of a text in order: runs of letters and digits, and the signs § ¶ ©.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// What a byte of a text is to its words.
#[derive(Clone, Copy)]
enum Class {
    /// Parts words.
    Gap,
    /// Folding keeps it as it is.
    Folded,
    Capital,
    /// Part of a character of several bytes.
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => Class::Folded,
            b'A'..=b'Z' => Class::Capital,
            _ => Class::Gap,
        };
        byte += 1;
    }
    classes
};

/// See [`words`].
#[derive(Clone)]
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Words<'_> {
    /// Goes on from a place where no word can stand across, if it is one; else from where it is.
    pub(crate) fn skip_to(&mut self, place: usize) {
        let parts = |at: usize| self.text.as_bytes().get(at).is_none_or(|&byte| matches!(CLASSES[usize::from(byte)], Class::Gap));
        if place > self.at && (parts(place) || parts(place - 1)) {
            self.at = place;
        }
    }

    /// Past the letters and digits from a place on that folding keeps: eight bytes are looked at together.
    fn past_plain(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let length = plain_length(u64::from_le_bytes(*eight));
            at += length;
            if length < 8 {
                return at;
            }
        }
        while bytes.get(at).is_some_and(|&byte| matches!(CLASSES[usize::from(byte)], Class::Folded)) {
            at += 1;
        }
        at
    }
}

/// How many of eight bytes, the first the lowest, are plain letters or digits that folding keeps.
fn plain_length(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let low = eight & !HIGH;
    // the high bit of a byte is set where the byte is at least so much: none carries into the next
    let from = |least: u8| low + EACH * u64::from(0x80 - least);
    let letters = from(b'a') & !from(b'z' + 1);
    let digits = from(b'0') & !from(b'9' + 1);
    let others = !((letters | digits) & !eight) & HIGH;
    others.trailing_zeros() as usize / 8
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let bytes = self.text.as_bytes();
        let next = |at: usize| self.text[at..].chars().next();
        // to the first letter, digit or sign
        let mut at = self.at;
        let start = loop {
            match CLASSES[usize::from(*bytes.get(at)?)] {
                Class::Gap => {
                    at += 1;
                    continue;
                }
                Class::Folded | Class::Capital => break at,
                Class::Other => {}
            }
            let c = next(at)?;
            if matches!(c, '§' | '¶' | '©') {
                self.at = at + c.len_utf8();
                return Some(Word::new(at..self.at, Folded::plain(&self.text[at..self.at])));
            }
            if is_letter(c) {
                break at;
            }
            at += c.len_utf8();
        };
        let (mut capital, mut other) = (false, false);
        at = self.past_plain(at);
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[usize::from(byte)] {
                Class::Folded | Class::Capital => {
                    capital |= byte.is_ascii_uppercase();
                    at = self.past_plain(at + 1);
                    continue;
                }
                Class::Gap => break,
                Class::Other => {}
            }
            if byte == LATIN_LEAD && bytes.get(at + 1).is_some_and(|&second| plain_latin(second).is_some()) {
                at += 2;
            } else {
                let Some(c) = next(at).filter(|&c| is_letter(c) || is_mark(c)) else { break };
                at += c.len_utf8();
            }
            other = true;
        }
        self.at = at;
        let raw = &self.text[start..at];
        let folded = match (capital, other) {
            (false, false) => {
                let (range, folded) = (start..at, Folded::plain(raw));
                // where more text follows, its eight bytes are taken at once
                let short = bytes[start..].first_chunk().filter(|_| raw.len() < 8);
                let key = short.map_or_else(|| Key::of_word(raw.as_bytes()), |&eight| Key::of_short(eight, raw.len()));
                return Some(Word { range, folded, key });
            }
            (true, false) => Folded::ascii(raw),
            (_, true) => Folded::of(raw),
        };
        Some(Word::new(start..at, folded))
    }
}

/// Edit distance between two folded keys, counted in characters, where it is at most `limit`.
///
/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one.
pub(crate) fn edit_distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    // Words of other letters are far apart: each edit takes at most one letter away and adds one.
    if (letters(left) ^ letters(right)).count_ones() as usize > 2 * limit {
        return None;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    // Only cells within `limit` of the diagonal can be small enough.
    let far = limit + 1;
    let mut before: Vec<usize> = vec![far; right.len() + 2];
    let mut last: Vec<usize> = (0..right.len() + 2).map(|j| j.min(far)).collect();
    let mut row: Vec<usize> = vec![far; right.len() + 2];
    for (i, &a) in left.iter().enumerate() {
        let from = i.saturating_sub(limit);
        let to = (i + limit + 1).min(right.len());
        row[from] = if from == 0 { (i + 1).min(far) } else { far };
        let mut least = row[from];
        for (j, &b) in right.iter().enumerate().take(to).skip(from) {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == right[j - 1] && left[i - 1] == b {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best.min(far);
            least = least.min(best);
        }
        row[to + 1] = far;
        if least > limit {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[right.len()]).filter(|&d| d <= limit)
}

/// Which bytes a word holds, folded into 64 bits.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_letters_and_nothing_else() {
        assert_eq!(fold_words("L'Union  européenne (UE)"), "l union europeenne ue");
        assert_eq!(fold_key("Radio Free Europe/ Radio Liberty"), fold_key("radio free europe/radio LIBERTY"));
        assert_eq!(fold_key("Œuvre"), "oeuvre");
        assert_eq!(fold_key("Радио Азаттык"), "радиоазаттык");
    }

    #[test]
    fn what_is_known_of_characters_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn latin_letters_fold_as_their_parts_do() {
        for c in 'À'..='ÿ' {
            let mut parts = String::new();
            each_decomposed(&c.to_string(), |c| {
                if is_letter(c) {
                    push_lower(&mut parts, c);
                }
            });
            let plain = plain_latin(c.to_string().as_bytes()[1]);
            assert_eq!(plain, parts.bytes().next().filter(|_| parts.len() == 1), "{c}");
            assert_eq!(fold_key(&c.to_string()), parts, "{c}");
            let folded: Vec<String> = words(&c.to_string()).map(|word| word.folded.into_owned()).collect();
            assert_eq!(folded.concat(), parts, "{c}");
        }
    }

    #[test]
    fn eight_bytes_together_are_told_apart_as_each_alone() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut eight = *b"a0z9b8mx";
                eight[at] = byte;
                let plain = byte.is_ascii_lowercase() || byte.is_ascii_digit();
                assert_eq!(plain_length(u64::from_le_bytes(eight)), if plain { 8 } else { at }, "{byte} {at}");
            }
        }
    }

    #[test]
    fn a_word_has_one_key_wherever_it_stands() {
        for word in ["a", "le", "ville", "depeche", "manifest", "manifestants", "26", "3rd"] {
            // in front of other words, at the end of its text, in capitals
            let behind = format!("{word} au bord du lac");
            let key = Key::of_word(word.as_bytes());
            for text in [behind.as_str(), word, &word.to_uppercase(), &behind.to_uppercase()] {
                assert_eq!(words(text).next().map(|w| (w.key, w.folded.into_owned())), Some((key, word.to_owned())), "{text}");
            }
        }
    }

    #[test]
    fn words_are_passed_over_only_up_to_where_none_stands() {
        let text = "voir www.example.org, p. 12";
        let after = |place: usize| {
            let mut words = words(text);
            words.next();
            words.skip_to(place);
            words.next().map(|word| word.folded.into_owned())
        };
        assert_eq!(after(20).as_deref(), Some("p"));
        assert_eq!(after(9).as_deref(), Some("example"));
        assert_eq!(after(11).as_deref(), Some("www"));
        assert_eq!(after(0).as_deref(), Some("www"));
        assert_eq!(after(text.len()), None);
    }

    #[test]
    fn words_stand_where_they_stand() {
        let text = "« État d'urgence », p. 12";
        let found: Vec<_> = words(text).map(|w| (&text[w.range.clone()], w.folded.into_owned())).collect();
        assert_eq!(found[0], ("État", "etat".to_owned()));
        assert_eq!(found.last().map(|w| w.0), Some("12"));
    }

    #[test]
    fn distance_is_exact_up_to_its_limit() {
        assert_eq!(edit_distance("radioazattyk", "radioazatlyk", 2), Some(1));
        assert_eq!(edit_distance("lemonde", "lemodne", 2), Some(1));
        assert_eq!(edit_distance("lemonde", "liberation", 2), None);
        assert_eq!(edit_distance("", "ab", 2), Some(2));
        assert_eq!(edit_distance("ab", "", 2), Some(2));
        assert_eq!(edit_distance("kitten", "sitting", 3), Some(3));
        assert_eq!(edit_distance("kitten", "sitting", 2), None);
        assert_eq!(edit_distance("abcdefgh", "bcdefgha", 2), Some(2));
    }
}

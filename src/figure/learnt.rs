//! Places that no gazetteer knows and that a document itself sets as places: "à Belmor", "in Aldmoor".

use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt as _};

use super::lexicon::{FigureLexicon, figure_lexicon};
use crate::document::{BlockKind, Document, Language};
use crate::language::{Word, all_words, lexicon as common};

/// A name that stands so often behind "in" or "à" is that of a place.
const OFTEN: usize = 2;

/// The longest such name, in words.
const LONGEST: usize = 3;

/// The names that a document sets as places, read when a heading asks for them.
pub(super) struct Learnt<'a> {
    document: &'a Document,
    names: OnceCell<HashMap<String, usize>>,
}

impl<'a> Learnt<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, names: OnceCell::new() }
    }

    /// The first of its places that a heading or a label names.
    pub(super) fn first_in(&self, text: &str, language: Language) -> Option<std::ops::Range<usize>> {
        self.first_told(text, language, OFTEN)
    }

    /// The first of its places that the title names, which tells what the whole is about.
    pub(super) fn first_in_title(&self, text: &str, language: Language) -> Option<std::ops::Range<usize>> {
        self.first_told(text, language, 1)
    }

    fn first_told(&self, text: &str, language: Language, often: usize) -> Option<std::ops::Range<usize>> {
        let lexicon = figure_lexicon(language);
        let held = all_words(text);
        let mut at = 0;
        while at < held.len() {
            let Some(end) = name(text, &held, at, lexicon) else {
                at += 1;
                continue;
            };
            // a heading that is nothing but a name needs to be told of once only
            // … and so does what the heading's label is: "Belvan : les blessés"
            let whole = |to: usize| {
                let labels = to < held.len() && text[held[to - 1].range.end..held[to].range.start].trim_start().starts_with(':');
                (to == held.len() || labels) && held[..at].iter().all(Word::starts_with_digit)
            };
            let known = (at + 1..=end).rev().find(|&to| self.knows(text, &held[at..to], if whole(to) { 1 } else { often }));
            if let Some(to) = known {
                return Some(held[at].range.start..held[to - 1].range.end);
            }
            at += 1;
        }
        None
    }

    fn knows(&self, text: &str, words: &[Word<'_>], often: usize) -> bool {
        let key = &text[words[0].range.start..words[words.len() - 1].range.end];
        self.names.get_or_init(|| self.read()).get(key).is_some_and(|&count| count >= often)
    }

    fn read(&self) -> HashMap<String, usize> {
        let mut names = HashMap::new();
        let lexicon = figure_lexicon(self.document.language);
        for block in self.document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Heading(_))) {
            let text = block.text.as_str();
            let held = all_words(text);
            for at in 1..held.len() {
                let close = |at: usize| matches!(&text[held[at - 1].range.end..held[at].range.start], " " | "\u{a0}" | "'" | "’");
                let located = lexicon.grammar.locatives.holds(&held[at - 1]) && !lexicon.grammar.weak_locatives.holds(&held[at - 1]);
                // "le grand marché de Belvan", "the mayor of Aldor"
                let seated = at > 1 && lexicon.grammar.genitives.holds(&held[at - 1]) && close(at - 1) && is_seat(&held[..at - 1], lexicon);
                let led = close(at) && (located || seated);
                // "Chilo Road prison", "Harlow town"
                let housed =
                    |end: usize| lexicon.style.names_before_facilities && end < held.len() && close(end) && is_house(&held[end], lexicon);
                if let Some(end) = name(text, &held, at, lexicon).filter(|&end| led || housed(end)) {
                    // "at Marlow Infirmary" tells of Marlow too
                    for to in at + 1..=end {
                        *names.entry(text[held[at].range.start..held[to - 1].range.end].to_owned()).or_default() += 1;
                    }
                }
            }
        }
        names
    }
}

/// A kind of house, ground or region.
fn is_house(word: &Word<'_>, lexicon: &FigureLexicon) -> bool {
    lexicon.grammar.region_words.holds(word) || lexicon.counted.institutions.holds(word) || lexicon.grammar.facilities.holds(word)
}

/// A house, an office or a region stands last: what it is of is a place.
fn is_seat(held: &[Word<'_>], lexicon: &FigureLexicon) -> bool {
    let Some(last) = held.last() else { return false };
    let (grammar, counted) = (&lexicon.grammar, &lexicon.counted);
    is_house(last, lexicon) || grammar.facilities.suffix(held) > 0 || counted.local_voices.suffix(held) > 0
}

/// Where a name ends that begins at a word: capitals that are no month, no day and no office.
fn name(text: &str, held: &[Word<'_>], at: usize, lexicon: &FigureLexicon) -> Option<usize> {
    let proper = |i: usize| {
        let word = &held[i];
        let written = &text[word.range.clone()];
        written.starts_with(char::is_uppercase)
            && written.chars().skip(1).any(char::is_lowercase)
            && !common().months.holds(word)
            && !common().weekdays.holds(word)
            && !common().statements.speakers.holds(word)
            && !lexicon.counted.no_names.holds(word)
            && !lexicon.number_articles.holds(word)
            && lexicon.nouns.prefix(&held[i..=i]).is_none()
    };
    let mut end = at;
    while end < held.len()
        && end < at + LONGEST
        && proper(end)
        && (end == at || &text[held[end - 1].range.end..held[end].range.start] == " ")
    {
        end += 1;
    }
    (end > at).then_some(end)
}

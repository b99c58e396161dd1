//! Whether who publishes a source is the subject of the claim that cites it.

use crate::citation::Wanted;
use crate::language::{Word, lexicon, words};

/// A name has no more words than this.
const NAME: usize = 7;

/// "MSF treated 212 people", cited to Médecins Sans Frontières; "The council has 40 members", to the Rask Council; "In
/// March 2022 the labour inspectorate measured …", to the Limba Labour Inspectorate.
pub(super) fn is_subject(claim: &str, publisher: &str, wanted: &Wanted<'_>) -> bool {
    /// Words that say when before the subject.
    const OPENING: usize = 8;
    let held: Vec<Word<'_>> = words(claim).take(OPENING + NAME + 3).collect();
    let head = Head { claim, held: &held, name: words(publisher).collect(), wanted };
    let Some(first) = (0..held.len()).find(|&i| !head.article(i)) else { return false };
    let opened = || (first..held.len().min(OPENING)).find(|&i| opens(&held[..i], head.behind(i.saturating_sub(1))));
    head.is(first) || opened().is_some_and(|first| head.is(first))
}

/// The words that a claim begins with, and the publisher that may be meant by them.
struct Head<'a> {
    claim: &'a str,
    held: &'a [Word<'a>],
    name: Vec<Word<'a>>,
    wanted: &'a Wanted<'a>,
}

impl Head<'_> {
    fn is(&self, first: usize) -> bool {
        self.is_named(first) || self.is_kind(first) || shortened(&self.held[first..], &self.name) || self.is_introduced(first)
    }

    fn article(&self, at: usize) -> bool {
        lexicon().grammar.articles.holds(&self.held[at])
    }

    /// What stands between a word and the next.
    fn behind(&self, at: usize) -> &str {
        let next = self.held.get(at + 1);
        next.and_then(|next| self.claim.get(self.held[at].range.end..next.range.start)).unwrap_or(" ")
    }

    /// "the council's mayor", "the council of elders": another is meant.
    fn goes_on(&self, last: usize) -> bool {
        let known = lexicon();
        self.held.get(last + 1).is_some_and(|next| {
            self.behind(last).contains(['’', '\'', '-']) || known.grammar.joints.holds(next) || known.statements.speakers.holds(next)
        })
    }

    /// The publisher's name begins at a word.
    fn is_named(&self, first: usize) -> bool {
        let words = |last: usize| &self.claim[self.held[first].range.start..self.held[last].range.end];
        (first..self.held.len().min(first + NAME)).any(|last| self.wanted.is_meant_by(words(last)) && !self.goes_on(last))
    }

    /// "the council", which is in the publisher's name.
    fn is_kind(&self, first: usize) -> bool {
        let noun = &self.held[first];
        first > 0
            && self.article(first - 1)
            && lexicon().statements.speakers.holds(noun)
            && !self.goes_on(first)
            && self.name.iter().any(|w| *w.folded == *noun.folded)
    }

    /// "the lawyers' collective | Open Bar"
    fn is_introduced(&self, first: usize) -> bool {
        let capital = |i: &usize| self.claim[self.held[*i].range.clone()].starts_with(char::is_uppercase);
        let start = (first..self.held.len().min(first + NAME)).find(capital);
        start.filter(|&start| start > first).is_some_and(|start| {
            self.held[first..start].iter().any(|w| lexicon().statements.speakers.holds(w))
                && (first..start).all(|i| self.behind(i).trim_matches(['\'', '’', ' ']).is_empty())
                && self.is_named(start)
        })
    }
}

/// True for words that say when, and end where the subject begins: "In March 2022 the", "On 4 May, ".
fn opens(held: &[Word<'_>], gap: &str) -> bool {
    let known = lexicon();
    let time = |w: &Word<'_>| w.folded.starts_with(|c: char| c.is_ascii_digit()) || known.months.holds(w) || known.weekdays.holds(w);
    let little = |w: &Word<'_>| known.grammar.articles.holds(w) || known.grammar.joints.holds(w) || known.grammar.places.holds(w);
    let Some(last) = held.last() else { return false };
    let ends = gap.contains(',') && time(last) || known.grammar.articles.holds(last) && held.len() > 1 && time(&held[held.len() - 2]);
    ends && held.iter().all(|w| time(w) || little(w) || known.grammar.dating.holds(w))
}

/// True where words begin with a shorter or turned form of a name that keeps its head: "labour inspectorate" for the
/// Limba Labour Inspectorate, "quarry workers' union" for the Union of Quarry Workers.
fn shortened(held: &[Word<'_>], name: &[Word<'_>]) -> bool {
    let little = |w: &Word<'_>| lexicon().grammar.joints.holds(w) || lexicon().grammar.articles.holds(w);
    let within = |w: &Word<'_>| name.iter().any(|n| *n.folded == *w.folded);
    let count = held.iter().take_while(|w| little(w) || within(w)).count();
    let said: Vec<&Word<'_>> = held[..count].iter().filter(|w| !little(w)).collect();
    // the head stands before "of", else at the end
    let turned = name.get(1).is_some_and(little);
    let head = if turned { name.first() } else { name.last() };
    let ends = held[..count].last().is_some_and(|w| !little(w));
    ends && said.len() > 1 && head.is_some_and(|head| said.iter().any(|w| *w.folded == *head.folded))
}

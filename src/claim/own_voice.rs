//! Sentences that need no source: what authors say of their own work, of what they think and wish, of the page itself,
//! and of whom they asked without an answer. Told by who does what in the sentence.

use std::ops::Range;

use super::own_words::{OwnWords, own_words};
use super::voices::{Voice, is_participle};
use crate::document::{Block, BlockKind};
use crate::language::{Begun, Phrases, Word, lexicon, words};

/// What an author's own sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// Of the report, the page or the work done for it: no statement of fact.
    Work,
    /// A judgement, a demand, an outlook, how a word is used.
    Wish,
    /// A statement on the authors' own word: what they found, or what somebody must do, be it a demand or the law.
    Finding,
}

/// What a sentence is if it is the author's own.
pub(crate) fn own_voice(sentence: &str) -> Option<Own> {
    let held: Vec<Word<'_>> = words(sentence).take(LONGEST).collect();
    own_voice_of(sentence, 0..sentence.len(), &held)
}

/// Of a longer sentence the beginning tells.
const LONGEST: usize = 60;

/// What a sentence of a text is if it is the author's own; `held` are its words.
pub(super) fn own_voice_of(text: &str, sentence: Range<usize>, held: &[Word<'_>]) -> Option<Own> {
    let own = own_words();
    let held = &held[..held.len().min(LONGEST)];
    if held.len() < 2 {
        return None;
    }
    let begun = own.family.begun(held);
    let all = begun.iter().copied().fold(Begun::default(), Begun::and);
    let speech = Speech { text, sentence, held, begun: &begun, all, own };
    // "Correction: 69 barges sank, and not 96"
    if speech.is_label() && speech.counts() {
        return Some(Own::Finding);
    }
    if speech.is_of_the_page() || speech.asks_in_vain() {
        return Some(Own::Work);
    }
    if let Some(own) = speech.of_authors() {
        return Some(own);
    }
    if speech.looks_ahead() || speech.is_unknown() || speech.is_limit() || speech.defines() {
        return Some(Own::Wish);
    }
    speech.demands()
}

/// True where a sentence only sends its reader on: "Find out more here."
pub(super) fn directs(words: &[Word<'_>]) -> bool {
    const OPENING: usize = 6;
    own_words().directions.prefix(&words[..words.len().min(OPENING)]) > 0
}

/// True for what people told the author, or saw: their word is given, and no reference could be.
pub(crate) fn is_testimony(sentence: &str, voices: &[Voice]) -> bool {
    let held: Vec<Word<'_>> = words(sentence).collect();
    let statements = &lexicon().statements;
    let own = own_words();
    let told = |at: usize| own.told_us.prefix(&held[at..]) > 0 || statements.anonymity.prefix(&held[at..]) > 0;
    let saw = |w: &Word<'_>| statements.testimony.holds(w) || own.people.holds(w);
    (0..held.len()).any(told) || voices.iter().any(|v| words(&v.name).any(|w| saw(&w)))
}

/// True where what a sentence tells is said on the very day: "…, the Centre said today".
pub(crate) fn says_today(sentence: &str) -> bool {
    let held: Vec<Word<'_>> = words(sentence).collect();
    (0..held.len()).any(|at| own_words().release_days.prefix(&held[at..]) > 0)
}

/// What a section is that holds the authors' own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnSection {
    /// Every sentence is a demand.
    Recommendations,
    /// What the body has told is put together.
    Conclusion,
}

/// The authors' own section that each block stands in, its subsections included.
pub(crate) fn own_sections(blocks: &[Block]) -> Vec<Option<OwnSection>> {
    let mut open: Option<(u8, OwnSection)> = None;
    let mut found = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let BlockKind::Heading(level) = block.kind {
            match own_section(block.text.as_str()) {
                Some(section) => open = Some((level, section)),
                None if open.is_some_and(|(of, _)| level <= of) => open = None,
                None => {}
            }
        }
        found.push(open.map(|(_, section)| section));
    }
    found
}

/// "7. Recommendations to the government", "En conclusion".
fn own_section(heading: &str) -> Option<OwnSection> {
    const LONGEST: usize = 8;
    let all: Vec<Word<'_>> = words(heading).take(LONGEST + 1).collect();
    let number = |w: &Word<'_>| w.folded.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'));
    let first = all.iter().position(|w| !number(w))?;
    let held = &all[first..];
    if held.len() > LONGEST {
        return None;
    }
    let own = own_words();
    // "Recommendations that were never followed" tells of them
    let whole = |list: &Phrases| {
        let count = list.prefix(held);
        let to = held.get(count).is_none_or(|next| lexicon().grammar.joints.holds(next) || lexicon().grammar.places.holds(next));
        count > 0 && to
    };
    if whole(&own.conclusions) {
        return Some(OwnSection::Conclusion);
    }
    whole(&own.recommendations).then_some(OwnSection::Recommendations)
}

/// A sentence, its words and the lists.
struct Speech<'a> {
    text: &'a str,
    /// Its place in the text.
    sentence: Range<usize>,
    held: &'a [Word<'a>],
    /// For each word, the lists of the authors' words in which a phrase may begin with it.
    begun: &'a [Begun],
    /// The same for all words together.
    all: Begun,
    own: &'a OwnWords,
}

impl Speech<'_> {
    /// What stands behind a word, up to the next or the end.
    fn behind(&self, at: usize) -> &str {
        let end = self.held.get(at + 1).map_or(self.sentence.end, |w| w.range.start);
        self.text.get(self.held[at].range.end..end).unwrap_or("")
    }

    /// How many words from `at` on make the longest phrase of one of the authors' lists.
    fn prefix(&self, list: &Phrases, at: usize) -> usize {
        if self.begun.get(at).is_some_and(|begun| begun.may_hold(list)) { list.prefix(&self.held[at..]) } else { 0 }
    }

    /// True where the word alone is in one of the authors' lists.
    fn holds(&self, list: &Phrases, at: usize) -> bool {
        self.begun[at].may_hold(list) && list.holds(&self.held[at])
    }

    /// True where a phrase of one of the authors' lists begins in a stretch of words.
    fn any(&self, list: &Phrases, from: usize, to: usize) -> bool {
        self.all.may_hold(list) && (from..to.min(self.held.len())).any(|at| self.prefix(list, at) > 0)
    }

    /// The same for lists that are not the authors' own.
    fn any_common(&self, list: &Phrases, from: usize, to: usize) -> bool {
        (from..to.min(self.held.len())).any(|at| list.prefix(&self.held[at..]) > 0)
    }

    fn digits(&self, from: usize) -> bool {
        self.held.get(from..).is_some_and(|rest| rest.iter().any(|w| w.folded.letters().iter().any(u8::is_ascii_digit)))
    }

    /// Words of somebody else: a quotation that opens the sentence, or that ends in it.
    fn is_quoted(&self) -> bool {
        let opens = ['«', '“', '"', '„'];
        let closes = ['»', '”'];
        let text = self.text[self.sentence.clone()].trim_start();
        text.starts_with(opens) || text.find(closes).is_some_and(|close| text.find(opens).is_none_or(|open| open > close))
    }

    /// Where the words behind adverbs and auxiliaries begin.
    fn past_between(&self, from: usize) -> usize {
        const MOST: usize = 5;
        let mut at = from;
        while at < self.held.len() && at < from + MOST && self.prefix(&self.own.between, at) > 0 {
            at += self.prefix(&self.own.between, at);
        }
        at
    }

    /// "NB: …", "TODO …", "Funded by …", "Ann Lee is a reporter …", "Table 2 shows …", "This section describes …".
    fn is_of_the_page(&self) -> bool {
        self.is_label()
            || self.is_placeholder()
            || self.is_credit()
            || self.is_byline()
            || self.points()
            || self.is_of_a_part()
            || self.renames()
    }

    fn is_label(&self) -> bool {
        let count = self.prefix(&self.own.labels, 0);
        count > 0 && self.behind(count - 1).trim_start().starts_with([':', '—', '–'])
    }

    /// Drafts' marks are in capitals.
    fn is_placeholder(&self) -> bool {
        let count = self.prefix(&self.own.placeholders, 0);
        count > 0 && !self.text[self.held[0].range.start..self.held[count - 1].range.end].chars().any(char::is_lowercase)
    }

    /// A short run of words without a clause behind it: "Funded by the state, the mine opened" has one.
    fn is_credit(&self) -> bool {
        const LONGEST: usize = 14;
        let count = self.prefix(&self.own.credits, 0);
        count > 0
            && self.held.len() <= LONGEST
            && !self.text[self.sentence.clone()].contains(',')
            && !self.digits(count)
            && self.held[1..].iter().any(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
    }

    /// "Ann Lee is a reporter based in Rask."
    fn is_byline(&self) -> bool {
        const LONGEST: usize = 18;
        const NAME: usize = 6;
        const ROLE: usize = 4;
        let capital = |at: usize| self.text[self.held[at].range.clone()].starts_with(char::is_uppercase);
        let Some(verb) = (0..self.held.len().min(NAME)).find(|&at| self.holds(&self.own.byline_is, at)) else { return false };
        let named = verb >= 2 && (0..verb).all(|at| capital(at) || lexicon().grammar.joining.holds(&self.held[at]));
        let told = self.held[verb..].iter().any(|w| self.own.clauses.holds(w));
        named && self.held.len() <= LONGEST && !self.digits(0) && !told && self.any(&self.own.bylines, verb + 1, verb + 1 + ROLE)
    }

    /// "Table 2 shows the figures by district", "The figures are set out in the table below"; not "Table 2 shows that …".
    fn points(&self) -> bool {
        const NEAR: usize = 4;
        const SUBJECT: usize = 14;
        let grammar = &lexicon().grammar;
        let noun = self.prefix(&self.own.pointed, 0);
        if noun > 0 {
            let until = self.held.len().min(noun + NEAR);
            let verb = (noun..until).find(|&at| self.prefix(&self.own.pointed_shows, at) > 0);
            // "The list shows twelve names": without a number or a place it may be any list
            let sure = |verb: usize| verb > noun || !grammar.articles.holds(&self.held[0]);
            let shown = |verb: usize| verb + self.prefix(&self.own.pointed_shows, verb);
            let of_fact = |verb: usize| self.held.get(shown(verb)).is_none_or(|w| grammar.reports.holds(w));
            if verb.is_some_and(|verb| sure(verb) && !of_fact(verb)) {
                return true;
            }
        }
        self.all.may_hold(&self.own.set_out)
            && (1..self.held.len().min(SUBJECT)).any(|at| {
                let count = self.prefix(&self.own.set_out, at);
                count > 0 && self.any(&self.own.set_out_where, at + count, at + count + NEAR)
            })
    }

    /// "This section describes the strike", "Le présent rapport s'appuie sur …".
    fn is_of_a_part(&self) -> bool {
        let opener = self.prefix(&self.own.part_openers, 0);
        if opener == 0 || self.held.len() <= opener {
            return false;
        }
        let noun = self.prefix(&self.own.parts, opener);
        noun > 0 && self.prefix(&self.own.part_says, self.past_adverb(opener + noun)) > 0
    }

    /// Behind one adverb: "This section first describes …".
    fn past_adverb(&self, at: usize) -> usize {
        let adverb = self.held.get(at).is_some_and(|w| self.own.between.holds(w) && self.prefix(&self.own.part_says, at) == 0);
        (at + usize::from(adverb)).min(self.held.len())
    }

    /// "Some names have been changed."
    fn renames(&self) -> bool {
        const SUBJECT: usize = 8;
        let Some(noun) = (0..self.held.len().min(SUBJECT)).find(|&at| self.holds(&self.own.names, at)) else { return false };
        if (0..noun).any(|at| self.behind(at).contains(',')) {
            return false;
        }
        self.any(&self.own.renamed, noun + 1, noun + 1 + SUBJECT)
    }

    /// "The port did not respond", "Contacté, le port n'a pas répondu", "The owner declined to comment".
    fn asks_in_vain(&self) -> bool {
        const LONGEST: usize = 30;
        const SUBJECT: usize = 14;
        let own = self.own;
        let last = self.held.len() - 1;
        if self.held.len() > LONGEST {
            return false;
        }
        // what few sentences say is looked for first: the rest is dearer to see
        let refused = || self.any(&own.no_comment, 0, last + 1);
        let asked = || self.holds(&own.asked_first, 0) && (1..=last).any(|at| self.silence(at).is_some());
        let unanswered = || {
            let any = [&own.answered, &own.no_answer].into_iter().any(|list| self.all.may_hold(list));
            any && (1..=last.min(SUBJECT)).any(|at| {
                let Some(end) = self.silence(at).or_else(|| Some(self.prefix(&own.no_answer, at)).filter(|&n| n > 0).map(|n| at + n))
                else {
                    return false;
                };
                let rest = &self.held[end..];
                let to_us = (end..=last).any(|i| self.prefix(&own.asked_by_us, i) > 0);
                // "to written questions": they are nobody's but the author's where nothing follows
                let asks = || {
                    rest.len() <= 4
                        && own.asks_to.holds(&rest[0])
                        && (end..=last).any(|i| i + self.prefix(&own.asks, i) == last + 1 && i <= last && self.prefix(&own.asks, i) > 0)
                };
                rest.is_empty() || to_us || asks()
            })
        };
        (refused() || asked() || unanswered()) && !self.counts() && !self.is_quoted() && !self.goes_on_with_more()
    }

    /// Where "did not respond", "n'a toujours pas répondu" ends that begins at a word.
    fn silence(&self, at: usize) -> Option<usize> {
        let not = self.prefix(&self.own.not_done, at);
        // "Neither the owner nor his lawyer answered"
        let nobody = self.prefix(&self.own.answered, at) > 0 && lexicon().grammar.nobody.holds(&self.held[0]);
        if not == 0 && !nobody {
            return None;
        }
        if !self.all.may_hold(&self.own.answered) {
            return None;
        }
        let verb = self.past_between(at + not);
        let answered = self.prefix(&self.own.answered, verb);
        (answered > 0).then_some(verb + answered)
    }

    /// True where a number stands that is no date of the asking.
    fn counts(&self) -> bool {
        let known = lexicon();
        let dated = |at: usize| {
            let month = |i: Option<usize>| i.and_then(|i| self.held.get(i)).is_some_and(|w| known.months.holds(w));
            month(at.checked_sub(1)) || month(Some(at + 1)) || month(at.checked_sub(2))
        };
        (0..self.held.len()).any(|at| {
            let number = self.held[at].starts_with_digit();
            number && !dated(at) && self.held[at].folded.len() != 4
        })
    }

    /// "…, but said that 12 were held": another clause tells something.
    fn goes_on_with_more(&self) -> bool {
        let known = lexicon();
        let clause = |at: usize| self.behind(at).contains([';', ':']);
        (0..self.held.len() - 1).any(clause)
            || (2..self.held.len())
                .any(|at| known.statements.contrasts.prefix(&self.held[at..]) > 0 && !known.statements.says_any.holds(&self.held[at]))
    }

    /// "We visited the quay", "we conclude that the port knew", "we found that it was open".
    fn of_authors(&self) -> Option<Own> {
        const LEAD: usize = 8;
        let known = lexicon();
        let own = self.own;
        let views = self.any(&own.views, 0, 3);
        let start = (0..self.held.len().min(LEAD)).find(|&at| {
            let opens = at == 0 || self.behind(at - 1).contains(',');
            opens && known.authors.prefix(&self.held[at..]) > 0
        });
        if !views && start.is_none() || self.is_quoted() {
            return None;
        }
        if views {
            return Some(Own::Wish);
        }
        let start = start?;
        // "According to the mayor, we …", "the mayor told them, we …" are his words
        if known.statements.says_before.prefix(self.held) > 0 || self.any_common(&known.statements.says_any, 0, start) {
            return None;
        }
        let subject = start + known.authors.prefix(&self.held[start..]);
        let verb = self.past_between(subject);
        let rest = self.held.get(verb..).filter(|rest| !rest.is_empty())?;
        let longest = |list: &Phrases| list.prefix(rest);
        // "nous avons proposé du thé": folding takes its accent away
        let done = is_participle(self.text, &rest[0]);
        let judges = if done { 0 } else { longest(&own.judges) };
        let (works, finds) = (longest(&own.works).max(longest(&own.thanks)), longest(&own.finds));
        if works.max(finds).max(judges) == 0 {
            return None;
        }
        // "31 clinics, of which nine were shut": a fact goes with the work
        let told = |from: usize| self.held[from..].iter().any(|w| own.clauses.holds(w));
        Some(if judges >= finds && judges >= works {
            if self.digits(verb + judges) { Own::Finding } else { Own::Wish }
        } else if finds > works || told(verb + works) {
            Own::Finding
        } else {
            Own::Work
        })
    }

    /// "The port should publish its records", "The government must act", "Il faut agir".
    fn demands(&self) -> Option<Own> {
        const SUBJECT: usize = 10;
        const CLAUSE: usize = 30;
        let known = lexicon();
        let own = self.own;
        let modals = [&own.should, &own.must, &own.expected];
        let modal_of = |at: usize| modals.iter().map(|list| self.prefix(list, at)).max().unwrap_or(0);
        let any = modals.iter().any(|list| self.all.may_hold(list));
        let modal = (1..self.held.len().min(SUBJECT)).find(|&at| any && modal_of(at) > 0);
        let called_for = self.prefix(&own.called_for, 0) > 0;
        let none = modal.is_none() && !called_for || self.held.len() > CLAUSE;
        if none || self.is_quoted() || self.digits(0) || known.statements.says_before.prefix(self.held) > 0 {
            return None;
        }
        if called_for {
            return Some(Own::Wish);
        }
        let modal = modal?;
        let verb = modal + modal_of(modal);
        let rest = self.held.get(verb..).filter(|rest| !rest.is_empty())?;
        let dated = |w: &Word<'_>| known.months.holds(w) && w.folded.len() > 3 || known.weekdays.holds(w);
        // the subject is one body or people, and no clause
        let parts = |at: usize| !self.behind(at).trim().is_empty() && !self.behind(at).contains(['’', '\'', '-']);
        let clause = |at: usize| parts(at) || self.prefix(&own.no_demand, at) > 0;
        let speaks = |at: usize| known.statements.speakers.prefix(&self.held[at..]) > 0 || known.authors.prefix(&self.held[at..]) > 0;
        let governs = (0..modal).any(speaks);
        let strict = self.prefix(&own.must, modal) > 0;
        let demand = !(0..modal).any(clause)
            && (governs || !strict)
            && own.past_demand.prefix(rest) == 0
            && (governs || own.forecasts.prefix(rest) == 0)
            && !rest.iter().any(dated)
            && !self.any(&own.no_demand, verb, self.held.len());
        // "must" is the law's word too, "devrait" that of what is awaited
        demand.then_some(if self.prefix(&own.should, modal) > 0 { Own::Wish } else { Own::Finding })
    }

    fn looks_ahead(&self) -> bool {
        self.prefix(&self.own.outlook, 0) > 0 && !self.is_quoted() && !self.digits(0)
    }

    /// "It is not known who fired."
    fn is_unknown(&self) -> bool {
        self.prefix(&self.own.unknown, 0) > 0 && !self.is_quoted() && !self.counts()
    }

    /// "This is a minimum", "Ce bilan est sans doute inférieur à la réalité": no other voice says so.
    fn is_limit(&self) -> bool {
        const LONGEST: usize = 12;
        const SUBJECT: usize = 3;
        if self.held.len() > LONGEST || !self.any(&self.own.limits, 1, LONGEST) {
            return false;
        }
        let known = lexicon();
        let figure = |w: &Word<'_>| known.statements.count_nouns.holds(w) || known.statements.information.holds(w);
        let points =
            known.pointers.holds(&self.held[0]) || self.held.iter().take(SUBJECT).any(figure) || self.prefix(&self.own.present, 0) > 0;
        let voiced = known.statements.says_before.prefix(self.held) > 0 || self.any_common(&known.statements.says_any, 0, self.held.len());
        points && !self.is_quoted() && !self.digits(0) && !voiced
    }

    fn defines(&self) -> bool {
        const NEAR: usize = 8;
        // "the term" and "the word" only at the head, where the definition begins
        self.all.may_hold(&self.own.defines)
            && (0..self.held.len().min(NEAR)).any(|at| {
                let count = self.prefix(&self.own.defines, at);
                count > 0 && (at == 0 || count > 2 || !lexicon().grammar.articles.holds(&self.held[at]))
            })
            && !self.digits(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_authors_are_known_by_their_names() {
        for (heading, section) in [
            ("7. Recommendations to the government", Some(OwnSection::Recommendations)),
            ("Recommandations", Some(OwnSection::Recommendations)),
            ("IV. Conclusion", Some(OwnSection::Conclusion)),
            ("Conclusion and recommendations", Some(OwnSection::Conclusion)),
            ("Recommendations ignored", None),
            ("The conclusion of the treaty", None),
            ("Demands made by the strikers", None),
        ] {
            assert_eq!(own_section(heading), section, "{heading}");
        }
    }
}

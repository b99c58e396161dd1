//! What becomes of figures: withdrawn, corrected, lowered by those who gave them.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::document::{Figure, Material, Standing};
use super::values::middle;
use super::withdrawal_words::{WithdrawalWords, withdrawal_words};
use crate::claim::Part;
use crate::language::{Word, fold_words, lexicon, words};

/// So many counts back is one looked for that no longer stands.
const BACK: usize = 12;

/// … among so many numbers of any kind.
const LOOK: usize = 48;

/// What the sentences of a document take back.
pub(super) fn withdrawals(material: &Material<'_>, figures: &mut [Figure]) {
    let mut of_block: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, block) in figures.iter().enumerate().filter_map(|(index, f)| Some((index, f.block?))) {
        of_block.entry(block).or_default().push(index);
    }
    for own in of_block.values_mut() {
        own.sort_by_key(|&f| figures[f].quantity.number.start);
    }
    // "revised to 52": the count before it no longer stands, where the new one is lower
    for own in of_block.values() {
        for (n, &new) in own.iter().enumerate() {
            if figures[new].quantity.replaces
                && let Some(old) = old_value(figures, new, own[n.saturating_sub(BACK)..n].iter(), false)
            {
                figures[old].standing = Standing::Retracted;
            }
        }
    }
    let lexicon = withdrawal_words();
    let mut last = None;
    for claim in material.claims.iter().filter(|c| c.part != Part::Footnote) {
        let sentence = (claim.block, claim.sentence.clone());
        if last.as_ref() == Some(&sentence) {
            continue;
        }
        if let Some(own) = of_block.get(&claim.block)
            && let Some(stretch) = Stretch::new(material.document.blocks[claim.block].text.as_str(), sentence.1.clone(), lexicon)
        {
            let marker = |f: &Figure| f.claim.and_then(|c| material.claims.get(c)).map(|c| &c.footnotes);
            stretch.read(figures, own, &|a, b| marker(a) == marker(b));
        }
        last = Some(sentence);
    }
}

/// What a title or a sentence of a note takes back of its own figures: "La Ligue ramène son bilan de 71 à 52 morts".
pub(super) fn in_stretch(text: &str, range: Range<usize>, figures: &mut [Figure]) {
    if figures.is_empty() {
        return;
    }
    let mut own: Vec<usize> = (0..figures.len()).collect();
    own.sort_by_key(|&f| figures[f].quantity.number.start);
    if let Some(stretch) = Stretch::new(text, range, withdrawal_words()) {
        stretch.read(figures, &own, &|_, _| true);
    }
}

/// What is taken back, by the words beside the verb.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Object {
    /// "the figure".
    Count,
    /// "these figures", "the statement": all that was said.
    Whole,
    /// "the message": what it held.
    Carrier(String),
}

/// A sentence that may take a count back.
struct Stretch<'a> {
    text: &'a str,
    range: Range<usize>,
    words: Vec<Word<'a>>,
    lexicon: &'a WithdrawalWords,
}

impl<'a> Stretch<'a> {
    /// `None` where nothing is taken back, and for a run of words without an end.
    fn new(text: &'a str, range: Range<usize>, lexicon: &'a WithdrawalWords) -> Option<Self> {
        const LONGEST: usize = 2_000;
        let held = text.get(range.clone())?;
        if range.len() > LONGEST || !lexicon.may_take_back(held) {
            return None;
        }
        let words = words(held)
            .map(|mut word| {
                word.range = word.range.start + range.start..word.range.end + range.start;
                word
            })
            .collect();
        Some(Self { text, range, words, lexicon })
    }

    /// Marks what the sentence takes back among the figures of its text.
    fn read(&self, figures: &mut [Figure], of_text: &[usize], one_marker: &dyn Fn(&Figure, &Figure) -> bool) {
        let start = |f: usize| figures[f].quantity.number.start;
        // in the order of their places
        let first = of_text.partition_point(|&f| start(f) < self.range.start);
        let behind = of_text.partition_point(|&f| start(f) < self.range.end);
        let own: Vec<usize> = of_text[first..behind.max(first)].to_vec();
        let ahead = of_text[..first].iter().rev().take(LOOK).copied();
        let mut before: Vec<usize> = ahead.filter(|&f| is_counted(&figures[f]) && figures[f].part_of.is_none()).take(BACK).collect();
        before.reverse();
        let (mut taken, mut at) = (Vec::new(), 0);
        let reported = (0..self.words.len()).any(|i| lexicon().statements.says_before.prefix(&self.words[i..]) > 0);
        while at < self.words.len() {
            let rest = &self.words[at..];
            let lexicon = self.lexicon;
            let verb = [&lexicon.withdraws, &lexicon.alone, &lexicon.corrects, &lexicon.lowers, &lexicon.only_now, &lexicon.errors]
                .map(|list| list.prefix(rest));
            let parted = lexicon.parted(rest);
            let end = at + verb.into_iter().max().unwrap_or(0).max(parted.unwrap_or(0));
            if end == at {
                at += 1;
                continue;
            }
            // "this figure is wrong, according to the union": somebody else thinks so
            let error = verb[5] > 0 && at + verb[5] == end;
            if !(self.denied(at) || error && reported) {
                let found = Verb { at, end, lists: verb.map(|n| n > 0 && at + n == end), parted: parted.is_some_and(|n| at + n == end) };
                taken.extend(self.taken_back(&found, figures, &own, &before, one_marker));
            }
            at = end;
        }
        for Taken { old, new } in taken {
            figures[old].standing = Standing::Retracted;
            // what is corrected and what stands instead are counts of the whole
            for index in new.into_iter().chain([old]) {
                figures[index].quantity.cumulative = true;
            }
        }
    }

    fn taken_back(
        &self,
        verb: &Verb,
        figures: &[Figure],
        own: &[usize],
        before: &[usize],
        one_marker: &dyn Fn(&Figure, &Figure) -> bool,
    ) -> Vec<Taken> {
        let [withdraws, alone, corrects, lowers, only_now, errors] = verb.lists;
        let from = self.words[verb.end - 1].range.end;
        let until = self.words[verb.at].range.start;
        let number = |f: usize| figures[f].quantity.number.clone();
        let counted: Vec<usize> = own.iter().copied().filter(|&f| is_counted(&figures[f])).collect();
        let new =
            counted.iter().copied().find(|&f| number(f).start >= from && !figures[f].quantity.earlier && !figures[f].quantity.rejected);
        let object = self.object(verb);
        if lowers || only_now || corrects {
            let told = new.filter(|&new| only_now || self.leads_to(from, number(new).start, corrects));
            let bare = only_now || told.is_some_and(|new| self.is_next(from, number(new).start)) || corrects && told.is_some();
            if let Some(new) = told.filter(|_| bare || object.is_some()) {
                let old = old_value(figures, new, own.iter().chain(before), corrects);
                // "… de seize détenus ; elle a corrigé : ils étaient dix-huit"
                let any = || {
                    let persons = |f: &usize| figures[*f].quantity.measure.is_count() && figures[*f].part_of.is_none();
                    own.iter().filter(|f| **f < new).chain(before).copied().filter(persons).max()
                };
                let old = old.or_else(|| any().filter(|_| corrects && figures[new].quantity.measure.is_count()));
                return old.map(|old| Taken { old, new: Some(new) }).into_iter().collect();
            }
        }
        if !(alone || object.is_some() && (withdraws || corrects || errors || verb.parted)) {
            return Vec::new();
        }
        let whole = |&f: &usize| figures[f].part_of.is_none() && !figures[f].quantity.rejected;
        let older = self.words[verb.at.saturating_sub(4)..self.words.len().min(verb.end + 4)].iter().any(|w| self.lexicon.older.holds(w));
        let ahead: Vec<usize> = counted.iter().copied().filter(whole).filter(|&f| number(f).end <= until).collect();
        if let Some(&nearest) = ahead.last().filter(|_| !older) {
            let said = matches!(object, Some(Object::Whole)) && self.after(verb).is_some_and(|w| self.lexicon.plural.holds(w));
            return Taken::all(if said { ahead } else { vec![nearest] });
        }
        // "the first communiqué, taken back on 11 August, had mentioned only six": set between commas before its count
        if let Some(first) = counted.iter().copied().find(|f| whole(f) && number(*f).start >= from)
            && self.text[..until].trim_end().ends_with(',')
            && self.text[from..number(first).start].contains(',')
        {
            return Taken::all(vec![first]);
        }
        Taken::all(self.of_sentences_before(verb, object.as_ref(), older, figures, before, one_marker))
    }

    /// What an earlier sentence counted, by the speaker who takes it back.
    fn of_sentences_before(
        &self,
        verb: &Verb,
        object: Option<&Object>,
        older: bool,
        figures: &[Figure],
        before: &[usize],
        one_marker: &dyn Fn(&Figure, &Figure) -> bool,
    ) -> Vec<usize> {
        let speakers: Vec<&str> =
            self.words[..verb.at].iter().filter(|w| lexicon().statements.speakers.holds(w)).map(|w| w.folded.as_ref()).collect();
        let says = |f: usize| {
            let voice = figures[f].attribution.as_deref().map(fold_words);
            speakers.is_empty() || voice.is_none_or(|voice| voice.split(' ').any(|w| speakers.contains(&w)))
        };
        let carried = |f: usize| match object {
            Some(Object::Carrier(noun)) => {
                let told = self.text.get(figures[f].sentence..self.range.start).unwrap_or_default();
                words(told).any(|w| w.folded == noun.as_str())
            }
            _ => true,
        };
        // where only one voice counts, a pointer is enough: "the ministry withdrew that figure"
        let voices: HashSet<Option<&str>> = before.iter().map(|&f| figures[f].attribution.as_deref()).collect();
        let behind = self.words.get(verb.end);
        let pointed = voices.len() < 2 && behind.is_some_and(|w| lexicon().pointers.holds(w) && !lexicon().grammar.possessives.holds(w));
        let says = |f: usize| pointed || says(f);
        let told: Vec<usize> = before
            .iter()
            .copied()
            .filter(|&f| !figures[f].quantity.rejected && !figures[f].quantity.earlier && says(f) && carried(f))
            .collect();
        let pick = if older { told.first() } else { told.last() };
        let Some(&pick) = pick else { return Vec::new() };
        let near = |f: &usize| figures[*f].sentence == figures[pick].sentence || one_marker(&figures[*f], &figures[pick]);
        match object {
            Some(Object::Whole) => told.into_iter().filter(near).collect(),
            _ => vec![pick],
        }
    }

    /// Whether the verb is said not to be so.
    fn denied(&self, at: usize) -> bool {
        const REACH: usize = 3;
        // the "n" of "n° 3" denies nothing
        let number = |end: usize| self.text[self.words[end].range.end..].starts_with(['°', 'º']);
        (at.saturating_sub(REACH)..at).any(|end| self.lexicon.negations.suffix(&self.words[..=end]) > 0 && !number(end))
    }

    fn after(&self, verb: &Verb) -> Option<&Word<'a>> {
        self.words[verb.end..].iter().take(4).find(|w| self.noun(w).is_some())
    }

    fn noun(&self, word: &Word<'_>) -> Option<Object> {
        let whole = self.lexicon.plural.holds(word);
        if self.lexicon.counts.holds(word) {
            return Some(if whole { Object::Whole } else { Object::Count });
        }
        if self.lexicon.said.holds(word) {
            return Some(Object::Whole);
        }
        self.lexicon.carriers.holds(word).then(|| Object::Carrier(word.folded.clone().into_owned()))
    }

    /// What the verb takes back: the noun behind it, the pronoun beside it, or the noun that it is said of.
    fn object(&self, verb: &Verb) -> Option<Object> {
        self.beside(verb).or_else(|| self.opening(verb))
    }

    /// "Le chiffre de quarante morts, qui circulait en ville, est retiré": the noun that opens the sentence, over what is
    /// set between commas.
    fn opening(&self, verb: &Verb) -> Option<Object> {
        const HEAD: usize = 3;
        let grammar = &lexicon().grammar;
        let passive = verb.at > 0 && grammar.passives.holds(&self.words[verb.at - 1]);
        let between = self.words.get(HEAD.min(verb.at)..verb.at).unwrap_or_default();
        let first = between.first().zip(between.last()).map(|(a, b)| a.range.start..b.range.start)?;
        const CLAUSE: usize = 12;
        let commas = self.text[first.clone()].matches(',').count();
        let set_off = commas == 2 || commas == 0 && between.len() <= CLAUSE;
        let plain = !self.text[first].contains([';', ':', '.']);
        self.words[..HEAD.min(verb.at)].iter().find_map(|w| self.noun(w)).filter(|_| passive && set_off && plain)
    }

    /// The noun beside the verb.
    fn beside(&self, verb: &Verb) -> Option<Object> {
        const NEAR: usize = 3;
        const BEFORE: usize = 4;
        let grammar = &lexicon().grammar;
        let determines = |w: &Word<'_>| {
            grammar.articles.holds(w) || grammar.possessives.holds(w) || lexicon().pointers.holds(w) || self.lexicon.pronouns.holds(w)
        };
        // "took this back": what stands between the parts
        let behind = if verb.parted { verb.at + 1 } else { verb.end };
        let mut behind = self.words[behind..].iter().take(NEAR);
        if let Some(first) = behind.next().filter(|first| self.joined(verb, first)) {
            if let Some(object) = self.noun(first) {
                return Some(object);
            }
            if determines(first)
                && let Some(object) = behind.filter(|w| self.joined(verb, w)).find_map(|w| self.noun(w))
            {
                return Some(object);
            }
            if self.lexicon.pronouns.holds(first) && (verb.parted || !self.determines(first)) {
                return Some(if self.lexicon.plural.holds(first) { Object::Whole } else { Object::Count });
            }
        }
        if verb.parted
            && let Some(object) = self.words[verb.end..].iter().take(NEAR).find_map(|w| self.noun(w))
        {
            return Some(object);
        }
        // "chiffre retiré", "a figure that it withdrew", "the number was withdrawn"
        for back in 1..=BEFORE.min(verb.at) {
            let word = &self.words[verb.at - back];
            let gap = &self.text[word.range.end..self.words[verb.at].range.start];
            if gap.contains([';', ':', '.']) {
                break;
            }
            if let Some(object) = self.noun(word) {
                let next = &self.words[verb.at - back + 1];
                return (back == 1 || self.lexicon.follows.holds(next)).then_some(object);
            }
        }
        // "le ministère l'a retiré": before the auxiliary
        let clitic = (1..=2.min(verb.at))
            .any(|back| self.lexicon.clitics.holds(&self.words[verb.at - back]) && (back == 1 || self.auxiliary(verb.at - 1)));
        clitic.then_some(Object::Count)
    }

    fn auxiliary(&self, at: usize) -> bool {
        self.lexicon.follows.holds(&self.words[at])
    }

    /// "withdrew that day": a word that may stand alone goes with the one behind it.
    fn determines(&self, word: &Word<'_>) -> bool {
        let next = self.words.partition_point(|w| w.range.end <= word.range.end);
        let Some(following) = self.words.get(next).filter(|_| lexicon().grammar.articles.holds(word)) else { return false };
        let ends = self.text[word.range.end..following.range.start].contains([',', ';', '.', ':', ')']);
        !ends && self.lexicon.to.prefix(&self.words[next..]) == 0 && !lexicon().grammar.joining.holds(following)
    }

    /// No stop stands between the verb and a word behind it.
    fn joined(&self, verb: &Verb, word: &Word<'_>) -> bool {
        let from = self.words[verb.at].range.start;
        !self.text[from..word.range.start].contains([';', ':', '.', ','])
    }

    /// "… to 146": the number behind the verb stands in the place of another.
    fn leads_to(&self, from: usize, number: usize, corrects: bool) -> bool {
        let last = self.words.partition_point(|w| w.range.end <= number);
        let gap = &self.text[from.min(number)..number];
        let to = self.lexicon.to.suffix(&self.words[..last]) > 0
            || last > 0 && self.words[..last].len() > 1 && self.lexicon.to.suffix(&self.words[..last - 1]) > 0;
        to && !gap.contains([';', ':']) || corrects && gap.contains(':')
    }

    fn is_next(&self, from: usize, number: usize) -> bool {
        const WORDS: usize = 3;
        words(&self.text[from.min(number)..number]).count() <= WORDS
    }
}

/// A count that no longer stands, and the one that does.
struct Taken {
    old: usize,
    new: Option<usize>,
}

impl Taken {
    fn all(old: Vec<usize>) -> Vec<Self> {
        old.into_iter().map(|old| Self { old, new: None }).collect()
    }
}

/// A verb of a sentence: its words, the lists that hold it.
struct Verb {
    at: usize,
    end: usize,
    lists: [bool; 6],
    parted: bool,
}

/// The count that a new one stands in the place of: the nearest before it of the same thing and by the same voice;
/// where it is only lowered, the nearest that is higher.
fn old_value<'a>(figures: &[Figure], new: usize, candidates: impl Iterator<Item = &'a usize>, corrects: bool) -> Option<usize> {
    let now = &figures[new];
    let voice = |f: &Figure| f.attribution.as_deref().map(fold_words);
    let mut held: Vec<usize> = candidates
        .copied()
        .filter(|&f| {
            let (old, quantity) = (&figures[f], &figures[f].quantity);
            let voices = voice(old).zip(voice(now)).is_none_or(|(a, b)| a.contains(&b) || b.contains(&a));
            // "to 11 from 14"
            let before = quantity.number.start < now.quantity.number.start || quantity.earlier && old.sentence == now.sentence;
            before
                && quantity.measure == now.quantity.measure
                && quantity.unit == now.quantity.unit
                && !of_other_months(old, now)
                && old.part_of.is_none()
                && !quantity.rejected
                && voices
                && if corrects { middle(old) != middle(now) } else { middle(old) > middle(now) }
        })
        .collect();
    held.sort_by_key(|&f| figures[f].quantity.number.start);
    held.pop()
}

/// Counts of two months or years: "38 in March … the next quarter their number fell to 12".
fn of_other_months(old: &Figure, now: &Figure) -> bool {
    let told = |f: &Figure| f.as_of.filter(|day| !f.as_of_inferred && !day.is_full());
    told(old).zip(told(now)).is_some_and(|(old, now)| !old.agrees(now))
}

/// A count of persons, acts, things or money, and no length or time.
fn is_counted(figure: &Figure) -> bool {
    use super::measure::Measure;
    !matches!(figure.quantity.measure, Measure::Duration | Measure::Distance | Measure::Ratio)
        && (figure.quantity.measure != Measure::Other || figure.quantity.unit.is_some())
}

//! Claims for which the one source is the one there is: what a body does and is, the statistics of their office, talk
//! that is told as talk.

use crate::claim::CaveatKind;
use crate::evidence::Evidence;
use crate::language::{Word, lexicon, words};

/// True where no second source could be asked for.
pub(super) fn is_own_matter(evidence: &Evidence, claim: usize) -> bool {
    let publishers: Vec<&str> = evidence.claim_citations[claim]
        .iter()
        .map(|&c| evidence.publisher_of(&evidence.citations[c]))
        .filter(|name| !name.is_empty())
        .collect();
    publishers.iter().any(|publisher| is_subject(evidence, claim, publisher) || is_named_behind(evidence, claim, publisher))
        || is_statistics(evidence, claim, &publishers)
        || is_talk(evidence, claim)
}

fn text(evidence: &Evidence, claim: usize) -> &str {
    let claim = &evidence.claims[claim];
    evidence.document.blocks[claim.block].text.as_str().get(claim.range.clone()).unwrap_or("")
}

fn same(evidence: &Evidence, one: &str, other: &str) -> bool {
    let names = &evidence.names;
    names.key(one) == names.key(other) || names.registered(one).is_some_and(|known| names.registered(other) == Some(known))
}

/// "MSF treated 212 people", cited to Médecins Sans Frontières; "The council has 40 members", to the Rask Council; "In
/// March 2022 the labour inspectorate measured …", to the Limba Labour Inspectorate.
fn is_subject(evidence: &Evidence, claim: usize, publisher: &str) -> bool {
    const NAME: usize = 7;
    const OPENING: usize = 8;
    let known = lexicon();
    let text = text(evidence, claim);
    let held: Vec<Word<'_>> = words(text).take(OPENING + NAME + 3).collect();
    let between = |last: usize| held.get(last + 1).and_then(|next| text.get(held[last].range.end..next.range.start)).unwrap_or(" ");
    // "the council's mayor", "the council of elders"
    let goes_on = |last: usize| {
        held.get(last + 1).is_some_and(|next| {
            between(last).contains(['’', '\'', '-']) || known.grammar.joints.holds(next) || known.statements.speakers.holds(next)
        })
    };
    let article = |i: usize| known.grammar.articles.holds(&held[i]);
    let names = &evidence.names;
    let (key, registered) = (names.key(publisher), names.registered(publisher));
    let is_head = |first: usize| {
        let named = |last: usize| names.mean(&text[held[first].range.start..held[last].range.end], &key, registered) && !goes_on(last);
        let noun = &held[first];
        let own: Vec<Word<'_>> = words(publisher).collect();
        let kind = || {
            first > 0
                && article(first - 1)
                && known.statements.speakers.holds(noun)
                && !goes_on(first)
                && own.iter().any(|w| *w.folded == *noun.folded)
        };
        // "the lawyers' collective | Open Bar"
        let introduced = || {
            let capital = |i: &usize| text[held[*i].range.clone()].starts_with(char::is_uppercase);
            let start = (first..held.len().min(first + NAME)).find(capital).filter(|&start| start > first)?;
            let speaks = held[first..start].iter().any(|w| known.statements.speakers.holds(w));
            let last = (start..held.len().min(start + NAME))
                .find(|&last| same(evidence, &text[held[start].range.start..held[last].range.end], publisher) && !goes_on(last));
            last.filter(|_| speaks && (first..start).all(|i| between(i).trim_matches(['\'', '’', ' ']).is_empty()))
        };
        (first..held.len().min(first + NAME)).any(named) || kind() || shortened(&held[first..], &own) || introduced().is_some()
    };
    let Some(first) = (0..held.len()).find(|&i| !article(i)) else { return false };
    is_head(first) || (first..held.len().min(OPENING)).find(|&i| opens(&held[..i], between(i.saturating_sub(1)))).is_some_and(is_head)
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

/// "The quay was unsafe (BBC)."
fn is_named_behind(evidence: &Evidence, claim: usize, publisher: &str) -> bool {
    let shown = text(evidence, claim).trim_end_matches(['.', ' ']);
    let inner = shown.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inner.is_some_and(|(_, name)| same(evidence, name.trim(), publisher))
}

/// "The town has 30,000 inhabitants", cited to the office of statistics.
fn is_statistics(evidence: &Evidence, claim: usize, publishers: &[&str]) -> bool {
    let office = |name: &&str| words(name).any(|w| lexicon().citation.statistics_offices.holds(&w));
    publishers.iter().any(office) && super::holds_figure(text(evidence, claim), evidence.day_first)
}

/// A rumour that is called one.
fn is_talk(evidence: &Evidence, claim: usize) -> bool {
    let claim = &evidence.claims[claim];
    let rumours = &lexicon().statements.rumours;
    let block = evidence.document.blocks[claim.block].text.as_str();
    claim.caveat(CaveatKind::Hedged).is_some_and(|caveat| {
        let held: Vec<Word<'_>> = words(block.get(caveat.range.clone()).unwrap_or("")).collect();
        rumours.prefix(&held) > 0
    })
}

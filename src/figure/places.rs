//! The places that a text names: those of the gazetteer, and names that the text itself sets as places.

use std::ops::Range;

use super::gazetteer::{PlaceKind, gazetteer};
use super::lexicon::Binding;
use super::measure::Measure;
use super::numbers::Reader;
use crate::language::{Word, lexicon as common};

/// A place that a text names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Mention {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The place of the gazetteer, where it is known.
    pub(super) id: Option<u32>,
    /// Where something is ("à Almaty"), not what something belongs to ("le maire d'Almaty").
    pub(super) locative: bool,
    /// It is beside what the sentence counts: "moved to Dondo", "most of them in Sofala".
    pub(super) aside: bool,
    /// What stands behind it happens there: "Dondo, where".
    pub(super) scene: bool,
}

impl Reader<'_> {
    /// The places that the words name, in order.
    pub(super) fn places(&self) -> Vec<Mention> {
        let gazetteer = gazetteer();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let capital = |i: usize| self.text[self.words[i].range.clone()].starts_with(char::is_uppercase);
            let whole = self.lexicon.counted.nationwide.prefix(&self.words[at..]);
            if whole > 0 {
                found.push(Mention { words: at..at + whole, id: None, locative: true, aside: false, scene: false });
                at += whole;
                continue;
            }
            if let Some(end) = self.facility(at) {
                found.push(Mention {
                    words: at..end,
                    id: None,
                    locative: self.lead(at).locative == Some(true),
                    aside: false,
                    scene: false,
                });
                at = end;
                continue;
            }
            if !capital(at) {
                if let Some(end) = self.common_place(at) {
                    found.push(Mention { words: at..end, id: None, locative: true, aside: false, scene: false });
                }
                at += 1;
                continue;
            }
            let Lead { locative: mut lead, weak, region, .. } = self.lead(at);
            // "US$ 300"
            if self.text[self.words[at].range.end..].starts_with(super::units::is_sign) {
                at += 1;
                continue;
            }
            // "sur la sous-préfecture de Belmor"
            let inside = lead == Some(false) && self.is_of_institution(at);
            if lead == Some(false) && (inside || self.is_of_event(at) || self.is_settlement(at)) || lead.is_none() && self.is_scene(at) {
                lead = Some(true);
            }
            let known = gazetteer.names.prefix(&self.words[at..]).filter(|(count, (_, ambiguous))| {
                let whole = (at..at + count - 1)
                    .all(|i| self.joined(i) && (capital(i + 1) || self.words[i + 1].folded.len() <= 3 || self.gap(i).contains('-')));
                whole && !(*ambiguous && lead.is_none())
            });
            if let Some((count, (id, _))) = known {
                let id = if region && gazetteer.places[id as usize].kind == PlaceKind::City {
                    gazetteer.regions.prefix(&self.words[at..]).filter(|(c, _)| *c == count).map(|(_, r)| r)
                } else {
                    Some(id)
                };
                // a longer name goes on: "Almaty Oblast" is the region, "Paris Match" no place
                let behind = at + count;
                let region_behind =
                    behind < self.words.len() && self.joined(behind - 1) && self.lexicon.grammar.region_words.holds(&self.words[behind]);
                let id =
                    if region_behind { gazetteer.regions.prefix(&self.words[at..]).map(|(_, r)| r).or(id.filter(|_| false)) } else { id };
                let longer = !region_behind
                    && behind < self.words.len()
                    && self.joined(behind - 1)
                    && capital(behind)
                    && self.gap(behind - 1) == " "
                    && (lead.is_none() || self.is_named_after(at, behind));
                // "Cyclone Amara" is named like a town
                let named = lead.is_none()
                    && at > 0
                    && self.joined(at - 1)
                    && self.gap(at - 1) == " "
                    && capital(at - 1)
                    && self.words[at - 1].folded.len() > 4
                    && !self.lexicon.grammar.place_links.holds(&self.words[at - 1])
                    && !self.lexicon.grammar.region_words.holds(&self.words[at - 1]);
                if !longer && !named {
                    found.push(Mention { words: at..behind, id, locative: lead == Some(true), aside: false, scene: false });
                }
                at = behind;
                continue;
            }
            // "Ghana's Western Region"
            if let Some(end) = self.region_name(at) {
                let inside = at > 1 && found.last().is_some_and(|m| m.words.end + 1 == at || m.words.end == at);
                let locative = lead == Some(true) || inside && found.last().is_some_and(|m| m.locative);
                if inside && locative {
                    found.pop();
                }
                found.push(Mention { words: at..end, id: None, locative, aside: false, scene: false });
                at = end;
                continue;
            }
            // a name behind a locative that the gazetteer does not know
            if lead == Some(true) && !weak && self.may_be_place(at) {
                let mut end = at + 1;
                while end < self.words.len() && self.joined(end - 1) && capital(end) {
                    end += 1;
                }
                found.push(Mention { words: at..end, id: None, locative: true, aside: false, scene: false });
                at = end;
                continue;
            }
            at += 1;
        }
        self.set_aside(&mut found);
        self.without_dateline(&mut found);
        found
    }

    /// "the Kenya Medical Association", "of the Mobile Unit": an article, then a place that other capitals follow.
    fn is_named_after(&self, at: usize, behind: usize) -> bool {
        let next = &self.words[behind];
        let dated = common().months.holds(next) || common().weekdays.holds(next);
        self.lexicon.style.names_before_facilities
            && !dated
            && at > 0
            && self.joined(at - 1)
            && self.lexicon.number_articles.holds(&self.words[at - 1])
    }

    /// "Contre le village de Kabeya", and not "le maire de la ville de Kabeya".
    fn is_settlement(&self, at: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let plain = |i: usize| i > 0 && self.ahead(i).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’'));
        let kind =
            at.checked_sub(2).filter(|&kind| plain(at) && plain(at - 1) && self.lexicon.counted.settlements.holds(&self.words[kind]));
        let Some(kind) = kind.filter(|_| grammar.genitives.holds(&self.words[at - 1])) else { return false };
        let article =
            kind > 0 && plain(kind) && grammar.objects.holds(&self.words[kind - 1]) && !grammar.genitives.holds(&self.words[kind - 1]);
        article && (kind == 1 || !grammar.genitives.holds(&self.words[kind - 2]))
    }

    /// "In the capital", and not "in the capital Accra".
    fn common_place(&self, at: usize) -> Option<usize> {
        let (count, grammar) = (self.lexicon.counted.common_places.prefix(&self.words[at..]), &self.lexicon.grammar);
        if count == 0 || at < 2 {
            return None;
        }
        let article = self.lexicon.number_articles.holds(&self.words[at - 1]) || grammar.objects.holds(&self.words[at - 1]);
        let before = &self.words[at - 2];
        let led = article && grammar.locatives.holds(before) && !grammar.weak_locatives.holds(before);
        let end = at + count;
        let next = self.words.get(end).filter(|_| self.joined(end - 1));
        let named = next.is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase) || grammar.genitives.holds(w));
        (led && !named).then_some(end)
    }

    /// "À la maison d'arrêt de Sarmont", "in the port of Rask": in a house or on a ground that stands there.
    fn is_of_institution(&self, at: usize) -> bool {
        const REACH: usize = 7;
        let grammar = &self.lexicon.grammar;
        let plain = |i: usize| self.ahead(i).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '-'));
        // over "de", "de la"
        let mut end = at;
        while end > 0 && plain(end) && (grammar.genitives.holds(&self.words[end - 1]) || grammar.objects.holds(&self.words[end - 1])) {
            end -= 1;
        }
        if end == at || end == 0 {
            return false;
        }
        // an adjective may stand behind it: "le district sanitaire d'Adré"
        let institutions = &self.lexicon.counted.institutions;
        let kind = [end, end - 1].into_iter().map(|to| (to, institutions.suffix(&self.words[..to]))).find(|&(_, count)| count > 0);
        let Some(start) = kind.map(|(to, count)| to - count).filter(|&start| start > 0 && end - start < REACH) else { return false };
        let article =
            usize::from(grammar.objects.holds(&self.words[start - 1]) || self.lexicon.number_articles.holds(&self.words[start - 1]));
        let lead = start - article;
        // "aux abords de", "au port de": the article is in the preposition
        let before = lead.checked_sub(1).map(|i| &self.words[i]);
        // "attacked the market of Darra", "ont incendié le marché de Belvan"
        let struck = || lead > 0 && article > 0 && self.lexicon.counted.strikes.suffix(&self.words[..lead]) > 0;
        before.is_some_and(|w| grammar.locatives.holds(w) || self.lexicon.counted.fronts.holds(w) || struck())
            && plain(start)
            && plain(lead)
            && grammar.no_locatives.suffix(&self.words[..lead]) == 0
    }

    /// "Had flooded Makhanga, where 17 people drowned".
    fn is_scene(&self, at: usize) -> bool {
        const NAME: usize = 3;
        let capital = |i: usize| self.text[self.words[i].range.clone()].starts_with(char::is_uppercase);
        let mut end = at + 1;
        while end < self.words.len() && end < at + NAME && self.joined(end - 1) && capital(end) {
            end += 1;
        }
        end < self.words.len() && self.ahead(end).trim() == "," && self.lexicon.counted.there.holds(&self.words[end])
    }

    /// "L'attaque du village de Mazeze", "the shelling of Sumy": what happened there.
    fn is_of_event(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let grammar = &self.lexicon.grammar;
        let mut i = at;
        while i > 0 && at - i < REACH && self.joined(i - 1) {
            let word = &self.words[i - 1..i];
            if let Some((_, binding)) = self.lexicon.nouns.prefix(word) {
                return binding == Binding::Noun(Measure::Incidents);
            }
            let link = [&grammar.genitives, &grammar.place_links, &grammar.region_words].iter().any(|list| list.holds(&word[0]));
            if !link {
                return false;
            }
            i -= 1;
        }
        false
    }

    /// "L'hôpital Morafeno", "le camp de gendarmerie de Betainomby", "Kober prison": a named house or ground; where it ends.
    fn facility(&self, at: usize) -> Option<usize> {
        const REACH: usize = 5;
        const NAME: usize = 3;
        let grammar = &self.lexicon.grammar;
        let capital = |i: usize| self.text[self.words[i].range.clone()].starts_with(char::is_uppercase);
        let names = |from: usize| {
            (from..self.words.len().min(from + NAME)).take_while(|&i| capital(i) && (i == from || self.joined(i - 1))).count()
        };
        let kind = grammar.facilities.prefix(&self.words[at..]);
        if kind > 0 {
            // "Gate 4", "Route 7"
            let mut i = at + kind;
            if capital(at) && self.past_numbers(i) > i {
                return Some(self.past_numbers(i));
            }
            let mut adjective = false;
            while i < self.words.len() && i < at + REACH && self.joined(i - 1) {
                // "SIZO No. 1", "la colonie n° 4 de Gomel"
                if let Some(end) = self.numbered(i) {
                    let name = end + grammar.genitives.prefix(self.words.get(end..).unwrap_or_default());
                    let more = name > end && name < self.words.len() && self.joined(name - 1) && self.joined(end - 1) && capital(name);
                    return Some(if more { name + names(name) } else { end });
                }
                // "Colony YaS 3/5"
                if capital(i) {
                    let named = i + names(i);
                    return Some(self.past_numbers(named));
                }
                let linked = |i: usize| {
                    [&grammar.genitives, &grammar.objects, &grammar.place_links, &grammar.facilities]
                        .iter()
                        .any(|list| list.holds(&self.words[i]))
                };
                if !linked(i) {
                    // "le cimetière municipal de Sfax"
                    let of = i + 1 < self.words.len() && self.joined(i) && grammar.genitives.holds(&self.words[i + 1]);
                    if adjective || !of || grammar.stops.holds(&self.words[i]) || grammar.clauses.prefix(&self.words[i..]) > 0 {
                        return None;
                    }
                    adjective = true;
                }
                i += 1;
            }
            return None;
        }
        // English sets the name first
        let article = grammar.place_links.holds(&self.words[at]) || self.words[at].folded.len() < 3;
        let count = if !self.lexicon.style.names_before_facilities || !capital(at) || article { 0 } else { names(at) };
        // "Harbour Street": the kind of house has a capital too
        let count = (1..count).find(|&n| grammar.facilities.holds(&self.words[at + n])).unwrap_or(count);
        let behind = at + count;
        (count > 0 && behind < self.words.len() && self.joined(behind - 1) && grammar.facilities.holds(&self.words[behind]))
            .then_some(behind + 1)
    }

    /// "Western Region", "Upper Nile State": a name with its kind behind it, both with capitals; where it ends.
    fn region_name(&self, at: usize) -> Option<usize> {
        const NAME: usize = 2;
        let capital = |i: usize| self.text[self.words[i].range.clone()].starts_with(char::is_uppercase);
        if !self.lexicon.style.names_before_facilities {
            return None;
        }
        (1..=NAME).map(|count| at + count).find_map(|kind| {
            let named = kind < self.words.len() && (at..kind).all(|i| capital(i) && self.joined(i)) && capital(kind);
            // "The Department of Health" is none
            let office = self.lexicon.number_articles.holds(&self.words[at]);
            (named && !office && self.lexicon.grammar.region_words.holds(&self.words[kind])).then_some(kind + 1)
        })
    }

    /// Where the number of a house ends: "No. 1", "n° 4".
    fn numbered(&self, at: usize) -> Option<usize> {
        let digit = |i: usize| self.words.get(i).is_some_and(Word::starts_with_digit);
        let sign = self.lexicon.grammar.number_signs.holds(&self.words[at]);
        (sign && digit(at + 1) && self.gap(at).chars().all(|c| matches!(c, '.' | '°' | 'º' | ' ' | '\u{a0}' | '\u{202f}')))
            .then_some(at + 2)
    }

    /// Behind the digits that belong to a name: "YaS 3/5".
    fn past_numbers(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.words.len()
            && self.words[end].folded.len() <= 3
            && self.words[end].folded.bytes().all(|b| b.is_ascii_digit())
            && matches!(self.ahead(end), " " | "/" | "-" | "\u{a0}")
        {
            end += 1;
        }
        // "the camp Moria 300 people left": a number that counts
        if end > at && end - at == 1 && self.noun_follows(end) { at } else { end }
    }

    fn may_be_place(&self, at: usize) -> bool {
        let folded = self.words[at].folded.as_ref();
        let name = &self.text[self.words[at].range.clone()];
        let acronym = name.len() <= 5 && name.chars().all(char::is_uppercase);
        let inner = self.lexicon.grammar.locatives.suffix(&self.words[..at]) > 0
            || self.lexicon.grammar.region_words.suffix(&self.words[..at]) > 0
            || self.lexicon.grammar.genitives.suffix(&self.words[..at]) > 0
            || self.is_scene(at);
        !acronym
            && inner
            && folded.len() > 2
            && !common().months.contains(folded)
            && !common().weekdays.contains(folded)
            && folded.chars().all(char::is_alphabetic)
            && self.lexicon.nouns.prefix(&self.words[at..]).is_none()
            && !common().statements.speakers.contains(folded)
    }

    /// What leads to a name.
    fn lead(&self, at: usize) -> Lead {
        const REACH: usize = 6;
        let grammar = &self.lexicon.grammar;
        let mut lead = Lead::default();
        let mut i = at;
        while i > 0 && at - i < REACH {
            let gap = self.ahead(i);
            if !gap.chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '-')) {
                break;
            }
            let word = self.words[i - 1].folded.as_ref();
            if grammar.locatives.contains(word) {
                let before = &self.words[..i];
                // "according to Kenya's ministry" tells no place, "which sits in Vilnius" that of a speaker
                if grammar.no_locatives.suffix(before) == 0 {
                    lead.locative = Some(grammar.seats.suffix(before) == 0);
                }
                lead.weak = grammar.weak_locatives.contains(word);
                return lead;
            }
            if grammar.region_words.contains(word) {
                lead.region = true;
            } else if grammar.genitives.contains(word) {
                lead.locative = Some(false);
            } else if !grammar.place_links.contains(word) {
                break;
            }
            lead.article |= i == at;
            i -= 1;
        }
        lead
    }
}

/// What leads to the name of a place.
#[derive(Debug, Default)]
struct Lead {
    /// A locative ("à Almaty"), a genitive ("le maire d'Almaty"), or neither.
    locative: Option<bool>,
    /// One that leads to many other things: "on", "sur".
    weak: bool,
    /// A region is meant.
    region: bool,
    /// A little word stands right before it.
    article: bool,
}

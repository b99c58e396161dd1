//! The place that each number's clause gives.

use super::amounts::Amount;
use super::bind::Bound;
use super::gazetteer::{PlaceKind, gazetteer, is_area};
use super::measure::Measure;
use super::numbers::Reader;
use super::places::Mention;
use crate::language::lexicon as common;

impl Reader<'_> {
    /// For each amount, the place that its clause gives.
    pub(super) fn places_of(&self, amounts: &[Amount], bound: &[Bound], mentions: &[Mention]) -> Vec<Option<usize>> {
        let mut of: Vec<Option<usize>> = vec![None; amounts.len()];
        let mut taken = vec![false; mentions.len()];
        let outer: Vec<bool> = (0..mentions.len()).map(|at| self.is_where(mentions, at)).collect();
        for (i, amount) in amounts.iter().enumerate() {
            // "Lithuania 780 and Germany 1,000"
            let listed = (i > 0 && bound[i].noun.is_none() && !bound[i].person && amount.unit.is_none())
                .then(|| mentions.iter().position(|m| m.words.end == amount.start && m.id.is_some() && self.is_listed_place(&amount.words)))
                .flatten();
            if let Some(m) = listed {
                of[i] = Some(m);
                taken[m] = true;
                continue;
            }
            // "the 240 km from Kumasi to Tema": its ends are no place that it is in
            let distance = amount.unit.as_ref().is_some_and(|(m, _)| *m == Measure::Distance);
            let limit = amounts.get(i + 1).map_or(self.words.len(), |next| next.start);
            // behind the number, in its clause; a coordinated number shares its neighbour's
            let behind = mentions.iter().position(|m| {
                !distance
                    && !m.aside
                    && m.words.start >= amount.end
                    && m.words.start < limit
                    && !self.text[self.words[amount.end - 1].range.end..self.words[m.words.start].range.start].contains([';', ':'])
            });
            // "à Nour-Soultan, où 3 personnes …, et à Almaty": the place right before, where a comma parts the other
            let right_before = mentions
                .iter()
                .rposition(|m| m.locative && (!m.aside || m.scene) && m.words.end <= amount.start && amount.start - m.words.end <= 3);
            let parted = behind.is_some_and(|m| {
                self.text[self.words[amount.end - 1].range.end..self.words[mentions[m].words.start].range.start].contains(',')
            });
            let after_last = right_before.is_some_and(|m| i == 0 || mentions[m].words.start >= amounts[i - 1].end);
            if let Some(m) = right_before.filter(|_| parted && after_last) {
                of[i] = Some(m);
                taken[m] = true;
            } else if let Some(m) =
                behind.filter(|&m| mentions[m].locative || self.near(amount.end.max(bound[i].end), mentions[m].words.start))
            {
                of[i] = Some(m);
                taken[m] = true;
            } else if let Some(m) =
                mentions.iter().position(|m| m.words.end == amount.start && self.ahead(amount.start).trim_end().ends_with(['(', ':']))
            {
                // "Almaty (103)", "Almaty : 103"
                of[i] = Some(m);
                taken[m] = true;
            }
        }
        for i in (0..amounts.len().saturating_sub(1)).rev() {
            let shares = of[i].is_none() && bound[i].part_of == bound[i + 1].part_of && bound[i + 1].part_of != Some(i);
            if shares && self.near(bound[i].end.max(amounts[i].end), amounts[i + 1].start) {
                of[i] = of[i + 1];
            }
        }
        for i in 0..amounts.len() {
            if of[i].is_none() {
                // "À Almaty, 14 personnes …": the nearest before that no other number took
                let before = (0..mentions.len()).rev().find(|&at| {
                    let m = &mentions[at];
                    let leads = m.locative && !outer[at] && (!m.aside || m.scene);
                    leads && m.words.end <= amounts[i].start && !self.is_aside(m, amounts[i].start)
                });
                of[i] = before.filter(|&m| {
                    !taken[m]
                        || bound[i].part_of.is_none()
                            && of[..i].contains(&Some(m))
                            && !amounts[..i].iter().any(|a| {
                                a.start < mentions[m].words.start
                                    && bound[i].part_of.is_none()
                                    && !self.same_clause(mentions[m].words.end, amounts[i].start)
                            })
                });
            }
        }
        // "400 in Accra in March, against 310 in June": where the value compared with it is
        for i in 1..amounts.len() {
            if of[i].is_none() && self.lexicon.from_earlier.suffix(&self.words[..amounts[i].start]) > 0 {
                of[i] = of[i - 1];
            }
        }
        // "Ghana's harvest fell to 530,000", "l'hôpital Morafeno a soigné 83 blessés": the subject, where nothing else tells
        let subject = mentions.iter().position(|m| !m.locative && self.is_subject(m));
        let first = |m: usize| mentions.iter().all(|o| !o.locative || o.words.start > mentions[m].words.start);
        if let Some(m) = subject.filter(|&m| first(m)) {
            for (i, amount) in amounts.iter().enumerate() {
                if of[i].is_none() && mentions[m].words.end <= amount.start {
                    of[i] = Some(m);
                }
            }
        }
        of
    }

    /// A place at the head of its sentence, articles apart, that acts and does not only speak.
    fn is_subject(&self, mention: &Mention) -> bool {
        const SPEAKS: usize = 3;
        // "la province de Cabo Delgado comptait …", at the head or behind "En décembre 2023,"
        let grammar = &self.lexicon.grammar;
        let (mut at, mut genitive, mut region, mut seat) = (mention.words.start, false, false, false);
        while at > 0 && self.ahead(at).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’')) {
            let word = &self.words[at - 1..at];
            let counted = &self.lexicon.counted;
            // "le tribunal de Brest a infligé"
            let is_seat = genitive && counted.institutions.holds(&word[0]);
            seat |= is_seat;
            let is_region = grammar.region_words.holds(&word[0]);
            if !is_region && !is_seat && !grammar.place_links.holds(&word[0]) {
                break;
            }
            region |= is_region;
            genitive |= grammar.genitives.prefix(word) > 0;
            at -= 1;
        }
        // "In April 2024 Ghana promised": a date is all that stands before it
        const DATE: usize = 4;
        let dated = |i: usize| {
            let word = &self.words[i];
            word.starts_with_digit()
                || common().months.holds(word)
                || grammar.locatives.holds(word)
                || grammar.as_of.holds(word)
                || common().dates.articles.holds(word)
        };
        let head = (at == 0 || self.ahead(at).contains(',') || at <= DATE && (0..at).all(dated)) && (region || seat || !genitive);
        let behind = mention.words.end..(mention.words.end + SPEAKS).min(self.words.len());
        let facility = mention.id.is_none();
        // a union of countries acts all over the world
        let acts_abroad = mention.id.is_some_and(is_area);
        let says = &common().statements;
        head && !acts_abroad
            && (facility
                || !behind.clone().any(|i| {
                    says.says.prefix(&self.words[i..]) > 0
                        || says.says_any.prefix(&self.words[i..]) > 0
                        || !region && self.lexicon.grammar.counts.prefix(&self.words[i..]) > 0
                }))
    }

    /// "…, les plus graves ayant lieu à Almaty, …": a place that belongs to an aside.
    fn is_aside(&self, mention: &Mention, number: usize) -> bool {
        const PLACE: usize = 4;
        let after = (mention.words.end..=number.min(self.words.len() - 1)).any(|i| self.ahead(i).contains(','));
        // "; in Beni, 3 died", "et à Beni, 3": another clause
        let sign = (1..=mention.words.start).rev().find(|&i| {
            self.ahead(i).contains([',', ';', ':', '.'])
                || self.lexicon.joiners.holds(&self.words[i - 1]) && mention.words.start - i <= PLACE
        });
        after && sign.is_some_and(|at| self.ahead(at).contains(',') && mention.words.start - at > PLACE)
    }

    /// "In SIZO No. 1 in Dushanbe", "Colony YaS 3/5 near Nurek holds", "in Mopti, in central Mali,": a place that only says where
    /// the one before it is.
    fn is_where(&self, mentions: &[Mention], at: usize) -> bool {
        let Some(inner) = at.checked_sub(1).map(|before| &mentions[before]) else { return false };
        let grammar = &self.lexicon.grammar;
        let (from, to) = (inner.words.end, mentions[at].words.start);
        let facility = inner.id.is_none() && self.is_subject(inner);
        let linked = |i: usize| {
            let word = &self.words[i];
            grammar.locatives.holds(word) || grammar.place_links.holds(word) || grammar.region_words.holds(word)
        };
        let kind = |m: &Mention| m.id.map(|id| gazetteer().places[id as usize].kind);
        let region = || (from..to).any(|i| grammar.region_words.holds(&self.words[i]));
        let wider = kind(&mentions[at]).map_or_else(region, |k| k != PlaceKind::City) && kind(inner).is_none_or(|k| k == PlaceKind::City);
        let close = |i: usize| self.joined(i - 1) || wider && i == from && self.ahead(i).trim() == ",";
        (inner.locative || facility)
            && from < to
            && (from..to).all(|i| linked(i) && close(i))
            && self.joined(to - 1)
            && (from..to).any(|i| grammar.locatives.holds(&self.words[i]))
    }

    /// A place stands in a row with others: "in Goma, Beni and Lira", "à Goma et à Beni".
    pub(super) fn are_several(&self, mentions: &[Mention], at: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let row = |a: usize, b: usize| {
            let (from, to) = (mentions[a].words.end, mentions[b].words.start);
            let parted = from <= to
                && to < self.words.len()
                && (from..to).all(|i| {
                    let word = &self.words[i];
                    self.lexicon.joiners.holds(word) || grammar.locatives.holds(word) || grammar.place_links.holds(word)
                });
            parted && ((from..to).any(|i| self.lexicon.joiners.holds(&self.words[i])) || self.row_of(mentions, b))
        };
        at > 0 && row(at - 1, at) || at + 1 < mentions.len() && row(at, at + 1)
    }

    /// A comma, another place and a conjunction follow: "Goma, Beni and Lira" is a row, "Lira, Uganda" none.
    fn row_of(&self, mentions: &[Mention], at: usize) -> bool {
        mentions.get(at + 1).is_some_and(|next| {
            let from = mentions[at].words.end;
            from < next.words.start && next.words.start - from <= 2 && self.lexicon.joiners.holds(&self.words[from])
        })
    }

    fn same_clause(&self, from: usize, to: usize) -> bool {
        from <= to
            && from > 0
            && !self.text[self.words[from - 1].range.end..self.words[to.min(self.words.len() - 1)].range.start].contains([';', '.', ','])
    }

    /// No more than a few words without a comma between.
    fn near(&self, from: usize, to: usize) -> bool {
        const REACH: usize = 5;
        from <= to
            && to - from <= REACH
            && from > 0
            && !self.text[self.words[from - 1].range.end..self.words[to].range.start].contains([',', ';', '.', ':'])
    }
}

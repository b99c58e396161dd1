//! What a number counts where no noun stands behind it: by the words before it, by lives and lists, by what it adds.

use std::ops::Range;

use super::amounts::Amount;
use super::bind::Bound;
use super::lexicon::Binding;
use super::measure::Measure;
use super::numbers::Reader;
use super::quantity::Qualifier;
use super::thread::Thread;

impl Reader<'_> {
    /// "Le nombre de morts est de 1 340", "Killed: 12", "the death toll rose to 402": the noun stands before.
    /// False where only a noun of totals does.
    pub(super) fn heading_noun(&self, amount: &Amount, from: usize) -> Option<(Measure, bool)> {
        const REACH: usize = 9;
        const COUNTED: usize = 7;
        let lexicon = self.lexicon;
        let start = amount.start;
        // "Tués : 12", "Les morts ? 14"
        let colon = self.ahead(start).trim().ends_with([':', '?', '(']);
        for at in (from.max(start.saturating_sub(REACH))..start).rev() {
            if at + 1 < start && self.gap(at).contains(['.', ';', '!']) {
                return None;
            }
            let toll = lexicon.toll_words.prefix(&self.words[at..start]);
            if toll > 0 || lexicon.number_of.prefix(&self.words[at..start]) > 0 {
                // "the number of people killed is"
                let mut found = None;
                for i in at..start.min(at + COUNTED) {
                    if let Some((_, measure)) = lexicon.predicates.prefix(&self.words[i..start]).filter(|(_, m)| m.is_fate()) {
                        return Some((measure, true));
                    }
                    if found.is_none() {
                        found = match lexicon.nouns.prefix(&self.words[i..start]) {
                            Some((_, Binding::Noun(m) | Binding::Carrier(m))) if m.is_count() => Some(m),
                            _ => None,
                        };
                    }
                }
                let of = lexicon.of.prefix(&self.words[at..]).map(|(_, m)| m).filter(|m| m.is_toll());
                if let Some(measure) = found.or(of) {
                    return Some((measure, true));
                }
                // a toll of nothing else is one of the dead
                if lexicon.counted.death_tolls.prefix(&self.words[at..start]) > 0 {
                    return Some((Measure::Killed, false));
                }
            }
            // "arrests rose from 120 to 480"
            let changed =
                lexicon.changes.prefix(&self.words[at..start]) > 0 || lexicon.ratio_values.prefix(&self.words[at..start]).is_some();
            if changed && at > from {
                const SUBJECT: usize = 4;
                let subject =
                    (at.saturating_sub(SUBJECT).max(from)..at).rev().find_map(|i| match lexicon.nouns.prefix(&self.words[i..at]) {
                        Some((_, Binding::Noun(m) | Binding::Carrier(m))) if m.is_count() => Some(m),
                        _ => None,
                    });
                if let Some(subject) = subject {
                    return Some((subject, true));
                }
            }
            if colon && at + 2 >= start {
                let noun = match lexicon.nouns.prefix(&self.words[at..start]) {
                    Some((count, Binding::Noun(m) | Binding::Carrier(m))) if at + count == start => Some(m),
                    _ => None,
                };
                let predicate = lexicon
                    .predicates
                    .prefix(&self.words[at..start])
                    .filter(|(count, m)| at + count == start && m.is_fate())
                    .map(|(_, m)| m);
                if let Some(measure) = noun.or(predicate) {
                    return Some((measure, true));
                }
            }
        }
        None
    }

    /// "Put the dead at 22", "cut its count of the injured to 11", "put the crowd at 4,000": the object of a count, then
    /// its number.
    pub(super) fn led_noun(&self, amount: &Amount, from: usize) -> Option<Measure> {
        const VERB: usize = 12;
        let words = |range: Range<usize>| &self.words[range];
        // "les déplacés sont estimés à 14 000 personnes": the hedge leads, behind its auxiliary
        if amount.words.start > amount.start && self.lexicon.counted.leads.suffix(words(amount.start..amount.words.start)) > 0 {
            let end = amount.start - self.lexicon.grammar.passive.suffix(words(from..amount.start));
            return match self.lexicon.nouns.suffix(words(from..end)) {
                Some((_, Binding::Noun(measure) | Binding::Carrier(measure))) if measure.is_toll() => Some(measure),
                _ => None,
            };
        }
        let lead = self.lexicon.counted.leads.suffix(words(from..amount.start));
        let end = amount.start - lead;
        if lead == 0 || end == from || !self.ahead(amount.start - lead).trim().is_empty() || !self.ahead(amount.start).trim().is_empty() {
            return None;
        }
        if self.lexicon.counted.crowds.suffix(words(from..end)) > 0 {
            return Some(Measure::Protesters);
        }
        let counts = &self.lexicon.grammar.counts;
        // "put the dead at 31 and the wounded at 60": the verb may stand before the first
        let parted = |at: usize| at > 0 && self.ahead(at).contains(['.', ';', ':']);
        let told = (end.saturating_sub(VERB)..end)
            .rev()
            .take_while(|&at| at + 1 == end || !parted(at + 1))
            .any(|at| counts.prefix(words(at..end)) > 0 || self.lexicon.changes.prefix(words(at..end)) > 0);
        match self.lexicon.nouns.suffix(words(from..end)) {
            Some((_, Binding::Noun(measure) | Binding::Carrier(measure))) if told && measure.is_toll() => Some(measure),
            _ => None,
        }
    }

    /// "367 names of detainees", "52 noms de disparus": those whom a list names.
    pub(super) fn entries_of(&self, of: &Bound, limit: usize) -> Option<Bound> {
        let noun = of
            .noun
            .as_ref()
            .filter(|n| n.len() == 1 && of.measure.is_none() && self.lexicon.counted.entries.holds(&self.words[n.start]))?;
        let rest = self.words.get(noun.end..limit)?;
        let genitive = self.lexicon.grammar.genitives.prefix(rest);
        let article = self.lexicon.grammar.objects.prefix(rest.get(genitive..)?);
        let start = noun.end + genitive + article;
        match self.lexicon.nouns.prefix(self.words.get(start..limit)?) {
            Some((count, Binding::Noun(measure) | Binding::Carrier(measure))) if genitive > 0 && measure.is_toll() => {
                Some(Bound { measure: Some(measure), end: start + count, ..Bound::default() })
            }
            _ => None,
        }
    }

    /// "Police: six killed": who speaks, a colon and a count.
    pub(super) fn is_labelled(&self, start: usize) -> bool {
        const LABEL: usize = 9;
        let label = |at: usize| self.text[self.words[at].range.end..].trim_start().starts_with(':');
        let speaks = |at: usize| crate::language::lexicon().statements.speakers.holds(&self.words[at]);
        start > 0 && start <= LABEL && self.ahead(start).trim().ends_with(':') && label(start - 1) && (0..start).any(speaks)
    }

    /// "Had buried 22 people", where the paragraph counts dead: what the counter has done with those who are counted.
    pub(super) fn done_by_counter(&self, amount: &Amount, of: &Bound, thread: &Thread) -> Option<Measure> {
        let plain = of.person && of.carrier.is_none() || of.carrier == Some(Measure::People);
        let person = plain && matches!(of.measure, None | Some(Measure::People));
        let behind = self.words.get(of.end..).unwrap_or_default();
        // "buries 22 people a month"
        if !person || self.lexicon.per.prefix(behind) > 0 {
            return None;
        }
        let (counted, before) = (&self.lexicon.counted, &self.words[..amount.words.start]);
        let acts = [(&counted.buries, Measure::Killed), (&counted.treats, Measure::Injured), (&counted.gathers, Measure::Protesters)];
        // "a march through the town drew 2,500 people"
        const CLAUSE: usize = 10;
        let march = |at: usize| counted.gatherings.prefix(&before[at..]) > 0;
        let marches = || (before.len().saturating_sub(CLAUSE)..before.len()).any(march);
        let told = |measure: Measure| thread.measures.contains_key(&measure) || measure == Measure::Protesters && marches();
        // "more than 2,000 drivers had come", where a crowd is counted
        let came = counted.comes.prefix(behind) > 0 && of.end > 0 && self.joined(of.end - 1);
        if came && thread.measures.contains_key(&Measure::Protesters) {
            return Some(Measure::Protesters);
        }
        if !self.ahead(amount.start).trim().is_empty() {
            return None;
        }
        // "the rally drew 900 students"
        let named = |measure: Measure| of.population.is_none() || measure == Measure::Protesters && marches();
        acts.into_iter().find(|&(list, measure)| list.suffix(before) > 0 && told(measure) && named(measure)).map(|(_, measure)| measure)
    }

    /// "Arrests, 12 in May, reached 60": what opens the clause and is told of throughout.
    pub(super) fn counted_subject(&self, amount: &Amount) -> Option<Measure> {
        const CLAUSE: usize = 14;
        let start = amount.start;
        let parted = |&at: &usize| self.ahead(at).contains([';', '.', ':']);
        let head = (1..=start).rev().take(CLAUSE).find(parted).or((start <= CLAUSE).then_some(0))?;
        let article = self.lexicon.grammar.objects.prefix(&self.words[head..start]);
        const ADJECTIVES: usize = 2;
        let first = head + article;
        let (end, measure) =
            (first..start.min(first + ADJECTIVES + 1)).find_map(|at| match self.lexicon.nouns.prefix(&self.words[at..start]) {
                Some((count, Binding::Noun(measure) | Binding::Carrier(measure))) => Some((at + count, measure)),
                _ => None,
            })?;
        let apart = self.ahead(end.min(start)).trim_start().starts_with(',');
        let moves = (end..start).any(|i| {
            self.lexicon.changes.prefix(&self.words[i..start]) > 0 || self.lexicon.counted.reaches.prefix(&self.words[i..start]) > 0
        });
        let last = self.ahead(start).trim();
        (measure.is_toll() && (moves || apart && (end == start || last == ","))).then_some(measure)
    }

    /// "The final toll is 58": a word of the last count stands by a total before the number.
    pub(super) fn is_settled(&self, start: usize) -> bool {
        const REACH: usize = 6;
        (start.saturating_sub(REACH)..start).any(|at| {
            self.lexicon.counted.finals.prefix(&self.words[at..start]) > 0
                && (at + 1..=start).all(|i| !self.ahead(i).contains(['.', ';', ',']))
        })
    }

    /// "Claimed more than 500 lives", "12 lives were lost".
    pub(super) fn loses_lives(&self, amount: &Amount, noun: usize) -> bool {
        let counted = &self.lexicon.counted;
        counted.lives.holds(&self.words[noun])
            && (counted.takes_lives.suffix(&self.words[..amount.start]) > 0
                || counted.lives_lost.prefix(&self.words[noun + 1..]) > 0 && self.joined(noun))
    }

    /// "Of the injured, eight were flown out": whom the number behind the comma is a part of.
    pub(super) fn partitive(&self, amount: &Amount, from: usize) -> Option<Measure> {
        const NOUN: usize = 3;
        let start = amount.start;
        if start == 0 || self.ahead(start).trim() != "," {
            return None;
        }
        let noun = (from.max(start.saturating_sub(NOUN))..start).find(|&at| match self.lexicon.nouns.prefix(&self.words[at..start]) {
            Some((count, Binding::Noun(_) | Binding::Carrier(_))) => at + count == start,
            _ => false,
        })?;
        let lead = self.lexicon.counted.partitives.suffix(&self.words[from..noun]);
        let head = noun - lead;
        let opens = head == 0 || self.ahead(head).contains(['.', ';', ':', ',', '(', '–', '—']);
        match self.lexicon.nouns.prefix(&self.words[noun..start]) {
            Some((_, Binding::Noun(measure) | Binding::Carrier(measure))) if lead > 0 && opens && measure.is_toll() => Some(measure),
            _ => None,
        }
    }

    /// "One of them told us": who speaks, and no count.
    pub(super) fn tells_of_them(&self, at: usize) -> bool {
        let of_them = self.lexicon.grammar.of_them.prefix(self.words.get(at..).unwrap_or_default());
        let mut verb = at + of_them;
        let statements = &crate::language::lexicon().statements;
        while of_them > 0 && verb < self.words.len() && self.joined(verb - 1) {
            let rest = &self.words[verb..];
            if statements.says.prefix(rest) > 0 || statements.says_any.prefix(rest) > 0 {
                return true;
            }
            let auxiliary = self.lexicon.grammar.auxiliaries.prefix(rest);
            if auxiliary == 0 {
                return false;
            }
            verb += auxiliary;
        }
        false
    }

    /// "Of the 412 children examined, …", "sur les 412 enfants": a whole at the head of its clause.
    pub(super) fn opens_partitive(&self, amounts: &[Amount], whole: usize) -> bool {
        let start = amounts[whole].start;
        let lead = self.lexicon.counted.partitives.suffix(&self.words[..start]);
        let head = start - lead;
        lead > 0 && (head == 0 || self.ahead(head).contains(['.', ';', ':', '(', '–', '—']))
    }

    /// "None of the 12 passengers": nothing is said to have become of them.
    pub(super) fn is_spared(&self, amount: &Amount) -> bool {
        self.lexicon.counted.none_of.suffix(&self.words[..amount.start]) > 0
    }

    /// A total of what was counted before stands by the number: "lowered that number to six".
    pub(super) fn is_totalled(&self, amount: &Amount, from: usize) -> bool {
        const REACH: usize = 5;
        let first = from.max(amount.start.saturating_sub(REACH));
        (first..amount.start).any(|at| {
            self.lexicon.counted.totals.prefix(&self.words[at..amount.start]) > 0
                && (at + 1..=amount.start).all(|i| !self.ahead(i).contains(['.', ';', ':']))
        })
    }

    /// "18,000 more than in April", "soit 17 de moins": no count of the whole.
    pub(super) fn is_difference(&self, amount: &Amount) -> bool {
        let behind = |at: usize| self.words.get(at..).unwrap_or_default();
        let counted = &self.lexicon.counted;
        let plain = |at: usize| at > 0 && at < self.words.len() && self.joined(at - 1);
        plain(amount.end) && counted.differences.prefix(behind(amount.end)) > 0
            || self.lexicon.grammar.that_is.suffix(&self.words[..amount.start]) > 0
                && plain(amount.end)
                && self.less_or_more(amount.end).is_some_and(|end| self.closes(end))
    }

    /// "de plus", "fewer": where it ends.
    fn less_or_more(&self, at: usize) -> Option<usize> {
        let counted = &self.lexicon.counted;
        let count = counted.increments.prefix(&self.words[at..]).max(counted.decrements.prefix(&self.words[at..]));
        (count > 0).then_some(at + count)
    }

    /// Nothing of the clause stands behind a word.
    pub(super) fn closes(&self, end: usize) -> bool {
        end >= self.words.len() || self.ahead(end).contains([',', ';', '.', ')', ':'])
    }

    /// "Selon trois rescapés", "nine witnesses said": those who tell are no count of anything.
    pub(super) fn are_tellers(&self, number: &Range<usize>) -> bool {
        const NOUN: usize = 3;
        let statements = &crate::language::lexicon().statements;
        if statements.says_before.suffix(&self.words[..number.start]) > 0 {
            return true;
        }
        let noun = |at: usize| self.words.get(at).is_some_and(|w| statements.plural_speakers.holds(w) || statements.testimony.holds(w));
        let says = |at: usize| {
            let rest = self.words.get(at..).unwrap_or_default();
            statements.says_any.prefix(rest).max(statements.says.prefix(rest)) > 0
        };
        let last = (number.end..number.end + NOUN).find(|&at| noun(at) && says(at + 1));
        last.is_some_and(|last| (number.end..=last + 1).all(|at| self.ahead(at).trim().is_empty()))
    }

    /// "Three more", "another 12", "douze de plus": they come on top of others.
    pub(super) fn is_increment(&self, amount: &Amount, of: &Bound) -> bool {
        let increments = &self.lexicon.counted.increments;
        let end = of.end.max(amount.end).min(self.words.len());
        increments.suffix(&self.words[..amount.start]) > 0
            || (amount.end..end).any(|at| increments.prefix(&self.words[at..]) > 0)
            || end < self.words.len() && self.joined(end - 1) && increments.prefix(&self.words[end..]) > 0
    }

    /// "…, bringing the toll to 12": the number behind it is the total.
    pub(super) fn brings_to(&self, amount: &Amount, next: &Amount) -> bool {
        let words = |at: usize| &self.words[at..next.start];
        (amount.end..next.start).any(|at| {
            self.lexicon.counted.brings.prefix(words(at)) > 0
                && (at..next.start).any(|i| self.lexicon.toll_words.prefix(words(i)) > 0 || self.lexicon.number_of.prefix(words(i)) > 0)
        })
    }

    /// "Has never acknowledged more than 15", "did not exceed 15": the hedge is turned round.
    pub(super) fn turned(&self, hedge: usize, qualifier: Qualifier) -> Option<Qualifier> {
        const REACH: usize = 5;
        let turned = match qualifier {
            Qualifier::MoreThan => Qualifier::AtMost,
            Qualifier::LessThan => Qualifier::AtLeast,
            _ => return None,
        };
        let mut at = hedge;
        while at > 0 && hedge - at < REACH {
            let parted = self.ahead(at).contains([',', ';', ':', '.', '(', ')', '–', '—', '«', '»', '“', '”']);
            if parted || self.lexicon.grammar.clauses.prefix(&self.words[at - 1..hedge]) > 0 || self.is_digit(at - 1) {
                return None;
            }
            if self.lexicon.counted.negators.suffix(&self.words[..at]) > 0 {
                return Some(turned);
            }
            at -= 1;
        }
        None
    }

    fn is_digit(&self, at: usize) -> bool {
        self.words[at].starts_with_digit()
    }
}

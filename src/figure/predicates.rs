//! What is said of those whom a number counts: "12 people were arrested", "killing at least 14", "la mort de 12 membres".

use std::ops::Range;

use super::amounts::Amount;
use super::bind::Bound;
use super::decimal::Decimal;
use super::lexicon::Binding;
use super::measure::Measure;
use super::numbers::Reader;

impl Reader<'_> {
    /// The predicate of the number's noun: a noun of the act before it, a verb after it, a verb before it.
    pub(super) fn predicate(&self, amounts: &[Amount], i: usize, within: Range<usize>, of: &mut Bound) {
        let amount = &amounts[i];
        // a noun of things or of persons takes only predicates of its own kind
        let fits = |of: &Bound, measure: Measure| match of.carrier {
            Some(carrier) if carrier.is_thing() => false,
            Some(Measure::People) => !measure.is_thing(),
            // "returned 8 guilty verdicts"
            Some(Measure::Convicted | Measure::Prosecuted) => measure.is_fate() && measure != Measure::Returned,
            Some(_) => measure.is_fate(),
            // what became of things is no matter of a noun that is not known for one
            None => !measure.is_thing() || of.elided(),
        };
        // "captured five hills"
        // acts are no persons: "executed 2,100 expulsions"
        let acts = of.carrier.is_some_and(|c| matches!(c, Measure::Returned | Measure::Displaced));
        let known = of.person || of.carrier.is_some() && !acts || of.carrier.is_none() && of.noun.is_none();
        if let Some(measure) = self.of_before(amount, within.start).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
            of.before = true;
        } else if let Some((measure, end)) = self.predicate_after(amounts, i, of.end..within.end, known).filter(|&(m, _)| fits(of, m)) {
            // "have fled Sudan": across a border
            let abroad = measure == Measure::Displaced && self.names_country(end);
            of.measure = Some(if abroad { Measure::Refugees } else { measure });
            of.end = end;
        } else if let Some(measure) = self.predicate_before(amount, within.start, known).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
            of.before = true;
        } else if let Some(measure) = self.predicate_behind_parts(amounts, i, of.end).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
        } else if let Some(measure) =
            self.told_among(amount, within.start).or_else(|| self.joined_object(amount)).filter(|&m| known && fits(of, m))
        {
            of.measure = Some(measure);
            of.before = true;
        } else if let Some(measure) = self.predicate_behind_aside(self.past_more(of)).filter(|&m| known && fits(of, m)) {
            of.measure = Some(measure);
        } else if of.carrier.is_none() && (of.person || of.elided()) && self.is_kept(amount, within.start) {
            of.measure = Some(Measure::Detained);
            of.before = true;
        }
    }

    /// "The prison holds 310 women".
    fn is_kept(&self, amount: &Amount, from: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let kept = self.before_articles(amount, from).is_some_and(|end| grammar.keeps.suffix(&self.words[from..end]) > 0);
        kept && (0..amount.start).any(|at| grammar.prisons.prefix(&self.words[at..amount.start]) > 0)
    }

    /// "Two more, a teacher and her son, died": the word that makes them an addition is no part of the aside.
    fn past_more(&self, of: &Bound) -> usize {
        let more = self.words.get(of.end..).map_or(0, |rest| self.lexicon.counted.increments.prefix(rest));
        of.end + if of.elided() && of.end > 0 && more > 0 && self.joined(of.end - 1) { more } else { 0 }
    }

    /// "Among the dead were four children", "the wounded included a nurse and two drivers".
    fn told_among(&self, amount: &Amount, from: usize) -> Option<Measure> {
        let end = self.before_articles(amount, from)?;
        let verb = self.lexicon.counted.includes.suffix(&self.words[from..end]);
        let head = &self.words[from..end - verb];
        if verb == 0 || head.is_empty() || !self.joined(end - verb - 1) {
            return None;
        }
        // "the dead were four children" says it with any verb, "the dead included" with its own
        let among = self.lexicon.predicates.suffix(head).map(|(_, m)| m);
        let noun = match self.lexicon.nouns.suffix(head) {
            Some((count, Binding::Noun(m))) if self.lexicon.grammar.objects.suffix(&head[..head.len() - count]) > 0 => Some(m),
            _ => None,
        };
        among.or(noun).filter(|m| m.is_fate())
    }

    /// "Killed the driver and two passengers": those whom a number counts suffer with one whom none does.
    fn joined_object(&self, amount: &Amount) -> Option<Measure> {
        const OBJECT: usize = 4;
        let lexicon = self.lexicon;
        let joiner = amount.start.checked_sub(1).filter(|&at| lexicon.joiners.holds(&self.words[at]) && self.joined(at))?;
        let first = (joiner.saturating_sub(OBJECT)..joiner).rev().find(|&at| lexicon.grammar.objects.holds(&self.words[at]))?;
        let plain = (first..joiner).all(|at| {
            self.joined(at)
                && lexicon.predicates.prefix(&self.words[at..joiner]).is_none()
                && lexicon.grammar.passive.prefix(&self.words[at..joiner]) == 0
                && lexicon.grammar.locatives.prefix(&self.words[at..joiner]) == 0
        });
        if !plain || first == 0 || first + 1 == joiner || !self.joined(first - 1) {
            return None;
        }
        let (count, measure) = lexicon.predicates.suffix(&self.words[..first]).filter(|(_, m)| m.is_fate())?;
        let verb = first - count;
        let passive = verb > 0 && lexicon.grammar.passive.suffix(&self.words[..verb]) > 0;
        (!passive && lexicon.grammar.intransitive.suffix(&self.words[..first]) == 0).then_some(measure)
    }

    /// "La mort de 12", "the arrest of at least 30".
    fn of_before(&self, amount: &Amount, from: usize) -> Option<Measure> {
        let end = self.before_articles(amount, from)?;
        self.lexicon.of.suffix(&self.words[from..end]).map(|(_, measure)| measure).filter(|m| m.is_count())
    }

    fn predicate_after(&self, amounts: &[Amount], i: usize, within: Range<usize>, known: bool) -> Option<(Measure, usize)> {
        let (from, limit) = (within.start, within.end);
        const REACH: usize = 9;
        const LONGEST: usize = 24;
        const UNKNOWN: usize = 5;
        let grammar = &self.lexicon.grammar;
        let mut unknown = 0;
        let mut passive = false;
        let mut negated = false;
        // "aucun passager n'a été tué": the denial is the number
        let nobody = amounts[i].value.point() == Some(Decimal::ZERO);
        let mut at = from;
        // what says whose or of where they are stands between them and their predicate, however long the name
        let mut spanned = 0;
        while at < limit && at < from + LONGEST && at < from + REACH + spanned {
            let gap = self.ahead(at);
            if gap.contains([',', ';', ':', '.', '!', '?', '(', ')', '–', '—']) {
                return None;
            }
            let rest = &self.words[at..limit];
            // "38 people dead", "trois policiers blessés"
            if at == from
                && let Some((count, Binding::Noun(measure @ (Measure::Killed | Measure::Injured | Measure::Missing)))) =
                    self.lexicon.nouns.prefix(rest)
            {
                return Some((measure, at + count));
            }
            // "déplacés et …": another member follows, unless the predicate itself is one of two
            if self.lexicon.joiners.prefix(rest) > 0 {
                let next = &self.words[(at + 1).min(limit)..limit];
                let goes_on = self.lexicon.predicates.prefix(next).is_some() || grammar.auxiliaries.prefix(next) > 0;
                if !goes_on {
                    return None;
                }
            }
            if let Some((count, measure)) = self.lexicon.predicates.prefix(rest) {
                let end = at + count;
                // what became of a sum or of an area is no matter of persons
                if !measure.is_count() && measure != Measure::Ratio {
                    at = end;
                    continue;
                }
                // "were charged" is a predicate that brings its auxiliary
                let passive = passive || grammar.passive.prefix(rest) > 0;
                let alone = !known && self.lexicon.ambiguous.prefix(rest) == count;
                if alone || negated || self.is_active(at..end, passive, limit, amounts.get(i + 1)) || unknown > 2 && !passive {
                    return None;
                }
                return Some(if measure == Measure::People { self.lives_as(end, limit) } else { (measure, end) });
            }
            // "were allegedly held on a farm", "347 vendors held, many beaten"
            if let Some((count, measure)) = self.lexicon.passive_predicates.prefix(rest)
                && (passive || at == from && self.closes_phrase(at + count))
            {
                return (!negated).then_some((measure, at + count));
            }
            negated |= !nobody && grammar.negations.prefix(rest) > 0;
            if grammar.agents.prefix(rest) > 0 || grammar.clauses.prefix(rest) > 0 || self.lexicon.part_of.prefix(rest) > 0 {
                return None;
            }
            if grammar.passive.prefix(rest) > 0 {
                passive = true;
                at += grammar.passive.prefix(rest);
            } else if grammar.auxiliaries.prefix(rest) > 0 {
                at += grammar.auxiliaries.prefix(rest);
            } else if at > from && self.names_on(at) {
                spanned += 1;
                at += 1;
            } else {
                unknown += 1;
                if unknown > UNKNOWN {
                    return None;
                }
                at += 1;
            }
        }
        None
    }

    /// Those who live somewhere live "away from their homes": what follows a verb of living says more than the verb.
    fn lives_as(&self, end: usize, limit: usize) -> (Measure, usize) {
        const REACH: usize = 3;
        let more = (end..limit.min(end + REACH)).take_while(|&at| self.joined(at - 1)).find_map(|at| {
            let (count, measure) = self.lexicon.predicates.prefix(&self.words[at..limit])?;
            (measure == Measure::Displaced && count > 1).then_some((measure, at + count))
        });
        more.unwrap_or((Measure::People, end))
    }

    /// Persons of whom none was killed or wounded: "no passenger was hurt", "n'a tué aucun civil".
    pub(super) fn befalls_none(&self, at: usize) -> bool {
        let suffered = |found: Option<(usize, Measure)>| matches!(found, Some((_, Measure::Killed | Measure::Injured)));
        let noun = self.words.get(at + 1..).and_then(|rest| self.lexicon.nouns.prefix(rest));
        let persons = |binding: Binding| match binding {
            Binding::Persons(_) => true,
            Binding::Noun(m) | Binding::Carrier(m) => {
                matches!(m, Measure::People | Measure::Troops | Measure::Protesters | Measure::Detained | Measure::Refugees)
            }
            Binding::Member => false,
        };
        let Some((count, _)) = noun.filter(|&(_, binding)| persons(binding)) else { return false };
        let end = at + 1 + count;
        if at > 0 && self.joined(at - 1) && suffered(self.lexicon.predicates.suffix(&self.words[..at])) {
            return true;
        }
        let grammar = &self.lexicon.grammar;
        let mut verb = end;
        while verb < self.words.len() && self.joined(verb - 1) {
            let rest = &self.words[verb..];
            let small = grammar.auxiliaries.prefix(rest).max(grammar.passive.prefix(rest)).max(grammar.negations.prefix(rest));
            if small == 0 {
                return verb > end && suffered(self.lexicon.predicates.prefix(rest));
            }
            verb += small;
        }
        false
    }

    /// A word of a name inside a sentence: "from the town of Port Kelvin".
    fn names_on(&self, at: usize) -> bool {
        self.joined(at - 1) && self.text[self.words[at].range.clone()].starts_with(char::is_uppercase)
    }

    /// A country is named behind a word, with an article and the way there at most: "le Bélarus", "Sudan", "to Uganda".
    fn names_country(&self, at: usize) -> bool {
        let towards = self.words.get(at..).map_or(0, |rest| self.lexicon.counted.towards.prefix(rest));
        let at = at + if towards > 0 && at > 0 && self.joined(at - 1) { towards } else { 0 };
        let mut name = at;
        while name < self.words.len() && name < at + 2 && self.joined(name - 1) && self.lexicon.number_articles.holds(&self.words[name]) {
            name += 1;
        }
        name < self.words.len() && name > 0 && self.joined(name - 1) && super::gazetteer::is_country(&self.words[name..])
    }

    /// A phrase ends before a word: a comma, a place, the end.
    fn closes_phrase(&self, at: usize) -> bool {
        at >= self.words.len()
            || self.ahead(at).contains([',', ';', '.', ':', ')', '”', '»'])
            || self.lexicon.grammar.locatives.prefix(&self.words[at..]) > 0
    }

    /// "14 policiers ont tué 3 manifestants": the noun does it and does not suffer it.
    fn is_active(&self, predicate: Range<usize>, passive: bool, limit: usize, next: Option<&Amount>) -> bool {
        let grammar = &self.lexicon.grammar;
        let words = &self.words[predicate.clone()];
        if passive || grammar.intransitive.prefix(words) == words.len() || words.len() > 1 {
            return false;
        }
        let avoir = predicate.start > 0 && grammar.transitive_auxiliaries.suffix(&self.words[..predicate.start]) > 0;
        // with "avoir" a participle agrees with no object behind it
        if avoir && !self.lexicon.is_plural(&words[0].folded) {
            return true;
        }
        let behind = predicate.end;
        if next.is_some_and(|n| n.start == behind && self.ahead(behind).trim().is_empty()) {
            return true;
        }
        behind < limit
            && self.joined(behind - 1)
            && grammar.objects.prefix(&self.words[behind..limit]) > 0
            && !self.lexicon.is_plural(&words[0].folded)
    }

    /// Where the words before a number's articles end, if nothing parts them from it.
    fn before_articles(&self, amount: &Amount, from: usize) -> Option<usize> {
        let lexicon = self.lexicon;
        let mut end = amount.start;
        // "tuant les 14", "killing the"
        while end > from
            && self.ahead(end).trim().is_empty()
            && (lexicon.grammar.objects.suffix(&self.words[from..end]) > 0 && lexicon.of.suffix(&self.words[from..end]).is_none()
                || lexicon.is_adverb(&self.words[end - 1].folded))
        {
            end -= 1;
        }
        (end > from && self.ahead(end).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’'))).then_some(end)
    }

    fn predicate_before(&self, amount: &Amount, from: usize, known: bool) -> Option<Measure> {
        let lexicon = self.lexicon;
        let end = self.before_articles(amount, from)?;
        let words = &self.words[from..end];
        if lexicon.grammar.agents.suffix(words) > 0 {
            return None;
        }
        let found = lexicon.predicates.suffix(words).filter(|(_, m)| m.is_count())?;
        // "captured five hills"; "it occurred above 12 districts"
        let objectless = !lexicon.style.inverted_passive && lexicon.grammar.intransitive.suffix(words) == found.0;
        if !known && lexicon.ambiguous.suffix(words) == found.0 || objectless {
            return None;
        }
        // "14 were killed 3 days later" has its subject
        let before = &words[..words.len() - found.0];
        if lexicon.grammar.passive.suffix(before) > 0 && !self.reads_as_object(amount) {
            return None;
        }
        Some(found.1)
    }

    /// "were killed 14 people" is bad English, "ont été tués 14 civils" good French.
    fn reads_as_object(&self, amount: &Amount) -> bool {
        self.lexicon.style.inverted_passive && amount.unit.is_none()
    }

    /// "14 personnes, dont 3 enfants, ont été tuées": behind the parts and their comma.
    fn predicate_behind_parts(&self, amounts: &[Amount], i: usize, from: usize) -> Option<Measure> {
        const REACH: usize = 24;
        let first = amounts.get(i + 1)?;
        // "119 people, eleven of them women, had been convicted"
        let of_them = self.lexicon.grammar.of_them.prefix(self.words.get(first.end..).unwrap_or_default()) > 0
            && self.ahead(first.start).contains([',', '(', '–', '—']);
        let opens = of_them
            || (from..first.start).any(|at| {
                let words = &self.words[at..first.start];
                self.lexicon.part_of.prefix(words) > 0 || self.lexicon.grammar.that_is.prefix(words) > 0 && self.ahead(at).contains(',')
            });
        if !opens {
            return None;
        }
        let to = (from + REACH).min(self.words.len());
        for at in first.end..to {
            if !self.ahead(at).contains([',', ')', '–', '—']) {
                continue;
            }
            let verb = self.behind_auxiliaries(at, to);
            if let Some((_, measure)) = self.lexicon.predicates.prefix(&self.words[verb.min(self.words.len())..]) {
                if !measure.is_count() {
                    continue;
                }
                if verb > at || self.lexicon.grammar.intransitive.prefix(&self.words[verb..]) > 0 {
                    return Some(measure);
                }
            }
        }
        None
    }

    /// "At least 12 people, most of them women, have been arrested": behind what is set between two commas or dashes.
    fn predicate_behind_aside(&self, from: usize) -> Option<Measure> {
        const REACH: usize = 14;
        if from == 0 || from >= self.words.len() {
            return None;
        }
        let dashes = |gap: &str| gap.contains(['–', '—']) || gap.contains(" - ");
        let gap = self.ahead(from);
        let by_dash = dashes(gap);
        if !by_dash && gap.trim() != "," {
            return None;
        }
        let to = (from + REACH).min(self.words.len());
        for at in from + 1..to {
            let gap = self.ahead(at);
            if gap.contains(['.', ';', ':', '!', '?']) {
                return None;
            }
            if !(if by_dash { dashes(gap) } else { gap.contains(',') }) {
                continue;
            }
            let verb = self.behind_auxiliaries(at, to.max(at + 4).min(self.words.len()));
            if let Some((_, measure)) = self.lexicon.predicates.prefix(self.words.get(verb..).unwrap_or_default())
                && measure.is_count()
                && (verb > at || self.lexicon.grammar.intransitive.prefix(&self.words[verb..]) > 0)
            {
                return Some(measure);
            }
        }
        None
    }

    /// The first word behind auxiliaries.
    fn behind_auxiliaries(&self, at: usize, to: usize) -> usize {
        const LONGEST: usize = 4;
        let grammar = &self.lexicon.grammar;
        let mut verb = at;
        while verb < to && verb < at + LONGEST {
            let rest = &self.words[verb..];
            let auxiliary = grammar.passive.prefix(rest).max(grammar.auxiliaries.prefix(rest));
            if auxiliary == 0 {
                break;
            }
            verb += auxiliary;
        }
        verb
    }
}

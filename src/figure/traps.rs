//! Numbers that are no quantities: years, hours, ages, names, places in a list.

use std::ops::Range;

use super::decimal::Decimal;
use super::measure::Measure;
use super::numbers::{Form, Number, Reader, is_hyphen};
use super::quantity::Qualifier;
use crate::language::{Word, lexicon as common};

/// So many words back the number before may stand in a list: "21 à Castelin et neuf à Belmor".
const LISTED: usize = 8;

impl Reader<'_> {
    /// True for numbers that are no quantities: years, hours, ages, names, places in a list.
    pub(super) fn is_trap(&self, number: &Number, in_range: bool) -> bool {
        let end = number.words.end;
        let digits = matches!(number.form, Form::Plain(_) | Form::Set);
        let counted = self.noun_follows(end);
        if self.is_ordinal(number)
            || digits && (self.is_code(number, in_range) || self.is_list_number(number))
            || self.is_day_or_year(number, counted)
            || self.is_designated(number, counted)
        {
            return true;
        }
        if self.lexicon.times_more.prefix(&self.words[end..]) > 0 && self.joined(end - 1) {
            return false;
        }
        self.has_designator_behind(number, digits, counted)
            || self.is_span_ago(number)
            || self.is_stretch_of_time(number)
            || self.is_clock(number)
            || self.is_age(number)
            || self.is_adjective(number)
            || self.is_name(number, counted)
    }

    /// "Twenty-fifth", "vingt et unième", "one hundred and thirtieth": a number in words whose end is an ordinal.
    pub(super) fn is_ordinal(&self, number: &Number) -> bool {
        let end = number.words.end;
        if !matches!(number.form, Form::Words | Form::One) || end >= self.words.len() {
            return false;
        }
        let lexicon = self.lexicon;
        let ordinal = |at: usize| self.joined(at - 1) && lexicon.ordinal_ends.prefix(self.words.get(at..).unwrap_or_default()) > 0;
        let hyphen = self.gap(end - 1).chars().all(is_hyphen);
        // "one hundred first responders" in English, "vingt cinquième" in French
        if ordinal(end) && (hyphen || lexicon.joins_tens && number.form == Form::Words) {
            return true;
        }
        let joiner = lexicon.joiners.prefix(&self.words[end..]);
        let hundreds = || number.value.point().is_some_and(|v| v.granularity() >= Decimal::whole(100));
        joiner > 0
            && self.joined(end - 1)
            && ordinal(end + joiner)
            && number.form == Form::Words
            && (hundreds() || lexicon.joined_ordinals.holds(&self.words[end + joiner]))
    }

    /// Digits of a name, a code or a chain: "[2]", "AK-47", "2004-575", "2.1 Prisons".
    fn is_code(&self, number: &Number, in_range: bool) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        let (ahead, behind) = (self.ahead(start), self.behind(end - 1));
        let (before, after) = (&self.words[..start], &self.words[end..]);
        let glued = ahead.chars().next_back();
        // "[2]", "#3", "/14", "§ 3", "n° 5", ":30"
        if ahead.trim_end().ends_with(['[', '^', '#', '§', '¶', '°', '№', '@', '_', '='])
            || ahead.ends_with(['/', ':', '+']) && glued != Some(' ')
        {
            return true;
        }
        // "AK-47", "Covid-19": a name; "entre dix-huit" has words on both sides
        if !in_range && ahead.chars().count() == 1 && ahead.chars().all(|c| is_hyphen(c) || c == '–') && start > 0 {
            let name = self.words[start - 1].folded.as_ref();
            if name.chars().any(char::is_alphabetic)
                && self.number_at(start - 1).is_none_or(|n| n.words.end <= start && n.form == Form::One)
            {
                return true;
            }
        }
        // "K5,000": the tail of a word with digits
        if ahead.chars().count() == 1
            && ahead.starts_with([',', '.'])
            && start > 0
            && before[start - 1].folded.ends_with(|c: char| c.is_ascii_digit())
            && before[start - 1].folded.starts_with(char::is_alphabetic)
        {
            return true;
        }
        // "2.1 The Prosecutor General reported": a section
        if start == 0
            && number.form == Form::Set
            && !number.scaled
            && ahead.trim().is_empty()
            && self.gap(0).starts_with('.')
            && number.value.point().is_some_and(|v| v < Decimal::whole(100))
            && after.first().is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
        {
            return true;
        }
        // "2.1 Prisons": a section
        if start == 0
            && number.form == Form::Set
            && !self.noun_follows(end)
            && after.first().is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
        {
            return true;
        }
        // "2004-575", "January 5-6": the end of a chain that is no range; "3-1" its beginning
        let chain = |c: &str| c.chars().count() == 1 && c.chars().all(|c| is_hyphen(c) || c == '–');
        let numeric = |i: usize| self.words[i].starts_with_digit();
        if !in_range && chain(ahead) && start > 0 && numeric(start - 1) {
            return true;
        }
        if chain(behind) && !after.is_empty() && numeric(end) {
            let next = self.number_at(end).and_then(|n| n.value.point());
            if next.is_none_or(|next| number.value.point().is_some_and(|v| v >= next)) {
                return true;
            }
        }
        false
    }

    /// Digits of an hour, an age set apart, a postcode, a fraction, a list: "8 heures 15", "75020 Paris", "3)".
    fn is_list_number(&self, number: &Number) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        let (ahead, behind) = (self.ahead(start), self.behind(end - 1));
        let (before, after) = (&self.words[..start], &self.words[end..]);
        let plain = matches!(number.form, Form::Plain(_));
        let numeric = |i: usize| self.words[i].starts_with_digit();
        // "8 heures 15"
        if start >= 2 && self.lexicon.clock_after.prefix(&before[start - 1..]) == 1 && numeric(start - 2) && ahead.trim().is_empty() {
            return true;
        }
        // "Amina, 32, sells"
        if plain
            && behind.starts_with(',')
            && ahead.trim() == ","
            && start > 0
            && self.text[before[start - 1].range.clone()].starts_with(char::is_uppercase)
            && number.value.point().is_some_and(|v| v < Decimal::whole(110))
            && !after.is_empty()
            && !after[0].starts_with_digit()
        {
            return true;
        }
        // "75020 Paris"
        if number.form == Form::Plain(5)
            && !after.is_empty()
            && self.joined(end - 1)
            && self.text[after[0].range.clone()].starts_with(char::is_uppercase)
            && !self.noun_follows(end)
            && self.unit(&number.words, number.form).0.is_none()
        {
            return true;
        }
        // "14:30", "3/4", "14/02", "n.1", "3)" of a list
        let mut next = behind.chars();
        let sign = next.next();
        if matches!(sign, Some('/' | ':' | '_' | '@')) && next.next().is_none() && !after.is_empty()
            || behind.starts_with(['°', 'º']) && self.unit(&number.words, number.form).0.is_none()
        {
            return true;
        }
        if ahead.trim_end().ends_with('(') && behind.starts_with(')') && !self.follows_place(start) {
            return true;
        }
        if start == 0 && behind.starts_with([')', '.']) && behind.len() > 1 {
            return true;
        }
        false
    }

    /// "5 janvier", "January 5", "mercredi 5", "en 2011".
    fn is_day_or_year(&self, number: &Number, counted: bool) -> bool {
        let lexicon = self.lexicon;
        let (start, end) = (number.words.start, number.words.end);
        let ahead = self.ahead(start);
        let (before, after) = (&self.words[..start], &self.words[end..]);
        let months = |word: &crate::language::Word<'_>| common().months.holds(word);
        let weekdays = |word: &crate::language::Word<'_>| common().weekdays.holds(word);
        // "5 janvier", "January 5", "mercredi 5", "du 4 au 5 janvier"
        let small = number.value.point().is_some_and(|v| v <= Decimal::whole(31) && v.is_whole());
        if small && !number.scaled {
            const DAYS: usize = 4;
            let capital_month = |w: &crate::language::Word<'_>| {
                months(w)
                    && w.folded.len() > 2
                    && (!lexicon.style.capital_months || self.text[w.range.clone()].starts_with(char::is_uppercase))
            };
            if after.first().is_some_and(&capital_month) && self.joined(end - 1) {
                return true;
            }
            if start > 0
                && (capital_month(&before[start - 1]) || weekdays(&before[start - 1]) && !self.plural_stands(end))
                && ahead.trim().is_empty()
                && !counted
            {
                return true;
            }
            let mut i = end;
            while i < self.words.len() && i < end + DAYS {
                let folded = self.words[i].folded.as_ref();
                let day = folded.trim_end_matches(char::is_alphabetic);
                let connector = lexicon.range_to.contains(folded)
                    || lexicon.joiners.contains(folded)
                    || lexicon.range_or.contains(folded)
                    || lexicon.between_and.contains(folded);
                if capital_month(&self.words[i])
                    && i > end + 1 - usize::from(!self.gap(end - 1).trim().is_empty())
                    && !self.words[i - 1].folded.starts_with(char::is_alphabetic)
                {
                    return true;
                }
                if !(connector || !day.is_empty() && day.bytes().all(|b| b.is_ascii_digit())) {
                    break;
                }
                i += 1;
            }
        }
        // a year: "en 2011", "(2017)", "2011-2012"; "2000 personnes" is none
        if number.words.len() == 1 && self.day_alone(start).is_some() {
            return true;
        }
        let year =
            number.form == Form::Plain(4) && number.value.point().is_some_and(|v| v >= Decimal::whole(1500) && v < Decimal::whole(2100));
        year && !counted
            && self.lexicon.no_year_after.suffix(&self.words[..start]) == 0
            && self.unit(&number.words, number.form).0.is_none()
    }

    /// "Article 14", "pages 14–17".
    fn is_designated(&self, number: &Number, counted: bool) -> bool {
        let lexicon = self.lexicon;
        let start = number.words.start;
        let ahead = self.ahead(start);
        let before = &self.words[..start];
        // "article 24.23"
        let plain = matches!(number.form, Form::Plain(_)) || number.form == Form::Set && !number.scaled && self.gap(start) == ".";
        if plain
            && before.last().is_some_and(|w| lexicon.designators.holds(w))
            && ahead.trim_matches(['.', '°', 'º', ' ', '\u{a0}', '\u{202f}', '\n']).is_empty()
            && !(counted && ahead.trim().is_empty() && !self.strict_designator(start))
        {
            return true;
        }
        // "articles 14 et 15", "pages 14–17"
        if plain && start >= 2 && !counted {
            let mut i = start - 1;
            let linked = |i: usize| {
                lexicon.joiners.holds(&self.words[i]) || lexicon.range_to.holds(&self.words[i]) || lexicon.between_and.holds(&self.words[i])
            };
            if linked(i) {
                i -= 1;
            }
            let number_before = self.words[i].folded.bytes().all(|b| b.is_ascii_digit());
            let near = self.words[start].range.start - self.words[i].range.end <= 6;
            if number_before
                && near
                && i > 0
                && lexicon.designators.holds(&self.words[i - 1])
                && self.gap(i - 1).trim_matches(['.', ' ', '\u{a0}']).is_empty()
            {
                return true;
            }
        }
        false
    }

    /// Words behind a number that make it a name or an order: "14 Lilac Street", "5 times".
    fn has_designator_behind(&self, number: &Number, digits: bool, counted: bool) -> bool {
        let lexicon = self.lexicon;
        let (start, end) = (number.words.start, number.words.end);
        let ahead = self.ahead(start);
        let after = &self.words[end..];
        let plain = matches!(number.form, Form::Plain(_));
        if digits
            && !after.is_empty()
            && lexicon.after.prefix(after) > 0
            && self.gap(end - 1).trim_matches(['-', ' ', '\u{a0}', '\u{202f}', '\'', '’']).is_empty()
        {
            return true;
        }
        if !digits && lexicon.after.prefix(after) > 0 && (self.joined(end - 1)) {
            return true;
        }
        // a name in capitals: "the Thousand and One Nights"
        if number.form == Form::Words
            && start > 0
            && !counted
            && self.text[self.words[start].range.clone()].starts_with(char::is_uppercase)
            && !ahead.contains(['.', '!', '?', '«', '“', '"', ':', ';', '\n'])
            && after.first().is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
        {
            return true;
        }
        // "14 Lilac Street"
        if plain
            && (end..(end + 3).min(self.words.len()))
                .take_while(|&i| self.joined(i - 1) && self.text[self.words[i].range.clone()].starts_with(char::is_uppercase))
                .any(|i| lexicon.after.prefix(&self.words[i..]) > 0)
        {
            return true;
        }
        false
    }

    /// "Trois jours plus tard", "two weeks ago".
    fn is_span_ago(&self, number: &Number) -> bool {
        let end = number.words.end;
        let after = &self.words[end..];
        let Some((count, (Measure::Duration, _))) = self.lexicon.units.prefix(after) else { return false };
        self.joined(end - 1) && self.lexicon.ago.prefix(&after[count..]) > 0 && self.joined(end + count - 1)
    }

    /// "The first three months of 2022", "les trois derniers mois", "the four weeks that followed": when, and not how long.
    fn is_stretch_of_time(&self, number: &Number) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        let lexicon = self.lexicon;
        let order = lexicon.stretch_words.prefix(&self.words[end..]);
        let Some((count, (Measure::Duration, _))) = lexicon.units.prefix(&self.words[end + order..]) else { return false };
        self.joined(end - 1)
            && ((order > 0 || lexicon.stretch_words.suffix(&self.words[..start]) > 0 && self.ahead(start).trim().is_empty())
                && lexicon.grammar.genitives.prefix(&self.words[end + order + count..]) > 0
                || lexicon.that_followed.prefix(&self.words[end + order + count..]) > 0)
    }

    /// "à 14 heures", "at 3 p.m."
    fn is_clock(&self, number: &Number) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        let hour = self.lexicon.clock_after.prefix(&self.words[end..]);
        let before = &self.words[..start];
        // "de 14 heures à 16 heures", and not "une trêve de trois heures"
        let to = || self.words.get(end + hour..).is_some_and(|rest| self.lexicon.range_to.prefix(rest) > 0);
        // "près de deux heures"
        let bounded = || self.lexicon.hedges_before.suffix(before).is_some_and(|(_, hedge)| hedge != Qualifier::About);
        hour > 0
            && self.joined(end - 1)
            && (self.lexicon.clock_before.suffix(before) > 0
                || self.lexicon.between.suffix(before) > 0
                || self.lexicon.range_from.suffix(before) > 0 && to())
            && !bounded()
            && number.value.point().is_some_and(|v| v <= Decimal::whole(24))
    }

    /// "un véhicule neuf": behind its noun and before no other.
    fn is_adjective(&self, number: &Number) -> bool {
        let word = &self.words[number.words.start];
        if number.words.len() > 1 || !self.lexicon.adjectives.holds(word) {
            return false;
        }
        let end = number.words.end;
        // "la police en compte neuf"
        if self.lexicon.grammar.counts.suffix(&self.words[..number.words.start]) > 0 {
            return false;
        }
        // "21 à Castelin et neuf à Belmor": a list of numbers goes on
        let start = number.words.start;
        let listed = start > 1
            && (self.lexicon.joiners.holds(&self.words[start - 1]) || self.ahead(start).trim() == ",")
            && end < self.words.len()
            && self.lexicon.grammar.locatives.holds(&self.words[end])
            && self.words[start.saturating_sub(LISTED)..start].iter().any(crate::language::Word::starts_with_digit);
        if listed {
            return false;
        }
        let noun = end < self.words.len() && self.joined(end - 1) && self.lexicon.is_plural(&self.words[end].folded);
        !(noun || self.lexicon.hedges_before.suffix(&self.words[..number.words.start]).is_some())
    }

    /// "France 24", "Unit 61398": behind a capital and before no noun that it could count.
    fn is_name(&self, number: &Number, counted: bool) -> bool {
        let start = number.words.start;
        if counted || start == 0 || !matches!(number.form, Form::Plain(_)) || self.unit(&number.words, number.form).0.is_some() {
            return false;
        }
        let gap = self.ahead(start);
        if !(gap == " " || gap == "\u{a0}" || gap == "\u{202f}") {
            return false;
        }
        let before = &self.words[start - 1];
        let capital = self.text[before.range.clone()].starts_with(char::is_uppercase);
        // the first word of a sentence is set with a capital whatever it is
        let first = start == 1 || self.ahead(start - 1).contains(['.', '!', '?', '«', '“', '"', ':']);
        let lexicon = self.lexicon;
        let known = common().months.holds(before) || lexicon.hedges_before.suffix(&self.words[..start]).is_some();
        let grammar = &lexicon.grammar;
        let function = [
            &lexicon.range_from,
            &lexicon.between,
            &lexicon.joiners,
            &grammar.locatives,
            &grammar.genitives,
            &grammar.objects,
            &grammar.links,
            &grammar.place_links,
            &grammar.auxiliaries,
            &grammar.clauses,
            &lexicon.part_of,
        ]
        .iter()
        .any(|list| list.holds(before));
        // "…, Lithuania 780 and Germany 1,000": a place and its share of what was counted before
        // "In Havana 24 singers": a place with its locative, and a noun behind the number
        let listed = self.is_listed_place(&number.words)
            || self.is_listed_voice(&number.words)
            || self.is_located(start) && self.plural_stands(number.words.end);
        // "Only 60 of the state's 210 tractors"
        let part = lexicon.grammar.counted_of.prefix(&self.words[number.words.end..]) > 0;
        capital && !known && !listed && !(first && (part || function || before.folded.len() < 4))
    }

    /// A place of the gazetteer behind a comma or a conjunction, in a sentence that has counted before it.
    pub(super) fn is_listed_place(&self, words: &Range<usize>) -> bool {
        const NAME: usize = 3;
        let number = words.start;
        let value = self.words[number].folded.as_ref();
        // "France 24", "Rossiya 1" are broadcasters
        let broadcaster = words.len() == 1 && (value == "24" || value.len() == 1);
        (1..=NAME.min(number)).any(|count| {
            let mut at = number - count;
            if !self.text[self.words[at].range.clone()].starts_with(char::is_uppercase)
                || !super::gazetteer::is_named(&self.words[at..number])
            {
                return false;
            }
            let name = at;
            let grammar = &self.lexicon.grammar;
            let links = |word: &Word<'_>| grammar.place_links.holds(word) || grammar.locatives.holds(word);
            while at > 0 && self.ahead(at).trim().is_empty() && links(&self.words[at - 1]) {
                at -= 1;
            }
            // "…, in Beni 3 and in Lira 7"
            if broadcaster && (at..name).all(|i| !grammar.locatives.holds(&self.words[i])) {
                return false;
            }
            let parted = self.ahead(at).contains([',', ';', ':']) || at > 0 && self.lexicon.joiners.holds(&self.words[at - 1]);
            parted && self.words[..at].iter().any(|w| w.starts_with_digit() || self.lexicon.triggers.may_begin_with(w))
        })
    }

    /// "The province counts 28 dead, the Red Cross 45.": a name with its article, in a sentence that counts before it.
    fn is_listed_voice(&self, words: &Range<usize>) -> bool {
        const NAME: usize = 4;
        let number = words.start;
        let Some(first) = (number.saturating_sub(NAME).max(1)..number).rev().find(|&at| self.ahead(at).contains([',', ';'])) else {
            return false;
        };
        let article = self.lexicon.grammar.objects.holds(&self.words[first]) && first + 1 < number;
        let plain = (first + 1..=number).all(|at| self.ahead(at).trim().is_empty());
        let counted = || {
            let counts = (0..first).find(|&at| self.lexicon.grammar.counts.prefix(&self.words[at..first]) > 0);
            counts.is_some_and(|at| self.words[at..first].iter().any(Word::starts_with_digit))
        };
        article && plain && self.closes(words.end) && counted()
    }

    /// A place of the gazetteer with its locative stands right before a word: "In Havana 24".
    fn is_located(&self, at: usize) -> bool {
        const NAME: usize = 3;
        (1..=NAME.min(at)).any(|count| {
            let name = at - count;
            super::gazetteer::is_named(&self.words[name..at])
                && self.ahead(name).trim().is_empty()
                && self.lexicon.grammar.locatives.suffix(&self.words[..name]) > 0
        })
    }

    /// A word in small letters and in the plural stands right behind a number.
    fn plural_stands(&self, end: usize) -> bool {
        const SHORT: usize = 3;
        self.words.get(end).is_some_and(|w| {
            w.folded.len() > SHORT
                && self.joined(end - 1)
                && self.lexicon.is_plural(&w.folded)
                && self.text[w.range.clone()].starts_with(char::is_lowercase)
        })
    }

    /// Designators that no counted noun excuses: "article 14 personnes" does not occur, "page 14 hommes" neither.
    fn strict_designator(&self, start: usize) -> bool {
        self.ahead(start).contains(['.', '°'])
    }

    /// "Almaty (103), Kyzyl-Orda (21)": a number in brackets behind a name.
    fn follows_place(&self, start: usize) -> bool {
        start > 0
            && self.text[self.words[start - 1].range.clone()].starts_with(char::is_uppercase)
            && (0..start - 1).any(|i| self.words[i].folded.bytes().all(|b| b.is_ascii_digit()))
    }
}

//! One reference → its parts.
//!
//! Styles differ in order and signs; what holds across them is used: addresses, dates and quotation
//! marks are unmistakable, brackets say what they hold by their first words, and what is left between
//! commas is a name, a title or a place.

use std::ops::Range;

use super::address::{Address, addresses, unwrapped};
use super::names::Names;
use super::quotes::{Quotation, quotations};
use super::registry::registry;
use super::{BackReference, Channel, Defect, DefectKind, PublisherRole, Reference};
use crate::document::Link;
use crate::language::{DateForm, FoundDate, Word, dates, fold_words, lexicon, words};

/// What a reference is read with.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) names: &'a Names,
    /// True where `05/01/2022` is the fifth of January.
    pub(crate) day_first: bool,
}

/// The unmistakable signs of a text: addresses, dates, quotations, each in order. Found once for a
/// footnote and used for each of its references.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    pub(crate) addresses: Vec<Address>,
    pub(crate) dates: Vec<FoundDate>,
    pub(crate) quotations: Vec<Quotation>,
}

impl Signs {
    pub(crate) fn of(text: &str, day_first: bool) -> Self {
        Self { addresses: addresses(text), dates: dates(text, day_first), quotations: quotations(text) }
    }

    /// The signs inside a stretch, with places counted from its beginning.
    fn within(&self, range: &Range<usize>) -> Self {
        fn inside<T: Clone>(all: &[T], range: &Range<usize>, place: impl Fn(&T) -> Range<usize>) -> Vec<T> {
            let from = all.partition_point(|sign| place(sign).start < range.start);
            all[from..].iter().take_while(|sign| place(sign).end <= range.end).cloned().collect()
        }
        let moved = |r: Range<usize>| r.start - range.start..r.end - range.start;
        Self {
            addresses: inside(&self.addresses, range, |a| a.range.clone())
                .into_iter()
                .map(|a| Address { range: moved(a.range), ..a })
                .collect(),
            dates: inside(&self.dates, range, |d| d.range.clone()).into_iter().map(|d| FoundDate { range: moved(d.range), ..d }).collect(),
            quotations: inside(&self.quotations, range, |q| q.whole.clone())
                .into_iter()
                .map(|q| Quotation { whole: moved(q.whole), words: moved(q.words) })
                .collect(),
        }
    }
}

/// Reads the reference that stands at `range` of `text`.
pub(crate) fn parse(text: &str, range: Range<usize>, links: &[Link], emphasis: &[Range<usize>], context: Context<'_>) -> Reference {
    let signs = Signs::of(&text[range.clone()], context.day_first);
    parse_with(signs, text, range, links, emphasis, context)
}

/// The same where the signs of the whole text are known.
pub(crate) fn parse_among(
    signs: &Signs,
    text: &str,
    range: Range<usize>,
    links: &[Link],
    emphasis: &[Range<usize>],
    context: Context<'_>,
) -> Reference {
    parse_with(signs.within(&range), text, range, links, emphasis, context)
}

fn parse_with(signs: Signs, text: &str, range: Range<usize>, links: &[Link], emphasis: &[Range<usize>], context: Context<'_>) -> Reference {
    let base = range.start;
    let piece = &text[range.clone()];
    let inside = |r: &Range<usize>| r.start >= range.start && r.end <= range.end;
    let moved = |r: &Range<usize>| r.start - base..r.end - base;
    let mut parser = Parser {
        text: piece,
        links: links.iter().filter(|l| inside(&l.range)).map(|l| (moved(&l.range), l.target.as_str())).collect(),
        emphasis: emphasis.iter().filter(|r| inside(r)).map(moved).collect(),
        context,
        signs,
        taken: Vec::new(),
        title: None,
        apa: false,
        reference: Reference { range: 0..piece.len(), ..Reference::default() },
    };
    parser.run();
    let mut reference = parser.reference;
    let shift = |r: &mut Range<usize>| *r = r.start + base..r.end + base;
    shift(&mut reference.range);
    for place in [&mut reference.publisher_range, &mut reference.date_range, &mut reference.url_range].into_iter().flatten() {
        shift(place);
    }
    for defect in &mut reference.defects {
        shift(&mut defect.range);
    }
    reference
}

struct Parser<'a> {
    text: &'a str,
    links: Vec<(Range<usize>, &'a str)>,
    emphasis: Vec<Range<usize>>,
    context: Context<'a>,
    signs: Signs,
    /// Stretches that are read, in no order.
    taken: Vec<Range<usize>>,
    /// Where the title stands, its marks included.
    title: Option<Range<usize>>,
    /// Author, (date), title: the order of APA and its like.
    apa: bool,
    reference: Reference,
}

/// A piece of text between commas that nothing has read yet.
#[derive(Debug, Clone)]
struct Field {
    range: Range<usize>,
    after_title: bool,
}

impl Parser<'_> {
    fn run(&mut self) {
        self.addresses();
        self.titles();
        let dates: Vec<FoundDate> = std::mem::take(&mut self.signs.dates)
            .into_iter()
            .filter(|d| !self.is_taken(&d.range) && self.title.as_ref().is_none_or(|t| d.range.end <= t.start || d.range.start >= t.end))
            .collect();
        let dates = self.dates_by_phrase(dates);
        self.brackets(&dates);
        self.choose_date(&dates);
        self.back_reference();
        let fields = self.fields();
        self.assign(fields);
        self.finish();
    }

    fn is_taken(&self, range: &Range<usize>) -> bool {
        self.taken.iter().any(|t| t.start < range.end && range.start < t.end)
    }

    fn addresses(&mut self) {
        let found = std::mem::take(&mut self.signs.addresses);
        // A copy in an archive stands beside the original; the original is the address.
        let best = found.iter().position(|a| unwrapped(&a.url) == a.url).or(if found.is_empty() { None } else { Some(0) });
        for (i, Address { range, url, slip }) in found.into_iter().enumerate() {
            if let Some(slip) = slip {
                self.reference.defects.push(Defect { kind: DefectKind::Address(slip), range: range.clone() });
            }
            if Some(i) == best {
                self.reference.url = Some(url);
                self.reference.url_range = Some(range.clone());
            }
            self.taken.push(range);
        }
        for (range, target) in std::mem::take(&mut self.links) {
            let shown = fold_words(&self.text[range.clone()]);
            let placeholder = shown.is_empty()
                || lexicon().citation.available.contains(&shown)
                || matches!(shown.as_str(), "pdf" | "ici" | "here" | "archive" | "archived" | "html");
            let web = target.starts_with("http://") || target.starts_with("https://");
            if web && self.reference.url.is_none() {
                self.reference.url = Some(target.to_owned());
                self.reference.url_range = Some(range.clone());
            }
            if placeholder {
                self.taken.push(range);
            } else if web || target.starts_with('/') {
                self.links.push((range, target));
            }
        }
    }

    fn titles(&mut self) {
        let quoted = std::mem::take(&mut self.signs.quotations).into_iter().find(|q| !self.is_taken(&q.whole) && q.words.len() >= 2);
        if let Some(title) = quoted {
            let words = self.text[title.words.clone()].trim_end_matches([',', '.']);
            self.reference.title = Some(tidy(words));
            self.taken.push(title.whole.clone());
            self.title = Some(title.whole);
            return;
        }
        // Words in italics, or the words of a link, unless they name the outlet.
        let candidates = self.emphasis.iter().cloned().chain(self.links.iter().map(|(r, _)| r.clone()));
        let mut best: Option<Range<usize>> = None;
        for range in candidates {
            let shown = &self.text[range.clone()];
            let folded = fold_words(shown);
            let back = lexicon().citation.ibid.contains(&folded)
                || lexicon().citation.op_cit.contains(&folded)
                || lexicon().citation.supra.contains(&folded)
                || matches!(folded.as_str(), "in" | "et al" | "v" | "c" | "cf" | "see" | "voir");
            if back || folded.is_empty() || self.is_taken(&range) || self.context.names.knows(shown) {
                continue;
            }
            if best.as_ref().is_none_or(|b| b.len() < range.len()) {
                best = Some(range);
            }
        }
        if let Some(range) = best {
            // An outlet that nobody knows, in italics after a comma with nothing else before the date,
            // is not a title: titles are longer than a word.
            if self.text[range.clone()].split_whitespace().count() >= 2 || self.links.iter().any(|(l, _)| *l == range) || range.start > 0 {
                self.reference.title = Some(tidy(self.text[range.clone()].trim_end_matches([',', '.'])));
                self.taken.push(range.clone());
                self.title = Some(range);
            }
        }
    }

    /// Dates that a phrase introduces: "mis à jour le …", "accessed …". The others are given back.
    fn dates_by_phrase(&mut self, dates: Vec<FoundDate>) -> Vec<FoundDate> {
        let mut rest = Vec::new();
        let citation = &lexicon().citation;
        for found in dates {
            let head = &self.text[..found.range.start];
            let start = head.rfind([';', '\u{2028}']).map_or(0, |i| i + 1).max(head.len().saturating_sub(60));
            let start = (start..=head.len()).find(|&i| head.is_char_boundary(i)).unwrap_or(head.len());
            let before: Vec<Word<'_>> = words(&head[start..]).collect();
            // "Monday 4 May", "le mardi 4 mai": the weekday belongs to the date
            let (updated, accessed) = (citation.updated.suffix(&before), citation.accessed.suffix(&before));
            let count = updated.max(accessed);
            let phrase = (count > 0).then(|| (updated >= accessed, start + before[before.len() - count].range.start));
            match phrase {
                Some((updated, from)) => {
                    let place = if updated { &mut self.reference.updated } else { &mut self.reference.accessed };
                    if place.is_none() {
                        *place = Some(found.date);
                    }
                    self.taken.push(from..found.range.end);
                }
                None => rest.push(found),
            }
        }
        rest
    }

    fn brackets(&mut self, dates: &[FoundDate]) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (open, close) = match bytes[at] {
                b'[' => (b'[', b']'),
                b'(' => (b'(', b')'),
                _ => {
                    at += 1;
                    continue;
                }
            };
            if self.inside_title_or_address(at) {
                at += 1;
                continue;
            }
            let end = self.closing(at, open, close);
            if let Some(end) = end {
                self.bracket(at..end + 1, open == b'[', dates);
                at = end + 1;
            } else {
                // "Radio Svoboda (Groupe X, 09/01/2022": what is open goes to the next comma
                let reach = self.text[at..].find([',', ';']).map_or(self.text.len(), |i| at + i);
                self.reference.defects.push(Defect { kind: DefectKind::UnclosedBracket, range: at..reach });
                self.bracket(at..reach, open == b'[', dates);
                at = reach.max(at + 1);
            }
        }
    }

    fn inside_title_or_address(&self, at: usize) -> bool {
        let title = self.title.as_ref().is_some_and(|t| t.contains(&at));
        title || self.reference.url_range.as_ref().is_some_and(|u| u.contains(&at))
    }

    fn closing(&self, at: usize, open: u8, close: u8) -> Option<usize> {
        let mut depth = 0usize;
        for (i, &b) in self.text.as_bytes().iter().enumerate().skip(at) {
            if self.inside_title_or_address(i) {
                continue;
            }
            if b == open {
                depth += 1;
            } else if b == close {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
        }
        None
    }

    fn bracket(&mut self, whole: Range<usize>, square: bool, dates: &[FoundDate]) {
        let closed = self.text[..whole.end].ends_with([')', ']']);
        let inner = whole.start + 1..if closed { whole.end - 1 } else { whole.end };
        let content = self.text[inner.clone()].trim();
        let folded = fold_words(content);
        let citation = &lexicon().citation;
        let held: Vec<Word<'_>> = words(content).collect();
        let rest_after = |count: usize| content[held[count - 1].range.end..].trim_start_matches([' ', ':', '\u{a0}', '.', '-', '–']).trim();
        let date = dates.iter().find(|d| d.range.start >= inner.start && d.range.end <= inner.end);
        self.taken.push(whole.clone());
        if citation.retracted.contains(&folded) {
            self.reference.retracted = true;
            return;
        }
        if square {
            if (1..=2).contains(&content.len()) && content.bytes().all(|b| b.is_ascii_digit()) {
                self.reference.disambiguator.get_or_insert_with(|| content.trim_start_matches('0').to_owned());
            } else if self
                .title
                .as_ref()
                .is_some_and(|t| self.text[t.end.min(whole.start)..whole.start].trim_matches([' ', ',', '.', '\u{a0}']).is_empty())
                && content.len() > 3
                && !matches!(folded.as_str(), "sic" | "gc" | "en ligne" | "online")
                && self.reference.accessed.is_none()
            {
                self.reference.translated_title = Some(tidy(content.trim_matches(['"', '«', '»', '“', '”', ' ', '\u{a0}'])));
            }
            return;
        }
        // What the first words say.
        let group = citation.group_words.prefix(&held);
        if group > 0 && group < held.len() {
            self.reference.group = Some(rest_after(group).to_owned());
            return;
        }
        for (phrases, channel) in [
            (&citation.translated_by, Channel::Translation),
            (&citation.cited_by, Channel::Relay),
            (&citation.agency_in, Channel::Syndication),
        ] {
            let count = phrases.prefix(&held);
            if count > 0 && count < held.len() {
                let name = rest_after(count).split(',').next().unwrap_or_default().trim();
                self.reference.via.get_or_insert_with(|| name.to_owned());
                self.reference.channel.get_or_insert(channel);
                return;
            }
        }
        if let Some(date) = date {
            // "(2020)", "(3 May 2020)"; "(D.D.C. 2015)" names the court
            let around = content.len() - date.range.len();
            let court = self.text[..whole.start].contains(" v. ") || self.text[..whole.start].contains(" v ");
            if court && around > 1 {
                let name = self.text[inner.start..date.range.start].trim_matches([' ', ',']);
                self.reference.date = Some(date.date);
                self.reference.date_range = Some(date.range.clone());
                if !name.is_empty() {
                    self.reference.publisher = Some(name.to_owned());
                    self.reference.publisher_range = Some(inner.start..inner.start + name.len());
                }
            } else if around <= 3 {
                let before = self.text[..whole.start].trim_end();
                self.apa = self.title.as_ref().is_none_or(|t| t.start > whole.end)
                    && !before.is_empty()
                    && self.text[whole.end..].trim_start().starts_with(['.', ',', ':'])
                    && !before.ends_with(',');
            }
            return;
        }
        if is_acronym(content) {
            match registry().group_by_name(content).filter(|_| !initials_match(content, &self.text[..whole.start])) {
                Some(_) => self.reference.group = Some(content.to_owned()),
                None => {
                    self.reference.acronym.get_or_insert_with(|| content.to_owned());
                }
            }
            return;
        }
        if registry().group_by_name(content).is_some() && self.reference.group.is_none() && self.reference.title.is_none() {
            self.reference.group = Some(content.to_owned());
            return;
        }
        if let Some(locator) = locator(content) {
            self.reference.locator.get_or_insert(locator);
        }
    }

    fn choose_date(&mut self, dates: &[FoundDate]) {
        let held_by_bracket = |d: &FoundDate| {
            self.text[..d.range.start].ends_with(['(', '[']) || self.taken.iter().any(|t| t.start < d.range.start && d.range.end <= t.end)
        };
        let own_field = |d: &FoundDate| {
            let before = self.text[..d.range.start].trim_end();
            let after = self.text[d.range.end..].trim_start();
            let opens = before.is_empty()
                || before.ends_with([',', '(', '.', ';', ':', '–', '—', '»', '”', '"', '’', ']', '/'])
                || ends_with_date_word(before);
            opens && (after.is_empty() || !after.starts_with(|c: char| c.is_alphanumeric()) || after.starts_with("http"))
        };
        let rank = |d: &FoundDate| match (d.date.day_number(), d.date.month_number()) {
            (Some(_), _) if own_field(d) => 0,
            (Some(_), _) => 1,
            (None, Some(_)) if own_field(d) => 2,
            (None, None) if own_field(d) => 3,
            (None, Some(_)) => 4,
            (None, None) => 5,
        };
        // Among equals the first, but a date in a bracket of its own that opens an author–date
        // reference comes before all.
        if self.reference.date.is_some() {
            return;
        }
        let chosen = dates
            .iter()
            .filter(|d| !held_by_bracket(d) || self.apa || self.text[..d.range.start].ends_with('('))
            .min_by_key(|d| (rank(d), d.range.start));
        let Some(chosen) = chosen else {
            if let Some(range) = self.day_and_month() {
                self.reference.defects.push(Defect { kind: DefectKind::MissingYear, range: range.clone() });
                self.taken.push(range);
            }
            return;
        };
        // "World Report 2022": part of a title, and a date only for want of another
        self.reference.date = Some(chosen.date);
        self.reference.date_range = Some(chosen.range.clone());
        if chosen.form == DateForm::MisspeltMonth {
            self.reference.defects.push(Defect { kind: DefectKind::MisspeltMonth, range: chosen.range.clone() });
        }
        let written = &self.text[chosen.range.clone()];
        if let Some(letter) = written.chars().next_back().filter(|c| c.is_ascii_lowercase() && written.len() == 5) {
            self.reference.disambiguator = Some(letter.to_string());
        }
        if rank(chosen) < 5 {
            self.taken.push(chosen.range.clone());
        }
        for other in dates.iter().filter(|d| d.range != chosen.range && own_field(d) && d.date.month_number().is_some()) {
            self.taken.push(other.range.clone());
        }
    }

    /// "12 March" or "le 12 mars" without a year.
    fn day_and_month(&self) -> Option<Range<usize>> {
        let all: Vec<Word<'_>> = words(self.text).collect();
        all.windows(2).find_map(|pair| {
            let day = pair[0].folded.parse::<u8>().ok().filter(|d| (1..=31).contains(d));
            let month = lexicon().months.contains_key(pair[1].folded.as_ref());
            let range = pair[0].range.start..pair[1].range.end;
            let close = pair[1].range.start - pair[0].range.end <= 2;
            (day.is_some() && month && close && !self.is_taken(&range)).then_some(range)
        })
    }

    fn back_reference(&mut self) {
        let citation = &lexicon().citation;
        if let Some((key, range)) = key(self.text).filter(|(_, range)| !self.is_taken(range)) {
            self.reference.back_reference = Some(BackReference::Key(key));
            self.taken.push(range);
            return;
        }
        let all: Vec<Word<'_>> = words(self.text).filter(|w| !self.is_taken(&w.range)).collect();
        let mut first = 0;
        loop {
            let lead = citation.lead_ins.prefix(&all[first..]);
            if lead == 0 {
                break;
            }
            first += lead;
        }
        let ibid = citation.ibid.prefix(&all[first..]);
        if ibid > 0 {
            // "Id." and "Idem" are short; a name that begins so is followed by more letters at once
            let end = all[first + ibid - 1].range.end;
            if self.text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric()) {
                self.reference.back_reference = Some(BackReference::Ibid);
                self.taken.push(all[first].range.start..end);
                return;
            }
        }
        for at in 0..all.len() {
            let supra = citation.supra.prefix(&all[at..]);
            if supra > 0 {
                let after = all.get(at + supra);
                let number = after.filter(|w| w.folded.bytes().all(|b| b.is_ascii_digit()) && w.folded.len() <= 4);
                // "note 12 above"
                if let Some(number) = number {
                    self.reference.back_reference = Some(BackReference::Supra(number.folded.to_string()));
                    self.taken.push(all[at].range.start..number.range.end);
                    return;
                }
            }
            let op_cit = citation.op_cit.prefix(&all[at..]);
            if op_cit > 0 {
                self.reference.back_reference = Some(BackReference::OpCit);
                self.taken.push(all[at].range.start..all[at + op_cit - 1].range.end);
                return;
            }
        }
        for window in all.windows(3) {
            let [note, number, above] = window else { continue };
            let after = matches!(above.folded.as_ref(), "above" | "supra" | "precitee" | "cidessus");
            if matches!(note.folded.as_ref(), "n" | "note" | "fn" | "footnote")
                && after
                && number.folded.bytes().all(|b| b.is_ascii_digit())
            {
                self.reference.back_reference = Some(BackReference::Supra(number.folded.to_string()));
                self.taken.push(note.range.start..above.range.end);
                return;
            }
        }
    }

    /// The pieces between commas that are still to be read.
    fn fields(&mut self) -> Vec<Field> {
        self.taken.sort_by_key(|r| (r.start, r.end));
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        for taken in &self.taken {
            if taken.start > from {
                pieces.push(from..taken.start);
            }
            from = from.max(taken.end);
        }
        if from < self.text.len() {
            pieces.push(from..self.text.len());
        }
        let apa_from = if self.apa { self.reference.date_range.as_ref().map(|d| d.end) } else { None };
        let title_start = self.title.as_ref().map(|t| t.start);
        let mut fields = Vec::new();
        for piece in pieces {
            let commas = apa_from.is_none_or(|from| piece.start < from);
            let mut start = piece.start;
            let mut cut = |end: usize, next: usize, fields: &mut Vec<Field>| {
                self.field(start..end, title_start, fields);
                start = next;
            };
            let slice = &self.text[piece.clone()];
            for (i, c) in slice.char_indices() {
                let at = piece.start + i;
                let next = at + c.len_utf8();
                match c {
                    ',' if commas => cut(at, next, &mut fields),
                    '|' | '\u{2028}' => cut(at, next, &mut fields),
                    '.' if ends_field(self.text, at) => cut(at, next, &mut fields),
                    // "Oxford: OUP", "Eurasianet : « … »"
                    ':' if self.text[next..].trim_start().starts_with(['«', '“', '"']) => cut(at, next, &mut fields),
                    '–' | '—' if self.text[..at].ends_with(' ') && self.text[next..].starts_with(' ') => cut(at, next, &mut fields),
                    _ => {}
                }
            }
            cut(piece.end, piece.end, &mut fields);
        }
        fields
    }

    fn field(&self, range: Range<usize>, title_start: Option<usize>, fields: &mut Vec<Field>) {
        let signs = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';'
                        | ':'
                        | '.'
                        | '<'
                        | '>'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | '–'
                        | '—'
                        | '-'
                        | '|'
                        | '*'
                        | '_'
                        | '«'
                        | '»'
                        | '“'
                        | '”'
                        | '"'
                )
        };
        let piece = &self.text[range.clone()];
        let start = range.start + (piece.len() - piece.trim_start_matches(signs).len());
        let end = start + self.text[start..range.end.max(start)].trim_end_matches(signs).len();
        if start >= end {
            return;
        }
        // An initial keeps its full stop: "Smith, J."
        let end = if self.text[end..range.end].starts_with('.')
            && self.text[start..end].chars().rev().take_while(|c| c.is_alphabetic()).count() == 1
        {
            end + 1
        } else {
            end
        };
        fields.push(Field { range: start..end, after_title: title_start.is_some_and(|t| start > t) });
    }

    fn assign(&mut self, mut fields: Vec<Field>) {
        let citation = &lexicon().citation;
        self.strip_lead_ins(&mut fields);
        // "Exhibit 12, Statement of A.B.": the number of a file, then what the file is
        if fields.len() > 1 && fields.first().is_some_and(|f| super::split::starts_with_exhibit(&self.text[f.range.clone()])) {
            let exhibit = fields.remove(0);
            self.reference.acronym = Some(tidy(&self.text[exhibit.range]));
        }
        let mut kept: Vec<Field> = Vec::new();
        for field in fields {
            let shown = &self.text[field.range.clone()];
            let held: Vec<Word<'_>> = words(shown).collect();
            let Some(first) = held.first() else { continue };
            let folded = fold_words(shown);
            if citation.available.contains(&folded)
                || citation.undated.contains(&folded)
                || citation.published.contains(&folded)
                || citation.accessed.contains(&folded)
                || citation.updated.contains(&folded)
                || lexicon().weekdays.contains_key(folded.as_str())
                || matches!(
                    folded.as_str(),
                    "archived"
                        | "archived from the original"
                        | "in"
                        | "et"
                        | "and"
                        | "dans"
                        | "url"
                        | "isbn"
                        | "eds"
                        | "ed"
                        | "pdf"
                        | "lien"
                        | "version en ligne"
                )
            {
                continue;
            }
            if let Some(locator) = locator(shown) {
                match &mut self.reference.locator {
                    Some(before) => *before = format!("{before}, {locator}"),
                    None => self.reference.locator = Some(locator),
                }
                continue;
            }
            if shown.chars().all(|c| !c.is_alphabetic()) || first.folded == "isbn" || first.folded == "issn" {
                continue;
            }
            if self.channel_field(shown, &held) {
                continue;
            }
            kept.push(field);
        }
        if self.reference.back_reference.is_some() {
            // "Smith, op. cit.": who is meant
            if let Some(field) = kept.first() {
                self.set_publisher(field.range.clone());
            }
            return;
        }
        if self.apa {
            self.assign_author_date(&kept);
            return;
        }
        if self.oral_reference(&kept) {
            return;
        }
        if self.title.is_some() { self.assign_around_title(&kept) } else { self.assign_untitled(&kept) }
    }

    /// "traduit par X", "cited in X", "via X" between commas.
    fn channel_field(&mut self, shown: &str, held: &[Word<'_>]) -> bool {
        let citation = &lexicon().citation;
        for (phrases, channel) in [(&citation.translated_by, Channel::Translation), (&citation.cited_by, Channel::Relay)] {
            let count = phrases.prefix(held);
            if count > 0 && count < held.len() {
                self.reference.via.get_or_insert_with(|| shown[held[count].range.start..].trim().to_owned());
                self.reference.channel.get_or_insert(channel);
                return true;
            }
        }
        false
    }

    /// Interviews, letters, speeches: who spoke is the publisher where no body is named.
    fn oral_reference(&mut self, kept: &[Field]) -> bool {
        let citation = &lexicon().citation;
        let Some(field) = kept.first() else { return false };
        let shown = &self.text[field.range.clone()];
        let held: Vec<Word<'_>> = words(shown).collect();
        if self.title.is_some() && self.reference.url.is_some() {
            return false;
        }
        let at = (0..held.len().min(8)).find(|&i| citation.oral.prefix(&held[i..]) > 0);
        let Some(at) = at else { return false };
        let count = citation.oral.prefix(&held[at..]);
        self.reference.oral = true;
        // Whom one spoke to tells two interviews of a day apart.
        if self.reference.title.is_none() {
            let until = self.reference.date_range.as_ref().map_or(usize::MAX, |d| d.start);
            let last = kept.iter().take_while(|f| f.range.start < until).last().unwrap_or(field);
            self.reference.title = Some(tidy(&self.text[field.range.start..last.range.end]));
        }
        if at > 0 {
            // "Human Rights Watch interview with …"
            let range = field.range.start..field.range.start + held[at - 1].range.end;
            let name = self.text[range.clone()].trim_end_matches(['\'', '’', ' ']);
            if self.context.names.knows(name) || at >= 2 || kept.len() > 1 {
                self.set_publisher(range.start..range.start + name.len());
                return true;
            }
        }
        let joins = |w: &Word<'_>| matches!(w.folded.as_ref(), "avec" | "with" | "de" | "d" | "of" | "from" | "by" | "par" | "du");
        // "statement of A.B."
        if let Some(next) = held.get(at + count).filter(|_| joins(&held[at + count - 1])) {
            self.set_publisher(field.range.start + next.range.start..field.range.end);
            return true;
        }
        // "entretien téléphonique avec un avocat de Bamako": the person; "letter from X to Y": X
        let with = held[at + count..].iter().position(joins);
        if let Some(with) = with
            && let Some(next) = held.get(at + count + with + 1)
        {
            let addressee = held[at + count + with + 1..].iter().find(|w| w.folded == "to").map(|to| to.range.start);
            let letter = matches!(held[at + count + with].folded.as_ref(), "from" | "by" | "of");
            let article = held.get(at + count + with + 2).filter(|_| next.folded == "the").map_or(next.range.start, |w| w.range.start);
            let end = addressee.filter(|_| letter).map_or(field.range.end, |to| field.range.start + shown[..to].trim_end().len());
            self.set_publisher(field.range.start + article..end);
            return true;
        }
        self.set_publisher(field.range.clone());
        true
    }

    fn strip_lead_ins(&self, fields: &mut Vec<Field>) {
        let citation = &lexicon().citation;
        for (i, field) in fields.iter_mut().enumerate() {
            loop {
                let shown = &self.text[field.range.clone()];
                if self.context.names.knows(shown) || locator(shown).is_some() {
                    break;
                }
                let held: Vec<Word<'_>> = words(shown).take(8).collect();
                let count = if i == 0 { citation.lead_ins.prefix(&held) } else { 0 };
                let count = count.max(citation.available.prefix(&held));
                let count = if count == 0 && field.after_title && matches!(held.first().map(|w| w.folded.as_ref()), Some("in" | "dans")) {
                    1
                } else {
                    count
                };
                if count == 0 || count > held.len() {
                    break;
                }
                match held.get(count) {
                    Some(next) if count < held.len() => field.range.start += next.range.start,
                    _ => {
                        field.range.start = field.range.end;
                        break;
                    }
                }
            }
        }
        fields.retain(|f| !f.range.is_empty());
    }

    fn set_publisher(&mut self, range: Range<usize>) {
        if self.reference.publisher.is_some() {
            return;
        }
        let mut range = range;
        let shown = &self.text[range.clone()];
        // "AFP dans Le Figaro", "AP in Daily Mail", "Reuters via Yahoo News"
        let held: Vec<Word<'_>> = words(shown).collect();
        let citation = &lexicon().citation;
        if !self.context.names.knows(shown) {
            for i in 1..held.len().saturating_sub(1) {
                let relay = citation.cited_by.prefix(&held[i..]);
                let translated = citation.translated_by.prefix(&held[i..]);
                let agency = citation.agency_in.prefix(&held[i..]);
                let count = relay.max(translated).max(agency);
                let left = shown[..held[i - 1].range.end].trim();
                if count == 0 || i + count >= held.len() {
                    continue;
                }
                let right = shown[held[i + count].range.start..].trim();
                let agency_name =
                    self.context.names.registered(left).is_some_and(|p| registry().publishers[p].role == Some(PublisherRole::Agency));
                let known = self.context.names.knows(left) && self.context.names.knows(right);
                if relay.max(translated) > 0 || agency_name || known {
                    self.reference.via.get_or_insert_with(|| right.to_owned());
                    let channel = if translated > 0 {
                        Channel::Translation
                    } else if agency_name {
                        Channel::Syndication
                    } else {
                        Channel::Relay
                    };
                    self.reference.channel.get_or_insert(channel);
                    range.end = range.start + left.len();
                    break;
                }
            }
        }
        // "Oxford: Oxford University Press": a place before the colon
        let shown = &self.text[range.clone()];
        if let Some(colon) = shown.find(": ")
            && shown[..colon].split_whitespace().count() <= 2
            && !self.context.names.knows(shown)
            && self.title.is_some()
            && colon + 2 < shown.len()
        {
            range.start += colon + 2;
        }
        let name = tidy(&self.text[range.clone()]);
        if name.is_empty() {
            return;
        }
        self.reference.publisher = Some(name);
        self.reference.publisher_range = Some(range);
    }

    fn known(&self, field: &Field) -> bool {
        self.context.names.knows(&self.text[field.range.clone()])
    }

    fn assign_around_title(&mut self, kept: &[Field]) {
        let split = kept.iter().position(|f| f.after_title).unwrap_or(kept.len());
        let (before, after) = kept.split_at(split);
        let whole_before = joined(before);
        let before_known = !before.is_empty() && self.context.names.knows(&self.text[whole_before.clone()]);
        let one_before = before.iter().position(|f| self.known(f));
        if before_known {
            self.set_publisher(whole_before);
        } else if let Some(at) = one_before {
            self.set_publisher(before[at].range.clone());
            let others: Vec<Field> = before.iter().enumerate().filter(|(i, _)| *i < at).map(|(_, f)| f.clone()).collect();
            self.set_author(&others);
        } else if let Some(field) = after.iter().find(|f| self.known(f) || self.is_emphasised(f)) {
            self.set_publisher(field.range.clone());
            self.set_author(before);
        } else if before.is_empty() {
            if let Some(field) = after.first() {
                self.set_publisher(field.range.clone());
            }
        } else if let Some(field) = after.iter().find(|f| self.may_be_outlet(f)).filter(|_| self.is_person(before)) {
            self.set_publisher(field.range.clone());
            self.set_author(before);
        } else {
            self.set_publisher(whole_before);
        }
    }

    fn is_emphasised(&self, field: &Field) -> bool {
        self.emphasis.iter().any(|e| e.start <= field.range.start && field.range.end <= e.end)
    }

    /// A name rather than a place, a volume or a remark.
    fn may_be_outlet(&self, field: &Field) -> bool {
        let shown = &self.text[field.range.clone()];
        shown.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && shown.len() >= 3 && shown.len() <= 90
    }

    fn set_author(&mut self, fields: &[Field]) {
        let range = joined(fields);
        if !range.is_empty() && self.reference.author.is_none() {
            self.reference.author = Some(tidy(&self.text[range]));
        }
    }

    /// "John Smith", "Smith, J.", "A. Traoré et B. Diallo": names of people and no institution.
    fn is_person(&self, fields: &[Field]) -> bool {
        let shown = &self.text[joined(fields)];
        let held: Vec<Word<'_>> = words(shown).collect();
        if held.is_empty() || held.len() > 14 || held.iter().any(|w| lexicon().citation.institution_words.contains(&w.folded)) {
            return false;
        }
        let initials = held.iter().any(|w| w.range.len() <= 2 && shown[w.range.end..].starts_with('.'));
        let capitals = held.iter().filter(|w| shown[w.range.clone()].starts_with(char::is_uppercase)).count();
        let joins = held
            .iter()
            .filter(|w| {
                lexicon().citation.and_words.contains(&w.folded)
                    || matches!(w.folded.as_ref(), "al" | "de" | "van" | "von" | "le" | "el" | "da" | "di" | "du" | "bin" | "ben")
                    || lexicon().citation.editors.contains(&w.folded)
            })
            .count();
        let all_names = capitals + joins == held.len();
        let acronym = held
            .iter()
            .any(|w| w.range.len() >= 2 && shown[w.range.clone()].chars().all(char::is_uppercase) && w.range.len() > 2 && !initials);
        all_names && (initials || (2..=8).contains(&held.len())) && (!acronym || shown.contains(','))
    }

    fn assign_untitled(&mut self, kept: &[Field]) {
        let Some(first) = kept.first() else { return };
        // "ECtHR, Hirsi Jamaa v. Italy": the parties are the title
        if let Some(case) = kept.iter().position(|f| is_case(&self.text[f.range.clone()])) {
            let shown = self.text[kept[case].range.clone()].to_owned();
            let shown = shown.split(", ").next().unwrap_or(&shown).to_owned();
            self.reference.title.get_or_insert(tidy(&shown));
            if case > 0 {
                self.set_publisher(joined(&kept[..case]));
            } else if self.reference.publisher.is_none() {
                self.set_publisher(kept.get(1).map_or(first.range.clone(), |f| f.range.clone()));
            }
            return;
        }
        // the longest run of fields from the first that makes a known name: "France, ministère de …"
        let known = (1..=kept.len().min(4)).rev().find(|&n| self.context.names.knows(&self.text[joined(&kept[..n])]));
        let count = known.unwrap_or_else(|| self.institution_fields(kept));
        let range = joined(&kept[..count]);
        let rest = &kept[count..];
        if known.is_none() && self.is_person(&kept[..count]) {
            // "Smith, Title of the work, The Guardian, 2020"
            if let Some(outlet) = rest.iter().position(|f| self.known(f)) {
                self.set_publisher(rest[outlet].range.clone());
                self.set_author(&kept[..count]);
                self.untitled_title(&rest[..outlet]);
                return;
            }
        }
        self.set_publisher(range);
        self.untitled_title(rest);
    }

    /// How many fields name one body: a country or ministry, then its part.
    fn institution_fields(&self, kept: &[Field]) -> usize {
        let mut count = 1;
        while let Some(field) = kept.get(count) {
            let shown = &self.text[field.range.clone()];
            let first = words(shown).next();
            let institution = first.as_ref().is_some_and(|w| lexicon().citation.institution_words.contains(&w.folded));
            let lower = shown.starts_with(char::is_lowercase);
            // "France, ministère de …" and "Ministry of Defence, Department of …"; a title begins with
            // a capital and no institution
            let head_words = words(&self.text[kept[0].range.clone()]).count();
            if !(institution && (lower || head_words <= 2) && count < 3) {
                break;
            }
            count += 1;
        }
        count
    }

    fn untitled_title(&mut self, rest: &[Field]) {
        if self.reference.title.is_some() {
            return;
        }
        // A title may hold commas: all fields up to the date that only commas part.
        let until = self.reference.date_range.as_ref().map_or(usize::MAX, |d| d.start);
        let mut fields = rest.iter().skip_while(|f| self.known(f)).take_while(|f| f.range.start < until);
        let Some(first) = fields.next() else { return };
        let mut range = first.range.clone();
        for field in fields {
            if self.known(field) || !self.text[range.end..field.range.start].chars().all(|c| c.is_whitespace() || c == ',') {
                break;
            }
            range.end = field.range.end;
        }
        let shown = &self.text[range];
        // "Special Team of Prosecutors, set up in March 2023" has no title
        let remark = shown.starts_with(char::is_lowercase);
        if remark && !self.reference.publisher.as_deref().is_some_and(|p| self.context.names.knows(p)) {
            return;
        }
        let held = words(shown).count();
        if held >= 2 && shown.len() > 8 || held >= 1 && shown.len() > 14 {
            self.reference.title = Some(tidy(shown));
        }
    }

    /// Author (date). Title. Outlet.
    fn assign_author_date(&mut self, kept: &[Field]) {
        let date_start = self.reference.date_range.as_ref().map_or(0, |d| d.start);
        let split = kept.iter().position(|f| f.range.start > date_start).unwrap_or(kept.len());
        let (before, after) = kept.split_at(split);
        let mut after = after.iter();
        if self.title.is_none() {
            if let Some(field) = after.next() {
                self.reference.title = Some(tidy(&self.text[field.range.clone()]));
            }
        } else if self.title.as_ref().is_some_and(|t| t.start > date_start) {
            after = after.as_slice().iter();
        }
        let person = self.is_person(before);
        let whole = joined(before);
        let known = self.context.names.knows(&self.text[whole.clone()]);
        let outlet = after.find(|f| self.may_be_outlet(f)).map(|f| {
            // "Journal of X, 12(3), 4–5"
            let shown = &self.text[f.range.clone()];
            let end = shown.find([',', '(', '[']).map_or(shown.len(), |i| i);
            f.range.start..f.range.start + shown[..end].trim_end().len()
        });
        match outlet {
            Some(range) if person || !known => {
                self.set_publisher(range);
                self.set_author(before);
            }
            _ => self.set_publisher(whole),
        }
    }

    fn finish(&mut self) {
        if self.reference.publisher.is_none()
            && self.reference.back_reference.is_none()
            && let Some(url) = &self.reference.url
        {
            let url = unwrapped(url);
            self.reference.publisher = super::address::host(url);
            self.reference.publisher_range = None;
        }
        self.reference.defects.sort_by_key(|d| d.range.start);
    }
}

/// The key of a Markdown citation inside a note: `@doe2020`. It holds a digit, `-`, `_` or `:`, which
/// accounts on platforms seldom do, and nothing but a lead-in comes before it.
fn key(text: &str) -> Option<(String, Range<usize>)> {
    let at = text.find('@')?;
    let before: Vec<Word<'_>> = words(&text[..at]).collect();
    let led_in = before.is_empty() || lexicon().citation.lead_ins.prefix(&before) == before.len();
    let rest = &text[at + 1..];
    let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.' | '/'))).unwrap_or(rest.len());
    let key = rest[..length].trim_end_matches(['.', ':', '-', '/']);
    let like_key = key.len() >= 3 && key.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'-' | b'_' | b':'));
    (led_in && like_key).then(|| (key.to_owned(), at..at + 1 + key.len()))
}

/// From the first of some fields to the last.
fn joined(fields: &[Field]) -> Range<usize> {
    match (fields.first(), fields.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

/// Spaces and line ends made one space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ends_with_date_word(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let folded = fold_words(last);
    lexicon().weekdays.contains_key(folded.as_str()) || lexicon().citation.published.contains(&folded)
}

/// Whether the full stop at `at` ends a field: a space and a capital or a quotation follow, and no
/// initial or abbreviation comes before.
fn ends_field(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    if !(after.is_empty() || after.starts_with([' ', '\u{a0}', '\n'])) {
        return false;
    }
    let next = after.trim_start();
    if next.starts_with(char::is_lowercase) {
        // "… Press. pp. 187–191", "… Eswatini. n.d."
        let field = next.split([',', ';']).next().unwrap_or(next);
        let undated = lexicon().citation.undated.prefix(&words(field).take(2).collect::<Vec<_>>()) > 0;
        let whole_word = text[..at].rsplit(char::is_whitespace).next().is_some_and(|w| w.chars().count() > 3);
        return whole_word
            && (undated
                || locator(field.split(". ").last().filter(|_| !field.contains(". ")).unwrap_or(field)).is_some()
                || next.starts_with("pp.")
                || next.starts_with("p."));
    }
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '.' | '«' | '“' | '"')).next().unwrap_or_default();
    let short = word.chars().count() <= 1;
    !short && !lexicon().abbreviations.contains(word)
}

/// Parties of a case: "Doe v. Roe", "Hirsi c. Italie".
fn is_case(text: &str) -> bool {
    [" v. ", " v ", " vs. ", " c. ", " vs "].iter().any(|sign| {
        text.find(sign)
            .is_some_and(|at| text[..at].starts_with(char::is_uppercase) && text[at + sign.len()..].starts_with(char::is_uppercase))
    })
}

/// "HRW", "DW", "AAN": capitals, digits and signs between them.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (2..=12).contains(&letters)
        && text.matches(' ').count() <= 2
        && text.chars().filter(|c| c.is_uppercase()).count() * 3 >= letters * 2
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&' | '.' | '\'' | ' '))
}

/// True where the capitals of the words before make the acronym.
fn initials_match(acronym: &str, before: &str) -> bool {
    let wanted: String = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let initials: String = words(before).filter_map(|w| w.folded.chars().next()).collect();
    let capitals: String =
        words(before).filter(|w| before[w.range.clone()].starts_with(char::is_uppercase)).filter_map(|w| w.folded.chars().next()).collect();
    initials.ends_with(&wanted) || capitals.ends_with(&wanted)
}

/// "p. 12", "paras. 4-6", "§ 129", "at 12".
fn locator(text: &str) -> Option<String> {
    let shown = text.trim();
    if shown.len() > 48 {
        return None;
    }
    if is_time(shown) {
        return Some(tidy(shown));
    }
    let held: Vec<Word<'_>> = words(shown).collect();
    let first = held.first()?;
    let citation = &lexicon().citation;
    // "section E", but no "p E"
    let lettered = first.folded.len() >= 4;
    let number = |w: &Word<'_>| {
        w.folded.starts_with(|c: char| c.is_ascii_digit())
            || w.folded.len() <= 6 && w.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'))
            || lettered && w.range.len() == 1 && shown[w.range.clone()].starts_with(char::is_uppercase)
    };
    let signs = held.iter().take_while(|w| matches!(w.folded.as_ref(), "§" | "¶")).count().max(1);
    let glued = {
        // "p12", "pp3": the word and its number in one
        let letters = first.folded.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() < first.folded.len() && !letters.is_empty() && citation.locators.contains(letters) && letters.len() <= 2
    };
    let leads = citation.locators.contains(&first.folded) && held.get(signs).is_some_and(number);
    if !glued && !leads {
        return None;
    }
    // "Article 19" is a body, "section" a word: what follows must be numbers and joins
    let rest = &held[1..];
    let plain = rest
        .iter()
        .all(|w| number(w) || w.folded.len() <= 3 || citation.locators.contains(&w.folded) || citation.and_words.contains(&w.folded));
    if !plain || first.folded == "article" && shown == "Article 19" {
        return None;
    }
    Some(tidy(shown))
}

/// A minute of a recording: "4:35", "1:04:35".
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts
            .iter()
            .enumerate()
            .all(|(i, part)| part.bytes().all(|b| b.is_ascii_digit()) && (part.len() == 2 || i == 0 && (1..=3).contains(&part.len())))
}

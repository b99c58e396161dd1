//! One reference → its parts.
//!
//! Styles differ in order and signs; what holds across them is used: addresses, dates and quotation
//! marks are unmistakable, brackets say what they hold by their first words, and what is left between
//! commas is a name, a title or a place.

mod assign;
mod author_date;
mod back;
mod brackets;
mod dating;
mod fields;
mod legal;
mod locator;
mod papers;
mod upstream;

pub(super) use brackets::{initials_match, is_acronym};
pub(crate) use legal::{is_act_name, is_legal_act};
pub(super) use locator::locator;
pub(crate) use papers::is_paper;

use std::ops::Range;

use super::address::{Address, addresses, host, unwrapped};
use super::names::Names;
use super::quotes::{Quotation, quotations};
use super::{Defect, DefectKind, Reference};
use crate::document::Link;
use crate::language::{FoundDate, dates, fold_words, lexicon};

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
        defects: Vec::new(),
    };
    parser.run();
    let mut reference = parser.reference;
    let shift = |r: &mut Range<usize>| *r = r.start + base..r.end + base;
    shift(&mut reference.range);
    for place in [&mut reference.publisher_range, &mut reference.date_range, &mut reference.url_range].into_iter().flatten() {
        *place = place.moved(base);
    }
    for defect in &mut parser.defects {
        shift(&mut defect.range);
    }
    reference.defects = parser.defects.into();
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
    /// What is wrong with it, as found.
    defects: Vec<Defect>,
}

/// A piece of text between commas that nothing has read yet.
#[derive(Debug, Clone)]
struct Field {
    range: Range<usize>,
    after_title: bool,
}

impl Parser<'_> {
    fn run(&mut self) {
        /// A text with more dates than these is none that one of them dates.
        const DATES: usize = 100;
        self.addresses();
        self.titles();
        let dates: Vec<FoundDate> = std::mem::take(&mut self.signs.dates)
            .into_iter()
            .filter(|d| !self.is_taken(&d.range) && self.title.as_ref().is_none_or(|t| d.range.end <= t.start || d.range.start >= t.end))
            .take(DATES)
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
                self.defects.push(Defect { kind: DefectKind::Address(slip), range: range.clone() });
            }
            if Some(i) == best {
                self.reference.url = Some(url.into());
                self.reference.url_range = Some(range.clone().into());
            }
            self.taken.push(range);
        }
        for (range, target) in std::mem::take(&mut self.links) {
            let shown = fold_words(&self.text[range.clone()]);
            let placeholder =
                shown.is_empty() || lexicon().citation.available.contains(&shown) || lexicon().citation.link_words.contains(&shown);
            let web = target.starts_with("http://") || target.starts_with("https://");
            if web && self.reference.url.is_none() {
                self.reference.url = Some(target.into());
                self.reference.url_range = Some(range.clone().into());
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
            self.reference.title = Some(tidy(words).into());
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
                || lexicon().citation.no_titles.contains(&folded);
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
                self.reference.title = Some(tidy(self.text[range.clone()].trim_end_matches([',', '.'])).into());
                self.taken.push(range.clone());
                self.title = Some(range);
            }
        }
    }

    fn finish(&mut self) {
        if self.reference.publisher.is_none()
            && self.reference.back_reference.is_none()
            && let Some(url) = &self.reference.url
        {
            let url = unwrapped(url);
            self.reference.publisher = host(url).map(Into::into);
            self.reference.publisher_range = None;
        }
        // a number alone names the issue, not a place in the article
        if self.title.is_some() {
            self.reference.locator.take_if(|l| assign::is_volume(l));
        }
        self.defects.sort_by_key(|d| d.range.start);
    }
}

/// Spaces and line ends made one space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

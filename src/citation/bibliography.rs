//! The bibliography: its entries, cut out of paragraphs and lines, and the sections they stand in.

use foldhash::{HashSet, HashSetExt as _};
use std::ops::Range;
use std::sync::Arc;

use super::Reference;
use super::address::addresses;
use super::front_matter::references;
use super::keys::cited;
use super::library;
use super::names::Names;
use super::parse::{Context, parse};
use super::quotes::quotations;
use crate::document::{Block, BlockKind, Document, Link, Role, SourceType};
use crate::language::{all_words, dates, lexicon, words};
use crate::text::MappedText;

/// One entry of a bibliography.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) text: MappedText,
    pub(crate) reference: Reference,
    /// The heading it stands under.
    pub(crate) section: Option<Arc<str>>,
    /// The type of source that the heading announces.
    pub(crate) kind: Option<SourceType>,
    /// It stands under a heading that says "consulted".
    pub(crate) consulted: bool,
    /// The key by which `[@key]` cites it.
    pub(crate) key: Option<String>,
}

/// What the document's bibliography holds.
#[derive(Debug, Default)]
pub(crate) struct Bibliography {
    pub(crate) entries: Vec<Entry>,
    /// A sentence dates the reading of all sources ("Sites consultés en janvier 2022").
    pub(crate) read_at: bool,
    /// Lines that are no entry.
    pub(crate) passed_over: usize,
}

/// Text being gathered for one entry.
#[derive(Debug, Default, Clone)]
struct Gathered {
    text: MappedText,
    links: Vec<Link>,
    emphasis: Vec<Range<usize>>,
    /// The key that the format gives it.
    key: Option<String>,
    /// The heading it stands under, and the kind of source that it names.
    section: Option<Arc<str>>,
    kind: Option<SourceType>,
    consulted: bool,
}

impl Gathered {
    fn append(&mut self, block: &Block, range: Range<usize>) {
        if !self.text.is_empty() {
            let end = self.text.whole().end;
            self.text.push_flat("\n", end..end);
        }
        let base = self.text.len();
        self.text.push_part(&block.text, range.clone());
        let inside = |r: &Range<usize>| r.start >= range.start && r.end <= range.end;
        let moved = |r: &Range<usize>| r.start - range.start + base..r.end - range.start + base;
        self.links.extend(block.links.iter().filter(|l| inside(&l.range)).map(|l| Link::new(moved(&l.range), l.target.clone())));
        self.emphasis.extend(block.emphasis.iter().filter(|r| inside(r)).map(moved));
    }

    /// True where the text has what closes an entry: an address, or a full stop after a date.
    fn is_whole(&self) -> bool {
        let text = self.text.as_str();
        !addresses(text).is_empty()
            || self.links.iter().any(Link::is_web)
            || text.trim_end().ends_with(['.', ';']) && !dates(text, true).is_empty()
            || ends_in_date(text)
    }
}

fn ends_in_date(text: &str) -> bool {
    let end = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ';'))
        .trim_end_matches(|c: char| c == ']' || c == '[' || c.is_ascii_digit() || c == ' ');
    let found = dates(text, true);
    let bracket = text.trim_end().ends_with(']');
    found.last().is_some_and(|d| d.range.end + 3 >= end.len().max(d.range.end) && (bracket || d.range.end + 2 >= text.trim_end().len()))
}

/// Reads the bibliography. Names and acronyms that it introduces are added to `names`.
pub(crate) fn bibliography(document: &Document, names: &mut Names, day_first: bool) -> Bibliography {
    let mut found = Bibliography::default();
    let mut section: Option<Arc<str>> = None;
    let mut kind: Option<SourceType> = None;
    let mut gathered: Vec<Gathered> = Vec::new();
    for block in document.blocks.iter().filter(|b| b.role.lists_sources()) {
        let text = block.text.as_str();
        match block.kind {
            BlockKind::Heading(_) => {
                section = Some(text.trim().into());
                kind = lexicon().source_type(text);
                // "References (all links accessed 10 June 2022)"
                found.read_at |= words(text).any(|w| lexicon().citation.accessed.holds(&w)) && !dates(text, true).is_empty();
                continue;
            }
            BlockKind::Code | BlockKind::FrontMatter | BlockKind::Contents | BlockKind::Caption => continue,
            _ => {}
        }
        let consulted = block.role == Role::Consulted;
        let mut fresh = true;
        for line in lines(block) {
            let shown = text[line.clone()].trim();
            if shown.is_empty() {
                continue;
            }
            let keyed = fresh && block.key.is_some();
            let goes_on = !keyed
                && gathered
                    .last()
                    .is_some_and(|open| if fresh { is_tail(open, shown) || is_cut(open, shown) } else { !begins_entry(open, shown) });
            fresh = false;
            match gathered.last_mut() {
                Some(open) if goes_on => open.append(block, line),
                _ => {
                    let key = block.key.clone().filter(|_| keyed);
                    let mut open = Gathered { key, section: section.clone(), kind, consulted, ..Gathered::default() };
                    open.append(block, line);
                    gathered.push(open);
                }
            }
        }
    }
    for text in document.blocks.iter().map(|b| b.text.as_str()).chain(document.footnotes.iter().map(|n| n.text.as_str())) {
        names.look_for_keys(text);
    }
    for entry in document.blocks.iter().flat_map(references) {
        entry.key.iter().for_each(|key| names.add_key(key));
        if let Some(publisher) = &entry.reference.publisher {
            names.add(publisher);
        }
        found.entries.push(entry);
    }
    let own: HashSet<String> = found.entries.iter().filter_map(|e| e.key.clone()).collect();
    let cited = if document.libraries.is_empty() { HashSet::new() } else { cited_keys(document) };
    let given = document.libraries.iter().flat_map(library::entries);
    for entry in given.filter(|e| e.key.as_ref().is_some_and(|key| cited.contains(key.as_str()) && !own.contains(key))) {
        entry.key.iter().for_each(|key| names.add_key(key));
        if let Some(publisher) = &entry.reference.publisher {
            names.add(publisher);
        }
        found.entries.push(entry);
    }
    for entry in gathered {
        let text = entry.text.as_str();
        let context = Context { names, day_first };
        let reference = parse(text, 0..text.len(), &entry.links, &entry.emphasis, context);
        // what has a key is an entry, whatever it holds
        if entry.key.is_none() && (reads_sources(text, &reference) || !is_entry(&reference, text)) {
            found.read_at |= reads_sources(text, &reference);
            found.passed_over += 1;
            continue;
        }
        if let (Some(publisher), Some(acronym)) = (&reference.publisher, &reference.acronym) {
            names.add_acronym(acronym, publisher);
        }
        if let Some(publisher) = &reference.publisher {
            names.add(publisher);
        }
        entry.key.iter().for_each(|key| names.add_key(key));
        let Gathered { text, key, section, kind, consulted, .. } = entry;
        found.entries.push(Entry { text, reference, section, kind, consulted, key });
    }
    found
}

/// The lines of a block; a block whose lines are those of one paragraph gives them all the same, and
/// [`begins_entry`] tells.
fn lines(block: &Block) -> Vec<Range<usize>> {
    let text = block.text.as_str();
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices(['\n', '\u{2028}']) {
        lines.push(start..at);
        start = at + sign.len();
    }
    lines.push(start..text.len());
    lines
}

/// The keys by which text and notes cite.
fn cited_keys(document: &Document) -> HashSet<&str> {
    let texts = document.blocks.iter().map(|b| b.text.as_str()).chain(document.footnotes.iter().map(|n| n.text.as_str()));
    texts.flat_map(cited).collect()
}

/// A paragraph that belongs to the entry before: its address, its date of access.
fn is_tail(open: &Gathered, shown: &str) -> bool {
    let first: Vec<_> = words(shown).take(6).collect();
    let citation = &lexicon().citation;
    let address = addresses(shown).first().is_some_and(|a| shown[..a.range.start].chars().filter(|c| c.is_alphanumeric()).count() <= 12);
    let no_address = addresses(open.text.as_str()).is_empty();
    address && no_address && words(shown).count() < 60 && !shown.contains(['«', '“'])
        || citation.accessed.prefix(&first) > 0 && shown.len() < 120 && !open.text.is_empty() && reads_one(shown)
}

/// An entry that a page foot cut: it has neither date nor address and ends in the middle of its words.
fn is_cut(open: &Gathered, shown: &str) -> bool {
    const LEAST: usize = 24;
    let text = open.text.as_str().trim_end();
    let closed = text.ends_with(['.', ';', '»', '”', '"', ')', ']', '>']);
    let goes_on = shown.starts_with(char::is_lowercase) || dates(shown, true).first().is_some_and(|d| d.range.start < 60);
    text.len() >= LEAST && !closed && !open.is_whole() && dates(text, true).is_empty() && goes_on && !shown.contains(['«', '“'])
}

/// "Accessed: 4 April 2023", not "Sites web consultés en janvier".
fn reads_one(shown: &str) -> bool {
    words(shown).count() <= 8
}

/// Whether a line inside a paragraph begins the next entry.
fn begins_entry(open: &Gathered, shown: &str) -> bool {
    let first: Vec<_> = words(shown).take(6).collect();
    let citation = &lexicon().citation;
    if !shown.starts_with(|c: char| {
        c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic() || matches!(c, '«' | '“' | '"' | '[' | '•') || c.is_ascii_digit()
    }) {
        return false;
    }
    if citation.accessed.prefix(&first) > 0
        || citation.updated.prefix(&first) > 0
        || citation.available.prefix(&first) > 0
        || addresses(shown).first().is_some_and(|a| a.range.start == 0)
    {
        return false;
    }
    // "…, 21 octobre 2022" and on the next line "[2], https://…": the number of the entry before
    let number = shown.strip_prefix('[').and_then(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(']'));
    if number.is_some_and(|rest| {
        rest.trim_start().is_empty() || rest.trim_start().starts_with([',', ';', '.', '<', '[']) || rest.trim_start().starts_with("http")
    }) {
        return false;
    }
    // an open quotation goes on
    let text = open.text.as_str();
    let unclosed = text.matches('«').count() > text.matches('»').count() && quotations(text).is_empty()
        || text.trim_end().ends_with([',', '-', '–'])
        || text.matches('“').count() > text.matches('”').count();
    if unclosed {
        return false;
    }
    open.is_whole() && !begins_with_date_only(shown)
}

fn begins_with_date_only(shown: &str) -> bool {
    dates(shown, true).first().is_some_and(|d| d.range.start == 0 && words(shown).count() <= 8)
}

fn is_entry(reference: &Reference, text: &str) -> bool {
    let comma = text.contains(',') || text.contains('.') || text.contains('(');
    reference.url.is_some()
        || reference.title.is_some() && words(text).count() >= 3
        || reference.date.is_some() && reference.publisher.is_some() && comma
        || reference.oral && reference.publisher.is_some()
}

/// "Sites web consultés en janvier et février 2022.": a sentence on the reading of all sources.
fn reads_sources(text: &str, reference: &Reference) -> bool {
    if reference.url.is_some() || reference.title.is_some() || text.contains(',') {
        return false;
    }
    let all = all_words(text);
    let accessed = || (0..all.len().min(12)).any(|i| lexicon().citation.accessed.prefix(&all[i..]) > 0);
    all.len() < 30 && accessed() && !dates(text, true).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::text::Input;

    fn entries(text: &str) -> Vec<(Box<str>, Box<str>)> {
        let input = Input::new("x.txt", text).expect("small");
        let blocks = crate::read::read(&input, Format::Text);
        let document = crate::apparatus::document(input, Format::Text, blocks);
        let mut names = Names::default();
        bibliography(&document, &mut names, true)
            .entries
            .into_iter()
            .map(|e| (e.reference.publisher.unwrap_or_default(), e.reference.url.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn entries_over_several_lines_and_paragraphs() {
        let text = "Bibliographie\n\nSites web consultés en mars 2022.\n\nMédias\n\nDojd, « Titre » [Titre], 07/01/2022\nhttps://tv.ru/a\n\nBBC, « Autre », 18/01/2022\n[1],\n\n<https://bbc.com/b>\n\nOMCT, Rapport sur la\nsituation, 3 mars 2021, https://omct.org/c, accessed 4 May 2022\nUNICEF, Note, 5 mars 2021, https://unicef.org/d\n";
        let got = entries(text);
        assert_eq!(
            got.iter().map(|(p, u)| (&**p, &**u)).collect::<Vec<_>>(),
            [("Dojd", "https://tv.ru/a"), ("BBC", "https://bbc.com/b"), ("OMCT", "https://omct.org/c"), ("UNICEF", "https://unicef.org/d")]
        );
    }
}

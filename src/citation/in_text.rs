//! Citations that stand in the running text: links, `[@key]`, author–year, an outlet in brackets.

use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::address::addresses;
use super::keys::keyed;
use super::parse::{Context, parse};
use super::people::author_key;
use super::split::parted;
use super::{BackReference, Reference};
use crate::document::{Block, BlockKind, PartialDate, Role};
use crate::language::{all_words, dates, fold_key, fold_words, lexicon, words};
use crate::text::Stretch;
use crate::text::{ceil, floor};

/// A citation in the running text.
#[derive(Debug, Clone)]
pub(crate) struct InText {
    /// Where it stands in the block's text, brackets included.
    pub(crate) range: Range<usize>,
    pub(crate) reference: Reference,
    /// True where it covers only its own sentence: a link on some words, "Smith (2020) found".
    pub(crate) own_sentence: bool,
}

/// What is known of the document's list of sources.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// Surnames of authors and keys of publishers, with the years of their works.
    pub(crate) works: HashSet<(String, i32)>,
    /// Days → the names of those whose works are of that day.
    pub(crate) days: HashMap<PartialDate, Vec<String>>,
    /// Whether there is such a list.
    pub(crate) any: bool,
    /// Whether the document uses notes.
    pub(crate) notes: bool,
}

/// The citations in one block, in order.
pub(crate) fn in_text(block: &Block, listed: &Listed, context: Context<'_>) -> Vec<InText> {
    if block.kind == BlockKind::SourceLine {
        return source_line(block, listed, context);
    }
    let holds_claims = matches!(block.role, Role::Body | Role::Summary | Role::Annex)
        && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Caption | BlockKind::Table);
    let text = block.text.as_str();
    if !holds_claims
        || memchr::memchr3(b'(', b'[', b'@', text.as_bytes()).is_none()
            && block.links.is_empty()
            && !text.contains("http")
            && !text.contains("www.")
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    let cited = keyed(text, &context.names.cited_by, false);
    found.extend(cited.iter().map(|k| InText { range: k.range.clone(), reference: k.reference(), own_sentence: !k.bracketed }));
    brackets(text, listed, context, &mut found);
    for link in block.links.iter().filter(|l| l.is_web()) {
        if let Some(named) = found.iter_mut().find(|f| f.range.start < link.range.end && link.range.start < f.range.end) {
            // "([Berg 2019](https://…))"
            if named.reference.url.is_none() && link.range.start <= named.range.start && named.range.end <= link.range.end {
                named.reference.url = Some(link.target.clone().into());
                named.reference.url_range = Some(link.range.clone().into());
            }
            continue;
        }
        let shown = &text[link.range.clone()];
        let reference = Reference {
            range: link.range.clone(),
            publisher: super::address::host(super::address::unwrapped(&link.target)).map(Into::into),
            url: Some(link.target.clone().into()),
            url_range: Some(link.range.clone().into()),
            title: None,
            ..Reference::default()
        };
        let reference = with_named_outlet(reference, shown, context);
        found.push(InText { range: link.range.clone(), reference, own_sentence: true });
    }
    for address in addresses(text) {
        if found.iter().any(|f| f.range.start < address.range.end && address.range.start < f.range.end) {
            continue;
        }
        let reference = Reference {
            range: address.range.clone(),
            publisher: super::address::host(super::address::unwrapped(&address.url)).map(Into::into),
            url: Some(address.url.into()),
            url_range: Some(address.range.clone().into()),
            ..Reference::default()
        };
        found.push(InText { range: address.range, reference, own_sentence: true });
    }
    found.retain(|f| {
        !block.code.iter().any(|c| c.start <= f.range.start && f.range.end <= c.end || f.range.start < c.start && c.end < f.range.end)
    });
    found.sort_by_key(|f| f.range.start);
    found
}

/// "Source : RFI, 4 mai 2022 ; Le Monde, « … », 5 mai 2022": cut as a note is; what cannot be cut is one source.
fn source_line(block: &Block, listed: &Listed, context: Context<'_>) -> Vec<InText> {
    let text = block.text.as_str();
    let from = block.run_in + (text[block.run_in..].len() - text[block.run_in..].trim_start().len());
    // "Sources:" above a list
    if from >= text.len() {
        return Vec::new();
    }
    let in_text = |reference: Reference| InText { range: reference.range.clone(), reference, own_sentence: false };
    let mut cited = Vec::new();
    // "Source: Smith and Jones (2019, p. 3), completed by the author"
    if listed.any {
        brackets(text, listed, context, &mut cited);
    }
    for reference in parted(text, &block.links, &block.emphasis, context).citations {
        if !cited.iter().any(|c| c.range.start < reference.range.end && reference.range.start < c.range.end) {
            match names_in_a_row(text, from, &reference, context) {
                Some(names) => cited.extend(names.into_iter().map(|name| in_text(parse(text, name, &[], &[], context)))),
                None => cited.push(in_text(Arc::unwrap_or_clone(reference))),
            }
        }
    }
    if !cited.is_empty() {
        cited.sort_by_key(|c| c.range.start);
        return cited;
    }
    vec![in_text(parse(text, from..text.len(), &block.links, &block.emphasis, context))]
}

/// "Sources: AFP, Reuters and WFP": the names in a row that are taken for one reference, most of them known.
fn names_in_a_row(text: &str, from: usize, reference: &Reference, context: Context<'_>) -> Option<Vec<Range<usize>>> {
    const LEAST: usize = 2;
    if reference.url.is_some() || text[reference.range.clone()].contains(['«', '“', '"']) {
        return None;
    }
    let base = reference.range.start.max(from);
    let listed = &text[base..reference.range.end.max(base)];
    // what parts names: a comma, "and"
    let mut parts: Vec<Range<usize>> = listed.match_indices(',').map(|(at, _)| at..at + 1).collect();
    parts.extend(words(listed).filter(|w| lexicon().citation.and_words.holds(w)).map(|w| w.range));
    parts.sort_by_key(|r| r.start);
    let ends = parts.iter().map(|p| p.start).chain([listed.len()]);
    let starts = std::iter::once(0).chain(parts.iter().map(|p| p.end));
    let names = starts.zip(ends).map(|(start, end)| base + start..base + end.max(start));
    let trimmed = |r: Range<usize>| {
        let signs = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
        let begin = r.start + (text[r.clone()].len() - text[r.clone()].trim_start_matches(signs).len());
        begin..begin + text[begin..r.end.max(begin)].trim_end_matches(signs).len()
    };
    let names: Vec<Range<usize>> = names.map(trimmed).filter(|r| !r.is_empty()).collect();
    let known = names.iter().filter(|n| context.names.knows(&text[(*n).clone()])).count();
    (known >= LEAST && known * 2 >= names.len()).then_some(names)
}

/// A link on an outlet's own name is that outlet's.
fn with_named_outlet(mut reference: Reference, shown: &str, context: Context<'_>) -> Reference {
    if context.names.knows(shown) {
        reference.publisher = Some(shown.trim().into());
        reference.publisher_range = Some(reference.range.clone().into());
    }
    reference
}

/// `(Smith 2020, p. 4; Jones et al., 2019)`, `Smith (2020)`, `(AFP, 12 mai 2024)`.
fn brackets(text: &str, listed: &Listed, context: Context<'_>, found: &mut Vec<InText>) {
    const LONGEST: usize = 300;
    const LONGEST_NAMED: usize = 1000;
    let mut at = 0;
    while let Some(open) = memchr::memchr2(b'(', b'[', &text.as_bytes()[at..]).map(|i| i + at) {
        at = open + 1;
        let named = names_sources(&text[at..]);
        if named == 0 && text.as_bytes()[open] == b'[' {
            continue;
        }
        let end = floor(text, (open + if named > 0 { LONGEST_NAMED } else { LONGEST }).min(text.len()));
        let Some(close) = closing(&text[open..end]).map(|i| open + i) else { continue };
        let inner = open + 1 + named..close.max(open + 1 + named);
        let content = &text[inner.clone()];
        if found.iter().any(|f| f.range.start < close && open < f.range.end) {
            continue;
        }
        // Smith (2020), selon Kaboré (2021, p. 3)
        if let Some(narrative) = narrative(text, open, &inner, listed, context) {
            let own_sentence = narrative.range.start < open;
            found.push(InText { range: narrative.range.start..close + 1, reference: narrative, own_sentence });
            at = close + 1;
            continue;
        }
        let mut parts: Vec<Reference> = Vec::new();
        let mut start = inner.start;
        let mut sure = true;
        for piece in content.split(';') {
            let range = start..start + piece.len();
            start = range.end + 1;
            let read = if named > 0 { said_source(text, &range, context) } else { bracketed(text, &range, listed, context) };
            match read {
                Some(reference) => parts.push(reference),
                None => sure = false,
            }
        }
        if parts.is_empty() || !sure && parts.len() * 2 < content.split(';').count() {
            continue;
        }
        let count = parts.len();
        for (i, reference) in parts.into_iter().enumerate() {
            // the first and last take the brackets with them
            let start = if i == 0 { open } else { reference.range.start };
            let end = if i + 1 == count { close + 1 } else { reference.range.end };
            found.push(InText { range: start..end, reference, own_sentence: false });
        }
        at = close + 1;
    }
}

/// How many bytes "Source:" takes at the head of what stands in brackets.
fn names_sources(content: &str) -> usize {
    const LONGEST: usize = 40;
    let colon = content.bytes().take(LONGEST).position(|b| b == b':').filter(|&i| i > 0);
    colon.filter(|&colon| content.get(..colon).is_some_and(|head| lexicon().names_sources(head))).map_or(0, |colon| colon + 1)
}

/// One reference of a bracket that says itself that it gives sources.
fn said_source(text: &str, range: &Range<usize>, context: Context<'_>) -> Option<Reference> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let range = start..range.start + piece.trim_end().len();
    if range.len() < 2 {
        return None;
    }
    let reference = parse(text, range.clone(), &[], &[], context);
    Some(Reference { range, ..reference })
}

/// The end of what a bracket at the head of the text opens.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let (opens, closes) = if text.starts_with('[') { (b'[', b']') } else { (b'(', b')') };
    for (i, b) in text.bytes().enumerate() {
        match b {
            b if b == opens => depth += 1,
            b if b == closes => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            b'\n' if text[i..].starts_with("\n\n") => return None,
            _ => {}
        }
    }
    None
}

/// One reference in a bracket: a name, then a date.
fn bracketed(text: &str, range: &Range<usize>, listed: &Listed, context: Context<'_>) -> Option<Reference> {
    let piece = &text[range.clone()];
    let trimmed = piece.trim();
    if trimmed.len() < 4 || trimmed.len() > 200 {
        return None;
    }
    let held = all_words(piece);
    let lead = lexicon().citation.lead_ins.prefix(&held);
    let first = held.get(lead)?;
    let shown_first = &piece[first.range.clone()];
    if !shown_first.starts_with(char::is_uppercase) && lexicon().citation.ibid.prefix(&held) == 0 {
        return None;
    }
    let reference = parse(text, range.clone(), &[], &[], context);
    // "(ibid., p. 31)"
    if lexicon().citation.ibid.prefix(&held) > 0 && reference.back_reference == Some(BackReference::Ibid) && held.len() < 8 {
        let start = range.start + (piece.len() - piece.trim_start().len());
        return Some(Reference { range: start..range.start + piece.trim_end().len(), ..reference });
    }
    let publisher = reference.publisher.as_deref()?;
    let date = reference.date?;
    let name_range = reference.publisher_range?;
    // the name comes first and the date after it, with nothing else but a locator or an address
    if reference.date_range.is_some_and(|d| d.start() < name_range.start()) {
        return None;
    }
    let name = name_before_date(text, range, &reference);
    let works = listed.works.contains(&(author_key(&name), date.year()))
        || listed.works.contains(&(author_key(publisher), date.year()))
        || listed.works.contains(&(fold_key(publisher), date.year()));
    let known = context.names.knows(publisher) || context.names.knows(&name);
    let year_only = date.month_number().is_none();
    let name_words = words(&name).count();
    if name_words == 0 || name_words > 9 {
        return None;
    }
    let all_capitalised = words(&name).all(|w| {
        name[w.range.clone()].starts_with(|c: char| c.is_uppercase())
            || lexicon().citation.and_words.holds(&w)
            || lexicon().citation.et_al.holds(&w)
            || lexicon().citation.particles.holds(&w)
    });
    // "(mars 2020)", "(Janvier 2022)", "(Décret 2019)" are no citations without a list that says so
    let is_month = lexicon().months.holds(first) || lexicon().weekdays.holds(first);
    if is_month {
        return None;
    }
    let fits = works
        || known
        || listed.any && !listed.notes && year_only && all_capitalised && name_words <= 5 && looks_like_author_year(piece, &name);
    if !fits {
        return None;
    }
    // "Rask 1998": the year is no part of the name
    let swallowed = !context.names.knows(publisher) && publisher.len() > name.len() && publisher.starts_with(name.as_str());
    let mut reference = reference;
    if (!known || swallowed) && !name.is_empty() && (works || year_only) {
        reference.publisher = Some(name.into());
        reference.author = None;
        reference.title = None;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    reference.range = start..range.start + piece.trim_end().len();
    Some(reference)
}

/// "Smith, 2020", "Smith 2020", "Smith et al., 2020": nothing but a comma before the year.
fn looks_like_author_year(piece: &str, name: &str) -> bool {
    piece.find(name).is_some_and(|at| {
        let rest = piece[at + name.len()..].trim_start_matches([',', '.', ' ', '\u{a0}']);
        rest.starts_with(|c: char| c.is_ascii_digit()) && name.len() > 2
    })
}

/// The words before the date.
fn name_before_date(text: &str, range: &Range<usize>, reference: &Reference) -> String {
    let end = reference.date_range.map_or(range.end, Stretch::start);
    let start = reference.publisher_range.map_or(range.start, |p| p.start().min(end));
    let start = reference.author.as_deref().and_then(|a| text[range.start..end].find(a)).map_or(start, |i| start.min(range.start + i));
    let sign = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ':' | '\u{a0}');
    let name = text[start..end].trim_matches(sign);
    // "Leroy dir. 2005", "Berg (ed.) 2019"
    let editor = name.rsplit_once([' ', '(', '\u{a0}']).filter(|(_, last)| {
        let last = last.trim_matches(|c| matches!(c, '.' | ')'));
        lexicon().citation.editors.contains(&fold_words(last))
    });
    editor.map_or(name, |(rest, _)| rest.trim_matches(sign)).to_owned()
}

/// "Smith (2020)", "Smith and Jones (2019, p. 3)", "Human Rights Watch (2021)".
fn narrative(text: &str, open: usize, inner: &Range<usize>, listed: &Listed, context: Context<'_>) -> Option<Reference> {
    let content = text[inner.clone()].trim();
    let found = dates(content, context.day_first);
    let date = found.first().filter(|d| d.range.start == 0)?;
    let after = content[date.range.end..].trim_start();
    if !(after.is_empty() || after.starts_with([',', ':', ';'])) || !text[..open].ends_with([' ', '\u{a0}', '\n']) {
        return None;
    }
    // "Amnesty International indicates that nine were beaten (10 May 2022, 4)"
    if let Some(name) = listed.days.get(&date.date).and_then(|names| last_named(text, open, names)) {
        let locator = after.trim_start_matches([',', ':', ' ']).trim();
        return Some(Reference {
            range: open..inner.end + 1,
            publisher: Some(name.into()),
            date: Some(date.date),
            date_range: Some((inner.start + date.range.start..inner.start + date.range.end).into()),
            locator: (!locator.is_empty() && locator.bytes().any(|b| b.is_ascii_digit())).then(|| locator.into()),
            ..Reference::default()
        });
    }
    let end = ceil(text, open.saturating_sub(120));
    let head = &text[end..open];
    let held = all_words(head);
    // the longest name right before the bracket that the list or the registry knows
    for count in (1..=held.len().min(7)).rev() {
        let first = &held[held.len() - count];
        let name = head[first.range.start..].trim();
        if !name.starts_with(char::is_uppercase) || name.contains(['.', ';', '(']) && count > 2 {
            continue;
        }
        let key = author_key(name);
        let exact_year = date.date.month_number().is_none() || date.range.len() > 4;
        let works = listed.works.contains(&(key, date.date.year())) || listed.works.contains(&(fold_key(name), date.date.year()));
        if exact_year && (works || listed.any && context.names.knows(name)) {
            let written = &content[date.range.clone()];
            let letter = written.chars().next_back().filter(|c| c.is_ascii_lowercase() && written.len() == 5);
            let start = end + first.range.start;
            let locator = after.trim_start_matches([',', ':', ' ']).trim();
            return Some(Reference {
                range: start..inner.end + 1,
                publisher: Some(name.into()),
                publisher_range: Some((start..start + name.len()).into()),
                date: Some(date.date),
                date_range: Some((inner.start + date.range.start..inner.start + date.range.end).into()),
                disambiguator: letter.map(|l| l.to_string().into()),
                locator: (!locator.is_empty() && locator.bytes().any(|b| b.is_ascii_digit())).then(|| locator.into()),
                ..Reference::default()
            });
        }
    }
    None
}

/// The one of some names that stands last before a place, not far from it.
fn last_named<'n>(text: &str, at: usize, names: &'n [String]) -> Option<&'n str> {
    const REACH: usize = 400;
    let from = ceil(text, at.saturating_sub(REACH));
    let head = &text[from..at];
    let found = names.iter().filter_map(|name| head.rfind(name.as_str()).map(|place| (place, name.as_str())));
    found.max_by_key(|&(place, name)| (place, name.len())).map(|(_, name)| name)
}

//! Footnotes and endnotes: where each stands in its part, and under which label Word shows it.

use std::ops::Range;

use foldhash::HashMap;

use super::{NAMESPACES, Prefixes, Relations};
use crate::read::office::numbers::formatted;
use crate::read::office::xml::{Tag, Token, Xml, prefixes};
use crate::text::Part;

/// The notes of one part, and how they are numbered.
pub(super) struct Notes<'a> {
    pub(super) kinds: [Kind<'a>; 2],
    sections: Vec<[Numbers; 2]>,
    section: usize,
}

pub(super) struct Kind<'a> {
    pub(super) source: &'a str,
    pub(super) part: &'a str,
    pub(super) prefixes: Prefixes,
    pub(super) links: Relations,
    places: HashMap<String, Range<usize>>,
    count: u32,
}

/// How notes are numbered.
#[derive(Debug, Clone, Default)]
struct Numbers {
    format: Option<String>,
    start: Option<u32>,
    each_section: Option<bool>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(body: &str, settings: &str, sources: [&'a str; 2], parts: [&'a str; 2], links: [Relations; 2]) -> Self {
        let usual = numbers(settings);
        // what a section was before a tracked change is no section
        let former = |start: usize| body[..start].rfind('<').is_some_and(|at| body[at..start].contains("sectPrChange"));
        let sections = slices(body, "sectPr")
            .filter(|range| !former(range.start))
            .map(|range| {
                let own = numbers(&body[range]);
                [own[0].clone().or(&usual[0]), own[1].clone().or(&usual[1])]
            })
            .collect();
        let [footnotes, endnotes] = links;
        let kind = |at: usize, name: &str, links| {
            let source: &str = sources[at];
            let places = slices(source, name).filter_map(|range| Some((id(&source[range.clone()])?, range))).collect();
            Kind { source, part: parts[at], prefixes: prefixes(source, &NAMESPACES), links, places, count: 0 }
        };
        let mut notes = Self { kinds: [kind(0, "footnote", footnotes), kind(1, "endnote", endnotes)], sections, section: 0 };
        if notes.sections.is_empty() {
            notes.sections.push(usual);
        }
        notes
    }

    /// The running text enters its next section.
    pub(super) fn next_section(&mut self) {
        self.section += 1;
        for at in 0..2 {
            if self.numbers(at).each_section == Some(true) {
                self.kinds[at].count = 0;
            }
        }
    }

    /// The label of the next note, as Word counts.
    pub(super) fn next_label(&mut self, part: Part) -> String {
        let at = place(part);
        let numbers = self.numbers(at);
        let start = numbers.start.unwrap_or(1);
        let usual = if at == 0 { "decimal" } else { "lowerRoman" };
        let format = numbers.format.clone().unwrap_or_else(|| usual.to_owned());
        let both = at == 1 && !self.kinds[0].places.is_empty() && self.numbers(0).format.as_deref().unwrap_or("decimal") == format;
        let number = self.kinds[at].count + start;
        self.kinds[at].count += 1;
        let label = formatted(number, &format).unwrap_or_else(|| number.to_string());
        // Two kinds of notes that count alike would share their labels.
        if both { format!("E{label}") } else { label }
    }

    /// The XML of a note.
    pub(super) fn slice(&self, part: Part, id: &str) -> Option<&'a str> {
        let kind = &self.kinds[place(part)];
        kind.places.get(id).map(|range| &kind.source[range.clone()])
    }

    fn numbers(&self, at: usize) -> &Numbers {
        &self.sections[self.section.min(self.sections.len() - 1)][at]
    }
}

pub(super) fn place(part: Part) -> usize {
    usize::from(part == Part::Endnote)
}

impl Numbers {
    fn or(self, other: &Self) -> Self {
        Self {
            format: self.format.or_else(|| other.format.clone()),
            start: self.start.or(other.start),
            each_section: self.each_section.or(other.each_section),
        }
    }
}

/// `w:footnotePr` and `w:endnotePr`, in the settings or in a section.
fn numbers(source: &str) -> [Numbers; 2] {
    let mut found = [Numbers::default(), Numbers::default()];
    for (at, name) in ["footnotePr", "endnotePr"].into_iter().enumerate() {
        let Some(range) = slices(source, name).next() else { continue };
        let mut xml = Xml::new(&source[range], name, &[]);
        while let Some(tag) = next_open(&mut xml) {
            let name = tag.name();
            let value = tag.get("val").unwrap_or_default();
            match name.rsplit(':').next().unwrap_or_default() {
                "numFmt" => found[at].format = Some(value),
                "numStart" => found[at].start = value.parse().ok(),
                "numRestart" => found[at].each_section = Some(value == "eachSect"),
                _ => {}
            }
        }
    }
    found
}

fn next_open<'x>(xml: &mut Xml<'x>) -> Option<Tag<'x>> {
    loop {
        match xml.next().ok()? {
            Token::Open(tag) => return Some(tag),
            Token::End => return None,
            Token::Close | Token::Words(_) => {}
        }
    }
}

/// The elements of a local name, as byte ranges. A note that is damaged ends where the next begins, so
/// that it is the only one lost.
fn slices<'s>(source: &'s str, name: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
    let opens = |at: usize| {
        let rest = &source[at..];
        let inner = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let local = inner.strip_prefix(':').unwrap_or(rest);
        local.strip_prefix(name).is_some_and(|after| after.starts_with([' ', '>', '/', '\n', '\r', '\t']))
    };
    let starts: Vec<usize> = memchr::memchr_iter(b'<', source.as_bytes()).filter(|&at| opens(at + 1)).collect();
    let ends = move |start: usize, limit: usize| {
        let whole = &source[start..limit];
        let tag = whole.find('>').map_or(whole.len(), |at| at + 1);
        if whole[..tag].ends_with("/>") {
            return start + tag;
        }
        let close = format!("{name}>");
        let mut at = 0;
        while let Some(found) = whole[at..].find(&close).map(|f| at + f) {
            let head = whole[..found].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == ':');
            if head.ends_with("</") {
                return start + found + close.len();
            }
            at = found + close.len();
        }
        limit
    };
    (0..starts.len()).map(move |i| {
        let limit = starts.get(i + 1).copied().unwrap_or(source.len());
        starts[i]..ends(starts[i], limit)
    })
}

/// The id of a note; `None` for the line above the notes and its like.
fn id(slice: &str) -> Option<String> {
    let tag = &slice[..slice.find('>')?];
    let value = |name: &str| {
        let at = tag.find(&format!("{name}=")).map(|at| at + name.len() + 1)?;
        let quote = tag[at..].chars().next()?;
        tag[at + 1..].split(quote).next()
    };
    if value(":type").is_some_and(|t| t != "normal") {
        return None;
    }
    value(":id").map(str::to_owned)
}

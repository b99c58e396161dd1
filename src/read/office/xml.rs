//! XML parts as a row of tags and words, with bounded depth and no entities but XML's own.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::error::{Error, ErrorKind};

/// Word nests a table in a table some thirty elements deep; nobody nests eight of them.
const DEEPEST: usize = 400;

pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    part: &'a str,
    depth: usize,
    /// Where the last token began.
    start: usize,
    /// Where the source begins in its part.
    base: usize,
    /// Prefixes under which known namespaces go in this part, where they are not the usual ones.
    prefixes: &'a [(String, &'static str)],
}

pub(crate) enum Token<'a> {
    Open(Tag<'a>),
    Close,
    Words(Cow<'a, str>),
    End,
}

pub(crate) struct Tag<'a> {
    raw: BytesStart<'a>,
    prefix: Option<&'static str>,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(source: &'a str, part: &'a str, prefixes: &'a [(String, &'static str)]) -> Self {
        let words = source.strip_prefix('\u{feff}').unwrap_or(source);
        let base = source.len() - words.len();
        let mut reader = Reader::from_str(words);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, source: words, part, depth: 0, start: 0, base, prefixes }
    }

    pub(crate) fn next(&mut self) -> Result<Token<'a>, Error> {
        loop {
            self.start = self.position();
            let event = self.reader.read_event().map_err(|e| self.damaged(&e))?;
            return Ok(match event {
                Event::Start(raw) | Event::Empty(raw) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.damaged(&"elements nested too deeply"));
                    }
                    let prefix = self.prefix(&raw);
                    Token::Open(Tag { raw, prefix })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::Close
                }
                Event::Text(words) => Token::Words(words.into_inner()),
                Event::CData(words) => Token::Words(words.into_inner()),
                Event::GeneralRef(reference) => Token::Words(resolved(&reference).into()),
                // Word and OpenDocument parts have no document type; one that declares entities is a trap.
                Event::DocType(declared) if declared.contains("ENTITY") => {
                    return Err(self.damaged(&"it declares entities"));
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged(&"it ends in the middle")),
                Event::Eof => Token::End,
                _ => continue,
            });
        }
    }

    /// Passes over the element that was just opened.
    pub(crate) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Token::Close if self.depth <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// The words of the element that was just opened, whatever is in it.
    pub(crate) fn words(&mut self) -> Result<String, Error> {
        let outside = self.depth.saturating_sub(1);
        let mut words = String::new();
        loop {
            match self.next()? {
                Token::Close if self.depth <= outside => return Ok(words),
                Token::End => return Ok(words),
                Token::Words(more) => words.push_str(&more),
                _ => {}
            }
        }
    }

    /// Where the last token stands in the part.
    pub(crate) fn place(&self) -> Range<usize> {
        self.base + self.start..self.base + self.position()
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.source.len())
    }

    fn prefix(&self, raw: &BytesStart<'_>) -> Option<&'static str> {
        if self.prefixes.is_empty() {
            return None;
        }
        let name = raw.name();
        let written = name.as_ref().split_once(':').map_or("", |(prefix, _)| prefix);
        self.prefixes.iter().find(|(known, _)| known == written).map(|(_, usual)| *usual)
    }

    fn damaged(&self, reason: &dyn std::fmt::Display) -> Error {
        ErrorKind::Damaged { part: self.part.to_owned(), reason: format!("{reason} (byte {})", self.start) }.into()
    }
}

/// XML's five entities and character references; anything else stands for nothing.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    match reference.borrow().into_inner().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

impl Tag<'_> {
    /// The name with the usual prefix: `w:p`, `text:p`.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        let name = self.raw.name().into_inner();
        match self.prefix {
            None => Cow::Borrowed(name),
            Some(usual) => Cow::Owned(format!("{usual}:{}", name.split_once(':').map_or(name, |(_, local)| local))),
        }
    }

    /// An attribute by its local name, whatever its prefix.
    pub(crate) fn get(&self, local: &str) -> Option<String> {
        let attribute = self.raw.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == local)?;
        let value = attribute.value;
        Some(if value.contains('&') {
            quick_xml::escape::unescape(&value).map_or_else(|_| value.to_string(), Cow::into_owned)
        } else {
            value.into_owned()
        })
    }

    /// Whether a switch such as `<w:b/>` is on.
    pub(crate) fn is_on(&self) -> bool {
        !self.get("val").is_some_and(|v| matches!(v.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// The prefixes under which known namespaces go, where they are not the usual ones.
pub(crate) fn prefixes(source: &str, usual: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    let mut reader = Reader::from_str(source.strip_prefix('\u{feff}').unwrap_or(source));
    loop {
        match reader.read_event() {
            Ok(Event::Start(root) | Event::Empty(root)) => {
                let mut attributes = root.attributes();
                return attributes
                    .with_checks(false)
                    .flatten()
                    .filter_map(|a| {
                        let name = a.key.into_inner();
                        let prefix = name.strip_prefix("xmlns:").or((name == "xmlns").then_some(""))?;
                        let (_, known) = usual.iter().find(|(namespace, _)| *namespace == a.value.as_ref())?;
                        (*known != prefix).then(|| (prefix.to_owned(), *known))
                    })
                    .collect();
            }
            Ok(Event::Eof) | Err(_) => return Vec::new(),
            Ok(_) => {}
        }
    }
}

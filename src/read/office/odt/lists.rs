//! Numbered lists: the label that an item shows.

use foldhash::HashMap;

use super::NAMESPACES;
use crate::read::office::numbers::formatted;
use crate::read::office::xml::{Token, Xml, prefixes};

/// OpenDocument has ten levels.
const LEVELS: usize = 10;

#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Format and first number of each level of each list style; bullets have no format.
    styles: HashMap<String, [Option<(String, u32)>; LEVELS]>,
    counts: HashMap<String, [u32; LEVELS]>,
    /// Open lists: the style of each.
    open: Vec<String>,
}

impl Lists {
    /// Adds the list styles of a part; what stands after a damaged place is left out.
    pub(super) fn read(&mut self, source: &str) {
        let prefixes = prefixes(source, &NAMESPACES);
        let mut xml = Xml::new(source, "list styles", &prefixes);
        let mut style: Option<String> = None;
        while let Ok(token) = xml.next() {
            match token {
                Token::Open(tag) => match tag.name().as_ref() {
                    "text:list-style" => {
                        style = tag.get("name");
                        self.styles.insert(style.clone().unwrap_or_default(), Default::default());
                    }
                    "text:list-level-style-number" => {
                        let level = tag.get("level").and_then(|l| l.parse::<usize>().ok()).unwrap_or(1);
                        let start = tag.get("start-value").and_then(|s| s.parse().ok()).unwrap_or(1);
                        let format = tag.get("num-format").filter(|f| !f.is_empty());
                        let levels = style.as_ref().and_then(|name| self.styles.get_mut(name));
                        if let (Some(levels), Some(format)) = (levels, format)
                            && (1..=LEVELS).contains(&level)
                        {
                            levels[level - 1] = Some((format, start));
                        }
                    }
                    "office:body" => break,
                    _ => {}
                },
                Token::End => break,
                _ => {}
            }
        }
    }

    /// A list begins; `goes_on` says that its numbers follow those of the last list of its style.
    pub(super) fn begin(&mut self, style: Option<String>, goes_on: bool) {
        let name = style.or_else(|| self.open.last().cloned()).unwrap_or_default();
        let level = self.open.len().min(LEVELS - 1);
        let counts = self.counts.entry(name.clone()).or_default();
        if !goes_on || level > 0 {
            counts[level..].fill(0);
        }
        self.open.push(name);
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// The label of the next item; `None` for a bullet.
    pub(super) fn next(&mut self, start: Option<u32>) -> Option<String> {
        let name = self.open.last()?;
        let level = (self.open.len() - 1).min(LEVELS - 1);
        let (format, first) = self.styles.get(name)?[level].as_ref()?;
        let count = &mut self.counts.get_mut(name)?[level];
        *count = match start {
            Some(start) => start,
            None if *count == 0 => *first,
            None => count.saturating_add(1),
        };
        let format = match format.as_str() {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => "decimal",
        };
        formatted(*count, format)
    }
}

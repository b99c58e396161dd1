//! Numbered lists: the label that Word shows before an item.

use foldhash::HashMap;

use super::super::numbers::formatted;
use super::super::xml::{Token, Xml, prefixes};
use super::NAMESPACES;

/// Word has nine levels.
const LEVELS: usize = 9;

#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each kind of list.
    kinds: HashMap<String, Vec<Level>>,
    /// The kind of each list, and the levels that begin anew in it.
    lists: HashMap<String, List>,
    counts: HashMap<String, [u32; LEVELS]>,
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    start: u32,
}

#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: HashMap<usize, u32>,
    begun: bool,
}

impl Numbering {
    /// Reads the part; what stands after a damaged place is left out.
    pub(super) fn read(source: &str) -> Self {
        let prefixes = prefixes(source, &NAMESPACES);
        let mut xml = Xml::new(source, "numbering", &prefixes);
        let mut numbering = Self::default();
        let mut kind: Option<String> = None;
        let mut list: Option<String> = None;
        let mut level = 0;
        while let Ok(token) = xml.next() {
            let Token::Open(tag) = token else {
                if matches!(token, Token::End) {
                    break;
                }
                continue;
            };
            let value = || tag.get("val").unwrap_or_default();
            match tag.name().as_ref() {
                "w:abstractNum" => {
                    list = None;
                    kind = tag.get("abstractNumId");
                    let levels = vec![Level { format: "decimal".to_owned(), start: 1 }; LEVELS];
                    numbering.kinds.insert(kind.clone().unwrap_or_default(), levels);
                }
                "w:num" => {
                    kind = None;
                    list = tag.get("numId");
                    numbering.lists.insert(list.clone().unwrap_or_default(), List::default());
                }
                "w:abstractNumId" => {
                    if let Some(list) = list.as_ref().and_then(|id| numbering.lists.get_mut(id)) {
                        list.kind = value();
                    }
                }
                "w:lvl" | "w:lvlOverride" => level = tag.get("ilvl").and_then(|v| v.parse::<usize>().ok()).unwrap_or(0).min(LEVELS - 1),
                "w:startOverride" => {
                    if let Some(list) = list.as_ref().and_then(|id| numbering.lists.get_mut(id)) {
                        list.starts.insert(level, value().parse().unwrap_or(1));
                    }
                }
                "w:numFmt" | "w:start" => {
                    if let Some(level) = kind.as_ref().and_then(|id| numbering.kinds.get_mut(id)).and_then(|levels| levels.get_mut(level)) {
                        if tag.name() == "w:numFmt" {
                            level.format = value();
                        } else {
                            level.start = value().parse().unwrap_or(1);
                        }
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// True where the id stands for a list; 0 takes a paragraph out of its style's list.
    pub(super) fn is_list(id: &str) -> bool {
        !id.is_empty() && id != "0"
    }

    /// The number or letter of the next item of a list; `None` for a bullet.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get_mut(id)?;
        let levels = self.kinds.get(&list.kind)?;
        let counts = self.counts.entry(list.kind.clone()).or_insert_with(|| {
            let mut counts = [0; LEVELS];
            for (count, level) in counts.iter_mut().zip(levels) {
                *count = level.start.saturating_sub(1);
            }
            counts
        });
        if !list.begun {
            list.begun = true;
            for (&level, &start) in &list.starts {
                counts[level] = start.saturating_sub(1);
            }
        }
        counts[level] = counts[level].saturating_add(1);
        for (count, deeper) in counts.iter_mut().zip(levels).skip(level + 1) {
            *count = deeper.start.saturating_sub(1);
        }
        formatted(counts[level], &levels[level].format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_counts_and_begins_again_under_the_next_item() {
        let source = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(source);
        let mut next = |id, level| numbering.next(id, level).unwrap_or_default();
        assert_eq!([next("1", 0), next("1", 1), next("1", 1), next("1", 0), next("1", 1)], ["1", "a", "b", "2", "a"]);
        assert_eq!([next("2", 0), next("2", 0)], ["1", "2"]);
    }
}

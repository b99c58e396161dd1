//! References given in the front matter of a Markdown file, as pandoc reads them (CSL YAML).
//!
//! Only the shape that references have is read: a list of maps under `references:`, with scalars, and
//! with lists of names and of dates. Anything else is passed over.

use std::ops::Range;

use super::Reference;
use super::bibliography::Entry;
use crate::document::{Block, BlockKind, PartialDate, SourceType};
use crate::language::dates;

/// The entries under `references:`, with their keys.
pub(super) fn references(block: &Block) -> Vec<Entry> {
    let text = block.text.as_str();
    if block.kind != BlockKind::FrontMatter {
        return Vec::new();
    }
    let mut entries = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut inside = false;
    let mut item_indent = 0;
    for line in lines(text) {
        let shown = &text[line.clone()];
        let indent = shown.len() - shown.trim_start().len();
        let words = shown.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if indent == 0 && !words.starts_with('-') {
            entries.extend(open.take().and_then(|range| entry(block, range)));
            inside = words == "references:";
            continue;
        }
        if !inside {
            continue;
        }
        let begins = words.starts_with("- ") && (open.is_none() || indent <= item_indent);
        if begins {
            entries.extend(open.take().and_then(|range| entry(block, range)));
            item_indent = indent;
            open = Some(line);
        } else if let Some(range) = &mut open {
            range.end = line.end;
        }
    }
    entries.extend(open.and_then(|range| entry(block, range)));
    entries
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        range
    })
}

fn entry(block: &Block, range: Range<usize>) -> Option<Entry> {
    let text = &block.text.as_str()[range.clone()];
    let mut fields: Vec<(&str, String)> = Vec::new();
    // The map that deeper lines belong to: "author", "issued".
    let mut parent = "";
    let mut key_indent = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let mut words = line.trim();
        let dashed = words.starts_with("- ");
        words = words.trim_start_matches("- ").trim();
        let depth = indent + if dashed { 2 } else { 0 };
        let top = *key_indent.get_or_insert(depth);
        let Some((name, value)) = words.split_once(':') else {
            let value = unquoted(words);
            match fields.last_mut().filter(|(name, _)| *name == parent) {
                // `- - 2021`, `- 3`: the parts of one date on lines of their own
                Some((_, date)) if matches!(parent, "issued" | "accessed") => *date = format!("{date}-{}", value.trim_start_matches("- ")),
                _ if !parent.is_empty() => fields.push((parent, value.trim_start_matches("- ").to_owned())),
                _ => {}
            }
            continue;
        };
        let (name, value) = (name.trim(), value.trim());
        if depth <= top {
            parent = name;
            if !value.is_empty() {
                fields.push((name, unquoted(value)));
            }
        } else {
            fields.push((part(parent, name), unquoted(value)));
        }
    }
    let get = |wanted: &str| fields.iter().find(|(name, v)| *name == wanted && !v.is_empty()).map(|(_, v)| v.clone());
    let key = get("id")?;
    let families: Vec<String> = fields.iter().filter(|(name, _)| *name == "family").map(|(_, v)| v.clone()).collect();
    let literal = get("literal").or_else(|| get("author").filter(|a| !a.starts_with(['[', '{'])));
    let author = if families.is_empty() { literal } else { Some(families.join(" and ")) };
    let outlet = get("container-title").or_else(|| get("publisher")).or_else(|| get("authority"));
    let date = get("issued").and_then(|d| date_of(&d)).or_else(|| get("year").and_then(|y| date_of(&y)));
    let accessed = get("accessed").and_then(|d| date_of(&d));
    let kind = get("type").and_then(|t| source_type(&t));
    let url = get("URL").or_else(|| get("url")).or_else(|| get("DOI").map(|doi| format!("https://doi.org/{doi}")));
    let reference = Reference {
        range: 0..text.len(),
        publisher: outlet.clone().or_else(|| author.clone()).map(Into::into),
        author: outlet.and(author).map(Into::into),
        title: get("title").map(Into::into),
        date,
        accessed,
        url: url.map(Into::into),
        ..Reference::default()
    };
    Some(Entry { text: block.text.part(range), reference, section: None, kind, consulted: false, key: Some(key) })
}

fn part<'a>(parent: &'a str, name: &'a str) -> &'a str {
    match (parent, name) {
        ("author", "family" | "literal") | ("issued" | "accessed", _) if parent == "author" => name,
        ("author", "literal") => "literal",
        ("issued", _) => "issued",
        ("accessed", _) => "accessed",
        _ => "",
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner.replace("''", "'").replace("\\\"", "\"");
        }
    }
    // `{family: X, given: Y}` and `[2023, 5, 4]` stay as they are
    value.to_owned()
}

/// "2023-05-04", "2023", "[[2023, 5, 4]]".
fn date_of(value: &str) -> Option<PartialDate> {
    let inner = value.trim_matches(['[', ']', ' ', '"', '\'', '{', '}', '-']);
    let numbers: Vec<&str> = inner.split([',', '-']).map(str::trim).filter(|n| !n.is_empty()).collect();
    let year = numbers.first().filter(|y| y.len() == 4).and_then(|y| y.parse().ok());
    let small = |n: Option<&&str>| n.and_then(|n| n.parse::<u8>().ok());
    match (year, small(numbers.get(1)), small(numbers.get(2))) {
        (Some(year), Some(month), Some(day)) => Some(PartialDate::day(year, month, day)),
        (Some(year), Some(month), None) => Some(PartialDate::month(year, month)),
        (Some(year), None, _) => Some(PartialDate::year_only(year)),
        (None, ..) => dates(value, true).first().map(|d| d.date),
    }
}

/// The kind of source that a CSL type says, where it says one.
fn source_type(csl: &str) -> Option<SourceType> {
    match csl {
        "article-newspaper" | "article-magazine" | "broadcast" => Some(SourceType::Media),
        "article-journal" | "thesis" => Some(SourceType::Academic),
        "legal_case" | "legislation" | "treaty" | "bill" => Some(SourceType::Legal),
        "interview" | "personal_communication" => Some(SourceType::Expert),
        "dataset" => Some(SourceType::Dataset),
        "post" => Some(SourceType::SocialMedia),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::text::Input;

    #[test]
    fn pandoc_references_are_read() {
        let text = "---\ntitle: X\nreferences:\n- id: doe2020\n  type: article-journal\n  title: \"A: b\"\n  author:\n  - family: Doe\n    given: Jane\n  container-title: Journal of Things\n  issued: 2020-05\n- id: hrw\n  author:\n  - literal: Human Rights Watch\n  issued:\n    date-parts:\n    - - 2021\n      - 3\n  URL: https://hrw.org/x\n---\n\nText.\n";
        let input = Input::new("x.md", text).expect("small");
        let blocks = crate::read::read(&input, Format::Markdown);
        let document = crate::apparatus::document(input, Format::Markdown, blocks);
        let got = references(&document.blocks[0]);
        assert_eq!(got.len(), 2);
        assert_eq!(got[0].key.as_deref(), Some("doe2020"));
        assert_eq!(got[0].reference.publisher.as_deref(), Some("Journal of Things"));
        assert_eq!(got[0].reference.author.as_deref(), Some("Doe"));
        assert_eq!(got[0].reference.date.map(|d| d.to_string()).as_deref(), Some("2020-05"));
        assert_eq!(got[1].reference.publisher.as_deref(), Some("Human Rights Watch"));
        assert_eq!(got[1].reference.date.map(|d| d.to_string()).as_deref(), Some("2021-03"));
    }
}

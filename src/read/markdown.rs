//! Markdown: CommonMark with tables, footnotes and YAML front matter, by pulldown-cmark.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::notation::{LinkKind, is_label_list, link_kind};
use super::{Blocks, Call, Inline, NoteBlock, RawBlock, letters, notation};
use crate::document::{BlockKind, Link};
use crate::text::Span;

pub(super) fn read(text: &str) -> Blocks {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_STRIKETHROUGH;
    // pulldown-cmark takes a byte-order mark for text; front matter then goes unseen.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { text, offset: text.len() - body.len(), ..Reader::default() };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let range = range.start + reader.offset..range.end + reader.offset;
        reader.event(event, range);
    }
    reader.flush();
    Blocks { blocks: reader.blocks, ..Blocks::default() }
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    offset: usize,
    blocks: Vec<RawBlock>,
    inline: Inline,
    kind: Option<BlockKind>,
    label: Option<(String, Span)>,
    note: Option<NoteBlock>,
    /// Open lists: true where numbered.
    lists: Vec<bool>,
    quotes: usize,
    in_note: bool,
    emphasis: Vec<usize>,
    links: Vec<(usize, String)>,
    raised: Option<usize>,
    images: usize,
    after_image: bool,
    metadata: bool,
    code_block: bool,
    html: bool,
}

/// More spaces than an author sets between two words.
const MANY: &str = "        ";

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) if self.images == 0 => {
                let start = self.inline.text.len();
                let inner = self.text[range.clone()].find(words.as_ref()).map(|at| range.start + at);
                match inner {
                    Some(at) => self.inline.text.push(&words, at),
                    None => self.inline.text.push_flat(&words, range),
                }
                self.inline.code.push(start..self.inline.text.len());
            }
            Event::FootnoteReference(label) => {
                let start = self.inline.text.len();
                self.inline.text.push(&self.text[range.clone()], range.start);
                self.inline.calls.push(Call { range: start..self.inline.text.len(), label: label.into_string() });
            }
            Event::SoftBreak if self.text[range.clone()] == *"\n" => self.inline.text.push("\n", range.start),
            Event::SoftBreak => self.inline.text.push_flat("\n", range),
            // A line separator parts citations in a note; elsewhere it is a space.
            Event::HardBreak => self.inline.text.push_flat("\u{2028}", range),
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::Html(_) => self.html = true,
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph
                // the first paragraph of an item keeps the item's kind and label
                if (self.kind != Some(BlockKind::Item) || !self.inline.text.is_empty()) => {
                    self.flush();
                }
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = Some(BlockKind::Heading(depth(level)));
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code_block = true;
                self.kind = Some(BlockKind::Code);
                drop::<CodeBlockKind<'_>>(kind);
            }
            Tag::HtmlBlock => self.flush(),
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.flush();
                self.kind = Some(BlockKind::Item);
                if self.lists.last() == Some(&true) {
                    let head = &self.text[range.clone()];
                    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
                    self.label = Some((head[..digits].to_owned(), Span::new(range.start, range.start + digits)));
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                let head = &self.text[range.clone()];
                let open = head.find("[^").unwrap_or(0);
                let close = head.find("]:").map_or(open, |at| at + 1);
                let label_span = Span::new(range.start + open, range.start + close.max(open));
                self.note = Some(NoteBlock::Starts { label: label.into_string(), label_span });
                self.in_note = true;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.kind = Some(BlockKind::Table);
            }
            Tag::TableCell
                if !self.inline.text.is_empty() => {
                    self.inline.text.push_flat(" | ", range.start..range.start);
                }
            Tag::Emphasis | Tag::Strong => self.emphasis.push(self.inline.text.len()),
            Tag::Link { dest_url, .. } => self.links.push((self.inline.text.len(), dest_url.into_string())),
            Tag::Image { .. } => self.images += 1,
            Tag::MetadataBlock(_) => {
                self.flush();
                self.metadata = true;
                self.kind = Some(BlockKind::FrontMatter);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Item => self.flush(),
            TagEnd::HtmlBlock => {
                self.flush();
                self.html = false;
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code_block = false;
            }
            TagEnd::MetadataBlock(_) => {
                self.flush();
                self.metadata = false;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                if self.note.is_some() {
                    // a note without words
                    self.push_block(Inline::default());
                }
                self.in_note = false;
            }
            TagEnd::Emphasis | TagEnd::Strong => {
                if let Some(start) = self.emphasis.pop()
                    && start < self.inline.text.len()
                {
                    if tag == TagEnd::Strong {
                        self.inline.bold += letters(&self.inline.text.as_str()[start..]);
                    }
                    self.inline.emphasis.push(start..self.inline.text.len());
                }
            }
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                self.after_image = true;
            }
            _ => {}
        }
    }

    fn close_link(&mut self) {
        let Some((start, target)) = self.links.pop() else { return };
        let range = start..self.inline.text.len();
        if range.is_empty() {
            return;
        }
        let shown = &self.inline.text.as_str()[range.clone()];
        match link_kind(shown, &target) {
            LinkKind::Call(label) => self.inline.calls.push(Call { range, label }),
            LinkKind::BackLink => self.inline.cut(&[range]),
            LinkKind::Label => {}
            LinkKind::Link => self.inline.links.push(Link::new(range, target)),
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.images > 0 {
            return;
        }
        let start = self.inline.text.len();
        if words.starts_with('[') && self.text[..range.start].ends_with('\\') && self.text[range.start..].starts_with("[^") {
            // the author writes that this is no call
            self.inline.code.push(start..start + 1);
        }
        if self.text.get(range.clone()) == Some(words) {
            let (mut from, mut rest) = (range.start, words);
            // as one space is shown, so it is read: notes in the margin leave many behind
            while let Some(at) = rest.find(MANY).filter(|_| !self.code_block) {
                let blanks = rest[at..].len() - rest[at..].trim_start_matches(' ').len();
                self.inline.text.push(&rest[..=at], from);
                from += at + blanks;
                rest = &rest[at + blanks..];
            }
            self.inline.text.push(rest, from);
        } else {
            // an entity, or text of a block whose indentation was taken off
            self.inline.text.push_flat(words, range);
        }
    }

    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("<sup") {
            self.raised = Some(self.inline.text.len());
        } else if lower.starts_with("</sup") {
            if let Some(start) = self.raised.take() {
                let end = self.inline.text.len();
                let inner = self.inline.text.as_str().get(start..end).unwrap_or_default();
                let called = self.inline.calls.iter().any(|c| c.range.start >= start);
                if !called && is_label_list(inner.trim().trim_start_matches('[').trim_end_matches(']')) {
                    self.inline.raised.push(start..end);
                }
            }
        } else if lower.starts_with("<br") {
            self.inline.text.push_flat("\u{2028}", range);
        }
    }

    fn flush(&mut self) {
        let mut inline = std::mem::take(&mut self.inline);
        self.emphasis.clear();
        self.links.clear();
        self.raised = None;
        let blank = inline.text.as_str().trim().is_empty();
        if blank || self.html {
            self.kind = None;
            self.label = None;
            return;
        }
        if !self.code_block && !self.metadata {
            notation::clean(&mut inline, false);
        }
        inline.links.sort_by_key(|l| l.range.start);
        inline.calls.sort_by_key(|c| c.range.start);
        inline.emphasis.sort_by_key(|r| r.start);
        self.push_block(inline);
    }

    fn push_block(&mut self, inline: Inline) {
        let mut kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        if self.quotes > 0 && matches!(kind, BlockKind::Paragraph | BlockKind::Item) {
            kind = BlockKind::Quote;
        }
        // Words beside a picture, or the line after it set in italics as a whole.
        let whole_emphasis = inline.emphasis.iter().any(|r| r.len() + 2 >= inline.text.as_str().trim().len());
        if std::mem::take(&mut self.after_image) && kind == BlockKind::Paragraph && (whole_emphasis || inline.text.len() < 200) {
            kind = BlockKind::Caption;
        }
        let mut block = RawBlock::new(kind, inline);
        block.label = self.label.take();
        block.note = match self.note.take() {
            Some(note) => Some(note),
            None if self.in_note => Some(NoteBlock::GoesOn),
            None => None,
        };
        self.blocks.push(block);
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<RawBlock> {
        read(text).blocks
    }

    #[test]
    fn notes_calls_and_links_are_seen_with_their_places() {
        let text = "Un fait[^1], *un autre*. [lien](https://a.org/x)\n\n[^1]: Le Monde, 3 mai 2020.\n\n    Suite.\n[^2]: Dojd.\n";
        let got = blocks(text);
        assert_eq!(got[0].inline.calls[0].label, "1");
        assert_eq!(got[0].inline.links[0].target, "https://a.org/x");
        assert!(matches!(&got[1].note, Some(NoteBlock::Starts { label, .. }) if label == "1"));
        assert_eq!(got[2].note, Some(NoteBlock::GoesOn));
        assert!(matches!(&got[3].note, Some(NoteBlock::Starts { label, .. }) if label == "2"));
        for block in &got {
            let span = block.inline.text.whole();
            assert!(text[span.start..span.end].contains(block.text().split(['[', '\n', ',']).next().unwrap_or_default()));
        }
    }

    #[test]
    fn undefined_calls_disambiguators_and_code_stay_text() {
        let got = blocks("Le Monde, 06/01/2022 [3] dit[^9] et `[^1]` $x^{2}$.\n\n```\n[^1]\n```\n");
        assert_eq!(got[0].text(), "Le Monde, 06/01/2022 [3] dit[^9] et [^1] $x^{2}$.");
        assert!(got[0].inline.calls.is_empty() && got[0].inline.raised.is_empty());
        assert_eq!(got[1].kind, BlockKind::Code);
    }

    #[test]
    fn saved_pages_call_their_notes_by_anchors() {
        let escaped = &blocks("Fait \\[^1] et[^1] \\[12\\].\n\n[^1]: Note.\n")[0].inline;
        assert_eq!((escaped.code.as_slice(), escaped.calls.len()), (&[5..6][..], 1), "{escaped:?}");
        let got = blocks("Fait[\\[12\\]](#cite_note-12) et<sup>3</sup>, [sommet](#top).\n\n1. [^](#cite_ref-1) \"Titre\". *Le Monde*.\n");
        assert_eq!(got[0].inline.calls[0].label, "12");
        assert_eq!(got[0].inline.raised.len(), 1);
        assert_eq!(got[1].text().trim(), "\"Titre\". Le Monde.");
        assert_eq!(got[1].label.as_ref().map(|l| l.0.as_str()), Some("1"));
    }

    #[test]
    fn front_matter_tables_quotes_and_captions_keep_their_kind() {
        let got = blocks("---\ntitle: A\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> dit-il\n\n![x](y.png)\n\n*Carte du pays*\n");
        let kinds: Vec<_> = got.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::FrontMatter, BlockKind::Table, BlockKind::Table, BlockKind::Quote, BlockKind::Caption]);
    }
}

//! LaTeX: sections, notes, citations by key and lists of references, told from commands that set the page.
//! Nothing is expanded: macros of the author's own are left out and their words are kept.

mod arguments;
mod commands;
mod notes;
mod structure;

use arguments::{Braces, LONGEST_ARGUMENT, boundary};

use super::{Blocks, Inline, NoteBlock, RawBlock, notation};
use crate::document::{BlockKind, Link};
use crate::text::{Span, tex};

pub(super) fn read(text: &str) -> Blocks {
    let mut reader = Reader { text, ..Reader::default() };
    if let Some(begins) = text.find("\\begin{document}") {
        reader.preamble(&text[..begins]);
        reader.at = begins + "\\begin{document}".len();
    }
    reader.run();
    Blocks { blocks: reader.blocks, libraries: reader.libraries, ..Blocks::default() }
}

/// What the end of a group ends.
#[derive(Debug)]
enum Ends {
    Nothing,
    Emphasis(usize),
    Code(usize),
    Raised(usize),
    Quotes,
    /// Words as the page shows them: those for the outline of the file come next.
    OnPage,
    Link(usize, String),
    Block,
    Note,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The braces of the text, once an argument is asked for.
    braces: Option<Braces>,
    blocks: Vec<RawBlock>,
    libraries: Vec<String>,
    inline: Inline,
    kind: Option<BlockKind>,
    label: Option<(String, Span)>,
    /// Open groups, with what each ends.
    groups: Vec<Ends>,
    /// What the next group will end.
    next: Option<Ends>,
    /// The blocks around the note being read.
    outer: Vec<Outer>,
    /// The note being read: its label, until its first block is there.
    note: Option<NoteBlock>,
    /// Notes of the open block.
    notes: Vec<RawBlock>,
    count: usize,
    /// Calls by `\footnotemark` whose `\footnotetext` is still to come.
    marks: Vec<String>,
    /// Open lists: the number of the last item, where they are numbered.
    lists: Vec<Option<usize>>,
    quotes: usize,
    tables: usize,
    /// The key of the entry that `\bibitem` began.
    key: Option<String>,
    /// In `thebibliography`.
    listed: bool,
}

struct Outer {
    inline: Inline,
    kind: Option<BlockKind>,
    label: Option<(String, Span)>,
    note: Option<NoteBlock>,
    /// How many groups were open.
    groups: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Title and date, and the lists of references that the preamble names.
    fn preamble(&mut self, head: &'a str) {
        /// How far the beginning of a line is looked for.
        const LONGEST_LINE: usize = 1000;
        let braces = Braces::of(head);
        for command in ["title", "date", "addbibresource", "bibliography"] {
            let named = format!("\\{command}");
            for (found, _) in head.match_indices(&named) {
                let before = &head[boundary(head, found.saturating_sub(LONGEST_LINE))..found];
                if before.rsplit('\n').next().is_some_and(|line| line.contains('%')) {
                    continue;
                }
                let after = found + named.len();
                let Some(open) = head[after..].find('{').map(|o| after + o) else { break };
                // `\titleformat`, `\bibliographystyle`
                if head[after..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                    continue;
                }
                let Some(argument) = braces.group(open) else { continue };
                if command != "title" && command != "date" {
                    self.name_libraries(&head[argument]);
                    continue;
                }
                let mut inner = Reader { text: &self.text[..argument.end], at: argument.start, ..Reader::default() };
                inner.kind = (command == "title").then_some(BlockKind::Heading(1));
                inner.run();
                self.blocks.append(&mut inner.blocks);
                self.count += inner.count;
                break;
            }
        }
    }

    fn name_libraries(&mut self, names: &str) {
        self.libraries.extend(names.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()));
    }

    fn run(&mut self) {
        while self.at < self.text.len() {
            let rest = self.rest();
            let plain = rest.find(['\\', '{', '}', '%', '\n', '$', '~', '-', '`', '\'', '&', '<', '>']).unwrap_or(rest.len());
            if plain > 0 {
                self.inline.text.push(&rest[..plain], self.at);
                self.at += plain;
                continue;
            }
            match rest.as_bytes()[0] {
                b'%' => self.comment(),
                b'\n' => self.line_end(),
                b'{' => {
                    let ends = self.next.take().unwrap_or(Ends::Nothing);
                    self.groups.push(ends);
                    self.at += 1;
                }
                b'}' => {
                    self.at += 1;
                    self.close();
                }
                b'$' => self.formula(),
                b'&' if self.tables > 0 => {
                    self.inline.text.push_flat(" | ", self.at..self.at + 1);
                    self.at += 1;
                }
                _ => self.sign_or_command(),
            }
        }
        while !self.outer.is_empty() {
            // a note that is never closed
            self.end_note();
        }
        self.flush();
    }

    /// A comment takes the end of its line and the spaces that begin the next with it.
    fn comment(&mut self) {
        let rest = self.rest();
        let line = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let spaces = rest[line..].len() - rest[line..].trim_start_matches([' ', '\t']).len();
        self.at += line + spaces;
        if self.rest().starts_with('\n') {
            self.flush();
        }
    }

    /// One line end is a space; a blank line ends a paragraph.
    fn line_end(&mut self) {
        let rest = self.rest();
        let spaces = rest.len() - rest.trim_start().len();
        if rest[..spaces].matches('\n').count() > 1 {
            self.flush();
        } else if !self.inline.text.is_empty() {
            self.inline.text.push_flat(" ", self.at..self.at + spaces);
        }
        self.at += spaces;
    }

    fn formula(&mut self) {
        let rest = self.rest();
        let sign = if rest.starts_with("$$") { "$$" } else { "$" };
        let inner = &rest[sign.len()..];
        let window = &inner[..boundary(inner, 400)];
        if let Some(length) = window.find(sign) {
            let whole = sign.len() * 2 + length;
            if sign == "$" {
                // `$^{12}$` is a call; the others are read as they are
                self.inline.text.push(&rest[..whole], self.at);
            }
            self.at += whole;
        } else {
            self.inline.text.push("$", self.at);
            self.at += 1;
        }
    }

    fn sign_or_command(&mut self) {
        let rest = self.rest();
        if let Some(line_end) = rest.strip_prefix("\\\\") {
            let star = usize::from(line_end.starts_with('*'));
            let end = self.at + 2 + star;
            if self.tables > 0 {
                self.at = end;
                self.flush();
                self.kind = Some(BlockKind::Table);
            } else {
                self.inline.text.push_flat("\u{2028}", self.at..end);
                self.at = end;
            }
            return;
        }
        if let Some((meant, length)) = tex::sign(rest) {
            self.inline.text.push_flat(&meant, self.at..self.at + length);
            self.at += length;
            return;
        }
        if let Some(quote) = rest.strip_prefix('`').map(|_| "‘").or(rest.strip_prefix('\'').map(|_| "’")) {
            self.inline.text.push_flat(quote, self.at..self.at + 1);
            self.at += 1;
            return;
        }
        let Some(command) = rest.strip_prefix('\\') else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            self.inline.text.push(&rest[..length], self.at);
            self.at += length;
            return;
        };
        let letters = command.bytes().take_while(u8::is_ascii_alphabetic).count();
        let start = self.at;
        if letters == 0 {
            self.at += 1 + command.chars().next().map_or(0, char::len_utf8);
            if command.starts_with('[') {
                // a formula on lines of its own
                let rest = self.rest();
                self.at += rest[..boundary(rest, LONGEST_ARGUMENT)].find("\\]").map_or(0, |end| end + 2);
            }
            return;
        }
        let name = &command[..letters];
        self.at += 1 + letters + usize::from(command[letters..].starts_with('*'));
        self.command(name, start);
        // the space that ends a command is no text, unless the command stood for words
        if self.at == start + 1 + letters && self.rest().starts_with(' ') {
            self.at += 1;
        }
    }

    fn close(&mut self) {
        let Some(ends) = self.groups.pop() else { return };
        let end = self.inline.text.len();
        // a block that ended inside the group has taken its words with it
        let text = self.inline.text.as_str();
        let begins = |start: usize| if text.is_char_boundary(start) { start.min(end) } else { end };
        let range = |start: usize| begins(start)..end;
        match ends {
            Ends::Nothing => {}
            Ends::Emphasis(start) => self.inline.emphasis.push(range(start)),
            Ends::Code(start) => self.inline.code.push(range(start)),
            Ends::Raised(start) => {
                let range = range(start);
                if notation::is_label_list(&self.inline.text.as_str()[range.clone()]) {
                    self.inline.raised.push(range);
                }
            }
            Ends::Link(start, target) => {
                let range = range(start);
                if range.start < range.end {
                    self.inline.links.push(Link::new(range, target));
                }
            }
            Ends::Quotes => self.inline.text.push_flat("”", self.at - 1..self.at),
            Ends::OnPage => drop(self.argument()),
            Ends::Block => self.flush(),
            Ends::Note => self.end_note(),
        }
    }

    fn flush(&mut self) {
        let mut inline = std::mem::take(&mut self.inline);
        let table = self.tables > 0 && self.outer.is_empty();
        let kind = if table { Some(BlockKind::Table) } else { self.kind.take() };
        let label = self.label.take();
        if !inline.text.as_str().trim().is_empty() {
            let mut kind = kind.unwrap_or(BlockKind::Paragraph);
            if self.quotes > 0 && matches!(kind, BlockKind::Paragraph | BlockKind::Item) {
                kind = BlockKind::Quote;
            }
            inline.emphasis.retain(|r| r.start < r.end);
            inline.emphasis.sort_by_key(|r| r.start);
            if kind != BlockKind::Code {
                notation::clean(&mut inline, false);
                inline.trim();
            }
            let mut block = RawBlock::new(kind, inline);
            block.label = label;
            block.key = self.key.take();
            if self.outer.is_empty() {
                self.blocks.push(block);
            } else {
                block.note = Some(self.note.replace(NoteBlock::GoesOn).unwrap_or(NoteBlock::GoesOn));
                self.notes.push(block);
            }
        }
        if self.outer.is_empty() {
            self.blocks.append(&mut self.notes);
        }
    }
}

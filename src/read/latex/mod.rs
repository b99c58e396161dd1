//! LaTeX: sections, notes, citations by key and lists of references, told from commands that set the page.
//! Nothing is expanded: macros of the author's own are left out and their words are kept.

mod commands;

use std::ops::Range;

use commands::commands;

use super::{Blocks, Call, Inline, NoteBlock, RawBlock, notation};
use crate::document::{BlockKind, Link};
use crate::text::{Span, tex};

/// How far the end of an argument is looked for.
const LONGEST_ARGUMENT: usize = 20_000;

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
    Link(usize, String),
    Block,
    Note,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    at: usize,
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
        for command in ["title", "date", "addbibresource", "bibliography"] {
            let Some(found) = head.find(&format!("\\{command}")) else { continue };
            let after = found + 1 + command.len();
            let Some(open) = head[after..].find('{').map(|o| after + o) else { continue };
            let Some(argument) = group(head, open) else { continue };
            match command {
                "title" | "date" => {
                    let inner = Reader { text: &self.text[..argument.end], at: argument.start, ..Reader::default() };
                    let mut inner = inner;
                    inner.kind = (command == "title").then_some(BlockKind::Heading(1));
                    inner.run();
                    self.blocks.append(&mut inner.blocks);
                    self.count += inner.count;
                }
                _ => self.name_libraries(&head[argument]),
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

    fn command(&mut self, name: &'a str, start: usize) {
        let known = commands();
        if let Some(&level) = known.levels.get(name) {
            self.flush();
            self.optional();
            self.kind = Some(BlockKind::Heading(level));
            self.next = Some(Ends::Block);
        } else if known.dropped.contains(name) {
            while self.optional().is_some() || self.argument().is_some() {}
        } else if known.emphasis.contains(name) {
            self.next = Some(Ends::Emphasis(self.inline.text.len()));
        } else if known.raised.contains(name) {
            self.next = Some(Ends::Raised(self.inline.text.len()));
        } else if known.code.contains(name) {
            self.next = Some(Ends::Code(self.inline.text.len()));
        } else if known.notes.contains(name) {
            let number = self.optional().map(|range| self.text[range].trim().to_owned());
            self.begin_note(number, start, true);
        } else if known.cited_notes.contains(name) {
            self.cited_note(start);
        } else if known.cites.contains(name) {
            self.cite(start);
        } else {
            self.other(name, start);
        }
    }

    fn other(&mut self, name: &'a str, start: usize) {
        match name {
            "begin" | "end" => self.environment(name == "begin", start),
            "footnotemark" => {
                let label = self.number();
                self.marks.push(label.clone());
                self.call(&label, start);
            }
            "footnotetext" => {
                let number = self.optional().map(|range| self.text[range].trim().to_owned());
                let label = number.or_else(|| (!self.marks.is_empty()).then(|| self.marks.remove(0)));
                self.begin_note(label, start, false);
            }
            "href" => {
                let target =
                    self.argument().map(|range| pieces(&self.text[range]).map(|(_, piece)| piece).collect::<String>()).unwrap_or_default();
                self.next = Some(Ends::Link(self.inline.text.len(), target));
            }
            "url" | "nolinkurl" => {
                if let Some(range) = self.argument() {
                    let from = self.inline.text.len();
                    // signs that TeX would take for its own are written with a stroke before them
                    for (at, piece) in pieces(&self.text[range.clone()]) {
                        self.inline.text.push(piece, range.start + at);
                    }
                    let target = self.inline.text.as_str()[from..].to_owned();
                    self.inline.links.push(Link::new(from..self.inline.text.len(), target));
                }
            }
            // pandoc: a place to link to around a heading, words for the page and for the outline
            "hypertarget" => drop(self.argument()),
            "texorpdfstring" => {
                if let Some(range) = self.argument() {
                    self.inline.text.push_flat(&tex::plain(&self.text[range.clone()]), range);
                }
                self.argument();
            }
            "enquote" => {
                self.inline.text.push_flat("“", start..self.at);
                self.next = Some(Ends::Quotes);
            }
            "caption" => {
                self.flush();
                self.optional();
                self.kind = Some(BlockKind::Caption);
                self.next = Some(Ends::Block);
            }
            "item" => self.item(start),
            "bibitem" => {
                self.flush();
                self.optional();
                self.argument();
            }
            "bibliography" | "addbibresource" => {
                self.optional();
                if let Some(range) = self.argument() {
                    let names = &self.text[range];
                    self.name_libraries(names);
                }
            }
            "par" | "newpage" | "clearpage" | "maketitle" | "tableofcontents" | "bigskip" | "medskip" | "smallskip"
            | "printbibliography" => {
                self.optional();
                self.flush();
            }
            "verb" => {
                let rest = self.rest();
                if let Some(sign) = rest.chars().next() {
                    let inner = &rest[sign.len_utf8()..];
                    let length = inner.find(sign).unwrap_or(0);
                    let from = self.inline.text.len();
                    self.inline.text.push(&inner[..length], self.at + sign.len_utf8());
                    self.inline.code.push(from..self.inline.text.len());
                    self.at += length + 2 * sign.len_utf8();
                }
            }
            "hline" | "toprule" | "midrule" | "bottomrule" => self.flush(),
            _ => {
                self.optional();
            }
        }
        self.at = self.at.min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    fn environment(&mut self, begins: bool, start: usize) {
        let Some(range) = self.argument() else { return };
        let name = self.text[range].trim();
        let known = commands();
        self.flush();
        if begins && (known.code_environments.contains(name) || known.formulas.contains(name)) {
            let code = known.code_environments.contains(name);
            let close = format!("\\end{{{name}}}");
            let length = self.rest().find(&close).unwrap_or(self.rest().len());
            if code {
                self.inline.text.push(&self.text[self.at..self.at + length], self.at);
                self.kind = Some(BlockKind::Code);
                self.flush();
            }
            self.at = (self.at + length + close.len()).min(self.text.len());
            return;
        }
        match name {
            "itemize" | "description" if begins => self.lists.push(None),
            "enumerate" if begins => {
                self.optional();
                self.lists.push(Some(0));
            }
            "itemize" | "description" | "enumerate" => drop(self.lists.pop()),
            "thebibliography" => {
                if begins {
                    self.argument();
                    let place = start..self.at;
                    self.inline.text.push_flat("Bibliography", place);
                    self.kind = Some(BlockKind::Heading(1));
                    self.flush();
                }
                self.listed = begins;
            }
            "abstract" if begins => {
                self.inline.text.push_flat("Abstract", start..self.at);
                self.kind = Some(BlockKind::Heading(2));
                self.flush();
            }
            "document" if !begins => self.at = self.text.len(),
            _ if known.quotes.contains(name) => self.quotes = if begins { self.quotes + 1 } else { self.quotes.saturating_sub(1) },
            _ if known.tables.contains(name) => {
                if begins {
                    self.optional();
                    self.argument();
                    if name == "tabularx" || name == "tabular*" {
                        self.argument();
                    }
                    self.tables += 1;
                    self.kind = Some(BlockKind::Table);
                } else {
                    self.tables = self.tables.saturating_sub(1);
                    self.kind = None;
                }
            }
            _ if begins => drop(self.optional()),
            _ => {}
        }
    }

    fn item(&mut self, start: usize) {
        self.flush();
        let given = self.optional();
        self.kind = Some(BlockKind::Item);
        let counted = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                Some(number.to_string())
            }
            _ => None,
        };
        if let Some(range) = given {
            let words = &self.text[range.clone()];
            self.inline.text.push(words, range.start);
            self.inline.text.push_flat(" ", range.end..range.end);
        } else if let Some(label) = counted {
            self.label = Some((label, Span::new(start, self.at)));
        }
    }

    /// The number of the next note.
    fn number(&mut self) -> String {
        let given = self.optional().map(|range| self.text[range].trim().to_owned());
        given.unwrap_or_else(|| {
            self.count += 1;
            self.count.to_string()
        })
    }

    fn call(&mut self, label: &str, start: usize) {
        let from = self.inline.text.len();
        self.inline.text.push_flat(label, start..self.at);
        self.inline.calls.push(Call { range: from..self.inline.text.len(), label: label.to_owned() });
    }

    /// `\footnote{`: its words are read apart from the text around it.
    fn begin_note(&mut self, label: Option<String>, start: usize, called: bool) {
        if !self.rest().trim_start().starts_with('{') || !self.outer.is_empty() {
            return;
        }
        let label = label.unwrap_or_else(|| {
            self.count += 1;
            self.count.to_string()
        });
        if called {
            self.call(&label, start);
        }
        let groups = self.groups.len();
        self.outer.push(Outer {
            inline: std::mem::take(&mut self.inline),
            kind: self.kind.take(),
            label: self.label.take(),
            note: self.note.replace(NoteBlock::Starts { label, label_span: Span::new(start, self.at) }),
            groups,
        });
        self.next = Some(Ends::Note);
    }

    fn end_note(&mut self) {
        self.flush();
        if let Some(note @ NoteBlock::Starts { .. }) = self.note.take() {
            let mut block = RawBlock::new(BlockKind::Paragraph, Inline::default());
            block.note = Some(note);
            self.notes.push(block);
        }
        if let Some(outer) = self.outer.pop() {
            self.inline = outer.inline;
            self.kind = outer.kind;
            self.label = outer.label;
            self.note = outer.note;
            self.groups.truncate(outer.groups);
        }
    }

    /// `\footcite[see][p. 3]{key}`: a note that holds a citation.
    fn cited_note(&mut self, start: usize) {
        let (words, place) = self.keys();
        if words.is_empty() {
            return;
        }
        self.count += 1;
        let label = self.count.to_string();
        self.call(&label, start);
        let mut inline = Inline::default();
        inline.text.push_flat(&words, place);
        let mut block = RawBlock::new(BlockKind::Paragraph, inline);
        block.note = Some(NoteBlock::Starts { label, label_span: Span::new(start, self.at) });
        self.notes.push(block);
    }

    /// `\cite[see][p. 3]{a,b}` is what Markdown writes `[see @a, p. 3; @b]`; in a note the brackets are left
    /// out.
    fn cite(&mut self, start: usize) {
        let (words, _) = self.keys();
        if words.is_empty() {
            return;
        }
        let words = if self.outer.is_empty() { format!("[{words}]") } else { words };
        self.inline.text.push_flat(&words, start..self.at);
    }

    fn keys(&mut self) -> (String, Range<usize>) {
        let start = self.at;
        let first = self.optional().map(|r| self.text[r].to_owned());
        let second = self.optional().map(|r| self.text[r].to_owned());
        let (before, after) = if second.is_some() { (first, second) } else { (None, first) };
        let Some(range) = self.argument() else { return (String::new(), start..self.at) };
        let keys: Vec<String> = self.text[range].split(',').map(|k| format!("@{}", k.trim())).filter(|k| k.len() > 1).collect();
        let mut words = keys.join("; ");
        if let Some(after) = after.map(|a| tex::plain(&a)).filter(|a| !a.is_empty()) {
            words = format!("{words}, {after}");
        }
        if let Some(before) = before.map(|b| tex::plain(&b)).filter(|b| !b.is_empty()) {
            words = format!("{before} {words}");
        }
        (words, start..self.at)
    }

    /// An argument in square brackets, and its place.
    fn optional(&mut self) -> Option<Range<usize>> {
        let inner = self.rest().strip_prefix('[')?;
        let window = &inner[..boundary(inner, 400)];
        let mut depth = 0usize;
        let length = window.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ']' if depth == 0 => return Some(at),
                _ => {}
            }
            None
        })?;
        let start = self.at + 1;
        self.at = start + length + 1;
        Some(start..start + length)
    }

    /// An argument in braces, as it is written.
    fn argument(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let open = self.at + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if !self.text[open..].starts_with('{') {
            return None;
        }
        let inner = group(self.text, open)?;
        self.at = inner.end + 1;
        Some(inner)
    }

    fn close(&mut self) {
        let Some(ends) = self.groups.pop() else { return };
        let end = self.inline.text.len();
        let range = |start: usize| start.min(end)..end;
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

/// The pieces of an address between the strokes that TeX needs, with their places.
fn pieces(address: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= address.len() {
            return None;
        }
        let start = at + usize::from(address[at..].starts_with('\\'));
        let end = address[start..].char_indices().skip(1).find(|(_, c)| *c == '\\').map_or(address.len(), |(found, _)| start + found);
        at = end.max(start);
        Some((start, &address[start..at]))
    })
}

/// The inside of the braces that open at a place.
fn group(text: &str, open: usize) -> Option<Range<usize>> {
    let inner = &text[open + 1..];
    let window = &inner.as_bytes()[..inner.len().min(LONGEST_ARGUMENT)];
    let mut depth = 0usize;
    let mut at = 0;
    while at < window.len() {
        match window[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(open + 1..open + 1 + at),
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last character boundary at or before a length.
fn boundary(text: &str, length: usize) -> usize {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

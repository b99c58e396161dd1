//! Commands and environments: headings, emphasis, links, lists, tables, quotations.

use std::ops::Range;

use super::arguments::pieces;
use super::commands::commands;
use super::{Ends, Reader};
use crate::document::{BlockKind, Link};
use crate::text::Span;

impl<'a> Reader<'a> {
    pub(super) fn command(&mut self, name: &'a str, start: usize) {
        let known = commands();
        if let Some(&level) = known.levels.get(name) {
            self.flush();
            self.optional();
            self.kind = Some(BlockKind::Heading(level));
            self.next = Some(Ends::Block);
        } else if known.dropped.contains(name) {
            // \newcommand\name{…}
            if let Some(defined) = self.rest().strip_prefix('\\').filter(|_| name.ends_with("command")) {
                self.at += 1 + defined.bytes().take_while(u8::is_ascii_alphabetic).count();
            }
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
            self.cited_note(start, name.ends_with("cites"));
        } else if known.cites.contains(name) {
            self.cite(start, name.ends_with("cites"));
        } else {
            self.other(name, start);
        }
    }

    pub(super) fn other(&mut self, name: &'a str, start: usize) {
        match name {
            "begin" | "end" => self.environment(name == "begin", start),
            "footnotemark" | "endnotemark" => {
                let label = self.number();
                self.marks.push(label.clone());
                self.call(&label, start);
            }
            "footnotetext" | "endnotetext" => {
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
            "texorpdfstring" => self.next = Some(Ends::OnPage),
            // \def\labelenumi{\arabic{enumi}.}: neither name nor body are words
            "def" | "edef" | "gdef" | "xdef" => {
                let body = self.rest().find(['{', '\n']).unwrap_or(0);
                self.at += body;
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
                self.key = self.argument().map(|range| self.text[range].trim().to_owned()).filter(|key| !key.is_empty());
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

    pub(super) fn environment(&mut self, begins: bool, start: usize) {
        let Some(range) = self.argument() else { return };
        let name = self.text[range].trim();
        let known = commands();
        if self.tables > 0 && known.cells.contains(name) {
            // \begin{minipage}[b]{0.3\linewidth}: a box in a cell
            while begins && (self.optional().is_some() || self.argument().is_some()) {}
            return;
        }
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

    pub(super) fn item(&mut self, start: usize) {
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
            self.term(&range);
            self.inline.text.push_flat(" ", range.end..range.end);
        } else if let Some(label) = counted {
            self.label = Some((label, Span::new(start, self.at)));
        }
    }

    /// The term of `\item[…]`, with the notes in it.
    fn term(&mut self, range: &Range<usize>) {
        let mut inner = Reader { text: &self.text[..range.end], at: range.start, count: self.count, ..Reader::default() };
        inner.run();
        self.count = inner.count;
        for block in inner.blocks {
            if block.note.is_some() {
                self.notes.push(block);
            } else {
                self.inline.append(&block.inline, "");
            }
        }
    }
}

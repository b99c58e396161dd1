//! The running text: paragraphs, lists, tables, sections, notes, frames.

use foldhash::HashMap;
use serde_json::Value;

use super::lists::Lists;
use super::styles::Styles;
use crate::document::BlockKind;
use crate::error::Error;
use crate::read::Call;
use crate::read::office::citations::{Citations, work};
use crate::read::office::flow::{Called, Para, Writer, joined};
use crate::read::office::styles::Look;
use crate::read::office::xml::{Tag, Token, Xml};
use crate::read::remarks::Remark;
use crate::text::Part;

pub(super) struct Reader<'a> {
    styles: &'a Styles,
    lists: Lists,
    writer: Writer,
    /// The words of notes that were read and not yet written, by number.
    notes: HashMap<String, Vec<Para>>,
    /// Frames beside the paragraph being read.
    boxes: Vec<Para>,
    /// Footnotes stand in the text too, whose labels an endnote must not share.
    footnotes: bool,
    count: usize,
    /// The numbers of the last footnote and the last endnote.
    last: [u32; 2],
    /// Inside a table of contents or another index.
    contents: usize,
    remarks: Vec<Remark>,
    citations: Citations,
}

/// What ends with an element inside a paragraph.
enum Ends {
    Nothing,
    Link(usize, String),
    Look(Look),
    /// A reference to a note: a call where it is set high.
    NoteReference(usize),
    /// An entry of a bibliography, from here on.
    Work(usize, Box<Value>),
}

/// The parts of a work that a mark gives (OpenDocument 1.3, 7.2.8).
fn marked(tag: &Tag<'_>) -> Value {
    const PARTS: [&str; 10] =
        ["identifier", "title", "year", "month", "journal", "booktitle", "publisher", "institution", "organizations", "url"];
    let parts = PARTS.iter().filter_map(|part| Some(((*part).to_owned(), tag.get(part)?))).collect();
    // several names are parted by semicolons, or by commas where each is one word
    let author = tag.get("author").unwrap_or_default();
    let authors: Vec<String> = author.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    work(&tag.get("bibliography-type").unwrap_or_default(), &authors, &parts)
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, lists: Lists, footnotes: bool, citations: Citations) -> Self {
        Self {
            styles,
            lists,
            writer: Writer::default(),
            notes: HashMap::default(),
            boxes: Vec::new(),
            footnotes,
            count: 0,
            last: [0; 2],
            contents: 0,
            remarks: Vec::new(),
            citations,
        }
    }

    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<(Writer, Vec<Remark>, Citations), Error> {
        let mut out = Vec::new();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "office:document-content" | "office:document" | "office:body" => {}
                    "office:text" => self.flow(xml, &mut out, true)?,
                    _ => xml.skip()?,
                },
                Token::End => break,
                _ => {}
            }
        }
        self.drain(&mut out);
        Ok((self.writer, self.remarks, self.citations))
    }

    /// Reads the paragraphs, lists and tables of the element that was just opened.
    fn flow(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Para>, top: bool) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        // an index that was opened inside, by its depth
        let mut indices: Vec<usize> = Vec::new();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    name @ ("text:p" | "text:h") => self.paragraph(xml, &tag, name == "text:h", out)?,
                    "text:list" => self.list(xml, &tag, out)?,
                    "table:table" => self.table(xml, out)?,
                    "text:section" if tag.get("display").is_some_and(|d| d == "none") => xml.skip()?,
                    "text:table-of-content"
                    | "text:illustration-index"
                    | "text:table-index"
                    | "text:alphabetical-index"
                    | "text:object-index"
                    | "text:user-index" => {
                        self.contents += 1;
                        indices.push(xml.depth());
                    }
                    "text:bibliography" => self.citations.list(),
                    "text:section" if tag.get("name").is_some_and(|name| name.contains("ZOTERO_BIBL")) => self.citations.list(),
                    "text:section" | "text:index-body" | "text:index-title" | "text:numbered-paragraph" => {}
                    name if name.starts_with("draw:") => self.frame(xml, name)?,
                    _ => xml.skip()?,
                },
                Token::Close => {
                    if indices.last().is_some_and(|&depth| xml.depth() < depth) {
                        indices.pop();
                        self.contents = self.contents.saturating_sub(1);
                    }
                    if xml.depth() <= outside {
                        return Ok(());
                    }
                }
                Token::End => return Ok(()),
                Token::Words(_) => {}
            }
            out.append(&mut self.boxes);
            if top {
                self.drain(out);
            }
        }
    }

    /// Writes what was read, each paragraph with the notes that it calls.
    fn drain(&mut self, out: &mut Vec<Para>) {
        for mut para in std::mem::take(out) {
            let called = std::mem::take(&mut para.notes);
            self.writer.paragraph(para);
            for note in called {
                let words = self.notes.remove(&note.id).unwrap_or_default();
                self.writer.note(&note, words);
            }
        }
    }

    fn list(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, out: &mut Vec<Para>) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let goes_on = tag.get("continue-numbering").is_some_and(|c| c == "true") || tag.get("continue-list").is_some();
        self.lists.begin(tag.get("style-name"), goes_on);
        let read = self.items(xml, outside, out);
        self.lists.end();
        read
    }

    fn items(&mut self, xml: &mut Xml<'_>, outside: usize, out: &mut Vec<Para>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    name @ ("text:list-item" | "text:list-header") => {
                        let first = tag.get("start-value").and_then(|s| s.parse().ok());
                        self.item(xml, name == "text:list-item", first, out)?;
                    }
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// An item, or words before the items: the first paragraph of an item has its label.
    fn item(&mut self, xml: &mut Xml<'_>, numbered: bool, number: Option<u32>, out: &mut Vec<Para>) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut first = numbered;
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    name @ ("text:p" | "text:h") => {
                        let at = out.len();
                        self.paragraph(xml, &tag, name == "text:h", out)?;
                        if let Some(para) = out.get_mut(at).filter(|_| std::mem::take(&mut first)) {
                            let label = self.lists.next(number);
                            if para.kind.is_none() {
                                para.kind = Some(BlockKind::Item);
                                para.label = label;
                            }
                        }
                        out.append(&mut self.boxes);
                    }
                    "text:list" => self.list(xml, &tag, out)?,
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// A table: a block for each row; a table of one column is a frame around running text.
    fn table(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Para>) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut rows: Vec<Vec<Vec<Para>>> = Vec::new();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "table:table-row" => rows.push(Vec::new()),
                    "table:table-cell" => {
                        let mut cell = Vec::new();
                        self.flow(xml, &mut cell, false)?;
                        if let Some(row) = rows.last_mut() {
                            row.push(cell);
                        }
                    }
                    "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => {}
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => break,
                Token::End => break,
                _ => {}
            }
        }
        Para::table(rows, out);
        Ok(())
    }

    /// A frame or drawing: its text boxes are text beside the paragraph.
    fn frame(&mut self, xml: &mut Xml<'_>, name: &str) -> Result<(), Error> {
        if name == "draw:text-box" {
            return self.text_box(xml);
        }
        let outside = xml.depth().saturating_sub(1);
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "draw:text-box" => self.text_box(xml)?,
                    name if name.starts_with("draw:") => {}
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn text_box(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        let boxes = std::mem::take(&mut self.boxes);
        let mut inside = Vec::new();
        let read = self.flow(xml, &mut inside, false);
        self.boxes = boxes;
        for para in &mut inside {
            para.in_box = true;
        }
        self.boxes.append(&mut inside);
        read
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, heading: bool, out: &mut Vec<Para>) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let (styled, changes) = self.styles.paragraph(&tag.get("style-name").unwrap_or_default());
        let mut para = Para { kind: styled, ..Para::default() };
        if heading {
            let level = tag.get("outline-level").and_then(|l| l.parse::<u8>().ok()).unwrap_or(1);
            para.kind = Some(BlockKind::Heading(level.clamp(1, 9)));
        }
        if self.contents > 0 {
            para.kind = Some(BlockKind::Contents);
        }
        let mut look = changes.over(Look::default());
        if matches!(para.kind, Some(BlockKind::Heading(_))) {
            // all of a heading is bold in most styles, which says nothing of its words
            look.bold = false;
        }
        let mut open: Vec<Ends> = Vec::new();
        let mut marks: Vec<(String, usize)> = Vec::new();
        loop {
            match xml.next()? {
                Token::Words(words) => {
                    let start = para.text.len();
                    push(&mut para, &words, look);
                    let place = xml.place();
                    para.anchor(start, place.clone(), place.start, false);
                }
                Token::Open(tag) => match tag.name().as_ref() {
                    "text:span" => {
                        open.push(Ends::Look(look));
                        look = self.styles.words(&tag.get("style-name").unwrap_or_default()).over(look);
                    }
                    "text:a" => open.push(Ends::Link(para.text.len(), tag.get("href").unwrap_or_default())),
                    "text:note" => self.note(xml, &tag, &mut para)?,
                    "text:bibliography-mark" => open.push(Ends::Work(para.text.len(), Box::new(marked(&tag)))),
                    "text:reference-mark-start" => {
                        marks.push((tag.get("name").unwrap_or_default(), para.text.len()));
                        xml.skip()?;
                    }
                    "text:reference-mark-end" => {
                        let name = tag.get("name").unwrap_or_default();
                        if let Some(at) = marks.iter().rposition(|mark| mark.0 == name) {
                            let (name, start) = marks.swap_remove(at);
                            self.citations.mark(&name, start, &mut para);
                        }
                        xml.skip()?;
                    }
                    "text:note-ref" => open.push(Ends::NoteReference(para.text.len())),
                    name @ ("text:s" | "text:tab" | "text:line-break") => {
                        match name {
                            "text:s" => {
                                let count = tag.get("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(256);
                                para.push(&" ".repeat(count), look);
                            }
                            "text:tab" => para.push_sign('\t'),
                            // a line separator parts citations in a note; elsewhere it is a space
                            _ => para.push_sign('\u{2028}'),
                        }
                        xml.skip()?;
                    }
                    "office:annotation" => self.remark(xml, &tag, &mut para)?,
                    "office:annotation-end" => {
                        para.comments.push((para.text.len(), tag.get("name").unwrap_or_default(), false));
                        xml.skip()?;
                    }
                    // what is of the page, hidden, a picture's, or said elsewhere
                    "text:page-number"
                    | "text:page-count"
                    | "text:hidden-text"
                    | "text:hidden-paragraph"
                    | "text:placeholder"
                    | "text:ruby-text"
                    | "text:tracked-changes"
                    | "text:soft-page-break"
                    | "text:toc-mark"
                    | "text:alphabetical-index-mark" => xml.skip()?,
                    name if name.starts_with("draw:") => self.frame(xml, name)?,
                    name if name.starts_with("text:") => open.push(Ends::Nothing),
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => break,
                Token::Close => match open.pop() {
                    Some(Ends::Link(start, target)) if !target.starts_with('#') => para.link(start, &target),
                    Some(Ends::Look(before)) => look = before,
                    Some(Ends::Work(start, work)) => self.citations.work(*work, start, &mut para),
                    Some(Ends::NoteReference(start)) if look.raised => {
                        let range = start..para.text.len();
                        let label = para.text[range.clone()].trim().to_owned();
                        if !label.is_empty() {
                            para.raised.retain(|r| r.end <= start);
                            para.calls.push(Call { range, label });
                        }
                    }
                    _ => {}
                },
                Token::End => break,
            }
        }
        if matches!(para.kind, Some(BlockKind::Code)) {
            para.code = vec![0..para.text.len()];
        }
        joined(out, para);
        Ok(())
    }

    fn remark(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        // a comment on a place and not on words has no name
        let id = tag.get("name").unwrap_or_else(|| format!("#{}", self.remarks.len()));
        let mut remark = Remark {
            resolved: tag.get("resolved").is_some_and(|r| r == "true"),
            answers: tag.get("parent-name"),
            id: id.clone(),
            ..Remark::default()
        };
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "dc:creator" => remark.author = xml.words()?,
                    "dc:date" => remark.date = xml.words()?,
                    "text:p" => {
                        if !remark.text.is_empty() {
                            remark.text.push('\n');
                        }
                        remark.text.push_str(&xml.words()?);
                    }
                    "text:list" | "text:list-item" => {}
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => break,
                Token::End => break,
                _ => {}
            }
        }
        para.comments.push((para.text.len(), id, tag.get("name").is_some()));
        self.remarks.push(remark);
        Ok(())
    }

    fn note(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let begins = xml.place().start;
        let endnote = tag.get("note-class").is_some_and(|c| c == "endnote");
        let part = if endnote { Part::Endnote } else { Part::Footnote };
        let mut label = String::new();
        let mut words = Vec::new();
        let boxes = std::mem::take(&mut self.boxes);
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "text:note-citation" => {
                        label = tag.get("label").unwrap_or_default();
                        let shown = xml.words()?;
                        if label.is_empty() {
                            shown.trim().clone_into(&mut label);
                        }
                    }
                    "text:note-body" => self.flow(xml, &mut words, false)?,
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => break,
                Token::End => break,
                _ => {}
            }
        }
        self.boxes = boxes;
        self.count += 1;
        // LibreOffice writes 0 for all notes of pages that it has not set
        let last = &mut self.last[usize::from(endnote)];
        if label.is_empty() || label == "0" {
            label = last.saturating_add(1).to_string();
        }
        *last = label.parse().unwrap_or(last.saturating_add(1));
        // two kinds of notes that count alike would share their labels
        if endnote && self.footnotes && label.bytes().all(|b| b.is_ascii_digit()) {
            label.insert(0, 'E');
        }
        let id = self.count.to_string();
        self.notes.insert(id.clone(), words);
        let start = para.text.len();
        para.call(&label);
        para.anchor(start, begins..xml.place().end, begins, true);
        para.notes.push(Called { part, id, label });
        Ok(())
    }
}

/// Appends words; white space in OpenDocument is one space, and none at the beginning of a paragraph.
fn push(para: &mut Para, words: &str, look: Look) {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let mut rest = words;
    while !rest.is_empty() {
        let spaces = rest.len() - rest.trim_start_matches(is_space).len();
        if spaces > 0 {
            if !para.text.is_empty() && !para.text.ends_with([' ', '\t', '\u{2028}']) {
                para.push(" ", look);
            }
            rest = &rest[spaces..];
            continue;
        }
        let length = rest.find(is_space).unwrap_or(rest.len());
        para.push(&rest[..length], look);
        rest = &rest[length..];
    }
}

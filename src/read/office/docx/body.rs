//! The running text: paragraphs, tables, and the notes that they call.

use super::Relations;
use super::fields::Field;
use super::notes::{Notes, place};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::error::Error;
use crate::read::office::citations::Citations;
use crate::read::office::flow::{Called, Para, Writer, joined};
use crate::read::office::xml::{Token, Xml};
use crate::text::Part;

pub(super) struct Reader<'a> {
    pub(super) related: &'a Relations,
    pub(super) styles: &'a Styles,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes<'a>,
    writer: Writer,
    pub(super) fields: Vec<Field>,
    pub(super) citations: Citations,
    /// Text boxes of the paragraph being read.
    pub(super) boxes: Vec<Para>,
    /// The kind of note being read; its links lead where its own part says.
    pub(super) in_note: Option<Part>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(related: &'a Relations, styles: &'a Styles, numbering: Numbering, notes: Notes<'a>, citations: Citations) -> Self {
        let (fields, boxes) = (Vec::new(), Vec::new());
        Self { related, styles, numbering, notes, writer: Writer::default(), fields, citations, boxes, in_note: None }
    }

    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<(Writer, Citations), Error> {
        let mut out = Vec::new();
        // the root, then all that is in it
        loop {
            match xml.next()? {
                Token::Open(tag) if tag.name() == "w:document" => {}
                Token::Open(tag) if tag.name() == "w:body" => self.flow(xml, &mut out, true)?,
                Token::Open(_) => xml.skip()?,
                Token::End => break,
                _ => {}
            }
        }
        self.drain(&mut out, false);
        Ok((self.writer, self.citations))
    }

    /// Reads the paragraphs and tables of the element that was just opened.
    pub(super) fn flow(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Para>, top: bool) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:p" => {
                        let para = self.paragraph(xml)?;
                        joined(out, para);
                        out.append(&mut self.boxes);
                    }
                    "w:tbl" => self.table(xml, out)?,
                    "w:sectPr" => {
                        self.drain_if(top, out);
                        self.notes.next_section();
                        xml.skip()?;
                    }
                    // containers that change nothing
                    "w:sdt"
                    | "w:sdtContent"
                    | "w:ins"
                    | "w:moveTo"
                    | "w:customXml"
                    | "w:smartTag"
                    | "mc:AlternateContent"
                    | "mc:Choice" => {}
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
            self.drain_if(top, out);
        }
    }

    fn drain_if(&mut self, top: bool, out: &mut Vec<Para>) {
        if top {
            self.drain(out, true);
        }
    }

    /// Writes what was read, each paragraph with the notes that it calls; with `hold`, a paragraph that
    /// the next one belongs to waits for it.
    fn drain(&mut self, out: &mut Vec<Para>, hold: bool) {
        let held = if hold && out.last().is_some_and(|p| p.goes_on) { out.pop() } else { None };
        for mut para in std::mem::take(out) {
            let called = std::mem::take(&mut para.notes);
            self.writer.paragraph(para);
            for note in called {
                self.note(&note);
            }
        }
        out.extend(held);
    }

    /// Reads and writes a note. What is damaged in it is lost and nothing else.
    fn note(&mut self, called: &Called) {
        let Some(slice) = self.notes.slice(called.part, &called.id) else { return };
        let (prefixes, part) = {
            let kind = &self.notes.kinds[place(called.part)];
            (kind.prefixes.clone(), kind.part)
        };
        let mut xml = Xml::new(slice, part, &prefixes);
        let mut out = Vec::new();
        self.in_note = Some(called.part);
        let fields = std::mem::take(&mut self.fields);
        let read = match xml.next() {
            Ok(Token::Open(_)) => self.flow(&mut xml, &mut out, false),
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        self.fields = fields;
        self.in_note = None;
        self.boxes.clear();
        if read.is_err() && out.iter().all(Para::is_blank) {
            return;
        }
        self.writer.note(called, out);
    }

    /// A table: a block for each row; a table of one column is a frame around running text.
    fn table(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Para>) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut rows: Vec<Vec<Vec<Para>>> = Vec::new();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:tr" => rows.push(Vec::new()),
                    "w:tc" => {
                        let mut cell = Vec::new();
                        self.flow(xml, &mut cell, false)?;
                        rows.last_mut().map(|row| row.push(cell)).unwrap_or_default();
                    }
                    "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" | "mc:AlternateContent" | "mc:Choice" => {}
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
}

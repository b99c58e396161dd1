//! One paragraph: its properties, runs, fields, links and text boxes.

use super::body::Reader;
use super::fields::Field;
use super::notes::place;
use super::numbering::Numbering;
use super::styles::{Style, outline, property};
use crate::document::BlockKind;
use crate::error::Error;
use crate::read::office::flow::{Called, Para};
use crate::read::office::styles::{Changes, Look, kind};
use crate::read::office::xml::{Tag, Token, Xml};
use crate::text::Part;

/// What ends with an element inside a paragraph.
enum Ends {
    Nothing,
    Link(usize, String),
    Field(Field),
}

impl Reader<'_> {
    pub(super) fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<Para, Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut para = Para::default();
        let mut look = Look::default();
        let mut open: Vec<Ends> = Vec::new();
        for field in &mut self.fields {
            field.start = 0;
        }
        if self.fields.iter().any(|f| f.in_result && f.is_contents()) {
            para.kind = Some(BlockKind::Contents);
        }
        // A paragraph has its properties first, but not every program puts them there.
        let styles = self.styles;
        let mut style: Option<&Style> = styles.paragraph(None);
        let mut own = Own::default();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:pPr" => {
                        own = Self::properties(xml)?;
                        style = styles.paragraph(own.style.as_deref());
                        look = style.map(|s| s.look.over(Look::default())).unwrap_or_default();
                        if matches!(style.and_then(|s| s.kind), Some(BlockKind::Heading(_))) {
                            // all of a heading is bold in most styles, which says nothing of its words
                            look.bold = false;
                        }
                    }
                    "w:r" => {
                        let start = xml.place().start;
                        self.run(xml, &mut para, look, start)?;
                    }
                    "w:hyperlink" => open.push(self.hyperlink(&tag, &para)),
                    "w:fldSimple" => {
                        let instruction = tag.get("instr").unwrap_or_default();
                        open.push(Ends::Field(Field { instruction, in_result: true, start: para.text.len(), ..Field::default() }));
                    }
                    "w:ins"
                    | "w:moveTo"
                    | "w:sdt"
                    | "w:sdtContent"
                    | "w:customXml"
                    | "w:smartTag"
                    | "w:bdo"
                    | "w:dir"
                    | "mc:AlternateContent"
                    | "mc:Choice"
                    | "w:ruby"
                    | "w:rubyBase"
                    | "m:oMath"
                    | "m:oMathPara" => open.push(Ends::Nothing),
                    "m:r" => formula(xml, &mut para, look)?,
                    name @ ("w:commentRangeStart" | "w:commentRangeEnd") => {
                        let begins = name == "w:commentRangeStart";
                        para.comments.push((para.text.len(), tag.get("id").unwrap_or_default(), begins));
                        xml.skip()?;
                    }
                    // parts of formulas: fractions, roots
                    name if name.starts_with("m:") && !name.ends_with("Pr") => open.push(Ends::Nothing),
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => break,
                Token::Close => match open.pop() {
                    Some(Ends::Link(start, target)) => para.link(start, &target),
                    Some(Ends::Field(field)) => {
                        field.close(&mut para);
                        self.citations.field(&field.instruction, &field.data, field.start, &mut para);
                    }
                    Some(Ends::Nothing) | None => {}
                },
                Token::End => break,
                Token::Words(_) => {}
            }
        }
        self.settle(&mut para, &own, style);
        Ok(para)
    }

    /// What the paragraph is by its style and its list.
    fn settle(&mut self, para: &mut Para, own: &Own, style: Option<&Style>) {
        let styled = own.kind.or(style.and_then(|s| s.kind)).or(own.style.as_deref().filter(|_| style.is_none()).and_then(kind));
        let list = own
            .list
            .as_ref()
            .map(|(id, level)| (id.as_str(), *level))
            .or(style.and_then(|s| s.list.as_ref()).map(|(id, level)| (id.as_str(), *level)));
        // a level alone belongs to the list of the style
        let list = match list {
            Some(("", level)) => style.and_then(|s| s.list.as_ref()).map(|(id, _)| (id.as_str(), level)),
            other => other,
        };
        if let Some((id, level)) = list.filter(|(id, _)| Numbering::is_list(id)) {
            let label = if para.is_blank() && para.notes.is_empty() { None } else { self.numbering.next(id, level) };
            if styled.is_none() {
                para.kind = para.kind.or(Some(BlockKind::Item));
                para.label = label;
            }
        }
        para.kind = para.kind.or(styled);
        if matches!(para.kind, Some(BlockKind::Code)) {
            para.code = vec![0..para.text.len()];
        }
        para.goes_on = own.mark_deleted;
        if own.ends_section {
            self.notes.next_section();
        }
    }

    fn properties(xml: &mut Xml<'_>) -> Result<Own, Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut own = Own::default();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:pStyle" => own.style = tag.get("val"),
                    "w:outlineLvl" => own.kind = outline(&tag),
                    "w:numId" => own.list = Some((tag.get("val").unwrap_or_default(), own.list.take().map_or(0, |(_, level)| level))),
                    "w:ilvl" => {
                        let level = tag.get("val").and_then(|v| v.parse().ok()).unwrap_or(0);
                        own.list = Some((own.list.take().map(|(id, _)| id).unwrap_or_default(), level));
                    }
                    "w:del" | "w:moveFrom" => own.mark_deleted = true,
                    "w:sectPr" => {
                        own.ends_section = true;
                        xml.skip()?;
                    }
                    "w:pPrChange" | "w:rPrChange" => xml.skip()?,
                    _ => {}
                },
                Token::Close if xml.depth() <= outside => return Ok(own),
                Token::End => return Ok(own),
                _ => {}
            }
        }
    }

    fn hyperlink(&self, tag: &Tag<'_>, para: &Para) -> Ends {
        let links = self.in_note.map_or(self.related, |part| &self.notes.kinds[place(part)].links);
        match tag.get("id").as_deref().and_then(|id| links.address(id)) {
            Some(address) => {
                let anchor = tag.get("anchor").map(|a| format!("#{a}")).unwrap_or_default();
                Ends::Link(para.text.len(), format!("{address}{anchor}"))
            }
            None => Ends::Nothing,
        }
    }

    fn run(&mut self, xml: &mut Xml<'_>, para: &mut Para, base: Look, start: usize) -> Result<(), Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut look = base;
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:rPr" => look = self.look(xml, base)?,
                    "w:t" => {
                        if self.shows() {
                            words(xml, para, look, start)?;
                        } else {
                            xml.skip()?;
                        }
                    }
                    "w:instrText" => {
                        let instruction = xml.words()?;
                        if let Some(field) = self.fields.last_mut() {
                            field.instruction.push_str(&instruction);
                        }
                    }
                    "w:fldChar" => {
                        self.field(&tag, para);
                        let data = xml.words()?;
                        if let Some(field) = self.fields.last_mut().filter(|field| field.data.is_empty()) {
                            field.data = data;
                        }
                    }
                    name @ ("w:footnoteReference" | "w:endnoteReference") => {
                        let part = if name == "w:footnoteReference" { Part::Footnote } else { Part::Endnote };
                        let custom = tag.get("customMarkFollows").is_some_and(|v| v == "1" || v == "true" || v == "on");
                        let id = tag.get("id").unwrap_or_default();
                        let (at, place) = (para.text.len(), xml.place());
                        xml.skip()?;
                        let label = if custom { mark(xml)? } else { self.notes.next_label(part) };
                        call(para, Called { part, id, label });
                        para.anchor(at, place, start, true);
                        if custom {
                            return Ok(());
                        }
                    }
                    name @ ("w:tab" | "w:ptab" | "w:br" | "w:cr" | "w:noBreakHyphen") => {
                        if self.shows() && !look.hidden {
                            match name {
                                "w:noBreakHyphen" => para.push_sign('\u{2011}'),
                                "w:tab" | "w:ptab" => para.push_sign('\t'),
                                _ if tag.get("type").is_some_and(|t| t == "page" || t == "column") => {}
                                // a line separator parts citations in a note; elsewhere it is a space
                                _ => para.push_sign('\u{2028}'),
                            }
                        }
                        xml.skip()?;
                    }
                    "w:sym" => {
                        // signs of symbol fonts lie in the private area and mean nothing elsewhere
                        let code = tag.get("char").and_then(|c| u32::from_str_radix(&c, 16).ok()).filter(|c| !(0xe000..0xf900).contains(c));
                        if let Some(sign) = code.and_then(char::from_u32).filter(|_| self.shows()) {
                            para.push(&sign.to_string(), look);
                        }
                        xml.skip()?;
                    }
                    "w:commentReference" => {
                        // a comment without a range stands on its place
                        let id = tag.get("id").unwrap_or_default();
                        if !para.comments.iter().rev().take(4).any(|(_, known, _)| *known == id) {
                            para.comments.push((para.text.len(), id, false));
                        }
                        xml.skip()?;
                    }
                    "mc:AlternateContent" | "mc:Choice" | "w:drawing" | "w:pict" | "w:object" | "w:ruby" | "w:rubyBase" | "w:r" => {}
                    "w:txbxContent" => self.text_box(xml)?,
                    name if is_drawing(name) => {}
                    _ => xml.skip()?,
                },
                Token::Close if xml.depth() <= outside => return Ok(()),
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// True where words are shown: not in a field's instruction, nor in the number of a page.
    fn shows(&self) -> bool {
        self.fields.iter().all(|f| f.in_result && !f.is_furniture())
    }

    fn text_box(&mut self, xml: &mut Xml<'_>) -> Result<(), Error> {
        let fields = std::mem::take(&mut self.fields);
        let boxes = std::mem::take(&mut self.boxes);
        let mut inside = Vec::new();
        let read = self.flow(xml, &mut inside, false);
        self.fields = fields;
        self.boxes = boxes;
        for para in &mut inside {
            para.in_box = true;
        }
        self.boxes.append(&mut inside);
        read
    }

    fn look(&mut self, xml: &mut Xml<'_>, base: Look) -> Result<Look, Error> {
        let outside = xml.depth().saturating_sub(1);
        let mut styled = Changes::default();
        let mut own = Changes::default();
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:rStyle" => styled = tag.get("val").map(|id| self.styles.run(&id)).unwrap_or_default(),
                    "w:rPrChange" => xml.skip()?,
                    _ => property(&mut own, &tag),
                },
                Token::Close if xml.depth() <= outside => return Ok(own.over(styled.over(base))),
                Token::End => return Ok(own.over(styled.over(base))),
                _ => {}
            }
        }
    }

    fn field(&mut self, tag: &Tag<'_>, para: &mut Para) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field { start: para.text.len(), ..Field::default() }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    field.start = para.text.len();
                    if field.is_contents() {
                        para.kind = Some(BlockKind::Contents);
                    }
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop() {
                    field.close(para);
                    if let Some(around) = self.fields.last_mut().filter(|around| around.data.is_empty() && field.is_data()) {
                        // long data stands in a field of its own, inside the instruction
                        around.data = field.data;
                        return;
                    }
                    self.citations.field(&field.instruction, &field.data, field.start, para);
                }
            }
            _ => {}
        }
    }
}

/// Properties of one paragraph.
#[derive(Default)]
struct Own {
    style: Option<String>,
    kind: Option<BlockKind>,
    list: Option<(String, usize)>,
    mark_deleted: bool,
    ends_section: bool,
}

fn call(para: &mut Para, called: Called) {
    para.call(&called.label);
    para.notes.push(called);
}

/// The letters of a formula.
fn formula(xml: &mut Xml<'_>, para: &mut Para, look: Look) -> Result<(), Error> {
    let outside = xml.depth().saturating_sub(1);
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name() == "m:t" => {
                let start = xml.place().start;
                words(xml, para, look, start)?;
            }
            Token::Open(_) => xml.skip()?,
            Token::Close if xml.depth() <= outside => return Ok(()),
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// Elements around a text box in its two notations (DrawingML and VML).
fn is_drawing(name: &str) -> bool {
    let prefix = name.split(':').next().unwrap_or_default();
    matches!(prefix, "wp" | "a" | "wps" | "wpg" | "wpc" | "v" | "o" | "w10" | "wp14") && !matches!(name, "a:blip" | "a:extLst")
}

fn words(xml: &mut Xml<'_>, para: &mut Para, look: Look, run: usize) -> Result<(), Error> {
    let outside = xml.depth().saturating_sub(1);
    loop {
        match xml.next()? {
            Token::Words(words) => {
                let start = para.text.len();
                para.push(&words, look);
                para.anchor(start, xml.place(), run, false);
            }
            Token::Close if xml.depth() <= outside => return Ok(()),
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// The sign that the author chose for a call: the rest of the run.
fn mark(xml: &mut Xml<'_>) -> Result<String, Error> {
    let outside = xml.depth().saturating_sub(1);
    let mut label = String::new();
    loop {
        match xml.next()? {
            Token::Words(words) => label.push_str(&words),
            Token::Close if xml.depth() <= outside => break,
            Token::End => break,
            _ => {}
        }
    }
    Ok(label.trim().to_owned())
}

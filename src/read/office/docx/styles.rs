//! Styles: what a paragraph is, and how words are set.

use foldhash::HashMap;

use super::super::styles::{Changes, kind};
use super::super::xml::{Tag, Token, Xml, prefixes};
use super::NAMESPACES;
use crate::document::BlockKind;

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) kind: Option<BlockKind>,
    /// The list and the level that paragraphs of the style belong to.
    pub(super) list: Option<(String, usize)>,
    pub(super) look: Changes,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the part; what stands after a damaged place is left out.
    pub(super) fn read(source: &str) -> Self {
        let prefixes = prefixes(source, &NAMESPACES);
        let mut xml = Xml::new(source, "styles", &prefixes);
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        while let Ok(token) = xml.next() {
            match token {
                Token::Open(tag) => match tag.name().as_ref() {
                    "w:style" => {
                        styles.add(open.take());
                        let id = tag.get("styleId").unwrap_or_default();
                        if tag.get("default").is_some_and(|d| d == "1" || d == "true") && tag.get("type").is_some_and(|t| t == "paragraph")
                        {
                            styles.usual = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    name => {
                        if let Some((_, style)) = &mut open {
                            style.property(name, &tag);
                        }
                    }
                },
                Token::End => break,
                _ => {}
            }
        }
        styles.add(open);
        styles.inherit();
        styles
    }

    fn add(&mut self, style: Option<(String, Style)>) {
        if let Some((id, style)) = style {
            self.by_id.insert(id, style);
        }
    }

    /// Gives each style what it takes over from the styles that it is based on.
    fn inherit(&mut self) {
        const LONGEST: usize = 16;
        let resolved: Vec<(String, Style)> = self
            .by_id
            .iter()
            .map(|(id, style)| {
                let mut whole = style.clone();
                let mut base = style.based_on.as_ref();
                for _ in 0..LONGEST {
                    let Some(above) = base.and_then(|id| self.by_id.get(id)) else { break };
                    // a style based on a heading, with no level of its own, is a heading in Word too
                    whole.kind = whole.kind.or(above.kind);
                    whole.list = whole.list.or_else(|| above.list.clone());
                    whole.look = whole.look.or(above.look);
                    base = above.based_on.as_ref();
                }
                (id.clone(), whole)
            })
            .collect();
        self.by_id = resolved.into_iter().collect();
    }

    /// A paragraph's style.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.by_id.get(id.or(self.usual.as_deref())?)
    }

    pub(super) fn run(&self, id: &str) -> Changes {
        self.by_id.get(id).map(|s| s.look).unwrap_or_default()
    }
}

impl Style {
    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "w:name" => self.kind = self.kind.or(tag.get("val").and_then(|v| kind(&v))),
            "w:basedOn" => self.based_on = tag.get("val"),
            "w:outlineLvl" => self.kind = outline(tag).or(self.kind),
            "w:numId" => {
                let level = self.list.take().map_or(0, |(_, level)| level);
                self.list = tag.get("val").map(|id| (id, level));
            }
            "w:ilvl" => {
                let level = tag.get("val").and_then(|v| v.parse().ok()).unwrap_or(0);
                self.list = Some((self.list.take().map(|(id, _)| id).unwrap_or_default(), level));
            }
            _ => property(&mut self.look, tag),
        }
    }
}

/// A heading by its outline level; 9 is running text.
pub(super) fn outline(tag: &Tag<'_>) -> Option<BlockKind> {
    let level: u8 = tag.get("val")?.parse().ok()?;
    (level < 9).then_some(BlockKind::Heading(level + 1))
}

/// Takes note of one property of a run.
pub(super) fn property(changes: &mut Changes, tag: &Tag<'_>) {
    match tag.name().as_ref() {
        "w:b" => changes.bold = Some(tag.is_on()),
        "w:i" => changes.italic = Some(tag.is_on()),
        "w:vanish" | "w:webHidden" => changes.hidden = Some(tag.is_on()),
        "w:vertAlign" => changes.raised = Some(tag.get("val").is_some_and(|v| v == "superscript")),
        // words set high by hand, in half points
        "w:position" => {
            if let Some(height) = tag.get("val").and_then(|v| v.parse::<i32>().ok()) {
                changes.raised = Some(height >= 4);
            }
        }
        _ => {}
    }
}

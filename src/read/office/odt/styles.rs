//! Styles: what a paragraph is, and how words are set.

use foldhash::HashMap;

use super::NAMESPACES;
use crate::document::BlockKind;
use crate::read::office::styles::{Changes, kind};
use crate::read::office::xml::{Tag, Token, Xml, prefixes};

#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    words: HashMap<String, Style>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) kind: Option<BlockKind>,
    pub(super) look: Changes,
    parent: Option<String>,
}

impl Styles {
    /// Adds the styles of a part; what stands after a damaged place is left out.
    pub(super) fn read(&mut self, source: &str) {
        let prefixes = prefixes(source, &NAMESPACES);
        let mut xml = Xml::new(source, "styles", &prefixes);
        let mut open: Option<(String, bool)> = None;
        while let Ok(token) = xml.next() {
            match token {
                Token::Open(tag) => {
                    match tag.name().as_ref() {
                        "style:style" => open = self.style(&tag),
                        // not the look of a list's numbers
                        "text:list-style" => open = None,
                        "style:text-properties" => {
                            let style = open
                                .as_ref()
                                .and_then(|(name, words)| if *words { self.words.get_mut(name) } else { self.paragraphs.get_mut(name) });
                            if let Some(style) = style {
                                style.look = properties(&tag);
                            }
                        }
                        // the running text follows
                        "office:body" => break,
                        _ => {}
                    }
                }
                Token::End => break,
                _ => {}
            }
        }
    }

    fn style(&mut self, tag: &Tag<'_>) -> Option<(String, bool)> {
        let name = tag.get("name")?;
        let shown = tag.get("display-name").unwrap_or_else(|| name.replace("_20_", " "));
        let outline = tag.get("default-outline-level").and_then(|l| l.parse::<u8>().ok()).filter(|&l| l > 0);
        let style = Style {
            kind: outline.map(BlockKind::Heading).or(kind(&shown)),
            look: Changes::default(),
            parent: tag.get("parent-style-name"),
        };
        let words = match tag.get("family")?.as_str() {
            "paragraph" => false,
            "text" => true,
            _ => return None,
        };
        let of_family = if words { &mut self.words } else { &mut self.paragraphs };
        of_family.insert(name.clone(), style);
        Some((name, words))
    }

    /// Gives each style what it takes over from its parents.
    pub(super) fn inherit(&mut self) {
        for styles in [&mut self.paragraphs, &mut self.words] {
            const LONGEST: usize = 16;
            let resolved: Vec<(String, Style)> = styles
                .iter()
                .map(|(name, style)| {
                    let mut whole = style.clone();
                    let mut parent = style.parent.as_ref();
                    for _ in 0..LONGEST {
                        let Some(above) = parent.and_then(|name| styles.get(name)) else {
                            whole.kind = whole.kind.or_else(|| kind(&parent?.replace("_20_", " ")));
                            break;
                        };
                        whole.kind = whole.kind.or(above.kind);
                        whole.look = whole.look.or(above.look);
                        parent = above.parent.as_ref();
                    }
                    (name.clone(), whole)
                })
                .collect();
            *styles = resolved.into_iter().collect();
        }
    }

    /// What a paragraph of a style is, and how its words are set.
    pub(super) fn paragraph(&self, name: &str) -> (Option<BlockKind>, Changes) {
        match self.paragraphs.get(name) {
            Some(style) => (style.kind, style.look),
            None => (kind(&name.replace("_20_", " ")), Changes::default()),
        }
    }

    pub(super) fn words(&self, name: &str) -> Changes {
        self.words.get(name).map(|s| s.look).unwrap_or_default()
    }
}

fn properties(tag: &Tag<'_>) -> Changes {
    let weight = tag.get("font-weight").map(|w| w == "bold" || w.parse::<u16>().is_ok_and(|w| w >= 600));
    let italic = tag.get("font-style").map(|s| s == "italic" || s == "oblique");
    let raised = tag.get("text-position").map(|p| {
        let height = p.split_whitespace().next().unwrap_or_default();
        height == "super" || height.trim_end_matches('%').parse::<f32>().is_ok_and(|h| h >= 15.0)
    });
    let hidden = tag.get("display").map(|d| d == "none");
    Changes { bold: weight, italic, raised, hidden }
}

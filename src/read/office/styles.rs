//! What the styles of both formats say: how words are set, and what a paragraph is.

use crate::document::BlockKind;

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) raised: bool,
    pub(super) hidden: bool,
    pub(super) code: bool,
}

/// What a style or a run changes in how words are set; `None` leaves it as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Changes {
    pub(super) fn over(self, look: Look) -> Look {
        Look {
            bold: self.bold.unwrap_or(look.bold),
            italic: self.italic.unwrap_or(look.italic),
            raised: self.raised.unwrap_or(look.raised),
            hidden: self.hidden.unwrap_or(look.hidden),
            code: look.code,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// What a style's name says of a paragraph. Word writes the names of its own styles in English,
/// whatever language it speaks.
pub(super) fn kind(name: &str) -> Option<BlockKind> {
    let name = name.to_ascii_lowercase();
    let level = |prefix: &str| name.strip_prefix(prefix).and_then(|rest| rest.trim().parse::<u8>().ok()).filter(|l| (1..=9).contains(l));
    if let Some(level) = level("heading") {
        return Some(BlockKind::Heading(level));
    }
    if level("toc").is_some() || level("contents").is_some() || name == "table of figures" {
        return Some(BlockKind::Contents);
    }
    match name.as_str() {
        "title" | "toc heading" | "contents heading" => Some(BlockKind::Heading(1)),
        "caption" | "image caption" | "table caption" | "illustration" | "figure" => Some(BlockKind::Caption),
        "quote" | "intense quote" | "block text" | "quotations" => Some(BlockKind::Quote),
        "source code" | "html preformatted" | "preformatted text" | "plain text code" => Some(BlockKind::Code),
        _ => None,
    }
}

//! Word and OpenDocument: zip packages of XML.

mod citations;
pub(crate) mod docx;
mod endnote;
pub(crate) mod flow;
mod numbers;
pub(crate) mod odt;
mod package;
mod styles;
pub(crate) mod xml;

pub(super) use docx::read as docx;
pub(super) use odt::read as odt;
pub(crate) use package::Package;

use citations::Citations;
use flow::{Anchor, Writer};

use super::remarks::{Remark, settled};
use super::{Blocks, Extracted};
use crate::document::Comment;

/// A file that was read, with where its words come from.
pub(crate) struct Opened {
    extracted: Extracted,
    /// Where the running text stands in its part.
    pub(crate) anchors: Vec<Anchor>,
    pub(crate) remarks: Vec<Remark>,
}

impl Opened {
    fn new(writer: Writer, mut remarks: Vec<Remark>, citations: Citations) -> Self {
        for remark in &mut remarks {
            remark.span = writer.comments.get(&remark.id).copied().unwrap_or_default();
        }
        let comments = remarks.iter().filter_map(|r| Comment::attached(r.span, &r.text, Some(r.author.clone()), r.day())).collect();
        let extracted = Extracted {
            text: writer.text,
            locations: writer.locations,
            blocks: Blocks { blocks: writer.blocks, comments, ..Blocks::default() },
            settled: settled(&remarks),
            libraries: citations.library().into_iter().collect(),
        };
        Self { extracted, anchors: writer.anchors, remarks }
    }

    pub(crate) fn extracted(self) -> Extracted {
        self.extracted
    }

    /// The text that was taken out of the file.
    pub(crate) fn text(&self) -> &str {
        &self.extracted.text
    }
}

//! What a document cites: its citations, resolved, and their sources.

use std::sync::Arc;

use super::{GroupReason, Reference, Resolution};
use crate::document::SourceType;
use crate::text::{MappedText, Span};

/// One citation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Citation {
    /// The footnote it stands in; `None` in the running text.
    pub footnote: Option<usize>,
    /// The block it stands in, where it stands in the running text.
    pub block: Option<usize>,
    /// Its place in the input.
    pub span: Span,
    /// Its parts; ranges are in the text of the footnote or block.
    pub reference: Arc<Reference>,
    /// What it means.
    pub resolution: Resolution,
    /// Its editorial group.
    pub group: Arc<str>,
}

/// One source.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Source {
    /// Its parts; ranges are in the text that [`crate::evidence::Evidence::text_of_source`] gives.
    pub reference: Arc<Reference>,
    /// Its place in the input.
    pub span: Span,
    /// The words of an entry of the bibliography; `None` for a source that only a citation names.
    pub entry: Option<Box<MappedText>>,
    /// The citation that names a source which is not listed.
    pub named_by: Option<usize>,
    /// True for an entry under a heading that says "consulted".
    pub consulted: bool,
    /// The heading it is listed under.
    pub section: Option<Arc<str>>,
    /// What kind of voice it is.
    pub kind: SourceType,
    /// Its editorial group.
    pub group: Arc<str>,
    /// How the group is known.
    pub group_reason: GroupReason,
    /// The citations that mean it, or may mean it.
    pub cited_by: Vec<usize>,
}

impl Source {
    /// True for an entry of the bibliography.
    pub fn is_listed(&self) -> bool {
        self.entry.is_some()
    }

    /// The publisher as written, or "".
    pub fn publisher(&self) -> &str {
        self.reference.publisher.as_deref().unwrap_or_default()
    }

    /// The group, where it is not the publisher's own name.
    pub(crate) fn group_label(&self, name: &str) -> Option<String> {
        (!self.group.is_empty() && *self.group != *name).then(|| self.group.to_string())
    }
}

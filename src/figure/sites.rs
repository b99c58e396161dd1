//! The places that headings and the document as a whole are about.

use foldhash::{HashMap, HashMapExt as _};

use super::document::{Figure, Site};
use super::places::country;
use crate::document::{Block, BlockKind, Document, Language};

/// The place that a heading names.
pub(super) fn heading_site(block: &Block, language: Language) -> Option<Site> {
    let text = block.text.as_str();
    super::read::places_in(text, language).into_iter().next().map(|(range, id)| Site { name: text[range].to_owned(), id, inferred: true })
}

/// The country of most places that figures name, where most of them lie in one.
pub(super) fn commonest_country(figures: &[Figure]) -> Option<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let mut all = 0;
    for id in figures.iter().filter_map(|f| f.site.as_ref()?.id).filter_map(country) {
        *counts.entry(id).or_default() += 1;
        all += 1;
    }
    let (id, count) = counts.into_iter().max_by_key(|&(id, count)| (count, id))?;
    (2 * count > all).then_some(id)
}

/// The place that the whole document is about: that of its title.
pub(super) fn title_site(document: &Document) -> Option<(String, u32)> {
    const LOOK: usize = 6;
    let title = document.blocks.iter().take(LOOK).find(|b| matches!(b.kind, BlockKind::Heading(_)) || b.kind == BlockKind::Paragraph)?;
    let text = title.text.as_str();
    let places: Vec<(String, u32)> =
        super::read::places_in(text, document.language).into_iter().filter_map(|(range, id)| Some((text[range].to_owned(), id?))).collect();
    let (_, first) = places.first()?;
    // "Mozambique: the humanitarian situation in Cabo Delgado" is about the province
    let inside = places.iter().find(|(_, id)| id != first && country(*id) == Some(*first));
    inside.or_else(|| places.first()).cloned()
}

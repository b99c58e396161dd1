//! The places that headings and the document as a whole are about.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use super::days::days_of_months;
use super::document::{Figure, Site};
use super::gazetteer::country;
use super::learnt::Learnt;
use super::lexicon::figure_lexicon;
use crate::document::{Block, BlockKind, Document, Language};
use crate::language::{Word, all_words, lexicon as common};

/// The place that a heading names.
pub(super) fn heading_site(block: &Block, title: bool, language: Language, learnt: &Learnt<'_>) -> Option<Site> {
    let text = block.text.as_str();
    let first = |text, language| if title { learnt.first_in_title(text, language) } else { learnt.first_in(text, language) };
    let known = meant_place(&super::read::places_in(text, language)).cloned();
    let known = known.or_else(|| dated_name(text, language).map(|range| (range, None)));
    let (range, id) = known.or_else(|| first(text, language).map(|range| (range, None)))?;
    Some(Site { name: text[range].to_owned(), id, inferred: true })
}

/// "Cotonou: imported rice …", "Belmor. Les gendarmes …": the place that opens an item or a paragraph as its label.
pub(super) fn label_site(text: &str, language: Language, learnt: &Learnt<'_>) -> Option<Site> {
    const LONGEST: usize = 40;
    let end = text.find([':', '.', '–', '—', '\n']).filter(|&end| end <= LONGEST && end > 0)?;
    let label = text[..end].trim_end();
    // "8 mars, Mukondi (Beni). …": its day stands before it
    let sentence = text.find(['.', '\n']).filter(|&end| end <= LONGEST).map(|end| text[..end].trim_end());
    if let Some(site) = dated_label(label, language).or_else(|| dated_label(sentence?, language)) {
        return Some(site);
    }
    let known = super::read::places_in(label, language).into_iter().find(|(r, _)| r.end == label.len());
    let (range, id) = known.or_else(|| learnt.first_in(label, language).filter(|r| r.end == label.len()).map(|r| (r, None)))?;
    // "the province of Sofala", "Sofala", and no sentence that ends with a place
    let name = label[..range.start].split_whitespace().count() <= 2 && (range.start == 0 || label.starts_with(char::is_lowercase));
    name.then(|| Site { name: label[range].to_owned(), id, inferred: true })
}

/// "8 mars, Mukondi (Beni)", "12-13 March: Aldor": the place behind a day.
fn dated_label(label: &str, language: Language) -> Option<Site> {
    let held = all_words(label);
    if !held.first().is_some_and(Word::starts_with_digit) {
        return None;
    }
    let (day, ..) = days_of_months(label, &held).into_iter().next_back()?;
    let behind = label[day.end..].trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let behind = behind.strip_prefix([',', ':', '–', '—'])?.trim_start();
    let name = behind[..behind.find(['(', ',']).unwrap_or(behind.len())].trim_end();
    if !may_be_name(name, language) {
        return None;
    }
    let id = super::read::places_in(name, language).into_iter().find(|(r, _)| *r == (0..name.len())).and_then(|(_, id)| id);
    Some(Site { name: name.to_owned(), id, inferred: true })
}

/// "Saint-Cyr-des-Bois, 18 mai", "1. Solhan (nuit du 4 au 5 juin)": a name, then a day.
fn dated_name(text: &str, language: Language) -> Option<Range<usize>> {
    let start = text.find(char::is_alphabetic).filter(|&at| text[..at].chars().all(|c| c.is_ascii_digit() || " .)-".contains(c)))?;
    let end = start + text[start..].find([',', '(', '–', '—'])?;
    let name = text[start..end].trim_end();
    let day = !days_of_months(&text[end..], &all_words(&text[end..])).is_empty();
    (day && may_be_name(name, language)).then_some(start..start + name.len())
}

/// Words beside a day that can be the name of a place: capitals, and neither a month, nor what reports head their parts with,
/// nor what they count ("Protests (3 May)").
fn may_be_name(name: &str, language: Language) -> bool {
    const LONGEST: usize = 4;
    let parts: Vec<&str> = name.split([' ', '-']).collect();
    let little = |part: &str| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic);
    let proper = parts.len() <= LONGEST && parts.iter().all(|part| part.starts_with(char::is_uppercase) || little(part));
    let lexicon = figure_lexicon(language);
    let held = all_words(name);
    let plain = held.first().is_none_or(|word| common().months.holds(word) || lexicon.counted.no_names.holds(word));
    let counted = || (0..held.len()).any(|at| lexicon.nouns.prefix(&held[at..]).is_some());
    proper && !plain && name.starts_with(char::is_uppercase) && !counted()
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

/// Sets what is counted "nationwide" in the country that the document is about.
pub(super) fn nationwide(document: &Document, about: Option<u32>, figures: &mut [Figure]) {
    let lexicon = figure_lexicon(document.language);
    let is_whole = |site: &Site| {
        let held = all_words(&site.name);
        site.id.is_none() && !held.is_empty() && lexicon.counted.nationwide.prefix(&held) == held.len()
    };
    let mut told: Option<Option<Site>> = None;
    for figure in figures.iter_mut().filter(|f| f.site.as_ref().is_some_and(is_whole)) {
        let country = told.get_or_insert_with(|| country_named(document, about)).clone();
        figure.site = country;
    }
}

/// The country that a document is about, by the name that it gives it first.
fn country_named(document: &Document, about: Option<u32>) -> Option<Site> {
    let wanted = about.and_then(country);
    document.blocks.iter().find_map(|block| {
        let text = block.text.as_str();
        let places = super::read::places_in(text, document.language);
        let known = places.into_iter().filter_map(|(range, id)| Some((range, id?)));
        let named = known.filter(|(_, id)| country(*id) == Some(*id)).find(|(_, id)| wanted.is_none_or(|wanted| wanted == *id));
        named.map(|(range, id)| Site { name: text[range].to_owned(), id: Some(id), inferred: false })
    })
}

/// The place that the whole document is about: that of its title.
pub(super) fn title_site(document: &Document) -> Option<(String, u32)> {
    const LOOK: usize = 6;
    let title = document.blocks.iter().take(LOOK).find(|b| matches!(b.kind, BlockKind::Heading(_)) || b.kind == BlockKind::Paragraph)?;
    let text = title.text.as_str();
    let places = super::read::places_in(text, document.language);
    let (range, id) = meant_place(&places).filter(|(_, id)| id.is_some()).or_else(|| places.iter().find(|(_, id)| id.is_some()))?;
    Some((text[range.clone()].to_owned(), (*id)?))
}

/// Of the places of a title the one that it is about: "Mozambique: the humanitarian situation in Cabo Delgado" is about the
/// province, and about the country where it names several of them.
fn meant_place(places: &[(Range<usize>, Option<u32>)]) -> Option<&(Range<usize>, Option<u32>)> {
    let first = places.first()?;
    let inside = |id: u32| Some(id) != first.1 && country(id) == first.1;
    let mut within = places.iter().filter(|(_, id)| id.is_some_and(inside));
    let one = within.next();
    one.filter(|(_, id)| within.all(|(_, other)| other == id)).or(Some(first))
}

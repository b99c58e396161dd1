//! Figures in the titles of cited sources.

use foldhash::{HashMap, HashMapExt as _};

use super::document::{Figure, Material, Site, Within, figure};
use super::lexicon::figure_lexicon;
use super::read::{Passage, may_hold_number};
use super::thread::Thread;
use crate::document::Language;
use crate::language::{Word, by_small_words, language_of, sentences, words};
use crate::text::{MappedText, Span, holds_digit};

/// Too few words to tell a language by.
const FEW: usize = 8;

/// Figures in the title of a source; those of its translation only where the title gives none.
pub(super) fn title_figures(material: &Material<'_>, index: usize, found: &mut Vec<Figure>) {
    let source = &material.sources[index];
    let reference = &source.reference;
    // "Interviews with six residents": whom one spoke to
    if reference.oral {
        return;
    }
    for title in [&reference.title, &reference.translated_title].into_iter().flatten() {
        // the original in another script is told by its translation
        let translated = reference.translated_title.as_ref() == Some(title);
        if !translated && title.chars().any(|c| c.is_alphabetic() && (c as u32) >= 0x250) {
            continue;
        }
        let language = by_small_words(title).unwrap_or_else(|| known_language(title, material.document.language));
        if !may_hold_number(title, language) {
            continue;
        }
        // where the title stands in the input, words of both compared
        let mapped = locate(material.document.input.text(), source.span, title);
        let text = mapped.as_str();
        let passage = Passage::new(text, language, material.day_first);
        let base = found.len();
        for sentence in sentences(text) {
            for (quantity, site) in passage.sentence(sentence, &mut Thread::default()) {
                let mut figure = figure(quantity, site, &mapped, Within::Title, None, base);
                figure.source = Some(index);
                figure.as_of = reference.updated.or(reference.date);
                figure.as_of_inferred = figure.as_of.is_some();
                figure.attribution = Some(source.publisher().to_owned()).filter(|p| !p.is_empty());
                found.push(figure);
            }
        }
        // detection is dear: only titles with numbers are asked whether they are in a third language
        let foreign = !translated
            && found.len() > base
            && text.split_whitespace().count() > FEW
            && language_of(title).is_some_and(|code| !matches!(code, "fra" | "eng"));
        if foreign {
            found.truncate(base);
        }
        if found.len() > base {
            super::withdrawals::in_stretch(text, 0..text.len(), &mut found[base..]);
            return;
        }
    }
}

/// The language whose lexicon knows more words of a title that has no small ones: "Border guards recover 27 bodies".
fn known_language(title: &str, otherwise: Language) -> Language {
    let held: Vec<Word<'_>> = words(title).collect();
    let known = |language: Language| {
        let lexicon = figure_lexicon(language);
        (0..held.len())
            .filter(|&at| lexicon.nouns.prefix(&held[at..]).is_some() || lexicon.predicates.prefix(&held[at..]).is_some())
            .count()
    };
    // most titles have no figure
    if !holds_digit(title) {
        return otherwise;
    }
    let others = Language::all().filter(|&other| other != otherwise);
    others.fold((otherwise, known(otherwise)), |best, other| if known(other) > best.1 { (other, known(other)) } else { best }).0
}

/// A title that names no place is about what the sentence that cites it is about.
pub(super) fn title_sites(material: &Material<'_>, found: &mut [Figure]) {
    let mut cited: HashMap<usize, Vec<usize>> = HashMap::new();
    for (claim, citations) in material.claim_citations.iter().enumerate() {
        for &citation in citations {
            if let Some(&source) = material.citations[citation].resolution.sources.first() {
                cited.entry(source).or_default().push(claim);
            }
        }
    }
    let mut of_claim: HashMap<(usize, super::measure::Measure), Site> = HashMap::new();
    for figure in found.iter().filter(|f| f.part_of.is_none()) {
        if let (Some(claim), Some(site)) = (figure.claim, &figure.site) {
            of_claim.entry((claim, figure.quantity.measure)).or_insert_with(|| site.clone());
        }
    }
    for figure in found.iter_mut().filter(|f| f.within == Within::Title && f.site.is_none()) {
        let claims = figure.source.and_then(|source| cited.get(&source)).map_or(&[][..], Vec::as_slice);
        let site = claims.iter().find_map(|&claim| of_claim.get(&(claim, figure.quantity.measure)));
        figure.site = site.cloned().map(|site| Site { inferred: true, ..site });
    }
}

/// The words of a title where they stand in the input; all of the source's place where the file writes them otherwise
/// ("&amp;").
fn locate(input: &str, span: Span, title: &str) -> MappedText {
    let flat = || {
        let mut text = MappedText::new();
        text.push_flat(title, span.start..span.end);
        text
    };
    let Some(raw) = input.get(span.start..span.end) else { return flat() };
    if let Some(at) = raw.find(title) {
        return MappedText::linear(title, span.start + at);
    }
    // a title cut by a line end: word by word
    let held: Vec<_> = words(title).collect();
    let wanted: Vec<&str> = held.iter().map(|w| w.folded.as_ref()).collect();
    let there: Vec<_> = words(raw).collect();
    let last = there.len().checked_sub(wanted.len());
    let first = last.and_then(|last| (0..=last).find(|&i| there[i..].iter().zip(&wanted).all(|(a, b)| a.folded == *b)));
    match first.filter(|_| !wanted.is_empty()) {
        Some(first) => {
            let range = there[first].range.start..there[first + wanted.len() - 1].range.end;
            MappedText::linear(&raw[range.clone()], span.start + range.start)
        }
        None => flat(),
    }
}

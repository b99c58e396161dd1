//! What becomes of figures: withdrawn, disputed, replaced by a newer count.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::document::{Figure, Material, Standing};
use crate::claim::{CaveatKind, Claim, Part};
use crate::language::{fold_words, lexicon, words};

/// "Ce bilan est jugé inférieur à la réalité", "le ministère revient sur ces informations": what a later
/// sentence says of figures reaches all that the marker before it covers, by the speaker named.
pub(super) fn withdrawals(material: &Material<'_>, figures: &mut [Figure]) {
    let mut of_claim: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(claim) = figure.claim {
            of_claim.entry(claim).or_default().push(index);
        }
    }
    for (index, claim) in material.claims.iter().enumerate() {
        for caveat in &claim.caveats {
            let standing = match caveat.kind {
                CaveatKind::Retracted => Standing::Retracted,
                CaveatKind::Contested => Standing::Disputed,
                _ => continue,
            };
            if claim.part == Part::Footnote {
                continue;
            }
            let mapped = &material.document.blocks[claim.block].text;
            let (text, at) = (mapped.as_str(), mapped.span(caveat.range.clone()).start);
            // in its own sentence: the figures of its clause
            let own = claim.sentence.contains(&caveat.range.start);
            let reached = if own { index..index + 1 } else { covered(material.claims, index) };
            let reached: Vec<usize> = reached.filter_map(|c| of_claim.get(&c)).flatten().copied().collect();
            let speakers = if own { Vec::new() } else { names_before(text, caveat.range.start) };
            // what is said of "this toll" is said of the counts of the sentence before it
            let near = reached.iter().map(|&f| &figures[f]).rfind(|f| f.number.start < at && is_counted(f)).map(|f| f.sentence);
            let pointed = |f: &Figure| standing != Standing::Disputed || own || is_counted(f) && near.is_none_or(|near| f.sentence == near);
            // where only one voice counts, the pointer is enough
            let voices: HashSet<Option<String>> = reached.iter().map(|&f| figures[f].attribution.clone()).collect();
            for index in reached {
                let figure = &mut figures[index];
                if !pointed(figure) || standing == Standing::Disputed && own && !disputes_figure(text, &caveat.range) {
                    continue;
                }
                let said = figure.attribution.as_deref().map(fold_words).unwrap_or_default();
                let same =
                    voices.len() < 2 || speakers.is_empty() || said.is_empty() || said.split(' ').any(|w| speakers.iter().any(|s| s == w));
                if (standing == Standing::Disputed || same) && figure.standing == Standing::Standing {
                    figure.standing = standing;
                }
            }
        }
    }
}

/// "Revised to 52": the count before it in the paragraph no longer stands, where the new one is lower.
pub(super) fn replace(new: &Figure, found: &mut [Figure]) {
    let old = found
        .iter_mut()
        .rfind(|f| f.block == new.block && f.quantity.measure == new.quantity.measure && f.part_of.is_none() && f.quantity.point.is_some());
    if let Some(old) = old.filter(|f| f.standing == Standing::Standing && f.quantity.point > new.quantity.point) {
        old.standing = Standing::Retracted;
    }
}

/// A count of persons, acts or things, and no length or time.
fn is_counted(figure: &Figure) -> bool {
    use super::measure::Measure;
    !matches!(figure.quantity.measure, Measure::Duration | Measure::Distance | Measure::Area | Measure::Ratio | Measure::Other)
}

/// The claims under the same marker as one, in its block.
fn covered(claims: &[Claim], index: usize) -> Range<usize> {
    let same = |c: &Claim| c.part != Part::Footnote && c.block == claims[index].block && c.footnotes == claims[index].footnotes;
    let from = (0..index).rev().take_while(|&i| same(&claims[i])).last().unwrap_or(index);
    from..index + 1
}

/// Nouns of speakers between the beginning of a sentence and a caveat.
fn names_before(text: &str, at: usize) -> Vec<String> {
    const REACH: usize = 160;
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let start = text[from..at].rfind(['.', '!', '?', ';']).map_or(from, |n| from + n + 1);
    words(&text[start..at]).filter(|w| lexicon().statements.speakers.holds(w)).map(|w| w.folded.into_owned()).collect()
}

/// A dispute inside the figure's own sentence speaks of the figure where a noun of counts stands by it.
fn disputes_figure(text: &str, caveat: &Range<usize>) -> bool {
    const REACH: usize = 120;
    let mut from = caveat.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    words(&text[from..caveat.end]).any(|w| lexicon().statements.information.holds(&w))
}

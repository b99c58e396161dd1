//! Figures that the text says are disputed.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use super::document::{Figure, Material, Standing};
use crate::claim::{CaveatKind, Claim, Part};
use crate::language::{lexicon, words};
use crate::text::ceil;

/// "Ce bilan est jugé inférieur à la réalité": what a later sentence says of figures reaches the counts of the sentence
/// before it, as far as the marker before it covers.
pub(super) fn disputes(material: &Material<'_>, figures: &mut [Figure]) {
    let mut of_claim: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(claim) = figure.claim {
            of_claim.entry(claim).or_default().push(index);
        }
    }
    for (index, claim) in material.claims.iter().enumerate().filter(|(_, c)| c.part != Part::Footnote) {
        for caveat in claim.caveats.iter().filter(|c| c.kind == CaveatKind::Contested) {
            let mapped = &material.document.blocks[claim.block].text;
            let (text, at) = (mapped.as_str(), mapped.span(caveat.range.clone()).start);
            // in its own sentence: the figures of its clause
            let own = claim.sentence.contains(&caveat.range.start);
            // another voice's count beside it is another count, and no verdict on this one
            let words = mapped.span(caveat.range.clone());
            let count = figures.iter().any(|f| f.block == Some(claim.block) && f.number.start <= words.start && words.end <= f.number.end);
            if count || own && !disputes_figure(text, &caveat.range) {
                continue;
            }
            let reached = if own { index..index + 1 } else { covered(material.claims, index) };
            let reached: Vec<usize> = reached.filter_map(|c| of_claim.get(&c)).flatten().copied().collect();
            // what is said of "this toll" is said of the counts of the sentence before it
            let near = reached.iter().map(|&f| &figures[f]).rfind(|f| f.number.start < at && is_counted(f)).map(|f| f.sentence);
            for index in reached {
                let figure = &mut figures[index];
                let pointed = own || is_counted(figure) && near.is_none_or(|near| figure.sentence == near);
                if pointed && figure.standing == Standing::Standing {
                    figure.standing = Standing::Disputed;
                }
            }
        }
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

/// A dispute inside the figure's own sentence speaks of the figure where a noun of counts stands by it.
fn disputes_figure(text: &str, caveat: &Range<usize>) -> bool {
    const REACH: usize = 120;
    let from = ceil(text, caveat.start.saturating_sub(REACH));
    words(&text[from..caveat.end]).any(|w| lexicon().statements.information.holds(&w))
}

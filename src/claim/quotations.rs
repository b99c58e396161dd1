//! Quotations of several paragraphs: each opens with a mark, the last alone closes, and its note is that of all.

use super::Claim;
use super::cut::add;

const MARKS: [char; 5] = ['‘', '“', '«', '"', '„'];

/// True for a paragraph that is quoted from its first word on.
pub(crate) fn opens_quotation(text: &str) -> bool {
    text.trim_start().starts_with(MARKS)
}

/// The paragraphs of a quotation that is still open.
#[derive(Debug, Default)]
pub(super) struct Quotation {
    /// Its claims that nothing supports yet.
    waiting: Vec<usize>,
    open: bool,
}

impl Quotation {
    /// Passes a paragraph whose claims are those from `first` on.
    pub(super) fn pass(&mut self, text: &str, first: usize, claims: &mut [Claim]) {
        if !opens_quotation(text) {
            *self = Self::default();
            return;
        }
        let bare = |claim: &Claim| claim.footnotes.is_empty() && claim.in_text.is_empty();
        let goes_on = self.open;
        self.open = is_open(text);
        if goes_on && let Some(last) = claims[first..].last().filter(|c| !bare(c)) {
            let (notes, cited) = (last.footnotes.clone(), last.in_text.clone());
            let before = std::mem::take(&mut self.waiting);
            let here: Vec<usize> = (first..claims.len()).filter(|&i| bare(&claims[i])).collect();
            for claim in before.into_iter().chain(here) {
                add(&mut claims[claim].footnotes, &notes);
                add(&mut claims[claim].in_text, &cited);
            }
        } else if self.open {
            self.waiting.extend((first..claims.len()).filter(|&i| bare(&claims[i])));
        } else {
            self.waiting.clear();
        }
    }
}

/// True where the mark that opens a paragraph is not closed in it.
fn is_open(text: &str) -> bool {
    let shown = text.trim_start();
    let count = |mark: char| shown.matches(mark).count();
    match shown.chars().next() {
        Some('‘') => !closes_single(shown),
        Some('“') => count('“') > count('”'),
        Some('«') => count('«') > count('»'),
        Some('„') => count('„') > count('“') + count('”'),
        Some(_) => count('"') % 2 == 1,
        None => false,
    }
}

/// "…, ’ he said", "… sank.’[2]": the mark behind the end of a clause, which an apostrophe never is.
fn closes_single(shown: &str) -> bool {
    shown.match_indices('’').any(|(at, mark)| {
        let next = shown[at + mark.len()..].chars().next();
        shown[..at].ends_with(['.', ',', '!', '?', '…']) && next.is_none_or(|c| !c.is_alphabetic())
    }) || shown.trim_end_matches(|c: char| !c.is_alphabetic() && c != '’').ends_with('’')
}

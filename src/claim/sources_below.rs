//! What a line "Source : …" covers: the claims above it that nothing else supports.

use super::cut::add;
use super::{Claim, Parts};
use crate::document::BlockKind;

/// What stands above the block that is looked at, and may wait for its sources.
#[derive(Debug, Default)]
pub(super) struct Above {
    /// The first claim since the last heading and the last such line.
    from: usize,
    /// The claims that the lines just passed have given their sources to.
    given: Option<Vec<usize>>,
    /// True right below a table, a picture or code: the line is theirs.
    of_another: bool,
}

impl Above {
    /// Passes a block; `called` are the notes that its own words call.
    pub(super) fn pass(&mut self, parts: &Parts<'_>, index: usize, called: &[usize], claims: &mut [Claim]) {
        let kind = parts.document.blocks[index].kind;
        if kind != BlockKind::SourceLine {
            if self.given.take().is_some() || matches!(kind, BlockKind::Heading(_)) {
                self.from = claims.len();
            }
            self.of_another = matches!(kind, BlockKind::Table | BlockKind::Caption | BlockKind::Code);
            return;
        }
        if self.of_another {
            return;
        }
        let from = self.from;
        let given = self.given.get_or_insert_with(|| waiting(claims, from));
        let cited: Vec<(usize, usize)> = (0..parts.in_text[index].len()).map(|i| (index, i)).collect();
        let notes: Vec<usize> = called.iter().filter_map(|&m| parts.document.markers[m].footnote).collect();
        for &claim in given.iter() {
            add(&mut claims[claim].in_text, &cited);
            add(&mut claims[claim].footnotes, &notes);
        }
    }
}

/// The claims since `from` that have no support; those of the block above where all have theirs.
fn waiting(claims: &[Claim], from: usize) -> Vec<usize> {
    let bare = |&i: &usize| claims[i].footnotes.is_empty() && claims[i].in_text.is_empty();
    let waiting: Vec<usize> = (from..claims.len()).filter(bare).collect();
    if !waiting.is_empty() {
        return waiting;
    }
    let last = claims[from..].last().map(|c| c.block);
    (from..claims.len()).filter(|&i| Some(claims[i].block) == last).collect()
}

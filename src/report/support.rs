//! How the cited passages of a document are supported, in numbers.

use crate::evidence::Evidence;
use crate::graph::{Flag, Level};

/// Counts of passages by their support. Sentences under one marker count once, a note that is called again once for each call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support {
    /// On two independent origins or more (or what the configuration asks for).
    pub corroborated: usize,
    /// Words of one speaker that several sources relay.
    pub one_speaker: usize,
    /// On sources of one origin.
    pub single_origin: usize,
    /// On one source.
    pub single_source: usize,
    /// Of these, those that say whose word it is.
    pub attributed: usize,
    /// Cited, and nothing cited leads to an origin.
    pub unusable: usize,
    /// Sentences without any source.
    pub unsourced: usize,
}

impl Support {
    /// Counts the passages of the body.
    pub fn of(evidence: &Evidence) -> Self {
        let mut support = Self::default();
        for index in evidence.passages() {
            let Some(weight) = evidence.weights[index].as_ref() else { continue };
            if weight.level == Level::Unsourced {
                support.unsourced += 1;
                continue;
            }
            match weight.level {
                Level::Corroborated if weight.flags.contains(&Flag::OneSpeaker) => support.one_speaker += 1,
                Level::Corroborated => support.corroborated += 1,
                Level::SingleOrigin => support.single_origin += 1,
                Level::SingleSource => {
                    support.single_source += 1;
                    support.attributed += usize::from(weight.flags.contains(&Flag::Attributed));
                }
                _ => support.unusable += 1,
            }
        }
        support
    }

    /// The ids of the messages that name the counts, with the counts.
    pub fn lines(&self) -> [(&'static str, usize); 6] {
        [
            ("support-corroborated", self.corroborated),
            ("support-one-speaker", self.one_speaker),
            ("support-single-origin", self.single_origin),
            ("support-single-source", self.single_source),
            ("support-unusable", self.unusable),
            ("support-unsourced", self.unsourced),
        ]
    }
}

//! For whom a voice speaks: a later count of the state stands in the place of an earlier one of the state; what a union
//! counts days after the ministry answers it.

use super::document::Figure;
use super::scope::same_voice;
use super::teller_words::teller_words;
use crate::language::{Phrases, all_words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Camp {
    /// A state, a district, a town.
    State,
    /// Those who count for themselves or against it.
    Civil,
    /// An agency, a newspaper, a name that tells nothing.
    Unknown,
}

fn camp(voice: &str) -> Camp {
    let (lexicon, held) = (teller_words(), all_words(voice));
    let holds = |list: &Phrases| (0..held.len()).any(|at| list.prefix(&held[at..]) > 0);
    if holds(&lexicon.state_bodies) {
        Camp::State
    } else if holds(&lexicon.civil) {
        Camp::Civil
    } else if holds(&lexicon.official) {
        Camp::State
    } else {
        Camp::Unknown
    }
}

/// A later count that answers the earlier one and does not go on with it: two voices, the later no body of the state.
pub(super) fn answers_later(later: &Figure, earlier: &Figure) -> bool {
    let (Some(now), Some(_)) = (later.attribution.as_deref(), earlier.attribution.as_deref()) else { return false };
    !same_voice(later, earlier) && camp(now) == Camp::Civil
}

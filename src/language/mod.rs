//! Languages as data: lexicons, folding, sentences, detection.

mod datelines;
mod dates;
mod detect;
mod fold;
mod folded;
mod lexicon;
mod openings;
mod phrases;
mod sentences;
mod stems;
mod word_lists;

pub(crate) use datelines::dateline;
pub(crate) use dates::{DateForm, FoundDate, dates, day_order};
pub(crate) use detect::{by_small_words, detect, language_of, of_title};
pub(crate) use fold::{Word, all_words, edit_distance, fold_key, fold_words, words};
pub(crate) use lexicon::lexicon;
pub(crate) use phrases::{Begun, Family, Phrase, Phrases, Table};
pub(crate) use sentences::sentences;
pub(crate) use stems::Stems;

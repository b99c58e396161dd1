//! Languages as data: lexicons, folding, sentences, detection.

mod dates;
mod detect;
mod fold;
mod lexicon;
mod sentences;
mod word_lists;

pub(crate) use dates::{DateForm, FoundDate, dates, day_order};
pub(crate) use detect::{detect, language_of, of_title};
pub(crate) use fold::{Word, edit_distance, fold_key, fold_words, words};
pub(crate) use lexicon::{Phrases, lexicon};
pub(crate) use sentences::sentences;

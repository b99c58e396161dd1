//! Figures: numbers of the text, what they count, where, when and on whose word, and how they agree (DESIGN,
//! section 7).

mod ages;
mod alone;
mod amounts;
mod bases;
mod bind;
mod camps;
mod cells;
mod clause_places;
mod compare;
mod contrast;
mod counted_words;
mod cues;
mod days;
mod decimal;
mod digits;
mod disputes;
mod document;
mod echo;
mod elided_voices;
mod gazetteer;
mod implied;
mod interval;
mod learnt;
mod lexicon;
mod lexicon_files;
mod measure;
mod mixed;
mod noun_phrase;
mod numbers;
mod paragraphs;
mod parts;
mod place_roles;
mod places;
mod predicates;
mod quantity;
mod ranges;
mod ratios;
mod read;
mod relation;
mod scope;
mod shares;
mod sites;
mod succession;
mod surroundings;
mod teller_words;
mod tellers;
mod thread;
mod titles;
mod tolls;
mod traps;
mod units;
mod values;
mod when;
mod when_words;
mod withdrawal_words;
mod withdrawals;

pub use decimal::Decimal;
pub use document::{Figure, Site, Standing, Within};
pub use interval::Interval;
pub use measure::{Measure, Population};
pub use quantity::{Qualifier, Quantity};
pub use read::quantities;
pub use relation::{Relation, Sureness};
pub use tolls::{Comparison, Toll};

pub(crate) use compare::Comparer;
pub(crate) use document::{Material, figures};
pub(crate) use gazetteer::country;
pub(crate) use tolls::{timeline, tolls};

/// Reads the words that figures of a document are read by on a thread of their own, the first time: its references are
/// read meanwhile.
pub(crate) fn warm(document: &crate::document::Document) {
    static ASKED: std::sync::Once = std::sync::Once::new();
    ASKED.call_once(|| {
        let (own, cites) = (document.language, !document.footnotes.is_empty());
        // where no thread is to be had they are read when they are needed
        let _ = std::thread::Builder::new().spawn(move || {
            lexicon::figure_lexicon(own);
            withdrawal_words::withdrawal_words();
            teller_words::teller_words();
            // titles of sources are in any language
            for other in crate::document::Language::all().filter(|&other| cites && other != own) {
                lexicon::figure_lexicon(other);
            }
        });
    });
}

/// Reads the gazetteer, where it has not been read.
pub(crate) fn warm_places() {
    gazetteer::gazetteer();
}

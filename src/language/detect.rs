//! Which language a document is written in.

use whatlang::{Detector, Lang};

use super::{lexicon, words};
use crate::document::Language;

/// Detection is settled by a few kilobytes; more costs time and changes nothing.
const SAMPLE: usize = 6_000;

/// The language of `prose`, given piece by piece. Where nothing tells, English.
///
/// Per document, never per sentence: below a paragraph, trigrams are guesses.
pub(crate) fn detect<'a>(prose: impl Iterator<Item = &'a str>) -> Language {
    let mut sample = String::with_capacity(SAMPLE + 512);
    for piece in prose {
        sample.extend(piece.chars().take(SAMPLE));
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    if let Some(language) = by_function_words(&sample) {
        return language;
    }
    let codes = Language::all().filter_map(|language| Lang::from_code(language.files().iso_639_3));
    let found = Detector::with_allowlist(codes.collect()).detect_lang(&sample);
    found.and_then(|found| Language::from_code(found.code())).unwrap_or(Language::ENGLISH)
}

/// Articles and prepositions tell a short text better than trigrams do, where they are of one language.
fn by_function_words(sample: &str) -> Option<Language> {
    let lexicon = lexicon();
    let mut counts = [0usize; Language::COUNT];
    for word in words(sample) {
        if let Some(language) = lexicon.function_words.of(&word) {
            counts[language.index()] += 1;
        }
    }
    let all: usize = counts.iter().sum();
    Language::all().find(|language| {
        let own = counts[language.index()];
        own > 3 * (all - own)
    })
}

/// The language that the small words of a title tell.
pub(crate) fn by_small_words(title: &str) -> Option<Language> {
    by_function_words(title)
}

/// The language of a title: that of its small words, else `otherwise`.
pub(crate) fn of_title(title: &str, otherwise: Language) -> Language {
    by_function_words(title).unwrap_or(otherwise)
}

/// The language of a short text such as a title (ISO 639-3), where there is enough of it to tell.
pub(crate) fn language_of(text: &str) -> Option<&'static str> {
    whatlang::detect(text).filter(whatlang::Info::is_reliable).map(|info| info.lang().code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_french_from_english() {
        let french = ["Les forces de l'ordre ont dispersé la foule réunie devant la préfecture."];
        let english = ["Security forces dispersed the crowd that had gathered outside the town hall."];
        assert_eq!(detect(french.into_iter()), Language::FRENCH);
        assert_eq!(detect(english.into_iter()), Language::ENGLISH);
        assert_eq!(detect(std::iter::empty()), Language::ENGLISH);
    }
}

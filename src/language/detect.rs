//! Which language a document is written in.

use whatlang::{Detector, Lang};

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
    let detector = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]);
    match detector.detect_lang(&sample) {
        Some(Lang::Fra) => Language::French,
        _ => Language::English,
    }
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
        assert_eq!(detect(french.into_iter()), Language::French);
        assert_eq!(detect(english.into_iter()), Language::English);
        assert_eq!(detect(std::iter::empty()), Language::English);
    }
}

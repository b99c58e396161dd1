//! The line that opens a press release or a dispatch: where and on what day it was written.

use super::{Word, lexicon, words};
use crate::text::floor;

/// Where the dateline ends that opens a paragraph, in bytes: "(Geneva, 4 May 2023) – ", "NAIROBI, May 4 (Reuters) - ".
pub(crate) fn dateline(text: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    const DASHES: [&str; 3] = [" – ", " — ", " - "];
    let near = &text[..floor(text, LONGEST.min(text.len()))];
    let end = DASHES.iter().filter_map(|dash| near.find(dash)).min()?;
    let head = near[..end].trim_start().trim_start_matches(['(', '[']);
    let (months, grammar) = (&lexicon().months, &lexicon().grammar);
    let capital = |w: &Word<'_>| head[w.range.clone()].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = words(head).all(|w| capital(&w) || months.holds(&w) || grammar.joints.holds(&w) || lexicon().dates.articles.holds(&w));
    let place = words(head).next().is_some_and(|w| capital(&w) && !months.holds(&w) && !grammar.places.holds(&w));
    let dated = words(head).any(|w| months.holds(&w)) && words(head).any(|w| w.starts_with_digit());
    (named && place && dated && head.contains(',')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_a_place_and_a_day_before_a_dash() {
        for text in [
            "(Geneva, 4 May 2023) – Guards beat two men.",
            "(Geneva, May 4, 2023) — Guards beat two men.",
            "NAIROBI, May 4 (Reuters) - Guards beat two men.",
            "Dakar, le 4 mai 2023 – Des gardes ont battu deux hommes.",
        ] {
            let end = dateline(text).map(|end| text[end..].trim_start());
            assert!(end.is_some_and(|rest| rest.starts_with(['–', '—', '-'])), "{text}");
        }
        for text in [
            "In Geneva, on 4 May 2023, two men – guards said – were beaten.",
            "May 4, 2023 – Guards beat two men.",
            "Guards of Geneva beat two men – on 4 May 2023.",
            "Geneva – Guards beat two men on 4 May 2023.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}

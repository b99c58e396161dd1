//! The figures of a paragraph: each with its claim, its place, its day and whose count it is.

use std::ops::Range;

use super::days::{days, nearest_day};
use super::document::{Figure, Material, Site, Within, figure, language_of_block};
use super::learnt::Learnt;
use super::lexicon::figure_lexicon;
use super::read::Passage;
use super::surroundings::{GOES_ON, Surroundings};
use super::tellers::Tellers;
use super::thread::{Thread, is_odd};
use crate::claim::{Claim, Part, Voice};

pub(super) fn block_figures(
    material: &Material<'_>,
    own: Range<usize>,
    (heading, learnt): (Option<&Site>, &Learnt<'_>),
    thread: &mut Thread,
    found: &mut Vec<Figure>,
) {
    let document = material.document;
    let block = &document.blocks[material.claims[own.start].block];
    let text = block.text.as_str();
    let language = language_of_block(block, document.language);
    let cited = material.claim_citations[own.clone()].iter().flatten().filter_map(|&c| {
        let citation = &material.citations[c];
        let own_block = citation.block == Some(material.claims[own.start].block);
        // "(Reuters, 10 May 2022, 3)": the day and the page of what is cited
        citation.reference.date_range.filter(|_| own_block).map(|day| day.start()..citation.reference.range.end.max(day.end()))
    });
    let passage = Passage::new(text, language, material.day_first).without(cited);
    let (mut at, first) = (own.start, found.len());
    let mut running_voice: Option<String> = None;
    while at < own.end {
        let sentence = material.claims[at].sentence.clone();
        let count = material.claims[at..own.end].iter().take_while(|c| c.sentence == sentence).count();
        let claims = at..at + count;
        at += count;
        let base = found.len();
        let back = passage.points_back(&sentence);
        let running = thread.place.clone().or_else(|| thread.told_place.clone().filter(|_| back));
        let there = running.is_some() && back;
        if there {
            thread.place.clone_from(&running);
        }
        let read = passage.sentence(sentence.clone(), thread);
        let before = thread.before();
        let days = days(text, &sentence, material, claims.clone(), figure_lexicon(language), before);
        let carried = thread.running;
        // a bare year is that of a law or of a comparison, unless it opens its sentence
        thread.go_on(&days);
        let numbers: Vec<Range<usize>> = read.iter().map(|(q, _)| q.range.clone()).collect();
        let voices = voices_of(text, sentence.clone(), &material.claims[claims.clone()], &numbers, &mut running_voice);
        let around =
            Surroundings { material, text, language, learnt, heading, days: &days, running: running.as_ref(), there, carried, base };
        let mut speakers: Vec<&str> = voices.iter().flatten().map(String::as_str).collect();
        speakers.dedup();
        for (n, (quantity, site)) in read.into_iter().enumerate() {
            let place = quantity.number.start;
            let claim = claims.clone().find(|&c| place < material.claims[c].range.end).unwrap_or(claims.end - 1);
            let within = if material.claims[claim].part == Part::Summary { Within::Summary } else { Within::Body };
            let mut figure = figure(quantity, site, &block.text, within, Some(claim), base);
            figure.block = Some(material.claims[claim].block);
            figure.sentence = sentence.start;
            // "officials in Goma gave a toll of 34": where the speaker is
            let seat = figure.quantity.place.as_ref().map(|place| &text[..place.end]);
            if seat.is_some_and(|upto| speakers.iter().any(|voice| names_seat(upto, voice, figure.site.as_ref()))) {
                // … which is not where the text goes on either
                if figure.site.as_ref().zip(thread.place.as_ref()).is_some_and(|(seat, place)| seat.name == place.0) {
                    thread.place.clone_from(&running);
                }
                figure.site = None;
            }
            // "24.8 billion meticais, or $388 million": one sum, told again
            let told_before = found[base..].last().filter(|_| figure.quantity.cues.again);
            let again = told_before.map(|f| (f.site.clone(), f.as_of, f.as_of_inferred));
            let known = told_again(&figure, found, base);
            let known = known.map(|f| (f.site.clone(), f.as_of, f.as_of_inferred));
            if let Some((Some(site), ..)) = known.as_ref().filter(|_| figure.site.is_none() && thread.place.is_none()) {
                thread.place = Some((site.name.clone(), site.id));
                figure.site = Some(Site { inferred: true, ..site.clone() });
            }
            if figure.site.is_none() && again.is_none() {
                figure.site = around.site(&figure, voices[n].as_deref(), thread.listed, found);
            }
            if let Some((site, _, _)) = &again
                && figure.site.is_none()
            {
                figure.site.clone_from(site);
            }
            figure.attribution.clone_from(&voices[n]);
            let own_day = nearest_day(text, &days, &numbers, n);
            // "336 between April and June": what is counted afresh each time
            if own_day.is_some_and(|day| days.iter().any(|d| d.ends_period(day))) {
                (figure.quantity.cumulative, figure.quantity.earlier) = (false, false);
            }
            // "18 wounded, against 31 according to the hospital": another voice's count, and none of before
            let last = found
                .last()
                .filter(|f| figure.quantity.earlier && !figure.quantity.rose && own_day.is_none() && f.sentence == figure.sentence);
            if last.is_some_and(|f| f.block == figure.block && f.attribution.is_some() && voices[n].is_some() && f.attribution != voices[n])
            {
                figure.quantity.earlier = false;
            }
            (figure.as_of, figure.as_of_inferred) = around.day(&figure, claim, own_day, thread);
            if let Some((_, day, inferred)) = known.filter(|_| own_day.is_none() && (figure.as_of.is_none() || figure.as_of_inferred)) {
                (figure.as_of, figure.as_of_inferred) = (day, inferred);
            }
            if let Some((_, day, inferred)) = again.filter(|_| own_day.is_none()) {
                (figure.as_of, figure.as_of_inferred) = (day, inferred);
            }
            // "two of them died": a part of those whom the paragraph counted before
            if figure.part_of.is_none() && figure.quantity.of_them {
                let near = first.max(found.len().saturating_sub(GOES_ON));
                let whole = found[near..].iter().rposition(|f| {
                    f.block == figure.block
                        && f.part_of.is_none()
                        && f.sentence != figure.sentence
                        && f.quantity.measure.is_count()
                        && f.quantity.point.zip(figure.quantity.point).is_some_and(|(whole, part)| part < whole)
                });
                figure.part_of = whole.map(|whole| near + whole);
            }
            // a part has the day of its whole, unless both have one of their own: "dont trois en 2024"
            let whole = figure.part_of.and_then(|whole| found.get(whole));
            if let Some(whole) = whole.filter(|whole| own_day.is_none() || whole.as_of.is_none() || whole.as_of_inferred) {
                (figure.as_of, figure.as_of_inferred) = (whole.as_of, whole.as_of_inferred);
            }
            found.push(figure);
        }
    }
}

/// "Of the 231, …": the count of a sentence or a paragraph before that has the same odd number of the same thing.
fn told_again<'f>(figure: &Figure, found: &'f [Figure], base: usize) -> Option<&'f Figure> {
    const BACK: usize = 48;
    // a toll is about more than the place of the sentence before, and a share is of something else each time
    let counted = figure.quantity.measure.is_count() && !figure.quantity.cumulative;
    let point = figure.quantity.point.filter(|p| counted && is_odd(*p))?;
    let alike = |f: &&Figure| f.quantity.point == Some(point) && f.quantity.measure == figure.quantity.measure && f.block.is_some();
    found[..base].iter().rev().take(BACK).find(alike)
}

/// A place is the end of the speaker's own name: "officials in Goma".
fn names_seat(upto: &str, voice: &str, site: Option<&Site>) -> bool {
    // the name has spaces where the text has line ends
    let same = |(a, b): (u8, u8)| a == b || a == b'\n' && b == b' ';
    let ends =
        upto.len().checked_sub(voice.len()).is_some_and(|start| upto.as_bytes()[start..].iter().copied().zip(voice.bytes()).all(same));
    ends && site.is_some_and(|site| voice.len() > site.name.len() && voice.ends_with(site.name.as_str()))
}

/// Whose count each number of a sentence is.
fn voices_of(
    text: &str,
    sentence: Range<usize>,
    claims: &[Claim],
    numbers: &[Range<usize>],
    running: &mut Option<String>,
) -> Vec<Option<String>> {
    let mut voices: Vec<&Voice> = claims.iter().flat_map(|c| &c.voices).collect();
    voices.sort_by_key(|v| v.range.start);
    if numbers.is_empty() {
        if let Some(voice) = voices.iter().rfind(|v| !v.range.is_empty()) {
            *running = Some(voice.name.clone());
        }
        return Vec::new();
    }
    Tellers::new(text, sentence, voices).voices(numbers, running)
}

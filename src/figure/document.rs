//! The figures of a document: its quantities with their claim, date, speaker and what became of them.

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;

use super::places::gazetteer;
use super::quantity::Quantity;
use super::read::{Spot, Thread, masks, may_hold_number, sentence_quantities};
use crate::claim::{CaveatKind, Claim, DateSource, Part, Voice};
use crate::document::{Block, BlockKind, Document, Language, PartialDate, Role};
use crate::graph::{Citation, Source};
use crate::language::{dates, fold_words, language_of, lexicon, of_title, sentences, words};
use crate::text::{MappedText, Span};

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Within {
    /// The running text.
    Body,
    /// A summary.
    Summary,
    /// The prose of a footnote.
    Footnote,
    /// The title of a cited source.
    Title,
}

impl Within {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Summary => "summary",
            Self::Footnote => "footnote",
            Self::Title => "title",
        }
    }
}

/// What became of a figure, by the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// It stands.
    Standing,
    /// It was withdrawn or corrected.
    Retracted,
    /// It is said to be too low, too high or contested.
    Disputed,
}

impl Standing {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Retracted => "retracted",
            Self::Disputed => "disputed",
        }
    }
}

/// A place that a figure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Site {
    /// Its name as written.
    pub name: String,
    /// Its place in the gazetteer, where it has one.
    pub(crate) id: Option<u32>,
    /// The heading of the section gives it.
    pub inferred: bool,
}

/// A figure of a document (DESIGN, section 7).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Figure {
    /// What it says.
    pub quantity: Quantity,
    /// Its words.
    pub text: String,
    /// Its place in the input.
    pub span: Span,
    /// The place of the number's own words.
    pub number: Span,
    /// Where it stands.
    pub within: Within,
    /// The claim that states it.
    pub claim: Option<usize>,
    /// The source whose title states it.
    pub source: Option<usize>,
    /// The place that it is about; `None` for the whole of what the document is about.
    pub site: Option<Site>,
    /// The day on which, or up to which, it holds.
    pub as_of: Option<PartialDate>,
    /// That day is that of a source or of a heading.
    pub as_of_inferred: bool,
    /// Whose count it is.
    pub attribution: Option<String>,
    /// What became of it.
    pub standing: Standing,
    /// The figure that it is a part of.
    pub part_of: Option<usize>,
    /// The block that holds it.
    pub(crate) block: Option<usize>,
    /// Where its sentence begins.
    pub(crate) sentence: usize,
}

/// What the figures are read from.
pub(crate) struct Material<'a> {
    pub(crate) document: &'a Document,
    pub(crate) claims: &'a [Claim],
    pub(crate) claim_citations: &'a [Vec<usize>],
    pub(crate) citations: &'a [Citation],
    pub(crate) sources: &'a [Source],
    pub(crate) day_first: bool,
}

/// The figures of a document in order of place, titles of sources last, and the place that it is about.
pub(crate) fn figures(material: &Material<'_>) -> (Vec<Figure>, Option<u32>) {
    let mut found: Vec<Figure> = Vec::new();
    let mut thread = Thread::default();
    thread.newest = latest_source(material);
    let mut heading: Option<Site> = None;
    let mut table: Option<TableAbove> = None;
    let mut first = 0;
    let titled = title_site(material.document);
    let about = titled.as_ref().map(|(_, id)| *id);
    for (index, block) in material.document.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading(_)) {
            table = None;
            heading = heading_site(block, material.document.language).filter(|site| site.id.is_none() || site.id != about);
            continue;
        }
        if block.kind == BlockKind::Table {
            if let Some(above) = &table {
                table_row(material, above, [index, first], heading.as_ref(), &mut found);
            } else {
                // the figure of the sentence that leads to the table
                let lead = found.last().filter(|f| f.block.is_some_and(|b| b + 2 >= index));
                table = Some(TableAbove { headings: index, running: lead.and_then(|f| f.as_of) });
            }
            first += material.claims[first..].iter().take_while(|c| c.part != Part::Footnote && c.block == index).count();
            continue;
        }
        table = None;
        let count = material.claims[first..].iter().take_while(|c| c.part != Part::Footnote && c.block == index).count();
        if count > 0 && may_hold_number(block.text.as_str(), language_of_block(block, material.document.language)) {
            thread.paragraph();
            block_figures(material, first..first + count, heading.as_ref(), &mut thread, &mut found);
        }
        first += count;
    }
    note_figures(material, &mut thread, &mut found);
    for index in 0..material.sources.len() {
        title_figures(material, index, &mut found);
    }
    title_sites(material, &mut found);
    withdrawals(material, &mut found);
    let about = about.or_else(|| commonest_country(&found));
    if let Some((name, id)) = titled {
        // what no sentence and no heading places is about what the whole is about
        for figure in found.iter_mut().filter(|f| f.site.is_none() && f.within != Within::Title) {
            figure.site = Some(Site { name: name.clone(), id: Some(id), inferred: true });
        }
    }
    (found, about)
}

/// A table that is being read.
struct TableAbove {
    /// The block of its headings.
    headings: usize,
    /// The date of the last figure before it.
    running: Option<PartialDate>,
}

/// A row of a table under its headings; what neither tells is that of the figure before the table.
fn table_row(material: &Material<'_>, above: &TableAbove, [index, claim]: [usize; 2], heading: Option<&Site>, found: &mut Vec<Figure>) {
    let document = material.document;
    let (headings, block) = (&document.blocks[above.headings], &document.blocks[index]);
    let row = super::cells::cells(headings.text.as_str(), block.text.as_str(), document.language, material.day_first);
    let claim = Some(claim).filter(|&c| material.claims.get(c).is_some_and(|c| c.part != Part::Footnote && c.block == index));
    for cell in row {
        let mut figure = figure(cell.quantity, None, &block.text, Within::Body, claim, found.len());
        figure.block = Some(index);
        figure.site = cell.place.map(|(name, id)| Site { name, id, inferred: false }).or_else(|| heading.cloned());
        figure.as_of = cell.date.or(above.running);
        found.push(figure);
    }
}

/// Figures in the prose of explanatory notes: their date and place are those that the note has come to.
fn note_figures(material: &Material<'_>, thread: &mut Thread, found: &mut Vec<Figure>) {
    let mut note = None;
    for (index, claim) in material.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Footnote) {
        if note != Some(claim.block) {
            thread.paragraph();
            note = Some(claim.block);
        }
        let text = &material.document.footnotes[claim.block].text;
        let masked = masks(text.as_str(), material.day_first);
        let base = found.len();
        let running = thread.place.clone();
        for (quantity, site) in sentence_quantities(text.as_str(), claim.range.clone(), material.document.language, &masked, thread) {
            let told = dates(&text.as_str()[..quantity.range.start], material.day_first);
            let mut figure = figure(quantity, site, text, Within::Footnote, Some(index), base);
            figure.as_of = told.last().map(|d| d.date);
            if figure.site.is_none() {
                figure.site = running.clone().map(|(name, id)| Site { name, id, inferred: true });
            }
            found.push(figure);
        }
    }
}

fn figure(quantity: Quantity, site: Option<Spot>, text: &MappedText, within: Within, claim: Option<usize>, base: usize) -> Figure {
    let name = quantity.place.clone().map(|p| tidy(&text.as_str()[p]));
    Figure {
        text: tidy(&text.as_str()[quantity.range.clone()]),
        span: text.span(quantity.range.clone()),
        number: text.span(quantity.number.clone()),
        within,
        claim,
        source: None,
        site: name.zip(site).map(|(name, spot)| Site { name, id: spot.id, inferred: false }),
        as_of: None,
        as_of_inferred: false,
        attribution: None,
        standing: if quantity.rejected { Standing::Retracted } else { Standing::Standing },
        part_of: quantity.part_of.map(|whole| base + whole),
        block: None,
        sentence: 0,
        quantity,
    }
}

fn block_figures(material: &Material<'_>, own: Range<usize>, heading: Option<&Site>, thread: &mut Thread, found: &mut Vec<Figure>) {
    let document = material.document;
    let block = &document.blocks[material.claims[own.start].block];
    let text = block.text.as_str();
    let masked = masks(text, material.day_first);
    let language = language_of_block(block, document.language);
    let mut at = own.start;
    let mut running_day: Option<PartialDate> = None;
    while at < own.end {
        let sentence = material.claims[at].sentence.clone();
        let count = material.claims[at..own.end].iter().take_while(|c| c.sentence == sentence).count();
        let claims = at..at + count;
        at += count;
        let base = found.len();
        let running = thread.place.clone();
        let read = sentence_quantities(text, sentence.clone(), language, &masked, thread);
        let days = days(text, &sentence, material, claims.clone(), [running_day, thread.day, thread.newest]);
        let carried = running_day;
        // a bare year is that of a law or of a comparison
        running_day = days.iter().rfind(|(_, day)| day.month_number().is_some()).map(|(_, day)| *day).or(running_day);
        thread.day = running_day.or(thread.day);
        let numbers: Vec<Range<usize>> = read.iter().map(|(q, _)| q.range.clone()).collect();
        for (n, (quantity, site)) in read.into_iter().enumerate() {
            let place = quantity.number.start;
            let claim = claims.clone().find(|&c| place < material.claims[c].range.end).unwrap_or(claims.end - 1);
            let within = if material.claims[claim].part == Part::Summary { Within::Summary } else { Within::Body };
            let mut figure = figure(quantity, site, &block.text, within, Some(claim), base);
            figure.block = Some(material.claims[claim].block);
            figure.sentence = sentence.start;
            if figure.site.is_none() {
                // a total is about more than the place of the sentence before
                let total = figure.quantity.cumulative || within == Within::Summary;
                let before = running.clone().filter(|_| !total).map(|(name, id)| Site { name, id, inferred: true });
                // … but one that goes on with the count before it is of the same place
                let last = (total && within == Within::Body)
                    .then(|| {
                        let own = found.iter().rev().take(GOES_ON).take_while(|f| f.block == figure.block);
                        own.filter(|f| f.part_of.is_none()).find(|f| f.quantity.measure == figure.quantity.measure)
                    })
                    .flatten();
                let same = last.and_then(|f| f.site.clone()).map(|site| Site { inferred: true, ..site });
                let whole = figure.part_of.and_then(|whole| found.get(whole)).and_then(|f| f.site.clone());
                figure.site = whole.or(before).or(same).or_else(|| heading.cloned().map(|site| Site { inferred: true, ..site }));
            }
            let next = numbers.get(n + 1).map_or(sentence.end, |r| r.start);
            let last = if n == 0 { sentence.start } else { numbers[n - 1].end };
            figure.attribution = speaker(text, &claimed_voices(material, &claims), last..place, numbers[n].end..next)
                .or_else(|| speaker_noun(text, last.max(sentence.start)..place))
                .or_else(|| {
                    let claimed = &material.claims[claim];
                    let before = claimed.voices.iter().rfind(|v| v.range.start < place);
                    let any = before.or_else(|| claimed.voices.first().filter(|_| figure.part_of.is_none()));
                    any.map(|v| v.name.clone())
                });
            (figure.as_of, figure.as_of_inferred) = match nearest_day(text, &days, &numbers, n) {
                // "au 26 janvier …, lors des affrontements de janvier": the finer date is the count's
                Some(day) if !material.claims[claim].date.is_some_and(|(own, _)| own.agrees(day) && own.is_full() && !day.is_full()) => {
                    (Some(day), false)
                }
                // another clause of the sentence, else what the paragraph has come to, where the claim has no date of its own sentence
                _ if carried.is_some() && !material.claims[claim].date.is_some_and(|(_, source)| source == DateSource::Sentence) => {
                    (carried, false)
                }
                _ if days.iter().any(|(r, day)| r.end <= place && day.month_number().is_some()) => {
                    (days.iter().rfind(|(r, day)| r.end <= place && day.month_number().is_some()).map(|(_, day)| *day), false)
                }
                _ => as_of(material, claim),
            };
            if let Some(whole) = figure.part_of.and_then(|whole| found.get(whole)) {
                (figure.as_of, figure.as_of_inferred) = (whole.as_of, whole.as_of_inferred);
            }
            if figure.quantity.replaces {
                replace(&figure, found);
            }
            found.push(figure);
        }
    }
}

/// How many figures back a total looks for the count that it goes on with.
const GOES_ON: usize = 32;

/// The voices of a sentence.
fn claimed_voices<'a>(material: &'a Material<'_>, claims: &Range<usize>) -> Vec<&'a Voice> {
    claims.clone().flat_map(|c| &material.claims[c].voices).collect()
}

/// The voice between the number before and a number, else the one set behind it before the next: "…, selon la police".
fn speaker(text: &str, voices: &[&Voice], ahead: Range<usize>, behind: Range<usize>) -> Option<String> {
    const CLAUSE: [char; 5] = [',', ';', '.', ')', ':'];
    let before = voices.iter().rfind(|v| v.range.start >= ahead.start && v.range.start < ahead.end);
    let after = || {
        let voice = voices.iter().find(|v| v.range.start >= behind.start && v.range.end <= behind.end)?;
        // "61 on 17 March, the union said 227" goes on to the next number
        let ends = text.get(voice.range.end..behind.end).is_some_and(|rest| rest.contains(CLAUSE));
        let near = text.get(behind.start..voice.range.start).is_some_and(|gap| !gap.contains(';'));
        (ends && near).then_some(voice)
    };
    before.or_else(after).map(|v| v.name.clone())
}

/// "; la police n'en recherche que huit": the speaker's noun that opens the clause of a number that goes on with another.
fn speaker_noun(text: &str, within: Range<usize>) -> Option<String> {
    let ahead = text.get(within.clone())?;
    let opens = ahead.rfind(';')? + 1;
    let found = words(&ahead[opens..]).find(|w| lexicon().statements.speakers.contains(&w.folded))?;
    Some(ahead[opens..][found.range].to_owned())
}

/// The dates of a sentence, those without a year in the year of its claims.
fn days(
    text: &str,
    sentence: &Range<usize>,
    material: &Material<'_>,
    claims: Range<usize>,
    [before, told, newest]: [Option<PartialDate>; 3],
) -> Vec<(Range<usize>, PartialDate)> {
    let slice = &text[sentence.clone()];
    let mut found: Vec<(Range<usize>, PartialDate)> = dates(slice, material.day_first)
        .into_iter()
        .map(|d| (d.range.start + sentence.start..d.range.end + sentence.start, d.date))
        .collect();
    // the running date as it stood before the sentence: its own dates without a year have none to give
    let claims_dates: Vec<PartialDate> = before.into_iter().chain(claims.filter_map(|c| material.claims[c].date).map(|(d, _)| d)).collect();
    let year = claims_dates.first().map(|d| d.year()).or(material.document.report_date.map(PartialDate::year));
    let Some(year) = year else { return found };
    let running = told.or(claims_dates.last().copied());
    let report = material.document.report_date.or(newest).and_then(PartialDate::earliest);
    let held: Vec<_> = words(slice).collect();
    for (at, word) in held.iter().enumerate() {
        let Some(&month) = lexicon().months.get(word.folded.as_ref()) else { continue };
        let number = |i: usize| {
            held.get(i).and_then(|w| w.folded.trim_end_matches(char::is_alphabetic).parse::<u8>().ok()).filter(|d| (1..=31).contains(d))
        };
        let capital = slice[word.range.clone()].starts_with(char::is_uppercase);
        let before = at.checked_sub(1).and_then(|i| number(i).map(|d| (i, d)));
        let Some((place, day)) = before.or_else(|| number(at + 1).filter(|_| capital).map(|d| (at + 1, d))) else { continue };
        let range = held[place.min(at)].range.start + sentence.start..held[place.max(at)].range.end + sentence.start;
        if !found.iter().any(|(r, _)| r.start < range.end && range.start < r.end) {
            found.push((range, PartialDate::day(in_year(year, month, day, running, report), month, day)));
        }
    }
    found.sort_by_key(|(r, _)| r.start);
    found
}

/// The date of the latest source: the report is no older.
fn latest_source(material: &Material<'_>) -> Option<PartialDate> {
    material.sources.iter().filter_map(|s| s.reference.date).max_by_key(|d| d.earliest())
}

/// The year of a day without one: the running year, or the next where that is long before what the text has come to and
/// the report is young enough to know of it.
fn in_year(year: i32, month: u8, day: u8, running: Option<PartialDate>, report: Option<chrono::NaiveDate>) -> i32 {
    const BACK: i64 = 120;
    let at = |year| PartialDate::day(year, month, day).earliest();
    let far = running.and_then(PartialDate::earliest).zip(at(year)).is_some_and(|(running, day)| (running - day).num_days() > BACK);
    let known = at(year + 1).zip(report).is_some_and(|(day, report)| day <= report);
    if far && known { year + 1 } else { year }
}

/// The date that stands nearest to a number in its own stretch of the sentence: behind it before the next number,
/// else before it behind the last.
fn nearest_day(text: &str, days: &[(Range<usize>, PartialDate)], numbers: &[Range<usize>], n: usize) -> Option<PartialDate> {
    let own = &numbers[n];
    let limit = numbers.get(n + 1).map_or(usize::MAX, |r| r.start);
    let from = if n == 0 { 0 } else { numbers[n - 1].end };
    let near = |gap: &str| !gap.contains([';', ':']) && gap.len() < 120;
    let behind = days.iter().find(|(r, _)| r.start >= own.end && r.end <= limit && near(&text[own.end..r.start]));
    let before = days.iter().rfind(|(r, _)| r.end <= own.start && r.start >= from && near(&text[r.end..own.start]));
    // "in 2022 and 244 in 2023": the one behind is the number's own, unless it stands in another clause
    let comma = |r: &Range<usize>| text[own.end..r.start].contains(',');
    match (behind, before) {
        (Some((r, _)), Some((_, day))) if comma(r) => Some(*day),
        (Some((_, day)), _) | (None, Some((_, day))) => Some(*day),
        (None, None) => None,
    }
}

/// "Revised to 52": the count before it in the paragraph no longer stands, where the new one is lower.
fn replace(new: &Figure, found: &mut [Figure]) {
    let old = found
        .iter_mut()
        .rfind(|f| f.block == new.block && f.quantity.measure == new.quantity.measure && f.part_of.is_none() && f.quantity.point.is_some());
    if let Some(old) = old.filter(|f| f.standing == Standing::Standing && f.quantity.point > new.quantity.point) {
        old.standing = Standing::Retracted;
    }
}

/// The day of a claim, else that of its latest source.
fn as_of(material: &Material<'_>, claim: usize) -> (Option<PartialDate>, bool) {
    if let Some((date, source)) = material.claims[claim].date {
        // a summary runs over all days: only the date of its own sentence is that of its figure
        if material.claims[claim].part != Part::Summary || source == DateSource::Sentence {
            return (Some(date), false);
        }
    }
    let latest = material.claim_citations[claim]
        .iter()
        .filter_map(|&k| {
            let reference = &material.citations[k].reference;
            reference.updated.or(reference.date)
        })
        .max_by_key(|d| d.earliest());
    (latest, latest.is_some())
}

/// A summary may be a translation; other blocks are in the document's language.
fn language_of_block(block: &Block, language: Language) -> Language {
    if block.role != Role::Summary {
        return language;
    }
    of_title(block.text.as_str(), language)
}

/// Too few words to tell a language by.
const FEW: usize = 8;

/// Figures in the title of a source; those of its translation only where the title gives none.
fn title_figures(material: &Material<'_>, index: usize, found: &mut Vec<Figure>) {
    let source = &material.sources[index];
    let reference = &source.reference;
    for title in [&reference.title, &reference.translated_title].into_iter().flatten() {
        // the original in another script is told by its translation
        let translated = reference.translated_title.as_ref() == Some(title);
        if !translated && title.chars().any(|c| c.is_alphabetic() && (c as u32) >= 0x250) {
            continue;
        }
        let language = of_title(title, material.document.language);
        if !may_hold_number(title, language) {
            continue;
        }
        // where the title stands in the input, words of both compared
        let mapped = locate(material.document.input.text(), source.span, title);
        let text = mapped.as_str();
        let masked = masks(text, material.day_first);
        let base = found.len();
        for sentence in sentences(text) {
            for (quantity, site) in sentence_quantities(text, sentence, language, &masked, &mut Thread::default()) {
                let mut figure = figure(quantity, site, &mapped, Within::Title, None, base);
                figure.source = Some(index);
                figure.as_of = reference.updated.or(reference.date);
                figure.as_of_inferred = figure.as_of.is_some();
                figure.attribution = Some(source.publisher().to_owned()).filter(|p| !p.is_empty());
                found.push(figure);
            }
        }
        // detection is dear: only titles with numbers are asked whether they are in a third language
        let foreign = !translated
            && found.len() > base
            && text.split_whitespace().count() > FEW
            && language_of(title).is_some_and(|code| !matches!(code, "fra" | "eng"));
        if foreign {
            found.truncate(base);
        }
        if found.len() > base {
            return;
        }
    }
}

/// A title that names no place is about what the sentence that cites it is about.
fn title_sites(material: &Material<'_>, found: &mut [Figure]) {
    let mut cited: HashMap<usize, Vec<usize>> = HashMap::new();
    for (claim, citations) in material.claim_citations.iter().enumerate() {
        for &citation in citations {
            if let Some(&source) = material.citations[citation].resolution.sources.first() {
                cited.entry(source).or_default().push(claim);
            }
        }
    }
    let mut of_claim: HashMap<(usize, super::measure::Measure), Site> = HashMap::new();
    for figure in found.iter().filter(|f| f.part_of.is_none()) {
        if let (Some(claim), Some(site)) = (figure.claim, &figure.site) {
            of_claim.entry((claim, figure.quantity.measure)).or_insert_with(|| site.clone());
        }
    }
    for figure in found.iter_mut().filter(|f| f.within == Within::Title && f.site.is_none()) {
        let claims = figure.source.and_then(|source| cited.get(&source)).map_or(&[][..], Vec::as_slice);
        let site = claims.iter().find_map(|&claim| of_claim.get(&(claim, figure.quantity.measure)));
        figure.site = site.cloned().map(|site| Site { inferred: true, ..site });
    }
}

/// The words of a title where they stand in the input; all of the source's place where the file writes them otherwise
/// ("&amp;").
fn locate(input: &str, span: Span, title: &str) -> MappedText {
    let flat = || {
        let mut text = MappedText::new();
        text.push_flat(title, span.start..span.end);
        text
    };
    let Some(raw) = input.get(span.start..span.end) else { return flat() };
    if let Some(at) = raw.find(title) {
        return MappedText::linear(title, span.start + at);
    }
    // a title cut by a line end: word by word
    let held: Vec<_> = words(title).collect();
    let wanted: Vec<&str> = held.iter().map(|w| w.folded.as_ref()).collect();
    let there: Vec<_> = words(raw).collect();
    let last = there.len().checked_sub(wanted.len());
    let first = last.and_then(|last| (0..=last).find(|&i| there[i..].iter().zip(&wanted).all(|(a, b)| a.folded == *b)));
    match first.filter(|_| !wanted.is_empty()) {
        Some(first) => {
            let range = there[first].range.start..there[first + wanted.len() - 1].range.end;
            MappedText::linear(&raw[range.clone()], span.start + range.start)
        }
        None => flat(),
    }
}

/// The place that a heading names.
fn heading_site(block: &Block, language: Language) -> Option<Site> {
    let text = block.text.as_str();
    super::read::places_in(text, language).into_iter().next().map(|(range, id)| Site { name: text[range].to_owned(), id, inferred: true })
}

/// The country of most places that figures name, where most of them lie in one.
fn commonest_country(figures: &[Figure]) -> Option<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let mut all = 0;
    for id in figures.iter().filter_map(|f| f.site.as_ref()?.id).filter_map(country) {
        *counts.entry(id).or_default() += 1;
        all += 1;
    }
    let (id, count) = counts.into_iter().max_by_key(|&(id, count)| (count, id))?;
    (2 * count > all).then_some(id)
}

/// The place that the whole document is about: that of its title.
fn title_site(document: &Document) -> Option<(String, u32)> {
    const LOOK: usize = 6;
    let title = document.blocks.iter().take(LOOK).find(|b| matches!(b.kind, BlockKind::Heading(_)) || b.kind == BlockKind::Paragraph)?;
    let text = title.text.as_str();
    let places: Vec<(String, u32)> =
        super::read::places_in(text, document.language).into_iter().filter_map(|(range, id)| Some((text[range].to_owned(), id?))).collect();
    let (_, first) = places.first()?;
    // "Mozambique: the humanitarian situation in Cabo Delgado" is about the province
    let inside = places.iter().find(|(_, id)| id != first && country(*id) == Some(*first));
    inside.or_else(|| places.first()).cloned()
}

/// "Ce bilan est jugé inférieur à la réalité", "le ministère revient sur ces informations": what a later
/// sentence says of figures reaches all that the marker before it covers, by the speaker named.
fn withdrawals(material: &Material<'_>, figures: &mut [Figure]) {
    let mut of_claim: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(claim) = figure.claim {
            of_claim.entry(claim).or_default().push(index);
        }
    }
    for (index, claim) in material.claims.iter().enumerate() {
        for caveat in &claim.caveats {
            let standing = match caveat.kind {
                CaveatKind::Retracted => Standing::Retracted,
                CaveatKind::Contested => Standing::Disputed,
                _ => continue,
            };
            if claim.part == Part::Footnote {
                continue;
            }
            let mapped = &material.document.blocks[claim.block].text;
            let (text, at) = (mapped.as_str(), mapped.span(caveat.range.clone()).start);
            // in its own sentence: the figures of its clause
            let own = claim.sentence.contains(&caveat.range.start);
            let reached = if own { index..index + 1 } else { covered(material.claims, index) };
            let reached: Vec<usize> = reached.filter_map(|c| of_claim.get(&c)).flatten().copied().collect();
            let speakers = if own { Vec::new() } else { names_before(text, caveat.range.start) };
            // what is said of "this toll" is said of the counts of the sentence before it
            let near = reached.iter().map(|&f| &figures[f]).rfind(|f| f.number.start < at && is_counted(f)).map(|f| f.sentence);
            let pointed = |f: &Figure| standing != Standing::Disputed || own || is_counted(f) && near.is_none_or(|near| f.sentence == near);
            // where only one voice counts, the pointer is enough
            let voices: HashSet<Option<String>> = reached.iter().map(|&f| figures[f].attribution.clone()).collect();
            for index in reached {
                let figure = &mut figures[index];
                if !pointed(figure) || standing == Standing::Disputed && own && !disputes_figure(text, &caveat.range) {
                    continue;
                }
                let said = figure.attribution.as_deref().map(fold_words).unwrap_or_default();
                let same =
                    voices.len() < 2 || speakers.is_empty() || said.is_empty() || said.split(' ').any(|w| speakers.iter().any(|s| s == w));
                if (standing == Standing::Disputed || same) && figure.standing == Standing::Standing {
                    figure.standing = standing;
                }
            }
        }
    }
}

/// A count of persons, acts or things, and no length or time.
fn is_counted(figure: &Figure) -> bool {
    use super::measure::Measure;
    !matches!(figure.quantity.measure, Measure::Duration | Measure::Distance | Measure::Area | Measure::Ratio | Measure::Other)
}

/// The claims under the same marker as one, in its block.
fn covered(claims: &[Claim], index: usize) -> Range<usize> {
    let same = |c: &Claim| c.part != Part::Footnote && c.block == claims[index].block && c.footnotes == claims[index].footnotes;
    let from = (0..index).rev().take_while(|&i| same(&claims[i])).last().unwrap_or(index);
    from..index + 1
}

/// Nouns of speakers between the beginning of a sentence and a caveat.
fn names_before(text: &str, at: usize) -> Vec<String> {
    const REACH: usize = 160;
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let start = text[from..at].rfind(['.', '!', '?', ';']).map_or(from, |n| from + n + 1);
    words(&text[start..at]).filter(|w| lexicon().statements.speakers.contains(&w.folded)).map(|w| w.folded.into_owned()).collect()
}

/// A dispute inside the figure's own sentence speaks of the figure where a noun of counts stands by it.
fn disputes_figure(text: &str, caveat: &Range<usize>) -> bool {
    const REACH: usize = 120;
    let mut from = caveat.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    words(&text[from..caveat.end]).any(|w| lexicon().statements.information.contains(&w.folded))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The country of a place of the gazetteer.
pub(super) fn country(id: u32) -> Option<u32> {
    gazetteer().country(id)
}

//! The figures of a document: its quantities with their claim, date, speaker and what became of them.

use super::days::{day_beside, days, days_of_months, latest_source, stamp, summary_day};
use super::learnt::Learnt;
use super::lexicon::figure_lexicon;
use super::paragraphs::block_figures;
use super::quantity::Quantity;
use super::read::{Passage, Spot, may_hold_number};
use super::sites::{commonest_country, heading_site, label_site, nationwide, title_site};
use super::thread::Thread;
use super::titles::{title_figures, title_sites};
use super::withdrawals::withdrawals;
use crate::citation::{Citation, Source};
use crate::claim::{Claim, Note, Part};
use crate::document::{Block, BlockKind, Document, Language, PartialDate, Role};
use crate::language::{dates, of_title, sentences};
use crate::text::{MappedText, Span};
use crate::threads::{LARGE, both};

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
    /// The figure of the text that a title or a summary takes up.
    pub(crate) echo: Option<usize>,
}

/// What the figures are read from.
pub(crate) struct Material<'a> {
    pub(crate) document: &'a Document,
    pub(crate) claims: &'a [Claim],
    pub(crate) claim_citations: &'a [Vec<usize>],
    pub(crate) citations: &'a [Citation],
    pub(crate) sources: &'a [Source],
    /// The prose of each footnote.
    pub(crate) prose: &'a [Note],
    pub(crate) day_first: bool,
}

/// The figures of a document in order of place, titles of sources last, and the place that it is about.
pub(crate) fn figures(material: &Material<'_>) -> (Vec<Figure>, Option<u32>) {
    let titled = title_site(material.document);
    let about = titled.as_ref().map(|(_, id)| *id);
    let titles = || {
        let mut found = Vec::new();
        for index in 0..material.sources.len() {
            title_figures(material, index, &mut found);
        }
        found
    };
    let large = material.document.input.text().len() >= LARGE;
    let (titles, mut found) = both(large, titles, || text_figures(material, about));
    let base = found.len();
    found.extend(titles.into_iter().map(|figure| Figure { part_of: figure.part_of.map(|whole| whole + base), ..figure }));
    title_sites(material, &mut found);
    withdrawals(material, &mut found);
    super::disputes::disputes(material, &mut found);
    let about = about.or_else(|| commonest_country(&found));
    nationwide(material.document, about, &mut found);
    if let Some((name, id)) = titled {
        // what no sentence and no heading places is about what the whole is about
        for figure in found.iter_mut().filter(|f| f.site.is_none() && f.within != Within::Title) {
            figure.site = Some(Site { name: name.clone(), id: Some(id), inferred: true });
        }
    }
    super::echo::tie(material, &mut found);
    (found, about)
}

/// The figures of the text and of its notes, in order of place. `about` is the place of the whole.
fn text_figures(material: &Material<'_>, about: Option<u32>) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let newest = latest_source(material);
    let limit = newest.into_iter().chain(material.document.report_date).max_by_key(|d| d.latest());
    let stamp = stamp(material, limit);
    let summary = summary_day(material, stamp.map(|s| s.date));
    let mut thread = Thread { newest, limit, report: material.document.report_date, stamp, summary, ..Thread::default() };
    let learnt = Learnt::new(material.document);
    let mut headings: Vec<(u8, Option<Site>)> = Vec::new();
    let mut table: Option<TableAbove> = None;
    let mut first = 0;
    let mut introduced: (Option<(String, Option<u32>)>, Option<PartialDate>) = (None, None);
    for (index, block) in material.document.blocks.iter().enumerate() {
        if let BlockKind::Heading(level) = block.kind {
            table = None;
            let title = index < TITLE;
            let priced = names_prices(block.text.as_str(), material.document.language);
            thread.of_prices = priced || thread.of_prices_all;
            thread.of_prices_all |= priced && title;
            let held = crate::language::all_words(block.text.as_str());
            thread.heading = days_of_months(block.text.as_str(), &held).into_iter().map(|(_, month, day)| (month, day)).collect();
            let site = heading_site(block, title, material.document.language, &learnt).filter(|site| site.id.is_none() || site.id != about);
            headings.truncate(headings.partition_point(|(above, _)| *above < level));
            headings.push((level, site));
            continue;
        }
        // a section without a place is about that of the one that holds it
        let heading = headings.iter().rev().find_map(|(_, site)| site.as_ref());
        if block.kind == BlockKind::Table {
            if let Some(above) = &table {
                table_row(material, above, [index, first], heading, &mut found);
            } else {
                // the figure of the sentence that leads to the table
                // … of the latest day that its paragraph has: "In March 112 died; in February it had been 134"
                let lead = found.last().and_then(|f| f.block).filter(|b| b + 2 >= index);
                let own = found.iter().rev().take_while(|f| lead.is_some() && f.block == lead).filter(|f| !f.as_of_inferred);
                let lead = own.filter_map(|f| f.as_of).max_by_key(|day| day.earliest());
                let titled = index.checked_sub(1).map(|before| &material.document.blocks[before]);
                let language = material.document.language;
                let titled = titled.and_then(|b| day_beside(b.text.as_str(), figure_lexicon(language), material.day_first));
                table = Some(TableAbove { headings: index, running: titled.or(lead), first: found.len() });
            }
            first += material.claims[first..].iter().take_while(|c| c.part != Part::Footnote && c.block == index).count();
            continue;
        }
        if let Some(above) = table.take() {
            day_of_table(material, block.text.as_str(), &above, &mut found);
        }
        let count = material.claims[first..].iter().take_while(|c| c.part != Part::Footnote && c.block == index).count();
        let introduces = matches!(block.role, Role::Body | Role::Summary | Role::Annex) && block.text.as_str().trim_end().ends_with(':');
        let item = block.kind == BlockKind::Item || block.label.is_some();
        if !item {
            introduced = (None, None);
        }
        let language = language_of_block(block, material.document.language);
        if introduces || count > 0 && may_hold_number(block.text.as_str(), language) {
            thread.paragraph();
            // the items of a list lie where its introduction does
            (thread.place, thread.running) = introduced.clone();
            thread.listed = item && thread.place.is_some();
            if let Some(site) = label_site(block.text.as_str(), language, &learnt).filter(|_| count > 0) {
                thread.place = Some((site.name, site.id));
                thread.listed = true;
            }
            if count > 0 {
                block_figures(material, first..first + count, (heading, &learnt), &mut thread, &mut found);
            }
            if introduces {
                introduction(material, index, &material.claims[first..first + count], &mut thread, &mut found);
                introduced = (thread.place.clone(), thread.running);
            }
        }
        first += count;
    }
    note_figures(material, &mut thread, &mut found);
    found
}

/// The title of a document stands among its first blocks.
const TITLE: usize = 2;

/// A heading about prices: "Price Watch", "3. Prix et salaires".
fn names_prices(heading: &str, language: Language) -> bool {
    let lexicon = figure_lexicon(language);
    let held = crate::language::all_words(heading);
    (0..held.len()).any(|at| lexicon.price_words.prefix(&held[at..]) > 0)
}

/// The sentence that only introduces a list and is no claim: "Three accounts of the shooting in Githurai are told:".
fn introduction(material: &Material<'_>, index: usize, claims: &[Claim], thread: &mut Thread, found: &mut Vec<Figure>) {
    let block = &material.document.blocks[index];
    let text = block.text.as_str();
    let Some(sentence) = sentences(text).pop().filter(|s| claims.iter().all(|c| c.sentence.start != s.start)) else { return };
    let passage = Passage::new(text, language_of_block(block, material.document.language), material.day_first);
    let base = found.len();
    let read = passage.sentence(sentence.clone(), thread);
    let before = thread.before();
    let days = days(text, &sentence, material, 0..0, figure_lexicon(language_of_block(block, material.document.language)), before);
    thread.go_on(&days);
    for (quantity, site) in read {
        let mut figure = figure(quantity, site, &block.text, Within::Body, None, base);
        figure.block = Some(index);
        figure.sentence = sentence.start;
        figure.as_of = thread.running;
        found.push(figure);
    }
}

/// A table that is being read.
struct TableAbove {
    /// The block of its headings.
    headings: usize,
    /// The date of the last figure before it.
    running: Option<PartialDate>,
    /// The first of its figures.
    first: usize,
}

/// The line under a table dates what no cell and no heading of it does.
fn day_of_table(material: &Material<'_>, line: &str, above: &TableAbove, found: &mut [Figure]) {
    let language = material.document.language;
    let Some(day) = day_beside(line, figure_lexicon(language), material.day_first) else { return };
    for figure in found[above.first..].iter_mut().filter(|f| f.as_of == above.running) {
        figure.as_of = Some(day);
    }
}

/// A row of a table under its headings; what neither tells is that of the figure before the table.
fn table_row(material: &Material<'_>, above: &TableAbove, [index, claim]: [usize; 2], heading: Option<&Site>, found: &mut Vec<Figure>) {
    let document = material.document;
    let (headings, block) = (&document.blocks[above.headings], &document.blocks[index]);
    let year = above.running.or(document.report_date).map(PartialDate::year);
    let row = super::cells::cells(headings.text.as_str(), block.text.as_str(), document.language, material.day_first, year);
    let claim = Some(claim).filter(|&c| material.claims.get(c).is_some_and(|c| c.part != Part::Footnote && c.block == index));
    for cell in row {
        let mut figure = figure(cell.quantity, None, &block.text, Within::Body, claim, found.len());
        figure.block = Some(index);
        figure.site = cell.place.map(|(name, id)| Site { name, id, inferred: false }).or_else(|| heading.cloned());
        figure.as_of = cell.date.or(above.running);
        // a table counts all
        figure.quantity.cumulative |= figure.quantity.measure.is_toll();
        found.push(figure);
    }
}

/// Figures in the prose of footnotes: their date and place are those that the note has come to.
fn note_figures(material: &Material<'_>, thread: &mut Thread, found: &mut Vec<Figure>) {
    let language = material.document.language;
    // claims are made of explanatory notes only, in the order of the notes
    let mut claims = material.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Footnote).peekable();
    for (note, prose) in material.prose.iter().enumerate().map(|(note, n)| (note, &n.prose)) {
        let text = &material.document.footnotes[note].text;
        let mut passage = None;
        thread.paragraph();
        for range in prose {
            let claim = claims.next_if(|(_, c)| c.block == note && c.range == *range).map(|(index, _)| index);
            if !may_hold_number(&text.as_str()[range.clone()], language) {
                continue;
            }
            let passage = passage.get_or_insert_with(|| Passage::new(text.as_str(), language, material.day_first));
            let base = found.len();
            let running = thread.place.clone();
            let told = dates(&text.as_str()[range.clone()], material.day_first);
            for (quantity, site) in passage.sentence(range.clone(), thread) {
                let place = quantity.number.start - range.start;
                let mut figure = figure(quantity, site, text, Within::Footnote, claim, base);
                // the last day before it, else the first behind it
                let before = told.iter().rfind(|d| d.range.end <= place);
                figure.as_of = before.or_else(|| told.iter().find(|d| d.range.start >= place)).map(|d| d.date);
                if figure.site.is_none() {
                    figure.site = running.clone().map(|(name, id)| Site { name, id, inferred: true });
                }
                found.push(figure);
            }
            super::withdrawals::in_stretch(text.as_str(), range.clone(), &mut found[base..]);
        }
    }
}

pub(super) fn figure(
    quantity: Quantity,
    site: Option<Spot>,
    text: &MappedText,
    within: Within,
    claim: Option<usize>,
    base: usize,
) -> Figure {
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
        echo: None,
        quantity,
    }
}

/// A summary may be a translation; other blocks are in the document's language.
pub(super) fn language_of_block(block: &Block, language: Language) -> Language {
    if block.role != Role::Summary {
        return language;
    }
    of_title(block.text.as_str(), language)
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

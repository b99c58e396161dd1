//! Claims: the runs of text that the same markers support, inside one sentence (DESIGN, section 5).

mod caveat;
mod counted;
mod cut;
mod disputes;
mod entries;
mod events;
mod own_voice;
mod own_words;
mod quotations;
mod remarks;
mod reserve;
mod sources_below;
mod statements;
mod subjects;
mod voices;

pub(crate) use caveat::{is_of_several, is_plural};
pub use events::DateSource;
pub(crate) use events::days_later;
pub(crate) use own_voice::{Own, OwnSection, is_testimony, own_sections, own_voice, says_today};
pub(crate) use quotations::opens_quotation;
pub(crate) use voices::is_acronym;
pub use voices::{Voice, VoiceKind};

use std::ops::Range;

use crate::citation::{InText, Names};
use crate::config::Coverage;
use crate::document::{Block, BlockKind, Document, PartialDate, Role};
use crate::language::{Word, all_words};
use crate::text::Span;
use cut::BlockClaims;

/// A claim and what the text sets beside it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Claim {
    /// Where it stands.
    pub part: Part,
    /// The block (of [`Document::blocks`]) or, for claims of footnotes, the footnote.
    pub block: usize,
    /// The claim's place in the text of that block or footnote.
    pub range: Range<usize>,
    /// The footnotes that support it, in order: indices into [`Document::footnotes`].
    pub footnotes: Vec<usize>,
    /// Its citations in the running text: a block, that of a line of sources below too, and an index into its list.
    pub(crate) in_text: Vec<(usize, usize)>,
    /// True for the end of a sentence after its last marker.
    pub weak: bool,
    /// What the text says of how sure it is, at most one of each kind.
    pub caveats: Vec<Caveat>,
    /// Who says it, by the words of its sentence.
    pub voices: Vec<Voice>,
    /// When it happened, where the text tells, and how that is known.
    pub date: Option<(PartialDate, DateSource)>,
    /// It is set against the claim before it: a denial, another version.
    pub contests: bool,
    /// A body does what only it can do: it decrees, appoints, sentences.
    pub official_act: bool,
    /// The words say that it is confirmed, or that several sources say so.
    pub said_confirmed: Option<Range<usize>>,
    /// The sentence it stands in, in the text of its block.
    pub(crate) sentence: Range<usize>,
    /// The days that its sentence tells, of stretches the last, in order; of the sentence's first claim only.
    pub(crate) days: Vec<(Range<usize>, PartialDate)>,
}

/// What the text says of how sure a claim is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caveat {
    /// What it says.
    pub kind: CaveatKind,
    /// Where it says so, in the text of the claim's block.
    pub range: Range<usize>,
}

/// Kinds of caveats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CaveatKind {
    /// It could not be cross-checked, verified, confirmed.
    Acknowledged,
    /// A rumour, a hypothesis, a report in the conditional.
    Hedged,
    /// Denied, disputed, or set against another version.
    Contested,
    /// Withdrawn or corrected.
    Retracted,
}

impl Claim {
    /// A claim of which the text has told nothing yet.
    fn new(part: Part, block: usize, range: Range<usize>, footnotes: Vec<usize>, in_text: Vec<(usize, usize)>) -> Self {
        Self {
            part,
            block,
            range,
            footnotes,
            in_text,
            weak: false,
            caveats: Vec::new(),
            voices: Vec::new(),
            date: None,
            contests: false,
            official_act: false,
            said_confirmed: None,
            sentence: 0..0,
            days: Vec::new(),
        }
    }

    /// What the text says of one kind about the claim.
    pub fn caveat(&self, kind: CaveatKind) -> Option<&Caveat> {
        self.caveats.iter().find(|c| c.kind == kind)
    }

    /// Its words, line ends made spaces.
    pub fn text(&self, document: &Document) -> String {
        let text = match self.part {
            Part::Footnote => &document.footnotes[self.block].text,
            Part::Body | Part::Summary => &document.blocks[self.block].text,
        };
        tidy(&text.as_str()[self.range.clone()])
    }

    /// Its stretches of the input: several where a page foot cuts it.
    pub fn spans(&self, document: &Document) -> Vec<Span> {
        match self.part {
            Part::Footnote => vec![document.footnotes[self.block].text.span(self.range.clone())],
            Part::Body | Part::Summary => document.blocks[self.block].spans(self.range.clone()),
        }
    }

    /// The hull of its spans.
    pub fn span(&self, document: &Document) -> Span {
        self.spans(document).into_iter().reduce(Span::hull).unwrap_or_default()
    }
}

/// The part of a document that a claim stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The running text.
    Body,
    /// A summary: needs no citations of its own.
    Summary,
    /// An explanatory footnote.
    Footnote,
}

impl Part {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Summary => "summary",
            Self::Footnote => "footnote",
        }
    }
}

/// A note as claims see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Note {
    /// Its marker follows a term inside a clause and its prose comes before any citation.
    pub(crate) explanatory: bool,
    /// Its sentences of prose.
    pub(crate) prose: Vec<Range<usize>>,
}

/// What claims are made of: the document, its notes, and each block's citations in the text.
pub(crate) struct Parts<'a> {
    pub(crate) document: &'a Document,
    pub(crate) notes: &'a [Note],
    pub(crate) in_text: &'a [Vec<InText>],
    pub(crate) names: &'a Names,
    pub(crate) day_first: bool,
    pub(crate) coverage: Coverage,
}

/// Claims, and how many sentences were read for them.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) list: Vec<Claim>,
    pub(crate) sentences: usize,
    remarks: Vec<Remark>,
}

/// A sentence that speaks of the evidence and is no claim.
#[derive(Debug)]
struct Remark {
    block: usize,
    range: Range<usize>,
    /// How many claims stand before it.
    before: usize,
}

/// Makes the claims of a document, in the order of their places: the running text, then explanatory
/// notes.
pub(crate) fn claims(parts: &Parts<'_>) -> Claims {
    let mut made = Claims::default();
    let document = parts.document;
    // about one for each call and each block: a list that grows leaves its old places behind
    made.list.reserve(document.markers.len() + document.blocks.len() / 2);
    let mut markers = document.markers.iter().enumerate().peekable();
    // Before its first sentence a document gives its title, its authors, its date.
    let mut title_page = true;
    let mut above = sources_below::Above::default();
    let mut quotation = quotations::Quotation::default();
    let mut statements = statements::Statements::new(parts);
    for (index, section) in own_sections(&document.blocks).into_iter().enumerate() {
        let mut called = Vec::new();
        while let Some((at, _)) = markers.next_if(|(_, m)| m.block <= index) {
            if document.markers[at].block == index {
                called.push(at);
            }
        }
        above.pass(parts, index, &called, &mut made.list);
        let first = made.list.len();
        let read = block_claims(parts, index, &called, section, &mut title_page, &mut made);
        quotation.pass(document.blocks[index].text.as_str(), first, &mut made.list);
        let own = first..made.list.len();
        statements.block(parts, index, read, &mut made.list, own);
    }
    remarks::remarks(parts, &made.remarks, &mut made.list);
    for (index, note) in parts.notes.iter().enumerate().filter(|(_, n)| n.explanatory) {
        for range in &note.prose {
            made.list.push(Claim::new(Part::Footnote, index, range.clone(), vec![index], Vec::new()));
            made.sentences += 1;
        }
    }
    made.list.shrink_to_fit();
    made
}

/// What was read of a block that may hold claims.
struct ReadBlock<'a> {
    words: Vec<Word<'a>>,
    /// False where no word of a caveat stands in it.
    may_hold_caveat: bool,
}

/// Makes the claims of a block. Gives what was read of it where it may hold some.
fn block_claims<'a>(
    parts: &'a Parts<'_>,
    index: usize,
    called: &[usize],
    section: Option<OwnSection>,
    title_page: &mut bool,
    made: &mut Claims,
) -> Option<ReadBlock<'a>> {
    let block = &parts.document.blocks[index];
    let uncalled = called.is_empty() && parts.in_text[index].is_empty();
    let part = part_of(block).filter(|_| !uncalled || !is_label(block))?;
    *title_page &= uncalled && is_title(block);
    // what the authors ask for is no statement of fact
    if *title_page || section == Some(OwnSection::Recommendations) && uncalled || called.is_empty() && entries::is_entry(block) {
        return None;
    }
    let introduces = introduces_list(parts.document, index);
    let read = ReadBlock { words: all_words(block.text.as_str()), may_hold_caveat: caveat::may_hold_caveat(block.text.as_str()) };
    BlockClaims { parts, index, block, part, introduces, read: &read }.make(called, made);
    Some(read)
}

fn part_of(block: &Block) -> Option<Part> {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return None;
    }
    match block.role {
        Role::Body | Role::Annex => Some(Part::Body),
        Role::Summary => Some(Part::Summary),
        _ => None,
    }
}

/// A line that ends no sentence: a version, a place and date, a name under a title.
fn is_label(block: &Block) -> bool {
    const LONGEST: usize = 120;
    let text = block.text.as_str().trim();
    let ended = text.ends_with(['.', '!', '?', '…', ':', ';', '»', '”', '"', ')', ',']);
    block.kind == BlockKind::Paragraph && text.len() < LONGEST && !text.contains('\n') && !ended
}

/// Words of a title page: few, and no sentence among them.
fn is_title(block: &Block) -> bool {
    const LONGEST: usize = 200;
    let text = block.text.as_str().trim();
    // "Enquête de la rédaction, 18 décembre. Textes : …", in italics as a whole
    let set_apart = block.emphasis.iter().any(|e| e.len() >= text.len());
    block.kind == BlockKind::Paragraph
        && text.len() < LONGEST
        && (set_apart || !text.ends_with(['.', '!', '?', '…', ':', ';', '»', '”', '"']))
}

/// True where list items follow, so that a sentence ending in a colon only introduces them.
fn introduces_list(document: &Document, index: usize) -> bool {
    let block = &document.blocks[index];
    let ends = block.text.as_str().trim_end();
    let next = document.blocks[index + 1..].iter().find(|b| !matches!(b.kind, BlockKind::Caption | BlockKind::Menu));
    ends.ends_with(':')
        && next.is_some_and(|b| {
            matches!(b.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Table | BlockKind::Code)
                || b.label.is_some()
                || begins_like_item(b.text.as_str())
                || quotations::opens_quotation(b.text.as_str())
        })
}

/// "1- …", "a) …", "(i) …": an item that the form does not set as one.
fn begins_like_item(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(5).collect();
    let head = head.trim_start_matches('(');
    let end = head.find([')', '.', '-', '–']).unwrap_or(0);
    let inner = head[..end].trim();
    end > 0 && !inner.is_empty() && inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase())
}

/// Line ends and runs of spaces made one space.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

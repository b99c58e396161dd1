//! The evidence of one document: claims, citations, sources, publishers and groups, figures, and how well each claim is
//! supported.
//!
//! # A document
//!
//! ```
//! use recoupe::document::Format;
//! use recoupe::graph::{Flag, Level};
//! use recoupe::text::Input;
//!
//! let note = "The airport was taken.[^1]\n\n[^1]: AFP, 7 May 2023 ; Le Monde avec AFP, 8 May 2023 ; BBC, 9 May 2023\n";
//! let evidence = recoupe::analyse(Input::new("note.md", note)?, Format::Markdown);
//! let weight = evidence.weights[0].as_ref().expect("a claim of the body has a weight");
//! assert_eq!((weight.level, weight.origins), (Level::Corroborated, 2));
//!
//! // the witnesses …
//! let names: Vec<&str> = weight.witnesses.iter().map(|w| evidence.publisher_of(&evidence.citations[w.index()])).collect();
//! assert_eq!(names, ["AFP", "BBC"]);
//! // … and why the third citation adds nothing
//! assert_eq!(evidence.reason(&weight.discounted[0]), "same origin: AFP");
//! assert!(!weight.flags.contains(&Flag::Diverse));
//! # Ok::<(), recoupe::Error>(())
//! ```
//!
//! # Publishers and derivations that the text does not tell
//!
//! ```
//! use recoupe::config::Config;
//! use recoupe::document::Format;
//! use recoupe::graph::Level;
//! use recoupe::text::Input;
//!
//! let config = Config::parse(
//!     "[publishers.\"Valley Courier\"]\ngroup = \"Upland Media\"\n[publishers.\"Hill Gazette\"]\ngroup = \"Upland Media\"\n",
//! )?;
//! let note = "Twelve were killed.[^1]\n\n[^1]: Valley Courier, 4 May 2023 ; Hill Gazette, 5 May 2023\n";
//! let evidence = recoupe::analyse_with(Input::new("note.md", note)?, Format::Markdown, &config);
//! assert_eq!(evidence.weights[0].as_ref().map(|w| w.level), Some(Level::SingleOrigin));
//! # Ok::<(), recoupe::Error>(())
//! ```

mod across;
mod assemble;
mod coverage;
mod named;
mod passages;
mod reason;

pub use across::{Across, across};
pub use coverage::Coverage;

use crate::citation::{Citation, Names, Source, owner_of};
use crate::claim::Claim;
use crate::config::Config;
use crate::directive::{Action, Directive};
use crate::document::Document;
use crate::figure::{Comparison, Figure, Toll};
use crate::graph::{Discounted, EvidenceGraph, GroupId, Material, Shared, SourceId, Weight};
use crate::text::MappedText;

/// Everything that a document's own apparatus says of its claims.
///
/// All references between parts are indices into the lists of this struct or of its document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Evidence {
    /// The document.
    pub document: Document,
    /// Its citations, in the order of their footnotes, then those of the running text.
    pub citations: Vec<Citation>,
    /// Its sources: the bibliography's entries, then what was cited and is not listed.
    pub sources: Vec<Source>,
    /// What each footnote holds.
    pub notes: Vec<NoteContent>,
    /// Its claims, in order of place.
    pub claims: Vec<Claim>,
    /// The citations of each claim.
    pub claim_citations: Vec<Vec<usize>>,
    /// The weight of each claim; `None` for summaries.
    pub weights: Vec<Option<Weight>>,
    /// Its figures, in order of place, those of its sources' titles last.
    pub figures: Vec<Figure>,
    /// Figures of one measure and scope, in the order of their dates.
    pub tolls: Vec<Toll>,
    /// Parts and their wholes.
    pub parts: Vec<Comparison>,
    /// The place of the gazetteer that the document is about.
    pub(crate) about: Option<u32>,
    /// Sentences read for claims.
    pub sentences: usize,
    /// How many entries the bibliography has.
    pub listed: usize,
    /// A sentence dates the reading of all web sources.
    pub read_at: bool,
    /// Lines of the bibliography that are no entries.
    pub entries_passed_over: usize,
    /// True where numeric dates give the day first.
    pub day_first: bool,
    /// Sources that derive from each other in a circle.
    pub cycles: Vec<Vec<SourceId>>,
    /// Sources that were withdrawn, or that derive only from such, in order.
    pub withdrawn: Vec<usize>,
    /// Sources whose provenance goes round in a circle and leads to no origin, in order.
    pub(crate) circular: Vec<usize>,
    /// Names of publishers and groups, by their ids.
    pub(crate) voices: Voices,
    pub(crate) names: Names,
    pub(crate) config: Config,
    /// What comments in the draft tell the program.
    pub directives: Vec<Directive>,
}

/// The names of publishers and groups, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Voices {
    pub(crate) publishers: Vec<(String, Option<GroupId>)>,
    pub(crate) groups: Vec<String>,
}

/// What a footnote holds.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct NoteContent {
    /// Its citations.
    pub citations: Vec<usize>,
    /// Whether it holds prose.
    pub prose: bool,
    /// Whether it explains a term and supports nothing.
    pub explanatory: bool,
}

impl Evidence {
    /// Reads the evidence of a document.
    pub fn of(mut document: Document, config: &Config) -> Self {
        document.language = config.language.unwrap_or(document.language);
        document.report_date = config.report_date.or(document.report_date);
        assemble::assemble(document, config)
    }

    /// The whole graph, with names for people: claims, footnotes, citations, sources, publishers, groups,
    /// derivations. The ids of claims, footnotes, citations and sources are their places in the lists of
    /// this struct; publishers whose reports are only passed on come after the sources.
    pub fn graph(&self) -> EvidenceGraph {
        let document = &self.document;
        Material {
            citations: &self.citations,
            sources: &self.sources,
            claims: &self.claim_citations,
            claim_names: Some(self.claims.iter().map(|c| c.text(document)).collect()),
            footnotes: Some(document.footnotes.iter().map(|f| f.label.clone()).collect()),
            names: &self.names,
            config: &self.config,
            day_first: self.day_first,
        }
        .graph()
    }

    /// True for a claim that a comment tags.
    pub fn is_tagged(&self, claim: usize, tag: &str) -> bool {
        let span = self.claims[claim].span(&self.document);
        let tags = self.directives.iter().filter(|d| d.action == Action::Tag && d.names.iter().any(|n| n == tag));
        tags.flat_map(|d| &d.covers).any(|c| c.start < span.end && span.start < c.end)
    }

    /// True for a source whose provenance goes round in a circle and leads to no origin.
    pub fn is_circular(&self, source: usize) -> bool {
        self.circular.binary_search(&source).is_ok()
    }

    /// The group or publisher that two citations share.
    pub(crate) fn voice(&self, shared: Shared) -> Option<&str> {
        match shared {
            Shared::Group(id) => Some(self.voices.groups[id.index()].as_str()),
            Shared::Publisher(id) | Shared::Origin(id) => {
                let (name, group) = &self.voices.publishers[id.index()];
                Some(group.map_or(name.as_str(), |group| self.voices.groups[group.index()].as_str()))
            }
            Shared::Source(_) | Shared::Circle => None,
        }
    }

    /// Why a citation adds no origin, in words: "same group: RFE/RL, by the registry".
    pub fn reason(&self, discounted: &Discounted) -> String {
        match discounted.shared {
            Shared::Source(_) => "same source".to_owned(),
            Shared::Publisher(id) => format!("same publisher: {}", self.voices.publishers[id.index()].0),
            Shared::Origin(id) => format!("same origin: {}", self.voices.publishers[id.index()].0),
            Shared::Group(id) => {
                let source = self.citations[discounted.citation.index()].resolution.sources.first();
                let how = source.map_or("", |&s| self.sources[s].group_reason.words());
                format!("same group: {}{how}", self.voices.groups[id.index()])
            }
            Shared::Circle => "both go round in one circle of sources".to_owned(),
        }
    }

    /// The text that a citation's ranges are in.
    pub fn text_of(&self, citation: &Citation) -> &MappedText {
        match (citation.footnote, citation.block) {
            (Some(note), _) => &self.document.footnotes[note].text,
            (None, Some(block)) => &self.document.blocks[block].text,
            (None, None) => &self.document.blocks[0].text,
        }
    }

    /// The words of a citation, line ends made spaces.
    pub fn words_of(&self, citation: &Citation) -> String {
        let text = self.text_of(citation).as_str();
        text.get(citation.reference.range.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text that a source's ranges are in.
    pub fn text_of_source<'e>(&'e self, source: &'e Source) -> &'e MappedText {
        match (&source.entry, source.named_by) {
            (Some(entry), _) => entry,
            (None, Some(citation)) => self.text_of(&self.citations[citation]),
            (None, None) => &self.document.blocks[0].text,
        }
    }

    /// The publisher as people know it: "BBC" where the citation gives nothing but an address at `bbc.com`.
    pub(crate) fn known_publisher_of<'e>(&'e self, citation: &'e Citation) -> &'e str {
        let publisher = self.publisher_of(citation);
        let host_only = citation.reference.publisher_range.is_none() && publisher.contains('.');
        host_only.then(|| owner_of(publisher)).flatten().unwrap_or(publisher)
    }

    /// The publisher that a citation names, or, for "Ibid." and keys, that of the source it means.
    pub fn publisher_of<'e>(&'e self, citation: &'e Citation) -> &'e str {
        match &citation.reference.publisher {
            Some(publisher) => publisher,
            None => citation.resolution.sources.first().map_or("", |&s| self.sources[s].publisher()),
        }
    }
}

//! # recoupe
//!
//! *Recouper* is what French country-of-origin notes call it: to cross-check a piece of information
//! against independent sources. This crate reads a sourced report (text, Markdown, Word, OpenDocument, PDF, LaTeX, HTML), finds its markers,
//! footnotes, citations and bibliography, resolves each citation to its source, ties the sources to the
//! claims that they support, and reports what is wrong with the apparatus and which claims stand on one
//! source or on one house. It never says what is true: it says what the report's own apparatus supports.
//!
//! Nothing is fetched and no clock is read: the same text gives the same answer.
//!
//! ```
//! use recoupe::check::{Selection, check};
//! use recoupe::document::Format;
//! use recoupe::text::Input;
//!
//! let note = "Twelve people were killed.[^1] The ferry stopped.[^2]\n\n\
//!             [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/a ; BBC, 5 May 2023, https://www.bbc.com/news/b\n";
//! let evidence = recoupe::analyse(Input::new("note.md", note)?, Format::Markdown);
//!
//! // What was read …
//! assert_eq!(evidence.document.markers.len(), 2);
//! assert_eq!(evidence.citations.len(), 2);
//!
//! // … how well the first claim is supported …
//! let weight = evidence.weights[0].as_ref().expect("a claim of the body has a weight");
//! assert_eq!(weight.level.slug(), "corroborated");
//! assert_eq!(weight.origins, 2);
//!
//! // … and what is to be mended.
//! let findings = check(&evidence, &Selection::default());
//! assert_eq!(findings[0].rule.name, "undefined-footnote");
//! # Ok::<(), recoupe::Error>(())
//! ```
//!
//! ## The flow
//!
//! bytes → blocks (`read`) → [`document::Document`] (`apparatus`) → citations and claims
//! ([`citation`], [`claim`]) → [`evidence::Evidence`] → findings ([`rules`], [`check`]) → words and JSON
//! ([`render`], [`message`]).
//!
//! ## Features
//!
//! `cli` (default): the command. `office` (default): Word and OpenDocument files; `html` (default): web pages; `pdf` (default): PDF; all by
//! [`Draft::open`]. Library users take `default-features = false` and what they need.

#[cfg(feature = "office")]
pub mod annotate;
mod apparatus;
pub mod baseline;
pub mod check;
pub mod citation;
pub mod claim;
pub mod compare;
pub mod config;
mod data;
pub mod directive;
pub mod document;
mod draft;
mod error;
pub mod evidence;
pub mod figure;
pub mod finding;
pub mod graph;
mod language;
pub mod message;
mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod settings;
mod severity;
mod suppress;
pub mod text;
mod threads;

pub use draft::Draft;
pub use error::{Error, ErrorKind, Misconfiguration, Misnomer, ValueKind};

/// Reads a document and all that its apparatus says: markers, footnotes, citations, sources, claims.
///
/// Nothing in a text stops it: what an author can mend is a finding of [`check::check`].
pub fn analyse(input: text::Input, format: document::Format) -> evidence::Evidence {
    analyse_with(input, format, &config::Config::default())
}

/// Begins to read the tables that every document needs, on threads of their own: the document is read meanwhile.
///
/// [`analyse`] and [`Draft::open`] do so themselves; a program that knows early that it will read a document may ask
/// for it first. Only the first time counts.
pub fn warm_up() {
    static ASKED: std::sync::Once = std::sync::Once::new();
    ASKED.call_once(|| {
        let words = || {
            language::lexicon();
        };
        let names = || {
            citation::registry();
            figure::warm_places();
        };
        // where no thread is to be had they are read when they are needed
        let _ = (std::thread::Builder::new().spawn(words), std::thread::Builder::new().spawn(names));
    });
}

/// The same with what a configuration says of publishers, derivations and thresholds.
pub fn analyse_with(input: text::Input, format: document::Format, config: &config::Config) -> evidence::Evidence {
    warm_up();
    let blocks = read::read(&input, format);
    evidence::Evidence::of(apparatus::document(input, format, blocks), config)
}

/// Edit distance between two words, where it is at most `limit`: for suggestions.
pub fn distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    language::edit_distance(left, right, limit)
}

/// The README's examples, compiled and run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

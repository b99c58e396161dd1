//! Citations: footnotes and bibliography entries cut into references, and references into parts.

mod acronyms;
mod address;
mod bibliography;
mod cited;
mod front_matter;
mod groups;
mod in_text;
mod keys;
mod library;
mod names;
mod parse;
mod people;
mod quotes;
mod registry;
mod resolve;
mod split;

use std::ops::Range;

pub(crate) use acronyms::introduce;
pub use address::Slip;
pub(crate) use address::{address_key, host, is_tracking, unwrapped};
pub(crate) use bibliography::{Bibliography, bibliography};
pub use cited::{Citation, Source};
pub use groups::GroupReason;
pub(crate) use groups::{Groups, group_name};
pub(crate) use in_text::{InText, Listed, in_text};
pub(crate) use names::{Names, Wanted};
pub(crate) use parse::{Context, is_act_name, is_legal_act, parse};
pub(crate) use people::author_keys;
pub(crate) use quotes::quotations;
pub(crate) use registry::{PublisherRole, name_key, owner_of, registry};
pub(crate) use resolve::{Cited, Origin, fold_title, resolve};
pub use resolve::{Difference, Resolution, Status};
pub(crate) use split::footnote;

use crate::document::PartialDate;
use crate::text::Stretch;

/// The parts of one reference. Ranges are in the text that the reference was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference {
    /// The whole reference.
    pub range: Range<usize>,
    /// Who wrote it, where that is not the publisher.
    pub author: Option<Box<str>>,
    /// Who put it out, as written; the author where no publisher is named.
    pub publisher: Option<Box<str>>,
    /// Where the publisher is named.
    pub publisher_range: Option<Stretch>,
    /// The channel: who translated, relayed or carried it.
    pub via: Option<Box<str>>,
    /// What the channel did.
    pub channel: Option<Channel>,
    /// What it derives from, by its own words: "Le Monde avec AFP", "according to Reuters".
    pub upstream: Option<Box<[Upstream]>>,
    /// The editorial group that the reference itself names.
    pub group: Option<Box<str>>,
    /// A short form of the publisher's name that the reference introduces.
    pub acronym: Option<Box<str>>,
    /// The title, without its marks.
    pub title: Option<Box<str>>,
    /// A translation of the title, given in brackets.
    pub translated_title: Option<Box<str>>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Where that date stands.
    pub date_range: Option<Stretch>,
    /// When it was last updated.
    pub updated: Option<PartialDate>,
    /// When the author looked at it.
    pub accessed: Option<PartialDate>,
    /// "2" of `[2]`, "b" of `2020b`.
    pub disambiguator: Option<Box<str>>,
    /// Page, paragraph, minute.
    pub locator: Option<Box<str>>,
    /// The address, mended.
    pub url: Option<Box<str>>,
    /// Where the address stands.
    pub url_range: Option<Stretch>,
    /// The signs by which the reference points to another one.
    pub back_reference: Option<BackReference>,
    /// An interview, a letter, a speech: no address is to be expected.
    pub oral: bool,
    /// The entry itself says that it was retracted.
    pub retracted: bool,
    /// What is wrong with how it is written.
    pub defects: Box<[Defect]>,
}

/// How a work reached the one who cites it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Channel {
    /// A translation.
    Translation,
    /// Agency copy that an outlet printed.
    Syndication,
    /// Cited, quoted or carried by another.
    Relay,
}

/// Whose report a reference passes on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upstream {
    /// The publisher, as written.
    pub publisher: String,
    /// What is done with its report.
    pub kind: UpstreamKind,
}

/// What a reference does with another's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UpstreamKind {
    /// Prints it.
    Syndication,
    /// Passes it on: "according to AFP", "avec AFP".
    Relay,
    /// Translates it.
    Translation,
}

/// A reference that points to another one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BackReference {
    /// "Ibid.": the reference just before.
    Ibid,
    /// "op. cit.": the last reference to the same author or publisher.
    OpCit,
    /// "supra note 12".
    Supra(Box<str>),
    /// `[@key]`, `@key`, `\cite{key}`.
    Key(Box<str>),
    /// A short title of something cited in full before.
    ShortTitle,
}

/// Something wrong with how a reference is written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// Where.
    pub range: Range<usize>,
}

/// What can be wrong with how a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DefectKind {
    /// An opening bracket that never closes.
    UnclosedBracket,
    /// A month that no lexicon knows but that is close to one.
    MisspeltMonth,
    /// A day and a month without a year.
    MissingYear,
    /// An address with a slip.
    Address(Slip),
}

#[cfg(test)]
mod tests;

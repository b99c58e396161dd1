use serde::{Deserialize, Serialize};

/// The format that an input was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text, as pasted, saved or taken from a PDF.
    Text,
    /// CommonMark with footnotes and tables.
    Markdown,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text, as LibreOffice writes it.
    Odt,
    /// A web page.
    Html,
    /// LaTeX.
    Latex,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Latex => "latex",
            Self::Pdf => "pdf",
        }
    }

    /// True for files whose text must be taken out of them first.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Pdf)
    }

    /// The format that a file name announces; text where it announces none.
    pub fn from_path(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Self::Markdown,
            "docx" | "docm" | "dotx" => Self::Docx,
            "odt" | "ott" | "fodt" => Self::Odt,
            "pdf" => Self::Pdf,
            "tex" | "latex" | "ltx" => Self::Latex,
            "html" | "htm" | "xhtml" | "xht" => Self::Html,
            _ => Self::Text,
        }
    }
}

/// What kind of voice a source is (DESIGN, section 6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SourceType {
    /// A state body.
    Government,
    /// A body of states.
    Intergovernmental,
    /// A party to a conflict.
    Party,
    /// A non-governmental organisation.
    Ngo,
    /// A news outlet.
    Media,
    /// A scholar, university or journal.
    Academic,
    /// A policy institute.
    ThinkTank,
    /// A law, judgment or treaty.
    Legal,
    /// A person asked.
    Expert,
    /// A post or channel on a platform.
    SocialMedia,
    /// A database.
    Dataset,
    /// None of these, or not known.
    #[default]
    Other,
}

impl SourceType {
    /// The slug used in data files and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Intergovernmental => "intergovernmental",
            Self::Party => "party",
            Self::Ngo => "ngo",
            Self::Media => "media",
            Self::Academic => "academic",
            Self::ThinkTank => "think-tank",
            Self::Legal => "legal",
            Self::Expert => "expert",
            Self::SocialMedia => "social-media",
            Self::Dataset => "dataset",
            Self::Other => "other",
        }
    }

    /// All types.
    pub const ALL: [Self; 12] = [
        Self::Government,
        Self::Intergovernmental,
        Self::Party,
        Self::Ngo,
        Self::Media,
        Self::Academic,
        Self::ThinkTank,
        Self::Legal,
        Self::Expert,
        Self::SocialMedia,
        Self::Dataset,
        Self::Other,
    ];

    /// The type of a slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// How one source derives from another (CiTO and PROV relations in brackets).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DerivationKind {
    /// A translation (`fabio:isTranslationOf`).
    Translation,
    /// Copy that another prints (`prov:wasQuotedFrom` of the whole).
    Syndication,
    /// It passes on what another said (`cito:citesAsAuthority`).
    RelaysStatement,
    /// It quotes another (`cito:includesQuotationFrom`).
    Quotes,
}

impl DerivationKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Translation, Self::Syndication, Self::RelaysStatement, Self::Quotes];

    /// The slug used in JSON and in the configuration.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Translation => "translation",
            Self::Syndication => "syndication",
            Self::RelaysStatement => "relays-statement",
            Self::Quotes => "quotes",
        }
    }
}

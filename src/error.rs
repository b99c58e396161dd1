//! What stops the program. Everything that an author can mend is a [`crate::Finding`] instead.

mod misconfiguration;

use std::fmt;

pub(crate) use misconfiguration::NO_DATE;
pub use misconfiguration::{Misconfiguration, Misnomer, ValueKind};

/// Why an input, an option or a file could not be used.
///
/// Opaque on purpose: look at [`Error::kind`] to tell cases apart.
#[derive(Debug, thiserror::Error)]
pub struct Error {
    path: Option<String>,
    kind: ErrorKind,
}

/// The kinds of [`Error`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is not UTF-8 text.
    #[error(
        "not UTF-8 text: byte {offset} (line {line}) starts no character; the file looks like {looks_like}. Save it as UTF-8 and run again"
    )]
    NotUtf8 {
        /// Offset of the first byte that fits no character.
        offset: usize,
        /// Line of that byte, from 1.
        line: usize,
        /// What the bytes look like, for people.
        looks_like: &'static str,
    },
    /// The input is larger than offsets can count.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// A part of a Word or OpenDocument file, or an object of a PDF file, cannot be read.
    #[error("{part} cannot be read: {reason}")]
    Damaged {
        /// The part, by its name in the file.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A part that the file cannot do without is not in it.
    #[error("{part} is missing from the file")]
    MissingPart {
        /// The part, by its name in the file.
        part: String,
    },
    /// A part of the file grows beyond what any report needs.
    #[error("{part} holds more than {limit} bytes once unpacked")]
    PartTooLarge {
        /// The part, by its name in the file.
        part: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The pages hold pictures and no text.
    #[error("holds no text: all its pages ({pages}) are pictures. Run text recognition (OCR) on it, and then this again")]
    NoText {
        /// How many pages it has.
        pages: usize,
    },
    /// The file is protected by a password.
    #[error("protected by a password, or a Word file from before 2007. Save it without a password, as .docx, .odt or .pdf, and run again")]
    Encrypted,
    /// The file is of a format that this build cannot read.
    #[error("{format} files are not read by this build")]
    Unsupported {
        /// The format.
        format: &'static str,
    },
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The configuration cannot be used.
    #[error("{line}:{column}: {problem}")]
    Config {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong.
        problem: Misconfiguration,
    },
    /// An id of a graph stands for nothing in it.
    #[error("the graph holds no {what} {id}")]
    Graph {
        /// What was looked for: "source", "publisher"…
        what: &'static str,
        /// The id.
        id: usize,
    },
    /// A word given for an option is not known.
    #[error("unknown {what} `{given}`{}", suggestion.as_ref().map(|s| format!("; did you mean `{s}`?")).unwrap_or_default())]
    Unknown {
        /// What was expected: "rule", "format"…
        what: &'static str,
        /// What was given.
        given: String,
        /// The closest known word.
        suggestion: Option<String>,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self { path: None, kind }
    }

    /// The same error, with the file it concerns.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The file that it concerns.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(formatter, "{path}: {}", self.kind),
            None => write!(formatter, "{}", self.kind),
        }
    }
}

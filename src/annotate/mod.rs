//! Findings written back into Word and OpenDocument files as comments, into Markdown and text as notes in the
//! margin.
//!
//! Comments are put in and nothing else is touched: where a file is a package of parts, the parts that hold no
//! comment keep their bytes, and in the others bytes are only added. Running again takes the program's own
//! open comments out before new ones are put in; those that somebody resolved or answered stay.

mod docx;
mod insert;
mod margin;
mod odt;
mod remark;
mod repack;

pub use remark::{Remarks, remarks};

use std::borrow::Cow;

use crate::document::Format;
use crate::error::{Error, ErrorKind};
use crate::evidence::Evidence;

/// The bytes to read before [`annotate`]: in Markdown and text, without the notes of former runs. Other formats
/// tell comments from words, and are given back as they are.
pub fn bare(bytes: &[u8], format: Format) -> Cow<'_, [u8]> {
    margin::bare(bytes, format).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Gives a copy of a file with these comments. `evidence` is what was read of the same bytes, made [`bare`].
///
/// # Errors
/// [`ErrorKind::Unsupported`] for a format that has no comments; [`ErrorKind::Damaged`] for a file that is
/// not the one that was read.
pub fn annotate(bytes: &[u8], evidence: &Evidence, remarks: &Remarks) -> Result<Vec<u8>, Error> {
    let annotated = match evidence.document.format {
        Format::Docx => docx::annotate(bytes, &evidence.document, remarks),
        Format::Odt => odt::annotate(bytes, &evidence.document, remarks),
        Format::Markdown | Format::Text => margin::annotate(bytes, &evidence.document, remarks),
        other => Err(ErrorKind::Unsupported { format: other.slug() }.into()),
    };
    annotated.map_err(|e| e.in_file(evidence.document.input.path()))
}

fn changed() -> Error {
    ErrorKind::Damaged { part: "the file".to_owned(), reason: "it is not the one that was read".to_owned() }.into()
}

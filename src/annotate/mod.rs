//! Findings written back into Word and OpenDocument files as comments.
//!
//! Comments are put in and nothing else is touched: a file is a package of parts, the parts that hold no
//! comment keep their bytes, and in the others bytes are only added. Running again takes the program's own
//! open comments out before new ones are put in; those that somebody resolved or answered stay.

mod docx;
mod insert;
mod odt;
mod remark;
mod repack;

pub use remark::{Remarks, remarks};

use crate::document::Format;
use crate::error::{Error, ErrorKind};
use crate::graph::Evidence;

/// Gives a copy of a file with these comments. `evidence` is what was read of the same bytes.
///
/// # Errors
/// [`ErrorKind::Unsupported`] for a format that has no comments; [`ErrorKind::Damaged`] for a file that is
/// not the one that was read.
pub fn annotate(bytes: &[u8], evidence: &Evidence, remarks: &Remarks) -> Result<Vec<u8>, Error> {
    let annotated = match evidence.document.format {
        Format::Docx => docx::annotate(bytes, &evidence.document, remarks),
        Format::Odt => odt::annotate(bytes, &evidence.document, remarks),
        other => Err(ErrorKind::Unsupported { format: other.slug() }.into()),
    };
    annotated.map_err(|e| e.in_file(evidence.document.input.path()))
}

fn changed() -> Error {
    ErrorKind::Damaged { part: "the file".to_owned(), reason: "it is not the one that was read".to_owned() }.into()
}

//! Word and OpenDocument: zip packages of XML.

mod docx;
mod flow;
mod package;
mod xml;

pub(super) use docx::read as docx;
pub(super) use package::Package;

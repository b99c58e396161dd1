//! Word and OpenDocument: zip packages of XML.

mod docx;
mod flow;
mod numbers;
mod odt;
mod package;
mod styles;
mod xml;

pub(super) use docx::read as docx;
pub(super) use odt::read as odt;
use package::Package;

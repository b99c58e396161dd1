//! Fields: what stands between an instruction and its result.

use super::super::flow::Para;
use crate::read::Call;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// What a program keeps beside the instruction.
    pub(super) data: String,
    /// True once the result has begun.
    pub(super) in_result: bool,
    /// Where the result begins in the paragraph; 0 where it began in an earlier one.
    pub(super) start: usize,
}

impl Field {
    fn name(&self) -> &str {
        self.instruction.split_whitespace().next().unwrap_or_default()
    }

    /// True where the result is made of page numbers and other things of the page.
    pub(super) fn is_furniture(&self) -> bool {
        matches!(self.name(), "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "XE" | "TC" | "PRIVATE")
    }

    pub(super) fn is_contents(&self) -> bool {
        matches!(self.name(), "TOC" | "INDEX" | "TOA")
    }

    /// True where the field only holds what the one around it needs: "ADDIN EN.CITE.DATA".
    pub(super) fn is_data(&self) -> bool {
        self.instruction.split_whitespace().any(|word| word == "EN.CITE.DATA")
    }

    /// Records what the result is, once the field has ended.
    pub(super) fn close(&self, para: &mut Para) {
        let range = self.start.min(para.text.len())..para.text.len();
        match self.name() {
            "HYPERLINK" => {
                if let Some(address) = hyperlink(&self.instruction) {
                    para.link(range.start, &address);
                }
            }
            // A reference to another note's number; with \f it is set as a call, and is one.
            "NOTEREF" if self.instruction.split_whitespace().any(|w| w == "\\f") => {
                let label = para.text[range.clone()].trim().to_owned();
                if !label.is_empty() && para.calls.last().is_none_or(|c| c.range.end <= range.start) {
                    para.raised.retain(|r| r.end <= range.start);
                    para.calls.push(Call { range, label });
                }
            }
            _ => {}
        }
    }
}

/// The address of `HYPERLINK "https://…" \o "…"`; none for a place in the file (`\l`).
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let rest = rest.strip_prefix('"')?;
    let address = &rest[..rest.find('"')?];
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_gives_its_address() {
        assert_eq!(hyperlink(r#" HYPERLINK "https://a.org/x" \o "x" "#).as_deref(), Some("https://a.org/x"));
        assert_eq!(hyperlink(r#" HYPERLINK \l "_Toc1" "#), None);
    }
}

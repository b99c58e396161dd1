//! Comments: `comments.xml`, and `commentsExtended.xml`, which says which are resolved and which answer
//! others.

use foldhash::HashMap;

use super::NAMESPACES;
use crate::read::office::xml::{Token, Xml, prefixes};
use crate::read::remarks::Remark;

/// The comments of a file; what stands after a damaged place is left out.
pub(crate) fn read(comments: &str, extended: &str) -> Vec<Remark> {
    let prefixes = prefixes(comments, &NAMESPACES);
    let mut xml = Xml::new(comments, "comments", &prefixes);
    let mut remarks: Vec<Remark> = Vec::new();
    // The last paragraph of a comment has the name under which the other part knows it.
    let mut by_paragraph: HashMap<String, usize> = HashMap::default();
    while let Ok(token) = xml.next() {
        match token {
            Token::Open(tag) => match tag.name().as_ref() {
                "w:comment" => remarks.push(Remark {
                    id: tag.get("id").unwrap_or_default(),
                    author: tag.get("author").unwrap_or_default(),
                    date: tag.get("date").unwrap_or_default(),
                    ..Remark::default()
                }),
                "w:p" => {
                    if let Some(name) = tag.get("paraId").filter(|_| !remarks.is_empty()) {
                        by_paragraph.insert(name, remarks.len() - 1);
                    }
                    if let Some(remark) = remarks.last_mut().filter(|r| !r.text.is_empty()) {
                        remark.text.push('\n');
                    }
                }
                "w:t" => {
                    let Ok(words) = xml.words() else { break };
                    if let Some(remark) = remarks.last_mut() {
                        remark.text.push_str(&words);
                    }
                }
                "w:del" => drop(xml.skip()),
                _ => {}
            },
            Token::End => break,
            _ => {}
        }
    }
    let mut xml = Xml::new(extended, "comments", &[]);
    while let Ok(token) = xml.next() {
        match token {
            Token::Open(tag) if tag.name().ends_with(":commentEx") => {
                let of = |name: &str| tag.get(name).and_then(|p| by_paragraph.get(&p).copied());
                let Some(at) = of("paraId") else { continue };
                remarks[at].resolved = tag.get("done").is_some_and(|d| d == "1" || d == "true");
                if let Some(parent) = of("paraIdParent") {
                    remarks[at].answers = Some(remarks[parent].id.clone());
                }
            }
            Token::End => break,
            _ => {}
        }
    }
    remarks
}

//! PDF with a text layer: the signs of each page with their places, put together to lines and paragraphs.
//! What follows is what every text taken from a PDF needs: the text reader knows page feet, running heads,
//! broken words and ligatures.

mod glyphs;
mod lines;

use super::{Extracted, text};
use crate::error::{Error, ErrorKind};
use crate::text::{Locations, Part};

pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Error> {
    let pages = glyphs::pages(bytes)?;
    let mut whole = String::new();
    let mut locations = Locations::default();
    let count = pages.len();
    for (index, page) in pages.into_iter().enumerate() {
        if index > 0 {
            // what goes on from page to page is told later
            whole.push_str("\n\u{c}");
        }
        let mut first = true;
        for line in lines::lines(page) {
            if line.begins_paragraph && !first {
                whole.push('\n');
            }
            first = false;
            locations.paragraph(whole.len(), Part::Body, index as u32 + 1);
            whole.push_str(&line.text);
            whole.push('\n');
        }
    }
    if count > 0 && !whole.chars().any(char::is_alphanumeric) {
        return Err(ErrorKind::NoText { pages: count }.into());
    }
    let blocks = text::read(&whole);
    Ok(Extracted { text: whole, locations, blocks, ..Extracted::default() })
}

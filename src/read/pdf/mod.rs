//! PDF with a text layer: the signs of each page with their places, put together to lines and paragraphs.
//! What follows is what every text taken from a PDF needs: the text reader knows page feet, running heads,
//! broken words and ligatures.

mod feet;
mod filters;
mod glyphs;
mod guard;
mod lines;

use lines::Line;

use super::Extracted;
use super::text::{self, Told};
use crate::error::{Error, ErrorKind};
use crate::text::{Locations, Part};

/// Print larger than the usual by this much is that of headings.
const LARGER: f64 = 1.08;
/// A line in large print that is longer is no heading, in bytes.
const LONGEST_HEADING: usize = 200;

pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Error> {
    guard::refuse(bytes)?;
    let pages = glyphs::pages(bytes)?;
    let count = pages.len();
    let usual = lines::usual_size(&pages);
    let mut called = 0;
    let pages = feet::pages(pages.into_iter().map(|page| (lines::lines(page.signs, usual, &mut called), page.rules)).collect(), usual);
    let mut text = Text::default();
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            // what goes on from page to page is told later
            text.whole.push_str("\n\u{c}");
        }
        let number = index as u32 + 1;
        text.lines(&page.body, |line| is_heading(line, usual).then_some(Told::Heading), number, true);
        text.lines(&page.foot, |_| Some(Told::Note), number, true);
        text.lines(&page.goes_on, |_| Some(Told::Note), number + 1, false);
        text.lines(&page.last, |_| None, number, true);
    }
    let Text { whole, locations, told } = text;
    if count > 0 && !whole.chars().any(char::is_alphanumeric) {
        return Err(ErrorKind::NoText { pages: count }.into());
    }
    let mut blocks = text::read_with(&whole, |at| told.binary_search_by_key(&at, |(at, _)| *at).ok().map(|found| told[found].1));
    blocks.notes_are_whole = pages.iter().any(|page| !page.foot.is_empty());
    Ok(Extracted { text: whole, locations, blocks, ..Extracted::default() })
}

fn is_heading(line: &Line, usual: f64) -> bool {
    line.size > usual * LARGER && line.text.len() < LONGEST_HEADING && line.text.chars().any(char::is_alphanumeric)
}

/// The text of all pages, with the places of its lines.
#[derive(Default)]
struct Text {
    whole: String,
    locations: Locations,
    /// What the print tells of lines, by where they begin.
    told: Vec<(usize, Told)>,
}

impl Text {
    /// Adds lines that stand on one page; `apart` where they do not go on from what is there.
    fn lines(&mut self, lines: &[Line], told: impl Fn(&Line) -> Option<Told>, page: u32, apart: bool) {
        for (at, line) in lines.iter().enumerate() {
            let begins = if at == 0 { apart } else { line.begins_paragraph };
            if begins && !self.whole.is_empty() && !self.whole.ends_with('\u{c}') {
                self.whole.push('\n');
            }
            self.told.extend(told(line).map(|told| (self.whole.len(), told)));
            self.locations.paragraph(self.whole.len(), Part::Body, page);
            self.whole.push_str(&line.text);
            self.whole.push('\n');
        }
    }
}

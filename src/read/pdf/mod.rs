//! PDF with a text layer: the signs of each page with their places, put together to lines and paragraphs.
//! What follows is what every text taken from a PDF needs: the text reader knows page feet, running heads,
//! broken words and ligatures.

mod columns;
mod endnotes;
mod feet;
mod filters;
mod glyphs;
mod guard;
mod items;
mod lines;
mod links;
mod tables;
mod tree;
mod work;

use std::ops::Range;

use glyphs::Font;
use lines::{Form, Line};

use super::Extracted;
use super::shape::{Shape, Told};
use super::text;
use crate::document::Link;
use crate::error::{Error, ErrorKind};
use crate::text::{Locations, Part};

/// Print larger than the usual by this much is that of headings.
const LARGER: f64 = 1.08;
/// A line in large print that is longer is no heading, in bytes.
const LONGEST_HEADING: usize = 200;
/// Headings of one level differ by no more, in points.
const SAME_LEVEL: f64 = 0.4;
/// Levels of headings, from 0.
const LOWEST: usize = 5;
const MOST_LEVELS: usize = 40;

pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Error> {
    guard::refuse(bytes)?;
    let pages = glyphs::pages(bytes)?;
    let count = pages.len();
    let usual = lines::usual_size(&pages);
    let mut called = 0;
    let set = |mut page: glyphs::Drawn| {
        let rules = std::mem::take(&mut page.rules);
        (lines::lines(page, usual, &mut called), rules)
    };
    let mut pages = feet::pages(pages.into_iter().map(set).collect(), usual);
    endnotes::endnotes(&mut pages);
    let levels = levels(pages.iter().flat_map(|page| &page.body), usual);
    let mut text = Text::default();
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            // what goes on from page to page is told later
            text.whole.push_str("\n\u{c}");
        }
        let number = index as u32 + 1;
        text.lines(&page.body, |line| told(line, usual, &levels), number, true);
        text.lines(&page.foot, |line| endnote(line).or(Some(Told::Note)), number, true);
        text.lines(&page.goes_on, |_| Some(Told::Note), number + 1, false);
        text.lines(&page.last, |_| Some(Told::Page), number, true);
    }
    let Text { whole, locations, shape } = text;
    if count > 0 && !whole.chars().any(char::is_alphanumeric) {
        return Err(ErrorKind::NoText { pages: count }.into());
    }
    let mut blocks = text::read_with(&whole, &shape);
    blocks.notes_are_whole = pages.iter().any(|page| !page.foot.is_empty());
    Ok(Extracted { text: whole, locations, blocks, ..Extracted::default() })
}

/// What a line of the running text is by its print and place.
fn told(line: &Line, usual: f64, levels: &[(f64, Font)]) -> Option<Told> {
    match &line.form {
        Form::Row => Some(Told::Row),
        Form::Endnote(..) => endnote(line),
        Form::Quote => Some(Told::Quote),
        Form::Item(label, words) => Some(Told::Item { label: label.clone(), words: *words }),
        _ if is_heading(line, usual) => {
            let level = levels.iter().position(|(size, font)| is_level(line, *size, *font)).unwrap_or(levels.len());
            Some(Told::Heading(level.min(LOWEST) as u8 + 1))
        }
        _ if line.goes_on => Some(Told::GoesOn),
        // where headings are in large print, what looks like the rest is none
        Form::Usual if !levels.is_empty() => Some(Told::Running),
        Form::Open if !levels.is_empty() => Some(Told::Apart((levels.len().min(LOWEST) + 1) as u8)),
        _ => None,
    }
}

fn endnote(line: &Line) -> Option<Told> {
    let Form::Endnote(label, words) = &line.form else { return None };
    Some(Told::Endnote { label: label.clone(), words: *words })
}

fn is_heading(line: &Line, usual: f64) -> bool {
    line.size > usual * LARGER
        && matches!(line.form, Form::Open | Form::Usual)
        && line.text.len() < LONGEST_HEADING
        && line.text.chars().any(char::is_alphanumeric)
}

/// The sizes and fonts of headings: the largest first, and of one size the one that is met first.
fn levels<'l>(lines: impl Iterator<Item = &'l Line>, usual: f64) -> Vec<(f64, Font)> {
    let mut levels: Vec<(f64, Font)> = Vec::new();
    for line in lines.filter(|line| is_heading(line, usual)) {
        // a title page may have any
        if levels.len() < MOST_LEVELS && !levels.iter().any(|(size, font)| is_level(line, *size, *font)) {
            levels.push((line.size, line.font));
        }
    }
    levels.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    levels
}

fn is_level(line: &Line, size: f64, font: Font) -> bool {
    (line.size - size).abs() < SAME_LEVEL && line.font == font
}

/// The text of all pages, with the places of its lines.
#[derive(Default)]
struct Text {
    whole: String,
    locations: Locations,
    shape: Shape,
}

impl Text {
    /// Adds lines that stand on one page; `apart` where they do not go on from what is there.
    fn lines(&mut self, lines: &[Line], told: impl Fn(&Line) -> Option<Told>, page: u32, apart: bool) {
        for (at, line) in lines.iter().enumerate() {
            let begins = if at == 0 { apart } else { line.begins_paragraph };
            if begins && !self.whole.is_empty() && !self.whole.ends_with('\u{c}') {
                self.whole.push('\n');
            }
            let start = self.whole.len();
            // a line begins with the sign of its page
            let begins = start - usize::from(self.whole.ends_with('\u{c}'));
            self.shape.told.extend(told(line).map(|told| (begins, told)));
            self.locations.paragraph(start, Part::Body, page);
            self.whole.push_str(&line.text);
            for call in &line.romans {
                self.shape.calls.push((start + call.start..start + call.end, line.text[call.clone()].to_owned()));
            }
            for mark in &line.marks {
                let range = start + mark.range.start.min(line.text.len())..start + mark.range.end.min(line.text.len());
                match &mark.target {
                    Some(target) => self.link(range, target),
                    None => self.emphasis(range),
                }
            }
            // a sign that parts the paragraphs of a note, which are one block
            self.whole.push_str(if line.ended { "\u{2028}\n" } else { "\n" });
        }
    }

    /// Adds a link; what goes on from the line before is one with it.
    fn link(&mut self, range: Range<usize>, target: &str) {
        match self.shape.links.last_mut() {
            Some(last) if last.target == target && goes_on(&self.whole, &last.range, &range) => last.range.end = range.end,
            _ => self.shape.links.push(Link::new(range, target)),
        }
    }

    fn emphasis(&mut self, range: Range<usize>) {
        match self.shape.emphasis.last_mut() {
            Some(last) if goes_on(&self.whole, last, &range) => last.end = range.end,
            _ => self.shape.emphasis.push(range),
        }
    }
}

/// Whether only white space parts two stretches.
fn goes_on(text: &str, before: &Range<usize>, range: &Range<usize>) -> bool {
    text.get(before.end..range.start).is_some_and(|between| between.trim().is_empty() && !between.contains("\n\n"))
}

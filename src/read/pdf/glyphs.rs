//! The signs of each page, by an interpreter of the page's drawing commands that draws nothing.

use foldhash::HashMap;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode, SoftMask,
    interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use super::links::{Linked, links};
use super::work::Work;
use crate::error::{Error, ErrorKind};

/// No report has more; a file that claims more is read so far.
const MOST_PAGES: usize = 20_000;
/// Signs on one page: a page of small print has ten thousand.
const MOST_SIGNS: usize = 400_000;
/// Signs on all pages: five thousand pages of small print.
const MOST_SIGNS_OF_ALL: usize = 10_000_000;

/// Thin lines on one page.
const MOST_RULES: usize = 10_000;
/// How thick and how short a thin line may be, in points.
const THICKEST: f64 = 2.5;
const SHORTEST: f64 = 30.0;

/// A sign on a page, in points from the upper left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sign {
    pub(super) text: String,
    /// Where it begins on its line, and where the next one would.
    pub(super) x: f64,
    pub(super) end: f64,
    /// The line that it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) font: Font,
}

/// A font of one page, as far as it tells something of the words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Font {
    /// Its number in the document.
    pub(super) number: u32,
    pub(super) italic: bool,
}

/// A thin line that is drawn across a part of a page, in points from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
}

/// What is drawn on one page, in the order in which it is drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Drawn {
    pub(super) signs: Vec<Sign>,
    pub(super) rules: Vec<Rule>,
    pub(super) links: Vec<Linked>,
}

/// What all pages show.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Drawn>, Error> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Error::from(ErrorKind::Encrypted),
        LoadPdfError::Invalid => {
            ErrorKind::Damaged { part: "the PDF".to_owned(), reason: "it has no readable list of objects".to_owned() }.into()
        }
    })?;
    if pdf.pages().is_empty() {
        return Err(ErrorKind::Damaged { part: "the PDF".to_owned(), reason: "it has no pages".to_owned() }.into());
    }
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut fonts = HashMap::default();
    let mut work = Work::default();
    let mut signs = 0;
    for page in pdf.pages().iter().take(MOST_PAGES) {
        work.page(page, pages.len() + 1)?;
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(upright, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let drawn = Drawn { links: links(page, upright), ..Drawn::default() };
        let mut collector = Collector { drawn, bounds, fonts: &mut fonts };
        interpret_page(page, &mut context, &mut collector);
        signs += collector.drawn.signs.len();
        pages.push(collector.drawn);
        if signs > MOST_SIGNS_OF_ALL {
            let part = format!("page {}", pages.len());
            return Err(ErrorKind::Damaged { part, reason: "more signs than any report has".to_owned() }.into());
        }
    }
    Ok(pages)
}

struct Collector<'f> {
    drawn: Drawn,
    bounds: Rect,
    /// The fonts met so far, by their keys.
    fonts: &'f mut HashMap<u128, Font>,
}

impl Collector<'_> {
    fn font(&mut self, glyph: &Glyph<'_>) -> Font {
        let Glyph::Outline(glyph) = glyph else { return Font::default() };
        let number = self.fonts.len() as u32 + 1;
        *self.fonts.entry(glyph.font_cache_key()).or_insert_with(|| {
            let italic = glyph.font_data().is_some_and(|data| {
                data.is_italic || data.postscript_name.is_some_and(|name| name.contains("Italic") || name.contains("Oblique"))
            });
            Font { number, italic }
        })
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, glyph_transform: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(sign)) => sign.to_string(),
            Some(BfString::String(signs)) => signs,
            None => return,
        };
        let whole = transform * glyph_transform;
        let [a, b, c, d, ..] = whole.as_coeffs();
        let origin = whole * Point::ZERO;
        // Outlines are drawn a thousand units high. Text that runs up the margin is no running text.
        let size = (c.hypot(d)) * 1000.0;
        if self.drawn.signs.len() >= MOST_SIGNS
            || a <= 0.0
            || b.abs() > a
            || !size.is_finite()
            || !self.bounds.contains(origin)
            || text.is_empty()
        {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map(f64::from),
            Glyph::Type3(_) => None,
        };
        let end = origin.x + advance.map_or(size * 0.5, |width| width * a);
        let font = self.font(glyph);
        self.drawn.signs.push(Sign { text, x: origin.x, end, y: origin.y, size, font });
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        // a rule is a line or a rectangle: what has more corners is a picture
        if self.drawn.rules.len() >= MOST_RULES || path.elements().len() > 6 {
            return;
        }
        let shape = transform.transform_rect_bbox(path.bounding_box());
        if shape.height() <= THICKEST && shape.width() >= SHORTEST && shape.x0.is_finite() && shape.y0.is_finite() {
            self.drawn.rules.push(Rule { x: shape.x0, end: shape.x1, y: shape.y0 });
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

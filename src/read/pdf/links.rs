//! Links of a page: where each is drawn, and the address that it leads to (ISO 32000-1, 12.5.6.5 and 12.6.4.7).

use std::rc::Rc;

use hayro_interpret::hayro_syntax::object::dict::keys::{A, ANNOTS, RECT, URI};
use hayro_interpret::hayro_syntax::object::{self, Array, Dict};
use hayro_interpret::hayro_syntax::page::Page;
use kurbo::{Affine, Rect};

/// Links on one page: a page of notes has a hundred.
const MOST_LINKS: usize = 2_000;
/// The longest address, in bytes.
const LONGEST: usize = 4_000;

/// A part of a page that leads to an address on the web, in points from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Linked {
    pub(super) place: Rect,
    pub(super) target: Rc<str>,
}

pub(super) fn links(page: &Page<'_>, upright: Affine) -> Vec<Linked> {
    let Some(marks) = page.raw().get::<Array<'_>>(ANNOTS) else { return Vec::new() };
    let marks = marks.iter::<Dict<'_>>().take(MOST_LINKS);
    marks
        .filter_map(|mark| {
            let action = mark.get::<Dict<'_>>(A)?;
            let target = action.get::<object::String<'_>>(URI)?;
            let target = std::str::from_utf8(target.as_bytes()).ok()?.trim();
            let web = target.starts_with("http://") || target.starts_with("https://");
            let place = mark.get::<object::Rect>(RECT).filter(|_| web && target.len() <= LONGEST)?;
            let place = upright.transform_rect_bbox(Rect::new(place.x0, place.y0, place.x1, place.y1));
            place.is_finite().then(|| Linked { place, target: target.into() })
        })
        .collect()
}

/// The link that a sign stands in, by the middle of its lower half.
pub(super) fn at(links: &[Linked], x: f64, end: f64, y: f64, size: f64) -> Option<&Linked> {
    let (middle, height) = (x.midpoint(end), y - size * 0.25);
    links.iter().find(|link| link.place.x0 <= middle && middle <= link.place.x1 && link.place.y0 <= height && height <= link.place.y1)
}

//! The gazetteer: the places that reports name, as data.

use std::iter::once;
use std::sync::OnceLock;

use crate::language::{Phrase, Table, fold_words};

/// A place of the gazetteer.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) kind: PlaceKind,
    pub(super) parent: Option<u32>,
}

/// Kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PlaceKind {
    Country,
    Region,
    City,
    Area,
}

/// All places and their names.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    pub(super) places: Vec<Place>,
    /// A name's place, and whether the name is also a word or a first name: a place only behind a locative.
    pub(super) names: Table<(u32, bool)>,
    /// Names that a region has and a city too.
    pub(super) regions: Table<u32>,
}

/// A line of the file of places.
#[derive(Debug, Default)]
struct Line<'a> {
    kind: &'a str,
    parent: &'a str,
    names: Vec<&'a str>,
    ambiguous: bool,
}

const FILE: &str = include_str!("places.tsv");

/// The gazetteer, read on first use.
pub(super) fn gazetteer() -> &'static Gazetteer {
    static READ: OnceLock<Gazetteer> = OnceLock::new();
    READ.get_or_init(|| Gazetteer::read(FILE))
}

impl Gazetteer {
    fn read(file: &str) -> Self {
        /// A little more than the file holds.
        const NAMES: usize = 12_000;
        let mut gazetteer = Self::default();
        gazetteer.names.reserve(NAMES);
        gazetteer.regions.reserve(NAMES / 3);
        let mut parents: Vec<&str> = Vec::new();
        let (mut line, mut field, mut begins) = (Line::default(), 0, 0);
        // one pass over the bytes: most fields are a word or two
        let ends = file.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'\t' | b'|' | b'\n')).map(|(at, _)| at);
        for end in ends.chain(once(file.len())) {
            let text = &file[begins..end];
            match field {
                0 => line.kind = text,
                1 => line.parent = text,
                2 => line.names.push(text),
                _ => line.ambiguous = text.trim() == "ambiguous",
            }
            begins = end + 1;
            match file.as_bytes().get(end) {
                Some(b'|') => {}
                Some(b'\t') => field += 1,
                _ => {
                    if let Some(parent) = gazetteer.add(&line) {
                        parents.push(parent);
                    }
                    line.names.clear();
                    (line.ambiguous, field) = (false, 0);
                }
            }
        }
        // the region of that name, and what else has it; the places of one parent mostly stand together
        let mut last: (&str, Option<u32>, Option<u32>) = ("", None, None);
        for (id, parent) in parents.into_iter().enumerate().filter(|(_, p)| !p.is_empty()) {
            if last.0 != parent {
                let folded = fold_words(parent);
                last = (parent, gazetteer.regions.get(&folded), gazetteer.names.get(&folded).map(|(id, _)| id));
            }
            let other = |&above: &u32| above as usize != id;
            gazetteer.places[id].parent = last.1.filter(other).or(last.2.filter(other));
        }
        gazetteer
    }

    /// Takes a line in; the parent of its place, where that is a new one.
    fn add<'a>(&mut self, line: &Line<'a>) -> Option<&'a str> {
        let kind = match line.kind {
            "country" => PlaceKind::Country,
            "region" => PlaceKind::Region,
            "city" => PlaceKind::City,
            "area" => PlaceKind::Area,
            _ => return None,
        };
        if line.names.is_empty() {
            return None;
        }
        // a second line of a country only adds names
        let known = if kind == PlaceKind::Country && !line.parent.is_empty() {
            self.names.get(&fold_words(line.parent)).map(|(id, _)| id)
        } else {
            None
        };
        let id = known.unwrap_or(self.places.len() as u32);
        for name in line.names.iter().filter_map(|name| Phrase::of(name)) {
            if kind == PlaceKind::Region {
                self.regions.insert_read(name, id);
            }
            self.names.insert_read(name, (id, line.ambiguous));
        }
        if known.is_some() {
            return None;
        }
        self.places.push(Place { kind, parent: None });
        Some(line.parent)
    }

    /// The country that a place is or lies in.
    pub(super) fn country(&self, place: u32) -> Option<u32> {
        const DEEPEST: usize = 6;
        let mut at = place;
        for _ in 0..DEEPEST {
            if self.places[at as usize].kind == PlaceKind::Country {
                return Some(at);
            }
            at = self.places[at as usize].parent?;
        }
        None
    }
}

/// The country of a place of the gazetteer.
pub(crate) fn country(id: u32) -> Option<u32> {
    gazetteer().country(id)
}

/// True where words are a place of the gazetteer.
pub(super) fn is_place(words: &[crate::language::Word<'_>]) -> bool {
    gazetteer().names.prefix(words).is_some()
}

/// True where all of the words are the name of one place.
pub(super) fn is_named(words: &[crate::language::Word<'_>]) -> bool {
    gazetteer().names.prefix(words).is_some_and(|(count, (_, ambiguous))| count == words.len() && !ambiguous)
}

/// True where the words begin with the name of a country.
pub(super) fn is_country(words: &[crate::language::Word<'_>]) -> bool {
    let gazetteer = gazetteer();
    gazetteer.names.prefix(words).is_some_and(|(_, (id, ambiguous))| !ambiguous && gazetteer.places[id as usize].kind == PlaceKind::Country)
}

/// True for what holds several countries or parts of them.
pub(super) fn is_area(id: u32) -> bool {
    gazetteer().places.get(id as usize).is_some_and(|place| place.kind == PlaceKind::Area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_parent_and_every_name_its_place() {
        let gazetteer = gazetteer();
        let mut seen = 0;
        for line in FILE.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields.len() == 3 || fields.len() == 4 && fields[3] == "ambiguous", "{line:?}");
            assert!(matches!(fields[0], "country" | "region" | "city" | "area"), "{line}");
            let id = fields[2].split('|').find_map(|name| {
                let folded = fold_words(name);
                gazetteer.names.get(&folded).map(|(id, _)| id).or_else(|| gazetteer.regions.get(&folded))
            });
            assert!(id.is_some(), "no name leads to {line}");
            if !fields[1].is_empty() {
                assert!(gazetteer.names.get(&fold_words(fields[1])).is_some(), "no such parent: {line}");
            }
            seen += 1;
        }
        assert!(seen > 2000 && gazetteer.places.len() > 2000);
    }
}

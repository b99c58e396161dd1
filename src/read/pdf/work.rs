//! What the pages of a file would have drawn, counted before it is: forms that call forms draw more than any file holds.

use foldhash::HashMap;
use hayro_interpret::hayro_syntax::object::dict::keys::RESOURCES;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use memchr::memmem::Finder;

use super::guard::is_nested_deeply;
use crate::error::{Error, ErrorKind};

/// Bytes of commands that all pages together may run.
const MOST: u64 = 512 << 20;
/// Forms in forms.
const DEEPEST: usize = 50;
/// States that may be kept while others are set.
const STATES: usize = 10_000;

/// The commands run so far, and what each form is known to run.
#[derive(Debug, Default)]
pub(super) struct Work {
    run: u64,
    forms: HashMap<ObjectIdentifier, u64>,
}

impl Work {
    /// Counts a page before it is drawn.
    ///
    /// # Errors
    /// [`ErrorKind::Damaged`] and [`ErrorKind::PartTooLarge`] with the page.
    pub(super) fn page(&mut self, page: &Page<'_>, number: usize) -> Result<(), Error> {
        let Some(commands) = page.page_stream() else { return Ok(()) };
        let part = || format!("page {number}");
        let damaged = |reason: &str| Error::from(ErrorKind::Damaged { part: part(), reason: reason.to_owned() });
        let cost = self.cost(commands, page.resources(), &mut Vec::new());
        match cost {
            Ok(cost) => self.run = self.run.saturating_add(cost),
            Err(Refused::Nested) => return Err(damaged("lists nested too deeply")),
            Err(Refused::Circle) => return Err(damaged("drawings that draw themselves")),
            Err(Refused::Large) => self.run = u64::MAX,
        }
        if self.run > MOST { Err(ErrorKind::PartTooLarge { part: part(), limit: MOST }.into()) } else { Ok(()) }
    }

    fn cost(&mut self, commands: &[u8], resources: &Resources<'_>, open: &mut Vec<ObjectIdentifier>) -> Result<u64, Refused> {
        if is_nested_deeply(commands) || keeps_states(commands) {
            return Err(Refused::Nested);
        }
        let mut cost = commands.len() as u64;
        for name in called(commands) {
            let Some(form) = Name::new(name).and_then(|name| resources.get_x_object(&name)) else { continue };
            let id = form.obj_id();
            if open.contains(&id) || open.len() >= DEEPEST {
                return Err(Refused::Circle);
            }
            let of_form = match self.forms.get(&id) {
                Some(known) => *known,
                None if !is_form(form.dict()) => 0,
                None => {
                    let Ok(inner) = form.decoded() else { continue };
                    let own = Resources::from_parent(form.dict().get::<Dict<'_>>(RESOURCES).unwrap_or_default(), resources.clone());
                    open.push(id);
                    let cost = self.cost(&inner, &own, open)?;
                    open.pop();
                    cost
                }
            };
            self.forms.insert(id, of_form);
            cost = cost.saturating_add(of_form);
            if cost > MOST {
                return Err(Refused::Large);
            }
        }
        Ok(cost)
    }
}

enum Refused {
    Nested,
    Circle,
    Large,
}

fn is_form(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_str() == "Form")
}

/// The names of what commands draw: `/X1 Do`.
fn called(commands: &[u8]) -> impl Iterator<Item = &[u8]> {
    let finder = Finder::new("Do").into_owned();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(found) = finder.find(commands.get(at..)?) {
            let end = at + found;
            at = end + 2;
            let before = &commands[..end];
            let name = before.trim_ascii_end();
            let length = name.iter().rev().take_while(|byte| is_regular(**byte)).count();
            let slash = name.len() - length;
            if name.len() < before.len() && length < 128 && slash > 0 && name[slash - 1] == b'/' {
                return Some(&name[slash..]);
            }
        }
        None
    })
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Whether commands keep more states than any program does: `q q q …` without `Q`.
fn keeps_states(commands: &[u8]) -> bool {
    let mut kept = 0usize;
    for at in memchr::memchr2_iter(b'q', b'Q', commands) {
        let apart = |byte: Option<&u8>| byte.is_none_or(|byte| !is_regular(*byte));
        if apart(at.checked_sub(1).and_then(|before| commands.get(before))) && apart(commands.get(at + 1)) {
            kept = if commands[at] == b'q' { kept + 1 } else { kept.saturating_sub(1) };
        }
        if kept > STATES {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_what_is_drawn_are_found() {
        let names: Vec<&[u8]> = called(b"q /X1 Do Q /Im#20 \nDo (Do) Tj /Y[Do] Do").collect();
        assert_eq!(names, [b"X1".as_slice(), b"Im#20"]);
        assert!(keeps_states(&b"q ".repeat(20_000)) && !keeps_states(&b"q Q ".repeat(20_000)) && !keeps_states(&b"qq ".repeat(20_000)));
    }
}

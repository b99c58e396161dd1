//! The tree of pages, counted before the library that reads PDF files walks it: it goes down into each branch as often as
//! one is named.

use foldhash::{HashMap, HashMapExt as _};
use memchr::memmem::Finder;

use crate::error::{Error, ErrorKind};

/// Leaves of all branches. No report has a tenth of them.
const MOST: u64 = 200_000;
/// Branches in branches. Programs write three or four.
const DEEPEST: u32 = 200;

/// Which objects name which as their kids, however often each is written.
#[derive(Debug, Default)]
pub(super) struct Tree {
    kids: HashMap<u32, Vec<Vec<u32>>>,
}

impl Tree {
    /// Takes in the objects of a stretch between streams: `7 0 obj <</Kids [8 0 R]>> endobj`.
    pub(super) fn objects(&mut self, bytes: &[u8]) {
        let finder = Finder::new("obj");
        let mut open: Option<(u32, usize)> = None;
        for at in finder.find_iter(bytes) {
            let number = number_before(&bytes[..at]);
            if let Some((number, start)) = open.take() {
                self.object(number, &bytes[start..at]);
            }
            open = number.map(|number| (number, at + 3));
        }
        if let Some((number, start)) = open {
            self.object(number, &bytes[start..]);
        }
    }

    /// Takes in a stream of objects: pairs of numbers and places, then the objects (ISO 32000-1, 7.5.7).
    pub(super) fn packed(&mut self, unpacked: &[u8]) {
        let mut numbers = Vec::new();
        let mut rest = unpacked;
        while let Some((number, behind)) = number(rest) {
            numbers.push(number);
            rest = behind;
        }
        let first = unpacked.len() - rest.len();
        let mut places: Vec<(usize, u32)> = numbers.chunks_exact(2).map(|pair| (first + pair[1] as usize, pair[0])).collect();
        places.sort_unstable();
        for (index, &(start, number)) in places.iter().enumerate() {
            let end = places.get(index + 1).map_or(unpacked.len(), |next| next.0);
            if let Some(object) = unpacked.get(start.min(end)..end) {
                self.object(number, object);
            }
        }
    }

    fn object(&mut self, number: u32, object: &[u8]) {
        // "/K#69ds"
        let plain = memchr::memchr(b'#', object).map(|_| unescaped(object));
        let object = plain.as_deref().unwrap_or(object);
        let list = match Finder::new("/Kids").find(object) {
            Some(at) => &object[at + 5..],
            // a list of its own, that another object names
            None if object.trim_ascii_start().starts_with(b"[") => object,
            None => return,
        };
        self.kids.entry(number).or_default().push(references(list));
    }

    /// # Errors
    /// [`ErrorKind::Damaged`] where the branches hold more leaves, or stand deeper, than those of any document.
    pub(super) fn check(&self) -> Result<(), Error> {
        let mut known: HashMap<u32, (u64, u32)> = HashMap::with_capacity(self.kids.len());
        let mut numbers: Vec<u32> = self.kids.keys().copied().collect();
        numbers.sort_unstable();
        for number in numbers {
            self.count(number, 0, &mut known)?;
        }
        Ok(())
    }

    /// How many leaves an object has, and how deep they stand.
    fn count(&self, number: u32, depth: u32, known: &mut HashMap<u32, (u64, u32)>) -> Result<(u64, u32), Error> {
        let refused = |reason: &str| Error::from(ErrorKind::Damaged { part: "the tree of pages".to_owned(), reason: reason.to_owned() });
        if let Some(&found) = known.get(&number) {
            return Ok(found);
        }
        let Some(lists) = self.kids.get(&number) else { return Ok((1, 0)) };
        if depth > DEEPEST {
            return Err(refused("nested too deeply"));
        }
        // what comes back to itself adds nothing: the library stops there
        known.insert(number, (0, 0));
        let mut whole = (0u64, 0u32);
        for list in lists {
            let (mut leaves, mut height) = (0u64, 0u32);
            for &kid in list {
                let (more, below) = self.count(kid, depth + 1, known)?;
                leaves = leaves.saturating_add(more);
                height = height.max(below + 1);
            }
            whole = (whole.0.max(leaves), whole.1.max(height));
        }
        if whole.0 > MOST {
            return Err(refused("the same branches again and again"));
        }
        if whole.1 > DEEPEST {
            return Err(refused("nested too deeply"));
        }
        known.insert(number, whole);
        Ok(whole)
    }
}

/// The number of an object whose "obj" comes next: "7 0 ".
fn number_before(bytes: &[u8]) -> Option<u32> {
    let back = |bytes: &[u8]| bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let bytes = bytes.trim_ascii_end();
    let bytes = bytes[..bytes.len() - back(bytes)].trim_ascii_end();
    number(&bytes[bytes.len() - back(bytes)..]).map(|(number, _)| number)
}

/// A number at the beginning, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&bytes[..digits]).ok()?.parse().ok()?;
    Some((number, &bytes[digits..]))
}

/// "[8 0 R 9 0 R]", or "8 0 R".
fn references(list: &[u8]) -> Vec<u32> {
    let list = list.trim_ascii_start();
    let listed = list.starts_with(b"[");
    let mut rest = if listed { &list[1..] } else { list };
    let mut found = Vec::new();
    while let Some((first, behind)) = number(rest) {
        let Some((_, behind)) = number(behind) else { break };
        let Some(behind) = behind.trim_ascii_start().strip_prefix(b"R") else { break };
        found.push(first);
        rest = behind;
        if !listed {
            break;
        }
    }
    found
}

/// Names with their escaped letters (ISO 32000-1, 7.3.5).
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1).and_then(digit), bytes.get(at + 2).and_then(digit)) {
            (b'#', Some(high), Some(low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(objects: &str) -> Result<(), String> {
        let mut tree = Tree::default();
        tree.objects(objects.as_bytes());
        tree.check().map_err(|error| error.to_string())
    }

    #[test]
    fn trees_that_grow_without_end_are_refused() {
        let plain =
            "1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R 4 0 R]>>endobj 3 0 obj<</Kids 5 0 R>>endobj 5 0 obj [ 6 0 R ] endobj";
        assert_eq!(check(plain), Ok(()));
        // each branch twice, in names that are escaped too
        for kids in ["/Kids", "/K#69ds"] {
            let doubled: String =
                (2..42).map(|n| format!("{n} 0 obj<<{kids}[{next} 0 R {next} 0 R]>>endobj\n", next = n + 1)).collect::<Vec<_>>().concat();
            assert!(check(&doubled).is_err_and(|error| error.contains("again and again")));
            let mut tree = Tree::default();
            tree.packed(b"2 0 3 18 <</Kids[3 0 R]  >> <</Kids[2 0 R]>>");
            assert_eq!(tree.kids.len(), 2);
        }
        let chain = (2..5_000).map(|n| format!("{n} 0 obj<</Kids[{} 0 R]>>endobj\n", n + 1)).collect::<Vec<_>>().concat();
        assert!(check(&chain).is_err_and(|error| error.contains("too deeply")));
        // a circle is the library's to break
        assert_eq!(check("2 0 obj<</Kids[2 0 R 2 0 R]>>endobj"), Ok(()));
    }
}

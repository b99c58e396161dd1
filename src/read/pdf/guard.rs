//! What would overwhelm the library that reads PDF files is refused before it sees it: streams that unpack to more than
//! fits, lists in lists beyond use.

use memchr::memmem::Finder;

use super::filters::{Filter, filters, may_exceed, unpack};
use super::tree::Tree;
use crate::error::{Error, ErrorKind};

/// What one stream may unpack to, as one part of an office file may.
const MOST: u64 = 256 * 1024 * 1024;

/// Looks at all objects and streams. Streams too short to reach the limit are opened only where they hold objects or
/// commands that a page calls.
///
/// # Errors
/// [`ErrorKind::PartTooLarge`] for the first stream beyond the limit, [`ErrorKind::Damaged`] for lists nested too deeply.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Error> {
    let (begin, end) = (Finder::new("stream"), Finder::new("endstream"));
    let too_deep =
        |at: usize| ErrorKind::Damaged { part: format!("the object at byte {at}"), reason: "lists nested too deeply".to_owned() };
    let mut tree = Tree::default();
    let mut at = 0;
    loop {
        let found = begin.find(&bytes[at..]);
        let objects = &bytes[at..found.map_or(bytes.len(), |found| at + found)];
        if is_nested_deeply(objects) {
            return Err(too_deep(at).into());
        }
        tree.objects(objects);
        let Some(found) = found else { return tree.check() };
        let start = at + found + "stream".len();
        let body = &bytes[start..];
        let length = end.find(body).unwrap_or(body.len());
        let packed = body[..length].trim_ascii_start();
        let steps = steps(table(objects), packed);
        let bomb = may_exceed(&steps, packed.len(), MOST);
        let holds = holds_objects(table(objects));
        if bomb || holds && !steps.is_empty() {
            let Some(whole) = unpack(&steps, packed, MOST) else {
                return Err(ErrorKind::PartTooLarge { part: format!("the stream at byte {start}"), limit: MOST }.into());
            };
            if holds && is_nested_deeply(&whole) {
                return Err(too_deep(start).into());
            }
            if holds {
                tree.packed(&whole);
            }
        } else if holds {
            if is_nested_deeply(packed) {
                return Err(too_deep(start).into());
            }
            tree.packed(packed);
        }
        at = (start + length + "endstream".len()).min(bytes.len());
    }
}

/// The table of a stream, the last before it.
fn table(before: &[u8]) -> &[u8] {
    /// Bytes of a table: what it says of its kind stands among the first.
    const TABLE: usize = 4096;
    let table = &before[before.len().saturating_sub(TABLE)..];
    &table[Finder::new("obj").find_iter(table).last().unwrap_or(0)..]
}

/// Whether a table says that its stream holds objects, or commands that a page calls.
fn holds_objects(table: &[u8]) -> bool {
    // a name in numbers may be any
    Finder::new("/ObjStm").find(table).is_some() || Finder::new("/Form").find(table).is_some() || table.contains(&b'#')
}

/// The steps that unpack a stream: those that its table names; else what its first bytes show, again as long as they do.
fn steps(table: &[u8], packed: &[u8]) -> Vec<Filter> {
    /// As deep as the library would follow: more steps than any writer takes.
    const MOST_STEPS: usize = 8;
    if let Some(named) = filters(table) {
        // a table cut by the file's own damage
        return if named.is_empty() && is_deflated(packed) { vec![Filter::Flate] } else { named };
    }
    let mut steps = Vec::new();
    let mut bytes = packed.to_vec();
    while is_deflated(&bytes) && steps.len() < MOST_STEPS {
        steps.push(Filter::Flate);
        bytes = unpack(&[Filter::Flate], &bytes, MOST).unwrap_or_default();
    }
    steps
}

/// Whether lists and tables are nested beyond use: the library goes down into each.
pub(super) fn is_nested_deeply(commands: &[u8]) -> bool {
    const DEEPEST: usize = 500;
    let (mut depth, mut string) = (0usize, 0usize);
    let mut bytes = commands.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if string > 0 => drop(bytes.next()),
            b'(' => string += 1,
            b')' => string = string.saturating_sub(1),
            // the signs of a string may be any bytes
            _ if string > 0 => {}
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The two bytes that a zlib stream begins with (RFC 1950).
fn is_deflated(packed: &[u8]) -> bool {
    matches!(packed, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn file(length: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        let zeros = vec![0; 1024 * 1024];
        for _ in 0..length {
            encoder.write_all(&zeros).expect("memory");
        }
        let packed = encoder.finish().expect("memory");
        [b"%PDF-1.7\n1 0 obj\n<</Filter /FlateDecode>>\nstream\r\n".as_slice(), &packed, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn a_stream_that_unpacks_beyond_the_limit_is_named() {
        let error = refuse(&file(300)).expect_err("300 MB");
        assert!(error.to_string().contains("the stream at byte 48"), "{error}");
        assert!(refuse(&file(200)).is_ok());
        let nested = "[".repeat(100_000);
        for deep in [format!("1 0 obj {nested} endobj"), format!("1 0 obj<</Subtype /Form>>stream\n{nested}\nendstream")] {
            assert!(refuse(deep.as_bytes()).expect_err("deep").to_string().contains("too deeply"));
        }
        // packed twice, once more in letters, under a name in numbers, or named elsewhere: the same limit
        let file = file(300);
        let inner = &file[Finder::new("stream\r\n").find(&file).expect("a stream") + 8..file.len() - 18];
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(inner).expect("memory");
        let twice = encoder.finish().expect("memory");
        let digit = |digit: u8| char::from_digit(u32::from(digit), 16).expect("four bits");
        let letters: String = twice.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        for (filter, packed) in [
            ("[/FlateDecode /FlateDecode]", twice.as_slice()),
            ("[/ASCIIHexDecode /FlateDecode /Fl#61teDecode]", letters.as_bytes()),
            ("9 0 R", twice.as_slice()),
        ] {
            let table = format!("1 0 obj\n<</Filter {filter}>>\nstream\r\n");
            let file = [table.as_bytes(), packed, b"\nendstream\nendobj\n"].concat();
            assert!(refuse(&file).expect_err(filter).to_string().contains("the stream at byte"), "{filter}");
        }
        // neither streams without an end nor words that only look like one
        assert!(refuse(b"stream\nx\x9c endless stream").is_ok());
    }
}

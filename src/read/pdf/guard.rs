//! What would overwhelm the library that reads PDF files is refused before it sees it: streams that unpack to more than
//! fits, lists in lists beyond use.

use std::io::Read as _;

use memchr::memmem::Finder;

use crate::error::{Error, ErrorKind};

/// What one stream may unpack to, as one part of an office file may.
const MOST: u64 = 256 * 1024 * 1024;
/// No deflated stream unpacks to more times its own length (RFC 1951: 258 bytes from two bits).
const RATIO: u64 = 1032;

/// Looks at all objects and streams. Streams too short to reach the limit are opened only where they hold objects or
/// commands that a page calls.
///
/// # Errors
/// [`ErrorKind::PartTooLarge`] for the first stream beyond the limit, [`ErrorKind::Damaged`] for lists nested too deeply.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Error> {
    let (begin, end) = (Finder::new("stream"), Finder::new("endstream"));
    let too_deep =
        |at: usize| ErrorKind::Damaged { part: format!("the object at byte {at}"), reason: "lists nested too deeply".to_owned() };
    let mut at = 0;
    loop {
        let found = begin.find(&bytes[at..]);
        let objects = &bytes[at..found.map_or(bytes.len(), |found| at + found)];
        if is_nested_deeply(objects) {
            return Err(too_deep(at).into());
        }
        let Some(found) = found else { return Ok(()) };
        let start = at + found + "stream".len();
        let body = &bytes[start..];
        let length = end.find(body).unwrap_or(body.len());
        let packed = body[..length].trim_ascii_start();
        let deflated = is_deflated(packed);
        if deflated && packed.len() as u64 * RATIO > MOST && unpacked(packed, MOST + 1).len() as u64 > MOST {
            return Err(ErrorKind::PartTooLarge { part: format!("the stream at byte {start}"), limit: MOST }.into());
        }
        if holds_objects(objects) && (deflated && is_nested_deeply(&unpacked(packed, MOST)) || !deflated && is_nested_deeply(packed)) {
            return Err(too_deep(start).into());
        }
        at = (start + length + "endstream".len()).min(bytes.len());
    }
}

/// Whether the table before a stream says that it holds objects, or commands that a page calls.
fn holds_objects(before: &[u8]) -> bool {
    /// Bytes of a table: what it says of its kind stands among the first.
    const TABLE: usize = 4096;
    let table = &before[before.len().saturating_sub(TABLE)..];
    let table = &table[Finder::new("obj").find_iter(table).last().unwrap_or(0)..];
    Finder::new("/ObjStm").find(table).is_some() || Finder::new("/Form").find(table).is_some()
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

/// What a stream unpacks to, up to a limit; a damaged one ends here as it does for the library.
fn unpacked(packed: &[u8], limit: u64) -> Vec<u8> {
    let mut whole = Vec::new();
    let _ = flate2::read::ZlibDecoder::new(packed).take(limit).read_to_end(&mut whole);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

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
        // neither streams without an end nor words that only look like one
        assert!(refuse(b"stream\nx\x9c endless stream").is_ok());
    }
}

//! Streams that would unpack to more than fits are refused before the library unpacks them whole.

use std::io::Read as _;

use memchr::memmem::Finder;

use crate::error::{Error, ErrorKind};

/// What one stream may unpack to, as one part of an office file may.
const MOST: u64 = 256 * 1024 * 1024;
/// No deflated stream unpacks to more times its own length (RFC 1951: 258 bytes from two bits).
const RATIO: u64 = 1032;

/// Counts what the deflated streams of a file unpack to; those too short to reach the limit are not opened.
///
/// # Errors
/// [`ErrorKind::PartTooLarge`] for the first stream beyond the limit.
pub(super) fn refuse_bombs(bytes: &[u8]) -> Result<(), Error> {
    let (begin, end) = (Finder::new("stream"), Finder::new("endstream"));
    let mut at = 0;
    while let Some(found) = begin.find(&bytes[at..]) {
        let start = at + found + "stream".len();
        let body = &bytes[start..];
        let length = end.find(body).unwrap_or(body.len());
        let packed = body[..length].trim_ascii_start();
        if packed.len() as u64 * RATIO > MOST && is_deflated(packed) && unpacks_beyond(packed, MOST) {
            return Err(ErrorKind::PartTooLarge { part: format!("the stream at byte {start}"), limit: MOST }.into());
        }
        at = (start + length + "endstream".len()).min(bytes.len());
    }
    Ok(())
}

/// The two bytes that a zlib stream begins with (RFC 1950).
fn is_deflated(packed: &[u8]) -> bool {
    matches!(packed, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

fn unpacks_beyond(packed: &[u8], limit: u64) -> bool {
    let mut piece = vec![0; 64 * 1024];
    let mut decoder = flate2::read::ZlibDecoder::new(packed);
    let mut count = 0;
    // a damaged stream ends here as it does for the library
    while let Ok(read @ 1..) = decoder.read(&mut piece) {
        count += read as u64;
        if count > limit {
            return true;
        }
    }
    false
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
        let error = refuse_bombs(&file(300)).expect_err("300 MB");
        assert!(error.to_string().contains("the stream at byte 48"), "{error}");
        assert!(refuse_bombs(&file(200)).is_ok());
        // neither streams without an end nor words that only look like one
        assert!(refuse_bombs(b"stream\nx\x9c endless stream").is_ok());
    }
}

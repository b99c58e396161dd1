use std::sync::Arc;

use super::Locations;
use crate::error::{Error, ErrorKind};

/// One input: its name and its text, byte for byte as the author saved it. Of a Word, OpenDocument or
/// PDF file, the text that was taken out of it, one paragraph a line.
#[derive(Debug, Clone)]
pub struct Input {
    path: String,
    text: Arc<str>,
    /// For a text taken out of a file that is none.
    locations: Option<Locations>,
}

/// Offsets are kept in 32 bits.
const LARGEST: usize = u32::MAX as usize;

impl Input {
    /// An input from text already in memory. `path` is only a name, shown in findings.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] above 4 GiB.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let (path, text): (String, String) = (path.into(), text.into());
        if text.len() >= LARGEST {
            return Err(Error::new(ErrorKind::TooLarge { limit: LARGEST as u64 }).in_file(path));
        }
        Ok(Self { path, text: text.into(), locations: None })
    }

    /// A text taken out of a file, with the places that it came from.
    pub(crate) fn extracted(path: impl Into<String>, text: String, locations: Locations) -> Result<Self, Error> {
        let mut input = Self::new(path, text)?;
        input.locations = Some(locations);
        Ok(input)
    }

    pub(crate) fn locations(&self) -> Option<&Locations> {
        self.locations.as_ref()
    }

    /// An input from the bytes of a file.
    ///
    /// # Errors
    /// [`ErrorKind::NotUtf8`] with the offset and line of the first byte that is not UTF-8, and the
    /// encoding that the bytes look like; [`ErrorKind::TooLarge`] above 4 GiB.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let path = path.into();
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, text),
            Err(bad) => {
                let offset = bad.utf8_error().valid_up_to();
                let bytes = bad.as_bytes();
                let line = memchr::memchr_iter(b'\n', &bytes[..offset]).count() + 1;
                let looks_like = likely_encoding(bytes);
                Err(Error::new(ErrorKind::NotUtf8 { offset, line, looks_like }).in_file(path))
            }
        }
    }

    /// The name under which findings show this input.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same, to be shared.
    pub(crate) fn shared(&self) -> &Arc<str> {
        &self.text
    }

    /// The whole text, a byte-order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn likely_encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        [b'P', b'K', 3, 4, ..] => "a zip archive (Word or OpenDocument file)",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        _ if bytes.contains(&0) => "a binary file",
        _ => "Windows-1252 or another one-byte encoding",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_no_utf8_is_named_with_its_place() {
        let error = Input::from_bytes("a.md", b"ab\ncaf\xe9 ici".to_vec()).expect_err("not UTF-8");
        let shown = error.to_string();
        assert!(shown.contains("a.md") && shown.contains("byte 6") && shown.contains("line 2"), "{shown}");
        assert!(shown.contains("Windows-1252"), "{shown}");
    }
}

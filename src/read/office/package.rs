//! Zip packages: parts by name, with bounded memory.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{Error, ErrorKind};

/// The largest part, unpacked. The text of a report of ten thousand pages is smaller.
const LARGEST_PART: u64 = 256 << 20;
/// The most that one file may unpack to, over all parts that are read.
const LARGEST_WHOLE: u64 = 512 << 20;

pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        // An old Word file, or a new one that is encrypted as a whole.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(ErrorKind::Encrypted.into());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged("the archive", &e))?;
        Ok(Self { archive, unpacked: 0 })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let member = match self.archive.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => return Err(ErrorKind::Encrypted.into()),
            Err(error) => return Err(damaged(name, &error)),
        };
        let limit = LARGEST_PART.min(LARGEST_WHOLE - self.unpacked);
        let mut bytes = Vec::new();
        // What the header says of the size is not believed: nothing is set aside for it.
        member.take(limit + 1).read_to_end(&mut bytes).map_err(|e| damaged(name, &e))?;
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::PartTooLarge { part: name.to_owned(), limit }.into());
        }
        self.unpacked += bytes.len() as u64;
        Ok(Some(text_of(bytes)))
    }

    /// The text of a part that the file cannot do without.
    pub(crate) fn needed(&mut self, name: &str) -> Result<String, Error> {
        self.part(name)?.ok_or_else(|| ErrorKind::MissingPart { part: name.to_owned() }.into())
    }

    /// The text of a part that the file can do without, damaged or not.
    pub(crate) fn optional(&mut self, name: &str) -> Result<String, Error> {
        match self.part(name) {
            Ok(text) => Ok(text.unwrap_or_default()),
            Err(error) if matches!(error.kind(), ErrorKind::Damaged { .. }) => Ok(String::new()),
            Err(error) => Err(error),
        }
    }
}

fn damaged(part: &str, reason: &dyn std::fmt::Display) -> Error {
    ErrorKind::Damaged { part: part.to_owned(), reason: reason.to_string() }.into()
}

/// XML parts are UTF-8, or UTF-16 with a byte-order mark. Bytes that fit neither cost a character.
fn text_of(bytes: Vec<u8>) -> String {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned()),
    }
}

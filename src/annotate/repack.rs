//! A package with some parts changed and all others byte for byte as they were.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::error::{Error, ErrorKind};

/// The package with these parts in the place of those of the same names; new ones come last.
pub(super) fn repack(bytes: &[u8], parts: &[(&str, String)]) -> Result<Vec<u8>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| failed("the archive", &e))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    let mut written = vec![false; parts.len()];
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|e| failed("the archive", &e))?;
        let name = member.name().to_owned();
        match parts.iter().position(|(part, _)| *part == name) {
            None => writer.raw_copy_file(member).map_err(|e| failed(&name, &e))?,
            Some(at) if !written[at] => {
                let time = member.last_modified().unwrap_or_default();
                write(&mut writer, &name, &parts[at].1, SimpleFileOptions::default().last_modified_time(time))?;
                written[at] = true;
            }
            Some(_) => {}
        }
    }
    for ((name, text), _) in parts.iter().zip(written).filter(|(_, written)| !written) {
        // no clock is read: the same file is the same bytes
        write(&mut writer, name, text, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
    }
    Ok(writer.finish().map_err(|e| failed("the archive", &e))?.into_inner())
}

fn write(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str, options: SimpleFileOptions) -> Result<(), Error> {
    writer.start_file(name, options).map_err(|e| failed(name, &e))?;
    writer.write_all(text.as_bytes()).map_err(|e| failed(name, &e))
}

fn failed(part: &str, reason: &dyn std::fmt::Display) -> Error {
    ErrorKind::Damaged { part: part.to_owned(), reason: reason.to_string() }.into()
}

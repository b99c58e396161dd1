//! The functions of the fuzz targets on real notes and on what a fuzzer makes of them: bytes cut out,
//! doubled, changed.

use std::path::Path;

use recoupe::document::Format;

#[path = "../../fuzz/readers.rs"]
pub(crate) mod readers;

/// SplitMix64: the same bytes on every run.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) as usize
}

fn mutated(seed: &[u8], state: &mut u64) -> Vec<u8> {
    const SIGNS: [&[u8]; 10] = [b"[^", b"(", b"\xc2\xab", b"\n\n", b"\x0c", b"<sup>", b"\xff", b"^[", b"1. ", b"\xe2\x81\xb5"];
    let mut bytes = seed.to_vec();
    for _ in 0..=next(state) % 8 {
        if bytes.is_empty() {
            break;
        }
        let at = next(state) % bytes.len();
        let end = (at + next(state) % 400).min(bytes.len());
        match next(state) % 4 {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].to_vec();
                let to = next(state) % bytes.len();
                bytes.splice(to..to, piece);
            }
            2 => {
                let sign = SIGNS[next(state) % SIGNS.len()];
                bytes.splice(at..at, sign.iter().copied());
            }
            _ => bytes[at] = (next(state) % 256) as u8,
        }
    }
    bytes
}

/// The parts of a package, by name.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    (0..archive.len())
        .map(|i| {
            let mut part = archive.by_index(i).expect("a part");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).expect("readable");
            (part.name().to_owned(), bytes)
        })
        .collect()
}

#[test]
fn every_format_has_its_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let listed = std::fs::read_to_string(folder.join("Cargo.toml")).expect("readable");
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Latex, Format::Docx, Format::Odt, Format::Pdf] {
        let name = format.slug();
        let target = std::fs::read_to_string(folder.join(format!("targets/{name}.rs"))).unwrap_or_else(|_| panic!("no target {name}"));
        assert!(target.contains(&format!("Format::{format:?}")) && listed.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
}

#[test]
fn changed_pages_and_packages_are_read_without_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    let read = |name: &str| std::fs::read(folder.join(name)).expect("readable");
    let mut state = 7;
    for name in ["fr.html", "en.libreoffice.html"] {
        let seed = read(name);
        for _ in 0..12 {
            readers::read(&mutated(&seed, &mut state), Format::Html);
        }
    }
    let seed = read("en.pdf");
    for _ in 0..24 {
        readers::read(&mutated(&seed, &mut state), Format::Pdf);
    }
    let seed = read("fr.tex");
    for _ in 0..12 {
        let bytes = mutated(&seed, &mut state);
        readers::read(String::from_utf8_lossy(&bytes).as_bytes(), Format::Latex);
    }
    for (name, format) in [("en.docx", Format::Docx), ("fr.libreoffice.docx", Format::Docx), ("en.libreoffice.odt", Format::Odt)] {
        let whole = read(name);
        for _ in 0..6 {
            readers::read(&mutated(&whole, &mut state), format);
        }
        let seed = parts(&whole);
        for round in 0..8 {
            let changed: Vec<(&str, String)> = seed
                .iter()
                .map(|(name, bytes)| {
                    let in_turn = name.contains("xml") && next(&mut state) % 4 == round % 4;
                    let bytes = if in_turn { mutated(bytes, &mut state) } else { bytes.clone() };
                    (name.as_str(), String::from_utf8_lossy(&bytes).into_owned())
                })
                .collect();
            let parts: Vec<(&str, &str)> = changed.iter().map(|(name, text)| (*name, text.as_str())).collect();
            readers::read(&crate::formats::package(&parts), format);
        }
    }
}

#[test]
fn changed_notes_are_read_without_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut notes: Vec<_> = ["gold", "reports"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).expect("fixtures").map(|e| e.expect("entry").path()))
        .filter(|p| p.extension().is_some_and(|e| e == "md" || e == "txt"))
        .collect();
    notes.sort();
    let mut state = 1;
    for path in notes {
        let seed = std::fs::read(&path).expect("readable");
        for _ in 0..12 {
            let bytes = mutated(&seed, &mut state);
            // what is left must be text for most runs to reach the readers
            let bytes = if next(&mut state).is_multiple_of(4) { bytes } else { String::from_utf8_lossy(&bytes).into_owned().into_bytes() };
            readers::read(&bytes, Format::Text);
            readers::read(&bytes, Format::Markdown);
        }
    }
}

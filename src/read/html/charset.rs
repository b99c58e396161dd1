//! The characters of a page: what it declares, else UTF-8, else Windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Browsers look no further for a declaration.
const HEAD: usize = 1024;

/// The text of a page. A page that is no UTF-8 is decoded, and places are those of the decoded text.
pub(in crate::read) fn decoded(bytes: Vec<u8>) -> String {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    if marked.is_none_or(|encoding| encoding == UTF_8) {
        match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(other) => return decode(other.as_bytes()),
        }
    }
    decode(&bytes)
}

fn decode(bytes: &[u8]) -> String {
    let (text, ..) = declared(bytes).unwrap_or(WINDOWS_1252).decode(bytes);
    text.into_owned()
}

/// `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml … encoding="…"?>`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let label = ["charset=", "encoding="].iter().find_map(|sign| {
        let at = memchr::memmem::find(head, sign.as_bytes())? + sign.len();
        let rest = head[at..].strip_prefix(b"\"").or_else(|| head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:".contains(b))).unwrap_or(rest.len());
        Some(&rest[..end])
    })?;
    // bytes that are no UTF-8 were declared UTF-8 by mistake
    Encoding::for_label(label).filter(|&encoding| encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_the_characters_that_they_declare() {
        assert_eq!(decoded("<p>été".into()), "<p>été");
        assert_eq!(decoded(b"<p>\xe9t\xe9 \x80".to_vec()), "<p>été €");
        let russian = b"<meta charset=\"windows-1251\"><p>\xcc\xee\xf1\xea\xe2\xe0".to_vec();
        assert!(decoded(russian).ends_with("Москва"));
        assert!(decoded(b"<meta charset=utf-8>caf\xe9".to_vec()).ends_with("café"));
    }
}

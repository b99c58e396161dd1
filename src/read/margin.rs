//! The notes that the program itself wrote into the margin of a Markdown or text file: how they look, and where
//! they stand. They are no words of the report, and no comments that speak to the program.

use memchr::memmem;

use crate::document::Format;
use crate::text::Span;

/// What such a note begins and ends with in a format; without it, a format has none.
pub(crate) const fn form(format: Format) -> Option<(&'static str, &'static str)> {
    match format {
        Format::Markdown => Some(("<!-- recoupe found ", " -->")),
        Format::Text => Some(("[recoupe] ", "")),
        _ => None,
    }
}

/// The notes of a text with the space or line end before each, which came with it; in order.
pub(crate) fn notes(text: &str, format: Format) -> Vec<Span> {
    let Some((open, close)) = form(format) else { return Vec::new() };
    let mut found = Vec::new();
    let (mut from, mut line) = (0, 0);
    for start in memmem::find_iter(text.as_bytes(), open) {
        let begins_line = text[..start].ends_with('\n') || start == 0;
        if start < from || close.is_empty() && !begins_line {
            continue;
        }
        let inside = start + open.len();
        // notes are written in one line, and a line may hold many
        if line < inside {
            line = memchr::memchr(b'\n', &text.as_bytes()[inside..]).map_or(text.len(), |end| inside + end);
        }
        let length = if close.is_empty() { Some(text[inside..line].trim_end().len()) } else { text[inside..line].find(close) };
        let Some(end) = length.map(|length| inside + length) else { continue };
        if !ends_with_key(&text[inside..end]) {
            continue;
        }
        let before = &text[from..start];
        let with = ["\r\n", "\n", " "].into_iter().find(|with| before.ends_with(with)).map_or(0, str::len);
        from = end + close.len();
        found.push(Span::new(start - with, from));
    }
    found
}

/// "[0123456789ab]", the key of the cause.
fn ends_with_key(words: &str) -> bool {
    let key = words.strip_suffix(']').and_then(|w| w.rsplit_once('[')).map_or("", |(_, key)| key);
    key.len() == 12 && key.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_notes_of_the_program_are_told_with_what_came_with_them() {
        let found =
            |text: &str, format: Format| notes(text, format).into_iter().map(|s| text[s.start..s.end].to_owned()).collect::<Vec<_>>();
        let own = "<!-- recoupe found single-source: one. [0123456789ab] -->";
        assert_eq!(found(&format!("A fact {own} and {own}\n"), Format::Markdown), [format!(" {own}"), format!(" {own}")]);
        assert_eq!(found(&format!("---\r\n{own}"), Format::Markdown), [format!("\r\n{own}")]);
        assert_eq!(found(own, Format::Markdown), [own]);
        for other in ["<!-- recoupe found it -->", "<!-- recoupe: ignore dates -->", "<!-- recoupe found x [0123456789ab]", "[recoupe] x"] {
            assert_eq!(found(other, Format::Markdown), Vec::<String>::new(), "{other}");
        }
        let line = "[recoupe] dates: one. [0123456789ab]";
        assert_eq!(found(&format!("A fact.\n{line}\n{line}\nWords {line}\n"), Format::Text), [format!("\n{line}"), format!("\n{line}")]);
        assert!(notes(own, Format::Text).is_empty());
    }
}

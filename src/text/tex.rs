//! TeX's ways of writing letters and signs, for LaTeX drafts and BibTeX entries.

use unicode_normalization::char::compose;

/// What a command, or a run of signs, at the beginning of `rest` stands for, and its length in bytes.
/// `None` where it is no letter or sign.
pub(crate) fn sign(rest: &str) -> Option<(String, usize)> {
    for (written, meant) in [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u{a0}"), ("<<", "«"), (">>", "»")] {
        if rest.starts_with(written) {
            return Some((meant.to_owned(), written.len()));
        }
    }
    let command = rest.strip_prefix('\\')?;
    let first = command.chars().next()?;
    if let Some(mark) =
        accent(first).filter(|_| !first.is_ascii_alphabetic() || !command[1..].starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        return accented(command, mark).map(|(letter, length)| (letter, length + 1));
    }
    if !first.is_ascii_alphabetic() {
        let meant = match first {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => first.to_string(),
            ',' | ';' | ':' | ' ' | '!' | '/' => {
                if first == '!' || first == '/' {
                    String::new()
                } else {
                    " ".to_owned()
                }
            }
            '-' => String::new(),
            _ => return None,
        };
        return Some((meant, 1 + first.len_utf8()));
    }
    let length = command.bytes().take_while(u8::is_ascii_alphabetic).count();
    let meant = NAMED.iter().find(|(name, _)| *name == &command[..length])?.1;
    // the braces or the space that end a command are no text
    let after = &command[length..];
    let end = if after.starts_with("{}") { 2 } else { usize::from(after.starts_with(' ')) };
    Some((meant.to_owned(), 1 + length + end))
}

/// The combining mark of an accent.
fn accent(sign: char) -> Option<char> {
    Some(match sign {
        '`' => '\u{300}',
        '\'' => '\u{301}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '"' => '\u{308}',
        '=' => '\u{304}',
        '.' => '\u{307}',
        'c' => '\u{327}',
        'v' => '\u{30c}',
        'u' => '\u{306}',
        'H' => '\u{30b}',
        'k' => '\u{328}',
        'r' => '\u{30a}',
        'd' => '\u{323}',
        _ => return None,
    })
}

/// `'e`, `'{e}`, `c{c}`, `^\i`: the letter with its mark, and the length.
fn accented(command: &str, mark: char) -> Option<(String, usize)> {
    let mut rest = &command[1..];
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    rest = &rest[spaces..];
    let braced = rest.starts_with('{');
    let inner = if braced { &rest[1..] } else { rest };
    let (letter, length) = match inner.strip_prefix('\\') {
        Some(dotless) => (dotless.chars().next().filter(|c| matches!(c, 'i' | 'j'))?, 2),
        None => inner.chars().next().filter(|c| c.is_alphabetic()).map(|c| (c, c.len_utf8()))?,
    };
    let end = 1 + spaces + usize::from(braced) + length;
    if braced && command.as_bytes().get(end) != Some(&b'}') {
        return None;
    }
    let whole = compose(letter, mark).map_or_else(|| format!("{letter}{mark}"), |c| c.to_string());
    Some((whole, end + usize::from(braced)))
}

const NAMED: [(&str, &str); 41] = [
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ss", "ß"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("og", "« "),
    ("fg", " »"),
    ("dots", "…"),
    ("ldots", "…"),
    ("textellipsis", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("textquoteright", "’"),
    ("euro", "€"),
    ("pounds", "£"),
    ("textdegree", "°"),
    ("degre", "°"),
    ("S", "§"),
    ("ier", "er"),
    ("iere", "re"),
    ("ieme", "e"),
    ("no", "nᵒ "),
    ("quad", " "),
    ("textbackslash", "\\"),
    ("textquotesingle", "'"),
    ("textquotedbl", "\""),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
];

/// Text of BibTeX as it is read: letters decoded, commands and braces left out.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some((meant, length)) = sign(rest) {
            out.push_str(&meant);
            at += length;
        } else if let Some(command) = rest.strip_prefix('\\') {
            // a command without meaning for the words: \emph, \url
            let letters = command.bytes().take_while(u8::is_ascii_alphabetic).count();
            at += 1 + letters.max(command.chars().next().map_or(0, char::len_utf8));
            if letters > 0 && text[at..].starts_with(' ') {
                at += 1;
            }
        } else {
            let c = rest.chars().next().unwrap_or(' ');
            if !matches!(c, '{' | '}') {
                out.push(if c.is_whitespace() { ' ' } else { c });
            }
            at += c.len_utf8();
        }
    }
    out.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_decoded_and_commands_left_out() {
        assert_eq!(
            plain(r#"Toka{\"i}ev \& l'{\'E}tat, \c{c}a, \oe uvre, na{\"\i}f, {\v{C}}apek"#),
            "Tokaïev & l'État, ça, œuvre, naïf, Čapek"
        );
        assert_eq!(plain(r"\emph{Le  Monde} -- ``x'' \url{a}"), "Le Monde – “x” a");
        assert_eq!(plain(r"\textbf"), "");
    }
}
